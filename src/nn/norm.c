/* norm.c: normalisation layers.
 */
#include <flashlight/ops.h>

#include "nn/init.h"
#include "nn/layer.h"
#include "nn/table.h"

enum { WEIGHT, BIAS, RUNNING_MEAN, RUNNING_VAR, BATCHES };

_Static_assert((int)FL_INSTANCE_NORM1D__BIAS == (int)FL_BATCH_NORM2D__BIAS &&
                   (int)FL_INSTANCE_NORM2D__TRACK_RUNNING_STATS == (int)FL_BATCH_NORM2D__TRACK_RUNNING_STATS,
               "instance normalisation has the options of batch normalisation");
_Static_assert((int)FL_BATCH_NORM1D__BIAS == (int)FL_BATCH_NORM2D__BIAS &&
                   (int)FL_BATCH_NORM2D__BIAS == (int)FL_BATCH_NORM3D__BIAS,
               "the options of BatchNorm1d, BatchNorm2d and BatchNorm3d");

int fl_layer__batch_norm_slots(fl_layer_call *call, fl_slot *slots, int room) {
    const bool affine = fl_option_truth(call, FL_BATCH_NORM2D__AFFINE);
    const bool bias = affine && fl_option_truth(call, call->layer->n_options - 1);
    const bool track = fl_option_truth(call, FL_BATCH_NORM2D__TRACK_RUNNING_STATS);
    const int64_t n = affine || track ? fl_option_int(call, FL_BATCH_NORM2D__NUM_FEATURES) : 0;
    int at = fl_slot_add(slots, room, 0, "weight", FL_SLOT_PARAMETER, affine, FL_DTYPE_NONE, 1, &n);
    at = fl_slot_add(slots, room, at, "bias", FL_SLOT_PARAMETER, bias, FL_DTYPE_NONE, 1, &n);
    at = fl_slot_add(slots, room, at, "running_mean", FL_SLOT_BUFFER, track, FL_DTYPE_NONE, 1, &n);
    at = fl_slot_add(slots, room, at, "running_var", FL_SLOT_BUFFER, track, FL_DTYPE_NONE, 1, &n);
    return fl_slot_add(slots, room, at, "num_batches_tracked", FL_SLOT_BUFFER, track, FL_INT64, 0, NULL);
}

bool fl_layer__batch_norm_reset(fl_layer_call *call) {
    return fl_init__constant(fl_slot_tensor(call, RUNNING_MEAN, "running_mean"), 0) &&
           fl_init__constant(fl_slot_tensor(call, RUNNING_VAR, "running_var"), 1) &&
           fl_init__constant(fl_slot_tensor(call, BATCHES, "num_batches_tracked"), 0) &&
           fl_init__constant(fl_slot_tensor(call, WEIGHT, "weight"), 1) &&
           fl_init__constant(fl_slot_tensor(call, BIAS, "bias"), 0);
}

static bool check_dims(const fl_layer_call *call, const fl_tensor *input) {
    if (call->layer->name[0] == 'S') { /* SyncBatchNorm */
        return input->ndim >= 2 ||
               fl_fail(FL_VALUE_ERROR, "expected at least 2D input (got %dD input)", input->ndim) != NULL;
    }
    int n = call->layer->name[9] - '0'; /* BatchNorm<n>d */
    if (input->ndim == n + 2 || (n == 1 && input->ndim == 2)) return true;
    if (n == 1) return fl_fail(FL_VALUE_ERROR, "expected 2D or 3D input (got %dD input)", input->ndim) != NULL;
    return fl_fail(FL_VALUE_ERROR, "expected %dD input (got %dD input)", n + 2, input->ndim) != NULL;
}

bool fl_layer__batch_norm_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {
    fl_tensor *input = inputs[0].as.tensor;
    if (!check_dims(call, input)) return false;
    fl_tensor *mean = fl_slot_tensor(call, RUNNING_MEAN, "running_mean");
    fl_tensor *var = fl_slot_tensor(call, RUNNING_VAR, "running_var");
    fl_tensor *weight = fl_slot_tensor(call, WEIGHT, "weight"), *bias = fl_slot_tensor(call, BIAS, "bias");
    bool training = fl_training(call), track = fl_option_truth(call, FL_BATCH_NORM2D__TRACK_RUNNING_STATS);
    double momentum = fl_option_float(call, FL_BATCH_NORM2D__MOMENTUM), factor = momentum == momentum ? momentum : 0;
    fl_tensor *batches = training && track ? fl_slot_tensor(call, BATCHES, "num_batches_tracked") : NULL;
    fl_batch_norm_options o = FL_BATCH_NORM_OPTIONS;
    o.training = training || (!mean && !var);
    o.eps = fl_option_float(call, FL_BATCH_NORM2D__EPS);
    if (fl_failed()) return false;
    bool update = !training || track; /* running statistics of a module that does not track are none of this pass */
    const int64_t count = batches ? fl_item_scalar(batches).as.i + 1 : 0;
    o.momentum = batches && momentum != momentum ? 1.0 / (double)count : factor; /* None: the plain average so far */
    fl_tensor *y = fl_batch_norm(input, update ? mean : NULL, update ? var : NULL, weight, bias, &o);
    if (y && batches) {
        fl_bump_version(batches);
        fl_tensor__fill(batches, fl_int(count));
    }
    return fl_layer__return(outputs, y);
}

