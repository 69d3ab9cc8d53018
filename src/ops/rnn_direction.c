/* rnn_direction.c: one direction of a recurrent layer (ops/rnn.h), fused. The input's product is made for all steps at
 * once; then the network goes through the steps with the recurrent weights packed once, each product going straight
 * into the cell (kernels/rnn.h). The backward pass goes through the steps the other way with the activations that were
 * kept, and ends with the weights' gradients as products over all steps. For higher derivatives the formula is written
 * out in ops and differentiated anew.
 *
 * Sequences know nothing of each other. While the packed weights stay in a core's cache, threads therefore take
 * sequences and go through all steps without meeting; weights that are larger are shared out by columns at every step.
 *
 * Rows of x stand step after step, `count` of them each. In a packed sequence counts do not increase, so that the first
 * rows of a step go on with the same rows of the step before (or after, in reverse), and the others begin with the
 * initial state.
 */
#include "ops/rnn.h"

#include "ops/plain.h"

#include "base/alloc.h"
#include "base/pool.h"
#include "kernels/kernels.h"

#define FEW_ROWS 8                        /* of all steps: packing would cost more than it saves */
#define CACHED_WEIGHTS (INT64_C(1) << 19) /* bytes of packed weights that stay in a core's L2 cache beside the rest */
#define ROWS_TOGETHER 8                   /* sequences that a thread takes through all steps */
#define STEP_WORK (1 << 18)               /* multiply-adds of a step worth handing to another thread */

enum { IN_X, IN_H0, IN_C0, IN_W_IH, IN_W_HH, IN_B_IH, IN_B_HH, IN_W_HR, INPUTS };
enum { KEPT_Y = INPUTS, KEPT_GATES, KEPT_C, KEPT_RAW, KEPT_SIZES, SAVED };

typedef struct direction {
    fl_rnn_mode mode;
    bool reverse, packed;
} direction;

/* ---- The sequence ------------------------------------------------------------------------------------------------ */

/* A matrix [k, columns] in the order of kernels/rnn.h; block NULL: it is not packed. */
typedef struct packed {
    void *block;
    size_t bytes;
    int64_t k, columns; /* columns: of one gate */
    int gates;
} packed;

/* Everything about one run; pointers to dense memory. */
typedef struct run {
    fl_rnn_mode mode;
    bool reverse;
    bool by_columns; /* threads share each step, not the sequences */
    int type, size;
    int64_t steps, rows, batch, features, hidden, out, gates; /* out: size of h; gates: of all together */
    const int64_t *counts;                                    /* NULL: batch, always */
    const char *x, *h0, *c0, *w_ih, *w_hh, *b_hh, *w_hr;
    char *y, *activations, *c, *raw; /* raw: h before its projection; GRU: the gates' sums from x */
    char *hidden_gates;              /* GRU, where w_hh is not packed: of one step, scratch */
    packed recurrent, projection;    /* w_hh and w_hr, as the pass needs them */
} run;

static int64_t count_of(const run *r, int64_t step) { return r->counts ? r->counts[step] : r->batch; }
static void *at(const void *base, int64_t elements, int size) { return (char *)base + elements * size; }
static int64_t min64(int64_t a, int64_t b) { return a < b ? a : b; }
static int64_t max64(int64_t a, int64_t b) { return a > b ? a : b; }
static int64_t ceil_div(int64_t a, int64_t b) { return (a + b - 1) / b; }

/* A step: its rows, and how many of them go on from another step's rows; the others begin. */
typedef struct place {
    int64_t step, row, count, previous_row, going_on;
} place;

static place place_of(const run *r, int64_t step, int64_t row) {
    place p = {step, row, count_of(r, step), 0, 0};
    const int64_t previous = r->reverse ? step + 1 : step - 1;
    if (previous < 0 || previous >= r->steps) return p;
    p.previous_row = r->reverse ? row + p.count : row - count_of(r, previous);
    p.going_on = min64(p.count, count_of(r, previous));
    return p;
}
/* The step that the network goes through first (or, backward, last), and the one after. */
static place first_place(const run *r, bool backward) {
    const bool from_end = r->reverse != backward;
    return from_end ? place_of(r, r->steps - 1, r->rows - count_of(r, r->steps - 1)) : place_of(r, 0, 0);
}
static bool next_place(const run *r, bool backward, place *p) {
    const bool down = r->reverse != backward;
    const int64_t step = down ? p->step - 1 : p->step + 1;
    if (step < 0 || step >= r->steps) return false;
    *p = place_of(r, step, down ? p->row - count_of(r, step) : p->row + p->count);
    return true;
}

/* ---- Products ---------------------------------------------------------------------------------------------------- */

