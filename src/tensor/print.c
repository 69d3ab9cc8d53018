/* print.c: fl_repr, letter for letter what PyTorch prints. A first walk over the elements that will be seen finds how
 * wide they are and which notation they take; a second one writes them. A tensor of more than `threshold` elements
 * shows only `edge_items` at each edge of each dimension.
 */
#include <math.h>
#include <stdlib.h>

#include "base/error.h"
#include "tensor/tensor.h"

static fl_print_options options = {4, 1000, 3, 80, -1};

fl_print_options fl_get_print_options(void) { return options; }
void fl_set_print_options(fl_print_options new_options) { options = new_options; }

/* ---- Text that grows ------------------------------------------------------------------------------------- */

typedef struct text {
    char *chars;
    size_t length, capacity;
    bool failed;
} text;

static void add(text *out, const char *chars, size_t n) {
    if (out->failed) return;
    if (out->length + n + 1 > out->capacity) {
        size_t capacity = 2 * (out->length + n + 1) + 128;
        char *grown = realloc(out->chars, capacity);
        if (!grown) {
            out->failed = true;
            return;
        }
        out->chars = grown;
        out->capacity = capacity;
    }
    memcpy(out->chars + out->length, chars, n);
    out->length += n;
    out->chars[out->length] = 0;
}

static void add_text(text *out, const char *chars) { add(out, chars, strlen(chars)); }

static void add_repeated(text *out, char c, int64_t n) {
    for (int64_t i = 0; i < n; i++) add(out, &c, 1);
}

/* ---- One element ----------------------------------------------------------------------------------------- */

/* Room for the longest: a float64 without exponent and up to 99 digits behind the point. */
#define ELEMENT_SIZE 512

typedef struct format {
    fl_dtype dtype;
    bool int_mode; /* all floats are whole: printed as "1." */
    bool scientific;
    int precision;
    int width;
    bool any;        /* a finite number other than 0 was seen */
    double min, max; /* of their absolute values */
} format;

static double load_float(const format *f, const char *element) {
    double value;
    fl_tensor__cast(&value, FL_FLOAT64, element, f->dtype, 1);
    return value;
}

static int print_finite(const format *f, double value, char *buffer) {
    if (f->scientific) return snprintf(buffer, ELEMENT_SIZE, "%.*e", f->precision, value);
    return snprintf(buffer, ELEMENT_SIZE, "%.*f", f->int_mode ? 0 : f->precision, value);
}

static int print_element(const format *f, const char *element, char *buffer) {
    if (!fl_is_float(f->dtype)) {
        int64_t value;
        fl_tensor__cast(&value, FL_INT64, element, f->dtype, 1);
        if (f->dtype == FL_BOOL) return snprintf(buffer, ELEMENT_SIZE, "%s", value ? "True" : "False");
        return snprintf(buffer, ELEMENT_SIZE, "%lld", (long long)value);
    }
    double value = load_float(f, element);
    if (isnan(value)) return snprintf(buffer, ELEMENT_SIZE, "nan");
    if (isinf(value)) return snprintf(buffer, ELEMENT_SIZE, value < 0 ? "-inf" : "inf");
    int n = print_finite(f, value, buffer);
    if (f->int_mode && !f->scientific) {
        buffer[n++] = '.';
        buffer[n] = 0;
    }
    return n;
}

/* ---- The elements that are seen -------------------------------------------------------------------------- */

typedef struct printing {
    const fl_tensor *t;
    bool summarize;
    format format;
    text *out;
} printing;

static bool cut(const printing *p, int dim) {
    return p->summarize && p->t->sizes[dim] > 2 * (int64_t)options.edge_items;
}

typedef void (*visit_fn)(printing *p, const char *element);

static void visit(printing *p, int dim, const char *data, visit_fn fn) {
    const fl_tensor *t = p->t;
    if (dim == t->ndim) {
        fn(p, data);
        return;
    }
    int64_t step = t->strides[dim] * (int64_t)fl_dtype_size(p->format.dtype);
    bool skip = cut(p, dim);
    for (int64_t i = 0; i < t->sizes[dim]; i++) {
        if (skip && i == options.edge_items) i = t->sizes[dim] - options.edge_items;
        if (i < t->sizes[dim]) visit(p, dim + 1, data + i * step, fn);
    }
}

static void scan_range(printing *p, const char *element) {
    format *f = &p->format;
    double value = load_float(f, element);
    if (value == 0 || !isfinite(value)) return;
    if (value != ceil(value)) f->int_mode = false;
    double size = fabs(value);
    if (!f->any || size < f->min) f->min = size;
    if (!f->any || size > f->max) f->max = size;
    f->any = true;
}

static void scan_width(printing *p, const char *element) {
    format *f = &p->format;
    char buffer[ELEMENT_SIZE];
    int n;
    if (fl_is_float(f->dtype)) {
        double value = load_float(f, element);
        if (value == 0 || !isfinite(value)) return;
        n = print_finite(f, value, buffer) + (f->int_mode && !f->scientific);
    } else {
        n = print_element(f, element, buffer);
    }
    if (n > f->width) f->width = n;
}

static void choose_format(printing *p) {
    format *f = &p->format;
    f->int_mode = true;
    f->width = 1;
    f->precision = options.precision < 0 ? 0 : options.precision > 99 ? 99 : options.precision;
    if (p->summarize && options.edge_items <= 0 && p->t->ndim > 1) return;
    if (fl_is_float(f->dtype)) {
        visit(p, 0, p->t->data, scan_range);
        if (!f->any) return;
        f->scientific = options.sci_mode >= 0 ? options.sci_mode > 0
                                              : f->max / f->min > 1000.0 || f->max > 1.0e8 || f->min < 1.0e-4;
    }
    visit(p, 0, p->t->data, scan_width);
}

