/* rnn.c: recurrent layers over whole sequences, of several layers and one or two directions, and their cells; each
 * direction of a layer is one fused op (ops/rnn_direction.c).
 */
#include "ops/plain.h"

#include "base/generator.h"
#include "ops/product.h"
#include "ops/rnn.h"

typedef long long ll;

typedef struct layers {
    const char *name;
    fl_rnn_mode mode;
    fl_tensor *const *params;
    int n_params;
    bool has_biases;
    int64_t num_layers;
    double dropout;
    bool train, bidirectional, batch_first;
} layers;

typedef struct outputs {
    fl_tensor *y, *h, *c;
} outputs;

static int64_t gate_count(fl_rnn_mode mode) { return mode == FL_RNN_LSTM ? 4 : mode == FL_RNN_GRU ? 3 : 1; }

/* ---- Checks ------------------------------------------------------------------------------------------------------ */

/* Integers have no sigmoid to multiply by, but layers without gates take them. */
static bool check_type(const char *name, const fl_tensor *t, bool gates) {
    if (t->dtype == FL_FLOAT32 || t->dtype == FL_FLOAT64) return true;
    if (t->dtype == FL_BOOL)
        fl_fail(FL_NOT_IMPLEMENTED_ERROR, "\"%s\" not implemented for 'Bool'", name);
    else if (gates)
        fl_fail(FL_RUNTIME_ERROR, "%s: result type Float can't be cast to the desired output type %s", name,
                fl_product__dtype(t->dtype));
    return !fl_failed();
}

/* float16 and bfloat16 are computed in float32 and rounded at the end. */
static bool is_half(const fl_tensor *t) { return t->dtype == FL_FLOAT16 || t->dtype == FL_BFLOAT16; }
static fl_tensor *as(fl_tensor *t, fl_dtype dtype) { return t ? fl_to(t, dtype, NULL) : NULL; }

static bool same_type(const char *name, const fl_tensor *x, const fl_tensor *t) {
    if (!t || t->dtype == x->dtype) return true;
    fl_fail(FL_RUNTIME_ERROR, "%s: the input is of type %s, a weight or state of type %s", name,
            fl_product__dtype(x->dtype), fl_product__dtype(t->dtype));
    return false;
}

static bool check_shape(const char *name, const char *what, const fl_tensor *t, int ndim, const int64_t *sizes) {
    bool right = t->ndim == ndim;
    for (int i = 0; right && i < ndim; i++) right = t->sizes[i] == sizes[i];
    if (right) return true;
    fl_shape_text text;
    fl_fail(FL_RUNTIME_ERROR, "%s: expected %s of size %s, but got %s", name, what, fl_shape__print(&text, sizes, ndim),
            FL_SHAPE(t));
    return false;
}

/* The weights of one direction against the features that come in and the state. */
static bool check_weights(const char *name, fl_rnn_mode mode, const fl_rnn_weights *w, const fl_tensor *x,
                          int64_t features, int64_t out, int64_t hidden) {
    const int64_t gates = gate_count(mode) * hidden;
    if (!same_type(name, x, w->w_ih) || !same_type(name, x, w->w_hh) || !same_type(name, x, w->b_ih) ||
        !same_type(name, x, w->b_hh) || !same_type(name, x, w->w_hr))
        return false;
    return check_shape(name, "weight_ih", w->w_ih, 2, (int64_t[]){gates, features}) &&
           check_shape(name, "weight_hh", w->w_hh, 2, (int64_t[]){gates, out}) &&
           (!w->b_ih || check_shape(name, "bias_ih", w->b_ih, 1, &gates)) &&
           (!w->b_hh || check_shape(name, "bias_hh", w->b_hh, 1, &gates)) &&
           (!w->w_hr || check_shape(name, "weight_hr", w->w_hr, 2, (int64_t[]){out, hidden}));
}

/* The counts of a packed sequence: contiguous int64, positive, not increasing, adding up to the rows. NULL after an
 * error. */
