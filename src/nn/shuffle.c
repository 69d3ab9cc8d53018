/* shuffle.c: layers that move elements: between channels and pixels, and between images and columns of patches.
 */
#include <flashlight/ops.h>

#include "nn/layer.h"
#include "nn/table.h"

bool fl_layer__pixel_shuffle_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {
    const int64_t factor = fl_option_int(call, FL_PIXEL_SHUFFLE__UPSCALE_FACTOR);
    return fl_layer__return(outputs, fl_pixel_shuffle(inputs[0].as.tensor, factor));
}

bool fl_layer__pixel_unshuffle_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {
    const int64_t factor = fl_option_int(call, FL_PIXEL_UNSHUFFLE__DOWNSCALE_FACTOR);
    return fl_layer__return(outputs, fl_pixel_unshuffle(inputs[0].as.tensor, factor));
}

bool fl_layer__channel_shuffle_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {
    const int64_t groups = fl_option_int(call, FL_CHANNEL_SHUFFLE__GROUPS);
    return fl_layer__return(outputs, fl_channel_shuffle(inputs[0].as.tensor, groups));
}

bool fl_layer__unfold_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {
    int64_t kernel[2];
    fl_unfold_patches_options o = FL_UNFOLD_PATCHES_OPTIONS;
    fl_option_all_ints(call, FL_UNFOLD__KERNEL_SIZE, kernel, 2, FL_RUNTIME_ERROR);
    fl_option_all_ints(call, FL_UNFOLD__DILATION, o.dilation, 2, FL_RUNTIME_ERROR);
    fl_option_all_ints(call, FL_UNFOLD__PADDING, o.padding, 2, FL_RUNTIME_ERROR);
    fl_option_all_ints(call, FL_UNFOLD__STRIDE, o.stride, 2, FL_RUNTIME_ERROR);
    if (fl_failed()) return false;
    return fl_layer__return(outputs, fl_unfold_patches(inputs[0].as.tensor, kernel, &o));
}

bool fl_layer__fold_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {
    int64_t size[2], kernel[2];
    fl_fold_options o = FL_FOLD_OPTIONS;
    fl_option_all_ints(call, FL_FOLD__OUTPUT_SIZE, size, 2, FL_RUNTIME_ERROR);
    fl_option_all_ints(call, FL_FOLD__KERNEL_SIZE, kernel, 2, FL_RUNTIME_ERROR);
    fl_option_all_ints(call, FL_FOLD__DILATION, o.dilation, 2, FL_RUNTIME_ERROR);
    fl_option_all_ints(call, FL_FOLD__PADDING, o.padding, 2, FL_RUNTIME_ERROR);
    fl_option_all_ints(call, FL_FOLD__STRIDE, o.stride, 2, FL_RUNTIME_ERROR);
    if (fl_failed()) return false;
    return fl_layer__return(outputs, fl_fold(inputs[0].as.tensor, size, kernel, &o));
}

void fl_layer__shuffle_describe(fl_layer_call *call, fl_text *out) { fl_layer__describe_all(call, out); }
