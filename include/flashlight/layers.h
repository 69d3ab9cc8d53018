/* layers.h: a constructor for every leaf layer.
 *
 * Made by tools/generate.py from the .def files of src/nn: edit those rows, not this file.
 *
 *     fl_nn_conv2d_options o = FL_NN_CONV2D_OPTIONS;
 *     o.padding[0] = o.padding[1] = 1;
 *     fl_module *conv = fl_nn_conv2d(3, 64, 3, &o);
 *
 * fl_nn_<layer>(required arguments, options): options NULL for PyTorch's defaults, FL_NN_<LAYER>_OPTIONS to start from.
 * Where PyTorch wants int[2] (a kernel size), the argument is one number for all; give them apart in the options'
 * field of the same name, which then counts. Errors: NULL, with the exception that the class raises.
 */
// clang-format off
#ifndef FLASHLIGHT_LAYERS_H
#define FLASHLIGHT_LAYERS_H

#include <flashlight/nn.h>
#include <math.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ReLU(bool inplace=False): (Tensor input) -> Tensor. max(x, 0). */
typedef struct fl_nn_relu_options {
    bool inplace;
} fl_nn_relu_options;
#define FL_NN_RELU_OPTIONS {false}
FL_API fl_module *fl_nn_relu(const fl_nn_relu_options *options);

/* GELU(str approximate='none'): (Tensor input) -> Tensor. x times the normal distribution's cumulative function at
 * x. */
typedef struct fl_nn_gelu_options {
    const char *approximate;
} fl_nn_gelu_options;
#define FL_NN_GELU_OPTIONS {"none"}
FL_API fl_module *fl_nn_gelu(const fl_nn_gelu_options *options);

/* SiLU(bool inplace=False): (Tensor input) -> Tensor. x * sigmoid(x). */
typedef struct fl_nn_silu_options {
    bool inplace;
} fl_nn_silu_options;
#define FL_NN_SILU_OPTIONS {false}
FL_API fl_module *fl_nn_silu(const fl_nn_silu_options *options);

/* LeakyReLU(float negative_slope=0.01, bool inplace=False): (Tensor input) -> Tensor. x where x > 0, else
 * negative_slope * x. */
typedef struct fl_nn_leaky_relu_options {
    double negative_slope;
    bool inplace;
} fl_nn_leaky_relu_options;
#define FL_NN_LEAKY_RELU_OPTIONS {0.01, false}
FL_API fl_module *fl_nn_leaky_relu(const fl_nn_leaky_relu_options *options);

/* Sigmoid(): (Tensor input) -> Tensor. 1 / (1 + exp(-x)). */
FL_API fl_module *fl_nn_sigmoid(void);

/* Tanh(): (Tensor input) -> Tensor. tanh(x). */
FL_API fl_module *fl_nn_tanh(void);

/* Softmax(int? dim=None): (Tensor input) -> Tensor. exp(x) / sum(exp(x)) along dim. */
typedef struct fl_nn_softmax_options {
    int64_t dim;
} fl_nn_softmax_options;
#define FL_NN_SOFTMAX_OPTIONS {FL_NONE}
FL_API fl_module *fl_nn_softmax(const fl_nn_softmax_options *options);

/* LogSoftmax(int? dim=None): (Tensor input) -> Tensor. log(softmax(x)) along dim. */
typedef struct fl_nn_log_softmax_options {
    int64_t dim;
} fl_nn_log_softmax_options;
#define FL_NN_LOG_SOFTMAX_OPTIONS {FL_NONE}
FL_API fl_module *fl_nn_log_softmax(const fl_nn_log_softmax_options *options);

/* SELU(bool inplace=False): (Tensor input) -> Tensor. Scaled ELU, which keeps mean 0 and variance 1. */
typedef struct fl_nn_selu_options {
    bool inplace;
} fl_nn_selu_options;
#define FL_NN_SELU_OPTIONS {false}
FL_API fl_module *fl_nn_selu(const fl_nn_selu_options *options);

/* Hardswish(bool inplace=False): (Tensor input) -> Tensor. x * relu6(x + 3) / 6. */
typedef struct fl_nn_hardswish_options {
    bool inplace;
} fl_nn_hardswish_options;
#define FL_NN_HARDSWISH_OPTIONS {false}
FL_API fl_module *fl_nn_hardswish(const fl_nn_hardswish_options *options);

/* Hardsigmoid(bool inplace=False): (Tensor input) -> Tensor. relu6(x + 3) / 6. */
typedef struct fl_nn_hardsigmoid_options {
    bool inplace;
} fl_nn_hardsigmoid_options;
#define FL_NN_HARDSIGMOID_OPTIONS {false}
FL_API fl_module *fl_nn_hardsigmoid(const fl_nn_hardsigmoid_options *options);

/* Mish(bool inplace=False): (Tensor input) -> Tensor. x * tanh(softplus(x)). */
typedef struct fl_nn_mish_options {
    bool inplace;
} fl_nn_mish_options;
#define FL_NN_MISH_OPTIONS {false}
FL_API fl_module *fl_nn_mish(const fl_nn_mish_options *options);

/* Softsign(): (Tensor input) -> Tensor. x / (1 + |x|). */
FL_API fl_module *fl_nn_softsign(void);

/* Tanhshrink(): (Tensor input) -> Tensor. x - tanh(x). */
FL_API fl_module *fl_nn_tanhshrink(void);

/* LogSigmoid(): (Tensor input) -> Tensor. log(sigmoid(x)). */
FL_API fl_module *fl_nn_log_sigmoid(void);

/* ELU(float alpha=1.0, bool inplace=False): (Tensor input) -> Tensor. x where x > 0, else alpha * (exp(x) - 1). */
typedef struct fl_nn_elu_options {
    double alpha;
    bool inplace;
} fl_nn_elu_options;
#define FL_NN_ELU_OPTIONS {1.0, false}
FL_API fl_module *fl_nn_elu(const fl_nn_elu_options *options);

/* CELU(float alpha=1.0, bool inplace=False): (Tensor input) -> Tensor. x where x > 0, else alpha * (exp(x / alpha)
 * - 1). */
typedef struct fl_nn_celu_options {
    double alpha;
    bool inplace;
} fl_nn_celu_options;
#define FL_NN_CELU_OPTIONS {1.0, false}
FL_API fl_module *fl_nn_celu(const fl_nn_celu_options *options);

/* Softplus(float beta=1.0, float threshold=20.0): (Tensor input) -> Tensor. log(1 + exp(beta * x)) / beta; x itself
 * where beta * x > threshold. */
typedef struct fl_nn_softplus_options {
    double beta;
    double threshold;
} fl_nn_softplus_options;
#define FL_NN_SOFTPLUS_OPTIONS {1.0, 20.0}
FL_API fl_module *fl_nn_softplus(const fl_nn_softplus_options *options);

/* GLU(int dim=-1): (Tensor input) -> Tensor. a * sigmoid(b), a and b being the halves of x along dim. */
typedef struct fl_nn_glu_options {
    int64_t dim;
} fl_nn_glu_options;
#define FL_NN_GLU_OPTIONS {-1}
FL_API fl_module *fl_nn_glu(const fl_nn_glu_options *options);

/* Hardtanh(float min_val=-1.0, float max_val=1.0, bool inplace=False, float? min_value=None, float?
 * max_value=None): (Tensor input) -> Tensor. x brought within [min_val, max_val]. min_value and max_value are their
 * old names. */
typedef struct fl_nn_hardtanh_options {
    double min_val;
    double max_val;
    bool inplace;
    double min_value;
    double max_value;
} fl_nn_hardtanh_options;
#define FL_NN_HARDTANH_OPTIONS {-1.0, 1.0, false, FL_NONE_FLOAT, FL_NONE_FLOAT}
FL_API fl_module *fl_nn_hardtanh(const fl_nn_hardtanh_options *options);

/* ReLU6(bool inplace=False): (Tensor input) -> Tensor. x brought within [0, 6]. */
typedef struct fl_nn_relu6_options {
    bool inplace;
} fl_nn_relu6_options;
#define FL_NN_RELU6_OPTIONS {false}
FL_API fl_module *fl_nn_relu6(const fl_nn_relu6_options *options);

/* Threshold(float threshold, float value, bool inplace=False): (Tensor input) -> Tensor. x above the threshold,
 * else value. */
typedef struct fl_nn_threshold_options {
    bool inplace;
} fl_nn_threshold_options;
#define FL_NN_THRESHOLD_OPTIONS {false}
FL_API fl_module *fl_nn_threshold(double threshold, double value, const fl_nn_threshold_options *options);

/* Hardshrink(float lambd=0.5): (Tensor input) -> Tensor. x, 0 within [-lambd, lambd]. */
typedef struct fl_nn_hardshrink_options {
    double lambd;
} fl_nn_hardshrink_options;
#define FL_NN_HARDSHRINK_OPTIONS {0.5}
FL_API fl_module *fl_nn_hardshrink(const fl_nn_hardshrink_options *options);

/* Softshrink(float lambd=0.5): (Tensor input) -> Tensor. x moved towards 0 by lambd, 0 within. */
typedef struct fl_nn_softshrink_options {
    double lambd;
} fl_nn_softshrink_options;
#define FL_NN_SOFTSHRINK_OPTIONS {0.5}
FL_API fl_module *fl_nn_softshrink(const fl_nn_softshrink_options *options);

/* PReLU(int num_parameters=1, float init=0.25): (Tensor input) -> Tensor. x where x > 0, else weight * x; the
 * weight is learnt: one, or one for each channel. */
typedef struct fl_nn_prelu_options {
    int64_t num_parameters;
    double init;
} fl_nn_prelu_options;
#define FL_NN_PRELU_OPTIONS {1, 0.25}
FL_API fl_module *fl_nn_prelu(const fl_nn_prelu_options *options);

/* RReLU(float lower=0.125, float upper=0.3333333333333333, bool inplace=False): (Tensor input) -> Tensor. x where x
 * > 0, else a * x, a drawn from [lower, upper) for each element; in evaluation their mean. */
typedef struct fl_nn_rrelu_options {
    double lower;
    double upper;
    bool inplace;
} fl_nn_rrelu_options;
#define FL_NN_RRELU_OPTIONS {0.125, 0.3333333333333333, false}
FL_API fl_module *fl_nn_rrelu(const fl_nn_rrelu_options *options);

/* Softmin(int? dim=None): (Tensor input) -> Tensor. softmax(-x) along dim. */
typedef struct fl_nn_softmin_options {
    int64_t dim;
} fl_nn_softmin_options;
#define FL_NN_SOFTMIN_OPTIONS {FL_NONE}
FL_API fl_module *fl_nn_softmin(const fl_nn_softmin_options *options);

/* Softmax2d(): (Tensor input) -> Tensor. softmax over the channels of (N, C, H, W) or (C, H, W). */
FL_API fl_module *fl_nn_softmax2d(void);

