/* batch_norm.c: batch_norm, over all but the channels, and instance_norm, over each channel of each sample: a
 * group_norm, or with running statistics a batch_norm, as PyTorch has it.
 */
#include "base/alloc.h"
#include "kernels/kernels.h"
#include "ops/norm.h"
#include "tensor/cast.h"

typedef struct batch_data {
    double eps;
    bool training;
} batch_data;

/* Describes x, which is dense: planes, or rows where channels are innermost. */
static bool batch_layout(const fl_tensor *x, fl_batch_norm_call *call) {
    fl_dense_split s = fl_dense__split(x, 1);
    bool rows = s.size > 1 && s.inner == 1;
    call->x = x->data;
    call->channels = x->sizes[1];
    call->n = rows || s.size == 1 ? 1 : s.outer;
    call->pixels = s.size == 1 ? x->numel : s.inner;
    call->sets = 1;
    call->rows = s.outer;
    call->parts = fl_norm__parts_for(call->rows, call->channels, 64);
    return rows;
}

static void batch_norm_fused(fl_node *node, fl_tensor *grad, fl_tensor **out) {
    batch_data *data = fl_node__data(node);
    fl_tensor *input = fl_node__saved(node, 0), *weight = fl_node__saved(node, 1);
    fl_tensor *mean = fl_node__saved(node, 2), *rstd = fl_node__saved(node, 3);
    if (fl_failed()) return;
    fl_tensor *x = fl_dense__layer(input), *g = x ? fl_dense__like(grad, x) : NULL, *w = NULL, *result[3] = {NULL};
    void *scratch = NULL;
    bool ok = true;
    fl_batch_norm_call call = {.eps = data->eps, .training = data->training};
    if (!g || !fl_norm__param(weight, x, &w)) goto done;
    for (int i = 0; i < 3; i++)
        if (fl_node__needs(node, i) &&
            !(result[i] = i ? fl_tensor__empty(fl_norm__computed(x), 1, &x->sizes[1]) : fl_dense__empty(x)))
            goto done;
    bool rows = batch_layout(x, &call);
    call.grad = g->data;
    call.y = fl_norm__data_of(result[0]);
    call.grad_weight = fl_norm__data_of(result[1]);
    call.grad_bias = fl_norm__data_of(result[2]);
    call.weight = fl_norm__data_of(w);
    call.mean = mean->data;
    call.rstd = rstd->data;
    const fl_norm_kernels *k = fl_kernels__active.norm;
    if (x->numel == 0) {
        for (int i = 1; i < 3; i++)
            if (result[i]) fl_tensor__fill(result[i], fl_float(0));
    } else if (!rows) {
        ok = fl_norm__run_units(&call, x, FL_NORM_CHANNELS, k->batch_planes_backward, call.channels,
                                6 * call.n * call.pixels, true, true);
    } else {
        if (!(scratch = fl_alloc__get(fl_norm__rows_scratch(&call)))) goto done;
        fl_norm__use_scratch(&call, scratch);
        call.center = mean->data;
        if (call.training || result[1] || result[2]) {
            ok = fl_norm__run_units(&call, x, FL_NORM_PARTS, k->rows_sums, call.parts, 1, true, false);
            k->rows_add[fl_dense__real(x)](&call, 0, 1);
        } else {
            memset(call.partial, 0, 2 * (size_t)call.channels * sizeof(double));
        }
        if (!call.training) call.slope = NULL;
        k->batch_finish_backward[fl_dense__real(x)](&call, 0, call.channels);
        if (call.y && ok)
            ok = fl_norm__run_units(&call, x, FL_NORM_ROWS, k->rows_apply_backward, call.rows, 2 * call.channels, true,
                                    true);
    }
    if (ok) fl_norm__hand_over(result, out);
done:
    if (scratch) fl_alloc__put(scratch, fl_norm__rows_scratch(&call));
    for (int i = 0; i < 3; i++) fl_release(result[i]);
    fl_release(x);
    fl_release(g);
    fl_release(w);
}

