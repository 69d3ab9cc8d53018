/* interpolate.c: resizing, by the maps of resample.h. Positions and weights are computed in the precision in which
 * PyTorch computes them, so that results agree at the borders of steps.
 *
 * Cubic weights: R. Keys, Cubic convolution interpolation for digital image processing, 1981, with a = -0.75, and -0.5
 * where the filter is widened (antialias).
 */
#include <math.h>
#include "ops/plain.h"

#include "ops/dense.h"
#include "ops/resample.h"

typedef long long ll;

enum { NEAREST, NEAREST_EXACT, LINEAR, CUBIC, LANCZOS };

/* ---- Weights ----------------------------------------------------------------------------------------------------- */

/* A number as the type that positions are computed in would hold it. */
static inline double held(double v, bool wide) { return wide ? v : (double)(float)v; }

/* Input elements to a step of the output. */
static double step_of(const fl_resample *m, int axis, bool wide) {
    const double in = (double)m->in[axis], out = (double)m->out[axis];
    if (m->align_corners) return m->out[axis] > 1 ? held((in - 1) / (out - 1), wide) : 0;
    if (m->mode == NEAREST && m->dims == 2) { /* of images PyTorch takes no account of the scale then */
        if (out == in) return 1;
        if (out == 2 * in) return 0.5;
    }
    return m->scale[axis] > 0 ? held(1 / m->scale[axis], wide) : held(in / out, wide);
}

/* Where result i lies. */
static double source_of(const fl_resample *m, double step, int64_t i, bool wide) {
    if (m->align_corners) return held(step * (double)i, wide);
    return held(held(step * ((double)i + 0.5), wide) - 0.5, wide);
}

static double cubic(double x, double a) {
    x = fabs(x);
    if (x < 1) return ((a + 2) * x - (a + 3)) * x * x + 1;
    return x < 2 ? ((x - 5) * x + 8) * x * a - 4 * a : 0;
}

static double lanczos(double x) {
    static const double pi = 3.14159265358979323846;
    if (x == 0) return 1;
    return fabs(x) < 3 ? 3 * sin(pi * x) * sin(pi * x / 3) / (pi * pi * x * x) : 0;
}

static double filter(int mode, double x) {
    if (mode == LINEAR) return fabs(x) < 1 ? 1 - fabs(x) : 0;
    return mode == CUBIC ? cubic(x, -0.5) : lanczos(x);
}

static const double supports[] = {[LINEAR] = 1, [CUBIC] = 2, [LANCZOS] = 3};

static void one_entry(fl_resample_entries *e, int64_t index) {
    e->count = 1;
    e->index[0] = index;
    e->weight[0] = 1;
}

/* The filter widened so that every input counts. */
static void antialiased(const fl_resample *m, int axis, int64_t i, bool wide, fl_resample_entries *e) {
    const double step = step_of(m, axis, wide), wider = step >= 1 ? step : 1;
    const double support = held(supports[m->mode] * wider, wide), center = held(step * ((double)i + 0.5), wide);
    int64_t first = (int64_t)(center - support + 0.5), end = (int64_t)(center + support + 0.5);
    if (first < 0) first = 0;
    if (end > m->in[axis]) end = m->in[axis];
    if (end - first > e->room) end = first + e->room;
    double total = 0;
    e->count = 0;
    for (int64_t j = first; j < end; j++) {
        const double w = filter(m->mode, ((double)j - center + 0.5) / wider);
        e->index[e->count] = j;
        e->weight[e->count++] = w;
        total += w;
    }
    for (int k = 0; k < e->count && total != 0; k++) e->weight[k] /= total;
    if (e->count == 0) one_entry(e, 0);
}

