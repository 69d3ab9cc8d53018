/* grid_sample.c: images sampled at given points, and the points of affine maps.
 *
 * Points are taken in blocks: where they lie and the elements they are blended of make a table (kernels/resample.h), by
 * which every channel is read; with more than a few channels, those of a pixel together, in copies that are
 * channels-last. The gradient of the image spreads by the same table, that of the points reads by a table of
 * derivatives. Under create_graph the gradients are made of ops instead, and so have gradients of every order.
 */
#include "ops/plain.h"

#include "base/alloc.h"
#include "kernels/kernels.h"
#include "ops/dense.h"

enum { BLOCK = 256, GROUP = 8, ROWS_GROUP = 16 }; /* points of a table, channels of a unit */
enum {
    ROWS_CHANNELS = 8
}; /* from so many on, those of a pixel stand together; but copies that
    * are channels-last cost more than single elements that are read */

typedef struct sampler {
    fl_sampling s;
    int64_t batch, channels, plane, points; /* plane: elements of an image; points: of one image */
    int64_t real;
    int kind, taps; /* of kernel tables; elements that a point is blended of */
    bool rows;      /* images, results and their gradients are channels-last */
} sampler;

static sampler sampler_of(const fl_tensor *x, const fl_tensor *grid, const fl_sampling *s) {
    sampler r = {.s = *s, .batch = x->sizes[0], .channels = x->sizes[1], .plane = 1, .points = 1, .taps = 1};
    for (int d = 0; d < s->dims; d++) {
        r.s.size[d] = x->sizes[x->ndim - 1 - d];
        r.plane *= r.s.size[d];
        r.points *= grid->sizes[1 + d];
        r.taps *= fl_sampling_width[s->mode];
    }
    r.kind = fl_dense__real(x);
    r.real = r.kind == FL_REAL_F64 ? 8 : 4;
    r.rows = r.channels >= ROWS_CHANNELS && (r.taps > 1 || fl_dense__channels_last(x, 1));
    return r;
}

/* ---- Running ----------------------------------------------------------------------------------------------------- */

typedef struct run {
    const sampler *r;
    const char *x, *points, *g;
    char *y; /* the result; the gradient of x; that of the points */
    int64_t units, grain;
    char *scratch;
    size_t bytes; /* of a chunk's scratch: base, fraction, slope, sums, then weights and indices */
} run;

typedef struct block {
    char *base, *fraction, *slope, *sums, *weight;
    int32_t *index;
} block;

static block block_of(const run *t, int64_t begin) {
    const size_t part = (size_t)(BLOCK * t->r->real), dims = (size_t)t->r->s.dims;
    block b;
    b.base = t->scratch + (size_t)(begin / t->grain) * t->bytes;
    b.fraction = b.base + dims * part;
    b.slope = b.fraction + dims * part;
    b.sums = b.slope + dims * part;
    b.weight = b.sums + (size_t)t->r->taps * part;
    b.index = (int32_t *)(void *)(b.weight + (size_t)t->r->taps * part);
    return b;
}

/* Finds where `n` points of image `image` from `first` on lie, and their table; along >= 0: of derivatives. */
static fl_taps table_of(const run *t, const block *b, int64_t image, int64_t first, int64_t n, int along) {
    const sampler *r = t->r;
    const fl_resample_kernels *k = fl_kernels__active.resample;
    if (along <= 0)
        k->locate[r->kind](&r->s, n, t->points + (image * r->points + first) * r->s.dims * r->real, b->base,
                           b->fraction, b->slope);
    const bool some = k->weigh[r->kind](&r->s, n, b->base, b->fraction, along, b->index, b->weight);
    return (fl_taps){b->index, b->weight, r->taps, n, some};
}

static int64_t blocks_of(const sampler *r) { return (r->points + BLOCK - 1) / BLOCK; }
static int64_t block_size(const sampler *r, int64_t first) {
    return r->points - first < BLOCK ? r->points - first : BLOCK;
}