static fl_tensor *check_counts(const char *name, fl_tensor *batch_sizes, int64_t rows, int64_t batch) {
    if (batch_sizes->ndim != 1 || batch_sizes->dtype != FL_INT64)
        return fl_fail(FL_RUNTIME_ERROR, "%s: batch_sizes must be a vector of int64", name);
    fl_tensor *counts = fl_scope__result(fl_tensor__contiguous(batch_sizes));
    if (!counts) return NULL;
    const int64_t *c = (const int64_t *)(const void *)counts->data;
    int64_t sum = 0;
    for (int64_t i = 0; i < counts->sizes[0]; i++) {
        if (c[i] < 1 || c[i] > (i ? c[i - 1] : batch) || (i == 0 && c[0] != batch) || sum > rows - c[i])
            return fl_fail(FL_RUNTIME_ERROR,
                           "%s: batch_sizes must start with the batch size %lld, not increase and add up to the rows",
                           name, (ll)batch);
        sum += c[i];
    }
    if (sum != rows)
        return fl_fail(FL_RUNTIME_ERROR, "%s: batch_sizes add up to %lld, but there are %lld rows", name, (ll)sum,
                       (ll)rows);
    return counts;
}

/* ---- Integers ---------------------------------------------------------------------------------------------------- */

/* One step of a layer without gates: relu stays among the integers, tanh leaves them, so that a second step fails. */
static fl_tensor *integer_step(fl_rnn_mode mode, fl_tensor *x, fl_tensor *h, const fl_rnn_weights *w) {
    fl_tensor *sum = fl_add(fl_linear(x, w->w_ih, w->b_ih), fl_linear(h, w->w_hh, w->b_hh));
    return mode == FL_RNN_TANH ? fl_tanh(sum) : fl_relu(sum);
}

/* What fl_rnn__direction does, step by step; `counts` is int64 and contiguous, or NULL. */
static fl_rnn_result integer_direction(fl_rnn_mode mode, bool reverse, fl_tensor *x, fl_tensor *counts, fl_tensor *h0,
                                       const fl_rnn_weights *w) {
    const int64_t steps = counts ? counts->numel : x->sizes[0], batch = h0->sizes[0];
    const int64_t *count = counts ? (const int64_t *)(const void *)counts->data : NULL;
    fl_tensor **y = fl_tensors__new(steps), *h = h0, *ended = NULL;
    int64_t row = reverse && count ? x->sizes[0] : 0;
    for (int64_t s = 0; y && s < steps && !fl_failed(); s++) {
        const int64_t t = reverse ? steps - 1 - s : s, n = count ? count[t] : batch, had = h ? h->sizes[0] : 0;
        if (reverse && count) row -= n;
        if (reverse && s == 0 && n < had) {
            h = fl_narrow(h0, 0, 0, n);
        } else if (n > had) { /* sequences that begin here, from their end */
            h = fl_cat((fl_tensor *[]){h, fl_narrow(h0, 0, had, n - had)}, 2, NULL);
        } else if (n < had) { /* sequences that have ended */
            fl_tensor *last = fl_narrow(h, 0, n, had - n);
            ended = ended ? fl_cat((fl_tensor *[]){last, ended}, 2, NULL) : last;
            h = fl_narrow(h, 0, 0, n);
        }
        y[t] = h = integer_step(mode, count ? fl_narrow(x, 0, row, n) : fl_select(x, 0, t), h, w);
        if (!reverse && count) row += n;
    }
    fl_rnn_result r = {NULL, NULL, NULL};
    if (y && !fl_failed()) {
        r.y = count ? fl_cat(y, (int)steps, NULL) : fl_stack(y, (int)steps, NULL);
        r.h = ended ? fl_cat((fl_tensor *[]){h, ended}, 2, NULL) : h;
    }
    fl_tensors__free(y);
    return r;
}

/* ---- Layers ------------------------------------------------------------------------------------------------------ */

/* What PyTorch makes the outputs of one direction with. */
static const char *last_op(const layers *l, const fl_tensor *x, const fl_tensor *batch_sizes, bool projects) {
    if (batch_sizes) return "CatBackward0";
    return l->mode == FL_RNN_LSTM && !projects && x->dtype == FL_FLOAT32 ? "MkldnnRnnLayerBackward0" : "StackBackward0";
}

