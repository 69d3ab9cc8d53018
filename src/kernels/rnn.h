/* rnn.h: the cells of recurrent layers, forward and backward, each one pass over its rows: what follows the products of
 * a step.
 *
 * Gates stand side by side in PyTorch's order: i, f, g, o (LSTM); r, z, n (GRU). A row is one sequence of the batch;
 * rows may lie apart (`..._row`, in elements). Nothing overlaps but where it says so.
 */
#ifndef FL_KERNELS_RNN_H
#define FL_KERNELS_RNN_H

#include <stdbool.h>
#include <stdint.h>

#include "kernels/real.h"

typedef struct fl_rnn_step {
    int64_t hidden;
    /* LSTM: 4 hidden; GRU, from the input: 3 hidden; RNN: hidden. Forward: sums in, and, LSTM and RNN, activations out
     * (for RNN that is h). Backward: the activations. */
    void *gates;
    int64_t gates_row;
    void *hidden_gates; /* GRU, from h: 3 hidden, sums in; backward: gradients of these out */
    int64_t hidden_gates_row;
    void *kept; /* GRU: r, z, n and the hidden part of n's sum, 4 hidden: out; backward: in */
    int64_t kept_row;
    const void *previous; /* c of the step before (LSTM), h of the step before (GRU) */
    int64_t previous_row;
    void *c; /* LSTM */
    int64_t c_row;
    void *h; /* LSTM, GRU: out; RNN backward: in */
    int64_t h_row;
    void *dh; /* backward: in; GRU: out what goes straight to the h before */
    int64_t dh_row;
    void *dc; /* LSTM backward: in, and out that of the step before */
    int64_t dc_row;
    void *gradients; /* backward: of the gates' sums, out */
    int64_t gradients_row;
    bool relu; /* RNN: relu, not tanh */
} fl_rnn_step;

/* Rows [begin, end). */
typedef void (*fl_rnn_fn)(const fl_rnn_step *step, int64_t begin, int64_t end);

typedef struct fl_rnn_kernels {
    fl_rnn_fn lstm[2], lstm_backward[2]; /* by type */
    fl_rnn_fn gru[2], gru_backward[2];
    fl_rnn_fn rnn[2], rnn_backward[2];
} fl_rnn_kernels;

#endif
