"""The pages of docs/reference: one for each family of ops and of layers, and one for the rest of the C API.

They derive from the rows of the .def files, the comments of the public headers, and the examples in
docs/reference/examples, which the tests run. tools/generate.py writes them with everything else.
"""

from __future__ import annotations

import re
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


def index_page(ops: dict[str, list[OpRow]], layers: dict[str, list[LayerRow]]) -> str:
    lines = [NOTICE.format(source="the .def files"), "# Reference", ""]
    lines += ["Each page has an example in Python and in C that prints the same; the tests run both.", ""]
    lines += ["| layers | |", "|---|---|"]
    for family, rows in layers.items():
        lines.append(f"| [{family}](layers/{family}.md) | {', '.join(row.signature.name for row in rows)} |")
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
    pages |= {"c.md": header_page(), "README.md": index_page(op_families, layer_families)}
    return {f"docs/reference/{path}": text for path, text in pages.items()}
