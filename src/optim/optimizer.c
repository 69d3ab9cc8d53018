/* optimizer.c: the C host of optimizers: parameter groups and their state.
 */
#include <flashlight/ops.h>
#include <flashlight/optim.h>
#include <math.h>

#include "base/alloc.h"
#include "kernels/kernels.h"
#include "optim/optimizer.h"
#include "optim/step.h"

enum { SGD, ADAM, ADAMW };
static const char *const names[] = {"SGD", "Adam", "AdamW"};

typedef struct param {
    fl_tensor *tensor;   /* owned */
    fl_tensor *state[3]; /* SGD: momentum buffer; Adam: exp_avg, exp_avg_sq, max_exp_avg_sq; owned, NULL until the first
                            step */
    fl_tensor *step;     /* Adam's count */
} param;

typedef struct group {
    param *params;
    int n;
    union {
        fl_sgd_options sgd;
        fl_adam_options adam;
    } options;
} group;

struct fl_optimizer {
    int kind;
    group *groups;
    int n_groups;
};

/* ---- Making and freeing ------------------------------------------------------------------------------------------ */

static void free_params(param *params, int n) {
    for (int i = 0; i < n; i++) {
        fl_release(params[i].tensor);
        for (int k = 0; k < 3; k++) fl_release(params[i].state[k]);
        fl_release(params[i].step);
    }
    fl_alloc__put(params, (size_t)n * sizeof *params);
}

void fl_optimizer_free(fl_optimizer *o) {
    if (!o) return;
    for (int i = 0; i < o->n_groups; i++) free_params(o->groups[i].params, o->groups[i].n);
    fl_alloc__put(o->groups, (size_t)o->n_groups * sizeof *o->groups);
    fl_alloc__put(o, sizeof *o);
}

static bool check_sgd(const fl_sgd_options *s) {
    if (!(s->lr >= 0)) return fl_fail(FL_VALUE_ERROR, "Invalid learning rate: %g", s->lr) != NULL;
    if (!(s->momentum >= 0)) return fl_fail(FL_VALUE_ERROR, "Invalid momentum value: %g", s->momentum) != NULL;
    if (!(s->weight_decay >= 0))
        return fl_fail(FL_VALUE_ERROR, "Invalid weight_decay value: %g", s->weight_decay) != NULL;
    if (s->nesterov && (s->momentum <= 0 || s->dampening != 0)) {
        return fl_fail(FL_VALUE_ERROR, "Nesterov momentum requires a momentum and zero dampening") != NULL;
    }
    return true;
}

static bool check_adam(const fl_adam_options *a) {
    if (!(a->lr >= 0)) return fl_fail(FL_VALUE_ERROR, "Invalid learning rate: %g", a->lr) != NULL;
    if (!(a->eps >= 0)) return fl_fail(FL_VALUE_ERROR, "Invalid epsilon value: %g", a->eps) != NULL;
    for (int i = 0; i < 2; i++) {
        if (!(a->betas[i] >= 0 && a->betas[i] < 1)) {
            return fl_fail(FL_VALUE_ERROR, "Invalid beta parameter at index %d: %g", i, a->betas[i]) != NULL;
        }
    }
    if (!(a->weight_decay >= 0))
        return fl_fail(FL_VALUE_ERROR, "Invalid weight_decay value: %g", a->weight_decay) != NULL;
    return true;
}

