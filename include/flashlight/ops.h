/* ops.h: every differentiable function and its kin, with PyTorch's names and arguments.
 *
 * Made by tools/generate.py from the .def files of src/ops: edit those rows, not this file.
 *
 * How a PyTorch signature becomes a C one:
 *   - required arguments stand in order; those with a default stand in a struct passed by pointer, NULL meaning all
 *     defaults, FL_<OP>_OPTIONS being the defaults to start from:
 *         fl_sum_dim_options o = FL_SUM_DIM_OPTIONS;  o.keepdim = true;  y = fl_sum_dim(x, dims, 2, &o);
 *     Optional tensors up to `bias` are arguments too, NULL for None.
 *   - an overload is a suffix: fl_sum and fl_sum_dim; an in-place form ends in an underscore: fl_add_.
 *   - int[] is a pointer and a count (int[=]: a count of -1 says that one number stands for all), int[2] an array of
 *     two; None is NULL for pointers, FL_NONE for int, FL_NONE_FLOAT
 *     for float, -1 for bool and FL_DTYPE_NONE for a dtype.
 *   - several results come as a struct: fl_max_dim(x, 1, NULL).indices.
 * What the signature does not let be None may not be NULL: that is an FL_TYPE_ERROR, like a NULL in a list of tensors
 * and a NULL array with a count (FL_VALUE_ERROR for a negative one).
 * Tensor arguments are borrowed; results belong to the innermost scope, or to the caller where none is open (base.h).
 * After an error the result is NULL (false, 0) and the error pends; with one pending nothing runs. In-place forms
 * return `self`, borrowed.
 */
// clang-format off
#ifndef FLASHLIGHT_OPS_H
#define FLASHLIGHT_OPS_H

#include <flashlight/random.h>
#include <flashlight/tensor.h>
#include <math.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ---- activation ---------------------------------------------------------------------------------------------------- */

/* relu(Tensor self) -> Tensor. max(self, 0). Integers stay integers; the gradient at 0 is 0. Errors: RuntimeError
 * for bool. */
FL_API fl_tensor *fl_relu(fl_tensor *self);
FL_API fl_tensor *fl_relu_(fl_tensor *self);

/* leaky_relu(Tensor self, Scalar negative_slope=0.01) -> Tensor. self above 0, negative_slope * self below. Errors:
 * NotImplementedError for integers and bool. */
typedef struct fl_leaky_relu_options {
    fl_scalar negative_slope;
} fl_leaky_relu_options;
#define FL_LEAKY_RELU_OPTIONS {{FL_SCALAR_FLOAT, {.d = 0.01}}}
FL_API fl_tensor *fl_leaky_relu(fl_tensor *self, const fl_leaky_relu_options *options);
FL_API fl_tensor *fl_leaky_relu_(fl_tensor *self, const fl_leaky_relu_options *options);

/* relu6(Tensor self) -> Tensor. self brought within [0, 6]. Integers stay integers. Errors: RuntimeError for bool. */
FL_API fl_tensor *fl_relu6(fl_tensor *self);
FL_API fl_tensor *fl_relu6_(fl_tensor *self);

/* threshold(Tensor self, Scalar threshold, Scalar value) -> Tensor. self above the threshold, else value. Integers
 * stay integers. Errors: NotImplementedError for bool. */
FL_API fl_tensor *fl_threshold(fl_tensor *self, fl_scalar threshold, fl_scalar value);
FL_API fl_tensor *fl_threshold_(fl_tensor *self, fl_scalar threshold, fl_scalar value);

/* hardtanh(Tensor self, Scalar min_val=-1, Scalar max_val=1) -> Tensor. self brought within [min_val, max_val].
 * Integers stay integers. Errors: RuntimeError for bool, ValueError where min_val is above max_val. */
typedef struct fl_hardtanh_options {
    fl_scalar min_val;
    fl_scalar max_val;
} fl_hardtanh_options;
#define FL_HARDTANH_OPTIONS {{FL_SCALAR_INT, {-1}}, {FL_SCALAR_INT, {1}}}
FL_API fl_tensor *fl_hardtanh(fl_tensor *self, const fl_hardtanh_options *options);
FL_API fl_tensor *fl_hardtanh_(fl_tensor *self, const fl_hardtanh_options *options);

/* hardsigmoid(Tensor self) -> Tensor. relu6(self + 3) / 6. Errors: NotImplementedError for integers and bool. */
FL_API fl_tensor *fl_hardsigmoid(fl_tensor *self);
FL_API fl_tensor *fl_hardsigmoid_(fl_tensor *self);

/* hardswish(Tensor self) -> Tensor. self * relu6(self + 3) / 6. Errors: NotImplementedError for integers and bool. */
FL_API fl_tensor *fl_hardswish(fl_tensor *self);
FL_API fl_tensor *fl_hardswish_(fl_tensor *self);

/* softshrink(Tensor self, Scalar lambd=0.5) -> Tensor. self moved towards 0 by lambd, 0 within. Errors:
 * RuntimeError for a negative lambd, NotImplementedError for integers and bool. */
typedef struct fl_softshrink_options {
    fl_scalar lambd;
} fl_softshrink_options;
#define FL_SOFTSHRINK_OPTIONS {{FL_SCALAR_FLOAT, {.d = 0.5}}}
FL_API fl_tensor *fl_softshrink(fl_tensor *self, const fl_softshrink_options *options);

/* hardshrink(Tensor self, Scalar lambd=0.5) -> Tensor. self, 0 within [-lambd, lambd]. Errors: NotImplementedError
 * for integers and bool. */
typedef struct fl_hardshrink_options {
    fl_scalar lambd;
} fl_hardshrink_options;
#define FL_HARDSHRINK_OPTIONS {{FL_SCALAR_FLOAT, {.d = 0.5}}}
FL_API fl_tensor *fl_hardshrink(fl_tensor *self, const fl_hardshrink_options *options);

/* prelu(Tensor self, Tensor weight) -> Tensor. self above 0, weight * self below; one weight, or one for each
 * channel. Channels are dimension 1. Errors: RuntimeError for another number of weights, or a weight of more than
 * one dimension. */
FL_API fl_tensor *fl_prelu(fl_tensor *self, fl_tensor *weight);

/* elu(Tensor self, Scalar alpha=1) -> Tensor. self above 0, alpha * (e^self - 1) below. Errors: NotImplementedError
 * for integers and bool. */
typedef struct fl_elu_options {
    fl_scalar alpha;
} fl_elu_options;
#define FL_ELU_OPTIONS {{FL_SCALAR_INT, {1}}}
FL_API fl_tensor *fl_elu(fl_tensor *self, const fl_elu_options *options);
FL_API fl_tensor *fl_elu_(fl_tensor *self, const fl_elu_options *options);

/* selu(Tensor self) -> Tensor. 1.0507 times elu with alpha 1.6733, which keeps mean 0 and variance 1 from layer to
 * layer (Klambauer et al., 2017). Errors: NotImplementedError for integers and bool. */
FL_API fl_tensor *fl_selu(fl_tensor *self);
FL_API fl_tensor *fl_selu_(fl_tensor *self);

/* celu(Tensor self, Scalar alpha=1.0) -> Tensor. self above 0, alpha * (e^(self / alpha) - 1) below. (Barron,
 * 2017.) Errors: RuntimeError for alpha 0, NotImplementedError for integers and bool. */
typedef struct fl_celu_options {
    fl_scalar alpha;
} fl_celu_options;
#define FL_CELU_OPTIONS {{FL_SCALAR_FLOAT, {.d = 1.0}}}
FL_API fl_tensor *fl_celu(fl_tensor *self, const fl_celu_options *options);
FL_API fl_tensor *fl_celu_(fl_tensor *self, const fl_celu_options *options);

/* gelu(Tensor self, *, str approximate='none') -> Tensor. self times the normal distribution function, or its
 * approximation by tanh. (Hendrycks and Gimpel, 2016.) approximate 'tanh': self / 2 (1 + tanh(sqrt(2 / pi) (self +
 * 0.044715 self^3))). Errors: RuntimeError for another word, NotImplementedError for integers and bool. */
typedef struct fl_gelu_options {
    const char *approximate;
} fl_gelu_options;
#define FL_GELU_OPTIONS {"none"}
FL_API fl_tensor *fl_gelu(fl_tensor *self, const fl_gelu_options *options);

/* silu(Tensor self) -> Tensor. self * sigmoid(self), also called swish. Errors: NotImplementedError for integers
 * and bool. */
FL_API fl_tensor *fl_silu(fl_tensor *self);
FL_API fl_tensor *fl_silu_(fl_tensor *self);

/* mish(Tensor self) -> Tensor. self * tanh(softplus(self)) (Misra, 2019). Errors: NotImplementedError for integers
 * and bool. */
FL_API fl_tensor *fl_mish(fl_tensor *self);
FL_API fl_tensor *fl_mish_(fl_tensor *self);

/* softplus(Tensor self, Scalar beta=1, Scalar threshold=20) -> Tensor. log(1 + e^(beta self)) / beta; self itself
 * where beta * self passes the threshold. Errors: NotImplementedError for integers and bool. */
typedef struct fl_softplus_options {
    fl_scalar beta;
    fl_scalar threshold;
} fl_softplus_options;
#define FL_SOFTPLUS_OPTIONS {{FL_SCALAR_INT, {1}}, {FL_SCALAR_INT, {20}}}
FL_API fl_tensor *fl_softplus(fl_tensor *self, const fl_softplus_options *options);

/* logsigmoid(Tensor self) -> Tensor. log(sigmoid(self)). Errors: NotImplementedError for integers and bool. */
FL_API fl_tensor *fl_logsigmoid(fl_tensor *self);

/* tanhshrink(Tensor self) -> Tensor. self - tanh(self). Integers give the default dtype. Errors: RuntimeError for
 * bool. */
FL_API fl_tensor *fl_tanhshrink(fl_tensor *self);

/* softsign(Tensor self) -> Tensor. self / (1 + |self|). Integers give the default dtype. Errors:
 * NotImplementedError for bool. */
FL_API fl_tensor *fl_softsign(fl_tensor *self);

/* glu(Tensor self, int dim=-1) -> Tensor. The first half of dimension dim times the sigmoid of the second half: the
 * result is half as long there (Dauphin et al., 2017). Errors: RuntimeError for an odd size or a tensor without
 * dimensions, NotImplementedError for integers and bool. */
typedef struct fl_glu_options {
    int64_t dim;
} fl_glu_options;
#define FL_GLU_OPTIONS {-1}
FL_API fl_tensor *fl_glu(fl_tensor *self, const fl_glu_options *options);

/* rrelu(Tensor self, Scalar lower=0.125, Scalar upper=0.3333333333333333, bool training=False, Generator?
 * generator=None) -> Tensor. self above 0, a * self below: a drawn from [lower, upper) for each element in
 * training, else their mean. (Xu et al., 2015.) Errors: RuntimeError where lower is above upper,
 * NotImplementedError for integers and bool. */
typedef struct fl_rrelu_options {
    fl_scalar lower;
    fl_scalar upper;
    bool training;
    fl_generator *generator;
} fl_rrelu_options;
#define FL_RRELU_OPTIONS {{FL_SCALAR_FLOAT, {.d = 0.125}}, {FL_SCALAR_FLOAT, {.d = 0.3333333333333333}}, false, NULL}
FL_API fl_tensor *fl_rrelu(fl_tensor *self, const fl_rrelu_options *options);
FL_API fl_tensor *fl_rrelu_(fl_tensor *self, const fl_rrelu_options *options);

/* gumbel_softmax(Tensor logits, float tau=1, bool|any hard=False, float eps=1e-10, int dim=-1) -> Tensor. A sample
 * of the Gumbel-softmax distribution along dim (Jang et al., 2017); hard: one-hot, with the soft one's gradient. Of
 * logits' shape; tau is the temperature. Errors: RuntimeError for integers and bool, IndexError for dim. */
typedef struct fl_gumbel_softmax_options {
    double tau;
    bool hard;
    double eps;
    int64_t dim;
} fl_gumbel_softmax_options;
#define FL_GUMBEL_SOFTMAX_OPTIONS {1.0, false, 1e-10, -1}
FL_API fl_tensor *fl_gumbel_softmax(fl_tensor *logits, const fl_gumbel_softmax_options *options);

/* gumbel_softmax.tensor(Tensor logits, Tensor tau, bool|any hard=False, float eps=1e-10, int dim=-1) -> Tensor. The
 * same by a temperature that has a gradient. */
typedef struct fl_gumbel_softmax_tensor_options {
    bool hard;
    double eps;
    int64_t dim;
} fl_gumbel_softmax_tensor_options;
#define FL_GUMBEL_SOFTMAX_TENSOR_OPTIONS {false, 1e-10, -1}
FL_API fl_tensor *fl_gumbel_softmax_tensor(fl_tensor *logits, fl_tensor *tau,
                                           const fl_gumbel_softmax_tensor_options *options);

/* ---- arithmetic ---------------------------------------------------------------------------------------------------- */

/* add(Tensor self, Tensor other) -> Tensor. self + other. self and other broadcast; the result has the promoted
 * dtype. Errors: RuntimeError for shapes that do not broadcast, and where the dtype of an in-place form or of out=
 * cannot hold the result. */
FL_API fl_tensor *fl_add(fl_tensor *self, fl_tensor *other);
FL_API fl_tensor *fl_add_(fl_tensor *self, fl_tensor *other);

/* add.alpha(Tensor self, Tensor other, *, Scalar alpha) -> Tensor. self + alpha * other. Errors: RuntimeError for
 * an alpha with a fraction where both are integers. */
FL_API fl_tensor *fl_add_alpha(fl_tensor *self, fl_tensor *other, fl_scalar alpha);
FL_API fl_tensor *fl_add_alpha_(fl_tensor *self, fl_tensor *other, fl_scalar alpha);

/* add.scalar(Tensor self, Scalar other) -> Tensor. self + other */
FL_API fl_tensor *fl_add_scalar(fl_tensor *self, fl_scalar other);
FL_API fl_tensor *fl_add_scalar_(fl_tensor *self, fl_scalar other);

/* add.scalar_alpha(Tensor self, Scalar other, *, Scalar alpha) -> Tensor. self + alpha * other */
FL_API fl_tensor *fl_add_scalar_alpha(fl_tensor *self, fl_scalar other, fl_scalar alpha);
FL_API fl_tensor *fl_add_scalar_alpha_(fl_tensor *self, fl_scalar other, fl_scalar alpha);

/* sub(Tensor self, Tensor other) -> Tensor. self - other. Shapes broadcast; the result has the promoted dtype.
 * Errors: RuntimeError for bool tensors. */
FL_API fl_tensor *fl_sub(fl_tensor *self, fl_tensor *other);
FL_API fl_tensor *fl_sub_(fl_tensor *self, fl_tensor *other);

/* sub.alpha(Tensor self, Tensor other, *, Scalar alpha) -> Tensor. self - alpha * other */
FL_API fl_tensor *fl_sub_alpha(fl_tensor *self, fl_tensor *other, fl_scalar alpha);
FL_API fl_tensor *fl_sub_alpha_(fl_tensor *self, fl_tensor *other, fl_scalar alpha);

/* sub.scalar(Tensor self, Scalar other) -> Tensor. self - other */
FL_API fl_tensor *fl_sub_scalar(fl_tensor *self, fl_scalar other);
FL_API fl_tensor *fl_sub_scalar_(fl_tensor *self, fl_scalar other);

/* sub.scalar_alpha(Tensor self, Scalar other, *, Scalar alpha) -> Tensor. self - alpha * other */
FL_API fl_tensor *fl_sub_scalar_alpha(fl_tensor *self, fl_scalar other, fl_scalar alpha);
FL_API fl_tensor *fl_sub_scalar_alpha_(fl_tensor *self, fl_scalar other, fl_scalar alpha);

/* rsub(Tensor self, Tensor other) -> Tensor. other - self. Shapes broadcast; the result has the promoted dtype.
 * Errors: RuntimeError for bool tensors. */
FL_API fl_tensor *fl_rsub(fl_tensor *self, fl_tensor *other);

/* rsub.alpha(Tensor self, Tensor other, *, Scalar alpha) -> Tensor. other - alpha * self */
FL_API fl_tensor *fl_rsub_alpha(fl_tensor *self, fl_tensor *other, fl_scalar alpha);

/* rsub.scalar(Tensor self, Scalar other) -> Tensor. other - self */
FL_API fl_tensor *fl_rsub_scalar(fl_tensor *self, fl_scalar other);

/* rsub.scalar_alpha(Tensor self, Scalar other, Scalar alpha) -> Tensor. other - alpha * self */
FL_API fl_tensor *fl_rsub_scalar_alpha(fl_tensor *self, fl_scalar other, fl_scalar alpha);

/* mul(Tensor self, Tensor other) -> Tensor. self * other. Shapes broadcast; the result has the promoted dtype. The
 * product of bools is bool. */
FL_API fl_tensor *fl_mul(fl_tensor *self, fl_tensor *other);
FL_API fl_tensor *fl_mul_(fl_tensor *self, fl_tensor *other);

/* mul.scalar(Tensor self, Scalar other) -> Tensor. self * other */
FL_API fl_tensor *fl_mul_scalar(fl_tensor *self, fl_scalar other);
FL_API fl_tensor *fl_mul_scalar_(fl_tensor *self, fl_scalar other);

/* div(Tensor self, Tensor other) -> Tensor. self / other, of floating type. Shapes broadcast; integers and bool are
 * divided in the default dtype. */
FL_API fl_tensor *fl_div(fl_tensor *self, fl_tensor *other);
FL_API fl_tensor *fl_div_(fl_tensor *self, fl_tensor *other);

/* div.mode(Tensor self, Tensor other, *, str? rounding_mode) -> Tensor. The quotient, rounded towards zero (trunc)
 * or down (floor). Integers stay integers. Errors: RuntimeError for another rounding_mode, and where an integer
 * divisor is 0. */
FL_API fl_tensor *fl_div_mode(fl_tensor *self, fl_tensor *other, const char *rounding_mode);
FL_API fl_tensor *fl_div_mode_(fl_tensor *self, fl_tensor *other, const char *rounding_mode);

/* div.scalar(Tensor self, Scalar other) -> Tensor. self / other, of floating type */
FL_API fl_tensor *fl_div_scalar(fl_tensor *self, fl_scalar other);
FL_API fl_tensor *fl_div_scalar_(fl_tensor *self, fl_scalar other);

/* div.scalar_mode(Tensor self, Scalar other, *, str? rounding_mode) -> Tensor. The quotient, rounded towards zero
 * (trunc) or down (floor). */
FL_API fl_tensor *fl_div_scalar_mode(fl_tensor *self, fl_scalar other, const char *rounding_mode);
FL_API fl_tensor *fl_div_scalar_mode_(fl_tensor *self, fl_scalar other, const char *rounding_mode);

/* floor_divide(Tensor self, Tensor other) -> Tensor. The quotient rounded down. Shapes broadcast; the result has
 * the promoted dtype. Errors: RuntimeError where an integer divisor is 0, NotImplementedError for bool. */
FL_API fl_tensor *fl_floor_divide(fl_tensor *self, fl_tensor *other);
FL_API fl_tensor *fl_floor_divide_(fl_tensor *self, fl_tensor *other);

/* floor_divide.scalar(Tensor self, Scalar other) -> Tensor. The quotient rounded down. */
FL_API fl_tensor *fl_floor_divide_scalar(fl_tensor *self, fl_scalar other);
FL_API fl_tensor *fl_floor_divide_scalar_(fl_tensor *self, fl_scalar other);

/* floor_divide.base(Scalar self, Tensor other) -> Tensor. The quotient rounded down. */
FL_API fl_tensor *fl_floor_divide_base(fl_scalar self, fl_tensor *other);

/* remainder(Tensor self, Tensor other) -> Tensor. What floor_divide leaves: it has the sign of other. Shapes
 * broadcast; the result has the promoted dtype. Errors: RuntimeError where an integer divisor is 0,
 * NotImplementedError for bool. */
FL_API fl_tensor *fl_remainder(fl_tensor *self, fl_tensor *other);
FL_API fl_tensor *fl_remainder_(fl_tensor *self, fl_tensor *other);

/* remainder.scalar(Tensor self, Scalar other) -> Tensor. What floor_divide leaves: it has the sign of other. */
FL_API fl_tensor *fl_remainder_scalar(fl_tensor *self, fl_scalar other);
FL_API fl_tensor *fl_remainder_scalar_(fl_tensor *self, fl_scalar other);

/* remainder.base(Scalar self, Tensor other) -> Tensor. What floor_divide leaves: it has the sign of other. */
FL_API fl_tensor *fl_remainder_base(fl_scalar self, fl_tensor *other);

/* fmod(Tensor self, Tensor other) -> Tensor. What division rounded towards zero leaves: it has the sign of self.
 * Shapes broadcast; the result has the promoted dtype. Errors: RuntimeError where an integer divisor is 0,
 * NotImplementedError for bool. */
FL_API fl_tensor *fl_fmod(fl_tensor *self, fl_tensor *other);
FL_API fl_tensor *fl_fmod_(fl_tensor *self, fl_tensor *other);

/* fmod.scalar(Tensor self, Scalar other) -> Tensor. What division rounded towards zero leaves: it has the sign of
 * self. */
FL_API fl_tensor *fl_fmod_scalar(fl_tensor *self, fl_scalar other);
FL_API fl_tensor *fl_fmod_scalar_(fl_tensor *self, fl_scalar other);

/* pow(Tensor self, Tensor exponent) -> Tensor. self to the power of exponent. Shapes broadcast; the result has the
 * promoted dtype. Errors: NotImplementedError for bool. */
FL_API fl_tensor *fl_pow(fl_tensor *self, fl_tensor *exponent);
FL_API fl_tensor *fl_pow_(fl_tensor *self, fl_tensor *exponent);

/* pow.scalar(Tensor self, Scalar exponent) -> Tensor. self to the power of exponent. Errors: RuntimeError for a
 * negative power of integers. */
FL_API fl_tensor *fl_pow_scalar(fl_tensor *self, fl_scalar exponent);
FL_API fl_tensor *fl_pow_scalar_(fl_tensor *self, fl_scalar exponent);

/* pow.base(Scalar self, Tensor exponent) -> Tensor. self to the power of exponent */
FL_API fl_tensor *fl_pow_base(fl_scalar self, fl_tensor *exponent);

/* float_power(Tensor self, Tensor exponent) -> Tensor. self to the power of exponent, computed in float64, which is
 * the result's dtype. Shapes broadcast. */
FL_API fl_tensor *fl_float_power(fl_tensor *self, fl_tensor *exponent);
FL_API fl_tensor *fl_float_power_(fl_tensor *self, fl_tensor *exponent);

/* float_power.scalar(Tensor self, Scalar exponent) -> Tensor. pow in float64 */
FL_API fl_tensor *fl_float_power_scalar(fl_tensor *self, fl_scalar exponent);
FL_API fl_tensor *fl_float_power_scalar_(fl_tensor *self, fl_scalar exponent);

/* square(Tensor self) -> Tensor. self * self. Integers give their own dtype, bool gives int64. */
FL_API fl_tensor *fl_square(fl_tensor *self);
FL_API fl_tensor *fl_square_(fl_tensor *self);

/* maximum(Tensor self, Tensor other) -> Tensor. The larger of each pair; NaN where either is. Shapes broadcast; the
 * result has the promoted dtype. Between equals the gradient is halved. */
FL_API fl_tensor *fl_maximum(fl_tensor *self, fl_tensor *other);

/* minimum(Tensor self, Tensor other) -> Tensor. The smaller of each pair; NaN where either is. Shapes broadcast;
 * the result has the promoted dtype. Between equals the gradient is halved. */
FL_API fl_tensor *fl_minimum(fl_tensor *self, fl_tensor *other);

/* fmax(Tensor self, Tensor other) -> Tensor. The larger of each pair; a number rather than NaN. Shapes broadcast;
 * the result has the promoted dtype. Between equals the gradient is halved. */
FL_API fl_tensor *fl_fmax(fl_tensor *self, fl_tensor *other);

/* fmin(Tensor self, Tensor other) -> Tensor. The smaller of each pair; a number rather than NaN. Shapes broadcast;
 * the result has the promoted dtype. Between equals the gradient is halved. */
FL_API fl_tensor *fl_fmin(fl_tensor *self, fl_tensor *other);

/* atan2(Tensor self, Tensor other) -> Tensor. The angle of the point (other, self). In radians, in [-pi, pi].
 * Shapes broadcast; integers give the default dtype. */
FL_API fl_tensor *fl_atan2(fl_tensor *self, fl_tensor *other);
FL_API fl_tensor *fl_atan2_(fl_tensor *self, fl_tensor *other);

/* hypot(Tensor self, Tensor other) -> Tensor. sqrt(self^2 + other^2). Shapes broadcast. Errors: NotImplementedError
 * for integers and bool. */
FL_API fl_tensor *fl_hypot(fl_tensor *self, fl_tensor *other);
FL_API fl_tensor *fl_hypot_(fl_tensor *self, fl_tensor *other);

/* copysign(Tensor self, Tensor other) -> Tensor. |self| with the sign of other. Shapes broadcast; integers give the
 * default dtype. */
FL_API fl_tensor *fl_copysign(fl_tensor *self, fl_tensor *other);
FL_API fl_tensor *fl_copysign_(fl_tensor *self, fl_tensor *other);

/* copysign.scalar(Tensor self, Scalar other) -> Tensor. |self| with the sign of other. */
FL_API fl_tensor *fl_copysign_scalar(fl_tensor *self, fl_scalar other);
FL_API fl_tensor *fl_copysign_scalar_(fl_tensor *self, fl_scalar other);

/* nextafter(Tensor self, Tensor other) -> Tensor. The float after self in the direction of other. Shapes broadcast.
 * Errors: NotImplementedError for integers and bool. */
FL_API fl_tensor *fl_nextafter(fl_tensor *self, fl_tensor *other);
FL_API fl_tensor *fl_nextafter_(fl_tensor *self, fl_tensor *other);

/* heaviside(Tensor self, Tensor values) -> Tensor. 0 below 0, 1 above, values at 0. Shapes broadcast. Errors:
 * RuntimeError for two dtypes. */
FL_API fl_tensor *fl_heaviside(fl_tensor *self, fl_tensor *values);
FL_API fl_tensor *fl_heaviside_(fl_tensor *self, fl_tensor *values);

/* logaddexp(Tensor self, Tensor other) -> Tensor. log(exp(self) + exp(other)). Shapes broadcast. Errors:
 * NotImplementedError for integers and bool. */
FL_API fl_tensor *fl_logaddexp(fl_tensor *self, fl_tensor *other);

/* logaddexp2(Tensor self, Tensor other) -> Tensor. log2(2^self + 2^other). Shapes broadcast. Errors:
 * NotImplementedError for integers and bool. */
FL_API fl_tensor *fl_logaddexp2(fl_tensor *self, fl_tensor *other);

/* xlogy(Tensor self, Tensor other) -> Tensor. self * log(other), 0 where self is 0. Shapes broadcast; integers give
 * the default dtype. */
FL_API fl_tensor *fl_xlogy(fl_tensor *self, fl_tensor *other);
FL_API fl_tensor *fl_xlogy_(fl_tensor *self, fl_tensor *other);

/* xlogy.scalar(Tensor self, Scalar other) -> Tensor. self * log(other), 0 where self is 0. */
FL_API fl_tensor *fl_xlogy_scalar(fl_tensor *self, fl_scalar other);
FL_API fl_tensor *fl_xlogy_scalar_(fl_tensor *self, fl_scalar other);

/* xlogy.base(Scalar self, Tensor other) -> Tensor. self * log(other), 0 where self is 0. */
FL_API fl_tensor *fl_xlogy_base(fl_scalar self, fl_tensor *other);

/* special_xlog1py(Tensor self, Tensor other) -> Tensor. self * log1p(other), 0 where self is 0. Shapes broadcast;
 * integers give the default dtype. */
FL_API fl_tensor *fl_special_xlog1py(fl_tensor *self, fl_tensor *other);

/* gcd(Tensor self, Tensor other) -> Tensor. The greatest common divisor. Shapes broadcast. Errors:
 * NotImplementedError but for integers. */
FL_API fl_tensor *fl_gcd(fl_tensor *self, fl_tensor *other);
FL_API fl_tensor *fl_gcd_(fl_tensor *self, fl_tensor *other);

/* lcm(Tensor self, Tensor other) -> Tensor. The least common multiple. Shapes broadcast. Errors:
 * NotImplementedError but for integers. */
FL_API fl_tensor *fl_lcm(fl_tensor *self, fl_tensor *other);
FL_API fl_tensor *fl_lcm_(fl_tensor *self, fl_tensor *other);

/* eq(Tensor self, Tensor other) -> Tensor. self == other. Shapes broadcast; a bool for each pair, without gradient. */
FL_API fl_tensor *fl_eq(fl_tensor *self, fl_tensor *other);
FL_API fl_tensor *fl_eq_(fl_tensor *self, fl_tensor *other);

/* eq.scalar(Tensor self, Scalar other) -> Tensor. self == other */
FL_API fl_tensor *fl_eq_scalar(fl_tensor *self, fl_scalar other);
FL_API fl_tensor *fl_eq_scalar_(fl_tensor *self, fl_scalar other);

/* ne(Tensor self, Tensor other) -> Tensor. self != other. Shapes broadcast; a bool for each pair, without gradient. */
FL_API fl_tensor *fl_ne(fl_tensor *self, fl_tensor *other);
FL_API fl_tensor *fl_ne_(fl_tensor *self, fl_tensor *other);

/* ne.scalar(Tensor self, Scalar other) -> Tensor. self != other */
FL_API fl_tensor *fl_ne_scalar(fl_tensor *self, fl_scalar other);
FL_API fl_tensor *fl_ne_scalar_(fl_tensor *self, fl_scalar other);

/* lt(Tensor self, Tensor other) -> Tensor. self < other. Shapes broadcast; a bool for each pair, without gradient. */
FL_API fl_tensor *fl_lt(fl_tensor *self, fl_tensor *other);
FL_API fl_tensor *fl_lt_(fl_tensor *self, fl_tensor *other);

/* lt.scalar(Tensor self, Scalar other) -> Tensor. self < other */
FL_API fl_tensor *fl_lt_scalar(fl_tensor *self, fl_scalar other);
FL_API fl_tensor *fl_lt_scalar_(fl_tensor *self, fl_scalar other);

/* le(Tensor self, Tensor other) -> Tensor. self <= other. Shapes broadcast; a bool for each pair, without gradient. */
FL_API fl_tensor *fl_le(fl_tensor *self, fl_tensor *other);
FL_API fl_tensor *fl_le_(fl_tensor *self, fl_tensor *other);

/* le.scalar(Tensor self, Scalar other) -> Tensor. self <= other */
FL_API fl_tensor *fl_le_scalar(fl_tensor *self, fl_scalar other);
FL_API fl_tensor *fl_le_scalar_(fl_tensor *self, fl_scalar other);

/* gt(Tensor self, Tensor other) -> Tensor. self > other. Shapes broadcast; a bool for each pair, without gradient. */
FL_API fl_tensor *fl_gt(fl_tensor *self, fl_tensor *other);
FL_API fl_tensor *fl_gt_(fl_tensor *self, fl_tensor *other);

/* gt.scalar(Tensor self, Scalar other) -> Tensor. self > other */
FL_API fl_tensor *fl_gt_scalar(fl_tensor *self, fl_scalar other);
FL_API fl_tensor *fl_gt_scalar_(fl_tensor *self, fl_scalar other);

/* ge(Tensor self, Tensor other) -> Tensor. self >= other. Shapes broadcast; a bool for each pair, without gradient. */
FL_API fl_tensor *fl_ge(fl_tensor *self, fl_tensor *other);
FL_API fl_tensor *fl_ge_(fl_tensor *self, fl_tensor *other);

/* ge.scalar(Tensor self, Scalar other) -> Tensor. self >= other */
FL_API fl_tensor *fl_ge_scalar(fl_tensor *self, fl_scalar other);
FL_API fl_tensor *fl_ge_scalar_(fl_tensor *self, fl_scalar other);

/* logical_and(Tensor self, Tensor other) -> Tensor. Both are not zero. Shapes broadcast; a bool for each pair,
 * without gradient. */
FL_API fl_tensor *fl_logical_and(fl_tensor *self, fl_tensor *other);
FL_API fl_tensor *fl_logical_and_(fl_tensor *self, fl_tensor *other);

/* logical_or(Tensor self, Tensor other) -> Tensor. Either is not zero. Shapes broadcast; a bool for each pair,
 * without gradient. */
FL_API fl_tensor *fl_logical_or(fl_tensor *self, fl_tensor *other);
FL_API fl_tensor *fl_logical_or_(fl_tensor *self, fl_tensor *other);

/* logical_xor(Tensor self, Tensor other) -> Tensor. One alone is not zero. Shapes broadcast; a bool for each pair,
 * without gradient. */
FL_API fl_tensor *fl_logical_xor(fl_tensor *self, fl_tensor *other);
FL_API fl_tensor *fl_logical_xor_(fl_tensor *self, fl_tensor *other);

/* bitwise_and(Tensor self, Tensor other) -> Tensor. self & other. Of integers or bools; shapes broadcast. Errors:
 * NotImplementedError for floating types. */
FL_API fl_tensor *fl_bitwise_and(fl_tensor *self, fl_tensor *other);
FL_API fl_tensor *fl_bitwise_and_(fl_tensor *self, fl_tensor *other);

/* bitwise_and.scalar(Tensor self, Scalar other) -> Tensor. self & other */
FL_API fl_tensor *fl_bitwise_and_scalar(fl_tensor *self, fl_scalar other);
FL_API fl_tensor *fl_bitwise_and_scalar_(fl_tensor *self, fl_scalar other);

/* bitwise_or(Tensor self, Tensor other) -> Tensor. self | other. Of integers or bools; shapes broadcast. Errors:
 * NotImplementedError for floating types. */
FL_API fl_tensor *fl_bitwise_or(fl_tensor *self, fl_tensor *other);
FL_API fl_tensor *fl_bitwise_or_(fl_tensor *self, fl_tensor *other);

/* bitwise_or.scalar(Tensor self, Scalar other) -> Tensor. self | other */
FL_API fl_tensor *fl_bitwise_or_scalar(fl_tensor *self, fl_scalar other);
FL_API fl_tensor *fl_bitwise_or_scalar_(fl_tensor *self, fl_scalar other);

/* bitwise_xor(Tensor self, Tensor other) -> Tensor. self ^ other. Of integers or bools; shapes broadcast. Errors:
 * NotImplementedError for floating types. */
FL_API fl_tensor *fl_bitwise_xor(fl_tensor *self, fl_tensor *other);
FL_API fl_tensor *fl_bitwise_xor_(fl_tensor *self, fl_tensor *other);

/* bitwise_xor.scalar(Tensor self, Scalar other) -> Tensor. self ^ other */
FL_API fl_tensor *fl_bitwise_xor_scalar(fl_tensor *self, fl_scalar other);
FL_API fl_tensor *fl_bitwise_xor_scalar_(fl_tensor *self, fl_scalar other);

/* bitwise_left_shift(Tensor self, Tensor other) -> Tensor. self << other. Of integers; shapes broadcast. Errors:
 * NotImplementedError for floating types and bool. */
FL_API fl_tensor *fl_bitwise_left_shift(fl_tensor *self, fl_tensor *other);
FL_API fl_tensor *fl_bitwise_left_shift_(fl_tensor *self, fl_tensor *other);

/* bitwise_left_shift.scalar(Tensor self, Scalar other) -> Tensor. self << other */
FL_API fl_tensor *fl_bitwise_left_shift_scalar(fl_tensor *self, fl_scalar other);
FL_API fl_tensor *fl_bitwise_left_shift_scalar_(fl_tensor *self, fl_scalar other);

/* bitwise_right_shift(Tensor self, Tensor other) -> Tensor. self >> other. Of integers; shapes broadcast. Errors:
 * NotImplementedError for floating types and bool. */
FL_API fl_tensor *fl_bitwise_right_shift(fl_tensor *self, fl_tensor *other);
FL_API fl_tensor *fl_bitwise_right_shift_(fl_tensor *self, fl_tensor *other);

/* bitwise_right_shift.scalar(Tensor self, Scalar other) -> Tensor. self >> other */
FL_API fl_tensor *fl_bitwise_right_shift_scalar(fl_tensor *self, fl_scalar other);
FL_API fl_tensor *fl_bitwise_right_shift_scalar_(fl_tensor *self, fl_scalar other);

/* where(Tensor condition, Tensor self, Tensor other) -> Tensor. self where the condition holds, else other. The
 * three broadcast; the result has the dtype that self and other promote to. Errors: RuntimeError for a condition
 * that is not bool or uint8. */
FL_API fl_tensor *fl_where(fl_tensor *condition, fl_tensor *self, fl_tensor *other);

/* where.scalar_other(Tensor condition, Tensor self, Scalar other) -> Tensor. self where the condition holds, else
 * other. */
FL_API fl_tensor *fl_where_scalar_other(fl_tensor *condition, fl_tensor *self, fl_scalar other);

/* where.scalar_self(Tensor condition, Scalar self, Tensor other) -> Tensor. self where the condition holds, else
 * other. */
FL_API fl_tensor *fl_where_scalar_self(fl_tensor *condition, fl_scalar self, fl_tensor *other);

/* where.scalar(Tensor condition, Scalar self, Scalar other) -> Tensor. self where the condition holds, else other. */
FL_API fl_tensor *fl_where_scalar(fl_tensor *condition, fl_scalar self, fl_scalar other);

/* clamp.tensor(Tensor self, Tensor? min=None, Tensor? max=None) -> Tensor. self brought within [min, max], bounds
 * by item. The bounds broadcast with self. */
typedef struct fl_clamp_tensor_options {
    fl_tensor *min;
    fl_tensor *max;
} fl_clamp_tensor_options;
#define FL_CLAMP_TENSOR_OPTIONS {NULL, NULL}
FL_API fl_tensor *fl_clamp_tensor(fl_tensor *self, const fl_clamp_tensor_options *options);
FL_API fl_tensor *fl_clamp_tensor_(fl_tensor *self, const fl_clamp_tensor_options *options);

/* clamp(Tensor self, Scalar? min=None, Scalar? max=None) -> Tensor. self brought within [min, max]. Where min is
 * above max the result is max; NaN stays NaN. The gradient is 0 outside. Errors: RuntimeError with neither bound. */
typedef struct fl_clamp_options {
    fl_scalar min;
    fl_scalar max;
} fl_clamp_options;
#define FL_CLAMP_OPTIONS {{FL_SCALAR_NONE, {0}}, {FL_SCALAR_NONE, {0}}}
FL_API fl_tensor *fl_clamp(fl_tensor *self, const fl_clamp_options *options);
FL_API fl_tensor *fl_clamp_(fl_tensor *self, const fl_clamp_options *options);

/* clamp_min(Tensor self, Tensor min) -> Tensor. The larger of self and min. Shapes broadcast. */
FL_API fl_tensor *fl_clamp_min(fl_tensor *self, fl_tensor *min);
FL_API fl_tensor *fl_clamp_min_(fl_tensor *self, fl_tensor *min);

/* clamp_min.scalar(Tensor self, Scalar min) -> Tensor. The larger of self and min. */
FL_API fl_tensor *fl_clamp_min_scalar(fl_tensor *self, fl_scalar min);
FL_API fl_tensor *fl_clamp_min_scalar_(fl_tensor *self, fl_scalar min);

/* clamp_max(Tensor self, Tensor max) -> Tensor. The smaller of self and max. Shapes broadcast. */
FL_API fl_tensor *fl_clamp_max(fl_tensor *self, fl_tensor *max);
FL_API fl_tensor *fl_clamp_max_(fl_tensor *self, fl_tensor *max);

/* clamp_max.scalar(Tensor self, Scalar max) -> Tensor. The smaller of self and max. */
FL_API fl_tensor *fl_clamp_max_scalar(fl_tensor *self, fl_scalar max);
FL_API fl_tensor *fl_clamp_max_scalar_(fl_tensor *self, fl_scalar max);

/* addcmul(Tensor self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor. self + value * tensor1 *
 * tensor2. The three broadcast. Errors: NotImplementedError for bool. */
typedef struct fl_addcmul_options {
    fl_scalar value;
} fl_addcmul_options;
#define FL_ADDCMUL_OPTIONS {{FL_SCALAR_INT, {1}}}
FL_API fl_tensor *fl_addcmul(fl_tensor *self, fl_tensor *tensor1, fl_tensor *tensor2,
                             const fl_addcmul_options *options);
FL_API fl_tensor *fl_addcmul_(fl_tensor *self, fl_tensor *tensor1, fl_tensor *tensor2,
                              const fl_addcmul_options *options);

/* addcdiv(Tensor self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor. self + value * tensor1 /
 * tensor2. The three broadcast. Errors: RuntimeError for a quotient of integers. */
typedef struct fl_addcdiv_options {
    fl_scalar value;
} fl_addcdiv_options;
#define FL_ADDCDIV_OPTIONS {{FL_SCALAR_INT, {1}}}
FL_API fl_tensor *fl_addcdiv(fl_tensor *self, fl_tensor *tensor1, fl_tensor *tensor2,
                             const fl_addcdiv_options *options);
FL_API fl_tensor *fl_addcdiv_(fl_tensor *self, fl_tensor *tensor1, fl_tensor *tensor2,
                              const fl_addcdiv_options *options);

/* lerp(Tensor self, Tensor end, Tensor weight) -> Tensor. self + weight * (end - self). The three broadcast.
 * Errors: RuntimeError for an end or weight of another dtype. */
FL_API fl_tensor *fl_lerp(fl_tensor *self, fl_tensor *end, fl_tensor *weight);
FL_API fl_tensor *fl_lerp_(fl_tensor *self, fl_tensor *end, fl_tensor *weight);

/* lerp.scalar(Tensor self, Tensor end, Scalar weight) -> Tensor. self + weight * (end - self) */
FL_API fl_tensor *fl_lerp_scalar(fl_tensor *self, fl_tensor *end, fl_scalar weight);
FL_API fl_tensor *fl_lerp_scalar_(fl_tensor *self, fl_tensor *end, fl_scalar weight);

/* ---- arrange ------------------------------------------------------------------------------------------------------- */

/* cat(Tensor[] tensors, int dim=0) -> Tensor. The tensors one after the other along dim. Sizes agree but along dim,
 * and dtypes are promoted; a copy. Vectors without elements are left out. Errors: ValueError for an empty list,
 * RuntimeError for sizes or numbers of dimensions that differ. */
typedef struct fl_cat_options {
    int64_t dim;
} fl_cat_options;
#define FL_CAT_OPTIONS {0}
FL_API fl_tensor *fl_cat(fl_tensor *const *tensors, int n_tensors, const fl_cat_options *options);

/* stack(Tensor[] tensors, int dim=0) -> Tensor. The tensors along a new dimension. All have one shape. Errors:
 * RuntimeError for an empty list or shapes that differ. */
typedef struct fl_stack_options {
    int64_t dim;
} fl_stack_options;
#define FL_STACK_OPTIONS {0}
FL_API fl_tensor *fl_stack(fl_tensor *const *tensors, int n_tensors, const fl_stack_options *options);

/* hstack(Tensor[] tensors) -> Tensor. cat along dim 1 (0 for vectors). Errors: as cat. */
FL_API fl_tensor *fl_hstack(fl_tensor *const *tensors, int n_tensors);

/* vstack(Tensor[] tensors) -> Tensor. cat of at least two-dimensional tensors along dim 0. Errors: as cat. */
FL_API fl_tensor *fl_vstack(fl_tensor *const *tensors, int n_tensors);

/* dstack(Tensor[] tensors) -> Tensor. cat of at least three-dimensional tensors along dim 2. Errors: as cat. */
FL_API fl_tensor *fl_dstack(fl_tensor *const *tensors, int n_tensors);

/* column_stack(Tensor[] tensors) -> Tensor. hstack with vectors taken as columns. Errors: as cat. */
FL_API fl_tensor *fl_column_stack(fl_tensor *const *tensors, int n_tensors);

/* block_diag(Tensor[] tensors) -> Tensor. The matrices along the diagonal of one matrix of zeros. Vectors count as
 * one row; dtypes are promoted. A copy. */
FL_API fl_tensor *fl_block_diag(fl_tensor *const *tensors, int n_tensors);

/* repeat(Tensor self, int[] repeats) -> Tensor. The tensor repeated along each dimension. Counts before the
 * dimensions of self add dimensions. A copy. Errors: RuntimeError for fewer counts than dimensions. */
FL_API fl_tensor *fl_repeat(fl_tensor *self, const int64_t *repeats, int n_repeats);

/* tile(Tensor self, int[] dims) -> Tensor. repeat; missing counts are 1. A copy. */
FL_API fl_tensor *fl_tile(fl_tensor *self, const int64_t *dims, int n_dims);

/* repeat_interleave(Tensor self, int repeats, int? dim=None, *, SymInt? output_size=None) -> Tensor. Every element
 * (along dim) repeats times. Without dim self is taken as a vector. Errors: RuntimeError for negative counts. */
typedef struct fl_repeat_interleave_options {
    int64_t dim;
    int64_t output_size;
} fl_repeat_interleave_options;
#define FL_REPEAT_INTERLEAVE_OPTIONS {FL_NONE, FL_NONE}
FL_API fl_tensor *fl_repeat_interleave(fl_tensor *self, int64_t repeats, const fl_repeat_interleave_options *options);

/* repeat_interleave.tensor(Tensor self, Tensor repeats, int? dim=None, *, SymInt? output_size=None) -> Tensor.
 * Element i (along dim) repeats[i] times. */
typedef struct fl_repeat_interleave_tensor_options {
    int64_t dim;
    int64_t output_size;
} fl_repeat_interleave_tensor_options;
#define FL_REPEAT_INTERLEAVE_TENSOR_OPTIONS {FL_NONE, FL_NONE}
FL_API fl_tensor *fl_repeat_interleave_tensor(fl_tensor *self, fl_tensor *repeats,
                                              const fl_repeat_interleave_tensor_options *options);

/* repeat_interleave.counts(Tensor repeats, *, SymInt? output_size=None) -> Tensor. i repeated repeats[i] times, for
 * every i. */
typedef struct fl_repeat_interleave_counts_options {
    int64_t output_size;
} fl_repeat_interleave_counts_options;
#define FL_REPEAT_INTERLEAVE_COUNTS_OPTIONS {FL_NONE}
FL_API fl_tensor *fl_repeat_interleave_counts(fl_tensor *repeats, const fl_repeat_interleave_counts_options *options);

/* flip(Tensor self, int[] dims) -> Tensor. Dimensions in reverse order of their elements. A copy, of self's shape.
 * Errors: RuntimeError for a dimension named twice, IndexError for one that is not there. */
FL_API fl_tensor *fl_flip(fl_tensor *self, const int64_t *dims, int n_dims);

/* fliplr(Tensor self) -> Tensor. flip of dim 1. A copy. */
FL_API fl_tensor *fl_fliplr(fl_tensor *self);

/* flipud(Tensor self) -> Tensor. flip of dim 0. A copy. */
FL_API fl_tensor *fl_flipud(fl_tensor *self);

/* roll(Tensor self, int[]|int shifts, int[]?|int dims=None) -> Tensor. Elements moved along, those that fall off
 * coming in at the other end. Without dims self is rolled as a vector and keeps its shape. A copy. */
typedef struct fl_roll_options {
    const int64_t *dims;
    int n_dims;
} fl_roll_options;
#define FL_ROLL_OPTIONS {NULL, 0}
FL_API fl_tensor *fl_roll(fl_tensor *self, const int64_t *shifts, int n_shifts, const fl_roll_options *options);

/* rot90(Tensor self, int k=1, int[2] dims=[0, 1]) -> Tensor. Turned by 90 degrees, k times. From the first of dims
 * towards the second; an odd k exchanges their sizes. A copy. */
typedef struct fl_rot90_options {
    int64_t k;
    int64_t dims[2];
} fl_rot90_options;
#define FL_ROT90_OPTIONS {1, {0, 1}}
FL_API fl_tensor *fl_rot90(fl_tensor *self, const fl_rot90_options *options);

/* tril(Tensor self, SymInt diagonal=0) -> Tensor. The lower triangle of matrices, zeros above. diagonal: how far
 * above (or, negative, below) the main one the border lies; matrices are the last two dimensions. Errors:
 * RuntimeError for fewer than two dimensions. */
typedef struct fl_tril_options {
    int64_t diagonal;
} fl_tril_options;
#define FL_TRIL_OPTIONS {0}
FL_API fl_tensor *fl_tril(fl_tensor *self, const fl_tril_options *options);
FL_API fl_tensor *fl_tril_(fl_tensor *self, const fl_tril_options *options);

/* triu(Tensor self, SymInt diagonal=0) -> Tensor. The upper triangle of matrices, zeros below. diagonal: how far
 * above (or, negative, below) the main one the border lies; matrices are the last two dimensions. Errors:
 * RuntimeError for fewer than two dimensions. */
typedef struct fl_triu_options {
    int64_t diagonal;
} fl_triu_options;
#define FL_TRIU_OPTIONS {0}
FL_API fl_tensor *fl_triu(fl_tensor *self, const fl_triu_options *options);
FL_API fl_tensor *fl_triu_(fl_tensor *self, const fl_triu_options *options);

/* diag(Tensor self, int diagonal=0) -> Tensor. The diagonal of a matrix; a matrix of a diagonal. diagonal: how far
 * above the main one. A copy. Errors: RuntimeError for other than one or two dimensions. */
typedef struct fl_diag_options {
    int64_t diagonal;
} fl_diag_options;
#define FL_DIAG_OPTIONS {0}
FL_API fl_tensor *fl_diag(fl_tensor *self, const fl_diag_options *options);

/* diagflat(Tensor self, int offset=0) -> Tensor. The items in row-major order as a diagonal of a matrix of zeros.
 * offset: how far above the main diagonal. */
typedef struct fl_diagflat_options {
    int64_t offset;
} fl_diagflat_options;
#define FL_DIAGFLAT_OPTIONS {0}
FL_API fl_tensor *fl_diagflat(fl_tensor *self, const fl_diagflat_options *options);

/* diag_embed(Tensor self, int offset=0, int dim1=-2, int dim2=-1) -> Tensor. Matrices whose diagonals are the last
 * dimension of self. [..., n] to [..., n + |offset|, n + |offset|], the matrices standing in dim1 and dim2. A copy. */
typedef struct fl_diag_embed_options {
    int64_t offset;
    int64_t dim1;
    int64_t dim2;
} fl_diag_embed_options;
#define FL_DIAG_EMBED_OPTIONS {0, -2, -1}
FL_API fl_tensor *fl_diag_embed(fl_tensor *self, const fl_diag_embed_options *options);

/* ---- attention ----------------------------------------------------------------------------------------------------- */

/* scaled_dot_product_attention(Tensor query, Tensor key, Tensor value, Tensor? attn_mask=None, float dropout_p=0.0,
 * bool is_causal=False, *, float? scale=None, bool enable_gqa=False) -> Tensor. softmax(Q K^T scale + mask) V over
 * the last two dimensions; scale: 1 / sqrt(E). attn_mask: True where attention is allowed, or numbers to add;
 * is_causal: each position sees those before it; enable_gqa: several query heads share one of keys and values.
 * query [..., L, E], key [..., S, E] and value [..., S, Ev] give [..., L, Ev]; leading sizes broadcast. dropout_p
 * applies always, in evaluation too. Errors: RuntimeError for dtypes that differ or are not floating, and sizes
 * that do not fit. */
typedef struct fl_scaled_dot_product_attention_options {
    fl_tensor *attn_mask;
    double dropout_p;
    bool is_causal;
    double scale;
    bool enable_gqa;
} fl_scaled_dot_product_attention_options;
#define FL_SCALED_DOT_PRODUCT_ATTENTION_OPTIONS {NULL, 0.0, false, FL_NONE_FLOAT, false}
FL_API fl_tensor *fl_scaled_dot_product_attention(fl_tensor *query, fl_tensor *key, fl_tensor *value,
                                                  const fl_scaled_dot_product_attention_options *options);

/* multi_head_attention_forward(Tensor query, Tensor key, Tensor value, int embed_dim_to_check, int num_heads,
 * Tensor? in_proj_weight, Tensor? in_proj_bias, Tensor? bias_k, Tensor? bias_v, bool|any add_zero_attn, float
 * dropout_p, Tensor out_proj_weight, Tensor? out_proj_bias, bool|any training=True, Tensor? key_padding_mask=None,
 * bool|any need_weights=True, Tensor? attn_mask=None, bool|any use_separate_proj_weight=False, Tensor?
 * q_proj_weight=None, Tensor? k_proj_weight=None, Tensor? v_proj_weight=None, Tensor? static_k=None, Tensor?
 * static_v=None, bool|any average_attn_weights=True, bool|any is_causal=False) -> (Tensor output, Tensor weights).
 * Attention of num_heads heads over inputs (L, N, E), or (L, E) unbatched (Vaswani et al., 2017): the output and,
 * with need_weights, the weights (N, L, S), or (N, num_heads, L, S) where they are not averaged. key_padding_mask
 * [N, S]: True leaves a key out; attn_mask [L, S] or [N num_heads, L, S]: True leaves a pair out. Errors:
 * AssertionError for sizes that do not fit. */
typedef struct fl_multi_head_attention_forward_options {
    bool training;
    fl_tensor *key_padding_mask;
    bool need_weights;
    fl_tensor *attn_mask;
    bool use_separate_proj_weight;
    fl_tensor *q_proj_weight;
    fl_tensor *k_proj_weight;
    fl_tensor *v_proj_weight;
    fl_tensor *static_k;
    fl_tensor *static_v;
    bool average_attn_weights;
    bool is_causal;
} fl_multi_head_attention_forward_options;
#define FL_MULTI_HEAD_ATTENTION_FORWARD_OPTIONS {true, NULL, true, NULL, false, NULL, NULL, NULL, NULL, NULL, true, false}
typedef struct fl_multi_head_attention_forward_result {
    fl_tensor *output, *weights;
} fl_multi_head_attention_forward_result;
FL_API fl_multi_head_attention_forward_result fl_multi_head_attention_forward(fl_tensor *query, fl_tensor *key,
                                                                              fl_tensor *value,
                                                                              int64_t embed_dim_to_check,
                                                                              int64_t num_heads,
                                                                              fl_tensor *in_proj_weight,
                                                                              fl_tensor *in_proj_bias,
                                                                              fl_tensor *bias_k, fl_tensor *bias_v,
                                                                              bool add_zero_attn, double dropout_p,
                                                                              fl_tensor *out_proj_weight,
                                                                              fl_tensor *out_proj_bias,
                                                                              const fl_multi_head_attention_forward_options *options);

/* ---- bilinear ------------------------------------------------------------------------------------------------------ */

/* bilinear(Tensor input1, Tensor input2, Tensor weight, Tensor? bias=None) -> Tensor. input1^T weight input2 +
 * bias: (*, in1) and (*, in2) with weight (out, in1, in2) to (*, out). Errors: RuntimeError for sizes that do not
 * fit. */
FL_API fl_tensor *fl_bilinear(fl_tensor *input1, fl_tensor *input2, fl_tensor *weight, fl_tensor *bias);

/* ---- calculus ------------------------------------------------------------------------------------------------------ */

/* diff(Tensor self, int n=1, int dim=-1, Tensor? prepend=None, Tensor? append=None) -> Tensor. The differences
 * between neighbours along dim, n times over, of prepend, self and append joined. The result is n shorter along
 * dim; of bools it is their xor. */
typedef struct fl_diff_options {
    int64_t n;
    int64_t dim;
    fl_tensor *prepend;
    fl_tensor *append;
} fl_diff_options;
#define FL_DIFF_OPTIONS {1, -1, NULL, NULL}
FL_API fl_tensor *fl_diff(fl_tensor *self, const fl_diff_options *options);

/* trapezoid.x(Tensor y, Tensor x, *, int dim=-1) -> Tensor. The integral along dim by the trapezoidal rule, at
 * places x. */
typedef struct fl_trapezoid_x_options {
    int64_t dim;
} fl_trapezoid_x_options;
#define FL_TRAPEZOID_X_OPTIONS {-1}
FL_API fl_tensor *fl_trapezoid_x(fl_tensor *y, fl_tensor *x, const fl_trapezoid_x_options *options);

/* trapezoid(Tensor y, *, Scalar dx=1, int dim=-1) -> Tensor. The integral along dim by the trapezoidal rule, dx
 * apart. Without dimension dim; integers give the default dtype. Errors: RuntimeError for bool. */
typedef struct fl_trapezoid_options {
    fl_scalar dx;
    int64_t dim;
} fl_trapezoid_options;
#define FL_TRAPEZOID_OPTIONS {{FL_SCALAR_INT, {1}}, -1}
FL_API fl_tensor *fl_trapezoid(fl_tensor *y, const fl_trapezoid_options *options);

/* cumulative_trapezoid.x(Tensor y, Tensor x, *, int dim=-1) -> Tensor. The running integral along dim by the
 * trapezoidal rule, at places x. */
typedef struct fl_cumulative_trapezoid_x_options {
    int64_t dim;
} fl_cumulative_trapezoid_x_options;
#define FL_CUMULATIVE_TRAPEZOID_X_OPTIONS {-1}
FL_API fl_tensor *fl_cumulative_trapezoid_x(fl_tensor *y, fl_tensor *x,
                                            const fl_cumulative_trapezoid_x_options *options);

/* cumulative_trapezoid(Tensor y, *, Scalar dx=1, int dim=-1) -> Tensor. The running integral along dim by the
 * trapezoidal rule, dx apart. One shorter along dim. Errors: RuntimeError for bool. */
typedef struct fl_cumulative_trapezoid_options {
    fl_scalar dx;
    int64_t dim;
} fl_cumulative_trapezoid_options;
#define FL_CUMULATIVE_TRAPEZOID_OPTIONS {{FL_SCALAR_INT, {1}}, -1}
FL_API fl_tensor *fl_cumulative_trapezoid(fl_tensor *y, const fl_cumulative_trapezoid_options *options);

/* gradient(Tensor self, *, float[]? spacing=None, int[]?|int dim=None, int edge_order=1) -> Tensor[]. Slopes along
 * each dimension by central differences of second order; at the ends by differences of edge_order 1 or 2. spacing:
 * the distance between neighbours, one for all or one a dimension. One tensor of self's shape for each dimension.
 * Errors: RuntimeError for a size below edge_order + 1, and for bool. */
typedef struct fl_gradient_options {
    const double *spacing;
    int n_spacing;
    const int64_t *dim;
    int n_dim;
    int64_t edge_order;
} fl_gradient_options;
#define FL_GRADIENT_OPTIONS {NULL, 0, NULL, 0, 1}
FL_API fl_tensors fl_gradient(fl_tensor *self, const fl_gradient_options *options);

/* gradient.places(Tensor self, *, Tensor[] spacing, int[]?|int dim=None, int edge_order=1) -> Tensor[]. The same
 * with the places of the values along each dimension. */
typedef struct fl_gradient_places_options {
    const int64_t *dim;
    int n_dim;
    int64_t edge_order;
} fl_gradient_places_options;
#define FL_GRADIENT_PLACES_OPTIONS {NULL, 0, 1}
FL_API fl_tensors fl_gradient_places(fl_tensor *self, fl_tensor *const *spacing, int n_spacing,
                                     const fl_gradient_places_options *options);

/* ---- conv ---------------------------------------------------------------------------------------------------------- */

/* conv1d(Tensor input, Tensor weight, Tensor? bias=None, int[1] stride=1, int[1]|str padding=0, int[1] dilation=1,
 * int groups=1) -> Tensor. Cross-correlation of input [N, C, L] (or [C, L]) with weight [out, C / groups, K];
 * padding: zeros on each side, or 'same' or 'valid'. Gives [N, out, L'], S' = floor((S + 2 padding - dilation (K -
 * 1) - 1) / stride) + 1. Errors: RuntimeError for sizes that do not fit, NotImplementedError for bool. */
typedef struct fl_conv1d_options {
    int64_t stride[1];
    int64_t padding[1];
    const char *padding_name; /* a word in its place, or NULL */
    int64_t dilation[1];
    int64_t groups;
} fl_conv1d_options;
#define FL_CONV1D_OPTIONS {{1}, {0}, NULL, {1}, 1}
FL_API fl_tensor *fl_conv1d(fl_tensor *input, fl_tensor *weight, fl_tensor *bias, const fl_conv1d_options *options);

/* conv2d(Tensor input, Tensor weight, Tensor? bias=None, int[2] stride=1, int[2]|str padding=0, int[2] dilation=1,
 * int groups=1) -> Tensor. Cross-correlation of input [N, C, H, W] (or [C, H, W]) with weight [out, C / groups, KH,
 * KW]; padding: zeros on each side, or 'same' or 'valid'. The result is channels-last in memory. Gives [N, out, H',
 * W'], S' = floor((S + 2 padding - dilation (K - 1) - 1) / stride) + 1. Errors: RuntimeError for sizes that do not
 * fit, NotImplementedError for bool. */
typedef struct fl_conv2d_options {
    int64_t stride[2];
    int64_t padding[2];
    const char *padding_name; /* a word in its place, or NULL */
    int64_t dilation[2];
    int64_t groups;
} fl_conv2d_options;
#define FL_CONV2D_OPTIONS {{1, 1}, {0, 0}, NULL, {1, 1}, 1}
FL_API fl_tensor *fl_conv2d(fl_tensor *input, fl_tensor *weight, fl_tensor *bias, const fl_conv2d_options *options);

/* conv3d(Tensor input, Tensor weight, Tensor? bias=None, int[3] stride=1, int[3]|str padding=0, int[3] dilation=1,
 * int groups=1) -> Tensor. Cross-correlation of input [N, C, D, H, W] (or [C, D, H, W]) with weight [out, C /
 * groups, KD, KH, KW]; padding: zeros on each side, or 'same' or 'valid'. The result is channels-last in memory.
 * Gives [N, out, D', H', W'], S' = floor((S + 2 padding - dilation (K - 1) - 1) / stride) + 1. Errors: RuntimeError
 * for sizes that do not fit, NotImplementedError for bool. */
typedef struct fl_conv3d_options {
    int64_t stride[3];
    int64_t padding[3];
    const char *padding_name; /* a word in its place, or NULL */
    int64_t dilation[3];
    int64_t groups;
} fl_conv3d_options;
#define FL_CONV3D_OPTIONS {{1, 1, 1}, {0, 0, 0}, NULL, {1, 1, 1}, 1}
FL_API fl_tensor *fl_conv3d(fl_tensor *input, fl_tensor *weight, fl_tensor *bias, const fl_conv3d_options *options);

/* conv_transpose1d(Tensor input, Tensor weight, Tensor? bias=None, int[1] stride=1, int[1] padding=0, int[1]
 * output_padding=0, int groups=1, int[1] dilation=1) -> Tensor. The gradient of conv1d with respect to its input,
 * as a function: weight [in, out / groups, K]. Gives [N, out, L'], S' = (S - 1) stride - 2 padding + dilation (K -
 * 1) + output_padding + 1. Errors: RuntimeError for sizes that do not fit, a negative output_padding or one that is
 * not below stride or dilation; NotImplementedError for bool. */
typedef struct fl_conv_transpose1d_options {
    int64_t stride[1];
    int64_t padding[1];
    int64_t output_padding[1];
    int64_t groups;
    int64_t dilation[1];
} fl_conv_transpose1d_options;
#define FL_CONV_TRANSPOSE1D_OPTIONS {{1}, {0}, {0}, 1, {1}}
FL_API fl_tensor *fl_conv_transpose1d(fl_tensor *input, fl_tensor *weight, fl_tensor *bias,
                                      const fl_conv_transpose1d_options *options);

/* conv_transpose2d(Tensor input, Tensor weight, Tensor? bias=None, int[2] stride=1, int[2] padding=0, int[2]
 * output_padding=0, int groups=1, int[2] dilation=1) -> Tensor. The gradient of conv2d with respect to its input,
 * as a function: weight [in, out / groups, KH, KW]. Gives [N, out, H', W'], S' = (S - 1) stride - 2 padding +
 * dilation (K - 1) + output_padding + 1. Errors: RuntimeError for sizes that do not fit, a negative output_padding
 * or one that is not below stride or dilation; NotImplementedError for bool. */
typedef struct fl_conv_transpose2d_options {
    int64_t stride[2];
    int64_t padding[2];
    int64_t output_padding[2];
    int64_t groups;
    int64_t dilation[2];
} fl_conv_transpose2d_options;
#define FL_CONV_TRANSPOSE2D_OPTIONS {{1, 1}, {0, 0}, {0, 0}, 1, {1, 1}}
FL_API fl_tensor *fl_conv_transpose2d(fl_tensor *input, fl_tensor *weight, fl_tensor *bias,
                                      const fl_conv_transpose2d_options *options);

/* conv_transpose3d(Tensor input, Tensor weight, Tensor? bias=None, int[3] stride=1, int[3] padding=0, int[3]
 * output_padding=0, int groups=1, int[3] dilation=1) -> Tensor. The gradient of conv3d with respect to its input,
 * as a function: weight [in, out / groups, KD, KH, KW]. Gives [N, out, D', H', W'], S' = (S - 1) stride - 2 padding
 * + dilation (K - 1) + output_padding + 1. Errors: RuntimeError for sizes that do not fit, a negative
 * output_padding or one that is not below stride or dilation; NotImplementedError for bool. */
typedef struct fl_conv_transpose3d_options {
    int64_t stride[3];
    int64_t padding[3];
    int64_t output_padding[3];
    int64_t groups;
    int64_t dilation[3];
} fl_conv_transpose3d_options;
#define FL_CONV_TRANSPOSE3D_OPTIONS {{1, 1, 1}, {0, 0, 0}, {0, 0, 0}, 1, {1, 1, 1}}
FL_API fl_tensor *fl_conv_transpose3d(fl_tensor *input, fl_tensor *weight, fl_tensor *bias,
                                      const fl_conv_transpose3d_options *options);

/* ---- convert ------------------------------------------------------------------------------------------------------- */

/* clone(Tensor self, *, MemoryFormat memory_format=preserve_format) -> Tensor. A copy of self's dtype and, with
 * preserve_format, in self's order of strides. It stays in the graph, unlike self.detach(). */
typedef struct fl_clone_options {
    fl_memory_format memory_format;
} fl_clone_options;
#define FL_CLONE_OPTIONS {FL_PRESERVE_FORMAT}
FL_API fl_tensor *fl_clone(fl_tensor *self, const fl_clone_options *options);

/* contiguous(Tensor self, *, MemoryFormat memory_format=contiguous_format) -> Tensor. self where its memory is laid
 * out so, else a copy that is. A gradient passes through either. */
typedef struct fl_contiguous_options {
    fl_memory_format memory_format;
} fl_contiguous_options;
#define FL_CONTIGUOUS_OPTIONS {FL_CONTIGUOUS_FORMAT}
FL_API fl_tensor *fl_contiguous(fl_tensor *self, const fl_contiguous_options *options);

/* to(Tensor self, ScalarType dtype, bool non_blocking=False, bool copy=False, *, MemoryFormat
 * memory_format=preserve_format) -> Tensor. self where it is of this dtype, else a converted copy. With copy,
 * always a copy. Floats become integers by cutting off the fraction. Integers and bool leave the graph: they have
 * no gradient. */
typedef struct fl_to_options {
    bool non_blocking;
    bool copy;
    fl_memory_format memory_format;
} fl_to_options;
#define FL_TO_OPTIONS {false, false, FL_PRESERVE_FORMAT}
FL_API fl_tensor *fl_to(fl_tensor *self, fl_dtype dtype, const fl_to_options *options);

/* to.other(Tensor self, Tensor other, bool non_blocking=False, bool copy=False, *, MemoryFormat
 * memory_format=preserve_format) -> Tensor. self.to(other.dtype) */
typedef struct fl_to_other_options {
    bool non_blocking;
    bool copy;
    fl_memory_format memory_format;
} fl_to_other_options;
#define FL_TO_OTHER_OPTIONS {false, false, FL_PRESERVE_FORMAT}
FL_API fl_tensor *fl_to_other(fl_tensor *self, fl_tensor *other, const fl_to_other_options *options);

/* type_as(Tensor self, Tensor other) -> Tensor. self.to(other.dtype) */
FL_API fl_tensor *fl_type_as(fl_tensor *self, fl_tensor *other);

/* bool.tensor(Tensor self, MemoryFormat memory_format=preserve_format) -> Tensor. self.to(bool) */
typedef struct fl_bool_tensor_options {
    fl_memory_format memory_format;
} fl_bool_tensor_options;
#define FL_BOOL_TENSOR_OPTIONS {FL_PRESERVE_FORMAT}
FL_API fl_tensor *fl_bool_tensor(fl_tensor *self, const fl_bool_tensor_options *options);

/* byte.tensor(Tensor self, MemoryFormat memory_format=preserve_format) -> Tensor. self.to(uint8) */
typedef struct fl_byte_tensor_options {
    fl_memory_format memory_format;
} fl_byte_tensor_options;
#define FL_BYTE_TENSOR_OPTIONS {FL_PRESERVE_FORMAT}
FL_API fl_tensor *fl_byte_tensor(fl_tensor *self, const fl_byte_tensor_options *options);

/* char.tensor(Tensor self, MemoryFormat memory_format=preserve_format) -> Tensor. self.to(int8) */
typedef struct fl_char_tensor_options {
    fl_memory_format memory_format;
} fl_char_tensor_options;
#define FL_CHAR_TENSOR_OPTIONS {FL_PRESERVE_FORMAT}
FL_API fl_tensor *fl_char_tensor(fl_tensor *self, const fl_char_tensor_options *options);

/* short.tensor(Tensor self, MemoryFormat memory_format=preserve_format) -> Tensor. self.to(int16) */
typedef struct fl_short_tensor_options {
    fl_memory_format memory_format;
} fl_short_tensor_options;
#define FL_SHORT_TENSOR_OPTIONS {FL_PRESERVE_FORMAT}
FL_API fl_tensor *fl_short_tensor(fl_tensor *self, const fl_short_tensor_options *options);

/* int.tensor(Tensor self, MemoryFormat memory_format=preserve_format) -> Tensor. self.to(int32) */
typedef struct fl_int_tensor_options {
    fl_memory_format memory_format;
} fl_int_tensor_options;
#define FL_INT_TENSOR_OPTIONS {FL_PRESERVE_FORMAT}
FL_API fl_tensor *fl_int_tensor(fl_tensor *self, const fl_int_tensor_options *options);

/* long.tensor(Tensor self, MemoryFormat memory_format=preserve_format) -> Tensor. self.to(int64) */
typedef struct fl_long_tensor_options {
    fl_memory_format memory_format;
} fl_long_tensor_options;
#define FL_LONG_TENSOR_OPTIONS {FL_PRESERVE_FORMAT}
FL_API fl_tensor *fl_long_tensor(fl_tensor *self, const fl_long_tensor_options *options);

/* half.tensor(Tensor self, MemoryFormat memory_format=preserve_format) -> Tensor. self.to(float16) */
typedef struct fl_half_tensor_options {
    fl_memory_format memory_format;
} fl_half_tensor_options;
#define FL_HALF_TENSOR_OPTIONS {FL_PRESERVE_FORMAT}
FL_API fl_tensor *fl_half_tensor(fl_tensor *self, const fl_half_tensor_options *options);

/* bfloat16.tensor(Tensor self, MemoryFormat memory_format=preserve_format) -> Tensor. self.to(bfloat16) */
typedef struct fl_bfloat16_tensor_options {
    fl_memory_format memory_format;
} fl_bfloat16_tensor_options;
#define FL_BFLOAT16_TENSOR_OPTIONS {FL_PRESERVE_FORMAT}
FL_API fl_tensor *fl_bfloat16_tensor(fl_tensor *self, const fl_bfloat16_tensor_options *options);

/* float.tensor(Tensor self, MemoryFormat memory_format=preserve_format) -> Tensor. self.to(float32) */
typedef struct fl_float_tensor_options {
    fl_memory_format memory_format;
} fl_float_tensor_options;
#define FL_FLOAT_TENSOR_OPTIONS {FL_PRESERVE_FORMAT}
FL_API fl_tensor *fl_float_tensor(fl_tensor *self, const fl_float_tensor_options *options);

/* double.tensor(Tensor self, MemoryFormat memory_format=preserve_format) -> Tensor. self.to(float64) */
typedef struct fl_double_tensor_options {
    fl_memory_format memory_format;
} fl_double_tensor_options;
#define FL_DOUBLE_TENSOR_OPTIONS {FL_PRESERVE_FORMAT}
FL_API fl_tensor *fl_double_tensor(fl_tensor *self, const fl_double_tensor_options *options);

/* copy_(Tensor self, Tensor src, bool non_blocking=False) -> Tensor. Writes src, broadcast and converted, into
 * self. Errors: RuntimeError for a shape that does not broadcast to self's. */
typedef struct fl_copy_options {
    bool non_blocking;
} fl_copy_options;
#define FL_COPY_OPTIONS {false}
FL_API fl_tensor *fl_copy_(fl_tensor *self, fl_tensor *src, const fl_copy_options *options);

/* detach(Tensor self) -> Tensor. A view of the same memory, outside the graph: writes to either are seen by both. */
FL_API fl_tensor *fl_detach(fl_tensor *self);

/* detach_(Tensor self) -> Tensor. Takes self itself out of the graph. */
FL_API fl_tensor *fl_detach_(fl_tensor *self);

/* ---- copies -------------------------------------------------------------------------------------------------------- */

/* alias_copy(Tensor self) -> Tensor. A copy of self. */
FL_API fl_tensor *fl_alias_copy(fl_tensor *self);

/* detach_copy(Tensor self) -> Tensor. A copy of self outside the graph. */
FL_API fl_tensor *fl_detach_copy(fl_tensor *self);

/* as_strided_copy(Tensor self, int[] size, int[] stride, SymInt? storage_offset=None) -> Tensor. A copy of
 * as_strided. */
typedef struct fl_as_strided_copy_options {
    int64_t storage_offset;
} fl_as_strided_copy_options;
#define FL_AS_STRIDED_COPY_OPTIONS {FL_NONE}
FL_API fl_tensor *fl_as_strided_copy(fl_tensor *self, const int64_t *size, int n_size,
                                     const int64_t *stride, int n_stride, const fl_as_strided_copy_options *options);

/* diagonal_copy(Tensor self, int offset=0, int dim1=0, int dim2=1) -> Tensor. A copy of diagonal. */
typedef struct fl_diagonal_copy_options {
    int64_t offset;
    int64_t dim1;
    int64_t dim2;
} fl_diagonal_copy_options;
#define FL_DIAGONAL_COPY_OPTIONS {0, 0, 1}
FL_API fl_tensor *fl_diagonal_copy(fl_tensor *self, const fl_diagonal_copy_options *options);

/* expand_copy(Tensor self, int[] size, *, bool implicit=False) -> Tensor. A copy of expand. */
typedef struct fl_expand_copy_options {
    bool implicit;
} fl_expand_copy_options;
#define FL_EXPAND_COPY_OPTIONS {false}
FL_API fl_tensor *fl_expand_copy(fl_tensor *self, const int64_t *size, int n_size,
                                 const fl_expand_copy_options *options);

/* narrow_copy(Tensor self, int dim, SymInt start, SymInt length) -> Tensor. A copy of narrow. */
FL_API fl_tensor *fl_narrow_copy(fl_tensor *self, int64_t dim, int64_t start, int64_t length);

/* permute_copy(Tensor self, int[] dims) -> Tensor. A copy of permute. */
FL_API fl_tensor *fl_permute_copy(fl_tensor *self, const int64_t *dims, int n_dims);

/* select_copy(Tensor self, int dim, SymInt index) -> Tensor. A copy of select. */
FL_API fl_tensor *fl_select_copy(fl_tensor *self, int64_t dim, int64_t index);

/* slice_copy(Tensor self, int dim=0, SymInt? start=None, SymInt? end=None, SymInt step=1) -> Tensor. A copy of
 * start:end:step of one dimension. */
typedef struct fl_slice_copy_options {
    int64_t dim;
    int64_t start;
    int64_t end;
    int64_t step;
} fl_slice_copy_options;
#define FL_SLICE_COPY_OPTIONS {0, FL_NONE, FL_NONE, 1}
FL_API fl_tensor *fl_slice_copy(fl_tensor *self, const fl_slice_copy_options *options);

/* squeeze_copy(Tensor self) -> Tensor. A copy of squeeze. */
FL_API fl_tensor *fl_squeeze_copy(fl_tensor *self);

/* squeeze_copy.dim(Tensor self, int dim) -> Tensor. A copy of squeeze. */
FL_API fl_tensor *fl_squeeze_copy_dim(fl_tensor *self, int64_t dim);

/* squeeze_copy.dims(Tensor self, int[]|int dim) -> Tensor. A copy of squeeze. */
FL_API fl_tensor *fl_squeeze_copy_dims(fl_tensor *self, const int64_t *dim, int n_dim);

/* t_copy(Tensor self) -> Tensor. A copy of t. */
FL_API fl_tensor *fl_t_copy(fl_tensor *self);

/* transpose_copy(Tensor self, int dim0, int dim1) -> Tensor. A copy of transpose. */
FL_API fl_tensor *fl_transpose_copy(fl_tensor *self, int64_t dim0, int64_t dim1);

/* unfold_copy(Tensor self, int dimension, int size, int step) -> Tensor. A copy of unfold. */
FL_API fl_tensor *fl_unfold_copy(fl_tensor *self, int64_t dimension, int64_t size, int64_t step);

/* unsqueeze_copy(Tensor self, int dim) -> Tensor. A copy of unsqueeze. */
FL_API fl_tensor *fl_unsqueeze_copy(fl_tensor *self, int64_t dim);

/* view_copy(Tensor self, int[] size) -> Tensor. A copy of view. */
FL_API fl_tensor *fl_view_copy(fl_tensor *self, const int64_t *size, int n_size);

/* view_copy.dtype(Tensor self, ScalarType dtype) -> Tensor. A copy of the bytes read as another dtype. */
FL_API fl_tensor *fl_view_copy_dtype(fl_tensor *self, fl_dtype dtype);

/* split_copy(Tensor self, SymInt split_size, int dim=0) -> Tensor[]. Copies of the pieces of split. */
typedef struct fl_split_copy_options {
    int64_t dim;
} fl_split_copy_options;
#define FL_SPLIT_COPY_OPTIONS {0}
FL_API fl_tensors fl_split_copy(fl_tensor *self, int64_t split_size, const fl_split_copy_options *options);

/* split_with_sizes_copy(Tensor self, int[] split_sizes, int dim=0) -> Tensor[]. Copies of the pieces of
 * split_with_sizes. */
typedef struct fl_split_with_sizes_copy_options {
    int64_t dim;
} fl_split_with_sizes_copy_options;
#define FL_SPLIT_WITH_SIZES_COPY_OPTIONS {0}
FL_API fl_tensors fl_split_with_sizes_copy(fl_tensor *self, const int64_t *split_sizes, int n_split_sizes,
                                           const fl_split_with_sizes_copy_options *options);

/* unbind_copy(Tensor self, int dim=0) -> Tensor[]. Copies of every index of a dimension. */
typedef struct fl_unbind_copy_options {
    int64_t dim;
} fl_unbind_copy_options;
#define FL_UNBIND_COPY_OPTIONS {0}
FL_API fl_tensors fl_unbind_copy(fl_tensor *self, const fl_unbind_copy_options *options);

/* ---- create -------------------------------------------------------------------------------------------------------- */

/* zeros(int[] size, *, ScalarType? dtype=None) -> Tensor. Zeros, of this shape. dtype None: the default dtype.
 * Errors: RuntimeError for a negative size, or requires_grad of integers. */
typedef struct fl_zeros_options {
    fl_dtype dtype;
} fl_zeros_options;
#define FL_ZEROS_OPTIONS {FL_DTYPE_NONE}
FL_API fl_tensor *fl_zeros(const int64_t *size, int n_size, const fl_zeros_options *options);

/* ones(int[] size, *, ScalarType? dtype=None) -> Tensor. Ones, of this shape. dtype None: the default dtype.
 * Errors: RuntimeError for a negative size, or requires_grad of integers. */
typedef struct fl_ones_options {
    fl_dtype dtype;
} fl_ones_options;
#define FL_ONES_OPTIONS {FL_DTYPE_NONE}
FL_API fl_tensor *fl_ones(const int64_t *size, int n_size, const fl_ones_options *options);

/* full(int[] size, Scalar fill_value, *, ScalarType? dtype=None) -> Tensor. One value everywhere. Without dtype,
 * bools give bool, integers int64, floats the default dtype. Errors: RuntimeError for a negative size. */
typedef struct fl_full_options {
    fl_dtype dtype;
} fl_full_options;
#define FL_FULL_OPTIONS {FL_DTYPE_NONE}
FL_API fl_tensor *fl_full(const int64_t *size, int n_size, fl_scalar fill_value, const fl_full_options *options);

/* empty(int[] size, *, ScalarType? dtype=None, MemoryFormat memory_format=contiguous_format) -> Tensor. Memory as
 * it comes, not set to anything, of this shape. dtype None: the default dtype. Errors: RuntimeError for a negative
 * size, or requires_grad of integers. */
typedef struct fl_empty_options {
    fl_dtype dtype;
    fl_memory_format memory_format;
} fl_empty_options;
#define FL_EMPTY_OPTIONS {FL_DTYPE_NONE, FL_CONTIGUOUS_FORMAT}
FL_API fl_tensor *fl_empty(const int64_t *size, int n_size, const fl_empty_options *options);

/* empty_strided(int[] size, int[] stride, *, ScalarType? dtype=None) -> Tensor. Memory as it comes, with these
 * strides. stride: elements from one index to the next. Errors: RuntimeError for negative strides. */
typedef struct fl_empty_strided_options {
    fl_dtype dtype;
} fl_empty_strided_options;
#define FL_EMPTY_STRIDED_OPTIONS {FL_DTYPE_NONE}
FL_API fl_tensor *fl_empty_strided(const int64_t *size, int n_size, const int64_t *stride, int n_stride,
                                   const fl_empty_strided_options *options);

/* empty_permuted(int[] size, int[] physical_layout, *, ScalarType? dtype=None) -> Tensor. Memory as it comes;
 * physical_layout: the dimensions from the outermost in memory to the innermost. Errors: RuntimeError where
 * physical_layout is no permutation. */
typedef struct fl_empty_permuted_options {
    fl_dtype dtype;
} fl_empty_permuted_options;
#define FL_EMPTY_PERMUTED_OPTIONS {FL_DTYPE_NONE}
FL_API fl_tensor *fl_empty_permuted(const int64_t *size, int n_size,
                                    const int64_t *physical_layout, int n_physical_layout,
                                    const fl_empty_permuted_options *options);

/* new_empty_strided(Tensor self, int[] size, int[] stride, *, ScalarType? dtype=None) -> Tensor. Memory as it
 * comes, of self's dtype, with these strides. */
typedef struct fl_new_empty_strided_options {
    fl_dtype dtype;
} fl_new_empty_strided_options;
#define FL_NEW_EMPTY_STRIDED_OPTIONS {FL_DTYPE_NONE}
FL_API fl_tensor *fl_new_empty_strided(fl_tensor *self, const int64_t *size, int n_size,
                                       const int64_t *stride, int n_stride,
                                       const fl_new_empty_strided_options *options);

/* zeros_like(Tensor self, *, ScalarType? dtype=None, MemoryFormat memory_format=preserve_format) -> Tensor. Zeros
 * of self's shape and dtype. */
typedef struct fl_zeros_like_options {
    fl_dtype dtype;
    fl_memory_format memory_format;
} fl_zeros_like_options;
#define FL_ZEROS_LIKE_OPTIONS {FL_DTYPE_NONE, FL_PRESERVE_FORMAT}
FL_API fl_tensor *fl_zeros_like(fl_tensor *self, const fl_zeros_like_options *options);

/* ones_like(Tensor self, *, ScalarType? dtype=None, MemoryFormat memory_format=preserve_format) -> Tensor. Ones of
 * self's shape and dtype. */
typedef struct fl_ones_like_options {
    fl_dtype dtype;
    fl_memory_format memory_format;
} fl_ones_like_options;
#define FL_ONES_LIKE_OPTIONS {FL_DTYPE_NONE, FL_PRESERVE_FORMAT}
FL_API fl_tensor *fl_ones_like(fl_tensor *self, const fl_ones_like_options *options);

/* full_like(Tensor self, Scalar fill_value, *, ScalarType? dtype=None, MemoryFormat memory_format=preserve_format)
 * -> Tensor. One value, in self's shape and dtype. */
typedef struct fl_full_like_options {
    fl_dtype dtype;
    fl_memory_format memory_format;
} fl_full_like_options;
#define FL_FULL_LIKE_OPTIONS {FL_DTYPE_NONE, FL_PRESERVE_FORMAT}
FL_API fl_tensor *fl_full_like(fl_tensor *self, fl_scalar fill_value, const fl_full_like_options *options);

/* empty_like(Tensor self, *, ScalarType? dtype=None, MemoryFormat memory_format=preserve_format) -> Tensor. Memory
 * as it comes, of self's shape and dtype. */
typedef struct fl_empty_like_options {
    fl_dtype dtype;
    fl_memory_format memory_format;
} fl_empty_like_options;
#define FL_EMPTY_LIKE_OPTIONS {FL_DTYPE_NONE, FL_PRESERVE_FORMAT}
FL_API fl_tensor *fl_empty_like(fl_tensor *self, const fl_empty_like_options *options);

/* new_zeros(Tensor self, int[] size, *, ScalarType? dtype=None) -> Tensor. Zeros of self's dtype. */
typedef struct fl_new_zeros_options {
    fl_dtype dtype;
} fl_new_zeros_options;
#define FL_NEW_ZEROS_OPTIONS {FL_DTYPE_NONE}
FL_API fl_tensor *fl_new_zeros(fl_tensor *self, const int64_t *size, int n_size, const fl_new_zeros_options *options);

/* new_ones(Tensor self, int[] size, *, ScalarType? dtype=None) -> Tensor. Ones of self's dtype. */
typedef struct fl_new_ones_options {
    fl_dtype dtype;
} fl_new_ones_options;
#define FL_NEW_ONES_OPTIONS {FL_DTYPE_NONE}
FL_API fl_tensor *fl_new_ones(fl_tensor *self, const int64_t *size, int n_size, const fl_new_ones_options *options);

/* new_full(Tensor self, int[] size, Scalar fill_value, *, ScalarType? dtype=None) -> Tensor. One value everywhere,
 * of this shape and, without dtype, self's dtype. */
typedef struct fl_new_full_options {
    fl_dtype dtype;
} fl_new_full_options;
#define FL_NEW_FULL_OPTIONS {FL_DTYPE_NONE}
FL_API fl_tensor *fl_new_full(fl_tensor *self, const int64_t *size, int n_size, fl_scalar fill_value,
                              const fl_new_full_options *options);

/* new_empty(Tensor self, int[] size, *, ScalarType? dtype=None) -> Tensor. Memory as it comes, of self's dtype. */
typedef struct fl_new_empty_options {
    fl_dtype dtype;
} fl_new_empty_options;
#define FL_NEW_EMPTY_OPTIONS {FL_DTYPE_NONE}
FL_API fl_tensor *fl_new_empty(fl_tensor *self, const int64_t *size, int n_size, const fl_new_empty_options *options);

/* scalar_tensor(Scalar s, *, ScalarType? dtype=None) -> Tensor. A tensor of no dimensions, of dtype or else the
 * default dtype. */
typedef struct fl_scalar_tensor_options {
    fl_dtype dtype;
} fl_scalar_tensor_options;
#define FL_SCALAR_TENSOR_OPTIONS {FL_DTYPE_NONE}
FL_API fl_tensor *fl_scalar_tensor(fl_scalar s, const fl_scalar_tensor_options *options);

/* arange(Scalar end, *, ScalarType? dtype=None) -> Tensor. 0, 1, ... below end. int64 where all are integers, else
 * the default dtype. */
typedef struct fl_arange_options {
    fl_dtype dtype;
} fl_arange_options;
#define FL_ARANGE_OPTIONS {FL_DTYPE_NONE}
FL_API fl_tensor *fl_arange(fl_scalar end, const fl_arange_options *options);

/* arange.start(Scalar start, Scalar end, Scalar step=1, *, ScalarType? dtype=None) -> Tensor. start, start + step,
 * ... before end. ceil((end - start) / step) numbers. Errors: RuntimeError for step 0 or one that leads away from
 * end. */
typedef struct fl_arange_start_options {
    fl_scalar step;
    fl_dtype dtype;
} fl_arange_start_options;
#define FL_ARANGE_START_OPTIONS {{FL_SCALAR_INT, {1}}, FL_DTYPE_NONE}
FL_API fl_tensor *fl_arange_start(fl_scalar start, fl_scalar end, const fl_arange_start_options *options);

/* linspace(Scalar start, Scalar end, int steps, *, ScalarType? dtype=None) -> Tensor. `steps` numbers evenly from
 * start to end, both included. [steps], of the default dtype. Errors: RuntimeError for negative steps. */
typedef struct fl_linspace_options {
    fl_dtype dtype;
} fl_linspace_options;
#define FL_LINSPACE_OPTIONS {FL_DTYPE_NONE}
FL_API fl_tensor *fl_linspace(fl_scalar start, fl_scalar end, int64_t steps, const fl_linspace_options *options);

/* logspace(Scalar start, Scalar end, int steps, float base=10.0, *, ScalarType? dtype=None) -> Tensor. base to the
 * power of linspace(start, end, steps). [steps], of the default dtype. */
typedef struct fl_logspace_options {
    double base;
    fl_dtype dtype;
} fl_logspace_options;
#define FL_LOGSPACE_OPTIONS {10.0, FL_DTYPE_NONE}
FL_API fl_tensor *fl_logspace(fl_scalar start, fl_scalar end, int64_t steps, const fl_logspace_options *options);

/* eye(SymInt n, *, ScalarType? dtype=None) -> Tensor. The identity matrix. [n, n], of the default dtype. Errors:
 * RuntimeError for a negative n. */
typedef struct fl_eye_options {
    fl_dtype dtype;
} fl_eye_options;
#define FL_EYE_OPTIONS {FL_DTYPE_NONE}
FL_API fl_tensor *fl_eye(int64_t n, const fl_eye_options *options);

/* eye.m(SymInt n, SymInt m, *, ScalarType? dtype=None) -> Tensor. Ones on the diagonal of an n x m matrix. */
typedef struct fl_eye_m_options {
    fl_dtype dtype;
} fl_eye_m_options;
#define FL_EYE_M_OPTIONS {FL_DTYPE_NONE}
FL_API fl_tensor *fl_eye_m(int64_t n, int64_t m, const fl_eye_m_options *options);

/* fill_.tensor(Tensor self, Tensor value) -> Tensor. Writes the value of a 0-dim tensor everywhere. Errors:
 * RuntimeError for a tensor with dimensions. */
FL_API fl_tensor *fl_fill_tensor_(fl_tensor *self, fl_tensor *value);

/* fill_(Tensor self, Scalar value) -> Tensor. Writes one value everywhere. */
FL_API fl_tensor *fl_fill_(fl_tensor *self, fl_scalar value);

/* zero_(Tensor self) -> Tensor. Writes zeros everywhere. */
FL_API fl_tensor *fl_zero_(fl_tensor *self);

/* fill(Tensor self, Scalar value) -> Tensor. A tensor like self with one value everywhere. Of self's dtype. */
FL_API fl_tensor *fl_fill(fl_tensor *self, fl_scalar value);

/* fill.tensor(Tensor self, Tensor value) -> Tensor. A tensor like self with the value of a 0-dim tensor. */
FL_API fl_tensor *fl_fill_tensor(fl_tensor *self, fl_tensor *value);

/* fill_diagonal_(Tensor self, Scalar fill_value, bool wrap=False) -> Tensor. Writes one value on the diagonal.
 * wrap: again after every gap of one row in a tall matrix. Errors: RuntimeError for fewer than two dimensions. */
typedef struct fl_fill_diagonal_options {
    bool wrap;
} fl_fill_diagonal_options;
#define FL_FILL_DIAGONAL_OPTIONS {false}
FL_API fl_tensor *fl_fill_diagonal_(fl_tensor *self, fl_scalar fill_value, const fl_fill_diagonal_options *options);

/* meshgrid(Tensor[] tensors, *, str indexing='ij') -> Tensor[]. The coordinates of a grid: from vectors of n1, n2,
 * ... elements, as many tensors [n1, n2, ...] (indexing 'xy': [n2, n1, ...]), views that repeat them. Errors:
 * RuntimeError for tensors of two or more dimensions. */
typedef struct fl_meshgrid_options {
    const char *indexing;
} fl_meshgrid_options;
#define FL_MESHGRID_OPTIONS {"ij"}
FL_API fl_tensors fl_meshgrid(fl_tensor *const *tensors, int n_tensors, const fl_meshgrid_options *options);

/* tril_indices(int row, int col, int offset=0, *, ScalarType? dtype=None) -> Tensor. Row and column of every
 * element of the lower triangle. [2, count], int64 by default, row by row; offset: how far above the main diagonal
 * the border lies. Errors: RuntimeError for negative sizes. */
typedef struct fl_tril_indices_options {
    int64_t offset;
    fl_dtype dtype;
} fl_tril_indices_options;
#define FL_TRIL_INDICES_OPTIONS {0, FL_DTYPE_NONE}
FL_API fl_tensor *fl_tril_indices(int64_t row, int64_t col, const fl_tril_indices_options *options);

/* triu_indices(int row, int col, int offset=0, *, ScalarType? dtype=None) -> Tensor. Row and column of every
 * element of the upper triangle. [2, count], int64 by default, row by row; offset: how far above the main diagonal
 * the border lies. Errors: RuntimeError for negative sizes. */
typedef struct fl_triu_indices_options {
    int64_t offset;
    fl_dtype dtype;
} fl_triu_indices_options;
#define FL_TRIU_INDICES_OPTIONS {0, FL_DTYPE_NONE}
FL_API fl_tensor *fl_triu_indices(int64_t row, int64_t col, const fl_triu_indices_options *options);

/* equal(Tensor self, Tensor other) -> bool. Whether both have the same shape and elements, as one bool; NaN equals
 * nothing. */
FL_API bool fl_equal(fl_tensor *self, fl_tensor *other);

/* isclose(Tensor self, Tensor other, float rtol=1e-05, float atol=1e-08, bool equal_nan=False) -> Tensor. Where
 * |self - other| <= atol + rtol |other|. Bools, without gradient; shapes broadcast. equal_nan: NaN is close to NaN.
 * Errors: RuntimeError for two dtypes or a negative tolerance. */
typedef struct fl_isclose_options {
    double rtol;
    double atol;
    bool equal_nan;
} fl_isclose_options;
#define FL_ISCLOSE_OPTIONS {1e-05, 1e-08, false}
FL_API fl_tensor *fl_isclose(fl_tensor *self, fl_tensor *other, const fl_isclose_options *options);

/* allclose(Tensor self, Tensor other, float rtol=1e-05, float atol=1e-08, bool equal_nan=False) -> bool. Whether
 * isclose holds everywhere, as one bool. Errors: as isclose. */
typedef struct fl_allclose_options {
    double rtol;
    double atol;
    bool equal_nan;
} fl_allclose_options;
#define FL_ALLCLOSE_OPTIONS {1e-05, 1e-08, false}
FL_API bool fl_allclose(fl_tensor *self, fl_tensor *other, const fl_allclose_options *options);

/* ---- distance ------------------------------------------------------------------------------------------------------ */

/* cdist(Tensor x1, Tensor x2, float p=2.0, str compute_mode='use_mm_for_euclid_dist_if_necessary') -> Tensor. The
 * p-norm distances between every row of x1 [..., P, M] and every row of x2 [..., R, M]: [..., P, R]. compute_mode
 * says when euclidean ones come from a matrix product: 'use_mm_for_euclid_dist', 'donot_use_mm_for_euclid_dist', or
 * for more than 25 rows. Leading sizes broadcast. Errors: RuntimeError for integers, two dtypes, a negative p or
 * sizes M that differ. */
typedef struct fl_cdist_options {
    double p;
    const char *compute_mode;
} fl_cdist_options;
#define FL_CDIST_OPTIONS {2.0, "use_mm_for_euclid_dist_if_necessary"}
FL_API fl_tensor *fl_cdist(fl_tensor *x1, fl_tensor *x2, const fl_cdist_options *options);

/* pairwise_distance(Tensor x1, Tensor x2, float p=2.0, float eps=1e-06, bool keepdim=False) -> Tensor. The p-norm
 * of x1 - x2 + eps along the last dimension. The shapes broadcast; the last dimension goes away, or stays as 1 with
 * keepdim. */
typedef struct fl_pairwise_distance_options {
    double p;
    double eps;
    bool keepdim;
} fl_pairwise_distance_options;
#define FL_PAIRWISE_DISTANCE_OPTIONS {2.0, 1e-06, false}
FL_API fl_tensor *fl_pairwise_distance(fl_tensor *x1, fl_tensor *x2, const fl_pairwise_distance_options *options);

/* cosine_similarity(Tensor x1, Tensor x2, int dim=1, float eps=1e-08) -> Tensor. The cosine of the angle between x1
 * and x2 along dim; norms are kept above eps. The shapes broadcast; dim goes away. Errors: RuntimeError for
 * integers. */
typedef struct fl_cosine_similarity_options {
    int64_t dim;
    double eps;
} fl_cosine_similarity_options;
#define FL_COSINE_SIMILARITY_OPTIONS {1, 1e-08}
FL_API fl_tensor *fl_cosine_similarity(fl_tensor *x1, fl_tensor *x2, const fl_cosine_similarity_options *options);

/* pdist(Tensor input, float p=2.0) -> Tensor. The p-norm distances between the rows of input [N, M]: row 0 to rows
 * 1, 2, ..., row 1 to rows 2, ...: [N (N - 1) / 2]. Errors: RuntimeError for integers, a negative p or other than
 * two dimensions. */
typedef struct fl_pdist_options {
    double p;
} fl_pdist_options;
#define FL_PDIST_OPTIONS {2.0}
FL_API fl_tensor *fl_pdist(fl_tensor *input, const fl_pdist_options *options);

/* ---- dropout ------------------------------------------------------------------------------------------------------- */

/* dropout(Tensor self, float p=0.5, bool training=True) -> Tensor. In training, zeroes each element with
 * probability p and scales the rest by 1 / (1 - p); else self itself. Of self's shape; p in [0, 1]. Errors:
 * ValueError for another p, RuntimeError for integers and bool in training. */
typedef struct fl_dropout_options {
    double p;
    bool training;
} fl_dropout_options;
#define FL_DROPOUT_OPTIONS {0.5, true}
FL_API fl_tensor *fl_dropout(fl_tensor *self, const fl_dropout_options *options);
FL_API fl_tensor *fl_dropout_(fl_tensor *self, const fl_dropout_options *options);

/* dropout1d(Tensor self, float p=0.5, bool training=True) -> Tensor. dropout of whole channels of (N, C, L) or (C,
 * L). Errors: as dropout. */
typedef struct fl_dropout1d_options {
    double p;
    bool training;
} fl_dropout1d_options;
#define FL_DROPOUT1D_OPTIONS {0.5, true}
FL_API fl_tensor *fl_dropout1d(fl_tensor *self, const fl_dropout1d_options *options);
FL_API fl_tensor *fl_dropout1d_(fl_tensor *self, const fl_dropout1d_options *options);

/* dropout2d(Tensor self, float p=0.5, bool training=True) -> Tensor. dropout of whole channels of (N, C, H, W).
 * Errors: as dropout. */
typedef struct fl_dropout2d_options {
    double p;
    bool training;
} fl_dropout2d_options;
#define FL_DROPOUT2D_OPTIONS {0.5, true}
FL_API fl_tensor *fl_dropout2d(fl_tensor *self, const fl_dropout2d_options *options);
FL_API fl_tensor *fl_dropout2d_(fl_tensor *self, const fl_dropout2d_options *options);

/* dropout3d(Tensor self, float p=0.5, bool training=True) -> Tensor. dropout of whole channels of (N, C, D, H, W)
 * or (C, D, H, W). Errors: as dropout. */
typedef struct fl_dropout3d_options {
    double p;
    bool training;
} fl_dropout3d_options;
#define FL_DROPOUT3D_OPTIONS {0.5, true}
FL_API fl_tensor *fl_dropout3d(fl_tensor *self, const fl_dropout3d_options *options);
FL_API fl_tensor *fl_dropout3d_(fl_tensor *self, const fl_dropout3d_options *options);

/* feature_dropout(Tensor self, float p, bool train) -> Tensor. dropout of whole channels. Errors: as dropout. */
FL_API fl_tensor *fl_feature_dropout(fl_tensor *self, double p, bool train);
FL_API fl_tensor *fl_feature_dropout_(fl_tensor *self, double p, bool train);

/* alpha_dropout(Tensor self, float p=0.5, bool training=False) -> Tensor. Dropout to -1.7581, the lower bound of
 * selu, scaled and shifted so that mean 0 and variance 1 are kept (Klambauer et al., 2017). Errors: as dropout. */
typedef struct fl_alpha_dropout_options {
    double p;
    bool training;
} fl_alpha_dropout_options;
#define FL_ALPHA_DROPOUT_OPTIONS {0.5, false}
FL_API fl_tensor *fl_alpha_dropout(fl_tensor *self, const fl_alpha_dropout_options *options);
FL_API fl_tensor *fl_alpha_dropout_(fl_tensor *self, const fl_alpha_dropout_options *options);

/* feature_alpha_dropout(Tensor self, float p=0.5, bool training=False) -> Tensor. alpha_dropout of whole channels.
 * Errors: as dropout. */
typedef struct fl_feature_alpha_dropout_options {
    double p;
    bool training;
} fl_feature_alpha_dropout_options;
#define FL_FEATURE_ALPHA_DROPOUT_OPTIONS {0.5, false}
FL_API fl_tensor *fl_feature_alpha_dropout(fl_tensor *self, const fl_feature_alpha_dropout_options *options);
FL_API fl_tensor *fl_feature_alpha_dropout_(fl_tensor *self, const fl_feature_alpha_dropout_options *options);

/* ---- einsum -------------------------------------------------------------------------------------------------------- */

/* einsum(str equation, Tensor[] tensors) -> Tensor. Sums of products by Einstein's convention: 'bij,bjk->bik'.
 * Letters name dimensions, '...' stands for any number of them; what the result does not name is summed. Errors:
 * ValueError for an equation that is not understood, RuntimeError for sizes that do not fit or two dtypes. */
FL_API fl_tensor *fl_einsum(const char *equation, fl_tensor *const *tensors, int n_tensors);

/* tensordot(Tensor self, Tensor other, int[] dims_self, int[] dims_other) -> Tensor. The sums of products over
 * pairs of dimensions of the two. The other dimensions of self come first, then those of other. Errors:
 * RuntimeError for sizes that differ or two dtypes. */
FL_API fl_tensor *fl_tensordot(fl_tensor *self, fl_tensor *other, const int64_t *dims_self, int n_dims_self,
                               const int64_t *dims_other, int n_dims_other);

/* ---- elementary ---------------------------------------------------------------------------------------------------- */

/* abs(Tensor self) -> Tensor. |self|. The gradient at 0 is 0. Errors: NotImplementedError for bool. */
FL_API fl_tensor *fl_abs(fl_tensor *self);
FL_API fl_tensor *fl_abs_(fl_tensor *self);

/* neg(Tensor self) -> Tensor. -self. Errors: RuntimeError for bool. */
FL_API fl_tensor *fl_neg(fl_tensor *self);
FL_API fl_tensor *fl_neg_(fl_tensor *self);

/* sign(Tensor self) -> Tensor. -1, 0 or 1 by the sign of each item. Of self's dtype; the gradient is 0. */
FL_API fl_tensor *fl_sign(fl_tensor *self);
FL_API fl_tensor *fl_sign_(fl_tensor *self);

/* sgn(Tensor self) -> Tensor. -1, 0 or 1 by the sign of each item: sign, for all numbers here are real. Of self's
 * dtype; the gradient is 0. */
FL_API fl_tensor *fl_sgn(fl_tensor *self);
FL_API fl_tensor *fl_sgn_(fl_tensor *self);

/* positive(Tensor self) -> Tensor. self. Errors: RuntimeError for bool. */
FL_API fl_tensor *fl_positive(fl_tensor *self);

/* floor(Tensor self) -> Tensor. The largest integer not above. Integers stay as they are. The gradient is 0.
 * Errors: NotImplementedError for bool. */
FL_API fl_tensor *fl_floor(fl_tensor *self);
FL_API fl_tensor *fl_floor_(fl_tensor *self);

/* ceil(Tensor self) -> Tensor. The smallest integer not below. Integers stay as they are. The gradient is 0.
 * Errors: NotImplementedError for bool. */
FL_API fl_tensor *fl_ceil(fl_tensor *self);
FL_API fl_tensor *fl_ceil_(fl_tensor *self);

/* trunc(Tensor self) -> Tensor. Rounded towards zero. Integers stay as they are. The gradient is 0. Errors:
 * NotImplementedError for bool. */
FL_API fl_tensor *fl_trunc(fl_tensor *self);
FL_API fl_tensor *fl_trunc_(fl_tensor *self);

/* round(Tensor self) -> Tensor. Rounded to the nearest integer, halves to the even one. Integers stay as they are.
 * The gradient is 0. Errors: NotImplementedError for bool. */
FL_API fl_tensor *fl_round(fl_tensor *self);
FL_API fl_tensor *fl_round_(fl_tensor *self);

/* round.decimals(Tensor self, *, int decimals) -> Tensor. Rounded to that many decimals. */
FL_API fl_tensor *fl_round_decimals(fl_tensor *self, int64_t decimals);
FL_API fl_tensor *fl_round_decimals_(fl_tensor *self, int64_t decimals);

/* frac(Tensor self) -> Tensor. self - trunc(self). Errors: NotImplementedError for integers and bool. */
FL_API fl_tensor *fl_frac(fl_tensor *self);
FL_API fl_tensor *fl_frac_(fl_tensor *self);

/* nan_to_num(Tensor self, float? nan=None, float? posinf=None, float? neginf=None) -> Tensor. NaN and infinities
 * replaced: by 0 and the largest and smallest numbers by default. Integers stay as they are. */
typedef struct fl_nan_to_num_options {
    double nan;
    double posinf;
    double neginf;
} fl_nan_to_num_options;
#define FL_NAN_TO_NUM_OPTIONS {FL_NONE_FLOAT, FL_NONE_FLOAT, FL_NONE_FLOAT}
FL_API fl_tensor *fl_nan_to_num(fl_tensor *self, const fl_nan_to_num_options *options);
FL_API fl_tensor *fl_nan_to_num_(fl_tensor *self, const fl_nan_to_num_options *options);

/* logical_not(Tensor self) -> Tensor. Is zero. A bool for each item, without gradient. */
FL_API fl_tensor *fl_logical_not(fl_tensor *self);
FL_API fl_tensor *fl_logical_not_(fl_tensor *self);

/* isnan(Tensor self) -> Tensor. Is NaN. A bool for each item, without gradient. */
FL_API fl_tensor *fl_isnan(fl_tensor *self);

/* isinf(Tensor self) -> Tensor. Is an infinity. A bool for each item, without gradient. */
FL_API fl_tensor *fl_isinf(fl_tensor *self);

/* isfinite(Tensor self) -> Tensor. Is neither NaN nor an infinity. A bool for each item, without gradient. */
FL_API fl_tensor *fl_isfinite(fl_tensor *self);

/* isposinf(Tensor self) -> Tensor. Is the positive infinity. A bool for each item, without gradient. */
FL_API fl_tensor *fl_isposinf(fl_tensor *self);

/* isneginf(Tensor self) -> Tensor. Is the negative infinity. A bool for each item, without gradient. */
FL_API fl_tensor *fl_isneginf(fl_tensor *self);

/* signbit(Tensor self) -> Tensor. The sign bit is set. A bool for each item, without gradient. */
FL_API fl_tensor *fl_signbit(fl_tensor *self);

/* bitwise_not(Tensor self) -> Tensor. ~self. Of integers; the logical not of bool. Errors: NotImplementedError for
 * floating types. */
FL_API fl_tensor *fl_bitwise_not(fl_tensor *self);
FL_API fl_tensor *fl_bitwise_not_(fl_tensor *self);

/* reciprocal(Tensor self) -> Tensor. 1 / self. Integers and bool give the default dtype. */
FL_API fl_tensor *fl_reciprocal(fl_tensor *self);
FL_API fl_tensor *fl_reciprocal_(fl_tensor *self);

/* sqrt(Tensor self) -> Tensor. The square root. Integers and bool give the default dtype. NaN below 0. */
FL_API fl_tensor *fl_sqrt(fl_tensor *self);
FL_API fl_tensor *fl_sqrt_(fl_tensor *self);

/* rsqrt(Tensor self) -> Tensor. 1 / sqrt(self). Integers and bool give the default dtype. NaN below 0. */
FL_API fl_tensor *fl_rsqrt(fl_tensor *self);
FL_API fl_tensor *fl_rsqrt_(fl_tensor *self);

/* exp(Tensor self) -> Tensor. e^self. Integers and bool give the default dtype. */
FL_API fl_tensor *fl_exp(fl_tensor *self);
FL_API fl_tensor *fl_exp_(fl_tensor *self);

/* exp2(Tensor self) -> Tensor. 2^self. Integers and bool give the default dtype. */
FL_API fl_tensor *fl_exp2(fl_tensor *self);
FL_API fl_tensor *fl_exp2_(fl_tensor *self);

/* expm1(Tensor self) -> Tensor. e^self - 1, exact near 0. Integers and bool give the default dtype. */
FL_API fl_tensor *fl_expm1(fl_tensor *self);
FL_API fl_tensor *fl_expm1_(fl_tensor *self);

/* log(Tensor self) -> Tensor. The natural logarithm. Integers and bool give the default dtype. -inf at 0, NaN
 * below. */
FL_API fl_tensor *fl_log(fl_tensor *self);
FL_API fl_tensor *fl_log_(fl_tensor *self);

/* log2(Tensor self) -> Tensor. The logarithm to base 2. Integers and bool give the default dtype. -inf at 0, NaN
 * below. */
FL_API fl_tensor *fl_log2(fl_tensor *self);
FL_API fl_tensor *fl_log2_(fl_tensor *self);

/* log10(Tensor self) -> Tensor. The logarithm to base 10. Integers and bool give the default dtype. -inf at 0, NaN
 * below. */
FL_API fl_tensor *fl_log10(fl_tensor *self);
FL_API fl_tensor *fl_log10_(fl_tensor *self);

/* log1p(Tensor self) -> Tensor. log(1 + self), exact near 0. Integers and bool give the default dtype. -inf at -1,
 * NaN below. */
FL_API fl_tensor *fl_log1p(fl_tensor *self);
FL_API fl_tensor *fl_log1p_(fl_tensor *self);

/* logit(Tensor self, float? eps=None) -> Tensor. log(self / (1 - self)), self being clamped to [eps, 1 - eps]
 * first. Integers and bool give the default dtype. */
typedef struct fl_logit_options {
    double eps;
} fl_logit_options;
#define FL_LOGIT_OPTIONS {FL_NONE_FLOAT}
FL_API fl_tensor *fl_logit(fl_tensor *self, const fl_logit_options *options);
FL_API fl_tensor *fl_logit_(fl_tensor *self, const fl_logit_options *options);

/* sin(Tensor self) -> Tensor. The sine. Integers and bool give the default dtype. self in radians. */
FL_API fl_tensor *fl_sin(fl_tensor *self);
FL_API fl_tensor *fl_sin_(fl_tensor *self);

/* cos(Tensor self) -> Tensor. The cosine. Integers and bool give the default dtype. self in radians. */
FL_API fl_tensor *fl_cos(fl_tensor *self);
FL_API fl_tensor *fl_cos_(fl_tensor *self);

/* tan(Tensor self) -> Tensor. The tangent. Integers and bool give the default dtype. self in radians. */
FL_API fl_tensor *fl_tan(fl_tensor *self);
FL_API fl_tensor *fl_tan_(fl_tensor *self);

/* asin(Tensor self) -> Tensor. The arc sine. Integers and bool give the default dtype. In radians, NaN outside [-1,
 * 1]. */
FL_API fl_tensor *fl_asin(fl_tensor *self);
FL_API fl_tensor *fl_asin_(fl_tensor *self);

/* acos(Tensor self) -> Tensor. The arc cosine. Integers and bool give the default dtype. In radians, NaN outside
 * [-1, 1]. */
FL_API fl_tensor *fl_acos(fl_tensor *self);
FL_API fl_tensor *fl_acos_(fl_tensor *self);

/* atan(Tensor self) -> Tensor. The arc tangent. Integers and bool give the default dtype. In radians. */
FL_API fl_tensor *fl_atan(fl_tensor *self);
FL_API fl_tensor *fl_atan_(fl_tensor *self);

/* sinh(Tensor self) -> Tensor. The hyperbolic sine. Integers and bool give the default dtype. */
FL_API fl_tensor *fl_sinh(fl_tensor *self);
FL_API fl_tensor *fl_sinh_(fl_tensor *self);

/* cosh(Tensor self) -> Tensor. The hyperbolic cosine. Integers and bool give the default dtype. */
FL_API fl_tensor *fl_cosh(fl_tensor *self);
FL_API fl_tensor *fl_cosh_(fl_tensor *self);

/* tanh(Tensor self) -> Tensor. The hyperbolic tangent. Integers and bool give the default dtype. */
FL_API fl_tensor *fl_tanh(fl_tensor *self);
FL_API fl_tensor *fl_tanh_(fl_tensor *self);

/* asinh(Tensor self) -> Tensor. The inverse hyperbolic sine. Integers and bool give the default dtype. */
FL_API fl_tensor *fl_asinh(fl_tensor *self);
FL_API fl_tensor *fl_asinh_(fl_tensor *self);

/* acosh(Tensor self) -> Tensor. The inverse hyperbolic cosine. Integers and bool give the default dtype. NaN below
 * 1. */
FL_API fl_tensor *fl_acosh(fl_tensor *self);
FL_API fl_tensor *fl_acosh_(fl_tensor *self);

/* atanh(Tensor self) -> Tensor. The inverse hyperbolic tangent. Integers and bool give the default dtype. Infinite
 * at -1 and 1, NaN outside. */
FL_API fl_tensor *fl_atanh(fl_tensor *self);
FL_API fl_tensor *fl_atanh_(fl_tensor *self);

/* sigmoid(Tensor self) -> Tensor. 1 / (1 + e^-self). Integers and bool give the default dtype. */
FL_API fl_tensor *fl_sigmoid(fl_tensor *self);
FL_API fl_tensor *fl_sigmoid_(fl_tensor *self);

/* sinc(Tensor self) -> Tensor. sin(pi self) / (pi self), 1 at 0. Integers and bool give the default dtype. */
FL_API fl_tensor *fl_sinc(fl_tensor *self);
FL_API fl_tensor *fl_sinc_(fl_tensor *self);

/* deg2rad(Tensor self) -> Tensor. Degrees to radians. Integers and bool give the default dtype. */
FL_API fl_tensor *fl_deg2rad(fl_tensor *self);
FL_API fl_tensor *fl_deg2rad_(fl_tensor *self);

/* rad2deg(Tensor self) -> Tensor. Radians to degrees. Integers and bool give the default dtype. */
FL_API fl_tensor *fl_rad2deg(fl_tensor *self);
FL_API fl_tensor *fl_rad2deg_(fl_tensor *self);

/* erf(Tensor self) -> Tensor. The error function, 2 / sqrt(pi) times the integral of e^(-t^2) from 0 to self.
 * Integers and bool give the default dtype. */
FL_API fl_tensor *fl_erf(fl_tensor *self);
FL_API fl_tensor *fl_erf_(fl_tensor *self);

/* erfc(Tensor self) -> Tensor. 1 - erf(self), exact where erf is near 1. Integers and bool give the default dtype. */
FL_API fl_tensor *fl_erfc(fl_tensor *self);
FL_API fl_tensor *fl_erfc_(fl_tensor *self);

/* erfinv(Tensor self) -> Tensor. The inverse of erf. Integers and bool give the default dtype. Infinite at -1 and
 * 1, NaN outside. */
FL_API fl_tensor *fl_erfinv(fl_tensor *self);
FL_API fl_tensor *fl_erfinv_(fl_tensor *self);

/* lgamma(Tensor self) -> Tensor. log |gamma(self)|. Integers and bool give the default dtype. */
FL_API fl_tensor *fl_lgamma(fl_tensor *self);
FL_API fl_tensor *fl_lgamma_(fl_tensor *self);

/* digamma(Tensor self) -> Tensor. The derivative of lgamma. Integers and bool give the default dtype. */
FL_API fl_tensor *fl_digamma(fl_tensor *self);
FL_API fl_tensor *fl_digamma_(fl_tensor *self);

/* ldexp(Tensor self, Tensor other) -> Tensor. self * 2^other. Shapes broadcast; integers give the default dtype. */
FL_API fl_tensor *fl_ldexp(fl_tensor *self, fl_tensor *other);
FL_API fl_tensor *fl_ldexp_(fl_tensor *self, fl_tensor *other);

/* frexp(Tensor self) -> (Tensor mantissa, Tensor exponent). A mantissa of size [0.5, 1) and an exponent: self =
 * mantissa * 2^exponent. The exponent is int32 and has no gradient. Errors: RuntimeError for integers and bool. */
typedef struct fl_frexp_result {
    fl_tensor *mantissa, *exponent;
} fl_frexp_result;
FL_API fl_frexp_result fl_frexp(fl_tensor *self);

/* angle(Tensor self) -> Tensor. pi below 0, else 0; NaN of NaN. Integers and bool give the default dtype. */
FL_API fl_tensor *fl_angle(fl_tensor *self);

/* isreal(Tensor self) -> Tensor. True: all numbers here are real. */
FL_API fl_tensor *fl_isreal(fl_tensor *self);

/* real(Tensor self) -> Tensor. self: all numbers here are real. */
FL_API fl_tensor *fl_real(fl_tensor *self);

/* conj_physical(Tensor self) -> Tensor. self: all numbers here are real. */
FL_API fl_tensor *fl_conj_physical(fl_tensor *self);
FL_API fl_tensor *fl_conj_physical_(fl_tensor *self);

/* ---- embedding ----------------------------------------------------------------------------------------------------- */

/* embedding(Tensor input, Tensor weight, int? padding_idx=None, float? max_norm=None, float norm_type=2.0, bool
 * scale_grad_by_freq=False, bool sparse=False) -> Tensor. Rows of weight (num_embeddings, embedding_dim) by index:
 * any shape of integers to that shape and embedding_dim. The row padding_idx gets no gradient; rows longer than
 * max_norm are shortened in place first. scale_grad_by_freq divides a row's gradient by how often it was asked for.
 * Errors: IndexError for an index outside [0, num_embeddings), RuntimeError for indices that are not int32 or
 * int64. */
typedef struct fl_embedding_options {
    int64_t padding_idx;
    double max_norm;
    double norm_type;
    bool scale_grad_by_freq;
    bool sparse;
} fl_embedding_options;
#define FL_EMBEDDING_OPTIONS {FL_NONE, FL_NONE_FLOAT, 2.0, false, false}
FL_API fl_tensor *fl_embedding(fl_tensor *input, fl_tensor *weight, const fl_embedding_options *options);

/* embedding_bag(Tensor input, Tensor weight, Tensor? offsets=None, float? max_norm=None, float norm_type=2.0, bool
 * scale_grad_by_freq=False, str mode='mean', bool sparse=False, Tensor? per_sample_weights=None, bool
 * include_last_offset=False, int? padding_idx=None) -> Tensor. Rows of weight by index, added up ('sum'), averaged
 * ('mean') or maximised ('max') bag by bag: input [bags, size], or [n] with offsets where each bag begins. sparse
 * asks for a gradient that is dense all the same. Gives [bags, embedding_dim]. Errors: ValueError for offsets that
 * do not go with the input or an unknown mode, RuntimeError for an index out of range, NotImplementedError for
 * per_sample_weights unless mode is 'sum'. */
typedef struct fl_embedding_bag_options {
    fl_tensor *offsets;
    double max_norm;
    double norm_type;
    bool scale_grad_by_freq;
    const char *mode;
    bool sparse;
    fl_tensor *per_sample_weights;
    bool include_last_offset;
    int64_t padding_idx;
} fl_embedding_bag_options;
#define FL_EMBEDDING_BAG_OPTIONS {NULL, FL_NONE_FLOAT, 2.0, false, "mean", false, NULL, false, FL_NONE}
FL_API fl_tensor *fl_embedding_bag(fl_tensor *input, fl_tensor *weight, const fl_embedding_bag_options *options);

/* embedding_renorm_(Tensor self, Tensor indices, float max_norm, float norm_type) -> Tensor. Shortens the rows of
 * self that stand in indices and whose norm_type-norm is more than max_norm, in place. self [num_embeddings,
 * embedding_dim]. Errors: IndexError for an index out of range. */
FL_API fl_tensor *fl_embedding_renorm_(fl_tensor *self, fl_tensor *indices, double max_norm, double norm_type);

/* ---- gather -------------------------------------------------------------------------------------------------------- */

/* index_select(Tensor self, int dim, Tensor index) -> Tensor. The given indices of a dimension. A copy, with
 * index's length in dimension dim. index is a vector of int32 or int64. Errors: IndexError for an index out of
 * range or a matrix of them, RuntimeError for another dtype. */
FL_API fl_tensor *fl_index_select(fl_tensor *self, int64_t dim, fl_tensor *index);

/* index_add(Tensor self, int dim, Tensor index, Tensor source, *, Scalar alpha=1) -> Tensor. self with alpha times
 * source added at the given indices of a dimension. index is a vector as long as source in dim; the other sizes are
 * equal. Errors: IndexError for an index out of range, RuntimeError for sizes or dtypes that do not fit. */
typedef struct fl_index_add_options {
    fl_scalar alpha;
} fl_index_add_options;
#define FL_INDEX_ADD_OPTIONS {{FL_SCALAR_INT, {1}}}
FL_API fl_tensor *fl_index_add(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *source,
                               const fl_index_add_options *options);
FL_API fl_tensor *fl_index_add_(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *source,
                                const fl_index_add_options *options);

/* index_copy(Tensor self, int dim, Tensor index, Tensor source) -> Tensor. self with source at the given indices of
 * a dimension. index is a vector as long as source in dim; the other sizes are equal. Errors: IndexError for an
 * index out of range, RuntimeError for sizes or dtypes that do not fit. */
FL_API fl_tensor *fl_index_copy(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *source);
FL_API fl_tensor *fl_index_copy_(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *source);

/* index_fill(Tensor self, int dim, Tensor index, Scalar value) -> Tensor. self with one value at the given indices
 * of a dimension. Errors: IndexError for an index out of range or not of int64. */
FL_API fl_tensor *fl_index_fill(fl_tensor *self, int64_t dim, fl_tensor *index, fl_scalar value);
FL_API fl_tensor *fl_index_fill_(fl_tensor *self, int64_t dim, fl_tensor *index, fl_scalar value);

/* index_fill.tensor(Tensor self, int dim, Tensor index, Tensor value) -> Tensor. self with the value of a 0-dim
 * tensor at the given indices of a dimension. */
FL_API fl_tensor *fl_index_fill_tensor(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *value);
FL_API fl_tensor *fl_index_fill_tensor_(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *value);

/* gather(Tensor self, int dim, Tensor index, *, bool sparse_grad=False) -> Tensor. out[i][j] =
 * self[index[i][j]][j], for dim 0 of a matrix. The result has index's shape, which has as many dimensions as self;
 * index is int32 or int64. Errors: RuntimeError for an index out of range, another dtype or number of dimensions. */
typedef struct fl_gather_options {
    bool sparse_grad;
} fl_gather_options;
#define FL_GATHER_OPTIONS {false}
FL_API fl_tensor *fl_gather(fl_tensor *self, int64_t dim, fl_tensor *index, const fl_gather_options *options);

/* take_along_dim(Tensor self, Tensor indices, int? dim=None) -> Tensor. gather with self and indices broadcast
 * against each other. Without dim, both are taken as vectors. */
typedef struct fl_take_along_dim_options {
    int64_t dim;
} fl_take_along_dim_options;
#define FL_TAKE_ALONG_DIM_OPTIONS {FL_NONE}
FL_API fl_tensor *fl_take_along_dim(fl_tensor *self, fl_tensor *indices, const fl_take_along_dim_options *options);

/* scatter(Tensor self, int dim, Tensor index, Tensor src) -> Tensor. out[index[i][j]][j] = src[i][j], for dim 0 of
 * a matrix. Where indices meet, which one stays is left open. index, int32 or int64, is no larger than src, nor
 * than self but along dim. Errors: RuntimeError for an index out of range or two dtypes. */
FL_API fl_tensor *fl_scatter(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *src);
FL_API fl_tensor *fl_scatter_(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *src);

/* scatter.value(Tensor self, int dim, Tensor index, Scalar value) -> Tensor. out[index[i][j]][j] = value, for dim 0
 * of a matrix. */
FL_API fl_tensor *fl_scatter_value(fl_tensor *self, int64_t dim, fl_tensor *index, fl_scalar value);
FL_API fl_tensor *fl_scatter_value_(fl_tensor *self, int64_t dim, fl_tensor *index, fl_scalar value);

/* scatter.src_reduce(Tensor self, int dim, Tensor index, Tensor src, *, str reduce) -> Tensor. scatter that adds to
 * ('add') or multiplies ('multiply') what is there. */
FL_API fl_tensor *fl_scatter_src_reduce(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *src,
                                        const char *reduce);
FL_API fl_tensor *fl_scatter_src_reduce_(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *src,
                                         const char *reduce);

/* scatter.value_reduce(Tensor self, int dim, Tensor index, Scalar value, *, str reduce) -> Tensor. scatter of a
 * value that adds to ('add') or multiplies ('multiply') what is there. */
FL_API fl_tensor *fl_scatter_value_reduce(fl_tensor *self, int64_t dim, fl_tensor *index, fl_scalar value,
                                          const char *reduce);
FL_API fl_tensor *fl_scatter_value_reduce_(fl_tensor *self, int64_t dim, fl_tensor *index, fl_scalar value,
                                           const char *reduce);

/* scatter_add(Tensor self, int dim, Tensor index, Tensor src) -> Tensor. out[index[i][j]][j] += src[i][j], for dim
 * 0 of a matrix. Errors: as scatter. */
FL_API fl_tensor *fl_scatter_add(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *src);
FL_API fl_tensor *fl_scatter_add_(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *src);

/* scatter_reduce(Tensor self, int dim, Tensor index, Tensor src, str reduce, *, bool include_self=True) -> Tensor.
 * scatter that reduces what meets: 'sum', 'prod', 'mean', 'amax' or 'amin'. include_self=False: what was there
 * counts only where nothing came. Errors: RuntimeError for an unknown reduce, and as scatter. */
typedef struct fl_scatter_reduce_options {
    bool include_self;
} fl_scatter_reduce_options;
#define FL_SCATTER_REDUCE_OPTIONS {true}
FL_API fl_tensor *fl_scatter_reduce(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *src, const char *reduce,
                                    const fl_scatter_reduce_options *options);
FL_API fl_tensor *fl_scatter_reduce_(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *src, const char *reduce,
                                     const fl_scatter_reduce_options *options);

/* index_reduce(Tensor self, int dim, Tensor index, Tensor source, str reduce, *, bool include_self=True) -> Tensor.
 * self with source reduced into the given indices of a dimension: 'prod', 'mean', 'amax' or 'amin'. Errors:
 * RuntimeError for sizes or dtypes that do not fit, NotImplementedError for bool. */
typedef struct fl_index_reduce_options {
    bool include_self;
} fl_index_reduce_options;
#define FL_INDEX_REDUCE_OPTIONS {true}
FL_API fl_tensor *fl_index_reduce(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *source, const char *reduce,
                                  const fl_index_reduce_options *options);
FL_API fl_tensor *fl_index_reduce_(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *source,
                                   const char *reduce, const fl_index_reduce_options *options);

/* take(Tensor self, Tensor index) -> Tensor. Elements by their place in self.flatten(). A copy of index's shape;
 * negative places count from the end. Errors: IndexError out of range, RuntimeError for an index that is not int64. */
FL_API fl_tensor *fl_take(fl_tensor *self, fl_tensor *index);

/* put(Tensor self, Tensor index, Tensor source, bool accumulate=False) -> Tensor. self with source at places of
 * self.flatten(). accumulate adds to what is there. Errors: IndexError out of range. */
typedef struct fl_put_options {
    bool accumulate;
} fl_put_options;
#define FL_PUT_OPTIONS {false}
FL_API fl_tensor *fl_put(fl_tensor *self, fl_tensor *index, fl_tensor *source, const fl_put_options *options);
FL_API fl_tensor *fl_put_(fl_tensor *self, fl_tensor *index, fl_tensor *source, const fl_put_options *options);

/* segment_reduce(Tensor data, str reduce, *, Tensor? lengths=None, Tensor? indices=None, Tensor? offsets=None, int
 * axis=0, bool unsafe=False, Scalar? initial=None) -> Tensor. The sum, mean, max, min or prod of each of the
 * segments that follow each other along axis. Give lengths, or offsets, of int32 or int64; a segment of no elements
 * gives initial. The result has as many places along axis as there are segments. Errors: RuntimeError for lengths
 * that do not add up (unless unsafe), NotImplementedError for data that is not floating. */
typedef struct fl_segment_reduce_options {
    fl_tensor *lengths;
    fl_tensor *indices;
    fl_tensor *offsets;
    int64_t axis;
    bool unsafe;
    fl_scalar initial;
} fl_segment_reduce_options;
#define FL_SEGMENT_REDUCE_OPTIONS {NULL, NULL, NULL, 0, false, {FL_SCALAR_NONE, {0}}}
FL_API fl_tensor *fl_segment_reduce(fl_tensor *data, const char *reduce, const fl_segment_reduce_options *options);

/* ---- index --------------------------------------------------------------------------------------------------------- */

/* index(Tensor self, Tensor?[] indices) -> Tensor. self[indices]; None takes all of a dimension. */
FL_API fl_tensor *fl_index(fl_tensor *self, fl_tensor *const *indices, int n_indices);

/* index_put(Tensor self, Tensor?[] indices, Tensor values, bool accumulate=False) -> Tensor. self with values at
 * self[indices]; accumulate adds them. Index tensors broadcast; values broadcast to what they select. Errors:
 * IndexError for an index out of range. */
typedef struct fl_index_put_options {
    bool accumulate;
} fl_index_put_options;
#define FL_INDEX_PUT_OPTIONS {false}
FL_API fl_tensor *fl_index_put(fl_tensor *self, fl_tensor *const *indices, int n_indices, fl_tensor *values,
                               const fl_index_put_options *options);
FL_API fl_tensor *fl_index_put_(fl_tensor *self, fl_tensor *const *indices, int n_indices, fl_tensor *values,
                                const fl_index_put_options *options);

/* ---- init ---------------------------------------------------------------------------------------------------------- */

/* init_uniform_(Tensor tensor, float a=0.0, float b=1.0, Generator? generator=None) -> Tensor. Uniform numbers from
 * [a, b). */
typedef struct fl_init_uniform_options {
    double a;
    double b;
    fl_generator *generator;
} fl_init_uniform_options;
#define FL_INIT_UNIFORM_OPTIONS {0.0, 1.0, NULL}
FL_API fl_tensor *fl_init_uniform_(fl_tensor *tensor, const fl_init_uniform_options *options);

/* init_normal_(Tensor tensor, float mean=0.0, float std=1.0, Generator? generator=None) -> Tensor. Normal numbers
 * of this mean and standard deviation. */
typedef struct fl_init_normal_options {
    double mean;
    double std;
    fl_generator *generator;
} fl_init_normal_options;
#define FL_INIT_NORMAL_OPTIONS {0.0, 1.0, NULL}
FL_API fl_tensor *fl_init_normal_(fl_tensor *tensor, const fl_init_normal_options *options);

/* init_trunc_normal_(Tensor tensor, float mean=0.0, float std=1.0, float a=-2.0, float b=2.0, Generator?
 * generator=None) -> Tensor. Normal numbers, those outside [a, b] drawn anew. */
typedef struct fl_init_trunc_normal_options {
    double mean;
    double std;
    double a;
    double b;
    fl_generator *generator;
} fl_init_trunc_normal_options;
#define FL_INIT_TRUNC_NORMAL_OPTIONS {0.0, 1.0, -2.0, 2.0, NULL}
FL_API fl_tensor *fl_init_trunc_normal_(fl_tensor *tensor, const fl_init_trunc_normal_options *options);

/* init_constant_(Tensor tensor, Scalar val) -> Tensor. One value everywhere. */
FL_API fl_tensor *fl_init_constant_(fl_tensor *tensor, fl_scalar val);

/* init_ones_(Tensor tensor) -> Tensor. Ones. */
FL_API fl_tensor *fl_init_ones_(fl_tensor *tensor);

/* init_zeros_(Tensor tensor) -> Tensor. Zeros. */
FL_API fl_tensor *fl_init_zeros_(fl_tensor *tensor);

/* init_eye_(Tensor tensor) -> Tensor. The identity matrix. Errors: ValueError for other than two dimensions. */
FL_API fl_tensor *fl_init_eye_(fl_tensor *tensor);

/* init_dirac_(Tensor tensor, int groups=1) -> Tensor. A convolution weight that passes its input through, as many
 * channels as there are. Errors: ValueError for other than three to five dimensions. */
typedef struct fl_init_dirac_options {
    int64_t groups;
} fl_init_dirac_options;
#define FL_INIT_DIRAC_OPTIONS {1}
FL_API fl_tensor *fl_init_dirac_(fl_tensor *tensor, const fl_init_dirac_options *options);

/* init_xavier_uniform_(Tensor tensor, float gain=1.0, Generator? generator=None) -> Tensor. Uniform numbers of
 * variance gain^2 * 2 / (fan_in + fan_out) (Glorot and Bengio, 2010). fan_in: size 1 times the sizes from 2 on;
 * fan_out: size 0 times those. Errors: ValueError for fewer than two dimensions. */
typedef struct fl_init_xavier_uniform_options {
    double gain;
    fl_generator *generator;
} fl_init_xavier_uniform_options;
#define FL_INIT_XAVIER_UNIFORM_OPTIONS {1.0, NULL}
FL_API fl_tensor *fl_init_xavier_uniform_(fl_tensor *tensor, const fl_init_xavier_uniform_options *options);

/* init_xavier_normal_(Tensor tensor, float gain=1.0, Generator? generator=None) -> Tensor. Normal numbers of
 * variance gain^2 * 2 / (fan_in + fan_out) (Glorot and Bengio, 2010). fan_in: size 1 times the sizes from 2 on;
 * fan_out: size 0 times those. Errors: ValueError for fewer than two dimensions. */
typedef struct fl_init_xavier_normal_options {
    double gain;
    fl_generator *generator;
} fl_init_xavier_normal_options;
#define FL_INIT_XAVIER_NORMAL_OPTIONS {1.0, NULL}
FL_API fl_tensor *fl_init_xavier_normal_(fl_tensor *tensor, const fl_init_xavier_normal_options *options);

/* init_kaiming_uniform_(Tensor tensor, float a=0.0, str mode='fan_in', str nonlinearity='leaky_relu', Generator?
 * generator=None) -> Tensor. Uniform numbers of variance gain^2 / fan (He et al., 2015); a: the slope of a leaky
 * ReLU; mode: 'fan_in' or 'fan_out'. fan_in: size 1 times the sizes from 2 on; fan_out: size 0 times those. Errors:
 * ValueError for fewer than two dimensions. */
typedef struct fl_init_kaiming_uniform_options {
    double a;
    const char *mode;
    const char *nonlinearity;
    fl_generator *generator;
} fl_init_kaiming_uniform_options;
#define FL_INIT_KAIMING_UNIFORM_OPTIONS {0.0, "fan_in", "leaky_relu", NULL}
FL_API fl_tensor *fl_init_kaiming_uniform_(fl_tensor *tensor, const fl_init_kaiming_uniform_options *options);

/* init_kaiming_normal_(Tensor tensor, float a=0.0, str mode='fan_in', str nonlinearity='leaky_relu', Generator?
 * generator=None) -> Tensor. Normal numbers of variance gain^2 / fan (He et al., 2015); a: the slope of a leaky
 * ReLU; mode: 'fan_in' or 'fan_out'. fan_in: size 1 times the sizes from 2 on; fan_out: size 0 times those. Errors:
 * ValueError for fewer than two dimensions. */
typedef struct fl_init_kaiming_normal_options {
    double a;
    const char *mode;
    const char *nonlinearity;
    fl_generator *generator;
} fl_init_kaiming_normal_options;
#define FL_INIT_KAIMING_NORMAL_OPTIONS {0.0, "fan_in", "leaky_relu", NULL}
FL_API fl_tensor *fl_init_kaiming_normal_(fl_tensor *tensor, const fl_init_kaiming_normal_options *options);

/* init_orthogonal_(Tensor tensor, float gain=1, Generator? generator=None) -> Tensor. A (semi-)orthogonal matrix,
 * the tensor's later dimensions taken as one, times gain (Saxe et al., 2013). Errors: ValueError for fewer than two
 * dimensions. */
typedef struct fl_init_orthogonal_options {
    double gain;
    fl_generator *generator;
} fl_init_orthogonal_options;
#define FL_INIT_ORTHOGONAL_OPTIONS {1.0, NULL}
FL_API fl_tensor *fl_init_orthogonal_(fl_tensor *tensor, const fl_init_orthogonal_options *options);

/* init_sparse_(Tensor tensor, float sparsity, float std=0.01, Generator? generator=None) -> Tensor. Normal numbers
 * with a fraction of each column set to zero (Martens, 2010). Errors: ValueError for other than two dimensions. */
typedef struct fl_init_sparse_options {
    double std;
    fl_generator *generator;
} fl_init_sparse_options;
#define FL_INIT_SPARSE_OPTIONS {0.01, NULL}
FL_API fl_tensor *fl_init_sparse_(fl_tensor *tensor, double sparsity, const fl_init_sparse_options *options);

/* init_calculate_gain(str nonlinearity, float? param) -> float. The factor that keeps the variance of activations
 * through a nonlinearity; param: the slope of a leaky ReLU. tanh: 5/3, relu: sqrt(2), leaky_relu: sqrt(2 / (1 +
 * param^2)), selu: 3/4, the linear ones and sigmoid: 1. Errors: ValueError for another name. */
FL_API double fl_init_calculate_gain(const char *nonlinearity, double param);

/* ---- interpolate --------------------------------------------------------------------------------------------------- */

/* interpolate(Tensor input, int[=]?|int size=None, float[=]? scale_factor=None, str mode='nearest', bool?
 * align_corners=None, bool?|any recompute_scale_factor=None, bool|any antialias=False) -> Tensor. [N, C, ...] with
 * its one to three last dimensions resized to size, or by scale_factor. mode: 'nearest', 'nearest-exact', 'linear'
 * (3 dimensions), 'bilinear', 'bicubic' (4), 'trilinear' (5) or 'area'. align_corners: corner pixels keep their
 * places. Errors: ValueError for size and scale_factor both or neither, NotImplementedError for a mode that does
 * not go with the dimensions, and for integers but uint8. */
typedef struct fl_interpolate_options {
    const int64_t *size;
    int n_size;
    const double *scale_factor;
    int n_scale_factor;
    const char *mode;
    int8_t align_corners;
    int8_t recompute_scale_factor;
    bool antialias;
} fl_interpolate_options;
#define FL_INTERPOLATE_OPTIONS {NULL, 0, NULL, 0, "nearest", -1, -1, false}
FL_API fl_tensor *fl_interpolate(fl_tensor *input, const fl_interpolate_options *options);

/* upsample(Tensor input, int[=]?|int size=None, float[=]? scale_factor=None, str mode='nearest', bool?
 * align_corners=None) -> Tensor. interpolate by its older name. */
typedef struct fl_upsample_options {
    const int64_t *size;
    int n_size;
    const double *scale_factor;
    int n_scale_factor;
    const char *mode;
    int8_t align_corners;
} fl_upsample_options;
#define FL_UPSAMPLE_OPTIONS {NULL, 0, NULL, 0, "nearest", -1}
FL_API fl_tensor *fl_upsample(fl_tensor *input, const fl_upsample_options *options);

/* upsample_nearest(Tensor input, int[=]?|int size=None, float[=]? scale_factor=None) -> Tensor. interpolate in mode
 * 'nearest'. */
typedef struct fl_upsample_nearest_options {
    const int64_t *size;
    int n_size;
    const double *scale_factor;
    int n_scale_factor;
} fl_upsample_nearest_options;
#define FL_UPSAMPLE_NEAREST_OPTIONS {NULL, 0, NULL, 0}
FL_API fl_tensor *fl_upsample_nearest(fl_tensor *input, const fl_upsample_nearest_options *options);

/* upsample_bilinear(Tensor input, int[=]?|int size=None, float[=]? scale_factor=None) -> Tensor. interpolate in
 * mode 'bilinear' with align_corners. */
typedef struct fl_upsample_bilinear_options {
    const int64_t *size;
    int n_size;
    const double *scale_factor;
    int n_scale_factor;
} fl_upsample_bilinear_options;
#define FL_UPSAMPLE_BILINEAR_OPTIONS {NULL, 0, NULL, 0}
FL_API fl_tensor *fl_upsample_bilinear(fl_tensor *input, const fl_upsample_bilinear_options *options);

/* grid_sample(Tensor input, Tensor grid, str mode='bilinear', str padding_mode='zeros', bool? align_corners=None)
 * -> Tensor. input [N, C, (D,) H, W] at the points of grid [N, ..., 2 or 3], which has coordinates (x, y(, z)) from
 * -1 to 1. Gives [N, C, ...] with the grid's sizes. mode: 'bilinear', 'nearest', 'bicubic' (of images);
 * padding_mode, beyond the edges: 'zeros', 'border', 'reflection'; align_corners: -1 and 1 are the centres of the
 * corner pixels, not their edges. Errors: RuntimeError for sizes that do not fit, NotImplementedError for integers. */
typedef struct fl_grid_sample_options {
    const char *mode;
    const char *padding_mode;
    int8_t align_corners;
} fl_grid_sample_options;
#define FL_GRID_SAMPLE_OPTIONS {"bilinear", "zeros", -1}
FL_API fl_tensor *fl_grid_sample(fl_tensor *input, fl_tensor *grid, const fl_grid_sample_options *options);

/* grid_sampler(Tensor input, Tensor grid, int interpolation_mode, int padding_mode, bool align_corners) -> Tensor.
 * grid_sample with its modes as numbers: bilinear, nearest, bicubic; zeros, border, reflection. */
FL_API fl_tensor *fl_grid_sampler(fl_tensor *input, fl_tensor *grid, int64_t interpolation_mode, int64_t padding_mode,
                                  bool align_corners);

/* grid_sampler_2d(Tensor input, Tensor grid, int interpolation_mode, int padding_mode, bool align_corners) ->
 * Tensor. grid_sampler of images. */
FL_API fl_tensor *fl_grid_sampler_2d(fl_tensor *input, fl_tensor *grid, int64_t interpolation_mode,
                                     int64_t padding_mode, bool align_corners);

/* grid_sampler_3d(Tensor input, Tensor grid, int interpolation_mode, int padding_mode, bool align_corners) ->
 * Tensor. grid_sampler of volumes. */
FL_API fl_tensor *fl_grid_sampler_3d(fl_tensor *input, fl_tensor *grid, int64_t interpolation_mode,
                                     int64_t padding_mode, bool align_corners);

/* affine_grid(Tensor theta, int[] size, bool? align_corners=None) -> Tensor. The grid [N, H, W, 2] or [N, D, H, W,
 * 3] of the affine maps theta [N, 2, 3] or [N, 3, 4] for results of this size. size: [N, C, H, W] or [N, C, D, H,
 * W]. Errors: ValueError for a theta that is not floating, NotImplementedError for other sizes. */
typedef struct fl_affine_grid_options {
    int8_t align_corners;
} fl_affine_grid_options;
#define FL_AFFINE_GRID_OPTIONS {-1}
FL_API fl_tensor *fl_affine_grid(fl_tensor *theta, const int64_t *size, int n_size,
                                 const fl_affine_grid_options *options);

/* affine_grid_generator(Tensor theta, int[] size, bool align_corners) -> Tensor. affine_grid, with align_corners
 * required. */
FL_API fl_tensor *fl_affine_grid_generator(fl_tensor *theta, const int64_t *size, int n_size, bool align_corners);

/* ---- linalg -------------------------------------------------------------------------------------------------------- */

/* linalg_lu_factor_ex(Tensor A, *, bool pivot=True, bool check_errors=False) -> (Tensor LU, Tensor pivots, Tensor
 * info). The packed factors of A = P L U; info is not 0 where U is singular. A [..., m, n]: LU [..., m, n], pivots
 * [..., min(m, n)] and info [...] of int32, pivots counted from 1. Errors: RuntimeError without pivot,
 * NotImplementedError for other than float32 and float64. */
typedef struct fl_linalg_lu_factor_ex_options {
    bool pivot;
    bool check_errors;
} fl_linalg_lu_factor_ex_options;
#define FL_LINALG_LU_FACTOR_EX_OPTIONS {true, false}
typedef struct fl_linalg_lu_factor_ex_result {
    fl_tensor *LU, *pivots, *info;
} fl_linalg_lu_factor_ex_result;
FL_API fl_linalg_lu_factor_ex_result fl_linalg_lu_factor_ex(fl_tensor *A,
                                                            const fl_linalg_lu_factor_ex_options *options);

/* linalg_lu_factor(Tensor A, *, bool pivot=True) -> (Tensor LU, Tensor pivots). The packed factors of A = P L U: LU
 * [..., m, n]; pivots [..., min(m, n)], int32, counted from 1. Errors: RuntimeError for a singular U. */
typedef struct fl_linalg_lu_factor_options {
    bool pivot;
} fl_linalg_lu_factor_options;
#define FL_LINALG_LU_FACTOR_OPTIONS {true}
typedef struct fl_linalg_lu_factor_result {
    fl_tensor *LU, *pivots;
} fl_linalg_lu_factor_result;
FL_API fl_linalg_lu_factor_result fl_linalg_lu_factor(fl_tensor *A, const fl_linalg_lu_factor_options *options);

/* linalg_lu(Tensor A, *, bool pivot=True) -> (Tensor P, Tensor L, Tensor U). A = P L U: a permutation, a lower
 * triangle of unit diagonal, an upper triangle. A [..., m, n]: P [..., m, m], L [..., m, k], U [..., k, n], k =
 * min(m, n). P has no gradient. */
typedef struct fl_linalg_lu_options {
    bool pivot;
} fl_linalg_lu_options;
#define FL_LINALG_LU_OPTIONS {true}
typedef struct fl_linalg_lu_result {
    fl_tensor *P, *L, *U;
} fl_linalg_lu_result;
FL_API fl_linalg_lu_result fl_linalg_lu(fl_tensor *A, const fl_linalg_lu_options *options);

/* lu_unpack(Tensor LU_data, Tensor LU_pivots, bool unpack_data=True, bool unpack_pivots=True) -> (Tensor P, Tensor
 * L, Tensor U). The factors out of their packed form. P [..., m, m], L [..., m, k], U [..., k, n]; what is not
 * asked for is empty. Errors: RuntimeError for pivots that are not int32. */
typedef struct fl_lu_unpack_options {
    bool unpack_data;
    bool unpack_pivots;
} fl_lu_unpack_options;
#define FL_LU_UNPACK_OPTIONS {true, true}
typedef struct fl_lu_unpack_result {
    fl_tensor *P, *L, *U;
} fl_lu_unpack_result;
FL_API fl_lu_unpack_result fl_lu_unpack(fl_tensor *LU_data, fl_tensor *LU_pivots, const fl_lu_unpack_options *options);

/* linalg_cholesky_ex(Tensor self, *, bool upper=False, bool check_errors=False) -> (Tensor L, Tensor info). The
 * factor of self = L L^T; info is not 0 where self is not positive definite. [..., n, n]; info [...], int32, has no
 * gradient. One triangle of self is read. Errors: RuntimeError for matrices that are not square or not of a
 * floating type, LinAlgError with check_errors. */
typedef struct fl_linalg_cholesky_ex_options {
    bool upper;
    bool check_errors;
} fl_linalg_cholesky_ex_options;
#define FL_LINALG_CHOLESKY_EX_OPTIONS {false, false}
typedef struct fl_linalg_cholesky_ex_result {
    fl_tensor *L, *info;
} fl_linalg_cholesky_ex_result;
FL_API fl_linalg_cholesky_ex_result fl_linalg_cholesky_ex(fl_tensor *self,
                                                          const fl_linalg_cholesky_ex_options *options);

/* linalg_cholesky(Tensor self, *, bool upper=False) -> Tensor. The factor of self = L L^T (upper: U^T U), [..., n,
 * n]. One triangle of self is read. Errors: LinAlgError where self is not positive definite, RuntimeError for
 * matrices that are not square or not of a floating type. */
typedef struct fl_linalg_cholesky_options {
    bool upper;
} fl_linalg_cholesky_options;
#define FL_LINALG_CHOLESKY_OPTIONS {false}
FL_API fl_tensor *fl_linalg_cholesky(fl_tensor *self, const fl_linalg_cholesky_options *options);

/* cholesky(Tensor self, bool upper=False) -> Tensor. linalg_cholesky by its older name. */
typedef struct fl_cholesky_options {
    bool upper;
} fl_cholesky_options;
#define FL_CHOLESKY_OPTIONS {false}
FL_API fl_tensor *fl_cholesky(fl_tensor *self, const fl_cholesky_options *options);

/* linalg_qr(Tensor A, str mode='reduced') -> (Tensor Q, Tensor R). A = Q R. mode: reduced, complete (a square Q), r
 * (Q is empty). A [..., m, n]: Q [..., m, k], R [..., k, n], k = min(m, n), or Q [..., m, m], R [..., m, n] when
 * complete. Errors: RuntimeError for another mode, fewer than two dimensions or integers. */
typedef struct fl_linalg_qr_options {
    const char *mode;
} fl_linalg_qr_options;
#define FL_LINALG_QR_OPTIONS {"reduced"}
typedef struct fl_linalg_qr_result {
    fl_tensor *Q, *R;
} fl_linalg_qr_result;
FL_API fl_linalg_qr_result fl_linalg_qr(fl_tensor *A, const fl_linalg_qr_options *options);

/* qr(Tensor self, bool some=True) -> (Tensor Q, Tensor R). linalg_qr by its older name. */
typedef struct fl_qr_options {
    bool some;
} fl_qr_options;
#define FL_QR_OPTIONS {true}
typedef struct fl_qr_result {
    fl_tensor *Q, *R;
} fl_qr_result;
FL_API fl_qr_result fl_qr(fl_tensor *self, const fl_qr_options *options);

/* geqrf(Tensor self) -> (Tensor a, Tensor tau). self = Q R with Q left as reflectors: R above, the reflectors below
 * the diagonal, and their factors. self [..., m, n]: a [..., m, n], tau [..., min(m, n)]. */
typedef struct fl_geqrf_result {
    fl_tensor *a, *tau;
} fl_geqrf_result;
FL_API fl_geqrf_result fl_geqrf(fl_tensor *self);

/* linalg_householder_product(Tensor input, Tensor tau) -> Tensor. The first columns of the product of reflectors,
 * as geqrf gives them. input [..., m, n], n <= m, tau [..., k], k <= n: [..., m, n]. Errors: RuntimeError for other
 * sizes. */
FL_API fl_tensor *fl_linalg_householder_product(fl_tensor *input, fl_tensor *tau);

/* orgqr(Tensor self, Tensor input2) -> Tensor. linalg_householder_product by its older name. */
FL_API fl_tensor *fl_orgqr(fl_tensor *self, fl_tensor *input2);

/* ormqr(Tensor self, Tensor input2, Tensor input3, bool left=True, bool transpose=False) -> Tensor. Q input3, or
 * input3 Q (or with Q^T), Q the product of reflectors (self, input2). Errors: RuntimeError for sizes that do not
 * fit. */
typedef struct fl_ormqr_options {
    bool left;
    bool transpose;
} fl_ormqr_options;
#define FL_ORMQR_OPTIONS {true, false}
FL_API fl_tensor *fl_ormqr(fl_tensor *self, fl_tensor *input2, fl_tensor *input3, const fl_ormqr_options *options);

/* linalg_ldl_factor_ex(Tensor self, *, bool hermitian=False, bool check_errors=False) -> (Tensor LD, Tensor pivots,
 * Tensor info). The packed factors of a symmetric matrix, A = L D L^T. LD [..., n, n], pivots [..., n] of int32;
 * info [...], int32, is not 0 where D is singular. Errors: RuntimeError for matrices that are not square. */
typedef struct fl_linalg_ldl_factor_ex_options {
    bool hermitian;
    bool check_errors;
} fl_linalg_ldl_factor_ex_options;
#define FL_LINALG_LDL_FACTOR_EX_OPTIONS {false, false}
typedef struct fl_linalg_ldl_factor_ex_result {
    fl_tensor *LD, *pivots, *info;
} fl_linalg_ldl_factor_ex_result;
FL_API fl_linalg_ldl_factor_ex_result fl_linalg_ldl_factor_ex(fl_tensor *self,
                                                              const fl_linalg_ldl_factor_ex_options *options);

/* linalg_ldl_factor(Tensor self, *, bool hermitian=False) -> (Tensor LD, Tensor pivots). The packed factors of a
 * symmetric matrix, A = L D L^T. LD [..., n, n], pivots [..., n] of int32. Errors: RuntimeError for matrices that
 * are not square. */
typedef struct fl_linalg_ldl_factor_options {
    bool hermitian;
} fl_linalg_ldl_factor_options;
#define FL_LINALG_LDL_FACTOR_OPTIONS {false}
typedef struct fl_linalg_ldl_factor_result {
    fl_tensor *LD, *pivots;
} fl_linalg_ldl_factor_result;
FL_API fl_linalg_ldl_factor_result fl_linalg_ldl_factor(fl_tensor *self, const fl_linalg_ldl_factor_options *options);

/* linalg_ldl_solve(Tensor LD, Tensor pivots, Tensor B, *, bool hermitian=False) -> Tensor. Solves A X = B by the
 * factors of linalg_ldl_factor. B [..., n, k]; the result is as B. Errors: RuntimeError for pivots that are not
 * integers or two dtypes. */
typedef struct fl_linalg_ldl_solve_options {
    bool hermitian;
} fl_linalg_ldl_solve_options;
#define FL_LINALG_LDL_SOLVE_OPTIONS {false}
FL_API fl_tensor *fl_linalg_ldl_solve(fl_tensor *LD, fl_tensor *pivots, fl_tensor *B,
                                      const fl_linalg_ldl_solve_options *options);

/* linalg_solve_ex(Tensor A, Tensor B, *, bool left=True, bool check_errors=False) -> (Tensor result, Tensor info).
 * Solves A X = B (left) or X A = B; info is not 0 where A is singular. A [..., n, n]; B [..., n, k] (right: [...,
 * k, n]) or [..., n]; leading sizes broadcast, the result is as B. */
typedef struct fl_linalg_solve_ex_options {
    bool left;
    bool check_errors;
} fl_linalg_solve_ex_options;
#define FL_LINALG_SOLVE_EX_OPTIONS {true, false}
typedef struct fl_linalg_solve_ex_result {
    fl_tensor *result, *info;
} fl_linalg_solve_ex_result;
FL_API fl_linalg_solve_ex_result fl_linalg_solve_ex(fl_tensor *A, fl_tensor *B,
                                                    const fl_linalg_solve_ex_options *options);

/* linalg_solve(Tensor A, Tensor B, *, bool left=True) -> Tensor. Solves A X = B (left) or X A = B. A [..., n, n]; B
 * [..., n, k] (right: [..., k, n]) or [..., n]; leading sizes broadcast, the result is as B. Errors: LinAlgError
 * for a singular A, RuntimeError for sizes that do not fit, two dtypes or integers. */
typedef struct fl_linalg_solve_options {
    bool left;
} fl_linalg_solve_options;
#define FL_LINALG_SOLVE_OPTIONS {true}
FL_API fl_tensor *fl_linalg_solve(fl_tensor *A, fl_tensor *B, const fl_linalg_solve_options *options);

/* linalg_inv_ex(Tensor A, *, bool check_errors=False) -> (Tensor inverse, Tensor info). The inverse; info is not 0
 * where A is singular. [..., n, n]; info [...], int32. Errors: RuntimeError for matrices that are not square or not
 * of a floating type. */
typedef struct fl_linalg_inv_ex_options {
    bool check_errors;
} fl_linalg_inv_ex_options;
#define FL_LINALG_INV_EX_OPTIONS {false}
typedef struct fl_linalg_inv_ex_result {
    fl_tensor *inverse, *info;
} fl_linalg_inv_ex_result;
FL_API fl_linalg_inv_ex_result fl_linalg_inv_ex(fl_tensor *A, const fl_linalg_inv_ex_options *options);

/* linalg_inv(Tensor A) -> Tensor. The inverse, [..., n, n]. Errors: LinAlgError for a singular A, RuntimeError for
 * matrices that are not square or not of a floating type. */
FL_API fl_tensor *fl_linalg_inv(fl_tensor *A);

/* inverse(Tensor self) -> Tensor. linalg_inv by another name. */
FL_API fl_tensor *fl_inverse(fl_tensor *self);

/* linalg_det(Tensor A) -> Tensor. The determinant. [..., n, n] to [...]; by the LU factorisation. Errors:
 * RuntimeError for matrices that are not square or not of a floating type. */
FL_API fl_tensor *fl_linalg_det(fl_tensor *A);

/* det(Tensor self) -> Tensor. linalg_det by another name. */
FL_API fl_tensor *fl_det(fl_tensor *self);

/* linalg_slogdet(Tensor A) -> (Tensor sign, Tensor logabsdet). The sign of the determinant and the logarithm of its
 * magnitude. Each [...]. Errors: RuntimeError for matrices that are not square or not of a floating type. */
typedef struct fl_linalg_slogdet_result {
    fl_tensor *sign, *logabsdet;
} fl_linalg_slogdet_result;
FL_API fl_linalg_slogdet_result fl_linalg_slogdet(fl_tensor *A);

/* slogdet(Tensor self) -> (Tensor sign, Tensor logabsdet). linalg_slogdet by another name. */
typedef struct fl_slogdet_result {
    fl_tensor *sign, *logabsdet;
} fl_slogdet_result;
FL_API fl_slogdet_result fl_slogdet(fl_tensor *self);

/* logdet(Tensor self) -> Tensor. The logarithm of the determinant, NaN where that is negative. [..., n, n] to
 * [...]; -inf where it is 0. Errors: RuntimeError for matrices that are not square or not of a floating type. */
FL_API fl_tensor *fl_logdet(fl_tensor *self);

/* linalg_lu_solve(Tensor LU, Tensor pivots, Tensor B, *, bool left=True, bool adjoint=False) -> Tensor. Solves A X
 * = B (left) or X A = B, with A^T for A where adjoint, by the factors of linalg_lu_factor. Sizes as of
 * linalg_solve. Errors: RuntimeError for pivots that are not int32 or sizes that do not fit. */
typedef struct fl_linalg_lu_solve_options {
    bool left;
    bool adjoint;
} fl_linalg_lu_solve_options;
#define FL_LINALG_LU_SOLVE_OPTIONS {true, false}
FL_API fl_tensor *fl_linalg_lu_solve(fl_tensor *LU, fl_tensor *pivots, fl_tensor *B,
                                     const fl_linalg_lu_solve_options *options);

/* lu_solve(Tensor self, Tensor LU_data, Tensor LU_pivots) -> Tensor. linalg_lu_solve by its older name; self is B. */
FL_API fl_tensor *fl_lu_solve(fl_tensor *self, fl_tensor *LU_data, fl_tensor *LU_pivots);

/* linalg_solve_triangular(Tensor self, Tensor B, *, bool upper, bool left=True, bool unitriangular=False) ->
 * Tensor. Solves self X = B (left) or X self = B for a triangular self; its other triangle is not read.
 * unitriangular: the diagonal counts as ones. B [..., n, k]; leading sizes broadcast; a singular self gives
 * infinities or NaN. Errors: RuntimeError for sizes that do not fit, NotImplementedError for integers. */
typedef struct fl_linalg_solve_triangular_options {
    bool left;
    bool unitriangular;
} fl_linalg_solve_triangular_options;
#define FL_LINALG_SOLVE_TRIANGULAR_OPTIONS {true, false}
FL_API fl_tensor *fl_linalg_solve_triangular(fl_tensor *self, fl_tensor *B, bool upper,
                                             const fl_linalg_solve_triangular_options *options);

/* triangular_solve(Tensor self, Tensor A, bool upper=True, bool transpose=False, bool unitriangular=False) ->
 * (Tensor solution, Tensor cloned_coefficient). Solves A X = self for a triangular A; and a copy of A. Errors:
 * RuntimeError for sizes that do not fit or two dtypes. */
typedef struct fl_triangular_solve_options {
    bool upper;
    bool transpose;
    bool unitriangular;
} fl_triangular_solve_options;
#define FL_TRIANGULAR_SOLVE_OPTIONS {true, false, false}
typedef struct fl_triangular_solve_result {
    fl_tensor *solution, *cloned_coefficient;
} fl_triangular_solve_result;
FL_API fl_triangular_solve_result fl_triangular_solve(fl_tensor *self, fl_tensor *A,
                                                      const fl_triangular_solve_options *options);

/* cholesky_solve(Tensor self, Tensor input2, bool upper=False) -> Tensor. Solves A X = self by the Cholesky factor
 * input2 of A. self [..., n, k], input2 [..., n, n], upper or lower; the result is as self. Errors: RuntimeError
 * for sizes that do not fit. */
typedef struct fl_cholesky_solve_options {
    bool upper;
} fl_cholesky_solve_options;
#define FL_CHOLESKY_SOLVE_OPTIONS {false}
FL_API fl_tensor *fl_cholesky_solve(fl_tensor *self, fl_tensor *input2, const fl_cholesky_solve_options *options);

/* cholesky_inverse(Tensor self, bool upper=False) -> Tensor. The inverse of A by its Cholesky factor self. [..., n,
 * n]. */
typedef struct fl_cholesky_inverse_options {
    bool upper;
} fl_cholesky_inverse_options;
#define FL_CHOLESKY_INVERSE_OPTIONS {false}
FL_API fl_tensor *fl_cholesky_inverse(fl_tensor *self, const fl_cholesky_inverse_options *options);

/* linalg_svd(Tensor A, bool full_matrices=True, *, str? driver=None) -> (Tensor U, Tensor S, Tensor Vh). A = U
 * diag(S) Vh; with full_matrices U and Vh are square. A [..., m, n], k = min(m, n): U [..., m, k], S [..., k],
 * largest first, Vh [..., k, n]. Gradients need distinct singular values. Errors: RuntimeError for integers, fewer
 * than two dimensions or a driver, LinAlgError where it does not converge (NaN in A). */
typedef struct fl_linalg_svd_options {
    bool full_matrices;
    const char *driver;
} fl_linalg_svd_options;
#define FL_LINALG_SVD_OPTIONS {true, NULL}
typedef struct fl_linalg_svd_result {
    fl_tensor *U, *S, *Vh;
} fl_linalg_svd_result;
FL_API fl_linalg_svd_result fl_linalg_svd(fl_tensor *A, const fl_linalg_svd_options *options);

/* linalg_svdvals(Tensor A, *, str? driver=None) -> Tensor. The singular values, largest first. [..., m, n] to [...,
 * min(m, n)]. Errors: RuntimeError for integers or a driver. */
typedef struct fl_linalg_svdvals_options {
    const char *driver;
} fl_linalg_svdvals_options;
#define FL_LINALG_SVDVALS_OPTIONS {NULL}
FL_API fl_tensor *fl_linalg_svdvals(fl_tensor *A, const fl_linalg_svdvals_options *options);

/* svd(Tensor self, bool some=True, bool compute_uv=True) -> (Tensor U, Tensor S, Tensor V). self = U diag(S) V^T.
 * The older form of linalg_svd: V where that gives Vh; some=False: square U and V; compute_uv=False: U and V are
 * zeros. */
typedef struct fl_svd_options {
    bool some;
    bool compute_uv;
} fl_svd_options;
#define FL_SVD_OPTIONS {true, true}
typedef struct fl_svd_result {
    fl_tensor *U, *S, *V;
} fl_svd_result;
FL_API fl_svd_result fl_svd(fl_tensor *self, const fl_svd_options *options);

/* linalg_eigh(Tensor self, str UPLO='L') -> (Tensor eigenvalues, Tensor eigenvectors). The eigenvalues of symmetric
 * matrices, smallest first, and their vectors; one triangle is read. [..., n, n]: eigenvalues [..., n], vectors
 * [..., n, n] as columns, their signs left open; UPLO: 'L' or 'U'. Gradients need distinct eigenvalues. Errors:
 * RuntimeError for matrices that are not square or another UPLO, NotImplementedError for integers, LinAlgError
 * where it does not converge. */
typedef struct fl_linalg_eigh_options {
    const char *UPLO;
} fl_linalg_eigh_options;
#define FL_LINALG_EIGH_OPTIONS {"L"}
typedef struct fl_linalg_eigh_result {
    fl_tensor *eigenvalues, *eigenvectors;
} fl_linalg_eigh_result;
FL_API fl_linalg_eigh_result fl_linalg_eigh(fl_tensor *self, const fl_linalg_eigh_options *options);

/* linalg_eigvalsh(Tensor self, str UPLO='L') -> Tensor. The eigenvalues of symmetric matrices. [..., n, n] to [...,
 * n], smallest first. Errors: as linalg_eigh. */
typedef struct fl_linalg_eigvalsh_options {
    const char *UPLO;
} fl_linalg_eigvalsh_options;
#define FL_LINALG_EIGVALSH_OPTIONS {"L"}
FL_API fl_tensor *fl_linalg_eigvalsh(fl_tensor *self, const fl_linalg_eigvalsh_options *options);

/* linalg_eig(Tensor self) -> (Tensor eigenvalues, Tensor eigenvectors). Errors: RuntimeError, for the result is
 * complex. */
typedef struct fl_linalg_eig_result {
    fl_tensor *eigenvalues, *eigenvectors;
} fl_linalg_eig_result;
FL_API fl_linalg_eig_result fl_linalg_eig(fl_tensor *self);

/* linalg_eigvals(Tensor self) -> Tensor. Errors: RuntimeError, for the result is complex. */
FL_API fl_tensor *fl_linalg_eigvals(fl_tensor *self);

/* linalg_pinv.atol_rtol_tensor(Tensor self, *, Tensor? atol=None, Tensor? rtol=None, bool hermitian=False) ->
 * Tensor. The pseudo-inverse; singular values up to max(atol, rtol * the largest) count as 0. [..., m, n] to [...,
 * n, m], by the singular values, or with hermitian by the eigenvalues; rtol is max(m, n) epsilon unless either is
 * given. Errors: RuntimeError for fewer than two dimensions. */
typedef struct fl_linalg_pinv_atol_rtol_tensor_options {
    fl_tensor *atol;
    fl_tensor *rtol;
    bool hermitian;
} fl_linalg_pinv_atol_rtol_tensor_options;
#define FL_LINALG_PINV_ATOL_RTOL_TENSOR_OPTIONS {NULL, NULL, false}
FL_API fl_tensor *fl_linalg_pinv_atol_rtol_tensor(fl_tensor *self,
                                                  const fl_linalg_pinv_atol_rtol_tensor_options *options);

/* linalg_pinv.atol_rtol_float(Tensor self, *, float? atol=None, float? rtol=None, bool hermitian=False) -> Tensor.
 * The pseudo-inverse. */
typedef struct fl_linalg_pinv_atol_rtol_float_options {
    double atol;
    double rtol;
    bool hermitian;
} fl_linalg_pinv_atol_rtol_float_options;
#define FL_LINALG_PINV_ATOL_RTOL_FLOAT_OPTIONS {FL_NONE_FLOAT, FL_NONE_FLOAT, false}
FL_API fl_tensor *fl_linalg_pinv_atol_rtol_float(fl_tensor *self,
                                                 const fl_linalg_pinv_atol_rtol_float_options *options);

/* linalg_pinv(Tensor self, float rcond, bool hermitian=False) -> Tensor. The pseudo-inverse. rcond is rtol by its
 * older name. */
typedef struct fl_linalg_pinv_options {
    bool hermitian;
} fl_linalg_pinv_options;
#define FL_LINALG_PINV_OPTIONS {false}
FL_API fl_tensor *fl_linalg_pinv(fl_tensor *self, double rcond, const fl_linalg_pinv_options *options);

/* linalg_pinv.rcond_tensor(Tensor self, Tensor rcond, bool hermitian=False) -> Tensor. The pseudo-inverse. */
typedef struct fl_linalg_pinv_rcond_tensor_options {
    bool hermitian;
} fl_linalg_pinv_rcond_tensor_options;
#define FL_LINALG_PINV_RCOND_TENSOR_OPTIONS {false}
FL_API fl_tensor *fl_linalg_pinv_rcond_tensor(fl_tensor *self, fl_tensor *rcond,
                                              const fl_linalg_pinv_rcond_tensor_options *options);

/* pinverse(Tensor self, float rcond=1e-15) -> Tensor. linalg_pinv by its older name. */
typedef struct fl_pinverse_options {
    double rcond;
} fl_pinverse_options;
#define FL_PINVERSE_OPTIONS {1e-15}
FL_API fl_tensor *fl_pinverse(fl_tensor *self, const fl_pinverse_options *options);

/* linalg_matrix_rank.atol_rtol_tensor(Tensor input, *, Tensor? atol=None, Tensor? rtol=None, bool hermitian=False)
 * -> Tensor. How many singular values are above max(atol, rtol * the largest). [..., m, n] to [...], int64, without
 * gradient; rtol is max(m, n) epsilon unless either is given. Errors: RuntimeError for fewer than two dimensions or
 * integers. */
typedef struct fl_linalg_matrix_rank_atol_rtol_tensor_options {
    fl_tensor *atol;
    fl_tensor *rtol;
    bool hermitian;
} fl_linalg_matrix_rank_atol_rtol_tensor_options;
#define FL_LINALG_MATRIX_RANK_ATOL_RTOL_TENSOR_OPTIONS {NULL, NULL, false}
FL_API fl_tensor *fl_linalg_matrix_rank_atol_rtol_tensor(fl_tensor *input,
                                                         const fl_linalg_matrix_rank_atol_rtol_tensor_options *options);

/* linalg_matrix_rank.atol_rtol_float(Tensor self, *, float? atol=None, float? rtol=None, bool hermitian=False) ->
 * Tensor. How many singular values are above max(atol, rtol * the largest). */
typedef struct fl_linalg_matrix_rank_atol_rtol_float_options {
    double atol;
    double rtol;
    bool hermitian;
} fl_linalg_matrix_rank_atol_rtol_float_options;
#define FL_LINALG_MATRIX_RANK_ATOL_RTOL_FLOAT_OPTIONS {FL_NONE_FLOAT, FL_NONE_FLOAT, false}
FL_API fl_tensor *fl_linalg_matrix_rank_atol_rtol_float(fl_tensor *self,
                                                        const fl_linalg_matrix_rank_atol_rtol_float_options *options);

/* linalg_matrix_rank(Tensor self, float tol, bool hermitian=False) -> Tensor. How many singular values are above
 * tol. */
typedef struct fl_linalg_matrix_rank_options {
    bool hermitian;
} fl_linalg_matrix_rank_options;
#define FL_LINALG_MATRIX_RANK_OPTIONS {false}
FL_API fl_tensor *fl_linalg_matrix_rank(fl_tensor *self, double tol, const fl_linalg_matrix_rank_options *options);

/* linalg_matrix_rank.tol_tensor(Tensor input, Tensor tol, bool hermitian=False) -> Tensor. How many singular values
 * are above tol. */
typedef struct fl_linalg_matrix_rank_tol_tensor_options {
    bool hermitian;
} fl_linalg_matrix_rank_tol_tensor_options;
#define FL_LINALG_MATRIX_RANK_TOL_TENSOR_OPTIONS {false}
FL_API fl_tensor *fl_linalg_matrix_rank_tol_tensor(fl_tensor *input, fl_tensor *tol,
                                                   const fl_linalg_matrix_rank_tol_tensor_options *options);

/* linalg_lstsq(Tensor self, Tensor b, float? rcond=None, *, str? driver=None) -> (Tensor solution, Tensor
 * residuals, Tensor rank, Tensor singular_values). The X of least |self X - b|. driver: gels, gelsy (by default),
 * gelsd, gelss. self [..., m, n], b [..., m, k] or [..., m]: solution [..., n, k] or [..., n]; residuals (of each
 * column, where m > n and the rank is full; not of gelsy), rank (not of gels) and singular_values (of gelsd, gelss)
 * may be empty. Errors: RuntimeError for sizes that do not fit, two dtypes or another driver. */
typedef struct fl_linalg_lstsq_options {
    double rcond;
    const char *driver;
} fl_linalg_lstsq_options;
#define FL_LINALG_LSTSQ_OPTIONS {FL_NONE_FLOAT, NULL}
typedef struct fl_linalg_lstsq_result {
    fl_tensor *solution, *residuals, *rank, *singular_values;
} fl_linalg_lstsq_result;
FL_API fl_linalg_lstsq_result fl_linalg_lstsq(fl_tensor *self, fl_tensor *b, const fl_linalg_lstsq_options *options);

/* svd_lowrank(Tensor A, int? q=6, int? niter=2, Tensor? M=None) -> (Tensor U, Tensor S, Tensor V). U, S and V of
 * about the q largest singular values of A - M, by random projections. A [..., m, n]: [..., m, q], [..., q], [...,
 * n, q], with niter power iterations (Halko et al., 2009). Random numbers come from the default generator. */
typedef struct fl_svd_lowrank_options {
    int64_t q;
    int64_t niter;
    fl_tensor *M;
} fl_svd_lowrank_options;
#define FL_SVD_LOWRANK_OPTIONS {6, 2, NULL}
typedef struct fl_svd_lowrank_result {
    fl_tensor *U, *S, *V;
} fl_svd_lowrank_result;
FL_API fl_svd_lowrank_result fl_svd_lowrank(fl_tensor *A, const fl_svd_lowrank_options *options);

/* pca_lowrank(Tensor A, int? q=None, bool|any center=True, int niter=2) -> (Tensor U, Tensor S, Tensor V).
 * svd_lowrank of A less its mean row. q None: min(6, m, n). Errors: ValueError for q above min(m, n) or a negative
 * niter, RuntimeError for integers. */
typedef struct fl_pca_lowrank_options {
    int64_t q;
    bool center;
    int64_t niter;
} fl_pca_lowrank_options;
#define FL_PCA_LOWRANK_OPTIONS {FL_NONE, true, 2}
typedef struct fl_pca_lowrank_result {
    fl_tensor *U, *S, *V;
} fl_pca_lowrank_result;
FL_API fl_pca_lowrank_result fl_pca_lowrank(fl_tensor *A, const fl_pca_lowrank_options *options);

/* linalg_norm(Tensor self, Scalar? ord=None, int[]?|int dim=None, bool keepdim=False, *, ScalarType? dtype=None) ->
 * Tensor. A vector's or a matrix's norm, by the number of dimensions. ord None: the 2-norm of all elements; one
 * dim: linalg_vector_norm, two: linalg_matrix_norm. Errors: RuntimeError for more dims, for integers, and for ord
 * without dim of more than two dimensions. */
typedef struct fl_linalg_norm_options {
    fl_scalar ord;
    const int64_t *dim;
    int n_dim;
    bool keepdim;
    fl_dtype dtype;
} fl_linalg_norm_options;
#define FL_LINALG_NORM_OPTIONS {{FL_SCALAR_NONE, {0}}, NULL, 0, false, FL_DTYPE_NONE}
FL_API fl_tensor *fl_linalg_norm(fl_tensor *self, const fl_linalg_norm_options *options);

/* linalg_norm.named(Tensor self, str ord, int[]?|int dim=None, bool keepdim=False, *, ScalarType? dtype=None) ->
 * Tensor. The Frobenius ('fro') or the nuclear norm ('nuc') of matrices. */
typedef struct fl_linalg_norm_named_options {
    const int64_t *dim;
    int n_dim;
    bool keepdim;
    fl_dtype dtype;
} fl_linalg_norm_named_options;
#define FL_LINALG_NORM_NAMED_OPTIONS {NULL, 0, false, FL_DTYPE_NONE}
FL_API fl_tensor *fl_linalg_norm_named(fl_tensor *self, const char *ord, const fl_linalg_norm_named_options *options);

/* linalg_matrix_norm(Tensor self, Scalar ord, int[2] dim=[-2, -1], bool keepdim=False, *, ScalarType? dtype=None)
 * -> Tensor. The norm of matrices: ord 1, -1, 2, -2, inf, -inf. 1, inf: the largest sum of magnitudes of a column,
 * a row; 2: the largest singular value; negative: the smallest. dim goes away, or stays as 1s with keepdim. Errors:
 * RuntimeError for another ord, equal dims or integers. */
typedef struct fl_linalg_matrix_norm_options {
    int64_t dim[2];
    bool keepdim;
    fl_dtype dtype;
} fl_linalg_matrix_norm_options;
#define FL_LINALG_MATRIX_NORM_OPTIONS {{-2, -1}, false, FL_DTYPE_NONE}
FL_API fl_tensor *fl_linalg_matrix_norm(fl_tensor *self, fl_scalar ord, const fl_linalg_matrix_norm_options *options);

/* linalg_matrix_norm.named(Tensor self, str ord='fro', int[2] dim=[-2, -1], bool keepdim=False, *, ScalarType?
 * dtype=None) -> Tensor. The Frobenius ('fro') or the nuclear norm ('nuc') of matrices. */
typedef struct fl_linalg_matrix_norm_named_options {
    const char *ord;
    int64_t dim[2];
    bool keepdim;
    fl_dtype dtype;
} fl_linalg_matrix_norm_named_options;
#define FL_LINALG_MATRIX_NORM_NAMED_OPTIONS {"fro", {-2, -1}, false, FL_DTYPE_NONE}
FL_API fl_tensor *fl_linalg_matrix_norm_named(fl_tensor *self, const fl_linalg_matrix_norm_named_options *options);

/* nuclear_norm(Tensor self, bool keepdim=False) -> Tensor. The sum of the singular values. Of matrices, without
 * their dimensions. Errors: RuntimeError for integers. */
typedef struct fl_nuclear_norm_options {
    bool keepdim;
} fl_nuclear_norm_options;
#define FL_NUCLEAR_NORM_OPTIONS {false}
FL_API fl_tensor *fl_nuclear_norm(fl_tensor *self, const fl_nuclear_norm_options *options);

/* nuclear_norm.dim(Tensor self, int[2] dim, bool keepdim=False) -> Tensor. The sum of the singular values of the
 * matrices in two dimensions. */
typedef struct fl_nuclear_norm_dim_options {
    bool keepdim;
} fl_nuclear_norm_dim_options;
#define FL_NUCLEAR_NORM_DIM_OPTIONS {false}
FL_API fl_tensor *fl_nuclear_norm_dim(fl_tensor *self, const int64_t dim[2],
                                      const fl_nuclear_norm_dim_options *options);

/* frobenius_norm(Tensor self, int[]|int dim, bool keepdim=False) -> Tensor. The square root of the sum of squares. */
typedef struct fl_frobenius_norm_options {
    bool keepdim;
} fl_frobenius_norm_options;
#define FL_FROBENIUS_NORM_OPTIONS {false}
FL_API fl_tensor *fl_frobenius_norm(fl_tensor *self, const int64_t *dim, int n_dim,
                                    const fl_frobenius_norm_options *options);

/* linalg_cond(Tensor self, Scalar? p=None) -> Tensor. The condition number: the norm times that of the inverse.
 * [..., m, n] to [...]; p None: the largest singular value over the smallest; infinite or NaN for a singular
 * matrix. Errors: RuntimeError for integers, another p, or matrices that are not square where p is not 2 or -2. */
typedef struct fl_linalg_cond_options {
    fl_scalar p;
} fl_linalg_cond_options;
#define FL_LINALG_COND_OPTIONS {{FL_SCALAR_NONE, {0}}}
FL_API fl_tensor *fl_linalg_cond(fl_tensor *self, const fl_linalg_cond_options *options);

/* linalg_cond.named(Tensor self, str p) -> Tensor. The condition number. */
FL_API fl_tensor *fl_linalg_cond_named(fl_tensor *self, const char *p);

/* linalg_matrix_power(Tensor self, int n) -> Tensor. The n-th power; of the inverse where n < 0. [..., n, n]; 0
 * gives the identity. Errors: RuntimeError for matrices that are not square, LinAlgError for the inverse of a
 * singular one. */
FL_API fl_tensor *fl_linalg_matrix_power(fl_tensor *self, int64_t n);

/* matrix_power(Tensor self, int n) -> Tensor. linalg_matrix_power by another name. */
FL_API fl_tensor *fl_matrix_power(fl_tensor *self, int64_t n);

/* linalg_matrix_exp(Tensor self) -> Tensor. The exponential of matrices. [..., n, n], by a Taylor polynomial of
 * degree 16, scaled and squared (Paterson and Stockmeyer, 1973). Errors: RuntimeError for matrices that are not
 * square or not of a floating type. */
FL_API fl_tensor *fl_linalg_matrix_exp(fl_tensor *self);

/* matrix_exp(Tensor self) -> Tensor. linalg_matrix_exp by another name. */
FL_API fl_tensor *fl_matrix_exp(fl_tensor *self);

/* linalg_matmul(Tensor self, Tensor other) -> Tensor. matmul by another name. */
FL_API fl_tensor *fl_linalg_matmul(fl_tensor *self, fl_tensor *other);

/* linalg_vecdot(Tensor x, Tensor y, *, int dim=-1) -> Tensor. The dot product along a dimension. Shapes broadcast;
 * dim goes away. Errors: RuntimeError for integers. */
typedef struct fl_linalg_vecdot_options {
    int64_t dim;
} fl_linalg_vecdot_options;
#define FL_LINALG_VECDOT_OPTIONS {-1}
FL_API fl_tensor *fl_linalg_vecdot(fl_tensor *x, fl_tensor *y, const fl_linalg_vecdot_options *options);

/* linalg_cross(Tensor self, Tensor other, *, int dim=-1) -> Tensor. The cross product along a dimension of size 3.
 * Shapes broadcast but for the number of dimensions. Errors: RuntimeError for another size or number of dimensions,
 * NotImplementedError for bool. */
typedef struct fl_linalg_cross_options {
    int64_t dim;
} fl_linalg_cross_options;
#define FL_LINALG_CROSS_OPTIONS {-1}
FL_API fl_tensor *fl_linalg_cross(fl_tensor *self, fl_tensor *other, const fl_linalg_cross_options *options);

/* linalg_multi_dot(Tensor[] tensors) -> Tensor. The product of matrices, in the cheapest order. The first and the
 * last may be vectors. Errors: RuntimeError for fewer than two tensors or sizes that do not fit. */
FL_API fl_tensor *fl_linalg_multi_dot(fl_tensor *const *tensors, int n_tensors);

/* linalg_diagonal(Tensor A, *, int offset=0, int dim1=-2, int dim2=-1) -> Tensor. The diagonals, a view. [..., m,
 * n] to [..., length]. */
typedef struct fl_linalg_diagonal_options {
    int64_t offset;
    int64_t dim1;
    int64_t dim2;
} fl_linalg_diagonal_options;
#define FL_LINALG_DIAGONAL_OPTIONS {0, -2, -1}
FL_API fl_tensor *fl_linalg_diagonal(fl_tensor *A, const fl_linalg_diagonal_options *options);

/* linalg_vander(Tensor x, *, SymInt? N=None) -> Tensor. The powers 0 to N - 1 of every number. [..., n] to [..., n,
 * N], N being n by default. Errors: RuntimeError for N below 2 or bool. */
typedef struct fl_linalg_vander_options {
    int64_t N;
} fl_linalg_vander_options;
#define FL_LINALG_VANDER_OPTIONS {FL_NONE}
FL_API fl_tensor *fl_linalg_vander(fl_tensor *x, const fl_linalg_vander_options *options);

/* linalg_tensorinv(Tensor self, int ind=2) -> Tensor. The inverse of self as a map from its later dimensions to the
 * first `ind`. Errors: RuntimeError where the products of the first `ind` sizes and of the others differ, or ind is
 * not positive. */
typedef struct fl_linalg_tensorinv_options {
    int64_t ind;
} fl_linalg_tensorinv_options;
#define FL_LINALG_TENSORINV_OPTIONS {2}
FL_API fl_tensor *fl_linalg_tensorinv(fl_tensor *self, const fl_linalg_tensorinv_options *options);

/* linalg_tensorsolve(Tensor self, Tensor other, int[]? dims=None) -> Tensor. The X whose tensor product with self,
 * over all its dimensions, is other. dims go to the end of self first. Errors: RuntimeError for sizes that do not
 * fit. */
typedef struct fl_linalg_tensorsolve_options {
    const int64_t *dims;
    int n_dims;
} fl_linalg_tensorsolve_options;
#define FL_LINALG_TENSORSOLVE_OPTIONS {NULL, 0}
FL_API fl_tensor *fl_linalg_tensorsolve(fl_tensor *self, fl_tensor *other,
                                        const fl_linalg_tensorsolve_options *options);

/* lobpcg(Tensor A, int? k=None, Tensor? B=None, Tensor? X=None, int? n=None, Tensor? iK=None, int? niter=None,
 * float? tol=None, bool? largest=None, str? method=None) -> (Tensor eigenvalues, Tensor eigenvectors). The k
 * largest (or smallest) eigenvalues of symmetric matrices, A x = e B x, and their vectors. A, B [..., m, m]: values
 * [..., k], vectors [..., m, k]. iK: a preconditioner; X: a first guess [..., m, n]; method: 'ortho' (Knyazev,
 * 2001) or 'basic'. Errors: ValueError where m < 3 n, AssertionError for shapes that do not fit. */
typedef struct fl_lobpcg_options {
    int64_t k;
    fl_tensor *B;
    fl_tensor *X;
    int64_t n;
    fl_tensor *iK;
    int64_t niter;
    double tol;
    int8_t largest;
    const char *method;
} fl_lobpcg_options;
#define FL_LOBPCG_OPTIONS {FL_NONE, NULL, NULL, FL_NONE, NULL, FL_NONE, FL_NONE_FLOAT, -1, NULL}
typedef struct fl_lobpcg_result {
    fl_tensor *eigenvalues, *eigenvectors;
} fl_lobpcg_result;
FL_API fl_lobpcg_result fl_lobpcg(fl_tensor *A, const fl_lobpcg_options *options);

/* ---- loss ---------------------------------------------------------------------------------------------------------- */

/* cross_entropy(Tensor input, Tensor target, Tensor? weight=None, int ignore_index=-100, str reduction='mean',
 * float label_smoothing=0.0) -> Tensor. The cross entropy between logits [N, C, ...] (or [C]) and class numbers [N,
 * ...] or probabilities [N, C, ...]. weight [C] weighs the classes, and the mean; items of class ignore_index count
 * for nothing; label_smoothing e mixes e / C into the target. One number, or with reduction 'none' [N, ...].
 * Errors: IndexError for a class outside [0, C), ValueError for sizes that do not fit, RuntimeError for a target of
 * another integer type than int64 and uint8, NotImplementedError for an input that is not floating. */
typedef struct fl_cross_entropy_options {
    fl_tensor *weight;
    int64_t ignore_index;
    const char *reduction;
    double label_smoothing;
} fl_cross_entropy_options;
#define FL_CROSS_ENTROPY_OPTIONS {NULL, -100, "mean", 0.0}
FL_API fl_tensor *fl_cross_entropy(fl_tensor *input, fl_tensor *target, const fl_cross_entropy_options *options);

/* nll_loss(Tensor input, Tensor target, Tensor? weight=None, int ignore_index=-100, str reduction='mean') ->
 * Tensor. Minus the logarithms of probabilities [N, C, ...] at the target classes [N, ...]. weight, ignore_index,
 * reduction and errors as of cross_entropy. */
typedef struct fl_nll_loss_options {
    fl_tensor *weight;
    int64_t ignore_index;
    const char *reduction;
} fl_nll_loss_options;
#define FL_NLL_LOSS_OPTIONS {NULL, -100, "mean"}
FL_API fl_tensor *fl_nll_loss(fl_tensor *input, fl_tensor *target, const fl_nll_loss_options *options);

/* mse_loss(Tensor input, Tensor target, str reduction='mean', Tensor? weight=None) -> Tensor. (input - target)^2.
 * Shapes broadcast, with a warning. The mean over all items ('mean'), their sum, or with 'none' all; weight
 * multiplies each. Errors: RuntimeError for shapes that do not broadcast, ValueError for another reduction,
 * NotImplementedError for integers. */
typedef struct fl_mse_loss_options {
    const char *reduction;
    fl_tensor *weight;
} fl_mse_loss_options;
#define FL_MSE_LOSS_OPTIONS {"mean", NULL}
FL_API fl_tensor *fl_mse_loss(fl_tensor *input, fl_tensor *target, const fl_mse_loss_options *options);

/* l1_loss(Tensor input, Tensor target, str reduction='mean', Tensor? weight=None) -> Tensor. |input - target|.
 * Reduced as mse_loss. Errors: ValueError for another reduction, RuntimeError for the mean of integers. */
typedef struct fl_l1_loss_options {
    const char *reduction;
    fl_tensor *weight;
} fl_l1_loss_options;
#define FL_L1_LOSS_OPTIONS {"mean", NULL}
FL_API fl_tensor *fl_l1_loss(fl_tensor *input, fl_tensor *target, const fl_l1_loss_options *options);

/* smooth_l1_loss(Tensor input, Tensor target, str reduction='mean', float beta=1.0) -> Tensor. Squared below beta,
 * |input - target| above: 0.5 d^2 / beta or |d| - 0.5 beta. Reduced as mse_loss. Errors: RuntimeError for a
 * negative beta, NotImplementedError for integers. (Girshick, 2015.) */
typedef struct fl_smooth_l1_loss_options {
    const char *reduction;
    double beta;
} fl_smooth_l1_loss_options;
#define FL_SMOOTH_L1_LOSS_OPTIONS {"mean", 1.0}
FL_API fl_tensor *fl_smooth_l1_loss(fl_tensor *input, fl_tensor *target, const fl_smooth_l1_loss_options *options);

/* huber_loss(Tensor input, Tensor target, str reduction='mean', float delta=1.0, Tensor? weight=None) -> Tensor.
 * Squared below delta, linear above: 0.5 d^2 or delta (|d| - 0.5 delta). Reduced as mse_loss. Errors: RuntimeError
 * for a delta that is not positive, NotImplementedError for integers. (Huber, 1964.) */
typedef struct fl_huber_loss_options {
    const char *reduction;
    double delta;
    fl_tensor *weight;
} fl_huber_loss_options;
#define FL_HUBER_LOSS_OPTIONS {"mean", 1.0, NULL}
FL_API fl_tensor *fl_huber_loss(fl_tensor *input, fl_tensor *target, const fl_huber_loss_options *options);

/* binary_cross_entropy(Tensor input, Tensor target, Tensor? weight=None, str reduction='mean') -> Tensor. The cross
 * entropy between probabilities; logarithms are kept above -100. -weight (target log(input) + (1 - target) log(1 -
 * input)), of one shape, reduced as mse_loss. Errors: RuntimeError for values outside [0, 1] or two dtypes,
 * ValueError for shapes that differ. */
typedef struct fl_binary_cross_entropy_options {
    fl_tensor *weight;
    const char *reduction;
} fl_binary_cross_entropy_options;
#define FL_BINARY_CROSS_ENTROPY_OPTIONS {NULL, "mean"}
FL_API fl_tensor *fl_binary_cross_entropy(fl_tensor *input, fl_tensor *target,
                                          const fl_binary_cross_entropy_options *options);

/* binary_cross_entropy_with_logits(Tensor input, Tensor target, Tensor? weight=None, str reduction='mean', Tensor?
 * pos_weight=None) -> Tensor. binary_cross_entropy of sigmoid(input), computed without overflow. pos_weight
 * multiplies the part of target 1. Errors: ValueError for shapes that differ, NotImplementedError for integers. */
typedef struct fl_binary_cross_entropy_with_logits_options {
    fl_tensor *weight;
    const char *reduction;
    fl_tensor *pos_weight;
} fl_binary_cross_entropy_with_logits_options;
#define FL_BINARY_CROSS_ENTROPY_WITH_LOGITS_OPTIONS {NULL, "mean", NULL}
FL_API fl_tensor *fl_binary_cross_entropy_with_logits(fl_tensor *input, fl_tensor *target,
                                                      const fl_binary_cross_entropy_with_logits_options *options);

/* binary_cross_entropy_with_logits.numbered(Tensor self, Tensor target, Tensor? weight=None, Tensor?
 * pos_weight=None, int reduction=0) -> Tensor. binary_cross_entropy of sigmoid(input), computed without overflow;
 * reduction is 0 (none), 1 (mean) or 2 (sum). */
typedef struct fl_binary_cross_entropy_with_logits_numbered_options {
    fl_tensor *weight;
    fl_tensor *pos_weight;
    int64_t reduction;
} fl_binary_cross_entropy_with_logits_numbered_options;
#define FL_BINARY_CROSS_ENTROPY_WITH_LOGITS_NUMBERED_OPTIONS {NULL, NULL, 0}
FL_API fl_tensor *fl_binary_cross_entropy_with_logits_numbered(fl_tensor *self, fl_tensor *target,
                                                               const fl_binary_cross_entropy_with_logits_numbered_options *options);

/* kl_div(Tensor input, Tensor target, str reduction='mean', bool log_target=False) -> Tensor. target (log(target) -
 * input), input being logarithms; reduction 'batchmean' divides the sum by input's first size. Shapes broadcast;
 * with log_target target is a logarithm too. Note that 'mean' divides by the number of items. Errors: RuntimeError
 * for integers, ValueError for another reduction. */
typedef struct fl_kl_div_options {
    const char *reduction;
    bool log_target;
} fl_kl_div_options;
#define FL_KL_DIV_OPTIONS {"mean", false}
FL_API fl_tensor *fl_kl_div(fl_tensor *input, fl_tensor *target, const fl_kl_div_options *options);

/* kl_div.numbered(Tensor self, Tensor target, int reduction=0, *, bool log_target=False) -> Tensor. target
 * (log(target) - input), input being logarithms; reduction is 0 (none), 1 (mean) or 2 (sum). */
typedef struct fl_kl_div_numbered_options {
    int64_t reduction;
    bool log_target;
} fl_kl_div_numbered_options;
#define FL_KL_DIV_NUMBERED_OPTIONS {0, false}
FL_API fl_tensor *fl_kl_div_numbered(fl_tensor *self, fl_tensor *target, const fl_kl_div_numbered_options *options);

/* margin_ranking_loss(Tensor input1, Tensor input2, Tensor target, float margin=0.0, str reduction='mean') ->
 * Tensor. max(0, -target (input1 - input2) + margin); target 1: input1 should be larger, -1: input2. Errors:
 * RuntimeError for numbers of dimensions that differ. */
typedef struct fl_margin_ranking_loss_options {
    double margin;
    const char *reduction;
} fl_margin_ranking_loss_options;
#define FL_MARGIN_RANKING_LOSS_OPTIONS {0.0, "mean"}
FL_API fl_tensor *fl_margin_ranking_loss(fl_tensor *input1, fl_tensor *input2, fl_tensor *target,
                                         const fl_margin_ranking_loss_options *options);

/* margin_ranking_loss.numbered(Tensor input1, Tensor input2, Tensor target, float margin=0.0, int reduction=0) ->
 * Tensor. max(0, -target (input1 - input2) + margin); reduction is 0 (none), 1 (mean) or 2 (sum). */
typedef struct fl_margin_ranking_loss_numbered_options {
    double margin;
    int64_t reduction;
} fl_margin_ranking_loss_numbered_options;
#define FL_MARGIN_RANKING_LOSS_NUMBERED_OPTIONS {0.0, 0}
FL_API fl_tensor *fl_margin_ranking_loss_numbered(fl_tensor *input1, fl_tensor *input2, fl_tensor *target,
                                                  const fl_margin_ranking_loss_numbered_options *options);

/* hinge_embedding_loss(Tensor input, Tensor target, float margin=1.0, str reduction='mean') -> Tensor. input where
 * target is 1, max(0, margin - input) where it is -1. */
typedef struct fl_hinge_embedding_loss_options {
    double margin;
    const char *reduction;
} fl_hinge_embedding_loss_options;
#define FL_HINGE_EMBEDDING_LOSS_OPTIONS {1.0, "mean"}
FL_API fl_tensor *fl_hinge_embedding_loss(fl_tensor *input, fl_tensor *target,
                                          const fl_hinge_embedding_loss_options *options);

/* hinge_embedding_loss.numbered(Tensor self, Tensor target, float margin=1.0, int reduction=0) -> Tensor. input
 * where target is 1, max(0, margin - input) where it is -1; reduction is 0 (none), 1 (mean) or 2 (sum). */
typedef struct fl_hinge_embedding_loss_numbered_options {
    double margin;
    int64_t reduction;
} fl_hinge_embedding_loss_numbered_options;
#define FL_HINGE_EMBEDDING_LOSS_NUMBERED_OPTIONS {1.0, 0}
FL_API fl_tensor *fl_hinge_embedding_loss_numbered(fl_tensor *self, fl_tensor *target,
                                                   const fl_hinge_embedding_loss_numbered_options *options);

/* soft_margin_loss(Tensor input, Tensor target, str reduction='mean') -> Tensor. log(1 + exp(-target input)).
 * Reduced as mse_loss. Errors: RuntimeError for integers. */
typedef struct fl_soft_margin_loss_options {
    const char *reduction;
} fl_soft_margin_loss_options;
#define FL_SOFT_MARGIN_LOSS_OPTIONS {"mean"}
FL_API fl_tensor *fl_soft_margin_loss(fl_tensor *input, fl_tensor *target, const fl_soft_margin_loss_options *options);

/* cosine_embedding_loss(Tensor input1, Tensor input2, Tensor target, float margin=0.0, str reduction='mean') ->
 * Tensor. 1 - cos(input1, input2) where target is 1, max(0, cos - margin) where it is -1. input [N, D] with target
 * [N], or [D] with a number. Errors: RuntimeError for other shapes. */
typedef struct fl_cosine_embedding_loss_options {
    double margin;
    const char *reduction;
} fl_cosine_embedding_loss_options;
#define FL_COSINE_EMBEDDING_LOSS_OPTIONS {0.0, "mean"}
FL_API fl_tensor *fl_cosine_embedding_loss(fl_tensor *input1, fl_tensor *input2, fl_tensor *target,
                                           const fl_cosine_embedding_loss_options *options);

/* cosine_embedding_loss.numbered(Tensor input1, Tensor input2, Tensor target, float margin=0.0, int reduction=0) ->
 * Tensor. 1 - cos(input1, input2) where target is 1, max(0, cos - margin) where it is -1; reduction is 0 (none), 1
 * (mean) or 2 (sum). */
typedef struct fl_cosine_embedding_loss_numbered_options {
    double margin;
    int64_t reduction;
} fl_cosine_embedding_loss_numbered_options;
#define FL_COSINE_EMBEDDING_LOSS_NUMBERED_OPTIONS {0.0, 0}
FL_API fl_tensor *fl_cosine_embedding_loss_numbered(fl_tensor *input1, fl_tensor *input2, fl_tensor *target,
                                                    const fl_cosine_embedding_loss_numbered_options *options);

/* triplet_margin_loss(Tensor anchor, Tensor positive, Tensor negative, float margin=1.0, float p=2.0, float
 * eps=1e-06, bool swap=False, str reduction='mean') -> Tensor. max(0, |anchor - positive| - |anchor - negative| +
 * margin) in the p-norm; swap: the negative's distance to the nearer of the two. [N, D] to [N], reduced. Errors:
 * RuntimeError for numbers of dimensions that differ, ValueError for a margin that is not positive. (Balntas et
 * al., 2016.) */
typedef struct fl_triplet_margin_loss_options {
    double margin;
    double p;
    double eps;
    bool swap;
    const char *reduction;
} fl_triplet_margin_loss_options;
#define FL_TRIPLET_MARGIN_LOSS_OPTIONS {1.0, 2.0, 1e-06, false, "mean"}
FL_API fl_tensor *fl_triplet_margin_loss(fl_tensor *anchor, fl_tensor *positive, fl_tensor *negative,
                                         const fl_triplet_margin_loss_options *options);

/* triplet_margin_loss.numbered(Tensor anchor, Tensor positive, Tensor negative, float margin=1.0, float p=2.0,
 * float eps=1e-06, bool swap=False, int reduction=0) -> Tensor. The same with any margin; reduction is 0 (none), 1
 * (mean) or 2 (sum). */
typedef struct fl_triplet_margin_loss_numbered_options {
    double margin;
    double p;
    double eps;
    bool swap;
    int64_t reduction;
} fl_triplet_margin_loss_numbered_options;
#define FL_TRIPLET_MARGIN_LOSS_NUMBERED_OPTIONS {1.0, 2.0, 1e-06, false, 0}
FL_API fl_tensor *fl_triplet_margin_loss_numbered(fl_tensor *anchor, fl_tensor *positive, fl_tensor *negative,
                                                  const fl_triplet_margin_loss_numbered_options *options);

/* poisson_nll_loss(Tensor input, Tensor target, bool log_input=True, bool full=False, float eps=1e-08, str
 * reduction='mean') -> Tensor. exp(input) - target input, or input - target log(input + eps); full: with Stirling's
 * approximation of log(target!). */
typedef struct fl_poisson_nll_loss_options {
    bool log_input;
    bool full;
    double eps;
    const char *reduction;
} fl_poisson_nll_loss_options;
#define FL_POISSON_NLL_LOSS_OPTIONS {true, false, 1e-08, "mean"}
FL_API fl_tensor *fl_poisson_nll_loss(fl_tensor *input, fl_tensor *target, const fl_poisson_nll_loss_options *options);

/* poisson_nll_loss.numbered(Tensor input, Tensor target, bool log_input, bool full, float eps, int reduction) ->
 * Tensor. exp(input) - target input, or input - target log(input + eps); reduction is 0 (none), 1 (mean) or 2
 * (sum). */
FL_API fl_tensor *fl_poisson_nll_loss_numbered(fl_tensor *input, fl_tensor *target, bool log_input, bool full,
                                               double eps, int64_t reduction);

/* gaussian_nll_loss(Tensor input, Tensor target, Tensor var, bool|any full=False, float eps=1e-06, str
 * reduction='mean') -> Tensor. (log(var) + (input - target)^2 / var) / 2, var being kept above eps; full: with
 * log(2 pi) / 2. var is as input, or with 1 or nothing for its last size. Errors: ValueError for another size or a
 * negative var, RuntimeError for integers. (Nix and Weigend, 1994.) */
typedef struct fl_gaussian_nll_loss_options {
    bool full;
    double eps;
    const char *reduction;
} fl_gaussian_nll_loss_options;
#define FL_GAUSSIAN_NLL_LOSS_OPTIONS {false, 1e-06, "mean"}
FL_API fl_tensor *fl_gaussian_nll_loss(fl_tensor *input, fl_tensor *target, fl_tensor *var,
                                       const fl_gaussian_nll_loss_options *options);

/* gaussian_nll_loss.float(Tensor input, Tensor target, float var, bool|any full=False, float eps=1e-06, str
 * reduction='mean') -> Tensor. The same with one variance for all. */
typedef struct fl_gaussian_nll_loss_float_options {
    bool full;
    double eps;
    const char *reduction;
} fl_gaussian_nll_loss_float_options;
#define FL_GAUSSIAN_NLL_LOSS_FLOAT_OPTIONS {false, 1e-06, "mean"}
FL_API fl_tensor *fl_gaussian_nll_loss_float(fl_tensor *input, fl_tensor *target, double var,
                                             const fl_gaussian_nll_loss_float_options *options);

/* multi_margin_loss(Tensor input, Tensor target, int p=1, float margin=1.0, Tensor? weight=None, str
 * reduction='mean') -> Tensor. The mean over the classes i other than target of weight[target] max(0, margin -
 * input[target] + input[i])^p. input [N, C] or [C], target [N], int64: [N], reduced. Errors: ValueError for p other
 * than 1 and 2, RuntimeError for a class outside [0, C) or sizes that do not fit. */
typedef struct fl_multi_margin_loss_options {
    int64_t p;
    double margin;
    fl_tensor *weight;
    const char *reduction;
} fl_multi_margin_loss_options;
#define FL_MULTI_MARGIN_LOSS_OPTIONS {1, 1.0, NULL, "mean"}
FL_API fl_tensor *fl_multi_margin_loss(fl_tensor *input, fl_tensor *target,
                                       const fl_multi_margin_loss_options *options);

/* multilabel_margin_loss(Tensor input, Tensor target, str reduction='mean') -> Tensor. The sum over classes j named
 * in target (up to the first -1) and i not named of max(0, 1 - input[j] + input[i]), over the number of classes.
 * input and target (int64) [N, C] or [C]: [N], reduced. Errors: RuntimeError for a class outside [-1, C) or sizes
 * that do not fit. */
typedef struct fl_multilabel_margin_loss_options {
    const char *reduction;
} fl_multilabel_margin_loss_options;
#define FL_MULTILABEL_MARGIN_LOSS_OPTIONS {"mean"}
FL_API fl_tensor *fl_multilabel_margin_loss(fl_tensor *input, fl_tensor *target,
                                            const fl_multilabel_margin_loss_options *options);

/* multilabel_soft_margin_loss(Tensor input, Tensor target, Tensor? weight=None, str reduction='mean') -> Tensor.
 * The mean over the classes of the cross entropy between target and sigmoid(input). [N, C] to [N], reduced. Errors:
 * NotImplementedError for integers. */
typedef struct fl_multilabel_soft_margin_loss_options {
    fl_tensor *weight;
    const char *reduction;
} fl_multilabel_soft_margin_loss_options;
#define FL_MULTILABEL_SOFT_MARGIN_LOSS_OPTIONS {NULL, "mean"}
FL_API fl_tensor *fl_multilabel_soft_margin_loss(fl_tensor *input, fl_tensor *target,
                                                 const fl_multilabel_soft_margin_loss_options *options);

/* ctc_loss(Tensor log_probs, Tensor targets, Tensor input_lengths, Tensor target_lengths, int blank=0, str
 * reduction='mean', bool zero_infinity=False) -> Tensor. Minus the logarithm of the probability that log_probs [T,
 * N, C] or [T, C] spell targets, [N, S] or one after another. log_probs are logarithms; lengths [N]; 'mean' divides
 * each by its target's length first. zero_infinity: impossible alignments cost 0. Errors: RuntimeError for lengths
 * out of range. (Graves et al., 2006.) */
typedef struct fl_ctc_loss_options {
    int64_t blank;
    const char *reduction;
    bool zero_infinity;
} fl_ctc_loss_options;
#define FL_CTC_LOSS_OPTIONS {0, "mean", false}
FL_API fl_tensor *fl_ctc_loss(fl_tensor *log_probs, fl_tensor *targets, fl_tensor *input_lengths,
                              fl_tensor *target_lengths, const fl_ctc_loss_options *options);

/* ctc_loss.lengths(Tensor log_probs, Tensor targets, int[] input_lengths, int[] target_lengths, int blank=0, str
 * reduction='mean', bool zero_infinity=False) -> Tensor. The same with lengths as numbers. */
typedef struct fl_ctc_loss_lengths_options {
    int64_t blank;
    const char *reduction;
    bool zero_infinity;
} fl_ctc_loss_lengths_options;
#define FL_CTC_LOSS_LENGTHS_OPTIONS {0, "mean", false}
FL_API fl_tensor *fl_ctc_loss_lengths(fl_tensor *log_probs, fl_tensor *targets,
                                      const int64_t *input_lengths, int n_input_lengths,
                                      const int64_t *target_lengths, int n_target_lengths,
                                      const fl_ctc_loss_lengths_options *options);

/* ctc_loss.numbered(Tensor log_probs, Tensor targets, Tensor input_lengths, Tensor target_lengths, int blank=0, int
 * reduction=0, bool zero_infinity=False) -> Tensor. Minus the logarithm of the probability that log_probs [T, N, C]
 * or [T, C] spell targets; reduction is 0 (none), 1 (mean) or 2 (sum). */
typedef struct fl_ctc_loss_numbered_options {
    int64_t blank;
    int64_t reduction;
    bool zero_infinity;
} fl_ctc_loss_numbered_options;
#define FL_CTC_LOSS_NUMBERED_OPTIONS {0, 0, false}
FL_API fl_tensor *fl_ctc_loss_numbered(fl_tensor *log_probs, fl_tensor *targets, fl_tensor *input_lengths,
                                       fl_tensor *target_lengths, const fl_ctc_loss_numbered_options *options);

/* ctc_loss.lengths_numbered(Tensor log_probs, Tensor targets, int[] input_lengths, int[] target_lengths, int
 * blank=0, int reduction=0, bool zero_infinity=False) -> Tensor. The same with lengths as numbers. */
typedef struct fl_ctc_loss_lengths_numbered_options {
    int64_t blank;
    int64_t reduction;
    bool zero_infinity;
} fl_ctc_loss_lengths_numbered_options;
#define FL_CTC_LOSS_LENGTHS_NUMBERED_OPTIONS {0, 0, false}
FL_API fl_tensor *fl_ctc_loss_lengths_numbered(fl_tensor *log_probs, fl_tensor *targets,
                                               const int64_t *input_lengths, int n_input_lengths,
                                               const int64_t *target_lengths, int n_target_lengths,
                                               const fl_ctc_loss_lengths_numbered_options *options);

/* linear_cross_entropy(Tensor input, Tensor linear_weight, Tensor target, *, Tensor? linear_bias=None, Tensor?
 * weight=None, str reduction='mean', int? ignore_index=None, float label_smoothing=0.0, int? batch_chunk_size=None)
 * -> Tensor. cross_entropy(linear(input, linear_weight, linear_bias), target), batch_chunk_size rows at a time
 * where it is given. Errors: as cross_entropy. */
typedef struct fl_linear_cross_entropy_options {
    fl_tensor *linear_bias;
    fl_tensor *weight;
    const char *reduction;
    int64_t ignore_index;
    double label_smoothing;
    int64_t batch_chunk_size;
} fl_linear_cross_entropy_options;
#define FL_LINEAR_CROSS_ENTROPY_OPTIONS {NULL, NULL, "mean", FL_NONE, 0.0, FL_NONE}
FL_API fl_tensor *fl_linear_cross_entropy(fl_tensor *input, fl_tensor *linear_weight, fl_tensor *target,
                                          const fl_linear_cross_entropy_options *options);

/* ---- mask ---------------------------------------------------------------------------------------------------------- */

/* masked_fill(Tensor self, Tensor mask, Scalar value) -> Tensor. self with one value where mask is true. mask
 * broadcasts with self. Errors: RuntimeError for a mask that is not bool. */
FL_API fl_tensor *fl_masked_fill(fl_tensor *self, fl_tensor *mask, fl_scalar value);
FL_API fl_tensor *fl_masked_fill_(fl_tensor *self, fl_tensor *mask, fl_scalar value);

/* masked_fill.tensor(Tensor self, Tensor mask, Tensor value) -> Tensor. self with the value of a 0-dim tensor where
 * mask is true. Errors: RuntimeError for a value with dimensions. */
FL_API fl_tensor *fl_masked_fill_tensor(fl_tensor *self, fl_tensor *mask, fl_tensor *value);
FL_API fl_tensor *fl_masked_fill_tensor_(fl_tensor *self, fl_tensor *mask, fl_tensor *value);

/* masked_select(Tensor self, Tensor mask) -> Tensor. The elements where mask is true, in a row. A copy of one
 * dimension; self and mask broadcast. Errors: RuntimeError for a mask that is not bool. */
FL_API fl_tensor *fl_masked_select(fl_tensor *self, fl_tensor *mask);

/* masked_scatter(Tensor self, Tensor mask, Tensor source) -> Tensor. self with the elements of source, in order,
 * where mask is true. mask broadcasts to self. Errors: RuntimeError where source has fewer elements than mask has
 * ones. */
FL_API fl_tensor *fl_masked_scatter(fl_tensor *self, fl_tensor *mask, fl_tensor *source);
FL_API fl_tensor *fl_masked_scatter_(fl_tensor *self, fl_tensor *mask, fl_tensor *source);

/* nonzero(Tensor self) -> Tensor. The indices of every element that is not 0, a row each. [count, dimensions],
 * int64, in row-major order, without gradient. */
FL_API fl_tensor *fl_nonzero(fl_tensor *self);

/* nonzero_static(Tensor self, *, SymInt size, int fill_value=-1) -> Tensor. The first `size` rows of nonzero,
 * fill_value in those that it lacks. [size, dimensions], int64. */
typedef struct fl_nonzero_static_options {
    int64_t fill_value;
} fl_nonzero_static_options;
#define FL_NONZERO_STATIC_OPTIONS {-1}
FL_API fl_tensor *fl_nonzero_static(fl_tensor *self, int64_t size, const fl_nonzero_static_options *options);

/* where.indices(Tensor condition) -> Tensor[]. The columns of nonzero(condition). */
FL_API fl_tensors fl_where_indices(fl_tensor *condition);

/* one_hot(Tensor self, int num_classes=-1) -> Tensor. A vector of zeros with a one at each class, as int64. self
 * [...] of int64 to [..., num_classes]; -1: one more than the largest. Errors: RuntimeError for another dtype or a
 * class outside [0, num_classes). */
typedef struct fl_one_hot_options {
    int64_t num_classes;
} fl_one_hot_options;
#define FL_ONE_HOT_OPTIONS {-1}
FL_API fl_tensor *fl_one_hot(fl_tensor *self, const fl_one_hot_options *options);

/* ---- matmul -------------------------------------------------------------------------------------------------------- */

/* mm(Tensor self, Tensor mat2) -> Tensor. The product of two matrices. [n, m] by [m, p] to [n, p]. Errors:
 * RuntimeError for sizes that do not fit or two dtypes, NotImplementedError for bool. */
FL_API fl_tensor *fl_mm(fl_tensor *self, fl_tensor *mat2);

/* bmm(Tensor self, Tensor mat2) -> Tensor. The products of two batches of matrices, [b, n, m] by [b, m, p]. To [b,
 * n, p]. Errors: RuntimeError for sizes that do not fit or two dtypes. */
FL_API fl_tensor *fl_bmm(fl_tensor *self, fl_tensor *mat2);

/* mv(Tensor self, Tensor vec) -> Tensor. The product of a matrix and a vector. [n, m] by [m] to [n]. Errors:
 * RuntimeError for sizes that do not fit or two dtypes. */
FL_API fl_tensor *fl_mv(fl_tensor *self, fl_tensor *vec);

/* dot(Tensor self, Tensor tensor) -> Tensor. The sum of the products of two vectors' elements. Of no dimensions.
 * Errors: RuntimeError for lengths or dtypes that differ, or other than vectors; NotImplementedError for bool. */
FL_API fl_tensor *fl_dot(fl_tensor *self, fl_tensor *tensor);

/* matmul(Tensor self, Tensor other) -> Tensor. The product of vectors, matrices or, with leading dimensions that
 * broadcast, batches of matrices. [n] by [n] to no dimensions, [..., n, m] by [m] to [..., n], [..., n, m] by [...,
 * m, p] to [..., n, p]. Errors: RuntimeError for sizes that do not fit or two dtypes. */
FL_API fl_tensor *fl_matmul(fl_tensor *self, fl_tensor *other);

/* linear(Tensor input, Tensor weight, Tensor? bias=None) -> Tensor. input W^T + bias: input [..., in_features],
 * weight [out_features, in_features] (or [in_features]), bias [out_features]. To [..., out_features]. Errors:
 * RuntimeError for sizes that do not fit or two dtypes. */
FL_API fl_tensor *fl_linear(fl_tensor *input, fl_tensor *weight, fl_tensor *bias);

/* addmm(Tensor self, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1) -> Tensor. beta self + alpha (mat1
 * mat2). With beta 0, self is not read. mat1 [n, m], mat2 [m, p]; self broadcasts to [n, p]. Errors: RuntimeError
 * for sizes that do not fit or two dtypes. */
typedef struct fl_addmm_options {
    fl_scalar beta;
    fl_scalar alpha;
} fl_addmm_options;
#define FL_ADDMM_OPTIONS {{FL_SCALAR_INT, {1}}, {FL_SCALAR_INT, {1}}}
FL_API fl_tensor *fl_addmm(fl_tensor *self, fl_tensor *mat1, fl_tensor *mat2, const fl_addmm_options *options);
FL_API fl_tensor *fl_addmm_(fl_tensor *self, fl_tensor *mat1, fl_tensor *mat2, const fl_addmm_options *options);

/* addmv(Tensor self, Tensor mat, Tensor vec, *, Scalar beta=1, Scalar alpha=1) -> Tensor. beta self + alpha (mat
 * vec). With beta 0, self is not read. mat [n, m], vec [m]; self broadcasts to [n]. Errors: RuntimeError for sizes
 * that do not fit or two dtypes. */
typedef struct fl_addmv_options {
    fl_scalar beta;
    fl_scalar alpha;
} fl_addmv_options;
#define FL_ADDMV_OPTIONS {{FL_SCALAR_INT, {1}}, {FL_SCALAR_INT, {1}}}
FL_API fl_tensor *fl_addmv(fl_tensor *self, fl_tensor *mat, fl_tensor *vec, const fl_addmv_options *options);
FL_API fl_tensor *fl_addmv_(fl_tensor *self, fl_tensor *mat, fl_tensor *vec, const fl_addmv_options *options);

/* baddbmm(Tensor self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor. beta self + alpha
 * (batch1 batch2), batches of matrices. With beta 0, self is not read. [b, n, m] and [b, m, p]; self broadcasts to
 * [b, n, p]. Errors: RuntimeError for sizes that do not fit or two dtypes. */
typedef struct fl_baddbmm_options {
    fl_scalar beta;
    fl_scalar alpha;
} fl_baddbmm_options;
#define FL_BADDBMM_OPTIONS {{FL_SCALAR_INT, {1}}, {FL_SCALAR_INT, {1}}}
FL_API fl_tensor *fl_baddbmm(fl_tensor *self, fl_tensor *batch1, fl_tensor *batch2, const fl_baddbmm_options *options);
FL_API fl_tensor *fl_baddbmm_(fl_tensor *self, fl_tensor *batch1, fl_tensor *batch2, const fl_baddbmm_options *options);

/* addbmm(Tensor self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor. beta self + alpha
 * (the sum of batch1 batch2 over the batch). With beta 0, self is not read. [b, n, m] and [b, m, p]; self
 * broadcasts to [n, p]. Errors: RuntimeError for sizes that do not fit or two dtypes. */
typedef struct fl_addbmm_options {
    fl_scalar beta;
    fl_scalar alpha;
} fl_addbmm_options;
#define FL_ADDBMM_OPTIONS {{FL_SCALAR_INT, {1}}, {FL_SCALAR_INT, {1}}}
FL_API fl_tensor *fl_addbmm(fl_tensor *self, fl_tensor *batch1, fl_tensor *batch2, const fl_addbmm_options *options);
FL_API fl_tensor *fl_addbmm_(fl_tensor *self, fl_tensor *batch1, fl_tensor *batch2, const fl_addbmm_options *options);

/* addr(Tensor self, Tensor vec1, Tensor vec2, *, Scalar beta=1, Scalar alpha=1) -> Tensor. beta self + alpha
 * outer(vec1, vec2). With beta 0, self is not read. self broadcasts to [n, m]. */
typedef struct fl_addr_options {
    fl_scalar beta;
    fl_scalar alpha;
} fl_addr_options;
#define FL_ADDR_OPTIONS {{FL_SCALAR_INT, {1}}, {FL_SCALAR_INT, {1}}}
FL_API fl_tensor *fl_addr(fl_tensor *self, fl_tensor *vec1, fl_tensor *vec2, const fl_addr_options *options);
FL_API fl_tensor *fl_addr_(fl_tensor *self, fl_tensor *vec1, fl_tensor *vec2, const fl_addr_options *options);

/* outer(Tensor self, Tensor vec2) -> Tensor. The products of every pair of elements of two vectors. [n] and [m] to
 * [n, m]. Errors: RuntimeError for other than vectors. */
FL_API fl_tensor *fl_outer(fl_tensor *self, fl_tensor *vec2);

/* inner(Tensor self, Tensor other) -> Tensor. The sums of products over the last dimensions of the two; with a
 * number, the product. [..., n] and [---, n] to [..., ---]. Errors: RuntimeError for sizes that do not fit or two
 * dtypes. */
FL_API fl_tensor *fl_inner(fl_tensor *self, fl_tensor *other);

/* vdot(Tensor self, Tensor other) -> Tensor. dot of two vectors. Of no dimensions. Errors: RuntimeError for lengths
 * or dtypes that differ, or other than vectors; NotImplementedError for bool. */
FL_API fl_tensor *fl_vdot(fl_tensor *self, fl_tensor *other);

/* kron(Tensor self, Tensor other) -> Tensor. The Kronecker product: every element of self times all of other. Sizes
 * multiply dimension by dimension; the shorter shape counts as having leading 1s. */
FL_API fl_tensor *fl_kron(fl_tensor *self, fl_tensor *other);

/* trace(Tensor self) -> Tensor. The sum of the diagonal of a matrix. Of no dimensions; integers give int64. Errors:
 * RuntimeError for other than a matrix, NotImplementedError for bool. */
FL_API fl_tensor *fl_trace(fl_tensor *self);

/* cross(Tensor self, Tensor other, int? dim=None) -> Tensor. The vector products along a dimension of size 3: dim,
 * or the first of that size. Shapes broadcast. Errors: RuntimeError where there is no such dimension,
 * NotImplementedError for bool. */
typedef struct fl_cross_options {
    int64_t dim;
} fl_cross_options;
#define FL_CROSS_OPTIONS {FL_NONE}
FL_API fl_tensor *fl_cross(fl_tensor *self, fl_tensor *other, const fl_cross_options *options);

/* chain_matmul(Tensor[] matrices) -> Tensor. The product of matrices in the order that takes the fewest
 * multiplications. Errors: RuntimeError for sizes that do not fit. */
FL_API fl_tensor *fl_chain_matmul(fl_tensor *const *matrices, int n_matrices);

/* grouped_mm(Tensor mat_a, Tensor mat_b, *, Tensor? offs=None, Tensor? bias=None, ScalarType? out_dtype=None) ->
 * Tensor. A product for each of several groups: of rows of mat_a [M, K] with matrices of mat_b [G, K, N], of
 * matrices of mat_a with columns of mat_b, of columns of mat_a with rows of mat_b, which end at offs [G], int32; or
 * of matrices of both. float32, bfloat16 and float16 as PyTorch's, of its layouts: rows or columns on addresses of
 * 16 bytes. There is no bias. Errors: RuntimeError for other dtypes, sizes, strides or an offs that is not int32. */
typedef struct fl_grouped_mm_options {
    fl_tensor *offs;
    fl_tensor *bias;
    fl_dtype out_dtype;
} fl_grouped_mm_options;
#define FL_GROUPED_MM_OPTIONS {NULL, NULL, FL_DTYPE_NONE}
FL_API fl_tensor *fl_grouped_mm(fl_tensor *mat_a, fl_tensor *mat_b, const fl_grouped_mm_options *options);

/* ---- native -------------------------------------------------------------------------------------------------------- */

/* native_layer_norm(Tensor input, int[] normalized_shape, Tensor? weight, Tensor? bias, float eps) -> (Tensor
 * output, Tensor mean, Tensor rstd). layer_norm, and the mean and the reciprocal standard deviation of each item.
 * These two have the leading sizes and 1s, and no gradient. */
typedef struct fl_native_layer_norm_result {
    fl_tensor *output, *mean, *rstd;
} fl_native_layer_norm_result;
FL_API fl_native_layer_norm_result fl_native_layer_norm(fl_tensor *input,
                                                        const int64_t *normalized_shape, int n_normalized_shape,
                                                        fl_tensor *weight, fl_tensor *bias, double eps);

/* native_group_norm(Tensor input, Tensor? weight, Tensor? bias, SymInt N, SymInt C, SymInt HxW, int group, float
 * eps) -> (Tensor output, Tensor mean, Tensor rstd). group_norm of N samples of C channels of HxW, and the mean and
 * the reciprocal standard deviation of each group. Each [N, group]. */
typedef struct fl_native_group_norm_result {
    fl_tensor *output, *mean, *rstd;
} fl_native_group_norm_result;
FL_API fl_native_group_norm_result fl_native_group_norm(fl_tensor *input, fl_tensor *weight, fl_tensor *bias, int64_t N,
                                                        int64_t C, int64_t HxW, int64_t group, double eps);

/* native_batch_norm(Tensor input, Tensor? weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, bool
 * training, float momentum, float eps) -> (Tensor, Tensor, Tensor). batch_norm, and in training the mean and the
 * reciprocal standard deviation of each channel. */
typedef struct fl_native_batch_norm_result {
    fl_tensor *first, *second, *third;
} fl_native_batch_norm_result;
FL_API fl_native_batch_norm_result fl_native_batch_norm(fl_tensor *input, fl_tensor *weight, fl_tensor *bias,
                                                        fl_tensor *running_mean, fl_tensor *running_var, bool training,
                                                        double momentum, double eps);

/* batch_norm.native(Tensor input, Tensor? weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, bool
 * training, float momentum, float eps, bool cudnn_enabled) -> Tensor. batch_norm, its arguments in another order. */
FL_API fl_tensor *fl_batch_norm_native(fl_tensor *input, fl_tensor *weight, fl_tensor *bias, fl_tensor *running_mean,
                                       fl_tensor *running_var, bool training, double momentum, double eps,
                                       bool cudnn_enabled);

/* instance_norm.native(Tensor input, Tensor? weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, bool
 * use_input_stats, float momentum, float eps, bool cudnn_enabled) -> Tensor. instance_norm, its arguments in
 * another order. */
FL_API fl_tensor *fl_instance_norm_native(fl_tensor *input, fl_tensor *weight, fl_tensor *bias, fl_tensor *running_mean,
                                          fl_tensor *running_var, bool use_input_stats, double momentum, double eps,
                                          bool cudnn_enabled);

/* native_dropout(Tensor input, float p, bool? train) -> (Tensor output, Tensor mask). dropout unless train is
 * False, and where elements were kept. Errors: RuntimeError for p outside [0, 1], and for integers and bool. */
typedef struct fl_native_dropout_result {
    fl_tensor *output, *mask;
} fl_native_dropout_result;
FL_API fl_native_dropout_result fl_native_dropout(fl_tensor *input, double p, int8_t train);

/* embedding.native(Tensor weight, Tensor indices, SymInt padding_idx=-1, bool scale_grad_by_freq=False, bool
 * sparse=False) -> Tensor. Rows of weight by index; padding_idx -1 is none. */
typedef struct fl_embedding_native_options {
    int64_t padding_idx;
    bool scale_grad_by_freq;
    bool sparse;
} fl_embedding_native_options;
#define FL_EMBEDDING_NATIVE_OPTIONS {-1, false, false}
FL_API fl_tensor *fl_embedding_native(fl_tensor *weight, fl_tensor *indices,
                                      const fl_embedding_native_options *options);

/* embedding_bag.native(Tensor weight, Tensor indices, Tensor offsets, bool scale_grad_by_freq=False, int mode=0,
 * bool sparse=False, Tensor? per_sample_weights=None, bool include_last_offset=False, int? padding_idx=None) ->
 * (Tensor output, Tensor offset2bag, Tensor bag_size, Tensor max_indices). embedding_bag (mode 0: sum, 1: mean, 2:
 * max), the bag of each index, the size of each bag, and the rows that a maximum took. */
typedef struct fl_embedding_bag_native_options {
    bool scale_grad_by_freq;
    int64_t mode;
    bool sparse;
    fl_tensor *per_sample_weights;
    bool include_last_offset;
    int64_t padding_idx;
} fl_embedding_bag_native_options;
#define FL_EMBEDDING_BAG_NATIVE_OPTIONS {false, 0, false, NULL, false, FL_NONE}
typedef struct fl_embedding_bag_native_result {
    fl_tensor *output, *offset2bag, *bag_size, *max_indices;
} fl_embedding_bag_native_result;
FL_API fl_embedding_bag_native_result fl_embedding_bag_native(fl_tensor *weight, fl_tensor *indices, fl_tensor *offsets,
                                                              const fl_embedding_bag_native_options *options);

/* adaptive_max_pool1d.native(Tensor self, int[1] output_size) -> (Tensor output, Tensor indices).
 * adaptive_max_pool1d_with_indices by another name. */
typedef struct fl_adaptive_max_pool1d_native_result {
    fl_tensor *output, *indices;
} fl_adaptive_max_pool1d_native_result;
FL_API fl_adaptive_max_pool1d_native_result fl_adaptive_max_pool1d_native(fl_tensor *self,
                                                                          const int64_t output_size[1]);

/* norm_except_dim(Tensor v, int pow=2, int dim=0) -> Tensor. The norm over all dimensions but dim, which are kept;
 * over all of them where dim is -1. The other sizes are 1. Errors: RuntimeError for integers and bool. */
typedef struct fl_norm_except_dim_options {
    int64_t pow;
    int64_t dim;
} fl_norm_except_dim_options;
#define FL_NORM_EXCEPT_DIM_OPTIONS {2, 0}
FL_API fl_tensor *fl_norm_except_dim(fl_tensor *v, const fl_norm_except_dim_options *options);

/* conv_tbc(Tensor self, Tensor weight, Tensor bias, int pad=0) -> Tensor. Convolution of a sequence [T, B, in] with
 * weight [K, in, out] and bias [out]: [T + 2 pad - K + 1, B, out]. Errors: RuntimeError for sizes that do not fit. */
typedef struct fl_conv_tbc_options {
    int64_t pad;
} fl_conv_tbc_options;
#define FL_CONV_TBC_OPTIONS {0}
FL_API fl_tensor *fl_conv_tbc(fl_tensor *self, fl_tensor *weight, fl_tensor *bias, const fl_conv_tbc_options *options);

/* convolution(Tensor input, Tensor weight, Tensor? bias, int[] stride, int[] padding, int[] dilation, bool
 * transposed, int[] output_padding, int groups) -> Tensor. conv1d to conv3d and conv_transpose1d to
 * conv_transpose3d by weight's number of dimensions. Errors: RuntimeError for sizes that do not fit. */
FL_API fl_tensor *fl_convolution(fl_tensor *input, fl_tensor *weight, fl_tensor *bias,
                                 const int64_t *stride, int n_stride, const int64_t *padding, int n_padding,
                                 const int64_t *dilation, int n_dilation, bool transposed,
                                 const int64_t *output_padding, int n_output_padding, int64_t groups);

/* ---- norm ---------------------------------------------------------------------------------------------------------- */

/* batch_norm(Tensor input, Tensor? running_mean, Tensor? running_var, Tensor? weight=None, Tensor? bias=None, bool
 * training=False, float momentum=0.1, float eps=1e-05) -> Tensor. Each channel (dim 1) brought to mean 0 and
 * variance 1, by the batch's statistics in training, which then update the running ones, else by the running ones;
 * then scaled and shifted. input [N, C, ...]; the others [C]. (x - mean) / sqrt(var + eps) * weight + bias, with
 * the biased variance; running statistics move by momentum, with the unbiased one. Errors: RuntimeError for other
 * sizes, or without running statistics in evaluation; ValueError for one value a channel in training;
 * NotImplementedError for integers. (Ioffe and Szegedy, 2015.) */
typedef struct fl_batch_norm_options {
    bool training;
    double momentum;
    double eps;
} fl_batch_norm_options;
#define FL_BATCH_NORM_OPTIONS {false, 0.1, 1e-05}
FL_API fl_tensor *fl_batch_norm(fl_tensor *input, fl_tensor *running_mean, fl_tensor *running_var, fl_tensor *weight,
                                fl_tensor *bias, const fl_batch_norm_options *options);

/* layer_norm(Tensor input, int[] normalized_shape, Tensor? weight=None, Tensor? bias=None, float eps=1e-05) ->
 * Tensor. The last dimensions of each item brought to mean 0 and variance 1, then scaled and shifted element by
 * element. weight and bias have normalized_shape, input's last sizes. Errors: RuntimeError for other shapes or
 * dtypes, NotImplementedError for integers. (Ba et al., 2016.) */
typedef struct fl_layer_norm_options {
    double eps;
} fl_layer_norm_options;
#define FL_LAYER_NORM_OPTIONS {1e-05}
FL_API fl_tensor *fl_layer_norm(fl_tensor *input, const int64_t *normalized_shape, int n_normalized_shape,
                                fl_tensor *weight, fl_tensor *bias, const fl_layer_norm_options *options);

/* rms_norm(Tensor input, int[] normalized_shape, Tensor? weight=None, float? eps=None) -> Tensor. The last
 * dimensions of each item divided by their root mean square, then scaled; eps None is the dtype's epsilon. weight
 * has normalized_shape. Errors: RuntimeError for other shapes, NotImplementedError for integers. (Zhang and
 * Sennrich, 2019.) */
typedef struct fl_rms_norm_options {
    fl_tensor *weight;
    double eps;
} fl_rms_norm_options;
#define FL_RMS_NORM_OPTIONS {NULL, FL_NONE_FLOAT}
FL_API fl_tensor *fl_rms_norm(fl_tensor *input, const int64_t *normalized_shape, int n_normalized_shape,
                              const fl_rms_norm_options *options);

/* group_norm(Tensor input, int num_groups, Tensor? weight=None, Tensor? bias=None, float eps=1e-05) -> Tensor.
 * Groups of channels of each sample brought to mean 0 and variance 1, then scaled and shifted by channel. input [N,
 * C, ...], weight and bias [C]. Errors: RuntimeError where num_groups does not divide C or sizes do not fit,
 * ValueError for one value a group, NotImplementedError for integers. (Wu and He, 2018.) */
typedef struct fl_group_norm_options {
    double eps;
} fl_group_norm_options;
#define FL_GROUP_NORM_OPTIONS {1e-05}
FL_API fl_tensor *fl_group_norm(fl_tensor *input, int64_t num_groups, fl_tensor *weight, fl_tensor *bias,
                                const fl_group_norm_options *options);

/* instance_norm(Tensor input, Tensor? running_mean=None, Tensor? running_var=None, Tensor? weight=None, Tensor?
 * bias=None, bool use_input_stats=True, float momentum=0.1, float eps=1e-05) -> Tensor. Each channel of each sample
 * brought to mean 0 and variance 1, or by the running statistics. input [N, C, ...]; the others [C]. Errors:
 * ValueError for one value a channel, RuntimeError for sizes that do not fit or without statistics. (Ulyanov et
 * al., 2016.) */
typedef struct fl_instance_norm_options {
    bool use_input_stats;
    double momentum;
    double eps;
} fl_instance_norm_options;
#define FL_INSTANCE_NORM_OPTIONS {true, 0.1, 1e-05}
FL_API fl_tensor *fl_instance_norm(fl_tensor *input, fl_tensor *running_mean, fl_tensor *running_var, fl_tensor *weight,
                                   fl_tensor *bias, const fl_instance_norm_options *options);

/* local_response_norm(Tensor input, int size, float alpha=0.0001, float beta=0.75, float k=1.0) -> Tensor. input /
 * (k + alpha * mean of input^2 over `size` neighbouring channels)^beta; input (N, C, ...). Errors: ValueError for
 * fewer than three dimensions. (Krizhevsky et al., 2012.) */
typedef struct fl_local_response_norm_options {
    double alpha;
    double beta;
    double k;
} fl_local_response_norm_options;
#define FL_LOCAL_RESPONSE_NORM_OPTIONS {0.0001, 0.75, 1.0}
FL_API fl_tensor *fl_local_response_norm(fl_tensor *input, int64_t size, const fl_local_response_norm_options *options);

/* normalize(Tensor input, float? p=2.0, int dim=1, float eps=1e-12) -> Tensor. input divided by its p-norm along
 * dim, or by eps where that is smaller. Of input's shape. Errors: RuntimeError for integers. */
typedef struct fl_normalize_options {
    double p;
    int64_t dim;
    double eps;
} fl_normalize_options;
#define FL_NORMALIZE_OPTIONS {2.0, 1, 1e-12}
FL_API fl_tensor *fl_normalize(fl_tensor *input, const fl_normalize_options *options);

/* normalize.dims(Tensor input, float? p=2.0, int[]? dim=None, float eps=1e-12) -> Tensor. input divided by its
 * p-norm over several dimensions, or all. */
typedef struct fl_normalize_dims_options {
    double p;
    const int64_t *dim;
    int n_dim;
    double eps;
} fl_normalize_dims_options;
#define FL_NORMALIZE_DIMS_OPTIONS {2.0, NULL, 0, 1e-12}
FL_API fl_tensor *fl_normalize_dims(fl_tensor *input, const fl_normalize_dims_options *options);

/* ---- pad ----------------------------------------------------------------------------------------------------------- */

/* constant_pad_nd(Tensor self, int[] pad, Scalar value=0) -> Tensor. pad in mode 'constant'. */
typedef struct fl_constant_pad_nd_options {
    fl_scalar value;
} fl_constant_pad_nd_options;
#define FL_CONSTANT_PAD_ND_OPTIONS {{FL_SCALAR_INT, {0}}}
FL_API fl_tensor *fl_constant_pad_nd(fl_tensor *self, const int64_t *pad, int n_pad,
                                     const fl_constant_pad_nd_options *options);

/* pad(Tensor self, int[] pad, str mode='constant', float? value=None) -> Tensor. More elements at the ends of the
 * last dimensions; negative counts take away. pad: before and after the last dimension, then the one before it, and
 * so on. mode: 'constant' (value, 0 by default), 'reflect' (without the edge), 'replicate' (the edge), 'circular'.
 * A copy. Errors: RuntimeError for an odd number of counts, a size below 0, or more reflected than there is. */
typedef struct fl_pad_options {
    const char *mode;
    double value;
} fl_pad_options;
#define FL_PAD_OPTIONS {"constant", FL_NONE_FLOAT}
FL_API fl_tensor *fl_pad(fl_tensor *self, const int64_t *pad, int n_pad, const fl_pad_options *options);

/* ---- patches ------------------------------------------------------------------------------------------------------- */

/* unfold.patches(Tensor input, int[=2] kernel_size, int[=2] dilation=1, int[=2] padding=0, int[=2] stride=1) ->
 * Tensor. Each patch of [N, C, H, W] (or [C, H, W]) as a column: [N, C * KH * KW, number of patches]. Errors:
 * RuntimeError for an image smaller than the kernel, or numbers that are not positive. */
typedef struct fl_unfold_patches_options {
    int64_t dilation[2];
    int64_t padding[2];
    int64_t stride[2];
} fl_unfold_patches_options;
#define FL_UNFOLD_PATCHES_OPTIONS {{1, 1}, {0, 0}, {1, 1}}
FL_API fl_tensor *fl_unfold_patches(fl_tensor *input, const int64_t kernel_size[2],
                                    const fl_unfold_patches_options *options);

/* fold(Tensor input, int[=2] output_size, int[=2] kernel_size, int[=2] dilation=1, int[=2] padding=0, int[=2]
 * stride=1) -> Tensor. Columns of patches summed to images of output_size: [N, C * KH * KW, number of patches] to
 * [N, C, H, W]. Errors: RuntimeError for sizes that do not fit, NotImplementedError for integers. */
typedef struct fl_fold_options {
    int64_t dilation[2];
    int64_t padding[2];
    int64_t stride[2];
} fl_fold_options;
#define FL_FOLD_OPTIONS {{1, 1}, {0, 0}, {1, 1}}
FL_API fl_tensor *fl_fold(fl_tensor *input, const int64_t output_size[2], const int64_t kernel_size[2],
                          const fl_fold_options *options);

/* ---- pool ---------------------------------------------------------------------------------------------------------- */

/* max_pool1d(Tensor input, int[1] kernel_size, int[1]? stride=None, int[1] padding=0, int[1] dilation=1, bool
 * ceil_mode=False, bool return_indices=False) -> Tensor. The largest of each window. For the indices too:
 * max_pool1d_with_indices. input [N, C, L] or [C, L]; each size S becomes S' = floor((S + 2 padding - dilation
 * (kernel_size - 1) - 1) / stride) + 1 (ceil_mode: rounded up); stride None: kernel_size. Errors: RuntimeError for
 * other dimensions, padding above half the kernel or a result without elements; NotImplementedError for bool. */
typedef struct fl_max_pool1d_options {
    int64_t stride[1];
    int64_t padding[1];
    int64_t dilation[1];
    bool ceil_mode;
    bool return_indices;
} fl_max_pool1d_options;
#define FL_MAX_POOL1D_OPTIONS {{FL_NONE}, {0}, {1}, false, false}
FL_API fl_tensor *fl_max_pool1d(fl_tensor *input, const int64_t kernel_size[1], const fl_max_pool1d_options *options);

/* max_pool1d_with_indices(Tensor input, int[1] kernel_size, int[1]? stride=None, int[1] padding=0, int[1]
 * dilation=1, bool ceil_mode=False, bool return_indices=False) -> (Tensor output, Tensor indices). The largest of
 * each window, and where in the flattened input it stands. indices are int64, without gradient. */
typedef struct fl_max_pool1d_with_indices_options {
    int64_t stride[1];
    int64_t padding[1];
    int64_t dilation[1];
    bool ceil_mode;
    bool return_indices;
} fl_max_pool1d_with_indices_options;
#define FL_MAX_POOL1D_WITH_INDICES_OPTIONS {{FL_NONE}, {0}, {1}, false, false}
typedef struct fl_max_pool1d_with_indices_result {
    fl_tensor *output, *indices;
} fl_max_pool1d_with_indices_result;
FL_API fl_max_pool1d_with_indices_result fl_max_pool1d_with_indices(fl_tensor *input, const int64_t kernel_size[1],
                                                                    const fl_max_pool1d_with_indices_options *options);

/* max_pool2d(Tensor input, int[2] kernel_size, int[2]? stride=None, int[2] padding=0, int[2] dilation=1, bool
 * ceil_mode=False, bool return_indices=False) -> Tensor. The largest of each window. For the indices too:
 * max_pool2d_with_indices. input [N, C, H, W] or [C, H, W]; each size S becomes S' = floor((S + 2 padding -
 * dilation (kernel_size - 1) - 1) / stride) + 1 (ceil_mode: rounded up); stride None: kernel_size. Errors:
 * RuntimeError for other dimensions, padding above half the kernel or a result without elements;
 * NotImplementedError for bool. */
typedef struct fl_max_pool2d_options {
    int64_t stride[2];
    int64_t padding[2];
    int64_t dilation[2];
    bool ceil_mode;
    bool return_indices;
} fl_max_pool2d_options;
#define FL_MAX_POOL2D_OPTIONS {{FL_NONE, FL_NONE}, {0, 0}, {1, 1}, false, false}
FL_API fl_tensor *fl_max_pool2d(fl_tensor *input, const int64_t kernel_size[2], const fl_max_pool2d_options *options);

/* max_pool2d_with_indices(Tensor input, int[2] kernel_size, int[2]? stride=None, int[2] padding=0, int[2]
 * dilation=1, bool ceil_mode=False, bool return_indices=False) -> (Tensor output, Tensor indices). The largest of
 * each window, and where in the flattened input it stands. indices are int64, without gradient. */
typedef struct fl_max_pool2d_with_indices_options {
    int64_t stride[2];
    int64_t padding[2];
    int64_t dilation[2];
    bool ceil_mode;
    bool return_indices;
} fl_max_pool2d_with_indices_options;
#define FL_MAX_POOL2D_WITH_INDICES_OPTIONS {{FL_NONE, FL_NONE}, {0, 0}, {1, 1}, false, false}
typedef struct fl_max_pool2d_with_indices_result {
    fl_tensor *output, *indices;
} fl_max_pool2d_with_indices_result;
FL_API fl_max_pool2d_with_indices_result fl_max_pool2d_with_indices(fl_tensor *input, const int64_t kernel_size[2],
                                                                    const fl_max_pool2d_with_indices_options *options);

/* max_pool3d(Tensor input, int[3] kernel_size, int[3]? stride=None, int[3] padding=0, int[3] dilation=1, bool
 * ceil_mode=False, bool return_indices=False) -> Tensor. The largest of each window. For the indices too:
 * max_pool3d_with_indices. input [N, C, D, H, W] or [C, D, H, W]; each size S becomes S' = floor((S + 2 padding -
 * dilation (kernel_size - 1) - 1) / stride) + 1 (ceil_mode: rounded up); stride None: kernel_size. Errors:
 * RuntimeError for other dimensions, padding above half the kernel or a result without elements;
 * NotImplementedError for bool. */
typedef struct fl_max_pool3d_options {
    int64_t stride[3];
    int64_t padding[3];
    int64_t dilation[3];
    bool ceil_mode;
    bool return_indices;
} fl_max_pool3d_options;
#define FL_MAX_POOL3D_OPTIONS {{FL_NONE, FL_NONE, FL_NONE}, {0, 0, 0}, {1, 1, 1}, false, false}
FL_API fl_tensor *fl_max_pool3d(fl_tensor *input, const int64_t kernel_size[3], const fl_max_pool3d_options *options);

/* max_pool3d_with_indices(Tensor input, int[3] kernel_size, int[3]? stride=None, int[3] padding=0, int[3]
 * dilation=1, bool ceil_mode=False, bool return_indices=False) -> (Tensor output, Tensor indices). The largest of
 * each window, and where in the flattened input it stands. indices are int64, without gradient. */
typedef struct fl_max_pool3d_with_indices_options {
    int64_t stride[3];
    int64_t padding[3];
    int64_t dilation[3];
    bool ceil_mode;
    bool return_indices;
} fl_max_pool3d_with_indices_options;
#define FL_MAX_POOL3D_WITH_INDICES_OPTIONS {{FL_NONE, FL_NONE, FL_NONE}, {0, 0, 0}, {1, 1, 1}, false, false}
typedef struct fl_max_pool3d_with_indices_result {
    fl_tensor *output, *indices;
} fl_max_pool3d_with_indices_result;
FL_API fl_max_pool3d_with_indices_result fl_max_pool3d_with_indices(fl_tensor *input, const int64_t kernel_size[3],
                                                                    const fl_max_pool3d_with_indices_options *options);

/* avg_pool1d(Tensor input, int[1] kernel_size, int[1]? stride=None, int[1] padding=0, bool ceil_mode=False, bool
 * count_include_pad=True) -> Tensor. The mean of each window. input [N, C, L] or [C, L]; each size S becomes S' =
 * floor((S + 2 padding - kernel_size) / stride) + 1 (ceil_mode: rounded up); stride None: kernel_size.
 * count_include_pad: zeros of the padding count. Errors: RuntimeError for other dimensions, padding above half the
 * kernel or a result without elements; NotImplementedError for bool. */
typedef struct fl_avg_pool1d_options {
    int64_t stride[1];
    int64_t padding[1];
    bool ceil_mode;
    bool count_include_pad;
} fl_avg_pool1d_options;
#define FL_AVG_POOL1D_OPTIONS {{FL_NONE}, {0}, false, true}
FL_API fl_tensor *fl_avg_pool1d(fl_tensor *input, const int64_t kernel_size[1], const fl_avg_pool1d_options *options);

/* avg_pool2d(Tensor input, int[2] kernel_size, int[2]? stride=None, int[2] padding=0, bool ceil_mode=False, bool
 * count_include_pad=True, int? divisor_override=None) -> Tensor. The mean of each window. input [N, C, H, W] or [C,
 * H, W]; each size S becomes S' = floor((S + 2 padding - kernel_size) / stride) + 1 (ceil_mode: rounded up); stride
 * None: kernel_size. count_include_pad: zeros of the padding count. Errors: RuntimeError for other dimensions,
 * padding above half the kernel or a result without elements; NotImplementedError for bool. divisor_override: the
 * divisor in the place of the count. */
typedef struct fl_avg_pool2d_options {
    int64_t stride[2];
    int64_t padding[2];
    bool ceil_mode;
    bool count_include_pad;
    int64_t divisor_override;
} fl_avg_pool2d_options;
#define FL_AVG_POOL2D_OPTIONS {{FL_NONE, FL_NONE}, {0, 0}, false, true, FL_NONE}
FL_API fl_tensor *fl_avg_pool2d(fl_tensor *input, const int64_t kernel_size[2], const fl_avg_pool2d_options *options);

/* avg_pool3d(Tensor input, int[3] kernel_size, int[3]? stride=None, int[3] padding=0, bool ceil_mode=False, bool
 * count_include_pad=True, int? divisor_override=None) -> Tensor. The mean of each window. input [N, C, D, H, W] or
 * [C, D, H, W]; each size S becomes S' = floor((S + 2 padding - kernel_size) / stride) + 1 (ceil_mode: rounded up);
 * stride None: kernel_size. count_include_pad: zeros of the padding count. Errors: RuntimeError for other
 * dimensions, padding above half the kernel or a result without elements; NotImplementedError for bool. */
typedef struct fl_avg_pool3d_options {
    int64_t stride[3];
    int64_t padding[3];
    bool ceil_mode;
    bool count_include_pad;
    int64_t divisor_override;
} fl_avg_pool3d_options;
#define FL_AVG_POOL3D_OPTIONS {{FL_NONE, FL_NONE, FL_NONE}, {0, 0, 0}, false, true, FL_NONE}
FL_API fl_tensor *fl_avg_pool3d(fl_tensor *input, const int64_t kernel_size[3], const fl_avg_pool3d_options *options);

/* adaptive_avg_pool1d(Tensor input, int?[1] output_size) -> Tensor. The means of windows that divide the input into
 * output_size; None keeps a size. input [N, C, L] or [C, L]; window i spans floor(i S / S') to ceil((i + 1) S /
 * S'). Errors: RuntimeError for other dimensions or a negative size, NotImplementedError for integers. */
FL_API fl_tensor *fl_adaptive_avg_pool1d(fl_tensor *input, const int64_t output_size[1]);

/* adaptive_avg_pool2d(Tensor input, int?[=2] output_size) -> Tensor. The means of windows that divide the input
 * into output_size; None keeps a size. input [N, C, H, W] or [C, H, W]; window i spans floor(i S / S') to ceil((i +
 * 1) S / S'). Errors: RuntimeError for other dimensions or a negative size, NotImplementedError for integers. */
FL_API fl_tensor *fl_adaptive_avg_pool2d(fl_tensor *input, const int64_t output_size[2]);

/* adaptive_avg_pool3d(Tensor input, int?[=3] output_size) -> Tensor. The means of windows that divide the input
 * into output_size; None keeps a size. input [N, C, D, H, W] or [C, D, H, W]; window i spans floor(i S / S') to
 * ceil((i + 1) S / S'). Errors: RuntimeError for other dimensions or a negative size, NotImplementedError for
 * integers. */
FL_API fl_tensor *fl_adaptive_avg_pool3d(fl_tensor *input, const int64_t output_size[3]);

/* adaptive_max_pool1d(Tensor input, int?[1] output_size, bool|any return_indices=False) -> Tensor. The largest of
 * windows that divide the input into output_size. For the indices too: adaptive_max_pool1d_with_indices. Windows
 * and errors as of adaptive_avg_pool1d. */
typedef struct fl_adaptive_max_pool1d_options {
    bool return_indices;
} fl_adaptive_max_pool1d_options;
#define FL_ADAPTIVE_MAX_POOL1D_OPTIONS {false}
FL_API fl_tensor *fl_adaptive_max_pool1d(fl_tensor *input, const int64_t output_size[1],
                                         const fl_adaptive_max_pool1d_options *options);

/* adaptive_max_pool1d_with_indices(Tensor input, int?[1] output_size, bool|any return_indices=False) -> (Tensor
 * output, Tensor indices). The largest of windows that divide the input into output_size, and where in the
 * flattened input they stand. indices are int64, without gradient. */
typedef struct fl_adaptive_max_pool1d_with_indices_options {
    bool return_indices;
} fl_adaptive_max_pool1d_with_indices_options;
#define FL_ADAPTIVE_MAX_POOL1D_WITH_INDICES_OPTIONS {false}
typedef struct fl_adaptive_max_pool1d_with_indices_result {
    fl_tensor *output, *indices;
} fl_adaptive_max_pool1d_with_indices_result;
FL_API fl_adaptive_max_pool1d_with_indices_result fl_adaptive_max_pool1d_with_indices(fl_tensor *input,
                                                                                      const int64_t output_size[1],
                                                                                      const fl_adaptive_max_pool1d_with_indices_options *options);

/* adaptive_max_pool2d(Tensor input, int?[=2] output_size, bool|any return_indices=False) -> Tensor. The largest of
 * windows that divide the input into output_size. For the indices too: adaptive_max_pool2d_with_indices. Windows
 * and errors as of adaptive_avg_pool2d. */
typedef struct fl_adaptive_max_pool2d_options {
    bool return_indices;
} fl_adaptive_max_pool2d_options;
#define FL_ADAPTIVE_MAX_POOL2D_OPTIONS {false}
FL_API fl_tensor *fl_adaptive_max_pool2d(fl_tensor *input, const int64_t output_size[2],
                                         const fl_adaptive_max_pool2d_options *options);

/* adaptive_max_pool2d_with_indices(Tensor input, int?[=2] output_size, bool|any return_indices=False) -> (Tensor
 * output, Tensor indices). The largest of windows that divide the input into output_size, and where in the
 * flattened input they stand. indices are int64, without gradient. */
typedef struct fl_adaptive_max_pool2d_with_indices_options {
    bool return_indices;
} fl_adaptive_max_pool2d_with_indices_options;
#define FL_ADAPTIVE_MAX_POOL2D_WITH_INDICES_OPTIONS {false}
typedef struct fl_adaptive_max_pool2d_with_indices_result {
    fl_tensor *output, *indices;
} fl_adaptive_max_pool2d_with_indices_result;
FL_API fl_adaptive_max_pool2d_with_indices_result fl_adaptive_max_pool2d_with_indices(fl_tensor *input,
                                                                                      const int64_t output_size[2],
                                                                                      const fl_adaptive_max_pool2d_with_indices_options *options);

/* adaptive_max_pool3d(Tensor input, int?[=3] output_size, bool|any return_indices=False) -> Tensor. The largest of
 * windows that divide the input into output_size. For the indices too: adaptive_max_pool3d_with_indices. Windows
 * and errors as of adaptive_avg_pool3d. */
typedef struct fl_adaptive_max_pool3d_options {
    bool return_indices;
} fl_adaptive_max_pool3d_options;
#define FL_ADAPTIVE_MAX_POOL3D_OPTIONS {false}
FL_API fl_tensor *fl_adaptive_max_pool3d(fl_tensor *input, const int64_t output_size[3],
                                         const fl_adaptive_max_pool3d_options *options);

/* adaptive_max_pool3d_with_indices(Tensor input, int?[=3] output_size, bool|any return_indices=False) -> (Tensor
 * output, Tensor indices). The largest of windows that divide the input into output_size, and where in the
 * flattened input they stand. indices are int64, without gradient. */
typedef struct fl_adaptive_max_pool3d_with_indices_options {
    bool return_indices;
} fl_adaptive_max_pool3d_with_indices_options;
#define FL_ADAPTIVE_MAX_POOL3D_WITH_INDICES_OPTIONS {false}
typedef struct fl_adaptive_max_pool3d_with_indices_result {
    fl_tensor *output, *indices;
} fl_adaptive_max_pool3d_with_indices_result;
FL_API fl_adaptive_max_pool3d_with_indices_result fl_adaptive_max_pool3d_with_indices(fl_tensor *input,
                                                                                      const int64_t output_size[3],
                                                                                      const fl_adaptive_max_pool3d_with_indices_options *options);

/* ---- quasirandom --------------------------------------------------------------------------------------------------- */

/* _sobol_engine_directions(Tensor poly, Tensor vinit, int dimension) -> Tensor. The direction numbers [dimension,
 * 30] of a Sobol sequence, from primitive polynomials [D] as numbers whose bits are their coefficients, and initial
 * numbers [D, k], those of Joe and Kuo for example; all int64. */
FL_API fl_tensor *fl_sobol_engine_directions(fl_tensor *poly, fl_tensor *vinit, int64_t dimension);

/* _sobol_engine_scramble_(Tensor self, Tensor ltm, int dimension) -> Tensor. Multiplies direction numbers
 * [dimension, 30] by lower triangular matrices of bits [dimension, 30, 30]. */
FL_API fl_tensor *fl_sobol_engine_scramble_(fl_tensor *self, fl_tensor *ltm, int64_t dimension);

/* _sobol_engine_draw(Tensor quasi, int n, Tensor sobolstate, int dimension, int num_generated, *, ScalarType?
 * dtype) -> (Tensor points, Tensor quasi). The n points [n, dimension] in [0, 1) that come after number
 * num_generated, which is quasi [dimension] / 2^30, and the last of them, which quasi is for the next call;
 * sobolstate: direction numbers [dimension, 30]. */
typedef struct fl_sobol_engine_draw_result {
    fl_tensor *points, *quasi;
} fl_sobol_engine_draw_result;
FL_API fl_sobol_engine_draw_result fl_sobol_engine_draw(fl_tensor *quasi, int64_t n, fl_tensor *sobolstate,
                                                        int64_t dimension, int64_t num_generated, fl_dtype dtype);

/* _sobol_engine_ff_(Tensor self, int n, Tensor sobolstate, int dimension, int num_generated) -> Tensor. What
 * _sobol_engine_draw makes of quasi, without the points. */
FL_API fl_tensor *fl_sobol_engine_ff_(fl_tensor *self, int64_t n, fl_tensor *sobolstate, int64_t dimension,
                                      int64_t num_generated);

/* ---- random -------------------------------------------------------------------------------------------------------- */

/* rand(int[] size, *, Generator? generator=None, ScalarType? dtype=None) -> Tensor. Uniform numbers in [0, 1).
 * dtype None: the default dtype. Errors: RuntimeError for a negative size, NotImplementedError for integers. */
typedef struct fl_rand_options {
    fl_generator *generator;
    fl_dtype dtype;
} fl_rand_options;
#define FL_RAND_OPTIONS {NULL, FL_DTYPE_NONE}
FL_API fl_tensor *fl_rand(const int64_t *size, int n_size, const fl_rand_options *options);

/* randn(int[] size, *, Generator? generator=None, ScalarType? dtype=None) -> Tensor. Normal numbers of mean 0 and
 * deviation 1. dtype None: the default dtype. Errors: RuntimeError for a negative size, NotImplementedError for
 * integers. */
typedef struct fl_randn_options {
    fl_generator *generator;
    fl_dtype dtype;
} fl_randn_options;
#define FL_RANDN_OPTIONS {NULL, FL_DTYPE_NONE}
FL_API fl_tensor *fl_randn(const int64_t *size, int n_size, const fl_randn_options *options);

/* randint(SymInt high, int[] size, *, Generator? generator=None, ScalarType? dtype=None) -> Tensor. Whole numbers
 * in [0, high), int64 by default. Errors: RuntimeError unless 0 < high. */
typedef struct fl_randint_options {
    fl_generator *generator;
    fl_dtype dtype;
} fl_randint_options;
#define FL_RANDINT_OPTIONS {NULL, FL_DTYPE_NONE}
FL_API fl_tensor *fl_randint(int64_t high, const int64_t *size, int n_size, const fl_randint_options *options);

/* randint.low(SymInt low, SymInt high, int[] size, *, Generator? generator=None, ScalarType? dtype=None) -> Tensor.
 * Whole numbers in [low, high), int64 by default. Errors: RuntimeError unless low < high. */
typedef struct fl_randint_low_options {
    fl_generator *generator;
    fl_dtype dtype;
} fl_randint_low_options;
#define FL_RANDINT_LOW_OPTIONS {NULL, FL_DTYPE_NONE}
FL_API fl_tensor *fl_randint_low(int64_t low, int64_t high, const int64_t *size, int n_size,
                                 const fl_randint_low_options *options);

/* randperm(SymInt n, *, Generator? generator=None, ScalarType? dtype=None) -> Tensor. 0 to n - 1 in random order,
 * int64 by default. Errors: RuntimeError for a negative n. */
typedef struct fl_randperm_options {
    fl_generator *generator;
    fl_dtype dtype;
} fl_randperm_options;
#define FL_RANDPERM_OPTIONS {NULL, FL_DTYPE_NONE}
FL_API fl_tensor *fl_randperm(int64_t n, const fl_randperm_options *options);

/* rand_like(Tensor self, *, Generator? generator=None, ScalarType? dtype=None, MemoryFormat
 * memory_format=preserve_format) -> Tensor. rand of self's shape and dtype. */
typedef struct fl_rand_like_options {
    fl_generator *generator;
    fl_dtype dtype;
    fl_memory_format memory_format;
} fl_rand_like_options;
#define FL_RAND_LIKE_OPTIONS {NULL, FL_DTYPE_NONE, FL_PRESERVE_FORMAT}
FL_API fl_tensor *fl_rand_like(fl_tensor *self, const fl_rand_like_options *options);

/* randn_like(Tensor self, *, Generator? generator=None, ScalarType? dtype=None, MemoryFormat
 * memory_format=preserve_format) -> Tensor. randn of self's shape and dtype. */
typedef struct fl_randn_like_options {
    fl_generator *generator;
    fl_dtype dtype;
    fl_memory_format memory_format;
} fl_randn_like_options;
#define FL_RANDN_LIKE_OPTIONS {NULL, FL_DTYPE_NONE, FL_PRESERVE_FORMAT}
FL_API fl_tensor *fl_randn_like(fl_tensor *self, const fl_randn_like_options *options);

/* randint_like(Tensor self, SymInt high, *, Generator? generator=None, ScalarType? dtype=None, MemoryFormat
 * memory_format=preserve_format) -> Tensor. randint of self's shape and dtype. */
typedef struct fl_randint_like_options {
    fl_generator *generator;
    fl_dtype dtype;
    fl_memory_format memory_format;
} fl_randint_like_options;
#define FL_RANDINT_LIKE_OPTIONS {NULL, FL_DTYPE_NONE, FL_PRESERVE_FORMAT}
FL_API fl_tensor *fl_randint_like(fl_tensor *self, int64_t high, const fl_randint_like_options *options);

/* randint_like.low(Tensor self, SymInt low, SymInt high, *, Generator? generator=None, ScalarType? dtype=None,
 * MemoryFormat memory_format=preserve_format) -> Tensor. randint of self's shape and dtype. */
typedef struct fl_randint_like_low_options {
    fl_generator *generator;
    fl_dtype dtype;
    fl_memory_format memory_format;
} fl_randint_like_low_options;
#define FL_RANDINT_LIKE_LOW_OPTIONS {NULL, FL_DTYPE_NONE, FL_PRESERVE_FORMAT}
FL_API fl_tensor *fl_randint_like_low(fl_tensor *self, int64_t low, int64_t high,
                                      const fl_randint_like_low_options *options);

/* uniform_(Tensor self, float from=0.0, float to=1.0, *, Generator? generator=None) -> Tensor. Writes uniform
 * numbers in [from, to). Errors: RuntimeError where from is above to, NotImplementedError for integers. */
typedef struct fl_uniform_options {
    double from;
    double to;
    fl_generator *generator;
} fl_uniform_options;
#define FL_UNIFORM_OPTIONS {0.0, 1.0, NULL}
FL_API fl_tensor *fl_uniform_(fl_tensor *self, const fl_uniform_options *options);

/* normal_(Tensor self, float mean=0.0, float std=1.0, *, Generator? generator=None) -> Tensor. Writes normal
 * numbers of this mean and standard deviation. Errors: RuntimeError for a negative std. */
typedef struct fl_normal_options {
    double mean;
    double std;
    fl_generator *generator;
} fl_normal_options;
#define FL_NORMAL_OPTIONS {0.0, 1.0, NULL}
FL_API fl_tensor *fl_normal_(fl_tensor *self, const fl_normal_options *options);

/* random_(Tensor self, *, Generator? generator=None) -> Tensor. Writes whole numbers from 0 to the largest the
 * dtype holds; of floating types, to the largest up to which all are told apart (2^24 for float32). */
typedef struct fl_random_options {
    fl_generator *generator;
} fl_random_options;
#define FL_RANDOM_OPTIONS {NULL}
FL_API fl_tensor *fl_random_(fl_tensor *self, const fl_random_options *options);

/* random_.to(Tensor self, int to, *, Generator? generator=None) -> Tensor. Writes whole numbers in [0, to). */
typedef struct fl_random_to_options {
    fl_generator *generator;
} fl_random_to_options;
#define FL_RANDOM_TO_OPTIONS {NULL}
FL_API fl_tensor *fl_random_to_(fl_tensor *self, int64_t to, const fl_random_to_options *options);

/* random_.from(Tensor self, int from, int? to, *, Generator? generator=None) -> Tensor. Writes whole numbers in
 * [from, to). to None: to the largest the dtype holds. Errors: RuntimeError unless from < to. */
typedef struct fl_random_from_options {
    fl_generator *generator;
} fl_random_from_options;
#define FL_RANDOM_FROM_OPTIONS {NULL}
FL_API fl_tensor *fl_random_from_(fl_tensor *self, int64_t from, int64_t to, const fl_random_from_options *options);

/* exponential_(Tensor self, float lambd=1.0, *, Generator? generator=None) -> Tensor. Writes numbers of the
 * exponential distribution of rate lambd. The density is lambd e^(-lambd x). Errors: RuntimeError unless lambd > 0. */
typedef struct fl_exponential_options {
    double lambd;
    fl_generator *generator;
} fl_exponential_options;
#define FL_EXPONENTIAL_OPTIONS {1.0, NULL}
FL_API fl_tensor *fl_exponential_(fl_tensor *self, const fl_exponential_options *options);

/* geometric_(Tensor self, float p, *, Generator? generator=None) -> Tensor. Writes the number of trials, from 1 on,
 * to the first success of probability p: (1 - p)^(k - 1) p. Errors: RuntimeError unless 0 < p < 1. */
typedef struct fl_geometric_options {
    fl_generator *generator;
} fl_geometric_options;
#define FL_GEOMETRIC_OPTIONS {NULL}
FL_API fl_tensor *fl_geometric_(fl_tensor *self, double p, const fl_geometric_options *options);

/* cauchy_(Tensor self, float median=0.0, float sigma=1.0, *, Generator? generator=None) -> Tensor. Writes numbers
 * of the Cauchy distribution, of density sigma / (pi (sigma^2 + (x - median)^2)). Errors: RuntimeError unless sigma
 * > 0. */
typedef struct fl_cauchy_options {
    double median;
    double sigma;
    fl_generator *generator;
} fl_cauchy_options;
#define FL_CAUCHY_OPTIONS {0.0, 1.0, NULL}
FL_API fl_tensor *fl_cauchy_(fl_tensor *self, const fl_cauchy_options *options);

/* log_normal_(Tensor self, float mean=1.0, float std=2.0, *, Generator? generator=None) -> Tensor. Writes numbers
 * whose logarithm is normal, of this mean and standard deviation. Errors: RuntimeError unless std > 0. */
typedef struct fl_log_normal_options {
    double mean;
    double std;
    fl_generator *generator;
} fl_log_normal_options;
#define FL_LOG_NORMAL_OPTIONS {1.0, 2.0, NULL}
FL_API fl_tensor *fl_log_normal_(fl_tensor *self, const fl_log_normal_options *options);

/* bernoulli_.tensor(Tensor self, Tensor p, *, Generator? generator=None) -> Tensor. Writes ones with a probability
 * for each element. */
typedef struct fl_bernoulli_tensor_options {
    fl_generator *generator;
} fl_bernoulli_tensor_options;
#define FL_BERNOULLI_TENSOR_OPTIONS {NULL}
FL_API fl_tensor *fl_bernoulli_tensor_(fl_tensor *self, fl_tensor *p, const fl_bernoulli_tensor_options *options);

/* bernoulli_(Tensor self, float p=0.5, *, Generator? generator=None) -> Tensor. Writes ones with probability p.
 * Errors: RuntimeError for p outside [0, 1]. */
typedef struct fl_bernoulli_in_place_options {
    double p;
    fl_generator *generator;
} fl_bernoulli_in_place_options;
#define FL_BERNOULLI_IN_PLACE_OPTIONS {0.5, NULL}
FL_API fl_tensor *fl_bernoulli_(fl_tensor *self, const fl_bernoulli_in_place_options *options);

/* bernoulli(Tensor self, *, Generator? generator=None) -> Tensor. Ones with probability self, zeros else. Of self's
 * shape and dtype; the gradient is 0. Errors: RuntimeError for probabilities outside [0, 1], NotImplementedError
 * for integers. */
typedef struct fl_bernoulli_options {
    fl_generator *generator;
} fl_bernoulli_options;
#define FL_BERNOULLI_OPTIONS {NULL}
FL_API fl_tensor *fl_bernoulli(fl_tensor *self, const fl_bernoulli_options *options);

/* bernoulli.p(Tensor self, float p, *, Generator? generator=None) -> Tensor. Ones with probability p, of self's
 * shape. */
typedef struct fl_bernoulli_p_options {
    fl_generator *generator;
} fl_bernoulli_p_options;
#define FL_BERNOULLI_P_OPTIONS {NULL}
FL_API fl_tensor *fl_bernoulli_p(fl_tensor *self, double p, const fl_bernoulli_p_options *options);

/* normal.tensor_float(Tensor mean, float std=1.0, *, Generator? generator=None) -> Tensor. Normal numbers, each
 * with a mean of its own. Of mean's shape. Errors: RuntimeError for a negative std. */
typedef struct fl_normal_tensor_float_options {
    double std;
    fl_generator *generator;
} fl_normal_tensor_float_options;
#define FL_NORMAL_TENSOR_FLOAT_OPTIONS {1.0, NULL}
FL_API fl_tensor *fl_normal_tensor_float(fl_tensor *mean, const fl_normal_tensor_float_options *options);

/* normal.float_tensor(float mean, Tensor std, *, Generator? generator=None) -> Tensor. Normal numbers, each with a
 * deviation of its own. */
typedef struct fl_normal_float_tensor_options {
    fl_generator *generator;
} fl_normal_float_tensor_options;
#define FL_NORMAL_FLOAT_TENSOR_OPTIONS {NULL}
FL_API fl_tensor *fl_normal_float_tensor(double mean, fl_tensor *std, const fl_normal_float_tensor_options *options);

/* normal.tensor_tensor(Tensor mean, Tensor std, *, Generator? generator=None) -> Tensor. Normal numbers, each with
 * a mean and a deviation of its own. The two broadcast. */
typedef struct fl_normal_tensor_tensor_options {
    fl_generator *generator;
} fl_normal_tensor_tensor_options;
#define FL_NORMAL_TENSOR_TENSOR_OPTIONS {NULL}
FL_API fl_tensor *fl_normal_tensor_tensor(fl_tensor *mean, fl_tensor *std,
                                          const fl_normal_tensor_tensor_options *options);

/* normal.float_float(float mean, float std, int[] size, *, Generator? generator=None, ScalarType? dtype=None) ->
 * Tensor. Normal numbers. */
typedef struct fl_normal_float_float_options {
    fl_generator *generator;
    fl_dtype dtype;
} fl_normal_float_float_options;
#define FL_NORMAL_FLOAT_FLOAT_OPTIONS {NULL, FL_DTYPE_NONE}
FL_API fl_tensor *fl_normal_float_float(double mean, double std, const int64_t *size, int n_size,
                                        const fl_normal_float_float_options *options);

/* multinomial(Tensor self, SymInt num_samples, bool replacement=False, *, Generator? generator=None) -> Tensor.
 * Indices drawn with the weights of each row. self: [n] or [rows, n], weights that need not add up to 1. The
 * result, int64, has num_samples for n, and no gradient. Errors: RuntimeError for negative or infinite weights, or
 * more samples than n without replacement. */
typedef struct fl_multinomial_options {
    bool replacement;
    fl_generator *generator;
} fl_multinomial_options;
#define FL_MULTINOMIAL_OPTIONS {false, NULL}
FL_API fl_tensor *fl_multinomial(fl_tensor *self, int64_t num_samples, const fl_multinomial_options *options);

/* poisson(Tensor self, Generator? generator=None) -> Tensor. Numbers of the Poisson distribution, each with the
 * rate in self. Of self's shape and dtype; the gradient is 0. Errors: RuntimeError for a negative rate. */
typedef struct fl_poisson_options {
    fl_generator *generator;
} fl_poisson_options;
#define FL_POISSON_OPTIONS {NULL}
FL_API fl_tensor *fl_poisson(fl_tensor *self, const fl_poisson_options *options);

/* binomial(Tensor count, Tensor prob, Generator? generator=None) -> Tensor. How many of count trials succeed, each
 * with probability prob. */
typedef struct fl_binomial_options {
    fl_generator *generator;
} fl_binomial_options;
#define FL_BINOMIAL_OPTIONS {NULL}
FL_API fl_tensor *fl_binomial(fl_tensor *count, fl_tensor *prob, const fl_binomial_options *options);

/* _standard_gamma(Tensor self, Generator? generator=None) -> Tensor. Numbers of the gamma distribution of rate 1,
 * each with the concentration in self; samples carry gradients to it. (Marsaglia and Tsang, 2000.) */
typedef struct fl_standard_gamma_options {
    fl_generator *generator;
} fl_standard_gamma_options;
#define FL_STANDARD_GAMMA_OPTIONS {NULL}
FL_API fl_tensor *fl_standard_gamma(fl_tensor *self, const fl_standard_gamma_options *options);

/* _sample_dirichlet(Tensor self, Generator? generator=None) -> Tensor. Numbers of the Dirichlet distribution with
 * the concentrations in each row; samples carry gradients to them. */
typedef struct fl_sample_dirichlet_options {
    fl_generator *generator;
} fl_sample_dirichlet_options;
#define FL_SAMPLE_DIRICHLET_OPTIONS {NULL}
FL_API fl_tensor *fl_sample_dirichlet(fl_tensor *self, const fl_sample_dirichlet_options *options);

/* ---- reduce -------------------------------------------------------------------------------------------------------- */

/* sum(Tensor self, *, ScalarType? dtype=None) -> Tensor. The sum of all items. Integers and bool give int64, unless
 * dtype says otherwise: self is cast to it first. */
typedef struct fl_sum_options {
    fl_dtype dtype;
} fl_sum_options;
#define FL_SUM_OPTIONS {FL_DTYPE_NONE}
FL_API fl_tensor *fl_sum(fl_tensor *self, const fl_sum_options *options);

/* sum.dim(Tensor self, int[]?|int dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor. The sum over
 * dimensions (None: all). A negative dim counts from the end; dim goes away, or stays as 1 with keepdim. Errors:
 * IndexError for a dim that is not there, RuntimeError for one named twice. */
typedef struct fl_sum_dim_options {
    bool keepdim;
    fl_dtype dtype;
} fl_sum_dim_options;
#define FL_SUM_DIM_OPTIONS {false, FL_DTYPE_NONE}
FL_API fl_tensor *fl_sum_dim(fl_tensor *self, const int64_t *dim, int n_dim, const fl_sum_dim_options *options);

/* sum_to_size(Tensor self, int[] size) -> Tensor. The sum over the dimensions that broadcasting to self would add.
 * Errors: RuntimeError for a size that would not broadcast to self's. */
FL_API fl_tensor *fl_sum_to_size(fl_tensor *self, const int64_t *size, int n_size);

/* mean(Tensor self, *, ScalarType? dtype=None) -> Tensor. The mean of all items. Errors: RuntimeError for integers
 * and bool without dtype. */
typedef struct fl_mean_options {
    fl_dtype dtype;
} fl_mean_options;
#define FL_MEAN_OPTIONS {FL_DTYPE_NONE}
FL_API fl_tensor *fl_mean(fl_tensor *self, const fl_mean_options *options);

/* mean.dim(Tensor self, int[]?|int dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor. The mean over
 * dimensions (None: all). A negative dim counts from the end; dim goes away, or stays as 1 with keepdim. Errors:
 * IndexError for a dim that is not there, RuntimeError for one named twice. */
typedef struct fl_mean_dim_options {
    bool keepdim;
    fl_dtype dtype;
} fl_mean_dim_options;
#define FL_MEAN_DIM_OPTIONS {false, FL_DTYPE_NONE}
FL_API fl_tensor *fl_mean_dim(fl_tensor *self, const int64_t *dim, int n_dim, const fl_mean_dim_options *options);

/* prod(Tensor self, *, ScalarType? dtype=None) -> Tensor. The product of all items. Integers and bool give int64. */
typedef struct fl_prod_options {
    fl_dtype dtype;
} fl_prod_options;
#define FL_PROD_OPTIONS {FL_DTYPE_NONE}
FL_API fl_tensor *fl_prod(fl_tensor *self, const fl_prod_options *options);

/* prod.dim(Tensor self, int dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor. The product over a
 * dimension. A negative dim counts from the end; dim goes away, or stays as 1 with keepdim. */
typedef struct fl_prod_dim_options {
    bool keepdim;
    fl_dtype dtype;
} fl_prod_dim_options;
#define FL_PROD_DIM_OPTIONS {false, FL_DTYPE_NONE}
FL_API fl_tensor *fl_prod_dim(fl_tensor *self, int64_t dim, const fl_prod_dim_options *options);

/* nansum(Tensor self, int[]?|int dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor. The sum of
 * what is not NaN. Integers and bool give int64. */
typedef struct fl_nansum_options {
    const int64_t *dim;
    int n_dim;
    bool keepdim;
    fl_dtype dtype;
} fl_nansum_options;
#define FL_NANSUM_OPTIONS {NULL, 0, false, FL_DTYPE_NONE}
FL_API fl_tensor *fl_nansum(fl_tensor *self, const fl_nansum_options *options);

/* nanmean(Tensor self, int[]?|int dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor. The mean of
 * what is not NaN. NaN where there is nothing else. Errors: RuntimeError for integers and bool. */
typedef struct fl_nanmean_options {
    const int64_t *dim;
    int n_dim;
    bool keepdim;
    fl_dtype dtype;
} fl_nanmean_options;
#define FL_NANMEAN_OPTIONS {NULL, 0, false, FL_DTYPE_NONE}
FL_API fl_tensor *fl_nanmean(fl_tensor *self, const fl_nanmean_options *options);

/* amax(Tensor self, int[]?|int dim=None, bool keepdim=False) -> Tensor. The largest over dimensions; its gradient
 * is shared among equals. A negative dim counts from the end; dim goes away, or stays as 1 with keepdim. NaN where
 * there is one. Errors: RuntimeError or, with dim, IndexError where there are no items. */
typedef struct fl_amax_options {
    const int64_t *dim;
    int n_dim;
    bool keepdim;
} fl_amax_options;
#define FL_AMAX_OPTIONS {NULL, 0, false}
FL_API fl_tensor *fl_amax(fl_tensor *self, const fl_amax_options *options);

/* amin(Tensor self, int[]?|int dim=None, bool keepdim=False) -> Tensor. The smallest over dimensions; its gradient
 * is shared among equals. A negative dim counts from the end; dim goes away, or stays as 1 with keepdim. NaN where
 * there is one. Errors: RuntimeError or, with dim, IndexError where there are no items. */
typedef struct fl_amin_options {
    const int64_t *dim;
    int n_dim;
    bool keepdim;
} fl_amin_options;
#define FL_AMIN_OPTIONS {NULL, 0, false}
FL_API fl_tensor *fl_amin(fl_tensor *self, const fl_amin_options *options);

/* aminmax(Tensor self, *, int? dim=None, bool keepdim=False) -> (Tensor min, Tensor max). amin and amax. */
typedef struct fl_aminmax_options {
    int64_t dim;
    bool keepdim;
} fl_aminmax_options;
#define FL_AMINMAX_OPTIONS {FL_NONE, false}
typedef struct fl_aminmax_result {
    fl_tensor *min, *max;
} fl_aminmax_result;
FL_API fl_aminmax_result fl_aminmax(fl_tensor *self, const fl_aminmax_options *options);

/* max(Tensor self) -> Tensor. The largest of all items. NaN where there is one. Errors: RuntimeError where there
 * are no items. */
FL_API fl_tensor *fl_max(fl_tensor *self);

/* max.other(Tensor self, Tensor other) -> Tensor. maximum(self, other) */
FL_API fl_tensor *fl_max_other(fl_tensor *self, fl_tensor *other);

/* max.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices). The largest over a
 * dimension, and its place. A negative dim counts from the end; dim goes away, or stays as 1 with keepdim. indices
 * are int64, without gradient. Errors: IndexError for a dim that is not there or without items. */
typedef struct fl_max_dim_options {
    bool keepdim;
} fl_max_dim_options;
#define FL_MAX_DIM_OPTIONS {false}
typedef struct fl_max_dim_result {
    fl_tensor *values, *indices;
} fl_max_dim_result;
FL_API fl_max_dim_result fl_max_dim(fl_tensor *self, int64_t dim, const fl_max_dim_options *options);

/* min(Tensor self) -> Tensor. The smallest of all items. NaN where there is one. Errors: RuntimeError where there
 * are no items. */
FL_API fl_tensor *fl_min(fl_tensor *self);

/* min.other(Tensor self, Tensor other) -> Tensor. minimum(self, other) */
FL_API fl_tensor *fl_min_other(fl_tensor *self, fl_tensor *other);

/* min.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices). The smallest over a
 * dimension, and its place. A negative dim counts from the end; dim goes away, or stays as 1 with keepdim. indices
 * are int64, without gradient. Errors: IndexError for a dim that is not there or without items. */
typedef struct fl_min_dim_options {
    bool keepdim;
} fl_min_dim_options;
#define FL_MIN_DIM_OPTIONS {false}
typedef struct fl_min_dim_result {
    fl_tensor *values, *indices;
} fl_min_dim_result;
FL_API fl_min_dim_result fl_min_dim(fl_tensor *self, int64_t dim, const fl_min_dim_options *options);

/* argmax(Tensor self, int? dim=None, bool keepdim=False) -> Tensor. The place of the largest: along a dimension, or
 * among all items in row-major order. int64, the first of equals, without gradient. Errors: IndexError where there
 * are no items, RuntimeError for bool. */
typedef struct fl_argmax_options {
    int64_t dim;
    bool keepdim;
} fl_argmax_options;
#define FL_ARGMAX_OPTIONS {FL_NONE, false}
FL_API fl_tensor *fl_argmax(fl_tensor *self, const fl_argmax_options *options);

/* argmin(Tensor self, int? dim=None, bool keepdim=False) -> Tensor. The place of the smallest: along a dimension,
 * or among all items in row-major order. int64, the first of equals, without gradient. Errors: IndexError where
 * there are no items, RuntimeError for bool. */
typedef struct fl_argmin_options {
    int64_t dim;
    bool keepdim;
} fl_argmin_options;
#define FL_ARGMIN_OPTIONS {FL_NONE, false}
FL_API fl_tensor *fl_argmin(fl_tensor *self, const fl_argmin_options *options);

/* any(Tensor self) -> Tensor. Whether an item is not zero: a bool (uint8 for uint8) without gradient; false where
 * there are no items. */
FL_API fl_tensor *fl_any(fl_tensor *self);

/* any.whole(Tensor self, *, bool keepdim) -> Tensor. An item is not zero. */
FL_API fl_tensor *fl_any_whole(fl_tensor *self, bool keepdim);

/* any.dim(Tensor self, int[]?|int dim, bool keepdim=False) -> Tensor. An item along the dimensions is not zero. */
typedef struct fl_any_dim_options {
    bool keepdim;
} fl_any_dim_options;
#define FL_ANY_DIM_OPTIONS {false}
FL_API fl_tensor *fl_any_dim(fl_tensor *self, const int64_t *dim, int n_dim, const fl_any_dim_options *options);

/* all(Tensor self) -> Tensor. Whether no item is zero: a bool (uint8 for uint8) without gradient; true where there
 * are no items. */
FL_API fl_tensor *fl_all(fl_tensor *self);

/* all.whole(Tensor self, *, bool keepdim) -> Tensor. No item is zero. */
FL_API fl_tensor *fl_all_whole(fl_tensor *self, bool keepdim);

/* all.dim(Tensor self, int[]?|int dim, bool keepdim=False) -> Tensor. No item along the dimensions is zero. */
typedef struct fl_all_dim_options {
    bool keepdim;
} fl_all_dim_options;
#define FL_ALL_DIM_OPTIONS {false}
FL_API fl_tensor *fl_all_dim(fl_tensor *self, const int64_t *dim, int n_dim, const fl_all_dim_options *options);

/* count_nonzero(Tensor self, int[]?|int dim=None) -> Tensor. How many items are not zero. int64, without gradient. */
typedef struct fl_count_nonzero_options {
    const int64_t *dim;
    int n_dim;
} fl_count_nonzero_options;
#define FL_COUNT_NONZERO_OPTIONS {NULL, 0}
FL_API fl_tensor *fl_count_nonzero(fl_tensor *self, const fl_count_nonzero_options *options);

/* var(Tensor self, bool unbiased=True) -> Tensor. The variance of all items. The sum of squares is divided by n -
 * 1, or by n with unbiased=False. Errors: RuntimeError for integers and bool. */
typedef struct fl_var_options {
    bool unbiased;
} fl_var_options;
#define FL_VAR_OPTIONS {true}
FL_API fl_tensor *fl_var(fl_tensor *self, const fl_var_options *options);

/* var.dim(Tensor self, int[]?|int dim, bool unbiased=True, bool keepdim=False) -> Tensor. The variance over
 * dimensions. */
typedef struct fl_var_dim_options {
    bool unbiased;
    bool keepdim;
} fl_var_dim_options;
#define FL_VAR_DIM_OPTIONS {true, false}
FL_API fl_tensor *fl_var_dim(fl_tensor *self, const int64_t *dim, int n_dim, const fl_var_dim_options *options);

/* var.correction(Tensor self, int[]?|int dim=None, *, Scalar? correction=None, bool keepdim=False) -> Tensor. The
 * variance, its divisor being the number of items less the correction (1). */
typedef struct fl_var_correction_options {
    const int64_t *dim;
    int n_dim;
    fl_scalar correction;
    bool keepdim;
} fl_var_correction_options;
#define FL_VAR_CORRECTION_OPTIONS {NULL, 0, {FL_SCALAR_NONE, {0}}, false}
FL_API fl_tensor *fl_var_correction(fl_tensor *self, const fl_var_correction_options *options);

/* var_mean(Tensor self, bool unbiased=True) -> (Tensor var, Tensor mean). var and mean. */
typedef struct fl_var_mean_options {
    bool unbiased;
} fl_var_mean_options;
#define FL_VAR_MEAN_OPTIONS {true}
typedef struct fl_var_mean_result {
    fl_tensor *var, *mean;
} fl_var_mean_result;
FL_API fl_var_mean_result fl_var_mean(fl_tensor *self, const fl_var_mean_options *options);

/* var_mean.dim(Tensor self, int[]?|int dim, bool unbiased=True, bool keepdim=False) -> (Tensor var, Tensor mean).
 * var and mean over dimensions. */
typedef struct fl_var_mean_dim_options {
    bool unbiased;
    bool keepdim;
} fl_var_mean_dim_options;
#define FL_VAR_MEAN_DIM_OPTIONS {true, false}
typedef struct fl_var_mean_dim_result {
    fl_tensor *var, *mean;
} fl_var_mean_dim_result;
FL_API fl_var_mean_dim_result fl_var_mean_dim(fl_tensor *self, const int64_t *dim, int n_dim,
                                              const fl_var_mean_dim_options *options);

/* var_mean.correction(Tensor self, int[]?|int dim=None, *, Scalar? correction=None, bool keepdim=False) -> (Tensor
 * var, Tensor mean). var and mean. */
typedef struct fl_var_mean_correction_options {
    const int64_t *dim;
    int n_dim;
    fl_scalar correction;
    bool keepdim;
} fl_var_mean_correction_options;
#define FL_VAR_MEAN_CORRECTION_OPTIONS {NULL, 0, {FL_SCALAR_NONE, {0}}, false}
typedef struct fl_var_mean_correction_result {
    fl_tensor *var, *mean;
} fl_var_mean_correction_result;
FL_API fl_var_mean_correction_result fl_var_mean_correction(fl_tensor *self,
                                                            const fl_var_mean_correction_options *options);

/* std(Tensor self, bool unbiased=True) -> Tensor. The standard deviation of all items. The sum of squares is
 * divided by n - 1, or by n with unbiased=False. Errors: RuntimeError for integers and bool. */
typedef struct fl_std_options {
    bool unbiased;
} fl_std_options;
#define FL_STD_OPTIONS {true}
FL_API fl_tensor *fl_std(fl_tensor *self, const fl_std_options *options);

/* std.dim(Tensor self, int[]?|int dim, bool unbiased=True, bool keepdim=False) -> Tensor. The standard deviation
 * over dimensions. */
typedef struct fl_std_dim_options {
    bool unbiased;
    bool keepdim;
} fl_std_dim_options;
#define FL_STD_DIM_OPTIONS {true, false}
FL_API fl_tensor *fl_std_dim(fl_tensor *self, const int64_t *dim, int n_dim, const fl_std_dim_options *options);

/* std.correction(Tensor self, int[]?|int dim=None, *, Scalar? correction=None, bool keepdim=False) -> Tensor. The
 * standard deviation, its divisor being the number of items less the correction (1). */
typedef struct fl_std_correction_options {
    const int64_t *dim;
    int n_dim;
    fl_scalar correction;
    bool keepdim;
} fl_std_correction_options;
#define FL_STD_CORRECTION_OPTIONS {NULL, 0, {FL_SCALAR_NONE, {0}}, false}
FL_API fl_tensor *fl_std_correction(fl_tensor *self, const fl_std_correction_options *options);

/* std_mean(Tensor self, bool unbiased=True) -> (Tensor std, Tensor mean). std and mean. */
typedef struct fl_std_mean_options {
    bool unbiased;
} fl_std_mean_options;
#define FL_STD_MEAN_OPTIONS {true}
typedef struct fl_std_mean_result {
    fl_tensor *std, *mean;
} fl_std_mean_result;
FL_API fl_std_mean_result fl_std_mean(fl_tensor *self, const fl_std_mean_options *options);

/* std_mean.dim(Tensor self, int[]?|int dim, bool unbiased=True, bool keepdim=False) -> (Tensor std, Tensor mean).
 * std and mean over dimensions. */
typedef struct fl_std_mean_dim_options {
    bool unbiased;
    bool keepdim;
} fl_std_mean_dim_options;
#define FL_STD_MEAN_DIM_OPTIONS {true, false}
typedef struct fl_std_mean_dim_result {
    fl_tensor *std, *mean;
} fl_std_mean_dim_result;
FL_API fl_std_mean_dim_result fl_std_mean_dim(fl_tensor *self, const int64_t *dim, int n_dim,
                                              const fl_std_mean_dim_options *options);

/* std_mean.correction(Tensor self, int[]?|int dim=None, *, Scalar? correction=None, bool keepdim=False) -> (Tensor
 * std, Tensor mean). std and mean. */
typedef struct fl_std_mean_correction_options {
    const int64_t *dim;
    int n_dim;
    fl_scalar correction;
    bool keepdim;
} fl_std_mean_correction_options;
#define FL_STD_MEAN_CORRECTION_OPTIONS {NULL, 0, {FL_SCALAR_NONE, {0}}, false}
typedef struct fl_std_mean_correction_result {
    fl_tensor *std, *mean;
} fl_std_mean_correction_result;
FL_API fl_std_mean_correction_result fl_std_mean_correction(fl_tensor *self,
                                                            const fl_std_mean_correction_options *options);

/* norm(Tensor self, Scalar? p=2, int[]?|int dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor. The
 * p-norm over dimensions (None: of all items). (Sum of |x|^p)^(1 / p); p inf, -inf: the largest, smallest
 * magnitude; 0: the number of items that are not 0. Errors: RuntimeError for integers and bool. */
typedef struct fl_norm_options {
    fl_scalar p;
    const int64_t *dim;
    int n_dim;
    bool keepdim;
    fl_dtype dtype;
} fl_norm_options;
#define FL_NORM_OPTIONS {{FL_SCALAR_INT, {2}}, NULL, 0, false, FL_DTYPE_NONE}
FL_API fl_tensor *fl_norm(fl_tensor *self, const fl_norm_options *options);

/* norm.named(Tensor self, str p, int[]?|int dim=None, bool keepdim=False) -> Tensor. The norm by name: 'fro' is the
 * 2-norm. */
typedef struct fl_norm_named_options {
    const int64_t *dim;
    int n_dim;
    bool keepdim;
} fl_norm_named_options;
#define FL_NORM_NAMED_OPTIONS {NULL, 0, false}
FL_API fl_tensor *fl_norm_named(fl_tensor *self, const char *p, const fl_norm_named_options *options);

/* linalg_vector_norm(Tensor self, Scalar ord=2, int[]?|int dim=None, bool keepdim=False, *, ScalarType? dtype=None)
 * -> Tensor. The norm of order `ord` over dimensions (None: of all items). (Sum of |x|^ord)^(1 / ord); inf, -inf:
 * the largest, smallest magnitude; 0: the number of items that are not 0. Errors: RuntimeError for integers, or a
 * dtype narrower than self's. */
typedef struct fl_linalg_vector_norm_options {
    fl_scalar ord;
    const int64_t *dim;
    int n_dim;
    bool keepdim;
    fl_dtype dtype;
} fl_linalg_vector_norm_options;
#define FL_LINALG_VECTOR_NORM_OPTIONS {{FL_SCALAR_INT, {2}}, NULL, 0, false, FL_DTYPE_NONE}
FL_API fl_tensor *fl_linalg_vector_norm(fl_tensor *self, const fl_linalg_vector_norm_options *options);

/* renorm(Tensor self, Scalar p, int dim, Scalar maxnorm) -> Tensor. Every slice along dim whose p-norm passes
 * maxnorm scaled down to it. Errors: RuntimeError for a negative maxnorm, and for integers. */
FL_API fl_tensor *fl_renorm(fl_tensor *self, fl_scalar p, int64_t dim, fl_scalar maxnorm);
FL_API fl_tensor *fl_renorm_(fl_tensor *self, fl_scalar p, int64_t dim, fl_scalar maxnorm);

/* dist(Tensor self, Tensor other, Scalar p=2) -> Tensor. The p-norm of self - other. Shapes broadcast; of no
 * dimensions. Errors: RuntimeError for integers. */
typedef struct fl_dist_options {
    fl_scalar p;
} fl_dist_options;
#define FL_DIST_OPTIONS {{FL_SCALAR_INT, {2}}}
FL_API fl_tensor *fl_dist(fl_tensor *self, fl_tensor *other, const fl_dist_options *options);

/* logsumexp(Tensor self, int[]|int dim, bool keepdim=False) -> Tensor. log of the sum of exp over dimensions,
 * without overflow. A negative dim counts from the end; dim goes away, or stays as 1 with keepdim. Integers give
 * the default dtype. */
typedef struct fl_logsumexp_options {
    bool keepdim;
} fl_logsumexp_options;
#define FL_LOGSUMEXP_OPTIONS {false}
FL_API fl_tensor *fl_logsumexp(fl_tensor *self, const int64_t *dim, int n_dim, const fl_logsumexp_options *options);

/* cumsum(Tensor self, int dim, *, ScalarType? dtype=None) -> Tensor. The running sums along dim, of self's shape.
 * Integers and bool give int64. Errors: IndexError for a dim that is not there. */
typedef struct fl_cumsum_options {
    fl_dtype dtype;
} fl_cumsum_options;
#define FL_CUMSUM_OPTIONS {FL_DTYPE_NONE}
FL_API fl_tensor *fl_cumsum(fl_tensor *self, int64_t dim, const fl_cumsum_options *options);
FL_API fl_tensor *fl_cumsum_(fl_tensor *self, int64_t dim, const fl_cumsum_options *options);

/* cumprod(Tensor self, int dim, *, ScalarType? dtype=None) -> Tensor. The running products along dim, of self's
 * shape. Integers and bool give int64. Errors: IndexError for a dim that is not there. */
typedef struct fl_cumprod_options {
    fl_dtype dtype;
} fl_cumprod_options;
#define FL_CUMPROD_OPTIONS {FL_DTYPE_NONE}
FL_API fl_tensor *fl_cumprod(fl_tensor *self, int64_t dim, const fl_cumprod_options *options);
FL_API fl_tensor *fl_cumprod_(fl_tensor *self, int64_t dim, const fl_cumprod_options *options);

/* logcumsumexp(Tensor self, int dim) -> Tensor. log of the sums of exp of the first items along a dimension.
 * Errors: NotImplementedError for integers and bool. */
FL_API fl_tensor *fl_logcumsumexp(fl_tensor *self, int64_t dim);

/* cummax(Tensor self, int dim) -> (Tensor values, Tensor indices). The largest so far along a dimension, and its
 * place. indices, int64, name the last of equals, and have no gradient; NaN stays once it came. */
typedef struct fl_cummax_result {
    fl_tensor *values, *indices;
} fl_cummax_result;
FL_API fl_cummax_result fl_cummax(fl_tensor *self, int64_t dim);

/* cummin(Tensor self, int dim) -> (Tensor values, Tensor indices). The smallest so far along a dimension, and its
 * place. indices, int64, name the last of equals, and have no gradient; NaN stays once it came. */
typedef struct fl_cummin_result {
    fl_tensor *values, *indices;
} fl_cummin_result;
FL_API fl_cummin_result fl_cummin(fl_tensor *self, int64_t dim);

/* ---- rnn ----------------------------------------------------------------------------------------------------------- */

/* lstm.input(Tensor input, Tensor[] hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool
 * train, bool bidirectional, bool batch_first) -> (Tensor output, Tensor h_n, Tensor c_n). An LSTM of several
 * layers over input [T, B, features] (batch_first: [B, T, features]); hx: h0 and c0, [layers x directions, B,
 * size]; params: for each layer and direction weight_ih, weight_hh, bias_ih, bias_hh, weight_hr as far as there are
 * any. Returns the outputs, h and c. Dropout stands between layers, in training. Errors: RuntimeError for sizes or
 * dtypes that do not fit, NotImplementedError for bool. (Hochreiter and Schmidhuber, 1997; gates in the order i, f,
 * g, o.) */
typedef struct fl_lstm_input_result {
    fl_tensor *output, *h_n, *c_n;
} fl_lstm_input_result;
FL_API fl_lstm_input_result fl_lstm_input(fl_tensor *input, fl_tensor *const *hx, int n_hx,
                                          fl_tensor *const *params, int n_params, bool has_biases, int64_t num_layers,
                                          double dropout, bool train, bool bidirectional, bool batch_first);

/* lstm.data(Tensor data, Tensor batch_sizes, Tensor[] hx, Tensor[] params, bool has_biases, int num_layers, float
 * dropout, bool train, bool bidirectional) -> (Tensor output, Tensor h_n, Tensor c_n). The same over a packed
 * sequence: data [rows, features], batch_sizes: how many rows each step has. */
typedef struct fl_lstm_data_result {
    fl_tensor *output, *h_n, *c_n;
} fl_lstm_data_result;
FL_API fl_lstm_data_result fl_lstm_data(fl_tensor *data, fl_tensor *batch_sizes, fl_tensor *const *hx, int n_hx,
                                        fl_tensor *const *params, int n_params, bool has_biases, int64_t num_layers,
                                        double dropout, bool train, bool bidirectional);

/* gru.input(Tensor input, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train,
 * bool bidirectional, bool batch_first) -> (Tensor output, Tensor h_n). A GRU, as lstm; returns the outputs and h.
 * hx [layers x directions, B, size]. Gates in the order r, z, n. (Cho et al., 2014.) */
typedef struct fl_gru_input_result {
    fl_tensor *output, *h_n;
} fl_gru_input_result;
FL_API fl_gru_input_result fl_gru_input(fl_tensor *input, fl_tensor *hx, fl_tensor *const *params, int n_params,
                                        bool has_biases, int64_t num_layers, double dropout, bool train,
                                        bool bidirectional, bool batch_first);

/* gru.data(Tensor data, Tensor batch_sizes, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float
 * dropout, bool train, bool bidirectional) -> (Tensor output, Tensor h_n). A GRU over a packed sequence. */
typedef struct fl_gru_data_result {
    fl_tensor *output, *h_n;
} fl_gru_data_result;
FL_API fl_gru_data_result fl_gru_data(fl_tensor *data, fl_tensor *batch_sizes, fl_tensor *hx,
                                      fl_tensor *const *params, int n_params, bool has_biases, int64_t num_layers,
                                      double dropout, bool train, bool bidirectional);

/* rnn_tanh.input(Tensor input, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool
 * train, bool bidirectional, bool batch_first) -> (Tensor output, Tensor h_n). A recurrent layer with tanh, as
 * lstm; returns the outputs and h. h' = tanh(W_ih x + b_ih + W_hh h + b_hh). */
typedef struct fl_rnn_tanh_input_result {
    fl_tensor *output, *h_n;
} fl_rnn_tanh_input_result;
FL_API fl_rnn_tanh_input_result fl_rnn_tanh_input(fl_tensor *input, fl_tensor *hx,
                                                  fl_tensor *const *params, int n_params, bool has_biases,
                                                  int64_t num_layers, double dropout, bool train, bool bidirectional,
                                                  bool batch_first);

/* rnn_tanh.data(Tensor data, Tensor batch_sizes, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float
 * dropout, bool train, bool bidirectional) -> (Tensor output, Tensor h_n). A recurrent layer with tanh over a
 * packed sequence. */
typedef struct fl_rnn_tanh_data_result {
    fl_tensor *output, *h_n;
} fl_rnn_tanh_data_result;
FL_API fl_rnn_tanh_data_result fl_rnn_tanh_data(fl_tensor *data, fl_tensor *batch_sizes, fl_tensor *hx,
                                                fl_tensor *const *params, int n_params, bool has_biases,
                                                int64_t num_layers, double dropout, bool train, bool bidirectional);

/* rnn_relu.input(Tensor input, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool
 * train, bool bidirectional, bool batch_first) -> (Tensor output, Tensor h_n). A recurrent layer with relu, as
 * lstm; returns the outputs and h. */
typedef struct fl_rnn_relu_input_result {
    fl_tensor *output, *h_n;
} fl_rnn_relu_input_result;
FL_API fl_rnn_relu_input_result fl_rnn_relu_input(fl_tensor *input, fl_tensor *hx,
                                                  fl_tensor *const *params, int n_params, bool has_biases,
                                                  int64_t num_layers, double dropout, bool train, bool bidirectional,
                                                  bool batch_first);

/* rnn_relu.data(Tensor data, Tensor batch_sizes, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float
 * dropout, bool train, bool bidirectional) -> (Tensor output, Tensor h_n). A recurrent layer with relu over a
 * packed sequence. */
typedef struct fl_rnn_relu_data_result {
    fl_tensor *output, *h_n;
} fl_rnn_relu_data_result;
FL_API fl_rnn_relu_data_result fl_rnn_relu_data(fl_tensor *data, fl_tensor *batch_sizes, fl_tensor *hx,
                                                fl_tensor *const *params, int n_params, bool has_biases,
                                                int64_t num_layers, double dropout, bool train, bool bidirectional);

/* lstm_cell(Tensor input, Tensor[] hx, Tensor w_ih, Tensor w_hh, Tensor? b_ih=None, Tensor? b_hh=None) -> (Tensor
 * h, Tensor c). One step of an LSTM: input [B, features], hx: h and c, [B, size]; returns the next h and c. w_ih [4
 * size, features], w_hh [4 size, size]. */
typedef struct fl_lstm_cell_options {
    fl_tensor *b_ih;
    fl_tensor *b_hh;
} fl_lstm_cell_options;
#define FL_LSTM_CELL_OPTIONS {NULL, NULL}
typedef struct fl_lstm_cell_result {
    fl_tensor *h, *c;
} fl_lstm_cell_result;
FL_API fl_lstm_cell_result fl_lstm_cell(fl_tensor *input, fl_tensor *const *hx, int n_hx, fl_tensor *w_ih,
                                        fl_tensor *w_hh, const fl_lstm_cell_options *options);

/* gru_cell(Tensor input, Tensor hx, Tensor w_ih, Tensor w_hh, Tensor? b_ih=None, Tensor? b_hh=None) -> Tensor. One
 * step of a GRU. input [B, features], hx [B, size], w_ih [3 size, features], w_hh [3 size, size]; returns the next
 * h. */
typedef struct fl_gru_cell_options {
    fl_tensor *b_ih;
    fl_tensor *b_hh;
} fl_gru_cell_options;
#define FL_GRU_CELL_OPTIONS {NULL, NULL}
FL_API fl_tensor *fl_gru_cell(fl_tensor *input, fl_tensor *hx, fl_tensor *w_ih, fl_tensor *w_hh,
                              const fl_gru_cell_options *options);

/* rnn_tanh_cell(Tensor input, Tensor hx, Tensor w_ih, Tensor w_hh, Tensor? b_ih=None, Tensor? b_hh=None) -> Tensor.
 * One step of a recurrent layer with tanh. input [B, features], hx [B, size], w_ih [size, features], w_hh [size,
 * size]; returns the next h. */
typedef struct fl_rnn_tanh_cell_options {
    fl_tensor *b_ih;
    fl_tensor *b_hh;
} fl_rnn_tanh_cell_options;
#define FL_RNN_TANH_CELL_OPTIONS {NULL, NULL}
FL_API fl_tensor *fl_rnn_tanh_cell(fl_tensor *input, fl_tensor *hx, fl_tensor *w_ih, fl_tensor *w_hh,
                                   const fl_rnn_tanh_cell_options *options);

/* rnn_relu_cell(Tensor input, Tensor hx, Tensor w_ih, Tensor w_hh, Tensor? b_ih=None, Tensor? b_hh=None) -> Tensor.
 * One step of a recurrent layer with relu. input [B, features], hx [B, size], w_ih [size, features], w_hh [size,
 * size]; returns the next h. */
typedef struct fl_rnn_relu_cell_options {
    fl_tensor *b_ih;
    fl_tensor *b_hh;
} fl_rnn_relu_cell_options;
#define FL_RNN_RELU_CELL_OPTIONS {NULL, NULL}
FL_API fl_tensor *fl_rnn_relu_cell(fl_tensor *input, fl_tensor *hx, fl_tensor *w_ih, fl_tensor *w_hh,
                                   const fl_rnn_relu_cell_options *options);

/* _sort_lengths(Tensor lengths) -> (Tensor lengths, Tensor indices). Lengths (int64), the longest first, and where
 * they were; equal ones in the order that PyTorch's packing gives them. */
typedef struct fl_sort_lengths_result {
    fl_tensor *lengths, *indices;
} fl_sort_lengths_result;
FL_API fl_sort_lengths_result fl_sort_lengths(fl_tensor *lengths);

/* _pad_sequence(Tensor[] sequences, bool batch_first=False, Scalar padding_value=0.0, str padding_side='right') ->
 * Tensor. Tensors (L_i, ...) side by side as (T, B, ...), or (B, T, ...) with batch_first, filled up with
 * padding_value. */
typedef struct fl_pad_sequence_options {
    bool batch_first;
    fl_scalar padding_value;
    const char *padding_side;
} fl_pad_sequence_options;
#define FL_PAD_SEQUENCE_OPTIONS {false, {FL_SCALAR_FLOAT, {.d = 0.0}}, "right"}
FL_API fl_tensor *fl_pad_sequence(fl_tensor *const *sequences, int n_sequences, const fl_pad_sequence_options *options);

/* _unpad_sequence(Tensor padded_sequences, int[] lengths, bool|any batch_first=False) -> Tensor[]. The sequences of
 * a padded tensor, each of its own length. */
typedef struct fl_unpad_sequence_options {
    bool batch_first;
} fl_unpad_sequence_options;
#define FL_UNPAD_SEQUENCE_OPTIONS {false}
FL_API fl_tensors fl_unpad_sequence(fl_tensor *padded_sequences, const int64_t *lengths, int n_lengths,
                                    const fl_unpad_sequence_options *options);

/* _pack_padded_sequence(Tensor input, Tensor lengths, bool batch_first) -> (Tensor data, Tensor batch_sizes).
 * Sequences [T, B, ...] (batch_first: [B, T, ...]) of these lengths (int64, not increasing) without their padding:
 * data [rows, ...], and how many rows each step has. */
typedef struct fl_pack_padded_sequence_result {
    fl_tensor *data, *batch_sizes;
} fl_pack_padded_sequence_result;
FL_API fl_pack_padded_sequence_result fl_pack_padded_sequence(fl_tensor *input, fl_tensor *lengths, bool batch_first);

/* _pad_packed_sequence(Tensor data, Tensor batch_sizes, bool batch_first, Scalar padding_value, int total_length)
 * -> (Tensor padded, Tensor lengths). The padded sequences of packed ones, to total_length steps (not positive: as
 * many as there are), and their lengths. */
typedef struct fl_pad_packed_sequence_result {
    fl_tensor *padded, *lengths;
} fl_pad_packed_sequence_result;
FL_API fl_pad_packed_sequence_result fl_pad_packed_sequence(fl_tensor *data, fl_tensor *batch_sizes, bool batch_first,
                                                            fl_scalar padding_value, int64_t total_length);

/* ---- search -------------------------------------------------------------------------------------------------------- */

/* searchsorted(Tensor sorted_sequence, Tensor self, *, bool out_int32=False, bool right=False, str? side=None,
 * Tensor? sorter=None) -> Tensor. Where each element of self would go in a sorted sequence. sorted_sequence is a
 * vector, or has self's leading sizes; right (or side 'right'): after equal ones, else before. int64, or int32 with
 * out_int32, of self's shape, without gradient. Errors: RuntimeError for leading sizes or dtypes that differ,
 * NotImplementedError for bool. */
typedef struct fl_searchsorted_options {
    bool out_int32;
    bool right;
    const char *side;
    fl_tensor *sorter;
} fl_searchsorted_options;
#define FL_SEARCHSORTED_OPTIONS {false, false, NULL, NULL}
FL_API fl_tensor *fl_searchsorted(fl_tensor *sorted_sequence, fl_tensor *self, const fl_searchsorted_options *options);

/* searchsorted.scalar(Tensor sorted_sequence, Scalar self, *, bool out_int32=False, bool right=False, str?
 * side=None, Tensor? sorter=None) -> Tensor. Where a number would go in a sorted sequence. */
typedef struct fl_searchsorted_scalar_options {
    bool out_int32;
    bool right;
    const char *side;
    fl_tensor *sorter;
} fl_searchsorted_scalar_options;
#define FL_SEARCHSORTED_SCALAR_OPTIONS {false, false, NULL, NULL}
FL_API fl_tensor *fl_searchsorted_scalar(fl_tensor *sorted_sequence, fl_scalar self,
                                         const fl_searchsorted_scalar_options *options);

/* bucketize(Tensor self, Tensor boundaries, *, bool out_int32=False, bool right=False) -> Tensor. Between which
 * boundaries each element lies. boundaries: a sorted vector. int64 or int32, of self's shape, without gradient.
 * Errors: RuntimeError for other than a vector, NotImplementedError for bool. */
typedef struct fl_bucketize_options {
    bool out_int32;
    bool right;
} fl_bucketize_options;
#define FL_BUCKETIZE_OPTIONS {false, false}
FL_API fl_tensor *fl_bucketize(fl_tensor *self, fl_tensor *boundaries, const fl_bucketize_options *options);

/* bucketize.scalar(Scalar self, Tensor boundaries, *, bool out_int32=False, bool right=False) -> Tensor. Between
 * which boundaries a number lies. */
typedef struct fl_bucketize_scalar_options {
    bool out_int32;
    bool right;
} fl_bucketize_scalar_options;
#define FL_BUCKETIZE_SCALAR_OPTIONS {false, false}
FL_API fl_tensor *fl_bucketize_scalar(fl_scalar self, fl_tensor *boundaries,
                                      const fl_bucketize_scalar_options *options);

/* bincount(Tensor self, Tensor? weights=None, SymInt minlength=0) -> Tensor. How often each whole number occurs, or
 * the sum of its weights. self: a vector of integers from 0 on. Gives max(self) + 1 counts of int64, at least
 * minlength; sums are float32 where weights are, else float64. Errors: RuntimeError for negative numbers or a
 * matrix, NotImplementedError for floating types. */
typedef struct fl_bincount_options {
    fl_tensor *weights;
    int64_t minlength;
} fl_bincount_options;
#define FL_BINCOUNT_OPTIONS {NULL, 0}
FL_API fl_tensor *fl_bincount(fl_tensor *self, const fl_bincount_options *options);

/* histc(Tensor self, int bins=100, Scalar min=0, Scalar max=0) -> Tensor. How many elements fall into each of
 * `bins` equal intervals from min to max. [bins], of self's dtype, without gradient; min and max both 0: those of
 * self. Elements outside are left out. Errors: RuntimeError for bins below 1 or min above max, NotImplementedError
 * for integers. */
typedef struct fl_histc_options {
    int64_t bins;
    fl_scalar min;
    fl_scalar max;
} fl_histc_options;
#define FL_HISTC_OPTIONS {100, {FL_SCALAR_INT, {0}}, {FL_SCALAR_INT, {0}}}
FL_API fl_tensor *fl_histc(fl_tensor *self, const fl_histc_options *options);

/* isin(Tensor elements, Tensor test_elements, *, bool assume_unique=False, bool invert=False) -> Tensor. Which
 * elements are among the test elements. Bools of elements' shape; invert: which are not. Errors: RuntimeError for
 * bools. */
typedef struct fl_isin_options {
    bool assume_unique;
    bool invert;
} fl_isin_options;
#define FL_ISIN_OPTIONS {false, false}
FL_API fl_tensor *fl_isin(fl_tensor *elements, fl_tensor *test_elements, const fl_isin_options *options);

/* isin.tensor_scalar(Tensor elements, Scalar test_element, *, bool assume_unique=False, bool invert=False) ->
 * Tensor. Which elements equal a number. */
typedef struct fl_isin_tensor_scalar_options {
    bool assume_unique;
    bool invert;
} fl_isin_tensor_scalar_options;
#define FL_ISIN_TENSOR_SCALAR_OPTIONS {false, false}
FL_API fl_tensor *fl_isin_tensor_scalar(fl_tensor *elements, fl_scalar test_element,
                                        const fl_isin_tensor_scalar_options *options);

/* isin.scalar_tensor(Scalar element, Tensor test_elements, *, bool assume_unique=False, bool invert=False) ->
 * Tensor. Whether a number is among the test elements. */
typedef struct fl_isin_scalar_tensor_options {
    bool assume_unique;
    bool invert;
} fl_isin_scalar_tensor_options;
#define FL_ISIN_SCALAR_TENSOR_OPTIONS {false, false}
FL_API fl_tensor *fl_isin_scalar_tensor(fl_scalar element, fl_tensor *test_elements,
                                        const fl_isin_scalar_tensor_options *options);

/* ---- sequence ------------------------------------------------------------------------------------------------------ */

/* range(Scalar start, Scalar end, Scalar step=1, *, ScalarType? dtype=None) -> Tensor. start, start + step, ... up
 * to and including end, floating by default. */
typedef struct fl_range_options {
    fl_scalar step;
    fl_dtype dtype;
} fl_range_options;
#define FL_RANGE_OPTIONS {{FL_SCALAR_INT, {1}}, FL_DTYPE_NONE}
FL_API fl_tensor *fl_range(fl_scalar start, fl_scalar end, const fl_range_options *options);

/* hann_window(int window_length, bool periodic=True, *, ScalarType? dtype=None) -> Tensor. sin^2(pi i / N);
 * periodic: N = window_length, else one less. [window_length], i from 0. Errors: RuntimeError for a negative length
 * or an integer dtype. */
typedef struct fl_hann_window_options {
    bool periodic;
    fl_dtype dtype;
} fl_hann_window_options;
#define FL_HANN_WINDOW_OPTIONS {true, FL_DTYPE_NONE}
FL_API fl_tensor *fl_hann_window(int64_t window_length, const fl_hann_window_options *options);

/* hamming_window(int window_length, bool periodic=True, float alpha=0.54, float beta=0.46, *, ScalarType?
 * dtype=None) -> Tensor. alpha - beta cos(2 pi i / N). [window_length], i from 0. Errors: RuntimeError for a
 * negative length or an integer dtype. */
typedef struct fl_hamming_window_options {
    bool periodic;
    double alpha;
    double beta;
    fl_dtype dtype;
} fl_hamming_window_options;
#define FL_HAMMING_WINDOW_OPTIONS {true, 0.54, 0.46, FL_DTYPE_NONE}
FL_API fl_tensor *fl_hamming_window(int64_t window_length, const fl_hamming_window_options *options);

/* blackman_window(int window_length, bool periodic=True, *, ScalarType? dtype=None) -> Tensor. 0.42 - 0.5 cos(2 pi
 * i / N) + 0.08 cos(4 pi i / N). [window_length], i from 0. Errors: RuntimeError for a negative length or an
 * integer dtype. */
typedef struct fl_blackman_window_options {
    bool periodic;
    fl_dtype dtype;
} fl_blackman_window_options;
#define FL_BLACKMAN_WINDOW_OPTIONS {true, FL_DTYPE_NONE}
FL_API fl_tensor *fl_blackman_window(int64_t window_length, const fl_blackman_window_options *options);

/* bartlett_window(int window_length, bool periodic=True, *, ScalarType? dtype=None) -> Tensor. 1 - |2 i / N - 1|.
 * [window_length], i from 0. Errors: RuntimeError for a negative length or an integer dtype. */
typedef struct fl_bartlett_window_options {
    bool periodic;
    fl_dtype dtype;
} fl_bartlett_window_options;
#define FL_BARTLETT_WINDOW_OPTIONS {true, FL_DTYPE_NONE}
FL_API fl_tensor *fl_bartlett_window(int64_t window_length, const fl_bartlett_window_options *options);

/* kaiser_window(int window_length, bool periodic=True, float beta=12.0, *, ScalarType? dtype=None) -> Tensor.
 * I0(beta sqrt(1 - (2 i / N - 1)^2)) / I0(beta). [window_length], i from 0. Errors: RuntimeError for a negative
 * length or an integer dtype. */
typedef struct fl_kaiser_window_options {
    bool periodic;
    double beta;
    fl_dtype dtype;
} fl_kaiser_window_options;
#define FL_KAISER_WINDOW_OPTIONS {true, 12.0, FL_DTYPE_NONE}
FL_API fl_tensor *fl_kaiser_window(int64_t window_length, const fl_kaiser_window_options *options);

/* vander(Tensor x, int? N=None, bool increasing=False) -> Tensor. The powers of every element as the columns of a
 * matrix. x [n] to [n, N], N being n by default, the highest power first unless increasing. Errors: RuntimeError
 * for other than a vector. */
typedef struct fl_vander_options {
    int64_t N;
    bool increasing;
} fl_vander_options;
#define FL_VANDER_OPTIONS {FL_NONE, false}
FL_API fl_tensor *fl_vander(fl_tensor *x, const fl_vander_options *options);

/* cartesian_prod(Tensor[] tensors) -> Tensor. Every choice of one element from each vector, a row each. [product of
 * the lengths, number of vectors]. Errors: RuntimeError for other than vectors. */
FL_API fl_tensor *fl_cartesian_prod(fl_tensor *const *tensors, int n_tensors);

/* combinations(Tensor self, int r=2, bool with_replacement=False) -> Tensor. Every choice of r elements of a
 * vector, in order, a row each. [count, r]. Errors: RuntimeError for other than a vector. */
typedef struct fl_combinations_options {
    int64_t r;
    bool with_replacement;
} fl_combinations_options;
#define FL_COMBINATIONS_OPTIONS {2, false}
FL_API fl_tensor *fl_combinations(fl_tensor *self, const fl_combinations_options *options);

/* unravel_index(Tensor indices, int[]|int shape) -> Tensor[]. Places in a tensor of this shape from places in its
 * row-major order. One tensor of indices' shape for each dimension. */
FL_API fl_tensors fl_unravel_index(fl_tensor *indices, const int64_t *shape, int n_shape);

/* ---- shuffle ------------------------------------------------------------------------------------------------------- */

/* pixel_shuffle(Tensor input, int upscale_factor) -> Tensor. [..., C r r, H, W] to [..., C, H r, W r]: each r x r
 * block of pixels from r r channels. Errors: RuntimeError where r r does not divide the channels, or for fewer than
 * three dimensions. (Shi et al., 2016.) */
FL_API fl_tensor *fl_pixel_shuffle(fl_tensor *input, int64_t upscale_factor);

/* pixel_unshuffle(Tensor input, int downscale_factor) -> Tensor. [..., C, H r, W r] to [..., C r r, H, W]:
 * pixel_shuffle backwards. Errors: RuntimeError where r does not divide the sizes. */
FL_API fl_tensor *fl_pixel_unshuffle(fl_tensor *input, int64_t downscale_factor);

/* channel_shuffle(Tensor input, SymInt groups) -> Tensor. The channels of [N, C, ...] read by column where they
 * stood by row in a table of `groups` rows. Errors: RuntimeError where groups does not divide C. (Zhang et al.,
 * 2018.) */
FL_API fl_tensor *fl_channel_shuffle(fl_tensor *input, int64_t groups);

/* ---- softmax ------------------------------------------------------------------------------------------------------- */

/* softmax(Tensor self, int dim, ScalarType? dtype=None) -> Tensor. exp(x) over its sum along dim; with dtype, self
 * is cast first. Of self's shape. Errors: IndexError for a dim that is not there, NotImplementedError for integers
 * without dtype. */
typedef struct fl_softmax_options {
    fl_dtype dtype;
} fl_softmax_options;
#define FL_SOFTMAX_OPTIONS {FL_DTYPE_NONE}
FL_API fl_tensor *fl_softmax(fl_tensor *self, int64_t dim, const fl_softmax_options *options);

/* log_softmax(Tensor self, int dim, ScalarType? dtype=None) -> Tensor. The logarithm of softmax, without its
 * rounding and overflow. Of self's shape. Errors: IndexError for a dim that is not there, NotImplementedError for
 * integers without dtype. */
typedef struct fl_log_softmax_options {
    fl_dtype dtype;
} fl_log_softmax_options;
#define FL_LOG_SOFTMAX_OPTIONS {FL_DTYPE_NONE}
FL_API fl_tensor *fl_log_softmax(fl_tensor *self, int64_t dim, const fl_log_softmax_options *options);

/* softmin(Tensor self, int dim, ScalarType? dtype=None) -> Tensor. softmax(-self) */
typedef struct fl_softmin_options {
    fl_dtype dtype;
} fl_softmin_options;
#define FL_SOFTMIN_OPTIONS {FL_DTYPE_NONE}
FL_API fl_tensor *fl_softmin(fl_tensor *self, int64_t dim, const fl_softmin_options *options);

/* softmax.implicit(Tensor self, int? dim=None, int _stacklevel=3, ScalarType? dtype=None) -> Tensor. softmax along
 * the dimension that programs of before `dim` existed got: 0 for 0, 1 and 3 dimensions, else 1. */
typedef struct fl_softmax_implicit_options {
    int64_t dim;
    int64_t _stacklevel;
    fl_dtype dtype;
} fl_softmax_implicit_options;
#define FL_SOFTMAX_IMPLICIT_OPTIONS {FL_NONE, 3, FL_DTYPE_NONE}
FL_API fl_tensor *fl_softmax_implicit(fl_tensor *self, const fl_softmax_implicit_options *options);

/* log_softmax.implicit(Tensor self, int? dim=None, int _stacklevel=3, ScalarType? dtype=None) -> Tensor.
 * log_softmax along the dimension that programs of before `dim` existed got: 0 for 0, 1 and 3 dimensions, else 1. */
typedef struct fl_log_softmax_implicit_options {
    int64_t dim;
    int64_t _stacklevel;
    fl_dtype dtype;
} fl_log_softmax_implicit_options;
#define FL_LOG_SOFTMAX_IMPLICIT_OPTIONS {FL_NONE, 3, FL_DTYPE_NONE}
FL_API fl_tensor *fl_log_softmax_implicit(fl_tensor *self, const fl_log_softmax_implicit_options *options);

/* softmin.implicit(Tensor self, int? dim=None, int _stacklevel=3, ScalarType? dtype=None) -> Tensor. softmin along
 * the dimension that programs of before `dim` existed got: 0 for 0, 1 and 3 dimensions, else 1. */
typedef struct fl_softmin_implicit_options {
    int64_t dim;
    int64_t _stacklevel;
    fl_dtype dtype;
} fl_softmin_implicit_options;
#define FL_SOFTMIN_IMPLICIT_OPTIONS {FL_NONE, 3, FL_DTYPE_NONE}
FL_API fl_tensor *fl_softmin_implicit(fl_tensor *self, const fl_softmin_implicit_options *options);

/* ---- sort ---------------------------------------------------------------------------------------------------------- */

/* sort(Tensor self, int dim=-1, bool descending=False, *, bool? stable=False) -> (Tensor values, Tensor indices).
 * The elements along dim in order, and where they were. indices are int64, without gradient. stable: equal elements
 * keep their order. Errors: IndexError for a dim that is not there. */
typedef struct fl_sort_options {
    int64_t dim;
    bool descending;
    int8_t stable;
} fl_sort_options;
#define FL_SORT_OPTIONS {-1, false, false}
typedef struct fl_sort_result {
    fl_tensor *values, *indices;
} fl_sort_result;
FL_API fl_sort_result fl_sort(fl_tensor *self, const fl_sort_options *options);

/* argsort(Tensor self, int dim=-1, bool descending=False, *, bool stable=False) -> Tensor. The indices that sort
 * self along dim. int64, without gradient. */
typedef struct fl_argsort_options {
    int64_t dim;
    bool descending;
    bool stable;
} fl_argsort_options;
#define FL_ARGSORT_OPTIONS {-1, false, false}
FL_API fl_tensor *fl_argsort(fl_tensor *self, const fl_argsort_options *options);

/* msort(Tensor self) -> Tensor. self sorted along dim 0. */
FL_API fl_tensor *fl_msort(fl_tensor *self);

/* topk(Tensor self, SymInt k, int dim=-1, bool largest=True, bool sorted=True) -> (Tensor values, Tensor indices).
 * The k largest (or smallest) elements along dim, in order, and where they were. Size k along dim; indices are
 * int64. sorted=False leaves the order open. Errors: RuntimeError for k out of range, and for bool. */
typedef struct fl_topk_options {
    int64_t dim;
    bool largest;
    bool sorted;
} fl_topk_options;
#define FL_TOPK_OPTIONS {-1, true, true}
typedef struct fl_topk_result {
    fl_tensor *values, *indices;
} fl_topk_result;
FL_API fl_topk_result fl_topk(fl_tensor *self, int64_t k, const fl_topk_options *options);

/* kthvalue(Tensor self, SymInt k, int dim=-1, bool keepdim=False) -> (Tensor values, Tensor indices). The k-th
 * smallest element along dim, and where it was. k counts from 1; dim goes away, or stays as 1 with keepdim; indices
 * are int64. Errors: RuntimeError for k out of range, NotImplementedError for bool. */
typedef struct fl_kthvalue_options {
    int64_t dim;
    bool keepdim;
} fl_kthvalue_options;
#define FL_KTHVALUE_OPTIONS {-1, false}
typedef struct fl_kthvalue_result {
    fl_tensor *values, *indices;
} fl_kthvalue_result;
FL_API fl_kthvalue_result fl_kthvalue(fl_tensor *self, int64_t k, const fl_kthvalue_options *options);

/* median(Tensor self) -> Tensor. The median of all elements, the lower one of two; NaN where there is any. Of
 * self's dtype. Errors: NotImplementedError for bool. */
FL_API fl_tensor *fl_median(fl_tensor *self);

/* median.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices). The median along dim,
 * the lower one of two, and where it was; NaN where there is any. Errors: IndexError for a dim without items. */
typedef struct fl_median_dim_options {
    bool keepdim;
} fl_median_dim_options;
#define FL_MEDIAN_DIM_OPTIONS {false}
typedef struct fl_median_dim_result {
    fl_tensor *values, *indices;
} fl_median_dim_result;
FL_API fl_median_dim_result fl_median_dim(fl_tensor *self, int64_t dim, const fl_median_dim_options *options);

/* nanmedian(Tensor self) -> Tensor. The median of what is not NaN. */
FL_API fl_tensor *fl_nanmedian(fl_tensor *self);

/* nanmedian.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices). The median along dim
 * of what is not NaN, and where it was. */
typedef struct fl_nanmedian_dim_options {
    bool keepdim;
} fl_nanmedian_dim_options;
#define FL_NANMEDIAN_DIM_OPTIONS {false}
typedef struct fl_nanmedian_dim_result {
    fl_tensor *values, *indices;
} fl_nanmedian_dim_result;
FL_API fl_nanmedian_dim_result fl_nanmedian_dim(fl_tensor *self, int64_t dim, const fl_nanmedian_dim_options *options);

/* mode(Tensor self, int dim=-1, bool keepdim=False) -> (Tensor values, Tensor indices). The most frequent element
 * along dim, the least of equals, and where it was last. dim goes away, or stays as 1 with keepdim; indices are
 * int64. */
typedef struct fl_mode_options {
    int64_t dim;
    bool keepdim;
} fl_mode_options;
#define FL_MODE_OPTIONS {-1, false}
typedef struct fl_mode_result {
    fl_tensor *values, *indices;
} fl_mode_result;
FL_API fl_mode_result fl_mode(fl_tensor *self, const fl_mode_options *options);

/* ---- special ------------------------------------------------------------------------------------------------------- */

/* polygamma(int n, Tensor self) -> Tensor. The n-th derivative of digamma. Integers and bool give the default
 * dtype. n 0 is digamma. Errors: RuntimeError for a negative n. */
FL_API fl_tensor *fl_polygamma(int64_t n, fl_tensor *self);

/* polygamma.method(Tensor self, int n) -> Tensor. The n-th derivative of digamma. */
FL_API fl_tensor *fl_polygamma_method(fl_tensor *self, int64_t n);

/* polygamma_(Tensor self, int n) -> Tensor. The n-th derivative of digamma, in place. */
FL_API fl_tensor *fl_polygamma_(fl_tensor *self, int64_t n);

/* mvlgamma(Tensor self, int p) -> Tensor. p (p - 1) / 4 log(pi) + the sum of lgamma(self - i / 2) for i from 0 to p
 * - 1: the logarithm of the multivariate gamma function. Integers and bool give the default dtype. Errors:
 * RuntimeError for p below 1. */
FL_API fl_tensor *fl_mvlgamma(fl_tensor *self, int64_t p);
FL_API fl_tensor *fl_mvlgamma_(fl_tensor *self, int64_t p);

/* igamma(Tensor self, Tensor other) -> Tensor. The regularised lower incomplete gamma function of (self, other).
 * Shapes broadcast. Errors: NotImplementedError for integers and bool. */
FL_API fl_tensor *fl_igamma(fl_tensor *self, fl_tensor *other);
FL_API fl_tensor *fl_igamma_(fl_tensor *self, fl_tensor *other);

/* igammac(Tensor self, Tensor other) -> Tensor. 1 - igamma(self, other). Shapes broadcast. Errors:
 * NotImplementedError for integers and bool. */
FL_API fl_tensor *fl_igammac(fl_tensor *self, fl_tensor *other);
FL_API fl_tensor *fl_igammac_(fl_tensor *self, fl_tensor *other);

/* special_zeta(Tensor self, Tensor other) -> Tensor. Hurwitz's zeta function of (self, other). The sum of (k +
 * other)^-self for k from 0 on; shapes broadcast. Integers and bool give the default dtype. */
FL_API fl_tensor *fl_special_zeta(fl_tensor *self, fl_tensor *other);

/* special_zeta.base(Scalar self, Tensor other) -> Tensor. Hurwitz's zeta function. */
FL_API fl_tensor *fl_special_zeta_base(fl_scalar self, fl_tensor *other);

/* special_zeta.scalar(Tensor self, Scalar other) -> Tensor. Hurwitz's zeta function. */
FL_API fl_tensor *fl_special_zeta_scalar(fl_tensor *self, fl_scalar other);

/* special_ndtr(Tensor self) -> Tensor. The normal distribution function, (1 + erf(self / sqrt(2))) / 2. Integers
 * and bool give the default dtype. */
FL_API fl_tensor *fl_special_ndtr(fl_tensor *self);

/* special_ndtri(Tensor self) -> Tensor. The inverse of ndtr. Integers and bool give the default dtype. */
FL_API fl_tensor *fl_special_ndtri(fl_tensor *self);

/* special_log_ndtr(Tensor self) -> Tensor. log(ndtr(self)), also where ndtr is tiny. Integers and bool give the
 * default dtype. */
FL_API fl_tensor *fl_special_log_ndtr(fl_tensor *self);

/* special_erfcx(Tensor self) -> Tensor. e^(self^2) erfc(self). Integers and bool give the default dtype. */
FL_API fl_tensor *fl_special_erfcx(fl_tensor *self);

/* special_entr(Tensor self) -> Tensor. -self log(self), 0 at 0, -inf below. Integers and bool give the default
 * dtype. */
FL_API fl_tensor *fl_special_entr(fl_tensor *self);

/* i0(Tensor self) -> Tensor. The modified Bessel function of order 0. Integers and bool give the default dtype. */
FL_API fl_tensor *fl_i0(fl_tensor *self);
FL_API fl_tensor *fl_i0_(fl_tensor *self);

/* special_i0e(Tensor self) -> Tensor. e^-|self| i0(self). Integers and bool give the default dtype. */
FL_API fl_tensor *fl_special_i0e(fl_tensor *self);

/* special_i1(Tensor self) -> Tensor. The modified Bessel function of order 1. Integers and bool give the default
 * dtype. */
FL_API fl_tensor *fl_special_i1(fl_tensor *self);

/* special_i1e(Tensor self) -> Tensor. e^-|self| i1(self). Integers and bool give the default dtype. */
FL_API fl_tensor *fl_special_i1e(fl_tensor *self);

/* special_bessel_j0(Tensor self) -> Tensor. The Bessel function of the first kind and order 0. Integers and bool
 * give the default dtype. It has no derivative: backward raises NotImplementedError. */
FL_API fl_tensor *fl_special_bessel_j0(fl_tensor *self);

/* special_bessel_j1(Tensor self) -> Tensor. The Bessel function of the first kind and order 1. Integers and bool
 * give the default dtype. It has no derivative: backward raises NotImplementedError. */
FL_API fl_tensor *fl_special_bessel_j1(fl_tensor *self);

/* special_bessel_y0(Tensor self) -> Tensor. The Bessel function of the second kind and order 0. Integers and bool
 * give the default dtype. It has no derivative: backward raises NotImplementedError. */
FL_API fl_tensor *fl_special_bessel_y0(fl_tensor *self);

/* special_bessel_y1(Tensor self) -> Tensor. The Bessel function of the second kind and order 1. Integers and bool
 * give the default dtype. It has no derivative: backward raises NotImplementedError. */
FL_API fl_tensor *fl_special_bessel_y1(fl_tensor *self);

/* special_modified_bessel_i0(Tensor self) -> Tensor. The modified Bessel function of the first kind and order 0.
 * Integers and bool give the default dtype. It has no derivative: backward raises NotImplementedError. */
FL_API fl_tensor *fl_special_modified_bessel_i0(fl_tensor *self);

/* special_modified_bessel_i1(Tensor self) -> Tensor. The modified Bessel function of the first kind and order 1.
 * Integers and bool give the default dtype. It has no derivative: backward raises NotImplementedError. */
FL_API fl_tensor *fl_special_modified_bessel_i1(fl_tensor *self);

/* special_modified_bessel_k0(Tensor self) -> Tensor. The modified Bessel function of the second kind and order 0.
 * Integers and bool give the default dtype. It has no derivative: backward raises NotImplementedError. */
FL_API fl_tensor *fl_special_modified_bessel_k0(fl_tensor *self);

/* special_modified_bessel_k1(Tensor self) -> Tensor. The modified Bessel function of the second kind and order 1.
 * Integers and bool give the default dtype. It has no derivative: backward raises NotImplementedError. */
FL_API fl_tensor *fl_special_modified_bessel_k1(fl_tensor *self);

/* special_scaled_modified_bessel_k0(Tensor self) -> Tensor. e^self modified_bessel_k0(self). Integers and bool give
 * the default dtype. It has no derivative: backward raises NotImplementedError. */
FL_API fl_tensor *fl_special_scaled_modified_bessel_k0(fl_tensor *self);

/* special_scaled_modified_bessel_k1(Tensor self) -> Tensor. e^self modified_bessel_k1(self). Integers and bool give
 * the default dtype. It has no derivative: backward raises NotImplementedError. */
FL_API fl_tensor *fl_special_scaled_modified_bessel_k1(fl_tensor *self);

/* special_spherical_bessel_j0(Tensor self) -> Tensor. sin(self) / self. Integers and bool give the default dtype.
 * It has no derivative: backward raises NotImplementedError. */
FL_API fl_tensor *fl_special_spherical_bessel_j0(fl_tensor *self);

/* special_airy_ai(Tensor self) -> Tensor. Airy's function Ai. Integers and bool give the default dtype. It has no
 * derivative: backward raises NotImplementedError. */
FL_API fl_tensor *fl_special_airy_ai(fl_tensor *self);

/* special_chebyshev_polynomial_t(Tensor x, Tensor n) -> Tensor. T_n = 2x T_(n-1) - T_(n-2), T_0 = 1, T_1 = x. n is
 * cut to a whole number. Shapes broadcast; integers give the default dtype. No gradient. */
FL_API fl_tensor *fl_special_chebyshev_polynomial_t(fl_tensor *x, fl_tensor *n);

/* special_chebyshev_polynomial_t.base(Scalar x, Tensor n) -> Tensor. Chebyshev's polynomial T. */
FL_API fl_tensor *fl_special_chebyshev_polynomial_t_base(fl_scalar x, fl_tensor *n);

/* special_chebyshev_polynomial_t.scalar(Tensor x, Scalar n) -> Tensor. Chebyshev's polynomial T. */
FL_API fl_tensor *fl_special_chebyshev_polynomial_t_scalar(fl_tensor *x, fl_scalar n);

/* special_chebyshev_polynomial_u(Tensor x, Tensor n) -> Tensor. U_n = 2x U_(n-1) - U_(n-2), U_0 = 1, U_1 = 2x. n is
 * cut to a whole number. Shapes broadcast; integers give the default dtype. No gradient. */
FL_API fl_tensor *fl_special_chebyshev_polynomial_u(fl_tensor *x, fl_tensor *n);

/* special_chebyshev_polynomial_u.base(Scalar x, Tensor n) -> Tensor. Chebyshev's polynomial U. */
FL_API fl_tensor *fl_special_chebyshev_polynomial_u_base(fl_scalar x, fl_tensor *n);

/* special_chebyshev_polynomial_u.scalar(Tensor x, Scalar n) -> Tensor. Chebyshev's polynomial U. */
FL_API fl_tensor *fl_special_chebyshev_polynomial_u_scalar(fl_tensor *x, fl_scalar n);

/* special_chebyshev_polynomial_v(Tensor x, Tensor n) -> Tensor. V_n = 2x V_(n-1) - V_(n-2), V_0 = 1, V_1 = 2x - 1.
 * n is cut to a whole number. Shapes broadcast; integers give the default dtype. No gradient. */
FL_API fl_tensor *fl_special_chebyshev_polynomial_v(fl_tensor *x, fl_tensor *n);

/* special_chebyshev_polynomial_v.base(Scalar x, Tensor n) -> Tensor. Chebyshev's polynomial V. */
FL_API fl_tensor *fl_special_chebyshev_polynomial_v_base(fl_scalar x, fl_tensor *n);

/* special_chebyshev_polynomial_v.scalar(Tensor x, Scalar n) -> Tensor. Chebyshev's polynomial V. */
FL_API fl_tensor *fl_special_chebyshev_polynomial_v_scalar(fl_tensor *x, fl_scalar n);

/* special_chebyshev_polynomial_w(Tensor x, Tensor n) -> Tensor. W_n = 2x W_(n-1) - W_(n-2), W_0 = 1, W_1 = 2x + 1.
 * n is cut to a whole number. Shapes broadcast; integers give the default dtype. No gradient. */
FL_API fl_tensor *fl_special_chebyshev_polynomial_w(fl_tensor *x, fl_tensor *n);

/* special_chebyshev_polynomial_w.base(Scalar x, Tensor n) -> Tensor. Chebyshev's polynomial W. */
FL_API fl_tensor *fl_special_chebyshev_polynomial_w_base(fl_scalar x, fl_tensor *n);

/* special_chebyshev_polynomial_w.scalar(Tensor x, Scalar n) -> Tensor. Chebyshev's polynomial W. */
FL_API fl_tensor *fl_special_chebyshev_polynomial_w_scalar(fl_tensor *x, fl_scalar n);

/* special_shifted_chebyshev_polynomial_t(Tensor x, Tensor n) -> Tensor. Chebyshev's polynomial T of 2 x - 1. n is
 * cut to a whole number. Shapes broadcast; integers give the default dtype. No gradient. */
FL_API fl_tensor *fl_special_shifted_chebyshev_polynomial_t(fl_tensor *x, fl_tensor *n);

/* special_shifted_chebyshev_polynomial_t.base(Scalar x, Tensor n) -> Tensor. Chebyshev's polynomial T of 2 x - 1. */
FL_API fl_tensor *fl_special_shifted_chebyshev_polynomial_t_base(fl_scalar x, fl_tensor *n);

/* special_shifted_chebyshev_polynomial_t.scalar(Tensor x, Scalar n) -> Tensor. Chebyshev's polynomial T of 2 x - 1. */
FL_API fl_tensor *fl_special_shifted_chebyshev_polynomial_t_scalar(fl_tensor *x, fl_scalar n);

/* special_shifted_chebyshev_polynomial_u(Tensor x, Tensor n) -> Tensor. Chebyshev's polynomial U of 2 x - 1. n is
 * cut to a whole number. Shapes broadcast; integers give the default dtype. No gradient. */
FL_API fl_tensor *fl_special_shifted_chebyshev_polynomial_u(fl_tensor *x, fl_tensor *n);

/* special_shifted_chebyshev_polynomial_u.base(Scalar x, Tensor n) -> Tensor. Chebyshev's polynomial U of 2 x - 1. */
FL_API fl_tensor *fl_special_shifted_chebyshev_polynomial_u_base(fl_scalar x, fl_tensor *n);

/* special_shifted_chebyshev_polynomial_u.scalar(Tensor x, Scalar n) -> Tensor. Chebyshev's polynomial U of 2 x - 1. */
FL_API fl_tensor *fl_special_shifted_chebyshev_polynomial_u_scalar(fl_tensor *x, fl_scalar n);

/* special_shifted_chebyshev_polynomial_v(Tensor x, Tensor n) -> Tensor. Chebyshev's polynomial V of 2 x - 1. n is
 * cut to a whole number. Shapes broadcast; integers give the default dtype. No gradient. */
FL_API fl_tensor *fl_special_shifted_chebyshev_polynomial_v(fl_tensor *x, fl_tensor *n);

/* special_shifted_chebyshev_polynomial_v.base(Scalar x, Tensor n) -> Tensor. Chebyshev's polynomial V of 2 x - 1. */
FL_API fl_tensor *fl_special_shifted_chebyshev_polynomial_v_base(fl_scalar x, fl_tensor *n);

/* special_shifted_chebyshev_polynomial_v.scalar(Tensor x, Scalar n) -> Tensor. Chebyshev's polynomial V of 2 x - 1. */
FL_API fl_tensor *fl_special_shifted_chebyshev_polynomial_v_scalar(fl_tensor *x, fl_scalar n);

/* special_shifted_chebyshev_polynomial_w(Tensor x, Tensor n) -> Tensor. Chebyshev's polynomial W of 2 x - 1. n is
 * cut to a whole number. Shapes broadcast; integers give the default dtype. No gradient. */
FL_API fl_tensor *fl_special_shifted_chebyshev_polynomial_w(fl_tensor *x, fl_tensor *n);

/* special_shifted_chebyshev_polynomial_w.base(Scalar x, Tensor n) -> Tensor. Chebyshev's polynomial W of 2 x - 1. */
FL_API fl_tensor *fl_special_shifted_chebyshev_polynomial_w_base(fl_scalar x, fl_tensor *n);

/* special_shifted_chebyshev_polynomial_w.scalar(Tensor x, Scalar n) -> Tensor. Chebyshev's polynomial W of 2 x - 1. */
FL_API fl_tensor *fl_special_shifted_chebyshev_polynomial_w_scalar(fl_tensor *x, fl_scalar n);

/* special_hermite_polynomial_h(Tensor x, Tensor n) -> Tensor. H_n = 2x H_(n-1) - 2(n-1) H_(n-2), H_0 = 1. n is cut
 * to a whole number. Shapes broadcast; integers give the default dtype. No gradient. */
FL_API fl_tensor *fl_special_hermite_polynomial_h(fl_tensor *x, fl_tensor *n);

/* special_hermite_polynomial_h.base(Scalar x, Tensor n) -> Tensor. Hermite's polynomial H. */
FL_API fl_tensor *fl_special_hermite_polynomial_h_base(fl_scalar x, fl_tensor *n);

/* special_hermite_polynomial_h.scalar(Tensor x, Scalar n) -> Tensor. Hermite's polynomial H. */
FL_API fl_tensor *fl_special_hermite_polynomial_h_scalar(fl_tensor *x, fl_scalar n);

/* special_hermite_polynomial_he(Tensor x, Tensor n) -> Tensor. He_n = x He_(n-1) - (n-1) He_(n-2), He_0 = 1. n is
 * cut to a whole number. Shapes broadcast; integers give the default dtype. No gradient. */
FL_API fl_tensor *fl_special_hermite_polynomial_he(fl_tensor *x, fl_tensor *n);

/* special_hermite_polynomial_he.base(Scalar x, Tensor n) -> Tensor. Hermite's polynomial He. */
FL_API fl_tensor *fl_special_hermite_polynomial_he_base(fl_scalar x, fl_tensor *n);

/* special_hermite_polynomial_he.scalar(Tensor x, Scalar n) -> Tensor. Hermite's polynomial He. */
FL_API fl_tensor *fl_special_hermite_polynomial_he_scalar(fl_tensor *x, fl_scalar n);

/* special_laguerre_polynomial_l(Tensor x, Tensor n) -> Tensor. n L_n = (2n-1-x) L_(n-1) - (n-1) L_(n-2), L_0 = 1. n
 * is cut to a whole number. Shapes broadcast; integers give the default dtype. No gradient. */
FL_API fl_tensor *fl_special_laguerre_polynomial_l(fl_tensor *x, fl_tensor *n);

/* special_laguerre_polynomial_l.base(Scalar x, Tensor n) -> Tensor. Laguerre's polynomial L. */
FL_API fl_tensor *fl_special_laguerre_polynomial_l_base(fl_scalar x, fl_tensor *n);

/* special_laguerre_polynomial_l.scalar(Tensor x, Scalar n) -> Tensor. Laguerre's polynomial L. */
FL_API fl_tensor *fl_special_laguerre_polynomial_l_scalar(fl_tensor *x, fl_scalar n);

/* special_legendre_polynomial_p(Tensor x, Tensor n) -> Tensor. n P_n = (2n-1)x P_(n-1) - (n-1) P_(n-2), P_0 = 1. n
 * is cut to a whole number. Shapes broadcast; integers give the default dtype. No gradient. */
FL_API fl_tensor *fl_special_legendre_polynomial_p(fl_tensor *x, fl_tensor *n);

/* special_legendre_polynomial_p.base(Scalar x, Tensor n) -> Tensor. Legendre's polynomial P. */
FL_API fl_tensor *fl_special_legendre_polynomial_p_base(fl_scalar x, fl_tensor *n);

/* special_legendre_polynomial_p.scalar(Tensor x, Scalar n) -> Tensor. Legendre's polynomial P. */
FL_API fl_tensor *fl_special_legendre_polynomial_p_scalar(fl_tensor *x, fl_scalar n);

/* special_round(Tensor self, *, int decimals=0) -> Tensor. The nearest whole number, halves to the even one; of
 * 10^-decimals. Errors: NotImplementedError for integers. */
typedef struct fl_special_round_options {
    int64_t decimals;
} fl_special_round_options;
#define FL_SPECIAL_ROUND_OPTIONS {0}
FL_API fl_tensor *fl_special_round(fl_tensor *self, const fl_special_round_options *options);

/* ---- split --------------------------------------------------------------------------------------------------------- */

/* split(Tensor self, SymInt split_size, int dim=0) -> Tensor[]. Pieces of split_size along dim, the last one
 * smaller. Views. Errors: RuntimeError for a negative split_size. */
typedef struct fl_split_options {
    int64_t dim;
} fl_split_options;
#define FL_SPLIT_OPTIONS {0}
FL_API fl_tensors fl_split(fl_tensor *self, int64_t split_size, const fl_split_options *options);

/* split.sizes(Tensor self, int[] split_size, int dim=0) -> Tensor[]. Pieces of these sizes. Views. Errors:
 * RuntimeError where the sizes do not add up to dim's. */
typedef struct fl_split_sizes_options {
    int64_t dim;
} fl_split_sizes_options;
#define FL_SPLIT_SIZES_OPTIONS {0}
FL_API fl_tensors fl_split_sizes(fl_tensor *self, const int64_t *split_size, int n_split_size,
                                 const fl_split_sizes_options *options);

/* split_with_sizes(Tensor self, int[] split_sizes, int dim=0) -> Tensor[]. Pieces of these sizes. Views. Errors:
 * RuntimeError where the sizes do not add up to dim's. */
typedef struct fl_split_with_sizes_options {
    int64_t dim;
} fl_split_with_sizes_options;
#define FL_SPLIT_WITH_SIZES_OPTIONS {0}
FL_API fl_tensors fl_split_with_sizes(fl_tensor *self, const int64_t *split_sizes, int n_split_sizes,
                                      const fl_split_with_sizes_options *options);

/* chunk(Tensor self, int chunks, int dim=0) -> Tensor[]. At most `chunks` pieces of one size. Views of ceil(size /
 * chunks), the last one smaller. Errors: RuntimeError for chunks below 1. */
typedef struct fl_chunk_options {
    int64_t dim;
} fl_chunk_options;
#define FL_CHUNK_OPTIONS {0}
FL_API fl_tensors fl_chunk(fl_tensor *self, int64_t chunks, const fl_chunk_options *options);

/* unsafe_split(Tensor self, SymInt split_size, int dim=0) -> Tensor[]. The pieces of split, each a tensor of its
 * own for autograd: it may be written to, and others are not told. */
typedef struct fl_unsafe_split_options {
    int64_t dim;
} fl_unsafe_split_options;
#define FL_UNSAFE_SPLIT_OPTIONS {0}
FL_API fl_tensors fl_unsafe_split(fl_tensor *self, int64_t split_size, const fl_unsafe_split_options *options);

/* unsafe_split_with_sizes(Tensor self, int[] split_sizes, int dim=0) -> Tensor[]. The pieces of split_with_sizes,
 * each a tensor of its own for autograd. */
typedef struct fl_unsafe_split_with_sizes_options {
    int64_t dim;
} fl_unsafe_split_with_sizes_options;
#define FL_UNSAFE_SPLIT_WITH_SIZES_OPTIONS {0}
FL_API fl_tensors fl_unsafe_split_with_sizes(fl_tensor *self, const int64_t *split_sizes, int n_split_sizes,
                                             const fl_unsafe_split_with_sizes_options *options);

/* unsafe_chunk(Tensor self, int chunks, int dim=0) -> Tensor[]. The pieces of chunk, each a tensor of its own for
 * autograd. */
typedef struct fl_unsafe_chunk_options {
    int64_t dim;
} fl_unsafe_chunk_options;
#define FL_UNSAFE_CHUNK_OPTIONS {0}
FL_API fl_tensors fl_unsafe_chunk(fl_tensor *self, int64_t chunks, const fl_unsafe_chunk_options *options);

/* tensor_split(Tensor self, int sections, int dim=0) -> Tensor[]. Pieces whose sizes differ by at most one. Views,
 * the larger ones first. Errors: RuntimeError for sections below 1. */
typedef struct fl_tensor_split_options {
    int64_t dim;
} fl_tensor_split_options;
#define FL_TENSOR_SPLIT_OPTIONS {0}
FL_API fl_tensors fl_tensor_split(fl_tensor *self, int64_t sections, const fl_tensor_split_options *options);

/* tensor_split.indices(Tensor self, int[] indices, int dim=0) -> Tensor[]. Cut at these indices. Views, one more
 * than there are indices. */
typedef struct fl_tensor_split_indices_options {
    int64_t dim;
} fl_tensor_split_indices_options;
#define FL_TENSOR_SPLIT_INDICES_OPTIONS {0}
FL_API fl_tensors fl_tensor_split_indices(fl_tensor *self, const int64_t *indices, int n_indices,
                                          const fl_tensor_split_indices_options *options);

/* tensor_split.tensor(Tensor self, Tensor tensor_indices_or_sections, int dim=0) -> Tensor[]. The number of
 * sections (0-dim) or the indices to cut at (1-dim), as a tensor of int64. */
typedef struct fl_tensor_split_tensor_options {
    int64_t dim;
} fl_tensor_split_tensor_options;
#define FL_TENSOR_SPLIT_TENSOR_OPTIONS {0}
FL_API fl_tensors fl_tensor_split_tensor(fl_tensor *self, fl_tensor *tensor_indices_or_sections,
                                         const fl_tensor_split_tensor_options *options);

/* hsplit(Tensor self, int sections) -> Tensor[]. tensor_split along dim 1 (0 of a vector). Errors: RuntimeError
 * where sections do not divide the size, or for too few dimensions. */
FL_API fl_tensors fl_hsplit(fl_tensor *self, int64_t sections);

/* hsplit.indices(Tensor self, int[] indices) -> Tensor[]. tensor_split along dim 1 (0 of a vector). */
FL_API fl_tensors fl_hsplit_indices(fl_tensor *self, const int64_t *indices, int n_indices);

/* vsplit(Tensor self, int sections) -> Tensor[]. tensor_split along dim 0. Errors: RuntimeError where sections do
 * not divide the size, or for too few dimensions. */
FL_API fl_tensors fl_vsplit(fl_tensor *self, int64_t sections);

/* vsplit.indices(Tensor self, int[] indices) -> Tensor[]. tensor_split along dim 0. */
FL_API fl_tensors fl_vsplit_indices(fl_tensor *self, const int64_t *indices, int n_indices);

/* dsplit(Tensor self, int sections) -> Tensor[]. tensor_split along dim 2. Errors: RuntimeError where sections do
 * not divide the size, or for too few dimensions. */
FL_API fl_tensors fl_dsplit(fl_tensor *self, int64_t sections);

/* dsplit.indices(Tensor self, int[] indices) -> Tensor[]. tensor_split along dim 2. */
FL_API fl_tensors fl_dsplit_indices(fl_tensor *self, const int64_t *indices, int n_indices);

/* unbind(Tensor self, int dim=0) -> Tensor[]. Every index of a dimension. Views without dim. Errors: IndexError for
 * a tensor without dimensions. */
typedef struct fl_unbind_options {
    int64_t dim;
} fl_unbind_options;
#define FL_UNBIND_OPTIONS {0}
FL_API fl_tensors fl_unbind(fl_tensor *self, const fl_unbind_options *options);

/* ---- statistics ---------------------------------------------------------------------------------------------------- */

/* quantile.tensor(Tensor self, Tensor q, int? dim=None, bool keepdim=False, *, str interpolation='linear') ->
 * Tensor. The same for every q, as a new first dimension. */
typedef struct fl_quantile_tensor_options {
    int64_t dim;
    bool keepdim;
    const char *interpolation;
} fl_quantile_tensor_options;
#define FL_QUANTILE_TENSOR_OPTIONS {FL_NONE, false, "linear"}
FL_API fl_tensor *fl_quantile_tensor(fl_tensor *self, fl_tensor *q, const fl_quantile_tensor_options *options);

/* quantile(Tensor self, float q, int? dim=None, bool keepdim=False, *, str interpolation='linear') -> Tensor. The
 * value below which the part q of the elements lies, along dim or among all. Between two elements by interpolation:
 * 'linear', 'lower', 'higher', 'midpoint' or 'nearest'; dim goes away, or stays as 1 with keepdim; NaN where there
 * is one. Errors: RuntimeError for q outside [0, 1], and for other than float32 and float64. */
typedef struct fl_quantile_options {
    int64_t dim;
    bool keepdim;
    const char *interpolation;
} fl_quantile_options;
#define FL_QUANTILE_OPTIONS {FL_NONE, false, "linear"}
FL_API fl_tensor *fl_quantile(fl_tensor *self, double q, const fl_quantile_options *options);

/* nanquantile.tensor(Tensor self, Tensor q, int? dim=None, bool keepdim=False, *, str interpolation='linear') ->
 * Tensor. quantile of what is not NaN. */
typedef struct fl_nanquantile_tensor_options {
    int64_t dim;
    bool keepdim;
    const char *interpolation;
} fl_nanquantile_tensor_options;
#define FL_NANQUANTILE_TENSOR_OPTIONS {FL_NONE, false, "linear"}
FL_API fl_tensor *fl_nanquantile_tensor(fl_tensor *self, fl_tensor *q, const fl_nanquantile_tensor_options *options);

/* nanquantile(Tensor self, float q, int? dim=None, bool keepdim=False, *, str interpolation='linear') -> Tensor.
 * quantile of what is not NaN. NaN where there is nothing else. */
typedef struct fl_nanquantile_options {
    int64_t dim;
    bool keepdim;
    const char *interpolation;
} fl_nanquantile_options;
#define FL_NANQUANTILE_OPTIONS {FL_NONE, false, "linear"}
FL_API fl_tensor *fl_nanquantile(fl_tensor *self, double q, const fl_nanquantile_options *options);

/* cov(Tensor self, *, int correction=1, Tensor? fweights=None, Tensor? aweights=None) -> Tensor. The covariances of
 * the rows, whose columns are observations; fweights: how often each was made, aweights: its weight. [rows, rows];
 * divided by the number of observations less correction. Errors: RuntimeError for bool, fweights that are not
 * integers, aweights that are not floating, or negative ones. */
typedef struct fl_cov_options {
    int64_t correction;
    fl_tensor *fweights;
    fl_tensor *aweights;
} fl_cov_options;
#define FL_COV_OPTIONS {1, NULL, NULL}
FL_API fl_tensor *fl_cov(fl_tensor *self, const fl_cov_options *options);

/* corrcoef(Tensor self) -> Tensor. The correlation coefficients of the rows. [rows, rows], in [-1, 1]. Errors:
 * RuntimeError for bool. */
FL_API fl_tensor *fl_corrcoef(fl_tensor *self);

/* histogram.bins(Tensor self, int bins=100, *, float[]? range=None, Tensor? weight=None, bool density=False) ->
 * (Tensor hist, Tensor bin_edges). How many elements (or what weight) fall into each of `bins` equal intervals of
 * the range; density: divided by all and by each one's width. hist [bins], bin_edges [bins + 1]. Errors:
 * RuntimeError for bins below 1, NotImplementedError for integers. */
typedef struct fl_histogram_bins_options {
    int64_t bins;
    const double *range;
    int n_range;
    fl_tensor *weight;
    bool density;
} fl_histogram_bins_options;
#define FL_HISTOGRAM_BINS_OPTIONS {100, NULL, 0, NULL, false}
typedef struct fl_histogram_bins_result {
    fl_tensor *hist, *bin_edges;
} fl_histogram_bins_result;
FL_API fl_histogram_bins_result fl_histogram_bins(fl_tensor *self, const fl_histogram_bins_options *options);

/* histogram(Tensor self, Tensor bins, *, Tensor? weight=None, bool density=False) -> (Tensor hist, Tensor
 * bin_edges). How many elements (or what weight) fall between each pair of edges; density: divided by all and by
 * each one's width. bins: the sorted edges, one more than intervals. */
typedef struct fl_histogram_options {
    fl_tensor *weight;
    bool density;
} fl_histogram_options;
#define FL_HISTOGRAM_OPTIONS {NULL, false}
typedef struct fl_histogram_result {
    fl_tensor *hist, *bin_edges;
} fl_histogram_result;
FL_API fl_histogram_result fl_histogram(fl_tensor *self, fl_tensor *bins, const fl_histogram_options *options);

/* histogramdd_bin_edges(Tensor self, int[] bins, *, float[]? range=None) -> Tensor[]. The edges of that many equal
 * intervals a column of self [..., D], over `range` (two numbers a column) or all values. */
typedef struct fl_histogramdd_bin_edges_options {
    const double *range;
    int n_range;
} fl_histogramdd_bin_edges_options;
#define FL_HISTOGRAMDD_BIN_EDGES_OPTIONS {NULL, 0}
FL_API fl_tensors fl_histogramdd_bin_edges(fl_tensor *self, const int64_t *bins, int n_bins,
                                           const fl_histogramdd_bin_edges_options *options);

/* histogramdd(Tensor self, Tensor[] bins, *, Tensor? weight=None, bool density=False) -> Tensor. How many rows of
 * self [..., D] fall into each box between the edges `bins` of its D columns. Errors: NotImplementedError for
 * integers. */
typedef struct fl_histogramdd_options {
    fl_tensor *weight;
    bool density;
} fl_histogramdd_options;
#define FL_HISTOGRAMDD_OPTIONS {NULL, false}
FL_API fl_tensor *fl_histogramdd(fl_tensor *self, fl_tensor *const *bins, int n_bins,
                                 const fl_histogramdd_options *options);

/* ---- strided ------------------------------------------------------------------------------------------------------- */

/* expand(Tensor self, int[] size, *, bool implicit=False) -> Tensor. Dimensions of size 1 repeated without copying;
 * -1 keeps a size. A view, whose elements share memory: clone before writing. New dimensions stand in front.
 * Errors: RuntimeError for a size that does not broadcast. */
typedef struct fl_expand_options {
    bool implicit;
} fl_expand_options;
#define FL_EXPAND_OPTIONS {false}
FL_API fl_tensor *fl_expand(fl_tensor *self, const int64_t *size, int n_size, const fl_expand_options *options);

/* expand_as(Tensor self, Tensor other) -> Tensor. self.expand(other.shape) */
FL_API fl_tensor *fl_expand_as(fl_tensor *self, fl_tensor *other);

/* broadcast_to(Tensor self, int[] size) -> Tensor. expand by another name */
FL_API fl_tensor *fl_broadcast_to(fl_tensor *self, const int64_t *size, int n_size);

/* broadcast_tensors(Tensor[] tensors) -> Tensor[]. All expanded to one shape. Views. Errors: RuntimeError for
 * shapes that do not broadcast. */
FL_API fl_tensors fl_broadcast_tensors(fl_tensor *const *tensors, int n_tensors);

/* unfold(Tensor self, int dimension, int size, int step) -> Tensor. Windows of `size` along a dimension, `step`
 * apart, as a new last dimension. A view: size S becomes floor((S - size) / step) + 1. Errors: RuntimeError for a
 * size above S or a step below 1. */
FL_API fl_tensor *fl_unfold(fl_tensor *self, int64_t dimension, int64_t size, int64_t step);

/* as_strided(Tensor self, int[] size, int[] stride, SymInt? storage_offset=None) -> Tensor. The storage seen with
 * any sizes and strides. A view; stride and storage_offset count elements. Errors: RuntimeError where it reaches
 * beyond the storage. */
typedef struct fl_as_strided_options {
    int64_t storage_offset;
} fl_as_strided_options;
#define FL_AS_STRIDED_OPTIONS {FL_NONE}
FL_API fl_tensor *fl_as_strided(fl_tensor *self, const int64_t *size, int n_size, const int64_t *stride, int n_stride,
                                const fl_as_strided_options *options);

/* as_strided_(Tensor self, int[] size, int[] stride, SymInt? storage_offset=None) -> Tensor. Gives self itself
 * other sizes and strides over its storage. */
typedef struct fl_as_strided_in_place_options {
    int64_t storage_offset;
} fl_as_strided_in_place_options;
#define FL_AS_STRIDED_IN_PLACE_OPTIONS {FL_NONE}
FL_API fl_tensor *fl_as_strided_(fl_tensor *self, const int64_t *size, int n_size, const int64_t *stride, int n_stride,
                                 const fl_as_strided_in_place_options *options);

/* select_scatter(Tensor self, Tensor src, int dim, SymInt index) -> Tensor. A copy of self with src in place of
 * self.select(dim, index). Errors: RuntimeError for a src of another shape. */
FL_API fl_tensor *fl_select_scatter(fl_tensor *self, fl_tensor *src, int64_t dim, int64_t index);

/* slice_scatter(Tensor self, Tensor src, int dim=0, SymInt? start=None, SymInt? end=None, SymInt step=1) -> Tensor.
 * A copy of self with src in place of that slice. Errors: RuntimeError for a src of another shape. */
typedef struct fl_slice_scatter_options {
    int64_t dim;
    int64_t start;
    int64_t end;
    int64_t step;
} fl_slice_scatter_options;
#define FL_SLICE_SCATTER_OPTIONS {0, FL_NONE, FL_NONE, 1}
FL_API fl_tensor *fl_slice_scatter(fl_tensor *self, fl_tensor *src, const fl_slice_scatter_options *options);

/* diagonal_scatter(Tensor self, Tensor src, int offset=0, int dim1=0, int dim2=1) -> Tensor. A copy of self with
 * src in place of that diagonal. Errors: RuntimeError for a src of another shape. */
typedef struct fl_diagonal_scatter_options {
    int64_t offset;
    int64_t dim1;
    int64_t dim2;
} fl_diagonal_scatter_options;
#define FL_DIAGONAL_SCATTER_OPTIONS {0, 0, 1}
FL_API fl_tensor *fl_diagonal_scatter(fl_tensor *self, fl_tensor *src, const fl_diagonal_scatter_options *options);

/* as_strided_scatter(Tensor self, Tensor src, int[] size, int[] stride, SymInt? storage_offset=None) -> Tensor. A
 * copy of self with src in place of that strided view. Errors: RuntimeError for a src of another shape. */
typedef struct fl_as_strided_scatter_options {
    int64_t storage_offset;
} fl_as_strided_scatter_options;
#define FL_AS_STRIDED_SCATTER_OPTIONS {FL_NONE}
FL_API fl_tensor *fl_as_strided_scatter(fl_tensor *self, fl_tensor *src, const int64_t *size, int n_size,
                                        const int64_t *stride, int n_stride,
                                        const fl_as_strided_scatter_options *options);

/* ---- unique -------------------------------------------------------------------------------------------------------- */

/* unique(Tensor self, bool sorted=True, bool return_inverse=False, bool return_counts=False) -> (Tensor output,
 * Tensor inverse, Tensor counts). The distinct elements in order; which of them each element is; how often each
 * occurs. inverse, of self's shape, and counts are int64, without gradient. */
typedef struct fl_unique_options {
    bool sorted;
    bool return_inverse;
    bool return_counts;
} fl_unique_options;
#define FL_UNIQUE_OPTIONS {true, false, false}
typedef struct fl_unique_result {
    fl_tensor *output, *inverse, *counts;
} fl_unique_result;
FL_API fl_unique_result fl_unique(fl_tensor *self, const fl_unique_options *options);

/* unique_dim(Tensor self, int dim, bool sorted=True, bool return_inverse=False, bool return_counts=False) ->
 * (Tensor output, Tensor inverse, Tensor counts). The distinct slices along dim in order; which of them each slice
 * is; how often each occurs. */
typedef struct fl_unique_dim_options {
    bool sorted;
    bool return_inverse;
    bool return_counts;
} fl_unique_dim_options;
#define FL_UNIQUE_DIM_OPTIONS {true, false, false}
typedef struct fl_unique_dim_result {
    fl_tensor *output, *inverse, *counts;
} fl_unique_dim_result;
FL_API fl_unique_dim_result fl_unique_dim(fl_tensor *self, int64_t dim, const fl_unique_dim_options *options);

/* unique_consecutive(Tensor self, bool return_inverse=False, bool return_counts=False, int? dim=None) -> (Tensor
 * output, Tensor inverse, Tensor counts). The first of every run of equal elements (or slices along dim). inverse
 * and counts as of unique. */
typedef struct fl_unique_consecutive_options {
    bool return_inverse;
    bool return_counts;
    int64_t dim;
} fl_unique_consecutive_options;
#define FL_UNIQUE_CONSECUTIVE_OPTIONS {false, false, FL_NONE}
typedef struct fl_unique_consecutive_result {
    fl_tensor *output, *inverse, *counts;
} fl_unique_consecutive_result;
FL_API fl_unique_consecutive_result fl_unique_consecutive(fl_tensor *self,
                                                          const fl_unique_consecutive_options *options);

/* ---- unpool -------------------------------------------------------------------------------------------------------- */

/* max_unpool1d(Tensor input, Tensor indices, int[1] kernel_size, int[1]? stride=None, int[1] padding=0, int[]?
 * output_size=None) -> Tensor. The input's elements where max_pool1d found them, zeros elsewhere. indices: places
 * in the flattened result of each channel. Each size S becomes (S - 1) stride - 2 padding + kernel_size, or
 * output_size. Errors: ValueError for an output_size that pooling would not have, RuntimeError for an index out of
 * range, NotImplementedError for integers. */
typedef struct fl_max_unpool1d_options {
    int64_t stride[1];
    int64_t padding[1];
    const int64_t *output_size;
    int n_output_size;
} fl_max_unpool1d_options;
#define FL_MAX_UNPOOL1D_OPTIONS {{FL_NONE}, {0}, NULL, 0}
FL_API fl_tensor *fl_max_unpool1d(fl_tensor *input, fl_tensor *indices, const int64_t kernel_size[1],
                                  const fl_max_unpool1d_options *options);

/* max_unpool2d(Tensor input, Tensor indices, int[=2] kernel_size, int[=2]? stride=None, int[=2] padding=0, int[]?
 * output_size=None) -> Tensor. The input's elements where max_pool2d found them, zeros elsewhere. indices: places
 * in the flattened result of each channel. Each size S becomes (S - 1) stride - 2 padding + kernel_size, or
 * output_size. Errors: ValueError for an output_size that pooling would not have, RuntimeError for an index out of
 * range, NotImplementedError for integers. */
typedef struct fl_max_unpool2d_options {
    int64_t stride[2];
    int64_t padding[2];
    const int64_t *output_size;
    int n_output_size;
} fl_max_unpool2d_options;
#define FL_MAX_UNPOOL2D_OPTIONS {{FL_NONE, FL_NONE}, {0, 0}, NULL, 0}
FL_API fl_tensor *fl_max_unpool2d(fl_tensor *input, fl_tensor *indices, const int64_t kernel_size[2],
                                  const fl_max_unpool2d_options *options);

/* max_unpool3d(Tensor input, Tensor indices, int[=3] kernel_size, int[=3]? stride=None, int[=3] padding=0, int[]?
 * output_size=None) -> Tensor. The input's elements where max_pool3d found them, zeros elsewhere. indices: places
 * in the flattened result of each channel. Each size S becomes (S - 1) stride - 2 padding + kernel_size, or
 * output_size. Errors: ValueError for an output_size that pooling would not have, RuntimeError for an index out of
 * range, NotImplementedError for integers. */
typedef struct fl_max_unpool3d_options {
    int64_t stride[3];
    int64_t padding[3];
    const int64_t *output_size;
    int n_output_size;
} fl_max_unpool3d_options;
#define FL_MAX_UNPOOL3D_OPTIONS {{FL_NONE, FL_NONE, FL_NONE}, {0, 0, 0}, NULL, 0}
FL_API fl_tensor *fl_max_unpool3d(fl_tensor *input, fl_tensor *indices, const int64_t kernel_size[3],
                                  const fl_max_unpool3d_options *options);

/* lp_pool1d(Tensor input, Scalar norm_type, int[1] kernel_size, int[1]? stride=None, bool ceil_mode=False) ->
 * Tensor. (sum of x^norm_type)^(1 / norm_type) over each window. Sizes as of avg_pool1d without padding. */
typedef struct fl_lp_pool1d_options {
    int64_t stride[1];
    bool ceil_mode;
} fl_lp_pool1d_options;
#define FL_LP_POOL1D_OPTIONS {{FL_NONE}, false}
FL_API fl_tensor *fl_lp_pool1d(fl_tensor *input, fl_scalar norm_type, const int64_t kernel_size[1],
                               const fl_lp_pool1d_options *options);

/* lp_pool2d(Tensor input, Scalar norm_type, int[=2] kernel_size, int[2]? stride=None, bool ceil_mode=False) ->
 * Tensor. (sum of x^norm_type)^(1 / norm_type) over each window. Sizes as of avg_pool2d without padding. */
typedef struct fl_lp_pool2d_options {
    int64_t stride[2];
    bool ceil_mode;
} fl_lp_pool2d_options;
#define FL_LP_POOL2D_OPTIONS {{FL_NONE, FL_NONE}, false}
FL_API fl_tensor *fl_lp_pool2d(fl_tensor *input, fl_scalar norm_type, const int64_t kernel_size[2],
                               const fl_lp_pool2d_options *options);

/* lp_pool3d(Tensor input, Scalar norm_type, int[=3] kernel_size, int[3]? stride=None, bool ceil_mode=False) ->
 * Tensor. (sum of x^norm_type)^(1 / norm_type) over each window. Sizes as of avg_pool3d without padding. */
typedef struct fl_lp_pool3d_options {
    int64_t stride[3];
    bool ceil_mode;
} fl_lp_pool3d_options;
#define FL_LP_POOL3D_OPTIONS {{FL_NONE, FL_NONE, FL_NONE}, false}
FL_API fl_tensor *fl_lp_pool3d(fl_tensor *input, fl_scalar norm_type, const int64_t kernel_size[3],
                               const fl_lp_pool3d_options *options);

/* fractional_max_pool2d(Tensor input, int[=2] kernel_size, int[=2]? output_size=None, float[=2]? output_ratio=None,
 * bool|any return_indices=False, Tensor? _random_samples=None) -> Tensor. The largest of windows at random steps
 * that give output_size. For the indices too: fractional_max_pool2d_with_indices. (Graham, 2014.) Give output_size
 * or output_ratio. Errors: ValueError for neither, NotImplementedError for integers. */
typedef struct fl_fractional_max_pool2d_options {
    int64_t output_size[2];
    double output_ratio[2];
    bool return_indices;
    fl_tensor *_random_samples;
} fl_fractional_max_pool2d_options;
#define FL_FRACTIONAL_MAX_POOL2D_OPTIONS {{FL_NONE, FL_NONE}, {FL_NONE_FLOAT, FL_NONE_FLOAT}, false, NULL}
FL_API fl_tensor *fl_fractional_max_pool2d(fl_tensor *input, const int64_t kernel_size[2],
                                           const fl_fractional_max_pool2d_options *options);

/* fractional_max_pool2d_with_indices(Tensor input, int[=2] kernel_size, int[=2]? output_size=None, float[=2]?
 * output_ratio=None, bool|any return_indices=False, Tensor? _random_samples=None) -> (Tensor output, Tensor
 * indices). The largest of windows at random steps that give output_size, and where in the flattened input they
 * stand. */
typedef struct fl_fractional_max_pool2d_with_indices_options {
    int64_t output_size[2];
    double output_ratio[2];
    bool return_indices;
    fl_tensor *_random_samples;
} fl_fractional_max_pool2d_with_indices_options;
#define FL_FRACTIONAL_MAX_POOL2D_WITH_INDICES_OPTIONS {{FL_NONE, FL_NONE}, {FL_NONE_FLOAT, FL_NONE_FLOAT}, false, NULL}
typedef struct fl_fractional_max_pool2d_with_indices_result {
    fl_tensor *output, *indices;
} fl_fractional_max_pool2d_with_indices_result;
FL_API fl_fractional_max_pool2d_with_indices_result fl_fractional_max_pool2d_with_indices(fl_tensor *input,
                                                                                          const int64_t kernel_size[2],
                                                                                          const fl_fractional_max_pool2d_with_indices_options *options);

/* fractional_max_pool3d(Tensor input, int[=3] kernel_size, int[=3]? output_size=None, float[=3]? output_ratio=None,
 * bool|any return_indices=False, Tensor? _random_samples=None) -> Tensor. The largest of windows at random steps
 * that give output_size. For the indices too: fractional_max_pool3d_with_indices. (Graham, 2014.) Give output_size
 * or output_ratio. Errors: ValueError for neither, NotImplementedError for integers. */
typedef struct fl_fractional_max_pool3d_options {
    int64_t output_size[3];
    double output_ratio[3];
    bool return_indices;
    fl_tensor *_random_samples;
} fl_fractional_max_pool3d_options;
#define FL_FRACTIONAL_MAX_POOL3D_OPTIONS {{FL_NONE, FL_NONE, FL_NONE}, {FL_NONE_FLOAT, FL_NONE_FLOAT, FL_NONE_FLOAT}, false, NULL}
FL_API fl_tensor *fl_fractional_max_pool3d(fl_tensor *input, const int64_t kernel_size[3],
                                           const fl_fractional_max_pool3d_options *options);

/* fractional_max_pool3d_with_indices(Tensor input, int[=3] kernel_size, int[=3]? output_size=None, float[=3]?
 * output_ratio=None, bool|any return_indices=False, Tensor? _random_samples=None) -> (Tensor output, Tensor
 * indices). The largest of windows at random steps that give output_size, and where in the flattened input they
 * stand. */
typedef struct fl_fractional_max_pool3d_with_indices_options {
    int64_t output_size[3];
    double output_ratio[3];
    bool return_indices;
    fl_tensor *_random_samples;
} fl_fractional_max_pool3d_with_indices_options;
#define FL_FRACTIONAL_MAX_POOL3D_WITH_INDICES_OPTIONS {{FL_NONE, FL_NONE, FL_NONE}, {FL_NONE_FLOAT, FL_NONE_FLOAT, FL_NONE_FLOAT}, false, NULL}
typedef struct fl_fractional_max_pool3d_with_indices_result {
    fl_tensor *output, *indices;
} fl_fractional_max_pool3d_with_indices_result;
FL_API fl_fractional_max_pool3d_with_indices_result fl_fractional_max_pool3d_with_indices(fl_tensor *input,
                                                                                          const int64_t kernel_size[3],
                                                                                          const fl_fractional_max_pool3d_with_indices_options *options);

/* ---- view ---------------------------------------------------------------------------------------------------------- */

/* view(Tensor self, int[] size) -> Tensor. The same memory with other sizes; one size may be -1. A view. Errors:
 * RuntimeError for another number of elements, or where strides do not allow a view. */
FL_API fl_tensor *fl_view(fl_tensor *self, const int64_t *size, int n_size);

/* view.dtype(Tensor self, ScalarType dtype) -> Tensor. The same bytes read as another dtype. A view; the last size
 * is scaled by the ratio of widths. Errors: RuntimeError where that does not divide, or strides do not allow it. */
FL_API fl_tensor *fl_view_dtype(fl_tensor *self, fl_dtype dtype);

/* view_as(Tensor self, Tensor other) -> Tensor. self.view(other.shape) */
FL_API fl_tensor *fl_view_as(fl_tensor *self, fl_tensor *other);

/* reshape(Tensor self, int[] shape) -> Tensor. A view where strides allow it, else a copy. One size may be -1.
 * Errors: RuntimeError for another number of elements. */
FL_API fl_tensor *fl_reshape(fl_tensor *self, const int64_t *shape, int n_shape);

/* reshape_as(Tensor self, Tensor other) -> Tensor. self.reshape(other.shape) */
FL_API fl_tensor *fl_reshape_as(fl_tensor *self, fl_tensor *other);

/* flatten(Tensor self, int start_dim=0, int end_dim=-1) -> Tensor. Dimensions start_dim to end_dim as one. A view
 * where strides allow it; a tensor without dimensions becomes [1]. Errors: RuntimeError where start_dim comes after
 * end_dim, IndexError for dims that are not there. */
typedef struct fl_flatten_options {
    int64_t start_dim;
    int64_t end_dim;
} fl_flatten_options;
#define FL_FLATTEN_OPTIONS {0, -1}
FL_API fl_tensor *fl_flatten(fl_tensor *self, const fl_flatten_options *options);

/* ravel(Tensor self) -> Tensor. All elements in one dimension. A view where strides allow it. */
FL_API fl_tensor *fl_ravel(fl_tensor *self);

/* unflatten(Tensor self, int dim, int[] sizes) -> Tensor. One dimension as several. A view; one of sizes may be -1.
 * Errors: RuntimeError where sizes do not multiply up to that of dim. */
FL_API fl_tensor *fl_unflatten(fl_tensor *self, int64_t dim, const int64_t *sizes, int n_sizes);

/* squeeze(Tensor self) -> Tensor. Without the dimensions of size 1. A view. */
FL_API fl_tensor *fl_squeeze(fl_tensor *self);

/* squeeze.dim(Tensor self, int dim) -> Tensor. Without dimension dim, if its size is 1. A view. Errors: IndexError
 * for a dim that is not there. */
FL_API fl_tensor *fl_squeeze_dim(fl_tensor *self, int64_t dim);

/* squeeze.dims(Tensor self, int[]|int dim) -> Tensor. Without those of these dimensions of size 1. */
FL_API fl_tensor *fl_squeeze_dims(fl_tensor *self, const int64_t *dim, int n_dim);

/* unsqueeze(Tensor self, int dim) -> Tensor. With a dimension of size 1 put in at dim. A view; dim in [-n - 1, n]
 * of n dimensions. Errors: IndexError for another. */
FL_API fl_tensor *fl_unsqueeze(fl_tensor *self, int64_t dim);

/* squeeze_(Tensor self) -> Tensor. Takes dimensions of size 1 out of self itself. */
FL_API fl_tensor *fl_squeeze_(fl_tensor *self);

/* squeeze_.dim(Tensor self, int dim) -> Tensor. Takes dimension dim out of self itself, if its size is 1. */
FL_API fl_tensor *fl_squeeze_dim_(fl_tensor *self, int64_t dim);

/* squeeze_.dims(Tensor self, int[]|int dim) -> Tensor. Takes those of these dimensions of size 1 out of self
 * itself. */
FL_API fl_tensor *fl_squeeze_dims_(fl_tensor *self, const int64_t *dim, int n_dim);

/* unsqueeze_(Tensor self, int dim) -> Tensor. Puts a dimension of size 1 into self itself. */
FL_API fl_tensor *fl_unsqueeze_(fl_tensor *self, int64_t dim);

/* transpose(Tensor self, int dim0, int dim1) -> Tensor. Two dimensions exchanged. A view. Errors: IndexError for a
 * dim that is not there. */
FL_API fl_tensor *fl_transpose(fl_tensor *self, int64_t dim0, int64_t dim1);

/* transpose_(Tensor self, int dim0, int dim1) -> Tensor. Exchanges two dimensions of self itself. */
FL_API fl_tensor *fl_transpose_(fl_tensor *self, int64_t dim0, int64_t dim1);

/* swapaxes_(Tensor self, int axis0, int axis1) -> Tensor. transpose_ by another name */
FL_API fl_tensor *fl_swapaxes_(fl_tensor *self, int64_t axis0, int64_t axis1);

/* t_(Tensor self) -> Tensor. Exchanges the dimensions of a matrix itself. */
FL_API fl_tensor *fl_t_(fl_tensor *self);

/* swapaxes(Tensor self, int axis0, int axis1) -> Tensor. transpose by another name */
FL_API fl_tensor *fl_swapaxes(fl_tensor *self, int64_t axis0, int64_t axis1);

/* permute(Tensor self, int[] dims) -> Tensor. The dimensions in another order. A view. Errors: RuntimeError where
 * dims are no permutation. */
FL_API fl_tensor *fl_permute(fl_tensor *self, const int64_t *dims, int n_dims);

/* movedim(Tensor self, int source, int destination) -> Tensor. One dimension moved, the others in order. A view.
 * Errors: RuntimeError for a repeated dim, IndexError for one that is not there. */
FL_API fl_tensor *fl_movedim(fl_tensor *self, int64_t source, int64_t destination);

/* movedim.list(Tensor self, int[] source, int[] destination) -> Tensor. Several dimensions moved. */
FL_API fl_tensor *fl_movedim_list(fl_tensor *self, const int64_t *source, int n_source,
                                  const int64_t *destination, int n_destination);

/* t(Tensor self) -> Tensor. The transpose of a matrix; a vector stays as it is. A view. Errors: RuntimeError for
 * more than two dimensions. */
FL_API fl_tensor *fl_t(fl_tensor *self);

/* numpy_T(Tensor self) -> Tensor. The dimensions in reverse order (Tensor.T). */
FL_API fl_tensor *fl_numpy_T(fl_tensor *self);

/* mT(Tensor self) -> Tensor. The last two dimensions exchanged (Tensor.mT). */
FL_API fl_tensor *fl_mT(fl_tensor *self);

/* adjoint(Tensor self) -> Tensor. The last two dimensions exchanged. A view. */
FL_API fl_tensor *fl_adjoint(fl_tensor *self);

/* narrow(Tensor self, int dim, int start, SymInt length) -> Tensor. Part of one dimension. A view of start to start
 * + length. Errors: RuntimeError where that passes the size, IndexError for start out of range. */
FL_API fl_tensor *fl_narrow(fl_tensor *self, int64_t dim, int64_t start, int64_t length);

/* select(Tensor self, int dim, SymInt index) -> Tensor. One index of a dimension, which goes away. A view. Errors:
 * IndexError for an index out of range. */
FL_API fl_tensor *fl_select(fl_tensor *self, int64_t dim, int64_t index);

/* slice(Tensor self, int dim=0, int? start=None, int? end=None, int step=1) -> Tensor. start:end:step of one
 * dimension. */
typedef struct fl_slice_options {
    int64_t dim;
    int64_t start;
    int64_t end;
    int64_t step;
} fl_slice_options;
#define FL_SLICE_OPTIONS {0, FL_NONE, FL_NONE, 1}
FL_API fl_tensor *fl_slice(fl_tensor *self, const fl_slice_options *options);

/* diagonal(Tensor self, int offset=0, int dim1=0, int dim2=1) -> Tensor. The diagonal of two dimensions, as the
 * last dimension. A view; offset: how far above the main diagonal. Errors: RuntimeError for equal dims, IndexError
 * for dims that are not there. */
typedef struct fl_diagonal_options {
    int64_t offset;
    int64_t dim1;
    int64_t dim2;
} fl_diagonal_options;
#define FL_DIAGONAL_OPTIONS {0, 0, 1}
FL_API fl_tensor *fl_diagonal(fl_tensor *self, const fl_diagonal_options *options);

/* atleast_1d(Tensor self) -> Tensor. With at least one dimension. A view, or self itself. */
FL_API fl_tensor *fl_atleast_1d(fl_tensor *self);

/* atleast_2d(Tensor self) -> Tensor. With at least two dimensions. A view, or self itself. */
FL_API fl_tensor *fl_atleast_2d(fl_tensor *self);

/* atleast_3d(Tensor self) -> Tensor. With at least three dimensions. A view, or self itself. */
FL_API fl_tensor *fl_atleast_3d(fl_tensor *self);

/* alias(Tensor self) -> Tensor. Another tensor over the same memory. */
FL_API fl_tensor *fl_alias(fl_tensor *self);

/* ---- Other names -------------------------------------------------------------------------------------------------- */

#define fl_subtract fl_sub
#define fl_subtract_ fl_sub_
#define fl_subtract_alpha fl_sub_alpha
#define fl_subtract_alpha_ fl_sub_alpha_
#define fl_subtract_scalar fl_sub_scalar
#define fl_subtract_scalar_ fl_sub_scalar_
#define fl_subtract_scalar_alpha fl_sub_scalar_alpha
#define fl_subtract_scalar_alpha_ fl_sub_scalar_alpha_
#define fl_multiply fl_mul
#define fl_multiply_ fl_mul_
#define fl_multiply_scalar fl_mul_scalar
#define fl_multiply_scalar_ fl_mul_scalar_
#define fl_divide fl_div
#define fl_divide_ fl_div_
#define fl_divide_mode fl_div_mode
#define fl_divide_mode_ fl_div_mode_
#define fl_divide_scalar fl_div_scalar
#define fl_divide_scalar_ fl_div_scalar_
#define fl_divide_scalar_mode fl_div_scalar_mode
#define fl_divide_scalar_mode_ fl_div_scalar_mode_
#define fl_true_divide fl_div
#define fl_true_divide_ fl_div_
#define fl_true_divide_mode fl_div_mode
#define fl_true_divide_mode_ fl_div_mode_
#define fl_true_divide_scalar fl_div_scalar
#define fl_true_divide_scalar_ fl_div_scalar_
#define fl_true_divide_scalar_mode fl_div_scalar_mode
#define fl_true_divide_scalar_mode_ fl_div_scalar_mode_
#define fl_arctan2 fl_atan2
#define fl_arctan2_ fl_atan2_
#define fl_not_equal fl_ne
#define fl_not_equal_ fl_ne_
#define fl_not_equal_scalar fl_ne_scalar
#define fl_not_equal_scalar_ fl_ne_scalar_
#define fl_less fl_lt
#define fl_less_ fl_lt_
#define fl_less_scalar fl_lt_scalar
#define fl_less_scalar_ fl_lt_scalar_
#define fl_less_equal fl_le
#define fl_less_equal_ fl_le_
#define fl_less_equal_scalar fl_le_scalar
#define fl_less_equal_scalar_ fl_le_scalar_
#define fl_greater fl_gt
#define fl_greater_ fl_gt_
#define fl_greater_scalar fl_gt_scalar
#define fl_greater_scalar_ fl_gt_scalar_
#define fl_greater_equal fl_ge
#define fl_greater_equal_ fl_ge_
#define fl_greater_equal_scalar fl_ge_scalar
#define fl_greater_equal_scalar_ fl_ge_scalar_
#define fl_clip_tensor fl_clamp_tensor
#define fl_clip_tensor_options fl_clamp_tensor_options
#define FL_CLIP_TENSOR_OPTIONS FL_CLAMP_TENSOR_OPTIONS
#define fl_clip_tensor_ fl_clamp_tensor_
#define fl_clip fl_clamp
#define fl_clip_options fl_clamp_options
#define FL_CLIP_OPTIONS FL_CLAMP_OPTIONS
#define fl_clip_ fl_clamp_
#define fl_concat fl_cat
#define fl_concat_options fl_cat_options
#define FL_CONCAT_OPTIONS FL_CAT_OPTIONS
#define fl_concatenate fl_cat
#define fl_concatenate_options fl_cat_options
#define FL_CONCATENATE_OPTIONS FL_CAT_OPTIONS
#define fl_row_stack fl_vstack
#define fl_trapz_x fl_trapezoid_x
#define fl_trapz_x_options fl_trapezoid_x_options
#define FL_TRAPZ_X_OPTIONS FL_TRAPEZOID_X_OPTIONS
#define fl_trapz fl_trapezoid
#define fl_trapz_options fl_trapezoid_options
#define FL_TRAPZ_OPTIONS FL_TRAPEZOID_OPTIONS
#define fl_absolute fl_abs
#define fl_absolute_ fl_abs_
#define fl_negative fl_neg
#define fl_negative_ fl_neg_
#define fl_fix fl_trunc
#define fl_fix_ fl_trunc_
#define fl_arcsin fl_asin
#define fl_arcsin_ fl_asin_
#define fl_arccos fl_acos
#define fl_arccos_ fl_acos_
#define fl_arctan fl_atan
#define fl_arctan_ fl_atan_
#define fl_arcsinh fl_asinh
#define fl_arcsinh_ fl_asinh_
#define fl_arccosh fl_acosh
#define fl_arccosh_ fl_acosh_
#define fl_arctanh fl_atanh
#define fl_arctanh_ fl_atanh_
#define fl_argwhere fl_nonzero
#define fl_ger fl_outer
#define fl_native_channel_shuffle fl_channel_shuffle
#define fl_special_psi fl_digamma
#define fl_special_digamma fl_digamma
#define fl_special_erf fl_erf
#define fl_special_erfc fl_erfc
#define fl_special_erfinv fl_erfinv
#define fl_special_exp2 fl_exp2
#define fl_special_expit fl_sigmoid
#define fl_special_expm1 fl_expm1
#define fl_special_gammainc fl_igamma
#define fl_special_gammaincc fl_igammac
#define fl_special_gammaln fl_lgamma
#define fl_special_i0 fl_i0
#define fl_special_log1p fl_log1p
#define fl_special_log_softmax fl_log_softmax
#define fl_special_log_softmax_options fl_log_softmax_options
#define FL_SPECIAL_LOG_SOFTMAX_OPTIONS FL_LOG_SOFTMAX_OPTIONS
#define fl_special_logit fl_logit
#define fl_special_logit_options fl_logit_options
#define FL_SPECIAL_LOGIT_OPTIONS FL_LOGIT_OPTIONS
#define fl_special_logsumexp fl_logsumexp
#define fl_special_logsumexp_options fl_logsumexp_options
#define FL_SPECIAL_LOGSUMEXP_OPTIONS FL_LOGSUMEXP_OPTIONS
#define fl_special_multigammaln fl_mvlgamma
#define fl_special_polygamma fl_polygamma
#define fl_special_polygamma_method fl_polygamma_method
#define fl_special_sinc fl_sinc
#define fl_special_softmax fl_softmax
#define fl_special_softmax_options fl_softmax_options
#define FL_SPECIAL_SOFTMAX_OPTIONS FL_SOFTMAX_OPTIONS
#define fl_special_xlogy fl_xlogy
#define fl_special_xlogy_scalar fl_xlogy_scalar
#define fl_special_xlogy_base fl_xlogy_base
#define fl_swapdims fl_transpose
#define fl_swapdims_ fl_transpose_
#define fl_moveaxis fl_movedim
#define fl_moveaxis_list fl_movedim_list

#ifdef __cplusplus
}
#endif

#endif
