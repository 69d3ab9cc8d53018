/* kernels.h: the tables of kernels, one a family and instruction set, and the ones chosen for this CPU.
 *
 * A kernel is a loop over raw pointers and sizes; it never allocates, never fails and knows no tensor. Each family is
 * one template, <family>.inc, compiled once an instruction set by <family>_<isa>.c, which gives one const table,
 * fl_<family>_kernels__<isa> (FL_FN(fl_<family>_kernels)); choosing takes the highest that the CPU has (FLASHLIGHT_ISA
 * lowers it). A family adds its header, its line in the struct, and its line in kernels.c.
 */
#ifndef FL_KERNELS_KERNELS_H
#define FL_KERNELS_KERNELS_H

#include "kernels/attention.h"
#include "kernels/conv.h"
#include "kernels/distance.h"
#include "kernels/dropout.h"
#include "kernels/factor.h"
#include "kernels/gemm.h"
#include "kernels/loss.h"
#include "kernels/move.h"
#include "kernels/norm.h"
#include "kernels/optim.h"
#include "kernels/order.h"
#include "kernels/pointwise.h"
#include "kernels/pool.h"
#include "kernels/reduce.h"
#include "kernels/resample.h"
#include "kernels/rnn.h"
#include "kernels/softmax.h"
#include "kernels/winograd.h"

typedef struct fl_kernels {
    const char *isa;
    const fl_gemm_kernels *gemm;
    const fl_conv_kernels *conv;
    const fl_move_kernels *move;
    const fl_pointwise_kernels *pointwise;
    const fl_reduce_kernels *reduce;
    const fl_resample_kernels *resample;
    const fl_rnn_kernels *rnn;
    const fl_softmax_kernels *softmax;
    const fl_norm_kernels *norm;
    const fl_pool_kernels *pool;
    const fl_loss_kernels *loss;
    const fl_optim_kernels *optim;
    const fl_order_kernels *order;
    const fl_dropout_kernels *dropout;
    const fl_winograd_kernels *winograd;
    const fl_distance_kernels *distance;
    const fl_factor_kernels *factor;
    const fl_attention_kernels *attention;
} fl_kernels;

/* Chosen when the library is loaded; constant afterwards. */
extern fl_kernels fl_kernels__active;

#endif
