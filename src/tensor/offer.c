/* offer.c: results written where the host wants them. */
#include "tensor/offer.h"

bool fl_offer__open(const fl_tensor *t) {
    const fl_tensor *base = t->base;
    const bool known =
        t->autograd || t->flags & FL_T_REQUIRES_GRAD || (base && (base->autograd || base->flags & FL_T_REQUIRES_GRAD));
    return t->numel && (fl_thread__self.no_grad || !known) && !t->storage->read_only &&
           (!(t->flags & FL_T_INFERENCE) || fl_thread__self.inference) &&
           (t->flags & FL_T_CONTIGUOUS || !fl_shape__overlaps_itself(t));
}

static bool like(const fl_tensor *t, const fl_tensor *target) {
    bool same = t->dtype == target->dtype && t->ndim == target->ndim;
    for (int i = 0; same && i < t->ndim; i++)
        same = t->sizes[i] == target->sizes[i] && (t->sizes[i] == 1 || t->strides[i] == target->strides[i]);
    return same;
}

bool fl_offer__take(fl_tensor *t) {
    fl_offer *offer = fl_thread__self.offer;
    if (fl_thread__self.scope_depth) return false; /* a temporary */
    for (int k = 0; offer->apart && k < offer->count; k++) {
        fl_tensor *target = offer->tensors[k];
        if (!target || !like(t, target)) continue;
        t->storage = fl_storage__retain(target->storage);
        t->data = target->data;
        offer->tensors[k] = NULL;
        return true;
    }
    return false;
}

fl_tensor *fl_offer__alias(const char *op, fl_dtype dtype, int ndim, const int64_t *sizes, fl_tensor *const *inputs,
                           int n) {
    fl_offer *offer = fl_thread__self.offer;
    fl_tensor *target = offer->count == 1 ? offer->tensors[0] : NULL;
    if (!target || target->dtype != (int8_t)dtype || target->ndim != ndim ||
        (op != offer->op && strcmp(op, offer->op) != 0))
        return NULL;
    for (int i = 0; i < ndim; i++)
        if (target->sizes[i] != sizes[i]) return NULL;
    for (int k = 0; k < n; k++)
        if (inputs[k] && !fl_offer__same(inputs[k], target) && !fl_offer__apart(inputs[k], target)) return NULL;
    offer->tensors[0] = NULL;
    return fl_tensor__alias(target);
}

bool fl_offer__same(const fl_tensor *t, const fl_tensor *target) {
    return t == target || (t->data == target->data && like(t, target));
}

bool fl_offer__apart(const fl_tensor *a, const fl_tensor *b) {
    const char *from = a->storage->data, *other = b->storage->data;
    return a->storage != b->storage && (from + a->storage->bytes <= other || other + b->storage->bytes <= from);
}
