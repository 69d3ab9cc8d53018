/* copy.c: copying between tensors of any layout and dtype, and filling. The walk is fl_iter's; what is special are the
 * cases it would be slow at: one long run of bytes, and transposing, where source and destination run along different
 * dimensions and blocks keep both in cache.
 */
#include <stdlib.h>

#include "base/alloc.h"
#include "base/pool.h"
#include "kernels/kernels.h"
#include "tensor/cast.h"
#include "tensor/iter.h"

/* ---- Long runs ------------------------------------------------------------------------------------------- */

typedef struct run {
    char *dst;
    const char *src;
} run;

/* memcpy, but where dst lies a little past src in its page, which `rep movsb` is slow at (kernels/move.inc). */
static void copy_some(char *dst, const char *src, int64_t bytes) {
    if (((uintptr_t)dst - (uintptr_t)src) % 4096 - 1 < 64)
        fl_kernels__active.move->copy[1](dst, 1, src, 1, bytes);
    else
        memcpy(dst, src, (size_t)bytes);
}

static void copy_run(void *context, int64_t begin, int64_t end) {
    const run *r = context;
    copy_some(r->dst + begin, r->src + begin, end - begin);
}

static void stream_run(void *context, int64_t begin, int64_t end) {
    const run *r = context;
    fl_kernels__active.move->stream(r->dst + begin, r->src + begin, end - begin);
    fl_move__stream_end();
}

static void copy_bytes(char *dst, const char *src, int64_t bytes) {
    if (bytes < 1 << 20) {
        if (bytes) copy_some(dst, src, bytes);
    } else {
        fl_pool__for(bytes, 1 << 19, 2 * bytes >= FL_STREAM_FROM ? stream_run : copy_run, &(run){dst, src});
    }
}

/* ---- Transposing ----------------------------------------------------------------------------------------- */

/* Rows that one unit of work takes, multiples of the side of a tile (kernels/move.inc): as many as the cache holds of
 * the destination's, so that the source is read in long runs, but some for every thread; LONG_BLOCK where there are few
 * columns (the channels of a picture). What is written past the caches takes no room there: it is the source's runs
 * that count, and a unit takes no more than a stripe of columns instead. */
#define TILE 16
#define LEAST_BLOCK 64
#define BLOCK 448
#define BLOCK_BYTES (256 << 10)
#define UNITS 16
#define FEW_COLUMNS 4
#define LONG_BLOCK 1024
#define PAST_BLOCK 1024
#define PAST_STRIPE 256
#define PIECE 128 /* rows converted at a time */

/* The size of blocks of at most `block` rows that differ little, in whole tiles. */
static int64_t even_block(int64_t rows, int64_t block) {
    const int64_t blocks = (rows + block - 1) / block;
    return ((rows + blocks - 1) / blocks + TILE - 1) / TILE * TILE;
}
static int64_t block_of(int64_t rows, int64_t row_bytes, int64_t all_rows) {
    int64_t block = row_bytes > 0 ? BLOCK_BYTES / row_bytes : BLOCK;
    if (block > all_rows / UNITS) block = all_rows / UNITS;
    if (block > BLOCK) block = BLOCK;
    return even_block(rows, block < LEAST_BLOCK ? LEAST_BLOCK : block);
}

typedef struct transposing {
    const fl_iter *it;       /* dimension 0: columns, contiguous in dst */
    int rows_dim;            /* contiguous in src */
    int64_t item, from_item; /* bytes of one, in dst and src */
    int64_t block, row_blocks, stripe, stripes;
    fl_transpose_fn run;
    fl_move_fn cast; /* NULL: the types are the same */
} transposing;

