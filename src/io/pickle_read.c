/* pickle_read.c: the pickle machine: every opcode of protocols 0 to 5 that data can use (Python's pickletools describes
 * them). The rest (extension codes, out-of-band buffers) is refused. Every count is checked against the bytes that are
 * left before anything is allocated for it, so that memory stays in proportion to the stream.
 */
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/error.h"
#include "io/pickle.h"

typedef fl_unpickler machine;

static bool wrong(machine *u, const char *what) {
    fl_fail(FL_UNPICKLING_ERROR, "%s at byte %zu of the pickle", what, u->at);
    return false;
}

/* ---- The stream -------------------------------------------------------------------------------------------------- */

static const uint8_t *take(machine *u, uint64_t size) {
    if (size > u->size - u->at) {
        wrong(u, "the data is cut off");
        return NULL;
    }
    const uint8_t *p = u->data + u->at;
    u->at += (size_t)size;
    return p;
}

static bool take_number(machine *u, int bytes, uint64_t *value) {
    const uint8_t *p = take(u, (uint64_t)bytes);
    if (!p) return false;
    *value = 0;
    for (int i = bytes; i-- > 0;) *value = *value << 8 | p[i];
    return true;
}

/* A line without its newline. */
static const char *take_line(machine *u, size_t *size) {
    const uint8_t *p = u->data + u->at, *end = u->size > u->at ? memchr(p, '\n', u->size - u->at) : NULL;
    if (!end) {
        wrong(u, "a line is cut off");
        return NULL;
    }
    *size = (size_t)(end - p);
    u->at += *size + 1;
    return (const char *)p;
}

/* The same as a string in `buffer`. */
static bool take_short_line(machine *u, char *buffer, size_t room) {
    size_t size;
    const char *line = take_line(u, &size);
    if (!line) return false;
    if (size >= room || memchr(line, 0, size) || !fl_object__is_utf8(line, size))
        return wrong(u, "a line is too long or no text");
    memcpy(buffer, line, size);
    buffer[size] = 0;
    return true;
}

static bool take_index(machine *u, uint64_t *value) {
    char line[24], *end;
    if (!take_short_line(u, line, sizeof line)) return false;
    *value = strtoull(line, &end, 10);
    return *line >= '0' && *line <= '9' && !*end ? true : wrong(u, "an index is no number");
}

/* ---- The stack --------------------------------------------------------------------------------------------------- */

static size_t fence(const machine *u) { return u->marks_size ? u->marks[u->marks_size - 1] : 0; }

/* Appends to an array of objects, taking over `o`. */
static bool put(fl_object ***array, size_t *count, size_t *capacity, fl_object *o) {
    if (*count == *capacity) {
        size_t old = *capacity * sizeof(fl_object *), size = old ? 2 * old : 64 * sizeof(fl_object *);
        fl_object **grown = old ? fl_alloc__resize(*array, old, size) : fl_alloc__get(size);
        if (!grown) {
            fl_object_free(o);
            return false;
        }
        *array = grown;
        *capacity = size / sizeof(fl_object *);
    }
    (*array)[(*count)++] = o;
    return true;
}

/* A cycle leads through one of these. */
static bool can_hold_itself(const fl_object *o) {
    return o->kind == FL_OBJECT_LIST || o->kind == FL_OBJECT_DICT || o->kind == FL_OBJECT_INSTANCE ||
           o->kind == FL_OBJECT_CALL;
}

/* Takes over `o`; NULL (its making failed) is passed on as false. */
static bool push(machine *u, fl_object *o) {
    if (!o) return false;
    bool fresh = can_hold_itself(o) && atomic_load_explicit(&o->refs, memory_order_relaxed) == 1;
    if (fresh && !put(&u->made, &u->made_size, &u->made_capacity, fl_object_retain(o))) {
        fl_object_free(o);
        return false;
    }
    return put(&u->stack, &u->stack_size, &u->stack_capacity, o);
}

