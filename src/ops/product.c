/* product.c: matrix products of tensors and their gradients (product.h), on the driver of kernels/gemm.h.
 */
#include "ops/product.h"

#include "ops/plain.h"

#include "base/alloc.h"
#include "base/pool.h"
#include "kernels/kernels.h"
#include "tensor/cast.h"

#define FEW_ROWS 8         /* of A, for which widening all of B would take longer than the product, and ... */
#define LARGE_MATRIX 65536 /* ... numbers of B from which on that matters */

/* ---- Operands as the driver sees them ---------------------------------------------------------------------------- */

typedef struct matrix {
    const char *data;
    int64_t rows, columns, row, column; /* sizes, strides in elements */
} matrix;

/* t with its leading dimensions as one; `held` gets the dense copy, if it takes one. False: no memory. */
static bool flatten(fl_tensor *t, fl_unit unit, matrix *m, fl_tensor **held) {
    int leading = unit == FL_UNIT_LAST ? t->ndim : t->ndim - 1;
    m->columns = unit == FL_UNIT_LAST ? 1 : t->sizes[t->ndim - 1];
    m->column = unit == FL_UNIT_LAST ? 1 : t->strides[t->ndim - 1];
    m->rows = 1;
    m->row = 0;
    bool merges = true;
    for (int i = leading - 1; i >= 0; i--) {
        if (t->sizes[i] == 1) continue;
        if (m->rows == 1)
            m->row = t->strides[i];
        else if (t->strides[i] != m->row * m->rows)
            merges = false;
        m->rows *= t->sizes[i];
    }
    m->data = t->data;
    if (merges || m->rows == 0) return true;
    *held = fl_tensor__contiguous(t);
    if (!*held) return false;
    m->data = (*held)->data;
    m->column = 1;
    m->row = m->columns;
    return true;
}

/* Its last two dimensions, the unit among them. */
static matrix matrix_of(const fl_tensor *t, fl_unit unit, bool transposed) {
    matrix m = {.data = t->data, .rows = 1, .columns = 1, .row = 1, .column = 1};
    const int last = t->ndim - 1, first = unit == FL_UNIT_NONE ? last - 1 : last;
    if (unit != FL_UNIT_FIRST) {
        m.rows = t->sizes[first];
        m.row = t->strides[first];
    }
    if (unit != FL_UNIT_LAST) {
        m.columns = t->sizes[last];
        m.column = t->strides[last];
    }
    if (unit == FL_UNIT_FIRST) m.row = m.columns;
    return transposed ? (matrix){m.data, m.columns, m.rows, m.column, m.row} : m;
}

/* The dimensions before those. */
static int leading(const fl_tensor *t, fl_unit unit) { return t->ndim - (unit == FL_UNIT_NONE ? 2 : 1); }

static int type_of(fl_dtype dtype) {
    return dtype == FL_FLOAT64   ? FL_GEMM_F64
           : dtype == FL_FLOAT32 ? FL_GEMM_F32
           : dtype == FL_INT32   ? FL_GEMM_U32
                                 : FL_GEMM_U64;
}

/* ---- Results of 16 bits: floats of which so many are made at a time as the cache holds until they are rounded ---- */

#define PART 65536    /* numbers of C in a part ... */
#define PART_ROWS 256 /* ... which has at least so many rows, for each part packs B anew */

typedef struct rounding {
    fl_move_fn convert;
    const char *from;
    char *to;
} rounding;
static void round_some(void *context, int64_t begin, int64_t end) {
    const rounding *r = context;
    r->convert(r->to + begin * 2, 2, r->from + begin * 4, 4, end - begin);
}