static void batch_norm_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    if (!fl_grad_enabled()) {
        batch_norm_fused(node, grad[0], out);
        return;
    }
    batch_data *data = fl_node__data(node);
    fl_tensor *x = fl_norm__to_float(fl_node__saved(node, 0)), *weight = fl_node__saved(node, 1),
              *g = fl_norm__to_float(grad[0]), *h, *rstd;
    if (!x) return;
    int64_t dims[FL_MAX_DIMS];
    int n = 0;
    for (int i = 0; i < x->ndim; i++)
        if (i != 1) dims[n++] = i;
    fl_tensor *u = weight ? fl_mul(g, fl_norm__channel_shaped(weight, x->ndim)) : g;
    if (data->training) {
        h = fl_norm__normal(x, dims, n, data->eps, false, &rstd);
        if (fl_node__needs(node, 0)) out[0] = fl_norm__normal_gradient(u, h, rstd, dims, n, false);
    } else {
        rstd = fl_norm__channel_shaped(fl_node__saved(node, 3), x->ndim);
        h = fl_mul(fl_sub(x, fl_norm__channel_shaped(fl_node__saved(node, 2), x->ndim)), rstd);
        if (fl_node__needs(node, 0)) out[0] = fl_mul(u, rstd);
    }
    if (fl_node__needs(node, 1)) out[1] = fl_norm__sum_over(fl_mul(g, h), dims, n);
    if (fl_node__needs(node, 2)) out[2] = fl_norm__sum_over(g, dims, n);
}
static const fl_rule batch_norm_rule = {
    .name = "NativeBatchNormBackward0", .backward = batch_norm_backward, .saved = "input, weight, result1, result2"};

/* Statistics kept by the caller, as a row-major array of x's dtype; written back by put_back. */
static bool running(fl_tensor *t, const fl_tensor *x, fl_tensor **out) {
    *out = t ? fl_tensor__contiguous_as(t, fl_norm__computed(x)) : NULL;
    return !t || *out;
}
static void put_back(fl_tensor *t, fl_tensor *array, bool changed) {
    if (t && array && changed) {
        if (array != t) fl_tensor__copy(t, array);
        fl_bump_version(t);
    }
    fl_release(array);
}

static bool batch_arguments_ok(const fl_tensor *x, const fl_tensor *running_mean, const fl_tensor *running_var,
                               const fl_tensor *weight, const fl_tensor *bias, bool training) {
    const fl_tensor *tensors[] = {running_mean, running_var, weight, bias};
    static const char *const names[] = {"running_mean", "running_var", "weight", "bias"};
    const int64_t channels = x->ndim > 1 ? x->sizes[1] : 0;
    int64_t items = 1; /* per channel */
    for (int i = 0; i < x->ndim; i++) items *= i == 1 ? 1 : x->sizes[i];
    if (training && x->ndim > 0 && items == 1) {
        fl_fail(FL_VALUE_ERROR, "Expected more than 1 value per channel when training, got input size torch.Size(%s)",
                FL_SHAPE(x));
        return false;
    }
    for (int i = 0; i < 4; i++) {
        if (x->ndim > 1 && x->numel == 0) break; /* PyTorch gives an empty result at once */
        if (tensors[i] && tensors[i]->numel != channels && (x->ndim > 0 || !training)) {
            fl_fail(FL_RUNTIME_ERROR, "%s should contain %lld elements not %lld", names[i], (long long)channels,
                    (long long)tensors[i]->numel);
            return false;
        }
        if (i < 2 && tensors[i] && tensors[i]->ndim > 1) {
            fl_fail(FL_RUNTIME_ERROR, "batch_norm: %s should have 1 dimension, but got %s", names[i],
                    FL_SHAPE(tensors[i]));
            return false;
        }
        if (i < 2 && !tensors[i] && !training) {
            fl_fail(FL_RUNTIME_ERROR, "%s must be defined in evaluation mode", names[i]);
            return false;
        }
    }
    if (x->ndim < 2) {
        fl_fail(FL_INDEX_ERROR, "batch_norm: expected input with at least 2 dimensions, got %s", FL_SHAPE(x));
        return false;
    }
    if (!running_mean != !running_var) {
        fl_fail(FL_VALUE_ERROR, "running_mean and running_var must either both be None or neither be None");
        return false;
    }
    if (x->numel == 0 || !fl_is_float((fl_dtype)x->dtype)) return true;
    return fl_norm__types_fit(x, (const fl_tensor *[]){weight, bias, running_mean, running_var}, 4);
}

