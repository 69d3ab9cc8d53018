/* group_norm.c: group_norm: over groups of channels of each sample. */
#include "base/alloc.h"
#include "kernels/kernels.h"
#include "ops/norm.h"

typedef struct group_data {
    int64_t groups;
    double eps;
} group_data;

/* Describes x, as fl_dense__layer gives it. */
static bool group_layout(const fl_tensor *x, int64_t groups, fl_batch_norm_call *call) {
    call->x = x->data;
    call->n = call->sets = x->sizes[0];
    call->channels = x->sizes[1];
    call->pixels = call->rows = x->numel / (x->sizes[0] * x->sizes[1]);
    call->groups = groups;
    call->per_sample = true;
    bool rows = !(x->flags & FL_T_CONTIGUOUS) && call->channels > 1;
    call->parts = rows ? fl_norm__parts_for(call->rows, call->channels, 16) : 1;
    return rows;
}

/* Channels-last samples go through all their steps while they are in the cache, where there are enough of them to share
 * out. */
#define BY_SAMPLE 4
#define GROUP_ROWS(name, real)                                                            \
    static void group_rows_##name(void *context, int64_t begin, int64_t end) {            \
        const fl_norm_kernels *k = fl_kernels__active.norm;                               \
        fl_batch_norm_call *call = context;                                               \
        for (int64_t set = begin; set < end; set++) {                                     \
            k->rows_moments[real](call, set * call->parts, (set + 1) * call->parts);      \
            k->rows_join[real](call, set, set + 1);                                       \
            k->group_finish[real](call, set, set + 1);                                    \
            k->rows_apply[real](call, set * call->rows, (set + 1) * call->rows);          \
        }                                                                                 \
    }                                                                                     \
    static void group_rows_backward_##name(void *context, int64_t begin, int64_t end) {   \
        const fl_norm_kernels *k = fl_kernels__active.norm;                               \
        fl_batch_norm_call *call = context;                                               \
        for (int64_t set = begin; set < end; set++) {                                     \
            k->rows_sums[real](call, set * call->parts, (set + 1) * call->parts);         \
            k->rows_add[real](call, set, set + 1);                                        \
            k->group_finish_backward[real](call, set, set + 1);                           \
            k->rows_apply_backward[real](call, set * call->rows, (set + 1) * call->rows); \
        }                                                                                 \
    }
GROUP_ROWS(f32, FL_REAL_F32)
GROUP_ROWS(f64, FL_REAL_F64)
#undef GROUP_ROWS
static const fl_range_fn group_rows[2] = {group_rows_f32, group_rows_f64};
static const fl_range_fn group_rows_backward[2] = {group_rows_backward_f32, group_rows_backward_f64};

static void group_norm_fused(fl_node *node, fl_tensor *grad, fl_tensor **out) {
    group_data *data = fl_node__data(node);
    fl_tensor *input = fl_node__saved(node, 0), *weight = fl_node__saved(node, 1);
    fl_tensor *mean = fl_node__saved(node, 2), *rstd = fl_node__saved(node, 3);
    if (fl_failed()) return;
    fl_tensor *x = fl_dense__layer(input), *g = x ? fl_dense__like(grad, x) : NULL, *w = NULL, *result[3] = {NULL};
    void *scratch = NULL;
    bool ok = true;
    fl_batch_norm_call call = {.eps = data->eps, .training = true};
    if (!g || !fl_norm__param(weight, x, &w)) goto done;
    for (int i = 0; i < 3; i++)
        if (fl_node__needs(node, i) &&
            !(result[i] = i ? fl_tensor__empty(fl_norm__computed(x), 1, &x->sizes[1]) : fl_dense__empty(x)))
            goto done;
    const fl_norm_kernels *k = fl_kernels__active.norm;
    if (x->numel == 0) {
        for (int i = 1; i < 3; i++)
            if (result[i]) fl_tensor__fill(result[i], fl_float(0));
    } else {
        bool rows = group_layout(x, data->groups, &call);
        if (!(scratch = fl_alloc__get(fl_norm__rows_scratch(&call)))) goto done;
        fl_norm__use_scratch(&call, scratch);
        call.grad = g->data;
        call.y = fl_norm__data_of(result[0]);
        call.grad_weight = fl_norm__data_of(result[1]);
        call.grad_bias = fl_norm__data_of(result[2]);
        call.weight = fl_norm__data_of(w);
        call.mean = mean->data;
        call.rstd = rstd->data;
        if (!rows) {
            ok = fl_norm__run_units(&call, x, FL_NORM_GROUPS, k->group_planes_backward, call.n * call.groups,
                                    6 * x->numel / (call.n * call.groups), true, true);
        } else {
            /* center: the mean of each channel's group */
            size_t item = fl_dtype_size(fl_norm__computed(x));
            int64_t depth = call.channels / call.groups;
            for (int64_t i = 0; i < call.n * call.channels; i++)
                memcpy((char *)call.center + (size_t)i * item, mean->data + (size_t)(i / depth) * item, item);
            if (!fl_dense__is_half(x) && call.sets >= BY_SAMPLE && call.y) {
                fl_norm__each(call.sets, 8 * call.rows * call.channels, group_rows_backward, x, &call);
            } else {
                ok = fl_norm__run_units(&call, x, FL_NORM_PARTS, k->rows_sums, call.sets * call.parts, 1, true, false);
                fl_norm__each(call.sets, 2 * call.parts * call.channels, k->rows_add, x, &call);
                fl_norm__each(call.sets, 8 * call.channels, k->group_finish_backward, x, &call);
                if (call.y && ok)
                    ok = fl_norm__run_units(&call, x, FL_NORM_ROWS, k->rows_apply_backward, call.sets * call.rows,
                                            2 * call.channels, true, true);
            }
        }
        if (result[1] || result[2]) fl_norm__each(call.channels, 4 * call.n, k->group_params, x, &call);
    }
    if (ok) fl_norm__hand_over(result, out);
done:
    if (scratch) fl_alloc__put(scratch, fl_norm__rows_scratch(&call));
    for (int i = 0; i < 3; i++) fl_release(result[i]);
    fl_release(x);
    fl_release(g);
    fl_release(w);
}

