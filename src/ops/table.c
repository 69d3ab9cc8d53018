/* table.c: the op table: what each row says, and a function that unpacks boxed arguments and calls the typed one.
 *
 * Made by tools/generate.py from the .def files of src/ops: edit those rows, not this file.
 */
// clang-format off
#include <flashlight/ops.h>

#include "ops/op.h"

static inline fl_tensor *tensor_of(const fl_value *v) { return v->kind == FL_K_NONE ? NULL : v->as.tensor; }
static inline const int64_t *ints_of(const fl_value *v) { return v->kind == FL_K_NONE ? NULL : v->as.ints; }
static inline const double *doubles_of(const fl_value *v) { return v->kind == FL_K_NONE ? NULL : v->as.doubles; }
static inline int8_t optional_bool_of(const fl_value *v) { return v->kind == FL_K_NONE ? -1 : v->as.b; }
static inline int64_t int_of(const fl_value *v) { return v->kind == FL_K_NONE ? FL_NONE : v->as.i; }
static inline double float_of(const fl_value *v) { return v->kind == FL_K_NONE ? NAN : v->as.d; }
static inline fl_dtype dtype_of(const fl_value *v) { return v->kind == FL_K_NONE ? FL_DTYPE_NONE : v->as.dtype; }
static inline const char *str_of(const fl_value *v) { return v->kind == FL_K_NONE ? NULL : v->as.str; }
static inline fl_generator *generator_of(const fl_value *v) { return v->kind == FL_K_NONE ? NULL : v->as.generator; }
static inline fl_scalar scalar_of(const fl_value *v) {
    if (v->kind == FL_K_SCALAR) return v->as.scalar;
    fl_scalar none;
    none.kind = FL_SCALAR_NONE;
    none.as.i = 0;
    return none;
}
static inline void copy_ints(int64_t *to, const fl_value *v, int n) {
    for (int i = 0; i < n; i++) to[i] = v->kind == FL_K_NONE ? FL_NONE : v->as.ints[i];
}
static inline void copy_doubles(double *to, const fl_value *v, int n) {
    for (int i = 0; i < n; i++) to[i] = v->kind == FL_K_NONE ? NAN : v->as.doubles[i];
}
static inline bool tensor_result(fl_value *result, fl_tensor *t) {
    result->kind = FL_K_TENSOR;
    result->as.tensor = t;
    return t != NULL;
}


const fl_op fl_ops__table[] = {
};
const int fl_ops__count = 0;