static void read_blocks(void *context, int64_t begin, int64_t end) {
    const run *t = context;
    const sampler *r = t->r;
    const block b = block_of(t, begin);
    for (int64_t unit = begin; unit < end; unit++) {
        const int64_t image = unit / blocks_of(r), first = unit % blocks_of(r) * BLOCK, n = block_size(r, first);
        const fl_taps table = table_of(t, &b, image, first, n, -1);
        if (r->rows)
            fl_kernels__active.resample->pick_rows[r->kind](t->y + (image * r->points + first) * r->channels * r->real,
                                                            n, r->channels,
                                                            t->x + image * r->plane * r->channels * r->real, &table);
        for (int64_t c = image * r->channels; !r->rows && c < (image + 1) * r->channels; c++)
            fl_kernels__active.resample->pick[r->kind](t->y + (c * r->points + first) * r->real, n,
                                                       t->x + c * r->plane * r->real, &table);
    }
}

static int64_t groups_of(const sampler *r) {
    const int64_t group = r->rows ? ROWS_GROUP : GROUP;
    return (r->channels + group - 1) / group;
}

/* The gradient of the images: units of some channels. */
static void spread_groups(void *context, int64_t begin, int64_t end) {
    const run *t = context;
    const sampler *r = t->r;
    const block b = block_of(t, begin);
    const int64_t groups = groups_of(r), group = r->rows ? ROWS_GROUP : GROUP;
    for (int64_t unit = begin; unit < end; unit++) {
        const int64_t image = unit / groups, from = unit % groups * group;
        const int64_t to = from + group < r->channels ? from + group : r->channels;
        for (int64_t first = 0; first < r->points; first += BLOCK) {
            const int64_t n = block_size(r, first);
            const fl_taps table = table_of(t, &b, image, first, n, -1);
            if (r->rows)
                fl_kernels__active.resample->scatter_rows[r->kind](
                    t->y + (image * r->plane * r->channels + from) * r->real, n, to - from, r->channels,
                    t->g + ((image * r->points + first) * r->channels + from) * r->real, &table);
            for (int64_t c = image * r->channels + from; !r->rows && c < image * r->channels + to; c++)
                fl_kernels__active.resample->scatter[r->kind](t->y + c * r->plane * r->real, n,
                                                              t->g + (c * r->points + first) * r->real, &table);
        }
    }
}

/* to[i * dims] = slope[i] * the sum over the taps of weight and sums */
#define PUT_SLOPES(T)                                                                              \
    static void put_slopes_##T(const block *b, const fl_taps *table, int along, int dims, T *to) { \
        const T *slope = (const T *)(void *)b->slope + along * table->step;                        \
        for (int64_t i = 0; i < table->step; i++) {                                                \
            T sum = 0;                                                                             \
            for (int t = 0; t < table->taps; t++)                                                  \
                sum += ((const T *)table->weight)[t * table->step + i] *                           \
                       ((const T *)(void *)b->sums)[t * table->step + i];                          \
            to[i * dims] = sum * slope[i];                                                         \
        }                                                                                          \
    }
PUT_SLOPES(float)
PUT_SLOPES(double)

/* The gradient of the points: what comes to each tap from all channels, then by the weights' derivatives. */
static void slope_blocks(void *context, int64_t begin, int64_t end) {
    const run *t = context;
    const sampler *r = t->r;
    const block b = block_of(t, begin);
    for (int64_t unit = begin; unit < end; unit++) {
        const int64_t image = unit / blocks_of(r), first = unit % blocks_of(r) * BLOCK, n = block_size(r, first);
        for (int along = 0; along < r->s.dims; along++) {
            const fl_taps table = table_of(t, &b, image, first, n, along);
            if (along == 0) {
                memset(b.sums, 0, (size_t)(r->taps * n * r->real));
                if (r->rows)
                    fl_kernels__active.resample->pick_dot_rows[r->kind](
                        b.sums, n, r->channels, t->g + (image * r->points + first) * r->channels * r->real,
                        t->x + image * r->plane * r->channels * r->real, &table);
                for (int64_t c = image * r->channels; !r->rows && c < (image + 1) * r->channels; c++)
                    fl_kernels__active.resample->pick_dot[r->kind](b.sums, n, t->g + (c * r->points + first) * r->real,
                                                                   t->x + c * r->plane * r->real, &table);
            }
            char *to = t->y + ((image * r->points + first) * r->s.dims + along) * r->real;
            if (r->kind == FL_REAL_F64)
                put_slopes_double(&b, &table, along, r->s.dims, (double *)(void *)to);
            else
                put_slopes_float(&b, &table, along, r->s.dims, (float *)(void *)to);
        }
    }
}

