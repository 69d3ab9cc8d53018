"""Subclasses of Tensor and __torch_function__: which functions ask, what they return, held against PyTorch."""

import copy
import pickle

import flashlight
import flashlight.nn
import flashlight.overrides
import pytest
import torch
import torch.overrides

LIBRARIES = (torch, flashlight)


class TorchPlain(torch.Tensor):
    pass


class Plain(flashlight.Tensor):
    pass


def logging_class(lib, log):
    class Logged(lib.Tensor):
        @classmethod
        def __torch_function__(cls, func, types, args=(), kwargs=None):
            log.append((func.__name__, [t.__name__ for t in types], len(args), sorted(kwargs or ())))
            return super().__torch_function__(func, types, args, kwargs)

    return Logged


def describe(lib, value):
    with lib._C.DisableTorchFunctionSubclass():
        if isinstance(value, lib.Tensor):
            return type(value).__name__, value.tolist(), value.requires_grad
        if isinstance(value, (tuple, list)):
            return [describe(lib, v) for v in value]
        return value if isinstance(value, (int, float, bool, str)) else type(value).__name__


EXPRESSIONS = """x + 1|1 + x|x - 1|x * x|x / 2|x % 2|x ** 2|x @ x|x == x|x < 1|-x|abs(x)|x[0]|x[:, 1]|x.shape|x.T|x.grad
x.requires_grad|x.is_leaf|x.sum().item()|x.tolist()|x.max(0)|torch.cat([x, x])|torch.cat([y, x])|x.detach()|x.double()
x.to(torch.float64)|x.size()|x.dim()|x.clone().add_(1)|torch.add(x, 1, alpha=2)|torch.add(y, x)|y + x|y * x|x.data
x.new_zeros(2)|torch.zeros_like(x)|x.stride()|x.numel()|x.dtype|float(x[0, 0])|bool(x[0, 0])|len(x)|x.is_contiguous()
torch.stack([x, x])|torch.where(x > 0, x, 0)|torch.is_tensor(x)|x.new_tensor([1.0])|x.as_subclass(torch.Tensor)
torch.add(y, y, out=x.clone())|x.unbind()|torch.nn.functional.linear(x, y)|x.__contains__(1.0)|x.storage_offset()
torch.equal(x, x)|x.requires_grad_()|~(x > 1)|1 & x.long()|x.view(-1)|y[x.long()[0] % 2]""".replace("\n", "|").split(
    "|"
)


@pytest.mark.parametrize("expression", EXPRESSIONS)
def test_calls_and_results(expression):
    seen = []
    for lib in LIBRARIES:
        log = []
        x = lib.arange(4.0).reshape(2, 2).as_subclass(logging_class(lib, log))
        names = {"torch": lib, "x": x, "y": lib.ones(2, 2)}
        result = describe(lib, eval(expression, names))
        seen.append((log, result))
    assert seen[0] == seen[1]


@pytest.mark.parametrize("name", ["grad", "data", "requires_grad"])
def test_assigning_attributes_asks(name):
    seen = []
    for lib in LIBRARIES:
        log = []
        x = lib.ones(2).as_subclass(logging_class(lib, log))
        x[0] = 3.0
        x += 1
        setattr(x, name, True if name == "requires_grad" else lib.zeros(2))
        seen.append((log, describe(lib, x)))
    assert seen[0] == seen[1]


@pytest.mark.parametrize("module", [lambda nn: nn.Linear(2, 2), lambda nn: nn.ReLU(), lambda nn: nn.BatchNorm1d(2)])
def test_layers_return_the_subclass(module):
    for lib, plain in zip(LIBRARIES, (TorchPlain, Plain)):
        x = lib.ones(2, 2).as_subclass(plain)
        assert type(module(lib.nn)(x)) is plain
        assert type(lib.nn.Sequential(module(lib.nn), lib.nn.Tanh())(x)) is plain


def test_history_goes_through_the_subclass():
    grads = []
    for lib, plain in zip(LIBRARIES, (TorchPlain, Plain)):
        leaf = lib.arange(3.0, requires_grad=True)
        x = leaf.as_subclass(plain)
        y = (x * x).sum()
        assert type(y) is plain and type(y.grad_fn).__name__ == "AliasBackward0"
        y.backward()
        grads.append(leaf.grad.tolist())
    assert grads[0] == grads[1]