/* The statistics of a batch of halves, as PyTorch has them where the parameters are halves too: in bfloat16 the sum of
 * squared deviations is rounded as well. */
static void round_statistics(const fl_batch_norm_call *call, double count, fl_dtype half) {
    float *mean = call->mean, *rstd = call->rstd, *scale = call->scale, *shift = call->shift;
    const float *weight = call->weight, *bias = call->bias;
    for (int64_t c = 0; c < call->channels; c++) {
        double variance = 1 / ((double)rstd[c] * rstd[c]) - call->eps;
        if (half == FL_BFLOAT16) variance = fl_cast__rounded(variance * count, half) / count;
        mean[c] = fl_cast__rounded(mean[c], half);
        rstd[c] = fl_cast__rounded(1 / sqrt(variance + call->eps), half);
        scale[c] = rstd[c] * (weight ? weight[c] : 1);
        shift[c] = bias ? bias[c] : 0;
    }
}

/* The kernels' part of batch_norm; call has everything but layout and scratch. `statistics`: a half type, if theirs. */
static bool batch_norm_run(fl_batch_norm_call *call, fl_tensor *x, fl_dtype statistics) {
    const fl_norm_kernels *k = fl_kernels__active.norm;
    const int real = fl_dense__real(x);
    bool rows = batch_layout(x, call);
    if (x->numel == 0) {
        if (!call->training) k->batch_finish_eval[real](call, 0, call->channels);
        return true;
    }
    if (call->training && !rows) {
        if (!fl_norm__run_units(call, x, FL_NORM_CHANNELS, k->batch_planes, call->channels, 3 * call->n * call->pixels,
                                false, true))
            return false;
        if (statistics == FL_DTYPE_NONE) return true;
    }
    void *scratch = fl_alloc__get(fl_norm__rows_scratch(call));
    if (!scratch) return false;
    fl_norm__use_scratch(call, scratch);
    bool done = true;
    if (call->training) {
        if (rows) {
            done = fl_norm__run_units(call, x, FL_NORM_PARTS, k->rows_moments, call->parts, 1, false, false);
            k->rows_join[real](call, 0, 1);
            k->batch_finish[real](call, 0, call->channels);
        }
        if (statistics != FL_DTYPE_NONE) round_statistics(call, (double)(x->numel / call->channels), statistics);
        call->center = call->mean;
    } else {
        k->batch_finish_eval[real](call, 0, call->channels);
        call->center = call->running_mean;
    }
    if (rows)
        done =
            done && fl_norm__run_units(call, x, FL_NORM_ROWS, k->rows_apply, call->rows, call->channels, false, true);
    else
        done = done && fl_norm__run_units(call, x, FL_NORM_PLANES, k->planes_apply, call->n * call->channels,
                                          call->pixels, false, true);
    fl_alloc__put(scratch, fl_norm__rows_scratch(call));
    return done;
}

