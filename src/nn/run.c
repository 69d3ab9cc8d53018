/* run.c: running the C host's modules: leaves and composites by their definitions, sequentials, modules of the
 * program's own; hooks; and the path of the module an error happened in.
 */
#include <stdlib.h>

#include "autograd/graph.h"
#include "base/alloc.h"
#include "base/error.h"
#include "nn/module.h"

/* ---- Where an error happened ------------------------------------------------------------------------------------- */
/* An error gets the path of the module it happened in, one name a level on its way out: "2.0 (Conv2d): ...". */
static FL_TLS bool located;
static FL_TLS fl_module *parent; /* whose forward function runs now */

static void locate(const fl_child *child) {
    char prefix[160];
    if (located) {
        snprintf(prefix, sizeof prefix, "%.100s.", child->name);
    } else {
        snprintf(prefix, sizeof prefix, "%.80s (%.60s): ", child->name, fl_module_type(child->module));
    }
    located = true;
    fl_error__prefix(prefix);
}

/* The same for a module that stands anywhere below `m`: one name a level. */
static bool locate_below(const fl_module *m, const fl_module *failed) {
    for (int i = 0; i < m->n_children; i++) {
        if (m->children[i].module == failed || locate_below(m->children[i].module, failed)) {
            locate(&m->children[i]);
            return true;
        }
    }
    return false;
}

/* ---- One module -------------------------------------------------------------------------------------------------- */

static int run(fl_module *m, fl_tensor *const *inputs, int n, fl_tensor **outputs, int room);

/* Results that belong to the open scope or, with none, to the caller: `from` made `count` of which `room` are wanted.
 */
static int hand_over(fl_tensor *const *from, int count, fl_tensor **outputs, int room) {
    for (int i = 0; i < count; i++) {
        if (i < room) {
            outputs[i] = from[i];
        } else if (!fl_thread__self.scope_depth) {
            fl_release(from[i]);
        }
    }
    return count < room ? count : room;
}

/* A definition's forward on as many values as it has inputs. */
static int run_definition(fl_module *m, const fl_value *values, fl_tensor **outputs, int room) {
    const fl_layer *layer = m->layer;
    fl_value results[FL_MAX_RESULTS];
    fl_tensor *made[FL_MAX_RESULTS];
    for (int i = 0; i < FL_MAX_RESULTS; i++) fl_layer__none(&results[i]);
    fl_layer_call call = fl_module__layer_call(m);
    bool composite = layer->flags & FL_LAYER_COMPOSITE;
    if (composite) fl_scope_open();
    bool done = layer->forward(&call, values, results) && !fl_failed();
    int count = 1; /* a layer may give fewer than it can: max pooling without return_indices */
    while (count < layer->n_outputs && results[count].kind != FL_K_NONE) count++;
    for (int i = 0; i < count; i++) made[i] = done ? results[i].as.tensor : NULL;
    for (int i = 0; i < count && composite; i++) fl_tensor__retain(made[i]);
    if (composite) fl_scope_close();
    for (int i = 0; i < count && composite; i++) made[i] = fl_scope__result(made[i]);
    return done ? hand_over(made, count, outputs, room) : 0;
}

static int least_inputs(const fl_layer *layer) {
    int required = 0;
    while (required < layer->n_inputs && !layer->forward_args[required].has_default) required++;
    return required;
}

/* Tensors as the values of a layer's inputs: NULL is None, and a default where no tensor is wanted. */
static bool read_inputs(const fl_layer *layer, fl_tensor *const *inputs, int n, fl_value *values) {
    int required = least_inputs(layer);
    if (n < required || n > layer->n_inputs) {
        fl_fail(FL_TYPE_ERROR, "%s.forward() takes %s%d inputs, got %d", layer->name,
                required < layer->n_inputs ? "up to " : "", layer->n_inputs, n);
        return false;
    }
    for (int i = 0; i < layer->n_inputs; i++) {
        const fl_arg *arg = &layer->forward_args[i];
        if (i < n && arg->kind == FL_K_TENSOR) {
            fl_layer__tensor(&values[i], inputs[i]);
        } else {
            values[i] = arg->fallback;
        }
        if (i < n && !inputs[i] && !arg->has_default && !arg->optional) {
            fl_fail(FL_TYPE_ERROR, "%s.forward(): input '%s' is NULL", layer->name, arg->name);
            return false;
        }
        if (i < n && inputs[i] && arg->kind != FL_K_TENSOR) {
            fl_fail(FL_TYPE_ERROR, "%s.forward(): '%s' is no tensor: fl_forward_named takes it", layer->name,
                    arg->name);
            return false;
        }
    }
    return true;
}

