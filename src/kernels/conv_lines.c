/* conv_lines.c: the driver of conv_lines.h.
 *
 * A task is a block of lines of positions (or a segment of one): the lines of the image that they read are copied into
 * the thread's buffer, with zeros where they lie outside. A tile of a product (gemm.h) is then some positions of one
 * line by a panel of columns; its rows begin a step apart in the buffer, and each tap is a run at its own offset. In
 * the weight gradient it is some columns of the other image by a panel of one run, over the positions of a line.
 */
#include "kernels/conv_lines.h"

#include <string.h>

#include "base/alloc.h"
#include "base/pool.h"
#include "base/workers.h"
#include "kernels/kernels.h"

#define BLOCK_BYTES (192 << 10) /* of copied lines: they stay in the L2 cache beside some of the weights */
#define PASS_BYTES (256 << 10)  /* of a panel of weights multiplied at a time */
#define MOST_BYTES (1 << 20)    /* of the lines that a single line of positions reads */
#define SMALL_COPY (8 << 10)    /* elements that are always copied */
#define LARGE_BYTES (2 << 20)   /* weights that do not fit the L2 cache beside anything else */
#define TASKS 16                /* at least so many, if there are lines enough */
#define LINES 32                /* of a task in one product */
#define SHORT 28                /* positions: shorter lines are not cut */

static int64_t min64(int64_t a, int64_t b) { return a < b ? a : b; }
static int64_t max64(int64_t a, int64_t b) { return a > b ? a : b; }
static int64_t ceil_div(int64_t a, int64_t b) { return (a + b - 1) / b; }
static void *at(const void *base, int64_t elements, int size) { return (char *)base + elements * size; }

typedef struct plan {
    const fl_conv_lines *l;
    const fl_gemm_set *gemm;
    int64_t run; /* elements of a unit */
    int64_t low[3], high[3];
    int64_t pitch;             /* elements from a copied pixel to the next */
    int64_t segment, segments; /* positions of a line in a task, of which a line has so many */
    int64_t height, blocks;    /* lines in a task, and blocks of them in an image's slice */
    int64_t copied[3];         /* pixels in the buffer */
    size_t bytes;              /* of the buffer */
    int64_t *offset;           /* of each unit from a position in the buffer */
    int64_t width, panels;     /* of the weights */
    int64_t group_packed;      /* elements */
    char *packed;
    int64_t panel_tasks; /* that share the panels of a block */
    const fl_gemm_hooks *weights;
    const void *bias;
    fl_act act;
    int64_t parts, row_tasks, rows; /* of the weight gradient */
    bool turned;
    char *sums;
    int64_t image_bytes;
} plan;

/* Pixels that fall on the same cache sets are moved apart. */
static int64_t apart(int64_t channels, int size) {
    return channels * size % 1024 == 0 ? channels + 64 / size : channels;
}

bool fl_conv_lines__joins(int64_t groups, int64_t channels, int type) {
    return groups == 1 && apart(channels, type == FL_REAL_F64 ? 8 : 4) == channels;
}

static int64_t block_elements(const plan *p, int64_t height, int64_t segment, int64_t *copied) {
    const fl_conv_patches *q = p->l->patches;
    copied[0] = p->high[0] - p->low[0] + 1;
    copied[1] = (height - 1) * q->step[1] + p->high[1] - p->low[1] + 1;
    copied[2] = (segment - 1) * q->step[2] + p->high[2] - p->low[2] + q->span;
    return copied[0] * copied[1] * copied[2] * p->pitch;
}

