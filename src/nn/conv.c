/* conv.c: Conv1d, Conv2d, Conv3d and their transposes: one definition of each, by the number of spatial dimensions.
 */
#include <flashlight/ops.h>

#include "nn/init.h"
#include "nn/layer.h"
#include "nn/table.h"

enum { WEIGHT, BIAS };

/* The three rows list the same options in the same order. */
_Static_assert((int)FL_CONV1D__PADDING_MODE == (int)FL_CONV2D__PADDING_MODE &&
                   (int)FL_CONV2D__PADDING_MODE == (int)FL_CONV3D__PADDING_MODE &&
                   (int)FL_CONV1D__PADDING == (int)FL_CONV2D__PADDING,
               "the options of Conv1d, Conv2d and Conv3d");

/* Conv<n>d, ConvTranspose<n>d */
static int spatial(const fl_layer_call *call) { return call->layer->name[strlen(call->layer->name) - 2] - '0'; }

static bool check_channels(double in, double out, double groups) {
    if (fl_failed()) return false;
    if (groups <= 0) return fl_fail(FL_VALUE_ERROR, "groups must be a positive integer") != NULL;
    if (!(fmod(in, groups) == 0)) return fl_fail(FL_VALUE_ERROR, "in_channels must be divisible by groups") != NULL;
    if (!(fmod(out, groups) == 0)) return fl_fail(FL_VALUE_ERROR, "out_channels must be divisible by groups") != NULL;
    return true;
}

/* The channels of option `index` for each group, in a size of the weight. */
static int64_t per_group(fl_layer_call *call, int index, int groups_index) {
    const double groups = fl_option_number(call, groups_index), n = floor(fl_option_number(call, index) / groups);
    return groups && n >= -0x1p62 && n <= 0x1p62 && !fl_option_is(call, groups_index, 1) ? (int64_t)n
                                                                                         : fl_option_size(call, index);
}

bool fl_layer__conv_setup(fl_layer_call *call) {
    if (!check_channels(fl_option_number(call, FL_CONV2D__IN_CHANNELS), fl_option_number(call, FL_CONV2D__OUT_CHANNELS),
                        fl_option_number(call, FL_CONV2D__GROUPS)))
        return false;
    const char *padding = fl_option_str(call, FL_CONV2D__PADDING);
    if (padding) {
        if (strcmp(padding, "same") != 0 && strcmp(padding, "valid") != 0) {
            return fl_fail(FL_VALUE_ERROR, "Invalid padding string '%s', should be one of {'same', 'valid'}",
                           padding) != NULL;
        }
        if (padding[0] == 's' && !fl_option_all_are(call, FL_CONV2D__STRIDE, 1) && !fl_failed())
            return fl_fail(FL_VALUE_ERROR, "padding='same' is not supported for strided convolutions") != NULL;
    }
    const char *mode = fl_option_word(call, FL_CONV2D__PADDING_MODE);
    static const char *const modes[] = {"zeros", "reflect", "replicate", "circular"};
    for (int i = 0; i < FL_COUNT(modes); i++) {
        if (mode && strcmp(mode, modes[i]) == 0) return true;
    }
    return fl_fail(FL_VALUE_ERROR,
                   "padding_mode must be one of {'zeros', 'reflect', 'replicate', 'circular'}, but got "
                   "padding_mode='%s'",
                   mode ? mode : "None") != NULL;
}

int fl_layer__conv_slots(fl_layer_call *call, fl_slot *slots, int room) {
    const int64_t out = fl_option_int(call, FL_CONV2D__OUT_CHANNELS);
    int64_t sizes[FL_MAX_DIMS] = {out, per_group(call, FL_CONV2D__IN_CHANNELS, FL_CONV2D__GROUPS)};
    const int n = fl_option_sizes(call, FL_CONV2D__KERNEL_SIZE, sizes + 2, spatial(call), FL_MAX_DIMS - 2);
    bool bias = fl_option_truth(call, FL_CONV2D__BIAS);
    int at = fl_slot_add(slots, room, 0, "weight", FL_SLOT_PARAMETER, true, FL_DTYPE_NONE, n + 2, sizes);
    return fl_slot_add(slots, room, at, "bias", FL_SLOT_PARAMETER, bias, FL_DTYPE_NONE, 1, &out);
}

bool fl_layer__conv_reset(fl_layer_call *call) {
    fl_tensor *weight = fl_slot_required(call, WEIGHT, "weight");
    return fl_init__linear_weight(weight) && fl_init__linear_bias(fl_slot_tensor(call, BIAS, "bias"), weight);
}

