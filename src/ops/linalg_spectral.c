/* linalg_spectral.c: singular values and eigenvalues by LAPACK, and what is made of them: pseudo-inverses, ranks, least
 * squares. Derivatives of the vectors are those of Ionescu, Vantzos and Sminchisescu ("Training deep networks with
 * structured layers by matrix backpropagation", 2015); they exist where the values are distinct.
 */
#include "kernels/kernels.h"
#include "ops/linalg.h"
#include "ops/plain.h"

/* ---- Singular values --------------------------------------------------------------------------------------------- */

/* LAPACK's iterations need not end on what is not finite. */
static bool is_finite(int real, const void *items, int64_t n) {
    for (int64_t i = 0; i < n; ++i) {
        const double item = real == FL_REAL_F32 ? (double)((const float *)items)[i] : ((const double *)items)[i];
        if (!isfinite(item)) return false;
    }
    return true;
}
static void fill_nan(int real, void *items, int64_t n) {
    for (int64_t i = 0; items && i < n; ++i) {
        if (real == FL_REAL_F32)
            ((float *)items)[i] = NAN;
        else
            ((double *)items)[i] = NAN;
    }
}

static void svd_one(const fl_linalg_job *job, int64_t i, const fl_linalg_work *w) {
    const int64_t m = job->m, n = job->n, k = fl_linalg__smaller(m, n);
    const char mode = job->letter[0];
    const int64_t u_columns = mode == 'A' ? m : k, vt_rows = mode == 'A' ? n : k;
    if (!is_finite(job->real, fl_linalg__at(job->a, i, m * n), m * n)) {
        *fl_linalg__info(job, i) = -4; /* what gesdd says of NaN */
        return;
    }
    *fl_linalg__info(job, i) =
        fl_lapack__gesdd(job->lapack, job->real, mode, m, n, fl_linalg__at(job->a, i, m * n),
                         fl_linalg__at(job->b, i, k), mode == 'N' ? w->work : fl_linalg__at(job->c, i, m * u_columns),
                         mode == 'N' ? w->work : fl_linalg__at(job->d, i, vt_rows * n), mode == 'N' ? 1 : vt_rows,
                         w->work, job->lwork, w->iwork);
}

/* Values alone, of small matrices (kernels/factor.h), some at a time. */
#define TOGETHER 16
typedef struct few_values {
    const fl_tensor *a, *values, *info;
    int64_t m, n, row, column; /* n <= m: singular values are the transpose's too */
    int real;
} few_values;
static void some_values(void *context, int64_t begin, int64_t end) {
    const few_values *f = context;
    const int64_t first = begin * TOGETHER, last = fl_linalg__smaller(end * TOGETHER, f->info->numel);
    const int64_t items = f->m * f->n;
    int32_t *info = (int32_t *)f->info->data;
    for (int64_t i = first; i < last; ++i) info[i] = is_finite(f->real, fl_linalg__at(f->a, i, items), items) ? 0 : -4;
    fl_kernels__active.factor->values[f->real](last - first, f->m, f->n, fl_linalg__at(f->a, first, items), f->row,
                                               f->column, fl_linalg__at(f->values, first, f->n));
}
/* With few rows and columns; from 5 on not of single matrices, whose lanes would be empty. */
static bool suits_values(const fl_linalg_job *job, int64_t batch) {
    const int64_t k = fl_linalg__smaller(job->m, job->n);
    return job->letter[0] == 'N' && fl_factor__fits(job->m, job->n) && k <= FL_FACTOR_VALUES && (k <= 4 || batch >= 4);
}

/* E_ij = values_j^p - values_i^p, ones on the diagonal. */
static fl_tensor *differences(fl_tensor *values) {
    fl_tensor *e = fl_sub(fl_unsqueeze(values, -2), fl_unsqueeze(values, -1));
    return e ? fl_add(e, fl_linalg__eye(values, values->sizes[values->ndim - 1])) : NULL;
}

/* Saved: U, S, Vh, of all columns; the first k count. */
static void svd_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    fl_tensor *u = fl_node__saved(node, 0), *s = fl_node__saved(node, 1), *vh = fl_node__saved(node, 2);
    fl_tensor *gu = grad[0], *gs = grad[1], *gvh = grad[2];
    if (!u || !s || !vh || (!gu && !gs && !gvh)) return;
    const int last = u->ndim - 1;
    const int64_t m = fl_linalg__rows(u), n = fl_linalg__columns_of(vh), k = s->sizes[s->ndim - 1];
    if (u->sizes[last] > k) {
        u = fl_linalg__narrow(u, last, 0, k);
        if (gu) gu = fl_linalg__narrow(gu, last, 0, k);
    }
    if (vh && vh->sizes[last - 1] > k) {
        vh = fl_linalg__narrow(vh, last - 1, 0, k);
        if (gvh) gvh = fl_linalg__narrow(gvh, last - 1, 0, k);
    }
    fl_tensor *middle = gs ? fl_linalg__diagonal_of(gs) : NULL;
    fl_tensor *row = fl_unsqueeze(s, -2), *column = fl_unsqueeze(s, -1);
    if (gu || gvh) {
        fl_tensor *e = differences(fl_mul(s, s));
        if (gu) {
            fl_tensor *x = MM(MT(u), gu);
            x = fl_mul(fl_div(fl_sub(x, MT(x)), e), row);
            middle = middle ? fl_add(middle, x) : x;
        }
        if (gvh) {
            fl_tensor *x = MM(vh, MT(gvh));
            x = fl_mul(column, fl_div(fl_sub(x, MT(x)), e));
            middle = middle ? fl_add(middle, x) : x;
        }
    }
    fl_tensor *left = MM(u, middle); /* ... Vh */
    if (gu && m > k) {
        fl_tensor *x = fl_div(gu, row);
        left = fl_add(left, fl_sub(x, MM(u, MM(MT(u), x))));
    }
    out[0] = MM(left, vh);
    if (gvh && n > k) {
        fl_tensor *x = fl_div(gvh, column);
        out[0] = fl_add(out[0], MM(u, fl_sub(x, MM(MM(x, MT(vh)), vh))));
    }
}
static const fl_rule svd_rule = {.name = "LinalgSvdBackward0", .backward = svd_backward, .saved = "U, S, Vh"};

