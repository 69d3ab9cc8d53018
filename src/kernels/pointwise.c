/* pointwise.c: makes loops over any layout and type of the block functions of pointwise.h. */
#include "kernels/pointwise.h"

#include <string.h>

#include "kernels/kernels.h"

extern const fl_pointwise_kernels fl_pointwise_kernels__baseline;

fl_block_fn fl_pointwise__find(fl_pointwise_id id, fl_dtype dtype) {
    fl_block_fn fn = fl_kernels__active.pointwise->fn[id][dtype];
#if defined(__x86_64__)
    extern const fl_pointwise_kernels fl_pointwise_kernels__avx2, fl_pointwise_kernels__avx512;
    if (!fn && fl_kernels__active.pointwise == &fl_pointwise_kernels__avx512)
        fn = fl_pointwise_kernels__avx2.fn[id][dtype];
#endif
    return fn ? fn : fl_pointwise_kernels__baseline.fn[id][dtype];
}

/* What one operand may take of the first-level cache at a time. */
#define BLOCK_BYTES 4096

/* data with another operand k. */
static char *const *replaced(char **with, char *const *data, int inputs, int k, char *operand) {
    for (int i = 0; i <= inputs; ++i) with[i] = i == k ? operand : data[i];
    return with;
}

/* The kernel writes past the caches, from the first line of these on. */
static void run_past(const fl_pointwise_call *call, char *const *data, const int64_t *strides, int64_t n,
                     const fl_pointwise_params *params) {
    const int64_t before = (int64_t)(-(uintptr_t)data[0] % FL_STREAM_LINE) / call->size[0];
    char *rest[4];
    for (int k = 0; k <= call->inputs; ++k) rest[k] = data[k] + before * strides[k];
    fl_pointwise_params past = *params;
    past.past = true;
    if (before) call->fn(data[0], (const void *const *)(data + 1), before, params);
    call->fn(rest[0], (const void *const *)(rest + 1), n - before, &past);
    fl_move__stream_end();
}