/* g, whose C is row-major, without gaps, of the type `half`; parts of a batch or, where that is 1, of the rows. */
static bool run_in_parts(const fl_gemm *g, fl_dtype half) {
    const bool by_rows = g->batch == 1;
    const int64_t one = by_rows ? g->n : g->m * g->n, count = by_rows ? g->m : g->batch;
    if (one == 0 || count == 0) return true;
    const int64_t least = by_rows ? PART_ROWS : 1, fits = PART / one, wanted = fits > least ? fits : least;
    const int64_t step = wanted < count ? wanted : count;
    const size_t bytes = (size_t)(step * one) * sizeof(float);
    char *part = fl_alloc__get(bytes);
    bool ok = part != NULL;
    for (int64_t first = 0; ok && first < count; first += step) {
        const int64_t now = count - first < step ? count - first : step;
        fl_gemm some = *g;
        *(by_rows ? &some.m : &some.batch) = now;
        some.a = (const char *)g->a + first * (by_rows ? g->a_row : g->a_batch) * 4;
        some.b = (const char *)g->b + first * (by_rows ? 0 : g->b_batch) * 4;
        some.c = part;
        ok = fl_gemm__run(&some);
        rounding r = {fl_cast__find(half, FL_FLOAT32), part, (char *)g->c + first * one * 2};
        if (ok) fl_pool__for(now * one, fl_pool__grain(now * one, 1), round_some, &r);
    }
    fl_alloc__put(part, bytes);
    return ok;
}

static bool run_gemm(const fl_gemm *g, const fl_tensor *out) {
    return fl_is_half((fl_dtype)out->dtype) ? run_in_parts(g, (fl_dtype)out->dtype) : fl_gemm__run(g);
}

/* ---- Running a product ------------------------------------------------------------------------------------------- */

static bool run_rows(const fl_product *p, int type, fl_tensor *a, fl_tensor *b, const fl_tensor *bias, fl_tensor *out,
                     bool accumulate) {
    matrix x, w;
    fl_tensor *held = NULL;
    if (!flatten(a, p->a_unit, &x, &held)) return false;
    w = matrix_of(b, p->b_unit, p->tb);
    fl_gemm g = {.type = type,
                 .batch = 1,
                 .m = x.rows,
                 .n = w.columns,
                 .k = x.columns,
                 .a = x.data,
                 .a_row = x.row,
                 .a_col = x.column,
                 .b = w.data,
                 .b_row = w.row,
                 .b_col = w.column,
                 .c = out->data,
                 .c_row = w.columns,
                 .c_col = 1,
                 .accumulate = accumulate,
                 .bias = bias ? bias->data : NULL};
    bool ok = run_gemm(&g, out);
    fl_release(held);
    return ok;
}

/* Few rows by the transpose of a dense matrix of halves, which is read as it stands. */
static bool suits_halves(const fl_product *p, const fl_tensor *a, const fl_tensor *b) {
    if (p->kind != FL_PRODUCT_ROWS || !fl_is_half((fl_dtype)b->dtype) || b->numel < LARGE_MATRIX) return false;
    const matrix w = matrix_of(b, p->b_unit, p->tb);
    return w.row == 1 && w.column == w.rows && a->numel <= FEW_ROWS * w.rows;
}

typedef struct half_rows {
    const float *a, *bias;
    const uint16_t *b;
    float *c;
    int64_t m, n, k;
    bool brain, accumulate;
} half_rows;

static void some_columns(void *context, int64_t begin, int64_t end) {
    const half_rows *h = context;
    fl_kernels__active.gemm->half_dots[h->brain](h->m, end - begin, h->k, h->a, h->b + begin * h->k, h->c + begin, h->n,
                                                 h->bias ? h->bias + begin : NULL, h->accumulate);
}

static void run_halves(const fl_product *p, fl_tensor *a, const fl_tensor *b, const fl_tensor *bias, fl_tensor *out,
                       bool accumulate) {
    const matrix w = matrix_of(b, p->b_unit, p->tb);
    const half_rows h = {.a = (const float *)(const void *)a->data,
                         .bias = bias ? (const float *)(const void *)bias->data : NULL,
                         .b = (const uint16_t *)(const void *)w.data,
                         .c = (float *)(void *)out->data,
                         .m = a->numel / w.rows,
                         .n = w.columns,
                         .k = w.rows,
                         .brain = b->dtype == FL_BFLOAT16,
                         .accumulate = accumulate};
    fl_pool__for(h.n, (fl_pool__grain(h.n, h.k * h.m) + 3) / 4 * 4, some_columns, (void *)&h);
}

