/* step.c: optimizer steps. All parameters are cut into runs of one size, and the runs shared out over the threads: the
 * cut depends on sizes alone, and every element is updated once, so the number of threads changes nothing.
 */
#include "optim/step.h"

#include <math.h>

#include "base/alloc.h"
#include "base/pool.h"
#include "kernels/kernels.h"

#define RUN 16384 /* elements: about an L1 of each array */

bool fl_optim__fits(const fl_tensor *t) {
    return (t->dtype == FL_FLOAT32 || t->dtype == FL_FLOAT64) && fl_shape__is_dense(t) && !t->storage->read_only;
}

/* One parameter's arrays. */
typedef struct item {
    char *param, *grad, *state[3];
    int64_t n, first_run;
    int real;
    size_t width;
    fl_tensor *copied; /* the gradient in the parameter's layout, where it had another */
    union {
        fl_sgd_hyper sgd;
        fl_adam_hyper adam;
    } hyper;
} item;

typedef struct work {
    item *items;
    int n;
    bool adam;
} work;

static void run(void *context, int64_t begin, int64_t end) {
    const work *w = context;
    for (int64_t r = begin; r < end; r++) {
        int low = 0, high = w->n; /* the last item whose first run is not after r */
        while (high - low > 1) {
            int middle = (low + high) / 2;
            if (w->items[middle].first_run <= r) {
                low = middle;
            } else {
                high = middle;
            }
        }
        const item *it = &w->items[low];
        int64_t from = (r - it->first_run) * RUN, count = it->n - from < RUN ? it->n - from : RUN;
        size_t at = (size_t)from * it->width;
        char *state[3];
        for (int i = 0; i < 3; i++) state[i] = it->state[i] ? it->state[i] + at : NULL;
        if (w->adam) {
            fl_kernels__active.optim->adam[it->real](&it->hyper.adam, it->param + at, it->grad + at, state[0], state[1],
                                                     state[2], count);
        } else {
            fl_kernels__active.optim->sgd[it->real](&it->hyper.sgd, it->param + at, it->grad + at, state[0], count);
        }
    }
}

static bool same_layout(const fl_tensor *a, const fl_tensor *b) {
    if (a->dtype != b->dtype || !fl_shape__equal(a, b)) return false;
    for (int i = 0; i < a->ndim; i++) {
        if (a->sizes[i] > 1 && a->strides[i] != b->strides[i]) return false;
    }
    return true;
}

static bool check(const char *name, int index, const fl_tensor *param, const fl_tensor *state) {
    if (!state || !fl_optim__fits(state) || !fl_shape__equal(param, state) || param->dtype != state->dtype) {
        fl_fail(FL_RUNTIME_ERROR, "%s: the state of parameter %d does not fit it: %s %s and %s %s", name, index,
                fl_dtype_name((fl_dtype)param->dtype), FL_SHAPE(param),
                state ? fl_dtype_name((fl_dtype)state->dtype) : "None", state ? FL_SHAPE(state) : "");
        return false;
    }
    if (same_layout(param, state)) return true;
    fl_fail(FL_RUNTIME_ERROR, "%s: the state of parameter %d has another memory layout than it", name, index);
    return false;
}

/* Fills in what both algorithms share; nothing is changed yet. */
static bool prepare(const char *name, item *it, int index, fl_tensor *param) {
    if (!fl_optim__fits(param)) {
        fl_fail(FL_RUNTIME_ERROR, "%s: parameter %d (%s %s) must be a dense float32 or float64 tensor", name, index,
                fl_dtype_name((fl_dtype)param->dtype), FL_SHAPE(param));
        return false;
    }
    fl_tensor *grad = fl_grad(param);
    if (!grad || !fl_shape__equal(param, grad)) {
        fl_fail(FL_RUNTIME_ERROR, "%s: parameter %d %s", name, index,
                grad ? "has a gradient of another shape" : "has no gradient");
        return false;
    }
    if (!same_layout(param, grad)) {
        it->copied = fl_tensor__empty_like(param, (fl_dtype)param->dtype, param->sizes);
        if (!it->copied || !fl_tensor__copy(it->copied, grad)) return false;
        grad = it->copied;
    }
    it->param = param->data;
    it->grad = grad->data;
    it->n = param->numel;
    it->real = param->dtype == FL_FLOAT64 ? FL_REAL_F64 : FL_REAL_F32;
    it->width = fl_dtype_size((fl_dtype)param->dtype);
    return true;
}

