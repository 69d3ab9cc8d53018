/* arguments.c: constructor arguments written as Python writes them: "3, 64, kernel_size=(3, 5), padding='same'".
 */
#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "nn/module.h"

typedef struct fl_argument_block {
    struct fl_argument_block *next;
    size_t size;
} fl_argument_block;

void *fl_arguments__alloc(fl_arguments *arguments, size_t size) {
    size_t total = sizeof(fl_argument_block) + size;
    fl_argument_block *block = fl_alloc__get(total);
    if (!block) return NULL;
    block->next = arguments->blocks;
    block->size = total;
    arguments->blocks = block;
    return block + 1;
}

void fl_arguments__free(fl_arguments *arguments) {
    while (arguments->blocks) {
        fl_argument_block *block = arguments->blocks;
        arguments->blocks = block->next;
        fl_alloc__put(block, block->size);
    }
    fl_alloc__put(arguments->values, (size_t)arguments->count * sizeof(fl_value));
    arguments->values = NULL;
    arguments->count = 0;
}

static const char *kind_name(const fl_arg *arg) {
    switch (arg->kind) {
        case FL_K_INT:
            return "an int";
        case FL_K_INTS:
            return arg->size ? "an int or a tuple of ints" : "a list of ints";
        case FL_K_FLOAT:
            return "a float";
        case FL_K_FLOATS:
            return "a float or a tuple of floats";
        case FL_K_BOOL:
            return "a bool";
        case FL_K_SCALAR:
            return "a number";
        case FL_K_STR:
            return "a string";
        case FL_K_TENSOR:
            return "a Tensor";
        case FL_K_DTYPE:
            return "a dtype";
        default:
            return "another kind of value";
    }
}

/* A list of ints as one of floats. */
static bool floats_of(fl_arguments *arguments, fl_value *value) {
    double *list = fl_arguments__alloc(arguments, (size_t)value->count * sizeof(double));
    if (!list) return false;
    for (int i = 0; i < value->count; i++) {
        if (value->as.ints[i] == FL_NONE) return fl_fail(FL_TYPE_ERROR, "a list of floats has a None") != NULL;
        list[i] = (double)value->as.ints[i];
    }
    value->kind = FL_K_FLOATS;
    value->as.doubles = list;
    return true;
}

bool fl_arguments__fit(fl_arguments *arguments, const fl_layer *layer, int index, fl_value *value) {
    const fl_arg *arg = &layer->options[index];
    fl_kind kind = value->kind;
    if (kind == arg->kind && kind != FL_K_INTS && kind != FL_K_FLOATS) return true;
    if (kind == FL_K_NONE && (arg->optional || (arg->has_default && arg->fallback.kind == FL_K_NONE))) return true;
    if (kind == FL_K_STR && arg->or_text) return true;
    if (kind == FL_K_TENSOR && arg->kind == FL_K_BOOL) return true; /* a slot's tensor in the place of bias=True */
    if (arg->exact && !arg->size && (kind == FL_K_INT || kind == FL_K_FLOAT)) { /* a number stays one */
        if (arg->kind == FL_K_INTS && kind == FL_K_INT) return true;
        if (arg->kind == FL_K_FLOATS) {
            if (kind == FL_K_INT) value->as.d = (double)value->as.i;
            value->kind = FL_K_FLOAT;
            return true;
        }
    }
    switch (arg->kind) {
        case FL_K_INTS:
            if (kind == FL_K_INTS && (!arg->size || value->count == arg->size)) return true;
            if (kind == FL_K_INT || (kind == FL_K_INTS && value->count == 1 && !arg->exact)) {
                int n = arg->size ? arg->size : 1;
                int64_t *ints = fl_arguments__alloc(arguments, (size_t)n * sizeof(int64_t));
                if (!ints) return false;
                for (int i = 0; i < n; i++) ints[i] = kind == FL_K_INT ? value->as.i : value->as.ints[0];
                value->kind = FL_K_INTS;
                value->count = n;
                value->as.ints = ints;
                return true;
            }
            break;
        case FL_K_FLOAT:
            if (kind != FL_K_INT) break;
            value->kind = FL_K_FLOAT;
            value->as.d = (double)value->as.i;
            return true;
        case FL_K_SCALAR:
            if (kind == FL_K_INT)
                value->as.scalar = fl_int(value->as.i);
            else if (kind == FL_K_FLOAT)
                value->as.scalar = fl_float(value->as.d);
            else if (kind == FL_K_BOOL)
                value->as.scalar = fl_boolean(value->as.b);
            else
                break;
            value->kind = FL_K_SCALAR;
            return true;
        case FL_K_BOOL:
            if (kind != FL_K_INT) break;
            value->kind = FL_K_BOOL;
            value->as.b = value->as.i != 0;
            return true;
        case FL_K_FLOATS:
            if ((kind == FL_K_FLOATS || kind == FL_K_INTS) && (!arg->size || value->count == arg->size)) {
                return kind == FL_K_FLOATS || floats_of(arguments, value);
            }
            if (kind == FL_K_FLOAT || kind == FL_K_INT) {
                int n = arg->size ? arg->size : 1;
                double *list = fl_arguments__alloc(arguments, (size_t)n * sizeof(double));
                if (!list) return false;
                for (int i = 0; i < n; i++) list[i] = kind == FL_K_FLOAT ? value->as.d : (double)value->as.i;
                value->kind = FL_K_FLOATS;
                value->count = n;
                value->as.doubles = list;
                return true;
            }
            break;
        default:
            break;
    }
    if (arg->kind == FL_K_INTS && arg->size && kind == FL_K_INTS) {
        fl_fail(FL_TYPE_ERROR, "%s: argument '%s' must be %d ints, got %d", layer->name, arg->name, arg->size,
                value->count);
    } else {
        fl_fail(FL_TYPE_ERROR, "%s: argument '%s' must be %s", layer->name, arg->name, kind_name(arg));
    }
    return false;
}

