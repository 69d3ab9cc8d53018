/* attention.c: scaled dot product attention, and the form with several heads and their projections. Both are made of
 * other ops, so their gradients follow; the common case of the first has a kernel (attention_tiled.c).
 */
#include "ops/attention.h"
#include "base/generator.h"

#include <math.h>
#include "ops/plain.h"

#include "ops/product.h"
#include "tensor/tensor.h"

typedef long long ll;

/* ---- Masks ------------------------------------------------------------------------------------------------------- */

bool fl_attention__warn_of_types(const fl_tensor *mask, const char *name, const fl_tensor *other,
                                 const char *other_name) {
    if (fl_failed() || !mask || !other || mask->dtype == other->dtype) return !fl_failed();
    return fl_warn(FL_USER_WARNING, "Support for mismatched %s and %s is deprecated. Use same type for both instead.",
                   name, other_name);
}

fl_tensor *fl_attention__additive(fl_tensor *mask, const char *name, fl_dtype dtype) {
    if (fl_failed() || !mask) return NULL;
    fl_tensor__retain(mask);
    if (fl_is_float((fl_dtype)mask->dtype)) return fl_scope__result(mask);
    fl_release(mask);
    if (mask->dtype != FL_BOOL) {
        return fl_fail(FL_ASSERTION_ERROR, "only bool and floating types of %s are supported", name);
    }
    fl_zeros_like_options o = FL_ZEROS_LIKE_OPTIONS;
    o.dtype = dtype;
    fl_scope_open();
    return fl_scope_return(fl_masked_fill(fl_zeros_like(mask, &o), mask, fl_float(-INFINITY)));
}

fl_tensor *fl_attention__causal(int64_t size, fl_dtype dtype) {
    fl_full_options o = FL_FULL_OPTIONS;
    o.dtype = dtype;
    fl_triu_options above = FL_TRIU_OPTIONS;
    above.diagonal = 1;
    fl_scope_open();
    return fl_scope_return(fl_triu(fl_full((int64_t[]){size, size}, 2, fl_float(-INFINITY), &o), &above));
}

/* ---- Scaled dot product attention -------------------------------------------------------------------------------- */

/* Whether the mask can be broadcast to the scores. */
static bool mask_fits(const fl_tensor *mask, const fl_tensor *q, const fl_tensor *k, bool shared_heads) {
    if (q->ndim == 4 && mask->ndim < 2 && !fl_requires_grad(mask)) return fl_shape__wrap_dim(-2, mask->ndim) >= 0;
    int64_t sizes[FL_MAX_DIMS];
    int n = q->ndim - 2;
    memcpy(sizes, q->sizes, (size_t)n * sizeof *sizes);
    if (!shared_heads) n = fl_shape__broadcast(q->sizes, n, k->sizes, k->ndim - 2, sizes);
    if (n < 0) return false;
    sizes[n++] = q->sizes[q->ndim - 2];
    sizes[n++] = k->sizes[k->ndim - 2];
    bool fits = mask->ndim <= n;
    for (int i = 1; i <= mask->ndim && fits; i++)
        fits = mask->sizes[mask->ndim - i] == 1 || mask->sizes[mask->ndim - i] == sizes[n - i];
    if (!fits)
        fl_fail(FL_RUNTIME_ERROR,
                "scaled_dot_product_attention: attn_mask of shape %s cannot be broadcast to the scores, which have "
                "%lld positions of query by %lld of key in a query of shape %s",
                FL_SHAPE(mask), (ll)sizes[n - 2], (ll)sizes[n - 1], FL_SHAPE(q));
    return fits;
}

