/* ctc.c: connectionist temporal classification (Graves et al. 2006): minus the logarithm of the probability that a
 * sequence of class probabilities spells a target, summed over all alignments by the forward recursion; the gradient
 * takes the backward one too. Sums are of logarithms, in double precision.
 */
#include <math.h>
#include "ops/plain.h"

#include "autograd/graph.h"
#include "base/pool.h"
#include "kernels/kernels.h"
#include "ops/dense.h"
#include "ops/reduction.h"

/* One batch: log_probs [time, batch, classes], and for each sample its lengths and where its target begins. A target
 * has 2 * length + 1 places: its labels with blanks between, before and after them. Rows of places have two more in
 * front and behind, which no path reaches. */
typedef struct ctc_call {
    const void *log_probs; /* float or, where `wide`, double */
    const int64_t *target, *start, *input_length, *target_length;
    int64_t time, batch, classes, blank, room; /* room: of a row of places */
    double
        *alpha; /* [batch, time + 1, room]: paths from the beginning to a place; last which places' blanks they skip */
    double *loss; /* [batch] */
    double *beta; /* backward: [batch, 3, room], paths from a place to the end, by even and odd times; shares */
    const double *grad_loss; /* backward: [batch] */
    void *grad;              /* backward: as log_probs; exp(log_probs) before, the gradient after */
    bool wide, zero_infinity;
    const fl_loss_kernels *kernels;
} ctc_call;

static int64_t label(const ctc_call *c, int64_t b, int64_t place) {
    return place % 2 ? c->target[c->start[b] + place / 2] : c->blank;
}
/* Whether a path may leave out the blank before `place`: between two labels that differ. */
static bool skips(const ctc_call *c, int64_t b, int64_t place) {
    return place % 2 && place > 1 && c->target[c->start[b] + place / 2] != c->target[c->start[b] + place / 2 - 1];
}
static double log_prob(const ctc_call *c, int64_t i) {
    return c->wide ? ((const double *)c->log_probs)[i] : (double)((const float *)c->log_probs)[i];
}

static double log_sum(double x, double y) {
    const double high = x > y ? x : y;
    return high == -INFINITY ? high : high + log(exp(x - high) + exp(y - high));
}

enum { MARGIN = 2 };

/* The logarithms of the probabilities of each place's label. */
static void labels_log_probs(const ctc_call *c, int64_t b, int64_t row, int64_t places, double *out) {
    for (int64_t s = 0; s < places; s++) out[s] = log_prob(c, row + label(c, b, s));
}
static void unreached(double *row, int64_t from, int64_t to) {
    for (int64_t s = from; s < to; s++) row[s] = -INFINITY;
}

static void forward_samples(void *context, int64_t begin, int64_t end) {
    const ctc_call *c = context;
    for (int64_t b = begin; b < end; b++) {
        const int64_t length = c->input_length[b], places = 2 * c->target_length[b] + 1;
        double *alpha = c->alpha + b * (c->time + 1) * c->room, *skip = alpha + c->time * c->room;
        if (length == 0) {
            c->loss[b] = places == 1 ? 0 : INFINITY;
            continue;
        }
        unreached(skip, 0, c->room);
        for (int64_t s = 0; s < places; s++)
            if (skips(c, b, s)) skip[MARGIN + s] = 0;
        for (int64_t t = 0; t < length; t++) {
            double *now = alpha + t * c->room + MARGIN, *before = now - c->room;
            unreached(now, -MARGIN, 0);
            labels_log_probs(c, b, (t * c->batch + b) * c->classes, places, now);
            if (t == 0)
                unreached(now, 2, places);
            else
                c->kernels->log_sums(places, before, before - 1, before - 2, skip + MARGIN, now);
        }
        const double *last = alpha + (length - 1) * c->room + MARGIN;
        c->loss[b] = -(places > 1 ? log_sum(last[places - 1], last[places - 2]) : last[0]);
    }
}

