"""quasirandom.SobolEngine against PyTorch's. The direction numbers are scipy's."""

import importlib.util
import sys

import flashlight
import pytest
from twin import both, run_both, same

needs_scipy = pytest.mark.skipif(importlib.util.find_spec("scipy") is None, reason="scipy is not installed")


@needs_scipy
@pytest.mark.parametrize("dimension", [1, 2, 40, 1111, 21201])
@pytest.mark.parametrize("scramble", [False, True])
def test_points(dimension, scramble):
    def run(mod):
        if scramble and dimension > 2000:
            return None  # 150 MB of matrices
        engine = mod.quasirandom.SobolEngine(dimension, scramble=scramble, seed=5 if scramble else None)
        first, second = engine.draw(), engine.draw(6, dtype=mod.float64)
        engine.fast_forward(9)
        third = engine.draw_base2(4)
        counts = engine.num_generated, engine.quasi
        again = engine.reset().fast_forward(3).draw(2)
        return first, second, third, counts, again, repr(engine), engine.sobolstate, engine.shift

    same(run)


@needs_scipy
def test_scrambled_by_the_default_generator():
    def run(mod):
        mod.manual_seed(3)
        points = mod.quasirandom.SobolEngine(3, scramble=True).draw(8)
        return points, mod.rand(3)

    same(run)


@needs_scipy
def test_out_and_default_dtype():
    def run(mod):
        out = mod.zeros(1, dtype=mod.float64)
        result = mod.quasirandom.SobolEngine(2).draw(4, out=out)
        mod.set_default_dtype(mod.float64)
        try:
            wide = mod.quasirandom.SobolEngine(2).draw(3)
        finally:
            mod.set_default_dtype(mod.float32)
        return result is out, out, wide

    same(run)


BAD = {
    "no dimension": lambda e, mod: mod.quasirandom.SobolEngine(0),
    "many dimensions": lambda e, mod: mod.quasirandom.SobolEngine(21202),
    "unbalanced": lambda e, mod: e.draw(3) is None or e.draw_base2(2),
    "negative": lambda e, mod: e.draw(-1),
    "half": lambda e, mod: e.draw(3, dtype=mod.float16),
    "int": lambda e, mod: e.draw(3, dtype=mod.int64),
}


@needs_scipy
@pytest.mark.parametrize("case", BAD)
def test_errors(case):
    expected, got = run_both(lambda mod: BAD[case](mod.quasirandom.SobolEngine(3), mod))
    assert isinstance(expected[0], type)
    assert expected == got


@needs_scipy
def test_end_of_a_sequence():
    engine = flashlight.quasirandom.SobolEngine(2)
    engine.num_generated = 2**30 - 3
    assert engine.draw(2).shape == (2, 2)
    with pytest.raises(ValueError, match=r"2\^30 points"):
        engine.draw(2)


def test_without_scipy(monkeypatch):
    monkeypatch.setattr(flashlight.quasirandom, "_numbers", None)
    monkeypatch.setattr(sys, "path", [])
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(ModuleNotFoundError, match="pip install scipy"):
        flashlight.quasirandom.SobolEngine(2)


@both
def test_kept_in_a_pickle(mod):
    import pickle

    if importlib.util.find_spec("scipy") is None and mod is flashlight:
        pytest.skip("scipy is not installed")
    engine = mod.quasirandom.SobolEngine(3)
    engine.draw(5)
    assert pickle.loads(pickle.dumps(engine)).draw(2).tolist() == engine.draw(2).tolist()
