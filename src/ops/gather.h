/* gather.h (internal): what gather.c, scatter.c, take.c, index_select.c and scatter_reduce.c share: ops that write by
 * index into a copy of self or into self.
 */
#ifndef FL_OPS_GATHER_H
#define FL_OPS_GATHER_H

#include "autograd/graph.h"
#include "ops/elements.h"

typedef struct fl_writing {
    fl_tensor *self, *source; /* source: may be NULL */
    const fl_rule *rule;
    fl_tensor *saved[2]; /* for the rule; NULL: none; the first is the index */
    const void *data;
    size_t bytes;
    void (*write)(fl_tensor *target, const struct fl_writing *w); /* wholly, or with an error not at all */
    const void *plan;
    bool keeps_layout; /* of self, in a copy; else that is row-major */
    bool fills;        /* with one value, so elements of self may share memory */
} fl_writing;

/* Everything is checked: writes into self (in place) or a copy of it. A result as an op's. */
fl_tensor *fl_gather__write(const fl_writing *w, bool in_place);
/* t to read from while `target` is written: a copy where they share memory. One reference, the caller's. */
fl_tensor *fl_gather__apart(fl_tensor *t, const fl_tensor *target);

static inline int64_t fl_gather__size_at(const fl_tensor *t, int dim) { return t->ndim ? t->sizes[dim] : 1; }
/* 0-dim tensors count as 1-dim. */
static inline int fl_gather__dims(const fl_tensor *t) { return t->ndim ? t->ndim : 1; }
static inline bool fl_gather__is_index(const fl_tensor *index) {
    return index->dtype == FL_INT64 || index->dtype == FL_INT32;
}

/* Whether the shapes and dtypes of a scatter along d fit; src may be NULL. */
bool fl_gather__check_scatter(const fl_tensor *self, int d, const fl_tensor *index, const fl_tensor *src,
                              const char *name);

/* A scatter: elements of the source meet those of the target at the places of the index. */
typedef struct fl_line_plan {
    int dim;
    const fl_tensor *index, *source; /* source NULL: the element */
    bool slices;                     /* the index is a vector: all elements of a slice along dim go to one place */
    int64_t size;                    /* of dim, where the index is unchecked: entries out of range fail; else 0 */
    bool undone;                     /* then: the target is again what it was; else it may be anything */
    _Alignas(8) char element[8];
    fl_meet meet;
    bool
        rounded; /* halves: every meeting is rounded to their type; else they meet in float, as in PyTorch's scatters */
} fl_line_plan;

/* Whether a scatter along d moves whole slices, as one with an index expanded from a vector does. */
bool fl_gather__moves_slices(const fl_tensor *self, int d, const fl_tensor *index, const fl_tensor *src);
/* Slices along dim of self that `at` names, all in range: the values of index_select, without its gradient. */
fl_tensor *fl_gather__select(fl_tensor *self, int dim, const int64_t *at, int64_t count);
/* Slices along dim of a row-major source (NULL: all of the element) meet those of the target that `at` names, in order,
 * halves in float or each time rounded. */
void fl_gather__write_slices(fl_tensor *target, int dim, const int64_t *at, int64_t count, const fl_tensor *source,
                             const char *element, fl_meet meet, bool in_float);

/* The plan of w, an fl_line_plan, carried out. */
void fl_gather__write_lines(fl_tensor *target, const fl_writing *w);
/* Whether index_add hands its work to PyTorch's scatter_add, with that one's errors and rounding. */
static inline bool fl_gather__is_scatter(const fl_tensor *self, int dim, const fl_tensor *index) {
    return index->dtype == FL_INT64 && self->ndim > 1 && (dim == 0 || dim == self->ndim - 1);
}

/* What a scatter's node keeps, besides the index. */
typedef struct fl_scatter_data {
    int64_t dim;
    bool include_self;
} fl_scatter_data;

/* What was found for the elements of the source that the index reaches, in the shape of all of it. */
fl_tensor *fl_gather__for_source(fl_node *node, fl_tensor *part);
void fl_gather__scatter_add_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out);

#endif