static void entries(const fl_resample *m, int axis, int64_t i, bool wide, fl_resample_entries *e) {
    const int64_t in = m->in[axis];
    if (axis < 3 - m->dims || (in == m->out[axis] && m->mode == LINEAR && !m->antialias)) {
        one_entry(e, i);
        return;
    }
    if (m->antialias) {
        antialiased(m, axis, i, wide, e);
        return;
    }
    const double step = step_of(m, axis, wide);
    if (m->mode == NEAREST || m->mode == NEAREST_EXACT) {
        const double at = held(step * ((double)i + (m->mode == NEAREST ? 0 : 0.5)), wide);
        const int64_t index = (int64_t)floor(at);
        one_entry(e, index < in ? index : in - 1);
        return;
    }
    double at = source_of(m, step, i, wide);
    if (m->mode == LINEAR && at < 0) at = 0;
    int64_t base = (int64_t)floor(at);
    if (base > in - 1) base = in - 1;
    double t = held(at - (double)base, wide);
    t = t < 0 ? 0 : t > 1 ? 1 : t;
    if (m->mode == LINEAR) {
        e->count = 2;
        e->index[0] = base;
        e->index[1] = base < in - 1 ? base + 1 : base;
        e->weight[0] = 1 - t;
        e->weight[1] = t;
        return;
    }
    e->count = 4;
    for (int k = 0; k < 4; k++) {
        const int64_t j = base - 1 + k;
        e->index[k] = j < 0 ? 0 : j > in - 1 ? in - 1 : j;
        e->weight[k] = cubic(t + 1 - k, -0.75);
    }
}

/* ---- Arguments --------------------------------------------------------------------------------------------------- */

#define RULES(KIND, NAME)                                                           \
    static const fl_rule KIND##_rules[] = {                                         \
        {.name = "Upsample" NAME "1DBackward0", .backward = fl_resample__backward}, \
        {.name = "Upsample" NAME "2DBackward0", .backward = fl_resample__backward}, \
        {.name = "Upsample" NAME "3DBackward0", .backward = fl_resample__backward}, \
    };
RULES(nearest, "Nearest")
RULES(nearest_exact, "NearestExact")
RULES(linear, "Linear")
RULES(cubic, "Bicubic")
static const fl_rule bilinear_rule = {.name = "UpsampleBilinear2DBackward0", .backward = fl_resample__backward};
static const fl_rule trilinear_rule = {.name = "UpsampleTrilinear3DBackward0", .backward = fl_resample__backward};

typedef struct mode_name {
    const char *name;
    int mode, dims; /* dims 0: any */
    bool corners;   /* takes align_corners */
} mode_name;
static const mode_name modes[] = {{"nearest", NEAREST, 0, false}, {"nearest-exact", NEAREST_EXACT, 0, false},
                                  {"linear", LINEAR, 1, true},    {"bilinear", LINEAR, 2, true},
                                  {"trilinear", LINEAR, 3, true}, {"bicubic", CUBIC, 2, true},
                                  {"lanczos", LANCZOS, 2, true},  {"area", -1, 0, false}};

static const mode_name *find_mode(const char *name) {
    for (int i = 0; i < FL_COUNT(modes); i++)
        if (strcmp(modes[i].name, name) == 0) return &modes[i];
    return NULL;
}

static bool bad(fl_code code, const char *text) { return fl_fail(code, "%s", text) != NULL; }

/* The sizes of the result (a count of -1: one number for every dimension), and the scales that positions go by (0: from
 * the sizes). */
static bool sizes_of(const fl_tensor *x, int dims, const fl_interpolate_options *o, bool area, int64_t *out,
                     double *scale) {
    const int n = o->size ? o->n_size : o->n_scale_factor;
    const bool recompute = o->recompute_scale_factor == 1 || (area && !o->size);
    for (int i = 0; i < dims; i++) {
        const int64_t in = x->sizes[2 + i];
        if (o->size) {
            out[i] = o->size[n > 0 ? i : 0];
        } else {
            const double factor = o->scale_factor[n > 0 ? i : 0], size = (double)in * factor;
            if (isnan(size)) /* in PyTorch two places round: one is Python's */
                return bad(recompute ? FL_VALUE_ERROR : FL_RUNTIME_ERROR, "a scale factor is NaN");
            out[i] = size > -0x1p31 && size < 0x1p31 ? (int64_t)size : -1;
            scale[i] = recompute ? 0 : factor;
        }
        if (area || (in > 0 && out[i] > 0)) continue;
        return fl_fail(FL_RUNTIME_ERROR,
                       "Input and output sizes should be greater than 0, but got input of size %s and output size %lld "
                       "in dimension %d",
                       FL_SHAPE(x), (ll)out[i], i + 2) != NULL;
    }
    return true;
}

