/* winograd.c: the driver of winograd.h: which tiles, in what order, by which threads.
 *
 * Forward (and the input gradient, a forward with the kernel turned around and its channels exchanged) has two orders.
 * With many tiles, kernels are transformed once, and each thread takes blocks of tiles through all three steps, so that
 * transformed windows and products never leave its cache. With few tiles, all windows are transformed first, and then
 * each thread takes panels of channels, whose transformed kernels, larger than the image, never leave its cache.
 * The weight gradient sums products over tiles: a step's worth of windows and blocks are transformed, and then each
 * thread takes rows of output channels through all positions.
 *
 * Every sum runs over channels (or tiles) in an order that sizes alone decide; how many tiles a thread takes at once
 * changes nothing in it.
 */
#include "kernels/winograd.h"

#include <math.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/pool.h"
#include "base/workers.h"
#include "kernels/kernels.h"

#define DEPTH 384             /* channels, or tiles, in a tile of a product */
#define BLOCK_BYTES (1 << 20) /* of windows and products that a thread works on at once: about the L2 cache */
#define TEMP_FLOATS 8192      /* kernels put into order, on the stack */
#define STEP_TILES 256        /* the most tiles in a step of the weight gradient */

static int64_t min64(int64_t a, int64_t b) { return a < b ? a : b; }
static int64_t max64(int64_t a, int64_t b) { return a > b ? a : b; }
static int64_t ceil_div(int64_t a, int64_t b) { return (a + b - 1) / b; }

/* ---- The switch -------------------------------------------------------------------------------------------------- */

static _Atomic int enabled = -1; /* -1: not looked up yet */

bool fl_get_winograd(void) {
    int now = atomic_load_explicit(&enabled, memory_order_relaxed);
    if (now >= 0) return now;
    const char *text = getenv("FLASHLIGHT_WINOGRAD");
    const int first = !(text && text[0] == '0' && !text[1]);
    return atomic_compare_exchange_strong(&enabled, &now, first) ? first : now;
}

void fl_set_winograd(bool on) { atomic_store(&enabled, on); }

enum { LEAST_PIXELS = 25 };

/* Tiles across a line, or a column, of a plane of outputs (fl_winograd_image) of an image of c. */
static int64_t across(const fl_winograd_set *set, const fl_conv *c, const int64_t *size, int dim) {
    return ceil_div(ceil_div(size[dim], c->dilation[dim]), set->outputs);
}
static int64_t planes_of(const fl_conv *c, const int64_t *size) {
    return c->n * size[0] * c->dilation[1] * c->dilation[2];
}
static int64_t tiles_of(const fl_winograd_set *set, const fl_conv *c, const int64_t *size) {
    return planes_of(c, size) * across(set, c, size, 1) * across(set, c, size, 2);
}

/* The cheaper size of tiles for outputs of `size`, or NULL where direct products are cheaper. Costs count
 * multiply-adds; a transformed value costs about as much as 8 of them. Images of few pixels, whose windows are half
 * padding, gain little and are left to direct products, which are more exact. */
static const fl_winograd_set *choose(const fl_conv *c, const int64_t *size) {
    if (size[1] * size[2] < LEAST_PIXELS * c->dilation[1] * c->dilation[2]) return NULL;
    const double products = (double)c->kernel[0] * (double)c->in_channels * (double)c->out_channels;
    const double edges = 8.0 * ((double)c->kernel[0] * (double)c->in_channels + (double)c->out_channels);
    double best = 0.8 * 9 * products * (double)(c->n * size[0]) * (double)(size[1] * size[2]);
    const fl_winograd_set *found = NULL;
    for (int i = 0; i < 2; ++i) {
        const fl_winograd_set *set = &fl_kernels__active.winograd->of[i];
        const double cost = set->positions * ((double)tiles_of(set, c, size) * (products + edges) + 12 * products);
        if (cost < best) {
            best = cost;
            found = set;
        }
    }
    return found;
}

bool fl_winograd__suits(const fl_conv *c) {
    if (c->type != FL_REAL_F32 || c->groups != 1 || c->kernel[1] != 3 || c->kernel[2] != 3) return false;
    for (int i = 0; i < 3; ++i)
        if (c->stride[i] != 1 || (i && c->dilation[i] > c->out[i])) return false;
    return min64(c->in_channels, c->out_channels) >= 8 && fl_get_winograd() && choose(c, c->out);
}

/* ---- What the steps know ----------------------------------------------------------------------------------------- */

