/* Hooks of a program on tensors: what they see, replace and release. */
#include <flashlight/flashlight.h>

#include "testing.h"

typedef struct seen {
    double last;
    int calls, released;
} seen;

static fl_tensor *look(fl_tensor *grad, void *context) {
    seen *s = context;
    s->calls++;
    s->last = fl_item(fl_sum(grad, NULL));
    return NULL;
}

static fl_tensor *twice(fl_tensor *grad, void *context) {
    (void)context;
    return fl_mul_scalar(grad, fl_int(2));
}

static fl_tensor *say_no(fl_tensor *grad, void *context) {
    (void)grad, (void)context;
    return fl_fail(FL_VALUE_ERROR, "the hook says no");
}

static void count_release(void *context) { ((seen *)context)->released++; }

static fl_tensor *leaf(void) {
    fl_tensor *x = fl_from_array((float[]){1, 2, 3}, FL_FLOAT32, (int64_t[]){3}, 1);
    fl_set_requires_grad(x, true);
    return x;
}

static void hooks_see_and_replace_gradients(void **state) {
    (void)state;
    seen at_x = {0}, at_y = {0}, never = {0};
    fl_scope_open();
    fl_tensor *x = leaf(), *y = fl_square(x);
    const int64_t id = fl_add_hook(x, twice, NULL, NULL);
    assert_true(id != 0);
    assert_true(fl_add_hook(x, look, &at_x, count_release) != id);
    const int64_t on_y = fl_add_hook(y, look, &at_y, count_release), gone = fl_add_hook(y, look, &never, count_release);
    fl_remove_hook(y, gone);
    fl_remove_hook(y, gone);
    assert_int_equal(never.released, 1);
    fl_tensor *sum = fl_sum(y, NULL);
    assert_true(fl_backward_from(&sum, 1, NULL, 0, &(fl_backward_options){.retain_graph = true}));
    assert_int_equal(at_y.calls, 1);
    assert_true(at_y.last == 3);
    assert_true(at_x.last == 24); /* twice the sum of 2 x */
    assert_true(fl_item(fl_sum(fl_grad(x), NULL)) == 24);
    fl_remove_hook(x, id);
    fl_remove_hook(y, on_y);
    fl_remove_hook(y, id); /* another tensor's, and of no tensor: nothing */
    fl_remove_hook(NULL, id);
    assert_true(fl_backward(sum));
    assert_true(at_x.last == 12);
    assert_int_equal(at_y.calls, 1);
    assert_int_equal(never.calls, 0);
    fl_scope_close();
    assert_int_equal(at_x.released, 1);
    assert_int_equal(at_y.released, 1);
    assert_int_equal(fl_error_code(), FL_OK);
}

/* A step for each parameter as soon as its gradient is there. */
static fl_tensor *step(fl_tensor *t, void *context) {
    ((seen *)context)->calls++;
    fl_no_grad_begin();
    fl_sub_(t, fl_grad(t));
    fl_grad_mode_end();
    fl_set_grad(t, NULL);
    return NULL;
}

static void hooks_after_accumulating(void **state) {
    (void)state;
    seen s = {0};
    fl_scope_open();
    fl_tensor *x = leaf();
    assert_true(fl_add_accumulated_hook(x, step, &s, count_release) != 0);
    assert_true(fl_backward(fl_sum(x, NULL)));
    assert_int_equal(s.calls, 1);
    assert_null(fl_grad(x));
    assert_true(fl_item(fl_sum(x, NULL)) == 3);
    fl_scope_close();
    assert_int_equal(s.released, 1);
}

static void what_is_refused(void **state) {
    (void)state;
    seen s = {0};
    fl_scope_open();
    fl_tensor *x = leaf(), *plain = fl_ones((int64_t[]){2}, 1, NULL);
    assert_int_equal(fl_add_hook(plain, look, &s, count_release), 0);
    assert_error(FL_RUNTIME_ERROR, "doesn't require gradient");
    assert_int_equal(fl_add_accumulated_hook(fl_square(x), look, &s, count_release), 0);
    assert_error(FL_RUNTIME_ERROR, "non-leaf");
    assert_int_equal(fl_add_hook(NULL, look, &s, count_release), 0);
    assert_error(FL_TYPE_ERROR, "'t' is NULL");
    assert_int_equal(fl_add_hook(x, NULL, &s, count_release), 0);
    assert_error(FL_TYPE_ERROR, "'hook' is NULL");
    assert_int_equal(s.released, 4);
    fl_add_hook(x, say_no, NULL, NULL);
    assert_false(fl_backward(fl_sum(x, NULL)));
    assert_error(FL_VALUE_ERROR, "the hook says no");
    assert_null(fl_grad(x));
    fl_scope_close();
}

RUN(cmocka_unit_test(hooks_see_and_replace_gradients), cmocka_unit_test(hooks_after_accumulating),
    cmocka_unit_test(what_is_refused))
