/* leaf.c: what a user sees of gradients on a tensor: requires_grad, grad, is_leaf; and the recording modes.
 */
#include "autograd/graph.h"
#include "base/alloc.h"
#include "base/error.h"

bool fl_requires_grad(const fl_tensor *t) { return fl_needs_grad(t); }

bool fl_is_leaf(const fl_tensor *t) {
    if (!fl_needs_grad(t)) return true;
    const bool computed = t->autograd && t->autograd->grad_fn; /* also a history that is out of date */
    return !computed && !fl_tensor__grad_fn(t);
}

bool fl_set_requires_grad(fl_tensor *t, bool requires_grad) {
    if (fl_failed() || !fl_given(t, "fl_set_requires_grad", "t")) return false;
    const bool leaf = fl_is_leaf(t);
    if (fl_failed()) return false;
    if (!leaf) {
        if (requires_grad) return true;
        return fl_fail(FL_RUNTIME_ERROR,
                       "you can only change requires_grad flags of leaf variables. If you want to use a computed "
                       "variable in "
                       "a subgraph that doesn't require differentiation use var_no_grad = var.detach().") != NULL;
    }
    if (requires_grad && !fl_is_float(t->dtype)) {
        return fl_fail(FL_RUNTIME_ERROR,
                       "only Tensors of floating point dtype can require gradients, this one is of dtype %s",
                       fl_dtype_name(t->dtype)) != NULL;
    }
    if (requires_grad && (t->flags & FL_T_INFERENCE) && !fl_thread__self.inference) {
        return fl_fail(FL_RUNTIME_ERROR,
                       "Setting requires_grad=True on inference tensor outside InferenceMode is not "
                       "allowed.") != NULL;
    }
    if (requires_grad) {
        t->flags |= FL_T_REQUIRES_GRAD;
    } else {
        t->flags &= (uint16_t)~FL_T_REQUIRES_GRAD;
    }
    return true;
}

fl_tensor *fl_grad(const fl_tensor *t) { return t && t->autograd ? t->autograd->grad : NULL; }

bool fl_set_grad(fl_tensor *t, fl_tensor *grad) {
    if (fl_failed() || !fl_given(t, "fl_set_grad", "t")) return false;
    if (!grad && !t->autograd) return true;
    if (grad && grad == t) return fl_fail(FL_RUNTIME_ERROR, "can't assign Variable as its own grad") != NULL;
    fl_dtype wanted = fl_grad_dtype(t);
    if (grad && grad->dtype != wanted && wanted != FL_DTYPE_NONE) {
        return fl_fail(FL_RUNTIME_ERROR,
                       "assigned grad has data of a different type: %s, expected %s (the tensor's grad_dtype; None "
                       "allows any)",
                       fl_dtype_name(grad->dtype), fl_dtype_name(wanted)) != NULL;
    }
    if (grad && !fl_shape__equal(t, grad)) {
        return fl_fail(FL_RUNTIME_ERROR, "assigned grad has data of a different size: %s, expected %s", FL_SHAPE(grad),
                       FL_SHAPE(t)) != NULL;
    }
    fl_autograd *record = fl_autograd__of(t);
    if (!record) return false;
    fl_tensor *old = record->grad;
    record->grad = fl_tensor__retain(grad);
    fl_release(old);
    return true;
}

fl_dtype fl_grad_dtype(const fl_tensor *t) {
    if (!t) return FL_DTYPE_NONE;
    return t->autograd && t->autograd->has_grad_dtype ? (fl_dtype)t->autograd->grad_dtype : (fl_dtype)t->dtype;
}

bool fl_set_grad_dtype(fl_tensor *t, fl_dtype dtype) {
    if (fl_failed() || !fl_given(t, "fl_set_grad_dtype", "t")) return false;
    if (dtype != FL_DTYPE_NONE && ((int)dtype < 0 || dtype >= FL_DTYPE_COUNT))
        return fl_fail(FL_TYPE_ERROR, "fl_set_grad_dtype: %d is not a dtype", (int)dtype) != NULL;
    if (!fl_is_leaf(t)) return fl_fail(FL_RUNTIME_ERROR, "grad_dtype can only be set on leaf tensors.") != NULL;
    fl_tensor *grad = fl_grad(t);
    if (grad && dtype != FL_DTYPE_NONE && grad->dtype != dtype) {
        return fl_fail(FL_RUNTIME_ERROR,
                       "Cannot set grad_dtype to %s because there is already a gradient of %s: drop it (.grad = None) "
                       "before",
                       fl_dtype_name(dtype), fl_dtype_name(grad->dtype)) != NULL;
    }
    fl_autograd *record = fl_autograd__of(t);
    if (!record) return false;
    record->has_grad_dtype = true;
    record->grad_dtype = (int8_t)dtype;
    return true;
}

