/* optimizer.c: the C host of optimizers: parameter groups and their state.
 */
#include "optim/optimizer.h"

#include <flashlight/ops.h>
#include <math.h>

#include "base/alloc.h"
#include "base/error.h"
#include "kernels/kernels.h"
#include "optim/lbfgs.h"
#include "optim/step.h"

typedef struct param {
    fl_tensor *tensor;           /* owned */
    fl_tensor *state[FL_STATES]; /* owned, NULL until the first step */
} param;

static const char *const mark_names[FL_MARKS] = {"initial_lr", "max_lr", "min_lr", "base_momentum", "max_momentum"};

typedef struct group {
    param *params;
    int n;
    fl_optim_options options;
    double marks[FL_MARKS]; /* what schedules keep here; FL_NONE_FLOAT where nothing is */
} group;

struct fl_optimizer {
    const fl_algorithm *algorithm;
    group *groups;
    int n_groups;
    fl_lbfgs_memory memory; /* of L-BFGS, which has one group */
};

/* ---- Making and freeing ------------------------------------------------------------------------------------------ */

static void free_params(param *params, int n) {
    for (int i = 0; i < n; i++) {
        fl_release(params[i].tensor);
        for (int k = 0; k < FL_STATES; k++) fl_release(params[i].state[k]);
    }
    fl_alloc__put(params, (size_t)n * sizeof *params);
}

void fl_optimizer_free(fl_optimizer *o) {
    if (!o) return;
    for (int i = 0; i < o->n_groups; i++) free_params(o->groups[i].params, o->groups[i].n);
    fl_alloc__put(o->groups, (size_t)o->n_groups * sizeof *o->groups);
    fl_lbfgs__clear(&o->memory);
    fl_alloc__put(o, sizeof *o);
}

static bool is_lbfgs(const fl_optimizer *o) { return o->algorithm == &fl_optim__algorithms[FL_LBFGS]; }

static bool check_param(const fl_optimizer *o, const fl_tensor *t, int i) {
    const char *name = o->algorithm->name;
    if (!t) return fl_fail(FL_TYPE_ERROR, "%s: item %d of argument 'params' is NULL and must not be", name, i) != NULL;
    if (!fl_is_leaf(t)) return fl_fail(FL_VALUE_ERROR, "can't optimize a non-leaf Tensor") != NULL;
    if (o->algorithm == &fl_optim__algorithms[FL_MUON] && t->ndim != 2)
        return fl_fail(FL_VALUE_ERROR, "Muon only supports 2D parameters whereas we found a parameter with size: %s",
                       FL_SHAPE(t)) != NULL;
    for (int k = 0; k < o->n_groups; k++) {
        for (int j = 0; j < o->groups[k].n; j++) {
            if (o->groups[k].params[j].tensor != t) continue;
            return fl_fail(FL_VALUE_ERROR, "some parameters appear in more than one parameter group") != NULL;
        }
    }
    return true;
}

/* The library's own text in the place of the caller's, which may go. */
static const char *own_choice(const char *text) {
    for (int i = 0; text && i < FL_OPTIM_CHOICES; i++) {
        if (!strcmp(text, fl_optim__choices[i])) return fl_optim__choices[i];
    }
    return NULL;
}

