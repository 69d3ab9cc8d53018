/* forecast.c: the LSTM of examples/python/forecast.py, which continues a chaotic series: from the same seed come the
 * same losses and the same forecast.
 *
 *     build/release/examples/forecast [STEPS] [MODEL.pth]
 *
 * Prints the loss of every step and the 300 values that it foretells.
 */
#include <flashlight/flashlight.h>
#include <math.h>
#include <stdlib.h>

enum { LEARNT = 4000, SHOWN = 200, AHEAD = 300, ALL = LEARNT + SHOWN + AHEAD, WINDOW = 100, BATCH = 32, HIDDEN = 64 };

/* x (N, L, 1), and h and c to go on from or NULL -> the values one step later (N, L, 1); h and c are renewed. */
static fl_tensor *forecaster(fl_module *model, fl_tensor *x, fl_tensor **h, fl_tensor **c) {
    fl_tensor *out[3];
    if (!fl_forward_into(fl_module_get(model, "lstm"), (fl_tensor *[]){x, *h, *c}, 3, out, 3)) return NULL;
    *h = out[1], *c = out[2];
    return fl_add(x, fl_forward(fl_module_get(model, "head"), out[0]));
}

/* x(t + 1) = 0.9 x(t) + 0.2 x(t - 17) / (1 + x(t - 17)^10), without its beginning, around 0: (ALL,). */
static fl_tensor *mackey_glass(void) {
    enum { DELAY = 17, COUNT = ALL + 500 };
    static double values[COUNT];
    static float late_values[ALL];
    for (int i = 0; i < COUNT; i++) {
        const double late = i > DELAY ? values[i - 1 - DELAY] : 0;
        values[i] = i <= DELAY ? 1.2 : 0.9 * values[i - 1] + 0.2 * late / (1 + pow(late, 10));
    }
    for (int i = 0; i < ALL; i++) late_values[i] = (float)values[COUNT - ALL + i];
    return fl_sub_scalar(fl_from_array(late_values, FL_FLOAT32, (int64_t[]){ALL}, 1), fl_float(0.9));
}

/* Prints what comes after `shown` (L,), each value fed back as the next input. */
static void forecast(fl_module *model, fl_tensor *shown) {
    fl_tensor *h = NULL, *c = NULL;
    fl_no_grad_begin();
    fl_tensor *y = forecaster(model, fl_view(shown, (int64_t[]){1, -1, 1}, 3), &h, &c);
    y = fl_narrow(y, 1, SHOWN - 1, 1);
    for (int i = 0; i < AHEAD && !fl_error_code(); i++) {
        printf("%.9g\n", fl_item(y));
        y = forecaster(model, y, &h, &c);
    }
    fl_grad_mode_end();
}

int main(int argc, char **argv) {
    const int steps = argc > 1 ? atoi(argv[1]) : 2000;
    fl_manual_seed(0);
    fl_nn_lstm_options batch_first = FL_NN_LSTM_OPTIONS;
    batch_first.batch_first = true;
    fl_module *model = fl_module_custom("Forecaster", NULL, NULL, NULL);
    fl_module_add(model, "lstm", fl_nn_lstm(1, HIDDEN, &batch_first));
    fl_module_add(model, "head", fl_nn_linear(HIDDEN, 1, NULL));
    fl_optimizer *adam = fl_adam(model, NULL);
    fl_scope_open();
    fl_tensor *series = mackey_glass();
    fl_tensor *windows = fl_unfold(fl_narrow(series, 0, 0, LEARNT), 0, WINDOW + 1, 1);
    for (int step = 0; step < steps && !fl_error_code(); step++) {
        fl_scope_open();
        fl_optimizer_set_lr(adam, 0, 1e-2 * (steps - step) / steps);
        fl_tensor *starts = fl_randint(fl_size(windows, 0), (int64_t[]){BATCH}, 1, NULL);
        fl_tensor *chosen = fl_unsqueeze(fl_index_select(windows, 0, starts), -1), *h = NULL, *c = NULL;
        fl_zero_grad(adam);
        fl_tensor *y = forecaster(model, fl_narrow(chosen, 1, 0, WINDOW), &h, &c);
        fl_tensor *loss = fl_mse_loss(y, fl_narrow(chosen, 1, 1, WINDOW), NULL);
        fl_backward(loss);
        fl_step(adam);
        if (!fl_error_code()) printf("%.9g\n", fl_item(loss));
        fl_scope_close();
    }
    forecast(model, fl_narrow(series, 0, LEARNT, SHOWN));
    fl_scope_close();
    if (argc > 2) fl_save(model, argv[2]);
    fl_optimizer_free(adam);
    fl_module_free(model);
    return fl_error_report(stderr);
}
