"""Records of shuffle.def, patches.def, unpool.def and interpolate.def."""

from records import FLOATS, T, op, sample

F = "nn.functional."


def call(name, *args, shape=(2, 8, 4, 6), **kwargs):
    return lambda m: getattr(m.nn.functional, name)(m.ones(shape), *args, **kwargs)


def images(channels, *sizes):
    for layout in ("plain", "channels_last", "sliced", "transposed"):
        yield T((2, channels, *sizes), layout=layout)
    yield T((0, channels, *sizes), grad=False)


op("pixel_shuffle", [sample(x, r) for x in images(18, 3, 2) for r in (1, 3)] + [sample(T((8, 3, 5)), 2), sample(T((2, 3, 4, 3, 1)), 2)],
   (*FLOATS, "int64", "bool"), errors=[call("pixel_shuffle", r, shape=s) for r, s in ((2, (3, 4)), (3, (2, 8, 4, 6)), (0, (2, 8, 4, 6)), (-1, (2, 8, 4, 6)))])
op("pixel_unshuffle", [sample(x, r) for x in list(images(3, 4, 6))[:4] for r in (1, 2)] + [sample(T((1, 3, 6)), 3), sample(T((2, 3, 4, 2, 2)), 2)],
   (*FLOATS, "int64"), errors=[call("pixel_unshuffle", r, shape=s) for r, s in ((2, (3, 4)), (3, (2, 8, 4, 6)), (4, (2, 8, 4, 6)), (0, (2, 8, 4, 6)))])
op("channel_shuffle", [sample(x, g) for x in images(6, 3, 2) for g in (1, 2, 3)] + [sample(T((2, 4, 5)), 2), sample(T((2, 4, 3, 2, 2)), 2)],
   (*FLOATS, "int64"), covers=("native_channel_shuffle",), errors=[call("channel_shuffle", g, shape=s) for g, s in ((3, (2, 8, 4, 6)), (0, (2, 8, 4, 6)), (2, (2, 4)))])

PATCHES = [(2,), (3, 1, 1, 2), ((2, 3), (1, 2), (1, 0), (2, 1)), ((1, 1),)]
op("unfold", [sample(x, *a) for x in (*images(3, 7, 6), T((2, 5, 7))) for a in PATCHES], path=F + "unfold",
   errors=[call("unfold", *a, shape=s) for a, s in (((9,), (2, 3, 7, 6)), ((0,), (2, 3, 7, 6)), ((2, 1, 0, 0), (2, 3, 7, 6)), ((2, 1, -1), (2, 3, 7, 6)), ((2, 0), (2, 3, 7, 6)), ((2,), (2, 3, 0, 6)), ((2,), (7, 6)), ((2,), (2, 1, 3, 7, 6)))])  # fmt: skip
op("fold", [sample(T((2, 12, 12)), (4, 5), 2), sample(T((12, 12), layout="transposed"), (4, 5), 2), sample(T((2, 12, 4)), 4, 2, stride=2),
            sample(T((2, 12, 10)), (4, 5), (3, 2), (1, 2), 1, (2, 1)), sample(T((0, 12, 12)), (4, 5), 2), sample(T((2, 8, 3, ), layout="sliced"), (2, 4), 2)],
   rtol=1e-5, errors=[call("fold", *a, shape=s) for a, s in ((((4, 5), 2), (2, 12, 11)), (((4, 5), 2), (2, 11, 12)), (((4, 5), 2), (2, 12, 12, 1)), (((4, 5), 0), (2, 12, 12)))])  # fmt: skip


def places(*shape, high):
    """Different indices of each plane."""
    return T(shape, 0, high, dtype="int64", distinct=True, grad=False)