bool fl_optimizer_add_group(fl_optimizer *o, fl_tensor *const *params, int n, const void *options) {
    if (fl_failed()) return false;
    if (!fl_given(o, "fl_optimizer_add_group", "o") || !fl_given_array(params, n, o->algorithm->name, "params"))
        return false;
    if (n < 1) return fl_fail(FL_VALUE_ERROR, "optimizer got an empty parameter list") != NULL;
    group g = {.n = n, .marks = {FL_NONE_FLOAT, FL_NONE_FLOAT, FL_NONE_FLOAT, FL_NONE_FLOAT, FL_NONE_FLOAT}};
    memcpy(&g.options, options ? options : o->algorithm->defaults, o->algorithm->size);
    if (o->algorithm == &fl_optim__algorithms[FL_ADAMW]) g.options.adam.decoupled_weight_decay = true;
    if (!o->algorithm->check(&g.options)) return false;
    for (const fl_field *f = o->algorithm->fields; f->name; f++) {
        const char **choice = (const char **)((char *)&g.options + f->at);
        if (f->kind == FL_FIELD_CHOICE) *choice = own_choice(*choice);
    }
    if (is_lbfgs(o)) {
        if (o->n_groups > 0)
            return fl_fail(FL_VALUE_ERROR, "LBFGS doesn't support per-parameter options (parameter groups)") != NULL;
        const int64_t most = g.options.lbfgs.max_iter;
        if (g.options.lbfgs.max_eval == FL_NONE) g.options.lbfgs.max_eval = most < INT64_MAX / 5 ? most * 5 / 4 : most;
    }
    for (int i = 0; i < n; i++) {
        if (!check_param(o, params[i], i)) return false;
    }
    g.params = fl_alloc__zeroed((size_t)n * sizeof(param));
    group *groups = g.params ? fl_alloc__resize(o->groups, (size_t)o->n_groups * sizeof(group),
                                                (size_t)(o->n_groups + 1) * sizeof(group))
                             : NULL;
    if (!groups) {
        fl_alloc__put(g.params, (size_t)n * sizeof(param));
        return false;
    }
    for (int i = 0; i < n; i++) g.params[i].tensor = fl_tensor__retain(params[i]);
    o->groups = groups;
    o->groups[o->n_groups++] = g;
    return true;
}

static fl_optimizer *make(fl_algorithm_index kind, fl_tensor *const *params, int n, const void *options) {
    fl_optimizer *o = fl_failed() ? NULL : fl_alloc__zeroed(sizeof *o);
    if (!o) return NULL;
    o->algorithm = &fl_optim__algorithms[kind];
    if (fl_optimizer_add_group(o, params, n, options)) return o;
    fl_optimizer_free(o);
    return NULL;
}

typedef struct gathering {
    fl_tensor **items;
    int count;
} gathering;

static bool count_one(const char *name, fl_tensor *t, void *context) {
    (void)name, (void)t;
    ++*(int *)context;
    return true;
}

static bool gather_one(const char *name, fl_tensor *t, void *context) {
    (void)name;
    gathering *g = context;
    g->items[g->count++] = t;
    return true;
}

static fl_optimizer *make_for(fl_algorithm_index kind, fl_module *module, const void *options) {
    int n = 0;
    if (fl_failed() || !fl_given(module, fl_optim__algorithms[kind].name, "module")) return NULL;
    if (!fl_module_parameters(module, count_one, &n)) return NULL;
    gathering g = {fl_alloc__get((size_t)n * sizeof(fl_tensor *)), 0};
    if (!g.items) return NULL;
    fl_optimizer *o = fl_module_parameters(module, gather_one, &g) ? make(kind, g.items, g.count, options) : NULL;
    fl_alloc__put(g.items, (size_t)n * sizeof(fl_tensor *));
    return o;
}

#define OPTIMIZER(name, type, KIND)                                                                        \
    fl_optimizer *name(fl_module *module, const type *options) { return make_for(KIND, module, options); } \
    fl_optimizer *name##_over(fl_tensor *const *params, int n, const type *options) {                      \
        return make(KIND, params, n, options);                                                             \
    }
OPTIMIZER(fl_sgd, fl_sgd_options, FL_SGD)
OPTIMIZER(fl_adam, fl_adam_options, FL_ADAM)
OPTIMIZER(fl_adamw, fl_adam_options, FL_ADAMW)
OPTIMIZER(fl_rmsprop, fl_rmsprop_options, FL_RMSPROP)
OPTIMIZER(fl_adagrad, fl_adagrad_options, FL_ADAGRAD)
OPTIMIZER(fl_adadelta, fl_adadelta_options, FL_ADADELTA)
OPTIMIZER(fl_adamax, fl_adamax_options, FL_ADAMAX)
OPTIMIZER(fl_nadam, fl_nadam_options, FL_NADAM)
OPTIMIZER(fl_radam, fl_radam_options, FL_RADAM)
OPTIMIZER(fl_rprop, fl_rprop_options, FL_RPROP)
OPTIMIZER(fl_asgd, fl_asgd_options, FL_ASGD)
OPTIMIZER(fl_adafactor, fl_adafactor_options, FL_ADAFACTOR)
OPTIMIZER(fl_muon, fl_muon_options, FL_MUON)
OPTIMIZER(fl_lbfgs, fl_lbfgs_options, FL_LBFGS)