class Duck:
    def __init__(self, answer="asked"):
        self.answer = answer

    def __torch_function__(self, func, types, args=(), kwargs=None):
        return self.answer if isinstance(self.answer, type(NotImplemented)) else (self.answer, func.__name__)


DUCKS = """torch.add(d, 1)|torch.cat([d, d])|torch.cat([y, d])|y + d|d + y|y.add(d)|torch.sum(d, dim=0)|y[d]
torch.nn.functional.relu(d)|torch.mean(d)|torch.where(y > 0, y, d)|y.mul_(d)""".replace("\n", "|").split("|")


@pytest.mark.parametrize("expression", DUCKS)
@pytest.mark.filterwarnings("ignore")
def test_objects_that_are_no_tensors(expression):
    answers = [eval(expression, {"torch": lib, "d": Duck(), "y": lib.ones(2)}) for lib in LIBRARIES]
    assert answers[0] == answers[1]


@pytest.mark.parametrize("expression", ["torch.add(d, 1)", "y.add(d)", "y + d", "d + y", "torch.cat([d, d])"])
@pytest.mark.filterwarnings("ignore")
def test_nobody_answers(expression):
    for lib in LIBRARIES:
        with pytest.raises(TypeError):
            eval(expression, {"torch": lib, "d": Duck(NotImplemented), "y": lib.ones(2)})


def test_subclasses_are_asked_before_their_bases():
    orders = []
    for lib in LIBRARIES:
        order = []

        class Base(lib.Tensor):
            @classmethod
            def __torch_function__(cls, func, types, args=(), kwargs=None, order=order):
                order.append(cls.__name__)
                return NotImplemented

        class Derived(Base):
            pass

        class Stranger(Base):
            pass

        t = [lib.ones(1).as_subclass(c) for c in (Base, Stranger, Derived)]
        with pytest.raises(TypeError):
            lib.cat(t)
        orders.append(order)
    assert orders[0] == orders[1]


def test_unrelated_subclasses_do_not_mix():
    for lib in LIBRARIES:
        a, b = (lib.ones(2).as_subclass(type(n, (lib.Tensor,), {})) for n in "AB")
        with pytest.raises(TypeError):
            a + b
        with pytest.raises(TypeError):
            lib.add(a, b)


def test_switching_off():
    for lib, plain in zip(LIBRARIES, (TorchPlain, Plain)):
        x = lib.ones(2).as_subclass(plain)
        with lib._C.DisableTorchFunctionSubclass():
            assert type(x + 1) is lib.Tensor
            assert not lib.overrides.has_torch_function((x,))
        assert type(x + 1) is plain
        off = type("Off", (lib.Tensor,), {"__torch_function__": lib._C._disabled_torch_function_impl})
        assert type(lib.ones(2).as_subclass(off) + 1) is lib.Tensor


def test_overrides_module():
    for lib, plain in zip(LIBRARIES, (TorchPlain, Plain)):
        o, x, y = lib.overrides, lib.ones(2).as_subclass(plain), lib.ones(2)
        assert o.has_torch_function((y, x)) and not o.has_torch_function((y, 1))
        assert o.has_torch_function_unary(x) and not o.has_torch_function_unary(lib.nn.Parameter(y))
        assert o.has_torch_function_variadic(1, x) and not o.has_torch_function_variadic(1, y)
        assert o.is_tensor_like(x) and o.is_tensor_like(Duck()) and not o.is_tensor_like(3)
        assert o.is_tensor_method_or_property(lib.Tensor.add)
        assert o.is_tensor_method_or_property(lib.Tensor.shape.__get__)
        assert not o.is_tensor_method_or_property(lib.add)
        assert lib.Tensor.grad.__get__ in o.get_default_nowrap_functions()
        assert o.resolve_name(lib.Tensor.add).endswith("Tensor.add")
        assert lib.add in o.get_overridable_functions()[lib]
        assert lib.zeros in o.get_ignored_functions() and lib.add not in o.get_ignored_functions()
        assert {lib.tensor, lib.as_tensor, lib.from_numpy, lib.load} <= o.get_ignored_functions()
        dummies = o.get_testing_overrides()
        assert dummies[lib.add](1, 2) == dummies[lib.Tensor.add](y, 1) == dummies[lib.nn.functional.relu](y) == -1

        def double(a, scale=2, o=o):
            if o.has_torch_function_unary(a):
                return o.handle_torch_function(double, (a,), a, scale=scale)
            return a * scale

        assert type(double(x)) is plain
        assert double(Duck()) == ("asked", "double")
        wrapped = o.wrap_torch_function(lambda a: (a,))(lambda a: a + 1)
        assert type(wrapped(x)) is plain and type(wrapped(y)) is lib.Tensor


