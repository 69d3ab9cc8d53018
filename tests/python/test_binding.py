"""How ops are called and how Python objects and tensors live together: arguments, identity, ownership, leaks."""

import copy
import gc
import inspect
import os
import pickle
import subprocess
import sys
import threading
import weakref

import flashlight
import pytest
from twin import both, same

# ---- Arguments -------------------------------------------------------------------------------------------------------

CALLS = {
    "varargs": lambda mod, x: (x.view(3, 2), x.permute(1, 0), x.reshape(-1), x.expand(2, 2, 3), x.new_zeros(2, 1)),
    "lists": lambda mod, x: (x.view([3, 2]), x.view((6,)), x.permute((1, 0)), mod.permute(x, (1, 0))),
    "keywords": lambda mod, x: (
        mod.sum(input=x, dim=0),
        x.sum(dim=0, keepdim=True),
        x.sum(axis=1),
        x.sum(axis=1, keepdims=True),
        mod.transpose(x, dim0=0, dim1=1),
        x.permute(dims=(1, 0)),
    ),
    "one number for a list": lambda mod, x: (x.sum(0), x.sum((0,)), x.sum([0, 1]), x.sum(-1)),
    "numbers": lambda mod, x: (
        mod.add(x, 1),
        mod.add(x, x, alpha=2),
        mod.mul(2, x),
        x.add(mod.tensor(2)),
        x.clamp(min=1),
        x.clamp(1, 3),
        mod.full((2,), mod.tensor(3)),
    ),
    "dtype": lambda mod, x: (x.sum(dtype=mod.float64), x.sum(0, dtype=float), mod.softmax(x, 1, dtype=mod.float64)),
    "none": lambda mod, x: (x.sum(None), x.sum(dim=None), mod.argmax(x, None), x.argmax(dim=None)),
    "out": lambda mod, x: [out := mod.empty(0), mod.add(x, x, out=out) is out, out],
    "overloads": lambda mod, x: (x.max(), tuple(x.max(1)), mod.max(x, x), x.max(dim=0, keepdim=True).values),
    "requires_grad": lambda mod, x: (
        mod.zeros(1, requires_grad=True).requires_grad,
        mod.ones_like(x, requires_grad=True).is_leaf,
    ),
    "self comes second": lambda mod, x: (
        x.where(x > 2, -x),
        x.where(x > 2, 0.5),
        x.where(condition=x > 2, other=-x),
        mod.where(x > 2, x, -x),
        mod.where(x > 2, 1.0, x),
        mod.where(condition=x > 2, input=x, other=x),
    ),
    "tensor lists": lambda mod, x: (
        mod.cat([x, x]),
        mod.cat((x, x), 1),
        mod.cat(tensors=[x], dim=-1),
        mod.stack([x, x], axis=1),
    ),
}


@pytest.mark.parametrize("name", CALLS)
@pytest.mark.filterwarnings("ignore")
def test_call(name):
    same(lambda mod: CALLS[name](mod, mod.arange(6.0).reshape(2, 3)))


WRONG = {
    "unknown keyword": lambda mod, x: x.sum(foo=1),
    "wrong type": lambda mod, x: x.sum("a"),
    "float for int": lambda mod, x: x.sum(1.5),
    "bool for int": lambda mod, x: x.view(True),
    "missing": lambda mod, x: x.transpose(0),
    "too many": lambda mod, x: mod.relu(x, x),
    "twice": lambda mod, x: mod.transpose(x, 0, 1, dim0=1),
    "no tensor": lambda mod, x: mod.relu([1.0]),
    "keyword-only as positional": lambda mod, x: mod.zeros((2,), mod.float32),
    "self missing": lambda mod, x: mod.Tensor.relu(),
    "self wrong": lambda mod, x: mod.Tensor.relu(3),
    "none for a tensor": lambda mod, x: mod.add(x, None),
}


@pytest.mark.parametrize("name", WRONG)
@both
def test_wrong_call(mod, name):
    with pytest.raises(TypeError):
        WRONG[name](mod, mod.arange(6.0).reshape(2, 3))


