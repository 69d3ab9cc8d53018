"""Python stubs (.pyi) from the rows: functions, Tensor methods, nn.functional entries and leaf layers; and the leaf
layers as calls of nn.functional."""

from __future__ import annotations

import ast
import re
from itertools import groupby

from schema import ROOT, Arg, LayerRow, OpRow, Result

HEAD = '''"""Made by tools/generate.py from {source}: edit those rows, not this file."""
# mypy: disable-error-code="overload-cannot-match,overload-overlap"

import builtins
from collections.abc import Sequence
from typing import Any, Literal, overload

from flashlight import Generator, Tensor, device, dtype, layout, memory_format
from flashlight._types import Number

'''
KEYWORDS = {"from", "lambda", "is", "in", "not", "and", "or", "if", "else", "del", "with", "as", "None"}
FACTORY = [
    "out: Tensor | None = None",
    "device: device | str | None = None",
    "layout: layout | None = None",
    "pin_memory: builtins.bool = False",
    "requires_grad: builtins.bool = False",
]


def annotation(arg: Arg) -> str:
    text = {
        "TENSOR": "Tensor",
        "TENSORS": "Sequence[Tensor]",
        # builtins. because Tensor has methods int, float and bool
        "INT": "builtins.int",
        "INTS": "builtins.int | Sequence[builtins.int | None]"
        if arg.none_items
        else "builtins.int | Sequence[builtins.int]",
        "FLOAT": "builtins.float",
        "FLOATS": "builtins.float | Sequence[builtins.float]",
        "BOOL": "builtins.bool",
        "SCALAR": "Number",
        "DTYPE": "dtype",
        "FORMAT": "memory_format",
        "STR": "str",
        "GENERATOR": "Generator",
    }[arg.kind]
    if arg.or_text:
        text += " | str"
    return text + (" | None" if arg.optional else "")


def default(arg: Arg) -> str:
    if not arg.has_default:
        return ""
    return " = ..." if arg.kind in ("DTYPE", "FORMAT") and arg.default is not None else f" = {arg.default_text}"


def parameters(args: list[Arg], rename_self: bool, extra: list[str]) -> str:
    parts, keyword = [], False
    for i, arg in enumerate(args):
        if arg.name in KEYWORDS:  # cannot be written as a keyword: stays positional
            parts.append(f"{arg.name}_: {annotation(arg)}{default(arg)}")
            continue
        if arg.keyword and not keyword:
            parts.append("*")
            keyword = True
        name = "input" if rename_self and i == 0 and arg.name == "self" else arg.name
        parts.append(f"{name}: {annotation(arg)}{default(arg)}")
    if extra and not keyword:
        parts.append("*")
    return ", ".join(parts + extra)


def returns(results: list[Result]) -> str:
    one = {
        "TENSOR": "Tensor",
        "TENSORS": "tuple[Tensor, ...]",
        "BOOL": "builtins.bool",
        "INT": "builtins.int",
        "FLOAT": "builtins.float",
        "SCALAR": "Number",
        "STR": "str",
    }
    if len(results) == 1:
        return one[results[0].kind]
    if all(r.name for r in results):
        return "Any"
    return "tuple[" + ", ".join(one[r.kind] for r in results) + "]"


def without_self(row: OpRow) -> list[Arg]:
    """The arguments of a method. self need not be the row's first: where(condition, self, other)."""
    rest = [a for a in row.signature.args if a.name != "self"]
    return rest if len(rest) < len(row.signature.args) else rest[1:]


def spreads(row: OpRow, method: bool) -> bool:
    """Whether the items of the one positional list may be given one by one: zeros(2, 3), x.view(2, 3)."""
    positional = [a for a in (without_self(row) if method else row.signature.args) if not a.keyword]
    return len(positional) == 1 and positional[0].kind == "INTS" and not positional[0].size


# What Python adds to a row: an argument, and the result with it.
ADDED = {"nonzero": ("as_tuple: Literal[True]", "tuple[Tensor, ...]")}


def definitions(rows: list[OpRow], indent: str, method: bool, functional: bool) -> list[str]:
    lines = []
    for name, group in groupby(sorted(rows, key=lambda r: r.name), key=lambda r: r.name):
        overloads = list(group)
        many = len(overloads) > 1 or name in ADDED or (not functional and any(spreads(r, method) for r in overloads))
        for row in overloads:
            args, extra = list(row.signature.args), []
            if method:
                args = without_self(row)
                extra = FACTORY[1:] if "factory" in row.flags else []  # no out=
            elif not functional:
                extra = FACTORY if "factory" in row.flags else ["out: Any = None"] if "out" in row.flags else []
            elif "inplace" in row.flags:
                extra = ["inplace: builtins.bool = False"]
            text = parameters(args, not method, extra)
            text = ("self, " + text if text else "self") if method else text
            if many:
                lines.append(f"{indent}@overload")
            result = "Tensor" if row.inplace else returns(row.signature.results)
            lines.append(f"{indent}def {name}({text}) -> {result}: ...")
            if name in ADDED:
                added, its_result = ADDED[name]
                text += (", " if "*, " in text else ", *, ") + added
                lines += [f"{indent}@overload", f"{indent}def {name}({text}) -> {its_result}: ..."]
            if not functional and spreads(row, method):
                rest = parameters(args[1:], False, extra).removeprefix("*, ").removeprefix("*")
                text = ", ".join(t for t in ("self" if method else "", f"*{args[0].name}: builtins.int", rest) if t)
                lines += [f"{indent}@overload", f"{indent}def {name}({text}) -> {result}: ..."]
    return lines


