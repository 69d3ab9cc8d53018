#!/usr/bin/env python3
"""Checks that the C sources include in one direction:

    base <- kernels <- tensor <- autograd <- ops <- nn <- optim, data, io

    python tools/check_includes.py

A file may include headers of its own layer and of those below. Also checked: that no source below python/ext knows of
Python, that every include of the project is found, no header of it twice, and that public headers include public
ones alone.
"""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]', re.MULTILINE)

RANK = {"base": 0, "kernels": 1, "tensor": 2, "autograd": 3, "ops": 4, "nn": 5}
RANK |= {"io": 6, "data": 6, "optim": 6}
# Public headers that stand lower than their name says: their types are the vocabulary of the layers named here.
PUBLIC_RANK = {
    "base.h": 0,
    "random.h": 0,
    "tensor.h": 1,
    "autograd.h": 2,
    "autocast.h": 4,
    "io.h": 3,
    "ops.h": 4,
    "layers.h": 5,
    "nn.h": 5,
}
# Written over tensors alone, so that modules can be saved.
EXCEPTIONS = {"io/object.h": 3, "io/map.h": 3}


def strip_comments(text):
    return re.sub(r"/\*.*?\*/|//[^\n]*", "", text, flags=re.DOTALL)


def rank_of(include):
    """The layer of an include of the project, None for any other's."""
    if include in EXCEPTIONS:
        return EXCEPTIONS[include]
    top, _, name = include.partition("/")
    if top == "flashlight":
        return 99 if name == "flashlight.h" else PUBLIC_RANK.get(name, 6)
    return RANK.get(top) if name else None


def main():
    problems = []
    for path in sorted((ROOT / "src").rglob("*")):
        if path.suffix not in (".c", ".h", ".inc", ".def"):
            continue
        inside = path.relative_to(ROOT / "src")
        if inside.parts[0] not in RANK:
            problems.append(f"src/{inside}: src/{inside.parts[0]} is no layer (tools/check_includes.py lists them)")
            continue
        own = EXCEPTIONS.get(str(inside.with_suffix(".h")), RANK[inside.parts[0]])
        includes = INCLUDE.findall(strip_comments(path.read_text()))
        for number, include in enumerate(includes):
            if include in includes[:number] and include.endswith(".h") and rank_of(include) is not None:
                problems.append(f"src/{inside}: includes {include} twice")
            if include == "Python.h":
                problems.append(f"src/{inside}: Python.h belongs to python/ext")
            rank = rank_of(include)
            if include == "flashlight/ops.h" and inside.parts[0] == "ops" and path.suffix == ".c":
                problems.append(f"src/{inside}: includes {include} where it defines ops: ops/plain.h (see there)")
            if rank is None:
                continue
            if rank > own:
                problems.append(f"src/{inside}: includes {include}, which is of a higher layer")
            if not (ROOT / "include" / include).exists() and not (ROOT / "src" / include).exists():
                problems.append(f"src/{inside}: {include} does not exist")
    for path in sorted((ROOT / "include/flashlight").glob("*.h")):
        for include in INCLUDE.findall(strip_comments(path.read_text())):
            if "/" in include and not include.startswith(("flashlight/", "sys/")):
                problems.append(f"include/flashlight/{path.name}: includes {include}, which is not installed")
            if include.startswith("flashlight/") and not (ROOT / "include" / include).exists():
                problems.append(f"include/flashlight/{path.name}: {include} does not exist")
    for problem in problems:
        print(problem)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