/* ---- Writing --------------------------------------------------------------------------------------------- */

static void write_element(printing *p, const char *element) {
    char buffer[ELEMENT_SIZE];
    int n = print_element(&p->format, element, buffer);
    add_repeated(p->out, ' ', p->format.width - n);
    add(p->out, buffer, (size_t)n);
}

static void write_vector(printing *p, const char *data, int64_t indent) {
    const fl_tensor *t = p->t;
    int dim = t->ndim - 1;
    int64_t size = t->sizes[dim], step = t->strides[dim] * (int64_t)fl_dtype_size(p->format.dtype);
    int64_t room = options.line_width - indent, each = p->format.width + 2;
    int64_t per_line = room > each ? room / each : 1;
    bool skip = cut(p, dim);
    add_text(p->out, "[");
    int64_t written = 0;
    for (int64_t i = 0; i < size; i++) {
        if (written && written % per_line == 0) {
            add_text(p->out, ",\n");
            add_repeated(p->out, ' ', indent + 1);
        } else if (written) {
            add_text(p->out, ", ");
        }
        written++;
        if (skip && i == options.edge_items) {
            add_text(p->out, options.edge_items ? " ..." : "...");
            i = size - options.edge_items - 1;
            continue;
        }
        write_element(p, data + i * step);
    }
    add_text(p->out, "]");
}

static void write_dims(printing *p, int dim, const char *data, int64_t indent) {
    const fl_tensor *t = p->t;
    if (t->ndim == 0) {
        write_element(p, data);
        return;
    }
    if (dim == t->ndim - 1) {
        write_vector(p, data, indent);
        return;
    }
    int64_t size = t->sizes[dim], step = t->strides[dim] * (int64_t)fl_dtype_size(p->format.dtype);
    bool skip = cut(p, dim);
    add_text(p->out, "[");
    for (int64_t i = 0, written = 0; i < size; i++, written++) {
        if (written) {
            add_text(p->out, ",");
            add_repeated(p->out, '\n', t->ndim - dim - 1);
            add_repeated(p->out, ' ', indent + 1);
        }
        if (skip && i == options.edge_items) {
            add_text(p->out, "...");
            i = size - options.edge_items - 1;
            continue;
        }
        write_dims(p, dim + 1, data + i * step, indent + 1);
    }
    add_text(p->out, "]");
}

/* What follows the elements, each on the last line where it fits. */
typedef struct suffixes {
    text *out;
    int64_t indent, line;
} suffixes;

static void add_suffix(suffixes *s, const char *suffix) {
    int64_t n = (int64_t)strlen(suffix);
    if (s->line + n + 2 > options.line_width) {
        add_text(s->out, ",\n");
        add_repeated(s->out, ' ', s->indent);
        s->line = s->indent + n;
    } else {
        add_text(s->out, ", ");
        s->line += n + 2;
    }
    add_text(s->out, suffix);
}

static void add_size(suffixes *s, const fl_tensor *t) {
    char buffer[24 * FL_MAX_DIMS + 16];
    int n = snprintf(buffer, sizeof(buffer), "size=(");
    for (int i = 0; i < t->ndim; i++)
        n += snprintf(buffer + n, sizeof(buffer) - (size_t)n, i ? ", %lld" : "%lld", (long long)t->sizes[i]);
    snprintf(buffer + n, sizeof(buffer) - (size_t)n, t->ndim == 1 ? ",)" : ")");
    add_suffix(s, buffer);
}

char *fl_tensor__repr(const fl_tensor *t, const char *prefix) {
    text out = {0};
    add_text(&out, prefix);
    suffixes s = {&out, (int64_t)strlen(prefix), 0};
    printing p = {.t = t, .summarize = t->numel > options.threshold, .out = &out};
    p.format.dtype = (fl_dtype)t->dtype;
    if (t->numel == 0) {
        add_text(&out, "[]");
    } else {
        choose_format(&p);
        write_dims(&p, 0, t->data, s.indent);
    }
    if (out.failed) {
        free(out.chars);
        return fl_error__no_memory(out.length);
    }

    const char *last_line = strrchr(out.chars, '\n');
    s.line = (int64_t)out.length - (last_line ? last_line - out.chars : -1) + 1;
    char buffer[192];
    if (t->numel == 0 ? t->ndim != 1 : options.edge_items == 0) add_size(&s, t);
    if (t->dtype != (int8_t)fl_get_default_dtype() &&
        (t->numel == 0 || (t->dtype != FL_INT64 && t->dtype != FL_BOOL))) {
        snprintf(buffer, sizeof(buffer), "dtype=torch.%s", fl_dtype_name((fl_dtype)t->dtype));
        add_suffix(&s, buffer);
    }
    const bool failed = fl_failed();
    const char *grad_fn = fl_grad_fn_name(t);
    if (!failed && fl_failed()) { /* a view whose history a write has made ambiguous can still be looked at */
        fl_error_take();
        grad_fn = "Invalid";
    }
    if (grad_fn) {
        snprintf(buffer, sizeof(buffer), "grad_fn=<%s>", grad_fn);
        add_suffix(&s, buffer);
    } else if (fl_requires_grad(t)) {
        add_suffix(&s, "requires_grad=True");
    }
    add_text(&out, ")");
    if (out.failed) {
        free(out.chars);
        return fl_error__no_memory(out.length);
    }
    return out.chars;
}

char *fl_repr(const fl_tensor *t) { return t ? fl_tensor__repr(t, "tensor(") : NULL; }

void fl_print(const fl_tensor *t) {
    char *chars = t ? fl_repr(t) : NULL;
    if (chars) puts(chars);
    free(chars);
}
