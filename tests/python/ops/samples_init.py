"""Records of init.def. What draws random numbers is compared in test_init.py, and so are the errors."""

from records import TABLE, T, op, sample

shapes = [sample(T(shape, layout=layout)) for shape in ((3, 4), (4, 3)) for layout in ("plain", "transposed", "sliced")]
op("init_eye_", shapes, path="nn.init.eye_", grad=False, inplace=False)
op("init_zeros_", [*shapes, sample(T(())), sample(T((0, 2)))], path="nn.init.zeros_", grad=False, inplace=False)
op("init_ones_", [*shapes, sample(T(())), sample(T((0, 2)))], path="nn.init.ones_", grad=False, inplace=False)
op(
    "init_constant_",
    [sample(T((2, 3)), value) for value in (0.5, 3, True, -0.0, float("inf"))],
    path="nn.init.constant_",
    grad=False,
    inplace=False,
)
op(
    "init_dirac_",
    [
        sample(T((4, 2, 3))),
        sample(T((4, 2, 3, 2)), 2),
        sample(T((2, 5, 2, 1, 2))),
        sample(T((4, 2, 3, 3), layout="channels_last"), groups=4),
    ],
    path="nn.init.dirac_",
    grad=False,
    inplace=False,
    covers=sorted(name for name, flags in TABLE.items() if flags == {"init"}),
)
