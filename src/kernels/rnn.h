/* rnn.h: the steps of recurrent layers, forward and backward: a product of a few rows with a matrix that was packed for
 * all steps, and the cell, which takes the sums while they are in the L1 cache.
 *
 * Gates stand side by side in PyTorch's order: i, f, g, o (LSTM); r, z, n (GRU). A row is one sequence of the batch;
 * rows may lie apart (`..._row`, in elements). Nothing overlaps but where it says so.
 *
 * A packed matrix B [k, columns] is one panel [k, lanes] for each `lanes` columns of a gate, zeros to the end of the
 * last; the panels of the gates of the same columns stand together. A kernel works on blocks: for LSTM and GRU,
 * forward, `lanes` hidden numbers and all their gates; for everything else 4 `lanes` of them.
 */
#ifndef FL_KERNELS_RNN_H
#define FL_KERNELS_RNN_H

#include <stdbool.h>
#include <stdint.h>

#include "kernels/real.h"

typedef struct fl_rnn_step {
    int64_t hidden; /* columns of what a kernel makes; for `product` those of C */
    /* The product A B; packed NULL: there is none, and the sums are what is given below. */
    const void *a; /* the h before (forward), the gradients of the sums of the step after (backward) */
    int64_t a_row, k;
    const void *packed;
    /* LSTM: 4 hidden; GRU, from the input: 3 hidden; RNN: hidden. Forward: sums to add to the product in, and, LSTM and
     * RNN, activations out (for RNN that is h). Backward: the activations. */
    void *gates;
    int64_t gates_row;
    const void *hidden_bias; /* GRU forward, with a product: 3 hidden to add to it, or NULL */
    void *hidden_gates; /* GRU: 3 hidden. Forward, without a product: the sums from h in; backward: gradients of these
                           out */
    int64_t hidden_gates_row;
    void *kept; /* GRU: r, z, n and the hidden part of n's sum, 4 hidden: out; backward: in */
    int64_t kept_row;
    const void *previous; /* c of the step before (LSTM), h of the step before (GRU) */
    int64_t previous_row;
    void *c; /* LSTM; of `product`: out */
    int64_t c_row;
    void *h; /* LSTM, GRU: out; RNN backward: in */
    int64_t h_row;
    /* Backward: the gradient of h is the product + dh + dy, of which each may be missing. GRU has dh
     * always, and puts into it what goes straight to the h before. */
    void *dh;
    int64_t dh_row;
    const void *dy;
    int64_t dy_row;
    void *dc; /* LSTM backward: in, and out that of the step before */
    int64_t dc_row;
    void *gradients; /* backward: of the gates' sums, out */
    int64_t gradients_row;
    bool relu;       /* RNN: relu, not tanh */
    bool accumulate; /* `product`: C += */
} fl_rnn_step;

/* Rows [row, row_end) and blocks [block, block_end). */
typedef void (*fl_rnn_fn)(const fl_rnn_step *step, int64_t row, int64_t row_end, int64_t block, int64_t block_end);

typedef struct fl_rnn_kernels {
    int lanes[2]; /* by type */
    fl_rnn_fn lstm[2], lstm_backward[2];
    fl_rnn_fn gru[2], gru_backward[2];
    fl_rnn_fn rnn[2], rnn_backward[2];
    fl_rnn_fn product[2]; /* C = A B */
} fl_rnn_kernels;

#endif
