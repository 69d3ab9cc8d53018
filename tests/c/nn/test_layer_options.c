/* Every layer by name with each of its options odd or wrong: it is made, or there is one error that names the option or
 * the layer, and nothing stays allocated either way.
 */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>

#include <flashlight/nn.h>

#include "nn/layer.h"
#include "testing.h"

static const char *const values[] = {"None",    "True",
                                     "'x'",     "-1",
                                     "0",       "1.5",
                                     "nan",     "(1, 2, 3, 4, 5, 6, 7)",
                                     "[1, 2]",  "(1.5, None)",
                                     "()",      "1e30",
                                     "(-1)",    "-2e18",
                                     "(1, 'x'", "9223372036854775807",
                                     "'x', 'y", "-9223372036854775808"};

/* What the required options may be: "in_features=4, out_features=4" without the one of that index. */
static void write_required(const fl_layer *layer, int without, char *text, size_t room) {
    size_t at = 0;
    text[0] = 0;
    for (int i = 0; i < layer->n_options; i++) {
        const fl_arg *arg = &layer->options[i];
        const bool one_of_two = strcmp(arg->name, "output_size") == 0 && arg->has_default; /* of fractional pooling */
        if (i == without || (arg->has_default && !one_of_two)) continue;
        const bool number = arg->kind == FL_K_FLOAT || arg->kind == FL_K_SCALAR;
        const bool list = arg->kind == FL_K_INTS && arg->size == 0;
        const char *value = number ? "0.5" : list ? "(1, 2)" : "4";
        at += (size_t)snprintf(text + at, room - at, "%s%s=%s", at ? ", " : "", arg->name, value);
    }
}

/* The layer's name or the option's, which may be an old one (min_value for min_val); a part of a composite speaks for
 * it. */
static bool is_named(const char *message, const fl_layer *layer, const fl_arg *arg) {
    char lower[512];
    size_t n = 0;
    for (; message[n] && n + 1 < sizeof lower; n++) lower[n] = (char)tolower((unsigned char)message[n]);
    lower[n] = 0;
    char name[8];
    snprintf(name, sizeof name, "%s", arg->name);
    return strstr(lower, name) || strstr(message, layer->name) || (layer->flags & FL_LAYER_COMPOSITE);
}

static void check_option(const fl_layer *layer, int option, const char *value) {
    char text[512];
    const fl_arg *arg = &layer->options[option];
    write_required(layer, option, text, sizeof text);
    const size_t at = strlen(text);
    snprintf(text + at, sizeof text - at, "%s%s=%s", at ? ", " : "", arg->name, value);
    fl_module *m = fl_module_make(layer->name, text);
    if (m) {
        assert_int_equal(fl_error_code(), 0);
        free(fl_module_repr(m));
        assert_int_equal(fl_error_code(), 0);
    } else {
        const fl_error error = fl_error_take();
        assert_int_not_equal(error.code, 0);
        if (!error.message[0] || strchr(error.message, '\n')) fail_msg("%s(%s): no message", layer->name, text);
        if (!is_named(error.message, layer, arg))
            fail_msg("%s(%s): \"%s\" does not name the option", layer->name, text, error.message);
    }
    fl_module_free(m);
}

static void each_option(void **state) {
    (void)state;
    for (int i = 0; i < fl_layers__count; i++) {
        const fl_layer *layer = &fl_layers__table[i];
        if (layer->flags & FL_LAYER_PARTS) continue;
        char text[512];
        write_required(layer, -1, text, sizeof text);
        fl_module *m = fl_module_make(layer->name, text);
        if (!m) fail_msg("%s(%s): %s", layer->name, text, fl_error_message());
        fl_module_free(m);
        int64_t live = 0;
        for (int pass = 0; pass < 2; pass++) { /* the first makes what stays: a stack of scopes, kept lists */
            live = fl_memory().live_bytes;
            for (int option = 0; option < layer->n_options; option++)
                for (int k = 0; k < FL_COUNT(values); k++) check_option(layer, option, values[k]);
        }
        if (fl_memory().live_bytes != live)
            fail_msg("%s: %lld bytes stay allocated", layer->name, (long long)(fl_memory().live_bytes - live));
    }
}

RUN(cmocka_unit_test(each_option))