def test_invalid_combination_lists_signatures():
    with pytest.raises(TypeError) as error:
        flashlight.tensor([1.0]).sum("a")
    text = str(error.value)
    assert text.startswith("sum() received an invalid combination of arguments - got (str), but expected one of:\n * (")
    assert "bool keepdim = False" in text


def test_named_results():
    def run(mod):
        r = mod.max(mod.tensor([[1.0, 3.0], [2.0, 0.0]]), 1)
        values, indices = r
        return repr(r), r.values, r.indices, r[0] is r.values, isinstance(r, tuple), len(r), values, indices

    same(run)


@both
def test_keywords_that_are_not_interned(mod):
    x = mod.ones(2, 3)
    assert x.sum(**{"".join(["d", "im"]): 0}).shape == (3,)


def test_introspection():
    assert flashlight.relu.__name__ == "relu" and flashlight.Tensor.relu.__qualname__ == "Tensor.relu"
    assert "dim" in inspect.signature(flashlight.softmax).parameters
    assert list(inspect.signature(flashlight.transpose).parameters) == ["input", "dim0", "dim1"]
    assert flashlight.relu.__doc__ and repr(flashlight.relu) == "<built-in function relu>"
    assert pickle.loads(pickle.dumps(flashlight.relu)) is flashlight.relu
    assert copy.deepcopy(flashlight.relu) is flashlight.relu
    assert pickle.loads(pickle.dumps(flashlight.Tensor.relu)) is flashlight.Tensor.relu
    bound = flashlight.ones(1).add
    assert bound(1).item() == 2
    assert callable(flashlight.nn.functional.relu)


def test_functional_extras():
    f = flashlight.nn.functional
    x = flashlight.tensor([-1.0, 2.0])
    assert f.relu(x).tolist() == [0, 2] and x.tolist() == [-1, 2]
    y = f.relu(x, inplace=True)
    assert y is x and x.tolist() == [0, 2]
    assert f.relu(flashlight.tensor([-1.0]), True).tolist() == [0]
    with pytest.warns(UserWarning, match="reduction='sum'"):
        loss = f.mse_loss(flashlight.ones(2), flashlight.zeros(2), size_average=False)
    assert loss.item() == 2


def test_functions_are_not_methods():
    class Layer:
        act = flashlight.relu

    assert Layer().act(flashlight.tensor([-1.0])).item() == 0


# ---- Identity --------------------------------------------------------------------------------------------------------


def test_one_object_a_tensor():
    p = flashlight.ones(2, requires_grad=True)
    (p * 2).sum().backward()
    assert p.grad is p.grad
    assert p.add_ is not None and flashlight.zeros(1).zero_() is not None
    x = flashlight.zeros(2)
    assert x.fill_(1) is x and x.requires_grad_(False) is x and x.contiguous() is x
    y = x * 1
    y.__iadd__(1)
    before = y
    y += 1
    assert y is before


def test_attributes_survive_in_c():
    p = flashlight.ones(2, requires_grad=True)
    (p * 2).sum().backward()
    p.grad.note = [1]
    number = id(p.grad)
    gc.collect()
    junk = [flashlight.zeros(2) for _ in range(100)]
    assert p.grad.note == [1] and id(p.grad) == number and junk
    watch = weakref.ref(p.grad)
    p.grad = None
    assert watch() is None


def test_weak_reference_survives_in_c():
    p = flashlight.ones(2, requires_grad=True)
    p.grad = flashlight.zeros(2)
    watch = weakref.ref(p.grad)
    gc.collect()
    assert watch() is p.grad


def test_subclass_survives_in_c():
    deaths = []

    class Mine(flashlight.Tensor):
        def __del__(self):
            deaths.append(self.tolist())

    p = flashlight.ones(1, requires_grad=True)
    p.grad = flashlight.Tensor._make_subclass(Mine, flashlight.tensor([3.0]))
    gc.collect()
    assert deaths == [] and type(p.grad) is Mine
    p.grad = None
    assert deaths == [[3.0]]


def test_parameter_keeps_identity_in_the_graph():
    p = flashlight.nn.Parameter(flashlight.ones(2))
    y = (p * 2).sum()
    number = id(p)
    del p
    gc.collect()
    leaf = y.grad_fn.next_functions[0][0].next_functions[0][0].variable
    assert type(leaf) is flashlight.nn.Parameter and id(leaf) == number


