/* init.c: the initial values that layers draw.
 */
#include "nn/init.h"

#include <flashlight/ops.h>

bool fl_init__uniform(fl_tensor *t, double low, double high) {
    if (!t) return !fl_failed();
    fl_uniform_options o = FL_UNIFORM_OPTIONS;
    o.from = low;
    o.to = high;
    return fl_uniform_(t, &o) != NULL;
}

bool fl_init__normal(fl_tensor *t, double mean, double std) {
    if (!t) return !fl_failed();
    fl_normal_options o = FL_NORMAL_OPTIONS;
    o.mean = mean;
    o.std = std;
    return fl_normal_(t, &o) != NULL;
}

bool fl_init__constant(fl_tensor *t, double value) {
    if (!t) return !fl_failed();
    fl_bump_version(t);
    return fl_tensor__fill(t, fl_float(value));
}

/* Inputs that one output depends on: dimension 1 times the receptive field. */
static int64_t fan_in(const fl_tensor *weight) {
    int64_t n = 1;
    for (int i = 1; i < weight->ndim; i++) n *= weight->sizes[i];
    return n;
}

bool fl_init__linear_weight(fl_tensor *t) {
    if (!t || t->numel == 0) return !fl_failed();
    /* in the steps of kaiming_uniform_, so that the last bit agrees */
    double gain = sqrt(2.0 / (1.0 + sqrt(5.0) * sqrt(5.0)));
    double std = gain / sqrt((double)fan_in(t));
    double bound = sqrt(3.0) * std;
    return fl_init__uniform(t, -bound, bound);
}

bool fl_init__linear_bias(fl_tensor *bias, const fl_tensor *weight) {
    if (!bias) return !fl_failed();
    int64_t n = fan_in(weight);
    double bound = n > 0 ? 1 / sqrt((double)n) : 0;
    return n > 0 ? fl_init__uniform(bias, -bound, bound) : fl_init__constant(bias, 0);
}
