/* table.c: the layer table and the constructors of <flashlight/layers.h>.
 *
 * Made by tools/generate.py from the .def files of src/nn: edit those rows, not this file.
 */
// clang-format off
#include <flashlight/layers.h>

#include "base/error.h"
#include "nn/layer.h"
#include "nn/module.h"

bool fl_layer__relu_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
void fl_layer__inplace_describe(fl_layer_call *call, fl_text *out);
bool fl_layer__gelu_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
void fl_layer__gelu_describe(fl_layer_call *call, fl_text *out);
bool fl_layer__silu_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
bool fl_layer__leaky_relu_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
void fl_layer__leaky_relu_describe(fl_layer_call *call, fl_text *out);
bool fl_layer__sigmoid_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
bool fl_layer__tanh_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
bool fl_layer__softmax_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
void fl_layer__softmax_describe(fl_layer_call *call, fl_text *out);
bool fl_layer__log_softmax_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
bool fl_layer__selu_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
bool fl_layer__hardswish_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
bool fl_layer__hardsigmoid_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
bool fl_layer__mish_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
bool fl_layer__softsign_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
bool fl_layer__tanhshrink_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
bool fl_layer__logsigmoid_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
bool fl_layer__elu_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
void fl_layer__alpha_describe(fl_layer_call *call, fl_text *out);
bool fl_layer__celu_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
bool fl_layer__softplus_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
void fl_layer__all_describe(fl_layer_call *call, fl_text *out);
bool fl_layer__glu_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
bool fl_layer__hardtanh_setup(fl_layer_call *call);
bool fl_layer__hardtanh_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
void fl_layer__hardtanh_describe(fl_layer_call *call, fl_text *out);
bool fl_layer__relu6_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
bool fl_layer__threshold_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
void fl_layer__two_describe(fl_layer_call *call, fl_text *out);
bool fl_layer__hardshrink_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
void fl_layer__first_describe(fl_layer_call *call, fl_text *out);
bool fl_layer__softshrink_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
int fl_layer__prelu_slots(fl_layer_call *call, fl_slot *slots, int room);
bool fl_layer__prelu_reset(fl_layer_call *call);
bool fl_layer__prelu_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
void fl_layer__prelu_describe(fl_layer_call *call, fl_text *out);
bool fl_layer__rrelu_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
bool fl_layer__softmin_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
bool fl_layer__softmax2d_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
bool fl_layer__adaptive_setup(fl_layer_call *call);
bool fl_layer__adaptive_children(fl_layer_call *call);
bool fl_layer__adaptive_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
bool fl_layer__attention_setup(fl_layer_call *call);
int fl_layer__attention_slots(fl_layer_call *call, fl_slot *slots, int room);
bool fl_layer__attention_children(fl_layer_call *call);
bool fl_layer__attention_reset(fl_layer_call *call);
bool fl_layer__attention_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
int fl_layer__linear_slots(fl_layer_call *call, fl_slot *slots, int room);
bool fl_layer__linear_reset(fl_layer_call *call);
bool fl_layer__linear_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
void fl_layer__linear_describe(fl_layer_call *call, fl_text *out);
bool fl_layer__conv_setup(fl_layer_call *call);
int fl_layer__conv_slots(fl_layer_call *call, fl_slot *slots, int room);
bool fl_layer__conv_reset(fl_layer_call *call);
bool fl_layer__conv_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
void fl_layer__conv_describe(fl_layer_call *call, fl_text *out);
bool fl_layer__conv_transpose_setup(fl_layer_call *call);
int fl_layer__conv_transpose_slots(fl_layer_call *call, fl_slot *slots, int room);
bool fl_layer__conv_transpose_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
void fl_layer__conv_transpose_describe(fl_layer_call *call, fl_text *out);
bool fl_layer__cosine_similarity_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
bool fl_layer__pairwise_distance_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
bool fl_layer__dropout_setup(fl_layer_call *call);
bool fl_layer__dropout_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
void fl_layer__dropout_describe(fl_layer_call *call, fl_text *out);
bool fl_layer__dropout2d_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
bool fl_layer__dropout1d_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
bool fl_layer__dropout3d_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
bool fl_layer__alpha_dropout_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
bool fl_layer__feature_alpha_dropout_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
bool fl_layer__flatten_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
void fl_layer__flatten_describe(fl_layer_call *call, fl_text *out);
bool fl_layer__unflatten_setup(fl_layer_call *call);
bool fl_layer__unflatten_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
bool fl_layer__identity_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
int fl_layer__bilinear_slots(fl_layer_call *call, fl_slot *slots, int room);
bool fl_layer__bilinear_reset(fl_layer_call *call);
bool fl_layer__bilinear_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
void fl_layer__bilinear_describe(fl_layer_call *call, fl_text *out);
int fl_layer__weighted_slots(fl_layer_call *call, fl_slot *slots, int room);
bool fl_layer__cross_entropy_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
bool fl_layer__nll_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
bool fl_layer__mse_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
bool fl_layer__l1_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
bool fl_layer__smooth_l1_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
bool fl_layer__huber_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
bool fl_layer__bce_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
int fl_layer__bce_with_logits_slots(fl_layer_call *call, fl_slot *slots, int room);
bool fl_layer__bce_with_logits_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
bool fl_layer__kl_div_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
bool fl_layer__soft_margin_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
bool fl_layer__hinge_embedding_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
bool fl_layer__margin_ranking_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
bool fl_layer__cosine_embedding_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
bool fl_layer__triplet_margin_setup(fl_layer_call *call);
bool fl_layer__triplet_margin_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
bool fl_layer__poisson_nll_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
bool fl_layer__gaussian_nll_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
bool fl_layer__multi_margin_setup(fl_layer_call *call);
int fl_layer__multi_margin_slots(fl_layer_call *call, fl_slot *slots, int room);
bool fl_layer__multi_margin_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
bool fl_layer__multilabel_margin_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
bool fl_layer__multilabel_soft_margin_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
bool fl_layer__ctc_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
bool fl_layer__linear_cross_entropy_setup(fl_layer_call *call);
int fl_layer__linear_cross_entropy_slots(fl_layer_call *call, fl_slot *slots, int room);
bool fl_layer__linear_cross_entropy_children(fl_layer_call *call);
bool fl_layer__linear_cross_entropy_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
int fl_layer__batch_norm_slots(fl_layer_call *call, fl_slot *slots, int room);
bool fl_layer__batch_norm_reset(fl_layer_call *call);
bool fl_layer__batch_norm_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
void fl_layer__batch_norm_describe(fl_layer_call *call, fl_text *out);
int fl_layer__layer_norm_slots(fl_layer_call *call, fl_slot *slots, int room);
bool fl_layer__layer_norm_reset(fl_layer_call *call);
bool fl_layer__layer_norm_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
void fl_layer__layer_norm_describe(fl_layer_call *call, fl_text *out);
bool fl_layer__group_norm_setup(fl_layer_call *call);
int fl_layer__group_norm_slots(fl_layer_call *call, fl_slot *slots, int room);
bool fl_layer__group_norm_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
void fl_layer__group_norm_describe(fl_layer_call *call, fl_text *out);
bool fl_layer__instance_norm_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
int fl_layer__rms_norm_slots(fl_layer_call *call, fl_slot *slots, int room);
bool fl_layer__rms_norm_reset(fl_layer_call *call);
bool fl_layer__rms_norm_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
void fl_layer__rms_norm_describe(fl_layer_call *call, fl_text *out);
bool fl_layer__local_response_norm_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
void fl_layer__local_response_norm_describe(fl_layer_call *call, fl_text *out);
bool fl_layer__cross_map_lrn2d_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
bool fl_layer__padding_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
void fl_layer__constant_pad_describe(fl_layer_call *call, fl_text *out);
void fl_layer__padding_describe(fl_layer_call *call, fl_text *out);
bool fl_layer__max_pool_setup(fl_layer_call *call);
bool fl_layer__max_pool1d_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
void fl_layer__max_pool_describe(fl_layer_call *call, fl_text *out);
bool fl_layer__max_pool2d_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
bool fl_layer__max_pool3d_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
bool fl_layer__avg_pool_setup(fl_layer_call *call);
bool fl_layer__avg_pool1d_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
void fl_layer__avg_pool_describe(fl_layer_call *call, fl_text *out);
bool fl_layer__avg_pool2d_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
bool fl_layer__avg_pool3d_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
bool fl_layer__max_unpool_setup(fl_layer_call *call);
bool fl_layer__max_unpool1d_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
bool fl_layer__max_unpool2d_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
bool fl_layer__max_unpool3d_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
bool fl_layer__lp_pool1d_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
void fl_layer__lp_pool_describe(fl_layer_call *call, fl_text *out);
bool fl_layer__lp_pool2d_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
bool fl_layer__lp_pool3d_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
bool fl_layer__fractional_max_pool_setup(fl_layer_call *call);
int fl_layer__fractional_max_pool_slots(fl_layer_call *call, fl_slot *slots, int room);
bool fl_layer__fractional_max_pool2d_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
bool fl_layer__fractional_max_pool3d_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
bool fl_layer__adaptive_avg_pool1d_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
void fl_layer__adaptive_pool_describe(fl_layer_call *call, fl_text *out);
bool fl_layer__adaptive_max_pool1d_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
bool fl_layer__adaptive_avg_pool2d_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
bool fl_layer__adaptive_max_pool2d_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
bool fl_layer__adaptive_avg_pool3d_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
bool fl_layer__adaptive_max_pool3d_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
bool fl_layer__rnn_setup(fl_layer_call *call);
int fl_layer__rnn_slots(fl_layer_call *call, fl_slot *slots, int room);
bool fl_layer__rnn_reset(fl_layer_call *call);
bool fl_layer__rnn_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
void fl_layer__rnn_describe(fl_layer_call *call, fl_text *out);
int fl_layer__cell_slots(fl_layer_call *call, fl_slot *slots, int room);
bool fl_layer__cell_reset(fl_layer_call *call);
bool fl_layer__cell_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
void fl_layer__cell_describe(fl_layer_call *call, fl_text *out);
bool fl_layer__pixel_shuffle_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
void fl_layer__shuffle_describe(fl_layer_call *call, fl_text *out);
bool fl_layer__pixel_unshuffle_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
bool fl_layer__channel_shuffle_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
bool fl_layer__unfold_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
bool fl_layer__fold_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
bool fl_layer__embedding_setup(fl_layer_call *call);
int fl_layer__embedding_slots(fl_layer_call *call, fl_slot *slots, int room);
bool fl_layer__embedding_reset(fl_layer_call *call);
bool fl_layer__embedding_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
void fl_layer__embedding_describe(fl_layer_call *call, fl_text *out);
bool fl_layer__embedding_bag_setup(fl_layer_call *call);
bool fl_layer__embedding_bag_reset(fl_layer_call *call);
bool fl_layer__embedding_bag_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
void fl_layer__embedding_bag_describe(fl_layer_call *call, fl_text *out);
bool fl_layer__transformer_setup(fl_layer_call *call);
bool fl_layer__encoder_layer_children(fl_layer_call *call);
bool fl_layer__encoder_layer_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
bool fl_layer__decoder_layer_children(fl_layer_call *call);
bool fl_layer__decoder_layer_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
bool fl_layer__encoder_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
bool fl_layer__decoder_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
bool fl_layer__transformer_children(fl_layer_call *call);
bool fl_layer__transformer_reset(fl_layer_call *call);
bool fl_layer__transformer_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
bool fl_layer__upsample_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
void fl_layer__upsample_describe(fl_layer_call *call, fl_text *out);
bool fl_layer__upsampling_nearest2d_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
void fl_layer__upsampling_nearest2d_describe(fl_layer_call *call, fl_text *out);
bool fl_layer__upsampling_bilinear2d_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
void fl_layer__upsampling_bilinear2d_describe(fl_layer_call *call, fl_text *out);

static const fl_arg options_relu[] = {
    {"inplace", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};
static const fl_arg inputs_relu[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};
static const fl_arg options_gelu[] = {
    {"approximate", FL_K_STR, 0, false, false, false, false, false, false, false, false, true, {FL_K_STR, 0, {.str = "none"}}, "'none'"},
};
static const fl_arg options_leaky_relu[] = {
    {"negative_slope", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 0.01}}, "0.01"},
    {"inplace", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};
static const fl_arg options_softmax[] = {
    {"dim", FL_K_INT, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
};
static const fl_arg options_elu[] = {
    {"alpha", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 1.0}}, "1.0"},
    {"inplace", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};
static const fl_arg options_softplus[] = {
    {"beta", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 1.0}}, "1.0"},
    {"threshold", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 20.0}}, "20.0"},
};
static const fl_arg options_glu[] = {
    {"dim", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = -1}}, "-1"},
};
static const fl_arg options_hardtanh[] = {
    {"min_val", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = -1.0}}, "-1.0"},
    {"max_val", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 1.0}}, "1.0"},
    {"inplace", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"min_value", FL_K_FLOAT, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"max_value", FL_K_FLOAT, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
};
static const fl_arg options_threshold[] = {
    {"threshold", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"value", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"inplace", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};
static const fl_arg options_hardshrink[] = {
    {"lambd", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 0.5}}, "0.5"},
};
static const fl_arg options_prelu[] = {
    {"num_parameters", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = 1}}, "1"},
    {"init", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 0.25}}, "0.25"},
};
static const fl_arg options_rrelu[] = {
    {"lower", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 0.125}}, "0.125"},
    {"upper", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 0.3333333333333333}}, "0.3333333333333333"},
    {"inplace", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};
static const fl_arg options_adaptive_log_softmax_with_loss[] = {
    {"in_features", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"n_classes", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"cutoffs", FL_K_INTS, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"div_value", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 4.0}}, "4.0"},
    {"head_bias", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};
static const fl_arg inputs_adaptive_log_softmax_with_loss[] = {
    {"input_", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"target_", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};
static const fl_arg options_multihead_attention[] = {
    {"embed_dim", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"num_heads", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dropout", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 0.0}}, "0.0"},
    {"bias", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = true}}, "True"},
    {"add_bias_kv", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"add_zero_attn", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"kdim", FL_K_INT, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"vdim", FL_K_INT, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"batch_first", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};
static const fl_arg inputs_multihead_attention[] = {
    {"query", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"key", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"value", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"key_padding_mask", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"need_weights", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = true}}, "True"},
    {"attn_mask", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"average_attn_weights", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = true}}, "True"},
    {"is_causal", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};
static const fl_arg options_non_dynamically_quantizable_linear[] = {
    {"in_features", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"out_features", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"bias", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = true}}, "True"},
};
static const fl_arg options_conv1d[] = {
    {"in_channels", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"out_channels", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"kernel_size", FL_K_INTS, 1, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"stride", FL_K_INTS, 1, false, false, false, false, false, false, false, false, true, {FL_K_INTS, 1, {.ints = (const int64_t[]){1}}}, "1"},
    {"padding", FL_K_INTS, 1, false, true, false, false, false, false, false, false, true, {FL_K_INTS, 1, {.ints = (const int64_t[]){0}}}, "0"},
    {"dilation", FL_K_INTS, 1, false, false, false, false, false, false, false, false, true, {FL_K_INTS, 1, {.ints = (const int64_t[]){1}}}, "1"},
    {"groups", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = 1}}, "1"},
    {"bias", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = true}}, "True"},
    {"padding_mode", FL_K_STR, 0, false, false, false, false, false, false, false, false, true, {FL_K_STR, 0, {.str = "zeros"}}, "'zeros'"},
};
static const fl_arg options_conv2d[] = {
    {"in_channels", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"out_channels", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"kernel_size", FL_K_INTS, 2, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"stride", FL_K_INTS, 2, false, false, false, false, false, false, false, false, true, {FL_K_INTS, 2, {.ints = (const int64_t[]){1, 1}}}, "1"},
    {"padding", FL_K_INTS, 2, false, true, false, false, false, false, false, false, true, {FL_K_INTS, 2, {.ints = (const int64_t[]){0, 0}}}, "0"},
    {"dilation", FL_K_INTS, 2, false, false, false, false, false, false, false, false, true, {FL_K_INTS, 2, {.ints = (const int64_t[]){1, 1}}}, "1"},
    {"groups", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = 1}}, "1"},
    {"bias", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = true}}, "True"},
    {"padding_mode", FL_K_STR, 0, false, false, false, false, false, false, false, false, true, {FL_K_STR, 0, {.str = "zeros"}}, "'zeros'"},
};
static const fl_arg options_conv3d[] = {
    {"in_channels", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"out_channels", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"kernel_size", FL_K_INTS, 3, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"stride", FL_K_INTS, 3, false, false, false, false, false, false, false, false, true, {FL_K_INTS, 3, {.ints = (const int64_t[]){1, 1, 1}}}, "1"},
    {"padding", FL_K_INTS, 3, false, true, false, false, false, false, false, false, true, {FL_K_INTS, 3, {.ints = (const int64_t[]){0, 0, 0}}}, "0"},
    {"dilation", FL_K_INTS, 3, false, false, false, false, false, false, false, false, true, {FL_K_INTS, 3, {.ints = (const int64_t[]){1, 1, 1}}}, "1"},
    {"groups", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = 1}}, "1"},
    {"bias", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = true}}, "True"},
    {"padding_mode", FL_K_STR, 0, false, false, false, false, false, false, false, false, true, {FL_K_STR, 0, {.str = "zeros"}}, "'zeros'"},
};
static const fl_arg options_conv_transpose1d[] = {
    {"in_channels", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"out_channels", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"kernel_size", FL_K_INTS, 1, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"stride", FL_K_INTS, 1, false, false, false, false, false, false, false, false, true, {FL_K_INTS, 1, {.ints = (const int64_t[]){1}}}, "1"},
    {"padding", FL_K_INTS, 1, false, false, false, false, false, false, false, false, true, {FL_K_INTS, 1, {.ints = (const int64_t[]){0}}}, "0"},
    {"output_padding", FL_K_INTS, 1, false, false, false, false, false, false, false, false, true, {FL_K_INTS, 1, {.ints = (const int64_t[]){0}}}, "0"},
    {"groups", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = 1}}, "1"},
    {"bias", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = true}}, "True"},
    {"dilation", FL_K_INTS, 1, false, false, false, false, false, false, false, false, true, {FL_K_INTS, 1, {.ints = (const int64_t[]){1}}}, "1"},
    {"padding_mode", FL_K_STR, 0, false, false, false, false, false, false, false, false, true, {FL_K_STR, 0, {.str = "zeros"}}, "'zeros'"},
};
static const fl_arg inputs_conv_transpose1d[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"output_size", FL_K_INTS, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
};
static const fl_arg options_conv_transpose2d[] = {
    {"in_channels", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"out_channels", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"kernel_size", FL_K_INTS, 2, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"stride", FL_K_INTS, 2, false, false, false, false, false, false, false, false, true, {FL_K_INTS, 2, {.ints = (const int64_t[]){1, 1}}}, "1"},
    {"padding", FL_K_INTS, 2, false, false, false, false, false, false, false, false, true, {FL_K_INTS, 2, {.ints = (const int64_t[]){0, 0}}}, "0"},
    {"output_padding", FL_K_INTS, 2, false, false, false, false, false, false, false, false, true, {FL_K_INTS, 2, {.ints = (const int64_t[]){0, 0}}}, "0"},
    {"groups", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = 1}}, "1"},
    {"bias", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = true}}, "True"},
    {"dilation", FL_K_INTS, 2, false, false, false, false, false, false, false, false, true, {FL_K_INTS, 2, {.ints = (const int64_t[]){1, 1}}}, "1"},
    {"padding_mode", FL_K_STR, 0, false, false, false, false, false, false, false, false, true, {FL_K_STR, 0, {.str = "zeros"}}, "'zeros'"},
};
static const fl_arg options_conv_transpose3d[] = {
    {"in_channels", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"out_channels", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"kernel_size", FL_K_INTS, 3, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"stride", FL_K_INTS, 3, false, false, false, false, false, false, false, false, true, {FL_K_INTS, 3, {.ints = (const int64_t[]){1, 1, 1}}}, "1"},
    {"padding", FL_K_INTS, 3, false, false, false, false, false, false, false, false, true, {FL_K_INTS, 3, {.ints = (const int64_t[]){0, 0, 0}}}, "0"},
    {"output_padding", FL_K_INTS, 3, false, false, false, false, false, false, false, false, true, {FL_K_INTS, 3, {.ints = (const int64_t[]){0, 0, 0}}}, "0"},
    {"groups", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = 1}}, "1"},
    {"bias", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = true}}, "True"},
    {"dilation", FL_K_INTS, 3, false, false, false, false, false, false, false, false, true, {FL_K_INTS, 3, {.ints = (const int64_t[]){1, 1, 1}}}, "1"},
    {"padding_mode", FL_K_STR, 0, false, false, false, false, false, false, false, false, true, {FL_K_STR, 0, {.str = "zeros"}}, "'zeros'"},
};
static const fl_arg options_cosine_similarity[] = {
    {"dim", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = 1}}, "1"},
    {"eps", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 1e-08}}, "1e-08"},
};
static const fl_arg inputs_cosine_similarity[] = {
    {"x1", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"x2", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};
static const fl_arg options_pairwise_distance[] = {
    {"p", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 2.0}}, "2.0"},
    {"eps", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 1e-06}}, "1e-06"},
    {"keepdim", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};
static const fl_arg options_dropout[] = {
    {"p", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 0.5}}, "0.5"},
    {"inplace", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};
static const fl_arg options_flatten[] = {
    {"start_dim", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = 1}}, "1"},
    {"end_dim", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = -1}}, "-1"},
};
static const fl_arg options_unflatten[] = {
    {"dim", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"unflattened_size", FL_K_INTS, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};
static const fl_arg options_bilinear[] = {
    {"in1_features", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"in2_features", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"out_features", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"bias", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = true}}, "True"},
};
static const fl_arg inputs_bilinear[] = {
    {"input1", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"input2", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};
static const fl_arg options_cross_entropy_loss[] = {
    {"weight", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"ignore_index", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = -100}}, "-100"},
    {"reduction", FL_K_STR, 0, false, false, false, false, false, false, false, false, true, {FL_K_STR, 0, {.str = "mean"}}, "'mean'"},
    {"label_smoothing", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 0.0}}, "0.0"},
};
static const fl_arg inputs_cross_entropy_loss[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"target", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};
static const fl_arg options_nll_loss[] = {
    {"weight", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"ignore_index", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = -100}}, "-100"},
    {"reduction", FL_K_STR, 0, false, false, false, false, false, false, false, false, true, {FL_K_STR, 0, {.str = "mean"}}, "'mean'"},
};
static const fl_arg options_mse_loss[] = {
    {"reduction", FL_K_STR, 0, false, false, false, false, false, false, false, false, true, {FL_K_STR, 0, {.str = "mean"}}, "'mean'"},
};
static const fl_arg options_smooth_l1_loss[] = {
    {"reduction", FL_K_STR, 0, false, false, false, false, false, false, false, false, true, {FL_K_STR, 0, {.str = "mean"}}, "'mean'"},
    {"beta", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 1.0}}, "1.0"},
};
static const fl_arg options_huber_loss[] = {
    {"reduction", FL_K_STR, 0, false, false, false, false, false, false, false, false, true, {FL_K_STR, 0, {.str = "mean"}}, "'mean'"},
    {"delta", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 1.0}}, "1.0"},
};
static const fl_arg options_bce_loss[] = {
    {"weight", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"reduction", FL_K_STR, 0, false, false, false, false, false, false, false, false, true, {FL_K_STR, 0, {.str = "mean"}}, "'mean'"},
};
static const fl_arg options_bce_with_logits_loss[] = {
    {"weight", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"reduction", FL_K_STR, 0, false, false, false, false, false, false, false, false, true, {FL_K_STR, 0, {.str = "mean"}}, "'mean'"},
    {"pos_weight", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
};
static const fl_arg options_kl_div_loss[] = {
    {"reduction", FL_K_STR, 0, false, false, false, false, false, false, false, false, true, {FL_K_STR, 0, {.str = "mean"}}, "'mean'"},
    {"log_target", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};
static const fl_arg options_hinge_embedding_loss[] = {
    {"margin", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 1.0}}, "1.0"},
    {"reduction", FL_K_STR, 0, false, false, false, false, false, false, false, false, true, {FL_K_STR, 0, {.str = "mean"}}, "'mean'"},
};
static const fl_arg options_margin_ranking_loss[] = {
    {"margin", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 0.0}}, "0.0"},
    {"reduction", FL_K_STR, 0, false, false, false, false, false, false, false, false, true, {FL_K_STR, 0, {.str = "mean"}}, "'mean'"},
};
static const fl_arg inputs_margin_ranking_loss[] = {
    {"input1", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"input2", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"target", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};
static const fl_arg options_triplet_margin_loss[] = {
    {"margin", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 1.0}}, "1.0"},
    {"p", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 2.0}}, "2.0"},
    {"eps", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 1e-06}}, "1e-06"},
    {"swap", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"reduction", FL_K_STR, 0, false, false, false, false, false, false, false, false, true, {FL_K_STR, 0, {.str = "mean"}}, "'mean'"},
};
static const fl_arg inputs_triplet_margin_loss[] = {
    {"anchor", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"positive", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"negative", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};
static const fl_arg options_poisson_nll_loss[] = {
    {"log_input", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = true}}, "True"},
    {"full", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"eps", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 1e-08}}, "1e-08"},
    {"reduction", FL_K_STR, 0, false, false, false, false, false, false, false, false, true, {FL_K_STR, 0, {.str = "mean"}}, "'mean'"},
};
static const fl_arg inputs_poisson_nll_loss[] = {
    {"log_input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"target", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};
static const fl_arg options_gaussian_nll_loss[] = {
    {"full", FL_K_BOOL, 0, false, false, false, false, false, false, false, true, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"eps", FL_K_FLOAT, 0, false, false, false, false, false, false, false, true, true, {FL_K_FLOAT, 0, {.d = 1e-06}}, "1e-06"},
    {"reduction", FL_K_STR, 0, false, false, false, false, false, false, false, true, true, {FL_K_STR, 0, {.str = "mean"}}, "'mean'"},
};
static const fl_arg inputs_gaussian_nll_loss[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"target", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"var", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};
static const fl_arg options_multi_margin_loss[] = {
    {"p", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = 1}}, "1"},
    {"margin", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 1.0}}, "1.0"},
    {"weight", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"reduction", FL_K_STR, 0, false, false, false, false, false, false, false, false, true, {FL_K_STR, 0, {.str = "mean"}}, "'mean'"},
};
static const fl_arg options_ctc_loss[] = {
    {"blank", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = 0}}, "0"},
    {"reduction", FL_K_STR, 0, false, false, false, false, false, false, false, false, true, {FL_K_STR, 0, {.str = "mean"}}, "'mean'"},
    {"zero_infinity", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};
