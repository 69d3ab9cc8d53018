/* pointwise.c: the machinery of pointwise.h. */
#include "ops/pointwise.h"

#include <math.h>

#include "base/pool.h"
#include "tensor/cast.h"
#include "tensor/iter.h"
#include "tensor/offer.h"

/* ---- Messages ---------------------------------------------------------------------------------------------------- */

fl_tensor *fl_pointwise__no_kernel(const char *name, fl_dtype dtype) {
    return fl_fail(FL_NOT_IMPLEMENTED_ERROR, "\"%s_cpu\" not implemented for '%s'", name, fl_dtype__scalar_type(dtype));
}

/* ---- Results ----------------------------------------------------------------------------------------------------- */

/* An input's strides along the dimensions of the broadcast shape; 0 where it is broadcast.
 * PyTorch copies what it converts: such an input counts as dense. there: as PyTorch has t in memory (fl_planes). */
static void strides_along(const fl_tensor *t, bool converted, bool there, int ndim, const int64_t *sizes,
                          int64_t *strides) {
    int64_t own[FL_MAX_DIMS];
    if (converted) fl_tensor__dense_strides(t, own);
    const bool moved = there && !converted && fl_tensor__plane_strides(t, own);
    for (int i = 0; i < ndim; ++i) {
        const int d = i - (ndim - t->ndim);
        const bool broadcast = d < 0 || (t->sizes[d] == 1 && sizes[i] != 1);
        strides[i] = broadcast ? 0 : converted || moved ? own[d] : t->strides[d];
    }
}

/* The strides of a result of these inputs, as PyTorch's iterator makes them; there: of inputs as PyTorch has them. */
static void result_strides(fl_tensor *const *in, const fl_dtype *taken, int n, bool there, int ndim,
                           const int64_t *sizes, int64_t *strides) {
    int64_t along[3][FL_MAX_DIMS];
    const int64_t *rows[3];
    int known = 0, order[FL_MAX_DIMS];
    for (int k = 0; k < n; ++k) {
        if (!in[k]) continue;
        strides_along(in[k], taken && (fl_dtype)in[k]->dtype != taken[k], there, ndim, sizes, along[known]);
        rows[known] = along[known];
        ++known;
    }
    fl_shape__order(rows, known, sizes, ndim, order);
    fl_shape__strides_in_order(sizes, ndim, order, strides);
}

/* Gives the result the planes of an input, where PyTorch's strides of it are what these lead to. */
static void inherit_planes(fl_tensor *result, fl_tensor *const *in, const fl_dtype *taken, int n) {
    const int ndim = result->ndim;
    int64_t expected[FL_MAX_DIMS], got[FL_MAX_DIMS];
    result_strides(in, taken, n, true, ndim, result->sizes, expected);
    for (int k = 0; k < n; ++k) {
        if (!in[k] || !in[k]->planes.channels) continue;
        fl_tensor__inherit_planes(result, in[k]);
        bool same = fl_tensor__plane_strides(result, got);
        for (int i = 0; i < ndim && same; ++i) same = result->sizes[i] < 2 || got[i] == expected[i];
        if (same) return;
    }
    result->planes = (fl_planes){0, 0};
}

fl_tensor *fl_pointwise__result(fl_tensor *const *in, const fl_dtype *taken, int n, fl_dtype dtype, int ndim,
                                const int64_t *sizes) {
    bool plain = true, planes = false;
    for (int k = 0; k < n; ++k) {
        if (!in[k]) continue;
        planes = planes || in[k]->planes.channels;
        plain = plain && (in[k]->flags & FL_T_CONTIGUOUS) && (in[k]->ndim == ndim || in[k]->ndim == 0);
        for (int i = 0; i < ndim && plain && in[k]->ndim == ndim; ++i) plain = in[k]->sizes[i] == sizes[i];
    }
    if ((plain && !planes) || ndim < 2) return fl_tensor__empty(dtype, ndim, sizes);
    int64_t strides[FL_MAX_DIMS];
    result_strides(in, taken, n, false, ndim, sizes, strides);
    fl_tensor *result = fl_tensor__empty_strided(dtype, ndim, sizes, strides);
    if (result && planes) inherit_planes(result, in, taken, n);
    return result;
}

/* ---- The kernel's call ------------------------------------------------------------------------------------------- */

static fl_dtype opmath(fl_dtype dtype) { return fl_is_half(dtype) ? FL_FLOAT32 : dtype; }

