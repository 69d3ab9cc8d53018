/* pad.c: more elements (or fewer) at the ends of the last dimensions. A constant surrounds a copy; the other modes read
 * each new element from where a map of each dimension says.
 */
#include <flashlight/ops.h>

#include "base/alloc.h"
#include "ops/view.h"

/* Pads as given: pairs (before, after), the last dimension first. */
typedef struct pads {
    int64_t n;                                       /* dimensions padded */
    int64_t before[FL_MAX_DIMS], after[FL_MAX_DIMS]; /* [0]: of the last dimension */
    int64_t mode;
} pads;

enum { CONSTANT, REFLECT, REPLICATE, CIRCULAR };

static bool read_pads(pads *p, const fl_tensor *self, const int64_t *pad, int n) {
    if (n % 2) {
        fl_fail(FL_RUNTIME_ERROR, "Length of pad must be even but instead it equals %d", n);
        return false;
    }
    if (n / 2 > self->ndim) {
        fl_fail(
            FL_RUNTIME_ERROR,
            "Length of pad should be no more than twice the number of dimensions of the input. Pad length is %d while "
            "the input has %d dimensions.",
            n, self->ndim);
        return false;
    }
    memset(p, 0, sizeof(*p));
    p->n = n / 2;
    for (int i = 0; i < n / 2; i++) {
        p->before[i] = pad[2 * i];
        p->after[i] = pad[2 * i + 1];
    }
    return true;
}

/* The sizes of the result; false after an error. */
static bool padded_sizes(const fl_tensor *self, const pads *p, int64_t *sizes) {
    for (int d = 0; d < self->ndim; d++) {
        int i = self->ndim - 1 - d;
        sizes[d] = self->sizes[d];
        if (i >= p->n) continue;
        if (__builtin_add_overflow(sizes[d], p->before[i], &sizes[d]) ||
            __builtin_add_overflow(sizes[d], p->after[i], &sizes[d]) || sizes[d] < 0) {
            fl_fail(
                FL_RUNTIME_ERROR,
                "The input size %lld, plus negative padding %lld and %lld resulted in a negative output size, which "
                "is invalid. Check dimension %d of your input.",
                (long long)self->sizes[d], (long long)p->before[i], (long long)p->after[i], d);
            return false;
        }
    }
    return true;
}

static void constant_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    const pads *p = fl_node__data(node);
    int64_t back[2 * FL_MAX_DIMS];
    for (int64_t i = 0; i < p->n; i++) {
        back[2 * i] = -p->before[i];
        back[2 * i + 1] = -p->after[i];
    }
    out[0] = fl_constant_pad_nd(grad[0], back, (int)(2 * p->n), NULL);
}
static const fl_rule constant_rule = {.name = "ConstantPadNdBackward0", .backward = constant_backward};

static fl_tensor *constant(fl_tensor *self, const int64_t *pad, int n_pad, fl_scalar value) {
    pads p;
    int64_t sizes[FL_MAX_DIMS];
    if (!read_pads(&p, self, pad, n_pad) || !padded_sizes(self, &p, sizes)) return NULL;
    if (!fl_dtype__check_value((fl_dtype)self->dtype, value)) return NULL;
    bool grows = false;
    for (int64_t i = 0; i < p.n; i++) grows = grows || p.before[i] > 0 || p.after[i] > 0;
    fl_tensor *result =
        grows ? fl_tensor__empty_format((fl_dtype)self->dtype, self->ndim, sizes, fl_shape__suggest_format(self))
              : fl_tensor__empty_like(self, (fl_dtype)self->dtype, sizes);
    if (!result) return NULL;
    /* what of self stays, and where it goes */
    int64_t kept[FL_MAX_DIMS], from = 0, to = 0;
    bool surrounded = false, any = true;
    for (int d = 0; d < self->ndim; d++) {
        int i = self->ndim - 1 - d;
        int64_t before = i < p.n ? p.before[i] : 0, after = i < p.n ? p.after[i] : 0;
        kept[d] = self->sizes[d] + (before < 0 ? before : 0) + (after < 0 ? after : 0);
        if (before < 0)
            from -= before * self->strides[d];
        else
            to += before * result->strides[d];
        surrounded = surrounded || before > 0 || after > 0;
        any = any && kept[d] > 0;
    }
    if (surrounded) fl_tensor__fill(result, value);
    if (any) {
        fl_tensor *hole = fl_tensor__view(result, self->ndim, kept, result->strides, to);
        fl_tensor *part = hole ? fl_tensor__view(self, self->ndim, kept, self->strides, from) : NULL;
        bool done = part && fl_tensor__copy(hole, part);
        fl_release(part);
        fl_release(hole);
        if (!done) {
            fl_release(result);
            return NULL;
        }
    }
    return fl_view__finish_copy(result, self, &constant_rule, &p, sizeof(p));
}

