/* dropout.c: dropout layers.
 */
#include <flashlight/ops.h>

#include "nn/layer.h"
#include "nn/table.h"

_Static_assert((int)FL_DROPOUT__P == (int)FL_DROPOUT2D__P && (int)FL_DROPOUT__P == (int)FL_FEATURE_ALPHA_DROPOUT__P,
               "all kinds of dropout have the options of Dropout");

bool fl_layer__dropout_setup(fl_layer_call *call) {
    const double p = fl_option_number(call, FL_DROPOUT__P);
    if (fl_failed() || !(p < 0 || p > 1)) return !fl_failed(); /* the op refuses NaN */
    fl_text text = {0};
    fl_text__option(&text, call, FL_DROPOUT__P);
    fl_fail(FL_VALUE_ERROR, "dropout probability has to be between 0 and 1, but got %s", text.data ? text.data : "");
    fl_text__free(&text);
    return false;
}

#define FORWARD(op, in_place)                                                                                  \
    bool fl_layer__##op##_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {            \
        const fl_##op##_options o = {fl_option_float(call, FL_DROPOUT__P), fl_training(call)};                 \
        if (in_place)                                                                                          \
            return fl_layer__return(outputs,                                                                   \
                                    fl_scope__result(fl_tensor__retain(fl_##op##_(inputs[0].as.tensor, &o)))); \
        return fl_layer__return(outputs, fl_##op(inputs[0].as.tensor, &o));                                    \
    }
FORWARD(dropout, fl_option_truth(call, FL_DROPOUT__INPLACE))
FORWARD(dropout1d, fl_option_truth(call, FL_DROPOUT__INPLACE))
FORWARD(dropout2d, fl_option_truth(call, FL_DROPOUT__INPLACE))
FORWARD(dropout3d, fl_option_truth(call, FL_DROPOUT__INPLACE))
/* PyTorch's take inplace and do without it. */
FORWARD(alpha_dropout, false)
FORWARD(feature_alpha_dropout, false)

void fl_layer__dropout_describe(fl_layer_call *call, fl_text *out) { fl_layer__describe_all(call, out); }