/* ---- Stepping ---------------------------------------------------------------------------------------------------- */

/* Fills in the parameters of a group that have gradients, and their states. */
static void gather_group(const group *g, fl_optim_group *to, fl_tensor **params, fl_tensor **states) {
    *to = (fl_optim_group){.options = &g->options, .params = params, .states = states};
    for (int i = 0; i < g->n; i++) {
        if (!fl_grad(g->params[i].tensor)) continue;
        params[to->n] = g->params[i].tensor;
        memcpy(states + to->n++ * FL_STATES, g->params[i].state, sizeof g->params[i].state);
    }
}

/* Takes over the states after a step, those that it made among them. */
static void keep_states(group *g, const fl_optim_group *stepped) {
    for (int i = 0, k = 0; i < g->n; i++) {
        if (k < stepped->n && g->params[i].tensor == stepped->params[k])
            memcpy(g->params[i].state, stepped->states + k++ * FL_STATES, sizeof g->params[i].state);
    }
}

bool fl_step(fl_optimizer *o) {
    if (fl_failed() || !fl_given(o, "fl_step", "o")) return false;
    if (is_lbfgs(o)) return fl_fail(FL_TYPE_ERROR, "fl_step: LBFGS steps with a closure: fl_step_with") != NULL;
    size_t total = 0;
    for (int i = 0; i < o->n_groups; i++) total += (size_t)o->groups[i].n;
    const size_t n_groups = (size_t)o->n_groups;
    const size_t bytes = n_groups * sizeof(fl_optim_group) + total * (1 + FL_STATES) * sizeof(fl_tensor *);
    fl_optim_group *groups = fl_alloc__get(bytes);
    if (!groups) return false;
    fl_tensor **params = (fl_tensor **)(void *)(groups + n_groups), **states = params + total;
    for (int i = 0; i < o->n_groups; i++) {
        gather_group(&o->groups[i], &groups[i], params, states);
        params += groups[i].n;
        states += groups[i].n * FL_STATES;
    }
    const bool done = fl_optim__step(o->algorithm, groups, o->n_groups, NULL, NULL);
    for (int i = 0; i < o->n_groups; i++) keep_states(&o->groups[i], &groups[i]);
    fl_alloc__put(groups, bytes);
    return done;
}

static double step_lbfgs(fl_optimizer *o, fl_closure closure, void *context) {
    const group *g = &o->groups[0];
    fl_tensor **params = fl_alloc__get((size_t)g->n * sizeof *params);
    double loss = NAN;
    for (int i = 0; params && i < g->n; i++) params[i] = g->params[i].tensor;
    const bool done = params && fl_optim__lbfgs(&g->options.lbfgs, params, g->n, &o->memory, closure, context, &loss);
    if (params) fl_alloc__put(params, (size_t)g->n * sizeof *params);
    return done ? loss : NAN;
}

double fl_step_with(fl_optimizer *o, fl_closure closure, void *context) {
    if (fl_failed() || !fl_given(o, "fl_step_with", "o") || !fl_given(closure, "fl_step_with", "closure")) return NAN;
    if (is_lbfgs(o)) return step_lbfgs(o, closure, context);
    fl_scope_open();
    fl_enable_grad_begin();
    const double loss = closure(context);
    fl_grad_mode_end();
    fl_scope_close();
    return fl_step(o) ? loss : NAN;
}

void fl_zero_grad(fl_optimizer *o) {
    for (int i = 0; o && i < o->n_groups; i++) {
        for (int k = 0; k < o->groups[i].n; k++) fl_set_grad(o->groups[i].params[k].tensor, NULL);
    }
}