/* A hook may remove itself: then the next one stands in its place. */
static int next_hook(const fl_module *m, int i, int64_t id) {
    return i < m->n_hooks && m->hooks[i].id != id ? i : i + 1;
}

static bool run_pre_hooks(fl_module *m, fl_tensor **inputs, int n) {
    for (int i = 0; i < m->n_hooks && !fl_failed();) {
        const fl_module_hook hook = m->hooks[i];
        if (hook.before) hook.before(m, inputs, n, hook.context);
        i = next_hook(m, i, hook.id);
    }
    return !fl_failed();
}

static int run_hooks(fl_module *m, fl_tensor *const *inputs, int n, fl_tensor **outputs, int got) {
    for (int i = 0; i < m->n_hooks && got;) {
        const fl_module_hook hook = m->hooks[i];
        fl_tensor *y = hook.after ? hook.after(m, inputs, n, outputs[0], hook.context) : NULL;
        if (fl_failed()) return 0;
        if (y && y != outputs[0]) outputs[0] = fl_scope__result(fl_tensor__retain(y));
        i = next_hook(m, i, hook.id);
    }
    return got;
}

/* A definition's forward between the hooks before and behind it, which see the inputs that are tensors. */
static int run_between_hooks(fl_module *m, fl_value *values, fl_tensor **outputs) {
    fl_tensor *inputs[FL_MAX_ARGS];
    const int n = m->layer->n_inputs;
    for (int i = 0; i < n; i++) inputs[i] = values[i].kind == FL_K_TENSOR ? values[i].as.tensor : NULL;
    if (!run_pre_hooks(m, inputs, n)) return 0;
    for (int i = 0; i < n; i++) {
        const fl_arg *arg = &m->layer->forward_args[i];
        if (!inputs[i] && values[i].kind == FL_K_TENSOR && !arg->has_default && !arg->optional) {
            fl_fail(FL_TYPE_ERROR, "%s.forward(): input '%s' is NULL", m->layer->name, arg->name);
            return 0;
        }
        if (inputs[i] || values[i].kind == FL_K_TENSOR) fl_layer__tensor(&values[i], inputs[i]);
    }
    return run_hooks(m, inputs, n, outputs, run_definition(m, values, outputs, FL_MAX_RESULTS));
}

/* The same with hooks around it. */
static int run_values(fl_module *m, const fl_value *values, fl_tensor **outputs, int room) {
    if (!m->layer->forward) {
        fl_fail(FL_NOT_IMPLEMENTED_ERROR, "Module [%s] is missing the required \"forward\" function", m->layer->name);
        return 0;
    }
    if (FL_LIKELY(!m->n_hooks)) return run_definition(m, values, outputs, room);
    fl_value given[FL_MAX_ARGS];
    fl_tensor *made[FL_MAX_RESULTS];
    memcpy(given, values, (size_t)m->layer->n_inputs * sizeof *given);
    fl_scope_open();
    int got = run_between_hooks(m, given, made);
    for (int i = 0; i < got; i++) fl_tensor__retain(made[i]);
    fl_scope_close();
    for (int i = 0; i < got; i++) made[i] = fl_scope__result(made[i]);
    return hand_over(made, got, outputs, room);
}

static int run_layer(fl_module *m, fl_tensor *const *inputs, int n, fl_tensor **outputs, int room) {
    fl_value values[FL_MAX_ARGS];
    return read_inputs(m->layer, inputs, n, values) ? run_values(m, values, outputs, room) : 0;
}

/* ---- Sequentials and the program's own --------------------------------------------------------------------------- */

/* A child of a sequential on `x`; mine: nobody but the sequential has x. */
static fl_tensor *run_in_row(fl_module *m, fl_tensor *x, bool mine) {
    fl_tensor *y = NULL;
    const fl_layer *layer = m->layer;
    bool plain =
        layer && layer->forward && !m->n_hooks && !(layer->flags & FL_LAYER_COMPOSITE) && least_inputs(layer) == 1;
    if (!plain) return run(m, &x, 1, &y, 1) ? y : NULL;
    fl_value results[FL_MAX_RESULTS];
    fl_layer_call call = fl_module__layer_call(m);
    return fl_layer__step(&call, x, mine, results) && !fl_failed() ? results[0].as.tensor : NULL;
}

