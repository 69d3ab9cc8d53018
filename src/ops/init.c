/* init.c: initial values of parameters. The distributions, the steps of their formulas and the order in which random
 * numbers are drawn are PyTorch's, so a seed gives the same weights to the last bit.
 */
#include <ctype.h>
#include <math.h>
#include "ops/plain.h"

#include "base/generator.h"
#include "tensor/cast.h"
#include "tensor/tensor.h"

/* The end of each function: gradients are recorded again, and the tensor is returned if all went well. */
static fl_tensor *finish(fl_tensor *tensor) {
    fl_grad_mode_end();
    return fl_failed() ? NULL : tensor;
}

static bool draw_uniform(fl_tensor *t, double from, double to, fl_generator *generator) {
    fl_uniform_options o = FL_UNIFORM_OPTIONS;
    o.from = from;
    o.to = to;
    o.generator = generator;
    return fl_uniform_(t, &o) != NULL;
}

static bool draw_normal(fl_tensor *t, double mean, double std, fl_generator *generator) {
    fl_normal_options o = FL_NORMAL_OPTIONS;
    o.mean = mean;
    o.std = std;
    o.generator = generator;
    return fl_normal_(t, &o) != NULL;
}

static fl_tensor *uniform(fl_tensor *t, double from, double to, fl_generator *generator) {
    if (fl_failed()) return NULL;
    fl_no_grad_begin();
    draw_uniform(t, from, to, generator);
    return finish(t);
}

static fl_tensor *normal(fl_tensor *t, double mean, double std, fl_generator *generator) {
    if (fl_failed()) return NULL;
    fl_no_grad_begin();
    draw_normal(t, mean, std, generator);
    return finish(t);
}

fl_tensor *fl_init_uniform_(fl_tensor *tensor, const fl_init_uniform_options *options) {
    static const fl_init_uniform_options defaults = FL_INIT_UNIFORM_OPTIONS;
    const fl_init_uniform_options *o = options ? options : &defaults;
    return uniform(tensor, o->a, o->b, o->generator);
}

fl_tensor *fl_init_normal_(fl_tensor *tensor, const fl_init_normal_options *options) {
    static const fl_init_normal_options defaults = FL_INIT_NORMAL_OPTIONS;
    const fl_init_normal_options *o = options ? options : &defaults;
    return normal(tensor, o->mean, o->std, o->generator);
}

/* Runs what draws in several steps and writes t with the last; where a step fails the generators are as they were. */
static fl_tensor *in_steps(fl_tensor *t, fl_generator *generator, void (*steps)(fl_tensor *t, const void *options),
                           const void *options) {
    fl_generator_mark before, usual;
    fl_generator__mark(generator, &before);
    fl_generator__mark(NULL, &usual);
    fl_no_grad_begin();
    fl_scope_open();
    steps(t, options);
    fl_scope_close();
    if (fl_failed()) {
        fl_generator__back(NULL, &usual);
        fl_generator__back(generator, &before);
    }
    return finish(t);
}

/* Memory apart from t's in which numbers are drawn as they would be in t: their order follows from the strides. */
static fl_tensor *drawing_board(fl_tensor *t) {
    const fl_empty_strided_options o = {.dtype = (fl_dtype)t->dtype};
    return fl_shape__is_dense(t) ? fl_empty_like(t, NULL)
                                 : fl_empty_strided(t->sizes, t->ndim, t->strides, t->ndim, &o);
}

/* ---- Fixed values ------------------------------------------------------------------------------------------------ */

fl_tensor *fl_init_constant_(fl_tensor *tensor, fl_scalar val) {
    if (fl_failed()) return NULL;
    fl_no_grad_begin();
    fl_fill_(tensor, val);
    return finish(tensor);
}

fl_tensor *fl_init_ones_(fl_tensor *tensor) { return fl_init_constant_(tensor, fl_float(1)); }
fl_tensor *fl_init_zeros_(fl_tensor *tensor) { return fl_init_constant_(tensor, fl_int(0)); }

