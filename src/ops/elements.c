/* elements.c: finds the loops over elements for a type (kernels/move.h), and indices that are out of range.
 */
#include "ops/elements.h"

#include "base/pool.h"
#include "kernels/kernels.h"
#include "tensor/cast.h"

fl_move_fn fl_elements__meet(fl_dtype dtype, fl_meet meet) {
    return meet == FL_MEET_SET ? fl_cast__find(dtype, dtype) : fl_kernels__active.move->meet[dtype][meet - FL_MEET_ADD];
}

fl_scatter_fn fl_elements__scatter(fl_dtype dtype, fl_meet meet) {
    const fl_move_kernels *kernels = fl_kernels__active.move;
    return meet == FL_MEET_SET ? kernels->scatter[fl_dtype_size(dtype)]
                               : kernels->scatter_meet[dtype][meet - FL_MEET_ADD];
}
fl_gather_fn fl_elements__gather(fl_dtype dtype) { return fl_kernels__active.move->gather[fl_dtype_size(dtype)]; }

typedef struct check {
    const int64_t *index;
    int64_t size;
    _Atomic bool outside;
} check;
static void check_range(void *context, int64_t begin, int64_t end) {
    check *c = context;
    if (!fl_kernels__active.move->within(c->index + begin, end - begin, c->size)) c->outside = true;
}

int64_t fl_elements__first_outside(const int64_t *index, int64_t n, int64_t size) {
    check c = {.index = index, .size = size};
    fl_pool__for(n, 1 << 16, check_range, &c);
    if (!c.outside) return -1;
    int64_t i = 0;
    while (i < n && index[i] >= 0 && index[i] < size) i++;
    return i < n ? i : -1;
}
