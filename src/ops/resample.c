/* resample.c: runs the maps of resample.h. A row of the result is a blend of rows of the input, then each of its
 * elements a sum of a few of the blend's (kernels/resample.h). Row-major and channels-last tensors run as they are.
 */
#include "ops/resample.h"

#include <math.h>

#include "base/alloc.h"
#include "kernels/kernels.h"
#include "ops/dense.h"

/* ---- Tables of one axis ------------------------------------------------------------------------------------------ */

typedef struct table {
    int64_t in, out;
    int taps;
    bool identity;
    bool all;       /* zero weights count (PyTorch multiplies by them: NaN shows): of lines and cubics */
    int32_t *index; /* [taps][out]; unused entries have weight 0 */
    void *weight;
    size_t bytes;
} table;

static bool table_room(table *t, int64_t in, int64_t out, int taps, bool wide) {
    const size_t items = (size_t)out * (size_t)taps, real = wide ? 8 : 4;
    *t = (table){.in = in, .out = out, .taps = taps, .bytes = items * (real + 4) + 64};
    char *block = fl_alloc__get(t->bytes);
    if (!block) return false;
    memset(block, 0, t->bytes);
    t->weight = block;
    t->index = (int32_t *)(void *)(block + items * real);
    return true;
}

static void table_free(table *t) { fl_alloc__put(t->weight, t->bytes); }

static double weight_at(const table *t, int64_t at, bool wide) {
    return wide ? ((const double *)t->weight)[at] : (double)((const float *)t->weight)[at];
}
static void set_weight(table *t, int64_t at, double w, bool wide) {
    if (wide)
        ((double *)t->weight)[at] = w;
    else
        ((float *)t->weight)[at] = (float)w;
}

/* One element of the input stands once among the entries. */
static void merge_entries(fl_resample_entries *e) {
    int n = 0;
    for (int k = 1; k < e->count; k++) {
        if (e->index[k] == e->index[n]) {
            e->weight[n] += e->weight[k];
        } else {
            e->index[++n] = e->index[k];
            e->weight[n] = e->weight[k];
        }
    }
    e->count = n + 1;
}

/* Weights as multiples of a power of two, the finest with which the largest is below 2^15: what integers of 16 bits
 * hold. Sums of bytes by them are exact in doubles. */
static void round_weights(table *t) {
    double *w = t->weight, most = 0;
    const int64_t n = t->out * t->taps;
    for (int64_t i = 0; i < n; i++)
        if (w[i] > most) most = w[i];
    int bits = 0;
    while (bits < 22 && (int)(0.5 + ldexp(most, bits + 1)) < 1 << 15) bits++;
    for (int64_t i = 0; i < n; i++) w[i] = ldexp(trunc(ldexp(w[i], bits) + (w[i] < 0 ? -0.5 : 0.5)), -bits);
}

static bool make_table(table *t, const fl_resample *map, int axis, bool wide) {
    const int64_t in = map->in[axis], out = map->out[axis];
    const size_t bytes = (size_t)map->room * (sizeof(int64_t) + sizeof(double));
    char *block = fl_alloc__get(bytes);
    if (!block) return false;
    fl_resample_entries e = {.room = map->room, .index = (int64_t *)(void *)block};
    e.weight = (double *)(void *)(block + (size_t)map->room * sizeof(int64_t));
    int taps = 1;
    for (int64_t i = 0; i < out && map->room > 4; i++) { /* how many are needed */
        map->entries(map, axis, i, wide, &e);
        if (e.count > taps) taps = e.count;
    }
    if (map->room <= 4) taps = map->room;
    bool ok = table_room(t, in, out, taps, wide);
    t->identity = ok && in == out;
    t->all = taps == 4 || taps == 2;
    for (int64_t i = 0; i < out && ok; i++) {
        map->entries(map, axis, i, wide, &e);
        if (e.count < taps) t->all = false;
        if (map->fixed_point) merge_entries(&e);
        for (int k = 0; k < taps; k++) {
            t->index[k * out + i] = (int32_t)e.index[k < e.count ? k : 0];
            set_weight(t, k * out + i, k < e.count ? e.weight[k] : 0, wide);
        }
        if (e.index[0] != i || e.weight[0] != 1) t->identity = false;
    }
    if (ok && map->fixed_point) round_weights(t);
    fl_alloc__put(block, bytes);
    return ok;
}