/* C [m, n] (+)= A [m, k] W^T, W [n, k]; or with `plain` W [k, n]. */
static fl_gemm times(const run *r, int64_t m, int64_t n, int64_t k, const void *a, const void *w, bool plain, void *c,
                     bool accumulate) {
    return (fl_gemm){.type = r->type,
                     .batch = 1,
                     .m = m,
                     .n = n,
                     .k = k,
                     .a = a,
                     .a_row = k,
                     .a_col = 1,
                     .b = w,
                     .b_row = plain ? n : 1,
                     .b_col = plain ? 1 : k,
                     .c = c,
                     .c_row = n,
                     .c_col = 1,
                     .accumulate = accumulate};
}
/* C [m, n] (+)= A^T B over `rows` rows of A and B. */
static bool sums(const run *r, int64_t rows, int64_t m, int64_t n, const void *a, const void *b, void *c,
                 bool accumulate) {
    fl_gemm g = {.type = r->type,
                 .batch = 1,
                 .m = m,
                 .n = n,
                 .k = rows,
                 .a = a,
                 .a_row = 1,
                 .a_col = m,
                 .b = b,
                 .b_row = n,
                 .b_col = 1,
                 .c = c,
                 .c_row = n,
                 .c_col = 1,
                 .accumulate = accumulate};
    return fl_gemm__run(&g);
}

typedef struct packing {
    const packed *to;
    const char *from;
    int64_t row, column; /* strides of what is packed */
    int type, size, lanes;
} packing;

static void pack_panels(void *context, int64_t begin, int64_t end) {
    const packing *p = context;
    const packed *to = p->to;
    for (int64_t i = begin; i < end; i++) {
        const int64_t gate = i % to->gates, first = i / to->gates * p->lanes;
        fl_kernels__active.gemm->sets[p->type].pack_columns(
            to->k, (int)min64(p->lanes, to->columns - first), p->lanes,
            at(p->from, (gate * to->columns + first) * p->column, p->size), p->row, p->column,
            at(to->block, i * to->k * p->lanes, p->size));
    }
}

/* Packs W^T of W [gates x columns, k], or with `plain` W [k, columns]. */
static bool pack(const run *r, packed *to, int64_t k, int64_t columns, int gates, const char *w, bool plain) {
    *to = (packed){.k = k, .columns = columns, .gates = gates};
    packing p = {to, w, plain ? columns : 1, plain ? 1 : k, r->type, r->size, fl_kernels__active.rnn->lanes[r->type]};
    const int64_t panels = ceil_div(columns, p.lanes) * gates;
    to->bytes = (size_t)(panels * p.lanes * k * r->size);
    to->block = fl_alloc__get(to->bytes);
    if (!to->block) return false;
    fl_pool__for(panels, fl_pool__grain(panels, k * p.lanes), pack_panels, &p);
    return true;
}
static void unpack(packed *p) { fl_alloc__put(p->block, p->bytes); }

typedef struct kernel_call {
    fl_rnn_fn fn;
    const fl_rnn_step *step;
    int64_t row, row_end;
} kernel_call;
static void call_kernel(void *context, int64_t begin, int64_t end) {
    const kernel_call *c = context;
    c->fn(c->step, c->row, c->row_end, begin, end);
}
/* A kernel over rows of a step; `per_column` of its multiply-adds are one row's and one hidden number's. */
static void run_kernel(const run *r, fl_rnn_fn fn, const fl_rnn_step *s, int64_t row, int64_t row_end, bool gates_apart,
                       int64_t per_column) {
    const int64_t width = fl_kernels__active.rnn->lanes[r->type] * (gates_apart ? 1 : 4);
    const int64_t blocks = ceil_div(s->hidden, width);
    kernel_call c = {fn, s, row, row_end};
    if (r->by_columns)
        fl_pool__for(blocks, max64(1, STEP_WORK / max64(1, (row_end - row) * width * per_column)), call_kernel, &c);
    else
        call_kernel(&c, 0, blocks);
}

/* C [rows, n] (+)= A B for rows [row, row_end) of A [., k] and C; B packed, or W as times() takes it. */
static bool product(const run *r, const packed *b, const char *w, bool plain, int64_t row, int64_t row_end, int64_t n,
                    int64_t k, const char *a, char *c, bool accumulate) {
    if (row >= row_end) return true;
    if (!b->block) {
        fl_gemm g =
            times(r, row_end - row, n, k, at(a, row * k, r->size), w, plain, at(c, row * n, r->size), accumulate);
        return fl_gemm__run(&g);
    }
    const fl_rnn_step s = {
        .hidden = n, .a = a, .a_row = k, .k = k, .packed = b->block, .c = c, .c_row = n, .accumulate = accumulate};
    run_kernel(r, fl_kernels__active.rnn->product[r->type], &s, row, row_end, false, k);
    return true;
}

