/* padding.c: padding layers: one definition of all, by what the class is called.
 */
#include <flashlight/ops.h>

#include "nn/layer.h"
#include "nn/table.h"

_Static_assert((int)FL_CONSTANT_PAD1D__PADDING == (int)FL_ZERO_PAD3D__PADDING &&
                   (int)FL_CONSTANT_PAD1D__VALUE == (int)FL_CONSTANT_PAD3D__VALUE,
               "the options of padding layers");

bool fl_layer__padding_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {
    const char *name = call->layer->name;
    const fl_value padding =
        fl_option(call, FL_CONSTANT_PAD1D__PADDING); /* of fewer dimensions than the class says too */
    fl_pad_options o = FL_PAD_OPTIONS;
    const int n = name[strlen(name) - 2] - '0', ndim = inputs[0].as.tensor->ndim; /* <kind>Pad<n>d */
    if (name[1] == 'i' && ndim != n + 1 && ndim != n + 2)
        return fl_fail(FL_VALUE_ERROR, "expected %dD or %dD input (got %dD input)", n + 1, n + 2, ndim) != NULL;
    if (name[0] == 'R')
        o.mode = name[2] == 'f' ? "reflect" : "replicate";
    else if (name[1] == 'i')
        o.mode = "circular";
    else
        o.value = name[0] == 'Z' ? 0 : fl_option_float(call, FL_CONSTANT_PAD1D__VALUE);
    if (fl_failed()) return false;
    return fl_layer__return(outputs, fl_pad(inputs[0].as.tensor, padding.as.ints, padding.count, &o));
}

void fl_layer__constant_pad_describe(fl_layer_call *call, fl_text *out) { fl_layer__describe_all(call, out); }

void fl_layer__padding_describe(fl_layer_call *call, fl_text *out) {
    fl_text__option(out, call, FL_ZERO_PAD1D__PADDING);
}
