/* move.h: bringing items from one place to another: copying and converting between any strides, and transposing.
 *
 * Strides are in bytes. A source stride of 0 fills.
 */
#ifndef FL_KERNELS_MOVE_H
#define FL_KERNELS_MOVE_H

#include <flashlight/tensor.h>
#include <string.h>

/* n items. */
typedef void (*fl_move_fn)(char *dst, int64_t dst_stride, const char *src, int64_t src_stride, int64_t n);
/* dst[i][j] <- src[j][i] for i < rows, j < columns: the items of a row of either stand side by side, its rows
 * dst_stride and src_stride apart. */
typedef void (*fl_transpose_fn)(char *dst, int64_t dst_stride, const char *src, int64_t src_stride, int64_t rows,
                                int64_t columns);

/* How an item that is written meets the one that is there. */
typedef enum fl_meet {
    FL_MEET_SET = 0,
    FL_MEET_ADD,
    FL_MEET_MULTIPLY,
    FL_MEET_MAX, /* NaN wins */
    FL_MEET_MIN
} fl_meet;

/* A line of gathering or scattering, strides in bytes, `n` items whose places along a dimension `index` tells.
 * gather: dst[i * dst_stride] <- src[i * src_stride + index[i] * by];
 * scatter: dst[i * dst_stride + index[i] * by] <- that meet src[i * src_stride], and so line by line where there are
 * several, of which one may be too short for a call; it ends with false at an index that is not in 0..last. */
typedef void (*fl_gather_fn)(char *dst, int64_t dst_stride, const char *src, int64_t src_stride, const int64_t *index,
                             int64_t by, int64_t n);
typedef struct fl_line_steps { /* between the lines: bytes, of the index entries */
    int64_t lines, dst, src, index;
    uint64_t last;
} fl_line_steps;
#define FL_ANY_INDEX UINT64_MAX /* as last: all are known to be in range */
#define FL_ONE_LINE (&(const fl_line_steps){.lines = 1, .last = FL_ANY_INDEX})
typedef bool (*fl_scatter_fn)(char *dst, int64_t dst_stride, const char *src, int64_t src_stride, const int64_t *index,
                              int64_t by, int64_t n, const fl_line_steps *each);

/* Items side by side and a mask of a byte (0: false) each, of which `count` are true before its end: compress writes
 * the true ones of src side by side, expand writes the next of src at the true places of dst. */
typedef void (*fl_masked_fn)(char *dst, const char *src, const char *mask, int64_t count);
/* dst <- *value where mask is true, or, for !where, false. */
typedef void (*fl_masked_fill_fn)(char *dst, int64_t dst_stride, const char *mask, int64_t mask_stride, int64_t n,
                                  const void *value, bool where);

/* Whether an operation that moves so many bytes, read and written, in all should write past the caches: none of what it
 * writes would stay there until it is read, and a line of the cache need not be read before it is written. */
#define FL_STREAM_FROM ((int64_t)64 << 20)
/* Longer bursts of such writing, and of reading between them, wait for the memory. */
#define FL_STREAM_BLOCK 512
#define FL_STREAM_LINE 64
/* What is written past the caches may be read by other threads from here on. */
static inline void fl_move__stream_end(void) {
#if defined(__x86_64__)
    __builtin_ia32_sfence();
#endif
}

/* memcpy that costs no call for a few bytes; dst and src do not overlap. */
static inline void fl_move__short(char *dst, const char *src, int64_t bytes) {
    if (bytes > 32) {
        memcpy(dst, src, (size_t)bytes);
    } else if (bytes >= 8) { /* by eights, the last of which may overlap */
        int64_t i = 0;
        for (; i + 8 <= bytes; i += 8) memcpy(dst + i, src + i, 8);
        if (i < bytes) memcpy(dst + bytes - 8, src + bytes - 8, 8);
    } else if (bytes >= 4) {
        memcpy(dst, src, 4);
        memcpy(dst + bytes - 4, src + bytes - 4, 4);
    } else {
        for (int64_t i = 0; i < bytes; i++) dst[i] = src[i];
    }
}

typedef struct fl_move_kernels {
    fl_move_fn convert[FL_DTYPE_COUNT][FL_DTYPE_COUNT]; /* [from][to] */
    /* By an item's bytes: 1, 2, 4 or 8. */
    fl_move_fn copy[9];
    /* `rows` rows of `bytes` each, which stand dst_row and src_row apart: for rows that are too short for a call each.
     */
    void (*copy_rows)(char *dst, int64_t dst_row, const char *src, int64_t src_row, int64_t bytes, int64_t rows);
    /* The same of rows that repeat one item, of 1, 2, 4 or 8 bytes. */
    void (*repeat_rows)(char *dst, int64_t dst_row, const char *src, int64_t src_row, int64_t item, int64_t bytes,
                        int64_t rows);
    /* Copies bytes past the caches, where the CPU can; fl_move__stream_end comes before anyone else reads them. */
    void (*stream)(char *dst, const char *src, int64_t bytes);
    /* dst <- a[0], b[0], a[1], b[1] ...: n of each. */
    void (*interleave[9])(char *dst, const char *a, const char *b, int64_t n);
    fl_move_fn meet[FL_DTYPE_COUNT][4]; /* less FL_MEET_ADD; halves go through float */
    fl_transpose_fn transpose[9];
    fl_transpose_fn transpose_past; /* items of 4 bytes, past the caches where tiles of dst are whole lines of these */
    /* `rows` rows of groups x per items, side by side: dst[j][g] <- src[g][j] within each. */
    void (*deal[9])(char *dst, const char *src, int64_t rows, int64_t groups, int64_t per);
    fl_gather_fn gather[9];
    fl_scatter_fn scatter[9];
    /* Short lines of gathering, their results side by side, lines of the index `index_line` apart (0: one for all):
     * dst[line][i] <- src[line * src_line + i * src_stride + index[line][i] * by] for i < n. */
    void (*gather_lines[9])(char *dst, const char *src, int64_t src_line, int64_t src_stride, const int64_t *index,
                            int64_t index_line, int64_t by, int64_t n, int64_t lines);
    /* Rows of `bytes` side by side: dst[i] <- the row at src + index[i] * by, for i < n. */
    void (*gather_rows)(char *dst, const char *src, const int64_t *index, int64_t by, int64_t bytes, int64_t n);
    fl_scatter_fn scatter_meet[FL_DTYPE_COUNT][4]; /* less FL_MEET_ADD */
    /* Whether all n indices are in [0, size). */
    bool (*within)(const int64_t *index, int64_t n, int64_t size);
    fl_masked_fn compress[9], expand[9];
    fl_masked_fill_fn masked_fill[9];
    int64_t (*count_true)(const char *mask, int64_t n);
    /* out <- where the mask is true, room of them at most; how many were written. */
    int64_t (*true_places)(int64_t *out, int64_t room, const char *mask, int64_t n);
} fl_move_kernels;

#endif
