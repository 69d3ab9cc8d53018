"""PyTorch's documented examples under both packages: what they print, return and leave in their variables is the same.

The examples stand in the docstrings of the installed torch and are read when the test runs. One docstring is one
session: its statements run one by one, first under torch, then with torch naming flashlight, from the same seed. A
statement that fails under torch itself (it speaks of what the reader is to have) proves nothing and is passed over.
"""

import ast
import builtins
import contextlib
import importlib
import inspect
import io
import os
import random
import re
import sys
import warnings
from pathlib import Path

import flashlight
import numpy as np
import pytest
import torch
from twin import is_tensor, words

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))
from compatibility import reason  # noqa: E402

PLACES = (
    ["", "Tensor", "nn", "nn.functional", "nn.init", "nn.utils", "nn.utils.parametrizations", "nn.utils.parametrize"]
    + ["nn.utils.prune", "nn.utils.rnn", "nn.utils.stateless", "nn.attention", "nn.attention.flex_attention"]
    + ["linalg", "special", "fft", "signal.windows", "random", "quasirandom", "autograd", "autograd.functional"]
    + ["autograd.graph", "autograd.forward_ad", "autograd.function.FunctionCtx", "func", "optim", "optim.lr_scheduler"]
    + ["optim.swa_utils", "distributions", "utils.data", "utils.checkpoint", "utils.benchmark", "masked", "overrides"]
    + ["testing", "nn.Module"]
)

# Names that examples use as if the reader had them.
PRELUDE = """
import math, numpy as np, torch, torch.nn as nn, torch.nn.functional as F, torch.optim as optim
from torch.autograd import Variable
from torch.utils.data import *
model = nn.Linear(4, 3)
criterion = loss_fn = nn.MSELoss()
input, target = torch.randn(2, 4), torch.randn(2, 3)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
x, y = torch.randn(3, 4), torch.randn(3, 4)
"""

# Statements that need what is left out (docs/compatibility.md), or whose result is nobody's: memory that was not
# written, a seed that was not set, an address. An example ends where it cannot do without one.
LEFT_OUT = re.compile(
    r"cuda|xpu|gpu|sparse|complex|cfloat|cdouble|\dj\b|quant|qint|nested|polar|float8|jit\.|compile\(|onnx|dist\.|hub\."
    r"|fft\.(i?r?|i?h)fft[2n]?\(|hash_tensor|\bempty|_empty|resize_|skip_init|tensor\.seed|\.seed\(\)|TypedStorage\("
    r"|Tensor\(\d|vmap\(torch\.dot|torch\.dot$|ops\.aten|fx\.experimental|functionalize"
)

# Docstrings that are not compared, and why.
EXCLUDED = {
    "Event": "there is one device, the CPU",
    "nn.CircularPad3d": "too large for a test",
    "nn.ReplicationPad3d": "too large for a test",
    "linalg.solve_triangular": "rounding decides what allclose finds in a system of random numbers",
    "nn.functional.pad": "pads memory that was not written",
    "empty_strided": "shows memory that was not written",
    "nn.utils.skip_init": "shows memory that was not written",
    "overrides.get_ignored_functions": "as_subclass asks here",
    "masked.logaddexp": "goes through a private module",
    "linalg.lu_solve": "whether rounding is within a tolerance",
    "autograd.graph.saved_tensors_hooks": "PyTorch packs `other` before `self`",
    "func.functionalize": "shows PyTorch's compiler",
    "distributions.Wishart": "samples without the warning that PyTorch prints",
}


def walk(path):
    try:
        return importlib.import_module("torch." + path) if path else torch
    except ImportError:
        at = torch
        for part in path.split("."):
            at = getattr(at, part)
        return at


def documented():
    """Docstrings with examples by the full name of what they describe; one that stands at several names, once."""
    found, seen = {}, set()
    for place in PLACES:
        space = walk(place)
        for name in sorted(dir(space)):
            thing = getattr(space, name, None)
            if name.startswith("_") or re.fullmatch(r"[A-Z]\w+(Tensor|Storage)|[a-z]*functional_call", name):
                continue
            if inspect.ismodule(thing):
                continue
            full = f"{place}.{name}" if place else name
            texts = {full: getattr(thing, "__doc__", None)}
            if inspect.isclass(thing) and thing.__module__.startswith("torch"):
                for member, value in vars(thing).items():
                    if not member.startswith("_"):
                        texts[f"{full}.{member}"] = getattr(value, "__doc__", None)
            for label, text in texts.items():
                if not isinstance(text, str) or ">>>" not in text or text in seen:
                    continue
                seen.add(text)
                if not reason(place, name) and label not in EXCLUDED:
                    found[label] = text
    return found


EXAMPLES = documented()


def statements(text):
    """The statements after the prompts of a docstring; lines that are no Python are left out."""
    lines = []
    for line in text.splitlines():
        match = re.match(r"\s*(>>>|\.\.\.)(?: |$)(.*)", line)
        if match and (match[1] == ">>>" or lines):
            lines.append(match[2])
    while lines:
        try:
            return ast.parse("\n".join(lines)).body
        except SyntaxError as error:
            del lines[min(max((error.lineno or 1) - 1, 0), len(lines) - 1)]
    return []


def session(mod):
    """Globals in which the name torch means the module."""
    real = builtins.__import__

    def import_(name, *args):
        ours = mod is flashlight and name.split(".")[0] == "torch"
        return real("flashlight" + name[5:] if ours else name, *args)

    space = {"__name__": "session", "__builtins__": {**vars(builtins), "__import__": import_}}
    mod.manual_seed(0)
    exec(PRELUDE, space)
    return space


