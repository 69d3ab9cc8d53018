/* attention_tiled.c: scaled dot product attention on kernels/attention.h, which never holds the matrix of scores.
 * Second gradients go by a formula made of ops, which does.
 */
#include <flashlight/autograd.h>
#include "ops/plain.h"

#include "autograd/graph.h"
#include "kernels/attention.h"
#include "ops/attention.h"
#include "tensor/tensor.h"

typedef struct tiled_data {
    double scale;
    bool is_causal;
} tiled_data;

/* ---- What suits -------------------------------------------------------------------------------------------------- */

static bool mask_suits(const fl_tensor *mask, const fl_tensor *q, const fl_tensor *k) {
    if (!mask) return true;
    if ((mask->dtype != FL_BOOL && mask->dtype != FL_FLOAT32) || mask->ndim > 4) return false;
    if (fl_grad_enabled() && fl_requires_grad(mask)) return false;
    const int64_t full[] = {q->sizes[0], q->sizes[1], q->sizes[2], k->sizes[2]};
    for (int i = 0; i < mask->ndim; i++) {
        const int64_t size = mask->sizes[mask->ndim - 1 - i];
        if (size != 1 && size != full[3 - i]) return false;
    }
    return true;
}

bool fl_attention__tiles(const fl_tensor *q, const fl_tensor *k, const fl_tensor *v,
                         const fl_scaled_dot_product_attention_options *o) {
    if (q->dtype != FL_FLOAT32 || q->ndim != 4 || k->ndim != 4 || v->ndim != 4 || o->dropout_p != 0) return false;
    if (!q->numel || !k->numel || !v->numel) return false;
    const int64_t heads = k->sizes[1];
    return q->sizes[0] == k->sizes[0] && k->sizes[0] == v->sizes[0] && heads == v->sizes[1] &&
           (q->sizes[1] == heads || (o->enable_gqa && q->sizes[1] % heads == 0)) && q->sizes[3] == k->sizes[3] &&
           v->sizes[3] == k->sizes[3] && k->sizes[2] == v->sizes[2] && mask_suits(o->attn_mask, q, k);
}

/* ---- Tensors as matrices ----------------------------------------------------------------------------------------- */

/* t itself where its rows are contiguous, else a copy: a reference of the caller's. NULL for NULL. */
static fl_tensor *with_rows(fl_tensor *t) {
    if (!t) return NULL;
    return t->strides[3] == 1 || t->sizes[3] == 1 ? fl_tensor__retain(t) : fl_tensor__contiguous_as(t, FL_FLOAT32);
}

static fl_attention_matrix matrix_of(const fl_tensor *t) {
    return (fl_attention_matrix){(float *)t->data, {t->strides[0], t->strides[1], t->strides[2]}};
}

/* An uninitialised result of those sizes whose first three dimensions lie in memory in the order of like's. */
static fl_tensor *laid_out_like(const fl_tensor *like, int64_t length, int64_t width) {
    int64_t sizes[] = {like->sizes[0], like->sizes[1], length, width}, strides[4] = {0, 0, 0, 1}, step = width;
    int order[] = {0, 1, 2};
    for (int i = 1; i < 3; i++)
        for (int j = i; j > 0 && like->strides[order[j]] > like->strides[order[j - 1]]; j--) {
            const int swap = order[j];
            order[j] = order[j - 1];
            order[j - 1] = swap;
        }
    for (int i = 2; i >= 0; i--) {
        strides[order[i]] = step;
        step *= sizes[order[i]];
    }
    return fl_tensor__empty_strided(FL_FLOAT32, 4, sizes, strides);
}

static fl_attention call_of(const fl_tensor *q, const fl_tensor *k, const fl_tensor *v, const fl_tensor *out,
                            const fl_tensor *log_sums, const fl_tensor *mask, const tiled_data *d) {
    fl_attention a = {.batch = q->sizes[0],
                      .heads = q->sizes[1],
                      .key_heads = k->sizes[1],
                      .length = q->sizes[2],
                      .source = k->sizes[2],
                      .width = q->sizes[3],
                      .value_width = v->sizes[3],
                      .scale = (float)d->scale,
                      .causal = d->is_causal,
                      .q = matrix_of(q),
                      .k = matrix_of(k),
                      .v = matrix_of(v),
                      .out = matrix_of(out),
                      .log_sums = (float *)log_sums->data};
    if (!mask) return a;
    a.mask_kind = mask->dtype == FL_BOOL ? FL_ATTENTION_ALLOWED : FL_ATTENTION_ADDED;
    a.mask = mask->data;
    for (int i = 0; i < mask->ndim; i++)
        if (mask->sizes[i] != 1) a.mask_step[4 - mask->ndim + i] = mask->strides[i];
    return a;
}

/* ---- Gradients --------------------------------------------------------------------------------------------------- */

