/* ctc.c: connectionist temporal classification (Graves et al. 2006): minus the logarithm of the probability that a
 * sequence of class probabilities spells a target, summed over all alignments by the forward recursion; the gradient
 * takes the backward one too. Sums are of logarithms, in double precision.
 */
#include <flashlight/ops.h>
#include <math.h>

#include "autograd/graph.h"
#include "base/alloc.h"
#include "base/pool.h"
#include "ops/dense.h"
#include "ops/reduction.h"

/* One batch: log_probs [time, batch, classes], and for each sample its lengths and where its target begins. */
typedef struct ctc_call {
    const double *log_probs;
    const int64_t *target, *start, *input_length, *target_length;
    int64_t batch, classes, blank, room; /* room: 2 longest target + 1 */
    double *alpha;                       /* [batch, time, room] */
    double *loss;
    int64_t time;
    const double *grad_loss; /* backward: [batch] */
    double *grad;            /* backward: as log_probs, zeros at first */
    double *beta;            /* backward: [batch, 2, room] */
    bool zero_infinity;
} ctc_call;

/* The class at place s of a target with blanks between, before and after its labels. */
static int64_t label(const ctc_call *c, int64_t b, int64_t s) {
    return s % 2 ? c->target[c->start[b] + s / 2] : c->blank;
}
/* Whether a path may come to place s from s - 2: past a blank between two different labels. */
static bool skips(const ctc_call *c, int64_t b, int64_t s) {
    return s % 2 && s > 1 && c->target[c->start[b] + s / 2] != c->target[c->start[b] + s / 2 - 1];
}

static double log_sum(double a, double b) {
    const double high = a > b ? a : b, low = a > b ? b : a;
    return high == -INFINITY ? -INFINITY : high + log1p(exp(low - high));
}

static void forward_samples(void *context, int64_t begin, int64_t end) {
    const ctc_call *c = context;
    for (int64_t b = begin; b < end; b++) {
        const int64_t length = c->input_length[b], places = 2 * c->target_length[b] + 1;
        double *alpha = c->alpha + b * c->time * c->room;
        if (length == 0) {
            c->loss[b] = places == 1 ? 0 : INFINITY;
            continue;
        }
        for (int64_t t = 0; t < length; t++) {
            const double *p = c->log_probs + (t * c->batch + b) * c->classes;
            double *now = alpha + t * c->room, *before = now - c->room;
            for (int64_t s = 0; s < places; s++) {
                double sum = t == 0 ? (s < 2 ? 0 : -INFINITY) : before[s];
                if (t > 0 && s > 0) sum = log_sum(sum, before[s - 1]);
                if (t > 0 && skips(c, b, s)) sum = log_sum(sum, before[s - 2]);
                now[s] = sum + p[label(c, b, s)];
            }
        }
        const double *last = alpha + (length - 1) * c->room;
        c->loss[b] = -(places > 1 ? log_sum(last[places - 1], last[places - 2]) : last[0]);
    }
}

/* d loss / d log_probs = exp(log_probs) - (share of the paths through each class), the gradient for probabilities that
 * add up to 1. */
static void backward_samples(void *context, int64_t begin, int64_t end) {
    const ctc_call *c = context;
    for (int64_t b = begin; b < end; b++) {
        const int64_t length = c->input_length[b], places = 2 * c->target_length[b] + 1;
        const double scale = c->grad_loss[b], loss = c->loss[b];
        const double *alpha = c->alpha + b * c->time * c->room;
        if (length == 0 || (c->zero_infinity && loss == INFINITY)) continue;
        for (int64_t t = length - 1; t >= 0; t--) {
            const double *p = c->log_probs + (t * c->batch + b) * c->classes;
            double *grad = c->grad + (t * c->batch + b) * c->classes;
            double *now = c->beta + (2 * b + t % 2) * c->room, *after = c->beta + (2 * b + (t + 1) % 2) * c->room;
            for (int64_t s = 0; s < places; s++) {
                double sum = t == length - 1 ? (s >= places - 2 ? 0 : -INFINITY) : after[s];
                if (t < length - 1 && s + 1 < places) sum = log_sum(sum, after[s + 1]);
                if (t < length - 1 && s + 2 < places && skips(c, b, s + 2)) sum = log_sum(sum, after[s + 2]);
                now[s] = sum + p[label(c, b, s)];
            }
            for (int64_t k = 0; k < c->classes; k++) grad[k] = -INFINITY;
            for (int64_t s = 0; s < places; s++) {
                const int64_t k = label(c, b, s);
                grad[k] = log_sum(grad[k], alpha[t * c->room + s] + now[s]);
            }
            for (int64_t k = 0; k < c->classes; k++)
                grad[k] = scale * (exp(p[k]) - (grad[k] == -INFINITY ? 0 : exp(grad[k] + loss - p[k])));
        }
    }
}

