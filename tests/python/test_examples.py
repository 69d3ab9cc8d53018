"""The README's and the examples' programs do what they say, in Python, in C, and under PyTorch."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import flashlight
import numpy as np
import pytest
import torch

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples/python/train_digits.py"
VAE = ROOT / "examples/python/digits_vae.py"
GPT = ROOT / "examples/python/character_gpt.py"
FORECAST = ROOT / "examples/python/forecast.py"
# The package under test, wherever it is; the build tree it came from has the C programs.
ENV = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}


def build_tree():
    """The CMake build whose C library and programs are tested."""
    name = os.environ.get("FLASHLIGHT_SANITIZED", "release")
    tree = ROOT / "build" / name
    if not (tree / "examples").is_dir():
        pytest.skip(f"no C programs were built in {tree}")
    return tree


def readme_block(language, page="README.md"):
    text = (ROOT / page).read_text()
    return re.search(rf"<!-- test: {language} -->\n```{language}\n(.*?)```", text, re.S)[1]


def run(command, **kwargs):
    done = subprocess.run([str(c) for c in command], capture_output=True, text=True, env=ENV, **kwargs)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def compile_c(tree, source, program, compiler=("cc", "-std=c11")):
    """Compiles a program against the library of a build, as the README says, with warnings as errors."""
    library = next(p for p in tree.rglob("libflashlight.a"))
    flags = (
        ["-fsanitize=" + {"asan": "address,undefined", "ubsan": "undefined"}[tree.name]]
        if tree.name != "release"
        else []
    )
    run(
        [*compiler, "-Wall", "-Wextra", "-Werror", "-I", ROOT / "include", *flags, source, "-x", "none", library]
        + ["-lm", "-lpthread", "-lz", "-o", program]
    )


def test_readme_python_then_c(tmp_path):
    tree = build_tree()
    (tmp_path / "multiply.py").write_text(readme_block("python"))
    loss = float(run([sys.executable, "multiply.py"], cwd=tmp_path).split()[-1])
    assert loss < 0.01
    assert len(torch.load(tmp_path / "multiply.pth", weights_only=True)) == 4
    (tmp_path / "multiply.c").write_text(readme_block("c"))
    compile_c(tree, tmp_path / "multiply.c", tmp_path / "multiply")
    losses = [float(line.split()[-1]) for line in run([tmp_path / "multiply"], cwd=tmp_path).splitlines()]
    assert len(losses) == 5
    assert max(losses) < 0.05  # it goes on from what Python learned


def train(tmp_path, name, source, *options):
    script = tmp_path / "examples" / "python" / f"{name}.py"
    script.parent.mkdir(parents=True, exist_ok=True)
    script.write_text(source)
    data = tmp_path / "data"
    if not data.exists():
        data.symlink_to(ROOT / "data")
    out = tmp_path / name
    run([sys.executable, script, *options, "--no-plots", "--out", out], cwd=tmp_path)
    return json.loads((out / "losses.json").read_text()), out / "model.pth"


def under_pytorch(source):
    """The program with PyTorch under flashlight's name."""
    twin = source.replace("import flashlight\n", "import torch as flashlight\n")
    return twin.replace("flashlight.nn as", "torch.nn as").replace("from flashlight.utils", "from torch.utils")


def test_the_same_curve_under_pytorch(tmp_path):
    source = EXAMPLE.read_text()
    ours, model = train(tmp_path, "ours", source, "--epochs", 5)
    theirs, _ = train(tmp_path, "theirs", under_pytorch(source), "--epochs", 5)
    assert len(ours) == len(theirs) == 115
    for step, (a, b) in enumerate(zip(ours[:100], theirs)):
        assert abs(a - b) < 1e-3, f"step {step}: {a} and {b}"
    assert ours[-1] < 0.2 < 2 < ours[0]
    state = torch.load(model, weights_only=True)
    assert list(state) == list(flashlight.load(model))