/* A tile's width of columns; those of another type are converted first. */
static void transpose_columns(const transposing *t, char *dst, int64_t dst_row, const char *src, int64_t src_column,
                              int64_t rows, int64_t columns) {
    if (!t->cast) {
        t->run(dst, dst_row, src, src_column, rows, columns);
        return;
    }
    _Alignas(64) char piece[TILE * PIECE * 8];
    for (int64_t row = 0; row < rows; row += PIECE) {
        const int64_t n = rows - row < PIECE ? rows - row : PIECE;
        for (int64_t c = 0; c < columns; c++)
            t->cast(piece + c * PIECE * t->item, t->item, src + c * src_column + row * t->from_item, t->from_item, n);
        t->run(dst + row * dst_row, dst_row, piece, PIECE * t->item, n, columns);
    }
}

/* One unit of work is `block` rows of one plane, over a stripe of columns. */
static void transpose_range(void *context, int64_t begin, int64_t end) {
    const transposing *t = context;
    const fl_iter *it = t->it;
    int64_t rows = it->sizes[t->rows_dim], columns = it->sizes[0];
    int64_t dst_row = it->strides[0][t->rows_dim], src_column = it->strides[1][0];
    int64_t at[FL_MAX_DIMS], stripe = begin % t->stripes, block = begin / t->stripes % t->row_blocks,
                             rest = begin / t->stripes / t->row_blocks;
    char *dst = it->data[0];
    const char *src = it->data[1];
    for (int d = 1; d < it->ndim; d++) {
        if (d == t->rows_dim) continue;
        at[d] = rest % it->sizes[d];
        rest /= it->sizes[d];
        dst += at[d] * it->strides[0][d];
        src += at[d] * it->strides[1][d];
    }
    for (int64_t unit = begin; unit < end; unit++) {
        const int64_t row = block * t->block, n = rows - row < t->block ? rows - row : t->block;
        const int64_t first = stripe * t->stripe,
                      end_column = columns - first < t->stripe ? columns : first + t->stripe;
        for (int64_t c = first; c < end_column; c += TILE)
            transpose_columns(t, dst + row * dst_row + c * t->item, dst_row, src + row * t->from_item + c * src_column,
                              src_column, n, end_column - c < TILE ? end_column - c : TILE);
        if (++stripe < t->stripes) continue;
        stripe = 0;
        if (++block < t->row_blocks) continue;
        block = 0; /* the next plane */
        for (int d = 1; d < it->ndim; d++) {
            if (d == t->rows_dim) continue;
            dst += it->strides[0][d];
            src += it->strides[1][d];
            if (++at[d] < it->sizes[d]) break;
            at[d] = 0;
            dst -= it->sizes[d] * it->strides[0][d];
            src -= it->sizes[d] * it->strides[1][d];
        }
    }
}

/* Items of `item` bytes from those of `from_item`, which `cast` converts (NULL: as they are). */
static bool try_transpose(const fl_iter *it, int64_t item, int64_t from_item, fl_move_fn cast) {
    if (it->ndim < 2 || it->strides[0][0] != item || it->strides[1][0] == from_item || it->strides[1][0] == 0)
        return false;
    int rows_dim = 0;
    for (int d = 1; d < it->ndim && !rows_dim; d++)
        if (it->strides[1][d] == from_item) rows_dim = d;
    if (!rows_dim || it->sizes[rows_dim] < 4 || it->sizes[0] < 2) return false;
    const int64_t rows = it->sizes[rows_dim], columns = it->sizes[0];
    const bool past = item == 4 && !cast && columns >= TILE && 2 * item * it->numel >= FL_STREAM_FROM;
    const int64_t block = columns < FEW_COLUMNS ? LONG_BLOCK
                          : past                ? even_block(rows, PAST_BLOCK)
                                                : block_of(rows, it->strides[0][rows_dim], it->numel / columns);
    const int64_t stripe = past && columns > PAST_STRIPE ? PAST_STRIPE : columns;
    transposing t = {.it = it,
                     .rows_dim = rows_dim,
                     .item = item,
                     .from_item = from_item,
                     .block = block,
                     .row_blocks = (rows + block - 1) / block,
                     .stripe = stripe,
                     .stripes = (columns + stripe - 1) / stripe,
                     .run = past ? fl_kernels__active.move->transpose_past : fl_kernels__active.move->transpose[item],
                     .cast = cast};
    const int64_t units = it->numel / rows / columns * t.row_blocks * t.stripes;
    fl_pool__for(units, fl_pool__grain(units, 2 * block * stripe), transpose_range, &t);
    return true;
}

