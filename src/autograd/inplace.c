/* inplace.c: in-place writes and views.
 *
 * A view remembers the tensor it views (fl_tensor.base). When a view is written in place, the base gets a new node
 * ("CopySlices") that sends the gradient of the written part through the op's own node and the rest straight on; the
 * grad_fn of every view, this one included, is then out of date, which the storage's version tells, and is made anew
 * from the base when it is next asked for ("AsStridedBackward0").
 */
#include "autograd/graph.h"
#include "base/alloc.h"

void fl_view__of(fl_tensor *view, fl_tensor *base) {
    if (!view || view == base || view->base) return;
    if (base->flags & FL_T_INFERENCE) { /* it makes no history, so nobody needs to know whose view it is */
        view->flags |= FL_T_INFERENCE;
        return;
    }
    /* a leaf made of a view (`y = x[0]; y.requires_grad_()`) is where its own views end */
    fl_tensor *root = base->base && !(base->flags & FL_T_REQUIRES_GRAD) ? base->base : base;
    view->base = fl_tensor__retain(root);
    view->flags |= base->flags & (FL_T_NO_GRAD_VIEW | FL_T_MULTI_VIEW | FL_T_FUNCTION_VIEW | FL_T_INFERENCE);
    view->view_version = fl_tensor__version(view);
    if (fl_thread__self.no_grad) view->flags |= FL_T_NO_GRAD_VIEW;
}

/* Some views may not be written to where that would have to be recorded; nor, where `through_base`, be used after a
 * write to what they view. */
static bool refuse_view(const fl_tensor *view, bool through_base) {
    const char *what =
        through_base ? "its base or another view of its base has been modified inplace" : "is being modified inplace";
    char start[160];
    const fl_autograd *record = view->autograd;
    if (record && record->grad_fn) {
        const char *name = record->grad_fn->name, *end = strstr(name, "Backward"); /* "Split" of "SplitBackward0" */
        const int length = end ? (int)(end - name) : (int)strlen(name);
        snprintf(start, sizeof start, "Output %u of %.*s is a view and %s", record->output_index,
                 length < 40 ? length : 40, name, what);
    } else {
        snprintf(start, sizeof start, "A view was created in no_grad mode and %s with grad mode enabled", what);
    }
    const char *why =
        "That is ambiguous and forbidden: move both the view and the write either inside the no_grad "
        "block or outside";
    if (view->flags & FL_T_MULTI_VIEW) {
        why =
            "This view is the output of a function that returns multiple views, and such views cannot be modified "
            "inplace: use the out-of-place operation instead";
    } else if (view->flags & FL_T_FUNCTION_VIEW) {
        why =
            "This view was created inside a custom Function (or is an input returned as-is), whose backward a write "
            "would override: clone the output of the Function";
    }
    fl_fail(FL_RUNTIME_ERROR, "%s. %s.", start, why);
    return false;
}

#define RESTRICTED_VIEW (FL_T_NO_GRAD_VIEW | FL_T_MULTI_VIEW | FL_T_FUNCTION_VIEW)

bool fl_inplace__apart(const fl_tensor *t) {
    if ((t->flags & FL_T_CONTIGUOUS) || !fl_shape__overlaps_itself(t)) return true;
    return fl_fail(FL_RUNTIME_ERROR,
                   "unsupported operation: more than one element of the written-to tensor refers to a single memory "
                   "location. Please clone() the tensor before performing the operation.") != NULL;
}

static const char *end_of(const fl_tensor *t) {
    return t->data + t->numel * (int64_t)fl_dtype_size((fl_dtype)t->dtype);
}

bool fl_inplace__apart_from(const fl_tensor *t, const fl_tensor *input, bool item_by_item) {
    if (!input || t->storage != input->storage) return true;
    if (t == input) {
        if (item_by_item) return true;
    } else {
        if (t->numel == 0 || input->numel == 0 || !fl_shape__is_dense(t) || !fl_shape__is_dense(input)) return true;
        const char *end = end_of(t), *input_end = end_of(input);
        if (input_end <= t->data || end <= input->data) return true;
        bool same = item_by_item && t->data == input->data && end == input_end && t->ndim == input->ndim;
        for (int i = 0; same && i < t->ndim; ++i) same = t->strides[i] == input->strides[i];
        if (same) return true;
    }
    return fl_fail(FL_RUNTIME_ERROR,
                   "unsupported operation: some elements of the input tensor and the written-to tensor refer to a "
                   "single memory location. Please clone() the tensor before performing the operation.") != NULL;
}