static void describe(fl_pointwise_call *call, int k, fl_dtype stored, fl_dtype computed) {
    call->size[k] = fl_dtype__sizes[stored];
    call->computed_size[k] = fl_dtype__sizes[computed];
    call->converts[k] = stored != computed;
    call->move[k] = k == 0 ? fl_cast__find(stored, computed) : fl_cast__find(computed, stored);
}

static int64_t as_int(fl_scalar number) {
    if (number.kind != FL_SCALAR_FLOAT) return number.kind == FL_SCALAR_NONE ? 0 : number.as.i;
    int64_t value;
    fl_cast__scalar(&value, FL_INT64, number);
    return value;
}

/* Whether the output should be written past the caches. It would only cost where computing takes much longer than
 * writing. */
static bool should_stream(const fl_pointwise_op *op, const fl_iter *it, const fl_pointwise_call *call,
                          fl_dtype compute) {
    if (it->numel < FL_STREAM_FROM / 32 || op->cost > 2 || fl_is_half(compute)) return false;
    int64_t bytes = 0;
    for (int k = 0; k <= op->inputs; ++k) {
        if (k > 0 && it->data[k] == it->data[0]) return false;
        if (it->strides[k][it->ndim - 1] != 0) bytes += it->numel * call->size[k];
    }
    return bytes >= FL_STREAM_FROM;
}

/* The operands (bits) that are numbers, where the kernel of a half takes these as floats; else 0. */
static int numbers_of_half(const fl_pointwise_op *op, const fl_operand *in) {
    const int takes = fl_pointwise__takes_single((fl_pointwise_id)op->kernel, FL_FLOAT16);
    int which = 0;
    for (int k = 0; k < op->inputs; ++k)
        if (!in[k].tensor) which |= 1 << k;
    return takes == which || (takes == 3 && which < 3) ? which : 0;
}

/* Runs `fn` over inputs and output, all of which broadcast to the output's shape. Numbers become items of the computed
 * type. */
static void execute(const fl_pointwise_op *op, fl_block_fn fn, const fl_operand *in, fl_dtype compute,
                    fl_dtype computed_out, const fl_scalar *numbers, int n_numbers, fl_tensor *out) {
    fl_pointwise_call call;
    call.fn = fn;
    call.inputs = op->inputs;
    call.takes_single = fl_pointwise__takes_single((fl_pointwise_id)op->kernel, compute);
    call.params.single = 0;
    call.params.past = false;
    call.numbers = call.half_single = 0;
    if (fl_is_half(compute)) {
        call.numbers = numbers_of_half(op, in);
        call.half = compute;
        call.half_single = op->inputs == 2 ? call.takes_single : 0;
        call.takes_single = 0;
    }
    for (int i = 0; i < n_numbers; ++i) {
        call.params.d[i] = fl_scalar__double(numbers[i]);
        call.params.i[i] = as_int(numbers[i]);
    }
    for (int i = n_numbers; i < FL_POINTWISE_NUMBERS; ++i) {
        call.params.d[i] = 0;
        call.params.i[i] = 0;
    }
    describe(&call, 0, (fl_dtype)out->dtype, computed_out);
    fl_tensor *tensors[4] = {out};
    int count = 1;
    uint64_t items[4];
    for (int k = 0; k < op->inputs; ++k) {
        const fl_dtype wanted = op->promotion == FL_PROMOTE_WHERE && k == 0 ? FL_BOOL : compute;
        if (in[k].tensor) {
            describe(&call, k + 1, (fl_dtype)in[k].tensor->dtype, wanted);
            tensors[count++] = in[k].tensor;
        } else {
            const fl_dtype number = call.numbers ? FL_FLOAT32 : wanted;
            describe(&call, k + 1, number, number);
            fl_cast__scalar(&items[k], number, in[k].number);
        }
    }
    fl_iter it;
    fl_iter__init(&it, out->ndim, out->sizes, tensors, count);
    if (count <= op->inputs) { /* put the numbers where the kernel expects them */
        int from = count - 1;
        for (int k = op->inputs; k > 0; --k) {
            if (in[k - 1].tensor) {
                it.data[k] = it.data[from];
                for (int d = 0; d < it.ndim; ++d) it.strides[k][d] = it.strides[from][d];
                --from;
            } else {
                it.data[k] = (char *)&items[k - 1];
                for (int d = 0; d < it.ndim; ++d) it.strides[k][d] = 0;
            }
        }
        it.count = op->inputs + 1;
    }
    const bool past = should_stream(op, &it, &call, compute);
    call.streams = past && op->cost == 1;
    call.past = past && op->cost > 1;
    fl_iter__run_rows(&it, fl_pointwise__rows, &call, op->cost);
}

