/* flatten.c: Flatten and Unflatten.
 */
#include <flashlight/ops.h>

#include "nn/layer.h"
#include "nn/table.h"

bool fl_layer__flatten_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {
    fl_flatten_options o = FL_FLATTEN_OPTIONS;
    o.start_dim = fl_option_int(call, FL_FLATTEN__START_DIM);
    o.end_dim = fl_option_int(call, FL_FLATTEN__END_DIM);
    return fl_layer__return(outputs, fl_flatten(inputs[0].as.tensor, &o));
}

void fl_layer__flatten_describe(fl_layer_call *call, fl_text *out) { fl_layer__describe_all(call, out); }

bool fl_layer__unflatten_setup(fl_layer_call *call) {
    const fl_value sizes = fl_option(call, FL_UNFLATTEN__UNFLATTENED_SIZE);
    if (!fl_failed() && sizes.kind != FL_K_INTS)
        fl_fail(FL_TYPE_ERROR, "Unflatten: unflattened_size must be a tuple of ints");
    return !fl_failed();
}

bool fl_layer__unflatten_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {
    const int64_t dim = fl_option_int(call, FL_UNFLATTEN__DIM);
    const fl_value sizes = fl_option(call, FL_UNFLATTEN__UNFLATTENED_SIZE);
    if (fl_failed()) return false;
    const bool given = sizes.kind == FL_K_INTS;
    return fl_layer__return(
        outputs, fl_unflatten(inputs[0].as.tensor, dim, given ? sizes.as.ints : NULL, given ? sizes.count : 0));
}
