/* rnn.h (internal): one direction of one recurrent layer over a whole sequence, as one differentiable op
 * (ops/rnn_direction.c).
 */
#ifndef FL_OPS_RNN_H
#define FL_OPS_RNN_H

#include "autograd/graph.h"

typedef enum fl_rnn_mode { FL_RNN_LSTM, FL_RNN_GRU, FL_RNN_TANH, FL_RNN_RELU } fl_rnn_mode;

typedef struct fl_rnn_weights {
    fl_tensor *w_ih;        /* [gates x hidden, features] */
    fl_tensor *w_hh;        /* [gates x hidden, size of h] */
    fl_tensor *b_ih, *b_hh; /* [gates x hidden], or both NULL */
    fl_tensor *w_hr;        /* [size of h, hidden]: the LSTM's projection of h, or NULL: h is of size hidden */
} fl_rnn_weights;

typedef struct fl_rnn_result {
    fl_tensor *y; /* h of every step: the shape of x but for the last size */
    fl_tensor *h; /* [batch, size of h]: of each sequence's last step */
    fl_tensor *c; /* [batch, hidden]; LSTM alone */
} fl_rnn_result;

/* x: [steps, batch, features], or packed with `batch_sizes` (int64, contiguous, not increasing): [rows, features]. h0:
 * [batch, size of h]; c0: [batch, hidden], LSTM alone. Shapes and types are the caller's to check. Results as an op's;
 * y NULL after an error. */
fl_rnn_result fl_rnn__direction(fl_rnn_mode mode, bool reverse, fl_tensor *x, fl_tensor *batch_sizes, fl_tensor *h0,
                                fl_tensor *c0, const fl_rnn_weights *weights);

#endif