/* Exactly one of size and scale_factor, with as many numbers as there are dimensions, or one. */
static bool counts_ok(const fl_tensor *x, int dims, const fl_interpolate_options *o) {
    const int n = o->size ? o->n_size : o->n_scale_factor;
    if (o->size && o->scale_factor) return bad(FL_VALUE_ERROR, "only one of size or scale_factor should be defined");
    if (!o->size && !o->scale_factor) return bad(FL_VALUE_ERROR, "either size or scale_factor should be defined");
    if (o->size && o->recompute_scale_factor == 1)
        return bad(FL_VALUE_ERROR, "recompute_scale_factor is not meaningful with an explicit size.");
    if (n != dims && n != -1)
        return fl_fail(FL_VALUE_ERROR,
                       "Input and %s must have the same number of spatial dimensions, but got input with spatial "
                       "dimensions of %s and %d values. Please provide input tensor in (N, C, d1, d2, ...,dK) format.",
                       o->size ? "output" : "scale_factor", FL_SHAPE(x), n) != NULL;
    return true;
}

static fl_tensor *by_area(fl_tensor *x, int dims, const int64_t *out) {
    return dims == 1   ? fl_adaptive_avg_pool1d(x, out)
           : dims == 2 ? fl_adaptive_avg_pool2d(x, out)
                       : fl_adaptive_avg_pool3d(x, out);
}

/* All that PyTorch checks before it looks at sizes, in its order. */
static bool check(const fl_tensor *x, const mode_name *mode, const fl_interpolate_options *o) {
    const int dims = x->ndim - 2;
    if (mode && !mode->corners && o->align_corners != -1)
        return bad(FL_VALUE_ERROR,
                   "align_corners option can only be set with the interpolating modes: linear | bilinear | bicubic | "
                   "trilinear");
    if (!counts_ok(x, dims, o)) return false;
    if (o->antialias && !(mode && dims == 2 && mode->dims == 2 && mode->corners))
        return bad(FL_VALUE_ERROR,
                   "Anti-alias option is restricted to bilinear, bicubic, and lanczos modes and requires a 4-D tensor "
                   "as input");
    if (!mode || dims < 1 || dims > 3 || (mode->dims && mode->dims != dims && mode->mode != LINEAR))
        return fl_fail(FL_NOT_IMPLEMENTED_ERROR,
                       "Input Error: Only 3D, 4D and 5D input Tensors supported (got %dD) for the modes: nearest | "
                       "linear | bilinear | bicubic | trilinear | lanczos | area | nearest-exact (got %s)",
                       x->ndim, o->mode) != NULL;
    if (mode->dims && mode->dims != dims)
        return fl_fail(FL_NOT_IMPLEMENTED_ERROR, "Got %dD input, but %s mode needs %dD input", x->ndim, o->mode,
                       mode->dims + 2) != NULL;
    if (mode->mode != LANCZOS) return true;
    if (o->align_corners == 1) return bad(FL_VALUE_ERROR, "Lanczos mode does not support align_corners=True");
    return o->antialias || bad(FL_VALUE_ERROR, "Lanczos mode requires antialias=True");
}

