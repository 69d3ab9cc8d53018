/* linear.c: Linear, Bilinear, Identity.
 */
#include "nn/init.h"
#include "nn/layer.h"
#include "nn/table.h"

#include <flashlight/ops.h>

enum { WEIGHT, BIAS };

int fl_layer__linear_slots(fl_layer_call *call, fl_slot *slots, int room) {
    int64_t in = fl_option_int(call, FL_LINEAR__IN_FEATURES), out = fl_option_int(call, FL_LINEAR__OUT_FEATURES);
    bool bias = fl_option_bool(call, FL_LINEAR__BIAS);
    int n = fl_slot_add(slots, room, 0, "weight", FL_SLOT_PARAMETER, true, FL_DTYPE_NONE, 2, (int64_t[]){out, in});
    return fl_slot_add(slots, room, n, "bias", FL_SLOT_PARAMETER, bias, FL_DTYPE_NONE, 1, (int64_t[]){out});
}

bool fl_layer__linear_reset(fl_layer_call *call) {
    fl_tensor *weight = fl_slot_tensor(call, WEIGHT, "weight");
    return fl_init__linear_weight(weight) && fl_init__linear_bias(fl_slot_tensor(call, BIAS, "bias"), weight);
}

bool fl_layer__linear_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {
    fl_tensor *weight = fl_slot_tensor(call, WEIGHT, "weight"), *bias = fl_slot_tensor(call, BIAS, "bias");
    return fl_layer__return(outputs, fl_linear(inputs[0].as.tensor, weight, bias));
}

void fl_layer__linear_describe(fl_layer_call *call, fl_text *out) {
    fl_layer__describe_all(call, out); /* bias=True: whether the slot is there */
}

bool fl_layer__identity_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {
    (void)call;
    return fl_layer__return(outputs, fl_scope__result(fl_tensor__retain(inputs[0].as.tensor)));
}