def test_the_same_losses_in_c(tmp_path):
    program = build_tree() / "examples" / "train_digits"
    ours, _ = train(tmp_path, "ours", EXAMPLE.read_text(), "--epochs", 2)
    c = [float(x) for x in run([program, "--epochs", 2, "--data", ROOT / "data", "--losses"]).split()]
    assert len(c) == len(ours) == 46
    for a, b in zip(ours, c):
        assert abs(a - b) <= 1e-5


def test_c_finds_the_accuracy_that_python_found(tmp_path):
    out = tmp_path / "digits"
    said = run([sys.executable, EXAMPLE, "--epochs", 3, "--out", out])
    in_c = run([build_tree() / "examples" / "evaluate_digits", out / "model.pth", ROOT / "data"])
    assert in_c.strip() in said
    for picture in ("loss.png", "predictions.png"):
        assert (out / picture).read_bytes().startswith(b"\x89PNG")


def same_state(path, c_path):
    """Both hosts wrote the same names and the same bits."""
    state, c_state = torch.load(path), torch.load(c_path)
    assert list(state) == list(c_state)
    return all(torch.equal(state[name], c_state[name]) for name in state)


def test_the_autoencoder_in_three_ways(tmp_path):
    """Python's losses are C's to the last bit and PyTorch's to 1e-3; both hosts write the same weights."""
    ours, model = train(tmp_path, "ours", VAE.read_text(), "--epochs", 3)
    theirs, _ = train(tmp_path, "theirs", under_pytorch(VAE.read_text()), "--epochs", 3)
    said = run([build_tree() / "examples" / "digits_vae", 3, ROOT / "data", tmp_path / "c.pth"])
    in_c = [np.float32(line) for line in said.split()]
    assert [np.float32(loss) for loss in ours] == in_c and len(in_c) == 87
    assert ours == pytest.approx(theirs, rel=1e-3)
    assert ours[-1] < 32 < 44 < ours[0]
    assert same_state(model, tmp_path / "c.pth")


def test_the_gpt_in_three_ways(tmp_path):
    text = tmp_path / "text"
    text.write_bytes(b"".join(page.read_bytes() for page in sorted((ROOT / "docs").glob("*.md"))))
    options = ("--text", text, "--steps", 8, "--length", 20)
    ours, model = train(tmp_path, "ours", GPT.read_text(), *options)
    theirs, _ = train(tmp_path, "theirs", under_pytorch(GPT.read_text()), *options)
    program = [build_tree() / "examples" / "character_gpt", "8", tmp_path / "c.pth", text]
    said = subprocess.run(program, capture_output=True, check=True).stdout  # what it writes is bytes, hardly text yet
    *in_c, written = said.split(b"\n", 9)
    assert [np.float32(loss) for loss in ours] == [np.float32(line) for line in in_c]
    assert ours == pytest.approx(theirs, rel=1e-3)
    assert same_state(model, tmp_path / "c.pth")
    assert written.startswith((tmp_path / "ours/sample.txt").read_bytes()) and len(written) == 404


def test_the_forecast_in_three_ways(tmp_path):
    ours, model = train(tmp_path, "ours", FORECAST.read_text(), "--steps", 20)
    theirs, _ = train(tmp_path, "theirs", under_pytorch(FORECAST.read_text()), "--steps", 20)
    in_c = run([build_tree() / "examples" / "forecast", 20, tmp_path / "c.pth"]).split()
    assert [np.float32(value) for value in ours] == [np.float32(line) for line in in_c] and len(ours) == 320
    assert ours == pytest.approx(theirs, rel=1e-3, abs=1e-4)
    assert same_state(model, tmp_path / "c.pth")


@pytest.mark.parametrize(
    "script, picture, options",
    [
        (VAE, "samples.png", ["--epochs", 1]),
        (GPT, "loss.png", ["--steps", 2, "--length", 2]),
        (FORECAST, "forecast.png", ["--steps", 2]),
    ],
)
def test_the_examples_draw(tmp_path, script, picture, options):
    run([sys.executable, script, *options, "--out", tmp_path])
    assert (tmp_path / picture).read_bytes().startswith(b"\x89PNG")


