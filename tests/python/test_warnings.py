"""Warnings: where PyTorch warns, with its category, and at the line of the program; as errors they stop the call."""

import warnings

import flashlight
import numpy
import pytest
import torch
from twin import MODULES, sub, words

X = (2, 3)


def loss(name, **options):
    return lambda m: getattr(m.nn.functional, name)(m.ones(2, 3), m.ones(2, 1), **options)


def draw(name, *shape, **options):
    return lambda m: getattr(m.nn.functional, name)(m.ones(*shape), **options)


def layer(name, *args, shape=X, **options):
    return lambda m: getattr(m.nn, name)(*args, **options)(m.ones(*shape))


def two_masks(m):
    attention = m.nn.MultiheadAttention(4, 2)
    x = m.ones(3, 1, 4)
    padding, mask = m.zeros(1, 3, dtype=m.bool), m.zeros(3, 3)
    return attention(x, x, x, key_padding_mask=padding, attn_mask=mask, need_weights=False)


def encoder_masks(m):
    x = m.ones(3, 1, 4)
    encoder = m.nn.TransformerEncoderLayer(4, 2, 8)
    return encoder(x, src_mask=m.zeros(3, 3), src_key_padding_mask=m.zeros(1, 3, dtype=m.bool))


def non_leaf(m):
    return (m.ones(2, requires_grad=True) * 2).grad


def number(m):
    return float(m.ones((), requires_grad=True) * 2)


def number_without_grad(m):
    with m.no_grad():
        return number(m)


def lbfgs(m):
    """Reads the loss as a number, and nobody could want the gradient of that."""
    x = m.ones(2, requires_grad=True)

    def closure():
        loss = x.square().sum()
        loss.backward()
        return loss

    return m.optim.LBFGS([x], max_iter=2).step(closure)


def backward_hook(m):
    module = m.nn.Linear(2, 2)
    module.register_full_backward_hook(lambda *a: None)
    module.forward = lambda x: {"y": x * 2}
    return module(m.ones(2, requires_grad=True))


