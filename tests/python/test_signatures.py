"""inspect.signature of the functions, classes and methods of torch.nn, its namespaces and torch.optim: arguments, their
kinds and defaults as PyTorch has them. Functions that PyTorch itself does not show (written in C++, or taking *args and
**kwargs) are left out, annotations too.
"""

import ast
import copy
import functools
import importlib
import inspect
import pickle
import weakref
from pathlib import Path

import flashlight
import pytest
import torch

NAMESPACES = [
    "nn",
    "nn.attention",
    "nn.functional",
    "nn.init",
    "nn.modules.module",
    "nn.parameter",
    "nn.utils",
    "nn.utils.parametrizations",
    "nn.utils.parametrize",
    "nn.utils.prune",
    "nn.utils.rnn",
    "nn.utils.stateless",
    "optim",
    "optim.lr_scheduler",
    "optim.swa_utils",
]
# RNNBase has a forward here; self of a method written in C is positional.
DIFFERENT = {"nn.RNNBase.forward", "nn.Sequential.forward"}
INFORMS_OF_NOTHING = "(*args, **kwargs)"


def shown(function):
    """The signature as text, without annotations; None where there is none to see."""
    try:
        signature = inspect.signature(function)
    except (TypeError, ValueError):
        return None
    parameters = []
    for p in signature.parameters.values():
        default = p.default
        if callable(default) and default is not p.empty:
            default = default.__name__
        elif not isinstance(default, (int, float, str, tuple, type(None))) and default is not p.empty:
            default = str(default).replace("flashlight", "torch")
        parameters.append(p.replace(annotation=p.empty, default=default))
    return str(signature.replace(parameters=parameters, return_annotation=signature.empty))


def public_names(module, name):
    if name == "nn":
        return [n for n in dir(module) if isinstance(getattr(module, n), type)]
    if name == "nn.functional":
        own = ("torch.nn.functional", "torch")
        return [n for n in dir(module) if getattr(getattr(module, n), "__module__", None) in own]
    return getattr(module, "__all__", None) or [n for n in dir(module) if not n.startswith("_")]


def subjects():
    """(path, ours, PyTorch's) of every function, class, constructor and public method that both have."""
    for name in NAMESPACES:
        theirs = importlib.import_module(f"torch.{name}")
        ours = importlib.import_module(f"flashlight.{name}")
        for member in sorted(public_names(theirs, name)):
            value = getattr(theirs, member)
            if member.startswith("_") or not callable(value) or not hasattr(ours, member):
                continue
            mine = getattr(ours, member)
            yield f"{name}.{member}", mine, value
            if not isinstance(value, type) or issubclass(value, torch.Tensor):
                continue
            for method in sorted(dir(value)):
                if method.startswith("_") and method not in ("__init__", "__call__"):
                    continue
                if callable(getattr(value, method)) and hasattr(mine, method):
                    yield f"{name}.{member}.{method}", getattr(mine, method), getattr(value, method)


SUBJECTS = list({path: (path, ours, theirs) for path, ours, theirs in subjects()}.values())


@pytest.mark.parametrize("namespace", NAMESPACES)
def test_signatures(namespace):
    count, different = 0, []
    for path, ours, theirs in SUBJECTS:
        if not path.startswith(f"{namespace}.") or path in DIFFERENT:
            continue
        if any(path.startswith(f"{longer}.") for longer in NAMESPACES if len(longer) > len(namespace)):
            continue
        wanted = shown(theirs)
        if wanted is None or wanted.replace("self, ", "") == INFORMS_OF_NOTHING:
            continue
        count += 1
        if shown(ours) != wanted:
            different.append(f"{path}: {shown(ours)}, PyTorch: {wanted}")
    assert count and not different, "\n".join(different)


