/* dtype.c: what the element types are called, how large they are, and what they promote to.
 */
#include "tensor/tensor.h"

static const char *const names[FL_DTYPE_COUNT] = {
    [FL_BOOL] = "bool",       [FL_UINT8] = "uint8",     [FL_INT8] = "int8",       [FL_INT16] = "int16",
    [FL_INT32] = "int32",     [FL_INT64] = "int64",     [FL_FLOAT16] = "float16", [FL_BFLOAT16] = "bfloat16",
    [FL_FLOAT32] = "float32", [FL_FLOAT64] = "float64",
};
const uint8_t fl_dtype__sizes[FL_DTYPE_COUNT] = {
    [FL_BOOL] = 1,  [FL_UINT8] = 1,   [FL_INT8] = 1,     [FL_INT16] = 2,   [FL_INT32] = 4,
    [FL_INT64] = 8, [FL_FLOAT16] = 2, [FL_BFLOAT16] = 2, [FL_FLOAT32] = 4, [FL_FLOAT64] = 8,
};

static bool valid(fl_dtype d) { return d >= 0 && d < FL_DTYPE_COUNT; }

size_t fl_dtype_size(fl_dtype dtype) { return valid(dtype) ? fl_dtype__sizes[dtype] : 0; }
const char *fl_dtype_name(fl_dtype dtype) { return valid(dtype) ? names[dtype] : "none"; }
const char *fl_dtype__scalar_type(fl_dtype dtype) {
    static const char *const names[] = {"Bool", "Byte", "Char",     "Short", "Int",
                                        "Long", "Half", "BFloat16", "Float", "Double"};
    return valid(dtype) ? names[dtype] : "Undefined";
}

bool fl_dtype_is_floating(fl_dtype dtype) { return valid(dtype) && fl_is_float(dtype); }

fl_dtype fl_promote_types(fl_dtype a, fl_dtype b) {
    if (a == b) return a;
    if (!valid(a)) return b;
    if (!valid(b)) return a;
    if (a > b) {
        fl_dtype c = a;
        a = b;
        b = c;
    }
    if (a == FL_UINT8 && b == FL_INT8) return FL_INT16;
    if (a == FL_FLOAT16 && b == FL_BFLOAT16) return FL_FLOAT32;
    return b;
}

/* Process-wide, as PyTorch's: set once at the start of a program, read by every factory. */
static _Atomic int default_dtype = FL_FLOAT32;

fl_dtype fl_get_default_dtype(void) { return (fl_dtype)atomic_load_explicit(&default_dtype, memory_order_relaxed); }

bool fl_set_default_dtype(fl_dtype dtype) {
    if (!fl_dtype_is_floating(dtype)) {
        fl_fail(FL_TYPE_ERROR, "only floating-point types are supported as the default type");
        return false;
    }
    atomic_store_explicit(&default_dtype, (int)dtype, memory_order_relaxed);
    return true;
}

/* What two ranks of operands make together: the higher decides unless it is of a lower kind. */
static fl_dtype combine(fl_dtype higher, fl_dtype lower) {
    if (higher == FL_DTYPE_NONE) return lower;
    if (lower == FL_DTYPE_NONE || fl_is_float(higher)) return higher;
    if (higher == FL_BOOL || fl_is_float(lower)) return fl_promote_types(higher, lower);
    return higher;
}

typedef struct ranks {
    fl_dtype dimensioned, zero_dim, wrapped;
} ranks;

static void add_wrapped(ranks *r, fl_dtype dtype) {
    if (fl_is_float(dtype)) dtype = fl_get_default_dtype();
    r->wrapped = fl_promote_types(r->wrapped, dtype);
}

static void add_tensor(ranks *r, const fl_tensor *t) {
    fl_dtype dtype = (fl_dtype)t->dtype;
    if (t->ndim > 0)
        r->dimensioned = fl_promote_types(r->dimensioned, dtype);
    else if (t->flags & FL_T_WRAPPED)
        add_wrapped(r, dtype);
    else
        r->zero_dim = fl_promote_types(r->zero_dim, dtype);
}

static fl_dtype decide(const ranks *r) { return combine(r->dimensioned, combine(r->zero_dim, r->wrapped)); }

fl_dtype fl_dtype__result(fl_tensor *const *tensors, int n) {
    ranks r = {FL_DTYPE_NONE, FL_DTYPE_NONE, FL_DTYPE_NONE};
    for (int i = 0; i < n; i++)
        if (tensors[i]) add_tensor(&r, tensors[i]);
    return decide(&r);
}

fl_dtype fl_dtype__of_scalar(fl_scalar s) {
    return s.kind == FL_SCALAR_BOOL ? FL_BOOL : s.kind == FL_SCALAR_FLOAT ? FL_FLOAT64 : FL_INT64;
}

bool fl_dtype__can_cast(fl_dtype from, fl_dtype to) {
    if (fl_is_float(from) && !fl_is_float(to)) return false;
    return from == FL_BOOL || to != FL_BOOL;
}
bool fl_dtype__fits(fl_dtype target, fl_dtype result) {
    return fl_dtype__can_cast(result, target) ||
           fl_fail(FL_RUNTIME_ERROR, "result type %s can't be cast to the desired output type %s",
                   fl_dtype__scalar_type(result), fl_dtype__scalar_type(target)) != NULL;
}

double fl_dtype__largest(fl_dtype dtype) {
    return dtype == FL_FLOAT64    ? 0x1.fffffffffffffp1023
           : dtype == FL_FLOAT16  ? 65504
           : dtype == FL_BFLOAT16 ? 0x1.fep127
                                  : 0x1.fffffep127;
}

bool fl_dtype__check_value(fl_dtype dtype, fl_scalar value) {
    static const struct {
        const char *c_name;
        int64_t least, most;
        double largest;
    } limits[] = {
        [FL_UINT8] = {"uint8_t", -UINT8_MAX, UINT8_MAX, 0},  [FL_INT8] = {"int8_t", INT8_MIN, INT8_MAX, 0},
        [FL_INT16] = {"int16_t", INT16_MIN, INT16_MAX, 0},   [FL_INT32] = {"int", INT32_MIN, INT32_MAX, 0},
        [FL_INT64] = {"int64_t", INT64_MIN, INT64_MAX, 0},   [FL_FLOAT16] = {"c10::Half", 0, 0, 65504.0},
        [FL_BFLOAT16] = {"c10::BFloat16", 0, 0, 0x1.fep127}, [FL_FLOAT32] = {"float", 0, 0, 0x1.fffffep127},
    };
    if (dtype == FL_BOOL || dtype == FL_FLOAT64 || value.kind == FL_SCALAR_BOOL || !valid(dtype)) return true;
    bool fits;
    if (fl_is_float(dtype)) {
        double d = fl_scalar__double(value);
        double size = d < 0 ? -d : d;
        fits = !(size > limits[dtype].largest) || d - d != 0; /* infinity and NaN fit */
    } else if (value.kind == FL_SCALAR_UINT) {
        fits = false;
    } else if (value.kind == FL_SCALAR_INT) {
        fits = value.as.i >= limits[dtype].least && value.as.i <= limits[dtype].most;
    } else {
        /* the bound above is one more than the largest, which a double may not hold */
        double d = value.as.d, least = dtype == FL_UINT8 ? 0 : (double)limits[dtype].least;
        fits = d >= least && (dtype == FL_INT64 ? d <= 0x1p63 : d <= (double)limits[dtype].most);
    }
    if (!fits) fl_fail(FL_RUNTIME_ERROR, "value cannot be converted to type %s without overflow", limits[dtype].c_name);
    return fits;
}
