/* loss.c: losses as layers. A class weight is a buffer.
 */
#include <flashlight/layers.h>
#include <flashlight/ops.h>

#include "nn/layer.h"
#include "nn/module.h"
#include "nn/table.h"

/* The first option of most losses that have a weight. */
int fl_layer__weighted_slots(fl_layer_call *call, fl_slot *slots, int room) {
    return fl_slot_given(call, 0, "weight", slots, room, 0);
}

int fl_layer__multi_margin_slots(fl_layer_call *call, fl_slot *slots, int room) {
    return fl_slot_given(call, FL_MULTI_MARGIN_LOSS__WEIGHT, "weight", slots, room, 0);
}

bool fl_layer__cross_entropy_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {
    fl_cross_entropy_options o = FL_CROSS_ENTROPY_OPTIONS;
    o.weight = fl_slot_tensor(call, 0, "weight");
    o.ignore_index = fl_option_int(call, FL_CROSS_ENTROPY_LOSS__IGNORE_INDEX);
    o.reduction = fl_option_word(call, FL_CROSS_ENTROPY_LOSS__REDUCTION);
    o.label_smoothing = fl_option_float(call, FL_CROSS_ENTROPY_LOSS__LABEL_SMOOTHING);
    return fl_layer__return(outputs, fl_cross_entropy(inputs[0].as.tensor, inputs[1].as.tensor, &o));
}

bool fl_layer__nll_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {
    fl_nll_loss_options o = FL_NLL_LOSS_OPTIONS;
    o.weight = fl_slot_tensor(call, 0, "weight");
    o.ignore_index = fl_option_int(call, FL_NLL_LOSS__IGNORE_INDEX);
    o.reduction = fl_option_word(call, FL_NLL_LOSS__REDUCTION);
    return fl_layer__return(outputs, fl_nll_loss(inputs[0].as.tensor, inputs[1].as.tensor, &o));
}

bool fl_layer__mse_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {
    fl_mse_loss_options o = FL_MSE_LOSS_OPTIONS;
    o.reduction = fl_option_word(call, FL_MSE_LOSS__REDUCTION);
    return fl_layer__return(outputs, fl_mse_loss(inputs[0].as.tensor, inputs[1].as.tensor, &o));
}

bool fl_layer__l1_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {
    fl_l1_loss_options o = FL_L1_LOSS_OPTIONS;
    o.reduction = fl_option_word(call, FL_L1_LOSS__REDUCTION);
    return fl_layer__return(outputs, fl_l1_loss(inputs[0].as.tensor, inputs[1].as.tensor, &o));
}

bool fl_layer__smooth_l1_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {
    fl_smooth_l1_loss_options o = FL_SMOOTH_L1_LOSS_OPTIONS;
    o.reduction = fl_option_word(call, FL_SMOOTH_L1_LOSS__REDUCTION);
    o.beta = fl_option_float(call, FL_SMOOTH_L1_LOSS__BETA);
    return fl_layer__return(outputs, fl_smooth_l1_loss(inputs[0].as.tensor, inputs[1].as.tensor, &o));
}

bool fl_layer__huber_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {
    fl_huber_loss_options o = FL_HUBER_LOSS_OPTIONS;
    o.reduction = fl_option_word(call, FL_HUBER_LOSS__REDUCTION);
    o.delta = fl_option_float(call, FL_HUBER_LOSS__DELTA);
    return fl_layer__return(outputs, fl_huber_loss(inputs[0].as.tensor, inputs[1].as.tensor, &o));
}

bool fl_layer__bce_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {
    fl_binary_cross_entropy_options o = FL_BINARY_CROSS_ENTROPY_OPTIONS;
    o.weight = fl_slot_tensor(call, 0, "weight");
    o.reduction = fl_option_word(call, FL_BCE_LOSS__REDUCTION);
    return fl_layer__return(outputs, fl_binary_cross_entropy(inputs[0].as.tensor, inputs[1].as.tensor, &o));
}

int fl_layer__bce_with_logits_slots(fl_layer_call *call, fl_slot *slots, int room) {
    int at = fl_layer__weighted_slots(call, slots, room);
    return fl_slot_given(call, FL_BCE_WITH_LOGITS_LOSS__POS_WEIGHT, "pos_weight", slots, room, at);
}