static bool run_units(run *t, int64_t units, int64_t cost, fl_range_fn fn) {
    if (units == 0 || t->r->points == 0) return true;
    t->grain = fl_pool__grain(units, cost);
    if (t->grain < (units + 63) / 64) t->grain = (units + 63) / 64; /* so that scratch stays small */
    t->bytes = (size_t)(BLOCK * ((3 * t->r->s.dims + 2 * t->r->taps) * t->r->real + t->r->taps * 4));
    const size_t all = (size_t)((units + t->grain - 1) / t->grain) * t->bytes;
    t->scratch = fl_alloc__get(all);
    if (!t->scratch) return false;
    fl_pool__for(units, t->grain, fn, t);
    fl_alloc__put(t->scratch, all);
    return true;
}

enum { READ, SPREAD, SLOPES };

/* t with its channels last (of its dimensions, dense), or back. */
static fl_tensor *turned(fl_tensor *t, bool back) {
    int64_t sizes[5], strides[5];
    const int last = t->ndim - 1;
    for (int i = 0; i < t->ndim; i++) {
        const int from = back ? (i == 0 ? 0 : i == 1 ? last : i - 1) : (i == 0 ? 0 : i == last ? 1 : i + 1);
        sizes[i] = t->sizes[from];
        strides[i] = t->strides[from];
    }
    fl_tensor *view = fl_tensor__view(t, t->ndim, sizes, strides, 0);
    fl_tensor *dense = view ? fl_tensor__contiguous(view) : NULL;
    fl_release(view);
    return dense;
}

/* grid: row-major; g: the gradient of the result. One reference to the result, or to the gradient of x or grid. */
static fl_tensor *compute(int what, fl_tensor *x, fl_tensor *grid, fl_tensor *g, const fl_sampling *s) {
    const sampler r = sampler_of(x, grid, s);
    int64_t sizes[5] = {r.batch, r.channels};
    for (int d = 0; d < s->dims; d++) sizes[2 + d] = what == SPREAD ? x->sizes[2 + d] : grid->sizes[1 + d];
    if (r.rows) {
        memmove(sizes + 1, sizes + 2, (size_t)s->dims * sizeof *sizes);
        sizes[1 + s->dims] = r.channels;
    }
    fl_tensor *image = NULL, *from = NULL, *y = NULL;
    bool ok = what == SPREAD || (image = r.rows ? turned(x, false) : fl_tensor__contiguous(x));
    ok = ok && (!g || (from = r.rows ? turned(g, false) : fl_tensor__contiguous(g)));
    if (ok)
        y = what == SLOPES ? fl_tensor__empty((fl_dtype)x->dtype, grid->ndim, grid->sizes)
                           : fl_tensor__empty((fl_dtype)x->dtype, x->ndim, sizes);
    ok = y != NULL;
    if (ok) {
        run t = {.r = &r, .x = image ? image->data : NULL, .points = grid->data, .y = y->data};
        t.g = from ? from->data : NULL;
        const int64_t cost = r.taps * BLOCK * (r.channels + 4);
        if (what == READ) {
            ok = run_units(&t, r.batch * blocks_of(&r), cost, read_blocks);
        } else if (what == SPREAD) {
            if (y->numel) memset(y->data, 0, (size_t)(y->numel * r.real));
            ok = run_units(&t, r.batch * groups_of(&r), r.points * r.taps * (GROUP + 4), spread_groups);
        } else if (s->mode == FL_SAMPLING_NEAREST) { /* nothing changes with the points */
            if (y->numel) memset(y->data, 0, (size_t)(y->numel * r.real));
        } else {
            ok = run_units(&t, r.batch * blocks_of(&r), 2 * cost, slope_blocks);
        }
    }
    fl_release(image);
    fl_release(from);
    if (ok && r.rows && what != SLOPES) {
        fl_tensor *back = turned(y, true);
        fl_release(y);
        return back;
    }
    if (ok) return y;
    fl_release(y);
    return NULL;
}

