/* step.c: optimizer steps. All parameters are cut into runs of one size, and the runs shared out over the threads: the
 * cut depends on sizes alone, and every element is updated once, so the number of threads changes nothing.
 */
#include "optim/step.h"

#include <math.h>

#include "base/alloc.h"
#include "base/pool.h"
#include "kernels/kernels.h"

#define RUN 16384 /* elements: about an L1 of each array */

/* ---- The fused pass ---------------------------------------------------------------------------------------------- */

/* One parameter's step. */
typedef struct item {
    char *param, *grad, *state[FL_STATES];
    int64_t n, first_run;
    int real;
    size_t width;
    fl_tensor *copied; /* the gradient in the parameter's layout, where it had another */
    double next[FL_STATES];
    int made; /* the states made for this step, as bits */
    bool fused;
    fl_optim_hyper hyper;
} item;

typedef struct work {
    item *items; /* those that are fused have runs, the others none */
    int n;
    fl_optim_update kernel;
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
        void *state[FL_STATES];
        for (int i = 0; i < FL_STATES; i++) state[i] = it->state[i] ? it->state[i] + at : NULL;
        fl_kernels__active.optim->update[w->kernel][it->real](&it->hyper, it->param + at, it->grad + at, state, count);
    }
}

static void execute(work *w) {
    int64_t runs = 0, total = 0;
    for (int i = 0; i < w->n; i++) {
        w->items[i].first_run = runs;
        if (!w->items[i].fused) continue;
        runs += (w->items[i].n + RUN - 1) / RUN;
        total += w->items[i].n;
    }
    /* small ones together are one piece of work: a run each is not worth a thread */
    int64_t grain = runs > 0 && total / runs >= RUN / 2 ? 1 : runs > 0 ? runs * RUN / (total + 1) + 1 : 1;
    fl_pool__for(runs, grain, run, w);
}

static bool same_layout(const fl_tensor *a, const fl_tensor *b) {
    if (a->dtype != b->dtype || !fl_shape__equal(a, b)) return false;
    for (int i = 0; i < a->ndim; i++) {
        if (a->sizes[i] > 1 && a->strides[i] != b->strides[i]) return false;
    }
    return true;
}

static bool fits(const fl_tensor *t) {
    return (t->dtype == FL_FLOAT32 || t->dtype == FL_FLOAT64) && fl_shape__is_dense(t) && !t->storage->read_only;
}

/* Whether the kernels take a parameter, its gradient and its states, these after the 0-dim ones. */
static bool fusable(const fl_tensor *param, const fl_tensor *grad, fl_tensor *const *state, int n) {
    if (!fits(param) || grad->dtype != param->dtype) return false;
    for (int k = 0; k < n; k++) {
        if (state[k] && (!fits(state[k]) || !same_layout(param, state[k]))) return false;
    }
    return true;
}

/* ---- One step ---------------------------------------------------------------------------------------------------- */

fl_tensor *fl_optim__begin(const fl_algorithm *a, const fl_optim_options *options, const fl_tensor *param, int k) {
    const double value = a->start ? a->start(options, k) : 0;
    if (k < a->scalars) {
        const fl_dtype dtype = fl_get_default_dtype() == FL_FLOAT64 ? FL_FLOAT64 : FL_FLOAT32;
        return fl_tensor__scalar(dtype, fl_float(value));
    }
    int64_t sizes[FL_MAX_DIMS];
    memcpy(sizes, param->sizes, (size_t)param->ndim * sizeof *sizes);
    fl_tensor *t;
    if (a == &fl_optim__algorithms[FL_ADAFACTOR] && k < 3) { /* a column, a row */
        sizes[param->ndim - (k == 1 ? 1 : 2)] = 1;
        t = fl_tensor__empty((fl_dtype)param->dtype, param->ndim, sizes);
    } else {
        t = fl_tensor__empty_like(param, (fl_dtype)param->dtype, sizes);
    }
    if (t && fl_tensor__fill(t, fl_float(value))) return t;
    fl_release(t);
    return NULL;
}