def test_parameters_copies_and_pickles():
    x = flashlight.arange(3.0).as_subclass(Plain)
    x.mark = "kept"
    for again in (copy.copy(x), copy.deepcopy(x), pickle.loads(pickle.dumps(x))):
        assert type(again) is Plain and again.mark == "kept" and again.tolist() == [0, 1, 2]
    p = flashlight.nn.Parameter(flashlight.ones(2).as_subclass(Plain))
    assert type(p) is Plain and isinstance(p, flashlight.nn.Parameter) and p.requires_grad
    texts = [repr(lib.nn.Parameter(lib.ones(2).as_subclass(cls))) for lib, cls in zip(LIBRARIES, (TorchPlain, Plain))]
    assert texts[0].replace("TorchPlain", "Plain") == texts[1]
    layer = flashlight.nn.Linear(2, 2)
    layer.weight = flashlight.nn.Parameter(layer.weight.detach().as_subclass(Plain))
    assert len(list(layer.parameters())) == 2
    layer(flashlight.ones(1, 2)).sum().backward()
    assert layer.weight.grad.tolist() == [[1, 1], [1, 1]]


# ---- Modes -----------------------------------------------------------------------------------------------------------

MODE_CALLS = """x + 1|1 + x|x * x|torch.zeros(3)|torch.tensor([1.0])|x.shape|x.T|x[0]|x.sum()|x.add_(1)
len(x)|x.requires_grad|x.grad|x == x|-x|x.tolist()|x @ x|torch.cat([x, x])|repr(x)|torch.arange(3)
torch.rand(2)|x.detach().numpy()|x.size()|x.dim()|torch.einsum("ij->i", x)|torch.nn.functional.relu(x)
x.clone()|float(x.sum())|torch.as_tensor([1])|x[x > 0]|x.max(0).values|x.register_hook|torch.from_numpy
x.new_zeros(2)|x.backward|2 in x|x.to(torch.float64)|y + 1|y.shape|y.sum()""".replace("\n", "|").split("|")


def recording_mode(lib, log, answer=None):
    class Recorded(lib.overrides.TorchFunctionMode):
        def __torch_function__(self, func, types, args=(), kwargs=None):
            log.append((func.__name__, len(args)))
            return func(*args, **(kwargs or {})) if answer is None else answer

    return Recorded()


@pytest.mark.parametrize("expression", MODE_CALLS)
def test_a_mode_is_asked_for_everything(expression):
    seen = []
    for lib in LIBRARIES:
        log = []
        names = {"torch": lib, "x": lib.ones(2, 2), "y": lib.nn.Parameter(lib.ones(2))}
        with recording_mode(lib, log):
            eval(expression, names)
        calls = list(log)
        eval(expression, names)
        assert log == calls
        seen.append(calls)
    assert seen[0] == seen[1]


def modes_stack(lib):
    outer, inner, x = [], [], lib.ones(2)
    with recording_mode(lib, outer) as mode:
        assert lib.overrides._get_current_function_mode() is mode
        with recording_mode(lib, inner):
            x.sum()
            with lib.overrides._pop_mode_temporarily():
                x.exp()
            assert len(lib.overrides._get_current_function_mode_stack()) == 2
        with lib.overrides.BaseTorchFunctionMode():
            x.log()
        with lib._C.DisableTorchFunctionSubclass():
            x.sin()
        with lib._C.DisableTorchFunction():
            x.cos()
        assert lib.overrides.has_torch_function((x,))
    assert not lib.overrides.has_torch_function((x,))
    assert lib.overrides._get_current_function_mode() is None
    return outer, inner


def modes_and_subclasses(lib):
    log = []
    x = lib.ones(2).as_subclass(logging_class(lib, log))
    with recording_mode(lib, log):
        y = x + 1
    return [entry[0] for entry in log], type(y).__name__


def modes_that_refuse(lib):
    outcomes = []
    for mode in (
        recording_mode(lib, [], NotImplemented),
        lib.overrides.TorchFunctionMode(),
        recording_mode(lib, [], 7),
    ):
        for call in (lambda: lib.ones(2).sum(), lambda: lib.ones(2) + lib.ones(2), lambda: lib.zeros(2)):
            try:
                with mode:
                    outcomes.append(call())
            except Exception as error:
                outcomes.append(type(error).__name__)
    return outcomes


