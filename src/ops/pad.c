/* pad.c: more elements (or fewer) at the ends of the last dimensions: constants, or what a map of each dimension says.
 *
 * A tensor is lines of units in memory: the innermost dimension that is padded, and what lies within one of its
 * elements. A line of the result is a run of a line of the input between two ends; its gradient adds the same back.
 */
#include "ops/plain.h"

#include "base/alloc.h"
#include "kernels/kernels.h"
#include "ops/autocast.h"
#include "ops/dense.h"
#include "ops/elements.h"
#include "ops/view.h"
#include "tensor/cast.h"

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
    p->n = n / 2;
    p->mode = CONSTANT;
    for (int i = 0; i < self->ndim; i++) p->before[i] = p->after[i] = 0;
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

/* ---- Lines ------------------------------------------------------------------------------------------------------- */

typedef struct lines {
    int outer;                                       /* dimensions outside of a line, outermost first */
    int64_t padded[FL_MAX_DIMS], inner[FL_MAX_DIMS]; /* their sizes with and without what is added */
    const int64_t *map[FL_MAX_DIMS];                 /* the element that each shows, -1: the constant; NULL: its own */
    int64_t whole, part;                             /* units of a line, likewise */
    int64_t first, middle, skip;                     /* units [first, first + middle) are the part's from `skip` on */
    const int64_t *line_map;
    int64_t unit;               /* items */
    int size;                   /* bytes of an item */
    int64_t n;                  /* lines with what is added */
    int64_t plane, inner_plane; /* lines of the dimensions from the first padded one on */
    char *with, *without;       /* the elements */
    _Alignas(8) char value[8];
    bool constant, zeros; /* what is added is a constant; and that is 0 */
    fl_move_fn copy, add;
    fl_scatter_fn scatter_add;
} lines;

/* Which element of a dimension of `size` stands at i of the padded one; -1: the constant. */
static int64_t shown(const pads *p, int d, int64_t size, int64_t i) {
    const int64_t before = p->before[d], after = p->after[d], j = i - before;
    if (before >= 0 && after >= 0 && j >= 0 && j < size) return j;
    switch (p->mode) {
        case CONSTANT:
            return j < 0 || j >= size ? -1 : j;
        case REFLECT:
            return j < 0 ? -j : j >= size ? 2 * size - 2 - j : j;
        case REPLICATE:
            return j < 0 ? 0 : j >= size ? size - 1 : j;
    }
    /* what negative counts take away is gone before the ends meet */
    const int64_t first = before < 0 ? -before : 0, kept = size - first + (after < 0 ? after : 0);
    return first + ((j - first) % kept + kept) % kept;
}

/* Describes `padded`, dense, and `inner`, which lies in memory as it does. `maps` has room for the sum of the padded
 * dimensions' sizes. */
