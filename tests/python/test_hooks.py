"""Hooks of every kind on modules: when they run, what they get, what their results change, how they go away."""

import copy
import warnings

import pytest
from twin import both, run_both, same, sub


def scale(mod, factor=2.0):
    class Scale(mod.nn.Module):
        def __init__(self):
            super().__init__()
            self.weight = mod.nn.Parameter(mod.tensor(factor))

        def forward(self, x, extra=0.0):
            return x * self.weight + extra

    return Scale()


# ---- Forward -------------------------------------------------------------------------------------------------------


def test_forward_hooks():
    def run(mod):
        m = scale(mod)
        x = mod.tensor([1.0, 2.0])
        calls = []

        def note(name, result=None):
            def hook(module, args, output=None):
                calls.append((name, module is m, len(args), None if output is None else output.tolist()))
                return result

            return hook

        m.register_forward_hook(note("after"))
        m.register_forward_pre_hook(note("before"))
        m.register_forward_hook(note("first after"), prepend=True)
        m.register_forward_pre_hook(note("first before"), prepend=True)
        out = [m(x).tolist()]
        change = m.register_forward_pre_hook(lambda module, args: args[0] + 10)
        out.append(m(x).tolist())
        m.register_forward_pre_hook(lambda module, args: (args[0], 0.5))
        out.append(m(x).tolist())
        change.remove()
        out.append(m(x).tolist())
        with m.register_forward_hook(lambda module, args, output: output * 100):
            out.append(m(x).tolist())
        out.append(m(x).tolist())
        return out, calls

    same(run)


def test_hooks_with_kwargs():
    def run(mod):
        m = scale(mod)
        x = mod.tensor([1.0])
        calls = []
        m.register_forward_pre_hook(
            lambda module, args, kwargs: (args, {"extra": kwargs.get("extra", 0) + 1.0}), with_kwargs=True
        )
        m.register_forward_hook(
            lambda module, args, kwargs, output: calls.append((len(args), dict(kwargs), output.tolist())),
            with_kwargs=True,
        )
        m(x)
        m(x, extra=3.0)
        m.register_forward_pre_hook(lambda module, args, kwargs: 3, with_kwargs=True)
        return calls

    same(run)


def test_a_pre_hook_with_kwargs_must_return_both():
    def run(mod):
        m = scale(mod)
        m.register_forward_pre_hook(lambda module, args, kwargs: 3, with_kwargs=True)
        m(mod.ones(1))

    expected, got = run_both(run)
    assert expected == got
    assert expected[0] is RuntimeError


@both
def test_always_called(mod):
    class Fails(mod.nn.Module):
        def forward(self, x):
            raise ValueError("no")

    m = Fails()
    calls = []
    m.register_forward_hook(lambda *a: calls.append("plain"))
    m.register_forward_hook(lambda module, args, out: calls.append(("always", out)), always_call=True)
    m.register_forward_hook(
        lambda module, args, kwargs, out: calls.append(("kwargs", kwargs)), always_call=True, with_kwargs=True
    )
    with pytest.raises(ValueError, match="no"):
        m(1)
    assert calls == [("always", None), ("kwargs", {})]

    def broken(*args):
        raise RuntimeError("hook too")

    m.register_forward_hook(broken, always_call=True)
    with pytest.warns(UserWarning, match="silenced"), pytest.raises(ValueError, match="no"):
        m(1)

    m = scale(mod)
    m.register_forward_hook(broken)
    m.register_forward_hook(lambda module, args, out: calls.append(out.tolist()), always_call=True)
    calls.clear()
    with pytest.raises(RuntimeError, match="hook too"):
        m(mod.ones(1))
    assert calls == [[2.0]]


@both
def test_handles(mod):
    m = scale(mod)
    first = m.register_forward_hook(lambda *a: None, with_kwargs=False, always_call=True)
    second = m.register_forward_hook(lambda *a: None)
    assert first.id != second.id
    assert len(m._forward_hooks) == 2
    assert len(m._forward_hooks_always_called) == 1
    first.remove()
    first.remove()
    assert len(m._forward_hooks) == 1
    assert not m._forward_hooks_always_called
    m._forward_hooks.clear()
    assert m(mod.ones(1)).tolist() == [2.0]


@both
def test_deepcopy_takes_hooks_along(mod):
    m = scale(mod)
    calls = []
    m.register_forward_hook(lambda *a: calls.append(1))
    copy.deepcopy(m)(mod.ones(1))
    assert calls == [1]


@both
def test_a_hook_may_be_registered_during_a_call(mod):
    m = scale(mod)
    calls = []

    def again(module, args, output):
        calls.append("first")
        module.register_forward_hook(lambda *a: calls.append("second"))

    m.register_forward_hook(again)
    m(mod.ones(1))
    m(mod.ones(1))
    assert calls == ["first", "first", "second"]


