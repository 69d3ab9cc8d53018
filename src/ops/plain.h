/* plain.h: the families' own functions, behind the public ones, which check the arguments (public.c).
 *
 * Made by tools/generate.py from the .def files of src/ops: edit those rows, not this file.
 *
 * In src/ops the name of an op means the family's own function, where that is the same but for the checks: fl_abs is
 * written, defined and called as fl_abs and is fl_abs__plain. An op whose arguments autocast casts is another thing
 * without the casts, so there the family writes __plain itself.
 */
// clang-format off
#ifndef FL_OPS_PLAIN_H
#define FL_OPS_PLAIN_H

#include <flashlight/ops.h>

fl_tensor *fl_relu__plain(fl_tensor *self);
fl_tensor *fl_relu___plain(fl_tensor *self);
fl_tensor *fl_leaky_relu__plain(fl_tensor *self, const fl_leaky_relu_options *options);
fl_tensor *fl_leaky_relu___plain(fl_tensor *self, const fl_leaky_relu_options *options);
fl_tensor *fl_relu6__plain(fl_tensor *self);
fl_tensor *fl_relu6___plain(fl_tensor *self);
fl_tensor *fl_threshold__plain(fl_tensor *self, fl_scalar threshold, fl_scalar value);
fl_tensor *fl_threshold___plain(fl_tensor *self, fl_scalar threshold, fl_scalar value);
fl_tensor *fl_hardtanh__plain(fl_tensor *self, const fl_hardtanh_options *options);
fl_tensor *fl_hardtanh___plain(fl_tensor *self, const fl_hardtanh_options *options);
fl_tensor *fl_hardsigmoid__plain(fl_tensor *self);
fl_tensor *fl_hardsigmoid___plain(fl_tensor *self);
fl_tensor *fl_hardswish__plain(fl_tensor *self);
fl_tensor *fl_hardswish___plain(fl_tensor *self);
fl_tensor *fl_softshrink__plain(fl_tensor *self, const fl_softshrink_options *options);
fl_tensor *fl_hardshrink__plain(fl_tensor *self, const fl_hardshrink_options *options);
fl_tensor *fl_prelu__plain(fl_tensor *self, fl_tensor *weight);
fl_tensor *fl_elu__plain(fl_tensor *self, const fl_elu_options *options);
fl_tensor *fl_elu___plain(fl_tensor *self, const fl_elu_options *options);
fl_tensor *fl_selu__plain(fl_tensor *self);
fl_tensor *fl_selu___plain(fl_tensor *self);
fl_tensor *fl_celu__plain(fl_tensor *self, const fl_celu_options *options);
fl_tensor *fl_celu___plain(fl_tensor *self, const fl_celu_options *options);
fl_tensor *fl_gelu__plain(fl_tensor *self, const fl_gelu_options *options);
fl_tensor *fl_silu__plain(fl_tensor *self);
fl_tensor *fl_silu___plain(fl_tensor *self);
fl_tensor *fl_mish__plain(fl_tensor *self);
fl_tensor *fl_mish___plain(fl_tensor *self);
fl_tensor *fl_softplus__plain(fl_tensor *self, const fl_softplus_options *options);
fl_tensor *fl_logsigmoid__plain(fl_tensor *self);
fl_tensor *fl_tanhshrink__plain(fl_tensor *self);
fl_tensor *fl_softsign__plain(fl_tensor *self);
fl_tensor *fl_glu__plain(fl_tensor *self, const fl_glu_options *options);
fl_tensor *fl_rrelu__plain(fl_tensor *self, const fl_rrelu_options *options);
fl_tensor *fl_rrelu___plain(fl_tensor *self, const fl_rrelu_options *options);
fl_tensor *fl_gumbel_softmax__plain(fl_tensor *logits, const fl_gumbel_softmax_options *options);
fl_tensor *fl_gumbel_softmax_tensor__plain(fl_tensor *logits, fl_tensor *tau,
                                           const fl_gumbel_softmax_tensor_options *options);
fl_tensor *fl_add__plain(fl_tensor *self, fl_tensor *other);
fl_tensor *fl_add___plain(fl_tensor *self, fl_tensor *other);
fl_tensor *fl_add_alpha__plain(fl_tensor *self, fl_tensor *other, fl_scalar alpha);
fl_tensor *fl_add_alpha___plain(fl_tensor *self, fl_tensor *other, fl_scalar alpha);
fl_tensor *fl_add_scalar__plain(fl_tensor *self, fl_scalar other);
fl_tensor *fl_add_scalar___plain(fl_tensor *self, fl_scalar other);
fl_tensor *fl_add_scalar_alpha__plain(fl_tensor *self, fl_scalar other, fl_scalar alpha);
fl_tensor *fl_add_scalar_alpha___plain(fl_tensor *self, fl_scalar other, fl_scalar alpha);
fl_tensor *fl_sub__plain(fl_tensor *self, fl_tensor *other);
fl_tensor *fl_sub___plain(fl_tensor *self, fl_tensor *other);
fl_tensor *fl_sub_alpha__plain(fl_tensor *self, fl_tensor *other, fl_scalar alpha);
fl_tensor *fl_sub_alpha___plain(fl_tensor *self, fl_tensor *other, fl_scalar alpha);
fl_tensor *fl_sub_scalar__plain(fl_tensor *self, fl_scalar other);
fl_tensor *fl_sub_scalar___plain(fl_tensor *self, fl_scalar other);
fl_tensor *fl_sub_scalar_alpha__plain(fl_tensor *self, fl_scalar other, fl_scalar alpha);
fl_tensor *fl_sub_scalar_alpha___plain(fl_tensor *self, fl_scalar other, fl_scalar alpha);
fl_tensor *fl_rsub__plain(fl_tensor *self, fl_tensor *other);
fl_tensor *fl_rsub_alpha__plain(fl_tensor *self, fl_tensor *other, fl_scalar alpha);
fl_tensor *fl_rsub_scalar__plain(fl_tensor *self, fl_scalar other);
fl_tensor *fl_rsub_scalar_alpha__plain(fl_tensor *self, fl_scalar other, fl_scalar alpha);
fl_tensor *fl_mul__plain(fl_tensor *self, fl_tensor *other);
fl_tensor *fl_mul___plain(fl_tensor *self, fl_tensor *other);
fl_tensor *fl_mul_scalar__plain(fl_tensor *self, fl_scalar other);
fl_tensor *fl_mul_scalar___plain(fl_tensor *self, fl_scalar other);
fl_tensor *fl_div__plain(fl_tensor *self, fl_tensor *other);
fl_tensor *fl_div___plain(fl_tensor *self, fl_tensor *other);
fl_tensor *fl_div_mode__plain(fl_tensor *self, fl_tensor *other, const char *rounding_mode);
fl_tensor *fl_div_mode___plain(fl_tensor *self, fl_tensor *other, const char *rounding_mode);
fl_tensor *fl_div_scalar__plain(fl_tensor *self, fl_scalar other);
fl_tensor *fl_div_scalar___plain(fl_tensor *self, fl_scalar other);
fl_tensor *fl_div_scalar_mode__plain(fl_tensor *self, fl_scalar other, const char *rounding_mode);
fl_tensor *fl_div_scalar_mode___plain(fl_tensor *self, fl_scalar other, const char *rounding_mode);
fl_tensor *fl_floor_divide__plain(fl_tensor *self, fl_tensor *other);
fl_tensor *fl_floor_divide___plain(fl_tensor *self, fl_tensor *other);
fl_tensor *fl_floor_divide_scalar__plain(fl_tensor *self, fl_scalar other);
fl_tensor *fl_floor_divide_scalar___plain(fl_tensor *self, fl_scalar other);
fl_tensor *fl_floor_divide_base__plain(fl_scalar self, fl_tensor *other);
fl_tensor *fl_remainder__plain(fl_tensor *self, fl_tensor *other);
fl_tensor *fl_remainder___plain(fl_tensor *self, fl_tensor *other);
fl_tensor *fl_remainder_scalar__plain(fl_tensor *self, fl_scalar other);
fl_tensor *fl_remainder_scalar___plain(fl_tensor *self, fl_scalar other);
fl_tensor *fl_remainder_base__plain(fl_scalar self, fl_tensor *other);
fl_tensor *fl_fmod__plain(fl_tensor *self, fl_tensor *other);
fl_tensor *fl_fmod___plain(fl_tensor *self, fl_tensor *other);
fl_tensor *fl_fmod_scalar__plain(fl_tensor *self, fl_scalar other);
fl_tensor *fl_fmod_scalar___plain(fl_tensor *self, fl_scalar other);
fl_tensor *fl_pow__plain(fl_tensor *self, fl_tensor *exponent);
fl_tensor *fl_pow___plain(fl_tensor *self, fl_tensor *exponent);
fl_tensor *fl_pow_scalar__plain(fl_tensor *self, fl_scalar exponent);
fl_tensor *fl_pow_scalar___plain(fl_tensor *self, fl_scalar exponent);
fl_tensor *fl_pow_base__plain(fl_scalar self, fl_tensor *exponent);
fl_tensor *fl_float_power__plain(fl_tensor *self, fl_tensor *exponent);
fl_tensor *fl_float_power___plain(fl_tensor *self, fl_tensor *exponent);
fl_tensor *fl_float_power_scalar__plain(fl_tensor *self, fl_scalar exponent);
fl_tensor *fl_float_power_scalar___plain(fl_tensor *self, fl_scalar exponent);
fl_tensor *fl_square__plain(fl_tensor *self);
fl_tensor *fl_square___plain(fl_tensor *self);
fl_tensor *fl_maximum__plain(fl_tensor *self, fl_tensor *other);
fl_tensor *fl_minimum__plain(fl_tensor *self, fl_tensor *other);
fl_tensor *fl_fmax__plain(fl_tensor *self, fl_tensor *other);
fl_tensor *fl_fmin__plain(fl_tensor *self, fl_tensor *other);
fl_tensor *fl_atan2__plain(fl_tensor *self, fl_tensor *other);
fl_tensor *fl_atan2___plain(fl_tensor *self, fl_tensor *other);
fl_tensor *fl_hypot__plain(fl_tensor *self, fl_tensor *other);
fl_tensor *fl_hypot___plain(fl_tensor *self, fl_tensor *other);
fl_tensor *fl_copysign__plain(fl_tensor *self, fl_tensor *other);
fl_tensor *fl_copysign___plain(fl_tensor *self, fl_tensor *other);
fl_tensor *fl_copysign_scalar__plain(fl_tensor *self, fl_scalar other);
fl_tensor *fl_copysign_scalar___plain(fl_tensor *self, fl_scalar other);
fl_tensor *fl_nextafter__plain(fl_tensor *self, fl_tensor *other);
fl_tensor *fl_nextafter___plain(fl_tensor *self, fl_tensor *other);
fl_tensor *fl_heaviside__plain(fl_tensor *self, fl_tensor *values);
fl_tensor *fl_heaviside___plain(fl_tensor *self, fl_tensor *values);
fl_tensor *fl_logaddexp__plain(fl_tensor *self, fl_tensor *other);
fl_tensor *fl_logaddexp2__plain(fl_tensor *self, fl_tensor *other);
fl_tensor *fl_xlogy__plain(fl_tensor *self, fl_tensor *other);
fl_tensor *fl_xlogy___plain(fl_tensor *self, fl_tensor *other);
fl_tensor *fl_xlogy_scalar__plain(fl_tensor *self, fl_scalar other);
fl_tensor *fl_xlogy_scalar___plain(fl_tensor *self, fl_scalar other);
fl_tensor *fl_xlogy_base__plain(fl_scalar self, fl_tensor *other);
fl_tensor *fl_special_xlog1py__plain(fl_tensor *self, fl_tensor *other);
fl_tensor *fl_gcd__plain(fl_tensor *self, fl_tensor *other);
fl_tensor *fl_gcd___plain(fl_tensor *self, fl_tensor *other);
fl_tensor *fl_lcm__plain(fl_tensor *self, fl_tensor *other);
fl_tensor *fl_lcm___plain(fl_tensor *self, fl_tensor *other);
fl_tensor *fl_eq__plain(fl_tensor *self, fl_tensor *other);
fl_tensor *fl_eq___plain(fl_tensor *self, fl_tensor *other);
fl_tensor *fl_eq_scalar__plain(fl_tensor *self, fl_scalar other);
fl_tensor *fl_eq_scalar___plain(fl_tensor *self, fl_scalar other);
fl_tensor *fl_ne__plain(fl_tensor *self, fl_tensor *other);
fl_tensor *fl_ne___plain(fl_tensor *self, fl_tensor *other);
fl_tensor *fl_ne_scalar__plain(fl_tensor *self, fl_scalar other);
fl_tensor *fl_ne_scalar___plain(fl_tensor *self, fl_scalar other);
fl_tensor *fl_lt__plain(fl_tensor *self, fl_tensor *other);
fl_tensor *fl_lt___plain(fl_tensor *self, fl_tensor *other);
fl_tensor *fl_lt_scalar__plain(fl_tensor *self, fl_scalar other);
fl_tensor *fl_lt_scalar___plain(fl_tensor *self, fl_scalar other);
fl_tensor *fl_le__plain(fl_tensor *self, fl_tensor *other);
fl_tensor *fl_le___plain(fl_tensor *self, fl_tensor *other);
fl_tensor *fl_le_scalar__plain(fl_tensor *self, fl_scalar other);
fl_tensor *fl_le_scalar___plain(fl_tensor *self, fl_scalar other);
fl_tensor *fl_gt__plain(fl_tensor *self, fl_tensor *other);
fl_tensor *fl_gt___plain(fl_tensor *self, fl_tensor *other);
fl_tensor *fl_gt_scalar__plain(fl_tensor *self, fl_scalar other);
fl_tensor *fl_gt_scalar___plain(fl_tensor *self, fl_scalar other);
fl_tensor *fl_ge__plain(fl_tensor *self, fl_tensor *other);
fl_tensor *fl_ge___plain(fl_tensor *self, fl_tensor *other);
fl_tensor *fl_ge_scalar__plain(fl_tensor *self, fl_scalar other);
fl_tensor *fl_ge_scalar___plain(fl_tensor *self, fl_scalar other);
fl_tensor *fl_logical_and__plain(fl_tensor *self, fl_tensor *other);
fl_tensor *fl_logical_and___plain(fl_tensor *self, fl_tensor *other);
fl_tensor *fl_logical_or__plain(fl_tensor *self, fl_tensor *other);
fl_tensor *fl_logical_or___plain(fl_tensor *self, fl_tensor *other);
fl_tensor *fl_logical_xor__plain(fl_tensor *self, fl_tensor *other);
fl_tensor *fl_logical_xor___plain(fl_tensor *self, fl_tensor *other);
fl_tensor *fl_bitwise_and__plain(fl_tensor *self, fl_tensor *other);
fl_tensor *fl_bitwise_and___plain(fl_tensor *self, fl_tensor *other);
fl_tensor *fl_bitwise_and_scalar__plain(fl_tensor *self, fl_scalar other);
fl_tensor *fl_bitwise_and_scalar___plain(fl_tensor *self, fl_scalar other);
fl_tensor *fl_bitwise_or__plain(fl_tensor *self, fl_tensor *other);
fl_tensor *fl_bitwise_or___plain(fl_tensor *self, fl_tensor *other);
fl_tensor *fl_bitwise_or_scalar__plain(fl_tensor *self, fl_scalar other);
fl_tensor *fl_bitwise_or_scalar___plain(fl_tensor *self, fl_scalar other);
fl_tensor *fl_bitwise_xor__plain(fl_tensor *self, fl_tensor *other);
fl_tensor *fl_bitwise_xor___plain(fl_tensor *self, fl_tensor *other);
fl_tensor *fl_bitwise_xor_scalar__plain(fl_tensor *self, fl_scalar other);
fl_tensor *fl_bitwise_xor_scalar___plain(fl_tensor *self, fl_scalar other);
fl_tensor *fl_bitwise_left_shift__plain(fl_tensor *self, fl_tensor *other);
fl_tensor *fl_bitwise_left_shift___plain(fl_tensor *self, fl_tensor *other);
fl_tensor *fl_bitwise_left_shift_scalar__plain(fl_tensor *self, fl_scalar other);
fl_tensor *fl_bitwise_left_shift_scalar___plain(fl_tensor *self, fl_scalar other);
fl_tensor *fl_bitwise_right_shift__plain(fl_tensor *self, fl_tensor *other);
fl_tensor *fl_bitwise_right_shift___plain(fl_tensor *self, fl_tensor *other);
fl_tensor *fl_bitwise_right_shift_scalar__plain(fl_tensor *self, fl_scalar other);
fl_tensor *fl_bitwise_right_shift_scalar___plain(fl_tensor *self, fl_scalar other);
fl_tensor *fl_where__plain(fl_tensor *condition, fl_tensor *self, fl_tensor *other);
fl_tensor *fl_where_scalar_other__plain(fl_tensor *condition, fl_tensor *self, fl_scalar other);
fl_tensor *fl_where_scalar_self__plain(fl_tensor *condition, fl_scalar self, fl_tensor *other);
fl_tensor *fl_where_scalar__plain(fl_tensor *condition, fl_scalar self, fl_scalar other);
fl_tensor *fl_clamp_tensor__plain(fl_tensor *self, const fl_clamp_tensor_options *options);
fl_tensor *fl_clamp_tensor___plain(fl_tensor *self, const fl_clamp_tensor_options *options);
fl_tensor *fl_clamp__plain(fl_tensor *self, const fl_clamp_options *options);
fl_tensor *fl_clamp___plain(fl_tensor *self, const fl_clamp_options *options);
fl_tensor *fl_clamp_min__plain(fl_tensor *self, fl_tensor *min);
fl_tensor *fl_clamp_min___plain(fl_tensor *self, fl_tensor *min);
fl_tensor *fl_clamp_min_scalar__plain(fl_tensor *self, fl_scalar min);
fl_tensor *fl_clamp_min_scalar___plain(fl_tensor *self, fl_scalar min);
fl_tensor *fl_clamp_max__plain(fl_tensor *self, fl_tensor *max);
fl_tensor *fl_clamp_max___plain(fl_tensor *self, fl_tensor *max);
fl_tensor *fl_clamp_max_scalar__plain(fl_tensor *self, fl_scalar max);
fl_tensor *fl_clamp_max_scalar___plain(fl_tensor *self, fl_scalar max);
fl_tensor *fl_addcmul__plain(fl_tensor *self, fl_tensor *tensor1, fl_tensor *tensor2,
                             const fl_addcmul_options *options);
fl_tensor *fl_addcmul___plain(fl_tensor *self, fl_tensor *tensor1, fl_tensor *tensor2,
                              const fl_addcmul_options *options);
fl_tensor *fl_addcdiv__plain(fl_tensor *self, fl_tensor *tensor1, fl_tensor *tensor2,
                             const fl_addcdiv_options *options);
fl_tensor *fl_addcdiv___plain(fl_tensor *self, fl_tensor *tensor1, fl_tensor *tensor2,
                              const fl_addcdiv_options *options);
fl_tensor *fl_lerp__plain(fl_tensor *self, fl_tensor *end, fl_tensor *weight);
fl_tensor *fl_lerp___plain(fl_tensor *self, fl_tensor *end, fl_tensor *weight);
fl_tensor *fl_lerp_scalar__plain(fl_tensor *self, fl_tensor *end, fl_scalar weight);
fl_tensor *fl_lerp_scalar___plain(fl_tensor *self, fl_tensor *end, fl_scalar weight);
fl_tensor *fl_cat__plain(fl_tensor *const *tensors, int n_tensors, const fl_cat_options *options);
fl_tensor *fl_stack__plain(fl_tensor *const *tensors, int n_tensors, const fl_stack_options *options);
fl_tensor *fl_hstack__plain(fl_tensor *const *tensors, int n_tensors);
fl_tensor *fl_vstack__plain(fl_tensor *const *tensors, int n_tensors);
fl_tensor *fl_dstack__plain(fl_tensor *const *tensors, int n_tensors);
fl_tensor *fl_column_stack__plain(fl_tensor *const *tensors, int n_tensors);
fl_tensor *fl_block_diag__plain(fl_tensor *const *tensors, int n_tensors);
fl_tensor *fl_repeat__plain(fl_tensor *self, const int64_t *repeats, int n_repeats);
fl_tensor *fl_tile__plain(fl_tensor *self, const int64_t *dims, int n_dims);
fl_tensor *fl_repeat_interleave__plain(fl_tensor *self, int64_t repeats, const fl_repeat_interleave_options *options);
fl_tensor *fl_repeat_interleave_tensor__plain(fl_tensor *self, fl_tensor *repeats,
                                              const fl_repeat_interleave_tensor_options *options);