bool fl_layer__bce_with_logits_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {
    fl_binary_cross_entropy_with_logits_options o = FL_BINARY_CROSS_ENTROPY_WITH_LOGITS_OPTIONS;
    o.weight = fl_slot_tensor(call, 0, "weight");
    o.pos_weight = fl_slot_tensor(call, 1, "pos_weight");
    o.reduction = fl_option_word(call, FL_BCE_WITH_LOGITS_LOSS__REDUCTION);
    return fl_layer__return(outputs, fl_binary_cross_entropy_with_logits(inputs[0].as.tensor, inputs[1].as.tensor, &o));
}

bool fl_layer__kl_div_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {
    fl_kl_div_options o = FL_KL_DIV_OPTIONS;
    o.reduction = fl_option_word(call, FL_KL_DIV_LOSS__REDUCTION);
    o.log_target = fl_option_bool(call, FL_KL_DIV_LOSS__LOG_TARGET);
    return fl_layer__return(outputs, fl_kl_div(inputs[0].as.tensor, inputs[1].as.tensor, &o));
}

bool fl_layer__soft_margin_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {
    fl_soft_margin_loss_options o = FL_SOFT_MARGIN_LOSS_OPTIONS;
    o.reduction = fl_option_word(call, FL_SOFT_MARGIN_LOSS__REDUCTION);
    return fl_layer__return(outputs, fl_soft_margin_loss(inputs[0].as.tensor, inputs[1].as.tensor, &o));
}

bool fl_layer__hinge_embedding_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {
    fl_hinge_embedding_loss_options o = FL_HINGE_EMBEDDING_LOSS_OPTIONS;
    o.margin = fl_option_float(call, FL_HINGE_EMBEDDING_LOSS__MARGIN);
    o.reduction = fl_option_word(call, FL_HINGE_EMBEDDING_LOSS__REDUCTION);
    return fl_layer__return(outputs, fl_hinge_embedding_loss(inputs[0].as.tensor, inputs[1].as.tensor, &o));
}

bool fl_layer__margin_ranking_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {
    fl_margin_ranking_loss_options o = FL_MARGIN_RANKING_LOSS_OPTIONS;
    o.margin = fl_option_float(call, FL_MARGIN_RANKING_LOSS__MARGIN);
    o.reduction = fl_option_word(call, FL_MARGIN_RANKING_LOSS__REDUCTION);
    return fl_layer__return(outputs,
                            fl_margin_ranking_loss(inputs[0].as.tensor, inputs[1].as.tensor, inputs[2].as.tensor, &o));
}

bool fl_layer__cosine_embedding_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {
    fl_cosine_embedding_loss_options o = FL_COSINE_EMBEDDING_LOSS_OPTIONS;
    o.margin = fl_option_float(call, FL_COSINE_EMBEDDING_LOSS__MARGIN);
    o.reduction = fl_option_word(call, FL_COSINE_EMBEDDING_LOSS__REDUCTION);
    return fl_layer__return(
        outputs, fl_cosine_embedding_loss(inputs[0].as.tensor, inputs[1].as.tensor, inputs[2].as.tensor, &o));
}

bool fl_layer__triplet_margin_setup(fl_layer_call *call) {
    const double margin = fl_option_number(call, FL_TRIPLET_MARGIN_LOSS__MARGIN);
    if (fl_failed() || !(margin <= 0)) return !fl_failed();
    return fl_fail(FL_VALUE_ERROR, "TripletMarginLoss: expected margin to be greater than 0, got %g instead", margin) !=
           NULL;
}

bool fl_layer__triplet_margin_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {
    fl_triplet_margin_loss_options o = FL_TRIPLET_MARGIN_LOSS_OPTIONS;
    o.margin = fl_option_float(call, FL_TRIPLET_MARGIN_LOSS__MARGIN);
    o.p = fl_option_float(call, FL_TRIPLET_MARGIN_LOSS__P);
    o.eps = fl_option_float(call, FL_TRIPLET_MARGIN_LOSS__EPS);
    o.swap = fl_option_bool(call, FL_TRIPLET_MARGIN_LOSS__SWAP);
    o.reduction = fl_option_word(call, FL_TRIPLET_MARGIN_LOSS__REDUCTION);
    return fl_layer__return(outputs,
                            fl_triplet_margin_loss(inputs[0].as.tensor, inputs[1].as.tensor, inputs[2].as.tensor, &o));
}