static void set(fl_tensor *t, const int64_t *index, int64_t value) {
    int64_t offset = 0;
    for (int i = 0; i < t->ndim; i++) offset += index[i] * t->strides[i];
    fl_cast__scalar(t->data + offset * fl_dtype__item(t->dtype), (fl_dtype)t->dtype, fl_int(value));
}

fl_tensor *fl_init_eye_(fl_tensor *tensor) {
    if (fl_failed()) return NULL;
    if (tensor->ndim != 2) return fl_fail(FL_VALUE_ERROR, "Only tensors with 2 dimensions are supported");
    if (!fl_init_zeros_(tensor)) return NULL;
    for (int64_t i = 0; i < tensor->sizes[0] && i < tensor->sizes[1]; i++) set(tensor, (int64_t[]){i, i}, 1);
    return fl_failed() ? NULL : tensor;
}

fl_tensor *fl_init_dirac_(fl_tensor *tensor, const fl_init_dirac_options *options) {
    if (fl_failed()) return NULL;
    int64_t groups = options ? options->groups : 1;
    if (tensor->ndim < 3 || tensor->ndim > 5) {
        return fl_fail(FL_VALUE_ERROR, "Only tensors with 3, 4, or 5 dimensions are supported");
    }
    if (groups == 0) return fl_fail(FL_ZERO_DIVISION_ERROR, "dirac_: groups must not be 0");
    if (tensor->sizes[0] % groups != 0) {
        return fl_fail(FL_VALUE_ERROR, "dim 0 must be divisible by groups");
    }
    if (!fl_init_zeros_(tensor)) return NULL;
    int64_t each = tensor->sizes[0] / groups, index[5];
    for (int i = 2; i < tensor->ndim; i++) {
        index[i] = tensor->sizes[i] / 2;
        if (tensor->sizes[i] == 0 && groups > 0 && each > 0 && tensor->sizes[1] > 0)
            return fl_fail(FL_INDEX_ERROR, "dirac_: index 0 is out of bounds for dimension %d of %s", i,
                           FL_SHAPE(tensor));
    }
    for (int64_t group = 0; group < groups; group++) {
        for (int64_t channel = 0; channel < each && channel < tensor->sizes[1]; channel++) {
            index[0] = group * each + channel;
            index[1] = channel;
            set(tensor, index, 1);
        }
    }
    return fl_failed() ? NULL : tensor;
}

/* ---- By the fans of a weight ------------------------------------------------------------------------------------- */

static bool fans(const fl_tensor *t, double *in, double *out) {
    if (t->ndim < 2) {
        fl_fail(FL_VALUE_ERROR, "Fan in and fan out can not be computed for tensor with fewer than 2 dimensions");
        return false;
    }
    double field = 1;
    for (int i = 2; i < t->ndim; i++) field *= (double)t->sizes[i];
    *in = (double)t->sizes[1] * field;
    *out = (double)t->sizes[0] * field;
    return true;
}

static double xavier_std(const fl_tensor *t, double gain) {
    double in, out;
    return !fl_failed() && fans(t, &in, &out) ? gain * sqrt(2.0 / (in + out)) : 0;
}

fl_tensor *fl_init_xavier_uniform_(fl_tensor *tensor, const fl_init_xavier_uniform_options *options) {
    double bound = sqrt(3.0) * xavier_std(tensor, options ? options->gain : 1);
    return uniform(tensor, -bound, bound, options ? options->generator : NULL);
}

fl_tensor *fl_init_xavier_normal_(fl_tensor *tensor, const fl_init_xavier_normal_options *options) {
    double std = xavier_std(tensor, options ? options->gain : 1);
    return normal(tensor, 0, std, options ? options->generator : NULL);
}