/* large: the weights do not fit the caches, so that tasks share them out, and take all lines there is room for. */
static void make_plan(plan *p, const fl_conv_lines *l, bool large) {
    const fl_conv_patches *q = l->patches;
    *p = (plan){.l = l, .gemm = fl_gemm__set(l->type), .run = q->span * q->channels};
    const int size = p->gemm->size;
    for (int i = 0; i < 3; ++i) {
        p->low[i] = INT64_MAX;
        p->high[i] = INT64_MIN;
        for (int64_t u = 0; u < l->units; ++u) {
            p->low[i] = min64(p->low[i], q->unit[u][i]);
            p->high[i] = max64(p->high[i], q->unit[u][i]);
        }
    }
    p->pitch = apart(q->pitch, size);
    do {
        p->segment = ceil_div(q->rows[2], ++p->segments);
    } while (p->segment > SHORT && block_elements(p, 1, p->segment, p->copied) * size > BLOCK_BYTES);
    p->segments = ceil_div(q->rows[2], p->segment);
    const int64_t most = large ? q->rows[1] : min64(q->rows[1], l->n * q->rows[0] * q->rows[1] * p->segments / TASKS);
    p->height = 1;
    while (p->height < most && block_elements(p, p->height + 1, p->segment, p->copied) * size <= BLOCK_BYTES)
        ++p->height;
    p->blocks = ceil_div(q->rows[1], p->height);
    p->height = ceil_div(q->rows[1], p->blocks);
    /* A tile reads its full width. */
    p->bytes = (size_t)((block_elements(p, p->height, p->segment, p->copied) + 4 * p->gemm->lanes) * size);
}

bool fl_conv_lines__suit(const fl_conv_lines *l) {
    const fl_conv_patches *q = l->patches;
    if (l->units < 1 || l->n < 1 || q->channels < 1 || l->columns < 1 || q->rows[0] < 1 || q->rows[1] < 1) return false;
    if (q->rows[2] < fl_gemm__set(l->type)->rows / 2) return false;
    plan p;
    make_plan(&p, l, false);
    /* Lines far apart, of which few are read, take longer to copy than the patches. */
    const int64_t gathered = p.height * p.segment * l->units * p.run * l->groups;
    return p.bytes <= MOST_BYTES && p.copied[0] * p.copied[1] * p.copied[2] * p.pitch <= max64(gathered, SMALL_COPY);
}

static bool find_offsets(plan *p) {
    const fl_conv_patches *q = p->l->patches;
    p->offset = fl_alloc__get((size_t)p->l->units * sizeof(int64_t));
    if (!p->offset) return false;
    for (int64_t u = 0; u < p->l->units; ++u)
        p->offset[u] = (((q->unit[u][0] - p->low[0]) * p->copied[1] + q->unit[u][1] - p->low[1]) * p->copied[2] +
                        q->unit[u][2] - p->low[2]) *
                       p->pitch;
    return true;
}

/* A task's place among the positions. */
typedef struct block {
    int64_t n, z, y, x, height, width;
} block;

static block block_of(const plan *p, int64_t task) {
    const fl_conv_patches *q = p->l->patches;
    block b;
    b.x = task % p->segments * p->segment;
    task /= p->segments;
    b.y = task % p->blocks * p->height;
    task /= p->blocks;
    b.z = task % q->rows[0];
    b.n = task / q->rows[0];
    b.height = min64(p->height, q->rows[1] - b.y);
    b.width = min64(p->segment, q->rows[2] - b.x);
    return b;
}

/* The lines that a block reads, with zeros around the image. */
static void copy_lines(const plan *p, const block *b, char *to) {
    const fl_conv_patches *q = p->l->patches;
    const int size = p->gemm->size;
    const int64_t pixel = q->pitch * size, copied_pixel = p->pitch * size, line = p->copied[2] * copied_pixel;
    const int64_t z0 = q->start[0] + b->z * q->step[0] + p->low[0], y0 = q->start[1] + b->y * q->step[1] + p->low[1];
    const int64_t x0 = q->start[2] + b->x * q->step[2] + p->low[2];
    const int64_t left = min64(max64(-x0, 0), p->copied[2]), right = max64(min64(q->size[2] - x0, p->copied[2]), left);
    const int64_t lines = (b->height - 1) * q->step[1] + p->high[1] - p->low[1] + 1;
    for (int64_t z = 0; z < p->copied[0]; ++z, to += (p->copied[1] - lines) * line)
        for (int64_t y = 0; y < lines; ++y, to += line) {
            if (z0 + z < 0 || z0 + z >= q->size[0] || y0 + y < 0 || y0 + y >= q->size[1]) {
                memset(to, 0, (size_t)line);
                continue;
            }
            const char *from = q->image;
            from += (((b->n * q->size[0] + z0 + z) * q->size[1] + y0 + y) * q->size[2] + x0 + left) * pixel;
            memset(to, 0, (size_t)(left * copied_pixel));
            if (pixel == copied_pixel)
                memcpy(to + left * pixel, from, (size_t)((right - left) * pixel));
            else
                for (int64_t x = left; x < right; ++x, from += pixel)
                    memcpy(to + x * copied_pixel, from, (size_t)pixel);
            memset(to + right * copied_pixel, 0, (size_t)((p->copied[2] - right) * copied_pixel));
        }
}