/* The caller's reference. */
static fl_object *pop(machine *u) {
    if (u->stack_size <= fence(u)) {
        wrong(u, "nothing is on the stack");
        return NULL;
    }
    return u->stack[--u->stack_size];
}

static fl_object *top(machine *u) {
    if (u->stack_size > fence(u)) return u->stack[u->stack_size - 1];
    wrong(u, "nothing is on the stack");
    return NULL;
}

static bool mark(machine *u) {
    if (u->marks_size == u->marks_capacity) {
        size_t old = u->marks_capacity * sizeof(size_t), size = old ? 2 * old : 64 * sizeof(size_t);
        size_t *grown = old ? fl_alloc__resize(u->marks, old, size) : fl_alloc__get(size);
        if (!grown) return false;
        u->marks = grown;
        u->marks_capacity = size / sizeof(size_t);
    }
    u->marks[u->marks_size++] = u->stack_size;
    return true;
}

/* Removes the topmost mark; `begin` is where its objects start on the stack. */
static bool unmark(machine *u, size_t *begin) {
    if (!u->marks_size) return wrong(u, "no mark is on the stack");
    *begin = u->marks[--u->marks_size];
    return true;
}

static void drop_to(machine *u, size_t size) {
    while (u->stack_size > size) fl_object_free(u->stack[--u->stack_size]);
}

/* ---- The memo ---------------------------------------------------------------------------------------------------- */

static bool memo_put(machine *u, uint64_t index) {
    fl_object *o = top(u);
    if (!o) return false;
    /* A pickler counts from 0 (or 1) up, and each entry takes a byte at least. */
    if (index > u->size) return wrong(u, "a memo index is out of range");
    if (index >= u->memo_size) {
        size_t size = u->memo_size ? u->memo_size : 64;
        while (size <= index) size *= 2;
        fl_object **grown = fl_alloc__zeroed(size * sizeof(fl_object *));
        if (!grown) return false;
        if (u->memo_size) {
            memcpy(grown, u->memo, u->memo_size * sizeof(fl_object *));
            fl_alloc__put(u->memo, u->memo_size * sizeof(fl_object *));
        }
        u->memo = grown;
        u->memo_size = size;
    }
    fl_object *old = u->memo[index];
    u->memo[index] = fl_object_retain(o);
    fl_object_free(old);
    return true;
}

static bool memo_get(machine *u, uint64_t index) {
    if (index >= u->memo_size || !u->memo[index]) return wrong(u, "a memo entry is missing");
    return push(u, fl_object_retain(u->memo[index]));
}

/* MEMOIZE: the next free index. */
static bool memoize(machine *u, uint64_t *next) { return memo_put(u, (*next)++); }

/* ---- Numbers and text as lines (protocol 0) ---------------------------------------------------------------------- */

/* A decimal integer of any size, by Python's limit of 4,300 digits. */
static fl_object *decimal(machine *u, const char *text, size_t size) {
    bool negative = size && *text == '-';
    if (size && (*text == '-' || *text == '+')) text++, size--;
    if (!size || size > 4300) return wrong(u, "a number is empty or too long"), NULL;
    uint8_t bytes[1800] = {0}; /* least significant first: 4,300 digits are 1,786 bytes */
    size_t used = 1;
    for (size_t i = 0; i < size; i++) {
        if (text[i] < '0' || text[i] > '9') return wrong(u, "a number has characters that are no digits"), NULL;
        unsigned carry = (unsigned)(text[i] - '0');
        for (size_t j = 0; j < used; j++) {
            carry += bytes[j] * 10u;
            bytes[j] = (uint8_t)carry;
            carry >>= 8;
        }
        if (carry) bytes[used++] = (uint8_t)carry;
    }
    if (bytes[used - 1] >= 128) used++; /* room for the sign */
    for (size_t j = 0, borrow = 1; negative && j < used; j++) {
        unsigned digit = (uint8_t)~bytes[j] + (unsigned)borrow;
        bytes[j] = (uint8_t)digit;
        borrow = digit >> 8;
    }
    return fl_object_int_of(bytes, used);
}