typedef struct winograd {
    const fl_winograd_set *set;
    const fl_gemm_set *gemm;
    fl_winograd_image x, y; /* read from and written to; for the weight gradient, the input and the output's gradient */
    int64_t tiles;
    int64_t x_item, y_item; /* elements from a tile's row of channels to the next's */

    const float *w;
    int64_t row, column, taps[3]; /* strides of the kernel: read channels, written channels, depth, height and width */
    int64_t depth, shift, hop;    /* taps in depth: tap d reads the slice at shift + d * hop from where it is added */
    int64_t slice;                /* the tap in depth that is at work */
    bool reversed;
    const float *bias;

    int64_t width, panels; /* of channels written */
    float *kernels;        /* transformed: a panel after the other */
    int64_t block;         /* tiles a thread takes at once */
    float *windows, *products;

    float *dw;
    int64_t dw_item, dw_channel, rows; /* rows: output channels at a time */
    float *sums;                       /* of the weight gradient over several steps; NULL: there is one */
    int64_t step_first, step_tiles;
} winograd;

/* An image of c of that size, cut into the tiles of the outputs; `start` of the tiles along each dimension. */
static fl_winograd_image image(const fl_winograd_set *set, const fl_conv *c, const void *pixels, const int64_t *size,
                               const int64_t *outputs, int64_t channels, int64_t start_y, int64_t start_x) {
    return (fl_winograd_image){.pixels = (float *)pixels,
                               .depth = size[0],
                               .size = {size[1], size[2]},
                               .channels = channels,
                               .across = {across(set, c, outputs, 1), across(set, c, outputs, 2)},
                               .start = {start_y, start_x},
                               .apart = {c->dilation[1], c->dilation[2]},
                               .slices = outputs[0]};
}

/* Rows a whole number of panels long, and a line apart so that they do not fall on the same cache sets. */
static int64_t padded(const fl_gemm_set *gemm, int64_t channels) {
    return ceil_div(channels, 2 * gemm->lanes) * 2 * gemm->lanes + 16;
}

static int64_t panel_width(const winograd *s, int64_t channels, int64_t panel) {
    return channels - panel * s->width <= s->gemm->lanes ? s->gemm->lanes : s->width;
}

static fl_gemm_tile_fn tile_of(const winograd *s, int rows, int64_t width) {
    return s->gemm->tile[rows - 1][width == s->gemm->lanes ? 0 : 1];
}

/* ---- Forward ----------------------------------------------------------------------------------------------------- */

/* The transformed kernels of a panel, of one tap in depth: [position][channel read][width]. */
static void transform_kernels(const winograd *s, int64_t panel, int64_t slice, float *to) {
    float temp[TEMP_FLOATS] __attribute__((aligned(64)));
    const int64_t channels = s->x.channels, width = panel_width(s, s->y.channels, panel), first = panel * s->width;
    const int n = (int)min64(width, s->y.channels - first);
    const bool together = s->taps[1] == 3 && s->taps[2] == 1; /* the taps of a slice of a kernel */
    const int64_t most = TEMP_FLOATS / (9 * width);
    for (int64_t c = 0; c < channels; c += most) {
        const int64_t count = min64(most, channels - c);
        const float *w = s->w + slice * s->taps[0] + c * s->row + first * s->column;
        int64_t item = 9 * width, tap = width;
        if (together && s->row == 9) {
            s->gemm->pack_columns(9 * count, n, (int)width, w, 1, s->column, temp);
        } else if (together) {
            for (int64_t i = 0; i < count; ++i)
                s->gemm->pack_columns(9, n, (int)width, w + i * s->row, 1, s->column, temp + i * item);
        } else {
            item = width;
            tap = count * width;
            for (int t = 0; t < 9; ++t)
                s->gemm->pack_columns(count, n, (int)width, w + t / 3 * s->taps[1] + t % 3 * s->taps[2], s->row,
                                      s->column, temp + t * tap);
        }
        s->set->kernels(count, width, temp, item, tap, s->reversed,
                        (fl_winograd_values){to + c * width, channels * width, width});
    }
}

static void transform_panels(void *context, int64_t begin, int64_t end) {
    const winograd *s = context;
    for (int64_t i = begin; i < end; ++i)
        transform_kernels(s, i % s->panels, i / s->panels,
                          s->kernels + i * s->width * s->set->positions * s->x.channels);
}

static fl_winograd_image slices_read(const winograd *s, int64_t slice) {
    fl_winograd_image x = s->x;
    x.shift = s->shift + slice * s->hop;
    return x;
}

