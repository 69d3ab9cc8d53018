/* checkpoint.c: gradient checkpointing (Chen et al., 2016): a module whose forward runs again in the backward pass.
 *
 * It is a custom op whose inputs are the module's and, so that they get gradients, its parameters. Nothing is recorded
 * while its forward runs; its backward records the forward anew from the saved inputs, and asks for their gradients.
 * Because those are the inputs themselves, a backward pass that is recorded goes on through them.
 */
#include <flashlight/autocast.h>

#include "base/alloc.h"
#include "base/error.h"
#include "nn/module.h"

typedef struct segment {
    fl_module *module;
    int n_inputs, n_parameters, room;
    fl_tensor **tensors; /* n_inputs inputs while forward runs, then n_parameters; all owned but the inputs */
    fl_autocast_options autocast;
    uint8_t random[FL_GENERATOR_STATE_SIZE]; /* of the default generator before forward */
} segment;

static void segment_free(void *context) {
    segment *s = context;
    for (int i = 0; i < s->n_parameters; i++) fl_release(s->tensors[s->n_inputs + i]);
    fl_alloc__put(s->tensors, (size_t)s->room * sizeof *s->tensors);
    fl_module_free(s->module);
    fl_alloc__put(s, sizeof *s);
}

static bool add_parameter(const char *name, fl_tensor *t, void *context) {
    (void)name;
    segment *s = context;
    const int n = s->n_inputs + s->n_parameters;
    if (!fl_requires_grad(t)) return true;
    if (n == s->room) {
        const int room = 2 * s->room + 8;
        fl_tensor **tensors =
            fl_alloc__resize(s->tensors, (size_t)s->room * sizeof *tensors, (size_t)room * sizeof *tensors);
        if (!tensors) return false;
        s->tensors = tensors;
        s->room = room;
    }
    s->tensors[n] = fl_keep(t);
    s->n_parameters++;
    return true;
}

static bool forward(fl_custom_call *call, fl_tensor *const *inputs, int n_inputs, fl_tensor **outputs, int n_outputs) {
    (void)n_inputs, (void)n_outputs;
    segment *s = fl_custom_context(call);
    fl_generator_get_state(fl_generator_default(), s->random);
    outputs[0] = fl_forward_with(s->module, inputs, s->n_inputs);
    if (!outputs[0]) return false;
    /* None cannot be saved: s->tensors remembers where there was none. */
    fl_tensor *given[FL_MAX_ARGS];
    int n = 0;
    for (int i = 0; i < s->n_inputs; i++) {
        if (inputs[i]) given[n++] = inputs[i];
    }
    return fl_custom_save(call, given, n);
}

static bool backward(fl_custom_call *call, fl_tensor *const *grad_outputs, int n_outputs, fl_tensor **grad_inputs,
                     int n_inputs) {
    (void)n_outputs;
    segment *s = fl_custom_context(call);
    fl_tensor *inputs[FL_MAX_ARGS];
    for (int i = 0, n = 0; i < s->n_inputs; i++) inputs[i] = s->tensors[i] ? fl_custom_saved(call, n++) : NULL;
    if (fl_failed()) return false;
    uint8_t random[FL_GENERATOR_STATE_SIZE];
    fl_generator_get_state(fl_generator_default(), random);
    fl_generator_set_state(fl_generator_default(), s->random);
    const bool recorded = fl_grad_enabled();
    fl_enable_grad_begin();
    fl_autocast_begin(&s->autocast);
    fl_tensor *output = fl_forward_with(s->module, inputs, s->n_inputs);
    fl_autocast_end();
    fl_generator_set_state(fl_generator_default(), random);
    /* Whatever needs a gradient, and where in grad_inputs its gradient goes. */
    fl_tensor **wanted = fl_alloc__get(2 * (size_t)n_inputs * sizeof *wanted),
              **grads = wanted ? wanted + n_inputs : NULL;
    int n = 0;
    for (int i = 0; i < n_inputs && wanted; i++) {
        fl_tensor *t = i < s->n_inputs ? inputs[i] : s->tensors[i];
        if (t && fl_requires_grad(t)) wanted[n++] = t;
    }
    const fl_backward_options o = {
        .grad_outputs = grad_outputs, .retain_graph = recorded, .create_graph = recorded, .allow_unused = true};
    const bool done = output && wanted && fl_grad_of(&output, 1, wanted, n, grads, &o);
    n = 0;
    for (int i = 0; i < n_inputs && done; i++) {
        fl_tensor *t = i < s->n_inputs ? inputs[i] : s->tensors[i];
        if (t && fl_requires_grad(t)) grad_inputs[i] = grads[n++];
    }
    fl_alloc__put(wanted, 2 * (size_t)n_inputs * sizeof *wanted);
    fl_grad_mode_end();
    return done;
}

fl_tensor *fl_checkpoint(fl_module *m, fl_tensor *const *inputs, int n_inputs) {
    static const fl_custom_op op = {"Checkpoint", forward, backward, segment_free};
    if (!fl_module__given(m, "fl_checkpoint") || fl_failed()) return NULL;
    if (n_inputs < 0 || n_inputs > FL_MAX_ARGS)
        return fl_fail(FL_VALUE_ERROR, "fl_checkpoint: %d inputs, there can be 0 to %d", n_inputs, FL_MAX_ARGS);
    if (n_inputs && !fl_given(inputs, "fl_checkpoint", "inputs")) return NULL;
    segment *s = fl_alloc__zeroed(sizeof *s);
    if (!s) return NULL;
    s->autocast = (fl_autocast_options){fl_autocast_dtype(), fl_autocast_enabled(), fl_autocast_cache_enabled()};
    s->n_inputs = s->room = n_inputs;
    s->module = fl_module_retain(m);
    s->tensors = fl_alloc__get((size_t)n_inputs * sizeof *s->tensors);
    for (int i = 0; i < n_inputs && s->tensors; i++) s->tensors[i] = inputs[i];
    if (fl_failed() || !fl_module_parameters(m, add_parameter, s) || fl_failed()) {
        segment_free(s);
        return NULL;
    }
    fl_tensor *output;
    const bool done = fl_custom_apply(&op, s, s->tensors, s->n_inputs + s->n_parameters, &output, 1);
    return done ? output : NULL;
}