static bool op_int(machine *u) {
    size_t size;
    const char *line = take_line(u, &size);
    if (!line) return false;
    if (size == 2 && line[0] == '0' && (line[1] == '0' || line[1] == '1'))
        return push(u, fl_object_bool(line[1] == '1'));
    return push(u, decimal(u, line, size));
}

static bool op_long(machine *u) {
    size_t size;
    const char *line = take_line(u, &size);
    if (!line) return false;
    if (size && line[size - 1] == 'L') size--;
    return push(u, decimal(u, line, size));
}

static bool op_float(machine *u) {
    char line[512], *end;
    if (!take_short_line(u, line, sizeof line)) return false;
    char *point = strchr(line, '.');
    if (point) *point = *localeconv()->decimal_point;
    double value = strtod(line, &end);
    return *line && !*end ? push(u, fl_object_float(value)) : wrong(u, "a number is wrong");
}

static int hex_digit(char c) {
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
}

static bool hex(const char *text, const char *end, int digits, uint32_t *value) {
    *value = 0;
    if (end - text < digits) return false;
    for (int i = 0; i < digits; i++) {
        int digit = hex_digit(text[i]);
        if (digit < 0) return false;
        *value = *value << 4 | (uint32_t)digit;
    }
    return true;
}

/* UNICODE: latin-1 with \uXXXX and \UXXXXXXXX. */
static bool op_unicode(machine *u) {
    size_t size;
    const char *p = take_line(u, &size);
    if (!p) return false;
    const char *end = p + size;
    fl_buffer text = {0};
    bool ok = true;
    while (ok && p < end) {
        uint32_t c = (uint8_t)*p++;
        if (c == '\\' && p < end && (*p == 'u' || *p == 'U')) {
            int digits = *p == 'u' ? 4 : 8;
            ok = hex(p + 1, end, digits, &c) && c < 0x110000;
            p += 1 + digits;
        }
        char bytes[4];
        if (ok) ok = fl_buffer__add(&text, bytes, fl_object__put_utf8(bytes, c));
    }
    if (!ok) wrong(u, "the text of a string is wrong");
    ok = ok && push(u, fl_object_string_of((const char *)text.data, text.size));
    fl_buffer__free(&text);
    return ok;
}

/* What Python 2 wrote of its str: text where it is UTF-8, bytes else. */
static bool push_old_text(machine *u, const char *text, size_t size) {
    return push(u, fl_object__is_utf8(text, size) ? fl_object_string_of(text, size) : fl_object_bytes(text, size));
}

/* STRING: quoted, with backslash escapes. */
static bool op_string(machine *u) {
    size_t size;
    const char *p = take_line(u, &size);
    if (!p) return false;
    while (size && (p[size - 1] == '\r' || p[size - 1] == ' ')) size--;
    if (size < 2 || (*p != '\'' && *p != '"') || p[size - 1] != *p) return wrong(u, "a string has no quotes");
    fl_buffer text = {0};
    bool ok = true;
    const char *end = p + size - 1;
    for (p++; ok && p < end;) {
        char c = *p++;
        if (c == '\\' && p < end) {
            static const char from[] = "\\'\"abfnrtv", to[] = "\\'\"\a\b\f\n\r\t\v";
            const char *escape = strchr(from, *p);
            uint32_t code;
            if (*p && escape) {
                c = to[escape - from];
                p++;
            } else if (*p == 'x') {
                ok = hex(p + 1, end, 2, &code);
                c = (char)code;
                p += 3;
            } else if (*p >= '0' && *p <= '7') {
                code = 0;
                for (int i = 0; i < 3 && p < end && *p >= '0' && *p <= '7'; i++)
                    code = code << 3 | (uint32_t)(*p++ - '0');
                c = (char)code;
            }
        }
        if (ok) ok = fl_buffer__add(&text, &c, 1);
    }
    if (!ok) wrong(u, "the text of a string is wrong");
    ok = ok && push_old_text(u, (const char *)text.data, text.size);
    fl_buffer__free(&text);
    return ok;
}