/* The pixel of the other image that position (y, 0) of the block is. */
static char *place(const plan *p, const block *b, int64_t y) {
    const fl_conv_lines *l = p->l;
    const int64_t oz = l->place_start[0] + b->z * l->place_step[0];
    const int64_t oy = l->place_start[1] + (b->y + y) * l->place_step[1];
    const int64_t ox = l->place_start[2] + b->x * l->place_step[2];
    const int64_t pixel = ((b->n * l->place_size[0] + oz) * l->place_size[1] + oy) * l->place_size[2] + ox;
    return at(l->out, pixel * l->groups * l->columns, p->gemm->size);
}

static int64_t panel_width(const plan *p, int64_t columns) {
    const int64_t lanes = p->gemm->lanes;
    return columns <= lanes ? lanes : 2 * lanes;
}
static fl_gemm_tile_fn tile_of(const plan *p, int rows, int64_t width) {
    return p->gemm->tile[rows - 1][width == p->gemm->lanes ? 0 : 1];
}

/* ---- Forward ----------------------------------------------------------------------------------------------------- */

/* Positions of one line by one panel, over the units [first, last). */
static void multiply_line(const plan *p, const char *lines, int64_t positions, int64_t first, int64_t last,
                          const char *panel, int64_t width, const char *out, int n, const void *bias) {
    const fl_conv_lines *l = p->l;
    const int size = p->gemm->size, most = p->gemm->rows;
    const int64_t step = l->patches->step[2] * p->pitch, blocks = ceil_div(positions, most);
    const int64_t out_step = l->place_step[2] * l->groups * l->columns;
    const fl_gemm_tail tail = {
        .bias = first ? NULL : bias, .accumulate = first > 0, .runs = last - first, .run = p->offset + first};
    for (int64_t i = 0, x = 0; i < blocks; ++i) {
        const int rows = (int)(positions / blocks + (i < positions % blocks));
        void *c[FL_GEMM_ROWS];
        for (int r = 0; r < rows; ++r) c[r] = at(out, (x + r) * out_step, size);
        tile_of(p, rows, width)(p->run, at(lines, x * step, size), step, 1, at(panel, first * p->run * width, size),
                                width, c, n, &tail);
        x += rows;
    }
}

static int64_t depth_of(const plan *p) { return p->l->units * p->run; }

/* Packs panel `i` of all groups'. */
static void pack_panel(const plan *p, int64_t i, void *to) {
    const int64_t column = i % p->panels * p->width, n = min64(p->width, p->l->columns - column);
    p->weights->columns(p->weights->context, i / p->panels, 0, depth_of(p), column, (int)n, (int)panel_width(p, n), to);
}

static void pack_panels(void *context, int64_t begin, int64_t end) {
    const plan *p = context;
    for (int64_t i = begin; i < end; ++i)
        pack_panel(
            p, i,
            at(p->packed, i / p->panels * p->group_packed + i % p->panels * p->width * depth_of(p), p->gemm->size));
}