static void describe(lines *l, const pads *p, const fl_tensor *padded, const fl_tensor *inner, int64_t *maps) {
    const int ndim = padded->ndim;
    const bool last = ndim > 2 && !(padded->flags & FL_T_CONTIGUOUS);
    int order[FL_MAX_DIMS]; /* of the dimensions in memory */
    for (int i = 0; i < ndim; i++) order[i] = !last || i == 0 ? i : i == ndim - 1 ? 1 : i + 1;
    *l = (lines){.unit = 1, .size = (int)fl_dtype_size((fl_dtype)padded->dtype), .n = 1};
    int line = ndim - 1;
    for (; line > 0; line--) {
        const int d = ndim - 1 - order[line];
        if (d < p->n && (p->before[d] || p->after[d])) break;
        l->unit *= padded->sizes[order[line]];
    }
    bool any = false;
    l->plane = l->inner_plane = 1;
    for (int k = 0; k <= line; k++) {
        const int d = ndim - 1 - order[k];
        const int64_t with = padded->sizes[order[k]], without = inner->sizes[order[k]];
        const int64_t *map = NULL;
        if (d < p->n && (p->before[d] || p->after[d])) {
            map = maps;
            if (p->mode != CONSTANT || k < line) /* ends of constants ask for nothing */
                for (int64_t i = 0; i < with; i++) *maps++ = shown(p, d, without, i);
        }
        if (k == line) {
            l->whole = with;
            l->part = without;
            l->line_map = map;
            l->skip = map && p->before[d] < 0 ? -p->before[d] : 0;
            l->first = map && p->before[d] > 0 ? p->before[d] : 0;
            l->middle = without - l->skip - (map && p->after[d] < 0 ? -p->after[d] : 0);
            if (l->first > with) l->first = with; /* the other end takes some of it away again */
            if (l->middle > with - l->first) l->middle = with - l->first;
            if (l->middle < 0) l->middle = 0;
            break;
        }
        const int before = l->outer - 1;
        if (!map && before >= 0 && !l->map[before]) { /* one with the dimension before */
            l->padded[before] *= with;
            l->inner[before] *= without;
        } else {
            l->padded[l->outer] = with;
            l->inner[l->outer] = without;
            l->map[l->outer++] = map;
        }
        any = any || map;
        l->n *= with;
        if (any) {
            l->plane *= with;
            l->inner_plane *= without;
        }
    }
    l->with = padded->data;
    l->without = inner->data;
    l->copy = fl_kernels__active.move->copy[l->size];
    l->constant = p->mode == CONSTANT;
    if (l->constant) return;
    l->add = fl_elements__meet((fl_dtype)padded->dtype, FL_MEET_ADD);
    l->scatter_add = fl_elements__scatter((fl_dtype)padded->dtype, FL_MEET_ADD);
}

/* The line without what is added that line `at` shows, -1 for none. */
static int64_t line_shown(const lines *l, const int64_t *at) {
    int64_t row = 0;
    for (int k = 0; k < l->outer; k++) {
        const int64_t i = l->map[k] ? l->map[k][at[k]] : at[k];
        if (i < 0) return -1;
        row = row * l->inner[k] + i;
    }
    return row;
}
/* The same for the dimensions outside of the innermost outer one. */
static int64_t outer_shown(const lines *l, const int64_t *at) {
    int64_t row = 0;
    for (int k = 0; k < l->outer - 1; k++) {
        const int64_t i = l->map[k] ? l->map[k][at[k]] : at[k];
        if (i < 0) return -1;
        row = row * l->inner[k] + i;
    }
    return row;
}
static void line_at(const lines *l, int64_t line, int64_t *at) {
    for (int k = l->outer - 1; k >= 0; k--) {
        at[k] = line % l->padded[k];
        line /= l->padded[k];
    }
}
static void line_next(const lines *l, int64_t *at) {
    for (int k = l->outer - 1; k >= 0 && ++at[k] == l->padded[k]; k--) at[k] = 0;
}

static inline void copy_item(char *to, const char *from, int size) {
    switch (size) {
        case 1:
            *to = *from;
            return;
        case 2:
            memcpy(to, from, 2);
            return;
        case 4:
            memcpy(to, from, 4);
            return;
        default:
            memcpy(to, from, 8);
    }
}

/* Units [begin, end) of a line that are not its middle: mostly one or two. */
static void show_end(const lines *l, char *to, const char *from, int64_t begin, int64_t end) {
    const int64_t bytes = l->unit * l->size;
    if (begin >= end) return;
    if (l->line_map[begin] < 0 && (end - begin) * l->unit > 16)
        l->copy(to + begin * bytes, l->size, l->value, 0, (end - begin) * l->unit);
    else if (l->unit == 1)
        for (int64_t i = begin; i < end; i++)
            copy_item(to + i * bytes, l->line_map[i] < 0 ? l->value : from + l->line_map[i] * bytes, l->size);
    else
        for (int64_t i = begin; i < end; i++) {
            const bool constant = l->line_map[i] < 0;
            l->copy(to + i * bytes, l->size, constant ? l->value : from + l->line_map[i] * bytes,
                    constant ? 0 : l->size, l->unit);
        }
}

/* The middle of a line: most are short, and a call would cost as much as the copy. */
static inline void copy_middle(const lines *l, char *to, const char *from, int64_t bytes) {
    if (bytes <= 32) {
        fl_move__short(to, from, bytes);
        return;
    }
    if (bytes > 512) {
        l->copy(to, l->size, from, l->size, bytes / l->size);
        return;
    }
    for (int64_t i = 0; i + 32 <= bytes; i += 32) memcpy(to + i, from + i, 32);
    memcpy(to + bytes - 32, from + bytes - 32, 32); /* some of it once more */
}