/* The transpose. What an input is part of is listed in order. */
static bool transpose_table(table *t, const table *from, bool wide) {
    int64_t most = 1;
    const size_t bytes = (size_t)from->in * sizeof(int64_t) + 8;
    int64_t *counts = fl_alloc__get(bytes);
    if (!counts) return false;
    memset(counts, 0, bytes);
    const int64_t n = from->out * from->taps;
    for (int64_t i = 0; i < n; i++) {
        if (weight_at(from, i, wide) == 0) continue;
        int64_t *c = &counts[from->index[i]];
        if (++*c > most) most = *c;
    }
    memset(counts, 0, bytes);
    const bool ok = table_room(t, from->out, from->in, (int)most, wide);
    t->identity = ok && from->identity;
    for (int64_t o = 0; o < from->out && ok; o++)
        for (int k = 0; k < from->taps; k++) {
            const double w = weight_at(from, k * from->out + o, wide);
            if (w == 0) continue;
            const int64_t i = from->index[k * from->out + o], at = counts[i]++ * from->in + i;
            t->index[at] = (int32_t)o;
            set_weight(t, at, w, wide);
        }
    fl_alloc__put(counts, bytes);
    return ok;
}

/* ---- Running ----------------------------------------------------------------------------------------------------- */

typedef struct run {
    const char *x;
    char *y;
    int64_t inner, grain; /* channels that stand innermost; units of a chunk */
    table axis[3];
    const table *scattered; /* of the last axis, not transposed: where that is less work than axis[2]; else NULL */
    bool wide;
    int64_t real;         /* bytes of an element */
    int64_t most;         /* rows that a row of the result may be made of */
    char *scratch;        /* of each chunk: */
    size_t scratch_bytes; /* a row, pointers to rows, their weights */
} run;

static void put_weight(void *weights, int at, double w, bool wide) {
    if (wide)
        ((double *)weights)[at] = w;
    else
        ((float *)weights)[at] = (float)w;
}