/* Runs `walk` through all steps for all sequences, some to a thread where they do not share steps. */
typedef struct walking {
    const run *r;
    const void *more;
    bool (*walk)(const run *r, const void *more, int64_t row, int64_t row_end);
    int64_t chunks;
} walking;
static void walk_chunks(void *context, int64_t begin, int64_t end) {
    const walking *w = context;
    const int64_t batch = w->r->batch;
    for (int64_t i = begin; i < end; i++) w->walk(w->r, w->more, i * batch / w->chunks, (i + 1) * batch / w->chunks);
}
static bool walk_all(run *r, bool (*walk)(const run *r, const void *more, int64_t row, int64_t row_end),
                     const void *more) {
    if (!r->recurrent.block) return walk(r, more, 0, r->batch); /* products that may fail */
    r->by_columns = r->recurrent.bytes + r->projection.bytes > CACHED_WEIGHTS;
    if (r->by_columns) return walk(r, more, 0, r->batch);
    walking w = {r, more, walk, ceil_div(r->batch, ROWS_TOGETHER)};
    fl_pool__for(w.chunks, 1, walk_chunks, &w);
    return true;
}

/* ---- Forward ----------------------------------------------------------------------------------------------------- */

/* Sequences [row, end) of a step; the states before are rows of h and c. */
static bool forward_rows(const run *r, const place *p, int64_t row, int64_t end, const char *h, const char *c) {
    const int size = r->size;
    const fl_rnn_kernels *k = fl_kernels__active.rnn;
    const bool gru = r->mode == FL_RNN_GRU, lstm = r->mode == FL_RNN_LSTM;
    if (row >= end) return true;
    char *y = at(r->y, p->row * r->out, size), *raw = r->w_hr ? at(r->raw, p->row * r->hidden, size) : y;
    char *gates = at(gru ? r->raw : r->activations, p->row * r->gates, size);
    if (!r->recurrent.block) {
        fl_gemm g = times(r, end - row, r->gates, r->out, at(h, row * r->out, size), r->w_hh, false,
                          at(gru ? r->hidden_gates : gates, row * r->gates, size), !gru);
        if (gru) g.bias = r->b_hh;
        if (!fl_gemm__run(&g)) return false;
    }
    fl_rnn_step s = {.hidden = r->hidden,
                     .a = h,
                     .a_row = r->out,
                     .k = r->out,
                     .packed = r->recurrent.block,
                     .gates = gates,
                     .gates_row = r->gates,
                     .hidden_bias = r->b_hh,
                     .hidden_gates = r->hidden_gates,
                     .hidden_gates_row = r->gates,
                     .previous = gru ? h : c,
                     .previous_row = r->hidden,
                     .h = raw,
                     .h_row = r->hidden,
                     .relu = r->mode == FL_RNN_RELU};
    if (gru) {
        s.kept = at(r->activations, p->row * 4 * r->hidden, size);
        s.kept_row = 4 * r->hidden;
    } else if (lstm) {
        s.c = at(r->c, p->row * r->hidden, size);
        s.c_row = r->hidden;
    }
    run_kernel(r,
               (gru    ? k->gru
                : lstm ? k->lstm
                       : k->rnn)[r->type],
               &s, row, end, gru || lstm, r->gates / max64(1, r->hidden) * r->out);
    return !r->w_hr || product(r, &r->projection, r->w_hr, false, row, end, r->out, r->hidden, raw, y, false);
}

static bool walk_forward(const run *r, const void *more, int64_t row, int64_t row_end) {
    (void)more;
    place p = first_place(r, false);
    do {
        const int64_t end = min64(row_end, p.count), middle = max64(row, min64(p.going_on, end));
        if (!forward_rows(r, &p, row, middle, at(r->y, p.previous_row * r->out, r->size),
                          r->c ? at(r->c, p.previous_row * r->hidden, r->size) : NULL) ||
            !forward_rows(r, &p, middle, end, r->h0, r->c0))
            return false;
    } while (next_place(r, false, &p));
    return true;
}

static bool forward(run *r, const char *bias) {
    fl_gemm g = times(r, r->rows, r->gates, r->features, r->x, r->w_ih, false,
                      r->mode == FL_RNN_GRU ? r->raw : r->activations, false);
    g.bias = bias;
    if (r->rows == 0) return true;
    if (!fl_gemm__run(&g)) return false;
    const int gates = r->mode == FL_RNN_LSTM ? 4 : r->mode == FL_RNN_GRU ? 3 : 1;
    bool ok = true;
    if (r->rows > FEW_ROWS) {
        ok = pack(r, &r->recurrent, r->out, r->hidden, gates, r->w_hh, false);
        if (ok && r->w_hr) ok = pack(r, &r->projection, r->hidden, r->out, 1, r->w_hr, false);
    }
    ok = ok && walk_all(r, walk_forward, NULL);
    unpack(&r->recurrent);
    unpack(&r->projection);
    return ok;
}

