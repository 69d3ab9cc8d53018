/* Training for long: after the first steps no memory is asked from the system, and none stays behind. */
#include <flashlight/flashlight.h>
#include <stdlib.h>

#include "testing.h"

static void ten_thousand_steps(void **state) {
    (void)state;
    const int steps = getenv("FLASHLIGHT_SHORT") ? 500 : 10000, warm_up = 50;
    fl_manual_seed(0);
    fl_nn_conv2d_options same = FL_NN_CONV2D_OPTIONS;
    same.padding[0] = same.padding[1] = 1;
    fl_module *model = fl_sequential(fl_nn_conv2d(1, 4, 3, &same), fl_nn_batch_norm2d(4, NULL), fl_nn_relu(NULL),
                                     fl_nn_flatten(NULL), fl_nn_dropout(NULL), fl_nn_linear(4 * 8 * 8, 10, NULL));
    fl_optimizer *adam = fl_adam(model, NULL);
    assert_non_null(adam);
    fl_memory_stats first = {0};
    for (int step = 0; step < steps; step++) {
        fl_scope_open();
        fl_tensor *x = fl_randn((int64_t[]){4, 1, 8, 8}, 4, NULL);
        fl_tensor *target = fl_randint(10, (int64_t[]){4}, 1, NULL);
        fl_tensor *loss = fl_cross_entropy(fl_forward(model, x), target, NULL);
        fl_zero_grad(adam);
        fl_backward(loss);
        fl_step(adam);
        fl_scope_close();
        if (fl_error_code()) fail_msg("step %d: %s", step, fl_error_message());
        if (step == warm_up) first = fl_memory();
    }
    fl_memory_stats last = fl_memory();
    assert_int_equal(last.live_bytes, first.live_bytes);
    if (last.cached_bytes) assert_int_equal(last.system_calls, first.system_calls); /* (no cache under ASan) */
    fl_optimizer_free(adam);
    fl_module_free(model);
}

RUN(cmocka_unit_test(ten_thousand_steps))