static void rows(void *context, int64_t begin, int64_t end) {
    const run *r = context;
    const fl_resample_kernels *k = fl_kernels__active.resample;
    const table *a = r->axis;
    const int real = r->wide ? FL_REAL_F64 : FL_REAL_F32;
    const int64_t in_row = a[2].in * r->inner, out_row = a[2].out * r->inner;
    const void **parts = (const void **)(void *)(r->scratch + (size_t)(begin / r->grain) * r->scratch_bytes);
    void *weights = parts + r->most;
    char *blended = (char *)weights + r->most * 8;
    for (int64_t unit = begin; unit < end; unit++) {
        const int64_t h = unit % a[1].out, d = unit / a[1].out % a[0].out, plane = unit / a[1].out / a[0].out;
        char *y = r->y + unit * out_row * r->real;
        int n = 0;
        double last = 0;
        for (int i = 0; i < a[0].taps; i++) {
            const double wd = weight_at(&a[0], i * a[0].out + d, r->wide);
            if (wd == 0 && !a[0].all) continue;
            const int64_t from = (plane * a[0].in + a[0].index[i * a[0].out + d]) * a[1].in;
            for (int j = 0; j < a[1].taps; j++) {
                const double wh = weight_at(&a[1], j * a[1].out + h, r->wide);
                if (wh == 0 && !a[1].all) continue;
                parts[n] = r->x + (from + a[1].index[j * a[1].out + h]) * in_row * r->real;
                put_weight(weights, n++, last = wd * wh, r->wide);
            }
        }
        if (n == 0) {
            memset(y, 0, (size_t)(out_row * r->real));
            continue;
        }
        if (a[2].identity) {
            k->blend[real](y, out_row, parts, weights, n);
            continue;
        }
        const char *row = parts[0];
        if (n > 1 || last != 1) {
            k->blend[real](blended, in_row, parts, weights, n);
            row = blended;
        }
        if (r->inner == 1 && r->scattered) {
            const fl_taps taps = {r->scattered->index, r->scattered->weight, r->scattered->taps, r->scattered->out,
                                  false};
            memset(y, 0, (size_t)(out_row * r->real));
            k->scatter[real](y, a[2].in, row, &taps);
        } else if (r->inner == 1) {
            const fl_taps taps = {a[2].index, a[2].weight, a[2].taps, a[2].out, false};
            k->pick[real](y, a[2].out, row, &taps);
        } else {
            for (int64_t w = 0; w < a[2].out; w++) {
                n = 0;
                for (int i = 0; i < a[2].taps; i++) {
                    const double weight = weight_at(&a[2], i * a[2].out + w, r->wide);
                    if (weight == 0 && !a[2].all) continue;
                    parts[n] = row + a[2].index[i * a[2].out + w] * r->inner * r->real;
                    put_weight(weights, n++, weight, r->wide);
                }
                if (n == 0) {
                    parts[n++] = row;
                    put_weight(weights, 0, 0, r->wide);
                }
                k->blend[real](y + w * r->inner * r->real, r->inner, parts, weights, n);
            }
        }
    }
}

static bool run_all(run *r, int64_t planes) {
    const int64_t units = planes * r->axis[0].out * r->axis[1].out;
    if (units == 0 || r->axis[2].out * r->inner == 0) return true;
    const int64_t a = (int64_t)r->axis[0].taps * r->axis[1].taps, b = r->axis[2].taps;
    r->most = a > b ? a : b;
    r->scratch_bytes = (size_t)(r->most * 16 + r->axis[2].in * r->inner * r->real + 63) & ~(size_t)63;
    const int64_t cost = (a < 4 ? a : 4) * r->axis[2].in * r->inner + (b < 4 ? b : 4) * r->axis[2].out * r->inner;
    r->grain = fl_pool__grain(units, cost + 1);
    if (r->grain < 1) r->grain = 1;
    const size_t bytes = (size_t)((units + r->grain - 1) / r->grain) * r->scratch_bytes;
    r->scratch = fl_alloc__get(bytes);
    if (!r->scratch) return false;
    fl_pool__for(units, r->grain, rows, r);
    fl_alloc__put(r->scratch, bytes);
    return true;
}

/* What float32 results become as bytes. */
static fl_tensor *to_bytes(fl_tensor *y) {
    fl_tensor *bytes = fl_tensor__empty_like(y, FL_UINT8, y->sizes);
    if (!bytes) return NULL;
    uint8_t *to = (uint8_t *)bytes->data;
    const float *singles = (const float *)(const void *)y->data;
    const double *doubles = (const double *)(const void *)y->data;
    for (int64_t i = 0; i < y->numel; i++) {
        const double v = (y->dtype == FL_FLOAT64 ? doubles[i] : (double)singles[i]) + 0.5;
        to[i] = v >= 255 ? 255 : v > 0 ? (uint8_t)v : 0;
    }
    return bytes;
}