/* The constant, in a line or at its end. */
static inline void fill(const lines *l, char *to, int64_t bytes) {
    if (l->zeros && bytes <= 64)
        for (int64_t i = 0; i < bytes; i += l->size) copy_item(to + i, l->value, l->size);
    else if (l->zeros)
        memset(to, 0, (size_t)bytes);
    else
        l->copy(to, l->size, l->value, 0, bytes / l->size);
}

/* Lines of single items with ends of a few: the calls and choices above would cost more than the items. `rows` says
 * which line each shows, or NULL: they follow each other. */
#define SHORT_LINES(type)                                                                                             \
    static void short_lines_##type(const lines *l, void *with, const void *without, const int64_t *rows, int64_t n) { \
        const int64_t *map = l->line_map, behind = l->first + l->middle, whole = l->whole, first = l->first;          \
        type *to = with;                                                                                              \
        for (int64_t k = 0; k < n; k++, to += whole) {                                                                \
            const type *from = (const type *)without + (rows ? rows[k] : k) * l->part;                                \
            for (int64_t i = 0; i < first; i++) to[i] = from[map[i]];                                                 \
            for (int64_t i = behind; i < whole; i++) to[i] = from[map[i]];                                            \
            copy_middle(l, (char *)(to + first), (const char *)(from + l->skip), l->middle *(int64_t)sizeof(type));   \
        }                                                                                                             \
    }
SHORT_LINES(uint8_t)
SHORT_LINES(uint16_t)
SHORT_LINES(uint32_t)
SHORT_LINES(uint64_t)
#undef SHORT_LINES

/* n lines of one plane, from line `to` on, which show the lines rows[0 .. n) of the plane `from`. */
static void show_plane(const lines *l, char *to, const char *from, const int64_t *rows, int64_t n) {
    const int64_t bytes = l->unit * l->size, middle = l->middle * bytes, whole = l->whole * bytes;
    const int64_t ahead = l->first * bytes, behind = whole - ahead - middle;
    if (l->constant) {
        if (l->zeros && whole <= 512) { /* all of them at once */
            memset(to, 0, (size_t)(n * whole));
            for (int64_t k = 0; k < n; k++) {
                const int64_t row = rows ? rows[k] : k;
                if (row < 0) continue;
                copy_middle(l, to + k * whole + ahead, from + (row * l->part + l->skip) * bytes, middle);
            }
            return;
        }
        for (int64_t k = 0; k < n; k++, to += whole) {
            const int64_t row = rows ? rows[k] : k;
            if (row < 0) {
                fill(l, to, whole);
                continue;
            }
            fill(l, to, ahead);
            fill(l, to + ahead + middle, behind);
            copy_middle(l, to + ahead, from + (row * l->part + l->skip) * bytes, middle);
        }
        return;
    }
    if (l->unit == 1 && l->line_map) {
        (l->size == 1   ? short_lines_uint8_t
         : l->size == 2 ? short_lines_uint16_t
         : l->size == 4 ? short_lines_uint32_t
                        : short_lines_uint64_t)(l, to, from, rows, n);
        return;
    }
    for (int64_t k = 0; k < n; k++, to += whole) {
        const char *line = from + (rows ? rows[k] : k) * l->part * bytes;
        show_end(l, to, line, 0, l->first);
        show_end(l, to, line, l->first + l->middle, l->whole);
        copy_middle(l, to + ahead, line + l->skip * bytes, middle);
    }
}