/* AdaptiveLogSoftmaxWithLoss(int in_features, int n_classes, int[] cutoffs, float div_value=4.0, bool
 * head_bias=False): (Tensor input_, Tensor target_) -> (Tensor output, Tensor loss). The log-probability of each
 * target (N,) for input (N, in_features), the rare classes in clusters (Grave et al., 2017), and the mean of their
 * negatives. */
typedef struct fl_nn_adaptive_log_softmax_with_loss_options {
    double div_value;
    bool head_bias;
} fl_nn_adaptive_log_softmax_with_loss_options;
#define FL_NN_ADAPTIVE_LOG_SOFTMAX_WITH_LOSS_OPTIONS {4.0, false}
FL_API fl_module *fl_nn_adaptive_log_softmax_with_loss(int64_t in_features, int64_t n_classes,
                                                       const int64_t *cutoffs, int n_cutoffs,
                                                       const fl_nn_adaptive_log_softmax_with_loss_options *options);

/* MultiheadAttention(int embed_dim, int num_heads, float dropout=0.0, bool bias=True, bool add_bias_kv=False, bool
 * add_zero_attn=False, int? kdim=None, int? vdim=None, bool batch_first=False): (Tensor query, Tensor key, Tensor
 * value, Tensor? key_padding_mask=None, bool need_weights=True, Tensor? attn_mask=None, bool
 * average_attn_weights=True, bool is_causal=False) -> (Tensor, Tensor). Attention of several heads side by side
 * (Vaswani et al., 2017): (output, weights) for (L, N, E) inputs, (N, L, E) with batch_first, or (L, E) ones; no
 * weights where need_weights is False. */
typedef struct fl_nn_multihead_attention_options {
    double dropout;
    bool bias;
    bool add_bias_kv;
    bool add_zero_attn;
    int64_t kdim;
    int64_t vdim;
    bool batch_first;
} fl_nn_multihead_attention_options;
#define FL_NN_MULTIHEAD_ATTENTION_OPTIONS {0.0, true, false, false, FL_NONE, FL_NONE, false}
FL_API fl_module *fl_nn_multihead_attention(int64_t embed_dim, int64_t num_heads,
                                            const fl_nn_multihead_attention_options *options);

/* NonDynamicallyQuantizableLinear(int in_features, int out_features, bool bias=True): (Tensor input) -> Tensor. A
 * Linear under another name, as MultiheadAttention's output projection is saved. */
typedef struct fl_nn_non_dynamically_quantizable_linear_options {
    bool bias;
} fl_nn_non_dynamically_quantizable_linear_options;
#define FL_NN_NON_DYNAMICALLY_QUANTIZABLE_LINEAR_OPTIONS {true}
FL_API fl_module *fl_nn_non_dynamically_quantizable_linear(int64_t in_features, int64_t out_features,
                                                           const fl_nn_non_dynamically_quantizable_linear_options *options);

/* Conv1d(int in_channels, int out_channels, int[1] kernel_size, int[1] stride=1, int[1]|str padding=0, int[1]
 * dilation=1, int groups=1, bool bias=True, str padding_mode='zeros'): (Tensor input) -> Tensor. Cross-correlation
 * over sequences: (N, in_channels, L) to (N, out_channels, L'), each size S to S' = floor((S + 2 padding - dilation
 * (kernel_size - 1) - 1) / stride) + 1. */
typedef struct fl_nn_conv1d_options {
    int64_t kernel_size[1];
    int64_t stride[1];
    int64_t padding[1];
    const char *padding_name; /* a word in its place, or NULL */
    int64_t dilation[1];
    int64_t groups;
    bool bias;
    const char *padding_mode;
} fl_nn_conv1d_options;
#define FL_NN_CONV1D_OPTIONS {{FL_NONE}, {1}, {0}, NULL, {1}, 1, true, "zeros"}
FL_API fl_module *fl_nn_conv1d(int64_t in_channels, int64_t out_channels, int64_t kernel_size,
                               const fl_nn_conv1d_options *options);

/* Conv2d(int in_channels, int out_channels, int[2] kernel_size, int[2] stride=1, int[2]|str padding=0, int[2]
 * dilation=1, int groups=1, bool bias=True, str padding_mode='zeros'): (Tensor input) -> Tensor. Cross-correlation
 * over images: (N, in_channels, H, W) to (N, out_channels, H', W'), each size S to S' = floor((S + 2 padding -
 * dilation (kernel_size - 1) - 1) / stride) + 1. */
typedef struct fl_nn_conv2d_options {
    int64_t kernel_size[2];
    int64_t stride[2];
    int64_t padding[2];
    const char *padding_name; /* a word in its place, or NULL */
    int64_t dilation[2];
    int64_t groups;
    bool bias;
    const char *padding_mode;
} fl_nn_conv2d_options;
#define FL_NN_CONV2D_OPTIONS {{FL_NONE, FL_NONE}, {1, 1}, {0, 0}, NULL, {1, 1}, 1, true, "zeros"}
FL_API fl_module *fl_nn_conv2d(int64_t in_channels, int64_t out_channels, int64_t kernel_size,
                               const fl_nn_conv2d_options *options);

/* Conv3d(int in_channels, int out_channels, int[3] kernel_size, int[3] stride=1, int[3]|str padding=0, int[3]
 * dilation=1, int groups=1, bool bias=True, str padding_mode='zeros'): (Tensor input) -> Tensor. Cross-correlation
 * over volumes: (N, in_channels, D, H, W) to (N, out_channels, D', H', W'), each size S to S' = floor((S + 2
 * padding - dilation (kernel_size - 1) - 1) / stride) + 1. */
typedef struct fl_nn_conv3d_options {
    int64_t kernel_size[3];
    int64_t stride[3];
    int64_t padding[3];
    const char *padding_name; /* a word in its place, or NULL */
    int64_t dilation[3];
    int64_t groups;
    bool bias;
    const char *padding_mode;
} fl_nn_conv3d_options;
#define FL_NN_CONV3D_OPTIONS {{FL_NONE, FL_NONE, FL_NONE}, {1, 1, 1}, {0, 0, 0}, NULL, {1, 1, 1}, 1, true, "zeros"}
FL_API fl_module *fl_nn_conv3d(int64_t in_channels, int64_t out_channels, int64_t kernel_size,
                               const fl_nn_conv3d_options *options);

/* ConvTranspose1d(int in_channels, int out_channels, int[1] kernel_size, int[1] stride=1, int[1] padding=0, int[1]
 * output_padding=0, int groups=1, bool bias=True, int[1] dilation=1, str padding_mode='zeros'): (Tensor input,
 * int[]? output_size=None) -> Tensor. The transpose of Conv1d: (N, in_channels, L) to (N, out_channels, L'), each
 * size S to S' = (S - 1) stride - 2 padding + dilation (kernel_size - 1) + output_padding + 1; output_size chooses
 * among the sizes that stride leaves open. */
typedef struct fl_nn_conv_transpose1d_options {
    int64_t kernel_size[1];
    int64_t stride[1];
    int64_t padding[1];
    int64_t output_padding[1];
    int64_t groups;
    bool bias;
    int64_t dilation[1];
    const char *padding_mode;
} fl_nn_conv_transpose1d_options;
#define FL_NN_CONV_TRANSPOSE1D_OPTIONS {{FL_NONE}, {1}, {0}, {0}, 1, true, {1}, "zeros"}
FL_API fl_module *fl_nn_conv_transpose1d(int64_t in_channels, int64_t out_channels, int64_t kernel_size,
                                         const fl_nn_conv_transpose1d_options *options);

/* ConvTranspose2d(int in_channels, int out_channels, int[2] kernel_size, int[2] stride=1, int[2] padding=0, int[2]
 * output_padding=0, int groups=1, bool bias=True, int[2] dilation=1, str padding_mode='zeros'): (Tensor input,
 * int[]? output_size=None) -> Tensor. The transpose of Conv2d: (N, in_channels, H, W) to (N, out_channels, H', W'),
 * each size S to S' = (S - 1) stride - 2 padding + dilation (kernel_size - 1) + output_padding + 1; output_size
 * chooses among the sizes that stride leaves open. */
typedef struct fl_nn_conv_transpose2d_options {
    int64_t kernel_size[2];
    int64_t stride[2];
    int64_t padding[2];
    int64_t output_padding[2];
    int64_t groups;
    bool bias;
    int64_t dilation[2];
    const char *padding_mode;
} fl_nn_conv_transpose2d_options;
#define FL_NN_CONV_TRANSPOSE2D_OPTIONS {{FL_NONE, FL_NONE}, {1, 1}, {0, 0}, {0, 0}, 1, true, {1, 1}, "zeros"}
FL_API fl_module *fl_nn_conv_transpose2d(int64_t in_channels, int64_t out_channels, int64_t kernel_size,
                                         const fl_nn_conv_transpose2d_options *options);

/* ConvTranspose3d(int in_channels, int out_channels, int[3] kernel_size, int[3] stride=1, int[3] padding=0, int[3]
 * output_padding=0, int groups=1, bool bias=True, int[3] dilation=1, str padding_mode='zeros'): (Tensor input,
 * int[]? output_size=None) -> Tensor. The transpose of Conv3d: (N, in_channels, D, H, W) to (N, out_channels, D',
 * H', W'), each size S to S' = (S - 1) stride - 2 padding + dilation (kernel_size - 1) + output_padding + 1;
 * output_size chooses among the sizes that stride leaves open. */
typedef struct fl_nn_conv_transpose3d_options {
    int64_t kernel_size[3];
    int64_t stride[3];
    int64_t padding[3];
    int64_t output_padding[3];
    int64_t groups;
    bool bias;
    int64_t dilation[3];
    const char *padding_mode;
} fl_nn_conv_transpose3d_options;
#define FL_NN_CONV_TRANSPOSE3D_OPTIONS {{FL_NONE, FL_NONE, FL_NONE}, {1, 1, 1}, {0, 0, 0}, {0, 0, 0}, 1, true, {1, 1, 1}, "zeros"}
FL_API fl_module *fl_nn_conv_transpose3d(int64_t in_channels, int64_t out_channels, int64_t kernel_size,
                                         const fl_nn_conv_transpose3d_options *options);

/* CosineSimilarity(int dim=1, float eps=1e-08): (Tensor x1, Tensor x2) -> Tensor. The cosine of the angle between
 * x1 and x2 along dim, which the result lacks: x1 x2 / (|x1| |x2|), each norm at least eps. */
typedef struct fl_nn_cosine_similarity_options {
    int64_t dim;
    double eps;
} fl_nn_cosine_similarity_options;
#define FL_NN_COSINE_SIMILARITY_OPTIONS {1, 1e-08}
FL_API fl_module *fl_nn_cosine_similarity(const fl_nn_cosine_similarity_options *options);

/* PairwiseDistance(float p=2.0, float eps=1e-06, bool keepdim=False): (Tensor x1, Tensor x2) -> Tensor. The p-norm
 * of x1 - x2 + eps along the last dimension: (N, D) or (D) to (N) or (); keepdim keeps it as 1. */