/* At one position: `tiles` rows of windows by a panel of kernels, added to the products of the slices before. */
static void multiply(const winograd *s, const float *windows, int64_t tiles, const float *kernels, int64_t width,
                     int64_t slice, float *products) {
    for (int64_t depth = 0; depth < s->x.channels; depth += DEPTH) {
        const fl_gemm_tail tail = {.accumulate = depth > 0 || slice > 0};
        const int64_t k = min64(DEPTH, s->x.channels - depth);
        const int64_t blocks = ceil_div(tiles, s->gemm->rows);
        for (int64_t b = 0, row = 0; b < blocks; ++b) {
            const int rows = (int)(tiles / blocks + (b < tiles % blocks));
            void *c[FL_GEMM_ROWS];
            for (int i = 0; i < rows; ++i) c[i] = products + (row + i) * s->y_item;
            tile_of(s, rows, width)(k, windows + row * s->x_item + depth, s->x_item, 1, kernels + depth * width, width,
                                    c, (int)width, &tail);
            row += rows;
        }
    }
}

/* Blocks of tiles through all steps. */
static void block_through(void *context, int64_t b, void *buffer) {
    const winograd *s = context;
    const int64_t positions = s->set->positions;
    float *windows = buffer;
    float *products = windows + positions * s->block * s->x_item;
    const int64_t blocks = ceil_div(s->tiles, s->block);
    const int64_t first = b * s->tiles / blocks, tiles = (b + 1) * s->tiles / blocks - first;
    for (int64_t slice = 0; slice < s->depth; ++slice) {
        const fl_winograd_image x = slices_read(s, slice);
        const float *kernels = s->kernels + slice * s->panels * s->width * positions * s->x.channels;
        s->set->windows(&x, first, tiles, (fl_winograd_values){windows, s->block * s->x_item, s->x_item});
        for (int64_t p = 0; p < positions; ++p)
            for (int64_t panel = 0; panel < s->panels; ++panel) {
                const int64_t width = panel_width(s, s->y.channels, panel);
                multiply(s, windows + p * s->block * s->x_item, tiles,
                         kernels + panel * s->width * positions * s->x.channels + p * s->x.channels * width, width,
                         slice, products + p * s->block * s->y_item + panel * s->width);
            }
    }
    s->set->outputs_of(&s->y, first, tiles, (fl_winograd_values){products, s->block * s->y_item, s->y_item}, s->bias);
}

static void windows_run(void *context, int64_t begin, int64_t end) {
    const winograd *s = context;
    const fl_winograd_image x = slices_read(s, s->slice);
    s->set->windows(&x, begin, end - begin,
                    (fl_winograd_values){s->windows + begin * s->x_item, s->tiles * s->x_item, s->x_item});
}

static void outputs_run(void *context, int64_t begin, int64_t end) {
    const winograd *s = context;
    s->set->outputs_of(&s->y, begin, end - begin,
                       (fl_winograd_values){s->products + begin * s->y_item, s->tiles * s->y_item, s->y_item}, s->bias);
}

/* Panels of channels, over all tiles. */
static void panel_through(void *context, int64_t panel, void *buffer) {
    const winograd *s = context;
    float *kernels = buffer;
    const int64_t width = panel_width(s, s->y.channels, panel);
    transform_kernels(s, panel, s->slice, kernels);
    for (int64_t p = 0; p < s->set->positions; ++p)
        multiply(s, s->windows + p * s->tiles * s->x_item, s->tiles, kernels + p * s->x.channels * width, width,
                 s->slice, s->products + p * s->tiles * s->y_item + panel * s->width);
}

static bool forward(winograd *s) {
    const int64_t positions = s->set->positions, pair = positions * (s->x_item + s->y_item) * (int64_t)sizeof(float);
    s->width = 2 * s->gemm->lanes;
    s->panels = ceil_div(s->y.channels, s->width);
    const int64_t panel_bytes = positions * s->x.channels * s->width * (int64_t)sizeof(float);
    if (s->tiles * pair <= s->panels * panel_bytes) {
        const size_t bytes = (size_t)(s->tiles * pair);
        s->windows = fl_alloc__get(bytes);
        if (!s->windows) return false;
        s->products = s->windows + positions * s->tiles * s->x_item;
        bool ok = true;
        for (s->slice = 0; ok && s->slice < s->depth; ++s->slice) {
            fl_pool__for(s->tiles, fl_pool__grain(s->tiles, positions * s->x.channels), windows_run, s);
            ok = fl_workers__for(s->panels, (size_t)panel_bytes, panel_through, s);
        }
        if (ok) fl_pool__for(s->tiles, fl_pool__grain(s->tiles, positions * s->y.channels), outputs_run, s);
        fl_alloc__put(s->windows, bytes);
        return ok;
    }
    const size_t bytes = (size_t)(s->depth * s->panels * panel_bytes);
    const int64_t rows = s->gemm->rows, threads = fl_get_num_threads();
    s->block = max64(2, BLOCK_BYTES / pair / rows) * rows;
    s->block = max64(rows, min64(s->block, ceil_div(s->tiles, 4 * threads * rows) * rows));
    s->block = min64(s->block, s->tiles);
    s->kernels = fl_alloc__get(bytes);
    if (!s->kernels) return false;
    fl_pool__for(s->depth * s->panels, 1, transform_panels, s);
    const bool ok = fl_workers__for(ceil_div(s->tiles, s->block), (size_t)(s->block * pair), block_through, s);
    fl_alloc__put(s->kernels, bytes);
    return ok;
}

