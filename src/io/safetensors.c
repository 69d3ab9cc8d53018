/* safetensors.c: files of named tensors with a JSON header: the format of Hugging Face's safetensors.
 *
 * The header's size (8 bytes), the header, the tensors one after the other. The header is one object: names to
 * {"dtype": "F32", "shape": [2, 3], "data_offsets": [0, 24]}, and "__metadata__" to an object of strings. The tensors
 * fill the rest of the file without holes or overlaps. Only this grammar is parsed, so there is no depth to bound.
 */
#include "io/safetensors.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "io/mapping.h"
#include "io/object.h"
#include "tensor/tensor.h"

#define MAX_HEADER 100000000 /* the reference implementation's */

static const char *const names[FL_DTYPE_COUNT] = {"BOOL", "U8", "I8", "I16", "I32", "I64", "F16", "BF16", "F32", "F64"};

static bool damaged(const char *what) {
    fl_fail(FL_UNPICKLING_ERROR, "not a safetensors file, or a damaged one: %s", what);
    return false;
}

/* ---- JSON, as much as the header has ----------------------------------------------------------------------------- */

typedef struct json {
    const char *p, *end;
} json;

static bool take(json *j, char c) {
    while (j->p < j->end && strchr(" \t\n\r", *j->p) && *j->p) j->p++;
    if (j->p == j->end || *j->p != c) return false;
    j->p++;
    return true;
}

static bool take_hex(json *j, uint32_t *value) {
    *value = 0;
    for (int i = 0; i < 4; i++, j->p++) {
        if (j->p == j->end) return false;
        char c = *j->p;
        int digit = c >= '0' && c <= '9'   ? c - '0'
                    : c >= 'a' && c <= 'f' ? c - 'a' + 10
                    : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                           : -1;
        if (digit < 0) return false;
        *value = *value << 4 | (uint32_t)digit;
    }
    return true;
}

static bool take_escape(json *j, fl_buffer *out) {
    static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
    if (j->p == j->end) return false;
    char c = *j->p++;
    const char *known = c ? strchr(from, c) : NULL;
    if (known) return fl_buffer__add(out, &to[known - from], 1);
    uint32_t code, low;
    if (c != 'u' || !take_hex(j, &code)) return false;
    if (code >= 0xd800 && code < 0xdc00) { /* the first half of a pair */
        if (j->end - j->p < 6 || j->p[0] != '\\' || j->p[1] != 'u') return false;
        j->p += 2;
        if (!take_hex(j, &low) || low < 0xdc00 || low > 0xdfff) return false;
        code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
    } else if (code >= 0xdc00 && code < 0xe000) {
        return false;
    }
    char bytes[4];
    return fl_buffer__add(out, bytes, fl_object__put_utf8(bytes, code));
}

/* The caller's reference; NULL with an error. */
static fl_object *take_string(json *j) {
    fl_buffer text = {0};
    bool ok = take(j, '"'), closed = false;
    while (ok && !closed) {
        ok = j->p < j->end && (uint8_t)*j->p >= 0x20;
        if (!ok) break;
        char c = *j->p++;
        if (c == '"')
            closed = true;
        else
            ok = c == '\\' ? take_escape(j, &text) : fl_buffer__add(&text, &c, 1);
    }
    fl_object *o = closed ? fl_object_string_of(text.size ? (const char *)text.data : "", text.size) : NULL;
    fl_buffer__free(&text);
    if (!o && !fl_failed()) damaged("its header has a string that is wrong");
    return o;
}

static bool take_number(json *j, int64_t *value) {
    while (j->p < j->end && (*j->p == ' ' || *j->p == '\n' || *j->p == '\t' || *j->p == '\r')) j->p++;
    const char *begin = j->p;
    *value = 0;
    for (; j->p < j->end && *j->p >= '0' && *j->p <= '9'; j->p++)
        if (__builtin_mul_overflow(*value, 10, value) || __builtin_add_overflow(*value, *j->p - '0', value))
            return damaged("a number is out of range");
    return j->p > begin ? true : damaged("a number is missing");
}

/* Up to `room` numbers between brackets. */
static bool take_numbers(json *j, int64_t *out, int room, int *count) {
    *count = 0;
    if (!take(j, '[')) return damaged("a list of numbers is missing");
    if (take(j, ']')) return true;
    do {
        if (*count == room) return damaged("a list has too many numbers");
        if (!take_number(j, &out[(*count)++])) return false;
    } while (take(j, ','));
    return take(j, ']') ? true : damaged("a list of numbers is wrong");
}