typedef struct fl_nn_pairwise_distance_options {
    double p;
    double eps;
    bool keepdim;
} fl_nn_pairwise_distance_options;
#define FL_NN_PAIRWISE_DISTANCE_OPTIONS {2.0, 1e-06, false}
FL_API fl_module *fl_nn_pairwise_distance(const fl_nn_pairwise_distance_options *options);

/* Dropout(float p=0.5, bool inplace=False): (Tensor input) -> Tensor. In training, zeroes each element with
 * probability p and scales the rest by 1 / (1 - p). */
typedef struct fl_nn_dropout_options {
    double p;
    bool inplace;
} fl_nn_dropout_options;
#define FL_NN_DROPOUT_OPTIONS {0.5, false}
FL_API fl_module *fl_nn_dropout(const fl_nn_dropout_options *options);

/* Dropout2d(float p=0.5, bool inplace=False): (Tensor input) -> Tensor. In training, zeroes whole channels of (N,
 * C, H, W) with probability p and scales the rest by 1 / (1 - p). */
typedef struct fl_nn_dropout2d_options {
    double p;
    bool inplace;
} fl_nn_dropout2d_options;
#define FL_NN_DROPOUT2D_OPTIONS {0.5, false}
FL_API fl_module *fl_nn_dropout2d(const fl_nn_dropout2d_options *options);

/* Dropout1d(float p=0.5, bool inplace=False): (Tensor input) -> Tensor. In training, zeroes whole channels of (N,
 * C, L) with probability p and scales the rest by 1 / (1 - p). */
typedef struct fl_nn_dropout1d_options {
    double p;
    bool inplace;
} fl_nn_dropout1d_options;
#define FL_NN_DROPOUT1D_OPTIONS {0.5, false}
FL_API fl_module *fl_nn_dropout1d(const fl_nn_dropout1d_options *options);

/* Dropout3d(float p=0.5, bool inplace=False): (Tensor input) -> Tensor. In training, zeroes whole channels of (N,
 * C, D, H, W) with probability p and scales the rest by 1 / (1 - p). */
typedef struct fl_nn_dropout3d_options {
    double p;
    bool inplace;
} fl_nn_dropout3d_options;
#define FL_NN_DROPOUT3D_OPTIONS {0.5, false}
FL_API fl_module *fl_nn_dropout3d(const fl_nn_dropout3d_options *options);

/* AlphaDropout(float p=0.5, bool inplace=False): (Tensor input) -> Tensor. Dropout to the lower bound of SELU,
 * which keeps mean 0 and variance 1. */
typedef struct fl_nn_alpha_dropout_options {
    double p;
    bool inplace;
} fl_nn_alpha_dropout_options;
#define FL_NN_ALPHA_DROPOUT_OPTIONS {0.5, false}
FL_API fl_module *fl_nn_alpha_dropout(const fl_nn_alpha_dropout_options *options);

/* FeatureAlphaDropout(float p=0.5, bool inplace=False): (Tensor input) -> Tensor. AlphaDropout of whole channels. */
typedef struct fl_nn_feature_alpha_dropout_options {
    double p;
    bool inplace;
} fl_nn_feature_alpha_dropout_options;
#define FL_NN_FEATURE_ALPHA_DROPOUT_OPTIONS {0.5, false}
FL_API fl_module *fl_nn_feature_alpha_dropout(const fl_nn_feature_alpha_dropout_options *options);

/* Flatten(int start_dim=1, int end_dim=-1): (Tensor input) -> Tensor. Dimensions start_dim to end_dim as one. */
typedef struct fl_nn_flatten_options {
    int64_t start_dim;
    int64_t end_dim;
} fl_nn_flatten_options;
#define FL_NN_FLATTEN_OPTIONS {1, -1}
FL_API fl_module *fl_nn_flatten(const fl_nn_flatten_options *options);

/* Unflatten(int dim, int[] unflattened_size): (Tensor input) -> Tensor. Dimension dim as several, of sizes
 * unflattened_size. */
FL_API fl_module *fl_nn_unflatten(int64_t dim, const int64_t *unflattened_size, int n_unflattened_size);

/* Linear(int in_features, int out_features, bool bias=True): (Tensor input) -> Tensor. y = x W^T + b over the last
 * dimension: (*, in_features) to (*, out_features). W and b start uniform in +-1/sqrt(in_features). */
typedef struct fl_nn_linear_options {
    bool bias;
} fl_nn_linear_options;
#define FL_NN_LINEAR_OPTIONS {true}
FL_API fl_module *fl_nn_linear(int64_t in_features, int64_t out_features, const fl_nn_linear_options *options);

/* Identity(): (Tensor input) -> Tensor. The input itself; arguments of the constructor are ignored. */
FL_API fl_module *fl_nn_identity(void);

/* Bilinear(int in1_features, int in2_features, int out_features, bool bias=True): (Tensor input1, Tensor input2) ->
 * Tensor. y = x1^T A x2 + b: (*, in1_features) and (*, in2_features) to (*, out_features). */
typedef struct fl_nn_bilinear_options {
    bool bias;
} fl_nn_bilinear_options;
#define FL_NN_BILINEAR_OPTIONS {true}
FL_API fl_module *fl_nn_bilinear(int64_t in1_features, int64_t in2_features, int64_t out_features,
                                 const fl_nn_bilinear_options *options);

/* CrossEntropyLoss(Tensor? weight=None, int ignore_index=-100, str reduction='mean', float label_smoothing=0.0):
 * (Tensor input, Tensor target) -> Tensor. -log softmax(input)[target]: input (N, C, ...) of scores, target (N,
 * ...) of classes, or (N, C, ...) of probabilities. */
typedef struct fl_nn_cross_entropy_loss_options {
    fl_tensor *weight;
    int64_t ignore_index;
    const char *reduction;
    double label_smoothing;
} fl_nn_cross_entropy_loss_options;
#define FL_NN_CROSS_ENTROPY_LOSS_OPTIONS {NULL, -100, "mean", 0.0}
FL_API fl_module *fl_nn_cross_entropy_loss(const fl_nn_cross_entropy_loss_options *options);

/* NLLLoss(Tensor? weight=None, int ignore_index=-100, str reduction='mean'): (Tensor input, Tensor target) ->
 * Tensor. -input[target]: input (N, C, ...) of log-probabilities, target (N, ...) of classes. */
typedef struct fl_nn_nll_loss_options {
    fl_tensor *weight;
    int64_t ignore_index;
    const char *reduction;
} fl_nn_nll_loss_options;
#define FL_NN_NLL_LOSS_OPTIONS {NULL, -100, "mean"}
FL_API fl_module *fl_nn_nll_loss(const fl_nn_nll_loss_options *options);

/* MSELoss(str reduction='mean'): (Tensor input, Tensor target) -> Tensor. (input - target)^2 of two tensors of one
 * shape: the mean or sum of all, in that shape for reduction 'none'. */
typedef struct fl_nn_mse_loss_options {
    const char *reduction;
} fl_nn_mse_loss_options;
#define FL_NN_MSE_LOSS_OPTIONS {"mean"}
FL_API fl_module *fl_nn_mse_loss(const fl_nn_mse_loss_options *options);

/* L1Loss(str reduction='mean'): (Tensor input, Tensor target) -> Tensor. |input - target| of two tensors of one
 * shape: the mean or sum of all, in that shape for reduction 'none'. */
typedef struct fl_nn_l1_loss_options {
    const char *reduction;
} fl_nn_l1_loss_options;
#define FL_NN_L1_LOSS_OPTIONS {"mean"}
FL_API fl_module *fl_nn_l1_loss(const fl_nn_l1_loss_options *options);

/* SmoothL1Loss(str reduction='mean', float beta=1.0): (Tensor input, Tensor target) -> Tensor. 0.5 d^2 / beta where
 * |d| < beta, else |d| - 0.5 beta, d = input - target, both of one shape. */
typedef struct fl_nn_smooth_l1_loss_options {
    const char *reduction;
    double beta;
} fl_nn_smooth_l1_loss_options;
#define FL_NN_SMOOTH_L1_LOSS_OPTIONS {"mean", 1.0}
FL_API fl_module *fl_nn_smooth_l1_loss(const fl_nn_smooth_l1_loss_options *options);

/* HuberLoss(str reduction='mean', float delta=1.0): (Tensor input, Tensor target) -> Tensor. 0.5 d^2 where |d| <
 * delta, else delta (|d| - 0.5 delta), d = input - target, both of one shape. */
typedef struct fl_nn_huber_loss_options {
    const char *reduction;
    double delta;
} fl_nn_huber_loss_options;
#define FL_NN_HUBER_LOSS_OPTIONS {"mean", 1.0}
FL_API fl_module *fl_nn_huber_loss(const fl_nn_huber_loss_options *options);

/* BCELoss(Tensor? weight=None, str reduction='mean'): (Tensor input, Tensor target) -> Tensor. The cross entropy
 * between probabilities of one shape, -target log(input) - (1 - target) log(1 - input), logarithms at least -100.
 * Errors: RuntimeError for an input outside [0, 1]. */
typedef struct fl_nn_bce_loss_options {
    fl_tensor *weight;
    const char *reduction;
} fl_nn_bce_loss_options;
#define FL_NN_BCE_LOSS_OPTIONS {NULL, "mean"}
FL_API fl_module *fl_nn_bce_loss(const fl_nn_bce_loss_options *options);

/* BCEWithLogitsLoss(Tensor? weight=None, str reduction='mean', Tensor? pos_weight=None): (Tensor input, Tensor
 * target) -> Tensor. BCELoss of sigmoid(input), without its overflow: input and target of one shape; pos_weight,
 * the weight of targets 1, broadcasts. */
typedef struct fl_nn_bce_with_logits_loss_options {
    fl_tensor *weight;
    const char *reduction;
    fl_tensor *pos_weight;
} fl_nn_bce_with_logits_loss_options;
#define FL_NN_BCE_WITH_LOGITS_LOSS_OPTIONS {NULL, "mean", NULL}
FL_API fl_module *fl_nn_bce_with_logits_loss(const fl_nn_bce_with_logits_loss_options *options);

/* KLDivLoss(str reduction='mean', bool log_target=False): (Tensor input, Tensor target) -> Tensor. target (log
 * target - input), input being logarithms of probabilities, both of one shape; 'batchmean' divides the sum by the
 * size of dimension 0. */
typedef struct fl_nn_kl_div_loss_options {
    const char *reduction;
    bool log_target;
} fl_nn_kl_div_loss_options;
#define FL_NN_KL_DIV_LOSS_OPTIONS {"mean", false}
FL_API fl_module *fl_nn_kl_div_loss(const fl_nn_kl_div_loss_options *options);

/* SoftMarginLoss(str reduction='mean'): (Tensor input, Tensor target) -> Tensor. log(1 + exp(-target input)),
 * targets being 1 and -1, both of one shape. */