double fl_init_calculate_gain(const char *nonlinearity, double param) {
    static const char *const linear[] = {"linear",           "conv1d",           "conv2d",           "conv3d",
                                         "conv_transpose1d", "conv_transpose2d", "conv_transpose3d", "sigmoid"};
    if (fl_failed()) return 0;
    for (int i = 0; i < FL_COUNT(linear); i++) {
        if (strcmp(nonlinearity, linear[i]) == 0) return 1;
    }
    if (strcmp(nonlinearity, "tanh") == 0) return 5.0 / 3;
    if (strcmp(nonlinearity, "relu") == 0) return sqrt(2.0);
    if (strcmp(nonlinearity, "selu") == 0) return 3.0 / 4;
    if (strcmp(nonlinearity, "leaky_relu") == 0) {
        double slope = param == param ? param : 0.01;
        return sqrt(2.0 / (1 + slope * slope));
    }
    fl_fail(FL_VALUE_ERROR, "Unsupported nonlinearity %s", nonlinearity);
    return 0;
}

/* Whether there is nothing to draw, which is warned about. */
static bool is_empty(const fl_tensor *t) {
    if (fl_failed() || t->numel) return false;
    fl_warn(FL_USER_WARNING, "Initializing zero-element tensors is a no-op");
    return true;
}

/* The standard deviation of He et al. (2015). */
static double kaiming_std(const fl_tensor *t, double a, const char *mode, const char *nonlinearity) {
    if (fl_failed()) return 0;
    char word[16] = "";
    for (int i = 0; mode[i] && i < 15; i++) word[i] = (char)tolower((unsigned char)mode[i]);
    double in, out;
    bool is_in = strcmp(word, "fan_in") == 0;
    if (!is_in && strcmp(word, "fan_out") != 0) {
        fl_fail(FL_VALUE_ERROR, "Mode %s not supported, please use one of ['fan_in', 'fan_out']", word);
        return 0;
    }
    if (!fans(t, &in, &out)) return 0;
    return fl_init_calculate_gain(nonlinearity, a) / sqrt(is_in ? in : out);
}

fl_tensor *fl_init_kaiming_uniform_(fl_tensor *tensor, const fl_init_kaiming_uniform_options *options) {
    static const fl_init_kaiming_uniform_options defaults = FL_INIT_KAIMING_UNIFORM_OPTIONS;
    const fl_init_kaiming_uniform_options *o = options ? options : &defaults;
    if (is_empty(tensor)) return fl_failed() ? NULL : tensor;
    double bound = sqrt(3.0) * kaiming_std(tensor, o->a, o->mode, o->nonlinearity);
    return uniform(tensor, -bound, bound, o->generator);
}

fl_tensor *fl_init_kaiming_normal_(fl_tensor *tensor, const fl_init_kaiming_normal_options *options) {
    static const fl_init_kaiming_normal_options defaults = FL_INIT_KAIMING_NORMAL_OPTIONS;
    const fl_init_kaiming_normal_options *o = options ? options : &defaults;
    if (is_empty(tensor)) return fl_failed() ? NULL : tensor;
    return normal(tensor, 0, kaiming_std(tensor, o->a, o->mode, o->nonlinearity), o->generator);
}

/* ---- Truncated normal -------------------------------------------------------------------------------------------- */

static bool any(fl_tensor *flags) {
    fl_tensor *found = fl_any(flags);
    return found && fl_item_scalar(found).as.i != 0;
}

/* Draws from the normal and keeps what falls into the interval: for intervals that hold much of it. */
static void reject_normal(fl_tensor *t, const void *options) {
    const fl_init_trunc_normal_options *o = options;
    /* The bounds as the tensor's type has them, so that a rounded value never lies beyond. */
    fl_tensor *low = fl_scope__result(fl_tensor__scalar((fl_dtype)t->dtype, fl_float(o->a)));
    fl_tensor *high = fl_scope__result(fl_tensor__scalar((fl_dtype)t->dtype, fl_float(o->b)));
    fl_tensor *values = drawing_board(t);
    if (values) draw_normal(values, o->mean, o->std, o->generator);
    while (!fl_failed()) {
        fl_scope_open();
        fl_tensor *outside = fl_logical_or(fl_lt(values, low), fl_gt(values, high));
        if (!any(outside)) {
            fl_copy_(t, values, NULL);
            fl_scope_close();
            return;
        }
        fl_tensor *again = fl_empty_like(values, NULL);
        if (again) draw_normal(again, o->mean, o->std, o->generator);
        values = fl_scope_return(fl_where(outside, again, values));
    }
}