void fl_layer__batch_norm_describe(fl_layer_call *call, fl_text *out) {
    fl_text__option(out, call, FL_BATCH_NORM2D__NUM_FEATURES);
    static const struct {
        int index;
        const char *name;
    } rest[] = {{FL_BATCH_NORM2D__EPS, "eps"},
                {FL_BATCH_NORM2D__MOMENTUM, "momentum"},
                {FL_BATCH_NORM2D__AFFINE, "affine"},
                {FL_BATCH_NORM2D__BIAS, "bias"},
                {FL_BATCH_NORM2D__TRACK_RUNNING_STATS, "track_running_stats"}};
    for (int i = 0; i < FL_COUNT(rest); i++) {
        fl_text__add(out, ", %s=", rest[i].name);
        if (rest[i].index == FL_BATCH_NORM2D__BIAS) {
            fl_text__add(out, "%s", fl_slot_tensor(call, BIAS, "bias") ? "True" : "False");
        } else {
            fl_text__option(out, call, rest[i].index);
        }
    }
}

int fl_layer__layer_norm_slots(fl_layer_call *call, fl_slot *slots, int room) {
    int64_t shape[FL_MAX_DIMS];
    fl_value given = fl_option(call, FL_LAYER_NORM__NORMALIZED_SHAPE);
    int n = given.kind == FL_K_INTS && given.count <= FL_MAX_DIMS ? given.count : 0;
    for (int i = 0; i < n; i++) shape[i] = given.as.ints[i];
    bool affine = fl_option_truth(call, FL_LAYER_NORM__ELEMENTWISE_AFFINE);
    bool bias = affine && fl_option_truth(call, FL_LAYER_NORM__BIAS);
    int at = fl_slot_add(slots, room, 0, "weight", FL_SLOT_PARAMETER, affine, FL_DTYPE_NONE, n, shape);
    return fl_slot_add(slots, room, at, "bias", FL_SLOT_PARAMETER, bias, FL_DTYPE_NONE, n, shape);
}

bool fl_layer__layer_norm_reset(fl_layer_call *call) {
    return fl_init__constant(fl_slot_tensor(call, WEIGHT, "weight"), 1) &&
           fl_init__constant(fl_slot_tensor(call, BIAS, "bias"), 0);
}

bool fl_layer__layer_norm_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {
    fl_value shape = fl_option(call, FL_LAYER_NORM__NORMALIZED_SHAPE);
    fl_layer_norm_options o = FL_LAYER_NORM_OPTIONS;
    o.eps = fl_option_float(call, FL_LAYER_NORM__EPS);
    fl_tensor *weight = fl_slot_tensor(call, WEIGHT, "weight"), *bias = fl_slot_tensor(call, BIAS, "bias");
    if (fl_failed()) return false;
    return fl_layer__return(outputs, fl_layer_norm(inputs[0].as.tensor, shape.as.ints, shape.count, weight, bias, &o));
}

void fl_layer__layer_norm_describe(fl_layer_call *call, fl_text *out) {
    fl_text__option(out, call, FL_LAYER_NORM__NORMALIZED_SHAPE);
    fl_text__add(out, ", eps=");
    fl_text__option(out, call, FL_LAYER_NORM__EPS);
    fl_text__add(out, ", elementwise_affine=");
    fl_text__option(out, call, FL_LAYER_NORM__ELEMENTWISE_AFFINE);
    fl_text__add(out, ", bias=%s", fl_slot_tensor(call, BIAS, "bias") ? "True" : "False");
}