static void report(const fl_tensor *info) {
    int64_t at;
    char element[64];
    const int code = fl_linalg__first_failure(info, &at);
    fl_linalg__element(element, info, code ? at : 0);
    if (code < 0)
        fl_fail(FL_LINALG_ERROR,
                "linalg.svd: %sThe algorithm failed to converge because the input matrix contained non-finite values.",
                element);
    else if (code > 0)
        fl_fail(FL_LINALG_ERROR,
                "linalg.svd: %sThe algorithm failed to converge because the input matrix is ill-conditioned or has too "
                "many repeated singular values (error code: %d).",
                element, code);
}

/* results: U, S, Vh, or S alone (vectors false; then where a gradient may come, all of them are made and dropped). */
static bool svd(const char *op, fl_tensor *a, bool vectors, bool full, fl_tensor **results) {
    results[0] = results[1] = results[2] = NULL;
    if (fl_failed() || !fl_linalg__matrices(op, "A", a) || !fl_linalg__real(op, "svd_cpu", a)) return false;
    const fl_lapack *lapack = fl_lapack__get(op);
    if (!lapack) return false;
    const bool keep = !vectors && fl_node__would_record(&a, 1);
    const int n_batch = a->ndim - 2;
    const fl_dtype dtype = (fl_dtype)a->dtype;
    fl_linalg_job job = {.lapack = lapack, .real = fl_dense__real(a)};
    job.m = fl_linalg__rows(a);
    job.n = fl_linalg__columns_of(a);
    const int64_t k = fl_linalg__smaller(job.m, job.n);
    full = full && vectors;
    job.letter[0] = !vectors && !keep ? 'N' : full ? 'A' : 'S';
    fl_tensor *parts[3] = {NULL};
    const bool few = suits_values(&job, fl_linalg__batch(a, 2));
    job.a = few ? fl_tensor__contiguous(a) : fl_linalg__own(a);
    job.b = parts[1] = fl_linalg__vectors(dtype, a->sizes, n_batch, k);
    job.info = fl_linalg__numbers(FL_INT32, a->sizes, n_batch);
    if (job.letter[0] != 'N') {
        job.c = parts[0] = fl_linalg__new(dtype, a->sizes, n_batch, job.m, full ? job.m : k);
        job.d = parts[2] = fl_linalg__new(dtype, a->sizes, n_batch, full ? job.n : k, job.n);
    }
    const double cost = (job.letter[0] == 'N' ? 3.0 : 10.0) * (double)job.m * (double)job.n * (double)k;
    if (!fl_failed() && k > 0 && few) {
        const bool tall = job.m > job.n;
        few_values f = {job.a, parts[1],         job.info,         tall ? job.m : job.n,
                        k,     tall ? job.n : 1, tall ? 1 : job.n, job.real};
        const int64_t groups = (job.info->numel + TOGETHER - 1) / TOGETHER;
        fl_pool__for(groups, fl_pool__grain(groups, (int64_t)cost * TOGETHER), some_values, &f);
        report(job.info);
    } else if (!fl_failed() && k > 0) {
        double asked[2] = {0};
        int64_t integers[8] = {0};
        const int64_t vt_rows = job.letter[0] == 'N' ? 1 : full ? job.n : k;
        fl_lapack__gesdd(lapack, job.real, job.letter[0], job.m, job.n, job.a->data, parts[1]->data, asked, asked,
                         vt_rows, asked, -1, integers);
        job.lwork = fl_lapack__asked(job.real, asked);
        job.liwork = 8 * k;
        if (fl_linalg__each(&job, job.info->numel, cost, 0, svd_one)) report(job.info);
    } else if (!fl_failed() && full) { /* no values: any orthogonal matrices will do */
        fl_tensor *one[2] = {parts[0], parts[2]};
        for (int i = 0; i < 2 && !fl_failed(); ++i) {
            const fl_eye_options o = {.dtype = dtype};
            fl_tensor *eye = fl_eye(fl_linalg__rows(one[i]), &o);
            if (eye) fl_tensor__copy(one[i], eye);
            fl_linalg__drop(eye);
        }
    }
    fl_release(job.a);
    fl_release(job.info);
    if (keep && !fl_failed()) { /* U and Vh live in the graph alone */
        fl_node *node = fl_node__record(&svd_rule, &a, 1, parts, 3, 3, 0);
        for (int i = 0; i < 3; ++i) fl_node__save_output(node, i, parts[i], i);
    }
    if (!vectors) {
        fl_release(parts[0]);
        fl_release(parts[2]);
        if (fl_failed()) {
            fl_release(parts[1]);
            return false;
        }
        results[1] = fl_scope__result(parts[1]);
        return true;
    }
    fl_linalg__finish(&svd_rule, &a, 1, parts, 3, parts, 3, 0);
    for (int i = 0; i < 3; ++i) results[i] = parts[i];
    return parts[0] != NULL;
}

