/* conv_depthwise.c: the driver of conv_depthwise.h.
 *
 * The inner kernels (conv.h) make a line of outputs of all channels from lines of the image. A planar image is taken
 * some channels and lines at a time: they are put channels-last into a buffer that stays in the L2 cache, and are from
 * there on an image of their own.
 */
#include "kernels/conv_depthwise.h"

#include <string.h>

#include "base/alloc.h"
#include "base/pool.h"
#include "base/workers.h"
#include "kernels/kernels.h"

#define MAX_LINES 64             /* of a kernel: taps of all dimensions but the last */
#define PLANES_BYTES (384 << 10) /* of a planar image put channels-last at a time */
#define MOST_BYTES (768 << 10)   /* the same of what reads too many lines at once for that */
#define PLANES_TASKS 16          /* at least so many, if there are lines enough */
#define PARTS 16                 /* of the weight gradient */

static int64_t min64(int64_t a, int64_t b) { return a < b ? a : b; }
static int64_t max64(int64_t a, int64_t b) { return a > b ? a : b; }
static int64_t ceil_div(int64_t a, int64_t b) { return (a + b - 1) / b; }
static void *at(const void *base, int64_t elements, int size) { return (char *)base + elements * size; }
static int64_t volume(const int64_t *size) { return size[0] * size[1] * size[2]; }
static int element_size(const fl_conv *c) { return c->type == FL_REAL_F32 ? 4 : 8; }
static int64_t weight_offset(const fl_conv *c, int64_t d, int64_t h, int64_t w) {
    return d * c->w_kernel[0] + h * c->w_kernel[1] + w * c->w_kernel[2];
}

typedef struct depthwise {
    const fl_conv *c;
    const fl_conv_set *set;
    int size;
    int64_t width, group; /* channels, and those of a group */
    int64_t pitch;        /* from a pixel of y (or dy) to the next */
    const char *x, *w, *bias;
    const char *dy;
    char *y;
    /* The tasks are lines [0, n lines0 lines1) of `to`; the line (z, y) reads those at start + (z, y) * step + line[].
     * x begins with line `first` of all. */
    int64_t from[3], to[3], start[3], step[3], first;
    int64_t offset[MAX_LINES][2], weight[MAX_LINES]; /* of each line of taps: where it reads, and its weights */
    int n_lines;
    int64_t taps, dilation;
    int64_t place_start[3], place_step[3], place_size[3];
    int64_t parts; /* weight gradient */
    /* A planar x: all channels, in so many chunks of whole vectors, and blocks of `height` lines of outputs. */
    const char *planes;
    int64_t channels, chunks, height, blocks;
} depthwise;

/* Channels of a group. */
static int64_t group_of(const fl_conv *c) { return c->in_channels / c->groups; }

bool fl_conv_depthwise__suits(const fl_conv *c) {
    if (c->groups == 1 || c->in_channels != c->out_channels || c->kernel[0] * c->kernel[1] > MAX_LINES) return false;
    const fl_conv_set *set = &fl_kernels__active.conv->real[c->type];
    const int64_t group = group_of(c);
    return group == 1 || (group <= set->most_group && (group & (group - 1)) == 0 && c->in_channels % set->lanes == 0);
}

/* The lines that output line `i` reads: fills l, the lines and the weights. Returns the index (z, y) of its start in
 * `to`. */
static int64_t depthwise_lines(const depthwise *d, int64_t i, fl_conv_line *l, const void **lines,
                               const void **weights) {
    const int64_t y = i % d->to[1], z = i / d->to[1] % d->to[0], n = i / d->to[1] / d->to[0];
    l->n_lines = 0;
    for (int j = 0; j < d->n_lines; ++j) {
        const int64_t iz = d->start[0] + z * d->step[0] + d->offset[j][0],
                      iy = d->start[1] + y * d->step[1] + d->offset[j][1];
        if (iz < 0 || iz >= d->from[0] || iy < 0 || iy >= d->from[1]) continue;
        const int64_t line = (n * d->from[0] + iz) * d->from[1] + iy - d->first;
        lines[l->n_lines] = at(d->x, line * d->from[2] * d->width, d->size);
        weights[l->n_lines++] = at(d->w, d->weight[j] * d->group * d->width, d->size);
    }
    const int64_t oz = d->place_start[0] + z * d->place_step[0], oy = d->place_start[1] + y * d->place_step[1];
    return (n * d->place_size[0] + oz) * d->place_size[1] + oy;
}