/* States that are missing, and what of the step depends on numbers; nothing is changed yet. */
static bool prepare(const fl_algorithm *a, const fl_optim_options *options, item *it, int index, fl_tensor *param,
                    fl_tensor **state, bool differentiable) {
    fl_tensor *grad = fl_grad(param);
    if (!grad || !fl_shape__equal(param, grad)) {
        fl_fail(FL_RUNTIME_ERROR, "%s: parameter %d %s", a->name, index,
                grad ? "has a gradient of another shape" : "has no gradient");
        return false;
    }
    const int needed = a->has ? a->has(options, param) : (1 << FL_STATES) - 1;
    fl_tensor *used[FL_STATES] = {NULL};
    for (int k = 0; k < FL_STATES && a->states[k]; k++) {
        if (!(needed >> k & 1)) continue;
        if (!state[k]) {
            it->made |= 1 << k;
            state[k] = fl_optim__begin(a, options, param, k);
            if (!state[k]) return false;
        }
        used[k] = state[k];
        if (k < a->scalars && (used[k]->numel != 1 || !fl_is_float((fl_dtype)used[k]->dtype))) {
            fl_fail(FL_RUNTIME_ERROR, "%s: %s of parameter %d must be a float tensor of one element", a->name,
                    a->states[k], index);
            return false;
        }
    }
    a->plan(options, used, it->next, &it->hyper);
    if (fl_failed()) return false;
    if (a == &fl_optim__algorithms[FL_SGD]) it->hyper.sgd.first = it->made != 0;
    it->fused = !differentiable && a->kernel != FL_UPDATE_COUNT &&
                fusable(param, grad, used + a->scalars, FL_STATES - a->scalars);
    if (!it->fused) return true;
    if (!same_layout(param, grad)) {
        it->copied = fl_tensor__empty_like(param, (fl_dtype)param->dtype, param->sizes);
        if (!it->copied || !fl_tensor__copy(it->copied, grad)) return false;
        grad = it->copied;
    }
    it->param = param->data;
    it->grad = grad->data;
    for (int k = a->scalars; k < FL_STATES; k++) {
        if (used[k]) it->state[k - a->scalars] = used[k]->data;
    }
    it->n = param->numel;
    it->real = param->dtype == FL_FLOAT64 ? FL_REAL_F64 : FL_REAL_F32;
    it->width = fl_dtype_size((fl_dtype)param->dtype);
    return true;
}

static void write_scalars(const fl_algorithm *a, const item *it, fl_tensor *const *state) {
    for (int k = 0; k < a->scalars; k++) {
        fl_bump_version(state[k]);
        fl_tensor__fill(state[k], fl_float(it->next[k]));
    }
}

/* What a step by ops works on: a state that these options do not use does not show. */
static bool update(const fl_algorithm *a, const fl_optim_options *options, const item *it, fl_tensor *param,
                   fl_tensor *const *state, bool differentiable) {
    const int needed = a->has ? a->has(options, param) : (1 << FL_STATES) - 1;
    fl_tensor *used[2 * FL_STATES] = {NULL};
    for (int k = 0; k < FL_STATES; k++) used[k] = needed >> k & 1 ? state[k] : NULL;
    write_scalars(a, it, state);
    fl_scope_open();
    if (!differentiable) fl_no_grad_begin();
    a->update(options, &it->hyper, param, fl_grad(param), used + a->scalars);
    if (!differentiable) fl_grad_mode_end();
    fl_scope_close();
    return !fl_failed();
}

bool fl_optim__step(const fl_algorithm *a, const fl_optim_options *options, fl_tensor *const *params, int n,
                    fl_tensor **states, bool differentiable) {
    if (fl_failed()) return false;
    if (!n) return true;
    work w = {fl_alloc__zeroed((size_t)n * sizeof(item)), n, a->kernel};
    if (!w.items) return false;
    bool done = true, any = false;
    for (int i = 0; i < n && done; i++) {
        done = prepare(a, options, &w.items[i], i, params[i], states + i * FL_STATES, differentiable);
        any = any || w.items[i].fused;
    }
    for (int i = 0; i < n && !done; i++) {
        for (int k = 0; k < FL_STATES; k++) {
            if (!(w.items[i].made >> k & 1)) continue;
            fl_release(states[i * FL_STATES + k]);
            states[i * FL_STATES + k] = NULL;
        }
    }
    if (done && any) {
        for (int i = 0; i < n; i++) {
            if (!w.items[i].fused) continue;
            fl_bump_version(params[i]);
            for (int k = a->scalars; k < FL_STATES; k++) {
                if (w.items[i].state[k - a->scalars]) fl_bump_version(states[i * FL_STATES + k]);
            }
            write_scalars(a, &w.items[i], states + i * FL_STATES);
        }
        execute(&w);
    }
    for (int i = 0; i < n && done; i++) {
        if (!w.items[i].fused)
            done = update(a, options, &w.items[i], params[i], states + i * FL_STATES, differentiable);
    }
    for (int i = 0; i < n; i++) fl_release(w.items[i].copied);
    fl_alloc__put(w.items, (size_t)n * sizeof(item));
    return done;
}
