"""Records of pool.def."""

from records import T, op, sample

F = "nn.functional."


def inputs(dims, size=9, grad=True):
    """Batched and single tensors of `dims` pooled dimensions, channels-last where torch has it."""
    sizes = (size, size + 3, size - 2)[:dims]
    yield T((2, 3, *sizes), distinct=True, grad=grad)
    yield T((3, *sizes), distinct=True, grad=grad)
    if dims == 2:
        yield T((2, 5, *sizes), distinct=True, layout="channels_last", grad=grad)
        yield T((2, 3, *sizes), distinct=True, layout="sliced", grad=grad)
        yield T((1, 2, 40, 70), distinct=True, grad=grad)
    yield T((2, 17, *sizes), distinct=True, grad=grad)


def fixed(dims, dilation):
    out = []
    for x in inputs(dims):
        out += [sample(x, 2), sample(x, 3, 2), sample(x, 3, 2, 1), sample(x, 3, 1, 1), sample(x, 3, 2, 1, ceil_mode=True), sample(x, 2, 3),
                sample(x, 4, 4, ceil_mode=True), sample(x, 5, 2, 2), sample(x, 1)]  # fmt: skip
        if dilation:
            out += [sample(x, 3, 1, 1, 2), sample(x, 2, 2, 0, 3), sample(x, 2, dilation=2, padding=1, ceil_mode=True)]
        if dims == 2:
            out += [sample(x, (3, 2), (1, 2), (1, 0)), sample(x, (1, 5), stride=(2, 1), padding=(0, 2))]
    return out


X = {1: (2, 3, 8), 2: (2, 3, 8, 8), 3: (1, 2, 8, 8, 8)}


def errors(name, dims):
    def call(*args, shape=X[dims], **kwargs):
        return lambda m: getattr(m.nn.functional, name)(m.ones(shape), *args, **kwargs)

    bad = [call(9), call(3, 1, 2), call(3, 1, -1), call(2, shape=(1,) * (dims + 3))]
    if dims > 1:
        bad += [call(2, shape=(2, 0, *X[dims][2:])), call(2, shape=(2, 3, 0, *X[dims][3:])), call(0), call(2, 0)]
    return bad


INTS = [sample(T((2, 3, 8, 8), -9, 9), 3, 2)]
for d in (1, 2, 3):
    name = f"max_pool{d}d"
    samples = fixed(d, True)
    op(name, samples + [sample(T((0, 3, *X[d][2:])), 2)] * (d > 1), path=F + name, strides=False, errors=errors(name, d))
    op(name, [sample(T(X[d], 0, 3, integral=True, special=d == 2, grad=False), 3, 2, 1, return_indices=True)], path=F + name, strides=False, grad=False)
    op(f"{name}_with_indices", [sample(*s.args, **s.kwargs) for s in samples], path=F + f"{name}_with_indices", strides=False)
    name = f"avg_pool{d}d"
    samples = fixed(d, False)
    samples += [sample(x, 3, 2, 1, count_include_pad=False, **k) for x in inputs(d) for k in ({}, {"ceil_mode": True})]
    if d > 1:
        samples += [sample(x, 3, 2, 1, divisor_override=2) for x in inputs(d)]
    op(name, samples, path=F + name, strides=False, rtol={"float32": 1e-5},
       errors=errors(name, d) + ([lambda m, n=name, s=X[d]: getattr(m.nn.functional, n)(m.ones(s), 2, divisor_override=0)] if d > 1 else []))  # fmt: skip
    for kind in ("avg", "max"):
        name = f"adaptive_{kind}_pool{d}d"
        sizes = ((1, 3, 7) if d == 1 else (1, (3, 4), (None, 1), (7, 5))) if d < 3 else (1, (3, 4, 2), (None, 2, 5))
        samples = [sample(x, size) for x in inputs(d) for size in sizes]
        samples += [sample(T((2, 3, *(30, 50, 40)[:d]), distinct=True), 1), sample(T((1, 2, *(40, 4, 3)[:d]), distinct=True, grad=kind == "avg"), 2)]
        if d == 2: # windows of more than 256 elements, and such as no two have the same distance
            samples += [sample(T((2, c, 20, 18), distinct=True, grad=True, **k), size) for c, k in ((3, {}), (70, {"layout": "channels_last"})) for size in (1, (5, 3), (4, 6))]  # fmt: skip

        def bad(shape, size, name=name):
            return lambda m: getattr(m.nn.functional, name)(m.ones(shape), size)

        wrong = [bad(X[d], -1), bad((3,), 2), bad((2, 3, 0, *X[d][3:]), 2), lambda m, n=name, s=X[d]: getattr(m.nn.functional, n)(m.ones(s, dtype=m.int64), 2)]
        op(name, samples, path=F + name, strides=False, rtol={"float32": 1e-5}, errors=wrong)
        if kind == "max":
            op(f"{name}_with_indices", samples, path=F + f"{name}_with_indices", strides=False)
op("max_pool2d", INTS, ("int64", "int32"), path=F + "max_pool2d", strides=False)
op("avg_pool2d", INTS, ("int64",), path=F + "avg_pool2d", strides=False)
