/* op.c: finding ops by name.
 */
#include "ops/op.h"

#include <string.h>

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

void fl_ops__free_list(fl_value *list) {
    fl_tensors__free((fl_tensor **)list->as.tensors);
    list->as.tensors = NULL;
}