static void group_norm_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    if (!fl_grad_enabled()) {
        group_norm_fused(node, grad[0], out);
        return;
    }
    group_data *data = fl_node__data(node);
    fl_tensor *x = fl_norm__to_float(fl_node__saved(node, 0)), *weight = fl_node__saved(node, 1),
              *g = fl_norm__to_float(grad[0]), *rstd;
    if (!x) return;
    int64_t grouped[] = {x->sizes[0], data->groups, -1}, last[] = {2}, dims[FL_MAX_DIMS];
    int n = 0;
    for (int i = 0; i < x->ndim; i++)
        if (i != 1) dims[n++] = i;
    if (x->numel == 0) {
        for (int i = 0; i < 3; i++)
            if (fl_node__needs(node, i)) out[i] = fl_node__zeros_of_input(node, i);
        return;
    }
    fl_tensor *h = fl_norm__normal(fl_reshape(x, grouped, 3), last, 1, data->eps, false, &rstd);
    fl_tensor *u = weight ? fl_mul(g, fl_norm__channel_shaped(weight, x->ndim)) : g;
    if (fl_node__needs(node, 0)) {
        fl_tensor *d = fl_norm__normal_gradient(fl_reshape(u, grouped, 3), h, rstd, last, 1, false);
        out[0] = fl_reshape(d, x->sizes, x->ndim);
    }
    if (fl_node__needs(node, 1)) out[1] = fl_norm__sum_over(fl_mul(g, fl_reshape(h, x->sizes, x->ndim)), dims, n);
    if (fl_node__needs(node, 2)) out[2] = fl_norm__sum_over(g, dims, n);
}
static const fl_rule group_norm_rule = {
    .name = "NativeGroupNormBackward0", .backward = group_norm_backward, .saved = "input, weight, result1, result2"};