static bool driver_ok(const fl_tensor *a, const char *driver) {
    if (!driver || (a->ndim >= 2 && a->numel == 0)) return true;
    fl_fail(FL_RUNTIME_ERROR,
            "torch.linalg.svd: keyword argument `driver=` is only supported on CUDA inputs with cuSOLVER backend.");
    return false;
}
fl_linalg_svd_result fl_linalg_svd__plain(fl_tensor *A, const fl_linalg_svd_options *o) {
    fl_tensor *r[3] = {NULL};
    if (!fl_failed() && driver_ok(A, o ? o->driver : NULL)) svd("linalg.svd", A, true, !o || o->full_matrices, r);
    return (fl_linalg_svd_result){r[0], r[1], r[2]};
}
fl_tensor *fl_linalg_svdvals__plain(fl_tensor *A, const fl_linalg_svdvals_options *o) {
    fl_tensor *r[3] = {NULL};
    if (!fl_failed() && driver_ok(A, o ? o->driver : NULL)) svd("linalg.svd", A, false, false, r);
    return r[1];
}
fl_svd_result fl_svd__plain(fl_tensor *self, const fl_svd_options *o) {
    fl_svd_result none = {NULL, NULL, NULL}, result = none;
    fl_tensor *r[3];
    if (fl_failed()) return none;
    if (o && !o->compute_uv) { /* zeros in the vectors' place */
        if (!svd("linalg.svd", self, false, false, r)) return none;
        int64_t sizes[FL_MAX_DIMS];
        for (int i = 0; i < self->ndim; ++i) sizes[i] = self->sizes[i];
        const fl_zeros_options like = {.dtype = (fl_dtype)self->dtype};
        const int64_t m = fl_linalg__rows(self), n = fl_linalg__columns_of(self);
        sizes[self->ndim - 2] = sizes[self->ndim - 1] = m;
        result.U = fl_zeros(sizes, self->ndim, &like);
        sizes[self->ndim - 2] = sizes[self->ndim - 1] = n;
        fl_tensor *v = fl_zeros(sizes, self->ndim, &like);
        result.V = v ? MT(v) : NULL;
        fl_linalg__drop(v);
        result.S = r[1];
        return fl_scope__all((fl_tensor **[]){&result.U, &result.S, &result.V}, 3) ? result : none;
    }
    if (!svd("linalg.svd", self, true, o && !o->some, r)) return none;
    result = (fl_svd_result){r[0], r[1], MT(r[2])};
    fl_linalg__drop(r[2]);
    return fl_scope__all((fl_tensor **[]){&result.U, &result.S, &result.V}, 3) ? result : none;
}

/* ---- Eigenvalues of symmetric matrices --------------------------------------------------------------------------- */

static void eigh_one(const fl_linalg_job *job, int64_t i, const fl_linalg_work *w) {
    void *a = fl_linalg__at(job->a, i, job->n * job->n);
    if (!is_finite(job->real, a, job->n * job->n)) { /* as for PyTorch: NaN up to 2 x 2, then no convergence */
        fill_nan(job->real, a, job->n * job->n);
        fill_nan(job->real, fl_linalg__at(job->b, i, job->n), job->n);
        *fl_linalg__info(job, i) = job->n > 2 ? (int32_t)job->n - 1 : 0;
        return;
    }
    *fl_linalg__info(job, i) = fl_lapack__syevd(
        job->lapack, job->real, job->letter[0], job->letter[1], job->n, fl_linalg__at(job->a, i, job->n * job->n),
        fl_linalg__at(job->b, i, job->n), w->work, job->lwork, w->iwork, job->liwork);
}

/* Saved: the values, the vectors. */
static void eigh_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    fl_tensor *values = fl_node__saved(node, 0), *v = fl_node__saved(node, 1), *gl = grad[0], *gv = grad[1];
    if (!values || !v || (!gl && !gv)) return;
    fl_tensor *middle = gl ? fl_linalg__diagonal_of(gl) : NULL;
    if (gv) {
        fl_tensor *x = fl_linalg__triu(MM(MT(v), gv), 1);
        fl_tensor *y = fl_linalg__tril(MM(MT(v), gv), -1);
        x = fl_div(fl_add(x, y), differences(values));
        middle = middle ? fl_add(middle, x) : x;
    }
    out[0] = MM(MM(v, middle), MT(v));
    if (gv) out[0] = fl_mul_scalar(fl_add(out[0], MT(out[0])), fl_float(0.5)); /* whichever triangle was read */
}
static const fl_rule eigh_rule = {
    .name = "LinalgEighBackward0", .backward = eigh_backward, .saved = "eigenvalues, eigenvectors"};

