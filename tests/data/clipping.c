/* clipping.c: gradients clipped by the C host, for tests/python/test_c_optimizers.py: for each case prints what the
 * call returned and the gradients after it.
 */
#include <flashlight/flashlight.h>
#include <math.h>
#include <stdio.h>

static bool collect(const char *name, fl_tensor *t, void *context) {
    (void)name;
    fl_tensor ***end = context;
    *(*end)++ = t;
    return true;
}

static double clip(int how, fl_optimizer *o, fl_tensor *const *params, double bound) {
    switch (how) {
        case 0:
            return fl_optimizer_clip_grad_norm(o, bound);
        case 1:
            return fl_clip_grad_norm(params, 4, bound);
        case 2:
            return fl_optimizer_clip_grad_value(o, bound);
        default:
            return fl_clip_grad_value(params, 4, bound);
    }
}

int main(void) {
    const double bounds[] = {0.5, 1e3}, firsts[] = {1, INFINITY, NAN};
    for (int how = 0; how < 4; how++)
        for (int b = 0; b < 2; b++)
            for (int f = 0; f < 3; f++) {
                fl_scope_open();
                fl_module *m = fl_sequential(fl_nn_linear(2, 3, NULL), fl_nn_linear(3, 1, NULL));
                fl_optimizer *o = fl_sgd(m, NULL);
                fl_tensor *params[5] = {NULL}, **end = params;
                fl_module_parameters(m, collect, &end);
                for (int i = 0; i < 3; i++) { /* the last has no gradient */
                    fl_tensor *grad = fl_full(fl_shape(params[i]), fl_ndim(params[i]), fl_float(i - 1.25), NULL);
                    *(float *)fl_data(grad) = (float)firsts[f];
                    fl_set_grad(params[i], grad);
                }
                printf("%.9g", clip(how, o, params, bounds[b]));
                for (int i = 0; i < 3; i++)
                    for (int k = 0; k < fl_numel(params[i]); k++)
                        printf(" %.9g", (double)((float *)fl_data(fl_grad(params[i])))[k]);
                printf("\n");
                fl_optimizer_free(o);
                fl_module_free(m);
                fl_scope_close();
            }
    fl_module *m = fl_nn_linear(2, 3, NULL);
    fl_optimizer *o = fl_sgd(m, NULL);
    printf("%g %d\n", fl_optimizer_clip_grad_norm(o, 1), fl_optimizer_clip_grad_value(o, 1)); /* no gradients */
    fl_optimizer_free(o);
    fl_module_free(m);
    fl_optimizer_clip_grad_norm(NULL, 1);
    return fl_error_report(stdout) != FL_TYPE_ERROR;
}
