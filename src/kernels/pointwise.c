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
}

/* The inputs (bits) that repeat along a row and that the kernel takes as single items. */
static int single_items(const fl_pointwise_call *call, const int64_t *strides) {
    const int takes = call->takes_single ? call->takes_single : call->half_single;
    const bool as_stored = call->takes_single == 6 || call->half_single;
    int single = 0;
    if (!takes) return 0;
    for (int k = 1; k <= call->inputs; ++k)
        if (strides[k] == 0 && !(as_stored && call->converts[k])) single |= 1 << (k - 1);
    single = takes == 3 && single & 2 ? 2 : single & takes;
    return takes == 6 && single != 6 ? 0 : single;
}

static void row(const fl_pointwise_call *call, char *const *data, const int64_t *strides, int64_t n) {
    const int inputs = call->inputs;
    bool buffered[4], any = false;
    int widest = 1, single = call->numbers;
    char *with_single[4];
    int64_t one; /* an item that is one for the whole row, as the kernel takes it */
    if (n > 1 && !call->numbers) {
        single = single_items(call, strides);
        if (single && single != 6 && (call->half_single || call->converts[single])) {
            const fl_move_fn move =
                call->half_single ? fl_kernels__active.move->convert[call->half][FL_FLOAT32] : call->move[single];
            move((char *)&one, call->half_single ? 4 : call->computed_size[single], data[single], 0, 1);
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
    const bool streams = call->streams && strides[0] == call->size[0] && n * call->size[0] >= BLOCK_BYTES;
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
}

/* ---- Rows -------------------------------------------------------------------------------------------------------- */

#define SHORT_ROW 128 /* items: operands of shorter rows are packed, */
#define LEAST_ROW 16  /* and as many times 4 bytes: but not those from here on that the kernel takes as they lie */
#define PACKED_BYTES (2 * BLOCK_BYTES)

/* Rows one by one: the kernel takes all operands as they lie. */
static void dense_rows(const fl_pointwise_call *call, char *const *data, const int64_t *steps, int64_t n, int64_t rows,
                       int single) {
    const int inputs = call->inputs;
    const int64_t row_bytes = n * call->size[0];
    const bool streams = call->streams && steps[0] == row_bytes && row_bytes <= BLOCK_BYTES;
    const int64_t together = streams ? BLOCK_BYTES / row_bytes : rows;
    _Alignas(FL_STREAM_LINE) char streamed[BLOCK_BYTES];
    fl_pointwise_params params = call->params;
    params.single = single;
    for (int64_t done = 0, count; done < rows; done += count) {
        count = rows - done < together ? rows - done : together;
        char *here[4];
        for (int k = 0; k <= inputs; ++k) here[k] = data[k] + done * steps[k];
        char *const out = here[0];
        if (streams) here[0] = streamed;
        for (int64_t r = 0; r < count; ++r) {
            call->fn(here[0], (const void *const *)(here + 1), n, &params);
            for (int k = 0; k <= inputs; ++k) here[k] += steps[k];
        }
        if (streams) fl_kernels__active.move->stream(out, streamed, count * row_bytes);
    }
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
static void packed_rows(const fl_pointwise_call *call, char *const *data, const int64_t *strides, const int64_t *steps,
                        int64_t n, int64_t rows) {
    const int inputs = call->inputs;
    _Alignas(64) char buffers[4][PACKED_BYTES];
    bool packed[4];
    int64_t within[4], widest = 1;
    for (int k = 0; k <= inputs; ++k) {
        const bool one = strides[k] == 0 && steps[k] == 0;
        packed[k] = !one && (strides[k] != call->size[k] || steps[k] != n * call->size[k]);
        within[k] = one ? 0 : call->size[k];
        if (call->size[k] > widest) widest = call->size[k];
    }
    const int64_t block = PACKED_BYTES / (n * widest);
    for (int64_t done = 0, count; done < rows; done += count) {
        count = rows - done < block ? rows - done : block;
        char *items[4];
        for (int k = 0; k <= inputs; ++k) {
            const int64_t size = call->size[k];
            const char *from = data[k] + done * steps[k];
            items[k] = packed[k] ? buffers[k] : data[k] + done * steps[k];
            if (k == 0 || !packed[k] || (steps[k] == 0 && done > 0)) continue;
            if (strides[k] == 0)
                fl_kernels__active.move->repeat_rows(buffers[k], n * size, from, steps[k], size, n * size, count);
            else
                copy_rows(size, buffers[k], n * size, size, from, steps[k], strides[k], n, count);
        }
        row(call, items, within, count * n);
        const int64_t size = call->size[0];
        if (packed[0])
            copy_rows(size, data[0] + done * steps[0], steps[0], strides[0], buffers[0], n * size, size, n, count);
    }
}

/* ---- Operands that run the other way ----------------------------------------------------------------------------- */

/* Rows of which some operands have the items of a column side by side: what a block of such rows takes of these goes
 * through a buffer, turned. A block has TURNED_WIDE items of a row, and as many rows as that leaves room for, so that
 * all operands are read in runs of some 512 bytes. These lie far apart, where the hardware foresees little: the next
 * are asked for. */
#define TURNED_BYTES 65536
#define TURNED_WIDE 128
#define TURNED_LINES 16 /* lines of the operand that are turned together, */
#define TURNED_ROWS 32  /* so many items of each at a time */
#define ROWS_AHEAD 4
#define LEAST_TURNED 2

static void ask_for(const char *from, int64_t bytes) {
    for (int64_t b = 0; b < bytes; b += FL_STREAM_LINE)
        __builtin_prefetch((const void *)((uintptr_t)from + (uintptr_t)b), 0, 2);
}

/* An fl_transpose_fn that reads one group of src's lines after the other, each in one run. */
static void turn(int64_t size, char *dst, int64_t dst_row, const char *src, int64_t src_row, int64_t rows,
                 int64_t columns) {
    const fl_transpose_fn transpose = fl_kernels__active.move->transpose[size];
    if (columns <= TURNED_LINES) {
        transpose(dst, dst_row, src, src_row, rows, columns);
        return;
    }
    for (int64_t j = 0; j < columns; j += TURNED_LINES) {
        const int64_t lines = columns - j < TURNED_LINES ? columns - j : TURNED_LINES;
        for (int64_t i = 0; i < rows; i += TURNED_ROWS) {
            const int64_t n = rows - i < TURNED_ROWS ? rows - i : TURNED_ROWS;
            const char *from = src + j * src_row + i * size;
            for (int64_t k = 0; j + TURNED_LINES < columns && k < TURNED_LINES; ++k)
                ask_for((const char *)((uintptr_t)from + (uintptr_t)((TURNED_LINES + k) * src_row)), n * size);
            transpose(dst + i * dst_row + j * size, dst_row, from, src_row, n, lines);
        }
    }
}

static void turned_rows(const fl_pointwise_call *call, char *const *data, const int64_t *strides, const int64_t *steps,
                        int64_t n, int64_t rows, const bool *turned) {
    const int inputs = call->inputs;
    _Alignas(64) char buffer[TURNED_BYTES], streamed[BLOCK_BYTES];
    int64_t within[4], widest = 1, buffers = 0;
    bool plain = call->numbers == 0; /* nothing but the kernel has to run */
    bool follow = !call->streams;    /* rows follow each other */
    for (int k = 0; k <= inputs; ++k) {
        within[k] = turned[k] ? call->size[k] : strides[k];
        plain = plain && !call->converts[k] && within[k] == call->size[k];
        follow = follow && (turned[k] || steps[k] == n * call->size[k]);
        buffers += turned[k];
        if (call->size[k] > widest) widest = call->size[k];
    }
    const int64_t bytes = TURNED_BYTES / buffers / 64 * 64; /* of each turned operand's buffer */
    const bool whole = plain && follow && n <= TURNED_WIDE; /* rows make one run */
    const int64_t high = whole ? bytes / (n * widest) : bytes / (TURNED_WIDE * widest);
    for (int64_t first = 0; first < n; first += TURNED_WIDE)
        for (int64_t top = 0; top < rows; top += high) {
            const int64_t count = n - first < TURNED_WIDE ? n - first : TURNED_WIDE,
                          lines = rows - top < high ? rows - top : high;
            char *begin[4], *next = buffer;
            int64_t step[4];
            for (int k = 0; k <= inputs; ++k) {
                begin[k] = data[k] + first * strides[k] + top * steps[k];
                step[k] = steps[k];
                if (!turned[k]) continue;
                turn(call->size[k], next, count * call->size[k], begin[k], strides[k], lines, count);
                begin[k] = next;
                step[k] = count * call->size[k];
                next += bytes;
            }
            if (whole) {
                call->fn(begin[0], (const void *const *)(begin + 1), count * lines, &call->params);
                continue;
            }
            for (int64_t r = 0; r < lines; ++r) {
                for (int k = call->streams; k <= inputs; ++k)
                    if (!turned[k] && strides[k] == call->size[k] && r + ROWS_AHEAD < lines)
                        ask_for(begin[k] + ROWS_AHEAD * step[k], count * call->size[k]);
                if (plain && call->streams) {
                    call->fn(streamed, (const void *const *)(begin + 1), count, &call->params);
                    fl_kernels__active.move->stream(begin[0], streamed, count * call->size[0]);
                } else if (plain) {
                    call->fn(begin[0], (const void *const *)(begin + 1), count, &call->params);
                } else {
                    row(call, begin, within, count);
                }
                for (int k = 0; k <= inputs; ++k) begin[k] += step[k];
            }
        }
}

static void any_rows(const fl_pointwise_call *call, char *const *data, const int64_t *strides, const int64_t *steps,
                     int64_t n, int64_t rows) {
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
    const int single = call->numbers ? call->numbers : single_items(call, strides);
    bool as_they_lie = !call->past && (call->numbers || !call->half_single || !single);
    bool follow = true; /* all rows but those that repeat */
    for (int k = 0; k <= inputs; ++k) {
        const bool is_row = strides[k] == call->size[k];
        as_they_lie = as_they_lie && !(call->converts[k]) && (is_row || (k > 0 && single & 1 << (k - 1)));
        follow = follow && is_row && (steps[k] == n * call->size[k] || steps[k] == 0);
    }
    if (as_they_lie && n >= LEAST_ROW && n * call->size[0] >= 4 * LEAST_ROW && !(follow && n <= SHORT_ROW) &&
        !(call->streams && n * call->size[0] > BLOCK_BYTES)) {
        dense_rows(call, data, steps, n, rows, single);
    } else if (n <= SHORT_ROW) {
        packed_rows(call, data, strides, steps, n, rows);
    } else {
        char *here[4];
        for (int64_t r = 0; r < rows; ++r) {
            for (int k = 0; k <= inputs; ++k) here[k] = data[k] + r * steps[k];
            row(call, here, strides, n);
        }
    }
}

void fl_pointwise__rows(char *const *data, const int64_t *strides, const int64_t *steps, int64_t n, int64_t rows,
                        const void *context) {
    const fl_pointwise_call *call = context;
    any_rows(call, data, strides, steps, n, rows);
    if (call->streams || call->past) fl_move__stream_end();
}