static const fl_arg inputs_ctc_loss[] = {
    {"log_probs", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"targets", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"input_lengths", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"target_lengths", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};
static const fl_arg options_linear_cross_entropy_loss[] = {
    {"in_features", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"num_classes", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"out_features", FL_K_INTS, 0, true, false, true, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
    {"bias", FL_K_BOOL, 0, false, false, false, false, false, false, false, true, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"reduction", FL_K_STR, 0, false, false, false, false, false, false, false, true, true, {FL_K_STR, 0, {.str = "mean"}}, "'mean'"},
    {"weight", FL_K_TENSOR, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
    {"ignore_index", FL_K_INT, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
    {"label_smoothing", FL_K_FLOAT, 0, false, false, false, false, false, false, false, true, true, {FL_K_FLOAT, 0, {.d = 0.0}}, "0.0"},
    {"batch_chunk_size", FL_K_INT, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
};
static const fl_arg options_batch_norm1d[] = {
    {"num_features", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"eps", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 1e-05}}, "1e-05"},
    {"momentum", FL_K_FLOAT, 0, true, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 0.1}}, "0.1"},
    {"affine", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = true}}, "True"},
    {"track_running_stats", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = true}}, "True"},
    {"bias", FL_K_BOOL, 0, false, false, false, false, false, false, false, true, true, {FL_K_BOOL, 0, {.b = true}}, "True"},
};
static const fl_arg options_layer_norm[] = {
    {"normalized_shape", FL_K_INTS, 0, false, false, true, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"eps", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 1e-05}}, "1e-05"},
    {"elementwise_affine", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = true}}, "True"},
    {"bias", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = true}}, "True"},
};
static const fl_arg options_group_norm[] = {
    {"num_groups", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"num_channels", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"eps", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 1e-05}}, "1e-05"},
    {"affine", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = true}}, "True"},
    {"bias", FL_K_BOOL, 0, false, false, false, false, false, false, false, true, true, {FL_K_BOOL, 0, {.b = true}}, "True"},
};
static const fl_arg options_instance_norm1d[] = {
    {"num_features", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"eps", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 1e-05}}, "1e-05"},
    {"momentum", FL_K_FLOAT, 0, true, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 0.1}}, "0.1"},
    {"affine", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"track_running_stats", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"bias", FL_K_BOOL, 0, false, false, false, false, false, false, false, true, true, {FL_K_BOOL, 0, {.b = true}}, "True"},
};
static const fl_arg options_sync_batch_norm[] = {
    {"num_features", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"eps", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 1e-05}}, "1e-05"},
    {"momentum", FL_K_FLOAT, 0, true, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 0.1}}, "0.1"},
    {"affine", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = true}}, "True"},
    {"track_running_stats", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = true}}, "True"},
    {"process_group", FL_K_INT, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"bias", FL_K_BOOL, 0, false, false, false, false, false, false, false, true, true, {FL_K_BOOL, 0, {.b = true}}, "True"},
};
static const fl_arg options_rms_norm[] = {
    {"normalized_shape", FL_K_INTS, 0, false, false, true, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"eps", FL_K_FLOAT, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"elementwise_affine", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = true}}, "True"},
};
static const fl_arg inputs_rms_norm[] = {
    {"x", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};
static const fl_arg options_local_response_norm[] = {
    {"size", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"alpha", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 0.0001}}, "0.0001"},
    {"beta", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 0.75}}, "0.75"},
    {"k", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 1.0}}, "1.0"},
};
static const fl_arg options_cross_map_lrn2d[] = {
    {"size", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"alpha", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 0.0001}}, "0.0001"},
    {"beta", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 0.75}}, "0.75"},
    {"k", FL_K_SCALAR, 0, false, false, false, false, false, false, false, false, true, {FL_K_SCALAR, 0, {.scalar = {FL_SCALAR_INT, {1}}}}, "1"},
};
static const fl_arg options_constant_pad1d[] = {
    {"padding", FL_K_INTS, 2, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"value", FL_K_FLOAT, 0, true, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};
static const fl_arg options_constant_pad2d[] = {
    {"padding", FL_K_INTS, 4, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"value", FL_K_FLOAT, 0, true, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};
static const fl_arg options_constant_pad3d[] = {
    {"padding", FL_K_INTS, 6, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"value", FL_K_FLOAT, 0, true, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};
static const fl_arg options_zero_pad1d[] = {
    {"padding", FL_K_INTS, 2, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};
static const fl_arg options_zero_pad2d[] = {
    {"padding", FL_K_INTS, 4, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};
static const fl_arg options_zero_pad3d[] = {
    {"padding", FL_K_INTS, 6, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};
static const fl_arg options_max_pool1d[] = {
    {"kernel_size", FL_K_INTS, 1, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"stride", FL_K_INTS, 1, true, false, false, true, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"padding", FL_K_INTS, 1, false, false, false, false, false, false, false, false, true, {FL_K_INTS, 1, {.ints = (const int64_t[]){0}}}, "0"},
    {"dilation", FL_K_INTS, 1, false, false, false, false, false, false, false, false, true, {FL_K_INTS, 1, {.ints = (const int64_t[]){1}}}, "1"},
    {"return_indices", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"ceil_mode", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};
static const fl_arg options_max_pool2d[] = {
    {"kernel_size", FL_K_INTS, 2, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"stride", FL_K_INTS, 2, true, false, false, true, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"padding", FL_K_INTS, 2, false, false, false, false, false, false, false, false, true, {FL_K_INTS, 2, {.ints = (const int64_t[]){0, 0}}}, "0"},
    {"dilation", FL_K_INTS, 2, false, false, false, false, false, false, false, false, true, {FL_K_INTS, 2, {.ints = (const int64_t[]){1, 1}}}, "1"},
    {"return_indices", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"ceil_mode", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};
static const fl_arg options_max_pool3d[] = {
    {"kernel_size", FL_K_INTS, 3, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"stride", FL_K_INTS, 3, true, false, false, true, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"padding", FL_K_INTS, 3, false, false, false, false, false, false, false, false, true, {FL_K_INTS, 3, {.ints = (const int64_t[]){0, 0, 0}}}, "0"},
    {"dilation", FL_K_INTS, 3, false, false, false, false, false, false, false, false, true, {FL_K_INTS, 3, {.ints = (const int64_t[]){1, 1, 1}}}, "1"},
    {"return_indices", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"ceil_mode", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};
static const fl_arg options_avg_pool1d[] = {
    {"kernel_size", FL_K_INTS, 1, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"stride", FL_K_INTS, 1, true, false, false, true, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"padding", FL_K_INTS, 1, false, false, false, false, false, false, false, false, true, {FL_K_INTS, 1, {.ints = (const int64_t[]){0}}}, "0"},
    {"ceil_mode", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"count_include_pad", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = true}}, "True"},
};
static const fl_arg options_avg_pool2d[] = {
    {"kernel_size", FL_K_INTS, 2, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"stride", FL_K_INTS, 2, true, false, false, true, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"padding", FL_K_INTS, 2, false, false, false, false, false, false, false, false, true, {FL_K_INTS, 2, {.ints = (const int64_t[]){0, 0}}}, "0"},
    {"ceil_mode", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"count_include_pad", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = true}}, "True"},
    {"divisor_override", FL_K_INT, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
};
static const fl_arg options_avg_pool3d[] = {
    {"kernel_size", FL_K_INTS, 3, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"stride", FL_K_INTS, 3, true, false, false, true, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"padding", FL_K_INTS, 3, false, false, false, false, false, false, false, false, true, {FL_K_INTS, 3, {.ints = (const int64_t[]){0, 0, 0}}}, "0"},
    {"ceil_mode", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"count_include_pad", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = true}}, "True"},
    {"divisor_override", FL_K_INT, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
};
static const fl_arg options_max_unpool1d[] = {
    {"kernel_size", FL_K_INTS, 1, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"stride", FL_K_INTS, 1, true, false, false, true, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"padding", FL_K_INTS, 1, false, false, false, false, false, false, false, false, true, {FL_K_INTS, 1, {.ints = (const int64_t[]){0}}}, "0"},
};
static const fl_arg inputs_max_unpool1d[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"indices", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"output_size", FL_K_INTS, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
};
static const fl_arg options_max_unpool2d[] = {
    {"kernel_size", FL_K_INTS, 2, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"stride", FL_K_INTS, 2, true, false, false, true, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"padding", FL_K_INTS, 2, false, false, false, false, false, false, false, false, true, {FL_K_INTS, 2, {.ints = (const int64_t[]){0, 0}}}, "0"},
};
static const fl_arg options_max_unpool3d[] = {
    {"kernel_size", FL_K_INTS, 3, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"stride", FL_K_INTS, 3, true, false, false, true, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"padding", FL_K_INTS, 3, false, false, false, false, false, false, false, false, true, {FL_K_INTS, 3, {.ints = (const int64_t[]){0, 0, 0}}}, "0"},
};
static const fl_arg options_lp_pool1d[] = {
    {"norm_type", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"kernel_size", FL_K_INTS, 1, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"stride", FL_K_INTS, 1, true, false, false, true, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"ceil_mode", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};
static const fl_arg options_lp_pool2d[] = {
    {"norm_type", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"kernel_size", FL_K_INTS, 2, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"stride", FL_K_INTS, 2, true, false, false, true, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"ceil_mode", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};
static const fl_arg options_lp_pool3d[] = {
    {"norm_type", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"kernel_size", FL_K_INTS, 3, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"stride", FL_K_INTS, 3, true, false, false, true, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"ceil_mode", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};
static const fl_arg options_fractional_max_pool2d[] = {
    {"kernel_size", FL_K_INTS, 2, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"output_size", FL_K_INTS, 2, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"output_ratio", FL_K_FLOATS, 2, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"return_indices", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"_random_samples", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
};
static const fl_arg options_fractional_max_pool3d[] = {
    {"kernel_size", FL_K_INTS, 3, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"output_size", FL_K_INTS, 3, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"output_ratio", FL_K_FLOATS, 3, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"return_indices", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"_random_samples", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
};
static const fl_arg options_adaptive_avg_pool1d[] = {
    {"output_size", FL_K_INTS, 1, false, false, false, true, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};
static const fl_arg options_adaptive_max_pool1d[] = {
    {"output_size", FL_K_INTS, 1, false, false, false, true, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"return_indices", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};
static const fl_arg options_adaptive_avg_pool2d[] = {
    {"output_size", FL_K_INTS, 2, false, false, false, true, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};
static const fl_arg options_adaptive_max_pool2d[] = {
    {"output_size", FL_K_INTS, 2, false, false, false, true, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"return_indices", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};
static const fl_arg options_adaptive_avg_pool3d[] = {
    {"output_size", FL_K_INTS, 3, false, false, false, true, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};
static const fl_arg options_adaptive_max_pool3d[] = {
    {"output_size", FL_K_INTS, 3, false, false, false, true, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"return_indices", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};
static const fl_arg options_rnn[] = {
    {"input_size", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"hidden_size", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"num_layers", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = 1}}, "1"},
    {"nonlinearity", FL_K_STR, 0, false, false, false, false, false, false, false, false, true, {FL_K_STR, 0, {.str = "tanh"}}, "'tanh'"},
    {"bias", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = true}}, "True"},
    {"batch_first", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"dropout", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 0.0}}, "0.0"},
    {"bidirectional", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};
static const fl_arg inputs_rnn[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"hx", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"batch_sizes", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
};
static const fl_arg options_lstm[] = {
    {"input_size", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"hidden_size", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"num_layers", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = 1}}, "1"},
    {"bias", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = true}}, "True"},
    {"batch_first", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"dropout", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 0.0}}, "0.0"},
    {"bidirectional", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"proj_size", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = 0}}, "0"},
};
static const fl_arg inputs_lstm[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"h_0", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"c_0", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"batch_sizes", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
};
static const fl_arg options_gru[] = {
    {"input_size", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"hidden_size", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"num_layers", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = 1}}, "1"},
    {"bias", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = true}}, "True"},
    {"batch_first", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"dropout", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 0.0}}, "0.0"},
    {"bidirectional", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};
static const fl_arg options_rnn_cell[] = {
    {"input_size", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"hidden_size", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"bias", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = true}}, "True"},
    {"nonlinearity", FL_K_STR, 0, false, false, false, false, false, false, false, false, true, {FL_K_STR, 0, {.str = "tanh"}}, "'tanh'"},
};
static const fl_arg inputs_rnn_cell[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"hx", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
};
static const fl_arg options_lstm_cell[] = {
    {"input_size", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"hidden_size", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"bias", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = true}}, "True"},
};
static const fl_arg inputs_lstm_cell[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"h_0", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"c_0", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
};
static const fl_arg options_pixel_shuffle[] = {
    {"upscale_factor", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};
static const fl_arg options_pixel_unshuffle[] = {
    {"downscale_factor", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};
static const fl_arg options_channel_shuffle[] = {
    {"groups", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};
static const fl_arg options_unfold[] = {
    {"kernel_size", FL_K_INTS, 2, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dilation", FL_K_INTS, 2, false, false, false, false, false, false, false, false, true, {FL_K_INTS, 2, {.ints = (const int64_t[]){1, 1}}}, "1"},
    {"padding", FL_K_INTS, 2, false, false, false, false, false, false, false, false, true, {FL_K_INTS, 2, {.ints = (const int64_t[]){0, 0}}}, "0"},
    {"stride", FL_K_INTS, 2, false, false, false, false, false, false, false, false, true, {FL_K_INTS, 2, {.ints = (const int64_t[]){1, 1}}}, "1"},
};
static const fl_arg options_fold[] = {
    {"output_size", FL_K_INTS, 2, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"kernel_size", FL_K_INTS, 2, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dilation", FL_K_INTS, 2, false, false, false, false, false, false, false, false, true, {FL_K_INTS, 2, {.ints = (const int64_t[]){1, 1}}}, "1"},
    {"padding", FL_K_INTS, 2, false, false, false, false, false, false, false, false, true, {FL_K_INTS, 2, {.ints = (const int64_t[]){0, 0}}}, "0"},
    {"stride", FL_K_INTS, 2, false, false, false, false, false, false, false, false, true, {FL_K_INTS, 2, {.ints = (const int64_t[]){1, 1}}}, "1"},
};
static const fl_arg options_embedding[] = {
    {"num_embeddings", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"embedding_dim", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"padding_idx", FL_K_INT, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"max_norm", FL_K_FLOAT, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"norm_type", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 2.0}}, "2.0"},
    {"scale_grad_by_freq", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"sparse", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};
static const fl_arg options_embedding_bag[] = {
    {"num_embeddings", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"embedding_dim", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"max_norm", FL_K_FLOAT, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"norm_type", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 2.0}}, "2.0"},
    {"scale_grad_by_freq", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"mode", FL_K_STR, 0, false, false, false, false, false, false, false, false, true, {FL_K_STR, 0, {.str = "mean"}}, "'mean'"},
    {"sparse", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"include_last_offset", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"padding_idx", FL_K_INT, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
};
static const fl_arg inputs_embedding_bag[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"offsets", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"per_sample_weights", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
};
static const fl_arg options_transformer_encoder_layer[] = {
    {"d_model", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"nhead", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim_feedforward", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = 2048}}, "2048"},
    {"dropout", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 0.1}}, "0.1"},
    {"activation", FL_K_STR, 0, false, false, false, false, false, false, false, false, true, {FL_K_STR, 0, {.str = "relu"}}, "'relu'"},
    {"layer_norm_eps", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 1e-05}}, "1e-05"},
    {"batch_first", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"norm_first", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"bias", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = true}}, "True"},
};
static const fl_arg inputs_transformer_encoder_layer[] = {
    {"src", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"src_mask", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"src_key_padding_mask", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"is_causal", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};
static const fl_arg inputs_transformer_decoder_layer[] = {
    {"tgt", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"memory", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"tgt_mask", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"memory_mask", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"tgt_key_padding_mask", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"memory_key_padding_mask", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"tgt_is_causal", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"memory_is_causal", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};
static const fl_arg options_transformer_encoder[] = {
    {"num_layers", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"enable_nested_tensor", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = true}}, "True"},
    {"mask_check", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = true}}, "True"},
    {"use_nested_tensor", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};
