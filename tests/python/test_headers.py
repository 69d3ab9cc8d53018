"""The examples in the public headers' comments compile as they stand there."""

import re
import subprocess
from pathlib import Path

import pytest

INCLUDE = Path(__file__).resolve().parents[2] / "include"
HEADERS = sorted(p for p in (INCLUDE / "flashlight").glob("*.h") if p.name != "flashlight.h")

# What examples speak of without declaring it.
GIVEN = """
#include <flashlight/flashlight.h>
struct problem { fl_module *model; fl_optimizer *optimizer; fl_tensor *input, *target; };
extern fl_module *model;
extern fl_optimizer *adam;
extern fl_scheduler *schedule;
extern fl_grad_scaler *scaler;
extern fl_tensor *x, *y, *w, *loss, *images, *labels;
extern const int64_t dims[2];
"""


def examples(header):
    """Code in comments: paragraphs indented by five columns or more after the asterisk, the first line by four more
    than the line before."""
    found, code, before = [], None, 0
    for line in header.read_text().splitlines():
        text = re.match(r" \*( *)(\S.*)", line)
        indent = len(text[1]) if text else 0
        if code is not None and indent >= code[0]:
            code[1].append(text[2])
        elif indent >= before + 4:
            code = (indent, [text[2]])
            found.append(code[1])
        else:
            code = None
        before = indent if text else 1
    return ["\n".join(lines) for lines in found]


@pytest.mark.parametrize("header", HEADERS, ids=lambda p: p.name)
def test_examples_compile(header, tmp_path):
    codes = [code.replace("...", ";") for code in examples(header)]
    assert codes
    program = GIVEN + "\n".join(
        code if code.startswith("static ") else f"void example_{i}(void) {{\n{code}\n}}" for i, code in enumerate(codes)
    )
    source = tmp_path / "examples.c"
    source.write_text(program)
    done = subprocess.run(
        ["cc", "-std=c11", "-Wall", "-Wextra", "-Werror", "-Wno-unused", "-fsyntax-only", "-I", INCLUDE, source],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr + program
