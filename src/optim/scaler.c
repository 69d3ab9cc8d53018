/* scaler.c: gradient scaling: the loss is multiplied so that gradients do not vanish in float16, and gradients are
 * divided before the step, which is left out where one of them is infinite or NaN.
 */
#include "optim/scaler.h"

#include <flashlight/ops.h>
#include <flashlight/optim.h>
#include <math.h>

#include "autograd/graph.h"
#include "base/alloc.h"
#include "base/error.h"
#include "base/pool.h"
#include "kernels/kernels.h"
#include "optim/optimizer.h"

/* ---- What both hosts call ---------------------------------------------------------------------------------------- */

typedef struct sweep {
    char *data;
    double factor;
    int real;
    size_t width;
    _Atomic bool found;
} sweep;

static void sweep_range(void *context, int64_t begin, int64_t end) {
    sweep *s = context;
    if (!fl_kernels__active.optim->unscale[s->real](s->data + (size_t)begin * s->width, s->factor, end - begin))
        s->found = true;
}

/* Whether the kernels take it; of other types, or with holes: by ops. */
static bool fits(const fl_tensor *grad) {
    return (grad->dtype == FL_FLOAT64 || grad->dtype == FL_FLOAT32) && fl_shape__is_dense(grad) &&
           !grad->storage->read_only;
}

/* What may fail of an unscaling by ops. */
static bool look_by_ops(fl_tensor *grad, bool *found) {
    fl_scope_open();
    fl_no_grad_begin();
    const fl_tensor *finite = fl_inplace__may_write(grad, false) ? fl_all(fl_isfinite(grad)) : NULL;
    if (finite && !*(const uint8_t *)finite->data) *found = true;
    fl_grad_mode_end();
    fl_scope_close();
    return !fl_failed();
}

static bool scale_by_ops(fl_tensor *grad, double factor) {
    fl_no_grad_begin();
    fl_mul_scalar_(grad, fl_float(factor)); /* (a plain write, which allocates nothing) */
    fl_grad_mode_end();
    return !fl_failed();
}

bool fl_optim__unscale(fl_tensor *const *grads, int n, double factor, bool *found) {
    if (fl_failed()) return false;
    for (int i = 0; i < n; i++) {
        if (!fits(grads[i]) && !look_by_ops(grads[i], found)) return false;
    }
    for (int i = 0; i < n; i++) {
        fl_tensor *grad = grads[i];
        const bool wide = grad->dtype == FL_FLOAT64;
        if (!fits(grad)) {
            if (factor != 1 && !scale_by_ops(grad, factor)) return false;
            continue;
        }
        sweep s = {grad->data, factor, wide ? FL_REAL_F64 : FL_REAL_F32, wide ? 8 : 4, false};
        if (grad->numel) fl_pool__for(grad->numel, 16384, sweep_range, &s);
        if (s.found) *found = true;
        if (factor != 1) fl_bump_version(grad);
    }
    return true;
}

fl_scale fl_optim__next_scale(fl_scale now, bool found, double growth, double backoff, int64_t interval) {
    if (found) return (fl_scale){(float)(now.value * backoff), 0};
    if ((int64_t)now.tracker + 1 != interval)
        return (fl_scale){now.value, now.tracker < INT32_MAX ? now.tracker + 1 : 0};
    const double grown = now.value * growth;
    return (fl_scale){fabs(grown) <= 3.4028234663852886e38 ? (float)grown : now.value, 0};
}

/* ---- The C host -------------------------------------------------------------------------------------------------- */

/* What became of an optimizer's gradients since the last update. */
typedef enum stage { READY, UNSCALED, STEPPED } stage;

typedef struct turn {
    fl_optimizer *optimizer; /* not owned, and only compared */
    stage stage;
    bool found;
} turn;

struct fl_grad_scaler {
    fl_grad_scaler_options options;
    fl_scale scale;
    turn *turns;
    size_t n_turns, capacity;
};

fl_grad_scaler *fl_grad_scaler_make(const fl_grad_scaler_options *options) {
    const fl_grad_scaler_options defaults = FL_GRAD_SCALER_OPTIONS, *o = options ? options : &defaults;
    if (fl_failed()) return NULL;
    if (!(o->growth_factor > 1))
        return fl_fail(FL_VALUE_ERROR, "fl_grad_scaler_make: expected growth_factor > 1, got %g", o->growth_factor);
    if (!(o->backoff_factor < 1))
        return fl_fail(FL_VALUE_ERROR, "fl_grad_scaler_make: expected backoff_factor < 1, got %g", o->backoff_factor);
    fl_grad_scaler *s = fl_alloc__zeroed(sizeof *s);
    if (!s) return NULL;
    s->options = *o;
    s->scale.value = (float)o->init_scale;
    return s;
}

