/* dropout.c: dropout layers.
 */
#include <flashlight/ops.h>

#include "nn/layer.h"
#include "nn/table.h"

_Static_assert((int)FL_DROPOUT__P == (int)FL_DROPOUT2D__P, "the options of Dropout and Dropout2d");

bool fl_layer__dropout_setup(fl_layer_call *call) {
    double p = fl_option_float(call, FL_DROPOUT__P);
    if (fl_failed() || (p >= 0 && p <= 1)) return !fl_failed();
    fl_text text = {0};
    fl_text__option(&text, call, FL_DROPOUT__P);
    fl_fail(FL_VALUE_ERROR, "dropout probability has to be between 0 and 1, but got %s", text.data ? text.data : "");
    fl_text__free(&text);
    return false;
}

bool fl_layer__dropout_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {
    fl_dropout_options o = FL_DROPOUT_OPTIONS;
    o.p = fl_option_float(call, FL_DROPOUT__P);
    o.training = fl_training(call);
    if (fl_option_bool(call, FL_DROPOUT__INPLACE)) {
        return fl_layer__return(outputs, fl_scope__result(fl_tensor__retain(fl_dropout_(inputs[0].as.tensor, &o))));
    }
    return fl_layer__return(outputs, fl_dropout(inputs[0].as.tensor, &o));
}

bool fl_layer__dropout2d_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {
    fl_dropout2d_options o = FL_DROPOUT2D_OPTIONS;
    o.p = fl_option_float(call, FL_DROPOUT__P);
    o.training = fl_training(call);
    if (fl_option_bool(call, FL_DROPOUT__INPLACE)) {
        return fl_layer__return(outputs, fl_scope__result(fl_tensor__retain(fl_dropout2d_(inputs[0].as.tensor, &o))));
    }
    return fl_layer__return(outputs, fl_dropout2d(inputs[0].as.tensor, &o));
}

void fl_layer__dropout_describe(fl_layer_call *call, fl_text *out) { fl_layer__describe_all(call, out); }
