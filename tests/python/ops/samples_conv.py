"""Records of conv.def. Strides of results are channels-last here, whatever torch chooses."""

from records import FLOATS, T, op, sample

OPTIONS = {"strides": False, "rtol": {"float32": 1e-4}}


def conv(x, w, b=None, **kwargs):
    layout = kwargs.pop("layout", "plain")
    return sample(T(x, -1, 1, layout=layout), T(w, -1, 1), None if b is None else T(b, -1, 1), **kwargs)


W = (4, 3, 3, 3)
op(
    "conv2d",
    [
        conv((2, 3, 6, 5), W, (4,)),
        conv((3, 6, 5), W, (4,)),
        conv((2, 3, 6, 5), W),
        conv((2, 3, 6, 5), W, (4,), padding=1),
        conv((2, 3, 6, 5), W, (4,), padding="same"),
        conv((2, 3, 6, 5), (4, 3, 4, 2), (4,), padding="same"),
        conv((2, 3, 6, 5), W, padding="valid"),
        conv((2, 3, 7, 8), W, (4,), stride=2),
        conv((2, 3, 9, 8), W, stride=(3, 2), padding=(2, 1)),
        conv((2, 3, 7, 8), W, dilation=2),
        conv((2, 3, 9, 8), W, (4,), stride=2, padding=2, dilation=(2, 3)),
        conv((2, 4, 6, 5), (6, 2, 3, 3), (6,), groups=2),
        conv((2, 5, 6, 5), (5, 1, 3, 3), (5,), groups=5, padding=1),
        conv((2, 17, 7, 6), (17, 1, 3, 3), groups=17, stride=2, padding=1),
        conv((2, 5, 7, 6), (15, 1, 3, 3), (15,), groups=5, stride=2, padding=1),
        conv((2, 16, 7, 6), (32, 1, 3, 2), groups=16, dilation=2),
        conv((2, 10, 7, 6), (5, 2, 3, 3), (5,), groups=5, padding=1),
        conv((2, 1, 6, 5), (10, 1, 3, 3), (10,), padding=1),
        conv((2, 3, 4, 4), (5, 3, 1, 1), (5,)),
        conv((2, 3, 4, 4), (5, 3, 1, 1), stride=2),
        conv((0, 3, 6, 5), W, (4,)),
        conv((2, 3, 6, 5), W, (4,), layout="channels_last"),
        conv((2, 3, 6, 5), W, (4,), layout="transposed"),
        conv((5, 16, 2, 2), (20, 16, 3, 3), (20,), padding=1),
    ],
    (*FLOATS, "int64"),
    errors=[
        lambda m: m.conv2d(m.ones(2, 5, 8, 8), m.ones(4, 3, 3, 3)),
        lambda m: m.conv2d(m.ones(2, 5, 8, 8), m.ones(4, 3, 3, 3), groups=2),
        lambda m: m.conv2d(m.ones(2, 6, 8, 8), m.ones(5, 3, 3, 3), groups=2),
        lambda m: m.conv2d(m.ones(2, 6, 8, 8), m.ones(5, 3, 3, 3), groups=0),
        lambda m: m.conv2d(m.ones(2, 6), m.ones(5, 3, 3, 3)),
        lambda m: m.conv2d(m.ones(2, 3, 8, 8), m.ones(4, 3, 3, 3), m.ones(5)),
        lambda m: m.conv2d(m.ones(2, 3, 2, 2), m.ones(4, 3, 3, 3)),
        lambda m: m.conv2d(m.ones(2, 3, 8, 8), m.ones(4, 3, 3, 3), stride=0),
        lambda m: m.conv2d(m.ones(2, 3, 8, 8), m.ones(4, 3, 3, 3), padding=-1),
        lambda m: m.conv2d(m.ones(2, 3, 8, 8), m.ones(4, 3, 3, 3), stride=2, padding="same"),
        lambda m: m.conv2d(m.ones(2, 3, 8, 8), m.ones(4, 3, 3, 3), padding="foo"),
        lambda m: m.conv2d(m.ones(2, 3, 8, 8), m.ones(4, 3, 3, 3, dtype=m.float64)),
        lambda m: m.conv2d(m.ones(2, 3, 8, 8), m.ones(4, 3, 3, 3), m.ones(4, dtype=m.float64)),
    ],
    **OPTIONS,
)
op(
    "conv1d",
    [
        conv((2, 3, 8), (4, 3, 3), (4,)),
        conv((3, 8), (4, 3, 3), (4,)),
        conv((2, 3, 9), (4, 3, 4), (4,), padding="same", dilation=3),
        conv((2, 4, 9), (6, 2, 3), stride=2, padding=1, groups=2),
        conv((2, 4, 9), (4, 1, 3), (4,), groups=4),
        conv((1, 1, 40), (1, 1, 5)),
        conv((2, 3, 8), (4, 3, 1), (4,)),
    ],
    errors=[
        lambda m: m.conv1d(m.ones(2, 3, 8, 8), m.ones(4, 3, 3)),
        lambda m: m.conv1d(m.ones(2, 3, 2), m.ones(4, 3, 3)),
    ],
    **OPTIONS,
)
op(
    "conv3d",
    [
        conv((2, 3, 4, 5, 6), (4, 3, 2, 3, 3), (4,)),
        conv((3, 4, 5, 6), (4, 3, 2, 3, 3), (4,)),
        conv((1, 2, 4, 5, 6), (4, 1, 2, 3, 3), (4,), stride=(1, 2, 2), padding=1, groups=2),
        conv((1, 3, 4, 4, 4), (3, 1, 2, 2, 2), groups=3, dilation=2),
        conv((1, 2, 3, 3, 3), (3, 2, 1, 1, 1)),
    ],
    **OPTIONS,
)
V = (3, 4, 3, 3)
op(
    "conv_transpose2d",
    [
        conv((2, 3, 5, 4), V, (4,)),
        conv((3, 5, 4), V, (4,)),
        conv((2, 3, 5, 4), V, (4,), stride=2, output_padding=1),
        conv((2, 3, 5, 4), V, stride=(3, 2), padding=2, dilation=(1, 2)),
        conv((2, 4, 5, 4), (4, 3, 2, 2), (6,), groups=2, stride=2),
        conv((2, 5, 4, 4), (5, 1, 3, 3), (5,), groups=5, stride=2, padding=1),
        conv((2, 5, 4, 4), (5, 3, 3, 3), (15,), groups=5, stride=2, padding=1),
        conv((2, 10, 4, 4), (10, 1, 3, 3), (5,), groups=5, padding=1),
        conv((0, 3, 5, 4), V, (4,)),
        conv((2, 3, 5, 4), (3, 4, 1, 1), (4,)),
    ],
    errors=[
        lambda m: m.conv_transpose2d(m.ones(2, 5, 8, 8), m.ones(3, 4, 3, 3)),
        lambda m: m.conv_transpose2d(m.ones(2, 3, 8, 8), m.ones(3, 4, 3, 3), groups=2),
        lambda m: m.conv_transpose2d(m.ones(2, 3, 8, 8), m.ones(3, 4, 3, 3), m.ones(3)),
        lambda m: m.conv_transpose2d(m.ones(2, 3, 8, 8), m.ones(3, 4, 3, 3), output_padding=1),
        lambda m: m.conv_transpose2d(m.ones(2, 3, 8, 8), m.ones(3, 4, 3, 3), stride=2, output_padding=-1),
        lambda m: m.conv_transpose2d(m.ones(2, 3), m.ones(3, 4, 3, 3)),
    ],
    **OPTIONS,
)
op(
    "conv_transpose1d",
    [
        conv((2, 3, 8), (3, 4, 3), (4,)),
        conv((3, 8), (3, 4, 3), (4,)),
        conv((2, 4, 5), (4, 3, 4), (6,), groups=2, stride=3, padding=1, output_padding=2),
    ],
    errors=[lambda m: m.conv_transpose1d(m.ones(2, 3, 2), m.ones(3, 4, 2), padding=2)],
    **OPTIONS,
)
op(
    "conv_transpose3d",
    [
        conv((1, 3, 3, 4, 4), (3, 2, 2, 3, 3), (2,)),
        conv((1, 2, 3, 3, 3), (2, 2, 2, 2, 2), (4,), groups=2, stride=2, output_padding=(1, 0, 1)),
    ],
    **OPTIONS,
)
