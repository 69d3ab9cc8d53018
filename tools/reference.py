"""The pages of docs/reference: one for each family of ops and of layers, for containers, nn.utils, optimizers and
schedules, and for the rest of the C API.

They derive from the rows of the .def files, the comments of the public headers, the classes and functions of Python and
the examples in docs/reference/examples, which the tests run. tools/generate.py writes them with everything else.
"""

from __future__ import annotations

import ast
import re
import textwrap
from collections.abc import Callable, Iterable
from pathlib import Path

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
        if row.call:
            lines += [f"As a function: `{row.call}`.", ""]
        if "parts" not in row.flags:
            lines += ["```c", *prototype(row), "```", ""]
    return "\n".join(lines).rstrip() + "\n"


# ---- What each host has for itself: containers, utilities, optimizers, schedules -------------------------------------

PACKAGE = ROOT / "python/flashlight"
INTRODUCTIONS = {
    "containers": "Containers hold modules or parameters under names, in the order in which they were given. In C they "
    'are made by name (`fl_module_make("ModuleDict", NULL)`), a sequential by `fl_sequential`.',
    "utils": "`nn.utils`: clipping of gradients, parameters as one vector, sequences of several lengths, weights that "
    "are computed from others, pruning, and what takes a normalisation into the layer before it.",
    "optimizers": "An optimizer steps over the parameters of a module, or over given tensors in groups with options "
    "of their own; `state_dict()` and `fl_optimizer_state` give the same state, in PyTorch's form. In C the options "
    "stand in a struct that its macro fills with the defaults.",
    "schedules": "A schedule sets the learning rates of an optimizer's groups, when it is made and at every step. In "
    "C schedules have one type: `fl_scheduler_step` and `fl_scheduler_free` take each of them.",
}
IN_C = {
    "Sequential": ["fl_sequential_of", "fl_module_end", "fl_module_append"],
    "ModuleList": ["fl_module_append"],
    "ModuleDict": ["fl_module_add"],
    "ParameterList": ["fl_module_add_parameter"],
    "ParameterDict": ["fl_module_add_parameter"],
    "clip_grad_norm_": ["fl_clip_grad_norm"],
    "pad_sequence": ["fl_pad_sequence"],
    "unpad_sequence": ["fl_unpad_sequence"],
    "pack_padded_sequence": ["fl_sort_lengths", "fl_pack_padded_sequence"],
    "pad_packed_sequence": ["fl_pad_packed_sequence"],
}
Definition = ast.ClassDef | ast.FunctionDef


def definitions_of(path: Path) -> dict[str, Definition]:
    """The classes and functions of a file, in its order."""
    body = ast.parse(path.read_text()).body
    return {node.name: node for node in body if isinstance(node, (ast.ClassDef, ast.FunctionDef))}


def exported(path: Path) -> list[str]:
    """What a file's __all__ lists, in the order in which it stands there."""
    for node in ast.parse(path.read_text()).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            return [name for name in definitions_of(path) if name in ast.literal_eval(node.value)]
    return [name for name in definitions_of(path) if not name.startswith("_")]


def arguments_of(name: str, known: dict[str, Definition]) -> ast.arguments:
    """Of a function, of a class's __init__, or of that of the first base in the file that has one."""
    node = known[name]
    if isinstance(node, ast.FunctionDef):
        return node.args
    for inner in node.body:
        if isinstance(inner, ast.FunctionDef) and inner.name == "__init__":
            inner.args.args = [a for a in inner.args.args if a.arg != "self"]
            return inner.args
    bases = [base.id for base in node.bases if isinstance(base, ast.Name) and base.id in known]
    return arguments_of(bases[0], known) if bases else ast.parse("lambda: 0", mode="eval").body.args


def declarations(name: str, header: str) -> list[str]:
    """What a header declares for a function: its options with their macro, itself, and its form over tensors."""
    options = re.search(rf"\b{name}\((?:[^;])*?const (fl_\w+_options) \*", header)
    found = []
    if options:
        macro = name.upper() + "_OPTIONS"
        found += re.findall(rf"^typedef struct {options[1]} \{{.*?^\}} {options[1]};\n", header, re.M | re.S)
        found += re.findall(rf"^#define {macro} (?:\\\n)?.*\n", header, re.M)
    found += re.findall(rf"^FL_API \w+ \*?(?:{name}|{name}_over)\(.*?\);", header, re.M | re.S)
    return "\n".join(part.rstrip() for part in found).splitlines()