bool fl_retain_grad(fl_tensor *t) {
    if (fl_failed() || !fl_given(t, "fl_retain_grad", "t")) return false;
    if (!fl_needs_grad(t)) {
        return fl_fail(FL_RUNTIME_ERROR, "can't retain_grad on Tensor that has requires_grad=False") != NULL;
    }
    if ((t->flags & FL_T_RETAIN_GRAD) || fl_is_leaf(t)) return !fl_failed();
    if (!fl_hook__add_tensor(t, FL_HOOK_RETAIN, NULL, t, NULL)) return false;
    t->flags |= FL_T_RETAIN_GRAD;
    return true;
}

/* ---- Hooks of a program ------------------------------------------------------------------------------------------ */

typedef struct grad_hook {
    fl_grad_hook_fn run;
    void *context;
    void (*release)(void *);
} grad_hook;

static fl_tensor *run_hook(void *context, fl_tensor *grad) {
    const grad_hook *hook = context;
    return grad ? hook->run(grad, hook->context) : NULL;
}

static void release_hook(void *context) {
    grad_hook *hook = context;
    if (hook->release) hook->release(hook->context);
    fl_alloc__put(hook, sizeof *hook);
}

static int64_t add_hook(const char *function, fl_tensor *t, fl_hook_kind kind, fl_grad_hook_fn run, void *context,
                        void (*release)(void *)) {
    if (!fl_failed() && fl_given(t, function, "t") && fl_given(run, function, "hook")) {
        if (!fl_needs_grad(t)) {
            fl_fail(FL_RUNTIME_ERROR, "cannot register a hook on a tensor that doesn't require gradient");
        } else if (kind == FL_HOOK_ACCUMULATED && !fl_is_leaf(t)) {
            fl_fail(FL_RUNTIME_ERROR, "post accumulate grad hooks cannot be registered on non-leaf tensors");
        }
    }
    grad_hook *own = fl_failed() ? NULL : fl_alloc__get(sizeof *own);
    if (!own) {
        if (release) release(context);
        return 0;
    }
    *own = (grad_hook){run, context, release};
    const fl_hook *hook = fl_hook__add_tensor(t, kind, run_hook, own, release_hook);
    return hook ? hook->id : 0;
}

int64_t fl_add_hook(fl_tensor *t, fl_grad_hook_fn hook, void *context, void (*release)(void *)) {
    return add_hook("fl_add_hook", t, FL_HOOK_TENSOR, hook, context, release);
}

int64_t fl_add_accumulated_hook(fl_tensor *t, fl_grad_hook_fn hook, void *context, void (*release)(void *)) {
    return add_hook("fl_add_accumulated_hook", t, FL_HOOK_ACCUMULATED, hook, context, release);
}

void fl_remove_hook(fl_tensor *t, int64_t id) {
    fl_hook *hook = t ? fl_hook__find(t, id) : NULL;
    if (hook) fl_hook__remove(hook);
}

const char *fl_grad_fn_name(const fl_tensor *t) {
    fl_node *node = fl_needs_grad(t) ? fl_tensor__grad_fn(t) : NULL;
    return node ? node->name : NULL;
}

void fl_set_detect_anomaly(bool enabled, bool check_nan) {
    fl_autograd__anomaly.enabled = enabled;
    fl_autograd__anomaly.check_nan = check_nan;
}

/* ---- Modes ------------------------------------------------------------------------------------------------------- */

bool fl_grad_enabled(void) { return !fl_thread__self.no_grad; }

/* The modes to go back to are kept as bits: 64 deep, which nesting by hand does not reach. */
static void begin(bool no_grad) {
    fl_thread *self = &fl_thread__self;
    if (self->grad_mode_depth >= 64) {
        fl_fail(FL_RUNTIME_ERROR, "fl_no_grad_begin: nested deeper than 64");
        return;
    }
    self->grad_modes = self->grad_modes << 1 | (self->no_grad ? 1 : 0);
    self->grad_mode_depth++;
    self->no_grad = no_grad;
}

void fl_no_grad_begin(void) { begin(true); }

void fl_enable_grad_begin(void) { begin(false); }

void fl_grad_mode_end(void) {
    fl_thread *self = &fl_thread__self;
    if (!self->grad_mode_depth) return;
    self->no_grad = self->grad_modes & 1;
    self->grad_modes >>= 1;
    self->grad_mode_depth--;
}