void fl_grad_scaler_free(fl_grad_scaler *s) {
    if (!s) return;
    if (s->capacity) fl_alloc__put(s->turns, s->capacity * sizeof *s->turns);
    fl_alloc__put(s, sizeof *s);
}

double fl_grad_scaler_value(const fl_grad_scaler *s) { return s ? s->scale.value : 1; }

fl_tensor *fl_grad_scaler_scale(const fl_grad_scaler *s, fl_tensor *outputs) {
    if (fl_failed()) return NULL;
    if (!fl_given(s, "fl_grad_scaler_scale", "s") || !fl_given(outputs, "fl_grad_scaler_scale", "outputs")) return NULL;
    return fl_mul_scalar(outputs, fl_float(s->scale.value));
}

static turn *turn_of(const char *function, fl_grad_scaler *s, fl_optimizer *optimizer) {
    if (fl_failed()) return NULL;
    if (!fl_given(s, function, "s") || !fl_given(optimizer, function, "optimizer")) return NULL;
    for (size_t i = 0; i < s->n_turns; i++) {
        if (s->turns[i].optimizer == optimizer) return &s->turns[i];
    }
    if (s->n_turns == s->capacity) {
        const size_t wanted = s->capacity ? 2 * s->capacity : 4, bytes = wanted * sizeof(turn);
        turn *grown =
            s->capacity ? fl_alloc__resize(s->turns, s->capacity * sizeof(turn), bytes) : fl_alloc__get(bytes);
        if (!grown) return NULL;
        s->turns = grown;
        s->capacity = wanted;
    }
    s->turns[s->n_turns] = (turn){optimizer, READY, false};
    return &s->turns[s->n_turns++];
}

static bool unscale(const fl_grad_scaler *s, turn *t) {
    const int n = fl_optimizer__gradients(t->optimizer, NULL);
    fl_tensor **grads = fl_alloc__get((size_t)(n ? n : 1) * sizeof *grads);
    if (!grads) return false;
    fl_optimizer__gradients(t->optimizer, grads);
    bool done = true;
    for (int i = 0; i < n && done; i++) {
        if (grads[i]->dtype == FL_FLOAT16)
            done = fl_fail(FL_VALUE_ERROR, "fl_grad_scaler_unscale: Attempting to unscale FP16 gradients.") != NULL;
    }
    done = done && fl_optim__unscale(grads, n, (float)(1.0 / (double)s->scale.value), &t->found);
    fl_alloc__put(grads, (size_t)(n ? n : 1) * sizeof *grads);
    if (done) t->stage = UNSCALED;
    return done;
}

bool fl_grad_scaler_unscale(fl_grad_scaler *s, fl_optimizer *optimizer) {
    turn *t = turn_of("fl_grad_scaler_unscale", s, optimizer);
    if (!t) return false;
    if (t->stage != READY)
        return fl_fail(FL_RUNTIME_ERROR, "fl_grad_scaler_unscale: %s since the last update",
                       t->stage == UNSCALED ? "has already been called on this optimizer"
                                            : "the optimizer has stepped") != NULL;
    return unscale(s, t);
}

bool fl_grad_scaler_step(fl_grad_scaler *s, fl_optimizer *optimizer) {
    turn *t = turn_of("fl_grad_scaler_step", s, optimizer);
    if (!t) return false;
    if (t->stage == STEPPED)
        return fl_fail(FL_RUNTIME_ERROR, "fl_grad_scaler_step: has already been called since the last update") != NULL;
    if (t->stage == READY && !unscale(s, t)) return false;
    if (!t->found && !fl_step(optimizer)) return false;
    t->stage = STEPPED;
    return true;
}

bool fl_grad_scaler_update(fl_grad_scaler *s) {
    if (fl_failed() || !fl_given(s, "fl_grad_scaler_update", "s")) return false;
    bool found = false, any = false;
    for (size_t i = 0; i < s->n_turns; i++) {
        any = any || s->turns[i].stage != READY;
        found = found || s->turns[i].found;
    }
    if (!any) return fl_fail(FL_RUNTIME_ERROR, "fl_grad_scaler_update: no gradients were unscaled before it") != NULL;
    const fl_grad_scaler_options *o = &s->options;
    s->scale = fl_optim__next_scale(s->scale, found, o->growth_factor, o->backoff_factor, o->growth_interval);
    s->n_turns = 0;
    return true;
}