static bool check(const fl_tensor *q, const fl_tensor *k, const fl_tensor *v,
                  const fl_scaled_dot_product_attention_options *o) {
    if (q->dtype != k->dtype || q->dtype != v->dtype) {
        fl_fail(FL_RUNTIME_ERROR,
                "Expected query, key, and value to have the same dtype, but got query.dtype: %s key.dtype: %s and "
                "value.dtype: %s instead.",
                fl_product__c_type(q->dtype), fl_product__c_type(k->dtype), fl_product__c_type(v->dtype));
        return false;
    }
    if (q->ndim < 2 || k->ndim < 2 || v->ndim < 2) {
        fl_fail(FL_RUNTIME_ERROR,
                "Expected query, key, and value to all be  at least 2 dimensional, but got query.dim: %d key.dim: %d "
                "and value.dim: %d instead.",
                q->ndim, k->ndim, v->ndim);
        return false;
    }
    const fl_tensor *mask = o->attn_mask;
    if (mask && mask->dtype != FL_BOOL && mask->dtype != FL_FLOAT32 && mask->dtype != q->dtype) {
        fl_fail(FL_RUNTIME_ERROR,
                "Expected attn_mask dtype to be bool or float or to match query dtype, but got attn_mask.dtype: %s and "
                " query.dtype: %s instead.",
                fl_product__c_type(mask->dtype), fl_product__c_type(q->dtype));
        return false;
    }
    if (mask && !mask_fits(mask, q, k, o->enable_gqa)) return false;
    if (!(o->dropout_p >= 0 && o->dropout_p <= 1)) {
        fl_fail(FL_RUNTIME_ERROR, "dropout probability has to be between 0 and 1, but got %g", o->dropout_p);
        return false;
    }
    bool recorded = fl_grad_enabled() && (fl_requires_grad(q) || fl_requires_grad(k) || fl_requires_grad(v));
    if (mask && o->is_causal && (recorded || o->dropout_p > 0)) {
        fl_fail(FL_RUNTIME_ERROR,
                "_scaled_dot_product_attention: Explicit attn_mask should not be set when is_causal=True");
        return false;
    }
    return true;
}

fl_tensor *fl_attention__shared_heads(fl_tensor *t, const fl_tensor *q) {
    int64_t heads = q->ndim > 2 ? q->sizes[q->ndim - 3] : 1, own = t->ndim > 2 ? t->sizes[t->ndim - 3] : 1;
    if (q->ndim < 3 || t->ndim < 3 || own == 0 || heads % own != 0) {
        return fl_fail(FL_RUNTIME_ERROR,
                       "Number of heads in key and value must divide the number of heads in query, got %lld and %lld",
                       (ll)own, (ll)heads);
    }
    fl_repeat_interleave_options o = FL_REPEAT_INTERLEAVE_OPTIONS;
    o.dim = -3;
    return own == heads ? t : fl_repeat_interleave(t, heads / own, &o);
}

/* True where a position must not be looked at, from a mask of either kind; NULL where there is none. */
static fl_tensor *hidden_positions(fl_tensor *mask, bool is_causal, int64_t length, int64_t source) {
    fl_tensor *hidden = NULL;
    if (mask) hidden = mask->dtype == FL_BOOL ? fl_logical_not(mask) : fl_eq_scalar(mask, fl_float(-INFINITY));
    if (!is_causal || fl_failed()) return hidden;
    fl_ones_options o = FL_ONES_OPTIONS;
    o.dtype = FL_BOOL;
    fl_tensor *later = fl_logical_not(fl_tril(fl_ones((int64_t[]){length, source}, 2, &o), NULL));
    return hidden ? fl_logical_or(hidden, later) : later;
}

/* Softmax over the last dimension, zeros for a row that may look nowhere. */
static fl_tensor *weigh(fl_tensor *scores, fl_tensor *hidden, bool fill) {
    static const char name[] = "SafeSoftmaxBackward0";
    if (!hidden) return fl_node__named(fl_softmax(scores, -1, NULL), name);
    if (fill) scores = fl_masked_fill(scores, hidden, fl_float(-INFINITY));
    fl_all_dim_options keep = FL_ALL_DIM_OPTIONS;
    keep.keepdim = true;
    fl_tensor *nowhere = fl_all_dim(hidden, (int64_t[]){-1}, 1, &keep), *any = fl_any(nowhere);
    if (fl_failed()) return NULL;
    if (!fl_item_scalar(any).as.i) return fl_node__named(fl_softmax(scores, -1, NULL), name);
    scores = fl_masked_fill(scores, nowhere, fl_int(0));
    return fl_masked_fill(fl_softmax(scores, -1, NULL), nowhere, fl_int(0));
}

