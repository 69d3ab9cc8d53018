"""Records of arithmetic.def, elementary.def and activation.def."""

from records import ALL, FLOATS, INTS, NUMBERS, T, binary, chain, op, sample, unary

# ---- Arithmetic ----------------------------------------------------------------------------------------------------

ALPHAS = [sample(T((3, 4)), T((4,)), alpha=a) for a in (1, 2, -1, 0.5, True)] + [sample(T((3,)), 2, alpha=3), sample(T((3,)), 0.5, alpha=2)]
ZERO = [lambda m: m.tensor([1, 2]) // m.tensor([1, 0])]

op("add", chain(binary(numbers=(2, -1.5, True)), ALPHAS), ALL, errors=[
    lambda m: m.ones(2) + m.ones(3),
    lambda m: m.add(m.ones(2, dtype=m.int64), m.ones(2, dtype=m.int64), alpha=0.5),
    lambda m: m.ones(3).add_(m.ones(2, 3)),
    lambda m: m.ones(3, dtype=m.int64).add_(0.5),
    lambda m: m.ones(3).expand(2, 3).add_(1),
    lambda m: m.ones(4)[1:].add_(m.ones(4)[1:].view(3), alpha="x"),
    lambda m: (lambda x: x[1:].add_(x[:-1]))(m.ones(4)),
    lambda m: m.ones(3, requires_grad=True).add_(1),
])  # fmt: skip
op("sub", chain(binary(numbers=(2, -1.5)), ALPHAS), ALL)
op("rsub", binary(numbers=(2, -1.5)) + binary(numbers=(2, -1.5), alpha=3) + [sample(T((3, 4)), 2, 3), sample(T((3, 4)), T((3, 4)), 3)], NUMBERS)
op("mul", binary(numbers=(2, -1.5, True)), ALL)
op("div", chain(
    binary(numbers=(2, -1.5)),
    [sample(T((5, 4), -20, 20), T((4,), 1, 4), rounding_mode=r) for r in (None, "floor", "trunc")],
    [sample(T((40,), -20, 20), -3, rounding_mode=r) for r in (None, "floor", "trunc")],
    [sample(T((40,), -20, 20, special=True, grad=False), T((40,), -3, 3, special=True, grad=False), rounding_mode="floor")],
), ALL, errors=[lambda m: m.div(m.ones(2), 2, rounding_mode="up"), lambda m: m.ones(2, dtype=m.int32).div_(2)])  # fmt: skip
op("floor_divide", binary(-20, 20, 1, 5, numbers=(3, -2.5)), NUMBERS, grad=False, errors=ZERO)
op("remainder", binary(-20, 20, 1, 5, numbers=(3, -2.5)), NUMBERS, numeric=False, errors=ZERO)
op("remainder", [sample(7, T((9,), 1, 5)), sample(-7.5, T((9,), 1, 5))], NUMBERS, inplace=False, out=False, grad=False)
op("fmod", binary(-20, 20, 1, 5, numbers=(3, -2.5)), NUMBERS, numeric=False)
op("pow", binary(0.5, 3, -2, 3, numbers=(0, 1, 2, 3, 0.5, -0.5, -1.0, -2.0, 2.5, 7)), FLOATS)
op("pow", binary(-5, 5, 0, 4, numbers=(0, 1, 2, 3)), (*INTS, "bool"), grad=False)
op("pow", [sample(2, T((7,))), sample(0.5, T((7,))), sample(0, T((7,), 0, 3)), sample(3, T((), 0, 3))], NUMBERS,
   inplace=False, out=False)  # fmt: skip
op("pow", [sample(T((40,), special=True, grad=False), e) for e in (0.5, -0.5)], (*FLOATS, "float16", "bfloat16"), grad=False)
op("pow", [sample(T((4,)), e) for e in (True, False)], ("bool",), grad=False,
   errors=[lambda m: m.pow(m.ones(2, dtype=m.int8), 300), lambda m: m.ones(2, dtype=m.uint8) ** 256])
op("pow", [sample(T((9,), -3, 3, integral=True), T((9,), 0, 4, integral=True, grad=False)), sample(T((40,)), 3), sample(T((40,)), 4.0)],
   errors=[lambda m: m.tensor([1, 2]) ** -1])  # fmt: skip
op("float_power", binary(0.5, 3, -2, 3, numbers=(2, 0.5)), (*FLOATS, "int64"), strides=False, out=False)
op("square", unary(), ALL)

op("maximum", binary(), ALL)
op("minimum", binary(), ALL)
op("fmax", binary(), ALL)
op("fmin", binary(), ALL)
op("atan2", binary(), ALL)
op("hypot", binary(), FLOATS)
op("copysign", binary(numbers=(-1.0, 2)), ALL, numeric=False)
op("nextafter", binary(mixed=False), FLOATS, grad=False)
op("heaviside", binary(mixed=False), ALL, grad=False, errors=[lambda m: m.heaviside(m.ones(2), m.ones(2).double())])
op("logaddexp", binary(), FLOATS)
op("logaddexp2", binary(), FLOATS)
op("xlogy", chain(binary(0.1, 3, numbers=(2, 0.5)), [sample(T((5,), 0, 0), T((5,), 0, 0))]), ALL)
op("xlogy", [sample(2, T((5,), 0.1, 3)), sample(0.0, T((5,), 0.1, 3))], NUMBERS, inplace=False, out=False)
op("special_xlog1py", binary(0.1, 3), FLOATS)
op("gcd", binary(-30, 30, mixed=False), INTS, grad=False)
op("lcm", binary(-12, 12, mixed=False), INTS, grad=False)

# ---- Comparison, logic, bits ---------------------------------------------------------------------------------------

for name in ("eq", "ne", "lt", "le", "gt", "ge"):
    op(name, binary(0, 3, numbers=(1, 1.5, True)), ALL, grad=False)
for name in ("logical_and", "logical_or", "logical_xor"):
    op(name, binary(-1, 1), ALL, grad=False)
for name in ("bitwise_and", "bitwise_or", "bitwise_xor"):
    op(name, binary(0, 100, numbers=(12, True), special=False, mixed=False), (*INTS, "bool"), grad=False)
for name in ("bitwise_left_shift", "bitwise_right_shift"):
    op(name, binary(0, 100, 0, 9, numbers=(3, 40), special=False, mixed=False), INTS, grad=False)

# ---- Choosing ------------------------------------------------------------------------------------------------------

CONDITION = T((3, 4), dtype="bool", grad=False)
op("where", [
    sample(CONDITION, T((3, 4)), T((3, 4))), sample(CONDITION, T((4,)), T((3, 1))), sample(CONDITION, T((3, 4)), 0.0),
    sample(CONDITION, 2, T((3, 4))), sample(CONDITION, 1, 2), sample(CONDITION, 1.5, 2), sample(CONDITION, T((3, 4)), T((), dtype="float64", grad=False)),
    sample(T((5, 1), dtype="bool", grad=False), T((1, 6), layout="transposed"), T((5, 6), layout="sliced")),
    sample(T((2, 3, 4, 5), dtype="bool", grad=False, layout="channels_last"), T((2, 3, 4, 5), layout="channels_last"), T((2, 3, 4, 5), layout="channels_last")),
    sample(T((0,), dtype="bool", grad=False), T((0,)), T((1,))),
], ALL, masks=True, errors=[lambda m: m.where(m.ones(2), m.ones(2), m.ones(2)), lambda m: m.where(m.ones(2).bool(), m.ones(3), m.ones(3))])  # fmt: skip

BOUNDS = [sample(T((30,)), min=lo, max=hi) for lo, hi in ((-1, 1), (None, 0.5), (-0.5, None), (1, -1), (0.5, 2))]
TENSOR_BOUNDS = [sample(T((5, 4)), min=T((4,), -2, 0), max=T((5, 1), 0, 2)), sample(T((5, 4)), min=T((4,))), sample(T((5, 4)), max=T((5, 4))),
                 sample(T((6,)), T((6,), 0, 2), T((6,), -2, 0))]  # fmt: skip
op("clamp", chain(BOUNDS, unary(-3, 3, -1, 1), TENSOR_BOUNDS), NUMBERS, errors=[lambda m: m.clamp(m.ones(2))])
op("clamp_min", binary(numbers=(0, 0.5)), NUMBERS)
op("clamp_max", binary(numbers=(0, 0.5)), NUMBERS)
TRIPLES = [sample(T((3, 4)), T((3, 4)), T((3, 4), 1, 3)), sample(T((3, 4)), T((4,)), T((3, 1), 1, 3)), sample(T((3, 4)), T((4,)), T((), 1, 3), value=2),
           sample(T((4, 5), layout="transposed"), T((4, 5)), T((4, 5), 1, 3, layout="transposed"), value=-3), sample(T((0,)), T((0,)), T((0,), 1, 2))]  # fmt: skip
op("addcmul", chain(TRIPLES, [sample(T((3, 4)), T((3, 4)), T((3, 4)), value=0.5)]), NUMBERS)
op("addcdiv", chain(TRIPLES, [sample(T((3, 4)), T((3, 4)), T((3, 4), 1, 3), value=0.5)]), (*FLOATS, "int64"))
op("lerp", [sample(T((3, 4)), T((3, 4)), T((), 0, 1, dtype="float32", grad=False))], ("int8", "int64", "float16"), grad=False, inplace=False, out=False)
op("lerp", [sample(T((3, 4)), T((3, 4)), 0.3), sample(T((3, 4)), T((3, 4)), 0.8), sample(T((3, 4)), T((4,)), T((3, 4), 0, 1)),
            sample(T((3, 4), layout="transposed"), T((3, 4)), T((), 0, 1)), sample(T((3,)), T((3,)), T((3,)))], FLOATS,
   errors=[lambda m: m.lerp(m.ones(2), m.ones(2).double(), 0.5)])  # fmt: skip

# ---- Functions of one number ---------------------------------------------------------------------------------------

BIG = [sample(T((50,), -200, 200, grad=False))]
op("abs", unary(), NUMBERS)
op("neg", unary(), NUMBERS, errors=[lambda m: -m.tensor([True])])
op("sign", unary(), ALL)
op("sgn", unary(), ALL)
op("positive", unary(), NUMBERS, errors=[lambda m: m.positive(m.tensor([True]))])
for name in ("floor", "ceil", "trunc", "round"):
    op(name, chain(unary(), BIG), ALL, numeric=False)
op("round", [sample(T((20,), -500, 500), decimals=d) for d in (0, 1, 3, -1, -2)], numeric=False)
op("frac", unary(), FLOATS, numeric=False)
op("nan_to_num", chain(unary(), [sample(T((30,), special=True, grad=False), nan=1.0, posinf=2.0, neginf=-2.0),
                             sample(T((30,), special=True, grad=False), nan=float("nan"), posinf=2.0)]), ALL)  # fmt: skip

for name in ("logical_not", "isnan", "isinf", "isfinite", "isposinf", "isneginf", "signbit"):
    op(name, unary(), ALL, grad=False)
op("bitwise_not", unary(), (*INTS, "bool"), grad=False)

op("reciprocal", unary(0.5, 3), ALL)
op("sqrt", unary(0.1, 3), ALL)
op("rsqrt", unary(0.1, 3), ALL)
op("exp", chain(unary(), BIG), ALL)
op("exp2", chain(unary(), BIG), ALL)
op("expm1", chain(unary(), BIG, [sample(T((50,), -1e-3, 1e-3))]), ALL)
op("log", chain(unary(0.01, 3), BIG), ALL)
op("log2", chain(unary(0.01, 3), BIG), ALL)
op("log10", chain(unary(0.01, 3), BIG), ALL)
op("log1p", chain(unary(-0.9, 3), BIG, [sample(T((50,), -1e-3, 1e-3))]), ALL)
op("logit", chain(unary(0.1, 0.9), [sample(T((20,), -0.5, 1.5), eps=e) for e in (None, 1e-2, 0.3)]), FLOATS)

for name in ("sin", "cos"):
    op(name, chain(unary(-10, 10), [sample(T((50,), -1e7, 1e7, grad=False))]), ALL)
op("tan", unary(-1.5, 1.5), ALL)
for name in ("asin", "acos", "atanh"):
    op(name, unary(-0.9, 0.9), ALL)
for name in ("atan", "sinh", "cosh", "asinh"):
    op(name, unary(), ALL)
op("acosh", unary(1.1, 4), ALL)
for name in ("tanh", "sigmoid"):
    op(name, chain(unary(), BIG, [sample(T((50,), -1e-3, 1e-3))]), ALL)
op("sinc", chain(unary(0.1, 3), [sample(T((3,), 0, 0))]), ALL, gradgrad=False, rtol={"float32": 1e-5})
op("deg2rad", unary(-180, 180), ALL)
op("rad2deg", unary(), ALL)

op("erf", chain(unary(), BIG), ALL)
op("erfc", unary(), ALL)
op("erfinv", unary(-0.95, 0.95), ALL)
op("lgamma", unary(0.2, 5), ALL, gradgrad=False)
op("digamma", unary(0.2, 5), ALL, gradgrad=False, rtol={"float32": 1e-5})

# ---- Activations ---------------------------------------------------------------------------------------------------

op("relu", unary(), NUMBERS, errors=[lambda m: m.relu(m.tensor([True]))])
op("relu6", unary(-3, 9), NUMBERS)
op("leaky_relu", chain(unary(), [sample(T((20,)), s) for s in (0.2, -0.5, 1)]))
op("threshold", [sample(T((20,)), 0.5, 7), sample(T((3, 4), layout="transposed"), -1, 0), sample(T((0,)), 0.0, 1.0)], NUMBERS)
op("hardtanh", chain(unary(), [sample(T((20,)), -2, 0.5), sample(T((20,)), min_val=0, max_val=2)]), errors=[lambda m: m.nn.functional.hardtanh(m.ones(2), 2, 1)])
op("hardsigmoid", unary(-5, 5), gradgrad=False)
op("hardswish", unary(-5, 5))
op("softshrink", chain(unary(), [sample(T((20,)), 1.5)]), errors=[(lambda bound: lambda m: m.nn.functional.softshrink(m.ones(2), bound))(b) for b in (-1, float("nan"))])
op("hardshrink", chain(unary(), [sample(T((20,)), 1.5)]))
op("rrelu", chain(unary(special=False), [sample(T((20,)), 0.2, 0.9, True), sample(T((4, 5), layout="transposed"), training=True), sample(T((0,)), training=True)]),
   path="nn.functional.rrelu", strides=False, numeric=False, inplace=False,
   errors=[lambda m: m.nn.functional.rrelu(m.ones(2), 1, 0.5, True), lambda m: m.nn.functional.rrelu(m.ones(2, dtype=m.int64))])  # fmt: skip
op("gumbel_softmax", [sample(T((3, 4))), sample(T((3, 4)), 0.5, True), sample(T((2, 3, 4)), tau=2, dim=1), sample(T((3, 4)), hard=True, dim=0)],
   path="nn.functional.gumbel_softmax", strides=False, numeric=False, errors=[lambda m: m.nn.functional.gumbel_softmax(m.ones(2, 3), dim=4)])  # fmt: skip
op("prelu", [sample(T((2, 3, 4)), T((3,))), sample(T((2, 3, 4)), T((1,))), sample(T((5,)), T((1,))), sample(T(()), T((1,))), sample(T((2, 3, 4, 5), layout="channels_last"), T((3,)))],
   strides=False, errors=[lambda m: m.nn.functional.prelu(m.ones(2, 3), m.ones(2)), lambda m: m.nn.functional.prelu(m.ones(2, 3), m.ones(3, 1))])  # fmt: skip
op("elu", chain(unary(), [sample(T((20,)), 2.0), sample(T((20,)), alpha=0.5)]))
op("selu", unary())
op("celu", chain(unary(), [sample(T((20,)), 2.0), sample(T((20,)), alpha=0.5)]), errors=[lambda m: m.celu(m.ones(2), 0)])
# At infinity torch's own kernel gives inf, but oneDNN's, which takes dense float32, NaN: special values in another layout.
op("gelu", chain(unary(-6, 6, special=False), [sample(T((8, 5), -6, 6, layout="transposed", special=True, grad=False))], [sample(T((20,), -6, 6), approximate=a) for a in ("none", "tanh")]),
   errors=[lambda m: m.nn.functional.gelu(m.ones(2), approximate="erf")])  # fmt: skip
op("silu", chain(unary(-6, 6), BIG))
op("mish", chain(unary(-6, 6), BIG))
op("softplus", chain(unary(-6, 6), BIG, [sample(T((30,), -30, 30), 2), sample(T((30,), -9, 9), 0.5, 2)]))
op("logsigmoid", chain(unary(-6, 6), BIG))
op("tanhshrink", unary())
op("softsign", unary())
op("glu", [sample(T((4, 6))), sample(T((4, 6), dtype="int64")), sample(T((4, 6)), 0), sample(T((2, 4, 3)), dim=1), sample(T((4, 6), layout="transposed"), -1)], strides=False,
   errors=[lambda m: m.nn.functional.glu(m.ones(3)), lambda m: m.nn.functional.glu(m.ones(()))])  # fmt: skip