/* Line i + 1 of a task that ends before `end`: its lines and weights, and in l what of them line i does not read.
 * Returns the index of its start. */
static int64_t depthwise_next(const depthwise *d, int64_t i, int64_t end, fl_conv_line *l, fl_conv_line *next,
                              const void **lines, const void **weights) {
    l->n_ahead = next->n_lines = 0;
    if (i + 1 >= end) return 0;
    const int64_t start = depthwise_lines(d, i + 1, next, lines, weights);
    int known = 0;
    while (l->n_lines && known < next->n_lines && lines[known] <= l->lines[l->n_lines - 1]) ++known;
    l->ahead = lines + known;
    l->n_ahead = d->planes ? 0 : next->n_lines - known;
    return start;
}

/* What all lines have in common. */
static fl_conv_line line_of(const depthwise *d, const void **lines, const void **weights) {
    return (fl_conv_line){.channels = d->width,
                          .group = d->group,
                          .in_width = d->from[2],
                          .out_width = d->to[2],
                          .start = d->start[2],
                          .step = d->step[2],
                          .dilation = d->dilation,
                          .taps = d->taps,
                          .lines = lines,
                          .weights = weights};
}

static void depthwise_run(void *context, int64_t begin, int64_t end) {
    const depthwise *d = context;
    const void *lines[MAX_LINES], *weights[MAX_LINES], *next_lines[MAX_LINES], *next_weights[MAX_LINES];
    fl_conv_line next = {0}, l = line_of(d, lines, weights);
    l.bias = d->bias;
    l.out_step = d->place_step[2] * d->pitch;
    int64_t start = depthwise_lines(d, begin, &l, lines, weights);
    for (int64_t i = begin; i < end; ++i) {
        l.out = at(d->y, (start * d->place_size[2] + d->place_start[2]) * d->pitch, d->size);
        start = depthwise_next(d, i, end, &l, &next, next_lines, next_weights);
        l.out_ahead = i + 1 < end ? at(d->y, (start * d->place_size[2] + d->place_start[2]) * d->pitch, d->size) : NULL;
        d->set->line(&l);
        l.n_lines = next.n_lines;
        memcpy(lines, next_lines, (size_t)next.n_lines * sizeof *lines);
        memcpy(weights, next_weights, (size_t)next.n_lines * sizeof *weights);
    }
}

/* Adds what lines [begin, end) of outputs give to the gradient `to`, [line of taps][tap][i][channel]. */
static void depthwise_weight_lines(const depthwise *d, int64_t begin, int64_t end, char *to) {
    const void *lines[MAX_LINES], *weights[MAX_LINES], *next_lines[MAX_LINES], *next_weights[MAX_LINES];
    void *gradients[MAX_LINES];
    fl_conv_line next = {0}, l = line_of(d, lines, weights);
    l.out_step = d->pitch;
    l.gradients = gradients;
    int64_t start = begin < end ? depthwise_lines(d, begin, &l, lines, weights) : 0;
    for (int64_t i = begin; i < end; ++i) {
        /* Where the weights of a line would be, its gradient goes. */
        for (int64_t j = 0; j < l.n_lines; ++j) gradients[j] = to + ((const char *)weights[j] - d->w);
        l.out = at(d->dy, start * d->place_size[2] * d->pitch, d->size);
        start = depthwise_next(d, i, end, &l, &next, next_lines, next_weights);
        l.out_ahead = i + 1 < end ? at(d->dy, start * d->place_size[2] * d->pitch, d->size) : NULL;
        d->set->weight_line(&l);
        l.n_lines = next.n_lines;
        memcpy(lines, next_lines, (size_t)next.n_lines * sizeof *lines);
        memcpy(weights, next_weights, (size_t)next.n_lines * sizeof *weights);
    }
}

static int64_t weight_size(const depthwise *d, int64_t channels) { return volume(d->c->kernel) * d->group * channels; }

