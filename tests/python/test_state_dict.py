"""state_dict and load_state_dict: contents, metadata, what does not match, assigning, extra state."""

import collections
import copy

import flashlight
import pytest
from twin import both, run_both, same, words


def net(mod, n=2):
    nn = mod.nn

    class Leaf(nn.Module):
        _version = 3

        def __init__(self, n):
            super().__init__()
            self.weight = nn.Parameter(mod.arange(n, dtype=mod.float32))
            self.register_buffer("count", mod.tensor(2))
            self.register_buffer("hidden", mod.ones(1), persistent=False)
            self.register_parameter("bias", None)

    class Net(nn.Module):
        def __init__(self):
            super().__init__()
            self.a = Leaf(n)
            self.b = nn.Sequential(Leaf(3), Leaf(1))
            self.c = self.a
            self.scale = nn.Parameter(mod.tensor(1.5))

    return Net()


def test_contents():
    def run(mod):
        m = net(mod)
        state = m.state_dict()
        shares = state["a.weight"].data_ptr() == m.a.weight.data_ptr()
        return state, dict(state._metadata), shares, state["a.weight"].requires_grad, type(state).__name__

    same(run)


def test_arguments():
    def run(mod):
        m = net(mod)
        mine = collections.OrderedDict(own=1)
        result = m.state_dict(destination=mine, prefix="p.", keep_vars=True)
        return result is mine, list(result), result["p.a.weight"] is m.a.weight, hasattr(mine, "_metadata")

    same(run)


@both
def test_positional_arguments_warn(mod):
    m = net(mod)
    mine = collections.OrderedDict()
    with pytest.warns(FutureWarning, match="Positional args"):
        assert m.state_dict(mine, "x.") is mine
    assert "x.scale" in mine


def test_loading():
    def run(mod):
        m, other = net(mod), net(mod)
        with mod.no_grad():
            for p in other.parameters():
                p.add_(1)
        weight = m.a.weight
        result = m.load_state_dict(other.state_dict())
        return (
            str(result),
            list(result.missing_keys),
            list(result.unexpected_keys),
            m.state_dict(),
            m.a.weight is weight,
            weight.requires_grad,
        )

    same(run)


def changed(state, **changes):
    state = dict(state)
    for key, value in changes.items():
        key = key.replace("__", ".")
        if value is None:
            del state[key]
        else:
            state[key] = value
    return state


MISMATCHES = {
    "missing": lambda mod, s: changed(s, a__weight=None, b__0__count=None),
    "unexpected": lambda mod, s: changed(s, extra=mod.ones(1), b__7__weight=mod.ones(1), a__weight__x=mod.ones(1)),
    "shape": lambda mod, s: changed(s, a__weight=mod.ones(5), b__0__weight=mod.ones(3, 1)),
    "all": lambda mod, s: changed(s, a__weight=mod.ones(5), extra=mod.ones(1), scale=None),
    "no tensor": lambda mod, s: changed(s, a__weight=[1, 2]),
    "one element": lambda mod, s: changed(s, scale=mod.tensor([2.5])),
    "none": lambda mod, s: changed(s, a__bias=mod.ones(1)),
    "hidden": lambda mod, s: changed(s, a__hidden=mod.ones(1)),
    "list": lambda mod, s: [("a", 1)],
    "nothing": lambda mod, s: {},
    "other type": lambda mod, s: changed(s, a__weight=mod.ones(2, dtype=mod.float64) * 9),
}


@pytest.mark.parametrize("case", MISMATCHES)
@pytest.mark.parametrize("strict", [True, False])
@pytest.mark.parametrize("assign", [True, False])
def test_mismatches(case, strict, assign):
    def run(mod):
        m = net(mod)
        try:
            result = m.load_state_dict(MISMATCHES[case](mod, m.state_dict()), strict=strict, assign=assign)
            text = str(result)
        except (RuntimeError, TypeError) as error:
            text = (type(error).__name__, words(error))
        return text, m.state_dict(), m.a.weight.requires_grad

    same(run)