typedef struct fl_nn_soft_margin_loss_options {
    const char *reduction;
} fl_nn_soft_margin_loss_options;
#define FL_NN_SOFT_MARGIN_LOSS_OPTIONS {"mean"}
FL_API fl_module *fl_nn_soft_margin_loss(const fl_nn_soft_margin_loss_options *options);

/* HingeEmbeddingLoss(float margin=1.0, str reduction='mean'): (Tensor input, Tensor target) -> Tensor. input where
 * target is 1, max(0, margin - input) where it is -1, both of one shape. */
typedef struct fl_nn_hinge_embedding_loss_options {
    double margin;
    const char *reduction;
} fl_nn_hinge_embedding_loss_options;
#define FL_NN_HINGE_EMBEDDING_LOSS_OPTIONS {1.0, "mean"}
FL_API fl_module *fl_nn_hinge_embedding_loss(const fl_nn_hinge_embedding_loss_options *options);

/* MarginRankingLoss(float margin=0.0, str reduction='mean'): (Tensor input1, Tensor input2, Tensor target) ->
 * Tensor. max(0, -target (input1 - input2) + margin), the target 1 or -1, all three of one shape. */
typedef struct fl_nn_margin_ranking_loss_options {
    double margin;
    const char *reduction;
} fl_nn_margin_ranking_loss_options;
#define FL_NN_MARGIN_RANKING_LOSS_OPTIONS {0.0, "mean"}
FL_API fl_module *fl_nn_margin_ranking_loss(const fl_nn_margin_ranking_loss_options *options);

/* CosineEmbeddingLoss(float margin=0.0, str reduction='mean'): (Tensor input1, Tensor input2, Tensor target) ->
 * Tensor. 1 - cos(input1, input2) where target is 1, max(0, cos - margin) where it is -1: inputs (N, D) or (D),
 * target (N) or (). */
typedef struct fl_nn_cosine_embedding_loss_options {
    double margin;
    const char *reduction;
} fl_nn_cosine_embedding_loss_options;
#define FL_NN_COSINE_EMBEDDING_LOSS_OPTIONS {0.0, "mean"}
FL_API fl_module *fl_nn_cosine_embedding_loss(const fl_nn_cosine_embedding_loss_options *options);

/* TripletMarginLoss(float margin=1.0, float p=2.0, float eps=1e-06, bool swap=False, str reduction='mean'): (Tensor
 * anchor, Tensor positive, Tensor negative) -> Tensor. max(0, |anchor - positive| - |anchor - negative| + margin)
 * in the p-norm along the last dimension: three tensors (N, D) or (D). */
typedef struct fl_nn_triplet_margin_loss_options {
    double margin;
    double p;
    double eps;
    bool swap;
    const char *reduction;
} fl_nn_triplet_margin_loss_options;
#define FL_NN_TRIPLET_MARGIN_LOSS_OPTIONS {1.0, 2.0, 1e-06, false, "mean"}
FL_API fl_module *fl_nn_triplet_margin_loss(const fl_nn_triplet_margin_loss_options *options);

/* PoissonNLLLoss(bool log_input=True, bool full=False, float eps=1e-08, str reduction='mean'): (Tensor log_input,
 * Tensor target) -> Tensor. exp(input) - target input: input the logarithm of a Poisson distribution's mean;
 * without log_input that mean, for input - target log(input + eps). Both of one shape. */
typedef struct fl_nn_poisson_nll_loss_options {
    bool log_input;
    bool full;
    double eps;
    const char *reduction;
} fl_nn_poisson_nll_loss_options;
#define FL_NN_POISSON_NLL_LOSS_OPTIONS {true, false, 1e-08, "mean"}
FL_API fl_module *fl_nn_poisson_nll_loss(const fl_nn_poisson_nll_loss_options *options);

/* GaussianNLLLoss(*, bool full=False, float eps=1e-06, str reduction='mean'): (Tensor input, Tensor target, Tensor
 * var) -> Tensor. (log(var) + (input - target)^2 / var) / 2, var at least eps: three tensors of one shape; var may
 * lack the last dimension. Errors: ValueError for a negative var. */
typedef struct fl_nn_gaussian_nll_loss_options {
    bool full;
    double eps;
    const char *reduction;
} fl_nn_gaussian_nll_loss_options;
#define FL_NN_GAUSSIAN_NLL_LOSS_OPTIONS {false, 1e-06, "mean"}
FL_API fl_module *fl_nn_gaussian_nll_loss(const fl_nn_gaussian_nll_loss_options *options);

/* MultiMarginLoss(int p=1, float margin=1.0, Tensor? weight=None, str reduction='mean'): (Tensor input, Tensor
 * target) -> Tensor. The mean over the classes i other than target of weight[target] max(0, margin - input[target]
 * + input[i])^p: input (N, C) or (C), target (N) or () of classes. */
typedef struct fl_nn_multi_margin_loss_options {
    int64_t p;
    double margin;
    fl_tensor *weight;
    const char *reduction;
} fl_nn_multi_margin_loss_options;
#define FL_NN_MULTI_MARGIN_LOSS_OPTIONS {1, 1.0, NULL, "mean"}
FL_API fl_module *fl_nn_multi_margin_loss(const fl_nn_multi_margin_loss_options *options);

/* MultiLabelMarginLoss(str reduction='mean'): (Tensor input, Tensor target) -> Tensor. The sum over classes j named
 * in target and i not named of max(0, 1 - input[j] + input[i]), over the number of classes: both (N, C) or (C), the
 * target's classes ending at the first -1. */
typedef struct fl_nn_multi_label_margin_loss_options {
    const char *reduction;
} fl_nn_multi_label_margin_loss_options;
#define FL_NN_MULTI_LABEL_MARGIN_LOSS_OPTIONS {"mean"}
FL_API fl_module *fl_nn_multi_label_margin_loss(const fl_nn_multi_label_margin_loss_options *options);

/* MultiLabelSoftMarginLoss(Tensor? weight=None, str reduction='mean'): (Tensor input, Tensor target) -> Tensor. The
 * mean over the classes of the cross entropy between target and sigmoid(input), both (*, C). */
typedef struct fl_nn_multi_label_soft_margin_loss_options {
    fl_tensor *weight;
    const char *reduction;
} fl_nn_multi_label_soft_margin_loss_options;
#define FL_NN_MULTI_LABEL_SOFT_MARGIN_LOSS_OPTIONS {NULL, "mean"}
FL_API fl_module *fl_nn_multi_label_soft_margin_loss(const fl_nn_multi_label_soft_margin_loss_options *options);

/* CTCLoss(int blank=0, str reduction='mean', bool zero_infinity=False): (Tensor log_probs, Tensor targets, Tensor
 * input_lengths, Tensor target_lengths) -> Tensor. Connectionist temporal classification (Graves et al., 2006):
 * targets without their alignment to log_probs [T, N, C] or [T, C]; targets [N, S] or all in one dimension, the two
 * lengths [N]. */
typedef struct fl_nn_ctc_loss_options {
    int64_t blank;
    const char *reduction;
    bool zero_infinity;
} fl_nn_ctc_loss_options;
#define FL_NN_CTC_LOSS_OPTIONS {0, "mean", false}
FL_API fl_module *fl_nn_ctc_loss(const fl_nn_ctc_loss_options *options);

/* LinearCrossEntropyLoss(int in_features, int num_classes, *, int[]?|int out_features=None, bool bias=False, str
 * reduction='mean', Tensor? weight=None, int? ignore_index=None, float label_smoothing=0.0, int?
 * batch_chunk_size=None): (Tensor input, Tensor target) -> Tensor. CrossEntropyLoss of a Linear, batch_chunk_size
 * rows at a time where it is given: input (N, in_features). */
typedef struct fl_nn_linear_cross_entropy_loss_options {
    const int64_t *out_features;
    int n_out_features;
    bool bias;
    const char *reduction;
    fl_tensor *weight;
    int64_t ignore_index;
    double label_smoothing;
    int64_t batch_chunk_size;
} fl_nn_linear_cross_entropy_loss_options;
#define FL_NN_LINEAR_CROSS_ENTROPY_LOSS_OPTIONS {NULL, 0, false, "mean", NULL, FL_NONE, 0.0, FL_NONE}
FL_API fl_module *fl_nn_linear_cross_entropy_loss(int64_t in_features, int64_t num_classes,
                                                  const fl_nn_linear_cross_entropy_loss_options *options);

/* BatchNorm1d(int num_features, float eps=1e-05, float? momentum=0.1, bool affine=True, bool
 * track_running_stats=True, *, bool bias=True): (Tensor input) -> Tensor. Each channel of (N, C) or (N, C, L) to
 * mean 0 and variance 1 over the batch, then scaled and shifted. */
typedef struct fl_nn_batch_norm1d_options {
    double eps;
    double momentum;
    bool affine;
    bool track_running_stats;
    bool bias;
} fl_nn_batch_norm1d_options;
#define FL_NN_BATCH_NORM1D_OPTIONS {1e-05, 0.1, true, true, true}
FL_API fl_module *fl_nn_batch_norm1d(int64_t num_features, const fl_nn_batch_norm1d_options *options);

/* BatchNorm2d(int num_features, float eps=1e-05, float? momentum=0.1, bool affine=True, bool
 * track_running_stats=True, *, bool bias=True): (Tensor input) -> Tensor. Each channel of (N, C, H, W) to mean 0
 * and variance 1 over the batch, then scaled and shifted. */
typedef struct fl_nn_batch_norm2d_options {
    double eps;
    double momentum;
    bool affine;
    bool track_running_stats;
    bool bias;
} fl_nn_batch_norm2d_options;
#define FL_NN_BATCH_NORM2D_OPTIONS {1e-05, 0.1, true, true, true}
FL_API fl_module *fl_nn_batch_norm2d(int64_t num_features, const fl_nn_batch_norm2d_options *options);

/* BatchNorm3d(int num_features, float eps=1e-05, float? momentum=0.1, bool affine=True, bool
 * track_running_stats=True, *, bool bias=True): (Tensor input) -> Tensor. Each channel of (N, C, D, H, W) to mean 0
 * and variance 1 over the batch, then scaled and shifted. */
typedef struct fl_nn_batch_norm3d_options {
    double eps;
    double momentum;
    bool affine;
    bool track_running_stats;
    bool bias;
} fl_nn_batch_norm3d_options;
#define FL_NN_BATCH_NORM3D_OPTIONS {1e-05, 0.1, true, true, true}
FL_API fl_module *fl_nn_batch_norm3d(int64_t num_features, const fl_nn_batch_norm3d_options *options);

/* LayerNorm(int[]|int normalized_shape, float eps=1e-05, bool elementwise_affine=True, bool bias=True): (Tensor
 * input) -> Tensor. Each sample to mean 0 and variance 1 over its last dimensions, those of normalized_shape, then
 * scaled and shifted. */
typedef struct fl_nn_layer_norm_options {
    double eps;
    bool elementwise_affine;
    bool bias;
} fl_nn_layer_norm_options;
#define FL_NN_LAYER_NORM_OPTIONS {1e-05, true, true}
FL_API fl_module *fl_nn_layer_norm(const int64_t *normalized_shape, int n_normalized_shape,
                                   const fl_nn_layer_norm_options *options);

