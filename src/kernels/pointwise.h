/* pointwise.h: loops that compute one output item from the items at the same place of one to three inputs.
 *
 * A block function works on adjacent items of one type (its *compute type*): that is all that is written an operation,
 * a type and an instruction set. fl_pointwise__rows makes everything else of it: it brings strided, broadcast or
 * differently typed operands through small buffers, block by block, so that each function serves all layouts at vector
 * speed, and types without functions of their own (float16, bfloat16) compute in another.
 */
#ifndef FL_KERNELS_POINTWISE_H
#define FL_KERNELS_POINTWISE_H

#include <flashlight/tensor.h>

#include "kernels/move.h"
#include "kernels/special.h"

/* Numbers an operation takes besides its operands (alpha, a slope, bounds): what each means stands in pointwise.inc. */
typedef struct fl_pointwise_params {
    double d[4];
    int64_t i[4]; /* the same for integer types */
    /* The bits of the inputs that are one item for all places (fl_pointwise__takes_single): 1 the first, 2 the second.
     * Of halves it is a float. */
    int single;
    /* `out` begins at a line of the cache, and a function that can writes past the caches (fl_move__stream_end). */
    bool past;
} fl_pointwise_params;

/* out[k] = f(in[0][k], in[1][k], ...) for k < n. `out` may be any of the inputs of the same item size, or apart from
 * all. */
typedef void (*fl_block_fn)(void *out, const void *const *in, int64_t n, const fl_pointwise_params *params);

// clang-format off
/* Every operation; X(name). What each computes is its line in pointwise.inc. */
#define FL_POINTWISE_UNARY(X) \
    X(abs) X(neg) X(sign) X(floor) X(ceil) X(trunc) X(round) X(round_decimals) X(frac) X(reciprocal) X(sqrt) X(rsqrt) \
    X(square) X(cube) X(reciprocal_square) X(exp) X(exp2) X(expm1) X(log) X(log2) X(log10) X(log1p) X(sin) X(cos) X(tan) X(asin) X(acos) X(atan) \
    X(sinh) X(cosh) X(tanh) X(asinh) X(acosh) X(atanh) X(sigmoid) X(logit) X(erf) X(erfc) X(erfinv) X(lgamma) X(digamma) \
    X(trigamma) X(polygamma) X(sinc) FL_SPECIAL_UNARY(X) X(bitwise_not) X(relu) X(leaky_relu) X(gelu) X(gelu_tanh) X(silu) X(elu) X(softplus) \
    X(threshold) X(hardswish) X(hardsigmoid) X(logsigmoid) X(mish) X(softsign) X(tanhshrink) X(softshrink) X(hardshrink) \
    X(nan_to_num) X(clamp) X(clamp_min) X(clamp_max) X(steps)
/* The same, giving bool. */
#define FL_POINTWISE_TEST(X) X(logical_not) X(isnan) X(isinf) X(isfinite) X(isposinf) X(isneginf) X(signbit)
#define FL_POINTWISE_BINARY(X) \
    X(add) X(sub) X(mul) X(div) X(add_scaled) X(div_trunc) X(div_floor) X(remainder) X(fmod) X(pow) X(maximum) X(minimum) \
    X(fmax) X(fmin) X(atan2) X(hypot) X(nextafter) X(ldexp) X(copysign) X(logaddexp) X(logaddexp2) X(xlogy) X(xlog1py) \
    FL_SPECIAL_BINARY(X) X(heaviside) X(gcd) X(lcm) X(bitwise_and) X(bitwise_or) X(bitwise_xor) X(shift_left) X(shift_right) X(prelu) X(glu) \
    X(lerp_scalar) X(threshold_backward) X(leaky_relu_backward) X(sigmoid_backward) X(tanh_backward) X(gelu_backward) \
    X(gelu_tanh_backward) X(silu_backward) X(elu_backward) X(elu_result_backward) X(softplus_backward) \
    X(hardtanh_backward) X(hardswish_backward) X(hardsigmoid_backward) X(logsigmoid_backward) X(mish_backward) \
    X(shrink_backward)
/* The same, giving bool. */
#define FL_POINTWISE_COMPARE(X) \
    X(eq) X(ne) X(lt) X(le) X(gt) X(ge) X(logical_and) X(logical_or) X(logical_xor) X(isclose)
#define FL_POINTWISE_TERNARY(X) X(where) X(addcmul) X(addcdiv) X(lerp) X(clamp_tensor) X(glu_backward)
// clang-format on

typedef enum fl_pointwise_id {
#define X(name) FL_PW_##name,
    FL_POINTWISE_UNARY(X) FL_POINTWISE_TEST(X) FL_POINTWISE_BINARY(X) FL_POINTWISE_COMPARE(X) FL_POINTWISE_TERNARY(X)
#undef X
        FL_PW_COUNT
} fl_pointwise_id;

/* NULL where an operation has no function for a type (then another type computes), or where one of a lower
 * instruction set serves. */
typedef struct fl_pointwise_kernels {
    fl_block_fn fn[FL_PW_COUNT][FL_DTYPE_COUNT];
} fl_pointwise_kernels;

/* The function for a compute type on this CPU; NULL where there is none. */
fl_block_fn fl_pointwise__find(fl_pointwise_id id, fl_dtype dtype);

/* Which inputs (bits) the function takes as single items, where it would lose to filling buffers: 3 means either, 6
 * both the second and the third. */
static inline int fl_pointwise__takes_single(fl_pointwise_id id, fl_dtype dtype) {
    switch (id) {
        case FL_PW_add:
        case FL_PW_sub:
        case FL_PW_mul:
        case FL_PW_div:
        case FL_PW_maximum:
        case FL_PW_minimum:
        case FL_PW_bitwise_and:
        case FL_PW_bitwise_or:
        case FL_PW_bitwise_xor:
            return dtype != FL_BOOL ? 3 : 0;
        case FL_PW_div_trunc:
        case FL_PW_div_floor:
        case FL_PW_fmod:
        case FL_PW_remainder:
        case FL_PW_shift_left:
        case FL_PW_shift_right:
            return dtype >= FL_FLOAT16 ? 0 : 2;
        case FL_PW_prelu:
            return dtype == FL_FLOAT32 || dtype == FL_FLOAT64 ? 2 : 0;
        case FL_PW_clamp_tensor:
            return 6;
        default:
            return 0;
    }
}

/* What fl_pointwise__rows runs; operand 0 is the output. */
typedef struct fl_pointwise_call {
    fl_block_fn fn;
    int inputs;
    int takes_single;
    int numbers;     /* of halves: the inputs (bits) that are a float everywhere */
    int half_single; /* of halves: what takes_single says; such items become floats */
    fl_dtype half;   /* their type */
    bool streams;    /* the output is apart from the inputs and too large for the caches: it is written past them */
    bool past;       /* the same for what takes longer to compute: the function writes past them as it goes */
    uint8_t size[4]; /* bytes of an item in memory */
    uint8_t computed_size[4]; /* bytes of an item as fn takes it */
    bool converts[4];         /* the item's type in memory is not the one that fn takes */
    /* Moves n items between any strides, converting (fl_cast__find): inputs from memory's type to the computed one, the
     * output back. */
    fl_move_fn move[4];
    fl_pointwise_params params;
} fl_pointwise_call;

/* An fl_rows_fn (tensor/iter.h): rows of n items, byte strides and steps, `call` an fl_pointwise_call. */
void fl_pointwise__rows(char *const *data, const int64_t *strides, const int64_t *steps, int64_t n, int64_t rows,
                        const void *call);

#endif