def guide_cnn():
    """What examples/c/cnn.c does, line by line: the model and its losses."""
    nn = flashlight.nn
    flashlight.manual_seed(0)

    def block(inputs, outputs, pool):
        return nn.Sequential(nn.Conv2d(inputs, outputs, 3, padding=1), nn.BatchNorm2d(outputs), nn.ReLU(), pool)

    model = nn.Sequential(
        block(1, 32, nn.MaxPool2d(2)),
        block(32, 64, nn.MaxPool2d(2)),
        block(64, 128, nn.AdaptiveAvgPool2d(1)),
        nn.Flatten(),
        nn.Linear(128, 10),
    )
    adam = flashlight.optim.Adam(model.parameters())
    images = flashlight.from_numpy(np.load(ROOT / "data/digits_images.npy")).unsqueeze(1) / 16
    labels = flashlight.from_numpy(np.load(ROOT / "data/digits_labels.npy")).long()
    digits = flashlight.utils.data.TensorDataset(images, labels)
    losses = []
    for _ in range(5):
        for x, y in flashlight.utils.data.DataLoader(digits, batch_size=64, shuffle=True):
            loss = nn.functional.cross_entropy(model(x), y)
            adam.zero_grad()
            loss.backward()
            adam.step()
            losses.append(loss.item())
    return model, losses


def test_the_cnn_in_one_screen(tmp_path):
    """The same numbers in Python, in C and in C++: initial values come in the order of the lines in each."""
    tree = build_tree()
    model, losses = guide_cnn()
    said = run([tree / "examples" / "cnn", ROOT / "data", tmp_path / "model.pth"])
    in_c = [float(line) for line in said.splitlines()]
    assert len(in_c) == len(losses) == 145
    for ours, c in zip(losses, in_c):
        assert abs(ours - c) <= 1e-4  # it prints four places
    state = flashlight.load(tmp_path / "model.pth")
    assert list(state) == list(model.state_dict())
    assert all(flashlight.allclose(state[name], t, atol=1e-4) for name, t in model.state_dict().items())
    compile_c(tree, ROOT / "examples/c/cnn.c", tmp_path / "cnn", ("c++", "-std=c++17", "-x", "c++"))
    assert run([tmp_path / "cnn", ROOT / "data", tmp_path / "cpp.pth"]) == said
    assert list(torch.load(tmp_path / "cpp.pth", weights_only=True)) == list(state)


@pytest.mark.parametrize("program", ["evaluate_digits", "cnn"])
def test_the_c_programs_report_errors(tmp_path, program):
    arguments = {"evaluate_digits": ["none.pth", ROOT / "data"], "cnn": ["none"]}[program]
    done = subprocess.run(
        [build_tree() / "examples" / program, *arguments], capture_output=True, text=True, cwd=tmp_path
    )
    assert done.returncode == 10 and done.stdout == ""  # FileNotFoundError's code
    assert re.match(r"FileNotFoundError: .*none.*\n$", done.stderr)


def test_the_typed_program_runs():
    """What mypy checks in ./run lint."""
    done = subprocess.run(
        [sys.executable, ROOT / "tests/typing/program.py"], env={**os.environ, "PYTHONPATH": str(ROOT / "python")}
    )
    assert done.returncode == 0


def test_the_custom_op_of_the_page(tmp_path):
    """docs/custom-op.md: its program compiles, runs, and finds its gradients right."""
    (tmp_path / "softsign.c").write_text(readme_block("c", "docs/custom-op.md"))
    compile_c(build_tree(), tmp_path / "softsign.c", tmp_path / "softsign")
    lines = run([tmp_path / "softsign"], cwd=tmp_path).splitlines()
    x = torch.tensor([-2.0, -0.5, 0.0, 1.0, 3.0], dtype=torch.float64, requires_grad=True)
    y = torch.nn.functional.softsign(x)
    y.sum().backward()
    assert [float(v) for v in lines[0].split()] == pytest.approx(y.tolist(), abs=1e-5)
    assert [float(v) for v in lines[1].split()] == pytest.approx(x.grad.tolist(), abs=1e-5)
    assert lines[2] == "SoftsignBackward"
    assert float(lines[3]) < 1e-8
    assert lines[4:] == ["memory given back"]