static fl_tensor *batch_norm(fl_tensor *input, fl_tensor *running_mean, fl_tensor *running_var, fl_tensor *weight,
                             fl_tensor *bias, const fl_batch_norm_options *o, fl_dtype statistics) {
    if (fl_failed()) return NULL;
    if (!fl_is_float((fl_dtype)input->dtype) && !running_mean && !(input->flags & FL_T_CONTIGUOUS) &&
        !(input->ndim > 3 && fl_dense__channels_last(input, 1)))
        return fl_fail(FL_RUNTIME_ERROR, "batch_norm: the mean of %s is not defined, expected a floating-point input",
                       fl_dtype_name((fl_dtype)input->dtype));
    if (!fl_is_float((fl_dtype)input->dtype)) return fl_dense__unsupported("batch_norm", input);
    fl_tensor *w, *b, *rm = NULL, *rv = NULL, *x = NULL, *y = NULL, *mean = NULL, *rstd = NULL;
    fl_tensor *inputs[] = {input, weight, bias};
    fl_dtype dtype = fl_norm__computed(input);
    int64_t channels = input->sizes[1];
    bool ok = false;
    if (!fl_norm__params(weight, bias, input, &w, &b)) return NULL;
    if (!running(running_mean, input, &rm) || !running(running_var, input, &rv) || !(x = fl_dense__layer(input)) ||
        !(y = fl_dense__layer_empty(x)) || !(rstd = fl_tensor__empty(dtype, 1, &channels)) ||
        !(mean = fl_tensor__empty(dtype, 1, &channels)))
        goto done;
    fl_batch_norm_call call = {.y = y->data,
                               .weight = fl_norm__data_of(w),
                               .bias = fl_norm__data_of(b),
                               .mean = mean->data,
                               .rstd = rstd->data,
                               .running_mean = fl_norm__data_of(rm),
                               .running_var = fl_norm__data_of(rv),
                               .eps = o->eps,
                               .momentum = o->momentum,
                               .training = o->training};
    fl_node *node = fl_node__record(&batch_norm_rule, inputs, 3, &y, 1, 4, sizeof(batch_data));
    if (fl_failed() || !batch_norm_run(&call, x, statistics))
        goto done; /* moves the running statistics: the last step */
    if (!o->training)
        memcpy(mean->data, rm->data, (size_t)channels * fl_dtype_size(dtype)); /* may change before backward */
    if (node) {
        *(batch_data *)fl_node__data(node) = (batch_data){o->eps, o->training};
        fl_node__save(node, 0, input);
        fl_node__save(node, 1, weight);
        fl_node__save(node, 2, mean);
        fl_node__save(node, 3, rstd);
    }
    ok = true;
done:
    put_back(running_mean, rm, ok && o->training && x->numel > 0);
    put_back(running_var, rv, ok && o->training && x->numel > 0);
    fl_tensor *owned[] = {w, b, x, mean, rstd, ok ? NULL : y};
    for (int i = 0; i < FL_COUNT(owned); i++) fl_release(owned[i]);
    return ok ? fl_scope__result(y) : NULL;
}

/* What fl_batch_norm and instance_norm_running share: any eps, arguments that fit. */
static fl_tensor *normalised(fl_tensor *input, fl_tensor *running_mean, fl_tensor *running_var, fl_tensor *weight,
                             fl_tensor *bias, const fl_batch_norm_options *o) {
    if (input->numel == 0) {
        const int64_t nothing = 0;
        fl_scope_open();
        fl_tensor *y = fl_clone(input, NULL);
        if (weight) y = fl_mul(y, fl_select(weight, 0, nothing));
        if (bias) y = fl_add(y, fl_select(bias, 0, nothing));
        return fl_scope_return(y);
    }
    if (!fl_dense__is_half(input)) return batch_norm(input, running_mean, running_var, weight, bias, o, FL_DTYPE_NONE);
    fl_dtype statistics = (fl_dtype)input->dtype;
    const fl_tensor *parameters[] = {weight, bias, running_mean, running_var};
    for (int i = 0; i < FL_COUNT(parameters); i++)
        if (parameters[i] && parameters[i]->dtype == FL_FLOAT32) statistics = FL_DTYPE_NONE;
    fl_scope_open();
    return fl_scope_return(batch_norm(input, running_mean, running_var, fl_norm__to_float(weight),
                                      fl_norm__to_float(bias), o, statistics));
}