/* `recorded`: the write makes history, because t or what is written into it needs a gradient. `filling`: one value goes
 * everywhere, so items may share memory. */
static bool may_write(const fl_tensor *t, bool recorded, bool filling) {
    const fl_tensor *base = t->base;
    if (!fl_thread__self.no_grad) {
        const bool base_needs = base && fl_needs_grad(base);
        if (base && (recorded || base_needs) && t->flags & RESTRICTED_VIEW) return refuse_view(t, false);
        if (base && fl_needs_grad(t) && fl_is_leaf(base)) {
            return fl_fail(FL_RUNTIME_ERROR,
                           "a view of a leaf Variable that requires grad is being used in an in-place operation.") !=
                   NULL;
        }
        if (fl_needs_grad(t) && fl_is_leaf(t)) {
            return fl_fail(FL_RUNTIME_ERROR,
                           "a leaf Variable that requires grad is being used in an in-place operation.") != NULL;
        }
    }
    if (fl_failed()) return false;
    if ((t->flags & FL_T_INFERENCE) && !fl_thread__self.inference) {
        return fl_fail(FL_RUNTIME_ERROR,
                       "Inplace update to inference tensor outside InferenceMode is not allowed. You can make a clone "
                       "to get a "
                       "normal tensor before doing inplace update.") != NULL;
    }
    if (fl_tensor__is_emptied(t)) return false;
    if (t->storage->read_only) return fl_fail(FL_RUNTIME_ERROR, "the tensor's memory is read-only") != NULL;
    return filling || fl_inplace__apart(t);
}

static bool begin(fl_tensor *t, fl_tensor *const *sources, int n, bool filling) {
    if (fl_failed()) return false;
    bool recorded = fl_needs_grad(t);
    for (int i = 0; i < n && !recorded; i++) recorded = fl_needs_grad(sources[i]);
    return may_write(t, recorded, filling);
}

bool fl_inplace__may_write(const fl_tensor *t, bool recorded) {
    return may_write(t, recorded || fl_needs_grad(t), false);
}

bool fl_inplace__begin(fl_tensor *t) { return begin(t, NULL, 0, false); }
bool fl_inplace__begin_with(fl_tensor *t, fl_tensor *const *sources, int n) { return begin(t, sources, n, false); }
bool fl_inplace__begin_filling(fl_tensor *t, fl_tensor *source) { return begin(t, &source, source ? 1 : 0, true); }

bool fl_inplace__begin_unrecorded(fl_tensor *t) {
    if (!begin(t, NULL, 0, false)) return false;
    fl_bump_version(t);
    return true;
}

void fl_inplace__cancel(fl_tensor *t, fl_node *node) {
    fl_node__release(node);
    atomic_fetch_sub_explicit(fl_tensor__count(t), 1, memory_order_relaxed);
}

bool fl_inplace__warn_expanded(const fl_tensor *t, const char *op) {
    return !fl_shape__overlaps_itself(t) || fl_warn(FL_USER_WARNING,
                                                    "Use of %s on expanded tensors is deprecated. Please clone() the "
                                                    "tensor before performing this operation.",
                                                    op);
}

/* ---- CopySlices -------------------------------------------------------------------------------------------------- */

/* A view in terms of its base, for the nodes that cut it out and put it back. */
typedef struct geometry {
    fl_node *inner; /* CopySlices: the in-place op's node; its input 0 is the view's old value */
    int base_ndim, ndim;
    int64_t offset; /* of the view's first element from the base's */
    int64_t dims[]; /* the base's strides, then sizes and strides of the view */
} geometry;

