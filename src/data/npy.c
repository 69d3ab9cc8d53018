/* npy.c: NumPy's .npy files, versions 1 to 3: a header that is the text of a Python dict, then the array. Depends on
 * io's files.
 */
#include "data/npy.h"

#include <flashlight/data.h>
#include <stdlib.h>

#include "base/error.h"
#include "tensor/tensor.h"

#define MAX_HEADER 10000 /* NumPy's own limit */

static const char *const descriptions[FL_DTYPE_COUNT] = {"|b1", "|u1", "|i1", "<i2", "<i4",
                                                         "<i8", "<f2", NULL,  "<f4", "<f8"};

typedef struct header {
    fl_dtype dtype;
    bool swap, fortran;
    int ndim;
    int64_t shape[FL_MAX_DIMS];
} header;

static bool damaged(const char *path, const char *what) {
    fl_fail(FL_VALUE_ERROR, "%s: not a .npy file that can be read: %s", path, what);
    return false;
}

/* ---- The header -------------------------------------------------------------------------------------------------- */

static void skip_spaces(const char **p) { *p += strspn(*p, " \t\n\r"); }

static bool take(const char **p, char c) {
    skip_spaces(p);
    if (**p != c) return false;
    ++*p;
    return true;
}

/* A quoted string, into `out`. */
static bool take_text(const char **p, char *out, size_t room) {
    skip_spaces(p);
    char quote = **p;
    if (quote != '\'' && quote != '"') return false;
    const char *end = strchr(*p + 1, quote);
    size_t size = end ? (size_t)(end - *p - 1) : room;
    if (size >= room) return false;
    memcpy(out, *p + 1, size);
    out[size] = 0;
    *p = end + 1;
    return true;
}

static bool take_word(const char **p, const char *word) {
    skip_spaces(p);
    if (strncmp(*p, word, strlen(word))) return false;
    *p += strlen(word);
    return true;
}

static bool take_shape(const char **p, header *h, const char *path) {
    h->ndim = 0;
    if (!take(p, '(')) return damaged(path, "its shape is no tuple");
    while (!take(p, ')')) {
        skip_spaces(p);
        if (**p < '0' || **p > '9') return damaged(path, "its shape is no tuple of numbers");
        int64_t size = 0;
        for (; **p >= '0' && **p <= '9'; ++*p)
            if (__builtin_mul_overflow(size, 10, &size) || __builtin_add_overflow(size, **p - '0', &size))
                return damaged(path, "a size is out of range");
        if (**p == 'L') ++*p; /* Python 2 */
        if (h->ndim == FL_MAX_DIMS) return damaged(path, "it has too many dimensions");
        h->shape[h->ndim++] = size;
        if (!take(p, ',')) {
            skip_spaces(p);
            if (**p != ')') return damaged(path, "its shape is no tuple");
        }
    }
    return true;
}

static bool read_dtype(const char *text, header *h, const char *path) {
    const uint16_t one = 1;
    bool little = *(const uint8_t *)&one;
    for (int i = 0; i < FL_DTYPE_COUNT; i++) {
        if (!descriptions[i] || strcmp(text + 1, descriptions[i] + 1)) continue;
        h->dtype = (fl_dtype)i;
        h->swap = fl_dtype_size(h->dtype) > 1 && ((text[0] == '<' && !little) || (text[0] == '>' && little));
        if (strchr("<>|=", text[0])) return true;
    }
    fl_fail(FL_VALUE_ERROR, "%s: an array of type '%s', which tensors do not have", path, text);
    return false;
}

static bool parse(const char *text, header *h, const char *path) {
    bool descr = false, order = false, shape = false;
    if (!take(&text, '{')) return damaged(path, "its header is no dict");
    while (!take(&text, '}')) {
        char key[20], value[40];
        if (!take_text(&text, key, sizeof key) || !take(&text, ':')) return damaged(path, "its header is no dict");
        if (!strcmp(key, "descr")) {
            skip_spaces(&text);
            if (*text == '[')
                return fl_fail(FL_VALUE_ERROR, "%s: an array of records, which tensors are not", path) != NULL;
            if (!take_text(&text, value, sizeof value) || !*value) return damaged(path, "its type is no text");
            if (!read_dtype(value, h, path)) return false;
            descr = true;
        } else if (!strcmp(key, "fortran_order")) {
            h->fortran = take_word(&text, "True");
            if (!h->fortran && !take_word(&text, "False")) return damaged(path, "its order is neither True nor False");
            order = true;
        } else if (!strcmp(key, "shape")) {
            if (!take_shape(&text, h, path)) return false;
            shape = true;
        } else {
            return damaged(path, "its header has a key that is not known");
        }
        if (!take(&text, ',')) {
            skip_spaces(&text);
            if (*text != '}') return damaged(path, "its header is no dict");
        }
    }
    return descr && order && shape ? true : damaged(path, "its header lacks a key");
}

/* ---- Reading ----------------------------------------------------------------------------------------------------- */

static void swap_bytes(char *data, int64_t count, size_t size) {
    for (int64_t i = 0; i < count; i++, data += size) {
        for (size_t j = 0; j < size / 2; j++) {
            char byte = data[j];
            data[j] = data[size - 1 - j];
            data[size - 1 - j] = byte;
        }
    }
}

