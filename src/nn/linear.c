/* linear.c: Linear, Bilinear, Identity.
 */
#include "nn/init.h"
#include "nn/layer.h"
#include "nn/table.h"

#include <flashlight/ops.h>

enum { WEIGHT, BIAS };

int fl_layer__linear_slots(fl_layer_call *call, fl_slot *slots, int room) {
    int64_t out = fl_option_int(call, FL_LINEAR__OUT_FEATURES), in = fl_option_size(call, FL_LINEAR__IN_FEATURES);
    bool bias = fl_option_truth(call, FL_LINEAR__BIAS);
    int n = fl_slot_add(slots, room, 0, "weight", FL_SLOT_PARAMETER, true, FL_DTYPE_NONE, 2, (int64_t[]){out, in});
    return fl_slot_add(slots, room, n, "bias", FL_SLOT_PARAMETER, bias, FL_DTYPE_NONE, 1, (int64_t[]){out});
}

bool fl_layer__linear_reset(fl_layer_call *call) {
    fl_tensor *weight = fl_slot_required(call, WEIGHT, "weight");
    return fl_init__linear_weight(weight) && fl_init__linear_bias(fl_slot_tensor(call, BIAS, "bias"), weight);
}

bool fl_layer__linear_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {
    fl_tensor *weight = fl_slot_required(call, WEIGHT, "weight"), *bias = fl_slot_tensor(call, BIAS, "bias");
    return fl_layer__return(outputs, fl_linear(inputs[0].as.tensor, weight, bias));
}

void fl_layer__linear_describe(fl_layer_call *call, fl_text *out) {
    fl_layer__describe_all(call, out); /* bias=True: whether the slot is there */
}

bool fl_layer__identity_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {
    (void)call;
    return fl_layer__return(outputs, fl_scope__result(fl_tensor__retain(inputs[0].as.tensor)));
}
int fl_layer__bilinear_slots(fl_layer_call *call, fl_slot *slots, int room) {
    if (fl_option_is(call, FL_BILINEAR__IN1_FEATURES, 0))
        fl_fail(FL_VALUE_ERROR, "in1_features must be > 0, but got 0");
    int64_t in1 = fl_option_size(call, FL_BILINEAR__IN1_FEATURES),
            in2 = fl_option_size(call, FL_BILINEAR__IN2_FEATURES);
    int64_t out = fl_option_int(call, FL_BILINEAR__OUT_FEATURES);
    bool bias = fl_option_truth(call, FL_BILINEAR__BIAS);
    int n =
        fl_slot_add(slots, room, 0, "weight", FL_SLOT_PARAMETER, true, FL_DTYPE_NONE, 3, (int64_t[]){out, in1, in2});
    return fl_slot_add(slots, room, n, "bias", FL_SLOT_PARAMETER, bias, FL_DTYPE_NONE, 1, (int64_t[]){out});
}

bool fl_layer__bilinear_reset(fl_layer_call *call) {
    fl_tensor *weight = fl_slot_required(call, WEIGHT, "weight");
    if (!weight) return false;
    double bound = 1 / sqrt((double)weight->sizes[1]);
    return fl_init__uniform(weight, -bound, bound) &&
           fl_init__uniform(fl_slot_tensor(call, BIAS, "bias"), -bound, bound);
}

bool fl_layer__bilinear_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {
    fl_tensor *weight = fl_slot_required(call, WEIGHT, "weight"), *bias = fl_slot_tensor(call, BIAS, "bias");
    return fl_layer__return(outputs, fl_bilinear(inputs[0].as.tensor, inputs[1].as.tensor, weight, bias));
}

void fl_layer__bilinear_describe(fl_layer_call *call, fl_text *out) { fl_layer__describe_all(call, out); }