/* ---- Learning rates ---------------------------------------------------------------------------------------------- */

static double *lr_of(const fl_optimizer *o, int i, const char *function) {
    if (!fl_given(o, function, "o")) return NULL;
    if (i < 0 || i >= o->n_groups) {
        return fl_fail(FL_INDEX_ERROR, "there is no parameter group %d", i);
    }
    return &o->groups[i].options.lr;
}

double fl_optimizer_lr(const fl_optimizer *o, int i) {
    const double *lr = lr_of(o, i, "fl_optimizer_lr");
    return lr ? *lr : 0;
}

bool fl_optimizer_set_lr(fl_optimizer *o, int i, double lr) {
    double *at = lr_of(o, i, "fl_optimizer_set_lr");
    if (!at) return false;
    if (!(lr >= 0)) return fl_fail(FL_VALUE_ERROR, "Invalid learning rate: %g", lr) != NULL;
    *at = lr;
    return true;
}

int fl_optimizer_groups(const fl_optimizer *o) { return o ? o->n_groups : 0; }

double *fl_optimizer__lr(fl_optimizer *o, int i) { return &o->groups[i].options.lr; }
double *fl_optimizer__mark(fl_optimizer *o, int i, fl_mark which) { return &o->groups[i].marks[which]; }

double *fl_optimizer__momentum(fl_optimizer *o, int i) {
    for (const fl_field *f = o->algorithm->fields; f->name; f++) {
        if (!strcmp(f->name, "betas") || !strcmp(f->name, "momentum"))
            return (double *)(void *)((char *)&o->groups[i].options + f->at);
    }
    return NULL;
}

/* ---- State dicts ------------------------------------------------------------------------------------------------- */

static fl_object *float_or_none(double value) {
    return fl_float__is_none(value) ? fl_object_none() : fl_object_float(value);
}

static fl_object *option_object(const fl_field *f, const fl_optim_options *o) {
    const char *at = (const char *)o + f->at;
    switch (f->kind) {
        case FL_FIELD_FLOATS:
            if (f->count == 1) return float_or_none(*(const double *)at);
            fl_object *tuple = fl_object_tuple();
            for (int i = 0; i < f->count; i++) fl_object_append(tuple, float_or_none(((const double *)at)[i]));
            return tuple;
        case FL_FIELD_INT:
            return fl_object_int(*(const int64_t *)at);
        case FL_FIELD_BOOL:
            return fl_object_bool(*(const bool *)at);
        case FL_FIELD_CHOICE: {
            const char *choice = *(const char *const *)at;
            return choice ? fl_object_string(choice) : fl_object_none();
        }
        default:
            return f->count ? fl_object_none() : fl_object_bool(false);
    }
}

static fl_object *group_state(const fl_algorithm *a, const group *g, int first) {
    fl_object *dict = fl_object_dict();
    for (const fl_field *f = a->fields; f->name; f++) fl_object_set(dict, f->name, option_object(f, &g->options));
    for (int i = 0; i < FL_MARKS; i++)
        if (!fl_float__is_none(g->marks[i])) fl_object_set(dict, mark_names[i], fl_object_float(g->marks[i]));
    fl_object *params = fl_object_list();
    for (int i = 0; i < g->n; i++) fl_object_append(params, fl_object_int(first + i));
    fl_object_set(dict, "params", params);
    return dict;
}

static bool has_state(const param *p) {
    for (int k = 0; k < FL_STATES; k++) {
        if (p->state[k]) return true;
    }
    return false;
}

static fl_object *param_state(const fl_algorithm *a, const param *p) {
    fl_object *dict = fl_object_dict();
    for (int k = 0; k < FL_STATES; k++) {
        if (p->state[k]) fl_object_set(dict, a->states[k], fl_object_tensor(p->state[k]));
    }
    return dict;
}