/* Which of the draws are refused: kept with the odds of their density. Writes both. */
static fl_tensor *refused(fl_tensor *draw, fl_tensor *chance, const fl_init_trunc_normal_options *o, double log_peak) {
    fl_sub_scalar_(draw, fl_float(o->mean));
    fl_div_scalar_(draw, fl_float(o->std));
    fl_pow_scalar_(draw, fl_int(2));
    fl_mul_scalar_(draw, fl_float(-0.5));
    fl_sub_scalar_(draw, fl_float(log_peak));
    if (fl_failed() || !draw_uniform(chance, 0, 1, o->generator)) return NULL;
    return fl_gt(fl_log_(chance), draw);
}

/* Draws uniformly from the interval and keeps each value with the odds of its density: for the tails. */
static void reject_uniform(fl_tensor *t, const void *options) {
    const fl_init_trunc_normal_options *o = options;
    double peak = fmax(o->a, fmin(o->mean, o->b)), away = (peak - o->mean) / o->std, log_peak = -0.5 * (away * away);
    fl_tensor *draw = fl_empty_like(t, NULL), *chance = fl_empty_like(t, NULL), *values = drawing_board(t);
    if (fl_failed() || !draw_uniform(values, o->a, o->b, o->generator)) return;
    fl_copy_(draw, values, NULL);
    fl_tensor *pending = refused(draw, chance, o, log_peak);
    while (pending && any(pending)) {
        if (!draw_uniform(draw, o->a, o->b, o->generator)) return;
        values = fl_where(pending, draw, values);
        pending = fl_where(pending, refused(draw, chance, o, log_peak), pending);
    }
    fl_copy_(t, values, NULL);
}

fl_tensor *fl_init_trunc_normal_(fl_tensor *tensor, const fl_init_trunc_normal_options *options) {
    static const fl_init_trunc_normal_options defaults = FL_INIT_TRUNC_NORMAL_OPTIONS;
    const fl_init_trunc_normal_options *o = options ? options : &defaults;
    if (fl_failed()) return NULL;
    if ((o->mean < o->a - 2 * o->std || o->mean > o->b + 2 * o->std) &&
        !fl_warn(FL_USER_WARNING,
                 "mean is more than 2 std from [a, b] in nn.init.trunc_normal_. The distribution of "
                 "values may be incorrect."))
        return NULL;
    double root = sqrt(2.0);
    double inside = (erf((o->b - o->mean) / o->std / root) - erf((o->a - o->mean) / o->std / root)) / 2;
    if (!(o->std > 0) || !(o->a < o->b)) {
        return fl_fail(FL_VALUE_ERROR, "trunc_normal_ wants std > 0 and a < b, got std=%g, a=%g, b=%g", o->std, o->a,
                       o->b);
    }
    return in_steps(tensor, o->generator, inside > 0.3 ? reject_normal : reject_uniform, o);
}

/* ---- Sparse ------------------------------------------------------------------------------------------------------ */

/* What the rows have of the others, an orthonormal set, taken out of them. */
static void project_out(fl_tensor *rows, fl_tensor *others) {
    if (others && others->sizes[0]) fl_sub_(rows, fl_matmul(fl_matmul(rows, fl_t(others)), others));
}

/* Makes the rows orthonormal, each by what it adds to those before it: the Q of a QR factorisation whose R has a
 * positive diagonal. Gram-Schmidt, blocks of rows at a time so that products do the work, and twice, which leaves
 * nothing but rounding errors (Giraud, Langou and Rozloznik, 2005). No LAPACK is needed for initial values. */