static void show_lines(void *context, int64_t begin, int64_t end) {
    const lines *l = context;
    const int64_t bytes = l->unit * l->size, last = l->outer - 1;
    int64_t at[FL_MAX_DIMS];
    line_at(l, begin, at);
    for (int64_t i = begin; i < end;) {
        /* Lines of the innermost outer dimension, which lie in one order in both. */
        const int64_t start = l->outer ? at[last] : 0, room = l->outer ? l->padded[last] - start : 1;
        const int64_t *map = l->outer ? l->map[last] : NULL, n = end - i < room ? end - i : room;
        const int64_t outside = outer_shown(l, at), base = outside * (l->outer ? l->inner[last] : 1);
        char *to = l->with + i * l->whole * bytes;
        if (outside < 0)
            fill(l, to, n * l->whole * bytes);
        else
            show_plane(l, to, l->without + (base + (map ? 0 : start)) * l->part * bytes, map ? map + start : NULL, n);
        i += n;
        if (l->outer) at[last] += n - 1;
        line_next(l, at);
    }
}

static void add_end(const lines *l, char *to, const char *from, int64_t begin, int64_t end) {
    const int64_t bytes = l->unit * l->size;
    if (l->unit == 1)
        l->scatter_add(to, 0, from + begin * bytes, bytes, l->line_map + begin, bytes, end - begin, FL_ONE_LINE);
    else
        for (int64_t i = begin; i < end; i++)
            l->add(to + l->line_map[i] * bytes, l->size, from + i * bytes, l->size, l->unit);
}

/* The gradient: planes of it, each from the lines that show them. */
static void add_planes(void *context, int64_t begin, int64_t end) {
    const lines *l = context;
    const int64_t bytes = l->unit * l->size, plane = l->inner_plane * l->part * bytes;
    int64_t at[FL_MAX_DIMS];
    memset(l->without + begin * plane, 0, (size_t)((end - begin) * plane));
    line_at(l, begin * l->plane, at);
    for (int64_t i = begin * l->plane; i < end * l->plane; i++, line_next(l, at)) {
        const char *from = l->with + i * l->whole * bytes;
        char *to = l->without + line_shown(l, at) * l->part * bytes;
        add_end(l, to, from, 0, l->first);
        l->add(to + l->skip * bytes, l->size, from + l->first * bytes, l->size, l->middle * l->unit);
        add_end(l, to, from, l->first + l->middle, l->whole);
    }
}

/* t dense in the given format: itself (retained) or a copy. */
static fl_tensor *in_format(fl_tensor *t, fl_memory_format format) {
    if (format == FL_CONTIGUOUS_FORMAT) return fl_tensor__contiguous(t);
    if (fl_shape__is_dense(t)) return fl_tensor__retain(t); /* the format is what its strides suggest */
    fl_tensor *copy = fl_tensor__empty_format((fl_dtype)t->dtype, t->ndim, t->sizes, format);
    if (copy && !fl_tensor__copy(copy, t)) {
        fl_release(copy);
        return NULL;
    }
    return copy;
}

/* What `self` becomes with pads (of these sizes), or the gradient `self` without them: one reference, the caller's. */
static fl_tensor *run(fl_tensor *self, const pads *p, const int64_t *sizes, fl_memory_format format, fl_scalar value,
                      bool backward) {
    fl_tensor *source = in_format(self, fl_shape__suggest_format(self));
    if (source && fl_shape__suggest_format(self) != format) { /* a circle is row-major */
        fl_tensor *moved = fl_tensor__contiguous(source);
        fl_release(source);
        source = moved;
    }
    fl_tensor *result = source ? fl_tensor__empty_from(self, (fl_dtype)self->dtype, sizes, format) : NULL;
    int64_t count = 0;
    for (int d = 0; d < self->ndim && result; d++) count += backward ? self->sizes[d] : sizes[d];
    int64_t *maps = result ? fl_alloc__get((size_t)count * sizeof(int64_t)) : NULL;
    if (maps) {
        lines l;
        describe(&l, p, backward ? source : result, backward ? result : source, maps);
        if (!backward) {
            fl_cast__scalar(l.value, (fl_dtype)self->dtype, value);
            l.zeros = !memcmp(l.value, (char[8]){0}, (size_t)l.size);
        }
        const int64_t n = backward ? l.n / l.plane : l.n, cost = l.whole * l.unit * (backward ? l.plane : 1);
        if (result->numel) fl_pool__for(n, fl_pool__grain(n, cost), backward ? add_planes : show_lines, &l);
    }
    if (result && !maps) {
        fl_release(result);
        result = NULL;
    }
    if (maps) fl_alloc__put(maps, (size_t)count * sizeof(int64_t));
    fl_release(source);
    return result;
}

