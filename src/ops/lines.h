/* lines.h (internal): the walk of gather and scatter. For every position p of an index, element p of `other` belongs to
 * the element of `target` at p with p[dim] replaced by index[p].
 *
 * The elements of the index's last dimension are a line, which kernels take whole. The other dimensions are walked,
 * those merged that stand evenly; what is left of them as the last is a run of lines evenly apart, which kernels take
 * several of at a time.
 */
#ifndef FL_OPS_LINES_H
#define FL_OPS_LINES_H

#include "tensor/tensor.h"

typedef struct fl_lines {
    char *target, *other;
    const int64_t *index; /* row-major */
    int64_t length;       /* of a line */
    int64_t index_line;   /* entries of the index between lines */
    /* Bytes: an element; between places along dim; between neighbours of a line (in the target 0 along dim). */
    int64_t item, by, target_item, other_item;
    int ndim;                                                                            /* of lines, at least 1 */
    int64_t sizes[FL_MAX_DIMS], target_strides[FL_MAX_DIMS], other_strides[FL_MAX_DIMS]; /* bytes; target's of dim: 0 */
} fl_lines;

/* `other` NULL: none, its strides are 0. 0-dim tensors count as 1-dim. */
void fl_lines__plan(fl_lines *l, const fl_tensor *target, const fl_tensor *other, const fl_tensor *index, int dim);

/* Where a line begins. */
typedef struct fl_line {
    int64_t at[FL_MAX_DIMS];
    char *target, *other;
    const int64_t *index;
} fl_line;

fl_line fl_lines__find(const fl_lines *l, int64_t line);
/* Goes on by n lines, no more than are left of the run. */
void fl_lines__go_on(const fl_lines *l, fl_line *p, int64_t n);

/* How many lines from p on are evenly apart, `most` at most. */
static inline int64_t fl_lines__even(const fl_lines *l, const fl_line *p, int64_t most) {
    const int64_t left = l->sizes[l->ndim - 1] - p->at[l->ndim - 1];
    return left < most ? left : most;
}

/* Whether all of a row-major index is in range; else an error. */
bool fl_lines__check_index(const fl_tensor *index, int64_t size, int dim);
/* Whether an index names whole slices of self along d: it is expanded from a vector. */
bool fl_lines__is_expanded(const fl_tensor *self, int d, const fl_tensor *index);
/* The index (for slices that vector) as row-major int64, one reference, with entries checked against the size of
 * dimension `dim` (below 0: not); NULL and an error that names the op. */
fl_tensor *fl_lines__index(fl_tensor *index, int64_t size, int dim, bool slices, const char *name);

#endif
