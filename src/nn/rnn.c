/* rnn.c: LSTM. Its parameters are named by layer and direction: weight_ih_l0, weight_hh_l0, bias_ih_l0, bias_hh_l0,
 * weight_ih_l0_reverse, ...
 */
#include <flashlight/ops.h>

#include "base/alloc.h"
#include "nn/init.h"
#include "nn/layer.h"
#include "nn/table.h"

typedef struct config {
    int64_t input, hidden, layers, projection, directions;
    bool bias;
} config;

static config read_config(fl_layer_call *call) {
    return (config){.input = fl_option_int(call, FL_LSTM__INPUT_SIZE),
                    .hidden = fl_option_int(call, FL_LSTM__HIDDEN_SIZE),
                    .layers = fl_option_int(call, FL_LSTM__NUM_LAYERS),
                    .projection = fl_option_int(call, FL_LSTM__PROJ_SIZE),
                    .directions = fl_option_bool(call, FL_LSTM__BIDIRECTIONAL) ? 2 : 1,
                    .bias = fl_option_bool(call, FL_LSTM__BIAS)};
}

bool fl_layer__lstm_setup(fl_layer_call *call) {
    config c = read_config(call);
    double dropout = fl_option_float(call, FL_LSTM__DROPOUT);
    if (fl_failed()) return false;
    if (!(dropout >= 0 && dropout <= 1)) {
        return fl_fail(FL_VALUE_ERROR,
                       "dropout should be a number in range [0, 1] representing the probability of an element "
                       "being zeroed") != NULL;
    }
    if (c.hidden <= 0) return fl_fail(FL_VALUE_ERROR, "hidden_size must be greater than zero") != NULL;
    if (c.hidden > INT64_MAX / 8)
        return fl_fail(FL_VALUE_ERROR, "LSTM: hidden_size is too large: %lld", (long long)c.hidden) != NULL;
    if (c.layers <= 0) return fl_fail(FL_VALUE_ERROR, "num_layers must be greater than zero") != NULL;
    if (!fl_layer__check_depth("LSTM", c.layers)) return false;
    if (c.projection < 0) {
        return fl_fail(FL_VALUE_ERROR, "proj_size should be a positive integer or zero to disable projections") != NULL;
    }
    if (c.projection >= c.hidden)
        return fl_fail(FL_VALUE_ERROR, "proj_size has to be smaller than hidden_size") != NULL;
    return true;
}

/* The parameters of one layer and direction, in PyTorch's order. */
static const char *const parts[] = {"weight_ih", "weight_hh", "bias_ih", "bias_hh", "weight_hr"};
static bool has_part(const config *c, int part) { return part < 2 || (part < 4 ? c->bias : c->projection > 0); }

static void part_name(char *name, size_t size, int part, int64_t layer, int64_t direction) {
    snprintf(name, size, "%s_l%lld%s", parts[part], (long long)layer, direction ? "_reverse" : "");
}

int fl_layer__lstm_slots(fl_layer_call *call, fl_slot *slots, int room) {
    config c = read_config(call);
    int64_t output = c.projection ? c.projection : c.hidden;
    int at = 0;
    for (int64_t layer = 0; layer < c.layers && !fl_failed(); layer++) {
        int64_t input = layer ? output * c.directions : c.input;
        for (int64_t direction = 0; direction < c.directions; direction++) {
            int64_t sizes[5][2] = {{4 * c.hidden, input},
                                   {4 * c.hidden, output},
                                   {4 * c.hidden},
                                   {4 * c.hidden},
                                   {c.projection, c.hidden}};
            for (int part = 0; part < FL_COUNT(parts); part++) {
                if (!has_part(&c, part)) continue;
                char name[40];
                part_name(name, sizeof name, part, layer, direction);
                bool vector = part == 2 || part == 3;
                at = fl_slot_add(slots, room, at, name, FL_SLOT_PARAMETER, true, FL_DTYPE_NONE, vector ? 1 : 2,
                                 sizes[part]);
            }
        }
    }
    return at;
}

/* Calls visit for each parameter in order. */
static bool each_parameter(fl_layer_call *call, const config *c, bool (*visit)(fl_tensor *t, void *context),
                           void *context) {
    for (int64_t layer = 0; layer < c->layers; layer++) {
        for (int64_t direction = 0; direction < c->directions; direction++) {
            for (int part = 0; part < FL_COUNT(parts); part++) {
                if (!has_part(c, part)) continue;
                char name[40];
                part_name(name, sizeof name, part, layer, direction);
                fl_tensor *t = fl_slot_required(call, -1, name);
                if (fl_failed() || !visit(t, context)) return false;
            }
        }
    }
    return true;
}