@pytest.mark.parametrize(
    "call",
    [
        "F.mse_loss(x, y, None, None, 'none')",
        "F.mse_loss(x, y, False)",
        "F.mse_loss(x, y, True, False)",
        "F.mse_loss(x, y, reduce=False)",
        "F.mse_loss(x, y, None, None, 'sum', y)",
        "F.l1_loss(x, y, None, None, 'sum')",
        "F.smooth_l1_loss(x, y, None, None, 'mean', 2.0)",
        "F.cross_entropy(x, c, None, None, 1, None, 'none', 0.1)",
        "F.cross_entropy(x, c, None, True, 1)",
        "F.nll_loss(x, c, None, None, 2, None, 'sum')",
        "F.binary_cross_entropy_with_logits(x, y, None, None, None, 'sum', y[0])",
        "F.kl_div(x, y, None, None, 'batchmean', True)",
        "F.poisson_nll_loss(x, y, False, True, None, 1e-3, None, 'none')",
        "F.multi_margin_loss(x, c, 2, 0.5, None, None, None, 'none')",
        "F.triplet_margin_loss(x, y, z, 0.5, 1.0, 1e-6, True, None, None, 'sum')",
        "F.softmax(x, 1, 'text')",
        "F.softmax(x, 1, _stacklevel='text')",
        "F.softmax(x, 1, 3, torch.float64)",
        "F.softmax(x, 1, torch.float64)",
        "F.log_softmax(x, 1, None)",
        "F.softmin(x, 0, 'text', torch.float64)",
        "F.softmax(x, None, 'text')",
        "F.softmax(x, _stacklevel=1.5)",
        "F.threshold(x, 0.1, 2.0, False)",
        "F.hardtanh(x, -0.1, 0.1, False)",
        "F.mse_loss(x, y, None, None, 'none', y, 1)",
        "F.mse_loss(x, y, None, None, 'none', reduction='sum')",
        "F.mse_loss(x, y, None, None, 3)",
        "F.cross_entropy(x, c, None, None, 'text')",
    ],
)
@pytest.mark.filterwarnings("ignore")
def test_arguments_in_their_places(call):
    results = []
    for m in (flashlight, torch):
        m.manual_seed(0)
        names = {"torch": m, "F": m.nn.functional, "c": m.tensor([1, 0, 2])}
        names |= {n: m.rand(3, 4) for n in ("x", "y", "z")}
        try:
            result = eval(call, names)
            results.append((str(result.dtype).rpartition(".")[2], result.tolist()))
        except Exception as error:
            results.append((type(error).__name__, None))
    (kind, ours), (their_kind, theirs) = results
    assert kind == their_kind
    if theirs is not None:
        assert torch.allclose(torch.tensor(ours), torch.tensor(theirs), atol=1e-6)


@pytest.mark.parametrize(
    "name", ["add", "relu", "nn.functional.relu", "nn.init.uniform_", "linalg.norm", "special.erf"]
)
def test_functions_are_as_functions_of_python(name):
    function = functools.reduce(getattr, name.split("."), flashlight)
    function.note = [1]
    assert function.note == [1] and vars(function) == {"note": [1]}
    del function.note
    assert not hasattr(function, "note")
    assert copy.copy(function) is function and copy.deepcopy(function) is function
    assert pickle.loads(pickle.dumps(function)) is function
    assert weakref.ref(function)() is function
    assert function.__name__ == function.__qualname__ == name.rpartition(".")[2]
    assert function.__module__ == f"flashlight.{name}".rpartition(".")[0]
    assert function.__name__ in inspect.getdoc(function)

    @functools.wraps(function)
    def wrapper(*args):
        return function(*args)

    assert wrapper.__wrapped__ is function and wrapper.__doc__ == function.__doc__
    assert wrapper.__module__ == function.__module__ and inspect.signature(wrapper) == inspect.signature(function)


def test_functions_can_be_named_anew():
    function, name = flashlight.abs, flashlight.abs.__name__

    def other(x):
        """Something else."""

    functools.update_wrapper(function, other)
    try:
        assert function.__name__ == "other" and function.__doc__ == "Something else." and function.__wrapped__ is other
        assert function(flashlight.tensor(-1.0)) == 1
    finally:
        function.__dict__.clear()
    assert function.__name__ == name and not hasattr(function, "__wrapped__")


def test_constructors_are_functions_but_for_their_signature():
    init = flashlight.nn.Linear.__init__
    assert str(inspect.signature(init)).startswith("(self, in_features, out_features, bias=True")
    assert init.__name__ == "__init__" and init.__qualname__ == "Linear.__init__" and init.__code__.co_argcount == 1
    layer = flashlight.nn.Linear.__new__(flashlight.nn.Linear)
    init(layer, 2, bias=False, out_features=3)
    assert layer.weight.shape == (3, 2) and layer.bias is None

    class Derived(flashlight.nn.Linear):
        pass

    assert inspect.signature(Derived) == inspect.signature(flashlight.nn.Linear)


def test_stubs_know_every_name():
    """Of the package and of Tensor: an editor completes what dir() shows."""

    def bound(path, inside=None):
        tree = ast.parse((Path(flashlight.__file__).parent / path).read_text(encoding="utf-8"))
        classes = {n.name: n for n in tree.body if isinstance(n, ast.ClassDef)}
        for node in classes[inside].body if inside else tree.body:
            yield from [a.asname or a.name for a in node.names] if isinstance(node, ast.ImportFrom) else []
            yield getattr(node, "name", None) or getattr(getattr(node, "target", None), "id", None)
            yield from [target.id for target in getattr(node, "targets", ())]

    package = {*bound("__init__.pyi"), *bound("_ops.pyi")}
    tensor = {*bound("__init__.pyi", "Tensor"), *bound("_methods.pyi", "TensorMethods")}
    assert not [n for n in dir(flashlight) if n[0] != "_" and n not in package]
    assert not [n for n in dir(flashlight.Tensor) if n[0] != "_" and n not in tensor]