/* ---- Gradients of ops -------------------------------------------------------------------------------------------- */

/* Where all points lie: [dims, N * points] each, and the indices [taps, N * points]. Results of the scope. */
static bool located(const sampler *r, fl_tensor *grid, fl_tensor **fraction, fl_tensor **slope, fl_tensor **index) {
    const fl_resample_kernels *k = fl_kernels__active.resample;
    const int64_t n = r->batch * r->points, parts[2] = {r->s.dims, n}, all[2] = {r->taps, n};
    const fl_dtype dtype = (fl_dtype)grid->dtype;
    fl_tensor *base = fl_scope__result(fl_tensor__empty(dtype, 2, parts));
    fl_tensor *weight = fl_scope__result(fl_tensor__empty(dtype, 2, all));
    fl_tensor *points = fl_scope__result(fl_tensor__contiguous(grid));
    *fraction = fl_scope__result(fl_tensor__empty(dtype, 2, parts));
    *slope = fl_scope__result(fl_tensor__empty(dtype, 2, parts));
    *index = fl_scope__result(fl_tensor__empty(FL_INT32, 2, all));
    if (fl_failed()) return false;
    k->locate[r->kind](&r->s, n, points->data, base->data, (*fraction)->data, (*slope)->data);
    k->weigh[r->kind](&r->s, n, base->data, (*fraction)->data, -1, (int32_t *)(void *)(*index)->data, weight->data);
    return true;
}

/* The weight of tap k along one dimension at fraction f, or its derivative. */
static fl_tensor *weight_of(const fl_sampling *s, int k, fl_tensor *f, bool derivative) {
    const double *c = fl_sampling_weights[s->mode][k];
    const int degree = s->mode == FL_SAMPLING_BICUBIC ? 3 : s->mode == FL_SAMPLING_BILINEAR ? 1 : 0;
    fl_tensor *w = NULL;
    for (int i = degree; i >= (derivative ? 1 : 0); i--) {
        const fl_scalar v = fl_float(derivative ? c[i] * i : c[i]);
        w = fl_add_scalar(w ? fl_mul(w, f) : fl_mul_scalar(f, fl_int(0)), v);
    }
    return w ? w : fl_mul_scalar(f, fl_int(0));
}

/* The product of the weights of tap t over the dimensions; along: the one that stands with its derivative. */
static fl_tensor *product_of(const fl_sampling *s, int t, fl_tensor *const *f, int along) {
    const int width = fl_sampling_width[s->mode];
    fl_tensor *w = NULL;
    for (int d = 0; d < s->dims; d++, t /= width) {
        fl_tensor *one = weight_of(s, t % width, f[d], d == along);
        w = w ? fl_mul(w, one) : one;
    }
    return w;
}