static void row(const fl_pointwise_call *call, char *const *data, const int64_t *strides, int64_t n) {
    const int inputs = call->inputs;
    bool buffered[4], any = false;
    int widest = 1, single = call->numbers;
    char *with_single[4];
    int64_t one; /* an item that is one for the whole row, as the kernel takes it */
    if (call->takes_single && n > 1) {
        for (int k = 1; k <= inputs; ++k)
            if (strides[k] == 0 && (!call->converts[k] || call->takes_single < 6)) single |= 1 << (k - 1);
        single = call->takes_single == 3 && single & 2 ? 2 : single & call->takes_single;
        if (call->takes_single == 6 && single != 6) single = 0;
        if (single && single != 6 && call->converts[single]) {
            call->move[single]((char *)&one, call->computed_size[single], data[single], 0, 1);
            data = replaced(with_single, data, inputs, single, (char *)&one);
        }
    } else if (call->half_single && !single && n > 1) {
        for (int k = 1; k <= inputs; ++k)
            if (strides[k] == 0 && !call->converts[k]) single |= 1 << (k - 1);
        single = call->half_single == 3 && single & 2 ? 2 : single & call->half_single;
        if (single) {
            const fl_dtype half = call->half;
            fl_kernels__active.move->convert[half][FL_FLOAT32]((char *)&one, 4, data[single], 2, 1);
            data = replaced(with_single, data, inputs, single, (char *)&one);
        }
    }
    for (int k = 0; k <= inputs; ++k) {
        buffered[k] =
            (k == 0 || !(single & 1 << (k - 1))) && (call->converts[k] || (strides[k] != call->size[k] && n > 1));
        any |= buffered[k];
        if (call->computed_size[k] > widest) widest = call->computed_size[k];
    }
    fl_pointwise_params of_single;
    const fl_pointwise_params *params = &call->params;
    if (single) {
        of_single = call->params;
        of_single.single = single;
        params = &of_single;
    }
    const bool streams = call->streams && strides[0] == call->size[0] && n * call->size[0] >= 2 * BLOCK_BYTES;
    if (!any && !streams) {
        if (call->past && strides[0] == call->size[0] && n * call->size[0] >= 2 * BLOCK_BYTES)
            run_past(call, data, strides, n, params);
        else
            call->fn(data[0], (const void *const *)(data + 1), n, params);
        return;
    }
    _Alignas(FL_STREAM_LINE) char buffers[4][BLOCK_BYTES], streamed[FL_STREAM_BLOCK];
    int64_t block = BLOCK_BYTES >> __builtin_ctz((unsigned)widest); /* a power of 2 */
    if (streams && block > FL_STREAM_BLOCK / call->size[0]) block = FL_STREAM_BLOCK / call->size[0];
    char *items[4] = {data[0], data[1], inputs > 1 ? data[2] : NULL, inputs > 2 ? data[3] : NULL};
    for (int k = 0; k <= inputs; ++k)
        if (buffered[k]) items[k] = buffers[k];
    /* Streamed blocks end where a line of the cache does. */
    int64_t count = streams ? block - (int64_t)((uintptr_t)data[0] % FL_STREAM_LINE) / call->size[0] : block;
    for (int64_t done = 0; done < n; done += count, count = block) {
        if (count > n - done) count = n - done;
        for (int k = 1; k <= inputs; ++k) {
            if (!buffered[k])
                items[k] = data[k] + done * strides[k];
            else if (strides[k] == 0 && done > 0) /* a broadcast item fills its buffer once */
                continue;
            else if (strides[k] == 0 && !call->converts[k])
                fl_kernels__active.move->copy[call->size[k]](buffers[k], call->size[k], data[k], 0, count);
            else
                call->move[k](buffers[k], call->computed_size[k], data[k] + done * strides[k], strides[k], count);
        }
        char *out = data[0] + done * strides[0], *here = streams ? streamed : out;
        if (!buffered[0]) items[0] = here;
        call->fn(items[0], (const void *const *)(items + 1), count, params);
        if (buffered[0]) call->move[0](here, strides[0], buffers[0], call->computed_size[0], count);
        if (streams) fl_kernels__active.move->stream(out, here, count * call->size[0]);
    }
    if (streams) fl_move__stream_end();
}

static void copy_rows(int64_t size, char *dst, int64_t dst_row, int64_t dst_stride, const char *src, int64_t src_row,
                      int64_t src_stride, int64_t n, int64_t rows) {
    if (dst_stride == size && src_stride == size) {
        fl_kernels__active.move->copy_rows(dst, dst_row, src, src_row, n * size, rows);
        return;
    }
    const fl_move_fn copy = fl_kernels__active.move->copy[size];
    for (int64_t r = 0; r < rows; ++r) copy(dst + r * dst_row, dst_stride, src + r * src_row, src_stride, n);
}

/* Rows too short to be worth a call each are made one: operands whose rows do not follow each other go through buffers,
 * which a row that repeats fills once. */
#define SHORT_ROW 128
#define SHORT_ROW_BYTES 1024 /* of the widest operand, where the kernel does not take an item of a row as it is */

/* Rows of which some operands have the items of a column side by side: what a few such rows take of these goes through
 * buffers, turned. */
#define TURNED_BYTES 16384
#define LEAST_TURNED 2