def function_stubs(rows: list[OpRow]) -> str:
    chosen = [r for r in rows if "function" in r.flags]
    return HEAD.format(source="src/ops/*.def") + "\n".join(definitions(chosen, "", False, False)) + "\n"


def method_stubs(rows: list[OpRow]) -> str:
    chosen = [r for r in rows if "method" in r.flags]
    body = definitions(chosen, "    ", True, False) or ["    pass"]
    return HEAD.format(source="src/ops/*.def") + "class TensorMethods:\n" + "\n".join(body) + "\n"


def functional_stubs(rows: list[OpRow]) -> str:
    chosen = [r for r in rows if "nn" in r.flags and not r.inplace]
    return HEAD.format(source="src/ops/*.def") + "\n".join(definitions(chosen, "", False, True)) + "\n"


# The recurrent layers of Python take their state as PyTorch's do; the rows have what C gives, tensor by tensor.
STATE = "tuple[Tensor, Tensor] | None = None"
SEQUENCE = "input: Tensor | PackedSequence"
RECURRENT = {
    "RNN": (f"{SEQUENCE}, hx: Tensor | None = None", "tuple[Any, Tensor]"),
    "GRU": (f"{SEQUENCE}, hx: Tensor | None = None", "tuple[Any, Tensor]"),
    "LSTM": (f"{SEQUENCE}, hx: {STATE}", "tuple[Any, tuple[Tensor, Tensor]]"),
    "LSTMCell": (f"input: Tensor, hx: {STATE}", "tuple[Tensor, Tensor]"),
}


def slots(row: LayerRow) -> list[str]:
    """A layer's parameters and buffers: what its function of slots adds under a name that is written there."""
    source = (ROOT / f"src/nn/{row.family}.c").read_text()
    function = re.search(rf"^[^\n;]*\bfl_layer__{row.functions.get('slots')}\([^;]*?\{{\n.*?^\}}", source, re.M | re.S)
    found = re.findall(r'fl_slot_add\([^"]*"(\w+)",\s*FL_SLOT_(\w+)', function[0]) if function else []
    return [f"    {name}: {'Parameter' if kind == 'PARAMETER' else 'Tensor'}" for name, kind in dict(found).items()]


def options(row: LayerRow) -> list[str]:
    """The options that are attributes: all but those that became a parameter, and what a composite gave on. A
    convolution keeps a number that stands for several as a tuple of them."""
    given_on = {"attention": ["bias", "add_bias_kv"], "transformer": [arg.name for arg in row.signature.args]}
    gone = [*given_on.get(row.family, []), *(line.split(":")[0].strip() for line in slots(row))]
    kept = {arg.name: annotation(arg) for arg in row.signature.args if arg.name not in gone}
    if row.family == "conv":
        whole = "builtins.int | Sequence[builtins.int]"
        kept = {name: text.replace(whole, "tuple[builtins.int, ...]") for name, text in kept.items()}
    return [f"    {name}: {text}" for name, text in kept.items()]


def layer_stubs(rows: list[LayerRow]) -> str:
    lines = [HEAD.format(source="src/nn/*.def") + "from flashlight.nn.modules.module import Module"]
    lines += ["from flashlight.nn.parameter import Parameter", "from flashlight.nn.utils.rnn import PackedSequence\n"]
    for row in rows:
        init = parameters(
            row.signature.args, False, ["device: device | str | None = None", "dtype: dtype | None = None"]
        )
        result = "Tensor" if row.n_outputs == 1 else "Any"
        forward, result = RECURRENT.get(row.signature.name, (parameters(row.inputs, False, []), result))
        lines += [
            f"class {row.signature.name}(Module):",
            *options(row),
            *slots(row),
            f"    def __init__(self, {init}) -> None: ...",
            f"    def forward(self, {forward}) -> {result}: ...",
            f"    def __call__(self, {forward}) -> {result}: ...",
            "",
        ]
    return "\n".join(lines)


# ---- Leaf layers as calls of nn.functional ---------------------------------------------------------------------------

CALLS_HEAD = '''"""Made by tools/generate.py from {source}: edit those rows, not this file.

Layer -> what its forward does, as one call of nn.functional (_spelled.py says who asks for it).
"""

# ruff: noqa: E501
# fmt: off
import flashlight
import flashlight.nn.functional as F
from flashlight import Tensor

CALLS = {{
'''


def layer_call(row: LayerRow) -> str:
    """A row's call in Python: "linear(input, weight, bias)" takes input from forward, the others are attributes; "p="
    is attribute p by name. A function is one of nn.functional unless a place is named."""
    call = ast.parse(re.sub(r"(\w+)=(?=[,)])", r"\1=self.\1", row.call), mode="eval").body
    inputs = [arg.name for arg in row.inputs]

    def value(node: ast.expr) -> str:
        text = ast.unparse(node)
        return f"self.{text}" if isinstance(node, ast.Name) and text not in inputs else text

    function = ast.unparse(call.func)
    arguments = [*map(value, call.args), *(f"{k.arg}={value(k.value)}" for k in call.keywords)]
    taken = ["self", *(arg.name + (f"={arg.default_text}" if arg.has_default else "") for arg in row.inputs)]
    place = "" if "." in function else "F."
    return f"lambda {', '.join(taken)}: {place}{function}({', '.join(arguments)})"


def layer_calls(rows: list[LayerRow]) -> str:
    lines = [f'    "{row.signature.name}": {layer_call(row)},\n' for row in rows if row.call]
    return CALLS_HEAD.format(source="src/nn/*.def") + "".join(lines) + "}\n"
