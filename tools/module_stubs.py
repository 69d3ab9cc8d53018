"""Stubs of the package's own Python modules, from their sources: classes, functions and attributes with signatures.

The sources carry no annotations, so the stubs say Any; what they give is that names, parameters and defaults are known
to editors and to type checkers, and that calls count as typed. RESULTS says what comes out where programs pass it on
under its type, GENERIC which classes take a type in brackets.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path

from schema import read_layers
from stubs import options, slots

HEAD = """# mypy: ignore-errors
# Made by tools/module_stubs.py from {source}: edit that, not this file.
from collections.abc import Iterator
from typing import Any, Generic

import flashlight
from typing_extensions import Self, TypeVar

_Item = TypeVar("_Item", covariant=True, default=Any)

"""
RETURNS = {
    "__new__": "Self",
    "__enter__": "Self",
    "__init__": "None",
    "__len__": "int",
    "__bool__": "bool",
    "__contains__": "bool",
    "__eq__": "bool",
    "__ne__": "bool",
    "__hash__": "int",
    "__str__": "str",
    "__repr__": "str",
    "__iter__": "Iterator[Any]",
    "__exit__": "None",
    "__setattr__": "None",
    "__delattr__": "None",
    "__setitem__": "None",
    "__delitem__": "None",
}
_HANDLE = "flashlight.utils.hooks.RemovableHandle"
RESULTS = {
    **dict.fromkeys(("Module.parameters", "Module.modules", "Module.children", "Module.buffers"), "Iterator[{}]"),
    **dict.fromkeys(
        ("Module.named_parameters", "Module.named_modules", "Module.named_children", "Module.named_buffers"),
        "Iterator[tuple[str, {}]]",
    ),
    **dict.fromkeys(("Module.get_submodule", "Module.get_parameter", "Module.get_buffer"), "{}"),
    **dict.fromkeys(
        [f"Module.{n}" for n in "train eval requires_grad_ to apply cpu float double half bfloat16 type".split()],
        "Self",
    ),
    **dict.fromkeys([f"{c}.state_dict" for c in ("Module", "Optimizer", "LRScheduler")], "dict[str, Any]"),
    **dict.fromkeys(
        [f"Module.register_{n}hook" for n in ("forward_", "forward_pre_", "full_backward_", "full_backward_pre_")],
        _HANDLE,
    ),
    "Module.extra_repr": "str",
    "LRScheduler.get_last_lr": "list[float]",
    "autograd.grad": "tuple[flashlight.Tensor, ...]",
    "gradcheck.gradcheck": "bool",
    "gradcheck.gradgradcheck": "bool",
    "clip_grad.clip_grad_norm_": "flashlight.Tensor",
    "convert_parameters.parameters_to_vector": "flashlight.Tensor",
    "rnn.pad_sequence": "flashlight.Tensor",
    "rnn.pad_packed_sequence": "tuple[flashlight.Tensor, flashlight.Tensor]",
    "dataset.random_split": "list[Subset[Any]]",
}
_KINDS = {
    "parameter": "flashlight.nn.Parameter",
    "buffer": "flashlight.Tensor",
}  # what such a method gives; else modules
GENERIC = {"Dataset", "IterableDataset", "Sampler", "DataLoader"}
ELSEWHERE = {"__init__.py"}  # written by hand
# What a module takes from the tables when it is imported stands in the stubs made from their rows.
LAYERS = "flashlight.nn._layers"
ROWS = {row.signature.name: {line.split(":")[0].strip() for line in slots(row) + options(row)} for row in read_layers()}
FROM_ROWS = {
    "nn/modules/__init__.py": LAYERS,
    "nn/functional.py": "flashlight.nn._functional",
}
ALL_FROM_ROWS = {"linalg.py", "special.py"}  # whatever is asked for, without a signature


def _default(node: ast.expr) -> str:
    """A default as a stub shows it: simple ones in full."""
    simple = isinstance(node, (ast.Constant, ast.UnaryOp)) or (isinstance(node, ast.Tuple) and not node.elts)
    return ast.unparse(node) if simple else "..."


def _parameters(args: ast.arguments) -> str:
    parts = []
    positional = [*args.posonlyargs, *args.args]
    defaults: list[ast.expr | None] = [None] * (len(positional) - len(args.defaults)) + list(args.defaults)
    for i, (arg, default) in enumerate(zip(positional, defaults)):
        text = arg.arg if i == 0 and arg.arg in ("self", "cls") else f"{arg.arg}: Any"
        parts.append(text + (f" = {_default(default)}" if default else ""))
        if args.posonlyargs and i + 1 == len(args.posonlyargs):
            parts.append("/")
    if args.vararg:
        parts.append(f"*{args.vararg.arg}: Any")
    elif args.kwonlyargs:
        parts.append("*")
    for arg, default in zip(args.kwonlyargs, args.kw_defaults):
        parts.append(f"{arg.arg}: Any" + (f" = {_default(default)}" if default else ""))
    if args.kwarg:
        parts.append(f"**{args.kwarg.arg}: Any")
    return ", ".join(parts)


def _function(node: ast.FunctionDef, indent: str, owner: str) -> list[str]:
    """A method of the class `owner`, or a function of the file of that name."""
    known = ("property", "staticmethod", "classmethod")
    kept = [d for d in map(ast.unparse, node.decorator_list) if d in known or d.endswith(".setter")]
    lines = [f"{indent}@{d}" for d in kept]
    result = RESULTS.get(f"{owner}.{node.name}" if owner else node.name) or RETURNS.get(
        node.name if owner else "", "Any"
    )
    kind = next((text for word, text in _KINDS.items() if word in node.name), "flashlight.nn.Module")
    result = result.format(kind)
    return [*lines, f"{indent}def {node.name}({_parameters(node.args)}) -> {result}: ..."]


def _base(node: ast.expr) -> str | None:
    if isinstance(node, ast.Name) and node.id in GENERIC:
        return f"{node.id}[_Item]"
    if isinstance(node, (ast.Name, ast.Attribute)):
        return ast.unparse(node)
    if isinstance(node, ast.Call) and "tuple" in ast.unparse(node.func).lower():
        return "tuple[Any, ...]"
    if isinstance(node, ast.Call) and ast.unparse(node.func) == "make" and isinstance(node.args[0], ast.Constant):
        return f"{LAYERS}.{node.args[0].value}"
    return None


def _named_fields(node: ast.ClassDef) -> list[str]:
    """The fields of class X(namedtuple("X", (...)))."""
    for base in node.bases:
        if isinstance(base, ast.Call) and len(base.args) > 1 and isinstance(base.args[1], (ast.Tuple, ast.List)):
            return [e.value for e in base.args[1].elts if isinstance(e, ast.Constant)]
    return []


def _dataclass(node: ast.ClassDef, indent: str) -> list[str]:
    """Its decorator and fields, from which checkers make the constructor; none of another class."""
    lines = [f"{indent}@{d}" for d in map(ast.unparse, node.decorator_list) if "dataclass" in d]
    lines += [f"{indent}class {node.name}:"] if lines else []
    for item in node.body if lines else []:
        if isinstance(item, ast.AnnAssign):
            value = ast.unparse(item.value) if item.value else ""
            default = f" = {value}" if "init=False" in value else " = ..." if value else ""
            lines.append(f"{indent}    {ast.unparse(item.target)}: Any{default}")
    return lines


def _class(node: ast.ClassDef, indent: str, lent: dict[str, str]) -> list[str]:
    bases = [b for b in map(_base, node.bases) if b]
    if node.name in GENERIC and not any("[_Item]" in base for base in bases):
        bases.append("Generic[_Item]")
    row = lent.get(node.name, node.name if node.name in ROWS else "")
    if row and f"{LAYERS}.{row}" not in bases:
        bases.insert(0, f"{LAYERS}.{row}")
    body, seen = [], set()
    attributes = _named_fields(node)
    for item in _statements(node.body):
        if isinstance(item, ast.FunctionDef):
            if item.name in seen and not any(ast.unparse(d).endswith(".setter") for d in item.decorator_list):
                continue
            seen.add(item.name)
            body += _function(item, indent + "    ", node.name)
            for part in ast.walk(item):
                if isinstance(part, ast.Attribute) and isinstance(part.ctx, ast.Store):
                    if isinstance(part.value, ast.Name) and part.value.id == "self":
                        attributes.append(part.attr)
        elif isinstance(item, ast.ClassDef):
            seen.add(item.name)
            body += _class(item, indent + "    ", lent)
        else:
            attributes += _targets(item)
    if fields := _dataclass(node, indent):
        return [*fields, *body]
    known = {"__slots__", *ROWS.get(row, ())}
    names = [n for n in dict.fromkeys(attributes) if n not in seen and n not in known]
    lines = [f"{indent}    {n}: Any" for n in names] + body or [f"{indent}    pass"]
    fields = _named_fields(node)
    if fields and "__new__" not in seen:
        lines.append(f"{indent}    def __new__(cls, {', '.join(f'{f}: Any = ...' for f in fields)}) -> Self: ...")
    return [f"{indent}class {node.name}{'(' + ', '.join(bases) + ')' if bases else ''}:", *lines]


def _targets(node: ast.stmt) -> list[str]:
    targets: list[ast.expr] = []
    if isinstance(node, ast.Assign):
        targets = node.targets
    elif isinstance(node, ast.AnnAssign):
        targets = [node.target]
    names = []
    for target in targets:
        items = target.elts if isinstance(target, ast.Tuple) else [target]
        names += [t.id for t in items if isinstance(t, ast.Name)]
    return names


def _statements(body: list[ast.stmt]) -> list[ast.stmt]:
    """Those of branches too."""
    result = []
    for node in body:
        if isinstance(node, ast.If):
            result += _statements(node.body) + _statements(node.orelse)
        elif isinstance(node, ast.Try):
            result += _statements(node.body) + [s for h in node.handlers for s in _statements(h.body)]
        else:
            result.append(node)
    return result


def _import(node: ast.Import | ast.ImportFrom, wanted: set[str] | None) -> str:
    """The import, of the names that are wanted (None: of all); empty where there are none."""
    names = []
    for a in node.names:
        known_as = a.asname or a.name.partition(".")[0]
        if wanted is None or a.name == "*" or known_as in wanted:
            names.append(a)
    if not names:
        return ""
    if isinstance(node, ast.Import):
        return ast.unparse(ast.Import(names))
    text = ", ".join(a.name if a.name == "*" else f"{a.name} as {a.asname or a.name}" for a in names)
    return f"from {'.' * node.level}{node.module or ''} import {text}"


def _is_public(path: Path) -> bool:
    if path.name.startswith("_"):
        return False
    return path.suffix == ".py" or (path / "__init__.py").exists()


def _promised(tree: ast.Module) -> list[str]:
    """The names of __all__ that stand there in full."""
    for node in tree.body:
        if isinstance(node, ast.Assign) and _targets(node) == ["__all__"] and isinstance(node.value, ast.List):
            return [e.value for e in node.value.elts if isinstance(e, ast.Constant)]
    return []


def _lent(tree: ast.Module) -> dict[str, str]:
    """The bases that are lent a row's constructor: {"_ConvNd": "Conv2d"} for lend(_ConvNd, "Conv2d")."""
    calls = [node.value for node in tree.body if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)]
    lends = [call.args for call in calls if ast.unparse(call.func) == "lend"]
    return {ast.unparse(base): ast.literal_eval(row) for base, row in lends}