CASES = {
    **{f.__name__: f for f in (number, number_without_grad, lbfgs)},
    **{n: loss(n) for n in ("mse_loss", "l1_loss", "smooth_l1_loss", "huber_loss")},
    "MSELoss": lambda m: m.nn.MSELoss()(m.ones(2, 3), m.ones(3)),
    "the old word": loss("mse_loss", reduction="elementwise_mean"),
    "kl_div": lambda m: m.nn.functional.kl_div(m.ones(2, 3), m.ones(2, 3)),
    "kl_div sum": lambda m: m.nn.functional.kl_div(m.ones(2, 3), m.ones(2, 3), reduction="sum"),
    "KLDivLoss": lambda m: m.nn.KLDivLoss()(m.ones(2, 3), m.ones(2, 3)),
    "size_average": lambda m: m.nn.MSELoss(size_average=False),
    "size_average of a function": lambda m: m.nn.functional.mse_loss(m.ones(2), m.ones(2), reduce=False),
    **{n: draw(n, 2, 3) for n in ("softmax", "log_softmax", "softmin")},
    **{n: layer(n) for n in ("Softmax", "LogSoftmax", "Softmin")},
    "softmax dim": draw("softmax", 2, 3, dim=1),
    "gumbel_softmax eps": draw("gumbel_softmax", 2, 3, eps=1e-8),
    "gumbel_softmax": draw("gumbel_softmax", 2, 3),
    **{f"dropout2d {len(s)}": draw("dropout2d", *s) for s in ((2, 3), (2, 3, 4), (2, 3, 4, 5), (1, 2, 3, 4, 5))},
    **{f"dropout3d {len(s)}": draw("dropout3d", *s) for s in ((2, 3, 4), (2, 3, 4, 5), (1, 2, 3, 4, 5))},
    "Dropout2d": layer("Dropout2d", shape=(2, 3)),
    "InstanceNorm": layer("InstanceNorm1d", 4, shape=(2, 3, 5)),
    **{n: draw(n, 1, 1, 2, 2, scale_factor=2) for n in ("upsample", "upsample_nearest", "upsample_bilinear")},
    "interpolate": draw("interpolate", 1, 1, 2, 2, scale_factor=2),
    "Upsample": layer("Upsample", scale_factor=2, mode="bilinear", shape=(1, 1, 2, 2)),
    "grid_sample": lambda m: m.nn.functional.grid_sample(m.ones(1, 1, 2, 2), m.zeros(1, 2, 2, 2)),
    "affine_grid": lambda m: m.nn.functional.affine_grid(m.ones(1, 2, 3), [1, 1, 2, 2]),
    "affine_grid of one": lambda m: m.nn.functional.affine_grid(m.ones(1, 2, 3), [1, 1, 1, 2], align_corners=True),
    "embedding_bag": lambda m: m.nn.functional.embedding_bag(m.ones(4, 3), m.tensor([[1, 2]])),
    "Linear of nothing": lambda m: m.nn.Linear(0, 3),
    "Conv2d of nothing": lambda m: m.nn.Conv2d(0, 3, 1),
    "kaiming_normal_": lambda m: m.nn.init.kaiming_normal_(m.ones(0, 3)),
    "trunc_normal_": lambda m: m.nn.init.trunc_normal_(m.ones(3), mean=9.0),
    "normal": lambda m: m.nn.init.normal(m.ones(3)),
    "two masks": two_masks,
    "meshgrid": lambda m: m.meshgrid(m.ones(2), m.ones(3)),
    "meshgrid, indexing named": lambda m: m.meshgrid(m.ones(2), m.ones(3), indexing="xy"),
    "encoder masks": encoder_masks,
    "encoder": lambda m: m.nn.TransformerEncoder(m.nn.TransformerEncoderLayer(4, 1), 1),
    "non-leaf": non_leaf,
    "backward hook": backward_hook,
    "Hardtanh": lambda m: m.nn.Hardtanh(min_value=-2.0, max_value=2.0),
    "weight_norm": lambda m: m.nn.utils.weight_norm(m.nn.Linear(2, 2)),
    "clip_grad_norm": lambda m: m.nn.utils.clip_grad_norm([m.ones(1)], 1.0),
    "clip_grad_norm_": lambda m: m.nn.utils.clip_grad_norm_((p for p in ()), 1.0),
    "LSTM": lambda m: m.nn.LSTM(2, 2, dropout=0.5),
    "NLLLoss2d": lambda m: m.nn.NLLLoss2d(),
    "Container": lambda m: m.nn.Container(),
    "state_dict": lambda m: m.nn.Linear(1, 1).state_dict(None),
    "copy": lambda m: m.tensor(m.ones(2)),
    **{n: lambda m, n=n: getattr(m, n)(m.ones(2, 1), 1) for n in ("var", "std", "var_mean", "std_mean")},
    "var of nothing": lambda m: m.var(m.ones(0, 3), 1, correction=0),
    "out": lambda m: m.add(m.ones(2), 1, out=m.ones(3)),
    "arange out": lambda m: m.arange(3, out=m.ones(5)),
    "arange out of its size": lambda m: m.arange(4, out=m.ones(2, 2)),
    "lu": lambda m: m.lu(m.eye(3)),
    "Tensor.lu": lambda m: m.eye(3).lu(),
    "lu_solve": lambda m: m.lu_solve(m.ones(3, 1), *m.linalg.lu_factor(m.eye(3))),
    **{n: lambda m, n=n: getattr(m, n)(m.eye(3)) for n in ("cholesky", "qr", "svd", "logdet")},
    "triangular_solve": lambda m: m.triangular_solve(m.ones(3, 1), m.eye(3)),
    "chain_matmul": lambda m: m.chain_matmul(m.eye(3), m.eye(3)),
    "multi_dot": lambda m: m.linalg.multi_dot([m.eye(3), m.eye(3)]),
    "cross": lambda m: m.cross(m.ones(3), m.ones(3)),
    "cross dim": lambda m: m.cross(m.ones(3), m.ones(3), dim=0),
    "linalg.cross": lambda m: m.linalg.cross(m.ones(3), m.ones(3)),
    "range": lambda m: m.range(0, 3),
    "index_reduce": lambda m: m.ones(3).index_reduce(0, m.tensor([0]), m.ones(1), "prod"),
    "index_reduce_": lambda m: m.ones(3).index_reduce_(0, m.tensor([0]), m.ones(1), "prod"),
    "segment_reduce": lambda m: m.segment_reduce(m.ones(3), "max", lengths=m.tensor([3])),
    "scatter reduce": lambda m: m.zeros(3).scatter(0, m.tensor([0]), m.ones(1), reduce="add"),
    "scatter reduce of a number": lambda m: m.zeros(3).scatter(0, m.tensor([0]), 1.0, reduce="add"),
    "mask of bytes": lambda m: m.ones(3)[m.tensor([1, 0, 1], dtype=m.uint8)],
    "assignment to a mask of bytes": lambda m: m.ones(3).__setitem__(m.tensor([1, 0, 1], dtype=m.uint8), m.ones(2)),
    "where of bytes": lambda m: m.where(m.tensor([1, 0, 1], dtype=m.uint8), m.ones(3), m.zeros(3)),
    **{f"{a} {n}": lambda m, a=a, n=n: getattr(m.ones([2] * n), a) for a in ("T", "mT") for n in (0, 2, 3)},
    "T 1": lambda m: m.ones(2).T,
    **{f"{a} {n}": lambda m, a=a, n=n: getattr(m.ones([2] * n), a) for a in ("H", "mH") for n in (0, 2)},
    "index_fill_": lambda m: m.ones(1).expand(3).index_fill_(0, m.tensor([0]), 1),
    "index_put_": lambda m: m.ones(1).expand(3).index_put_((m.tensor([0]),), m.tensor(1.0)),
    "masked_fill_": lambda m: m.ones(1).expand(3).masked_fill_(m.tensor([True, False, True]), 1),
    **{
        f"{n} of a list": lambda m, key=key: m.ones(3, 3)[key(m)]
        for n, key in {
            "lists": lambda m: [[0], [1]],
            "slices": lambda m: [0, slice(None)],
            "tensors": lambda m: [m.tensor([0]), m.tensor([0])],
            "numbers": lambda m: [0, 1],
        }.items()
    },
    **{
        f"{of.__name__} of what needs a gradient": lambda m, of=of: of(m.ones(1, requires_grad=True))
        for of in (float, int, bool, complex)
    },
    "tensor of what needs a gradient": lambda m: m.tensor([m.ones(1, requires_grad=True)]),
    "tensor of arrays": lambda m: m.tensor([numpy.ones(2), numpy.ones(2)]),
    "tensor of an array": lambda m: m.tensor(numpy.ones(2)),
    "array that is read only": lambda m: m.from_numpy(numpy.frombuffer(b"abcd", numpy.uint8)),
    "buffer that is read only": lambda m: m.frombuffer(b"abcd", dtype=m.uint8),
    "searchsorted": lambda m: m.searchsorted(m.ones(6)[::2], m.ones(6)[::2]),
    "bucketize": lambda m: m.bucketize(m.ones(6)[::2], m.ones(3)),
    "random_": lambda m: m.ones(3).random_(0, 2**30),
    "random_ from": lambda m: m.ones(3).random_(-(2**30), 2**30),
    "random_ within": lambda m: m.ones(3).random_(0, 2**24 + 1),
    "set_default_tensor_type": lambda m: m.set_default_tensor_type(m.FloatTensor),
    "volatile": lambda m: m.autograd.Variable(m.ones(1), volatile=True),
    "sdp_kernel": lambda m: m.backends.cuda.sdp_kernel(),
    "old word of l1_loss": lambda m: m.nn.functional.l1_loss(m.ones(2), m.ones(2), reduction="elementwise_mean"),
    "masked tensor": lambda m: m.masked.MaskedTensor(m.ones(2), m.ones(2) > 0),
    "script": lambda m: m.jit.script(m.nn.functional.relu) and None,
    "pinned memory": lambda m: next(iter(sub(m, "utils.data").DataLoader(m.ones(2), pin_memory=True))),
    "even kernel": layer("Conv1d", 2, 2, 2, padding="same", shape=(1, 2, 5)),
}  # fmt: skip


