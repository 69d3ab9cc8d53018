/* plain.h: the families' own functions behind ops whose arguments autocast casts (ops/autocast.h).
 *
 * Made by tools/generate.py from the .def files of src/ops: edit those rows, not this file.
 */
// clang-format off
#ifndef FL_OPS_PLAIN_H
#define FL_OPS_PLAIN_H

#include <flashlight/ops.h>

fl_tensor *fl_prelu__plain(fl_tensor *self, fl_tensor *weight);
fl_tensor *fl_cat__plain(fl_tensor *const *tensors, int n_tensors, const fl_cat_options *options);
fl_tensor *fl_stack__plain(fl_tensor *const *tensors, int n_tensors, const fl_stack_options *options);
fl_tensor *fl_scaled_dot_product_attention__plain(fl_tensor *query, fl_tensor *key, fl_tensor *value,
                                                  const fl_scaled_dot_product_attention_options *options);
fl_tensor *fl_conv1d__plain(fl_tensor *input, fl_tensor *weight, fl_tensor *bias, const fl_conv1d_options *options);
fl_tensor *fl_conv2d__plain(fl_tensor *input, fl_tensor *weight, fl_tensor *bias, const fl_conv2d_options *options);
fl_tensor *fl_conv3d__plain(fl_tensor *input, fl_tensor *weight, fl_tensor *bias, const fl_conv3d_options *options);
fl_tensor *fl_conv_transpose1d__plain(fl_tensor *input, fl_tensor *weight, fl_tensor *bias,
                                      const fl_conv_transpose1d_options *options);
fl_tensor *fl_conv_transpose2d__plain(fl_tensor *input, fl_tensor *weight, fl_tensor *bias,
                                      const fl_conv_transpose2d_options *options);
fl_tensor *fl_conv_transpose3d__plain(fl_tensor *input, fl_tensor *weight, fl_tensor *bias,
                                      const fl_conv_transpose3d_options *options);
fl_tensor *fl_cdist__plain(fl_tensor *x1, fl_tensor *x2, const fl_cdist_options *options);
fl_tensor *fl_index_copy__plain(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *source);
fl_tensor *fl_grid_sampler__plain(fl_tensor *input, fl_tensor *grid, int64_t interpolation_mode, int64_t padding_mode,
                                  bool align_corners);
fl_tensor *fl_grid_sampler_2d__plain(fl_tensor *input, fl_tensor *grid, int64_t interpolation_mode,
                                     int64_t padding_mode, bool align_corners);
fl_tensor *fl_grid_sampler_3d__plain(fl_tensor *input, fl_tensor *grid, int64_t interpolation_mode,
                                     int64_t padding_mode, bool align_corners);
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
fl_tensor *fl_linalg_solve__plain(fl_tensor *A, fl_tensor *B, const fl_linalg_solve_options *options);
fl_linalg_inv_ex_result fl_linalg_inv_ex__plain(fl_tensor *A, const fl_linalg_inv_ex_options *options);
fl_tensor *fl_linalg_inv__plain(fl_tensor *A);
fl_tensor *fl_inverse__plain(fl_tensor *self);
fl_tensor *fl_lu_solve__plain(fl_tensor *self, fl_tensor *LU_data, fl_tensor *LU_pivots);
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
fl_tensor *fl_pinverse__plain(fl_tensor *self, const fl_pinverse_options *options);
fl_tensor *fl_linalg_matrix_rank_atol_rtol_tensor__plain(fl_tensor *input,
                                                         const fl_linalg_matrix_rank_atol_rtol_tensor_options *options);
fl_tensor *fl_linalg_matrix_rank_atol_rtol_float__plain(fl_tensor *self,
                                                        const fl_linalg_matrix_rank_atol_rtol_float_options *options);
fl_tensor *fl_linalg_matrix_rank__plain(fl_tensor *self, double tol, const fl_linalg_matrix_rank_options *options);
fl_tensor *fl_linalg_matrix_rank_tol_tensor__plain(fl_tensor *input, fl_tensor *tol,
                                                   const fl_linalg_matrix_rank_tol_tensor_options *options);