/* Padding that is not zeros is put around the input first, last dimension first as F.pad wants it, which says when it
 * is of too few dimensions. */
static fl_tensor *padded(fl_layer_call *call, fl_tensor *input, const char *mode, const char *word,
                         const int64_t *dilation, int n) {
    int64_t kernel[FL_MAX_DIMS], around[2 * FL_MAX_DIMS];
    const fl_value padding = fl_option(call, FL_CONV2D__PADDING);
    if (word && fl_option_sizes(call, FL_CONV2D__KERNEL_SIZE, kernel, n, FL_MAX_DIMS) != n && !fl_failed())
        fl_fail(FL_RUNTIME_ERROR, "%s: kernel_size must have %d numbers", call->layer->name, n);
    if (fl_failed()) return NULL;
    if (padding.kind == FL_K_INTS) n = padding.count < FL_MAX_DIMS ? padding.count : FL_MAX_DIMS;
    for (int i = 0; i < n; i++) {
        int64_t left = 0, right = 0;
        if (padding.kind == FL_K_INTS) {
            left = right = padding.as.ints[i];
        } else {
            int64_t total = word[0] == 's' ? dilation[i] * (kernel[i] - 1) : 0;
            left = total / 2;
            right = total - left;
        }
        around[2 * (n - 1 - i)] = left;
        around[2 * (n - 1 - i) + 1] = right;
    }
    fl_pad_options o = FL_PAD_OPTIONS;
    o.mode = mode;
    return fl_pad(input, around, 2 * n, &o);
}

typedef struct geometry {
    int64_t stride[3], padding[3], dilation[3], groups;
    const char *word; /* "same" or "valid" instead of numbers; NULL */
} geometry;

#define CONVOLVE(n)                                                                                          \
    static fl_tensor *convolve##n(fl_tensor *input, fl_tensor *weight, fl_tensor *bias, const geometry *g) { \
        fl_conv##n##d_options o = FL_CONV##n##D_OPTIONS;                                                     \
        memcpy(o.stride, g->stride, sizeof o.stride);                                                        \
        memcpy(o.padding, g->padding, sizeof o.padding);                                                     \
        memcpy(o.dilation, g->dilation, sizeof o.dilation);                                                  \
        o.padding_name = g->word;                                                                            \
        o.groups = g->groups;                                                                                \
        return fl_conv##n##d(input, weight, bias, &o);                                                       \
    }
CONVOLVE(1)
CONVOLVE(2)
CONVOLVE(3)

bool fl_layer__conv_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {
    static fl_tensor *(*const convolve[])(fl_tensor *, fl_tensor *, fl_tensor *, const geometry *) = {
        convolve1, convolve2, convolve3};
    fl_tensor *input = inputs[0].as.tensor;
    fl_tensor *weight = fl_slot_required(call, WEIGHT, "weight"), *bias = fl_slot_tensor(call, BIAS, "bias");
    int n = spatial(call);
    geometry g = {.groups = fl_option_int(call, FL_CONV2D__GROUPS), .word = fl_option_str(call, FL_CONV2D__PADDING)};
    fl_option_ints(call, FL_CONV2D__STRIDE, g.stride, n);
    fl_option_ints(call, FL_CONV2D__DILATION, g.dilation, n);
    const char *mode = fl_option_str(call, FL_CONV2D__PADDING_MODE);
    const bool zeros = !mode || strcmp(mode, "zeros") == 0;
    if (!g.word && zeros) fl_option_ints(call, FL_CONV2D__PADDING, g.padding, n);
    if (fl_failed()) return false;
    if (zeros) return fl_layer__return(outputs, convolve[n - 1](input, weight, bias, &g));
    fl_scope_open();
    fl_tensor *wide = padded(call, input, mode, g.word, g.dilation, n);
    g.word = NULL;
    memset(g.padding, 0, sizeof g.padding);
    return fl_layer__return(outputs, fl_scope_return(wide ? convolve[n - 1](wide, weight, bias, &g) : NULL));
}