/* to[b] = the row of `from` that belongs to sequence b's last step. */
static void last_rows(const run *r, const char *from, int64_t width, const char *initial, char *to) {
    const size_t bytes = (size_t)(width * r->size);
    int64_t done = 0;
    if (r->steps == 0) memcpy(to, initial, (size_t)r->batch * bytes);
    for (int64_t t = r->reverse ? 0 : r->steps - 1, row = r->reverse ? 0 : r->rows; t >= 0 && done < r->batch; t--) {
        const int64_t count = count_of(r, t);
        if (!r->reverse) row -= count;
        if (count > done)
            memcpy(to + done * (int64_t)bytes, from + (row + done) * (int64_t)bytes, (size_t)(count - done) * bytes);
        if (count > done) done = count;
        if (r->reverse) break; /* the first step has all of them */
    }
}

/* ---- The op ------------------------------------------------------------------------------------------------------ */

static const fl_rule *rule_of(fl_rnn_mode mode);

static void describe(run *r, const direction *d, fl_tensor *const *in, const fl_tensor *batch_sizes) {
    const fl_tensor *x = in[IN_X], *h0 = in[IN_H0];
    r->mode = d->mode;
    r->reverse = d->reverse;
    r->type = x->dtype == FL_FLOAT64 ? FL_REAL_F64 : FL_REAL_F32;
    r->size = x->dtype == FL_FLOAT64 ? 8 : 4;
    r->batch = h0->sizes[0];
    r->out = h0->sizes[1];
    r->gates = in[IN_W_IH]->sizes[0];
    r->features = in[IN_W_IH]->sizes[1];
    r->hidden = r->gates / (d->mode == FL_RNN_LSTM ? 4 : d->mode == FL_RNN_GRU ? 3 : 1);
    r->steps = batch_sizes ? batch_sizes->sizes[0] : x->sizes[0];
    r->counts = batch_sizes ? (const int64_t *)batch_sizes->data : NULL;
    r->rows = batch_sizes ? x->sizes[0] : r->steps * r->batch;
}

/* A tensor of the innermost scope, which goes with it. */
static fl_tensor *scratch(const fl_tensor *like, int ndim, int64_t a, int64_t b) {
    return fl_scope__result(fl_tensor__empty(like->dtype, ndim, (int64_t[]){a, b}));
}
static fl_tensor *dense(fl_tensor *t) { return t ? fl_scope__result(fl_tensor__contiguous(t)) : NULL; }

fl_rnn_result fl_rnn__direction(fl_rnn_mode mode, bool reverse, fl_tensor *x, fl_tensor *batch_sizes, fl_tensor *h0,
                                fl_tensor *c0, const fl_rnn_weights *weights) {
    const fl_rnn_result none = {NULL, NULL, NULL};
    if (fl_failed()) return none;
    fl_tensor *in[INPUTS] = {x, h0, c0, weights->w_ih, weights->w_hh, weights->b_ih, weights->b_hh, weights->w_hr};
    const direction d = {mode, reverse, batch_sizes != NULL};
    run r = {0};
    describe(&r, &d, in, batch_sizes);
    const bool lstm = mode == FL_RNN_LSTM, gru = mode == FL_RNN_GRU;
    fl_scope_open();
    fl_tensor *plain[INPUTS];
    for (int i = 0; i < INPUTS; i++) plain[i] = dense(in[i]);
    /* The bias of the input's product has the hidden one added where that is the same. */
    fl_tensor *bias = plain[IN_B_IH];
    if (bias && !gru) {
        fl_no_grad_begin();
        bias = dense(fl_add(plain[IN_B_IH], plain[IN_B_HH]));
        fl_grad_mode_end();
    }
    int64_t sizes[3];
    for (int i = 0; i < x->ndim; i++) sizes[i] = x->sizes[i];
    sizes[x->ndim - 1] = r.out;
    fl_tensor *y = fl_tensor__empty(x->dtype, x->ndim, sizes),
              *h = fl_tensor__empty(x->dtype, 2, (int64_t[]){r.batch, r.out});
    fl_tensor *c = lstm ? fl_tensor__empty(x->dtype, 2, (int64_t[]){r.batch, r.hidden}) : NULL;
    fl_tensor *activations = lstm || gru ? scratch(x, 2, r.rows, 4 * r.hidden) : NULL;
    fl_tensor *all_c = lstm ? scratch(x, 2, r.rows, r.hidden) : NULL;
    fl_tensor *raw = gru ? scratch(x, 2, r.rows, r.gates) : weights->w_hr ? scratch(x, 2, r.rows, r.hidden) : NULL;
    fl_tensor *hidden_gates = gru && r.rows <= FEW_ROWS ? scratch(x, 2, r.batch, r.gates) : NULL;
    bool ok = !fl_failed();
    if (ok) {
        r.x = plain[IN_X]->data;
        r.h0 = plain[IN_H0]->data;
        r.c0 = c0 ? plain[IN_C0]->data : NULL;
        r.w_ih = plain[IN_W_IH]->data;
        r.w_hh = plain[IN_W_HH]->data;
        r.b_hh = plain[IN_B_HH] ? plain[IN_B_HH]->data : NULL;
        r.w_hr = plain[IN_W_HR] ? plain[IN_W_HR]->data : NULL;
        r.y = y->data;
        r.activations = activations ? activations->data : y->data;
        r.c = all_c ? all_c->data : NULL;
        r.raw = raw ? raw->data : NULL;
        r.hidden_gates = hidden_gates ? hidden_gates->data : NULL;
        ok = forward(&r, bias ? bias->data : NULL);
    }
    if (ok) {
        last_rows(&r, r.y, r.out, r.h0, h->data);
        if (lstm) last_rows(&r, r.c, r.hidden, r.c0, c->data);
        fl_node *node = fl_node__record(rule_of(mode), in, INPUTS, (fl_tensor *[]){y, h, c}, 3, SAVED, sizeof d);
        if (node) {
            *(direction *)fl_node__data(node) = d;
            if (lstm && x->dtype == FL_FLOAT32 && !weights->w_hr && !batch_sizes) {
                node->name = "MkldnnRnnLayerBackward0";
                if (!(x->flags & FL_T_CONTIGUOUS)) node->picture = "CloneBackward0(0), 3, 4, 5, 6, 1, 2";
            }
            for (int i = 0; i < INPUTS; i++) fl_node__save(node, i, in[i]);
            fl_node__save_output(node, KEPT_Y, y, 0);
            fl_node__save(node, KEPT_GATES, activations);
            fl_node__save(node, KEPT_C, all_c);
            fl_node__save(node, KEPT_RAW, gru ? NULL : raw);
            fl_node__save(node, KEPT_SIZES, batch_sizes);
        }
    }
    fl_scope_close();
    if (!ok || fl_failed()) {
        fl_release(y);
        fl_release(h);
        fl_release(c);
        return none;
    }
    return (fl_rnn_result){fl_scope__result(y), fl_scope__result(h), fl_scope__result(c)};
}