static void turned_rows(const fl_pointwise_call *call, char *const *data, const int64_t *strides, const int64_t *steps,
                        int64_t n, int64_t rows, const bool *turned) {
    const int inputs = call->inputs;
    _Alignas(64) char buffers[3][TURNED_BYTES], streamed[BLOCK_BYTES];
    int64_t within[4], widest = 1;
    bool plain = call->numbers == 0; /* nothing but the kernel has to run */
    bool follow = !call->streams;    /* rows follow each other */
    for (int k = 0; k <= inputs; ++k) {
        within[k] = turned[k] ? call->size[k] : strides[k];
        plain = plain && !call->converts[k] && within[k] == call->size[k];
        follow = follow && (turned[k] || steps[k] == n * call->size[k]);
        if (call->size[k] > widest) widest = call->size[k];
    }
    int64_t high = widest < 4 ? 64 / widest : 16;
    const int64_t wide = TURNED_BYTES / (high * widest);
    const bool whole = plain && follow && n <= wide; /* rows make one run */
    if (whole && high < TURNED_BYTES / (n * widest)) high = TURNED_BYTES / (n * widest);
    for (int64_t first = 0; first < n; first += wide)
        for (int64_t top = 0; top < rows; top += high) {
            const int64_t count = n - first < wide ? n - first : wide, lines = rows - top < high ? rows - top : high;
            for (int k = 1; k <= inputs; ++k)
                if (turned[k])
                    fl_kernels__active.move->transpose[call->size[k]](buffers[k - 1], count * call->size[k],
                                                                      data[k] + first * strides[k] + top * steps[k],
                                                                      strides[k], lines, count);
            for (int64_t r = 0; r < (whole ? 1 : lines); ++r) {
                char *here[4];
                for (int k = 0; k <= inputs; ++k)
                    here[k] = turned[k] ? buffers[k - 1] + r * count * call->size[k]
                                        : data[k] + first * strides[k] + (top + r) * steps[k];
                if (whole) {
                    call->fn(here[0], (const void *const *)(here + 1), count * lines, &call->params);
                } else if (plain && call->streams) {
                    call->fn(streamed, (const void *const *)(here + 1), count, &call->params);
                    fl_kernels__active.move->stream(here[0], streamed, count * call->size[0]);
                } else if (plain) {
                    call->fn(here[0], (const void *const *)(here + 1), count, &call->params);
                } else {
                    row(call, here, within, count);
                }
            }
        }
    if (call->streams) fl_move__stream_end();
}

void fl_pointwise__rows(char *const *data, const int64_t *strides, const int64_t *steps, int64_t n, int64_t rows,
                        const void *context) {
    const fl_pointwise_call *call = context;
    if (rows == 1) {
        row(call, data, strides, n);
        return;
    }
    const int inputs = call->inputs;
    if (n >= LEAST_TURNED && rows > LEAST_TURNED) {
        bool turned[4] = {false}, any = false;
        for (int k = 1; k <= inputs; ++k) {
            turned[k] = steps[k] == call->size[k] && strides[k] != call->size[k] && strides[k] != 0;
            any |= turned[k];
        }
        if (any) {
            turned_rows(call, data, strides, steps, n, rows, turned);
            return;
        }
    }
    bool buffered[4], converts = call->numbers != 0;
    int64_t widest = 1;
    for (int k = 0; k <= inputs; ++k) {
        buffered[k] = strides[k] != call->size[k] || steps[k] != n * call->size[k];
        converts |= call->converts[k];
        if (call->size[k] > widest) widest = call->size[k];
    }
    if (converts ||
        (n > SHORT_ROW && (call->takes_single || call->half_single || call->streams || n * widest > SHORT_ROW_BYTES))) {
        char *here[4];
        for (int64_t r = 0; r < rows; ++r) {
            for (int k = 0; k <= inputs; ++k) here[k] = data[k] + r * steps[k];
            row(call, here, strides, n);
        }
        return;
    }
    _Alignas(64) char buffers[4][BLOCK_BYTES];
    const int64_t block = BLOCK_BYTES / (n * widest);
    for (int64_t done = 0, count; done < rows; done += count) {
        count = rows - done < block ? rows - done : block;
        char *items[4];
        for (int k = 0; k <= inputs; ++k) {
            const int64_t size = call->size[k];
            items[k] = buffered[k] ? buffers[k] : data[k] + done * steps[k];
            if (k == 0 || !buffered[k] || (steps[k] == 0 && done > 0)) continue;
            copy_rows(size, buffers[k], n * size, size, data[k] + done * steps[k], steps[k], strides[k], n, count);
        }
        call->fn(items[0], (const void *const *)(items + 1), count * n, &call->params);
        const int64_t size = call->size[0];
        if (buffered[0])
            copy_rows(size, data[0] + done * steps[0], steps[0], strides[0], buffers[0], n * size, size, n, count);
    }
}
