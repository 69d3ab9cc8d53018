/* rnn.c: RNN, LSTM, GRU and their cells. The parameters of the layers are named by layer and direction: weight_ih_l0,
 * weight_hh_l0, bias_ih_l0, bias_hh_l0, weight_ih_l0_reverse, ...; those of the cells weight_ih, weight_hh, bias_ih,
 * bias_hh. All six share what is here and differ in how many gates a hidden number has and in which op runs them.
 */
#include <flashlight/ops.h>

#include "base/alloc.h"
#include "nn/init.h"
#include "nn/layer.h"
#include "nn/table.h"

typedef long long ll;
typedef enum kind { RNN, LSTM, GRU } kind;

/* What a layer is, and where its options stand (-1: it has none). */
typedef struct family {
    const char *name;
    kind kind;
    int input, hidden, bias, nonlinearity; /* all but some have these; and, but cells: */
    int layers, batch_first, dropout, bidirectional, projection;
} family;

static const family families[] = {
    {"GRU", GRU, FL_GRU__INPUT_SIZE, FL_GRU__HIDDEN_SIZE, FL_GRU__BIAS, -1, FL_GRU__NUM_LAYERS, FL_GRU__BATCH_FIRST,
     FL_GRU__DROPOUT, FL_GRU__BIDIRECTIONAL, -1},
    {"GRUCell", GRU, FL_GRU_CELL__INPUT_SIZE, FL_GRU_CELL__HIDDEN_SIZE, FL_GRU_CELL__BIAS, -1, -1, -1, -1, -1, -1},
    {"LSTM", LSTM, FL_LSTM__INPUT_SIZE, FL_LSTM__HIDDEN_SIZE, FL_LSTM__BIAS, -1, FL_LSTM__NUM_LAYERS,
     FL_LSTM__BATCH_FIRST, FL_LSTM__DROPOUT, FL_LSTM__BIDIRECTIONAL, FL_LSTM__PROJ_SIZE},
    {"LSTMCell", LSTM, FL_LSTM_CELL__INPUT_SIZE, FL_LSTM_CELL__HIDDEN_SIZE, FL_LSTM_CELL__BIAS, -1, -1, -1, -1, -1, -1},
    {"RNN", RNN, FL_RNN__INPUT_SIZE, FL_RNN__HIDDEN_SIZE, FL_RNN__BIAS, FL_RNN__NONLINEARITY, FL_RNN__NUM_LAYERS,
     FL_RNN__BATCH_FIRST, FL_RNN__DROPOUT, FL_RNN__BIDIRECTIONAL, -1},
    {"RNNCell", RNN, FL_RNN_CELL__INPUT_SIZE, FL_RNN_CELL__HIDDEN_SIZE, FL_RNN_CELL__BIAS, FL_RNN_CELL__NONLINEARITY,
     -1, -1, -1, -1, -1},
};

static const family *family_of(const fl_layer_call *call) {
    const family *f = families;
    while (strcmp(f->name, call->layer->name) != 0) f++;
    return f;
}

static int64_t int_option(fl_layer_call *call, int at, int64_t otherwise) {
    return at < 0 ? otherwise : fl_option_int(call, at);
}
static bool bool_option(fl_layer_call *call, int at) { return at >= 0 && fl_option_truth(call, at); }

typedef struct config {
    const family *family;
    int64_t input, hidden, layers, projection, directions, states;
    int64_t gates; /* rows of a weight for each hidden number */
    bool bias;
} config;

static config read_config(fl_layer_call *call) {
    const family *f = family_of(call);
    return (config){.family = f,
                    .input = fl_option_size(call, f->input),
                    .hidden = fl_option_size(call, f->hidden),
                    .layers = int_option(call, f->layers, 1),
                    .projection = int_option(call, f->projection, 0),
                    .directions = bool_option(call, f->bidirectional) ? 2 : 1,
                    .states = f->kind == LSTM ? 2 : 1,
                    .gates = f->kind == LSTM  ? 4
                             : f->kind == GRU ? 3
                                              : 1,
                    .bias = fl_option_truth(call, f->bias)};
}

/* ---- Layers over sequences: options and parameters --------------------------------------------------------------- */

/* 'tanh' or 'relu', where the layer may choose; NULL after an error of this kind. */
static const char *nonlinearity(fl_layer_call *call, fl_code code, const char *format) {
    const family *f = family_of(call);
    const char *name = f->nonlinearity < 0 ? "tanh" : fl_option_word(call, f->nonlinearity);
    if (fl_failed()) return NULL;
    if (name && (strcmp(name, "tanh") == 0 || strcmp(name, "relu") == 0)) return name;
    return fl_fail(code, format, name ? name : "None");
}