/* GroupNorm(int num_groups, int num_channels, float eps=1e-05, bool affine=True, *, bool bias=True): (Tensor input)
 * -> Tensor. Each sample's groups of channels to mean 0 and variance 1, then scaled and shifted by channel. */
typedef struct fl_nn_group_norm_options {
    double eps;
    bool affine;
    bool bias;
} fl_nn_group_norm_options;
#define FL_NN_GROUP_NORM_OPTIONS {1e-05, true, true}
FL_API fl_module *fl_nn_group_norm(int64_t num_groups, int64_t num_channels, const fl_nn_group_norm_options *options);

/* InstanceNorm1d(int num_features, float eps=1e-05, float? momentum=0.1, bool affine=False, bool
 * track_running_stats=False, *, bool bias=True): (Tensor input) -> Tensor. Each channel of each sample of (N, C, L)
 * to mean 0 and variance 1, then scaled and shifted. */
typedef struct fl_nn_instance_norm1d_options {
    double eps;
    double momentum;
    bool affine;
    bool track_running_stats;
    bool bias;
} fl_nn_instance_norm1d_options;
#define FL_NN_INSTANCE_NORM1D_OPTIONS {1e-05, 0.1, false, false, true}
FL_API fl_module *fl_nn_instance_norm1d(int64_t num_features, const fl_nn_instance_norm1d_options *options);

/* InstanceNorm2d(int num_features, float eps=1e-05, float? momentum=0.1, bool affine=False, bool
 * track_running_stats=False, *, bool bias=True): (Tensor input) -> Tensor. Each channel of each sample of (N, C, H,
 * W) to mean 0 and variance 1, then scaled and shifted. */
typedef struct fl_nn_instance_norm2d_options {
    double eps;
    double momentum;
    bool affine;
    bool track_running_stats;
    bool bias;
} fl_nn_instance_norm2d_options;
#define FL_NN_INSTANCE_NORM2D_OPTIONS {1e-05, 0.1, false, false, true}
FL_API fl_module *fl_nn_instance_norm2d(int64_t num_features, const fl_nn_instance_norm2d_options *options);

/* InstanceNorm3d(int num_features, float eps=1e-05, float? momentum=0.1, bool affine=False, bool
 * track_running_stats=False, *, bool bias=True): (Tensor input) -> Tensor. Each channel of each sample of (N, C, D,
 * H, W) to mean 0 and variance 1, then scaled and shifted. */
typedef struct fl_nn_instance_norm3d_options {
    double eps;
    double momentum;
    bool affine;
    bool track_running_stats;
    bool bias;
} fl_nn_instance_norm3d_options;
#define FL_NN_INSTANCE_NORM3D_OPTIONS {1e-05, 0.1, false, false, true}
FL_API fl_module *fl_nn_instance_norm3d(int64_t num_features, const fl_nn_instance_norm3d_options *options);

/* SyncBatchNorm(int num_features, float eps=1e-05, float? momentum=0.1, bool affine=True, bool
 * track_running_stats=True, int? process_group=None, *, bool bias=True): (Tensor input) -> Tensor. Batch
 * normalisation whose statistics are those of all processes; in one process, of any input from (N, C) on,
 * BatchNorm. */
typedef struct fl_nn_sync_batch_norm_options {
    double eps;
    double momentum;
    bool affine;
    bool track_running_stats;
    int64_t process_group;
    bool bias;
} fl_nn_sync_batch_norm_options;
#define FL_NN_SYNC_BATCH_NORM_OPTIONS {1e-05, 0.1, true, true, FL_NONE, true}
FL_API fl_module *fl_nn_sync_batch_norm(int64_t num_features, const fl_nn_sync_batch_norm_options *options);

/* RMSNorm(int[]|int normalized_shape, float? eps=None, bool elementwise_affine=True): (Tensor x) -> Tensor. Each
 * sample divided by the root of its mean square over its last dimensions, those of normalized_shape, then scaled. */
typedef struct fl_nn_rms_norm_options {
    double eps;
    bool elementwise_affine;
} fl_nn_rms_norm_options;
#define FL_NN_RMS_NORM_OPTIONS {FL_NONE_FLOAT, true}
FL_API fl_module *fl_nn_rms_norm(const int64_t *normalized_shape, int n_normalized_shape,
                                 const fl_nn_rms_norm_options *options);

/* LocalResponseNorm(int size, float alpha=0.0001, float beta=0.75, float k=1.0): (Tensor input) -> Tensor. x / (k +
 * alpha * mean of x^2 over `size` neighbouring channels)^beta. */
typedef struct fl_nn_local_response_norm_options {
    double alpha;
    double beta;
    double k;
} fl_nn_local_response_norm_options;
#define FL_NN_LOCAL_RESPONSE_NORM_OPTIONS {0.0001, 0.75, 1.0}
FL_API fl_module *fl_nn_local_response_norm(int64_t size, const fl_nn_local_response_norm_options *options);

/* CrossMapLRN2d(int size, float alpha=0.0001, float beta=0.75, Scalar k=1): (Tensor input) -> Tensor.
 * LocalResponseNorm of (N, C, H, W) over as many channels to either side, in the form of Torch 7. */
typedef struct fl_nn_cross_map_lrn2d_options {
    double alpha;
    double beta;
    fl_scalar k;
} fl_nn_cross_map_lrn2d_options;
#define FL_NN_CROSS_MAP_LRN2D_OPTIONS {0.0001, 0.75, {FL_SCALAR_INT, {1}}}
FL_API fl_module *fl_nn_cross_map_lrn2d(int64_t size, const fl_nn_cross_map_lrn2d_options *options);

/* ConstantPad1d(int[2] padding, float? value): (Tensor input) -> Tensor. One value before and after the last
 * dimension. */
typedef struct fl_nn_constant_pad1d_options {
    int64_t padding[2];
} fl_nn_constant_pad1d_options;
#define FL_NN_CONSTANT_PAD1D_OPTIONS {{FL_NONE, FL_NONE}}
FL_API fl_module *fl_nn_constant_pad1d(int64_t padding, double value, const fl_nn_constant_pad1d_options *options);

/* ConstantPad2d(int[4] padding, float? value): (Tensor input) -> Tensor. One value around the last two dimensions. */
typedef struct fl_nn_constant_pad2d_options {
    int64_t padding[4];
} fl_nn_constant_pad2d_options;
#define FL_NN_CONSTANT_PAD2D_OPTIONS {{FL_NONE, FL_NONE, FL_NONE, FL_NONE}}
FL_API fl_module *fl_nn_constant_pad2d(int64_t padding, double value, const fl_nn_constant_pad2d_options *options);

/* ConstantPad3d(int[6] padding, float? value): (Tensor input) -> Tensor. One value around the last three
 * dimensions. */
typedef struct fl_nn_constant_pad3d_options {
    int64_t padding[6];
} fl_nn_constant_pad3d_options;
#define FL_NN_CONSTANT_PAD3D_OPTIONS {{FL_NONE, FL_NONE, FL_NONE, FL_NONE, FL_NONE, FL_NONE}}
FL_API fl_module *fl_nn_constant_pad3d(int64_t padding, double value, const fl_nn_constant_pad3d_options *options);

/* ZeroPad1d(int[2] padding): (Tensor input) -> Tensor. Zeros before and after the last dimension. */
typedef struct fl_nn_zero_pad1d_options {
    int64_t padding[2];
} fl_nn_zero_pad1d_options;
#define FL_NN_ZERO_PAD1D_OPTIONS {{FL_NONE, FL_NONE}}
FL_API fl_module *fl_nn_zero_pad1d(int64_t padding, const fl_nn_zero_pad1d_options *options);

/* ZeroPad2d(int[4] padding): (Tensor input) -> Tensor. Zeros around the last two dimensions. */
typedef struct fl_nn_zero_pad2d_options {
    int64_t padding[4];
} fl_nn_zero_pad2d_options;
#define FL_NN_ZERO_PAD2D_OPTIONS {{FL_NONE, FL_NONE, FL_NONE, FL_NONE}}
FL_API fl_module *fl_nn_zero_pad2d(int64_t padding, const fl_nn_zero_pad2d_options *options);

/* ZeroPad3d(int[6] padding): (Tensor input) -> Tensor. Zeros around the last three dimensions. */
typedef struct fl_nn_zero_pad3d_options {
    int64_t padding[6];
} fl_nn_zero_pad3d_options;
#define FL_NN_ZERO_PAD3D_OPTIONS {{FL_NONE, FL_NONE, FL_NONE, FL_NONE, FL_NONE, FL_NONE}}
FL_API fl_module *fl_nn_zero_pad3d(int64_t padding, const fl_nn_zero_pad3d_options *options);

/* ReflectionPad1d(int[2] padding): (Tensor input) -> Tensor. The last dimension mirrored at its ends. */
typedef struct fl_nn_reflection_pad1d_options {
    int64_t padding[2];
} fl_nn_reflection_pad1d_options;
#define FL_NN_REFLECTION_PAD1D_OPTIONS {{FL_NONE, FL_NONE}}
FL_API fl_module *fl_nn_reflection_pad1d(int64_t padding, const fl_nn_reflection_pad1d_options *options);

/* ReflectionPad2d(int[4] padding): (Tensor input) -> Tensor. The last two dimensions mirrored at their ends. */
typedef struct fl_nn_reflection_pad2d_options {
    int64_t padding[4];
} fl_nn_reflection_pad2d_options;
#define FL_NN_REFLECTION_PAD2D_OPTIONS {{FL_NONE, FL_NONE, FL_NONE, FL_NONE}}
FL_API fl_module *fl_nn_reflection_pad2d(int64_t padding, const fl_nn_reflection_pad2d_options *options);

/* ReflectionPad3d(int[6] padding): (Tensor input) -> Tensor. The last three dimensions mirrored at their ends. */
typedef struct fl_nn_reflection_pad3d_options {
    int64_t padding[6];
} fl_nn_reflection_pad3d_options;
#define FL_NN_REFLECTION_PAD3D_OPTIONS {{FL_NONE, FL_NONE, FL_NONE, FL_NONE, FL_NONE, FL_NONE}}
FL_API fl_module *fl_nn_reflection_pad3d(int64_t padding, const fl_nn_reflection_pad3d_options *options);

/* ReplicationPad1d(int[2] padding): (Tensor input) -> Tensor. The outermost elements of the last dimension
 * repeated. */
typedef struct fl_nn_replication_pad1d_options {
    int64_t padding[2];
} fl_nn_replication_pad1d_options;
#define FL_NN_REPLICATION_PAD1D_OPTIONS {{FL_NONE, FL_NONE}}
FL_API fl_module *fl_nn_replication_pad1d(int64_t padding, const fl_nn_replication_pad1d_options *options);

/* ReplicationPad2d(int[4] padding): (Tensor input) -> Tensor. The outermost elements of the last two dimensions
 * repeated. */
