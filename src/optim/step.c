/* step.c: optimizer steps. All parameters are cut into runs of one size, and the runs shared out over the threads: the
 * cut depends on sizes alone, and every element is updated once, so the number of threads changes nothing.
 *
 * A step is planned first: what it needs is allocated and checked for all groups before anything is written.
 */
#include "optim/step.h"

#include <math.h>

#include "autograd/graph.h"
#include "base/alloc.h"
#include "base/pool.h"
#include "kernels/kernels.h"

#define RUN 16384 /* elements: about an L1 of each array */

/* ---- The fused pass ---------------------------------------------------------------------------------------------- */

/* One parameter's step. */
typedef struct item {
    const fl_optim_group *group;
    int index; /* in the group */
    char *param, *grad, *state[FL_STATES];
    int64_t n, first_run;
    int real;
    size_t width;
    fl_tensor *copied; /* the gradient in the parameter's layout, where it had another */
    double next[FL_STATES];
    int made; /* the states made for this step, as bits */
    bool fused;
    bool sure; /* by ops that cannot fail, in scratch tensors */
    bool done;
    fl_tensor *scratch[FL_SCRATCH];
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

/* Tensors for what an update by ops computes on the way, in memory that all items share. */
static bool prepare_scratch(const fl_algorithm *a, item *it, const fl_tensor *param, fl_tensor *block) {
    const int64_t bytes = block->numel / a->scratch;
    int64_t strides[FL_MAX_DIMS];
    fl_tensor__dense_strides(param, strides);
    for (int i = 0; i < a->scratch; i++) {
        it->scratch[i] = fl_tensor__view(block, param->ndim, param->sizes, strides, i * bytes);
        if (!it->scratch[i]) return false;
        it->scratch[i]->dtype = param->dtype;
    }
    return true;
}

/* Whether no op of an update can fail: all are plain tensors of the parameter's shape and type. */
static bool plain(const fl_tensor *param, const fl_tensor *grad, fl_tensor *const *state, int n) {
    if (grad->dtype != param->dtype || fl_needs_grad(grad)) return false;
    for (int k = 0; k < n; k++) {
        if (state[k] &&
            (state[k]->dtype != param->dtype || !fl_shape__equal(state[k], param) || fl_needs_grad(state[k])))
            return false;
    }
    return true;
}

/* Whether everything that a step by ops writes to may be written. */
static bool may_write(fl_tensor *param, fl_tensor *const *state) {
    fl_no_grad_begin();
    bool may = fl_inplace__may_write(param, false);
    for (int k = 0; k < FL_STATES && may; k++) may = !state[k] || fl_inplace__may_write(state[k], false);
    fl_grad_mode_end();
    return may;
}

/* States that are missing, and what of the step depends on numbers; nothing is changed yet. */
static bool prepare(const fl_algorithm *a, item *it) {
    const fl_optim_group *g = it->group;
    const int index = it->index;
    fl_tensor *param = g->params[index], **state = g->states + index * FL_STATES, *grad = fl_grad(param);
    if (!grad || !fl_shape__equal(param, grad)) {
        fl_fail(FL_RUNTIME_ERROR, "%s: parameter %d %s", a->name, index,
                grad ? "has a gradient of another shape" : "has no gradient");
        return false;
    }
    const int needed = a->has ? a->has(g->options, param) : (1 << FL_STATES) - 1;
    fl_tensor *used[FL_STATES] = {NULL};
    for (int k = 0; k < FL_STATES && a->states[k]; k++) {
        if (!(needed >> k & 1)) continue;
        if (!state[k]) {
            state[k] = fl_optim__begin(a, g->options, param, k);
            if (!state[k]) return false;
            it->made |= 1 << k;
        }
        used[k] = state[k];
        if (k < a->scalars && (used[k]->numel != 1 || !fl_is_float((fl_dtype)used[k]->dtype))) {
            fl_fail(FL_RUNTIME_ERROR, "%s: %s of parameter %d must be a float tensor of one element", a->name,
                    a->states[k], index);
            return false;
        }
        if (k < a->scalars && used[k]->storage->read_only) {
            fl_fail(FL_RUNTIME_ERROR, "%s: %s of parameter %d: the tensor's memory is read-only", a->name, a->states[k],
                    index);
            return false;
        }
    }
    a->plan(g->options, used, it->next, &it->hyper);
    if (fl_failed()) return false;
    if (a == &fl_optim__algorithms[FL_SGD]) it->hyper.sgd.first = it->made != 0;
    it->n = param->numel;
    it->width = fl_dtype_size((fl_dtype)param->dtype);
    it->fused = !g->differentiable && a->kernel != FL_UPDATE_COUNT &&
                fusable(param, grad, used + a->scalars, FL_STATES - a->scalars);
    if (!it->fused) {
        it->sure = a->scratch && !g->differentiable && plain(param, grad, used + a->scalars, FL_STATES - a->scalars);
        return g->differentiable || may_write(param, used);
    }
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
    it->real = param->dtype == FL_FLOAT64 ? FL_REAL_F64 : FL_REAL_F32;
    return true;
}

static bool prepare_all(const fl_algorithm *a, const work *w) {
    int64_t most = 0; /* bytes of a scratch tensor */
    for (int i = 0; i < w->n; i++) {
        item *it = &w->items[i];
        if (!prepare(a, it)) return false;
        const int64_t bytes = it->sure ? it->n * (int64_t)it->width : 0;
        if (bytes > most) most = bytes;
    }
    if (!most) return true;
    most = (most + 63) / 64 * 64;
    fl_tensor *block = fl_tensor__empty(FL_UINT8, 1, &(int64_t){a->scratch * most});
    bool done = block != NULL;
    for (int i = 0; i < w->n && done; i++) {
        item *it = &w->items[i];
        if (it->sure) done = prepare_scratch(a, it, it->group->params[it->index], block);
    }
    fl_release(block);
    return done;
}

static fl_tensor **states_of(const item *it) { return it->group->states + it->index * FL_STATES; }

static void write_scalars(const fl_algorithm *a, const item *it, const double *values) {
    for (int k = 0; k < a->scalars; k++) {
        fl_tensor *t = states_of(it)[k];
        fl_bump_version(t);
        fl_tensor__fill(t, fl_float(values[k]));
    }
}

/* A step by ops. What it works on: a state that these options do not use does not show. */
static bool update(const fl_algorithm *a, item *it) {
    const fl_optim_group *g = it->group;
    fl_tensor *param = g->params[it->index], *const *state = states_of(it);
    const int needed = a->has ? a->has(g->options, param) : (1 << FL_STATES) - 1;
    fl_tensor *used[2 * FL_STATES] = {NULL};
    for (int k = 0; k < FL_STATES; k++) used[k] = needed >> k & 1 ? state[k] : NULL;
    double before[FL_STATES];
    for (int k = 0; k < a->scalars; k++) before[k] = fl_item(state[k]);
    write_scalars(a, it, it->next);
    fl_scope_open();
    if (g->differentiable)
        fl_enable_grad_begin();
    else
        fl_no_grad_begin();
    a->update(g->options, &it->hyper, param, fl_grad(param), used + a->scalars, it->sure ? it->scratch : NULL);
    fl_grad_mode_end();
    fl_scope_close();
    it->done = !fl_failed();
    if (!it->done) write_scalars(a, it, before);
    return it->done;
}

static void update_fused(const fl_algorithm *a, work *w) {
    bool any = false;
    for (int i = 0; i < w->n; i++) {
        item *it = &w->items[i];
        if (!it->fused) continue;
        fl_bump_version(it->group->params[it->index]);
        for (int k = a->scalars; k < FL_STATES; k++) {
            if (it->state[k - a->scalars]) fl_bump_version(states_of(it)[k]);
        }
        write_scalars(a, it, it->next);
        it->done = any = true;
    }
    if (any) execute(w);
}

/* What may fail comes first: after it the step is done whole. */
static bool run_all(const fl_algorithm *a, work *w) {
    for (int i = 0; i < w->n; i++) {
        if (!w->items[i].fused && !w->items[i].sure && !update(a, &w->items[i])) return false;
    }
    for (int i = 0; i < w->n; i++) {
        if (w->items[i].sure && !update(a, &w->items[i])) return false;
    }
    update_fused(a, w);
    return true;
}

/* The states that were made for steps that were not done. */
static void drop_states(const item *it) {
    for (int k = 0; k < FL_STATES; k++) {
        if (!(it->made >> k & 1)) continue;
        fl_release(states_of(it)[k]);
        states_of(it)[k] = NULL;
    }
}

bool fl_optim__step(const fl_algorithm *a, const fl_optim_group *groups, int n_groups, bool (*keep)(void *context),
                    void *context) {
    if (fl_failed()) return false;
    int n = 0;
    for (int g = 0; g < n_groups; g++) n += groups[g].n;
    if (!n) return true;
    work w = {fl_alloc__zeroed((size_t)n * sizeof(item)), n, a->kernel};
    if (!w.items) return false;
    item *it = w.items;
    for (int g = 0; g < n_groups; g++) {
        for (int i = 0; i < groups[g].n; i++, it++) {
            it->group = &groups[g];
            it->index = i;
        }
    }
    const bool done = prepare_all(a, &w) && (!keep || keep(context)) && run_all(a, &w);
    for (int i = 0; i < n; i++) {
        it = &w.items[i];
        if (!it->done) drop_states(it);
        fl_release(it->copied);
        for (int k = 0; k < FL_SCRATCH; k++) fl_release(it->scratch[k]);
    }
    fl_alloc__put(w.items, (size_t)n * sizeof(item));
    return done;
}
