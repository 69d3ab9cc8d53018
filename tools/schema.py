"""Reads the rows of the op and layer tables: src/ops/*.def and src/nn/*.def.

The grammar of a signature is that of PyTorch's native_functions: `name.overload(Type name=default, *, ...) -> Type`.
"""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass, field, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

KINDS = {
    "Tensor": "TENSOR",
    "int": "INT",
    "float": "FLOAT",
    "bool": "BOOL",
    "SymInt": "INT",  # a tensor of one integer is accepted in its place
    "Scalar": "SCALAR",
    "ScalarType": "DTYPE",
    "MemoryFormat": "FORMAT",
    "str": "STR",
    "Generator": "GENERATOR",
}
NO_DEFAULT = object()


class SchemaError(Exception):
    """A row that cannot be read; the message names its file and text."""


@dataclass
class Arg:
    name: str
    kind: str  # the part of fl_kind after FL_K_
    size: int = 0  # N of int[N]
    optional: bool = False
    keyword: bool = False
    or_text: bool = False  # int[N]|str: a string is accepted in its place
    or_int: bool = False  # int[]|int: one number is accepted for a list of one
    none_items: bool = False  # int?[N]: items may be None
    exact: bool = False  # int[=N]: a list of one does not stand for N of it; int[=]: a number is not a list of one
    truth: bool = False  # bool|any: what has a truth value
    or_item: bool = False  # SymInt: a tensor of one integer is accepted in its place
    default: object = NO_DEFAULT
    default_text: str = ""

    @property
    def single(self) -> bool:
        """Where a single number is handed on as what it is (count -1 in C), for the op to repeat."""
        return self.exact and not self.size

    @property
    def has_default(self) -> bool:
        return self.default is not NO_DEFAULT


@dataclass
class Result:
    kind: str
    name: str = ""


@dataclass
class Signature:
    name: str
    overload: str
    args: list[Arg]
    results: list[Result]  # one of kind TENSORS for Tensor[]
    text: str


# The words for what autocast does with an op's arguments, and how docs/reference puts them.
AUTOCAST = {
    "lower": "to the dtype of autocast",
    "float32": "to float32",
    "widest": "to float32 where one of them is",
    "first": "to the dtype of the first (float32, or that of autocast)",
}


@dataclass
class OpRow:
    signature: Signature
    flags: list[str]
    doc: str
    family: str
    inplace: bool = False  # the in-place twin of a row
    alias_of: OpRow | None = None  # another name for this row: no function of its own

    @property
    def name(self) -> str:
        return self.signature.name + ("_" if self.inplace else "")

    @property
    def autocast(self) -> str | None:
        """What autocast does with its arguments: lower, float32, widest or first (src/ops/autocast.h)."""
        words = [f.removeprefix("autocast_") for f in self.flags if f.startswith("autocast_")]
        if len(words) > 1 or any(word not in AUTOCAST for word in words):
            raise SchemaError(f"{self.signature.text}: autocast_{' or autocast_'.join(AUTOCAST)}")
        return words[0] if words else None

    @property
    def c_name(self) -> str:
        """PyTorch's name without the underscore of those that it hides behind a class: fl_standard_gamma."""
        name, overload = self.signature.name, self.signature.overload
        mutates = self.inplace or (name.endswith("_") and not name.endswith("__"))
        name = name.rstrip("_") if mutates else name
        return "fl_" + name.lstrip("_") + (f"_{overload}" if overload else "") + ("_" if mutates else "")


@dataclass
class LayerRow:
    signature: Signature
    inputs: list[Arg]
    inputs_text: str
    n_outputs: int
    module: str
    family: str
    flags: list[str]
    functions: dict[str, str] = field(default_factory=dict)
    doc: str = ""
    call: str = ""  # forward as one call of nn.functional, where it is that

    @property
    def c_name(self) -> str:
        return snake(self.signature.name)