static void set_taps(winograd *s, const fl_conv *c, int64_t shift, int64_t hop) {
    for (int i = 0; i < 3; ++i) s->taps[i] = c->w_kernel[i];
    s->depth = c->kernel[0];
    s->shift = shift;
    s->hop = hop;
}

bool fl_winograd__forward(const fl_conv *c, const float *x, const float *w, const float *bias, float *y) {
    winograd s = {.set = choose(c, c->out), .gemm = &fl_kernels__active.gemm->sets[FL_REAL_F32], .w = w, .bias = bias};
    s.x = image(s.set, c, x, c->in, c->out, c->in_channels, -c->padding[1], -c->padding[2]);
    s.y = image(s.set, c, y, c->out, c->out, c->out_channels, 0, 0);
    s.tiles = tiles_of(s.set, c, c->out);
    s.x_item = padded(s.gemm, c->in_channels);
    s.y_item = padded(s.gemm, c->out_channels);
    s.row = c->w_in;
    s.column = c->w_out;
    set_taps(&s, c, -c->padding[0], c->dilation[0]);
    return forward(&s);
}

bool fl_winograd__input_gradient(const fl_conv *c, const float *dy, const float *w, const float *bias, float *dx) {
    winograd s = {.set = choose(c, c->out), .gemm = &fl_kernels__active.gemm->sets[FL_REAL_F32], .w = w, .bias = bias};
    s.x = image(s.set, c, dy, c->out, c->in, c->out_channels, c->padding[1] - 2 * c->dilation[1],
                c->padding[2] - 2 * c->dilation[2]);
    s.y = image(s.set, c, dx, c->in, c->in, c->in_channels, 0, 0);
    s.tiles = tiles_of(s.set, c, c->in);
    s.x_item = padded(s.gemm, c->out_channels);
    s.y_item = padded(s.gemm, c->in_channels);
    s.row = c->w_out;
    s.column = c->w_in;
    set_taps(&s, c, c->padding[0], -c->dilation[0]);
    s.reversed = true;
    return forward(&s);
}

bool fl_winograd__are_finite(const float *values, int64_t n, int64_t step) {
    for (int64_t i = 0; i < n; ++i)
        if (!isfinite(values[i * step])) return false;
    return true;
}

/* Windows mix their pixels, so that one that is not finite makes a whole tile so: it shows at the tile's corners in
 * every channel. Weights show in every pixel of their channel. */
bool fl_winograd__finite(const fl_conv *c, const int64_t *size, int64_t channels, const float *y) {
    if (!fl_winograd__are_finite(y, channels, 1)) return false;
    const int64_t step = c->dilation[1] == 1 && c->dilation[2] == 1 ? choose(c, c->out)->outputs : 1;
    for (int64_t plane = 0; plane < c->n * size[0]; ++plane)
        for (int64_t i = 0; i < 2 * ceil_div(size[1], step); ++i) {
            const int64_t row = min64(i / 2 * step + i % 2 * (step - 1), size[1] - 1);
            const float *line = y + (plane * size[1] + row) * size[2] * channels;
            if (!fl_winograd__are_finite(line, ceil_div(size[2], step), step * channels)) return false;
            const float *last = line + (step - 1) * channels;
            if (!fl_winograd__are_finite(last, size[2] / step, step * channels)) return false;
            if (!isfinite(line[(size[2] - 1) * channels])) return false;
        }
    return true;
}

/* ---- Weight gradient --------------------------------------------------------------------------------------------- */