fl_tensor *fl_attention__weights(fl_tensor *q, fl_tensor *k, fl_tensor *mask, bool is_causal, double scale) {
    /* PyTorch multiplies both with the root of the scale. */
    q = fl_node__named_as(fl_mul_scalar(q, fl_float(scale)), "MulBackward1", "0");
    fl_tensor *keys = fl_node__named_as(fl_transpose(k, -2, -1), "MulBackward1", "TransposeBackward0(0)");
    fl_tensor *scores = fl_matmul(q, keys);
    if (fl_failed()) return NULL;
    if (mask && mask->dtype != FL_BOOL) {
        if (mask->dtype != q->dtype) mask = fl_to(mask, (fl_dtype)q->dtype, NULL);
        scores = fl_add(scores, mask);
    }
    fl_tensor *hidden = hidden_positions(mask, is_causal, q->sizes[q->ndim - 2], k->sizes[k->ndim - 2]);
    return weigh(scores, hidden, is_causal || (mask && mask->dtype == FL_BOOL));
}

static fl_tensor *attend(fl_tensor *q, fl_tensor *k, fl_tensor *v, const fl_scaled_dot_product_attention_options *o) {
    const double width = (double)q->sizes[q->ndim - 1],
                 scale = fl_float__is_none(o->scale) ? 1 / sqrt(width) : o->scale;
    if (fl_attention__tiles(q, k, v, o)) return fl_attention__tiled(q, k, v, o->attn_mask, o->is_causal, scale);
    if (o->enable_gqa) {
        fl_tensor *keys = fl_attention__shared_heads(k, q);
        v = v == k ? keys : fl_attention__shared_heads(v, q);
        k = keys;
    }
    if (fl_failed()) return NULL;
    fl_tensor *weights = fl_attention__weights(q, k, o->attn_mask, o->is_causal, scale);
    if (o->dropout_p != 0) {
        fl_dropout_options drop = FL_DROPOUT_OPTIONS;
        drop.p = o->dropout_p;
        weights = fl_dropout(weights, &drop);
    }
    return fl_matmul(weights, v);
}

/* Of float16 and bfloat16: scores and weights are in float32, as in PyTorch, where they neither overflow nor are
 * rounded. */
static fl_tensor *attend_halves(fl_tensor *q, fl_tensor *k, fl_tensor *v,
                                const fl_scaled_dot_product_attention_options *o) {
    fl_scaled_dot_product_attention_options wide = *o;
    if (o->attn_mask && o->attn_mask->dtype != FL_BOOL) wide.attn_mask = fl_to(o->attn_mask, FL_FLOAT32, NULL);
    fl_tensor *keys = fl_to(k, FL_FLOAT32, NULL);
    fl_tensor *values = v == k ? keys : fl_to(v, FL_FLOAT32, NULL), *queries = fl_to(q, FL_FLOAT32, NULL);
    fl_tensor *y = fl_failed() ? NULL : attend(queries, keys, values, &wide);
    return y ? fl_to(y, (fl_dtype)q->dtype, NULL) : NULL;
}

/* Integers have no softmax: there is a result only where nothing is weighed or wanted. */
static fl_tensor *attend_integers(fl_tensor *q, fl_tensor *k, fl_tensor *v) {
    fl_scope_open();
    const fl_zeros_options o = {.dtype = q->dtype == FL_BOOL ? FL_INT64 : (fl_dtype)q->dtype};
    fl_tensor *scores =
        fl_matmul(fl_zeros(q->sizes, q->ndim, &o), fl_transpose(fl_zeros(k->sizes, k->ndim, &o), -2, -1));
    fl_tensor *y = fl_matmul(scores, fl_zeros(v->sizes, v->ndim, &o));
    if (y && y->numel && scores->numel)
        fl_fail(FL_RUNTIME_ERROR, "scaled_dot_product_attention: expected scalar type Float but found %s",
                fl_product__dtype(q->dtype));
    return fl_scope_return(fl_failed() ? NULL : y);
}

fl_tensor *fl_scaled_dot_product_attention__plain(fl_tensor *query, fl_tensor *key, fl_tensor *value,
                                                  const fl_scaled_dot_product_attention_options *options) {
    static const fl_scaled_dot_product_attention_options defaults = FL_SCALED_DOT_PRODUCT_ATTENTION_OPTIONS;
    const fl_scaled_dot_product_attention_options *o = options ? options : &defaults;
    if (fl_failed() || !check(query, key, value, o)) return NULL;
    if (!fl_is_float((fl_dtype)query->dtype)) return attend_integers(query, key, value);
    const bool half = query->dtype == FL_FLOAT16 || query->dtype == FL_BFLOAT16;
    fl_generator_mark before;
    if (o->dropout_p != 0) fl_generator__mark(NULL, &before);
    fl_scope_open();
    fl_tensor *result = fl_scope_return((half ? attend_halves : attend)(query, key, value, o));
    if (fl_failed() && o->dropout_p != 0) fl_generator__back(NULL, &before);
    return result;
}