static bool run_sums(const fl_product *p, int type, fl_tensor *a, fl_tensor *b, fl_tensor *out, bool accumulate) {
    matrix x, y;
    fl_tensor *held_a = NULL, *held_b = NULL;
    bool ok = flatten(a, p->a_unit, &x, &held_a) && flatten(b, p->b_unit, &y, &held_b);
    if (ok) {
        fl_gemm g = {.type = type,
                     .batch = 1,
                     .m = x.columns,
                     .n = y.columns,
                     .k = x.rows,
                     .a = x.data,
                     .a_row = x.column,
                     .a_col = x.row,
                     .b = y.data,
                     .b_row = y.row,
                     .b_col = y.column,
                     .c = out->data,
                     .c_row = y.columns,
                     .c_col = 1,
                     .accumulate = accumulate};
        ok = fl_gemm__run(&g);
    }
    fl_release(held_a);
    fl_release(held_b);
    return ok;
}

/* Leading dimensions of all three operands, merged where they can be; the innermost one is the driver's batch. */
static bool run_batch(const fl_product *p, int type, fl_tensor *a, fl_tensor *b, fl_tensor *out, bool accumulate) {
    const int64_t size = (int64_t)fl_dtype_size(a->dtype), out_size = (int64_t)fl_dtype_size(out->dtype);
    const matrix x = matrix_of(a, p->a_unit, p->ta), y = matrix_of(b, p->b_unit, p->tb);
    const int batch = leading(out, p->drop), batch_a = leading(a, p->a_unit), batch_b = leading(b, p->b_unit);
    int64_t sizes[FL_MAX_DIMS], as[FL_MAX_DIMS], bs[FL_MAX_DIMS], cs[FL_MAX_DIMS];
    int dims = 0;
    for (int i = batch - 1; i >= 0; i--) {
        const int ia = i - batch + batch_a, ib = i - batch + batch_b;
        if (out->sizes[i] == 1) continue;
        const int64_t sa = ia >= 0 && a->sizes[ia] != 1 ? a->strides[ia] : 0;
        const int64_t sb = ib >= 0 && b->sizes[ib] != 1 ? b->strides[ib] : 0;
        const int64_t sc = out->strides[i];
        if (dims && sa == as[dims - 1] * sizes[dims - 1] && sb == bs[dims - 1] * sizes[dims - 1] &&
            sc == cs[dims - 1] * sizes[dims - 1]) {
            sizes[dims - 1] *= out->sizes[i];
            continue;
        }
        sizes[dims] = out->sizes[i];
        as[dims] = sa;
        bs[dims] = sb;
        cs[dims++] = sc;
    }
    if (out->numel == 0) return true;
    int64_t outer = 1;
    for (int i = 1; i < dims; i++) outer *= sizes[i];
    for (int64_t o = 0; o < outer; o++) {
        int64_t rest = o, oa = 0, ob = 0, oc = 0;
        for (int i = 1; i < dims; i++) {
            const int64_t at = rest % sizes[i];
            rest /= sizes[i];
            oa += at * as[i];
            ob += at * bs[i];
            oc += at * cs[i];
        }
        fl_gemm g = {.type = type,
                     .batch = dims ? sizes[0] : 1,
                     .m = x.rows,
                     .n = y.columns,
                     .k = x.columns,
                     .a = x.data + oa * size,
                     .a_batch = dims ? as[0] : 0,
                     .a_row = x.row,
                     .a_col = x.column,
                     .b = y.data + ob * size,
                     .b_batch = dims ? bs[0] : 0,
                     .b_row = y.row,
                     .b_col = y.column,
                     .c = out->data + oc * out_size,
                     .c_batch = dims ? cs[0] : 0,
                     .c_row = y.columns,
                     .c_col = 1,
                     .accumulate = accumulate};
        if (!run_gemm(&g, out)) return false;
    }
    return true;
}

/* The product without a graph, into `out` (dense, row-major, of the result's shape): out = or, accumulating, out +=.
 * Where the factors are halves, out may be float32. */
