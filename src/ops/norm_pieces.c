/* norm_pieces.c: a call of kernels/norm.h cut into calls of its own for a channel, a group, a part or a few rows, which
 * run on float32 copies.
 */
#include "ops/norm_pieces.h"

#include "base/alloc.h"
#include "ops/half.h"

enum { ROWS_ITEMS = 4096 }; /* of a piece of rows */

typedef struct cutting {
    const fl_batch_norm_call *call;
    fl_norm_units units;
    fl_range_fn kernel;
    fl_dtype half;
    bool backward, writes;
    int64_t rows; /* of a piece, and pieces of a set, where units are rows */
    int64_t blocks;
} cutting;

/* Where the elements of a piece stand: `count` runs of n, `stride` apart. */
typedef struct region {
    int64_t at, count, stride, n;
} region;

static const void *ahead(const void *p, int64_t floats) { return p ? (const float *)p + floats : NULL; }
static void *ahead_of(void *p, int64_t floats) { return p ? (float *)p + floats : NULL; }

/* The parameters of channels from c on, the statistics from s on. */
static void go_to(fl_batch_norm_call *own, int64_t c, int64_t s) {
    own->weight = ahead(own->weight, c);
    own->bias = ahead(own->bias, c);
    own->mean = ahead_of(own->mean, s);
    own->rstd = ahead_of(own->rstd, s);
}
static void go_to_coefficients(fl_batch_norm_call *own, int64_t k) {
    own->center = ahead_of(own->center, k);
    own->scale = ahead_of(own->scale, k);
    own->slope = ahead_of(own->slope, k);
    own->shift = ahead_of(own->shift, k);
}

/* Makes `own` the call of one piece but for x, grad and y; the units it has. */
static int64_t cut(const cutting *t, int64_t piece, fl_batch_norm_call *own, region *where) {
    const fl_batch_norm_call *call = t->call;
    const int64_t channels = call->channels, depth = call->groups ? channels / call->groups : 1;
    *own = *call;
    switch (t->units) {
        case FL_NORM_CHANNELS:
            *where = (region){piece * call->pixels, call->n, channels * call->pixels, call->pixels};
            go_to(own, piece, piece);
            own->running_mean = ahead_of(own->running_mean, piece);
            own->running_var = ahead_of(own->running_var, piece);
            own->grad_weight = ahead_of(own->grad_weight, piece);
            own->grad_bias = ahead_of(own->grad_bias, piece);
            own->channels = 1;
            return 1;
        case FL_NORM_GROUPS:
            *where = (region){piece * depth * call->pixels, 1, 0, depth * call->pixels};
            go_to(own, piece % call->groups * depth, piece);
            own->n = own->groups = 1;
            own->channels = depth;
            return 1;
        case FL_NORM_PLANES:
            *where = (region){piece * call->pixels, 1, 0, call->pixels};
            go_to_coefficients(own, call->per_sample ? piece : piece % channels);
            own->n = own->channels = 1;
            return 1;
        case FL_NORM_PARTS: {
            const int64_t set = piece / call->parts, part = piece % call->parts;
            const int64_t from = call->rows * part / call->parts, to = call->rows * (part + 1) / call->parts;
            *where = (region){(set * call->rows + from) * channels, 1, 0, (to - from) * channels};
            own->partial = call->partial + piece * 2 * channels;
            if (call->per_sample) own->center = ahead_of(own->center, set * channels);
            own->sets = own->parts = 1;
            own->rows = to - from;
            return 1;
        }
        default: {
            const int64_t set = piece / t->blocks, first = piece % t->blocks * t->rows;
            const int64_t rows = call->rows - first < t->rows ? call->rows - first : t->rows;
            *where = (region){(set * call->rows + first) * channels, 1, 0, rows * channels};
            if (call->per_sample) go_to_coefficients(own, set * channels);
            own->sets = 1;
            own->rows = rows;
            return rows;
        }
    }
}

static void widen(float *to, const void *from, const region *w, fl_dtype half) {
    for (int64_t i = 0; i < w->count; i++) fl_half__widen(to + i * w->n, from, w->at + i * w->stride, w->n, half);
}

static void run_piece(void *context, int64_t piece, float *scratch) {
    const cutting *t = context;
    const fl_batch_norm_call *call = t->call;
    fl_batch_norm_call own;
    region where;
    const int64_t units = cut(t, piece, &own, &where), items = where.count * where.n;
    /* Evaluation's backward pass does not look at x. */
    const bool reads_x = !t->backward || (t->units == FL_NORM_ROWS ? call->slope != NULL : true);
    if (reads_x) widen(scratch, call->x, &where, t->half);
    own.x = scratch;
    if (t->backward) {
        widen(scratch + items, call->grad, &where, t->half);
        own.grad = scratch + items;
    }
    const bool writes = t->writes && call->y;
    own.y = !writes ? NULL : t->backward ? scratch + items : scratch; /* each element is read before it is written */
    double sums[2], *moved = NULL;
    const bool split = t->units == FL_NORM_GROUPS && t->backward;
    if (split) { /* the kernel leaves sums of grad, then those of products: `channels` of each */
        moved = own.channels == 1 ? sums : (double *)(void *)(scratch + 2 * ((items + 15) & ~(int64_t)15));
        own.partial = moved;
    }
    t->kernel(&own, 0, units);
    if (split) {
        double *to = call->partial + piece / call->groups * 2 * call->channels + piece % call->groups * own.channels;
        memcpy(to, moved, (size_t)own.channels * sizeof *to);
        memcpy(to + call->channels, moved + own.channels, (size_t)own.channels * sizeof *to);
    }
    for (int64_t i = 0; writes && i < where.count; i++)
        fl_half__narrow(call->y, where.at + i * where.stride, (const float *)own.y + i * where.n, where.n, t->half);
}

bool fl_norm__in_pieces(fl_batch_norm_call *call, fl_norm_units units, fl_range_fn kernel, fl_dtype half, bool backward,
                        bool writes) {
    cutting t = {.call = call, .units = units, .kernel = kernel, .half = half, .backward = backward, .writes = writes};
    const int64_t channels = call->channels, depth = call->groups ? channels / call->groups : 1;
    t.rows = ROWS_ITEMS / channels > 1 ? ROWS_ITEMS / channels : 1;
    t.blocks = (call->rows + t.rows - 1) / t.rows;
    int64_t pieces, items;
    switch (units) {
        case FL_NORM_CHANNELS:
            pieces = channels;
            items = call->n * call->pixels;
            break;
        case FL_NORM_GROUPS:
            pieces = call->n * call->groups;
            items = depth * call->pixels;
            break;
        case FL_NORM_PLANES:
            pieces = call->n * channels;
            items = call->pixels;
            break;
        case FL_NORM_PARTS:
            pieces = call->sets * call->parts;
            items = (call->rows / call->parts + 1) * channels;
            break;
        default:
            pieces = call->sets * t.blocks;
            items = t.rows * channels;
    }
    const int64_t floats = 2 * ((items + 15) & ~(int64_t)15) + (units == FL_NORM_GROUPS ? 4 * depth : 0);
    return fl_half__pieces(pieces, floats, 6 * items, run_piece, &t);
}