# ---- Backward ------------------------------------------------------------------------------------------------------


def test_full_backward_hooks():
    def run(mod):
        m = mod.nn.Sequential(scale(mod, 2.0), scale(mod, 3.0))
        calls = []

        def note(name):
            return lambda module, *grads: calls.append((name, *grads))

        m[1].register_full_backward_hook(note("last"))
        m[0].register_full_backward_hook(note("first"))
        m[0].register_full_backward_pre_hook(note("pre"))
        m.register_full_backward_hook(note("all"))
        x = mod.tensor([1.0, 2.0], requires_grad=True)
        m(x).sum().backward()
        return calls, x.grad, [p.grad for p in m.parameters()]

    same(run)


def test_backward_hooks_change_gradients():
    def run(mod):
        m = scale(mod, 2.0)
        m.register_full_backward_pre_hook(lambda module, grad_output: (grad_output[0] * 10,))
        m.register_full_backward_hook(lambda module, grad_input, grad_output: (grad_input[0] + 1,))
        m.register_full_backward_hook(lambda module, grad_input, grad_output: None)
        x = mod.tensor([1.0, 2.0], requires_grad=True)
        m(x).sum().backward()
        return x.grad, m.weight.grad

    same(run)


def test_backward_hooks_with_several_tensors():
    def run(mod):
        class Two(mod.nn.Module):
            def forward(self, a, n, b, c):
                return a * b * n, c, a + 1

        m = Two()
        seen = []
        m.register_full_backward_hook(lambda module, gi, go: seen.append((gi, go)))
        m.register_full_backward_pre_hook(lambda module, go: seen.append(go))
        a = mod.tensor([1.0, 2.0], requires_grad=True)
        b = mod.tensor([3.0, 4.0])
        c = mod.tensor([1.0], requires_grad=True)
        out = m(a, 5, b, c)
        (out[0].sum() + out[2].sum()).backward()
        return seen, a.grad, c.grad

    same(run)


def test_backward_hooks_without_gradients_of_inputs():
    def run(mod):
        m = scale(mod)
        seen = []
        m.register_full_backward_hook(lambda module, gi, go: seen.append((gi, go)))
        with pytest.warns(UserWarning, match="Full backward hook is firing"):
            m(mod.ones(2)).sum().backward()
        with mod.no_grad():
            m(mod.ones(2))
        return seen, m.weight.grad

    same(run)


ERRORS = {
    "hook count": lambda mod, m: m.register_full_backward_hook(lambda module, gi, go: (gi[0], gi[0])),
    "pre count": lambda mod, m: m.register_full_backward_pre_hook(lambda module, go: (go[0], go[0])),
}


@pytest.mark.parametrize("case", ERRORS)
def test_backward_hook_errors(case):
    def run(mod):
        m = scale(mod)
        ERRORS[case](mod, m)
        m(mod.ones(2, requires_grad=True)).sum().backward()

    expected, got = run_both(run)
    assert expected == got
    assert expected[0] is RuntimeError


@both
def test_kinds_of_backward_hooks_do_not_mix(mod):
    m = scale(mod)
    m.register_full_backward_hook(lambda *a: None)
    with pytest.raises(RuntimeError, match="Cannot use both regular backward hooks and full"):
        m.register_backward_hook(lambda *a: None)


def test_old_backward_hooks():
    def run(mod):
        class Times(mod.nn.Module):
            def forward(self, x):
                return x * 2

        m = Times()
        seen = []
        m.register_backward_hook(lambda module, gi, go: seen.append(go))
        x = mod.tensor([1.0, 2.0], requires_grad=True)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            m(x).sum().backward()
        return seen, x.grad

    same(run)


def test_what_old_backward_hooks_miss_is_warned_of():
    def run(mod):
        def forward(function):
            module = mod.nn.Module()
            module.forward = function
            return module

        x = mod.tensor([1.0, 2.0], requires_grad=True)
        calls = (
            (lambda a, b: (a + b, a * b), (x, x)),
            (lambda a: [a * 2], (x,)),
            (lambda a: {"out": a * 2}, (x,)),
            (lambda a: a[0] * 2, ([x],)),
            (lambda a: (a * 2) * 3, (x * 1,)),
            (lambda a: a * 2, (x * 1,)),
            (lambda a: a * 2, (x,)),
        )
        seen = []
        for function, args in calls:
            m = forward(function)
            m.register_backward_hook(lambda *a: None)
            with warnings.catch_warnings(record=True) as caught:
                warnings.simplefilter("always")
                m(*args)
            seen.append([(w.category.__name__, str(w.message)) for w in caught])

        def one_too_few(module, grad_input, grad_output):
            return grad_input[:-1]

        m = mod.nn.Sigmoid()
        m.register_backward_hook(one_too_few)
        with pytest.raises(RuntimeError, match="hook 'one_too_few' has returned an incorrect number"):
            m(x * 1).sum().backward()
        return seen

    same(run)


