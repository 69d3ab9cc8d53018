/* loss.c: losses as layers. A class weight is a buffer.
 */
#include <flashlight/ops.h>

#include "nn/layer.h"
#include "nn/table.h"

int fl_layer__weighted_slots(fl_layer_call *call, fl_slot *slots, int room) {
    fl_value weight = fl_option(call, 0); /* the first option of every loss that has one */
    const fl_tensor *t = weight.kind == FL_K_TENSOR ? weight.as.tensor : NULL;
    return fl_slot_add(slots, room, 0, "weight", FL_SLOT_BUFFER, t != NULL, t ? (fl_dtype)t->dtype : FL_DTYPE_NONE,
                       t ? t->ndim : 0, t ? t->sizes : NULL);
}

bool fl_layer__cross_entropy_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {
    fl_cross_entropy_options o = FL_CROSS_ENTROPY_OPTIONS;
    o.weight = fl_slot_tensor(call, 0, "weight");
    o.ignore_index = fl_option_int(call, FL_CROSS_ENTROPY_LOSS__IGNORE_INDEX);
    o.reduction = fl_option_str(call, FL_CROSS_ENTROPY_LOSS__REDUCTION);
    o.label_smoothing = fl_option_float(call, FL_CROSS_ENTROPY_LOSS__LABEL_SMOOTHING);
    return fl_layer__return(outputs, fl_cross_entropy(inputs[0].as.tensor, inputs[1].as.tensor, &o));
}

bool fl_layer__nll_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {
    fl_nll_loss_options o = FL_NLL_LOSS_OPTIONS;
    o.weight = fl_slot_tensor(call, 0, "weight");
    o.ignore_index = fl_option_int(call, FL_NLL_LOSS__IGNORE_INDEX);
    o.reduction = fl_option_str(call, FL_NLL_LOSS__REDUCTION);
    return fl_layer__return(outputs, fl_nll_loss(inputs[0].as.tensor, inputs[1].as.tensor, &o));
}

bool fl_layer__mse_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {
    fl_mse_loss_options o = FL_MSE_LOSS_OPTIONS;
    o.reduction = fl_option_str(call, FL_MSE_LOSS__REDUCTION);
    return fl_layer__return(outputs, fl_mse_loss(inputs[0].as.tensor, inputs[1].as.tensor, &o));
}

bool fl_layer__l1_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {
    fl_l1_loss_options o = FL_L1_LOSS_OPTIONS;
    o.reduction = fl_option_str(call, FL_L1_LOSS__REDUCTION);
    return fl_layer__return(outputs, fl_l1_loss(inputs[0].as.tensor, inputs[1].as.tensor, &o));
}