static void step_run(void *context, int64_t begin, int64_t end) {
    const winograd *s = context;
    const int64_t x_position = s->block * s->x_item, y_position = s->block * s->y_item;
    for (int64_t slice = 0; slice < s->depth; ++slice) {
        const fl_winograd_image x = slices_read(s, slice);
        float *windows = s->windows + slice * s->set->positions * x_position;
        s->set->windows(&x, s->step_first + begin, end - begin,
                        (fl_winograd_values){windows + begin * s->x_item, x_position, s->x_item});
    }
    s->set->blocks(&s->y, s->step_first + begin, end - begin,
                   (fl_winograd_values){s->products + begin * s->y_item, y_position, s->y_item});
}

/* Rows of output channels by all input channels of a slice, over the step's tiles, at all positions. */
static void rows_through(void *context, int64_t b, void *buffer) {
    const winograd *s = context;
    const int64_t positions = s->set->positions, most = s->rows;
    const int64_t slab = positions * most * s->x_item, slice = b % s->depth;
    const bool first = s->step_first == 0, last = s->step_first + s->step_tiles == s->tiles;
    const float *windows = s->windows + slice * positions * s->block * s->x_item;
    float *sums = s->sums ? s->sums + b * slab : (float *)buffer;
    const int64_t row = b / s->depth * most;
    const int rows = (int)min64(most, s->y.channels - row);
    for (int64_t p = 0; p < positions; ++p)
        for (int64_t panel = 0; panel * s->width < s->x.channels; ++panel) {
            const int64_t width = panel_width(s, s->x.channels, panel);
            void *c[FL_GEMM_ROWS];
            for (int i = 0; i < rows; ++i) c[i] = sums + (p * most + i) * s->x_item + panel * s->width;
            const fl_gemm_tail tail = {.accumulate = !first};
            tile_of(s, rows, width)(s->step_tiles, s->products + p * s->block * s->y_item + row, 1, s->y_item,
                                    windows + p * s->block * s->x_item + panel * s->width, s->x_item, c,
                                    (int)min64(width, s->x.channels - panel * s->width), &tail);
        }
    if (last)
        s->set->kernel_gradients(rows, s->x.channels, (fl_winograd_values){sums, most * s->x_item, s->x_item},
                                 s->dw + slice * s->taps[0] + row * s->dw_item, s->dw_item, s->dw_channel, s->taps + 1);
}

bool fl_winograd__weight_gradient(const fl_conv *c, const float *x, const float *dy, float *dw) {
    winograd s = {.set = choose(c, c->out), .gemm = &fl_kernels__active.gemm->sets[FL_REAL_F32], .dw = dw};
    s.x = image(s.set, c, x, c->in, c->out, c->in_channels, -c->padding[1], -c->padding[2]);
    s.y = image(s.set, c, dy, c->out, c->out, c->out_channels, 0, 0);
    s.tiles = tiles_of(s.set, c, c->out);
    s.x_item = padded(s.gemm, c->in_channels);
    s.y_item = padded(s.gemm, c->out_channels);
    s.dw_item = c->w_out;
    s.dw_channel = c->w_in;
    set_taps(&s, c, -c->padding[0], c->dilation[0]);
    s.width = 2 * s.gemm->lanes;
    s.rows = ceil_div(c->out_channels, ceil_div(c->out_channels, s.gemm->rows));
    const int64_t positions = s.set->positions, tasks = s.depth * ceil_div(c->out_channels, s.rows);
    const int64_t steps = ceil_div(s.tiles, STEP_TILES);
    s.block = ceil_div(s.tiles, steps);
    const int64_t slab = positions * s.rows * s.x_item * (int64_t)sizeof(float);
    const size_t bytes = (size_t)(positions * s.block * (s.depth * s.x_item + s.y_item)) * sizeof(float);
    const size_t sum_bytes = steps > 1 ? (size_t)(tasks * slab) : 0;
    s.windows = fl_alloc__get(bytes);
    s.sums = sum_bytes ? fl_alloc__get(sum_bytes) : NULL;
    bool ok = s.windows && (s.sums || !sum_bytes);
    if (ok) s.products = s.windows + s.depth * positions * s.block * s.x_item;
    for (; ok && s.step_first < s.tiles; s.step_first += s.step_tiles) {
        s.step_tiles = min64(s.block, s.tiles - s.step_first);
        const int64_t cost = positions * (s.depth * c->in_channels + c->out_channels);
        fl_pool__for(s.step_tiles, fl_pool__grain(s.step_tiles, cost), step_run, &s);
        ok = fl_workers__for(tasks, (size_t)(s.sums ? 64 : slab), rows_through, &s);
    }
    fl_alloc__put(s.windows, bytes);
    fl_alloc__put(s.sums, sum_bytes);
    return ok;
}