/* What the places' shares of all paths take from the gradient, and its scale. */
static void grad_row(const ctc_call *c, int64_t b, int64_t row, const double *alpha, const double *beta, double *shares,
                     int64_t places) {
    const double scale = c->grad_loss[b];
    double *wide = c->wide ? (double *)c->grad + row : NULL;
    float *narrow = c->wide ? NULL : (float *)c->grad + row;
    c->kernels->log_shares(places, alpha, beta, c->loss[b], shares);
    for (int64_t s = 0; s < places; s++) {
        const int64_t k = label(c, b, s);
        if (wide)
            wide[k] -= shares[s];
        else
            narrow[k] = (float)((double)narrow[k] - shares[s]);
    }
    for (int64_t k = 0; k < c->classes; k++) {
        if (wide)
            wide[k] *= scale;
        else
            narrow[k] = (float)((double)narrow[k] * scale);
    }
}

static void fill_rows(const ctc_call *c, int64_t b, int64_t from, int64_t to, double value) {
    for (int64_t t = from; t < to; t++)
        for (int64_t k = 0, row = (t * c->batch + b) * c->classes; k < c->classes; k++) {
            if (c->wide)
                ((double *)c->grad)[row + k] = value;
            else
                ((float *)c->grad)[row + k] = (float)value;
        }
}

/* d loss / d log_probs = exp(log_probs) - (the share of the paths that go through each class): the gradient for
 * probabilities that add up to 1, as a log_softmax before it makes them. */
static void backward_samples(void *context, int64_t begin, int64_t end) {
    const ctc_call *c = context;
    for (int64_t b = begin; b < end; b++) {
        const int64_t length = c->input_length[b], places = 2 * c->target_length[b] + 1;
        const bool impossible = c->loss[b] == INFINITY;
        fill_rows(c, b, impossible ? 0 : length, c->time, 0);
        if (impossible && !c->zero_infinity) fill_rows(c, b, 0, length, NAN);
        if (impossible) continue;
        const double *alpha = c->alpha + b * (c->time + 1) * c->room + MARGIN, *skip = alpha + c->time * c->room;
        double *beta = c->beta + 3 * b * c->room, *shares = beta + 2 * c->room;
        for (int64_t t = length - 1; t >= 0; t--) {
            const int64_t row = (t * c->batch + b) * c->classes;
            double *now = beta + t % 2 * c->room, *after = beta + (t + 1) % 2 * c->room;
            labels_log_probs(c, b, row, places, shares);
            memcpy(now, shares, (size_t)places * sizeof *now);
            unreached(now, places, places + MARGIN);
            if (t == length - 1)
                unreached(now, 0, places - 2);
            else
                c->kernels->log_sums(places, after, after + 1, after + 2, skip + 2, now);
            grad_row(c, b, row, alpha + t * c->room, now, shares, places);
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
    return (ctc_call){.log_probs = probs->data,
                      .target = (const int64_t *)(const void *)target->data,
                      .start = numbers,
                      .input_length = numbers + batch,
                      .target_length = numbers + 2 * batch,
                      .time = probs->sizes[0],
                      .batch = batch,
                      .classes = probs->sizes[2],
                      .blank = data->blank,
                      .room = data->room,
                      .alpha = (double *)(void *)alpha->data,
                      .loss = (double *)(void *)loss->data,
                      .wide = probs->dtype == FL_FLOAT64,
                      .zero_infinity = data->zero_infinity,
                      .kernels = fl_kernels__active.loss};
}

static void run(ctc_call *call, void (*samples)(void *, int64_t, int64_t)) {
    if (call->batch > 0)
        fl_pool__for(call->batch, fl_pool__grain(call->batch, 40 * call->time * call->room + 1), samples, call);
}

/* PyTorch has no second derivative: the gradient counts as the result of an op without one. */
static void twice_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    (void)node, (void)grad, (void)out;
    fl_fail(FL_RUNTIME_ERROR, "derivative for aten::_ctc_loss_backward is not implemented");
}
static const fl_rule twice_rule = {.name = "NotImplemented", .backward = twice_backward};

static void ctc_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    const ctc_data *data = fl_node__data(node);
    fl_tensor *saved[SAVED_COUNT];
    for (int i = 0; i < SAVED_COUNT; i++) saved[i] = fl_node__saved(node, i);
    if (fl_failed()) return;
    const bool twice = fl_grad_enabled();
    fl_tensor *input = saved[SAVED_PROBS], *probs = fl_scope__result(fl_tensor__contiguous(input));
    fl_tensor *g = fl_scope__result(fl_tensor__contiguous_as(grad[0], FL_FLOAT64));
    if (!probs || !g) return;
    fl_tensor *result = fl_exp(fl_detach(probs));
    fl_tensor *beta = fl_scope__result(fl_tensor__empty(FL_FLOAT64, 3, (int64_t[]){probs->sizes[1], 3, data->room}));
    if (!result || !beta) return;
    ctc_call call =
        call_of(data, probs, saved[SAVED_TARGET], saved[SAVED_PLACES], saved[SAVED_ALPHA], saved[SAVED_LOSS]);
    call.grad_loss = (const double *)(const void *)g->data;
    call.grad = result->data;
    call.beta = (double *)(void *)beta->data;
    run(&call, backward_samples);
    if (twice) fl_node__record(&twice_rule, (fl_tensor *[]){grad[0], input}, 2, &result, 1, 0, 0);
    out[0] = result;
}
static const fl_rule ctc_rule = {.name = "CtcLossBackward0", .backward = ctc_backward};