static int run_sequential(fl_module *m, fl_tensor *const *inputs, int n, fl_tensor **outputs) {
    if (n != 1) fl_fail(FL_TYPE_ERROR, "Sequential.forward() takes 1 input, got %d", n);
    if (n != 1 || !fl_given(inputs[0], "Sequential.forward()", "input")) return 0;
    fl_tensor *x = inputs[0], *mine = NULL; /* what is passed on is released as soon as the next layer ran */
    for (int i = 0; i < m->n_children && x; i++) {
        fl_scope_open();
        fl_tensor *y = fl_tensor__retain(run_in_row(m->children[i].module, x, x == mine));
        fl_scope_close();
        if (!y) locate(&m->children[i]);
        fl_release(mine);
        x = mine = y;
    }
    outputs[0] = fl_scope__result(mine || !x ? mine : fl_tensor__retain(x));
    return outputs[0] ? 1 : 0;
}

static int run_own(fl_module *m, fl_tensor *const *inputs, int n, fl_tensor **outputs) {
    fl_scope_open();
    fl_module *outer = parent;
    parent = m;
    fl_tensor *y = m->forward(m, inputs, n, m->context);
    parent = outer;
    if (!y && !fl_failed()) fl_fail(FL_RUNTIME_ERROR, "%s: forward failed without saying why", m->type);
    outputs[0] = fl_scope_return(fl_failed() ? NULL : y);
    return outputs[0] ? 1 : 0;
}

static int run_inner(fl_module *m, fl_tensor *const *inputs, int n, fl_tensor **outputs) {
    return m->forward ? run_own(m, inputs, n, outputs) : run_sequential(m, inputs, n, outputs);
}

static int run(fl_module *m, fl_tensor *const *inputs, int n, fl_tensor **outputs, int room) {
    if (m->layer) return run_layer(m, inputs, n, outputs, room);
    if (!m->forward && !fl_module__is_sequential(m)) {
        fl_fail(FL_NOT_IMPLEMENTED_ERROR, "Module [%s] is missing the required \"forward\" function",
                fl_module_type(m));
        return 0;
    }
    if (FL_LIKELY(!m->n_hooks)) return run_inner(m, inputs, n, outputs);
    const size_t bytes = (size_t)(n + 1) * sizeof(fl_tensor *);
    fl_tensor **given = fl_alloc__zeroed(bytes);
    if (!given) return 0;
    for (int i = 0; i < n; i++) given[i] = inputs[i];
    fl_scope_open();
    int got = run_pre_hooks(m, given, n) ? run_inner(m, given, n, outputs) : 0;
    got = run_hooks(m, given, n, outputs, got);
    outputs[0] = fl_scope_return(got ? outputs[0] : NULL);
    fl_alloc__put(given, bytes);
    return got;
}

/* ---- Calls ------------------------------------------------------------------------------------------------------- */

static bool begin(const fl_module *m, fl_tensor *const *inputs, int n_inputs, fl_tensor **outputs, int max_outputs) {
    for (int i = 0; outputs && i < max_outputs; i++) outputs[i] = NULL;
    if (fl_failed() || !fl_given(m, "fl_forward", "m") || !fl_given_array(inputs, n_inputs, "fl_forward", "inputs") ||
        !fl_given(outputs, "fl_forward", "outputs"))
        return false;
    if (max_outputs < 1) return fl_fail(FL_VALUE_ERROR, "fl_forward: no room for an output") != NULL;
    located = false; /* no error is pending */
    return true;
}

int fl_forward_into(fl_module *m, fl_tensor *const *inputs, int n_inputs, fl_tensor **outputs, int max_outputs) {
    if (!begin(m, inputs, n_inputs, outputs, max_outputs)) return 0;
    int got = run(m, inputs, n_inputs, outputs, max_outputs);
    if (!got && parent) locate_below(parent, m);
    return got;
}

int fl_forward_named(fl_module *m, fl_tensor *const *inputs, int n_inputs, const char *arguments, fl_tensor **outputs,
                     int max_outputs) {
    if (!begin(m, inputs, n_inputs, outputs, max_outputs)) return 0;
    if (!m->layer) {
        fl_fail(FL_TYPE_ERROR, "%s.forward() takes tensors alone", m->type);
        return 0;
    }
    int got = 0, n = m->layer->n_inputs;
    fl_arguments given = {.values = fl_alloc__zeroed((size_t)n * sizeof(fl_value)), .count = n};
    bool taken[FL_MAX_ARGS] = {false};
    for (int i = 0; i < n && i < n_inputs; i++) taken[i] = inputs[i] != NULL;
    if (given.values && read_inputs(m->layer, inputs, n_inputs, given.values) &&
        fl_arguments__parse_inputs(m->layer, arguments, taken, &given)) {
        got = run_values(m, given.values, outputs, max_outputs);
    }
    fl_arguments__free(&given);
    if (!got && parent) locate_below(parent, m);
    return got;
}

