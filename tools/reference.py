"""The pages of docs/reference: one for each family of ops and of layers, one for optimizers and one for schedules, and
one for the rest of the C API.

They derive from the rows of the .def files, the comments of the public headers, the classes of flashlight.optim and the
examples in docs/reference/examples, which the tests run. tools/generate.py writes them with everything else.
"""

from __future__ import annotations

import ast
import re
import textwrap
from collections.abc import Callable, Iterable

from schema import AUTOCAST, ROOT, LayerRow, OpRow

EXAMPLES = ROOT / "docs/reference/examples"
NOTICE = "<!-- Made by tools/generate.py from {source}: edit those, not this file. -->"
PLACES = {
    "function": "`flashlight.{}`",
    "method": "`Tensor.{}`",
    "nn": "`nn.functional.{}`",
    "linalg": "`linalg.{}`",
    "special": "`special.{}`",
}


def example(kind: str, family: str) -> list[str]:
    lines = []
    for language, suffix in (("python", "py"), ("c", "c")):
        path = EXAMPLES / kind / f"{family}.{suffix}"
        if path.exists():
            lines += [f"```{language}", path.read_text().rstrip(), "```", ""]
    return ["## Example", "", *lines] if lines else []


def opening(kind: str, family: str, directory: str) -> list[str]:
    source = f"{directory}/{family}.def and docs/reference/examples/{kind}/{family}.*"
    return [NOTICE.format(source=source), f"# {kind.capitalize()}: {family}", "", *example(kind, family)]


def places(rows: Iterable[OpRow]) -> str:
    """Where Python offers an op: its names, and whether there is an in-place form or out=."""
    rows = list(rows)
    flags = {flag for row in rows for flag in row.flags}
    name = rows[0].signature.name
    short = name.removeprefix("linalg_").removeprefix("special_")
    found = [
        text.format(short if flag in ("linalg", "special") else name) for flag, text in PLACES.items() if flag in flags
    ]
    if "inplace" in flags:
        found.append(f"in place: `{name}_`")
    if "out" in flags:
        found.append("takes `out=`")
    return ", ".join(found)


def op_page(family: str, rows: list[OpRow], prototype: Callable[[OpRow], list[str]]) -> str:
    lines = opening("ops", family, "src/ops")
    names = dict.fromkeys(row.signature.name for row in rows)
    for name in names:
        overloads = [row for row in rows if row.signature.name == name]
        plain = [row for row in overloads if not row.inplace]
        lines += [f"## {name}", "", "```python", *(row.signature.text for row in plain), "```", ""]
        for doc in dict.fromkeys(row.doc for row in plain if row.doc):
            lines += [doc if doc.endswith(".") else doc + ".", ""]
        if places(plain):
            lines += [f"Python: {places(plain)}.", ""]
        if plain[0].autocast and not plain[0].alias_of:
            lines += [f"Under autocast arguments are cast {AUTOCAST[plain[0].autocast]}.", ""]
        if plain[0].alias_of:
            lines += [f"C: `{plain[0].alias_of.c_name}` under the name `{plain[0].c_name}`.", ""]
        else:
            lines += ["```c", *(line for row in overloads for line in prototype(row)), "```", ""]
    return "\n".join(lines).rstrip() + "\n"


def layer_page(family: str, rows: list[LayerRow], prototype: Callable[[LayerRow], list[str]]) -> str:
    lines = opening("layers", family, "src/nn")
    for row in rows:
        lines += [
            f"## {row.signature.name}",
            "",
            "```python",
            f"nn.{row.signature.text}",
            f"forward{row.inputs_text}",
            "```",
            "",
        ]
        if row.doc:
            lines += [row.doc, ""]
        if "parts" not in row.flags:
            lines += ["```c", *prototype(row), "```", ""]
    return "\n".join(lines).rstrip() + "\n"


# ---- Optimizers and schedules ----------------------------------------------------------------------------------------

OPTIM = ROOT / "python/flashlight/optim"
OPTIM_INTRODUCTIONS = {
    "optimizers": "An optimizer steps over the parameters of a module, or over given tensors in groups with options "
    "of their own; `state_dict()` and `fl_optimizer_state` give the same state, in PyTorch's form. In C the options "
    "stand in a struct that its macro fills with the defaults.",
    "schedules": "A schedule sets the learning rates of an optimizer's groups, when it is made and at every step. In "
    "C schedules have one type: `fl_scheduler_step` and `fl_scheduler_free` take each of them.",
}


def classes_of(path) -> dict[str, ast.ClassDef]:
    return {node.name: node for node in ast.parse(path.read_text()).body if isinstance(node, ast.ClassDef)}


def constructor(name: str, classes: dict[str, ast.ClassDef]) -> ast.arguments:
    """The arguments of a class's __init__, or of that of the first base in the file that has one."""
    for node in classes[name].body:
        if isinstance(node, ast.FunctionDef) and node.name == "__init__":
            node.args.args = [a for a in node.args.args if a.arg != "self"]
            return node.args
    return next(constructor(base.id, classes) for base in classes[name].bases if base.id in classes)


def declarations(name: str, header: str) -> list[str]:
    """What the header declares for fl_<name>: the options with their macro, and the functions."""
    options = re.search(rf"\b{name}\((?:[^;])*?const (fl_\w+_options) \*", header)
    found = []
    if options:
        macro = name.upper() + "_OPTIONS"
        found += re.findall(rf"^typedef struct {options[1]} \{{.*?^\}} {options[1]};\n", header, re.M | re.S)
        found += re.findall(rf"^#define {macro} \\\n.*\n", header, re.M)
    found += re.findall(rf"^FL_API \w+ \*(?:{name}|{name}_over)\(.*?\);", header, re.M | re.S)
    return "\n".join(part.rstrip() for part in found).splitlines()