bool fl_layer__poisson_nll_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {
    fl_poisson_nll_loss_options o = FL_POISSON_NLL_LOSS_OPTIONS;
    o.log_input = fl_option_bool(call, FL_POISSON_NLL_LOSS__LOG_INPUT);
    o.full = fl_option_bool(call, FL_POISSON_NLL_LOSS__FULL);
    o.eps = fl_option_float(call, FL_POISSON_NLL_LOSS__EPS);
    o.reduction = fl_option_str(call, FL_POISSON_NLL_LOSS__REDUCTION);
    return fl_layer__return(outputs, fl_poisson_nll_loss(inputs[0].as.tensor, inputs[1].as.tensor, &o));
}

bool fl_layer__gaussian_nll_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {
    fl_gaussian_nll_loss_options o = FL_GAUSSIAN_NLL_LOSS_OPTIONS;
    o.full = fl_option_truth(call, FL_GAUSSIAN_NLL_LOSS__FULL);
    o.eps = fl_option_float(call, FL_GAUSSIAN_NLL_LOSS__EPS);
    o.reduction = fl_option_str(call, FL_GAUSSIAN_NLL_LOSS__REDUCTION);
    return fl_layer__return(outputs,
                            fl_gaussian_nll_loss(inputs[0].as.tensor, inputs[1].as.tensor, inputs[2].as.tensor, &o));
}

bool fl_layer__multi_margin_setup(fl_layer_call *call) {
    if (!fl_option_is(call, FL_MULTI_MARGIN_LOSS__P, 1) && !fl_option_is(call, FL_MULTI_MARGIN_LOSS__P, 2))
        return !fl_failed() && fl_fail(FL_VALUE_ERROR, "only p == 1 and p == 2 supported") != NULL;
    const fl_value weight = fl_option(call, FL_MULTI_MARGIN_LOSS__WEIGHT);
    if (fl_failed()) return false;
    if (weight.kind == FL_K_TENSOR && weight.as.tensor->ndim != 1)
        return fl_fail(FL_VALUE_ERROR, "MultiMarginLoss: expected weight to be None or 1D tensor, got %dD instead",
                       weight.as.tensor->ndim) != NULL;
    return true;
}

bool fl_layer__multi_margin_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {
    fl_multi_margin_loss_options o = FL_MULTI_MARGIN_LOSS_OPTIONS;
    o.p = fl_option_is(call, FL_MULTI_MARGIN_LOSS__P, 2) ? 2 : 1;
    o.margin = fl_option_float(call, FL_MULTI_MARGIN_LOSS__MARGIN);
    o.weight = fl_slot_tensor(call, 0, "weight");
    o.reduction = fl_option_word(call, FL_MULTI_MARGIN_LOSS__REDUCTION);
    return fl_layer__return(outputs, fl_multi_margin_loss(inputs[0].as.tensor, inputs[1].as.tensor, &o));
}

bool fl_layer__multilabel_margin_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {
    fl_multilabel_margin_loss_options o = FL_MULTILABEL_MARGIN_LOSS_OPTIONS;
    o.reduction = fl_option_word(call, FL_MULTI_LABEL_MARGIN_LOSS__REDUCTION);
    return fl_layer__return(outputs, fl_multilabel_margin_loss(inputs[0].as.tensor, inputs[1].as.tensor, &o));
}

bool fl_layer__multilabel_soft_margin_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {
    fl_multilabel_soft_margin_loss_options o = FL_MULTILABEL_SOFT_MARGIN_LOSS_OPTIONS;
    o.weight = fl_slot_tensor(call, 0, "weight");
    o.reduction = fl_option_str(call, FL_MULTI_LABEL_SOFT_MARGIN_LOSS__REDUCTION);
    return fl_layer__return(outputs, fl_multilabel_soft_margin_loss(inputs[0].as.tensor, inputs[1].as.tensor, &o));
}

bool fl_layer__ctc_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {
    fl_ctc_loss_options o = FL_CTC_LOSS_OPTIONS;
    o.blank = fl_option_int(call, FL_CTC_LOSS__BLANK);
    o.reduction = fl_option_word(call, FL_CTC_LOSS__REDUCTION);
    o.zero_infinity = fl_option_bool(call, FL_CTC_LOSS__ZERO_INFINITY);
    return fl_layer__return(
        outputs, fl_ctc_loss(inputs[0].as.tensor, inputs[1].as.tensor, inputs[2].as.tensor, inputs[3].as.tensor, &o));
}