/* ---- Several heads ----------------------------------------------------------------------------------------------- */

typedef fl_multi_head_attention_forward_options mha_options;

/* What one call works on; everything in it belongs to the scope the call opened. */
typedef struct mha {
    fl_tensor *query, *key, *value; /* (L, N, E), (S, N, Ek), (S, N, Ev) */
    fl_tensor *q, *k, *v;           /* after the projections, (N heads, L or S, head) */
    fl_tensor *attn_mask, *padding; /* to add, or NULL */
    int64_t length, batch, width, heads, head, source;
    bool batched, is_causal;
} mha;

static bool assert_that(bool ok, const char *message) {
    if (!ok) fl_fail(FL_ASSERTION_ERROR, "%s", message);
    return ok;
}

static bool check_shapes(const fl_tensor *query, const fl_tensor *key, const fl_tensor *value, const mha_options *o,
                         int64_t heads) {
    int dims = query->ndim;
    if (dims != 2 && dims != 3) {
        fl_fail(FL_ASSERTION_ERROR, "query should be unbatched 2D or batched 3D tensor but received %d-D query tensor",
                dims);
        return false;
    }
    const char *kind = dims == 3 ? "batched" : "unbatched";
    if (key->ndim != dims || value->ndim != dims) {
        fl_fail(FL_ASSERTION_ERROR,
                "For %s (%d-D) `query`, expected `key` and `value` to be %d-D but found %d-D and %d-D tensors "
                "respectively",
                kind, dims, dims, key->ndim, value->ndim);
        return false;
    }
    const fl_tensor *padding = o->key_padding_mask, *mask = o->attn_mask;
    if (padding && padding->ndim != dims - 1) {
        fl_fail(FL_ASSERTION_ERROR,
                "For %s (%d-D) `query`, expected `key_padding_mask` to be `None` or %d-D but found %d-D tensor instead",
                kind, dims, dims - 1, padding->ndim);
        return false;
    }
    if (mask && mask->ndim != 2 && mask->ndim != 3) {
        fl_fail(FL_ASSERTION_ERROR,
                "For %s (%d-D) `query`, expected `attn_mask` to be `None`, 2-D or 3-D but found %d-D tensor instead",
                kind, dims, mask->ndim);
        return false;
    }
    if (dims == 2 && mask && mask->ndim == 3 &&
        (mask->sizes[0] != heads || mask->sizes[1] != query->sizes[0] || mask->sizes[2] != key->sizes[0])) {
        fl_fail(FL_ASSERTION_ERROR, "Expected `attn_mask` shape to be (%lld, %lld, %lld) but got torch.Size(%s)",
                (ll)heads, (ll)query->sizes[0], (ll)key->sizes[0], FL_SHAPE(mask));
        return false;
    }
    return true;
}

/* The masks as numbers, and whether is_causal may stand for attn_mask. */
static bool read_masks(mha *a, const mha_options *o) {
    fl_dtype dtype = (fl_dtype)a->query->dtype;
    if (!fl_attention__warn_of_types(o->key_padding_mask, "key_padding_mask", o->attn_mask, "attn_mask")) return false;
    a->padding = fl_attention__additive(o->key_padding_mask, "key_padding_mask", dtype);
    if (a->padding && !a->batched) a->padding = fl_unsqueeze(a->padding, 0);
    a->is_causal = o->is_causal;
    if (fl_failed()) return false;
    if (o->is_causal && !o->attn_mask) {
        return fl_fail(FL_RUNTIME_ERROR,
                       "Need attn_mask if specifying the is_causal hint. You may use the Transformer module method "
                       "`generate_square_subsequent_mask` to create this mask.") != NULL;
    }
    if (o->is_causal && !a->padding && !o->need_weights) return true; /* the mask need not be read */
    a->attn_mask = fl_attention__additive(o->attn_mask, "attn_mask", dtype);
    a->is_causal = o->is_causal && !a->padding;
    return !fl_failed();
}

/* PyTorch's is one copy, of a view, whose parts it selects. */
static const char divided[] = "CloneBackward0";

