/* linear_cross_entropy.c: cross_entropy of linear(input), whole, or by chunks of the batch: then the logits of a chunk
 * are all that is in memory at a time, and gradients are made as the chunks pass (for 'none': when they are asked for).
 */
#include <flashlight/autograd.h>
#include "ops/plain.h"

#include "autograd/graph.h"
#include "ops/dense.h"
#include "ops/reduction.h"

/* One batch in the type it is computed in. */
typedef struct chunked {
    fl_tensor *input, *weight, *bias; /* [N, F], [C, F], [C] or NULL */
    fl_tensor *target, *share;        /* [N]: a class, and what its loss counts: the class's weight, 0 where ignored */
    int64_t chunk;
} chunked;

/* The rows' losses and, from what each row's loss is multiplied by, the gradients of input, weight and bias (zeros at
 * first); NULL for what is not wanted. Nothing is recorded. */
static bool run_chunk(const chunked *c, int64_t at, int64_t n, fl_tensor *loss, fl_tensor *factor,
                      fl_tensor *const *grads) {
    fl_tensor *x = fl_narrow(c->input, 0, at, n), *target = fl_unsqueeze(fl_narrow(c->target, 0, at, n), 1);
    fl_tensor *p = fl_log_softmax(fl_linear(x, c->weight, c->bias), 1, NULL);
    if (loss) {
        fl_tensor *picked = fl_squeeze_dim(fl_gather(p, 1, target, NULL), 1);
        fl_copy_(fl_narrow(loss, 0, at, n), fl_neg(fl_mul(picked, fl_narrow(c->share, 0, at, n))), NULL);
    }
    if (factor) {
        fl_tensor *f = fl_unsqueeze(fl_narrow(factor, 0, at, n), 1);
        fl_tensor *g = fl_scatter_add_(fl_mul_(fl_exp_(p), f), 1, target, fl_neg(f));
        if (grads[0]) fl_copy_(fl_narrow(grads[0], 0, at, n), fl_matmul(g, c->weight), NULL);
        if (grads[1]) fl_addmm_(grads[1], fl_t(g), x, NULL);
        if (grads[2]) fl_add_(grads[2], fl_sum_dim(g, (int64_t[]){0}, 1, NULL));
    }
    return !fl_failed();
}

static bool run_chunks(const chunked *c, fl_tensor *loss, fl_tensor *factor, fl_tensor *const *grads) {
    const int64_t rows = c->input->sizes[0];
    bool done = true;
    fl_no_grad_begin();
    for (int64_t at = 0; at < rows && done; at += c->chunk) {
        fl_scope_open();
        done = run_chunk(c, at, rows - at < c->chunk ? rows - at : c->chunk, loss, factor, grads);
        fl_scope_close();
    }
    fl_grad_mode_end();
    return done;
}

/* Zeros for the gradients that are wanted. */
static bool make_grads(const chunked *c, const bool *wanted, fl_tensor **grads) {
    fl_tensor *const of[] = {c->input, c->weight, c->bias};
    for (int i = 0; i < 3; i++) {
        grads[i] = wanted[i] ? fl_zeros_like(of[i], NULL) : NULL;
        if (wanted[i] && !grads[i]) return false;
    }
    return true;
}

static bool no_second_derivative(void) {
    if (fl_grad_enabled())
        fl_fail(FL_RUNTIME_ERROR, "linear_cross_entropy: there are no second derivatives by chunks; use options=None");
    return !fl_failed();
}

static void reduced_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    if (!no_second_derivative()) return;
    for (int i = 0; i < 3; i++) {
        fl_tensor *made = fl_node__saved(node, i); /* NULL where no gradient is wanted */
        if (made) out[i] = fl_mul(made, grad[0]);
    }
}
static const fl_rule reduced_rule = {.name = "LinearCrossEntropyBackward", .backward = reduced_backward};

enum { SAVED_INPUT, SAVED_WEIGHT, SAVED_BIAS, SAVED_TARGET, SAVED_SHARE, SAVED_COUNT };

static void rows_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    fl_tensor *saved[SAVED_COUNT];
    for (int i = 0; i < SAVED_COUNT; i++) saved[i] = fl_node__saved(node, i);
    if (!no_second_derivative()) return;
    fl_dtype compute = (fl_dtype)saved[SAVED_SHARE]->dtype;
    const chunked c = {.input = fl_to(saved[SAVED_INPUT], compute, NULL),
                       .weight = fl_to(saved[SAVED_WEIGHT], compute, NULL),
                       .bias = saved[SAVED_BIAS] ? fl_to(saved[SAVED_BIAS], compute, NULL) : NULL,
                       .target = saved[SAVED_TARGET],
                       .share = saved[SAVED_SHARE],
                       .chunk = *(int64_t *)fl_node__data(node)};
    bool wanted[3];
    for (int i = 0; i < 3; i++) wanted[i] = (i < 2 || c.bias) && fl_node__needs(node, i);
    fl_tensor *grads[3], *factor = fl_mul(c.share, fl_to(grad[0], compute, NULL));
    if (!factor || !make_grads(&c, wanted, grads) || !run_chunks(&c, NULL, factor, grads)) return;
    for (int i = 0; i < 3; i++)
        if (grads[i]) out[i] = grads[i];
}
static const fl_rule rows_rule = {.name = "LinearCrossEntropyBackward", .backward = rows_backward};