X = {1: (2, 3, 9), 2: (2, 3, 8, 9), 3: (2, 3, 6, 5, 7)}
for d in (1, 2, 3):
    name = f"max_unpool{d}d"
    small = (2, 3, 2, 2)[: d + 2] if d < 3 else (2, 1, 2, 1, 2)
    shapes = (small, small[1:])
    op(name, [sample(T(s), places(*s, high=4 ** d // 2 if d == 1 else 12), 2, *rest) for s in shapes for rest in ((), (2, 0), (2, 0, tuple(2 * n + 1 for n in small[2:])))],
       path=F + name, strides=False, numeric=False,
       errors=[lambda m, n=name, s=small, w=w: getattr(m.nn.functional, n)(m.ones(s), m.zeros(s, dtype=m.int64), 2, output_size=w) for w in ((9,) * d, (4,) * (d + 1))]
       + [lambda m, n=name, s=small: getattr(m.nn.functional, n)(m.ones(s), m.ones(s), 2), lambda m, n=name, s=small: getattr(m.nn.functional, n)(m.ones(s), m.full(s, 99), 2),
          lambda m, n=name, s=small: getattr(m.nn.functional, n)(m.ones(s), m.zeros(1, dtype=m.int64), 2)])  # fmt: skip
    name = f"lp_pool{d}d"
    op(name, [sample(T(s, 0.2, 2), p, *rest) for s in (X[d], X[d][1:]) for p in (1, 2, 1.5, 3.0) for rest in ((2,), (3, 2), (2, 3, True), (1,))],
       path=F + name, strides=False, rtol={"float32": 1e-4}, errors=[call(name, 2, 2, shape=(3,) * (d + 3))])
    if d == 1:
        continue
    name = f"fractional_max_pool{d}d"
    given = [sample(T(s, distinct=True), 2, output_size=o, _random_samples=T((s[0] if len(s) == d + 2 else 1, 3, d), 0, 0.99, grad=False))
             for s in (X[d], X[d][1:]) for o in (3, 1, (4, 3, 2)[:d])]
    given += [sample(T(X[d], distinct=True), 2, output_ratio=(0.5, 0.4, 0.7)[:d], _random_samples=T((2, 3, d), 0, 0.99, grad=False)), sample(T(X[d], special=True, grad=False), 2, 3, _random_samples=T((2, 3, d), 0, 0.99, grad=False))]
    wrong = [call(name, 2, shape=X[d]), call(name, 4, 8, shape=X[d]), call(name, 2, 2, shape=(2, 0, *X[d][2:])), call(name, 2, 2, shape=X[d][:2])]
    op(name, given, path=F + name, strides=False, errors=wrong)
    op(f"{name}_with_indices", given, path=F + f"{name}_with_indices", strides=False)


SIZES = (dict(size=3), dict(size=1), dict(scale_factor=2), dict(scale_factor=1.7), dict(scale_factor=1.7, recompute_scale_factor=True))
images_of = {1: (2, 3, 7), 2: (2, 3, 5, 6), 3: (1, 2, 3, 4, 5)}
samples = []
for mode, dims in (("nearest", (1, 2, 3)), ("nearest-exact", (1, 2, 3)), ("area", (1, 2, 3)), ("linear", (1,)), ("bilinear", (2,)), ("bicubic", (2,)), ("trilinear", (3,))):
    for d in dims:
        more = (dict(size=(9, 8, 7)[:d]), dict(scale_factor=(0.6, 2.3, 1.5)[:d]))
        for corners in (None, True, False) if "linear" in mode or mode == "bicubic" else (None,):
            samples += [sample(T(images_of[d], layout=layout), mode=mode, align_corners=corners, **k)
                        for k in SIZES + more for layout in (("plain", "channels_last", "sliced") if d == 2 and not corners else ("plain",))]  # fmt: skip
for mode in ("bilinear", "bicubic", "lanczos"):
    samples += [sample(T((2, 3, 17, 13)), mode=mode, antialias=True, align_corners=False, **k) for k in (dict(size=(9, 2)), dict(scale_factor=0.3), dict(scale_factor=1.7))]
samples.append(sample(T((0, 3, 4, 4)), size=3, mode="bilinear"))
WRONG = (dict(), dict(size=3, scale_factor=2), dict(size=(3, 3, 3)), dict(size=0), dict(size=3, mode="linear"), dict(size=3, mode="xx"), dict(size=3, align_corners=True),
         dict(size=3, mode="area", align_corners=True), dict(size=3, antialias=True), dict(size=3, recompute_scale_factor=True), dict(scale_factor=(2, 2, 2)), dict(scale_factor=-1))  # fmt: skip
op("interpolate", samples, strides=False, numeric=False, rtol={"float32": 2e-4},
   errors=[call("interpolate", **k) for k in WRONG] + [call("interpolate", size=3, shape=s) for s in ((2, 3), (2, 0, 4, 4))])
op("upsample", [sample(T((2, 3, 5, 6)), 3), sample(T((2, 3, 5, 6)), scale_factor=2, mode="bilinear", align_corners=True)], rtol={"float32": 1e-4})
op("upsample_nearest", [sample(T((2, 3, 5, 6)), 3), sample(T((2, 3, 5, 6)), scale_factor=2)])
op("upsample_bilinear", [sample(T((2, 3, 5, 6)), 3), sample(T((2, 3, 5, 6)), scale_factor=2)], rtol={"float32": 1e-4})


# ---- Sampling at points --------------------------------------------------------------------------------------------

FLAT, DEEP = ((2, 3, 5, 6), (2, 4, 3, 2)), ((2, 3, 4, 5, 3), (2, 2, 3, 4, 3))


def sampled(x, grid, **spec):
    return T(x, **spec), T(grid, -1.6, 1.6, **{k: v for k, v in spec.items() if k != "layout"})


def points(modes, sizes):
    for mode in modes:
        for padding_mode in ("zeros", "border", "reflection"):
            for align_corners in (True, False):
                yield sample(*sampled(*sizes), mode=mode, padding_mode=padding_mode, align_corners=align_corners)


op("grid_sample", [*points(("bilinear", "nearest", "bicubic"), FLAT),
                   *(sample(*sampled(*FLAT, layout=layout), mode=mode, align_corners=False) for layout in ("transposed", "sliced", "channels_last") for mode in ("bilinear", "bicubic")),
                   *(sample(*sampled(*sizes), align_corners=True) for sizes in (((1, 1, 1, 1), (1, 3, 3, 2)), ((2, 9, 7, 1), (2, 33, 17, 2)))),
                   # PyTorch crashes in the backward of nothing, and of points that are NaN.
                   *(sample(*sampled(*sizes, grad=False), align_corners=True) for sizes in (((0, 3, 5, 6), (0, 4, 3, 2)), ((2, 0, 5, 6), (2, 4, 3, 2)), ((2, 3, 5, 6), (2, 0, 3, 2)))),
                   *(sample(T(FLAT[0], grad=False), T((2, 4, 3, 2), special=True, grad=False), padding_mode=p, align_corners=True) for p in ("zeros", "border"))],
   numeric=False, rtol={"float32": 1e-4},
   errors=[lambda m, a=a, b=b, k=k: m.nn.functional.grid_sample(m.ones(a), m.ones(b), **k) for a, b, k in (
       ((1, 2, 3), (1, 2, 2), {}), ((1, 2, 3, 4), (1, 2, 2), {}), ((1, 2, 3, 4), (1, 2, 2, 3), {}), ((1, 2, 3, 4), (2, 2, 2, 2), {}), ((1, 2, 3, 4), (1, 2, 2, 2), dict(mode="x")),
       ((1, 2, 3, 4), (1, 2, 2, 2), dict(padding_mode="x")), ((1, 2, 0, 4), (1, 2, 2, 2), {}), ((1, 2, 3, 4, 5), (1, 2, 2, 2, 3), dict(mode="bicubic")))]
   + [lambda m: m.nn.functional.grid_sample(m.ones(1, 2, 3, 4), m.ones(1, 2, 2, 2, dtype=m.float64)), lambda m: m.nn.functional.grid_sample(m.ones(1, 2, 3, 4, dtype=m.int32), m.ones(1, 2, 2, 2, dtype=m.int32))])  # fmt: skip
# PyTorch has no second gradients of volumes.
op("grid_sampler_3d", [sample(*sampled(*DEEP), mode, padding, corners) for mode in (0, 1) for padding in (0, 1, 2) for corners in (True, False)], numeric=False, gradgrad=False, rtol={"float32": 1e-4}, out=False)
op("grid_sampler_2d", [sample(*sampled(*FLAT), mode, padding, True) for mode in (0, 1, 2) for padding in (0, 1, 2)], numeric=False, rtol={"float32": 1e-4}, out=False)
op("grid_sampler", [sample(*sampled(*sizes), 0, 0, False) for sizes in (FLAT, DEEP)], numeric=False, gradgrad=False, rtol={"float32": 1e-4})
for name, path in (("affine_grid", None), ("affine_grid_generator", None)):
    op(name, [sample(T((n, d, d + 1)), [n, 3, *sizes[:d]], align_corners=corners) for n in (1, 2) for d in (2, 3) for sizes in ((4, 5, 3), (1, 1, 1), (2, 1, 7)) for corners in (True, False)],
       path=path, rtol={"float32": 1e-5}, out=False,
       errors=[] if name != "affine_grid" else [lambda m, a=a, s=s: m.nn.functional.affine_grid(m.ones(a), s) for a, s in (
           ((1, 2, 3), (1, 2, 3)), ((1, 2, 2), (1, 2, 3, 4)), ((2, 2, 3), (1, 2, 0, 4)), ((1, 3, 4), (1, 2, 3, 4)), ((2, 3), (1, 2, 2, 4)), ((1, 2, 3), (1, -2, 2, 4)))])  # fmt: skip
