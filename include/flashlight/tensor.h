/* tensor.h: the tensor: a strided view of shared storage.
 *
 *     int64_t shape[] = {2, 3};
 *     float values[] = {1, 2, 3, 4, 5, 6};
 *     fl_tensor *x = fl_from_array(values, FL_FLOAT32, shape, 2);    // copies
 *     fl_tensor *row = fl_select(x, 0, 1);                            // a view: shares x's memory
 *     printf("%lld %g\n", (long long)fl_size(row, 0), fl_item(fl_sum(row, NULL)));
 *
 * Shapes are PyTorch's (NCHW for images) whatever the order in memory: channels-last is a matter of strides. Strides
 * count elements. A tensor has 0 to FL_MAX_DIMS dimensions.
 */
#ifndef FLASHLIGHT_TENSOR_H
#define FLASHLIGHT_TENSOR_H

#include <flashlight/base.h>

#ifdef __cplusplus
extern "C" {
#endif

#define FL_MAX_DIMS 64

/* Element types, PyTorch's names. The order is that of promotion within a kind. */
typedef enum fl_dtype {
    FL_BOOL = 0,
    FL_UINT8,
    FL_INT8,
    FL_INT16,
    FL_INT32,
    FL_INT64,
    FL_FLOAT16,
    FL_BFLOAT16,
    FL_FLOAT32,
    FL_FLOAT64,
    FL_DTYPE_COUNT,
    FL_DTYPE_NONE = -1 /* "as the function decides": ScalarType? dtype=None */
} fl_dtype;

/* Marks an integer option that is None. */
#define FL_NONE INT64_MIN

/* Marks a float option that is None: one NaN of its own, so that NaN itself can be given. */
#define FL_NONE_FLOAT __builtin_nan("0x6e6f6e65")

/* A Python number: what PyTorch's schemas call Scalar. Make one with fl_int, fl_float or fl_boolean. */
typedef enum fl_scalar_kind {
    FL_SCALAR_NONE = 0,
    FL_SCALAR_BOOL,
    FL_SCALAR_INT,
    FL_SCALAR_FLOAT,
    FL_SCALAR_UINT /* an integer from 2^63 on, to 2^64 - 1 */
} fl_scalar_kind;
typedef struct fl_scalar {
    fl_scalar_kind kind;
    union {
        int64_t i; /* FL_SCALAR_INT, FL_SCALAR_BOOL as 0 or 1, FL_SCALAR_UINT less 2^64 */
        double d;  /* FL_SCALAR_FLOAT */
    } as;
} fl_scalar;

static inline fl_scalar fl_int(int64_t value) {
    fl_scalar s;
    s.kind = FL_SCALAR_INT;
    s.as.i = value;
    return s;
}
static inline fl_scalar fl_float(double value) {
    fl_scalar s;
    s.kind = FL_SCALAR_FLOAT;
    s.as.d = value;
    return s;
}
static inline fl_scalar fl_boolean(bool value) {
    fl_scalar s;
    s.kind = FL_SCALAR_BOOL;
    s.as.i = value ? 1 : 0;
    return s;
}

typedef enum fl_memory_format {
    FL_CONTIGUOUS_FORMAT = 0, /* row-major in the order of the dimensions */
    FL_PRESERVE_FORMAT,       /* as the input's, where that is dense */
    FL_CHANNELS_LAST,         /* 4-d: NHWC in memory */
    FL_CHANNELS_LAST_3D       /* 5-d: NDHWC in memory */
} fl_memory_format;

/* A list of tensors, as fl_split and fl_unbind return it. Its tensors follow the rule of every result; the array itself
 * belongs to the innermost scope too, or, with none open, goes back with fl_tensors_release (tensors and array). */
typedef struct fl_tensors {
    int64_t count;
    fl_tensor **items; /* NULL after a failure */
} fl_tensors;
FL_API void fl_tensors_release(fl_tensors list);

/* ---- Making tensors ---------------------------------------------------------------------------------------------- */

/* Uninitialised, row-major. Errors: FL_RUNTIME_ERROR for a negative size, too many dimensions or a size that overflows;
 * FL_MEMORY_ERROR. (fl_zeros, fl_ones, fl_full, fl_arange, fl_randn, ... are ops: <flashlight/ops.h>.) */
FL_API fl_tensor *fl_new(fl_dtype dtype, const int64_t *shape, int ndim);
/* A copy of `data`, numel elements of `dtype` in row-major order; NULL where there are none. */
FL_API fl_tensor *fl_from_array(const void *data, fl_dtype dtype, const int64_t *shape, int ndim);
/* A tensor over the caller's memory, with strides in elements (NULL: row-major). `release(context)` is called when the
 * last tensor over it is gone (also when this call fails); it may be NULL, and data where there are no elements. The
 * memory must stay put until then. */
FL_API fl_tensor *fl_from_memory(void *data, fl_dtype dtype, const int64_t *shape, const int64_t *strides, int ndim,
                                 void (*release)(void *context), void *context);

/* Moves a tensor's memory to where processes share it: what one writes after a fork, all of them see. Returns t.
 * Errors: FL_RUNTIME_ERROR where others than t and the tensor it is a view of are over the memory, as they would stay
 * behind, or the system has none to share. Such memory does not grow. */
FL_API fl_tensor *fl_share_memory_(fl_tensor *t);
FL_API bool fl_is_shared(const fl_tensor *t);

/* ---- Looking at tensors ------------------------------------------------------------------------------------------ */
/* Getters change nothing. Of NULL, the result of what failed, they say nothing wrong: FL_DTYPE_NONE, NULL, 0, false,
 * NaN; what failed is on record already. */

FL_API fl_dtype fl_dtype_of(const fl_tensor *t);
FL_API int fl_ndim(const fl_tensor *t);
/* The size of one dimension, negative ones counted from the end. 0 and an FL_INDEX_ERROR where there is no such one. */
FL_API int64_t fl_size(const fl_tensor *t, int dim);
FL_API const int64_t *fl_shape(const fl_tensor *t);   /* fl_ndim sizes, borrowed */
FL_API const int64_t *fl_strides(const fl_tensor *t); /* fl_ndim strides, in elements, borrowed */
FL_API int64_t fl_numel(const fl_tensor *t);
/* The first element. Writing through it changes every view of the same storage and is seen by no version check: call
 * fl_bump_version afterwards where a graph may have saved the tensor. */
FL_API void *fl_data(const fl_tensor *t);
FL_API void fl_bump_version(fl_tensor *t);
FL_API bool fl_is_contiguous(const fl_tensor *t, fl_memory_format format);
/* The value of a one-element tensor as a double, NaN and an FL_RUNTIME_ERROR where it has not one element. */
FL_API double fl_item(const fl_tensor *t);
/* The same, exact for integers. */
FL_API fl_scalar fl_item_scalar(const fl_tensor *t);

FL_API size_t fl_dtype_size(fl_dtype dtype);
/* "float32", ... as torch.<name>. */
FL_API const char *fl_dtype_name(fl_dtype dtype);
FL_API bool fl_dtype_is_floating(fl_dtype dtype);
/* The type of a + b for tensors of these types (PyTorch's table). */
FL_API fl_dtype fl_promote_types(fl_dtype a, fl_dtype b);
/* The type of newly made floating tensors: float32 at first. Errors: FL_TYPE_ERROR for a type that is not floating. */
FL_API fl_dtype fl_get_default_dtype(void);
FL_API bool fl_set_default_dtype(fl_dtype dtype);

/* What Python's repr(t) prints, allocated with malloc; the caller frees it. NULL after a failure. */
FL_API char *fl_repr(const fl_tensor *t);
/* Prints fl_repr(t) and a newline; nothing for NULL, the result of what failed. */
FL_API void fl_print(const fl_tensor *t);

/* How numbers are printed: torch.set_printoptions. */
typedef struct fl_print_options {
    int precision;  /* digits after the point, 4 */
    int threshold;  /* elements from which on a tensor is summarised, 1000 */
    int edge_items; /* rows and columns kept at each edge of a summary, 3 */
    int line_width; /* characters, 80 */
    int sci_mode;   /* 1 scientific, 0 plain, -1 as the numbers suggest */
} fl_print_options;
FL_API fl_print_options fl_get_print_options(void);
FL_API void fl_set_print_options(fl_print_options options);

#ifdef __cplusplus
}
#endif
#endif