bool fl_optimizer_add_group(fl_optimizer *o, fl_tensor *const *params, int n, const void *options) {
    static const fl_sgd_options sgd = FL_SGD_OPTIONS;
    static const fl_adam_options adam = FL_ADAM_OPTIONS, adamw = FL_ADAMW_OPTIONS;
    if (fl_failed()) return false;
    if (!o || n < 1) return fl_fail(FL_VALUE_ERROR, "optimizer got an empty parameter list") != NULL;
    group g = {.n = n};
    if (o->kind == SGD) {
        g.options.sgd = options ? *(const fl_sgd_options *)options : sgd;
        if (!check_sgd(&g.options.sgd)) return false;
    } else {
        g.options.adam = options ? *(const fl_adam_options *)options : o->kind == ADAM ? adam : adamw;
        if (!check_adam(&g.options.adam)) return false;
    }
    for (int i = 0; i < n; i++) {
        if (!params[i]) return fl_fail(FL_VALUE_ERROR, "%s: parameter %d is NULL", names[o->kind], i) != NULL;
        if (!fl_is_leaf(params[i])) return fl_fail(FL_VALUE_ERROR, "can't optimize a non-leaf Tensor") != NULL;
        for (int k = 0; k < o->n_groups; k++) {
            for (int j = 0; j < o->groups[k].n; j++) {
                if (o->groups[k].params[j].tensor != params[i]) continue;
                return fl_fail(FL_VALUE_ERROR, "some parameters appear in more than one parameter group") != NULL;
            }
        }
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

static fl_optimizer *make(int kind, fl_tensor *const *params, int n, const void *options) {
    fl_optimizer *o = fl_failed() ? NULL : fl_alloc__zeroed(sizeof *o);
    if (!o) return NULL;
    o->kind = kind;
    if (fl_optimizer_add_group(o, params, n, options)) return o;
    fl_optimizer_free(o);
    return NULL;
}

fl_optimizer *fl_sgd_over(fl_tensor *const *params, int n, const fl_sgd_options *options) {
    return make(SGD, params, n, options);
}
fl_optimizer *fl_adam_over(fl_tensor *const *params, int n, const fl_adam_options *options) {
    return make(ADAM, params, n, options);
}
fl_optimizer *fl_adamw_over(fl_tensor *const *params, int n, const fl_adam_options *options) {
    return make(ADAMW, params, n, options);
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

static fl_optimizer *make_for(int kind, fl_module *module, const void *options) {
    int n = 0;
    if (fl_failed()) return NULL;
    if (!module) return fl_fail(FL_VALUE_ERROR, "%s: the module is NULL", names[kind]);
    if (!fl_module_parameters(module, count_one, &n)) return NULL;
    gathering g = {fl_alloc__get((size_t)n * sizeof(fl_tensor *)), 0};
    if (!g.items) return NULL;
    fl_optimizer *o = fl_module_parameters(module, gather_one, &g) ? make(kind, g.items, g.count, options) : NULL;
    fl_alloc__put(g.items, (size_t)n * sizeof(fl_tensor *));
    return o;
}

fl_optimizer *fl_sgd(fl_module *module, const fl_sgd_options *options) { return make_for(SGD, module, options); }
fl_optimizer *fl_adam(fl_module *module, const fl_adam_options *options) { return make_for(ADAM, module, options); }
fl_optimizer *fl_adamw(fl_module *module, const fl_adam_options *options) { return make_for(ADAMW, module, options); }

/* ---- Stepping ---------------------------------------------------------------------------------------------------- */

static bool zeros_like(fl_tensor **to, const fl_tensor *t) {
    if (*to) return true;
    *to = fl_tensor__empty_like(t, (fl_dtype)t->dtype, t->sizes);
    return *to && fl_tensor__fill(*to, fl_int(0));
}

/* State that the first step of a parameter needs. */
static bool begin(param *p, bool amsgrad) {
    if (!zeros_like(&p->state[0], p->tensor) || !zeros_like(&p->state[1], p->tensor)) return false;
    if (amsgrad && !zeros_like(&p->state[2], p->tensor)) return false;
    if (!p->step) p->step = fl_tensor__scalar(FL_FLOAT32, fl_float(0));
    return p->step != NULL;
}

static bool step_group(int kind, group *g) {
    size_t bytes = (size_t)g->n * 5 * sizeof(fl_tensor *);
    fl_tensor **lists = fl_alloc__get(bytes);
    if (!lists) return false;
    fl_tensor **params = lists, **steps = lists + g->n, **state[3];
    for (int k = 0; k < 3; k++) state[k] = lists + (2 + k) * g->n;
    int n = 0;
    bool done = true, amsgrad = kind != SGD && g->options.adam.amsgrad;
    for (int i = 0; i < g->n && done; i++) {
        param *p = &g->params[i];
        if (!fl_grad(p->tensor)) continue;
        if (kind != SGD) done = begin(p, amsgrad);
        params[n] = p->tensor;
        steps[n] = p->step;
        for (int k = 0; k < 3; k++) state[k][n] = p->state[k];
        n++;
    }
    if (done && kind == SGD) {
        const fl_sgd_options *s = &g->options.sgd;
        fl_sgd_hyper h = {.lr = s->lr,
                          .momentum = s->momentum,
                          .dampening = s->dampening,
                          .weight_decay = s->weight_decay,
                          .nesterov = s->nesterov,
                          .maximize = s->maximize};
        done = fl_optim__sgd(params, n, s->momentum != 0 ? state[0] : NULL, &h);
        for (int i = 0, k = 0; i < g->n && done && s->momentum != 0; i++) {
            if (fl_grad(g->params[i].tensor)) g->params[i].state[0] = state[0][k++];
        }
    } else if (done) {
        const fl_adam_options *a = &g->options.adam;
        fl_adam_step options = {.lr = a->lr,
                                .beta1 = a->betas[0],
                                .beta2 = a->betas[1],
                                .eps = a->eps,
                                .weight_decay = a->weight_decay,
                                .maximize = a->maximize,
                                .decoupled = kind == ADAMW};
        done = fl_optim__adam(params, n, state[0], state[1], amsgrad ? state[2] : NULL, steps, &options);
    }
    fl_alloc__put(lists, bytes);
    return done;
}

bool fl_step(fl_optimizer *o) {
    if (fl_failed()) return false;
    if (!o) return fl_fail(FL_VALUE_ERROR, "fl_step: the optimizer is NULL") != NULL;
    for (int i = 0; i < o->n_groups; i++) {
        if (!step_group(o->kind, &o->groups[i])) return false;
    }
    return true;
}

void fl_zero_grad(fl_optimizer *o) {
    for (int i = 0; o && i < o->n_groups; i++) {
        for (int k = 0; k < o->groups[i].n; k++) fl_set_grad(o->groups[i].params[k].tensor, NULL);
    }
}

/* ---- Learning rates ---------------------------------------------------------------------------------------------- */

static double *lr_of(const fl_optimizer *o, int i) {
    if (!o || i < 0 || i >= o->n_groups) {
        return fl_fail(FL_INDEX_ERROR, "there is no parameter group %d", i);
    }
    return o->kind == SGD ? &o->groups[i].options.sgd.lr : &o->groups[i].options.adam.lr;
}

double fl_optimizer_lr(const fl_optimizer *o, int i) {
    const double *lr = lr_of(o, i);
    return lr ? *lr : 0;
}

bool fl_optimizer_set_lr(fl_optimizer *o, int i, double lr) {
    double *at = lr_of(o, i);
    if (!at) return false;
    if (!(lr >= 0)) return fl_fail(FL_VALUE_ERROR, "Invalid learning rate: %g", lr) != NULL;
    *at = lr;
    return true;
}

int fl_optimizer_groups(const fl_optimizer *o) { return o->n_groups; }

/* ---- State dicts ------------------------------------------------------------------------------------------------- */

static const char *const adam_names[] = {"exp_avg", "exp_avg_sq", "max_exp_avg_sq"};

static fl_object *param_state(const fl_optimizer *o, const param *p) {
    fl_object *dict = fl_object_dict();
    if (o->kind == SGD) {
        if (p->state[0]) fl_object_set(dict, "momentum_buffer", fl_object_tensor(p->state[0]));
        return dict;
    }
    fl_object_set(dict, "step", fl_object_tensor(p->step));
    for (int k = 0; k < 3; k++) {
        if (p->state[k]) fl_object_set(dict, adam_names[k], fl_object_tensor(p->state[k]));
    }
    return dict;
}

static fl_object *group_state(const fl_optimizer *o, const group *g, int first) {
    fl_object *dict = fl_object_dict();
    if (o->kind == SGD) {
        const fl_sgd_options *s = &g->options.sgd;
        fl_object_set(dict, "lr", fl_object_float(s->lr));
        fl_object_set(dict, "momentum", fl_object_float(s->momentum));
        fl_object_set(dict, "dampening", fl_object_float(s->dampening));
        fl_object_set(dict, "weight_decay", fl_object_float(s->weight_decay));
        fl_object_set(dict, "nesterov", fl_object_bool(s->nesterov));
        fl_object_set(dict, "maximize", fl_object_bool(s->maximize));
    } else {
        const fl_adam_options *a = &g->options.adam;
        fl_object *betas = fl_object_tuple();
        fl_object_append(betas, fl_object_float(a->betas[0]));
        fl_object_append(betas, fl_object_float(a->betas[1]));
        fl_object_set(dict, "lr", fl_object_float(a->lr));
        fl_object_set(dict, "betas", betas);
        fl_object_set(dict, "eps", fl_object_float(a->eps));
        fl_object_set(dict, "weight_decay", fl_object_float(a->weight_decay));
        fl_object_set(dict, "amsgrad", fl_object_bool(a->amsgrad));
        fl_object_set(dict, "maximize", fl_object_bool(a->maximize));
    }
    fl_object_set(dict, "foreach", fl_object_none());
    if (o->kind != SGD) fl_object_set(dict, "capturable", fl_object_bool(false));
    fl_object_set(dict, "differentiable", fl_object_bool(false));
    fl_object_set(dict, "fused", fl_object_none());
    if (o->kind != SGD) fl_object_set(dict, "decoupled_weight_decay", fl_object_bool(o->kind == ADAMW));
    fl_object *params = fl_object_list();
    for (int i = 0; i < g->n; i++) fl_object_append(params, fl_object_int(first + i));
    fl_object_set(dict, "params", params);
    return dict;
}

fl_object *fl_optimizer_state(fl_optimizer *o) {
    if (fl_failed()) return NULL;
    fl_object *state = fl_object_dict(), *groups = fl_object_list();
    int first = 0;
    for (int i = 0; i < o->n_groups; i++) {
        for (int k = 0; k < o->groups[i].n; k++) {
            const param *p = &o->groups[i].params[k];
            if (p->state[0]) fl_object_set_item(state, fl_object_int(first + k), param_state(o, p));
        }
        fl_object_append(groups, group_state(o, &o->groups[i], first));
        first += o->groups[i].n;
    }
    fl_object *dict = fl_object_dict();
    fl_object_set(dict, "state", state);
    fl_object_set(dict, "param_groups", groups);
    if (!fl_failed()) return dict;
    fl_object_free(dict);
    return NULL;
}

static void read_float(const fl_object *dict, const char *key, double *to) {
    const fl_object *value = fl_object_get(dict, key);
    if (value) *to = fl_object_as_float(value);
}

static void read_bool(const fl_object *dict, const char *key, bool *to) {
    const fl_object *value = fl_object_get(dict, key);
    if (value && fl_object_kind_of(value) == FL_OBJECT_BOOL) *to = fl_object_as_bool(value);
}

static void load_options(int kind, group *g, const fl_object *dict) {
    if (kind == SGD) {
        fl_sgd_options *s = &g->options.sgd;
        read_float(dict, "lr", &s->lr);
        read_float(dict, "momentum", &s->momentum);
        read_float(dict, "dampening", &s->dampening);
        read_float(dict, "weight_decay", &s->weight_decay);
        read_bool(dict, "nesterov", &s->nesterov);
        read_bool(dict, "maximize", &s->maximize);
        return;
    }
    fl_adam_options *a = &g->options.adam;
    read_float(dict, "lr", &a->lr);
    const fl_object *betas = fl_object_get(dict, "betas");
    for (int i = 0; betas && i < 2 && fl_object_count(betas) == 2; i++)
        a->betas[i] = fl_object_as_float(fl_object_item(betas, i));
    read_float(dict, "eps", &a->eps);
    read_float(dict, "weight_decay", &a->weight_decay);
    read_bool(dict, "amsgrad", &a->amsgrad);
    read_bool(dict, "maximize", &a->maximize);
}

/* A copy of the saved tensor in the layout of `like`; NULL where there is none (without an error). */
static fl_tensor *load_tensor(const fl_object *dict, const char *key, const fl_tensor *like) {
    const fl_object *value = dict ? fl_object_get(dict, key) : NULL;
    const fl_tensor *saved = value ? fl_object_as_tensor(value) : NULL;
    if (!saved) return NULL;
    if (!fl_shape__equal(saved, like)) {
        return fl_fail(FL_VALUE_ERROR, "loaded state: %s has shape %s, its parameter %s", key, FL_SHAPE(saved),
                       FL_SHAPE(like));
    }
    fl_tensor *copy = fl_tensor__empty_like(like, (fl_dtype)like->dtype, like->sizes);
    if (copy && fl_tensor__copy(copy, saved)) return copy;
    fl_release(copy);
    return NULL;
}

/* Fills `fresh` with what `dict` has for a parameter. */
static bool load_param(int kind, param *fresh, const fl_tensor *like, const fl_object *dict) {
    if (!dict) return true;
    if (kind == SGD) {
        const fl_object *buffer = fl_object_get(dict, "momentum_buffer");
        if (buffer && fl_object_kind_of(buffer) != FL_OBJECT_NONE)
            fresh->state[0] = load_tensor(dict, "momentum_buffer", like);
        return !fl_failed();
    }
    for (int k = 0; k < 3; k++) fresh->state[k] = load_tensor(dict, adam_names[k], like);
    const fl_object *step = fl_object_get(dict, "step");
    double count = 0;
    if (step) {
        bool tensor = fl_object_kind_of(step) == FL_OBJECT_TENSOR;
        count = tensor ? fl_item(fl_object_as_tensor(step)) : fl_object_as_float(step);
    }
    if (fl_failed()) return false;
    fresh->step = fl_tensor__scalar(FL_FLOAT32, fl_float(count));
    return fresh->step != NULL;
}

bool fl_optimizer_load_state(fl_optimizer *o, const fl_object *tree) {
    if (fl_failed()) return false;
    const fl_object *state = tree ? fl_object_get(tree, "state") : NULL,
                    *groups = tree ? fl_object_get(tree, "param_groups") : NULL;
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
    param *fresh = fl_alloc__zeroed((size_t)total * sizeof(param));
    bool done = fresh != NULL;
    for (int i = 0, at = 0; i < o->n_groups && done; i++) {
        const fl_object *params = fl_object_get(fl_object_item(groups, i), "params");
        for (int k = 0; k < o->groups[i].n && done; k++, at++) {
            const fl_object *dict = fl_object_get_item(state, fl_object_item(params, k));
            done = load_param(o->kind, &fresh[at], o->groups[i].params[k].tensor, dict);
        }
    }
    for (int i = 0, at = 0; i < o->n_groups && done; i++) {
        load_options(o->kind, &o->groups[i], fl_object_item(groups, i));
        for (int k = 0; k < o->groups[i].n; k++, at++) {
            param old = o->groups[i].params[k];
            o->groups[i].params[k] = fresh[at];
            o->groups[i].params[k].tensor = old.tensor;
            fresh[at] = old;
            fresh[at].tensor = NULL;
        }
    }
    if (fresh) free_params(fresh, total);
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

double fl_clip_grad_norm(fl_tensor *const *params, int n, double max_norm) {
    if (fl_failed()) return NAN;
    double total = 0;
    for (int i = 0; i < n; i++) {
        fl_tensor *grad = params[i] ? fl_grad(params[i]) : NULL;
        if (!grad) continue;
        bool wide = grad->dtype == FL_FLOAT64;
        fl_tensor *flat = fl_tensor__contiguous_as(grad, wide ? FL_FLOAT64 : FL_FLOAT32);
        if (!flat) return NAN;
        total += fl_kernels__active.optim->square_sum[wide ? FL_REAL_F64 : FL_REAL_F32](flat->data, flat->numel);
        fl_release(flat);
    }
    double norm = sqrt(total), factor = max_norm / (norm + 1e-6);
    if (!(factor < 1)) return norm;
    for (int i = 0; i < n; i++) {
        fl_tensor *grad = params[i] ? fl_grad(params[i]) : NULL;
        if (!grad) continue;
        fl_no_grad_begin();
        fl_mul_scalar_(grad, fl_float(factor));
        fl_grad_mode_end();
    }
    return fl_failed() ? NAN : norm;
}