static bool product_into(const fl_product *p, fl_tensor *a, fl_tensor *b, fl_tensor *bias, fl_tensor *out,
                         bool accumulate) {
    fl_tensor *held[4] = {NULL, NULL, NULL, NULL}, *target = out;
    bool ok = true, halves = false;
    int type = type_of((fl_dtype)out->dtype);
    fl_dtype wide = (fl_dtype)out->dtype;
    if (fl_dtype_size((fl_dtype)a->dtype) < 4) { /* by way of float32 or, modulo 2^32, int32 */
        wide = fl_is_half(a->dtype) ? FL_FLOAT32 : FL_INT32;
        type = type_of(wide);
        if (a->dtype == FL_BFLOAT16 && fl_product__pairs(p, a, b, &held[0], &held[1])) {
            type = FL_GEMM_BF16;
        } else if (!fl_failed()) {
            halves = suits_halves(p, a, b);
            held[0] = fl_tensor__contiguous_as(a, wide);
            held[1] = halves ? fl_tensor__retain(b) : fl_tensor__contiguous_as(b, wide);
        }
        a = held[0];
        b = held[1];
        const bool parts =
            wide == FL_FLOAT32 && !accumulate && !halves && p->kind != FL_PRODUCT_SUMS && out->numel > PART;
        if (out->dtype != wide && !parts)
            held[3] = target =
                accumulate ? fl_tensor__contiguous_as(out, wide) : fl_tensor__empty(wide, out->ndim, out->sizes);
        ok = a && b && target;
    }
    if (ok && bias && (bias->dtype != wide || (bias->numel > 1 && bias->strides[bias->ndim - 1] != 1))) {
        held[2] = bias = fl_tensor__contiguous_as(bias, wide);
        ok = bias != NULL;
    }
    if (ok) switch (p->kind) {
            case FL_PRODUCT_ROWS:
                if (halves)
                    run_halves(p, a, b, bias, target, accumulate);
                else
                    ok = run_rows(p, type, a, b, bias, target, accumulate);
                break;
            case FL_PRODUCT_SUMS:
                ok = run_sums(p, type, a, b, target, accumulate);
                break;
            case FL_PRODUCT_BATCH:
                ok = run_batch(p, type, a, b, target, accumulate);
                break;
        }
    if (ok && target != out) ok = fl_tensor__copy(out, target);
    for (int i = 0; i < 4; i++) fl_release(held[i]);
    return ok;
}

/* ---- The op ------------------------------------------------------------------------------------------------------ */

/* The result's shape; its number of dimensions, -1 where leading dimensions do not broadcast (with an error). */
static int shape_of(const fl_product *p, const fl_tensor *a, const fl_tensor *b, int64_t *sizes) {
    int ndim = 0;
    if (p->kind == FL_PRODUCT_ROWS) {
        ndim = p->a_unit == FL_UNIT_LAST ? a->ndim : a->ndim - 1;
        for (int i = 0; i < ndim; i++) sizes[i] = a->sizes[i];
        if (p->drop != FL_UNIT_LAST) sizes[ndim++] = matrix_of(b, p->b_unit, p->tb).columns;
    } else if (p->kind == FL_PRODUCT_SUMS) {
        if (p->drop != FL_UNIT_FIRST) sizes[ndim++] = p->a_unit == FL_UNIT_LAST ? 1 : a->sizes[a->ndim - 1];
        if (p->drop != FL_UNIT_LAST) sizes[ndim++] = p->b_unit == FL_UNIT_LAST ? 1 : b->sizes[b->ndim - 1];
    } else {
        ndim = fl_shape__broadcast(a->sizes, leading(a, p->a_unit), b->sizes, leading(b, p->b_unit), sizes);
        if (ndim < 0) return -1;
        if (ndim + 2 > FL_MAX_DIMS) {
            fl_fail(FL_RUNTIME_ERROR, "matmul: too many dimensions");
            return -1;
        }
        if (p->drop != FL_UNIT_FIRST) sizes[ndim++] = matrix_of(a, p->a_unit, p->ta).rows;
        if (p->drop != FL_UNIT_LAST) sizes[ndim++] = matrix_of(b, p->b_unit, p->tb).columns;
    }
    return ndim;
}