static void depthwise_weight_run(void *context, int64_t begin, int64_t end) {
    const depthwise *d = context;
    const int64_t count = d->c->n * d->to[0] * d->to[1], elements = weight_size(d, d->width);
    for (int64_t part = begin; part < end; ++part) {
        char *to = at(d->y, part * elements, d->size);
        memset(to, 0, (size_t)(elements * d->size));
        depthwise_weight_lines(d, count * part / d->parts, count * (part + 1) / d->parts, to);
    }
}

/* The weights of `width` channels from `first` on, as [tap][i][channel] (fl_conv_line), in the order of the kernel; or
 * those of the input gradient, reversed along the last dimension. */
static void depthwise_weights(const fl_conv *c, const char *w, char *to, bool backward, int64_t first, int64_t width) {
    const int size = element_size(c);
    const int64_t group = group_of(c);
    for (int64_t kd = 0; kd < c->kernel[0]; ++kd)
        for (int64_t kh = 0; kh < c->kernel[1]; ++kh)
            for (int64_t kw = 0; kw < c->kernel[2]; ++kw) {
                const char *from = at(w, weight_offset(c, kd, kh, backward ? c->kernel[2] - 1 - kw : kw), size);
                for (int64_t i = 0; i < group; ++i)
                    for (int64_t o = first; o < first + width; ++o, to += size) {
                        const int64_t row = backward ? o / group * group + i : o, column = backward ? o % group : i;
                        memcpy(to, at(from, row * c->w_out + column * c->w_in, size), (size_t)size);
                    }
            }
}

/* For `lines` lines of outputs. */
static int64_t depthwise_grain(const fl_conv *c, int64_t lines) {
    return fl_pool__grain(lines, c->out[2] * volume(c->kernel) * group_of(c) * c->in_channels / 4 + 1);
}

static void depthwise_forward_lines(depthwise *d, const fl_conv *c) {
    d->c = c;
    d->set = &fl_kernels__active.conv->real[c->type];
    d->size = element_size(c);
    d->width = d->pitch = d->channels = c->in_channels;
    d->group = group_of(c);
    d->taps = c->kernel[2];
    d->dilation = c->dilation[2];
    for (int i = 0; i < 3; ++i) {
        d->from[i] = c->in[i];
        d->to[i] = d->place_size[i] = c->out[i];
        d->start[i] = -c->padding[i];
        d->step[i] = c->stride[i];
        d->place_step[i] = 1;
    }
    for (int64_t kd = 0; kd < c->kernel[0]; ++kd)
        for (int64_t kh = 0; kh < c->kernel[1]; ++kh) {
            d->offset[d->n_lines][0] = kd * c->dilation[0];
            d->offset[d->n_lines][1] = kh * c->dilation[1];
            d->weight[d->n_lines++] = (kd * c->kernel[1] + kh) * c->kernel[2];
        }
}

/* ---- A planar image ---------------------------------------------------------------------------------------------- */

/* Channels of chunk i begin here: a chunk is of one or two vectors, the last one of what is left besides. */
static int64_t chunk_start(const depthwise *d, int64_t i) {
    const int64_t vectors = max64(1, d->channels / d->set->lanes);
    return i == d->chunks ? d->channels : vectors * i / d->chunks * d->set->lanes;
}

/* Then the buffer has all slices and lines of an image. */
static bool has_depth(const depthwise *d) { return d->from[0] > 1 || d->to[0] > 1; }

/* The lines of a slice that outputs [y, y + height) read: [*low, *high). */
static void lines_read(const depthwise *d, int64_t y, int64_t height, int64_t *low, int64_t *high) {
    const fl_conv *c = d->c;
    *low = d->start[1] + y * d->step[1];
    *high = *low + (height - 1) * d->step[1] + (c->kernel[1] - 1) * c->dilation[1] + 1;
    *low = min64(max64(*low, 0), d->from[1]);
    *high = max64(min64(*high, d->from[1]), *low);
}

/* The most lines of a slice in the buffer. */
static int64_t most_lines(const depthwise *d, int64_t height) {
    const fl_conv *c = d->c;
    if (has_depth(d)) return d->from[1];
    return min64(d->from[1], (height - 1) * d->step[1] + (c->kernel[1] - 1) * c->dilation[1] + 1);
}