fl_tensor *fl_constant_pad_nd(fl_tensor *self, const int64_t *pad, int n_pad,
                              const fl_constant_pad_nd_options *options) {
    return fl_failed() ? NULL : constant(self, pad, n_pad, options ? options->value : fl_int(0));
}

/* ---- Modes that read from the tensor --------------------------------------------------------------------- */

/* For each element of the padded dimension, which one of the dimension it shows; in the innermost scope. */
static fl_tensor *map_of(int64_t size, int64_t before, int64_t after, int64_t mode) {
    int64_t n = size + before + after;
    fl_tensor *map = fl_tensor__empty(FL_INT64, 1, &n);
    int64_t *to = map ? (int64_t *)(void *)map->data : NULL;
    for (int64_t i = 0; i < n && map; i++) {
        int64_t j = i - before;
        if (mode == REFLECT)
            j = j < 0 ? -j : j >= size ? 2 * size - 2 - j : j;
        else if (mode == REPLICATE)
            j = j < 0 ? 0 : j >= size ? size - 1 : j;
        else { /* what negative counts take away is gone before the ends meet */
            const int64_t first = before < 0 ? -before : 0, kept = size - first + (after < 0 ? after : 0);
            j = first + ((j - first) % kept + kept) % kept;
        }
        to[i] = j;
    }
    return fl_scope__result(map);
}

static void mapped_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    const pads *p = fl_node__data(node);
    int64_t sizes[FL_MAX_DIMS], now[FL_MAX_DIMS];
    int ndim = fl_node__input_shape(node, 0, sizes);
    fl_tensor *g = grad[0];
    for (int64_t i = 0; i < p->n && g; i++) {
        int d = ndim - 1 - (int)i;
        if (!p->before[i] && !p->after[i]) continue;
        for (int k = 0; k < ndim; k++) now[k] = k == d ? sizes[d] : g->sizes[k];
        fl_tensor *map = map_of(sizes[d], p->before[i], p->after[i], p->mode);
        fl_tensor *zeros = map ? fl_new_zeros(g, now, ndim, NULL) : NULL;
        g = zeros ? fl_index_add(zeros, d, map, g, NULL) : NULL;
    }
    out[0] = g;
}
static const fl_rule mapped_rules[4][3] = {
    [REFLECT] = {{.name = "ReflectionPad1DBackward0", .backward = mapped_backward},
                 {.name = "ReflectionPad2DBackward0", .backward = mapped_backward},
                 {.name = "ReflectionPad3DBackward0", .backward = mapped_backward}},
    [REPLICATE] = {{.name = "ReplicationPad1DBackward0", .backward = mapped_backward},
                   {.name = "ReplicationPad2DBackward0", .backward = mapped_backward},
                   {.name = "ReplicationPad3DBackward0", .backward = mapped_backward}},
    [CIRCULAR] = {{.name = "CircularPad1DBackward0", .backward = mapped_backward},
                  {.name = "CircularPad2DBackward0", .backward = mapped_backward},
                  {.name = "CircularPad3DBackward0", .backward = mapped_backward}},
};