static void formula(fl_tensor *x, fl_tensor *grid, fl_tensor *g, const fl_sampling *s, fl_tensor **dx,
                    fl_tensor **dgrid) {
    const sampler r = sampler_of(x, grid, s);
    const int64_t many[3] = {r.batch, r.channels, r.points}, one[3] = {r.batch, 1, r.points},
                  image[3] = {r.batch, r.channels, r.plane};
    fl_tensor *fraction, *slope, *index, *f[3], *sums[3] = {NULL}, *spread = NULL;
    if (!located(&r, grid, &fraction, &slope, &index)) return;
    /* The fractions as functions of the points. */
    fl_tensor *moved = fl_sub(grid, fl_detach(grid));
    for (int d = 0; d < s->dims; d++) {
        fl_tensor *step =
            fl_mul(fl_reshape(fl_select(moved, -1, d), one, 3), fl_reshape(fl_select(slope, 0, d), one, 3));
        f[d] = fl_add(fl_reshape(fl_select(fraction, 0, d), one, 3), step);
    }
    static const int64_t channels[] = {1};
    fl_sum_dim_options kept = FL_SUM_DIM_OPTIONS;
    kept.keepdim = true;
    fl_tensor *from = fl_reshape(x, image, 3);
    g = fl_reshape(g, many, 3);
    if (dx) spread = fl_zeros_like(from, NULL);
    for (int t = 0; t < r.taps && !fl_failed(); t++) {
        fl_tensor *at = fl_reshape(fl_to(fl_select(index, 0, t), FL_INT64, NULL), one, 3);
        fl_tensor *there = fl_mul(g, fl_to(fl_ge_scalar(at, fl_int(0)), (fl_dtype)x->dtype, NULL));
        at = fl_expand(fl_clamp_min_scalar(at, fl_int(0)), many, 3, NULL);
        if (dx) spread = fl_scatter_add(spread, 2, at, fl_mul(there, product_of(s, t, f, -1)));
        if (!dgrid) continue;
        fl_tensor *read = fl_sum_dim(fl_mul(there, fl_gather(from, 2, at, NULL)), channels, 1, &kept);
        for (int d = 0; d < s->dims; d++) {
            fl_tensor *v = fl_mul(read, product_of(s, t, f, d));
            sums[d] = sums[d] ? fl_add(sums[d], v) : v;
        }
    }
    if (dx) *dx = fl_reshape(spread, x->sizes, x->ndim);
    if (!dgrid) return;
    fl_stack_options last = {.dim = -1};
    for (int d = 0; d < s->dims; d++) sums[d] = fl_mul(sums[d], fl_reshape(fl_select(slope, 0, d), one, 3));
    *dgrid = fl_reshape(fl_stack(sums, s->dims, &last), grid->sizes, grid->ndim);
}

static void sample_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    fl_tensor *x = fl_node__saved(node, 0), *grid = fl_node__saved(node, 1);
    const fl_sampling *s = fl_node__data(node);
    const bool image = fl_node__needs(node, 0), points = fl_node__needs(node, 1);
    if (!x || !grid) return;
    if (fl_grad_enabled()) {
        formula(x, grid, grad[0], s, image ? &out[0] : NULL, points ? &out[1] : NULL);
        return;
    }
    fl_tensor *at = fl_scope__result(fl_tensor__contiguous(grid));
    if (!at) return;
    if (image) {
        fl_tensor *y = compute(SPREAD, x, at, grad[0], s);
        out[0] = y && fl_dense__channels_last(x, 1) ? fl_scope__result(fl_dense__like(y, x)) : fl_scope__result(y);
        if (y && out[0] != y) fl_release(y);
    }
    if (points) out[1] = fl_scope__result(compute(SLOPES, x, at, grad[0], s));
}
static const fl_rule rules[] = {
    {.name = "GridSampler2DBackward0", .backward = sample_backward, .saved = "input, grid"},
    {.name = "GridSampler3DBackward0", .backward = sample_backward, .saved = "input, grid"}};

/* ---- The ops ----------------------------------------------------------------------------------------------------- */