/* The pieces of t, equal ones over its last dimension, into *first, *second and (where it is wanted) *third. */
static void divide(fl_tensor *t, fl_tensor **first, fl_tensor **second, fl_tensor **third) {
    fl_tensor **const to[] = {first, second, third};
    int n = third ? 3 : 2;
    fl_chunk_options o = FL_CHUNK_OPTIONS;
    o.dim = -1;
    fl_tensors pieces = fl_chunk(t, n, &o);
    if (!fl_failed() && pieces.count != n)
        fl_fail(FL_RUNTIME_ERROR, "in_proj_weight does not hold %d weights of queries, keys and values", 3);
    for (int i = 0; i < n && !fl_failed(); i++) *to[i] = pieces.items[i];
    if (!fl_failed())
        fl_node__named_as(*first, divided,
                          "SqueezeBackward1(TransposeBackward0(UnsqueezeBackward0(ViewBackward0(0))))");
}

/* The weights or biases of the projections, which stand one below the other: all three, or with `two` those of the
 * queries and those of keys and values; NULL for NULL. */
static void take_apart(fl_tensor *t, bool two, int64_t width, fl_tensor **to) {
    const int64_t sizes[] = {width, 2 * width};
    to[0] = to[1] = to[2] = NULL;
    if (!t || fl_failed()) return;
    const fl_tensors pieces = two ? fl_split_with_sizes(t, sizes, 2, NULL) : fl_chunk(t, 3, NULL);
    if (!fl_failed() && pieces.count != (two ? 2 : 3))
        fl_fail(FL_RUNTIME_ERROR, "in_proj_weight does not hold %d weights of queries, keys and values", 3);
    for (int64_t i = 0; i < pieces.count && !fl_failed(); i++) to[i] = pieces.items[i];
}

/* Queries, keys and values by one weight, in as few products as there are different inputs. */
static void project_together(mha *a, fl_tensor *weight, fl_tensor *bias) {
    int64_t e = a->width;
    if (a->query == a->key && a->key == a->value) {
        divide(fl_linear(a->query, weight, bias), &a->q, &a->k, &a->v);
        return;
    }
    const bool two = a->key == a->value;
    fl_tensor *w[3], *b[3];
    take_apart(weight, two, e, w);
    take_apart(bias, two, e, b);
    if (fl_failed()) return;
    a->q = fl_linear(a->query, w[0], b[0]);
    if (two) {
        divide(fl_linear(a->key, w[1], b[1]), &a->k, &a->v, NULL);
    } else {
        a->k = fl_linear(a->key, w[1], b[1]);
        a->v = fl_linear(a->value, w[2], b[2]);
    }
}

static bool check_batch(const mha *a) {
    if (a->key->sizes[1] == a->batch) return true;
    return fl_fail(FL_RUNTIME_ERROR, "multi_head_attention_forward: query has a batch of %lld, key one of %lld",
                   (ll)a->batch, (ll)a->key->sizes[1]) != NULL;
}