static bool by_kernel(fl_node *node, fl_tensor *const *in, fl_tensor *grad, fl_tensor **out) {
    fl_tensor *q = with_rows(in[0]), *k = with_rows(in[1]), *v = with_rows(in[2]), *y = with_rows(in[3]);
    fl_tensor *g = with_rows(grad), *dq = NULL, *dk = NULL, *dv = NULL;
    bool ok = q && k && v && y && g && (dq = laid_out_like(in[0], q->sizes[2], q->sizes[3])) &&
              (dk = laid_out_like(in[1], k->sizes[2], k->sizes[3])) &&
              (dv = laid_out_like(in[2], v->sizes[2], v->sizes[3]));
    if (ok) {
        const fl_attention a = call_of(q, k, v, y, in[4], in[5], fl_node__data(node));
        ok = fl_attention__backward(&a, matrix_of(g), matrix_of(dq), matrix_of(dk), matrix_of(dv));
    }
    fl_tensor *made[] = {dq, dk, dv}, *used[] = {q, k, v, y, g};
    for (int i = 0; i < 5; i++) fl_release(used[i]);
    for (int i = 0; i < 3; i++) {
        if (ok && fl_node__needs(node, i))
            out[i] = fl_scope__result(made[i]);
        else
            fl_release(made[i]);
    }
    return ok;
}

/* The sum over the query heads that share a head of keys. */
static fl_tensor *by_key_head(fl_tensor *t, int64_t key_heads) {
    if (fl_failed() || t->sizes[1] == key_heads) return t;
    const int64_t sizes[] = {t->sizes[0], key_heads, t->sizes[1] / key_heads, t->sizes[2], t->sizes[3]}, dims[] = {2};
    return fl_sum_dim(fl_reshape(t, sizes, 5), dims, 1, NULL);
}

static void tiled_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    const tiled_data *d = fl_node__data(node);
    fl_tensor *in[6];
    for (int i = 0; i < 6; i++) in[i] = fl_node__saved(node, i);
    if (fl_failed()) return;
    if (!fl_grad_enabled()) {
        by_kernel(node, in, grad[0], out);
        return;
    }
    fl_tensor *q = in[0], *g = grad[0];
    const int64_t key_heads = in[1]->sizes[1], dims[] = {-1};
    const bool shared = key_heads != q->sizes[1];
    fl_tensor *k = shared ? fl_attention__shared_heads(in[1], q) : in[1];
    fl_tensor *v = shared ? fl_attention__shared_heads(in[2], q) : in[2];
    fl_tensor *weights = fl_failed() ? NULL : fl_attention__weights(q, k, in[5], d->is_causal, d->scale);
    fl_sum_dim_options keep = FL_SUM_DIM_OPTIONS;
    keep.keepdim = true;
    fl_tensor *dweights = fl_mul(weights, fl_matmul(g, fl_transpose(v, -2, -1)));
    fl_tensor *dscores = fl_sub(dweights, fl_mul(weights, fl_sum_dim(dweights, dims, 1, &keep)));
    dscores = fl_mul_scalar(dscores, fl_float(d->scale));
    if (fl_node__needs(node, 0)) out[0] = fl_matmul(dscores, k);
    if (fl_node__needs(node, 1)) out[1] = by_key_head(fl_matmul(fl_transpose(dscores, -2, -1), q), key_heads);
    if (fl_node__needs(node, 2)) out[2] = by_key_head(fl_matmul(fl_transpose(weights, -2, -1), g), key_heads);
}
static const fl_rule tiled_rule = {.name = "ScaledDotProductFlashAttentionForCpuBackward0",
                                   .backward = tiled_backward,
                                   .saved = "query, key, value, output, logsumexp, attn_mask"};

/* ---- The op ------------------------------------------------------------------------------------------------------ */

fl_tensor *fl_attention__tiled(fl_tensor *query, fl_tensor *key, fl_tensor *value, fl_tensor *mask, bool is_causal,
                               double scale) {
    if (fl_failed()) return NULL;
    const tiled_data d = {scale, is_causal};
    const int64_t rows[] = {query->sizes[0], query->sizes[1], query->sizes[2]};
    fl_tensor *q = with_rows(query), *k = with_rows(key), *v = with_rows(value);
    fl_tensor *out = laid_out_like(query, query->sizes[2], value->sizes[3]);
    fl_tensor *log_sums = fl_tensor__empty(FL_FLOAT32, 3, rows);
    bool ok = q && k && v && out && log_sums;
    if (ok) {
        const fl_attention a = call_of(q, k, v, out, log_sums, mask, &d);
        ok = fl_attention__forward(&a);
    }
    fl_release(q);
    fl_release(k);
    fl_release(v);
    if (!ok) {
        fl_release(out);
        fl_release(log_sums);
        return NULL;
    }
    fl_tensor *inputs[] = {query, key, value};
    fl_node *node = fl_node__record(&tiled_rule, inputs, 3, &out, 1, 6, sizeof(tiled_data));
    if (node) {
        *(tiled_data *)fl_node__data(node) = d;
        for (int i = 0; i < 3; i++) fl_node__save(node, i, inputs[i]);
        fl_node__save_output(node, 3, out, 0);
        fl_node__save(node, 4, log_sums);
        fl_node__save(node, 5, mask);
    }
    fl_release(log_sums);
    return fl_scope__result(out);
}