/* ---- The header -------------------------------------------------------------------------------------------------- */

typedef struct item {
    fl_object *name; /* held */
    fl_dtype dtype;
    int ndim;
    int64_t shape[FL_MAX_DIMS];
    int64_t begin, end;
} item;

typedef struct header {
    item *items;
    size_t count, room;
    fl_object *seen; /* a set of the names */
    fl_object *metadata;
} header;

static void header_free(header *h) {
    for (size_t i = 0; i < h->count; i++) fl_object_free(h->items[i].name);
    free(h->items);
    fl_object_free(h->seen);
    fl_object_free(h->metadata);
}

static bool take_metadata(json *j, header *h) {
    if (h->metadata) return damaged("a name stands twice in its header");
    h->metadata = fl_object_dict();
    if (!h->metadata || !take(j, '{')) return h->metadata ? damaged("its metadata are no object") : false;
    if (take(j, '}')) return true;
    do {
        fl_object *key = take_string(j);
        if (!key) return false;
        bool once = !fl_object_get_item(h->metadata, key), colon = take(j, ':');
        fl_object *value = once && colon ? take_string(j) : NULL;
        if (!once || !colon) damaged(once ? "its metadata are no object" : "a name stands twice in its metadata");
        if (!fl_object_set_item(h->metadata, key, value)) return false;
    } while (take(j, ','));
    return take(j, '}') ? true : damaged("its metadata are no object");
}

static bool take_dtype(json *j, item *it) {
    fl_object *text = take_string(j);
    if (!text) return false;
    it->dtype = FL_DTYPE_NONE;
    for (int i = 0; i < FL_DTYPE_COUNT; i++)
        if (!strcmp(fl_object__text(text), names[i])) it->dtype = (fl_dtype)i;
    if (it->dtype == FL_DTYPE_NONE)
        fl_fail(FL_UNPICKLING_ERROR, "a tensor of type %s, which there is not here", fl_object__text(text));
    fl_object_free(text);
    return !fl_failed();
}

static bool take_item(json *j, item *it) {
    int found = 0, n = 0;
    if (!take(j, '{')) return damaged("a tensor is described by no object");
    do {
        fl_object *key = take_string(j);
        if (!key) return false;
        const char *text = fl_object__text(key);
        int which = !strcmp(text, "dtype") ? 1 : !strcmp(text, "shape") ? 2 : !strcmp(text, "data_offsets") ? 4 : 0;
        fl_object_free(key);
        if (!which || found & which || !take(j, ':')) return damaged("a tensor's description has a wrong key");
        found |= which;
        int64_t offsets[2];
        if (which == 1 && !take_dtype(j, it)) return false;
        if (which == 2 && !take_numbers(j, it->shape, FL_MAX_DIMS, &it->ndim)) return false;
        if (which == 4) {
            if (!take_numbers(j, offsets, 2, &n)) return false;
            if (n != 2) return damaged("a tensor's place is wrong");
            it->begin = offsets[0];
            it->end = offsets[1];
        }
    } while (take(j, ','));
    return take(j, '}') && found == 7 ? true : damaged("a tensor's description lacks a key");
}

static bool add_item(json *j, header *h, fl_object *name) {
    if (h->count == h->room) {
        size_t room = h->room ? 2 * h->room : 64;
        item *grown = realloc(h->items, room * sizeof *grown);
        if (!grown) {
            fl_object_free(name);
            fl_error__no_memory(room * sizeof *grown);
            return false;
        }
        h->items = grown;
        h->room = room;
    }
    int64_t before = fl_object_count(h->seen);
    item *it = &h->items[h->count++];
    *it = (item){.name = name};
    if (!fl_object_append(h->seen, fl_object_retain(name))) return false;
    if (fl_object_count(h->seen) == before) return damaged("a name stands twice in its header");
    return take_item(j, it);
}