static void forward_panel(const plan *p, const block *b, const char *lines, int64_t i, const char *weights) {
    const fl_conv_lines *l = p->l;
    const int size = p->gemm->size;
    const int64_t line_step = l->patches->step[1] * p->copied[2] * p->pitch, g = i / p->panels;
    const int64_t column = i % p->panels * p->width, n = min64(p->width, l->columns - column);
    const int64_t width = panel_width(p, n), channel = g * l->columns + column;
    const int64_t pass = max64(1, PASS_BYTES / (p->run * width * size));
    const char *from = at(lines, g * l->patches->channels, size);
    for (int64_t first = 0; first < l->units; first += pass)
        for (int64_t y = 0; y < b->height; ++y)
            multiply_line(p, at(from, y * line_step, size), b->width, first, min64(l->units, first + pass), weights,
                          width, at(place(p, b, y), channel, size), (int)n,
                          p->bias ? at(p->bias, channel, size) : NULL);
    const int64_t step = l->place_step[2] * l->groups * l->columns;
    for (int64_t y = 0; p->act && y < b->height; ++y)
        for (int64_t x = 0; x < b->width; ++x)
            p->gemm->activate(p->act, n, at(place(p, b, y), channel + x * step, size));
}

/* A block of lines by some of the panels. */
static void forward_block(void *context, int64_t task, void *buffer) {
    const plan *p = context;
    const int64_t all = p->l->groups * p->panels, part = task % p->panel_tasks;
    const block b = block_of(p, task / p->panel_tasks);
    copy_lines(p, &b, buffer);
    for (int64_t i = all * part / p->panel_tasks; i < all * (part + 1) / p->panel_tasks; ++i) {
        char *weights = (char *)buffer + p->image_bytes;
        if (p->packed)
            weights =
                at(p->packed, i / p->panels * p->group_packed + i % p->panels * p->width * depth_of(p), p->gemm->size);
        else
            pack_panel(p, i, weights);
        forward_panel(p, &b, buffer, i, weights);
    }
}

bool fl_conv_lines__forward(const fl_conv_lines *l, const fl_gemm_hooks *weights, const void *bias, fl_act act) {
    plan p;
    const fl_gemm_set *gemm = fl_gemm__set(l->type);
    const int64_t width = 2 * gemm->lanes, panels = ceil_div(l->columns, width);
    const int64_t depth = l->units * l->patches->span * l->patches->channels;
    const int64_t panel_bytes = width * depth * gemm->size;
    const bool large = l->groups * panels * panel_bytes > LARGE_BYTES;
    make_plan(&p, l, large);
    p.weights = weights;
    p.bias = bias;
    p.act = act;
    p.width = width;
    p.panels = panels;
    p.group_packed = ((panels - 1) * width + panel_width(&p, l->columns - (panels - 1) * width)) * depth;
    const int64_t tasks = l->n * l->patches->rows[0] * p.blocks * p.segments, all = l->groups * panels;
    p.panel_tasks = large || tasks < TASKS ? min64(all, ceil_div(TASKS, tasks)) : 1;
    p.image_bytes = (int64_t)(p.bytes + 63) / 64 * 64;
    /* What only one block reads is packed by who multiplies it. */
    const bool shared = tasks > 1 || !large;
    const size_t bytes = shared ? (size_t)(l->groups * p.group_packed * gemm->size) : 0;
    p.packed = shared ? fl_alloc__get(bytes) : NULL;
    bool ok = (p.packed || !shared) && find_offsets(&p);
    if (ok && shared) fl_pool__for(all, fl_pool__grain(all, depth * width), pack_panels, &p);
    ok = ok && fl_workers__for(tasks * p.panel_tasks, (size_t)(p.image_bytes + (shared ? 0 : panel_bytes)),
                               forward_block, &p);
    fl_alloc__put(p.packed, bytes);
    fl_alloc__put(p.offset, (size_t)l->units * sizeof(int64_t));
    return ok;
}

/* ---- Weight gradient --------------------------------------------------------------------------------------------- */

/* With short runs, the sums of a group are the other way round, [unit][run][column]: then positions by columns are read
 * where they stand, in whole vectors. */