static bool eigh(const char *op, fl_tensor *a, const char *uplo, bool vectors, fl_tensor **results) {
    results[0] = results[1] = NULL;
    if (fl_failed() || !fl_linalg__square("linalg.eigh", "A", a)) return false;
    const char letter = uplo ? (char)(uplo[0] & ~32) : 'L';
    if (uplo && (strlen(uplo) != 1 || (letter != 'L' && letter != 'U'))) {
        fl_fail(FL_RUNTIME_ERROR, "Expected UPLO argument to be 'L' or 'U', but got %s", uplo);
        return false;
    }
    if (!fl_linalg__has_kernel("linalg_eigh_cpu", a)) return false;
    const fl_lapack *lapack = fl_lapack__get(op);
    if (!lapack) return false;
    const bool keep = !vectors && fl_node__would_record(&a, 1);
    const int64_t n = fl_linalg__rows(a);
    fl_linalg_job job = {.lapack = lapack, .real = fl_dense__real(a), .n = n};
    job.letter[0] = vectors || keep ? 'V' : 'N';
    job.letter[1] = letter;
    fl_tensor *parts[2];
    job.b = parts[0] = fl_linalg__vectors((fl_dtype)a->dtype, a->sizes, a->ndim - 2, n);
    job.a = parts[1] = fl_linalg__own(a);
    job.info = fl_linalg__numbers(FL_INT32, a->sizes, a->ndim - 2);
    if (!fl_failed() && n > 0) {
        double asked[2] = {0};
        int64_t integers[2] = {0};
        fl_lapack__syevd(lapack, job.real, job.letter[0], letter, n, job.a->data, parts[0]->data, asked, -1, integers,
                         -1);
        job.lwork = fl_lapack__asked(job.real, asked);
        job.liwork = fl_lapack__asked_integers(lapack, integers);
        const double cost = (job.letter[0] == 'N' ? 2.0 : 6.0) * (double)n * (double)n * (double)n;
        if (fl_linalg__each(&job, job.info->numel, cost, 0, eigh_one)) {
            int64_t at;
            char element[64];
            const int code = fl_linalg__first_failure(job.info, &at);
            if (code)
                fl_fail(FL_LINALG_ERROR,
                        "linalg.eigh: %sThe algorithm failed to converge because the input matrix is ill-conditioned "
                        "or has too many repeated eigenvalues (error code: %d).",
                        fl_linalg__element(element, job.info, at), code);
        }
    }
    fl_release(job.info);
    if (vectors) {
        fl_linalg__finish(&eigh_rule, &a, 1, parts, 2, parts, 2, 0);
        results[0] = parts[0];
        results[1] = parts[1];
        return parts[0] != NULL;
    }
    if (keep && !fl_failed()) {
        fl_node *node = fl_node__record(&eigh_rule, &a, 1, parts, 2, 2, 0);
        for (int i = 0; i < 2; ++i) fl_node__save_output(node, i, parts[i], i);
    }
    fl_release(parts[1]);
    if (fl_failed()) {
        fl_release(parts[0]);
        return false;
    }
    results[0] = fl_scope__result(parts[0]);
    return true;
}
fl_linalg_eigh_result fl_linalg_eigh__plain(fl_tensor *self, const fl_linalg_eigh_options *o) {
    fl_tensor *r[2];
    eigh("linalg.eigh", self, o ? o->UPLO : NULL, true, r);
    return (fl_linalg_eigh_result){r[0], r[1]};
}
fl_tensor *fl_linalg_eigvalsh__plain(fl_tensor *self, const fl_linalg_eigvalsh_options *o) {
    fl_tensor *r[2];
    eigh("linalg.eigvalsh", self, o ? o->UPLO : NULL, false, r);
    return r[0];
}

static void no_complex(const char *op, const char *instead) {
    if (!fl_failed())
        fl_fail(FL_RUNTIME_ERROR,
                "%s: its result is complex, and flashlight has no complex numbers; for symmetric matrices use %s", op,
                instead);
}
fl_linalg_eig_result fl_linalg_eig__plain(fl_tensor *self) {
    (void)self;
    no_complex("linalg.eig", "linalg.eigh");
    return (fl_linalg_eig_result){NULL, NULL};
}
fl_tensor *fl_linalg_eigvals__plain(fl_tensor *self) {
    (void)self;
    no_complex("linalg.eigvals", "linalg.eigvalsh");
    return NULL;
}

/* ---- Tolerances: what counts as zero among singular values ------------------------------------------------------- */

/* An absolute and a relative one; each a tensor, a number, or nothing (NULL and NaN). */
typedef struct tolerances {
    fl_tensor *atol, *rtol;
    double atol_number, rtol_number;
} tolerances;

static double default_rtol(const fl_tensor *a) {
    const double eps = a->dtype == FL_FLOAT64 ? 2.220446049250313e-16 : 1.1920928955078125e-07;
    return eps * (double)fl_linalg__larger(fl_linalg__rows(a), fl_linalg__columns_of(a));
}
/* Both as given or by default: rtol is 0 where atol > 0 was given alone. */
static void settle(tolerances *t, fl_tensor *a) {
    const bool no_atol = !t->atol && fl_float__is_none(t->atol_number),
               no_rtol = !t->rtol && fl_float__is_none(t->rtol_number);
    if (no_rtol) {
        t->rtol_number = default_rtol(a);
        if (t->atol)
            t->rtol = fl_where_scalar(fl_gt_scalar(t->atol, fl_int(0)), fl_float(0), fl_float(t->rtol_number));
        else if (!no_atol && t->atol_number > 0)
            t->rtol_number = 0;
    }
    if (no_atol) t->atol_number = 0;
}
/* max(atol, rtol * largest), [..., 1]: of values' type. `largest` [..., 1]. */
static fl_tensor *threshold_of(const tolerances *t, fl_tensor *largest) {
    fl_tensor *relative =
        t->rtol ? fl_mul(fl_unsqueeze(t->rtol, -1), largest) : fl_mul_scalar(largest, fl_float(t->rtol_number));
    return t->atol ? fl_maximum(relative, fl_type_as(fl_unsqueeze(t->atol, -1), relative))
                   : fl_clamp_min_scalar(relative, fl_float(t->atol_number));
}

/* ---- Ranks ------------------------------------------------------------------------------------------------------- */