def snake(name: str) -> str:
    """BatchNorm2d -> batch_norm2d, ReLU -> relu, BCEWithLogitsLoss -> bce_with_logits_loss."""
    name = name.replace("ReLU", "Relu").replace("SiLU", "Silu").replace("PRelu", "Prelu").replace("RRelu", "Rrelu")
    name = re.sub(r"([A-Z]+)([A-Z][a-z])", r"\1_\2", name)
    return re.sub(r"([a-z0-9])([A-Z])", r"\1_\2", name).lower()


def parse_default(text: str, arg: Arg) -> object:
    words = {
        "None": None,
        "True": True,
        "False": False,
        "contiguous_format": "contiguous",
        "preserve_format": "preserve",
    }
    if text in words:
        return words[text]
    if text in ("inf", "-inf", "nan"):
        return float(text)
    if arg.kind == "DTYPE":
        return text
    return ast.literal_eval(text)


def split_commas(text: str) -> list[str]:
    """Splits at commas outside brackets and quotes."""
    parts, depth, quote, start = [], 0, "", 0
    for i, c in enumerate(text):
        if quote:
            quote = "" if c == quote else quote
        elif c in "\"'":
            quote = c
        elif c in "([{":
            depth += 1
        elif c in ")]}":
            depth -= 1
        elif c == "," and depth == 0:
            parts.append(text[start:i].strip())
            start = i + 1
    tail = text[start:].strip()
    return parts + [tail] if tail else parts


# type?[=N]?|other name=default
ARG = re.compile(
    r"([A-Za-z]+)(\?)?(\[(=?)(\d*)\])?(\?)?(\|str|\|int|\|any)?\s+"
    r"([A-Za-z_][A-Za-z_0-9]*)(?:\s*=\s*(.+))?"
)


def parse_args(text: str) -> list[Arg]:
    args, keyword = [], False
    for part in split_commas(text):
        if part == "*":
            keyword = True
            continue
        match = ARG.fullmatch(part)
        if not match:
            raise SchemaError(f"argument not understood: {part!r}")
        base, inner_optional, is_list, exact, size, optional, other, name, default = match.groups()
        if base not in KINDS:
            raise SchemaError(f"unknown type {base!r} in {part!r}")
        kind = KINDS[base]
        if is_list:
            kind = {"TENSOR": "TENSORS", "INT": "INTS", "FLOAT": "FLOATS"}[kind]
        arg = Arg(name, kind, int(size or 0), bool(optional or (inner_optional and not is_list)), keyword)
        arg.or_text, arg.or_int = other == "|str", other == "|int"
        arg.none_items = bool(is_list and inner_optional)
        arg.exact, arg.truth, arg.or_item = bool(exact), other == "|any", base == "SymInt"
        if default is not None:
            arg.default_text = default
            arg.default = parse_default(default, arg)
            if arg.default is None:
                arg.optional = True
        args.append(arg)
    return args


def parse_signature(text: str) -> Signature:
    call, _, returns = text.partition("->")
    match = re.fullmatch(r"\s*([A-Za-z_0-9]+)(?:\.([A-Za-z_0-9]+))?\((.*)\)\s*", call, re.S)
    if not match:
        raise SchemaError(f"signature not understood: {text!r}")
    name, overload, args = match.groups()
    results = []
    returns = returns.strip() or "Tensor"
    for part in split_commas(returns[1:-1]) if returns.startswith("(") else [returns]:
        words = part.split()
        kind = "TENSORS" if words[0] == "Tensor[]" else KINDS.get(words[0])
        if not kind:
            raise SchemaError(f"unknown result type in {text!r}")
        results.append(Result(kind, words[1] if len(words) > 1 else ""))
    return Signature(name, overload or "", parse_args(args), results, text)