/* ---- Promotion --------------------------------------------------------------------------------------------------- */

static fl_dtype common_type(const fl_operand *in, int n) {
    fl_tensor *tensors[3];
    int count = 0;
    bool same = true;
    for (int k = 0; k < n; ++k) {
        if (!in[k].tensor) continue;
        same = same && (count == 0 || in[k].tensor->dtype == tensors[0]->dtype);
        tensors[count++] = in[k].tensor;
    }
    fl_dtype dtype = FL_DTYPE_NONE;
    if (count && same && !(tensors[0]->flags & FL_T_WRAPPED)) dtype = (fl_dtype)tensors[0]->dtype;
    if (count == n) return dtype != FL_DTYPE_NONE ? dtype : fl_dtype__result(tensors, count);
    /* With numbers: they matter only where they are of a higher kind. */
    fl_tensor wrapped[3];
    for (int k = 0; k < n; ++k) {
        if (in[k].tensor) continue;
        const fl_dtype number = fl_dtype__of_scalar(in[k].number);
        if (in[k].number.kind == FL_SCALAR_UINT && dtype == FL_BOOL) { /* no type holds both kinds */
            fl_fail(FL_RUNTIME_ERROR, "a bool tensor cannot be promoted for an integer of 2^63 and more");
            return FL_DTYPE_NONE;
        }
        if (dtype != FL_DTYPE_NONE &&
            (fl_is_float(dtype) || number == FL_BOOL || (number == FL_INT64 && dtype != FL_BOOL)))
            continue;
        wrapped[k].dtype = (int8_t)number;
        wrapped[k].ndim = 0;
        wrapped[k].flags = FL_T_WRAPPED;
        tensors[count++] = &wrapped[k];
    }
    return fl_dtype__result(tensors, count);
}

static fl_tensor *missing_tensor(const fl_pointwise_op *op) {
    return fl_fail(FL_TYPE_ERROR, "%s(): expected a Tensor, got None", op->name);
}

/* The shape of the result. False after an error. */
static bool broadcast(const fl_operand *in, int n, int *ndim, int64_t *sizes) {
    *ndim = 0;
    for (int k = 0; k < n; ++k) {
        const fl_tensor *t = in[k].tensor;
        if (!t) continue;
        bool same = t->ndim == *ndim;
        for (int i = 0; i < t->ndim && same; ++i) same = t->sizes[i] == sizes[i];
        if (same) continue;
        if (*ndim == 0) {
            *ndim = t->ndim;
            for (int i = 0; i < t->ndim; ++i) sizes[i] = t->sizes[i];
            continue;
        }
        int64_t both[FL_MAX_DIMS];
        *ndim = fl_shape__broadcast(sizes, *ndim, t->sizes, t->ndim, both);
        if (*ndim < 0) return false;
        memcpy(sizes, both, (size_t)*ndim * sizeof(int64_t));
    }
    return true;
}

/* What the node of this op must hold, by the inputs that need a gradient. */
static int saves(const fl_pointwise_op *op, const fl_operand *in) {
    int bits = 0;
    for (int k = 0; k < op->inputs; ++k)
        if (in[k].tensor && fl_needs_grad(in[k].tensor)) bits |= op->needs[k];
    return bits;
}

typedef struct node_numbers {
    fl_scalar numbers[FL_POINTWISE_NUMBERS];
    fl_scalar operands[3];
} node_numbers;

static fl_node *record(const fl_pointwise_op *op, const fl_operand *in, const fl_scalar *numbers, int n_numbers,
                       fl_tensor *result, fl_tensor *target, fl_tensor *old) {
    if (!op->rule.backward || !fl_is_float((fl_dtype)result->dtype)) return NULL;
    fl_tensor *inputs[3];
    bool any = false;
    for (int k = 0; k < op->inputs; ++k) {
        inputs[k] = in[k].tensor;
        any = any || (inputs[k] && fl_needs_grad(inputs[k]));
    }
    if (!any) return NULL;
    fl_node *node = fl_node__record(&op->rule, inputs, op->inputs, target ? NULL : &result, 1, 4, sizeof(node_numbers));
    if (!node) return NULL;
    if (target && op->in_place_name) node->name = op->in_place_name;
    if (op->first_number_name && !in[0].tensor) {
        node->name = op->first_number_name;
        node->picture = "1";
    }
    if (op->second_number_name && !in[1].tensor) {
        node->name = op->second_number_name;
        node->picture = "0";
    }
    const int bits = saves(op, in);
    for (int k = 0; k < op->inputs; ++k)
        if (bits & 1 << k) fl_node__save(node, k, in[k].tensor == target && old ? old : in[k].tensor);
    if (bits & FL_SAVE_RESULT) {
        if (target)
            fl_node__save_written(node, 3, target, true);
        else
            fl_node__save_output(node, 3, result, 0);
    }
    node_numbers *kept = fl_node__data(node);
    for (int i = 0; i < n_numbers; ++i) kept->numbers[i] = numbers[i];
    for (int k = 0; k < op->inputs; ++k) kept->operands[k] = in[k].number;
    return node;
}

