/* activation.c: activations as layers: each reads its options and calls its op.
 */
#include <flashlight/ops.h>

#include "nn/init.h"
#include "nn/layer.h"
#include "nn/table.h"

/* inplace is the last option of nearly every layer that has it. */
static bool inplace(fl_layer_call *call) { return fl_option_truth(call, call->layer->n_options - 1); }
static fl_scalar number(fl_layer_call *call, int index) { return fl_float(fl_option_float(call, index)); }

void fl_layer__inplace_describe(fl_layer_call *call, fl_text *out) {
    if (inplace(call)) fl_text__add(out, "inplace=True");
}

/* An in-place op returns its argument: the caller's result is a reference of its own. */
static bool return_self(fl_value *outputs, fl_tensor *self) {
    return fl_layer__return(outputs, fl_scope__result(fl_tensor__retain(self)));
}

bool fl_layer__relu_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {
    if (inplace(call)) return return_self(outputs, fl_relu_(inputs[0].as.tensor));
    return fl_layer__return(outputs, fl_relu(inputs[0].as.tensor));
}

bool fl_layer__silu_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {
    if (inplace(call)) return return_self(outputs, fl_silu_(inputs[0].as.tensor));
    return fl_layer__return(outputs, fl_silu(inputs[0].as.tensor));
}

bool fl_layer__gelu_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {
    fl_gelu_options o = FL_GELU_OPTIONS;
    o.approximate = fl_option_str(call, FL_GELU__APPROXIMATE);
    return fl_layer__return(outputs, fl_gelu(inputs[0].as.tensor, &o));
}

void fl_layer__gelu_describe(fl_layer_call *call, fl_text *out) {
    fl_text__add(out, "approximate=");
    fl_text__option(out, call, FL_GELU__APPROXIMATE);
}

bool fl_layer__leaky_relu_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {
    fl_leaky_relu_options o = FL_LEAKY_RELU_OPTIONS;
    o.negative_slope = fl_float(fl_option_float(call, FL_LEAKY_RELU__NEGATIVE_SLOPE));
    if (inplace(call)) return return_self(outputs, fl_leaky_relu_(inputs[0].as.tensor, &o));
    return fl_layer__return(outputs, fl_leaky_relu(inputs[0].as.tensor, &o));
}

void fl_layer__leaky_relu_describe(fl_layer_call *call, fl_text *out) {
    fl_text__add(out, "negative_slope=");
    fl_text__option(out, call, FL_LEAKY_RELU__NEGATIVE_SLOPE);
    if (inplace(call)) fl_text__add(out, ", inplace=True");
}

bool fl_layer__sigmoid_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {
    (void)call;
    return fl_layer__return(outputs, fl_sigmoid(inputs[0].as.tensor));
}

bool fl_layer__tanh_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {
    (void)call;
    return fl_layer__return(outputs, fl_tanh(inputs[0].as.tensor));
}

/* dim=None is known to the op. */
#define ALONG_DIM(op)                                                                               \
    bool fl_layer__##op##_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) { \
        const int64_t dim = fl_option_int(call, 0);                                                 \
        if (fl_failed()) return false;                                                              \
        return fl_layer__return(outputs, fl_##op(inputs[0].as.tensor, dim, NULL));                  \
    }
ALONG_DIM(softmax)
ALONG_DIM(log_softmax)
ALONG_DIM(softmin)

void fl_layer__softmax_describe(fl_layer_call *call, fl_text *out) {
    fl_text__add(out, "dim=");
    fl_text__option(out, call, 0);
}