def reset(mod):
    """What examples set for the whole process."""
    mod.set_default_dtype(mod.float32)
    mod.set_default_device(None)
    mod.set_printoptions(profile="default")
    mod.set_grad_enabled(True)
    mod.use_deterministic_algorithms(False)
    mod.autograd.set_detect_anomaly(False)
    mod.set_flush_denormal(False)


def assigned(node):
    if not isinstance(node, (ast.Assign, ast.AugAssign, ast.For, ast.With)):
        return []
    names = {n.id for n in ast.walk(node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
    return sorted(names)


def run(mod, body):
    """Of each statement: its source, the exception, and what it printed, gave and assigned as it was then."""
    out, space = [], session(mod)
    for seed in (mod.manual_seed, random.seed, np.random.seed):
        seed(0)
    for node in body:
        error, values, text = None, [], io.StringIO()
        try:
            with contextlib.redirect_stdout(text):
                if isinstance(node, ast.Expr):
                    values.append(eval(compile(ast.Expression(node.value), "<example>", "eval"), space))
                else:
                    exec(compile(ast.Module([node], []), "<example>", "exec"), space)
                    values += [space[name] for name in assigned(node) if name in space]
        except Exception as e:
            error = e
        out.append((ast.unparse(node), error, [outline(text.getvalue()), *(described(v) for v in values)]))
    return out


def outline(value):
    """A printed value without addresses, the names of functions and nodes, and where a class stands."""
    text = re.sub(r"0x[0-9a-f]+", "0x", words(value))
    text = re.sub(r"grad_fn=<\w+>", "grad_fn", text)
    text = re.sub(r"<(built-in )?(function|method) .*? at 0x>|<built-in \w+ \w+>", "<function>", text)
    text = re.sub(r"<(?:\w+\.)*_?(\w+) object at 0x>", r"<\1>", text)
    return re.sub(r"\s+", " ", text)


def described(value, depth=0):
    """A value as something that can be compared."""
    if hasattr(value, "get_mask"):
        return [type(value).__name__, described(value.get_data(), depth), described(value.get_mask(), depth)]
    if is_tensor(value):
        kind, values = str(value.dtype).split(".")[-1], value.detach()
        numbers = "complex" not in kind and "sparse" not in str(value.layout)
        numbers = (values.float() if kind == "bfloat16" else values).numpy().copy() if numbers else None
        return [kind, tuple(value.shape), value.requires_grad, value.grad_fn is None, type(value).__name__, numbers]
    if isinstance(value, dict) and depth < 4:
        return [[described(k, depth + 1), described(v, depth + 1)] for k, v in value.items()]
    if isinstance(value, (list, tuple)) and depth < 4:
        return [type(value).__name__, *(described(v, depth + 1) for v in value)]
    if isinstance(value, (bool, int, type(None), float, np.ndarray)):
        return np.asarray(value) if isinstance(value, (float, np.ndarray)) else value
    handle = re.search(r"Handles?\b", type(value).__name__)
    return outline(value if isinstance(value, str) else "a handle" if handle else repr(value))


NUMBER = re.compile(r"-?\d+\.\d*(?:e[+-]?\d+)?|-?\d+")


def alike(a, b):
    if isinstance(a, str) and isinstance(b, str):
        numbers = [[float(n) for n in NUMBER.findall(text)] for text in (a, b)]
        return NUMBER.sub("#", a) == NUMBER.sub("#", b) and np.allclose(*numbers, 1e-3, 2e-4, equal_nan=True)
    if isinstance(a, np.ndarray) and isinstance(b, np.ndarray):
        if a.dtype.kind in "OSU":
            return a.tolist() == b.tolist()
        return a.shape == b.shape and a.dtype == b.dtype and np.allclose(a, b, 1e-4, 1e-4, equal_nan=True)
    if isinstance(a, list) and isinstance(b, list):
        return len(a) == len(b) and all(map(alike, a, b))
    return type(a) is type(b) and a == b


def kind(error):
    return type(error).__name__.lstrip("_")


def differences(text):
    """Statements whose outcome differs, as text; and how many did not."""
    body, same, odd = statements(text), 0, []
    outcomes = []
    for mod in (torch, flashlight):
        try:
            outcomes.append(run(mod, body))
        finally:
            reset(mod)
    for (source, error, theirs), (_, our_error, ours) in zip(*outcomes, strict=True):
        if LEFT_OUT.search(source):
            if our_error is not None and error is None:
                break
        elif isinstance(error, NameError):
            continue
        elif kind(error) != kind(our_error):
            odd.append(f"{source}\n    torch: {error or theirs!r:.400}\n    flashlight: {our_error or ours!r:.400}")
            break
        elif error is None and not alike(theirs, ours):
            odd.append(f"{source}\n    torch: {theirs!r:.400}\n    flashlight: {ours!r:.400}")
        else:
            same += error is None
    return odd, same


@pytest.mark.parametrize("name", EXAMPLES)
def test_example(name, tmp_path, monkeypatch):
    if name.startswith("utils.data") and os.environ.get("FLASHLIGHT_SANITIZED") == "asan":
        pytest.skip("GCC's ASan can hang in forked workers")
    monkeypatch.chdir(tmp_path)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        odd, _ = differences(EXAMPLES[name])
    assert not odd, "\n".join(odd)


def test_there_are_examples():
    assert len(EXAMPLES) > 500
    odd, same = differences(EXAMPLES["cumsum"])
    assert same >= 2 and not odd


def test_differences_are_seen():
    """The test can fail: numbers, kinds and printed text that differ between the packages are told."""
    for statement in ("torch.__name__ == 'torch'", "print(len(torch.__name__))", "1 / (torch.__name__ == 'torch')"):
        odd, same = differences(f">>> {statement}")
        assert len(odd) == 1 and same == 0