def c_names(name: str, kind: str) -> list[str]:
    if kind == "optimizers":
        return ["fl_" + name.lower()]
    if kind == "schedules":
        return ["fl_" + re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=LR)(?=On)", "_", name).lower()]
    return IN_C.get(name, [])


def python_page(directory: str, kind: str, entries: list[tuple[str, str, dict[str, Definition]]]) -> str:
    """entries: place ("optim."), name, and what stands in the same file."""
    headers = "".join((ROOT / f"include/flashlight/{name}.h").read_text() for name in ("nn", "optim", "ops"))
    source = f"python/flashlight, include/flashlight and docs/reference/examples/{directory}/{kind}.*"
    lines = [NOTICE.format(source=source), f"# {directory.capitalize()}: {kind}", "", INTRODUCTIONS[kind], ""]
    lines += example(directory, kind)
    for place, name, known in entries:
        call = f"{place}{name}({ast.unparse(arguments_of(name, known))})"
        lines += [f"## {place.removeprefix('nn.utils.') if kind == 'utils' else ''}{name}", "", "```python"]
        lines += [*textwrap.wrap(call, 118, subsequent_indent="    "), "```", ""]
        lines += [ast.get_docstring(known[name]) or "", ""]
        in_c = [line for function in c_names(name, kind) for line in declarations(function, headers)]
        lines += ["```c", *in_c, "```", ""] if in_c else []
    return "\n".join(lines).rstrip() + "\n"


def python_families() -> dict[tuple[str, str], list[tuple[str, str, dict[str, Definition]]]]:
    """What each page lists, by its folder and its name."""

    def of(place: str, path: str) -> list[tuple[str, str, dict[str, Definition]]]:
        file = PACKAGE / path
        return [(place, name, definitions_of(file)) for name in exported(file)]

    left_out = (
        "Optimizer",
        "LRScheduler",
        "_LRScheduler",
        "Container",
        "invert_permutation",
        "WeightNorm",
        "SpectralNorm",
    )
    utils = ("clip_grad", "convert_parameters", "weight_norm", "spectral_norm", "fusion", "init", "memory_format")
    nested = ("rnn", "parametrizations", "parametrize", "prune", "stateless")
    optimizers = [
        p for p in sorted((PACKAGE / "optim").glob("*.py")) if p.stem not in ("__init__", "_functional", "swa_utils")
    ]
    families = {
        ("nn", "containers"): of("nn.", "nn/modules/container.py"),
        ("nn", "utils"): [e for file in utils for e in of("nn.utils.", f"nn/utils/{file}.py")]
        + [e for file in nested for e in of(f"nn.utils.{file}.", f"nn/utils/{file}.py")],
        ("optim", "optimizers"): [
            e for p in optimizers if p.stem != "lr_scheduler" for e in of("optim.", f"optim/{p.name}")
        ],
        ("optim", "schedules"): of("optim.lr_scheduler.", "optim/lr_scheduler.py"),
    }
    return {key: [e for e in listed if e[1] not in left_out and "Hook" not in e[1]] for key, listed in families.items()}


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


def index_page(ops: dict[str, list[OpRow]], layers: dict[str, list[LayerRow]], python: dict[str, list[str]]) -> str:
    lines = [NOTICE.format(source="the .def files and the Python package"), "# Reference", ""]
    lines += ["Each page has an example in Python and in C that prints the same; the tests run both.", ""]
    lines += ["| layers | |", "|---|---|"]
    for family, rows in layers.items():
        lines.append(f"| [{family}](layers/{family}.md) | {', '.join(row.signature.name for row in rows)} |")
    lines += ["", "| around layers | |", "|---|---|"]
    for path, names in python.items():
        lines.append(f"| [{path.partition('/')[2]}]({path}.md) | {', '.join(names)} |")
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
    families = python_families()
    pages |= {f"{place}/{kind}.md": python_page(place, kind, entries) for (place, kind), entries in families.items()}
    listed = {f"{place}/{kind}": [name for _, name, _ in entries] for (place, kind), entries in families.items()}
    pages |= {"c.md": header_page(), "README.md": index_page(op_families, layer_families, listed)}
    return {f"docs/reference/{path}": text for path, text in pages.items()}