def caught(m, case):
    with warnings.catch_warnings(record=True) as found:
        warnings.simplefilter("always")
        CASES[case](m)
    return found


@pytest.fixture(autouse=True)
def always():
    for m in MODULES:
        m.set_warn_always(True)
    yield
    for m in MODULES:
        m.set_warn_always(False)


@pytest.mark.parametrize("case", CASES)
def test_warns(case):
    expected, got = caught(torch, case), caught(flashlight, case)
    assert [w.category for w in got] == [w.category for w in expected]
    for ours, theirs in zip(got, expected, strict=True):
        assert words(ours.message)[:24].split(":")[0] == words(theirs.message)[:24].split(":")[0]
        assert ours.filename == __file__


@pytest.mark.parametrize("case", CASES)
def test_stops(case):
    def run(m):
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            try:
                CASES[case](m)
            except Warning as warning:
                return type(warning)

    expected, got = (run(m) for m in MODULES)
    assert got is expected
    assert flashlight.ones(2).sum().item() == 2  # nothing is left pending


def test_storages_warn_once():
    """PyTorch's own count of these is shared by all tests, and kept whatever set_warn_always says."""
    with warnings.catch_warnings(record=True) as found:
        warnings.simplefilter("always")
        flashlight.ones(2).storage()
    assert [w.category for w in found] == [UserWarning] and found[0].filename == __file__


def test_once():
    """Without set_warn_always what is old usage is named once a process."""
    flashlight.set_warn_always(False)
    with warnings.catch_warnings(record=True) as found:
        warnings.simplefilter("always")
        for _ in range(3):
            flashlight.cholesky(flashlight.eye(3)), flashlight.lu(flashlight.eye(3)), flashlight.ones(2).T
    assert len(found) <= 3 and len({str(w.message) for w in found}) == len(found)