/* ---- Texts with a size ------------------------------------------------------------------------------------------- */

enum { TEXT_STRING, TEXT_OLD, TEXT_BYTES, TEXT_BYTEARRAY, TEXT_INT };

static bool op_text(machine *u, int size_bytes, int what) {
    uint64_t size;
    if (!take_number(u, size_bytes, &size)) return false;
    const uint8_t *p = take(u, size);
    if (!p) return false;
    switch (what) {
        case TEXT_STRING:
            return push(u, fl_object_string_of((const char *)p, (size_t)size));
        case TEXT_OLD:
            return push_old_text(u, (const char *)p, (size_t)size);
        case TEXT_BYTES:
            return push(u, fl_object_bytes(p, (size_t)size));
        case TEXT_BYTEARRAY:
            return push(u, fl_object_bytearray(p, (size_t)size));
    }
    return push(u, fl_object_int_of(p, (size_t)size));
}

static bool op_binary_float(machine *u) {
    const uint8_t *p = take(u, 8);
    if (!p) return false;
    uint64_t bits = 0;
    for (int i = 0; i < 8; i++) bits = bits << 8 | p[i];
    double value;
    memcpy(&value, &bits, 8);
    return push(u, fl_object_float(value));
}

static bool op_binary_int(machine *u, int bytes) {
    uint64_t value;
    if (!take_number(u, bytes, &value)) return false;
    return push(u, fl_object_int(bytes == 4 ? (int32_t)(uint32_t)value : (int64_t)value));
}

/* ---- Containers -------------------------------------------------------------------------------------------------- */

/* The topmost n objects (or, with n < 0, those down to the mark) as a tuple or list in their place. */
static bool op_collect(machine *u, int n, fl_object *o) {
    size_t begin = 0;
    bool ok = o != NULL;
    if (ok && n < 0) {
        ok = unmark(u, &begin);
    } else if (ok) {
        ok = u->stack_size - fence(u) >= (size_t)n || wrong(u, "nothing is on the stack");
        begin = u->stack_size - (ok ? (size_t)n : 0);
    }
    for (size_t i = begin; ok && i < u->stack_size; i++) ok = fl_object_append(o, fl_object_retain(u->stack[i]));
    if (!ok) {
        fl_object_free(o);
        return false;
    }
    drop_to(u, begin);
    return push(u, o);
}

/* An instance's slot 2 (list) or 3 (dict), made when first used. */
static fl_object *part_of(fl_object *o, int place) {
    if (o->kind != FL_OBJECT_INSTANCE && o->kind != FL_OBJECT_CALL) return o;
    if (!o->as.list.items[place]) o->as.list.items[place] = place == 2 ? fl_object_list() : fl_object_dict();
    return o->as.list.items[place];
}

static bool append_all(machine *u, size_t begin, bool to_set) {
    fl_object *list = begin > fence(u) ? u->stack[begin - 1] : NULL;
    if (!list) return wrong(u, "nothing is on the stack");
    if (!to_set) list = part_of(list, 2);
    if (!list) return false;
    if (list->kind != (to_set ? FL_OBJECT_SET : FL_OBJECT_LIST)) {
        fl_fail(FL_UNPICKLING_ERROR, "Can only append to lists, not to a %s",
                fl_object_kind_name((fl_object_kind)list->kind));
        return false;
    }
    for (size_t i = begin; i < u->stack_size; i++)
        if (!fl_object_append(list, fl_object_retain(u->stack[i]))) return false;
    drop_to(u, begin);
    return true;
}