/* The gradients of A and B for the gradient g of C; saved: A and B, as far as they are needed. */
static void gradients(fl_node *node, const fl_product *p, int input, fl_tensor *g, fl_tensor **out) {
    const bool needs_a = fl_node__needs(node, input), needs_b = fl_node__needs(node, input + 1);
    fl_tensor *a = needs_b ? fl_node__saved(node, 0) : NULL, *b = needs_a ? fl_node__saved(node, 1) : NULL;
    const fl_unit ua = p->a_unit, ub = p->b_unit, uc = p->drop;
    const fl_product_kind kind = p->kind;
    const fl_product_name name = kind == FL_PRODUCT_BATCH ? FL_NAME_BMM : FL_NAME_MM;
    fl_product q;
    if (needs_a) {
        if (kind == FL_PRODUCT_SUMS) {
            q = (fl_product){FL_PRODUCT_ROWS, false, true, ub, uc, ua};
            out[input] = fl_product__apply(&q, b, g, NULL, name);
        } else if (kind == FL_PRODUCT_BATCH && p->ta) {
            q = (fl_product){kind, p->tb, true, ub, uc, ua};
            out[input] = fl_product__apply(&q, b, g, NULL, name);
        } else {
            q = (fl_product){kind, false, !p->tb, uc, ub, ua};
            out[input] = fl_product__apply(&q, g, b, NULL, name);
        }
    }
    if (needs_b) {
        if (kind == FL_PRODUCT_SUMS) {
            q = (fl_product){FL_PRODUCT_ROWS, false, false, ua, uc, ub};
            out[input + 1] = fl_product__apply(&q, a, g, NULL, name);
        } else if (p->tb) {
            q = kind == FL_PRODUCT_ROWS ? (fl_product){FL_PRODUCT_SUMS, false, false, uc, ua, ub}
                                        : (fl_product){kind, true, p->ta, uc, ua, ub};
            out[input + 1] = fl_product__apply(&q, g, a, NULL, name);
        } else {
            q = kind == FL_PRODUCT_ROWS ? (fl_product){FL_PRODUCT_SUMS, false, false, ua, uc, ub}
                                        : (fl_product){kind, !p->ta, false, ua, uc, ub};
            out[input + 1] = fl_product__apply(&q, a, g, NULL, name);
        }
    }
}

/* The bias gradient in one pass, where that is all there is to it; else the engine sums g over the rows. */
static fl_tensor *bias_gradient(fl_tensor *g) {
    if (fl_grad_enabled() || (g->dtype != FL_FLOAT32 && g->dtype != FL_FLOAT64) || g->ndim == 0) return g;
    const int64_t n = g->sizes[g->ndim - 1];
    if (n > 1 && g->strides[g->ndim - 1] != 1) return g;
    matrix m;
    fl_tensor *held = NULL, *sums = fl_tensor__empty(g->dtype, 1, &n);
    bool ok = sums && flatten(g, FL_UNIT_NONE, &m, &held);
    ok = ok && fl_gemm__column_sums(g->dtype == FL_FLOAT64 ? FL_REAL_F64 : FL_REAL_F32, m.rows, n, m.data, m.row,
                                    sums->data, false);
    fl_release(held);
    if (ok) return fl_scope__result(sums);
    fl_release(sums);
    return NULL;
}

static void product_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    const int first = node->n_inputs > 2 ? 1 : 0; /* behind the bias */
    gradients(node, fl_node__data(node), first, grad[0], out);
    if (first && fl_node__needs(node, 0)) out[0] = bias_gradient(grad[0]);
}

static const fl_rule rules[] = {
    [FL_NAME_MM] = {.name = "MmBackward0", .backward = product_backward, .saved = "self, mat2"},
    [FL_NAME_BMM] = {.name = "BmmBackward0", .backward = product_backward, .saved = "self, mat2"},
    [FL_NAME_MV] = {.name = "MvBackward0", .backward = product_backward, .saved = "self, vec"},
    [FL_NAME_DOT] = {.name = "DotBackward0", .backward = product_backward, .saved = "self, tensor"},
    [FL_NAME_ADDMM] = {.name = "AddmmBackward0", .backward = product_backward, .saved = "mat1, mat2"},
    [FL_NAME_UNSAFE_VIEW] = {.name = "UnsafeViewBackward0", .backward = product_backward},
    [FL_NAME_VIEW] = {.name = "ViewBackward0", .backward = product_backward},
    [FL_NAME_SQUEEZE] = {.name = "SqueezeBackward4", .backward = product_backward},
};