static size_t planes_bytes(const depthwise *d, int64_t height) {
    return (size_t)(d->from[0] * most_lines(d, height) * d->from[2] * min64(d->channels, 3 * d->set->lanes) * d->size);
}

/* Cuts a planar image up. False: what must be there at once is too large. */
static bool cut_planes(depthwise *d) {
    d->chunks = ceil_div(max64(1, d->channels / d->set->lanes), 2);
    d->height = d->to[1];
    if (has_depth(d)) { /* with a depth, all of it */
        d->blocks = 1;
        return planes_bytes(d, d->height) <= MOST_BYTES;
    }
    const int64_t tasks = ceil_div(PLANES_TASKS, d->c->n * d->chunks);
    d->height = max64(1, min64(d->height, ceil_div(d->to[1], tasks)));
    while (d->height > 1 && planes_bytes(d, d->height) > PLANES_BYTES) d->height = (d->height + 1) / 2;
    d->blocks = ceil_div(d->to[1], d->height);
    d->height = ceil_div(d->to[1], d->blocks);
    d->blocks = ceil_div(d->to[1], d->height);
    return planes_bytes(d, d->height) <= MOST_BYTES;
}

/* Puts chunk `chunk` of what block `block` (of all images) reads into the buffer; the convolution of that. The lines of
 * outputs it is to make are [*begin, *end). */
static depthwise take_planes(const depthwise *d, int64_t chunk, int64_t block, char *buffer, int64_t *begin,
                             int64_t *end) {
    depthwise part = *d;
    const int64_t n = block / d->blocks, y = block % d->blocks * d->height, height = min64(d->height, d->to[1] - y);
    const int64_t first = chunk_start(d, chunk), plane = volume(d->from);
    int64_t low, high;
    lines_read(d, y, height, &low, &high);
    part.width = chunk_start(d, chunk + 1) - first;
    part.x = buffer;
    part.w = at(d->w, weight_size(d, first), d->size);
    part.bias = d->bias ? at(d->bias, first, d->size) : NULL;
    part.dy = at(d->dy, first, d->size);
    part.y = at(d->y, first, d->size);
    part.first = n * d->from[0] * d->from[1] + low;
    *begin = n * d->to[0] * d->to[1] + y;
    *end = *begin + height + (d->to[0] - 1) * d->to[1];
    const bool whole = has_depth(d);
    const int64_t pixels = whole ? plane : (high - low) * d->from[2];
    if (whole) part.first = n * d->from[0] * d->from[1];
    const char *from = at(d->planes, (n * d->channels + first) * plane + (whole ? 0 : low * d->from[2]), d->size);
    const int64_t pixel = part.width * d->size, tile = 16; /* channels at a time: then a plane is read in one run */
    for (int64_t c = 0; c < part.width; c += tile)
        fl_kernels__active.move->transpose[d->size](buffer + c * d->size, pixel, from + c * plane * d->size,
                                                    plane * d->size, pixels, min64(tile, part.width - c));
    return part;
}

static void planes_run(void *context, int64_t task, void *buffer) {
    const depthwise *d = context;
    int64_t begin, end;
    const depthwise part = take_planes(d, task % d->chunks, task / d->chunks, buffer, &begin, &end);
    depthwise_run((void *)&part, begin, end);
}

/* A part of the weight gradient is some of the blocks, a task one of its chunks. */
static void planes_weight_run(void *context, int64_t task, void *buffer) {
    const depthwise *d = context;
    const int64_t chunk = task % d->chunks, p = task / d->chunks, all = d->c->n * d->blocks;
    const int64_t first = chunk_start(d, chunk), elements = weight_size(d, chunk_start(d, chunk + 1) - first);
    char *to = at(d->y, p * weight_size(d, d->channels) + weight_size(d, first), d->size);
    memset(to, 0, (size_t)(elements * d->size));
    for (int64_t block = all * p / d->parts; block < all * (p + 1) / d->parts; ++block) {
        int64_t begin, end;
        const depthwise part = take_planes(d, chunk, block, buffer, &begin, &end);
        depthwise_weight_lines(&part, begin, end, to);
    }
}