static bool check(const fl_tensor *x, const fl_tensor *grid, const fl_sampling *s) {
    const int dims = s->dims;
    if ((grid->ndim == 0 || x->ndim == 0) && fl_shape__wrap_dim(1, 0) < 0) return false;
    if (x->sizes[0] != grid->sizes[0])
        return fl_fail(FL_RUNTIME_ERROR,
                       "grid_sampler(): expected grid and input to have same batch size, but got input with sizes %s "
                       "and grid with sizes %s",
                       FL_SHAPE(x), FL_SHAPE(grid)) != NULL;
    if (grid->sizes[grid->ndim - 1] != x->ndim - 2)
        return fl_fail(FL_RUNTIME_ERROR,
                       "grid_sampler(): expected grid to have size %d in last dimension, but got grid with sizes %s",
                       x->ndim - 2, FL_SHAPE(grid)) != NULL;
    if (x->ndim != dims + 2 || grid->ndim != x->ndim)
        return fl_fail(FL_RUNTIME_ERROR,
                       "grid_sampler(): expected %s input and grid with same number of dimensions, but got input with "
                       "sizes %s and grid with sizes %s",
                       dims == 3 ? "5D" : "4D", FL_SHAPE(x), FL_SHAPE(grid)) != NULL;
    for (int d = 2; d < x->ndim; d++)
        if (x->sizes[d] <= 0)
            return fl_fail(FL_RUNTIME_ERROR,
                           "grid_sampler(): expected input to have non-empty spatial dimensions, but input has sizes "
                           "%s with dimension %d being empty",
                           FL_SHAPE(x), d) != NULL;
    if (s->mode == FL_SAMPLING_BICUBIC && dims == 3)
        return fl_fail(FL_RUNTIME_ERROR, "grid_sampler(): bicubic interpolation only supports 4D input") != NULL;
    if (s->mode < 0 || s->mode > 2 || s->padding < 0 || s->padding > 2)
        return fl_fail(FL_RUNTIME_ERROR,
                       "grid_sampler(): expected an interpolation_mode and a padding_mode of 0 to 2, but got %d and %d",
                       s->mode, s->padding) != NULL;
    int64_t plane = 1;
    for (int d = 2; d < x->ndim; d++)
        if (__builtin_mul_overflow(plane, x->sizes[d], &plane) || plane >= 1 << 30)
            return fl_fail(FL_RUNTIME_ERROR,
                           "grid_sampler(): images of 2^30 elements and more are not supported, got %s",
                           FL_SHAPE(x)) != NULL;
    return true;
}

static fl_tensor *sample(fl_tensor *x, fl_tensor *grid, int dims, int64_t mode, int64_t padding, bool align_corners) {
    if (fl_failed()) return NULL;
    const fl_sampling s = {.dims = dims,
                           .mode = mode < 0 || mode > 2 ? -1 : (int)mode,
                           .padding = padding < 0 || padding > 2 ? -1 : (int)padding,
                           .align_corners = align_corners};
    if (!check(x, grid, &s)) return NULL;
    if (x->dtype != grid->dtype && fl_is_float((fl_dtype)x->dtype))
        return fl_fail(FL_RUNTIME_ERROR, "expected scalar type %s but found %s",
                       fl_dtype__scalar_type((fl_dtype)x->dtype), fl_dtype__scalar_type((fl_dtype)grid->dtype));
    if (fl_dense__is_half(x)) {
        fl_scope_open();
        fl_tensor *y =
            sample(fl_to(x, FL_FLOAT32, NULL), fl_to(grid, FL_FLOAT32, NULL), dims, mode, padding, align_corners);
        return fl_scope_return(y ? fl_to(y, (fl_dtype)x->dtype, NULL) : NULL);
    }
    if (!fl_dense__is_real(x)) return fl_dense__unsupported("grid_sampler_2d_cpu_kernel_impl", x);
    fl_tensor *at = fl_tensor__contiguous(grid), *y = at ? compute(READ, x, at, NULL, &s) : NULL;
    fl_release(at);
    if (!y) return NULL;
    fl_node *node = fl_node__record(&rules[dims - 2], (fl_tensor *[]){x, grid}, 2, &y, 1, 2, sizeof(s));
    fl_node__save(node, 0, x);
    fl_node__save(node, 1, grid);
    if (node) *(fl_sampling *)fl_node__data(node) = s;
    return fl_scope__result(y);
}