static void *wrong_length(const char *name, const char *end, int64_t limit, int64_t value) {
    return fl_fail(FL_RUNTIME_ERROR,
                   "Expected %s to have value at %s %lld, but got value %lld (while checking arguments for ctc_loss)",
                   name, end, (long long)limit, (long long)value);
}

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
    for (int64_t b = 0; b < batch; b++) {
        if (input[b] < 0) return wrong_length("input_lengths", "least", 0, input[b]);
        if (input[b] > time) return wrong_length("input_lengths", "most", time, input[b]);
        if (target[b] < 0) return wrong_length("target_lengths", "least", 0, target[b]);
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

/* Class numbers of `targets` as int64, those that count checked. */
static fl_tensor *labels_of(fl_tensor *targets, const fl_tensor *places, int64_t batch, int64_t classes) {
    fl_tensor *labels = fl_scope__result(fl_tensor__contiguous_as(targets, FL_INT64));
    if (!labels) return NULL;
    const int64_t *at = (const int64_t *)(const void *)labels->data;
    const int64_t *start = (const int64_t *)(const void *)places->data, *length = start + 2 * batch;
    for (int64_t b = 0; b < batch; b++)
        for (int64_t i = 0; i < length[b]; i++)
            if ((uint64_t)at[start[b] + i] >= (uint64_t)classes)
                return fl_fail(FL_RUNTIME_ERROR, "ctc_loss: target %lld is out of range: there are %lld classes",
                               (long long)at[start[b] + i], (long long)classes);
    return labels;
}

/* The loss of each sample, in log_probs' type. A scope is open. */
static fl_tensor *ctc(fl_tensor *log_probs, fl_tensor *targets, const int64_t *input_lengths, int n_input,
                      const int64_t *target_lengths, int n_target, int64_t blank, bool zero_infinity) {
    if (!fl_dense__is_real(log_probs)) return fl_dense__unsupported("ctc_loss_cpu", log_probs);
    if (log_probs->numel == 0) return fl_fail(FL_RUNTIME_ERROR, "log_probs tensor must not be empty");
    if (targets->ndim != 1 && targets->ndim != 2)
        return fl_fail(FL_RUNTIME_ERROR, "ctc_loss: Expected 1 to 2 dimensions for targets, but got %s",
                       FL_SHAPE(targets));
    const int64_t time = log_probs->sizes[0], batch = log_probs->sizes[1], classes = log_probs->sizes[2];
    if (targets->ndim == 2 && targets->sizes[0] != batch)
        return fl_fail(FL_RUNTIME_ERROR, "ctc_loss: Expected targets to have size %lld at dimension 0, but got %s",
                       (long long)batch, FL_SHAPE(targets));
    if (blank < 0 || blank >= classes) return fl_fail(FL_RUNTIME_ERROR, "blank must be in label range");
    int64_t longest = 0;
    fl_tensor *places = places_of(log_probs, targets, input_lengths, n_input, target_lengths, n_target, &longest);
    fl_tensor *labels = places ? labels_of(targets, places, batch, classes) : NULL;
    fl_tensor *probs = labels ? fl_scope__result(fl_tensor__contiguous(log_probs)) : NULL;
    if (!probs) return NULL;
    const int64_t room = 2 * longest + 1 + 2 * MARGIN;
    fl_tensor *alpha = fl_scope__result(fl_tensor__empty(FL_FLOAT64, 3, (int64_t[]){batch, time + 1, room}));
    fl_tensor *exact = fl_scope__result(fl_tensor__empty(FL_FLOAT64, 1, &batch));
    if (!alpha || !exact) return NULL;
    const ctc_data data = {blank, room, zero_infinity};
    ctc_call call = call_of(&data, probs, labels, places, alpha, exact);
    run(&call, forward_samples);
    fl_tensor *loss = fl_scope__result(fl_tensor__empty((fl_dtype)log_probs->dtype, 1, &batch));
    if (!loss) return NULL;
    for (int64_t b = 0; b < batch; b++) {
        const double value = zero_infinity && call.loss[b] == INFINITY ? 0 : call.loss[b];
        if (call.wide)
            ((double *)(void *)loss->data)[b] = value;
        else
            ((float *)(void *)loss->data)[b] = (float)value;
    }
    fl_node *node = fl_node__record(&ctc_rule, &log_probs, 1, &loss, 1, SAVED_COUNT, sizeof(ctc_data));
    if (node) {
        *(ctc_data *)fl_node__data(node) = data;
        fl_tensor *saved[SAVED_COUNT] = {log_probs, labels, places, alpha, exact};
        for (int i = 0; i < SAVED_COUNT; i++) fl_node__save(node, i, saved[i]);
    }
    return loss;
}

/* The mean over the batch of loss / max(1, target length). */
static fl_tensor *mean_of(fl_tensor *loss, const int64_t *target_lengths) {
    fl_tensor *length = fl_scope__result(fl_tensor__empty((fl_dtype)loss->dtype, 1, loss->sizes));
    for (int64_t b = 0; length && b < loss->numel; b++) {
        const int64_t n = target_lengths[b] > 1 ? target_lengths[b] : 1;
        if (loss->dtype == FL_FLOAT64)
            ((double *)(void *)length->data)[b] = (double)n;
        else
            ((float *)(void *)length->data)[b] = (float)n;
    }
    return length ? fl_mean(fl_div(loss, length), NULL) : NULL;
}

static fl_tensor *ctc_reduced(fl_tensor *log_probs, fl_tensor *targets, const int64_t *input_lengths,
                              int n_input_lengths, const int64_t *target_lengths, int n_target_lengths, int64_t blank,
                              bool zero_infinity, int reduction) {
    if (log_probs->ndim == 0 && fl_shape__wrap_dim(1, 0) < 0) return NULL;
    if (log_probs->ndim != 2 && log_probs->ndim != 3)
        return fl_fail(FL_RUNTIME_ERROR, "ctc_loss: Expected log_probs of [T, N, C] or [T, C], but got %s",
                       FL_SHAPE(log_probs));
    const bool batched = log_probs->ndim == 3;
    fl_scope_open();
    fl_tensor *loss = NULL, *x = batched ? log_probs : fl_unsqueeze(log_probs, 1);
    if (x)
        loss = ctc(x, targets, input_lengths, n_input_lengths, target_lengths, n_target_lengths, blank, zero_infinity);
    if (loss && reduction == FL_REDUCE_MEAN)
        loss = mean_of(loss, target_lengths);
    else if (loss && reduction == FL_REDUCE_SUM)
        loss = fl_sum(loss, NULL);
    else if (loss && !batched)
        loss = fl_squeeze_dim(loss, 0);
    return fl_scope_return(loss);
}

static fl_tensor *as_lengths(const char *name, fl_tensor *t) {
    if (fl_is_float((fl_dtype)t->dtype) || t->dtype == FL_BOOL)
        return fl_fail(FL_RUNTIME_ERROR, "%s must be integral", name);
    return fl_scope__result(fl_tensor__contiguous_as(t, FL_INT64));
}

/* The same with the lengths as tensors. */
static fl_tensor *ctc_of(fl_tensor *log_probs, fl_tensor *targets, fl_tensor *input_lengths, fl_tensor *target_lengths,
                         int64_t blank, bool zero_infinity, int reduction) {
    fl_scope_open();
    fl_tensor *input = as_lengths("input_lengths", input_lengths),
              *target = as_lengths("target_lengths", target_lengths);
    if (!input || !target) return fl_scope_return(NULL);
    if (input->numel > INT32_MAX || target->numel > INT32_MAX)
        return fl_scope_return(fl_fail(FL_RUNTIME_ERROR, "ctc_loss: the batch is too large"));
    return fl_scope_return(ctc_reduced(log_probs, targets, (const int64_t *)(const void *)input->data,
                                       (int)input->numel, (const int64_t *)(const void *)target->data,
                                       (int)target->numel, blank, zero_infinity, reduction));
}

fl_tensor *fl_ctc_loss__plain(fl_tensor *log_probs, fl_tensor *targets, fl_tensor *input_lengths,
                              fl_tensor *target_lengths, const fl_ctc_loss_options *options) {
    static const fl_ctc_loss_options defaults = FL_CTC_LOSS_OPTIONS;
    const fl_ctc_loss_options *o = options ? options : &defaults;
    const int reduction = fl_failed() ? -1 : fl_reduction__of(o->reduction);
    if (reduction < 0) return NULL;
    return ctc_of(log_probs, targets, input_lengths, target_lengths, o->blank, o->zero_infinity, reduction);
}

fl_tensor *fl_ctc_loss_numbered__plain(fl_tensor *log_probs, fl_tensor *targets, fl_tensor *input_lengths,
                                       fl_tensor *target_lengths, const fl_ctc_loss_numbered_options *options) {
    static const fl_ctc_loss_numbered_options defaults = FL_CTC_LOSS_NUMBERED_OPTIONS;
    const fl_ctc_loss_numbered_options *o = options ? options : &defaults;
    if (fl_failed()) return NULL;
    return ctc_of(log_probs, targets, input_lengths, target_lengths, o->blank, o->zero_infinity,
                  fl_reduction__numbered(o->reduction));
}

fl_tensor *fl_ctc_loss_lengths__plain(fl_tensor *log_probs, fl_tensor *targets, const int64_t *input_lengths,
                                      int n_input_lengths, const int64_t *target_lengths, int n_target_lengths,
                                      const fl_ctc_loss_lengths_options *options) {
    static const fl_ctc_loss_lengths_options defaults = FL_CTC_LOSS_LENGTHS_OPTIONS;
    const fl_ctc_loss_lengths_options *o = options ? options : &defaults;
    const int reduction = fl_failed() ? -1 : fl_reduction__of(o->reduction);
    if (reduction < 0) return NULL;
    return ctc_reduced(log_probs, targets, input_lengths, n_input_lengths, target_lengths, n_target_lengths, o->blank,
                       o->zero_infinity, reduction);
}

fl_tensor *fl_ctc_loss_lengths_numbered__plain(fl_tensor *log_probs, fl_tensor *targets, const int64_t *input_lengths,
                                               int n_input_lengths, const int64_t *target_lengths, int n_target_lengths,
                                               const fl_ctc_loss_lengths_numbered_options *options) {
    static const fl_ctc_loss_lengths_numbered_options defaults = FL_CTC_LOSS_LENGTHS_NUMBERED_OPTIONS;
    const fl_ctc_loss_lengths_numbered_options *o = options ? options : &defaults;
    if (fl_failed()) return NULL;
    return ctc_reduced(log_probs, targets, input_lengths, n_input_lengths, target_lengths, n_target_lengths, o->blank,
                       o->zero_infinity, fl_reduction__numbered(o->reduction));
}