/* ---- Constants --------------------------------------------------------------------------------------------------- */

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

/* Less at every end, or the same: a copy of a part. */
static fl_tensor *cropped(fl_tensor *self, const pads *p, const int64_t *sizes) {
    fl_tensor *result = fl_tensor__empty_like(self, (fl_dtype)self->dtype, sizes);
    int64_t from = 0;
    for (int d = 0; d < self->ndim; d++) {
        const int i = self->ndim - 1 - d;
        if (i < p->n) from -= p->before[i] * self->strides[d];
    }
    fl_tensor *part = result && result->numel ? fl_tensor__view(self, self->ndim, sizes, self->strides, from) : NULL;
    const bool done = result && (result->numel == 0 || (part && fl_tensor__copy(result, part)));
    fl_release(part);
    if (done) return result;
    fl_release(result);
    return NULL;
}

static fl_tensor *constant(fl_tensor *self, const int64_t *pad, int n_pad, fl_scalar value) {
    pads p;
    int64_t sizes[FL_MAX_DIMS];
    if (!read_pads(&p, self, pad, n_pad) || !padded_sizes(self, &p, sizes)) return NULL;
    if (!fl_dtype__check_value((fl_dtype)self->dtype, value)) return NULL;
    for (int64_t i = 0; i < p.n; i++) {
        const int64_t size = self->sizes[self->ndim - 1 - i];
        const int64_t taken = (p.before[i] < 0 ? -p.before[i] : 0) + (p.after[i] < 0 ? -p.after[i] : 0);
        if (taken > size)
            return fl_fail(FL_RUNTIME_ERROR,
                           "constant_pad_nd(): paddings of %lld and %lld take more than the %lld items of a dimension",
                           (long long)p.before[i], (long long)p.after[i], (long long)size);
    }
    bool grows = false;
    for (int64_t i = 0; i < p.n; i++) {
        const int64_t before = p.before[i], after = p.after[i];
        grows = grows || before > 0 || after > 0;
        if (self->sizes[self->ndim - 1 - i] + (before < 0 ? before : 0) + (after < 0 ? after : 0) < 0)
            return fl_fail(FL_RUNTIME_ERROR, "pad: cannot take %lld and %lld items from dimension %d of %s",
                           (long long)-before, (long long)-after, self->ndim - 1 - (int)i, FL_SHAPE(self));
    }
    p.mode = CONSTANT;
    fl_tensor *result =
        grows ? run(self, &p, sizes, fl_shape__suggest_format(self), value, false) : cropped(self, &p, sizes);
    return fl_view__finish_copy(result, self, &constant_rule, &p, sizeof(p));
}

fl_tensor *fl_constant_pad_nd(fl_tensor *self, const int64_t *pad, int n_pad,
                              const fl_constant_pad_nd_options *options) {
    return fl_failed() ? NULL : constant(self, pad, n_pad, options ? options->value : fl_int(0));
}

/* ---- Modes that read from the tensor ----------------------------------------------------------------------------- */

static fl_tensor *mapped(fl_tensor *self, const pads *p);

static void mapped_back_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    out[0] = mapped(grad[0], fl_node__data(node));
}
static const fl_rule mapped_back_rule = {.name = "PadBackwardBackward0", .backward = mapped_back_backward};

static void mapped_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    const pads *p = fl_node__data(node);
    int64_t sizes[FL_MAX_DIMS];
    fl_node__input_shape(node, 0, sizes);
    fl_tensor *result = run(grad[0], p, sizes, fl_shape__suggest_format(grad[0]), fl_int(0), true);
    out[0] = fl_view__finish_copy(result, grad[0], &mapped_back_rule, p, sizeof(*p));
}
static const fl_rule mapped_rules[4][3] = {
    [REFLECT] = {{.name = "ReflectionPad1DBackward0", .backward = mapped_backward},
                 {.name = "ReflectionPad2DBackward0", .backward = mapped_backward},
                 {.name = "ReflectionPad3DBackward0", .backward = mapped_backward}},
    [REPLICATE] = {{.name = "ReplicationPad1DBackward0", .backward = mapped_backward},
                   {.name = "ReplicationPad2DBackward0", .backward = mapped_backward},
                   {.name = "ReplicationPad3DBackward0", .backward = mapped_backward}},
    [CIRCULAR] = {{.name = "CopySlices", .backward = mapped_backward},
                  {.name = "CopySlices", .backward = mapped_backward},
                  {.name = "CopySlices", .backward = mapped_backward}},
};