/* ---- Parsing ----------------------------------------------------------------------------------------------------- */

typedef struct parser {
    const char *at, *text;
    const fl_layer *layer; /* whose options are read */
    const char *function;  /* "__init__": what takes them, for messages */
    fl_arguments *out;
} parser;

static void spaces(parser *p) {
    while (isspace((unsigned char)*p->at)) p->at++;
}

static bool bad(parser *p, const char *what) {
    fl_fail(FL_VALUE_ERROR, "%s: arguments \"%.80s\": %s at \"%.20s\"", p->layer->name, p->text, what, p->at);
    return false;
}

static bool number(parser *p, fl_value *value) {
    char *end;
    errno = 0;
    long long i = strtoll(p->at, &end, 10);
    if (end == p->at || *end == '.' || *end == 'e' || *end == 'E') {
        double d = strtod(p->at, &end);
        if (end == p->at) return bad(p, "a value is expected");
        value->kind = FL_K_FLOAT;
        value->as.d = d;
    } else {
        if (errno == ERANGE) return bad(p, "a number out of range");
        value->kind = FL_K_INT;
        value->as.i = i;
    }
    p->at = end;
    return true;
}

static bool word(parser *p, const char *text) {
    size_t n = strlen(text);
    if (strncmp(p->at, text, n) != 0 || isalnum((unsigned char)p->at[n]) || p->at[n] == '_') return false;
    p->at += n;
    return true;
}

static bool list(parser *p, fl_value *value) {
    char close = *p->at++ == '(' ? ')' : ']';
    fl_value items[FL_MAX_DIMS];
    bool floats = false;
    int n = 0;
    for (;;) {
        spaces(p);
        if (*p->at == close) break;
        fl_value item = {0};
        if (n == FL_MAX_DIMS) return bad(p, "too long a list");
        if (word(p, "None"))
            item.as.i = FL_NONE;
        else if (!number(p, &item))
            return false;
        floats = floats || item.kind == FL_K_FLOAT;
        items[n++] = item;
        spaces(p);
        if (*p->at == ',')
            p->at++;
        else if (*p->at != close)
            return bad(p, "',' or the end of the list is expected");
    }
    p->at++;
    _Static_assert(sizeof(int64_t) == sizeof(double), "room for either");
    void *copy = fl_arguments__alloc(p->out, (size_t)n * sizeof(int64_t));
    if (!copy) return false;
    for (int i = 0; i < n; i++) {
        if (floats && items[i].kind == FL_K_NONE) return bad(p, "a list of floats with a None ends");
        if (floats)
            ((double *)copy)[i] = items[i].kind == FL_K_FLOAT ? items[i].as.d : (double)items[i].as.i;
        else
            ((int64_t *)copy)[i] = items[i].as.i;
    }
    value->kind = floats ? FL_K_FLOATS : FL_K_INTS;
    value->count = n;
    if (floats)
        value->as.doubles = copy;
    else
        value->as.ints = copy;
    return true;
}