fl_tensor *fl_grid_sampler_2d__plain(fl_tensor *input, fl_tensor *grid, int64_t interpolation_mode,
                                     int64_t padding_mode, bool align_corners) {
    return sample(input, grid, 2, interpolation_mode, padding_mode, align_corners);
}

fl_tensor *fl_grid_sampler_3d__plain(fl_tensor *input, fl_tensor *grid, int64_t interpolation_mode,
                                     int64_t padding_mode, bool align_corners) {
    return sample(input, grid, 3, interpolation_mode, padding_mode, align_corners);
}

fl_tensor *fl_grid_sampler__plain(fl_tensor *input, fl_tensor *grid, int64_t interpolation_mode, int64_t padding_mode,
                                  bool align_corners) {
    if (fl_failed()) return NULL;
    return sample(input, grid, input->ndim == 5 ? 3 : 2, interpolation_mode, padding_mode, align_corners);
}

static bool warn_corners(void) {
    return fl_warn(FL_USER_WARNING,
                   "Default grid_sample and affine_grid behavior has changed to align_corners=False since 1.3.0. "
                   "Please specify align_corners=True if the old behavior is desired. See the documentation of "
                   "grid_sample for details.");
}

fl_tensor *fl_grid_sample(fl_tensor *input, fl_tensor *grid, const fl_grid_sample_options *options) {
    static const fl_grid_sample_options defaults = FL_GRID_SAMPLE_OPTIONS;
    static const char *const modes[] = {"bilinear", "nearest", "bicubic"};
    static const char *const paddings[] = {"zeros", "border", "reflection"};
    const fl_grid_sample_options *o = options ? options : &defaults;
    if (fl_failed()) return NULL;
    int mode = 0, padding = 0;
    while (mode < 3 && strcmp(o->mode, modes[mode]) != 0) mode++;
    while (padding < 3 && strcmp(o->padding_mode, paddings[padding]) != 0) padding++;
    if (mode == 3)
        return fl_fail(
            FL_VALUE_ERROR,
            "nn.functional.grid_sample(): expected mode to be 'bilinear', 'nearest' or 'bicubic', but got: '%s'",
            o->mode);
    if (padding == 3)
        return fl_fail(FL_VALUE_ERROR,
                       "nn.functional.grid_sample(): expected padding_mode to be 'zeros', 'border', or 'reflection', "
                       "but got: '%s'",
                       o->padding_mode);
    if (o->align_corners < 0 && !warn_corners()) return NULL;
    return fl_grid_sampler(input, grid, mode, padding, o->align_corners == 1);
}

/* ---- Affine maps ------------------------------------------------------------------------------------------------- */

/* The coordinates of n elements between -1 and 1: their centres, or with align_corners from end to end. */
static fl_tensor *coordinates(int64_t n, bool align_corners, fl_dtype dtype) {
    fl_linspace_options o = FL_LINSPACE_OPTIONS;
    o.dtype = dtype;
    if (n <= 1) return fl_linspace(fl_int(0), fl_int(0), n, &o);
    fl_tensor *x = fl_linspace(fl_int(-1), fl_int(1), n, &o);
    return align_corners ? x : fl_mul_scalar(x, fl_float((double)(n - 1) / (double)n));
}

