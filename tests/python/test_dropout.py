"""Dropout in place, and what the tables of samples do not reach."""

import flashlight
import flashlight.nn.functional as F
import numpy as np
import pytest
import torch
import torch.nn.functional as TF


@pytest.mark.parametrize(
    "name", ["dropout", "dropout1d", "dropout2d", "dropout3d", "alpha_dropout", "feature_alpha_dropout"]
)
def test_in_place(name):
    """inplace=True writes its argument, draws torch's mask, and has torch's gradient."""
    shape = {"dropout2d": (2, 3, 4, 5), "dropout3d": (2, 3, 2, 2, 2)}.get(name, (2, 3, 4))
    values = np.random.default_rng(0).standard_normal(shape).astype(np.float32)
    results = []
    for module, functional, make in ((torch, TF, torch.from_numpy), (flashlight, F, flashlight.from_numpy)):
        leaf = make(values.copy()).requires_grad_()
        middle = leaf * 2
        module.manual_seed(3)
        result = getattr(functional, name)(middle, 0.4, True, inplace=True)
        assert result is middle
        (result * result).sum().backward()
        results.append((result.detach().numpy(), leaf.grad.numpy()))
    for mine, theirs in zip(results[1], results[0]):
        np.testing.assert_allclose(mine, theirs, rtol=1e-5, atol=1e-6)


def test_a_leaf_that_needs_a_gradient_is_not_written():
    x = flashlight.ones(4, requires_grad=True)
    with pytest.raises(RuntimeError, match="leaf"):
        F.dropout(x, inplace=True)
    assert x.tolist() == [1, 1, 1, 1]


def test_evaluation_gives_its_argument():
    x = flashlight.ones(4)
    assert F.dropout(x, 0.5, False) is x
    assert F.dropout(x, 0.0) is x


def test_the_number_of_threads_changes_nothing():
    before = flashlight.get_num_threads()
    masks = []
    try:
        for threads in (1, 3):
            flashlight.set_num_threads(threads)
            flashlight.manual_seed(0)
            masks.append(F.dropout(flashlight.ones(300, 1000), 0.3).numpy())
    finally:
        flashlight.set_num_threads(before)
    assert np.array_equal(*masks)
    assert abs(np.mean(masks[0] == 0) - 0.3) < 0.01