typedef struct ctc_data {
    int64_t blank, room;
    bool zero_infinity;
} ctc_data;

enum { SAVED_PROBS, SAVED_TARGET, SAVED_PLACES, SAVED_ALPHA, SAVED_LOSS, SAVED_COUNT };

static ctc_call call_of(const ctc_data *data, fl_tensor *probs, fl_tensor *target, fl_tensor *places, fl_tensor *alpha,
                        fl_tensor *loss) {
    const int64_t batch = probs->sizes[1], *numbers = (const int64_t *)(const void *)places->data;
    return (ctc_call){.log_probs = (const double *)(const void *)probs->data,
                      .target = (const int64_t *)(const void *)target->data,
                      .start = numbers,
                      .input_length = numbers + batch,
                      .target_length = numbers + 2 * batch,
                      .batch = batch,
                      .classes = probs->sizes[2],
                      .blank = data->blank,
                      .room = data->room,
                      .alpha = (double *)(void *)alpha->data,
                      .loss = (double *)(void *)loss->data,
                      .time = probs->sizes[0],
                      .zero_infinity = data->zero_infinity};
}

static void run(ctc_call *call, void (*samples)(void *, int64_t, int64_t)) {
    if (call->batch > 0)
        fl_pool__for(call->batch, fl_pool__grain(call->batch, 40 * call->time * call->room + 1), samples, call);
}

static void ctc_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    const ctc_data *data = fl_node__data(node);
    fl_tensor *saved[SAVED_COUNT];
    for (int i = 0; i < SAVED_COUNT; i++) saved[i] = fl_node__saved(node, i);
    if (fl_failed()) return;
    if (fl_grad_enabled()) {
        fl_fail(FL_RUNTIME_ERROR, "derivative for aten::_ctc_loss_backward is not implemented");
        return;
    }
    fl_tensor *probs = saved[SAVED_PROBS];
    fl_tensor *g = fl_scope__result(fl_tensor__contiguous_as(grad[0], FL_FLOAT64));
    fl_tensor *result = fl_zeros_like(probs, NULL);
    fl_tensor *beta = fl_scope__result(fl_tensor__empty(FL_FLOAT64, 2, (int64_t[]){2 * probs->sizes[1], data->room}));
    if (!g || !result || !beta) return;
    ctc_call call =
        call_of(data, probs, saved[SAVED_TARGET], saved[SAVED_PLACES], saved[SAVED_ALPHA], saved[SAVED_LOSS]);
    call.grad_loss = (const double *)(const void *)g->data;
    call.grad = (double *)(void *)result->data;
    call.beta = (double *)(void *)beta->data;
    run(&call, backward_samples);
    out[0] = result; /* the engine casts it to the type of log_probs */
}
static const fl_rule ctc_rule = {.name = "CtcLossBackward0", .backward = ctc_backward};

/* Checks the lengths and finds where each target begins: [start, input_length, target_length], batch numbers each. */
static fl_tensor *places_of(const fl_tensor *probs, const fl_tensor *targets, const int64_t *input, int n_input,
                            const int64_t *target, int n_target, int64_t *longest) {
    const int64_t time = probs->sizes[0], batch = probs->sizes[1];
    if (n_input != batch)
        return fl_fail(FL_RUNTIME_ERROR, "ctc_loss: input_lengths must be of size batch_size: expected %lld, got %d",
                       (long long)batch, n_input);
    if (n_target != batch)
        return fl_fail(FL_RUNTIME_ERROR, "ctc_loss: target_lengths must be of size batch_size: expected %lld, got %d",
                       (long long)batch, n_target);
    fl_tensor *places = fl_scope__result(fl_tensor__empty(FL_INT64, 2, (int64_t[]){3, batch}));
    if (!places) return NULL;
    int64_t *at = (int64_t *)(void *)places->data, sum = 0;
    *longest = 0;
    for (int64_t b = 0; b < batch; b++) {
        if (input[b] < 0 || input[b] > time)
            return fl_fail(FL_RUNTIME_ERROR,
                           "Expected input_lengths to have value at most %lld, but got value %lld (while checking "
                           "arguments for ctc_loss)",
                           (long long)time, (long long)input[b]);
        if (target[b] < 0)
            return fl_fail(FL_RUNTIME_ERROR,
                           "Expected target_lengths to have value at least 0, but got value %lld "
                           "(while checking arguments for ctc_loss)",
                           (long long)target[b]);
        const int64_t room = targets->ndim == 1 ? targets->sizes[0] - sum : targets->sizes[1];
        if (target[b] > room)
            return fl_fail(FL_RUNTIME_ERROR,
                           "Expected tensor for argument #2 'targets' to have at least %lld more labels, "
                           "but got %s (while checking arguments for ctc_loss)",
                           (long long)(target[b] - room), FL_SHAPE(targets));
        at[b] = targets->ndim == 1 ? sum : b * targets->sizes[1];
        at[batch + b] = input[b];
        at[2 * batch + b] = target[b];
        sum += target[b];
        if (target[b] > *longest) *longest = target[b];
    }
    if (targets->ndim == 1 && sum != targets->sizes[0])
        return fl_fail(FL_RUNTIME_ERROR,
                       "Expected tensor for argument #2 'targets' of size [%lld], the sum of the target "
                       "lengths, but got %s (while checking arguments for ctc_loss)",
                       (long long)sum, FL_SHAPE(targets));
    return places;
}