fl_linalg_lstsq_result fl_linalg_lstsq__plain(fl_tensor *self, fl_tensor *b, const fl_linalg_lstsq_options *options);
fl_tensor *fl_linalg_cond__plain(fl_tensor *self, const fl_linalg_cond_options *options);
fl_tensor *fl_linalg_cond_named__plain(fl_tensor *self, const char *p);
fl_tensor *fl_linalg_vecdot__plain(fl_tensor *x, fl_tensor *y, const fl_linalg_vecdot_options *options);
fl_tensor *fl_linalg_tensorinv__plain(fl_tensor *self, const fl_linalg_tensorinv_options *options);
fl_tensor *fl_linalg_tensorsolve__plain(fl_tensor *self, fl_tensor *other,
                                        const fl_linalg_tensorsolve_options *options);
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
fl_tensor *fl_multi_margin_loss__plain(fl_tensor *input, fl_tensor *target,
                                       const fl_multi_margin_loss_options *options);
fl_tensor *fl_multilabel_margin_loss__plain(fl_tensor *input, fl_tensor *target,
                                            const fl_multilabel_margin_loss_options *options);
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
fl_tensor *fl_mm__plain(fl_tensor *self, fl_tensor *mat2);
fl_tensor *fl_bmm__plain(fl_tensor *self, fl_tensor *mat2);
fl_tensor *fl_matmul__plain(fl_tensor *self, fl_tensor *other);
fl_tensor *fl_linear__plain(fl_tensor *input, fl_tensor *weight, fl_tensor *bias);
fl_tensor *fl_addmm__plain(fl_tensor *self, fl_tensor *mat1, fl_tensor *mat2, const fl_addmm_options *options);
fl_tensor *fl_baddbmm__plain(fl_tensor *self, fl_tensor *batch1, fl_tensor *batch2, const fl_baddbmm_options *options);
fl_tensor *fl_addbmm__plain(fl_tensor *self, fl_tensor *batch1, fl_tensor *batch2, const fl_addbmm_options *options);
fl_tensor *fl_trace__plain(fl_tensor *self);
fl_tensor *fl_conv_tbc__plain(fl_tensor *self, fl_tensor *weight, fl_tensor *bias, const fl_conv_tbc_options *options);
fl_tensor *fl_local_response_norm__plain(fl_tensor *input, int64_t size, const fl_local_response_norm_options *options);
fl_tensor *fl_max_pool3d__plain(fl_tensor *input, const int64_t kernel_size[3], const fl_max_pool3d_options *options);
fl_tensor *fl_avg_pool3d__plain(fl_tensor *input, const int64_t kernel_size[3], const fl_avg_pool3d_options *options);
fl_tensor *fl_adaptive_avg_pool3d__plain(fl_tensor *input, const int64_t output_size[3]);
fl_tensor *fl_adaptive_max_pool3d__plain(fl_tensor *input, const int64_t output_size[3],
                                         const fl_adaptive_max_pool3d_options *options);
fl_adaptive_max_pool3d_with_indices_result fl_adaptive_max_pool3d_with_indices__plain(fl_tensor *input,
                                                                                      const int64_t output_size[3],
                                                                                      const fl_adaptive_max_pool3d_with_indices_options *options);
fl_tensor *fl_prod__plain(fl_tensor *self, const fl_prod_options *options);
fl_tensor *fl_prod_dim__plain(fl_tensor *self, int64_t dim, const fl_prod_dim_options *options);
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
fl_tensor *fl_quantile_tensor__plain(fl_tensor *self, fl_tensor *q, const fl_quantile_tensor_options *options);
fl_tensor *fl_quantile__plain(fl_tensor *self, double q, const fl_quantile_options *options);
fl_tensor *fl_nanquantile_tensor__plain(fl_tensor *self, fl_tensor *q, const fl_nanquantile_tensor_options *options);
fl_tensor *fl_nanquantile__plain(fl_tensor *self, double q, const fl_nanquantile_options *options);
fl_tensor *fl_max_unpool2d__plain(fl_tensor *input, fl_tensor *indices, const int64_t kernel_size[2],
                                  const fl_max_unpool2d_options *options);
fl_tensor *fl_max_unpool3d__plain(fl_tensor *input, fl_tensor *indices, const int64_t kernel_size[3],
                                  const fl_max_unpool3d_options *options);
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

#endif