static bool project(mha *a, fl_tensor *weight, fl_tensor *bias, const mha_options *o) {
    const fl_tensor *k = a->key, *v = a->value, *both[] = {o->use_separate_proj_weight ? NULL : weight, bias};
    for (int i = 0; i < 2; i++)
        if (both[i] && (both[i]->ndim != 2 - i || both[i]->sizes[0] != 3 * a->width))
            return fl_fail(FL_RUNTIME_ERROR,
                           "multi_head_attention_forward: expected %s with a first dimension of 3 * %lld, "
                           "but got %s",
                           i ? "in_proj_bias" : "in_proj_weight", (ll)a->width, FL_SHAPE(both[i])) != NULL;
    if (!o->use_separate_proj_weight) {
        if (!fl_shape__equal(k, v)) {
            return fl_fail(FL_ASSERTION_ERROR, "key shape torch.Size(%s) does not match value shape torch.Size(%s)",
                           FL_SHAPE(k), FL_SHAPE(v)) != NULL;
        }
        if (!assert_that(weight != NULL, "use_separate_proj_weight is False but in_proj_weight is None") ||
            !check_batch(a))
            return false;
        project_together(a, weight, bias);
        return !fl_failed();
    }
    if (k->sizes[0] != v->sizes[0] || k->sizes[1] != v->sizes[1]) {
        return fl_fail(FL_ASSERTION_ERROR,
                       "key's sequence and batch dims torch.Size([%lld, %lld]) do not match value's torch.Size([%lld, "
                       "%lld])",
                       (ll)k->sizes[0], (ll)k->sizes[1], (ll)v->sizes[0], (ll)v->sizes[1]) != NULL;
    }
    if (!assert_that(o->q_proj_weight != NULL, "use_separate_proj_weight is True but q_proj_weight is None") ||
        !assert_that(o->k_proj_weight != NULL, "use_separate_proj_weight is True but k_proj_weight is None") ||
        !assert_that(o->v_proj_weight != NULL, "use_separate_proj_weight is True but v_proj_weight is None") ||
        !check_batch(a))
        return false;
    const fl_tensor *inputs[] = {a->query, k, v}, *weights[] = {o->q_proj_weight, o->k_proj_weight, o->v_proj_weight};
    static const char *const kinds[] = {"query", "key", "value"};
    for (int i = 0; i < 3; i++) {
        const int64_t wide = inputs[i]->sizes[inputs[i]->ndim - 1], *sizes = weights[i]->sizes;
        if (weights[i]->ndim == 2 && sizes[0] == a->width && sizes[1] == wide) continue;
        return fl_fail(FL_ASSERTION_ERROR, "expecting %s weights shape of (%lld, %lld), but got torch.Size(%s)",
                       kinds[i], (ll)a->width, (ll)wide, FL_SHAPE(weights[i])) != NULL;
    }
    fl_tensor *b[3];
    take_apart(bias, false, a->width, b);
    a->q = fl_linear(a->query, o->q_proj_weight, b[0]);
    a->k = fl_linear(a->key, o->k_proj_weight, b[1]);
    a->v = fl_linear(a->value, o->v_proj_weight, b[2]);
    return !fl_failed();
}

static bool check_mask(mha *a) {
    const fl_tensor *mask = a->attn_mask;
    if (!mask) return true;
    int64_t rows = mask->sizes[mask->ndim - 2], columns = mask->sizes[mask->ndim - 1];
    bool fits = rows == a->length && columns == a->source;
    if (mask->ndim == 2) {
        if (fits) {
            a->attn_mask = fl_unsqueeze(a->attn_mask, 0);
            return !fl_failed();
        }
        return fl_fail(FL_RUNTIME_ERROR, "The shape of the 2D attn_mask is torch.Size(%s), but should be (%lld, %lld).",
                       FL_SHAPE(mask), (ll)a->length, (ll)a->source) != NULL;
    }
    if (fits && mask->sizes[0] == a->batch * a->heads) return true;
    return fl_fail(FL_RUNTIME_ERROR,
                   "The shape of the 3D attn_mask is torch.Size(%s), but should be (%lld, %lld, %lld).", FL_SHAPE(mask),
                   (ll)(a->batch * a->heads), (ll)a->length, (ll)a->source) != NULL;
}

/* One more source position, which nothing hides. */
static void widen(mha *a) {
    static const int64_t one[] = {0, 1};
    if (a->attn_mask) a->attn_mask = fl_pad(a->attn_mask, one, 2, NULL);
    if (a->padding) a->padding = fl_pad(a->padding, one, 2, NULL);
}

static fl_tensor *append(fl_tensor *t, fl_tensor *more, int64_t dim) {
    fl_cat_options o = FL_CAT_OPTIONS;
    o.dim = dim;
    fl_tensor *both[] = {t, more};
    return fl_failed() ? NULL : fl_cat(both, 2, &o);
}

/* (L, N, E) -> (N heads, L, head) */
static fl_tensor *by_head(const mha *a, fl_tensor *t) {
    if (fl_failed()) return NULL;
    int64_t shape[] = {t->sizes[0], a->batch * a->heads, a->head};
    fl_tensor *heads = fl_reshape(t, shape, 3);
    if (t->autograd && t->autograd->grad_fn && t->autograd->grad_fn->name == divided)
        fl_node__named_as(heads, "ViewBackward0", "SelectBackward0(0=)");
    return fl_transpose(heads, 0, 1);
}

static bool check_static(const mha *a, const fl_tensor *t, const char *name) {
    if (!t) return true;
    if (t->ndim == 3 && t->sizes[0] == a->batch * a->heads && t->sizes[2] == a->head) return true;
    return fl_fail(FL_ASSERTION_ERROR, "expecting %s.size() of (%lld, *, %lld), but got %s", name,
                   (ll)(a->batch * a->heads), (ll)a->head, FL_SHAPE(t)) != NULL;
}