typedef struct fl_nn_replication_pad2d_options {
    int64_t padding[4];
} fl_nn_replication_pad2d_options;
#define FL_NN_REPLICATION_PAD2D_OPTIONS {{FL_NONE, FL_NONE, FL_NONE, FL_NONE}}
FL_API fl_module *fl_nn_replication_pad2d(int64_t padding, const fl_nn_replication_pad2d_options *options);

/* ReplicationPad3d(int[6] padding): (Tensor input) -> Tensor. The outermost elements of the last three dimensions
 * repeated. */
typedef struct fl_nn_replication_pad3d_options {
    int64_t padding[6];
} fl_nn_replication_pad3d_options;
#define FL_NN_REPLICATION_PAD3D_OPTIONS {{FL_NONE, FL_NONE, FL_NONE, FL_NONE, FL_NONE, FL_NONE}}
FL_API fl_module *fl_nn_replication_pad3d(int64_t padding, const fl_nn_replication_pad3d_options *options);

/* CircularPad1d(int[2] padding): (Tensor input) -> Tensor. The last dimension continued from its other end. */
typedef struct fl_nn_circular_pad1d_options {
    int64_t padding[2];
} fl_nn_circular_pad1d_options;
#define FL_NN_CIRCULAR_PAD1D_OPTIONS {{FL_NONE, FL_NONE}}
FL_API fl_module *fl_nn_circular_pad1d(int64_t padding, const fl_nn_circular_pad1d_options *options);

/* CircularPad2d(int[4] padding): (Tensor input) -> Tensor. The last two dimensions continued from their other ends. */
typedef struct fl_nn_circular_pad2d_options {
    int64_t padding[4];
} fl_nn_circular_pad2d_options;
#define FL_NN_CIRCULAR_PAD2D_OPTIONS {{FL_NONE, FL_NONE, FL_NONE, FL_NONE}}
FL_API fl_module *fl_nn_circular_pad2d(int64_t padding, const fl_nn_circular_pad2d_options *options);

/* CircularPad3d(int[6] padding): (Tensor input) -> Tensor. The last three dimensions continued from their other
 * ends. */
typedef struct fl_nn_circular_pad3d_options {
    int64_t padding[6];
} fl_nn_circular_pad3d_options;
#define FL_NN_CIRCULAR_PAD3D_OPTIONS {{FL_NONE, FL_NONE, FL_NONE, FL_NONE, FL_NONE, FL_NONE}}
FL_API fl_module *fl_nn_circular_pad3d(int64_t padding, const fl_nn_circular_pad3d_options *options);

/* MaxPool1d(int[1] kernel_size, int?[1] stride=None, int[1] padding=0, int[1] dilation=1, bool
 * return_indices=False, bool ceil_mode=False): (Tensor input) -> (Tensor output, Tensor indices). The largest value
 * of each window of L; with return_indices its place too. Each size S becomes floor((S + 2 padding - dilation
 * (kernel_size - 1) - 1) / stride) + 1, rounded up for ceil_mode. */
typedef struct fl_nn_max_pool1d_options {
    int64_t kernel_size[1];
    int64_t stride[1];
    int64_t padding[1];
    int64_t dilation[1];
    bool return_indices;
    bool ceil_mode;
} fl_nn_max_pool1d_options;
#define FL_NN_MAX_POOL1D_OPTIONS {{FL_NONE}, {FL_NONE}, {0}, {1}, false, false}
FL_API fl_module *fl_nn_max_pool1d(int64_t kernel_size, const fl_nn_max_pool1d_options *options);

/* MaxPool2d(int[2] kernel_size, int?[2] stride=None, int[2] padding=0, int[2] dilation=1, bool
 * return_indices=False, bool ceil_mode=False): (Tensor input) -> (Tensor output, Tensor indices). The largest value
 * of each window of (H, W); with return_indices its place too. Each size S becomes floor((S + 2 padding - dilation
 * (kernel_size - 1) - 1) / stride) + 1, rounded up for ceil_mode. */
typedef struct fl_nn_max_pool2d_options {
    int64_t kernel_size[2];
    int64_t stride[2];
    int64_t padding[2];
    int64_t dilation[2];
    bool return_indices;
    bool ceil_mode;
} fl_nn_max_pool2d_options;
#define FL_NN_MAX_POOL2D_OPTIONS {{FL_NONE, FL_NONE}, {FL_NONE, FL_NONE}, {0, 0}, {1, 1}, false, false}
FL_API fl_module *fl_nn_max_pool2d(int64_t kernel_size, const fl_nn_max_pool2d_options *options);

/* MaxPool3d(int[3] kernel_size, int?[3] stride=None, int[3] padding=0, int[3] dilation=1, bool
 * return_indices=False, bool ceil_mode=False): (Tensor input) -> (Tensor output, Tensor indices). The largest value
 * of each window of (D, H, W); with return_indices its place too. Each size S becomes floor((S + 2 padding -
 * dilation (kernel_size - 1) - 1) / stride) + 1, rounded up for ceil_mode. */
typedef struct fl_nn_max_pool3d_options {
    int64_t kernel_size[3];
    int64_t stride[3];
    int64_t padding[3];
    int64_t dilation[3];
    bool return_indices;
    bool ceil_mode;
} fl_nn_max_pool3d_options;
#define FL_NN_MAX_POOL3D_OPTIONS {{FL_NONE, FL_NONE, FL_NONE}, {FL_NONE, FL_NONE, FL_NONE}, {0, 0, 0}, {1, 1, 1}, false, false}
FL_API fl_module *fl_nn_max_pool3d(int64_t kernel_size, const fl_nn_max_pool3d_options *options);

/* AvgPool1d(int[1] kernel_size, int?[1] stride=None, int[1] padding=0, bool ceil_mode=False, bool
 * count_include_pad=True): (Tensor input) -> Tensor. The mean of each window of L. Each size S becomes floor((S + 2
 * padding - kernel_size) / stride) + 1, rounded up for ceil_mode. */
typedef struct fl_nn_avg_pool1d_options {
    int64_t kernel_size[1];
    int64_t stride[1];
    int64_t padding[1];
    bool ceil_mode;
    bool count_include_pad;
} fl_nn_avg_pool1d_options;
#define FL_NN_AVG_POOL1D_OPTIONS {{FL_NONE}, {FL_NONE}, {0}, false, true}
FL_API fl_module *fl_nn_avg_pool1d(int64_t kernel_size, const fl_nn_avg_pool1d_options *options);

/* AvgPool2d(int[2] kernel_size, int?[2] stride=None, int[2] padding=0, bool ceil_mode=False, bool
 * count_include_pad=True, int? divisor_override=None): (Tensor input) -> Tensor. The mean of each window of (H, W).
 * Each size S becomes floor((S + 2 padding - kernel_size) / stride) + 1, rounded up for ceil_mode. */
typedef struct fl_nn_avg_pool2d_options {
    int64_t kernel_size[2];
    int64_t stride[2];
    int64_t padding[2];
    bool ceil_mode;
    bool count_include_pad;
    int64_t divisor_override;
} fl_nn_avg_pool2d_options;
#define FL_NN_AVG_POOL2D_OPTIONS {{FL_NONE, FL_NONE}, {FL_NONE, FL_NONE}, {0, 0}, false, true, FL_NONE}
FL_API fl_module *fl_nn_avg_pool2d(int64_t kernel_size, const fl_nn_avg_pool2d_options *options);

/* AvgPool3d(int[3] kernel_size, int?[3] stride=None, int[3] padding=0, bool ceil_mode=False, bool
 * count_include_pad=True, int? divisor_override=None): (Tensor input) -> Tensor. The mean of each window of (D, H,
 * W). Each size S becomes floor((S + 2 padding - kernel_size) / stride) + 1, rounded up for ceil_mode. */
typedef struct fl_nn_avg_pool3d_options {
    int64_t kernel_size[3];
    int64_t stride[3];
    int64_t padding[3];
    bool ceil_mode;
    bool count_include_pad;
    int64_t divisor_override;
} fl_nn_avg_pool3d_options;
#define FL_NN_AVG_POOL3D_OPTIONS {{FL_NONE, FL_NONE, FL_NONE}, {FL_NONE, FL_NONE, FL_NONE}, {0, 0, 0}, false, true, FL_NONE}
FL_API fl_module *fl_nn_avg_pool3d(int64_t kernel_size, const fl_nn_avg_pool3d_options *options);

/* MaxUnpool1d(int[1] kernel_size, int?[1] stride=None, int[1] padding=0): (Tensor input, Tensor indices, int[]?
 * output_size=None) -> Tensor. The input's elements where MaxPool1d found them, zeros elsewhere. */
typedef struct fl_nn_max_unpool1d_options {
    int64_t kernel_size[1];
    int64_t stride[1];
    int64_t padding[1];
} fl_nn_max_unpool1d_options;
#define FL_NN_MAX_UNPOOL1D_OPTIONS {{FL_NONE}, {FL_NONE}, {0}}
FL_API fl_module *fl_nn_max_unpool1d(int64_t kernel_size, const fl_nn_max_unpool1d_options *options);

/* MaxUnpool2d(int[2] kernel_size, int?[2] stride=None, int[2] padding=0): (Tensor input, Tensor indices, int[]?
 * output_size=None) -> Tensor. The input's elements where MaxPool2d found them, zeros elsewhere. */
typedef struct fl_nn_max_unpool2d_options {
    int64_t kernel_size[2];
    int64_t stride[2];
    int64_t padding[2];
} fl_nn_max_unpool2d_options;
#define FL_NN_MAX_UNPOOL2D_OPTIONS {{FL_NONE, FL_NONE}, {FL_NONE, FL_NONE}, {0, 0}}
FL_API fl_module *fl_nn_max_unpool2d(int64_t kernel_size, const fl_nn_max_unpool2d_options *options);

/* MaxUnpool3d(int[3] kernel_size, int?[3] stride=None, int[3] padding=0): (Tensor input, Tensor indices, int[]?
 * output_size=None) -> Tensor. The input's elements where MaxPool3d found them, zeros elsewhere. */
typedef struct fl_nn_max_unpool3d_options {
    int64_t kernel_size[3];
    int64_t stride[3];
    int64_t padding[3];
} fl_nn_max_unpool3d_options;
#define FL_NN_MAX_UNPOOL3D_OPTIONS {{FL_NONE, FL_NONE, FL_NONE}, {FL_NONE, FL_NONE, FL_NONE}, {0, 0, 0}}
FL_API fl_module *fl_nn_max_unpool3d(int64_t kernel_size, const fl_nn_max_unpool3d_options *options);

/* LPPool1d(float norm_type, int[1] kernel_size, int?[1] stride=None, bool ceil_mode=False): (Tensor input) ->
 * Tensor. (sum of x^norm_type)^(1 / norm_type) over each window of L. Each size S becomes floor((S - kernel_size) /
 * stride) + 1, rounded up for ceil_mode. */