int fl_module__call(fl_module *m, const char *child, const fl_value *inputs, int n, fl_tensor **outputs, int room) {
    if (fl_failed()) return 0;
    for (int i = 0; i < m->n_children; i++) {
        fl_child *c = &m->children[i];
        if (strcmp(c->name, child) != 0) continue;
        int got = 0;
        const fl_layer *layer = c->module->layer;
        if (layer && n <= layer->n_inputs && n >= least_inputs(layer)) {
            fl_value values[FL_MAX_ARGS];
            for (int k = 0; k < layer->n_inputs; k++) values[k] = k < n ? inputs[k] : layer->forward_args[k].fallback;
            got = run_values(c->module, values, outputs, room);
        } else {
            fl_tensor *tensors[FL_MAX_ARGS];
            for (int k = 0; k < n; k++) tensors[k] = inputs[k].kind == FL_K_TENSOR ? inputs[k].as.tensor : NULL;
            got = run(c->module, tensors, n, outputs, room);
        }
        if (!got) locate(c);
        return got;
    }
    fl_fail(FL_ATTRIBUTE_ERROR, "'%s' object has no attribute '%s'", fl_module_type(m), child);
    return 0;
}

void fl_module__locate(fl_module *m, const char *child) {
    for (int i = 0; i < m->n_children && fl_failed(); i++) {
        if (strcmp(m->children[i].name, child) == 0) locate(&m->children[i]);
    }
}

fl_tensor *fl_module__apply(fl_module *m, const char *child, fl_tensor *x) {
    if (fl_failed()) return NULL;
    fl_value value;
    fl_layer__tensor(&value, x);
    fl_tensor *y = NULL;
    return fl_module__call(m, child, &value, 1, &y, 1) ? y : NULL;
}

fl_tensor *fl_forward_with(fl_module *m, fl_tensor *const *inputs, int n_inputs) {
    fl_tensor *output = NULL;
    return fl_forward_into(m, inputs, n_inputs, &output, 1) ? output : NULL;
}

fl_tensor *fl_forward(fl_module *m, fl_tensor *input) {
    if (fl_failed() || !fl_given(m, "fl_forward", "m") || !fl_given(input, "fl_forward", "input")) return NULL;
    return fl_forward_with(m, &input, 1);
}

/* ---- Hooks ------------------------------------------------------------------------------------------------------- */

static int64_t add_hook(fl_module *m, fl_module_hook hook, const char *function) {
    static _Atomic int64_t last;
    if (fl_module__given(m, function) && fl_given(hook.before || hook.after, function, "hook") &&
        m->n_hooks == m->hook_room) {
        int room = 2 * m->hook_room + 1;
        fl_module_hook *hooks =
            fl_alloc__resize(m->hooks, (size_t)m->hook_room * sizeof *hooks, (size_t)room * sizeof *hooks);
        if (hooks) {
            m->hooks = hooks;
            m->hook_room = room;
        }
    }
    if (fl_failed()) {
        if (hook.release) hook.release(hook.context);
        return 0;
    }
    hook.id = atomic_fetch_add(&last, 1) + 1;
    m->hooks[m->n_hooks++] = hook;
    return hook.id;
}

int64_t fl_module_add_hook(fl_module *m, fl_hook_fn hook, void *context, void (*release)(void *)) {
    return add_hook(m, (fl_module_hook){.after = hook, .context = context, .release = release}, "fl_module_add_hook");
}

int64_t fl_module_add_pre_hook(fl_module *m, fl_pre_hook_fn hook, void *context, void (*release)(void *)) {
    return add_hook(m, (fl_module_hook){.before = hook, .context = context, .release = release},
                    "fl_module_add_pre_hook");
}

void fl_module_remove_hook(fl_module *m, int64_t id) {
    for (int i = 0; m && i < m->n_hooks; i++) {
        fl_module_hook hook = m->hooks[i];
        if (hook.id != id) continue;
        memmove(&m->hooks[i], &m->hooks[i + 1], (size_t)(m->n_hooks - i - 1) * sizeof hook);
        m->n_hooks--;
        if (hook.release) hook.release(hook.context);
        return;
    }
}