static bool set_all(machine *u, size_t begin) {
    fl_object *dict = begin > fence(u) ? part_of(u->stack[begin - 1], 3) : NULL;
    if (!dict) return fl_failed() ? false : wrong(u, "nothing is on the stack");
    if ((u->stack_size - begin) % 2) return wrong(u, "a key has no value");
    if (dict->kind != FL_OBJECT_DICT) {
        fl_fail(FL_UNPICKLING_ERROR, "Can only set items of dicts, not of a %s",
                fl_object_kind_name((fl_object_kind)dict->kind));
        return false;
    }
    for (size_t i = begin; i < u->stack_size; i += 2)
        if (!fl_object_set_item(dict, fl_object_retain(u->stack[i]), fl_object_retain(u->stack[i + 1]))) return false;
    drop_to(u, begin);
    return true;
}

static bool op_append(machine *u) {
    return u->stack_size >= fence(u) + 2 ? append_all(u, u->stack_size - 1, false)
                                         : wrong(u, "nothing is on the stack");
}

static bool op_set_item(machine *u) {
    return u->stack_size >= fence(u) + 3 ? set_all(u, u->stack_size - 2) : wrong(u, "nothing is on the stack");
}

static bool op_dict(machine *u) {
    size_t begin;
    if (!unmark(u, &begin)) return false;
    if ((u->stack_size - begin) % 2) return wrong(u, "a key has no value");
    fl_object *dict = fl_object_dict();
    bool ok = dict != NULL;
    for (size_t i = begin; ok && i < u->stack_size; i += 2)
        ok = fl_object_set_item(dict, fl_object_retain(u->stack[i]), fl_object_retain(u->stack[i + 1]));
    if (!ok) {
        fl_object_free(dict);
        return false;
    }
    drop_to(u, begin);
    return push(u, dict);
}

/* ---- Names, calls, instances ------------------------------------------------------------------------------------- */

static bool op_global(machine *u) {
    char module[FL_NAME_BYTES], name[FL_NAME_BYTES];
    return take_short_line(u, module, sizeof module) && take_short_line(u, name, sizeof name) &&
           push(u, fl_pickle__global(u, module, name));
}

static bool op_stack_global(machine *u) {
    fl_object *name = pop(u), *module = name ? pop(u) : NULL;
    bool ok = false;
    if (module) {
        bool texts = name->kind == FL_OBJECT_STRING && module->kind == FL_OBJECT_STRING &&
                     strlen(fl_object__text(name)) == name->as.text_size && name->as.text_size < FL_NAME_BYTES &&
                     strlen(fl_object__text(module)) == module->as.text_size && module->as.text_size < FL_NAME_BYTES;
        ok = texts ? push(u, fl_pickle__global(u, fl_object__text(module), fl_object__text(name)))
                   : wrong(u, "the name of a class is no text or too long");
    }
    fl_object_free(name);
    fl_object_free(module);
    return ok;
}

static bool op_call(machine *u, bool is_new) {
    fl_object *arguments = pop(u), *global = arguments ? pop(u) : NULL;
    bool ok = global && push(u, fl_pickle__call(u, global, arguments, is_new));
    fl_object_free(arguments);
    fl_object_free(global);
    return ok;
}

/* NEWOBJ_EX: class, arguments, keywords (which must be empty). */
static bool op_new_with_keywords(machine *u) {
    fl_object *keywords = pop(u);
    if (!keywords) return false;
    bool empty = keywords->kind == FL_OBJECT_DICT && !keywords->as.list.count;
    fl_object_free(keywords);
    return empty ? op_call(u, true) : wrong(u, "an instance is made with keyword arguments");
}