bool fl_layer__instance_norm_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {
    fl_tensor *input = inputs[0].as.tensor;
    int n = call->layer->name[12] - '0'; /* InstanceNorm<n>d: batched with n + 2 dimensions, or a single sample */
    if (input->ndim != n + 1 && input->ndim != n + 2) {
        return fl_fail(FL_VALUE_ERROR, "expected %dD or %dD input (got %dD input)", n + 1, n + 2, input->ndim) != NULL;
    }
    const int64_t size = input->sizes[input->ndim - n - 1];
    const bool fits = fl_option_is(call, FL_BATCH_NORM2D__NUM_FEATURES, (double)size);
    bool affine = fl_option_truth(call, FL_BATCH_NORM2D__AFFINE),
         track = fl_option_truth(call, FL_BATCH_NORM2D__TRACK_RUNNING_STATS);
    if (!affine && !fits && !fl_failed() &&
        !fl_warn(FL_USER_WARNING,
                 "input's size at dim=%d does not match num_features. You can silence this warning by not passing in "
                 "num_features, which is not used because affine=False",
                 input->ndim - n - 1))
        return false;
    if (affine && !fits && !fl_failed()) {
        return fl_fail(FL_VALUE_ERROR, "expected input's size at dim=%d to match num_features (%.17g), but got: %lld.",
                       input->ndim - n - 1, fl_option_number(call, FL_BATCH_NORM2D__NUM_FEATURES),
                       (long long)size) != NULL;
    }
    fl_instance_norm_options o = FL_INSTANCE_NORM_OPTIONS;
    double momentum = fl_option_float(call, FL_BATCH_NORM2D__MOMENTUM);
    o.momentum = momentum == momentum ? momentum : 0;
    o.eps = fl_option_float(call, FL_BATCH_NORM2D__EPS);
    o.use_input_stats = fl_training(call) || !track;
    fl_tensor *weight = fl_slot_tensor(call, WEIGHT, "weight"), *bias = fl_slot_tensor(call, BIAS, "bias");
    fl_tensor *mean = fl_slot_tensor(call, RUNNING_MEAN, "running_mean"),
              *var = fl_slot_tensor(call, RUNNING_VAR, "running_var");
    if (fl_failed()) return false;
    if (input->ndim == n + 2) return fl_layer__return(outputs, fl_instance_norm(input, mean, var, weight, bias, &o));
    fl_scope_open();
    fl_tensor *y = fl_instance_norm(fl_unsqueeze(input, 0), mean, var, weight, bias, &o);
    return fl_layer__return(outputs, fl_scope_return(fl_squeeze_dim(y, 0)));
}

bool fl_layer__group_norm_setup(fl_layer_call *call) {
    const double groups = fl_option_number(call, FL_GROUP_NORM__NUM_GROUPS),
                 channels = fl_option_number(call, FL_GROUP_NORM__NUM_CHANNELS);
    if (fl_failed() || fmod(channels, groups) == 0) return !fl_failed(); /* the op wants more than 0 groups */
    return fl_fail(FL_VALUE_ERROR, "num_channels (%.17g) must be divisible by num_groups (%.17g)", channels, groups) !=
           NULL;
}

int fl_layer__group_norm_slots(fl_layer_call *call, fl_slot *slots, int room) {
    const bool affine = fl_option_truth(call, FL_GROUP_NORM__AFFINE),
               bias = affine && fl_option_truth(call, FL_GROUP_NORM__BIAS);
    const int64_t n = affine ? fl_option_int(call, FL_GROUP_NORM__NUM_CHANNELS) : 0;
    int at = fl_slot_add(slots, room, 0, "weight", FL_SLOT_PARAMETER, affine, FL_DTYPE_NONE, 1, &n);
    return fl_slot_add(slots, room, at, "bias", FL_SLOT_PARAMETER, bias, FL_DTYPE_NONE, 1, &n);
}

bool fl_layer__group_norm_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {
    fl_group_norm_options o = FL_GROUP_NORM_OPTIONS;
    o.eps = fl_option_float(call, FL_GROUP_NORM__EPS);
    int64_t groups = fl_option_int(call, FL_GROUP_NORM__NUM_GROUPS);
    fl_tensor *weight = fl_slot_tensor(call, WEIGHT, "weight"), *bias = fl_slot_tensor(call, BIAS, "bias");
    if (fl_failed()) return false;
    return fl_layer__return(outputs, fl_group_norm(inputs[0].as.tensor, groups, weight, bias, &o));
}

void fl_layer__group_norm_describe(fl_layer_call *call, fl_text *out) {
    fl_text__option(out, call, FL_GROUP_NORM__NUM_GROUPS);
    fl_text__add(out, ", ");
    fl_text__option(out, call, FL_GROUP_NORM__NUM_CHANNELS);
    fl_text__add(out, ", eps=");
    fl_text__option(out, call, FL_GROUP_NORM__EPS);
    fl_text__add(out, ", affine=");
    fl_text__option(out, call, FL_GROUP_NORM__AFFINE);
    fl_text__add(out, ", bias=%s", fl_slot_tensor(call, BIAS, "bias") ? "True" : "False");
}