/* (num_classes, *out_features, ...) into sizes; returns how many, 0 after an error. */
static int classes_shape(fl_layer_call *call, int64_t *sizes) {
    sizes[0] = fl_option_int(call, FL_LINEAR_CROSS_ENTROPY_LOSS__NUM_CLASSES);
    const fl_value more = fl_option(call, FL_LINEAR_CROSS_ENTROPY_LOSS__OUT_FEATURES);
    const int n = more.kind == FL_K_INTS ? more.count : 0;
    if (n > FL_MAX_DIMS - 2) {
        fl_fail(FL_VALUE_ERROR, "LinearCrossEntropyLoss: too many out_features");
        return 0;
    }
    for (int i = 0; i < n; i++) sizes[1 + i] = more.as.ints[i];
    return fl_failed() ? 0 : n + 1;
}

bool fl_layer__linear_cross_entropy_setup(fl_layer_call *call) {
    const double smoothing = fl_option_float(call, FL_LINEAR_CROSS_ENTROPY_LOSS__LABEL_SMOOTHING);
    const int64_t classes = fl_option_int(call, FL_LINEAR_CROSS_ENTROPY_LOSS__NUM_CLASSES);
    const fl_value weight = fl_option(call, FL_LINEAR_CROSS_ENTROPY_LOSS__WEIGHT);
    if (fl_failed()) return false;
    if (weight.kind == FL_K_TENSOR && (weight.as.tensor->ndim != 1 || weight.as.tensor->numel != classes))
        fl_fail(FL_RUNTIME_ERROR, "expected weight shape to be (%lld,), got %s", (long long)classes,
                FL_SHAPE(weight.as.tensor));
    else if (!(smoothing >= 0 && smoothing <= 1))
        fl_fail(FL_RUNTIME_ERROR, "expected label_smoothing to be in range [0, 1], got %g", smoothing);
    return !fl_failed();
}

int fl_layer__linear_cross_entropy_slots(fl_layer_call *call, fl_slot *slots, int room) {
    return fl_slot_given(call, FL_LINEAR_CROSS_ENTROPY_LOSS__WEIGHT, "weight", slots, room, 0);
}

bool fl_layer__linear_cross_entropy_children(fl_layer_call *call) {
    int64_t sizes[FL_MAX_DIMS], rows = 1;
    const int n = classes_shape(call, sizes);
    for (int i = 0; i < n; i++)
        if (__builtin_mul_overflow(rows, sizes[i], &rows))
            return fl_fail(FL_RUNTIME_ERROR, "LinearCrossEntropyLoss: too many classes") != NULL;
    fl_nn_linear_options o = FL_NN_LINEAR_OPTIONS;
    o.bias = fl_option_bool(call, FL_LINEAR_CROSS_ENTROPY_LOSS__BIAS);
    const int64_t in = fl_option_int(call, FL_LINEAR_CROSS_ENTROPY_LOSS__IN_FEATURES);
    return n && fl_module_add(call->self, "linear", fl_nn_linear(in, rows, &o));
}

bool fl_layer__linear_cross_entropy_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {
    int64_t sizes[FL_MAX_DIMS];
    const int n = classes_shape(call, sizes);
    fl_module *linear = fl_module__child(call->self, "linear");
    fl_tensor *weight = n && linear ? fl_module__slot(linear, "weight") : NULL;
    if (!weight) return fl_fail(FL_RUNTIME_ERROR, "LinearCrossEntropyLoss: there is no linear.weight") != NULL;
    fl_tensor *bias = fl_module__slot(linear, "bias");
    sizes[n] = weight->sizes[weight->ndim - 1];
    fl_linear_cross_entropy_options o = FL_LINEAR_CROSS_ENTROPY_OPTIONS;
    o.linear_bias = bias ? fl_reshape(bias, sizes, n) : NULL;
    o.weight = fl_slot_tensor(call, 0, "weight");
    o.reduction = fl_option_word(call, FL_LINEAR_CROSS_ENTROPY_LOSS__REDUCTION);
    o.ignore_index = fl_option_int(call, FL_LINEAR_CROSS_ENTROPY_LOSS__IGNORE_INDEX);
    o.label_smoothing = fl_option_float(call, FL_LINEAR_CROSS_ENTROPY_LOSS__LABEL_SMOOTHING);
    o.batch_chunk_size = fl_option_int(call, FL_LINEAR_CROSS_ENTROPY_LOSS__BATCH_CHUNK_SIZE);
    return fl_layer__return(outputs, fl_linear_cross_entropy(inputs[0].as.tensor, fl_reshape(weight, sizes, n + 1),
                                                             inputs[1].as.tensor, &o));
}