static outputs layer_after_layer(const layers *l, fl_tensor *x, fl_tensor *batch_sizes, fl_tensor *hx, fl_tensor *cx) {
    const outputs none = {NULL, NULL, NULL};
    if (l->n_params > 0 && !same_type(l->name, x, l->params[0])) return none;
    if (!check_type(l->name, x, gate_count(l->mode) > 1)) return none;
    const int directions = l->bidirectional ? 2 : 1;
    const int64_t count = l->num_layers * directions;
    if (l->num_layers < 1 || l->num_layers > 4096) {
        fl_fail(FL_RUNTIME_ERROR, "%s: num_layers must be positive, got %lld", l->name, (ll)l->num_layers);
        return none;
    }
    if (x->ndim != (batch_sizes ? 2 : 3) || hx->ndim != 3 || (cx && cx->ndim != 3)) {
        const bool few = (x->ndim > 0 && x->ndim < (batch_sizes ? 2 : 3)) || hx->ndim == 0 || (cx && cx->ndim == 0);
        fl_fail(few ? FL_INDEX_ERROR : FL_RUNTIME_ERROR,
                "%s: expected an input of %d dimensions and states of 3, but got sizes %s and %s", l->name,
                batch_sizes ? 2 : 3, FL_SHAPE(x), FL_SHAPE(hx));
        return none;
    }
    if (!same_type(l->name, x, hx) || !same_type(l->name, x, cx)) return none;
    if (l->batch_first && !batch_sizes) x = fl_transpose(x, 0, 1);
    if (!x) return none;
    if (x->sizes[0] == 0) {
        fl_fail(FL_RUNTIME_ERROR, "%s: Expected sequence length to be larger than 0 in RNN", l->name);
        return none;
    }
    const int64_t batch = batch_sizes ? hx->sizes[1] : x->sizes[1], out = hx->sizes[2],
                  hidden = cx ? cx->sizes[2] : out;
    const bool projects = cx && out != hidden;
    const int per = 2 + (l->has_biases ? 2 : 0) + (projects ? 1 : 0);
    if (!check_shape(l->name, "h0", hx, 3, (int64_t[]){count, batch, out}) ||
        (cx && !check_shape(l->name, "c0", cx, 3, (int64_t[]){count, batch, hidden})))
        return none;
    if (l->n_params != count * per) {
        fl_fail(FL_RUNTIME_ERROR, "%s: expected %lld parameters, but got %d", l->name, (ll)(count * per), l->n_params);
        return none;
    }
    if (batch_sizes && !(batch_sizes = check_counts(l->name, batch_sizes, x->sizes[0], batch))) return none;

    fl_tensor **all_h = fl_tensors__new(2 * count),
              **all_c = all_h ? all_h + count : NULL; /* borrowed from the scope */
    for (int64_t layer = 0; !fl_failed() && layer < l->num_layers; layer++) {
        fl_rnn_result result[2];
        for (int d = 0; d < directions; d++) {
            const int64_t index = layer * directions + d;
            fl_tensor *const *p = l->params + index * per;
            const fl_rnn_weights w = {p[0], p[1], l->has_biases ? p[2] : NULL, l->has_biases ? p[3] : NULL,
                                      projects ? p[per - 1] : NULL};
            result[d].y = NULL;
            if (!check_weights(l->name, l->mode, &w, x, x->sizes[x->ndim - 1], out, hidden)) break;
            fl_tensor *h0 = fl_select(hx, 0, index);
            result[d] = fl_is_float((fl_dtype)x->dtype) ? fl_rnn__direction(l->mode, d == 1, x, batch_sizes, h0,
                                                                            cx ? fl_select(cx, 0, index) : NULL, &w)
                                                        : integer_direction(l->mode, d == 1, x, batch_sizes, h0, &w);
            if (!result[d].y) break;
            all_h[index] = result[d].h;
            all_c[index] = result[d].c;
        }
        if (fl_failed()) break;
        fl_cat_options last = FL_CAT_OPTIONS;
        last.dim = -1;
        x = directions == 2 ? fl_cat((fl_tensor *[]){result[0].y, result[1].y}, 2, &last) : result[0].y;
        if (l->dropout != 0 && l->train && layer < l->num_layers - 1) {
            fl_dropout_options o = FL_DROPOUT_OPTIONS;
            o.p = l->dropout;
            x = fl_dropout(x, &o);
        }
    }
    outputs o = none;
    if (!fl_failed()) {
        o.h = fl_stack(all_h, (int)count, NULL);
        o.c = cx ? fl_stack(all_c, (int)count, NULL) : NULL;
        const char *last = last_op(l, x, batch_sizes, projects);
        if (directions == 1) fl_node__named(x, last);
        o.y = x;
        if (l->batch_first && !batch_sizes)
            o.y = fl_node__named(fl_transpose(x, 0, 1), *last == 'M' ? "TransposeBackward0" : "TransposeBackward1");
    }
    fl_tensors__free(all_h);
    return fl_failed() ? none : o;
}

