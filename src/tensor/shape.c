/* shape.c: arithmetic on sizes and strides: wrapping, broadcasting, views, density.
 */
#include <stdio.h>

#include "tensor/tensor.h"

int fl_shape__wrap_dim(int64_t dim, int ndim) {
    int n = ndim ? ndim : 1;
    if (FL_UNLIKELY(dim < -n || dim >= n)) {
        fl_fail(FL_INDEX_ERROR, "Dimension out of range (expected to be in range of [%d, %d], but got %lld)", -n, n - 1,
                (long long)dim);
        return -1;
    }
    return (int)(dim < 0 ? dim + n : dim);
}

int64_t fl_shape__numel(const int64_t *sizes, int ndim) {
    if (FL_UNLIKELY(ndim < 0 || ndim > FL_MAX_DIMS)) {
        fl_fail(FL_RUNTIME_ERROR, "a tensor has at most %d dimensions, got %d", FL_MAX_DIMS, ndim);
        return -1;
    }
    int64_t numel = 1;
    bool overflow = false;
    for (int i = 0; i < ndim; i++) {
        if (FL_UNLIKELY(sizes[i] < 0)) {
            fl_fail(FL_RUNTIME_ERROR, "Trying to create tensor with negative dimension %lld: %s", (long long)sizes[i],
                    fl_shape__print(&(fl_shape_text){{0}}, sizes, ndim));
            return -1;
        }
        /* The product of the sizes other than 0 must fit too: strides are made of them. */
        if (sizes[i]) overflow |= __builtin_mul_overflow(numel, sizes[i], &numel) || numel > INT64_MAX / 16;
    }
    if (FL_UNLIKELY(overflow)) {
        fl_fail(FL_RUNTIME_ERROR, "Storage size calculation overflowed with sizes=%s",
                fl_shape__print(&(fl_shape_text){{0}}, sizes, ndim));
        return -1;
    }
    for (int i = 0; i < ndim; i++)
        if (!sizes[i]) return 0;
    return numel;
}

bool fl_shape__fits(const fl_tensor *target, const int64_t *sizes, int ndim) {
    bool fits = target->ndim == ndim;
    for (int i = 0; i < ndim && fits; i++) fits = target->sizes[i] == sizes[i];
    if (!fits)
        fl_fail(FL_RUNTIME_ERROR, "output with shape %s doesn't match the broadcast shape %s", FL_SHAPE(target),
                fl_shape__print(&(fl_shape_text){{0}}, sizes, ndim));
    return fits;
}

int fl_shape__broadcast(const int64_t *a, int na, const int64_t *b, int nb, int64_t *out) {
    int n = na > nb ? na : nb;
    for (int i = n - 1; i >= 0; i--) {
        int64_t sa = i - (n - na) >= 0 ? a[i - (n - na)] : 1;
        int64_t sb = i - (n - nb) >= 0 ? b[i - (n - nb)] : 1;
        if (FL_UNLIKELY(sa != sb && sa != 1 && sb != 1)) {
            fl_fail(FL_RUNTIME_ERROR,
                    "The size of tensor a (%lld) must match the size of tensor b (%lld) at non-singleton dimension %d",
                    (long long)sa, (long long)sb, i);
            return -1;
        }
        out[i] = sa == 1 ? sb : sa;
    }
    return n;
}

bool fl_shape__equal(const fl_tensor *a, const fl_tensor *b) {
    if (a->ndim != b->ndim) return false;
    for (int i = 0; i < a->ndim; i++)
        if (a->sizes[i] != b->sizes[i]) return false;
    return true;
}

static int outer_than(const int64_t *const *strides, int n, const int64_t *sizes, int a, int b) {
    for (int k = 0; k < n; k++) {
        const int64_t sa = strides[k][a], sb = strides[k][b];
        if (sa == 0 || sb == 0) continue;
        if (sa != sb) return sa > sb ? 1 : -1;
        if (sizes[a] > sizes[b]) return 1;
    }
    return 0;
}

/* An insertion sort that can bear pairs of which nothing is known. */
void fl_shape__order(const int64_t *const *strides, int n, const int64_t *sizes, int ndim, int *order) {
    for (int i = 0; i < ndim; i++) order[i] = ndim - 1 - i;
    for (int i = 1; i < ndim; i++) {
        int at = i;
        for (int before = i - 1; before >= 0; before--) {
            const int sign = outer_than(strides, n, sizes, order[before], order[at]);
            if (sign < 0) break;
            if (sign == 0) continue;
            const int moved = order[before];
            order[before] = order[at];
            order[at] = moved;
            at = before;
        }
    }
}

void fl_shape__strides_in_order(const int64_t *sizes, int ndim, const int *order, int64_t *strides) {
    int64_t step = 1;
    for (int i = 0; i < ndim; i++) {
        strides[order[i]] = step;
        if (sizes[order[i]] > 1) step *= sizes[order[i]];
    }
}