static void execute(work *w) {
    int64_t runs = 0;
    for (int i = 0; i < w->n; i++) {
        w->items[i].first_run = runs;
        runs += (w->items[i].n + RUN - 1) / RUN;
    }
    /* small ones together are one piece of work: a run each is not worth a thread */
    int64_t total = 0;
    for (int i = 0; i < w->n; i++) total += w->items[i].n;
    int64_t grain = runs > 0 && total / runs >= RUN / 2 ? 1 : runs > 0 ? runs * RUN / (total + 1) + 1 : 1;
    fl_pool__for(runs, grain, run, w);
}

static void finish(work *w) {
    for (int i = 0; i < w->n; i++) fl_release(w->items[i].copied);
    fl_alloc__put(w->items, (size_t)w->n * sizeof(item));
}

bool fl_optim__sgd(fl_tensor *const *params, int n, fl_tensor **buffers, const fl_sgd_hyper *h) {
    if (fl_failed()) return false;
    work w = {fl_alloc__zeroed((size_t)n * sizeof(item)), n, false};
    if (!w.items) return false;
    bool done = true, *made = fl_alloc__zeroed((size_t)n * sizeof(bool));
    if (!made) done = false;
    for (int i = 0; i < n && done; i++) {
        item *it = &w.items[i];
        done = prepare("SGD", it, i, params[i]);
        it->hyper.sgd = *h;
        if (!done || !buffers || h->momentum == 0) continue;
        made[i] = !buffers[i];
        if (made[i]) buffers[i] = fl_tensor__empty_like(params[i], (fl_dtype)params[i]->dtype, params[i]->sizes);
        done = buffers[i] && check("SGD", i, params[i], buffers[i]);
        it->hyper.sgd.first = made[i];
        if (done) it->state[0] = buffers[i]->data;
    }
    if (done) {
        for (int i = 0; i < n; i++) {
            fl_bump_version(params[i]);
            if (w.items[i].state[0]) fl_bump_version(buffers[i]);
        }
        execute(&w);
    }
    for (int i = 0; i < n && !done && made; i++) {
        if (!made[i]) continue;
        fl_release(buffers[i]);
        buffers[i] = NULL;
    }
    fl_alloc__put(made, (size_t)n * sizeof(bool));
    finish(&w);
    return done;
}

bool fl_optim__adam(fl_tensor *const *params, int n, fl_tensor *const *exp_avgs, fl_tensor *const *exp_avg_sqs,
                    fl_tensor *const *max_exp_avg_sqs, fl_tensor *const *steps, const fl_adam_step *o) {
    if (fl_failed()) return false;
    const char *name = o->decoupled ? "AdamW" : "Adam";
    work w = {fl_alloc__zeroed((size_t)n * sizeof(item)), n, true};
    if (!w.items) return false;
    bool done = true;
    for (int i = 0; i < n && done; i++) {
        item *it = &w.items[i];
        done = prepare(name, it, i, params[i]) && check(name, i, params[i], exp_avgs[i]) &&
               check(name, i, params[i], exp_avg_sqs[i]) &&
               (!max_exp_avg_sqs || check(name, i, params[i], max_exp_avg_sqs[i]));
        if (!done) break;
        if (steps[i]->numel != 1 || !fl_is_float((fl_dtype)steps[i]->dtype)) {
            fl_fail(FL_RUNTIME_ERROR, "%s: the step count of parameter %d must be a float tensor of one element", name,
                    i);
            done = false;
            break;
        }
        double t = fl_item(steps[i]) + 1;
        it->state[0] = exp_avgs[i]->data;
        it->state[1] = exp_avg_sqs[i]->data;
        it->state[2] = max_exp_avg_sqs ? max_exp_avg_sqs[i]->data : NULL;
        it->hyper.adam = (fl_adam_hyper){.beta1 = o->beta1,
                                         .beta2 = o->beta2,
                                         .eps = o->eps,
                                         .step_size = o->lr / (1 - pow(o->beta1, t)),
                                         .correction2_sqrt = sqrt(1 - pow(o->beta2, t)),
                                         .weight_decay = o->decoupled ? 0 : o->weight_decay,
                                         .keep = o->decoupled ? 1 - o->lr * o->weight_decay : 1,
                                         .maximize = o->maximize};
    }
    if (done) {
        for (int i = 0; i < n; i++) {
            fl_bump_version(params[i]);
            fl_bump_version(exp_avgs[i]);
            fl_bump_version(exp_avg_sqs[i]);
            if (max_exp_avg_sqs) fl_bump_version(max_exp_avg_sqs[i]);
            fl_bump_version(steps[i]);
            fl_tensor__fill(steps[i], fl_float(fl_item(steps[i]) + 1));
        }
        execute(&w);
    }
    finish(&w);
    return done;
}