/* OBJ: mark, class, arguments. INST: mark, arguments; the class stands in the stream. Both call the class. */
static bool op_old_instance(machine *u, bool named) {
    size_t begin;
    if (!unmark(u, &begin)) return false;
    fl_object *global = NULL;
    if (named) {
        char module[FL_NAME_BYTES], name[FL_NAME_BYTES];
        if (!take_short_line(u, module, sizeof module) || !take_short_line(u, name, sizeof name)) return false;
        global = fl_pickle__global(u, module, name);
    } else if (begin < u->stack_size) {
        global = fl_object_retain(u->stack[begin]);
    } else {
        wrong(u, "nothing is on the stack");
    }
    fl_object *arguments = global ? fl_object_tuple() : NULL;
    bool ok = arguments != NULL;
    for (size_t i = begin + !named; ok && i < u->stack_size; i++)
        ok = fl_object_append(arguments, fl_object_retain(u->stack[i]));
    fl_object *o = ok ? fl_pickle__call(u, global, arguments, false) : NULL;
    fl_object_free(arguments);
    fl_object_free(global);
    if (!o) return false;
    drop_to(u, begin);
    return push(u, o);
}

static bool op_build(machine *u) {
    fl_object *state = pop(u), *o = state ? top(u) : NULL;
    if (o) return fl_pickle__build(o, state);
    fl_object_free(state);
    return false;
}

static bool op_persistent(machine *u) {
    fl_object *id = pop(u);
    bool ok = id && (u->persistent ? push(u, u->persistent(u->context, id)) : wrong(u, "a persistent id stands"));
    fl_object_free(id);
    return ok;
}

static bool op_pop(machine *u) {
    if (u->marks_size && u->stack_size == fence(u)) {
        u->marks_size--;
        return true;
    }
    fl_object *o = pop(u);
    fl_object_free(o);
    return o != NULL;
}

/* ---- The loop ---------------------------------------------------------------------------------------------------- */

static bool step(machine *u, uint8_t code, uint64_t *next_memo) {
    uint64_t number;
    size_t begin;
    switch (code) {
        case 0x80: /* PROTO */
            if (!take_number(u, 1, &number)) return false;
            return number <= 5 || wrong(u, "a pickle protocol that is not known");
        case 0x95: /* FRAME: a hint of how much to read ahead */
            return take_number(u, 8, &number) && (number <= u->size - u->at || wrong(u, "the data is cut off"));
        case '(':
            return mark(u);
        case '0':
            return op_pop(u);
        case '1': /* POP_MARK */
            if (!unmark(u, &begin)) return false;
            drop_to(u, begin);
            return true;
        case '2': /* DUP */
            return top(u) && push(u, fl_object_retain(top(u)));

        case 'N':
            return push(u, fl_object_none());
        case 0x88:
        case 0x89:
            return push(u, fl_object_bool(code == 0x88));
        case 'I':
            return op_int(u);
        case 'L':
            return op_long(u);
        case 'F':
            return op_float(u);
        case 'J':
            return op_binary_int(u, 4);
        case 'K':
            return op_binary_int(u, 1);
        case 'M':
            return op_binary_int(u, 2);
        case 0x8a: /* LONG1 */
            return op_text(u, 1, TEXT_INT);
        case 0x8b: /* LONG4 */
            return op_text(u, 4, TEXT_INT);
        case 'G':
            return op_binary_float(u);

        case 'S':
            return op_string(u);
        case 'T': /* BINSTRING */
            return op_text(u, 4, TEXT_OLD);
        case 'U': /* SHORT_BINSTRING */
            return op_text(u, 1, TEXT_OLD);
        case 'V':
            return op_unicode(u);
        case 'X': /* BINUNICODE */
            return op_text(u, 4, TEXT_STRING);
        case 0x8c: /* SHORT_BINUNICODE */
            return op_text(u, 1, TEXT_STRING);
        case 0x8d: /* BINUNICODE8 */
            return op_text(u, 8, TEXT_STRING);
        case 'B': /* BINBYTES */
            return op_text(u, 4, TEXT_BYTES);
        case 'C': /* SHORT_BINBYTES */
            return op_text(u, 1, TEXT_BYTES);
        case 0x8e: /* BINBYTES8 */
            return op_text(u, 8, TEXT_BYTES);
        case 0x96: /* BYTEARRAY8 */
            return op_text(u, 8, TEXT_BYTEARRAY);

        case ']':
            return push(u, fl_object_list());
        case '}':
            return push(u, fl_object_dict());
        case 0x8f: /* EMPTY_SET */
            return push(u, fl_object_set_new(false));
        case ')':
            return push(u, fl_object_tuple());
        case 'l':
            return op_collect(u, -1, fl_object_list());
        case 'd':
            return op_dict(u);
        case 't':
            return op_collect(u, -1, fl_object_tuple());
        case 0x91: /* FROZENSET */
            return op_collect(u, -1, fl_object_set_new(true));
        case 0x85:
        case 0x86:
        case 0x87: /* TUPLE1 to TUPLE3 */
            return op_collect(u, code - 0x84, fl_object_tuple());
        case 'a':
            return op_append(u);
        case 'e':
            return unmark(u, &begin) && append_all(u, begin, false);
        case 's':
            return op_set_item(u);
        case 'u':
            return unmark(u, &begin) && set_all(u, begin);
        case 0x90: /* ADDITEMS */
            return unmark(u, &begin) && append_all(u, begin, true);

        case 'g':
            return take_index(u, &number) && memo_get(u, number);
        case 'h':
            return take_number(u, 1, &number) && memo_get(u, number);
        case 'j':
            return take_number(u, 4, &number) && memo_get(u, number);
        case 'p':
            return take_index(u, &number) && memo_put(u, number);
        case 'q':
            return take_number(u, 1, &number) && memo_put(u, number);
        case 'r':
            return take_number(u, 4, &number) && memo_put(u, number);
        case 0x94: /* MEMOIZE */
            return memoize(u, next_memo);

        case 'c':
            return op_global(u);
        case 0x93: /* STACK_GLOBAL */
            return op_stack_global(u);
        case 'R':
            return op_call(u, false);
        case 0x81: /* NEWOBJ */
            return op_call(u, true);
        case 0x92: /* NEWOBJ_EX */
            return op_new_with_keywords(u);
        case 'i':
            return op_old_instance(u, true);
        case 'o':
            return op_old_instance(u, false);
        case 'b':
            return op_build(u);
        case 'Q':
            return op_persistent(u);
    }
    fl_fail(FL_UNPICKLING_ERROR, "the opcode 0x%02x at byte %zu of the pickle is not supported", code, u->at - 1);
    return false;
}