/* What derives a tolerance from the type knows two of them. */
static bool has_epsilon(const fl_tensor *a) {
    if (fl_dense__is_real(a)) return true;
    fl_fail(FL_RUNTIME_ERROR, "This function doesn't handle types other than float and double");
    return false;
}

static fl_tensor *rank_of(fl_tensor *a, tolerances t, bool hermitian) {
    if (fl_failed() || !fl_linalg__matrices("torch.linalg.matrix_rank", "input", a)) return NULL;
    if (!t.rtol && fl_float__is_none(t.rtol_number) && !has_epsilon(a)) return NULL;
    if (a->numel == 0) return fl_zeros(a->sizes, a->ndim - 2, &(fl_zeros_options){.dtype = FL_INT64});
    fl_no_grad_begin();
    fl_scope_open();
    settle(&t, a);
    fl_tensor *s = hermitian ? fl_abs(fl_linalg_eigvalsh(a, NULL)) : fl_linalg_svdvals(a, NULL);
    fl_tensor *count = NULL;
    if (s) {
        const int64_t last[1] = {-1};
        fl_tensor *largest = hermitian ? fl_amax(s, &(fl_amax_options){.dim = last, .n_dim = 1, .keepdim = true})
                                       : fl_linalg__narrow(s, s->ndim - 1, 0, 1);
        count = fl_sum_dim(fl_gt(s, threshold_of(&t, largest)), last, 1, NULL);
    }
    fl_grad_mode_end();
    return fl_scope_return(count);
}
fl_tensor *fl_linalg_matrix_rank_atol_rtol_tensor__plain(fl_tensor *input,
                                                         const fl_linalg_matrix_rank_atol_rtol_tensor_options *o) {
    return rank_of(input, (tolerances){o ? o->atol : NULL, o ? o->rtol : NULL, FL_NONE_FLOAT, FL_NONE_FLOAT},
                   o && o->hermitian);
}
fl_tensor *fl_linalg_matrix_rank_atol_rtol_float__plain(fl_tensor *self,
                                                        const fl_linalg_matrix_rank_atol_rtol_float_options *o) {
    return rank_of(self, (tolerances){NULL, NULL, o ? o->atol : FL_NONE_FLOAT, o ? o->rtol : FL_NONE_FLOAT},
                   o && o->hermitian);
}
fl_tensor *fl_linalg_matrix_rank__plain(fl_tensor *self, double tol, const fl_linalg_matrix_rank_options *o) {
    return rank_of(self, (tolerances){NULL, NULL, tol, 0}, o && o->hermitian);
}
fl_tensor *fl_linalg_matrix_rank_tol_tensor__plain(fl_tensor *input, fl_tensor *tol,
                                                   const fl_linalg_matrix_rank_tol_tensor_options *o) {
    return rank_of(input, (tolerances){tol, NULL, FL_NONE_FLOAT, 0}, o && o->hermitian);
}

/* ---- Pseudo-inverses --------------------------------------------------------------------------------------------- */

/* The gradient of P = pinv(A) (Golub and Pereyra, 1973): -P^T g P^T + (I - A P) g^T P P^T + P^T P g^T (I - P A). */
static fl_tensor *pinv_slope(fl_tensor *g, fl_tensor *a, fl_tensor *p) {
    fl_tensor *gt = MT(g), *pt = MT(p);
    fl_tensor *kept = MM(MM(gt, p), pt);  /* [m, n] */
    fl_tensor *other = MM(pt, MM(p, gt)); /* [m, n] */
    fl_tensor *slope = fl_neg(MM(MM(pt, g), pt));
    if (fl_linalg__rows(a) > fl_linalg__columns_of(a)) /* of full column rank P A = I: the last term is small */
        slope = fl_add(slope, fl_sub(kept, MM(a, MM(p, kept))));
    else
        slope = fl_add(slope, fl_sub(kept, MM(MM(a, p), kept)));
    return fl_add(slope, fl_sub(other, MM(MM(other, p), a)));
}
/* Saved: A, the pseudo-inverse. */
static void pinv_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    fl_tensor *a = fl_node__saved(node, 0), *p = fl_node__saved(node, 1);
    if (a && p && grad[0]) out[0] = pinv_slope(grad[0], a, p);
}
static const fl_rule pinv_rule = {.name = "LinalgPinvBackward0", .backward = pinv_backward};