static bool parse(header *h, const char *text, size_t size) {
    json j = {text, text + size};
    h->seen = fl_object_set_new(false);
    if (!h->seen || !take(&j, '{')) return h->seen ? damaged("its header is no object") : false;
    if (!take(&j, '}')) {
        do {
            fl_object *name = take_string(&j);
            if (!name) return false;
            bool metadata = !strcmp(fl_object__text(name), "__metadata__");
            if (!take(&j, ':')) {
                fl_object_free(name);
                return damaged("its header is no object");
            }
            if (metadata) fl_object_free(name);
            if (!(metadata ? take_metadata(&j, h) : add_item(&j, h, name))) return false;
        } while (take(&j, ','));
        if (!take(&j, '}')) return damaged("its header is no object");
    }
    for (; j.p < j.end; j.p++)
        if (*j.p != ' ') return damaged("something stands behind its header's object");
    return true;
}

static int by_place(const void *a, const void *b) {
    const item *x = *(const item *const *)a, *y = *(const item *const *)b;
    return x->begin != y->begin ? (x->begin < y->begin ? -1 : 1) : x->end < y->end ? -1 : x->end > y->end;
}

/* Tensors have the sizes that their places have, and fill the file. */
static bool check(const header *h, uint64_t room) {
    const item **order = malloc((h->count + 1) * sizeof *order);
    if (!order) {
        fl_error__no_memory(h->count * sizeof *order);
        return false;
    }
    bool ok = true;
    for (size_t i = 0; ok && i < h->count; i++) {
        const item *it = &h->items[i];
        int64_t numel = fl_shape__numel(it->shape, it->ndim); /* bounded so that bytes cannot overflow */
        ok = numel >= 0 && it->begin <= it->end && it->end - it->begin == numel * (int64_t)fl_dtype_size(it->dtype);
        if (!ok) damaged("a tensor's size does not fit its place");
        order[i] = it;
    }
    if (ok) qsort(order, h->count, sizeof *order, by_place);
    int64_t at = 0;
    for (size_t i = 0; ok && i < h->count; i++) {
        ok = order[i]->begin == at;
        at = order[i]->end;
    }
    if (!fl_failed() && (!ok || (uint64_t)at != room))
        ok = damaged("its tensors do not fill it, or overlap (is it truncated?)");
    free(order);
    return ok;
}

/* ---- Reading ----------------------------------------------------------------------------------------------------- */

static void to_native(uint8_t *data, int64_t size, size_t width) {
    const uint16_t one = 1;
    if (*(const uint8_t *)&one) return;
    for (int64_t at = 0; width > 1 && at < size; at += (int64_t)width) {
        for (size_t i = 0; i < width / 2; i++) {
            uint8_t byte = data[at + (int64_t)i];
            data[at + (int64_t)i] = data[at + (int64_t)(width - 1 - i)];
            data[at + (int64_t)(width - 1 - i)] = byte;
        }
    }
}

static fl_tensor *read_tensor(const fl_source *s, uint64_t data, const item *it, fl_mapping *map) {
    uint64_t place = data + (uint64_t)it->begin;
    const uint16_t one = 1;
    if (map && it->dtype != FL_BOOL && it->end > it->begin && place % fl_dtype_size(it->dtype) == 0 &&
        *(const uint8_t *)&one) {
        fl_tensor *bytes = fl_mapping__bytes(map, place, it->end - it->begin);
        if (!bytes) return NULL;
        int64_t strides[FL_MAX_DIMS];
        fl_shape__row_major(it->shape, it->ndim, strides);
        fl_tensor *t = fl_tensor__view(bytes, it->ndim, it->shape, strides, 0);
        if (t) t->dtype = (int8_t)it->dtype;
        fl_release(bytes);
        return t;
    }
    fl_tensor *t = fl_tensor__empty(it->dtype, it->ndim, it->shape);
    if (!t || !fl_source__read(s, place, t->data, (size_t)(it->end - it->begin))) {
        fl_release(t);
        return NULL;
    }
    to_native((uint8_t *)t->data, it->end - it->begin, fl_dtype_size(it->dtype));
    if (it->dtype == FL_BOOL) /* any other byte would be no bool */
        for (int64_t i = 0; i < t->numel; i++) t->data[i] = t->data[i] != 0;
    return t;
}