static bool draw(fl_tensor *t, void *context) {
    double bound = *(double *)context;
    return fl_init__uniform(t, -bound, bound);
}

bool fl_layer__rnn_reset(fl_layer_call *call) {
    config c = read_config(call);
    double bound = c.hidden > 0 ? 1 / sqrt((double)c.hidden) : 0;
    return !fl_failed() && each_parameter(call, &c, draw, &bound);
}

typedef struct collecting {
    fl_tensor **items;
    int count;
} collecting;

static bool collect(fl_tensor *t, void *context) {
    collecting *c = context;
    c->items[c->count++] = t;
    return true;
}

/* Zeros in the place of a state that was not given. */
static fl_tensor *initial(fl_tensor *input, const config *c, int64_t size, bool batch_first) {
    int64_t sizes[3] = {c->layers * c->directions, input->sizes[batch_first ? 0 : 1], size};
    bool batched = input->ndim == 3;
    if (!batched) sizes[1] = size;
    fl_tensor *t = fl_tensor__empty((fl_dtype)input->dtype, batched ? 3 : 2, sizes);
    if (t && !fl_tensor__fill(t, fl_int(0))) {
        fl_release(t);
        return NULL;
    }
    return fl_scope__result(t);
}

bool fl_layer__lstm_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {
    config c = read_config(call);
    fl_tensor *input = inputs[0].as.tensor;
    bool batch_first = fl_option_bool(call, FL_LSTM__BATCH_FIRST);
    double dropout = fl_option_float(call, FL_LSTM__DROPOUT);
    bool training = fl_training(call);
    if (fl_failed()) return false;
    if (input->ndim != 2 && input->ndim != 3) {
        return fl_fail(FL_VALUE_ERROR, "LSTM: Expected input to be 2D or 3D, got %dD instead", input->ndim) != NULL;
    }
    if ((inputs[1].kind == FL_K_NONE) != (inputs[2].kind == FL_K_NONE)) {
        return fl_fail(FL_VALUE_ERROR, "LSTM: h_0 and c_0 go together") != NULL;
    }
    size_t bytes = (size_t)(c.layers * c.directions) * FL_COUNT(parts) * sizeof(fl_tensor *);
    collecting params = {fl_alloc__get(bytes), 0};
    if (!params.items) return false;
    bool done = each_parameter(call, &c, collect, &params);
    fl_scope_open();
    fl_tensor *state[2] = {NULL, NULL}, *results[3] = {NULL, NULL, NULL};
    if (done) {
        for (int i = 0; i < 2; i++) {
            int64_t size = i == 0 && c.projection ? c.projection : c.hidden;
            state[i] = inputs[1].kind == FL_K_NONE ? initial(input, &c, size, batch_first) : inputs[1 + i].as.tensor;
        }
        bool batched = input->ndim == 3;
        fl_tensor *x = batched ? input : fl_unsqueeze(input, 1);
        for (int i = 0; i < 2 && !batched; i++) state[i] = fl_unsqueeze(state[i], 1);
        if (!fl_failed()) {
            fl_lstm_input_result r = fl_lstm_input(x, state, 2, params.items, params.count, c.bias, c.layers, dropout,
                                                   training, c.directions == 2, batch_first && batched);
            results[0] = batched ? r.first : fl_squeeze_dim(r.first, 1);
            results[1] = batched ? r.second : fl_squeeze_dim(r.second, 1);
            results[2] = batched ? r.third : fl_squeeze_dim(r.third, 1);
        }
    }
    for (int i = 0; i < 3; i++) fl_keep(results[i]);
    fl_scope_close();
    for (int i = 0; i < 3; i++) fl_layer__return(&outputs[i], fl_scope__result(results[i]));
    fl_alloc__put(params.items, bytes);
    return results[0] != NULL && !fl_failed();
}

void fl_layer__rnn_describe(fl_layer_call *call, fl_text *out) {
    fl_text__option(out, call, FL_LSTM__INPUT_SIZE);
    fl_text__add(out, ", ");
    fl_text__option(out, call, FL_LSTM__HIDDEN_SIZE);
    config c = read_config(call);
    if (c.projection) fl_text__add(out, ", proj_size=%lld", (long long)c.projection);
    if (c.layers != 1) fl_text__add(out, ", num_layers=%lld", (long long)c.layers);
    if (!c.bias) fl_text__add(out, ", bias=False");
    if (fl_option_bool(call, FL_LSTM__BATCH_FIRST)) fl_text__add(out, ", batch_first=True");
    if (fl_option_float(call, FL_LSTM__DROPOUT) != 0) {
        fl_text__add(out, ", dropout=");
        fl_text__option(out, call, FL_LSTM__DROPOUT);
    }
    if (c.directions == 2) fl_text__add(out, ", bidirectional=True");
}