static fl_tensor *pinv(fl_tensor *a, tolerances t, bool hermitian) {
    if (fl_failed()) return NULL;
    if (a->ndim < 2 || !fl_dense__is_real(a))
        return fl_fail(FL_RUNTIME_ERROR,
                       "linalg.pinv(%s{%s}): expected a tensor with 2 or more dimensions of float, double, cfloat or "
                       "cdouble types",
                       fl_dtype__scalar_type((fl_dtype)a->dtype), FL_SHAPE(a));
    if (hermitian && !fl_linalg__square("linalg.pinv", "A", a)) return NULL;
    if (!fl_node__constant(t.atol, "linalg_pinv", "atol") || !fl_node__constant(t.rtol, "linalg_pinv", "rtol"))
        return NULL;
    fl_tensor *p = NULL;
    fl_no_grad_begin();
    fl_scope_open();
    const int last = a->ndim - 1;
    if (a->numel == 0) {
        int64_t sizes[FL_MAX_DIMS];
        for (int i = 0; i <= last; ++i) sizes[i] = a->sizes[i];
        sizes[last] = a->sizes[last - 1];
        sizes[last - 1] = a->sizes[last];
        p = fl_zeros(sizes, a->ndim, &(fl_zeros_options){.dtype = (fl_dtype)a->dtype});
    } else {
        settle(&t, a);
        const int64_t dim[1] = {-1};
        fl_tensor *left, *right, *values, *largest; /* P = left diag(1 / values) right */
        if (hermitian) {
            fl_linalg_eigh_result r = fl_linalg_eigh(a, NULL);
            left = r.eigenvectors;
            right = left ? MT(left) : NULL;
            values = r.eigenvalues;
            largest =
                values ? fl_amax(fl_abs(values), &(fl_amax_options){.dim = dim, .n_dim = 1, .keepdim = true}) : NULL;
        } else {
            fl_linalg_svd_result r = fl_linalg_svd(a, &(fl_linalg_svd_options){.full_matrices = false});
            left = r.U ? MT(r.Vh) : NULL;
            right = r.U ? MT(r.U) : NULL;
            values = r.S;
            largest = values ? fl_linalg__narrow(values, values->ndim - 1, 0, 1) : NULL;
        }
        if (largest) {
            fl_tensor *keep = fl_gt(hermitian ? fl_abs(values) : values, threshold_of(&t, largest));
            fl_tensor *inverse = fl_where_scalar_other(keep, fl_reciprocal(values), fl_float(0));
            p = MM(fl_mul(left, fl_unsqueeze(inverse, -2)), right);
            if (p && p->dtype != a->dtype) p = fl_type_as(p, a);
        }
    }
    fl_keep(p);
    fl_scope_close();
    fl_grad_mode_end();
    fl_linalg__finish(&pinv_rule, &a, 1, &p, 1, (fl_tensor *[]){a, p}, 2, 0);
    return p;
}
fl_tensor *fl_linalg_pinv_atol_rtol_tensor(fl_tensor *self, const fl_linalg_pinv_atol_rtol_tensor_options *o) {
    return pinv(self, (tolerances){o ? o->atol : NULL, o ? o->rtol : NULL, FL_NONE_FLOAT, FL_NONE_FLOAT},
                o && o->hermitian);
}
fl_tensor *fl_linalg_pinv_atol_rtol_float(fl_tensor *self, const fl_linalg_pinv_atol_rtol_float_options *o) {
    return pinv(self, (tolerances){NULL, NULL, o ? o->atol : FL_NONE_FLOAT, o ? o->rtol : FL_NONE_FLOAT},
                o && o->hermitian);
}
fl_tensor *fl_linalg_pinv(fl_tensor *self, double rcond, const fl_linalg_pinv_options *o) {
    return pinv(self, (tolerances){NULL, NULL, 0, rcond}, o && o->hermitian);
}
fl_tensor *fl_linalg_pinv_rcond_tensor(fl_tensor *self, fl_tensor *rcond,
                                       const fl_linalg_pinv_rcond_tensor_options *o) {
    return pinv(self, (tolerances){NULL, rcond, 0, FL_NONE_FLOAT}, o && o->hermitian);
}
fl_tensor *fl_pinverse__plain(fl_tensor *self, const fl_pinverse_options *o) {
    return pinv(self, (tolerances){NULL, NULL, 0, o ? o->rcond : 1e-15}, false);
}

/* ---- Least squares ----------------------------------------------------------------------------------------------- */

enum { GELS, GELSY, GELSD, GELSS, NOT_FINITE };

/* `t`, which has an entry for every solution, as one for every matrix of `self`; takes t. */
static fl_tensor *of_matrices(fl_tensor *t, const fl_tensor *self, int n_batch) {
    int64_t sizes[FL_MAX_DIMS], strides[FL_MAX_DIMS];
    const int own = self->ndim - 2, dropped = n_batch - own, ndim = t->ndim - dropped;
    bool whole = dropped == 0;
    for (int i = 0; i < ndim; ++i) {
        sizes[i] = i < own ? self->sizes[i] : t->sizes[i + dropped];
        strides[i] = t->strides[i + dropped];
        whole = whole && sizes[i] == t->sizes[i];
    }
    if (whole) return t;
    fl_tensor *view = fl_tensor__view(t, ndim, sizes, strides, 0);
    fl_tensor *result = view ? fl_tensor__contiguous_as(view, (fl_dtype)t->dtype) : NULL;
    fl_release(view);
    fl_release(t);
    return result;
}

static void lstsq_one(const fl_linalg_job *job, int64_t i, const fl_linalg_work *w) {
    const int64_t m = job->m, n = job->n, rows = fl_linalg__larger(m, n);
    void *a = fl_linalg__at(job->a, i, m * n), *b = fl_linalg__at(job->b, i, rows * job->k);
    void *s = fl_linalg__at(job->c, i, fl_linalg__smaller(m, n));
    int64_t rank = 0;
    int code = 0;
    const bool finite = is_finite(job->real, a, m * n) && is_finite(job->real, b, rows * job->k);
    if (!finite) {
        fill_nan(job->real, b, rows * job->k);
        fill_nan(job->real, s, fl_linalg__smaller(m, n));
    }
    switch (finite ? job->letter[0] : NOT_FINITE) {
        case NOT_FINITE:
            break;
        case GELS:
            code = fl_lapack__gels(job->lapack, job->real, m, n, job->k, a, b, w->work, job->lwork);
            break;
        case GELSY:
            memset(w->iwork, 0, (size_t)job->liwork * sizeof(int64_t));
            code = fl_lapack__gelsy(job->lapack, job->real, m, n, job->k, a, b, w->iwork, job->number, &rank, w->work,
                                    job->lwork);
            break;
        case GELSD:
            code = fl_lapack__gelsd(job->lapack, job->real, m, n, job->k, a, b, s, job->number, &rank, w->work,
                                    job->lwork, w->iwork);
            break;
        default:
            code = fl_lapack__gelss(job->lapack, job->real, m, n, job->k, a, b, s, job->number, &rank, w->work,
                                    job->lwork);
    }
    *fl_linalg__info(job, i) = code;
    if (job->d) ((int64_t *)job->d->data)[i] = (int32_t)(rank & 0xffffffff);
}

