/* op.c: finding ops by name, and what they say of arguments that are NULL.
 */
#include "ops/op.h"

#include <string.h>

#include "base/error.h"
#include "tensor/tensor.h"

const fl_op *fl_ops__find(const char *name) {
    int low = 0, high = fl_ops__count;
    while (low < high) {
        int middle = (low + high) / 2;
        if (strcmp(fl_ops__table[middle].name, name) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < fl_ops__count && strcmp(fl_ops__table[low].name, name) == 0 ? &fl_ops__table[low] : NULL;
}

void *fl_ops__null(const char *op, const char *argument) {
    return fl_fail(FL_TYPE_ERROR,
                   "%s: argument '%s' is NULL and must not be (fl_grad, for one, gives NULL before a backward pass)",
                   op, argument);
}

void *fl_ops__bad_array(const char *op, const char *argument, int n) {
    if (n < 0) return fl_fail(FL_VALUE_ERROR, "%s: argument '%s' cannot have %d items", op, argument, n);
    return fl_fail(FL_TYPE_ERROR, "%s: argument '%s' is NULL, expected an array of %d", op, argument, n);
}

bool fl_ops__bad_list(const char *op, const char *argument, fl_tensor *const *tensors, int n, bool none_items) {
    if (n < 0 || (n > 0 && !tensors)) {
        fl_ops__bad_array(op, argument, n);
        return true;
    }
    for (int i = 0; i < n && !none_items; i++) {
        if (tensors[i]) continue;
        fl_fail(FL_TYPE_ERROR, "%s: item %d of argument '%s' is NULL, expected a tensor", op, i, argument);
        return true;
    }
    return false;
}

void fl_ops__free_list(fl_value *list) {
    fl_tensors__free((fl_tensor **)list->as.tensors);
    list->as.tensors = NULL;
}