/* Where a view begins, in items from where its base does, which may have been given other memory since. */
static int64_t offset_in_base(const fl_tensor *view) {
    const fl_tensor *base = view->base;
    const int64_t start = view->data - (const char *)view->storage->data;
    const int64_t base_start = base->data - (const char *)base->storage->data;
    return (start - base_start) / (int64_t)fl_dtype_size((fl_dtype)base->dtype);
}

static fl_node *geometry_node(const fl_rule *rule, int n_inputs, const fl_tensor *view) {
    const fl_tensor *base = view->base;
    const size_t dims = (size_t)base->ndim + 2 * (size_t)view->ndim;
    fl_node *node = fl_node__make(rule, n_inputs, 1, 0, sizeof(geometry) + dims * sizeof(int64_t));
    if (!node) return NULL;
    geometry *g = fl_node__data(node);
    g->base_ndim = base->ndim;
    g->ndim = view->ndim;
    g->offset = offset_in_base(view);
    int64_t *to = g->dims;
    for (int i = 0; i < base->ndim; i++) *to++ = base->strides[i];
    for (int i = 0; i < view->ndim; i++) *to++ = view->sizes[i];
    for (int i = 0; i < view->ndim; i++) *to++ = view->strides[i];
    return node;
}
static const int64_t *view_sizes(const geometry *g) { return g->dims + g->base_ndim; }
static const int64_t *view_strides(const geometry *g) { return g->dims + g->base_ndim + g->ndim; }

/* `whole`, laid out as the base, with `part` in the place of the view. */
static fl_tensor *put_back(const geometry *g, fl_tensor *whole, fl_tensor *part) {
    return fl_engine__ops.as_strided_scatter(whole, part, view_sizes(g), view_strides(g), g->ndim, g->offset);
}

static void relayout_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    (void)node;
    out[0] = grad[0];
}
static const fl_rule relayout_rule = {.name = "CloneBackward0", .backward = relayout_backward};

/* `t` with the given strides: itself or a copy. A result as an op's. */
static fl_tensor *with_strides(fl_tensor *t, const int64_t *strides) {
    bool same = true;
    for (int i = 0; i < t->ndim; i++) same = same && (t->strides[i] == strides[i] || t->sizes[i] == 1);
    if (same) return t;
    int64_t extent = 1;
    for (int i = 0; i < t->ndim; i++) {
        if (t->sizes[i] == 0) return t;
        extent += (t->sizes[i] - 1) * strides[i];
    }
    fl_tensor *block = fl_tensor__empty(t->dtype, 1, &extent);
    if (!block) return NULL;
    fl_tensor *copy = fl_tensor__view(block, t->ndim, t->sizes, strides, 0);
    fl_release(block);
    if (!copy || !fl_tensor__copy(copy, t)) {
        fl_release(copy);
        return NULL;
    }
    fl_node__record(&relayout_rule, &t, 1, &copy, 1, 0, 0);
    if (fl_failed()) {
        fl_release(copy);
        return NULL;
    }
    return fl_scope__result(copy);
}

static void slices_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    geometry *g = fl_node__data(node);
    if (!g->inner) {
        fl_fail(FL_RUNTIME_ERROR,
                "Trying to backward through the graph a second time: the history of an in-place write has "
                "been freed. Specify retain_graph=True.");
        return;
    }
    fl_tensor *whole = with_strides(grad[0], g->dims);
    fl_tensor *part =
        whole ? fl_engine__ops.as_strided(whole, view_sizes(g), view_strides(g), g->ndim, g->offset) : NULL;
    if (!part) return;
    /* the inner node's inputs after the first are this node's, in the same order */
    fl_tensor *few[8] = {NULL};
    fl_tensor **inner = node->n_inputs <= FL_COUNT(few) ? few : fl_alloc__zeroed(node->n_inputs * sizeof(fl_tensor *));
    if (!inner) return;
    g->inner->rule->backward(g->inner, &part, inner);
    if (!fl_failed()) {
        for (int i = 1; i < node->n_inputs; i++) out[i] = inner[i];
        if (fl_node__needs(node, 0)) {
            fl_tensor *rest = inner[0];
            if (!rest) rest = fl_node__zeros(g->inner, 0);
            if (rest) out[0] = put_back(g, whole, rest);
        }
    }
    if (inner != few) fl_alloc__put(inner, node->n_inputs * sizeof(fl_tensor *));
}