def module_stub(path: Path, name: str) -> str:
    """The text of a module's stub."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    imports, imported, lines, defined = [], [], [], {}
    if name == "nn/modules/__init__.py":  # what a file adds to a row comes before the row itself
        imports += [f"from .{p.stem} import *" for p in sorted(path.parent.glob("[a-z]*.py"))]
    if name in FROM_ROWS:
        imports.append(f"from {FROM_ROWS[name]} import *")
    lent = _lent(tree)
    for node in _statements(tree.body):
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            if getattr(node, "module", None) != "__future__":
                imported.append(node)
        elif isinstance(node, ast.FunctionDef):
            if node.name not in defined:
                lines += _function(node, "", path.parent.name if path.name == "__init__.py" else path.stem)
            defined[node.name] = True
        elif isinstance(node, ast.ClassDef):
            if node.name not in defined:
                lines += _class(node, "", lent)
            defined[node.name] = True
        elif isinstance(node, ast.Assign):
            alias = isinstance(node.value, ast.Name) and node.value.id in defined
            for target in _targets(node):
                if target != "__all__" and target not in defined:
                    lines.append(f"{target} = {ast.unparse(node.value)}" if alias else f"{target}: Any")
                    defined[target] = True
        elif isinstance(node, ast.AnnAssign):
            lines += [f"{target}: Any" for target in _targets(node) if target not in defined]
    if name in ALL_FROM_ROWS:
        lines.append("def __getattr__(name: str) -> Any: ...")
    # Of what a module imports it offers what is in __all__; the rest is there for its own functions.
    offered = set(_promised(tree))
    all_of_it = path.name == "__init__.py" or not offered
    wanted = None if all_of_it else offered | set(re.findall(r"\w+", "\n".join(lines)))
    imports += [text for node in imported if (text := _import(node, wanted))]
    if any(f"({LAYERS}." in line for line in lines):
        imports.append(f"import {LAYERS}")
    if path.name == "__init__.py":  # submodules may be loaded when they are asked for
        for part in sorted(path.parent.iterdir()):
            if name == "nn/modules/__init__.py" and part.stem == "utils":
                continue  # nn takes all names from here, and has utils of its own
            if _is_public(part) and part.stem not in defined:
                # a submodule gives way to the function of the same name that the package offers
                same = part.stem in _promised(tree) and part.suffix == ".py"
                same = same and f"\ndef {part.stem}(" in part.read_text(encoding="utf-8")
                imports.append(f"from .{part.stem if same else ''} import {part.stem} as {part.stem}")
                defined[part.stem] = True
        for word in _promised(tree):
            known = word in defined or any(f" as {word}" in line for line in imports)
            if not known and not any(line.endswith("*") for line in imports):
                lines.append(f"{word}: Any")
    return HEAD.format(source=f"python/flashlight/{name}") + "\n".join([*dict.fromkeys(imports), "", *lines]) + "\n"


def module_stubs(package: Path) -> dict[Path, str]:
    """The stubs of all modules of the package, by path."""
    result = {}
    for path in sorted(package.rglob("*.py")):
        name = path.relative_to(package).as_posix()
        if name not in ELSEWHERE:
            result[path.with_suffix(".pyi")] = module_stub(path, name)
    return result


def write_module_stubs() -> None:
    """Writes those that changed, and deletes those whose module is gone.

    They are made whenever the package is built, and are not kept in the repository.
    """
    package = Path(__file__).resolve().parent.parent / "python/flashlight"
    stubs = module_stubs(package)
    for path in package.rglob("*.pyi"):
        if path not in stubs and "# Made by tools/module_stubs.py" in path.read_text(encoding="utf-8"):
            path.unlink()
    for path, text in stubs.items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write_module_stubs()