typedef struct fl_nn_lp_pool1d_options {
    int64_t kernel_size[1];
    int64_t stride[1];
    bool ceil_mode;
} fl_nn_lp_pool1d_options;
#define FL_NN_LP_POOL1D_OPTIONS {{FL_NONE}, {FL_NONE}, false}
FL_API fl_module *fl_nn_lp_pool1d(double norm_type, int64_t kernel_size, const fl_nn_lp_pool1d_options *options);

/* LPPool2d(float norm_type, int[2] kernel_size, int?[2] stride=None, bool ceil_mode=False): (Tensor input) ->
 * Tensor. (sum of x^norm_type)^(1 / norm_type) over each window of (H, W). Each size S becomes floor((S -
 * kernel_size) / stride) + 1, rounded up for ceil_mode. */
typedef struct fl_nn_lp_pool2d_options {
    int64_t kernel_size[2];
    int64_t stride[2];
    bool ceil_mode;
} fl_nn_lp_pool2d_options;
#define FL_NN_LP_POOL2D_OPTIONS {{FL_NONE, FL_NONE}, {FL_NONE, FL_NONE}, false}
FL_API fl_module *fl_nn_lp_pool2d(double norm_type, int64_t kernel_size, const fl_nn_lp_pool2d_options *options);

/* LPPool3d(float norm_type, int[3] kernel_size, int?[3] stride=None, bool ceil_mode=False): (Tensor input) ->
 * Tensor. (sum of x^norm_type)^(1 / norm_type) over each window of (D, H, W). Each size S becomes floor((S -
 * kernel_size) / stride) + 1, rounded up for ceil_mode. */
typedef struct fl_nn_lp_pool3d_options {
    int64_t kernel_size[3];
    int64_t stride[3];
    bool ceil_mode;
} fl_nn_lp_pool3d_options;
#define FL_NN_LP_POOL3D_OPTIONS {{FL_NONE, FL_NONE, FL_NONE}, {FL_NONE, FL_NONE, FL_NONE}, false}
FL_API fl_module *fl_nn_lp_pool3d(double norm_type, int64_t kernel_size, const fl_nn_lp_pool3d_options *options);

/* FractionalMaxPool2d(int[2] kernel_size, int[2]? output_size=None, float[2]? output_ratio=None, bool
 * return_indices=False, Tensor? _random_samples=None): (Tensor input) -> (Tensor output, Tensor indices). The
 * largest value of windows of (H, W) at random steps that give output_size, or the input's size times output_ratio. */
typedef struct fl_nn_fractional_max_pool2d_options {
    int64_t kernel_size[2];
    int64_t output_size[2];
    double output_ratio[2];
    bool return_indices;
    fl_tensor *_random_samples;
} fl_nn_fractional_max_pool2d_options;
#define FL_NN_FRACTIONAL_MAX_POOL2D_OPTIONS {{FL_NONE, FL_NONE}, {FL_NONE, FL_NONE}, {FL_NONE_FLOAT, FL_NONE_FLOAT}, false, NULL}
FL_API fl_module *fl_nn_fractional_max_pool2d(int64_t kernel_size, const fl_nn_fractional_max_pool2d_options *options);

/* FractionalMaxPool3d(int[3] kernel_size, int[3]? output_size=None, float[3]? output_ratio=None, bool
 * return_indices=False, Tensor? _random_samples=None): (Tensor input) -> (Tensor output, Tensor indices). The
 * largest value of windows of (D, H, W) at random steps that give output_size, or the input's size times
 * output_ratio. */
typedef struct fl_nn_fractional_max_pool3d_options {
    int64_t kernel_size[3];
    int64_t output_size[3];
    double output_ratio[3];
    bool return_indices;
    fl_tensor *_random_samples;
} fl_nn_fractional_max_pool3d_options;
#define FL_NN_FRACTIONAL_MAX_POOL3D_OPTIONS {{FL_NONE, FL_NONE, FL_NONE}, {FL_NONE, FL_NONE, FL_NONE}, {FL_NONE_FLOAT, FL_NONE_FLOAT, FL_NONE_FLOAT}, false, NULL}
FL_API fl_module *fl_nn_fractional_max_pool3d(int64_t kernel_size, const fl_nn_fractional_max_pool3d_options *options);

/* AdaptiveAvgPool1d(int?[1] output_size): (Tensor input) -> Tensor. Means over windows that divide L into
 * output_size; None keeps a size. */
typedef struct fl_nn_adaptive_avg_pool1d_options {
    int64_t output_size[1];
} fl_nn_adaptive_avg_pool1d_options;
#define FL_NN_ADAPTIVE_AVG_POOL1D_OPTIONS {{FL_NONE}}
FL_API fl_module *fl_nn_adaptive_avg_pool1d(int64_t output_size, const fl_nn_adaptive_avg_pool1d_options *options);

/* AdaptiveMaxPool1d(int?[1] output_size, bool return_indices=False): (Tensor input) -> (Tensor output, Tensor
 * indices). Maxima over windows that divide L into output_size; with return_indices their places too. */
typedef struct fl_nn_adaptive_max_pool1d_options {
    int64_t output_size[1];
    bool return_indices;
} fl_nn_adaptive_max_pool1d_options;
#define FL_NN_ADAPTIVE_MAX_POOL1D_OPTIONS {{FL_NONE}, false}
FL_API fl_module *fl_nn_adaptive_max_pool1d(int64_t output_size, const fl_nn_adaptive_max_pool1d_options *options);

/* AdaptiveAvgPool2d(int?[2] output_size): (Tensor input) -> Tensor. Means over windows that divide (H, W) into
 * output_size; None keeps a size. */
typedef struct fl_nn_adaptive_avg_pool2d_options {
    int64_t output_size[2];
} fl_nn_adaptive_avg_pool2d_options;
#define FL_NN_ADAPTIVE_AVG_POOL2D_OPTIONS {{FL_NONE, FL_NONE}}
FL_API fl_module *fl_nn_adaptive_avg_pool2d(int64_t output_size, const fl_nn_adaptive_avg_pool2d_options *options);

/* AdaptiveMaxPool2d(int?[2] output_size, bool return_indices=False): (Tensor input) -> (Tensor output, Tensor
 * indices). Maxima over windows that divide (H, W) into output_size; with return_indices their places too. */
typedef struct fl_nn_adaptive_max_pool2d_options {
    int64_t output_size[2];
    bool return_indices;
} fl_nn_adaptive_max_pool2d_options;
#define FL_NN_ADAPTIVE_MAX_POOL2D_OPTIONS {{FL_NONE, FL_NONE}, false}
FL_API fl_module *fl_nn_adaptive_max_pool2d(int64_t output_size, const fl_nn_adaptive_max_pool2d_options *options);

/* AdaptiveAvgPool3d(int?[3] output_size): (Tensor input) -> Tensor. Means over windows that divide (D, H, W) into
 * output_size; None keeps a size. */
typedef struct fl_nn_adaptive_avg_pool3d_options {
    int64_t output_size[3];
} fl_nn_adaptive_avg_pool3d_options;
#define FL_NN_ADAPTIVE_AVG_POOL3D_OPTIONS {{FL_NONE, FL_NONE, FL_NONE}}
FL_API fl_module *fl_nn_adaptive_avg_pool3d(int64_t output_size, const fl_nn_adaptive_avg_pool3d_options *options);

/* AdaptiveMaxPool3d(int?[3] output_size, bool return_indices=False): (Tensor input) -> (Tensor output, Tensor
 * indices). Maxima over windows that divide (D, H, W) into output_size; with return_indices their places too. */
typedef struct fl_nn_adaptive_max_pool3d_options {
    int64_t output_size[3];
    bool return_indices;
} fl_nn_adaptive_max_pool3d_options;
#define FL_NN_ADAPTIVE_MAX_POOL3D_OPTIONS {{FL_NONE, FL_NONE, FL_NONE}, false}
FL_API fl_module *fl_nn_adaptive_max_pool3d(int64_t output_size, const fl_nn_adaptive_max_pool3d_options *options);

/* RNN(int input_size, int hidden_size, int num_layers=1, str nonlinearity='tanh', bool bias=True, bool
 * batch_first=False, float dropout=0.0, bool bidirectional=False): (Tensor input, Tensor? hx=None, Tensor?
 * batch_sizes=None) -> (Tensor, Tensor). A recurrent layer with tanh or relu over sequences (L, N, input_size), or
 * (L, input_size), or packed with batch_sizes: gives (output, h_n). */
typedef struct fl_nn_rnn_options {
    int64_t num_layers;
    const char *nonlinearity;
    bool bias;
    bool batch_first;
    double dropout;
    bool bidirectional;
} fl_nn_rnn_options;
#define FL_NN_RNN_OPTIONS {1, "tanh", true, false, 0.0, false}
FL_API fl_module *fl_nn_rnn(int64_t input_size, int64_t hidden_size, const fl_nn_rnn_options *options);

/* LSTM(int input_size, int hidden_size, int num_layers=1, bool bias=True, bool batch_first=False, float
 * dropout=0.0, bool bidirectional=False, int proj_size=0): (Tensor input, Tensor? h_0=None, Tensor? c_0=None,
 * Tensor? batch_sizes=None) -> (Tensor, Tensor, Tensor). Long short-term memory over sequences (L, N, input_size),
 * or (L, input_size), or packed with batch_sizes: gives (output, h_n, c_n). */
typedef struct fl_nn_lstm_options {
    int64_t num_layers;
    bool bias;
    bool batch_first;
    double dropout;
    bool bidirectional;
    int64_t proj_size;
} fl_nn_lstm_options;
#define FL_NN_LSTM_OPTIONS {1, true, false, 0.0, false, 0}
FL_API fl_module *fl_nn_lstm(int64_t input_size, int64_t hidden_size, const fl_nn_lstm_options *options);

/* GRU(int input_size, int hidden_size, int num_layers=1, bool bias=True, bool batch_first=False, float dropout=0.0,
 * bool bidirectional=False): (Tensor input, Tensor? hx=None, Tensor? batch_sizes=None) -> (Tensor, Tensor). Gated
 * recurrent units over sequences (L, N, input_size), or (L, input_size), or packed with batch_sizes: gives (output,
 * h_n). */
typedef struct fl_nn_gru_options {
    int64_t num_layers;
    bool bias;
    bool batch_first;
    double dropout;
    bool bidirectional;
} fl_nn_gru_options;
#define FL_NN_GRU_OPTIONS {1, true, false, 0.0, false}
FL_API fl_module *fl_nn_gru(int64_t input_size, int64_t hidden_size, const fl_nn_gru_options *options);

/* RNNCell(int input_size, int hidden_size, bool bias=True, str nonlinearity='tanh'): (Tensor input, Tensor?
 * hx=None) -> Tensor. One step of an RNN over input (N, input_size) or (input_size): gives the next state. */
typedef struct fl_nn_rnn_cell_options {
    bool bias;
    const char *nonlinearity;
} fl_nn_rnn_cell_options;
#define FL_NN_RNN_CELL_OPTIONS {true, "tanh"}
FL_API fl_module *fl_nn_rnn_cell(int64_t input_size, int64_t hidden_size, const fl_nn_rnn_cell_options *options);