bool fl_conv_depthwise__takes_planes(const fl_conv *c) {
    if (!fl_conv_depthwise__suits(c)) return false;
    depthwise d = {0};
    depthwise_forward_lines(&d, c);
    return cut_planes(&d);
}

/* ---- Forward, and the weight gradient ---------------------------------------------------------------------------- */

/* A channels-last image is one chunk. */
static void set_image(depthwise *d, const fl_conv *c, const void *x) {
    depthwise_forward_lines(d, c);
    d->chunks = 1;
    if (c->planar) {
        cut_planes(d);
        d->planes = x;
    } else {
        d->x = x;
    }
}

bool fl_conv_depthwise__forward(const fl_conv *c, const void *x, const void *w, const void *bias, fl_act act, void *y) {
    depthwise d = {.bias = bias, .y = y};
    set_image(&d, c, x);
    const size_t bytes = (size_t)(weight_size(&d, d.channels) * d.size);
    char *weights = fl_alloc__get(bytes);
    if (!weights) return false;
    for (int64_t i = 0; i < d.chunks; ++i) {
        const int64_t first = chunk_start(&d, i);
        depthwise_weights(c, w, at(weights, weight_size(&d, first), d.size), false, first,
                          chunk_start(&d, i + 1) - first);
    }
    d.w = weights;
    const int64_t lines = c->n * c->out[0] * c->out[1];
    bool ok = true;
    if (c->planar)
        ok = fl_workers__for(c->n * d.blocks * d.chunks, planes_bytes(&d, d.height), planes_run, &d);
    else
        fl_pool__for(lines, depthwise_grain(c, lines), depthwise_run, &d);
    if (ok && act) fl_kernels__active.gemm->sets[c->type].activate(act, c->n * volume(c->out) * c->out_channels, y);
    fl_alloc__put(weights, bytes);
    return ok;
}

bool fl_conv_depthwise__weight_gradient(const fl_conv *c, const void *x, const void *dy, void *dw) {
    depthwise d = {.dy = dy};
    set_image(&d, c, x);
    const int64_t elements = weight_size(&d, d.channels);
    const int64_t lines = c->n * c->out[0] * c->out[1];
    d.parts = max64(1, min64(PARTS, c->planar ? c->n * d.blocks : lines / depthwise_grain(c, lines)));
    const size_t bytes = (size_t)((d.parts + 1) * elements * d.size);
    char *partial = fl_alloc__get(bytes);
    if (!partial) return false;
    d.y = partial;
    d.w = partial; /* only differences of addresses are used */
    bool ok = true;
    if (c->planar)
        ok = fl_workers__for(d.parts * d.chunks, planes_bytes(&d, d.height), planes_weight_run, &d);
    else
        fl_pool__for(d.parts, 1, depthwise_weight_run, &d);
    char *sum = at(partial, d.parts * elements, d.size);
    if (ok) fl_kernels__active.gemm->sets[c->type].column_sums(d.parts, elements, partial, elements, sum, false);
    for (int64_t chunk = 0; ok && chunk < d.chunks; ++chunk)
        for (int64_t kd = 0; kd < c->kernel[0]; ++kd)
            for (int64_t kh = 0; kh < c->kernel[1]; ++kh)
                for (int64_t kw = 0; kw < c->kernel[2]; ++kw)
                    for (int64_t i = 0; i < d.group; ++i)
                        for (int64_t o = chunk_start(&d, chunk); o < chunk_start(&d, chunk + 1); ++o, sum += d.size)
                            memcpy(at(dw, weight_offset(c, kd, kh, kw) + o * c->w_out + i * c->w_in, d.size), sum,
                                   (size_t)d.size);
    fl_alloc__put(partial, bytes);
    return ok;
}

/* ---- Input gradient ---------------------------------------------------------------------------------------------- */

