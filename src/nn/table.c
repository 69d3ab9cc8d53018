/* table.c: the layer table and the constructors of <flashlight/layers.h>.
 *
 * Made by tools/generate.py from the .def files of src/nn: edit those rows, not this file.
 */
// clang-format off
#include <flashlight/layers.h>

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
bool fl_layer__conv_setup(fl_layer_call *call);
int fl_layer__conv_slots(fl_layer_call *call, fl_slot *slots, int room);
bool fl_layer__conv_reset(fl_layer_call *call);
bool fl_layer__conv_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
void fl_layer__conv_describe(fl_layer_call *call, fl_text *out);
bool fl_layer__flatten_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
void fl_layer__flatten_describe(fl_layer_call *call, fl_text *out);
int fl_layer__linear_slots(fl_layer_call *call, fl_slot *slots, int room);
bool fl_layer__linear_reset(fl_layer_call *call);
bool fl_layer__linear_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
void fl_layer__linear_describe(fl_layer_call *call, fl_text *out);
bool fl_layer__identity_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);

static const fl_arg options_relu[] = {
    {"inplace", FL_K_BOOL, 0, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};
static const fl_arg inputs_relu[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};
static const fl_arg options_gelu[] = {
    {"approximate", FL_K_STR, 0, false, false, false, true, {FL_K_STR, 0, {.str = "none"}}, "'none'"},
};
static const fl_arg inputs_gelu[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};
static const fl_arg options_silu[] = {
    {"inplace", FL_K_BOOL, 0, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};
static const fl_arg inputs_silu[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};
static const fl_arg options_leaky_relu[] = {
    {"negative_slope", FL_K_FLOAT, 0, false, false, false, true, {FL_K_FLOAT, 0, {.d = 0.01}}, "0.01"},
    {"inplace", FL_K_BOOL, 0, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};
static const fl_arg inputs_leaky_relu[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};
static const fl_arg inputs_sigmoid[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};
static const fl_arg inputs_tanh[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};
static const fl_arg options_conv1d[] = {
    {"in_channels", FL_K_INT, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"out_channels", FL_K_INT, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"kernel_size", FL_K_INTS, 1, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"stride", FL_K_INTS, 1, false, false, false, true, {FL_K_INTS, 1, {.ints = (const int64_t[]){1}}}, "1"},
    {"padding", FL_K_INTS, 1, false, true, false, true, {FL_K_INTS, 1, {.ints = (const int64_t[]){0}}}, "0"},
    {"dilation", FL_K_INTS, 1, false, false, false, true, {FL_K_INTS, 1, {.ints = (const int64_t[]){1}}}, "1"},
    {"groups", FL_K_INT, 0, false, false, false, true, {FL_K_INT, 0, {.i = 1}}, "1"},
    {"bias", FL_K_BOOL, 0, false, false, false, true, {FL_K_BOOL, 0, {.b = true}}, "True"},
    {"padding_mode", FL_K_STR, 0, false, false, false, true, {FL_K_STR, 0, {.str = "zeros"}}, "'zeros'"},
};
static const fl_arg inputs_conv1d[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};
static const fl_arg options_conv2d[] = {
    {"in_channels", FL_K_INT, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"out_channels", FL_K_INT, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"kernel_size", FL_K_INTS, 2, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"stride", FL_K_INTS, 2, false, false, false, true, {FL_K_INTS, 2, {.ints = (const int64_t[]){1, 1}}}, "1"},
    {"padding", FL_K_INTS, 2, false, true, false, true, {FL_K_INTS, 2, {.ints = (const int64_t[]){0, 0}}}, "0"},
    {"dilation", FL_K_INTS, 2, false, false, false, true, {FL_K_INTS, 2, {.ints = (const int64_t[]){1, 1}}}, "1"},
    {"groups", FL_K_INT, 0, false, false, false, true, {FL_K_INT, 0, {.i = 1}}, "1"},
    {"bias", FL_K_BOOL, 0, false, false, false, true, {FL_K_BOOL, 0, {.b = true}}, "True"},
    {"padding_mode", FL_K_STR, 0, false, false, false, true, {FL_K_STR, 0, {.str = "zeros"}}, "'zeros'"},
};
static const fl_arg inputs_conv2d[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};
static const fl_arg options_conv3d[] = {
    {"in_channels", FL_K_INT, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"out_channels", FL_K_INT, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"kernel_size", FL_K_INTS, 3, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"stride", FL_K_INTS, 3, false, false, false, true, {FL_K_INTS, 3, {.ints = (const int64_t[]){1, 1, 1}}}, "1"},
    {"padding", FL_K_INTS, 3, false, true, false, true, {FL_K_INTS, 3, {.ints = (const int64_t[]){0, 0, 0}}}, "0"},
    {"dilation", FL_K_INTS, 3, false, false, false, true, {FL_K_INTS, 3, {.ints = (const int64_t[]){1, 1, 1}}}, "1"},
    {"groups", FL_K_INT, 0, false, false, false, true, {FL_K_INT, 0, {.i = 1}}, "1"},
    {"bias", FL_K_BOOL, 0, false, false, false, true, {FL_K_BOOL, 0, {.b = true}}, "True"},
    {"padding_mode", FL_K_STR, 0, false, false, false, true, {FL_K_STR, 0, {.str = "zeros"}}, "'zeros'"},
};
static const fl_arg inputs_conv3d[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};
static const fl_arg options_flatten[] = {
    {"start_dim", FL_K_INT, 0, false, false, false, true, {FL_K_INT, 0, {.i = 1}}, "1"},
    {"end_dim", FL_K_INT, 0, false, false, false, true, {FL_K_INT, 0, {.i = -1}}, "-1"},
};
static const fl_arg inputs_flatten[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};
static const fl_arg options_linear[] = {
    {"in_features", FL_K_INT, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"out_features", FL_K_INT, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"bias", FL_K_BOOL, 0, false, false, false, true, {FL_K_BOOL, 0, {.b = true}}, "True"},
};
static const fl_arg inputs_linear[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};
static const fl_arg inputs_identity[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

const fl_layer fl_layers__table[] = {
    {"Conv1d", "Conv1d(int in_channels, int out_channels, int[1] kernel_size, int[1] stride=1, int[1]|str padding=0, int[1] dilation=1, int groups=1, bool bias=True, str padding_mode='zeros')",
     "(Tensor input) -> Tensor", "conv",
     "Cross-correlation over sequences: (N, in_channels, L) to (N, out_channels, L').",
     0, 9, options_conv1d, 1, inputs_conv1d, 1,
     fl_layer__conv_setup, fl_layer__conv_slots, fl_layer__conv_reset, fl_layer__conv_forward, fl_layer__conv_describe},
    {"Conv2d", "Conv2d(int in_channels, int out_channels, int[2] kernel_size, int[2] stride=1, int[2]|str padding=0, int[2] dilation=1, int groups=1, bool bias=True, str padding_mode='zeros')",
     "(Tensor input) -> Tensor", "conv",
     "Cross-correlation over images: (N, in_channels, H, W) to (N, out_channels, H', W').",
     0, 9, options_conv2d, 1, inputs_conv2d, 1,
     fl_layer__conv_setup, fl_layer__conv_slots, fl_layer__conv_reset, fl_layer__conv_forward, fl_layer__conv_describe},
    {"Conv3d", "Conv3d(int in_channels, int out_channels, int[3] kernel_size, int[3] stride=1, int[3]|str padding=0, int[3] dilation=1, int groups=1, bool bias=True, str padding_mode='zeros')",
     "(Tensor input) -> Tensor", "conv",
     "Cross-correlation over volumes: (N, in_channels, D, H, W) to (N, out_channels, D', H', W').",
     0, 9, options_conv3d, 1, inputs_conv3d, 1,
     fl_layer__conv_setup, fl_layer__conv_slots, fl_layer__conv_reset, fl_layer__conv_forward, fl_layer__conv_describe},
    {"Flatten", "Flatten(int start_dim=1, int end_dim=-1)",
     "(Tensor input) -> Tensor", "flatten",
     "Dimensions start_dim to end_dim as one.",
     0, 2, options_flatten, 1, inputs_flatten, 1,
     NULL, NULL, NULL, fl_layer__flatten_forward, fl_layer__flatten_describe},
    {"GELU", "GELU(str approximate='none')",
     "(Tensor input) -> Tensor", "activation",
     "x times the normal distribution's cumulative function at x.",
     0, 1, options_gelu, 1, inputs_gelu, 1,
     NULL, NULL, NULL, fl_layer__gelu_forward, fl_layer__gelu_describe},
    {"Identity", "Identity()",
     "(Tensor input) -> Tensor", "linear",
     "The input itself; arguments of the constructor are ignored.",
     FL_LAYER_BASE_PYTHON, 0, NULL, 1, inputs_identity, 1,
     NULL, NULL, NULL, fl_layer__identity_forward, NULL},
    {"LeakyReLU", "LeakyReLU(float negative_slope=0.01, bool inplace=False)",
     "(Tensor input) -> Tensor", "activation",
     "x where x > 0, else negative_slope * x.",
     0, 2, options_leaky_relu, 1, inputs_leaky_relu, 1,
     NULL, NULL, NULL, fl_layer__leaky_relu_forward, fl_layer__leaky_relu_describe},
    {"Linear", "Linear(int in_features, int out_features, bool bias=True)",
     "(Tensor input) -> Tensor", "linear",
     "y = x W^T + b over the last dimension: (*, in_features) to (*, out_features). W and b start uniform in +-1/sqrt(in_features).",
     0, 3, options_linear, 1, inputs_linear, 1,
     NULL, fl_layer__linear_slots, fl_layer__linear_reset, fl_layer__linear_forward, fl_layer__linear_describe},
    {"ReLU", "ReLU(bool inplace=False)",
     "(Tensor input) -> Tensor", "activation",
     "max(x, 0).",
     0, 1, options_relu, 1, inputs_relu, 1,
     NULL, NULL, NULL, fl_layer__relu_forward, fl_layer__inplace_describe},
    {"SiLU", "SiLU(bool inplace=False)",
     "(Tensor input) -> Tensor", "activation",
     "x * sigmoid(x).",
     0, 1, options_silu, 1, inputs_silu, 1,
     NULL, NULL, NULL, fl_layer__silu_forward, fl_layer__inplace_describe},
    {"Sigmoid", "Sigmoid()",
     "(Tensor input) -> Tensor", "activation",
     "1 / (1 + exp(-x)).",
     0, 0, NULL, 1, inputs_sigmoid, 1,
     NULL, NULL, NULL, fl_layer__sigmoid_forward, NULL},
    {"Tanh", "Tanh()",
     "(Tensor input) -> Tensor", "activation",
     "tanh(x).",
     0, 0, NULL, 1, inputs_tanh, 1,
     NULL, NULL, NULL, fl_layer__tanh_forward, NULL},
};
const int fl_layers__count = 12;

fl_module *fl_nn_relu(const fl_nn_relu_options *options) {
    static const fl_nn_relu_options defaults = FL_NN_RELU_OPTIONS;
    const fl_nn_relu_options *o = options ? options : &defaults;
    fl_value v[1];
    fl_layer__bool(&v[0], o->inplace);
    return fl_module__leaf(&fl_layers__table[8], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_gelu(const fl_nn_gelu_options *options) {
    static const fl_nn_gelu_options defaults = FL_NN_GELU_OPTIONS;
    const fl_nn_gelu_options *o = options ? options : &defaults;
    fl_value v[1];
    fl_layer__str(&v[0], o->approximate);
    return fl_module__leaf(&fl_layers__table[4], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_silu(const fl_nn_silu_options *options) {
    static const fl_nn_silu_options defaults = FL_NN_SILU_OPTIONS;
    const fl_nn_silu_options *o = options ? options : &defaults;
    fl_value v[1];
    fl_layer__bool(&v[0], o->inplace);
    return fl_module__leaf(&fl_layers__table[9], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_leaky_relu(const fl_nn_leaky_relu_options *options) {
    static const fl_nn_leaky_relu_options defaults = FL_NN_LEAKY_RELU_OPTIONS;
    const fl_nn_leaky_relu_options *o = options ? options : &defaults;
    fl_value v[2];
    fl_layer__float(&v[0], o->negative_slope);
    fl_layer__bool(&v[1], o->inplace);
    return fl_module__leaf(&fl_layers__table[6], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_sigmoid(void) {
    return fl_module__leaf(&fl_layers__table[10], NULL, FL_DTYPE_NONE);
}

fl_module *fl_nn_tanh(void) {
    return fl_module__leaf(&fl_layers__table[11], NULL, FL_DTYPE_NONE);
}

fl_module *fl_nn_conv1d(int64_t in_channels, int64_t out_channels, int64_t kernel_size,
                        const fl_nn_conv1d_options *options) {
    static const fl_nn_conv1d_options defaults = FL_NN_CONV1D_OPTIONS;
    const fl_nn_conv1d_options *o = options ? options : &defaults;
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
    return fl_module__leaf(&fl_layers__table[0], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_conv2d(int64_t in_channels, int64_t out_channels, int64_t kernel_size,
                        const fl_nn_conv2d_options *options) {
    static const fl_nn_conv2d_options defaults = FL_NN_CONV2D_OPTIONS;
    const fl_nn_conv2d_options *o = options ? options : &defaults;
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
    return fl_module__leaf(&fl_layers__table[1], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_conv3d(int64_t in_channels, int64_t out_channels, int64_t kernel_size,
                        const fl_nn_conv3d_options *options) {
    static const fl_nn_conv3d_options defaults = FL_NN_CONV3D_OPTIONS;
    const fl_nn_conv3d_options *o = options ? options : &defaults;
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
    return fl_module__leaf(&fl_layers__table[2], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_flatten(const fl_nn_flatten_options *options) {
    static const fl_nn_flatten_options defaults = FL_NN_FLATTEN_OPTIONS;
    const fl_nn_flatten_options *o = options ? options : &defaults;
    fl_value v[2];
    fl_layer__int(&v[0], o->start_dim);
    fl_layer__int(&v[1], o->end_dim);
    return fl_module__leaf(&fl_layers__table[3], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_linear(int64_t in_features, int64_t out_features, const fl_nn_linear_options *options) {
    static const fl_nn_linear_options defaults = FL_NN_LINEAR_OPTIONS;
    const fl_nn_linear_options *o = options ? options : &defaults;
    fl_value v[3];
    fl_layer__int(&v[0], in_features);
    fl_layer__int(&v[1], out_features);
    fl_layer__bool(&v[2], o->bias);
    return fl_module__leaf(&fl_layers__table[7], v, FL_DTYPE_NONE);
}

fl_module *fl_nn_identity(void) {
    return fl_module__leaf(&fl_layers__table[5], NULL, FL_DTYPE_NONE);
}