fl_object *fl_optimizer_state(fl_optimizer *o) {
    if (fl_failed() || !fl_given(o, "fl_optimizer_state", "o")) return NULL;
    fl_object *state = fl_object_dict(), *groups = fl_object_list();
    int first = 0;
    for (int i = 0; i < o->n_groups; i++) {
        for (int k = 0; k < o->groups[i].n; k++) {
            const param *p = &o->groups[i].params[k];
            if (has_state(p)) fl_object_set_item(state, fl_object_int(first + k), param_state(o->algorithm, p));
        }
        fl_object_append(groups, group_state(o->algorithm, &o->groups[i], first));
        first += o->groups[i].n;
    }
    if (o->memory.n_iter > 0) fl_object_set_item(state, fl_object_int(0), fl_lbfgs__state(&o->memory));
    fl_object *dict = fl_object_dict();
    fl_object_set(dict, "state", state);
    fl_object_set(dict, "param_groups", groups);
    if (!fl_failed()) return dict;
    fl_object_free(dict);
    return NULL;
}

/* A number, also where it was saved as a tensor; None is FL_NONE_FLOAT. */
static double number(const fl_object *value) {
    switch (fl_object_kind_of(value)) {
        case FL_OBJECT_NONE:
            return FL_NONE_FLOAT;
        case FL_OBJECT_TENSOR:
            return fl_item(fl_object_as_tensor(value));
        default:
            return fl_object_as_float(value);
    }
}

/* Options that the saved group does not have stay. */
static void load_options(const fl_algorithm *a, fl_optim_options *o, const fl_object *dict) {
    for (const fl_field *f = a->fields; f->name; f++) {
        const fl_object *value = fl_object_get(dict, f->name);
        char *at = (char *)o + f->at;
        if (!value || f->kind == FL_FIELD_CONSTANT) continue;
        if (f->kind == FL_FIELD_INT) {
            *(int64_t *)at = fl_object_kind_of(value) == FL_OBJECT_NONE ? FL_NONE : fl_object_as_int(value);
        } else if (f->kind == FL_FIELD_BOOL) {
            if (fl_object_kind_of(value) == FL_OBJECT_BOOL) *(bool *)at = fl_object_as_bool(value);
        } else if (f->kind == FL_FIELD_CHOICE) {
            *(const char **)at =
                fl_object_kind_of(value) == FL_OBJECT_STRING ? own_choice(fl_object_as_string(value)) : NULL;
        } else if (f->count == 1) {
            *(double *)at = number(value);
        } else {
            for (int i = 0; i < f->count && fl_object_count(value) == f->count; i++)
                ((double *)at)[i] = number(fl_object_item(value, i));
        }
    }
}

/* State k as it was saved, in the layout of a new one; NULL where there is none (without an error). */
static fl_tensor *load_tensor(const fl_algorithm *a, const group *g, const fl_tensor *like, int k,
                              const fl_object *dict) {
    const fl_object *value = fl_object_get(dict, a->states[k]);
    if (!value || fl_object_kind_of(value) == FL_OBJECT_NONE) return NULL;
    fl_tensor *fresh = fl_optim__begin(a, &g->options, like, k);
    if (!fresh) return NULL;
    const bool is_tensor = fl_object_kind_of(value) == FL_OBJECT_TENSOR;
    if (k < a->scalars && !is_tensor) { /* a step count of old files */
        fl_tensor__fill(fresh, fl_float(fl_object_as_float(value)));
    } else {
        const fl_tensor *saved = fl_object_as_tensor(value);
        if (saved && !fl_shape__equal(saved, fresh)) {
            fl_fail(FL_VALUE_ERROR, "loaded state: %s has shape %s, expected %s for a parameter %s", a->states[k],
                    FL_SHAPE(saved), FL_SHAPE(fresh), FL_SHAPE(like));
        } else if (saved) {
            fl_tensor__copy(fresh, saved);
        }
    }
    if (!fl_failed()) return fresh;
    fl_release(fresh);
    return NULL;
}