static bool depthwise_phase(depthwise *d, const fl_conv *c, const int64_t *remainder) {
    /* Along the last dimension the phase's taps, from the last to the first, are every hop-th of the kernel's. */
    int64_t hop = 0, first = -1, last = -1;
    for (int64_t kw = c->kernel[2] - 1; kw >= 0; --kw) {
        if (kw * c->dilation[2] % c->stride[2] != remainder[2]) continue;
        if (first >= 0 && !hop) hop = first - kw;
        if (first < 0) first = kw;
        last = kw;
    }
    d->n_lines = 0;
    d->taps = first < 0 ? 0 : hop ? (first - last) / hop + 1 : 1;
    d->dilation = hop ? hop * c->dilation[2] / c->stride[2] : 1;
    if (first >= 0) d->start[2] += (remainder[2] - first * c->dilation[2]) / c->stride[2];
    for (int64_t kd = 0; first >= 0 && kd < c->kernel[0]; ++kd) {
        if (kd * c->dilation[0] % c->stride[0] != remainder[0]) continue;
        for (int64_t kh = 0; kh < c->kernel[1]; ++kh) {
            if (kh * c->dilation[1] % c->stride[1] != remainder[1]) continue;
            d->offset[d->n_lines][0] = (remainder[0] - kd * c->dilation[0]) / c->stride[0];
            d->offset[d->n_lines][1] = (remainder[1] - kh * c->dilation[1]) / c->stride[1];
            d->weight[d->n_lines++] = (kd * c->kernel[1] + kh) * c->kernel[2];
        }
    }
    return hop > 1 && d->taps > 1; /* the weights have to be put together */
}

bool fl_conv_depthwise__input_gradient(const fl_conv *c, const void *dy, const void *w, const void *bias, void *dx) {
    const int size = element_size(c);
    const int64_t tap_size = group_of(c) * c->in_channels, weight_size = volume(c->kernel) * tap_size;
    const size_t bytes = (size_t)(2 * weight_size * size);
    char *weights = fl_alloc__get(bytes);
    if (!weights) return false;
    char *sparse = at(weights, weight_size, size);
    depthwise_weights(c, w, weights, true, 0, c->in_channels);
    int64_t r[3];
    for (r[0] = 0; r[0] < c->stride[0]; ++r[0])
        for (r[1] = 0; r[1] < c->stride[1]; ++r[1])
            for (r[2] = 0; r[2] < c->stride[2]; ++r[2]) {
                depthwise d = {.c = c,
                               .set = &fl_kernels__active.conv->real[c->type],
                               .size = size,
                               .width = c->in_channels,
                               .pitch = c->in_channels,
                               .group = group_of(c),
                               .x = dy,
                               .bias = bias,
                               .y = dx,
                               .w = weights};
                bool any = true;
                for (int i = 0; i < 3; ++i) {
                    any = fl_conv__phase(c, i, r[i], &d.place_start[i], &d.to[i], &d.start[i]) && any;
                    d.from[i] = c->out[i];
                    d.step[i] = 1;
                    d.place_step[i] = c->stride[i];
                    d.place_size[i] = c->in[i];
                }
                if (!any) continue;
                const bool hops = depthwise_phase(&d, c, r);
                /* Where the phase's taps begin in the reversed line, and, with gaps between them, a copy without gaps.
                 */
                int64_t lead = 0, hop = 1;
                for (int64_t kw = c->kernel[2] - 1; kw >= 0 && kw * c->dilation[2] % c->stride[2] != r[2]; --kw) ++lead;
                if (hops) {
                    for (hop = 1; (c->kernel[2] - 1 - lead - hop) * c->dilation[2] % c->stride[2] != r[2]; ++hop)
                        continue;
                    d.w = sparse;
                    for (int64_t line = 0; line < c->kernel[0] * c->kernel[1]; ++line)
                        for (int64_t t = 0; t < d.taps; ++t)
                            memcpy(at(sparse, (line * c->kernel[2] + t) * tap_size, size),
                                   at(weights, (line * c->kernel[2] + lead + t * hop) * tap_size, size),
                                   (size_t)(tap_size * size));
                } else {
                    d.w = at(weights, lead < c->kernel[2] ? lead * tap_size : 0, size);
                }
                const int64_t lines = c->n * d.to[0] * d.to[1];
                fl_pool__for(lines, depthwise_grain(c, lines), depthwise_run, &d);
            }
    fl_alloc__put(weights, bytes);
    return true;
}