/* floor and its kin of integers. */
static fl_tensor *unchanged(fl_tensor *self, fl_tensor *target) {
    if (target) return fl_inplace__begin_unrecorded(target) ? target : NULL;
    fl_tensor *result = fl_tensor__empty_like(self, (fl_dtype)self->dtype, self->sizes);
    if (result && !fl_tensor__copy(result, self)) {
        fl_release(result);
        return NULL;
    }
    return fl_scope__result(result);
}

/* The operands of an op in a half type, which PyTorch rounds to that type first where they have another, but for the
 * number that a tensor is multiplied with or divided by. Those to release are left in `made`. False after an error. */
static bool round_operands(const fl_pointwise_op *op, const fl_operand *in, fl_dtype half, fl_operand *rounded,
                           fl_tensor **made) {
    for (int k = 0; k < op->inputs; ++k) {
        fl_tensor *t = in[k].tensor;
        rounded[k] = in[k];
        if ((op->promotion == FL_PROMOTE_WHERE && k == 0) || (t && t->dtype == half)) continue;
        if (op->exact_number && k == 1 && (!t || t->ndim == 0)) continue;
        if (!t) {
            rounded[k].number = fl_float(fl_cast__rounded(fl_scalar__double(in[k].number), half));
            continue;
        }
        made[k] = fl_tensor__empty_like(t, half, t->sizes);
        if (!made[k] || !fl_tensor__copy(made[k], t)) return false;
        rounded[k].tensor = made[k];
    }
    return true;
}

/* Whether an operand is exactly an item of the half type. */
static bool is_of_half(fl_operand operand, fl_dtype half) {
    if (operand.tensor) return operand.tensor->dtype == half;
    const double number = fl_scalar__double(operand.number);
    return fl_cast__rounded(number, half) == number;
}

/* The kernel for operands of the common type, and the type it computes in; NULL: there is none. */
static fl_block_fn find_kernel(const fl_pointwise_op *op, const fl_operand *operands, fl_dtype common,
                               fl_dtype *compute) {
    const fl_pointwise_id id = (fl_pointwise_id)op->kernel;
    *compute = common;
    fl_block_fn fn = NULL;
    if (!fl_is_half(common) || !op->exact_number || is_of_half(operands[1], common) || numbers_of_half(op, operands))
        fn = fl_pointwise__find(id, common);
    if (!fn) fn = fl_pointwise__find(id, *compute = opmath(common));
    if (!fn && op->promotion == FL_PROMOTE_BOOL && !fl_is_float(common))
        fn = fl_pointwise__find(id, *compute = FL_FLOAT32);
    return fn;
}

/* What is known of a call when its result is made or written. */
typedef struct task {
    const fl_pointwise_op *op;
    const fl_operand *in, *operands; /* as given, and as computed with */
    const fl_scalar *numbers;
    int n_numbers;
    fl_dtype common, compute, stored; /* stored: what the kernel writes */
    fl_block_fn fn;
} task;

/* Tests whose answer is one for all integers. */
static bool is_test_of_floats(fl_pointwise_id kernel) {
    return kernel == FL_PW_isnan || kernel == FL_PW_isinf || kernel == FL_PW_isfinite || kernel == FL_PW_isposinf ||
           kernel == FL_PW_isneginf;
}

