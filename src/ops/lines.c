/* lines.c: the walk of gather and scatter, as lines.h tells it, and the index that leads it.
 */
#include "ops/lines.h"

#include "base/error.h"
#include "ops/elements.h"
#include "ops/gather.h"

/* Appends a dimension of lines, or merges it with the one before where that goes on evenly. */
static void add_dim(fl_lines *l, int64_t size, int64_t target_stride, int64_t other_stride) {
    const int outer = l->ndim - 1;
    if (outer >= 0 && l->target_strides[outer] == size * target_stride &&
        l->other_strides[outer] == size * other_stride) {
        size *= l->sizes[outer];
        l->ndim = outer;
    }
    l->sizes[l->ndim] = size;
    l->target_strides[l->ndim] = target_stride;
    l->other_strides[l->ndim++] = other_stride;
}

void fl_lines__plan(fl_lines *l, const fl_tensor *target, const fl_tensor *other, const fl_tensor *index, int dim) {
    const int last = index->ndim ? index->ndim - 1 : 0;
    const bool has_other = other && other->ndim;
    l->target = target->data;
    l->other = other ? other->data : NULL;
    l->index = (const int64_t *)(const void *)index->data;
    l->length = l->index_line = index->ndim ? index->sizes[last] : 1;
    l->item = (int64_t)fl_dtype_size((fl_dtype)target->dtype);
    l->by = target->ndim ? target->strides[dim] * l->item : 0;
    l->target_item = last == dim ? 0 : target->strides[last] * l->item;
    l->other_item = has_other ? other->strides[last] * l->item : 0;
    l->ndim = 0;
    for (int d = 0; d < last; d++)
        if (index->sizes[d] != 1)
            add_dim(l, index->sizes[d], d == dim ? 0 : target->strides[d] * l->item,
                    has_other ? other->strides[d] * l->item : 0);
    if (l->ndim == 0) add_dim(l, 1, 0, 0);
}

fl_line fl_lines__find(const fl_lines *l, int64_t line) {
    fl_line p = {{0}, l->target, l->other, l->index + line * l->index_line};
    for (int d = l->ndim - 1; d >= 0 && line; d--) {
        p.at[d] = line % l->sizes[d];
        line /= l->sizes[d];
        p.target += p.at[d] * l->target_strides[d];
        p.other += p.at[d] * l->other_strides[d];
    }
    return p;
}

void fl_lines__go_on(const fl_lines *l, fl_line *p, int64_t n) {
    p->index += n * l->index_line;
    for (int d = l->ndim - 1; d >= 0; d--, n = 1) {
        p->at[d] += n;
        p->target += n * l->target_strides[d];
        p->other += n * l->other_strides[d];
        if (p->at[d] < l->sizes[d]) return;
        p->at[d] = 0;
        p->target -= l->sizes[d] * l->target_strides[d];
        p->other -= l->sizes[d] * l->other_strides[d];
    }
}

bool fl_lines__is_expanded(const fl_tensor *self, int d, const fl_tensor *index) {
    if (self->ndim < 2 || index->ndim != self->ndim || index->numel == 0) return false;
    for (int i = 0; i < self->ndim; i++)
        if (i != d && (index->sizes[i] != self->sizes[i] || (index->strides[i] && index->sizes[i] > 1))) return false;
    return true;
}

bool fl_lines__check_index(const fl_tensor *index, int64_t size, int dim) {
    const int64_t *at = (const int64_t *)(const void *)index->data;
    const int64_t outside = fl_elements__first_outside(at, index->numel, size);
    if (outside >= 0)
        fl_fail(FL_RUNTIME_ERROR, "index %lld is out of bounds for dimension %d with size %lld", (long long)at[outside],
                dim, (long long)size);
    return outside < 0;
}

static fl_tensor *checked_index(fl_tensor *index, int64_t size, int dim, const char *name) {
    if (index->numel && !fl_gather__is_index(index))
        return fl_fail(FL_RUNTIME_ERROR, "%s(): Expected dtype int32/int64 for index", name);
    fl_tensor *row_major = fl_tensor__contiguous_as(index, FL_INT64);
    if (!row_major || size < 0 || fl_lines__check_index(row_major, size, dim)) return row_major;
    fl_release(row_major);
    return NULL;
}

fl_tensor *fl_lines__index(fl_tensor *index, int64_t size, int dim, bool slices, const char *name) {
    if (!slices) return checked_index(index, size, dim, name);
    fl_tensor *vector = fl_tensor__view(index, 1, &index->sizes[dim], &index->strides[dim], 0);
    fl_tensor *at = vector ? checked_index(vector, size, dim, name) : NULL;
    fl_release(vector);
    return at;
}