def test_resurrection_in_del():
    saved = []

    class Lazarus(flashlight.Tensor):
        def __del__(self):
            saved.append(self)

    flashlight.Tensor._make_subclass(Lazarus, flashlight.tensor([1.0]))
    gc.collect()
    assert len(saved) == 1 and saved[0].tolist() == [1.0]
    saved.clear()


def test_del_that_gives_the_tensor_to_c():
    p = flashlight.ones(1, requires_grad=True)

    class Giver(flashlight.Tensor):
        def __del__(self):
            if p.grad is None:
                p.grad = self

    flashlight.Tensor._make_subclass(Giver, flashlight.tensor([5.0]))
    assert type(p.grad) is Giver and p.grad.item() == 5
    p.grad = None


def test_subclass_with_slots():
    class Slotted(flashlight.Tensor):
        __slots__ = ("a", "b")

    class Thing:
        pass

    thing = Thing()
    gone = weakref.ref(thing)
    t = flashlight.Tensor._make_subclass(Slotted, flashlight.ones(1))
    t.a = thing
    del thing
    assert gone() is not None
    del t
    assert gone() is None


@pytest.mark.parametrize("kind", ["attribute", "subclass", "grad", "hook", "closure", "view"])
def test_cycles_are_collected(kind):
    class Mine(flashlight.Tensor):
        pass

    def make():
        x = flashlight.ones(2, requires_grad=True)
        if kind == "attribute":
            x.me = x
        elif kind == "subclass":
            x = flashlight.Tensor._make_subclass(Mine, x)
            x.me = x
        elif kind == "grad":
            x.grad = flashlight.zeros(2)
            x.grad.owner = x
        elif kind == "hook":
            x.register_hook(lambda g: x)
        elif kind == "closure":
            y = x * 2
            y.register_hook(lambda g: y)
            return weakref.ref(y)
        elif kind == "view":
            v = x.detach()[0]
            x.view_of_me = [x]
            v.base_object = x
        return weakref.ref(x)

    gone = make()
    gc.collect()
    assert gone() is None


def test_plain_tensors_are_not_tracked():
    x = flashlight.ones(2)
    assert not gc.is_tracked(x) and not gc.is_tracked(x + 1)
    x.attribute = 1
    assert gc.is_tracked(x)


def test_deep_chain_of_attributes():
    x = flashlight.ones(1)
    first = weakref.ref(x)
    for _ in range(100_000):
        y = flashlight.ones(1)
        y.previous = x
        x = y
    del x, y
    assert first() is None


@both
def test_class_assignment(mod):
    class A(mod.nn.Parameter):
        pass

    class B(mod.nn.Parameter):
        pass

    a = A(mod.ones(1))
    a.__class__ = B
    assert type(a) is B and a.item() == 1
    del a


@both
def test_weak_dictionaries_and_sets(mod):
    a, b = mod.ones(1), mod.ones(1)
    assert {a: 1}[a] == 1 and a in {a} and len({a, b}) == 2
    d = weakref.WeakValueDictionary(a=a)
    del a
    assert "a" not in d


def test_monkeypatching():
    flashlight.Tensor.twice = lambda self: self * 2
    try:
        assert flashlight.ones(1).twice().item() == 2
    finally:
        del flashlight.Tensor.twice


def test_dropped_by_another_thread():
    """The last C reference may go where no Python code may run at once."""
    p = flashlight.ones(4, requires_grad=True)
    p.grad = flashlight.zeros(4)
    p.grad.note = 1
    watch = weakref.ref(p.grad)

    def drop():
        p.grad = None

    thread = threading.Thread(target=drop)
    thread.start()
    thread.join()
    assert watch() is None


# ---- Leaks -----------------------------------------------------------------------------------------------------------


class Mine(flashlight.Tensor):
    pass


