/* Every public op called with NULL in the place of each tensor, list, array and text, with negative counts, and with a
 * number that is no dtype: where the signature does not allow it there is one error that names the op and the
 * argument, an error that is pending stays, and what comes after works.
 */
#include <flashlight/flashlight.h>

#include "ops/plausible.h"
#include "testing.h"

/* The op table once more, over the public functions (a host's goes past them to the families' own). */
#define FL_OPS_PLAIN_H
#define fl_ops__table public_table
#define fl_ops__count public_count
#include "ops/table.c"

static fl_tensor *list[2];

/* Whether the public function takes the argument as a pointer, and what wrong may stand there. */
enum { NO_POINTER, A_POINTER, NEGATIVE, GAP, NO_DTYPE, WAYS };

static bool wrong(fl_value *v, const fl_arg *arg, int way) {
    static const int64_t ones[] = {1, 1};
    static const double halves[] = {0.5, 0.5};
    static fl_tensor *gap[2];
    bool counted = (arg->kind == FL_K_INTS || arg->kind == FL_K_FLOATS) && !arg->size;
    *v = (fl_value){arg->kind, 0, {0}};
    switch (way) {
        case A_POINTER: /* NULL, and two of them where there is a count */
            v->count = 2;
            return arg->kind == FL_K_TENSORS || counted ||
                   (!arg->optional && (arg->kind == FL_K_STR || (arg->kind == FL_K_TENSOR && !arg->has_default) ||
                                       (arg->kind == FL_K_INTS && !arg->has_default)));
        case NEGATIVE:
            v->count = -2;
            if (arg->kind == FL_K_TENSORS) v->as.tensors = list;
            if (arg->kind == FL_K_INTS) v->as.ints = ones;
            if (arg->kind == FL_K_FLOATS) v->as.doubles = halves;
            return counted || arg->kind == FL_K_TENSORS;
        case GAP:
            gap[0] = list[0], gap[1] = NULL;
            v->count = 2, v->as.tensors = gap;
            return arg->kind == FL_K_TENSORS && !arg->none_items;
        case NO_DTYPE:
            v->as.dtype = (fl_dtype)99;
            return arg->kind == FL_K_DTYPE;
        default:
            return false;
    }
}

static bool zero_result(const fl_op *op, const fl_value *results) {
    for (int i = 0; i < op->n_results; i++) {
        if (results[i].kind == FL_K_TENSOR ? results[i].as.tensor != NULL : results[i].as.i != 0) return false;
    }
    return op->n_results >= 0 || !results[0].as.tensors;
}

static int calls;

static void refused(const fl_op *op, const fl_value *args, const char *argument) {
    fl_value results[FL_MAX_RESULTS] = {{0}};
    bool done = op->call(args, results);
    fl_error error = fl_error_take();
    if (done || !zero_result(op, results)) fail_msg("%s: NULL for %s passes", op->schema, argument);
    char quoted[80];
    snprintf(quoted, sizeof(quoted), "'%s'", argument);
    if ((error.code != FL_TYPE_ERROR && error.code != FL_VALUE_ERROR) ||
        strncmp(error.message, op->name, strlen(op->name)) || !strstr(error.message, quoted) ||
        strchr(error.message, '\n'))
        fail_msg("%s: NULL for %s: %s: %s", op->schema, argument, fl_code_name(error.code), error.message);

    fl_fail(FL_KEY_ERROR, "an earlier one");
    if (op->call(args, results) || !zero_result(op, results))
        fail_msg("%s: runs while an error is pending", op->schema);
    error = fl_error_take();
    if (error.code != FL_KEY_ERROR || strcmp(error.message, "an earlier one"))
        fail_msg("%s: an error that was pending is gone: %s", op->schema, error.message);
    calls++;
}

static void each_argument_of(const fl_op *op) {
    fl_value args[FL_MAX_ARGS];
    fl_tensor *lists[FL_MAX_ARGS][2];
    fl_scope_open();
    for (int i = 0; i < op->n_args; i++) args[i] = plausible(&op->args[i], MATRIX, lists[i]);
    for (int i = 0; i < op->n_args; i++) {
        fl_value right = args[i];
        for (int way = A_POINTER; way < WAYS; way++) {
            if (wrong(&args[i], &op->args[i], way)) refused(op, args, op->args[i].name);
        }
        args[i] = right;
    }
    fl_scope_close();
}

/* What may be NULL is NULL, all of it and one by one: the op may refuse the other arguments, but in words. */
static void without_options(const fl_op *op) {
    fl_value args[FL_MAX_ARGS], results[FL_MAX_RESULTS];
    fl_tensor *lists[FL_MAX_ARGS][2];
    for (int left_out = -1; left_out < op->n_args; left_out++) {
        if (left_out >= 0 && !op->args[left_out].optional) continue;
        fl_scope_open();
        for (int i = 0; i < op->n_args; i++) {
            args[i] = plausible(&op->args[i], MATRIX, lists[i]);
            if (op->args[i].optional && (left_out < 0 || left_out == i)) args[i] = (fl_value){0};
        }
        bool done = op->call(args, results);
        fl_error error = fl_error_take();
        if (!done && error.code == FL_OK) fail_msg("%s fails without an error", op->schema);
        fl_scope_close();
    }
}

static void usable(void) {
    fl_scope_open();
    fl_tensor *two = fl_add(list[0], list[1]);
    assert_int_equal(fl_error_code(), FL_OK);
    assert_non_null(two);
    fl_scope_close();
}

static void make_list(void) {
    for (int i = 0; i < 2 && !list[i]; i++) {
        list[i] = fl_ones((int64_t[]){2, 2}, 2, NULL);
        assert_non_null(list[i]);
    }
}

static void no_word(void *context, fl_warning kind, const char *message) { (void)context, (void)kind, (void)message; }

static void null_is_refused(void **state) {
    (void)state;
    fl_set_warning_handler(no_word, NULL);
    make_list();
    calls = 0;
    for (int i = 0; i < public_count; i++) {
        if (public_table[i].alias_of) continue;
        each_argument_of(&public_table[i]);
        usable();
    }
    assert_true(calls > 1000);
}

static void null_is_refused_under_autocast(void **state) {
    (void)state;
    make_list();
    fl_autocast_begin(NULL);
    for (int i = 0; i < public_count; i++) {
        if (!public_table[i].alias_of) each_argument_of(&public_table[i]);
    }
    fl_autocast_end();
    usable();
}

static void what_may_be_null(void **state) {
    (void)state;
    for (int i = 0; i < public_count; i++) {
        if (public_table[i].alias_of) continue;
        without_options(&public_table[i]);
        usable();
    }
    for (int i = 0; i < 2; i++) fl_release(list[i]);
}

/* The case that programs meet: the gradient of a parameter that has none. */
static void a_gradient_before_its_pass(void **state) {
    (void)state;
    fl_scope_open();
    fl_tensor *w = fl_ones((int64_t[]){2}, 1, NULL);
    fl_set_requires_grad(w, true);
    assert_null(fl_norm(fl_mul(fl_grad(w), w), NULL));
    assert_error(FL_TYPE_ERROR, "mul: argument 'self' is NULL");
    fl_scope_close();
}

RUN(cmocka_unit_test(null_is_refused), cmocka_unit_test(null_is_refused_under_autocast),
    cmocka_unit_test(what_may_be_null), cmocka_unit_test(a_gradient_before_its_pass))
