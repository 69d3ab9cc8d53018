/* pooling.c: pooling layers. Options are kept as given: kernel_size=2 stays 2.
 */
#include <flashlight/ops.h>

#include "nn/layer.h"
#include "nn/table.h"

_Static_assert((int)FL_MAX_POOL1D__CEIL_MODE == (int)FL_MAX_POOL2D__CEIL_MODE,
               "the options of MaxPool1d and MaxPool2d");

bool fl_layer__max_pool_setup(fl_layer_call *call) {
    if (!fl_option_is_none(call, FL_MAX_POOL2D__STRIDE)) return !fl_failed();
    return fl_copy_option(call, FL_MAX_POOL2D__STRIDE, FL_MAX_POOL2D__KERNEL_SIZE);
}

/* With return_indices there is a second output. */
static bool with_indices(fl_value *outputs, fl_tensor *output, fl_tensor *indices) {
    fl_layer__return(&outputs[1], indices);
    return fl_layer__return(outputs, output);
}

#define MAX_POOL(n)                                                                                                \
    bool fl_layer__max_pool##n##d_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {        \
        int64_t kernel[n];                                                                                         \
        fl_max_pool##n##d_options o = FL_MAX_POOL##n##D_OPTIONS;                                                   \
        fl_option_ints(call, FL_MAX_POOL2D__KERNEL_SIZE, kernel, n);                                               \
        fl_option_ints(call, FL_MAX_POOL2D__STRIDE, o.stride, n);                                                  \
        fl_option_ints(call, FL_MAX_POOL2D__PADDING, o.padding, n);                                                \
        fl_option_ints(call, FL_MAX_POOL2D__DILATION, o.dilation, n);                                              \
        o.ceil_mode = fl_option_bool(call, FL_MAX_POOL2D__CEIL_MODE);                                              \
        bool indices = fl_option_truth(call, FL_MAX_POOL2D__RETURN_INDICES);                                       \
        if (fl_failed()) return false;                                                                             \
        if (!indices) return fl_layer__return(outputs, fl_max_pool##n##d(inputs[0].as.tensor, kernel, &o));        \
        fl_max_pool##n##d_with_indices_options w = FL_MAX_POOL##n##D_WITH_INDICES_OPTIONS;                         \
        memcpy(w.stride, o.stride, sizeof w.stride);                                                               \
        memcpy(w.padding, o.padding, sizeof w.padding);                                                            \
        memcpy(w.dilation, o.dilation, sizeof w.dilation);                                                         \
        w.ceil_mode = o.ceil_mode;                                                                                 \
        fl_max_pool##n##d_with_indices_result r = fl_max_pool##n##d_with_indices(inputs[0].as.tensor, kernel, &w); \
        return with_indices(outputs, r.output, r.indices);                                                         \
    }
MAX_POOL(1)
MAX_POOL(2)
MAX_POOL(3)

void fl_layer__max_pool_describe(fl_layer_call *call, fl_text *out) {
    static const struct {
        int index;
        const char *text;
    } parts[] = {{FL_MAX_POOL2D__KERNEL_SIZE, "kernel_size="},
                 {FL_MAX_POOL2D__STRIDE, ", stride="},
                 {FL_MAX_POOL2D__PADDING, ", padding="},
                 {FL_MAX_POOL2D__DILATION, ", dilation="},
                 {FL_MAX_POOL2D__CEIL_MODE, ", ceil_mode="}};
    for (int i = 0; i < FL_COUNT(parts); i++) {
        fl_text__add(out, "%s", parts[i].text);
        fl_text__option(out, call, parts[i].index);
    }
}

_Static_assert((int)FL_AVG_POOL1D__COUNT_INCLUDE_PAD == (int)FL_AVG_POOL2D__COUNT_INCLUDE_PAD &&
                   (int)FL_AVG_POOL2D__DIVISOR_OVERRIDE == (int)FL_AVG_POOL3D__DIVISOR_OVERRIDE &&
                   (int)FL_MAX_UNPOOL2D__PADDING == (int)FL_AVG_POOL2D__PADDING,
               "the options of average pooling and unpooling");