/* Fills `fresh` with what `dict` has for a parameter. */
static bool load_param(const fl_algorithm *a, const group *g, param *fresh, const fl_tensor *like,
                       const fl_object *dict) {
    for (int k = 0; dict && k < FL_STATES && a->states[k]; k++) {
        const int needed = a->has ? a->has(&g->options, like) : (1 << FL_STATES) - 1;
        /* Adafactor's states are of one shape or another; elsewhere what is saved is kept */
        if (a == &fl_optim__algorithms[FL_ADAFACTOR] && !(needed >> k & 1)) continue;
        fresh->state[k] = load_tensor(a, g, like, k, dict);
        if (fl_failed()) return false;
    }
    return true;
}

bool fl_optimizer_load_state(fl_optimizer *o, const fl_object *tree) {
    if (fl_failed() || !fl_given(o, "fl_optimizer_load_state", "o") ||
        !fl_given(tree, "fl_optimizer_load_state", "state"))
        return false;
    const fl_object *state = fl_object_get(tree, "state"), *groups = fl_object_get(tree, "param_groups");
    if (!state || !groups) return fl_fail(FL_KEY_ERROR, "an optimizer's state has 'state' and 'param_groups'") != NULL;
    if (fl_object_count(groups) != o->n_groups) {
        return fl_fail(FL_VALUE_ERROR, "loaded state dict has a different number of parameter groups") != NULL;
    }
    int total = 0;
    for (int i = 0; i < o->n_groups; i++) {
        const fl_object *params = fl_object_get(fl_object_item(groups, i), "params");
        if (!params || fl_object_count(params) != o->groups[i].n) {
            return fl_fail(FL_VALUE_ERROR,
                           "loaded state dict contains a parameter group that doesn't match the size of optimizer's "
                           "group") != NULL;
        }
        total += o->groups[i].n;
    }
    /* everything is read before anything is changed */
    const size_t option_bytes = (size_t)o->n_groups * sizeof(fl_optim_options);
    param *fresh = fl_alloc__zeroed((size_t)total * sizeof(param));
    fl_optim_options *options = fresh ? fl_alloc__get(option_bytes) : NULL;
    bool done = options != NULL;
    fl_lbfgs_memory memory = {0};
    if (done && is_lbfgs(o)) {
        fl_object *first = fl_object_item(fl_object_get(fl_object_item(groups, 0), "params"), 0);
        done = fl_lbfgs__load(&memory, fl_object_get_item(state, first));
    }
    for (int i = 0, at = 0; i < o->n_groups && done; i++) {
        const fl_object *saved = fl_object_item(groups, i), *params = fl_object_get(saved, "params");
        options[i] = o->groups[i].options;
        load_options(o->algorithm, &options[i], saved);
        done = !fl_failed();
        for (int k = 0; k < o->groups[i].n && done; k++, at++) {
            const fl_object *dict = fl_object_get_item(state, fl_object_item(params, k));
            done = load_param(o->algorithm, &o->groups[i], &fresh[at], o->groups[i].params[k].tensor, dict);
        }
    }
    for (int i = 0, at = 0; i < o->n_groups && done; i++) {
        o->groups[i].options = options[i];
        for (int k = 0; k < FL_MARKS; k++) {
            const fl_object *mark = fl_object_get(fl_object_item(groups, i), mark_names[k]);
            if (mark) o->groups[i].marks[k] = number(mark);
        }
        for (int k = 0; k < o->groups[i].n; k++, at++) {
            param old = o->groups[i].params[k];
            o->groups[i].params[k] = fresh[at];
            o->groups[i].params[k].tensor = old.tensor;
            fresh[at] = old;
            fresh[at].tensor = NULL;
        }
    }
    if (done && is_lbfgs(o)) {
        const fl_lbfgs_memory old = o->memory;
        o->memory = memory;
        memory = old;
    }
    fl_lbfgs__clear(&memory);
    if (fresh) free_params(fresh, total);
    if (options) fl_alloc__put(options, option_bytes);
    return done && !fl_failed();
}

int fl_optimizer__gradients(const fl_optimizer *o, fl_tensor **grads) {
    int n = 0;
    for (int g = 0; g < o->n_groups; g++) {
        for (int i = 0; i < o->groups[g].n; i++) {
            fl_tensor *grad = fl_grad(o->groups[g].params[i].tensor);
            if (grad && grads) grads[n] = grad;
            if (grad) n++;
        }
    }
    return n;
}