/* The loss of each sample, in log_probs' type. A scope is open. */
static fl_tensor *ctc(fl_tensor *log_probs, fl_tensor *targets, const int64_t *input_lengths, int n_input,
                      const int64_t *target_lengths, int n_target, int64_t blank, bool zero_infinity) {
    if (log_probs->dtype != FL_FLOAT32 && log_probs->dtype != FL_FLOAT64)
        return fl_dense__unsupported("ctc_loss_cpu", log_probs);
    if (targets->dtype != FL_INT64 && targets->dtype != FL_INT32)
        return fl_fail(FL_RUNTIME_ERROR, "ctc_loss: targets must be of type Long or Int, got %s",
                       fl_dtype__scalar_type((fl_dtype)targets->dtype));
    if (targets->ndim != 1 && (targets->ndim != 2 || targets->sizes[0] != log_probs->sizes[1]))
        return fl_fail(FL_RUNTIME_ERROR,
                       "ctc_loss: targets should be 1-D, or 2-D with a row for each sample, got %s for "
                       "log_probs of %s",
                       FL_SHAPE(targets), FL_SHAPE(log_probs));
    const int64_t classes = log_probs->sizes[2];
    if (blank < 0 || blank >= classes) return fl_fail(FL_RUNTIME_ERROR, "blank must be in label range");
    int64_t longest = 0;
    fl_tensor *places = places_of(log_probs, targets, input_lengths, n_input, target_lengths, n_target, &longest);
    fl_tensor *probs = places ? fl_scope__result(fl_tensor__contiguous_as(log_probs, FL_FLOAT64)) : NULL;
    fl_tensor *labels = probs ? fl_scope__result(fl_tensor__contiguous_as(targets, FL_INT64)) : NULL;
    const int64_t batch = log_probs->sizes[1], room = 2 * (labels ? longest : 0) + 1;
    fl_tensor *alpha =
        labels ? fl_scope__result(fl_tensor__empty(FL_FLOAT64, 3, (int64_t[]){batch, probs->sizes[0], room})) : NULL;
    fl_tensor *wide = alpha ? fl_scope__result(fl_tensor__empty(FL_FLOAT64, 1, &batch)) : NULL;
    if (!wide) return NULL;
    const int64_t *at = (const int64_t *)(const void *)labels->data,
                  *numbers = (const int64_t *)(const void *)places->data;
    for (int64_t b = 0; b < batch; b++)
        for (int64_t i = 0; i < numbers[2 * batch + b]; i++)
            if (at[numbers[b] + i] < 0 || at[numbers[b] + i] >= classes)
                return fl_fail(FL_RUNTIME_ERROR, "ctc_loss: target %lld is out of range: there are %lld classes",
                               (long long)at[numbers[b] + i], (long long)classes);
    const ctc_data data = {blank, room, zero_infinity};
    ctc_call call = call_of(&data, probs, labels, places, alpha, wide);
    run(&call, forward_samples);
    fl_tensor *loss = fl_tensor__contiguous_as(wide, (fl_dtype)log_probs->dtype);
    if (loss == wide) { /* the node keeps the one, the caller gets the other */
        fl_release(loss);
        loss = fl_tensor__empty(FL_FLOAT64, 1, &batch);
        if (loss && !fl_tensor__copy(loss, wide)) {
            fl_release(loss);
            loss = NULL;
        }
    }
    if (!loss) return NULL;
    if (zero_infinity)
        for (int64_t b = 0; b < batch; b++)
            if (call.loss[b] == INFINITY) {
                if (loss->dtype == FL_FLOAT64)
                    ((double *)(void *)loss->data)[b] = 0;
                else
                    ((float *)(void *)loss->data)[b] = 0;
            }
    fl_node *node = fl_node__record(&ctc_rule, &log_probs, 1, &loss, 1, SAVED_COUNT, sizeof(ctc_data));
    if (node) {
        *(ctc_data *)fl_node__data(node) = data;
        fl_tensor *saved[SAVED_COUNT] = {probs, labels, places, alpha, wide};
        for (int i = 0; i < SAVED_COUNT; i++) fl_node__save(node, i, saved[i]);
    }
    return fl_scope__result(loss);
}