/* Of nothing, with no channels even: PyTorch lets the first of the parameters stand for all. */
static fl_tensor *empty_batch(fl_tensor *input, fl_tensor *weight, fl_tensor *bias) {
    fl_scope_open();
    fl_tensor *y = fl_clone(input, NULL);
    if (weight && y) y = fl_mul(y, fl_select(weight, 0, 0));
    if (bias && y) y = fl_add(y, fl_select(bias, 0, 0));
    return fl_scope_return(y);
}

fl_tensor *fl_batch_norm(fl_tensor *input, fl_tensor *running_mean, fl_tensor *running_var, fl_tensor *weight,
                         fl_tensor *bias, const fl_batch_norm_options *options) {
    if (fl_failed() || !fl_node__constant(running_mean, "native_batch_norm", "running_mean") ||
        !fl_node__constant(running_var, "native_batch_norm", "running_var"))
        return NULL;
    const fl_batch_norm_options defaults = FL_BATCH_NORM_OPTIONS, *o = options ? options : &defaults;
    if (input->ndim == 1 && input->numel == 0) return empty_batch(input, weight, bias);
    if (!batch_arguments_ok(input, running_mean, running_var, weight, bias, o->training)) return NULL;
    if (o->training ? o->eps <= 0 : o->eps < 0)
        return fl_fail(FL_VALUE_ERROR, "batch_norm eps must be %s, but got %g",
                       o->training ? "positive during training" : "non-negative", o->eps);
    return normalised(input, running_mean, running_var, weight, bias, o);
}

/* ---- instance_norm ----------------------------------------------------------------------------------------------- */

/* Statistics in a type that batch_norm takes. */
static fl_tensor *allowed(fl_tensor *statistics, const fl_tensor *x) {
    if (statistics->dtype == x->dtype || (fl_dense__is_half(x) && statistics->dtype == FL_FLOAT32)) return statistics;
    return fl_to(statistics, fl_dense__is_half(x) ? FL_FLOAT32 : (fl_dtype)x->dtype, NULL);
}

/* With running statistics, as PyTorch does it: batch_norm of one sample of n * C channels, then the mean over samples.
 */
static fl_tensor *instance_norm_running(fl_tensor *input, fl_tensor *running_mean, fl_tensor *running_var,
                                        fl_tensor *weight, fl_tensor *bias, const fl_instance_norm_options *o) {
    int64_t n = input->sizes[0], c = input->sizes[1], shape[FL_MAX_DIMS], times[] = {n}, both[] = {n, c}, first[] = {0};
    memcpy(shape, input->sizes, (size_t)input->ndim * sizeof *shape);
    shape[0] = 1;
    shape[1] = n * c;
    fl_tensor *stats[] = {running_mean, running_var}, *repeated[2] = {NULL};
    fl_no_grad_begin();
    for (int i = 0; i < 2; i++) repeated[i] = stats[i] ? fl_repeat(allowed(stats[i], input), times, 1) : NULL;
    fl_grad_mode_end();
    fl_batch_norm_options options = {.training = true, .momentum = o->momentum, .eps = o->eps};
    fl_tensor *x = fl_reshape(input, shape, input->ndim);
    weight = weight ? fl_repeat(weight, times, 1) : NULL;
    bias = bias ? fl_repeat(bias, times, 1) : NULL;
    fl_tensor *y = fl_failed() || !batch_arguments_ok(x, repeated[0], repeated[1], weight, bias, true)
                       ? NULL
                       : normalised(x, repeated[0], repeated[1], weight, bias, &options);
    y = fl_reshape(y, input->sizes, input->ndim);
    fl_no_grad_begin();
    fl_tensor *means[2] = {NULL};
    for (int i = 0; i < 2; i++)
        if (stats[i]) means[i] = fl_mean_dim(fl_reshape(repeated[i], both, 2), first, 1, NULL);
    for (int i = 0; i < 2 && !fl_failed(); i++)
        if (stats[i]) fl_copy_(stats[i], means[i], NULL);
    fl_grad_mode_end();
    return y;
}