/* x (float32 or float64) through the map: one reference. */
static fl_tensor *compute(fl_tensor *x, const fl_resample *map, bool transposed, bool keep_format) {
    const int channel = x->ndim - map->dims - 1;
    const bool last = keep_format && channel == 1 && x->ndim > 3 && fl_dense__channels_last(x, channel);
    const bool wide = x->dtype == FL_FLOAT64;
    run r = {.inner = last ? x->sizes[channel] : 1, .wide = wide, .real = wide ? 8 : 4};
    table whole[3] = {{0}};
    int64_t sizes[FL_MAX_DIMS], planes = 1;
    for (int i = 0; i < x->ndim; i++) {
        sizes[i] = x->sizes[i];
        if (i < x->ndim - map->dims && !(last && i == channel)) planes *= sizes[i];
    }
    bool ok = true;
    for (int axis = 0; axis < 3 && ok; axis++) {
        ok = make_table(&whole[axis], map, axis, wide);
        if (ok && transposed) ok = transpose_table(&r.axis[axis], &whole[axis], wide);
        if (!transposed) r.axis[axis] = whole[axis];
        if (axis >= 3 - map->dims) sizes[x->ndim - 3 + axis] = r.axis[axis].out;
    }
    if (transposed && (int64_t)r.axis[2].taps * r.axis[2].out > 6 * (int64_t)whole[2].taps * whole[2].out)
        r.scattered = &whole[2];
    fl_tensor *from = last ? fl_tensor__retain(x) : fl_tensor__contiguous(x), *y = NULL;
    if (ok && from)
        y = last ? fl_tensor__empty_from(x, (fl_dtype)x->dtype, sizes,
                                         x->ndim == 4 ? FL_CHANNELS_LAST : FL_CHANNELS_LAST_3D)
                 : fl_tensor__empty((fl_dtype)x->dtype, x->ndim, sizes);
    if (y) {
        r.x = from->data;
        r.y = y->data;
        ok = run_all(&r, planes);
    }
    fl_release(from);
    for (int axis = 0; axis < 3; axis++) {
        table_free(&whole[axis]);
        if (transposed) table_free(&r.axis[axis]);
    }
    if (ok) return y;
    fl_release(y);
    return NULL;
}

/* ---- With gradients ---------------------------------------------------------------------------------------------- */

typedef struct resample_data {
    fl_resample map;
    bool transposed, keep_format;
} resample_data;

void fl_resample__backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    const resample_data *d = fl_node__data(node);
    out[0] = fl_resample__apply(grad[0], &d->map, !d->transposed, d->keep_format);
}
static const fl_rule transposed_rule = {.name = "ResampleBackwardBackward0", .backward = fl_resample__backward};

fl_tensor *fl_resample__apply(fl_tensor *x, const fl_resample *map, bool transposed, bool keep_format) {
    if (fl_failed()) return NULL;
    for (int axis = 0; axis < 3; axis++) {
        if (map->in[axis] < INT32_MAX && map->out[axis] < INT32_MAX) continue;
        return fl_fail(FL_RUNTIME_ERROR, "%s: dimensions of 2^31 elements and more are not supported", map->rule->name);
    }
    fl_tensor *out;
    if (fl_dense__is_real(x)) {
        out = compute(x, map, transposed, keep_format);
    } else {
        fl_tensor *wide = fl_tensor__empty_like(x, map->fixed_point ? FL_FLOAT64 : FL_FLOAT32, x->sizes);
        if (wide && !fl_tensor__copy(wide, x)) {
            fl_release(wide);
            wide = NULL;
        }
        fl_tensor *y = wide ? compute(wide, map, transposed, keep_format) : NULL;
        fl_release(wide);
        out = !y ? NULL : x->dtype == FL_UINT8 ? to_bytes(y) : fl_tensor__empty_like(y, (fl_dtype)x->dtype, y->sizes);
        if (out && x->dtype != FL_UINT8 && !fl_tensor__copy(out, y)) {
            fl_release(out);
            out = NULL;
        }
        fl_release(y);
    }
    if (!out) return NULL;
    fl_node *node =
        fl_node__record(transposed ? &transposed_rule : map->rule, &x, 1, &out, 1, 0, sizeof(resample_data));
    if (node) *(resample_data *)fl_node__data(node) = (resample_data){*map, transposed, keep_format};
    return fl_scope__result(out);
}