/* ---- Backward ---------------------------------------------------------------------------------------------------- */

typedef struct gradients {
    char *of_gates, *of_hidden_gates; /* all rows; the same but for GRU */
    char *dh, *dc;                    /* [batch]: of the state between steps */
    char *of_raw;                     /* [batch, hidden]: of h before its projection */
    char *of_y;                       /* all rows, with a projection: of h behind it */
    const char *dy;                   /* or NULL */
    bool wants_h0;
} gradients;

static void add_rows(const run *r, char *to, const char *from, int64_t n) {
    if (r->type == FL_REAL_F64)
        for (int64_t i = 0; i < n; i++) ((double *)(void *)to)[i] += ((const double *)(const void *)from)[i];
    else
        for (int64_t i = 0; i < n; i++) ((float *)(void *)to)[i] += ((const float *)(const void *)from)[i];
}

/* Whether the product with w_hh goes straight into the cell; else it goes into dh. */
static bool is_fused(const run *r) { return r->recurrent.block && !r->w_hr; }

/* Sequences [row, end) of a step, which began with rows of h and c. `next`: the row where the step after begins if they
 * go on there, or -1. */
static void backward_rows(const run *r, const gradients *d, const place *p, int64_t next, int64_t row, int64_t end,
                          const char *h, const char *c) {
    const int size = r->size;
    const fl_rnn_kernels *k = fl_kernels__active.rnn;
    const bool gru = r->mode == FL_RNN_GRU, lstm = r->mode == FL_RNN_LSTM, multiplies = is_fused(r) && next >= 0;
    fl_rnn_step s = {.hidden = r->hidden,
                     .previous = gru ? h : c,
                     .previous_row = r->hidden,
                     .dh = r->w_hr              ? d->of_raw
                           : !multiplies || gru ? d->dh
                                                : NULL,
                     .dh_row = r->hidden,
                     .dy = d->dy && !r->w_hr ? at(d->dy, p->row * r->hidden, size) : NULL,
                     .dy_row = r->hidden,
                     .gradients = at(d->of_gates, p->row * r->gates, size),
                     .gradients_row = r->gates,
                     .relu = r->mode == FL_RNN_RELU};
    if (multiplies) {
        s.a = at(d->of_hidden_gates, next * r->gates, size);
        s.a_row = s.k = r->gates;
        s.packed = r->recurrent.block;
    }
    if (lstm) {
        s.gates = at(r->activations, p->row * r->gates, size);
        s.gates_row = r->gates;
        s.c = at(r->c, p->row * r->hidden, size);
        s.c_row = r->hidden;
        s.dc = d->dc;
        s.dc_row = r->hidden;
    } else if (gru) {
        s.kept = at(r->activations, p->row * 4 * r->hidden, size);
        s.kept_row = 4 * r->hidden;
        s.hidden_gates = at(d->of_hidden_gates, p->row * r->gates, size);
        s.hidden_gates_row = r->gates;
    } else {
        s.h = at(r->y, p->row * r->hidden, size);
        s.h_row = r->hidden;
    }
    run_kernel(r,
               (gru    ? k->gru_backward
                : lstm ? k->lstm_backward
                       : k->rnn_backward)[r->type],
               &s, row, end, false, r->gates);
}