/* LSTMCell(int input_size, int hidden_size, bool bias=True): (Tensor input, Tensor? h_0=None, Tensor? c_0=None) ->
 * (Tensor, Tensor). One step of an LSTM over input (N, input_size) or (input_size): gives (h_1, c_1). */
typedef struct fl_nn_lstm_cell_options {
    bool bias;
} fl_nn_lstm_cell_options;
#define FL_NN_LSTM_CELL_OPTIONS {true}
FL_API fl_module *fl_nn_lstm_cell(int64_t input_size, int64_t hidden_size, const fl_nn_lstm_cell_options *options);

/* GRUCell(int input_size, int hidden_size, bool bias=True): (Tensor input, Tensor? hx=None) -> Tensor. One step of
 * a GRU over input (N, input_size) or (input_size): gives the next state. */
typedef struct fl_nn_gru_cell_options {
    bool bias;
} fl_nn_gru_cell_options;
#define FL_NN_GRU_CELL_OPTIONS {true}
FL_API fl_module *fl_nn_gru_cell(int64_t input_size, int64_t hidden_size, const fl_nn_gru_cell_options *options);

/* PixelShuffle(int upscale_factor): (Tensor input) -> Tensor. (*, C r r, H, W) to (*, C, H r, W r): each r x r
 * block of pixels from r r channels. */
FL_API fl_module *fl_nn_pixel_shuffle(int64_t upscale_factor);

/* PixelUnshuffle(int downscale_factor): (Tensor input) -> Tensor. (*, C, H r, W r) to (*, C r r, H, W):
 * PixelShuffle backwards. */
FL_API fl_module *fl_nn_pixel_unshuffle(int64_t downscale_factor);

/* ChannelShuffle(int groups): (Tensor input) -> Tensor. The channels read by column where they stood by row in a
 * table of `groups` rows. */
FL_API fl_module *fl_nn_channel_shuffle(int64_t groups);

/* Unfold(int[2] kernel_size, int[2] dilation=1, int[2] padding=0, int[2] stride=1): (Tensor input) -> Tensor. Each
 * patch of an image as a column. */
typedef struct fl_nn_unfold_options {
    int64_t kernel_size[2];
    int64_t dilation[2];
    int64_t padding[2];
    int64_t stride[2];
} fl_nn_unfold_options;
#define FL_NN_UNFOLD_OPTIONS {{FL_NONE, FL_NONE}, {1, 1}, {0, 0}, {1, 1}}
FL_API fl_module *fl_nn_unfold(int64_t kernel_size, const fl_nn_unfold_options *options);

/* Fold(int[2] output_size, int[2] kernel_size, int[2] dilation=1, int[2] padding=0, int[2] stride=1): (Tensor
 * input) -> Tensor. Columns of patches summed to images of output_size. */
typedef struct fl_nn_fold_options {
    int64_t output_size[2];
    int64_t kernel_size[2];
    int64_t dilation[2];
    int64_t padding[2];
    int64_t stride[2];
} fl_nn_fold_options;
#define FL_NN_FOLD_OPTIONS {{FL_NONE, FL_NONE}, {FL_NONE, FL_NONE}, {1, 1}, {0, 0}, {1, 1}}
FL_API fl_module *fl_nn_fold(int64_t output_size, int64_t kernel_size, const fl_nn_fold_options *options);

/* Embedding(int num_embeddings, int embedding_dim, int? padding_idx=None, float? max_norm=None, float
 * norm_type=2.0, bool scale_grad_by_freq=False, bool sparse=False): (Tensor input) -> Tensor. A table of vectors
 * looked up by index: any shape of integers to that shape and embedding_dim. */
typedef struct fl_nn_embedding_options {
    int64_t padding_idx;
    double max_norm;
    double norm_type;
    bool scale_grad_by_freq;
    bool sparse;
} fl_nn_embedding_options;
#define FL_NN_EMBEDDING_OPTIONS {FL_NONE, FL_NONE_FLOAT, 2.0, false, false}
FL_API fl_module *fl_nn_embedding(int64_t num_embeddings, int64_t embedding_dim,
                                  const fl_nn_embedding_options *options);

/* EmbeddingBag(int num_embeddings, int embedding_dim, float? max_norm=None, float norm_type=2.0, bool
 * scale_grad_by_freq=False, str mode='mean', bool sparse=False, bool include_last_offset=False, int?
 * padding_idx=None): (Tensor input, Tensor? offsets=None, Tensor? per_sample_weights=None) -> Tensor. Rows of a
 * table by index, added up, averaged or maximised bag by bag: (B, N) indices, or all of them in one dimension with
 * the offsets (B) where bags begin, to (B, embedding_dim). */
typedef struct fl_nn_embedding_bag_options {
    double max_norm;
    double norm_type;
    bool scale_grad_by_freq;
    const char *mode;
    bool sparse;
    bool include_last_offset;
    int64_t padding_idx;
} fl_nn_embedding_bag_options;
#define FL_NN_EMBEDDING_BAG_OPTIONS {FL_NONE_FLOAT, 2.0, false, "mean", false, false, FL_NONE}
FL_API fl_module *fl_nn_embedding_bag(int64_t num_embeddings, int64_t embedding_dim,
                                      const fl_nn_embedding_bag_options *options);

/* TransformerEncoderLayer(int d_model, int nhead, int dim_feedforward=2048, float dropout=0.1, str
 * activation='relu', float layer_norm_eps=1e-05, bool batch_first=False, bool norm_first=False, bool bias=True):
 * (Tensor src, Tensor? src_mask=None, Tensor? src_key_padding_mask=None, bool is_causal=False) -> Tensor.
 * Self-attention and a feed-forward block, each with dropout, a residual connection and a normalisation. */
typedef struct fl_nn_transformer_encoder_layer_options {
    int64_t dim_feedforward;
    double dropout;
    const char *activation;
    double layer_norm_eps;
    bool batch_first;
    bool norm_first;
    bool bias;
} fl_nn_transformer_encoder_layer_options;
#define FL_NN_TRANSFORMER_ENCODER_LAYER_OPTIONS {2048, 0.1, "relu", 1e-05, false, false, true}
FL_API fl_module *fl_nn_transformer_encoder_layer(int64_t d_model, int64_t nhead,
                                                  const fl_nn_transformer_encoder_layer_options *options);

/* TransformerDecoderLayer(int d_model, int nhead, int dim_feedforward=2048, float dropout=0.1, str
 * activation='relu', float layer_norm_eps=1e-05, bool batch_first=False, bool norm_first=False, bool bias=True):
 * (Tensor tgt, Tensor memory, Tensor? tgt_mask=None, Tensor? memory_mask=None, Tensor? tgt_key_padding_mask=None,
 * Tensor? memory_key_padding_mask=None, bool tgt_is_causal=False, bool memory_is_causal=False) -> Tensor.
 * Self-attention, attention over the encoder's output, and a feed-forward block. */
typedef struct fl_nn_transformer_decoder_layer_options {
    int64_t dim_feedforward;
    double dropout;
    const char *activation;
    double layer_norm_eps;
    bool batch_first;
    bool norm_first;
    bool bias;
} fl_nn_transformer_decoder_layer_options;
#define FL_NN_TRANSFORMER_DECODER_LAYER_OPTIONS {2048, 0.1, "relu", 1e-05, false, false, true}
FL_API fl_module *fl_nn_transformer_decoder_layer(int64_t d_model, int64_t nhead,
                                                  const fl_nn_transformer_decoder_layer_options *options);

/* Transformer(int d_model=512, int nhead=8, int num_encoder_layers=6, int num_decoder_layers=6, int
 * dim_feedforward=2048, float dropout=0.1, str activation='relu', float layer_norm_eps=1e-05, bool
 * batch_first=False, bool norm_first=False, bool bias=True): (Tensor src, Tensor tgt, Tensor? src_mask=None,
 * Tensor? tgt_mask=None, Tensor? memory_mask=None, Tensor? src_key_padding_mask=None, Tensor?
 * tgt_key_padding_mask=None, Tensor? memory_key_padding_mask=None, bool? src_is_causal=None, bool?
 * tgt_is_causal=None, bool memory_is_causal=False) -> Tensor. An encoder and a decoder that attends to its output
 * (Vaswani et al., 2017). */
typedef struct fl_nn_transformer_options {
    int64_t d_model;
    int64_t nhead;
    int64_t num_encoder_layers;
    int64_t num_decoder_layers;
    int64_t dim_feedforward;
    double dropout;
    const char *activation;
    double layer_norm_eps;
    bool batch_first;
    bool norm_first;
    bool bias;
} fl_nn_transformer_options;
#define FL_NN_TRANSFORMER_OPTIONS {512, 8, 6, 6, 2048, 0.1, "relu", 1e-05, false, false, true}
FL_API fl_module *fl_nn_transformer(const fl_nn_transformer_options *options);

/* Upsample(int[=]?|int size=None, float[=]? scale_factor=None, str mode='nearest', bool? align_corners=None, bool?
 * recompute_scale_factor=None): (Tensor input) -> Tensor. The one to three last dimensions resized to size, or by
 * scale_factor. */
typedef struct fl_nn_upsample_options {
    const int64_t *size;
    int n_size;
    const double *scale_factor;
    int n_scale_factor;
    const char *mode;
    int8_t align_corners;
    int8_t recompute_scale_factor;
} fl_nn_upsample_options;
#define FL_NN_UPSAMPLE_OPTIONS {NULL, 0, NULL, 0, "nearest", -1, -1}
FL_API fl_module *fl_nn_upsample(const fl_nn_upsample_options *options);

/* UpsamplingNearest2d(int[=]?|int size=None, float[=]? scale_factor=None): (Tensor input) -> Tensor. Upsample in
 * mode 'nearest'. */
typedef struct fl_nn_upsampling_nearest2d_options {
    const int64_t *size;
    int n_size;
    const double *scale_factor;
    int n_scale_factor;
} fl_nn_upsampling_nearest2d_options;
#define FL_NN_UPSAMPLING_NEAREST2D_OPTIONS {NULL, 0, NULL, 0}
FL_API fl_module *fl_nn_upsampling_nearest2d(const fl_nn_upsampling_nearest2d_options *options);

/* UpsamplingBilinear2d(int[=]?|int size=None, float[=]? scale_factor=None): (Tensor input) -> Tensor. Upsample in
 * mode 'bilinear' with align_corners. */
typedef struct fl_nn_upsampling_bilinear2d_options {
    const int64_t *size;
    int n_size;
    const double *scale_factor;
    int n_scale_factor;
} fl_nn_upsampling_bilinear2d_options;
#define FL_NN_UPSAMPLING_BILINEAR2D_OPTIONS {NULL, 0, NULL, 0}
FL_API fl_module *fl_nn_upsampling_bilinear2d(const fl_nn_upsampling_bilinear2d_options *options);

#ifdef __cplusplus
}
#endif

#endif
