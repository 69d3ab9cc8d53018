"""The users' guide to neural networks: its blocks run in order, as they stand there, and give what PyTorch gives.

docs/nn-guide.md is the guide in both languages: its C is compiled, and each section prints the same in both.

The blocks of the users' guide take up what earlier ones left and a few values that it only speaks of (`input_tensor`,
`mask`); GIVEN has those, by the heading under which they are first needed. PyTorch runs the same text with its own name
in it.
"""

import contextlib
import io
import re
import subprocess
from pathlib import Path

import flashlight
import pytest
import torch
from test_examples import ROOT, build_tree, compile_c
from twin import MODULES, assert_same, is_tensor, words

GUIDE = Path(__file__).resolve().parents[1] / "data/nn-guide.md"

GIVEN = {
    "Basic Module": "input_tensor = flashlight.randn(4, 784)",
    "Training vs Evaluation Mode": "input = input_tensor",
    "Linear Layers": "x1, x2 = flashlight.randn(5, 64), flashlight.randn(5, 32)",
    "Activation Functions": "x = flashlight.randn(4, 10)",
    "Recurrent Layers": "x = flashlight.randn(3, 6, 64)",
    "Attention": """
query = flashlight.randn(2, 7, 512)
key, value = flashlight.randn(2, 9, 512), flashlight.randn(2, 9, 512)
mask = flashlight.rand(7, 9) > 0.8
""",
    "Embedding": "token_ids = flashlight.randint(0, 10000, (2, 5))",
    "Loss Functions": "logits, targets = flashlight.randn(6, 10), flashlight.randint(0, 10, (6,))",
    "Checkpointing": """
epoch = 3
optimizer = flashlight.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
flashlight.nn.functional.cross_entropy(model(input_tensor), targets[:4]).backward()
optimizer.step()
""",
}


def blocks():
    """(heading, code) of every block of the guide."""
    heading, code, found = None, None, []
    for line in GUIDE.read_text().splitlines():
        if line == "```python":
            code = []
        elif line == "```":
            found.append((heading, "\n".join(code)))
            code = None
        elif code is not None:
            code.append(line)
        elif line.startswith("#"):
            heading = line.lstrip("# ")
    return found


def run_block(mod, heading, code, names, first):
    """Runs a block from a seed of its own; `first`: it is the first under its heading."""
    text = GIVEN.get(heading, "") + "\n" + code if first else code
    mod.manual_seed(7)
    exec(compile(re.sub(r"\bflashlight\b", mod.__name__, text), f"guide, {heading}", "exec"), names)


def outcome(value):
    """What is compared of a value: tensors as they are, modules by their text and state; None for the rest."""
    if is_tensor(value) or isinstance(value, (int, float, str)):
        return value
    if isinstance(value, tuple(mod.nn.Module for mod in MODULES)):
        return words(value), {name: tensor for name, tensor in value.state_dict().items()}
    if isinstance(value, dict):
        return {key: outcome(v) for key, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [outcome(v) for v in value]
    return None


def test_blocks_run_in_order_and_give_the_same(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    # torch.load needs to be told that a whole model may be read.
    load = torch.load
    monkeypatch.setattr(torch, "load", lambda path: load(path, weights_only=False))
    spaces = {mod: {"__name__": "__main__", mod.__name__: mod} for mod in MODULES}
    seen = set()
    for heading, code in blocks():
        if heading == "Common Migration Pattern":
            continue
        before = dict(spaces[flashlight])
        for mod, names in spaces.items():
            (tmp_path / mod.__name__).mkdir(exist_ok=True)
            monkeypatch.chdir(tmp_path / mod.__name__)
            run_block(mod, heading, code, names, heading not in seen)
        seen.add(heading)
        theirs, ours = spaces[torch], spaces[flashlight]
        assert [n for n in theirs if n != "torch"] == [n for n in ours if n != "flashlight"]
        for name in theirs.keys() - {"torch", "__builtins__"}:
            if name not in before or ours[name] is not before[name] or heading == "Checkpointing":
                assert_same(outcome(theirs[name]), outcome(ours[name]), 2e-5)
    assert tuple(ours["output"].shape) == (32, 10)
    assert seen >= GIVEN.keys()


def test_there_is_no_cuda_to_migrate_from():
    """The last block: its first half is PyTorch's alone, its second runs."""
    heading, code = blocks()[-1]
    before, after = code.split("# Flashlight")
    names = {"model": flashlight.nn.Linear(3, 2), "x": flashlight.ones(1, 3)}
    for line in before.splitlines()[1:3]:
        with pytest.raises(AttributeError, match="cuda"):
            exec(line, names)
    exec(after, names)
    assert names["output"].shape == (1, 2)


# ---- The guide in both languages -------------------------------------------------------------------------------------


def sections():
    """(title, Python, [C, ...]) of every section of docs/nn-guide.md that has blocks."""
    text = (ROOT / "docs/nn-guide.md").read_text()
    found = []
    for section in re.split(r"^#+ ", text, flags=re.M):
        section_blocks = re.findall(r"^```(python|c)\n(.*?)^```$", section, re.M | re.S)
        if section_blocks:
            python = [code for language, code in section_blocks if language == "python"]
            assert len(python) == 1, section
            found.append(
                (section.partition("\n")[0], python[0], [code for lang, code in section_blocks if lang == "c"])
            )
    # Comments in Python blocks would look like headings: there are none.
    return found


def printed_by_python(names, code):
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(code, names)
    return out.getvalue()


def c_program(parts):
    """The C blocks of all sections as one program that prints a line of dashes after each."""
    outside, functions, calls = ["#include <flashlight/flashlight.h>\n#include <stdlib.h>\n"], [], []
    for i, (_, _, c_blocks) in enumerate(parts):
        for code in c_blocks:
            if code.startswith("static"):
                outside.append(code)
            elif not code.startswith("#include"):
                functions.append(f"static void section_{i}(void) {{\nfl_scope_open();\n{code}fl_scope_close();\n}}\n")
                calls.append(f"section_{i}();")
        if not calls or not calls[-1].startswith(f"section_{i}("):
            assert i == 0, "a section without statements in C"
        calls.append('puts("----");')
    body = "\n".join(calls)
    return "\n".join([*outside, *functions, f"int main(void) {{\n{body}\nreturn fl_error_report(stderr);\n}}\n"])


def test_both_languages_print_the_same(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    parts = sections()
    assert len(parts) > 18
    (tmp_path / "guide.c").write_text(c_program(parts))
    compile_c(build_tree(), tmp_path / "guide.c", tmp_path / "guide")
    names = {"__name__": "__main__"}
    expected = [printed_by_python(names, code) for _, code, _ in parts]
    done = subprocess.run([tmp_path / "guide"], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    got = done.stdout.split("----\n")
    for (title, _, _), python, c in zip(parts, expected, got):
        assert c == python, title
    assert sum(map(bool, expected)) > 18
    # PyTorch reads what both wrote.
    for name in ("model.pth", "model_from_c.pth"):
        assert len(torch.load(tmp_path / name, weights_only=True)) == 4
    ours, c = (torch.load(tmp_path / f"checkpoint{end}.pth", weights_only=True) for end in ("", "_from_c"))
    assert torch.equal(ours["optimizer"]["state"][0]["exp_avg"], c["optimizer"]["state"][0]["exp_avg"])