bool fl_layer__avg_pool_setup(fl_layer_call *call) {
    if (!fl_option_is_none(call, FL_AVG_POOL2D__STRIDE)) return !fl_failed();
    return fl_copy_option(call, FL_AVG_POOL2D__STRIDE, FL_AVG_POOL2D__KERNEL_SIZE);
}

#define AVG_POOL(n, DIVISOR)                                                                                \
    bool fl_layer__avg_pool##n##d_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) { \
        int64_t kernel[n];                                                                                  \
        fl_avg_pool##n##d_options o = FL_AVG_POOL##n##D_OPTIONS;                                            \
        fl_option_ints(call, FL_AVG_POOL2D__KERNEL_SIZE, kernel, n);                                        \
        fl_option_ints(call, FL_AVG_POOL2D__STRIDE, o.stride, n);                                           \
        fl_option_ints(call, FL_AVG_POOL2D__PADDING, o.padding, n);                                         \
        o.ceil_mode = fl_option_bool(call, FL_AVG_POOL2D__CEIL_MODE);                                       \
        o.count_include_pad = fl_option_bool(call, FL_AVG_POOL2D__COUNT_INCLUDE_PAD);                       \
        DIVISOR;                                                                                            \
        if (fl_failed()) return false;                                                                      \
        return fl_layer__return(outputs, fl_avg_pool##n##d(inputs[0].as.tensor, kernel, &o));               \
    }
AVG_POOL(1, )
AVG_POOL(2, o.divisor_override = fl_option_int(call, FL_AVG_POOL2D__DIVISOR_OVERRIDE))
AVG_POOL(3, o.divisor_override = fl_option_int(call, FL_AVG_POOL2D__DIVISOR_OVERRIDE))

void fl_layer__avg_pool_describe(fl_layer_call *call, fl_text *out) {
    fl_text__add(out, "kernel_size=");
    fl_text__option(out, call, FL_AVG_POOL2D__KERNEL_SIZE);
    fl_text__add(out, ", stride=");
    fl_text__option(out, call, FL_AVG_POOL2D__STRIDE);
    fl_text__add(out, ", padding=");
    fl_text__option(out, call, FL_AVG_POOL2D__PADDING);
}

bool fl_layer__max_unpool_setup(fl_layer_call *call) { return fl_layer__avg_pool_setup(call); }

#define MAX_UNPOOL(n)                                                                                                \
    bool fl_layer__max_unpool##n##d_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {        \
        int64_t kernel[n];                                                                                           \
        fl_max_unpool##n##d_options o = FL_MAX_UNPOOL##n##D_OPTIONS;                                                 \
        fl_option_all_ints(call, FL_MAX_UNPOOL2D__KERNEL_SIZE, kernel, n, FL_RUNTIME_ERROR);                         \
        fl_option_all_ints(call, FL_MAX_UNPOOL2D__STRIDE, o.stride, n, FL_RUNTIME_ERROR);                            \
        fl_option_all_ints(call, FL_MAX_UNPOOL2D__PADDING, o.padding, n, FL_RUNTIME_ERROR);                          \
        if (inputs[2].kind == FL_K_INTS) {                                                                           \
            o.output_size = inputs[2].as.ints;                                                                       \
            o.n_output_size = inputs[2].count;                                                                       \
        }                                                                                                            \
        if (fl_failed()) return false;                                                                               \
        return fl_layer__return(outputs, fl_max_unpool##n##d(inputs[0].as.tensor, inputs[1].as.tensor, kernel, &o)); \
    }
MAX_UNPOOL(1)
MAX_UNPOOL(2)
MAX_UNPOOL(3)