fl_tensor *fl_product__apply(const fl_product *p, fl_tensor *a, fl_tensor *b, fl_tensor *bias, fl_product_name name) {
    if (fl_failed()) return NULL;
    int64_t sizes[FL_MAX_DIMS];
    int ndim = shape_of(p, a, b, sizes);
    if (ndim < 0) return NULL;
    fl_tensor *out = fl_tensor__empty(a->dtype, ndim, sizes);
    if (!out) return NULL;
    if (!product_into(p, a, b, bias, out, false)) {
        fl_release(out);
        return NULL;
    }
    fl_tensor *const inputs[] = {bias, a, b};
    const int first = bias ? 1 : 0;
    fl_node *node = fl_node__record(&rules[name], inputs + 1 - first, 2 + first, &out, 1, 2, sizeof(fl_product));
    if (node) {
        *(fl_product *)fl_node__data(node) = *p;
        if (fl_node__needs(node, first + 1)) fl_node__save(node, 0, a);
        if (fl_node__needs(node, first)) fl_node__save(node, 1, b);
    }
    return fl_scope__result(out);
}

/* ---- beta self + alpha product ----------------------------------------------------------------------------------- */

typedef struct sum_data {
    fl_product product;
    fl_scalar beta, alpha;
} sum_data;

static bool is_one(fl_scalar s) { return s.kind == FL_SCALAR_FLOAT ? s.as.d == 1.0 : s.as.i == 1; }
static bool is_zero(fl_scalar s) { return s.kind == FL_SCALAR_FLOAT ? s.as.d == 0.0 : s.as.i == 0; }

static fl_tensor *scaled(fl_tensor *t, fl_scalar by) { return is_one(by) ? t : fl_mul_scalar(t, by); }

static void sum_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    const sum_data *d = fl_node__data(node);
    if (fl_node__needs(node, 0)) out[0] = scaled(grad[0], d->beta);
    if (fl_node__needs(node, 1) || fl_node__needs(node, 2))
        gradients(node, &d->product, 1, scaled(grad[0], d->alpha), out);
}

static const fl_rule sum_rules[] = {
    [FL_ADD_ADDMM] = {.name = "AddmmBackward0", .backward = sum_backward, .saved = "mat1, mat2"},
    [FL_ADD_ADDMV] = {.name = "AddmvBackward0", .backward = sum_backward, .saved = "mat, vec"},
    [FL_ADD_BADDBMM] = {.name = "BaddbmmBackward0", .backward = sum_backward, .saved = "batch1, batch2"},
};

/* A number as the element type has it: integers are cut off. */
static fl_scalar as_type(fl_scalar s, fl_dtype dtype) {
    return fl_is_float(dtype) || s.kind != FL_SCALAR_FLOAT ? s : fl_int((int64_t)s.as.d);
}

/* As numbers of the element type; beta self alone, where there is no product, is an ordinary multiplication. */
static bool numbers_fit(const fl_product *p, const fl_tensor *self, const fl_tensor *a, fl_scalar beta, fl_scalar alpha,
                        fl_add_name name) {
    if (fl_is_float(a->dtype)) return true;
    if (p->kind == FL_PRODUCT_SUMS || a->numel || a->sizes[a->ndim - 1 - p->ta])
        return fl_dtype__check_value(a->dtype, beta) && fl_dtype__check_value(a->dtype, alpha);
    const fl_dtype number = beta.kind == FL_SCALAR_FLOAT  ? fl_get_default_dtype()
                            : beta.kind == FL_SCALAR_BOOL ? FL_BOOL
                                                          : FL_INT64;
    return name == FL_ADD_ADDMV || is_zero(beta) || (number == FL_INT64 && self->dtype != FL_BOOL) ||
           fl_dtype__fits(self->dtype, number);
}