fl_tensor *fl_interpolate(fl_tensor *input, const fl_interpolate_options *options) {
    static const fl_interpolate_options defaults = FL_INTERPOLATE_OPTIONS;
    const fl_interpolate_options *o = options ? options : &defaults;
    if (fl_failed()) return NULL;
    const mode_name *mode = find_mode(o->mode);
    const int dims = input->ndim - 2;
    int64_t out[3];
    double scale[3] = {0};
    if (!check(input, mode, o) || !sizes_of(input, dims, o, mode->mode == -1, out, scale)) return NULL;
    if (mode->mode == -1) return by_area(input, dims, out);
    if (input->sizes[1] == 0)
        return fl_fail(FL_RUNTIME_ERROR, "Non-empty %dD data tensor expected but got a tensor with sizes %s",
                       input->ndim, FL_SHAPE(input));
    if (o->antialias && fl_dense__is_half(input)) return fl_dense__unsupported("compute_index_ranges_weights", input);
    const bool bytes = input->dtype == FL_UINT8 && (mode->mode <= NEAREST_EXACT || dims == 2);
    if (!fl_is_float((fl_dtype)input->dtype) && !bytes) {
        static const char *const names[] = {"upsample_nearest2d_out_frame", "upsample_nearest2d_out_frame",
                                            "upsample_linear", "upsample_bicubic2d", "upsample_lanczos2d"};
        return fl_dense__unsupported(names[mode->mode], input);
    }
    fl_resample m = {.dims = dims,
                     .mode = mode->mode,
                     .align_corners = mode->corners && o->align_corners == 1,
                     .antialias = o->antialias,
                     .entries = entries,
                     .room = mode->mode <= NEAREST_EXACT ? 1
                             : mode->mode == LINEAR      ? 2
                                                         : 4};
    m.rule = mode->mode == NEAREST         ? &nearest_rules[dims - 1]
             : mode->mode == NEAREST_EXACT ? &nearest_exact_rules[dims - 1]
             : mode->mode >= CUBIC         ? &cubic_rules[dims - 1]
             : dims == 1                   ? &linear_rules[0]
             : dims == 2                   ? &bilinear_rule
                                           : &trilinear_rule;
    for (int axis = 0; axis < 3; axis++) {
        const int i = axis - (3 - dims);
        m.in[axis] = i < 0 ? 1 : input->sizes[2 + i];
        m.out[axis] = i < 0 ? 1 : out[i];
        m.scale[axis] = i < 0 ? 0 : scale[i];
        if (i < 0 || !o->antialias) continue;
        const double step = step_of(&m, axis, true), reach = 2 * supports[m.mode] * (step > 1 ? step : 1) + 3;
        const double most = reach < (double)m.in[axis] ? reach : (double)m.in[axis];
        if (most > m.room) m.room = (int)most;
    }
    if (m.antialias && m.room < 5) m.room = 5;
    if (input->dtype != FL_UINT8 || mode->mode <= NEAREST_EXACT) return fl_resample__apply(input, &m, false, true);
    /* PyTorch rounds bytes after each direction. */
    m.fixed_point = true;
    fl_resample across = m, down = m;
    across.dims = 1;
    across.in[1] = across.out[1] = 1;
    down.in[2] = m.out[2];
    down.scale[2] = 0;
    fl_scope_open();
    return fl_scope_return(fl_resample__apply(fl_resample__apply(input, &across, false, false), &down, false, false));
}

/* ---- Older names ------------------------------------------------------------------------------------------------- */

static fl_tensor *upsample(const char *name, fl_tensor *input, const fl_upsample_options *o) {
    if (!fl_warn(FL_USER_WARNING, "`nn.functional.%s` is deprecated. Use `nn.functional.interpolate` instead.", name))
        return NULL;
    fl_interpolate_options options = FL_INTERPOLATE_OPTIONS;
    options.size = o->size;
    options.n_size = o->n_size;
    options.scale_factor = o->scale_factor;
    options.n_scale_factor = o->n_scale_factor;
    options.mode = o->mode;
    options.align_corners = o->align_corners;
    return fl_interpolate(input, &options);
}

fl_tensor *fl_upsample(fl_tensor *input, const fl_upsample_options *options) {
    static const fl_upsample_options defaults = FL_UPSAMPLE_OPTIONS;
    return upsample("upsample", input, options ? options : &defaults);
}

fl_tensor *fl_upsample_nearest(fl_tensor *input, const fl_upsample_nearest_options *options) {
    static const fl_upsample_nearest_options defaults = FL_UPSAMPLE_NEAREST_OPTIONS;
    const fl_upsample_nearest_options *o = options ? options : &defaults;
    return upsample("upsample_nearest", input,
                    &(fl_upsample_options){o->size, o->n_size, o->scale_factor, o->n_scale_factor, "nearest", -1});
}

fl_tensor *fl_upsample_bilinear(fl_tensor *input, const fl_upsample_bilinear_options *options) {
    static const fl_upsample_bilinear_options defaults = FL_UPSAMPLE_BILINEAR_OPTIONS;
    const fl_upsample_bilinear_options *o = options ? options : &defaults;
    return upsample("upsample_bilinear", input,
                    &(fl_upsample_options){o->size, o->n_size, o->scale_factor, o->n_scale_factor, "bilinear", 1});
}
