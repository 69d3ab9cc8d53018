/* init.c: the initial values that layers draw.
 */
#include "nn/init.h"

#include <flashlight/ops.h>

bool fl_init__uniform(fl_tensor *t, double low, double high) {
    fl_init_uniform_options o = FL_INIT_UNIFORM_OPTIONS;
    o.a = low;
    o.b = high;
    return !fl_failed() && (!t || fl_init_uniform_(t, &o));
}

bool fl_init__normal(fl_tensor *t, double mean, double std) {
    fl_init_normal_options o = FL_INIT_NORMAL_OPTIONS;
    o.mean = mean;
    o.std = std;
    return !fl_failed() && (!t || fl_init_normal_(t, &o));
}

bool fl_init__constant(fl_tensor *t, double value) {
    return !fl_failed() && (!t || fl_init_constant_(t, fl_float(value)));
}

bool fl_init__xavier_uniform(fl_tensor *t) { return !fl_failed() && (!t || fl_init_xavier_uniform_(t, NULL)); }
bool fl_init__xavier_normal(fl_tensor *t) { return !fl_failed() && (!t || fl_init_xavier_normal_(t, NULL)); }

/* Inputs that one output depends on: dimension 1 times the receptive field. */
static int64_t fan_in(const fl_tensor *weight) {
    int64_t n = 1;
    for (int i = 1; i < weight->ndim; i++) n *= weight->sizes[i];
    return n;
}

bool fl_init__linear_weight(fl_tensor *t) {
    fl_init_kaiming_uniform_options o = FL_INIT_KAIMING_UNIFORM_OPTIONS;
    o.a = sqrt(5.0);
    return !fl_failed() && (!t || fl_init_kaiming_uniform_(t, &o));
}

bool fl_init__linear_bias(fl_tensor *bias, const fl_tensor *weight) {
    if (!bias) return !fl_failed();
    int64_t n = fan_in(weight);
    const double bound = n > 0 ? 1 / sqrt((double)n) : 0;
    return fl_init__uniform(bias, -bound, bound); /* of no inputs too: what is drawn counts for what comes after */
}