/* With a projection: dh takes in what comes from outside and is kept, and becomes of_raw. */
static bool through_projection(const run *r, const gradients *d, const place *p, int64_t row, int64_t end) {
    if (row >= end) return true;
    char *dh = at(d->dh, row * r->out, r->size);
    if (d->dy) add_rows(r, dh, at(d->dy, (p->row + row) * r->out, r->size), (end - row) * r->out);
    memcpy(at(d->of_y, (p->row + row) * r->out, r->size), dh, (size_t)((end - row) * r->out * r->size));
    return product(r, &r->projection, r->w_hr, true, row, end, r->hidden, r->out, d->dh, d->of_raw, false);
}

static bool walk_backward(const run *r, const void *more, int64_t row, int64_t row_end) {
    const gradients *d = more;
    const int size = r->size;
    place p = first_place(r, true), after = {0};
    bool ok = true, there_is_more;
    do {
        const int64_t end = min64(row_end, p.count);
        if (r->w_hr) ok = through_projection(r, d, &p, row, end);
        for (int64_t first = row, last; first < end; first = last) { /* rows of one kind */
            const bool goes_on = first < p.going_on, followed = first < after.going_on;
            last = goes_on ? min64(end, p.going_on) : end;
            if (followed) last = min64(last, after.going_on);
            backward_rows(r, d, &p, followed ? after.row : -1, first, last,
                          goes_on ? at(r->y, p.previous_row * r->out, size) : r->h0,
                          !r->c     ? NULL
                          : goes_on ? at(r->c, p.previous_row * r->hidden, size)
                                    : r->c0);
        }
        after = p;
        there_is_more = next_place(r, true, &p);
        /* Into dh goes what the initial state wants, or all of it. */
        const int64_t begin = is_fused(r) ? max64(row, after.going_on) : row;
        if (d->wants_h0 || (there_is_more && !is_fused(r)))
            ok = ok && product(r, &r->recurrent, r->w_hh, true, begin, end, r->out, r->gates,
                               at(d->of_hidden_gates, after.row * r->gates, size), d->dh, r->mode == FL_RNN_GRU);
    } while (ok && there_is_more);
    return ok;
}

static bool backward_steps(run *r, const gradients *d) {
    if (r->rows == 0) return true;
    bool ok = true;
    if (r->rows > FEW_ROWS && r->steps > 1) {
        ok = pack(r, &r->recurrent, r->gates, r->out, 1, r->w_hh, true);
        if (ok && r->w_hr) ok = pack(r, &r->projection, r->out, r->hidden, 1, r->w_hr, true);
    }
    ok = ok && walk_all(r, walk_backward, d);
    unpack(&r->recurrent);
    unpack(&r->projection);
    return ok;
}

/* The gradient of w_hh: the sum over all rows of the gates' gradients times the h that they began with. */
static bool recurrent_sums(const run *r, const gradients *d, const fl_tensor *x, void *dw) {
    const int size = r->size;
    if (r->rows == 0 || !r->counts) { /* the h are y, a step off, and h0 */
        const int64_t rest = max64(0, r->rows - r->batch), first = r->reverse ? rest : 0;
        const int64_t others = r->reverse ? 0 : r->batch, before = r->reverse ? r->batch : 0;
        return sums(r, r->rows ? r->batch : 0, r->gates, r->out, at(d->of_hidden_gates, first * r->gates, size), r->h0,
                    dw, false) &&
               (!rest || sums(r, rest, r->gates, r->out, at(d->of_hidden_gates, others * r->gates, size),
                              at(r->y, before * r->out, size), dw, true));
    }
    fl_tensor *all = scratch(x, 2, r->rows, r->out);
    if (!all) return false;
    const int64_t row = r->out * size;
    place p = first_place(r, false);
    do {
        memcpy(all->data + p.row * row, r->y + p.previous_row * row, (size_t)(p.going_on * row));
        memcpy(all->data + (p.row + p.going_on) * row, r->h0 + p.going_on * row,
               (size_t)((p.count - p.going_on) * row));
    } while (next_place(r, false, &p));
    return sums(r, r->rows, r->gates, r->out, d->of_hidden_gates, all->data, dw, false);
}

static fl_rnn_result in_ops(const direction *d, fl_tensor *const *in, fl_tensor *batch_sizes);

/* With a graph of its own: the formula in ops, differentiated. */
static void backward_in_ops(fl_node *node, const direction *d, fl_tensor *const *in, fl_tensor *const *grad,
                            fl_tensor **out) {
    const fl_rnn_result forward = in_ops(d, in, fl_node__saved(node, KEPT_SIZES));
    fl_tensor *roots[3], *grads[3], *wanted[INPUTS], *results[INPUTS];
    fl_tensor *const outputs[3] = {forward.y, forward.h, forward.c};
    int n_roots = 0, n_wanted = 0, place[INPUTS];
    for (int i = 0; i < 3; i++)
        if (grad[i] && outputs[i] && fl_needs_grad(outputs[i])) {
            roots[n_roots] = outputs[i];
            grads[n_roots++] = grad[i];
        }
    for (int i = 0; i < INPUTS; i++)
        if (fl_node__needs(node, i)) {
            wanted[n_wanted] = in[i];
            place[n_wanted++] = i;
        }
    if (fl_failed() || !n_roots || !n_wanted) return;
    const fl_backward_options options = {
        .grad_outputs = grads, .retain_graph = true, .create_graph = true, .allow_unused = true};
    if (!fl_grad_of(roots, n_roots, wanted, n_wanted, results, &options)) return;
    for (int i = 0; i < n_wanted; i++) out[place[i]] = results[i];
}