static bool check_mapped(const fl_tensor *self, const pads *p) {
    for (int64_t i = 0; i < p->n; i++) {
        int d = self->ndim - 1 - (int)i;
        int64_t size = self->sizes[d], most = p->before[i] > p->after[i] ? p->before[i] : p->after[i];
        const int64_t kept = size + (p->before[i] < 0 ? p->before[i] : 0) + (p->after[i] < 0 ? p->after[i] : 0);
        if (p->mode == REFLECT && most >= size)
            fl_fail(
                FL_RUNTIME_ERROR,
                "Argument #%d: Padding size should be less than the corresponding input dimension, but got: padding "
                "(%lld, %lld) at dimension %d of input %s",
                2 * ((int)i + 2), (long long)p->before[i], (long long)p->after[i], d, FL_SHAPE(self));
        else if (p->mode == CIRCULAR && (most > size || (most > 0 && kept <= 0)))
            fl_fail(FL_RUNTIME_ERROR, "Padding value causes wrapping around more than once.");
        else if (size == 0)
            fl_fail(FL_RUNTIME_ERROR,
                    "Expected %dD or %dD tensor with possibly 0 batch size and other non-zero dimensions "
                    "for input, but got: %s",
                    (int)p->n + 1, (int)p->n + 2, FL_SHAPE(self));
        else
            continue;
        return false;
    }
    return true;
}

fl_tensor *fl_pad(fl_tensor *self, const int64_t *pad, int n_pad, const fl_pad_options *options) {
    static const char *const names[] = {"constant", "reflect", "replicate", "circular"};
    static const fl_pad_options fallback = FL_PAD_OPTIONS;
    const fl_pad_options *o = options ? options : &fallback;
    if (fl_failed()) return NULL;
    int mode = 0;
    while (mode < FL_COUNT(names) && strcmp(o->mode, names[mode])) mode++;
    if (mode == FL_COUNT(names)) return fl_fail(FL_NOT_IMPLEMENTED_ERROR, "Unrecognised padding mode %s", o->mode);
    if (mode == CONSTANT) return constant(self, pad, n_pad, o->value == o->value ? fl_float(o->value) : fl_int(0));
    if (o->value == o->value && o->value != 0)
        return fl_fail(FL_RUNTIME_ERROR, "Padding mode \"%s\" doesn't take in value argument", o->mode);
    pads p;
    int64_t sizes[FL_MAX_DIMS];
    if (!read_pads(&p, self, pad, n_pad)) return NULL;
    if (p.n < 1 || p.n > 3 || (self->ndim != p.n + 1 && self->ndim != p.n + 2))
        return fl_fail(FL_NOT_IMPLEMENTED_ERROR,
                       "Only 2D, 3D, 4D, 5D padding with non-constant padding are supported for now");
    p.mode = mode;
    if (!padded_sizes(self, &p, sizes) || !check_mapped(self, &p)) return NULL;
    bool kept = fl_thread__self.no_grad;
    fl_thread__self.no_grad = true;
    fl_scope_open();
    fl_memory_format format = fl_shape__suggest_format(self);
    fl_tensor *now = self;
    for (int64_t i = 0; i < p.n && now; i++) {
        int d = self->ndim - 1 - (int)i;
        fl_tensor *map = map_of(self->sizes[d], p.before[i], p.after[i], mode);
        now = map ? fl_index_select(now, d, map) : NULL;
    }
    if (now && mode != CIRCULAR && format != FL_CONTIGUOUS_FORMAT)
        now = fl_contiguous(now, &(fl_contiguous_options){format});
    fl_tensor__retain(now);
    fl_scope_close();
    fl_thread__self.no_grad = kept;
    return fl_view__finish_copy(now, self, &mapped_rules[mode][p.n - 1], &p, sizeof(p));
}