/* ---- Any two layouts ------------------------------------------------------------------------------------- */

static void cast_loop(char **data, const int64_t *strides, int64_t n, const void *params) {
    (*(const fl_move_fn *)params)(data[0], strides[0], data[1], strides[1], n);
}

/* The same for large tensors: into a block and from there past the caches. */
typedef struct streaming {
    fl_move_fn cast;
    int64_t item; /* bytes of one of the destination */
} streaming;
static void stream_cast_loop(char **data, const int64_t *strides, int64_t n, const void *params) {
    const streaming *s = params;
    if (strides[0] != s->item || n * s->item < 2 * FL_STREAM_BLOCK) {
        s->cast(data[0], strides[0], data[1], strides[1], n);
        return;
    }
    _Alignas(FL_STREAM_LINE) char block[FL_STREAM_BLOCK];
    const int64_t most = FL_STREAM_BLOCK / s->item;
    int64_t count = most - (int64_t)((uintptr_t)data[0] % FL_STREAM_LINE) / s->item;
    for (int64_t done = 0; done < n; done += count, count = most) {
        if (count > n - done) count = n - done;
        s->cast(block, s->item, data[1] + done * strides[1], strides[1], count);
        fl_kernels__active.move->stream(data[0] + done * s->item, block, count * s->item);
    }
    fl_move__stream_end();
}

#define SHORT_ROW 256
#define SHORT_ROW_AS_READ 4096 /* in the order of reading */

/* Rows of so few bytes, dense in both or one item in src, each `dst_row` and `src_row` bytes after the last. */
typedef struct short_rows {
    const fl_iter *it;
    int64_t bytes, item;
    bool repeated;
} short_rows;
/* (A copy of a constant number of bytes is an instruction or two.) */
#define COPY_EACH(size)                                                                           \
    case size:                                                                                    \
        for (int64_t i = 0; i < n; i++, dst += dst_row, src += src_row) memcpy(dst, src, (size)); \
        return
static void copy_each(char *dst, int64_t dst_row, const char *src, int64_t src_row, int64_t bytes, int64_t n) {
    switch (bytes) {
        COPY_EACH(2);
        COPY_EACH(3);
        COPY_EACH(4);
        COPY_EACH(6);
        COPY_EACH(8);
        COPY_EACH(12);
        COPY_EACH(16);
        COPY_EACH(24);
        COPY_EACH(32);
        COPY_EACH(64);
        default:
            fl_kernels__active.move->copy_rows(dst, dst_row, src, src_row, bytes, n);
    }
}
static void copy_short_rows(void *context, int64_t begin, int64_t end) {
    const short_rows *s = context;
    const fl_iter *it = s->it;
    const int64_t rows = it->sizes[1], dst_row = it->strides[0][1], src_row = it->strides[1][1];
    for (int64_t row = begin; row < end;) {
        int64_t rest = row / rows;
        const int64_t first = row % rows, n = rows - first < end - row ? rows - first : end - row;
        char *dst = it->data[0] + first * dst_row;
        const char *src = it->data[1] + first * src_row;
        for (int d = 2; d < it->ndim; d++) {
            dst += rest % it->sizes[d] * it->strides[0][d];
            src += rest % it->sizes[d] * it->strides[1][d];
            rest /= it->sizes[d];
        }
        row += n;
        if (s->repeated) {
            fl_kernels__active.move->repeat_rows(dst, dst_row, src, src_row, s->item, s->bytes, n);
            continue;
        }
        copy_each(dst, dst_row, src, src_row, s->bytes, n);
    }
}