void fl_shape__row_major(const int64_t *sizes, int ndim, int64_t *strides) {
    int64_t stride = 1;
    for (int i = ndim - 1; i >= 0; i--) {
        strides[i] = stride;
        if (sizes[i] > 1) stride *= sizes[i];
    }
}

const char *fl_shape__print(fl_shape_text *buffer, const int64_t *sizes, int ndim) {
    char *p = buffer->text;
    char *end = p + sizeof(buffer->text);
    *p++ = '[';
    for (int i = 0; i < ndim; i++) {
        if (end - p < 32) {
            p += snprintf(p, (size_t)(end - p), ", ...");
            break;
        }
        p += snprintf(p, (size_t)(end - p), i ? ", %lld" : "%lld", (long long)sizes[i]);
    }
    *p++ = ']';
    *p = 0;
    return buffer->text;
}

/* Also where the size is 1, and the stride tells nothing. */
static bool is_row_major(const fl_tensor *t) {
    int64_t stride = 1;
    for (int i = t->ndim - 1; i >= 0; stride *= t->sizes[i--])
        if (t->strides[i] != stride) return false;
    return true;
}

bool fl_shape__view_strides(const fl_tensor *t, int ndim, const int64_t *sizes, int64_t *strides) {
    if (t->numel == 0) {
        if (ndim == t->ndim && (!ndim || !memcmp(sizes, t->sizes, (size_t)ndim * sizeof(*sizes)))) {
            if (ndim) memcpy(strides, t->strides, (size_t)ndim * sizeof(*strides));
        } else {
            fl_shape__row_major(sizes, ndim, strides);
        }
        return true;
    }
    if (t->flags & FL_T_CONTIGUOUS && is_row_major(t)) { /* what the walk below finds, at once */
        fl_shape__row_major(sizes, ndim, strides);
        return true;
    }
    int d = ndim - 1; /* the dimension of the view that is filled next */
    int64_t base = t->strides[t->ndim - 1];
    int64_t have = 1, used = 1;
    for (int i = t->ndim - 1; i >= 0; i--) {
        have *= t->sizes[i];
        /* a run of dimensions ends where the next one out does not continue it in memory */
        if (i == 0 || (t->sizes[i - 1] != 1 && t->strides[i - 1] != have * base)) {
            while (d >= 0 && (used < have || sizes[d] == 1)) {
                strides[d] = used * base;
                used *= sizes[d];
                d--;
            }
            if (used != have) return false;
            if (i > 0) {
                base = t->strides[i - 1];
                have = used = 1;
            }
        }
    }
    return d == -1;
}

fl_memory_format fl_shape__suggest_format(const fl_tensor *t) {
    static const int order_2d[] = {1, 3, 2, 0}, order_3d[] = {1, 4, 3, 2, 0};
    if ((t->ndim != 4 && t->ndim != 5) || t->strides[1] == 0) return FL_CONTIGUOUS_FORMAT;
    const int *order = t->ndim == 4 ? order_2d : order_3d;
    int64_t least = 0;
    for (int i = 0; i < t->ndim; i++) {
        int d = order[i];
        if (t->sizes[d] == 0 || t->strides[d] < least) return FL_CONTIGUOUS_FORMAT;
        if (d == 0 && least == t->strides[1]) return FL_CONTIGUOUS_FORMAT; /* N111 and the like tell nothing */
        least = t->strides[d] * (t->sizes[d] > 1 ? t->sizes[d] : 1);
    }
    return t->ndim == 4 ? FL_CHANNELS_LAST : FL_CHANNELS_LAST_3D;
}

bool fl_shape__is_dense(const fl_tensor *t) {
    if (t->flags & FL_T_CONTIGUOUS) return true;
    if (t->ndim == 1) return t->sizes[0] < 2 || t->strides[0] == 1;
    uint8_t order[FL_MAX_DIMS];
    int n = 0;
    for (int i = 0; i < t->ndim; i++) {
        if (t->sizes[i] < 2) continue;
        int j = n++;
        for (; j > 0 && t->strides[order[j - 1]] > t->strides[i]; j--) order[j] = order[j - 1];
        order[j] = (uint8_t)i;
    }
    int64_t stride = 1;
    for (int i = 0; i < n; i++) {
        if (t->strides[order[i]] != stride) return false;
        stride *= t->sizes[order[i]];
    }
    return true;
}

bool fl_shape__overlaps_itself(const fl_tensor *t) {
    if (t->flags & FL_T_CONTIGUOUS) return false;
    if (t->numel < 2) return false;
    for (int i = 0; i < t->ndim; i++)
        if (t->strides[i] == 0 && t->sizes[i] > 1) return true;
    return false;
}

bool fl_shape__shares_memory(const fl_tensor *t) {
    if (t->flags & FL_T_CONTIGUOUS || t->numel < 2) return false;
    int64_t reach = 1;
    for (int i = 0; i < t->ndim; i++) reach += (t->sizes[i] - 1) * t->strides[i];
    return reach < t->numel || fl_shape__overlaps_itself(t);
}
