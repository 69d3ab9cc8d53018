/* layer.c: finding definitions, reading options inside them, and text for their descriptions.
 */
#include "nn/layer.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/thread.h"

const fl_layer *fl_layers__find(const char *name) {
    int low = 0, high = fl_layers__count;
    while (low < high) {
        int middle = (low + high) / 2;
        if (strcmp(fl_layers__table[middle].name, name) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < fl_layers__count && strcmp(fl_layers__table[low].name, name) == 0 ? &fl_layers__table[low] : NULL;
}

/* ---- Options ----------------------------------------------------------------------------------------------------- */

static bool read(fl_layer_call *call, int index, fl_value *value) {
    value->kind = FL_K_NONE;
    value->count = 0;
    return !fl_failed() && call->host->option(call->self, call->layer, index, value);
}

static void *wrong(fl_layer_call *call, int index, const char *wanted) {
    return fl_fail(FL_TYPE_ERROR, "%s: %s must be %s", call->layer->name, call->layer->options[index].name, wanted);
}

fl_value fl_option(fl_layer_call *call, int index) {
    fl_value value;
    if (!read(call, index, &value)) value.kind = FL_K_NONE;
    return value;
}

int64_t fl_option_int(fl_layer_call *call, int index) {
    fl_value value;
    if (!read(call, index, &value)) return 0;
    switch (value.kind) {
        case FL_K_NONE:
            return FL_NONE;
        case FL_K_INT:
            return value.as.i;
        case FL_K_BOOL:
            return value.as.b;
        case FL_K_INTS:
            if (value.count == 1) return value.as.ints[0];
            break;
        case FL_K_SCALAR:
            if (value.as.scalar.kind != FL_SCALAR_FLOAT) return value.as.scalar.as.i;
            break;
        default:
            break;
    }
    wrong(call, index, "an int");
    return 0;
}

double fl_option_float(fl_layer_call *call, int index) {
    fl_value value;
    if (!read(call, index, &value)) return 0;
    switch (value.kind) {
        case FL_K_NONE:
            return FL_NONE_FLOAT;
        case FL_K_FLOAT:
            return value.as.d;
        case FL_K_INT:
            return (double)value.as.i;
        case FL_K_BOOL:
            return value.as.b;
        case FL_K_SCALAR:
            return fl_scalar__double(value.as.scalar);
        default:
            break;
    }
    wrong(call, index, "a float");
    return 0;
}

bool fl_option_bool(fl_layer_call *call, int index) {
    fl_value value;
    if (!read(call, index, &value)) return false;
    switch (value.kind) {
        case FL_K_NONE:
            return false;
        case FL_K_BOOL:
            return value.as.b;
        case FL_K_INT:
            return value.as.i != 0;
        case FL_K_FLOAT:
            return value.as.d != 0;
        case FL_K_TENSOR:
            return value.as.tensor != NULL; /* a slot's name: is it there? */
        default:
            break;
    }
    wrong(call, index, "a bool");
    return false;
}

const char *fl_option_str(fl_layer_call *call, int index) {
    fl_value value;
    if (!read(call, index, &value) || value.kind != FL_K_STR) return NULL;
    return value.as.str;
}

static void *wrong_count(fl_layer_call *call, int index, fl_code code, int n, int count) {
    return fl_fail(code, "%s: %s must be an int or a tuple of %d ints, not %d", call->layer->name,
                   call->layer->options[index].name, n, count);
}

static int spread(fl_layer_call *call, int index, const fl_value *value, int64_t *out, int n) {
    if (value->kind == FL_K_NONE) return 0;
    const bool one = value->kind == FL_K_INT;
    if (!one && value->kind != FL_K_INTS) return wrong(call, index, "an int or a tuple of ints") != NULL;
    if (!one && !value->count && call->layer->options[index].optional) return 0;
    if (!one && value->count != n && value->count != 1)
        return wrong_count(call, index, FL_RUNTIME_ERROR, n, value->count) != NULL;
    for (int i = 0; i < n; i++) out[i] = one ? value->as.i : value->as.ints[value->count == 1 ? 0 : i];
    return n;
}

int fl_option_ints(fl_layer_call *call, int index, int64_t *out, int n) {
    fl_value value;
    return read(call, index, &value) ? spread(call, index, &value, out, n) : 0;
}

bool fl_option_all_ints(fl_layer_call *call, int index, int64_t *out, int n, fl_code code) {
    fl_value value;
    if (!read(call, index, &value)) return false;
    if (value.kind == FL_K_INTS && value.count != n) return wrong_count(call, index, code, n, value.count) != NULL;
    return spread(call, index, &value, out, n) == n;
}

/* ---- Options as Python's operators take them --------------------------------------------------------------------- */

/* False without an error where the option is no such thing. */
static bool read_loosely(fl_layer_call *call, int index, fl_value *value) {
    if (!call->host->loosely) return read(call, index, value);
    value->kind = FL_K_NONE;
    value->count = 0;
    return !fl_failed() && call->host->loosely(call->self, call->layer, index, value);
}

bool fl_option_truth(fl_layer_call *call, int index) {
    fl_value value;
    if (!read_loosely(call, index, &value)) return false;
    switch (value.kind) {
        case FL_K_BOOL:
            return value.as.b;
        case FL_K_TENSOR:
            return value.as.tensor != NULL; /* a slot's name: is it there? */
        default:
            return false;
    }
}

static bool as_number(const fl_value *value, double *out) {
    if (value->kind == FL_K_SCALAR)
        *out = fl_scalar__double(value->as.scalar);
    else if (value->kind == FL_K_INT || value->kind == FL_K_BOOL)
        *out = value->kind == FL_K_INT ? (double)value->as.i : value->as.b;
    else if (value->kind == FL_K_FLOAT)
        *out = value->as.d;
    else
        return false;
    return true;
}

double fl_option_number(fl_layer_call *call, int index) {
    fl_value value;
    double number = 0;
    if (read_loosely(call, index, &value) && as_number(&value, &number)) return number;
    if (!fl_failed()) wrong(call, index, "a number");
    return 0;
}

int64_t fl_option_size(fl_layer_call *call, int index) {
    fl_value value;
    if (read_loosely(call, index, &value) && (value.kind == FL_K_INT || value.kind == FL_K_BOOL))
        return value.kind == FL_K_INT ? value.as.i : value.as.b;
    if (!fl_failed() && read(call, index, &value)) wrong(call, index, "an int of 64 bits"); /* read says more */
    return 0;
}

const char *fl_option_word(fl_layer_call *call, int index) {
    fl_value value;
    if (!read_loosely(call, index, &value)) return NULL;
    return value.kind == FL_K_STR ? value.as.str : "None";
}

bool fl_option_is(fl_layer_call *call, int index, double number) {
    fl_value value;
    double given;
    return read_loosely(call, index, &value) && as_number(&value, &given) && given == number;
}

bool fl_option_all_are(fl_layer_call *call, int index, int64_t number) {
    fl_value value;
    if (!read_loosely(call, index, &value)) return false;
    if (value.kind != FL_K_INTS) return value.kind == FL_K_INT && value.as.i == number;
    for (int i = 0; i < value.count; i++)
        if (value.as.ints[i] != number) return false;
    return true;
}

int fl_option_sizes(fl_layer_call *call, int index, int64_t *out, int n, int room) {
    fl_value value;
    if (read_loosely(call, index, &value)) {
        if (value.kind == FL_K_INT) return spread(call, index, &value, out, n);
        if (value.kind == FL_K_INTS && value.count <= room) {
            for (int i = 0; i < value.count; i++) out[i] = value.as.ints[i];
            return value.count;
        }
        if (value.kind == FL_K_INTS) return wrong_count(call, index, FL_RUNTIME_ERROR, n, value.count) != NULL;
    }
    if (!fl_failed()) wrong(call, index, "an int or a tuple of ints");
    return 0;
}

bool fl_option_is_none(fl_layer_call *call, int index) {
    fl_value value;
    if (!read_loosely(call, index, &value)) return false;
    return value.kind == FL_K_NONE || (value.kind == FL_K_FLOAT && fl_float__is_none(value.as.d)) ||
           (value.kind == FL_K_INT && value.as.i == FL_NONE) ||
           ((value.kind == FL_K_STR || value.kind == FL_K_TENSOR) && !value.as.str);
}

fl_tensor *fl_slot_tensor(fl_layer_call *call, int index, const char *name) {
    return fl_failed() ? NULL : call->host->tensor(call->self, call->layer, name, index);
}

fl_tensor *fl_slot_required(fl_layer_call *call, int index, const char *name) {
    fl_tensor *t = fl_slot_tensor(call, index, name);
    return t ? t : fl_fail(FL_TYPE_ERROR, "%s: %s must be a Tensor, not None", call->layer->name, name);
}

bool fl_training(fl_layer_call *call) { return !fl_failed() && call->host->training(call->self); }

bool fl_set_option(fl_layer_call *call, int index, const fl_value *value) {
    return !fl_failed() && call->host->set_option(call->self, call->layer, index, value);
}

bool fl_copy_option(fl_layer_call *call, int to, int from) {
    return !fl_failed() && call->host->copy_option(call->self, call->layer, to, from);
}

/* ---- Running in a row -------------------------------------------------------------------------------------------- */

/* A host that answers as the one of `self`, a fl_layer_call, does, but for the last option: inplace=True. */
static bool overwriting_option(void *self, const fl_layer *layer, int index, fl_value *out) {
    fl_layer_call *call = self;
    if (index != layer->n_options - 1) return call->host->option(call->self, layer, index, out);
    out->kind = FL_K_BOOL;
    out->as.b = true;
    return true;
}

static bool overwriting_training(void *self) {
    fl_layer_call *call = self;
    return call->host->training(call->self);
}

static const fl_layer_host overwriting = {.option = overwriting_option, .training = overwriting_training};

/* Nobody else sees the elements of x, and they are all there is in its storage. */
static bool is_only_mine(const fl_tensor *x) {
    return x->refs == 1 && !x->host && !x->base && !x->autograd && x->storage->refs == 1 && !x->storage->foreign &&
           x->storage->bytes == (size_t)x->numel * fl_dtype_size((fl_dtype)x->dtype);
}

bool fl_layer__step(fl_layer_call *call, fl_tensor *x, bool mine, fl_value *outputs) {
    const fl_layer *layer = call->layer;
    fl_value inputs[FL_MAX_ARGS];
    inputs[0].kind = FL_K_TENSOR;
    inputs[0].as.tensor = x;
    for (int i = 1; i < layer->n_inputs; i++) inputs[i] = layer->forward_args[i].fallback;
    for (int i = 0; i < layer->n_outputs; i++) outputs[i].kind = FL_K_NONE;
    int last = layer->n_options - 1;
    bool overwrites = mine && last >= 0 && !layer->slots && strcmp(layer->options[last].name, "inplace") == 0;
    if (!overwrites || !is_only_mine(x)) return layer->forward(call, inputs, outputs);
    fl_layer_call over = {layer, &overwriting, call};
    return layer->forward(&over, inputs, outputs);
}

bool fl_layer__initialise(fl_layer_call *call) {
    if (!call->layer->reset) return true;
    bool was_off = fl_thread__self.no_grad;
    fl_thread__self.no_grad = true;
    bool done = call->layer->reset(call) && !fl_failed();
    fl_thread__self.no_grad = was_off;
    return done;
}

int fl_slot_add(fl_slot *slots, int room, int at, const char *name, int kind, bool present, fl_dtype dtype, int ndim,
                const int64_t *sizes) {
    if (at >= room) return at + 1;
    fl_slot *slot = &slots[at];
    snprintf(slot->name, sizeof slot->name, "%s", name);
    slot->kind = kind;
    slot->present = present;
    slot->dtype = dtype;
    slot->ndim = ndim;
    for (int i = 0; i < ndim; i++) slot->sizes[i] = sizes[i];
    return at + 1;
}

int fl_slot_given(fl_layer_call *call, int index, const char *name, fl_slot *slots, int room, int at) {
    fl_value given = fl_option(call, index);
    const fl_tensor *t = given.kind == FL_K_TENSOR ? given.as.tensor : NULL;
    return fl_slot_add(slots, room, at, name, FL_SLOT_BUFFER, t != NULL, t ? (fl_dtype)t->dtype : FL_DTYPE_NONE,
                       t ? t->ndim : 0, t ? t->sizes : NULL);
}

/* The option with the most extreme number, or with one among its numbers: the least, or the largest. */
static const char *extreme_option(fl_layer_call *call, bool least, int64_t *number) {
    const char *name = NULL;
    for (int i = 0; i < call->layer->n_options; i++) {
        fl_value value;
        if (!read_loosely(call, i, &value)) continue;
        const int n = value.kind == FL_K_INTS ? value.count : value.kind == FL_K_INT;
        const int64_t *numbers = value.kind == FL_K_INTS ? value.as.ints : &value.as.i;
        for (int k = 0; k < n; k++) {
            if (numbers[k] == FL_NONE || (name && (least ? numbers[k] >= *number : numbers[k] <= *number))) continue;
            *number = numbers[k];
            name = call->layer->options[i].name;
        }
    }
    return name;
}

static bool refuse_slot(fl_layer_call *call, const fl_slot *slot, bool negative, int64_t size) {
    int64_t number;
    const char *name = extreme_option(call, negative, &number);
    if (!name || (negative && number >= 0)) name = slot->name, number = size;
    if (negative)
        return fl_fail(FL_RUNTIME_ERROR, "%s: %s must not be negative, got %lld (%s would have a size of %lld)",
                       call->layer->name, name, (long long)number, slot->name, (long long)size) != NULL;
    fl_shape_text text;
    return fl_fail(FL_RUNTIME_ERROR, "%s: %s is too large, got %lld: storage size calculation overflowed with %s of %s",
                   call->layer->name, name, (long long)number, slot->name,
                   fl_shape__print(&text, slot->sizes, slot->ndim)) != NULL;
}

bool fl_slots__check(fl_layer_call *call, const fl_slot *slots, int n) {
    for (int i = 0; i < n; i++) {
        int64_t bytes = 8;
        bool fits = true, empty = false;
        for (int k = 0; k < slots[i].ndim && slots[i].present; k++) {
            if (slots[i].sizes[k] < 0) return refuse_slot(call, &slots[i], true, slots[i].sizes[k]);
            empty = empty || slots[i].sizes[k] == 0;
            fits = fits && !__builtin_mul_overflow(bytes, slots[i].sizes[k], &bytes);
        }
        if (!fits && !empty) return refuse_slot(call, &slots[i], false, 0);
    }
    return true;
}

bool fl_layer__check_depth(const char *layer, int64_t num_layers) {
    const int64_t most = 65536;
    return num_layers <= most || fl_fail(FL_VALUE_ERROR, "%s: num_layers must be at most %lld, got %lld", layer,
                                         (long long)most, (long long)num_layers) != NULL;
}

/* ---- Text -------------------------------------------------------------------------------------------------------- */

static bool room_for(fl_text *text, size_t more) {
    if (text->size + more + 1 <= text->capacity) return true;
    size_t capacity = 2 * (text->size + more + 32);
    char *data = fl_alloc__resize(text->data, text->capacity, capacity);
    if (!data) return false;
    text->data = data;
    text->capacity = capacity;
    return true;
}

void fl_text__add(fl_text *text, const char *format, ...) {
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int n = vsnprintf(NULL, 0, format, args);
    if (n >= 0 && room_for(text, (size_t)n)) {
        vsnprintf(text->data + text->size, (size_t)n + 1, format, again);
        text->size += (size_t)n;
    }
    va_end(again);
    va_end(args);
}

/* The shortest decimal that reads back as the same double, as Python's repr writes it. */
static void add_float(fl_text *text, double d) {
    if (d != d || d == __builtin_inf() || d == -__builtin_inf()) {
        fl_text__add(text, "%s", d != d ? "nan" : d > 0 ? "inf" : "-inf");
        return;
    }
    char digits[40];
    int precision = 1;
    do {
        snprintf(digits, sizeof digits, "%.*e", precision - 1, d);
    } while (strtod(digits, NULL) != d && ++precision <= 17);
    int exponent = atoi(strchr(digits, 'e') + 1);
    if (exponent >= -4 && exponent < 16) {
        int after = precision - 1 - exponent;
        fl_text__add(text, "%.*f", after > 1 ? after : 1, d);
    } else { /* 1e-05, 1.5e+20 */
        char *e = strchr(digits, 'e');
        *e = 0;
        fl_text__add(text, "%se%s%02d", digits, exponent < 0 ? "-" : "+", exponent < 0 ? -exponent : exponent);
    }
}

/* As Python's repr. */
static void add_value(fl_text *text, const fl_value *value) {
    switch (value->kind) {
        case FL_K_INT:
            fl_text__add(text, "%lld", (long long)value->as.i);
            break;
        case FL_K_FLOAT:
            add_float(text, value->as.d);
            break;
        case FL_K_BOOL:
            fl_text__add(text, "%s", value->as.b ? "True" : "False");
            break;
        case FL_K_STR:
            fl_text__add(text, "'%s'", value->as.str);
            break;
        case FL_K_SCALAR: {
            fl_value plain = {.kind = FL_K_INT};
            fl_scalar s = value->as.scalar;
            if (s.kind == FL_SCALAR_FLOAT) {
                plain.kind = FL_K_FLOAT;
                plain.as.d = s.as.d;
            } else if (s.kind == FL_SCALAR_BOOL) {
                plain.kind = FL_K_BOOL;
                plain.as.b = s.as.i != 0;
            } else {
                plain.as.i = s.as.i;
            }
            add_value(text, &plain);
            break;
        }
        case FL_K_INTS:
        case FL_K_FLOATS:
            fl_text__add(text, "(");
            for (int i = 0; i < value->count; i++) {
                fl_text__add(text, i ? ", " : "");
                if (value->kind == FL_K_FLOATS)
                    add_float(text, value->as.doubles[i]);
                else if (value->as.ints[i] == FL_NONE)
                    fl_text__add(text, "None");
                else
                    fl_text__add(text, "%lld", (long long)value->as.ints[i]);
            }
            fl_text__add(text, value->count == 1 ? ",)" : ")");
            break;
        default:
            fl_text__add(text, "None");
            break;
    }
}

bool fl_layer__one_number(const fl_layer *layer, int index, const fl_value *list, fl_value *one) {
    const fl_arg *arg = &layer->options[index];
    const bool ints = list->kind == FL_K_INTS;
    if (!(layer->flags & FL_LAYER_RAW) || (!ints && list->kind != FL_K_FLOATS) || list->count < 1) return false;
    /* Of a list of any length, one that may be left out: Upsample's size=4 and not Unflatten's (4,). */
    if (!arg->size && (!arg->optional || list->count > 1)) return false;
    for (int i = 1; i < list->count; i++) {
        if (ints ? list->as.ints[i] != list->as.ints[0] : list->as.doubles[i] != list->as.doubles[0]) return false;
    }
    if (!ints)
        *one = (fl_value){.kind = FL_K_FLOAT, .as.d = list->as.doubles[0]};
    else
        *one = (fl_value){.kind = list->as.ints[0] == FL_NONE ? FL_K_NONE : FL_K_INT, .as.i = list->as.ints[0]};
    return true;
}

void fl_text__option(fl_text *text, fl_layer_call *call, int index) {
    if (call->host->describe_option) {
        call->host->describe_option(call->self, call->layer, index, text);
        return;
    }
    fl_value value = fl_option(call, index), one;
    if (call->layer->options[index].kind == FL_K_BOOL && (value.kind == FL_K_TENSOR || value.kind == FL_K_NONE)) {
        fl_text__add(text, "%s", value.kind == FL_K_TENSOR ? "True" : "False"); /* is the slot there? */
    } else if (fl_layer__one_number(call->layer, index, &value, &one)) {
        add_value(text, &one);
    } else {
        add_value(text, &value);
    }
}

void fl_text__option_unless(fl_text *text, fl_layer_call *call, int index, const char *usual) {
    fl_text value = {0};
    fl_text__option(&value, call, index);
    if (value.data && strcmp(value.data, usual) != 0)
        fl_text__add(text, ", %s=%s", call->layer->options[index].name, value.data);
    fl_text__free(&value);
}

void fl_text__free(fl_text *text) {
    fl_alloc__put(text->data, text->capacity);
    memset(text, 0, sizeof *text);
}

void fl_layer__describe_all(fl_layer_call *call, fl_text *out) {
    for (int i = 0; i < call->layer->n_options; i++) {
        fl_text__add(out, i ? ", %s=" : "%s=", call->layer->options[i].name);
        fl_text__option(out, call, i);
    }
}