static bool try_short_rows(const fl_iter *it, int64_t item) {
    if (it->ndim < 2 || it->strides[0][0] != item || (it->strides[1][0] != item && it->strides[1][0] != 0))
        return false;
    short_rows s = {it, it->sizes[0] * item, item, it->strides[1][0] == 0};
    const int64_t n = it->numel / it->sizes[0];
    const bool other_way = it->ndim >= 3 && it->sizes[2] >= 4, few = it->sizes[1] < 4;
    if (few && !other_way) return false;
    /* Rows of whole lines of the cache are read in the order in which they stand, as heads are parted and joined:
     * reading is foreseen then, and nothing waits for writing (2.7 times as fast where memory is the limit). */
    const bool as_read = other_way && s.bytes >= FL_STREAM_LINE && llabs(it->strides[1][2]) < llabs(it->strides[1][1]);
    if (s.bytes > (as_read ? SHORT_ROW_AS_READ : SHORT_ROW)) return false;
    fl_iter turned;
    if (few || as_read) { /* few: many rows in one go, a few times over */
        turned = *it;
        turned.sizes[1] = it->sizes[2];
        turned.sizes[2] = it->sizes[1];
        for (int k = 0; k < 2; k++) {
            turned.strides[k][1] = it->strides[k][2];
            turned.strides[k][2] = it->strides[k][1];
        }
        s.it = &turned;
    }
    fl_pool__for(n, fl_pool__grain(n, 4 + s.bytes / 16), copy_short_rows, &s);
    return true;
}

/* First and last byte that t's elements take. */
static void extent(const fl_tensor *t, const char **first, const char **last) {
    int64_t item = (int64_t)fl_dtype_size((fl_dtype)t->dtype), low = 0, high = item - 1;
    for (int i = 0; i < t->ndim; i++) {
        int64_t span = (t->sizes[i] - 1) * t->strides[i] * item;
        if (span < 0)
            low += span;
        else
            high += span;
    }
    *first = t->data + low;
    *last = t->data + high;
}

static bool same_layout(const fl_tensor *a, const fl_tensor *b) {
    if (a->dtype != b->dtype || !fl_shape__equal(a, b)) return false;
    if (a->flags & b->flags & FL_T_CONTIGUOUS) return true;
    for (int i = 0; i < a->ndim; i++)
        if (a->sizes[i] > 1 && a->strides[i] != b->strides[i]) return false;
    return true;
}

static bool copy_apart(fl_tensor *dst, const fl_tensor *src) {
    fl_iter it;
    fl_iter__init(&it, dst->ndim, dst->sizes, (fl_tensor *[]){dst, (fl_tensor *)src}, 2);
    int64_t item = (int64_t)fl_dtype_size((fl_dtype)dst->dtype);
    fl_move_fn cast = fl_cast__find((fl_dtype)dst->dtype, (fl_dtype)src->dtype);
    if (it.meet) {
        fl_iter__run(&it, cast_loop, &cast, 1);
        return true;
    }
    if (dst->dtype == src->dtype) {
        if (it.ndim == 1 && it.strides[0][0] == item && it.strides[1][0] == item) {
            copy_bytes(it.data[0], it.data[1], it.numel * item);
            return true;
        }
        if (try_short_rows(&it, item)) return true;
    }
    const int64_t cost = dst->dtype == src->dtype ? 1 : 2, from = (int64_t)fl_dtype_size((fl_dtype)src->dtype);
    if (try_transpose(&it, item, from, dst->dtype == src->dtype ? NULL : cast)) return true;
    if (it.numel * (item + from) >= FL_STREAM_FROM)
        fl_iter__run(&it, stream_cast_loop, &(streaming){cast, item}, cost);
    else
        fl_iter__run(&it, cast_loop, &cast, cost);
    return true;
}