def modes_end_with_their_block(lib):
    try:
        with recording_mode(lib, []):
            raise KeyError
    except KeyError:
        pass
    return lib.overrides._get_current_function_mode(), lib.ones(2).sum().item()


def modes_are_of_one_thread(lib):
    import threading

    log, x = [], lib.ones(2)
    with recording_mode(lib, log):
        thread = threading.Thread(target=lambda: (x.sum(), x + x, x.shape))
        thread.start()
        thread.join()
    return log


def modes_begin_again(lib):
    log, x, y = [], lib.ones(2), lib.nn.Parameter(lib.ones(2))
    for lookups in (0, 10, 2000, 2000):
        with recording_mode(lib, log):
            _ = x.shape, y.sum(), y.requires_grad

        class Later(lib.Tensor):
            pass

        z = x.as_subclass(Later)
        for _ in range(lookups):
            _ = x.shape, y.sum, z.ndim
    return log


@pytest.mark.parametrize(
    "function",
    [
        modes_stack,
        modes_and_subclasses,
        modes_that_refuse,
        modes_end_with_their_block,
        modes_are_of_one_thread,
        modes_begin_again,
    ],
)
def test_modes(function):
    assert function(torch) == function(flashlight)


def test_a_mode_sees_layers():
    log = []
    model = flashlight.nn.Sequential(flashlight.nn.Linear(2, 2), flashlight.nn.ReLU(), flashlight.nn.RNNCell(2, 2))
    x = flashlight.ones(2)
    with recording_mode(flashlight, log):
        model(x)
    assert [n for n, _ in log if n not in ("dim", "size", "__get__")] == ["linear", "relu"] + [
        "unsqueeze",
        "zeros",
        "rnn_tanh_cell",
        "squeeze",
    ]


LAYERS = {
    "linear": lambda n: (n.Linear(3, 2), (2, 3)),
    "convolution": lambda n: (n.Conv2d(2, 3, 3, padding=1), (1, 2, 4, 4)),
    "reflecting": lambda n: (n.Conv1d(2, 3, 3, padding=1, padding_mode="reflect"), (1, 2, 4)),
    "transposed": lambda n: (n.ConvTranspose2d(2, 3, 3, stride=2), (1, 2, 4, 4)),
    "batch norm": lambda n: (n.BatchNorm2d(2), (2, 2, 3, 3)),
    "average": lambda n: (n.BatchNorm1d(2, momentum=None), (4, 2)),
    "evaluated": lambda n: (n.BatchNorm2d(2).eval(), (2, 2, 3, 3)),
    "instance norm": lambda n: (n.InstanceNorm1d(2, affine=True), (2, 4)),
    "layer norm": lambda n: (n.LayerNorm(3), (2, 3)),
    "group norm": lambda n: (n.GroupNorm(2, 4), (2, 4, 3)),
    "prelu": lambda n: (n.PReLU(), (2, 3)),
    "stack": lambda n: (n.Sequential(n.Linear(3, 4), n.ReLU(inplace=True), n.Linear(4, 2)), (2, 3)),
}


@pytest.mark.parametrize("how", ["argument", "weight"])
@pytest.mark.parametrize("layer", LAYERS)
def test_layers_ask(layer, how):
    seen = []
    for lib in LIBRARIES:
        log = []
        cls = logging_class(lib, log)
        lib.manual_seed(0)
        model, shape = LAYERS[layer](lib.nn)
        x = lib.arange(float(lib.ones(shape).numel())).reshape(shape).sin()
        plain = copy.deepcopy(model)(x)
        if how == "argument":
            x = x.as_subclass(cls)
        else:
            for module in list(model.modules()):
                if hasattr(module, "weight"):
                    module.weight = lib.nn.Parameter(module.weight.detach().as_subclass(cls))
        log.clear()
        y = model(x)
        called = [name for name, *_ in log if not name.startswith("__") and name not in ("dim", "size")]
        with lib._C.DisableTorchFunctionSubclass():
            assert lib.equal(y, plain)
        grad = [name for name, p in model.named_parameters() if type(p) is cls]
        seen.append((type(y).__name__, called, grad, [list(b.shape) for b in model.buffers()]))
    assert seen[0] == seen[1]
    assert seen[1][1]


