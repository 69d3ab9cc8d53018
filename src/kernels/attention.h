/* attention.h: softmax(Q K^T scale + mask) V and its gradients without ever holding the matrix of scores, float32.
 *
 * Dao et al., "FlashAttention" (2022): a block of queries meets a block of keys at a time; a running maximum and sum of
 * each query's row correct what was added up before. Forward keeps one number a query, the logarithm of its sum of
 * exponentials, from which backward makes the block's weights again. The products run on the tiles of gemm.h.
 */
#ifndef FL_KERNELS_ATTENTION_H
#define FL_KERNELS_ATTENTION_H

#include "kernels/gemm.h"

typedef enum fl_attention_mask { FL_ATTENTION_NO_MASK, FL_ATTENTION_ALLOWED, FL_ATTENTION_ADDED } fl_attention_mask;

/* A matrix for each batch and head: element (i, j) at data + batch * step[0] + head * step[1] + i * step[2] + j. */
typedef struct fl_attention_matrix {
    float *data;
    int64_t step[3];
} fl_attention_matrix;

/* `heads` query heads share heads / key_heads each of keys and values. */
typedef struct fl_attention {
    int64_t batch, heads, key_heads;
    int64_t length, source, width, value_width; /* L, S, E, Ev; all at least 1 */
    float scale;
    bool causal; /* query i sees keys up to i */
    fl_attention_matrix q, k, v, out;
    float *log_sums; /* [batch][heads][length]; +infinity for a query that sees nothing, whose output is 0 */
    fl_attention_mask mask_kind; /* bytes, not 0 where a key may be seen; or floats to add */
    const void *mask;
    int64_t mask_step[4]; /* elements, by batch, head, query and key; 0 where broadcast */
} fl_attention;

/* False: no memory (the error is recorded). Fills out and log_sums. */
bool fl_attention__forward(const fl_attention *a);
/* dq, dk and dv from the gradient of out, and what forward left in out and log_sums. All are overwritten. */
bool fl_attention__backward(const fl_attention *a, fl_attention_matrix dout, fl_attention_matrix dq,
                            fl_attention_matrix dk, fl_attention_matrix dv);

/* ---- The inner kernels ------------------------------------------------------------------------------------------- */
/* Over `rows` rows of `n` values each, rows of the same name apart by the number after it. */

typedef struct fl_attention_kernels {
    /* to = from * scale, followed by zeros up to `padded` (whole vectors) values a row. */
    void (*copy)(int64_t rows, int64_t n, int64_t padded, const float *from, int64_t from_row, float scale, float *to,
                 int64_t to_row);
    /* scores -= infinity where the byte is 0, or += the float. */
    void (*mask)(fl_attention_mask kind, int64_t rows, int64_t n, float *scores, int64_t row, const void *mask,
                 int64_t mask_row, int64_t mask_column);
    /* Scores to exponentials below the new maximum; `sums`, `most` and the rows of `out` (`width`, whole vectors)
     * follow. first: they begin here. */
    void (*weigh)(bool first, int64_t rows, int64_t n, float *scores, int64_t row, float *most, float *sums, float *out,
                  int64_t out_row, int64_t width);
    /* out = made / sums; log_sums = most + log(sums). */
    void (*finish)(int64_t rows, int64_t n, const float *made, int64_t made_row, const float *most, const float *sums,
                   float *out, int64_t out_row, float *log_sums);
    /* scores = exp(scores - log_sums) */
    void (*weights)(int64_t rows, int64_t n, float *scores, int64_t row, const float *log_sums);
    /* d = weights * (d - dots) */
    void (*score_gradients)(int64_t rows, int64_t n, const float *weights, float *d, int64_t row, const float *dots);
    /* dots = the dot product of each row of a and b */
    void (*dots)(int64_t rows, int64_t n, const float *a, int64_t a_row, const float *b, int64_t b_row, float *dots);
} fl_attention_kernels;

#endif