def test_assigning_out_of_memory():
    """Where a tensor cannot be made, the module keeps all it had."""
    m = net(flashlight)
    given = {k: v + 1 for k, v in m.state_dict().items()}
    for n in range(1, 100):
        before = [*m.named_parameters(), *m.named_buffers()]
        flashlight._C._fail_allocation(n)
        try:
            m.load_state_dict(given, assign=True)
            break
        except MemoryError:
            flashlight._C._fail_allocation(0)
            after = [*m.named_parameters(), *m.named_buffers()]
            assert all(a is b for (_, a), (_, b) in zip(before, after)), f"allocation {n}"
    flashlight._C._fail_allocation(0)
    assert n > 3
    assert m.a.weight.tolist() == [1, 2]


@both
def test_assigning(mod):
    m = net(mod)
    m.a.weight.requires_grad_(False)
    given = {k: v.clone() for k, v in m.state_dict().items()}
    given["b.0.weight"] = mod.nn.Parameter(mod.ones(3), requires_grad=False)
    m.load_state_dict(given, assign=True)
    assert m.a.weight.data_ptr() == given["c.weight"].data_ptr()  # the last of its two names
    assert isinstance(m.a.weight, mod.nn.Parameter)
    assert not m.a.weight.requires_grad
    assert m.b[0].weight is given["b.0.weight"]
    assert m.b[0].weight.requires_grad
    assert m.a.count is given["c.count"]


def test_extra_state():
    def run(mod):
        class Extra(mod.nn.Module):
            def __init__(self, value):
                super().__init__()
                self.value = value

            def get_extra_state(self):
                return {"value": self.value}

            def set_extra_state(self, state):
                self.value = state["value"]

        class Reads(mod.nn.Module):
            def set_extra_state(self, state):
                raise AssertionError

        m = mod.nn.Sequential(Extra(1), Extra(2))
        state = m.state_dict()
        other = mod.nn.Sequential(Extra(8), Extra(9))
        other.load_state_dict(state)
        results = [str(mod.nn.Sequential(mod.nn.Module(), Extra(3)).load_state_dict(state, strict=False))]
        for module, given in ((mod.nn.Sequential(mod.nn.Module(), Extra(3)), state), (m, {}), (Reads(), {})):
            try:
                results.append(str(module.load_state_dict(given)))
            except RuntimeError as error:
                results.append(words(error))
        return state, [c.value for c in other], results

    same(run)


@both
def test_extra_state_is_for_subclasses(mod):
    with pytest.raises(RuntimeError):
        mod.nn.Module().get_extra_state()
    with pytest.raises(RuntimeError):
        mod.nn.Module().set_extra_state(1)


def test_own_versions_and_migration():
    def run(mod):
        seen = []

        class Old(mod.nn.Module):
            _version = 2

            def __init__(self):
                super().__init__()
                self.w = mod.nn.Parameter(mod.ones(2))

            def _load_from_state_dict(self, state_dict, prefix, local_metadata, *rest):
                seen.append(dict(local_metadata))
                if local_metadata.get("version", 1) < 2:
                    state_dict[prefix + "w"] = state_dict.pop(prefix + "v")
                super()._load_from_state_dict(state_dict, prefix, local_metadata, *rest)

            def _save_to_state_dict(self, destination, prefix, keep_vars):
                super()._save_to_state_dict(destination, prefix, keep_vars)
                destination[prefix + "note"] = mod.zeros(1)

        m = mod.nn.Sequential(Old())
        state = m.state_dict()
        keys = list(state)
        m.load_state_dict({"0.v": mod.zeros(2)})
        del state["0.note"]
        m.load_state_dict(state)
        m.load_state_dict(state, assign=True)
        return keys, seen, m.state_dict()

    same(run)


@both
def test_a_copied_state_dict_keeps_its_metadata(mod):
    m = net(mod)
    state = copy.deepcopy(m.state_dict())
    assert state._metadata["a"] == {"version": 3}
    with mod.no_grad():
        m.a.weight.add_(5)
    m.load_state_dict(state)
    assert m.a.weight.tolist() == [0, 1]


def test_the_given_dict_is_left_alone():
    def run(mod):
        m = net(mod)
        state = dict(m.state_dict())
        keys = list(state)
        m.register_load_state_dict_pre_hook(lambda module, s, *rest: s.clear())
        try:
            m.load_state_dict(state)
        except RuntimeError as error:
            text = words(error)
        return list(state) == keys, text

    same(run)


def test_errors_name_the_class():
    expected, got = run_both(lambda mod: net(mod).load_state_dict(3))
    assert expected == got