static void add_turned(const plan *p, const block *b, const char *lines, int64_t g, char *sums, bool first) {
    const fl_conv_lines *l = p->l;
    const int size = p->gemm->size, most = p->gemm->rows;
    const int64_t channels = l->groups * l->columns, b_row = l->place_step[2] * channels;
    const int64_t step = l->patches->step[2] * p->pitch, line_step = l->patches->step[1] * p->copied[2] * p->pitch;
    const char *from = at(place(p, b, 0), g * l->columns, size);
    const int64_t b_line = (place(p, b, 1) - place(p, b, 0)) / size;
    int64_t begin[LINES];
    for (int64_t y0 = 0; y0 < b->height; y0 += LINES) {
        const int64_t height = min64(LINES, b->height - y0);
        for (int64_t y = 0; y < height; ++y) begin[y] = (y0 + y) * line_step;
        const fl_gemm_tail tail = {
            .accumulate = !first || y0, .runs = height, .run = begin, .b_gap = b_line - b->width * b_row};
        for (int64_t u = 0; u < l->units; ++u)
            for (int64_t r = 0, blocks = ceil_div(p->run, most), i = 0; i < blocks; ++i) {
                const int rows = (int)(p->run / blocks + (i < p->run % blocks));
                for (int64_t column = 0; column < l->columns; column += p->width) {
                    const int n = (int)min64(p->width, l->columns - column);
                    void *c[FL_GEMM_ROWS];
                    for (int k = 0; k < rows; ++k) c[k] = at(sums, (u * p->run + r + k) * l->columns + column, size);
                    tile_of(p, rows, panel_width(p, n))(b->width,
                                                        at(lines, g * l->patches->channels + p->offset[u] + r, size), 1,
                                                        step, at(from, y0 * b_line + column, size), b_row, c, n, &tail);
                }
                r += rows;
            }
    }
}

/* Some columns by all units, added to the part's sums. */
static void add_rows(const plan *p, const block *b, const char *lines, int64_t column, int rows, char *packed,
                     char *sums, bool first) {
    const fl_conv_lines *l = p->l;
    const int size = p->gemm->size, lanes = p->gemm->lanes;
    const int64_t step = l->patches->step[2] * p->pitch, line_step = l->patches->step[1] * p->copied[2] * p->pitch;
    const int64_t depth = l->units * p->run, g = column / l->columns;
    int64_t a_row = 1, a_col = 1, slab = 0; /* elements of a packed line */
    for (int64_t y = 0; y < b->height; ++y) {
        p->gemm->pack_rows(rows, b->width, at(place(p, b, y), column, size), 1,
                           l->place_step[2] * l->groups * l->columns, at(packed, y * slab, size), &a_row, &a_col);
        slab = b->width * a_col;
    }
    for (int64_t u = 0; u < l->units; ++u)
        for (int64_t r = 0; r < p->run; r += 2 * lanes) {
            const int n = (int)min64(2 * lanes, p->run - r);
            const char *from = at(lines, g * l->patches->channels + p->offset[u] + r, size);
            void *c[FL_GEMM_ROWS];
            for (int i = 0; i < rows; ++i) c[i] = at(sums, i * depth + u * p->run + r, size);
            const fl_gemm_tail tail = {.accumulate = !first, .runs = b->height, .b_gap = line_step - b->width * step};
            tile_of(p, rows, panel_width(p, n))(b->width, packed, a_row, a_col, from, step, c, n, &tail);
        }
}