fl_tensor *fl_ctc_loss_lengths(fl_tensor *log_probs, fl_tensor *targets, const int64_t *input_lengths,
                               int n_input_lengths, const int64_t *target_lengths, int n_target_lengths,
                               const fl_ctc_loss_lengths_options *options) {
    static const fl_ctc_loss_lengths_options defaults = FL_CTC_LOSS_LENGTHS_OPTIONS;
    const fl_ctc_loss_lengths_options *o = options ? options : &defaults;
    const int reduction = fl_failed() ? -1 : fl_reduction__of(o->reduction);
    if (reduction < 0) return NULL;
    if (log_probs->ndim != 2 && log_probs->ndim != 3)
        return fl_fail(FL_RUNTIME_ERROR, "ctc_loss: log_probs should be [T, N, C] or [T, C], got %s",
                       FL_SHAPE(log_probs));
    fl_scope_open();
    const bool batched = log_probs->ndim == 3;
    fl_tensor *x = batched ? log_probs : fl_unsqueeze(log_probs, 1);
    fl_tensor *loss = x ? ctc(x, targets, input_lengths, n_input_lengths, target_lengths, n_target_lengths, o->blank,
                              o->zero_infinity)
                        : NULL;
    if (reduction == FL_REDUCE_MEAN && loss) {
        fl_tensor *length = fl_scope__result(fl_tensor__empty((fl_dtype)loss->dtype, 1, loss->sizes));
        for (int64_t b = 0; length && b < loss->numel; b++) {
            const int64_t at_least_1 = target_lengths[b] > 1 ? target_lengths[b] : 1;
            if (loss->dtype == FL_FLOAT64)
                ((double *)(void *)length->data)[b] = (double)at_least_1;
            else
                ((float *)(void *)length->data)[b] = (float)at_least_1;
        }
        return fl_scope_return(fl_mean(fl_div(loss, length), NULL));
    }
    if (reduction == FL_REDUCE_SUM) return fl_scope_return(fl_sum(loss, NULL));
    return fl_scope_return(batched ? loss : fl_squeeze_dim(loss, 0));
}

static fl_tensor *as_lengths(const char *name, fl_tensor *t) {
    if (fl_is_float((fl_dtype)t->dtype) || t->dtype == FL_BOOL)
        return fl_fail(FL_RUNTIME_ERROR, "%s must be integral", name);
    if (t->ndim > 1) return fl_fail(FL_RUNTIME_ERROR, "ctc_loss: %s must be a vector, got %s", name, FL_SHAPE(t));
    return fl_scope__result(fl_tensor__contiguous_as(t, FL_INT64));
}

fl_tensor *fl_ctc_loss(fl_tensor *log_probs, fl_tensor *targets, fl_tensor *input_lengths, fl_tensor *target_lengths,
                       const fl_ctc_loss_options *options) {
    static const fl_ctc_loss_options defaults = FL_CTC_LOSS_OPTIONS;
    const fl_ctc_loss_options *o = options ? options : &defaults;
    if (fl_failed()) return NULL;
    fl_scope_open();
    fl_tensor *input = as_lengths("input_lengths", input_lengths),
              *target = as_lengths("target_lengths", target_lengths);
    if (!input || !target) return fl_scope_return(NULL);
    if (input->numel > INT32_MAX || target->numel > INT32_MAX)
        return fl_scope_return(fl_fail(FL_RUNTIME_ERROR, "ctc_loss: the batch is too large"));
    const fl_ctc_loss_lengths_options rest = {
        .blank = o->blank, .reduction = o->reduction, .zero_infinity = o->zero_infinity};
    return fl_scope_return(fl_ctc_loss_lengths(log_probs, targets, (const int64_t *)(const void *)input->data,
                                               (int)input->numel, (const int64_t *)(const void *)target->data,
                                               (int)target->numel, &rest));
}
