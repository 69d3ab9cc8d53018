/* gemm.h: matrix products C = A B of float32, float64 and integers; the core under linear layers, matmul, convolutions
 * and recurrent layers.
 *
 * fl_gemm__run is the driver: it looks at the shape, packs B (and, a few rows at a time, A) into the order the inner
 * kernels read, and shares tiles of C out among threads. Its tiles and its order of summation depend on the shape
 * alone, so results do not depend on the number of threads. The inner kernels below it are pure loops, one table an
 * instruction set. The driver stands outside the table because it allocates (the packing buffers) and may fail.
 */
#ifndef FL_KERNELS_GEMM_H
#define FL_KERNELS_GEMM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "kernels/real.h"

/* Types of elements; integers are modulo 2^32 and 2^64, whatever their sign, and take no activation. Of FL_GEMM_BF16,
 * which exists where fl_gemm__bf16 says so, A and B have pairs of bfloat16 numbers and C has floats: k counts pairs. */
enum {
    FL_GEMM_F32 = FL_REAL_F32,
    FL_GEMM_F64 = FL_REAL_F64,
    FL_GEMM_U32,
    FL_GEMM_U64,
    FL_GEMM_TYPES,
    FL_GEMM_BF16 = FL_GEMM_TYPES
};

/* What may be applied to C once it is complete. */
typedef enum fl_act {
    FL_ACT_NONE = 0,
    FL_ACT_RELU,
    FL_ACT_GELU,      /* by erf */
    FL_ACT_GELU_TANH, /* by tanh */
    FL_ACT_SIGMOID,
    FL_ACT_TANH,
    FL_ACT_SILU
} fl_act;

/* Operands that are not matrices in memory (the patches of a convolution). Each may be NULL. k0 counts within the
 * product. */
typedef struct fl_gemm_hooks {
    /* dst[i * k + p] = A(row + i, k0 + p) for rows x k elements. */
    void (*rows)(const void *context, int64_t batch, int64_t row, int rows, int64_t k0, int64_t k, void *dst);
    /* dst[p * width + j] = B(k0 + p, column + j) for j < n, 0 for n <= j < width. */
    void (*columns)(const void *context, int64_t batch, int64_t k0, int64_t k, int64_t column, int n, int width,
                    void *dst);
    /* c[i] = the address of C(row + i, 0), in the batch's C. */
    void (*place)(const void *context, int64_t batch, int64_t row, int rows, void **c);
    const void *context;
} fl_gemm_hooks;

/* `batch` products of m x k by k x n. Strides count elements and may be anything for A and B (0 and negative too); one
 * of c_row and c_col must be 1 (or its size 1). C overlaps neither A nor B. */
typedef struct fl_gemm {
    int type; /* FL_GEMM_F32, ... */
    int64_t batch, m, n, k;
    const void *a;
    int64_t a_batch, a_row, a_col;
    const void *b;
    int64_t b_batch, b_row, b_col;
    void *c;
    int64_t c_batch, c_row, c_col;
    const void *bias;   /* added: n values, one a column, or with bias_rows m values, one a row; NULL: none */
    int64_t bias_batch; /* elements from a batch's bias to the next; 0: they share it */
    bool bias_rows;
    bool accumulate;            /* C += instead of C = */
    fl_act act;                 /* applied last, to bias and old C too */
    const fl_gemm_hooks *hooks; /* replace a, b or c; NULL: none */
} fl_gemm;

/* False: no memory (the error is recorded). */
bool fl_gemm__run(const fl_gemm *g);

/* out[j] = sum over i of x[i * n + j] (or added to out): the bias gradient. Parallel; sums in a fixed order. */
bool fl_gemm__column_sums(int type, int64_t m, int64_t n, const void *x, int64_t row, void *out, bool accumulate);

/* ---- The inner kernels ------------------------------------------------------------------------------------------- */

#define FL_GEMM_ROWS 14     /* the most rows a tile has, on any instruction set */
#define FL_GEMM_TURNED 1024 /* elements of a small B that are transposed first */
#define FL_GEMM_TRIANGLE 64 /* rows of a triangle that one kernel solves for */
#define FL_GEMM_KC_BYTES                                                                        \
    1536 /* k is cut into blocks of so many bytes: FL_GEMM_ROWS rows of A then fit the L1 cache \
          */

