/* distance.c: distances as layers.
 */
#include <flashlight/ops.h>

#include "nn/layer.h"
#include "nn/table.h"

bool fl_layer__cosine_similarity_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {
    fl_cosine_similarity_options o = FL_COSINE_SIMILARITY_OPTIONS;
    o.dim = fl_option_int(call, FL_COSINE_SIMILARITY__DIM);
    o.eps = fl_option_float(call, FL_COSINE_SIMILARITY__EPS);
    return fl_layer__return(outputs, fl_cosine_similarity(inputs[0].as.tensor, inputs[1].as.tensor, &o));
}

bool fl_layer__pairwise_distance_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {
    fl_pairwise_distance_options o = FL_PAIRWISE_DISTANCE_OPTIONS;
    o.p = fl_option_float(call, FL_PAIRWISE_DISTANCE__P);
    o.eps = fl_option_float(call, FL_PAIRWISE_DISTANCE__EPS);
    o.keepdim = fl_option_bool(call, FL_PAIRWISE_DISTANCE__KEEPDIM);
    return fl_layer__return(outputs, fl_pairwise_distance(inputs[0].as.tensor, inputs[1].as.tensor, &o));
}