static outputs in_float32(const layers *half, fl_tensor *x, fl_tensor *batch_sizes, fl_tensor *hx, fl_tensor *cx) {
    const fl_dtype dtype = (fl_dtype)x->dtype;
    outputs o = {NULL, NULL, NULL};
    bool ok = same_type(half->name, x, hx) && same_type(half->name, x, cx);
    for (int i = 0; ok && i < half->n_params; i++) ok = same_type(half->name, x, half->params[i]);
    fl_tensor **params = ok ? fl_tensors__new(half->n_params) : NULL;
    if (!params) return o;
    for (int i = 0; i < half->n_params; i++) params[i] = as(half->params[i], FL_FLOAT32);
    layers l = *half;
    l.params = params;
    if (!fl_failed()) o = layer_after_layer(&l, as(x, FL_FLOAT32), batch_sizes, as(hx, FL_FLOAT32), as(cx, FL_FLOAT32));
    fl_tensors__free(params);
    return fl_failed() ? (outputs){NULL, NULL, NULL} : (outputs){as(o.y, dtype), as(o.h, dtype), as(o.c, dtype)};
}

/* Runs it in a scope of its own, which only the results leave. */
static outputs run_layers(const layers *l, fl_tensor *x, fl_tensor *batch_sizes, fl_tensor *hx, fl_tensor *cx) {
    outputs o = {NULL, NULL, NULL};
    if (fl_failed()) return o;
    const bool drops = l->dropout != 0 && l->train;
    fl_generator_mark before;
    if (drops) fl_generator__mark(NULL, &before);
    fl_scope_open();
    o = is_half(x) ? in_float32(l, x, batch_sizes, hx, cx) : layer_after_layer(l, x, batch_sizes, hx, cx);
    if (fl_failed() && drops) fl_generator__back(NULL, &before);
    fl_tensor__retain(o.y);
    fl_tensor__retain(o.h);
    fl_tensor__retain(o.c);
    fl_scope_close();
    return (outputs){fl_scope__result(o.y), fl_scope__result(o.h), fl_scope__result(o.c)};
}

static bool two_states(const char *name, int n_hx) {
    if (n_hx == 2) return true;
    fl_fail(FL_RUNTIME_ERROR, "%s expects two hidden states", name);
    return false;
}

fl_lstm_input_result fl_lstm_input__plain(fl_tensor *input, fl_tensor *const *hx, int n_hx, fl_tensor *const *params,
                                          int n_params, bool has_biases, int64_t num_layers, double dropout, bool train,
                                          bool bidirectional, bool batch_first) {
    const layers l = {"lstm",     FL_RNN_LSTM, params, n_params,      has_biases,
                      num_layers, dropout,     train,  bidirectional, batch_first};
    if (fl_failed() || !two_states("lstm", n_hx)) return (fl_lstm_input_result){NULL, NULL, NULL};
    const outputs o = run_layers(&l, input, NULL, hx[0], hx[1]);
    return (fl_lstm_input_result){o.y, o.h, o.c};
}

fl_lstm_data_result fl_lstm_data__plain(fl_tensor *data, fl_tensor *batch_sizes, fl_tensor *const *hx, int n_hx,
                                        fl_tensor *const *params, int n_params, bool has_biases, int64_t num_layers,
                                        double dropout, bool train, bool bidirectional) {
    const layers l = {"lstm",     FL_RNN_LSTM, params, n_params,      has_biases,
                      num_layers, dropout,     train,  bidirectional, false};
    if (fl_failed() || !two_states("lstm", n_hx)) return (fl_lstm_data_result){NULL, NULL, NULL};
    const outputs o = run_layers(&l, data, batch_sizes, hx[0], hx[1]);
    return (fl_lstm_data_result){o.y, o.h, o.c};
}