/* ---- Clipping ---------------------------------------------------------------------------------------------------- */

#define LIST_BYTES(n) (((size_t)(n) + 1) * sizeof(fl_tensor *)) /* never none */

/* The gradients of tensors that have one, in an array of n; NULL: no memory. `n` becomes how many. */
static fl_tensor **gradients_of(fl_tensor *const *params, int *n) {
    fl_tensor **grads = fl_alloc__get(LIST_BYTES(*n));
    int count = 0;
    for (int i = 0; grads && i < *n; i++)
        if (params[i] && (grads[count] = fl_grad(params[i]))) count++;
    *n = count;
    return grads;
}

static double clip_norm(fl_tensor *const *grads, int n, double max_norm) {
    double total = 0;
    for (int i = 0; i < n; i++) {
        const bool wide = grads[i]->dtype == FL_FLOAT64;
        fl_tensor *flat = fl_tensor__contiguous_as(grads[i], wide ? FL_FLOAT64 : FL_FLOAT32);
        if (!flat) return NAN;
        total += fl_kernels__active.optim->square_sum[wide ? FL_REAL_F64 : FL_REAL_F32](flat->data, flat->numel);
        fl_release(flat);
    }
    const double norm = sqrt(total), factor = max_norm / (norm + 1e-6);
    if (factor >= 1) return norm; /* not so for NaN, which spreads as in PyTorch */
    fl_no_grad_begin();
    for (int i = 0; i < n; i++) fl_mul_scalar_(grads[i], fl_float(factor));
    fl_grad_mode_end();
    return fl_failed() ? NAN : norm;
}

static bool clip_value(fl_tensor *const *grads, int n, double clip) {
    const fl_clamp_options bounds = {fl_float(-clip), fl_float(clip)};
    fl_no_grad_begin();
    for (int i = 0; i < n; i++) fl_clamp_(grads[i], &bounds);
    fl_grad_mode_end();
    return !fl_failed();
}

double fl_clip_grad_norm(fl_tensor *const *params, int n, double max_norm) {
    if (fl_failed() || !fl_given_array(params, n, "fl_clip_grad_norm", "params")) return NAN;
    int count = n;
    fl_tensor **grads = gradients_of(params, &count);
    const double norm = grads ? clip_norm(grads, count, max_norm) : NAN;
    if (grads) fl_alloc__put(grads, LIST_BYTES(n));
    return norm;
}

bool fl_clip_grad_value(fl_tensor *const *params, int n, double clip) {
    if (fl_failed() || !fl_given_array(params, n, "fl_clip_grad_value", "params")) return false;
    int count = n;
    fl_tensor **grads = gradients_of(params, &count);
    const bool done = grads && clip_value(grads, count, clip);
    if (grads) fl_alloc__put(grads, LIST_BYTES(n));
    return done;
}

/* The gradients of an optimizer's parameters, `n` of them. */
static fl_tensor **own_gradients(const fl_optimizer *o, const char *name, int *n) {
    if (fl_failed() || !fl_given(o, name, "o")) return NULL;
    *n = fl_optimizer__gradients(o, NULL);
    fl_tensor **grads = fl_alloc__get(LIST_BYTES(*n));
    if (grads) fl_optimizer__gradients(o, grads);
    return grads;
}

double fl_optimizer_clip_grad_norm(fl_optimizer *o, double max_norm) {
    int n;
    fl_tensor **grads = own_gradients(o, "fl_optimizer_clip_grad_norm", &n);
    const double norm = grads ? clip_norm(grads, n, max_norm) : NAN;
    if (grads) fl_alloc__put(grads, LIST_BYTES(n));
    return norm;
}

bool fl_optimizer_clip_grad_value(fl_optimizer *o, double clip) {
    int n;
    fl_tensor **grads = own_gradients(o, "fl_optimizer_clip_grad_value", &n);
    const bool done = grads && clip_value(grads, n, clip);
    if (grads) fl_alloc__put(grads, LIST_BYTES(n));
    return done;
}