#define WITH_INPLACE(op)                                                                            \
    bool fl_layer__##op##_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) { \
        if (inplace(call)) return return_self(outputs, fl_##op##_(inputs[0].as.tensor));            \
        return fl_layer__return(outputs, fl_##op(inputs[0].as.tensor));                             \
    }
WITH_INPLACE(selu)
WITH_INPLACE(hardswish)
WITH_INPLACE(hardsigmoid)
WITH_INPLACE(mish)

#define PLAIN(op)                                                                                   \
    bool fl_layer__##op##_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) { \
        (void)call;                                                                                 \
        return fl_layer__return(outputs, fl_##op(inputs[0].as.tensor));                             \
    }
PLAIN(softsign)
PLAIN(tanhshrink)
PLAIN(logsigmoid)

bool fl_layer__elu_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {
    fl_elu_options o = FL_ELU_OPTIONS;
    o.alpha = fl_float(fl_option_float(call, FL_ELU__ALPHA));
    if (inplace(call)) return return_self(outputs, fl_elu_(inputs[0].as.tensor, &o));
    return fl_layer__return(outputs, fl_elu(inputs[0].as.tensor, &o));
}

bool fl_layer__celu_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {
    fl_celu_options o = FL_CELU_OPTIONS;
    o.alpha = fl_float(fl_option_float(call, FL_CELU__ALPHA));
    if (inplace(call)) return return_self(outputs, fl_celu_(inputs[0].as.tensor, &o));
    return fl_layer__return(outputs, fl_celu(inputs[0].as.tensor, &o));
}

void fl_layer__alpha_describe(fl_layer_call *call, fl_text *out) {
    fl_text__add(out, "alpha=");
    fl_text__option(out, call, 0);
    if (inplace(call)) fl_text__add(out, ", inplace=True");
}

bool fl_layer__softplus_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {
    fl_softplus_options o = FL_SOFTPLUS_OPTIONS;
    o.beta = fl_float(fl_option_float(call, FL_SOFTPLUS__BETA));
    o.threshold = fl_float(fl_option_float(call, FL_SOFTPLUS__THRESHOLD));
    return fl_layer__return(outputs, fl_softplus(inputs[0].as.tensor, &o));
}

bool fl_layer__glu_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {
    fl_glu_options o = FL_GLU_OPTIONS;
    o.dim = fl_option_int(call, FL_GLU__DIM);
    return fl_layer__return(outputs, fl_glu(inputs[0].as.tensor, &o));
}

void fl_layer__all_describe(fl_layer_call *call, fl_text *out) { fl_layer__describe_all(call, out); }

/* ---- With bounds ------------------------------------------------------------------------------------------------- */

/* "a=1, b=2" for the first `count` options, and inplace where it is on. */
static void describe_first(fl_layer_call *call, fl_text *out, int count, bool in_place) {
    for (int i = 0; i < count; i++) {
        fl_text__add(out, "%s%s=", i ? ", " : "", call->layer->options[i].name);
        fl_text__option(out, call, i);
    }
    if (in_place) fl_text__add(out, ", inplace=True");
}
void fl_layer__two_describe(fl_layer_call *call, fl_text *out) { describe_first(call, out, 2, inplace(call)); }
/* The value alone. */
void fl_layer__first_describe(fl_layer_call *call, fl_text *out) { fl_text__option(out, call, 0); }

bool fl_layer__hardtanh_setup(fl_layer_call *call) {
    static const int renamed[2][2] = {{FL_HARDTANH__MIN_VAL, FL_HARDTANH__MIN_VALUE},
                                      {FL_HARDTANH__MAX_VAL, FL_HARDTANH__MAX_VALUE}};
    static const char *const names[] = {"min", "max"};
    for (int i = 0; i < 2; i++) {
        if (!fl_option_is_none(call, renamed[i][1]) &&
            (!fl_warn(FL_FUTURE_WARNING, "keyword argument `%s_value` is deprecated and renamed to `%s_val`", names[i],
                      names[i]) ||
             !fl_copy_option(call, renamed[i][0], renamed[i][1])))
            return false;
    }
    const double low = fl_option_number(call, FL_HARDTANH__MIN_VAL),
                 high = fl_option_number(call, FL_HARDTANH__MAX_VAL);
    if (fl_failed() || !(high <= low)) return !fl_failed();
    return fl_fail(FL_ASSERTION_ERROR, "max_val (%g) must be greater than min_val (%g)", high, low) != NULL;
}
bool fl_layer__hardtanh_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {
    const fl_hardtanh_options o = {number(call, FL_HARDTANH__MIN_VAL), number(call, FL_HARDTANH__MAX_VAL)};
    if (fl_option_truth(call, FL_HARDTANH__INPLACE)) return return_self(outputs, fl_hardtanh_(inputs[0].as.tensor, &o));
    return fl_layer__return(outputs, fl_hardtanh(inputs[0].as.tensor, &o));
}
void fl_layer__hardtanh_describe(fl_layer_call *call, fl_text *out) {
    describe_first(call, out, 2, fl_option_truth(call, FL_HARDTANH__INPLACE));
}
WITH_INPLACE(relu6)

bool fl_layer__threshold_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {
    const fl_scalar at = number(call, FL_THRESHOLD__THRESHOLD), value = number(call, FL_THRESHOLD__VALUE);
    if (inplace(call)) return return_self(outputs, fl_threshold_(inputs[0].as.tensor, at, value));
    return fl_layer__return(outputs, fl_threshold(inputs[0].as.tensor, at, value));
}

bool fl_layer__hardshrink_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {
    const fl_hardshrink_options o = {number(call, FL_HARDSHRINK__LAMBD)};
    return fl_layer__return(outputs, fl_hardshrink(inputs[0].as.tensor, &o));
}
bool fl_layer__softshrink_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {
    const fl_softshrink_options o = {number(call, FL_SOFTSHRINK__LAMBD)};
    return fl_layer__return(outputs, fl_softshrink(inputs[0].as.tensor, &o));
}

/* ---- Learnt and random slopes ------------------------------------------------------------------------------------ */

int fl_layer__prelu_slots(fl_layer_call *call, fl_slot *slots, int room) {
    const int64_t n = fl_option_int(call, FL_PRELU__NUM_PARAMETERS);
    return fl_slot_add(slots, room, 0, "weight", FL_SLOT_PARAMETER, true, FL_DTYPE_NONE, 1, &n);
}
bool fl_layer__prelu_reset(fl_layer_call *call) {
    return fl_init__constant(fl_slot_tensor(call, 0, "weight"), fl_option_float(call, FL_PRELU__INIT));
}
bool fl_layer__prelu_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {
    return fl_layer__return(outputs, fl_prelu(inputs[0].as.tensor, fl_slot_tensor(call, 0, "weight")));
}
void fl_layer__prelu_describe(fl_layer_call *call, fl_text *out) { describe_first(call, out, 1, false); }

bool fl_layer__rrelu_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {
    fl_rrelu_options o = FL_RRELU_OPTIONS;
    o.lower = number(call, FL_RRELU__LOWER);
    o.upper = number(call, FL_RRELU__UPPER);
    o.training = fl_training(call);
    if (inplace(call)) return return_self(outputs, fl_rrelu_(inputs[0].as.tensor, &o));
    return fl_layer__return(outputs, fl_rrelu(inputs[0].as.tensor, &o));
}

/* ---- Kin of softmax ---------------------------------------------------------------------------------------------- */

bool fl_layer__softmax2d_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {
    (void)call;
    fl_tensor *x = inputs[0].as.tensor;
    if (x->ndim != 3 && x->ndim != 4)
        return fl_fail(FL_VALUE_ERROR, "Softmax2d: expected input to be 3D or 4D, got %dD instead", x->ndim) != NULL;
    return fl_layer__return(outputs, fl_softmax(x, -3, NULL));
}