fl_tensor *fl_norm__groups(fl_tensor *input, int64_t groups, fl_tensor *weight, fl_tensor *bias, double eps) {
    if (!fl_norm__types_fit(input, (const fl_tensor *[]){weight, bias}, 2)) return NULL;
    if (fl_dense__is_half(input) && ((weight && fl_dense__is_half(weight)) || (bias && fl_dense__is_half(bias)))) {
        fl_scope_open();
        return fl_scope_return(fl_norm__groups(input, groups, fl_norm__to_float(weight), fl_norm__to_float(bias), eps));
    }
    if (fl_failed()) return NULL;
    if (!fl_is_float((fl_dtype)input->dtype)) return fl_dense__unsupported("GroupNormKernelImpl", input);
    fl_tensor *w, *b, *x = NULL, *y = NULL, *mean = NULL, *rstd = NULL, *inputs[] = {input, weight, bias};
    fl_dtype dtype = fl_norm__computed(input);
    int64_t statistics[] = {input->sizes[0], groups};
    void *scratch = NULL;
    bool ok = false;
    fl_batch_norm_call call = {.eps = eps};
    if (!fl_norm__params(weight, bias, input, &w, &b)) return NULL;
    if (!(x = fl_dense__layer(input)) || !(y = fl_dense__layer_empty(x)) ||
        !(mean = fl_tensor__empty(dtype, 2, statistics)) || !(rstd = fl_tensor__empty(dtype, 2, statistics)))
        goto done;
    if (x->numel > 0) {
        const fl_norm_kernels *k = fl_kernels__active.norm;
        bool rows = group_layout(x, groups, &call);
        call.weight = fl_norm__data_of(w);
        call.bias = fl_norm__data_of(b);
        call.y = y->data;
        call.mean = mean->data;
        call.rstd = rstd->data;
        bool done = true;
        if (!rows) {
            done = fl_norm__run_units(&call, x, FL_NORM_GROUPS, k->group_planes, call.n * groups,
                                      3 * x->numel / (call.n * groups), false, true);
        } else {
            if (!(scratch = fl_alloc__get(fl_norm__rows_scratch(&call)))) goto done;
            fl_norm__use_scratch(&call, scratch);
            if (!fl_dense__is_half(x) && call.sets >= BY_SAMPLE) {
                fl_norm__each(call.sets, 4 * call.rows * call.channels, group_rows, x, &call);
            } else {
                done = fl_norm__run_units(&call, x, FL_NORM_PARTS, k->rows_moments, call.sets * call.parts, 1, false,
                                          false);
                fl_norm__each(call.sets, 4 * call.parts * call.channels, k->rows_join, x, &call);
                fl_norm__each(call.sets, 8 * call.channels, k->group_finish, x, &call);
                done = done && fl_norm__run_units(&call, x, FL_NORM_ROWS, k->rows_apply, call.sets * call.rows,
                                                  call.channels, false, true);
            }
        }
        if (!done) goto done;
    }
    fl_node *node = fl_node__record(&group_norm_rule, inputs, 3, &y, 1, 4, sizeof(group_data));
    if (node) {
        *(group_data *)fl_node__data(node) = (group_data){groups, eps};
        fl_node__save(node, 0, input);
        fl_node__save(node, 1, weight);
        fl_node__save(node, 2, mean);
        fl_node__save(node, 3, rstd);
    }
    ok = true;
done:
    if (scratch) fl_alloc__put(scratch, fl_norm__rows_scratch(&call));
    fl_tensor *owned[] = {w, b, x, mean, rstd, ok ? NULL : y};
    for (int i = 0; i < FL_COUNT(owned); i++) fl_release(owned[i]);
    return ok ? fl_scope__result(y) : NULL;
}

fl_tensor *fl_group_norm(fl_tensor *input, int64_t num_groups, fl_tensor *weight, fl_tensor *bias,
                         const fl_group_norm_options *options) {
    if (fl_failed()) return NULL;
    if (input->ndim < 2)
        return fl_fail(FL_RUNTIME_ERROR, "Expected at least 2 dimensions for input tensor but received %d",
                       input->ndim);
    if (num_groups == 0) return fl_fail(FL_ZERO_DIVISION_ERROR, "group_norm: num_groups must not be 0");
    if (num_groups < 0)
        return fl_fail(FL_RUNTIME_ERROR, "Expected num groups to be greater than 0, got %lld", (long long)num_groups);
    int64_t channels = input->sizes[1];
    if (channels % num_groups)
        return fl_fail(
            FL_RUNTIME_ERROR,
            "Expected number of channels in input to be divisible by num_groups, but got input of shape %s and "
            "num_groups=%lld",
            FL_SHAPE(input), (long long)num_groups);
    const fl_tensor *tensors[] = {weight, bias};
    static const char *const names[] = {"weight", "bias"};
    for (int i = 0; i < 2; i++)
        if (tensors[i] && (tensors[i]->ndim != 1 || tensors[i]->numel != channels))
            return fl_fail(FL_RUNTIME_ERROR,
                           "Expected %s to be a vector of size equal to the number of channels in input, but got %s of "
                           "shape %s and input of shape %s",
                           names[i], names[i], FL_SHAPE(tensors[i]), FL_SHAPE(input));
    if (input->numel > 0 && input->numel == input->sizes[0] * num_groups && input->sizes[0] == 1)
        return fl_fail(FL_VALUE_ERROR, "Expected more than 1 value per channel when training, got input size %s",
                       FL_SHAPE(input));
    return fl_norm__groups(input, num_groups, weight, bias, options ? options->eps : 1e-5);
}