bool fl_layer__rnn_setup(fl_layer_call *call) {
    config c = read_config(call);
    double dropout = fl_option_float(call, c.family->dropout);
    if (fl_failed() || !nonlinearity(call, FL_VALUE_ERROR, "Unknown nonlinearity '%s'. Select from 'tanh' or 'relu'."))
        return false;
    if (!(dropout >= 0 && dropout <= 1)) {
        return fl_fail(FL_VALUE_ERROR,
                       "dropout should be a number in range [0, 1] representing the probability of an element "
                       "being zeroed") != NULL;
    }
    if (c.input <= 0) return fl_fail(FL_VALUE_ERROR, "input_size must be greater than zero") != NULL;
    if (c.hidden <= 0) return fl_fail(FL_VALUE_ERROR, "hidden_size must be greater than zero") != NULL;
    if (c.hidden > INT64_MAX / 8)
        return fl_fail(FL_VALUE_ERROR, "%s: hidden_size is too large: %lld", c.family->name, (ll)c.hidden) != NULL;
    if (c.layers <= 0) return fl_fail(FL_VALUE_ERROR, "num_layers must be greater than zero") != NULL;
    if (!fl_layer__check_depth(c.family->name, c.layers)) return false;
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
    snprintf(name, size, "%s_l%lld%s", parts[part], (ll)layer, direction ? "_reverse" : "");
}

