"""The examples of docs/reference: each runs in Python and in C and prints the same, and the same under PyTorch."""

import re
import subprocess
import sys

import pytest
from test_examples import ENV, ROOT, build_tree, compile_c

EXAMPLES = ROOT / "docs/reference/examples"
FAMILIES = [
    *(f"ops/{path.stem}" for path in sorted((ROOT / "src/ops").glob("*.def"))),
    *(f"layers/{path.stem}" for path in sorted((ROOT / "src/nn").glob("*.def"))),
    "nn/containers",
    "nn/utils",
    "optim/optimizers",
    "optim/schedules",
]


def printed_by_python(source, package):
    """What an example prints, run in this process under one of the packages."""
    import contextlib
    import io

    text = io.StringIO()
    with contextlib.redirect_stdout(text):
        exec(compile(re.sub(r"\bflashlight\b", package, source), "example", "exec"), {})
    return text.getvalue()


def numbers(text):
    return [float(number) for number in re.findall(r"-?\d+\.?\d*(?:e[+-]\d+)?", text)]


@pytest.mark.parametrize("family", FAMILIES)
def test_example(family, tmp_path):
    source = EXAMPLES / f"{family}.py"
    ours = printed_by_python(source.read_text(), "flashlight")
    theirs = printed_by_python(source.read_text(), "torch")
    assert re.sub(r"\d", "", ours).split() == re.sub(r"\d", "", theirs).split()
    assert numbers(ours) == pytest.approx(numbers(theirs), abs=2e-4)
    program = tmp_path / "example"
    compile_c(build_tree(), source.with_suffix(".c"), program)
    done = subprocess.run([program], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout == ours
    assert done.stdout


def test_pages_are_up_to_date():
    """Also of ./run lint; here for those who run the tests alone."""
    done = subprocess.run(
        [sys.executable, ROOT / "tools/generate.py", "--check"], capture_output=True, text=True, env=ENV
    )
    assert done.returncode == 0, done.stderr