/* PyTorch's is a batch_norm of one sample. */
static const char instance_picture[] =
    "NativeBatchNormBackward0(ViewBackward0(0), RepeatBackward0(1), RepeatBackward0(2))";

fl_tensor *fl_instance_norm(fl_tensor *input, fl_tensor *running_mean, fl_tensor *running_var, fl_tensor *weight,
                            fl_tensor *bias, const fl_instance_norm_options *options) {
    if (fl_failed()) return NULL;
    const fl_instance_norm_options defaults = FL_INSTANCE_NORM_OPTIONS, *o = options ? options : &defaults;
    if (!o->use_input_stats && (!running_mean || !running_var))
        return fl_fail(FL_RUNTIME_ERROR,
                       "Expected running_mean and running_var to be defined when use_input_stats is false");
    if (input->ndim < 2)
        return fl_fail(o->use_input_stats ? FL_VALUE_ERROR : FL_INDEX_ERROR,
                       "instance_norm: expected input with at least 2 dimensions, got %s", FL_SHAPE(input));
    int64_t spatial = 1;
    for (int i = 2; i < input->ndim; i++) spatial *= input->sizes[i];
    if (o->use_input_stats && spatial == 1)
        return fl_fail(FL_VALUE_ERROR,
                       "Expected more than 1 spatial element when training, got input size torch.Size(%s)",
                       FL_SHAPE(input));
    const fl_tensor *tensors[] = {running_mean, running_var, weight, bias};
    static const char *const names[] = {"running_mean", "running_var", "weight", "bias"};
    for (int i = 0; i < 4; i++) {
        if (tensors[i] && tensors[i]->ndim > 1)
            return fl_fail(FL_RUNTIME_ERROR, "instance_norm: %s should have 1 dimension, but got %s", names[i],
                           FL_SHAPE(tensors[i]));
        if (tensors[i] && tensors[i]->numel != input->sizes[1])
            return fl_fail(FL_RUNTIME_ERROR, "%s should contain %lld elements not %lld", names[i],
                           (long long)(input->sizes[0] * input->sizes[1]),
                           (long long)(input->sizes[0] * tensors[i]->numel));
    }
    if (running_mean && running_var && running_var->dtype != input->dtype &&
        running_var->dtype != running_mean->dtype && !fl_dense__is_half(input))
        return fl_fail(FL_RUNTIME_ERROR, "instance_norm: expected running_var to have scalar type %s but found %s",
                       fl_dtype__scalar_type((fl_dtype)input->dtype),
                       fl_dtype__scalar_type((fl_dtype)running_var->dtype));
    if (!o->use_input_stats) {
        fl_batch_norm_options eval = {.training = false, .momentum = o->momentum, .eps = o->eps};
        fl_scope_open();
        fl_tensor *y =
            fl_batch_norm(input, allowed(running_mean, input), allowed(running_var, input), weight, bias, &eval);
        return fl_node__named_as(fl_scope_return(y), "ViewBackward0", instance_picture);
    }
    if (!running_mean && !running_var && !fl_dense__is_half(input)) {
        fl_tensor *y = fl_norm__groups(input, input->sizes[1], weight, bias, o->eps);
        if (y) fl_tensor__row_major_there(y);
        return fl_node__named_as(y, "ViewBackward0", instance_picture);
    }
    fl_scope_open();
    return fl_scope_return(instance_norm_running(input, running_mean, running_var, weight, bias, o));
}
