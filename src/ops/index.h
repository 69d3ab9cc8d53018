/* index.h (internal): x[...] and x[...] = value, for hosts: a parsed list of index items goes in, so that basic
 * indexing makes one view and nothing else.
 *
 *     fl_index_item items[] = {{.kind = FL_INDEX_ELLIPSIS}, {.kind = FL_INDEX_INT, .as.i = -1}};
 *     fl_tensor *last = fl_index__get(x, items, 2);     // x[..., -1]
 */
#ifndef FL_OPS_INDEX_H
#define FL_OPS_INDEX_H

#include <flashlight/tensor.h>

typedef enum fl_index_kind {
    FL_INDEX_INT = 0,
    FL_INDEX_SLICE,
    FL_INDEX_NEW_AXIS, /* None */
    FL_INDEX_ELLIPSIS,
    FL_INDEX_BOOL,  /* True or False */
    FL_INDEX_TENSOR /* integers (0-dim ones stand for an int) or a mask of bool or uint8; lists become tensors first */
} fl_index_kind;

typedef struct fl_index_item {
    fl_index_kind kind;
    union {
        int64_t i;
        bool b;
        fl_tensor *tensor; /* borrowed */
        struct {
            int64_t start, stop, step; /* FL_NONE where left out */
            bool alone; /* x[a:b], not x[(slice(a, b),)]: a view made by slicing also where it is all of x */
        } slice;
    } as;
} fl_index_item;

/* x[items]: a tracked view where only ints, slices, None, ... and True stand in the list, else a new tensor. A result
 * as an op's. Errors: IndexError, and the others in PyTorch's words. An empty list gives a view of all of x (x[()]). */
fl_tensor *fl_index__get(fl_tensor *x, const fl_index_item *items, int n);
/* x[items] = value, recorded; value is broadcast and cast to x's dtype. False after an error; x is then as it was. */
bool fl_index__set(fl_tensor *x, const fl_index_item *items, int n, fl_tensor *value);
/* The same with a number. */
bool fl_index__set_scalar(fl_tensor *x, const fl_index_item *items, int n, fl_scalar value);

#endif