void fl_layer__conv_describe(fl_layer_call *call, fl_text *out) {
    fl_text__option(out, call, FL_CONV2D__IN_CHANNELS);
    fl_text__add(out, ", ");
    fl_text__option(out, call, FL_CONV2D__OUT_CHANNELS);
    fl_text__add(out, ", kernel_size=");
    fl_text__option(out, call, FL_CONV2D__KERNEL_SIZE);
    fl_text__add(out, ", stride=");
    fl_text__option(out, call, FL_CONV2D__STRIDE);
    if (!fl_option_all_are(call, FL_CONV2D__PADDING, 0)) {
        const fl_value padding = fl_option(call, FL_CONV2D__PADDING);
        const char *word = padding.kind == FL_K_STR ? padding.as.str : NULL;
        fl_text__add(out, ", padding=%s", word ? word : "");
        if (!word) fl_text__option(out, call, FL_CONV2D__PADDING);
    }
    if (!fl_option_all_are(call, FL_CONV2D__DILATION, 1)) {
        fl_text__add(out, ", dilation=");
        fl_text__option(out, call, FL_CONV2D__DILATION);
    }
    if (!fl_option_is(call, FL_CONV2D__GROUPS, 1)) fl_text__option_unless(out, call, FL_CONV2D__GROUPS, "1");
    if (!fl_option_truth(call, FL_CONV2D__BIAS)) fl_text__add(out, ", bias=False");
    const char *mode = fl_option_word(call, FL_CONV2D__PADDING_MODE);
    if (mode && strcmp(mode, "zeros") != 0) fl_text__add(out, ", padding_mode=%s", mode);
}

/* ---- Transposed -------------------------------------------------------------------------------------------------- */

_Static_assert((int)FL_CONV_TRANSPOSE1D__DILATION == (int)FL_CONV_TRANSPOSE2D__DILATION &&
                   (int)FL_CONV_TRANSPOSE2D__DILATION == (int)FL_CONV_TRANSPOSE3D__DILATION,
               "the options of the transposed convolutions");

bool fl_layer__conv_transpose_setup(fl_layer_call *call) {
    const char *mode = fl_option_word(call, FL_CONV_TRANSPOSE2D__PADDING_MODE);
    if (fl_failed()) return false;
    if (!mode || strcmp(mode, "zeros") != 0) {
        return fl_fail(FL_VALUE_ERROR, "Only \"zeros\" padding mode is supported for %s", call->layer->name) != NULL;
    }
    return check_channels(fl_option_number(call, FL_CONV_TRANSPOSE2D__IN_CHANNELS),
                          fl_option_number(call, FL_CONV_TRANSPOSE2D__OUT_CHANNELS),
                          fl_option_number(call, FL_CONV_TRANSPOSE2D__GROUPS));
}

int fl_layer__conv_transpose_slots(fl_layer_call *call, fl_slot *slots, int room) {
    int64_t sizes[FL_MAX_DIMS] = {fl_option_int(call, FL_CONV_TRANSPOSE2D__IN_CHANNELS),
                                  per_group(call, FL_CONV_TRANSPOSE2D__OUT_CHANNELS, FL_CONV_TRANSPOSE2D__GROUPS)};
    const int n = fl_option_sizes(call, FL_CONV_TRANSPOSE2D__KERNEL_SIZE, sizes + 2, spatial(call), FL_MAX_DIMS - 2);
    const bool bias = fl_option_truth(call, FL_CONV_TRANSPOSE2D__BIAS);
    const int64_t out = bias ? fl_option_int(call, FL_CONV_TRANSPOSE2D__OUT_CHANNELS) : 0;
    int at = fl_slot_add(slots, room, 0, "weight", FL_SLOT_PARAMETER, true, FL_DTYPE_NONE, n + 2, sizes);
    return fl_slot_add(slots, room, at, "bias", FL_SLOT_PARAMETER, bias, FL_DTYPE_NONE, 1, &out);
}

/* The output padding that gives the wanted size: strides larger than 1 leave several sizes open. */
static bool pad_to(fl_layer_call *call, const fl_tensor *input, const fl_value *wanted, const geometry *g,
                   int64_t *padding) {
    int n = spatial(call), skip = wanted->count - n;
    int64_t kernel[3];
    fl_option_ints(call, FL_CONV_TRANSPOSE2D__KERNEL_SIZE, kernel, n);
    if (fl_failed()) return false;
    if ((skip != 0 && skip != input->ndim - n) || input->ndim < n) {
        return fl_fail(FL_VALUE_ERROR, "%s: for %dD input, output_size must have %d or %d elements (got %d)",
                       call->layer->name, input->ndim, n, input->ndim, wanted->count) != NULL;
    }
    for (int i = 0; i < n; i++) {
        int64_t least = (input->sizes[input->ndim - n + i] - 1) * g->stride[i] - 2 * g->padding[i] +
                        g->dilation[i] * (kernel[i] - 1) + 1;
        int64_t size = wanted->as.ints[skip + i];
        if (size < least || size > least + g->stride[i] - 1) {
            return fl_fail(FL_VALUE_ERROR,
                           "requested an output size of %lld in dimension %d, but valid sizes range from %lld to %lld",
                           (long long)size, i, (long long)least, (long long)(least + g->stride[i] - 1)) != NULL;
        }
        padding[i] = size - least;
    }
    return true;
}