bool fl_tensor__copy(fl_tensor *dst, const fl_tensor *src) {
    if (dst->numel == 0) return true;
    if (fl_tensor__is_emptied(src)) return false;
    if (dst->storage == src->storage) {
        if (dst->data == src->data && same_layout(dst, src)) return true;
        const char *a, *b, *c, *d;
        extent(dst, &a, &b);
        extent(src, &c, &d);
        if (a <= d && c <= b) {
            fl_tensor *apart = fl_tensor__empty_like(src, (fl_dtype)src->dtype, src->sizes);
            if (!apart) return false;
            copy_apart(apart, src);
            copy_apart(dst, apart);
            fl_release(apart);
            return true;
        }
    }
    if (dst->dtype == src->dtype && dst->numel == src->numel &&
        ((dst->flags & src->flags & FL_T_CONTIGUOUS) || (same_layout(dst, src) && fl_shape__is_dense(dst)))) {
        copy_bytes(dst->data, src->data, dst->numel * (int64_t)fl_dtype_size((fl_dtype)dst->dtype));
        return true;
    }
    return copy_apart(dst, src);
}

/* ---- Filling --------------------------------------------------------------------------------------------- */

typedef struct filling {
    _Alignas(8) char element[8];
    fl_move_fn move;
    int64_t item;
} filling;

static void fill_loop(char **data, const int64_t *strides, int64_t n, const void *params) {
    const filling *f = params;
    f->move(data[0], strides[0], f->element, 0, n);
}
static void stream_fill_loop(char **data, const int64_t *strides, int64_t n, const void *params) {
    const filling *f = params;
    if (strides[0] != f->item || n * f->item < 2 * FL_STREAM_BLOCK) {
        f->move(data[0], strides[0], f->element, 0, n);
        return;
    }
    _Alignas(FL_STREAM_LINE) char block[FL_STREAM_BLOCK];
    const int64_t most = FL_STREAM_BLOCK / f->item;
    f->move(block, f->item, f->element, 0, most);
    int64_t count = most - (int64_t)((uintptr_t)data[0] % FL_STREAM_LINE) / f->item;
    for (int64_t done = 0; done < n; done += count, count = most) {
        if (count > n - done) count = n - done;
        fl_kernels__active.move->stream(data[0] + done * f->item, block, count * f->item);
    }
    fl_move__stream_end();
}

/* Rows too short for a call each: copies of one. */
static void fill_short_rows(char *const *data, const int64_t *strides, const int64_t *steps, int64_t n, int64_t rows,
                            const void *params) {
    const filling *f = params;
    char row[FL_STREAM_BLOCK];
    f->move(row, strides[0], f->element, 0, n);
    fl_kernels__active.move->copy_rows(data[0], steps[0], row, 0, n * f->item, rows);
}

bool fl_tensor__fill(fl_tensor *dst, fl_scalar value) {
    if (dst->numel == 0) return true;
    const int64_t item = (int64_t)fl_dtype_size((fl_dtype)dst->dtype);
    filling f = {{0}, fl_cast__find((fl_dtype)dst->dtype, (fl_dtype)dst->dtype), item};
    fl_cast__scalar(f.element, (fl_dtype)dst->dtype, value);
    if (dst->numel == 1) {
        memcpy(dst->data, f.element, (size_t)item);
        return true;
    }
    fl_iter it;
    fl_iter__init(&it, dst->ndim, dst->sizes, &dst, 1);
    const bool short_rows = it.ndim > 1 && it.strides[0][0] == item && it.sizes[0] * item <= FL_STREAM_BLOCK;
    if (short_rows)
        fl_iter__run_rows(&it, fill_short_rows, &f, 1);
    else
        fl_iter__run(&it, it.numel * item >= FL_STREAM_FROM / 2 ? stream_fill_loop : fill_loop, &f, 1);
    return true;
}
