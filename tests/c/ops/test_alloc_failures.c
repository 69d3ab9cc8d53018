/* Every op with every one of its allocations made to fail, in forward and backward: one clean error, nothing stays
 * allocated, and the same call works again.
 */
#include <flashlight/flashlight.h>

#include "base/alloc.h"
#include "ops/plausible.h"
#include "testing.h"

static const fl_op *op; /* what is tried */
static int kind;
static bool backwards; /* with its gradient */
static int found;      /* so many mistakes were printed */

static void mistake(const char *format, ...) FL_PRINTF(1, 2);
static void mistake(const char *format, ...) {
    va_list rest;
    va_start(rest, format);
    fprintf(stderr, "%s: ", op->schema);
    vfprintf(stderr, format, rest);
    fprintf(stderr, "\n");
    va_end(rest);
    found++;
}

/* The op on tensors that need gradients, where it has them, and its backward pass. False after an error. */
static bool run(void) {
    fl_value args[FL_MAX_ARGS], results[FL_MAX_RESULTS] = {{0}};
    fl_tensor *lists[FL_MAX_ARGS][2];
    const bool in_place = op->name[strlen(op->name) - 1] == '_';
    fl_scope_open();
    for (int i = 0; i < op->n_args; i++) {
        args[i] = plausible(&op->args[i], kind, lists[i]);
        if (args[i].kind != FL_K_TENSOR || !args[i].as.tensor || !fl_dtype_is_floating(fl_dtype_of(args[i].as.tensor)))
            continue;
        fl_set_requires_grad(args[i].as.tensor, backwards);
        if (in_place && i == 0) args[i].as.tensor = fl_mul_scalar(args[i].as.tensor, fl_int(1));
    }
    bool done = !fl_error_code() && op->call(args, results);
    if (done && results[0].kind == FL_K_TENSOR && fl_requires_grad(results[0].as.tensor))
        done = fl_backward(fl_sum(results[0].as.tensor, NULL));
    fl_scope_close();
    return done && !fl_error_code();
}

/* Returns whether these arguments are right for it. */
static bool fail_each(void) {
    for (int i = 0; i < 2; i++) { /* what is made once and kept is made here */
        if (run()) continue;
        fl_error_take();
        return false;
    }
    fl_alloc__fail_at(0);
    const int64_t live = fl_memory().live_bytes;
    run();
    const int64_t count = fl_alloc__fail_at(0);
    if (fl_memory().live_bytes != live) mistake("%d bytes leak", (int)(fl_memory().live_bytes - live));
    for (int64_t i = 1; i <= count; i++) {
        fl_alloc__fail_at(i);
        run();
        fl_alloc__fail_at(0);
        const fl_error error = fl_error_take();
        if (error.code != FL_OK && error.code != FL_MEMORY_ERROR)
            mistake("allocation %d of %d: %s: %s", (int)i, (int)count, fl_code_name(error.code), error.message);
        const int64_t left = fl_memory().live_bytes - live;
        if (!left) continue;
        mistake("allocation %d of %d: %d bytes stay behind", (int)i, (int)count, (int)left);
        return true;
    }
    if (!run()) mistake("%s", fl_error_take().message);
    return true;
}

static void no_word(void *context, fl_warning kind, const char *message) { (void)context, (void)kind, (void)message; }

static void in_every_op(void **state) {
    (void)state;
    fl_manual_seed(0);
    fl_set_warning_handler(no_word, NULL);
    int tried = 0;
    for (int i = 0; i < fl_ops__count; i++) {
        op = &fl_ops__table[i];
        if (op->alias_of) continue;
        bool any = false;
        for (kind = 0; kind < TENSOR_KINDS; kind++) {
            backwards = true;
            if (fail_each()) any = true;
            backwards = false;
            if (fail_each()) any = true;
        }
        tried += any;
    }
    assert_int_equal(found, 0);
    assert_true(tried > 700);
}

RUN(cmocka_unit_test(in_every_op))