#define ONE_STATE(name, text, mode)                                                                                    \
    fl_##name##_input_result fl_##name##_input__plain(                                                                 \
        fl_tensor *input, fl_tensor *hx, fl_tensor *const *params, int n_params, bool has_biases, int64_t num_layers,  \
        double dropout, bool train, bool bidirectional, bool batch_first) {                                            \
        const layers l = {text,       mode,    params, n_params,      has_biases,                                      \
                          num_layers, dropout, train,  bidirectional, batch_first};                                    \
        const outputs o = run_layers(&l, input, NULL, hx, NULL);                                                       \
        return (fl_##name##_input_result){o.y, o.h};                                                                   \
    }                                                                                                                  \
    fl_##name##_data_result fl_##name##_data__plain(                                                                   \
        fl_tensor *data, fl_tensor *batch_sizes, fl_tensor *hx, fl_tensor *const *params, int n_params,                \
        bool has_biases, int64_t num_layers, double dropout, bool train, bool bidirectional) {                         \
        const layers l = {text, mode, params, n_params, has_biases, num_layers, dropout, train, bidirectional, false}; \
        const outputs o = run_layers(&l, data, batch_sizes, hx, NULL);                                                 \
        return (fl_##name##_data_result){o.y, o.h};                                                                    \
    }
ONE_STATE(gru, "gru", FL_RNN_GRU)
ONE_STATE(rnn_tanh, "rnn_tanh", FL_RNN_TANH)
ONE_STATE(rnn_relu, "rnn_relu", FL_RNN_RELU)

/* ---- Cells ------------------------------------------------------------------------------------------------------- */

/* As PyTorch, which looks at the second dimension of these before anything else. */
static bool cell_dims(const fl_tensor *x, const fl_tensor *h, const fl_tensor *c, fl_rnn_mode mode,
                      const fl_rnn_weights *w) {
    const fl_tensor *all[] = {x, w->w_hh, w->w_ih, h, c};
    const int least[] = {2, 2, gate_count(mode) > 1 ? 2 : 1, 1, 1};
    for (int i = 0; i < FL_COUNT(all); i++)
        if (all[i] && all[i]->ndim < least[i] && fl_shape__wrap_dim(1, all[i]->ndim) < 0) return false;
    return true;
}

/* The sizes of a step's input and states against each other and the weights, in PyTorch's order. */
static bool check_cell_sizes(const char *name, const fl_tensor *x, const fl_tensor *h, const fl_tensor *c,
                             const fl_rnn_weights *w) {
    const fl_tensor *states[] = {h, c};
    if (x->ndim == 2 && w->w_ih->ndim == 2 && w->w_ih->sizes[1] != x->sizes[1])
        return fl_fail(FL_RUNTIME_ERROR, "input has inconsistent input_size: got %lld expected %lld",
                       (long long)x->sizes[1], (long long)w->w_ih->sizes[1]) != NULL;
    for (int i = 0; i < FL_COUNT(states) && states[i]; i++) {
        const fl_tensor *s = states[i];
        if (x->ndim == 2 && s->ndim > 0 && s->sizes[0] != x->sizes[0])
            return fl_fail(FL_RUNTIME_ERROR, "Input batch size %lld doesn't match hidden%d batch size %lld",
                           (long long)x->sizes[0], i, (long long)s->sizes[0]) != NULL;
        if (s->ndim > 1 && w->w_hh->ndim == 2 && s->sizes[1] != w->w_hh->sizes[1])
            return fl_fail(FL_RUNTIME_ERROR, "hidden%d has inconsistent hidden_size: got %lld, expected %lld", i,
                           (long long)s->sizes[1], (long long)w->w_hh->sizes[1]) != NULL;
    }
    if (x->ndim == 2 && h->ndim == 2) return true;
    return fl_fail(FL_RUNTIME_ERROR,
                   "%s: expected an input [batch, features] and a state [batch, size], but got sizes %s and %s", name,
                   FL_SHAPE(x), FL_SHAPE(h)) != NULL;
}

/* A bias of one item for every gate: NULL for NULL. */
static fl_tensor *whole_bias(fl_tensor *b, int64_t gates) {
    return b && b->ndim == 0 ? fl_expand(b, &gates, 1, NULL) : b;
}

/* A cell is a sequence of one step. */
static fl_rnn_result run_cell(const char *name, fl_rnn_mode mode, fl_tensor *x, fl_tensor *h, fl_tensor *c,
                              const fl_rnn_weights *w) {
    fl_rnn_result r = {NULL, NULL, NULL};
    if (fl_failed() || !cell_dims(x, h, c, mode, w) || !same_type(name, x, w->w_ih) ||
        (!is_half(x) && !check_type(name, x, gate_count(mode) > 1)))
        return r;
    if (!check_cell_sizes(name, x, h, c, w)) return r;
    const int64_t hidden = h->sizes[1];
    const fl_dtype dtype = (fl_dtype)x->dtype;
    fl_scope_open();
    fl_rnn_weights both = *w;
    both.b_ih = whole_bias(w->b_ih, gate_count(mode) * hidden);
    both.b_hh = whole_bias(w->b_hh, gate_count(mode) * hidden);
    w = &both;
    if (fl_failed() || !same_type(name, x, h) || !same_type(name, x, c) ||
        (c && !check_shape(name, "c", c, 2, h->sizes)) ||
        !check_weights(name, mode, w, x, x->sizes[1], hidden, hidden)) {
        fl_scope_close();
        return r;
    }
    /* one bias: the other is zero */
    if (w->b_ih && !w->b_hh) both.b_hh = fl_zeros_like(w->b_ih, NULL);
    if (w->b_hh && !w->b_ih) both.b_ih = fl_zeros_like(w->b_hh, NULL);
    if (is_half(x)) {
        const fl_rnn_weights wide = {as(w->w_ih, FL_FLOAT32), as(w->w_hh, FL_FLOAT32), as(w->b_ih, FL_FLOAT32),
                                     as(w->b_hh, FL_FLOAT32), NULL};
        r = fl_rnn__direction(mode, false, fl_unsqueeze(as(x, FL_FLOAT32), 0), NULL, as(h, FL_FLOAT32),
                              as(c, FL_FLOAT32), &wide);
        r.h = as(r.h, dtype), r.c = as(r.c, dtype);
    } else if (!fl_is_float((fl_dtype)x->dtype)) {
        r.h = integer_step(mode, x, h, w);
    } else {
        r = fl_rnn__direction(mode, false, fl_unsqueeze(x, 0), NULL, h, c, w);
    }
    fl_tensor__retain(r.h);
    fl_tensor__retain(r.c);
    fl_scope_close();
    return (fl_rnn_result){NULL, fl_scope__result(r.h), fl_scope__result(r.c)};
}

fl_lstm_cell_result fl_lstm_cell__plain(fl_tensor *input, fl_tensor *const *hx, int n_hx, fl_tensor *w_ih,
                                        fl_tensor *w_hh, const fl_lstm_cell_options *options) {
    const fl_lstm_cell_options o = options ? *options : (fl_lstm_cell_options)FL_LSTM_CELL_OPTIONS;
    const fl_rnn_weights w = {w_ih, w_hh, o.b_ih, o.b_hh, NULL};
    if (fl_failed() || !two_states("lstm_cell", n_hx)) return (fl_lstm_cell_result){NULL, NULL};
    const fl_rnn_result r = run_cell("lstm_cell", FL_RNN_LSTM, input, hx[0], hx[1], &w);
    return (fl_lstm_cell_result){r.h, r.c};
}
fl_tensor *fl_gru_cell__plain(fl_tensor *input, fl_tensor *hx, fl_tensor *w_ih, fl_tensor *w_hh,
                              const fl_gru_cell_options *options) {
    const fl_gru_cell_options o = options ? *options : (fl_gru_cell_options)FL_GRU_CELL_OPTIONS;
    const fl_rnn_weights w = {w_ih, w_hh, o.b_ih, o.b_hh, NULL};
    return fl_node__named(run_cell("gru_cell", FL_RNN_GRU, input, hx, NULL, &w).h, "AddBackward0");
}
fl_tensor *fl_rnn_tanh_cell__plain(fl_tensor *input, fl_tensor *hx, fl_tensor *w_ih, fl_tensor *w_hh,
                                   const fl_rnn_tanh_cell_options *options) {
    const fl_rnn_tanh_cell_options o = options ? *options : (fl_rnn_tanh_cell_options)FL_RNN_TANH_CELL_OPTIONS;
    const fl_rnn_weights w = {w_ih, w_hh, o.b_ih, o.b_hh, NULL};
    return fl_node__named(run_cell("rnn_tanh_cell", FL_RNN_TANH, input, hx, NULL, &w).h, "TanhBackward0");
}
fl_tensor *fl_rnn_relu_cell__plain(fl_tensor *input, fl_tensor *hx, fl_tensor *w_ih, fl_tensor *w_hh,
                                   const fl_rnn_relu_cell_options *options) {
    const fl_rnn_relu_cell_options o = options ? *options : (fl_rnn_relu_cell_options)FL_RNN_RELU_CELL_OPTIONS;
    const fl_rnn_weights w = {w_ih, w_hh, o.b_ih, o.b_hh, NULL};
    return fl_node__named(run_cell("rnn_relu_cell", FL_RNN_RELU, input, hx, NULL, &w).h, "ReluBackward0");
}