static fl_tensor *make_result(const task *t, fl_dtype result_type, int ndim, const int64_t *sizes) {
    const fl_pointwise_op *op = t->op;
    fl_tensor *tensors[3];
    fl_dtype taken[3];
    for (int k = 0; k < op->inputs; ++k) {
        tensors[k] = t->in[k].tensor;
        taken[k] = op->promotion == FL_PROMOTE_WHERE && k == 0 ? FL_BOOL : t->common;
    }
    fl_tensor *result = NULL;
    if (FL_UNLIKELY(fl_thread__self.offer))
        result = fl_offer__alias(op->name, result_type, ndim, sizes, tensors, op->inputs);
    if (!result && op->row_major)
        result = fl_tensor__empty(result_type, ndim, sizes);
    else if (!result)
        result = fl_pointwise__result(tensors, taken, op->inputs, result_type, ndim, sizes);
    if (!result) return NULL;
    if (!fl_is_float(t->common) && is_test_of_floats((fl_pointwise_id)op->kernel))
        fl_tensor__fill(result, (fl_scalar){FL_SCALAR_BOOL, {.i = op->kernel == FL_PW_isfinite}});
    else
        execute(op, t->fn, t->operands, t->compute, t->stored, t->numbers, t->n_numbers, result);
    if (!fl_thread__self.no_grad) {
        record(op, t->in, t->numbers, t->n_numbers, result, NULL, NULL);
        if (fl_failed()) {
            fl_release(result);
            return NULL;
        }
    }
    return fl_scope__result(result);
}

/* Everything has been checked before the first write, but for overlaps. */
static fl_tensor *write_in_place(const task *t, fl_tensor *target) {
    const fl_pointwise_op *op = t->op;
    const fl_operand *in = t->in;
    const int n = op->inputs;
    for (int k = 0; k < n; ++k)
        if (in[k].tensor && !fl_inplace__apart_from(target, in[k].tensor, true)) return NULL;
    fl_tensor *old = NULL;
    const bool recording = !fl_thread__self.no_grad && op->rule.backward;
    bool needs_old = false;
    for (int k = 0; recording && k < n; ++k) needs_old |= in[k].tensor == target && (saves(op, in) & 1 << k);
    if (needs_old) { /* recorded, so that a derivative of the derivative finds its way */
        fl_scope_open();
        old = fl_engine__ops.clone(target);
        if (old) fl_keep(old);
        fl_scope_close();
        if (!old) return NULL;
    }
    fl_tensor *sources[3] = {in[0].tensor, n > 1 ? in[1].tensor : NULL, n > 2 ? in[2].tensor : NULL};
    if (!fl_inplace__begin_with(target, op->rule.backward ? sources : NULL, op->rule.backward ? n : 0)) {
        fl_release(old);
        return NULL;
    }
    fl_node *node = recording ? record(op, in, t->numbers, t->n_numbers, target, target, old) : NULL;
    fl_release(old);
    if (!fl_inplace__ready(target, &node)) return NULL;
    execute(op, t->fn, t->operands, t->compute, t->stored, t->numbers, t->n_numbers, target);
    fl_inplace__end(target, node);
    return fl_failed() ? NULL : target;
}

static bool numbers_fit(const fl_pointwise_op *op, const fl_operand *in, const fl_scalar *numbers, int n_numbers,
                        fl_dtype common) {
    const fl_dtype dtype = op->number_fit == FL_FIT_COMPUTED ? opmath(common) : common;
    const bool any = op->promotion == FL_PROMOTE_WHERE && fl_is_half(common); /* tensors of halves in PyTorch */
    for (int k = 0; k < op->inputs; ++k)
        if (!in[k].tensor && !any && !fl_dtype__check_value(dtype, in[k].number)) return false;
    for (int i = 0; i < n_numbers; ++i)
        if (!fl_dtype__check_value(dtype, numbers[i])) return false;
    return true;
}