int fl_layer__rms_norm_slots(fl_layer_call *call, fl_slot *slots, int room) {
    const fl_value given = fl_option(call, FL_RMS_NORM__NORMALIZED_SHAPE);
    const int n = given.kind == FL_K_INTS && given.count <= FL_MAX_DIMS ? given.count : 0;
    return fl_slot_add(slots, room, 0, "weight", FL_SLOT_PARAMETER,
                       fl_option_truth(call, FL_RMS_NORM__ELEMENTWISE_AFFINE), FL_DTYPE_NONE, n, given.as.ints);
}
bool fl_layer__rms_norm_reset(fl_layer_call *call) {
    return fl_init__constant(fl_slot_tensor(call, WEIGHT, "weight"), 1);
}
bool fl_layer__rms_norm_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {
    const fl_value shape = fl_option(call, FL_RMS_NORM__NORMALIZED_SHAPE);
    fl_rms_norm_options o = FL_RMS_NORM_OPTIONS;
    o.eps = fl_option_float(call, FL_RMS_NORM__EPS);
    o.weight = fl_slot_tensor(call, WEIGHT, "weight");
    if (fl_failed()) return false;
    return fl_layer__return(outputs, fl_rms_norm(inputs[0].as.tensor, shape.as.ints, shape.count, &o));
}
void fl_layer__rms_norm_describe(fl_layer_call *call, fl_text *out) {
    fl_text__option(out, call, FL_RMS_NORM__NORMALIZED_SHAPE);
    fl_text__add(out, ", eps=");
    fl_text__option(out, call, FL_RMS_NORM__EPS);
    fl_text__add(out, ", elementwise_affine=");
    fl_text__option(out, call, FL_RMS_NORM__ELEMENTWISE_AFFINE);
}

bool fl_layer__local_response_norm_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {
    const fl_local_response_norm_options o = {fl_option_float(call, FL_LOCAL_RESPONSE_NORM__ALPHA),
                                              fl_option_float(call, FL_LOCAL_RESPONSE_NORM__BETA),
                                              fl_option_float(call, FL_LOCAL_RESPONSE_NORM__K)};
    const int64_t size = fl_option_int(call, FL_LOCAL_RESPONSE_NORM__SIZE);
    if (fl_failed()) return false;
    return fl_layer__return(outputs, fl_local_response_norm(inputs[0].as.tensor, size, &o));
}
bool fl_layer__cross_map_lrn2d_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {
    fl_tensor *x = inputs[0].as.tensor;
    if (x->ndim != 4)
        return fl_fail(FL_VALUE_ERROR, "CrossMapLRN2d: Expected input to be 4D, got %dD instead.", x->ndim) != NULL;
    if (!fl_is_float(fl_dtype_of(x)))
        return fl_fail(FL_RUNTIME_ERROR, "CrossMapLRN2d: expected input of a floating point dtype, got %s",
                       fl_dtype_name(fl_dtype_of(x))) != NULL;
    /* The window reaches as far to either side, whatever the parity of size; alpha is divided by size all the same.
     * PyTorch's sum never lets go of channel 0 once the window has left it, and its gradient is another sum's; here
     * both are what the formula says. */
    const int64_t size = fl_option_int(call, FL_LOCAL_RESPONSE_NORM__SIZE),
                  window = size > 0 ? (size - 1) / 2 * 2 + 1 : 1;
    const fl_local_response_norm_options o = {
        fl_option_float(call, FL_LOCAL_RESPONSE_NORM__ALPHA) * (double)window / (double)(size > 0 ? size : 1),
        fl_option_float(call, FL_LOCAL_RESPONSE_NORM__BETA), fl_option_float(call, FL_LOCAL_RESPONSE_NORM__K)};
    if (fl_failed()) return false;
    /* Halves in float32: the op has no averages of theirs over images, as PyTorch's. */
    const fl_dtype dtype = fl_dtype_of(x);
    const bool half = dtype == FL_FLOAT16 || dtype == FL_BFLOAT16;
    fl_scope_open();
    fl_tensor *y = fl_local_response_norm(half ? fl_to(x, FL_FLOAT32, NULL) : x, window, &o);
    return fl_layer__return(outputs, fl_scope_return(half && y ? fl_to(y, dtype, NULL) : y));
}
void fl_layer__local_response_norm_describe(fl_layer_call *call, fl_text *out) {
    fl_text__option(out, call, FL_LOCAL_RESPONSE_NORM__SIZE);
    for (int i = FL_LOCAL_RESPONSE_NORM__ALPHA; i <= FL_LOCAL_RESPONSE_NORM__K; i++) {
        fl_text__add(out, ", %s=", call->layer->options[i].name);
        fl_text__option(out, call, i);
    }
}