#define TRANSPOSE(n)                                                                                        \
    static fl_tensor *transpose##n(fl_tensor *input, fl_tensor *weight, fl_tensor *bias, const geometry *g, \
                                   const int64_t *output_padding) {                                         \
        fl_conv_transpose##n##d_options o = FL_CONV_TRANSPOSE##n##D_OPTIONS;                                \
        memcpy(o.stride, g->stride, sizeof o.stride);                                                       \
        memcpy(o.padding, g->padding, sizeof o.padding);                                                    \
        memcpy(o.dilation, g->dilation, sizeof o.dilation);                                                 \
        memcpy(o.output_padding, output_padding, sizeof o.output_padding);                                  \
        o.groups = g->groups;                                                                               \
        return fl_conv_transpose##n##d(input, weight, bias, &o);                                            \
    }
TRANSPOSE(1)
TRANSPOSE(2)
TRANSPOSE(3)

bool fl_layer__conv_transpose_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {
    fl_tensor *input = inputs[0].as.tensor;
    fl_tensor *weight = fl_slot_required(call, WEIGHT, "weight"), *bias = fl_slot_tensor(call, BIAS, "bias");
    int n = spatial(call);
    int64_t output_padding[3] = {0};
    geometry g = {.groups = fl_option_int(call, FL_CONV_TRANSPOSE2D__GROUPS)};
    fl_option_ints(call, FL_CONV_TRANSPOSE2D__STRIDE, g.stride, n);
    fl_option_ints(call, FL_CONV_TRANSPOSE2D__PADDING, g.padding, n);
    fl_option_ints(call, FL_CONV_TRANSPOSE2D__DILATION, g.dilation, n);
    fl_option_ints(call, FL_CONV_TRANSPOSE2D__OUTPUT_PADDING, output_padding, n);
    if (fl_failed()) return false;
    if (inputs[1].kind == FL_K_INTS && !pad_to(call, input, &inputs[1], &g, output_padding)) return false;
    fl_tensor *y = n == 1   ? transpose1(input, weight, bias, &g, output_padding)
                   : n == 2 ? transpose2(input, weight, bias, &g, output_padding)
                            : transpose3(input, weight, bias, &g, output_padding);
    return fl_layer__return(outputs, y);
}

void fl_layer__conv_transpose_describe(fl_layer_call *call, fl_text *out) {
    static const struct {
        int index;
        const char *name;
        int64_t plain; /* not shown when it is this throughout */
    } rest[] = {{FL_CONV_TRANSPOSE2D__PADDING, "padding", 0},
                {FL_CONV_TRANSPOSE2D__DILATION, "dilation", 1},
                {FL_CONV_TRANSPOSE2D__OUTPUT_PADDING, "output_padding", 0}};
    fl_text__option(out, call, FL_CONV_TRANSPOSE2D__IN_CHANNELS);
    fl_text__add(out, ", ");
    fl_text__option(out, call, FL_CONV_TRANSPOSE2D__OUT_CHANNELS);
    fl_text__add(out, ", kernel_size=");
    fl_text__option(out, call, FL_CONV_TRANSPOSE2D__KERNEL_SIZE);
    fl_text__add(out, ", stride=");
    fl_text__option(out, call, FL_CONV_TRANSPOSE2D__STRIDE);
    for (int k = 0; k < FL_COUNT(rest); k++) {
        if (fl_option_all_are(call, rest[k].index, rest[k].plain)) continue;
        fl_text__add(out, ", %s=", rest[k].name);
        fl_text__option(out, call, rest[k].index);
    }
    if (!fl_option_is(call, FL_CONV_TRANSPOSE2D__GROUPS, 1))
        fl_text__option_unless(out, call, FL_CONV_TRANSPOSE2D__GROUPS, "1");
    if (!fl_option_truth(call, FL_CONV_TRANSPOSE2D__BIAS)) fl_text__add(out, ", bias=False");
}