#define LP_POOL(n)                                                                                                     \
    bool fl_layer__lp_pool##n##d_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {             \
        int64_t kernel[n];                                                                                             \
        fl_lp_pool##n##d_options o = FL_LP_POOL##n##D_OPTIONS;                                                         \
        double norm_type = fl_option_float(call, FL_LP_POOL##n##D__NORM_TYPE);                                         \
        fl_option_all_ints(call, FL_LP_POOL##n##D__KERNEL_SIZE, kernel, n, n > 1 ? FL_VALUE_ERROR : FL_RUNTIME_ERROR); \
        fl_option_ints(call, FL_LP_POOL##n##D__STRIDE, o.stride, n);                                                   \
        o.ceil_mode = fl_option_bool(call, FL_LP_POOL##n##D__CEIL_MODE);                                               \
        if (fl_failed()) return false;                                                                                 \
        return fl_layer__return(outputs, fl_lp_pool##n##d(inputs[0].as.tensor, fl_float(norm_type), kernel, &o));      \
    }
LP_POOL(1)
LP_POOL(2)
LP_POOL(3)

void fl_layer__lp_pool_describe(fl_layer_call *call, fl_text *out) { fl_layer__describe_all(call, out); }

bool fl_layer__fractional_max_pool_setup(fl_layer_call *call) {
    const bool no_size = fl_option_is_none(call, FL_FRACTIONAL_MAX_POOL2D__OUTPUT_SIZE),
               no_ratio = fl_option_is_none(call, FL_FRACTIONAL_MAX_POOL2D__OUTPUT_RATIO);
    if (fl_failed()) return false;
    if (no_size && no_ratio)
        return fl_fail(FL_VALUE_ERROR, "%s requires specifying either an output size, or a pooling ratio",
                       call->layer->name) != NULL;
    if (!no_size && !no_ratio)
        return fl_fail(FL_VALUE_ERROR, "only one of output_size and output_ratio may be specified") != NULL;
    const fl_value kernel = fl_option(call, FL_FRACTIONAL_MAX_POOL2D__KERNEL_SIZE),
                   ratio = fl_option(call, FL_FRACTIONAL_MAX_POOL2D__OUTPUT_RATIO);
    if (fl_failed()) return false;
    for (int i = 0; kernel.kind == FL_K_INTS && i < kernel.count; i++)
        if (kernel.as.ints[i] <= 0)
            return fl_fail(FL_VALUE_ERROR, "%s: kernel_size must be greater than 0, but got %lld", call->layer->name,
                           (long long)kernel.as.ints[i]) != NULL;
    for (int i = 0; ratio.kind != FL_K_NONE && i < ratio.count; i++) {
        if (ratio.as.doubles[i] > 0 && ratio.as.doubles[i] < 1) continue;
        return fl_fail(FL_VALUE_ERROR, "output_ratio must be between 0 and 1 (got %g)", ratio.as.doubles[i]) != NULL;
    }
    return true;
}

int fl_layer__fractional_max_pool_slots(fl_layer_call *call, fl_slot *slots, int room) {
    return fl_slot_given(call, FL_FRACTIONAL_MAX_POOL2D___RANDOM_SAMPLES, "_random_samples", slots, room, 0);
}

/* Where no samples were given, new ones are drawn. */
#define FRACTIONAL_MAX_POOL(n)                                                                                         \
    bool fl_layer__fractional_max_pool##n##d_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) { \
        int64_t kernel[n];                                                                                             \
        fl_fractional_max_pool##n##d_with_indices_options o = FL_FRACTIONAL_MAX_POOL##n##D_WITH_INDICES_OPTIONS;       \
        fl_option_all_ints(call, FL_FRACTIONAL_MAX_POOL##n##D__KERNEL_SIZE, kernel, n, FL_RUNTIME_ERROR);              \
        fl_option_all_ints(call, FL_FRACTIONAL_MAX_POOL##n##D__OUTPUT_SIZE, o.output_size, n, FL_RUNTIME_ERROR);       \
        const fl_value ratio = fl_option(call, FL_FRACTIONAL_MAX_POOL##n##D__OUTPUT_RATIO);                            \
        for (int i = 0; ratio.kind == FL_K_FLOATS && i < n; i++)                                                       \
            o.output_ratio[i] = ratio.as.doubles[ratio.count == n ? i : 0];                                            \
        o._random_samples = fl_slot_tensor(call, 0, "_random_samples");                                                \
        if (fl_failed()) return false;                                                                                 \
        if (!fl_option_truth(call, FL_FRACTIONAL_MAX_POOL##n##D__RETURN_INDICES)) {                                    \
            fl_fractional_max_pool##n##d_options alone = FL_FRACTIONAL_MAX_POOL##n##D_OPTIONS;                         \
            memcpy(alone.output_size, o.output_size, sizeof alone.output_size);                                        \
            memcpy(alone.output_ratio, o.output_ratio, sizeof alone.output_ratio);                                     \
            alone._random_samples = o._random_samples;                                                                 \
            if (fl_failed()) return false;                                                                             \
            return fl_layer__return(outputs, fl_fractional_max_pool##n##d(inputs[0].as.tensor, kernel, &alone));       \
        }                                                                                                              \
        fl_fractional_max_pool##n##d_with_indices_result r =                                                           \
            fl_fractional_max_pool##n##d_with_indices(inputs[0].as.tensor, kernel, &o);                                \
        return with_indices(outputs, r.output, r.indices);                                                             \
    }
FRACTIONAL_MAX_POOL(2)
FRACTIONAL_MAX_POOL(3)

_Static_assert((int)FL_ADAPTIVE_AVG_POOL2D__OUTPUT_SIZE == (int)FL_ADAPTIVE_MAX_POOL2D__OUTPUT_SIZE &&
                   (int)FL_ADAPTIVE_AVG_POOL1D__OUTPUT_SIZE == (int)FL_ADAPTIVE_AVG_POOL2D__OUTPUT_SIZE,
               "the options of adaptive pooling");

/* As many sizes as there are dimensions, each None or a number. */
static void adaptive_size(fl_layer_call *call, const fl_tensor *input, int64_t *size, int n) {
    const fl_value given = fl_option(call, FL_ADAPTIVE_AVG_POOL2D__OUTPUT_SIZE);
    if (fl_failed()) return;
    if (n > 1 && given.kind == FL_K_INTS && given.count != n && input->ndim <= given.count) {
        fl_fail(FL_VALUE_ERROR, "%s: Input dimension should be at least %d, got %d", call->layer->name, given.count + 1,
                input->ndim);
        return;
    }
    fl_option_all_ints(call, FL_ADAPTIVE_AVG_POOL2D__OUTPUT_SIZE, size, n, FL_RUNTIME_ERROR);
}

#define ADAPTIVE_AVG_POOL(n)                                                                                         \
    bool fl_layer__adaptive_avg_pool##n##d_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) { \
        int64_t size[n];                                                                                             \
        for (int i = 0; i < n; i++) size[i] = FL_NONE;                                                               \
        adaptive_size(call, inputs[0].as.tensor, size, n);                                                           \
        if (fl_failed()) return false;                                                                               \
        return fl_layer__return(outputs, fl_adaptive_avg_pool##n##d(inputs[0].as.tensor, size));                     \
    }
ADAPTIVE_AVG_POOL(1)
ADAPTIVE_AVG_POOL(2)
ADAPTIVE_AVG_POOL(3)

#define ADAPTIVE_MAX_POOL(n)                                                                                         \
    bool fl_layer__adaptive_max_pool##n##d_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) { \
        int64_t size[n];                                                                                             \
        for (int i = 0; i < n; i++) size[i] = FL_NONE;                                                               \
        adaptive_size(call, inputs[0].as.tensor, size, n);                                                           \
        bool indices = fl_option_truth(call, FL_ADAPTIVE_MAX_POOL2D__RETURN_INDICES);                                \
        if (fl_failed()) return false;                                                                               \
        if (!indices) return fl_layer__return(outputs, fl_adaptive_max_pool##n##d(inputs[0].as.tensor, size, NULL)); \
        fl_adaptive_max_pool##n##d_with_indices_result r =                                                           \
            fl_adaptive_max_pool##n##d_with_indices(inputs[0].as.tensor, size, NULL);                                \
        return with_indices(outputs, r.output, r.indices);                                                           \
    }
ADAPTIVE_MAX_POOL(1)
ADAPTIVE_MAX_POOL(2)
ADAPTIVE_MAX_POOL(3)

void fl_layer__adaptive_pool_describe(fl_layer_call *call, fl_text *out) {
    fl_text__add(out, "output_size=");
    fl_text__option(out, call, FL_ADAPTIVE_AVG_POOL2D__OUTPUT_SIZE);
}
