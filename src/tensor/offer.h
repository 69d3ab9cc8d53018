/* offer.h (internal): where a host wants the results of the op that it calls next: Python's out=.
 *
 * An offer that the op need not take up: the first memory it asks for that is just like an offered tensor is that
 * tensor's. So most ops write their result where it belongs, and know nothing of it; what comes of the others, or of
 * one whose first such tensor was not its result, the host copies. The offer is of tensors that share no memory with
 * what the op reads (`apart`), or is meant for pointwise ops alone, which read each item before they write it.
 *
 * What is taken is written, so an op takes it when nothing can fail any more: what it makes in a scope, or converts
 * (fl_tensor__dense), never takes an offer; where more may fail for another reason, the op withdraws it first.
 */
#ifndef FL_TENSOR_OFFER_H
#define FL_TENSOR_OFFER_H

#include "tensor/tensor.h"

#define FL_OFFERS 4

typedef struct fl_offer {
    const char *op; /* its name: where `apart` does not hold, only a pointwise op of that name takes the offer up */
    bool apart;
    int count;
    fl_tensor *tensors[FL_OFFERS]; /* NULL where taken; borrowed */
} fl_offer;

/* Whether t can be offered: written by the op before anything else of the write is checked. */
bool fl_offer__open(const fl_tensor *t);
/* No offer from here on: the op allocates more, or checks more, once it has begun to write its result. */
static inline void fl_offer__withdraw(void) { fl_thread__self.offer = NULL; }
/* Gives t, sized and strided and without storage, memory that is offered and just like it. */
bool fl_offer__take(fl_tensor *t);
/* An alias of the one tensor that is offered, where the pointwise op of this name can write a result of this type and
 * these sizes into it, whatever its strides, while it reads n inputs (NULL: none). Else NULL, without an error. */
fl_tensor *fl_offer__alias(const char *op, fl_dtype dtype, int ndim, const int64_t *sizes, fl_tensor *const *inputs,
                           int n);
/* Whether t stands where `target` does, item by item. */
bool fl_offer__same(const fl_tensor *t, const fl_tensor *target);
/* Whether the memory that two tensors are views of lies apart. */
bool fl_offer__apart(const fl_tensor *a, const fl_tensor *b);

#endif