fl_tensor *fl_affine_grid_generator(fl_tensor *theta, const int64_t *size, int n_size, bool align_corners) {
    if (fl_failed()) return NULL;
    if (n_size != 4 && n_size != 5)
        return fl_fail(FL_RUNTIME_ERROR,
                       "AffineGridGenerator needs 4d (spatial) or 5d (volumetric) input sizes, but got %d sizes",
                       n_size);
    const int dims = n_size - 2;
    if (theta->ndim < 3 && fl_shape__wrap_dim(2, theta->ndim) < 0) return NULL;
    if (theta->ndim != 3 || theta->sizes[0] != size[0] || theta->sizes[1] != dims || theta->sizes[2] != dims + 1)
        return fl_fail(FL_RUNTIME_ERROR, "affine_grid: expected theta of shape [%lld, %d, %d], but got %s",
                       (long long)size[0], dims, dims + 1, FL_SHAPE(theta));
    int64_t base_sizes[4], out[5] = {size[0]}, points = 1;
    for (int d = 0; d < dims; d++) {
        if (size[2 + d] <= 0 || __builtin_mul_overflow(points, size[2 + d], &points))
            return fl_fail(FL_RUNTIME_ERROR, "affine_grid: expected positive sizes, but got %lld",
                           (long long)size[2 + d]);
        base_sizes[d] = out[1 + d] = size[2 + d];
    }
    base_sizes[dims] = dims + 1;
    out[1 + dims] = dims;
    fl_whole whole;
    fl_whole__begin(&whole, &theta, 1);
    fl_scope_open();
    fl_tensor *base = fl_new_ones(theta, base_sizes, dims + 1, NULL);
    for (int d = 0; d < dims; d++) { /* coordinate d runs along dimension dims - 1 - d */
        fl_tensor *along = coordinates(size[n_size - 1 - d], align_corners, (fl_dtype)theta->dtype);
        for (int k = 0; k < d; k++) along = fl_unsqueeze(along, -1);
        fl_copy_(fl_select(base, -1, d), along, NULL);
    }
    const int64_t rows[3] = {1, points, dims + 1}, all[3] = {size[0], points, dims + 1};
    fl_tensor *batch = fl_expand(fl_reshape(base, rows, 3), all, 3, NULL);
    fl_tensor *grid = fl_reshape(fl_bmm(batch, fl_transpose(theta, 1, 2)), out, dims + 2);
    return fl_whole__end(&whole, fl_scope_return(grid), "AffineGridGeneratorBackward0");
}

fl_tensor *fl_affine_grid(fl_tensor *theta, const int64_t *size, int n_size, const fl_affine_grid_options *options) {
    if (fl_failed()) return NULL;
    if (!fl_is_float((fl_dtype)theta->dtype))
        return fl_fail(FL_VALUE_ERROR, "Expected theta to have floating point type, but got %s",
                       fl_dtype_name((fl_dtype)theta->dtype));
    if (n_size != 4 && n_size != 5)
        return fl_fail(FL_NOT_IMPLEMENTED_ERROR,
                       "affine_grid only supports 4D and 5D sizes, for 2D and 3D affine transforms, respectively. Got "
                       "%d sizes.",
                       n_size);
    const int dims = n_size - 2;
    if (theta->ndim != 3 || theta->sizes[1] != dims || theta->sizes[2] != dims + 1)
        return fl_fail(FL_VALUE_ERROR, "Expected a batch of %dD affine matrices of shape Nx%dx%d for %d sizes. Got %s.",
                       dims, dims, dims + 1, n_size, FL_SHAPE(theta));
    for (int i = 0; i < n_size; i++)
        if (size[i] <= 0)
            return fl_fail(FL_VALUE_ERROR, "Expected non-zero, positive output size. Got %lld in dimension %d",
                           (long long)size[i], i);
    const int8_t corners = options ? options->align_corners : -1;
    if (corners < 0 && !warn_corners()) return NULL;
    bool one = false;
    for (int i = 2; i < n_size; i++) one |= size[i] == 1;
    if (corners == 1 && one &&
        !fl_warn(FL_USER_WARNING,
                 "Since version 1.3.0, affine_grid behavior has changed for unit-size grids when align_corners=True. "
                 "This is not an intended use case of affine_grid. See the documentation of affine_grid for details."))
        return NULL;
    return fl_affine_grid_generator(theta, size, n_size, options && options->align_corners == 1);
}