/* The loss of a batch of class numbers by chunks. A scope is open. */
static fl_tensor *by_chunks(fl_tensor *input, fl_tensor *linear_weight, fl_tensor *target, fl_tensor *bias,
                            fl_tensor *weight, fl_reduction reduction, int64_t ignore_index, int64_t chunk) {
    const fl_dtype dtype = (fl_dtype)input->dtype, compute = fl_dense__is_half(input) ? FL_FLOAT32 : dtype;
    const int64_t rows = input->sizes[0], classes = linear_weight->sizes[0];
    if (target->ndim != 1 || target->sizes[0] != rows)
        return fl_fail(FL_VALUE_ERROR, "Expected input batch_size (%lld) to match target batch_size, but got target %s",
                       (long long)rows, FL_SHAPE(target));
    if (weight && (weight->ndim != 1 || weight->numel != classes))
        return fl_fail(FL_RUNTIME_ERROR, "linear_cross_entropy: expected weight of shape [%lld], got %s",
                       (long long)classes, FL_SHAPE(weight));
    fl_tensor *checked = fl_scope__result(fl_cross_entropy__classes(target, classes, ignore_index));
    fl_tensor *inputs[] = {input, linear_weight, bias}, *grads[3] = {NULL};
    bool wanted[3], any = false;
    for (int i = 0; i < 3; i++) any |= wanted[i] = inputs[i] && fl_grad_enabled() && fl_requires_grad(inputs[i]);
    fl_no_grad_begin();
    fl_tensor *ignored = checked ? fl_eq_scalar(checked, fl_int(ignore_index)) : NULL;
    chunked c = {.chunk = chunk};
    c.input = fl_to(input, compute, NULL);
    c.weight = fl_to(linear_weight, compute, NULL);
    c.bias = bias ? fl_to(bias, compute, NULL) : NULL;
    c.target = ignored ? fl_masked_fill(checked, ignored, fl_int(0)) : NULL;
    fl_tensor *each = weight ? fl_index_select(fl_to(weight, compute, NULL), 0, c.target)
                             : fl_scope__result(fl_tensor__empty(compute, 1, &rows));
    if (each && !weight && !fl_tensor__fill(each, fl_int(1))) each = NULL;
    c.share = each ? fl_masked_fill(each, ignored, fl_int(0)) : NULL;
    fl_tensor *loss = fl_scope__result(fl_tensor__empty(compute, 1, &rows)), *factor = c.share, *total = NULL;
    if (reduction == FL_REDUCE_MEAN) {
        total = fl_sum(c.share, NULL);
        factor = fl_div(c.share, total);
    }
    const bool now = any && reduction != FL_REDUCE_NONE;
    fl_tensor *y = NULL;
    if (loss && factor && !fl_failed() && (!now || make_grads(&c, wanted, grads)) &&
        run_chunks(&c, loss, now ? factor : NULL, grads)) {
        y = reduction == FL_REDUCE_NONE ? loss : fl_sum(loss, NULL);
        if (total) y = fl_div(y, total);
        y = fl_to(y, dtype, NULL);
    }
    fl_grad_mode_end();
    if (!y) return NULL;
    const int n = bias ? 3 : 2;
    if (reduction != FL_REDUCE_NONE) {
        fl_node *node = fl_node__record(&reduced_rule, inputs, n, &y, 1, 3, 0);
        for (int i = 0; i < 3; i++) fl_node__save(node, i, grads[i]);
    } else {
        fl_node *node = fl_node__record(&rows_rule, inputs, n, &y, 1, SAVED_COUNT, sizeof(int64_t));
        fl_tensor *saved[SAVED_COUNT] = {input, linear_weight, bias, c.target, c.share};
        if (node) *(int64_t *)fl_node__data(node) = chunk;
        for (int i = 0; i < SAVED_COUNT; i++) fl_node__save(node, i, saved[i]);
    }
    return y;
}

/* PyTorch's checks of shapes; the logits' shape into `shape`, whose number of dimensions is returned, 0 after an error.
 */