static bool split_heads(mha *a, fl_tensor *bias_k, fl_tensor *bias_v, bool add_zero_attn, const mha_options *o) {
    if (!assert_that((bias_k == NULL) == (bias_v == NULL), "bias_k and bias_v go together")) return false;
    if (bias_k) {
        if (!assert_that(!o->static_k, "bias cannot be added to static key.") ||
            !assert_that(!o->static_v, "bias cannot be added to static value."))
            return false;
        const int64_t row[] = {1, a->batch, -1};
        a->k = append(a->k, fl_expand(bias_k, row, 3, NULL), 0);
        a->v = append(a->v, fl_expand(bias_v, row, 3, NULL), 0);
        widen(a);
    }
    if (!check_static(a, o->static_k, "static_k") || !check_static(a, o->static_v, "static_v")) return false;
    a->q = by_head(a, a->q);
    a->k = o->static_k ? o->static_k : by_head(a, a->k);
    a->v = o->static_v ? o->static_v : by_head(a, a->v);
    if (add_zero_attn && !fl_failed()) {
        fl_zeros_options like = FL_ZEROS_OPTIONS;
        like.dtype = (fl_dtype)a->k->dtype;
        fl_tensor *zeros = fl_zeros((int64_t[]){a->batch * a->heads, 1, a->head}, 3, &like);
        a->k = append(a->k, zeros, 1);
        a->v = append(a->v, zeros, 1);
        widen(a);
    }
    if (fl_failed()) return false;
    a->source = a->k->sizes[1];
    if (!a->padding) return true;
    if (a->padding->sizes[0] != a->batch || a->padding->sizes[1] != a->source) {
        return fl_fail(FL_ASSERTION_ERROR, "expecting key_padding_mask shape of (%lld, %lld), but got torch.Size(%s)",
                       (ll)a->batch, (ll)a->source, FL_SHAPE(a->padding)) != NULL;
    }
    const int64_t apart[] = {a->batch, 1, 1, a->source}, wide[] = {-1, a->heads, -1, -1};
    const int64_t flat[] = {a->batch * a->heads, 1, a->source};
    fl_tensor *padding = fl_reshape(fl_expand(fl_reshape(a->padding, apart, 4), wide, 4, NULL), flat, 3);
    a->attn_mask = a->attn_mask ? fl_add(a->attn_mask, padding) : padding;
    return !fl_failed();
}

/* Attention with its weights: (L N, E) and (N heads, L, S). */
static fl_tensor *with_weights(mha *a, double dropout, fl_tensor **weights) {
    if (!assert_that(!(a->is_causal && !a->attn_mask), "FIXME: is_causal not implemented for need_weights"))
        return NULL;
    fl_tensor *scaled = fl_mul_scalar(a->q, fl_float(sqrt(1 / (double)a->head)));
    fl_tensor *scores = fl_bmm(scaled, fl_transpose(a->k, -2, -1));
    if (a->attn_mask) scores = fl_add(a->attn_mask, scores);
    *weights = fl_softmax(scores, -1, NULL);
    if (dropout > 0) {
        fl_dropout_options drop = FL_DROPOUT_OPTIONS;
        drop.p = dropout;
        *weights = fl_dropout(*weights, &drop);
    }
    const int64_t rows[] = {a->length * a->batch, a->width};
    return fl_reshape(fl_transpose(fl_bmm(*weights, a->v), 0, 1), rows, 2);
}

static fl_tensor *without_weights(mha *a, double dropout) {
    fl_scaled_dot_product_attention_options o = FL_SCALED_DOT_PRODUCT_ATTENTION_OPTIONS;
    o.dropout_p = dropout;
    o.is_causal = a->is_causal;
    if (a->attn_mask && a->attn_mask->sizes[0] == 1) {
        o.attn_mask = fl_unsqueeze(a->attn_mask, 0);
    } else if (a->attn_mask) {
        const int64_t shape[] = {a->batch, a->heads, a->attn_mask->sizes[1], a->source};
        o.attn_mask = fl_reshape(a->attn_mask, shape, 4);
    }
    const int64_t queries[] = {a->batch, a->heads, a->length, a->head};
    const int64_t sources[] = {a->batch, a->heads, a->source, a->head};
    fl_tensor *q = fl_view(a->q, queries, 4), *k = fl_view(a->k, sources, 4), *v = fl_view(a->v, sources, 4);
    fl_tensor *y = fl_failed() ? NULL : fl_scaled_dot_product_attention(q, k, v, &o);
    const int64_t order[] = {2, 0, 1, 3}, rows[] = {a->batch * a->length, a->width};
    return y ? fl_reshape(fl_permute(y, order, 4), rows, 2) : NULL;
}