static void gradient_part(void *context, int64_t task, void *buffer) {
    const plan *p = context;
    const fl_conv_lines *l = p->l;
    const int size = p->gemm->size;
    const int64_t part = task / p->row_tasks, row_task = task % p->row_tasks;
    const int64_t blocks = l->n * l->patches->rows[0] * p->blocks * p->segments;
    const int64_t first = blocks * part / p->parts, last = blocks * (part + 1) / p->parts;
    const int64_t depth = l->units * p->run, channels = l->groups * l->columns;
    char *sums = at(p->sums, part * channels * depth, size), *packed = (char *)buffer + p->image_bytes;
    const int64_t begin = row_task * p->rows, end = min64(channels, begin + p->rows);
    for (int64_t i = first; i < last; ++i) {
        const block b = block_of(p, i);
        copy_lines(p, &b, buffer);
        if (p->turned) {
            for (int64_t g = begin / l->columns; g < end / l->columns; ++g)
                add_turned(p, &b, buffer, g, at(sums, g * l->columns * depth, size), i == first);
            continue;
        }
        for (int64_t column = begin; column < end;) {
            const int64_t left = min64(end, (column / l->columns + 1) * l->columns) - column; /* of the group */
            const int rows = (int)ceil_div(left, ceil_div(left, p->gemm->rows));
            add_rows(p, &b, buffer, column, rows, packed, at(sums, column * depth, size), i == first);
            column += rows;
        }
    }
}

typedef struct parts_sum {
    const plan *p;
    void *dw;
} parts_sum;

static void sum_rows(void *context, int64_t begin, int64_t end) {
    const parts_sum *s = context;
    const plan *p = s->p;
    const int64_t depth = p->l->units * p->run, channels = p->l->groups * p->l->columns;
    p->gemm->column_sums(p->parts, (end - begin) * depth, at(p->sums, begin * depth, p->gemm->size), channels * depth,
                         at(p->turned ? p->sums : s->dw, begin * depth, p->gemm->size), false);
}

/* The sums of all parts, [unit][run][column] of each group, into their order. */
static void turn_rows(void *context, int64_t begin, int64_t end) {
    const parts_sum *s = context;
    const plan *p = s->p;
    const int size = p->gemm->size;
    const int64_t columns = p->l->columns, depth = p->l->units * p->run;
    for (int64_t channel = begin; channel < end; ++channel) {
        const char *from = at(p->sums, channel / columns * columns * depth + channel % columns, size);
        char *to = at(s->dw, channel * depth, size);
        for (int64_t i = 0; i < depth; ++i) memcpy(to + i * size, from + i * columns * size, (size_t)size);
    }
}

bool fl_conv_lines__weight_gradient(const fl_conv_lines *l, void *dw) {
    plan p;
    make_plan(&p, l, false);
    const int size = p.gemm->size;
    const int64_t channels = l->groups * l->columns, depth = l->units * p.run;
    const int64_t blocks = l->n * l->patches->rows[0] * p.blocks * p.segments;
    /* Tasks are parts of the blocks by some of the rows: few parts where their sums would be large. */
    p.width = 2 * p.gemm->lanes;
    p.turned = p.run < p.width && l->columns % p.gemm->lanes == 0;
    p.rows = max64(1, ceil_div(2 * p.gemm->rows, l->columns)) * l->columns;
    if (l->columns > 2 * p.gemm->rows && !p.turned) p.rows = 2 * p.gemm->rows;
    p.row_tasks = ceil_div(channels, p.rows);
    p.parts = max64(1, min64(blocks, ceil_div(TASKS, p.row_tasks)));
    p.image_bytes = (int64_t)(p.bytes + 63) / 64 * 64;
    const size_t packed = (size_t)(p.height * p.segment * (FL_GEMM_ROWS + 2) * size);
    const size_t bytes = p.parts > 1 || p.turned ? (size_t)(p.parts * channels * depth * size) : 0;
    p.sums = bytes ? fl_alloc__get(bytes) : dw;
    bool ok = p.sums && find_offsets(&p) &&
              fl_workers__for(p.parts * p.row_tasks, (size_t)p.image_bytes + packed, gradient_part, &p);
    if (ok && bytes) {
        parts_sum s = {&p, dw};
        if (p.parts > 1) fl_pool__for(channels, fl_pool__grain(channels, p.parts * depth), sum_rows, &s);
        if (p.turned) fl_pool__for(channels, fl_pool__grain(channels, 4 * depth), turn_rows, &s);
    }
    if (bytes) fl_alloc__put(p.sums, bytes);
    fl_alloc__put(p.offset, (size_t)l->units * sizeof(int64_t));
    return ok;
}