static fl_object *load(const fl_source *s, bool map, fl_object **metadata) {
    uint8_t start[8];
    if (s->size < 8) return damaged("it is too short"), NULL;
    if (!fl_source__read(s, 0, start, 8)) return NULL;
    uint64_t size = 0;
    for (int i = 7; i >= 0; i--) size = size << 8 | start[i];
    if (size > MAX_HEADER || size > s->size - 8 || size < 2) return damaged("its header has no possible size"), NULL;
    char *text = malloc((size_t)size);
    if (!text) return fl_error__no_memory((size_t)size);
    header h = {0};
    fl_mapping *mapping = NULL;
    fl_object *tree = NULL;
    bool ok = fl_source__read(s, 8, text, (size_t)size) &&
              (*text == '{' ? true : damaged("its header does not begin with {")) && parse(&h, text, (size_t)size) &&
              check(&h, s->size - 8 - size);
    if (ok && map && !s->memory) ok = (mapping = fl_mapping__new(s, false)) != NULL;
    if (ok) ok = (tree = fl_object_dict()) != NULL;
    for (size_t i = 0; ok && i < h.count; i++) {
        fl_tensor *t = read_tensor(s, 8 + size, &h.items[i], mapping);
        ok = t && fl_object_set_item(tree, fl_object_retain(h.items[i].name), fl_object_tensor(t));
        fl_release(t);
    }
    if (ok && metadata) *metadata = h.metadata ? fl_object_retain(h.metadata) : fl_object_dict();
    fl_mapping__release(mapping);
    header_free(&h);
    free(text);
    if (ok && !fl_failed()) return tree;
    fl_object_free(tree);
    return NULL;
}

fl_object *fl_safetensors__open(const char *path, const void *data, size_t size, bool map, fl_object **metadata) {
    if (metadata) *metadata = NULL;
    if (fl_failed()) return NULL;
    fl_source source;
    if (!path)
        source = fl_source__memory(data, size);
    else if (!fl_source__open(&source, path))
        return NULL;
    fl_object *tree = load(&source, map, metadata);
    fl_source__close(&source);
    if (!tree) fl_io__blame_file(path);
    return tree;
}

fl_object *fl_load_safetensors(const char *path, bool map, fl_object **metadata) {
    if (metadata) *metadata = NULL;
    if (!fl_given(path, "fl_load_safetensors", "path")) return NULL;
    return fl_safetensors__open(path, NULL, 0, map, metadata);
}

/* ---- Writing ----------------------------------------------------------------------------------------------------- */

static bool put_text(fl_buffer *b, const char *text) { return fl_buffer__add(b, text, strlen(text)); }

static bool put_string(fl_buffer *b, const fl_object *o, const char *what) {
    if (o->kind != FL_OBJECT_STRING) {
        fl_fail(FL_TYPE_ERROR, "%s of a safetensors file must be a str, not a %s", what,
                fl_object_kind_name((fl_object_kind)o->kind));
        return false;
    }
    const uint8_t *p = (const uint8_t *)fl_object__text(o);
    put_text(b, "\"");
    for (size_t i = 0; i < o->as.text_size; i++) {
        char escape[8];
        if (p[i] == 0xed && p[i + 1] >= 0xa0) { /* a lone surrogate is no UTF-8 */
            fl_fail(FL_VALUE_ERROR, "%s of a safetensors file has a lone surrogate", what);
            return false;
        }
        if (p[i] == '"' || p[i] == '\\')
            snprintf(escape, sizeof escape, "\\%c", p[i]);
        else if (p[i] < 0x20)
            snprintf(escape, sizeof escape, "\\u%04x", p[i]);
        else
            escape[0] = (char)p[i], escape[1] = 0;
        put_text(b, escape);
    }
    return put_text(b, "\"");
}

static bool put_metadata(fl_buffer *b, const fl_object *metadata) {
    if (metadata->kind != FL_OBJECT_DICT) {
        fl_fail(FL_TYPE_ERROR, "the metadata of a safetensors file must be a dict");
        return false;
    }
    if (!metadata->as.list.count) return true;
    put_text(b, "\"__metadata__\":{");
    for (int64_t i = 0; i < metadata->as.list.count; i++) {
        if (i) put_text(b, ",");
        if (!put_string(b, metadata->as.list.items[2 * i], "a key of the metadata")) return false;
        put_text(b, ":");
        if (!put_string(b, metadata->as.list.items[2 * i + 1], "a value of the metadata")) return false;
    }
    return put_text(b, "}");
}

typedef struct entry {
    const fl_object *name, *value;
    size_t width;
    int64_t position;
} entry;

/* Wider types first, so that every tensor begins on a boundary of its type. */
static int by_width(const void *a, const void *b) {
    const entry *x = a, *y = b;
    return x->width != y->width ? (x->width > y->width ? -1 : 1) : x->position < y->position ? -1 : 1;
}

