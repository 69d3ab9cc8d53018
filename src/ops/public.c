/* public.c: fl_<op> as a C program calls it: refuses NULL where the signature wants something, lets
 * autocast cast, and calls the family's own function (plain.h). Rows that need neither are not here.
 *
 * Made by tools/generate.py from the .def files of src/ops: edit those rows, not this file.
 */
// clang-format off
#define FL_OPS_PUBLIC
#include "base/error.h"
#include "ops/autocast.h"
#include "ops/plain.h"

fl_tensor *fl_relu(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("relu", "self");
    return fl_relu__plain(self);
}

fl_tensor *fl_relu_(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("relu_", "self");
    return fl_relu___plain(self);
}

fl_tensor *fl_leaky_relu(fl_tensor *self, const fl_leaky_relu_options *options) {
    if (!self) return fl_error__no_tensor("leaky_relu", "self");
    return fl_leaky_relu__plain(self, options);
}

fl_tensor *fl_leaky_relu_(fl_tensor *self, const fl_leaky_relu_options *options) {
    if (!self) return fl_error__no_tensor("leaky_relu_", "self");
    return fl_leaky_relu___plain(self, options);
}

fl_tensor *fl_relu6(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("relu6", "self");
    return fl_relu6__plain(self);
}

fl_tensor *fl_relu6_(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("relu6_", "self");
    return fl_relu6___plain(self);
}

fl_tensor *fl_threshold(fl_tensor *self, fl_scalar threshold, fl_scalar value) {
    if (!self) return fl_error__no_tensor("threshold", "self");
    return fl_threshold__plain(self, threshold, value);
}

fl_tensor *fl_threshold_(fl_tensor *self, fl_scalar threshold, fl_scalar value) {
    if (!self) return fl_error__no_tensor("threshold_", "self");
    return fl_threshold___plain(self, threshold, value);
}

fl_tensor *fl_hardtanh(fl_tensor *self, const fl_hardtanh_options *options) {
    if (!self) return fl_error__no_tensor("hardtanh", "self");
    return fl_hardtanh__plain(self, options);
}

fl_tensor *fl_hardtanh_(fl_tensor *self, const fl_hardtanh_options *options) {
    if (!self) return fl_error__no_tensor("hardtanh_", "self");
    return fl_hardtanh___plain(self, options);
}

fl_tensor *fl_hardsigmoid(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("hardsigmoid", "self");
    return fl_hardsigmoid__plain(self);
}

fl_tensor *fl_hardsigmoid_(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("hardsigmoid_", "self");
    return fl_hardsigmoid___plain(self);
}

fl_tensor *fl_hardswish(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("hardswish", "self");
    return fl_hardswish__plain(self);
}

fl_tensor *fl_hardswish_(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("hardswish_", "self");
    return fl_hardswish___plain(self);
}

fl_tensor *fl_softshrink(fl_tensor *self, const fl_softshrink_options *options) {
    if (!self) return fl_error__no_tensor("softshrink", "self");
    return fl_softshrink__plain(self, options);
}

fl_tensor *fl_hardshrink(fl_tensor *self, const fl_hardshrink_options *options) {
    if (!self) return fl_error__no_tensor("hardshrink", "self");
    return fl_hardshrink__plain(self, options);
}

fl_tensor *fl_prelu(fl_tensor *self, fl_tensor *weight) {
    if (!self) return fl_error__no_tensor("prelu", "self");
    if (!weight) return fl_error__no_tensor("prelu", "weight");
    if (!fl_autocast__on()) return fl_prelu__plain(self, weight);
    fl_tensor *a[] = {self, weight};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_LOWER, a, 2);
    fl_autocast__cast(to, a, 2);
    fl_tensor *r = fl_prelu__plain(a[0], a[1]);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_elu(fl_tensor *self, const fl_elu_options *options) {
    if (!self) return fl_error__no_tensor("elu", "self");
    return fl_elu__plain(self, options);
}

fl_tensor *fl_elu_(fl_tensor *self, const fl_elu_options *options) {
    if (!self) return fl_error__no_tensor("elu_", "self");
    return fl_elu___plain(self, options);
}

fl_tensor *fl_selu(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("selu", "self");
    return fl_selu__plain(self);
}

fl_tensor *fl_selu_(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("selu_", "self");
    return fl_selu___plain(self);
}

fl_tensor *fl_celu(fl_tensor *self, const fl_celu_options *options) {
    if (!self) return fl_error__no_tensor("celu", "self");
    return fl_celu__plain(self, options);
}

fl_tensor *fl_celu_(fl_tensor *self, const fl_celu_options *options) {
    if (!self) return fl_error__no_tensor("celu_", "self");
    return fl_celu___plain(self, options);
}

fl_tensor *fl_gelu(fl_tensor *self, const fl_gelu_options *options) {
    if (!self) return fl_error__no_tensor("gelu", "self");
    if (options && !options->approximate) return fl_error__null("gelu", "approximate");
    return fl_gelu__plain(self, options);
}

fl_tensor *fl_silu(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("silu", "self");
    return fl_silu__plain(self);
}

fl_tensor *fl_silu_(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("silu_", "self");
    return fl_silu___plain(self);
}

fl_tensor *fl_mish(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("mish", "self");
    return fl_mish__plain(self);
}

fl_tensor *fl_mish_(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("mish_", "self");
    return fl_mish___plain(self);
}

fl_tensor *fl_softplus(fl_tensor *self, const fl_softplus_options *options) {
    if (!self) return fl_error__no_tensor("softplus", "self");
    return fl_softplus__plain(self, options);
}

fl_tensor *fl_logsigmoid(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("logsigmoid", "self");
    return fl_logsigmoid__plain(self);
}

fl_tensor *fl_tanhshrink(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("tanhshrink", "self");
    return fl_tanhshrink__plain(self);
}

fl_tensor *fl_softsign(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("softsign", "self");
    return fl_softsign__plain(self);
}

fl_tensor *fl_glu(fl_tensor *self, const fl_glu_options *options) {
    if (!self) return fl_error__no_tensor("glu", "self");
    return fl_glu__plain(self, options);
}

fl_tensor *fl_rrelu(fl_tensor *self, const fl_rrelu_options *options) {
    if (!self) return fl_error__no_tensor("rrelu", "self");
    return fl_rrelu__plain(self, options);
}

fl_tensor *fl_rrelu_(fl_tensor *self, const fl_rrelu_options *options) {
    if (!self) return fl_error__no_tensor("rrelu_", "self");
    return fl_rrelu___plain(self, options);
}

fl_tensor *fl_gumbel_softmax(fl_tensor *logits, const fl_gumbel_softmax_options *options) {
    if (!logits) return fl_error__no_tensor("gumbel_softmax", "logits");
    return fl_gumbel_softmax__plain(logits, options);
}

fl_tensor *fl_gumbel_softmax_tensor(fl_tensor *logits, fl_tensor *tau,
                                           const fl_gumbel_softmax_tensor_options *options) {
    if (!logits) return fl_error__no_tensor("gumbel_softmax", "logits");
    if (!tau) return fl_error__no_tensor("gumbel_softmax", "tau");
    return fl_gumbel_softmax_tensor__plain(logits, tau, options);
}

fl_tensor *fl_add(fl_tensor *self, fl_tensor *other) {
    if (!self) return fl_error__no_tensor("add", "self");
    if (!other) return fl_error__no_tensor("add", "other");
    return fl_add__plain(self, other);
}

fl_tensor *fl_add_(fl_tensor *self, fl_tensor *other) {
    if (!self) return fl_error__no_tensor("add_", "self");
    if (!other) return fl_error__no_tensor("add_", "other");
    return fl_add___plain(self, other);
}

fl_tensor *fl_add_alpha(fl_tensor *self, fl_tensor *other, fl_scalar alpha) {
    if (!self) return fl_error__no_tensor("add", "self");
    if (!other) return fl_error__no_tensor("add", "other");
    return fl_add_alpha__plain(self, other, alpha);
}

fl_tensor *fl_add_alpha_(fl_tensor *self, fl_tensor *other, fl_scalar alpha) {
    if (!self) return fl_error__no_tensor("add_", "self");
    if (!other) return fl_error__no_tensor("add_", "other");
    return fl_add_alpha___plain(self, other, alpha);
}

fl_tensor *fl_add_scalar(fl_tensor *self, fl_scalar other) {
    if (!self) return fl_error__no_tensor("add", "self");
    return fl_add_scalar__plain(self, other);
}

fl_tensor *fl_add_scalar_(fl_tensor *self, fl_scalar other) {
    if (!self) return fl_error__no_tensor("add_", "self");
    return fl_add_scalar___plain(self, other);
}

fl_tensor *fl_add_scalar_alpha(fl_tensor *self, fl_scalar other, fl_scalar alpha) {
    if (!self) return fl_error__no_tensor("add", "self");
    return fl_add_scalar_alpha__plain(self, other, alpha);
}

fl_tensor *fl_add_scalar_alpha_(fl_tensor *self, fl_scalar other, fl_scalar alpha) {
    if (!self) return fl_error__no_tensor("add_", "self");
    return fl_add_scalar_alpha___plain(self, other, alpha);
}

fl_tensor *fl_sub(fl_tensor *self, fl_tensor *other) {
    if (!self) return fl_error__no_tensor("sub", "self");
    if (!other) return fl_error__no_tensor("sub", "other");
    return fl_sub__plain(self, other);
}

fl_tensor *fl_sub_(fl_tensor *self, fl_tensor *other) {
    if (!self) return fl_error__no_tensor("sub_", "self");
    if (!other) return fl_error__no_tensor("sub_", "other");
    return fl_sub___plain(self, other);
}

fl_tensor *fl_sub_alpha(fl_tensor *self, fl_tensor *other, fl_scalar alpha) {
    if (!self) return fl_error__no_tensor("sub", "self");
    if (!other) return fl_error__no_tensor("sub", "other");
    return fl_sub_alpha__plain(self, other, alpha);
}

fl_tensor *fl_sub_alpha_(fl_tensor *self, fl_tensor *other, fl_scalar alpha) {
    if (!self) return fl_error__no_tensor("sub_", "self");
    if (!other) return fl_error__no_tensor("sub_", "other");
    return fl_sub_alpha___plain(self, other, alpha);
}

fl_tensor *fl_sub_scalar(fl_tensor *self, fl_scalar other) {
    if (!self) return fl_error__no_tensor("sub", "self");
    return fl_sub_scalar__plain(self, other);
}

fl_tensor *fl_sub_scalar_(fl_tensor *self, fl_scalar other) {
    if (!self) return fl_error__no_tensor("sub_", "self");
    return fl_sub_scalar___plain(self, other);
}

fl_tensor *fl_sub_scalar_alpha(fl_tensor *self, fl_scalar other, fl_scalar alpha) {
    if (!self) return fl_error__no_tensor("sub", "self");
    return fl_sub_scalar_alpha__plain(self, other, alpha);
}

fl_tensor *fl_sub_scalar_alpha_(fl_tensor *self, fl_scalar other, fl_scalar alpha) {
    if (!self) return fl_error__no_tensor("sub_", "self");
    return fl_sub_scalar_alpha___plain(self, other, alpha);
}

fl_tensor *fl_rsub(fl_tensor *self, fl_tensor *other) {
    if (!self) return fl_error__no_tensor("rsub", "self");
    if (!other) return fl_error__no_tensor("rsub", "other");
    return fl_rsub__plain(self, other);
}

fl_tensor *fl_rsub_alpha(fl_tensor *self, fl_tensor *other, fl_scalar alpha) {
    if (!self) return fl_error__no_tensor("rsub", "self");
    if (!other) return fl_error__no_tensor("rsub", "other");
    return fl_rsub_alpha__plain(self, other, alpha);
}

fl_tensor *fl_rsub_scalar(fl_tensor *self, fl_scalar other) {
    if (!self) return fl_error__no_tensor("rsub", "self");
    return fl_rsub_scalar__plain(self, other);
}

fl_tensor *fl_rsub_scalar_alpha(fl_tensor *self, fl_scalar other, fl_scalar alpha) {
    if (!self) return fl_error__no_tensor("rsub", "self");
    return fl_rsub_scalar_alpha__plain(self, other, alpha);
}

fl_tensor *fl_mul(fl_tensor *self, fl_tensor *other) {
    if (!self) return fl_error__no_tensor("mul", "self");
    if (!other) return fl_error__no_tensor("mul", "other");
    return fl_mul__plain(self, other);
}

fl_tensor *fl_mul_(fl_tensor *self, fl_tensor *other) {
    if (!self) return fl_error__no_tensor("mul_", "self");
    if (!other) return fl_error__no_tensor("mul_", "other");
    return fl_mul___plain(self, other);
}

fl_tensor *fl_mul_scalar(fl_tensor *self, fl_scalar other) {
    if (!self) return fl_error__no_tensor("mul", "self");
    return fl_mul_scalar__plain(self, other);
}

fl_tensor *fl_mul_scalar_(fl_tensor *self, fl_scalar other) {
    if (!self) return fl_error__no_tensor("mul_", "self");
    return fl_mul_scalar___plain(self, other);
}

fl_tensor *fl_div(fl_tensor *self, fl_tensor *other) {
    if (!self) return fl_error__no_tensor("div", "self");
    if (!other) return fl_error__no_tensor("div", "other");
    return fl_div__plain(self, other);
}

fl_tensor *fl_div_(fl_tensor *self, fl_tensor *other) {
    if (!self) return fl_error__no_tensor("div_", "self");
    if (!other) return fl_error__no_tensor("div_", "other");
    return fl_div___plain(self, other);
}

fl_tensor *fl_div_mode(fl_tensor *self, fl_tensor *other, const char *rounding_mode) {
    if (!self) return fl_error__no_tensor("div", "self");
    if (!other) return fl_error__no_tensor("div", "other");
    return fl_div_mode__plain(self, other, rounding_mode);
}

fl_tensor *fl_div_mode_(fl_tensor *self, fl_tensor *other, const char *rounding_mode) {
    if (!self) return fl_error__no_tensor("div_", "self");
    if (!other) return fl_error__no_tensor("div_", "other");
    return fl_div_mode___plain(self, other, rounding_mode);
}

fl_tensor *fl_div_scalar(fl_tensor *self, fl_scalar other) {
    if (!self) return fl_error__no_tensor("div", "self");
    return fl_div_scalar__plain(self, other);
}

fl_tensor *fl_div_scalar_(fl_tensor *self, fl_scalar other) {
    if (!self) return fl_error__no_tensor("div_", "self");
    return fl_div_scalar___plain(self, other);
}

fl_tensor *fl_div_scalar_mode(fl_tensor *self, fl_scalar other, const char *rounding_mode) {
    if (!self) return fl_error__no_tensor("div", "self");
    return fl_div_scalar_mode__plain(self, other, rounding_mode);
}

fl_tensor *fl_div_scalar_mode_(fl_tensor *self, fl_scalar other, const char *rounding_mode) {
    if (!self) return fl_error__no_tensor("div_", "self");
    return fl_div_scalar_mode___plain(self, other, rounding_mode);
}

fl_tensor *fl_floor_divide(fl_tensor *self, fl_tensor *other) {
    if (!self) return fl_error__no_tensor("floor_divide", "self");
    if (!other) return fl_error__no_tensor("floor_divide", "other");
    return fl_floor_divide__plain(self, other);
}

fl_tensor *fl_floor_divide_(fl_tensor *self, fl_tensor *other) {
    if (!self) return fl_error__no_tensor("floor_divide_", "self");
    if (!other) return fl_error__no_tensor("floor_divide_", "other");
    return fl_floor_divide___plain(self, other);
}

fl_tensor *fl_floor_divide_scalar(fl_tensor *self, fl_scalar other) {
    if (!self) return fl_error__no_tensor("floor_divide", "self");
    return fl_floor_divide_scalar__plain(self, other);
}

fl_tensor *fl_floor_divide_scalar_(fl_tensor *self, fl_scalar other) {
    if (!self) return fl_error__no_tensor("floor_divide_", "self");
    return fl_floor_divide_scalar___plain(self, other);
}

fl_tensor *fl_floor_divide_base(fl_scalar self, fl_tensor *other) {
    if (!other) return fl_error__no_tensor("floor_divide", "other");
    return fl_floor_divide_base__plain(self, other);
}

fl_tensor *fl_remainder(fl_tensor *self, fl_tensor *other) {
    if (!self) return fl_error__no_tensor("remainder", "self");
    if (!other) return fl_error__no_tensor("remainder", "other");
    return fl_remainder__plain(self, other);
}

fl_tensor *fl_remainder_(fl_tensor *self, fl_tensor *other) {
    if (!self) return fl_error__no_tensor("remainder_", "self");
    if (!other) return fl_error__no_tensor("remainder_", "other");
    return fl_remainder___plain(self, other);
}

fl_tensor *fl_remainder_scalar(fl_tensor *self, fl_scalar other) {
    if (!self) return fl_error__no_tensor("remainder", "self");
    return fl_remainder_scalar__plain(self, other);
}

fl_tensor *fl_remainder_scalar_(fl_tensor *self, fl_scalar other) {
    if (!self) return fl_error__no_tensor("remainder_", "self");
    return fl_remainder_scalar___plain(self, other);
}

fl_tensor *fl_remainder_base(fl_scalar self, fl_tensor *other) {
    if (!other) return fl_error__no_tensor("remainder", "other");
    return fl_remainder_base__plain(self, other);
}

fl_tensor *fl_fmod(fl_tensor *self, fl_tensor *other) {
    if (!self) return fl_error__no_tensor("fmod", "self");
    if (!other) return fl_error__no_tensor("fmod", "other");
    return fl_fmod__plain(self, other);
}

fl_tensor *fl_fmod_(fl_tensor *self, fl_tensor *other) {
    if (!self) return fl_error__no_tensor("fmod_", "self");
    if (!other) return fl_error__no_tensor("fmod_", "other");
    return fl_fmod___plain(self, other);
}

fl_tensor *fl_fmod_scalar(fl_tensor *self, fl_scalar other) {
    if (!self) return fl_error__no_tensor("fmod", "self");
    return fl_fmod_scalar__plain(self, other);
}

fl_tensor *fl_fmod_scalar_(fl_tensor *self, fl_scalar other) {
    if (!self) return fl_error__no_tensor("fmod_", "self");
    return fl_fmod_scalar___plain(self, other);
}

fl_tensor *fl_pow(fl_tensor *self, fl_tensor *exponent) {
    if (!self) return fl_error__no_tensor("pow", "self");
    if (!exponent) return fl_error__no_tensor("pow", "exponent");
    return fl_pow__plain(self, exponent);
}

fl_tensor *fl_pow_(fl_tensor *self, fl_tensor *exponent) {
    if (!self) return fl_error__no_tensor("pow_", "self");
    if (!exponent) return fl_error__no_tensor("pow_", "exponent");
    return fl_pow___plain(self, exponent);
}

fl_tensor *fl_pow_scalar(fl_tensor *self, fl_scalar exponent) {
    if (!self) return fl_error__no_tensor("pow", "self");
    return fl_pow_scalar__plain(self, exponent);
}

fl_tensor *fl_pow_scalar_(fl_tensor *self, fl_scalar exponent) {
    if (!self) return fl_error__no_tensor("pow_", "self");
    return fl_pow_scalar___plain(self, exponent);
}

fl_tensor *fl_pow_base(fl_scalar self, fl_tensor *exponent) {
    if (!exponent) return fl_error__no_tensor("pow", "exponent");
    return fl_pow_base__plain(self, exponent);
}

fl_tensor *fl_float_power(fl_tensor *self, fl_tensor *exponent) {
    if (!self) return fl_error__no_tensor("float_power", "self");
    if (!exponent) return fl_error__no_tensor("float_power", "exponent");
    return fl_float_power__plain(self, exponent);
}

fl_tensor *fl_float_power_(fl_tensor *self, fl_tensor *exponent) {
    if (!self) return fl_error__no_tensor("float_power_", "self");
    if (!exponent) return fl_error__no_tensor("float_power_", "exponent");
    return fl_float_power___plain(self, exponent);
}

fl_tensor *fl_float_power_scalar(fl_tensor *self, fl_scalar exponent) {
    if (!self) return fl_error__no_tensor("float_power", "self");
    return fl_float_power_scalar__plain(self, exponent);
}

fl_tensor *fl_float_power_scalar_(fl_tensor *self, fl_scalar exponent) {
    if (!self) return fl_error__no_tensor("float_power_", "self");
    return fl_float_power_scalar___plain(self, exponent);
}

fl_tensor *fl_square(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("square", "self");
    return fl_square__plain(self);
}

fl_tensor *fl_square_(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("square_", "self");
    return fl_square___plain(self);
}

fl_tensor *fl_maximum(fl_tensor *self, fl_tensor *other) {
    if (!self) return fl_error__no_tensor("maximum", "self");
    if (!other) return fl_error__no_tensor("maximum", "other");
    return fl_maximum__plain(self, other);
}

fl_tensor *fl_minimum(fl_tensor *self, fl_tensor *other) {
    if (!self) return fl_error__no_tensor("minimum", "self");
    if (!other) return fl_error__no_tensor("minimum", "other");
    return fl_minimum__plain(self, other);
}

fl_tensor *fl_fmax(fl_tensor *self, fl_tensor *other) {
    if (!self) return fl_error__no_tensor("fmax", "self");
    if (!other) return fl_error__no_tensor("fmax", "other");
    return fl_fmax__plain(self, other);
}

fl_tensor *fl_fmin(fl_tensor *self, fl_tensor *other) {
    if (!self) return fl_error__no_tensor("fmin", "self");
    if (!other) return fl_error__no_tensor("fmin", "other");
    return fl_fmin__plain(self, other);
}

fl_tensor *fl_atan2(fl_tensor *self, fl_tensor *other) {
    if (!self) return fl_error__no_tensor("atan2", "self");
    if (!other) return fl_error__no_tensor("atan2", "other");
    return fl_atan2__plain(self, other);
}

fl_tensor *fl_atan2_(fl_tensor *self, fl_tensor *other) {
    if (!self) return fl_error__no_tensor("atan2_", "self");
    if (!other) return fl_error__no_tensor("atan2_", "other");
    return fl_atan2___plain(self, other);
}

fl_tensor *fl_hypot(fl_tensor *self, fl_tensor *other) {
    if (!self) return fl_error__no_tensor("hypot", "self");
    if (!other) return fl_error__no_tensor("hypot", "other");
    return fl_hypot__plain(self, other);
}

fl_tensor *fl_hypot_(fl_tensor *self, fl_tensor *other) {
    if (!self) return fl_error__no_tensor("hypot_", "self");
    if (!other) return fl_error__no_tensor("hypot_", "other");
    return fl_hypot___plain(self, other);
}

fl_tensor *fl_copysign(fl_tensor *self, fl_tensor *other) {
    if (!self) return fl_error__no_tensor("copysign", "self");
    if (!other) return fl_error__no_tensor("copysign", "other");
    return fl_copysign__plain(self, other);
}

fl_tensor *fl_copysign_(fl_tensor *self, fl_tensor *other) {
    if (!self) return fl_error__no_tensor("copysign_", "self");
    if (!other) return fl_error__no_tensor("copysign_", "other");
    return fl_copysign___plain(self, other);
}

fl_tensor *fl_copysign_scalar(fl_tensor *self, fl_scalar other) {
    if (!self) return fl_error__no_tensor("copysign", "self");
    return fl_copysign_scalar__plain(self, other);
}

fl_tensor *fl_copysign_scalar_(fl_tensor *self, fl_scalar other) {
    if (!self) return fl_error__no_tensor("copysign_", "self");
    return fl_copysign_scalar___plain(self, other);
}

fl_tensor *fl_nextafter(fl_tensor *self, fl_tensor *other) {
    if (!self) return fl_error__no_tensor("nextafter", "self");
    if (!other) return fl_error__no_tensor("nextafter", "other");
    return fl_nextafter__plain(self, other);
}

fl_tensor *fl_nextafter_(fl_tensor *self, fl_tensor *other) {
    if (!self) return fl_error__no_tensor("nextafter_", "self");
    if (!other) return fl_error__no_tensor("nextafter_", "other");
    return fl_nextafter___plain(self, other);
}

fl_tensor *fl_heaviside(fl_tensor *self, fl_tensor *values) {
    if (!self) return fl_error__no_tensor("heaviside", "self");
    if (!values) return fl_error__no_tensor("heaviside", "values");
    return fl_heaviside__plain(self, values);
}

fl_tensor *fl_heaviside_(fl_tensor *self, fl_tensor *values) {
    if (!self) return fl_error__no_tensor("heaviside_", "self");
    if (!values) return fl_error__no_tensor("heaviside_", "values");
    return fl_heaviside___plain(self, values);
}

fl_tensor *fl_logaddexp(fl_tensor *self, fl_tensor *other) {
    if (!self) return fl_error__no_tensor("logaddexp", "self");
    if (!other) return fl_error__no_tensor("logaddexp", "other");
    return fl_logaddexp__plain(self, other);
}

fl_tensor *fl_logaddexp2(fl_tensor *self, fl_tensor *other) {
    if (!self) return fl_error__no_tensor("logaddexp2", "self");
    if (!other) return fl_error__no_tensor("logaddexp2", "other");
    return fl_logaddexp2__plain(self, other);
}

fl_tensor *fl_xlogy(fl_tensor *self, fl_tensor *other) {
    if (!self) return fl_error__no_tensor("xlogy", "self");
    if (!other) return fl_error__no_tensor("xlogy", "other");
    return fl_xlogy__plain(self, other);
}

fl_tensor *fl_xlogy_(fl_tensor *self, fl_tensor *other) {
    if (!self) return fl_error__no_tensor("xlogy_", "self");
    if (!other) return fl_error__no_tensor("xlogy_", "other");
    return fl_xlogy___plain(self, other);
}

fl_tensor *fl_xlogy_scalar(fl_tensor *self, fl_scalar other) {
    if (!self) return fl_error__no_tensor("xlogy", "self");
    return fl_xlogy_scalar__plain(self, other);
}

fl_tensor *fl_xlogy_scalar_(fl_tensor *self, fl_scalar other) {
    if (!self) return fl_error__no_tensor("xlogy_", "self");
    return fl_xlogy_scalar___plain(self, other);
}

fl_tensor *fl_xlogy_base(fl_scalar self, fl_tensor *other) {
    if (!other) return fl_error__no_tensor("xlogy", "other");
    return fl_xlogy_base__plain(self, other);
}

fl_tensor *fl_special_xlog1py(fl_tensor *self, fl_tensor *other) {
    if (!self) return fl_error__no_tensor("special_xlog1py", "self");
    if (!other) return fl_error__no_tensor("special_xlog1py", "other");
    return fl_special_xlog1py__plain(self, other);
}

fl_tensor *fl_gcd(fl_tensor *self, fl_tensor *other) {
    if (!self) return fl_error__no_tensor("gcd", "self");
    if (!other) return fl_error__no_tensor("gcd", "other");
    return fl_gcd__plain(self, other);
}

fl_tensor *fl_gcd_(fl_tensor *self, fl_tensor *other) {
    if (!self) return fl_error__no_tensor("gcd_", "self");
    if (!other) return fl_error__no_tensor("gcd_", "other");
    return fl_gcd___plain(self, other);
}

fl_tensor *fl_lcm(fl_tensor *self, fl_tensor *other) {
    if (!self) return fl_error__no_tensor("lcm", "self");
    if (!other) return fl_error__no_tensor("lcm", "other");
    return fl_lcm__plain(self, other);
}

fl_tensor *fl_lcm_(fl_tensor *self, fl_tensor *other) {
    if (!self) return fl_error__no_tensor("lcm_", "self");
    if (!other) return fl_error__no_tensor("lcm_", "other");
    return fl_lcm___plain(self, other);
}

fl_tensor *fl_eq(fl_tensor *self, fl_tensor *other) {
    if (!self) return fl_error__no_tensor("eq", "self");
    if (!other) return fl_error__no_tensor("eq", "other");
    return fl_eq__plain(self, other);
}

fl_tensor *fl_eq_(fl_tensor *self, fl_tensor *other) {
    if (!self) return fl_error__no_tensor("eq_", "self");
    if (!other) return fl_error__no_tensor("eq_", "other");
    return fl_eq___plain(self, other);
}

fl_tensor *fl_eq_scalar(fl_tensor *self, fl_scalar other) {
    if (!self) return fl_error__no_tensor("eq", "self");
    return fl_eq_scalar__plain(self, other);
}

fl_tensor *fl_eq_scalar_(fl_tensor *self, fl_scalar other) {
    if (!self) return fl_error__no_tensor("eq_", "self");
    return fl_eq_scalar___plain(self, other);
}

fl_tensor *fl_ne(fl_tensor *self, fl_tensor *other) {
    if (!self) return fl_error__no_tensor("ne", "self");
    if (!other) return fl_error__no_tensor("ne", "other");
    return fl_ne__plain(self, other);
}

fl_tensor *fl_ne_(fl_tensor *self, fl_tensor *other) {
    if (!self) return fl_error__no_tensor("ne_", "self");
    if (!other) return fl_error__no_tensor("ne_", "other");
    return fl_ne___plain(self, other);
}

fl_tensor *fl_ne_scalar(fl_tensor *self, fl_scalar other) {
    if (!self) return fl_error__no_tensor("ne", "self");
    return fl_ne_scalar__plain(self, other);
}

fl_tensor *fl_ne_scalar_(fl_tensor *self, fl_scalar other) {
    if (!self) return fl_error__no_tensor("ne_", "self");
    return fl_ne_scalar___plain(self, other);
}

fl_tensor *fl_lt(fl_tensor *self, fl_tensor *other) {
    if (!self) return fl_error__no_tensor("lt", "self");
    if (!other) return fl_error__no_tensor("lt", "other");
    return fl_lt__plain(self, other);
}

fl_tensor *fl_lt_(fl_tensor *self, fl_tensor *other) {
    if (!self) return fl_error__no_tensor("lt_", "self");
    if (!other) return fl_error__no_tensor("lt_", "other");
    return fl_lt___plain(self, other);
}

fl_tensor *fl_lt_scalar(fl_tensor *self, fl_scalar other) {
    if (!self) return fl_error__no_tensor("lt", "self");
    return fl_lt_scalar__plain(self, other);
}

fl_tensor *fl_lt_scalar_(fl_tensor *self, fl_scalar other) {
    if (!self) return fl_error__no_tensor("lt_", "self");
    return fl_lt_scalar___plain(self, other);
}

fl_tensor *fl_le(fl_tensor *self, fl_tensor *other) {
    if (!self) return fl_error__no_tensor("le", "self");
    if (!other) return fl_error__no_tensor("le", "other");
    return fl_le__plain(self, other);
}

fl_tensor *fl_le_(fl_tensor *self, fl_tensor *other) {
    if (!self) return fl_error__no_tensor("le_", "self");
    if (!other) return fl_error__no_tensor("le_", "other");
    return fl_le___plain(self, other);
}

fl_tensor *fl_le_scalar(fl_tensor *self, fl_scalar other) {
    if (!self) return fl_error__no_tensor("le", "self");
    return fl_le_scalar__plain(self, other);
}

fl_tensor *fl_le_scalar_(fl_tensor *self, fl_scalar other) {
    if (!self) return fl_error__no_tensor("le_", "self");
    return fl_le_scalar___plain(self, other);
}

fl_tensor *fl_gt(fl_tensor *self, fl_tensor *other) {
    if (!self) return fl_error__no_tensor("gt", "self");
    if (!other) return fl_error__no_tensor("gt", "other");
    return fl_gt__plain(self, other);
}

fl_tensor *fl_gt_(fl_tensor *self, fl_tensor *other) {
    if (!self) return fl_error__no_tensor("gt_", "self");
    if (!other) return fl_error__no_tensor("gt_", "other");
    return fl_gt___plain(self, other);
}

fl_tensor *fl_gt_scalar(fl_tensor *self, fl_scalar other) {
    if (!self) return fl_error__no_tensor("gt", "self");
    return fl_gt_scalar__plain(self, other);
}

fl_tensor *fl_gt_scalar_(fl_tensor *self, fl_scalar other) {
    if (!self) return fl_error__no_tensor("gt_", "self");
    return fl_gt_scalar___plain(self, other);
}

fl_tensor *fl_ge(fl_tensor *self, fl_tensor *other) {
    if (!self) return fl_error__no_tensor("ge", "self");
    if (!other) return fl_error__no_tensor("ge", "other");
    return fl_ge__plain(self, other);
}

fl_tensor *fl_ge_(fl_tensor *self, fl_tensor *other) {
    if (!self) return fl_error__no_tensor("ge_", "self");
    if (!other) return fl_error__no_tensor("ge_", "other");
    return fl_ge___plain(self, other);
}

fl_tensor *fl_ge_scalar(fl_tensor *self, fl_scalar other) {
    if (!self) return fl_error__no_tensor("ge", "self");
    return fl_ge_scalar__plain(self, other);
}

fl_tensor *fl_ge_scalar_(fl_tensor *self, fl_scalar other) {
    if (!self) return fl_error__no_tensor("ge_", "self");
    return fl_ge_scalar___plain(self, other);
}

fl_tensor *fl_logical_and(fl_tensor *self, fl_tensor *other) {
    if (!self) return fl_error__no_tensor("logical_and", "self");
    if (!other) return fl_error__no_tensor("logical_and", "other");
    return fl_logical_and__plain(self, other);
}

fl_tensor *fl_logical_and_(fl_tensor *self, fl_tensor *other) {
    if (!self) return fl_error__no_tensor("logical_and_", "self");
    if (!other) return fl_error__no_tensor("logical_and_", "other");
    return fl_logical_and___plain(self, other);
}

fl_tensor *fl_logical_or(fl_tensor *self, fl_tensor *other) {
    if (!self) return fl_error__no_tensor("logical_or", "self");
    if (!other) return fl_error__no_tensor("logical_or", "other");
    return fl_logical_or__plain(self, other);
}

fl_tensor *fl_logical_or_(fl_tensor *self, fl_tensor *other) {
    if (!self) return fl_error__no_tensor("logical_or_", "self");
    if (!other) return fl_error__no_tensor("logical_or_", "other");
    return fl_logical_or___plain(self, other);
}

fl_tensor *fl_logical_xor(fl_tensor *self, fl_tensor *other) {
    if (!self) return fl_error__no_tensor("logical_xor", "self");
    if (!other) return fl_error__no_tensor("logical_xor", "other");
    return fl_logical_xor__plain(self, other);
}

fl_tensor *fl_logical_xor_(fl_tensor *self, fl_tensor *other) {
    if (!self) return fl_error__no_tensor("logical_xor_", "self");
    if (!other) return fl_error__no_tensor("logical_xor_", "other");
    return fl_logical_xor___plain(self, other);
}

fl_tensor *fl_bitwise_and(fl_tensor *self, fl_tensor *other) {
    if (!self) return fl_error__no_tensor("bitwise_and", "self");
    if (!other) return fl_error__no_tensor("bitwise_and", "other");
    return fl_bitwise_and__plain(self, other);
}

fl_tensor *fl_bitwise_and_(fl_tensor *self, fl_tensor *other) {
    if (!self) return fl_error__no_tensor("bitwise_and_", "self");
    if (!other) return fl_error__no_tensor("bitwise_and_", "other");
    return fl_bitwise_and___plain(self, other);
}

fl_tensor *fl_bitwise_and_scalar(fl_tensor *self, fl_scalar other) {
    if (!self) return fl_error__no_tensor("bitwise_and", "self");
    return fl_bitwise_and_scalar__plain(self, other);
}

fl_tensor *fl_bitwise_and_scalar_(fl_tensor *self, fl_scalar other) {
    if (!self) return fl_error__no_tensor("bitwise_and_", "self");
    return fl_bitwise_and_scalar___plain(self, other);
}

fl_tensor *fl_bitwise_or(fl_tensor *self, fl_tensor *other) {
    if (!self) return fl_error__no_tensor("bitwise_or", "self");
    if (!other) return fl_error__no_tensor("bitwise_or", "other");
    return fl_bitwise_or__plain(self, other);
}

fl_tensor *fl_bitwise_or_(fl_tensor *self, fl_tensor *other) {
    if (!self) return fl_error__no_tensor("bitwise_or_", "self");
    if (!other) return fl_error__no_tensor("bitwise_or_", "other");
    return fl_bitwise_or___plain(self, other);
}

fl_tensor *fl_bitwise_or_scalar(fl_tensor *self, fl_scalar other) {
    if (!self) return fl_error__no_tensor("bitwise_or", "self");
    return fl_bitwise_or_scalar__plain(self, other);
}

fl_tensor *fl_bitwise_or_scalar_(fl_tensor *self, fl_scalar other) {
    if (!self) return fl_error__no_tensor("bitwise_or_", "self");
    return fl_bitwise_or_scalar___plain(self, other);
}

fl_tensor *fl_bitwise_xor(fl_tensor *self, fl_tensor *other) {
    if (!self) return fl_error__no_tensor("bitwise_xor", "self");
    if (!other) return fl_error__no_tensor("bitwise_xor", "other");
    return fl_bitwise_xor__plain(self, other);
}

fl_tensor *fl_bitwise_xor_(fl_tensor *self, fl_tensor *other) {
    if (!self) return fl_error__no_tensor("bitwise_xor_", "self");
    if (!other) return fl_error__no_tensor("bitwise_xor_", "other");
    return fl_bitwise_xor___plain(self, other);
}

fl_tensor *fl_bitwise_xor_scalar(fl_tensor *self, fl_scalar other) {
    if (!self) return fl_error__no_tensor("bitwise_xor", "self");
    return fl_bitwise_xor_scalar__plain(self, other);
}

fl_tensor *fl_bitwise_xor_scalar_(fl_tensor *self, fl_scalar other) {
    if (!self) return fl_error__no_tensor("bitwise_xor_", "self");
    return fl_bitwise_xor_scalar___plain(self, other);
}

fl_tensor *fl_bitwise_left_shift(fl_tensor *self, fl_tensor *other) {
    if (!self) return fl_error__no_tensor("bitwise_left_shift", "self");
    if (!other) return fl_error__no_tensor("bitwise_left_shift", "other");
    return fl_bitwise_left_shift__plain(self, other);
}

fl_tensor *fl_bitwise_left_shift_(fl_tensor *self, fl_tensor *other) {
    if (!self) return fl_error__no_tensor("bitwise_left_shift_", "self");
    if (!other) return fl_error__no_tensor("bitwise_left_shift_", "other");
    return fl_bitwise_left_shift___plain(self, other);
}

fl_tensor *fl_bitwise_left_shift_scalar(fl_tensor *self, fl_scalar other) {
    if (!self) return fl_error__no_tensor("bitwise_left_shift", "self");
    return fl_bitwise_left_shift_scalar__plain(self, other);
}

fl_tensor *fl_bitwise_left_shift_scalar_(fl_tensor *self, fl_scalar other) {
    if (!self) return fl_error__no_tensor("bitwise_left_shift_", "self");
    return fl_bitwise_left_shift_scalar___plain(self, other);
}

fl_tensor *fl_bitwise_right_shift(fl_tensor *self, fl_tensor *other) {
    if (!self) return fl_error__no_tensor("bitwise_right_shift", "self");
    if (!other) return fl_error__no_tensor("bitwise_right_shift", "other");
    return fl_bitwise_right_shift__plain(self, other);
}

fl_tensor *fl_bitwise_right_shift_(fl_tensor *self, fl_tensor *other) {
    if (!self) return fl_error__no_tensor("bitwise_right_shift_", "self");
    if (!other) return fl_error__no_tensor("bitwise_right_shift_", "other");
    return fl_bitwise_right_shift___plain(self, other);
}

fl_tensor *fl_bitwise_right_shift_scalar(fl_tensor *self, fl_scalar other) {
    if (!self) return fl_error__no_tensor("bitwise_right_shift", "self");
    return fl_bitwise_right_shift_scalar__plain(self, other);
}

fl_tensor *fl_bitwise_right_shift_scalar_(fl_tensor *self, fl_scalar other) {
    if (!self) return fl_error__no_tensor("bitwise_right_shift_", "self");
    return fl_bitwise_right_shift_scalar___plain(self, other);
}

fl_tensor *fl_where(fl_tensor *condition, fl_tensor *self, fl_tensor *other) {
    if (!condition) return fl_error__no_tensor("where", "condition");
    if (!self) return fl_error__no_tensor("where", "self");
    if (!other) return fl_error__no_tensor("where", "other");
    return fl_where__plain(condition, self, other);
}

fl_tensor *fl_where_scalar_other(fl_tensor *condition, fl_tensor *self, fl_scalar other) {
    if (!condition) return fl_error__no_tensor("where", "condition");
    if (!self) return fl_error__no_tensor("where", "self");
    return fl_where_scalar_other__plain(condition, self, other);
}

fl_tensor *fl_where_scalar_self(fl_tensor *condition, fl_scalar self, fl_tensor *other) {
    if (!condition) return fl_error__no_tensor("where", "condition");
    if (!other) return fl_error__no_tensor("where", "other");
    return fl_where_scalar_self__plain(condition, self, other);
}

fl_tensor *fl_where_scalar(fl_tensor *condition, fl_scalar self, fl_scalar other) {
    if (!condition) return fl_error__no_tensor("where", "condition");
    return fl_where_scalar__plain(condition, self, other);
}

fl_tensor *fl_clamp_tensor(fl_tensor *self, const fl_clamp_tensor_options *options) {
    if (!self) return fl_error__no_tensor("clamp", "self");
    return fl_clamp_tensor__plain(self, options);
}

fl_tensor *fl_clamp_tensor_(fl_tensor *self, const fl_clamp_tensor_options *options) {
    if (!self) return fl_error__no_tensor("clamp_", "self");
    return fl_clamp_tensor___plain(self, options);
}

fl_tensor *fl_clamp(fl_tensor *self, const fl_clamp_options *options) {
    if (!self) return fl_error__no_tensor("clamp", "self");
    return fl_clamp__plain(self, options);
}

fl_tensor *fl_clamp_(fl_tensor *self, const fl_clamp_options *options) {
    if (!self) return fl_error__no_tensor("clamp_", "self");
    return fl_clamp___plain(self, options);
}

fl_tensor *fl_clamp_min(fl_tensor *self, fl_tensor *min) {
    if (!self) return fl_error__no_tensor("clamp_min", "self");
    if (!min) return fl_error__no_tensor("clamp_min", "min");
    return fl_clamp_min__plain(self, min);
}

fl_tensor *fl_clamp_min_(fl_tensor *self, fl_tensor *min) {
    if (!self) return fl_error__no_tensor("clamp_min_", "self");
    if (!min) return fl_error__no_tensor("clamp_min_", "min");
    return fl_clamp_min___plain(self, min);
}

fl_tensor *fl_clamp_min_scalar(fl_tensor *self, fl_scalar min) {
    if (!self) return fl_error__no_tensor("clamp_min", "self");
    return fl_clamp_min_scalar__plain(self, min);
}

fl_tensor *fl_clamp_min_scalar_(fl_tensor *self, fl_scalar min) {
    if (!self) return fl_error__no_tensor("clamp_min_", "self");
    return fl_clamp_min_scalar___plain(self, min);
}

fl_tensor *fl_clamp_max(fl_tensor *self, fl_tensor *max) {
    if (!self) return fl_error__no_tensor("clamp_max", "self");
    if (!max) return fl_error__no_tensor("clamp_max", "max");
    return fl_clamp_max__plain(self, max);
}

fl_tensor *fl_clamp_max_(fl_tensor *self, fl_tensor *max) {
    if (!self) return fl_error__no_tensor("clamp_max_", "self");
    if (!max) return fl_error__no_tensor("clamp_max_", "max");
    return fl_clamp_max___plain(self, max);
}

fl_tensor *fl_clamp_max_scalar(fl_tensor *self, fl_scalar max) {
    if (!self) return fl_error__no_tensor("clamp_max", "self");
    return fl_clamp_max_scalar__plain(self, max);
}

fl_tensor *fl_clamp_max_scalar_(fl_tensor *self, fl_scalar max) {
    if (!self) return fl_error__no_tensor("clamp_max_", "self");
    return fl_clamp_max_scalar___plain(self, max);
}

fl_tensor *fl_addcmul(fl_tensor *self, fl_tensor *tensor1, fl_tensor *tensor2,
                             const fl_addcmul_options *options) {
    if (!self) return fl_error__no_tensor("addcmul", "self");
    if (!tensor1) return fl_error__no_tensor("addcmul", "tensor1");
    if (!tensor2) return fl_error__no_tensor("addcmul", "tensor2");
    return fl_addcmul__plain(self, tensor1, tensor2, options);
}

fl_tensor *fl_addcmul_(fl_tensor *self, fl_tensor *tensor1, fl_tensor *tensor2,
                              const fl_addcmul_options *options) {
    if (!self) return fl_error__no_tensor("addcmul_", "self");
    if (!tensor1) return fl_error__no_tensor("addcmul_", "tensor1");
    if (!tensor2) return fl_error__no_tensor("addcmul_", "tensor2");
    return fl_addcmul___plain(self, tensor1, tensor2, options);
}

fl_tensor *fl_addcdiv(fl_tensor *self, fl_tensor *tensor1, fl_tensor *tensor2,
                             const fl_addcdiv_options *options) {
    if (!self) return fl_error__no_tensor("addcdiv", "self");
    if (!tensor1) return fl_error__no_tensor("addcdiv", "tensor1");
    if (!tensor2) return fl_error__no_tensor("addcdiv", "tensor2");
    return fl_addcdiv__plain(self, tensor1, tensor2, options);
}

fl_tensor *fl_addcdiv_(fl_tensor *self, fl_tensor *tensor1, fl_tensor *tensor2,
                              const fl_addcdiv_options *options) {
    if (!self) return fl_error__no_tensor("addcdiv_", "self");
    if (!tensor1) return fl_error__no_tensor("addcdiv_", "tensor1");
    if (!tensor2) return fl_error__no_tensor("addcdiv_", "tensor2");
    return fl_addcdiv___plain(self, tensor1, tensor2, options);
}

fl_tensor *fl_lerp(fl_tensor *self, fl_tensor *end, fl_tensor *weight) {
    if (!self) return fl_error__no_tensor("lerp", "self");
    if (!end) return fl_error__no_tensor("lerp", "end");
    if (!weight) return fl_error__no_tensor("lerp", "weight");
    return fl_lerp__plain(self, end, weight);
}

fl_tensor *fl_lerp_(fl_tensor *self, fl_tensor *end, fl_tensor *weight) {
    if (!self) return fl_error__no_tensor("lerp_", "self");
    if (!end) return fl_error__no_tensor("lerp_", "end");
    if (!weight) return fl_error__no_tensor("lerp_", "weight");
    return fl_lerp___plain(self, end, weight);
}

fl_tensor *fl_lerp_scalar(fl_tensor *self, fl_tensor *end, fl_scalar weight) {
    if (!self) return fl_error__no_tensor("lerp", "self");
    if (!end) return fl_error__no_tensor("lerp", "end");
    return fl_lerp_scalar__plain(self, end, weight);
}

fl_tensor *fl_lerp_scalar_(fl_tensor *self, fl_tensor *end, fl_scalar weight) {
    if (!self) return fl_error__no_tensor("lerp_", "self");
    if (!end) return fl_error__no_tensor("lerp_", "end");
    return fl_lerp_scalar___plain(self, end, weight);
}

fl_tensor *fl_cat(fl_tensor *const *tensors, int n_tensors, const fl_cat_options *options) {
    if (fl_error__bad_list("cat", "tensors", (void *const *)tensors, n_tensors, false)) return NULL;
    if (!fl_autocast__on()) return fl_cat__plain(tensors, n_tensors, options);
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_WIDEST, tensors, n_tensors);
    fl_tensor *r = fl_cat__plain(fl_autocast__list(to, tensors, n_tensors), n_tensors, options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_stack(fl_tensor *const *tensors, int n_tensors, const fl_stack_options *options) {
    if (fl_error__bad_list("stack", "tensors", (void *const *)tensors, n_tensors, false)) return NULL;
    if (!fl_autocast__on()) return fl_stack__plain(tensors, n_tensors, options);
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_WIDEST, tensors, n_tensors);
    fl_tensor *r = fl_stack__plain(fl_autocast__list(to, tensors, n_tensors), n_tensors, options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_hstack(fl_tensor *const *tensors, int n_tensors) {
    if (fl_error__bad_list("hstack", "tensors", (void *const *)tensors, n_tensors, false)) return NULL;
    return fl_hstack__plain(tensors, n_tensors);
}

fl_tensor *fl_vstack(fl_tensor *const *tensors, int n_tensors) {
    if (fl_error__bad_list("vstack", "tensors", (void *const *)tensors, n_tensors, false)) return NULL;
    return fl_vstack__plain(tensors, n_tensors);
}

fl_tensor *fl_dstack(fl_tensor *const *tensors, int n_tensors) {
    if (fl_error__bad_list("dstack", "tensors", (void *const *)tensors, n_tensors, false)) return NULL;
    return fl_dstack__plain(tensors, n_tensors);
}

fl_tensor *fl_column_stack(fl_tensor *const *tensors, int n_tensors) {
    if (fl_error__bad_list("column_stack", "tensors", (void *const *)tensors, n_tensors, false)) return NULL;
    return fl_column_stack__plain(tensors, n_tensors);
}

fl_tensor *fl_block_diag(fl_tensor *const *tensors, int n_tensors) {
    if (fl_error__bad_list("block_diag", "tensors", (void *const *)tensors, n_tensors, false)) return NULL;
    return fl_block_diag__plain(tensors, n_tensors);
}

fl_tensor *fl_repeat(fl_tensor *self, const int64_t *repeats, int n_repeats) {
    if (!self) return fl_error__no_tensor("repeat", "self");
    if (n_repeats && (!repeats || n_repeats < 0)) return fl_error__bad_array("repeat", "repeats", n_repeats);
    return fl_repeat__plain(self, repeats, n_repeats);
}

fl_tensor *fl_tile(fl_tensor *self, const int64_t *dims, int n_dims) {
    if (!self) return fl_error__no_tensor("tile", "self");
    if (n_dims && (!dims || n_dims < 0)) return fl_error__bad_array("tile", "dims", n_dims);
    return fl_tile__plain(self, dims, n_dims);
}

fl_tensor *fl_repeat_interleave(fl_tensor *self, int64_t repeats, const fl_repeat_interleave_options *options) {
    if (!self) return fl_error__no_tensor("repeat_interleave", "self");
    return fl_repeat_interleave__plain(self, repeats, options);
}

fl_tensor *fl_repeat_interleave_tensor(fl_tensor *self, fl_tensor *repeats,
                                              const fl_repeat_interleave_tensor_options *options) {
    if (!self) return fl_error__no_tensor("repeat_interleave", "self");
    if (!repeats) return fl_error__no_tensor("repeat_interleave", "repeats");
    return fl_repeat_interleave_tensor__plain(self, repeats, options);
}

fl_tensor *fl_repeat_interleave_counts(fl_tensor *repeats, const fl_repeat_interleave_counts_options *options) {
    if (!repeats) return fl_error__no_tensor("repeat_interleave", "repeats");
    return fl_repeat_interleave_counts__plain(repeats, options);
}

fl_tensor *fl_flip(fl_tensor *self, const int64_t *dims, int n_dims) {
    if (!self) return fl_error__no_tensor("flip", "self");
    if (n_dims && (!dims || n_dims < 0)) return fl_error__bad_array("flip", "dims", n_dims);
    return fl_flip__plain(self, dims, n_dims);
}

fl_tensor *fl_fliplr(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("fliplr", "self");
    return fl_fliplr__plain(self);
}

fl_tensor *fl_flipud(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("flipud", "self");
    return fl_flipud__plain(self);
}

fl_tensor *fl_roll(fl_tensor *self, const int64_t *shifts, int n_shifts, const fl_roll_options *options) {
    if (!self) return fl_error__no_tensor("roll", "self");
    if (n_shifts && (!shifts || n_shifts < 0)) return fl_error__bad_array("roll", "shifts", n_shifts);
    if (options && options->n_dims && (!options->dims || options->n_dims < 0)) return fl_error__bad_array("roll", "dims", options->n_dims);
    return fl_roll__plain(self, shifts, n_shifts, options);
}

fl_tensor *fl_rot90(fl_tensor *self, const fl_rot90_options *options) {
    if (!self) return fl_error__no_tensor("rot90", "self");
    return fl_rot90__plain(self, options);
}

fl_tensor *fl_tril(fl_tensor *self, const fl_tril_options *options) {
    if (!self) return fl_error__no_tensor("tril", "self");
    return fl_tril__plain(self, options);
}

fl_tensor *fl_tril_(fl_tensor *self, const fl_tril_options *options) {
    if (!self) return fl_error__no_tensor("tril_", "self");
    return fl_tril___plain(self, options);
}

fl_tensor *fl_triu(fl_tensor *self, const fl_triu_options *options) {
    if (!self) return fl_error__no_tensor("triu", "self");
    return fl_triu__plain(self, options);
}

fl_tensor *fl_triu_(fl_tensor *self, const fl_triu_options *options) {
    if (!self) return fl_error__no_tensor("triu_", "self");
    return fl_triu___plain(self, options);
}

fl_tensor *fl_diag(fl_tensor *self, const fl_diag_options *options) {
    if (!self) return fl_error__no_tensor("diag", "self");
    return fl_diag__plain(self, options);
}

fl_tensor *fl_diagflat(fl_tensor *self, const fl_diagflat_options *options) {
    if (!self) return fl_error__no_tensor("diagflat", "self");
    return fl_diagflat__plain(self, options);
}

fl_tensor *fl_diag_embed(fl_tensor *self, const fl_diag_embed_options *options) {
    if (!self) return fl_error__no_tensor("diag_embed", "self");
    return fl_diag_embed__plain(self, options);
}

fl_tensor *fl_scaled_dot_product_attention(fl_tensor *query, fl_tensor *key, fl_tensor *value,
                                                  const fl_scaled_dot_product_attention_options *options) {
    if (!query) return fl_error__no_tensor("scaled_dot_product_attention", "query");
    if (!key) return fl_error__no_tensor("scaled_dot_product_attention", "key");
    if (!value) return fl_error__no_tensor("scaled_dot_product_attention", "value");
    if (!fl_autocast__on()) return fl_scaled_dot_product_attention__plain(query, key, value, options);
    fl_scaled_dot_product_attention_options o = FL_SCALED_DOT_PRODUCT_ATTENTION_OPTIONS;
    if (options) o = *options;
    fl_tensor *a[] = {query, key, value, o.attn_mask};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_LOWER, a, 4);
    fl_autocast__cast(to, a, 4);
    o.attn_mask = a[3];
    fl_tensor *r = fl_scaled_dot_product_attention__plain(a[0], a[1], a[2], &o);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_multi_head_attention_forward_result fl_multi_head_attention_forward(fl_tensor *query, fl_tensor *key,
                                                                              fl_tensor *value,
                                                                              int64_t embed_dim_to_check,
                                                                              int64_t num_heads,
                                                                              fl_tensor *in_proj_weight,
                                                                              fl_tensor *in_proj_bias,
                                                                              fl_tensor *bias_k, fl_tensor *bias_v,
                                                                              bool add_zero_attn, double dropout_p,
                                                                              fl_tensor *out_proj_weight,
                                                                              fl_tensor *out_proj_bias,
                                                                              const fl_multi_head_attention_forward_options *options) {
    if (!query) {
        fl_error__no_tensor("multi_head_attention_forward", "query");
        return (fl_multi_head_attention_forward_result){.output = NULL};
    }
    if (!key) {
        fl_error__no_tensor("multi_head_attention_forward", "key");
        return (fl_multi_head_attention_forward_result){.output = NULL};
    }
    if (!value) {
        fl_error__no_tensor("multi_head_attention_forward", "value");
        return (fl_multi_head_attention_forward_result){.output = NULL};
    }
    if (!out_proj_weight) {
        fl_error__no_tensor("multi_head_attention_forward", "out_proj_weight");
        return (fl_multi_head_attention_forward_result){.output = NULL};
    }
    return fl_multi_head_attention_forward__plain(query, key, value, embed_dim_to_check, num_heads, in_proj_weight, in_proj_bias, bias_k, bias_v, add_zero_attn, dropout_p, out_proj_weight, out_proj_bias, options);
}

fl_tensor *fl_bilinear(fl_tensor *input1, fl_tensor *input2, fl_tensor *weight, fl_tensor *bias) {
    if (!input1) return fl_error__no_tensor("bilinear", "input1");
    if (!input2) return fl_error__no_tensor("bilinear", "input2");
    if (!weight) return fl_error__no_tensor("bilinear", "weight");
    return fl_bilinear__plain(input1, input2, weight, bias);
}

fl_tensor *fl_diff(fl_tensor *self, const fl_diff_options *options) {
    if (!self) return fl_error__no_tensor("diff", "self");
    return fl_diff__plain(self, options);
}

fl_tensor *fl_trapezoid_x(fl_tensor *y, fl_tensor *x, const fl_trapezoid_x_options *options) {
    if (!y) return fl_error__no_tensor("trapezoid", "y");
    if (!x) return fl_error__no_tensor("trapezoid", "x");
    return fl_trapezoid_x__plain(y, x, options);
}

fl_tensor *fl_trapezoid(fl_tensor *y, const fl_trapezoid_options *options) {
    if (!y) return fl_error__no_tensor("trapezoid", "y");
    return fl_trapezoid__plain(y, options);
}

fl_tensor *fl_cumulative_trapezoid_x(fl_tensor *y, fl_tensor *x,
                                            const fl_cumulative_trapezoid_x_options *options) {
    if (!y) return fl_error__no_tensor("cumulative_trapezoid", "y");
    if (!x) return fl_error__no_tensor("cumulative_trapezoid", "x");
    return fl_cumulative_trapezoid_x__plain(y, x, options);
}

fl_tensor *fl_cumulative_trapezoid(fl_tensor *y, const fl_cumulative_trapezoid_options *options) {
    if (!y) return fl_error__no_tensor("cumulative_trapezoid", "y");
    return fl_cumulative_trapezoid__plain(y, options);
}

fl_tensors fl_gradient(fl_tensor *self, const fl_gradient_options *options) {
    if (!self) {
        fl_error__no_tensor("gradient", "self");
        return (fl_tensors){0, NULL};
    }
    if (options && options->n_spacing && (!options->spacing || options->n_spacing < 0)) {
        fl_error__bad_array("gradient", "spacing", options->n_spacing);
        return (fl_tensors){0, NULL};
    }
    if (options && options->n_dim && (!options->dim || options->n_dim < 0)) {
        fl_error__bad_array("gradient", "dim", options->n_dim);
        return (fl_tensors){0, NULL};
    }
    return fl_gradient__plain(self, options);
}

fl_tensors fl_gradient_places(fl_tensor *self, fl_tensor *const *spacing, int n_spacing,
                                     const fl_gradient_places_options *options) {
    if (!self) {
        fl_error__no_tensor("gradient", "self");
        return (fl_tensors){0, NULL};
    }
    if (fl_error__bad_list("gradient", "spacing", (void *const *)spacing, n_spacing, false)) return (fl_tensors){0, NULL};
    if (options && options->n_dim && (!options->dim || options->n_dim < 0)) {
        fl_error__bad_array("gradient", "dim", options->n_dim);
        return (fl_tensors){0, NULL};
    }
    return fl_gradient_places__plain(self, spacing, n_spacing, options);
}

fl_tensor *fl_conv1d(fl_tensor *input, fl_tensor *weight, fl_tensor *bias, const fl_conv1d_options *options) {
    if (!input) return fl_error__no_tensor("conv1d", "input");
    if (!weight) return fl_error__no_tensor("conv1d", "weight");
    if (!fl_autocast__on()) return fl_conv1d__plain(input, weight, bias, options);
    fl_tensor *a[] = {input, weight, bias};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_LOWER, a, 3);
    fl_autocast__cast(to, a, 3);
    fl_tensor *r = fl_conv1d__plain(a[0], a[1], a[2], options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_conv2d(fl_tensor *input, fl_tensor *weight, fl_tensor *bias, const fl_conv2d_options *options) {
    if (!input) return fl_error__no_tensor("conv2d", "input");
    if (!weight) return fl_error__no_tensor("conv2d", "weight");
    if (!fl_autocast__on()) return fl_conv2d__plain(input, weight, bias, options);
    fl_tensor *a[] = {input, weight, bias};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_LOWER, a, 3);
    fl_autocast__cast(to, a, 3);
    fl_tensor *r = fl_conv2d__plain(a[0], a[1], a[2], options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_conv3d(fl_tensor *input, fl_tensor *weight, fl_tensor *bias, const fl_conv3d_options *options) {
    if (!input) return fl_error__no_tensor("conv3d", "input");
    if (!weight) return fl_error__no_tensor("conv3d", "weight");
    if (!fl_autocast__on()) return fl_conv3d__plain(input, weight, bias, options);
    fl_tensor *a[] = {input, weight, bias};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_LOWER, a, 3);
    fl_autocast__cast(to, a, 3);
    fl_tensor *r = fl_conv3d__plain(a[0], a[1], a[2], options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_conv_transpose1d(fl_tensor *input, fl_tensor *weight, fl_tensor *bias,
                                      const fl_conv_transpose1d_options *options) {
    if (!input) return fl_error__no_tensor("conv_transpose1d", "input");
    if (!weight) return fl_error__no_tensor("conv_transpose1d", "weight");
    if (!fl_autocast__on()) return fl_conv_transpose1d__plain(input, weight, bias, options);
    fl_tensor *a[] = {input, weight, bias};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_LOWER, a, 3);
    fl_autocast__cast(to, a, 3);
    fl_tensor *r = fl_conv_transpose1d__plain(a[0], a[1], a[2], options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_conv_transpose2d(fl_tensor *input, fl_tensor *weight, fl_tensor *bias,
                                      const fl_conv_transpose2d_options *options) {
    if (!input) return fl_error__no_tensor("conv_transpose2d", "input");
    if (!weight) return fl_error__no_tensor("conv_transpose2d", "weight");
    if (!fl_autocast__on()) return fl_conv_transpose2d__plain(input, weight, bias, options);
    fl_tensor *a[] = {input, weight, bias};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_LOWER, a, 3);
    fl_autocast__cast(to, a, 3);
    fl_tensor *r = fl_conv_transpose2d__plain(a[0], a[1], a[2], options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_conv_transpose3d(fl_tensor *input, fl_tensor *weight, fl_tensor *bias,
                                      const fl_conv_transpose3d_options *options) {
    if (!input) return fl_error__no_tensor("conv_transpose3d", "input");
    if (!weight) return fl_error__no_tensor("conv_transpose3d", "weight");
    if (!fl_autocast__on()) return fl_conv_transpose3d__plain(input, weight, bias, options);
    fl_tensor *a[] = {input, weight, bias};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_LOWER, a, 3);
    fl_autocast__cast(to, a, 3);
    fl_tensor *r = fl_conv_transpose3d__plain(a[0], a[1], a[2], options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_clone(fl_tensor *self, const fl_clone_options *options) {
    if (!self) return fl_error__no_tensor("clone", "self");
    return fl_clone__plain(self, options);
}

fl_tensor *fl_contiguous(fl_tensor *self, const fl_contiguous_options *options) {
    if (!self) return fl_error__no_tensor("contiguous", "self");
    return fl_contiguous__plain(self, options);
}

fl_tensor *fl_to(fl_tensor *self, fl_dtype dtype, const fl_to_options *options) {
    if (!self) return fl_error__no_tensor("to", "self");
    if ((unsigned)dtype >= FL_DTYPE_COUNT) return fl_error__bad_dtype("to", "dtype", dtype);
    return fl_to__plain(self, dtype, options);
}

fl_tensor *fl_to_other(fl_tensor *self, fl_tensor *other, const fl_to_other_options *options) {
    if (!self) return fl_error__no_tensor("to", "self");
    if (!other) return fl_error__no_tensor("to", "other");
    return fl_to_other__plain(self, other, options);
}

fl_tensor *fl_type_as(fl_tensor *self, fl_tensor *other) {
    if (!self) return fl_error__no_tensor("type_as", "self");
    if (!other) return fl_error__no_tensor("type_as", "other");
    return fl_type_as__plain(self, other);
}

fl_tensor *fl_bool_tensor(fl_tensor *self, const fl_bool_tensor_options *options) {
    if (!self) return fl_error__no_tensor("bool", "self");
    return fl_bool_tensor__plain(self, options);
}

fl_tensor *fl_byte_tensor(fl_tensor *self, const fl_byte_tensor_options *options) {
    if (!self) return fl_error__no_tensor("byte", "self");
    return fl_byte_tensor__plain(self, options);
}

fl_tensor *fl_char_tensor(fl_tensor *self, const fl_char_tensor_options *options) {
    if (!self) return fl_error__no_tensor("char", "self");
    return fl_char_tensor__plain(self, options);
}

fl_tensor *fl_short_tensor(fl_tensor *self, const fl_short_tensor_options *options) {
    if (!self) return fl_error__no_tensor("short", "self");
    return fl_short_tensor__plain(self, options);
}

fl_tensor *fl_int_tensor(fl_tensor *self, const fl_int_tensor_options *options) {
    if (!self) return fl_error__no_tensor("int", "self");
    return fl_int_tensor__plain(self, options);
}

fl_tensor *fl_long_tensor(fl_tensor *self, const fl_long_tensor_options *options) {
    if (!self) return fl_error__no_tensor("long", "self");
    return fl_long_tensor__plain(self, options);
}

fl_tensor *fl_half_tensor(fl_tensor *self, const fl_half_tensor_options *options) {
    if (!self) return fl_error__no_tensor("half", "self");
    return fl_half_tensor__plain(self, options);
}

fl_tensor *fl_bfloat16_tensor(fl_tensor *self, const fl_bfloat16_tensor_options *options) {
    if (!self) return fl_error__no_tensor("bfloat16", "self");
    return fl_bfloat16_tensor__plain(self, options);
}

fl_tensor *fl_float_tensor(fl_tensor *self, const fl_float_tensor_options *options) {
    if (!self) return fl_error__no_tensor("float", "self");
    return fl_float_tensor__plain(self, options);
}

fl_tensor *fl_double_tensor(fl_tensor *self, const fl_double_tensor_options *options) {
    if (!self) return fl_error__no_tensor("double", "self");
    return fl_double_tensor__plain(self, options);
}

fl_tensor *fl_copy_(fl_tensor *self, fl_tensor *src, const fl_copy_options *options) {
    if (!self) return fl_error__no_tensor("copy_", "self");
    if (!src) return fl_error__no_tensor("copy_", "src");
    return fl_copy___plain(self, src, options);
}

fl_tensor *fl_detach(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("detach", "self");
    return fl_detach__plain(self);
}

fl_tensor *fl_detach_(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("detach_", "self");
    return fl_detach___plain(self);
}

fl_tensor *fl_alias_copy(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("alias_copy", "self");
    return fl_alias_copy__plain(self);
}

fl_tensor *fl_detach_copy(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("detach_copy", "self");
    return fl_detach_copy__plain(self);
}

fl_tensor *fl_as_strided_copy(fl_tensor *self, const int64_t *size, int n_size,
                                     const int64_t *stride, int n_stride, const fl_as_strided_copy_options *options) {
    if (!self) return fl_error__no_tensor("as_strided_copy", "self");
    if (n_size && (!size || n_size < 0)) return fl_error__bad_array("as_strided_copy", "size", n_size);
    if (n_stride && (!stride || n_stride < 0)) return fl_error__bad_array("as_strided_copy", "stride", n_stride);
    return fl_as_strided_copy__plain(self, size, n_size, stride, n_stride, options);
}

fl_tensor *fl_diagonal_copy(fl_tensor *self, const fl_diagonal_copy_options *options) {
    if (!self) return fl_error__no_tensor("diagonal_copy", "self");
    return fl_diagonal_copy__plain(self, options);
}

fl_tensor *fl_expand_copy(fl_tensor *self, const int64_t *size, int n_size,
                                 const fl_expand_copy_options *options) {
    if (!self) return fl_error__no_tensor("expand_copy", "self");
    if (n_size && (!size || n_size < 0)) return fl_error__bad_array("expand_copy", "size", n_size);
    return fl_expand_copy__plain(self, size, n_size, options);
}

fl_tensor *fl_narrow_copy(fl_tensor *self, int64_t dim, int64_t start, int64_t length) {
    if (!self) return fl_error__no_tensor("narrow_copy", "self");
    return fl_narrow_copy__plain(self, dim, start, length);
}

fl_tensor *fl_permute_copy(fl_tensor *self, const int64_t *dims, int n_dims) {
    if (!self) return fl_error__no_tensor("permute_copy", "self");
    if (n_dims && (!dims || n_dims < 0)) return fl_error__bad_array("permute_copy", "dims", n_dims);
    return fl_permute_copy__plain(self, dims, n_dims);
}

fl_tensor *fl_select_copy(fl_tensor *self, int64_t dim, int64_t index) {
    if (!self) return fl_error__no_tensor("select_copy", "self");
    return fl_select_copy__plain(self, dim, index);
}

fl_tensor *fl_slice_copy(fl_tensor *self, const fl_slice_copy_options *options) {
    if (!self) return fl_error__no_tensor("slice_copy", "self");
    return fl_slice_copy__plain(self, options);
}

fl_tensor *fl_squeeze_copy(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("squeeze_copy", "self");
    return fl_squeeze_copy__plain(self);
}

fl_tensor *fl_squeeze_copy_dim(fl_tensor *self, int64_t dim) {
    if (!self) return fl_error__no_tensor("squeeze_copy", "self");
    return fl_squeeze_copy_dim__plain(self, dim);
}

fl_tensor *fl_squeeze_copy_dims(fl_tensor *self, const int64_t *dim, int n_dim) {
    if (!self) return fl_error__no_tensor("squeeze_copy", "self");
    if (n_dim && (!dim || n_dim < 0)) return fl_error__bad_array("squeeze_copy", "dim", n_dim);
    return fl_squeeze_copy_dims__plain(self, dim, n_dim);
}

fl_tensor *fl_t_copy(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("t_copy", "self");
    return fl_t_copy__plain(self);
}

fl_tensor *fl_transpose_copy(fl_tensor *self, int64_t dim0, int64_t dim1) {
    if (!self) return fl_error__no_tensor("transpose_copy", "self");
    return fl_transpose_copy__plain(self, dim0, dim1);
}

fl_tensor *fl_unfold_copy(fl_tensor *self, int64_t dimension, int64_t size, int64_t step) {
    if (!self) return fl_error__no_tensor("unfold_copy", "self");
    return fl_unfold_copy__plain(self, dimension, size, step);
}

fl_tensor *fl_unsqueeze_copy(fl_tensor *self, int64_t dim) {
    if (!self) return fl_error__no_tensor("unsqueeze_copy", "self");
    return fl_unsqueeze_copy__plain(self, dim);
}

fl_tensor *fl_view_copy(fl_tensor *self, const int64_t *size, int n_size) {
    if (!self) return fl_error__no_tensor("view_copy", "self");
    if (n_size && (!size || n_size < 0)) return fl_error__bad_array("view_copy", "size", n_size);
    return fl_view_copy__plain(self, size, n_size);
}

fl_tensor *fl_view_copy_dtype(fl_tensor *self, fl_dtype dtype) {
    if (!self) return fl_error__no_tensor("view_copy", "self");
    if ((unsigned)dtype >= FL_DTYPE_COUNT) return fl_error__bad_dtype("view_copy", "dtype", dtype);
    return fl_view_copy_dtype__plain(self, dtype);
}

fl_tensors fl_split_copy(fl_tensor *self, int64_t split_size, const fl_split_copy_options *options) {
    if (!self) {
        fl_error__no_tensor("split_copy", "self");
        return (fl_tensors){0, NULL};
    }
    return fl_split_copy__plain(self, split_size, options);
}

fl_tensors fl_split_with_sizes_copy(fl_tensor *self, const int64_t *split_sizes, int n_split_sizes,
                                           const fl_split_with_sizes_copy_options *options) {
    if (!self) {
        fl_error__no_tensor("split_with_sizes_copy", "self");
        return (fl_tensors){0, NULL};
    }
    if (n_split_sizes && (!split_sizes || n_split_sizes < 0)) {
        fl_error__bad_array("split_with_sizes_copy", "split_sizes", n_split_sizes);
        return (fl_tensors){0, NULL};
    }
    return fl_split_with_sizes_copy__plain(self, split_sizes, n_split_sizes, options);
}

fl_tensors fl_unbind_copy(fl_tensor *self, const fl_unbind_copy_options *options) {
    if (!self) {
        fl_error__no_tensor("unbind_copy", "self");
        return (fl_tensors){0, NULL};
    }
    return fl_unbind_copy__plain(self, options);
}

fl_tensor *fl_zeros(const int64_t *size, int n_size, const fl_zeros_options *options) {
    if (n_size && (!size || n_size < 0)) return fl_error__bad_array("zeros", "size", n_size);
    if (options && (unsigned)options->dtype + 1 > FL_DTYPE_COUNT) return fl_error__bad_dtype("zeros", "dtype", options->dtype);
    return fl_zeros__plain(size, n_size, options);
}

fl_tensor *fl_ones(const int64_t *size, int n_size, const fl_ones_options *options) {
    if (n_size && (!size || n_size < 0)) return fl_error__bad_array("ones", "size", n_size);
    if (options && (unsigned)options->dtype + 1 > FL_DTYPE_COUNT) return fl_error__bad_dtype("ones", "dtype", options->dtype);
    return fl_ones__plain(size, n_size, options);
}

fl_tensor *fl_full(const int64_t *size, int n_size, fl_scalar fill_value, const fl_full_options *options) {
    if (n_size && (!size || n_size < 0)) return fl_error__bad_array("full", "size", n_size);
    if (options && (unsigned)options->dtype + 1 > FL_DTYPE_COUNT) return fl_error__bad_dtype("full", "dtype", options->dtype);
    return fl_full__plain(size, n_size, fill_value, options);
}

fl_tensor *fl_empty(const int64_t *size, int n_size, const fl_empty_options *options) {
    if (n_size && (!size || n_size < 0)) return fl_error__bad_array("empty", "size", n_size);
    if (options && (unsigned)options->dtype + 1 > FL_DTYPE_COUNT) return fl_error__bad_dtype("empty", "dtype", options->dtype);
    return fl_empty__plain(size, n_size, options);
}

fl_tensor *fl_empty_strided(const int64_t *size, int n_size, const int64_t *stride, int n_stride,
                                   const fl_empty_strided_options *options) {
    if (n_size && (!size || n_size < 0)) return fl_error__bad_array("empty_strided", "size", n_size);
    if (n_stride && (!stride || n_stride < 0)) return fl_error__bad_array("empty_strided", "stride", n_stride);
    if (options && (unsigned)options->dtype + 1 > FL_DTYPE_COUNT) return fl_error__bad_dtype("empty_strided", "dtype", options->dtype);
    return fl_empty_strided__plain(size, n_size, stride, n_stride, options);
}

fl_tensor *fl_empty_permuted(const int64_t *size, int n_size,
                                    const int64_t *physical_layout, int n_physical_layout,
                                    const fl_empty_permuted_options *options) {
    if (n_size && (!size || n_size < 0)) return fl_error__bad_array("empty_permuted", "size", n_size);
    if (n_physical_layout && (!physical_layout || n_physical_layout < 0)) return fl_error__bad_array("empty_permuted", "physical_layout", n_physical_layout);
    if (options && (unsigned)options->dtype + 1 > FL_DTYPE_COUNT) return fl_error__bad_dtype("empty_permuted", "dtype", options->dtype);
    return fl_empty_permuted__plain(size, n_size, physical_layout, n_physical_layout, options);
}

fl_tensor *fl_new_empty_strided(fl_tensor *self, const int64_t *size, int n_size,
                                       const int64_t *stride, int n_stride,
                                       const fl_new_empty_strided_options *options) {
    if (!self) return fl_error__no_tensor("new_empty_strided", "self");
    if (n_size && (!size || n_size < 0)) return fl_error__bad_array("new_empty_strided", "size", n_size);
    if (n_stride && (!stride || n_stride < 0)) return fl_error__bad_array("new_empty_strided", "stride", n_stride);
    if (options && (unsigned)options->dtype + 1 > FL_DTYPE_COUNT) return fl_error__bad_dtype("new_empty_strided", "dtype", options->dtype);
    return fl_new_empty_strided__plain(self, size, n_size, stride, n_stride, options);
}

fl_tensor *fl_zeros_like(fl_tensor *self, const fl_zeros_like_options *options) {
    if (!self) return fl_error__no_tensor("zeros_like", "self");
    if (options && (unsigned)options->dtype + 1 > FL_DTYPE_COUNT) return fl_error__bad_dtype("zeros_like", "dtype", options->dtype);
    return fl_zeros_like__plain(self, options);
}

fl_tensor *fl_ones_like(fl_tensor *self, const fl_ones_like_options *options) {
    if (!self) return fl_error__no_tensor("ones_like", "self");
    if (options && (unsigned)options->dtype + 1 > FL_DTYPE_COUNT) return fl_error__bad_dtype("ones_like", "dtype", options->dtype);
    return fl_ones_like__plain(self, options);
}

fl_tensor *fl_full_like(fl_tensor *self, fl_scalar fill_value, const fl_full_like_options *options) {
    if (!self) return fl_error__no_tensor("full_like", "self");
    if (options && (unsigned)options->dtype + 1 > FL_DTYPE_COUNT) return fl_error__bad_dtype("full_like", "dtype", options->dtype);
    return fl_full_like__plain(self, fill_value, options);
}

fl_tensor *fl_empty_like(fl_tensor *self, const fl_empty_like_options *options) {
    if (!self) return fl_error__no_tensor("empty_like", "self");
    if (options && (unsigned)options->dtype + 1 > FL_DTYPE_COUNT) return fl_error__bad_dtype("empty_like", "dtype", options->dtype);
    return fl_empty_like__plain(self, options);
}

fl_tensor *fl_new_zeros(fl_tensor *self, const int64_t *size, int n_size, const fl_new_zeros_options *options) {
    if (!self) return fl_error__no_tensor("new_zeros", "self");
    if (n_size && (!size || n_size < 0)) return fl_error__bad_array("new_zeros", "size", n_size);
    if (options && (unsigned)options->dtype + 1 > FL_DTYPE_COUNT) return fl_error__bad_dtype("new_zeros", "dtype", options->dtype);
    return fl_new_zeros__plain(self, size, n_size, options);
}

fl_tensor *fl_new_ones(fl_tensor *self, const int64_t *size, int n_size, const fl_new_ones_options *options) {
    if (!self) return fl_error__no_tensor("new_ones", "self");
    if (n_size && (!size || n_size < 0)) return fl_error__bad_array("new_ones", "size", n_size);
    if (options && (unsigned)options->dtype + 1 > FL_DTYPE_COUNT) return fl_error__bad_dtype("new_ones", "dtype", options->dtype);
    return fl_new_ones__plain(self, size, n_size, options);
}

fl_tensor *fl_new_full(fl_tensor *self, const int64_t *size, int n_size, fl_scalar fill_value,
                              const fl_new_full_options *options) {
    if (!self) return fl_error__no_tensor("new_full", "self");
    if (n_size && (!size || n_size < 0)) return fl_error__bad_array("new_full", "size", n_size);
    if (options && (unsigned)options->dtype + 1 > FL_DTYPE_COUNT) return fl_error__bad_dtype("new_full", "dtype", options->dtype);
    return fl_new_full__plain(self, size, n_size, fill_value, options);
}

fl_tensor *fl_new_empty(fl_tensor *self, const int64_t *size, int n_size, const fl_new_empty_options *options) {
    if (!self) return fl_error__no_tensor("new_empty", "self");
    if (n_size && (!size || n_size < 0)) return fl_error__bad_array("new_empty", "size", n_size);
    if (options && (unsigned)options->dtype + 1 > FL_DTYPE_COUNT) return fl_error__bad_dtype("new_empty", "dtype", options->dtype);
    return fl_new_empty__plain(self, size, n_size, options);
}

fl_tensor *fl_scalar_tensor(fl_scalar s, const fl_scalar_tensor_options *options) {
    if (options && (unsigned)options->dtype + 1 > FL_DTYPE_COUNT) return fl_error__bad_dtype("scalar_tensor", "dtype", options->dtype);
    return fl_scalar_tensor__plain(s, options);
}

fl_tensor *fl_arange(fl_scalar end, const fl_arange_options *options) {
    if (options && (unsigned)options->dtype + 1 > FL_DTYPE_COUNT) return fl_error__bad_dtype("arange", "dtype", options->dtype);
    return fl_arange__plain(end, options);
}

fl_tensor *fl_arange_start(fl_scalar start, fl_scalar end, const fl_arange_start_options *options) {
    if (options && (unsigned)options->dtype + 1 > FL_DTYPE_COUNT) return fl_error__bad_dtype("arange", "dtype", options->dtype);
    return fl_arange_start__plain(start, end, options);
}

fl_tensor *fl_linspace(fl_scalar start, fl_scalar end, int64_t steps, const fl_linspace_options *options) {
    if (options && (unsigned)options->dtype + 1 > FL_DTYPE_COUNT) return fl_error__bad_dtype("linspace", "dtype", options->dtype);
    return fl_linspace__plain(start, end, steps, options);
}

fl_tensor *fl_logspace(fl_scalar start, fl_scalar end, int64_t steps, const fl_logspace_options *options) {
    if (options && (unsigned)options->dtype + 1 > FL_DTYPE_COUNT) return fl_error__bad_dtype("logspace", "dtype", options->dtype);
    return fl_logspace__plain(start, end, steps, options);
}

fl_tensor *fl_eye(int64_t n, const fl_eye_options *options) {
    if (options && (unsigned)options->dtype + 1 > FL_DTYPE_COUNT) return fl_error__bad_dtype("eye", "dtype", options->dtype);
    return fl_eye__plain(n, options);
}

fl_tensor *fl_eye_m(int64_t n, int64_t m, const fl_eye_m_options *options) {
    if (options && (unsigned)options->dtype + 1 > FL_DTYPE_COUNT) return fl_error__bad_dtype("eye", "dtype", options->dtype);
    return fl_eye_m__plain(n, m, options);
}

fl_tensor *fl_fill_tensor_(fl_tensor *self, fl_tensor *value) {
    if (!self) return fl_error__no_tensor("fill_", "self");
    if (!value) return fl_error__no_tensor("fill_", "value");
    return fl_fill_tensor___plain(self, value);
}

fl_tensor *fl_fill_(fl_tensor *self, fl_scalar value) {
    if (!self) return fl_error__no_tensor("fill_", "self");
    return fl_fill___plain(self, value);
}

fl_tensor *fl_zero_(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("zero_", "self");
    return fl_zero___plain(self);
}

fl_tensor *fl_fill(fl_tensor *self, fl_scalar value) {
    if (!self) return fl_error__no_tensor("fill", "self");
    return fl_fill__plain(self, value);
}

fl_tensor *fl_fill_tensor(fl_tensor *self, fl_tensor *value) {
    if (!self) return fl_error__no_tensor("fill", "self");
    if (!value) return fl_error__no_tensor("fill", "value");
    return fl_fill_tensor__plain(self, value);
}

fl_tensor *fl_fill_diagonal_(fl_tensor *self, fl_scalar fill_value, const fl_fill_diagonal_options *options) {
    if (!self) return fl_error__no_tensor("fill_diagonal_", "self");
    return fl_fill_diagonal___plain(self, fill_value, options);
}

fl_tensors fl_meshgrid(fl_tensor *const *tensors, int n_tensors, const fl_meshgrid_options *options) {
    if (fl_error__bad_list("meshgrid", "tensors", (void *const *)tensors, n_tensors, false)) return (fl_tensors){0, NULL};
    if (options && !options->indexing) {
        fl_error__null("meshgrid", "indexing");
        return (fl_tensors){0, NULL};
    }
    return fl_meshgrid__plain(tensors, n_tensors, options);
}

fl_tensor *fl_tril_indices(int64_t row, int64_t col, const fl_tril_indices_options *options) {
    if (options && (unsigned)options->dtype + 1 > FL_DTYPE_COUNT) return fl_error__bad_dtype("tril_indices", "dtype", options->dtype);
    return fl_tril_indices__plain(row, col, options);
}

fl_tensor *fl_triu_indices(int64_t row, int64_t col, const fl_triu_indices_options *options) {
    if (options && (unsigned)options->dtype + 1 > FL_DTYPE_COUNT) return fl_error__bad_dtype("triu_indices", "dtype", options->dtype);
    return fl_triu_indices__plain(row, col, options);
}

bool fl_equal(fl_tensor *self, fl_tensor *other) {
    if (!self) {
        fl_error__no_tensor("equal", "self");
        return false;
    }
    if (!other) {
        fl_error__no_tensor("equal", "other");
        return false;
    }
    return fl_equal__plain(self, other);
}

fl_tensor *fl_isclose(fl_tensor *self, fl_tensor *other, const fl_isclose_options *options) {
    if (!self) return fl_error__no_tensor("isclose", "self");
    if (!other) return fl_error__no_tensor("isclose", "other");
    return fl_isclose__plain(self, other, options);
}

bool fl_allclose(fl_tensor *self, fl_tensor *other, const fl_allclose_options *options) {
    if (!self) {
        fl_error__no_tensor("allclose", "self");
        return false;
    }
    if (!other) {
        fl_error__no_tensor("allclose", "other");
        return false;
    }
    return fl_allclose__plain(self, other, options);
}

fl_tensor *fl_cdist(fl_tensor *x1, fl_tensor *x2, const fl_cdist_options *options) {
    if (!x1) return fl_error__no_tensor("cdist", "x1");
    if (!x2) return fl_error__no_tensor("cdist", "x2");
    if (options && !options->compute_mode) return fl_error__null("cdist", "compute_mode");
    if (!fl_autocast__on()) return fl_cdist__plain(x1, x2, options);
    fl_tensor *a[] = {x1, x2};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 2);
    fl_autocast__cast(to, a, 2);
    fl_tensor *r = fl_cdist__plain(a[0], a[1], options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_pairwise_distance(fl_tensor *x1, fl_tensor *x2, const fl_pairwise_distance_options *options) {
    if (!x1) return fl_error__no_tensor("pairwise_distance", "x1");
    if (!x2) return fl_error__no_tensor("pairwise_distance", "x2");
    return fl_pairwise_distance__plain(x1, x2, options);
}

fl_tensor *fl_cosine_similarity(fl_tensor *x1, fl_tensor *x2, const fl_cosine_similarity_options *options) {
    if (!x1) return fl_error__no_tensor("cosine_similarity", "x1");
    if (!x2) return fl_error__no_tensor("cosine_similarity", "x2");
    return fl_cosine_similarity__plain(x1, x2, options);
}

fl_tensor *fl_pdist(fl_tensor *input, const fl_pdist_options *options) {
    if (!input) return fl_error__no_tensor("pdist", "input");
    return fl_pdist__plain(input, options);
}

fl_tensor *fl_dropout(fl_tensor *self, const fl_dropout_options *options) {
    if (!self) return fl_error__no_tensor("dropout", "self");
    return fl_dropout__plain(self, options);
}

fl_tensor *fl_dropout_(fl_tensor *self, const fl_dropout_options *options) {
    if (!self) return fl_error__no_tensor("dropout_", "self");
    return fl_dropout___plain(self, options);
}

fl_tensor *fl_dropout1d(fl_tensor *self, const fl_dropout1d_options *options) {
    if (!self) return fl_error__no_tensor("dropout1d", "self");
    return fl_dropout1d__plain(self, options);
}

fl_tensor *fl_dropout1d_(fl_tensor *self, const fl_dropout1d_options *options) {
    if (!self) return fl_error__no_tensor("dropout1d_", "self");
    return fl_dropout1d___plain(self, options);
}

fl_tensor *fl_dropout2d(fl_tensor *self, const fl_dropout2d_options *options) {
    if (!self) return fl_error__no_tensor("dropout2d", "self");
    return fl_dropout2d__plain(self, options);
}

fl_tensor *fl_dropout2d_(fl_tensor *self, const fl_dropout2d_options *options) {
    if (!self) return fl_error__no_tensor("dropout2d_", "self");
    return fl_dropout2d___plain(self, options);
}

fl_tensor *fl_dropout3d(fl_tensor *self, const fl_dropout3d_options *options) {
    if (!self) return fl_error__no_tensor("dropout3d", "self");
    return fl_dropout3d__plain(self, options);
}

fl_tensor *fl_dropout3d_(fl_tensor *self, const fl_dropout3d_options *options) {
    if (!self) return fl_error__no_tensor("dropout3d_", "self");
    return fl_dropout3d___plain(self, options);
}

fl_tensor *fl_feature_dropout(fl_tensor *self, double p, bool train) {
    if (!self) return fl_error__no_tensor("feature_dropout", "self");
    return fl_feature_dropout__plain(self, p, train);
}

fl_tensor *fl_feature_dropout_(fl_tensor *self, double p, bool train) {
    if (!self) return fl_error__no_tensor("feature_dropout_", "self");
    return fl_feature_dropout___plain(self, p, train);
}

fl_tensor *fl_alpha_dropout(fl_tensor *self, const fl_alpha_dropout_options *options) {
    if (!self) return fl_error__no_tensor("alpha_dropout", "self");
    return fl_alpha_dropout__plain(self, options);
}

fl_tensor *fl_alpha_dropout_(fl_tensor *self, const fl_alpha_dropout_options *options) {
    if (!self) return fl_error__no_tensor("alpha_dropout_", "self");
    return fl_alpha_dropout___plain(self, options);
}

fl_tensor *fl_feature_alpha_dropout(fl_tensor *self, const fl_feature_alpha_dropout_options *options) {
    if (!self) return fl_error__no_tensor("feature_alpha_dropout", "self");
    return fl_feature_alpha_dropout__plain(self, options);
}

fl_tensor *fl_feature_alpha_dropout_(fl_tensor *self, const fl_feature_alpha_dropout_options *options) {
    if (!self) return fl_error__no_tensor("feature_alpha_dropout_", "self");
    return fl_feature_alpha_dropout___plain(self, options);
}

fl_tensor *fl_einsum(const char *equation, fl_tensor *const *tensors, int n_tensors) {
    if (!equation) return fl_error__null("einsum", "equation");
    if (fl_error__bad_list("einsum", "tensors", (void *const *)tensors, n_tensors, false)) return NULL;
    return fl_einsum__plain(equation, tensors, n_tensors);
}

fl_tensor *fl_tensordot(fl_tensor *self, fl_tensor *other, const int64_t *dims_self, int n_dims_self,
                               const int64_t *dims_other, int n_dims_other) {
    if (!self) return fl_error__no_tensor("tensordot", "self");
    if (!other) return fl_error__no_tensor("tensordot", "other");
    if (n_dims_self && (!dims_self || n_dims_self < 0)) return fl_error__bad_array("tensordot", "dims_self", n_dims_self);
    if (n_dims_other && (!dims_other || n_dims_other < 0)) return fl_error__bad_array("tensordot", "dims_other", n_dims_other);
    return fl_tensordot__plain(self, other, dims_self, n_dims_self, dims_other, n_dims_other);
}

fl_tensor *fl_abs(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("abs", "self");
    return fl_abs__plain(self);
}

fl_tensor *fl_abs_(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("abs_", "self");
    return fl_abs___plain(self);
}

fl_tensor *fl_neg(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("neg", "self");
    return fl_neg__plain(self);
}

fl_tensor *fl_neg_(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("neg_", "self");
    return fl_neg___plain(self);
}

fl_tensor *fl_sign(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("sign", "self");
    return fl_sign__plain(self);
}

fl_tensor *fl_sign_(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("sign_", "self");
    return fl_sign___plain(self);
}

fl_tensor *fl_sgn(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("sgn", "self");
    return fl_sgn__plain(self);
}

fl_tensor *fl_sgn_(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("sgn_", "self");
    return fl_sgn___plain(self);
}

fl_tensor *fl_positive(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("positive", "self");
    return fl_positive__plain(self);
}

fl_tensor *fl_floor(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("floor", "self");
    return fl_floor__plain(self);
}

fl_tensor *fl_floor_(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("floor_", "self");
    return fl_floor___plain(self);
}

fl_tensor *fl_ceil(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("ceil", "self");
    return fl_ceil__plain(self);
}

fl_tensor *fl_ceil_(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("ceil_", "self");
    return fl_ceil___plain(self);
}

fl_tensor *fl_trunc(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("trunc", "self");
    return fl_trunc__plain(self);
}

fl_tensor *fl_trunc_(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("trunc_", "self");
    return fl_trunc___plain(self);
}

fl_tensor *fl_round(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("round", "self");
    return fl_round__plain(self);
}

fl_tensor *fl_round_(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("round_", "self");
    return fl_round___plain(self);
}

fl_tensor *fl_round_decimals(fl_tensor *self, int64_t decimals) {
    if (!self) return fl_error__no_tensor("round", "self");
    return fl_round_decimals__plain(self, decimals);
}

fl_tensor *fl_round_decimals_(fl_tensor *self, int64_t decimals) {
    if (!self) return fl_error__no_tensor("round_", "self");
    return fl_round_decimals___plain(self, decimals);
}

fl_tensor *fl_frac(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("frac", "self");
    return fl_frac__plain(self);
}

fl_tensor *fl_frac_(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("frac_", "self");
    return fl_frac___plain(self);
}

fl_tensor *fl_nan_to_num(fl_tensor *self, const fl_nan_to_num_options *options) {
    if (!self) return fl_error__no_tensor("nan_to_num", "self");
    return fl_nan_to_num__plain(self, options);
}

fl_tensor *fl_nan_to_num_(fl_tensor *self, const fl_nan_to_num_options *options) {
    if (!self) return fl_error__no_tensor("nan_to_num_", "self");
    return fl_nan_to_num___plain(self, options);
}

fl_tensor *fl_logical_not(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("logical_not", "self");
    return fl_logical_not__plain(self);
}

fl_tensor *fl_logical_not_(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("logical_not_", "self");
    return fl_logical_not___plain(self);
}

fl_tensor *fl_isnan(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("isnan", "self");
    return fl_isnan__plain(self);
}

fl_tensor *fl_isinf(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("isinf", "self");
    return fl_isinf__plain(self);
}

fl_tensor *fl_isfinite(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("isfinite", "self");
    return fl_isfinite__plain(self);
}

fl_tensor *fl_isposinf(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("isposinf", "self");
    return fl_isposinf__plain(self);
}

fl_tensor *fl_isneginf(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("isneginf", "self");
    return fl_isneginf__plain(self);
}

fl_tensor *fl_signbit(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("signbit", "self");
    return fl_signbit__plain(self);
}

fl_tensor *fl_bitwise_not(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("bitwise_not", "self");
    return fl_bitwise_not__plain(self);
}

fl_tensor *fl_bitwise_not_(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("bitwise_not_", "self");
    return fl_bitwise_not___plain(self);
}

fl_tensor *fl_reciprocal(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("reciprocal", "self");
    return fl_reciprocal__plain(self);
}

fl_tensor *fl_reciprocal_(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("reciprocal_", "self");
    return fl_reciprocal___plain(self);
}

fl_tensor *fl_sqrt(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("sqrt", "self");
    return fl_sqrt__plain(self);
}

fl_tensor *fl_sqrt_(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("sqrt_", "self");
    return fl_sqrt___plain(self);
}

fl_tensor *fl_rsqrt(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("rsqrt", "self");
    return fl_rsqrt__plain(self);
}

fl_tensor *fl_rsqrt_(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("rsqrt_", "self");
    return fl_rsqrt___plain(self);
}

fl_tensor *fl_exp(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("exp", "self");
    return fl_exp__plain(self);
}

fl_tensor *fl_exp_(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("exp_", "self");
    return fl_exp___plain(self);
}

fl_tensor *fl_exp2(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("exp2", "self");
    return fl_exp2__plain(self);
}

fl_tensor *fl_exp2_(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("exp2_", "self");
    return fl_exp2___plain(self);
}

fl_tensor *fl_expm1(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("expm1", "self");
    return fl_expm1__plain(self);
}

fl_tensor *fl_expm1_(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("expm1_", "self");
    return fl_expm1___plain(self);
}

fl_tensor *fl_log(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("log", "self");
    return fl_log__plain(self);
}

fl_tensor *fl_log_(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("log_", "self");
    return fl_log___plain(self);
}

fl_tensor *fl_log2(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("log2", "self");
    return fl_log2__plain(self);
}

fl_tensor *fl_log2_(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("log2_", "self");
    return fl_log2___plain(self);
}

fl_tensor *fl_log10(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("log10", "self");
    return fl_log10__plain(self);
}

fl_tensor *fl_log10_(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("log10_", "self");
    return fl_log10___plain(self);
}

fl_tensor *fl_log1p(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("log1p", "self");
    return fl_log1p__plain(self);
}

fl_tensor *fl_log1p_(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("log1p_", "self");
    return fl_log1p___plain(self);
}

fl_tensor *fl_logit(fl_tensor *self, const fl_logit_options *options) {
    if (!self) return fl_error__no_tensor("logit", "self");
    return fl_logit__plain(self, options);
}

fl_tensor *fl_logit_(fl_tensor *self, const fl_logit_options *options) {
    if (!self) return fl_error__no_tensor("logit_", "self");
    return fl_logit___plain(self, options);
}

fl_tensor *fl_sin(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("sin", "self");
    return fl_sin__plain(self);
}

fl_tensor *fl_sin_(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("sin_", "self");
    return fl_sin___plain(self);
}

fl_tensor *fl_cos(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("cos", "self");
    return fl_cos__plain(self);
}

fl_tensor *fl_cos_(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("cos_", "self");
    return fl_cos___plain(self);
}

fl_tensor *fl_tan(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("tan", "self");
    return fl_tan__plain(self);
}

fl_tensor *fl_tan_(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("tan_", "self");
    return fl_tan___plain(self);
}

fl_tensor *fl_asin(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("asin", "self");
    return fl_asin__plain(self);
}

fl_tensor *fl_asin_(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("asin_", "self");
    return fl_asin___plain(self);
}

fl_tensor *fl_acos(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("acos", "self");
    return fl_acos__plain(self);
}

fl_tensor *fl_acos_(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("acos_", "self");
    return fl_acos___plain(self);
}

fl_tensor *fl_atan(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("atan", "self");
    return fl_atan__plain(self);
}

fl_tensor *fl_atan_(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("atan_", "self");
    return fl_atan___plain(self);
}

fl_tensor *fl_sinh(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("sinh", "self");
    return fl_sinh__plain(self);
}

fl_tensor *fl_sinh_(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("sinh_", "self");
    return fl_sinh___plain(self);
}

fl_tensor *fl_cosh(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("cosh", "self");
    return fl_cosh__plain(self);
}

fl_tensor *fl_cosh_(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("cosh_", "self");
    return fl_cosh___plain(self);
}

fl_tensor *fl_tanh(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("tanh", "self");
    return fl_tanh__plain(self);
}

fl_tensor *fl_tanh_(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("tanh_", "self");
    return fl_tanh___plain(self);
}

fl_tensor *fl_asinh(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("asinh", "self");
    return fl_asinh__plain(self);
}

fl_tensor *fl_asinh_(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("asinh_", "self");
    return fl_asinh___plain(self);
}

fl_tensor *fl_acosh(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("acosh", "self");
    return fl_acosh__plain(self);
}

fl_tensor *fl_acosh_(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("acosh_", "self");
    return fl_acosh___plain(self);
}

fl_tensor *fl_atanh(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("atanh", "self");
    return fl_atanh__plain(self);
}

fl_tensor *fl_atanh_(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("atanh_", "self");
    return fl_atanh___plain(self);
}

fl_tensor *fl_sigmoid(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("sigmoid", "self");
    return fl_sigmoid__plain(self);
}

fl_tensor *fl_sigmoid_(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("sigmoid_", "self");
    return fl_sigmoid___plain(self);
}

fl_tensor *fl_sinc(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("sinc", "self");
    return fl_sinc__plain(self);
}

fl_tensor *fl_sinc_(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("sinc_", "self");
    return fl_sinc___plain(self);
}

fl_tensor *fl_deg2rad(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("deg2rad", "self");
    return fl_deg2rad__plain(self);
}

fl_tensor *fl_deg2rad_(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("deg2rad_", "self");
    return fl_deg2rad___plain(self);
}

fl_tensor *fl_rad2deg(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("rad2deg", "self");
    return fl_rad2deg__plain(self);
}

fl_tensor *fl_rad2deg_(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("rad2deg_", "self");
    return fl_rad2deg___plain(self);
}

fl_tensor *fl_erf(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("erf", "self");
    return fl_erf__plain(self);
}

fl_tensor *fl_erf_(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("erf_", "self");
    return fl_erf___plain(self);
}

fl_tensor *fl_erfc(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("erfc", "self");
    return fl_erfc__plain(self);
}

fl_tensor *fl_erfc_(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("erfc_", "self");
    return fl_erfc___plain(self);
}

fl_tensor *fl_erfinv(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("erfinv", "self");
    return fl_erfinv__plain(self);
}

fl_tensor *fl_erfinv_(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("erfinv_", "self");
    return fl_erfinv___plain(self);
}

fl_tensor *fl_lgamma(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("lgamma", "self");
    return fl_lgamma__plain(self);
}

fl_tensor *fl_lgamma_(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("lgamma_", "self");
    return fl_lgamma___plain(self);
}

fl_tensor *fl_digamma(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("digamma", "self");
    return fl_digamma__plain(self);
}

fl_tensor *fl_digamma_(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("digamma_", "self");
    return fl_digamma___plain(self);
}

fl_tensor *fl_ldexp(fl_tensor *self, fl_tensor *other) {
    if (!self) return fl_error__no_tensor("ldexp", "self");
    if (!other) return fl_error__no_tensor("ldexp", "other");
    return fl_ldexp__plain(self, other);
}

fl_tensor *fl_ldexp_(fl_tensor *self, fl_tensor *other) {
    if (!self) return fl_error__no_tensor("ldexp_", "self");
    if (!other) return fl_error__no_tensor("ldexp_", "other");
    return fl_ldexp___plain(self, other);
}

fl_frexp_result fl_frexp(fl_tensor *self) {
    if (!self) {
        fl_error__no_tensor("frexp", "self");
        return (fl_frexp_result){.mantissa = NULL};
    }
    return fl_frexp__plain(self);
}

fl_tensor *fl_angle(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("angle", "self");
    return fl_angle__plain(self);
}

fl_tensor *fl_isreal(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("isreal", "self");
    return fl_isreal__plain(self);
}

fl_tensor *fl_real(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("real", "self");
    return fl_real__plain(self);
}

fl_tensor *fl_conj_physical(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("conj_physical", "self");
    return fl_conj_physical__plain(self);
}

fl_tensor *fl_conj_physical_(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("conj_physical_", "self");
    return fl_conj_physical___plain(self);
}

fl_tensor *fl_embedding(fl_tensor *input, fl_tensor *weight, const fl_embedding_options *options) {
    if (!input) return fl_error__no_tensor("embedding", "input");
    if (!weight) return fl_error__no_tensor("embedding", "weight");
    return fl_embedding__plain(input, weight, options);
}

fl_tensor *fl_embedding_bag(fl_tensor *input, fl_tensor *weight, const fl_embedding_bag_options *options) {
    if (!input) return fl_error__no_tensor("embedding_bag", "input");
    if (!weight) return fl_error__no_tensor("embedding_bag", "weight");
    if (options && !options->mode) return fl_error__null("embedding_bag", "mode");
    return fl_embedding_bag__plain(input, weight, options);
}

fl_tensor *fl_embedding_renorm_(fl_tensor *self, fl_tensor *indices, double max_norm, double norm_type) {
    if (!self) return fl_error__no_tensor("embedding_renorm_", "self");
    if (!indices) return fl_error__no_tensor("embedding_renorm_", "indices");
    return fl_embedding_renorm___plain(self, indices, max_norm, norm_type);
}

fl_tensor *fl_index_select(fl_tensor *self, int64_t dim, fl_tensor *index) {
    if (!self) return fl_error__no_tensor("index_select", "self");
    if (!index) return fl_error__no_tensor("index_select", "index");
    return fl_index_select__plain(self, dim, index);
}

fl_tensor *fl_index_add(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *source,
                               const fl_index_add_options *options) {
    if (!self) return fl_error__no_tensor("index_add", "self");
    if (!index) return fl_error__no_tensor("index_add", "index");
    if (!source) return fl_error__no_tensor("index_add", "source");
    return fl_index_add__plain(self, dim, index, source, options);
}

fl_tensor *fl_index_add_(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *source,
                                const fl_index_add_options *options) {
    if (!self) return fl_error__no_tensor("index_add_", "self");
    if (!index) return fl_error__no_tensor("index_add_", "index");
    if (!source) return fl_error__no_tensor("index_add_", "source");
    return fl_index_add___plain(self, dim, index, source, options);
}

fl_tensor *fl_index_copy(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *source) {
    if (!self) return fl_error__no_tensor("index_copy", "self");
    if (!index) return fl_error__no_tensor("index_copy", "index");
    if (!source) return fl_error__no_tensor("index_copy", "source");
    if (!fl_autocast__on()) return fl_index_copy__plain(self, dim, index, source);
    fl_tensor *a[] = {self, index, source};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_WIDEST, a, 3);
    fl_autocast__cast(to, a, 3);
    fl_tensor *r = fl_index_copy__plain(a[0], dim, a[1], a[2]);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_index_copy_(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *source) {
    if (!self) return fl_error__no_tensor("index_copy_", "self");
    if (!index) return fl_error__no_tensor("index_copy_", "index");
    if (!source) return fl_error__no_tensor("index_copy_", "source");
    return fl_index_copy___plain(self, dim, index, source);
}

fl_tensor *fl_index_fill(fl_tensor *self, int64_t dim, fl_tensor *index, fl_scalar value) {
    if (!self) return fl_error__no_tensor("index_fill", "self");
    if (!index) return fl_error__no_tensor("index_fill", "index");
    return fl_index_fill__plain(self, dim, index, value);
}

fl_tensor *fl_index_fill_(fl_tensor *self, int64_t dim, fl_tensor *index, fl_scalar value) {
    if (!self) return fl_error__no_tensor("index_fill_", "self");
    if (!index) return fl_error__no_tensor("index_fill_", "index");
    return fl_index_fill___plain(self, dim, index, value);
}

fl_tensor *fl_index_fill_tensor(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *value) {
    if (!self) return fl_error__no_tensor("index_fill", "self");
    if (!index) return fl_error__no_tensor("index_fill", "index");
    if (!value) return fl_error__no_tensor("index_fill", "value");
    return fl_index_fill_tensor__plain(self, dim, index, value);
}

fl_tensor *fl_index_fill_tensor_(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *value) {
    if (!self) return fl_error__no_tensor("index_fill_", "self");
    if (!index) return fl_error__no_tensor("index_fill_", "index");
    if (!value) return fl_error__no_tensor("index_fill_", "value");
    return fl_index_fill_tensor___plain(self, dim, index, value);
}

fl_tensor *fl_gather(fl_tensor *self, int64_t dim, fl_tensor *index, const fl_gather_options *options) {
    if (!self) return fl_error__no_tensor("gather", "self");
    if (!index) return fl_error__no_tensor("gather", "index");
    return fl_gather__plain(self, dim, index, options);
}

fl_tensor *fl_take_along_dim(fl_tensor *self, fl_tensor *indices, const fl_take_along_dim_options *options) {
    if (!self) return fl_error__no_tensor("take_along_dim", "self");
    if (!indices) return fl_error__no_tensor("take_along_dim", "indices");
    return fl_take_along_dim__plain(self, indices, options);
}

fl_tensor *fl_scatter(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *src) {
    if (!self) return fl_error__no_tensor("scatter", "self");
    if (!index) return fl_error__no_tensor("scatter", "index");
    if (!src) return fl_error__no_tensor("scatter", "src");
    return fl_scatter__plain(self, dim, index, src);
}

fl_tensor *fl_scatter_(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *src) {
    if (!self) return fl_error__no_tensor("scatter_", "self");
    if (!index) return fl_error__no_tensor("scatter_", "index");
    if (!src) return fl_error__no_tensor("scatter_", "src");
    return fl_scatter___plain(self, dim, index, src);
}

fl_tensor *fl_scatter_value(fl_tensor *self, int64_t dim, fl_tensor *index, fl_scalar value) {
    if (!self) return fl_error__no_tensor("scatter", "self");
    if (!index) return fl_error__no_tensor("scatter", "index");
    return fl_scatter_value__plain(self, dim, index, value);
}

fl_tensor *fl_scatter_value_(fl_tensor *self, int64_t dim, fl_tensor *index, fl_scalar value) {
    if (!self) return fl_error__no_tensor("scatter_", "self");
    if (!index) return fl_error__no_tensor("scatter_", "index");
    return fl_scatter_value___plain(self, dim, index, value);
}

fl_tensor *fl_scatter_src_reduce(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *src,
                                        const char *reduce) {
    if (!self) return fl_error__no_tensor("scatter", "self");
    if (!index) return fl_error__no_tensor("scatter", "index");
    if (!src) return fl_error__no_tensor("scatter", "src");
    if (!reduce) return fl_error__null("scatter", "reduce");
    return fl_scatter_src_reduce__plain(self, dim, index, src, reduce);
}

fl_tensor *fl_scatter_src_reduce_(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *src,
                                         const char *reduce) {
    if (!self) return fl_error__no_tensor("scatter_", "self");
    if (!index) return fl_error__no_tensor("scatter_", "index");
    if (!src) return fl_error__no_tensor("scatter_", "src");
    if (!reduce) return fl_error__null("scatter_", "reduce");
    return fl_scatter_src_reduce___plain(self, dim, index, src, reduce);
}

fl_tensor *fl_scatter_value_reduce(fl_tensor *self, int64_t dim, fl_tensor *index, fl_scalar value,
                                          const char *reduce) {
    if (!self) return fl_error__no_tensor("scatter", "self");
    if (!index) return fl_error__no_tensor("scatter", "index");
    if (!reduce) return fl_error__null("scatter", "reduce");
    return fl_scatter_value_reduce__plain(self, dim, index, value, reduce);
}

fl_tensor *fl_scatter_value_reduce_(fl_tensor *self, int64_t dim, fl_tensor *index, fl_scalar value,
                                           const char *reduce) {
    if (!self) return fl_error__no_tensor("scatter_", "self");
    if (!index) return fl_error__no_tensor("scatter_", "index");
    if (!reduce) return fl_error__null("scatter_", "reduce");
    return fl_scatter_value_reduce___plain(self, dim, index, value, reduce);
}

fl_tensor *fl_scatter_add(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *src) {
    if (!self) return fl_error__no_tensor("scatter_add", "self");
    if (!index) return fl_error__no_tensor("scatter_add", "index");
    if (!src) return fl_error__no_tensor("scatter_add", "src");
    return fl_scatter_add__plain(self, dim, index, src);
}

fl_tensor *fl_scatter_add_(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *src) {
    if (!self) return fl_error__no_tensor("scatter_add_", "self");
    if (!index) return fl_error__no_tensor("scatter_add_", "index");
    if (!src) return fl_error__no_tensor("scatter_add_", "src");
    return fl_scatter_add___plain(self, dim, index, src);
}

fl_tensor *fl_scatter_reduce(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *src, const char *reduce,
                                    const fl_scatter_reduce_options *options) {
    if (!self) return fl_error__no_tensor("scatter_reduce", "self");
    if (!index) return fl_error__no_tensor("scatter_reduce", "index");
    if (!src) return fl_error__no_tensor("scatter_reduce", "src");
    if (!reduce) return fl_error__null("scatter_reduce", "reduce");
    return fl_scatter_reduce__plain(self, dim, index, src, reduce, options);
}

fl_tensor *fl_scatter_reduce_(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *src, const char *reduce,
                                     const fl_scatter_reduce_options *options) {
    if (!self) return fl_error__no_tensor("scatter_reduce_", "self");
    if (!index) return fl_error__no_tensor("scatter_reduce_", "index");
    if (!src) return fl_error__no_tensor("scatter_reduce_", "src");
    if (!reduce) return fl_error__null("scatter_reduce_", "reduce");
    return fl_scatter_reduce___plain(self, dim, index, src, reduce, options);
}

fl_tensor *fl_index_reduce(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *source, const char *reduce,
                                  const fl_index_reduce_options *options) {
    if (!self) return fl_error__no_tensor("index_reduce", "self");
    if (!index) return fl_error__no_tensor("index_reduce", "index");
    if (!source) return fl_error__no_tensor("index_reduce", "source");
    if (!reduce) return fl_error__null("index_reduce", "reduce");
    return fl_index_reduce__plain(self, dim, index, source, reduce, options);
}

fl_tensor *fl_index_reduce_(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *source,
                                   const char *reduce, const fl_index_reduce_options *options) {
    if (!self) return fl_error__no_tensor("index_reduce_", "self");
    if (!index) return fl_error__no_tensor("index_reduce_", "index");
    if (!source) return fl_error__no_tensor("index_reduce_", "source");
    if (!reduce) return fl_error__null("index_reduce_", "reduce");
    return fl_index_reduce___plain(self, dim, index, source, reduce, options);
}

fl_tensor *fl_take(fl_tensor *self, fl_tensor *index) {
    if (!self) return fl_error__no_tensor("take", "self");
    if (!index) return fl_error__no_tensor("take", "index");
    return fl_take__plain(self, index);
}

fl_tensor *fl_put(fl_tensor *self, fl_tensor *index, fl_tensor *source, const fl_put_options *options) {
    if (!self) return fl_error__no_tensor("put", "self");
    if (!index) return fl_error__no_tensor("put", "index");
    if (!source) return fl_error__no_tensor("put", "source");
    return fl_put__plain(self, index, source, options);
}

fl_tensor *fl_put_(fl_tensor *self, fl_tensor *index, fl_tensor *source, const fl_put_options *options) {
    if (!self) return fl_error__no_tensor("put_", "self");
    if (!index) return fl_error__no_tensor("put_", "index");
    if (!source) return fl_error__no_tensor("put_", "source");
    return fl_put___plain(self, index, source, options);
}

fl_tensor *fl_segment_reduce(fl_tensor *data, const char *reduce, const fl_segment_reduce_options *options) {
    if (!data) return fl_error__no_tensor("segment_reduce", "data");
    if (!reduce) return fl_error__null("segment_reduce", "reduce");
    return fl_segment_reduce__plain(data, reduce, options);
}

fl_tensor *fl_index(fl_tensor *self, fl_tensor *const *indices, int n_indices) {
    if (!self) return fl_error__no_tensor("index", "self");
    if (fl_error__bad_list("index", "indices", (void *const *)indices, n_indices, true)) return NULL;
    return fl_index__plain(self, indices, n_indices);
}

fl_tensor *fl_index_put(fl_tensor *self, fl_tensor *const *indices, int n_indices, fl_tensor *values,
                               const fl_index_put_options *options) {
    if (!self) return fl_error__no_tensor("index_put", "self");
    if (fl_error__bad_list("index_put", "indices", (void *const *)indices, n_indices, true)) return NULL;
    if (!values) return fl_error__no_tensor("index_put", "values");
    return fl_index_put__plain(self, indices, n_indices, values, options);
}

fl_tensor *fl_index_put_(fl_tensor *self, fl_tensor *const *indices, int n_indices, fl_tensor *values,
                                const fl_index_put_options *options) {
    if (!self) return fl_error__no_tensor("index_put_", "self");
    if (fl_error__bad_list("index_put_", "indices", (void *const *)indices, n_indices, true)) return NULL;
    if (!values) return fl_error__no_tensor("index_put_", "values");
    return fl_index_put___plain(self, indices, n_indices, values, options);
}

fl_tensor *fl_init_uniform_(fl_tensor *tensor, const fl_init_uniform_options *options) {
    if (!tensor) return fl_error__no_tensor("init_uniform_", "tensor");
    return fl_init_uniform___plain(tensor, options);
}

fl_tensor *fl_init_normal_(fl_tensor *tensor, const fl_init_normal_options *options) {
    if (!tensor) return fl_error__no_tensor("init_normal_", "tensor");
    return fl_init_normal___plain(tensor, options);
}

fl_tensor *fl_init_trunc_normal_(fl_tensor *tensor, const fl_init_trunc_normal_options *options) {
    if (!tensor) return fl_error__no_tensor("init_trunc_normal_", "tensor");
    return fl_init_trunc_normal___plain(tensor, options);
}

fl_tensor *fl_init_constant_(fl_tensor *tensor, fl_scalar val) {
    if (!tensor) return fl_error__no_tensor("init_constant_", "tensor");
    return fl_init_constant___plain(tensor, val);
}

fl_tensor *fl_init_ones_(fl_tensor *tensor) {
    if (!tensor) return fl_error__no_tensor("init_ones_", "tensor");
    return fl_init_ones___plain(tensor);
}

fl_tensor *fl_init_zeros_(fl_tensor *tensor) {
    if (!tensor) return fl_error__no_tensor("init_zeros_", "tensor");
    return fl_init_zeros___plain(tensor);
}

fl_tensor *fl_init_eye_(fl_tensor *tensor) {
    if (!tensor) return fl_error__no_tensor("init_eye_", "tensor");
    return fl_init_eye___plain(tensor);
}

fl_tensor *fl_init_dirac_(fl_tensor *tensor, const fl_init_dirac_options *options) {
    if (!tensor) return fl_error__no_tensor("init_dirac_", "tensor");
    return fl_init_dirac___plain(tensor, options);
}

fl_tensor *fl_init_xavier_uniform_(fl_tensor *tensor, const fl_init_xavier_uniform_options *options) {
    if (!tensor) return fl_error__no_tensor("init_xavier_uniform_", "tensor");
    return fl_init_xavier_uniform___plain(tensor, options);
}

fl_tensor *fl_init_xavier_normal_(fl_tensor *tensor, const fl_init_xavier_normal_options *options) {
    if (!tensor) return fl_error__no_tensor("init_xavier_normal_", "tensor");
    return fl_init_xavier_normal___plain(tensor, options);
}

fl_tensor *fl_init_kaiming_uniform_(fl_tensor *tensor, const fl_init_kaiming_uniform_options *options) {
    if (!tensor) return fl_error__no_tensor("init_kaiming_uniform_", "tensor");
    if (options && !options->mode) return fl_error__null("init_kaiming_uniform_", "mode");
    if (options && !options->nonlinearity) return fl_error__null("init_kaiming_uniform_", "nonlinearity");
    return fl_init_kaiming_uniform___plain(tensor, options);
}

fl_tensor *fl_init_kaiming_normal_(fl_tensor *tensor, const fl_init_kaiming_normal_options *options) {
    if (!tensor) return fl_error__no_tensor("init_kaiming_normal_", "tensor");
    if (options && !options->mode) return fl_error__null("init_kaiming_normal_", "mode");
    if (options && !options->nonlinearity) return fl_error__null("init_kaiming_normal_", "nonlinearity");
    return fl_init_kaiming_normal___plain(tensor, options);
}

fl_tensor *fl_init_orthogonal_(fl_tensor *tensor, const fl_init_orthogonal_options *options) {
    if (!tensor) return fl_error__no_tensor("init_orthogonal_", "tensor");
    return fl_init_orthogonal___plain(tensor, options);
}

fl_tensor *fl_init_sparse_(fl_tensor *tensor, double sparsity, const fl_init_sparse_options *options) {
    if (!tensor) return fl_error__no_tensor("init_sparse_", "tensor");
    return fl_init_sparse___plain(tensor, sparsity, options);
}

double fl_init_calculate_gain(const char *nonlinearity, double param) {
    if (!nonlinearity) {
        fl_error__null("init_calculate_gain", "nonlinearity");
        return 0;
    }
    return fl_init_calculate_gain__plain(nonlinearity, param);
}

fl_tensor *fl_interpolate(fl_tensor *input, const fl_interpolate_options *options) {
    if (!input) return fl_error__no_tensor("interpolate", "input");
    if (options && options->n_size && (!options->size || options->n_size < -1)) return fl_error__bad_array("interpolate", "size", options->n_size);
    if (options && options->n_scale_factor && (!options->scale_factor || options->n_scale_factor < -1)) return fl_error__bad_array("interpolate", "scale_factor", options->n_scale_factor);
    if (options && !options->mode) return fl_error__null("interpolate", "mode");
    return fl_interpolate__plain(input, options);
}

fl_tensor *fl_upsample(fl_tensor *input, const fl_upsample_options *options) {
    if (!input) return fl_error__no_tensor("upsample", "input");
    if (options && options->n_size && (!options->size || options->n_size < -1)) return fl_error__bad_array("upsample", "size", options->n_size);
    if (options && options->n_scale_factor && (!options->scale_factor || options->n_scale_factor < -1)) return fl_error__bad_array("upsample", "scale_factor", options->n_scale_factor);
    if (options && !options->mode) return fl_error__null("upsample", "mode");
    return fl_upsample__plain(input, options);
}

fl_tensor *fl_upsample_nearest(fl_tensor *input, const fl_upsample_nearest_options *options) {
    if (!input) return fl_error__no_tensor("upsample_nearest", "input");
    if (options && options->n_size && (!options->size || options->n_size < -1)) return fl_error__bad_array("upsample_nearest", "size", options->n_size);
    if (options && options->n_scale_factor && (!options->scale_factor || options->n_scale_factor < -1)) return fl_error__bad_array("upsample_nearest", "scale_factor", options->n_scale_factor);
    return fl_upsample_nearest__plain(input, options);
}

fl_tensor *fl_upsample_bilinear(fl_tensor *input, const fl_upsample_bilinear_options *options) {
    if (!input) return fl_error__no_tensor("upsample_bilinear", "input");
    if (options && options->n_size && (!options->size || options->n_size < -1)) return fl_error__bad_array("upsample_bilinear", "size", options->n_size);
    if (options && options->n_scale_factor && (!options->scale_factor || options->n_scale_factor < -1)) return fl_error__bad_array("upsample_bilinear", "scale_factor", options->n_scale_factor);
    return fl_upsample_bilinear__plain(input, options);
}

fl_tensor *fl_grid_sample(fl_tensor *input, fl_tensor *grid, const fl_grid_sample_options *options) {
    if (!input) return fl_error__no_tensor("grid_sample", "input");
    if (!grid) return fl_error__no_tensor("grid_sample", "grid");
    if (options && !options->mode) return fl_error__null("grid_sample", "mode");
    if (options && !options->padding_mode) return fl_error__null("grid_sample", "padding_mode");
    return fl_grid_sample__plain(input, grid, options);
}

fl_tensor *fl_grid_sampler(fl_tensor *input, fl_tensor *grid, int64_t interpolation_mode, int64_t padding_mode,
                                  bool align_corners) {
    if (!input) return fl_error__no_tensor("grid_sampler", "input");
    if (!grid) return fl_error__no_tensor("grid_sampler", "grid");
    if (!fl_autocast__on()) return fl_grid_sampler__plain(input, grid, interpolation_mode, padding_mode, align_corners);
    fl_tensor *a[] = {input, grid};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 2);
    fl_autocast__cast(to, a, 2);
    fl_tensor *r = fl_grid_sampler__plain(a[0], a[1], interpolation_mode, padding_mode, align_corners);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_grid_sampler_2d(fl_tensor *input, fl_tensor *grid, int64_t interpolation_mode,
                                     int64_t padding_mode, bool align_corners) {
    if (!input) return fl_error__no_tensor("grid_sampler_2d", "input");
    if (!grid) return fl_error__no_tensor("grid_sampler_2d", "grid");
    if (!fl_autocast__on()) return fl_grid_sampler_2d__plain(input, grid, interpolation_mode, padding_mode, align_corners);
    fl_tensor *a[] = {input, grid};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 2);
    fl_autocast__cast(to, a, 2);
    fl_tensor *r = fl_grid_sampler_2d__plain(a[0], a[1], interpolation_mode, padding_mode, align_corners);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_grid_sampler_3d(fl_tensor *input, fl_tensor *grid, int64_t interpolation_mode,
                                     int64_t padding_mode, bool align_corners) {
    if (!input) return fl_error__no_tensor("grid_sampler_3d", "input");
    if (!grid) return fl_error__no_tensor("grid_sampler_3d", "grid");
    if (!fl_autocast__on()) return fl_grid_sampler_3d__plain(input, grid, interpolation_mode, padding_mode, align_corners);
    fl_tensor *a[] = {input, grid};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 2);
    fl_autocast__cast(to, a, 2);
    fl_tensor *r = fl_grid_sampler_3d__plain(a[0], a[1], interpolation_mode, padding_mode, align_corners);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_affine_grid(fl_tensor *theta, const int64_t *size, int n_size,
                                 const fl_affine_grid_options *options) {
    if (!theta) return fl_error__no_tensor("affine_grid", "theta");
    if (n_size && (!size || n_size < 0)) return fl_error__bad_array("affine_grid", "size", n_size);
    return fl_affine_grid__plain(theta, size, n_size, options);
}

fl_tensor *fl_affine_grid_generator(fl_tensor *theta, const int64_t *size, int n_size, bool align_corners) {
    if (!theta) return fl_error__no_tensor("affine_grid_generator", "theta");
    if (n_size && (!size || n_size < 0)) return fl_error__bad_array("affine_grid_generator", "size", n_size);
    return fl_affine_grid_generator__plain(theta, size, n_size, align_corners);
}

fl_linalg_lu_factor_ex_result fl_linalg_lu_factor_ex(fl_tensor *A,
                                                            const fl_linalg_lu_factor_ex_options *options) {
    if (!A) {
        fl_error__no_tensor("linalg_lu_factor_ex", "A");
        return (fl_linalg_lu_factor_ex_result){.LU = NULL};
    }
    return fl_linalg_lu_factor_ex__plain(A, options);
}

fl_linalg_lu_factor_result fl_linalg_lu_factor(fl_tensor *A, const fl_linalg_lu_factor_options *options) {
    if (!A) {
        fl_error__no_tensor("linalg_lu_factor", "A");
        return (fl_linalg_lu_factor_result){.LU = NULL};
    }
    return fl_linalg_lu_factor__plain(A, options);
}

fl_linalg_lu_result fl_linalg_lu(fl_tensor *A, const fl_linalg_lu_options *options) {
    if (!A) {
        fl_error__no_tensor("linalg_lu", "A");
        return (fl_linalg_lu_result){.P = NULL};
    }
    return fl_linalg_lu__plain(A, options);
}

fl_lu_unpack_result fl_lu_unpack(fl_tensor *LU_data, fl_tensor *LU_pivots, const fl_lu_unpack_options *options) {
    if (!LU_data) {
        fl_error__no_tensor("lu_unpack", "LU_data");
        return (fl_lu_unpack_result){.P = NULL};
    }
    if (!LU_pivots) {
        fl_error__no_tensor("lu_unpack", "LU_pivots");
        return (fl_lu_unpack_result){.P = NULL};
    }
    return fl_lu_unpack__plain(LU_data, LU_pivots, options);
}

fl_linalg_cholesky_ex_result fl_linalg_cholesky_ex(fl_tensor *self,
                                                          const fl_linalg_cholesky_ex_options *options) {
    if (!self) {
        fl_error__no_tensor("linalg_cholesky_ex", "self");
        return (fl_linalg_cholesky_ex_result){.L = NULL};
    }
    if (!fl_autocast__on()) return fl_linalg_cholesky_ex__plain(self, options);
    fl_tensor *a[] = {self};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 1);
    fl_autocast__cast(to, a, 1);
    fl_linalg_cholesky_ex_result r = fl_linalg_cholesky_ex__plain(a[0], options);
    fl_tensor *all[] = {r.L, r.info};
    fl_autocast__leave(all, 2);
    return (fl_linalg_cholesky_ex_result){all[0], all[1]};
}

fl_tensor *fl_linalg_cholesky(fl_tensor *self, const fl_linalg_cholesky_options *options) {
    if (!self) return fl_error__no_tensor("linalg_cholesky", "self");
    if (!fl_autocast__on()) return fl_linalg_cholesky__plain(self, options);
    fl_tensor *a[] = {self};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 1);
    fl_autocast__cast(to, a, 1);
    fl_tensor *r = fl_linalg_cholesky__plain(a[0], options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_cholesky(fl_tensor *self, const fl_cholesky_options *options) {
    if (!self) return fl_error__no_tensor("cholesky", "self");
    if (!fl_autocast__on()) return fl_cholesky__plain(self, options);
    fl_tensor *a[] = {self};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 1);
    fl_autocast__cast(to, a, 1);
    fl_tensor *r = fl_cholesky__plain(a[0], options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_linalg_qr_result fl_linalg_qr(fl_tensor *A, const fl_linalg_qr_options *options) {
    if (!A) {
        fl_error__no_tensor("linalg_qr", "A");
        return (fl_linalg_qr_result){.Q = NULL};
    }
    if (options && !options->mode) {
        fl_error__null("linalg_qr", "mode");
        return (fl_linalg_qr_result){.Q = NULL};
    }
    if (!fl_autocast__on()) return fl_linalg_qr__plain(A, options);
    fl_tensor *a[] = {A};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 1);
    fl_autocast__cast(to, a, 1);
    fl_linalg_qr_result r = fl_linalg_qr__plain(a[0], options);
    fl_tensor *all[] = {r.Q, r.R};
    fl_autocast__leave(all, 2);
    return (fl_linalg_qr_result){all[0], all[1]};
}

fl_qr_result fl_qr(fl_tensor *self, const fl_qr_options *options) {
    if (!self) {
        fl_error__no_tensor("qr", "self");
        return (fl_qr_result){.Q = NULL};
    }
    if (!fl_autocast__on()) return fl_qr__plain(self, options);
    fl_tensor *a[] = {self};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 1);
    fl_autocast__cast(to, a, 1);
    fl_qr_result r = fl_qr__plain(a[0], options);
    fl_tensor *all[] = {r.Q, r.R};
    fl_autocast__leave(all, 2);
    return (fl_qr_result){all[0], all[1]};
}

fl_geqrf_result fl_geqrf(fl_tensor *self) {
    if (!self) {
        fl_error__no_tensor("geqrf", "self");
        return (fl_geqrf_result){.a = NULL};
    }
    if (!fl_autocast__on()) return fl_geqrf__plain(self);
    fl_tensor *a[] = {self};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 1);
    fl_autocast__cast(to, a, 1);
    fl_geqrf_result r = fl_geqrf__plain(a[0]);
    fl_tensor *all[] = {r.a, r.tau};
    fl_autocast__leave(all, 2);
    return (fl_geqrf_result){all[0], all[1]};
}

fl_tensor *fl_linalg_householder_product(fl_tensor *input, fl_tensor *tau) {
    if (!input) return fl_error__no_tensor("linalg_householder_product", "input");
    if (!tau) return fl_error__no_tensor("linalg_householder_product", "tau");
    if (!fl_autocast__on()) return fl_linalg_householder_product__plain(input, tau);
    fl_tensor *a[] = {input, tau};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 2);
    fl_autocast__cast(to, a, 2);
    fl_tensor *r = fl_linalg_householder_product__plain(a[0], a[1]);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_orgqr(fl_tensor *self, fl_tensor *input2) {
    if (!self) return fl_error__no_tensor("orgqr", "self");
    if (!input2) return fl_error__no_tensor("orgqr", "input2");
    if (!fl_autocast__on()) return fl_orgqr__plain(self, input2);
    fl_tensor *a[] = {self, input2};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 2);
    fl_autocast__cast(to, a, 2);
    fl_tensor *r = fl_orgqr__plain(a[0], a[1]);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_ormqr(fl_tensor *self, fl_tensor *input2, fl_tensor *input3, const fl_ormqr_options *options) {
    if (!self) return fl_error__no_tensor("ormqr", "self");
    if (!input2) return fl_error__no_tensor("ormqr", "input2");
    if (!input3) return fl_error__no_tensor("ormqr", "input3");
    if (!fl_autocast__on()) return fl_ormqr__plain(self, input2, input3, options);
    fl_tensor *a[] = {self, input2, input3};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 3);
    fl_autocast__cast(to, a, 3);
    fl_tensor *r = fl_ormqr__plain(a[0], a[1], a[2], options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_linalg_ldl_factor_ex_result fl_linalg_ldl_factor_ex(fl_tensor *self,
                                                              const fl_linalg_ldl_factor_ex_options *options) {
    if (!self) {
        fl_error__no_tensor("linalg_ldl_factor_ex", "self");
        return (fl_linalg_ldl_factor_ex_result){.LD = NULL};
    }
    return fl_linalg_ldl_factor_ex__plain(self, options);
}

fl_linalg_ldl_factor_result fl_linalg_ldl_factor(fl_tensor *self, const fl_linalg_ldl_factor_options *options) {
    if (!self) {
        fl_error__no_tensor("linalg_ldl_factor", "self");
        return (fl_linalg_ldl_factor_result){.LD = NULL};
    }
    return fl_linalg_ldl_factor__plain(self, options);
}

fl_tensor *fl_linalg_ldl_solve(fl_tensor *LD, fl_tensor *pivots, fl_tensor *B,
                                      const fl_linalg_ldl_solve_options *options) {
    if (!LD) return fl_error__no_tensor("linalg_ldl_solve", "LD");
    if (!pivots) return fl_error__no_tensor("linalg_ldl_solve", "pivots");
    if (!B) return fl_error__no_tensor("linalg_ldl_solve", "B");
    return fl_linalg_ldl_solve__plain(LD, pivots, B, options);
}

fl_linalg_solve_ex_result fl_linalg_solve_ex(fl_tensor *A, fl_tensor *B,
                                                    const fl_linalg_solve_ex_options *options) {
    if (!A) {
        fl_error__no_tensor("linalg_solve_ex", "A");
        return (fl_linalg_solve_ex_result){.result = NULL};
    }
    if (!B) {
        fl_error__no_tensor("linalg_solve_ex", "B");
        return (fl_linalg_solve_ex_result){.result = NULL};
    }
    return fl_linalg_solve_ex__plain(A, B, options);
}

fl_tensor *fl_linalg_solve(fl_tensor *A, fl_tensor *B, const fl_linalg_solve_options *options) {
    if (!A) return fl_error__no_tensor("linalg_solve", "A");
    if (!B) return fl_error__no_tensor("linalg_solve", "B");
    if (!fl_autocast__on()) return fl_linalg_solve__plain(A, B, options);
    fl_tensor *a[] = {A, B};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 2);
    fl_autocast__cast(to, a, 2);
    fl_tensor *r = fl_linalg_solve__plain(a[0], a[1], options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_linalg_inv_ex_result fl_linalg_inv_ex(fl_tensor *A, const fl_linalg_inv_ex_options *options) {
    if (!A) {
        fl_error__no_tensor("linalg_inv_ex", "A");
        return (fl_linalg_inv_ex_result){.inverse = NULL};
    }
    if (!fl_autocast__on()) return fl_linalg_inv_ex__plain(A, options);
    fl_tensor *a[] = {A};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 1);
    fl_autocast__cast(to, a, 1);
    fl_linalg_inv_ex_result r = fl_linalg_inv_ex__plain(a[0], options);
    fl_tensor *all[] = {r.inverse, r.info};
    fl_autocast__leave(all, 2);
    return (fl_linalg_inv_ex_result){all[0], all[1]};
}

fl_tensor *fl_linalg_inv(fl_tensor *A) {
    if (!A) return fl_error__no_tensor("linalg_inv", "A");
    if (!fl_autocast__on()) return fl_linalg_inv__plain(A);
    fl_tensor *a[] = {A};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 1);
    fl_autocast__cast(to, a, 1);
    fl_tensor *r = fl_linalg_inv__plain(a[0]);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_inverse(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("inverse", "self");
    if (!fl_autocast__on()) return fl_inverse__plain(self);
    fl_tensor *a[] = {self};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 1);
    fl_autocast__cast(to, a, 1);
    fl_tensor *r = fl_inverse__plain(a[0]);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_linalg_det(fl_tensor *A) {
    if (!A) return fl_error__no_tensor("linalg_det", "A");
    return fl_linalg_det__plain(A);
}

fl_tensor *fl_det(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("det", "self");
    return fl_det__plain(self);
}

fl_linalg_slogdet_result fl_linalg_slogdet(fl_tensor *A) {
    if (!A) {
        fl_error__no_tensor("linalg_slogdet", "A");
        return (fl_linalg_slogdet_result){.sign = NULL};
    }
    return fl_linalg_slogdet__plain(A);
}

fl_slogdet_result fl_slogdet(fl_tensor *self) {
    if (!self) {
        fl_error__no_tensor("slogdet", "self");
        return (fl_slogdet_result){.sign = NULL};
    }
    return fl_slogdet__plain(self);
}

fl_tensor *fl_logdet(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("logdet", "self");
    return fl_logdet__plain(self);
}

fl_tensor *fl_linalg_lu_solve(fl_tensor *LU, fl_tensor *pivots, fl_tensor *B,
                                     const fl_linalg_lu_solve_options *options) {
    if (!LU) return fl_error__no_tensor("linalg_lu_solve", "LU");
    if (!pivots) return fl_error__no_tensor("linalg_lu_solve", "pivots");
    if (!B) return fl_error__no_tensor("linalg_lu_solve", "B");
    return fl_linalg_lu_solve__plain(LU, pivots, B, options);
}

fl_tensor *fl_lu_solve(fl_tensor *self, fl_tensor *LU_data, fl_tensor *LU_pivots) {
    if (!self) return fl_error__no_tensor("lu_solve", "self");
    if (!LU_data) return fl_error__no_tensor("lu_solve", "LU_data");
    if (!LU_pivots) return fl_error__no_tensor("lu_solve", "LU_pivots");
    if (!fl_autocast__on()) return fl_lu_solve__plain(self, LU_data, LU_pivots);
    fl_tensor *a[] = {self, LU_data, LU_pivots};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 3);
    fl_autocast__cast(to, a, 3);
    fl_tensor *r = fl_lu_solve__plain(a[0], a[1], a[2]);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_linalg_solve_triangular(fl_tensor *self, fl_tensor *B, bool upper,
                                             const fl_linalg_solve_triangular_options *options) {
    if (!self) return fl_error__no_tensor("linalg_solve_triangular", "self");
    if (!B) return fl_error__no_tensor("linalg_solve_triangular", "B");
    return fl_linalg_solve_triangular__plain(self, B, upper, options);
}

fl_triangular_solve_result fl_triangular_solve(fl_tensor *self, fl_tensor *A,
                                                      const fl_triangular_solve_options *options) {
    if (!self) {
        fl_error__no_tensor("triangular_solve", "self");
        return (fl_triangular_solve_result){.solution = NULL};
    }
    if (!A) {
        fl_error__no_tensor("triangular_solve", "A");
        return (fl_triangular_solve_result){.solution = NULL};
    }
    if (!fl_autocast__on()) return fl_triangular_solve__plain(self, A, options);
    fl_tensor *a[] = {self, A};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 2);
    fl_autocast__cast(to, a, 2);
    fl_triangular_solve_result r = fl_triangular_solve__plain(a[0], a[1], options);
    fl_tensor *all[] = {r.solution, r.cloned_coefficient};
    fl_autocast__leave(all, 2);
    return (fl_triangular_solve_result){all[0], all[1]};
}

fl_tensor *fl_cholesky_solve(fl_tensor *self, fl_tensor *input2, const fl_cholesky_solve_options *options) {
    if (!self) return fl_error__no_tensor("cholesky_solve", "self");
    if (!input2) return fl_error__no_tensor("cholesky_solve", "input2");
    if (!fl_autocast__on()) return fl_cholesky_solve__plain(self, input2, options);
    fl_tensor *a[] = {self, input2};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 2);
    fl_autocast__cast(to, a, 2);
    fl_tensor *r = fl_cholesky_solve__plain(a[0], a[1], options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_cholesky_inverse(fl_tensor *self, const fl_cholesky_inverse_options *options) {
    if (!self) return fl_error__no_tensor("cholesky_inverse", "self");
    if (!fl_autocast__on()) return fl_cholesky_inverse__plain(self, options);
    fl_tensor *a[] = {self};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 1);
    fl_autocast__cast(to, a, 1);
    fl_tensor *r = fl_cholesky_inverse__plain(a[0], options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_linalg_svd_result fl_linalg_svd(fl_tensor *A, const fl_linalg_svd_options *options) {
    if (!A) {
        fl_error__no_tensor("linalg_svd", "A");
        return (fl_linalg_svd_result){.U = NULL};
    }
    if (!fl_autocast__on()) return fl_linalg_svd__plain(A, options);
    fl_tensor *a[] = {A};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 1);
    fl_autocast__cast(to, a, 1);
    fl_linalg_svd_result r = fl_linalg_svd__plain(a[0], options);
    fl_tensor *all[] = {r.U, r.S, r.Vh};
    fl_autocast__leave(all, 3);
    return (fl_linalg_svd_result){all[0], all[1], all[2]};
}

fl_tensor *fl_linalg_svdvals(fl_tensor *A, const fl_linalg_svdvals_options *options) {
    if (!A) return fl_error__no_tensor("linalg_svdvals", "A");
    if (!fl_autocast__on()) return fl_linalg_svdvals__plain(A, options);
    fl_tensor *a[] = {A};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 1);
    fl_autocast__cast(to, a, 1);
    fl_tensor *r = fl_linalg_svdvals__plain(a[0], options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_svd_result fl_svd(fl_tensor *self, const fl_svd_options *options) {
    if (!self) {
        fl_error__no_tensor("svd", "self");
        return (fl_svd_result){.U = NULL};
    }
    if (!fl_autocast__on()) return fl_svd__plain(self, options);
    fl_tensor *a[] = {self};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 1);
    fl_autocast__cast(to, a, 1);
    fl_svd_result r = fl_svd__plain(a[0], options);
    fl_tensor *all[] = {r.U, r.S, r.V};
    fl_autocast__leave(all, 3);
    return (fl_svd_result){all[0], all[1], all[2]};
}

fl_linalg_eigh_result fl_linalg_eigh(fl_tensor *self, const fl_linalg_eigh_options *options) {
    if (!self) {
        fl_error__no_tensor("linalg_eigh", "self");
        return (fl_linalg_eigh_result){.eigenvalues = NULL};
    }
    if (options && !options->UPLO) {
        fl_error__null("linalg_eigh", "UPLO");
        return (fl_linalg_eigh_result){.eigenvalues = NULL};
    }
    if (!fl_autocast__on()) return fl_linalg_eigh__plain(self, options);
    fl_tensor *a[] = {self};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 1);
    fl_autocast__cast(to, a, 1);
    fl_linalg_eigh_result r = fl_linalg_eigh__plain(a[0], options);
    fl_tensor *all[] = {r.eigenvalues, r.eigenvectors};
    fl_autocast__leave(all, 2);
    return (fl_linalg_eigh_result){all[0], all[1]};
}

fl_tensor *fl_linalg_eigvalsh(fl_tensor *self, const fl_linalg_eigvalsh_options *options) {
    if (!self) return fl_error__no_tensor("linalg_eigvalsh", "self");
    if (options && !options->UPLO) return fl_error__null("linalg_eigvalsh", "UPLO");
    if (!fl_autocast__on()) return fl_linalg_eigvalsh__plain(self, options);
    fl_tensor *a[] = {self};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 1);
    fl_autocast__cast(to, a, 1);
    fl_tensor *r = fl_linalg_eigvalsh__plain(a[0], options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_linalg_eig_result fl_linalg_eig(fl_tensor *self) {
    if (!self) {
        fl_error__no_tensor("linalg_eig", "self");
        return (fl_linalg_eig_result){.eigenvalues = NULL};
    }
    if (!fl_autocast__on()) return fl_linalg_eig__plain(self);
    fl_tensor *a[] = {self};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 1);
    fl_autocast__cast(to, a, 1);
    fl_linalg_eig_result r = fl_linalg_eig__plain(a[0]);
    fl_tensor *all[] = {r.eigenvalues, r.eigenvectors};
    fl_autocast__leave(all, 2);
    return (fl_linalg_eig_result){all[0], all[1]};
}

fl_tensor *fl_linalg_eigvals(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("linalg_eigvals", "self");
    if (!fl_autocast__on()) return fl_linalg_eigvals__plain(self);
    fl_tensor *a[] = {self};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 1);
    fl_autocast__cast(to, a, 1);
    fl_tensor *r = fl_linalg_eigvals__plain(a[0]);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_linalg_pinv_atol_rtol_tensor(fl_tensor *self,
                                                  const fl_linalg_pinv_atol_rtol_tensor_options *options) {
    if (!self) return fl_error__no_tensor("linalg_pinv", "self");
    return fl_linalg_pinv_atol_rtol_tensor__plain(self, options);
}

fl_tensor *fl_linalg_pinv_atol_rtol_float(fl_tensor *self,
                                                 const fl_linalg_pinv_atol_rtol_float_options *options) {
    if (!self) return fl_error__no_tensor("linalg_pinv", "self");
    return fl_linalg_pinv_atol_rtol_float__plain(self, options);
}

fl_tensor *fl_linalg_pinv(fl_tensor *self, double rcond, const fl_linalg_pinv_options *options) {
    if (!self) return fl_error__no_tensor("linalg_pinv", "self");
    return fl_linalg_pinv__plain(self, rcond, options);
}

fl_tensor *fl_linalg_pinv_rcond_tensor(fl_tensor *self, fl_tensor *rcond,
                                              const fl_linalg_pinv_rcond_tensor_options *options) {
    if (!self) return fl_error__no_tensor("linalg_pinv", "self");
    if (!rcond) return fl_error__no_tensor("linalg_pinv", "rcond");
    return fl_linalg_pinv_rcond_tensor__plain(self, rcond, options);
}

fl_tensor *fl_pinverse(fl_tensor *self, const fl_pinverse_options *options) {
    if (!self) return fl_error__no_tensor("pinverse", "self");
    if (!fl_autocast__on()) return fl_pinverse__plain(self, options);
    fl_tensor *a[] = {self};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 1);
    fl_autocast__cast(to, a, 1);
    fl_tensor *r = fl_pinverse__plain(a[0], options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_linalg_matrix_rank_atol_rtol_tensor(fl_tensor *input,
                                                         const fl_linalg_matrix_rank_atol_rtol_tensor_options *options) {
    if (!input) return fl_error__no_tensor("linalg_matrix_rank", "input");
    if (!fl_autocast__on()) return fl_linalg_matrix_rank_atol_rtol_tensor__plain(input, options);
    fl_linalg_matrix_rank_atol_rtol_tensor_options o = FL_LINALG_MATRIX_RANK_ATOL_RTOL_TENSOR_OPTIONS;
    if (options) o = *options;
    fl_tensor *a[] = {input, o.atol, o.rtol};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 3);
    fl_autocast__cast(to, a, 3);
    o.atol = a[1];
    o.rtol = a[2];
    fl_tensor *r = fl_linalg_matrix_rank_atol_rtol_tensor__plain(a[0], &o);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_linalg_matrix_rank_atol_rtol_float(fl_tensor *self,
                                                        const fl_linalg_matrix_rank_atol_rtol_float_options *options) {
    if (!self) return fl_error__no_tensor("linalg_matrix_rank", "self");
    if (!fl_autocast__on()) return fl_linalg_matrix_rank_atol_rtol_float__plain(self, options);
    fl_tensor *a[] = {self};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 1);
    fl_autocast__cast(to, a, 1);
    fl_tensor *r = fl_linalg_matrix_rank_atol_rtol_float__plain(a[0], options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_linalg_matrix_rank(fl_tensor *self, double tol, const fl_linalg_matrix_rank_options *options) {
    if (!self) return fl_error__no_tensor("linalg_matrix_rank", "self");
    if (!fl_autocast__on()) return fl_linalg_matrix_rank__plain(self, tol, options);
    fl_tensor *a[] = {self};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 1);
    fl_autocast__cast(to, a, 1);
    fl_tensor *r = fl_linalg_matrix_rank__plain(a[0], tol, options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_linalg_matrix_rank_tol_tensor(fl_tensor *input, fl_tensor *tol,
                                                   const fl_linalg_matrix_rank_tol_tensor_options *options) {
    if (!input) return fl_error__no_tensor("linalg_matrix_rank", "input");
    if (!tol) return fl_error__no_tensor("linalg_matrix_rank", "tol");
    if (!fl_autocast__on()) return fl_linalg_matrix_rank_tol_tensor__plain(input, tol, options);
    fl_tensor *a[] = {input, tol};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 2);
    fl_autocast__cast(to, a, 2);
    fl_tensor *r = fl_linalg_matrix_rank_tol_tensor__plain(a[0], a[1], options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_linalg_lstsq_result fl_linalg_lstsq(fl_tensor *self, fl_tensor *b, const fl_linalg_lstsq_options *options) {
    if (!self) {
        fl_error__no_tensor("linalg_lstsq", "self");
        return (fl_linalg_lstsq_result){.solution = NULL};
    }
    if (!b) {
        fl_error__no_tensor("linalg_lstsq", "b");
        return (fl_linalg_lstsq_result){.solution = NULL};
    }
    if (!fl_autocast__on()) return fl_linalg_lstsq__plain(self, b, options);
    fl_tensor *a[] = {self, b};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 2);
    fl_autocast__cast(to, a, 2);
    fl_linalg_lstsq_result r = fl_linalg_lstsq__plain(a[0], a[1], options);
    fl_tensor *all[] = {r.solution, r.residuals, r.rank, r.singular_values};
    fl_autocast__leave(all, 4);
    return (fl_linalg_lstsq_result){all[0], all[1], all[2], all[3]};
}

fl_svd_lowrank_result fl_svd_lowrank(fl_tensor *A, const fl_svd_lowrank_options *options) {
    if (!A) {
        fl_error__no_tensor("svd_lowrank", "A");
        return (fl_svd_lowrank_result){.U = NULL};
    }
    return fl_svd_lowrank__plain(A, options);
}

fl_pca_lowrank_result fl_pca_lowrank(fl_tensor *A, const fl_pca_lowrank_options *options) {
    if (!A) {
        fl_error__no_tensor("pca_lowrank", "A");
        return (fl_pca_lowrank_result){.U = NULL};
    }
    return fl_pca_lowrank__plain(A, options);
}

fl_tensor *fl_linalg_norm(fl_tensor *self, const fl_linalg_norm_options *options) {
    if (!self) return fl_error__no_tensor("linalg_norm", "self");
    if (options && options->n_dim && (!options->dim || options->n_dim < 0)) return fl_error__bad_array("linalg_norm", "dim", options->n_dim);
    if (options && (unsigned)options->dtype + 1 > FL_DTYPE_COUNT) return fl_error__bad_dtype("linalg_norm", "dtype", options->dtype);
    return fl_linalg_norm__plain(self, options);
}

fl_tensor *fl_linalg_norm_named(fl_tensor *self, const char *ord, const fl_linalg_norm_named_options *options) {
    if (!self) return fl_error__no_tensor("linalg_norm", "self");
    if (!ord) return fl_error__null("linalg_norm", "ord");
    if (options && options->n_dim && (!options->dim || options->n_dim < 0)) return fl_error__bad_array("linalg_norm", "dim", options->n_dim);
    if (options && (unsigned)options->dtype + 1 > FL_DTYPE_COUNT) return fl_error__bad_dtype("linalg_norm", "dtype", options->dtype);
    return fl_linalg_norm_named__plain(self, ord, options);
}

fl_tensor *fl_linalg_matrix_norm(fl_tensor *self, fl_scalar ord, const fl_linalg_matrix_norm_options *options) {
    if (!self) return fl_error__no_tensor("linalg_matrix_norm", "self");
    if (options && (unsigned)options->dtype + 1 > FL_DTYPE_COUNT) return fl_error__bad_dtype("linalg_matrix_norm", "dtype", options->dtype);
    return fl_linalg_matrix_norm__plain(self, ord, options);
}

fl_tensor *fl_linalg_matrix_norm_named(fl_tensor *self, const fl_linalg_matrix_norm_named_options *options) {
    if (!self) return fl_error__no_tensor("linalg_matrix_norm", "self");
    if (options && !options->ord) return fl_error__null("linalg_matrix_norm", "ord");
    if (options && (unsigned)options->dtype + 1 > FL_DTYPE_COUNT) return fl_error__bad_dtype("linalg_matrix_norm", "dtype", options->dtype);
    return fl_linalg_matrix_norm_named__plain(self, options);
}

fl_tensor *fl_nuclear_norm(fl_tensor *self, const fl_nuclear_norm_options *options) {
    if (!self) return fl_error__no_tensor("nuclear_norm", "self");
    return fl_nuclear_norm__plain(self, options);
}

fl_tensor *fl_nuclear_norm_dim(fl_tensor *self, const int64_t dim[2],
                                      const fl_nuclear_norm_dim_options *options) {
    if (!self) return fl_error__no_tensor("nuclear_norm", "self");
    if (!dim) return fl_error__null("nuclear_norm", "dim");
    return fl_nuclear_norm_dim__plain(self, dim, options);
}

fl_tensor *fl_frobenius_norm(fl_tensor *self, const int64_t *dim, int n_dim,
                                    const fl_frobenius_norm_options *options) {
    if (!self) return fl_error__no_tensor("frobenius_norm", "self");
    if (n_dim && (!dim || n_dim < 0)) return fl_error__bad_array("frobenius_norm", "dim", n_dim);
    return fl_frobenius_norm__plain(self, dim, n_dim, options);
}

fl_tensor *fl_linalg_cond(fl_tensor *self, const fl_linalg_cond_options *options) {
    if (!self) return fl_error__no_tensor("linalg_cond", "self");
    if (!fl_autocast__on()) return fl_linalg_cond__plain(self, options);
    fl_tensor *a[] = {self};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 1);
    fl_autocast__cast(to, a, 1);
    fl_tensor *r = fl_linalg_cond__plain(a[0], options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_linalg_cond_named(fl_tensor *self, const char *p) {
    if (!self) return fl_error__no_tensor("linalg_cond", "self");
    if (!p) return fl_error__null("linalg_cond", "p");
    if (!fl_autocast__on()) return fl_linalg_cond_named__plain(self, p);
    fl_tensor *a[] = {self};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 1);
    fl_autocast__cast(to, a, 1);
    fl_tensor *r = fl_linalg_cond_named__plain(a[0], p);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_linalg_matrix_power(fl_tensor *self, int64_t n) {
    if (!self) return fl_error__no_tensor("linalg_matrix_power", "self");
    return fl_linalg_matrix_power__plain(self, n);
}

fl_tensor *fl_matrix_power(fl_tensor *self, int64_t n) {
    if (!self) return fl_error__no_tensor("matrix_power", "self");
    return fl_matrix_power__plain(self, n);
}

fl_tensor *fl_linalg_matrix_exp(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("linalg_matrix_exp", "self");
    return fl_linalg_matrix_exp__plain(self);
}

fl_tensor *fl_matrix_exp(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("matrix_exp", "self");
    return fl_matrix_exp__plain(self);
}

fl_tensor *fl_linalg_matmul(fl_tensor *self, fl_tensor *other) {
    if (!self) return fl_error__no_tensor("linalg_matmul", "self");
    if (!other) return fl_error__no_tensor("linalg_matmul", "other");
    return fl_linalg_matmul__plain(self, other);
}

fl_tensor *fl_linalg_vecdot(fl_tensor *x, fl_tensor *y, const fl_linalg_vecdot_options *options) {
    if (!x) return fl_error__no_tensor("linalg_vecdot", "x");
    if (!y) return fl_error__no_tensor("linalg_vecdot", "y");
    if (!fl_autocast__on()) return fl_linalg_vecdot__plain(x, y, options);
    fl_tensor *a[] = {x, y};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_LOWER, a, 2);
    fl_autocast__cast(to, a, 2);
    fl_tensor *r = fl_linalg_vecdot__plain(a[0], a[1], options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_linalg_cross(fl_tensor *self, fl_tensor *other, const fl_linalg_cross_options *options) {
    if (!self) return fl_error__no_tensor("linalg_cross", "self");
    if (!other) return fl_error__no_tensor("linalg_cross", "other");
    return fl_linalg_cross__plain(self, other, options);
}

fl_tensor *fl_linalg_multi_dot(fl_tensor *const *tensors, int n_tensors) {
    if (fl_error__bad_list("linalg_multi_dot", "tensors", (void *const *)tensors, n_tensors, false)) return NULL;
    return fl_linalg_multi_dot__plain(tensors, n_tensors);
}

fl_tensor *fl_linalg_diagonal(fl_tensor *A, const fl_linalg_diagonal_options *options) {
    if (!A) return fl_error__no_tensor("linalg_diagonal", "A");
    return fl_linalg_diagonal__plain(A, options);
}

fl_tensor *fl_linalg_vander(fl_tensor *x, const fl_linalg_vander_options *options) {
    if (!x) return fl_error__no_tensor("linalg_vander", "x");
    return fl_linalg_vander__plain(x, options);
}

fl_tensor *fl_linalg_tensorinv(fl_tensor *self, const fl_linalg_tensorinv_options *options) {
    if (!self) return fl_error__no_tensor("linalg_tensorinv", "self");
    if (!fl_autocast__on()) return fl_linalg_tensorinv__plain(self, options);
    fl_tensor *a[] = {self};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 1);
    fl_autocast__cast(to, a, 1);
    fl_tensor *r = fl_linalg_tensorinv__plain(a[0], options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_linalg_tensorsolve(fl_tensor *self, fl_tensor *other,
                                        const fl_linalg_tensorsolve_options *options) {
    if (!self) return fl_error__no_tensor("linalg_tensorsolve", "self");
    if (!other) return fl_error__no_tensor("linalg_tensorsolve", "other");
    if (options && options->n_dims && (!options->dims || options->n_dims < 0)) return fl_error__bad_array("linalg_tensorsolve", "dims", options->n_dims);
    if (!fl_autocast__on()) return fl_linalg_tensorsolve__plain(self, other, options);
    fl_tensor *a[] = {self, other};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 2);
    fl_autocast__cast(to, a, 2);
    fl_tensor *r = fl_linalg_tensorsolve__plain(a[0], a[1], options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_lobpcg_result fl_lobpcg(fl_tensor *A, const fl_lobpcg_options *options) {
    if (!A) {
        fl_error__no_tensor("lobpcg", "A");
        return (fl_lobpcg_result){.eigenvalues = NULL};
    }
    return fl_lobpcg__plain(A, options);
}

fl_tensor *fl_cross_entropy(fl_tensor *input, fl_tensor *target, const fl_cross_entropy_options *options) {
    if (!input) return fl_error__no_tensor("cross_entropy", "input");
    if (!target) return fl_error__no_tensor("cross_entropy", "target");
    if (options && !options->reduction) return fl_error__null("cross_entropy", "reduction");
    if (!fl_autocast__on()) return fl_cross_entropy__plain(input, target, options);
    fl_cross_entropy_options o = FL_CROSS_ENTROPY_OPTIONS;
    if (options) o = *options;
    fl_tensor *a[] = {input, target, o.weight};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 3);
    fl_autocast__cast(to, a, 3);
    o.weight = a[2];
    fl_tensor *r = fl_cross_entropy__plain(a[0], a[1], &o);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_nll_loss(fl_tensor *input, fl_tensor *target, const fl_nll_loss_options *options) {
    if (!input) return fl_error__no_tensor("nll_loss", "input");
    if (!target) return fl_error__no_tensor("nll_loss", "target");
    if (options && !options->reduction) return fl_error__null("nll_loss", "reduction");
    if (!fl_autocast__on()) return fl_nll_loss__plain(input, target, options);
    fl_nll_loss_options o = FL_NLL_LOSS_OPTIONS;
    if (options) o = *options;
    fl_tensor *a[] = {input, target, o.weight};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 3);
    fl_autocast__cast(to, a, 3);
    o.weight = a[2];
    fl_tensor *r = fl_nll_loss__plain(a[0], a[1], &o);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_mse_loss(fl_tensor *input, fl_tensor *target, const fl_mse_loss_options *options) {
    if (!input) return fl_error__no_tensor("mse_loss", "input");
    if (!target) return fl_error__no_tensor("mse_loss", "target");
    if (options && !options->reduction) return fl_error__null("mse_loss", "reduction");
    if (!fl_autocast__on()) return fl_mse_loss__plain(input, target, options);
    fl_mse_loss_options o = FL_MSE_LOSS_OPTIONS;
    if (options) o = *options;
    fl_tensor *a[] = {input, target, o.weight};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 3);
    fl_autocast__cast(to, a, 3);
    o.weight = a[2];
    fl_tensor *r = fl_mse_loss__plain(a[0], a[1], &o);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_l1_loss(fl_tensor *input, fl_tensor *target, const fl_l1_loss_options *options) {
    if (!input) return fl_error__no_tensor("l1_loss", "input");
    if (!target) return fl_error__no_tensor("l1_loss", "target");
    if (options && !options->reduction) return fl_error__null("l1_loss", "reduction");
    if (!fl_autocast__on()) return fl_l1_loss__plain(input, target, options);
    fl_l1_loss_options o = FL_L1_LOSS_OPTIONS;
    if (options) o = *options;
    fl_tensor *a[] = {input, target, o.weight};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 3);
    fl_autocast__cast(to, a, 3);
    o.weight = a[2];
    fl_tensor *r = fl_l1_loss__plain(a[0], a[1], &o);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_smooth_l1_loss(fl_tensor *input, fl_tensor *target, const fl_smooth_l1_loss_options *options) {
    if (!input) return fl_error__no_tensor("smooth_l1_loss", "input");
    if (!target) return fl_error__no_tensor("smooth_l1_loss", "target");
    if (options && !options->reduction) return fl_error__null("smooth_l1_loss", "reduction");
    if (!fl_autocast__on()) return fl_smooth_l1_loss__plain(input, target, options);
    fl_tensor *a[] = {input, target};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 2);
    fl_autocast__cast(to, a, 2);
    fl_tensor *r = fl_smooth_l1_loss__plain(a[0], a[1], options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_huber_loss(fl_tensor *input, fl_tensor *target, const fl_huber_loss_options *options) {
    if (!input) return fl_error__no_tensor("huber_loss", "input");
    if (!target) return fl_error__no_tensor("huber_loss", "target");
    if (options && !options->reduction) return fl_error__null("huber_loss", "reduction");
    if (!fl_autocast__on()) return fl_huber_loss__plain(input, target, options);
    fl_huber_loss_options o = FL_HUBER_LOSS_OPTIONS;
    if (options) o = *options;
    fl_tensor *a[] = {input, target, o.weight};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 3);
    fl_autocast__cast(to, a, 3);
    o.weight = a[2];
    fl_tensor *r = fl_huber_loss__plain(a[0], a[1], &o);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_binary_cross_entropy(fl_tensor *input, fl_tensor *target,
                                          const fl_binary_cross_entropy_options *options) {
    if (!input) return fl_error__no_tensor("binary_cross_entropy", "input");
    if (!target) return fl_error__no_tensor("binary_cross_entropy", "target");
    if (options && !options->reduction) return fl_error__null("binary_cross_entropy", "reduction");
    if (!fl_autocast__on()) return fl_binary_cross_entropy__plain(input, target, options);
    fl_binary_cross_entropy_options o = FL_BINARY_CROSS_ENTROPY_OPTIONS;
    if (options) o = *options;
    fl_tensor *a[] = {input, target, o.weight};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 3);
    fl_autocast__cast(to, a, 3);
    o.weight = a[2];
    fl_tensor *r = fl_binary_cross_entropy__plain(a[0], a[1], &o);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_binary_cross_entropy_with_logits(fl_tensor *input, fl_tensor *target,
                                                      const fl_binary_cross_entropy_with_logits_options *options) {
    if (!input) return fl_error__no_tensor("binary_cross_entropy_with_logits", "input");
    if (!target) return fl_error__no_tensor("binary_cross_entropy_with_logits", "target");
    if (options && !options->reduction) return fl_error__null("binary_cross_entropy_with_logits", "reduction");
    if (!fl_autocast__on()) return fl_binary_cross_entropy_with_logits__plain(input, target, options);
    fl_binary_cross_entropy_with_logits_options o = FL_BINARY_CROSS_ENTROPY_WITH_LOGITS_OPTIONS;
    if (options) o = *options;
    fl_tensor *a[] = {input, target, o.weight, o.pos_weight};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 4);
    fl_autocast__cast(to, a, 4);
    o.weight = a[2];
    o.pos_weight = a[3];
    fl_tensor *r = fl_binary_cross_entropy_with_logits__plain(a[0], a[1], &o);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_binary_cross_entropy_with_logits_numbered(fl_tensor *self, fl_tensor *target,
                                                               const fl_binary_cross_entropy_with_logits_numbered_options *options) {
    if (!self) return fl_error__no_tensor("binary_cross_entropy_with_logits", "self");
    if (!target) return fl_error__no_tensor("binary_cross_entropy_with_logits", "target");
    if (!fl_autocast__on()) return fl_binary_cross_entropy_with_logits_numbered__plain(self, target, options);
    fl_binary_cross_entropy_with_logits_numbered_options o = FL_BINARY_CROSS_ENTROPY_WITH_LOGITS_NUMBERED_OPTIONS;
    if (options) o = *options;
    fl_tensor *a[] = {self, target, o.weight, o.pos_weight};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 4);
    fl_autocast__cast(to, a, 4);
    o.weight = a[2];
    o.pos_weight = a[3];
    fl_tensor *r = fl_binary_cross_entropy_with_logits_numbered__plain(a[0], a[1], &o);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_kl_div(fl_tensor *input, fl_tensor *target, const fl_kl_div_options *options) {
    if (!input) return fl_error__no_tensor("kl_div", "input");
    if (!target) return fl_error__no_tensor("kl_div", "target");
    if (options && !options->reduction) return fl_error__null("kl_div", "reduction");
    if (!fl_autocast__on()) return fl_kl_div__plain(input, target, options);
    fl_tensor *a[] = {input, target};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 2);
    fl_autocast__cast(to, a, 2);
    fl_tensor *r = fl_kl_div__plain(a[0], a[1], options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_kl_div_numbered(fl_tensor *self, fl_tensor *target, const fl_kl_div_numbered_options *options) {
    if (!self) return fl_error__no_tensor("kl_div", "self");
    if (!target) return fl_error__no_tensor("kl_div", "target");
    if (!fl_autocast__on()) return fl_kl_div_numbered__plain(self, target, options);
    fl_tensor *a[] = {self, target};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 2);
    fl_autocast__cast(to, a, 2);
    fl_tensor *r = fl_kl_div_numbered__plain(a[0], a[1], options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_margin_ranking_loss(fl_tensor *input1, fl_tensor *input2, fl_tensor *target,
                                         const fl_margin_ranking_loss_options *options) {
    if (!input1) return fl_error__no_tensor("margin_ranking_loss", "input1");
    if (!input2) return fl_error__no_tensor("margin_ranking_loss", "input2");
    if (!target) return fl_error__no_tensor("margin_ranking_loss", "target");
    if (options && !options->reduction) return fl_error__null("margin_ranking_loss", "reduction");
    if (!fl_autocast__on()) return fl_margin_ranking_loss__plain(input1, input2, target, options);
    fl_tensor *a[] = {input1, input2, target};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 3);
    fl_autocast__cast(to, a, 3);
    fl_tensor *r = fl_margin_ranking_loss__plain(a[0], a[1], a[2], options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_margin_ranking_loss_numbered(fl_tensor *input1, fl_tensor *input2, fl_tensor *target,
                                                  const fl_margin_ranking_loss_numbered_options *options) {
    if (!input1) return fl_error__no_tensor("margin_ranking_loss", "input1");
    if (!input2) return fl_error__no_tensor("margin_ranking_loss", "input2");
    if (!target) return fl_error__no_tensor("margin_ranking_loss", "target");
    if (!fl_autocast__on()) return fl_margin_ranking_loss_numbered__plain(input1, input2, target, options);
    fl_tensor *a[] = {input1, input2, target};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 3);
    fl_autocast__cast(to, a, 3);
    fl_tensor *r = fl_margin_ranking_loss_numbered__plain(a[0], a[1], a[2], options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_hinge_embedding_loss(fl_tensor *input, fl_tensor *target,
                                          const fl_hinge_embedding_loss_options *options) {
    if (!input) return fl_error__no_tensor("hinge_embedding_loss", "input");
    if (!target) return fl_error__no_tensor("hinge_embedding_loss", "target");
    if (options && !options->reduction) return fl_error__null("hinge_embedding_loss", "reduction");
    if (!fl_autocast__on()) return fl_hinge_embedding_loss__plain(input, target, options);
    fl_tensor *a[] = {input, target};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 2);
    fl_autocast__cast(to, a, 2);
    fl_tensor *r = fl_hinge_embedding_loss__plain(a[0], a[1], options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_hinge_embedding_loss_numbered(fl_tensor *self, fl_tensor *target,
                                                   const fl_hinge_embedding_loss_numbered_options *options) {
    if (!self) return fl_error__no_tensor("hinge_embedding_loss", "self");
    if (!target) return fl_error__no_tensor("hinge_embedding_loss", "target");
    if (!fl_autocast__on()) return fl_hinge_embedding_loss_numbered__plain(self, target, options);
    fl_tensor *a[] = {self, target};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 2);
    fl_autocast__cast(to, a, 2);
    fl_tensor *r = fl_hinge_embedding_loss_numbered__plain(a[0], a[1], options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_soft_margin_loss(fl_tensor *input, fl_tensor *target, const fl_soft_margin_loss_options *options) {
    if (!input) return fl_error__no_tensor("soft_margin_loss", "input");
    if (!target) return fl_error__no_tensor("soft_margin_loss", "target");
    if (options && !options->reduction) return fl_error__null("soft_margin_loss", "reduction");
    if (!fl_autocast__on()) return fl_soft_margin_loss__plain(input, target, options);
    fl_tensor *a[] = {input, target};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 2);
    fl_autocast__cast(to, a, 2);
    fl_tensor *r = fl_soft_margin_loss__plain(a[0], a[1], options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_cosine_embedding_loss(fl_tensor *input1, fl_tensor *input2, fl_tensor *target,
                                           const fl_cosine_embedding_loss_options *options) {
    if (!input1) return fl_error__no_tensor("cosine_embedding_loss", "input1");
    if (!input2) return fl_error__no_tensor("cosine_embedding_loss", "input2");
    if (!target) return fl_error__no_tensor("cosine_embedding_loss", "target");
    if (options && !options->reduction) return fl_error__null("cosine_embedding_loss", "reduction");
    if (!fl_autocast__on()) return fl_cosine_embedding_loss__plain(input1, input2, target, options);
    fl_tensor *a[] = {input1, input2, target};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 3);
    fl_autocast__cast(to, a, 3);
    fl_tensor *r = fl_cosine_embedding_loss__plain(a[0], a[1], a[2], options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_cosine_embedding_loss_numbered(fl_tensor *input1, fl_tensor *input2, fl_tensor *target,
                                                    const fl_cosine_embedding_loss_numbered_options *options) {
    if (!input1) return fl_error__no_tensor("cosine_embedding_loss", "input1");
    if (!input2) return fl_error__no_tensor("cosine_embedding_loss", "input2");
    if (!target) return fl_error__no_tensor("cosine_embedding_loss", "target");
    if (!fl_autocast__on()) return fl_cosine_embedding_loss_numbered__plain(input1, input2, target, options);
    fl_tensor *a[] = {input1, input2, target};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 3);
    fl_autocast__cast(to, a, 3);
    fl_tensor *r = fl_cosine_embedding_loss_numbered__plain(a[0], a[1], a[2], options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_triplet_margin_loss(fl_tensor *anchor, fl_tensor *positive, fl_tensor *negative,
                                         const fl_triplet_margin_loss_options *options) {
    if (!anchor) return fl_error__no_tensor("triplet_margin_loss", "anchor");
    if (!positive) return fl_error__no_tensor("triplet_margin_loss", "positive");
    if (!negative) return fl_error__no_tensor("triplet_margin_loss", "negative");
    if (options && !options->reduction) return fl_error__null("triplet_margin_loss", "reduction");
    if (!fl_autocast__on()) return fl_triplet_margin_loss__plain(anchor, positive, negative, options);
    fl_tensor *a[] = {anchor, positive, negative};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 3);
    fl_autocast__cast(to, a, 3);
    fl_tensor *r = fl_triplet_margin_loss__plain(a[0], a[1], a[2], options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_triplet_margin_loss_numbered(fl_tensor *anchor, fl_tensor *positive, fl_tensor *negative,
                                                  const fl_triplet_margin_loss_numbered_options *options) {
    if (!anchor) return fl_error__no_tensor("triplet_margin_loss", "anchor");
    if (!positive) return fl_error__no_tensor("triplet_margin_loss", "positive");
    if (!negative) return fl_error__no_tensor("triplet_margin_loss", "negative");
    if (!fl_autocast__on()) return fl_triplet_margin_loss_numbered__plain(anchor, positive, negative, options);
    fl_tensor *a[] = {anchor, positive, negative};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 3);
    fl_autocast__cast(to, a, 3);
    fl_tensor *r = fl_triplet_margin_loss_numbered__plain(a[0], a[1], a[2], options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_poisson_nll_loss(fl_tensor *input, fl_tensor *target, const fl_poisson_nll_loss_options *options) {
    if (!input) return fl_error__no_tensor("poisson_nll_loss", "input");
    if (!target) return fl_error__no_tensor("poisson_nll_loss", "target");
    if (options && !options->reduction) return fl_error__null("poisson_nll_loss", "reduction");
    if (!fl_autocast__on()) return fl_poisson_nll_loss__plain(input, target, options);
    fl_tensor *a[] = {input, target};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 2);
    fl_autocast__cast(to, a, 2);
    fl_tensor *r = fl_poisson_nll_loss__plain(a[0], a[1], options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_poisson_nll_loss_numbered(fl_tensor *input, fl_tensor *target, bool log_input, bool full,
                                               double eps, int64_t reduction) {
    if (!input) return fl_error__no_tensor("poisson_nll_loss", "input");
    if (!target) return fl_error__no_tensor("poisson_nll_loss", "target");
    if (!fl_autocast__on()) return fl_poisson_nll_loss_numbered__plain(input, target, log_input, full, eps, reduction);
    fl_tensor *a[] = {input, target};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 2);
    fl_autocast__cast(to, a, 2);
    fl_tensor *r = fl_poisson_nll_loss_numbered__plain(a[0], a[1], log_input, full, eps, reduction);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_gaussian_nll_loss(fl_tensor *input, fl_tensor *target, fl_tensor *var,
                                       const fl_gaussian_nll_loss_options *options) {
    if (!input) return fl_error__no_tensor("gaussian_nll_loss", "input");
    if (!target) return fl_error__no_tensor("gaussian_nll_loss", "target");
    if (!var) return fl_error__no_tensor("gaussian_nll_loss", "var");
    if (options && !options->reduction) return fl_error__null("gaussian_nll_loss", "reduction");
    return fl_gaussian_nll_loss__plain(input, target, var, options);
}

fl_tensor *fl_gaussian_nll_loss_float(fl_tensor *input, fl_tensor *target, double var,
                                             const fl_gaussian_nll_loss_float_options *options) {
    if (!input) return fl_error__no_tensor("gaussian_nll_loss", "input");
    if (!target) return fl_error__no_tensor("gaussian_nll_loss", "target");
    if (options && !options->reduction) return fl_error__null("gaussian_nll_loss", "reduction");
    return fl_gaussian_nll_loss_float__plain(input, target, var, options);
}

fl_tensor *fl_multi_margin_loss(fl_tensor *input, fl_tensor *target,
                                       const fl_multi_margin_loss_options *options) {
    if (!input) return fl_error__no_tensor("multi_margin_loss", "input");
    if (!target) return fl_error__no_tensor("multi_margin_loss", "target");
    if (options && !options->reduction) return fl_error__null("multi_margin_loss", "reduction");
    if (!fl_autocast__on()) return fl_multi_margin_loss__plain(input, target, options);
    fl_multi_margin_loss_options o = FL_MULTI_MARGIN_LOSS_OPTIONS;
    if (options) o = *options;
    fl_tensor *a[] = {input, target, o.weight};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 3);
    fl_autocast__cast(to, a, 3);
    o.weight = a[2];
    fl_tensor *r = fl_multi_margin_loss__plain(a[0], a[1], &o);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_multilabel_margin_loss(fl_tensor *input, fl_tensor *target,
                                            const fl_multilabel_margin_loss_options *options) {
    if (!input) return fl_error__no_tensor("multilabel_margin_loss", "input");
    if (!target) return fl_error__no_tensor("multilabel_margin_loss", "target");
    if (options && !options->reduction) return fl_error__null("multilabel_margin_loss", "reduction");
    if (!fl_autocast__on()) return fl_multilabel_margin_loss__plain(input, target, options);
    fl_tensor *a[] = {input, target};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 2);
    fl_autocast__cast(to, a, 2);
    fl_tensor *r = fl_multilabel_margin_loss__plain(a[0], a[1], options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_multilabel_soft_margin_loss(fl_tensor *input, fl_tensor *target,
                                                 const fl_multilabel_soft_margin_loss_options *options) {
    if (!input) return fl_error__no_tensor("multilabel_soft_margin_loss", "input");
    if (!target) return fl_error__no_tensor("multilabel_soft_margin_loss", "target");
    if (options && !options->reduction) return fl_error__null("multilabel_soft_margin_loss", "reduction");
    return fl_multilabel_soft_margin_loss__plain(input, target, options);
}

fl_tensor *fl_ctc_loss(fl_tensor *log_probs, fl_tensor *targets, fl_tensor *input_lengths,
                              fl_tensor *target_lengths, const fl_ctc_loss_options *options) {
    if (!log_probs) return fl_error__no_tensor("ctc_loss", "log_probs");
    if (!targets) return fl_error__no_tensor("ctc_loss", "targets");
    if (!input_lengths) return fl_error__no_tensor("ctc_loss", "input_lengths");
    if (!target_lengths) return fl_error__no_tensor("ctc_loss", "target_lengths");
    if (options && !options->reduction) return fl_error__null("ctc_loss", "reduction");
    if (!fl_autocast__on()) return fl_ctc_loss__plain(log_probs, targets, input_lengths, target_lengths, options);
    fl_tensor *a[] = {log_probs, targets, input_lengths, target_lengths};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 4);
    fl_autocast__cast(to, a, 4);
    fl_tensor *r = fl_ctc_loss__plain(a[0], a[1], a[2], a[3], options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_ctc_loss_lengths(fl_tensor *log_probs, fl_tensor *targets,
                                      const int64_t *input_lengths, int n_input_lengths,
                                      const int64_t *target_lengths, int n_target_lengths,
                                      const fl_ctc_loss_lengths_options *options) {
    if (!log_probs) return fl_error__no_tensor("ctc_loss", "log_probs");
    if (!targets) return fl_error__no_tensor("ctc_loss", "targets");
    if (n_input_lengths && (!input_lengths || n_input_lengths < 0)) return fl_error__bad_array("ctc_loss", "input_lengths", n_input_lengths);
    if (n_target_lengths && (!target_lengths || n_target_lengths < 0)) return fl_error__bad_array("ctc_loss", "target_lengths", n_target_lengths);
    if (options && !options->reduction) return fl_error__null("ctc_loss", "reduction");
    if (!fl_autocast__on()) return fl_ctc_loss_lengths__plain(log_probs, targets, input_lengths, n_input_lengths, target_lengths, n_target_lengths, options);
    fl_tensor *a[] = {log_probs, targets};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 2);
    fl_autocast__cast(to, a, 2);
    fl_tensor *r = fl_ctc_loss_lengths__plain(a[0], a[1], input_lengths, n_input_lengths, target_lengths, n_target_lengths, options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_ctc_loss_numbered(fl_tensor *log_probs, fl_tensor *targets, fl_tensor *input_lengths,
                                       fl_tensor *target_lengths, const fl_ctc_loss_numbered_options *options) {
    if (!log_probs) return fl_error__no_tensor("ctc_loss", "log_probs");
    if (!targets) return fl_error__no_tensor("ctc_loss", "targets");
    if (!input_lengths) return fl_error__no_tensor("ctc_loss", "input_lengths");
    if (!target_lengths) return fl_error__no_tensor("ctc_loss", "target_lengths");
    if (!fl_autocast__on()) return fl_ctc_loss_numbered__plain(log_probs, targets, input_lengths, target_lengths, options);
    fl_tensor *a[] = {log_probs, targets, input_lengths, target_lengths};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 4);
    fl_autocast__cast(to, a, 4);
    fl_tensor *r = fl_ctc_loss_numbered__plain(a[0], a[1], a[2], a[3], options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_ctc_loss_lengths_numbered(fl_tensor *log_probs, fl_tensor *targets,
                                               const int64_t *input_lengths, int n_input_lengths,
                                               const int64_t *target_lengths, int n_target_lengths,
                                               const fl_ctc_loss_lengths_numbered_options *options) {
    if (!log_probs) return fl_error__no_tensor("ctc_loss", "log_probs");
    if (!targets) return fl_error__no_tensor("ctc_loss", "targets");
    if (n_input_lengths && (!input_lengths || n_input_lengths < 0)) return fl_error__bad_array("ctc_loss", "input_lengths", n_input_lengths);
    if (n_target_lengths && (!target_lengths || n_target_lengths < 0)) return fl_error__bad_array("ctc_loss", "target_lengths", n_target_lengths);
    if (!fl_autocast__on()) return fl_ctc_loss_lengths_numbered__plain(log_probs, targets, input_lengths, n_input_lengths, target_lengths, n_target_lengths, options);
    fl_tensor *a[] = {log_probs, targets};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 2);
    fl_autocast__cast(to, a, 2);
    fl_tensor *r = fl_ctc_loss_lengths_numbered__plain(a[0], a[1], input_lengths, n_input_lengths, target_lengths, n_target_lengths, options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_linear_cross_entropy(fl_tensor *input, fl_tensor *linear_weight, fl_tensor *target,
                                          const fl_linear_cross_entropy_options *options) {
    if (!input) return fl_error__no_tensor("linear_cross_entropy", "input");
    if (!linear_weight) return fl_error__no_tensor("linear_cross_entropy", "linear_weight");
    if (!target) return fl_error__no_tensor("linear_cross_entropy", "target");
    if (options && !options->reduction) return fl_error__null("linear_cross_entropy", "reduction");
    return fl_linear_cross_entropy__plain(input, linear_weight, target, options);
}

fl_tensor *fl_masked_fill(fl_tensor *self, fl_tensor *mask, fl_scalar value) {
    if (!self) return fl_error__no_tensor("masked_fill", "self");
    if (!mask) return fl_error__no_tensor("masked_fill", "mask");
    return fl_masked_fill__plain(self, mask, value);
}

fl_tensor *fl_masked_fill_(fl_tensor *self, fl_tensor *mask, fl_scalar value) {
    if (!self) return fl_error__no_tensor("masked_fill_", "self");
    if (!mask) return fl_error__no_tensor("masked_fill_", "mask");
    return fl_masked_fill___plain(self, mask, value);
}

fl_tensor *fl_masked_fill_tensor(fl_tensor *self, fl_tensor *mask, fl_tensor *value) {
    if (!self) return fl_error__no_tensor("masked_fill", "self");
    if (!mask) return fl_error__no_tensor("masked_fill", "mask");
    if (!value) return fl_error__no_tensor("masked_fill", "value");
    return fl_masked_fill_tensor__plain(self, mask, value);
}

fl_tensor *fl_masked_fill_tensor_(fl_tensor *self, fl_tensor *mask, fl_tensor *value) {
    if (!self) return fl_error__no_tensor("masked_fill_", "self");
    if (!mask) return fl_error__no_tensor("masked_fill_", "mask");
    if (!value) return fl_error__no_tensor("masked_fill_", "value");
    return fl_masked_fill_tensor___plain(self, mask, value);
}

fl_tensor *fl_masked_select(fl_tensor *self, fl_tensor *mask) {
    if (!self) return fl_error__no_tensor("masked_select", "self");
    if (!mask) return fl_error__no_tensor("masked_select", "mask");
    return fl_masked_select__plain(self, mask);
}

fl_tensor *fl_masked_scatter(fl_tensor *self, fl_tensor *mask, fl_tensor *source) {
    if (!self) return fl_error__no_tensor("masked_scatter", "self");
    if (!mask) return fl_error__no_tensor("masked_scatter", "mask");
    if (!source) return fl_error__no_tensor("masked_scatter", "source");
    return fl_masked_scatter__plain(self, mask, source);
}

fl_tensor *fl_masked_scatter_(fl_tensor *self, fl_tensor *mask, fl_tensor *source) {
    if (!self) return fl_error__no_tensor("masked_scatter_", "self");
    if (!mask) return fl_error__no_tensor("masked_scatter_", "mask");
    if (!source) return fl_error__no_tensor("masked_scatter_", "source");
    return fl_masked_scatter___plain(self, mask, source);
}

fl_tensor *fl_nonzero(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("nonzero", "self");
    return fl_nonzero__plain(self);
}

fl_tensor *fl_nonzero_static(fl_tensor *self, int64_t size, const fl_nonzero_static_options *options) {
    if (!self) return fl_error__no_tensor("nonzero_static", "self");
    return fl_nonzero_static__plain(self, size, options);
}

fl_tensors fl_where_indices(fl_tensor *condition) {
    if (!condition) {
        fl_error__no_tensor("where", "condition");
        return (fl_tensors){0, NULL};
    }
    return fl_where_indices__plain(condition);
}

fl_tensor *fl_one_hot(fl_tensor *self, const fl_one_hot_options *options) {
    if (!self) return fl_error__no_tensor("one_hot", "self");
    return fl_one_hot__plain(self, options);
}

fl_tensor *fl_mm(fl_tensor *self, fl_tensor *mat2) {
    if (!self) return fl_error__no_tensor("mm", "self");
    if (!mat2) return fl_error__no_tensor("mm", "mat2");
    if (!fl_autocast__on()) return fl_mm__plain(self, mat2);
    fl_tensor *a[] = {self, mat2};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_LOWER, a, 2);
    fl_autocast__cast(to, a, 2);
    fl_tensor *r = fl_mm__plain(a[0], a[1]);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_bmm(fl_tensor *self, fl_tensor *mat2) {
    if (!self) return fl_error__no_tensor("bmm", "self");
    if (!mat2) return fl_error__no_tensor("bmm", "mat2");
    if (!fl_autocast__on()) return fl_bmm__plain(self, mat2);
    fl_tensor *a[] = {self, mat2};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_LOWER, a, 2);
    fl_autocast__cast(to, a, 2);
    fl_tensor *r = fl_bmm__plain(a[0], a[1]);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_mv(fl_tensor *self, fl_tensor *vec) {
    if (!self) return fl_error__no_tensor("mv", "self");
    if (!vec) return fl_error__no_tensor("mv", "vec");
    return fl_mv__plain(self, vec);
}

fl_tensor *fl_dot(fl_tensor *self, fl_tensor *tensor) {
    if (!self) return fl_error__no_tensor("dot", "self");
    if (!tensor) return fl_error__no_tensor("dot", "tensor");
    return fl_dot__plain(self, tensor);
}

fl_tensor *fl_matmul(fl_tensor *self, fl_tensor *other) {
    if (!self) return fl_error__no_tensor("matmul", "self");
    if (!other) return fl_error__no_tensor("matmul", "other");
    if (!fl_autocast__on()) return fl_matmul__plain(self, other);
    fl_tensor *a[] = {self, other};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_LOWER, a, 2);
    fl_autocast__cast(to, a, 2);
    fl_tensor *r = fl_matmul__plain(a[0], a[1]);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_linear(fl_tensor *input, fl_tensor *weight, fl_tensor *bias) {
    if (!input) return fl_error__no_tensor("linear", "input");
    if (!weight) return fl_error__no_tensor("linear", "weight");
    if (!fl_autocast__on()) return fl_linear__plain(input, weight, bias);
    fl_tensor *a[] = {input, weight, bias};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_LOWER, a, 3);
    fl_autocast__cast(to, a, 3);
    fl_tensor *r = fl_linear__plain(a[0], a[1], a[2]);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_addmm(fl_tensor *self, fl_tensor *mat1, fl_tensor *mat2, const fl_addmm_options *options) {
    if (!self) return fl_error__no_tensor("addmm", "self");
    if (!mat1) return fl_error__no_tensor("addmm", "mat1");
    if (!mat2) return fl_error__no_tensor("addmm", "mat2");
    if (!fl_autocast__on()) return fl_addmm__plain(self, mat1, mat2, options);
    fl_tensor *a[] = {self, mat1, mat2};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_LOWER, a, 3);
    fl_autocast__cast(to, a, 3);
    fl_tensor *r = fl_addmm__plain(a[0], a[1], a[2], options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_addmm_(fl_tensor *self, fl_tensor *mat1, fl_tensor *mat2, const fl_addmm_options *options) {
    if (!self) return fl_error__no_tensor("addmm_", "self");
    if (!mat1) return fl_error__no_tensor("addmm_", "mat1");
    if (!mat2) return fl_error__no_tensor("addmm_", "mat2");
    return fl_addmm___plain(self, mat1, mat2, options);
}

fl_tensor *fl_addmv(fl_tensor *self, fl_tensor *mat, fl_tensor *vec, const fl_addmv_options *options) {
    if (!self) return fl_error__no_tensor("addmv", "self");
    if (!mat) return fl_error__no_tensor("addmv", "mat");
    if (!vec) return fl_error__no_tensor("addmv", "vec");
    return fl_addmv__plain(self, mat, vec, options);
}

fl_tensor *fl_addmv_(fl_tensor *self, fl_tensor *mat, fl_tensor *vec, const fl_addmv_options *options) {
    if (!self) return fl_error__no_tensor("addmv_", "self");
    if (!mat) return fl_error__no_tensor("addmv_", "mat");
    if (!vec) return fl_error__no_tensor("addmv_", "vec");
    return fl_addmv___plain(self, mat, vec, options);
}

fl_tensor *fl_baddbmm(fl_tensor *self, fl_tensor *batch1, fl_tensor *batch2, const fl_baddbmm_options *options) {
    if (!self) return fl_error__no_tensor("baddbmm", "self");
    if (!batch1) return fl_error__no_tensor("baddbmm", "batch1");
    if (!batch2) return fl_error__no_tensor("baddbmm", "batch2");
    if (!fl_autocast__on()) return fl_baddbmm__plain(self, batch1, batch2, options);
    fl_tensor *a[] = {self, batch1, batch2};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_LOWER, a, 3);
    fl_autocast__cast(to, a, 3);
    fl_tensor *r = fl_baddbmm__plain(a[0], a[1], a[2], options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_baddbmm_(fl_tensor *self, fl_tensor *batch1, fl_tensor *batch2, const fl_baddbmm_options *options) {
    if (!self) return fl_error__no_tensor("baddbmm_", "self");
    if (!batch1) return fl_error__no_tensor("baddbmm_", "batch1");
    if (!batch2) return fl_error__no_tensor("baddbmm_", "batch2");
    return fl_baddbmm___plain(self, batch1, batch2, options);
}

fl_tensor *fl_addbmm(fl_tensor *self, fl_tensor *batch1, fl_tensor *batch2, const fl_addbmm_options *options) {
    if (!self) return fl_error__no_tensor("addbmm", "self");
    if (!batch1) return fl_error__no_tensor("addbmm", "batch1");
    if (!batch2) return fl_error__no_tensor("addbmm", "batch2");
    if (!fl_autocast__on()) return fl_addbmm__plain(self, batch1, batch2, options);
    fl_tensor *a[] = {self, batch1, batch2};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_LOWER, a, 3);
    fl_autocast__cast(to, a, 3);
    fl_tensor *r = fl_addbmm__plain(a[0], a[1], a[2], options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_addbmm_(fl_tensor *self, fl_tensor *batch1, fl_tensor *batch2, const fl_addbmm_options *options) {
    if (!self) return fl_error__no_tensor("addbmm_", "self");
    if (!batch1) return fl_error__no_tensor("addbmm_", "batch1");
    if (!batch2) return fl_error__no_tensor("addbmm_", "batch2");
    return fl_addbmm___plain(self, batch1, batch2, options);
}

fl_tensor *fl_addr(fl_tensor *self, fl_tensor *vec1, fl_tensor *vec2, const fl_addr_options *options) {
    if (!self) return fl_error__no_tensor("addr", "self");
    if (!vec1) return fl_error__no_tensor("addr", "vec1");
    if (!vec2) return fl_error__no_tensor("addr", "vec2");
    return fl_addr__plain(self, vec1, vec2, options);
}

fl_tensor *fl_addr_(fl_tensor *self, fl_tensor *vec1, fl_tensor *vec2, const fl_addr_options *options) {
    if (!self) return fl_error__no_tensor("addr_", "self");
    if (!vec1) return fl_error__no_tensor("addr_", "vec1");
    if (!vec2) return fl_error__no_tensor("addr_", "vec2");
    return fl_addr___plain(self, vec1, vec2, options);
}

fl_tensor *fl_outer(fl_tensor *self, fl_tensor *vec2) {
    if (!self) return fl_error__no_tensor("outer", "self");
    if (!vec2) return fl_error__no_tensor("outer", "vec2");
    return fl_outer__plain(self, vec2);
}

fl_tensor *fl_inner(fl_tensor *self, fl_tensor *other) {
    if (!self) return fl_error__no_tensor("inner", "self");
    if (!other) return fl_error__no_tensor("inner", "other");
    return fl_inner__plain(self, other);
}

fl_tensor *fl_vdot(fl_tensor *self, fl_tensor *other) {
    if (!self) return fl_error__no_tensor("vdot", "self");
    if (!other) return fl_error__no_tensor("vdot", "other");
    return fl_vdot__plain(self, other);
}

fl_tensor *fl_kron(fl_tensor *self, fl_tensor *other) {
    if (!self) return fl_error__no_tensor("kron", "self");
    if (!other) return fl_error__no_tensor("kron", "other");
    return fl_kron__plain(self, other);
}

fl_tensor *fl_trace(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("trace", "self");
    if (!fl_autocast__on()) return fl_trace__plain(self);
    fl_tensor *a[] = {self};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 1);
    fl_autocast__cast(to, a, 1);
    fl_tensor *r = fl_trace__plain(a[0]);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_cross(fl_tensor *self, fl_tensor *other, const fl_cross_options *options) {
    if (!self) return fl_error__no_tensor("cross", "self");
    if (!other) return fl_error__no_tensor("cross", "other");
    return fl_cross__plain(self, other, options);
}

fl_tensor *fl_chain_matmul(fl_tensor *const *matrices, int n_matrices) {
    if (fl_error__bad_list("chain_matmul", "matrices", (void *const *)matrices, n_matrices, false)) return NULL;
    return fl_chain_matmul__plain(matrices, n_matrices);
}

fl_tensor *fl_grouped_mm(fl_tensor *mat_a, fl_tensor *mat_b, const fl_grouped_mm_options *options) {
    if (!mat_a) return fl_error__no_tensor("grouped_mm", "mat_a");
    if (!mat_b) return fl_error__no_tensor("grouped_mm", "mat_b");
    if (options && (unsigned)options->out_dtype + 1 > FL_DTYPE_COUNT) return fl_error__bad_dtype("grouped_mm", "out_dtype", options->out_dtype);
    return fl_grouped_mm__plain(mat_a, mat_b, options);
}

fl_native_layer_norm_result fl_native_layer_norm(fl_tensor *input,
                                                        const int64_t *normalized_shape, int n_normalized_shape,
                                                        fl_tensor *weight, fl_tensor *bias, double eps) {
    if (!input) {
        fl_error__no_tensor("native_layer_norm", "input");
        return (fl_native_layer_norm_result){.output = NULL};
    }
    if (n_normalized_shape && (!normalized_shape || n_normalized_shape < 0)) {
        fl_error__bad_array("native_layer_norm", "normalized_shape", n_normalized_shape);
        return (fl_native_layer_norm_result){.output = NULL};
    }
    return fl_native_layer_norm__plain(input, normalized_shape, n_normalized_shape, weight, bias, eps);
}

fl_native_group_norm_result fl_native_group_norm(fl_tensor *input, fl_tensor *weight, fl_tensor *bias, int64_t N,
                                                        int64_t C, int64_t HxW, int64_t group, double eps) {
    if (!input) {
        fl_error__no_tensor("native_group_norm", "input");
        return (fl_native_group_norm_result){.output = NULL};
    }
    return fl_native_group_norm__plain(input, weight, bias, N, C, HxW, group, eps);
}

fl_native_batch_norm_result fl_native_batch_norm(fl_tensor *input, fl_tensor *weight, fl_tensor *bias,
                                                        fl_tensor *running_mean, fl_tensor *running_var, bool training,
                                                        double momentum, double eps) {
    if (!input) {
        fl_error__no_tensor("native_batch_norm", "input");
        return (fl_native_batch_norm_result){.first = NULL};
    }
    return fl_native_batch_norm__plain(input, weight, bias, running_mean, running_var, training, momentum, eps);
}

fl_tensor *fl_batch_norm_native(fl_tensor *input, fl_tensor *weight, fl_tensor *bias, fl_tensor *running_mean,
                                       fl_tensor *running_var, bool training, double momentum, double eps,
                                       bool cudnn_enabled) {
    if (!input) return fl_error__no_tensor("batch_norm", "input");
    return fl_batch_norm_native__plain(input, weight, bias, running_mean, running_var, training, momentum, eps, cudnn_enabled);
}

fl_tensor *fl_instance_norm_native(fl_tensor *input, fl_tensor *weight, fl_tensor *bias, fl_tensor *running_mean,
                                          fl_tensor *running_var, bool use_input_stats, double momentum, double eps,
                                          bool cudnn_enabled) {
    if (!input) return fl_error__no_tensor("instance_norm", "input");
    return fl_instance_norm_native__plain(input, weight, bias, running_mean, running_var, use_input_stats, momentum, eps, cudnn_enabled);
}

fl_native_dropout_result fl_native_dropout(fl_tensor *input, double p, int8_t train) {
    if (!input) {
        fl_error__no_tensor("native_dropout", "input");
        return (fl_native_dropout_result){.output = NULL};
    }
    return fl_native_dropout__plain(input, p, train);
}

fl_tensor *fl_embedding_native(fl_tensor *weight, fl_tensor *indices,
                                      const fl_embedding_native_options *options) {
    if (!weight) return fl_error__no_tensor("embedding", "weight");
    if (!indices) return fl_error__no_tensor("embedding", "indices");
    return fl_embedding_native__plain(weight, indices, options);
}

fl_embedding_bag_native_result fl_embedding_bag_native(fl_tensor *weight, fl_tensor *indices, fl_tensor *offsets,
                                                              const fl_embedding_bag_native_options *options) {
    if (!weight) {
        fl_error__no_tensor("embedding_bag", "weight");
        return (fl_embedding_bag_native_result){.output = NULL};
    }
    if (!indices) {
        fl_error__no_tensor("embedding_bag", "indices");
        return (fl_embedding_bag_native_result){.output = NULL};
    }
    if (!offsets) {
        fl_error__no_tensor("embedding_bag", "offsets");
        return (fl_embedding_bag_native_result){.output = NULL};
    }
    return fl_embedding_bag_native__plain(weight, indices, offsets, options);
}

fl_adaptive_max_pool1d_native_result fl_adaptive_max_pool1d_native(fl_tensor *self,
                                                                          const int64_t output_size[1]) {
    if (!self) {
        fl_error__no_tensor("adaptive_max_pool1d", "self");
        return (fl_adaptive_max_pool1d_native_result){.output = NULL};
    }
    if (!output_size) {
        fl_error__null("adaptive_max_pool1d", "output_size");
        return (fl_adaptive_max_pool1d_native_result){.output = NULL};
    }
    return fl_adaptive_max_pool1d_native__plain(self, output_size);
}

fl_tensor *fl_norm_except_dim(fl_tensor *v, const fl_norm_except_dim_options *options) {
    if (!v) return fl_error__no_tensor("norm_except_dim", "v");
    return fl_norm_except_dim__plain(v, options);
}

fl_tensor *fl_conv_tbc(fl_tensor *self, fl_tensor *weight, fl_tensor *bias, const fl_conv_tbc_options *options) {
    if (!self) return fl_error__no_tensor("conv_tbc", "self");
    if (!weight) return fl_error__no_tensor("conv_tbc", "weight");
    if (!bias) return fl_error__no_tensor("conv_tbc", "bias");
    if (!fl_autocast__on()) return fl_conv_tbc__plain(self, weight, bias, options);
    fl_tensor *a[] = {self, weight, bias};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_LOWER, a, 3);
    fl_autocast__cast(to, a, 3);
    fl_tensor *r = fl_conv_tbc__plain(a[0], a[1], a[2], options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_convolution(fl_tensor *input, fl_tensor *weight, fl_tensor *bias,
                                 const int64_t *stride, int n_stride, const int64_t *padding, int n_padding,
                                 const int64_t *dilation, int n_dilation, bool transposed,
                                 const int64_t *output_padding, int n_output_padding, int64_t groups) {
    if (!input) return fl_error__no_tensor("convolution", "input");
    if (!weight) return fl_error__no_tensor("convolution", "weight");
    if (n_stride && (!stride || n_stride < 0)) return fl_error__bad_array("convolution", "stride", n_stride);
    if (n_padding && (!padding || n_padding < 0)) return fl_error__bad_array("convolution", "padding", n_padding);
    if (n_dilation && (!dilation || n_dilation < 0)) return fl_error__bad_array("convolution", "dilation", n_dilation);
    if (n_output_padding && (!output_padding || n_output_padding < 0)) return fl_error__bad_array("convolution", "output_padding", n_output_padding);
    return fl_convolution__plain(input, weight, bias, stride, n_stride, padding, n_padding, dilation, n_dilation, transposed, output_padding, n_output_padding, groups);
}

fl_tensor *fl_batch_norm(fl_tensor *input, fl_tensor *running_mean, fl_tensor *running_var, fl_tensor *weight,
                                fl_tensor *bias, const fl_batch_norm_options *options) {
    if (!input) return fl_error__no_tensor("batch_norm", "input");
    return fl_batch_norm__plain(input, running_mean, running_var, weight, bias, options);
}

fl_tensor *fl_layer_norm(fl_tensor *input, const int64_t *normalized_shape, int n_normalized_shape,
                                fl_tensor *weight, fl_tensor *bias, const fl_layer_norm_options *options) {
    if (!input) return fl_error__no_tensor("layer_norm", "input");
    if (n_normalized_shape && (!normalized_shape || n_normalized_shape < 0)) return fl_error__bad_array("layer_norm", "normalized_shape", n_normalized_shape);
    return fl_layer_norm__plain(input, normalized_shape, n_normalized_shape, weight, bias, options);
}

fl_tensor *fl_rms_norm(fl_tensor *input, const int64_t *normalized_shape, int n_normalized_shape,
                              const fl_rms_norm_options *options) {
    if (!input) return fl_error__no_tensor("rms_norm", "input");
    if (n_normalized_shape && (!normalized_shape || n_normalized_shape < 0)) return fl_error__bad_array("rms_norm", "normalized_shape", n_normalized_shape);
    return fl_rms_norm__plain(input, normalized_shape, n_normalized_shape, options);
}

fl_tensor *fl_group_norm(fl_tensor *input, int64_t num_groups, fl_tensor *weight, fl_tensor *bias,
                                const fl_group_norm_options *options) {
    if (!input) return fl_error__no_tensor("group_norm", "input");
    return fl_group_norm__plain(input, num_groups, weight, bias, options);
}

fl_tensor *fl_instance_norm(fl_tensor *input, fl_tensor *running_mean, fl_tensor *running_var, fl_tensor *weight,
                                   fl_tensor *bias, const fl_instance_norm_options *options) {
    if (!input) return fl_error__no_tensor("instance_norm", "input");
    return fl_instance_norm__plain(input, running_mean, running_var, weight, bias, options);
}

fl_tensor *fl_local_response_norm(fl_tensor *input, int64_t size, const fl_local_response_norm_options *options) {
    if (!input) return fl_error__no_tensor("local_response_norm", "input");
    if (!fl_autocast__on()) return fl_local_response_norm__plain(input, size, options);
    fl_tensor *a[] = {input};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 1);
    fl_autocast__cast(to, a, 1);
    fl_tensor *r = fl_local_response_norm__plain(a[0], size, options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_normalize(fl_tensor *input, const fl_normalize_options *options) {
    if (!input) return fl_error__no_tensor("normalize", "input");
    return fl_normalize__plain(input, options);
}

fl_tensor *fl_normalize_dims(fl_tensor *input, const fl_normalize_dims_options *options) {
    if (!input) return fl_error__no_tensor("normalize", "input");
    if (options && options->n_dim && (!options->dim || options->n_dim < 0)) return fl_error__bad_array("normalize", "dim", options->n_dim);
    return fl_normalize_dims__plain(input, options);
}

fl_tensor *fl_constant_pad_nd(fl_tensor *self, const int64_t *pad, int n_pad,
                                     const fl_constant_pad_nd_options *options) {
    if (!self) return fl_error__no_tensor("constant_pad_nd", "self");
    if (n_pad && (!pad || n_pad < 0)) return fl_error__bad_array("constant_pad_nd", "pad", n_pad);
    return fl_constant_pad_nd__plain(self, pad, n_pad, options);
}

fl_tensor *fl_pad(fl_tensor *self, const int64_t *pad, int n_pad, const fl_pad_options *options) {
    if (!self) return fl_error__no_tensor("pad", "self");
    if (n_pad && (!pad || n_pad < 0)) return fl_error__bad_array("pad", "pad", n_pad);
    if (options && !options->mode) return fl_error__null("pad", "mode");
    return fl_pad__plain(self, pad, n_pad, options);
}

fl_tensor *fl_unfold_patches(fl_tensor *input, const int64_t kernel_size[2],
                                    const fl_unfold_patches_options *options) {
    if (!input) return fl_error__no_tensor("unfold", "input");
    if (!kernel_size) return fl_error__null("unfold", "kernel_size");
    return fl_unfold_patches__plain(input, kernel_size, options);
}

fl_tensor *fl_fold(fl_tensor *input, const int64_t output_size[2], const int64_t kernel_size[2],
                          const fl_fold_options *options) {
    if (!input) return fl_error__no_tensor("fold", "input");
    if (!output_size) return fl_error__null("fold", "output_size");
    if (!kernel_size) return fl_error__null("fold", "kernel_size");
    return fl_fold__plain(input, output_size, kernel_size, options);
}

fl_tensor *fl_max_pool1d(fl_tensor *input, const int64_t kernel_size[1], const fl_max_pool1d_options *options) {
    if (!input) return fl_error__no_tensor("max_pool1d", "input");
    if (!kernel_size) return fl_error__null("max_pool1d", "kernel_size");
    return fl_max_pool1d__plain(input, kernel_size, options);
}

fl_max_pool1d_with_indices_result fl_max_pool1d_with_indices(fl_tensor *input, const int64_t kernel_size[1],
                                                                    const fl_max_pool1d_with_indices_options *options) {
    if (!input) {
        fl_error__no_tensor("max_pool1d_with_indices", "input");
        return (fl_max_pool1d_with_indices_result){.output = NULL};
    }
    if (!kernel_size) {
        fl_error__null("max_pool1d_with_indices", "kernel_size");
        return (fl_max_pool1d_with_indices_result){.output = NULL};
    }
    return fl_max_pool1d_with_indices__plain(input, kernel_size, options);
}

fl_tensor *fl_max_pool2d(fl_tensor *input, const int64_t kernel_size[2], const fl_max_pool2d_options *options) {
    if (!input) return fl_error__no_tensor("max_pool2d", "input");
    if (!kernel_size) return fl_error__null("max_pool2d", "kernel_size");
    return fl_max_pool2d__plain(input, kernel_size, options);
}

fl_max_pool2d_with_indices_result fl_max_pool2d_with_indices(fl_tensor *input, const int64_t kernel_size[2],
                                                                    const fl_max_pool2d_with_indices_options *options) {
    if (!input) {
        fl_error__no_tensor("max_pool2d_with_indices", "input");
        return (fl_max_pool2d_with_indices_result){.output = NULL};
    }
    if (!kernel_size) {
        fl_error__null("max_pool2d_with_indices", "kernel_size");
        return (fl_max_pool2d_with_indices_result){.output = NULL};
    }
    return fl_max_pool2d_with_indices__plain(input, kernel_size, options);
}

fl_tensor *fl_max_pool3d(fl_tensor *input, const int64_t kernel_size[3], const fl_max_pool3d_options *options) {
    if (!input) return fl_error__no_tensor("max_pool3d", "input");
    if (!kernel_size) return fl_error__null("max_pool3d", "kernel_size");
    if (!fl_autocast__on()) return fl_max_pool3d__plain(input, kernel_size, options);
    fl_tensor *a[] = {input};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 1);
    fl_autocast__cast(to, a, 1);
    fl_tensor *r = fl_max_pool3d__plain(a[0], kernel_size, options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_max_pool3d_with_indices_result fl_max_pool3d_with_indices(fl_tensor *input, const int64_t kernel_size[3],
                                                                    const fl_max_pool3d_with_indices_options *options) {
    if (!input) {
        fl_error__no_tensor("max_pool3d_with_indices", "input");
        return (fl_max_pool3d_with_indices_result){.output = NULL};
    }
    if (!kernel_size) {
        fl_error__null("max_pool3d_with_indices", "kernel_size");
        return (fl_max_pool3d_with_indices_result){.output = NULL};
    }
    return fl_max_pool3d_with_indices__plain(input, kernel_size, options);
}

fl_tensor *fl_avg_pool1d(fl_tensor *input, const int64_t kernel_size[1], const fl_avg_pool1d_options *options) {
    if (!input) return fl_error__no_tensor("avg_pool1d", "input");
    if (!kernel_size) return fl_error__null("avg_pool1d", "kernel_size");
    return fl_avg_pool1d__plain(input, kernel_size, options);
}

fl_tensor *fl_avg_pool2d(fl_tensor *input, const int64_t kernel_size[2], const fl_avg_pool2d_options *options) {
    if (!input) return fl_error__no_tensor("avg_pool2d", "input");
    if (!kernel_size) return fl_error__null("avg_pool2d", "kernel_size");
    return fl_avg_pool2d__plain(input, kernel_size, options);
}

fl_tensor *fl_avg_pool3d(fl_tensor *input, const int64_t kernel_size[3], const fl_avg_pool3d_options *options) {
    if (!input) return fl_error__no_tensor("avg_pool3d", "input");
    if (!kernel_size) return fl_error__null("avg_pool3d", "kernel_size");
    if (!fl_autocast__on()) return fl_avg_pool3d__plain(input, kernel_size, options);
    fl_tensor *a[] = {input};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 1);
    fl_autocast__cast(to, a, 1);
    fl_tensor *r = fl_avg_pool3d__plain(a[0], kernel_size, options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_adaptive_avg_pool1d(fl_tensor *input, const int64_t output_size[1]) {
    if (!input) return fl_error__no_tensor("adaptive_avg_pool1d", "input");
    if (!output_size) return fl_error__null("adaptive_avg_pool1d", "output_size");
    return fl_adaptive_avg_pool1d__plain(input, output_size);
}

fl_tensor *fl_adaptive_avg_pool2d(fl_tensor *input, const int64_t output_size[2]) {
    if (!input) return fl_error__no_tensor("adaptive_avg_pool2d", "input");
    if (!output_size) return fl_error__null("adaptive_avg_pool2d", "output_size");
    return fl_adaptive_avg_pool2d__plain(input, output_size);
}

fl_tensor *fl_adaptive_avg_pool3d(fl_tensor *input, const int64_t output_size[3]) {
    if (!input) return fl_error__no_tensor("adaptive_avg_pool3d", "input");
    if (!output_size) return fl_error__null("adaptive_avg_pool3d", "output_size");
    if (!fl_autocast__on()) return fl_adaptive_avg_pool3d__plain(input, output_size);
    fl_tensor *a[] = {input};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 1);
    fl_autocast__cast(to, a, 1);
    fl_tensor *r = fl_adaptive_avg_pool3d__plain(a[0], output_size);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_adaptive_max_pool1d(fl_tensor *input, const int64_t output_size[1],
                                         const fl_adaptive_max_pool1d_options *options) {
    if (!input) return fl_error__no_tensor("adaptive_max_pool1d", "input");
    if (!output_size) return fl_error__null("adaptive_max_pool1d", "output_size");
    return fl_adaptive_max_pool1d__plain(input, output_size, options);
}

fl_adaptive_max_pool1d_with_indices_result fl_adaptive_max_pool1d_with_indices(fl_tensor *input,
                                                                                      const int64_t output_size[1],
                                                                                      const fl_adaptive_max_pool1d_with_indices_options *options) {
    if (!input) {
        fl_error__no_tensor("adaptive_max_pool1d_with_indices", "input");
        return (fl_adaptive_max_pool1d_with_indices_result){.output = NULL};
    }
    if (!output_size) {
        fl_error__null("adaptive_max_pool1d_with_indices", "output_size");
        return (fl_adaptive_max_pool1d_with_indices_result){.output = NULL};
    }
    return fl_adaptive_max_pool1d_with_indices__plain(input, output_size, options);
}

fl_tensor *fl_adaptive_max_pool2d(fl_tensor *input, const int64_t output_size[2],
                                         const fl_adaptive_max_pool2d_options *options) {
    if (!input) return fl_error__no_tensor("adaptive_max_pool2d", "input");
    if (!output_size) return fl_error__null("adaptive_max_pool2d", "output_size");
    return fl_adaptive_max_pool2d__plain(input, output_size, options);
}

fl_adaptive_max_pool2d_with_indices_result fl_adaptive_max_pool2d_with_indices(fl_tensor *input,
                                                                                      const int64_t output_size[2],
                                                                                      const fl_adaptive_max_pool2d_with_indices_options *options) {
    if (!input) {
        fl_error__no_tensor("adaptive_max_pool2d_with_indices", "input");
        return (fl_adaptive_max_pool2d_with_indices_result){.output = NULL};
    }
    if (!output_size) {
        fl_error__null("adaptive_max_pool2d_with_indices", "output_size");
        return (fl_adaptive_max_pool2d_with_indices_result){.output = NULL};
    }
    return fl_adaptive_max_pool2d_with_indices__plain(input, output_size, options);
}

fl_tensor *fl_adaptive_max_pool3d(fl_tensor *input, const int64_t output_size[3],
                                         const fl_adaptive_max_pool3d_options *options) {
    if (!input) return fl_error__no_tensor("adaptive_max_pool3d", "input");
    if (!output_size) return fl_error__null("adaptive_max_pool3d", "output_size");
    if (!fl_autocast__on()) return fl_adaptive_max_pool3d__plain(input, output_size, options);
    fl_tensor *a[] = {input};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 1);
    fl_autocast__cast(to, a, 1);
    fl_tensor *r = fl_adaptive_max_pool3d__plain(a[0], output_size, options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_adaptive_max_pool3d_with_indices_result fl_adaptive_max_pool3d_with_indices(fl_tensor *input,
                                                                                      const int64_t output_size[3],
                                                                                      const fl_adaptive_max_pool3d_with_indices_options *options) {
    if (!input) {
        fl_error__no_tensor("adaptive_max_pool3d_with_indices", "input");
        return (fl_adaptive_max_pool3d_with_indices_result){.output = NULL};
    }
    if (!output_size) {
        fl_error__null("adaptive_max_pool3d_with_indices", "output_size");
        return (fl_adaptive_max_pool3d_with_indices_result){.output = NULL};
    }
    if (!fl_autocast__on()) return fl_adaptive_max_pool3d_with_indices__plain(input, output_size, options);
    fl_tensor *a[] = {input};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 1);
    fl_autocast__cast(to, a, 1);
    fl_adaptive_max_pool3d_with_indices_result r = fl_adaptive_max_pool3d_with_indices__plain(a[0], output_size, options);
    fl_tensor *all[] = {r.output, r.indices};
    fl_autocast__leave(all, 2);
    return (fl_adaptive_max_pool3d_with_indices_result){all[0], all[1]};
}

fl_tensor *fl_sobol_engine_directions(fl_tensor *poly, fl_tensor *vinit, int64_t dimension) {
    if (!poly) return fl_error__no_tensor("_sobol_engine_directions", "poly");
    if (!vinit) return fl_error__no_tensor("_sobol_engine_directions", "vinit");
    return fl_sobol_engine_directions__plain(poly, vinit, dimension);
}

fl_tensor *fl_sobol_engine_scramble_(fl_tensor *self, fl_tensor *ltm, int64_t dimension) {
    if (!self) return fl_error__no_tensor("_sobol_engine_scramble_", "self");
    if (!ltm) return fl_error__no_tensor("_sobol_engine_scramble_", "ltm");
    return fl_sobol_engine_scramble___plain(self, ltm, dimension);
}

fl_sobol_engine_draw_result fl_sobol_engine_draw(fl_tensor *quasi, int64_t n, fl_tensor *sobolstate,
                                                        int64_t dimension, int64_t num_generated, fl_dtype dtype) {
    if (!quasi) {
        fl_error__no_tensor("_sobol_engine_draw", "quasi");
        return (fl_sobol_engine_draw_result){.points = NULL};
    }
    if (!sobolstate) {
        fl_error__no_tensor("_sobol_engine_draw", "sobolstate");
        return (fl_sobol_engine_draw_result){.points = NULL};
    }
    if ((unsigned)dtype + 1 > FL_DTYPE_COUNT) {
        fl_error__bad_dtype("_sobol_engine_draw", "dtype", dtype);
        return (fl_sobol_engine_draw_result){.points = NULL};
    }
    return fl_sobol_engine_draw__plain(quasi, n, sobolstate, dimension, num_generated, dtype);
}

fl_tensor *fl_sobol_engine_ff_(fl_tensor *self, int64_t n, fl_tensor *sobolstate, int64_t dimension,
                                      int64_t num_generated) {
    if (!self) return fl_error__no_tensor("_sobol_engine_ff_", "self");
    if (!sobolstate) return fl_error__no_tensor("_sobol_engine_ff_", "sobolstate");
    return fl_sobol_engine_ff___plain(self, n, sobolstate, dimension, num_generated);
}

fl_tensor *fl_rand(const int64_t *size, int n_size, const fl_rand_options *options) {
    if (n_size && (!size || n_size < 0)) return fl_error__bad_array("rand", "size", n_size);
    if (options && (unsigned)options->dtype + 1 > FL_DTYPE_COUNT) return fl_error__bad_dtype("rand", "dtype", options->dtype);
    return fl_rand__plain(size, n_size, options);
}

fl_tensor *fl_randn(const int64_t *size, int n_size, const fl_randn_options *options) {
    if (n_size && (!size || n_size < 0)) return fl_error__bad_array("randn", "size", n_size);
    if (options && (unsigned)options->dtype + 1 > FL_DTYPE_COUNT) return fl_error__bad_dtype("randn", "dtype", options->dtype);
    return fl_randn__plain(size, n_size, options);
}

fl_tensor *fl_randint(int64_t high, const int64_t *size, int n_size, const fl_randint_options *options) {
    if (n_size && (!size || n_size < 0)) return fl_error__bad_array("randint", "size", n_size);
    if (options && (unsigned)options->dtype + 1 > FL_DTYPE_COUNT) return fl_error__bad_dtype("randint", "dtype", options->dtype);
    return fl_randint__plain(high, size, n_size, options);
}

fl_tensor *fl_randint_low(int64_t low, int64_t high, const int64_t *size, int n_size,
                                 const fl_randint_low_options *options) {
    if (n_size && (!size || n_size < 0)) return fl_error__bad_array("randint", "size", n_size);
    if (options && (unsigned)options->dtype + 1 > FL_DTYPE_COUNT) return fl_error__bad_dtype("randint", "dtype", options->dtype);
    return fl_randint_low__plain(low, high, size, n_size, options);
}

fl_tensor *fl_randperm(int64_t n, const fl_randperm_options *options) {
    if (options && (unsigned)options->dtype + 1 > FL_DTYPE_COUNT) return fl_error__bad_dtype("randperm", "dtype", options->dtype);
    return fl_randperm__plain(n, options);
}

fl_tensor *fl_rand_like(fl_tensor *self, const fl_rand_like_options *options) {
    if (!self) return fl_error__no_tensor("rand_like", "self");
    if (options && (unsigned)options->dtype + 1 > FL_DTYPE_COUNT) return fl_error__bad_dtype("rand_like", "dtype", options->dtype);
    return fl_rand_like__plain(self, options);
}

fl_tensor *fl_randn_like(fl_tensor *self, const fl_randn_like_options *options) {
    if (!self) return fl_error__no_tensor("randn_like", "self");
    if (options && (unsigned)options->dtype + 1 > FL_DTYPE_COUNT) return fl_error__bad_dtype("randn_like", "dtype", options->dtype);
    return fl_randn_like__plain(self, options);
}

fl_tensor *fl_randint_like(fl_tensor *self, int64_t high, const fl_randint_like_options *options) {
    if (!self) return fl_error__no_tensor("randint_like", "self");
    if (options && (unsigned)options->dtype + 1 > FL_DTYPE_COUNT) return fl_error__bad_dtype("randint_like", "dtype", options->dtype);
    return fl_randint_like__plain(self, high, options);
}

fl_tensor *fl_randint_like_low(fl_tensor *self, int64_t low, int64_t high,
                                      const fl_randint_like_low_options *options) {
    if (!self) return fl_error__no_tensor("randint_like", "self");
    if (options && (unsigned)options->dtype + 1 > FL_DTYPE_COUNT) return fl_error__bad_dtype("randint_like", "dtype", options->dtype);
    return fl_randint_like_low__plain(self, low, high, options);
}

fl_tensor *fl_uniform_(fl_tensor *self, const fl_uniform_options *options) {
    if (!self) return fl_error__no_tensor("uniform_", "self");
    return fl_uniform___plain(self, options);
}

fl_tensor *fl_normal_(fl_tensor *self, const fl_normal_options *options) {
    if (!self) return fl_error__no_tensor("normal_", "self");
    return fl_normal___plain(self, options);
}

fl_tensor *fl_random_(fl_tensor *self, const fl_random_options *options) {
    if (!self) return fl_error__no_tensor("random_", "self");
    return fl_random___plain(self, options);
}

fl_tensor *fl_random_to_(fl_tensor *self, int64_t to, const fl_random_to_options *options) {
    if (!self) return fl_error__no_tensor("random_", "self");
    return fl_random_to___plain(self, to, options);
}

fl_tensor *fl_random_from_(fl_tensor *self, int64_t from, int64_t to, const fl_random_from_options *options) {
    if (!self) return fl_error__no_tensor("random_", "self");
    return fl_random_from___plain(self, from, to, options);
}

fl_tensor *fl_exponential_(fl_tensor *self, const fl_exponential_options *options) {
    if (!self) return fl_error__no_tensor("exponential_", "self");
    return fl_exponential___plain(self, options);
}

fl_tensor *fl_geometric_(fl_tensor *self, double p, const fl_geometric_options *options) {
    if (!self) return fl_error__no_tensor("geometric_", "self");
    return fl_geometric___plain(self, p, options);
}

fl_tensor *fl_cauchy_(fl_tensor *self, const fl_cauchy_options *options) {
    if (!self) return fl_error__no_tensor("cauchy_", "self");
    return fl_cauchy___plain(self, options);
}

fl_tensor *fl_log_normal_(fl_tensor *self, const fl_log_normal_options *options) {
    if (!self) return fl_error__no_tensor("log_normal_", "self");
    return fl_log_normal___plain(self, options);
}

fl_tensor *fl_bernoulli_tensor_(fl_tensor *self, fl_tensor *p, const fl_bernoulli_tensor_options *options) {
    if (!self) return fl_error__no_tensor("bernoulli_", "self");
    if (!p) return fl_error__no_tensor("bernoulli_", "p");
    return fl_bernoulli_tensor___plain(self, p, options);
}

fl_tensor *fl_bernoulli_(fl_tensor *self, const fl_bernoulli_in_place_options *options) {
    if (!self) return fl_error__no_tensor("bernoulli_", "self");
    return fl_bernoulli___plain(self, options);
}

fl_tensor *fl_bernoulli(fl_tensor *self, const fl_bernoulli_options *options) {
    if (!self) return fl_error__no_tensor("bernoulli", "self");
    return fl_bernoulli__plain(self, options);
}

fl_tensor *fl_bernoulli_p(fl_tensor *self, double p, const fl_bernoulli_p_options *options) {
    if (!self) return fl_error__no_tensor("bernoulli", "self");
    return fl_bernoulli_p__plain(self, p, options);
}

fl_tensor *fl_normal_tensor_float(fl_tensor *mean, const fl_normal_tensor_float_options *options) {
    if (!mean) return fl_error__no_tensor("normal", "mean");
    return fl_normal_tensor_float__plain(mean, options);
}

fl_tensor *fl_normal_float_tensor(double mean, fl_tensor *std, const fl_normal_float_tensor_options *options) {
    if (!std) return fl_error__no_tensor("normal", "std");
    return fl_normal_float_tensor__plain(mean, std, options);
}

fl_tensor *fl_normal_tensor_tensor(fl_tensor *mean, fl_tensor *std,
                                          const fl_normal_tensor_tensor_options *options) {
    if (!mean) return fl_error__no_tensor("normal", "mean");
    if (!std) return fl_error__no_tensor("normal", "std");
    return fl_normal_tensor_tensor__plain(mean, std, options);
}

fl_tensor *fl_normal_float_float(double mean, double std, const int64_t *size, int n_size,
                                        const fl_normal_float_float_options *options) {
    if (n_size && (!size || n_size < 0)) return fl_error__bad_array("normal", "size", n_size);
    if (options && (unsigned)options->dtype + 1 > FL_DTYPE_COUNT) return fl_error__bad_dtype("normal", "dtype", options->dtype);
    return fl_normal_float_float__plain(mean, std, size, n_size, options);
}

fl_tensor *fl_multinomial(fl_tensor *self, int64_t num_samples, const fl_multinomial_options *options) {
    if (!self) return fl_error__no_tensor("multinomial", "self");
    return fl_multinomial__plain(self, num_samples, options);
}

fl_tensor *fl_poisson(fl_tensor *self, const fl_poisson_options *options) {
    if (!self) return fl_error__no_tensor("poisson", "self");
    return fl_poisson__plain(self, options);
}

fl_tensor *fl_binomial(fl_tensor *count, fl_tensor *prob, const fl_binomial_options *options) {
    if (!count) return fl_error__no_tensor("binomial", "count");
    if (!prob) return fl_error__no_tensor("binomial", "prob");
    return fl_binomial__plain(count, prob, options);
}

fl_tensor *fl_standard_gamma(fl_tensor *self, const fl_standard_gamma_options *options) {
    if (!self) return fl_error__no_tensor("_standard_gamma", "self");
    return fl_standard_gamma__plain(self, options);
}

fl_tensor *fl_sample_dirichlet(fl_tensor *self, const fl_sample_dirichlet_options *options) {
    if (!self) return fl_error__no_tensor("_sample_dirichlet", "self");
    return fl_sample_dirichlet__plain(self, options);
}

fl_tensor *fl_sum(fl_tensor *self, const fl_sum_options *options) {
    if (!self) return fl_error__no_tensor("sum", "self");
    if (options && (unsigned)options->dtype + 1 > FL_DTYPE_COUNT) return fl_error__bad_dtype("sum", "dtype", options->dtype);
    return fl_sum__plain(self, options);
}

fl_tensor *fl_sum_dim(fl_tensor *self, const int64_t *dim, int n_dim, const fl_sum_dim_options *options) {
    if (!self) return fl_error__no_tensor("sum", "self");
    if (n_dim && (!dim || n_dim < 0)) return fl_error__bad_array("sum", "dim", n_dim);
    if (options && (unsigned)options->dtype + 1 > FL_DTYPE_COUNT) return fl_error__bad_dtype("sum", "dtype", options->dtype);
    return fl_sum_dim__plain(self, dim, n_dim, options);
}

fl_tensor *fl_sum_to_size(fl_tensor *self, const int64_t *size, int n_size) {
    if (!self) return fl_error__no_tensor("sum_to_size", "self");
    if (n_size && (!size || n_size < 0)) return fl_error__bad_array("sum_to_size", "size", n_size);
    return fl_sum_to_size__plain(self, size, n_size);
}

fl_tensor *fl_mean(fl_tensor *self, const fl_mean_options *options) {
    if (!self) return fl_error__no_tensor("mean", "self");
    if (options && (unsigned)options->dtype + 1 > FL_DTYPE_COUNT) return fl_error__bad_dtype("mean", "dtype", options->dtype);
    return fl_mean__plain(self, options);
}

fl_tensor *fl_mean_dim(fl_tensor *self, const int64_t *dim, int n_dim, const fl_mean_dim_options *options) {
    if (!self) return fl_error__no_tensor("mean", "self");
    if (n_dim && (!dim || n_dim < 0)) return fl_error__bad_array("mean", "dim", n_dim);
    if (options && (unsigned)options->dtype + 1 > FL_DTYPE_COUNT) return fl_error__bad_dtype("mean", "dtype", options->dtype);
    return fl_mean_dim__plain(self, dim, n_dim, options);
}

fl_tensor *fl_prod(fl_tensor *self, const fl_prod_options *options) {
    if (!self) return fl_error__no_tensor("prod", "self");
    if (options && (unsigned)options->dtype + 1 > FL_DTYPE_COUNT) return fl_error__bad_dtype("prod", "dtype", options->dtype);
    if (!fl_autocast__on()) return fl_prod__plain(self, options);
    fl_tensor *a[] = {self};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 1);
    fl_autocast__cast(to, a, 1);
    fl_tensor *r = fl_prod__plain(a[0], options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_prod_dim(fl_tensor *self, int64_t dim, const fl_prod_dim_options *options) {
    if (!self) return fl_error__no_tensor("prod", "self");
    if (options && (unsigned)options->dtype + 1 > FL_DTYPE_COUNT) return fl_error__bad_dtype("prod", "dtype", options->dtype);
    if (!fl_autocast__on()) return fl_prod_dim__plain(self, dim, options);
    fl_tensor *a[] = {self};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 1);
    fl_autocast__cast(to, a, 1);
    fl_tensor *r = fl_prod_dim__plain(a[0], dim, options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_nansum(fl_tensor *self, const fl_nansum_options *options) {
    if (!self) return fl_error__no_tensor("nansum", "self");
    if (options && options->n_dim && (!options->dim || options->n_dim < 0)) return fl_error__bad_array("nansum", "dim", options->n_dim);
    if (options && (unsigned)options->dtype + 1 > FL_DTYPE_COUNT) return fl_error__bad_dtype("nansum", "dtype", options->dtype);
    return fl_nansum__plain(self, options);
}

fl_tensor *fl_nanmean(fl_tensor *self, const fl_nanmean_options *options) {
    if (!self) return fl_error__no_tensor("nanmean", "self");
    if (options && options->n_dim && (!options->dim || options->n_dim < 0)) return fl_error__bad_array("nanmean", "dim", options->n_dim);
    if (options && (unsigned)options->dtype + 1 > FL_DTYPE_COUNT) return fl_error__bad_dtype("nanmean", "dtype", options->dtype);
    return fl_nanmean__plain(self, options);
}

fl_tensor *fl_amax(fl_tensor *self, const fl_amax_options *options) {
    if (!self) return fl_error__no_tensor("amax", "self");
    if (options && options->n_dim && (!options->dim || options->n_dim < 0)) return fl_error__bad_array("amax", "dim", options->n_dim);
    return fl_amax__plain(self, options);
}

fl_tensor *fl_amin(fl_tensor *self, const fl_amin_options *options) {
    if (!self) return fl_error__no_tensor("amin", "self");
    if (options && options->n_dim && (!options->dim || options->n_dim < 0)) return fl_error__bad_array("amin", "dim", options->n_dim);
    return fl_amin__plain(self, options);
}

fl_aminmax_result fl_aminmax(fl_tensor *self, const fl_aminmax_options *options) {
    if (!self) {
        fl_error__no_tensor("aminmax", "self");
        return (fl_aminmax_result){.min = NULL};
    }
    return fl_aminmax__plain(self, options);
}

fl_tensor *fl_max(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("max", "self");
    return fl_max__plain(self);
}

fl_tensor *fl_max_other(fl_tensor *self, fl_tensor *other) {
    if (!self) return fl_error__no_tensor("max", "self");
    if (!other) return fl_error__no_tensor("max", "other");
    return fl_max_other__plain(self, other);
}

fl_max_dim_result fl_max_dim(fl_tensor *self, int64_t dim, const fl_max_dim_options *options) {
    if (!self) {
        fl_error__no_tensor("max", "self");
        return (fl_max_dim_result){.values = NULL};
    }
    return fl_max_dim__plain(self, dim, options);
}

fl_tensor *fl_min(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("min", "self");
    return fl_min__plain(self);
}

fl_tensor *fl_min_other(fl_tensor *self, fl_tensor *other) {
    if (!self) return fl_error__no_tensor("min", "self");
    if (!other) return fl_error__no_tensor("min", "other");
    return fl_min_other__plain(self, other);
}

fl_min_dim_result fl_min_dim(fl_tensor *self, int64_t dim, const fl_min_dim_options *options) {
    if (!self) {
        fl_error__no_tensor("min", "self");
        return (fl_min_dim_result){.values = NULL};
    }
    return fl_min_dim__plain(self, dim, options);
}

fl_tensor *fl_argmax(fl_tensor *self, const fl_argmax_options *options) {
    if (!self) return fl_error__no_tensor("argmax", "self");
    return fl_argmax__plain(self, options);
}

fl_tensor *fl_argmin(fl_tensor *self, const fl_argmin_options *options) {
    if (!self) return fl_error__no_tensor("argmin", "self");
    return fl_argmin__plain(self, options);
}

fl_tensor *fl_any(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("any", "self");
    return fl_any__plain(self);
}

fl_tensor *fl_any_whole(fl_tensor *self, bool keepdim) {
    if (!self) return fl_error__no_tensor("any", "self");
    return fl_any_whole__plain(self, keepdim);
}

fl_tensor *fl_any_dim(fl_tensor *self, const int64_t *dim, int n_dim, const fl_any_dim_options *options) {
    if (!self) return fl_error__no_tensor("any", "self");
    if (n_dim && (!dim || n_dim < 0)) return fl_error__bad_array("any", "dim", n_dim);
    return fl_any_dim__plain(self, dim, n_dim, options);
}

fl_tensor *fl_all(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("all", "self");
    return fl_all__plain(self);
}

fl_tensor *fl_all_whole(fl_tensor *self, bool keepdim) {
    if (!self) return fl_error__no_tensor("all", "self");
    return fl_all_whole__plain(self, keepdim);
}

fl_tensor *fl_all_dim(fl_tensor *self, const int64_t *dim, int n_dim, const fl_all_dim_options *options) {
    if (!self) return fl_error__no_tensor("all", "self");
    if (n_dim && (!dim || n_dim < 0)) return fl_error__bad_array("all", "dim", n_dim);
    return fl_all_dim__plain(self, dim, n_dim, options);
}

fl_tensor *fl_count_nonzero(fl_tensor *self, const fl_count_nonzero_options *options) {
    if (!self) return fl_error__no_tensor("count_nonzero", "self");
    if (options && options->n_dim && (!options->dim || options->n_dim < 0)) return fl_error__bad_array("count_nonzero", "dim", options->n_dim);
    return fl_count_nonzero__plain(self, options);
}

fl_tensor *fl_var(fl_tensor *self, const fl_var_options *options) {
    if (!self) return fl_error__no_tensor("var", "self");
    return fl_var__plain(self, options);
}

fl_tensor *fl_var_dim(fl_tensor *self, const int64_t *dim, int n_dim, const fl_var_dim_options *options) {
    if (!self) return fl_error__no_tensor("var", "self");
    if (n_dim && (!dim || n_dim < 0)) return fl_error__bad_array("var", "dim", n_dim);
    return fl_var_dim__plain(self, dim, n_dim, options);
}

fl_tensor *fl_var_correction(fl_tensor *self, const fl_var_correction_options *options) {
    if (!self) return fl_error__no_tensor("var", "self");
    if (options && options->n_dim && (!options->dim || options->n_dim < 0)) return fl_error__bad_array("var", "dim", options->n_dim);
    return fl_var_correction__plain(self, options);
}

fl_var_mean_result fl_var_mean(fl_tensor *self, const fl_var_mean_options *options) {
    if (!self) {
        fl_error__no_tensor("var_mean", "self");
        return (fl_var_mean_result){.var = NULL};
    }
    return fl_var_mean__plain(self, options);
}

fl_var_mean_dim_result fl_var_mean_dim(fl_tensor *self, const int64_t *dim, int n_dim,
                                              const fl_var_mean_dim_options *options) {
    if (!self) {
        fl_error__no_tensor("var_mean", "self");
        return (fl_var_mean_dim_result){.var = NULL};
    }
    if (n_dim && (!dim || n_dim < 0)) {
        fl_error__bad_array("var_mean", "dim", n_dim);
        return (fl_var_mean_dim_result){.var = NULL};
    }
    return fl_var_mean_dim__plain(self, dim, n_dim, options);
}

fl_var_mean_correction_result fl_var_mean_correction(fl_tensor *self,
                                                            const fl_var_mean_correction_options *options) {
    if (!self) {
        fl_error__no_tensor("var_mean", "self");
        return (fl_var_mean_correction_result){.var = NULL};
    }
    if (options && options->n_dim && (!options->dim || options->n_dim < 0)) {
        fl_error__bad_array("var_mean", "dim", options->n_dim);
        return (fl_var_mean_correction_result){.var = NULL};
    }
    return fl_var_mean_correction__plain(self, options);
}

fl_tensor *fl_std(fl_tensor *self, const fl_std_options *options) {
    if (!self) return fl_error__no_tensor("std", "self");
    return fl_std__plain(self, options);
}

fl_tensor *fl_std_dim(fl_tensor *self, const int64_t *dim, int n_dim, const fl_std_dim_options *options) {
    if (!self) return fl_error__no_tensor("std", "self");
    if (n_dim && (!dim || n_dim < 0)) return fl_error__bad_array("std", "dim", n_dim);
    return fl_std_dim__plain(self, dim, n_dim, options);
}

fl_tensor *fl_std_correction(fl_tensor *self, const fl_std_correction_options *options) {
    if (!self) return fl_error__no_tensor("std", "self");
    if (options && options->n_dim && (!options->dim || options->n_dim < 0)) return fl_error__bad_array("std", "dim", options->n_dim);
    return fl_std_correction__plain(self, options);
}

fl_std_mean_result fl_std_mean(fl_tensor *self, const fl_std_mean_options *options) {
    if (!self) {
        fl_error__no_tensor("std_mean", "self");
        return (fl_std_mean_result){.std = NULL};
    }
    return fl_std_mean__plain(self, options);
}

fl_std_mean_dim_result fl_std_mean_dim(fl_tensor *self, const int64_t *dim, int n_dim,
                                              const fl_std_mean_dim_options *options) {
    if (!self) {
        fl_error__no_tensor("std_mean", "self");
        return (fl_std_mean_dim_result){.std = NULL};
    }
    if (n_dim && (!dim || n_dim < 0)) {
        fl_error__bad_array("std_mean", "dim", n_dim);
        return (fl_std_mean_dim_result){.std = NULL};
    }
    return fl_std_mean_dim__plain(self, dim, n_dim, options);
}

fl_std_mean_correction_result fl_std_mean_correction(fl_tensor *self,
                                                            const fl_std_mean_correction_options *options) {
    if (!self) {
        fl_error__no_tensor("std_mean", "self");
        return (fl_std_mean_correction_result){.std = NULL};
    }
    if (options && options->n_dim && (!options->dim || options->n_dim < 0)) {
        fl_error__bad_array("std_mean", "dim", options->n_dim);
        return (fl_std_mean_correction_result){.std = NULL};
    }
    return fl_std_mean_correction__plain(self, options);
}

fl_tensor *fl_norm(fl_tensor *self, const fl_norm_options *options) {
    if (!self) return fl_error__no_tensor("norm", "self");
    if (options && options->n_dim && (!options->dim || options->n_dim < 0)) return fl_error__bad_array("norm", "dim", options->n_dim);
    if (options && (unsigned)options->dtype + 1 > FL_DTYPE_COUNT) return fl_error__bad_dtype("norm", "dtype", options->dtype);
    return fl_norm__plain(self, options);
}

fl_tensor *fl_norm_named(fl_tensor *self, const char *p, const fl_norm_named_options *options) {
    if (!self) return fl_error__no_tensor("norm", "self");
    if (!p) return fl_error__null("norm", "p");
    if (options && options->n_dim && (!options->dim || options->n_dim < 0)) return fl_error__bad_array("norm", "dim", options->n_dim);
    return fl_norm_named__plain(self, p, options);
}

fl_tensor *fl_linalg_vector_norm(fl_tensor *self, const fl_linalg_vector_norm_options *options) {
    if (!self) return fl_error__no_tensor("linalg_vector_norm", "self");
    if (options && options->n_dim && (!options->dim || options->n_dim < 0)) return fl_error__bad_array("linalg_vector_norm", "dim", options->n_dim);
    if (options && (unsigned)options->dtype + 1 > FL_DTYPE_COUNT) return fl_error__bad_dtype("linalg_vector_norm", "dtype", options->dtype);
    return fl_linalg_vector_norm__plain(self, options);
}

fl_tensor *fl_renorm(fl_tensor *self, fl_scalar p, int64_t dim, fl_scalar maxnorm) {
    if (!self) return fl_error__no_tensor("renorm", "self");
    return fl_renorm__plain(self, p, dim, maxnorm);
}

fl_tensor *fl_renorm_(fl_tensor *self, fl_scalar p, int64_t dim, fl_scalar maxnorm) {
    if (!self) return fl_error__no_tensor("renorm_", "self");
    return fl_renorm___plain(self, p, dim, maxnorm);
}

fl_tensor *fl_dist(fl_tensor *self, fl_tensor *other, const fl_dist_options *options) {
    if (!self) return fl_error__no_tensor("dist", "self");
    if (!other) return fl_error__no_tensor("dist", "other");
    return fl_dist__plain(self, other, options);
}

fl_tensor *fl_logsumexp(fl_tensor *self, const int64_t *dim, int n_dim, const fl_logsumexp_options *options) {
    if (!self) return fl_error__no_tensor("logsumexp", "self");
    if (n_dim && (!dim || n_dim < 0)) return fl_error__bad_array("logsumexp", "dim", n_dim);
    return fl_logsumexp__plain(self, dim, n_dim, options);
}

fl_tensor *fl_cumsum(fl_tensor *self, int64_t dim, const fl_cumsum_options *options) {
    if (!self) return fl_error__no_tensor("cumsum", "self");
    if (options && (unsigned)options->dtype + 1 > FL_DTYPE_COUNT) return fl_error__bad_dtype("cumsum", "dtype", options->dtype);
    return fl_cumsum__plain(self, dim, options);
}

fl_tensor *fl_cumsum_(fl_tensor *self, int64_t dim, const fl_cumsum_options *options) {
    if (!self) return fl_error__no_tensor("cumsum_", "self");
    if (options && (unsigned)options->dtype + 1 > FL_DTYPE_COUNT) return fl_error__bad_dtype("cumsum_", "dtype", options->dtype);
    return fl_cumsum___plain(self, dim, options);
}

fl_tensor *fl_cumprod(fl_tensor *self, int64_t dim, const fl_cumprod_options *options) {
    if (!self) return fl_error__no_tensor("cumprod", "self");
    if (options && (unsigned)options->dtype + 1 > FL_DTYPE_COUNT) return fl_error__bad_dtype("cumprod", "dtype", options->dtype);
    return fl_cumprod__plain(self, dim, options);
}

fl_tensor *fl_cumprod_(fl_tensor *self, int64_t dim, const fl_cumprod_options *options) {
    if (!self) return fl_error__no_tensor("cumprod_", "self");
    if (options && (unsigned)options->dtype + 1 > FL_DTYPE_COUNT) return fl_error__bad_dtype("cumprod_", "dtype", options->dtype);
    return fl_cumprod___plain(self, dim, options);
}

fl_tensor *fl_logcumsumexp(fl_tensor *self, int64_t dim) {
    if (!self) return fl_error__no_tensor("logcumsumexp", "self");
    return fl_logcumsumexp__plain(self, dim);
}

fl_cummax_result fl_cummax(fl_tensor *self, int64_t dim) {
    if (!self) {
        fl_error__no_tensor("cummax", "self");
        return (fl_cummax_result){.values = NULL};
    }
    return fl_cummax__plain(self, dim);
}

fl_cummin_result fl_cummin(fl_tensor *self, int64_t dim) {
    if (!self) {
        fl_error__no_tensor("cummin", "self");
        return (fl_cummin_result){.values = NULL};
    }
    return fl_cummin__plain(self, dim);
}

fl_lstm_input_result fl_lstm_input(fl_tensor *input, fl_tensor *const *hx, int n_hx,
                                          fl_tensor *const *params, int n_params, bool has_biases, int64_t num_layers,
                                          double dropout, bool train, bool bidirectional, bool batch_first) {
    if (!input) {
        fl_error__no_tensor("lstm", "input");
        return (fl_lstm_input_result){.output = NULL};
    }
    if (fl_error__bad_list("lstm", "hx", (void *const *)hx, n_hx, false)) return (fl_lstm_input_result){.output = NULL};
    if (fl_error__bad_list("lstm", "params", (void *const *)params, n_params, false)) return (fl_lstm_input_result){.output = NULL};
    if (!fl_autocast__on()) return fl_lstm_input__plain(input, hx, n_hx, params, n_params, has_biases, num_layers, dropout, train, bidirectional, batch_first);
    fl_tensor *a[] = {input};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_LOWER, a, 1);
    fl_autocast__cast(to, a, 1);
    fl_lstm_input_result r = fl_lstm_input__plain(a[0], fl_autocast__list(to, hx, n_hx), n_hx, fl_autocast__list(to, params, n_params), n_params, has_biases, num_layers, dropout, train, bidirectional, batch_first);
    fl_tensor *all[] = {r.output, r.h_n, r.c_n};
    fl_autocast__leave(all, 3);
    return (fl_lstm_input_result){all[0], all[1], all[2]};
}

fl_lstm_data_result fl_lstm_data(fl_tensor *data, fl_tensor *batch_sizes, fl_tensor *const *hx, int n_hx,
                                        fl_tensor *const *params, int n_params, bool has_biases, int64_t num_layers,
                                        double dropout, bool train, bool bidirectional) {
    if (!data) {
        fl_error__no_tensor("lstm", "data");
        return (fl_lstm_data_result){.output = NULL};
    }
    if (!batch_sizes) {
        fl_error__no_tensor("lstm", "batch_sizes");
        return (fl_lstm_data_result){.output = NULL};
    }
    if (fl_error__bad_list("lstm", "hx", (void *const *)hx, n_hx, false)) return (fl_lstm_data_result){.output = NULL};
    if (fl_error__bad_list("lstm", "params", (void *const *)params, n_params, false)) return (fl_lstm_data_result){.output = NULL};
    if (!fl_autocast__on()) return fl_lstm_data__plain(data, batch_sizes, hx, n_hx, params, n_params, has_biases, num_layers, dropout, train, bidirectional);
    fl_tensor *a[] = {data, batch_sizes};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FIRST, a, 2);
    fl_autocast__cast(to, a, 2);
    fl_lstm_data_result r = fl_lstm_data__plain(a[0], a[1], fl_autocast__list(to, hx, n_hx), n_hx, fl_autocast__list(to, params, n_params), n_params, has_biases, num_layers, dropout, train, bidirectional);
    fl_tensor *all[] = {r.output, r.h_n, r.c_n};
    fl_autocast__leave(all, 3);
    return (fl_lstm_data_result){all[0], all[1], all[2]};
}

fl_gru_input_result fl_gru_input(fl_tensor *input, fl_tensor *hx, fl_tensor *const *params, int n_params,
                                        bool has_biases, int64_t num_layers, double dropout, bool train,
                                        bool bidirectional, bool batch_first) {
    if (!input) {
        fl_error__no_tensor("gru", "input");
        return (fl_gru_input_result){.output = NULL};
    }
    if (!hx) {
        fl_error__no_tensor("gru", "hx");
        return (fl_gru_input_result){.output = NULL};
    }
    if (fl_error__bad_list("gru", "params", (void *const *)params, n_params, false)) return (fl_gru_input_result){.output = NULL};
    if (!fl_autocast__on()) return fl_gru_input__plain(input, hx, params, n_params, has_biases, num_layers, dropout, train, bidirectional, batch_first);
    fl_tensor *a[] = {input, hx};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FIRST, a, 2);
    fl_autocast__cast(to, a, 2);
    fl_gru_input_result r = fl_gru_input__plain(a[0], a[1], fl_autocast__list(to, params, n_params), n_params, has_biases, num_layers, dropout, train, bidirectional, batch_first);
    fl_tensor *all[] = {r.output, r.h_n};
    fl_autocast__leave(all, 2);
    return (fl_gru_input_result){all[0], all[1]};
}

fl_gru_data_result fl_gru_data(fl_tensor *data, fl_tensor *batch_sizes, fl_tensor *hx,
                                      fl_tensor *const *params, int n_params, bool has_biases, int64_t num_layers,
                                      double dropout, bool train, bool bidirectional) {
    if (!data) {
        fl_error__no_tensor("gru", "data");
        return (fl_gru_data_result){.output = NULL};
    }
    if (!batch_sizes) {
        fl_error__no_tensor("gru", "batch_sizes");
        return (fl_gru_data_result){.output = NULL};
    }
    if (!hx) {
        fl_error__no_tensor("gru", "hx");
        return (fl_gru_data_result){.output = NULL};
    }
    if (fl_error__bad_list("gru", "params", (void *const *)params, n_params, false)) return (fl_gru_data_result){.output = NULL};
    if (!fl_autocast__on()) return fl_gru_data__plain(data, batch_sizes, hx, params, n_params, has_biases, num_layers, dropout, train, bidirectional);
    fl_tensor *a[] = {data, batch_sizes, hx};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FIRST, a, 3);
    fl_autocast__cast(to, a, 3);
    fl_gru_data_result r = fl_gru_data__plain(a[0], a[1], a[2], fl_autocast__list(to, params, n_params), n_params, has_biases, num_layers, dropout, train, bidirectional);
    fl_tensor *all[] = {r.output, r.h_n};
    fl_autocast__leave(all, 2);
    return (fl_gru_data_result){all[0], all[1]};
}

fl_rnn_tanh_input_result fl_rnn_tanh_input(fl_tensor *input, fl_tensor *hx,
                                                  fl_tensor *const *params, int n_params, bool has_biases,
                                                  int64_t num_layers, double dropout, bool train, bool bidirectional,
                                                  bool batch_first) {
    if (!input) {
        fl_error__no_tensor("rnn_tanh", "input");
        return (fl_rnn_tanh_input_result){.output = NULL};
    }
    if (!hx) {
        fl_error__no_tensor("rnn_tanh", "hx");
        return (fl_rnn_tanh_input_result){.output = NULL};
    }
    if (fl_error__bad_list("rnn_tanh", "params", (void *const *)params, n_params, false)) return (fl_rnn_tanh_input_result){.output = NULL};
    if (!fl_autocast__on()) return fl_rnn_tanh_input__plain(input, hx, params, n_params, has_biases, num_layers, dropout, train, bidirectional, batch_first);
    fl_tensor *a[] = {input, hx};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_LOWER, a, 2);
    fl_autocast__cast(to, a, 2);
    fl_rnn_tanh_input_result r = fl_rnn_tanh_input__plain(a[0], a[1], fl_autocast__list(to, params, n_params), n_params, has_biases, num_layers, dropout, train, bidirectional, batch_first);
    fl_tensor *all[] = {r.output, r.h_n};
    fl_autocast__leave(all, 2);
    return (fl_rnn_tanh_input_result){all[0], all[1]};
}

fl_rnn_tanh_data_result fl_rnn_tanh_data(fl_tensor *data, fl_tensor *batch_sizes, fl_tensor *hx,
                                                fl_tensor *const *params, int n_params, bool has_biases,
                                                int64_t num_layers, double dropout, bool train, bool bidirectional) {
    if (!data) {
        fl_error__no_tensor("rnn_tanh", "data");
        return (fl_rnn_tanh_data_result){.output = NULL};
    }
    if (!batch_sizes) {
        fl_error__no_tensor("rnn_tanh", "batch_sizes");
        return (fl_rnn_tanh_data_result){.output = NULL};
    }
    if (!hx) {
        fl_error__no_tensor("rnn_tanh", "hx");
        return (fl_rnn_tanh_data_result){.output = NULL};
    }
    if (fl_error__bad_list("rnn_tanh", "params", (void *const *)params, n_params, false)) return (fl_rnn_tanh_data_result){.output = NULL};
    if (!fl_autocast__on()) return fl_rnn_tanh_data__plain(data, batch_sizes, hx, params, n_params, has_biases, num_layers, dropout, train, bidirectional);
    fl_tensor *a[] = {data, batch_sizes, hx};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_LOWER, a, 3);
    fl_autocast__cast(to, a, 3);
    fl_rnn_tanh_data_result r = fl_rnn_tanh_data__plain(a[0], a[1], a[2], fl_autocast__list(to, params, n_params), n_params, has_biases, num_layers, dropout, train, bidirectional);
    fl_tensor *all[] = {r.output, r.h_n};
    fl_autocast__leave(all, 2);
    return (fl_rnn_tanh_data_result){all[0], all[1]};
}

fl_rnn_relu_input_result fl_rnn_relu_input(fl_tensor *input, fl_tensor *hx,
                                                  fl_tensor *const *params, int n_params, bool has_biases,
                                                  int64_t num_layers, double dropout, bool train, bool bidirectional,
                                                  bool batch_first) {
    if (!input) {
        fl_error__no_tensor("rnn_relu", "input");
        return (fl_rnn_relu_input_result){.output = NULL};
    }
    if (!hx) {
        fl_error__no_tensor("rnn_relu", "hx");
        return (fl_rnn_relu_input_result){.output = NULL};
    }
    if (fl_error__bad_list("rnn_relu", "params", (void *const *)params, n_params, false)) return (fl_rnn_relu_input_result){.output = NULL};
    if (!fl_autocast__on()) return fl_rnn_relu_input__plain(input, hx, params, n_params, has_biases, num_layers, dropout, train, bidirectional, batch_first);
    fl_tensor *a[] = {input, hx};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_LOWER, a, 2);
    fl_autocast__cast(to, a, 2);
    fl_rnn_relu_input_result r = fl_rnn_relu_input__plain(a[0], a[1], fl_autocast__list(to, params, n_params), n_params, has_biases, num_layers, dropout, train, bidirectional, batch_first);
    fl_tensor *all[] = {r.output, r.h_n};
    fl_autocast__leave(all, 2);
    return (fl_rnn_relu_input_result){all[0], all[1]};
}

fl_rnn_relu_data_result fl_rnn_relu_data(fl_tensor *data, fl_tensor *batch_sizes, fl_tensor *hx,
                                                fl_tensor *const *params, int n_params, bool has_biases,
                                                int64_t num_layers, double dropout, bool train, bool bidirectional) {
    if (!data) {
        fl_error__no_tensor("rnn_relu", "data");
        return (fl_rnn_relu_data_result){.output = NULL};
    }
    if (!batch_sizes) {
        fl_error__no_tensor("rnn_relu", "batch_sizes");
        return (fl_rnn_relu_data_result){.output = NULL};
    }
    if (!hx) {
        fl_error__no_tensor("rnn_relu", "hx");
        return (fl_rnn_relu_data_result){.output = NULL};
    }
    if (fl_error__bad_list("rnn_relu", "params", (void *const *)params, n_params, false)) return (fl_rnn_relu_data_result){.output = NULL};
    if (!fl_autocast__on()) return fl_rnn_relu_data__plain(data, batch_sizes, hx, params, n_params, has_biases, num_layers, dropout, train, bidirectional);
    fl_tensor *a[] = {data, batch_sizes, hx};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_LOWER, a, 3);
    fl_autocast__cast(to, a, 3);
    fl_rnn_relu_data_result r = fl_rnn_relu_data__plain(a[0], a[1], a[2], fl_autocast__list(to, params, n_params), n_params, has_biases, num_layers, dropout, train, bidirectional);
    fl_tensor *all[] = {r.output, r.h_n};
    fl_autocast__leave(all, 2);
    return (fl_rnn_relu_data_result){all[0], all[1]};
}

fl_lstm_cell_result fl_lstm_cell(fl_tensor *input, fl_tensor *const *hx, int n_hx, fl_tensor *w_ih,
                                        fl_tensor *w_hh, const fl_lstm_cell_options *options) {
    if (!input) {
        fl_error__no_tensor("lstm_cell", "input");
        return (fl_lstm_cell_result){.h = NULL};
    }
    if (fl_error__bad_list("lstm_cell", "hx", (void *const *)hx, n_hx, false)) return (fl_lstm_cell_result){.h = NULL};
    if (!w_ih) {
        fl_error__no_tensor("lstm_cell", "w_ih");
        return (fl_lstm_cell_result){.h = NULL};
    }
    if (!w_hh) {
        fl_error__no_tensor("lstm_cell", "w_hh");
        return (fl_lstm_cell_result){.h = NULL};
    }
    if (!fl_autocast__on()) return fl_lstm_cell__plain(input, hx, n_hx, w_ih, w_hh, options);
    fl_lstm_cell_options o = FL_LSTM_CELL_OPTIONS;
    if (options) o = *options;
    fl_tensor *a[] = {input, w_ih, w_hh, o.b_ih, o.b_hh};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FIRST, a, 5);
    fl_autocast__cast(to, a, 5);
    o.b_ih = a[3];
    o.b_hh = a[4];
    fl_lstm_cell_result r = fl_lstm_cell__plain(a[0], fl_autocast__list(to, hx, n_hx), n_hx, a[1], a[2], &o);
    fl_tensor *all[] = {r.h, r.c};
    fl_autocast__leave(all, 2);
    return (fl_lstm_cell_result){all[0], all[1]};
}

fl_tensor *fl_gru_cell(fl_tensor *input, fl_tensor *hx, fl_tensor *w_ih, fl_tensor *w_hh,
                              const fl_gru_cell_options *options) {
    if (!input) return fl_error__no_tensor("gru_cell", "input");
    if (!hx) return fl_error__no_tensor("gru_cell", "hx");
    if (!w_ih) return fl_error__no_tensor("gru_cell", "w_ih");
    if (!w_hh) return fl_error__no_tensor("gru_cell", "w_hh");
    if (!fl_autocast__on()) return fl_gru_cell__plain(input, hx, w_ih, w_hh, options);
    fl_gru_cell_options o = FL_GRU_CELL_OPTIONS;
    if (options) o = *options;
    fl_tensor *a[] = {input, hx, w_ih, w_hh, o.b_ih, o.b_hh};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FIRST, a, 6);
    fl_autocast__cast(to, a, 6);
    o.b_ih = a[4];
    o.b_hh = a[5];
    fl_tensor *r = fl_gru_cell__plain(a[0], a[1], a[2], a[3], &o);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_rnn_tanh_cell(fl_tensor *input, fl_tensor *hx, fl_tensor *w_ih, fl_tensor *w_hh,
                                   const fl_rnn_tanh_cell_options *options) {
    if (!input) return fl_error__no_tensor("rnn_tanh_cell", "input");
    if (!hx) return fl_error__no_tensor("rnn_tanh_cell", "hx");
    if (!w_ih) return fl_error__no_tensor("rnn_tanh_cell", "w_ih");
    if (!w_hh) return fl_error__no_tensor("rnn_tanh_cell", "w_hh");
    if (!fl_autocast__on()) return fl_rnn_tanh_cell__plain(input, hx, w_ih, w_hh, options);
    fl_rnn_tanh_cell_options o = FL_RNN_TANH_CELL_OPTIONS;
    if (options) o = *options;
    fl_tensor *a[] = {input, hx, w_ih, w_hh, o.b_ih, o.b_hh};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_LOWER, a, 6);
    fl_autocast__cast(to, a, 6);
    o.b_ih = a[4];
    o.b_hh = a[5];
    fl_tensor *r = fl_rnn_tanh_cell__plain(a[0], a[1], a[2], a[3], &o);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_rnn_relu_cell(fl_tensor *input, fl_tensor *hx, fl_tensor *w_ih, fl_tensor *w_hh,
                                   const fl_rnn_relu_cell_options *options) {
    if (!input) return fl_error__no_tensor("rnn_relu_cell", "input");
    if (!hx) return fl_error__no_tensor("rnn_relu_cell", "hx");
    if (!w_ih) return fl_error__no_tensor("rnn_relu_cell", "w_ih");
    if (!w_hh) return fl_error__no_tensor("rnn_relu_cell", "w_hh");
    if (!fl_autocast__on()) return fl_rnn_relu_cell__plain(input, hx, w_ih, w_hh, options);
    fl_rnn_relu_cell_options o = FL_RNN_RELU_CELL_OPTIONS;
    if (options) o = *options;
    fl_tensor *a[] = {input, hx, w_ih, w_hh, o.b_ih, o.b_hh};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_LOWER, a, 6);
    fl_autocast__cast(to, a, 6);
    o.b_ih = a[4];
    o.b_hh = a[5];
    fl_tensor *r = fl_rnn_relu_cell__plain(a[0], a[1], a[2], a[3], &o);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_sort_lengths_result fl_sort_lengths(fl_tensor *lengths) {
    if (!lengths) {
        fl_error__no_tensor("_sort_lengths", "lengths");
        return (fl_sort_lengths_result){.lengths = NULL};
    }
    return fl_sort_lengths__plain(lengths);
}

fl_tensor *fl_pad_sequence(fl_tensor *const *sequences, int n_sequences, const fl_pad_sequence_options *options) {
    if (fl_error__bad_list("_pad_sequence", "sequences", (void *const *)sequences, n_sequences, false)) return NULL;
    if (options && !options->padding_side) return fl_error__null("_pad_sequence", "padding_side");
    return fl_pad_sequence__plain(sequences, n_sequences, options);
}

fl_tensors fl_unpad_sequence(fl_tensor *padded_sequences, const int64_t *lengths, int n_lengths,
                                    const fl_unpad_sequence_options *options) {
    if (!padded_sequences) {
        fl_error__no_tensor("_unpad_sequence", "padded_sequences");
        return (fl_tensors){0, NULL};
    }
    if (n_lengths && (!lengths || n_lengths < 0)) {
        fl_error__bad_array("_unpad_sequence", "lengths", n_lengths);
        return (fl_tensors){0, NULL};
    }
    return fl_unpad_sequence__plain(padded_sequences, lengths, n_lengths, options);
}

fl_pack_padded_sequence_result fl_pack_padded_sequence(fl_tensor *input, fl_tensor *lengths, bool batch_first) {
    if (!input) {
        fl_error__no_tensor("_pack_padded_sequence", "input");
        return (fl_pack_padded_sequence_result){.data = NULL};
    }
    if (!lengths) {
        fl_error__no_tensor("_pack_padded_sequence", "lengths");
        return (fl_pack_padded_sequence_result){.data = NULL};
    }
    return fl_pack_padded_sequence__plain(input, lengths, batch_first);
}

fl_pad_packed_sequence_result fl_pad_packed_sequence(fl_tensor *data, fl_tensor *batch_sizes, bool batch_first,
                                                            fl_scalar padding_value, int64_t total_length) {
    if (!data) {
        fl_error__no_tensor("_pad_packed_sequence", "data");
        return (fl_pad_packed_sequence_result){.padded = NULL};
    }
    if (!batch_sizes) {
        fl_error__no_tensor("_pad_packed_sequence", "batch_sizes");
        return (fl_pad_packed_sequence_result){.padded = NULL};
    }
    return fl_pad_packed_sequence__plain(data, batch_sizes, batch_first, padding_value, total_length);
}

fl_tensor *fl_searchsorted(fl_tensor *sorted_sequence, fl_tensor *self, const fl_searchsorted_options *options) {
    if (!sorted_sequence) return fl_error__no_tensor("searchsorted", "sorted_sequence");
    if (!self) return fl_error__no_tensor("searchsorted", "self");
    return fl_searchsorted__plain(sorted_sequence, self, options);
}

fl_tensor *fl_searchsorted_scalar(fl_tensor *sorted_sequence, fl_scalar self,
                                         const fl_searchsorted_scalar_options *options) {
    if (!sorted_sequence) return fl_error__no_tensor("searchsorted", "sorted_sequence");
    return fl_searchsorted_scalar__plain(sorted_sequence, self, options);
}

fl_tensor *fl_bucketize(fl_tensor *self, fl_tensor *boundaries, const fl_bucketize_options *options) {
    if (!self) return fl_error__no_tensor("bucketize", "self");
    if (!boundaries) return fl_error__no_tensor("bucketize", "boundaries");
    return fl_bucketize__plain(self, boundaries, options);
}

fl_tensor *fl_bucketize_scalar(fl_scalar self, fl_tensor *boundaries,
                                      const fl_bucketize_scalar_options *options) {
    if (!boundaries) return fl_error__no_tensor("bucketize", "boundaries");
    return fl_bucketize_scalar__plain(self, boundaries, options);
}

fl_tensor *fl_bincount(fl_tensor *self, const fl_bincount_options *options) {
    if (!self) return fl_error__no_tensor("bincount", "self");
    return fl_bincount__plain(self, options);
}

fl_tensor *fl_histc(fl_tensor *self, const fl_histc_options *options) {
    if (!self) return fl_error__no_tensor("histc", "self");
    return fl_histc__plain(self, options);
}

fl_tensor *fl_isin(fl_tensor *elements, fl_tensor *test_elements, const fl_isin_options *options) {
    if (!elements) return fl_error__no_tensor("isin", "elements");
    if (!test_elements) return fl_error__no_tensor("isin", "test_elements");
    return fl_isin__plain(elements, test_elements, options);
}

fl_tensor *fl_isin_tensor_scalar(fl_tensor *elements, fl_scalar test_element,
                                        const fl_isin_tensor_scalar_options *options) {
    if (!elements) return fl_error__no_tensor("isin", "elements");
    return fl_isin_tensor_scalar__plain(elements, test_element, options);
}

fl_tensor *fl_isin_scalar_tensor(fl_scalar element, fl_tensor *test_elements,
                                        const fl_isin_scalar_tensor_options *options) {
    if (!test_elements) return fl_error__no_tensor("isin", "test_elements");
    return fl_isin_scalar_tensor__plain(element, test_elements, options);
}

fl_tensor *fl_range(fl_scalar start, fl_scalar end, const fl_range_options *options) {
    if (options && (unsigned)options->dtype + 1 > FL_DTYPE_COUNT) return fl_error__bad_dtype("range", "dtype", options->dtype);
    return fl_range__plain(start, end, options);
}

fl_tensor *fl_hann_window(int64_t window_length, const fl_hann_window_options *options) {
    if (options && (unsigned)options->dtype + 1 > FL_DTYPE_COUNT) return fl_error__bad_dtype("hann_window", "dtype", options->dtype);
    return fl_hann_window__plain(window_length, options);
}

fl_tensor *fl_hamming_window(int64_t window_length, const fl_hamming_window_options *options) {
    if (options && (unsigned)options->dtype + 1 > FL_DTYPE_COUNT) return fl_error__bad_dtype("hamming_window", "dtype", options->dtype);
    return fl_hamming_window__plain(window_length, options);
}

fl_tensor *fl_blackman_window(int64_t window_length, const fl_blackman_window_options *options) {
    if (options && (unsigned)options->dtype + 1 > FL_DTYPE_COUNT) return fl_error__bad_dtype("blackman_window", "dtype", options->dtype);
    return fl_blackman_window__plain(window_length, options);
}

fl_tensor *fl_bartlett_window(int64_t window_length, const fl_bartlett_window_options *options) {
    if (options && (unsigned)options->dtype + 1 > FL_DTYPE_COUNT) return fl_error__bad_dtype("bartlett_window", "dtype", options->dtype);
    return fl_bartlett_window__plain(window_length, options);
}

fl_tensor *fl_kaiser_window(int64_t window_length, const fl_kaiser_window_options *options) {
    if (options && (unsigned)options->dtype + 1 > FL_DTYPE_COUNT) return fl_error__bad_dtype("kaiser_window", "dtype", options->dtype);
    return fl_kaiser_window__plain(window_length, options);
}

fl_tensor *fl_vander(fl_tensor *x, const fl_vander_options *options) {
    if (!x) return fl_error__no_tensor("vander", "x");
    return fl_vander__plain(x, options);
}

fl_tensor *fl_cartesian_prod(fl_tensor *const *tensors, int n_tensors) {
    if (fl_error__bad_list("cartesian_prod", "tensors", (void *const *)tensors, n_tensors, false)) return NULL;
    return fl_cartesian_prod__plain(tensors, n_tensors);
}

fl_tensor *fl_combinations(fl_tensor *self, const fl_combinations_options *options) {
    if (!self) return fl_error__no_tensor("combinations", "self");
    return fl_combinations__plain(self, options);
}

fl_tensors fl_unravel_index(fl_tensor *indices, const int64_t *shape, int n_shape) {
    if (!indices) {
        fl_error__no_tensor("unravel_index", "indices");
        return (fl_tensors){0, NULL};
    }
    if (n_shape && (!shape || n_shape < 0)) {
        fl_error__bad_array("unravel_index", "shape", n_shape);
        return (fl_tensors){0, NULL};
    }
    return fl_unravel_index__plain(indices, shape, n_shape);
}

fl_tensor *fl_pixel_shuffle(fl_tensor *input, int64_t upscale_factor) {
    if (!input) return fl_error__no_tensor("pixel_shuffle", "input");
    return fl_pixel_shuffle__plain(input, upscale_factor);
}

fl_tensor *fl_pixel_unshuffle(fl_tensor *input, int64_t downscale_factor) {
    if (!input) return fl_error__no_tensor("pixel_unshuffle", "input");
    return fl_pixel_unshuffle__plain(input, downscale_factor);
}

fl_tensor *fl_channel_shuffle(fl_tensor *input, int64_t groups) {
    if (!input) return fl_error__no_tensor("channel_shuffle", "input");
    return fl_channel_shuffle__plain(input, groups);
}

fl_tensor *fl_softmax(fl_tensor *self, int64_t dim, const fl_softmax_options *options) {
    if (!self) return fl_error__no_tensor("softmax", "self");
    if (options && (unsigned)options->dtype + 1 > FL_DTYPE_COUNT) return fl_error__bad_dtype("softmax", "dtype", options->dtype);
    return fl_softmax__plain(self, dim, options);
}

fl_tensor *fl_log_softmax(fl_tensor *self, int64_t dim, const fl_log_softmax_options *options) {
    if (!self) return fl_error__no_tensor("log_softmax", "self");
    if (options && (unsigned)options->dtype + 1 > FL_DTYPE_COUNT) return fl_error__bad_dtype("log_softmax", "dtype", options->dtype);
    return fl_log_softmax__plain(self, dim, options);
}

fl_tensor *fl_softmin(fl_tensor *self, int64_t dim, const fl_softmin_options *options) {
    if (!self) return fl_error__no_tensor("softmin", "self");
    if (options && (unsigned)options->dtype + 1 > FL_DTYPE_COUNT) return fl_error__bad_dtype("softmin", "dtype", options->dtype);
    return fl_softmin__plain(self, dim, options);
}

fl_tensor *fl_softmax_implicit(fl_tensor *self, const fl_softmax_implicit_options *options) {
    if (!self) return fl_error__no_tensor("softmax", "self");
    if (options && (unsigned)options->dtype + 1 > FL_DTYPE_COUNT) return fl_error__bad_dtype("softmax", "dtype", options->dtype);
    return fl_softmax_implicit__plain(self, options);
}

fl_tensor *fl_log_softmax_implicit(fl_tensor *self, const fl_log_softmax_implicit_options *options) {
    if (!self) return fl_error__no_tensor("log_softmax", "self");
    if (options && (unsigned)options->dtype + 1 > FL_DTYPE_COUNT) return fl_error__bad_dtype("log_softmax", "dtype", options->dtype);
    return fl_log_softmax_implicit__plain(self, options);
}

fl_tensor *fl_softmin_implicit(fl_tensor *self, const fl_softmin_implicit_options *options) {
    if (!self) return fl_error__no_tensor("softmin", "self");
    if (options && (unsigned)options->dtype + 1 > FL_DTYPE_COUNT) return fl_error__bad_dtype("softmin", "dtype", options->dtype);
    return fl_softmin_implicit__plain(self, options);
}

fl_sort_result fl_sort(fl_tensor *self, const fl_sort_options *options) {
    if (!self) {
        fl_error__no_tensor("sort", "self");
        return (fl_sort_result){.values = NULL};
    }
    return fl_sort__plain(self, options);
}

fl_tensor *fl_argsort(fl_tensor *self, const fl_argsort_options *options) {
    if (!self) return fl_error__no_tensor("argsort", "self");
    return fl_argsort__plain(self, options);
}

fl_tensor *fl_msort(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("msort", "self");
    return fl_msort__plain(self);
}

fl_topk_result fl_topk(fl_tensor *self, int64_t k, const fl_topk_options *options) {
    if (!self) {
        fl_error__no_tensor("topk", "self");
        return (fl_topk_result){.values = NULL};
    }
    return fl_topk__plain(self, k, options);
}

fl_kthvalue_result fl_kthvalue(fl_tensor *self, int64_t k, const fl_kthvalue_options *options) {
    if (!self) {
        fl_error__no_tensor("kthvalue", "self");
        return (fl_kthvalue_result){.values = NULL};
    }
    return fl_kthvalue__plain(self, k, options);
}

fl_tensor *fl_median(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("median", "self");
    return fl_median__plain(self);
}

fl_median_dim_result fl_median_dim(fl_tensor *self, int64_t dim, const fl_median_dim_options *options) {
    if (!self) {
        fl_error__no_tensor("median", "self");
        return (fl_median_dim_result){.values = NULL};
    }
    return fl_median_dim__plain(self, dim, options);
}

fl_tensor *fl_nanmedian(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("nanmedian", "self");
    return fl_nanmedian__plain(self);
}

fl_nanmedian_dim_result fl_nanmedian_dim(fl_tensor *self, int64_t dim, const fl_nanmedian_dim_options *options) {
    if (!self) {
        fl_error__no_tensor("nanmedian", "self");
        return (fl_nanmedian_dim_result){.values = NULL};
    }
    return fl_nanmedian_dim__plain(self, dim, options);
}

fl_mode_result fl_mode(fl_tensor *self, const fl_mode_options *options) {
    if (!self) {
        fl_error__no_tensor("mode", "self");
        return (fl_mode_result){.values = NULL};
    }
    return fl_mode__plain(self, options);
}

fl_tensor *fl_polygamma(int64_t n, fl_tensor *self) {
    if (!self) return fl_error__no_tensor("polygamma", "self");
    return fl_polygamma__plain(n, self);
}

fl_tensor *fl_polygamma_method(fl_tensor *self, int64_t n) {
    if (!self) return fl_error__no_tensor("polygamma", "self");
    return fl_polygamma_method__plain(self, n);
}

fl_tensor *fl_polygamma_(fl_tensor *self, int64_t n) {
    if (!self) return fl_error__no_tensor("polygamma_", "self");
    return fl_polygamma___plain(self, n);
}

fl_tensor *fl_mvlgamma(fl_tensor *self, int64_t p) {
    if (!self) return fl_error__no_tensor("mvlgamma", "self");
    return fl_mvlgamma__plain(self, p);
}

fl_tensor *fl_mvlgamma_(fl_tensor *self, int64_t p) {
    if (!self) return fl_error__no_tensor("mvlgamma_", "self");
    return fl_mvlgamma___plain(self, p);
}

fl_tensor *fl_igamma(fl_tensor *self, fl_tensor *other) {
    if (!self) return fl_error__no_tensor("igamma", "self");
    if (!other) return fl_error__no_tensor("igamma", "other");
    return fl_igamma__plain(self, other);
}

fl_tensor *fl_igamma_(fl_tensor *self, fl_tensor *other) {
    if (!self) return fl_error__no_tensor("igamma_", "self");
    if (!other) return fl_error__no_tensor("igamma_", "other");
    return fl_igamma___plain(self, other);
}

fl_tensor *fl_igammac(fl_tensor *self, fl_tensor *other) {
    if (!self) return fl_error__no_tensor("igammac", "self");
    if (!other) return fl_error__no_tensor("igammac", "other");
    return fl_igammac__plain(self, other);
}

fl_tensor *fl_igammac_(fl_tensor *self, fl_tensor *other) {
    if (!self) return fl_error__no_tensor("igammac_", "self");
    if (!other) return fl_error__no_tensor("igammac_", "other");
    return fl_igammac___plain(self, other);
}

fl_tensor *fl_special_zeta(fl_tensor *self, fl_tensor *other) {
    if (!self) return fl_error__no_tensor("special_zeta", "self");
    if (!other) return fl_error__no_tensor("special_zeta", "other");
    return fl_special_zeta__plain(self, other);
}

fl_tensor *fl_special_zeta_base(fl_scalar self, fl_tensor *other) {
    if (!other) return fl_error__no_tensor("special_zeta", "other");
    return fl_special_zeta_base__plain(self, other);
}

fl_tensor *fl_special_zeta_scalar(fl_tensor *self, fl_scalar other) {
    if (!self) return fl_error__no_tensor("special_zeta", "self");
    return fl_special_zeta_scalar__plain(self, other);
}

fl_tensor *fl_special_ndtr(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("special_ndtr", "self");
    return fl_special_ndtr__plain(self);
}

fl_tensor *fl_special_ndtri(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("special_ndtri", "self");
    return fl_special_ndtri__plain(self);
}

fl_tensor *fl_special_log_ndtr(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("special_log_ndtr", "self");
    return fl_special_log_ndtr__plain(self);
}

fl_tensor *fl_special_erfcx(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("special_erfcx", "self");
    return fl_special_erfcx__plain(self);
}

fl_tensor *fl_special_entr(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("special_entr", "self");
    return fl_special_entr__plain(self);
}

fl_tensor *fl_i0(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("i0", "self");
    return fl_i0__plain(self);
}

fl_tensor *fl_i0_(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("i0_", "self");
    return fl_i0___plain(self);
}

fl_tensor *fl_special_i0e(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("special_i0e", "self");
    return fl_special_i0e__plain(self);
}

fl_tensor *fl_special_i1(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("special_i1", "self");
    return fl_special_i1__plain(self);
}

fl_tensor *fl_special_i1e(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("special_i1e", "self");
    return fl_special_i1e__plain(self);
}

fl_tensor *fl_special_bessel_j0(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("special_bessel_j0", "self");
    return fl_special_bessel_j0__plain(self);
}

fl_tensor *fl_special_bessel_j1(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("special_bessel_j1", "self");
    return fl_special_bessel_j1__plain(self);
}

fl_tensor *fl_special_bessel_y0(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("special_bessel_y0", "self");
    return fl_special_bessel_y0__plain(self);
}

fl_tensor *fl_special_bessel_y1(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("special_bessel_y1", "self");
    return fl_special_bessel_y1__plain(self);
}

fl_tensor *fl_special_modified_bessel_i0(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("special_modified_bessel_i0", "self");
    return fl_special_modified_bessel_i0__plain(self);
}

fl_tensor *fl_special_modified_bessel_i1(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("special_modified_bessel_i1", "self");
    return fl_special_modified_bessel_i1__plain(self);
}

fl_tensor *fl_special_modified_bessel_k0(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("special_modified_bessel_k0", "self");
    return fl_special_modified_bessel_k0__plain(self);
}

fl_tensor *fl_special_modified_bessel_k1(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("special_modified_bessel_k1", "self");
    return fl_special_modified_bessel_k1__plain(self);
}

fl_tensor *fl_special_scaled_modified_bessel_k0(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("special_scaled_modified_bessel_k0", "self");
    return fl_special_scaled_modified_bessel_k0__plain(self);
}

fl_tensor *fl_special_scaled_modified_bessel_k1(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("special_scaled_modified_bessel_k1", "self");
    return fl_special_scaled_modified_bessel_k1__plain(self);
}

fl_tensor *fl_special_spherical_bessel_j0(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("special_spherical_bessel_j0", "self");
    return fl_special_spherical_bessel_j0__plain(self);
}

fl_tensor *fl_special_airy_ai(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("special_airy_ai", "self");
    return fl_special_airy_ai__plain(self);
}

fl_tensor *fl_special_chebyshev_polynomial_t(fl_tensor *x, fl_tensor *n) {
    if (!x) return fl_error__no_tensor("special_chebyshev_polynomial_t", "x");
    if (!n) return fl_error__no_tensor("special_chebyshev_polynomial_t", "n");
    return fl_special_chebyshev_polynomial_t__plain(x, n);
}

fl_tensor *fl_special_chebyshev_polynomial_t_base(fl_scalar x, fl_tensor *n) {
    if (!n) return fl_error__no_tensor("special_chebyshev_polynomial_t", "n");
    return fl_special_chebyshev_polynomial_t_base__plain(x, n);
}

fl_tensor *fl_special_chebyshev_polynomial_t_scalar(fl_tensor *x, fl_scalar n) {
    if (!x) return fl_error__no_tensor("special_chebyshev_polynomial_t", "x");
    return fl_special_chebyshev_polynomial_t_scalar__plain(x, n);
}

fl_tensor *fl_special_chebyshev_polynomial_u(fl_tensor *x, fl_tensor *n) {
    if (!x) return fl_error__no_tensor("special_chebyshev_polynomial_u", "x");
    if (!n) return fl_error__no_tensor("special_chebyshev_polynomial_u", "n");
    return fl_special_chebyshev_polynomial_u__plain(x, n);
}

fl_tensor *fl_special_chebyshev_polynomial_u_base(fl_scalar x, fl_tensor *n) {
    if (!n) return fl_error__no_tensor("special_chebyshev_polynomial_u", "n");
    return fl_special_chebyshev_polynomial_u_base__plain(x, n);
}

fl_tensor *fl_special_chebyshev_polynomial_u_scalar(fl_tensor *x, fl_scalar n) {
    if (!x) return fl_error__no_tensor("special_chebyshev_polynomial_u", "x");
    return fl_special_chebyshev_polynomial_u_scalar__plain(x, n);
}

fl_tensor *fl_special_chebyshev_polynomial_v(fl_tensor *x, fl_tensor *n) {
    if (!x) return fl_error__no_tensor("special_chebyshev_polynomial_v", "x");
    if (!n) return fl_error__no_tensor("special_chebyshev_polynomial_v", "n");
    return fl_special_chebyshev_polynomial_v__plain(x, n);
}

fl_tensor *fl_special_chebyshev_polynomial_v_base(fl_scalar x, fl_tensor *n) {
    if (!n) return fl_error__no_tensor("special_chebyshev_polynomial_v", "n");
    return fl_special_chebyshev_polynomial_v_base__plain(x, n);
}

fl_tensor *fl_special_chebyshev_polynomial_v_scalar(fl_tensor *x, fl_scalar n) {
    if (!x) return fl_error__no_tensor("special_chebyshev_polynomial_v", "x");
    return fl_special_chebyshev_polynomial_v_scalar__plain(x, n);
}

fl_tensor *fl_special_chebyshev_polynomial_w(fl_tensor *x, fl_tensor *n) {
    if (!x) return fl_error__no_tensor("special_chebyshev_polynomial_w", "x");
    if (!n) return fl_error__no_tensor("special_chebyshev_polynomial_w", "n");
    return fl_special_chebyshev_polynomial_w__plain(x, n);
}

fl_tensor *fl_special_chebyshev_polynomial_w_base(fl_scalar x, fl_tensor *n) {
    if (!n) return fl_error__no_tensor("special_chebyshev_polynomial_w", "n");
    return fl_special_chebyshev_polynomial_w_base__plain(x, n);
}

fl_tensor *fl_special_chebyshev_polynomial_w_scalar(fl_tensor *x, fl_scalar n) {
    if (!x) return fl_error__no_tensor("special_chebyshev_polynomial_w", "x");
    return fl_special_chebyshev_polynomial_w_scalar__plain(x, n);
}

fl_tensor *fl_special_shifted_chebyshev_polynomial_t(fl_tensor *x, fl_tensor *n) {
    if (!x) return fl_error__no_tensor("special_shifted_chebyshev_polynomial_t", "x");
    if (!n) return fl_error__no_tensor("special_shifted_chebyshev_polynomial_t", "n");
    return fl_special_shifted_chebyshev_polynomial_t__plain(x, n);
}

fl_tensor *fl_special_shifted_chebyshev_polynomial_t_base(fl_scalar x, fl_tensor *n) {
    if (!n) return fl_error__no_tensor("special_shifted_chebyshev_polynomial_t", "n");
    return fl_special_shifted_chebyshev_polynomial_t_base__plain(x, n);
}

fl_tensor *fl_special_shifted_chebyshev_polynomial_t_scalar(fl_tensor *x, fl_scalar n) {
    if (!x) return fl_error__no_tensor("special_shifted_chebyshev_polynomial_t", "x");
    return fl_special_shifted_chebyshev_polynomial_t_scalar__plain(x, n);
}

fl_tensor *fl_special_shifted_chebyshev_polynomial_u(fl_tensor *x, fl_tensor *n) {
    if (!x) return fl_error__no_tensor("special_shifted_chebyshev_polynomial_u", "x");
    if (!n) return fl_error__no_tensor("special_shifted_chebyshev_polynomial_u", "n");
    return fl_special_shifted_chebyshev_polynomial_u__plain(x, n);
}

fl_tensor *fl_special_shifted_chebyshev_polynomial_u_base(fl_scalar x, fl_tensor *n) {
    if (!n) return fl_error__no_tensor("special_shifted_chebyshev_polynomial_u", "n");
    return fl_special_shifted_chebyshev_polynomial_u_base__plain(x, n);
}

fl_tensor *fl_special_shifted_chebyshev_polynomial_u_scalar(fl_tensor *x, fl_scalar n) {
    if (!x) return fl_error__no_tensor("special_shifted_chebyshev_polynomial_u", "x");
    return fl_special_shifted_chebyshev_polynomial_u_scalar__plain(x, n);
}

fl_tensor *fl_special_shifted_chebyshev_polynomial_v(fl_tensor *x, fl_tensor *n) {
    if (!x) return fl_error__no_tensor("special_shifted_chebyshev_polynomial_v", "x");
    if (!n) return fl_error__no_tensor("special_shifted_chebyshev_polynomial_v", "n");
    return fl_special_shifted_chebyshev_polynomial_v__plain(x, n);
}

fl_tensor *fl_special_shifted_chebyshev_polynomial_v_base(fl_scalar x, fl_tensor *n) {
    if (!n) return fl_error__no_tensor("special_shifted_chebyshev_polynomial_v", "n");
    return fl_special_shifted_chebyshev_polynomial_v_base__plain(x, n);
}

fl_tensor *fl_special_shifted_chebyshev_polynomial_v_scalar(fl_tensor *x, fl_scalar n) {
    if (!x) return fl_error__no_tensor("special_shifted_chebyshev_polynomial_v", "x");
    return fl_special_shifted_chebyshev_polynomial_v_scalar__plain(x, n);
}

fl_tensor *fl_special_shifted_chebyshev_polynomial_w(fl_tensor *x, fl_tensor *n) {
    if (!x) return fl_error__no_tensor("special_shifted_chebyshev_polynomial_w", "x");
    if (!n) return fl_error__no_tensor("special_shifted_chebyshev_polynomial_w", "n");
    return fl_special_shifted_chebyshev_polynomial_w__plain(x, n);
}

fl_tensor *fl_special_shifted_chebyshev_polynomial_w_base(fl_scalar x, fl_tensor *n) {
    if (!n) return fl_error__no_tensor("special_shifted_chebyshev_polynomial_w", "n");
    return fl_special_shifted_chebyshev_polynomial_w_base__plain(x, n);
}

fl_tensor *fl_special_shifted_chebyshev_polynomial_w_scalar(fl_tensor *x, fl_scalar n) {
    if (!x) return fl_error__no_tensor("special_shifted_chebyshev_polynomial_w", "x");
    return fl_special_shifted_chebyshev_polynomial_w_scalar__plain(x, n);
}

fl_tensor *fl_special_hermite_polynomial_h(fl_tensor *x, fl_tensor *n) {
    if (!x) return fl_error__no_tensor("special_hermite_polynomial_h", "x");
    if (!n) return fl_error__no_tensor("special_hermite_polynomial_h", "n");
    return fl_special_hermite_polynomial_h__plain(x, n);
}

fl_tensor *fl_special_hermite_polynomial_h_base(fl_scalar x, fl_tensor *n) {
    if (!n) return fl_error__no_tensor("special_hermite_polynomial_h", "n");
    return fl_special_hermite_polynomial_h_base__plain(x, n);
}

fl_tensor *fl_special_hermite_polynomial_h_scalar(fl_tensor *x, fl_scalar n) {
    if (!x) return fl_error__no_tensor("special_hermite_polynomial_h", "x");
    return fl_special_hermite_polynomial_h_scalar__plain(x, n);
}

fl_tensor *fl_special_hermite_polynomial_he(fl_tensor *x, fl_tensor *n) {
    if (!x) return fl_error__no_tensor("special_hermite_polynomial_he", "x");
    if (!n) return fl_error__no_tensor("special_hermite_polynomial_he", "n");
    return fl_special_hermite_polynomial_he__plain(x, n);
}

fl_tensor *fl_special_hermite_polynomial_he_base(fl_scalar x, fl_tensor *n) {
    if (!n) return fl_error__no_tensor("special_hermite_polynomial_he", "n");
    return fl_special_hermite_polynomial_he_base__plain(x, n);
}

fl_tensor *fl_special_hermite_polynomial_he_scalar(fl_tensor *x, fl_scalar n) {
    if (!x) return fl_error__no_tensor("special_hermite_polynomial_he", "x");
    return fl_special_hermite_polynomial_he_scalar__plain(x, n);
}

fl_tensor *fl_special_laguerre_polynomial_l(fl_tensor *x, fl_tensor *n) {
    if (!x) return fl_error__no_tensor("special_laguerre_polynomial_l", "x");
    if (!n) return fl_error__no_tensor("special_laguerre_polynomial_l", "n");
    return fl_special_laguerre_polynomial_l__plain(x, n);
}

fl_tensor *fl_special_laguerre_polynomial_l_base(fl_scalar x, fl_tensor *n) {
    if (!n) return fl_error__no_tensor("special_laguerre_polynomial_l", "n");
    return fl_special_laguerre_polynomial_l_base__plain(x, n);
}

fl_tensor *fl_special_laguerre_polynomial_l_scalar(fl_tensor *x, fl_scalar n) {
    if (!x) return fl_error__no_tensor("special_laguerre_polynomial_l", "x");
    return fl_special_laguerre_polynomial_l_scalar__plain(x, n);
}

fl_tensor *fl_special_legendre_polynomial_p(fl_tensor *x, fl_tensor *n) {
    if (!x) return fl_error__no_tensor("special_legendre_polynomial_p", "x");
    if (!n) return fl_error__no_tensor("special_legendre_polynomial_p", "n");
    return fl_special_legendre_polynomial_p__plain(x, n);
}

fl_tensor *fl_special_legendre_polynomial_p_base(fl_scalar x, fl_tensor *n) {
    if (!n) return fl_error__no_tensor("special_legendre_polynomial_p", "n");
    return fl_special_legendre_polynomial_p_base__plain(x, n);
}

fl_tensor *fl_special_legendre_polynomial_p_scalar(fl_tensor *x, fl_scalar n) {
    if (!x) return fl_error__no_tensor("special_legendre_polynomial_p", "x");
    return fl_special_legendre_polynomial_p_scalar__plain(x, n);
}

fl_tensor *fl_special_round(fl_tensor *self, const fl_special_round_options *options) {
    if (!self) return fl_error__no_tensor("special_round", "self");
    return fl_special_round__plain(self, options);
}

fl_tensors fl_split(fl_tensor *self, int64_t split_size, const fl_split_options *options) {
    if (!self) {
        fl_error__no_tensor("split", "self");
        return (fl_tensors){0, NULL};
    }
    return fl_split__plain(self, split_size, options);
}

fl_tensors fl_split_sizes(fl_tensor *self, const int64_t *split_size, int n_split_size,
                                 const fl_split_sizes_options *options) {
    if (!self) {
        fl_error__no_tensor("split", "self");
        return (fl_tensors){0, NULL};
    }
    if (n_split_size && (!split_size || n_split_size < 0)) {
        fl_error__bad_array("split", "split_size", n_split_size);
        return (fl_tensors){0, NULL};
    }
    return fl_split_sizes__plain(self, split_size, n_split_size, options);
}

fl_tensors fl_split_with_sizes(fl_tensor *self, const int64_t *split_sizes, int n_split_sizes,
                                      const fl_split_with_sizes_options *options) {
    if (!self) {
        fl_error__no_tensor("split_with_sizes", "self");
        return (fl_tensors){0, NULL};
    }
    if (n_split_sizes && (!split_sizes || n_split_sizes < 0)) {
        fl_error__bad_array("split_with_sizes", "split_sizes", n_split_sizes);
        return (fl_tensors){0, NULL};
    }
    return fl_split_with_sizes__plain(self, split_sizes, n_split_sizes, options);
}

fl_tensors fl_chunk(fl_tensor *self, int64_t chunks, const fl_chunk_options *options) {
    if (!self) {
        fl_error__no_tensor("chunk", "self");
        return (fl_tensors){0, NULL};
    }
    return fl_chunk__plain(self, chunks, options);
}

fl_tensors fl_unsafe_split(fl_tensor *self, int64_t split_size, const fl_unsafe_split_options *options) {
    if (!self) {
        fl_error__no_tensor("unsafe_split", "self");
        return (fl_tensors){0, NULL};
    }
    return fl_unsafe_split__plain(self, split_size, options);
}

fl_tensors fl_unsafe_split_with_sizes(fl_tensor *self, const int64_t *split_sizes, int n_split_sizes,
                                             const fl_unsafe_split_with_sizes_options *options) {
    if (!self) {
        fl_error__no_tensor("unsafe_split_with_sizes", "self");
        return (fl_tensors){0, NULL};
    }
    if (n_split_sizes && (!split_sizes || n_split_sizes < 0)) {
        fl_error__bad_array("unsafe_split_with_sizes", "split_sizes", n_split_sizes);
        return (fl_tensors){0, NULL};
    }
    return fl_unsafe_split_with_sizes__plain(self, split_sizes, n_split_sizes, options);
}

fl_tensors fl_unsafe_chunk(fl_tensor *self, int64_t chunks, const fl_unsafe_chunk_options *options) {
    if (!self) {
        fl_error__no_tensor("unsafe_chunk", "self");
        return (fl_tensors){0, NULL};
    }
    return fl_unsafe_chunk__plain(self, chunks, options);
}

fl_tensors fl_tensor_split(fl_tensor *self, int64_t sections, const fl_tensor_split_options *options) {
    if (!self) {
        fl_error__no_tensor("tensor_split", "self");
        return (fl_tensors){0, NULL};
    }
    return fl_tensor_split__plain(self, sections, options);
}

fl_tensors fl_tensor_split_indices(fl_tensor *self, const int64_t *indices, int n_indices,
                                          const fl_tensor_split_indices_options *options) {
    if (!self) {
        fl_error__no_tensor("tensor_split", "self");
        return (fl_tensors){0, NULL};
    }
    if (n_indices && (!indices || n_indices < 0)) {
        fl_error__bad_array("tensor_split", "indices", n_indices);
        return (fl_tensors){0, NULL};
    }
    return fl_tensor_split_indices__plain(self, indices, n_indices, options);
}

fl_tensors fl_tensor_split_tensor(fl_tensor *self, fl_tensor *tensor_indices_or_sections,
                                         const fl_tensor_split_tensor_options *options) {
    if (!self) {
        fl_error__no_tensor("tensor_split", "self");
        return (fl_tensors){0, NULL};
    }
    if (!tensor_indices_or_sections) {
        fl_error__no_tensor("tensor_split", "tensor_indices_or_sections");
        return (fl_tensors){0, NULL};
    }
    return fl_tensor_split_tensor__plain(self, tensor_indices_or_sections, options);
}

fl_tensors fl_hsplit(fl_tensor *self, int64_t sections) {
    if (!self) {
        fl_error__no_tensor("hsplit", "self");
        return (fl_tensors){0, NULL};
    }
    return fl_hsplit__plain(self, sections);
}

fl_tensors fl_hsplit_indices(fl_tensor *self, const int64_t *indices, int n_indices) {
    if (!self) {
        fl_error__no_tensor("hsplit", "self");
        return (fl_tensors){0, NULL};
    }
    if (n_indices && (!indices || n_indices < 0)) {
        fl_error__bad_array("hsplit", "indices", n_indices);
        return (fl_tensors){0, NULL};
    }
    return fl_hsplit_indices__plain(self, indices, n_indices);
}

fl_tensors fl_vsplit(fl_tensor *self, int64_t sections) {
    if (!self) {
        fl_error__no_tensor("vsplit", "self");
        return (fl_tensors){0, NULL};
    }
    return fl_vsplit__plain(self, sections);
}

fl_tensors fl_vsplit_indices(fl_tensor *self, const int64_t *indices, int n_indices) {
    if (!self) {
        fl_error__no_tensor("vsplit", "self");
        return (fl_tensors){0, NULL};
    }
    if (n_indices && (!indices || n_indices < 0)) {
        fl_error__bad_array("vsplit", "indices", n_indices);
        return (fl_tensors){0, NULL};
    }
    return fl_vsplit_indices__plain(self, indices, n_indices);
}

fl_tensors fl_dsplit(fl_tensor *self, int64_t sections) {
    if (!self) {
        fl_error__no_tensor("dsplit", "self");
        return (fl_tensors){0, NULL};
    }
    return fl_dsplit__plain(self, sections);
}

fl_tensors fl_dsplit_indices(fl_tensor *self, const int64_t *indices, int n_indices) {
    if (!self) {
        fl_error__no_tensor("dsplit", "self");
        return (fl_tensors){0, NULL};
    }
    if (n_indices && (!indices || n_indices < 0)) {
        fl_error__bad_array("dsplit", "indices", n_indices);
        return (fl_tensors){0, NULL};
    }
    return fl_dsplit_indices__plain(self, indices, n_indices);
}

fl_tensors fl_unbind(fl_tensor *self, const fl_unbind_options *options) {
    if (!self) {
        fl_error__no_tensor("unbind", "self");
        return (fl_tensors){0, NULL};
    }
    return fl_unbind__plain(self, options);
}

fl_tensor *fl_quantile_tensor(fl_tensor *self, fl_tensor *q, const fl_quantile_tensor_options *options) {
    if (!self) return fl_error__no_tensor("quantile", "self");
    if (!q) return fl_error__no_tensor("quantile", "q");
    if (options && !options->interpolation) return fl_error__null("quantile", "interpolation");
    if (!fl_autocast__on()) return fl_quantile_tensor__plain(self, q, options);
    fl_tensor *a[] = {self, q};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 2);
    fl_autocast__cast(to, a, 2);
    fl_tensor *r = fl_quantile_tensor__plain(a[0], a[1], options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_quantile(fl_tensor *self, double q, const fl_quantile_options *options) {
    if (!self) return fl_error__no_tensor("quantile", "self");
    if (options && !options->interpolation) return fl_error__null("quantile", "interpolation");
    if (!fl_autocast__on()) return fl_quantile__plain(self, q, options);
    fl_tensor *a[] = {self};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 1);
    fl_autocast__cast(to, a, 1);
    fl_tensor *r = fl_quantile__plain(a[0], q, options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_nanquantile_tensor(fl_tensor *self, fl_tensor *q, const fl_nanquantile_tensor_options *options) {
    if (!self) return fl_error__no_tensor("nanquantile", "self");
    if (!q) return fl_error__no_tensor("nanquantile", "q");
    if (options && !options->interpolation) return fl_error__null("nanquantile", "interpolation");
    if (!fl_autocast__on()) return fl_nanquantile_tensor__plain(self, q, options);
    fl_tensor *a[] = {self, q};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 2);
    fl_autocast__cast(to, a, 2);
    fl_tensor *r = fl_nanquantile_tensor__plain(a[0], a[1], options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_nanquantile(fl_tensor *self, double q, const fl_nanquantile_options *options) {
    if (!self) return fl_error__no_tensor("nanquantile", "self");
    if (options && !options->interpolation) return fl_error__null("nanquantile", "interpolation");
    if (!fl_autocast__on()) return fl_nanquantile__plain(self, q, options);
    fl_tensor *a[] = {self};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 1);
    fl_autocast__cast(to, a, 1);
    fl_tensor *r = fl_nanquantile__plain(a[0], q, options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_cov(fl_tensor *self, const fl_cov_options *options) {
    if (!self) return fl_error__no_tensor("cov", "self");
    return fl_cov__plain(self, options);
}

fl_tensor *fl_corrcoef(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("corrcoef", "self");
    return fl_corrcoef__plain(self);
}

fl_histogram_bins_result fl_histogram_bins(fl_tensor *self, const fl_histogram_bins_options *options) {
    if (!self) {
        fl_error__no_tensor("histogram", "self");
        return (fl_histogram_bins_result){.hist = NULL};
    }
    if (options && options->n_range && (!options->range || options->n_range < 0)) {
        fl_error__bad_array("histogram", "range", options->n_range);
        return (fl_histogram_bins_result){.hist = NULL};
    }
    return fl_histogram_bins__plain(self, options);
}

fl_histogram_result fl_histogram(fl_tensor *self, fl_tensor *bins, const fl_histogram_options *options) {
    if (!self) {
        fl_error__no_tensor("histogram", "self");
        return (fl_histogram_result){.hist = NULL};
    }
    if (!bins) {
        fl_error__no_tensor("histogram", "bins");
        return (fl_histogram_result){.hist = NULL};
    }
    return fl_histogram__plain(self, bins, options);
}

fl_tensors fl_histogramdd_bin_edges(fl_tensor *self, const int64_t *bins, int n_bins,
                                           const fl_histogramdd_bin_edges_options *options) {
    if (!self) {
        fl_error__no_tensor("histogramdd_bin_edges", "self");
        return (fl_tensors){0, NULL};
    }
    if (n_bins && (!bins || n_bins < 0)) {
        fl_error__bad_array("histogramdd_bin_edges", "bins", n_bins);
        return (fl_tensors){0, NULL};
    }
    if (options && options->n_range && (!options->range || options->n_range < 0)) {
        fl_error__bad_array("histogramdd_bin_edges", "range", options->n_range);
        return (fl_tensors){0, NULL};
    }
    return fl_histogramdd_bin_edges__plain(self, bins, n_bins, options);
}

fl_tensor *fl_histogramdd(fl_tensor *self, fl_tensor *const *bins, int n_bins,
                                 const fl_histogramdd_options *options) {
    if (!self) return fl_error__no_tensor("histogramdd", "self");
    if (fl_error__bad_list("histogramdd", "bins", (void *const *)bins, n_bins, false)) return NULL;
    return fl_histogramdd__plain(self, bins, n_bins, options);
}

fl_tensor *fl_expand(fl_tensor *self, const int64_t *size, int n_size, const fl_expand_options *options) {
    if (!self) return fl_error__no_tensor("expand", "self");
    if (n_size && (!size || n_size < 0)) return fl_error__bad_array("expand", "size", n_size);
    return fl_expand__plain(self, size, n_size, options);
}

fl_tensor *fl_expand_as(fl_tensor *self, fl_tensor *other) {
    if (!self) return fl_error__no_tensor("expand_as", "self");
    if (!other) return fl_error__no_tensor("expand_as", "other");
    return fl_expand_as__plain(self, other);
}

fl_tensor *fl_broadcast_to(fl_tensor *self, const int64_t *size, int n_size) {
    if (!self) return fl_error__no_tensor("broadcast_to", "self");
    if (n_size && (!size || n_size < 0)) return fl_error__bad_array("broadcast_to", "size", n_size);
    return fl_broadcast_to__plain(self, size, n_size);
}

fl_tensors fl_broadcast_tensors(fl_tensor *const *tensors, int n_tensors) {
    if (fl_error__bad_list("broadcast_tensors", "tensors", (void *const *)tensors, n_tensors, false)) return (fl_tensors){0, NULL};
    return fl_broadcast_tensors__plain(tensors, n_tensors);
}

fl_tensor *fl_unfold(fl_tensor *self, int64_t dimension, int64_t size, int64_t step) {
    if (!self) return fl_error__no_tensor("unfold", "self");
    return fl_unfold__plain(self, dimension, size, step);
}

fl_tensor *fl_as_strided(fl_tensor *self, const int64_t *size, int n_size, const int64_t *stride, int n_stride,
                                const fl_as_strided_options *options) {
    if (!self) return fl_error__no_tensor("as_strided", "self");
    if (n_size && (!size || n_size < 0)) return fl_error__bad_array("as_strided", "size", n_size);
    if (n_stride && (!stride || n_stride < 0)) return fl_error__bad_array("as_strided", "stride", n_stride);
    return fl_as_strided__plain(self, size, n_size, stride, n_stride, options);
}

fl_tensor *fl_as_strided_(fl_tensor *self, const int64_t *size, int n_size, const int64_t *stride, int n_stride,
                                 const fl_as_strided_in_place_options *options) {
    if (!self) return fl_error__no_tensor("as_strided_", "self");
    if (n_size && (!size || n_size < 0)) return fl_error__bad_array("as_strided_", "size", n_size);
    if (n_stride && (!stride || n_stride < 0)) return fl_error__bad_array("as_strided_", "stride", n_stride);
    return fl_as_strided___plain(self, size, n_size, stride, n_stride, options);
}

fl_tensor *fl_select_scatter(fl_tensor *self, fl_tensor *src, int64_t dim, int64_t index) {
    if (!self) return fl_error__no_tensor("select_scatter", "self");
    if (!src) return fl_error__no_tensor("select_scatter", "src");
    return fl_select_scatter__plain(self, src, dim, index);
}

fl_tensor *fl_slice_scatter(fl_tensor *self, fl_tensor *src, const fl_slice_scatter_options *options) {
    if (!self) return fl_error__no_tensor("slice_scatter", "self");
    if (!src) return fl_error__no_tensor("slice_scatter", "src");
    return fl_slice_scatter__plain(self, src, options);
}

fl_tensor *fl_diagonal_scatter(fl_tensor *self, fl_tensor *src, const fl_diagonal_scatter_options *options) {
    if (!self) return fl_error__no_tensor("diagonal_scatter", "self");
    if (!src) return fl_error__no_tensor("diagonal_scatter", "src");
    return fl_diagonal_scatter__plain(self, src, options);
}

fl_tensor *fl_as_strided_scatter(fl_tensor *self, fl_tensor *src, const int64_t *size, int n_size,
                                        const int64_t *stride, int n_stride,
                                        const fl_as_strided_scatter_options *options) {
    if (!self) return fl_error__no_tensor("as_strided_scatter", "self");
    if (!src) return fl_error__no_tensor("as_strided_scatter", "src");
    if (n_size && (!size || n_size < 0)) return fl_error__bad_array("as_strided_scatter", "size", n_size);
    if (n_stride && (!stride || n_stride < 0)) return fl_error__bad_array("as_strided_scatter", "stride", n_stride);
    return fl_as_strided_scatter__plain(self, src, size, n_size, stride, n_stride, options);
}

fl_unique_result fl_unique(fl_tensor *self, const fl_unique_options *options) {
    if (!self) {
        fl_error__no_tensor("unique", "self");
        return (fl_unique_result){.output = NULL};
    }
    return fl_unique__plain(self, options);
}

fl_unique_dim_result fl_unique_dim(fl_tensor *self, int64_t dim, const fl_unique_dim_options *options) {
    if (!self) {
        fl_error__no_tensor("unique_dim", "self");
        return (fl_unique_dim_result){.output = NULL};
    }
    return fl_unique_dim__plain(self, dim, options);
}

fl_unique_consecutive_result fl_unique_consecutive(fl_tensor *self,
                                                          const fl_unique_consecutive_options *options) {
    if (!self) {
        fl_error__no_tensor("unique_consecutive", "self");
        return (fl_unique_consecutive_result){.output = NULL};
    }
    return fl_unique_consecutive__plain(self, options);
}

fl_tensor *fl_max_unpool1d(fl_tensor *input, fl_tensor *indices, const int64_t kernel_size[1],
                                  const fl_max_unpool1d_options *options) {
    if (!input) return fl_error__no_tensor("max_unpool1d", "input");
    if (!indices) return fl_error__no_tensor("max_unpool1d", "indices");
    if (!kernel_size) return fl_error__null("max_unpool1d", "kernel_size");
    if (options && options->n_output_size && (!options->output_size || options->n_output_size < 0)) return fl_error__bad_array("max_unpool1d", "output_size", options->n_output_size);
    return fl_max_unpool1d__plain(input, indices, kernel_size, options);
}

fl_tensor *fl_max_unpool2d(fl_tensor *input, fl_tensor *indices, const int64_t kernel_size[2],
                                  const fl_max_unpool2d_options *options) {
    if (!input) return fl_error__no_tensor("max_unpool2d", "input");
    if (!indices) return fl_error__no_tensor("max_unpool2d", "indices");
    if (!kernel_size) return fl_error__null("max_unpool2d", "kernel_size");
    if (options && options->n_output_size && (!options->output_size || options->n_output_size < 0)) return fl_error__bad_array("max_unpool2d", "output_size", options->n_output_size);
    if (!fl_autocast__on()) return fl_max_unpool2d__plain(input, indices, kernel_size, options);
    fl_tensor *a[] = {input, indices};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 2);
    fl_autocast__cast(to, a, 2);
    fl_tensor *r = fl_max_unpool2d__plain(a[0], a[1], kernel_size, options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_max_unpool3d(fl_tensor *input, fl_tensor *indices, const int64_t kernel_size[3],
                                  const fl_max_unpool3d_options *options) {
    if (!input) return fl_error__no_tensor("max_unpool3d", "input");
    if (!indices) return fl_error__no_tensor("max_unpool3d", "indices");
    if (!kernel_size) return fl_error__null("max_unpool3d", "kernel_size");
    if (options && options->n_output_size && (!options->output_size || options->n_output_size < 0)) return fl_error__bad_array("max_unpool3d", "output_size", options->n_output_size);
    if (!fl_autocast__on()) return fl_max_unpool3d__plain(input, indices, kernel_size, options);
    fl_tensor *a[] = {input, indices};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 2);
    fl_autocast__cast(to, a, 2);
    fl_tensor *r = fl_max_unpool3d__plain(a[0], a[1], kernel_size, options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_lp_pool1d(fl_tensor *input, fl_scalar norm_type, const int64_t kernel_size[1],
                               const fl_lp_pool1d_options *options) {
    if (!input) return fl_error__no_tensor("lp_pool1d", "input");
    if (!kernel_size) return fl_error__null("lp_pool1d", "kernel_size");
    return fl_lp_pool1d__plain(input, norm_type, kernel_size, options);
}

fl_tensor *fl_lp_pool2d(fl_tensor *input, fl_scalar norm_type, const int64_t kernel_size[2],
                               const fl_lp_pool2d_options *options) {
    if (!input) return fl_error__no_tensor("lp_pool2d", "input");
    if (!kernel_size) return fl_error__null("lp_pool2d", "kernel_size");
    return fl_lp_pool2d__plain(input, norm_type, kernel_size, options);
}

fl_tensor *fl_lp_pool3d(fl_tensor *input, fl_scalar norm_type, const int64_t kernel_size[3],
                               const fl_lp_pool3d_options *options) {
    if (!input) return fl_error__no_tensor("lp_pool3d", "input");
    if (!kernel_size) return fl_error__null("lp_pool3d", "kernel_size");
    return fl_lp_pool3d__plain(input, norm_type, kernel_size, options);
}

fl_tensor *fl_fractional_max_pool2d(fl_tensor *input, const int64_t kernel_size[2],
                                           const fl_fractional_max_pool2d_options *options) {
    if (!input) return fl_error__no_tensor("fractional_max_pool2d", "input");
    if (!kernel_size) return fl_error__null("fractional_max_pool2d", "kernel_size");
    if (!fl_autocast__on()) return fl_fractional_max_pool2d__plain(input, kernel_size, options);
    fl_fractional_max_pool2d_options o = FL_FRACTIONAL_MAX_POOL2D_OPTIONS;
    if (options) o = *options;
    fl_tensor *a[] = {input, o._random_samples};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 2);
    fl_autocast__cast(to, a, 2);
    o._random_samples = a[1];
    fl_tensor *r = fl_fractional_max_pool2d__plain(a[0], kernel_size, &o);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_fractional_max_pool2d_with_indices_result fl_fractional_max_pool2d_with_indices(fl_tensor *input,
                                                                                          const int64_t kernel_size[2],
                                                                                          const fl_fractional_max_pool2d_with_indices_options *options) {
    if (!input) {
        fl_error__no_tensor("fractional_max_pool2d_with_indices", "input");
        return (fl_fractional_max_pool2d_with_indices_result){.output = NULL};
    }
    if (!kernel_size) {
        fl_error__null("fractional_max_pool2d_with_indices", "kernel_size");
        return (fl_fractional_max_pool2d_with_indices_result){.output = NULL};
    }
    if (!fl_autocast__on()) return fl_fractional_max_pool2d_with_indices__plain(input, kernel_size, options);
    fl_fractional_max_pool2d_with_indices_options o = FL_FRACTIONAL_MAX_POOL2D_WITH_INDICES_OPTIONS;
    if (options) o = *options;
    fl_tensor *a[] = {input, o._random_samples};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 2);
    fl_autocast__cast(to, a, 2);
    o._random_samples = a[1];
    fl_fractional_max_pool2d_with_indices_result r = fl_fractional_max_pool2d_with_indices__plain(a[0], kernel_size, &o);
    fl_tensor *all[] = {r.output, r.indices};
    fl_autocast__leave(all, 2);
    return (fl_fractional_max_pool2d_with_indices_result){all[0], all[1]};
}

fl_tensor *fl_fractional_max_pool3d(fl_tensor *input, const int64_t kernel_size[3],
                                           const fl_fractional_max_pool3d_options *options) {
    if (!input) return fl_error__no_tensor("fractional_max_pool3d", "input");
    if (!kernel_size) return fl_error__null("fractional_max_pool3d", "kernel_size");
    if (!fl_autocast__on()) return fl_fractional_max_pool3d__plain(input, kernel_size, options);
    fl_fractional_max_pool3d_options o = FL_FRACTIONAL_MAX_POOL3D_OPTIONS;
    if (options) o = *options;
    fl_tensor *a[] = {input, o._random_samples};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 2);
    fl_autocast__cast(to, a, 2);
    o._random_samples = a[1];
    fl_tensor *r = fl_fractional_max_pool3d__plain(a[0], kernel_size, &o);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_fractional_max_pool3d_with_indices_result fl_fractional_max_pool3d_with_indices(fl_tensor *input,
                                                                                          const int64_t kernel_size[3],
                                                                                          const fl_fractional_max_pool3d_with_indices_options *options) {
    if (!input) {
        fl_error__no_tensor("fractional_max_pool3d_with_indices", "input");
        return (fl_fractional_max_pool3d_with_indices_result){.output = NULL};
    }
    if (!kernel_size) {
        fl_error__null("fractional_max_pool3d_with_indices", "kernel_size");
        return (fl_fractional_max_pool3d_with_indices_result){.output = NULL};
    }
    if (!fl_autocast__on()) return fl_fractional_max_pool3d_with_indices__plain(input, kernel_size, options);
    fl_fractional_max_pool3d_with_indices_options o = FL_FRACTIONAL_MAX_POOL3D_WITH_INDICES_OPTIONS;
    if (options) o = *options;
    fl_tensor *a[] = {input, o._random_samples};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 2);
    fl_autocast__cast(to, a, 2);
    o._random_samples = a[1];
    fl_fractional_max_pool3d_with_indices_result r = fl_fractional_max_pool3d_with_indices__plain(a[0], kernel_size, &o);
    fl_tensor *all[] = {r.output, r.indices};
    fl_autocast__leave(all, 2);
    return (fl_fractional_max_pool3d_with_indices_result){all[0], all[1]};
}

fl_tensor *fl_view(fl_tensor *self, const int64_t *size, int n_size) {
    if (!self) return fl_error__no_tensor("view", "self");
    if (n_size && (!size || n_size < 0)) return fl_error__bad_array("view", "size", n_size);
    return fl_view__plain(self, size, n_size);
}

fl_tensor *fl_view_dtype(fl_tensor *self, fl_dtype dtype) {
    if (!self) return fl_error__no_tensor("view", "self");
    if ((unsigned)dtype >= FL_DTYPE_COUNT) return fl_error__bad_dtype("view", "dtype", dtype);
    return fl_view_dtype__plain(self, dtype);
}

fl_tensor *fl_view_as(fl_tensor *self, fl_tensor *other) {
    if (!self) return fl_error__no_tensor("view_as", "self");
    if (!other) return fl_error__no_tensor("view_as", "other");
    return fl_view_as__plain(self, other);
}

fl_tensor *fl_reshape(fl_tensor *self, const int64_t *shape, int n_shape) {
    if (!self) return fl_error__no_tensor("reshape", "self");
    if (n_shape && (!shape || n_shape < 0)) return fl_error__bad_array("reshape", "shape", n_shape);
    return fl_reshape__plain(self, shape, n_shape);
}

fl_tensor *fl_reshape_as(fl_tensor *self, fl_tensor *other) {
    if (!self) return fl_error__no_tensor("reshape_as", "self");
    if (!other) return fl_error__no_tensor("reshape_as", "other");
    return fl_reshape_as__plain(self, other);
}

fl_tensor *fl_flatten(fl_tensor *self, const fl_flatten_options *options) {
    if (!self) return fl_error__no_tensor("flatten", "self");
    return fl_flatten__plain(self, options);
}

fl_tensor *fl_ravel(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("ravel", "self");
    return fl_ravel__plain(self);
}

fl_tensor *fl_unflatten(fl_tensor *self, int64_t dim, const int64_t *sizes, int n_sizes) {
    if (!self) return fl_error__no_tensor("unflatten", "self");
    if (n_sizes && (!sizes || n_sizes < 0)) return fl_error__bad_array("unflatten", "sizes", n_sizes);
    return fl_unflatten__plain(self, dim, sizes, n_sizes);
}

fl_tensor *fl_squeeze(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("squeeze", "self");
    return fl_squeeze__plain(self);
}

fl_tensor *fl_squeeze_dim(fl_tensor *self, int64_t dim) {
    if (!self) return fl_error__no_tensor("squeeze", "self");
    return fl_squeeze_dim__plain(self, dim);
}

fl_tensor *fl_squeeze_dims(fl_tensor *self, const int64_t *dim, int n_dim) {
    if (!self) return fl_error__no_tensor("squeeze", "self");
    if (n_dim && (!dim || n_dim < 0)) return fl_error__bad_array("squeeze", "dim", n_dim);
    return fl_squeeze_dims__plain(self, dim, n_dim);
}

fl_tensor *fl_unsqueeze(fl_tensor *self, int64_t dim) {
    if (!self) return fl_error__no_tensor("unsqueeze", "self");
    return fl_unsqueeze__plain(self, dim);
}

fl_tensor *fl_squeeze_(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("squeeze_", "self");
    return fl_squeeze___plain(self);
}

fl_tensor *fl_squeeze_dim_(fl_tensor *self, int64_t dim) {
    if (!self) return fl_error__no_tensor("squeeze_", "self");
    return fl_squeeze_dim___plain(self, dim);
}

fl_tensor *fl_squeeze_dims_(fl_tensor *self, const int64_t *dim, int n_dim) {
    if (!self) return fl_error__no_tensor("squeeze_", "self");
    if (n_dim && (!dim || n_dim < 0)) return fl_error__bad_array("squeeze_", "dim", n_dim);
    return fl_squeeze_dims___plain(self, dim, n_dim);
}

fl_tensor *fl_unsqueeze_(fl_tensor *self, int64_t dim) {
    if (!self) return fl_error__no_tensor("unsqueeze_", "self");
    return fl_unsqueeze___plain(self, dim);
}

fl_tensor *fl_transpose(fl_tensor *self, int64_t dim0, int64_t dim1) {
    if (!self) return fl_error__no_tensor("transpose", "self");
    return fl_transpose__plain(self, dim0, dim1);
}

fl_tensor *fl_transpose_(fl_tensor *self, int64_t dim0, int64_t dim1) {
    if (!self) return fl_error__no_tensor("transpose_", "self");
    return fl_transpose___plain(self, dim0, dim1);
}

fl_tensor *fl_swapaxes_(fl_tensor *self, int64_t axis0, int64_t axis1) {
    if (!self) return fl_error__no_tensor("swapaxes_", "self");
    return fl_swapaxes___plain(self, axis0, axis1);
}

fl_tensor *fl_t_(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("t_", "self");
    return fl_t___plain(self);
}

fl_tensor *fl_swapaxes(fl_tensor *self, int64_t axis0, int64_t axis1) {
    if (!self) return fl_error__no_tensor("swapaxes", "self");
    return fl_swapaxes__plain(self, axis0, axis1);
}

fl_tensor *fl_permute(fl_tensor *self, const int64_t *dims, int n_dims) {
    if (!self) return fl_error__no_tensor("permute", "self");
    if (n_dims && (!dims || n_dims < 0)) return fl_error__bad_array("permute", "dims", n_dims);
    return fl_permute__plain(self, dims, n_dims);
}

fl_tensor *fl_movedim(fl_tensor *self, int64_t source, int64_t destination) {
    if (!self) return fl_error__no_tensor("movedim", "self");
    return fl_movedim__plain(self, source, destination);
}

fl_tensor *fl_movedim_list(fl_tensor *self, const int64_t *source, int n_source,
                                  const int64_t *destination, int n_destination) {
    if (!self) return fl_error__no_tensor("movedim", "self");
    if (n_source && (!source || n_source < 0)) return fl_error__bad_array("movedim", "source", n_source);
    if (n_destination && (!destination || n_destination < 0)) return fl_error__bad_array("movedim", "destination", n_destination);
    return fl_movedim_list__plain(self, source, n_source, destination, n_destination);
}

fl_tensor *fl_t(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("t", "self");
    return fl_t__plain(self);
}

fl_tensor *fl_numpy_T(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("numpy_T", "self");
    return fl_numpy_T__plain(self);
}

fl_tensor *fl_mT(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("mT", "self");
    return fl_mT__plain(self);
}

fl_tensor *fl_adjoint(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("adjoint", "self");
    return fl_adjoint__plain(self);
}

fl_tensor *fl_narrow(fl_tensor *self, int64_t dim, int64_t start, int64_t length) {
    if (!self) return fl_error__no_tensor("narrow", "self");
    return fl_narrow__plain(self, dim, start, length);
}

fl_tensor *fl_select(fl_tensor *self, int64_t dim, int64_t index) {
    if (!self) return fl_error__no_tensor("select", "self");
    return fl_select__plain(self, dim, index);
}

fl_tensor *fl_slice(fl_tensor *self, const fl_slice_options *options) {
    if (!self) return fl_error__no_tensor("slice", "self");
    return fl_slice__plain(self, options);
}

fl_tensor *fl_diagonal(fl_tensor *self, const fl_diagonal_options *options) {
    if (!self) return fl_error__no_tensor("diagonal", "self");
    return fl_diagonal__plain(self, options);
}

fl_tensor *fl_atleast_1d(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("atleast_1d", "self");
    return fl_atleast_1d__plain(self);
}

fl_tensor *fl_atleast_2d(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("atleast_2d", "self");
    return fl_atleast_2d__plain(self);
}

fl_tensor *fl_atleast_3d(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("atleast_3d", "self");
    return fl_atleast_3d__plain(self);
}

fl_tensor *fl_alias(fl_tensor *self) {
    if (!self) return fl_error__no_tensor("alias", "self");
    return fl_alias__plain(self);
}