static const fl_arg inputs_transformer_encoder[] = {
    {"src", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"mask", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"src_key_padding_mask", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"is_causal", FL_K_BOOL, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
};
static const fl_arg options_transformer_decoder[] = {
    {"num_layers", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};
static const fl_arg inputs_transformer_decoder[] = {
    {"tgt", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"memory", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"tgt_mask", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"memory_mask", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"tgt_key_padding_mask", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"memory_key_padding_mask", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"tgt_is_causal", FL_K_BOOL, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"memory_is_causal", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};
static const fl_arg options_transformer[] = {
    {"d_model", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = 512}}, "512"},
    {"nhead", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = 8}}, "8"},
    {"num_encoder_layers", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = 6}}, "6"},
    {"num_decoder_layers", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = 6}}, "6"},
    {"dim_feedforward", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = 2048}}, "2048"},
    {"dropout", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 0.1}}, "0.1"},
    {"activation", FL_K_STR, 0, false, false, false, false, false, false, false, false, true, {FL_K_STR, 0, {.str = "relu"}}, "'relu'"},
    {"layer_norm_eps", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 1e-05}}, "1e-05"},
    {"batch_first", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"norm_first", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"bias", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = true}}, "True"},
};
static const fl_arg inputs_transformer[] = {
    {"src", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"tgt", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"src_mask", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"tgt_mask", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"memory_mask", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"src_key_padding_mask", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"tgt_key_padding_mask", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"memory_key_padding_mask", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"src_is_causal", FL_K_BOOL, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"tgt_is_causal", FL_K_BOOL, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"memory_is_causal", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};
static const fl_arg options_upsample[] = {
    {"size", FL_K_INTS, 0, true, false, true, false, true, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"scale_factor", FL_K_FLOATS, 0, true, false, false, false, true, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"mode", FL_K_STR, 0, false, false, false, false, false, false, false, false, true, {FL_K_STR, 0, {.str = "nearest"}}, "'nearest'"},
    {"align_corners", FL_K_BOOL, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"recompute_scale_factor", FL_K_BOOL, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
};
static const fl_arg options_upsampling_nearest2d[] = {
    {"size", FL_K_INTS, 0, true, false, true, false, true, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"scale_factor", FL_K_FLOATS, 0, true, false, false, false, true, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
};

const fl_layer fl_layers__table[] = {
    {"AdaptiveAvgPool1d", "AdaptiveAvgPool1d(int?[1] output_size)",
     "(Tensor input) -> Tensor", "pooling",
     "Means over windows that divide L into output_size; None keeps a size.",
     FL_LAYER_RAW, 1, options_adaptive_avg_pool1d, 1, inputs_relu, 1,
     NULL, NULL, NULL, NULL, fl_layer__adaptive_avg_pool1d_forward, fl_layer__adaptive_pool_describe},
    {"AdaptiveAvgPool2d", "AdaptiveAvgPool2d(int?[2] output_size)",
     "(Tensor input) -> Tensor", "pooling",
     "Means over windows that divide (H, W) into output_size; None keeps a size.",
     FL_LAYER_RAW, 1, options_adaptive_avg_pool2d, 1, inputs_relu, 1,
     NULL, NULL, NULL, NULL, fl_layer__adaptive_avg_pool2d_forward, fl_layer__adaptive_pool_describe},
    {"AdaptiveAvgPool3d", "AdaptiveAvgPool3d(int?[3] output_size)",
     "(Tensor input) -> Tensor", "pooling",
     "Means over windows that divide (D, H, W) into output_size; None keeps a size.",
     FL_LAYER_RAW, 1, options_adaptive_avg_pool3d, 1, inputs_relu, 1,
     NULL, NULL, NULL, NULL, fl_layer__adaptive_avg_pool3d_forward, fl_layer__adaptive_pool_describe},
    {"AdaptiveLogSoftmaxWithLoss", "AdaptiveLogSoftmaxWithLoss(int in_features, int n_classes, int[] cutoffs, float div_value=4.0, bool head_bias=False)",
     "(Tensor input_, Tensor target_) -> (Tensor output, Tensor loss)", "adaptive",
     "The log-probability of each target (N,) for input (N, in_features), the rare classes in clusters (Grave et al., 2017), and the mean of their negatives.",
     FL_LAYER_BASE_PYTHON | FL_LAYER_COMPOSITE, 5, options_adaptive_log_softmax_with_loss, 2, inputs_adaptive_log_softmax_with_loss, 2,
     fl_layer__adaptive_setup, NULL, fl_layer__adaptive_children, NULL, fl_layer__adaptive_forward, NULL},
    {"AdaptiveMaxPool1d", "AdaptiveMaxPool1d(int?[1] output_size, bool return_indices=False)",
     "(Tensor input) -> (Tensor output, Tensor indices)", "pooling",
     "Maxima over windows that divide L into output_size; with return_indices their places too.",
     FL_LAYER_RAW, 2, options_adaptive_max_pool1d, 1, inputs_relu, 2,
     NULL, NULL, NULL, NULL, fl_layer__adaptive_max_pool1d_forward, fl_layer__adaptive_pool_describe},
    {"AdaptiveMaxPool2d", "AdaptiveMaxPool2d(int?[2] output_size, bool return_indices=False)",
     "(Tensor input) -> (Tensor output, Tensor indices)", "pooling",
     "Maxima over windows that divide (H, W) into output_size; with return_indices their places too.",
     FL_LAYER_RAW, 2, options_adaptive_max_pool2d, 1, inputs_relu, 2,
     NULL, NULL, NULL, NULL, fl_layer__adaptive_max_pool2d_forward, fl_layer__adaptive_pool_describe},
    {"AdaptiveMaxPool3d", "AdaptiveMaxPool3d(int?[3] output_size, bool return_indices=False)",
     "(Tensor input) -> (Tensor output, Tensor indices)", "pooling",
     "Maxima over windows that divide (D, H, W) into output_size; with return_indices their places too.",
     FL_LAYER_RAW, 2, options_adaptive_max_pool3d, 1, inputs_relu, 2,
     NULL, NULL, NULL, NULL, fl_layer__adaptive_max_pool3d_forward, fl_layer__adaptive_pool_describe},
    {"AlphaDropout", "AlphaDropout(float p=0.5, bool inplace=False)",
     "(Tensor input) -> Tensor", "dropout",
     "Dropout to the lower bound of SELU, which keeps mean 0 and variance 1.",
     0, 2, options_dropout, 1, inputs_relu, 1,
     fl_layer__dropout_setup, NULL, NULL, NULL, fl_layer__alpha_dropout_forward, fl_layer__dropout_describe},
    {"AvgPool1d", "AvgPool1d(int[1] kernel_size, int?[1] stride=None, int[1] padding=0, bool ceil_mode=False, bool count_include_pad=True)",
     "(Tensor input) -> Tensor", "pooling",
     "The mean of each window of L. Each size S becomes floor((S + 2 padding - kernel_size) / stride) + 1, rounded up for ceil_mode.",
     0, 5, options_avg_pool1d, 1, inputs_relu, 1,
     fl_layer__avg_pool_setup, NULL, NULL, NULL, fl_layer__avg_pool1d_forward, fl_layer__avg_pool_describe},
    {"AvgPool2d", "AvgPool2d(int[2] kernel_size, int?[2] stride=None, int[2] padding=0, bool ceil_mode=False, bool count_include_pad=True, int? divisor_override=None)",
     "(Tensor input) -> Tensor", "pooling",
     "The mean of each window of (H, W). Each size S becomes floor((S + 2 padding - kernel_size) / stride) + 1, rounded up for ceil_mode.",
     FL_LAYER_RAW, 6, options_avg_pool2d, 1, inputs_relu, 1,
     fl_layer__avg_pool_setup, NULL, NULL, NULL, fl_layer__avg_pool2d_forward, fl_layer__avg_pool_describe},
    {"AvgPool3d", "AvgPool3d(int[3] kernel_size, int?[3] stride=None, int[3] padding=0, bool ceil_mode=False, bool count_include_pad=True, int? divisor_override=None)",
     "(Tensor input) -> Tensor", "pooling",
     "The mean of each window of (D, H, W). Each size S becomes floor((S + 2 padding - kernel_size) / stride) + 1, rounded up for ceil_mode.",
     FL_LAYER_RAW, 6, options_avg_pool3d, 1, inputs_relu, 1,
     fl_layer__avg_pool_setup, NULL, NULL, NULL, fl_layer__avg_pool3d_forward, fl_layer__avg_pool_describe},
    {"BCELoss", "BCELoss(Tensor? weight=None, str reduction='mean')",
     "(Tensor input, Tensor target) -> Tensor", "loss",
     "The cross entropy between probabilities of one shape, -target log(input) - (1 - target) log(1 - input), logarithms at least -100. Errors: RuntimeError for an input outside [0, 1].",
     FL_LAYER_LOSS, 2, options_bce_loss, 2, inputs_cross_entropy_loss, 1,
     NULL, fl_layer__weighted_slots, NULL, NULL, fl_layer__bce_forward, NULL},
    {"BCEWithLogitsLoss", "BCEWithLogitsLoss(Tensor? weight=None, str reduction='mean', Tensor? pos_weight=None)",
     "(Tensor input, Tensor target) -> Tensor", "loss",
     "BCELoss of sigmoid(input), without its overflow: input and target of one shape; pos_weight, the weight of targets 1, broadcasts.",
     FL_LAYER_LOSS, 3, options_bce_with_logits_loss, 2, inputs_cross_entropy_loss, 1,
     NULL, fl_layer__bce_with_logits_slots, NULL, NULL, fl_layer__bce_with_logits_forward, NULL},
    {"BatchNorm1d", "BatchNorm1d(int num_features, float eps=1e-05, float? momentum=0.1, bool affine=True, bool track_running_stats=True, *, bool bias=True)",
     "(Tensor input) -> Tensor", "batchnorm",
     "Each channel of (N, C) or (N, C, L) to mean 0 and variance 1 over the batch, then scaled and shifted.",
     0, 6, options_batch_norm1d, 1, inputs_relu, 1,
     NULL, fl_layer__batch_norm_slots, NULL, fl_layer__batch_norm_reset, fl_layer__batch_norm_forward, fl_layer__batch_norm_describe},
    {"BatchNorm2d", "BatchNorm2d(int num_features, float eps=1e-05, float? momentum=0.1, bool affine=True, bool track_running_stats=True, *, bool bias=True)",
     "(Tensor input) -> Tensor", "batchnorm",
     "Each channel of (N, C, H, W) to mean 0 and variance 1 over the batch, then scaled and shifted.",
     0, 6, options_batch_norm1d, 1, inputs_relu, 1,
     NULL, fl_layer__batch_norm_slots, NULL, fl_layer__batch_norm_reset, fl_layer__batch_norm_forward, fl_layer__batch_norm_describe},
    {"BatchNorm3d", "BatchNorm3d(int num_features, float eps=1e-05, float? momentum=0.1, bool affine=True, bool track_running_stats=True, *, bool bias=True)",
     "(Tensor input) -> Tensor", "batchnorm",
     "Each channel of (N, C, D, H, W) to mean 0 and variance 1 over the batch, then scaled and shifted.",
     0, 6, options_batch_norm1d, 1, inputs_relu, 1,
     NULL, fl_layer__batch_norm_slots, NULL, fl_layer__batch_norm_reset, fl_layer__batch_norm_forward, fl_layer__batch_norm_describe},
    {"Bilinear", "Bilinear(int in1_features, int in2_features, int out_features, bool bias=True)",
     "(Tensor input1, Tensor input2) -> Tensor", "linear",
     "y = x1^T A x2 + b: (*, in1_features) and (*, in2_features) to (*, out_features).",
     0, 4, options_bilinear, 2, inputs_bilinear, 1,
     NULL, fl_layer__bilinear_slots, NULL, fl_layer__bilinear_reset, fl_layer__bilinear_forward, fl_layer__bilinear_describe},
    {"CELU", "CELU(float alpha=1.0, bool inplace=False)",
     "(Tensor input) -> Tensor", "activation",
     "x where x > 0, else alpha * (exp(x / alpha) - 1).",
     0, 2, options_elu, 1, inputs_relu, 1,
     NULL, NULL, NULL, NULL, fl_layer__celu_forward, fl_layer__alpha_describe},
    {"CTCLoss", "CTCLoss(int blank=0, str reduction='mean', bool zero_infinity=False)",
     "(Tensor log_probs, Tensor targets, Tensor input_lengths, Tensor target_lengths) -> Tensor", "loss",
     "Connectionist temporal classification (Graves et al., 2006): targets without their alignment to log_probs [T, N, C] or [T, C]; targets [N, S] or all in one dimension, the two lengths [N].",
     0, 3, options_ctc_loss, 4, inputs_ctc_loss, 1,
     NULL, NULL, NULL, NULL, fl_layer__ctc_forward, NULL},
    {"ChannelShuffle", "ChannelShuffle(int groups)",
     "(Tensor input) -> Tensor", "channelshuffle",
     "The channels read by column where they stood by row in a table of `groups` rows.",
     0, 1, options_channel_shuffle, 1, inputs_relu, 1,
     NULL, NULL, NULL, NULL, fl_layer__channel_shuffle_forward, fl_layer__shuffle_describe},
    {"CircularPad1d", "CircularPad1d(int[2] padding)",
     "(Tensor input) -> Tensor", "padding",
     "The last dimension continued from its other end.",
     0, 1, options_zero_pad1d, 1, inputs_relu, 1,
     NULL, NULL, NULL, NULL, fl_layer__padding_forward, fl_layer__padding_describe},
    {"CircularPad2d", "CircularPad2d(int[4] padding)",
     "(Tensor input) -> Tensor", "padding",
     "The last two dimensions continued from their other ends.",
     0, 1, options_zero_pad2d, 1, inputs_relu, 1,
     NULL, NULL, NULL, NULL, fl_layer__padding_forward, fl_layer__padding_describe},
    {"CircularPad3d", "CircularPad3d(int[6] padding)",
     "(Tensor input) -> Tensor", "padding",
     "The last three dimensions continued from their other ends.",
     0, 1, options_zero_pad3d, 1, inputs_relu, 1,
     NULL, NULL, NULL, NULL, fl_layer__padding_forward, fl_layer__padding_describe},
    {"ConstantPad1d", "ConstantPad1d(int[2] padding, float? value)",
     "(Tensor input) -> Tensor", "padding",
     "One value before and after the last dimension.",
     0, 2, options_constant_pad1d, 1, inputs_relu, 1,
     NULL, NULL, NULL, NULL, fl_layer__padding_forward, fl_layer__constant_pad_describe},
    {"ConstantPad2d", "ConstantPad2d(int[4] padding, float? value)",
     "(Tensor input) -> Tensor", "padding",
     "One value around the last two dimensions.",
     0, 2, options_constant_pad2d, 1, inputs_relu, 1,
     NULL, NULL, NULL, NULL, fl_layer__padding_forward, fl_layer__constant_pad_describe},
    {"ConstantPad3d", "ConstantPad3d(int[6] padding, float? value)",
     "(Tensor input) -> Tensor", "padding",
     "One value around the last three dimensions.",
     0, 2, options_constant_pad3d, 1, inputs_relu, 1,
     NULL, NULL, NULL, NULL, fl_layer__padding_forward, fl_layer__constant_pad_describe},
    {"Conv1d", "Conv1d(int in_channels, int out_channels, int[1] kernel_size, int[1] stride=1, int[1]|str padding=0, int[1] dilation=1, int groups=1, bool bias=True, str padding_mode='zeros')",
     "(Tensor input) -> Tensor", "conv",
     "Cross-correlation over sequences: (N, in_channels, L) to (N, out_channels, L'), each size S to S' = floor((S + 2 padding - dilation (kernel_size - 1) - 1) / stride) + 1.",
     0, 9, options_conv1d, 1, inputs_relu, 1,
     fl_layer__conv_setup, fl_layer__conv_slots, NULL, fl_layer__conv_reset, fl_layer__conv_forward, fl_layer__conv_describe},
    {"Conv2d", "Conv2d(int in_channels, int out_channels, int[2] kernel_size, int[2] stride=1, int[2]|str padding=0, int[2] dilation=1, int groups=1, bool bias=True, str padding_mode='zeros')",
     "(Tensor input) -> Tensor", "conv",
     "Cross-correlation over images: (N, in_channels, H, W) to (N, out_channels, H', W'), each size S to S' = floor((S + 2 padding - dilation (kernel_size - 1) - 1) / stride) + 1.",
     0, 9, options_conv2d, 1, inputs_relu, 1,
     fl_layer__conv_setup, fl_layer__conv_slots, NULL, fl_layer__conv_reset, fl_layer__conv_forward, fl_layer__conv_describe},
    {"Conv3d", "Conv3d(int in_channels, int out_channels, int[3] kernel_size, int[3] stride=1, int[3]|str padding=0, int[3] dilation=1, int groups=1, bool bias=True, str padding_mode='zeros')",
     "(Tensor input) -> Tensor", "conv",
     "Cross-correlation over volumes: (N, in_channels, D, H, W) to (N, out_channels, D', H', W'), each size S to S' = floor((S + 2 padding - dilation (kernel_size - 1) - 1) / stride) + 1.",
     0, 9, options_conv3d, 1, inputs_relu, 1,
     fl_layer__conv_setup, fl_layer__conv_slots, NULL, fl_layer__conv_reset, fl_layer__conv_forward, fl_layer__conv_describe},
    {"ConvTranspose1d", "ConvTranspose1d(int in_channels, int out_channels, int[1] kernel_size, int[1] stride=1, int[1] padding=0, int[1] output_padding=0, int groups=1, bool bias=True, int[1] dilation=1, str padding_mode='zeros')",
     "(Tensor input, int[]? output_size=None) -> Tensor", "conv",
     "The transpose of Conv1d: (N, in_channels, L) to (N, out_channels, L'), each size S to S' = (S - 1) stride - 2 padding + dilation (kernel_size - 1) + output_padding + 1; output_size chooses among the sizes that stride leaves open.",
     0, 10, options_conv_transpose1d, 2, inputs_conv_transpose1d, 1,
     fl_layer__conv_transpose_setup, fl_layer__conv_transpose_slots, NULL, fl_layer__conv_reset, fl_layer__conv_transpose_forward, fl_layer__conv_transpose_describe},
    {"ConvTranspose2d", "ConvTranspose2d(int in_channels, int out_channels, int[2] kernel_size, int[2] stride=1, int[2] padding=0, int[2] output_padding=0, int groups=1, bool bias=True, int[2] dilation=1, str padding_mode='zeros')",
     "(Tensor input, int[]? output_size=None) -> Tensor", "conv",
     "The transpose of Conv2d: (N, in_channels, H, W) to (N, out_channels, H', W'), each size S to S' = (S - 1) stride - 2 padding + dilation (kernel_size - 1) + output_padding + 1; output_size chooses among the sizes that stride leaves open.",
     0, 10, options_conv_transpose2d, 2, inputs_conv_transpose1d, 1,
     fl_layer__conv_transpose_setup, fl_layer__conv_transpose_slots, NULL, fl_layer__conv_reset, fl_layer__conv_transpose_forward, fl_layer__conv_transpose_describe},
    {"ConvTranspose3d", "ConvTranspose3d(int in_channels, int out_channels, int[3] kernel_size, int[3] stride=1, int[3] padding=0, int[3] output_padding=0, int groups=1, bool bias=True, int[3] dilation=1, str padding_mode='zeros')",
     "(Tensor input, int[]? output_size=None) -> Tensor", "conv",
     "The transpose of Conv3d: (N, in_channels, D, H, W) to (N, out_channels, D', H', W'), each size S to S' = (S - 1) stride - 2 padding + dilation (kernel_size - 1) + output_padding + 1; output_size chooses among the sizes that stride leaves open.",
     0, 10, options_conv_transpose3d, 2, inputs_conv_transpose1d, 1,
     fl_layer__conv_transpose_setup, fl_layer__conv_transpose_slots, NULL, fl_layer__conv_reset, fl_layer__conv_transpose_forward, fl_layer__conv_transpose_describe},
    {"CosineEmbeddingLoss", "CosineEmbeddingLoss(float margin=0.0, str reduction='mean')",
     "(Tensor input1, Tensor input2, Tensor target) -> Tensor", "loss",
     "1 - cos(input1, input2) where target is 1, max(0, cos - margin) where it is -1: inputs (N, D) or (D), target (N) or ().",
     FL_LAYER_LOSS, 2, options_margin_ranking_loss, 3, inputs_margin_ranking_loss, 1,
     NULL, NULL, NULL, NULL, fl_layer__cosine_embedding_forward, NULL},
    {"CosineSimilarity", "CosineSimilarity(int dim=1, float eps=1e-08)",
     "(Tensor x1, Tensor x2) -> Tensor", "distance",
     "The cosine of the angle between x1 and x2 along dim, which the result lacks: x1 x2 / (|x1| |x2|), each norm at least eps.",
     0, 2, options_cosine_similarity, 2, inputs_cosine_similarity, 1,
     NULL, NULL, NULL, NULL, fl_layer__cosine_similarity_forward, NULL},
    {"CrossEntropyLoss", "CrossEntropyLoss(Tensor? weight=None, int ignore_index=-100, str reduction='mean', float label_smoothing=0.0)",
     "(Tensor input, Tensor target) -> Tensor", "loss",
     "-log softmax(input)[target]: input (N, C, ...) of scores, target (N, ...) of classes, or (N, C, ...) of probabilities.",
     FL_LAYER_LOSS, 4, options_cross_entropy_loss, 2, inputs_cross_entropy_loss, 1,
     NULL, fl_layer__weighted_slots, NULL, NULL, fl_layer__cross_entropy_forward, NULL},
    {"CrossMapLRN2d", "CrossMapLRN2d(int size, float alpha=0.0001, float beta=0.75, Scalar k=1)",
     "(Tensor input) -> Tensor", "normalization",
     "LocalResponseNorm of (N, C, H, W) over as many channels to either side, in the form of Torch 7.",
     0, 4, options_cross_map_lrn2d, 1, inputs_relu, 1,
     NULL, NULL, NULL, NULL, fl_layer__cross_map_lrn2d_forward, fl_layer__local_response_norm_describe},
    {"Dropout", "Dropout(float p=0.5, bool inplace=False)",
     "(Tensor input) -> Tensor", "dropout",
     "In training, zeroes each element with probability p and scales the rest by 1 / (1 - p).",
     0, 2, options_dropout, 1, inputs_relu, 1,
     fl_layer__dropout_setup, NULL, NULL, NULL, fl_layer__dropout_forward, fl_layer__dropout_describe},
    {"Dropout1d", "Dropout1d(float p=0.5, bool inplace=False)",
     "(Tensor input) -> Tensor", "dropout",
     "In training, zeroes whole channels of (N, C, L) with probability p and scales the rest by 1 / (1 - p).",
     0, 2, options_dropout, 1, inputs_relu, 1,
     fl_layer__dropout_setup, NULL, NULL, NULL, fl_layer__dropout1d_forward, fl_layer__dropout_describe},
    {"Dropout2d", "Dropout2d(float p=0.5, bool inplace=False)",
     "(Tensor input) -> Tensor", "dropout",
     "In training, zeroes whole channels of (N, C, H, W) with probability p and scales the rest by 1 / (1 - p).",
     0, 2, options_dropout, 1, inputs_relu, 1,
     fl_layer__dropout_setup, NULL, NULL, NULL, fl_layer__dropout2d_forward, fl_layer__dropout_describe},
    {"Dropout3d", "Dropout3d(float p=0.5, bool inplace=False)",
     "(Tensor input) -> Tensor", "dropout",
     "In training, zeroes whole channels of (N, C, D, H, W) with probability p and scales the rest by 1 / (1 - p).",
     0, 2, options_dropout, 1, inputs_relu, 1,
     fl_layer__dropout_setup, NULL, NULL, NULL, fl_layer__dropout3d_forward, fl_layer__dropout_describe},
    {"ELU", "ELU(float alpha=1.0, bool inplace=False)",
     "(Tensor input) -> Tensor", "activation",
     "x where x > 0, else alpha * (exp(x) - 1).",
     0, 2, options_elu, 1, inputs_relu, 1,
     NULL, NULL, NULL, NULL, fl_layer__elu_forward, fl_layer__alpha_describe},
    {"Embedding", "Embedding(int num_embeddings, int embedding_dim, int? padding_idx=None, float? max_norm=None, float norm_type=2.0, bool scale_grad_by_freq=False, bool sparse=False)",
     "(Tensor input) -> Tensor", "sparse",
     "A table of vectors looked up by index: any shape of integers to that shape and embedding_dim.",
     FL_LAYER_BASE_PYTHON, 7, options_embedding, 1, inputs_relu, 1,
     fl_layer__embedding_setup, fl_layer__embedding_slots, NULL, fl_layer__embedding_reset, fl_layer__embedding_forward, fl_layer__embedding_describe},
    {"EmbeddingBag", "EmbeddingBag(int num_embeddings, int embedding_dim, float? max_norm=None, float norm_type=2.0, bool scale_grad_by_freq=False, str mode='mean', bool sparse=False, bool include_last_offset=False, int? padding_idx=None)",
     "(Tensor input, Tensor? offsets=None, Tensor? per_sample_weights=None) -> Tensor", "sparse",
     "Rows of a table by index, added up, averaged or maximised bag by bag: (B, N) indices, or all of them in one dimension with the offsets (B) where bags begin, to (B, embedding_dim).",
     FL_LAYER_BASE_PYTHON, 9, options_embedding_bag, 3, inputs_embedding_bag, 1,
     fl_layer__embedding_bag_setup, fl_layer__embedding_slots, NULL, fl_layer__embedding_bag_reset, fl_layer__embedding_bag_forward, fl_layer__embedding_bag_describe},
    {"FeatureAlphaDropout", "FeatureAlphaDropout(float p=0.5, bool inplace=False)",
     "(Tensor input) -> Tensor", "dropout",
     "AlphaDropout of whole channels.",
     0, 2, options_dropout, 1, inputs_relu, 1,
     fl_layer__dropout_setup, NULL, NULL, NULL, fl_layer__feature_alpha_dropout_forward, fl_layer__dropout_describe},
    {"Flatten", "Flatten(int start_dim=1, int end_dim=-1)",
     "(Tensor input) -> Tensor", "flatten",
     "Dimensions start_dim to end_dim as one.",
     0, 2, options_flatten, 1, inputs_relu, 1,
     NULL, NULL, NULL, NULL, fl_layer__flatten_forward, fl_layer__flatten_describe},
    {"Fold", "Fold(int[2] output_size, int[2] kernel_size, int[2] dilation=1, int[2] padding=0, int[2] stride=1)",
     "(Tensor input) -> Tensor", "fold",
     "Columns of patches summed to images of output_size.",
     FL_LAYER_RAW, 5, options_fold, 1, inputs_relu, 1,
     NULL, NULL, NULL, NULL, fl_layer__fold_forward, fl_layer__shuffle_describe},
    {"FractionalMaxPool2d", "FractionalMaxPool2d(int[2] kernel_size, int[2]? output_size=None, float[2]? output_ratio=None, bool return_indices=False, Tensor? _random_samples=None)",
     "(Tensor input) -> (Tensor output, Tensor indices)", "pooling",
     "The largest value of windows of (H, W) at random steps that give output_size, or the input's size times output_ratio.",
     0, 5, options_fractional_max_pool2d, 1, inputs_relu, 2,
     fl_layer__fractional_max_pool_setup, fl_layer__fractional_max_pool_slots, NULL, NULL, fl_layer__fractional_max_pool2d_forward, NULL},
    {"FractionalMaxPool3d", "FractionalMaxPool3d(int[3] kernel_size, int[3]? output_size=None, float[3]? output_ratio=None, bool return_indices=False, Tensor? _random_samples=None)",
     "(Tensor input) -> (Tensor output, Tensor indices)", "pooling",
     "The largest value of windows of (D, H, W) at random steps that give output_size, or the input's size times output_ratio.",
     0, 5, options_fractional_max_pool3d, 1, inputs_relu, 2,
     fl_layer__fractional_max_pool_setup, fl_layer__fractional_max_pool_slots, NULL, NULL, fl_layer__fractional_max_pool3d_forward, NULL},
    {"GELU", "GELU(str approximate='none')",
     "(Tensor input) -> Tensor", "activation",
     "x times the normal distribution's cumulative function at x.",
     0, 1, options_gelu, 1, inputs_relu, 1,
     NULL, NULL, NULL, NULL, fl_layer__gelu_forward, fl_layer__gelu_describe},
    {"GLU", "GLU(int dim=-1)",
     "(Tensor input) -> Tensor", "activation",
     "a * sigmoid(b), a and b being the halves of x along dim.",
     0, 1, options_glu, 1, inputs_relu, 1,
     NULL, NULL, NULL, NULL, fl_layer__glu_forward, fl_layer__all_describe},
    {"GRU", "GRU(int input_size, int hidden_size, int num_layers=1, bool bias=True, bool batch_first=False, float dropout=0.0, bool bidirectional=False)",
     "(Tensor input, Tensor? hx=None, Tensor? batch_sizes=None) -> (Tensor, Tensor)", "rnn",
     "Gated recurrent units over sequences (L, N, input_size), or (L, input_size), or packed with batch_sizes: gives (output, h_n).",
     FL_LAYER_BASE_PYTHON, 7, options_gru, 3, inputs_rnn, 2,
     fl_layer__rnn_setup, fl_layer__rnn_slots, NULL, fl_layer__rnn_reset, fl_layer__rnn_forward, fl_layer__rnn_describe},
    {"GRUCell", "GRUCell(int input_size, int hidden_size, bool bias=True)",
     "(Tensor input, Tensor? hx=None) -> Tensor", "rnn",
     "One step of a GRU over input (N, input_size) or (input_size): gives the next state.",
     0, 3, options_lstm_cell, 2, inputs_rnn_cell, 1,
     NULL, fl_layer__cell_slots, NULL, fl_layer__cell_reset, fl_layer__cell_forward, fl_layer__cell_describe},
    {"GaussianNLLLoss", "GaussianNLLLoss(*, bool full=False, float eps=1e-06, str reduction='mean')",
     "(Tensor input, Tensor target, Tensor var) -> Tensor", "loss",
     "(log(var) + (input - target)^2 / var) / 2, var at least eps: three tensors of one shape; var may lack the last dimension. Errors: ValueError for a negative var.",
     0, 3, options_gaussian_nll_loss, 3, inputs_gaussian_nll_loss, 1,
     NULL, NULL, NULL, NULL, fl_layer__gaussian_nll_forward, NULL},
    {"GroupNorm", "GroupNorm(int num_groups, int num_channels, float eps=1e-05, bool affine=True, *, bool bias=True)",
     "(Tensor input) -> Tensor", "normalization",
     "Each sample's groups of channels to mean 0 and variance 1, then scaled and shifted by channel.",
     0, 5, options_group_norm, 1, inputs_relu, 1,
     fl_layer__group_norm_setup, fl_layer__group_norm_slots, NULL, fl_layer__layer_norm_reset, fl_layer__group_norm_forward, fl_layer__group_norm_describe},
    {"Hardshrink", "Hardshrink(float lambd=0.5)",
     "(Tensor input) -> Tensor", "activation",
     "x, 0 within [-lambd, lambd].",
     0, 1, options_hardshrink, 1, inputs_relu, 1,
     NULL, NULL, NULL, NULL, fl_layer__hardshrink_forward, fl_layer__first_describe},
    {"Hardsigmoid", "Hardsigmoid(bool inplace=False)",
     "(Tensor input) -> Tensor", "activation",
     "relu6(x + 3) / 6.",
     0, 1, options_relu, 1, inputs_relu, 1,
     NULL, NULL, NULL, NULL, fl_layer__hardsigmoid_forward, NULL},
    {"Hardswish", "Hardswish(bool inplace=False)",
     "(Tensor input) -> Tensor", "activation",
     "x * relu6(x + 3) / 6.",
     0, 1, options_relu, 1, inputs_relu, 1,
     NULL, NULL, NULL, NULL, fl_layer__hardswish_forward, NULL},
    {"Hardtanh", "Hardtanh(float min_val=-1.0, float max_val=1.0, bool inplace=False, float? min_value=None, float? max_value=None)",
     "(Tensor input) -> Tensor", "activation",
     "x brought within [min_val, max_val]. min_value and max_value are their old names.",
     0, 5, options_hardtanh, 1, inputs_relu, 1,
     fl_layer__hardtanh_setup, NULL, NULL, NULL, fl_layer__hardtanh_forward, fl_layer__hardtanh_describe},
    {"HingeEmbeddingLoss", "HingeEmbeddingLoss(float margin=1.0, str reduction='mean')",
     "(Tensor input, Tensor target) -> Tensor", "loss",
     "input where target is 1, max(0, margin - input) where it is -1, both of one shape.",
     FL_LAYER_LOSS, 2, options_hinge_embedding_loss, 2, inputs_cross_entropy_loss, 1,
     NULL, NULL, NULL, NULL, fl_layer__hinge_embedding_forward, NULL},
    {"HuberLoss", "HuberLoss(str reduction='mean', float delta=1.0)",
     "(Tensor input, Tensor target) -> Tensor", "loss",
     "0.5 d^2 where |d| < delta, else delta (|d| - 0.5 delta), d = input - target, both of one shape.",
     0, 2, options_huber_loss, 2, inputs_cross_entropy_loss, 1,
     NULL, NULL, NULL, NULL, fl_layer__huber_forward, NULL},
    {"Identity", "Identity()",
     "(Tensor input) -> Tensor", "linear",
     "The input itself; arguments of the constructor are ignored.",
     FL_LAYER_BASE_PYTHON, 0, NULL, 1, inputs_relu, 1,
     NULL, NULL, NULL, NULL, fl_layer__identity_forward, NULL},
    {"InstanceNorm1d", "InstanceNorm1d(int num_features, float eps=1e-05, float? momentum=0.1, bool affine=False, bool track_running_stats=False, *, bool bias=True)",
     "(Tensor input) -> Tensor", "instancenorm",
     "Each channel of each sample of (N, C, L) to mean 0 and variance 1, then scaled and shifted.",
     0, 6, options_instance_norm1d, 1, inputs_relu, 1,
     NULL, fl_layer__batch_norm_slots, NULL, fl_layer__batch_norm_reset, fl_layer__instance_norm_forward, fl_layer__batch_norm_describe},
    {"InstanceNorm2d", "InstanceNorm2d(int num_features, float eps=1e-05, float? momentum=0.1, bool affine=False, bool track_running_stats=False, *, bool bias=True)",
     "(Tensor input) -> Tensor", "instancenorm",
     "Each channel of each sample of (N, C, H, W) to mean 0 and variance 1, then scaled and shifted.",
     0, 6, options_instance_norm1d, 1, inputs_relu, 1,
     NULL, fl_layer__batch_norm_slots, NULL, fl_layer__batch_norm_reset, fl_layer__instance_norm_forward, fl_layer__batch_norm_describe},
    {"InstanceNorm3d", "InstanceNorm3d(int num_features, float eps=1e-05, float? momentum=0.1, bool affine=False, bool track_running_stats=False, *, bool bias=True)",
     "(Tensor input) -> Tensor", "instancenorm",
     "Each channel of each sample of (N, C, D, H, W) to mean 0 and variance 1, then scaled and shifted.",
     0, 6, options_instance_norm1d, 1, inputs_relu, 1,
     NULL, fl_layer__batch_norm_slots, NULL, fl_layer__batch_norm_reset, fl_layer__instance_norm_forward, fl_layer__batch_norm_describe},
    {"KLDivLoss", "KLDivLoss(str reduction='mean', bool log_target=False)",
     "(Tensor input, Tensor target) -> Tensor", "loss",
     "target (log target - input), input being logarithms of probabilities, both of one shape; 'batchmean' divides the sum by the size of dimension 0.",
     FL_LAYER_LOSS, 2, options_kl_div_loss, 2, inputs_cross_entropy_loss, 1,
     NULL, NULL, NULL, NULL, fl_layer__kl_div_forward, NULL},
    {"L1Loss", "L1Loss(str reduction='mean')",
     "(Tensor input, Tensor target) -> Tensor", "loss",
     "|input - target| of two tensors of one shape: the mean or sum of all, in that shape for reduction 'none'.",
     FL_LAYER_LOSS, 1, options_mse_loss, 2, inputs_cross_entropy_loss, 1,
     NULL, NULL, NULL, NULL, fl_layer__l1_forward, NULL},
    {"LPPool1d", "LPPool1d(float norm_type, int[1] kernel_size, int?[1] stride=None, bool ceil_mode=False)",
     "(Tensor input) -> Tensor", "pooling",
     "(sum of x^norm_type)^(1 / norm_type) over each window of L. Each size S becomes floor((S - kernel_size) / stride) + 1, rounded up for ceil_mode.",
     FL_LAYER_RAW, 4, options_lp_pool1d, 1, inputs_relu, 1,
     NULL, NULL, NULL, NULL, fl_layer__lp_pool1d_forward, fl_layer__lp_pool_describe},
    {"LPPool2d", "LPPool2d(float norm_type, int[2] kernel_size, int?[2] stride=None, bool ceil_mode=False)",
     "(Tensor input) -> Tensor", "pooling",
     "(sum of x^norm_type)^(1 / norm_type) over each window of (H, W). Each size S becomes floor((S - kernel_size) / stride) + 1, rounded up for ceil_mode.",
     FL_LAYER_RAW, 4, options_lp_pool2d, 1, inputs_relu, 1,
     NULL, NULL, NULL, NULL, fl_layer__lp_pool2d_forward, fl_layer__lp_pool_describe},
    {"LPPool3d", "LPPool3d(float norm_type, int[3] kernel_size, int?[3] stride=None, bool ceil_mode=False)",
     "(Tensor input) -> Tensor", "pooling",
     "(sum of x^norm_type)^(1 / norm_type) over each window of (D, H, W). Each size S becomes floor((S - kernel_size) / stride) + 1, rounded up for ceil_mode.",
     FL_LAYER_RAW, 4, options_lp_pool3d, 1, inputs_relu, 1,
     NULL, NULL, NULL, NULL, fl_layer__lp_pool3d_forward, fl_layer__lp_pool_describe},
    {"LSTM", "LSTM(int input_size, int hidden_size, int num_layers=1, bool bias=True, bool batch_first=False, float dropout=0.0, bool bidirectional=False, int proj_size=0)",
     "(Tensor input, Tensor? h_0=None, Tensor? c_0=None, Tensor? batch_sizes=None) -> (Tensor, Tensor, Tensor)", "rnn",
     "Long short-term memory over sequences (L, N, input_size), or (L, input_size), or packed with batch_sizes: gives (output, h_n, c_n).",
     FL_LAYER_BASE_PYTHON, 8, options_lstm, 4, inputs_lstm, 3,
     fl_layer__rnn_setup, fl_layer__rnn_slots, NULL, fl_layer__rnn_reset, fl_layer__rnn_forward, fl_layer__rnn_describe},
    {"LSTMCell", "LSTMCell(int input_size, int hidden_size, bool bias=True)",
     "(Tensor input, Tensor? h_0=None, Tensor? c_0=None) -> (Tensor, Tensor)", "rnn",
     "One step of an LSTM over input (N, input_size) or (input_size): gives (h_1, c_1).",
     FL_LAYER_BASE_PYTHON, 3, options_lstm_cell, 3, inputs_lstm_cell, 2,
     NULL, fl_layer__cell_slots, NULL, fl_layer__cell_reset, fl_layer__cell_forward, fl_layer__cell_describe},
    {"LayerNorm", "LayerNorm(int[]|int normalized_shape, float eps=1e-05, bool elementwise_affine=True, bool bias=True)",
     "(Tensor input) -> Tensor", "normalization",
     "Each sample to mean 0 and variance 1 over its last dimensions, those of normalized_shape, then scaled and shifted.",
     0, 4, options_layer_norm, 1, inputs_relu, 1,
     NULL, fl_layer__layer_norm_slots, NULL, fl_layer__layer_norm_reset, fl_layer__layer_norm_forward, fl_layer__layer_norm_describe},
    {"LeakyReLU", "LeakyReLU(float negative_slope=0.01, bool inplace=False)",
     "(Tensor input) -> Tensor", "activation",
     "x where x > 0, else negative_slope * x.",
     0, 2, options_leaky_relu, 1, inputs_relu, 1,
     NULL, NULL, NULL, NULL, fl_layer__leaky_relu_forward, fl_layer__leaky_relu_describe},
    {"Linear", "Linear(int in_features, int out_features, bool bias=True)",
     "(Tensor input) -> Tensor", "linear",
     "y = x W^T + b over the last dimension: (*, in_features) to (*, out_features). W and b start uniform in +-1/sqrt(in_features).",
     0, 3, options_non_dynamically_quantizable_linear, 1, inputs_relu, 1,
     NULL, fl_layer__linear_slots, NULL, fl_layer__linear_reset, fl_layer__linear_forward, fl_layer__linear_describe},
    {"LinearCrossEntropyLoss", "LinearCrossEntropyLoss(int in_features, int num_classes, *, int[]?|int out_features=None, bool bias=False, str reduction='mean', Tensor? weight=None, int? ignore_index=None, float label_smoothing=0.0, int? batch_chunk_size=None)",
     "(Tensor input, Tensor target) -> Tensor", "loss",
     "CrossEntropyLoss of a Linear, batch_chunk_size rows at a time where it is given: input (N, in_features).",
     FL_LAYER_BASE_PYTHON | FL_LAYER_COMPOSITE, 9, options_linear_cross_entropy_loss, 2, inputs_cross_entropy_loss, 1,
     fl_layer__linear_cross_entropy_setup, fl_layer__linear_cross_entropy_slots, fl_layer__linear_cross_entropy_children, NULL, fl_layer__linear_cross_entropy_forward, NULL},
    {"LocalResponseNorm", "LocalResponseNorm(int size, float alpha=0.0001, float beta=0.75, float k=1.0)",
     "(Tensor input) -> Tensor", "normalization",
     "x / (k + alpha * mean of x^2 over `size` neighbouring channels)^beta.",
     0, 4, options_local_response_norm, 1, inputs_relu, 1,
     NULL, NULL, NULL, NULL, fl_layer__local_response_norm_forward, fl_layer__local_response_norm_describe},
    {"LogSigmoid", "LogSigmoid()",
     "(Tensor input) -> Tensor", "activation",
     "log(sigmoid(x)).",
     0, 0, NULL, 1, inputs_relu, 1,
     NULL, NULL, NULL, NULL, fl_layer__logsigmoid_forward, NULL},
    {"LogSoftmax", "LogSoftmax(int? dim=None)",
     "(Tensor input) -> Tensor", "activation",
     "log(softmax(x)) along dim.",
     0, 1, options_softmax, 1, inputs_relu, 1,
     NULL, NULL, NULL, NULL, fl_layer__log_softmax_forward, fl_layer__softmax_describe},
    {"MSELoss", "MSELoss(str reduction='mean')",
     "(Tensor input, Tensor target) -> Tensor", "loss",
     "(input - target)^2 of two tensors of one shape: the mean or sum of all, in that shape for reduction 'none'.",
     FL_LAYER_LOSS, 1, options_mse_loss, 2, inputs_cross_entropy_loss, 1,
     NULL, NULL, NULL, NULL, fl_layer__mse_forward, NULL},
    {"MarginRankingLoss", "MarginRankingLoss(float margin=0.0, str reduction='mean')",
     "(Tensor input1, Tensor input2, Tensor target) -> Tensor", "loss",
     "max(0, -target (input1 - input2) + margin), the target 1 or -1, all three of one shape.",
     FL_LAYER_LOSS, 2, options_margin_ranking_loss, 3, inputs_margin_ranking_loss, 1,
     NULL, NULL, NULL, NULL, fl_layer__margin_ranking_forward, NULL},
    {"MaxPool1d", "MaxPool1d(int[1] kernel_size, int?[1] stride=None, int[1] padding=0, int[1] dilation=1, bool return_indices=False, bool ceil_mode=False)",
     "(Tensor input) -> (Tensor output, Tensor indices)", "pooling",
     "The largest value of each window of L; with return_indices its place too. Each size S becomes floor((S + 2 padding - dilation (kernel_size - 1) - 1) / stride) + 1, rounded up for ceil_mode.",
     FL_LAYER_RAW, 6, options_max_pool1d, 1, inputs_relu, 2,
     fl_layer__max_pool_setup, NULL, NULL, NULL, fl_layer__max_pool1d_forward, fl_layer__max_pool_describe},
    {"MaxPool2d", "MaxPool2d(int[2] kernel_size, int?[2] stride=None, int[2] padding=0, int[2] dilation=1, bool return_indices=False, bool ceil_mode=False)",
     "(Tensor input) -> (Tensor output, Tensor indices)", "pooling",
     "The largest value of each window of (H, W); with return_indices its place too. Each size S becomes floor((S + 2 padding - dilation (kernel_size - 1) - 1) / stride) + 1, rounded up for ceil_mode.",
     FL_LAYER_RAW, 6, options_max_pool2d, 1, inputs_relu, 2,
     fl_layer__max_pool_setup, NULL, NULL, NULL, fl_layer__max_pool2d_forward, fl_layer__max_pool_describe},
    {"MaxPool3d", "MaxPool3d(int[3] kernel_size, int?[3] stride=None, int[3] padding=0, int[3] dilation=1, bool return_indices=False, bool ceil_mode=False)",
     "(Tensor input) -> (Tensor output, Tensor indices)", "pooling",
     "The largest value of each window of (D, H, W); with return_indices its place too. Each size S becomes floor((S + 2 padding - dilation (kernel_size - 1) - 1) / stride) + 1, rounded up for ceil_mode.",
     FL_LAYER_RAW, 6, options_max_pool3d, 1, inputs_relu, 2,
     fl_layer__max_pool_setup, NULL, NULL, NULL, fl_layer__max_pool3d_forward, fl_layer__max_pool_describe},
    {"MaxUnpool1d", "MaxUnpool1d(int[1] kernel_size, int?[1] stride=None, int[1] padding=0)",
     "(Tensor input, Tensor indices, int[]? output_size=None) -> Tensor", "pooling",
     "The input's elements where MaxPool1d found them, zeros elsewhere.",
     0, 3, options_max_unpool1d, 3, inputs_max_unpool1d, 1,
     fl_layer__max_unpool_setup, NULL, NULL, NULL, fl_layer__max_unpool1d_forward, fl_layer__avg_pool_describe},
    {"MaxUnpool2d", "MaxUnpool2d(int[2] kernel_size, int?[2] stride=None, int[2] padding=0)",
     "(Tensor input, Tensor indices, int[]? output_size=None) -> Tensor", "pooling",
     "The input's elements where MaxPool2d found them, zeros elsewhere.",
     0, 3, options_max_unpool2d, 3, inputs_max_unpool1d, 1,
     fl_layer__max_unpool_setup, NULL, NULL, NULL, fl_layer__max_unpool2d_forward, fl_layer__avg_pool_describe},
    {"MaxUnpool3d", "MaxUnpool3d(int[3] kernel_size, int?[3] stride=None, int[3] padding=0)",
     "(Tensor input, Tensor indices, int[]? output_size=None) -> Tensor", "pooling",
     "The input's elements where MaxPool3d found them, zeros elsewhere.",
     0, 3, options_max_unpool3d, 3, inputs_max_unpool1d, 1,
     fl_layer__max_unpool_setup, NULL, NULL, NULL, fl_layer__max_unpool3d_forward, fl_layer__avg_pool_describe},
    {"Mish", "Mish(bool inplace=False)",
     "(Tensor input) -> Tensor", "activation",
     "x * tanh(softplus(x)).",
     0, 1, options_relu, 1, inputs_relu, 1,
     NULL, NULL, NULL, NULL, fl_layer__mish_forward, fl_layer__inplace_describe},
    {"MultiLabelMarginLoss", "MultiLabelMarginLoss(str reduction='mean')",
     "(Tensor input, Tensor target) -> Tensor", "loss",
     "The sum over classes j named in target and i not named of max(0, 1 - input[j] + input[i]), over the number of classes: both (N, C) or (C), the target's classes ending at the first -1.",
     FL_LAYER_LOSS, 1, options_mse_loss, 2, inputs_cross_entropy_loss, 1,
     NULL, NULL, NULL, NULL, fl_layer__multilabel_margin_forward, NULL},
    {"MultiLabelSoftMarginLoss", "MultiLabelSoftMarginLoss(Tensor? weight=None, str reduction='mean')",
     "(Tensor input, Tensor target) -> Tensor", "loss",
     "The mean over the classes of the cross entropy between target and sigmoid(input), both (*, C).",
     FL_LAYER_LOSS, 2, options_bce_loss, 2, inputs_cross_entropy_loss, 1,
     NULL, fl_layer__weighted_slots, NULL, NULL, fl_layer__multilabel_soft_margin_forward, NULL},
    {"MultiMarginLoss", "MultiMarginLoss(int p=1, float margin=1.0, Tensor? weight=None, str reduction='mean')",
     "(Tensor input, Tensor target) -> Tensor", "loss",
     "The mean over the classes i other than target of weight[target] max(0, margin - input[target] + input[i])^p: input (N, C) or (C), target (N) or () of classes.",
     FL_LAYER_LOSS, 4, options_multi_margin_loss, 2, inputs_cross_entropy_loss, 1,
     fl_layer__multi_margin_setup, fl_layer__multi_margin_slots, NULL, NULL, fl_layer__multi_margin_forward, NULL},
    {"MultiheadAttention", "MultiheadAttention(int embed_dim, int num_heads, float dropout=0.0, bool bias=True, bool add_bias_kv=False, bool add_zero_attn=False, int? kdim=None, int? vdim=None, bool batch_first=False)",
     "(Tensor query, Tensor key, Tensor value, Tensor? key_padding_mask=None, bool need_weights=True, Tensor? attn_mask=None, bool average_attn_weights=True, bool is_causal=False) -> (Tensor, Tensor)", "activation",
     "Attention of several heads side by side (Vaswani et al., 2017): (output, weights) for (L, N, E) inputs, (N, L, E) with batch_first, or (L, E) ones; no weights where need_weights is False.",
     FL_LAYER_BASE_PYTHON | FL_LAYER_COMPOSITE, 9, options_multihead_attention, 8, inputs_multihead_attention, 2,
     fl_layer__attention_setup, fl_layer__attention_slots, fl_layer__attention_children, fl_layer__attention_reset, fl_layer__attention_forward, NULL},
    {"NLLLoss", "NLLLoss(Tensor? weight=None, int ignore_index=-100, str reduction='mean')",
     "(Tensor input, Tensor target) -> Tensor", "loss",
     "-input[target]: input (N, C, ...) of log-probabilities, target (N, ...) of classes.",
     FL_LAYER_LOSS, 3, options_nll_loss, 2, inputs_cross_entropy_loss, 1,
     NULL, fl_layer__weighted_slots, NULL, NULL, fl_layer__nll_forward, NULL},
    {"NonDynamicallyQuantizableLinear", "NonDynamicallyQuantizableLinear(int in_features, int out_features, bool bias=True)",
     "(Tensor input) -> Tensor", "linear",
     "A Linear under another name, as MultiheadAttention's output projection is saved.",
     FL_LAYER_BASE_PYTHON, 3, options_non_dynamically_quantizable_linear, 1, inputs_relu, 1,
     NULL, fl_layer__linear_slots, NULL, fl_layer__linear_reset, fl_layer__linear_forward, fl_layer__linear_describe},
    {"PReLU", "PReLU(int num_parameters=1, float init=0.25)",
     "(Tensor input) -> Tensor", "activation",
     "x where x > 0, else weight * x; the weight is learnt: one, or one for each channel.",
     0, 2, options_prelu, 1, inputs_relu, 1,
     NULL, fl_layer__prelu_slots, NULL, fl_layer__prelu_reset, fl_layer__prelu_forward, fl_layer__prelu_describe},
    {"PairwiseDistance", "PairwiseDistance(float p=2.0, float eps=1e-06, bool keepdim=False)",
     "(Tensor x1, Tensor x2) -> Tensor", "distance",
     "The p-norm of x1 - x2 + eps along the last dimension: (N, D) or (D) to (N) or (); keepdim keeps it as 1.",
     FL_LAYER_BASE_PYTHON, 3, options_pairwise_distance, 2, inputs_cosine_similarity, 1,
     NULL, NULL, NULL, NULL, fl_layer__pairwise_distance_forward, NULL},
    {"PixelShuffle", "PixelShuffle(int upscale_factor)",
     "(Tensor input) -> Tensor", "pixelshuffle",
     "(*, C r r, H, W) to (*, C, H r, W r): each r x r block of pixels from r r channels.",
     0, 1, options_pixel_shuffle, 1, inputs_relu, 1,
     NULL, NULL, NULL, NULL, fl_layer__pixel_shuffle_forward, fl_layer__shuffle_describe},
    {"PixelUnshuffle", "PixelUnshuffle(int downscale_factor)",
     "(Tensor input) -> Tensor", "pixelshuffle",
     "(*, C, H r, W r) to (*, C r r, H, W): PixelShuffle backwards.",
     0, 1, options_pixel_unshuffle, 1, inputs_relu, 1,
     NULL, NULL, NULL, NULL, fl_layer__pixel_unshuffle_forward, fl_layer__shuffle_describe},
    {"PoissonNLLLoss", "PoissonNLLLoss(bool log_input=True, bool full=False, float eps=1e-08, str reduction='mean')",
     "(Tensor log_input, Tensor target) -> Tensor", "loss",
     "exp(input) - target input: input the logarithm of a Poisson distribution's mean; without log_input that mean, for input - target log(input + eps). Both of one shape.",
     FL_LAYER_LOSS, 4, options_poisson_nll_loss, 2, inputs_poisson_nll_loss, 1,
     NULL, NULL, NULL, NULL, fl_layer__poisson_nll_forward, NULL},
    {"RMSNorm", "RMSNorm(int[]|int normalized_shape, float? eps=None, bool elementwise_affine=True)",
     "(Tensor x) -> Tensor", "normalization",
     "Each sample divided by the root of its mean square over its last dimensions, those of normalized_shape, then scaled.",
     0, 3, options_rms_norm, 1, inputs_rms_norm, 1,
     NULL, fl_layer__rms_norm_slots, NULL, fl_layer__rms_norm_reset, fl_layer__rms_norm_forward, fl_layer__rms_norm_describe},
    {"RNN", "RNN(int input_size, int hidden_size, int num_layers=1, str nonlinearity='tanh', bool bias=True, bool batch_first=False, float dropout=0.0, bool bidirectional=False)",
     "(Tensor input, Tensor? hx=None, Tensor? batch_sizes=None) -> (Tensor, Tensor)", "rnn",
     "A recurrent layer with tanh or relu over sequences (L, N, input_size), or (L, input_size), or packed with batch_sizes: gives (output, h_n).",
     FL_LAYER_BASE_PYTHON, 8, options_rnn, 3, inputs_rnn, 2,
     fl_layer__rnn_setup, fl_layer__rnn_slots, NULL, fl_layer__rnn_reset, fl_layer__rnn_forward, fl_layer__rnn_describe},
    {"RNNCell", "RNNCell(int input_size, int hidden_size, bool bias=True, str nonlinearity='tanh')",
     "(Tensor input, Tensor? hx=None) -> Tensor", "rnn",
     "One step of an RNN over input (N, input_size) or (input_size): gives the next state.",
     0, 4, options_rnn_cell, 2, inputs_rnn_cell, 1,
     NULL, fl_layer__cell_slots, NULL, fl_layer__cell_reset, fl_layer__cell_forward, fl_layer__cell_describe},
    {"RReLU", "RReLU(float lower=0.125, float upper=0.3333333333333333, bool inplace=False)",
     "(Tensor input) -> Tensor", "activation",
     "x where x > 0, else a * x, a drawn from [lower, upper) for each element; in evaluation their mean.",
     0, 3, options_rrelu, 1, inputs_relu, 1,
     NULL, NULL, NULL, NULL, fl_layer__rrelu_forward, fl_layer__two_describe},
    {"ReLU", "ReLU(bool inplace=False)",
     "(Tensor input) -> Tensor", "activation",
     "max(x, 0).",
     0, 1, options_relu, 1, inputs_relu, 1,
     NULL, NULL, NULL, NULL, fl_layer__relu_forward, fl_layer__inplace_describe},
    {"ReLU6", "ReLU6(bool inplace=False)",
     "(Tensor input) -> Tensor", "activation",
     "x brought within [0, 6].",
     0, 1, options_relu, 1, inputs_relu, 1,
     NULL, NULL, NULL, NULL, fl_layer__relu6_forward, fl_layer__inplace_describe},
    {"ReflectionPad1d", "ReflectionPad1d(int[2] padding)",
     "(Tensor input) -> Tensor", "padding",
     "The last dimension mirrored at its ends.",
     0, 1, options_zero_pad1d, 1, inputs_relu, 1,
     NULL, NULL, NULL, NULL, fl_layer__padding_forward, fl_layer__padding_describe},
    {"ReflectionPad2d", "ReflectionPad2d(int[4] padding)",
     "(Tensor input) -> Tensor", "padding",
     "The last two dimensions mirrored at their ends.",
     0, 1, options_zero_pad2d, 1, inputs_relu, 1,
     NULL, NULL, NULL, NULL, fl_layer__padding_forward, fl_layer__padding_describe},
    {"ReflectionPad3d", "ReflectionPad3d(int[6] padding)",
     "(Tensor input) -> Tensor", "padding",
     "The last three dimensions mirrored at their ends.",
     0, 1, options_zero_pad3d, 1, inputs_relu, 1,
     NULL, NULL, NULL, NULL, fl_layer__padding_forward, fl_layer__padding_describe},
    {"ReplicationPad1d", "ReplicationPad1d(int[2] padding)",
     "(Tensor input) -> Tensor", "padding",
     "The outermost elements of the last dimension repeated.",
     0, 1, options_zero_pad1d, 1, inputs_relu, 1,
     NULL, NULL, NULL, NULL, fl_layer__padding_forward, fl_layer__padding_describe},
    {"ReplicationPad2d", "ReplicationPad2d(int[4] padding)",
     "(Tensor input) -> Tensor", "padding",
     "The outermost elements of the last two dimensions repeated.",
     0, 1, options_zero_pad2d, 1, inputs_relu, 1,
     NULL, NULL, NULL, NULL, fl_layer__padding_forward, fl_layer__padding_describe},
    {"ReplicationPad3d", "ReplicationPad3d(int[6] padding)",
     "(Tensor input) -> Tensor", "padding",
     "The outermost elements of the last three dimensions repeated.",
     0, 1, options_zero_pad3d, 1, inputs_relu, 1,
     NULL, NULL, NULL, NULL, fl_layer__padding_forward, fl_layer__padding_describe},
    {"SELU", "SELU(bool inplace=False)",
     "(Tensor input) -> Tensor", "activation",
     "Scaled ELU, which keeps mean 0 and variance 1.",
     0, 1, options_relu, 1, inputs_relu, 1,
     NULL, NULL, NULL, NULL, fl_layer__selu_forward, fl_layer__inplace_describe},
    {"SiLU", "SiLU(bool inplace=False)",
     "(Tensor input) -> Tensor", "activation",
     "x * sigmoid(x).",
     0, 1, options_relu, 1, inputs_relu, 1,
     NULL, NULL, NULL, NULL, fl_layer__silu_forward, fl_layer__inplace_describe},
    {"Sigmoid", "Sigmoid()",
     "(Tensor input) -> Tensor", "activation",
     "1 / (1 + exp(-x)).",
     0, 0, NULL, 1, inputs_relu, 1,
     NULL, NULL, NULL, NULL, fl_layer__sigmoid_forward, NULL},
    {"SmoothL1Loss", "SmoothL1Loss(str reduction='mean', float beta=1.0)",
     "(Tensor input, Tensor target) -> Tensor", "loss",
     "0.5 d^2 / beta where |d| < beta, else |d| - 0.5 beta, d = input - target, both of one shape.",
     FL_LAYER_LOSS, 2, options_smooth_l1_loss, 2, inputs_cross_entropy_loss, 1,
     NULL, NULL, NULL, NULL, fl_layer__smooth_l1_forward, NULL},
    {"SoftMarginLoss", "SoftMarginLoss(str reduction='mean')",
     "(Tensor input, Tensor target) -> Tensor", "loss",
     "log(1 + exp(-target input)), targets being 1 and -1, both of one shape.",
     FL_LAYER_LOSS, 1, options_mse_loss, 2, inputs_cross_entropy_loss, 1,
     NULL, NULL, NULL, NULL, fl_layer__soft_margin_forward, NULL},
    {"Softmax", "Softmax(int? dim=None)",
     "(Tensor input) -> Tensor", "activation",
     "exp(x) / sum(exp(x)) along dim.",
     0, 1, options_softmax, 1, inputs_relu, 1,
     NULL, NULL, NULL, NULL, fl_layer__softmax_forward, fl_layer__softmax_describe},
    {"Softmax2d", "Softmax2d()",
     "(Tensor input) -> Tensor", "activation",
     "softmax over the channels of (N, C, H, W) or (C, H, W).",
     0, 0, NULL, 1, inputs_relu, 1,
     NULL, NULL, NULL, NULL, fl_layer__softmax2d_forward, NULL},
    {"Softmin", "Softmin(int? dim=None)",
     "(Tensor input) -> Tensor", "activation",
     "softmax(-x) along dim.",
     0, 1, options_softmax, 1, inputs_relu, 1,
     NULL, NULL, NULL, NULL, fl_layer__softmin_forward, fl_layer__softmax_describe},
    {"Softplus", "Softplus(float beta=1.0, float threshold=20.0)",
     "(Tensor input) -> Tensor", "activation",
     "log(1 + exp(beta * x)) / beta; x itself where beta * x > threshold.",
     0, 2, options_softplus, 1, inputs_relu, 1,
     NULL, NULL, NULL, NULL, fl_layer__softplus_forward, fl_layer__all_describe},
    {"Softshrink", "Softshrink(float lambd=0.5)",
     "(Tensor input) -> Tensor", "activation",
     "x moved towards 0 by lambd, 0 within.",
     0, 1, options_hardshrink, 1, inputs_relu, 1,
     NULL, NULL, NULL, NULL, fl_layer__softshrink_forward, fl_layer__first_describe},
    {"Softsign", "Softsign()",
     "(Tensor input) -> Tensor", "activation",
     "x / (1 + |x|).",
     0, 0, NULL, 1, inputs_relu, 1,
     NULL, NULL, NULL, NULL, fl_layer__softsign_forward, NULL},
    {"SyncBatchNorm", "SyncBatchNorm(int num_features, float eps=1e-05, float? momentum=0.1, bool affine=True, bool track_running_stats=True, int? process_group=None, *, bool bias=True)",
     "(Tensor input) -> Tensor", "batchnorm",
     "Batch normalisation whose statistics are those of all processes; in one process, of any input from (N, C) on, BatchNorm.",
     0, 7, options_sync_batch_norm, 1, inputs_relu, 1,
     NULL, fl_layer__batch_norm_slots, NULL, fl_layer__batch_norm_reset, fl_layer__batch_norm_forward, fl_layer__batch_norm_describe},
    {"Tanh", "Tanh()",
     "(Tensor input) -> Tensor", "activation",
     "tanh(x).",
     0, 0, NULL, 1, inputs_relu, 1,
     NULL, NULL, NULL, NULL, fl_layer__tanh_forward, NULL},
    {"Tanhshrink", "Tanhshrink()",
     "(Tensor input) -> Tensor", "activation",
     "x - tanh(x).",
     0, 0, NULL, 1, inputs_relu, 1,
     NULL, NULL, NULL, NULL, fl_layer__tanhshrink_forward, NULL},
    {"Threshold", "Threshold(float threshold, float value, bool inplace=False)",
     "(Tensor input) -> Tensor", "activation",
     "x above the threshold, else value.",
     0, 3, options_threshold, 1, inputs_relu, 1,
     NULL, NULL, NULL, NULL, fl_layer__threshold_forward, fl_layer__two_describe},
    {"Transformer", "Transformer(int d_model=512, int nhead=8, int num_encoder_layers=6, int num_decoder_layers=6, int dim_feedforward=2048, float dropout=0.1, str activation='relu', float layer_norm_eps=1e-05, bool batch_first=False, bool norm_first=False, bool bias=True)",
     "(Tensor src, Tensor tgt, Tensor? src_mask=None, Tensor? tgt_mask=None, Tensor? memory_mask=None, Tensor? src_key_padding_mask=None, Tensor? tgt_key_padding_mask=None, Tensor? memory_key_padding_mask=None, bool? src_is_causal=None, bool? tgt_is_causal=None, bool memory_is_causal=False) -> Tensor", "transformer",
     "An encoder and a decoder that attends to its output (Vaswani et al., 2017).",
     FL_LAYER_BASE_PYTHON | FL_LAYER_COMPOSITE, 11, options_transformer, 11, inputs_transformer, 1,
     fl_layer__transformer_setup, NULL, fl_layer__transformer_children, fl_layer__transformer_reset, fl_layer__transformer_forward, NULL},
    {"TransformerDecoder", "TransformerDecoder(int num_layers)",
     "(Tensor tgt, Tensor memory, Tensor? tgt_mask=None, Tensor? memory_mask=None, Tensor? tgt_key_padding_mask=None, Tensor? memory_key_padding_mask=None, bool? tgt_is_causal=None, bool memory_is_causal=False) -> Tensor", "transformer",
     "A stack of decoder layers.",
     FL_LAYER_BASE_PYTHON | FL_LAYER_COMPOSITE | FL_LAYER_PARTS, 1, options_transformer_decoder, 8, inputs_transformer_decoder, 1,
     NULL, NULL, NULL, NULL, fl_layer__decoder_forward, NULL},
    {"TransformerDecoderLayer", "TransformerDecoderLayer(int d_model, int nhead, int dim_feedforward=2048, float dropout=0.1, str activation='relu', float layer_norm_eps=1e-05, bool batch_first=False, bool norm_first=False, bool bias=True)",
     "(Tensor tgt, Tensor memory, Tensor? tgt_mask=None, Tensor? memory_mask=None, Tensor? tgt_key_padding_mask=None, Tensor? memory_key_padding_mask=None, bool tgt_is_causal=False, bool memory_is_causal=False) -> Tensor", "transformer",
     "Self-attention, attention over the encoder's output, and a feed-forward block.",
     FL_LAYER_BASE_PYTHON | FL_LAYER_COMPOSITE, 9, options_transformer_encoder_layer, 8, inputs_transformer_decoder_layer, 1,
     fl_layer__transformer_setup, NULL, fl_layer__decoder_layer_children, NULL, fl_layer__decoder_layer_forward, NULL},
    {"TransformerEncoder", "TransformerEncoder(int num_layers, bool enable_nested_tensor=True, bool mask_check=True, bool use_nested_tensor=False)",
     "(Tensor src, Tensor? mask=None, Tensor? src_key_padding_mask=None, bool? is_causal=None) -> Tensor", "transformer",
     "A stack of encoder layers.",
     FL_LAYER_BASE_PYTHON | FL_LAYER_COMPOSITE | FL_LAYER_PARTS, 4, options_transformer_encoder, 4, inputs_transformer_encoder, 1,
     NULL, NULL, NULL, NULL, fl_layer__encoder_forward, NULL},
    {"TransformerEncoderLayer", "TransformerEncoderLayer(int d_model, int nhead, int dim_feedforward=2048, float dropout=0.1, str activation='relu', float layer_norm_eps=1e-05, bool batch_first=False, bool norm_first=False, bool bias=True)",
     "(Tensor src, Tensor? src_mask=None, Tensor? src_key_padding_mask=None, bool is_causal=False) -> Tensor", "transformer",
     "Self-attention and a feed-forward block, each with dropout, a residual connection and a normalisation.",
     FL_LAYER_BASE_PYTHON | FL_LAYER_COMPOSITE, 9, options_transformer_encoder_layer, 4, inputs_transformer_encoder_layer, 1,
     fl_layer__transformer_setup, NULL, fl_layer__encoder_layer_children, NULL, fl_layer__encoder_layer_forward, NULL},
    {"TripletMarginLoss", "TripletMarginLoss(float margin=1.0, float p=2.0, float eps=1e-06, bool swap=False, str reduction='mean')",
     "(Tensor anchor, Tensor positive, Tensor negative) -> Tensor", "loss",
     "max(0, |anchor - positive| - |anchor - negative| + margin) in the p-norm along the last dimension: three tensors (N, D) or (D).",
     FL_LAYER_LOSS, 5, options_triplet_margin_loss, 3, inputs_triplet_margin_loss, 1,
     fl_layer__triplet_margin_setup, NULL, NULL, NULL, fl_layer__triplet_margin_forward, NULL},
    {"Unflatten", "Unflatten(int dim, int[] unflattened_size)",
     "(Tensor input) -> Tensor", "flatten",
     "Dimension dim as several, of sizes unflattened_size.",
     FL_LAYER_RAW, 2, options_unflatten, 1, inputs_relu, 1,
     fl_layer__unflatten_setup, NULL, NULL, NULL, fl_layer__unflatten_forward, fl_layer__flatten_describe},
    {"Unfold", "Unfold(int[2] kernel_size, int[2] dilation=1, int[2] padding=0, int[2] stride=1)",
     "(Tensor input) -> Tensor", "fold",
     "Each patch of an image as a column.",
     FL_LAYER_RAW, 4, options_unfold, 1, inputs_relu, 1,
     NULL, NULL, NULL, NULL, fl_layer__unfold_forward, fl_layer__shuffle_describe},
    {"Upsample", "Upsample(int[=]?|int size=None, float[=]? scale_factor=None, str mode='nearest', bool? align_corners=None, bool? recompute_scale_factor=None)",
     "(Tensor input) -> Tensor", "upsampling",
     "The one to three last dimensions resized to size, or by scale_factor.",
     FL_LAYER_RAW | FL_LAYER_BASE_PYTHON, 5, options_upsample, 1, inputs_relu, 1,
     NULL, NULL, NULL, NULL, fl_layer__upsample_forward, fl_layer__upsample_describe},
    {"UpsamplingBilinear2d", "UpsamplingBilinear2d(int[=]?|int size=None, float[=]? scale_factor=None)",
     "(Tensor input) -> Tensor", "upsampling",
     "Upsample in mode 'bilinear' with align_corners.",
     FL_LAYER_RAW | FL_LAYER_BASE_PYTHON, 2, options_upsampling_nearest2d, 1, inputs_relu, 1,
     NULL, NULL, NULL, NULL, fl_layer__upsampling_bilinear2d_forward, fl_layer__upsampling_bilinear2d_describe},
    {"UpsamplingNearest2d", "UpsamplingNearest2d(int[=]?|int size=None, float[=]? scale_factor=None)",
     "(Tensor input) -> Tensor", "upsampling",
     "Upsample in mode 'nearest'.",
     FL_LAYER_RAW | FL_LAYER_BASE_PYTHON, 2, options_upsampling_nearest2d, 1, inputs_relu, 1,
     NULL, NULL, NULL, NULL, fl_layer__upsampling_nearest2d_forward, fl_layer__upsampling_nearest2d_describe},
    {"ZeroPad1d", "ZeroPad1d(int[2] padding)",
     "(Tensor input) -> Tensor", "padding",
     "Zeros before and after the last dimension.",
     0, 1, options_zero_pad1d, 1, inputs_relu, 1,
     NULL, NULL, NULL, NULL, fl_layer__padding_forward, fl_layer__padding_describe},
    {"ZeroPad2d", "ZeroPad2d(int[4] padding)",
     "(Tensor input) -> Tensor", "padding",
     "Zeros around the last two dimensions.",
     0, 1, options_zero_pad2d, 1, inputs_relu, 1,
     NULL, NULL, NULL, NULL, fl_layer__padding_forward, fl_layer__padding_describe},
    {"ZeroPad3d", "ZeroPad3d(int[6] padding)",
     "(Tensor input) -> Tensor", "padding",
     "Zeros around the last three dimensions.",
     0, 1, options_zero_pad3d, 1, inputs_relu, 1,
     NULL, NULL, NULL, NULL, fl_layer__padding_forward, fl_layer__padding_describe},
};
const int fl_layers__count = 139;

fl_module *fl_nn_relu(const fl_nn_relu_options *options) {
    static const fl_nn_relu_options defaults = FL_NN_RELU_OPTIONS;
    const fl_nn_relu_options *o = options ? options : &defaults;
    fl_value v[1];
    fl_layer__bool(&v[0], o->inplace);
    return fl_module__leaf(&fl_layers__table[102], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_gelu(const fl_nn_gelu_options *options) {
    static const fl_nn_gelu_options defaults = FL_NN_GELU_OPTIONS;
    const fl_nn_gelu_options *o = options ? options : &defaults;
    if (!fl_given(o->approximate, "GELU", "approximate")) return NULL;
    fl_value v[1];
    fl_layer__str(&v[0], o->approximate);
    return fl_module__leaf(&fl_layers__table[48], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_silu(const fl_nn_silu_options *options) {
    static const fl_nn_silu_options defaults = FL_NN_SILU_OPTIONS;
    const fl_nn_silu_options *o = options ? options : &defaults;
    fl_value v[1];
    fl_layer__bool(&v[0], o->inplace);
    return fl_module__leaf(&fl_layers__table[111], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_leaky_relu(const fl_nn_leaky_relu_options *options) {
    static const fl_nn_leaky_relu_options defaults = FL_NN_LEAKY_RELU_OPTIONS;
    const fl_nn_leaky_relu_options *o = options ? options : &defaults;
    fl_value v[2];
    fl_layer__float(&v[0], o->negative_slope);
    fl_layer__bool(&v[1], o->inplace);
    return fl_module__leaf(&fl_layers__table[72], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_sigmoid(void) {
    return fl_module__leaf(&fl_layers__table[112], NULL, FL_DTYPE_NONE);
}

fl_module *fl_nn_tanh(void) {
    return fl_module__leaf(&fl_layers__table[122], NULL, FL_DTYPE_NONE);
}

fl_module *fl_nn_softmax(const fl_nn_softmax_options *options) {
    static const fl_nn_softmax_options defaults = FL_NN_SOFTMAX_OPTIONS;
    const fl_nn_softmax_options *o = options ? options : &defaults;
    fl_value v[1];
    fl_layer__int(&v[0], o->dim);
    return fl_module__leaf(&fl_layers__table[115], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_log_softmax(const fl_nn_log_softmax_options *options) {
    static const fl_nn_log_softmax_options defaults = FL_NN_LOG_SOFTMAX_OPTIONS;
    const fl_nn_log_softmax_options *o = options ? options : &defaults;
    fl_value v[1];
    fl_layer__int(&v[0], o->dim);
    return fl_module__leaf(&fl_layers__table[77], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_selu(const fl_nn_selu_options *options) {
    static const fl_nn_selu_options defaults = FL_NN_SELU_OPTIONS;
    const fl_nn_selu_options *o = options ? options : &defaults;
    fl_value v[1];
    fl_layer__bool(&v[0], o->inplace);
    return fl_module__leaf(&fl_layers__table[110], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_hardswish(const fl_nn_hardswish_options *options) {
    static const fl_nn_hardswish_options defaults = FL_NN_HARDSWISH_OPTIONS;
    const fl_nn_hardswish_options *o = options ? options : &defaults;
    fl_value v[1];
    fl_layer__bool(&v[0], o->inplace);
    return fl_module__leaf(&fl_layers__table[56], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_hardsigmoid(const fl_nn_hardsigmoid_options *options) {
    static const fl_nn_hardsigmoid_options defaults = FL_NN_HARDSIGMOID_OPTIONS;
    const fl_nn_hardsigmoid_options *o = options ? options : &defaults;
    fl_value v[1];
    fl_layer__bool(&v[0], o->inplace);
    return fl_module__leaf(&fl_layers__table[55], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_mish(const fl_nn_mish_options *options) {
    static const fl_nn_mish_options defaults = FL_NN_MISH_OPTIONS;
    const fl_nn_mish_options *o = options ? options : &defaults;
    fl_value v[1];
    fl_layer__bool(&v[0], o->inplace);
    return fl_module__leaf(&fl_layers__table[86], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_softsign(void) {
    return fl_module__leaf(&fl_layers__table[120], NULL, FL_DTYPE_NONE);
}

fl_module *fl_nn_tanhshrink(void) {
    return fl_module__leaf(&fl_layers__table[123], NULL, FL_DTYPE_NONE);
}

fl_module *fl_nn_log_sigmoid(void) {
    return fl_module__leaf(&fl_layers__table[76], NULL, FL_DTYPE_NONE);
}

fl_module *fl_nn_elu(const fl_nn_elu_options *options) {
    static const fl_nn_elu_options defaults = FL_NN_ELU_OPTIONS;
    const fl_nn_elu_options *o = options ? options : &defaults;
    fl_value v[2];
    fl_layer__float(&v[0], o->alpha);
    fl_layer__bool(&v[1], o->inplace);
    return fl_module__leaf(&fl_layers__table[40], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_celu(const fl_nn_celu_options *options) {
    static const fl_nn_celu_options defaults = FL_NN_CELU_OPTIONS;
    const fl_nn_celu_options *o = options ? options : &defaults;
    fl_value v[2];
    fl_layer__float(&v[0], o->alpha);
    fl_layer__bool(&v[1], o->inplace);
    return fl_module__leaf(&fl_layers__table[17], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_softplus(const fl_nn_softplus_options *options) {
    static const fl_nn_softplus_options defaults = FL_NN_SOFTPLUS_OPTIONS;
    const fl_nn_softplus_options *o = options ? options : &defaults;
    fl_value v[2];
    fl_layer__float(&v[0], o->beta);
    fl_layer__float(&v[1], o->threshold);
    return fl_module__leaf(&fl_layers__table[118], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_glu(const fl_nn_glu_options *options) {
    static const fl_nn_glu_options defaults = FL_NN_GLU_OPTIONS;
    const fl_nn_glu_options *o = options ? options : &defaults;
    fl_value v[1];
    fl_layer__int(&v[0], o->dim);
    return fl_module__leaf(&fl_layers__table[49], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_hardtanh(const fl_nn_hardtanh_options *options) {
    static const fl_nn_hardtanh_options defaults = FL_NN_HARDTANH_OPTIONS;
    const fl_nn_hardtanh_options *o = options ? options : &defaults;
    fl_value v[5];
    fl_layer__float(&v[0], o->min_val);
    fl_layer__float(&v[1], o->max_val);
    fl_layer__bool(&v[2], o->inplace);
    fl_layer__float(&v[3], o->min_value);
    fl_layer__float(&v[4], o->max_value);
    return fl_module__leaf(&fl_layers__table[57], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_relu6(const fl_nn_relu6_options *options) {
    static const fl_nn_relu6_options defaults = FL_NN_RELU6_OPTIONS;
    const fl_nn_relu6_options *o = options ? options : &defaults;
    fl_value v[1];
    fl_layer__bool(&v[0], o->inplace);
    return fl_module__leaf(&fl_layers__table[103], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_threshold(double threshold, double value, const fl_nn_threshold_options *options) {
    static const fl_nn_threshold_options defaults = FL_NN_THRESHOLD_OPTIONS;
    const fl_nn_threshold_options *o = options ? options : &defaults;
    fl_value v[3];
    fl_layer__float(&v[0], threshold);
    fl_layer__float(&v[1], value);
    fl_layer__bool(&v[2], o->inplace);
    return fl_module__leaf(&fl_layers__table[124], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_hardshrink(const fl_nn_hardshrink_options *options) {
    static const fl_nn_hardshrink_options defaults = FL_NN_HARDSHRINK_OPTIONS;
    const fl_nn_hardshrink_options *o = options ? options : &defaults;
    fl_value v[1];
    fl_layer__float(&v[0], o->lambd);
    return fl_module__leaf(&fl_layers__table[54], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_softshrink(const fl_nn_softshrink_options *options) {
    static const fl_nn_softshrink_options defaults = FL_NN_SOFTSHRINK_OPTIONS;
    const fl_nn_softshrink_options *o = options ? options : &defaults;
    fl_value v[1];
    fl_layer__float(&v[0], o->lambd);
    return fl_module__leaf(&fl_layers__table[119], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_prelu(const fl_nn_prelu_options *options) {
    static const fl_nn_prelu_options defaults = FL_NN_PRELU_OPTIONS;
    const fl_nn_prelu_options *o = options ? options : &defaults;
    fl_value v[2];
    fl_layer__int(&v[0], o->num_parameters);
    fl_layer__float(&v[1], o->init);
    return fl_module__leaf(&fl_layers__table[93], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_rrelu(const fl_nn_rrelu_options *options) {
    static const fl_nn_rrelu_options defaults = FL_NN_RRELU_OPTIONS;
    const fl_nn_rrelu_options *o = options ? options : &defaults;
    fl_value v[3];
    fl_layer__float(&v[0], o->lower);
    fl_layer__float(&v[1], o->upper);
    fl_layer__bool(&v[2], o->inplace);
    return fl_module__leaf(&fl_layers__table[101], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_softmin(const fl_nn_softmin_options *options) {
    static const fl_nn_softmin_options defaults = FL_NN_SOFTMIN_OPTIONS;
    const fl_nn_softmin_options *o = options ? options : &defaults;
    fl_value v[1];
    fl_layer__int(&v[0], o->dim);
    return fl_module__leaf(&fl_layers__table[117], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_softmax2d(void) {
    return fl_module__leaf(&fl_layers__table[116], NULL, FL_DTYPE_NONE);
}

fl_module *fl_nn_adaptive_log_softmax_with_loss(int64_t in_features, int64_t n_classes,
                                                const int64_t *cutoffs, int n_cutoffs,
                                                const fl_nn_adaptive_log_softmax_with_loss_options *options) {
    static const fl_nn_adaptive_log_softmax_with_loss_options defaults = FL_NN_ADAPTIVE_LOG_SOFTMAX_WITH_LOSS_OPTIONS;
    const fl_nn_adaptive_log_softmax_with_loss_options *o = options ? options : &defaults;
    if (!fl_given_array(cutoffs, n_cutoffs, "AdaptiveLogSoftmaxWithLoss", "cutoffs")) return NULL;
    fl_value v[5];
    fl_layer__int(&v[0], in_features);
    fl_layer__int(&v[1], n_classes);
    fl_layer__list(&v[2], FL_K_INTS, cutoffs, n_cutoffs);
    fl_layer__float(&v[3], o->div_value);
    fl_layer__bool(&v[4], o->head_bias);
    return fl_module__leaf(&fl_layers__table[3], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_multihead_attention(int64_t embed_dim, int64_t num_heads,
                                     const fl_nn_multihead_attention_options *options) {
    static const fl_nn_multihead_attention_options defaults = FL_NN_MULTIHEAD_ATTENTION_OPTIONS;
    const fl_nn_multihead_attention_options *o = options ? options : &defaults;
    fl_value v[9];
    fl_layer__int(&v[0], embed_dim);
    fl_layer__int(&v[1], num_heads);
    fl_layer__float(&v[2], o->dropout);
    fl_layer__bool(&v[3], o->bias);
    fl_layer__bool(&v[4], o->add_bias_kv);
    fl_layer__bool(&v[5], o->add_zero_attn);
    fl_layer__int(&v[6], o->kdim);
    fl_layer__int(&v[7], o->vdim);
    fl_layer__bool(&v[8], o->batch_first);
    return fl_module__leaf(&fl_layers__table[90], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_non_dynamically_quantizable_linear(int64_t in_features, int64_t out_features,
                                                    const fl_nn_non_dynamically_quantizable_linear_options *options) {
    static const fl_nn_non_dynamically_quantizable_linear_options defaults = FL_NN_NON_DYNAMICALLY_QUANTIZABLE_LINEAR_OPTIONS;
    const fl_nn_non_dynamically_quantizable_linear_options *o = options ? options : &defaults;
    fl_value v[3];
    fl_layer__int(&v[0], in_features);
    fl_layer__int(&v[1], out_features);
    fl_layer__bool(&v[2], o->bias);
    return fl_module__leaf(&fl_layers__table[92], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_conv1d(int64_t in_channels, int64_t out_channels, int64_t kernel_size,
                        const fl_nn_conv1d_options *options) {
    static const fl_nn_conv1d_options defaults = FL_NN_CONV1D_OPTIONS;
    const fl_nn_conv1d_options *o = options ? options : &defaults;
    if (!fl_given(o->padding_mode, "Conv1d", "padding_mode")) return NULL;
    fl_value v[9];
    fl_layer__int(&v[0], in_channels);
    fl_layer__int(&v[1], out_channels);
    int64_t square_kernel_size[1];
    fl_layer__square(&v[2], kernel_size, o ? o->kernel_size : NULL, 1, square_kernel_size);
    fl_layer__ints(&v[3], o->stride, 1, NULL);
    fl_layer__ints(&v[4], o->padding, 1, o->padding_name);
    fl_layer__ints(&v[5], o->dilation, 1, NULL);
    fl_layer__int(&v[6], o->groups);
    fl_layer__bool(&v[7], o->bias);
    fl_layer__str(&v[8], o->padding_mode);
    return fl_module__leaf(&fl_layers__table[26], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_conv2d(int64_t in_channels, int64_t out_channels, int64_t kernel_size,
                        const fl_nn_conv2d_options *options) {
    static const fl_nn_conv2d_options defaults = FL_NN_CONV2D_OPTIONS;
    const fl_nn_conv2d_options *o = options ? options : &defaults;
    if (!fl_given(o->padding_mode, "Conv2d", "padding_mode")) return NULL;
    fl_value v[9];
    fl_layer__int(&v[0], in_channels);
    fl_layer__int(&v[1], out_channels);
    int64_t square_kernel_size[2];
    fl_layer__square(&v[2], kernel_size, o ? o->kernel_size : NULL, 2, square_kernel_size);
    fl_layer__ints(&v[3], o->stride, 2, NULL);
    fl_layer__ints(&v[4], o->padding, 2, o->padding_name);
    fl_layer__ints(&v[5], o->dilation, 2, NULL);
    fl_layer__int(&v[6], o->groups);
    fl_layer__bool(&v[7], o->bias);
    fl_layer__str(&v[8], o->padding_mode);
    return fl_module__leaf(&fl_layers__table[27], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_conv3d(int64_t in_channels, int64_t out_channels, int64_t kernel_size,
                        const fl_nn_conv3d_options *options) {
    static const fl_nn_conv3d_options defaults = FL_NN_CONV3D_OPTIONS;
    const fl_nn_conv3d_options *o = options ? options : &defaults;
    if (!fl_given(o->padding_mode, "Conv3d", "padding_mode")) return NULL;
    fl_value v[9];
    fl_layer__int(&v[0], in_channels);
    fl_layer__int(&v[1], out_channels);
    int64_t square_kernel_size[3];
    fl_layer__square(&v[2], kernel_size, o ? o->kernel_size : NULL, 3, square_kernel_size);
    fl_layer__ints(&v[3], o->stride, 3, NULL);
    fl_layer__ints(&v[4], o->padding, 3, o->padding_name);
    fl_layer__ints(&v[5], o->dilation, 3, NULL);
    fl_layer__int(&v[6], o->groups);
    fl_layer__bool(&v[7], o->bias);
    fl_layer__str(&v[8], o->padding_mode);
    return fl_module__leaf(&fl_layers__table[28], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_conv_transpose1d(int64_t in_channels, int64_t out_channels, int64_t kernel_size,
                                  const fl_nn_conv_transpose1d_options *options) {
    static const fl_nn_conv_transpose1d_options defaults = FL_NN_CONV_TRANSPOSE1D_OPTIONS;
    const fl_nn_conv_transpose1d_options *o = options ? options : &defaults;
    if (!fl_given(o->padding_mode, "ConvTranspose1d", "padding_mode")) return NULL;
    fl_value v[10];
    fl_layer__int(&v[0], in_channels);
    fl_layer__int(&v[1], out_channels);
    int64_t square_kernel_size[1];
    fl_layer__square(&v[2], kernel_size, o ? o->kernel_size : NULL, 1, square_kernel_size);
    fl_layer__ints(&v[3], o->stride, 1, NULL);
    fl_layer__ints(&v[4], o->padding, 1, NULL);
    fl_layer__ints(&v[5], o->output_padding, 1, NULL);
    fl_layer__int(&v[6], o->groups);
    fl_layer__bool(&v[7], o->bias);
    fl_layer__ints(&v[8], o->dilation, 1, NULL);
    fl_layer__str(&v[9], o->padding_mode);
    return fl_module__leaf(&fl_layers__table[29], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_conv_transpose2d(int64_t in_channels, int64_t out_channels, int64_t kernel_size,
                                  const fl_nn_conv_transpose2d_options *options) {
    static const fl_nn_conv_transpose2d_options defaults = FL_NN_CONV_TRANSPOSE2D_OPTIONS;
    const fl_nn_conv_transpose2d_options *o = options ? options : &defaults;
    if (!fl_given(o->padding_mode, "ConvTranspose2d", "padding_mode")) return NULL;
    fl_value v[10];
    fl_layer__int(&v[0], in_channels);
    fl_layer__int(&v[1], out_channels);
    int64_t square_kernel_size[2];
    fl_layer__square(&v[2], kernel_size, o ? o->kernel_size : NULL, 2, square_kernel_size);
    fl_layer__ints(&v[3], o->stride, 2, NULL);
    fl_layer__ints(&v[4], o->padding, 2, NULL);
    fl_layer__ints(&v[5], o->output_padding, 2, NULL);
    fl_layer__int(&v[6], o->groups);
    fl_layer__bool(&v[7], o->bias);
    fl_layer__ints(&v[8], o->dilation, 2, NULL);
    fl_layer__str(&v[9], o->padding_mode);
    return fl_module__leaf(&fl_layers__table[30], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_conv_transpose3d(int64_t in_channels, int64_t out_channels, int64_t kernel_size,
                                  const fl_nn_conv_transpose3d_options *options) {
    static const fl_nn_conv_transpose3d_options defaults = FL_NN_CONV_TRANSPOSE3D_OPTIONS;
    const fl_nn_conv_transpose3d_options *o = options ? options : &defaults;
    if (!fl_given(o->padding_mode, "ConvTranspose3d", "padding_mode")) return NULL;
    fl_value v[10];
    fl_layer__int(&v[0], in_channels);
    fl_layer__int(&v[1], out_channels);
    int64_t square_kernel_size[3];
    fl_layer__square(&v[2], kernel_size, o ? o->kernel_size : NULL, 3, square_kernel_size);
    fl_layer__ints(&v[3], o->stride, 3, NULL);
    fl_layer__ints(&v[4], o->padding, 3, NULL);
    fl_layer__ints(&v[5], o->output_padding, 3, NULL);
    fl_layer__int(&v[6], o->groups);
    fl_layer__bool(&v[7], o->bias);
    fl_layer__ints(&v[8], o->dilation, 3, NULL);
    fl_layer__str(&v[9], o->padding_mode);
    return fl_module__leaf(&fl_layers__table[31], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_cosine_similarity(const fl_nn_cosine_similarity_options *options) {
    static const fl_nn_cosine_similarity_options defaults = FL_NN_COSINE_SIMILARITY_OPTIONS;
    const fl_nn_cosine_similarity_options *o = options ? options : &defaults;
    fl_value v[2];
    fl_layer__int(&v[0], o->dim);
    fl_layer__float(&v[1], o->eps);
    return fl_module__leaf(&fl_layers__table[33], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_pairwise_distance(const fl_nn_pairwise_distance_options *options) {
    static const fl_nn_pairwise_distance_options defaults = FL_NN_PAIRWISE_DISTANCE_OPTIONS;
    const fl_nn_pairwise_distance_options *o = options ? options : &defaults;
    fl_value v[3];
    fl_layer__float(&v[0], o->p);
    fl_layer__float(&v[1], o->eps);
    fl_layer__bool(&v[2], o->keepdim);
    return fl_module__leaf(&fl_layers__table[94], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_dropout(const fl_nn_dropout_options *options) {
    static const fl_nn_dropout_options defaults = FL_NN_DROPOUT_OPTIONS;
    const fl_nn_dropout_options *o = options ? options : &defaults;
    fl_value v[2];
    fl_layer__float(&v[0], o->p);
    fl_layer__bool(&v[1], o->inplace);
    return fl_module__leaf(&fl_layers__table[36], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_dropout2d(const fl_nn_dropout2d_options *options) {
    static const fl_nn_dropout2d_options defaults = FL_NN_DROPOUT2D_OPTIONS;
    const fl_nn_dropout2d_options *o = options ? options : &defaults;
    fl_value v[2];
    fl_layer__float(&v[0], o->p);
    fl_layer__bool(&v[1], o->inplace);
    return fl_module__leaf(&fl_layers__table[38], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_dropout1d(const fl_nn_dropout1d_options *options) {
    static const fl_nn_dropout1d_options defaults = FL_NN_DROPOUT1D_OPTIONS;
    const fl_nn_dropout1d_options *o = options ? options : &defaults;
    fl_value v[2];
    fl_layer__float(&v[0], o->p);
    fl_layer__bool(&v[1], o->inplace);
    return fl_module__leaf(&fl_layers__table[37], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_dropout3d(const fl_nn_dropout3d_options *options) {
    static const fl_nn_dropout3d_options defaults = FL_NN_DROPOUT3D_OPTIONS;
    const fl_nn_dropout3d_options *o = options ? options : &defaults;
    fl_value v[2];
    fl_layer__float(&v[0], o->p);
    fl_layer__bool(&v[1], o->inplace);
    return fl_module__leaf(&fl_layers__table[39], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_alpha_dropout(const fl_nn_alpha_dropout_options *options) {
    static const fl_nn_alpha_dropout_options defaults = FL_NN_ALPHA_DROPOUT_OPTIONS;
    const fl_nn_alpha_dropout_options *o = options ? options : &defaults;
    fl_value v[2];
    fl_layer__float(&v[0], o->p);
    fl_layer__bool(&v[1], o->inplace);
    return fl_module__leaf(&fl_layers__table[7], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_feature_alpha_dropout(const fl_nn_feature_alpha_dropout_options *options) {
    static const fl_nn_feature_alpha_dropout_options defaults = FL_NN_FEATURE_ALPHA_DROPOUT_OPTIONS;
    const fl_nn_feature_alpha_dropout_options *o = options ? options : &defaults;
    fl_value v[2];
    fl_layer__float(&v[0], o->p);
    fl_layer__bool(&v[1], o->inplace);
    return fl_module__leaf(&fl_layers__table[43], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_flatten(const fl_nn_flatten_options *options) {
    static const fl_nn_flatten_options defaults = FL_NN_FLATTEN_OPTIONS;
    const fl_nn_flatten_options *o = options ? options : &defaults;
    fl_value v[2];
    fl_layer__int(&v[0], o->start_dim);
    fl_layer__int(&v[1], o->end_dim);
    return fl_module__leaf(&fl_layers__table[44], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_unflatten(int64_t dim, const int64_t *unflattened_size, int n_unflattened_size) {
    if (!fl_given_array(unflattened_size, n_unflattened_size, "Unflatten", "unflattened_size")) return NULL;
    fl_value v[2];
    fl_layer__int(&v[0], dim);
    fl_layer__list(&v[1], FL_K_INTS, unflattened_size, n_unflattened_size);
    return fl_module__leaf(&fl_layers__table[131], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_linear(int64_t in_features, int64_t out_features, const fl_nn_linear_options *options) {
    static const fl_nn_linear_options defaults = FL_NN_LINEAR_OPTIONS;
    const fl_nn_linear_options *o = options ? options : &defaults;
    fl_value v[3];
    fl_layer__int(&v[0], in_features);
    fl_layer__int(&v[1], out_features);
    fl_layer__bool(&v[2], o->bias);
    return fl_module__leaf(&fl_layers__table[73], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_identity(void) {
    return fl_module__leaf(&fl_layers__table[60], NULL, FL_DTYPE_NONE);
}

fl_module *fl_nn_bilinear(int64_t in1_features, int64_t in2_features, int64_t out_features,
                          const fl_nn_bilinear_options *options) {
    static const fl_nn_bilinear_options defaults = FL_NN_BILINEAR_OPTIONS;
    const fl_nn_bilinear_options *o = options ? options : &defaults;
    fl_value v[4];
    fl_layer__int(&v[0], in1_features);
    fl_layer__int(&v[1], in2_features);
    fl_layer__int(&v[2], out_features);
    fl_layer__bool(&v[3], o->bias);
    return fl_module__leaf(&fl_layers__table[16], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_cross_entropy_loss(const fl_nn_cross_entropy_loss_options *options) {
    static const fl_nn_cross_entropy_loss_options defaults = FL_NN_CROSS_ENTROPY_LOSS_OPTIONS;
    const fl_nn_cross_entropy_loss_options *o = options ? options : &defaults;
    if (!fl_given(o->reduction, "CrossEntropyLoss", "reduction")) return NULL;
    fl_value v[4];
    fl_layer__tensor(&v[0], o->weight);
    fl_layer__int(&v[1], o->ignore_index);
    fl_layer__str(&v[2], o->reduction);
    fl_layer__float(&v[3], o->label_smoothing);
    return fl_module__leaf(&fl_layers__table[34], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_nll_loss(const fl_nn_nll_loss_options *options) {
    static const fl_nn_nll_loss_options defaults = FL_NN_NLL_LOSS_OPTIONS;
    const fl_nn_nll_loss_options *o = options ? options : &defaults;
    if (!fl_given(o->reduction, "NLLLoss", "reduction")) return NULL;
    fl_value v[3];
    fl_layer__tensor(&v[0], o->weight);
    fl_layer__int(&v[1], o->ignore_index);
    fl_layer__str(&v[2], o->reduction);
    return fl_module__leaf(&fl_layers__table[91], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_mse_loss(const fl_nn_mse_loss_options *options) {
    static const fl_nn_mse_loss_options defaults = FL_NN_MSE_LOSS_OPTIONS;
    const fl_nn_mse_loss_options *o = options ? options : &defaults;
    if (!fl_given(o->reduction, "MSELoss", "reduction")) return NULL;
    fl_value v[1];
    fl_layer__str(&v[0], o->reduction);
    return fl_module__leaf(&fl_layers__table[78], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_l1_loss(const fl_nn_l1_loss_options *options) {
    static const fl_nn_l1_loss_options defaults = FL_NN_L1_LOSS_OPTIONS;
    const fl_nn_l1_loss_options *o = options ? options : &defaults;
    if (!fl_given(o->reduction, "L1Loss", "reduction")) return NULL;
    fl_value v[1];
    fl_layer__str(&v[0], o->reduction);
    return fl_module__leaf(&fl_layers__table[65], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_smooth_l1_loss(const fl_nn_smooth_l1_loss_options *options) {
    static const fl_nn_smooth_l1_loss_options defaults = FL_NN_SMOOTH_L1_LOSS_OPTIONS;
    const fl_nn_smooth_l1_loss_options *o = options ? options : &defaults;
    if (!fl_given(o->reduction, "SmoothL1Loss", "reduction")) return NULL;
    fl_value v[2];
    fl_layer__str(&v[0], o->reduction);
    fl_layer__float(&v[1], o->beta);
    return fl_module__leaf(&fl_layers__table[113], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_huber_loss(const fl_nn_huber_loss_options *options) {
    static const fl_nn_huber_loss_options defaults = FL_NN_HUBER_LOSS_OPTIONS;
    const fl_nn_huber_loss_options *o = options ? options : &defaults;
    if (!fl_given(o->reduction, "HuberLoss", "reduction")) return NULL;
    fl_value v[2];
    fl_layer__str(&v[0], o->reduction);
    fl_layer__float(&v[1], o->delta);
    return fl_module__leaf(&fl_layers__table[59], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_bce_loss(const fl_nn_bce_loss_options *options) {
    static const fl_nn_bce_loss_options defaults = FL_NN_BCE_LOSS_OPTIONS;
    const fl_nn_bce_loss_options *o = options ? options : &defaults;
    if (!fl_given(o->reduction, "BCELoss", "reduction")) return NULL;
    fl_value v[2];
    fl_layer__tensor(&v[0], o->weight);
    fl_layer__str(&v[1], o->reduction);
    return fl_module__leaf(&fl_layers__table[11], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_bce_with_logits_loss(const fl_nn_bce_with_logits_loss_options *options) {
    static const fl_nn_bce_with_logits_loss_options defaults = FL_NN_BCE_WITH_LOGITS_LOSS_OPTIONS;
    const fl_nn_bce_with_logits_loss_options *o = options ? options : &defaults;
    if (!fl_given(o->reduction, "BCEWithLogitsLoss", "reduction")) return NULL;
    fl_value v[3];
    fl_layer__tensor(&v[0], o->weight);
    fl_layer__str(&v[1], o->reduction);
    fl_layer__tensor(&v[2], o->pos_weight);
    return fl_module__leaf(&fl_layers__table[12], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_kl_div_loss(const fl_nn_kl_div_loss_options *options) {
    static const fl_nn_kl_div_loss_options defaults = FL_NN_KL_DIV_LOSS_OPTIONS;
    const fl_nn_kl_div_loss_options *o = options ? options : &defaults;
    if (!fl_given(o->reduction, "KLDivLoss", "reduction")) return NULL;
    fl_value v[2];
    fl_layer__str(&v[0], o->reduction);
    fl_layer__bool(&v[1], o->log_target);
    return fl_module__leaf(&fl_layers__table[64], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_soft_margin_loss(const fl_nn_soft_margin_loss_options *options) {
    static const fl_nn_soft_margin_loss_options defaults = FL_NN_SOFT_MARGIN_LOSS_OPTIONS;
    const fl_nn_soft_margin_loss_options *o = options ? options : &defaults;
    if (!fl_given(o->reduction, "SoftMarginLoss", "reduction")) return NULL;
    fl_value v[1];
    fl_layer__str(&v[0], o->reduction);
    return fl_module__leaf(&fl_layers__table[114], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_hinge_embedding_loss(const fl_nn_hinge_embedding_loss_options *options) {
    static const fl_nn_hinge_embedding_loss_options defaults = FL_NN_HINGE_EMBEDDING_LOSS_OPTIONS;
    const fl_nn_hinge_embedding_loss_options *o = options ? options : &defaults;
    if (!fl_given(o->reduction, "HingeEmbeddingLoss", "reduction")) return NULL;
    fl_value v[2];
    fl_layer__float(&v[0], o->margin);
    fl_layer__str(&v[1], o->reduction);
    return fl_module__leaf(&fl_layers__table[58], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_margin_ranking_loss(const fl_nn_margin_ranking_loss_options *options) {
    static const fl_nn_margin_ranking_loss_options defaults = FL_NN_MARGIN_RANKING_LOSS_OPTIONS;
    const fl_nn_margin_ranking_loss_options *o = options ? options : &defaults;
    if (!fl_given(o->reduction, "MarginRankingLoss", "reduction")) return NULL;
    fl_value v[2];
    fl_layer__float(&v[0], o->margin);
    fl_layer__str(&v[1], o->reduction);
    return fl_module__leaf(&fl_layers__table[79], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_cosine_embedding_loss(const fl_nn_cosine_embedding_loss_options *options) {
    static const fl_nn_cosine_embedding_loss_options defaults = FL_NN_COSINE_EMBEDDING_LOSS_OPTIONS;
    const fl_nn_cosine_embedding_loss_options *o = options ? options : &defaults;
    if (!fl_given(o->reduction, "CosineEmbeddingLoss", "reduction")) return NULL;
    fl_value v[2];
    fl_layer__float(&v[0], o->margin);
    fl_layer__str(&v[1], o->reduction);
    return fl_module__leaf(&fl_layers__table[32], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_triplet_margin_loss(const fl_nn_triplet_margin_loss_options *options) {
    static const fl_nn_triplet_margin_loss_options defaults = FL_NN_TRIPLET_MARGIN_LOSS_OPTIONS;
    const fl_nn_triplet_margin_loss_options *o = options ? options : &defaults;
    if (!fl_given(o->reduction, "TripletMarginLoss", "reduction")) return NULL;
    fl_value v[5];
    fl_layer__float(&v[0], o->margin);
    fl_layer__float(&v[1], o->p);
    fl_layer__float(&v[2], o->eps);
    fl_layer__bool(&v[3], o->swap);
    fl_layer__str(&v[4], o->reduction);
    return fl_module__leaf(&fl_layers__table[130], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_poisson_nll_loss(const fl_nn_poisson_nll_loss_options *options) {
    static const fl_nn_poisson_nll_loss_options defaults = FL_NN_POISSON_NLL_LOSS_OPTIONS;
    const fl_nn_poisson_nll_loss_options *o = options ? options : &defaults;
    if (!fl_given(o->reduction, "PoissonNLLLoss", "reduction")) return NULL;
    fl_value v[4];
    fl_layer__bool(&v[0], o->log_input);
    fl_layer__bool(&v[1], o->full);
    fl_layer__float(&v[2], o->eps);
    fl_layer__str(&v[3], o->reduction);
    return fl_module__leaf(&fl_layers__table[97], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_gaussian_nll_loss(const fl_nn_gaussian_nll_loss_options *options) {
    static const fl_nn_gaussian_nll_loss_options defaults = FL_NN_GAUSSIAN_NLL_LOSS_OPTIONS;
    const fl_nn_gaussian_nll_loss_options *o = options ? options : &defaults;
    if (!fl_given(o->reduction, "GaussianNLLLoss", "reduction")) return NULL;
    fl_value v[3];
    fl_layer__bool(&v[0], o->full);
    fl_layer__float(&v[1], o->eps);
    fl_layer__str(&v[2], o->reduction);
    return fl_module__leaf(&fl_layers__table[52], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_multi_margin_loss(const fl_nn_multi_margin_loss_options *options) {
    static const fl_nn_multi_margin_loss_options defaults = FL_NN_MULTI_MARGIN_LOSS_OPTIONS;
    const fl_nn_multi_margin_loss_options *o = options ? options : &defaults;
    if (!fl_given(o->reduction, "MultiMarginLoss", "reduction")) return NULL;
    fl_value v[4];
    fl_layer__int(&v[0], o->p);
    fl_layer__float(&v[1], o->margin);
    fl_layer__tensor(&v[2], o->weight);
    fl_layer__str(&v[3], o->reduction);
    return fl_module__leaf(&fl_layers__table[89], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_multi_label_margin_loss(const fl_nn_multi_label_margin_loss_options *options) {
    static const fl_nn_multi_label_margin_loss_options defaults = FL_NN_MULTI_LABEL_MARGIN_LOSS_OPTIONS;
    const fl_nn_multi_label_margin_loss_options *o = options ? options : &defaults;
    if (!fl_given(o->reduction, "MultiLabelMarginLoss", "reduction")) return NULL;
    fl_value v[1];
    fl_layer__str(&v[0], o->reduction);
    return fl_module__leaf(&fl_layers__table[87], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_multi_label_soft_margin_loss(const fl_nn_multi_label_soft_margin_loss_options *options) {
    static const fl_nn_multi_label_soft_margin_loss_options defaults = FL_NN_MULTI_LABEL_SOFT_MARGIN_LOSS_OPTIONS;
    const fl_nn_multi_label_soft_margin_loss_options *o = options ? options : &defaults;
    if (!fl_given(o->reduction, "MultiLabelSoftMarginLoss", "reduction")) return NULL;
    fl_value v[2];
    fl_layer__tensor(&v[0], o->weight);
    fl_layer__str(&v[1], o->reduction);
    return fl_module__leaf(&fl_layers__table[88], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_ctc_loss(const fl_nn_ctc_loss_options *options) {
    static const fl_nn_ctc_loss_options defaults = FL_NN_CTC_LOSS_OPTIONS;
    const fl_nn_ctc_loss_options *o = options ? options : &defaults;
    if (!fl_given(o->reduction, "CTCLoss", "reduction")) return NULL;
    fl_value v[3];
    fl_layer__int(&v[0], o->blank);
    fl_layer__str(&v[1], o->reduction);
    fl_layer__bool(&v[2], o->zero_infinity);
    return fl_module__leaf(&fl_layers__table[18], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_linear_cross_entropy_loss(int64_t in_features, int64_t num_classes,
                                           const fl_nn_linear_cross_entropy_loss_options *options) {
    static const fl_nn_linear_cross_entropy_loss_options defaults = FL_NN_LINEAR_CROSS_ENTROPY_LOSS_OPTIONS;
    const fl_nn_linear_cross_entropy_loss_options *o = options ? options : &defaults;
    if (!fl_given_array(o->out_features, o->n_out_features, "LinearCrossEntropyLoss", "out_features")) return NULL;
    if (!fl_given(o->reduction, "LinearCrossEntropyLoss", "reduction")) return NULL;
    fl_value v[9];
    fl_layer__int(&v[0], in_features);
    fl_layer__int(&v[1], num_classes);
    fl_layer__list(&v[2], FL_K_INTS, o->out_features, o->n_out_features);
    fl_layer__bool(&v[3], o->bias);
    fl_layer__str(&v[4], o->reduction);
    fl_layer__tensor(&v[5], o->weight);
    fl_layer__int(&v[6], o->ignore_index);
    fl_layer__float(&v[7], o->label_smoothing);
    fl_layer__int(&v[8], o->batch_chunk_size);
    return fl_module__leaf(&fl_layers__table[74], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_batch_norm1d(int64_t num_features, const fl_nn_batch_norm1d_options *options) {
    static const fl_nn_batch_norm1d_options defaults = FL_NN_BATCH_NORM1D_OPTIONS;
    const fl_nn_batch_norm1d_options *o = options ? options : &defaults;
    fl_value v[6];
    fl_layer__int(&v[0], num_features);
    fl_layer__float(&v[1], o->eps);
    fl_layer__float(&v[2], o->momentum);
    fl_layer__bool(&v[3], o->affine);
    fl_layer__bool(&v[4], o->track_running_stats);
    fl_layer__bool(&v[5], o->bias);
    return fl_module__leaf(&fl_layers__table[13], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_batch_norm2d(int64_t num_features, const fl_nn_batch_norm2d_options *options) {
    static const fl_nn_batch_norm2d_options defaults = FL_NN_BATCH_NORM2D_OPTIONS;
    const fl_nn_batch_norm2d_options *o = options ? options : &defaults;
    fl_value v[6];
    fl_layer__int(&v[0], num_features);
    fl_layer__float(&v[1], o->eps);
    fl_layer__float(&v[2], o->momentum);
    fl_layer__bool(&v[3], o->affine);
    fl_layer__bool(&v[4], o->track_running_stats);
    fl_layer__bool(&v[5], o->bias);
    return fl_module__leaf(&fl_layers__table[14], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_batch_norm3d(int64_t num_features, const fl_nn_batch_norm3d_options *options) {
    static const fl_nn_batch_norm3d_options defaults = FL_NN_BATCH_NORM3D_OPTIONS;
    const fl_nn_batch_norm3d_options *o = options ? options : &defaults;
    fl_value v[6];
    fl_layer__int(&v[0], num_features);
    fl_layer__float(&v[1], o->eps);
    fl_layer__float(&v[2], o->momentum);
    fl_layer__bool(&v[3], o->affine);
    fl_layer__bool(&v[4], o->track_running_stats);
    fl_layer__bool(&v[5], o->bias);
    return fl_module__leaf(&fl_layers__table[15], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_layer_norm(const int64_t *normalized_shape, int n_normalized_shape,
                            const fl_nn_layer_norm_options *options) {
    static const fl_nn_layer_norm_options defaults = FL_NN_LAYER_NORM_OPTIONS;
    const fl_nn_layer_norm_options *o = options ? options : &defaults;
    if (!fl_given_array(normalized_shape, n_normalized_shape, "LayerNorm", "normalized_shape")) return NULL;
    fl_value v[4];
    fl_layer__list(&v[0], FL_K_INTS, normalized_shape, n_normalized_shape);
    fl_layer__float(&v[1], o->eps);
    fl_layer__bool(&v[2], o->elementwise_affine);
    fl_layer__bool(&v[3], o->bias);
    return fl_module__leaf(&fl_layers__table[71], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_group_norm(int64_t num_groups, int64_t num_channels, const fl_nn_group_norm_options *options) {
    static const fl_nn_group_norm_options defaults = FL_NN_GROUP_NORM_OPTIONS;
    const fl_nn_group_norm_options *o = options ? options : &defaults;
    fl_value v[5];
    fl_layer__int(&v[0], num_groups);
    fl_layer__int(&v[1], num_channels);
    fl_layer__float(&v[2], o->eps);
    fl_layer__bool(&v[3], o->affine);
    fl_layer__bool(&v[4], o->bias);
    return fl_module__leaf(&fl_layers__table[53], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_instance_norm1d(int64_t num_features, const fl_nn_instance_norm1d_options *options) {
    static const fl_nn_instance_norm1d_options defaults = FL_NN_INSTANCE_NORM1D_OPTIONS;
    const fl_nn_instance_norm1d_options *o = options ? options : &defaults;
    fl_value v[6];
    fl_layer__int(&v[0], num_features);
    fl_layer__float(&v[1], o->eps);
    fl_layer__float(&v[2], o->momentum);
    fl_layer__bool(&v[3], o->affine);
    fl_layer__bool(&v[4], o->track_running_stats);
    fl_layer__bool(&v[5], o->bias);
    return fl_module__leaf(&fl_layers__table[61], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_instance_norm2d(int64_t num_features, const fl_nn_instance_norm2d_options *options) {
    static const fl_nn_instance_norm2d_options defaults = FL_NN_INSTANCE_NORM2D_OPTIONS;
    const fl_nn_instance_norm2d_options *o = options ? options : &defaults;
    fl_value v[6];
    fl_layer__int(&v[0], num_features);
    fl_layer__float(&v[1], o->eps);
    fl_layer__float(&v[2], o->momentum);
    fl_layer__bool(&v[3], o->affine);
    fl_layer__bool(&v[4], o->track_running_stats);
    fl_layer__bool(&v[5], o->bias);
    return fl_module__leaf(&fl_layers__table[62], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_instance_norm3d(int64_t num_features, const fl_nn_instance_norm3d_options *options) {
    static const fl_nn_instance_norm3d_options defaults = FL_NN_INSTANCE_NORM3D_OPTIONS;
    const fl_nn_instance_norm3d_options *o = options ? options : &defaults;
    fl_value v[6];
    fl_layer__int(&v[0], num_features);
    fl_layer__float(&v[1], o->eps);
    fl_layer__float(&v[2], o->momentum);
    fl_layer__bool(&v[3], o->affine);
    fl_layer__bool(&v[4], o->track_running_stats);
    fl_layer__bool(&v[5], o->bias);
    return fl_module__leaf(&fl_layers__table[63], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_sync_batch_norm(int64_t num_features, const fl_nn_sync_batch_norm_options *options) {
    static const fl_nn_sync_batch_norm_options defaults = FL_NN_SYNC_BATCH_NORM_OPTIONS;
    const fl_nn_sync_batch_norm_options *o = options ? options : &defaults;
    fl_value v[7];
    fl_layer__int(&v[0], num_features);
    fl_layer__float(&v[1], o->eps);
    fl_layer__float(&v[2], o->momentum);
    fl_layer__bool(&v[3], o->affine);
    fl_layer__bool(&v[4], o->track_running_stats);
    fl_layer__int(&v[5], o->process_group);
    fl_layer__bool(&v[6], o->bias);
    return fl_module__leaf(&fl_layers__table[121], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_rms_norm(const int64_t *normalized_shape, int n_normalized_shape,
                          const fl_nn_rms_norm_options *options) {
    static const fl_nn_rms_norm_options defaults = FL_NN_RMS_NORM_OPTIONS;
    const fl_nn_rms_norm_options *o = options ? options : &defaults;
    if (!fl_given_array(normalized_shape, n_normalized_shape, "RMSNorm", "normalized_shape")) return NULL;
    fl_value v[3];
    fl_layer__list(&v[0], FL_K_INTS, normalized_shape, n_normalized_shape);
    fl_layer__float(&v[1], o->eps);
    fl_layer__bool(&v[2], o->elementwise_affine);
    return fl_module__leaf(&fl_layers__table[98], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_local_response_norm(int64_t size, const fl_nn_local_response_norm_options *options) {
    static const fl_nn_local_response_norm_options defaults = FL_NN_LOCAL_RESPONSE_NORM_OPTIONS;
    const fl_nn_local_response_norm_options *o = options ? options : &defaults;
    fl_value v[4];
    fl_layer__int(&v[0], size);
    fl_layer__float(&v[1], o->alpha);
    fl_layer__float(&v[2], o->beta);
    fl_layer__float(&v[3], o->k);
    return fl_module__leaf(&fl_layers__table[75], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_cross_map_lrn2d(int64_t size, const fl_nn_cross_map_lrn2d_options *options) {
    static const fl_nn_cross_map_lrn2d_options defaults = FL_NN_CROSS_MAP_LRN2D_OPTIONS;
    const fl_nn_cross_map_lrn2d_options *o = options ? options : &defaults;
    fl_value v[4];
    fl_layer__int(&v[0], size);
    fl_layer__float(&v[1], o->alpha);
    fl_layer__float(&v[2], o->beta);
    fl_layer__scalar(&v[3], o->k);
    return fl_module__leaf(&fl_layers__table[35], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_constant_pad1d(int64_t padding, double value, const fl_nn_constant_pad1d_options *options) {
    static const fl_nn_constant_pad1d_options defaults = FL_NN_CONSTANT_PAD1D_OPTIONS;
    const fl_nn_constant_pad1d_options *o = options ? options : &defaults;
    fl_value v[2];
    int64_t square_padding[2];
    fl_layer__square(&v[0], padding, o ? o->padding : NULL, 2, square_padding);
    fl_layer__float(&v[1], value);
    return fl_module__leaf(&fl_layers__table[23], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_constant_pad2d(int64_t padding, double value, const fl_nn_constant_pad2d_options *options) {
    static const fl_nn_constant_pad2d_options defaults = FL_NN_CONSTANT_PAD2D_OPTIONS;
    const fl_nn_constant_pad2d_options *o = options ? options : &defaults;
    fl_value v[2];
    int64_t square_padding[4];
    fl_layer__square(&v[0], padding, o ? o->padding : NULL, 4, square_padding);
    fl_layer__float(&v[1], value);
    return fl_module__leaf(&fl_layers__table[24], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_constant_pad3d(int64_t padding, double value, const fl_nn_constant_pad3d_options *options) {
    static const fl_nn_constant_pad3d_options defaults = FL_NN_CONSTANT_PAD3D_OPTIONS;
    const fl_nn_constant_pad3d_options *o = options ? options : &defaults;
    fl_value v[2];
    int64_t square_padding[6];
    fl_layer__square(&v[0], padding, o ? o->padding : NULL, 6, square_padding);
    fl_layer__float(&v[1], value);
    return fl_module__leaf(&fl_layers__table[25], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_zero_pad1d(int64_t padding, const fl_nn_zero_pad1d_options *options) {
    static const fl_nn_zero_pad1d_options defaults = FL_NN_ZERO_PAD1D_OPTIONS;
    const fl_nn_zero_pad1d_options *o = options ? options : &defaults;
    fl_value v[1];
    int64_t square_padding[2];
    fl_layer__square(&v[0], padding, o ? o->padding : NULL, 2, square_padding);
    return fl_module__leaf(&fl_layers__table[136], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_zero_pad2d(int64_t padding, const fl_nn_zero_pad2d_options *options) {
    static const fl_nn_zero_pad2d_options defaults = FL_NN_ZERO_PAD2D_OPTIONS;
    const fl_nn_zero_pad2d_options *o = options ? options : &defaults;
    fl_value v[1];
    int64_t square_padding[4];
    fl_layer__square(&v[0], padding, o ? o->padding : NULL, 4, square_padding);
    return fl_module__leaf(&fl_layers__table[137], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_zero_pad3d(int64_t padding, const fl_nn_zero_pad3d_options *options) {
    static const fl_nn_zero_pad3d_options defaults = FL_NN_ZERO_PAD3D_OPTIONS;
    const fl_nn_zero_pad3d_options *o = options ? options : &defaults;
    fl_value v[1];
    int64_t square_padding[6];
    fl_layer__square(&v[0], padding, o ? o->padding : NULL, 6, square_padding);
    return fl_module__leaf(&fl_layers__table[138], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_reflection_pad1d(int64_t padding, const fl_nn_reflection_pad1d_options *options) {
    static const fl_nn_reflection_pad1d_options defaults = FL_NN_REFLECTION_PAD1D_OPTIONS;
    const fl_nn_reflection_pad1d_options *o = options ? options : &defaults;
    fl_value v[1];
    int64_t square_padding[2];
    fl_layer__square(&v[0], padding, o ? o->padding : NULL, 2, square_padding);
    return fl_module__leaf(&fl_layers__table[104], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_reflection_pad2d(int64_t padding, const fl_nn_reflection_pad2d_options *options) {
    static const fl_nn_reflection_pad2d_options defaults = FL_NN_REFLECTION_PAD2D_OPTIONS;
    const fl_nn_reflection_pad2d_options *o = options ? options : &defaults;
    fl_value v[1];
    int64_t square_padding[4];
    fl_layer__square(&v[0], padding, o ? o->padding : NULL, 4, square_padding);
    return fl_module__leaf(&fl_layers__table[105], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_reflection_pad3d(int64_t padding, const fl_nn_reflection_pad3d_options *options) {
    static const fl_nn_reflection_pad3d_options defaults = FL_NN_REFLECTION_PAD3D_OPTIONS;
    const fl_nn_reflection_pad3d_options *o = options ? options : &defaults;
    fl_value v[1];
    int64_t square_padding[6];
    fl_layer__square(&v[0], padding, o ? o->padding : NULL, 6, square_padding);
    return fl_module__leaf(&fl_layers__table[106], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_replication_pad1d(int64_t padding, const fl_nn_replication_pad1d_options *options) {
    static const fl_nn_replication_pad1d_options defaults = FL_NN_REPLICATION_PAD1D_OPTIONS;
    const fl_nn_replication_pad1d_options *o = options ? options : &defaults;
    fl_value v[1];
    int64_t square_padding[2];
    fl_layer__square(&v[0], padding, o ? o->padding : NULL, 2, square_padding);
    return fl_module__leaf(&fl_layers__table[107], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_replication_pad2d(int64_t padding, const fl_nn_replication_pad2d_options *options) {
    static const fl_nn_replication_pad2d_options defaults = FL_NN_REPLICATION_PAD2D_OPTIONS;
    const fl_nn_replication_pad2d_options *o = options ? options : &defaults;
    fl_value v[1];
    int64_t square_padding[4];
    fl_layer__square(&v[0], padding, o ? o->padding : NULL, 4, square_padding);
    return fl_module__leaf(&fl_layers__table[108], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_replication_pad3d(int64_t padding, const fl_nn_replication_pad3d_options *options) {
    static const fl_nn_replication_pad3d_options defaults = FL_NN_REPLICATION_PAD3D_OPTIONS;
    const fl_nn_replication_pad3d_options *o = options ? options : &defaults;
    fl_value v[1];
    int64_t square_padding[6];
    fl_layer__square(&v[0], padding, o ? o->padding : NULL, 6, square_padding);
    return fl_module__leaf(&fl_layers__table[109], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_circular_pad1d(int64_t padding, const fl_nn_circular_pad1d_options *options) {
    static const fl_nn_circular_pad1d_options defaults = FL_NN_CIRCULAR_PAD1D_OPTIONS;
    const fl_nn_circular_pad1d_options *o = options ? options : &defaults;
    fl_value v[1];
    int64_t square_padding[2];
    fl_layer__square(&v[0], padding, o ? o->padding : NULL, 2, square_padding);
    return fl_module__leaf(&fl_layers__table[20], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_circular_pad2d(int64_t padding, const fl_nn_circular_pad2d_options *options) {
    static const fl_nn_circular_pad2d_options defaults = FL_NN_CIRCULAR_PAD2D_OPTIONS;
    const fl_nn_circular_pad2d_options *o = options ? options : &defaults;
    fl_value v[1];
    int64_t square_padding[4];
    fl_layer__square(&v[0], padding, o ? o->padding : NULL, 4, square_padding);
    return fl_module__leaf(&fl_layers__table[21], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_circular_pad3d(int64_t padding, const fl_nn_circular_pad3d_options *options) {
    static const fl_nn_circular_pad3d_options defaults = FL_NN_CIRCULAR_PAD3D_OPTIONS;
    const fl_nn_circular_pad3d_options *o = options ? options : &defaults;
    fl_value v[1];
    int64_t square_padding[6];
    fl_layer__square(&v[0], padding, o ? o->padding : NULL, 6, square_padding);
    return fl_module__leaf(&fl_layers__table[22], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_max_pool1d(int64_t kernel_size, const fl_nn_max_pool1d_options *options) {
    static const fl_nn_max_pool1d_options defaults = FL_NN_MAX_POOL1D_OPTIONS;
    const fl_nn_max_pool1d_options *o = options ? options : &defaults;
    fl_value v[6];
    int64_t square_kernel_size[1];
    fl_layer__square(&v[0], kernel_size, o ? o->kernel_size : NULL, 1, square_kernel_size);
    fl_layer__ints(&v[1], o->stride, 1, NULL);
    fl_layer__ints(&v[2], o->padding, 1, NULL);
    fl_layer__ints(&v[3], o->dilation, 1, NULL);
    fl_layer__bool(&v[4], o->return_indices);
    fl_layer__bool(&v[5], o->ceil_mode);
    return fl_module__leaf(&fl_layers__table[80], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_max_pool2d(int64_t kernel_size, const fl_nn_max_pool2d_options *options) {
    static const fl_nn_max_pool2d_options defaults = FL_NN_MAX_POOL2D_OPTIONS;
    const fl_nn_max_pool2d_options *o = options ? options : &defaults;
    fl_value v[6];
    int64_t square_kernel_size[2];
    fl_layer__square(&v[0], kernel_size, o ? o->kernel_size : NULL, 2, square_kernel_size);
    fl_layer__ints(&v[1], o->stride, 2, NULL);
    fl_layer__ints(&v[2], o->padding, 2, NULL);
    fl_layer__ints(&v[3], o->dilation, 2, NULL);
    fl_layer__bool(&v[4], o->return_indices);
    fl_layer__bool(&v[5], o->ceil_mode);
    return fl_module__leaf(&fl_layers__table[81], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_max_pool3d(int64_t kernel_size, const fl_nn_max_pool3d_options *options) {
    static const fl_nn_max_pool3d_options defaults = FL_NN_MAX_POOL3D_OPTIONS;
    const fl_nn_max_pool3d_options *o = options ? options : &defaults;
    fl_value v[6];
    int64_t square_kernel_size[3];
    fl_layer__square(&v[0], kernel_size, o ? o->kernel_size : NULL, 3, square_kernel_size);
    fl_layer__ints(&v[1], o->stride, 3, NULL);
    fl_layer__ints(&v[2], o->padding, 3, NULL);
    fl_layer__ints(&v[3], o->dilation, 3, NULL);
    fl_layer__bool(&v[4], o->return_indices);
    fl_layer__bool(&v[5], o->ceil_mode);
    return fl_module__leaf(&fl_layers__table[82], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_avg_pool1d(int64_t kernel_size, const fl_nn_avg_pool1d_options *options) {
    static const fl_nn_avg_pool1d_options defaults = FL_NN_AVG_POOL1D_OPTIONS;
    const fl_nn_avg_pool1d_options *o = options ? options : &defaults;
    fl_value v[5];
    int64_t square_kernel_size[1];
    fl_layer__square(&v[0], kernel_size, o ? o->kernel_size : NULL, 1, square_kernel_size);
    fl_layer__ints(&v[1], o->stride, 1, NULL);
    fl_layer__ints(&v[2], o->padding, 1, NULL);
    fl_layer__bool(&v[3], o->ceil_mode);
    fl_layer__bool(&v[4], o->count_include_pad);
    return fl_module__leaf(&fl_layers__table[8], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_avg_pool2d(int64_t kernel_size, const fl_nn_avg_pool2d_options *options) {
    static const fl_nn_avg_pool2d_options defaults = FL_NN_AVG_POOL2D_OPTIONS;
    const fl_nn_avg_pool2d_options *o = options ? options : &defaults;
    fl_value v[6];
    int64_t square_kernel_size[2];
    fl_layer__square(&v[0], kernel_size, o ? o->kernel_size : NULL, 2, square_kernel_size);
    fl_layer__ints(&v[1], o->stride, 2, NULL);
    fl_layer__ints(&v[2], o->padding, 2, NULL);
    fl_layer__bool(&v[3], o->ceil_mode);
    fl_layer__bool(&v[4], o->count_include_pad);
    fl_layer__int(&v[5], o->divisor_override);
    return fl_module__leaf(&fl_layers__table[9], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_avg_pool3d(int64_t kernel_size, const fl_nn_avg_pool3d_options *options) {
    static const fl_nn_avg_pool3d_options defaults = FL_NN_AVG_POOL3D_OPTIONS;
    const fl_nn_avg_pool3d_options *o = options ? options : &defaults;
    fl_value v[6];
    int64_t square_kernel_size[3];
    fl_layer__square(&v[0], kernel_size, o ? o->kernel_size : NULL, 3, square_kernel_size);
    fl_layer__ints(&v[1], o->stride, 3, NULL);
    fl_layer__ints(&v[2], o->padding, 3, NULL);
    fl_layer__bool(&v[3], o->ceil_mode);
    fl_layer__bool(&v[4], o->count_include_pad);
    fl_layer__int(&v[5], o->divisor_override);
    return fl_module__leaf(&fl_layers__table[10], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_max_unpool1d(int64_t kernel_size, const fl_nn_max_unpool1d_options *options) {
    static const fl_nn_max_unpool1d_options defaults = FL_NN_MAX_UNPOOL1D_OPTIONS;
    const fl_nn_max_unpool1d_options *o = options ? options : &defaults;
    fl_value v[3];
    int64_t square_kernel_size[1];
    fl_layer__square(&v[0], kernel_size, o ? o->kernel_size : NULL, 1, square_kernel_size);
    fl_layer__ints(&v[1], o->stride, 1, NULL);
    fl_layer__ints(&v[2], o->padding, 1, NULL);
    return fl_module__leaf(&fl_layers__table[83], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_max_unpool2d(int64_t kernel_size, const fl_nn_max_unpool2d_options *options) {
    static const fl_nn_max_unpool2d_options defaults = FL_NN_MAX_UNPOOL2D_OPTIONS;
    const fl_nn_max_unpool2d_options *o = options ? options : &defaults;
    fl_value v[3];
    int64_t square_kernel_size[2];
    fl_layer__square(&v[0], kernel_size, o ? o->kernel_size : NULL, 2, square_kernel_size);
    fl_layer__ints(&v[1], o->stride, 2, NULL);
    fl_layer__ints(&v[2], o->padding, 2, NULL);
    return fl_module__leaf(&fl_layers__table[84], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_max_unpool3d(int64_t kernel_size, const fl_nn_max_unpool3d_options *options) {
    static const fl_nn_max_unpool3d_options defaults = FL_NN_MAX_UNPOOL3D_OPTIONS;
    const fl_nn_max_unpool3d_options *o = options ? options : &defaults;
    fl_value v[3];
    int64_t square_kernel_size[3];
    fl_layer__square(&v[0], kernel_size, o ? o->kernel_size : NULL, 3, square_kernel_size);
    fl_layer__ints(&v[1], o->stride, 3, NULL);
    fl_layer__ints(&v[2], o->padding, 3, NULL);
    return fl_module__leaf(&fl_layers__table[85], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_lp_pool1d(double norm_type, int64_t kernel_size, const fl_nn_lp_pool1d_options *options) {
    static const fl_nn_lp_pool1d_options defaults = FL_NN_LP_POOL1D_OPTIONS;
    const fl_nn_lp_pool1d_options *o = options ? options : &defaults;
    fl_value v[4];
    fl_layer__float(&v[0], norm_type);
    int64_t square_kernel_size[1];
    fl_layer__square(&v[1], kernel_size, o ? o->kernel_size : NULL, 1, square_kernel_size);
    fl_layer__ints(&v[2], o->stride, 1, NULL);
    fl_layer__bool(&v[3], o->ceil_mode);
    return fl_module__leaf(&fl_layers__table[66], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_lp_pool2d(double norm_type, int64_t kernel_size, const fl_nn_lp_pool2d_options *options) {
    static const fl_nn_lp_pool2d_options defaults = FL_NN_LP_POOL2D_OPTIONS;
    const fl_nn_lp_pool2d_options *o = options ? options : &defaults;
    fl_value v[4];
    fl_layer__float(&v[0], norm_type);
    int64_t square_kernel_size[2];
    fl_layer__square(&v[1], kernel_size, o ? o->kernel_size : NULL, 2, square_kernel_size);
    fl_layer__ints(&v[2], o->stride, 2, NULL);
    fl_layer__bool(&v[3], o->ceil_mode);
    return fl_module__leaf(&fl_layers__table[67], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_lp_pool3d(double norm_type, int64_t kernel_size, const fl_nn_lp_pool3d_options *options) {
    static const fl_nn_lp_pool3d_options defaults = FL_NN_LP_POOL3D_OPTIONS;
    const fl_nn_lp_pool3d_options *o = options ? options : &defaults;
    fl_value v[4];
    fl_layer__float(&v[0], norm_type);
    int64_t square_kernel_size[3];
    fl_layer__square(&v[1], kernel_size, o ? o->kernel_size : NULL, 3, square_kernel_size);
    fl_layer__ints(&v[2], o->stride, 3, NULL);
    fl_layer__bool(&v[3], o->ceil_mode);
    return fl_module__leaf(&fl_layers__table[68], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_fractional_max_pool2d(int64_t kernel_size, const fl_nn_fractional_max_pool2d_options *options) {
    static const fl_nn_fractional_max_pool2d_options defaults = FL_NN_FRACTIONAL_MAX_POOL2D_OPTIONS;
    const fl_nn_fractional_max_pool2d_options *o = options ? options : &defaults;
    fl_value v[5];
    int64_t square_kernel_size[2];
    fl_layer__square(&v[0], kernel_size, o ? o->kernel_size : NULL, 2, square_kernel_size);
    fl_layer__ints(&v[1], o->output_size, 2, NULL);
    fl_layer__list(&v[2], FL_K_FLOATS, isnan(o->output_ratio[0]) ? NULL : o->output_ratio, 2);
    fl_layer__bool(&v[3], o->return_indices);
    fl_layer__tensor(&v[4], o->_random_samples);
    return fl_module__leaf(&fl_layers__table[46], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_fractional_max_pool3d(int64_t kernel_size, const fl_nn_fractional_max_pool3d_options *options) {
    static const fl_nn_fractional_max_pool3d_options defaults = FL_NN_FRACTIONAL_MAX_POOL3D_OPTIONS;
    const fl_nn_fractional_max_pool3d_options *o = options ? options : &defaults;
    fl_value v[5];
    int64_t square_kernel_size[3];
    fl_layer__square(&v[0], kernel_size, o ? o->kernel_size : NULL, 3, square_kernel_size);
    fl_layer__ints(&v[1], o->output_size, 3, NULL);
    fl_layer__list(&v[2], FL_K_FLOATS, isnan(o->output_ratio[0]) ? NULL : o->output_ratio, 3);
    fl_layer__bool(&v[3], o->return_indices);
    fl_layer__tensor(&v[4], o->_random_samples);
    return fl_module__leaf(&fl_layers__table[47], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_adaptive_avg_pool1d(int64_t output_size, const fl_nn_adaptive_avg_pool1d_options *options) {
    static const fl_nn_adaptive_avg_pool1d_options defaults = FL_NN_ADAPTIVE_AVG_POOL1D_OPTIONS;
    const fl_nn_adaptive_avg_pool1d_options *o = options ? options : &defaults;
    fl_value v[1];
    int64_t square_output_size[1];
    fl_layer__square(&v[0], output_size, o ? o->output_size : NULL, 1, square_output_size);
    return fl_module__leaf(&fl_layers__table[0], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_adaptive_max_pool1d(int64_t output_size, const fl_nn_adaptive_max_pool1d_options *options) {
    static const fl_nn_adaptive_max_pool1d_options defaults = FL_NN_ADAPTIVE_MAX_POOL1D_OPTIONS;
    const fl_nn_adaptive_max_pool1d_options *o = options ? options : &defaults;
    fl_value v[2];
    int64_t square_output_size[1];
    fl_layer__square(&v[0], output_size, o ? o->output_size : NULL, 1, square_output_size);
    fl_layer__bool(&v[1], o->return_indices);
    return fl_module__leaf(&fl_layers__table[4], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_adaptive_avg_pool2d(int64_t output_size, const fl_nn_adaptive_avg_pool2d_options *options) {
    static const fl_nn_adaptive_avg_pool2d_options defaults = FL_NN_ADAPTIVE_AVG_POOL2D_OPTIONS;
    const fl_nn_adaptive_avg_pool2d_options *o = options ? options : &defaults;
    fl_value v[1];
    int64_t square_output_size[2];
    fl_layer__square(&v[0], output_size, o ? o->output_size : NULL, 2, square_output_size);
    return fl_module__leaf(&fl_layers__table[1], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_adaptive_max_pool2d(int64_t output_size, const fl_nn_adaptive_max_pool2d_options *options) {
    static const fl_nn_adaptive_max_pool2d_options defaults = FL_NN_ADAPTIVE_MAX_POOL2D_OPTIONS;
    const fl_nn_adaptive_max_pool2d_options *o = options ? options : &defaults;
    fl_value v[2];
    int64_t square_output_size[2];
    fl_layer__square(&v[0], output_size, o ? o->output_size : NULL, 2, square_output_size);
    fl_layer__bool(&v[1], o->return_indices);
    return fl_module__leaf(&fl_layers__table[5], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_adaptive_avg_pool3d(int64_t output_size, const fl_nn_adaptive_avg_pool3d_options *options) {
    static const fl_nn_adaptive_avg_pool3d_options defaults = FL_NN_ADAPTIVE_AVG_POOL3D_OPTIONS;
    const fl_nn_adaptive_avg_pool3d_options *o = options ? options : &defaults;
    fl_value v[1];
    int64_t square_output_size[3];
    fl_layer__square(&v[0], output_size, o ? o->output_size : NULL, 3, square_output_size);
    return fl_module__leaf(&fl_layers__table[2], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_adaptive_max_pool3d(int64_t output_size, const fl_nn_adaptive_max_pool3d_options *options) {
    static const fl_nn_adaptive_max_pool3d_options defaults = FL_NN_ADAPTIVE_MAX_POOL3D_OPTIONS;
    const fl_nn_adaptive_max_pool3d_options *o = options ? options : &defaults;
    fl_value v[2];
    int64_t square_output_size[3];
    fl_layer__square(&v[0], output_size, o ? o->output_size : NULL, 3, square_output_size);
    fl_layer__bool(&v[1], o->return_indices);
    return fl_module__leaf(&fl_layers__table[6], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_rnn(int64_t input_size, int64_t hidden_size, const fl_nn_rnn_options *options) {
    static const fl_nn_rnn_options defaults = FL_NN_RNN_OPTIONS;
    const fl_nn_rnn_options *o = options ? options : &defaults;
    if (!fl_given(o->nonlinearity, "RNN", "nonlinearity")) return NULL;
    fl_value v[8];
    fl_layer__int(&v[0], input_size);
    fl_layer__int(&v[1], hidden_size);
    fl_layer__int(&v[2], o->num_layers);
    fl_layer__str(&v[3], o->nonlinearity);
    fl_layer__bool(&v[4], o->bias);
    fl_layer__bool(&v[5], o->batch_first);
    fl_layer__float(&v[6], o->dropout);
    fl_layer__bool(&v[7], o->bidirectional);
    return fl_module__leaf(&fl_layers__table[99], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_lstm(int64_t input_size, int64_t hidden_size, const fl_nn_lstm_options *options) {
    static const fl_nn_lstm_options defaults = FL_NN_LSTM_OPTIONS;
    const fl_nn_lstm_options *o = options ? options : &defaults;
    fl_value v[8];
    fl_layer__int(&v[0], input_size);
    fl_layer__int(&v[1], hidden_size);
    fl_layer__int(&v[2], o->num_layers);
    fl_layer__bool(&v[3], o->bias);
    fl_layer__bool(&v[4], o->batch_first);
    fl_layer__float(&v[5], o->dropout);
    fl_layer__bool(&v[6], o->bidirectional);
    fl_layer__int(&v[7], o->proj_size);
    return fl_module__leaf(&fl_layers__table[69], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_gru(int64_t input_size, int64_t hidden_size, const fl_nn_gru_options *options) {
    static const fl_nn_gru_options defaults = FL_NN_GRU_OPTIONS;
    const fl_nn_gru_options *o = options ? options : &defaults;
    fl_value v[7];
    fl_layer__int(&v[0], input_size);
    fl_layer__int(&v[1], hidden_size);
    fl_layer__int(&v[2], o->num_layers);
    fl_layer__bool(&v[3], o->bias);
    fl_layer__bool(&v[4], o->batch_first);
    fl_layer__float(&v[5], o->dropout);
    fl_layer__bool(&v[6], o->bidirectional);
    return fl_module__leaf(&fl_layers__table[50], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_rnn_cell(int64_t input_size, int64_t hidden_size, const fl_nn_rnn_cell_options *options) {
    static const fl_nn_rnn_cell_options defaults = FL_NN_RNN_CELL_OPTIONS;
    const fl_nn_rnn_cell_options *o = options ? options : &defaults;
    if (!fl_given(o->nonlinearity, "RNNCell", "nonlinearity")) return NULL;
    fl_value v[4];
    fl_layer__int(&v[0], input_size);
    fl_layer__int(&v[1], hidden_size);
    fl_layer__bool(&v[2], o->bias);
    fl_layer__str(&v[3], o->nonlinearity);
    return fl_module__leaf(&fl_layers__table[100], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_lstm_cell(int64_t input_size, int64_t hidden_size, const fl_nn_lstm_cell_options *options) {
    static const fl_nn_lstm_cell_options defaults = FL_NN_LSTM_CELL_OPTIONS;
    const fl_nn_lstm_cell_options *o = options ? options : &defaults;
    fl_value v[3];
    fl_layer__int(&v[0], input_size);
    fl_layer__int(&v[1], hidden_size);
    fl_layer__bool(&v[2], o->bias);
    return fl_module__leaf(&fl_layers__table[70], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_gru_cell(int64_t input_size, int64_t hidden_size, const fl_nn_gru_cell_options *options) {
    static const fl_nn_gru_cell_options defaults = FL_NN_GRU_CELL_OPTIONS;
    const fl_nn_gru_cell_options *o = options ? options : &defaults;
    fl_value v[3];
    fl_layer__int(&v[0], input_size);
    fl_layer__int(&v[1], hidden_size);
    fl_layer__bool(&v[2], o->bias);
    return fl_module__leaf(&fl_layers__table[51], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_pixel_shuffle(int64_t upscale_factor) {
    fl_value v[1];
    fl_layer__int(&v[0], upscale_factor);
    return fl_module__leaf(&fl_layers__table[95], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_pixel_unshuffle(int64_t downscale_factor) {
    fl_value v[1];
    fl_layer__int(&v[0], downscale_factor);
    return fl_module__leaf(&fl_layers__table[96], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_channel_shuffle(int64_t groups) {
    fl_value v[1];
    fl_layer__int(&v[0], groups);
    return fl_module__leaf(&fl_layers__table[19], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_unfold(int64_t kernel_size, const fl_nn_unfold_options *options) {
    static const fl_nn_unfold_options defaults = FL_NN_UNFOLD_OPTIONS;
    const fl_nn_unfold_options *o = options ? options : &defaults;
    fl_value v[4];
    int64_t square_kernel_size[2];
    fl_layer__square(&v[0], kernel_size, o ? o->kernel_size : NULL, 2, square_kernel_size);
    fl_layer__ints(&v[1], o->dilation, 2, NULL);
    fl_layer__ints(&v[2], o->padding, 2, NULL);
    fl_layer__ints(&v[3], o->stride, 2, NULL);
    return fl_module__leaf(&fl_layers__table[132], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_fold(int64_t output_size, int64_t kernel_size, const fl_nn_fold_options *options) {
    static const fl_nn_fold_options defaults = FL_NN_FOLD_OPTIONS;
    const fl_nn_fold_options *o = options ? options : &defaults;
    fl_value v[5];
    int64_t square_output_size[2];
    fl_layer__square(&v[0], output_size, o ? o->output_size : NULL, 2, square_output_size);
    int64_t square_kernel_size[2];
    fl_layer__square(&v[1], kernel_size, o ? o->kernel_size : NULL, 2, square_kernel_size);
    fl_layer__ints(&v[2], o->dilation, 2, NULL);
    fl_layer__ints(&v[3], o->padding, 2, NULL);
    fl_layer__ints(&v[4], o->stride, 2, NULL);
    return fl_module__leaf(&fl_layers__table[45], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_embedding(int64_t num_embeddings, int64_t embedding_dim, const fl_nn_embedding_options *options) {
    static const fl_nn_embedding_options defaults = FL_NN_EMBEDDING_OPTIONS;
    const fl_nn_embedding_options *o = options ? options : &defaults;
    fl_value v[7];
    fl_layer__int(&v[0], num_embeddings);
    fl_layer__int(&v[1], embedding_dim);
    fl_layer__int(&v[2], o->padding_idx);
    fl_layer__float(&v[3], o->max_norm);
    fl_layer__float(&v[4], o->norm_type);
    fl_layer__bool(&v[5], o->scale_grad_by_freq);
    fl_layer__bool(&v[6], o->sparse);
    return fl_module__leaf(&fl_layers__table[41], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_embedding_bag(int64_t num_embeddings, int64_t embedding_dim,
                               const fl_nn_embedding_bag_options *options) {
    static const fl_nn_embedding_bag_options defaults = FL_NN_EMBEDDING_BAG_OPTIONS;
    const fl_nn_embedding_bag_options *o = options ? options : &defaults;
    if (!fl_given(o->mode, "EmbeddingBag", "mode")) return NULL;
    fl_value v[9];
    fl_layer__int(&v[0], num_embeddings);
    fl_layer__int(&v[1], embedding_dim);
    fl_layer__float(&v[2], o->max_norm);
    fl_layer__float(&v[3], o->norm_type);
    fl_layer__bool(&v[4], o->scale_grad_by_freq);
    fl_layer__str(&v[5], o->mode);
    fl_layer__bool(&v[6], o->sparse);
    fl_layer__bool(&v[7], o->include_last_offset);
    fl_layer__int(&v[8], o->padding_idx);
    return fl_module__leaf(&fl_layers__table[42], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_transformer_encoder_layer(int64_t d_model, int64_t nhead,
                                           const fl_nn_transformer_encoder_layer_options *options) {
    static const fl_nn_transformer_encoder_layer_options defaults = FL_NN_TRANSFORMER_ENCODER_LAYER_OPTIONS;
    const fl_nn_transformer_encoder_layer_options *o = options ? options : &defaults;
    if (!fl_given(o->activation, "TransformerEncoderLayer", "activation")) return NULL;
    fl_value v[9];
    fl_layer__int(&v[0], d_model);
    fl_layer__int(&v[1], nhead);
    fl_layer__int(&v[2], o->dim_feedforward);
    fl_layer__float(&v[3], o->dropout);
    fl_layer__str(&v[4], o->activation);
    fl_layer__float(&v[5], o->layer_norm_eps);
    fl_layer__bool(&v[6], o->batch_first);
    fl_layer__bool(&v[7], o->norm_first);
    fl_layer__bool(&v[8], o->bias);
    return fl_module__leaf(&fl_layers__table[129], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_transformer_decoder_layer(int64_t d_model, int64_t nhead,
                                           const fl_nn_transformer_decoder_layer_options *options) {
    static const fl_nn_transformer_decoder_layer_options defaults = FL_NN_TRANSFORMER_DECODER_LAYER_OPTIONS;
    const fl_nn_transformer_decoder_layer_options *o = options ? options : &defaults;
    if (!fl_given(o->activation, "TransformerDecoderLayer", "activation")) return NULL;
    fl_value v[9];
    fl_layer__int(&v[0], d_model);
    fl_layer__int(&v[1], nhead);
    fl_layer__int(&v[2], o->dim_feedforward);
    fl_layer__float(&v[3], o->dropout);
    fl_layer__str(&v[4], o->activation);
    fl_layer__float(&v[5], o->layer_norm_eps);
    fl_layer__bool(&v[6], o->batch_first);
    fl_layer__bool(&v[7], o->norm_first);
    fl_layer__bool(&v[8], o->bias);
    return fl_module__leaf(&fl_layers__table[127], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_transformer(const fl_nn_transformer_options *options) {
    static const fl_nn_transformer_options defaults = FL_NN_TRANSFORMER_OPTIONS;
    const fl_nn_transformer_options *o = options ? options : &defaults;
    if (!fl_given(o->activation, "Transformer", "activation")) return NULL;
    fl_value v[11];
    fl_layer__int(&v[0], o->d_model);
    fl_layer__int(&v[1], o->nhead);
    fl_layer__int(&v[2], o->num_encoder_layers);
    fl_layer__int(&v[3], o->num_decoder_layers);
    fl_layer__int(&v[4], o->dim_feedforward);
    fl_layer__float(&v[5], o->dropout);
    fl_layer__str(&v[6], o->activation);
    fl_layer__float(&v[7], o->layer_norm_eps);
    fl_layer__bool(&v[8], o->batch_first);
    fl_layer__bool(&v[9], o->norm_first);
    fl_layer__bool(&v[10], o->bias);
    return fl_module__leaf(&fl_layers__table[125], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_upsample(const fl_nn_upsample_options *options) {
    static const fl_nn_upsample_options defaults = FL_NN_UPSAMPLE_OPTIONS;
    const fl_nn_upsample_options *o = options ? options : &defaults;
    if (!fl_given_array(o->size, o->n_size == -1 && o->size ? 1 : o->n_size, "Upsample", "size")) return NULL;
    if (!fl_given_array(o->scale_factor, o->n_scale_factor == -1 && o->scale_factor ? 1 : o->n_scale_factor, "Upsample", "scale_factor")) return NULL;
    if (!fl_given(o->mode, "Upsample", "mode")) return NULL;
    fl_value v[5];
    fl_layer__single(&v[0], FL_K_INTS, o->size, o->n_size);
    fl_layer__single(&v[1], FL_K_FLOATS, o->scale_factor, o->n_scale_factor);
    fl_layer__str(&v[2], o->mode);
    fl_layer__optional_bool(&v[3], o->align_corners);
    fl_layer__optional_bool(&v[4], o->recompute_scale_factor);
    return fl_module__leaf(&fl_layers__table[133], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_upsampling_nearest2d(const fl_nn_upsampling_nearest2d_options *options) {
    static const fl_nn_upsampling_nearest2d_options defaults = FL_NN_UPSAMPLING_NEAREST2D_OPTIONS;
    const fl_nn_upsampling_nearest2d_options *o = options ? options : &defaults;
    if (!fl_given_array(o->size, o->n_size == -1 && o->size ? 1 : o->n_size, "UpsamplingNearest2d", "size")) return NULL;
    if (!fl_given_array(o->scale_factor, o->n_scale_factor == -1 && o->scale_factor ? 1 : o->n_scale_factor, "UpsamplingNearest2d", "scale_factor")) return NULL;
    fl_value v[2];
    fl_layer__single(&v[0], FL_K_INTS, o->size, o->n_size);
    fl_layer__single(&v[1], FL_K_FLOATS, o->scale_factor, o->n_scale_factor);
    return fl_module__leaf(&fl_layers__table[135], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_upsampling_bilinear2d(const fl_nn_upsampling_bilinear2d_options *options) {
    static const fl_nn_upsampling_bilinear2d_options defaults = FL_NN_UPSAMPLING_BILINEAR2D_OPTIONS;
    const fl_nn_upsampling_bilinear2d_options *o = options ? options : &defaults;
    if (!fl_given_array(o->size, o->n_size == -1 && o->size ? 1 : o->n_size, "UpsamplingBilinear2d", "size")) return NULL;
    if (!fl_given_array(o->scale_factor, o->n_scale_factor == -1 && o->scale_factor ? 1 : o->n_scale_factor, "UpsamplingBilinear2d", "scale_factor")) return NULL;
    fl_value v[2];
    fl_layer__single(&v[0], FL_K_INTS, o->size, o->n_size);
    fl_layer__single(&v[1], FL_K_FLOATS, o->scale_factor, o->n_scale_factor);
    return fl_module__leaf(&fl_layers__table[134], v, FL_DTYPE_NONE);
}