# ---- Everywhere ----------------------------------------------------------------------------------------------------


def test_global_hooks():
    def run(mod):
        where = sub(mod, "nn.modules.module")
        m = mod.nn.Sequential(scale(mod), scale(mod))
        calls = []

        def note(name):
            return lambda module, *rest: calls.append((name, type(module).__name__, len(rest)))

        m[0].register_forward_hook(note("own"))
        handles = [
            where.register_module_forward_pre_hook(note("pre")),
            where.register_module_forward_hook(note("after")),
            where.register_module_forward_hook(note("kwargs"), with_kwargs=True),
            where.register_module_full_backward_hook(note("backward")),
            where.register_module_full_backward_pre_hook(note("backward pre")),
        ]
        try:
            x = mod.ones(2, requires_grad=True)
            m(x).sum().backward()
        finally:
            for handle in handles:
                handle.remove()
        m(x)
        return calls

    same(run)


def test_registration_hooks():
    def run(mod):
        where = sub(mod, "nn.modules.module")
        calls = []

        def note(kind):
            return lambda module, name, value: calls.append((kind, name, value is None))

        handles = [
            where.register_module_parameter_registration_hook(note("parameter")),
            where.register_module_buffer_registration_hook(note("buffer")),
            where.register_module_module_registration_hook(note("module")),
        ]
        try:
            m = mod.nn.Module()
            m.p = mod.nn.Parameter(mod.ones(1))
            m.register_parameter("none", None)
            m.register_buffer("b", mod.ones(1))
            m.b = mod.zeros(1)
            m.b = None
            m.c = mod.nn.Module()
            m.add_module("d", mod.nn.Module())
            m.c = None
        finally:
            for handle in handles:
                handle.remove()
        with where.register_module_parameter_registration_hook(
            lambda module, name, value: mod.nn.Parameter(value.detach() * 2)
        ):
            m.q = mod.nn.Parameter(mod.ones(2))
        return calls, m.q

    same(run)


# ---- State dicts ---------------------------------------------------------------------------------------------------


def test_state_dict_hooks():
    def run(mod):
        m = mod.nn.Sequential(scale(mod))
        calls = []
        m.register_state_dict_pre_hook(lambda module, prefix, keep: calls.append(("pre", prefix, keep)))
        m[0].register_state_dict_pre_hook(lambda module, prefix, keep: calls.append(("pre", prefix, keep)))

        def rename(module, state, prefix, metadata):
            calls.append(("post", prefix, dict(metadata), list(state)))
            state[prefix + "renamed"] = state.pop(prefix + "weight")

        m[0].register_state_dict_post_hook(rename)
        m._register_state_dict_hook(lambda module, state, prefix, metadata: {"only": 1})
        other = scale(mod)
        other.register_state_dict_post_hook(lambda *a: 3)
        try:
            other.state_dict()
        except RuntimeError as error:
            calls.append(str(error))
        try:
            other._register_state_dict_hook(rename)
        except RuntimeError as error:
            calls.append(str(error))
        return m.state_dict(), m[0].state_dict(prefix="x.", keep_vars=True), calls

    same(run)


def test_load_state_dict_hooks():
    def run(mod):
        m = mod.nn.Sequential(scale(mod))
        calls = []

        def migrate(module, state, prefix, metadata, strict, missing, unexpected, errors):
            calls.append((module is m[0], prefix, strict))
            if prefix + "old" in state:
                state[prefix + "weight"] = state.pop(prefix + "old")

        m[0].register_load_state_dict_pre_hook(migrate)
        m[0]._register_load_state_dict_pre_hook(lambda state, prefix, *rest: calls.append((prefix, len(rest))))

        def forgive(module, keys):
            calls.append((list(keys.missing_keys), list(keys.unexpected_keys)))
            keys.missing_keys.clear()
            keys.unexpected_keys.clear()

        m.register_load_state_dict_post_hook(forgive)
        result = m.load_state_dict({"0.old": mod.tensor(7.0), "more": mod.ones(1)})
        state = m.state_dict()
        copied = copy.deepcopy(m)
        copied.load_state_dict({"0.old": mod.tensor(8.0)})
        return str(result), state, calls, copied.state_dict()

    same(run)


@both
def test_a_load_post_hook_returns_nothing(mod):
    m = scale(mod)
    m.register_load_state_dict_post_hook(lambda module, keys: keys)
    with pytest.raises(AssertionError, match="not expected to return new values"):
        m.load_state_dict(m.state_dict())