static int logits_shape(const fl_tensor *input, const fl_tensor *weight, const fl_tensor *bias, int64_t *shape) {
    const int features = weight->ndim - 2;
    if (input->ndim < 1 || input->ndim > 2) {
        fl_fail(FL_RUNTIME_ERROR, "expected input with dimensionality 1 or 2, got %d", input->ndim);
    } else if (features < 0) {
        fl_fail(FL_RUNTIME_ERROR, "expected linear_weight with dimensionality at least 2, got %d", weight->ndim);
    } else if (input->sizes[input->ndim - 1] != weight->sizes[weight->ndim - 1]) {
        fl_fail(FL_RUNTIME_ERROR,
                "expected equal input and linear_weight last dimensions (in_features), got %lld and %lld, respectively",
                (long long)input->sizes[input->ndim - 1], (long long)weight->sizes[weight->ndim - 1]);
    } else if (bias && (bias->ndim != features + 1 ||
                        memcmp(bias->sizes, weight->sizes, (size_t)bias->ndim * sizeof *bias->sizes) != 0)) {
        fl_fail(FL_RUNTIME_ERROR, "expected linear_bias shape %s, got %s",
                fl_shape__print(&(fl_shape_text){{0}}, weight->sizes, features + 1), FL_SHAPE(bias));
    } else if (features > 0 && input->ndim == 1) {
        fl_fail(FL_RUNTIME_ERROR,
                "K-dimensional loss defined by linear_weight shape %s requires batched input, (N, %lld), got unbatched "
                "input with shape %s",
                FL_SHAPE(weight), (long long)input->sizes[0], FL_SHAPE(input));
    } else {
        int n = 0;
        if (input->ndim == 2) shape[n++] = input->sizes[0];
        for (int i = 0; i < features + 1; i++) shape[n++] = weight->sizes[i];
        return n;
    }
    return 0;
}

fl_tensor *fl_linear_cross_entropy(fl_tensor *input, fl_tensor *linear_weight, fl_tensor *target,
                                   const fl_linear_cross_entropy_options *options) {
    static const fl_linear_cross_entropy_options defaults = FL_LINEAR_CROSS_ENTROPY_OPTIONS;
    const fl_linear_cross_entropy_options *o = options ? options : &defaults;
    if (fl_failed()) return NULL;
    int64_t shape[FL_MAX_DIMS + 1], ignore_index = o->ignore_index == FL_NONE ? -100 : o->ignore_index;
    const int n = logits_shape(input, linear_weight, o->linear_bias, shape);
    if (!n) return NULL;
    const bool soft = target->ndim == n && !memcmp(target->sizes, shape, (size_t)n * sizeof *shape);
    if (soft && o->ignore_index != FL_NONE)
        return fl_fail(FL_RUNTIME_ERROR, "ignore_index cannot be specified when target contains probabilities");
    fl_scope_open();
    fl_tensor *weight = linear_weight, *bias = o->linear_bias;
    if (o->batch_chunk_size != FL_NONE && !soft && target->dtype == FL_INT64 && weight->ndim == 2 &&
        o->label_smoothing == 0 && input->dtype == weight->dtype && fl_is_float((fl_dtype)input->dtype)) {
        const int reduction = fl_reduction__of(o->reduction);
        if (reduction < 0) return fl_scope_return(NULL);
        if (o->batch_chunk_size < 1)
            return fl_scope_return(fl_fail(FL_VALUE_ERROR, "batch_chunk_size must be positive int or None, got %lld",
                                           (long long)o->batch_chunk_size));
        const bool batched = input->ndim == 2;
        fl_tensor *x = batched ? input : fl_unsqueeze(input, 0), *t = batched ? target : fl_unsqueeze(target, 0);
        fl_tensor *y = x && t ? by_chunks(x, weight, t, bias, o->weight, (fl_reduction)reduction, ignore_index,
                                          o->batch_chunk_size)
                              : NULL;
        return fl_scope_return(y && y->ndim && !batched ? fl_squeeze_dim(y, 0) : y);
    }
    if (weight->ndim > 2) {
        int64_t flat[2] = {1, weight->sizes[weight->ndim - 1]};
        for (int i = 0; i < weight->ndim - 1; i++) flat[0] *= weight->sizes[i];
        weight = fl_reshape(weight, flat, 2);
        if (bias) bias = fl_reshape(bias, flat, 1);
    }
    fl_cross_entropy_options rest = FL_CROSS_ENTROPY_OPTIONS;
    rest.weight = o->weight;
    rest.ignore_index = ignore_index;
    rest.reduction = o->reduction;
    rest.label_smoothing = o->label_smoothing;
    fl_tensor *logits = fl_linear(input, weight, bias);
    if (linear_weight->ndim > 2) logits = fl_reshape(logits, shape, n);
    return fl_scope_return(fl_cross_entropy(logits, target, &rest));
}