def read_calls(path: Path, macro: str):
    """Yields the argument texts of each `macro(...)` in a .def file."""
    source = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.S)
    source = re.sub(r"^\s*//.*$", "", source, flags=re.M)
    for match in re.finditer(rf"^{macro}\(", source, re.M):
        depth, quote, i = 1, False, match.end()
        while depth:
            c = source[i]
            if quote:
                if c == "\\":
                    i += 1
                elif c == '"':
                    quote = False
            elif c == '"':
                quote = True
            elif c in "([{":
                depth += 1
            elif c in ")]}":
                depth -= 1
            i += 1
        yield split_commas_c(source[match.end() : i - 1])


def split_commas_c(text: str) -> list[str]:
    parts, depth, quote, start, i = [], 0, False, 0, 0
    while i < len(text):
        c = text[i]
        if quote:
            if c == "\\":
                i += 1
            elif c == '"':
                quote = False
        elif c == '"':
            quote = True
        elif c in "([{":
            depth += 1
        elif c in ")]}":
            depth -= 1
        elif c == "," and depth == 0:
            parts.append(text[start:i].strip())
            start = i + 1
        i += 1
    return parts + [text[start:].strip()]


def string(text: str) -> str:
    """The value of one or more adjacent C string literals."""
    return "".join(ast.literal_eval(piece) for piece in re.findall(r'"(?:\\.|[^"\\])*"', text))


def read_ops() -> list[OpRow]:
    rows = []
    for path in sorted((ROOT / "src/ops").glob("*.def")):
        for parts in read_calls(path, "OP"):
            try:
                signature = parse_signature(string(parts[0]))
            except (SchemaError, ValueError, SyntaxError) as error:
                raise SchemaError(f"{path}: {parts[0]}: {error}") from None
            flags = [f.strip() for f in parts[1].split("|")]
            flags = [f for f in flags if f]
            doc = string(parts[2])
            rows.append(OpRow(signature, flags, doc, path.stem))
            if "inplace" in flags:
                rows.append(OpRow(signature, twin_flags(flags), doc, path.stem, inplace=True))
    return rows + read_aliases(rows)


def twin_flags(flags: list[str]) -> list[str]:
    """Those of an in-place form: a method, and a function only where the row says so."""
    return [f for f in flags if f != "function" or "inplace_function" in flags]


def read_aliases(rows: list[OpRow]) -> list[OpRow]:
    """ALIAS("absolute", "abs"): all rows of abs, and abs_ too, under another name; a third argument: other flags."""
    aliases = []
    for path in sorted((ROOT / "src/ops").glob("*.def")):
        for parts in read_calls(path, "ALIAS"):
            name, target = string(parts[0]), string(parts[1])
            found = [row for row in rows if row.signature.name == target]
            if not found:
                raise SchemaError(f"{path}: {name} is an alias of {target}, which is no row")
            for row in found:
                flags = row.flags
                if len(parts) > 2:
                    flags = [f.strip() for f in parts[2].split("|")]
                    flags = twin_flags(flags) if row.inplace else flags
                if (row.inplace and "inplace" not in flags) or (row.flags == ["nn"] and "nn" not in flags):
                    continue
                signature = replace(row.signature, name=name)
                doc = f"{target} by another name: {row.doc}"
                aliases.append(OpRow(signature, flags, doc, path.stem, row.inplace, row))
    return aliases


def read_layers() -> list[LayerRow]:
    rows = []
    for path in sorted((ROOT / "src/nn").glob("*.def")):
        for parts in read_calls(path, "LAYER"):
            try:
                signature = parse_signature(string(parts[0]))
                forward = parse_signature("forward" + string(parts[1]))
            except (SchemaError, ValueError, SyntaxError) as error:
                raise SchemaError(f"{path}: {parts[0]}: {error}") from None
            flags = [f.strip() for f in parts[3].split("|")]
            functions = dict(pair.strip().split("=") for pair in parts[4].split() if pair)
            rows.append(
                LayerRow(
                    signature,
                    forward.args,
                    string(parts[1]),
                    len(forward.results),
                    string(parts[2]),
                    path.stem,
                    [f for f in flags if f and f != "0"],
                    functions,
                    string(parts[5]),
                    string(parts[6]) if len(parts) > 6 else "",
                )
            )
    return rows