static bool read_inputs(mha *a, fl_tensor *query, fl_tensor *key, fl_tensor *value, int64_t embed_dim) {
    a->batched = query->ndim == 3;
    a->query = a->batched ? query : fl_unsqueeze(query, 1);
    a->key = key == query ? a->query : a->batched ? key : fl_unsqueeze(key, 1);
    a->value = value == key ? a->key : value == query ? a->query : a->batched ? value : fl_unsqueeze(value, 1);
    if (fl_failed()) return false;
    a->length = a->query->sizes[0];
    a->batch = a->query->sizes[1];
    a->width = a->query->sizes[2];
    a->source = a->key->sizes[0];
    if (a->width != embed_dim) {
        return fl_fail(FL_ASSERTION_ERROR, "was expecting embedding dimension of %lld, but got %lld", (ll)embed_dim,
                       (ll)a->width) != NULL;
    }
    if (a->heads == 0)
        return fl_fail(FL_ZERO_DIVISION_ERROR, "multi_head_attention_forward: num_heads must not be 0") != NULL;
    a->head = a->heads > 0 ? a->width / a->heads : 0;
    if (a->heads <= 0 || a->head * a->heads != a->width) {
        const bool divides = a->width % a->heads == 0;
        return fl_fail(divides ? FL_RUNTIME_ERROR : FL_ASSERTION_ERROR,
                       "embed_dim %lld not divisible by num_heads %lld", (ll)a->width, (ll)a->heads) != NULL;
    }
    return true;
}

fl_multi_head_attention_forward_result fl_multi_head_attention_forward(
    fl_tensor *query, fl_tensor *key, fl_tensor *value, int64_t embed_dim_to_check, int64_t num_heads,
    fl_tensor *in_proj_weight, fl_tensor *in_proj_bias, fl_tensor *bias_k, fl_tensor *bias_v, bool add_zero_attn,
    double dropout_p, fl_tensor *out_proj_weight, fl_tensor *out_proj_bias, const mha_options *options) {
    static const mha_options defaults = FL_MULTI_HEAD_ATTENTION_FORWARD_OPTIONS;
    const mha_options *o = options ? options : &defaults;
    fl_multi_head_attention_forward_result result = {NULL, NULL};
    if (fl_failed() || !check_shapes(query, key, value, o, num_heads)) return result;
    fl_generator_mark before;
    fl_generator__mark(NULL, &before);
    fl_scope_open();
    mha a = {.heads = num_heads};
    fl_tensor *output = NULL, *weights = NULL;
    if (read_inputs(&a, query, key, value, embed_dim_to_check) && read_masks(&a, o) &&
        project(&a, in_proj_weight, in_proj_bias, o) && check_mask(&a) &&
        split_heads(&a, bias_k, bias_v, add_zero_attn, o)) {
        double dropout = o->training ? dropout_p : 0;
        output = o->need_weights ? with_weights(&a, dropout, &weights) : without_weights(&a, dropout);
        output = fl_linear(output, out_proj_weight, out_proj_bias);
        const int64_t shape[] = {a.length, a.batch, output ? output->sizes[1] : 0};
        output = fl_failed() ? NULL : fl_reshape(output, shape, 3);
        if (!a.batched) output = fl_squeeze_dim(output, 1);
        if (weights && output) {
            const int64_t each[] = {a.batch, num_heads, a.length, a.source}, heads[] = {1};
            weights = fl_reshape(weights, each, 4);
            if (o->average_attn_weights) weights = fl_mean_dim(weights, heads, 1, NULL);
            if (!a.batched) weights = fl_squeeze_dim(weights, 0);
        }
    }
    if (fl_failed()) {
        output = weights = NULL; /* the one may be there without the other */
        fl_generator__back(NULL, &before);
    }
    fl_keep(output);
    fl_keep(weights);
    fl_scope_close();
    result.output = fl_scope__result(output);
    result.weights = fl_scope__result(weights);
    return result;
}