def optim_page(kind: str, classes: dict[str, ast.ClassDef], names: list[str], c_name: Callable[[str], str]) -> str:
    header = (ROOT / "include/flashlight/optim.h").read_text()
    source = f"python/flashlight/optim, include/flashlight/optim.h and docs/reference/examples/optim/{kind}.*"
    lines = [NOTICE.format(source=source), f"# Optim: {kind}", "", OPTIM_INTRODUCTIONS[kind], ""]
    lines += example("optim", kind)
    place = "optim." if kind == "optimizers" else "optim.lr_scheduler."
    for name in names:
        call = f"{place}{name}({ast.unparse(constructor(name, classes))})"
        lines += [f"## {name}", "", "```python", *textwrap.wrap(call, 118, subsequent_indent="    "), "```", ""]
        lines += [ast.get_docstring(classes[name]) or "", ""]
        in_c = declarations(c_name(name), header)
        lines += ["```c", *in_c, "```", ""] if in_c else ["Python alone has it.", ""]
    return "\n".join(lines).rstrip() + "\n"


def schedule_in_c(name: str) -> str:
    return "fl_" + re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=LR)(?=On)", "_", name).lower()


def optim_families() -> dict[str, tuple[dict[str, ast.ClassDef], list[str], Callable[[str], str]]]:
    """What each page is about: the classes of its files, those it lists, and their names in C."""
    optimizers: dict[str, ast.ClassDef] = {}
    for path in sorted(OPTIM.glob("*.py")):
        if path.stem not in ("__init__", "lr_scheduler", "optimizer", "swa_utils"):
            optimizers |= classes_of(path)
    schedules = classes_of(OPTIM / "lr_scheduler.py")
    listed = [name for name in schedules if not name.startswith("_") and name != "LRScheduler"]
    named = [name for name in sorted(optimizers, key=str.lower) if not name.startswith("_")]
    return {
        "optimizers": (optimizers, named, lambda name: "fl_" + name.lower()),
        "schedules": (schedules, listed, schedule_in_c),
    }


# ---- The headers that are written by hand ----------------------------------------------------------------------------

HEADERS = ("base", "tensor", "autograd", "random", "nn", "optim", "data", "io")
GUARDS = re.compile(
    r"#ifdef __cplusplus\n(?:extern \"C\" \{|\})\n#endif\n|#(?:ifndef|define) FLASHLIGHT_\w+_H\n|#include .*\n"
)


def header_page() -> str:
    """Each header: its opening comment as text, its declarations with their comments."""
    source = "the comments of include/flashlight/*.h"
    lines = [NOTICE.format(source=source), "# The C API besides ops and layers", ""]
    for name in HEADERS:
        text = (ROOT / f"include/flashlight/{name}.h").read_text()
        comment, _, rest = text.partition("*/")
        prose = re.sub(r"^ ?\*? ?", "", comment.removeprefix("/*"), flags=re.M).strip()
        body = GUARDS.sub("", rest).strip()
        body = re.sub(r"\n*#endif\s*$", "", body)
        body = re.sub(r"\n{3,}", "\n\n", body)
        lines += [f"## {name}.h", "", prose.partition(": ")[2].strip(), "", "```c", body, "```", ""]
    return "\n".join(lines)


def index_page(ops: dict[str, list[OpRow]], layers: dict[str, list[LayerRow]], optim: dict[str, list[str]]) -> str:
    lines = [NOTICE.format(source="the .def files and flashlight.optim"), "# Reference", ""]
    lines += ["Each page has an example in Python and in C that prints the same; the tests run both.", ""]
    lines += ["| layers | |", "|---|---|"]
    for family, rows in layers.items():
        lines.append(f"| [{family}](layers/{family}.md) | {', '.join(row.signature.name for row in rows)} |")
    lines += ["", "| optim | |", "|---|---|"]
    for family, names in optim.items():
        lines.append(f"| [{family}](optim/{family}.md) | {', '.join(names)} |")
    lines += ["", "| ops | |", "|---|---|"]
    for family, rows in ops.items():
        names = dict.fromkeys(row.signature.name for row in rows)
        lines.append(f"| [{family}](ops/{family}.md) | {', '.join(names)} |")
    lines += ["", "The rest of the C API (tensors, autograd, modules, optimizers, data, files): [c.md](c.md).", ""]
    return "\n".join(lines)


def by_family(rows: list) -> dict[str, list]:
    families: dict[str, list] = {}
    for row in rows:
        families.setdefault(row.family, []).append(row)
    return dict(sorted(families.items()))


def reference_pages(
    ops: list[OpRow],
    layers: list[LayerRow],
    op_prototype: Callable[[OpRow], list[str]],
    layer_prototype: Callable[[LayerRow], list[str]],
) -> dict[str, str]:
    """Path to text, of all pages."""
    op_families, layer_families = by_family(ops), by_family(layers)
    pages = {f"ops/{family}.md": op_page(family, rows, op_prototype) for family, rows in op_families.items()}
    pages |= {
        f"layers/{family}.md": layer_page(family, rows, layer_prototype) for family, rows in layer_families.items()
    }
    optim = optim_families()
    pages |= {f"optim/{kind}.md": optim_page(kind, *family) for kind, family in optim.items()}
    listed = {kind: names for kind, (_, names, _) in optim.items()}
    pages |= {"c.md": header_page(), "README.md": index_page(op_families, layer_families, listed)}
    return {f"docs/reference/{path}": text for path, text in pages.items()}