int fl_layer__rnn_slots(fl_layer_call *call, fl_slot *slots, int room) {
    config c = read_config(call);
    int64_t output = c.projection ? c.projection : c.hidden, rows = c.gates * c.hidden;
    int at = 0;
    for (int64_t layer = 0; layer < c.layers && !fl_failed(); layer++) {
        int64_t input = layer ? output * c.directions : c.input;
        for (int64_t direction = 0; direction < c.directions; direction++) {
            int64_t sizes[5][2] = {{rows, input}, {rows, output}, {rows}, {rows}, {c.projection, c.hidden}};
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

static double bound_of(const config *c) { return c->hidden > 0 ? 1 / sqrt((double)c->hidden) : 0; }

static bool draw(fl_tensor *t, void *context) {
    double bound = *(double *)context;
    return fl_init__uniform(t, -bound, bound);
}

bool fl_layer__rnn_reset(fl_layer_call *call) {
    config c = read_config(call);
    double bound = bound_of(&c);
    return !fl_failed() && each_parameter(call, &c, draw, &bound);
}

void fl_layer__rnn_describe(fl_layer_call *call, fl_text *out) {
    config c = read_config(call);
    fl_text__option(out, call, c.family->input);
    fl_text__add(out, ", ");
    fl_text__option(out, call, c.family->hidden);
    if (c.projection) fl_text__add(out, ", proj_size=%lld", (ll)c.projection);
    if (c.layers != 1) fl_text__add(out, ", num_layers=%lld", (ll)c.layers);
    if (!c.bias) fl_text__add(out, ", bias=False");
    if (bool_option(call, c.family->batch_first)) fl_text__add(out, ", batch_first=True");
    if (c.family->dropout >= 0 && fl_option_float(call, c.family->dropout) != 0) {
        fl_text__add(out, ", dropout=");
        fl_text__option(out, call, c.family->dropout);
    }
    if (c.directions == 2) fl_text__add(out, ", bidirectional=True");
}

/* ---- Layers over sequences: forward ------------------------------------------------------------------------------ */

typedef struct collecting {
    fl_tensor **items;
    int count;
} collecting;

static bool collect(fl_tensor *t, void *context) {
    collecting *c = context;
    c->items[c->count++] = t;
    return true;
}

/* What forward was given. */
typedef struct arguments {
    fl_tensor *input, *state[2], *batch_sizes; /* state[0] NULL: none; batch_sizes NULL: not packed */
    bool batched, batch_first;
} arguments;

/* Of each sequence's state h (0) or c (1). */
static int64_t state_size(const config *c, int which) {
    return which == 0 && c->projection ? c->projection : c->hidden;
}

static bool read_arguments(fl_layer_call *call, const config *c, const fl_value *inputs, arguments *a) {
    *a = (arguments){.input = inputs[0].as.tensor, .batch_first = bool_option(call, c->family->batch_first)};
    for (int i = 0; i < c->states; i++) a->state[i] = inputs[1 + i].kind == FL_K_NONE ? NULL : inputs[1 + i].as.tensor;
    if (inputs[1 + c->states].kind != FL_K_NONE) a->batch_sizes = inputs[1 + c->states].as.tensor;
    if (c->states == 2 && !a->state[0] != !a->state[1])
        return fl_fail(FL_VALUE_ERROR, "%s: h_0 and c_0 go together", c->family->name) != NULL;
    const int dims = a->input->ndim;
    a->batched = a->batch_sizes || dims == 3;
    return !fl_failed();
}

/* The number of dimensions of what was given. */
static bool check_dims(const config *c, const arguments *a) {
    const int dims = a->input->ndim;
    if (a->batch_sizes) {
        if (dims == 2) return true;
        return fl_fail(FL_RUNTIME_ERROR, "input must have 2 dimensions, got %d", dims) != NULL;
    }
    if (dims != 2 && dims != 3)
        return fl_fail(FL_VALUE_ERROR, "%s: Expected input to be 2D or 3D, got %dD%s instead", c->family->name, dims,
                       c->family->kind == RNN ? " tensor" : "") != NULL;
    const char *batched = a->batched ? "batched" : "unbatched";
    if (!a->state[0]) return true;
    if (c->states == 1 && a->state[0]->ndim != dims)
        return fl_fail(FL_RUNTIME_ERROR, "For %s %d-D input, hx should also be %d-D but got %d-D tensor", batched, dims,
                       dims, a->state[0]->ndim) != NULL;
    if (c->states == 2 && (a->state[0]->ndim != dims || a->state[1]->ndim != dims))
        return fl_fail(FL_RUNTIME_ERROR,
                       "For %s %d-D input, hx and cx should also be %d-D but got (%d-D, %d-D) tensors", batched, dims,
                       dims, a->state[0]->ndim, a->state[1]->ndim) != NULL;
    return true;
}

/* The sizes of what was given, against the options and the type of the weights. */
static bool check_sizes(const config *c, const arguments *a, const fl_tensor *weight, int64_t batch) {
    const fl_tensor *x = a->input;
    if (x->dtype != weight->dtype) {
        const char *given = fl_dtype_name((fl_dtype)x->dtype), *wanted = fl_dtype_name((fl_dtype)weight->dtype);
        return fl_fail(FL_VALUE_ERROR,
                       "RNN input dtype (flashlight.%s) does not match weight dtype (flashlight.%s). Convert input: "
                       "input.to(flashlight.%s), or convert model: model.to(flashlight.%s)",
                       given, wanted, wanted, given) != NULL;
    }
    if (x->sizes[x->ndim - 1] != c->input)
        return fl_fail(FL_RUNTIME_ERROR, "input.size(-1) must be equal to input_size. Expected %lld, got %lld",
                       (ll)c->input, (ll)x->sizes[x->ndim - 1]) != NULL;
    for (int i = 0; i < c->states && a->state[0]; i++) {
        const fl_tensor *s = a->state[i];
        const int64_t sizes[3] = {c->layers * c->directions, batch, state_size(c, i)};
        if (s->ndim == 3 ? s->sizes[0] == sizes[0] && s->sizes[1] == sizes[1] && s->sizes[2] == sizes[2]
                         : s->ndim == 2 && !a->batched && s->sizes[0] == sizes[0] && s->sizes[1] == sizes[2])
            continue;
        char what[16] = "hidden";
        if (c->states == 2) snprintf(what, sizeof what, "hidden[%d]", i);
        fl_shape_text text;
        const int64_t got[3] = {s->sizes[0], 1, s->sizes[s->ndim - 1]}; /* of one sequence, as a batch of one */
        return fl_fail(FL_RUNTIME_ERROR, "Expected %s size (%lld, %lld, %lld), got %s", what, (ll)sizes[0],
                       (ll)sizes[1], (ll)sizes[2],
                       fl_shape__print(&text, a->batched ? s->sizes : got, a->batched ? s->ndim : 3)) != NULL;
    }
    return true;
}

/* How many sequences there are. */
static int64_t batch_of(const arguments *a) {
    if (!a->batched) return 1;
    if (!a->batch_sizes) return a->input->sizes[a->batch_first ? 0 : 1];
    const fl_tensor *sizes = a->batch_sizes;
    const bool fits = sizes->ndim == 1 && sizes->dtype == FL_INT64 && sizes->sizes[0] > 0;
    return fits ? *(const int64_t *)(const void *)sizes->data : 0;
}

/* Zeros in the place of a state that was not given. */
static fl_tensor *initial(const arguments *a, const config *c, int64_t batch, int64_t size) {
    fl_tensor *t = fl_tensor__empty((fl_dtype)a->input->dtype, 3, (int64_t[]){c->layers * c->directions, batch, size});
    if (t && !fl_tensor__fill(t, fl_int(0))) {
        fl_release(t);
        return NULL;
    }
    return fl_scope__result(t);
}

/* All steps of all layers: results are the outputs and the last states. */
static void run(fl_layer_call *call, const config *c, const arguments *a, const collecting *p, fl_tensor **results) {
    const double dropout = fl_option_float(call, c->family->dropout);
    const bool train = fl_training(call), both = c->directions == 2, batch_first = a->batch_first && a->batched;
    const char *f = nonlinearity(call, FL_VALUE_ERROR, "Unknown nonlinearity '%s'. Select from 'tanh' or 'relu'.");
    fl_tensor *x = a->batched ? a->input : fl_unsqueeze(a->input, 1), *sizes = a->batch_sizes;
    fl_tensor *const *s = a->state;
    if (fl_failed()) return;
#define RUN(op, state)                                                                                            \
    fl_##op##_data_result d = {0};                                                                                \
    fl_##op##_input_result r = {0};                                                                               \
    if (sizes)                                                                                                    \
        d = fl_##op##_data(x, sizes, state, p->items, p->count, c->bias, c->layers, dropout, train, both);        \
    else                                                                                                          \
        r = fl_##op##_input(x, state, p->items, p->count, c->bias, c->layers, dropout, train, both, batch_first); \
    results[0] = sizes ? d.output : r.output;                                                                     \
    results[1] = sizes ? d.h_n : r.h_n
#define PAIR s, 2
    if (c->family->kind == LSTM) {
        RUN(lstm, PAIR);
        results[2] = sizes ? d.c_n : r.c_n;
    } else if (c->family->kind == GRU) {
        RUN(gru, s[0]);
    } else if (f[0] == 't') {
        RUN(rnn_tanh, s[0]);
    } else {
        RUN(rnn_relu, s[0]);
    }
#undef PAIR
#undef RUN
}

bool fl_layer__rnn_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {
    const config c = read_config(call);
    arguments a;
    if (!read_arguments(call, &c, inputs, &a) || !check_dims(&c, &a)) return false;
    const size_t bytes = (size_t)(c.layers * c.directions) * FL_COUNT(parts) * sizeof(fl_tensor *);
    collecting params = {fl_alloc__get(bytes), 0};
    if (!params.items) return false;
    const int64_t batch = batch_of(&a);
    const int n_results = (int)c.states + 1;
    fl_tensor *results[3] = {NULL, NULL, NULL};
    fl_scope_open();
    if (each_parameter(call, &c, collect, &params) && check_sizes(&c, &a, params.items[0], batch)) {
        const bool given = a.state[0] != NULL;
        for (int i = 0; i < c.states; i++) {
            if (!given)
                a.state[i] = initial(&a, &c, batch, state_size(&c, i));
            else if (!a.batched)
                a.state[i] = fl_unsqueeze(a.state[i], 1);
        }
        run(call, &c, &a, &params, results);
        for (int i = 0; i < n_results && !a.batched; i++) results[i] = fl_squeeze_dim(results[i], 1);
    }
    for (int i = 0; i < n_results; i++) fl_keep(results[i]);
    fl_scope_close();
    for (int i = 0; i < n_results; i++) fl_layer__return(&outputs[i], fl_scope__result(results[i]));
    fl_alloc__put(params.items, bytes);
    return results[0] != NULL && !fl_failed();
}

/* ---- Cells: one step --------------------------------------------------------------------------------------------- */

static const char *const cell_parts[] = {"weight_ih", "weight_hh", "bias_ih", "bias_hh"};

int fl_layer__cell_slots(fl_layer_call *call, fl_slot *slots, int room) {
    config c = read_config(call);
    if (c.hidden > INT64_MAX / 8 || c.hidden < -INT64_MAX / 8) {
        fl_fail(FL_VALUE_ERROR, "%s: hidden_size is out of range: %lld", c.family->name, (ll)c.hidden);
        return 0;
    }
    const int64_t rows = c.gates * c.hidden, sizes[4][2] = {{rows, c.input}, {rows, c.hidden}, {rows}, {rows}};
    int at = 0;
    for (int i = 0; i < FL_COUNT(cell_parts); i++)
        at = fl_slot_add(slots, room, at, cell_parts[i], FL_SLOT_PARAMETER, i < 2 || c.bias, FL_DTYPE_NONE,
                         i < 2 ? 2 : 1, sizes[i]);
    return at;
}

bool fl_layer__cell_reset(fl_layer_call *call) {
    config c = read_config(call);
    double bound = bound_of(&c);
    for (int i = 0; i < FL_COUNT(cell_parts); i++) {
        fl_tensor *t = fl_slot_tensor(call, i, cell_parts[i]);
        if (t && !fl_init__uniform(t, -bound, bound)) return false;
    }
    return !fl_failed();
}

void fl_layer__cell_describe(fl_layer_call *call, fl_text *out) {
    config c = read_config(call);
    fl_text__option(out, call, c.family->input);
    fl_text__add(out, ", ");
    fl_text__option(out, call, c.family->hidden);
    fl_text__option_unless(out, call, c.family->bias, "True");
    const char *name = c.family->nonlinearity < 0 ? NULL : fl_option_word(call, c.family->nonlinearity);
    if (name && strcmp(name, "tanh") != 0) fl_text__add(out, ", nonlinearity=%s", name);
}

static bool vector_or_batch(const config *c, const fl_tensor *t, const char *what) {
    if (t->ndim == 1 || t->ndim == 2) return true;
    return fl_fail(FL_VALUE_ERROR, "%s: Expected %s to be 1D or 2D, got %dD instead", c->family->name, what, t->ndim) !=
           NULL;
}

bool fl_layer__cell_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {
    const config c = read_config(call);
    fl_tensor *input = inputs[0].as.tensor, *w[4], *state[2] = {NULL, NULL}, *results[2] = {NULL, NULL};
    if (fl_failed() || !vector_or_batch(&c, input, "input")) return false;
    static const char *const names[2] = {"hx[0]", "hx[1]"};
    for (int i = 0; i < c.states && inputs[1 + i].kind != FL_K_NONE; i++) {
        state[i] = inputs[1 + i].as.tensor;
        if (!vector_or_batch(&c, state[i], c.states == 2 ? names[i] : "hidden")) return false;
        if (input->ndim == 2 && state[i]->ndim == 1)
            return fl_fail(FL_RUNTIME_ERROR, "Input batch size %lld doesn't match hidden%d batch size %lld",
                           (ll)input->sizes[0], i, (ll)state[i]->sizes[0]) != NULL;
    }
    if (c.states == 2 && (inputs[1].kind == FL_K_NONE) != (inputs[2].kind == FL_K_NONE))
        return fl_fail(FL_VALUE_ERROR, "%s: h_0 and c_0 go together", c.family->name) != NULL;
    for (int i = 0; i < 4; i++)
        w[i] = i < 2 ? fl_slot_required(call, i, cell_parts[i]) : fl_slot_tensor(call, i, cell_parts[i]);
    const char *f = nonlinearity(call, FL_RUNTIME_ERROR, "Unknown nonlinearity: %s");
    const bool batched = input->ndim == 2;
    fl_scope_open();
    fl_tensor *x = batched ? input : fl_unsqueeze(input, 0);
    for (int i = 0; i < c.states && x; i++) {
        if (!state[i]) {
            state[i] = fl_scope__result(fl_tensor__empty((fl_dtype)x->dtype, 2, (int64_t[]){x->sizes[0], c.hidden}));
            if (state[i]) fl_tensor__fill(state[i], fl_int(0));
        } else if (!batched) {
            state[i] = fl_unsqueeze(state[i], 0);
        }
    }
    if (!fl_failed() && c.family->kind == LSTM) {
        fl_lstm_cell_result r =
            fl_lstm_cell(x, state, 2, w[0], w[1], &(fl_lstm_cell_options){.b_ih = w[2], .b_hh = w[3]});
        results[0] = r.h, results[1] = r.c;
    } else if (!fl_failed() && c.family->kind == GRU) {
        results[0] = fl_gru_cell(x, state[0], w[0], w[1], &(fl_gru_cell_options){.b_ih = w[2], .b_hh = w[3]});
    } else if (!fl_failed() && f[0] == 't') {
        results[0] = fl_rnn_tanh_cell(x, state[0], w[0], w[1], &(fl_rnn_tanh_cell_options){.b_ih = w[2], .b_hh = w[3]});
    } else if (!fl_failed()) {
        results[0] = fl_rnn_relu_cell(x, state[0], w[0], w[1], &(fl_rnn_relu_cell_options){.b_ih = w[2], .b_hh = w[3]});
    }
    for (int i = 0; i < c.states; i++) results[i] = fl_keep(batched ? results[i] : fl_squeeze_dim(results[i], 0));
    fl_scope_close();
    for (int i = 0; i < c.states; i++) fl_layer__return(&outputs[i], fl_scope__result(results[i]));
    return results[0] != NULL && !fl_failed();
}