/* beta self + alpha (a b) as a fresh row-major tensor; no graph. Sums of halves are rounded once, at the end. */
static fl_tensor *sum_forward(const fl_product *p, fl_tensor *self, fl_tensor *a, fl_tensor *b, fl_scalar beta,
                              fl_scalar alpha, fl_add_name name) {
    int64_t sizes[FL_MAX_DIMS];
    const int ndim = shape_of(p, a, b, sizes);
    const fl_dtype dtype = (fl_dtype)a->dtype;
    const bool wide = fl_is_half(dtype) && !(is_one(beta) && is_one(alpha));
    fl_tensor *out = ndim < 0 ? NULL : fl_tensor__empty(wide ? FL_FLOAT32 : dtype, ndim, sizes);
    if (!out) return NULL;
    if (!numbers_fit(p, self, a, beta, alpha, name)) return fl_release(out), NULL;
    beta = as_type(beta, a->dtype);
    alpha = as_type(alpha, a->dtype);
    const bool adds = !is_zero(beta);
    fl_no_grad_begin();
    fl_scope_open();
    bool ok = true;
    if (is_one(alpha)) { /* the product is added onto what stands in `out` */
        if (adds) ok = fl_tensor__copy(out, self);
        if (ok && adds && !is_one(beta)) ok = fl_mul_scalar_(out, beta) != NULL;
        ok = ok && product_into(p, a, b, NULL, out, adds);
    } else {
        ok = product_into(p, a, b, NULL, out, false) && fl_mul_scalar_(out, alpha) != NULL;
        if (ok && adds) {
            fl_tensor *from = scaled(wide ? fl_to(self, FL_FLOAT32, NULL) : self, beta);
            ok = from && fl_engine__ops.add_(out, from) != NULL;
        }
    }
    fl_scope_close();
    fl_grad_mode_end();
    fl_tensor *result = !ok ? NULL : wide ? fl_tensor__contiguous_as(out, dtype) : fl_tensor__retain(out);
    fl_release(out);
    return result;
}

fl_tensor *fl_product__add(const fl_product *p, fl_tensor *self, fl_tensor *a, fl_tensor *b, fl_scalar beta,
                           fl_scalar alpha, fl_add_name name, bool inplace) {
    if (fl_failed()) return NULL;
    if (!inplace && name == FL_ADD_ADDMM && is_one(beta) && is_one(alpha) && fl_is_float(self->dtype) &&
        self->ndim == 1 && self->sizes[0] == matrix_of(b, p->b_unit, p->tb).columns)
        return fl_product__apply(p, a, b, self, FL_NAME_ADDMM);
    fl_tensor *out = sum_forward(p, self, a, b, beta, alpha, name);
    if (!out) return NULL;
    if (inplace && !fl_shape__equal(self, out))
        fl_fail(FL_RUNTIME_ERROR, "Bad in-place call: input tensor size %s and output tensor size %s should match",
                FL_SHAPE(self), FL_SHAPE(out));
    if (inplace ? !fl_inplace__begin(self) : fl_failed()) {
        fl_release(out);
        return NULL;
    }
    fl_node *node = fl_node__record(&sum_rules[name], (fl_tensor *[]){self, a, b}, 3, inplace ? NULL : &out,
                                    inplace ? 0 : 1, 2, sizeof(sum_data));
    if (node) {
        *(sum_data *)fl_node__data(node) = (sum_data){*p, beta, alpha};
        if (fl_node__needs(node, 2)) fl_node__save(node, 0, a);
        if (fl_node__needs(node, 1)) fl_node__save(node, 1, b);
    }
    if (!inplace) return fl_scope__result(out);
    if (fl_inplace__ready(self, &node)) {
        fl_tensor__copy(self, out);
        fl_inplace__end(self, node);
    }
    fl_release(out);
    return fl_failed() ? NULL : self;
}

const char *fl_product__dtype(fl_dtype dtype) {
    static const char *const names[] = {"Bool", "Byte", "Char",     "Short", "Int",
                                        "Long", "Half", "BFloat16", "Float", "Double"};
    return dtype >= 0 && dtype < FL_DTYPE_COUNT ? names[dtype] : "Undefined";
}
const char *fl_product__c_type(fl_dtype dtype) {
    static const char *const names[] = {"bool",     "unsigned char", "signed char",   "short int", "int",
                                        "long int", "c10::Half",     "c10::BFloat16", "float",     "double"};
    return dtype >= 0 && dtype < FL_DTYPE_COUNT ? names[dtype] : "undefined";
}