static void direction_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    const direction d = *(const direction *)fl_node__data(node);
    fl_tensor *in[INPUTS], *kept[SAVED];
    for (int i = 0; i < INPUTS; i++) in[i] = fl_node__saved(node, i);
    if (fl_failed()) return;
    if (fl_grad_enabled()) {
        backward_in_ops(node, &d, in, grad, out);
        return;
    }
    for (int i = INPUTS; i < SAVED; i++) kept[i] = fl_node__saved(node, i);
    if (fl_failed()) return;
    run r = {0};
    describe(&r, &d, in, kept[KEPT_SIZES]);
    const bool lstm = d.mode == FL_RNN_LSTM, gru = d.mode == FL_RNN_GRU;
    fl_tensor *plain[INPUTS];
    for (int i = 0; i < INPUTS; i++) plain[i] = dense(in[i]);
    fl_tensor *dy = dense(grad[0]);
    fl_tensor *of_gates = scratch(in[IN_X], 2, r.rows, r.gates);
    fl_tensor *of_hidden = gru ? scratch(in[IN_X], 2, r.rows, r.gates) : of_gates;
    fl_tensor *dh = scratch(in[IN_X], 2, r.batch, r.out), *dc = lstm ? scratch(in[IN_X], 2, r.batch, r.hidden) : NULL;
    fl_tensor *of_raw = in[IN_W_HR] ? scratch(in[IN_X], 2, r.batch, r.hidden) : NULL;
    fl_tensor *of_y = in[IN_W_HR] ? scratch(in[IN_X], 2, r.rows, r.out) : NULL;
    if (fl_failed()) return;
    if (!(grad[1] ? fl_tensor__copy(dh, grad[1]) : fl_tensor__fill(dh, fl_int(0)))) return;
    if (dc && !(grad[2] ? fl_tensor__copy(dc, grad[2]) : fl_tensor__fill(dc, fl_int(0)))) return;
    r.h0 = plain[IN_H0]->data;
    r.c0 = lstm ? plain[IN_C0]->data : NULL;
    r.w_hh = plain[IN_W_HH]->data;
    r.w_hr = plain[IN_W_HR] ? plain[IN_W_HR]->data : NULL;
    r.y = kept[KEPT_Y]->data;
    r.activations = lstm || gru ? kept[KEPT_GATES]->data : r.y;
    r.c = lstm ? kept[KEPT_C]->data : NULL;
    gradients g = {.of_gates = of_gates->data,
                   .of_hidden_gates = of_hidden->data,
                   .dh = dh->data,
                   .dc = dc ? dc->data : NULL,
                   .of_raw = of_raw ? of_raw->data : NULL,
                   .of_y = of_y ? of_y->data : NULL,
                   .dy = dy ? dy->data : NULL,
                   .wants_h0 = fl_node__needs(node, IN_H0)};
    if (!backward_steps(&r, &g)) return;

    if (fl_node__needs(node, IN_X)) {
        fl_tensor *dx = fl_scope__result(fl_tensor__empty(in[IN_X]->dtype, in[IN_X]->ndim, in[IN_X]->sizes));
        if (!dx) return;
        fl_gemm product =
            times(&r, r.rows, r.features, r.gates, g.of_gates, plain[IN_W_IH]->data, true, dx->data, false);
        if (fl_gemm__run(&product)) out[IN_X] = dx;
    }
    if (fl_node__needs(node, IN_H0)) out[IN_H0] = dh;
    if (lstm && fl_node__needs(node, IN_C0)) out[IN_C0] = dc;
    if (fl_node__needs(node, IN_W_IH)) {
        fl_tensor *dw = scratch(in[IN_X], 2, r.gates, r.features);
        if (dw && sums(&r, r.rows, r.gates, r.features, g.of_gates, plain[IN_X]->data, dw->data, false))
            out[IN_W_IH] = dw;
    }
    if (fl_node__needs(node, IN_W_HH)) {
        fl_tensor *dw = scratch(in[IN_X], 2, r.gates, r.out);
        if (dw && recurrent_sums(&r, &g, in[IN_X], dw->data)) out[IN_W_HH] = dw;
    }
    for (int i = IN_B_IH; i <= IN_B_HH; i++)
        if (in[i] && fl_node__needs(node, i)) {
            fl_tensor *db = scratch(in[IN_X], 1, r.gates, 0);
            const char *from = i == IN_B_IH ? g.of_gates : g.of_hidden_gates;
            if (db && fl_gemm__column_sums(r.type, r.rows, r.gates, from, r.gates, db->data, false)) out[i] = db;
        }
    if (in[IN_W_HR] && fl_node__needs(node, IN_W_HR)) {
        fl_tensor *dw = scratch(in[IN_X], 2, r.out, r.hidden);
        if (dw && sums(&r, r.rows, r.out, r.hidden, g.of_y, kept[KEPT_RAW]->data, dw->data, false)) out[IN_W_HR] = dw;
    }
}