static fl_tensor *read_array(const fl_source *s, uint64_t begin, const header *h) {
    int64_t numel = fl_shape__numel(h->shape, h->ndim);
    size_t size = fl_dtype_size(h->dtype);
    uint64_t room = s->size - begin;
    if (numel < 0 || (uint64_t)numel > room / size) {
        (void)fl_error_take();
        damaged(s->path, "it is truncated, or its shape is wrong");
        return NULL;
    }
    int64_t reversed[FL_MAX_DIMS];
    for (int i = 0; i < h->ndim; i++) reversed[i] = h->fortran ? h->shape[h->ndim - 1 - i] : h->shape[i];
    fl_tensor *t = fl_tensor__empty(h->dtype, h->ndim, reversed);
    if (!t || !fl_source__read(s, begin, t->data, (size_t)numel * size)) {
        fl_release(t);
        return NULL;
    }
    if (h->swap) swap_bytes(t->data, numel, size);
    if (h->dtype == FL_BOOL) /* any other byte would be no bool */
        for (int64_t i = 0; i < numel; i++) t->data[i] = t->data[i] != 0;
    if (!h->fortran || h->ndim < 2) return t;
    int64_t strides[FL_MAX_DIMS];
    for (int i = 0; i < h->ndim; i++) strides[i] = t->strides[h->ndim - 1 - i];
    fl_tensor *view = fl_tensor__view(t, h->ndim, h->shape, strides, 0);
    fl_release(t);
    fl_tensor *row_major = view ? fl_tensor__contiguous(view) : NULL;
    fl_release(view);
    return row_major;
}

fl_tensor *fl_npy__read(const fl_source *s) {
    uint8_t start[12] = {0};
    char text[MAX_HEADER + 1];
    header h = {.ndim = 0};
    if (!fl_source__read(s, 0, start, s->size < 12 ? (size_t)s->size : 12)) return NULL;
    if (s->size < 12 || memcmp(start, "\x93NUMPY", 6) || start[6] < 1 || start[6] > 3) {
        damaged(s->path, "it does not begin as one");
        return NULL;
    }
    const uint64_t begin = start[6] == 1 ? 10 : 12;
    uint64_t size = (uint64_t)start[8] | (uint64_t)start[9] << 8;
    if (start[6] > 1) size |= (uint64_t)start[10] << 16 | (uint64_t)start[11] << 24;
    if (size > MAX_HEADER || size > s->size - begin) {
        damaged(s->path, "its header is too long");
        return NULL;
    }
    if (!fl_source__read(s, begin, text, (size_t)size)) return NULL;
    text[size] = 0;
    return parse(text, &h, s->path) ? read_array(s, begin + size, &h) : NULL;
}

fl_tensor *fl_load_npy(const char *path) {
    if (fl_failed() || !fl_given(path, "fl_load_npy", "path")) return NULL;
    fl_source s;
    if (!fl_source__open(&s, path)) return NULL;
    fl_tensor *t = fl_npy__read(&s);
    fl_source__close(&s);
    return fl_scope__result(t);
}

/* ---- Writing ----------------------------------------------------------------------------------------------------- */

size_t fl_npy__header(const fl_tensor *t, char out[FL_NPY_HEADER]) {
    const char *description = descriptions[t->dtype];
    if (!description) {
        fl_fail(FL_TYPE_ERROR, "NumPy has no type %s", fl_dtype_name((fl_dtype)t->dtype));
        return 0;
    }
    const uint16_t one = 1;
    char *text = out + 10;
    const size_t room = FL_NPY_HEADER - 10;
    int size = snprintf(text, room, "{'descr': '%c%s', 'fortran_order': False, 'shape': (",
                        description[0] == '<' && !*(const uint8_t *)&one ? '>' : description[0], description + 1);
    for (int i = 0; i < t->ndim; i++)
        size += snprintf(text + size, room - (size_t)size, "%lld%s", (long long)t->sizes[i],
                         i + 1 < t->ndim ? ", "
                         : t->ndim == 1  ? ","
                                         : "");
    size += snprintf(text + size, room - (size_t)size, "), }");
    while ((10 + size + 1) % 64) text[size++] = ' ';
    text[size++] = '\n';
    const uint8_t start[10] = {0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (uint8_t)size, (uint8_t)(size >> 8)};
    memcpy(out, start, sizeof start);
    return sizeof start + (size_t)size;
}

bool fl_save_npy(fl_tensor *t, const char *path) {
    if (fl_failed() || !fl_given(t, "fl_save_npy", "t") || !fl_given(path, "fl_save_npy", "path")) return false;
    char header[FL_NPY_HEADER];
    const size_t size = fl_npy__header(t, header);
    fl_tensor *dense = size ? fl_tensor__contiguous(t) : NULL;
    fl_new_file f;
    bool ok = dense && fl_new_file__open(&f, path);
    if (ok) {
        ok = f.sink.write(&f.sink, header, size) &&
             f.sink.write(&f.sink, dense->data, (size_t)dense->numel * fl_dtype_size((fl_dtype)dense->dtype));
        ok = fl_new_file__close(&f, ok);
    }
    fl_release(dense);
    return ok;
}