def leak_cases():
    w = flashlight.ones(3, 3, requires_grad=True)
    x = flashlight.ones(2, 3)

    def training():
        (x @ w).relu().sum().backward()
        w.grad = None

    def errors():
        for call in (lambda: x @ x, lambda: x.sum("a"), lambda: x[9], lambda: flashlight.tensor([[1], [1, 2]])):
            try:
                call()
            except Exception:
                pass

    def attributes():
        y = x + 1
        y.note = y
        z = flashlight.Tensor._make_subclass(Mine, y)
        z.note = y

    def hooks():
        y = x.clone().requires_grad_()
        z = y * 2
        z.register_hook(lambda g: g * 2)
        y.register_hook(lambda g: y)
        z.sum().backward()

    class F(flashlight.autograd.Function):
        @staticmethod
        def forward(ctx, a):
            ctx.save_for_backward(a)
            return a * 2, a.shape

        @staticmethod
        def backward(ctx, g, none):
            return g * ctx.saved_tensors[0]

    def function():
        y, _ = F.apply(w)
        y.sum().backward()
        F.apply(w)
        w.grad = None

    def indexing():
        x[0], x[:, 1], x[[0, 1]], x[x > 1], list(x)
        y = x.clone()
        y[0] = 1
        y[[1]] = x[0]

    def calls():
        flashlight.cat([x, x], dim=0)
        flashlight.zeros(2, 3, requires_grad=True)
        x.max(1), x.split(1), x + 1, 1 - x, x == x, x.T, x.shape
        flashlight.tensor([1.0, 2.0]), flashlight.tensor([[1, 2], [3, 4]])
        pickle.loads(pickle.dumps(x))

    return [training, errors, attributes, hooks, function, indexing, calls]


@pytest.mark.parametrize("work", leak_cases(), ids=lambda f: f.__name__)
def test_nothing_leaks(work):
    for _ in range(2000):  # until free lists and caches are full
        work()
    gc.collect()
    memory, objects = flashlight._C.memory()["live_bytes"], len(gc.get_objects())
    blocks = sys.getallocatedblocks()
    for _ in range(2000):
        work()
    gc.collect()
    assert flashlight._C.memory()["live_bytes"] == memory
    assert abs(len(gc.get_objects()) - objects) < 20
    assert abs(sys.getallocatedblocks() - blocks) < 400  # a reference lost each time would be thousands


def test_reference_counts():
    x = flashlight.ones(2, 2)
    count = sys.getrefcount(x)
    kind = sys.getrefcount(flashlight.Tensor)
    for _ in range(100):
        x + x, x.sum(), x.T, x[0], x.to("cpu"), x.contiguous(), x.requires_grad_(False), x.fill_(1), x.grad, x.shape
        x += 1
        try:
            x.sum("a")
        except TypeError:
            pass
    assert sys.getrefcount(x) == count
    assert abs(sys.getrefcount(flashlight.Tensor) - kind) < 5


def test_every_allocation_may_fail():
    """Each allocation of a training step fails once: MemoryError, and the next step is as if nothing had
    happened."""
    x, target = flashlight.randn(4, 3), flashlight.randn(4, 2)
    model = flashlight.nn.Sequential(flashlight.nn.Linear(3, 5), flashlight.nn.ReLU(), flashlight.nn.Linear(5, 2))
    optimizer = flashlight.optim.SGD(model.parameters(), lr=0.0)

    def step():
        optimizer.zero_grad()
        y = model(x)
        y.register_hook(lambda g: g * 2)
        loss = ((y[:, :2] - target) ** 2).mean()
        loss.backward()
        optimizer.step()
        return loss.item()

    expected = [step() for _ in range(3)][-1]
    gc.collect()
    flashlight._C._fail_allocation(0)
    step()
    count = flashlight._C._fail_allocation(0)
    assert count > 20
    gc.collect()
    memory = flashlight._C.memory()["live_bytes"]
    failures = 0
    for n in range(1, count + 1):
        flashlight._C._fail_allocation(n)
        try:
            step()
        except MemoryError:
            failures += 1
        flashlight._C._fail_allocation(0)
    assert failures > count / 2
    assert step() == expected
    gc.collect()
    assert flashlight._C.memory()["live_bytes"] == memory