static const fl_rule *rule_of(fl_rnn_mode mode) {
    static const fl_rule rules[] = {
        [FL_RNN_LSTM] = {.name = "LstmBackward0",
                         .backward = direction_backward,
                         .saved = "input, hx_, cx_, weight0, weight1, weight2, weight3, , result0",
                         .picture = "0, 3, 4, 5, 6, 1, 2"},
        [FL_RNN_GRU] = {.name = "GruBackward0", .backward = direction_backward},
        [FL_RNN_TANH] = {.name = "RnnTanhBackward0", .backward = direction_backward},
        [FL_RNN_RELU] = {.name = "RnnReluBackward0", .backward = direction_backward},
    };
    return &rules[mode];
}

/* ---- The formula in ops ------------------------------------------------------------------------------------------ */

static fl_tensor *gate(fl_tensor *all, int index, int64_t hidden) { return fl_narrow(all, 1, index * hidden, hidden); }

/* The state after a step: h (and c) for x [count, features]. */
static void step_in_ops(fl_rnn_mode mode, fl_tensor *const *in, fl_tensor *x, fl_tensor **h, fl_tensor **c,
                        int64_t hidden) {
    fl_tensor *a = fl_linear(x, in[IN_W_IH], in[IN_B_IH]), *b = fl_linear(*h, in[IN_W_HH], in[IN_B_HH]);
    if (mode == FL_RNN_LSTM) {
        fl_tensor *s = fl_add(a, b);
        fl_tensor *i = fl_sigmoid(gate(s, 0, hidden)), *f = fl_sigmoid(gate(s, 1, hidden));
        fl_tensor *g = fl_tanh(gate(s, 2, hidden)), *o = fl_sigmoid(gate(s, 3, hidden));
        *c = fl_add(fl_mul(f, *c), fl_mul(i, g));
        *h = fl_mul(o, fl_tanh(*c));
        if (in[IN_W_HR]) *h = fl_linear(*h, in[IN_W_HR], NULL);
    } else if (mode == FL_RNN_GRU) {
        fl_tensor *r = fl_sigmoid(fl_add(gate(a, 0, hidden), gate(b, 0, hidden)));
        fl_tensor *z = fl_sigmoid(fl_add(gate(a, 1, hidden), gate(b, 1, hidden)));
        fl_tensor *n = fl_tanh(fl_add(gate(a, 2, hidden), fl_mul(r, gate(b, 2, hidden))));
        *h = fl_add(n, fl_mul(z, fl_sub(*h, n)));
    } else {
        fl_tensor *s = fl_add(a, b);
        *h = mode == FL_RNN_TANH ? fl_tanh(s) : fl_relu(s);
    }
}

static fl_tensor *below_each_other(fl_tensor *a, fl_tensor *b) { return fl_cat((fl_tensor *[]){a, b}, 2, NULL); }

static fl_rnn_result in_ops(const direction *d, fl_tensor *const *in, fl_tensor *batch_sizes) {
    run r = {0};
    describe(&r, d, in, batch_sizes);
    fl_tensor *x = fl_reshape(in[IN_X], (int64_t[]){r.rows, r.features}, 2), *h = in[IN_H0], *c = in[IN_C0], *y = NULL;
    if (r.steps > 0) {
        place p = first_place(&r, false);
        do { /* h and c hold all sequences; a step replaces the first rows */
            const bool all = p.count == r.batch;
            fl_tensor *h1 = all ? h : fl_narrow(h, 0, 0, p.count), *c1 = all || !c ? c : fl_narrow(c, 0, 0, p.count);
            step_in_ops(d->mode, in, fl_narrow(x, 0, p.row, p.count), &h1, &c1, r.hidden);
            y = !y ? h1 : r.reverse ? below_each_other(h1, y) : below_each_other(y, h1);
            h = all ? h1 : below_each_other(h1, fl_narrow(h, 0, p.count, r.batch - p.count));
            if (c) c = all ? c1 : below_each_other(c1, fl_narrow(c, 0, p.count, r.batch - p.count));
        } while (!fl_failed() && next_place(&r, false, &p));
    }
    if (y && in[IN_X]->ndim == 3) y = fl_reshape(y, (int64_t[]){r.steps, r.batch, r.out}, 3);
    return (fl_rnn_result){y, h, c};
}
