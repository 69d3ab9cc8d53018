/* places.h (internal): index tensors turned into places: one offset in memory for every element of their broadcast
 * shape, at which blocks of the other dimensions are read or written.
 */
#ifndef FL_OPS_PLACES_H
#define FL_OPS_PLACES_H

#include "ops/elements.h"

/* self[tensors]: the indexed dimensions are replaced by the tensors' broadcast shape, in their place where they stand
 * side by side, else in front. */
typedef struct fl_places {
    int64_t *offsets; /* bytes from self's first element, one for each element of the broadcast shape */
    int64_t count;
    int n_before, n_index, n_after;  /* dimensions of the result */
    int64_t sizes[FL_MAX_DIMS];      /* of the result */
    int64_t strides[FL_MAX_DIMS];    /* bytes, of self, by dimensions of the result; 0 for those of the index */
    int n_tensors;                   /* dimensions of self */
    fl_tensor *tensors[FL_MAX_DIMS]; /* one for each, int64 (NULL: not indexed); owned */
} fl_places;
static inline int fl_places__ndim(const fl_places *p) { return p->n_before + p->n_index + p->n_after; }

/* Whether t indexes as a mask: bool or uint8. */
static inline bool fl_places__is_mask(const fl_tensor *t) { return t->dtype == FL_BOOL || t->dtype == FL_UINT8; }
/* Puts an index tensor (a mask: one int64 vector for each of its dimensions) at tensors[*at...], for a tensor of these
 * sizes, and moves *at on. The entries are references of the caller's. `named` is the tensor that messages speak of.
 * False and PyTorch's IndexError where it does not fit. */
bool fl_places__add(fl_tensor **tensors, int *at, const fl_tensor *named, const int64_t *sizes, int ndim, fl_tensor *t);
/* Takes the tensors over (one a dimension of self, or NULL), whatever it returns. False and an IndexError for shapes
 * that do not broadcast or entries out of range. */
bool fl_places__open(fl_places *p, const fl_tensor *self, fl_tensor *const *tensors);
void fl_places__close(fl_places *p);

/* A new tensor (one reference, the caller's) of what stands at the places. */
fl_tensor *fl_places__read(const fl_places *p, const fl_tensor *self);
/* Lets `values`, of the result's shape and self's dtype, meet what stands at the places of `target`, which is laid out
 * as self is; places that come more than once, in order. */
bool fl_places__write(const fl_places *p, fl_tensor *target, const fl_tensor *values, fl_meet meet);

#endif
