/* upsampling.c: Upsample and its older kin.
 */
#include <flashlight/ops.h>

#include "nn/layer.h"
#include "nn/table.h"

_Static_assert((int)FL_UPSAMPLE__SIZE == (int)FL_UPSAMPLING_NEAREST2D__SIZE &&
                   (int)FL_UPSAMPLE__SCALE_FACTOR == (int)FL_UPSAMPLING_BILINEAR2D__SCALE_FACTOR,
               "the options of upsampling");

static bool resize(fl_layer_call *call, const fl_value *inputs, fl_value *outputs, fl_interpolate_options *o) {
    if (!fl_option_is_none(call, FL_UPSAMPLE__SIZE) && !fl_option_is_none(call, FL_UPSAMPLE__SCALE_FACTOR))
        return fl_fail(FL_VALUE_ERROR, "only one of size or scale_factor should be defined") != NULL;
    const fl_value size = fl_option(call, FL_UPSAMPLE__SIZE), factor = fl_option(call, FL_UPSAMPLE__SCALE_FACTOR);
    if (fl_failed()) return false;
    if (size.kind == FL_K_INTS) {
        o->size = size.as.ints;
        o->n_size = size.count;
    }
    if (size.kind == FL_K_INT) { /* for every dimension */
        o->size = &size.as.i;
        o->n_size = -1;
    }
    if (factor.kind == FL_K_FLOAT) {
        o->scale_factor = &factor.as.d;
        o->n_scale_factor = -1;
    }
    if (factor.kind == FL_K_FLOATS) {
        o->scale_factor = factor.as.doubles;
        o->n_scale_factor = factor.count;
    }
    return fl_layer__return(outputs, fl_interpolate(inputs[0].as.tensor, o));
}

static int8_t choice(fl_layer_call *call, int index) {
    const fl_value v = fl_option(call, index);
    return v.kind == FL_K_BOOL ? (int8_t)v.as.b : -1;
}

bool fl_layer__upsample_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {
    fl_interpolate_options o = FL_INTERPOLATE_OPTIONS;
    o.mode = fl_option_word(call, FL_UPSAMPLE__MODE);
    o.align_corners = choice(call, FL_UPSAMPLE__ALIGN_CORNERS);
    if (!fl_option_is_none(call, FL_UPSAMPLE__RECOMPUTE_SCALE_FACTOR))
        o.recompute_scale_factor = fl_option_truth(call, FL_UPSAMPLE__RECOMPUTE_SCALE_FACTOR);
    return resize(call, inputs, outputs, &o);
}

bool fl_layer__upsampling_nearest2d_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {
    fl_interpolate_options o = FL_INTERPOLATE_OPTIONS;
    return resize(call, inputs, outputs, &o);
}

bool fl_layer__upsampling_bilinear2d_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {
    fl_interpolate_options o = FL_INTERPOLATE_OPTIONS;
    o.mode = "bilinear";
    o.align_corners = 1;
    return resize(call, inputs, outputs, &o);
}

static void describe(fl_layer_call *call, fl_text *out, const char *mode) {
    const bool by_factor = !fl_option_is_none(call, FL_UPSAMPLE__SCALE_FACTOR);
    fl_text__add(out, by_factor ? "scale_factor=" : "size=");
    fl_text__option(out, call, by_factor ? FL_UPSAMPLE__SCALE_FACTOR : FL_UPSAMPLE__SIZE);
    fl_text__add(out, ", mode=");
    if (mode)
        fl_text__add(out, "'%s'", mode);
    else
        fl_text__option(out, call, FL_UPSAMPLE__MODE);
}

void fl_layer__upsample_describe(fl_layer_call *call, fl_text *out) { describe(call, out, NULL); }
void fl_layer__upsampling_nearest2d_describe(fl_layer_call *call, fl_text *out) { describe(call, out, "nearest"); }
void fl_layer__upsampling_bilinear2d_describe(fl_layer_call *call, fl_text *out) { describe(call, out, "bilinear"); }