/* Saved: A, B, the solution. Bytes: vectors. */
static void lstsq_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    fl_tensor *a = fl_node__saved(node, 0), *b = fl_node__saved(node, 1), *x = fl_node__saved(node, 2);
    if (!a || !b || !x) return;
    const bool vectors = *(const bool *)fl_node__data(node);
    fl_tensor *g = grad[0], *gr = grad[1] && grad[1]->numel > 0 ? grad[1] : NULL;
    if (vectors) {
        b = fl_unsqueeze(b, -1);
        x = fl_unsqueeze(x, -1);
        g = g ? fl_unsqueeze(g, -1) : NULL;
    }
    fl_tensor *ga = NULL, *gb = NULL;
    if (g) {
        fl_tensor *p = fl_linalg_pinv_atol_rtol_float(a, NULL);
        if (!p) return;
        if (fl_node__needs(node, 0)) ga = pinv_slope(MM(g, MT(b)), a, p);
        if (fl_node__needs(node, 1)) gb = MM(MT(p), g);
    }
    if (gr) { /* of the squares of A X - B */
        fl_tensor *r = fl_mul(fl_mul_scalar(fl_sub(MM(a, x), b), fl_float(2)), fl_unsqueeze(gr, -2));
        if (fl_node__needs(node, 0)) ga = ga ? fl_add(ga, MM(r, MT(x))) : MM(r, MT(x));
        if (fl_node__needs(node, 1)) gb = gb ? fl_sub(gb, r) : fl_neg(r);
    }
    out[0] = ga;
    out[1] = gb && vectors ? fl_squeeze_dim(gb, -1) : gb;
}
static const fl_rule lstsq_rule = {
    .name = "LinalgLstsqBackward0", .backward = lstsq_backward, .saved = "self, b, solution"};

static bool lstsq_fits(const fl_tensor *a, const fl_tensor *b) {
    const char *problem = a->ndim < 2            ? "input must have at least 2 dimensions."
                          : b->ndim < 1          ? "other must have at least 1 dimension."
                          : a->dtype != b->dtype ? "Expected input and other to have the same dtype"
                                                 : NULL;
    if (problem) return fl_fail(FL_RUNTIME_ERROR, "torch.linalg.lstsq: %s", problem) != NULL;
    const int difference = a->ndim - b->ndim;
    if (difference < 0 || difference > 1)
        return fl_fail(
                   FL_RUNTIME_ERROR,
                   "torch.linalg.lstsq: input must have as many dimensions as other, or one more, but got %s and %s",
                   FL_SHAPE(a), FL_SHAPE(b)) != NULL;
    if (b->sizes[b->ndim - (difference ? 1 : 2)] != fl_linalg__rows(a))
        return fl_fail(FL_RUNTIME_ERROR, "torch.linalg.lstsq: input.size(-2) should match other.size(-%d)",
                       difference ? 1 : 2) != NULL;
    return true;
}

/* -1 and an error for a driver that there is not. */
static int lstsq_driver(const fl_linalg_lstsq_options *o) {
    static const char *const drivers[] = {"gels", "gelsy", "gelsd", "gelss"};
    if (!o || !o->driver) return GELSY;
    for (int i = 0; i < FL_COUNT(drivers); ++i)
        if (strcmp(o->driver, drivers[i]) == 0) return i;
    fl_fail(FL_RUNTIME_ERROR, "torch.linalg.lstsq: parameter `driver` should be one of (gels, gelsy, gelsd, gelss)");
    return -1;
}

/* The first n rows of b become the solution, c the singular values and d the ranks of drivers that have them. */
static void lstsq_solve(fl_linalg_job *job, int driver) {
    const fl_lapack *lapack = job->lapack;
    const int64_t m = job->m, n = job->n, k = job->k, small = fl_linalg__smaller(m, n);
    if (!job->b->numel || small == 0) {
        if (n > 0 || driver == GELS) fl_tensor__fill(job->b, fl_int(0)); /* else all of b is what remains */
        if (job->d) fl_tensor__fill(job->d, fl_int(0));
        return;
    }
    double asked[2] = {0};
    int64_t integers[2] = {0}, rank;
    void *a = job->a->data, *to = job->b->data, *s = job->c ? job->c->data : NULL;
    if (driver == GELS) fl_lapack__gels(lapack, job->real, m, n, k, a, to, asked, -1);
    if (driver == GELSY) fl_lapack__gelsy(lapack, job->real, m, n, k, a, to, integers, job->number, &rank, asked, -1);
    if (driver == GELSD)
        fl_lapack__gelsd(lapack, job->real, m, n, k, a, to, s, job->number, &rank, asked, -1, integers);
    if (driver == GELSS) fl_lapack__gelss(lapack, job->real, m, n, k, a, to, s, job->number, &rank, asked, -1);
    job->lwork = fl_lapack__asked(job->real, asked);
    job->liwork = driver == GELSY ? n : driver == GELSD ? fl_lapack__asked_integers(lapack, integers) : 0;
    fl_linalg__each(job, job->info->numel, 4 * (double)m * (double)n * (double)small, 0, lstsq_one);
    int64_t at;
    const int code = fl_failed() ? 0 : fl_linalg__first_failure(job->info, &at);
    char element[64];
    if (code > 0)
        fl_fail(FL_LINALG_ERROR,
                "torch.linalg.lstsq: %sThe least squares solution could not be computed because the input matrix "
                "does not have full rank (error code: %d).",
                fl_linalg__element(element, job->info, at), code);
}