static fl_object *run(machine *u) {
    uint64_t next_memo = 0;
    while (!fl_failed()) {
        const uint8_t *code = take(u, 1);
        if (!code) break;
        if (*code == '.') return pop(u);
        if (!step(u, *code, &next_memo)) break;
    }
    return NULL;
}

static void free_array(fl_object ***array, size_t *capacity) {
    if (*array) fl_alloc__put(*array, *capacity * sizeof(fl_object *));
    *array = NULL;
    *capacity = 0;
}

fl_object *fl_unpickler__run(fl_unpickler *u, bool *cyclic) {
    fl_object *result = run(u);
    drop_to(u, 0);
    for (size_t i = 0; i < u->memo_size; i++) fl_object_free(u->memo[i]);
    free_array(&u->stack, &u->stack_capacity);
    free_array(&u->memo, &u->memo_size);
    if (u->marks) fl_alloc__put(u->marks, u->marks_capacity * sizeof(size_t));
    u->marks = NULL;
    u->marks_size = u->marks_capacity = 0;

    /* What the result does not lead to is emptied, then nothing holds it any more. */
    fl_map met = {0};
    if (result && !fl_object__depth(result, cyclic, &met)) {
        fl_object_free(result);
        result = NULL;
    }
    for (size_t i = 0; result && i < u->made_size; i++) {
        if (!fl_map__find(&met, u->made[i])) continue;
        fl_object_free(u->made[i]);
        u->made[i] = NULL;
    }
    fl_object__discard(u->made, u->made_size);
    free_array(&u->made, &u->made_capacity);
    u->made_size = 0;
    fl_map__free(&met);
    return result;
}