fl_tensor *fl_repeat_interleave_counts__plain(fl_tensor *repeats, const fl_repeat_interleave_counts_options *options);
fl_tensor *fl_flip__plain(fl_tensor *self, const int64_t *dims, int n_dims);
fl_tensor *fl_fliplr__plain(fl_tensor *self);
fl_tensor *fl_flipud__plain(fl_tensor *self);
fl_tensor *fl_roll__plain(fl_tensor *self, const int64_t *shifts, int n_shifts, const fl_roll_options *options);
fl_tensor *fl_rot90__plain(fl_tensor *self, const fl_rot90_options *options);
fl_tensor *fl_tril__plain(fl_tensor *self, const fl_tril_options *options);
fl_tensor *fl_tril___plain(fl_tensor *self, const fl_tril_options *options);
fl_tensor *fl_triu__plain(fl_tensor *self, const fl_triu_options *options);
fl_tensor *fl_triu___plain(fl_tensor *self, const fl_triu_options *options);
fl_tensor *fl_diag__plain(fl_tensor *self, const fl_diag_options *options);
fl_tensor *fl_diagflat__plain(fl_tensor *self, const fl_diagflat_options *options);
fl_tensor *fl_diag_embed__plain(fl_tensor *self, const fl_diag_embed_options *options);
fl_tensor *fl_scaled_dot_product_attention__plain(fl_tensor *query, fl_tensor *key, fl_tensor *value,
                                                  const fl_scaled_dot_product_attention_options *options);