static bool write_all(const entry *entries, int64_t count, const fl_object *metadata, fl_sink *sink) {
    fl_buffer text = {0};
    uint64_t at = 0;
    bool ok = put_text(&text, "{") && (!metadata || put_metadata(&text, metadata));
    for (int64_t i = 0; ok && i < count; i++) {
        const fl_tensor *t = entries[i].value->as.tensor;
        char place[80];
        if (text.size > 1) put_text(&text, ",");
        ok = put_string(&text, entries[i].name, "a name");
        put_text(&text, ":{\"dtype\":\"");
        put_text(&text, names[t->dtype]);
        put_text(&text, "\",\"shape\":[");
        for (int k = 0; k < t->ndim; k++) {
            snprintf(place, sizeof place, "%s%lld", k ? "," : "", (long long)t->sizes[k]);
            put_text(&text, place);
        }
        uint64_t bytes = (uint64_t)t->numel * entries[i].width;
        snprintf(place, sizeof place, "],\"data_offsets\":[%llu,%llu]}", (unsigned long long)at,
                 (unsigned long long)(at + bytes));
        put_text(&text, place);
        at += bytes;
    }
    put_text(&text, "}");
    while (text.size % 64 != 56 && put_text(&text, " ")) continue;
    uint8_t size[8];
    for (int i = 0; i < 8; i++) size[i] = (uint8_t)((uint64_t)text.size >> 8 * i);
    ok = ok && !fl_failed() && sink->write(sink, size, 8) && sink->write(sink, text.data, text.size);
    fl_buffer__free(&text);
    for (int64_t i = 0; ok && i < count; i++) {
        fl_tensor *t = fl_tensor__contiguous(entries[i].value->as.tensor);
        if (!t) return false;
        const uint16_t one = 1;
        if (!*(const uint8_t *)&one && entries[i].width > 1) { /* the format is little-endian: a copy, swapped */
            fl_tensor *copy = fl_tensor__empty((fl_dtype)t->dtype, t->ndim, t->sizes);
            if (copy) fl_tensor__copy(copy, t);
            fl_release(t);
            if (!copy) return false;
            t = copy;
            to_native((uint8_t *)t->data, t->numel * (int64_t)entries[i].width, entries[i].width);
        }
        ok = sink->write(sink, t->data, (size_t)t->numel * entries[i].width);
        fl_release(t);
    }
    return ok;
}

bool fl_safetensors__write(const fl_object *tensors, const fl_object *metadata, fl_sink *sink) {
    if (fl_failed()) return false;
    if (!tensors || tensors->kind != FL_OBJECT_DICT) {
        fl_fail(FL_TYPE_ERROR, "a safetensors file is made of a dict of tensors");
        return false;
    }
    int64_t count = tensors->as.list.count;
    entry *entries = malloc(((size_t)count + 1) * sizeof *entries);
    if (!entries) {
        fl_error__no_memory((size_t)count * sizeof *entries);
        return false;
    }
    for (int64_t i = 0; i < count; i++) {
        const fl_object *name = tensors->as.list.items[2 * i], *value = tensors->as.list.items[2 * i + 1];
        if (value->kind != FL_OBJECT_TENSOR && value->kind != FL_OBJECT_PARAMETER) {
            fl_fail(FL_TYPE_ERROR, "a safetensors file holds tensors alone, not a %s",
                    fl_object_kind_name((fl_object_kind)value->kind));
            break;
        }
        if (name->kind == FL_OBJECT_STRING && !strcmp(fl_object__text(name), "__metadata__")) {
            fl_fail(FL_VALUE_ERROR, "a tensor of a safetensors file cannot be named __metadata__");
            break;
        }
        entries[i] = (entry){name, value, fl_dtype_size((fl_dtype)value->as.tensor->dtype), i};
    }
    bool ok = !fl_failed();
    if (ok) qsort(entries, (size_t)count, sizeof *entries, by_width);
    ok = ok && write_all(entries, count, metadata, sink);
    free(entries);
    return ok;
}

bool fl_save_safetensors(const fl_object *tensors, const fl_object *metadata, const char *path) {
    static const char function[] = "fl_save_safetensors";
    fl_new_file file;
    if (!fl_given(tensors, function, "tensors") || !fl_given(path, function, "path") || fl_failed() ||
        !fl_new_file__open(&file, path))
        return false;
    return fl_new_file__close(&file, fl_safetensors__write(tensors, metadata, &file.sink));
}