static bool text(parser *p, fl_value *value) {
    char quote = *p->at++;
    const char *start = p->at;
    while (*p->at && *p->at != quote) p->at++;
    if (!*p->at) return bad(p, "an unfinished string");
    size_t n = (size_t)(p->at++ - start);
    char *copy = fl_arguments__alloc(p->out, n + 1);
    if (!copy) return false;
    memcpy(copy, start, n);
    copy[n] = 0;
    value->kind = FL_K_STR;
    value->as.str = copy;
    return true;
}

static bool parse_value(parser *p, fl_value *value) {
    memset(value, 0, sizeof *value);
    spaces(p);
    if (word(p, "None")) return true;
    if (word(p, "True") || word(p, "False")) {
        value->kind = FL_K_BOOL;
        value->as.b = p->at[-2] == 'u'; /* Tr-u-e */
        return true;
    }
    if (*p->at == '(' || *p->at == '[') return list(p, value);
    if (*p->at == '\'' || *p->at == '"') return text(p, value);
    return number(p, value);
}

/* The option named at the cursor if "name =" stands there, else -1 (and the cursor stays). -2: an unknown name. */
static int keyword(parser *p) {
    const char *start = p->at;
    while (isalnum((unsigned char)*p->at) || *p->at == '_') p->at++;
    size_t n = (size_t)(p->at - start);
    spaces(p);
    if (!n || *p->at != '=') {
        p->at = start;
        return -1;
    }
    p->at++;
    for (int i = 0; i < p->layer->n_options; i++) {
        const char *name = p->layer->options[i].name;
        if (strlen(name) == n && strncmp(name, start, n) == 0) return i;
    }
    fl_fail(FL_TYPE_ERROR, "%s.%s() got an unexpected keyword argument '%.*s'", p->layer->name, p->function, (int)n,
            start);
    return -2;
}

static bool parse(parser *p, bool *given) {
    const fl_layer *layer = p->layer;
    int position = 0;
    for (;;) {
        spaces(p);
        if (!*p->at) break;
        int index = keyword(p);
        if (index == -2) return false;
        if (index == -1) {
            if (position >= layer->n_options) {
                fl_fail(FL_TYPE_ERROR, "%s.%s() takes at most %d arguments", layer->name, p->function,
                        layer->n_options);
                return false;
            }
            index = position++;
        }
        if (given[index]) {
            fl_fail(FL_TYPE_ERROR, "%s.%s() got multiple values for argument '%s'", layer->name, p->function,
                    layer->options[index].name);
            return false;
        }
        given[index] = true;
        if (!parse_value(p, &p->out->values[index]) || !fl_arguments__fit(p->out, layer, index, &p->out->values[index]))
            return false;
        spaces(p);
        if (*p->at == ',')
            p->at++;
        else if (*p->at)
            return bad(p, "',' is expected");
    }
    return true;
}

static bool complete(const fl_layer *layer, const bool *given, fl_arguments *out) {
    for (int i = 0; i < layer->n_options; i++) {
        if (given[i]) continue;
        if (!layer->options[i].has_default) {
            fl_fail(FL_TYPE_ERROR, "%s.__init__() missing required argument: '%s'", layer->name,
                    layer->options[i].name);
            return false;
        }
        out->values[i] = layer->options[i].fallback;
    }
    return true;
}

bool fl_arguments__parse(const fl_layer *layer, const char *source, fl_arguments *out) {
    memset(out, 0, sizeof *out);
    out->count = layer->n_options;
    out->values = fl_alloc__zeroed((size_t)layer->n_options * sizeof(fl_value));
    if (!out->values) {
        out->count = 0;
        return false;
    }
    bool given[FL_MAX_ARGS] = {false};
    const char *text = source ? source : "";
    parser p = {.at = text, .text = text, .layer = layer, .function = "__init__", .out = out};
    if (parse(&p, given) && complete(layer, given, out)) return true;
    fl_arguments__free(out);
    return false;
}

bool fl_arguments__parse_inputs(const fl_layer *layer, const char *source, bool *taken, fl_arguments *out) {
    fl_layer inputs = {.name = layer->name, .n_options = layer->n_inputs, .options = layer->forward_args};
    const char *text = source ? source : "";
    parser p = {.at = text, .text = text, .layer = &inputs, .function = "forward", .out = out};
    return parse(&p, taken);
}