static fl_tensor *run(const fl_pointwise_op *op, const fl_operand *in, const fl_scalar *numbers, int n_numbers,
                      fl_tensor *target, fl_tensor **made) {
    const int n = op->inputs;
    for (int k = 0; k < n; ++k)
        if (!in[k].tensor && in[k].number.kind == FL_SCALAR_NONE) return missing_tensor(op);
    int ndim;
    int64_t sizes[FL_MAX_DIMS];
    if (!broadcast(in, n, &ndim, sizes)) return NULL;

    fl_dtype common = op->promotion == FL_PROMOTE_WHERE ? common_type(in + 1, n - 1) : common_type(in, n);
    if (common == FL_DTYPE_NONE) return NULL;
    if (op->promotion == FL_PROMOTE_FLOAT && !fl_is_float(common)) common = fl_get_default_dtype();
    const bool test = op->promotion == FL_PROMOTE_BOOL;
    const fl_dtype result_type = test ? FL_BOOL : common;
    if (target && !(fl_shape__fits(target, sizes, ndim) && fl_dtype__fits((fl_dtype)target->dtype, result_type)))
        return NULL;
    if (op->number_fit && !numbers_fit(op, in, numbers, n_numbers, common)) return NULL;
    task t = {.op = op, .in = in, .operands = in, .numbers = numbers, .n_numbers = n_numbers, .common = common};
    fl_operand rounded[3];
    if (fl_is_half(common)) {
        if (op->no_halves) return fl_pointwise__no_kernel(op->name, common);
        if (!round_operands(op, in, common, rounded, made)) return NULL;
        t.operands = rounded;
    }
    t.fn = find_kernel(op, t.operands, common, &t.compute);
    if (!t.fn && op->integers_stay && !fl_is_float(common) && common != FL_BOOL) return unchanged(in[0].tensor, target);
    if (!t.fn) return fl_pointwise__no_kernel(op->name, common);
    t.stored = test ? FL_BOOL : t.compute;
    return target ? write_in_place(&t, target) : make_result(&t, result_type, ndim, sizes);
}

fl_tensor *fl_pointwise__run(const fl_pointwise_op *op, const fl_operand *in, const fl_scalar *numbers, int n_numbers,
                             fl_tensor *target) {
    if (fl_failed()) return NULL;
    fl_tensor *made[3] = {NULL};
    fl_tensor *result = run(op, in, numbers, n_numbers, target, made);
    for (int k = 0; k < 3; ++k) fl_release(made[k]);
    return result;
}

fl_tensor *fl_pointwise__tensors(const fl_pointwise_op *op, fl_tensor *x, fl_tensor *y, fl_tensor *z,
                                 fl_tensor *target) {
    const fl_operand in[3] = {{.tensor = x}, {.tensor = y}, {.tensor = z}};
    return fl_pointwise__run(op, in, NULL, 0, target);
}

/* ---- In formulas ------------------------------------------------------------------------------------------------- */

fl_tensor *fl_pointwise__saved(fl_node *node, int i) {
    fl_tensor *t = fl_node__saved(node, i);
    if (t || i == 3 || fl_failed()) return t;
    const node_numbers *kept = fl_node__data(node);
    return fl_scope__result(fl_tensor__wrapped(kept->operands[i]));
}

fl_scalar fl_pointwise__number(fl_node *node, int i) {
    const node_numbers *kept = fl_node__data(node);
    return i >= 0 ? kept->numbers[i] : i >= -3 ? kept->operands[-1 - i] : (fl_scalar){FL_SCALAR_NONE, {0}};
}

fl_tensor *fl_pointwise__fused(fl_node *node, fl_pointwise_id kernel, fl_tensor *grad, fl_tensor *saved) {
    const fl_pointwise_op op = {.name = node->rule->name, .kernel = (uint16_t)kernel, .inputs = 2, .cost = 2};
    const fl_operand in[2] = {{.tensor = grad}, {.tensor = saved}};
    return fl_pointwise__run(&op, in, ((const node_numbers *)fl_node__data(node))->numbers, FL_POINTWISE_NUMBERS, NULL);
}

/* The kernel with a bound that no number reaches gives its first operand. */
BINARY_RECORD_WITH(flat, threshold_backward, "FlatBackward0", SAME, 1, Y, fl_pointwise__flat(g, y), NONE,
                   fl_node__zeros_of_input(node, 1))
fl_tensor *fl_pointwise__flat(fl_tensor *value, fl_tensor *x) {
    if (fl_failed() || !fl_grad_enabled() || !fl_requires_grad(x)) return value;
    return fl_pointwise__run(&flat_op, (fl_operand[]){IN(value), IN(x)}, (const fl_scalar[]){fl_float(NAN)}, 1, NULL);
}

void fl_pointwise__into(fl_pointwise_id kernel, fl_tensor *const *in, int n, fl_tensor *out) {
    const fl_pointwise_op op = {.kernel = (uint16_t)kernel, .inputs = (uint8_t)n, .cost = 2};
    const fl_dtype compute = opmath((fl_dtype)out->dtype);
    fl_operand operands[3] = {{.tensor = in[0]}, {.tensor = n > 1 ? in[1] : NULL}, {.tensor = n > 2 ? in[2] : NULL}};
    execute(&op, fl_pointwise__find(kernel, compute), operands, compute, compute, NULL, 0, out);
}