RECURRENT = {
    "lstm": lambda n: (n.LSTM(3, 4, 2, batch_first=True, bidirectional=True, proj_size=2), (2, 5, 3)),
    "gru of one sequence": lambda n: (n.GRU(3, 4, bias=False), (5, 3)),
    "rnn": lambda n: (n.RNN(3, 4, nonlinearity="relu"), (5, 2, 3)),
    "lstm cell": lambda n: (n.LSTMCell(3, 4), (2, 3)),
    "gru cell": lambda n: (n.GRUCell(3, 4), (3,)),
    "rnn cell": lambda n: (n.RNNCell(3, 4), (2, 3)),
}


@pytest.mark.filterwarnings("ignore:LSTM with projections")
@pytest.mark.parametrize("layer", RECURRENT)
@pytest.mark.parametrize("states", [False, True])
def test_a_mode_sees_what_recurrent_layers_call(layer, states):
    seen = []
    for lib in LIBRARIES:
        log = []
        model, shape = RECURRENT[layer](lib.nn)
        x = lib.ones(shape)
        plain = model(x)
        given = (x, plain[1] if "cell" not in layer else plain) if states else (x,)
        plain = model(*given)
        with recording_mode(lib, log):
            y = model(*given)
        assert str(y) == str(plain)
        seen.append([name for name, *_ in log if name not in ("dim", "size", "__get__")])
    assert seen[0] == seen[1]


METHODS = (
    "contiguous() to(lib.float64) float() double() type_as(lib.ones(1,dtype=lib.float64)) cpu() detach() size() "
    "stride() dim() numel() requires_grad_() storage_offset() element_size() item() tolist() numpy() "
    "is_floating_point() data_ptr() get_device() abs() new(2) new_tensor([1.0])"
).split()


def test_derivatives_ask():
    seen = []
    for lib in LIBRARIES:
        log, modes = [], []
        x = lib.ones(3).as_subclass(logging_class(lib, log)).requires_grad_()
        plain = lib.ones(3, requires_grad=True)
        y, z, w = (x * 2).sum(), (plain * x.detach()).sum(), plain.sum()
        log.clear()
        results = [*lib.autograd.grad(y, x, retain_graph=True), *lib.autograd.grad(z, plain, materialize_grads=True)]
        lib.autograd.backward(y)
        with recording_mode(lib, modes):
            lib.autograd.grad(w, plain)
            lib.autograd.backward(plain.sum())
        mapped = lib.func.grad(lambda t: (t * t).sum())(x)
        seen.append(([type(r).__name__ for r in (*results, mapped)], [n for n, *_ in log][:3], modes))
    assert seen[0] == seen[1]


def with_own_method(cls, name):
    own = type("Own", (cls,), {name: lambda self, *args: getattr(super(own, self), name)(*args)})
    return own


@pytest.mark.parametrize("method", METHODS)
def test_methods_called_as_functions_ask(method):
    """Also through super(), as a class's own methods do."""
    name, arguments = method[:-1].split("(", 1)
    seen = []
    for lib in LIBRARIES:
        log, modes = [], []
        cls = logging_class(lib, log)
        own = with_own_method(cls, name)
        given = eval(f"({arguments},)" if arguments else "()", {"lib": lib})
        results = [
            getattr(lib.Tensor, name)(lib.ones(1).as_subclass(cls), *given),
            getattr(lib.ones(1).as_subclass(own), name)(*given),
        ]
        x = lib.ones(1)
        with recording_mode(lib, modes):
            getattr(lib.Tensor, name)(x, *given)
        seen.append(([type(r).__name__ for r in results], [n for n, *_ in log], modes))
    assert seen[0] == seen[1]


def test_layers_of_nobody_answer():
    class Refusing(flashlight.Tensor):
        @classmethod
        def __torch_function__(cls, func, types, args=(), kwargs=None):
            if func is flashlight.nn.functional.linear:
                return NotImplemented
            return super().__torch_function__(func, types, args, kwargs)

    layer, x = flashlight.nn.Linear(2, 2), flashlight.ones(1, 2)
    weight = layer.weight
    layer.weight = flashlight.nn.Parameter(weight.detach().clone().as_subclass(Refusing))
    for model in (layer, flashlight.nn.Sequential(layer)):
        with pytest.raises(TypeError):
            model(x)
    layer.weight = weight
    assert layer(x).shape == (1, 2)


def test_a_class_made_inside_a_mode_is_as_others_after_it():
    with recording_mode(flashlight, []):

        class Made(flashlight.Tensor):
            pass

        x = flashlight.ones(2).as_subclass(Made)
    assert (x + 1).tolist() == [2, 2]
    assert x.shape == (2,)