fl_multi_head_attention_forward_result fl_multi_head_attention_forward__plain(fl_tensor *query, fl_tensor *key,
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
fl_tensor *fl_bilinear__plain(fl_tensor *input1, fl_tensor *input2, fl_tensor *weight, fl_tensor *bias);
fl_tensor *fl_diff__plain(fl_tensor *self, const fl_diff_options *options);
fl_tensor *fl_trapezoid_x__plain(fl_tensor *y, fl_tensor *x, const fl_trapezoid_x_options *options);
fl_tensor *fl_trapezoid__plain(fl_tensor *y, const fl_trapezoid_options *options);
fl_tensor *fl_cumulative_trapezoid_x__plain(fl_tensor *y, fl_tensor *x,
                                            const fl_cumulative_trapezoid_x_options *options);
fl_tensor *fl_cumulative_trapezoid__plain(fl_tensor *y, const fl_cumulative_trapezoid_options *options);
fl_tensors fl_gradient__plain(fl_tensor *self, const fl_gradient_options *options);
fl_tensors fl_gradient_places__plain(fl_tensor *self, fl_tensor *const *spacing, int n_spacing,
                                     const fl_gradient_places_options *options);
fl_tensor *fl_conv1d__plain(fl_tensor *input, fl_tensor *weight, fl_tensor *bias, const fl_conv1d_options *options);
fl_tensor *fl_conv2d__plain(fl_tensor *input, fl_tensor *weight, fl_tensor *bias, const fl_conv2d_options *options);
fl_tensor *fl_conv3d__plain(fl_tensor *input, fl_tensor *weight, fl_tensor *bias, const fl_conv3d_options *options);
fl_tensor *fl_conv_transpose1d__plain(fl_tensor *input, fl_tensor *weight, fl_tensor *bias,
                                      const fl_conv_transpose1d_options *options);
fl_tensor *fl_conv_transpose2d__plain(fl_tensor *input, fl_tensor *weight, fl_tensor *bias,
                                      const fl_conv_transpose2d_options *options);
fl_tensor *fl_conv_transpose3d__plain(fl_tensor *input, fl_tensor *weight, fl_tensor *bias,
                                      const fl_conv_transpose3d_options *options);
fl_tensor *fl_clone__plain(fl_tensor *self, const fl_clone_options *options);
fl_tensor *fl_contiguous__plain(fl_tensor *self, const fl_contiguous_options *options);
fl_tensor *fl_to__plain(fl_tensor *self, fl_dtype dtype, const fl_to_options *options);
fl_tensor *fl_to_other__plain(fl_tensor *self, fl_tensor *other, const fl_to_other_options *options);
fl_tensor *fl_type_as__plain(fl_tensor *self, fl_tensor *other);
fl_tensor *fl_bool_tensor__plain(fl_tensor *self, const fl_bool_tensor_options *options);
fl_tensor *fl_byte_tensor__plain(fl_tensor *self, const fl_byte_tensor_options *options);
fl_tensor *fl_char_tensor__plain(fl_tensor *self, const fl_char_tensor_options *options);
fl_tensor *fl_short_tensor__plain(fl_tensor *self, const fl_short_tensor_options *options);
fl_tensor *fl_int_tensor__plain(fl_tensor *self, const fl_int_tensor_options *options);
fl_tensor *fl_long_tensor__plain(fl_tensor *self, const fl_long_tensor_options *options);
fl_tensor *fl_half_tensor__plain(fl_tensor *self, const fl_half_tensor_options *options);
fl_tensor *fl_bfloat16_tensor__plain(fl_tensor *self, const fl_bfloat16_tensor_options *options);
fl_tensor *fl_float_tensor__plain(fl_tensor *self, const fl_float_tensor_options *options);
fl_tensor *fl_double_tensor__plain(fl_tensor *self, const fl_double_tensor_options *options);
fl_tensor *fl_copy___plain(fl_tensor *self, fl_tensor *src, const fl_copy_options *options);
fl_tensor *fl_detach__plain(fl_tensor *self);
fl_tensor *fl_detach___plain(fl_tensor *self);
fl_tensor *fl_alias_copy__plain(fl_tensor *self);
fl_tensor *fl_detach_copy__plain(fl_tensor *self);
fl_tensor *fl_as_strided_copy__plain(fl_tensor *self, const int64_t *size, int n_size, const int64_t *stride,
                                     int n_stride, const fl_as_strided_copy_options *options);
fl_tensor *fl_diagonal_copy__plain(fl_tensor *self, const fl_diagonal_copy_options *options);
fl_tensor *fl_expand_copy__plain(fl_tensor *self, const int64_t *size, int n_size,
                                 const fl_expand_copy_options *options);
fl_tensor *fl_narrow_copy__plain(fl_tensor *self, int64_t dim, int64_t start, int64_t length);
fl_tensor *fl_permute_copy__plain(fl_tensor *self, const int64_t *dims, int n_dims);
fl_tensor *fl_select_copy__plain(fl_tensor *self, int64_t dim, int64_t index);
fl_tensor *fl_slice_copy__plain(fl_tensor *self, const fl_slice_copy_options *options);
fl_tensor *fl_squeeze_copy__plain(fl_tensor *self);
fl_tensor *fl_squeeze_copy_dim__plain(fl_tensor *self, int64_t dim);
fl_tensor *fl_squeeze_copy_dims__plain(fl_tensor *self, const int64_t *dim, int n_dim);
fl_tensor *fl_t_copy__plain(fl_tensor *self);
fl_tensor *fl_transpose_copy__plain(fl_tensor *self, int64_t dim0, int64_t dim1);
fl_tensor *fl_unfold_copy__plain(fl_tensor *self, int64_t dimension, int64_t size, int64_t step);
fl_tensor *fl_unsqueeze_copy__plain(fl_tensor *self, int64_t dim);
fl_tensor *fl_view_copy__plain(fl_tensor *self, const int64_t *size, int n_size);
fl_tensor *fl_view_copy_dtype__plain(fl_tensor *self, fl_dtype dtype);
fl_tensors fl_split_copy__plain(fl_tensor *self, int64_t split_size, const fl_split_copy_options *options);
fl_tensors fl_split_with_sizes_copy__plain(fl_tensor *self, const int64_t *split_sizes, int n_split_sizes,
                                           const fl_split_with_sizes_copy_options *options);
fl_tensors fl_unbind_copy__plain(fl_tensor *self, const fl_unbind_copy_options *options);
fl_tensor *fl_zeros__plain(const int64_t *size, int n_size, const fl_zeros_options *options);
fl_tensor *fl_ones__plain(const int64_t *size, int n_size, const fl_ones_options *options);
fl_tensor *fl_full__plain(const int64_t *size, int n_size, fl_scalar fill_value, const fl_full_options *options);
fl_tensor *fl_empty__plain(const int64_t *size, int n_size, const fl_empty_options *options);
fl_tensor *fl_empty_strided__plain(const int64_t *size, int n_size, const int64_t *stride, int n_stride,
                                   const fl_empty_strided_options *options);
fl_tensor *fl_empty_permuted__plain(const int64_t *size, int n_size, const int64_t *physical_layout,
                                    int n_physical_layout, const fl_empty_permuted_options *options);
fl_tensor *fl_new_empty_strided__plain(fl_tensor *self, const int64_t *size, int n_size, const int64_t *stride,
                                       int n_stride, const fl_new_empty_strided_options *options);
fl_tensor *fl_zeros_like__plain(fl_tensor *self, const fl_zeros_like_options *options);
fl_tensor *fl_ones_like__plain(fl_tensor *self, const fl_ones_like_options *options);
fl_tensor *fl_full_like__plain(fl_tensor *self, fl_scalar fill_value, const fl_full_like_options *options);
fl_tensor *fl_empty_like__plain(fl_tensor *self, const fl_empty_like_options *options);
fl_tensor *fl_new_zeros__plain(fl_tensor *self, const int64_t *size, int n_size, const fl_new_zeros_options *options);
fl_tensor *fl_new_ones__plain(fl_tensor *self, const int64_t *size, int n_size, const fl_new_ones_options *options);
fl_tensor *fl_new_full__plain(fl_tensor *self, const int64_t *size, int n_size, fl_scalar fill_value,
                              const fl_new_full_options *options);
fl_tensor *fl_new_empty__plain(fl_tensor *self, const int64_t *size, int n_size, const fl_new_empty_options *options);
fl_tensor *fl_scalar_tensor__plain(fl_scalar s, const fl_scalar_tensor_options *options);
fl_tensor *fl_arange__plain(fl_scalar end, const fl_arange_options *options);
fl_tensor *fl_arange_start__plain(fl_scalar start, fl_scalar end, const fl_arange_start_options *options);
fl_tensor *fl_linspace__plain(fl_scalar start, fl_scalar end, int64_t steps, const fl_linspace_options *options);
fl_tensor *fl_logspace__plain(fl_scalar start, fl_scalar end, int64_t steps, const fl_logspace_options *options);
fl_tensor *fl_eye__plain(int64_t n, const fl_eye_options *options);
fl_tensor *fl_eye_m__plain(int64_t n, int64_t m, const fl_eye_m_options *options);
fl_tensor *fl_fill_tensor___plain(fl_tensor *self, fl_tensor *value);
fl_tensor *fl_fill___plain(fl_tensor *self, fl_scalar value);
fl_tensor *fl_zero___plain(fl_tensor *self);
fl_tensor *fl_fill__plain(fl_tensor *self, fl_scalar value);
fl_tensor *fl_fill_tensor__plain(fl_tensor *self, fl_tensor *value);
fl_tensor *fl_fill_diagonal___plain(fl_tensor *self, fl_scalar fill_value, const fl_fill_diagonal_options *options);
fl_tensors fl_meshgrid__plain(fl_tensor *const *tensors, int n_tensors, const fl_meshgrid_options *options);
fl_tensor *fl_tril_indices__plain(int64_t row, int64_t col, const fl_tril_indices_options *options);
fl_tensor *fl_triu_indices__plain(int64_t row, int64_t col, const fl_triu_indices_options *options);
bool fl_equal__plain(fl_tensor *self, fl_tensor *other);
fl_tensor *fl_isclose__plain(fl_tensor *self, fl_tensor *other, const fl_isclose_options *options);
bool fl_allclose__plain(fl_tensor *self, fl_tensor *other, const fl_allclose_options *options);
fl_tensor *fl_cdist__plain(fl_tensor *x1, fl_tensor *x2, const fl_cdist_options *options);
fl_tensor *fl_pairwise_distance__plain(fl_tensor *x1, fl_tensor *x2, const fl_pairwise_distance_options *options);
fl_tensor *fl_cosine_similarity__plain(fl_tensor *x1, fl_tensor *x2, const fl_cosine_similarity_options *options);
fl_tensor *fl_pdist__plain(fl_tensor *input, const fl_pdist_options *options);
fl_tensor *fl_dropout__plain(fl_tensor *self, const fl_dropout_options *options);
fl_tensor *fl_dropout___plain(fl_tensor *self, const fl_dropout_options *options);
fl_tensor *fl_dropout1d__plain(fl_tensor *self, const fl_dropout1d_options *options);
fl_tensor *fl_dropout1d___plain(fl_tensor *self, const fl_dropout1d_options *options);
fl_tensor *fl_dropout2d__plain(fl_tensor *self, const fl_dropout2d_options *options);
fl_tensor *fl_dropout2d___plain(fl_tensor *self, const fl_dropout2d_options *options);
fl_tensor *fl_dropout3d__plain(fl_tensor *self, const fl_dropout3d_options *options);
fl_tensor *fl_dropout3d___plain(fl_tensor *self, const fl_dropout3d_options *options);
fl_tensor *fl_feature_dropout__plain(fl_tensor *self, double p, bool train);
fl_tensor *fl_feature_dropout___plain(fl_tensor *self, double p, bool train);
fl_tensor *fl_alpha_dropout__plain(fl_tensor *self, const fl_alpha_dropout_options *options);
fl_tensor *fl_alpha_dropout___plain(fl_tensor *self, const fl_alpha_dropout_options *options);
fl_tensor *fl_feature_alpha_dropout__plain(fl_tensor *self, const fl_feature_alpha_dropout_options *options);
fl_tensor *fl_feature_alpha_dropout___plain(fl_tensor *self, const fl_feature_alpha_dropout_options *options);
fl_tensor *fl_einsum__plain(const char *equation, fl_tensor *const *tensors, int n_tensors);
fl_tensor *fl_tensordot__plain(fl_tensor *self, fl_tensor *other, const int64_t *dims_self, int n_dims_self,
                               const int64_t *dims_other, int n_dims_other);
fl_tensor *fl_abs__plain(fl_tensor *self);
fl_tensor *fl_abs___plain(fl_tensor *self);
fl_tensor *fl_neg__plain(fl_tensor *self);
fl_tensor *fl_neg___plain(fl_tensor *self);
fl_tensor *fl_sign__plain(fl_tensor *self);
fl_tensor *fl_sign___plain(fl_tensor *self);
fl_tensor *fl_sgn__plain(fl_tensor *self);
fl_tensor *fl_sgn___plain(fl_tensor *self);
fl_tensor *fl_positive__plain(fl_tensor *self);
fl_tensor *fl_floor__plain(fl_tensor *self);
fl_tensor *fl_floor___plain(fl_tensor *self);
fl_tensor *fl_ceil__plain(fl_tensor *self);
fl_tensor *fl_ceil___plain(fl_tensor *self);
fl_tensor *fl_trunc__plain(fl_tensor *self);
fl_tensor *fl_trunc___plain(fl_tensor *self);
fl_tensor *fl_round__plain(fl_tensor *self);
fl_tensor *fl_round___plain(fl_tensor *self);
fl_tensor *fl_round_decimals__plain(fl_tensor *self, int64_t decimals);
fl_tensor *fl_round_decimals___plain(fl_tensor *self, int64_t decimals);
fl_tensor *fl_frac__plain(fl_tensor *self);
fl_tensor *fl_frac___plain(fl_tensor *self);
fl_tensor *fl_nan_to_num__plain(fl_tensor *self, const fl_nan_to_num_options *options);
fl_tensor *fl_nan_to_num___plain(fl_tensor *self, const fl_nan_to_num_options *options);
fl_tensor *fl_logical_not__plain(fl_tensor *self);
fl_tensor *fl_logical_not___plain(fl_tensor *self);
fl_tensor *fl_isnan__plain(fl_tensor *self);
fl_tensor *fl_isinf__plain(fl_tensor *self);
fl_tensor *fl_isfinite__plain(fl_tensor *self);
fl_tensor *fl_isposinf__plain(fl_tensor *self);
fl_tensor *fl_isneginf__plain(fl_tensor *self);
fl_tensor *fl_signbit__plain(fl_tensor *self);
fl_tensor *fl_bitwise_not__plain(fl_tensor *self);
fl_tensor *fl_bitwise_not___plain(fl_tensor *self);
fl_tensor *fl_reciprocal__plain(fl_tensor *self);
fl_tensor *fl_reciprocal___plain(fl_tensor *self);
fl_tensor *fl_sqrt__plain(fl_tensor *self);
fl_tensor *fl_sqrt___plain(fl_tensor *self);
fl_tensor *fl_rsqrt__plain(fl_tensor *self);
fl_tensor *fl_rsqrt___plain(fl_tensor *self);
fl_tensor *fl_exp__plain(fl_tensor *self);
fl_tensor *fl_exp___plain(fl_tensor *self);
fl_tensor *fl_exp2__plain(fl_tensor *self);
fl_tensor *fl_exp2___plain(fl_tensor *self);
fl_tensor *fl_expm1__plain(fl_tensor *self);
fl_tensor *fl_expm1___plain(fl_tensor *self);
fl_tensor *fl_log__plain(fl_tensor *self);
fl_tensor *fl_log___plain(fl_tensor *self);
fl_tensor *fl_log2__plain(fl_tensor *self);
fl_tensor *fl_log2___plain(fl_tensor *self);
fl_tensor *fl_log10__plain(fl_tensor *self);
fl_tensor *fl_log10___plain(fl_tensor *self);
fl_tensor *fl_log1p__plain(fl_tensor *self);
fl_tensor *fl_log1p___plain(fl_tensor *self);
fl_tensor *fl_logit__plain(fl_tensor *self, const fl_logit_options *options);
fl_tensor *fl_logit___plain(fl_tensor *self, const fl_logit_options *options);
fl_tensor *fl_sin__plain(fl_tensor *self);
fl_tensor *fl_sin___plain(fl_tensor *self);
fl_tensor *fl_cos__plain(fl_tensor *self);
fl_tensor *fl_cos___plain(fl_tensor *self);
fl_tensor *fl_tan__plain(fl_tensor *self);
fl_tensor *fl_tan___plain(fl_tensor *self);
fl_tensor *fl_asin__plain(fl_tensor *self);
fl_tensor *fl_asin___plain(fl_tensor *self);
fl_tensor *fl_acos__plain(fl_tensor *self);
fl_tensor *fl_acos___plain(fl_tensor *self);
fl_tensor *fl_atan__plain(fl_tensor *self);
fl_tensor *fl_atan___plain(fl_tensor *self);
fl_tensor *fl_sinh__plain(fl_tensor *self);
fl_tensor *fl_sinh___plain(fl_tensor *self);
fl_tensor *fl_cosh__plain(fl_tensor *self);
fl_tensor *fl_cosh___plain(fl_tensor *self);
fl_tensor *fl_tanh__plain(fl_tensor *self);
fl_tensor *fl_tanh___plain(fl_tensor *self);
fl_tensor *fl_asinh__plain(fl_tensor *self);
fl_tensor *fl_asinh___plain(fl_tensor *self);
fl_tensor *fl_acosh__plain(fl_tensor *self);
fl_tensor *fl_acosh___plain(fl_tensor *self);
fl_tensor *fl_atanh__plain(fl_tensor *self);
fl_tensor *fl_atanh___plain(fl_tensor *self);
fl_tensor *fl_sigmoid__plain(fl_tensor *self);
fl_tensor *fl_sigmoid___plain(fl_tensor *self);
fl_tensor *fl_sinc__plain(fl_tensor *self);
fl_tensor *fl_sinc___plain(fl_tensor *self);
fl_tensor *fl_deg2rad__plain(fl_tensor *self);
fl_tensor *fl_deg2rad___plain(fl_tensor *self);
fl_tensor *fl_rad2deg__plain(fl_tensor *self);
fl_tensor *fl_rad2deg___plain(fl_tensor *self);
fl_tensor *fl_erf__plain(fl_tensor *self);
fl_tensor *fl_erf___plain(fl_tensor *self);
fl_tensor *fl_erfc__plain(fl_tensor *self);
fl_tensor *fl_erfc___plain(fl_tensor *self);
fl_tensor *fl_erfinv__plain(fl_tensor *self);
fl_tensor *fl_erfinv___plain(fl_tensor *self);
fl_tensor *fl_lgamma__plain(fl_tensor *self);
fl_tensor *fl_lgamma___plain(fl_tensor *self);
fl_tensor *fl_digamma__plain(fl_tensor *self);
fl_tensor *fl_digamma___plain(fl_tensor *self);
fl_tensor *fl_ldexp__plain(fl_tensor *self, fl_tensor *other);
fl_tensor *fl_ldexp___plain(fl_tensor *self, fl_tensor *other);
fl_frexp_result fl_frexp__plain(fl_tensor *self);
fl_tensor *fl_angle__plain(fl_tensor *self);
fl_tensor *fl_isreal__plain(fl_tensor *self);
fl_tensor *fl_real__plain(fl_tensor *self);
fl_tensor *fl_conj_physical__plain(fl_tensor *self);
fl_tensor *fl_conj_physical___plain(fl_tensor *self);
fl_tensor *fl_embedding__plain(fl_tensor *input, fl_tensor *weight, const fl_embedding_options *options);
fl_tensor *fl_embedding_bag__plain(fl_tensor *input, fl_tensor *weight, const fl_embedding_bag_options *options);
fl_tensor *fl_embedding_renorm___plain(fl_tensor *self, fl_tensor *indices, double max_norm, double norm_type);
fl_tensor *fl_index_select__plain(fl_tensor *self, int64_t dim, fl_tensor *index);
fl_tensor *fl_index_add__plain(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *source,
                               const fl_index_add_options *options);
fl_tensor *fl_index_add___plain(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *source,
                                const fl_index_add_options *options);
fl_tensor *fl_index_copy__plain(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *source);
fl_tensor *fl_index_copy___plain(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *source);
fl_tensor *fl_index_fill__plain(fl_tensor *self, int64_t dim, fl_tensor *index, fl_scalar value);
fl_tensor *fl_index_fill___plain(fl_tensor *self, int64_t dim, fl_tensor *index, fl_scalar value);
fl_tensor *fl_index_fill_tensor__plain(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *value);
fl_tensor *fl_index_fill_tensor___plain(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *value);
fl_tensor *fl_gather__plain(fl_tensor *self, int64_t dim, fl_tensor *index, const fl_gather_options *options);
fl_tensor *fl_take_along_dim__plain(fl_tensor *self, fl_tensor *indices, const fl_take_along_dim_options *options);
fl_tensor *fl_scatter__plain(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *src);
fl_tensor *fl_scatter___plain(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *src);
fl_tensor *fl_scatter_value__plain(fl_tensor *self, int64_t dim, fl_tensor *index, fl_scalar value);
fl_tensor *fl_scatter_value___plain(fl_tensor *self, int64_t dim, fl_tensor *index, fl_scalar value);
fl_tensor *fl_scatter_src_reduce__plain(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *src,
                                        const char *reduce);
fl_tensor *fl_scatter_src_reduce___plain(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *src,
                                         const char *reduce);
fl_tensor *fl_scatter_value_reduce__plain(fl_tensor *self, int64_t dim, fl_tensor *index, fl_scalar value,
                                          const char *reduce);
fl_tensor *fl_scatter_value_reduce___plain(fl_tensor *self, int64_t dim, fl_tensor *index, fl_scalar value,
                                           const char *reduce);
fl_tensor *fl_scatter_add__plain(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *src);
fl_tensor *fl_scatter_add___plain(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *src);
fl_tensor *fl_scatter_reduce__plain(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *src, const char *reduce,
                                    const fl_scatter_reduce_options *options);
fl_tensor *fl_scatter_reduce___plain(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *src, const char *reduce,
                                     const fl_scatter_reduce_options *options);
fl_tensor *fl_index_reduce__plain(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *source, const char *reduce,
                                  const fl_index_reduce_options *options);
fl_tensor *fl_index_reduce___plain(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *source,
                                   const char *reduce, const fl_index_reduce_options *options);
fl_tensor *fl_take__plain(fl_tensor *self, fl_tensor *index);
fl_tensor *fl_put__plain(fl_tensor *self, fl_tensor *index, fl_tensor *source, const fl_put_options *options);
fl_tensor *fl_put___plain(fl_tensor *self, fl_tensor *index, fl_tensor *source, const fl_put_options *options);
fl_tensor *fl_segment_reduce__plain(fl_tensor *data, const char *reduce, const fl_segment_reduce_options *options);
fl_tensor *fl_index__plain(fl_tensor *self, fl_tensor *const *indices, int n_indices);
fl_tensor *fl_index_put__plain(fl_tensor *self, fl_tensor *const *indices, int n_indices, fl_tensor *values,
                               const fl_index_put_options *options);
fl_tensor *fl_index_put___plain(fl_tensor *self, fl_tensor *const *indices, int n_indices, fl_tensor *values,
                                const fl_index_put_options *options);
fl_tensor *fl_init_uniform___plain(fl_tensor *tensor, const fl_init_uniform_options *options);
fl_tensor *fl_init_normal___plain(fl_tensor *tensor, const fl_init_normal_options *options);
fl_tensor *fl_init_trunc_normal___plain(fl_tensor *tensor, const fl_init_trunc_normal_options *options);
fl_tensor *fl_init_constant___plain(fl_tensor *tensor, fl_scalar val);
fl_tensor *fl_init_ones___plain(fl_tensor *tensor);
fl_tensor *fl_init_zeros___plain(fl_tensor *tensor);
fl_tensor *fl_init_eye___plain(fl_tensor *tensor);
fl_tensor *fl_init_dirac___plain(fl_tensor *tensor, const fl_init_dirac_options *options);
fl_tensor *fl_init_xavier_uniform___plain(fl_tensor *tensor, const fl_init_xavier_uniform_options *options);
fl_tensor *fl_init_xavier_normal___plain(fl_tensor *tensor, const fl_init_xavier_normal_options *options);
fl_tensor *fl_init_kaiming_uniform___plain(fl_tensor *tensor, const fl_init_kaiming_uniform_options *options);
fl_tensor *fl_init_kaiming_normal___plain(fl_tensor *tensor, const fl_init_kaiming_normal_options *options);
fl_tensor *fl_init_orthogonal___plain(fl_tensor *tensor, const fl_init_orthogonal_options *options);
fl_tensor *fl_init_sparse___plain(fl_tensor *tensor, double sparsity, const fl_init_sparse_options *options);
double fl_init_calculate_gain__plain(const char *nonlinearity, double param);
fl_tensor *fl_interpolate__plain(fl_tensor *input, const fl_interpolate_options *options);
fl_tensor *fl_upsample__plain(fl_tensor *input, const fl_upsample_options *options);
fl_tensor *fl_upsample_nearest__plain(fl_tensor *input, const fl_upsample_nearest_options *options);
fl_tensor *fl_upsample_bilinear__plain(fl_tensor *input, const fl_upsample_bilinear_options *options);
fl_tensor *fl_grid_sample__plain(fl_tensor *input, fl_tensor *grid, const fl_grid_sample_options *options);
fl_tensor *fl_grid_sampler__plain(fl_tensor *input, fl_tensor *grid, int64_t interpolation_mode, int64_t padding_mode,
                                  bool align_corners);
fl_tensor *fl_grid_sampler_2d__plain(fl_tensor *input, fl_tensor *grid, int64_t interpolation_mode,
                                     int64_t padding_mode, bool align_corners);
fl_tensor *fl_grid_sampler_3d__plain(fl_tensor *input, fl_tensor *grid, int64_t interpolation_mode,
                                     int64_t padding_mode, bool align_corners);
fl_tensor *fl_affine_grid__plain(fl_tensor *theta, const int64_t *size, int n_size,
                                 const fl_affine_grid_options *options);
fl_tensor *fl_affine_grid_generator__plain(fl_tensor *theta, const int64_t *size, int n_size, bool align_corners);
fl_linalg_lu_factor_ex_result fl_linalg_lu_factor_ex__plain(fl_tensor *A,
                                                            const fl_linalg_lu_factor_ex_options *options);
fl_linalg_lu_factor_result fl_linalg_lu_factor__plain(fl_tensor *A, const fl_linalg_lu_factor_options *options);
fl_linalg_lu_result fl_linalg_lu__plain(fl_tensor *A, const fl_linalg_lu_options *options);
fl_lu_unpack_result fl_lu_unpack__plain(fl_tensor *LU_data, fl_tensor *LU_pivots, const fl_lu_unpack_options *options);
fl_linalg_cholesky_ex_result fl_linalg_cholesky_ex__plain(fl_tensor *self,
                                                          const fl_linalg_cholesky_ex_options *options);
fl_tensor *fl_linalg_cholesky__plain(fl_tensor *self, const fl_linalg_cholesky_options *options);
fl_tensor *fl_cholesky__plain(fl_tensor *self, const fl_cholesky_options *options);
fl_linalg_qr_result fl_linalg_qr__plain(fl_tensor *A, const fl_linalg_qr_options *options);
fl_qr_result fl_qr__plain(fl_tensor *self, const fl_qr_options *options);
fl_geqrf_result fl_geqrf__plain(fl_tensor *self);
fl_tensor *fl_linalg_householder_product__plain(fl_tensor *input, fl_tensor *tau);
fl_tensor *fl_orgqr__plain(fl_tensor *self, fl_tensor *input2);
fl_tensor *fl_ormqr__plain(fl_tensor *self, fl_tensor *input2, fl_tensor *input3, const fl_ormqr_options *options);
fl_linalg_ldl_factor_ex_result fl_linalg_ldl_factor_ex__plain(fl_tensor *self,
                                                              const fl_linalg_ldl_factor_ex_options *options);
fl_linalg_ldl_factor_result fl_linalg_ldl_factor__plain(fl_tensor *self, const fl_linalg_ldl_factor_options *options);
fl_tensor *fl_linalg_ldl_solve__plain(fl_tensor *LD, fl_tensor *pivots, fl_tensor *B,
                                      const fl_linalg_ldl_solve_options *options);
fl_linalg_solve_ex_result fl_linalg_solve_ex__plain(fl_tensor *A, fl_tensor *B,
                                                    const fl_linalg_solve_ex_options *options);
fl_tensor *fl_linalg_solve__plain(fl_tensor *A, fl_tensor *B, const fl_linalg_solve_options *options);
fl_linalg_inv_ex_result fl_linalg_inv_ex__plain(fl_tensor *A, const fl_linalg_inv_ex_options *options);
fl_tensor *fl_linalg_inv__plain(fl_tensor *A);
fl_tensor *fl_inverse__plain(fl_tensor *self);
fl_tensor *fl_linalg_det__plain(fl_tensor *A);
fl_tensor *fl_det__plain(fl_tensor *self);
fl_linalg_slogdet_result fl_linalg_slogdet__plain(fl_tensor *A);
fl_slogdet_result fl_slogdet__plain(fl_tensor *self);
fl_tensor *fl_logdet__plain(fl_tensor *self);
fl_tensor *fl_linalg_lu_solve__plain(fl_tensor *LU, fl_tensor *pivots, fl_tensor *B,
                                     const fl_linalg_lu_solve_options *options);
fl_tensor *fl_lu_solve__plain(fl_tensor *self, fl_tensor *LU_data, fl_tensor *LU_pivots);
fl_tensor *fl_linalg_solve_triangular__plain(fl_tensor *self, fl_tensor *B, bool upper,
                                             const fl_linalg_solve_triangular_options *options);
fl_triangular_solve_result fl_triangular_solve__plain(fl_tensor *self, fl_tensor *A,
                                                      const fl_triangular_solve_options *options);
fl_tensor *fl_cholesky_solve__plain(fl_tensor *self, fl_tensor *input2, const fl_cholesky_solve_options *options);
fl_tensor *fl_cholesky_inverse__plain(fl_tensor *self, const fl_cholesky_inverse_options *options);
fl_linalg_svd_result fl_linalg_svd__plain(fl_tensor *A, const fl_linalg_svd_options *options);
fl_tensor *fl_linalg_svdvals__plain(fl_tensor *A, const fl_linalg_svdvals_options *options);
fl_svd_result fl_svd__plain(fl_tensor *self, const fl_svd_options *options);
fl_linalg_eigh_result fl_linalg_eigh__plain(fl_tensor *self, const fl_linalg_eigh_options *options);
fl_tensor *fl_linalg_eigvalsh__plain(fl_tensor *self, const fl_linalg_eigvalsh_options *options);
fl_linalg_eig_result fl_linalg_eig__plain(fl_tensor *self);
fl_tensor *fl_linalg_eigvals__plain(fl_tensor *self);
fl_tensor *fl_linalg_pinv_atol_rtol_tensor__plain(fl_tensor *self,
                                                  const fl_linalg_pinv_atol_rtol_tensor_options *options);
fl_tensor *fl_linalg_pinv_atol_rtol_float__plain(fl_tensor *self,
                                                 const fl_linalg_pinv_atol_rtol_float_options *options);
fl_tensor *fl_linalg_pinv__plain(fl_tensor *self, double rcond, const fl_linalg_pinv_options *options);
fl_tensor *fl_linalg_pinv_rcond_tensor__plain(fl_tensor *self, fl_tensor *rcond,
                                              const fl_linalg_pinv_rcond_tensor_options *options);
fl_tensor *fl_pinverse__plain(fl_tensor *self, const fl_pinverse_options *options);
fl_tensor *fl_linalg_matrix_rank_atol_rtol_tensor__plain(fl_tensor *input,
                                                         const fl_linalg_matrix_rank_atol_rtol_tensor_options *options);
fl_tensor *fl_linalg_matrix_rank_atol_rtol_float__plain(fl_tensor *self,
                                                        const fl_linalg_matrix_rank_atol_rtol_float_options *options);
fl_tensor *fl_linalg_matrix_rank__plain(fl_tensor *self, double tol, const fl_linalg_matrix_rank_options *options);
fl_tensor *fl_linalg_matrix_rank_tol_tensor__plain(fl_tensor *input, fl_tensor *tol,
                                                   const fl_linalg_matrix_rank_tol_tensor_options *options);
fl_linalg_lstsq_result fl_linalg_lstsq__plain(fl_tensor *self, fl_tensor *b, const fl_linalg_lstsq_options *options);
fl_svd_lowrank_result fl_svd_lowrank__plain(fl_tensor *A, const fl_svd_lowrank_options *options);
fl_pca_lowrank_result fl_pca_lowrank__plain(fl_tensor *A, const fl_pca_lowrank_options *options);
fl_tensor *fl_linalg_norm__plain(fl_tensor *self, const fl_linalg_norm_options *options);
fl_tensor *fl_linalg_norm_named__plain(fl_tensor *self, const char *ord, const fl_linalg_norm_named_options *options);
fl_tensor *fl_linalg_matrix_norm__plain(fl_tensor *self, fl_scalar ord, const fl_linalg_matrix_norm_options *options);
fl_tensor *fl_linalg_matrix_norm_named__plain(fl_tensor *self, const fl_linalg_matrix_norm_named_options *options);
fl_tensor *fl_nuclear_norm__plain(fl_tensor *self, const fl_nuclear_norm_options *options);
fl_tensor *fl_nuclear_norm_dim__plain(fl_tensor *self, const int64_t dim[2],
                                      const fl_nuclear_norm_dim_options *options);
fl_tensor *fl_frobenius_norm__plain(fl_tensor *self, const int64_t *dim, int n_dim,
                                    const fl_frobenius_norm_options *options);
fl_tensor *fl_linalg_cond__plain(fl_tensor *self, const fl_linalg_cond_options *options);
fl_tensor *fl_linalg_cond_named__plain(fl_tensor *self, const char *p);
fl_tensor *fl_linalg_matrix_power__plain(fl_tensor *self, int64_t n);
fl_tensor *fl_matrix_power__plain(fl_tensor *self, int64_t n);
fl_tensor *fl_linalg_matrix_exp__plain(fl_tensor *self);
fl_tensor *fl_matrix_exp__plain(fl_tensor *self);
fl_tensor *fl_linalg_matmul__plain(fl_tensor *self, fl_tensor *other);
fl_tensor *fl_linalg_vecdot__plain(fl_tensor *x, fl_tensor *y, const fl_linalg_vecdot_options *options);
fl_tensor *fl_linalg_cross__plain(fl_tensor *self, fl_tensor *other, const fl_linalg_cross_options *options);
fl_tensor *fl_linalg_multi_dot__plain(fl_tensor *const *tensors, int n_tensors);
fl_tensor *fl_linalg_diagonal__plain(fl_tensor *A, const fl_linalg_diagonal_options *options);
fl_tensor *fl_linalg_vander__plain(fl_tensor *x, const fl_linalg_vander_options *options);
fl_tensor *fl_linalg_tensorinv__plain(fl_tensor *self, const fl_linalg_tensorinv_options *options);
fl_tensor *fl_linalg_tensorsolve__plain(fl_tensor *self, fl_tensor *other,
                                        const fl_linalg_tensorsolve_options *options);
fl_lobpcg_result fl_lobpcg__plain(fl_tensor *A, const fl_lobpcg_options *options);
fl_tensor *fl_cross_entropy__plain(fl_tensor *input, fl_tensor *target, const fl_cross_entropy_options *options);
fl_tensor *fl_nll_loss__plain(fl_tensor *input, fl_tensor *target, const fl_nll_loss_options *options);
fl_tensor *fl_mse_loss__plain(fl_tensor *input, fl_tensor *target, const fl_mse_loss_options *options);
fl_tensor *fl_l1_loss__plain(fl_tensor *input, fl_tensor *target, const fl_l1_loss_options *options);
fl_tensor *fl_smooth_l1_loss__plain(fl_tensor *input, fl_tensor *target, const fl_smooth_l1_loss_options *options);
fl_tensor *fl_huber_loss__plain(fl_tensor *input, fl_tensor *target, const fl_huber_loss_options *options);
fl_tensor *fl_binary_cross_entropy__plain(fl_tensor *input, fl_tensor *target,
                                          const fl_binary_cross_entropy_options *options);
fl_tensor *fl_binary_cross_entropy_with_logits__plain(fl_tensor *input, fl_tensor *target,
                                                      const fl_binary_cross_entropy_with_logits_options *options);
fl_tensor *fl_binary_cross_entropy_with_logits_numbered__plain(fl_tensor *self, fl_tensor *target,
                                                               const fl_binary_cross_entropy_with_logits_numbered_options *options);
fl_tensor *fl_kl_div__plain(fl_tensor *input, fl_tensor *target, const fl_kl_div_options *options);
fl_tensor *fl_kl_div_numbered__plain(fl_tensor *self, fl_tensor *target, const fl_kl_div_numbered_options *options);
fl_tensor *fl_margin_ranking_loss__plain(fl_tensor *input1, fl_tensor *input2, fl_tensor *target,
                                         const fl_margin_ranking_loss_options *options);
fl_tensor *fl_margin_ranking_loss_numbered__plain(fl_tensor *input1, fl_tensor *input2, fl_tensor *target,
                                                  const fl_margin_ranking_loss_numbered_options *options);
fl_tensor *fl_hinge_embedding_loss__plain(fl_tensor *input, fl_tensor *target,
                                          const fl_hinge_embedding_loss_options *options);
fl_tensor *fl_hinge_embedding_loss_numbered__plain(fl_tensor *self, fl_tensor *target,
                                                   const fl_hinge_embedding_loss_numbered_options *options);
fl_tensor *fl_soft_margin_loss__plain(fl_tensor *input, fl_tensor *target, const fl_soft_margin_loss_options *options);
fl_tensor *fl_cosine_embedding_loss__plain(fl_tensor *input1, fl_tensor *input2, fl_tensor *target,
                                           const fl_cosine_embedding_loss_options *options);
fl_tensor *fl_cosine_embedding_loss_numbered__plain(fl_tensor *input1, fl_tensor *input2, fl_tensor *target,
                                                    const fl_cosine_embedding_loss_numbered_options *options);
fl_tensor *fl_triplet_margin_loss__plain(fl_tensor *anchor, fl_tensor *positive, fl_tensor *negative,
                                         const fl_triplet_margin_loss_options *options);
fl_tensor *fl_triplet_margin_loss_numbered__plain(fl_tensor *anchor, fl_tensor *positive, fl_tensor *negative,
                                                  const fl_triplet_margin_loss_numbered_options *options);
fl_tensor *fl_poisson_nll_loss__plain(fl_tensor *input, fl_tensor *target, const fl_poisson_nll_loss_options *options);
fl_tensor *fl_poisson_nll_loss_numbered__plain(fl_tensor *input, fl_tensor *target, bool log_input, bool full,
                                               double eps, int64_t reduction);
fl_tensor *fl_gaussian_nll_loss__plain(fl_tensor *input, fl_tensor *target, fl_tensor *var,
                                       const fl_gaussian_nll_loss_options *options);
fl_tensor *fl_gaussian_nll_loss_float__plain(fl_tensor *input, fl_tensor *target, double var,
                                             const fl_gaussian_nll_loss_float_options *options);
fl_tensor *fl_multi_margin_loss__plain(fl_tensor *input, fl_tensor *target,
                                       const fl_multi_margin_loss_options *options);
fl_tensor *fl_multilabel_margin_loss__plain(fl_tensor *input, fl_tensor *target,
                                            const fl_multilabel_margin_loss_options *options);
fl_tensor *fl_multilabel_soft_margin_loss__plain(fl_tensor *input, fl_tensor *target,
                                                 const fl_multilabel_soft_margin_loss_options *options);
fl_tensor *fl_ctc_loss__plain(fl_tensor *log_probs, fl_tensor *targets, fl_tensor *input_lengths,
                              fl_tensor *target_lengths, const fl_ctc_loss_options *options);
fl_tensor *fl_ctc_loss_lengths__plain(fl_tensor *log_probs, fl_tensor *targets, const int64_t *input_lengths,
                                      int n_input_lengths, const int64_t *target_lengths, int n_target_lengths,
                                      const fl_ctc_loss_lengths_options *options);
fl_tensor *fl_ctc_loss_numbered__plain(fl_tensor *log_probs, fl_tensor *targets, fl_tensor *input_lengths,
                                       fl_tensor *target_lengths, const fl_ctc_loss_numbered_options *options);
fl_tensor *fl_ctc_loss_lengths_numbered__plain(fl_tensor *log_probs, fl_tensor *targets, const int64_t *input_lengths,
                                               int n_input_lengths, const int64_t *target_lengths, int n_target_lengths,
                                               const fl_ctc_loss_lengths_numbered_options *options);
fl_tensor *fl_linear_cross_entropy__plain(fl_tensor *input, fl_tensor *linear_weight, fl_tensor *target,
                                          const fl_linear_cross_entropy_options *options);
fl_tensor *fl_masked_fill__plain(fl_tensor *self, fl_tensor *mask, fl_scalar value);
fl_tensor *fl_masked_fill___plain(fl_tensor *self, fl_tensor *mask, fl_scalar value);
fl_tensor *fl_masked_fill_tensor__plain(fl_tensor *self, fl_tensor *mask, fl_tensor *value);
fl_tensor *fl_masked_fill_tensor___plain(fl_tensor *self, fl_tensor *mask, fl_tensor *value);
fl_tensor *fl_masked_select__plain(fl_tensor *self, fl_tensor *mask);
fl_tensor *fl_masked_scatter__plain(fl_tensor *self, fl_tensor *mask, fl_tensor *source);
fl_tensor *fl_masked_scatter___plain(fl_tensor *self, fl_tensor *mask, fl_tensor *source);
fl_tensor *fl_nonzero__plain(fl_tensor *self);
fl_tensor *fl_nonzero_static__plain(fl_tensor *self, int64_t size, const fl_nonzero_static_options *options);
fl_tensors fl_where_indices__plain(fl_tensor *condition);
fl_tensor *fl_one_hot__plain(fl_tensor *self, const fl_one_hot_options *options);
fl_tensor *fl_mm__plain(fl_tensor *self, fl_tensor *mat2);
fl_tensor *fl_bmm__plain(fl_tensor *self, fl_tensor *mat2);
fl_tensor *fl_mv__plain(fl_tensor *self, fl_tensor *vec);
fl_tensor *fl_dot__plain(fl_tensor *self, fl_tensor *tensor);
fl_tensor *fl_matmul__plain(fl_tensor *self, fl_tensor *other);
fl_tensor *fl_linear__plain(fl_tensor *input, fl_tensor *weight, fl_tensor *bias);
fl_tensor *fl_addmm__plain(fl_tensor *self, fl_tensor *mat1, fl_tensor *mat2, const fl_addmm_options *options);
fl_tensor *fl_addmm___plain(fl_tensor *self, fl_tensor *mat1, fl_tensor *mat2, const fl_addmm_options *options);
fl_tensor *fl_addmv__plain(fl_tensor *self, fl_tensor *mat, fl_tensor *vec, const fl_addmv_options *options);
fl_tensor *fl_addmv___plain(fl_tensor *self, fl_tensor *mat, fl_tensor *vec, const fl_addmv_options *options);
fl_tensor *fl_baddbmm__plain(fl_tensor *self, fl_tensor *batch1, fl_tensor *batch2, const fl_baddbmm_options *options);
fl_tensor *fl_baddbmm___plain(fl_tensor *self, fl_tensor *batch1, fl_tensor *batch2, const fl_baddbmm_options *options);
fl_tensor *fl_addbmm__plain(fl_tensor *self, fl_tensor *batch1, fl_tensor *batch2, const fl_addbmm_options *options);
fl_tensor *fl_addbmm___plain(fl_tensor *self, fl_tensor *batch1, fl_tensor *batch2, const fl_addbmm_options *options);
fl_tensor *fl_addr__plain(fl_tensor *self, fl_tensor *vec1, fl_tensor *vec2, const fl_addr_options *options);
fl_tensor *fl_addr___plain(fl_tensor *self, fl_tensor *vec1, fl_tensor *vec2, const fl_addr_options *options);
fl_tensor *fl_outer__plain(fl_tensor *self, fl_tensor *vec2);
fl_tensor *fl_inner__plain(fl_tensor *self, fl_tensor *other);
fl_tensor *fl_vdot__plain(fl_tensor *self, fl_tensor *other);
fl_tensor *fl_kron__plain(fl_tensor *self, fl_tensor *other);
fl_tensor *fl_trace__plain(fl_tensor *self);
fl_tensor *fl_cross__plain(fl_tensor *self, fl_tensor *other, const fl_cross_options *options);
fl_tensor *fl_chain_matmul__plain(fl_tensor *const *matrices, int n_matrices);
fl_tensor *fl_grouped_mm__plain(fl_tensor *mat_a, fl_tensor *mat_b, const fl_grouped_mm_options *options);
fl_native_layer_norm_result fl_native_layer_norm__plain(fl_tensor *input, const int64_t *normalized_shape,
                                                        int n_normalized_shape, fl_tensor *weight, fl_tensor *bias,
                                                        double eps);
fl_native_group_norm_result fl_native_group_norm__plain(fl_tensor *input, fl_tensor *weight, fl_tensor *bias, int64_t N,
                                                        int64_t C, int64_t HxW, int64_t group, double eps);
fl_native_batch_norm_result fl_native_batch_norm__plain(fl_tensor *input, fl_tensor *weight, fl_tensor *bias,
                                                        fl_tensor *running_mean, fl_tensor *running_var, bool training,
                                                        double momentum, double eps);
fl_tensor *fl_batch_norm_native__plain(fl_tensor *input, fl_tensor *weight, fl_tensor *bias, fl_tensor *running_mean,
                                       fl_tensor *running_var, bool training, double momentum, double eps,
                                       bool cudnn_enabled);
fl_tensor *fl_instance_norm_native__plain(fl_tensor *input, fl_tensor *weight, fl_tensor *bias, fl_tensor *running_mean,
                                          fl_tensor *running_var, bool use_input_stats, double momentum, double eps,
                                          bool cudnn_enabled);
fl_native_dropout_result fl_native_dropout__plain(fl_tensor *input, double p, int8_t train);
fl_tensor *fl_embedding_native__plain(fl_tensor *weight, fl_tensor *indices,
                                      const fl_embedding_native_options *options);
fl_embedding_bag_native_result fl_embedding_bag_native__plain(fl_tensor *weight, fl_tensor *indices, fl_tensor *offsets,
                                                              const fl_embedding_bag_native_options *options);
fl_adaptive_max_pool1d_native_result fl_adaptive_max_pool1d_native__plain(fl_tensor *self,
                                                                          const int64_t output_size[1]);
fl_tensor *fl_norm_except_dim__plain(fl_tensor *v, const fl_norm_except_dim_options *options);
fl_tensor *fl_conv_tbc__plain(fl_tensor *self, fl_tensor *weight, fl_tensor *bias, const fl_conv_tbc_options *options);
fl_tensor *fl_convolution__plain(fl_tensor *input, fl_tensor *weight, fl_tensor *bias, const int64_t *stride,
                                 int n_stride, const int64_t *padding, int n_padding, const int64_t *dilation,
                                 int n_dilation, bool transposed, const int64_t *output_padding, int n_output_padding,
                                 int64_t groups);
fl_tensor *fl_batch_norm__plain(fl_tensor *input, fl_tensor *running_mean, fl_tensor *running_var, fl_tensor *weight,
                                fl_tensor *bias, const fl_batch_norm_options *options);
fl_tensor *fl_layer_norm__plain(fl_tensor *input, const int64_t *normalized_shape, int n_normalized_shape,
                                fl_tensor *weight, fl_tensor *bias, const fl_layer_norm_options *options);
fl_tensor *fl_rms_norm__plain(fl_tensor *input, const int64_t *normalized_shape, int n_normalized_shape,
                              const fl_rms_norm_options *options);
fl_tensor *fl_group_norm__plain(fl_tensor *input, int64_t num_groups, fl_tensor *weight, fl_tensor *bias,
                                const fl_group_norm_options *options);
fl_tensor *fl_instance_norm__plain(fl_tensor *input, fl_tensor *running_mean, fl_tensor *running_var, fl_tensor *weight,
                                   fl_tensor *bias, const fl_instance_norm_options *options);
fl_tensor *fl_local_response_norm__plain(fl_tensor *input, int64_t size, const fl_local_response_norm_options *options);
fl_tensor *fl_normalize__plain(fl_tensor *input, const fl_normalize_options *options);
fl_tensor *fl_normalize_dims__plain(fl_tensor *input, const fl_normalize_dims_options *options);
fl_tensor *fl_constant_pad_nd__plain(fl_tensor *self, const int64_t *pad, int n_pad,
                                     const fl_constant_pad_nd_options *options);
fl_tensor *fl_pad__plain(fl_tensor *self, const int64_t *pad, int n_pad, const fl_pad_options *options);
fl_tensor *fl_unfold_patches__plain(fl_tensor *input, const int64_t kernel_size[2],
                                    const fl_unfold_patches_options *options);
fl_tensor *fl_fold__plain(fl_tensor *input, const int64_t output_size[2], const int64_t kernel_size[2],
                          const fl_fold_options *options);
fl_tensor *fl_max_pool1d__plain(fl_tensor *input, const int64_t kernel_size[1], const fl_max_pool1d_options *options);
fl_max_pool1d_with_indices_result fl_max_pool1d_with_indices__plain(fl_tensor *input, const int64_t kernel_size[1],
                                                                    const fl_max_pool1d_with_indices_options *options);
fl_tensor *fl_max_pool2d__plain(fl_tensor *input, const int64_t kernel_size[2], const fl_max_pool2d_options *options);
fl_max_pool2d_with_indices_result fl_max_pool2d_with_indices__plain(fl_tensor *input, const int64_t kernel_size[2],
                                                                    const fl_max_pool2d_with_indices_options *options);
fl_tensor *fl_max_pool3d__plain(fl_tensor *input, const int64_t kernel_size[3], const fl_max_pool3d_options *options);
fl_max_pool3d_with_indices_result fl_max_pool3d_with_indices__plain(fl_tensor *input, const int64_t kernel_size[3],
                                                                    const fl_max_pool3d_with_indices_options *options);
fl_tensor *fl_avg_pool1d__plain(fl_tensor *input, const int64_t kernel_size[1], const fl_avg_pool1d_options *options);
fl_tensor *fl_avg_pool2d__plain(fl_tensor *input, const int64_t kernel_size[2], const fl_avg_pool2d_options *options);
fl_tensor *fl_avg_pool3d__plain(fl_tensor *input, const int64_t kernel_size[3], const fl_avg_pool3d_options *options);
fl_tensor *fl_adaptive_avg_pool1d__plain(fl_tensor *input, const int64_t output_size[1]);
fl_tensor *fl_adaptive_avg_pool2d__plain(fl_tensor *input, const int64_t output_size[2]);
fl_tensor *fl_adaptive_avg_pool3d__plain(fl_tensor *input, const int64_t output_size[3]);
fl_tensor *fl_adaptive_max_pool1d__plain(fl_tensor *input, const int64_t output_size[1],
                                         const fl_adaptive_max_pool1d_options *options);
fl_adaptive_max_pool1d_with_indices_result fl_adaptive_max_pool1d_with_indices__plain(fl_tensor *input,
                                                                                      const int64_t output_size[1],
                                                                                      const fl_adaptive_max_pool1d_with_indices_options *options);
fl_tensor *fl_adaptive_max_pool2d__plain(fl_tensor *input, const int64_t output_size[2],
                                         const fl_adaptive_max_pool2d_options *options);
fl_adaptive_max_pool2d_with_indices_result fl_adaptive_max_pool2d_with_indices__plain(fl_tensor *input,
                                                                                      const int64_t output_size[2],
                                                                                      const fl_adaptive_max_pool2d_with_indices_options *options);
fl_tensor *fl_adaptive_max_pool3d__plain(fl_tensor *input, const int64_t output_size[3],
                                         const fl_adaptive_max_pool3d_options *options);
fl_adaptive_max_pool3d_with_indices_result fl_adaptive_max_pool3d_with_indices__plain(fl_tensor *input,
                                                                                      const int64_t output_size[3],
                                                                                      const fl_adaptive_max_pool3d_with_indices_options *options);
fl_tensor *fl_sobol_engine_directions__plain(fl_tensor *poly, fl_tensor *vinit, int64_t dimension);
fl_tensor *fl_sobol_engine_scramble___plain(fl_tensor *self, fl_tensor *ltm, int64_t dimension);
fl_sobol_engine_draw_result fl_sobol_engine_draw__plain(fl_tensor *quasi, int64_t n, fl_tensor *sobolstate,
                                                        int64_t dimension, int64_t num_generated, fl_dtype dtype);
fl_tensor *fl_sobol_engine_ff___plain(fl_tensor *self, int64_t n, fl_tensor *sobolstate, int64_t dimension,
                                      int64_t num_generated);
fl_tensor *fl_rand__plain(const int64_t *size, int n_size, const fl_rand_options *options);
fl_tensor *fl_randn__plain(const int64_t *size, int n_size, const fl_randn_options *options);
fl_tensor *fl_randint__plain(int64_t high, const int64_t *size, int n_size, const fl_randint_options *options);
fl_tensor *fl_randint_low__plain(int64_t low, int64_t high, const int64_t *size, int n_size,
                                 const fl_randint_low_options *options);
fl_tensor *fl_randperm__plain(int64_t n, const fl_randperm_options *options);
fl_tensor *fl_rand_like__plain(fl_tensor *self, const fl_rand_like_options *options);
fl_tensor *fl_randn_like__plain(fl_tensor *self, const fl_randn_like_options *options);
fl_tensor *fl_randint_like__plain(fl_tensor *self, int64_t high, const fl_randint_like_options *options);
fl_tensor *fl_randint_like_low__plain(fl_tensor *self, int64_t low, int64_t high,
                                      const fl_randint_like_low_options *options);
fl_tensor *fl_uniform___plain(fl_tensor *self, const fl_uniform_options *options);
fl_tensor *fl_normal___plain(fl_tensor *self, const fl_normal_options *options);
fl_tensor *fl_random___plain(fl_tensor *self, const fl_random_options *options);
fl_tensor *fl_random_to___plain(fl_tensor *self, int64_t to, const fl_random_to_options *options);
fl_tensor *fl_random_from___plain(fl_tensor *self, int64_t from, int64_t to, const fl_random_from_options *options);
fl_tensor *fl_exponential___plain(fl_tensor *self, const fl_exponential_options *options);
fl_tensor *fl_geometric___plain(fl_tensor *self, double p, const fl_geometric_options *options);
fl_tensor *fl_cauchy___plain(fl_tensor *self, const fl_cauchy_options *options);
fl_tensor *fl_log_normal___plain(fl_tensor *self, const fl_log_normal_options *options);
fl_tensor *fl_bernoulli_tensor___plain(fl_tensor *self, fl_tensor *p, const fl_bernoulli_tensor_options *options);
fl_tensor *fl_bernoulli___plain(fl_tensor *self, const fl_bernoulli_in_place_options *options);
fl_tensor *fl_bernoulli__plain(fl_tensor *self, const fl_bernoulli_options *options);
fl_tensor *fl_bernoulli_p__plain(fl_tensor *self, double p, const fl_bernoulli_p_options *options);
fl_tensor *fl_normal_tensor_float__plain(fl_tensor *mean, const fl_normal_tensor_float_options *options);
fl_tensor *fl_normal_float_tensor__plain(double mean, fl_tensor *std, const fl_normal_float_tensor_options *options);
fl_tensor *fl_normal_tensor_tensor__plain(fl_tensor *mean, fl_tensor *std,
                                          const fl_normal_tensor_tensor_options *options);
fl_tensor *fl_normal_float_float__plain(double mean, double std, const int64_t *size, int n_size,
                                        const fl_normal_float_float_options *options);
fl_tensor *fl_multinomial__plain(fl_tensor *self, int64_t num_samples, const fl_multinomial_options *options);
fl_tensor *fl_poisson__plain(fl_tensor *self, const fl_poisson_options *options);
fl_tensor *fl_binomial__plain(fl_tensor *count, fl_tensor *prob, const fl_binomial_options *options);
fl_tensor *fl_standard_gamma__plain(fl_tensor *self, const fl_standard_gamma_options *options);
fl_tensor *fl_sample_dirichlet__plain(fl_tensor *self, const fl_sample_dirichlet_options *options);
fl_tensor *fl_sum__plain(fl_tensor *self, const fl_sum_options *options);
fl_tensor *fl_sum_dim__plain(fl_tensor *self, const int64_t *dim, int n_dim, const fl_sum_dim_options *options);
fl_tensor *fl_sum_to_size__plain(fl_tensor *self, const int64_t *size, int n_size);
fl_tensor *fl_mean__plain(fl_tensor *self, const fl_mean_options *options);
fl_tensor *fl_mean_dim__plain(fl_tensor *self, const int64_t *dim, int n_dim, const fl_mean_dim_options *options);
fl_tensor *fl_prod__plain(fl_tensor *self, const fl_prod_options *options);
fl_tensor *fl_prod_dim__plain(fl_tensor *self, int64_t dim, const fl_prod_dim_options *options);
fl_tensor *fl_nansum__plain(fl_tensor *self, const fl_nansum_options *options);
fl_tensor *fl_nanmean__plain(fl_tensor *self, const fl_nanmean_options *options);
fl_tensor *fl_amax__plain(fl_tensor *self, const fl_amax_options *options);
fl_tensor *fl_amin__plain(fl_tensor *self, const fl_amin_options *options);
fl_aminmax_result fl_aminmax__plain(fl_tensor *self, const fl_aminmax_options *options);
fl_tensor *fl_max__plain(fl_tensor *self);
fl_tensor *fl_max_other__plain(fl_tensor *self, fl_tensor *other);
fl_max_dim_result fl_max_dim__plain(fl_tensor *self, int64_t dim, const fl_max_dim_options *options);
fl_tensor *fl_min__plain(fl_tensor *self);
fl_tensor *fl_min_other__plain(fl_tensor *self, fl_tensor *other);
fl_min_dim_result fl_min_dim__plain(fl_tensor *self, int64_t dim, const fl_min_dim_options *options);
fl_tensor *fl_argmax__plain(fl_tensor *self, const fl_argmax_options *options);
fl_tensor *fl_argmin__plain(fl_tensor *self, const fl_argmin_options *options);
fl_tensor *fl_any__plain(fl_tensor *self);
fl_tensor *fl_any_whole__plain(fl_tensor *self, bool keepdim);
fl_tensor *fl_any_dim__plain(fl_tensor *self, const int64_t *dim, int n_dim, const fl_any_dim_options *options);
fl_tensor *fl_all__plain(fl_tensor *self);
fl_tensor *fl_all_whole__plain(fl_tensor *self, bool keepdim);
fl_tensor *fl_all_dim__plain(fl_tensor *self, const int64_t *dim, int n_dim, const fl_all_dim_options *options);
fl_tensor *fl_count_nonzero__plain(fl_tensor *self, const fl_count_nonzero_options *options);
fl_tensor *fl_var__plain(fl_tensor *self, const fl_var_options *options);
fl_tensor *fl_var_dim__plain(fl_tensor *self, const int64_t *dim, int n_dim, const fl_var_dim_options *options);
fl_tensor *fl_var_correction__plain(fl_tensor *self, const fl_var_correction_options *options);
fl_var_mean_result fl_var_mean__plain(fl_tensor *self, const fl_var_mean_options *options);
fl_var_mean_dim_result fl_var_mean_dim__plain(fl_tensor *self, const int64_t *dim, int n_dim,
                                              const fl_var_mean_dim_options *options);
fl_var_mean_correction_result fl_var_mean_correction__plain(fl_tensor *self,
                                                            const fl_var_mean_correction_options *options);
fl_tensor *fl_std__plain(fl_tensor *self, const fl_std_options *options);
fl_tensor *fl_std_dim__plain(fl_tensor *self, const int64_t *dim, int n_dim, const fl_std_dim_options *options);
fl_tensor *fl_std_correction__plain(fl_tensor *self, const fl_std_correction_options *options);
fl_std_mean_result fl_std_mean__plain(fl_tensor *self, const fl_std_mean_options *options);
fl_std_mean_dim_result fl_std_mean_dim__plain(fl_tensor *self, const int64_t *dim, int n_dim,
                                              const fl_std_mean_dim_options *options);
fl_std_mean_correction_result fl_std_mean_correction__plain(fl_tensor *self,
                                                            const fl_std_mean_correction_options *options);
fl_tensor *fl_norm__plain(fl_tensor *self, const fl_norm_options *options);
fl_tensor *fl_norm_named__plain(fl_tensor *self, const char *p, const fl_norm_named_options *options);
fl_tensor *fl_linalg_vector_norm__plain(fl_tensor *self, const fl_linalg_vector_norm_options *options);
fl_tensor *fl_renorm__plain(fl_tensor *self, fl_scalar p, int64_t dim, fl_scalar maxnorm);
fl_tensor *fl_renorm___plain(fl_tensor *self, fl_scalar p, int64_t dim, fl_scalar maxnorm);
fl_tensor *fl_dist__plain(fl_tensor *self, fl_tensor *other, const fl_dist_options *options);
fl_tensor *fl_logsumexp__plain(fl_tensor *self, const int64_t *dim, int n_dim, const fl_logsumexp_options *options);
fl_tensor *fl_cumsum__plain(fl_tensor *self, int64_t dim, const fl_cumsum_options *options);
fl_tensor *fl_cumsum___plain(fl_tensor *self, int64_t dim, const fl_cumsum_options *options);
fl_tensor *fl_cumprod__plain(fl_tensor *self, int64_t dim, const fl_cumprod_options *options);
fl_tensor *fl_cumprod___plain(fl_tensor *self, int64_t dim, const fl_cumprod_options *options);
fl_tensor *fl_logcumsumexp__plain(fl_tensor *self, int64_t dim);
fl_cummax_result fl_cummax__plain(fl_tensor *self, int64_t dim);
fl_cummin_result fl_cummin__plain(fl_tensor *self, int64_t dim);
fl_lstm_input_result fl_lstm_input__plain(fl_tensor *input, fl_tensor *const *hx, int n_hx, fl_tensor *const *params,
                                          int n_params, bool has_biases, int64_t num_layers, double dropout, bool train,
                                          bool bidirectional, bool batch_first);
fl_lstm_data_result fl_lstm_data__plain(fl_tensor *data, fl_tensor *batch_sizes, fl_tensor *const *hx, int n_hx,
                                        fl_tensor *const *params, int n_params, bool has_biases, int64_t num_layers,
                                        double dropout, bool train, bool bidirectional);
fl_gru_input_result fl_gru_input__plain(fl_tensor *input, fl_tensor *hx, fl_tensor *const *params, int n_params,
                                        bool has_biases, int64_t num_layers, double dropout, bool train,
                                        bool bidirectional, bool batch_first);
fl_gru_data_result fl_gru_data__plain(fl_tensor *data, fl_tensor *batch_sizes, fl_tensor *hx, fl_tensor *const *params,
                                      int n_params, bool has_biases, int64_t num_layers, double dropout, bool train,
                                      bool bidirectional);
fl_rnn_tanh_input_result fl_rnn_tanh_input__plain(fl_tensor *input, fl_tensor *hx, fl_tensor *const *params,
                                                  int n_params, bool has_biases, int64_t num_layers, double dropout,
                                                  bool train, bool bidirectional, bool batch_first);
fl_rnn_tanh_data_result fl_rnn_tanh_data__plain(fl_tensor *data, fl_tensor *batch_sizes, fl_tensor *hx,
                                                fl_tensor *const *params, int n_params, bool has_biases,
                                                int64_t num_layers, double dropout, bool train, bool bidirectional);
fl_rnn_relu_input_result fl_rnn_relu_input__plain(fl_tensor *input, fl_tensor *hx, fl_tensor *const *params,
                                                  int n_params, bool has_biases, int64_t num_layers, double dropout,
                                                  bool train, bool bidirectional, bool batch_first);
fl_rnn_relu_data_result fl_rnn_relu_data__plain(fl_tensor *data, fl_tensor *batch_sizes, fl_tensor *hx,
                                                fl_tensor *const *params, int n_params, bool has_biases,
                                                int64_t num_layers, double dropout, bool train, bool bidirectional);
fl_lstm_cell_result fl_lstm_cell__plain(fl_tensor *input, fl_tensor *const *hx, int n_hx, fl_tensor *w_ih,
                                        fl_tensor *w_hh, const fl_lstm_cell_options *options);
fl_tensor *fl_gru_cell__plain(fl_tensor *input, fl_tensor *hx, fl_tensor *w_ih, fl_tensor *w_hh,
                              const fl_gru_cell_options *options);
fl_tensor *fl_rnn_tanh_cell__plain(fl_tensor *input, fl_tensor *hx, fl_tensor *w_ih, fl_tensor *w_hh,
                                   const fl_rnn_tanh_cell_options *options);
fl_tensor *fl_rnn_relu_cell__plain(fl_tensor *input, fl_tensor *hx, fl_tensor *w_ih, fl_tensor *w_hh,
                                   const fl_rnn_relu_cell_options *options);
fl_sort_lengths_result fl_sort_lengths__plain(fl_tensor *lengths);
fl_tensor *fl_pad_sequence__plain(fl_tensor *const *sequences, int n_sequences, const fl_pad_sequence_options *options);
fl_tensors fl_unpad_sequence__plain(fl_tensor *padded_sequences, const int64_t *lengths, int n_lengths,
                                    const fl_unpad_sequence_options *options);
fl_pack_padded_sequence_result fl_pack_padded_sequence__plain(fl_tensor *input, fl_tensor *lengths, bool batch_first);
fl_pad_packed_sequence_result fl_pad_packed_sequence__plain(fl_tensor *data, fl_tensor *batch_sizes, bool batch_first,
                                                            fl_scalar padding_value, int64_t total_length);
fl_tensor *fl_searchsorted__plain(fl_tensor *sorted_sequence, fl_tensor *self, const fl_searchsorted_options *options);
fl_tensor *fl_searchsorted_scalar__plain(fl_tensor *sorted_sequence, fl_scalar self,
                                         const fl_searchsorted_scalar_options *options);
fl_tensor *fl_bucketize__plain(fl_tensor *self, fl_tensor *boundaries, const fl_bucketize_options *options);
fl_tensor *fl_bucketize_scalar__plain(fl_scalar self, fl_tensor *boundaries,
                                      const fl_bucketize_scalar_options *options);
fl_tensor *fl_bincount__plain(fl_tensor *self, const fl_bincount_options *options);
fl_tensor *fl_histc__plain(fl_tensor *self, const fl_histc_options *options);
fl_tensor *fl_isin__plain(fl_tensor *elements, fl_tensor *test_elements, const fl_isin_options *options);
fl_tensor *fl_isin_tensor_scalar__plain(fl_tensor *elements, fl_scalar test_element,
                                        const fl_isin_tensor_scalar_options *options);
fl_tensor *fl_isin_scalar_tensor__plain(fl_scalar element, fl_tensor *test_elements,
                                        const fl_isin_scalar_tensor_options *options);
fl_tensor *fl_range__plain(fl_scalar start, fl_scalar end, const fl_range_options *options);
fl_tensor *fl_hann_window__plain(int64_t window_length, const fl_hann_window_options *options);
fl_tensor *fl_hamming_window__plain(int64_t window_length, const fl_hamming_window_options *options);
fl_tensor *fl_blackman_window__plain(int64_t window_length, const fl_blackman_window_options *options);
fl_tensor *fl_bartlett_window__plain(int64_t window_length, const fl_bartlett_window_options *options);
fl_tensor *fl_kaiser_window__plain(int64_t window_length, const fl_kaiser_window_options *options);
fl_tensor *fl_vander__plain(fl_tensor *x, const fl_vander_options *options);
fl_tensor *fl_cartesian_prod__plain(fl_tensor *const *tensors, int n_tensors);
fl_tensor *fl_combinations__plain(fl_tensor *self, const fl_combinations_options *options);
fl_tensors fl_unravel_index__plain(fl_tensor *indices, const int64_t *shape, int n_shape);
fl_tensor *fl_pixel_shuffle__plain(fl_tensor *input, int64_t upscale_factor);
fl_tensor *fl_pixel_unshuffle__plain(fl_tensor *input, int64_t downscale_factor);
fl_tensor *fl_channel_shuffle__plain(fl_tensor *input, int64_t groups);
fl_tensor *fl_softmax__plain(fl_tensor *self, int64_t dim, const fl_softmax_options *options);
fl_tensor *fl_log_softmax__plain(fl_tensor *self, int64_t dim, const fl_log_softmax_options *options);
fl_tensor *fl_softmin__plain(fl_tensor *self, int64_t dim, const fl_softmin_options *options);
fl_tensor *fl_softmax_implicit__plain(fl_tensor *self, const fl_softmax_implicit_options *options);
fl_tensor *fl_log_softmax_implicit__plain(fl_tensor *self, const fl_log_softmax_implicit_options *options);
fl_tensor *fl_softmin_implicit__plain(fl_tensor *self, const fl_softmin_implicit_options *options);
fl_sort_result fl_sort__plain(fl_tensor *self, const fl_sort_options *options);
fl_tensor *fl_argsort__plain(fl_tensor *self, const fl_argsort_options *options);
fl_tensor *fl_msort__plain(fl_tensor *self);
fl_topk_result fl_topk__plain(fl_tensor *self, int64_t k, const fl_topk_options *options);
fl_kthvalue_result fl_kthvalue__plain(fl_tensor *self, int64_t k, const fl_kthvalue_options *options);
fl_tensor *fl_median__plain(fl_tensor *self);
fl_median_dim_result fl_median_dim__plain(fl_tensor *self, int64_t dim, const fl_median_dim_options *options);
fl_tensor *fl_nanmedian__plain(fl_tensor *self);
fl_nanmedian_dim_result fl_nanmedian_dim__plain(fl_tensor *self, int64_t dim, const fl_nanmedian_dim_options *options);
fl_mode_result fl_mode__plain(fl_tensor *self, const fl_mode_options *options);
fl_tensor *fl_polygamma__plain(int64_t n, fl_tensor *self);
fl_tensor *fl_polygamma_method__plain(fl_tensor *self, int64_t n);
fl_tensor *fl_polygamma___plain(fl_tensor *self, int64_t n);
fl_tensor *fl_mvlgamma__plain(fl_tensor *self, int64_t p);
fl_tensor *fl_mvlgamma___plain(fl_tensor *self, int64_t p);
fl_tensor *fl_igamma__plain(fl_tensor *self, fl_tensor *other);
fl_tensor *fl_igamma___plain(fl_tensor *self, fl_tensor *other);
fl_tensor *fl_igammac__plain(fl_tensor *self, fl_tensor *other);
fl_tensor *fl_igammac___plain(fl_tensor *self, fl_tensor *other);
fl_tensor *fl_special_zeta__plain(fl_tensor *self, fl_tensor *other);
fl_tensor *fl_special_zeta_base__plain(fl_scalar self, fl_tensor *other);
fl_tensor *fl_special_zeta_scalar__plain(fl_tensor *self, fl_scalar other);
fl_tensor *fl_special_ndtr__plain(fl_tensor *self);
fl_tensor *fl_special_ndtri__plain(fl_tensor *self);
fl_tensor *fl_special_log_ndtr__plain(fl_tensor *self);
fl_tensor *fl_special_erfcx__plain(fl_tensor *self);
fl_tensor *fl_special_entr__plain(fl_tensor *self);
fl_tensor *fl_i0__plain(fl_tensor *self);
fl_tensor *fl_i0___plain(fl_tensor *self);
fl_tensor *fl_special_i0e__plain(fl_tensor *self);
fl_tensor *fl_special_i1__plain(fl_tensor *self);
fl_tensor *fl_special_i1e__plain(fl_tensor *self);
fl_tensor *fl_special_bessel_j0__plain(fl_tensor *self);
fl_tensor *fl_special_bessel_j1__plain(fl_tensor *self);
fl_tensor *fl_special_bessel_y0__plain(fl_tensor *self);
fl_tensor *fl_special_bessel_y1__plain(fl_tensor *self);
fl_tensor *fl_special_modified_bessel_i0__plain(fl_tensor *self);
fl_tensor *fl_special_modified_bessel_i1__plain(fl_tensor *self);
fl_tensor *fl_special_modified_bessel_k0__plain(fl_tensor *self);
fl_tensor *fl_special_modified_bessel_k1__plain(fl_tensor *self);
fl_tensor *fl_special_scaled_modified_bessel_k0__plain(fl_tensor *self);
fl_tensor *fl_special_scaled_modified_bessel_k1__plain(fl_tensor *self);
fl_tensor *fl_special_spherical_bessel_j0__plain(fl_tensor *self);
fl_tensor *fl_special_airy_ai__plain(fl_tensor *self);
fl_tensor *fl_special_chebyshev_polynomial_t__plain(fl_tensor *x, fl_tensor *n);
fl_tensor *fl_special_chebyshev_polynomial_t_base__plain(fl_scalar x, fl_tensor *n);
fl_tensor *fl_special_chebyshev_polynomial_t_scalar__plain(fl_tensor *x, fl_scalar n);
fl_tensor *fl_special_chebyshev_polynomial_u__plain(fl_tensor *x, fl_tensor *n);
fl_tensor *fl_special_chebyshev_polynomial_u_base__plain(fl_scalar x, fl_tensor *n);
fl_tensor *fl_special_chebyshev_polynomial_u_scalar__plain(fl_tensor *x, fl_scalar n);
fl_tensor *fl_special_chebyshev_polynomial_v__plain(fl_tensor *x, fl_tensor *n);
fl_tensor *fl_special_chebyshev_polynomial_v_base__plain(fl_scalar x, fl_tensor *n);
fl_tensor *fl_special_chebyshev_polynomial_v_scalar__plain(fl_tensor *x, fl_scalar n);
fl_tensor *fl_special_chebyshev_polynomial_w__plain(fl_tensor *x, fl_tensor *n);
fl_tensor *fl_special_chebyshev_polynomial_w_base__plain(fl_scalar x, fl_tensor *n);
fl_tensor *fl_special_chebyshev_polynomial_w_scalar__plain(fl_tensor *x, fl_scalar n);
fl_tensor *fl_special_shifted_chebyshev_polynomial_t__plain(fl_tensor *x, fl_tensor *n);
fl_tensor *fl_special_shifted_chebyshev_polynomial_t_base__plain(fl_scalar x, fl_tensor *n);
fl_tensor *fl_special_shifted_chebyshev_polynomial_t_scalar__plain(fl_tensor *x, fl_scalar n);
fl_tensor *fl_special_shifted_chebyshev_polynomial_u__plain(fl_tensor *x, fl_tensor *n);
fl_tensor *fl_special_shifted_chebyshev_polynomial_u_base__plain(fl_scalar x, fl_tensor *n);
fl_tensor *fl_special_shifted_chebyshev_polynomial_u_scalar__plain(fl_tensor *x, fl_scalar n);
fl_tensor *fl_special_shifted_chebyshev_polynomial_v__plain(fl_tensor *x, fl_tensor *n);
fl_tensor *fl_special_shifted_chebyshev_polynomial_v_base__plain(fl_scalar x, fl_tensor *n);
fl_tensor *fl_special_shifted_chebyshev_polynomial_v_scalar__plain(fl_tensor *x, fl_scalar n);
fl_tensor *fl_special_shifted_chebyshev_polynomial_w__plain(fl_tensor *x, fl_tensor *n);
fl_tensor *fl_special_shifted_chebyshev_polynomial_w_base__plain(fl_scalar x, fl_tensor *n);
fl_tensor *fl_special_shifted_chebyshev_polynomial_w_scalar__plain(fl_tensor *x, fl_scalar n);
fl_tensor *fl_special_hermite_polynomial_h__plain(fl_tensor *x, fl_tensor *n);
fl_tensor *fl_special_hermite_polynomial_h_base__plain(fl_scalar x, fl_tensor *n);
fl_tensor *fl_special_hermite_polynomial_h_scalar__plain(fl_tensor *x, fl_scalar n);
fl_tensor *fl_special_hermite_polynomial_he__plain(fl_tensor *x, fl_tensor *n);
fl_tensor *fl_special_hermite_polynomial_he_base__plain(fl_scalar x, fl_tensor *n);
fl_tensor *fl_special_hermite_polynomial_he_scalar__plain(fl_tensor *x, fl_scalar n);
fl_tensor *fl_special_laguerre_polynomial_l__plain(fl_tensor *x, fl_tensor *n);
fl_tensor *fl_special_laguerre_polynomial_l_base__plain(fl_scalar x, fl_tensor *n);
fl_tensor *fl_special_laguerre_polynomial_l_scalar__plain(fl_tensor *x, fl_scalar n);
fl_tensor *fl_special_legendre_polynomial_p__plain(fl_tensor *x, fl_tensor *n);
fl_tensor *fl_special_legendre_polynomial_p_base__plain(fl_scalar x, fl_tensor *n);
fl_tensor *fl_special_legendre_polynomial_p_scalar__plain(fl_tensor *x, fl_scalar n);
fl_tensor *fl_special_round__plain(fl_tensor *self, const fl_special_round_options *options);
fl_tensors fl_split__plain(fl_tensor *self, int64_t split_size, const fl_split_options *options);
fl_tensors fl_split_sizes__plain(fl_tensor *self, const int64_t *split_size, int n_split_size,
                                 const fl_split_sizes_options *options);
fl_tensors fl_split_with_sizes__plain(fl_tensor *self, const int64_t *split_sizes, int n_split_sizes,
                                      const fl_split_with_sizes_options *options);
fl_tensors fl_chunk__plain(fl_tensor *self, int64_t chunks, const fl_chunk_options *options);
fl_tensors fl_unsafe_split__plain(fl_tensor *self, int64_t split_size, const fl_unsafe_split_options *options);
fl_tensors fl_unsafe_split_with_sizes__plain(fl_tensor *self, const int64_t *split_sizes, int n_split_sizes,
                                             const fl_unsafe_split_with_sizes_options *options);
fl_tensors fl_unsafe_chunk__plain(fl_tensor *self, int64_t chunks, const fl_unsafe_chunk_options *options);
fl_tensors fl_tensor_split__plain(fl_tensor *self, int64_t sections, const fl_tensor_split_options *options);
fl_tensors fl_tensor_split_indices__plain(fl_tensor *self, const int64_t *indices, int n_indices,
                                          const fl_tensor_split_indices_options *options);
fl_tensors fl_tensor_split_tensor__plain(fl_tensor *self, fl_tensor *tensor_indices_or_sections,
                                         const fl_tensor_split_tensor_options *options);
fl_tensors fl_hsplit__plain(fl_tensor *self, int64_t sections);
fl_tensors fl_hsplit_indices__plain(fl_tensor *self, const int64_t *indices, int n_indices);
fl_tensors fl_vsplit__plain(fl_tensor *self, int64_t sections);
fl_tensors fl_vsplit_indices__plain(fl_tensor *self, const int64_t *indices, int n_indices);
fl_tensors fl_dsplit__plain(fl_tensor *self, int64_t sections);
fl_tensors fl_dsplit_indices__plain(fl_tensor *self, const int64_t *indices, int n_indices);
fl_tensors fl_unbind__plain(fl_tensor *self, const fl_unbind_options *options);
fl_tensor *fl_quantile_tensor__plain(fl_tensor *self, fl_tensor *q, const fl_quantile_tensor_options *options);
fl_tensor *fl_quantile__plain(fl_tensor *self, double q, const fl_quantile_options *options);
fl_tensor *fl_nanquantile_tensor__plain(fl_tensor *self, fl_tensor *q, const fl_nanquantile_tensor_options *options);
fl_tensor *fl_nanquantile__plain(fl_tensor *self, double q, const fl_nanquantile_options *options);
fl_tensor *fl_cov__plain(fl_tensor *self, const fl_cov_options *options);
fl_tensor *fl_corrcoef__plain(fl_tensor *self);
fl_histogram_bins_result fl_histogram_bins__plain(fl_tensor *self, const fl_histogram_bins_options *options);
fl_histogram_result fl_histogram__plain(fl_tensor *self, fl_tensor *bins, const fl_histogram_options *options);
fl_tensors fl_histogramdd_bin_edges__plain(fl_tensor *self, const int64_t *bins, int n_bins,
                                           const fl_histogramdd_bin_edges_options *options);
fl_tensor *fl_histogramdd__plain(fl_tensor *self, fl_tensor *const *bins, int n_bins,
                                 const fl_histogramdd_options *options);
fl_tensor *fl_expand__plain(fl_tensor *self, const int64_t *size, int n_size, const fl_expand_options *options);
fl_tensor *fl_expand_as__plain(fl_tensor *self, fl_tensor *other);
fl_tensor *fl_broadcast_to__plain(fl_tensor *self, const int64_t *size, int n_size);
fl_tensors fl_broadcast_tensors__plain(fl_tensor *const *tensors, int n_tensors);
fl_tensor *fl_unfold__plain(fl_tensor *self, int64_t dimension, int64_t size, int64_t step);
fl_tensor *fl_as_strided__plain(fl_tensor *self, const int64_t *size, int n_size, const int64_t *stride, int n_stride,
                                const fl_as_strided_options *options);
fl_tensor *fl_as_strided___plain(fl_tensor *self, const int64_t *size, int n_size, const int64_t *stride, int n_stride,
                                 const fl_as_strided_in_place_options *options);
fl_tensor *fl_select_scatter__plain(fl_tensor *self, fl_tensor *src, int64_t dim, int64_t index);
fl_tensor *fl_slice_scatter__plain(fl_tensor *self, fl_tensor *src, const fl_slice_scatter_options *options);
fl_tensor *fl_diagonal_scatter__plain(fl_tensor *self, fl_tensor *src, const fl_diagonal_scatter_options *options);
fl_tensor *fl_as_strided_scatter__plain(fl_tensor *self, fl_tensor *src, const int64_t *size, int n_size,
                                        const int64_t *stride, int n_stride,
                                        const fl_as_strided_scatter_options *options);
fl_unique_result fl_unique__plain(fl_tensor *self, const fl_unique_options *options);
fl_unique_dim_result fl_unique_dim__plain(fl_tensor *self, int64_t dim, const fl_unique_dim_options *options);
fl_unique_consecutive_result fl_unique_consecutive__plain(fl_tensor *self,
                                                          const fl_unique_consecutive_options *options);
fl_tensor *fl_max_unpool1d__plain(fl_tensor *input, fl_tensor *indices, const int64_t kernel_size[1],
                                  const fl_max_unpool1d_options *options);
fl_tensor *fl_max_unpool2d__plain(fl_tensor *input, fl_tensor *indices, const int64_t kernel_size[2],
                                  const fl_max_unpool2d_options *options);
fl_tensor *fl_max_unpool3d__plain(fl_tensor *input, fl_tensor *indices, const int64_t kernel_size[3],
                                  const fl_max_unpool3d_options *options);
fl_tensor *fl_lp_pool1d__plain(fl_tensor *input, fl_scalar norm_type, const int64_t kernel_size[1],
                               const fl_lp_pool1d_options *options);
fl_tensor *fl_lp_pool2d__plain(fl_tensor *input, fl_scalar norm_type, const int64_t kernel_size[2],
                               const fl_lp_pool2d_options *options);
fl_tensor *fl_lp_pool3d__plain(fl_tensor *input, fl_scalar norm_type, const int64_t kernel_size[3],
                               const fl_lp_pool3d_options *options);
fl_tensor *fl_fractional_max_pool2d__plain(fl_tensor *input, const int64_t kernel_size[2],
                                           const fl_fractional_max_pool2d_options *options);
fl_fractional_max_pool2d_with_indices_result fl_fractional_max_pool2d_with_indices__plain(fl_tensor *input,
                                                                                          const int64_t kernel_size[2],
                                                                                          const fl_fractional_max_pool2d_with_indices_options *options);
fl_tensor *fl_fractional_max_pool3d__plain(fl_tensor *input, const int64_t kernel_size[3],
                                           const fl_fractional_max_pool3d_options *options);
fl_fractional_max_pool3d_with_indices_result fl_fractional_max_pool3d_with_indices__plain(fl_tensor *input,
                                                                                          const int64_t kernel_size[3],
                                                                                          const fl_fractional_max_pool3d_with_indices_options *options);
fl_tensor *fl_view__plain(fl_tensor *self, const int64_t *size, int n_size);
fl_tensor *fl_view_dtype__plain(fl_tensor *self, fl_dtype dtype);
fl_tensor *fl_view_as__plain(fl_tensor *self, fl_tensor *other);
fl_tensor *fl_reshape__plain(fl_tensor *self, const int64_t *shape, int n_shape);
fl_tensor *fl_reshape_as__plain(fl_tensor *self, fl_tensor *other);
fl_tensor *fl_flatten__plain(fl_tensor *self, const fl_flatten_options *options);
fl_tensor *fl_ravel__plain(fl_tensor *self);
fl_tensor *fl_unflatten__plain(fl_tensor *self, int64_t dim, const int64_t *sizes, int n_sizes);
fl_tensor *fl_squeeze__plain(fl_tensor *self);
fl_tensor *fl_squeeze_dim__plain(fl_tensor *self, int64_t dim);
fl_tensor *fl_squeeze_dims__plain(fl_tensor *self, const int64_t *dim, int n_dim);
fl_tensor *fl_unsqueeze__plain(fl_tensor *self, int64_t dim);
fl_tensor *fl_squeeze___plain(fl_tensor *self);
fl_tensor *fl_squeeze_dim___plain(fl_tensor *self, int64_t dim);
fl_tensor *fl_squeeze_dims___plain(fl_tensor *self, const int64_t *dim, int n_dim);
fl_tensor *fl_unsqueeze___plain(fl_tensor *self, int64_t dim);
fl_tensor *fl_transpose__plain(fl_tensor *self, int64_t dim0, int64_t dim1);
fl_tensor *fl_transpose___plain(fl_tensor *self, int64_t dim0, int64_t dim1);
fl_tensor *fl_swapaxes___plain(fl_tensor *self, int64_t axis0, int64_t axis1);
fl_tensor *fl_t___plain(fl_tensor *self);
fl_tensor *fl_swapaxes__plain(fl_tensor *self, int64_t axis0, int64_t axis1);
fl_tensor *fl_permute__plain(fl_tensor *self, const int64_t *dims, int n_dims);
fl_tensor *fl_movedim__plain(fl_tensor *self, int64_t source, int64_t destination);
fl_tensor *fl_movedim_list__plain(fl_tensor *self, const int64_t *source, int n_source, const int64_t *destination,
                                  int n_destination);
fl_tensor *fl_t__plain(fl_tensor *self);
fl_tensor *fl_numpy_T__plain(fl_tensor *self);
fl_tensor *fl_mT__plain(fl_tensor *self);
fl_tensor *fl_adjoint__plain(fl_tensor *self);
fl_tensor *fl_narrow__plain(fl_tensor *self, int64_t dim, int64_t start, int64_t length);
fl_tensor *fl_select__plain(fl_tensor *self, int64_t dim, int64_t index);
fl_tensor *fl_slice__plain(fl_tensor *self, const fl_slice_options *options);
fl_tensor *fl_diagonal__plain(fl_tensor *self, const fl_diagonal_options *options);
fl_tensor *fl_atleast_1d__plain(fl_tensor *self);
fl_tensor *fl_atleast_2d__plain(fl_tensor *self);
fl_tensor *fl_atleast_3d__plain(fl_tensor *self);
fl_tensor *fl_alias__plain(fl_tensor *self);

#ifndef FL_OPS_PUBLIC
#define fl_relu fl_relu__plain
#define fl_relu_ fl_relu___plain
#define fl_leaky_relu fl_leaky_relu__plain
#define fl_leaky_relu_ fl_leaky_relu___plain
#define fl_relu6 fl_relu6__plain
#define fl_relu6_ fl_relu6___plain
#define fl_threshold fl_threshold__plain
#define fl_threshold_ fl_threshold___plain
#define fl_hardtanh fl_hardtanh__plain
#define fl_hardtanh_ fl_hardtanh___plain
#define fl_hardsigmoid fl_hardsigmoid__plain
#define fl_hardsigmoid_ fl_hardsigmoid___plain
#define fl_hardswish fl_hardswish__plain
#define fl_hardswish_ fl_hardswish___plain
#define fl_softshrink fl_softshrink__plain
#define fl_hardshrink fl_hardshrink__plain
#define fl_elu fl_elu__plain
#define fl_elu_ fl_elu___plain
#define fl_selu fl_selu__plain
#define fl_selu_ fl_selu___plain
#define fl_celu fl_celu__plain
#define fl_celu_ fl_celu___plain
#define fl_gelu fl_gelu__plain
#define fl_silu fl_silu__plain
#define fl_silu_ fl_silu___plain
#define fl_mish fl_mish__plain
#define fl_mish_ fl_mish___plain
#define fl_softplus fl_softplus__plain
#define fl_logsigmoid fl_logsigmoid__plain
#define fl_tanhshrink fl_tanhshrink__plain
#define fl_softsign fl_softsign__plain
#define fl_glu fl_glu__plain
#define fl_rrelu fl_rrelu__plain
#define fl_rrelu_ fl_rrelu___plain
#define fl_gumbel_softmax fl_gumbel_softmax__plain
#define fl_gumbel_softmax_tensor fl_gumbel_softmax_tensor__plain
#define fl_add fl_add__plain
#define fl_add_ fl_add___plain
#define fl_add_alpha fl_add_alpha__plain
#define fl_add_alpha_ fl_add_alpha___plain
#define fl_add_scalar fl_add_scalar__plain
#define fl_add_scalar_ fl_add_scalar___plain
#define fl_add_scalar_alpha fl_add_scalar_alpha__plain
#define fl_add_scalar_alpha_ fl_add_scalar_alpha___plain
#define fl_sub fl_sub__plain
#define fl_sub_ fl_sub___plain
#define fl_sub_alpha fl_sub_alpha__plain
#define fl_sub_alpha_ fl_sub_alpha___plain
#define fl_sub_scalar fl_sub_scalar__plain
#define fl_sub_scalar_ fl_sub_scalar___plain
#define fl_sub_scalar_alpha fl_sub_scalar_alpha__plain
#define fl_sub_scalar_alpha_ fl_sub_scalar_alpha___plain
#define fl_rsub fl_rsub__plain
#define fl_rsub_alpha fl_rsub_alpha__plain
#define fl_rsub_scalar fl_rsub_scalar__plain
#define fl_rsub_scalar_alpha fl_rsub_scalar_alpha__plain
#define fl_mul fl_mul__plain
#define fl_mul_ fl_mul___plain
#define fl_mul_scalar fl_mul_scalar__plain
#define fl_mul_scalar_ fl_mul_scalar___plain
#define fl_div fl_div__plain
#define fl_div_ fl_div___plain
#define fl_div_mode fl_div_mode__plain
#define fl_div_mode_ fl_div_mode___plain
#define fl_div_scalar fl_div_scalar__plain
#define fl_div_scalar_ fl_div_scalar___plain
#define fl_div_scalar_mode fl_div_scalar_mode__plain
#define fl_div_scalar_mode_ fl_div_scalar_mode___plain
#define fl_floor_divide fl_floor_divide__plain
#define fl_floor_divide_ fl_floor_divide___plain
#define fl_floor_divide_scalar fl_floor_divide_scalar__plain
#define fl_floor_divide_scalar_ fl_floor_divide_scalar___plain
#define fl_floor_divide_base fl_floor_divide_base__plain
#define fl_remainder fl_remainder__plain
#define fl_remainder_ fl_remainder___plain
#define fl_remainder_scalar fl_remainder_scalar__plain
#define fl_remainder_scalar_ fl_remainder_scalar___plain
#define fl_remainder_base fl_remainder_base__plain
#define fl_fmod fl_fmod__plain
#define fl_fmod_ fl_fmod___plain
#define fl_fmod_scalar fl_fmod_scalar__plain
#define fl_fmod_scalar_ fl_fmod_scalar___plain
#define fl_pow fl_pow__plain
#define fl_pow_ fl_pow___plain
#define fl_pow_scalar fl_pow_scalar__plain
#define fl_pow_scalar_ fl_pow_scalar___plain
#define fl_pow_base fl_pow_base__plain
#define fl_float_power fl_float_power__plain
#define fl_float_power_ fl_float_power___plain
#define fl_float_power_scalar fl_float_power_scalar__plain
#define fl_float_power_scalar_ fl_float_power_scalar___plain
#define fl_square fl_square__plain
#define fl_square_ fl_square___plain
#define fl_maximum fl_maximum__plain
#define fl_minimum fl_minimum__plain
#define fl_fmax fl_fmax__plain
#define fl_fmin fl_fmin__plain
#define fl_atan2 fl_atan2__plain
#define fl_atan2_ fl_atan2___plain
#define fl_hypot fl_hypot__plain
#define fl_hypot_ fl_hypot___plain
#define fl_copysign fl_copysign__plain
#define fl_copysign_ fl_copysign___plain
#define fl_copysign_scalar fl_copysign_scalar__plain
#define fl_copysign_scalar_ fl_copysign_scalar___plain
#define fl_nextafter fl_nextafter__plain
#define fl_nextafter_ fl_nextafter___plain
#define fl_heaviside fl_heaviside__plain
#define fl_heaviside_ fl_heaviside___plain
#define fl_logaddexp fl_logaddexp__plain
#define fl_logaddexp2 fl_logaddexp2__plain
#define fl_xlogy fl_xlogy__plain
#define fl_xlogy_ fl_xlogy___plain
#define fl_xlogy_scalar fl_xlogy_scalar__plain
#define fl_xlogy_scalar_ fl_xlogy_scalar___plain
#define fl_xlogy_base fl_xlogy_base__plain
#define fl_special_xlog1py fl_special_xlog1py__plain
#define fl_gcd fl_gcd__plain
#define fl_gcd_ fl_gcd___plain
#define fl_lcm fl_lcm__plain
#define fl_lcm_ fl_lcm___plain
#define fl_eq fl_eq__plain
#define fl_eq_ fl_eq___plain
#define fl_eq_scalar fl_eq_scalar__plain
#define fl_eq_scalar_ fl_eq_scalar___plain
#define fl_ne fl_ne__plain
#define fl_ne_ fl_ne___plain
#define fl_ne_scalar fl_ne_scalar__plain
#define fl_ne_scalar_ fl_ne_scalar___plain
#define fl_lt fl_lt__plain
#define fl_lt_ fl_lt___plain
#define fl_lt_scalar fl_lt_scalar__plain
#define fl_lt_scalar_ fl_lt_scalar___plain
#define fl_le fl_le__plain
#define fl_le_ fl_le___plain
#define fl_le_scalar fl_le_scalar__plain
#define fl_le_scalar_ fl_le_scalar___plain
#define fl_gt fl_gt__plain
#define fl_gt_ fl_gt___plain
#define fl_gt_scalar fl_gt_scalar__plain
#define fl_gt_scalar_ fl_gt_scalar___plain
#define fl_ge fl_ge__plain
#define fl_ge_ fl_ge___plain
#define fl_ge_scalar fl_ge_scalar__plain
#define fl_ge_scalar_ fl_ge_scalar___plain
#define fl_logical_and fl_logical_and__plain
#define fl_logical_and_ fl_logical_and___plain
#define fl_logical_or fl_logical_or__plain
#define fl_logical_or_ fl_logical_or___plain
#define fl_logical_xor fl_logical_xor__plain
#define fl_logical_xor_ fl_logical_xor___plain
#define fl_bitwise_and fl_bitwise_and__plain
#define fl_bitwise_and_ fl_bitwise_and___plain
#define fl_bitwise_and_scalar fl_bitwise_and_scalar__plain
#define fl_bitwise_and_scalar_ fl_bitwise_and_scalar___plain
#define fl_bitwise_or fl_bitwise_or__plain
#define fl_bitwise_or_ fl_bitwise_or___plain
#define fl_bitwise_or_scalar fl_bitwise_or_scalar__plain
#define fl_bitwise_or_scalar_ fl_bitwise_or_scalar___plain
#define fl_bitwise_xor fl_bitwise_xor__plain
#define fl_bitwise_xor_ fl_bitwise_xor___plain
#define fl_bitwise_xor_scalar fl_bitwise_xor_scalar__plain
#define fl_bitwise_xor_scalar_ fl_bitwise_xor_scalar___plain
#define fl_bitwise_left_shift fl_bitwise_left_shift__plain
#define fl_bitwise_left_shift_ fl_bitwise_left_shift___plain
#define fl_bitwise_left_shift_scalar fl_bitwise_left_shift_scalar__plain
#define fl_bitwise_left_shift_scalar_ fl_bitwise_left_shift_scalar___plain
#define fl_bitwise_right_shift fl_bitwise_right_shift__plain
#define fl_bitwise_right_shift_ fl_bitwise_right_shift___plain
#define fl_bitwise_right_shift_scalar fl_bitwise_right_shift_scalar__plain
#define fl_bitwise_right_shift_scalar_ fl_bitwise_right_shift_scalar___plain
#define fl_where fl_where__plain
#define fl_where_scalar_other fl_where_scalar_other__plain
#define fl_where_scalar_self fl_where_scalar_self__plain
#define fl_where_scalar fl_where_scalar__plain
#define fl_clamp_tensor fl_clamp_tensor__plain
#define fl_clamp_tensor_ fl_clamp_tensor___plain
#define fl_clamp fl_clamp__plain
#define fl_clamp_ fl_clamp___plain
#define fl_clamp_min fl_clamp_min__plain
#define fl_clamp_min_ fl_clamp_min___plain
#define fl_clamp_min_scalar fl_clamp_min_scalar__plain
#define fl_clamp_min_scalar_ fl_clamp_min_scalar___plain
#define fl_clamp_max fl_clamp_max__plain
#define fl_clamp_max_ fl_clamp_max___plain
#define fl_clamp_max_scalar fl_clamp_max_scalar__plain
#define fl_clamp_max_scalar_ fl_clamp_max_scalar___plain
#define fl_addcmul fl_addcmul__plain
#define fl_addcmul_ fl_addcmul___plain
#define fl_addcdiv fl_addcdiv__plain
#define fl_addcdiv_ fl_addcdiv___plain
#define fl_lerp fl_lerp__plain
#define fl_lerp_ fl_lerp___plain
#define fl_lerp_scalar fl_lerp_scalar__plain
#define fl_lerp_scalar_ fl_lerp_scalar___plain
#define fl_hstack fl_hstack__plain
#define fl_vstack fl_vstack__plain
#define fl_dstack fl_dstack__plain
#define fl_column_stack fl_column_stack__plain
#define fl_block_diag fl_block_diag__plain
#define fl_repeat fl_repeat__plain
#define fl_tile fl_tile__plain
#define fl_repeat_interleave fl_repeat_interleave__plain
#define fl_repeat_interleave_tensor fl_repeat_interleave_tensor__plain
#define fl_repeat_interleave_counts fl_repeat_interleave_counts__plain
#define fl_flip fl_flip__plain
#define fl_fliplr fl_fliplr__plain
#define fl_flipud fl_flipud__plain
#define fl_roll fl_roll__plain
#define fl_rot90 fl_rot90__plain
#define fl_tril fl_tril__plain
#define fl_tril_ fl_tril___plain
#define fl_triu fl_triu__plain
#define fl_triu_ fl_triu___plain
#define fl_diag fl_diag__plain
#define fl_diagflat fl_diagflat__plain
#define fl_diag_embed fl_diag_embed__plain
#define fl_multi_head_attention_forward fl_multi_head_attention_forward__plain
#define fl_bilinear fl_bilinear__plain
#define fl_diff fl_diff__plain
#define fl_trapezoid_x fl_trapezoid_x__plain
#define fl_trapezoid fl_trapezoid__plain
#define fl_cumulative_trapezoid_x fl_cumulative_trapezoid_x__plain
#define fl_cumulative_trapezoid fl_cumulative_trapezoid__plain
#define fl_gradient fl_gradient__plain
#define fl_gradient_places fl_gradient_places__plain
#define fl_clone fl_clone__plain
#define fl_contiguous fl_contiguous__plain
#define fl_to fl_to__plain
#define fl_to_other fl_to_other__plain
#define fl_type_as fl_type_as__plain
#define fl_bool_tensor fl_bool_tensor__plain
#define fl_byte_tensor fl_byte_tensor__plain
#define fl_char_tensor fl_char_tensor__plain
#define fl_short_tensor fl_short_tensor__plain
#define fl_int_tensor fl_int_tensor__plain
#define fl_long_tensor fl_long_tensor__plain
#define fl_half_tensor fl_half_tensor__plain
#define fl_bfloat16_tensor fl_bfloat16_tensor__plain
#define fl_float_tensor fl_float_tensor__plain
#define fl_double_tensor fl_double_tensor__plain
#define fl_copy_ fl_copy___plain
#define fl_detach fl_detach__plain
#define fl_detach_ fl_detach___plain
#define fl_alias_copy fl_alias_copy__plain
#define fl_detach_copy fl_detach_copy__plain
#define fl_as_strided_copy fl_as_strided_copy__plain
#define fl_diagonal_copy fl_diagonal_copy__plain
#define fl_expand_copy fl_expand_copy__plain
#define fl_narrow_copy fl_narrow_copy__plain
#define fl_permute_copy fl_permute_copy__plain
#define fl_select_copy fl_select_copy__plain
#define fl_slice_copy fl_slice_copy__plain
#define fl_squeeze_copy fl_squeeze_copy__plain
#define fl_squeeze_copy_dim fl_squeeze_copy_dim__plain
#define fl_squeeze_copy_dims fl_squeeze_copy_dims__plain
#define fl_t_copy fl_t_copy__plain
#define fl_transpose_copy fl_transpose_copy__plain
#define fl_unfold_copy fl_unfold_copy__plain
#define fl_unsqueeze_copy fl_unsqueeze_copy__plain
#define fl_view_copy fl_view_copy__plain
#define fl_view_copy_dtype fl_view_copy_dtype__plain
#define fl_split_copy fl_split_copy__plain
#define fl_split_with_sizes_copy fl_split_with_sizes_copy__plain
#define fl_unbind_copy fl_unbind_copy__plain
#define fl_zeros fl_zeros__plain
#define fl_ones fl_ones__plain
#define fl_full fl_full__plain
#define fl_empty fl_empty__plain
#define fl_empty_strided fl_empty_strided__plain
#define fl_empty_permuted fl_empty_permuted__plain
#define fl_new_empty_strided fl_new_empty_strided__plain
#define fl_zeros_like fl_zeros_like__plain
#define fl_ones_like fl_ones_like__plain
#define fl_full_like fl_full_like__plain
#define fl_empty_like fl_empty_like__plain
#define fl_new_zeros fl_new_zeros__plain
#define fl_new_ones fl_new_ones__plain
#define fl_new_full fl_new_full__plain
#define fl_new_empty fl_new_empty__plain
#define fl_scalar_tensor fl_scalar_tensor__plain
#define fl_arange fl_arange__plain
#define fl_arange_start fl_arange_start__plain
#define fl_linspace fl_linspace__plain
#define fl_logspace fl_logspace__plain
#define fl_eye fl_eye__plain
#define fl_eye_m fl_eye_m__plain
#define fl_fill_tensor_ fl_fill_tensor___plain
#define fl_fill_ fl_fill___plain
#define fl_zero_ fl_zero___plain
#define fl_fill fl_fill__plain
#define fl_fill_tensor fl_fill_tensor__plain
#define fl_fill_diagonal_ fl_fill_diagonal___plain
#define fl_meshgrid fl_meshgrid__plain
#define fl_tril_indices fl_tril_indices__plain
#define fl_triu_indices fl_triu_indices__plain
#define fl_equal fl_equal__plain
#define fl_isclose fl_isclose__plain
#define fl_allclose fl_allclose__plain
#define fl_pairwise_distance fl_pairwise_distance__plain
#define fl_cosine_similarity fl_cosine_similarity__plain
#define fl_pdist fl_pdist__plain
#define fl_dropout fl_dropout__plain
#define fl_dropout_ fl_dropout___plain
#define fl_dropout1d fl_dropout1d__plain
#define fl_dropout1d_ fl_dropout1d___plain
#define fl_dropout2d fl_dropout2d__plain
#define fl_dropout2d_ fl_dropout2d___plain
#define fl_dropout3d fl_dropout3d__plain
#define fl_dropout3d_ fl_dropout3d___plain
#define fl_feature_dropout fl_feature_dropout__plain
#define fl_feature_dropout_ fl_feature_dropout___plain
#define fl_alpha_dropout fl_alpha_dropout__plain
#define fl_alpha_dropout_ fl_alpha_dropout___plain
#define fl_feature_alpha_dropout fl_feature_alpha_dropout__plain
#define fl_feature_alpha_dropout_ fl_feature_alpha_dropout___plain
#define fl_einsum fl_einsum__plain
#define fl_tensordot fl_tensordot__plain
#define fl_abs fl_abs__plain
#define fl_abs_ fl_abs___plain
#define fl_neg fl_neg__plain
#define fl_neg_ fl_neg___plain
#define fl_sign fl_sign__plain
#define fl_sign_ fl_sign___plain
#define fl_sgn fl_sgn__plain
#define fl_sgn_ fl_sgn___plain
#define fl_positive fl_positive__plain
#define fl_floor fl_floor__plain
#define fl_floor_ fl_floor___plain
#define fl_ceil fl_ceil__plain
#define fl_ceil_ fl_ceil___plain
#define fl_trunc fl_trunc__plain
#define fl_trunc_ fl_trunc___plain
#define fl_round fl_round__plain
#define fl_round_ fl_round___plain
#define fl_round_decimals fl_round_decimals__plain
#define fl_round_decimals_ fl_round_decimals___plain
#define fl_frac fl_frac__plain
#define fl_frac_ fl_frac___plain
#define fl_nan_to_num fl_nan_to_num__plain
#define fl_nan_to_num_ fl_nan_to_num___plain
#define fl_logical_not fl_logical_not__plain
#define fl_logical_not_ fl_logical_not___plain
#define fl_isnan fl_isnan__plain
#define fl_isinf fl_isinf__plain
#define fl_isfinite fl_isfinite__plain
#define fl_isposinf fl_isposinf__plain
#define fl_isneginf fl_isneginf__plain
#define fl_signbit fl_signbit__plain
#define fl_bitwise_not fl_bitwise_not__plain
#define fl_bitwise_not_ fl_bitwise_not___plain
#define fl_reciprocal fl_reciprocal__plain
#define fl_reciprocal_ fl_reciprocal___plain
#define fl_sqrt fl_sqrt__plain
#define fl_sqrt_ fl_sqrt___plain
#define fl_rsqrt fl_rsqrt__plain
#define fl_rsqrt_ fl_rsqrt___plain
#define fl_exp fl_exp__plain
#define fl_exp_ fl_exp___plain
#define fl_exp2 fl_exp2__plain
#define fl_exp2_ fl_exp2___plain
#define fl_expm1 fl_expm1__plain
#define fl_expm1_ fl_expm1___plain
#define fl_log fl_log__plain
#define fl_log_ fl_log___plain
#define fl_log2 fl_log2__plain
#define fl_log2_ fl_log2___plain
#define fl_log10 fl_log10__plain
#define fl_log10_ fl_log10___plain
#define fl_log1p fl_log1p__plain
#define fl_log1p_ fl_log1p___plain
#define fl_logit fl_logit__plain
#define fl_logit_ fl_logit___plain
#define fl_sin fl_sin__plain
#define fl_sin_ fl_sin___plain
#define fl_cos fl_cos__plain
#define fl_cos_ fl_cos___plain
#define fl_tan fl_tan__plain
#define fl_tan_ fl_tan___plain
#define fl_asin fl_asin__plain
#define fl_asin_ fl_asin___plain
#define fl_acos fl_acos__plain
#define fl_acos_ fl_acos___plain
#define fl_atan fl_atan__plain
#define fl_atan_ fl_atan___plain
#define fl_sinh fl_sinh__plain
#define fl_sinh_ fl_sinh___plain
#define fl_cosh fl_cosh__plain
#define fl_cosh_ fl_cosh___plain
#define fl_tanh fl_tanh__plain
#define fl_tanh_ fl_tanh___plain
#define fl_asinh fl_asinh__plain
#define fl_asinh_ fl_asinh___plain
#define fl_acosh fl_acosh__plain
#define fl_acosh_ fl_acosh___plain
#define fl_atanh fl_atanh__plain
#define fl_atanh_ fl_atanh___plain
#define fl_sigmoid fl_sigmoid__plain
#define fl_sigmoid_ fl_sigmoid___plain
#define fl_sinc fl_sinc__plain
#define fl_sinc_ fl_sinc___plain
#define fl_deg2rad fl_deg2rad__plain
#define fl_deg2rad_ fl_deg2rad___plain
#define fl_rad2deg fl_rad2deg__plain
#define fl_rad2deg_ fl_rad2deg___plain
#define fl_erf fl_erf__plain
#define fl_erf_ fl_erf___plain
#define fl_erfc fl_erfc__plain
#define fl_erfc_ fl_erfc___plain
#define fl_erfinv fl_erfinv__plain
#define fl_erfinv_ fl_erfinv___plain
#define fl_lgamma fl_lgamma__plain
#define fl_lgamma_ fl_lgamma___plain
#define fl_digamma fl_digamma__plain
#define fl_digamma_ fl_digamma___plain
#define fl_ldexp fl_ldexp__plain
#define fl_ldexp_ fl_ldexp___plain
#define fl_frexp fl_frexp__plain
#define fl_angle fl_angle__plain
#define fl_isreal fl_isreal__plain
#define fl_real fl_real__plain
#define fl_conj_physical fl_conj_physical__plain
#define fl_conj_physical_ fl_conj_physical___plain
#define fl_embedding fl_embedding__plain
#define fl_embedding_bag fl_embedding_bag__plain
#define fl_embedding_renorm_ fl_embedding_renorm___plain
#define fl_index_select fl_index_select__plain
#define fl_index_add fl_index_add__plain
#define fl_index_add_ fl_index_add___plain
#define fl_index_copy_ fl_index_copy___plain
#define fl_index_fill fl_index_fill__plain
#define fl_index_fill_ fl_index_fill___plain
#define fl_index_fill_tensor fl_index_fill_tensor__plain
#define fl_index_fill_tensor_ fl_index_fill_tensor___plain
#define fl_gather fl_gather__plain
#define fl_take_along_dim fl_take_along_dim__plain
#define fl_scatter fl_scatter__plain
#define fl_scatter_ fl_scatter___plain
#define fl_scatter_value fl_scatter_value__plain
#define fl_scatter_value_ fl_scatter_value___plain
#define fl_scatter_src_reduce fl_scatter_src_reduce__plain
#define fl_scatter_src_reduce_ fl_scatter_src_reduce___plain
#define fl_scatter_value_reduce fl_scatter_value_reduce__plain
#define fl_scatter_value_reduce_ fl_scatter_value_reduce___plain
#define fl_scatter_add fl_scatter_add__plain
#define fl_scatter_add_ fl_scatter_add___plain
#define fl_scatter_reduce fl_scatter_reduce__plain
#define fl_scatter_reduce_ fl_scatter_reduce___plain
#define fl_index_reduce fl_index_reduce__plain
#define fl_index_reduce_ fl_index_reduce___plain
#define fl_take fl_take__plain
#define fl_put fl_put__plain
#define fl_put_ fl_put___plain
#define fl_segment_reduce fl_segment_reduce__plain
#define fl_index fl_index__plain
#define fl_index_put fl_index_put__plain
#define fl_index_put_ fl_index_put___plain
#define fl_init_uniform_ fl_init_uniform___plain
#define fl_init_normal_ fl_init_normal___plain
#define fl_init_trunc_normal_ fl_init_trunc_normal___plain
#define fl_init_constant_ fl_init_constant___plain
#define fl_init_ones_ fl_init_ones___plain
#define fl_init_zeros_ fl_init_zeros___plain
#define fl_init_eye_ fl_init_eye___plain
#define fl_init_dirac_ fl_init_dirac___plain
#define fl_init_xavier_uniform_ fl_init_xavier_uniform___plain
#define fl_init_xavier_normal_ fl_init_xavier_normal___plain
#define fl_init_kaiming_uniform_ fl_init_kaiming_uniform___plain
#define fl_init_kaiming_normal_ fl_init_kaiming_normal___plain
#define fl_init_orthogonal_ fl_init_orthogonal___plain
#define fl_init_sparse_ fl_init_sparse___plain
#define fl_init_calculate_gain fl_init_calculate_gain__plain
#define fl_interpolate fl_interpolate__plain
#define fl_upsample fl_upsample__plain
#define fl_upsample_nearest fl_upsample_nearest__plain
#define fl_upsample_bilinear fl_upsample_bilinear__plain
#define fl_grid_sample fl_grid_sample__plain
#define fl_affine_grid fl_affine_grid__plain
#define fl_affine_grid_generator fl_affine_grid_generator__plain
#define fl_linalg_lu_factor_ex fl_linalg_lu_factor_ex__plain
#define fl_linalg_lu_factor fl_linalg_lu_factor__plain
#define fl_linalg_lu fl_linalg_lu__plain
#define fl_lu_unpack fl_lu_unpack__plain
#define fl_linalg_ldl_factor_ex fl_linalg_ldl_factor_ex__plain
#define fl_linalg_ldl_factor fl_linalg_ldl_factor__plain
#define fl_linalg_ldl_solve fl_linalg_ldl_solve__plain
#define fl_linalg_solve_ex fl_linalg_solve_ex__plain
#define fl_linalg_det fl_linalg_det__plain
#define fl_det fl_det__plain
#define fl_linalg_slogdet fl_linalg_slogdet__plain
#define fl_slogdet fl_slogdet__plain
#define fl_logdet fl_logdet__plain
#define fl_linalg_lu_solve fl_linalg_lu_solve__plain
#define fl_linalg_solve_triangular fl_linalg_solve_triangular__plain
#define fl_linalg_pinv_atol_rtol_tensor fl_linalg_pinv_atol_rtol_tensor__plain
#define fl_linalg_pinv_atol_rtol_float fl_linalg_pinv_atol_rtol_float__plain
#define fl_linalg_pinv fl_linalg_pinv__plain
#define fl_linalg_pinv_rcond_tensor fl_linalg_pinv_rcond_tensor__plain
#define fl_svd_lowrank fl_svd_lowrank__plain
#define fl_pca_lowrank fl_pca_lowrank__plain
#define fl_linalg_norm fl_linalg_norm__plain
#define fl_linalg_norm_named fl_linalg_norm_named__plain
#define fl_linalg_matrix_norm fl_linalg_matrix_norm__plain
#define fl_linalg_matrix_norm_named fl_linalg_matrix_norm_named__plain
#define fl_nuclear_norm fl_nuclear_norm__plain
#define fl_nuclear_norm_dim fl_nuclear_norm_dim__plain
#define fl_frobenius_norm fl_frobenius_norm__plain
#define fl_linalg_matrix_power fl_linalg_matrix_power__plain
#define fl_matrix_power fl_matrix_power__plain
#define fl_linalg_matrix_exp fl_linalg_matrix_exp__plain
#define fl_matrix_exp fl_matrix_exp__plain
#define fl_linalg_matmul fl_linalg_matmul__plain
#define fl_linalg_cross fl_linalg_cross__plain
#define fl_linalg_multi_dot fl_linalg_multi_dot__plain
#define fl_linalg_diagonal fl_linalg_diagonal__plain
#define fl_linalg_vander fl_linalg_vander__plain
#define fl_lobpcg fl_lobpcg__plain
#define fl_gaussian_nll_loss fl_gaussian_nll_loss__plain
#define fl_gaussian_nll_loss_float fl_gaussian_nll_loss_float__plain
#define fl_multilabel_soft_margin_loss fl_multilabel_soft_margin_loss__plain
#define fl_linear_cross_entropy fl_linear_cross_entropy__plain
#define fl_masked_fill fl_masked_fill__plain
#define fl_masked_fill_ fl_masked_fill___plain
#define fl_masked_fill_tensor fl_masked_fill_tensor__plain
#define fl_masked_fill_tensor_ fl_masked_fill_tensor___plain
#define fl_masked_select fl_masked_select__plain
#define fl_masked_scatter fl_masked_scatter__plain
#define fl_masked_scatter_ fl_masked_scatter___plain
#define fl_nonzero fl_nonzero__plain
#define fl_nonzero_static fl_nonzero_static__plain
#define fl_where_indices fl_where_indices__plain
#define fl_one_hot fl_one_hot__plain
#define fl_mv fl_mv__plain
#define fl_dot fl_dot__plain
#define fl_addmm_ fl_addmm___plain
#define fl_addmv fl_addmv__plain
#define fl_addmv_ fl_addmv___plain
#define fl_baddbmm_ fl_baddbmm___plain
#define fl_addbmm_ fl_addbmm___plain
#define fl_addr fl_addr__plain
#define fl_addr_ fl_addr___plain
#define fl_outer fl_outer__plain
#define fl_inner fl_inner__plain
#define fl_vdot fl_vdot__plain
#define fl_kron fl_kron__plain
#define fl_cross fl_cross__plain
#define fl_chain_matmul fl_chain_matmul__plain
#define fl_grouped_mm fl_grouped_mm__plain
#define fl_native_layer_norm fl_native_layer_norm__plain
#define fl_native_group_norm fl_native_group_norm__plain
#define fl_native_batch_norm fl_native_batch_norm__plain
#define fl_batch_norm_native fl_batch_norm_native__plain
#define fl_instance_norm_native fl_instance_norm_native__plain
#define fl_native_dropout fl_native_dropout__plain
#define fl_embedding_native fl_embedding_native__plain
#define fl_embedding_bag_native fl_embedding_bag_native__plain
#define fl_adaptive_max_pool1d_native fl_adaptive_max_pool1d_native__plain
#define fl_norm_except_dim fl_norm_except_dim__plain
#define fl_convolution fl_convolution__plain
#define fl_batch_norm fl_batch_norm__plain
#define fl_layer_norm fl_layer_norm__plain
#define fl_rms_norm fl_rms_norm__plain
#define fl_group_norm fl_group_norm__plain
#define fl_instance_norm fl_instance_norm__plain
#define fl_normalize fl_normalize__plain
#define fl_normalize_dims fl_normalize_dims__plain
#define fl_constant_pad_nd fl_constant_pad_nd__plain
#define fl_pad fl_pad__plain
#define fl_unfold_patches fl_unfold_patches__plain
#define fl_fold fl_fold__plain
#define fl_max_pool1d fl_max_pool1d__plain
#define fl_max_pool1d_with_indices fl_max_pool1d_with_indices__plain
#define fl_max_pool2d fl_max_pool2d__plain
#define fl_max_pool2d_with_indices fl_max_pool2d_with_indices__plain
#define fl_max_pool3d_with_indices fl_max_pool3d_with_indices__plain
#define fl_avg_pool1d fl_avg_pool1d__plain
#define fl_avg_pool2d fl_avg_pool2d__plain
#define fl_adaptive_avg_pool1d fl_adaptive_avg_pool1d__plain
#define fl_adaptive_avg_pool2d fl_adaptive_avg_pool2d__plain
#define fl_adaptive_max_pool1d fl_adaptive_max_pool1d__plain
#define fl_adaptive_max_pool1d_with_indices fl_adaptive_max_pool1d_with_indices__plain
#define fl_adaptive_max_pool2d fl_adaptive_max_pool2d__plain
#define fl_adaptive_max_pool2d_with_indices fl_adaptive_max_pool2d_with_indices__plain
#define fl_sobol_engine_directions fl_sobol_engine_directions__plain
#define fl_sobol_engine_scramble_ fl_sobol_engine_scramble___plain
#define fl_sobol_engine_draw fl_sobol_engine_draw__plain
#define fl_sobol_engine_ff_ fl_sobol_engine_ff___plain
#define fl_rand fl_rand__plain
#define fl_randn fl_randn__plain
#define fl_randint fl_randint__plain
#define fl_randint_low fl_randint_low__plain
#define fl_randperm fl_randperm__plain
#define fl_rand_like fl_rand_like__plain
#define fl_randn_like fl_randn_like__plain
#define fl_randint_like fl_randint_like__plain
#define fl_randint_like_low fl_randint_like_low__plain
#define fl_uniform_ fl_uniform___plain
#define fl_normal_ fl_normal___plain
#define fl_random_ fl_random___plain
#define fl_random_to_ fl_random_to___plain
#define fl_random_from_ fl_random_from___plain
#define fl_exponential_ fl_exponential___plain
#define fl_geometric_ fl_geometric___plain
#define fl_cauchy_ fl_cauchy___plain
#define fl_log_normal_ fl_log_normal___plain
#define fl_bernoulli_tensor_ fl_bernoulli_tensor___plain
#define fl_bernoulli_ fl_bernoulli___plain
#define fl_bernoulli fl_bernoulli__plain
#define fl_bernoulli_p fl_bernoulli_p__plain
#define fl_normal_tensor_float fl_normal_tensor_float__plain
#define fl_normal_float_tensor fl_normal_float_tensor__plain
#define fl_normal_tensor_tensor fl_normal_tensor_tensor__plain
#define fl_normal_float_float fl_normal_float_float__plain
#define fl_multinomial fl_multinomial__plain
#define fl_poisson fl_poisson__plain
#define fl_binomial fl_binomial__plain
#define fl_standard_gamma fl_standard_gamma__plain
#define fl_sample_dirichlet fl_sample_dirichlet__plain
#define fl_sum fl_sum__plain
#define fl_sum_dim fl_sum_dim__plain
#define fl_sum_to_size fl_sum_to_size__plain
#define fl_mean fl_mean__plain
#define fl_mean_dim fl_mean_dim__plain
#define fl_nansum fl_nansum__plain
#define fl_nanmean fl_nanmean__plain
#define fl_amax fl_amax__plain
#define fl_amin fl_amin__plain
#define fl_aminmax fl_aminmax__plain
#define fl_max fl_max__plain
#define fl_max_other fl_max_other__plain
#define fl_max_dim fl_max_dim__plain
#define fl_min fl_min__plain
#define fl_min_other fl_min_other__plain
#define fl_min_dim fl_min_dim__plain
#define fl_argmax fl_argmax__plain
#define fl_argmin fl_argmin__plain
#define fl_any fl_any__plain
#define fl_any_whole fl_any_whole__plain
#define fl_any_dim fl_any_dim__plain
#define fl_all fl_all__plain
#define fl_all_whole fl_all_whole__plain
#define fl_all_dim fl_all_dim__plain
#define fl_count_nonzero fl_count_nonzero__plain
#define fl_var fl_var__plain
#define fl_var_dim fl_var_dim__plain
#define fl_var_correction fl_var_correction__plain
#define fl_var_mean fl_var_mean__plain
#define fl_var_mean_dim fl_var_mean_dim__plain
#define fl_var_mean_correction fl_var_mean_correction__plain
#define fl_std fl_std__plain
#define fl_std_dim fl_std_dim__plain
#define fl_std_correction fl_std_correction__plain
#define fl_std_mean fl_std_mean__plain
#define fl_std_mean_dim fl_std_mean_dim__plain
#define fl_std_mean_correction fl_std_mean_correction__plain
#define fl_norm fl_norm__plain
#define fl_norm_named fl_norm_named__plain
#define fl_linalg_vector_norm fl_linalg_vector_norm__plain
#define fl_renorm fl_renorm__plain
#define fl_renorm_ fl_renorm___plain
#define fl_dist fl_dist__plain
#define fl_logsumexp fl_logsumexp__plain
#define fl_cumsum fl_cumsum__plain
#define fl_cumsum_ fl_cumsum___plain
#define fl_cumprod fl_cumprod__plain
#define fl_cumprod_ fl_cumprod___plain
#define fl_logcumsumexp fl_logcumsumexp__plain
#define fl_cummax fl_cummax__plain
#define fl_cummin fl_cummin__plain
#define fl_sort_lengths fl_sort_lengths__plain
#define fl_pad_sequence fl_pad_sequence__plain
#define fl_unpad_sequence fl_unpad_sequence__plain
#define fl_pack_padded_sequence fl_pack_padded_sequence__plain
#define fl_pad_packed_sequence fl_pad_packed_sequence__plain
#define fl_searchsorted fl_searchsorted__plain
#define fl_searchsorted_scalar fl_searchsorted_scalar__plain
#define fl_bucketize fl_bucketize__plain
#define fl_bucketize_scalar fl_bucketize_scalar__plain
#define fl_bincount fl_bincount__plain
#define fl_histc fl_histc__plain
#define fl_isin fl_isin__plain
#define fl_isin_tensor_scalar fl_isin_tensor_scalar__plain
#define fl_isin_scalar_tensor fl_isin_scalar_tensor__plain
#define fl_range fl_range__plain
#define fl_hann_window fl_hann_window__plain
#define fl_hamming_window fl_hamming_window__plain
#define fl_blackman_window fl_blackman_window__plain
#define fl_bartlett_window fl_bartlett_window__plain
#define fl_kaiser_window fl_kaiser_window__plain
#define fl_vander fl_vander__plain
#define fl_cartesian_prod fl_cartesian_prod__plain
#define fl_combinations fl_combinations__plain
#define fl_unravel_index fl_unravel_index__plain
#define fl_pixel_shuffle fl_pixel_shuffle__plain
#define fl_pixel_unshuffle fl_pixel_unshuffle__plain
#define fl_channel_shuffle fl_channel_shuffle__plain
#define fl_softmax fl_softmax__plain
#define fl_log_softmax fl_log_softmax__plain
#define fl_softmin fl_softmin__plain
#define fl_softmax_implicit fl_softmax_implicit__plain
#define fl_log_softmax_implicit fl_log_softmax_implicit__plain
#define fl_softmin_implicit fl_softmin_implicit__plain
#define fl_sort fl_sort__plain
#define fl_argsort fl_argsort__plain
#define fl_msort fl_msort__plain
#define fl_topk fl_topk__plain
#define fl_kthvalue fl_kthvalue__plain
#define fl_median fl_median__plain
#define fl_median_dim fl_median_dim__plain
#define fl_nanmedian fl_nanmedian__plain
#define fl_nanmedian_dim fl_nanmedian_dim__plain
#define fl_mode fl_mode__plain
#define fl_polygamma fl_polygamma__plain
#define fl_polygamma_method fl_polygamma_method__plain
#define fl_polygamma_ fl_polygamma___plain
#define fl_mvlgamma fl_mvlgamma__plain
#define fl_mvlgamma_ fl_mvlgamma___plain
#define fl_igamma fl_igamma__plain
#define fl_igamma_ fl_igamma___plain
#define fl_igammac fl_igammac__plain
#define fl_igammac_ fl_igammac___plain
#define fl_special_zeta fl_special_zeta__plain
#define fl_special_zeta_base fl_special_zeta_base__plain
#define fl_special_zeta_scalar fl_special_zeta_scalar__plain
#define fl_special_ndtr fl_special_ndtr__plain
#define fl_special_ndtri fl_special_ndtri__plain
#define fl_special_log_ndtr fl_special_log_ndtr__plain
#define fl_special_erfcx fl_special_erfcx__plain
#define fl_special_entr fl_special_entr__plain
#define fl_i0 fl_i0__plain
#define fl_i0_ fl_i0___plain
#define fl_special_i0e fl_special_i0e__plain
#define fl_special_i1 fl_special_i1__plain
#define fl_special_i1e fl_special_i1e__plain
#define fl_special_bessel_j0 fl_special_bessel_j0__plain
#define fl_special_bessel_j1 fl_special_bessel_j1__plain
#define fl_special_bessel_y0 fl_special_bessel_y0__plain
#define fl_special_bessel_y1 fl_special_bessel_y1__plain
#define fl_special_modified_bessel_i0 fl_special_modified_bessel_i0__plain
#define fl_special_modified_bessel_i1 fl_special_modified_bessel_i1__plain
#define fl_special_modified_bessel_k0 fl_special_modified_bessel_k0__plain
#define fl_special_modified_bessel_k1 fl_special_modified_bessel_k1__plain
#define fl_special_scaled_modified_bessel_k0 fl_special_scaled_modified_bessel_k0__plain
#define fl_special_scaled_modified_bessel_k1 fl_special_scaled_modified_bessel_k1__plain
#define fl_special_spherical_bessel_j0 fl_special_spherical_bessel_j0__plain
#define fl_special_airy_ai fl_special_airy_ai__plain
#define fl_special_chebyshev_polynomial_t fl_special_chebyshev_polynomial_t__plain
#define fl_special_chebyshev_polynomial_t_base fl_special_chebyshev_polynomial_t_base__plain
#define fl_special_chebyshev_polynomial_t_scalar fl_special_chebyshev_polynomial_t_scalar__plain
#define fl_special_chebyshev_polynomial_u fl_special_chebyshev_polynomial_u__plain
#define fl_special_chebyshev_polynomial_u_base fl_special_chebyshev_polynomial_u_base__plain
#define fl_special_chebyshev_polynomial_u_scalar fl_special_chebyshev_polynomial_u_scalar__plain
#define fl_special_chebyshev_polynomial_v fl_special_chebyshev_polynomial_v__plain
#define fl_special_chebyshev_polynomial_v_base fl_special_chebyshev_polynomial_v_base__plain
#define fl_special_chebyshev_polynomial_v_scalar fl_special_chebyshev_polynomial_v_scalar__plain
#define fl_special_chebyshev_polynomial_w fl_special_chebyshev_polynomial_w__plain
#define fl_special_chebyshev_polynomial_w_base fl_special_chebyshev_polynomial_w_base__plain
#define fl_special_chebyshev_polynomial_w_scalar fl_special_chebyshev_polynomial_w_scalar__plain
#define fl_special_shifted_chebyshev_polynomial_t fl_special_shifted_chebyshev_polynomial_t__plain
#define fl_special_shifted_chebyshev_polynomial_t_base fl_special_shifted_chebyshev_polynomial_t_base__plain
#define fl_special_shifted_chebyshev_polynomial_t_scalar fl_special_shifted_chebyshev_polynomial_t_scalar__plain
#define fl_special_shifted_chebyshev_polynomial_u fl_special_shifted_chebyshev_polynomial_u__plain
#define fl_special_shifted_chebyshev_polynomial_u_base fl_special_shifted_chebyshev_polynomial_u_base__plain
#define fl_special_shifted_chebyshev_polynomial_u_scalar fl_special_shifted_chebyshev_polynomial_u_scalar__plain
#define fl_special_shifted_chebyshev_polynomial_v fl_special_shifted_chebyshev_polynomial_v__plain
#define fl_special_shifted_chebyshev_polynomial_v_base fl_special_shifted_chebyshev_polynomial_v_base__plain
#define fl_special_shifted_chebyshev_polynomial_v_scalar fl_special_shifted_chebyshev_polynomial_v_scalar__plain
#define fl_special_shifted_chebyshev_polynomial_w fl_special_shifted_chebyshev_polynomial_w__plain
#define fl_special_shifted_chebyshev_polynomial_w_base fl_special_shifted_chebyshev_polynomial_w_base__plain
#define fl_special_shifted_chebyshev_polynomial_w_scalar fl_special_shifted_chebyshev_polynomial_w_scalar__plain
#define fl_special_hermite_polynomial_h fl_special_hermite_polynomial_h__plain
#define fl_special_hermite_polynomial_h_base fl_special_hermite_polynomial_h_base__plain
#define fl_special_hermite_polynomial_h_scalar fl_special_hermite_polynomial_h_scalar__plain
#define fl_special_hermite_polynomial_he fl_special_hermite_polynomial_he__plain
#define fl_special_hermite_polynomial_he_base fl_special_hermite_polynomial_he_base__plain
#define fl_special_hermite_polynomial_he_scalar fl_special_hermite_polynomial_he_scalar__plain
#define fl_special_laguerre_polynomial_l fl_special_laguerre_polynomial_l__plain
#define fl_special_laguerre_polynomial_l_base fl_special_laguerre_polynomial_l_base__plain
#define fl_special_laguerre_polynomial_l_scalar fl_special_laguerre_polynomial_l_scalar__plain
#define fl_special_legendre_polynomial_p fl_special_legendre_polynomial_p__plain
#define fl_special_legendre_polynomial_p_base fl_special_legendre_polynomial_p_base__plain
#define fl_special_legendre_polynomial_p_scalar fl_special_legendre_polynomial_p_scalar__plain
#define fl_special_round fl_special_round__plain
#define fl_split fl_split__plain
#define fl_split_sizes fl_split_sizes__plain
#define fl_split_with_sizes fl_split_with_sizes__plain
#define fl_chunk fl_chunk__plain
#define fl_unsafe_split fl_unsafe_split__plain
#define fl_unsafe_split_with_sizes fl_unsafe_split_with_sizes__plain
#define fl_unsafe_chunk fl_unsafe_chunk__plain
#define fl_tensor_split fl_tensor_split__plain
#define fl_tensor_split_indices fl_tensor_split_indices__plain
#define fl_tensor_split_tensor fl_tensor_split_tensor__plain
#define fl_hsplit fl_hsplit__plain
#define fl_hsplit_indices fl_hsplit_indices__plain
#define fl_vsplit fl_vsplit__plain
#define fl_vsplit_indices fl_vsplit_indices__plain
#define fl_dsplit fl_dsplit__plain
#define fl_dsplit_indices fl_dsplit_indices__plain
#define fl_unbind fl_unbind__plain
#define fl_cov fl_cov__plain
#define fl_corrcoef fl_corrcoef__plain
#define fl_histogram_bins fl_histogram_bins__plain
#define fl_histogram fl_histogram__plain
#define fl_histogramdd_bin_edges fl_histogramdd_bin_edges__plain
#define fl_histogramdd fl_histogramdd__plain
#define fl_expand fl_expand__plain
#define fl_expand_as fl_expand_as__plain
#define fl_broadcast_to fl_broadcast_to__plain
#define fl_broadcast_tensors fl_broadcast_tensors__plain
#define fl_unfold fl_unfold__plain
#define fl_as_strided fl_as_strided__plain
#define fl_as_strided_ fl_as_strided___plain
#define fl_select_scatter fl_select_scatter__plain
#define fl_slice_scatter fl_slice_scatter__plain
#define fl_diagonal_scatter fl_diagonal_scatter__plain
#define fl_as_strided_scatter fl_as_strided_scatter__plain
#define fl_unique fl_unique__plain
#define fl_unique_dim fl_unique_dim__plain
#define fl_unique_consecutive fl_unique_consecutive__plain
#define fl_max_unpool1d fl_max_unpool1d__plain
#define fl_lp_pool1d fl_lp_pool1d__plain
#define fl_lp_pool2d fl_lp_pool2d__plain
#define fl_lp_pool3d fl_lp_pool3d__plain
#define fl_view fl_view__plain
#define fl_view_dtype fl_view_dtype__plain
#define fl_view_as fl_view_as__plain
#define fl_reshape fl_reshape__plain
#define fl_reshape_as fl_reshape_as__plain
#define fl_flatten fl_flatten__plain
#define fl_ravel fl_ravel__plain
#define fl_unflatten fl_unflatten__plain
#define fl_squeeze fl_squeeze__plain
#define fl_squeeze_dim fl_squeeze_dim__plain
#define fl_squeeze_dims fl_squeeze_dims__plain
#define fl_unsqueeze fl_unsqueeze__plain
#define fl_squeeze_ fl_squeeze___plain
#define fl_squeeze_dim_ fl_squeeze_dim___plain
#define fl_squeeze_dims_ fl_squeeze_dims___plain
#define fl_unsqueeze_ fl_unsqueeze___plain
#define fl_transpose fl_transpose__plain
#define fl_transpose_ fl_transpose___plain
#define fl_swapaxes_ fl_swapaxes___plain
#define fl_t_ fl_t___plain
#define fl_swapaxes fl_swapaxes__plain
#define fl_permute fl_permute__plain
#define fl_movedim fl_movedim__plain
#define fl_movedim_list fl_movedim_list__plain
#define fl_t fl_t__plain
#define fl_numpy_T fl_numpy_T__plain
#define fl_mT fl_mT__plain
#define fl_adjoint fl_adjoint__plain
#define fl_narrow fl_narrow__plain
#define fl_select fl_select__plain
#define fl_slice fl_slice__plain
#define fl_diagonal fl_diagonal__plain
#define fl_atleast_1d fl_atleast_1d__plain
#define fl_atleast_2d fl_atleast_2d__plain
#define fl_atleast_3d fl_atleast_3d__plain
#define fl_alias fl_alias__plain
#endif

#endif