typedef struct fl_gemm_tail {
    const void *bias;     /* of the tile's first column, or NULL */
    const void *row_bias; /* of the tile's first row, or NULL */
    bool accumulate;
    /* k may be the length of one of several runs: of A they begin at a + run[i], or, where that is NULL, follow each
     * other; of B they are b_gap elements apart. */
    int64_t runs; /* 0: one */
    const int64_t *run;
    int64_t b_gap;
} fl_gemm_tail;

/* One tile of C: its rows start at c[0], c[1], ...; `n` of its columns are written. A(i, p) = a[i * a_row + p * a_col];
 * B(p, j) = b[p * b_row + j], of which the tile's full width is read. */
typedef void (*fl_gemm_tile_fn)(int64_t k, const void *a, int64_t a_row, int64_t a_col, const void *b, int64_t b_row,
                                void *const *c, int n, const fl_gemm_tail *tail);

typedef struct fl_gemm_set {
    int size;  /* bytes of an element */
    int rows;  /* the most rows of a tile */
    int lanes; /* elements of a vector; a tile is 1, 2 or 4 vectors wide */
    int wide;  /* the most rows of a tile of 4 vectors */
    int dot_rows, dot_columns;
    fl_gemm_tile_fn tile[FL_GEMM_ROWS][3]; /* [rows - 1][0, 1, 2: 1, 2, 4 vectors] */
    /* C(i, j) (+)= sum over p of A(i, p) B(p, j), where rows of A and columns of B are contiguous: few rows. */
    void (*dot)(int64_t m, int64_t n, int64_t k, const void *a, int64_t a_row, const void *b, int64_t b_col, void *c,
                int64_t c_row, int64_t c_col, const fl_gemm_tail *tail);
    /* Any strides, tiny sizes; products from `begin` to `end` of the batch. */
    void (*small)(const fl_gemm *g, int64_t begin, int64_t end);
    /* c[j] (+)= sum over p of a[p * a_col] B(p, j), where rows of B are contiguous. */
    void (*row)(int64_t n, int64_t k, const void *a, int64_t a_col, const void *b, int64_t b_row, void *c,
                bool accumulate);
    /* L X = B or U X = B for n <= FL_GEMM_TRIANGLE, X in the place of B; of floating types. See kernels/triangle.h. */
    void (*substitute)(bool upper, bool unit, int64_t n, const void *t, int64_t t_row, int64_t t_col, void *x,
                       int64_t step, int64_t next, int64_t count);
    /* dst[p * width + j] = B(p, j) for j < n, 0 for n <= j < width. */
    void (*pack_columns)(int64_t k, int n, int width, const void *b, int64_t b_row, int64_t b_col, void *dst);
    /* Copies a block of rows of A close together; returns the strides it has there. dst: FL_GEMM_PACKED_BYTES.
     */
    void (*pack_rows)(int rows, int64_t k, const void *a, int64_t a_row, int64_t a_col, void *dst, int64_t *row,
                      int64_t *col);
    void (*activate)(fl_act act, int64_t n, void *c);
    void (*column_sums)(int64_t m, int64_t n, const void *x, int64_t row, void *out, bool accumulate);
} fl_gemm_set;

#define FL_GEMM_PACKED_BYTES ((FL_GEMM_ROWS + 2) * FL_GEMM_KC_BYTES + 64)

typedef struct fl_gemm_kernels {
    fl_gemm_set sets[FL_GEMM_TYPES];
    /* C (+)= A B^T + bias for few dense rows of A and rows of B of float16 (0) or bfloat16 (1). */
    void (*half_dots[2])(int64_t m, int64_t n, int64_t k, const float *a, const uint16_t *b, float *c, int64_t c_row,
                         const float *bias, bool accumulate);
} fl_gemm_kernels;

typedef struct fl_gemm_pairs {
    fl_gemm_set set;
    /* Two rows of numbers as one of pairs. */
    void (*interleave)(int64_t n, const uint16_t *low, const uint16_t *high, uint32_t *pairs);
} fl_gemm_pairs;
/* NULL where this CPU has no instruction for them. */
const fl_gemm_pairs *fl_gemm__bf16(void);
/* Those of a type. */
const fl_gemm_set *fl_gemm__set(int type);

#endif
