"""flashlight.masked against torch.masked: where the mask is True, and everywhere without one."""

import pytest
from twin import Cases, same, same_outcome, sub

case = Cases()
NAMES = "sum prod amax amin mean var std logsumexp argmax argmin norm".split()


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize("name", NAMES)
def test_reductions(name, dtype):
    def run(mod):
        masked = sub(mod, "masked")
        x = mod.randn(3, 4, 5, dtype=getattr(mod, dtype))
        mask = mod.rand(3, 4, 5) > 0.4
        results = []
        for dim in (0, -1) if name.startswith("arg") else (None, 0, (1, 2)):
            for m in (None, mask, mask[0]):
                kwargs = {"keepdim": dim == 0, "mask": m}
                args = (x, 2.0, dim) if name == "norm" else (x, dim)
                results.append(getattr(masked, name)(*args, **kwargs))
        return results

    same(run, tolerance=2e-5)


@pytest.mark.parametrize("name", ["softmax", "log_softmax", "softmin", "cumsum", "cumprod", "median", "normalize"])
def test_along_a_dimension(name):
    def run(mod):
        masked = sub(mod, "masked")
        x = mod.randn(4, 6)
        mask = mod.rand(4, 6) > 0.3
        args = (2.0, 1) if name == "normalize" else (1,)
        found = getattr(masked, name)(x, *args, mask=mask)
        if name == "log_softmax":  # left undefined where the mask is False
            found = found.exp()
        return mod.where(mask, found, 0) if name != "median" else found, getattr(masked, name)(x, *args)

    same(run, tolerance=2e-5)


def test_two_masks():
    def run(mod):
        x, y, mask = mod.randn(5), mod.randn(5), mod.rand(5) > 0.5
        return sub(mod, "masked").logaddexp(x, y, input_mask=mask, other_mask=mask | (x > 0))

    same(run, tolerance=1e-5)


def test_gradients_are_of_what_counts():
    def run(mod):
        x = mod.linspace(-1, 2, 12).view(3, 4).requires_grad_()
        mask = mod.arange(12).view(3, 4) % 3 != 0
        sub(mod, "masked").mean(x * x, 1, mask=mask).sum().backward()
        return x.grad

    same(run, tolerance=1e-5)


@pytest.mark.parametrize("dim", [0, -1, None, [1], (0, 0), 2, (0, 1)])
@pytest.mark.parametrize("name", [*NAMES, "median", "softmax", "softmin", "cumsum", "cumprod", "normalize"])
def test_dtypes_masks_and_dimensions(name, dim):
    """Integers, dtype=, masks that are not of booleans or do not fit, and dimensions that are not there."""
    for source in ("float32", "int64", "uint8"):
        for target in (None, "float64", "int32"):
            if name in ("amin", "amax", "argmin", "argmax", "logsumexp", "var", "std") and target == "int32":
                continue  # an infinite number made an integer is anything
            if name == "logsumexp" and source != "float32":
                continue
            for pick in range(5 if dim == 0 else 4):  # the last does not fit

                def run(mod, source=source, target=target, pick=pick):
                    x = mod.tensor([[3, 1, 0, 2], [3, 5, 7, 1], [0, 0, 1, 1]]).to(getattr(mod, source))
                    masks = (
                        None,
                        mod.tensor([1, 0, 2, 0]),
                        mod.tensor([[1.0], [0.0], [1.0]]),
                        mod.tensor(True),
                        mod.tensor([True, False]),
                    )
                    args = (x, 2.0, dim) if name in ("norm", "normalize") else (x, dim)
                    dtype = None if target is None else getattr(mod, target)
                    return getattr(sub(mod, "masked"), name)(*args, mask=masks[pick], dtype=dtype)

                same_outcome(run, tolerance=2e-5)


def test_the_mask_of_a_masked_tensor_counts():
    def run(mod):
        masked = sub(mod, "masked")
        x = mod.arange(6.0).view(2, 3)
        return masked.amax(masked.masked_tensor(x, x > 2), 1, mask=x < 4)

    same(run)