/* Checked before. */
static fl_tensor *mapped(fl_tensor *self, const pads *p) {
    int64_t sizes[FL_MAX_DIMS];
    const fl_memory_format format = p->mode == CIRCULAR ? FL_CONTIGUOUS_FORMAT : fl_shape__suggest_format(self);
    if (fl_failed() || !padded_sizes(self, p, sizes)) return NULL;
    fl_tensor *result = run(self, p, sizes, format, fl_int(0), false);
    return fl_view__finish_copy(result, self, &mapped_rules[p->mode][p->n - 1], p, sizeof(*p));
}

static bool empty_input(const fl_tensor *self, const pads *p) {
    fl_fail(
        FL_RUNTIME_ERROR,
        "Expected %dD or %dD tensor with possibly 0 batch size and other non-zero dimensions for input, but got: %s",
        (int)p->n + 1, (int)p->n + 2, FL_SHAPE(self));
    return false;
}

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
            empty_input(self, p);
        else if (p->mode != CIRCULAR && p->n == 1 && size + p->before[i] + p->after[i] < 1)
            fl_fail(FL_RUNTIME_ERROR, "input (W: %lld) is too small. Calculated output W: 0", (long long)size);
        else
            continue;
        return false;
    }
    const int channels = self->ndim - 1 - (int)p->n;
    return p->mode == CIRCULAR || channels < 0 || self->sizes[channels] > 0 || empty_input(self, p);
}

fl_tensor *fl_pad(fl_tensor *self, const int64_t *pad, int n_pad, const fl_pad_options *options) {
    static const char *const names[] = {"constant", "reflect", "replicate", "circular"};
    static const fl_pad_options fallback = FL_PAD_OPTIONS;
    const fl_pad_options *o = options ? options : &fallback;
    if (fl_failed()) return NULL;
    int mode = 0;
    while (mode < FL_COUNT(names) && strcmp(o->mode, names[mode])) mode++;
    if (mode == FL_COUNT(names)) return fl_fail(FL_NOT_IMPLEMENTED_ERROR, "Unrecognised padding mode %s", o->mode);
    if (mode == CONSTANT)
        return constant(self, pad, n_pad, fl_float__is_none(o->value) ? fl_int(0) : fl_float(o->value));
    if (!fl_float__is_none(o->value) && o->value != 0)
        return fl_fail(FL_RUNTIME_ERROR, "Padding mode \"%s\" doesn't take in value argument", o->mode);
    pads p;
    int64_t sizes[FL_MAX_DIMS];
    if (!read_pads(&p, self, pad, n_pad)) return NULL;
    if (p.n < 1 || p.n > 3 || (self->ndim != p.n + 1 && self->ndim != p.n + 2))
        return fl_fail(FL_NOT_IMPLEMENTED_ERROR,
                       "Only 2D, 3D, 4D, 5D padding with non-constant padding are supported for now");
    p.mode = mode;
    if (!padded_sizes(self, &p, sizes) || !check_mapped(self, &p)) return NULL;
    if (mode != CIRCULAR && self->dtype == FL_BOOL)
        return fl_dense__unsupported(mode == REFLECT ? "reflection_pad" : "replication_pad", self);
    /* PyTorch's autocast knows the functions of these modes one by one. */
    if (fl_autocast__on() && (mode == REPLICATE || (mode == REFLECT && p.n < 3))) {
        fl_tensor *x = self;
        fl_autocast__cast(fl_autocast__enter(FL_AUTOCAST_FLOAT32, &x, 1), &x, 1);
        fl_tensor *y = fl_failed() ? NULL : mapped(x, &p);
        fl_autocast__leave(&y, 1);
        return y;
    }
    return mapped(self, &p);
}