/* The sums of squares of the rows of b below the solution, where every matrix has full rank; else an empty tensor. */
static fl_tensor *lstsq_residuals(const fl_linalg_job *job, int driver) {
    const int ndim = job->b->ndim;
    bool full = job->m > job->n && driver != GELSY;
    for (int64_t i = 0; full && job->d && i < job->d->numel; ++i) full = ((int64_t *)job->d->data)[i] == job->n;
    if (!full) return fl_tensor__empty((fl_dtype)job->b->dtype, 1, (int64_t[]){0});
    int64_t sizes[FL_MAX_DIMS];
    memcpy(sizes, job->b->sizes, (size_t)ndim * sizeof *sizes);
    sizes[ndim - 2] = job->m - job->n;
    fl_no_grad_begin();
    fl_scope_open();
    fl_tensor *rest = fl_scope__result(fl_tensor__view(job->b, ndim, sizes, job->b->strides, job->n));
    fl_tensor *sums = fl_keep(rest ? fl_sum_dim(fl_mul(rest, rest), (int64_t[]){-2}, 1, NULL) : NULL);
    fl_scope_close();
    fl_grad_mode_end();
    return sums;
}

fl_linalg_lstsq_result fl_linalg_lstsq__plain(fl_tensor *self, fl_tensor *b, const fl_linalg_lstsq_options *o) {
    const fl_linalg_lstsq_result none = {NULL, NULL, NULL, NULL};
    if (fl_failed() || !lstsq_fits(self, b)) return none;
    const int driver = lstsq_driver(o);
    if (driver < 0 || !has_epsilon(self)) return none;
    const bool vectors = b->ndim < self->ndim, ranked = driver != GELS, valued = driver == GELSD || driver == GELSS;
    const int64_t m = fl_linalg__rows(self), n = fl_linalg__columns_of(self);
    const fl_dtype dtype = (fl_dtype)self->dtype;
    int64_t batch[FL_MAX_DIMS];
    const int n_batch =
        fl_shape__broadcast(self->sizes, self->ndim - 2, b->sizes, vectors ? b->ndim - 1 : b->ndim - 2, batch);
    const fl_lapack *lapack = n_batch < 0 ? NULL : fl_lapack__get("torch.linalg.lstsq");
    if (!lapack) return none;
    fl_linalg_job job = {
        .lapack = lapack, .real = fl_dense__real(self), .m = m, .n = n, .k = vectors ? 1 : fl_linalg__columns_of(b)};
    job.letter[0] = (char)driver;
    job.number = o && !fl_float__is_none(o->rcond) ? o->rcond : default_rtol(self);
    fl_scope_open();
    fl_tensor *sides = vectors ? fl_unsqueeze(fl_detach(b), -1) : fl_detach(b);
    job.a = fl_linalg__copy(self, batch, n_batch, m);
    job.b = sides ? fl_linalg__copy(sides, batch, n_batch, fl_linalg__larger(m, n)) : NULL;
    fl_scope_close();
    job.c = valued ? fl_linalg__vectors(dtype, batch, n_batch, fl_linalg__smaller(m, n)) : NULL;
    job.d = ranked ? fl_linalg__numbers(FL_INT64, batch, n_batch) : NULL;
    job.info = fl_linalg__numbers(FL_INT32, batch, n_batch);
    if (!fl_failed()) lstsq_solve(&job, driver);
    fl_tensor *results[4] = {NULL};
    if (!fl_failed()) {
        int64_t sizes[FL_MAX_DIMS];
        memcpy(sizes, job.b->sizes, (size_t)job.b->ndim * sizeof *sizes);
        sizes[n_batch] = n;
        const int64_t nothing[1] = {0};
        results[0] = fl_tensor__view(job.b, job.b->ndim - vectors, sizes, job.b->strides, 0);
        results[1] = lstsq_residuals(&job, driver);
        results[2] =
            ranked ? of_matrices(fl_tensor__retain(job.d), self, n_batch) : fl_tensor__empty(FL_INT64, 1, nothing);
        results[3] =
            valued ? of_matrices(fl_tensor__retain(job.c), self, n_batch) : fl_tensor__empty(dtype, 1, nothing);
    }
    fl_release(job.a);
    fl_release(job.b);
    fl_release(job.c);
    fl_release(job.d);
    fl_release(job.info);
    bool ok = !fl_failed();
    for (int i = 0; i < 4; ++i) ok = ok && results[i];
    if (ok) {
        fl_node *node = fl_node__record(&lstsq_rule, (fl_tensor *[]){self, b}, 2, results, 2, 3, sizeof(bool));
        fl_node__save(node, 0, self);
        fl_node__save(node, 1, b);
        if (node) fl_node__save_output(node, 2, results[0], 0);
        if (node) *(bool *)fl_node__data(node) = vectors;
        ok = !fl_failed();
    }
    for (int i = 0; i < 4; ++i) {
        if (ok)
            fl_scope__result(results[i]);
        else
            fl_release(results[i]);
    }
    return ok ? (fl_linalg_lstsq_result){results[0], results[1], results[2], results[3]} : none;
}