static void slices_release(fl_node *node) {
    geometry *g = fl_node__data(node);
    fl_node__release(g->inner);
    g->inner = NULL;
}

static const fl_rule slices_rule = {.name = "CopySlices", .backward = slices_backward, .release = slices_release};

/* The node for the base of `view` of a write recorded by `inner`, whose reference it takes over when it succeeds. */
static fl_node *slices_of(fl_tensor *view, fl_node *inner) {
    fl_node *node = geometry_node(&slices_rule, inner->n_inputs, view);
    if (!node) return NULL;
    bool done = fl_node__describe_output(inner, 0, view) && fl_node__connect(node, 0, view->base);
    for (int i = 1; i < inner->n_inputs && done; i++) done = fl_node__copy_edge(node, i, inner, i);
    if (done) {
        ((geometry *)fl_node__data(node))->inner = inner;
        return node;
    }
    fl_node__release(node);
    return NULL;
}

/* ---- Before and after the write ---------------------------------------------------------------------------------- */

/* Makes the room that `*node` (one reference, released after an error) needs to become the history of what is written:
 * of t, or of its base, for which another node stands around it then. */
static bool prepare(fl_tensor *t, fl_node **node, int ndim, const int64_t *sizes) {
    fl_node *own = *node;
    if (!own && !fl_failed()) return true;
    if (!fl_failed() && t->base) {
        fl_node *slices = slices_of(t, own);
        if (slices) *node = slices;
        if (slices && fl_node__prepare(slices, 0, t->base, t->base->ndim, t->base->sizes)) return true;
    } else if (!fl_failed() && fl_node__prepare(own, 0, t, ndim, sizes)) {
        return true;
    }
    fl_node__release(*node);
    *node = NULL;
    return false;
}

bool fl_inplace__ready_as(fl_tensor *t, fl_node **node, int ndim, const int64_t *sizes) {
    fl_node *own = *node;
    if (!prepare(t, node, ndim, sizes)) return false;
    fl_bump_version(t);
    /* A result that is saved is what will have been written. */
    for (int i = 0; own && i < own->n_saved; i++) {
        fl_saved *saved = &own->saved[i];
        if (saved->tensor && saved->is_output && fl_tensor__count(saved->tensor) == fl_tensor__count(t))
            saved->version++;
    }
    return true;
}

bool fl_inplace__ready(fl_tensor *t, fl_node **node) { return fl_inplace__ready_as(t, node, t->ndim, t->sizes); }

void fl_inplace__end(fl_tensor *t, fl_node *node) {
    if (!node) return;
    fl_node__settle(node, 0, t->base ? t->base : t);
    fl_node *own = t->base ? ((geometry *)fl_node__data(node))->inner : node;
    fl_saved__pack_written(own);
    fl_node__release(node);
}

bool fl_inplace__written(fl_tensor *t, fl_node *node) {
    if (!prepare(t, &node, t->ndim, t->sizes)) return false;
    fl_inplace__end(t, node);
    return true;
}

/* ---- Views made anew --------------------------------------------------------------------------------------------- */

bool fl_view__renew(fl_tensor *view, uint32_t version) {
    if (view->flags & RESTRICTED_VIEW) return refuse_view(view, true);
    fl_tensor *base = view->base;
    if (!fl_autograd__of(view)) return false;
    const bool was_off = fl_thread__self.no_grad;
    fl_thread__self.no_grad = false;
    fl_scope_open();
    const fl_tensor *again =
        fl_engine__ops.as_strided(base, view->sizes, view->strides, view->ndim, offset_in_base(view));
    if (again && again->autograd) fl_node__settle(again->autograd->grad_fn, 0, view); /* else the base was frozen */
    if (again) view->view_version = version;
    fl_scope_close();
    fl_thread__self.no_grad = was_off;
    return again != NULL;
}
