/* autocast_table.c: ops whose arguments autocast casts: fl_<op> over the family's fl_<op>__plain.
 *
 * Made by tools/generate.py from the .def files of src/ops: edit those rows, not this file.
 */
// clang-format off
#include "ops/autocast.h"
#include "ops/plain.h"

fl_tensor *fl_prelu(fl_tensor *self, fl_tensor *weight) {
    if (!fl_autocast__on()) return fl_prelu__plain(self, weight);
    fl_tensor *a[] = {self, weight};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_LOWER, a, 2);
    fl_autocast__cast(to, a, 2);
    fl_tensor *r = fl_prelu__plain(a[0], a[1]);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_cat(fl_tensor *const *tensors, int n_tensors, const fl_cat_options *options) {
    if (!fl_autocast__on()) return fl_cat__plain(tensors, n_tensors, options);
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_WIDEST, tensors, n_tensors);
    fl_tensor *r = fl_cat__plain(fl_autocast__list(to, tensors, n_tensors), n_tensors, options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_stack(fl_tensor *const *tensors, int n_tensors, const fl_stack_options *options) {
    if (!fl_autocast__on()) return fl_stack__plain(tensors, n_tensors, options);
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_WIDEST, tensors, n_tensors);
    fl_tensor *r = fl_stack__plain(fl_autocast__list(to, tensors, n_tensors), n_tensors, options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_scaled_dot_product_attention(fl_tensor *query, fl_tensor *key, fl_tensor *value,
                                                  const fl_scaled_dot_product_attention_options *options) {
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

fl_tensor *fl_conv1d(fl_tensor *input, fl_tensor *weight, fl_tensor *bias, const fl_conv1d_options *options) {
    if (!fl_autocast__on()) return fl_conv1d__plain(input, weight, bias, options);
    fl_tensor *a[] = {input, weight, bias};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_LOWER, a, 3);
    fl_autocast__cast(to, a, 3);
    fl_tensor *r = fl_conv1d__plain(a[0], a[1], a[2], options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_conv2d(fl_tensor *input, fl_tensor *weight, fl_tensor *bias, const fl_conv2d_options *options) {
    if (!fl_autocast__on()) return fl_conv2d__plain(input, weight, bias, options);
    fl_tensor *a[] = {input, weight, bias};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_LOWER, a, 3);
    fl_autocast__cast(to, a, 3);
    fl_tensor *r = fl_conv2d__plain(a[0], a[1], a[2], options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_conv3d(fl_tensor *input, fl_tensor *weight, fl_tensor *bias, const fl_conv3d_options *options) {
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
    if (!fl_autocast__on()) return fl_conv_transpose3d__plain(input, weight, bias, options);
    fl_tensor *a[] = {input, weight, bias};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_LOWER, a, 3);
    fl_autocast__cast(to, a, 3);
    fl_tensor *r = fl_conv_transpose3d__plain(a[0], a[1], a[2], options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_cdist(fl_tensor *x1, fl_tensor *x2, const fl_cdist_options *options) {
    if (!fl_autocast__on()) return fl_cdist__plain(x1, x2, options);
    fl_tensor *a[] = {x1, x2};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 2);
    fl_autocast__cast(to, a, 2);
    fl_tensor *r = fl_cdist__plain(a[0], a[1], options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_index_copy(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *source) {
    if (!fl_autocast__on()) return fl_index_copy__plain(self, dim, index, source);
    fl_tensor *a[] = {self, index, source};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_WIDEST, a, 3);
    fl_autocast__cast(to, a, 3);
    fl_tensor *r = fl_index_copy__plain(a[0], dim, a[1], a[2]);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_grid_sampler(fl_tensor *input, fl_tensor *grid, int64_t interpolation_mode, int64_t padding_mode,
                                  bool align_corners) {
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
    if (!fl_autocast__on()) return fl_grid_sampler_3d__plain(input, grid, interpolation_mode, padding_mode, align_corners);
    fl_tensor *a[] = {input, grid};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 2);
    fl_autocast__cast(to, a, 2);
    fl_tensor *r = fl_grid_sampler_3d__plain(a[0], a[1], interpolation_mode, padding_mode, align_corners);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_linalg_cholesky_ex_result fl_linalg_cholesky_ex(fl_tensor *self,
                                                          const fl_linalg_cholesky_ex_options *options) {
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
    if (!fl_autocast__on()) return fl_linalg_cholesky__plain(self, options);
    fl_tensor *a[] = {self};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 1);
    fl_autocast__cast(to, a, 1);
    fl_tensor *r = fl_linalg_cholesky__plain(a[0], options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_cholesky(fl_tensor *self, const fl_cholesky_options *options) {
    if (!fl_autocast__on()) return fl_cholesky__plain(self, options);
    fl_tensor *a[] = {self};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 1);
    fl_autocast__cast(to, a, 1);
    fl_tensor *r = fl_cholesky__plain(a[0], options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_linalg_qr_result fl_linalg_qr(fl_tensor *A, const fl_linalg_qr_options *options) {
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
    if (!fl_autocast__on()) return fl_linalg_householder_product__plain(input, tau);
    fl_tensor *a[] = {input, tau};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 2);
    fl_autocast__cast(to, a, 2);
    fl_tensor *r = fl_linalg_householder_product__plain(a[0], a[1]);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_orgqr(fl_tensor *self, fl_tensor *input2) {
    if (!fl_autocast__on()) return fl_orgqr__plain(self, input2);
    fl_tensor *a[] = {self, input2};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 2);
    fl_autocast__cast(to, a, 2);
    fl_tensor *r = fl_orgqr__plain(a[0], a[1]);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_ormqr(fl_tensor *self, fl_tensor *input2, fl_tensor *input3, const fl_ormqr_options *options) {
    if (!fl_autocast__on()) return fl_ormqr__plain(self, input2, input3, options);
    fl_tensor *a[] = {self, input2, input3};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 3);
    fl_autocast__cast(to, a, 3);
    fl_tensor *r = fl_ormqr__plain(a[0], a[1], a[2], options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_linalg_solve(fl_tensor *A, fl_tensor *B, const fl_linalg_solve_options *options) {
    if (!fl_autocast__on()) return fl_linalg_solve__plain(A, B, options);
    fl_tensor *a[] = {A, B};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 2);
    fl_autocast__cast(to, a, 2);
    fl_tensor *r = fl_linalg_solve__plain(a[0], a[1], options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_linalg_inv_ex_result fl_linalg_inv_ex(fl_tensor *A, const fl_linalg_inv_ex_options *options) {
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
    if (!fl_autocast__on()) return fl_linalg_inv__plain(A);
    fl_tensor *a[] = {A};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 1);
    fl_autocast__cast(to, a, 1);
    fl_tensor *r = fl_linalg_inv__plain(a[0]);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_inverse(fl_tensor *self) {
    if (!fl_autocast__on()) return fl_inverse__plain(self);
    fl_tensor *a[] = {self};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 1);
    fl_autocast__cast(to, a, 1);
    fl_tensor *r = fl_inverse__plain(a[0]);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_lu_solve(fl_tensor *self, fl_tensor *LU_data, fl_tensor *LU_pivots) {
    if (!fl_autocast__on()) return fl_lu_solve__plain(self, LU_data, LU_pivots);
    fl_tensor *a[] = {self, LU_data, LU_pivots};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 3);
    fl_autocast__cast(to, a, 3);
    fl_tensor *r = fl_lu_solve__plain(a[0], a[1], a[2]);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_triangular_solve_result fl_triangular_solve(fl_tensor *self, fl_tensor *A,
                                                      const fl_triangular_solve_options *options) {
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
    if (!fl_autocast__on()) return fl_cholesky_solve__plain(self, input2, options);
    fl_tensor *a[] = {self, input2};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 2);
    fl_autocast__cast(to, a, 2);
    fl_tensor *r = fl_cholesky_solve__plain(a[0], a[1], options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_cholesky_inverse(fl_tensor *self, const fl_cholesky_inverse_options *options) {
    if (!fl_autocast__on()) return fl_cholesky_inverse__plain(self, options);
    fl_tensor *a[] = {self};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 1);
    fl_autocast__cast(to, a, 1);
    fl_tensor *r = fl_cholesky_inverse__plain(a[0], options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_linalg_svd_result fl_linalg_svd(fl_tensor *A, const fl_linalg_svd_options *options) {
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
    if (!fl_autocast__on()) return fl_linalg_svdvals__plain(A, options);
    fl_tensor *a[] = {A};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 1);
    fl_autocast__cast(to, a, 1);
    fl_tensor *r = fl_linalg_svdvals__plain(a[0], options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_svd_result fl_svd(fl_tensor *self, const fl_svd_options *options) {
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
    if (!fl_autocast__on()) return fl_linalg_eigvalsh__plain(self, options);
    fl_tensor *a[] = {self};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 1);
    fl_autocast__cast(to, a, 1);
    fl_tensor *r = fl_linalg_eigvalsh__plain(a[0], options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_linalg_eig_result fl_linalg_eig(fl_tensor *self) {
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
    if (!fl_autocast__on()) return fl_linalg_eigvals__plain(self);
    fl_tensor *a[] = {self};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 1);
    fl_autocast__cast(to, a, 1);
    fl_tensor *r = fl_linalg_eigvals__plain(a[0]);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_pinverse(fl_tensor *self, const fl_pinverse_options *options) {
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
    if (!fl_autocast__on()) return fl_linalg_matrix_rank_atol_rtol_float__plain(self, options);
    fl_tensor *a[] = {self};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 1);
    fl_autocast__cast(to, a, 1);
    fl_tensor *r = fl_linalg_matrix_rank_atol_rtol_float__plain(a[0], options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_linalg_matrix_rank(fl_tensor *self, double tol, const fl_linalg_matrix_rank_options *options) {
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
    if (!fl_autocast__on()) return fl_linalg_matrix_rank_tol_tensor__plain(input, tol, options);
    fl_tensor *a[] = {input, tol};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 2);
    fl_autocast__cast(to, a, 2);
    fl_tensor *r = fl_linalg_matrix_rank_tol_tensor__plain(a[0], a[1], options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_linalg_lstsq_result fl_linalg_lstsq(fl_tensor *self, fl_tensor *b, const fl_linalg_lstsq_options *options) {
    if (!fl_autocast__on()) return fl_linalg_lstsq__plain(self, b, options);
    fl_tensor *a[] = {self, b};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 2);
    fl_autocast__cast(to, a, 2);
    fl_linalg_lstsq_result r = fl_linalg_lstsq__plain(a[0], a[1], options);
    fl_tensor *all[] = {r.solution, r.residuals, r.rank, r.singular_values};
    fl_autocast__leave(all, 4);
    return (fl_linalg_lstsq_result){all[0], all[1], all[2], all[3]};
}

fl_tensor *fl_linalg_cond(fl_tensor *self, const fl_linalg_cond_options *options) {
    if (!fl_autocast__on()) return fl_linalg_cond__plain(self, options);
    fl_tensor *a[] = {self};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 1);
    fl_autocast__cast(to, a, 1);
    fl_tensor *r = fl_linalg_cond__plain(a[0], options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_linalg_cond_named(fl_tensor *self, const char *p) {
    if (!fl_autocast__on()) return fl_linalg_cond_named__plain(self, p);
    fl_tensor *a[] = {self};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 1);
    fl_autocast__cast(to, a, 1);
    fl_tensor *r = fl_linalg_cond_named__plain(a[0], p);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_linalg_vecdot(fl_tensor *x, fl_tensor *y, const fl_linalg_vecdot_options *options) {
    if (!fl_autocast__on()) return fl_linalg_vecdot__plain(x, y, options);
    fl_tensor *a[] = {x, y};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_LOWER, a, 2);
    fl_autocast__cast(to, a, 2);
    fl_tensor *r = fl_linalg_vecdot__plain(a[0], a[1], options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_linalg_tensorinv(fl_tensor *self, const fl_linalg_tensorinv_options *options) {
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
    if (!fl_autocast__on()) return fl_linalg_tensorsolve__plain(self, other, options);
    fl_tensor *a[] = {self, other};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 2);
    fl_autocast__cast(to, a, 2);
    fl_tensor *r = fl_linalg_tensorsolve__plain(a[0], a[1], options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_cross_entropy(fl_tensor *input, fl_tensor *target, const fl_cross_entropy_options *options) {
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
    if (!fl_autocast__on()) return fl_smooth_l1_loss__plain(input, target, options);
    fl_tensor *a[] = {input, target};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 2);
    fl_autocast__cast(to, a, 2);
    fl_tensor *r = fl_smooth_l1_loss__plain(a[0], a[1], options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_huber_loss(fl_tensor *input, fl_tensor *target, const fl_huber_loss_options *options) {
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
    if (!fl_autocast__on()) return fl_kl_div__plain(input, target, options);
    fl_tensor *a[] = {input, target};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 2);
    fl_autocast__cast(to, a, 2);
    fl_tensor *r = fl_kl_div__plain(a[0], a[1], options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_kl_div_numbered(fl_tensor *self, fl_tensor *target, const fl_kl_div_numbered_options *options) {
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
    if (!fl_autocast__on()) return fl_hinge_embedding_loss_numbered__plain(self, target, options);
    fl_tensor *a[] = {self, target};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 2);
    fl_autocast__cast(to, a, 2);
    fl_tensor *r = fl_hinge_embedding_loss_numbered__plain(a[0], a[1], options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_soft_margin_loss(fl_tensor *input, fl_tensor *target, const fl_soft_margin_loss_options *options) {
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
    if (!fl_autocast__on()) return fl_triplet_margin_loss_numbered__plain(anchor, positive, negative, options);
    fl_tensor *a[] = {anchor, positive, negative};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 3);
    fl_autocast__cast(to, a, 3);
    fl_tensor *r = fl_triplet_margin_loss_numbered__plain(a[0], a[1], a[2], options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_poisson_nll_loss(fl_tensor *input, fl_tensor *target, const fl_poisson_nll_loss_options *options) {
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
    if (!fl_autocast__on()) return fl_poisson_nll_loss_numbered__plain(input, target, log_input, full, eps, reduction);
    fl_tensor *a[] = {input, target};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 2);
    fl_autocast__cast(to, a, 2);
    fl_tensor *r = fl_poisson_nll_loss_numbered__plain(a[0], a[1], log_input, full, eps, reduction);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_multi_margin_loss(fl_tensor *input, fl_tensor *target,
                                       const fl_multi_margin_loss_options *options) {
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
    if (!fl_autocast__on()) return fl_multilabel_margin_loss__plain(input, target, options);
    fl_tensor *a[] = {input, target};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 2);
    fl_autocast__cast(to, a, 2);
    fl_tensor *r = fl_multilabel_margin_loss__plain(a[0], a[1], options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_ctc_loss(fl_tensor *log_probs, fl_tensor *targets, fl_tensor *input_lengths,
                              fl_tensor *target_lengths, const fl_ctc_loss_options *options) {
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
    if (!fl_autocast__on()) return fl_ctc_loss_lengths_numbered__plain(log_probs, targets, input_lengths, n_input_lengths, target_lengths, n_target_lengths, options);
    fl_tensor *a[] = {log_probs, targets};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 2);
    fl_autocast__cast(to, a, 2);
    fl_tensor *r = fl_ctc_loss_lengths_numbered__plain(a[0], a[1], input_lengths, n_input_lengths, target_lengths, n_target_lengths, options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_mm(fl_tensor *self, fl_tensor *mat2) {
    if (!fl_autocast__on()) return fl_mm__plain(self, mat2);
    fl_tensor *a[] = {self, mat2};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_LOWER, a, 2);
    fl_autocast__cast(to, a, 2);
    fl_tensor *r = fl_mm__plain(a[0], a[1]);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_bmm(fl_tensor *self, fl_tensor *mat2) {
    if (!fl_autocast__on()) return fl_bmm__plain(self, mat2);
    fl_tensor *a[] = {self, mat2};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_LOWER, a, 2);
    fl_autocast__cast(to, a, 2);
    fl_tensor *r = fl_bmm__plain(a[0], a[1]);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_matmul(fl_tensor *self, fl_tensor *other) {
    if (!fl_autocast__on()) return fl_matmul__plain(self, other);
    fl_tensor *a[] = {self, other};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_LOWER, a, 2);
    fl_autocast__cast(to, a, 2);
    fl_tensor *r = fl_matmul__plain(a[0], a[1]);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_linear(fl_tensor *input, fl_tensor *weight, fl_tensor *bias) {
    if (!fl_autocast__on()) return fl_linear__plain(input, weight, bias);
    fl_tensor *a[] = {input, weight, bias};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_LOWER, a, 3);
    fl_autocast__cast(to, a, 3);
    fl_tensor *r = fl_linear__plain(a[0], a[1], a[2]);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_addmm(fl_tensor *self, fl_tensor *mat1, fl_tensor *mat2, const fl_addmm_options *options) {
    if (!fl_autocast__on()) return fl_addmm__plain(self, mat1, mat2, options);
    fl_tensor *a[] = {self, mat1, mat2};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_LOWER, a, 3);
    fl_autocast__cast(to, a, 3);
    fl_tensor *r = fl_addmm__plain(a[0], a[1], a[2], options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_baddbmm(fl_tensor *self, fl_tensor *batch1, fl_tensor *batch2, const fl_baddbmm_options *options) {
    if (!fl_autocast__on()) return fl_baddbmm__plain(self, batch1, batch2, options);
    fl_tensor *a[] = {self, batch1, batch2};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_LOWER, a, 3);
    fl_autocast__cast(to, a, 3);
    fl_tensor *r = fl_baddbmm__plain(a[0], a[1], a[2], options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_addbmm(fl_tensor *self, fl_tensor *batch1, fl_tensor *batch2, const fl_addbmm_options *options) {
    if (!fl_autocast__on()) return fl_addbmm__plain(self, batch1, batch2, options);
    fl_tensor *a[] = {self, batch1, batch2};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_LOWER, a, 3);
    fl_autocast__cast(to, a, 3);
    fl_tensor *r = fl_addbmm__plain(a[0], a[1], a[2], options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_trace(fl_tensor *self) {
    if (!fl_autocast__on()) return fl_trace__plain(self);
    fl_tensor *a[] = {self};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 1);
    fl_autocast__cast(to, a, 1);
    fl_tensor *r = fl_trace__plain(a[0]);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_conv_tbc(fl_tensor *self, fl_tensor *weight, fl_tensor *bias, const fl_conv_tbc_options *options) {
    if (!fl_autocast__on()) return fl_conv_tbc__plain(self, weight, bias, options);
    fl_tensor *a[] = {self, weight, bias};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_LOWER, a, 3);
    fl_autocast__cast(to, a, 3);
    fl_tensor *r = fl_conv_tbc__plain(a[0], a[1], a[2], options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_local_response_norm(fl_tensor *input, int64_t size, const fl_local_response_norm_options *options) {
    if (!fl_autocast__on()) return fl_local_response_norm__plain(input, size, options);
    fl_tensor *a[] = {input};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 1);
    fl_autocast__cast(to, a, 1);
    fl_tensor *r = fl_local_response_norm__plain(a[0], size, options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_max_pool3d(fl_tensor *input, const int64_t kernel_size[3], const fl_max_pool3d_options *options) {
    if (!fl_autocast__on()) return fl_max_pool3d__plain(input, kernel_size, options);
    fl_tensor *a[] = {input};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 1);
    fl_autocast__cast(to, a, 1);
    fl_tensor *r = fl_max_pool3d__plain(a[0], kernel_size, options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_avg_pool3d(fl_tensor *input, const int64_t kernel_size[3], const fl_avg_pool3d_options *options) {
    if (!fl_autocast__on()) return fl_avg_pool3d__plain(input, kernel_size, options);
    fl_tensor *a[] = {input};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 1);
    fl_autocast__cast(to, a, 1);
    fl_tensor *r = fl_avg_pool3d__plain(a[0], kernel_size, options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_adaptive_avg_pool3d(fl_tensor *input, const int64_t output_size[3]) {
    if (!fl_autocast__on()) return fl_adaptive_avg_pool3d__plain(input, output_size);
    fl_tensor *a[] = {input};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 1);
    fl_autocast__cast(to, a, 1);
    fl_tensor *r = fl_adaptive_avg_pool3d__plain(a[0], output_size);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_adaptive_max_pool3d(fl_tensor *input, const int64_t output_size[3],
                                         const fl_adaptive_max_pool3d_options *options) {
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
    if (!fl_autocast__on()) return fl_adaptive_max_pool3d_with_indices__plain(input, output_size, options);
    fl_tensor *a[] = {input};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 1);
    fl_autocast__cast(to, a, 1);
    fl_adaptive_max_pool3d_with_indices_result r = fl_adaptive_max_pool3d_with_indices__plain(a[0], output_size, options);
    fl_tensor *all[] = {r.output, r.indices};
    fl_autocast__leave(all, 2);
    return (fl_adaptive_max_pool3d_with_indices_result){all[0], all[1]};
}

fl_tensor *fl_prod(fl_tensor *self, const fl_prod_options *options) {
    if (!fl_autocast__on()) return fl_prod__plain(self, options);
    fl_tensor *a[] = {self};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 1);
    fl_autocast__cast(to, a, 1);
    fl_tensor *r = fl_prod__plain(a[0], options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_prod_dim(fl_tensor *self, int64_t dim, const fl_prod_dim_options *options) {
    if (!fl_autocast__on()) return fl_prod_dim__plain(self, dim, options);
    fl_tensor *a[] = {self};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 1);
    fl_autocast__cast(to, a, 1);
    fl_tensor *r = fl_prod_dim__plain(a[0], dim, options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_lstm_input_result fl_lstm_input(fl_tensor *input, fl_tensor *const *hx, int n_hx,
                                          fl_tensor *const *params, int n_params, bool has_biases, int64_t num_layers,
                                          double dropout, bool train, bool bidirectional, bool batch_first) {
    if (!fl_autocast__on()) return fl_lstm_input__plain(input, hx, n_hx, params, n_params, has_biases, num_layers, dropout, train, bidirectional, batch_first);
    fl_tensor *a[] = {input};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_LOWER, a, 1);
    fl_autocast__cast(to, a, 1);
    fl_lstm_input_result r = fl_lstm_input__plain(a[0], fl_autocast__list(to, hx, n_hx), n_hx, fl_autocast__list(to, params, n_params), n_params, has_biases, num_layers, dropout, train, bidirectional, batch_first);
    fl_tensor *all[] = {r.first, r.second, r.third};
    fl_autocast__leave(all, 3);
    return (fl_lstm_input_result){all[0], all[1], all[2]};
}

fl_lstm_data_result fl_lstm_data(fl_tensor *data, fl_tensor *batch_sizes, fl_tensor *const *hx, int n_hx,
                                        fl_tensor *const *params, int n_params, bool has_biases, int64_t num_layers,
                                        double dropout, bool train, bool bidirectional) {
    if (!fl_autocast__on()) return fl_lstm_data__plain(data, batch_sizes, hx, n_hx, params, n_params, has_biases, num_layers, dropout, train, bidirectional);
    fl_tensor *a[] = {data, batch_sizes};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FIRST, a, 2);
    fl_autocast__cast(to, a, 2);
    fl_lstm_data_result r = fl_lstm_data__plain(a[0], a[1], fl_autocast__list(to, hx, n_hx), n_hx, fl_autocast__list(to, params, n_params), n_params, has_biases, num_layers, dropout, train, bidirectional);
    fl_tensor *all[] = {r.first, r.second, r.third};
    fl_autocast__leave(all, 3);
    return (fl_lstm_data_result){all[0], all[1], all[2]};
}

fl_gru_input_result fl_gru_input(fl_tensor *input, fl_tensor *hx, fl_tensor *const *params, int n_params,
                                        bool has_biases, int64_t num_layers, double dropout, bool train,
                                        bool bidirectional, bool batch_first) {
    if (!fl_autocast__on()) return fl_gru_input__plain(input, hx, params, n_params, has_biases, num_layers, dropout, train, bidirectional, batch_first);
    fl_tensor *a[] = {input, hx};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FIRST, a, 2);
    fl_autocast__cast(to, a, 2);
    fl_gru_input_result r = fl_gru_input__plain(a[0], a[1], fl_autocast__list(to, params, n_params), n_params, has_biases, num_layers, dropout, train, bidirectional, batch_first);
    fl_tensor *all[] = {r.first, r.second};
    fl_autocast__leave(all, 2);
    return (fl_gru_input_result){all[0], all[1]};
}

fl_gru_data_result fl_gru_data(fl_tensor *data, fl_tensor *batch_sizes, fl_tensor *hx,
                                      fl_tensor *const *params, int n_params, bool has_biases, int64_t num_layers,
                                      double dropout, bool train, bool bidirectional) {
    if (!fl_autocast__on()) return fl_gru_data__plain(data, batch_sizes, hx, params, n_params, has_biases, num_layers, dropout, train, bidirectional);
    fl_tensor *a[] = {data, batch_sizes, hx};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FIRST, a, 3);
    fl_autocast__cast(to, a, 3);
    fl_gru_data_result r = fl_gru_data__plain(a[0], a[1], a[2], fl_autocast__list(to, params, n_params), n_params, has_biases, num_layers, dropout, train, bidirectional);
    fl_tensor *all[] = {r.first, r.second};
    fl_autocast__leave(all, 2);
    return (fl_gru_data_result){all[0], all[1]};
}

fl_rnn_tanh_input_result fl_rnn_tanh_input(fl_tensor *input, fl_tensor *hx,
                                                  fl_tensor *const *params, int n_params, bool has_biases,
                                                  int64_t num_layers, double dropout, bool train, bool bidirectional,
                                                  bool batch_first) {
    if (!fl_autocast__on()) return fl_rnn_tanh_input__plain(input, hx, params, n_params, has_biases, num_layers, dropout, train, bidirectional, batch_first);
    fl_tensor *a[] = {input, hx};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_LOWER, a, 2);
    fl_autocast__cast(to, a, 2);
    fl_rnn_tanh_input_result r = fl_rnn_tanh_input__plain(a[0], a[1], fl_autocast__list(to, params, n_params), n_params, has_biases, num_layers, dropout, train, bidirectional, batch_first);
    fl_tensor *all[] = {r.first, r.second};
    fl_autocast__leave(all, 2);
    return (fl_rnn_tanh_input_result){all[0], all[1]};
}

fl_rnn_tanh_data_result fl_rnn_tanh_data(fl_tensor *data, fl_tensor *batch_sizes, fl_tensor *hx,
                                                fl_tensor *const *params, int n_params, bool has_biases,
                                                int64_t num_layers, double dropout, bool train, bool bidirectional) {
    if (!fl_autocast__on()) return fl_rnn_tanh_data__plain(data, batch_sizes, hx, params, n_params, has_biases, num_layers, dropout, train, bidirectional);
    fl_tensor *a[] = {data, batch_sizes, hx};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_LOWER, a, 3);
    fl_autocast__cast(to, a, 3);
    fl_rnn_tanh_data_result r = fl_rnn_tanh_data__plain(a[0], a[1], a[2], fl_autocast__list(to, params, n_params), n_params, has_biases, num_layers, dropout, train, bidirectional);
    fl_tensor *all[] = {r.first, r.second};
    fl_autocast__leave(all, 2);
    return (fl_rnn_tanh_data_result){all[0], all[1]};
}

fl_rnn_relu_input_result fl_rnn_relu_input(fl_tensor *input, fl_tensor *hx,
                                                  fl_tensor *const *params, int n_params, bool has_biases,
                                                  int64_t num_layers, double dropout, bool train, bool bidirectional,
                                                  bool batch_first) {
    if (!fl_autocast__on()) return fl_rnn_relu_input__plain(input, hx, params, n_params, has_biases, num_layers, dropout, train, bidirectional, batch_first);
    fl_tensor *a[] = {input, hx};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_LOWER, a, 2);
    fl_autocast__cast(to, a, 2);
    fl_rnn_relu_input_result r = fl_rnn_relu_input__plain(a[0], a[1], fl_autocast__list(to, params, n_params), n_params, has_biases, num_layers, dropout, train, bidirectional, batch_first);
    fl_tensor *all[] = {r.first, r.second};
    fl_autocast__leave(all, 2);
    return (fl_rnn_relu_input_result){all[0], all[1]};
}

fl_rnn_relu_data_result fl_rnn_relu_data(fl_tensor *data, fl_tensor *batch_sizes, fl_tensor *hx,
                                                fl_tensor *const *params, int n_params, bool has_biases,
                                                int64_t num_layers, double dropout, bool train, bool bidirectional) {
    if (!fl_autocast__on()) return fl_rnn_relu_data__plain(data, batch_sizes, hx, params, n_params, has_biases, num_layers, dropout, train, bidirectional);
    fl_tensor *a[] = {data, batch_sizes, hx};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_LOWER, a, 3);
    fl_autocast__cast(to, a, 3);
    fl_rnn_relu_data_result r = fl_rnn_relu_data__plain(a[0], a[1], a[2], fl_autocast__list(to, params, n_params), n_params, has_biases, num_layers, dropout, train, bidirectional);
    fl_tensor *all[] = {r.first, r.second};
    fl_autocast__leave(all, 2);
    return (fl_rnn_relu_data_result){all[0], all[1]};
}

fl_lstm_cell_result fl_lstm_cell(fl_tensor *input, fl_tensor *const *hx, int n_hx, fl_tensor *w_ih,
                                        fl_tensor *w_hh, const fl_lstm_cell_options *options) {
    if (!fl_autocast__on()) return fl_lstm_cell__plain(input, hx, n_hx, w_ih, w_hh, options);
    fl_lstm_cell_options o = FL_LSTM_CELL_OPTIONS;
    if (options) o = *options;
    fl_tensor *a[] = {input, w_ih, w_hh, o.b_ih, o.b_hh};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FIRST, a, 5);
    fl_autocast__cast(to, a, 5);
    o.b_ih = a[3];
    o.b_hh = a[4];
    fl_lstm_cell_result r = fl_lstm_cell__plain(a[0], fl_autocast__list(to, hx, n_hx), n_hx, a[1], a[2], &o);
    fl_tensor *all[] = {r.first, r.second};
    fl_autocast__leave(all, 2);
    return (fl_lstm_cell_result){all[0], all[1]};
}

fl_tensor *fl_gru_cell(fl_tensor *input, fl_tensor *hx, fl_tensor *w_ih, fl_tensor *w_hh,
                              const fl_gru_cell_options *options) {
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

fl_tensor *fl_quantile_tensor(fl_tensor *self, fl_tensor *q, const fl_quantile_tensor_options *options) {
    if (!fl_autocast__on()) return fl_quantile_tensor__plain(self, q, options);
    fl_tensor *a[] = {self, q};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 2);
    fl_autocast__cast(to, a, 2);
    fl_tensor *r = fl_quantile_tensor__plain(a[0], a[1], options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_quantile(fl_tensor *self, double q, const fl_quantile_options *options) {
    if (!fl_autocast__on()) return fl_quantile__plain(self, q, options);
    fl_tensor *a[] = {self};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 1);
    fl_autocast__cast(to, a, 1);
    fl_tensor *r = fl_quantile__plain(a[0], q, options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_nanquantile_tensor(fl_tensor *self, fl_tensor *q, const fl_nanquantile_tensor_options *options) {
    if (!fl_autocast__on()) return fl_nanquantile_tensor__plain(self, q, options);
    fl_tensor *a[] = {self, q};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 2);
    fl_autocast__cast(to, a, 2);
    fl_tensor *r = fl_nanquantile_tensor__plain(a[0], a[1], options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_nanquantile(fl_tensor *self, double q, const fl_nanquantile_options *options) {
    if (!fl_autocast__on()) return fl_nanquantile__plain(self, q, options);
    fl_tensor *a[] = {self};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 1);
    fl_autocast__cast(to, a, 1);
    fl_tensor *r = fl_nanquantile__plain(a[0], q, options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_max_unpool2d(fl_tensor *input, fl_tensor *indices, const int64_t kernel_size[2],
                                  const fl_max_unpool2d_options *options) {
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
    if (!fl_autocast__on()) return fl_max_unpool3d__plain(input, indices, kernel_size, options);
    fl_tensor *a[] = {input, indices};
    fl_dtype to = fl_autocast__enter(FL_AUTOCAST_FLOAT32, a, 2);
    fl_autocast__cast(to, a, 2);
    fl_tensor *r = fl_max_unpool3d__plain(a[0], a[1], kernel_size, options);
    fl_autocast__leave(&r, 1);
    return r;
}

fl_tensor *fl_fractional_max_pool2d(fl_tensor *input, const int64_t kernel_size[2],
                                           const fl_fractional_max_pool2d_options *options) {
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