@pytest.mark.skipif("asan" in os.environ.get("LD_PRELOAD", ""), reason="the sanitizer takes memory of its own")
def test_import_is_light():
    code = (
        "import sys; sys.path[:0] = {path!r}; import flashlight\n"
        "heavy = {{'numpy', 'inspect', 'typing', 'dataclasses', 'torch', 'asyncio', 'logging'}} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
        "resident = int(open('/proc/self/statm').read().split()[1]) * 4096\n"
        "assert resident < 40e6, resident\n"
    )
    root = os.path.dirname(os.path.dirname(flashlight.__file__))
    subprocess.run([sys.executable, "-I", "-c", code.format(path=[root])], check=True, timeout=60)


def test_winograd_switch():
    """The switch changes which algorithm runs, so that the last bits of a 3x3 convolution change with it."""
    from flashlight.backends import winograd

    flashlight.manual_seed(0)
    x, w = flashlight.randn(2, 32, 16, 16), flashlight.randn(32, 32, 3, 3)
    before = winograd.is_enabled()
    with winograd.flags(True):
        fast = flashlight.conv2d(x, w, padding=1)
    with winograd.flags(False):
        assert not winograd.is_enabled()
        direct = flashlight.conv2d(x, w, padding=1)
    assert winograd.is_enabled() == before
    assert not flashlight.equal(fast, direct)
    assert (fast - direct).abs().max() < 1e-5 * direct.abs().max()


@both
def test_a_tensor_of_one_integer_counts_as_a_number(mod):
    """Of any shape where PyTorch's schema says SymInt, 0-dim where it says int; a float or a bool never."""
    x = mod.arange(8.0).view(2, 4)
    sized = [
        x.topk,
        x.kthvalue,
        lambda k: x.narrow(1, 0, k),
        lambda k: x.select(0, k - 1),
        x.split,
        mod.eye,
        mod.randperm,
    ]
    for function in sized:
        for one in (mod.tensor(1), mod.tensor([1]), mod.tensor([[1]], dtype=mod.int8)):
            wanted, got = function(1), function(one)
            for a, b in zip(*((v if isinstance(v, tuple) else (v,)) for v in (wanted, got)), strict=True):
                assert a.shape == b.shape and mod.equal(a, b)
    for one in (mod.tensor([1]), mod.tensor([[1]])):
        for function in (x.cumsum, x.unsqueeze, x.softmax, lambda d: x.topk(1, d)):
            with pytest.raises(TypeError):
                function(one)
    for wrong in (mod.tensor([1.0]), mod.tensor([1, 1])):
        with pytest.raises(TypeError):
            x.kthvalue(wrong)


@both
def test_sizes_beyond_64_bits(mod):
    for make in (mod.zeros, mod.ones(2).view, mod.ones(2).repeat, lambda n: mod.rand(2, n), lambda n: mod.zeros((n,))):
        for number in (2**63, -(2**63) - 1, 10**30):
            with pytest.raises(TypeError, match="unpack"):
                make(number)


@both
def test_out_is_checked_before_it_is_written(mod):
    x = mod.tensor([3.0, 1.0, 2.0])
    values, indices = mod.empty(0), mod.empty(0)
    for out in ((mod.zeros(3), mod.zeros(3)), (mod.zeros(3),), mod.zeros(3), (mod.zeros(3), 3)):
        with pytest.raises((TypeError, RuntimeError)):
            mod.sort(x, out=out)
        for t in out if isinstance(out, tuple) else (out,):
            assert not isinstance(t, mod.Tensor) or t.tolist() == [0, 0, 0]
    values, indices = mod.empty(0), mod.empty(0, dtype=mod.int64)
    found = mod.sort(x, out=(values, indices))
    assert found[0] is values and found.indices is indices and values.tolist() == [1, 2, 3]
    with pytest.raises(RuntimeError):
        mod.add(x, 1, out=mod.zeros(1).expand(3))
    assert mod.arange(3, out=mod.empty(0, dtype=mod.float64)).dtype == mod.float64
    assert mod.randn(3, out=mod.empty(0, dtype=mod.float64)).dtype == mod.float64
    assert mod.zeros(2, out=mod.ones(2, dtype=mod.int32)).tolist() == [0, 0]
