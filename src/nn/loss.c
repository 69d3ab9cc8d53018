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

bool fl_layer__smooth_l1_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {
    fl_smooth_l1_loss_options o = FL_SMOOTH_L1_LOSS_OPTIONS;
    o.reduction = fl_option_str(call, FL_SMOOTH_L1_LOSS__REDUCTION);
    o.beta = fl_option_float(call, FL_SMOOTH_L1_LOSS__BETA);
    return fl_layer__return(outputs, fl_smooth_l1_loss(inputs[0].as.tensor, inputs[1].as.tensor, &o));
}

bool fl_layer__huber_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {
    fl_huber_loss_options o = FL_HUBER_LOSS_OPTIONS;
    o.reduction = fl_option_str(call, FL_HUBER_LOSS__REDUCTION);
    o.delta = fl_option_float(call, FL_HUBER_LOSS__DELTA);
    return fl_layer__return(outputs, fl_huber_loss(inputs[0].as.tensor, inputs[1].as.tensor, &o));
}

bool fl_layer__bce_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {
    fl_binary_cross_entropy_options o = FL_BINARY_CROSS_ENTROPY_OPTIONS;
    o.weight = fl_slot_tensor(call, 0, "weight");
    o.reduction = fl_option_str(call, FL_BCE_LOSS__REDUCTION);
    return fl_layer__return(outputs, fl_binary_cross_entropy(inputs[0].as.tensor, inputs[1].as.tensor, &o));
}

int fl_layer__bce_with_logits_slots(fl_layer_call *call, fl_slot *slots, int room) {
    fl_value pos_weight = fl_option(call, FL_BCE_WITH_LOGITS_LOSS__POS_WEIGHT);
    const fl_tensor *t = pos_weight.kind == FL_K_TENSOR ? pos_weight.as.tensor : NULL;
    int at = fl_layer__weighted_slots(call, slots, room);
    return fl_slot_add(slots, room, at, "pos_weight", FL_SLOT_BUFFER, t != NULL, t ? (fl_dtype)t->dtype : FL_DTYPE_NONE,
                       t ? t->ndim : 0, t ? t->sizes : NULL);
}

bool fl_layer__bce_with_logits_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {
    fl_binary_cross_entropy_with_logits_options o = FL_BINARY_CROSS_ENTROPY_WITH_LOGITS_OPTIONS;
    o.weight = fl_slot_tensor(call, 0, "weight");
    o.pos_weight = fl_slot_tensor(call, 1, "pos_weight");
    o.reduction = fl_option_str(call, FL_BCE_WITH_LOGITS_LOSS__REDUCTION);
    return fl_layer__return(outputs, fl_binary_cross_entropy_with_logits(inputs[0].as.tensor, inputs[1].as.tensor, &o));
}

bool fl_layer__kl_div_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {
    fl_kl_div_options o = FL_KL_DIV_OPTIONS;
    o.reduction = fl_option_str(call, FL_KL_DIV_LOSS__REDUCTION);
    o.log_target = fl_option_bool(call, FL_KL_DIV_LOSS__LOG_TARGET);
    return fl_layer__return(outputs, fl_kl_div(inputs[0].as.tensor, inputs[1].as.tensor, &o));
}