static void orthonormalise(fl_tensor *t) {
    const int64_t n = t->sizes[0], most = 32;
    for (int64_t first = 0; first < n && !fl_failed(); first += most) {
        const int64_t count = n - first < most ? n - first : most;
        for (int pass = 0; pass < 2; pass++) {
            fl_scope_open();
            fl_tensor *block = fl_narrow(t, 0, first, count);
            project_out(block, fl_narrow(t, 0, 0, first));
            for (int64_t i = 0; i < count; i++) {
                fl_tensor *row = fl_narrow(block, 0, i, 1);
                project_out(row, fl_narrow(block, 0, 0, i));
                fl_div_(row, fl_sqrt(fl_sum(fl_square(row), NULL)));
            }
            fl_scope_close();
        }
    }
}

static void orthogonal(fl_tensor *tensor, const void *options) {
    const fl_init_orthogonal_options *o = options;
    const int64_t rows = tensor->sizes[0], columns = tensor->numel / rows, sizes[2] = {rows, columns};
    const fl_empty_options like = {.dtype = (fl_dtype)tensor->dtype, .memory_format = FL_CONTIGUOUS_FORMAT};
    const fl_clone_options row_major = {.memory_format = FL_CONTIGUOUS_FORMAT};
    fl_tensor *flat = fl_empty(sizes, 2, &like);
    if (!flat || !draw_normal(flat, 0, 1, o->generator)) return;
    fl_tensor *q = fl_clone(fl_to(rows < columns ? flat : fl_t(flat), FL_FLOAT64, NULL), &row_major);
    if (q) orthonormalise(q);
    q = fl_reshape(rows < columns ? q : fl_t(q), tensor->sizes, tensor->ndim);
    if (fl_copy_(tensor, q, NULL)) fl_mul_scalar_(tensor, fl_float(o->gain));
}

fl_tensor *fl_init_orthogonal_(fl_tensor *tensor, const fl_init_orthogonal_options *options) {
    static const fl_init_orthogonal_options defaults = FL_INIT_ORTHOGONAL_OPTIONS;
    const fl_init_orthogonal_options *o = options ? options : &defaults;
    if (fl_failed()) return NULL;
    if (tensor->ndim < 2) return fl_fail(FL_VALUE_ERROR, "Only tensors with 2 or more dimensions are supported");
    if (tensor->numel == 0) return tensor;
    return in_steps(tensor, o->generator, orthogonal, o);
}

typedef struct sparse {
    double zeros, std; /* of each column */
    fl_generator *generator;
} sparse;

static void zero_some(fl_tensor *t, const void *options) {
    const sparse *o = options;
    const int64_t rows = t->sizes[0];
    fl_tensor *values = drawing_board(t);
    if (!values || !draw_normal(values, 0, o->std, o->generator)) return;
    for (int64_t column = 0; column < t->sizes[1] && !fl_failed(); column++) {
        fl_scope_open();
        const fl_tensor *order = fl_randperm(rows, NULL);
        for (int64_t i = 0; order && i < rows && (double)i < o->zeros; i++)
            set(values, (int64_t[]){((const int64_t *)order->data)[i], column}, 0);
        fl_scope_close();
    }
    fl_copy_(t, values, NULL);
}

fl_tensor *fl_init_sparse_(fl_tensor *tensor, double sparsity, const fl_init_sparse_options *options) {
    static const fl_init_sparse_options defaults = FL_INIT_SPARSE_OPTIONS;
    const fl_init_sparse_options *o = options ? options : &defaults;
    if (fl_failed()) return NULL;
    if (tensor->ndim != 2) return fl_fail(FL_VALUE_ERROR, "Only tensors with 2 dimensions are supported");
    const sparse how = {ceil(sparsity * (double)tensor->sizes[0]), o->std, o->generator};
    return in_steps(tensor, o->generator, zero_some, &how);
}
