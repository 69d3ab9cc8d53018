/* table.c: the op table: what each row says, and a function that unpacks boxed arguments for it.
 *
 * Made by tools/generate.py from the .def files of src/ops: edit those rows, not this file.
 */
// clang-format off
#include "ops/op.h"
#include "ops/plain.h"

static inline fl_tensor *tensor_of(const fl_value *v) { return v->kind == FL_K_NONE ? NULL : v->as.tensor; }
static inline const int64_t *ints_of(const fl_value *v) { return v->kind == FL_K_NONE ? NULL : v->as.ints; }
static inline int count_of(const fl_value *v) { return v->kind == FL_K_NONE ? 0 : v->count; }
static inline const int64_t *single_ints_of(const fl_value *v) { return v->kind == FL_K_INT ? &v->as.i : ints_of(v); }
static inline const double *doubles_of(const fl_value *v) { return v->kind == FL_K_NONE ? NULL : v->as.doubles; }
static inline const double *single_floats_of(const fl_value *v) {
    return v->kind == FL_K_FLOAT ? &v->as.d : doubles_of(v);
}
static inline int listed_of(const fl_value *v) {
    return v->kind == FL_K_INTS || v->kind == FL_K_FLOATS ? v->count : v->kind == FL_K_NONE ? 0 : -1;
}
static inline int8_t optional_bool_of(const fl_value *v) { return v->kind == FL_K_NONE ? -1 : v->as.b; }
static inline int64_t int_of(const fl_value *v) { return v->kind == FL_K_NONE ? FL_NONE : v->as.i; }
static inline double float_of(const fl_value *v) { return v->kind == FL_K_NONE ? FL_NONE_FLOAT : v->as.d; }
static inline fl_dtype dtype_of(const fl_value *v) { return v->kind == FL_K_NONE ? FL_DTYPE_NONE : v->as.dtype; }
static inline const char *str_of(const fl_value *v) { return v->kind == FL_K_NONE ? NULL : v->as.str; }
static inline const char *word_of(const fl_value *v) { return v->kind == FL_K_STR ? v->as.str : NULL; }
static inline fl_generator *generator_of(const fl_value *v) { return v->kind == FL_K_NONE ? NULL : v->as.generator; }
static inline fl_scalar scalar_of(const fl_value *v) {
    if (v->kind == FL_K_SCALAR) return v->as.scalar;
    fl_scalar none;
    none.kind = FL_SCALAR_NONE;
    none.as.i = 0;
    return none;
}
static inline void copy_ints(int64_t *to, const fl_value *v, int n) {
    for (int i = 0; i < n; i++) to[i] = v->kind == FL_K_INTS ? v->as.ints[i] : v->kind == FL_K_STR ? 0 : FL_NONE;
}
static inline void copy_doubles(double *to, const fl_value *v, int n) {
    for (int i = 0; i < n; i++) to[i] = v->kind == FL_K_NONE ? FL_NONE_FLOAT : v->as.doubles[i];
}
static inline bool tensor_result(fl_value *result, fl_tensor *t) {
    result->kind = FL_K_TENSOR;
    result->as.tensor = t;
    return t != NULL;
}

static bool call_fl_relu(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_relu(a[0].as.tensor));
}
static const fl_arg args_fl_relu[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_relu_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_relu_(a[0].as.tensor));
}

static bool call_fl_leaky_relu(const fl_value *a, fl_value *r) {
    fl_leaky_relu_options o;
    o.negative_slope = scalar_of(&a[1]);
    return tensor_result(r, fl_leaky_relu(a[0].as.tensor, &o));
}
static const fl_arg args_fl_leaky_relu[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"negative_slope", FL_K_SCALAR, 0, false, false, false, false, false, false, false, false, true, {FL_K_SCALAR, 0, {.scalar = {FL_SCALAR_FLOAT, {.d = 0.01}}}}, "0.01"},
};

static bool call_fl_leaky_relu_(const fl_value *a, fl_value *r) {
    fl_leaky_relu_options o;
    o.negative_slope = scalar_of(&a[1]);
    return tensor_result(r, fl_leaky_relu_(a[0].as.tensor, &o));
}

static bool call_fl_relu6(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_relu6(a[0].as.tensor));
}

static bool call_fl_relu6_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_relu6_(a[0].as.tensor));
}

static bool call_fl_threshold(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_threshold(a[0].as.tensor, scalar_of(&a[1]), scalar_of(&a[2])));
}
static const fl_arg args_fl_threshold[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"threshold", FL_K_SCALAR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"value", FL_K_SCALAR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_threshold_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_threshold_(a[0].as.tensor, scalar_of(&a[1]), scalar_of(&a[2])));
}

static bool call_fl_hardtanh(const fl_value *a, fl_value *r) {
    fl_hardtanh_options o;
    o.min_val = scalar_of(&a[1]);
    o.max_val = scalar_of(&a[2]);
    return tensor_result(r, fl_hardtanh(a[0].as.tensor, &o));
}
static const fl_arg args_fl_hardtanh[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"min_val", FL_K_SCALAR, 0, false, false, false, false, false, false, false, false, true, {FL_K_SCALAR, 0, {.scalar = {FL_SCALAR_INT, {-1}}}}, "-1"},
    {"max_val", FL_K_SCALAR, 0, false, false, false, false, false, false, false, false, true, {FL_K_SCALAR, 0, {.scalar = {FL_SCALAR_INT, {1}}}}, "1"},
};

static bool call_fl_hardtanh_(const fl_value *a, fl_value *r) {
    fl_hardtanh_options o;
    o.min_val = scalar_of(&a[1]);
    o.max_val = scalar_of(&a[2]);
    return tensor_result(r, fl_hardtanh_(a[0].as.tensor, &o));
}

static bool call_fl_hardsigmoid(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_hardsigmoid(a[0].as.tensor));
}

static bool call_fl_hardsigmoid_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_hardsigmoid_(a[0].as.tensor));
}

static bool call_fl_hardswish(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_hardswish(a[0].as.tensor));
}

static bool call_fl_hardswish_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_hardswish_(a[0].as.tensor));
}

static bool call_fl_softshrink(const fl_value *a, fl_value *r) {
    fl_softshrink_options o;
    o.lambd = scalar_of(&a[1]);
    return tensor_result(r, fl_softshrink(a[0].as.tensor, &o));
}
static const fl_arg args_fl_softshrink[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"lambd", FL_K_SCALAR, 0, false, false, false, false, false, false, false, false, true, {FL_K_SCALAR, 0, {.scalar = {FL_SCALAR_FLOAT, {.d = 0.5}}}}, "0.5"},
};

static bool call_fl_hardshrink(const fl_value *a, fl_value *r) {
    fl_hardshrink_options o;
    o.lambd = scalar_of(&a[1]);
    return tensor_result(r, fl_hardshrink(a[0].as.tensor, &o));
}

static bool call_fl_prelu(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_prelu(a[0].as.tensor, a[1].as.tensor));
}
static const fl_arg args_fl_prelu[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"weight", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_elu(const fl_value *a, fl_value *r) {
    fl_elu_options o;
    o.alpha = scalar_of(&a[1]);
    return tensor_result(r, fl_elu(a[0].as.tensor, &o));
}
static const fl_arg args_fl_elu[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"alpha", FL_K_SCALAR, 0, false, false, false, false, false, false, false, false, true, {FL_K_SCALAR, 0, {.scalar = {FL_SCALAR_INT, {1}}}}, "1"},
};

static bool call_fl_elu_(const fl_value *a, fl_value *r) {
    fl_elu_options o;
    o.alpha = scalar_of(&a[1]);
    return tensor_result(r, fl_elu_(a[0].as.tensor, &o));
}

static bool call_fl_selu(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_selu(a[0].as.tensor));
}

static bool call_fl_selu_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_selu_(a[0].as.tensor));
}

static bool call_fl_celu(const fl_value *a, fl_value *r) {
    fl_celu_options o;
    o.alpha = scalar_of(&a[1]);
    return tensor_result(r, fl_celu(a[0].as.tensor, &o));
}
static const fl_arg args_fl_celu[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"alpha", FL_K_SCALAR, 0, false, false, false, false, false, false, false, false, true, {FL_K_SCALAR, 0, {.scalar = {FL_SCALAR_FLOAT, {.d = 1.0}}}}, "1.0"},
};

static bool call_fl_celu_(const fl_value *a, fl_value *r) {
    fl_celu_options o;
    o.alpha = scalar_of(&a[1]);
    return tensor_result(r, fl_celu_(a[0].as.tensor, &o));
}

static bool call_fl_gelu(const fl_value *a, fl_value *r) {
    fl_gelu_options o;
    o.approximate = a[1].as.str;
    return tensor_result(r, fl_gelu(a[0].as.tensor, &o));
}
static const fl_arg args_fl_gelu[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"approximate", FL_K_STR, 0, false, false, false, false, false, false, false, true, true, {FL_K_STR, 0, {.str = "none"}}, "'none'"},
};

static bool call_fl_silu(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_silu(a[0].as.tensor));
}

static bool call_fl_silu_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_silu_(a[0].as.tensor));
}

static bool call_fl_mish(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_mish(a[0].as.tensor));
}

static bool call_fl_mish_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_mish_(a[0].as.tensor));
}

static bool call_fl_softplus(const fl_value *a, fl_value *r) {
    fl_softplus_options o;
    o.beta = scalar_of(&a[1]);
    o.threshold = scalar_of(&a[2]);
    return tensor_result(r, fl_softplus(a[0].as.tensor, &o));
}
static const fl_arg args_fl_softplus[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"beta", FL_K_SCALAR, 0, false, false, false, false, false, false, false, false, true, {FL_K_SCALAR, 0, {.scalar = {FL_SCALAR_INT, {1}}}}, "1"},
    {"threshold", FL_K_SCALAR, 0, false, false, false, false, false, false, false, false, true, {FL_K_SCALAR, 0, {.scalar = {FL_SCALAR_INT, {20}}}}, "20"},
};

static bool call_fl_logsigmoid(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_logsigmoid(a[0].as.tensor));
}

static bool call_fl_tanhshrink(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_tanhshrink(a[0].as.tensor));
}

static bool call_fl_softsign(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_softsign(a[0].as.tensor));
}

static bool call_fl_glu(const fl_value *a, fl_value *r) {
    fl_glu_options o;
    o.dim = a[1].as.i;
    return tensor_result(r, fl_glu(a[0].as.tensor, &o));
}
static const fl_arg args_fl_glu[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = -1}}, "-1"},
};

static bool call_fl_rrelu(const fl_value *a, fl_value *r) {
    fl_rrelu_options o;
    o.lower = scalar_of(&a[1]);
    o.upper = scalar_of(&a[2]);
    o.training = a[3].as.b;
    o.generator = generator_of(&a[4]);
    return tensor_result(r, fl_rrelu(a[0].as.tensor, &o));
}
static const fl_arg args_fl_rrelu[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"lower", FL_K_SCALAR, 0, false, false, false, false, false, false, false, false, true, {FL_K_SCALAR, 0, {.scalar = {FL_SCALAR_FLOAT, {.d = 0.125}}}}, "0.125"},
    {"upper", FL_K_SCALAR, 0, false, false, false, false, false, false, false, false, true, {FL_K_SCALAR, 0, {.scalar = {FL_SCALAR_FLOAT, {.d = 0.3333333333333333}}}}, "0.3333333333333333"},
    {"training", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"generator", FL_K_GENERATOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_rrelu_(const fl_value *a, fl_value *r) {
    fl_rrelu_options o;
    o.lower = scalar_of(&a[1]);
    o.upper = scalar_of(&a[2]);
    o.training = a[3].as.b;
    o.generator = generator_of(&a[4]);
    return tensor_result(r, fl_rrelu_(a[0].as.tensor, &o));
}

static bool call_fl_gumbel_softmax(const fl_value *a, fl_value *r) {
    fl_gumbel_softmax_options o;
    o.tau = a[1].as.d;
    o.hard = a[2].as.b;
    o.eps = a[3].as.d;
    o.dim = a[4].as.i;
    return tensor_result(r, fl_gumbel_softmax(a[0].as.tensor, &o));
}
static const fl_arg args_fl_gumbel_softmax[] = {
    {"logits", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"tau", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 1.0}}, "1"},
    {"hard", FL_K_BOOL, 0, false, false, false, false, false, true, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"eps", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 1e-10}}, "1e-10"},
    {"dim", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = -1}}, "-1"},
};

static bool call_fl_gumbel_softmax_tensor(const fl_value *a, fl_value *r) {
    fl_gumbel_softmax_tensor_options o;
    o.hard = a[2].as.b;
    o.eps = a[3].as.d;
    o.dim = a[4].as.i;
    return tensor_result(r, fl_gumbel_softmax_tensor(a[0].as.tensor, a[1].as.tensor, &o));
}
static const fl_arg args_fl_gumbel_softmax_tensor[] = {
    {"logits", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"tau", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"hard", FL_K_BOOL, 0, false, false, false, false, false, true, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"eps", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 1e-10}}, "1e-10"},
    {"dim", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = -1}}, "-1"},
};

static bool call_fl_add(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_add(a[0].as.tensor, a[1].as.tensor));
}
static const fl_arg args_fl_add[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"other", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_add_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_add_(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_add_alpha(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_add_alpha(a[0].as.tensor, a[1].as.tensor, scalar_of(&a[2])));
}
static const fl_arg args_fl_add_alpha[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"other", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"alpha", FL_K_SCALAR, 0, false, false, false, false, false, false, false, true, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_add_alpha_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_add_alpha_(a[0].as.tensor, a[1].as.tensor, scalar_of(&a[2])));
}

static bool call_fl_add_scalar(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_add_scalar(a[0].as.tensor, scalar_of(&a[1])));
}
static const fl_arg args_fl_add_scalar[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"other", FL_K_SCALAR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_add_scalar_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_add_scalar_(a[0].as.tensor, scalar_of(&a[1])));
}

static bool call_fl_add_scalar_alpha(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_add_scalar_alpha(a[0].as.tensor, scalar_of(&a[1]), scalar_of(&a[2])));
}
static const fl_arg args_fl_add_scalar_alpha[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"other", FL_K_SCALAR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"alpha", FL_K_SCALAR, 0, false, false, false, false, false, false, false, true, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_add_scalar_alpha_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_add_scalar_alpha_(a[0].as.tensor, scalar_of(&a[1]), scalar_of(&a[2])));
}

static bool call_fl_sub(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_sub(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_sub_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_sub_(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_sub_alpha(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_sub_alpha(a[0].as.tensor, a[1].as.tensor, scalar_of(&a[2])));
}

static bool call_fl_sub_alpha_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_sub_alpha_(a[0].as.tensor, a[1].as.tensor, scalar_of(&a[2])));
}

static bool call_fl_sub_scalar(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_sub_scalar(a[0].as.tensor, scalar_of(&a[1])));
}

static bool call_fl_sub_scalar_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_sub_scalar_(a[0].as.tensor, scalar_of(&a[1])));
}

static bool call_fl_sub_scalar_alpha(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_sub_scalar_alpha(a[0].as.tensor, scalar_of(&a[1]), scalar_of(&a[2])));
}

static bool call_fl_sub_scalar_alpha_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_sub_scalar_alpha_(a[0].as.tensor, scalar_of(&a[1]), scalar_of(&a[2])));
}

static bool call_fl_rsub(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_rsub(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_rsub_alpha(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_rsub_alpha(a[0].as.tensor, a[1].as.tensor, scalar_of(&a[2])));
}

static bool call_fl_rsub_scalar(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_rsub_scalar(a[0].as.tensor, scalar_of(&a[1])));
}

static bool call_fl_rsub_scalar_alpha(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_rsub_scalar_alpha(a[0].as.tensor, scalar_of(&a[1]), scalar_of(&a[2])));
}
static const fl_arg args_fl_rsub_scalar_alpha[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"other", FL_K_SCALAR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"alpha", FL_K_SCALAR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_mul(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_mul(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_mul_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_mul_(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_mul_scalar(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_mul_scalar(a[0].as.tensor, scalar_of(&a[1])));
}

static bool call_fl_mul_scalar_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_mul_scalar_(a[0].as.tensor, scalar_of(&a[1])));
}

static bool call_fl_div(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_div(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_div_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_div_(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_div_mode(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_div_mode(a[0].as.tensor, a[1].as.tensor, str_of(&a[2])));
}
static const fl_arg args_fl_div_mode[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"other", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"rounding_mode", FL_K_STR, 0, true, false, false, false, false, false, false, true, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_div_mode_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_div_mode_(a[0].as.tensor, a[1].as.tensor, str_of(&a[2])));
}

static bool call_fl_div_scalar(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_div_scalar(a[0].as.tensor, scalar_of(&a[1])));
}

static bool call_fl_div_scalar_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_div_scalar_(a[0].as.tensor, scalar_of(&a[1])));
}

static bool call_fl_div_scalar_mode(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_div_scalar_mode(a[0].as.tensor, scalar_of(&a[1]), str_of(&a[2])));
}
static const fl_arg args_fl_div_scalar_mode[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"other", FL_K_SCALAR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"rounding_mode", FL_K_STR, 0, true, false, false, false, false, false, false, true, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_div_scalar_mode_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_div_scalar_mode_(a[0].as.tensor, scalar_of(&a[1]), str_of(&a[2])));
}

static bool call_fl_floor_divide(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_floor_divide(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_floor_divide_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_floor_divide_(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_floor_divide_scalar(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_floor_divide_scalar(a[0].as.tensor, scalar_of(&a[1])));
}

static bool call_fl_floor_divide_scalar_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_floor_divide_scalar_(a[0].as.tensor, scalar_of(&a[1])));
}

static bool call_fl_floor_divide_base(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_floor_divide_base(scalar_of(&a[0]), a[1].as.tensor));
}
static const fl_arg args_fl_floor_divide_base[] = {
    {"self", FL_K_SCALAR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"other", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_remainder(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_remainder(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_remainder_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_remainder_(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_remainder_scalar(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_remainder_scalar(a[0].as.tensor, scalar_of(&a[1])));
}

static bool call_fl_remainder_scalar_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_remainder_scalar_(a[0].as.tensor, scalar_of(&a[1])));
}

static bool call_fl_remainder_base(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_remainder_base(scalar_of(&a[0]), a[1].as.tensor));
}

static bool call_fl_fmod(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_fmod(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_fmod_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_fmod_(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_fmod_scalar(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_fmod_scalar(a[0].as.tensor, scalar_of(&a[1])));
}

static bool call_fl_fmod_scalar_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_fmod_scalar_(a[0].as.tensor, scalar_of(&a[1])));
}

static bool call_fl_pow(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_pow(a[0].as.tensor, a[1].as.tensor));
}
static const fl_arg args_fl_pow[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"exponent", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_pow_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_pow_(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_pow_scalar(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_pow_scalar(a[0].as.tensor, scalar_of(&a[1])));
}
static const fl_arg args_fl_pow_scalar[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"exponent", FL_K_SCALAR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_pow_scalar_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_pow_scalar_(a[0].as.tensor, scalar_of(&a[1])));
}

static bool call_fl_pow_base(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_pow_base(scalar_of(&a[0]), a[1].as.tensor));
}
static const fl_arg args_fl_pow_base[] = {
    {"self", FL_K_SCALAR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"exponent", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_float_power(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_float_power(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_float_power_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_float_power_(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_float_power_scalar(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_float_power_scalar(a[0].as.tensor, scalar_of(&a[1])));
}

static bool call_fl_float_power_scalar_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_float_power_scalar_(a[0].as.tensor, scalar_of(&a[1])));
}

static bool call_fl_square(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_square(a[0].as.tensor));
}

static bool call_fl_square_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_square_(a[0].as.tensor));
}

static bool call_fl_maximum(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_maximum(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_minimum(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_minimum(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_fmax(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_fmax(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_fmin(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_fmin(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_atan2(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_atan2(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_atan2_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_atan2_(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_hypot(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_hypot(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_hypot_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_hypot_(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_copysign(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_copysign(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_copysign_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_copysign_(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_copysign_scalar(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_copysign_scalar(a[0].as.tensor, scalar_of(&a[1])));
}

static bool call_fl_copysign_scalar_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_copysign_scalar_(a[0].as.tensor, scalar_of(&a[1])));
}

static bool call_fl_nextafter(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_nextafter(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_nextafter_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_nextafter_(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_heaviside(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_heaviside(a[0].as.tensor, a[1].as.tensor));
}
static const fl_arg args_fl_heaviside[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"values", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_heaviside_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_heaviside_(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_logaddexp(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_logaddexp(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_logaddexp2(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_logaddexp2(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_xlogy(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_xlogy(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_xlogy_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_xlogy_(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_xlogy_scalar(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_xlogy_scalar(a[0].as.tensor, scalar_of(&a[1])));
}

static bool call_fl_xlogy_scalar_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_xlogy_scalar_(a[0].as.tensor, scalar_of(&a[1])));
}

static bool call_fl_xlogy_base(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_xlogy_base(scalar_of(&a[0]), a[1].as.tensor));
}

static bool call_fl_special_xlog1py(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_special_xlog1py(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_gcd(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_gcd(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_gcd_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_gcd_(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_lcm(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_lcm(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_lcm_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_lcm_(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_eq(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_eq(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_eq_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_eq_(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_eq_scalar(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_eq_scalar(a[0].as.tensor, scalar_of(&a[1])));
}

static bool call_fl_eq_scalar_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_eq_scalar_(a[0].as.tensor, scalar_of(&a[1])));
}

static bool call_fl_ne(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_ne(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_ne_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_ne_(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_ne_scalar(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_ne_scalar(a[0].as.tensor, scalar_of(&a[1])));
}

static bool call_fl_ne_scalar_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_ne_scalar_(a[0].as.tensor, scalar_of(&a[1])));
}

static bool call_fl_lt(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_lt(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_lt_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_lt_(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_lt_scalar(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_lt_scalar(a[0].as.tensor, scalar_of(&a[1])));
}

static bool call_fl_lt_scalar_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_lt_scalar_(a[0].as.tensor, scalar_of(&a[1])));
}

static bool call_fl_le(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_le(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_le_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_le_(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_le_scalar(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_le_scalar(a[0].as.tensor, scalar_of(&a[1])));
}

static bool call_fl_le_scalar_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_le_scalar_(a[0].as.tensor, scalar_of(&a[1])));
}

static bool call_fl_gt(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_gt(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_gt_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_gt_(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_gt_scalar(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_gt_scalar(a[0].as.tensor, scalar_of(&a[1])));
}

static bool call_fl_gt_scalar_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_gt_scalar_(a[0].as.tensor, scalar_of(&a[1])));
}

static bool call_fl_ge(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_ge(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_ge_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_ge_(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_ge_scalar(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_ge_scalar(a[0].as.tensor, scalar_of(&a[1])));
}

static bool call_fl_ge_scalar_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_ge_scalar_(a[0].as.tensor, scalar_of(&a[1])));
}

static bool call_fl_logical_and(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_logical_and(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_logical_and_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_logical_and_(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_logical_or(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_logical_or(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_logical_or_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_logical_or_(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_logical_xor(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_logical_xor(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_logical_xor_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_logical_xor_(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_bitwise_and(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_bitwise_and(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_bitwise_and_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_bitwise_and_(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_bitwise_and_scalar(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_bitwise_and_scalar(a[0].as.tensor, scalar_of(&a[1])));
}

static bool call_fl_bitwise_and_scalar_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_bitwise_and_scalar_(a[0].as.tensor, scalar_of(&a[1])));
}

static bool call_fl_bitwise_or(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_bitwise_or(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_bitwise_or_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_bitwise_or_(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_bitwise_or_scalar(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_bitwise_or_scalar(a[0].as.tensor, scalar_of(&a[1])));
}

static bool call_fl_bitwise_or_scalar_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_bitwise_or_scalar_(a[0].as.tensor, scalar_of(&a[1])));
}

static bool call_fl_bitwise_xor(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_bitwise_xor(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_bitwise_xor_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_bitwise_xor_(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_bitwise_xor_scalar(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_bitwise_xor_scalar(a[0].as.tensor, scalar_of(&a[1])));
}

static bool call_fl_bitwise_xor_scalar_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_bitwise_xor_scalar_(a[0].as.tensor, scalar_of(&a[1])));
}

static bool call_fl_bitwise_left_shift(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_bitwise_left_shift(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_bitwise_left_shift_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_bitwise_left_shift_(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_bitwise_left_shift_scalar(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_bitwise_left_shift_scalar(a[0].as.tensor, scalar_of(&a[1])));
}

static bool call_fl_bitwise_left_shift_scalar_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_bitwise_left_shift_scalar_(a[0].as.tensor, scalar_of(&a[1])));
}

static bool call_fl_bitwise_right_shift(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_bitwise_right_shift(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_bitwise_right_shift_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_bitwise_right_shift_(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_bitwise_right_shift_scalar(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_bitwise_right_shift_scalar(a[0].as.tensor, scalar_of(&a[1])));
}

static bool call_fl_bitwise_right_shift_scalar_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_bitwise_right_shift_scalar_(a[0].as.tensor, scalar_of(&a[1])));
}

static bool call_fl_where(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_where(a[0].as.tensor, a[1].as.tensor, a[2].as.tensor));
}
static const fl_arg args_fl_where[] = {
    {"condition", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"other", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_where_scalar_other(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_where_scalar_other(a[0].as.tensor, a[1].as.tensor, scalar_of(&a[2])));
}
static const fl_arg args_fl_where_scalar_other[] = {
    {"condition", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"other", FL_K_SCALAR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_where_scalar_self(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_where_scalar_self(a[0].as.tensor, scalar_of(&a[1]), a[2].as.tensor));
}
static const fl_arg args_fl_where_scalar_self[] = {
    {"condition", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"self", FL_K_SCALAR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"other", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_where_scalar(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_where_scalar(a[0].as.tensor, scalar_of(&a[1]), scalar_of(&a[2])));
}
static const fl_arg args_fl_where_scalar[] = {
    {"condition", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"self", FL_K_SCALAR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"other", FL_K_SCALAR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_clamp_tensor(const fl_value *a, fl_value *r) {
    fl_clamp_tensor_options o;
    o.min = tensor_of(&a[1]);
    o.max = tensor_of(&a[2]);
    return tensor_result(r, fl_clamp_tensor(a[0].as.tensor, &o));
}
static const fl_arg args_fl_clamp_tensor[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"min", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"max", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_clamp_tensor_(const fl_value *a, fl_value *r) {
    fl_clamp_tensor_options o;
    o.min = tensor_of(&a[1]);
    o.max = tensor_of(&a[2]);
    return tensor_result(r, fl_clamp_tensor_(a[0].as.tensor, &o));
}

static bool call_fl_clamp(const fl_value *a, fl_value *r) {
    fl_clamp_options o;
    o.min = scalar_of(&a[1]);
    o.max = scalar_of(&a[2]);
    return tensor_result(r, fl_clamp(a[0].as.tensor, &o));
}
static const fl_arg args_fl_clamp[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"min", FL_K_SCALAR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"max", FL_K_SCALAR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_clamp_(const fl_value *a, fl_value *r) {
    fl_clamp_options o;
    o.min = scalar_of(&a[1]);
    o.max = scalar_of(&a[2]);
    return tensor_result(r, fl_clamp_(a[0].as.tensor, &o));
}

static bool call_fl_clamp_min(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_clamp_min(a[0].as.tensor, a[1].as.tensor));
}
static const fl_arg args_fl_clamp_min[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"min", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_clamp_min_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_clamp_min_(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_clamp_min_scalar(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_clamp_min_scalar(a[0].as.tensor, scalar_of(&a[1])));
}
static const fl_arg args_fl_clamp_min_scalar[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"min", FL_K_SCALAR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_clamp_min_scalar_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_clamp_min_scalar_(a[0].as.tensor, scalar_of(&a[1])));
}

static bool call_fl_clamp_max(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_clamp_max(a[0].as.tensor, a[1].as.tensor));
}
static const fl_arg args_fl_clamp_max[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"max", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_clamp_max_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_clamp_max_(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_clamp_max_scalar(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_clamp_max_scalar(a[0].as.tensor, scalar_of(&a[1])));
}
static const fl_arg args_fl_clamp_max_scalar[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"max", FL_K_SCALAR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_clamp_max_scalar_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_clamp_max_scalar_(a[0].as.tensor, scalar_of(&a[1])));
}

static bool call_fl_addcmul(const fl_value *a, fl_value *r) {
    fl_addcmul_options o;
    o.value = scalar_of(&a[3]);
    return tensor_result(r, fl_addcmul(a[0].as.tensor, a[1].as.tensor, a[2].as.tensor, &o));
}
static const fl_arg args_fl_addcmul[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"tensor1", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"tensor2", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"value", FL_K_SCALAR, 0, false, false, false, false, false, false, false, true, true, {FL_K_SCALAR, 0, {.scalar = {FL_SCALAR_INT, {1}}}}, "1"},
};

static bool call_fl_addcmul_(const fl_value *a, fl_value *r) {
    fl_addcmul_options o;
    o.value = scalar_of(&a[3]);
    return tensor_result(r, fl_addcmul_(a[0].as.tensor, a[1].as.tensor, a[2].as.tensor, &o));
}

static bool call_fl_addcdiv(const fl_value *a, fl_value *r) {
    fl_addcdiv_options o;
    o.value = scalar_of(&a[3]);
    return tensor_result(r, fl_addcdiv(a[0].as.tensor, a[1].as.tensor, a[2].as.tensor, &o));
}

static bool call_fl_addcdiv_(const fl_value *a, fl_value *r) {
    fl_addcdiv_options o;
    o.value = scalar_of(&a[3]);
    return tensor_result(r, fl_addcdiv_(a[0].as.tensor, a[1].as.tensor, a[2].as.tensor, &o));
}

static bool call_fl_lerp(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_lerp(a[0].as.tensor, a[1].as.tensor, a[2].as.tensor));
}
static const fl_arg args_fl_lerp[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"end", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"weight", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_lerp_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_lerp_(a[0].as.tensor, a[1].as.tensor, a[2].as.tensor));
}

static bool call_fl_lerp_scalar(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_lerp_scalar(a[0].as.tensor, a[1].as.tensor, scalar_of(&a[2])));
}
static const fl_arg args_fl_lerp_scalar[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"end", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"weight", FL_K_SCALAR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_lerp_scalar_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_lerp_scalar_(a[0].as.tensor, a[1].as.tensor, scalar_of(&a[2])));
}

static bool call_fl_cat(const fl_value *a, fl_value *r) {
    fl_cat_options o;
    o.dim = a[1].as.i;
    return tensor_result(r, fl_cat(a[0].as.tensors, a[0].count, &o));
}
static const fl_arg args_fl_cat[] = {
    {"tensors", FL_K_TENSORS, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = 0}}, "0"},
};

static bool call_fl_stack(const fl_value *a, fl_value *r) {
    fl_stack_options o;
    o.dim = a[1].as.i;
    return tensor_result(r, fl_stack(a[0].as.tensors, a[0].count, &o));
}

static bool call_fl_hstack(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_hstack(a[0].as.tensors, a[0].count));
}
static const fl_arg args_fl_hstack[] = {
    {"tensors", FL_K_TENSORS, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_vstack(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_vstack(a[0].as.tensors, a[0].count));
}

static bool call_fl_dstack(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_dstack(a[0].as.tensors, a[0].count));
}

static bool call_fl_column_stack(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_column_stack(a[0].as.tensors, a[0].count));
}

static bool call_fl_block_diag(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_block_diag(a[0].as.tensors, a[0].count));
}

static bool call_fl_repeat(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_repeat(a[0].as.tensor, a[1].as.ints, a[1].count));
}
static const fl_arg args_fl_repeat[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"repeats", FL_K_INTS, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_tile(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_tile(a[0].as.tensor, a[1].as.ints, a[1].count));
}
static const fl_arg args_fl_tile[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dims", FL_K_INTS, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_repeat_interleave(const fl_value *a, fl_value *r) {
    fl_repeat_interleave_options o;
    o.dim = int_of(&a[2]);
    o.output_size = int_of(&a[3]);
    return tensor_result(r, fl_repeat_interleave(a[0].as.tensor, a[1].as.i, &o));
}
static const fl_arg args_fl_repeat_interleave[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"repeats", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"output_size", FL_K_INT, 0, true, false, false, false, false, false, true, true, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_repeat_interleave_tensor(const fl_value *a, fl_value *r) {
    fl_repeat_interleave_tensor_options o;
    o.dim = int_of(&a[2]);
    o.output_size = int_of(&a[3]);
    return tensor_result(r, fl_repeat_interleave_tensor(a[0].as.tensor, a[1].as.tensor, &o));
}
static const fl_arg args_fl_repeat_interleave_tensor[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"repeats", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"output_size", FL_K_INT, 0, true, false, false, false, false, false, true, true, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_repeat_interleave_counts(const fl_value *a, fl_value *r) {
    fl_repeat_interleave_counts_options o;
    o.output_size = int_of(&a[1]);
    return tensor_result(r, fl_repeat_interleave_counts(a[0].as.tensor, &o));
}
static const fl_arg args_fl_repeat_interleave_counts[] = {
    {"repeats", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"output_size", FL_K_INT, 0, true, false, false, false, false, false, true, true, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_flip(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_flip(a[0].as.tensor, a[1].as.ints, a[1].count));
}

static bool call_fl_fliplr(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_fliplr(a[0].as.tensor));
}

static bool call_fl_flipud(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_flipud(a[0].as.tensor));
}

static bool call_fl_roll(const fl_value *a, fl_value *r) {
    fl_roll_options o;
    o.dims = ints_of(&a[2]);
    o.n_dims = count_of(&a[2]);
    return tensor_result(r, fl_roll(a[0].as.tensor, a[1].as.ints, a[1].count, &o));
}
static const fl_arg args_fl_roll[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"shifts", FL_K_INTS, 0, false, false, true, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dims", FL_K_INTS, 0, true, false, true, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_rot90(const fl_value *a, fl_value *r) {
    fl_rot90_options o;
    o.k = a[1].as.i;
    copy_ints(o.dims, &a[2], 2);
    return tensor_result(r, fl_rot90(a[0].as.tensor, &o));
}
static const fl_arg args_fl_rot90[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"k", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = 1}}, "1"},
    {"dims", FL_K_INTS, 2, false, false, false, false, false, false, false, false, true, {FL_K_INTS, 2, {.ints = (const int64_t[]){0, 1}}}, "[0, 1]"},
};

static bool call_fl_tril(const fl_value *a, fl_value *r) {
    fl_tril_options o;
    o.diagonal = a[1].as.i;
    return tensor_result(r, fl_tril(a[0].as.tensor, &o));
}
static const fl_arg args_fl_tril[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"diagonal", FL_K_INT, 0, false, false, false, false, false, false, true, false, true, {FL_K_INT, 0, {.i = 0}}, "0"},
};

static bool call_fl_tril_(const fl_value *a, fl_value *r) {
    fl_tril_options o;
    o.diagonal = a[1].as.i;
    return tensor_result(r, fl_tril_(a[0].as.tensor, &o));
}

static bool call_fl_triu(const fl_value *a, fl_value *r) {
    fl_triu_options o;
    o.diagonal = a[1].as.i;
    return tensor_result(r, fl_triu(a[0].as.tensor, &o));
}

static bool call_fl_triu_(const fl_value *a, fl_value *r) {
    fl_triu_options o;
    o.diagonal = a[1].as.i;
    return tensor_result(r, fl_triu_(a[0].as.tensor, &o));
}

static bool call_fl_diag(const fl_value *a, fl_value *r) {
    fl_diag_options o;
    o.diagonal = a[1].as.i;
    return tensor_result(r, fl_diag(a[0].as.tensor, &o));
}
static const fl_arg args_fl_diag[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"diagonal", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = 0}}, "0"},
};

static bool call_fl_diagflat(const fl_value *a, fl_value *r) {
    fl_diagflat_options o;
    o.offset = a[1].as.i;
    return tensor_result(r, fl_diagflat(a[0].as.tensor, &o));
}
static const fl_arg args_fl_diagflat[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"offset", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = 0}}, "0"},
};

static bool call_fl_diag_embed(const fl_value *a, fl_value *r) {
    fl_diag_embed_options o;
    o.offset = a[1].as.i;
    o.dim1 = a[2].as.i;
    o.dim2 = a[3].as.i;
    return tensor_result(r, fl_diag_embed(a[0].as.tensor, &o));
}
static const fl_arg args_fl_diag_embed[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"offset", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = 0}}, "0"},
    {"dim1", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = -2}}, "-2"},
    {"dim2", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = -1}}, "-1"},
};

static bool call_fl_scaled_dot_product_attention(const fl_value *a, fl_value *r) {
    fl_scaled_dot_product_attention_options o;
    o.attn_mask = tensor_of(&a[3]);
    o.dropout_p = a[4].as.d;
    o.is_causal = a[5].as.b;
    o.scale = float_of(&a[6]);
    o.enable_gqa = a[7].as.b;
    return tensor_result(r, fl_scaled_dot_product_attention(a[0].as.tensor, a[1].as.tensor, a[2].as.tensor, &o));
}
static const fl_arg args_fl_scaled_dot_product_attention[] = {
    {"query", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"key", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"value", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"attn_mask", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"dropout_p", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 0.0}}, "0.0"},
    {"is_causal", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"scale", FL_K_FLOAT, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
    {"enable_gqa", FL_K_BOOL, 0, false, false, false, false, false, false, false, true, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};

static bool call_fl_multi_head_attention_forward(const fl_value *a, fl_value *r) {
    fl_multi_head_attention_forward_options o;
    o.training = a[13].as.b;
    o.key_padding_mask = tensor_of(&a[14]);
    o.need_weights = a[15].as.b;
    o.attn_mask = tensor_of(&a[16]);
    o.use_separate_proj_weight = a[17].as.b;
    o.q_proj_weight = tensor_of(&a[18]);
    o.k_proj_weight = tensor_of(&a[19]);
    o.v_proj_weight = tensor_of(&a[20]);
    o.static_k = tensor_of(&a[21]);
    o.static_v = tensor_of(&a[22]);
    o.average_attn_weights = a[23].as.b;
    o.is_causal = a[24].as.b;
    fl_multi_head_attention_forward_result result = fl_multi_head_attention_forward(a[0].as.tensor, a[1].as.tensor, a[2].as.tensor, a[3].as.i, a[4].as.i, tensor_of(&a[5]), tensor_of(&a[6]), tensor_of(&a[7]), tensor_of(&a[8]), a[9].as.b, a[10].as.d, a[11].as.tensor, tensor_of(&a[12]), &o);
    tensor_result(&r[0], result.output);
    tensor_result(&r[1], result.weights);
    return result.output != NULL;
}
static const fl_arg args_fl_multi_head_attention_forward[] = {
    {"query", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"key", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"value", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"embed_dim_to_check", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"num_heads", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"in_proj_weight", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"in_proj_bias", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"bias_k", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"bias_v", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"add_zero_attn", FL_K_BOOL, 0, false, false, false, false, false, true, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dropout_p", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"out_proj_weight", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"out_proj_bias", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"training", FL_K_BOOL, 0, false, false, false, false, false, true, false, false, true, {FL_K_BOOL, 0, {.b = true}}, "True"},
    {"key_padding_mask", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"need_weights", FL_K_BOOL, 0, false, false, false, false, false, true, false, false, true, {FL_K_BOOL, 0, {.b = true}}, "True"},
    {"attn_mask", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"use_separate_proj_weight", FL_K_BOOL, 0, false, false, false, false, false, true, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"q_proj_weight", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"k_proj_weight", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"v_proj_weight", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"static_k", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"static_v", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"average_attn_weights", FL_K_BOOL, 0, false, false, false, false, false, true, false, false, true, {FL_K_BOOL, 0, {.b = true}}, "True"},
    {"is_causal", FL_K_BOOL, 0, false, false, false, false, false, true, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};

static bool call_fl_bilinear(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_bilinear(a[0].as.tensor, a[1].as.tensor, a[2].as.tensor, tensor_of(&a[3])));
}
static const fl_arg args_fl_bilinear[] = {
    {"input1", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"input2", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"weight", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"bias", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_diff(const fl_value *a, fl_value *r) {
    fl_diff_options o;
    o.n = a[1].as.i;
    o.dim = a[2].as.i;
    o.prepend = tensor_of(&a[3]);
    o.append = tensor_of(&a[4]);
    return tensor_result(r, fl_diff(a[0].as.tensor, &o));
}
static const fl_arg args_fl_diff[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"n", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = 1}}, "1"},
    {"dim", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = -1}}, "-1"},
    {"prepend", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"append", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_trapezoid_x(const fl_value *a, fl_value *r) {
    fl_trapezoid_x_options o;
    o.dim = a[2].as.i;
    return tensor_result(r, fl_trapezoid_x(a[0].as.tensor, a[1].as.tensor, &o));
}
static const fl_arg args_fl_trapezoid_x[] = {
    {"y", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"x", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, false, false, false, false, false, false, false, true, true, {FL_K_INT, 0, {.i = -1}}, "-1"},
};

static bool call_fl_trapezoid(const fl_value *a, fl_value *r) {
    fl_trapezoid_options o;
    o.dx = scalar_of(&a[1]);
    o.dim = a[2].as.i;
    return tensor_result(r, fl_trapezoid(a[0].as.tensor, &o));
}
static const fl_arg args_fl_trapezoid[] = {
    {"y", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dx", FL_K_SCALAR, 0, false, false, false, false, false, false, false, true, true, {FL_K_SCALAR, 0, {.scalar = {FL_SCALAR_INT, {1}}}}, "1"},
    {"dim", FL_K_INT, 0, false, false, false, false, false, false, false, true, true, {FL_K_INT, 0, {.i = -1}}, "-1"},
};

static bool call_fl_cumulative_trapezoid_x(const fl_value *a, fl_value *r) {
    fl_cumulative_trapezoid_x_options o;
    o.dim = a[2].as.i;
    return tensor_result(r, fl_cumulative_trapezoid_x(a[0].as.tensor, a[1].as.tensor, &o));
}

static bool call_fl_cumulative_trapezoid(const fl_value *a, fl_value *r) {
    fl_cumulative_trapezoid_options o;
    o.dx = scalar_of(&a[1]);
    o.dim = a[2].as.i;
    return tensor_result(r, fl_cumulative_trapezoid(a[0].as.tensor, &o));
}

static bool call_fl_gradient(const fl_value *a, fl_value *r) {
    fl_gradient_options o;
    o.spacing = doubles_of(&a[1]);
    o.n_spacing = count_of(&a[1]);
    o.dim = ints_of(&a[2]);
    o.n_dim = count_of(&a[2]);
    o.edge_order = a[3].as.i;
    fl_tensors list = fl_gradient(a[0].as.tensor, &o);
    r->kind = FL_K_TENSORS;
    r->count = (int32_t)list.count;
    r->as.tensors = list.items;
    return list.items != NULL;
}
static const fl_arg args_fl_gradient[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"spacing", FL_K_FLOATS, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
    {"dim", FL_K_INTS, 0, true, false, true, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
    {"edge_order", FL_K_INT, 0, false, false, false, false, false, false, false, true, true, {FL_K_INT, 0, {.i = 1}}, "1"},
};

static bool call_fl_gradient_places(const fl_value *a, fl_value *r) {
    fl_gradient_places_options o;
    o.dim = ints_of(&a[2]);
    o.n_dim = count_of(&a[2]);
    o.edge_order = a[3].as.i;
    fl_tensors list = fl_gradient_places(a[0].as.tensor, a[1].as.tensors, a[1].count, &o);
    r->kind = FL_K_TENSORS;
    r->count = (int32_t)list.count;
    r->as.tensors = list.items;
    return list.items != NULL;
}
static const fl_arg args_fl_gradient_places[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"spacing", FL_K_TENSORS, 0, false, false, false, false, false, false, false, true, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INTS, 0, true, false, true, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
    {"edge_order", FL_K_INT, 0, false, false, false, false, false, false, false, true, true, {FL_K_INT, 0, {.i = 1}}, "1"},
};

static bool call_fl_conv1d(const fl_value *a, fl_value *r) {
    fl_conv1d_options o;
    copy_ints(o.stride, &a[3], 1);
    copy_ints(o.padding, &a[4], 1);
    o.padding_name = word_of(&a[4]);
    copy_ints(o.dilation, &a[5], 1);
    o.groups = a[6].as.i;
    return tensor_result(r, fl_conv1d(a[0].as.tensor, a[1].as.tensor, tensor_of(&a[2]), &o));
}
static const fl_arg args_fl_conv1d[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"weight", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"bias", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"stride", FL_K_INTS, 1, false, false, false, false, false, false, false, false, true, {FL_K_INTS, 1, {.ints = (const int64_t[]){1}}}, "1"},
    {"padding", FL_K_INTS, 1, false, true, false, false, false, false, false, false, true, {FL_K_INTS, 1, {.ints = (const int64_t[]){0}}}, "0"},
    {"dilation", FL_K_INTS, 1, false, false, false, false, false, false, false, false, true, {FL_K_INTS, 1, {.ints = (const int64_t[]){1}}}, "1"},
    {"groups", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = 1}}, "1"},
};

static bool call_fl_conv2d(const fl_value *a, fl_value *r) {
    fl_conv2d_options o;
    copy_ints(o.stride, &a[3], 2);
    copy_ints(o.padding, &a[4], 2);
    o.padding_name = word_of(&a[4]);
    copy_ints(o.dilation, &a[5], 2);
    o.groups = a[6].as.i;
    return tensor_result(r, fl_conv2d(a[0].as.tensor, a[1].as.tensor, tensor_of(&a[2]), &o));
}
static const fl_arg args_fl_conv2d[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"weight", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"bias", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"stride", FL_K_INTS, 2, false, false, false, false, false, false, false, false, true, {FL_K_INTS, 2, {.ints = (const int64_t[]){1, 1}}}, "1"},
    {"padding", FL_K_INTS, 2, false, true, false, false, false, false, false, false, true, {FL_K_INTS, 2, {.ints = (const int64_t[]){0, 0}}}, "0"},
    {"dilation", FL_K_INTS, 2, false, false, false, false, false, false, false, false, true, {FL_K_INTS, 2, {.ints = (const int64_t[]){1, 1}}}, "1"},
    {"groups", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = 1}}, "1"},
};

static bool call_fl_conv3d(const fl_value *a, fl_value *r) {
    fl_conv3d_options o;
    copy_ints(o.stride, &a[3], 3);
    copy_ints(o.padding, &a[4], 3);
    o.padding_name = word_of(&a[4]);
    copy_ints(o.dilation, &a[5], 3);
    o.groups = a[6].as.i;
    return tensor_result(r, fl_conv3d(a[0].as.tensor, a[1].as.tensor, tensor_of(&a[2]), &o));
}
static const fl_arg args_fl_conv3d[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"weight", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"bias", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"stride", FL_K_INTS, 3, false, false, false, false, false, false, false, false, true, {FL_K_INTS, 3, {.ints = (const int64_t[]){1, 1, 1}}}, "1"},
    {"padding", FL_K_INTS, 3, false, true, false, false, false, false, false, false, true, {FL_K_INTS, 3, {.ints = (const int64_t[]){0, 0, 0}}}, "0"},
    {"dilation", FL_K_INTS, 3, false, false, false, false, false, false, false, false, true, {FL_K_INTS, 3, {.ints = (const int64_t[]){1, 1, 1}}}, "1"},
    {"groups", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = 1}}, "1"},
};

static bool call_fl_conv_transpose1d(const fl_value *a, fl_value *r) {
    fl_conv_transpose1d_options o;
    copy_ints(o.stride, &a[3], 1);
    copy_ints(o.padding, &a[4], 1);
    copy_ints(o.output_padding, &a[5], 1);
    o.groups = a[6].as.i;
    copy_ints(o.dilation, &a[7], 1);
    return tensor_result(r, fl_conv_transpose1d(a[0].as.tensor, a[1].as.tensor, tensor_of(&a[2]), &o));
}
static const fl_arg args_fl_conv_transpose1d[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"weight", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"bias", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"stride", FL_K_INTS, 1, false, false, false, false, false, false, false, false, true, {FL_K_INTS, 1, {.ints = (const int64_t[]){1}}}, "1"},
    {"padding", FL_K_INTS, 1, false, false, false, false, false, false, false, false, true, {FL_K_INTS, 1, {.ints = (const int64_t[]){0}}}, "0"},
    {"output_padding", FL_K_INTS, 1, false, false, false, false, false, false, false, false, true, {FL_K_INTS, 1, {.ints = (const int64_t[]){0}}}, "0"},
    {"groups", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = 1}}, "1"},
    {"dilation", FL_K_INTS, 1, false, false, false, false, false, false, false, false, true, {FL_K_INTS, 1, {.ints = (const int64_t[]){1}}}, "1"},
};

static bool call_fl_conv_transpose2d(const fl_value *a, fl_value *r) {
    fl_conv_transpose2d_options o;
    copy_ints(o.stride, &a[3], 2);
    copy_ints(o.padding, &a[4], 2);
    copy_ints(o.output_padding, &a[5], 2);
    o.groups = a[6].as.i;
    copy_ints(o.dilation, &a[7], 2);
    return tensor_result(r, fl_conv_transpose2d(a[0].as.tensor, a[1].as.tensor, tensor_of(&a[2]), &o));
}
static const fl_arg args_fl_conv_transpose2d[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"weight", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"bias", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"stride", FL_K_INTS, 2, false, false, false, false, false, false, false, false, true, {FL_K_INTS, 2, {.ints = (const int64_t[]){1, 1}}}, "1"},
    {"padding", FL_K_INTS, 2, false, false, false, false, false, false, false, false, true, {FL_K_INTS, 2, {.ints = (const int64_t[]){0, 0}}}, "0"},
    {"output_padding", FL_K_INTS, 2, false, false, false, false, false, false, false, false, true, {FL_K_INTS, 2, {.ints = (const int64_t[]){0, 0}}}, "0"},
    {"groups", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = 1}}, "1"},
    {"dilation", FL_K_INTS, 2, false, false, false, false, false, false, false, false, true, {FL_K_INTS, 2, {.ints = (const int64_t[]){1, 1}}}, "1"},
};

static bool call_fl_conv_transpose3d(const fl_value *a, fl_value *r) {
    fl_conv_transpose3d_options o;
    copy_ints(o.stride, &a[3], 3);
    copy_ints(o.padding, &a[4], 3);
    copy_ints(o.output_padding, &a[5], 3);
    o.groups = a[6].as.i;
    copy_ints(o.dilation, &a[7], 3);
    return tensor_result(r, fl_conv_transpose3d(a[0].as.tensor, a[1].as.tensor, tensor_of(&a[2]), &o));
}
static const fl_arg args_fl_conv_transpose3d[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"weight", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"bias", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"stride", FL_K_INTS, 3, false, false, false, false, false, false, false, false, true, {FL_K_INTS, 3, {.ints = (const int64_t[]){1, 1, 1}}}, "1"},
    {"padding", FL_K_INTS, 3, false, false, false, false, false, false, false, false, true, {FL_K_INTS, 3, {.ints = (const int64_t[]){0, 0, 0}}}, "0"},
    {"output_padding", FL_K_INTS, 3, false, false, false, false, false, false, false, false, true, {FL_K_INTS, 3, {.ints = (const int64_t[]){0, 0, 0}}}, "0"},
    {"groups", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = 1}}, "1"},
    {"dilation", FL_K_INTS, 3, false, false, false, false, false, false, false, false, true, {FL_K_INTS, 3, {.ints = (const int64_t[]){1, 1, 1}}}, "1"},
};

static bool call_fl_clone(const fl_value *a, fl_value *r) {
    fl_clone_options o;
    o.memory_format = a[1].as.format;
    return tensor_result(r, fl_clone(a[0].as.tensor, &o));
}
static const fl_arg args_fl_clone[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"memory_format", FL_K_FORMAT, 0, false, false, false, false, false, false, false, true, true, {FL_K_FORMAT, 0, {.format = FL_PRESERVE_FORMAT}}, "preserve_format"},
};

static bool call_fl_contiguous(const fl_value *a, fl_value *r) {
    fl_contiguous_options o;
    o.memory_format = a[1].as.format;
    return tensor_result(r, fl_contiguous(a[0].as.tensor, &o));
}
static const fl_arg args_fl_contiguous[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"memory_format", FL_K_FORMAT, 0, false, false, false, false, false, false, false, true, true, {FL_K_FORMAT, 0, {.format = FL_CONTIGUOUS_FORMAT}}, "contiguous_format"},
};

static bool call_fl_to(const fl_value *a, fl_value *r) {
    fl_to_options o;
    o.non_blocking = a[2].as.b;
    o.copy = a[3].as.b;
    o.memory_format = a[4].as.format;
    return tensor_result(r, fl_to(a[0].as.tensor, a[1].as.dtype, &o));
}
static const fl_arg args_fl_to[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dtype", FL_K_DTYPE, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"non_blocking", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"copy", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"memory_format", FL_K_FORMAT, 0, false, false, false, false, false, false, false, true, true, {FL_K_FORMAT, 0, {.format = FL_PRESERVE_FORMAT}}, "preserve_format"},
};

static bool call_fl_to_other(const fl_value *a, fl_value *r) {
    fl_to_other_options o;
    o.non_blocking = a[2].as.b;
    o.copy = a[3].as.b;
    o.memory_format = a[4].as.format;
    return tensor_result(r, fl_to_other(a[0].as.tensor, a[1].as.tensor, &o));
}
static const fl_arg args_fl_to_other[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"other", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"non_blocking", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"copy", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"memory_format", FL_K_FORMAT, 0, false, false, false, false, false, false, false, true, true, {FL_K_FORMAT, 0, {.format = FL_PRESERVE_FORMAT}}, "preserve_format"},
};

static bool call_fl_type_as(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_type_as(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_bool_tensor(const fl_value *a, fl_value *r) {
    fl_bool_tensor_options o;
    o.memory_format = a[1].as.format;
    return tensor_result(r, fl_bool_tensor(a[0].as.tensor, &o));
}
static const fl_arg args_fl_bool_tensor[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"memory_format", FL_K_FORMAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FORMAT, 0, {.format = FL_PRESERVE_FORMAT}}, "preserve_format"},
};

static bool call_fl_byte_tensor(const fl_value *a, fl_value *r) {
    fl_byte_tensor_options o;
    o.memory_format = a[1].as.format;
    return tensor_result(r, fl_byte_tensor(a[0].as.tensor, &o));
}

static bool call_fl_char_tensor(const fl_value *a, fl_value *r) {
    fl_char_tensor_options o;
    o.memory_format = a[1].as.format;
    return tensor_result(r, fl_char_tensor(a[0].as.tensor, &o));
}

static bool call_fl_short_tensor(const fl_value *a, fl_value *r) {
    fl_short_tensor_options o;
    o.memory_format = a[1].as.format;
    return tensor_result(r, fl_short_tensor(a[0].as.tensor, &o));
}

static bool call_fl_int_tensor(const fl_value *a, fl_value *r) {
    fl_int_tensor_options o;
    o.memory_format = a[1].as.format;
    return tensor_result(r, fl_int_tensor(a[0].as.tensor, &o));
}

static bool call_fl_long_tensor(const fl_value *a, fl_value *r) {
    fl_long_tensor_options o;
    o.memory_format = a[1].as.format;
    return tensor_result(r, fl_long_tensor(a[0].as.tensor, &o));
}

static bool call_fl_half_tensor(const fl_value *a, fl_value *r) {
    fl_half_tensor_options o;
    o.memory_format = a[1].as.format;
    return tensor_result(r, fl_half_tensor(a[0].as.tensor, &o));
}

static bool call_fl_bfloat16_tensor(const fl_value *a, fl_value *r) {
    fl_bfloat16_tensor_options o;
    o.memory_format = a[1].as.format;
    return tensor_result(r, fl_bfloat16_tensor(a[0].as.tensor, &o));
}

static bool call_fl_float_tensor(const fl_value *a, fl_value *r) {
    fl_float_tensor_options o;
    o.memory_format = a[1].as.format;
    return tensor_result(r, fl_float_tensor(a[0].as.tensor, &o));
}

static bool call_fl_double_tensor(const fl_value *a, fl_value *r) {
    fl_double_tensor_options o;
    o.memory_format = a[1].as.format;
    return tensor_result(r, fl_double_tensor(a[0].as.tensor, &o));
}

static bool call_fl_copy_(const fl_value *a, fl_value *r) {
    fl_copy_options o;
    o.non_blocking = a[2].as.b;
    return tensor_result(r, fl_copy_(a[0].as.tensor, a[1].as.tensor, &o));
}
static const fl_arg args_fl_copy_[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"src", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"non_blocking", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};

static bool call_fl_detach(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_detach(a[0].as.tensor));
}

static bool call_fl_detach_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_detach_(a[0].as.tensor));
}

static bool call_fl_alias_copy(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_alias_copy(a[0].as.tensor));
}

static bool call_fl_detach_copy(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_detach_copy(a[0].as.tensor));
}

static bool call_fl_as_strided_copy(const fl_value *a, fl_value *r) {
    fl_as_strided_copy_options o;
    o.storage_offset = int_of(&a[3]);
    return tensor_result(r, fl_as_strided_copy(a[0].as.tensor, a[1].as.ints, a[1].count, a[2].as.ints, a[2].count, &o));
}
static const fl_arg args_fl_as_strided_copy[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"size", FL_K_INTS, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"stride", FL_K_INTS, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"storage_offset", FL_K_INT, 0, true, false, false, false, false, false, true, false, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_diagonal_copy(const fl_value *a, fl_value *r) {
    fl_diagonal_copy_options o;
    o.offset = a[1].as.i;
    o.dim1 = a[2].as.i;
    o.dim2 = a[3].as.i;
    return tensor_result(r, fl_diagonal_copy(a[0].as.tensor, &o));
}
static const fl_arg args_fl_diagonal_copy[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"offset", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = 0}}, "0"},
    {"dim1", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = 0}}, "0"},
    {"dim2", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = 1}}, "1"},
};

static bool call_fl_expand_copy(const fl_value *a, fl_value *r) {
    fl_expand_copy_options o;
    o.implicit = a[2].as.b;
    return tensor_result(r, fl_expand_copy(a[0].as.tensor, a[1].as.ints, a[1].count, &o));
}
static const fl_arg args_fl_expand_copy[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"size", FL_K_INTS, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"implicit", FL_K_BOOL, 0, false, false, false, false, false, false, false, true, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};

static bool call_fl_narrow_copy(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_narrow_copy(a[0].as.tensor, a[1].as.i, a[2].as.i, a[3].as.i));
}
static const fl_arg args_fl_narrow_copy[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"start", FL_K_INT, 0, false, false, false, false, false, false, true, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"length", FL_K_INT, 0, false, false, false, false, false, false, true, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_permute_copy(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_permute_copy(a[0].as.tensor, a[1].as.ints, a[1].count));
}

static bool call_fl_select_copy(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_select_copy(a[0].as.tensor, a[1].as.i, a[2].as.i));
}
static const fl_arg args_fl_select_copy[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"index", FL_K_INT, 0, false, false, false, false, false, false, true, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_slice_copy(const fl_value *a, fl_value *r) {
    fl_slice_copy_options o;
    o.dim = a[1].as.i;
    o.start = int_of(&a[2]);
    o.end = int_of(&a[3]);
    o.step = a[4].as.i;
    return tensor_result(r, fl_slice_copy(a[0].as.tensor, &o));
}
static const fl_arg args_fl_slice_copy[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = 0}}, "0"},
    {"start", FL_K_INT, 0, true, false, false, false, false, false, true, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"end", FL_K_INT, 0, true, false, false, false, false, false, true, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"step", FL_K_INT, 0, false, false, false, false, false, false, true, false, true, {FL_K_INT, 0, {.i = 1}}, "1"},
};

static bool call_fl_squeeze_copy(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_squeeze_copy(a[0].as.tensor));
}

static bool call_fl_squeeze_copy_dim(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_squeeze_copy_dim(a[0].as.tensor, a[1].as.i));
}
static const fl_arg args_fl_squeeze_copy_dim[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_squeeze_copy_dims(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_squeeze_copy_dims(a[0].as.tensor, a[1].as.ints, a[1].count));
}
static const fl_arg args_fl_squeeze_copy_dims[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INTS, 0, false, false, true, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_t_copy(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_t_copy(a[0].as.tensor));
}

static bool call_fl_transpose_copy(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_transpose_copy(a[0].as.tensor, a[1].as.i, a[2].as.i));
}
static const fl_arg args_fl_transpose_copy[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim0", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim1", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_unfold_copy(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_unfold_copy(a[0].as.tensor, a[1].as.i, a[2].as.i, a[3].as.i));
}
static const fl_arg args_fl_unfold_copy[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dimension", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"size", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"step", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_unsqueeze_copy(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_unsqueeze_copy(a[0].as.tensor, a[1].as.i));
}

static bool call_fl_view_copy(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_view_copy(a[0].as.tensor, a[1].as.ints, a[1].count));
}
static const fl_arg args_fl_view_copy[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"size", FL_K_INTS, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_view_copy_dtype(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_view_copy_dtype(a[0].as.tensor, a[1].as.dtype));
}
static const fl_arg args_fl_view_copy_dtype[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dtype", FL_K_DTYPE, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_split_copy(const fl_value *a, fl_value *r) {
    fl_split_copy_options o;
    o.dim = a[2].as.i;
    fl_tensors list = fl_split_copy(a[0].as.tensor, a[1].as.i, &o);
    r->kind = FL_K_TENSORS;
    r->count = (int32_t)list.count;
    r->as.tensors = list.items;
    return list.items != NULL;
}
static const fl_arg args_fl_split_copy[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"split_size", FL_K_INT, 0, false, false, false, false, false, false, true, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = 0}}, "0"},
};

static bool call_fl_split_with_sizes_copy(const fl_value *a, fl_value *r) {
    fl_split_with_sizes_copy_options o;
    o.dim = a[2].as.i;
    fl_tensors list = fl_split_with_sizes_copy(a[0].as.tensor, a[1].as.ints, a[1].count, &o);
    r->kind = FL_K_TENSORS;
    r->count = (int32_t)list.count;
    r->as.tensors = list.items;
    return list.items != NULL;
}
static const fl_arg args_fl_split_with_sizes_copy[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"split_sizes", FL_K_INTS, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = 0}}, "0"},
};

static bool call_fl_unbind_copy(const fl_value *a, fl_value *r) {
    fl_unbind_copy_options o;
    o.dim = a[1].as.i;
    fl_tensors list = fl_unbind_copy(a[0].as.tensor, &o);
    r->kind = FL_K_TENSORS;
    r->count = (int32_t)list.count;
    r->as.tensors = list.items;
    return list.items != NULL;
}
static const fl_arg args_fl_unbind_copy[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = 0}}, "0"},
};

static bool call_fl_zeros(const fl_value *a, fl_value *r) {
    fl_zeros_options o;
    o.dtype = dtype_of(&a[1]);
    return tensor_result(r, fl_zeros(a[0].as.ints, a[0].count, &o));
}
static const fl_arg args_fl_zeros[] = {
    {"size", FL_K_INTS, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dtype", FL_K_DTYPE, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_ones(const fl_value *a, fl_value *r) {
    fl_ones_options o;
    o.dtype = dtype_of(&a[1]);
    return tensor_result(r, fl_ones(a[0].as.ints, a[0].count, &o));
}

static bool call_fl_full(const fl_value *a, fl_value *r) {
    fl_full_options o;
    o.dtype = dtype_of(&a[2]);
    return tensor_result(r, fl_full(a[0].as.ints, a[0].count, scalar_of(&a[1]), &o));
}
static const fl_arg args_fl_full[] = {
    {"size", FL_K_INTS, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"fill_value", FL_K_SCALAR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dtype", FL_K_DTYPE, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_empty(const fl_value *a, fl_value *r) {
    fl_empty_options o;
    o.dtype = dtype_of(&a[1]);
    o.memory_format = a[2].as.format;
    return tensor_result(r, fl_empty(a[0].as.ints, a[0].count, &o));
}
static const fl_arg args_fl_empty[] = {
    {"size", FL_K_INTS, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dtype", FL_K_DTYPE, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
    {"memory_format", FL_K_FORMAT, 0, false, false, false, false, false, false, false, true, true, {FL_K_FORMAT, 0, {.format = FL_CONTIGUOUS_FORMAT}}, "contiguous_format"},
};

static bool call_fl_empty_strided(const fl_value *a, fl_value *r) {
    fl_empty_strided_options o;
    o.dtype = dtype_of(&a[2]);
    return tensor_result(r, fl_empty_strided(a[0].as.ints, a[0].count, a[1].as.ints, a[1].count, &o));
}
static const fl_arg args_fl_empty_strided[] = {
    {"size", FL_K_INTS, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"stride", FL_K_INTS, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dtype", FL_K_DTYPE, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_empty_permuted(const fl_value *a, fl_value *r) {
    fl_empty_permuted_options o;
    o.dtype = dtype_of(&a[2]);
    return tensor_result(r, fl_empty_permuted(a[0].as.ints, a[0].count, a[1].as.ints, a[1].count, &o));
}
static const fl_arg args_fl_empty_permuted[] = {
    {"size", FL_K_INTS, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"physical_layout", FL_K_INTS, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dtype", FL_K_DTYPE, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_new_empty_strided(const fl_value *a, fl_value *r) {
    fl_new_empty_strided_options o;
    o.dtype = dtype_of(&a[3]);
    return tensor_result(r,
                         fl_new_empty_strided(a[0].as.tensor, a[1].as.ints, a[1].count, a[2].as.ints, a[2].count, &o));
}
static const fl_arg args_fl_new_empty_strided[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"size", FL_K_INTS, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"stride", FL_K_INTS, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dtype", FL_K_DTYPE, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_zeros_like(const fl_value *a, fl_value *r) {
    fl_zeros_like_options o;
    o.dtype = dtype_of(&a[1]);
    o.memory_format = a[2].as.format;
    return tensor_result(r, fl_zeros_like(a[0].as.tensor, &o));
}
static const fl_arg args_fl_zeros_like[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dtype", FL_K_DTYPE, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
    {"memory_format", FL_K_FORMAT, 0, false, false, false, false, false, false, false, true, true, {FL_K_FORMAT, 0, {.format = FL_PRESERVE_FORMAT}}, "preserve_format"},
};

static bool call_fl_ones_like(const fl_value *a, fl_value *r) {
    fl_ones_like_options o;
    o.dtype = dtype_of(&a[1]);
    o.memory_format = a[2].as.format;
    return tensor_result(r, fl_ones_like(a[0].as.tensor, &o));
}

static bool call_fl_full_like(const fl_value *a, fl_value *r) {
    fl_full_like_options o;
    o.dtype = dtype_of(&a[2]);
    o.memory_format = a[3].as.format;
    return tensor_result(r, fl_full_like(a[0].as.tensor, scalar_of(&a[1]), &o));
}
static const fl_arg args_fl_full_like[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"fill_value", FL_K_SCALAR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dtype", FL_K_DTYPE, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
    {"memory_format", FL_K_FORMAT, 0, false, false, false, false, false, false, false, true, true, {FL_K_FORMAT, 0, {.format = FL_PRESERVE_FORMAT}}, "preserve_format"},
};

static bool call_fl_empty_like(const fl_value *a, fl_value *r) {
    fl_empty_like_options o;
    o.dtype = dtype_of(&a[1]);
    o.memory_format = a[2].as.format;
    return tensor_result(r, fl_empty_like(a[0].as.tensor, &o));
}

static bool call_fl_new_zeros(const fl_value *a, fl_value *r) {
    fl_new_zeros_options o;
    o.dtype = dtype_of(&a[2]);
    return tensor_result(r, fl_new_zeros(a[0].as.tensor, a[1].as.ints, a[1].count, &o));
}
static const fl_arg args_fl_new_zeros[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"size", FL_K_INTS, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dtype", FL_K_DTYPE, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_new_ones(const fl_value *a, fl_value *r) {
    fl_new_ones_options o;
    o.dtype = dtype_of(&a[2]);
    return tensor_result(r, fl_new_ones(a[0].as.tensor, a[1].as.ints, a[1].count, &o));
}

static bool call_fl_new_full(const fl_value *a, fl_value *r) {
    fl_new_full_options o;
    o.dtype = dtype_of(&a[3]);
    return tensor_result(r, fl_new_full(a[0].as.tensor, a[1].as.ints, a[1].count, scalar_of(&a[2]), &o));
}
static const fl_arg args_fl_new_full[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"size", FL_K_INTS, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"fill_value", FL_K_SCALAR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dtype", FL_K_DTYPE, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_new_empty(const fl_value *a, fl_value *r) {
    fl_new_empty_options o;
    o.dtype = dtype_of(&a[2]);
    return tensor_result(r, fl_new_empty(a[0].as.tensor, a[1].as.ints, a[1].count, &o));
}

static bool call_fl_scalar_tensor(const fl_value *a, fl_value *r) {
    fl_scalar_tensor_options o;
    o.dtype = dtype_of(&a[1]);
    return tensor_result(r, fl_scalar_tensor(scalar_of(&a[0]), &o));
}
static const fl_arg args_fl_scalar_tensor[] = {
    {"s", FL_K_SCALAR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dtype", FL_K_DTYPE, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_arange(const fl_value *a, fl_value *r) {
    fl_arange_options o;
    o.dtype = dtype_of(&a[1]);
    return tensor_result(r, fl_arange(scalar_of(&a[0]), &o));
}
static const fl_arg args_fl_arange[] = {
    {"end", FL_K_SCALAR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dtype", FL_K_DTYPE, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_arange_start(const fl_value *a, fl_value *r) {
    fl_arange_start_options o;
    o.step = scalar_of(&a[2]);
    o.dtype = dtype_of(&a[3]);
    return tensor_result(r, fl_arange_start(scalar_of(&a[0]), scalar_of(&a[1]), &o));
}
static const fl_arg args_fl_arange_start[] = {
    {"start", FL_K_SCALAR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"end", FL_K_SCALAR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"step", FL_K_SCALAR, 0, false, false, false, false, false, false, false, false, true, {FL_K_SCALAR, 0, {.scalar = {FL_SCALAR_INT, {1}}}}, "1"},
    {"dtype", FL_K_DTYPE, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_linspace(const fl_value *a, fl_value *r) {
    fl_linspace_options o;
    o.dtype = dtype_of(&a[3]);
    return tensor_result(r, fl_linspace(scalar_of(&a[0]), scalar_of(&a[1]), a[2].as.i, &o));
}
static const fl_arg args_fl_linspace[] = {
    {"start", FL_K_SCALAR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"end", FL_K_SCALAR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"steps", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dtype", FL_K_DTYPE, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_logspace(const fl_value *a, fl_value *r) {
    fl_logspace_options o;
    o.base = a[3].as.d;
    o.dtype = dtype_of(&a[4]);
    return tensor_result(r, fl_logspace(scalar_of(&a[0]), scalar_of(&a[1]), a[2].as.i, &o));
}
static const fl_arg args_fl_logspace[] = {
    {"start", FL_K_SCALAR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"end", FL_K_SCALAR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"steps", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"base", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 10.0}}, "10.0"},
    {"dtype", FL_K_DTYPE, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_eye(const fl_value *a, fl_value *r) {
    fl_eye_options o;
    o.dtype = dtype_of(&a[1]);
    return tensor_result(r, fl_eye(a[0].as.i, &o));
}
static const fl_arg args_fl_eye[] = {
    {"n", FL_K_INT, 0, false, false, false, false, false, false, true, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dtype", FL_K_DTYPE, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_eye_m(const fl_value *a, fl_value *r) {
    fl_eye_m_options o;
    o.dtype = dtype_of(&a[2]);
    return tensor_result(r, fl_eye_m(a[0].as.i, a[1].as.i, &o));
}
static const fl_arg args_fl_eye_m[] = {
    {"n", FL_K_INT, 0, false, false, false, false, false, false, true, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"m", FL_K_INT, 0, false, false, false, false, false, false, true, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dtype", FL_K_DTYPE, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_fill_tensor_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_fill_tensor_(a[0].as.tensor, a[1].as.tensor));
}
static const fl_arg args_fl_fill_tensor_[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"value", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_fill_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_fill_(a[0].as.tensor, scalar_of(&a[1])));
}
static const fl_arg args_fl_fill_[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"value", FL_K_SCALAR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_zero_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_zero_(a[0].as.tensor));
}

static bool call_fl_fill(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_fill(a[0].as.tensor, scalar_of(&a[1])));
}

static bool call_fl_fill_tensor(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_fill_tensor(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_fill_diagonal_(const fl_value *a, fl_value *r) {
    fl_fill_diagonal_options o;
    o.wrap = a[2].as.b;
    return tensor_result(r, fl_fill_diagonal_(a[0].as.tensor, scalar_of(&a[1]), &o));
}
static const fl_arg args_fl_fill_diagonal_[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"fill_value", FL_K_SCALAR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"wrap", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};

static bool call_fl_meshgrid(const fl_value *a, fl_value *r) {
    fl_meshgrid_options o;
    o.indexing = a[1].as.str;
    fl_tensors list = fl_meshgrid(a[0].as.tensors, a[0].count, &o);
    r->kind = FL_K_TENSORS;
    r->count = (int32_t)list.count;
    r->as.tensors = list.items;
    return list.items != NULL;
}
static const fl_arg args_fl_meshgrid[] = {
    {"tensors", FL_K_TENSORS, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"indexing", FL_K_STR, 0, false, false, false, false, false, false, false, true, true, {FL_K_STR, 0, {.str = "ij"}}, "'ij'"},
};

static bool call_fl_tril_indices(const fl_value *a, fl_value *r) {
    fl_tril_indices_options o;
    o.offset = a[2].as.i;
    o.dtype = dtype_of(&a[3]);
    return tensor_result(r, fl_tril_indices(a[0].as.i, a[1].as.i, &o));
}
static const fl_arg args_fl_tril_indices[] = {
    {"row", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"col", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"offset", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = 0}}, "0"},
    {"dtype", FL_K_DTYPE, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_triu_indices(const fl_value *a, fl_value *r) {
    fl_triu_indices_options o;
    o.offset = a[2].as.i;
    o.dtype = dtype_of(&a[3]);
    return tensor_result(r, fl_triu_indices(a[0].as.i, a[1].as.i, &o));
}

static bool call_fl_equal(const fl_value *a, fl_value *r) {
    r->kind = FL_K_BOOL;
    r->as.b = fl_equal(a[0].as.tensor, a[1].as.tensor);
    return fl_error_code() == FL_OK;
}

static bool call_fl_isclose(const fl_value *a, fl_value *r) {
    fl_isclose_options o;
    o.rtol = a[2].as.d;
    o.atol = a[3].as.d;
    o.equal_nan = a[4].as.b;
    return tensor_result(r, fl_isclose(a[0].as.tensor, a[1].as.tensor, &o));
}
static const fl_arg args_fl_isclose[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"other", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"rtol", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 1e-05}}, "1e-05"},
    {"atol", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 1e-08}}, "1e-08"},
    {"equal_nan", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};

static bool call_fl_allclose(const fl_value *a, fl_value *r) {
    fl_allclose_options o;
    o.rtol = a[2].as.d;
    o.atol = a[3].as.d;
    o.equal_nan = a[4].as.b;
    r->kind = FL_K_BOOL;
    r->as.b = fl_allclose(a[0].as.tensor, a[1].as.tensor, &o);
    return fl_error_code() == FL_OK;
}

static bool call_fl_cdist(const fl_value *a, fl_value *r) {
    fl_cdist_options o;
    o.p = a[2].as.d;
    o.compute_mode = a[3].as.str;
    return tensor_result(r, fl_cdist(a[0].as.tensor, a[1].as.tensor, &o));
}
static const fl_arg args_fl_cdist[] = {
    {"x1", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"x2", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"p", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 2.0}}, "2.0"},
    {"compute_mode", FL_K_STR, 0, false, false, false, false, false, false, false, false, true, {FL_K_STR, 0, {.str = "use_mm_for_euclid_dist_if_necessary"}}, "'use_mm_for_euclid_dist_if_necessary'"},
};

static bool call_fl_pairwise_distance(const fl_value *a, fl_value *r) {
    fl_pairwise_distance_options o;
    o.p = a[2].as.d;
    o.eps = a[3].as.d;
    o.keepdim = a[4].as.b;
    return tensor_result(r, fl_pairwise_distance(a[0].as.tensor, a[1].as.tensor, &o));
}
static const fl_arg args_fl_pairwise_distance[] = {
    {"x1", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"x2", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"p", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 2.0}}, "2.0"},
    {"eps", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 1e-06}}, "1e-06"},
    {"keepdim", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};

static bool call_fl_cosine_similarity(const fl_value *a, fl_value *r) {
    fl_cosine_similarity_options o;
    o.dim = a[2].as.i;
    o.eps = a[3].as.d;
    return tensor_result(r, fl_cosine_similarity(a[0].as.tensor, a[1].as.tensor, &o));
}
static const fl_arg args_fl_cosine_similarity[] = {
    {"x1", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"x2", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = 1}}, "1"},
    {"eps", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 1e-08}}, "1e-08"},
};

static bool call_fl_pdist(const fl_value *a, fl_value *r) {
    fl_pdist_options o;
    o.p = a[1].as.d;
    return tensor_result(r, fl_pdist(a[0].as.tensor, &o));
}
static const fl_arg args_fl_pdist[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"p", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 2.0}}, "2.0"},
};

static bool call_fl_dropout(const fl_value *a, fl_value *r) {
    fl_dropout_options o;
    o.p = a[1].as.d;
    o.training = a[2].as.b;
    return tensor_result(r, fl_dropout(a[0].as.tensor, &o));
}
static const fl_arg args_fl_dropout[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"p", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 0.5}}, "0.5"},
    {"training", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = true}}, "True"},
};

static bool call_fl_dropout_(const fl_value *a, fl_value *r) {
    fl_dropout_options o;
    o.p = a[1].as.d;
    o.training = a[2].as.b;
    return tensor_result(r, fl_dropout_(a[0].as.tensor, &o));
}

static bool call_fl_dropout1d(const fl_value *a, fl_value *r) {
    fl_dropout1d_options o;
    o.p = a[1].as.d;
    o.training = a[2].as.b;
    return tensor_result(r, fl_dropout1d(a[0].as.tensor, &o));
}

static bool call_fl_dropout1d_(const fl_value *a, fl_value *r) {
    fl_dropout1d_options o;
    o.p = a[1].as.d;
    o.training = a[2].as.b;
    return tensor_result(r, fl_dropout1d_(a[0].as.tensor, &o));
}

static bool call_fl_dropout2d(const fl_value *a, fl_value *r) {
    fl_dropout2d_options o;
    o.p = a[1].as.d;
    o.training = a[2].as.b;
    return tensor_result(r, fl_dropout2d(a[0].as.tensor, &o));
}

static bool call_fl_dropout2d_(const fl_value *a, fl_value *r) {
    fl_dropout2d_options o;
    o.p = a[1].as.d;
    o.training = a[2].as.b;
    return tensor_result(r, fl_dropout2d_(a[0].as.tensor, &o));
}

static bool call_fl_dropout3d(const fl_value *a, fl_value *r) {
    fl_dropout3d_options o;
    o.p = a[1].as.d;
    o.training = a[2].as.b;
    return tensor_result(r, fl_dropout3d(a[0].as.tensor, &o));
}

static bool call_fl_dropout3d_(const fl_value *a, fl_value *r) {
    fl_dropout3d_options o;
    o.p = a[1].as.d;
    o.training = a[2].as.b;
    return tensor_result(r, fl_dropout3d_(a[0].as.tensor, &o));
}

static bool call_fl_feature_dropout(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_feature_dropout(a[0].as.tensor, a[1].as.d, a[2].as.b));
}
static const fl_arg args_fl_feature_dropout[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"p", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"train", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_feature_dropout_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_feature_dropout_(a[0].as.tensor, a[1].as.d, a[2].as.b));
}

static bool call_fl_alpha_dropout(const fl_value *a, fl_value *r) {
    fl_alpha_dropout_options o;
    o.p = a[1].as.d;
    o.training = a[2].as.b;
    return tensor_result(r, fl_alpha_dropout(a[0].as.tensor, &o));
}
static const fl_arg args_fl_alpha_dropout[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"p", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 0.5}}, "0.5"},
    {"training", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};

static bool call_fl_alpha_dropout_(const fl_value *a, fl_value *r) {
    fl_alpha_dropout_options o;
    o.p = a[1].as.d;
    o.training = a[2].as.b;
    return tensor_result(r, fl_alpha_dropout_(a[0].as.tensor, &o));
}

static bool call_fl_feature_alpha_dropout(const fl_value *a, fl_value *r) {
    fl_feature_alpha_dropout_options o;
    o.p = a[1].as.d;
    o.training = a[2].as.b;
    return tensor_result(r, fl_feature_alpha_dropout(a[0].as.tensor, &o));
}

static bool call_fl_feature_alpha_dropout_(const fl_value *a, fl_value *r) {
    fl_feature_alpha_dropout_options o;
    o.p = a[1].as.d;
    o.training = a[2].as.b;
    return tensor_result(r, fl_feature_alpha_dropout_(a[0].as.tensor, &o));
}

static bool call_fl_einsum(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_einsum(a[0].as.str, a[1].as.tensors, a[1].count));
}
static const fl_arg args_fl_einsum[] = {
    {"equation", FL_K_STR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"tensors", FL_K_TENSORS, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_tensordot(const fl_value *a, fl_value *r) {
    return tensor_result(r,
                         fl_tensordot(a[0].as.tensor, a[1].as.tensor, a[2].as.ints, a[2].count, a[3].as.ints, a[3].count));
}
static const fl_arg args_fl_tensordot[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"other", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dims_self", FL_K_INTS, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dims_other", FL_K_INTS, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_abs(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_abs(a[0].as.tensor));
}

static bool call_fl_abs_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_abs_(a[0].as.tensor));
}

static bool call_fl_neg(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_neg(a[0].as.tensor));
}

static bool call_fl_neg_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_neg_(a[0].as.tensor));
}

static bool call_fl_sign(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_sign(a[0].as.tensor));
}

static bool call_fl_sign_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_sign_(a[0].as.tensor));
}

static bool call_fl_sgn(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_sgn(a[0].as.tensor));
}

static bool call_fl_sgn_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_sgn_(a[0].as.tensor));
}

static bool call_fl_positive(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_positive(a[0].as.tensor));
}

static bool call_fl_floor(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_floor(a[0].as.tensor));
}

static bool call_fl_floor_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_floor_(a[0].as.tensor));
}

static bool call_fl_ceil(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_ceil(a[0].as.tensor));
}

static bool call_fl_ceil_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_ceil_(a[0].as.tensor));
}

static bool call_fl_trunc(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_trunc(a[0].as.tensor));
}

static bool call_fl_trunc_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_trunc_(a[0].as.tensor));
}

static bool call_fl_round(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_round(a[0].as.tensor));
}

static bool call_fl_round_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_round_(a[0].as.tensor));
}

static bool call_fl_round_decimals(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_round_decimals(a[0].as.tensor, a[1].as.i));
}
static const fl_arg args_fl_round_decimals[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"decimals", FL_K_INT, 0, false, false, false, false, false, false, false, true, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_round_decimals_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_round_decimals_(a[0].as.tensor, a[1].as.i));
}

static bool call_fl_frac(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_frac(a[0].as.tensor));
}

static bool call_fl_frac_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_frac_(a[0].as.tensor));
}

static bool call_fl_nan_to_num(const fl_value *a, fl_value *r) {
    fl_nan_to_num_options o;
    o.nan = float_of(&a[1]);
    o.posinf = float_of(&a[2]);
    o.neginf = float_of(&a[3]);
    return tensor_result(r, fl_nan_to_num(a[0].as.tensor, &o));
}
static const fl_arg args_fl_nan_to_num[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"nan", FL_K_FLOAT, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"posinf", FL_K_FLOAT, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"neginf", FL_K_FLOAT, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_nan_to_num_(const fl_value *a, fl_value *r) {
    fl_nan_to_num_options o;
    o.nan = float_of(&a[1]);
    o.posinf = float_of(&a[2]);
    o.neginf = float_of(&a[3]);
    return tensor_result(r, fl_nan_to_num_(a[0].as.tensor, &o));
}

static bool call_fl_logical_not(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_logical_not(a[0].as.tensor));
}

static bool call_fl_logical_not_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_logical_not_(a[0].as.tensor));
}

static bool call_fl_isnan(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_isnan(a[0].as.tensor));
}

static bool call_fl_isinf(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_isinf(a[0].as.tensor));
}

static bool call_fl_isfinite(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_isfinite(a[0].as.tensor));
}

static bool call_fl_isposinf(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_isposinf(a[0].as.tensor));
}

static bool call_fl_isneginf(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_isneginf(a[0].as.tensor));
}

static bool call_fl_signbit(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_signbit(a[0].as.tensor));
}

static bool call_fl_bitwise_not(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_bitwise_not(a[0].as.tensor));
}

static bool call_fl_bitwise_not_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_bitwise_not_(a[0].as.tensor));
}

static bool call_fl_reciprocal(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_reciprocal(a[0].as.tensor));
}

static bool call_fl_reciprocal_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_reciprocal_(a[0].as.tensor));
}

static bool call_fl_sqrt(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_sqrt(a[0].as.tensor));
}

static bool call_fl_sqrt_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_sqrt_(a[0].as.tensor));
}

static bool call_fl_rsqrt(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_rsqrt(a[0].as.tensor));
}

static bool call_fl_rsqrt_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_rsqrt_(a[0].as.tensor));
}

static bool call_fl_exp(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_exp(a[0].as.tensor));
}

static bool call_fl_exp_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_exp_(a[0].as.tensor));
}

static bool call_fl_exp2(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_exp2(a[0].as.tensor));
}

static bool call_fl_exp2_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_exp2_(a[0].as.tensor));
}

static bool call_fl_expm1(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_expm1(a[0].as.tensor));
}

static bool call_fl_expm1_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_expm1_(a[0].as.tensor));
}

static bool call_fl_log(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_log(a[0].as.tensor));
}

static bool call_fl_log_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_log_(a[0].as.tensor));
}

static bool call_fl_log2(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_log2(a[0].as.tensor));
}

static bool call_fl_log2_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_log2_(a[0].as.tensor));
}

static bool call_fl_log10(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_log10(a[0].as.tensor));
}

static bool call_fl_log10_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_log10_(a[0].as.tensor));
}

static bool call_fl_log1p(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_log1p(a[0].as.tensor));
}

static bool call_fl_log1p_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_log1p_(a[0].as.tensor));
}

static bool call_fl_logit(const fl_value *a, fl_value *r) {
    fl_logit_options o;
    o.eps = float_of(&a[1]);
    return tensor_result(r, fl_logit(a[0].as.tensor, &o));
}
static const fl_arg args_fl_logit[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"eps", FL_K_FLOAT, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_logit_(const fl_value *a, fl_value *r) {
    fl_logit_options o;
    o.eps = float_of(&a[1]);
    return tensor_result(r, fl_logit_(a[0].as.tensor, &o));
}

static bool call_fl_sin(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_sin(a[0].as.tensor));
}

static bool call_fl_sin_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_sin_(a[0].as.tensor));
}

static bool call_fl_cos(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_cos(a[0].as.tensor));
}

static bool call_fl_cos_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_cos_(a[0].as.tensor));
}

static bool call_fl_tan(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_tan(a[0].as.tensor));
}

static bool call_fl_tan_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_tan_(a[0].as.tensor));
}

static bool call_fl_asin(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_asin(a[0].as.tensor));
}

static bool call_fl_asin_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_asin_(a[0].as.tensor));
}

static bool call_fl_acos(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_acos(a[0].as.tensor));
}

static bool call_fl_acos_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_acos_(a[0].as.tensor));
}

static bool call_fl_atan(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_atan(a[0].as.tensor));
}

static bool call_fl_atan_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_atan_(a[0].as.tensor));
}

static bool call_fl_sinh(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_sinh(a[0].as.tensor));
}

static bool call_fl_sinh_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_sinh_(a[0].as.tensor));
}

static bool call_fl_cosh(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_cosh(a[0].as.tensor));
}

static bool call_fl_cosh_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_cosh_(a[0].as.tensor));
}

static bool call_fl_tanh(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_tanh(a[0].as.tensor));
}

static bool call_fl_tanh_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_tanh_(a[0].as.tensor));
}

static bool call_fl_asinh(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_asinh(a[0].as.tensor));
}

static bool call_fl_asinh_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_asinh_(a[0].as.tensor));
}

static bool call_fl_acosh(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_acosh(a[0].as.tensor));
}

static bool call_fl_acosh_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_acosh_(a[0].as.tensor));
}

static bool call_fl_atanh(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_atanh(a[0].as.tensor));
}

static bool call_fl_atanh_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_atanh_(a[0].as.tensor));
}

static bool call_fl_sigmoid(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_sigmoid(a[0].as.tensor));
}

static bool call_fl_sigmoid_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_sigmoid_(a[0].as.tensor));
}

static bool call_fl_sinc(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_sinc(a[0].as.tensor));
}

static bool call_fl_sinc_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_sinc_(a[0].as.tensor));
}

static bool call_fl_deg2rad(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_deg2rad(a[0].as.tensor));
}

static bool call_fl_deg2rad_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_deg2rad_(a[0].as.tensor));
}

static bool call_fl_rad2deg(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_rad2deg(a[0].as.tensor));
}

static bool call_fl_rad2deg_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_rad2deg_(a[0].as.tensor));
}

static bool call_fl_erf(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_erf(a[0].as.tensor));
}

static bool call_fl_erf_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_erf_(a[0].as.tensor));
}

static bool call_fl_erfc(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_erfc(a[0].as.tensor));
}

static bool call_fl_erfc_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_erfc_(a[0].as.tensor));
}

static bool call_fl_erfinv(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_erfinv(a[0].as.tensor));
}

static bool call_fl_erfinv_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_erfinv_(a[0].as.tensor));
}

static bool call_fl_lgamma(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_lgamma(a[0].as.tensor));
}

static bool call_fl_lgamma_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_lgamma_(a[0].as.tensor));
}

static bool call_fl_digamma(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_digamma(a[0].as.tensor));
}

static bool call_fl_digamma_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_digamma_(a[0].as.tensor));
}

static bool call_fl_ldexp(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_ldexp(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_ldexp_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_ldexp_(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_frexp(const fl_value *a, fl_value *r) {
    fl_frexp_result result = fl_frexp(a[0].as.tensor);
    tensor_result(&r[0], result.mantissa);
    tensor_result(&r[1], result.exponent);
    return result.mantissa != NULL;
}
static const char *const names_fl_frexp[] = {"mantissa", "exponent"};

static bool call_fl_angle(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_angle(a[0].as.tensor));
}

static bool call_fl_isreal(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_isreal(a[0].as.tensor));
}

static bool call_fl_real(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_real(a[0].as.tensor));
}

static bool call_fl_conj_physical(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_conj_physical(a[0].as.tensor));
}

static bool call_fl_conj_physical_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_conj_physical_(a[0].as.tensor));
}

static bool call_fl_embedding(const fl_value *a, fl_value *r) {
    fl_embedding_options o;
    o.padding_idx = int_of(&a[2]);
    o.max_norm = float_of(&a[3]);
    o.norm_type = a[4].as.d;
    o.scale_grad_by_freq = a[5].as.b;
    o.sparse = a[6].as.b;
    return tensor_result(r, fl_embedding(a[0].as.tensor, a[1].as.tensor, &o));
}
static const fl_arg args_fl_embedding[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"weight", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"padding_idx", FL_K_INT, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"max_norm", FL_K_FLOAT, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"norm_type", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 2.0}}, "2.0"},
    {"scale_grad_by_freq", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"sparse", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};

static bool call_fl_embedding_bag(const fl_value *a, fl_value *r) {
    fl_embedding_bag_options o;
    o.offsets = tensor_of(&a[2]);
    o.max_norm = float_of(&a[3]);
    o.norm_type = a[4].as.d;
    o.scale_grad_by_freq = a[5].as.b;
    o.mode = a[6].as.str;
    o.sparse = a[7].as.b;
    o.per_sample_weights = tensor_of(&a[8]);
    o.include_last_offset = a[9].as.b;
    o.padding_idx = int_of(&a[10]);
    return tensor_result(r, fl_embedding_bag(a[0].as.tensor, a[1].as.tensor, &o));
}
static const fl_arg args_fl_embedding_bag[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"weight", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"offsets", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"max_norm", FL_K_FLOAT, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"norm_type", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 2.0}}, "2.0"},
    {"scale_grad_by_freq", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"mode", FL_K_STR, 0, false, false, false, false, false, false, false, false, true, {FL_K_STR, 0, {.str = "mean"}}, "'mean'"},
    {"sparse", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"per_sample_weights", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"include_last_offset", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"padding_idx", FL_K_INT, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_embedding_renorm_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_embedding_renorm_(a[0].as.tensor, a[1].as.tensor, a[2].as.d, a[3].as.d));
}
static const fl_arg args_fl_embedding_renorm_[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"indices", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"max_norm", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"norm_type", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_index_select(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_index_select(a[0].as.tensor, a[1].as.i, a[2].as.tensor));
}
static const fl_arg args_fl_index_select[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"index", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_index_add(const fl_value *a, fl_value *r) {
    fl_index_add_options o;
    o.alpha = scalar_of(&a[4]);
    return tensor_result(r, fl_index_add(a[0].as.tensor, a[1].as.i, a[2].as.tensor, a[3].as.tensor, &o));
}
static const fl_arg args_fl_index_add[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"index", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"source", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"alpha", FL_K_SCALAR, 0, false, false, false, false, false, false, false, true, true, {FL_K_SCALAR, 0, {.scalar = {FL_SCALAR_INT, {1}}}}, "1"},
};

static bool call_fl_index_add_(const fl_value *a, fl_value *r) {
    fl_index_add_options o;
    o.alpha = scalar_of(&a[4]);
    return tensor_result(r, fl_index_add_(a[0].as.tensor, a[1].as.i, a[2].as.tensor, a[3].as.tensor, &o));
}

static bool call_fl_index_copy(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_index_copy(a[0].as.tensor, a[1].as.i, a[2].as.tensor, a[3].as.tensor));
}
static const fl_arg args_fl_index_copy[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"index", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"source", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_index_copy_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_index_copy_(a[0].as.tensor, a[1].as.i, a[2].as.tensor, a[3].as.tensor));
}

static bool call_fl_index_fill(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_index_fill(a[0].as.tensor, a[1].as.i, a[2].as.tensor, scalar_of(&a[3])));
}
static const fl_arg args_fl_index_fill[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"index", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"value", FL_K_SCALAR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_index_fill_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_index_fill_(a[0].as.tensor, a[1].as.i, a[2].as.tensor, scalar_of(&a[3])));
}

static bool call_fl_index_fill_tensor(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_index_fill_tensor(a[0].as.tensor, a[1].as.i, a[2].as.tensor, a[3].as.tensor));
}
static const fl_arg args_fl_index_fill_tensor[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"index", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"value", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_index_fill_tensor_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_index_fill_tensor_(a[0].as.tensor, a[1].as.i, a[2].as.tensor, a[3].as.tensor));
}

static bool call_fl_gather(const fl_value *a, fl_value *r) {
    fl_gather_options o;
    o.sparse_grad = a[3].as.b;
    return tensor_result(r, fl_gather(a[0].as.tensor, a[1].as.i, a[2].as.tensor, &o));
}
static const fl_arg args_fl_gather[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"index", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"sparse_grad", FL_K_BOOL, 0, false, false, false, false, false, false, false, true, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};

static bool call_fl_take_along_dim(const fl_value *a, fl_value *r) {
    fl_take_along_dim_options o;
    o.dim = int_of(&a[2]);
    return tensor_result(r, fl_take_along_dim(a[0].as.tensor, a[1].as.tensor, &o));
}
static const fl_arg args_fl_take_along_dim[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"indices", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_scatter(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_scatter(a[0].as.tensor, a[1].as.i, a[2].as.tensor, a[3].as.tensor));
}
static const fl_arg args_fl_scatter[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"index", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"src", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_scatter_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_scatter_(a[0].as.tensor, a[1].as.i, a[2].as.tensor, a[3].as.tensor));
}

static bool call_fl_scatter_value(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_scatter_value(a[0].as.tensor, a[1].as.i, a[2].as.tensor, scalar_of(&a[3])));
}

static bool call_fl_scatter_value_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_scatter_value_(a[0].as.tensor, a[1].as.i, a[2].as.tensor, scalar_of(&a[3])));
}

static bool call_fl_scatter_src_reduce(const fl_value *a, fl_value *r) {
    return tensor_result(r,
                         fl_scatter_src_reduce(a[0].as.tensor, a[1].as.i, a[2].as.tensor, a[3].as.tensor, a[4].as.str));
}
static const fl_arg args_fl_scatter_src_reduce[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"index", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"src", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"reduce", FL_K_STR, 0, false, false, false, false, false, false, false, true, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_scatter_src_reduce_(const fl_value *a, fl_value *r) {
    return tensor_result(r,
                         fl_scatter_src_reduce_(a[0].as.tensor, a[1].as.i, a[2].as.tensor, a[3].as.tensor, a[4].as.str));
}

static bool call_fl_scatter_value_reduce(const fl_value *a, fl_value *r) {
    return tensor_result(r,
                         fl_scatter_value_reduce(a[0].as.tensor, a[1].as.i, a[2].as.tensor, scalar_of(&a[3]), a[4].as.str));
}
static const fl_arg args_fl_scatter_value_reduce[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"index", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"value", FL_K_SCALAR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"reduce", FL_K_STR, 0, false, false, false, false, false, false, false, true, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_scatter_value_reduce_(const fl_value *a, fl_value *r) {
    return tensor_result(r,
                         fl_scatter_value_reduce_(a[0].as.tensor, a[1].as.i, a[2].as.tensor, scalar_of(&a[3]), a[4].as.str));
}

static bool call_fl_scatter_add(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_scatter_add(a[0].as.tensor, a[1].as.i, a[2].as.tensor, a[3].as.tensor));
}

static bool call_fl_scatter_add_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_scatter_add_(a[0].as.tensor, a[1].as.i, a[2].as.tensor, a[3].as.tensor));
}

static bool call_fl_scatter_reduce(const fl_value *a, fl_value *r) {
    fl_scatter_reduce_options o;
    o.include_self = a[5].as.b;
    return tensor_result(r,
                         fl_scatter_reduce(a[0].as.tensor, a[1].as.i, a[2].as.tensor, a[3].as.tensor, a[4].as.str, &o));
}
static const fl_arg args_fl_scatter_reduce[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"index", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"src", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"reduce", FL_K_STR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"include_self", FL_K_BOOL, 0, false, false, false, false, false, false, false, true, true, {FL_K_BOOL, 0, {.b = true}}, "True"},
};

static bool call_fl_scatter_reduce_(const fl_value *a, fl_value *r) {
    fl_scatter_reduce_options o;
    o.include_self = a[5].as.b;
    return tensor_result(r,
                         fl_scatter_reduce_(a[0].as.tensor, a[1].as.i, a[2].as.tensor, a[3].as.tensor, a[4].as.str, &o));
}

static bool call_fl_index_reduce(const fl_value *a, fl_value *r) {
    fl_index_reduce_options o;
    o.include_self = a[5].as.b;
    return tensor_result(r,
                         fl_index_reduce(a[0].as.tensor, a[1].as.i, a[2].as.tensor, a[3].as.tensor, a[4].as.str, &o));
}
static const fl_arg args_fl_index_reduce[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"index", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"source", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"reduce", FL_K_STR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"include_self", FL_K_BOOL, 0, false, false, false, false, false, false, false, true, true, {FL_K_BOOL, 0, {.b = true}}, "True"},
};

static bool call_fl_index_reduce_(const fl_value *a, fl_value *r) {
    fl_index_reduce_options o;
    o.include_self = a[5].as.b;
    return tensor_result(r,
                         fl_index_reduce_(a[0].as.tensor, a[1].as.i, a[2].as.tensor, a[3].as.tensor, a[4].as.str, &o));
}

static bool call_fl_take(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_take(a[0].as.tensor, a[1].as.tensor));
}
static const fl_arg args_fl_take[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"index", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_put(const fl_value *a, fl_value *r) {
    fl_put_options o;
    o.accumulate = a[3].as.b;
    return tensor_result(r, fl_put(a[0].as.tensor, a[1].as.tensor, a[2].as.tensor, &o));
}
static const fl_arg args_fl_put[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"index", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"source", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"accumulate", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};

static bool call_fl_put_(const fl_value *a, fl_value *r) {
    fl_put_options o;
    o.accumulate = a[3].as.b;
    return tensor_result(r, fl_put_(a[0].as.tensor, a[1].as.tensor, a[2].as.tensor, &o));
}

static bool call_fl_segment_reduce(const fl_value *a, fl_value *r) {
    fl_segment_reduce_options o;
    o.lengths = tensor_of(&a[2]);
    o.indices = tensor_of(&a[3]);
    o.offsets = tensor_of(&a[4]);
    o.axis = a[5].as.i;
    o.unsafe = a[6].as.b;
    o.initial = scalar_of(&a[7]);
    return tensor_result(r, fl_segment_reduce(a[0].as.tensor, a[1].as.str, &o));
}
static const fl_arg args_fl_segment_reduce[] = {
    {"data", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"reduce", FL_K_STR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"lengths", FL_K_TENSOR, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
    {"indices", FL_K_TENSOR, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
    {"offsets", FL_K_TENSOR, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
    {"axis", FL_K_INT, 0, false, false, false, false, false, false, false, true, true, {FL_K_INT, 0, {.i = 0}}, "0"},
    {"unsafe", FL_K_BOOL, 0, false, false, false, false, false, false, false, true, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"initial", FL_K_SCALAR, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_index(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_index(a[0].as.tensor, a[1].as.tensors, a[1].count));
}
static const fl_arg args_fl_index[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"indices", FL_K_TENSORS, 0, false, false, false, true, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_index_put(const fl_value *a, fl_value *r) {
    fl_index_put_options o;
    o.accumulate = a[3].as.b;
    return tensor_result(r, fl_index_put(a[0].as.tensor, a[1].as.tensors, a[1].count, a[2].as.tensor, &o));
}
static const fl_arg args_fl_index_put[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"indices", FL_K_TENSORS, 0, false, false, false, true, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"values", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"accumulate", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};

static bool call_fl_index_put_(const fl_value *a, fl_value *r) {
    fl_index_put_options o;
    o.accumulate = a[3].as.b;
    return tensor_result(r, fl_index_put_(a[0].as.tensor, a[1].as.tensors, a[1].count, a[2].as.tensor, &o));
}

static bool call_fl_init_uniform_(const fl_value *a, fl_value *r) {
    fl_init_uniform_options o;
    o.a = a[1].as.d;
    o.b = a[2].as.d;
    o.generator = generator_of(&a[3]);
    return tensor_result(r, fl_init_uniform_(a[0].as.tensor, &o));
}
static const fl_arg args_fl_init_uniform_[] = {
    {"tensor", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"a", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 0.0}}, "0.0"},
    {"b", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 1.0}}, "1.0"},
    {"generator", FL_K_GENERATOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_init_normal_(const fl_value *a, fl_value *r) {
    fl_init_normal_options o;
    o.mean = a[1].as.d;
    o.std = a[2].as.d;
    o.generator = generator_of(&a[3]);
    return tensor_result(r, fl_init_normal_(a[0].as.tensor, &o));
}
static const fl_arg args_fl_init_normal_[] = {
    {"tensor", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"mean", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 0.0}}, "0.0"},
    {"std", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 1.0}}, "1.0"},
    {"generator", FL_K_GENERATOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_init_trunc_normal_(const fl_value *a, fl_value *r) {
    fl_init_trunc_normal_options o;
    o.mean = a[1].as.d;
    o.std = a[2].as.d;
    o.a = a[3].as.d;
    o.b = a[4].as.d;
    o.generator = generator_of(&a[5]);
    return tensor_result(r, fl_init_trunc_normal_(a[0].as.tensor, &o));
}
static const fl_arg args_fl_init_trunc_normal_[] = {
    {"tensor", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"mean", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 0.0}}, "0.0"},
    {"std", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 1.0}}, "1.0"},
    {"a", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = -2.0}}, "-2.0"},
    {"b", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 2.0}}, "2.0"},
    {"generator", FL_K_GENERATOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_init_constant_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_init_constant_(a[0].as.tensor, scalar_of(&a[1])));
}
static const fl_arg args_fl_init_constant_[] = {
    {"tensor", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"val", FL_K_SCALAR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_init_ones_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_init_ones_(a[0].as.tensor));
}
static const fl_arg args_fl_init_ones_[] = {
    {"tensor", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_init_zeros_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_init_zeros_(a[0].as.tensor));
}

static bool call_fl_init_eye_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_init_eye_(a[0].as.tensor));
}

static bool call_fl_init_dirac_(const fl_value *a, fl_value *r) {
    fl_init_dirac_options o;
    o.groups = a[1].as.i;
    return tensor_result(r, fl_init_dirac_(a[0].as.tensor, &o));
}
static const fl_arg args_fl_init_dirac_[] = {
    {"tensor", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"groups", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = 1}}, "1"},
};

static bool call_fl_init_xavier_uniform_(const fl_value *a, fl_value *r) {
    fl_init_xavier_uniform_options o;
    o.gain = a[1].as.d;
    o.generator = generator_of(&a[2]);
    return tensor_result(r, fl_init_xavier_uniform_(a[0].as.tensor, &o));
}
static const fl_arg args_fl_init_xavier_uniform_[] = {
    {"tensor", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"gain", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 1.0}}, "1.0"},
    {"generator", FL_K_GENERATOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_init_xavier_normal_(const fl_value *a, fl_value *r) {
    fl_init_xavier_normal_options o;
    o.gain = a[1].as.d;
    o.generator = generator_of(&a[2]);
    return tensor_result(r, fl_init_xavier_normal_(a[0].as.tensor, &o));
}

static bool call_fl_init_kaiming_uniform_(const fl_value *a, fl_value *r) {
    fl_init_kaiming_uniform_options o;
    o.a = a[1].as.d;
    o.mode = a[2].as.str;
    o.nonlinearity = a[3].as.str;
    o.generator = generator_of(&a[4]);
    return tensor_result(r, fl_init_kaiming_uniform_(a[0].as.tensor, &o));
}
static const fl_arg args_fl_init_kaiming_uniform_[] = {
    {"tensor", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"a", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 0.0}}, "0.0"},
    {"mode", FL_K_STR, 0, false, false, false, false, false, false, false, false, true, {FL_K_STR, 0, {.str = "fan_in"}}, "'fan_in'"},
    {"nonlinearity", FL_K_STR, 0, false, false, false, false, false, false, false, false, true, {FL_K_STR, 0, {.str = "leaky_relu"}}, "'leaky_relu'"},
    {"generator", FL_K_GENERATOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_init_kaiming_normal_(const fl_value *a, fl_value *r) {
    fl_init_kaiming_normal_options o;
    o.a = a[1].as.d;
    o.mode = a[2].as.str;
    o.nonlinearity = a[3].as.str;
    o.generator = generator_of(&a[4]);
    return tensor_result(r, fl_init_kaiming_normal_(a[0].as.tensor, &o));
}

static bool call_fl_init_orthogonal_(const fl_value *a, fl_value *r) {
    fl_init_orthogonal_options o;
    o.gain = a[1].as.d;
    o.generator = generator_of(&a[2]);
    return tensor_result(r, fl_init_orthogonal_(a[0].as.tensor, &o));
}
static const fl_arg args_fl_init_orthogonal_[] = {
    {"tensor", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"gain", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 1.0}}, "1"},
    {"generator", FL_K_GENERATOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_init_sparse_(const fl_value *a, fl_value *r) {
    fl_init_sparse_options o;
    o.std = a[2].as.d;
    o.generator = generator_of(&a[3]);
    return tensor_result(r, fl_init_sparse_(a[0].as.tensor, a[1].as.d, &o));
}
static const fl_arg args_fl_init_sparse_[] = {
    {"tensor", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"sparsity", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"std", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 0.01}}, "0.01"},
    {"generator", FL_K_GENERATOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_init_calculate_gain(const fl_value *a, fl_value *r) {
    r->kind = FL_K_FLOAT;
    r->as.d = fl_init_calculate_gain(a[0].as.str, float_of(&a[1]));
    return fl_error_code() == FL_OK;
}
static const fl_arg args_fl_init_calculate_gain[] = {
    {"nonlinearity", FL_K_STR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"param", FL_K_FLOAT, 0, true, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_interpolate(const fl_value *a, fl_value *r) {
    fl_interpolate_options o;
    o.size = single_ints_of(&a[1]);
    o.n_size = listed_of(&a[1]);
    o.scale_factor = single_floats_of(&a[2]);
    o.n_scale_factor = listed_of(&a[2]);
    o.mode = a[3].as.str;
    o.align_corners = optional_bool_of(&a[4]);
    o.recompute_scale_factor = optional_bool_of(&a[5]);
    o.antialias = a[6].as.b;
    return tensor_result(r, fl_interpolate(a[0].as.tensor, &o));
}
static const fl_arg args_fl_interpolate[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"size", FL_K_INTS, 0, true, false, true, false, true, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"scale_factor", FL_K_FLOATS, 0, true, false, false, false, true, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"mode", FL_K_STR, 0, false, false, false, false, false, false, false, false, true, {FL_K_STR, 0, {.str = "nearest"}}, "'nearest'"},
    {"align_corners", FL_K_BOOL, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"recompute_scale_factor", FL_K_BOOL, 0, true, false, false, false, false, true, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"antialias", FL_K_BOOL, 0, false, false, false, false, false, true, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};

static bool call_fl_upsample(const fl_value *a, fl_value *r) {
    fl_upsample_options o;
    o.size = single_ints_of(&a[1]);
    o.n_size = listed_of(&a[1]);
    o.scale_factor = single_floats_of(&a[2]);
    o.n_scale_factor = listed_of(&a[2]);
    o.mode = a[3].as.str;
    o.align_corners = optional_bool_of(&a[4]);
    return tensor_result(r, fl_upsample(a[0].as.tensor, &o));
}
static const fl_arg args_fl_upsample[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"size", FL_K_INTS, 0, true, false, true, false, true, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"scale_factor", FL_K_FLOATS, 0, true, false, false, false, true, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"mode", FL_K_STR, 0, false, false, false, false, false, false, false, false, true, {FL_K_STR, 0, {.str = "nearest"}}, "'nearest'"},
    {"align_corners", FL_K_BOOL, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_upsample_nearest(const fl_value *a, fl_value *r) {
    fl_upsample_nearest_options o;
    o.size = single_ints_of(&a[1]);
    o.n_size = listed_of(&a[1]);
    o.scale_factor = single_floats_of(&a[2]);
    o.n_scale_factor = listed_of(&a[2]);
    return tensor_result(r, fl_upsample_nearest(a[0].as.tensor, &o));
}
static const fl_arg args_fl_upsample_nearest[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"size", FL_K_INTS, 0, true, false, true, false, true, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"scale_factor", FL_K_FLOATS, 0, true, false, false, false, true, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_upsample_bilinear(const fl_value *a, fl_value *r) {
    fl_upsample_bilinear_options o;
    o.size = single_ints_of(&a[1]);
    o.n_size = listed_of(&a[1]);
    o.scale_factor = single_floats_of(&a[2]);
    o.n_scale_factor = listed_of(&a[2]);
    return tensor_result(r, fl_upsample_bilinear(a[0].as.tensor, &o));
}

static bool call_fl_grid_sample(const fl_value *a, fl_value *r) {
    fl_grid_sample_options o;
    o.mode = a[2].as.str;
    o.padding_mode = a[3].as.str;
    o.align_corners = optional_bool_of(&a[4]);
    return tensor_result(r, fl_grid_sample(a[0].as.tensor, a[1].as.tensor, &o));
}
static const fl_arg args_fl_grid_sample[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"grid", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"mode", FL_K_STR, 0, false, false, false, false, false, false, false, false, true, {FL_K_STR, 0, {.str = "bilinear"}}, "'bilinear'"},
    {"padding_mode", FL_K_STR, 0, false, false, false, false, false, false, false, false, true, {FL_K_STR, 0, {.str = "zeros"}}, "'zeros'"},
    {"align_corners", FL_K_BOOL, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_grid_sampler(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_grid_sampler(a[0].as.tensor, a[1].as.tensor, a[2].as.i, a[3].as.i, a[4].as.b));
}
static const fl_arg args_fl_grid_sampler[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"grid", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"interpolation_mode", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"padding_mode", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"align_corners", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_grid_sampler_2d(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_grid_sampler_2d(a[0].as.tensor, a[1].as.tensor, a[2].as.i, a[3].as.i, a[4].as.b));
}

static bool call_fl_grid_sampler_3d(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_grid_sampler_3d(a[0].as.tensor, a[1].as.tensor, a[2].as.i, a[3].as.i, a[4].as.b));
}

static bool call_fl_affine_grid(const fl_value *a, fl_value *r) {
    fl_affine_grid_options o;
    o.align_corners = optional_bool_of(&a[2]);
    return tensor_result(r, fl_affine_grid(a[0].as.tensor, a[1].as.ints, a[1].count, &o));
}
static const fl_arg args_fl_affine_grid[] = {
    {"theta", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"size", FL_K_INTS, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"align_corners", FL_K_BOOL, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_affine_grid_generator(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_affine_grid_generator(a[0].as.tensor, a[1].as.ints, a[1].count, a[2].as.b));
}
static const fl_arg args_fl_affine_grid_generator[] = {
    {"theta", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"size", FL_K_INTS, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"align_corners", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_linalg_lu_factor_ex(const fl_value *a, fl_value *r) {
    fl_linalg_lu_factor_ex_options o;
    o.pivot = a[1].as.b;
    o.check_errors = a[2].as.b;
    fl_linalg_lu_factor_ex_result result = fl_linalg_lu_factor_ex(a[0].as.tensor, &o);
    tensor_result(&r[0], result.LU);
    tensor_result(&r[1], result.pivots);
    tensor_result(&r[2], result.info);
    return result.LU != NULL;
}
static const fl_arg args_fl_linalg_lu_factor_ex[] = {
    {"A", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"pivot", FL_K_BOOL, 0, false, false, false, false, false, false, false, true, true, {FL_K_BOOL, 0, {.b = true}}, "True"},
    {"check_errors", FL_K_BOOL, 0, false, false, false, false, false, false, false, true, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};
static const char *const names_fl_linalg_lu_factor_ex[] = {"LU", "pivots", "info"};

static bool call_fl_linalg_lu_factor(const fl_value *a, fl_value *r) {
    fl_linalg_lu_factor_options o;
    o.pivot = a[1].as.b;
    fl_linalg_lu_factor_result result = fl_linalg_lu_factor(a[0].as.tensor, &o);
    tensor_result(&r[0], result.LU);
    tensor_result(&r[1], result.pivots);
    return result.LU != NULL;
}
static const fl_arg args_fl_linalg_lu_factor[] = {
    {"A", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"pivot", FL_K_BOOL, 0, false, false, false, false, false, false, false, true, true, {FL_K_BOOL, 0, {.b = true}}, "True"},
};
static const char *const names_fl_linalg_lu_factor[] = {"LU", "pivots"};

static bool call_fl_linalg_lu(const fl_value *a, fl_value *r) {
    fl_linalg_lu_options o;
    o.pivot = a[1].as.b;
    fl_linalg_lu_result result = fl_linalg_lu(a[0].as.tensor, &o);
    tensor_result(&r[0], result.P);
    tensor_result(&r[1], result.L);
    tensor_result(&r[2], result.U);
    return result.P != NULL;
}
static const char *const names_fl_linalg_lu[] = {"P", "L", "U"};

static bool call_fl_lu_unpack(const fl_value *a, fl_value *r) {
    fl_lu_unpack_options o;
    o.unpack_data = a[2].as.b;
    o.unpack_pivots = a[3].as.b;
    fl_lu_unpack_result result = fl_lu_unpack(a[0].as.tensor, a[1].as.tensor, &o);
    tensor_result(&r[0], result.P);
    tensor_result(&r[1], result.L);
    tensor_result(&r[2], result.U);
    return result.P != NULL;
}
static const fl_arg args_fl_lu_unpack[] = {
    {"LU_data", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"LU_pivots", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"unpack_data", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = true}}, "True"},
    {"unpack_pivots", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = true}}, "True"},
};
static const char *const names_fl_lu_unpack[] = {"P", "L", "U"};

static bool call_fl_linalg_cholesky_ex(const fl_value *a, fl_value *r) {
    fl_linalg_cholesky_ex_options o;
    o.upper = a[1].as.b;
    o.check_errors = a[2].as.b;
    fl_linalg_cholesky_ex_result result = fl_linalg_cholesky_ex(a[0].as.tensor, &o);
    tensor_result(&r[0], result.L);
    tensor_result(&r[1], result.info);
    return result.L != NULL;
}
static const fl_arg args_fl_linalg_cholesky_ex[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"upper", FL_K_BOOL, 0, false, false, false, false, false, false, false, true, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"check_errors", FL_K_BOOL, 0, false, false, false, false, false, false, false, true, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};
static const char *const names_fl_linalg_cholesky_ex[] = {"L", "info"};

static bool call_fl_linalg_cholesky(const fl_value *a, fl_value *r) {
    fl_linalg_cholesky_options o;
    o.upper = a[1].as.b;
    return tensor_result(r, fl_linalg_cholesky(a[0].as.tensor, &o));
}
static const fl_arg args_fl_linalg_cholesky[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"upper", FL_K_BOOL, 0, false, false, false, false, false, false, false, true, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};

static bool call_fl_cholesky(const fl_value *a, fl_value *r) {
    fl_cholesky_options o;
    o.upper = a[1].as.b;
    return tensor_result(r, fl_cholesky(a[0].as.tensor, &o));
}
static const fl_arg args_fl_cholesky[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"upper", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};

static bool call_fl_linalg_qr(const fl_value *a, fl_value *r) {
    fl_linalg_qr_options o;
    o.mode = a[1].as.str;
    fl_linalg_qr_result result = fl_linalg_qr(a[0].as.tensor, &o);
    tensor_result(&r[0], result.Q);
    tensor_result(&r[1], result.R);
    return result.Q != NULL;
}
static const fl_arg args_fl_linalg_qr[] = {
    {"A", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"mode", FL_K_STR, 0, false, false, false, false, false, false, false, false, true, {FL_K_STR, 0, {.str = "reduced"}}, "'reduced'"},
};
static const char *const names_fl_linalg_qr[] = {"Q", "R"};

static bool call_fl_qr(const fl_value *a, fl_value *r) {
    fl_qr_options o;
    o.some = a[1].as.b;
    fl_qr_result result = fl_qr(a[0].as.tensor, &o);
    tensor_result(&r[0], result.Q);
    tensor_result(&r[1], result.R);
    return result.Q != NULL;
}
static const fl_arg args_fl_qr[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"some", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = true}}, "True"},
};
static const char *const names_fl_qr[] = {"Q", "R"};

static bool call_fl_geqrf(const fl_value *a, fl_value *r) {
    fl_geqrf_result result = fl_geqrf(a[0].as.tensor);
    tensor_result(&r[0], result.a);
    tensor_result(&r[1], result.tau);
    return result.a != NULL;
}
static const char *const names_fl_geqrf[] = {"a", "tau"};

static bool call_fl_linalg_householder_product(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_linalg_householder_product(a[0].as.tensor, a[1].as.tensor));
}
static const fl_arg args_fl_linalg_householder_product[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"tau", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_orgqr(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_orgqr(a[0].as.tensor, a[1].as.tensor));
}
static const fl_arg args_fl_orgqr[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"input2", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_ormqr(const fl_value *a, fl_value *r) {
    fl_ormqr_options o;
    o.left = a[3].as.b;
    o.transpose = a[4].as.b;
    return tensor_result(r, fl_ormqr(a[0].as.tensor, a[1].as.tensor, a[2].as.tensor, &o));
}
static const fl_arg args_fl_ormqr[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"input2", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"input3", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"left", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = true}}, "True"},
    {"transpose", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};

static bool call_fl_linalg_ldl_factor_ex(const fl_value *a, fl_value *r) {
    fl_linalg_ldl_factor_ex_options o;
    o.hermitian = a[1].as.b;
    o.check_errors = a[2].as.b;
    fl_linalg_ldl_factor_ex_result result = fl_linalg_ldl_factor_ex(a[0].as.tensor, &o);
    tensor_result(&r[0], result.LD);
    tensor_result(&r[1], result.pivots);
    tensor_result(&r[2], result.info);
    return result.LD != NULL;
}
static const fl_arg args_fl_linalg_ldl_factor_ex[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"hermitian", FL_K_BOOL, 0, false, false, false, false, false, false, false, true, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"check_errors", FL_K_BOOL, 0, false, false, false, false, false, false, false, true, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};
static const char *const names_fl_linalg_ldl_factor_ex[] = {"LD", "pivots", "info"};

static bool call_fl_linalg_ldl_factor(const fl_value *a, fl_value *r) {
    fl_linalg_ldl_factor_options o;
    o.hermitian = a[1].as.b;
    fl_linalg_ldl_factor_result result = fl_linalg_ldl_factor(a[0].as.tensor, &o);
    tensor_result(&r[0], result.LD);
    tensor_result(&r[1], result.pivots);
    return result.LD != NULL;
}
static const fl_arg args_fl_linalg_ldl_factor[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"hermitian", FL_K_BOOL, 0, false, false, false, false, false, false, false, true, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};
static const char *const names_fl_linalg_ldl_factor[] = {"LD", "pivots"};

static bool call_fl_linalg_ldl_solve(const fl_value *a, fl_value *r) {
    fl_linalg_ldl_solve_options o;
    o.hermitian = a[3].as.b;
    return tensor_result(r, fl_linalg_ldl_solve(a[0].as.tensor, a[1].as.tensor, a[2].as.tensor, &o));
}
static const fl_arg args_fl_linalg_ldl_solve[] = {
    {"LD", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"pivots", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"B", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"hermitian", FL_K_BOOL, 0, false, false, false, false, false, false, false, true, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};

static bool call_fl_linalg_solve_ex(const fl_value *a, fl_value *r) {
    fl_linalg_solve_ex_options o;
    o.left = a[2].as.b;
    o.check_errors = a[3].as.b;
    fl_linalg_solve_ex_result result = fl_linalg_solve_ex(a[0].as.tensor, a[1].as.tensor, &o);
    tensor_result(&r[0], result.result);
    tensor_result(&r[1], result.info);
    return result.result != NULL;
}
static const fl_arg args_fl_linalg_solve_ex[] = {
    {"A", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"B", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"left", FL_K_BOOL, 0, false, false, false, false, false, false, false, true, true, {FL_K_BOOL, 0, {.b = true}}, "True"},
    {"check_errors", FL_K_BOOL, 0, false, false, false, false, false, false, false, true, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};
static const char *const names_fl_linalg_solve_ex[] = {"result", "info"};

static bool call_fl_linalg_solve(const fl_value *a, fl_value *r) {
    fl_linalg_solve_options o;
    o.left = a[2].as.b;
    return tensor_result(r, fl_linalg_solve(a[0].as.tensor, a[1].as.tensor, &o));
}
static const fl_arg args_fl_linalg_solve[] = {
    {"A", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"B", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"left", FL_K_BOOL, 0, false, false, false, false, false, false, false, true, true, {FL_K_BOOL, 0, {.b = true}}, "True"},
};

static bool call_fl_linalg_inv_ex(const fl_value *a, fl_value *r) {
    fl_linalg_inv_ex_options o;
    o.check_errors = a[1].as.b;
    fl_linalg_inv_ex_result result = fl_linalg_inv_ex(a[0].as.tensor, &o);
    tensor_result(&r[0], result.inverse);
    tensor_result(&r[1], result.info);
    return result.inverse != NULL;
}
static const fl_arg args_fl_linalg_inv_ex[] = {
    {"A", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"check_errors", FL_K_BOOL, 0, false, false, false, false, false, false, false, true, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};
static const char *const names_fl_linalg_inv_ex[] = {"inverse", "info"};

static bool call_fl_linalg_inv(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_linalg_inv(a[0].as.tensor));
}
static const fl_arg args_fl_linalg_inv[] = {
    {"A", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_inverse(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_inverse(a[0].as.tensor));
}

static bool call_fl_linalg_det(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_linalg_det(a[0].as.tensor));
}

static bool call_fl_det(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_det(a[0].as.tensor));
}

static bool call_fl_linalg_slogdet(const fl_value *a, fl_value *r) {
    fl_linalg_slogdet_result result = fl_linalg_slogdet(a[0].as.tensor);
    tensor_result(&r[0], result.sign);
    tensor_result(&r[1], result.logabsdet);
    return result.sign != NULL;
}
static const char *const names_fl_linalg_slogdet[] = {"sign", "logabsdet"};

static bool call_fl_slogdet(const fl_value *a, fl_value *r) {
    fl_slogdet_result result = fl_slogdet(a[0].as.tensor);
    tensor_result(&r[0], result.sign);
    tensor_result(&r[1], result.logabsdet);
    return result.sign != NULL;
}
static const char *const names_fl_slogdet[] = {"sign", "logabsdet"};

static bool call_fl_logdet(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_logdet(a[0].as.tensor));
}

static bool call_fl_linalg_lu_solve(const fl_value *a, fl_value *r) {
    fl_linalg_lu_solve_options o;
    o.left = a[3].as.b;
    o.adjoint = a[4].as.b;
    return tensor_result(r, fl_linalg_lu_solve(a[0].as.tensor, a[1].as.tensor, a[2].as.tensor, &o));
}
static const fl_arg args_fl_linalg_lu_solve[] = {
    {"LU", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"pivots", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"B", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"left", FL_K_BOOL, 0, false, false, false, false, false, false, false, true, true, {FL_K_BOOL, 0, {.b = true}}, "True"},
    {"adjoint", FL_K_BOOL, 0, false, false, false, false, false, false, false, true, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};

static bool call_fl_lu_solve(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_lu_solve(a[0].as.tensor, a[1].as.tensor, a[2].as.tensor));
}
static const fl_arg args_fl_lu_solve[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"LU_data", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"LU_pivots", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_linalg_solve_triangular(const fl_value *a, fl_value *r) {
    fl_linalg_solve_triangular_options o;
    o.left = a[3].as.b;
    o.unitriangular = a[4].as.b;
    return tensor_result(r, fl_linalg_solve_triangular(a[0].as.tensor, a[1].as.tensor, a[2].as.b, &o));
}
static const fl_arg args_fl_linalg_solve_triangular[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"B", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"upper", FL_K_BOOL, 0, false, false, false, false, false, false, false, true, false, {FL_K_NONE, 0, {0}}, NULL},
    {"left", FL_K_BOOL, 0, false, false, false, false, false, false, false, true, true, {FL_K_BOOL, 0, {.b = true}}, "True"},
    {"unitriangular", FL_K_BOOL, 0, false, false, false, false, false, false, false, true, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};

static bool call_fl_triangular_solve(const fl_value *a, fl_value *r) {
    fl_triangular_solve_options o;
    o.upper = a[2].as.b;
    o.transpose = a[3].as.b;
    o.unitriangular = a[4].as.b;
    fl_triangular_solve_result result = fl_triangular_solve(a[0].as.tensor, a[1].as.tensor, &o);
    tensor_result(&r[0], result.solution);
    tensor_result(&r[1], result.cloned_coefficient);
    return result.solution != NULL;
}
static const fl_arg args_fl_triangular_solve[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"A", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"upper", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = true}}, "True"},
    {"transpose", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"unitriangular", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};
static const char *const names_fl_triangular_solve[] = {"solution", "cloned_coefficient"};

static bool call_fl_cholesky_solve(const fl_value *a, fl_value *r) {
    fl_cholesky_solve_options o;
    o.upper = a[2].as.b;
    return tensor_result(r, fl_cholesky_solve(a[0].as.tensor, a[1].as.tensor, &o));
}
static const fl_arg args_fl_cholesky_solve[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"input2", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"upper", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};

static bool call_fl_cholesky_inverse(const fl_value *a, fl_value *r) {
    fl_cholesky_inverse_options o;
    o.upper = a[1].as.b;
    return tensor_result(r, fl_cholesky_inverse(a[0].as.tensor, &o));
}

static bool call_fl_linalg_svd(const fl_value *a, fl_value *r) {
    fl_linalg_svd_options o;
    o.full_matrices = a[1].as.b;
    o.driver = str_of(&a[2]);
    fl_linalg_svd_result result = fl_linalg_svd(a[0].as.tensor, &o);
    tensor_result(&r[0], result.U);
    tensor_result(&r[1], result.S);
    tensor_result(&r[2], result.Vh);
    return result.U != NULL;
}
static const fl_arg args_fl_linalg_svd[] = {
    {"A", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"full_matrices", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = true}}, "True"},
    {"driver", FL_K_STR, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
};
static const char *const names_fl_linalg_svd[] = {"U", "S", "Vh"};

static bool call_fl_linalg_svdvals(const fl_value *a, fl_value *r) {
    fl_linalg_svdvals_options o;
    o.driver = str_of(&a[1]);
    return tensor_result(r, fl_linalg_svdvals(a[0].as.tensor, &o));
}
static const fl_arg args_fl_linalg_svdvals[] = {
    {"A", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"driver", FL_K_STR, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_svd(const fl_value *a, fl_value *r) {
    fl_svd_options o;
    o.some = a[1].as.b;
    o.compute_uv = a[2].as.b;
    fl_svd_result result = fl_svd(a[0].as.tensor, &o);
    tensor_result(&r[0], result.U);
    tensor_result(&r[1], result.S);
    tensor_result(&r[2], result.V);
    return result.U != NULL;
}
static const fl_arg args_fl_svd[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"some", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = true}}, "True"},
    {"compute_uv", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = true}}, "True"},
};
static const char *const names_fl_svd[] = {"U", "S", "V"};

static bool call_fl_linalg_eigh(const fl_value *a, fl_value *r) {
    fl_linalg_eigh_options o;
    o.UPLO = a[1].as.str;
    fl_linalg_eigh_result result = fl_linalg_eigh(a[0].as.tensor, &o);
    tensor_result(&r[0], result.eigenvalues);
    tensor_result(&r[1], result.eigenvectors);
    return result.eigenvalues != NULL;
}
static const fl_arg args_fl_linalg_eigh[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"UPLO", FL_K_STR, 0, false, false, false, false, false, false, false, false, true, {FL_K_STR, 0, {.str = "L"}}, "'L'"},
};
static const char *const names_fl_linalg_eigh[] = {"eigenvalues", "eigenvectors"};

static bool call_fl_linalg_eigvalsh(const fl_value *a, fl_value *r) {
    fl_linalg_eigvalsh_options o;
    o.UPLO = a[1].as.str;
    return tensor_result(r, fl_linalg_eigvalsh(a[0].as.tensor, &o));
}

static bool call_fl_linalg_eig(const fl_value *a, fl_value *r) {
    fl_linalg_eig_result result = fl_linalg_eig(a[0].as.tensor);
    tensor_result(&r[0], result.eigenvalues);
    tensor_result(&r[1], result.eigenvectors);
    return result.eigenvalues != NULL;
}
static const char *const names_fl_linalg_eig[] = {"eigenvalues", "eigenvectors"};

static bool call_fl_linalg_eigvals(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_linalg_eigvals(a[0].as.tensor));
}

static bool call_fl_linalg_pinv_atol_rtol_tensor(const fl_value *a, fl_value *r) {
    fl_linalg_pinv_atol_rtol_tensor_options o;
    o.atol = tensor_of(&a[1]);
    o.rtol = tensor_of(&a[2]);
    o.hermitian = a[3].as.b;
    return tensor_result(r, fl_linalg_pinv_atol_rtol_tensor(a[0].as.tensor, &o));
}
static const fl_arg args_fl_linalg_pinv_atol_rtol_tensor[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"atol", FL_K_TENSOR, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
    {"rtol", FL_K_TENSOR, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
    {"hermitian", FL_K_BOOL, 0, false, false, false, false, false, false, false, true, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};

static bool call_fl_linalg_pinv_atol_rtol_float(const fl_value *a, fl_value *r) {
    fl_linalg_pinv_atol_rtol_float_options o;
    o.atol = float_of(&a[1]);
    o.rtol = float_of(&a[2]);
    o.hermitian = a[3].as.b;
    return tensor_result(r, fl_linalg_pinv_atol_rtol_float(a[0].as.tensor, &o));
}
static const fl_arg args_fl_linalg_pinv_atol_rtol_float[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"atol", FL_K_FLOAT, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
    {"rtol", FL_K_FLOAT, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
    {"hermitian", FL_K_BOOL, 0, false, false, false, false, false, false, false, true, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};

static bool call_fl_linalg_pinv(const fl_value *a, fl_value *r) {
    fl_linalg_pinv_options o;
    o.hermitian = a[2].as.b;
    return tensor_result(r, fl_linalg_pinv(a[0].as.tensor, a[1].as.d, &o));
}
static const fl_arg args_fl_linalg_pinv[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"rcond", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"hermitian", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};

static bool call_fl_linalg_pinv_rcond_tensor(const fl_value *a, fl_value *r) {
    fl_linalg_pinv_rcond_tensor_options o;
    o.hermitian = a[2].as.b;
    return tensor_result(r, fl_linalg_pinv_rcond_tensor(a[0].as.tensor, a[1].as.tensor, &o));
}
static const fl_arg args_fl_linalg_pinv_rcond_tensor[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"rcond", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"hermitian", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};

static bool call_fl_pinverse(const fl_value *a, fl_value *r) {
    fl_pinverse_options o;
    o.rcond = a[1].as.d;
    return tensor_result(r, fl_pinverse(a[0].as.tensor, &o));
}
static const fl_arg args_fl_pinverse[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"rcond", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 1e-15}}, "1e-15"},
};

static bool call_fl_linalg_matrix_rank_atol_rtol_tensor(const fl_value *a, fl_value *r) {
    fl_linalg_matrix_rank_atol_rtol_tensor_options o;
    o.atol = tensor_of(&a[1]);
    o.rtol = tensor_of(&a[2]);
    o.hermitian = a[3].as.b;
    return tensor_result(r, fl_linalg_matrix_rank_atol_rtol_tensor(a[0].as.tensor, &o));
}
static const fl_arg args_fl_linalg_matrix_rank_atol_rtol_tensor[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"atol", FL_K_TENSOR, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
    {"rtol", FL_K_TENSOR, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
    {"hermitian", FL_K_BOOL, 0, false, false, false, false, false, false, false, true, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};

static bool call_fl_linalg_matrix_rank_atol_rtol_float(const fl_value *a, fl_value *r) {
    fl_linalg_matrix_rank_atol_rtol_float_options o;
    o.atol = float_of(&a[1]);
    o.rtol = float_of(&a[2]);
    o.hermitian = a[3].as.b;
    return tensor_result(r, fl_linalg_matrix_rank_atol_rtol_float(a[0].as.tensor, &o));
}

static bool call_fl_linalg_matrix_rank(const fl_value *a, fl_value *r) {
    fl_linalg_matrix_rank_options o;
    o.hermitian = a[2].as.b;
    return tensor_result(r, fl_linalg_matrix_rank(a[0].as.tensor, a[1].as.d, &o));
}
static const fl_arg args_fl_linalg_matrix_rank[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"tol", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"hermitian", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};

static bool call_fl_linalg_matrix_rank_tol_tensor(const fl_value *a, fl_value *r) {
    fl_linalg_matrix_rank_tol_tensor_options o;
    o.hermitian = a[2].as.b;
    return tensor_result(r, fl_linalg_matrix_rank_tol_tensor(a[0].as.tensor, a[1].as.tensor, &o));
}
static const fl_arg args_fl_linalg_matrix_rank_tol_tensor[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"tol", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"hermitian", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};

static bool call_fl_linalg_lstsq(const fl_value *a, fl_value *r) {
    fl_linalg_lstsq_options o;
    o.rcond = float_of(&a[2]);
    o.driver = str_of(&a[3]);
    fl_linalg_lstsq_result result = fl_linalg_lstsq(a[0].as.tensor, a[1].as.tensor, &o);
    tensor_result(&r[0], result.solution);
    tensor_result(&r[1], result.residuals);
    tensor_result(&r[2], result.rank);
    tensor_result(&r[3], result.singular_values);
    return result.solution != NULL;
}
static const fl_arg args_fl_linalg_lstsq[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"b", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"rcond", FL_K_FLOAT, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"driver", FL_K_STR, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
};
static const char *const names_fl_linalg_lstsq[] = {"solution", "residuals", "rank", "singular_values"};

static bool call_fl_svd_lowrank(const fl_value *a, fl_value *r) {
    fl_svd_lowrank_options o;
    o.q = int_of(&a[1]);
    o.niter = int_of(&a[2]);
    o.M = tensor_of(&a[3]);
    fl_svd_lowrank_result result = fl_svd_lowrank(a[0].as.tensor, &o);
    tensor_result(&r[0], result.U);
    tensor_result(&r[1], result.S);
    tensor_result(&r[2], result.V);
    return result.U != NULL;
}
static const fl_arg args_fl_svd_lowrank[] = {
    {"A", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"q", FL_K_INT, 0, true, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = 6}}, "6"},
    {"niter", FL_K_INT, 0, true, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = 2}}, "2"},
    {"M", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_pca_lowrank(const fl_value *a, fl_value *r) {
    fl_pca_lowrank_options o;
    o.q = int_of(&a[1]);
    o.center = a[2].as.b;
    o.niter = a[3].as.i;
    fl_pca_lowrank_result result = fl_pca_lowrank(a[0].as.tensor, &o);
    tensor_result(&r[0], result.U);
    tensor_result(&r[1], result.S);
    tensor_result(&r[2], result.V);
    return result.U != NULL;
}
static const fl_arg args_fl_pca_lowrank[] = {
    {"A", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"q", FL_K_INT, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"center", FL_K_BOOL, 0, false, false, false, false, false, true, false, false, true, {FL_K_BOOL, 0, {.b = true}}, "True"},
    {"niter", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = 2}}, "2"},
};

static bool call_fl_linalg_norm(const fl_value *a, fl_value *r) {
    fl_linalg_norm_options o;
    o.ord = scalar_of(&a[1]);
    o.dim = ints_of(&a[2]);
    o.n_dim = count_of(&a[2]);
    o.keepdim = a[3].as.b;
    o.dtype = dtype_of(&a[4]);
    return tensor_result(r, fl_linalg_norm(a[0].as.tensor, &o));
}
static const fl_arg args_fl_linalg_norm[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"ord", FL_K_SCALAR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"dim", FL_K_INTS, 0, true, false, true, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"keepdim", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"dtype", FL_K_DTYPE, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_linalg_norm_named(const fl_value *a, fl_value *r) {
    fl_linalg_norm_named_options o;
    o.dim = ints_of(&a[2]);
    o.n_dim = count_of(&a[2]);
    o.keepdim = a[3].as.b;
    o.dtype = dtype_of(&a[4]);
    return tensor_result(r, fl_linalg_norm_named(a[0].as.tensor, a[1].as.str, &o));
}
static const fl_arg args_fl_linalg_norm_named[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"ord", FL_K_STR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INTS, 0, true, false, true, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"keepdim", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"dtype", FL_K_DTYPE, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_linalg_matrix_norm(const fl_value *a, fl_value *r) {
    fl_linalg_matrix_norm_options o;
    copy_ints(o.dim, &a[2], 2);
    o.keepdim = a[3].as.b;
    o.dtype = dtype_of(&a[4]);
    return tensor_result(r, fl_linalg_matrix_norm(a[0].as.tensor, scalar_of(&a[1]), &o));
}
static const fl_arg args_fl_linalg_matrix_norm[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"ord", FL_K_SCALAR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INTS, 2, false, false, false, false, false, false, false, false, true, {FL_K_INTS, 2, {.ints = (const int64_t[]){-2, -1}}}, "[-2, -1]"},
    {"keepdim", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"dtype", FL_K_DTYPE, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_linalg_matrix_norm_named(const fl_value *a, fl_value *r) {
    fl_linalg_matrix_norm_named_options o;
    o.ord = a[1].as.str;
    copy_ints(o.dim, &a[2], 2);
    o.keepdim = a[3].as.b;
    o.dtype = dtype_of(&a[4]);
    return tensor_result(r, fl_linalg_matrix_norm_named(a[0].as.tensor, &o));
}
static const fl_arg args_fl_linalg_matrix_norm_named[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"ord", FL_K_STR, 0, false, false, false, false, false, false, false, false, true, {FL_K_STR, 0, {.str = "fro"}}, "'fro'"},
    {"dim", FL_K_INTS, 2, false, false, false, false, false, false, false, false, true, {FL_K_INTS, 2, {.ints = (const int64_t[]){-2, -1}}}, "[-2, -1]"},
    {"keepdim", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"dtype", FL_K_DTYPE, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_nuclear_norm(const fl_value *a, fl_value *r) {
    fl_nuclear_norm_options o;
    o.keepdim = a[1].as.b;
    return tensor_result(r, fl_nuclear_norm(a[0].as.tensor, &o));
}
static const fl_arg args_fl_nuclear_norm[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"keepdim", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};

static bool call_fl_nuclear_norm_dim(const fl_value *a, fl_value *r) {
    fl_nuclear_norm_dim_options o;
    o.keepdim = a[2].as.b;
    return tensor_result(r, fl_nuclear_norm_dim(a[0].as.tensor, a[1].as.ints, &o));
}
static const fl_arg args_fl_nuclear_norm_dim[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INTS, 2, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"keepdim", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};

static bool call_fl_frobenius_norm(const fl_value *a, fl_value *r) {
    fl_frobenius_norm_options o;
    o.keepdim = a[2].as.b;
    return tensor_result(r, fl_frobenius_norm(a[0].as.tensor, a[1].as.ints, a[1].count, &o));
}
static const fl_arg args_fl_frobenius_norm[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INTS, 0, false, false, true, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"keepdim", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};

static bool call_fl_linalg_cond(const fl_value *a, fl_value *r) {
    fl_linalg_cond_options o;
    o.p = scalar_of(&a[1]);
    return tensor_result(r, fl_linalg_cond(a[0].as.tensor, &o));
}
static const fl_arg args_fl_linalg_cond[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"p", FL_K_SCALAR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_linalg_cond_named(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_linalg_cond_named(a[0].as.tensor, a[1].as.str));
}
static const fl_arg args_fl_linalg_cond_named[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"p", FL_K_STR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_linalg_matrix_power(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_linalg_matrix_power(a[0].as.tensor, a[1].as.i));
}
static const fl_arg args_fl_linalg_matrix_power[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"n", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_matrix_power(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_matrix_power(a[0].as.tensor, a[1].as.i));
}

static bool call_fl_linalg_matrix_exp(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_linalg_matrix_exp(a[0].as.tensor));
}

static bool call_fl_matrix_exp(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_matrix_exp(a[0].as.tensor));
}

static bool call_fl_linalg_matmul(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_linalg_matmul(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_linalg_vecdot(const fl_value *a, fl_value *r) {
    fl_linalg_vecdot_options o;
    o.dim = a[2].as.i;
    return tensor_result(r, fl_linalg_vecdot(a[0].as.tensor, a[1].as.tensor, &o));
}
static const fl_arg args_fl_linalg_vecdot[] = {
    {"x", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"y", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, false, false, false, false, false, false, false, true, true, {FL_K_INT, 0, {.i = -1}}, "-1"},
};

static bool call_fl_linalg_cross(const fl_value *a, fl_value *r) {
    fl_linalg_cross_options o;
    o.dim = a[2].as.i;
    return tensor_result(r, fl_linalg_cross(a[0].as.tensor, a[1].as.tensor, &o));
}
static const fl_arg args_fl_linalg_cross[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"other", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, false, false, false, false, false, false, false, true, true, {FL_K_INT, 0, {.i = -1}}, "-1"},
};

static bool call_fl_linalg_multi_dot(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_linalg_multi_dot(a[0].as.tensors, a[0].count));
}

static bool call_fl_linalg_diagonal(const fl_value *a, fl_value *r) {
    fl_linalg_diagonal_options o;
    o.offset = a[1].as.i;
    o.dim1 = a[2].as.i;
    o.dim2 = a[3].as.i;
    return tensor_result(r, fl_linalg_diagonal(a[0].as.tensor, &o));
}
static const fl_arg args_fl_linalg_diagonal[] = {
    {"A", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"offset", FL_K_INT, 0, false, false, false, false, false, false, false, true, true, {FL_K_INT, 0, {.i = 0}}, "0"},
    {"dim1", FL_K_INT, 0, false, false, false, false, false, false, false, true, true, {FL_K_INT, 0, {.i = -2}}, "-2"},
    {"dim2", FL_K_INT, 0, false, false, false, false, false, false, false, true, true, {FL_K_INT, 0, {.i = -1}}, "-1"},
};

static bool call_fl_linalg_vander(const fl_value *a, fl_value *r) {
    fl_linalg_vander_options o;
    o.N = int_of(&a[1]);
    return tensor_result(r, fl_linalg_vander(a[0].as.tensor, &o));
}
static const fl_arg args_fl_linalg_vander[] = {
    {"x", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"N", FL_K_INT, 0, true, false, false, false, false, false, true, true, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_linalg_tensorinv(const fl_value *a, fl_value *r) {
    fl_linalg_tensorinv_options o;
    o.ind = a[1].as.i;
    return tensor_result(r, fl_linalg_tensorinv(a[0].as.tensor, &o));
}
static const fl_arg args_fl_linalg_tensorinv[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"ind", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = 2}}, "2"},
};

static bool call_fl_linalg_tensorsolve(const fl_value *a, fl_value *r) {
    fl_linalg_tensorsolve_options o;
    o.dims = ints_of(&a[2]);
    o.n_dims = count_of(&a[2]);
    return tensor_result(r, fl_linalg_tensorsolve(a[0].as.tensor, a[1].as.tensor, &o));
}
static const fl_arg args_fl_linalg_tensorsolve[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"other", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dims", FL_K_INTS, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_lobpcg(const fl_value *a, fl_value *r) {
    fl_lobpcg_options o;
    o.k = int_of(&a[1]);
    o.B = tensor_of(&a[2]);
    o.X = tensor_of(&a[3]);
    o.n = int_of(&a[4]);
    o.iK = tensor_of(&a[5]);
    o.niter = int_of(&a[6]);
    o.tol = float_of(&a[7]);
    o.largest = optional_bool_of(&a[8]);
    o.method = str_of(&a[9]);
    fl_lobpcg_result result = fl_lobpcg(a[0].as.tensor, &o);
    tensor_result(&r[0], result.eigenvalues);
    tensor_result(&r[1], result.eigenvectors);
    return result.eigenvalues != NULL;
}
static const fl_arg args_fl_lobpcg[] = {
    {"A", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"k", FL_K_INT, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"B", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"X", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"n", FL_K_INT, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"iK", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"niter", FL_K_INT, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"tol", FL_K_FLOAT, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"largest", FL_K_BOOL, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"method", FL_K_STR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_cross_entropy(const fl_value *a, fl_value *r) {
    fl_cross_entropy_options o;
    o.weight = tensor_of(&a[2]);
    o.ignore_index = a[3].as.i;
    o.reduction = a[4].as.str;
    o.label_smoothing = a[5].as.d;
    return tensor_result(r, fl_cross_entropy(a[0].as.tensor, a[1].as.tensor, &o));
}
static const fl_arg args_fl_cross_entropy[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"target", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"weight", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"ignore_index", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = -100}}, "-100"},
    {"reduction", FL_K_STR, 0, false, false, false, false, false, false, false, false, true, {FL_K_STR, 0, {.str = "mean"}}, "'mean'"},
    {"label_smoothing", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 0.0}}, "0.0"},
};

static bool call_fl_nll_loss(const fl_value *a, fl_value *r) {
    fl_nll_loss_options o;
    o.weight = tensor_of(&a[2]);
    o.ignore_index = a[3].as.i;
    o.reduction = a[4].as.str;
    return tensor_result(r, fl_nll_loss(a[0].as.tensor, a[1].as.tensor, &o));
}
static const fl_arg args_fl_nll_loss[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"target", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"weight", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"ignore_index", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = -100}}, "-100"},
    {"reduction", FL_K_STR, 0, false, false, false, false, false, false, false, false, true, {FL_K_STR, 0, {.str = "mean"}}, "'mean'"},
};

static bool call_fl_mse_loss(const fl_value *a, fl_value *r) {
    fl_mse_loss_options o;
    o.reduction = a[2].as.str;
    o.weight = tensor_of(&a[3]);
    return tensor_result(r, fl_mse_loss(a[0].as.tensor, a[1].as.tensor, &o));
}
static const fl_arg args_fl_mse_loss[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"target", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"reduction", FL_K_STR, 0, false, false, false, false, false, false, false, false, true, {FL_K_STR, 0, {.str = "mean"}}, "'mean'"},
    {"weight", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_l1_loss(const fl_value *a, fl_value *r) {
    fl_l1_loss_options o;
    o.reduction = a[2].as.str;
    o.weight = tensor_of(&a[3]);
    return tensor_result(r, fl_l1_loss(a[0].as.tensor, a[1].as.tensor, &o));
}

static bool call_fl_smooth_l1_loss(const fl_value *a, fl_value *r) {
    fl_smooth_l1_loss_options o;
    o.reduction = a[2].as.str;
    o.beta = a[3].as.d;
    return tensor_result(r, fl_smooth_l1_loss(a[0].as.tensor, a[1].as.tensor, &o));
}
static const fl_arg args_fl_smooth_l1_loss[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"target", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"reduction", FL_K_STR, 0, false, false, false, false, false, false, false, false, true, {FL_K_STR, 0, {.str = "mean"}}, "'mean'"},
    {"beta", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 1.0}}, "1.0"},
};

static bool call_fl_huber_loss(const fl_value *a, fl_value *r) {
    fl_huber_loss_options o;
    o.reduction = a[2].as.str;
    o.delta = a[3].as.d;
    o.weight = tensor_of(&a[4]);
    return tensor_result(r, fl_huber_loss(a[0].as.tensor, a[1].as.tensor, &o));
}
static const fl_arg args_fl_huber_loss[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"target", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"reduction", FL_K_STR, 0, false, false, false, false, false, false, false, false, true, {FL_K_STR, 0, {.str = "mean"}}, "'mean'"},
    {"delta", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 1.0}}, "1.0"},
    {"weight", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_binary_cross_entropy(const fl_value *a, fl_value *r) {
    fl_binary_cross_entropy_options o;
    o.weight = tensor_of(&a[2]);
    o.reduction = a[3].as.str;
    return tensor_result(r, fl_binary_cross_entropy(a[0].as.tensor, a[1].as.tensor, &o));
}
static const fl_arg args_fl_binary_cross_entropy[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"target", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"weight", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"reduction", FL_K_STR, 0, false, false, false, false, false, false, false, false, true, {FL_K_STR, 0, {.str = "mean"}}, "'mean'"},
};

static bool call_fl_binary_cross_entropy_with_logits(const fl_value *a, fl_value *r) {
    fl_binary_cross_entropy_with_logits_options o;
    o.weight = tensor_of(&a[2]);
    o.reduction = a[3].as.str;
    o.pos_weight = tensor_of(&a[4]);
    return tensor_result(r, fl_binary_cross_entropy_with_logits(a[0].as.tensor, a[1].as.tensor, &o));
}
static const fl_arg args_fl_binary_cross_entropy_with_logits[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"target", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"weight", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"reduction", FL_K_STR, 0, false, false, false, false, false, false, false, false, true, {FL_K_STR, 0, {.str = "mean"}}, "'mean'"},
    {"pos_weight", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_binary_cross_entropy_with_logits_numbered(const fl_value *a, fl_value *r) {
    fl_binary_cross_entropy_with_logits_numbered_options o;
    o.weight = tensor_of(&a[2]);
    o.pos_weight = tensor_of(&a[3]);
    o.reduction = a[4].as.i;
    return tensor_result(r, fl_binary_cross_entropy_with_logits_numbered(a[0].as.tensor, a[1].as.tensor, &o));
}
static const fl_arg args_fl_binary_cross_entropy_with_logits_numbered[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"target", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"weight", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"pos_weight", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"reduction", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = 0}}, "0"},
};

static bool call_fl_kl_div(const fl_value *a, fl_value *r) {
    fl_kl_div_options o;
    o.reduction = a[2].as.str;
    o.log_target = a[3].as.b;
    return tensor_result(r, fl_kl_div(a[0].as.tensor, a[1].as.tensor, &o));
}
static const fl_arg args_fl_kl_div[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"target", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"reduction", FL_K_STR, 0, false, false, false, false, false, false, false, false, true, {FL_K_STR, 0, {.str = "mean"}}, "'mean'"},
    {"log_target", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};

static bool call_fl_kl_div_numbered(const fl_value *a, fl_value *r) {
    fl_kl_div_numbered_options o;
    o.reduction = a[2].as.i;
    o.log_target = a[3].as.b;
    return tensor_result(r, fl_kl_div_numbered(a[0].as.tensor, a[1].as.tensor, &o));
}
static const fl_arg args_fl_kl_div_numbered[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"target", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"reduction", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = 0}}, "0"},
    {"log_target", FL_K_BOOL, 0, false, false, false, false, false, false, false, true, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};

static bool call_fl_margin_ranking_loss(const fl_value *a, fl_value *r) {
    fl_margin_ranking_loss_options o;
    o.margin = a[3].as.d;
    o.reduction = a[4].as.str;
    return tensor_result(r, fl_margin_ranking_loss(a[0].as.tensor, a[1].as.tensor, a[2].as.tensor, &o));
}
static const fl_arg args_fl_margin_ranking_loss[] = {
    {"input1", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"input2", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"target", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"margin", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 0.0}}, "0.0"},
    {"reduction", FL_K_STR, 0, false, false, false, false, false, false, false, false, true, {FL_K_STR, 0, {.str = "mean"}}, "'mean'"},
};

static bool call_fl_margin_ranking_loss_numbered(const fl_value *a, fl_value *r) {
    fl_margin_ranking_loss_numbered_options o;
    o.margin = a[3].as.d;
    o.reduction = a[4].as.i;
    return tensor_result(r, fl_margin_ranking_loss_numbered(a[0].as.tensor, a[1].as.tensor, a[2].as.tensor, &o));
}
static const fl_arg args_fl_margin_ranking_loss_numbered[] = {
    {"input1", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"input2", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"target", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"margin", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 0.0}}, "0.0"},
    {"reduction", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = 0}}, "0"},
};

static bool call_fl_hinge_embedding_loss(const fl_value *a, fl_value *r) {
    fl_hinge_embedding_loss_options o;
    o.margin = a[2].as.d;
    o.reduction = a[3].as.str;
    return tensor_result(r, fl_hinge_embedding_loss(a[0].as.tensor, a[1].as.tensor, &o));
}
static const fl_arg args_fl_hinge_embedding_loss[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"target", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"margin", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 1.0}}, "1.0"},
    {"reduction", FL_K_STR, 0, false, false, false, false, false, false, false, false, true, {FL_K_STR, 0, {.str = "mean"}}, "'mean'"},
};

static bool call_fl_hinge_embedding_loss_numbered(const fl_value *a, fl_value *r) {
    fl_hinge_embedding_loss_numbered_options o;
    o.margin = a[2].as.d;
    o.reduction = a[3].as.i;
    return tensor_result(r, fl_hinge_embedding_loss_numbered(a[0].as.tensor, a[1].as.tensor, &o));
}
static const fl_arg args_fl_hinge_embedding_loss_numbered[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"target", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"margin", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 1.0}}, "1.0"},
    {"reduction", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = 0}}, "0"},
};

static bool call_fl_soft_margin_loss(const fl_value *a, fl_value *r) {
    fl_soft_margin_loss_options o;
    o.reduction = a[2].as.str;
    return tensor_result(r, fl_soft_margin_loss(a[0].as.tensor, a[1].as.tensor, &o));
}
static const fl_arg args_fl_soft_margin_loss[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"target", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"reduction", FL_K_STR, 0, false, false, false, false, false, false, false, false, true, {FL_K_STR, 0, {.str = "mean"}}, "'mean'"},
};

static bool call_fl_cosine_embedding_loss(const fl_value *a, fl_value *r) {
    fl_cosine_embedding_loss_options o;
    o.margin = a[3].as.d;
    o.reduction = a[4].as.str;
    return tensor_result(r, fl_cosine_embedding_loss(a[0].as.tensor, a[1].as.tensor, a[2].as.tensor, &o));
}

static bool call_fl_cosine_embedding_loss_numbered(const fl_value *a, fl_value *r) {
    fl_cosine_embedding_loss_numbered_options o;
    o.margin = a[3].as.d;
    o.reduction = a[4].as.i;
    return tensor_result(r, fl_cosine_embedding_loss_numbered(a[0].as.tensor, a[1].as.tensor, a[2].as.tensor, &o));
}

static bool call_fl_triplet_margin_loss(const fl_value *a, fl_value *r) {
    fl_triplet_margin_loss_options o;
    o.margin = a[3].as.d;
    o.p = a[4].as.d;
    o.eps = a[5].as.d;
    o.swap = a[6].as.b;
    o.reduction = a[7].as.str;
    return tensor_result(r, fl_triplet_margin_loss(a[0].as.tensor, a[1].as.tensor, a[2].as.tensor, &o));
}
static const fl_arg args_fl_triplet_margin_loss[] = {
    {"anchor", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"positive", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"negative", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"margin", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 1.0}}, "1.0"},
    {"p", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 2.0}}, "2.0"},
    {"eps", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 1e-06}}, "1e-06"},
    {"swap", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"reduction", FL_K_STR, 0, false, false, false, false, false, false, false, false, true, {FL_K_STR, 0, {.str = "mean"}}, "'mean'"},
};

static bool call_fl_triplet_margin_loss_numbered(const fl_value *a, fl_value *r) {
    fl_triplet_margin_loss_numbered_options o;
    o.margin = a[3].as.d;
    o.p = a[4].as.d;
    o.eps = a[5].as.d;
    o.swap = a[6].as.b;
    o.reduction = a[7].as.i;
    return tensor_result(r, fl_triplet_margin_loss_numbered(a[0].as.tensor, a[1].as.tensor, a[2].as.tensor, &o));
}
static const fl_arg args_fl_triplet_margin_loss_numbered[] = {
    {"anchor", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"positive", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"negative", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"margin", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 1.0}}, "1.0"},
    {"p", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 2.0}}, "2.0"},
    {"eps", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 1e-06}}, "1e-06"},
    {"swap", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"reduction", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = 0}}, "0"},
};

static bool call_fl_poisson_nll_loss(const fl_value *a, fl_value *r) {
    fl_poisson_nll_loss_options o;
    o.log_input = a[2].as.b;
    o.full = a[3].as.b;
    o.eps = a[4].as.d;
    o.reduction = a[5].as.str;
    return tensor_result(r, fl_poisson_nll_loss(a[0].as.tensor, a[1].as.tensor, &o));
}
static const fl_arg args_fl_poisson_nll_loss[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"target", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"log_input", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = true}}, "True"},
    {"full", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"eps", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 1e-08}}, "1e-08"},
    {"reduction", FL_K_STR, 0, false, false, false, false, false, false, false, false, true, {FL_K_STR, 0, {.str = "mean"}}, "'mean'"},
};

static bool call_fl_poisson_nll_loss_numbered(const fl_value *a, fl_value *r) {
    return tensor_result(r,
                         fl_poisson_nll_loss_numbered(a[0].as.tensor, a[1].as.tensor, a[2].as.b, a[3].as.b, a[4].as.d, a[5].as.i));
}
static const fl_arg args_fl_poisson_nll_loss_numbered[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"target", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"log_input", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"full", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"eps", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"reduction", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_gaussian_nll_loss(const fl_value *a, fl_value *r) {
    fl_gaussian_nll_loss_options o;
    o.full = a[3].as.b;
    o.eps = a[4].as.d;
    o.reduction = a[5].as.str;
    return tensor_result(r, fl_gaussian_nll_loss(a[0].as.tensor, a[1].as.tensor, a[2].as.tensor, &o));
}
static const fl_arg args_fl_gaussian_nll_loss[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"target", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"var", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"full", FL_K_BOOL, 0, false, false, false, false, false, true, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"eps", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 1e-06}}, "1e-06"},
    {"reduction", FL_K_STR, 0, false, false, false, false, false, false, false, false, true, {FL_K_STR, 0, {.str = "mean"}}, "'mean'"},
};

static bool call_fl_gaussian_nll_loss_float(const fl_value *a, fl_value *r) {
    fl_gaussian_nll_loss_float_options o;
    o.full = a[3].as.b;
    o.eps = a[4].as.d;
    o.reduction = a[5].as.str;
    return tensor_result(r, fl_gaussian_nll_loss_float(a[0].as.tensor, a[1].as.tensor, a[2].as.d, &o));
}
static const fl_arg args_fl_gaussian_nll_loss_float[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"target", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"var", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"full", FL_K_BOOL, 0, false, false, false, false, false, true, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"eps", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 1e-06}}, "1e-06"},
    {"reduction", FL_K_STR, 0, false, false, false, false, false, false, false, false, true, {FL_K_STR, 0, {.str = "mean"}}, "'mean'"},
};

static bool call_fl_multi_margin_loss(const fl_value *a, fl_value *r) {
    fl_multi_margin_loss_options o;
    o.p = a[2].as.i;
    o.margin = a[3].as.d;
    o.weight = tensor_of(&a[4]);
    o.reduction = a[5].as.str;
    return tensor_result(r, fl_multi_margin_loss(a[0].as.tensor, a[1].as.tensor, &o));
}
static const fl_arg args_fl_multi_margin_loss[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"target", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"p", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = 1}}, "1"},
    {"margin", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 1.0}}, "1.0"},
    {"weight", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"reduction", FL_K_STR, 0, false, false, false, false, false, false, false, false, true, {FL_K_STR, 0, {.str = "mean"}}, "'mean'"},
};

static bool call_fl_multilabel_margin_loss(const fl_value *a, fl_value *r) {
    fl_multilabel_margin_loss_options o;
    o.reduction = a[2].as.str;
    return tensor_result(r, fl_multilabel_margin_loss(a[0].as.tensor, a[1].as.tensor, &o));
}

static bool call_fl_multilabel_soft_margin_loss(const fl_value *a, fl_value *r) {
    fl_multilabel_soft_margin_loss_options o;
    o.weight = tensor_of(&a[2]);
    o.reduction = a[3].as.str;
    return tensor_result(r, fl_multilabel_soft_margin_loss(a[0].as.tensor, a[1].as.tensor, &o));
}

static bool call_fl_ctc_loss(const fl_value *a, fl_value *r) {
    fl_ctc_loss_options o;
    o.blank = a[4].as.i;
    o.reduction = a[5].as.str;
    o.zero_infinity = a[6].as.b;
    return tensor_result(r, fl_ctc_loss(a[0].as.tensor, a[1].as.tensor, a[2].as.tensor, a[3].as.tensor, &o));
}
static const fl_arg args_fl_ctc_loss[] = {
    {"log_probs", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"targets", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"input_lengths", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"target_lengths", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"blank", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = 0}}, "0"},
    {"reduction", FL_K_STR, 0, false, false, false, false, false, false, false, false, true, {FL_K_STR, 0, {.str = "mean"}}, "'mean'"},
    {"zero_infinity", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};

static bool call_fl_ctc_loss_lengths(const fl_value *a, fl_value *r) {
    fl_ctc_loss_lengths_options o;
    o.blank = a[4].as.i;
    o.reduction = a[5].as.str;
    o.zero_infinity = a[6].as.b;
    return tensor_result(r,
                         fl_ctc_loss_lengths(a[0].as.tensor, a[1].as.tensor, a[2].as.ints, a[2].count, a[3].as.ints, a[3].count, &o));
}
static const fl_arg args_fl_ctc_loss_lengths[] = {
    {"log_probs", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"targets", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"input_lengths", FL_K_INTS, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"target_lengths", FL_K_INTS, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"blank", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = 0}}, "0"},
    {"reduction", FL_K_STR, 0, false, false, false, false, false, false, false, false, true, {FL_K_STR, 0, {.str = "mean"}}, "'mean'"},
    {"zero_infinity", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};

static bool call_fl_ctc_loss_numbered(const fl_value *a, fl_value *r) {
    fl_ctc_loss_numbered_options o;
    o.blank = a[4].as.i;
    o.reduction = a[5].as.i;
    o.zero_infinity = a[6].as.b;
    return tensor_result(r, fl_ctc_loss_numbered(a[0].as.tensor, a[1].as.tensor, a[2].as.tensor, a[3].as.tensor, &o));
}
static const fl_arg args_fl_ctc_loss_numbered[] = {
    {"log_probs", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"targets", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"input_lengths", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"target_lengths", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"blank", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = 0}}, "0"},
    {"reduction", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = 0}}, "0"},
    {"zero_infinity", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};

static bool call_fl_ctc_loss_lengths_numbered(const fl_value *a, fl_value *r) {
    fl_ctc_loss_lengths_numbered_options o;
    o.blank = a[4].as.i;
    o.reduction = a[5].as.i;
    o.zero_infinity = a[6].as.b;
    return tensor_result(r,
                         fl_ctc_loss_lengths_numbered(a[0].as.tensor, a[1].as.tensor, a[2].as.ints, a[2].count, a[3].as.ints, a[3].count, &o));
}
static const fl_arg args_fl_ctc_loss_lengths_numbered[] = {
    {"log_probs", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"targets", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"input_lengths", FL_K_INTS, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"target_lengths", FL_K_INTS, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"blank", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = 0}}, "0"},
    {"reduction", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = 0}}, "0"},
    {"zero_infinity", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};

static bool call_fl_linear_cross_entropy(const fl_value *a, fl_value *r) {
    fl_linear_cross_entropy_options o;
    o.linear_bias = tensor_of(&a[3]);
    o.weight = tensor_of(&a[4]);
    o.reduction = a[5].as.str;
    o.ignore_index = int_of(&a[6]);
    o.label_smoothing = a[7].as.d;
    o.batch_chunk_size = int_of(&a[8]);
    return tensor_result(r, fl_linear_cross_entropy(a[0].as.tensor, a[1].as.tensor, a[2].as.tensor, &o));
}
static const fl_arg args_fl_linear_cross_entropy[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"linear_weight", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"target", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"linear_bias", FL_K_TENSOR, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
    {"weight", FL_K_TENSOR, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
    {"reduction", FL_K_STR, 0, false, false, false, false, false, false, false, true, true, {FL_K_STR, 0, {.str = "mean"}}, "'mean'"},
    {"ignore_index", FL_K_INT, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
    {"label_smoothing", FL_K_FLOAT, 0, false, false, false, false, false, false, false, true, true, {FL_K_FLOAT, 0, {.d = 0.0}}, "0.0"},
    {"batch_chunk_size", FL_K_INT, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_masked_fill(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_masked_fill(a[0].as.tensor, a[1].as.tensor, scalar_of(&a[2])));
}
static const fl_arg args_fl_masked_fill[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"mask", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"value", FL_K_SCALAR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_masked_fill_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_masked_fill_(a[0].as.tensor, a[1].as.tensor, scalar_of(&a[2])));
}

static bool call_fl_masked_fill_tensor(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_masked_fill_tensor(a[0].as.tensor, a[1].as.tensor, a[2].as.tensor));
}
static const fl_arg args_fl_masked_fill_tensor[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"mask", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"value", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_masked_fill_tensor_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_masked_fill_tensor_(a[0].as.tensor, a[1].as.tensor, a[2].as.tensor));
}

static bool call_fl_masked_select(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_masked_select(a[0].as.tensor, a[1].as.tensor));
}
static const fl_arg args_fl_masked_select[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"mask", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_masked_scatter(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_masked_scatter(a[0].as.tensor, a[1].as.tensor, a[2].as.tensor));
}
static const fl_arg args_fl_masked_scatter[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"mask", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"source", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_masked_scatter_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_masked_scatter_(a[0].as.tensor, a[1].as.tensor, a[2].as.tensor));
}

static bool call_fl_nonzero(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_nonzero(a[0].as.tensor));
}

static bool call_fl_nonzero_static(const fl_value *a, fl_value *r) {
    fl_nonzero_static_options o;
    o.fill_value = a[2].as.i;
    return tensor_result(r, fl_nonzero_static(a[0].as.tensor, a[1].as.i, &o));
}
static const fl_arg args_fl_nonzero_static[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"size", FL_K_INT, 0, false, false, false, false, false, false, true, true, false, {FL_K_NONE, 0, {0}}, NULL},
    {"fill_value", FL_K_INT, 0, false, false, false, false, false, false, false, true, true, {FL_K_INT, 0, {.i = -1}}, "-1"},
};

static bool call_fl_where_indices(const fl_value *a, fl_value *r) {
    fl_tensors list = fl_where_indices(a[0].as.tensor);
    r->kind = FL_K_TENSORS;
    r->count = (int32_t)list.count;
    r->as.tensors = list.items;
    return list.items != NULL;
}
static const fl_arg args_fl_where_indices[] = {
    {"condition", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_one_hot(const fl_value *a, fl_value *r) {
    fl_one_hot_options o;
    o.num_classes = a[1].as.i;
    return tensor_result(r, fl_one_hot(a[0].as.tensor, &o));
}
static const fl_arg args_fl_one_hot[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"num_classes", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = -1}}, "-1"},
};

static bool call_fl_mm(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_mm(a[0].as.tensor, a[1].as.tensor));
}
static const fl_arg args_fl_mm[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"mat2", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_bmm(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_bmm(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_mv(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_mv(a[0].as.tensor, a[1].as.tensor));
}
static const fl_arg args_fl_mv[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"vec", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_dot(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_dot(a[0].as.tensor, a[1].as.tensor));
}
static const fl_arg args_fl_dot[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"tensor", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_matmul(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_matmul(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_linear(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_linear(a[0].as.tensor, a[1].as.tensor, tensor_of(&a[2])));
}
static const fl_arg args_fl_linear[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"weight", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"bias", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_addmm(const fl_value *a, fl_value *r) {
    fl_addmm_options o;
    o.beta = scalar_of(&a[3]);
    o.alpha = scalar_of(&a[4]);
    return tensor_result(r, fl_addmm(a[0].as.tensor, a[1].as.tensor, a[2].as.tensor, &o));
}
static const fl_arg args_fl_addmm[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"mat1", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"mat2", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"beta", FL_K_SCALAR, 0, false, false, false, false, false, false, false, true, true, {FL_K_SCALAR, 0, {.scalar = {FL_SCALAR_INT, {1}}}}, "1"},
    {"alpha", FL_K_SCALAR, 0, false, false, false, false, false, false, false, true, true, {FL_K_SCALAR, 0, {.scalar = {FL_SCALAR_INT, {1}}}}, "1"},
};

static bool call_fl_addmm_(const fl_value *a, fl_value *r) {
    fl_addmm_options o;
    o.beta = scalar_of(&a[3]);
    o.alpha = scalar_of(&a[4]);
    return tensor_result(r, fl_addmm_(a[0].as.tensor, a[1].as.tensor, a[2].as.tensor, &o));
}

static bool call_fl_addmv(const fl_value *a, fl_value *r) {
    fl_addmv_options o;
    o.beta = scalar_of(&a[3]);
    o.alpha = scalar_of(&a[4]);
    return tensor_result(r, fl_addmv(a[0].as.tensor, a[1].as.tensor, a[2].as.tensor, &o));
}
static const fl_arg args_fl_addmv[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"mat", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"vec", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"beta", FL_K_SCALAR, 0, false, false, false, false, false, false, false, true, true, {FL_K_SCALAR, 0, {.scalar = {FL_SCALAR_INT, {1}}}}, "1"},
    {"alpha", FL_K_SCALAR, 0, false, false, false, false, false, false, false, true, true, {FL_K_SCALAR, 0, {.scalar = {FL_SCALAR_INT, {1}}}}, "1"},
};

static bool call_fl_addmv_(const fl_value *a, fl_value *r) {
    fl_addmv_options o;
    o.beta = scalar_of(&a[3]);
    o.alpha = scalar_of(&a[4]);
    return tensor_result(r, fl_addmv_(a[0].as.tensor, a[1].as.tensor, a[2].as.tensor, &o));
}

static bool call_fl_baddbmm(const fl_value *a, fl_value *r) {
    fl_baddbmm_options o;
    o.beta = scalar_of(&a[3]);
    o.alpha = scalar_of(&a[4]);
    return tensor_result(r, fl_baddbmm(a[0].as.tensor, a[1].as.tensor, a[2].as.tensor, &o));
}
static const fl_arg args_fl_baddbmm[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"batch1", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"batch2", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"beta", FL_K_SCALAR, 0, false, false, false, false, false, false, false, true, true, {FL_K_SCALAR, 0, {.scalar = {FL_SCALAR_INT, {1}}}}, "1"},
    {"alpha", FL_K_SCALAR, 0, false, false, false, false, false, false, false, true, true, {FL_K_SCALAR, 0, {.scalar = {FL_SCALAR_INT, {1}}}}, "1"},
};

static bool call_fl_baddbmm_(const fl_value *a, fl_value *r) {
    fl_baddbmm_options o;
    o.beta = scalar_of(&a[3]);
    o.alpha = scalar_of(&a[4]);
    return tensor_result(r, fl_baddbmm_(a[0].as.tensor, a[1].as.tensor, a[2].as.tensor, &o));
}

static bool call_fl_addbmm(const fl_value *a, fl_value *r) {
    fl_addbmm_options o;
    o.beta = scalar_of(&a[3]);
    o.alpha = scalar_of(&a[4]);
    return tensor_result(r, fl_addbmm(a[0].as.tensor, a[1].as.tensor, a[2].as.tensor, &o));
}

static bool call_fl_addbmm_(const fl_value *a, fl_value *r) {
    fl_addbmm_options o;
    o.beta = scalar_of(&a[3]);
    o.alpha = scalar_of(&a[4]);
    return tensor_result(r, fl_addbmm_(a[0].as.tensor, a[1].as.tensor, a[2].as.tensor, &o));
}

static bool call_fl_addr(const fl_value *a, fl_value *r) {
    fl_addr_options o;
    o.beta = scalar_of(&a[3]);
    o.alpha = scalar_of(&a[4]);
    return tensor_result(r, fl_addr(a[0].as.tensor, a[1].as.tensor, a[2].as.tensor, &o));
}
static const fl_arg args_fl_addr[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"vec1", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"vec2", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"beta", FL_K_SCALAR, 0, false, false, false, false, false, false, false, true, true, {FL_K_SCALAR, 0, {.scalar = {FL_SCALAR_INT, {1}}}}, "1"},
    {"alpha", FL_K_SCALAR, 0, false, false, false, false, false, false, false, true, true, {FL_K_SCALAR, 0, {.scalar = {FL_SCALAR_INT, {1}}}}, "1"},
};

static bool call_fl_addr_(const fl_value *a, fl_value *r) {
    fl_addr_options o;
    o.beta = scalar_of(&a[3]);
    o.alpha = scalar_of(&a[4]);
    return tensor_result(r, fl_addr_(a[0].as.tensor, a[1].as.tensor, a[2].as.tensor, &o));
}

static bool call_fl_outer(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_outer(a[0].as.tensor, a[1].as.tensor));
}
static const fl_arg args_fl_outer[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"vec2", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_inner(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_inner(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_vdot(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_vdot(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_kron(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_kron(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_trace(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_trace(a[0].as.tensor));
}

static bool call_fl_cross(const fl_value *a, fl_value *r) {
    fl_cross_options o;
    o.dim = int_of(&a[2]);
    return tensor_result(r, fl_cross(a[0].as.tensor, a[1].as.tensor, &o));
}
static const fl_arg args_fl_cross[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"other", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_chain_matmul(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_chain_matmul(a[0].as.tensors, a[0].count));
}
static const fl_arg args_fl_chain_matmul[] = {
    {"matrices", FL_K_TENSORS, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_grouped_mm(const fl_value *a, fl_value *r) {
    fl_grouped_mm_options o;
    o.offs = tensor_of(&a[2]);
    o.bias = tensor_of(&a[3]);
    o.out_dtype = dtype_of(&a[4]);
    return tensor_result(r, fl_grouped_mm(a[0].as.tensor, a[1].as.tensor, &o));
}
static const fl_arg args_fl_grouped_mm[] = {
    {"mat_a", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"mat_b", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"offs", FL_K_TENSOR, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
    {"bias", FL_K_TENSOR, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
    {"out_dtype", FL_K_DTYPE, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_native_layer_norm(const fl_value *a, fl_value *r) {
    fl_native_layer_norm_result result = fl_native_layer_norm(a[0].as.tensor, a[1].as.ints, a[1].count, tensor_of(&a[2]), tensor_of(&a[3]), a[4].as.d);
    tensor_result(&r[0], result.output);
    tensor_result(&r[1], result.mean);
    tensor_result(&r[2], result.rstd);
    return result.output != NULL;
}
static const fl_arg args_fl_native_layer_norm[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"normalized_shape", FL_K_INTS, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"weight", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"bias", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"eps", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_native_group_norm(const fl_value *a, fl_value *r) {
    fl_native_group_norm_result result = fl_native_group_norm(a[0].as.tensor, tensor_of(&a[1]), tensor_of(&a[2]), a[3].as.i, a[4].as.i, a[5].as.i, a[6].as.i, a[7].as.d);
    tensor_result(&r[0], result.output);
    tensor_result(&r[1], result.mean);
    tensor_result(&r[2], result.rstd);
    return result.output != NULL;
}
static const fl_arg args_fl_native_group_norm[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"weight", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"bias", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"N", FL_K_INT, 0, false, false, false, false, false, false, true, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"C", FL_K_INT, 0, false, false, false, false, false, false, true, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"HxW", FL_K_INT, 0, false, false, false, false, false, false, true, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"group", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"eps", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_native_batch_norm(const fl_value *a, fl_value *r) {
    fl_native_batch_norm_result result = fl_native_batch_norm(a[0].as.tensor, tensor_of(&a[1]), tensor_of(&a[2]), tensor_of(&a[3]), tensor_of(&a[4]), a[5].as.b, a[6].as.d, a[7].as.d);
    tensor_result(&r[0], result.first);
    tensor_result(&r[1], result.second);
    tensor_result(&r[2], result.third);
    return result.first != NULL;
}
static const fl_arg args_fl_native_batch_norm[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"weight", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"bias", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"running_mean", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"running_var", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"training", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"momentum", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"eps", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_batch_norm_native(const fl_value *a, fl_value *r) {
    return tensor_result(r,
                         fl_batch_norm_native(a[0].as.tensor, tensor_of(&a[1]), tensor_of(&a[2]), tensor_of(&a[3]), tensor_of(&a[4]), a[5].as.b, a[6].as.d, a[7].as.d, a[8].as.b));
}
static const fl_arg args_fl_batch_norm_native[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"weight", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"bias", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"running_mean", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"running_var", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"training", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"momentum", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"eps", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"cudnn_enabled", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_instance_norm_native(const fl_value *a, fl_value *r) {
    return tensor_result(r,
                         fl_instance_norm_native(a[0].as.tensor, tensor_of(&a[1]), tensor_of(&a[2]), tensor_of(&a[3]), tensor_of(&a[4]), a[5].as.b, a[6].as.d, a[7].as.d, a[8].as.b));
}
static const fl_arg args_fl_instance_norm_native[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"weight", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"bias", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"running_mean", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"running_var", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"use_input_stats", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"momentum", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"eps", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"cudnn_enabled", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_native_dropout(const fl_value *a, fl_value *r) {
    fl_native_dropout_result result = fl_native_dropout(a[0].as.tensor, a[1].as.d, optional_bool_of(&a[2]));
    tensor_result(&r[0], result.output);
    tensor_result(&r[1], result.mask);
    return result.output != NULL;
}
static const fl_arg args_fl_native_dropout[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"p", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"train", FL_K_BOOL, 0, true, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_embedding_native(const fl_value *a, fl_value *r) {
    fl_embedding_native_options o;
    o.padding_idx = a[2].as.i;
    o.scale_grad_by_freq = a[3].as.b;
    o.sparse = a[4].as.b;
    return tensor_result(r, fl_embedding_native(a[0].as.tensor, a[1].as.tensor, &o));
}
static const fl_arg args_fl_embedding_native[] = {
    {"weight", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"indices", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"padding_idx", FL_K_INT, 0, false, false, false, false, false, false, true, false, true, {FL_K_INT, 0, {.i = -1}}, "-1"},
    {"scale_grad_by_freq", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"sparse", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};

static bool call_fl_embedding_bag_native(const fl_value *a, fl_value *r) {
    fl_embedding_bag_native_options o;
    o.scale_grad_by_freq = a[3].as.b;
    o.mode = a[4].as.i;
    o.sparse = a[5].as.b;
    o.per_sample_weights = tensor_of(&a[6]);
    o.include_last_offset = a[7].as.b;
    o.padding_idx = int_of(&a[8]);
    fl_embedding_bag_native_result result = fl_embedding_bag_native(a[0].as.tensor, a[1].as.tensor, a[2].as.tensor, &o);
    tensor_result(&r[0], result.output);
    tensor_result(&r[1], result.offset2bag);
    tensor_result(&r[2], result.bag_size);
    tensor_result(&r[3], result.max_indices);
    return result.output != NULL;
}
static const fl_arg args_fl_embedding_bag_native[] = {
    {"weight", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"indices", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"offsets", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"scale_grad_by_freq", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"mode", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = 0}}, "0"},
    {"sparse", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"per_sample_weights", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"include_last_offset", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"padding_idx", FL_K_INT, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_adaptive_max_pool1d_native(const fl_value *a, fl_value *r) {
    fl_adaptive_max_pool1d_native_result result = fl_adaptive_max_pool1d_native(a[0].as.tensor, a[1].as.ints);
    tensor_result(&r[0], result.output);
    tensor_result(&r[1], result.indices);
    return result.output != NULL;
}
static const fl_arg args_fl_adaptive_max_pool1d_native[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"output_size", FL_K_INTS, 1, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_norm_except_dim(const fl_value *a, fl_value *r) {
    fl_norm_except_dim_options o;
    o.pow = a[1].as.i;
    o.dim = a[2].as.i;
    return tensor_result(r, fl_norm_except_dim(a[0].as.tensor, &o));
}
static const fl_arg args_fl_norm_except_dim[] = {
    {"v", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"pow", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = 2}}, "2"},
    {"dim", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = 0}}, "0"},
};

static bool call_fl_conv_tbc(const fl_value *a, fl_value *r) {
    fl_conv_tbc_options o;
    o.pad = a[3].as.i;
    return tensor_result(r, fl_conv_tbc(a[0].as.tensor, a[1].as.tensor, a[2].as.tensor, &o));
}
static const fl_arg args_fl_conv_tbc[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"weight", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"bias", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"pad", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = 0}}, "0"},
};

static bool call_fl_convolution(const fl_value *a, fl_value *r) {
    return tensor_result(r,
                         fl_convolution(a[0].as.tensor, a[1].as.tensor, tensor_of(&a[2]), a[3].as.ints, a[3].count, a[4].as.ints, a[4].count, a[5].as.ints, a[5].count, a[6].as.b, a[7].as.ints, a[7].count, a[8].as.i));
}
static const fl_arg args_fl_convolution[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"weight", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"bias", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"stride", FL_K_INTS, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"padding", FL_K_INTS, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dilation", FL_K_INTS, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"transposed", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"output_padding", FL_K_INTS, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"groups", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_batch_norm(const fl_value *a, fl_value *r) {
    fl_batch_norm_options o;
    o.training = a[5].as.b;
    o.momentum = a[6].as.d;
    o.eps = a[7].as.d;
    return tensor_result(r,
                         fl_batch_norm(a[0].as.tensor, tensor_of(&a[1]), tensor_of(&a[2]), tensor_of(&a[3]), tensor_of(&a[4]), &o));
}
static const fl_arg args_fl_batch_norm[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"running_mean", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"running_var", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"weight", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"bias", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"training", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"momentum", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 0.1}}, "0.1"},
    {"eps", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 1e-05}}, "1e-05"},
};

static bool call_fl_layer_norm(const fl_value *a, fl_value *r) {
    fl_layer_norm_options o;
    o.eps = a[4].as.d;
    return tensor_result(r,
                         fl_layer_norm(a[0].as.tensor, a[1].as.ints, a[1].count, tensor_of(&a[2]), tensor_of(&a[3]), &o));
}
static const fl_arg args_fl_layer_norm[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"normalized_shape", FL_K_INTS, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"weight", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"bias", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"eps", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 1e-05}}, "1e-05"},
};

static bool call_fl_rms_norm(const fl_value *a, fl_value *r) {
    fl_rms_norm_options o;
    o.weight = tensor_of(&a[2]);
    o.eps = float_of(&a[3]);
    return tensor_result(r, fl_rms_norm(a[0].as.tensor, a[1].as.ints, a[1].count, &o));
}
static const fl_arg args_fl_rms_norm[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"normalized_shape", FL_K_INTS, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"weight", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"eps", FL_K_FLOAT, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_group_norm(const fl_value *a, fl_value *r) {
    fl_group_norm_options o;
    o.eps = a[4].as.d;
    return tensor_result(r, fl_group_norm(a[0].as.tensor, a[1].as.i, tensor_of(&a[2]), tensor_of(&a[3]), &o));
}
static const fl_arg args_fl_group_norm[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"num_groups", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"weight", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"bias", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"eps", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 1e-05}}, "1e-05"},
};

static bool call_fl_instance_norm(const fl_value *a, fl_value *r) {
    fl_instance_norm_options o;
    o.use_input_stats = a[5].as.b;
    o.momentum = a[6].as.d;
    o.eps = a[7].as.d;
    return tensor_result(r,
                         fl_instance_norm(a[0].as.tensor, tensor_of(&a[1]), tensor_of(&a[2]), tensor_of(&a[3]), tensor_of(&a[4]), &o));
}
static const fl_arg args_fl_instance_norm[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"running_mean", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"running_var", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"weight", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"bias", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"use_input_stats", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = true}}, "True"},
    {"momentum", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 0.1}}, "0.1"},
    {"eps", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 1e-05}}, "1e-05"},
};

static bool call_fl_local_response_norm(const fl_value *a, fl_value *r) {
    fl_local_response_norm_options o;
    o.alpha = a[2].as.d;
    o.beta = a[3].as.d;
    o.k = a[4].as.d;
    return tensor_result(r, fl_local_response_norm(a[0].as.tensor, a[1].as.i, &o));
}
static const fl_arg args_fl_local_response_norm[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"size", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"alpha", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 0.0001}}, "0.0001"},
    {"beta", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 0.75}}, "0.75"},
    {"k", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 1.0}}, "1.0"},
};

static bool call_fl_normalize(const fl_value *a, fl_value *r) {
    fl_normalize_options o;
    o.p = float_of(&a[1]);
    o.dim = a[2].as.i;
    o.eps = a[3].as.d;
    return tensor_result(r, fl_normalize(a[0].as.tensor, &o));
}
static const fl_arg args_fl_normalize[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"p", FL_K_FLOAT, 0, true, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 2.0}}, "2.0"},
    {"dim", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = 1}}, "1"},
    {"eps", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 1e-12}}, "1e-12"},
};

static bool call_fl_normalize_dims(const fl_value *a, fl_value *r) {
    fl_normalize_dims_options o;
    o.p = float_of(&a[1]);
    o.dim = ints_of(&a[2]);
    o.n_dim = count_of(&a[2]);
    o.eps = a[3].as.d;
    return tensor_result(r, fl_normalize_dims(a[0].as.tensor, &o));
}
static const fl_arg args_fl_normalize_dims[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"p", FL_K_FLOAT, 0, true, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 2.0}}, "2.0"},
    {"dim", FL_K_INTS, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"eps", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 1e-12}}, "1e-12"},
};

static bool call_fl_constant_pad_nd(const fl_value *a, fl_value *r) {
    fl_constant_pad_nd_options o;
    o.value = scalar_of(&a[2]);
    return tensor_result(r, fl_constant_pad_nd(a[0].as.tensor, a[1].as.ints, a[1].count, &o));
}
static const fl_arg args_fl_constant_pad_nd[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"pad", FL_K_INTS, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"value", FL_K_SCALAR, 0, false, false, false, false, false, false, false, false, true, {FL_K_SCALAR, 0, {.scalar = {FL_SCALAR_INT, {0}}}}, "0"},
};

static bool call_fl_pad(const fl_value *a, fl_value *r) {
    fl_pad_options o;
    o.mode = a[2].as.str;
    o.value = float_of(&a[3]);
    return tensor_result(r, fl_pad(a[0].as.tensor, a[1].as.ints, a[1].count, &o));
}
static const fl_arg args_fl_pad[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"pad", FL_K_INTS, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"mode", FL_K_STR, 0, false, false, false, false, false, false, false, false, true, {FL_K_STR, 0, {.str = "constant"}}, "'constant'"},
    {"value", FL_K_FLOAT, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_unfold_patches(const fl_value *a, fl_value *r) {
    fl_unfold_patches_options o;
    copy_ints(o.dilation, &a[2], 2);
    copy_ints(o.padding, &a[3], 2);
    copy_ints(o.stride, &a[4], 2);
    return tensor_result(r, fl_unfold_patches(a[0].as.tensor, a[1].as.ints, &o));
}
static const fl_arg args_fl_unfold_patches[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"kernel_size", FL_K_INTS, 2, false, false, false, false, true, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dilation", FL_K_INTS, 2, false, false, false, false, true, false, false, false, true, {FL_K_INTS, 2, {.ints = (const int64_t[]){1, 1}}}, "1"},
    {"padding", FL_K_INTS, 2, false, false, false, false, true, false, false, false, true, {FL_K_INTS, 2, {.ints = (const int64_t[]){0, 0}}}, "0"},
    {"stride", FL_K_INTS, 2, false, false, false, false, true, false, false, false, true, {FL_K_INTS, 2, {.ints = (const int64_t[]){1, 1}}}, "1"},
};

static bool call_fl_fold(const fl_value *a, fl_value *r) {
    fl_fold_options o;
    copy_ints(o.dilation, &a[3], 2);
    copy_ints(o.padding, &a[4], 2);
    copy_ints(o.stride, &a[5], 2);
    return tensor_result(r, fl_fold(a[0].as.tensor, a[1].as.ints, a[2].as.ints, &o));
}
static const fl_arg args_fl_fold[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"output_size", FL_K_INTS, 2, false, false, false, false, true, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"kernel_size", FL_K_INTS, 2, false, false, false, false, true, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dilation", FL_K_INTS, 2, false, false, false, false, true, false, false, false, true, {FL_K_INTS, 2, {.ints = (const int64_t[]){1, 1}}}, "1"},
    {"padding", FL_K_INTS, 2, false, false, false, false, true, false, false, false, true, {FL_K_INTS, 2, {.ints = (const int64_t[]){0, 0}}}, "0"},
    {"stride", FL_K_INTS, 2, false, false, false, false, true, false, false, false, true, {FL_K_INTS, 2, {.ints = (const int64_t[]){1, 1}}}, "1"},
};

static bool call_fl_max_pool1d(const fl_value *a, fl_value *r) {
    fl_max_pool1d_options o;
    copy_ints(o.stride, &a[2], 1);
    copy_ints(o.padding, &a[3], 1);
    copy_ints(o.dilation, &a[4], 1);
    o.ceil_mode = a[5].as.b;
    o.return_indices = a[6].as.b;
    return tensor_result(r, fl_max_pool1d(a[0].as.tensor, a[1].as.ints, &o));
}
static const fl_arg args_fl_max_pool1d[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"kernel_size", FL_K_INTS, 1, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"stride", FL_K_INTS, 1, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"padding", FL_K_INTS, 1, false, false, false, false, false, false, false, false, true, {FL_K_INTS, 1, {.ints = (const int64_t[]){0}}}, "0"},
    {"dilation", FL_K_INTS, 1, false, false, false, false, false, false, false, false, true, {FL_K_INTS, 1, {.ints = (const int64_t[]){1}}}, "1"},
    {"ceil_mode", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"return_indices", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};

static bool call_fl_max_pool1d_with_indices(const fl_value *a, fl_value *r) {
    fl_max_pool1d_with_indices_options o;
    copy_ints(o.stride, &a[2], 1);
    copy_ints(o.padding, &a[3], 1);
    copy_ints(o.dilation, &a[4], 1);
    o.ceil_mode = a[5].as.b;
    o.return_indices = a[6].as.b;
    fl_max_pool1d_with_indices_result result = fl_max_pool1d_with_indices(a[0].as.tensor, a[1].as.ints, &o);
    tensor_result(&r[0], result.output);
    tensor_result(&r[1], result.indices);
    return result.output != NULL;
}

static bool call_fl_max_pool2d(const fl_value *a, fl_value *r) {
    fl_max_pool2d_options o;
    copy_ints(o.stride, &a[2], 2);
    copy_ints(o.padding, &a[3], 2);
    copy_ints(o.dilation, &a[4], 2);
    o.ceil_mode = a[5].as.b;
    o.return_indices = a[6].as.b;
    return tensor_result(r, fl_max_pool2d(a[0].as.tensor, a[1].as.ints, &o));
}
static const fl_arg args_fl_max_pool2d[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"kernel_size", FL_K_INTS, 2, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"stride", FL_K_INTS, 2, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"padding", FL_K_INTS, 2, false, false, false, false, false, false, false, false, true, {FL_K_INTS, 2, {.ints = (const int64_t[]){0, 0}}}, "0"},
    {"dilation", FL_K_INTS, 2, false, false, false, false, false, false, false, false, true, {FL_K_INTS, 2, {.ints = (const int64_t[]){1, 1}}}, "1"},
    {"ceil_mode", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"return_indices", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};

static bool call_fl_max_pool2d_with_indices(const fl_value *a, fl_value *r) {
    fl_max_pool2d_with_indices_options o;
    copy_ints(o.stride, &a[2], 2);
    copy_ints(o.padding, &a[3], 2);
    copy_ints(o.dilation, &a[4], 2);
    o.ceil_mode = a[5].as.b;
    o.return_indices = a[6].as.b;
    fl_max_pool2d_with_indices_result result = fl_max_pool2d_with_indices(a[0].as.tensor, a[1].as.ints, &o);
    tensor_result(&r[0], result.output);
    tensor_result(&r[1], result.indices);
    return result.output != NULL;
}

static bool call_fl_max_pool3d(const fl_value *a, fl_value *r) {
    fl_max_pool3d_options o;
    copy_ints(o.stride, &a[2], 3);
    copy_ints(o.padding, &a[3], 3);
    copy_ints(o.dilation, &a[4], 3);
    o.ceil_mode = a[5].as.b;
    o.return_indices = a[6].as.b;
    return tensor_result(r, fl_max_pool3d(a[0].as.tensor, a[1].as.ints, &o));
}
static const fl_arg args_fl_max_pool3d[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"kernel_size", FL_K_INTS, 3, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"stride", FL_K_INTS, 3, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"padding", FL_K_INTS, 3, false, false, false, false, false, false, false, false, true, {FL_K_INTS, 3, {.ints = (const int64_t[]){0, 0, 0}}}, "0"},
    {"dilation", FL_K_INTS, 3, false, false, false, false, false, false, false, false, true, {FL_K_INTS, 3, {.ints = (const int64_t[]){1, 1, 1}}}, "1"},
    {"ceil_mode", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"return_indices", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};

static bool call_fl_max_pool3d_with_indices(const fl_value *a, fl_value *r) {
    fl_max_pool3d_with_indices_options o;
    copy_ints(o.stride, &a[2], 3);
    copy_ints(o.padding, &a[3], 3);
    copy_ints(o.dilation, &a[4], 3);
    o.ceil_mode = a[5].as.b;
    o.return_indices = a[6].as.b;
    fl_max_pool3d_with_indices_result result = fl_max_pool3d_with_indices(a[0].as.tensor, a[1].as.ints, &o);
    tensor_result(&r[0], result.output);
    tensor_result(&r[1], result.indices);
    return result.output != NULL;
}

static bool call_fl_avg_pool1d(const fl_value *a, fl_value *r) {
    fl_avg_pool1d_options o;
    copy_ints(o.stride, &a[2], 1);
    copy_ints(o.padding, &a[3], 1);
    o.ceil_mode = a[4].as.b;
    o.count_include_pad = a[5].as.b;
    return tensor_result(r, fl_avg_pool1d(a[0].as.tensor, a[1].as.ints, &o));
}
static const fl_arg args_fl_avg_pool1d[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"kernel_size", FL_K_INTS, 1, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"stride", FL_K_INTS, 1, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"padding", FL_K_INTS, 1, false, false, false, false, false, false, false, false, true, {FL_K_INTS, 1, {.ints = (const int64_t[]){0}}}, "0"},
    {"ceil_mode", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"count_include_pad", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = true}}, "True"},
};

static bool call_fl_avg_pool2d(const fl_value *a, fl_value *r) {
    fl_avg_pool2d_options o;
    copy_ints(o.stride, &a[2], 2);
    copy_ints(o.padding, &a[3], 2);
    o.ceil_mode = a[4].as.b;
    o.count_include_pad = a[5].as.b;
    o.divisor_override = int_of(&a[6]);
    return tensor_result(r, fl_avg_pool2d(a[0].as.tensor, a[1].as.ints, &o));
}
static const fl_arg args_fl_avg_pool2d[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"kernel_size", FL_K_INTS, 2, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"stride", FL_K_INTS, 2, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"padding", FL_K_INTS, 2, false, false, false, false, false, false, false, false, true, {FL_K_INTS, 2, {.ints = (const int64_t[]){0, 0}}}, "0"},
    {"ceil_mode", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"count_include_pad", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = true}}, "True"},
    {"divisor_override", FL_K_INT, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_avg_pool3d(const fl_value *a, fl_value *r) {
    fl_avg_pool3d_options o;
    copy_ints(o.stride, &a[2], 3);
    copy_ints(o.padding, &a[3], 3);
    o.ceil_mode = a[4].as.b;
    o.count_include_pad = a[5].as.b;
    o.divisor_override = int_of(&a[6]);
    return tensor_result(r, fl_avg_pool3d(a[0].as.tensor, a[1].as.ints, &o));
}
static const fl_arg args_fl_avg_pool3d[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"kernel_size", FL_K_INTS, 3, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"stride", FL_K_INTS, 3, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"padding", FL_K_INTS, 3, false, false, false, false, false, false, false, false, true, {FL_K_INTS, 3, {.ints = (const int64_t[]){0, 0, 0}}}, "0"},
    {"ceil_mode", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"count_include_pad", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = true}}, "True"},
    {"divisor_override", FL_K_INT, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_adaptive_avg_pool1d(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_adaptive_avg_pool1d(a[0].as.tensor, a[1].as.ints));
}
static const fl_arg args_fl_adaptive_avg_pool1d[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"output_size", FL_K_INTS, 1, false, false, false, true, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_adaptive_avg_pool2d(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_adaptive_avg_pool2d(a[0].as.tensor, a[1].as.ints));
}
static const fl_arg args_fl_adaptive_avg_pool2d[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"output_size", FL_K_INTS, 2, false, false, false, true, true, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_adaptive_avg_pool3d(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_adaptive_avg_pool3d(a[0].as.tensor, a[1].as.ints));
}
static const fl_arg args_fl_adaptive_avg_pool3d[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"output_size", FL_K_INTS, 3, false, false, false, true, true, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_adaptive_max_pool1d(const fl_value *a, fl_value *r) {
    fl_adaptive_max_pool1d_options o;
    o.return_indices = a[2].as.b;
    return tensor_result(r, fl_adaptive_max_pool1d(a[0].as.tensor, a[1].as.ints, &o));
}
static const fl_arg args_fl_adaptive_max_pool1d[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"output_size", FL_K_INTS, 1, false, false, false, true, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"return_indices", FL_K_BOOL, 0, false, false, false, false, false, true, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};

static bool call_fl_adaptive_max_pool1d_with_indices(const fl_value *a, fl_value *r) {
    fl_adaptive_max_pool1d_with_indices_options o;
    o.return_indices = a[2].as.b;
    fl_adaptive_max_pool1d_with_indices_result result = fl_adaptive_max_pool1d_with_indices(a[0].as.tensor, a[1].as.ints, &o);
    tensor_result(&r[0], result.output);
    tensor_result(&r[1], result.indices);
    return result.output != NULL;
}

static bool call_fl_adaptive_max_pool2d(const fl_value *a, fl_value *r) {
    fl_adaptive_max_pool2d_options o;
    o.return_indices = a[2].as.b;
    return tensor_result(r, fl_adaptive_max_pool2d(a[0].as.tensor, a[1].as.ints, &o));
}
static const fl_arg args_fl_adaptive_max_pool2d[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"output_size", FL_K_INTS, 2, false, false, false, true, true, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"return_indices", FL_K_BOOL, 0, false, false, false, false, false, true, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};

static bool call_fl_adaptive_max_pool2d_with_indices(const fl_value *a, fl_value *r) {
    fl_adaptive_max_pool2d_with_indices_options o;
    o.return_indices = a[2].as.b;
    fl_adaptive_max_pool2d_with_indices_result result = fl_adaptive_max_pool2d_with_indices(a[0].as.tensor, a[1].as.ints, &o);
    tensor_result(&r[0], result.output);
    tensor_result(&r[1], result.indices);
    return result.output != NULL;
}

static bool call_fl_adaptive_max_pool3d(const fl_value *a, fl_value *r) {
    fl_adaptive_max_pool3d_options o;
    o.return_indices = a[2].as.b;
    return tensor_result(r, fl_adaptive_max_pool3d(a[0].as.tensor, a[1].as.ints, &o));
}
static const fl_arg args_fl_adaptive_max_pool3d[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"output_size", FL_K_INTS, 3, false, false, false, true, true, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"return_indices", FL_K_BOOL, 0, false, false, false, false, false, true, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};

static bool call_fl_adaptive_max_pool3d_with_indices(const fl_value *a, fl_value *r) {
    fl_adaptive_max_pool3d_with_indices_options o;
    o.return_indices = a[2].as.b;
    fl_adaptive_max_pool3d_with_indices_result result = fl_adaptive_max_pool3d_with_indices(a[0].as.tensor, a[1].as.ints, &o);
    tensor_result(&r[0], result.output);
    tensor_result(&r[1], result.indices);
    return result.output != NULL;
}

static bool call_fl_sobol_engine_directions(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_sobol_engine_directions(a[0].as.tensor, a[1].as.tensor, a[2].as.i));
}
static const fl_arg args_fl_sobol_engine_directions[] = {
    {"poly", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"vinit", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dimension", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_sobol_engine_scramble_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_sobol_engine_scramble_(a[0].as.tensor, a[1].as.tensor, a[2].as.i));
}
static const fl_arg args_fl_sobol_engine_scramble_[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"ltm", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dimension", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_sobol_engine_draw(const fl_value *a, fl_value *r) {
    fl_sobol_engine_draw_result result = fl_sobol_engine_draw(a[0].as.tensor, a[1].as.i, a[2].as.tensor, a[3].as.i, a[4].as.i, dtype_of(&a[5]));
    tensor_result(&r[0], result.points);
    tensor_result(&r[1], result.quasi);
    return result.points != NULL;
}
static const fl_arg args_fl_sobol_engine_draw[] = {
    {"quasi", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"n", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"sobolstate", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dimension", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"num_generated", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dtype", FL_K_DTYPE, 0, true, false, false, false, false, false, false, true, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_sobol_engine_ff_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_sobol_engine_ff_(a[0].as.tensor, a[1].as.i, a[2].as.tensor, a[3].as.i, a[4].as.i));
}
static const fl_arg args_fl_sobol_engine_ff_[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"n", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"sobolstate", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dimension", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"num_generated", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_rand(const fl_value *a, fl_value *r) {
    fl_rand_options o;
    o.generator = generator_of(&a[1]);
    o.dtype = dtype_of(&a[2]);
    return tensor_result(r, fl_rand(a[0].as.ints, a[0].count, &o));
}
static const fl_arg args_fl_rand[] = {
    {"size", FL_K_INTS, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"generator", FL_K_GENERATOR, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
    {"dtype", FL_K_DTYPE, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_randn(const fl_value *a, fl_value *r) {
    fl_randn_options o;
    o.generator = generator_of(&a[1]);
    o.dtype = dtype_of(&a[2]);
    return tensor_result(r, fl_randn(a[0].as.ints, a[0].count, &o));
}

static bool call_fl_randint(const fl_value *a, fl_value *r) {
    fl_randint_options o;
    o.generator = generator_of(&a[2]);
    o.dtype = dtype_of(&a[3]);
    return tensor_result(r, fl_randint(a[0].as.i, a[1].as.ints, a[1].count, &o));
}
static const fl_arg args_fl_randint[] = {
    {"high", FL_K_INT, 0, false, false, false, false, false, false, true, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"size", FL_K_INTS, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"generator", FL_K_GENERATOR, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
    {"dtype", FL_K_DTYPE, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_randint_low(const fl_value *a, fl_value *r) {
    fl_randint_low_options o;
    o.generator = generator_of(&a[3]);
    o.dtype = dtype_of(&a[4]);
    return tensor_result(r, fl_randint_low(a[0].as.i, a[1].as.i, a[2].as.ints, a[2].count, &o));
}
static const fl_arg args_fl_randint_low[] = {
    {"low", FL_K_INT, 0, false, false, false, false, false, false, true, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"high", FL_K_INT, 0, false, false, false, false, false, false, true, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"size", FL_K_INTS, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"generator", FL_K_GENERATOR, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
    {"dtype", FL_K_DTYPE, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_randperm(const fl_value *a, fl_value *r) {
    fl_randperm_options o;
    o.generator = generator_of(&a[1]);
    o.dtype = dtype_of(&a[2]);
    return tensor_result(r, fl_randperm(a[0].as.i, &o));
}
static const fl_arg args_fl_randperm[] = {
    {"n", FL_K_INT, 0, false, false, false, false, false, false, true, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"generator", FL_K_GENERATOR, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
    {"dtype", FL_K_DTYPE, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_rand_like(const fl_value *a, fl_value *r) {
    fl_rand_like_options o;
    o.generator = generator_of(&a[1]);
    o.dtype = dtype_of(&a[2]);
    o.memory_format = a[3].as.format;
    return tensor_result(r, fl_rand_like(a[0].as.tensor, &o));
}
static const fl_arg args_fl_rand_like[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"generator", FL_K_GENERATOR, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
    {"dtype", FL_K_DTYPE, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
    {"memory_format", FL_K_FORMAT, 0, false, false, false, false, false, false, false, true, true, {FL_K_FORMAT, 0, {.format = FL_PRESERVE_FORMAT}}, "preserve_format"},
};

static bool call_fl_randn_like(const fl_value *a, fl_value *r) {
    fl_randn_like_options o;
    o.generator = generator_of(&a[1]);
    o.dtype = dtype_of(&a[2]);
    o.memory_format = a[3].as.format;
    return tensor_result(r, fl_randn_like(a[0].as.tensor, &o));
}

static bool call_fl_randint_like(const fl_value *a, fl_value *r) {
    fl_randint_like_options o;
    o.generator = generator_of(&a[2]);
    o.dtype = dtype_of(&a[3]);
    o.memory_format = a[4].as.format;
    return tensor_result(r, fl_randint_like(a[0].as.tensor, a[1].as.i, &o));
}
static const fl_arg args_fl_randint_like[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"high", FL_K_INT, 0, false, false, false, false, false, false, true, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"generator", FL_K_GENERATOR, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
    {"dtype", FL_K_DTYPE, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
    {"memory_format", FL_K_FORMAT, 0, false, false, false, false, false, false, false, true, true, {FL_K_FORMAT, 0, {.format = FL_PRESERVE_FORMAT}}, "preserve_format"},
};

static bool call_fl_randint_like_low(const fl_value *a, fl_value *r) {
    fl_randint_like_low_options o;
    o.generator = generator_of(&a[3]);
    o.dtype = dtype_of(&a[4]);
    o.memory_format = a[5].as.format;
    return tensor_result(r, fl_randint_like_low(a[0].as.tensor, a[1].as.i, a[2].as.i, &o));
}
static const fl_arg args_fl_randint_like_low[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"low", FL_K_INT, 0, false, false, false, false, false, false, true, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"high", FL_K_INT, 0, false, false, false, false, false, false, true, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"generator", FL_K_GENERATOR, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
    {"dtype", FL_K_DTYPE, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
    {"memory_format", FL_K_FORMAT, 0, false, false, false, false, false, false, false, true, true, {FL_K_FORMAT, 0, {.format = FL_PRESERVE_FORMAT}}, "preserve_format"},
};

static bool call_fl_uniform_(const fl_value *a, fl_value *r) {
    fl_uniform_options o;
    o.from = a[1].as.d;
    o.to = a[2].as.d;
    o.generator = generator_of(&a[3]);
    return tensor_result(r, fl_uniform_(a[0].as.tensor, &o));
}
static const fl_arg args_fl_uniform_[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"from", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 0.0}}, "0.0"},
    {"to", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 1.0}}, "1.0"},
    {"generator", FL_K_GENERATOR, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_normal_(const fl_value *a, fl_value *r) {
    fl_normal_options o;
    o.mean = a[1].as.d;
    o.std = a[2].as.d;
    o.generator = generator_of(&a[3]);
    return tensor_result(r, fl_normal_(a[0].as.tensor, &o));
}
static const fl_arg args_fl_normal_[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"mean", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 0.0}}, "0.0"},
    {"std", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 1.0}}, "1.0"},
    {"generator", FL_K_GENERATOR, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_random_(const fl_value *a, fl_value *r) {
    fl_random_options o;
    o.generator = generator_of(&a[1]);
    return tensor_result(r, fl_random_(a[0].as.tensor, &o));
}
static const fl_arg args_fl_random_[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"generator", FL_K_GENERATOR, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_random_to_(const fl_value *a, fl_value *r) {
    fl_random_to_options o;
    o.generator = generator_of(&a[2]);
    return tensor_result(r, fl_random_to_(a[0].as.tensor, a[1].as.i, &o));
}
static const fl_arg args_fl_random_to_[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"to", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"generator", FL_K_GENERATOR, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_random_from_(const fl_value *a, fl_value *r) {
    fl_random_from_options o;
    o.generator = generator_of(&a[3]);
    return tensor_result(r, fl_random_from_(a[0].as.tensor, a[1].as.i, int_of(&a[2]), &o));
}
static const fl_arg args_fl_random_from_[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"from", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"to", FL_K_INT, 0, true, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"generator", FL_K_GENERATOR, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_exponential_(const fl_value *a, fl_value *r) {
    fl_exponential_options o;
    o.lambd = a[1].as.d;
    o.generator = generator_of(&a[2]);
    return tensor_result(r, fl_exponential_(a[0].as.tensor, &o));
}
static const fl_arg args_fl_exponential_[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"lambd", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 1.0}}, "1.0"},
    {"generator", FL_K_GENERATOR, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_geometric_(const fl_value *a, fl_value *r) {
    fl_geometric_options o;
    o.generator = generator_of(&a[2]);
    return tensor_result(r, fl_geometric_(a[0].as.tensor, a[1].as.d, &o));
}
static const fl_arg args_fl_geometric_[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"p", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"generator", FL_K_GENERATOR, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_cauchy_(const fl_value *a, fl_value *r) {
    fl_cauchy_options o;
    o.median = a[1].as.d;
    o.sigma = a[2].as.d;
    o.generator = generator_of(&a[3]);
    return tensor_result(r, fl_cauchy_(a[0].as.tensor, &o));
}
static const fl_arg args_fl_cauchy_[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"median", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 0.0}}, "0.0"},
    {"sigma", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 1.0}}, "1.0"},
    {"generator", FL_K_GENERATOR, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_log_normal_(const fl_value *a, fl_value *r) {
    fl_log_normal_options o;
    o.mean = a[1].as.d;
    o.std = a[2].as.d;
    o.generator = generator_of(&a[3]);
    return tensor_result(r, fl_log_normal_(a[0].as.tensor, &o));
}
static const fl_arg args_fl_log_normal_[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"mean", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 1.0}}, "1.0"},
    {"std", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 2.0}}, "2.0"},
    {"generator", FL_K_GENERATOR, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_bernoulli_tensor_(const fl_value *a, fl_value *r) {
    fl_bernoulli_tensor_options o;
    o.generator = generator_of(&a[2]);
    return tensor_result(r, fl_bernoulli_tensor_(a[0].as.tensor, a[1].as.tensor, &o));
}
static const fl_arg args_fl_bernoulli_tensor_[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"p", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"generator", FL_K_GENERATOR, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_bernoulli_(const fl_value *a, fl_value *r) {
    fl_bernoulli_in_place_options o;
    o.p = a[1].as.d;
    o.generator = generator_of(&a[2]);
    return tensor_result(r, fl_bernoulli_(a[0].as.tensor, &o));
}
static const fl_arg args_fl_bernoulli_[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"p", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 0.5}}, "0.5"},
    {"generator", FL_K_GENERATOR, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_bernoulli(const fl_value *a, fl_value *r) {
    fl_bernoulli_options o;
    o.generator = generator_of(&a[1]);
    return tensor_result(r, fl_bernoulli(a[0].as.tensor, &o));
}

static bool call_fl_bernoulli_p(const fl_value *a, fl_value *r) {
    fl_bernoulli_p_options o;
    o.generator = generator_of(&a[2]);
    return tensor_result(r, fl_bernoulli_p(a[0].as.tensor, a[1].as.d, &o));
}

static bool call_fl_normal_tensor_float(const fl_value *a, fl_value *r) {
    fl_normal_tensor_float_options o;
    o.std = a[1].as.d;
    o.generator = generator_of(&a[2]);
    return tensor_result(r, fl_normal_tensor_float(a[0].as.tensor, &o));
}
static const fl_arg args_fl_normal_tensor_float[] = {
    {"mean", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"std", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 1.0}}, "1.0"},
    {"generator", FL_K_GENERATOR, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_normal_float_tensor(const fl_value *a, fl_value *r) {
    fl_normal_float_tensor_options o;
    o.generator = generator_of(&a[2]);
    return tensor_result(r, fl_normal_float_tensor(a[0].as.d, a[1].as.tensor, &o));
}
static const fl_arg args_fl_normal_float_tensor[] = {
    {"mean", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"std", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"generator", FL_K_GENERATOR, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_normal_tensor_tensor(const fl_value *a, fl_value *r) {
    fl_normal_tensor_tensor_options o;
    o.generator = generator_of(&a[2]);
    return tensor_result(r, fl_normal_tensor_tensor(a[0].as.tensor, a[1].as.tensor, &o));
}
static const fl_arg args_fl_normal_tensor_tensor[] = {
    {"mean", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"std", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"generator", FL_K_GENERATOR, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_normal_float_float(const fl_value *a, fl_value *r) {
    fl_normal_float_float_options o;
    o.generator = generator_of(&a[3]);
    o.dtype = dtype_of(&a[4]);
    return tensor_result(r, fl_normal_float_float(a[0].as.d, a[1].as.d, a[2].as.ints, a[2].count, &o));
}
static const fl_arg args_fl_normal_float_float[] = {
    {"mean", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"std", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"size", FL_K_INTS, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"generator", FL_K_GENERATOR, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
    {"dtype", FL_K_DTYPE, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_multinomial(const fl_value *a, fl_value *r) {
    fl_multinomial_options o;
    o.replacement = a[2].as.b;
    o.generator = generator_of(&a[3]);
    return tensor_result(r, fl_multinomial(a[0].as.tensor, a[1].as.i, &o));
}
static const fl_arg args_fl_multinomial[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"num_samples", FL_K_INT, 0, false, false, false, false, false, false, true, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"replacement", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"generator", FL_K_GENERATOR, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_poisson(const fl_value *a, fl_value *r) {
    fl_poisson_options o;
    o.generator = generator_of(&a[1]);
    return tensor_result(r, fl_poisson(a[0].as.tensor, &o));
}
static const fl_arg args_fl_poisson[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"generator", FL_K_GENERATOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_binomial(const fl_value *a, fl_value *r) {
    fl_binomial_options o;
    o.generator = generator_of(&a[2]);
    return tensor_result(r, fl_binomial(a[0].as.tensor, a[1].as.tensor, &o));
}
static const fl_arg args_fl_binomial[] = {
    {"count", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"prob", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"generator", FL_K_GENERATOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_standard_gamma(const fl_value *a, fl_value *r) {
    fl_standard_gamma_options o;
    o.generator = generator_of(&a[1]);
    return tensor_result(r, fl_standard_gamma(a[0].as.tensor, &o));
}

static bool call_fl_sample_dirichlet(const fl_value *a, fl_value *r) {
    fl_sample_dirichlet_options o;
    o.generator = generator_of(&a[1]);
    return tensor_result(r, fl_sample_dirichlet(a[0].as.tensor, &o));
}

static bool call_fl_sum(const fl_value *a, fl_value *r) {
    fl_sum_options o;
    o.dtype = dtype_of(&a[1]);
    return tensor_result(r, fl_sum(a[0].as.tensor, &o));
}
static const fl_arg args_fl_sum[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dtype", FL_K_DTYPE, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_sum_dim(const fl_value *a, fl_value *r) {
    fl_sum_dim_options o;
    o.keepdim = a[2].as.b;
    o.dtype = dtype_of(&a[3]);
    return tensor_result(r, fl_sum_dim(a[0].as.tensor, ints_of(&a[1]), count_of(&a[1]), &o));
}
static const fl_arg args_fl_sum_dim[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INTS, 0, true, false, true, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"keepdim", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"dtype", FL_K_DTYPE, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_sum_to_size(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_sum_to_size(a[0].as.tensor, a[1].as.ints, a[1].count));
}

static bool call_fl_mean(const fl_value *a, fl_value *r) {
    fl_mean_options o;
    o.dtype = dtype_of(&a[1]);
    return tensor_result(r, fl_mean(a[0].as.tensor, &o));
}

static bool call_fl_mean_dim(const fl_value *a, fl_value *r) {
    fl_mean_dim_options o;
    o.keepdim = a[2].as.b;
    o.dtype = dtype_of(&a[3]);
    return tensor_result(r, fl_mean_dim(a[0].as.tensor, ints_of(&a[1]), count_of(&a[1]), &o));
}

static bool call_fl_prod(const fl_value *a, fl_value *r) {
    fl_prod_options o;
    o.dtype = dtype_of(&a[1]);
    return tensor_result(r, fl_prod(a[0].as.tensor, &o));
}

static bool call_fl_prod_dim(const fl_value *a, fl_value *r) {
    fl_prod_dim_options o;
    o.keepdim = a[2].as.b;
    o.dtype = dtype_of(&a[3]);
    return tensor_result(r, fl_prod_dim(a[0].as.tensor, a[1].as.i, &o));
}
static const fl_arg args_fl_prod_dim[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"keepdim", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"dtype", FL_K_DTYPE, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_nansum(const fl_value *a, fl_value *r) {
    fl_nansum_options o;
    o.dim = ints_of(&a[1]);
    o.n_dim = count_of(&a[1]);
    o.keepdim = a[2].as.b;
    o.dtype = dtype_of(&a[3]);
    return tensor_result(r, fl_nansum(a[0].as.tensor, &o));
}
static const fl_arg args_fl_nansum[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INTS, 0, true, false, true, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"keepdim", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"dtype", FL_K_DTYPE, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_nanmean(const fl_value *a, fl_value *r) {
    fl_nanmean_options o;
    o.dim = ints_of(&a[1]);
    o.n_dim = count_of(&a[1]);
    o.keepdim = a[2].as.b;
    o.dtype = dtype_of(&a[3]);
    return tensor_result(r, fl_nanmean(a[0].as.tensor, &o));
}

static bool call_fl_amax(const fl_value *a, fl_value *r) {
    fl_amax_options o;
    o.dim = ints_of(&a[1]);
    o.n_dim = count_of(&a[1]);
    o.keepdim = a[2].as.b;
    return tensor_result(r, fl_amax(a[0].as.tensor, &o));
}
static const fl_arg args_fl_amax[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INTS, 0, true, false, true, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"keepdim", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};

static bool call_fl_amin(const fl_value *a, fl_value *r) {
    fl_amin_options o;
    o.dim = ints_of(&a[1]);
    o.n_dim = count_of(&a[1]);
    o.keepdim = a[2].as.b;
    return tensor_result(r, fl_amin(a[0].as.tensor, &o));
}

static bool call_fl_aminmax(const fl_value *a, fl_value *r) {
    fl_aminmax_options o;
    o.dim = int_of(&a[1]);
    o.keepdim = a[2].as.b;
    fl_aminmax_result result = fl_aminmax(a[0].as.tensor, &o);
    tensor_result(&r[0], result.min);
    tensor_result(&r[1], result.max);
    return result.min != NULL;
}
static const fl_arg args_fl_aminmax[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
    {"keepdim", FL_K_BOOL, 0, false, false, false, false, false, false, false, true, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};
static const char *const names_fl_aminmax[] = {"min", "max"};

static bool call_fl_max(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_max(a[0].as.tensor));
}

static bool call_fl_max_other(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_max_other(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_max_dim(const fl_value *a, fl_value *r) {
    fl_max_dim_options o;
    o.keepdim = a[2].as.b;
    fl_max_dim_result result = fl_max_dim(a[0].as.tensor, a[1].as.i, &o);
    tensor_result(&r[0], result.values);
    tensor_result(&r[1], result.indices);
    return result.values != NULL;
}
static const fl_arg args_fl_max_dim[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"keepdim", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};
static const char *const names_fl_max_dim[] = {"values", "indices"};

static bool call_fl_min(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_min(a[0].as.tensor));
}

static bool call_fl_min_other(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_min_other(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_min_dim(const fl_value *a, fl_value *r) {
    fl_min_dim_options o;
    o.keepdim = a[2].as.b;
    fl_min_dim_result result = fl_min_dim(a[0].as.tensor, a[1].as.i, &o);
    tensor_result(&r[0], result.values);
    tensor_result(&r[1], result.indices);
    return result.values != NULL;
}
static const char *const names_fl_min_dim[] = {"values", "indices"};

static bool call_fl_argmax(const fl_value *a, fl_value *r) {
    fl_argmax_options o;
    o.dim = int_of(&a[1]);
    o.keepdim = a[2].as.b;
    return tensor_result(r, fl_argmax(a[0].as.tensor, &o));
}
static const fl_arg args_fl_argmax[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"keepdim", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};

static bool call_fl_argmin(const fl_value *a, fl_value *r) {
    fl_argmin_options o;
    o.dim = int_of(&a[1]);
    o.keepdim = a[2].as.b;
    return tensor_result(r, fl_argmin(a[0].as.tensor, &o));
}

static bool call_fl_any(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_any(a[0].as.tensor));
}

static bool call_fl_any_whole(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_any_whole(a[0].as.tensor, a[1].as.b));
}
static const fl_arg args_fl_any_whole[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"keepdim", FL_K_BOOL, 0, false, false, false, false, false, false, false, true, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_any_dim(const fl_value *a, fl_value *r) {
    fl_any_dim_options o;
    o.keepdim = a[2].as.b;
    return tensor_result(r, fl_any_dim(a[0].as.tensor, ints_of(&a[1]), count_of(&a[1]), &o));
}
static const fl_arg args_fl_any_dim[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INTS, 0, true, false, true, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"keepdim", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};

static bool call_fl_all(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_all(a[0].as.tensor));
}

static bool call_fl_all_whole(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_all_whole(a[0].as.tensor, a[1].as.b));
}

static bool call_fl_all_dim(const fl_value *a, fl_value *r) {
    fl_all_dim_options o;
    o.keepdim = a[2].as.b;
    return tensor_result(r, fl_all_dim(a[0].as.tensor, ints_of(&a[1]), count_of(&a[1]), &o));
}

static bool call_fl_count_nonzero(const fl_value *a, fl_value *r) {
    fl_count_nonzero_options o;
    o.dim = ints_of(&a[1]);
    o.n_dim = count_of(&a[1]);
    return tensor_result(r, fl_count_nonzero(a[0].as.tensor, &o));
}
static const fl_arg args_fl_count_nonzero[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INTS, 0, true, false, true, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_var(const fl_value *a, fl_value *r) {
    fl_var_options o;
    o.unbiased = a[1].as.b;
    return tensor_result(r, fl_var(a[0].as.tensor, &o));
}
static const fl_arg args_fl_var[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"unbiased", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = true}}, "True"},
};

static bool call_fl_var_dim(const fl_value *a, fl_value *r) {
    fl_var_dim_options o;
    o.unbiased = a[2].as.b;
    o.keepdim = a[3].as.b;
    return tensor_result(r, fl_var_dim(a[0].as.tensor, ints_of(&a[1]), count_of(&a[1]), &o));
}
static const fl_arg args_fl_var_dim[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INTS, 0, true, false, true, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"unbiased", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = true}}, "True"},
    {"keepdim", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};

static bool call_fl_var_correction(const fl_value *a, fl_value *r) {
    fl_var_correction_options o;
    o.dim = ints_of(&a[1]);
    o.n_dim = count_of(&a[1]);
    o.correction = scalar_of(&a[2]);
    o.keepdim = a[3].as.b;
    return tensor_result(r, fl_var_correction(a[0].as.tensor, &o));
}
static const fl_arg args_fl_var_correction[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INTS, 0, true, false, true, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"correction", FL_K_SCALAR, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
    {"keepdim", FL_K_BOOL, 0, false, false, false, false, false, false, false, true, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};

static bool call_fl_var_mean(const fl_value *a, fl_value *r) {
    fl_var_mean_options o;
    o.unbiased = a[1].as.b;
    fl_var_mean_result result = fl_var_mean(a[0].as.tensor, &o);
    tensor_result(&r[0], result.var);
    tensor_result(&r[1], result.mean);
    return result.var != NULL;
}

static bool call_fl_var_mean_dim(const fl_value *a, fl_value *r) {
    fl_var_mean_dim_options o;
    o.unbiased = a[2].as.b;
    o.keepdim = a[3].as.b;
    fl_var_mean_dim_result result = fl_var_mean_dim(a[0].as.tensor, ints_of(&a[1]), count_of(&a[1]), &o);
    tensor_result(&r[0], result.var);
    tensor_result(&r[1], result.mean);
    return result.var != NULL;
}

static bool call_fl_var_mean_correction(const fl_value *a, fl_value *r) {
    fl_var_mean_correction_options o;
    o.dim = ints_of(&a[1]);
    o.n_dim = count_of(&a[1]);
    o.correction = scalar_of(&a[2]);
    o.keepdim = a[3].as.b;
    fl_var_mean_correction_result result = fl_var_mean_correction(a[0].as.tensor, &o);
    tensor_result(&r[0], result.var);
    tensor_result(&r[1], result.mean);
    return result.var != NULL;
}

static bool call_fl_std(const fl_value *a, fl_value *r) {
    fl_std_options o;
    o.unbiased = a[1].as.b;
    return tensor_result(r, fl_std(a[0].as.tensor, &o));
}

static bool call_fl_std_dim(const fl_value *a, fl_value *r) {
    fl_std_dim_options o;
    o.unbiased = a[2].as.b;
    o.keepdim = a[3].as.b;
    return tensor_result(r, fl_std_dim(a[0].as.tensor, ints_of(&a[1]), count_of(&a[1]), &o));
}

static bool call_fl_std_correction(const fl_value *a, fl_value *r) {
    fl_std_correction_options o;
    o.dim = ints_of(&a[1]);
    o.n_dim = count_of(&a[1]);
    o.correction = scalar_of(&a[2]);
    o.keepdim = a[3].as.b;
    return tensor_result(r, fl_std_correction(a[0].as.tensor, &o));
}

static bool call_fl_std_mean(const fl_value *a, fl_value *r) {
    fl_std_mean_options o;
    o.unbiased = a[1].as.b;
    fl_std_mean_result result = fl_std_mean(a[0].as.tensor, &o);
    tensor_result(&r[0], result.std);
    tensor_result(&r[1], result.mean);
    return result.std != NULL;
}

static bool call_fl_std_mean_dim(const fl_value *a, fl_value *r) {
    fl_std_mean_dim_options o;
    o.unbiased = a[2].as.b;
    o.keepdim = a[3].as.b;
    fl_std_mean_dim_result result = fl_std_mean_dim(a[0].as.tensor, ints_of(&a[1]), count_of(&a[1]), &o);
    tensor_result(&r[0], result.std);
    tensor_result(&r[1], result.mean);
    return result.std != NULL;
}

static bool call_fl_std_mean_correction(const fl_value *a, fl_value *r) {
    fl_std_mean_correction_options o;
    o.dim = ints_of(&a[1]);
    o.n_dim = count_of(&a[1]);
    o.correction = scalar_of(&a[2]);
    o.keepdim = a[3].as.b;
    fl_std_mean_correction_result result = fl_std_mean_correction(a[0].as.tensor, &o);
    tensor_result(&r[0], result.std);
    tensor_result(&r[1], result.mean);
    return result.std != NULL;
}

static bool call_fl_norm(const fl_value *a, fl_value *r) {
    fl_norm_options o;
    o.p = scalar_of(&a[1]);
    o.dim = ints_of(&a[2]);
    o.n_dim = count_of(&a[2]);
    o.keepdim = a[3].as.b;
    o.dtype = dtype_of(&a[4]);
    return tensor_result(r, fl_norm(a[0].as.tensor, &o));
}
static const fl_arg args_fl_norm[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"p", FL_K_SCALAR, 0, true, false, false, false, false, false, false, false, true, {FL_K_SCALAR, 0, {.scalar = {FL_SCALAR_INT, {2}}}}, "2"},
    {"dim", FL_K_INTS, 0, true, false, true, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"keepdim", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"dtype", FL_K_DTYPE, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_norm_named(const fl_value *a, fl_value *r) {
    fl_norm_named_options o;
    o.dim = ints_of(&a[2]);
    o.n_dim = count_of(&a[2]);
    o.keepdim = a[3].as.b;
    return tensor_result(r, fl_norm_named(a[0].as.tensor, a[1].as.str, &o));
}
static const fl_arg args_fl_norm_named[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"p", FL_K_STR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INTS, 0, true, false, true, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"keepdim", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};

static bool call_fl_linalg_vector_norm(const fl_value *a, fl_value *r) {
    fl_linalg_vector_norm_options o;
    o.ord = scalar_of(&a[1]);
    o.dim = ints_of(&a[2]);
    o.n_dim = count_of(&a[2]);
    o.keepdim = a[3].as.b;
    o.dtype = dtype_of(&a[4]);
    return tensor_result(r, fl_linalg_vector_norm(a[0].as.tensor, &o));
}
static const fl_arg args_fl_linalg_vector_norm[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"ord", FL_K_SCALAR, 0, false, false, false, false, false, false, false, false, true, {FL_K_SCALAR, 0, {.scalar = {FL_SCALAR_INT, {2}}}}, "2"},
    {"dim", FL_K_INTS, 0, true, false, true, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"keepdim", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"dtype", FL_K_DTYPE, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_renorm(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_renorm(a[0].as.tensor, scalar_of(&a[1]), a[2].as.i, scalar_of(&a[3])));
}
static const fl_arg args_fl_renorm[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"p", FL_K_SCALAR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"maxnorm", FL_K_SCALAR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_renorm_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_renorm_(a[0].as.tensor, scalar_of(&a[1]), a[2].as.i, scalar_of(&a[3])));
}

static bool call_fl_dist(const fl_value *a, fl_value *r) {
    fl_dist_options o;
    o.p = scalar_of(&a[2]);
    return tensor_result(r, fl_dist(a[0].as.tensor, a[1].as.tensor, &o));
}
static const fl_arg args_fl_dist[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"other", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"p", FL_K_SCALAR, 0, false, false, false, false, false, false, false, false, true, {FL_K_SCALAR, 0, {.scalar = {FL_SCALAR_INT, {2}}}}, "2"},
};

static bool call_fl_logsumexp(const fl_value *a, fl_value *r) {
    fl_logsumexp_options o;
    o.keepdim = a[2].as.b;
    return tensor_result(r, fl_logsumexp(a[0].as.tensor, a[1].as.ints, a[1].count, &o));
}

static bool call_fl_cumsum(const fl_value *a, fl_value *r) {
    fl_cumsum_options o;
    o.dtype = dtype_of(&a[2]);
    return tensor_result(r, fl_cumsum(a[0].as.tensor, a[1].as.i, &o));
}
static const fl_arg args_fl_cumsum[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dtype", FL_K_DTYPE, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_cumsum_(const fl_value *a, fl_value *r) {
    fl_cumsum_options o;
    o.dtype = dtype_of(&a[2]);
    return tensor_result(r, fl_cumsum_(a[0].as.tensor, a[1].as.i, &o));
}

static bool call_fl_cumprod(const fl_value *a, fl_value *r) {
    fl_cumprod_options o;
    o.dtype = dtype_of(&a[2]);
    return tensor_result(r, fl_cumprod(a[0].as.tensor, a[1].as.i, &o));
}

static bool call_fl_cumprod_(const fl_value *a, fl_value *r) {
    fl_cumprod_options o;
    o.dtype = dtype_of(&a[2]);
    return tensor_result(r, fl_cumprod_(a[0].as.tensor, a[1].as.i, &o));
}

static bool call_fl_logcumsumexp(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_logcumsumexp(a[0].as.tensor, a[1].as.i));
}

static bool call_fl_cummax(const fl_value *a, fl_value *r) {
    fl_cummax_result result = fl_cummax(a[0].as.tensor, a[1].as.i);
    tensor_result(&r[0], result.values);
    tensor_result(&r[1], result.indices);
    return result.values != NULL;
}
static const char *const names_fl_cummax[] = {"values", "indices"};

static bool call_fl_cummin(const fl_value *a, fl_value *r) {
    fl_cummin_result result = fl_cummin(a[0].as.tensor, a[1].as.i);
    tensor_result(&r[0], result.values);
    tensor_result(&r[1], result.indices);
    return result.values != NULL;
}
static const char *const names_fl_cummin[] = {"values", "indices"};

static bool call_fl_lstm_input(const fl_value *a, fl_value *r) {
    fl_lstm_input_result result = fl_lstm_input(a[0].as.tensor, a[1].as.tensors, a[1].count, a[2].as.tensors, a[2].count, a[3].as.b, a[4].as.i, a[5].as.d, a[6].as.b, a[7].as.b, a[8].as.b);
    tensor_result(&r[0], result.output);
    tensor_result(&r[1], result.h_n);
    tensor_result(&r[2], result.c_n);
    return result.output != NULL;
}
static const fl_arg args_fl_lstm_input[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"hx", FL_K_TENSORS, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"params", FL_K_TENSORS, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"has_biases", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"num_layers", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dropout", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"train", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"bidirectional", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"batch_first", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_lstm_data(const fl_value *a, fl_value *r) {
    fl_lstm_data_result result = fl_lstm_data(a[0].as.tensor, a[1].as.tensor, a[2].as.tensors, a[2].count, a[3].as.tensors, a[3].count, a[4].as.b, a[5].as.i, a[6].as.d, a[7].as.b, a[8].as.b);
    tensor_result(&r[0], result.output);
    tensor_result(&r[1], result.h_n);
    tensor_result(&r[2], result.c_n);
    return result.output != NULL;
}
static const fl_arg args_fl_lstm_data[] = {
    {"data", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"batch_sizes", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"hx", FL_K_TENSORS, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"params", FL_K_TENSORS, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"has_biases", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"num_layers", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dropout", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"train", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"bidirectional", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_gru_input(const fl_value *a, fl_value *r) {
    fl_gru_input_result result = fl_gru_input(a[0].as.tensor, a[1].as.tensor, a[2].as.tensors, a[2].count, a[3].as.b, a[4].as.i, a[5].as.d, a[6].as.b, a[7].as.b, a[8].as.b);
    tensor_result(&r[0], result.output);
    tensor_result(&r[1], result.h_n);
    return result.output != NULL;
}
static const fl_arg args_fl_gru_input[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"hx", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"params", FL_K_TENSORS, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"has_biases", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"num_layers", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dropout", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"train", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"bidirectional", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"batch_first", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_gru_data(const fl_value *a, fl_value *r) {
    fl_gru_data_result result = fl_gru_data(a[0].as.tensor, a[1].as.tensor, a[2].as.tensor, a[3].as.tensors, a[3].count, a[4].as.b, a[5].as.i, a[6].as.d, a[7].as.b, a[8].as.b);
    tensor_result(&r[0], result.output);
    tensor_result(&r[1], result.h_n);
    return result.output != NULL;
}
static const fl_arg args_fl_gru_data[] = {
    {"data", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"batch_sizes", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"hx", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"params", FL_K_TENSORS, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"has_biases", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"num_layers", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dropout", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"train", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"bidirectional", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_rnn_tanh_input(const fl_value *a, fl_value *r) {
    fl_rnn_tanh_input_result result = fl_rnn_tanh_input(a[0].as.tensor, a[1].as.tensor, a[2].as.tensors, a[2].count, a[3].as.b, a[4].as.i, a[5].as.d, a[6].as.b, a[7].as.b, a[8].as.b);
    tensor_result(&r[0], result.output);
    tensor_result(&r[1], result.h_n);
    return result.output != NULL;
}

static bool call_fl_rnn_tanh_data(const fl_value *a, fl_value *r) {
    fl_rnn_tanh_data_result result = fl_rnn_tanh_data(a[0].as.tensor, a[1].as.tensor, a[2].as.tensor, a[3].as.tensors, a[3].count, a[4].as.b, a[5].as.i, a[6].as.d, a[7].as.b, a[8].as.b);
    tensor_result(&r[0], result.output);
    tensor_result(&r[1], result.h_n);
    return result.output != NULL;
}

static bool call_fl_rnn_relu_input(const fl_value *a, fl_value *r) {
    fl_rnn_relu_input_result result = fl_rnn_relu_input(a[0].as.tensor, a[1].as.tensor, a[2].as.tensors, a[2].count, a[3].as.b, a[4].as.i, a[5].as.d, a[6].as.b, a[7].as.b, a[8].as.b);
    tensor_result(&r[0], result.output);
    tensor_result(&r[1], result.h_n);
    return result.output != NULL;
}

static bool call_fl_rnn_relu_data(const fl_value *a, fl_value *r) {
    fl_rnn_relu_data_result result = fl_rnn_relu_data(a[0].as.tensor, a[1].as.tensor, a[2].as.tensor, a[3].as.tensors, a[3].count, a[4].as.b, a[5].as.i, a[6].as.d, a[7].as.b, a[8].as.b);
    tensor_result(&r[0], result.output);
    tensor_result(&r[1], result.h_n);
    return result.output != NULL;
}

static bool call_fl_lstm_cell(const fl_value *a, fl_value *r) {
    fl_lstm_cell_options o;
    o.b_ih = tensor_of(&a[4]);
    o.b_hh = tensor_of(&a[5]);
    fl_lstm_cell_result result = fl_lstm_cell(a[0].as.tensor, a[1].as.tensors, a[1].count, a[2].as.tensor, a[3].as.tensor, &o);
    tensor_result(&r[0], result.h);
    tensor_result(&r[1], result.c);
    return result.h != NULL;
}
static const fl_arg args_fl_lstm_cell[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"hx", FL_K_TENSORS, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"w_ih", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"w_hh", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"b_ih", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"b_hh", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_gru_cell(const fl_value *a, fl_value *r) {
    fl_gru_cell_options o;
    o.b_ih = tensor_of(&a[4]);
    o.b_hh = tensor_of(&a[5]);
    return tensor_result(r, fl_gru_cell(a[0].as.tensor, a[1].as.tensor, a[2].as.tensor, a[3].as.tensor, &o));
}
static const fl_arg args_fl_gru_cell[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"hx", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"w_ih", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"w_hh", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"b_ih", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"b_hh", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_rnn_tanh_cell(const fl_value *a, fl_value *r) {
    fl_rnn_tanh_cell_options o;
    o.b_ih = tensor_of(&a[4]);
    o.b_hh = tensor_of(&a[5]);
    return tensor_result(r, fl_rnn_tanh_cell(a[0].as.tensor, a[1].as.tensor, a[2].as.tensor, a[3].as.tensor, &o));
}

static bool call_fl_rnn_relu_cell(const fl_value *a, fl_value *r) {
    fl_rnn_relu_cell_options o;
    o.b_ih = tensor_of(&a[4]);
    o.b_hh = tensor_of(&a[5]);
    return tensor_result(r, fl_rnn_relu_cell(a[0].as.tensor, a[1].as.tensor, a[2].as.tensor, a[3].as.tensor, &o));
}

static bool call_fl_sort_lengths(const fl_value *a, fl_value *r) {
    fl_sort_lengths_result result = fl_sort_lengths(a[0].as.tensor);
    tensor_result(&r[0], result.lengths);
    tensor_result(&r[1], result.indices);
    return result.lengths != NULL;
}
static const fl_arg args_fl_sort_lengths[] = {
    {"lengths", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_pad_sequence(const fl_value *a, fl_value *r) {
    fl_pad_sequence_options o;
    o.batch_first = a[1].as.b;
    o.padding_value = scalar_of(&a[2]);
    o.padding_side = a[3].as.str;
    return tensor_result(r, fl_pad_sequence(a[0].as.tensors, a[0].count, &o));
}
static const fl_arg args_fl_pad_sequence[] = {
    {"sequences", FL_K_TENSORS, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"batch_first", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"padding_value", FL_K_SCALAR, 0, false, false, false, false, false, false, false, false, true, {FL_K_SCALAR, 0, {.scalar = {FL_SCALAR_FLOAT, {.d = 0.0}}}}, "0.0"},
    {"padding_side", FL_K_STR, 0, false, false, false, false, false, false, false, false, true, {FL_K_STR, 0, {.str = "right"}}, "'right'"},
};

static bool call_fl_unpad_sequence(const fl_value *a, fl_value *r) {
    fl_unpad_sequence_options o;
    o.batch_first = a[2].as.b;
    fl_tensors list = fl_unpad_sequence(a[0].as.tensor, a[1].as.ints, a[1].count, &o);
    r->kind = FL_K_TENSORS;
    r->count = (int32_t)list.count;
    r->as.tensors = list.items;
    return list.items != NULL;
}
static const fl_arg args_fl_unpad_sequence[] = {
    {"padded_sequences", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"lengths", FL_K_INTS, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"batch_first", FL_K_BOOL, 0, false, false, false, false, false, true, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};

static bool call_fl_pack_padded_sequence(const fl_value *a, fl_value *r) {
    fl_pack_padded_sequence_result result = fl_pack_padded_sequence(a[0].as.tensor, a[1].as.tensor, a[2].as.b);
    tensor_result(&r[0], result.data);
    tensor_result(&r[1], result.batch_sizes);
    return result.data != NULL;
}
static const fl_arg args_fl_pack_padded_sequence[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"lengths", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"batch_first", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_pad_packed_sequence(const fl_value *a, fl_value *r) {
    fl_pad_packed_sequence_result result = fl_pad_packed_sequence(a[0].as.tensor, a[1].as.tensor, a[2].as.b, scalar_of(&a[3]), a[4].as.i);
    tensor_result(&r[0], result.padded);
    tensor_result(&r[1], result.lengths);
    return result.padded != NULL;
}
static const fl_arg args_fl_pad_packed_sequence[] = {
    {"data", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"batch_sizes", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"batch_first", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"padding_value", FL_K_SCALAR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"total_length", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_searchsorted(const fl_value *a, fl_value *r) {
    fl_searchsorted_options o;
    o.out_int32 = a[2].as.b;
    o.right = a[3].as.b;
    o.side = str_of(&a[4]);
    o.sorter = tensor_of(&a[5]);
    return tensor_result(r, fl_searchsorted(a[0].as.tensor, a[1].as.tensor, &o));
}
static const fl_arg args_fl_searchsorted[] = {
    {"sorted_sequence", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"out_int32", FL_K_BOOL, 0, false, false, false, false, false, false, false, true, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"right", FL_K_BOOL, 0, false, false, false, false, false, false, false, true, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"side", FL_K_STR, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
    {"sorter", FL_K_TENSOR, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_searchsorted_scalar(const fl_value *a, fl_value *r) {
    fl_searchsorted_scalar_options o;
    o.out_int32 = a[2].as.b;
    o.right = a[3].as.b;
    o.side = str_of(&a[4]);
    o.sorter = tensor_of(&a[5]);
    return tensor_result(r, fl_searchsorted_scalar(a[0].as.tensor, scalar_of(&a[1]), &o));
}
static const fl_arg args_fl_searchsorted_scalar[] = {
    {"sorted_sequence", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"self", FL_K_SCALAR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"out_int32", FL_K_BOOL, 0, false, false, false, false, false, false, false, true, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"right", FL_K_BOOL, 0, false, false, false, false, false, false, false, true, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"side", FL_K_STR, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
    {"sorter", FL_K_TENSOR, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_bucketize(const fl_value *a, fl_value *r) {
    fl_bucketize_options o;
    o.out_int32 = a[2].as.b;
    o.right = a[3].as.b;
    return tensor_result(r, fl_bucketize(a[0].as.tensor, a[1].as.tensor, &o));
}
static const fl_arg args_fl_bucketize[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"boundaries", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"out_int32", FL_K_BOOL, 0, false, false, false, false, false, false, false, true, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"right", FL_K_BOOL, 0, false, false, false, false, false, false, false, true, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};

static bool call_fl_bucketize_scalar(const fl_value *a, fl_value *r) {
    fl_bucketize_scalar_options o;
    o.out_int32 = a[2].as.b;
    o.right = a[3].as.b;
    return tensor_result(r, fl_bucketize_scalar(scalar_of(&a[0]), a[1].as.tensor, &o));
}
static const fl_arg args_fl_bucketize_scalar[] = {
    {"self", FL_K_SCALAR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"boundaries", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"out_int32", FL_K_BOOL, 0, false, false, false, false, false, false, false, true, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"right", FL_K_BOOL, 0, false, false, false, false, false, false, false, true, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};

static bool call_fl_bincount(const fl_value *a, fl_value *r) {
    fl_bincount_options o;
    o.weights = tensor_of(&a[1]);
    o.minlength = a[2].as.i;
    return tensor_result(r, fl_bincount(a[0].as.tensor, &o));
}
static const fl_arg args_fl_bincount[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"weights", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"minlength", FL_K_INT, 0, false, false, false, false, false, false, true, false, true, {FL_K_INT, 0, {.i = 0}}, "0"},
};

static bool call_fl_histc(const fl_value *a, fl_value *r) {
    fl_histc_options o;
    o.bins = a[1].as.i;
    o.min = scalar_of(&a[2]);
    o.max = scalar_of(&a[3]);
    return tensor_result(r, fl_histc(a[0].as.tensor, &o));
}
static const fl_arg args_fl_histc[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"bins", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = 100}}, "100"},
    {"min", FL_K_SCALAR, 0, false, false, false, false, false, false, false, false, true, {FL_K_SCALAR, 0, {.scalar = {FL_SCALAR_INT, {0}}}}, "0"},
    {"max", FL_K_SCALAR, 0, false, false, false, false, false, false, false, false, true, {FL_K_SCALAR, 0, {.scalar = {FL_SCALAR_INT, {0}}}}, "0"},
};

static bool call_fl_isin(const fl_value *a, fl_value *r) {
    fl_isin_options o;
    o.assume_unique = a[2].as.b;
    o.invert = a[3].as.b;
    return tensor_result(r, fl_isin(a[0].as.tensor, a[1].as.tensor, &o));
}
static const fl_arg args_fl_isin[] = {
    {"elements", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"test_elements", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"assume_unique", FL_K_BOOL, 0, false, false, false, false, false, false, false, true, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"invert", FL_K_BOOL, 0, false, false, false, false, false, false, false, true, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};

static bool call_fl_isin_tensor_scalar(const fl_value *a, fl_value *r) {
    fl_isin_tensor_scalar_options o;
    o.assume_unique = a[2].as.b;
    o.invert = a[3].as.b;
    return tensor_result(r, fl_isin_tensor_scalar(a[0].as.tensor, scalar_of(&a[1]), &o));
}
static const fl_arg args_fl_isin_tensor_scalar[] = {
    {"elements", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"test_element", FL_K_SCALAR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"assume_unique", FL_K_BOOL, 0, false, false, false, false, false, false, false, true, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"invert", FL_K_BOOL, 0, false, false, false, false, false, false, false, true, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};

static bool call_fl_isin_scalar_tensor(const fl_value *a, fl_value *r) {
    fl_isin_scalar_tensor_options o;
    o.assume_unique = a[2].as.b;
    o.invert = a[3].as.b;
    return tensor_result(r, fl_isin_scalar_tensor(scalar_of(&a[0]), a[1].as.tensor, &o));
}
static const fl_arg args_fl_isin_scalar_tensor[] = {
    {"element", FL_K_SCALAR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"test_elements", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"assume_unique", FL_K_BOOL, 0, false, false, false, false, false, false, false, true, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"invert", FL_K_BOOL, 0, false, false, false, false, false, false, false, true, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};

static bool call_fl_range(const fl_value *a, fl_value *r) {
    fl_range_options o;
    o.step = scalar_of(&a[2]);
    o.dtype = dtype_of(&a[3]);
    return tensor_result(r, fl_range(scalar_of(&a[0]), scalar_of(&a[1]), &o));
}

static bool call_fl_hann_window(const fl_value *a, fl_value *r) {
    fl_hann_window_options o;
    o.periodic = a[1].as.b;
    o.dtype = dtype_of(&a[2]);
    return tensor_result(r, fl_hann_window(a[0].as.i, &o));
}
static const fl_arg args_fl_hann_window[] = {
    {"window_length", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"periodic", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = true}}, "True"},
    {"dtype", FL_K_DTYPE, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_hamming_window(const fl_value *a, fl_value *r) {
    fl_hamming_window_options o;
    o.periodic = a[1].as.b;
    o.alpha = a[2].as.d;
    o.beta = a[3].as.d;
    o.dtype = dtype_of(&a[4]);
    return tensor_result(r, fl_hamming_window(a[0].as.i, &o));
}
static const fl_arg args_fl_hamming_window[] = {
    {"window_length", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"periodic", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = true}}, "True"},
    {"alpha", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 0.54}}, "0.54"},
    {"beta", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 0.46}}, "0.46"},
    {"dtype", FL_K_DTYPE, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_blackman_window(const fl_value *a, fl_value *r) {
    fl_blackman_window_options o;
    o.periodic = a[1].as.b;
    o.dtype = dtype_of(&a[2]);
    return tensor_result(r, fl_blackman_window(a[0].as.i, &o));
}

static bool call_fl_bartlett_window(const fl_value *a, fl_value *r) {
    fl_bartlett_window_options o;
    o.periodic = a[1].as.b;
    o.dtype = dtype_of(&a[2]);
    return tensor_result(r, fl_bartlett_window(a[0].as.i, &o));
}

static bool call_fl_kaiser_window(const fl_value *a, fl_value *r) {
    fl_kaiser_window_options o;
    o.periodic = a[1].as.b;
    o.beta = a[2].as.d;
    o.dtype = dtype_of(&a[3]);
    return tensor_result(r, fl_kaiser_window(a[0].as.i, &o));
}
static const fl_arg args_fl_kaiser_window[] = {
    {"window_length", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"periodic", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = true}}, "True"},
    {"beta", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, true, {FL_K_FLOAT, 0, {.d = 12.0}}, "12.0"},
    {"dtype", FL_K_DTYPE, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_vander(const fl_value *a, fl_value *r) {
    fl_vander_options o;
    o.N = int_of(&a[1]);
    o.increasing = a[2].as.b;
    return tensor_result(r, fl_vander(a[0].as.tensor, &o));
}
static const fl_arg args_fl_vander[] = {
    {"x", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"N", FL_K_INT, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"increasing", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};

static bool call_fl_cartesian_prod(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_cartesian_prod(a[0].as.tensors, a[0].count));
}

static bool call_fl_combinations(const fl_value *a, fl_value *r) {
    fl_combinations_options o;
    o.r = a[1].as.i;
    o.with_replacement = a[2].as.b;
    return tensor_result(r, fl_combinations(a[0].as.tensor, &o));
}
static const fl_arg args_fl_combinations[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"r", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = 2}}, "2"},
    {"with_replacement", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};

static bool call_fl_unravel_index(const fl_value *a, fl_value *r) {
    fl_tensors list = fl_unravel_index(a[0].as.tensor, a[1].as.ints, a[1].count);
    r->kind = FL_K_TENSORS;
    r->count = (int32_t)list.count;
    r->as.tensors = list.items;
    return list.items != NULL;
}
static const fl_arg args_fl_unravel_index[] = {
    {"indices", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"shape", FL_K_INTS, 0, false, false, true, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_pixel_shuffle(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_pixel_shuffle(a[0].as.tensor, a[1].as.i));
}
static const fl_arg args_fl_pixel_shuffle[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"upscale_factor", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_pixel_unshuffle(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_pixel_unshuffle(a[0].as.tensor, a[1].as.i));
}
static const fl_arg args_fl_pixel_unshuffle[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"downscale_factor", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_channel_shuffle(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_channel_shuffle(a[0].as.tensor, a[1].as.i));
}
static const fl_arg args_fl_channel_shuffle[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"groups", FL_K_INT, 0, false, false, false, false, false, false, true, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_softmax(const fl_value *a, fl_value *r) {
    fl_softmax_options o;
    o.dtype = dtype_of(&a[2]);
    return tensor_result(r, fl_softmax(a[0].as.tensor, a[1].as.i, &o));
}
static const fl_arg args_fl_softmax[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dtype", FL_K_DTYPE, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_log_softmax(const fl_value *a, fl_value *r) {
    fl_log_softmax_options o;
    o.dtype = dtype_of(&a[2]);
    return tensor_result(r, fl_log_softmax(a[0].as.tensor, a[1].as.i, &o));
}

static bool call_fl_softmin(const fl_value *a, fl_value *r) {
    fl_softmin_options o;
    o.dtype = dtype_of(&a[2]);
    return tensor_result(r, fl_softmin(a[0].as.tensor, a[1].as.i, &o));
}

static bool call_fl_softmax_implicit(const fl_value *a, fl_value *r) {
    fl_softmax_implicit_options o;
    o.dim = int_of(&a[1]);
    o._stacklevel = a[2].as.i;
    o.dtype = dtype_of(&a[3]);
    return tensor_result(r, fl_softmax_implicit(a[0].as.tensor, &o));
}
static const fl_arg args_fl_softmax_implicit[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"_stacklevel", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = 3}}, "3"},
    {"dtype", FL_K_DTYPE, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_log_softmax_implicit(const fl_value *a, fl_value *r) {
    fl_log_softmax_implicit_options o;
    o.dim = int_of(&a[1]);
    o._stacklevel = a[2].as.i;
    o.dtype = dtype_of(&a[3]);
    return tensor_result(r, fl_log_softmax_implicit(a[0].as.tensor, &o));
}

static bool call_fl_softmin_implicit(const fl_value *a, fl_value *r) {
    fl_softmin_implicit_options o;
    o.dim = int_of(&a[1]);
    o._stacklevel = a[2].as.i;
    o.dtype = dtype_of(&a[3]);
    return tensor_result(r, fl_softmin_implicit(a[0].as.tensor, &o));
}

static bool call_fl_sort(const fl_value *a, fl_value *r) {
    fl_sort_options o;
    o.dim = a[1].as.i;
    o.descending = a[2].as.b;
    o.stable = optional_bool_of(&a[3]);
    fl_sort_result result = fl_sort(a[0].as.tensor, &o);
    tensor_result(&r[0], result.values);
    tensor_result(&r[1], result.indices);
    return result.values != NULL;
}
static const fl_arg args_fl_sort[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = -1}}, "-1"},
    {"descending", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"stable", FL_K_BOOL, 0, true, false, false, false, false, false, false, true, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};
static const char *const names_fl_sort[] = {"values", "indices"};

static bool call_fl_argsort(const fl_value *a, fl_value *r) {
    fl_argsort_options o;
    o.dim = a[1].as.i;
    o.descending = a[2].as.b;
    o.stable = a[3].as.b;
    return tensor_result(r, fl_argsort(a[0].as.tensor, &o));
}
static const fl_arg args_fl_argsort[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = -1}}, "-1"},
    {"descending", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"stable", FL_K_BOOL, 0, false, false, false, false, false, false, false, true, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};

static bool call_fl_msort(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_msort(a[0].as.tensor));
}

static bool call_fl_topk(const fl_value *a, fl_value *r) {
    fl_topk_options o;
    o.dim = a[2].as.i;
    o.largest = a[3].as.b;
    o.sorted = a[4].as.b;
    fl_topk_result result = fl_topk(a[0].as.tensor, a[1].as.i, &o);
    tensor_result(&r[0], result.values);
    tensor_result(&r[1], result.indices);
    return result.values != NULL;
}
static const fl_arg args_fl_topk[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"k", FL_K_INT, 0, false, false, false, false, false, false, true, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = -1}}, "-1"},
    {"largest", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = true}}, "True"},
    {"sorted", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = true}}, "True"},
};
static const char *const names_fl_topk[] = {"values", "indices"};

static bool call_fl_kthvalue(const fl_value *a, fl_value *r) {
    fl_kthvalue_options o;
    o.dim = a[2].as.i;
    o.keepdim = a[3].as.b;
    fl_kthvalue_result result = fl_kthvalue(a[0].as.tensor, a[1].as.i, &o);
    tensor_result(&r[0], result.values);
    tensor_result(&r[1], result.indices);
    return result.values != NULL;
}
static const fl_arg args_fl_kthvalue[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"k", FL_K_INT, 0, false, false, false, false, false, false, true, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = -1}}, "-1"},
    {"keepdim", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};
static const char *const names_fl_kthvalue[] = {"values", "indices"};

static bool call_fl_median(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_median(a[0].as.tensor));
}

static bool call_fl_median_dim(const fl_value *a, fl_value *r) {
    fl_median_dim_options o;
    o.keepdim = a[2].as.b;
    fl_median_dim_result result = fl_median_dim(a[0].as.tensor, a[1].as.i, &o);
    tensor_result(&r[0], result.values);
    tensor_result(&r[1], result.indices);
    return result.values != NULL;
}
static const char *const names_fl_median_dim[] = {"values", "indices"};

static bool call_fl_nanmedian(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_nanmedian(a[0].as.tensor));
}

static bool call_fl_nanmedian_dim(const fl_value *a, fl_value *r) {
    fl_nanmedian_dim_options o;
    o.keepdim = a[2].as.b;
    fl_nanmedian_dim_result result = fl_nanmedian_dim(a[0].as.tensor, a[1].as.i, &o);
    tensor_result(&r[0], result.values);
    tensor_result(&r[1], result.indices);
    return result.values != NULL;
}
static const char *const names_fl_nanmedian_dim[] = {"values", "indices"};

static bool call_fl_mode(const fl_value *a, fl_value *r) {
    fl_mode_options o;
    o.dim = a[1].as.i;
    o.keepdim = a[2].as.b;
    fl_mode_result result = fl_mode(a[0].as.tensor, &o);
    tensor_result(&r[0], result.values);
    tensor_result(&r[1], result.indices);
    return result.values != NULL;
}
static const fl_arg args_fl_mode[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = -1}}, "-1"},
    {"keepdim", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};
static const char *const names_fl_mode[] = {"values", "indices"};

static bool call_fl_polygamma(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_polygamma(a[0].as.i, a[1].as.tensor));
}
static const fl_arg args_fl_polygamma[] = {
    {"n", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_polygamma_method(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_polygamma_method(a[0].as.tensor, a[1].as.i));
}

static bool call_fl_polygamma_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_polygamma_(a[0].as.tensor, a[1].as.i));
}

static bool call_fl_mvlgamma(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_mvlgamma(a[0].as.tensor, a[1].as.i));
}
static const fl_arg args_fl_mvlgamma[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"p", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_mvlgamma_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_mvlgamma_(a[0].as.tensor, a[1].as.i));
}

static bool call_fl_igamma(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_igamma(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_igamma_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_igamma_(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_igammac(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_igammac(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_igammac_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_igammac_(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_special_zeta(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_special_zeta(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_special_zeta_base(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_special_zeta_base(scalar_of(&a[0]), a[1].as.tensor));
}

static bool call_fl_special_zeta_scalar(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_special_zeta_scalar(a[0].as.tensor, scalar_of(&a[1])));
}

static bool call_fl_special_ndtr(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_special_ndtr(a[0].as.tensor));
}

static bool call_fl_special_ndtri(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_special_ndtri(a[0].as.tensor));
}

static bool call_fl_special_log_ndtr(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_special_log_ndtr(a[0].as.tensor));
}

static bool call_fl_special_erfcx(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_special_erfcx(a[0].as.tensor));
}

static bool call_fl_special_entr(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_special_entr(a[0].as.tensor));
}

static bool call_fl_i0(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_i0(a[0].as.tensor));
}

static bool call_fl_i0_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_i0_(a[0].as.tensor));
}

static bool call_fl_special_i0e(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_special_i0e(a[0].as.tensor));
}

static bool call_fl_special_i1(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_special_i1(a[0].as.tensor));
}

static bool call_fl_special_i1e(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_special_i1e(a[0].as.tensor));
}

static bool call_fl_special_bessel_j0(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_special_bessel_j0(a[0].as.tensor));
}

static bool call_fl_special_bessel_j1(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_special_bessel_j1(a[0].as.tensor));
}

static bool call_fl_special_bessel_y0(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_special_bessel_y0(a[0].as.tensor));
}

static bool call_fl_special_bessel_y1(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_special_bessel_y1(a[0].as.tensor));
}

static bool call_fl_special_modified_bessel_i0(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_special_modified_bessel_i0(a[0].as.tensor));
}

static bool call_fl_special_modified_bessel_i1(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_special_modified_bessel_i1(a[0].as.tensor));
}

static bool call_fl_special_modified_bessel_k0(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_special_modified_bessel_k0(a[0].as.tensor));
}

static bool call_fl_special_modified_bessel_k1(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_special_modified_bessel_k1(a[0].as.tensor));
}

static bool call_fl_special_scaled_modified_bessel_k0(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_special_scaled_modified_bessel_k0(a[0].as.tensor));
}

static bool call_fl_special_scaled_modified_bessel_k1(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_special_scaled_modified_bessel_k1(a[0].as.tensor));
}

static bool call_fl_special_spherical_bessel_j0(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_special_spherical_bessel_j0(a[0].as.tensor));
}

static bool call_fl_special_airy_ai(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_special_airy_ai(a[0].as.tensor));
}

static bool call_fl_special_chebyshev_polynomial_t(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_special_chebyshev_polynomial_t(a[0].as.tensor, a[1].as.tensor));
}
static const fl_arg args_fl_special_chebyshev_polynomial_t[] = {
    {"x", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"n", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_special_chebyshev_polynomial_t_base(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_special_chebyshev_polynomial_t_base(scalar_of(&a[0]), a[1].as.tensor));
}
static const fl_arg args_fl_special_chebyshev_polynomial_t_base[] = {
    {"x", FL_K_SCALAR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"n", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_special_chebyshev_polynomial_t_scalar(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_special_chebyshev_polynomial_t_scalar(a[0].as.tensor, scalar_of(&a[1])));
}
static const fl_arg args_fl_special_chebyshev_polynomial_t_scalar[] = {
    {"x", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"n", FL_K_SCALAR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_special_chebyshev_polynomial_u(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_special_chebyshev_polynomial_u(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_special_chebyshev_polynomial_u_base(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_special_chebyshev_polynomial_u_base(scalar_of(&a[0]), a[1].as.tensor));
}

static bool call_fl_special_chebyshev_polynomial_u_scalar(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_special_chebyshev_polynomial_u_scalar(a[0].as.tensor, scalar_of(&a[1])));
}

static bool call_fl_special_chebyshev_polynomial_v(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_special_chebyshev_polynomial_v(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_special_chebyshev_polynomial_v_base(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_special_chebyshev_polynomial_v_base(scalar_of(&a[0]), a[1].as.tensor));
}

static bool call_fl_special_chebyshev_polynomial_v_scalar(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_special_chebyshev_polynomial_v_scalar(a[0].as.tensor, scalar_of(&a[1])));
}

static bool call_fl_special_chebyshev_polynomial_w(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_special_chebyshev_polynomial_w(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_special_chebyshev_polynomial_w_base(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_special_chebyshev_polynomial_w_base(scalar_of(&a[0]), a[1].as.tensor));
}

static bool call_fl_special_chebyshev_polynomial_w_scalar(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_special_chebyshev_polynomial_w_scalar(a[0].as.tensor, scalar_of(&a[1])));
}

static bool call_fl_special_shifted_chebyshev_polynomial_t(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_special_shifted_chebyshev_polynomial_t(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_special_shifted_chebyshev_polynomial_t_base(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_special_shifted_chebyshev_polynomial_t_base(scalar_of(&a[0]), a[1].as.tensor));
}

static bool call_fl_special_shifted_chebyshev_polynomial_t_scalar(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_special_shifted_chebyshev_polynomial_t_scalar(a[0].as.tensor, scalar_of(&a[1])));
}

static bool call_fl_special_shifted_chebyshev_polynomial_u(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_special_shifted_chebyshev_polynomial_u(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_special_shifted_chebyshev_polynomial_u_base(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_special_shifted_chebyshev_polynomial_u_base(scalar_of(&a[0]), a[1].as.tensor));
}

static bool call_fl_special_shifted_chebyshev_polynomial_u_scalar(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_special_shifted_chebyshev_polynomial_u_scalar(a[0].as.tensor, scalar_of(&a[1])));
}

static bool call_fl_special_shifted_chebyshev_polynomial_v(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_special_shifted_chebyshev_polynomial_v(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_special_shifted_chebyshev_polynomial_v_base(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_special_shifted_chebyshev_polynomial_v_base(scalar_of(&a[0]), a[1].as.tensor));
}

static bool call_fl_special_shifted_chebyshev_polynomial_v_scalar(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_special_shifted_chebyshev_polynomial_v_scalar(a[0].as.tensor, scalar_of(&a[1])));
}

static bool call_fl_special_shifted_chebyshev_polynomial_w(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_special_shifted_chebyshev_polynomial_w(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_special_shifted_chebyshev_polynomial_w_base(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_special_shifted_chebyshev_polynomial_w_base(scalar_of(&a[0]), a[1].as.tensor));
}

static bool call_fl_special_shifted_chebyshev_polynomial_w_scalar(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_special_shifted_chebyshev_polynomial_w_scalar(a[0].as.tensor, scalar_of(&a[1])));
}

static bool call_fl_special_hermite_polynomial_h(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_special_hermite_polynomial_h(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_special_hermite_polynomial_h_base(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_special_hermite_polynomial_h_base(scalar_of(&a[0]), a[1].as.tensor));
}

static bool call_fl_special_hermite_polynomial_h_scalar(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_special_hermite_polynomial_h_scalar(a[0].as.tensor, scalar_of(&a[1])));
}

static bool call_fl_special_hermite_polynomial_he(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_special_hermite_polynomial_he(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_special_hermite_polynomial_he_base(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_special_hermite_polynomial_he_base(scalar_of(&a[0]), a[1].as.tensor));
}

static bool call_fl_special_hermite_polynomial_he_scalar(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_special_hermite_polynomial_he_scalar(a[0].as.tensor, scalar_of(&a[1])));
}

static bool call_fl_special_laguerre_polynomial_l(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_special_laguerre_polynomial_l(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_special_laguerre_polynomial_l_base(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_special_laguerre_polynomial_l_base(scalar_of(&a[0]), a[1].as.tensor));
}

static bool call_fl_special_laguerre_polynomial_l_scalar(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_special_laguerre_polynomial_l_scalar(a[0].as.tensor, scalar_of(&a[1])));
}

static bool call_fl_special_legendre_polynomial_p(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_special_legendre_polynomial_p(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_special_legendre_polynomial_p_base(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_special_legendre_polynomial_p_base(scalar_of(&a[0]), a[1].as.tensor));
}

static bool call_fl_special_legendre_polynomial_p_scalar(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_special_legendre_polynomial_p_scalar(a[0].as.tensor, scalar_of(&a[1])));
}

static bool call_fl_special_round(const fl_value *a, fl_value *r) {
    fl_special_round_options o;
    o.decimals = a[1].as.i;
    return tensor_result(r, fl_special_round(a[0].as.tensor, &o));
}
static const fl_arg args_fl_special_round[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"decimals", FL_K_INT, 0, false, false, false, false, false, false, false, true, true, {FL_K_INT, 0, {.i = 0}}, "0"},
};

static bool call_fl_split(const fl_value *a, fl_value *r) {
    fl_split_options o;
    o.dim = a[2].as.i;
    fl_tensors list = fl_split(a[0].as.tensor, a[1].as.i, &o);
    r->kind = FL_K_TENSORS;
    r->count = (int32_t)list.count;
    r->as.tensors = list.items;
    return list.items != NULL;
}

static bool call_fl_split_sizes(const fl_value *a, fl_value *r) {
    fl_split_sizes_options o;
    o.dim = a[2].as.i;
    fl_tensors list = fl_split_sizes(a[0].as.tensor, a[1].as.ints, a[1].count, &o);
    r->kind = FL_K_TENSORS;
    r->count = (int32_t)list.count;
    r->as.tensors = list.items;
    return list.items != NULL;
}
static const fl_arg args_fl_split_sizes[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"split_size", FL_K_INTS, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = 0}}, "0"},
};

static bool call_fl_split_with_sizes(const fl_value *a, fl_value *r) {
    fl_split_with_sizes_options o;
    o.dim = a[2].as.i;
    fl_tensors list = fl_split_with_sizes(a[0].as.tensor, a[1].as.ints, a[1].count, &o);
    r->kind = FL_K_TENSORS;
    r->count = (int32_t)list.count;
    r->as.tensors = list.items;
    return list.items != NULL;
}

static bool call_fl_chunk(const fl_value *a, fl_value *r) {
    fl_chunk_options o;
    o.dim = a[2].as.i;
    fl_tensors list = fl_chunk(a[0].as.tensor, a[1].as.i, &o);
    r->kind = FL_K_TENSORS;
    r->count = (int32_t)list.count;
    r->as.tensors = list.items;
    return list.items != NULL;
}
static const fl_arg args_fl_chunk[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"chunks", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = 0}}, "0"},
};

static bool call_fl_unsafe_split(const fl_value *a, fl_value *r) {
    fl_unsafe_split_options o;
    o.dim = a[2].as.i;
    fl_tensors list = fl_unsafe_split(a[0].as.tensor, a[1].as.i, &o);
    r->kind = FL_K_TENSORS;
    r->count = (int32_t)list.count;
    r->as.tensors = list.items;
    return list.items != NULL;
}

static bool call_fl_unsafe_split_with_sizes(const fl_value *a, fl_value *r) {
    fl_unsafe_split_with_sizes_options o;
    o.dim = a[2].as.i;
    fl_tensors list = fl_unsafe_split_with_sizes(a[0].as.tensor, a[1].as.ints, a[1].count, &o);
    r->kind = FL_K_TENSORS;
    r->count = (int32_t)list.count;
    r->as.tensors = list.items;
    return list.items != NULL;
}

static bool call_fl_unsafe_chunk(const fl_value *a, fl_value *r) {
    fl_unsafe_chunk_options o;
    o.dim = a[2].as.i;
    fl_tensors list = fl_unsafe_chunk(a[0].as.tensor, a[1].as.i, &o);
    r->kind = FL_K_TENSORS;
    r->count = (int32_t)list.count;
    r->as.tensors = list.items;
    return list.items != NULL;
}

static bool call_fl_tensor_split(const fl_value *a, fl_value *r) {
    fl_tensor_split_options o;
    o.dim = a[2].as.i;
    fl_tensors list = fl_tensor_split(a[0].as.tensor, a[1].as.i, &o);
    r->kind = FL_K_TENSORS;
    r->count = (int32_t)list.count;
    r->as.tensors = list.items;
    return list.items != NULL;
}
static const fl_arg args_fl_tensor_split[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"sections", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = 0}}, "0"},
};

static bool call_fl_tensor_split_indices(const fl_value *a, fl_value *r) {
    fl_tensor_split_indices_options o;
    o.dim = a[2].as.i;
    fl_tensors list = fl_tensor_split_indices(a[0].as.tensor, a[1].as.ints, a[1].count, &o);
    r->kind = FL_K_TENSORS;
    r->count = (int32_t)list.count;
    r->as.tensors = list.items;
    return list.items != NULL;
}
static const fl_arg args_fl_tensor_split_indices[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"indices", FL_K_INTS, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = 0}}, "0"},
};

static bool call_fl_tensor_split_tensor(const fl_value *a, fl_value *r) {
    fl_tensor_split_tensor_options o;
    o.dim = a[2].as.i;
    fl_tensors list = fl_tensor_split_tensor(a[0].as.tensor, a[1].as.tensor, &o);
    r->kind = FL_K_TENSORS;
    r->count = (int32_t)list.count;
    r->as.tensors = list.items;
    return list.items != NULL;
}
static const fl_arg args_fl_tensor_split_tensor[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"tensor_indices_or_sections", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = 0}}, "0"},
};

static bool call_fl_hsplit(const fl_value *a, fl_value *r) {
    fl_tensors list = fl_hsplit(a[0].as.tensor, a[1].as.i);
    r->kind = FL_K_TENSORS;
    r->count = (int32_t)list.count;
    r->as.tensors = list.items;
    return list.items != NULL;
}
static const fl_arg args_fl_hsplit[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"sections", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_hsplit_indices(const fl_value *a, fl_value *r) {
    fl_tensors list = fl_hsplit_indices(a[0].as.tensor, a[1].as.ints, a[1].count);
    r->kind = FL_K_TENSORS;
    r->count = (int32_t)list.count;
    r->as.tensors = list.items;
    return list.items != NULL;
}
static const fl_arg args_fl_hsplit_indices[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"indices", FL_K_INTS, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_vsplit(const fl_value *a, fl_value *r) {
    fl_tensors list = fl_vsplit(a[0].as.tensor, a[1].as.i);
    r->kind = FL_K_TENSORS;
    r->count = (int32_t)list.count;
    r->as.tensors = list.items;
    return list.items != NULL;
}

static bool call_fl_vsplit_indices(const fl_value *a, fl_value *r) {
    fl_tensors list = fl_vsplit_indices(a[0].as.tensor, a[1].as.ints, a[1].count);
    r->kind = FL_K_TENSORS;
    r->count = (int32_t)list.count;
    r->as.tensors = list.items;
    return list.items != NULL;
}

static bool call_fl_dsplit(const fl_value *a, fl_value *r) {
    fl_tensors list = fl_dsplit(a[0].as.tensor, a[1].as.i);
    r->kind = FL_K_TENSORS;
    r->count = (int32_t)list.count;
    r->as.tensors = list.items;
    return list.items != NULL;
}

static bool call_fl_dsplit_indices(const fl_value *a, fl_value *r) {
    fl_tensors list = fl_dsplit_indices(a[0].as.tensor, a[1].as.ints, a[1].count);
    r->kind = FL_K_TENSORS;
    r->count = (int32_t)list.count;
    r->as.tensors = list.items;
    return list.items != NULL;
}

static bool call_fl_unbind(const fl_value *a, fl_value *r) {
    fl_unbind_options o;
    o.dim = a[1].as.i;
    fl_tensors list = fl_unbind(a[0].as.tensor, &o);
    r->kind = FL_K_TENSORS;
    r->count = (int32_t)list.count;
    r->as.tensors = list.items;
    return list.items != NULL;
}

static bool call_fl_quantile_tensor(const fl_value *a, fl_value *r) {
    fl_quantile_tensor_options o;
    o.dim = int_of(&a[2]);
    o.keepdim = a[3].as.b;
    o.interpolation = a[4].as.str;
    return tensor_result(r, fl_quantile_tensor(a[0].as.tensor, a[1].as.tensor, &o));
}
static const fl_arg args_fl_quantile_tensor[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"q", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"keepdim", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"interpolation", FL_K_STR, 0, false, false, false, false, false, false, false, true, true, {FL_K_STR, 0, {.str = "linear"}}, "'linear'"},
};

static bool call_fl_quantile(const fl_value *a, fl_value *r) {
    fl_quantile_options o;
    o.dim = int_of(&a[2]);
    o.keepdim = a[3].as.b;
    o.interpolation = a[4].as.str;
    return tensor_result(r, fl_quantile(a[0].as.tensor, a[1].as.d, &o));
}
static const fl_arg args_fl_quantile[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"q", FL_K_FLOAT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"keepdim", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"interpolation", FL_K_STR, 0, false, false, false, false, false, false, false, true, true, {FL_K_STR, 0, {.str = "linear"}}, "'linear'"},
};

static bool call_fl_nanquantile_tensor(const fl_value *a, fl_value *r) {
    fl_nanquantile_tensor_options o;
    o.dim = int_of(&a[2]);
    o.keepdim = a[3].as.b;
    o.interpolation = a[4].as.str;
    return tensor_result(r, fl_nanquantile_tensor(a[0].as.tensor, a[1].as.tensor, &o));
}

static bool call_fl_nanquantile(const fl_value *a, fl_value *r) {
    fl_nanquantile_options o;
    o.dim = int_of(&a[2]);
    o.keepdim = a[3].as.b;
    o.interpolation = a[4].as.str;
    return tensor_result(r, fl_nanquantile(a[0].as.tensor, a[1].as.d, &o));
}

static bool call_fl_cov(const fl_value *a, fl_value *r) {
    fl_cov_options o;
    o.correction = a[1].as.i;
    o.fweights = tensor_of(&a[2]);
    o.aweights = tensor_of(&a[3]);
    return tensor_result(r, fl_cov(a[0].as.tensor, &o));
}
static const fl_arg args_fl_cov[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"correction", FL_K_INT, 0, false, false, false, false, false, false, false, true, true, {FL_K_INT, 0, {.i = 1}}, "1"},
    {"fweights", FL_K_TENSOR, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
    {"aweights", FL_K_TENSOR, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_corrcoef(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_corrcoef(a[0].as.tensor));
}

static bool call_fl_histogram_bins(const fl_value *a, fl_value *r) {
    fl_histogram_bins_options o;
    o.bins = a[1].as.i;
    o.range = doubles_of(&a[2]);
    o.n_range = count_of(&a[2]);
    o.weight = tensor_of(&a[3]);
    o.density = a[4].as.b;
    fl_histogram_bins_result result = fl_histogram_bins(a[0].as.tensor, &o);
    tensor_result(&r[0], result.hist);
    tensor_result(&r[1], result.bin_edges);
    return result.hist != NULL;
}
static const fl_arg args_fl_histogram_bins[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"bins", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = 100}}, "100"},
    {"range", FL_K_FLOATS, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
    {"weight", FL_K_TENSOR, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
    {"density", FL_K_BOOL, 0, false, false, false, false, false, false, false, true, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};
static const char *const names_fl_histogram_bins[] = {"hist", "bin_edges"};

static bool call_fl_histogram(const fl_value *a, fl_value *r) {
    fl_histogram_options o;
    o.weight = tensor_of(&a[2]);
    o.density = a[3].as.b;
    fl_histogram_result result = fl_histogram(a[0].as.tensor, a[1].as.tensor, &o);
    tensor_result(&r[0], result.hist);
    tensor_result(&r[1], result.bin_edges);
    return result.hist != NULL;
}
static const fl_arg args_fl_histogram[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"bins", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"weight", FL_K_TENSOR, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
    {"density", FL_K_BOOL, 0, false, false, false, false, false, false, false, true, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};
static const char *const names_fl_histogram[] = {"hist", "bin_edges"};

static bool call_fl_histogramdd_bin_edges(const fl_value *a, fl_value *r) {
    fl_histogramdd_bin_edges_options o;
    o.range = doubles_of(&a[2]);
    o.n_range = count_of(&a[2]);
    fl_tensors list = fl_histogramdd_bin_edges(a[0].as.tensor, a[1].as.ints, a[1].count, &o);
    r->kind = FL_K_TENSORS;
    r->count = (int32_t)list.count;
    r->as.tensors = list.items;
    return list.items != NULL;
}
static const fl_arg args_fl_histogramdd_bin_edges[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"bins", FL_K_INTS, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"range", FL_K_FLOATS, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_histogramdd(const fl_value *a, fl_value *r) {
    fl_histogramdd_options o;
    o.weight = tensor_of(&a[2]);
    o.density = a[3].as.b;
    return tensor_result(r, fl_histogramdd(a[0].as.tensor, a[1].as.tensors, a[1].count, &o));
}
static const fl_arg args_fl_histogramdd[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"bins", FL_K_TENSORS, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"weight", FL_K_TENSOR, 0, true, false, false, false, false, false, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
    {"density", FL_K_BOOL, 0, false, false, false, false, false, false, false, true, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};

static bool call_fl_expand(const fl_value *a, fl_value *r) {
    fl_expand_options o;
    o.implicit = a[2].as.b;
    return tensor_result(r, fl_expand(a[0].as.tensor, a[1].as.ints, a[1].count, &o));
}

static bool call_fl_expand_as(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_expand_as(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_broadcast_to(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_broadcast_to(a[0].as.tensor, a[1].as.ints, a[1].count));
}

static bool call_fl_broadcast_tensors(const fl_value *a, fl_value *r) {
    fl_tensors list = fl_broadcast_tensors(a[0].as.tensors, a[0].count);
    r->kind = FL_K_TENSORS;
    r->count = (int32_t)list.count;
    r->as.tensors = list.items;
    return list.items != NULL;
}

static bool call_fl_unfold(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_unfold(a[0].as.tensor, a[1].as.i, a[2].as.i, a[3].as.i));
}

static bool call_fl_as_strided(const fl_value *a, fl_value *r) {
    fl_as_strided_options o;
    o.storage_offset = int_of(&a[3]);
    return tensor_result(r, fl_as_strided(a[0].as.tensor, a[1].as.ints, a[1].count, a[2].as.ints, a[2].count, &o));
}

static bool call_fl_as_strided_(const fl_value *a, fl_value *r) {
    fl_as_strided_in_place_options o;
    o.storage_offset = int_of(&a[3]);
    return tensor_result(r, fl_as_strided_(a[0].as.tensor, a[1].as.ints, a[1].count, a[2].as.ints, a[2].count, &o));
}

static bool call_fl_select_scatter(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_select_scatter(a[0].as.tensor, a[1].as.tensor, a[2].as.i, a[3].as.i));
}
static const fl_arg args_fl_select_scatter[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"src", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"index", FL_K_INT, 0, false, false, false, false, false, false, true, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_slice_scatter(const fl_value *a, fl_value *r) {
    fl_slice_scatter_options o;
    o.dim = a[2].as.i;
    o.start = int_of(&a[3]);
    o.end = int_of(&a[4]);
    o.step = a[5].as.i;
    return tensor_result(r, fl_slice_scatter(a[0].as.tensor, a[1].as.tensor, &o));
}
static const fl_arg args_fl_slice_scatter[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"src", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = 0}}, "0"},
    {"start", FL_K_INT, 0, true, false, false, false, false, false, true, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"end", FL_K_INT, 0, true, false, false, false, false, false, true, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"step", FL_K_INT, 0, false, false, false, false, false, false, true, false, true, {FL_K_INT, 0, {.i = 1}}, "1"},
};

static bool call_fl_diagonal_scatter(const fl_value *a, fl_value *r) {
    fl_diagonal_scatter_options o;
    o.offset = a[2].as.i;
    o.dim1 = a[3].as.i;
    o.dim2 = a[4].as.i;
    return tensor_result(r, fl_diagonal_scatter(a[0].as.tensor, a[1].as.tensor, &o));
}
static const fl_arg args_fl_diagonal_scatter[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"src", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"offset", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = 0}}, "0"},
    {"dim1", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = 0}}, "0"},
    {"dim2", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = 1}}, "1"},
};

static bool call_fl_as_strided_scatter(const fl_value *a, fl_value *r) {
    fl_as_strided_scatter_options o;
    o.storage_offset = int_of(&a[4]);
    return tensor_result(r,
                         fl_as_strided_scatter(a[0].as.tensor, a[1].as.tensor, a[2].as.ints, a[2].count, a[3].as.ints, a[3].count, &o));
}
static const fl_arg args_fl_as_strided_scatter[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"src", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"size", FL_K_INTS, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"stride", FL_K_INTS, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"storage_offset", FL_K_INT, 0, true, false, false, false, false, false, true, false, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_unique(const fl_value *a, fl_value *r) {
    fl_unique_options o;
    o.sorted = a[1].as.b;
    o.return_inverse = a[2].as.b;
    o.return_counts = a[3].as.b;
    fl_unique_result result = fl_unique(a[0].as.tensor, &o);
    tensor_result(&r[0], result.output);
    tensor_result(&r[1], result.inverse);
    tensor_result(&r[2], result.counts);
    return result.output != NULL;
}
static const fl_arg args_fl_unique[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"sorted", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = true}}, "True"},
    {"return_inverse", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"return_counts", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};
static const char *const names_fl_unique[] = {"output", "inverse", "counts"};

static bool call_fl_unique_dim(const fl_value *a, fl_value *r) {
    fl_unique_dim_options o;
    o.sorted = a[2].as.b;
    o.return_inverse = a[3].as.b;
    o.return_counts = a[4].as.b;
    fl_unique_dim_result result = fl_unique_dim(a[0].as.tensor, a[1].as.i, &o);
    tensor_result(&r[0], result.output);
    tensor_result(&r[1], result.inverse);
    tensor_result(&r[2], result.counts);
    return result.output != NULL;
}
static const fl_arg args_fl_unique_dim[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"sorted", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = true}}, "True"},
    {"return_inverse", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"return_counts", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};
static const char *const names_fl_unique_dim[] = {"output", "inverse", "counts"};

static bool call_fl_unique_consecutive(const fl_value *a, fl_value *r) {
    fl_unique_consecutive_options o;
    o.return_inverse = a[1].as.b;
    o.return_counts = a[2].as.b;
    o.dim = int_of(&a[3]);
    fl_unique_consecutive_result result = fl_unique_consecutive(a[0].as.tensor, &o);
    tensor_result(&r[0], result.output);
    tensor_result(&r[1], result.inverse);
    tensor_result(&r[2], result.counts);
    return result.output != NULL;
}
static const fl_arg args_fl_unique_consecutive[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"return_inverse", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"return_counts", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"dim", FL_K_INT, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
};
static const char *const names_fl_unique_consecutive[] = {"output", "inverse", "counts"};

static bool call_fl_max_unpool1d(const fl_value *a, fl_value *r) {
    fl_max_unpool1d_options o;
    copy_ints(o.stride, &a[3], 1);
    copy_ints(o.padding, &a[4], 1);
    o.output_size = ints_of(&a[5]);
    o.n_output_size = count_of(&a[5]);
    return tensor_result(r, fl_max_unpool1d(a[0].as.tensor, a[1].as.tensor, a[2].as.ints, &o));
}
static const fl_arg args_fl_max_unpool1d[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"indices", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"kernel_size", FL_K_INTS, 1, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"stride", FL_K_INTS, 1, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"padding", FL_K_INTS, 1, false, false, false, false, false, false, false, false, true, {FL_K_INTS, 1, {.ints = (const int64_t[]){0}}}, "0"},
    {"output_size", FL_K_INTS, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_max_unpool2d(const fl_value *a, fl_value *r) {
    fl_max_unpool2d_options o;
    copy_ints(o.stride, &a[3], 2);
    copy_ints(o.padding, &a[4], 2);
    o.output_size = ints_of(&a[5]);
    o.n_output_size = count_of(&a[5]);
    return tensor_result(r, fl_max_unpool2d(a[0].as.tensor, a[1].as.tensor, a[2].as.ints, &o));
}
static const fl_arg args_fl_max_unpool2d[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"indices", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"kernel_size", FL_K_INTS, 2, false, false, false, false, true, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"stride", FL_K_INTS, 2, true, false, false, false, true, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"padding", FL_K_INTS, 2, false, false, false, false, true, false, false, false, true, {FL_K_INTS, 2, {.ints = (const int64_t[]){0, 0}}}, "0"},
    {"output_size", FL_K_INTS, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_max_unpool3d(const fl_value *a, fl_value *r) {
    fl_max_unpool3d_options o;
    copy_ints(o.stride, &a[3], 3);
    copy_ints(o.padding, &a[4], 3);
    o.output_size = ints_of(&a[5]);
    o.n_output_size = count_of(&a[5]);
    return tensor_result(r, fl_max_unpool3d(a[0].as.tensor, a[1].as.tensor, a[2].as.ints, &o));
}
static const fl_arg args_fl_max_unpool3d[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"indices", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"kernel_size", FL_K_INTS, 3, false, false, false, false, true, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"stride", FL_K_INTS, 3, true, false, false, false, true, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"padding", FL_K_INTS, 3, false, false, false, false, true, false, false, false, true, {FL_K_INTS, 3, {.ints = (const int64_t[]){0, 0, 0}}}, "0"},
    {"output_size", FL_K_INTS, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_lp_pool1d(const fl_value *a, fl_value *r) {
    fl_lp_pool1d_options o;
    copy_ints(o.stride, &a[3], 1);
    o.ceil_mode = a[4].as.b;
    return tensor_result(r, fl_lp_pool1d(a[0].as.tensor, scalar_of(&a[1]), a[2].as.ints, &o));
}
static const fl_arg args_fl_lp_pool1d[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"norm_type", FL_K_SCALAR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"kernel_size", FL_K_INTS, 1, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"stride", FL_K_INTS, 1, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"ceil_mode", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};

static bool call_fl_lp_pool2d(const fl_value *a, fl_value *r) {
    fl_lp_pool2d_options o;
    copy_ints(o.stride, &a[3], 2);
    o.ceil_mode = a[4].as.b;
    return tensor_result(r, fl_lp_pool2d(a[0].as.tensor, scalar_of(&a[1]), a[2].as.ints, &o));
}
static const fl_arg args_fl_lp_pool2d[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"norm_type", FL_K_SCALAR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"kernel_size", FL_K_INTS, 2, false, false, false, false, true, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"stride", FL_K_INTS, 2, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"ceil_mode", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};

static bool call_fl_lp_pool3d(const fl_value *a, fl_value *r) {
    fl_lp_pool3d_options o;
    copy_ints(o.stride, &a[3], 3);
    o.ceil_mode = a[4].as.b;
    return tensor_result(r, fl_lp_pool3d(a[0].as.tensor, scalar_of(&a[1]), a[2].as.ints, &o));
}
static const fl_arg args_fl_lp_pool3d[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"norm_type", FL_K_SCALAR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"kernel_size", FL_K_INTS, 3, false, false, false, false, true, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"stride", FL_K_INTS, 3, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"ceil_mode", FL_K_BOOL, 0, false, false, false, false, false, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};

static bool call_fl_fractional_max_pool2d(const fl_value *a, fl_value *r) {
    fl_fractional_max_pool2d_options o;
    copy_ints(o.output_size, &a[2], 2);
    copy_doubles(o.output_ratio, &a[3], 2);
    o.return_indices = a[4].as.b;
    o._random_samples = tensor_of(&a[5]);
    return tensor_result(r, fl_fractional_max_pool2d(a[0].as.tensor, a[1].as.ints, &o));
}
static const fl_arg args_fl_fractional_max_pool2d[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"kernel_size", FL_K_INTS, 2, false, false, false, false, true, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"output_size", FL_K_INTS, 2, true, false, false, false, true, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"output_ratio", FL_K_FLOATS, 2, true, false, false, false, true, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"return_indices", FL_K_BOOL, 0, false, false, false, false, false, true, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"_random_samples", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_fractional_max_pool2d_with_indices(const fl_value *a, fl_value *r) {
    fl_fractional_max_pool2d_with_indices_options o;
    copy_ints(o.output_size, &a[2], 2);
    copy_doubles(o.output_ratio, &a[3], 2);
    o.return_indices = a[4].as.b;
    o._random_samples = tensor_of(&a[5]);
    fl_fractional_max_pool2d_with_indices_result result = fl_fractional_max_pool2d_with_indices(a[0].as.tensor, a[1].as.ints, &o);
    tensor_result(&r[0], result.output);
    tensor_result(&r[1], result.indices);
    return result.output != NULL;
}

static bool call_fl_fractional_max_pool3d(const fl_value *a, fl_value *r) {
    fl_fractional_max_pool3d_options o;
    copy_ints(o.output_size, &a[2], 3);
    copy_doubles(o.output_ratio, &a[3], 3);
    o.return_indices = a[4].as.b;
    o._random_samples = tensor_of(&a[5]);
    return tensor_result(r, fl_fractional_max_pool3d(a[0].as.tensor, a[1].as.ints, &o));
}
static const fl_arg args_fl_fractional_max_pool3d[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"kernel_size", FL_K_INTS, 3, false, false, false, false, true, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"output_size", FL_K_INTS, 3, true, false, false, false, true, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"output_ratio", FL_K_FLOATS, 3, true, false, false, false, true, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"return_indices", FL_K_BOOL, 0, false, false, false, false, false, true, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"_random_samples", FL_K_TENSOR, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_fractional_max_pool3d_with_indices(const fl_value *a, fl_value *r) {
    fl_fractional_max_pool3d_with_indices_options o;
    copy_ints(o.output_size, &a[2], 3);
    copy_doubles(o.output_ratio, &a[3], 3);
    o.return_indices = a[4].as.b;
    o._random_samples = tensor_of(&a[5]);
    fl_fractional_max_pool3d_with_indices_result result = fl_fractional_max_pool3d_with_indices(a[0].as.tensor, a[1].as.ints, &o);
    tensor_result(&r[0], result.output);
    tensor_result(&r[1], result.indices);
    return result.output != NULL;
}

static bool call_fl_view(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_view(a[0].as.tensor, a[1].as.ints, a[1].count));
}

static bool call_fl_view_dtype(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_view_dtype(a[0].as.tensor, a[1].as.dtype));
}

static bool call_fl_view_as(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_view_as(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_reshape(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_reshape(a[0].as.tensor, a[1].as.ints, a[1].count));
}
static const fl_arg args_fl_reshape[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"shape", FL_K_INTS, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_reshape_as(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_reshape_as(a[0].as.tensor, a[1].as.tensor));
}

static bool call_fl_flatten(const fl_value *a, fl_value *r) {
    fl_flatten_options o;
    o.start_dim = a[1].as.i;
    o.end_dim = a[2].as.i;
    return tensor_result(r, fl_flatten(a[0].as.tensor, &o));
}
static const fl_arg args_fl_flatten[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"start_dim", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = 0}}, "0"},
    {"end_dim", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = -1}}, "-1"},
};

static bool call_fl_ravel(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_ravel(a[0].as.tensor));
}

static bool call_fl_unflatten(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_unflatten(a[0].as.tensor, a[1].as.i, a[2].as.ints, a[2].count));
}
static const fl_arg args_fl_unflatten[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"sizes", FL_K_INTS, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_squeeze(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_squeeze(a[0].as.tensor));
}

static bool call_fl_squeeze_dim(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_squeeze_dim(a[0].as.tensor, a[1].as.i));
}

static bool call_fl_squeeze_dims(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_squeeze_dims(a[0].as.tensor, a[1].as.ints, a[1].count));
}

static bool call_fl_unsqueeze(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_unsqueeze(a[0].as.tensor, a[1].as.i));
}

static bool call_fl_squeeze_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_squeeze_(a[0].as.tensor));
}

static bool call_fl_squeeze_dim_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_squeeze_dim_(a[0].as.tensor, a[1].as.i));
}

static bool call_fl_squeeze_dims_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_squeeze_dims_(a[0].as.tensor, a[1].as.ints, a[1].count));
}

static bool call_fl_unsqueeze_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_unsqueeze_(a[0].as.tensor, a[1].as.i));
}

static bool call_fl_transpose(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_transpose(a[0].as.tensor, a[1].as.i, a[2].as.i));
}

static bool call_fl_transpose_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_transpose_(a[0].as.tensor, a[1].as.i, a[2].as.i));
}

static bool call_fl_swapaxes_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_swapaxes_(a[0].as.tensor, a[1].as.i, a[2].as.i));
}
static const fl_arg args_fl_swapaxes_[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"axis0", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"axis1", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_t_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_t_(a[0].as.tensor));
}

static bool call_fl_swapaxes(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_swapaxes(a[0].as.tensor, a[1].as.i, a[2].as.i));
}

static bool call_fl_permute(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_permute(a[0].as.tensor, a[1].as.ints, a[1].count));
}

static bool call_fl_movedim(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_movedim(a[0].as.tensor, a[1].as.i, a[2].as.i));
}
static const fl_arg args_fl_movedim[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"source", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"destination", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_movedim_list(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_movedim_list(a[0].as.tensor, a[1].as.ints, a[1].count, a[2].as.ints, a[2].count));
}
static const fl_arg args_fl_movedim_list[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"source", FL_K_INTS, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"destination", FL_K_INTS, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_t(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_t(a[0].as.tensor));
}

static bool call_fl_numpy_T(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_numpy_T(a[0].as.tensor));
}

static bool call_fl_mT(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_mT(a[0].as.tensor));
}

static bool call_fl_adjoint(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_adjoint(a[0].as.tensor));
}

static bool call_fl_narrow(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_narrow(a[0].as.tensor, a[1].as.i, a[2].as.i, a[3].as.i));
}
static const fl_arg args_fl_narrow[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"start", FL_K_INT, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"length", FL_K_INT, 0, false, false, false, false, false, false, true, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_select(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_select(a[0].as.tensor, a[1].as.i, a[2].as.i));
}

static bool call_fl_slice(const fl_value *a, fl_value *r) {
    fl_slice_options o;
    o.dim = a[1].as.i;
    o.start = int_of(&a[2]);
    o.end = int_of(&a[3]);
    o.step = a[4].as.i;
    return tensor_result(r, fl_slice(a[0].as.tensor, &o));
}
static const fl_arg args_fl_slice[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, false, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = 0}}, "0"},
    {"start", FL_K_INT, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"end", FL_K_INT, 0, true, false, false, false, false, false, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"step", FL_K_INT, 0, false, false, false, false, false, false, false, false, true, {FL_K_INT, 0, {.i = 1}}, "1"},
};

static bool call_fl_diagonal(const fl_value *a, fl_value *r) {
    fl_diagonal_options o;
    o.offset = a[1].as.i;
    o.dim1 = a[2].as.i;
    o.dim2 = a[3].as.i;
    return tensor_result(r, fl_diagonal(a[0].as.tensor, &o));
}

static bool call_fl_atleast_1d(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_atleast_1d(a[0].as.tensor));
}

static bool call_fl_atleast_2d(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_atleast_2d(a[0].as.tensor));
}

static bool call_fl_atleast_3d(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_atleast_3d(a[0].as.tensor));
}

static bool call_fl_alias(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_alias(a[0].as.tensor));
}

static const fl_kind results_bool[] = {FL_K_BOOL};
static const fl_kind results_float[] = {FL_K_FLOAT};
static const fl_kind results_tensor[] = {FL_K_TENSOR};
static const fl_kind results_tensor_tensor[] = {FL_K_TENSOR, FL_K_TENSOR};
static const fl_kind results_tensor_tensor_tensor[] = {FL_K_TENSOR, FL_K_TENSOR, FL_K_TENSOR};
static const fl_kind results_tensor_tensor_tensor_tensor[] = {FL_K_TENSOR, FL_K_TENSOR, FL_K_TENSOR, FL_K_TENSOR};
static const fl_kind results_tensors[] = {FL_K_TENSORS};

const fl_op fl_ops__table[] = {
    {"_pack_padded_sequence", "", "_pack_padded_sequence(Tensor input, Tensor lengths, bool batch_first) -> (Tensor data, Tensor batch_sizes)",
     "Sequences [T, B, ...] (batch_first: [B, T, ...]) of these lengths (int64, not increasing) without their padding: data [rows, ...], and how many rows each step has.",
     FL_OP_FUNCTION, 3, args_fl_pack_padded_sequence, 2, results_tensor_tensor,
     NULL, call_fl_pack_padded_sequence,
     NULL},
    {"_pad_packed_sequence", "", "_pad_packed_sequence(Tensor data, Tensor batch_sizes, bool batch_first, Scalar padding_value, int total_length) -> (Tensor padded, Tensor lengths)",
     "The padded sequences of packed ones, to total_length steps (not positive: as many as there are), and their lengths.",
     FL_OP_FUNCTION, 5, args_fl_pad_packed_sequence, 2, results_tensor_tensor,
     NULL, call_fl_pad_packed_sequence,
     NULL},
    {"_pad_sequence", "", "_pad_sequence(Tensor[] sequences, bool batch_first=False, Scalar padding_value=0.0, str padding_side='right') -> Tensor",
     "Tensors (L_i, ...) side by side as (T, B, ...), or (B, T, ...) with batch_first, filled up with padding_value.",
     FL_OP_FUNCTION, 4, args_fl_pad_sequence, 1, results_tensor,
     NULL, call_fl_pad_sequence,
     NULL},
    {"_sample_dirichlet", "", "_sample_dirichlet(Tensor self, Generator? generator=None) -> Tensor",
     "Numbers of the Dirichlet distribution with the concentrations in each row; samples carry gradients to them.",
     FL_OP_FUNCTION, 2, args_fl_poisson, 1, results_tensor,
     NULL, call_fl_sample_dirichlet,
     NULL},
    {"_sobol_engine_directions", "", "_sobol_engine_directions(Tensor poly, Tensor vinit, int dimension) -> Tensor",
     "The direction numbers [dimension, 30] of a Sobol sequence, from primitive polynomials [D] as numbers whose bits are their coefficients, and initial numbers [D, k], those of Joe and Kuo for example; all int64.",
     FL_OP_FUNCTION, 3, args_fl_sobol_engine_directions, 1, results_tensor,
     NULL, call_fl_sobol_engine_directions,
     NULL},
    {"_sobol_engine_draw", "", "_sobol_engine_draw(Tensor quasi, int n, Tensor sobolstate, int dimension, int num_generated, *, ScalarType? dtype) -> (Tensor points, Tensor quasi)",
     "The n points [n, dimension] in [0, 1) that come after number num_generated, which is quasi [dimension] / 2^30, and the last of them, which quasi is for the next call; sobolstate: direction numbers [dimension, 30].",
     FL_OP_FUNCTION, 6, args_fl_sobol_engine_draw, 2, results_tensor_tensor,
     NULL, call_fl_sobol_engine_draw,
     NULL},
    {"_sobol_engine_ff_", "", "_sobol_engine_ff_(Tensor self, int n, Tensor sobolstate, int dimension, int num_generated) -> Tensor",
     "What _sobol_engine_draw makes of quasi, without the points.",
     FL_OP_FUNCTION, 5, args_fl_sobol_engine_ff_, 1, results_tensor,
     NULL, call_fl_sobol_engine_ff_,
     NULL},
    {"_sobol_engine_scramble_", "", "_sobol_engine_scramble_(Tensor self, Tensor ltm, int dimension) -> Tensor",
     "Multiplies direction numbers [dimension, 30] by lower triangular matrices of bits [dimension, 30, 30].",
     FL_OP_FUNCTION, 3, args_fl_sobol_engine_scramble_, 1, results_tensor,
     NULL, call_fl_sobol_engine_scramble_,
     NULL},
    {"_sort_lengths", "", "_sort_lengths(Tensor lengths) -> (Tensor lengths, Tensor indices)",
     "Lengths (int64), the longest first, and where they were; equal ones in the order that PyTorch's packing gives them.",
     FL_OP_FUNCTION, 1, args_fl_sort_lengths, 2, results_tensor_tensor,
     NULL, call_fl_sort_lengths,
     NULL},
    {"_standard_gamma", "", "_standard_gamma(Tensor self, Generator? generator=None) -> Tensor",
     "Numbers of the gamma distribution of rate 1, each with the concentration in self; samples carry gradients to it. (Marsaglia and Tsang, 2000.)",
     FL_OP_FUNCTION, 2, args_fl_poisson, 1, results_tensor,
     NULL, call_fl_standard_gamma,
     NULL},
    {"_unpad_sequence", "", "_unpad_sequence(Tensor padded_sequences, int[] lengths, bool|any batch_first=False) -> Tensor[]",
     "The sequences of a padded tensor, each of its own length.",
     FL_OP_FUNCTION, 3, args_fl_unpad_sequence, -1, results_tensors,
     NULL, call_fl_unpad_sequence,
     NULL},
    {"abs", "", "abs(Tensor self) -> Tensor",
     "|self|. The gradient at 0 is 0. Errors: NotImplementedError for bool.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT | FL_OP_EXACT_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_abs,
     NULL},
    {"abs_", "", "abs(Tensor self) -> Tensor",
     "|self|. The gradient at 0 is 0. Errors: NotImplementedError for bool.",
     FL_OP_FUNCTION | FL_OP_METHOD, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_abs_,
     NULL},
    {"absolute", "", "abs(Tensor self) -> Tensor",
     "|self|. The gradient at 0 is 0. Errors: NotImplementedError for bool.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT | FL_OP_EXACT_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_abs,
     "abs"},
    {"absolute_", "", "abs(Tensor self) -> Tensor",
     "|self|. The gradient at 0 is 0. Errors: NotImplementedError for bool.",
     FL_OP_METHOD, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_abs_,
     "abs_"},
    {"acos", "", "acos(Tensor self) -> Tensor",
     "The arc cosine. Integers and bool give the default dtype. In radians, NaN outside [-1, 1].",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_acos,
     NULL},
    {"acos_", "", "acos(Tensor self) -> Tensor",
     "The arc cosine. Integers and bool give the default dtype. In radians, NaN outside [-1, 1].",
     FL_OP_FUNCTION | FL_OP_METHOD, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_acos_,
     NULL},
    {"acosh", "", "acosh(Tensor self) -> Tensor",
     "The inverse hyperbolic cosine. Integers and bool give the default dtype. NaN below 1.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_acosh,
     NULL},
    {"acosh_", "", "acosh(Tensor self) -> Tensor",
     "The inverse hyperbolic cosine. Integers and bool give the default dtype. NaN below 1.",
     FL_OP_FUNCTION | FL_OP_METHOD, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_acosh_,
     NULL},
    {"adaptive_avg_pool1d", "", "adaptive_avg_pool1d(Tensor input, int?[1] output_size) -> Tensor",
     "The means of windows that divide the input into output_size; None keeps a size. input [N, C, L] or [C, L]; window i spans floor(i S / S') to ceil((i + 1) S / S'). Errors: RuntimeError for other dimensions or a negative size, NotImplementedError for integers.",
     FL_OP_FUNCTION | FL_OP_NN, 2, args_fl_adaptive_avg_pool1d, 1, results_tensor,
     NULL, call_fl_adaptive_avg_pool1d,
     NULL},
    {"adaptive_avg_pool2d", "", "adaptive_avg_pool2d(Tensor input, int?[=2] output_size) -> Tensor",
     "The means of windows that divide the input into output_size; None keeps a size. input [N, C, H, W] or [C, H, W]; window i spans floor(i S / S') to ceil((i + 1) S / S'). Errors: RuntimeError for other dimensions or a negative size, NotImplementedError for integers.",
     FL_OP_NN, 2, args_fl_adaptive_avg_pool2d, 1, results_tensor,
     NULL, call_fl_adaptive_avg_pool2d,
     NULL},
    {"adaptive_avg_pool3d", "", "adaptive_avg_pool3d(Tensor input, int?[=3] output_size) -> Tensor",
     "The means of windows that divide the input into output_size; None keeps a size. input [N, C, D, H, W] or [C, D, H, W]; window i spans floor(i S / S') to ceil((i + 1) S / S'). Errors: RuntimeError for other dimensions or a negative size, NotImplementedError for integers.",
     FL_OP_NN, 2, args_fl_adaptive_avg_pool3d, 1, results_tensor,
     NULL, call_fl_adaptive_avg_pool3d,
     NULL},
    {"adaptive_max_pool1d", "native", "adaptive_max_pool1d.native(Tensor self, int[1] output_size) -> (Tensor output, Tensor indices)",
     "adaptive_max_pool1d_with_indices by another name.",
     FL_OP_FUNCTION, 2, args_fl_adaptive_max_pool1d_native, 2, results_tensor_tensor,
     NULL, call_fl_adaptive_max_pool1d_native,
     NULL},
    {"adaptive_max_pool1d", "", "adaptive_max_pool1d(Tensor input, int?[1] output_size, bool|any return_indices=False) -> Tensor",
     "The largest of windows that divide the input into output_size. For the indices too: adaptive_max_pool1d_with_indices. Windows and errors as of adaptive_avg_pool1d.",
     FL_OP_NN, 3, args_fl_adaptive_max_pool1d, 1, results_tensor,
     NULL, call_fl_adaptive_max_pool1d,
     NULL},
    {"adaptive_max_pool1d_with_indices", "", "adaptive_max_pool1d_with_indices(Tensor input, int?[1] output_size, bool|any return_indices=False) -> (Tensor output, Tensor indices)",
     "The largest of windows that divide the input into output_size, and where in the flattened input they stand. indices are int64, without gradient.",
     FL_OP_NN, 3, args_fl_adaptive_max_pool1d, 2, results_tensor_tensor,
     NULL, call_fl_adaptive_max_pool1d_with_indices,
     NULL},
    {"adaptive_max_pool2d", "", "adaptive_max_pool2d(Tensor input, int?[=2] output_size, bool|any return_indices=False) -> Tensor",
     "The largest of windows that divide the input into output_size. For the indices too: adaptive_max_pool2d_with_indices. Windows and errors as of adaptive_avg_pool2d.",
     FL_OP_NN, 3, args_fl_adaptive_max_pool2d, 1, results_tensor,
     NULL, call_fl_adaptive_max_pool2d,
     NULL},
    {"adaptive_max_pool2d_with_indices", "", "adaptive_max_pool2d_with_indices(Tensor input, int?[=2] output_size, bool|any return_indices=False) -> (Tensor output, Tensor indices)",
     "The largest of windows that divide the input into output_size, and where in the flattened input they stand. indices are int64, without gradient.",
     FL_OP_NN, 3, args_fl_adaptive_max_pool2d, 2, results_tensor_tensor,
     NULL, call_fl_adaptive_max_pool2d_with_indices,
     NULL},
    {"adaptive_max_pool3d", "", "adaptive_max_pool3d(Tensor input, int?[=3] output_size, bool|any return_indices=False) -> Tensor",
     "The largest of windows that divide the input into output_size. For the indices too: adaptive_max_pool3d_with_indices. Windows and errors as of adaptive_avg_pool3d.",
     FL_OP_NN, 3, args_fl_adaptive_max_pool3d, 1, results_tensor,
     NULL, call_fl_adaptive_max_pool3d,
     NULL},
    {"adaptive_max_pool3d_with_indices", "", "adaptive_max_pool3d_with_indices(Tensor input, int?[=3] output_size, bool|any return_indices=False) -> (Tensor output, Tensor indices)",
     "The largest of windows that divide the input into output_size, and where in the flattened input they stand. indices are int64, without gradient.",
     FL_OP_NN, 3, args_fl_adaptive_max_pool3d, 2, results_tensor_tensor,
     NULL, call_fl_adaptive_max_pool3d_with_indices,
     NULL},
    {"add", "", "add(Tensor self, Tensor other) -> Tensor",
     "self + other. self and other broadcast; the result has the promoted dtype. Errors: RuntimeError for shapes that do not broadcast, and where the dtype of an in-place form or of out= cannot hold the result.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_add,
     NULL},
    {"add", "alpha", "add.alpha(Tensor self, Tensor other, *, Scalar alpha) -> Tensor",
     "self + alpha * other. Errors: RuntimeError for an alpha with a fraction where both are integers.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 3, args_fl_add_alpha, 1, results_tensor,
     NULL, call_fl_add_alpha,
     NULL},
    {"add", "scalar", "add.scalar(Tensor self, Scalar other) -> Tensor",
     "self + other",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 2, args_fl_add_scalar, 1, results_tensor,
     NULL, call_fl_add_scalar,
     NULL},
    {"add", "scalar_alpha", "add.scalar_alpha(Tensor self, Scalar other, *, Scalar alpha) -> Tensor",
     "self + alpha * other",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 3, args_fl_add_scalar_alpha, 1, results_tensor,
     NULL, call_fl_add_scalar_alpha,
     NULL},
    {"add_", "", "add(Tensor self, Tensor other) -> Tensor",
     "self + other. self and other broadcast; the result has the promoted dtype. Errors: RuntimeError for shapes that do not broadcast, and where the dtype of an in-place form or of out= cannot hold the result.",
     FL_OP_METHOD, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_add_,
     NULL},
    {"add_", "alpha", "add.alpha(Tensor self, Tensor other, *, Scalar alpha) -> Tensor",
     "self + alpha * other. Errors: RuntimeError for an alpha with a fraction where both are integers.",
     FL_OP_METHOD, 3, args_fl_add_alpha, 1, results_tensor,
     NULL, call_fl_add_alpha_,
     NULL},
    {"add_", "scalar", "add.scalar(Tensor self, Scalar other) -> Tensor",
     "self + other",
     FL_OP_METHOD, 2, args_fl_add_scalar, 1, results_tensor,
     NULL, call_fl_add_scalar_,
     NULL},
    {"add_", "scalar_alpha", "add.scalar_alpha(Tensor self, Scalar other, *, Scalar alpha) -> Tensor",
     "self + alpha * other",
     FL_OP_METHOD, 3, args_fl_add_scalar_alpha, 1, results_tensor,
     NULL, call_fl_add_scalar_alpha_,
     NULL},
    {"addbmm", "", "addbmm(Tensor self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor",
     "beta self + alpha (the sum of batch1 batch2 over the batch). With beta 0, self is not read. [b, n, m] and [b, m, p]; self broadcasts to [n, p]. Errors: RuntimeError for sizes that do not fit or two dtypes.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT | FL_OP_EXACT_OUT, 5, args_fl_baddbmm, 1, results_tensor,
     NULL, call_fl_addbmm,
     NULL},
    {"addbmm_", "", "addbmm(Tensor self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor",
     "beta self + alpha (the sum of batch1 batch2 over the batch). With beta 0, self is not read. [b, n, m] and [b, m, p]; self broadcasts to [n, p]. Errors: RuntimeError for sizes that do not fit or two dtypes.",
     FL_OP_METHOD, 5, args_fl_baddbmm, 1, results_tensor,
     NULL, call_fl_addbmm_,
     NULL},
    {"addcdiv", "", "addcdiv(Tensor self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor",
     "self + value * tensor1 / tensor2. The three broadcast. Errors: RuntimeError for a quotient of integers.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 4, args_fl_addcmul, 1, results_tensor,
     NULL, call_fl_addcdiv,
     NULL},
    {"addcdiv_", "", "addcdiv(Tensor self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor",
     "self + value * tensor1 / tensor2. The three broadcast. Errors: RuntimeError for a quotient of integers.",
     FL_OP_METHOD, 4, args_fl_addcmul, 1, results_tensor,
     NULL, call_fl_addcdiv_,
     NULL},
    {"addcmul", "", "addcmul(Tensor self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor",
     "self + value * tensor1 * tensor2. The three broadcast. Errors: NotImplementedError for bool.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 4, args_fl_addcmul, 1, results_tensor,
     NULL, call_fl_addcmul,
     NULL},
    {"addcmul_", "", "addcmul(Tensor self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor",
     "self + value * tensor1 * tensor2. The three broadcast. Errors: NotImplementedError for bool.",
     FL_OP_METHOD, 4, args_fl_addcmul, 1, results_tensor,
     NULL, call_fl_addcmul_,
     NULL},
    {"addmm", "", "addmm(Tensor self, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1) -> Tensor",
     "beta self + alpha (mat1 mat2). With beta 0, self is not read. mat1 [n, m], mat2 [m, p]; self broadcasts to [n, p]. Errors: RuntimeError for sizes that do not fit or two dtypes.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT | FL_OP_EXACT_OUT, 5, args_fl_addmm, 1, results_tensor,
     NULL, call_fl_addmm,
     NULL},
    {"addmm_", "", "addmm(Tensor self, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1) -> Tensor",
     "beta self + alpha (mat1 mat2). With beta 0, self is not read. mat1 [n, m], mat2 [m, p]; self broadcasts to [n, p]. Errors: RuntimeError for sizes that do not fit or two dtypes.",
     FL_OP_METHOD, 5, args_fl_addmm, 1, results_tensor,
     NULL, call_fl_addmm_,
     NULL},
    {"addmv", "", "addmv(Tensor self, Tensor mat, Tensor vec, *, Scalar beta=1, Scalar alpha=1) -> Tensor",
     "beta self + alpha (mat vec). With beta 0, self is not read. mat [n, m], vec [m]; self broadcasts to [n]. Errors: RuntimeError for sizes that do not fit or two dtypes.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT | FL_OP_EXACT_OUT, 5, args_fl_addmv, 1, results_tensor,
     NULL, call_fl_addmv,
     NULL},
    {"addmv_", "", "addmv(Tensor self, Tensor mat, Tensor vec, *, Scalar beta=1, Scalar alpha=1) -> Tensor",
     "beta self + alpha (mat vec). With beta 0, self is not read. mat [n, m], vec [m]; self broadcasts to [n]. Errors: RuntimeError for sizes that do not fit or two dtypes.",
     FL_OP_FUNCTION | FL_OP_METHOD, 5, args_fl_addmv, 1, results_tensor,
     NULL, call_fl_addmv_,
     NULL},
    {"addr", "", "addr(Tensor self, Tensor vec1, Tensor vec2, *, Scalar beta=1, Scalar alpha=1) -> Tensor",
     "beta self + alpha outer(vec1, vec2). With beta 0, self is not read. self broadcasts to [n, m].",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 5, args_fl_addr, 1, results_tensor,
     NULL, call_fl_addr,
     NULL},
    {"addr_", "", "addr(Tensor self, Tensor vec1, Tensor vec2, *, Scalar beta=1, Scalar alpha=1) -> Tensor",
     "beta self + alpha outer(vec1, vec2). With beta 0, self is not read. self broadcasts to [n, m].",
     FL_OP_METHOD, 5, args_fl_addr, 1, results_tensor,
     NULL, call_fl_addr_,
     NULL},
    {"adjoint", "", "adjoint(Tensor self) -> Tensor",
     "The last two dimensions exchanged. A view.",
     FL_OP_FUNCTION | FL_OP_METHOD, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_adjoint,
     NULL},
    {"affine_grid", "", "affine_grid(Tensor theta, int[] size, bool? align_corners=None) -> Tensor",
     "The grid [N, H, W, 2] or [N, D, H, W, 3] of the affine maps theta [N, 2, 3] or [N, 3, 4] for results of this size. size: [N, C, H, W] or [N, C, D, H, W]. Errors: ValueError for a theta that is not floating, NotImplementedError for other sizes.",
     FL_OP_NN, 3, args_fl_affine_grid, 1, results_tensor,
     NULL, call_fl_affine_grid,
     NULL},
    {"affine_grid_generator", "", "affine_grid_generator(Tensor theta, int[] size, bool align_corners) -> Tensor",
     "affine_grid, with align_corners required.",
     FL_OP_FUNCTION, 3, args_fl_affine_grid_generator, 1, results_tensor,
     NULL, call_fl_affine_grid_generator,
     NULL},
    {"alias", "", "alias(Tensor self) -> Tensor",
     "Another tensor over the same memory.",
     0, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_alias,
     NULL},
    {"alias_copy", "", "alias_copy(Tensor self) -> Tensor",
     "A copy of self.",
     FL_OP_FUNCTION | FL_OP_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_alias_copy,
     NULL},
    {"all", "", "all(Tensor self) -> Tensor",
     "Whether no item is zero: a bool (uint8 for uint8) without gradient; true where there are no items.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT | FL_OP_TRUTH_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_all,
     NULL},
    {"all", "whole", "all.whole(Tensor self, *, bool keepdim) -> Tensor",
     "No item is zero.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT | FL_OP_TRUTH_OUT, 2, args_fl_any_whole, 1, results_tensor,
     NULL, call_fl_all_whole,
     NULL},
    {"all", "dim", "all.dim(Tensor self, int[]?|int dim, bool keepdim=False) -> Tensor",
     "No item along the dimensions is zero.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT | FL_OP_TRUTH_OUT, 3, args_fl_any_dim, 1, results_tensor,
     NULL, call_fl_all_dim,
     NULL},
    {"allclose", "", "allclose(Tensor self, Tensor other, float rtol=1e-05, float atol=1e-08, bool equal_nan=False) -> bool",
     "Whether isclose holds everywhere, as one bool. Errors: as isclose.",
     FL_OP_FUNCTION | FL_OP_METHOD, 5, args_fl_isclose, 1, results_bool,
     NULL, call_fl_allclose,
     NULL},
    {"alpha_dropout", "", "alpha_dropout(Tensor self, float p=0.5, bool training=False) -> Tensor",
     "Dropout to -1.7581, the lower bound of selu, scaled and shifted so that mean 0 and variance 1 are kept (Klambauer et al., 2017). Errors: as dropout.",
     FL_OP_FUNCTION | FL_OP_NN | FL_OP_INPLACE, 3, args_fl_alpha_dropout, 1, results_tensor,
     NULL, call_fl_alpha_dropout,
     NULL},
    {"alpha_dropout_", "", "alpha_dropout(Tensor self, float p=0.5, bool training=False) -> Tensor",
     "Dropout to -1.7581, the lower bound of selu, scaled and shifted so that mean 0 and variance 1 are kept (Klambauer et al., 2017). Errors: as dropout.",
     FL_OP_FUNCTION, 3, args_fl_alpha_dropout, 1, results_tensor,
     NULL, call_fl_alpha_dropout_,
     NULL},
    {"amax", "", "amax(Tensor self, int[]?|int dim=None, bool keepdim=False) -> Tensor",
     "The largest over dimensions; its gradient is shared among equals. A negative dim counts from the end; dim goes away, or stays as 1 with keepdim. NaN where there is one. Errors: RuntimeError or, with dim, IndexError where there are no items.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT | FL_OP_EXACT_OUT, 3, args_fl_amax, 1, results_tensor,
     NULL, call_fl_amax,
     NULL},
    {"amin", "", "amin(Tensor self, int[]?|int dim=None, bool keepdim=False) -> Tensor",
     "The smallest over dimensions; its gradient is shared among equals. A negative dim counts from the end; dim goes away, or stays as 1 with keepdim. NaN where there is one. Errors: RuntimeError or, with dim, IndexError where there are no items.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT | FL_OP_EXACT_OUT, 3, args_fl_amax, 1, results_tensor,
     NULL, call_fl_amin,
     NULL},
    {"aminmax", "", "aminmax(Tensor self, *, int? dim=None, bool keepdim=False) -> (Tensor min, Tensor max)",
     "amin and amax.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT | FL_OP_EXACT_OUT, 3, args_fl_aminmax, 2, results_tensor_tensor,
     names_fl_aminmax, call_fl_aminmax,
     NULL},
    {"angle", "", "angle(Tensor self) -> Tensor",
     "pi below 0, else 0; NaN of NaN. Integers and bool give the default dtype.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_angle,
     NULL},
    {"any", "", "any(Tensor self) -> Tensor",
     "Whether an item is not zero: a bool (uint8 for uint8) without gradient; false where there are no items.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT | FL_OP_TRUTH_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_any,
     NULL},
    {"any", "whole", "any.whole(Tensor self, *, bool keepdim) -> Tensor",
     "An item is not zero.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT | FL_OP_TRUTH_OUT, 2, args_fl_any_whole, 1, results_tensor,
     NULL, call_fl_any_whole,
     NULL},
    {"any", "dim", "any.dim(Tensor self, int[]?|int dim, bool keepdim=False) -> Tensor",
     "An item along the dimensions is not zero.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT | FL_OP_TRUTH_OUT, 3, args_fl_any_dim, 1, results_tensor,
     NULL, call_fl_any_dim,
     NULL},
    {"arange", "", "arange(Scalar end, *, ScalarType? dtype=None) -> Tensor",
     "0, 1, ... below end. int64 where all are integers, else the default dtype.",
     FL_OP_FUNCTION | FL_OP_FACTORY | FL_OP_OUT, 2, args_fl_arange, 1, results_tensor,
     NULL, call_fl_arange,
     NULL},
    {"arange", "start", "arange.start(Scalar start, Scalar end, Scalar step=1, *, ScalarType? dtype=None) -> Tensor",
     "start, start + step, ... before end. ceil((end - start) / step) numbers. Errors: RuntimeError for step 0 or one that leads away from end.",
     FL_OP_FUNCTION | FL_OP_FACTORY | FL_OP_OUT, 4, args_fl_arange_start, 1, results_tensor,
     NULL, call_fl_arange_start,
     NULL},
    {"arccos", "", "acos(Tensor self) -> Tensor",
     "The arc cosine. Integers and bool give the default dtype. In radians, NaN outside [-1, 1].",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_acos,
     "acos"},
    {"arccos_", "", "acos(Tensor self) -> Tensor",
     "The arc cosine. Integers and bool give the default dtype. In radians, NaN outside [-1, 1].",
     FL_OP_FUNCTION | FL_OP_METHOD, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_acos_,
     "acos_"},
    {"arccosh", "", "acosh(Tensor self) -> Tensor",
     "The inverse hyperbolic cosine. Integers and bool give the default dtype. NaN below 1.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_acosh,
     "acosh"},
    {"arccosh_", "", "acosh(Tensor self) -> Tensor",
     "The inverse hyperbolic cosine. Integers and bool give the default dtype. NaN below 1.",
     FL_OP_FUNCTION | FL_OP_METHOD, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_acosh_,
     "acosh_"},
    {"arcsin", "", "asin(Tensor self) -> Tensor",
     "The arc sine. Integers and bool give the default dtype. In radians, NaN outside [-1, 1].",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_asin,
     "asin"},
    {"arcsin_", "", "asin(Tensor self) -> Tensor",
     "The arc sine. Integers and bool give the default dtype. In radians, NaN outside [-1, 1].",
     FL_OP_FUNCTION | FL_OP_METHOD, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_asin_,
     "asin_"},
    {"arcsinh", "", "asinh(Tensor self) -> Tensor",
     "The inverse hyperbolic sine. Integers and bool give the default dtype.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_asinh,
     "asinh"},
    {"arcsinh_", "", "asinh(Tensor self) -> Tensor",
     "The inverse hyperbolic sine. Integers and bool give the default dtype.",
     FL_OP_FUNCTION | FL_OP_METHOD, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_asinh_,
     "asinh_"},
    {"arctan", "", "atan(Tensor self) -> Tensor",
     "The arc tangent. Integers and bool give the default dtype. In radians.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_atan,
     "atan"},
    {"arctan2", "", "atan2(Tensor self, Tensor other) -> Tensor",
     "The angle of the point (other, self). In radians, in [-pi, pi]. Shapes broadcast; integers give the default dtype.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_atan2,
     "atan2"},
    {"arctan2_", "", "atan2(Tensor self, Tensor other) -> Tensor",
     "The angle of the point (other, self). In radians, in [-pi, pi]. Shapes broadcast; integers give the default dtype.",
     FL_OP_METHOD, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_atan2_,
     "atan2_"},
    {"arctan_", "", "atan(Tensor self) -> Tensor",
     "The arc tangent. Integers and bool give the default dtype. In radians.",
     FL_OP_FUNCTION | FL_OP_METHOD, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_atan_,
     "atan_"},
    {"arctanh", "", "atanh(Tensor self) -> Tensor",
     "The inverse hyperbolic tangent. Integers and bool give the default dtype. Infinite at -1 and 1, NaN outside.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_atanh,
     "atanh"},
    {"arctanh_", "", "atanh(Tensor self) -> Tensor",
     "The inverse hyperbolic tangent. Integers and bool give the default dtype. Infinite at -1 and 1, NaN outside.",
     FL_OP_FUNCTION | FL_OP_METHOD, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_atanh_,
     "atanh_"},
    {"argmax", "", "argmax(Tensor self, int? dim=None, bool keepdim=False) -> Tensor",
     "The place of the largest: along a dimension, or among all items in row-major order. int64, the first of equals, without gradient. Errors: IndexError where there are no items, RuntimeError for bool.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT | FL_OP_EXACT_OUT, 3, args_fl_argmax, 1, results_tensor,
     NULL, call_fl_argmax,
     NULL},
    {"argmin", "", "argmin(Tensor self, int? dim=None, bool keepdim=False) -> Tensor",
     "The place of the smallest: along a dimension, or among all items in row-major order. int64, the first of equals, without gradient. Errors: IndexError where there are no items, RuntimeError for bool.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT | FL_OP_EXACT_OUT, 3, args_fl_argmax, 1, results_tensor,
     NULL, call_fl_argmin,
     NULL},
    {"argsort", "", "argsort(Tensor self, int dim=-1, bool descending=False, *, bool stable=False) -> Tensor",
     "The indices that sort self along dim. int64, without gradient.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT | FL_OP_EXACT_OUT, 4, args_fl_argsort, 1, results_tensor,
     NULL, call_fl_argsort,
     NULL},
    {"argwhere", "", "nonzero(Tensor self) -> Tensor",
     "The indices of every element that is not 0, a row each. [count, dimensions], int64, in row-major order, without gradient.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT | FL_OP_EXACT_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_nonzero,
     "nonzero"},
    {"as_strided", "", "as_strided(Tensor self, int[] size, int[] stride, SymInt? storage_offset=None) -> Tensor",
     "The storage seen with any sizes and strides. A view; stride and storage_offset count elements. Errors: RuntimeError where it reaches beyond the storage.",
     FL_OP_FUNCTION | FL_OP_METHOD, 4, args_fl_as_strided_copy, 1, results_tensor,
     NULL, call_fl_as_strided,
     NULL},
    {"as_strided_", "", "as_strided_(Tensor self, int[] size, int[] stride, SymInt? storage_offset=None) -> Tensor",
     "Gives self itself other sizes and strides over its storage.",
     FL_OP_FUNCTION | FL_OP_METHOD, 4, args_fl_as_strided_copy, 1, results_tensor,
     NULL, call_fl_as_strided_,
     NULL},
    {"as_strided_copy", "", "as_strided_copy(Tensor self, int[] size, int[] stride, SymInt? storage_offset=None) -> Tensor",
     "A copy of as_strided.",
     FL_OP_FUNCTION | FL_OP_OUT, 4, args_fl_as_strided_copy, 1, results_tensor,
     NULL, call_fl_as_strided_copy,
     NULL},
    {"as_strided_scatter", "", "as_strided_scatter(Tensor self, Tensor src, int[] size, int[] stride, SymInt? storage_offset=None) -> Tensor",
     "A copy of self with src in place of that strided view. Errors: RuntimeError for a src of another shape.",
     FL_OP_FUNCTION | FL_OP_METHOD, 5, args_fl_as_strided_scatter, 1, results_tensor,
     NULL, call_fl_as_strided_scatter,
     NULL},
    {"asin", "", "asin(Tensor self) -> Tensor",
     "The arc sine. Integers and bool give the default dtype. In radians, NaN outside [-1, 1].",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_asin,
     NULL},
    {"asin_", "", "asin(Tensor self) -> Tensor",
     "The arc sine. Integers and bool give the default dtype. In radians, NaN outside [-1, 1].",
     FL_OP_FUNCTION | FL_OP_METHOD, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_asin_,
     NULL},
    {"asinh", "", "asinh(Tensor self) -> Tensor",
     "The inverse hyperbolic sine. Integers and bool give the default dtype.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_asinh,
     NULL},
    {"asinh_", "", "asinh(Tensor self) -> Tensor",
     "The inverse hyperbolic sine. Integers and bool give the default dtype.",
     FL_OP_FUNCTION | FL_OP_METHOD, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_asinh_,
     NULL},
    {"atan", "", "atan(Tensor self) -> Tensor",
     "The arc tangent. Integers and bool give the default dtype. In radians.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_atan,
     NULL},
    {"atan2", "", "atan2(Tensor self, Tensor other) -> Tensor",
     "The angle of the point (other, self). In radians, in [-pi, pi]. Shapes broadcast; integers give the default dtype.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_atan2,
     NULL},
    {"atan2_", "", "atan2(Tensor self, Tensor other) -> Tensor",
     "The angle of the point (other, self). In radians, in [-pi, pi]. Shapes broadcast; integers give the default dtype.",
     FL_OP_METHOD, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_atan2_,
     NULL},
    {"atan_", "", "atan(Tensor self) -> Tensor",
     "The arc tangent. Integers and bool give the default dtype. In radians.",
     FL_OP_FUNCTION | FL_OP_METHOD, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_atan_,
     NULL},
    {"atanh", "", "atanh(Tensor self) -> Tensor",
     "The inverse hyperbolic tangent. Integers and bool give the default dtype. Infinite at -1 and 1, NaN outside.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_atanh,
     NULL},
    {"atanh_", "", "atanh(Tensor self) -> Tensor",
     "The inverse hyperbolic tangent. Integers and bool give the default dtype. Infinite at -1 and 1, NaN outside.",
     FL_OP_FUNCTION | FL_OP_METHOD, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_atanh_,
     NULL},
    {"atleast_1d", "", "atleast_1d(Tensor self) -> Tensor",
     "With at least one dimension. A view, or self itself.",
     FL_OP_FUNCTION, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_atleast_1d,
     NULL},
    {"atleast_2d", "", "atleast_2d(Tensor self) -> Tensor",
     "With at least two dimensions. A view, or self itself.",
     FL_OP_FUNCTION, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_atleast_2d,
     NULL},
    {"atleast_3d", "", "atleast_3d(Tensor self) -> Tensor",
     "With at least three dimensions. A view, or self itself.",
     FL_OP_FUNCTION, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_atleast_3d,
     NULL},
    {"avg_pool1d", "", "avg_pool1d(Tensor input, int[1] kernel_size, int[1]? stride=None, int[1] padding=0, bool ceil_mode=False, bool count_include_pad=True) -> Tensor",
     "The mean of each window. input [N, C, L] or [C, L]; each size S becomes S' = floor((S + 2 padding - kernel_size) / stride) + 1 (ceil_mode: rounded up); stride None: kernel_size. count_include_pad: zeros of the padding count. Errors: RuntimeError for other dimensions, padding above half the kernel or a result without elements; NotImplementedError for bool.",
     FL_OP_FUNCTION | FL_OP_NN, 6, args_fl_avg_pool1d, 1, results_tensor,
     NULL, call_fl_avg_pool1d,
     NULL},
    {"avg_pool2d", "", "avg_pool2d(Tensor input, int[2] kernel_size, int[2]? stride=None, int[2] padding=0, bool ceil_mode=False, bool count_include_pad=True, int? divisor_override=None) -> Tensor",
     "The mean of each window. input [N, C, H, W] or [C, H, W]; each size S becomes S' = floor((S + 2 padding - kernel_size) / stride) + 1 (ceil_mode: rounded up); stride None: kernel_size. count_include_pad: zeros of the padding count. Errors: RuntimeError for other dimensions, padding above half the kernel or a result without elements; NotImplementedError for bool. divisor_override: the divisor in the place of the count.",
     FL_OP_NN | FL_OP_OUT | FL_OP_EXACT_OUT, 7, args_fl_avg_pool2d, 1, results_tensor,
     NULL, call_fl_avg_pool2d,
     NULL},
    {"avg_pool3d", "", "avg_pool3d(Tensor input, int[3] kernel_size, int[3]? stride=None, int[3] padding=0, bool ceil_mode=False, bool count_include_pad=True, int? divisor_override=None) -> Tensor",
     "The mean of each window. input [N, C, D, H, W] or [C, D, H, W]; each size S becomes S' = floor((S + 2 padding - kernel_size) / stride) + 1 (ceil_mode: rounded up); stride None: kernel_size. count_include_pad: zeros of the padding count. Errors: RuntimeError for other dimensions, padding above half the kernel or a result without elements; NotImplementedError for bool.",
     FL_OP_NN | FL_OP_OUT | FL_OP_EXACT_OUT, 7, args_fl_avg_pool3d, 1, results_tensor,
     NULL, call_fl_avg_pool3d,
     NULL},
    {"baddbmm", "", "baddbmm(Tensor self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor",
     "beta self + alpha (batch1 batch2), batches of matrices. With beta 0, self is not read. [b, n, m] and [b, m, p]; self broadcasts to [b, n, p]. Errors: RuntimeError for sizes that do not fit or two dtypes.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT | FL_OP_EXACT_OUT, 5, args_fl_baddbmm, 1, results_tensor,
     NULL, call_fl_baddbmm,
     NULL},
    {"baddbmm_", "", "baddbmm(Tensor self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor",
     "beta self + alpha (batch1 batch2), batches of matrices. With beta 0, self is not read. [b, n, m] and [b, m, p]; self broadcasts to [b, n, p]. Errors: RuntimeError for sizes that do not fit or two dtypes.",
     FL_OP_METHOD, 5, args_fl_baddbmm, 1, results_tensor,
     NULL, call_fl_baddbmm_,
     NULL},
    {"bartlett_window", "", "bartlett_window(int window_length, bool periodic=True, *, ScalarType? dtype=None) -> Tensor",
     "1 - |2 i / N - 1|. [window_length], i from 0. Errors: RuntimeError for a negative length or an integer dtype.",
     FL_OP_FUNCTION | FL_OP_FACTORY, 3, args_fl_hann_window, 1, results_tensor,
     NULL, call_fl_bartlett_window,
     NULL},
    {"batch_norm", "native", "batch_norm.native(Tensor input, Tensor? weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, bool training, float momentum, float eps, bool cudnn_enabled) -> Tensor",
     "batch_norm, its arguments in another order.",
     FL_OP_FUNCTION, 9, args_fl_batch_norm_native, 1, results_tensor,
     NULL, call_fl_batch_norm_native,
     NULL},
    {"batch_norm", "", "batch_norm(Tensor input, Tensor? running_mean, Tensor? running_var, Tensor? weight=None, Tensor? bias=None, bool training=False, float momentum=0.1, float eps=1e-05) -> Tensor",
     "Each channel (dim 1) brought to mean 0 and variance 1, by the batch's statistics in training, which then update the running ones, else by the running ones; then scaled and shifted. input [N, C, ...]; the others [C]. (x - mean) / sqrt(var + eps) * weight + bias, with the biased variance; running statistics move by momentum, with the unbiased one. Errors: RuntimeError for other sizes, or without running statistics in evaluation; ValueError for one value a channel in training; NotImplementedError for integers. (Ioffe and Szegedy, 2015.)",
     FL_OP_NN, 8, args_fl_batch_norm, 1, results_tensor,
     NULL, call_fl_batch_norm,
     NULL},
    {"bernoulli", "", "bernoulli(Tensor self, *, Generator? generator=None) -> Tensor",
     "Ones with probability self, zeros else. Of self's shape and dtype; the gradient is 0. Errors: RuntimeError for probabilities outside [0, 1], NotImplementedError for integers.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT | FL_OP_ANY_OUT, 2, args_fl_random_, 1, results_tensor,
     NULL, call_fl_bernoulli,
     NULL},
    {"bernoulli", "p", "bernoulli.p(Tensor self, float p, *, Generator? generator=None) -> Tensor",
     "Ones with probability p, of self's shape.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT | FL_OP_ANY_OUT, 3, args_fl_geometric_, 1, results_tensor,
     NULL, call_fl_bernoulli_p,
     NULL},
    {"bernoulli_", "tensor", "bernoulli_.tensor(Tensor self, Tensor p, *, Generator? generator=None) -> Tensor",
     "Writes ones with a probability for each element.",
     FL_OP_METHOD, 3, args_fl_bernoulli_tensor_, 1, results_tensor,
     NULL, call_fl_bernoulli_tensor_,
     NULL},
    {"bernoulli_", "", "bernoulli_(Tensor self, float p=0.5, *, Generator? generator=None) -> Tensor",
     "Writes ones with probability p. Errors: RuntimeError for p outside [0, 1].",
     FL_OP_METHOD, 3, args_fl_bernoulli_, 1, results_tensor,
     NULL, call_fl_bernoulli_,
     NULL},
    {"bfloat16", "tensor", "bfloat16.tensor(Tensor self, MemoryFormat memory_format=preserve_format) -> Tensor",
     "self.to(bfloat16)",
     FL_OP_METHOD, 2, args_fl_bool_tensor, 1, results_tensor,
     NULL, call_fl_bfloat16_tensor,
     NULL},
    {"bilinear", "", "bilinear(Tensor input1, Tensor input2, Tensor weight, Tensor? bias=None) -> Tensor",
     "input1^T weight input2 + bias: (*, in1) and (*, in2) with weight (out, in1, in2) to (*, out). Errors: RuntimeError for sizes that do not fit.",
     FL_OP_FUNCTION | FL_OP_NN, 4, args_fl_bilinear, 1, results_tensor,
     NULL, call_fl_bilinear,
     NULL},
    {"binary_cross_entropy", "", "binary_cross_entropy(Tensor input, Tensor target, Tensor? weight=None, str reduction='mean') -> Tensor",
     "The cross entropy between probabilities; logarithms are kept above -100. -weight (target log(input) + (1 - target) log(1 - input)), of one shape, reduced as mse_loss. Errors: RuntimeError for values outside [0, 1] or two dtypes, ValueError for shapes that differ.",
     FL_OP_NN, 4, args_fl_binary_cross_entropy, 1, results_tensor,
     NULL, call_fl_binary_cross_entropy,
     NULL},
    {"binary_cross_entropy_with_logits", "", "binary_cross_entropy_with_logits(Tensor input, Tensor target, Tensor? weight=None, str reduction='mean', Tensor? pos_weight=None) -> Tensor",
     "binary_cross_entropy of sigmoid(input), computed without overflow. pos_weight multiplies the part of target 1. Errors: ValueError for shapes that differ, NotImplementedError for integers.",
     FL_OP_NN, 5, args_fl_binary_cross_entropy_with_logits, 1, results_tensor,
     NULL, call_fl_binary_cross_entropy_with_logits,
     NULL},
    {"binary_cross_entropy_with_logits", "numbered", "binary_cross_entropy_with_logits.numbered(Tensor self, Tensor target, Tensor? weight=None, Tensor? pos_weight=None, int reduction=0) -> Tensor",
     "binary_cross_entropy of sigmoid(input), computed without overflow; reduction is 0 (none), 1 (mean) or 2 (sum).",
     FL_OP_FUNCTION, 5, args_fl_binary_cross_entropy_with_logits_numbered, 1, results_tensor,
     NULL, call_fl_binary_cross_entropy_with_logits_numbered,
     NULL},
    {"bincount", "", "bincount(Tensor self, Tensor? weights=None, SymInt minlength=0) -> Tensor",
     "How often each whole number occurs, or the sum of its weights. self: a vector of integers from 0 on. Gives max(self) + 1 counts of int64, at least minlength; sums are float32 where weights are, else float64. Errors: RuntimeError for negative numbers or a matrix, NotImplementedError for floating types.",
     FL_OP_FUNCTION | FL_OP_METHOD, 3, args_fl_bincount, 1, results_tensor,
     NULL, call_fl_bincount,
     NULL},
    {"binomial", "", "binomial(Tensor count, Tensor prob, Generator? generator=None) -> Tensor",
     "How many of count trials succeed, each with probability prob.",
     FL_OP_FUNCTION, 3, args_fl_binomial, 1, results_tensor,
     NULL, call_fl_binomial,
     NULL},
    {"bitwise_and", "", "bitwise_and(Tensor self, Tensor other) -> Tensor",
     "self & other. Of integers or bools; shapes broadcast. Errors: NotImplementedError for floating types.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_bitwise_and,
     NULL},
    {"bitwise_and", "scalar", "bitwise_and.scalar(Tensor self, Scalar other) -> Tensor",
     "self & other",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 2, args_fl_add_scalar, 1, results_tensor,
     NULL, call_fl_bitwise_and_scalar,
     NULL},
    {"bitwise_and_", "", "bitwise_and(Tensor self, Tensor other) -> Tensor",
     "self & other. Of integers or bools; shapes broadcast. Errors: NotImplementedError for floating types.",
     FL_OP_METHOD, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_bitwise_and_,
     NULL},
    {"bitwise_and_", "scalar", "bitwise_and.scalar(Tensor self, Scalar other) -> Tensor",
     "self & other",
     FL_OP_METHOD, 2, args_fl_add_scalar, 1, results_tensor,
     NULL, call_fl_bitwise_and_scalar_,
     NULL},
    {"bitwise_left_shift", "", "bitwise_left_shift(Tensor self, Tensor other) -> Tensor",
     "self << other. Of integers; shapes broadcast. Errors: NotImplementedError for floating types and bool.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_bitwise_left_shift,
     NULL},
    {"bitwise_left_shift", "scalar", "bitwise_left_shift.scalar(Tensor self, Scalar other) -> Tensor",
     "self << other",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 2, args_fl_add_scalar, 1, results_tensor,
     NULL, call_fl_bitwise_left_shift_scalar,
     NULL},
    {"bitwise_left_shift_", "", "bitwise_left_shift(Tensor self, Tensor other) -> Tensor",
     "self << other. Of integers; shapes broadcast. Errors: NotImplementedError for floating types and bool.",
     FL_OP_METHOD, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_bitwise_left_shift_,
     NULL},
    {"bitwise_left_shift_", "scalar", "bitwise_left_shift.scalar(Tensor self, Scalar other) -> Tensor",
     "self << other",
     FL_OP_METHOD, 2, args_fl_add_scalar, 1, results_tensor,
     NULL, call_fl_bitwise_left_shift_scalar_,
     NULL},
    {"bitwise_not", "", "bitwise_not(Tensor self) -> Tensor",
     "~self. Of integers; the logical not of bool. Errors: NotImplementedError for floating types.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT | FL_OP_EXACT_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_bitwise_not,
     NULL},
    {"bitwise_not_", "", "bitwise_not(Tensor self) -> Tensor",
     "~self. Of integers; the logical not of bool. Errors: NotImplementedError for floating types.",
     FL_OP_METHOD, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_bitwise_not_,
     NULL},
    {"bitwise_or", "", "bitwise_or(Tensor self, Tensor other) -> Tensor",
     "self | other. Of integers or bools; shapes broadcast. Errors: NotImplementedError for floating types.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_bitwise_or,
     NULL},
    {"bitwise_or", "scalar", "bitwise_or.scalar(Tensor self, Scalar other) -> Tensor",
     "self | other",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 2, args_fl_add_scalar, 1, results_tensor,
     NULL, call_fl_bitwise_or_scalar,
     NULL},
    {"bitwise_or_", "", "bitwise_or(Tensor self, Tensor other) -> Tensor",
     "self | other. Of integers or bools; shapes broadcast. Errors: NotImplementedError for floating types.",
     FL_OP_METHOD, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_bitwise_or_,
     NULL},
    {"bitwise_or_", "scalar", "bitwise_or.scalar(Tensor self, Scalar other) -> Tensor",
     "self | other",
     FL_OP_METHOD, 2, args_fl_add_scalar, 1, results_tensor,
     NULL, call_fl_bitwise_or_scalar_,
     NULL},
    {"bitwise_right_shift", "", "bitwise_right_shift(Tensor self, Tensor other) -> Tensor",
     "self >> other. Of integers; shapes broadcast. Errors: NotImplementedError for floating types and bool.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_bitwise_right_shift,
     NULL},
    {"bitwise_right_shift", "scalar", "bitwise_right_shift.scalar(Tensor self, Scalar other) -> Tensor",
     "self >> other",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 2, args_fl_add_scalar, 1, results_tensor,
     NULL, call_fl_bitwise_right_shift_scalar,
     NULL},
    {"bitwise_right_shift_", "", "bitwise_right_shift(Tensor self, Tensor other) -> Tensor",
     "self >> other. Of integers; shapes broadcast. Errors: NotImplementedError for floating types and bool.",
     FL_OP_METHOD, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_bitwise_right_shift_,
     NULL},
    {"bitwise_right_shift_", "scalar", "bitwise_right_shift.scalar(Tensor self, Scalar other) -> Tensor",
     "self >> other",
     FL_OP_METHOD, 2, args_fl_add_scalar, 1, results_tensor,
     NULL, call_fl_bitwise_right_shift_scalar_,
     NULL},
    {"bitwise_xor", "", "bitwise_xor(Tensor self, Tensor other) -> Tensor",
     "self ^ other. Of integers or bools; shapes broadcast. Errors: NotImplementedError for floating types.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_bitwise_xor,
     NULL},
    {"bitwise_xor", "scalar", "bitwise_xor.scalar(Tensor self, Scalar other) -> Tensor",
     "self ^ other",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 2, args_fl_add_scalar, 1, results_tensor,
     NULL, call_fl_bitwise_xor_scalar,
     NULL},
    {"bitwise_xor_", "", "bitwise_xor(Tensor self, Tensor other) -> Tensor",
     "self ^ other. Of integers or bools; shapes broadcast. Errors: NotImplementedError for floating types.",
     FL_OP_METHOD, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_bitwise_xor_,
     NULL},
    {"bitwise_xor_", "scalar", "bitwise_xor.scalar(Tensor self, Scalar other) -> Tensor",
     "self ^ other",
     FL_OP_METHOD, 2, args_fl_add_scalar, 1, results_tensor,
     NULL, call_fl_bitwise_xor_scalar_,
     NULL},
    {"blackman_window", "", "blackman_window(int window_length, bool periodic=True, *, ScalarType? dtype=None) -> Tensor",
     "0.42 - 0.5 cos(2 pi i / N) + 0.08 cos(4 pi i / N). [window_length], i from 0. Errors: RuntimeError for a negative length or an integer dtype.",
     FL_OP_FUNCTION | FL_OP_FACTORY, 3, args_fl_hann_window, 1, results_tensor,
     NULL, call_fl_blackman_window,
     NULL},
    {"block_diag", "", "block_diag(Tensor[] tensors) -> Tensor",
     "The matrices along the diagonal of one matrix of zeros. Vectors count as one row; dtypes are promoted. A copy.",
     FL_OP_FUNCTION, 1, args_fl_hstack, 1, results_tensor,
     NULL, call_fl_block_diag,
     NULL},
    {"bmm", "", "bmm(Tensor self, Tensor mat2) -> Tensor",
     "The products of two batches of matrices, [b, n, m] by [b, m, p]. To [b, n, p]. Errors: RuntimeError for sizes that do not fit or two dtypes.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT | FL_OP_EXACT_OUT, 2, args_fl_mm, 1, results_tensor,
     NULL, call_fl_bmm,
     NULL},
    {"bool", "tensor", "bool.tensor(Tensor self, MemoryFormat memory_format=preserve_format) -> Tensor",
     "self.to(bool)",
     FL_OP_METHOD, 2, args_fl_bool_tensor, 1, results_tensor,
     NULL, call_fl_bool_tensor,
     NULL},
    {"broadcast_tensors", "", "broadcast_tensors(Tensor[] tensors) -> Tensor[]",
     "All expanded to one shape. Views. Errors: RuntimeError for shapes that do not broadcast.",
     FL_OP_FUNCTION, 1, args_fl_hstack, -1, results_tensors,
     NULL, call_fl_broadcast_tensors,
     NULL},
    {"broadcast_to", "", "broadcast_to(Tensor self, int[] size) -> Tensor",
     "expand by another name",
     FL_OP_FUNCTION | FL_OP_METHOD, 2, args_fl_view_copy, 1, results_tensor,
     NULL, call_fl_broadcast_to,
     NULL},
    {"bucketize", "", "bucketize(Tensor self, Tensor boundaries, *, bool out_int32=False, bool right=False) -> Tensor",
     "Between which boundaries each element lies. boundaries: a sorted vector. int64 or int32, of self's shape, without gradient. Errors: RuntimeError for other than a vector, NotImplementedError for bool.",
     FL_OP_FUNCTION | FL_OP_OUT | FL_OP_EXACT_OUT, 4, args_fl_bucketize, 1, results_tensor,
     NULL, call_fl_bucketize,
     NULL},
    {"bucketize", "scalar", "bucketize.scalar(Scalar self, Tensor boundaries, *, bool out_int32=False, bool right=False) -> Tensor",
     "Between which boundaries a number lies.",
     FL_OP_FUNCTION | FL_OP_OUT | FL_OP_EXACT_OUT, 4, args_fl_bucketize_scalar, 1, results_tensor,
     NULL, call_fl_bucketize_scalar,
     NULL},
    {"byte", "tensor", "byte.tensor(Tensor self, MemoryFormat memory_format=preserve_format) -> Tensor",
     "self.to(uint8)",
     FL_OP_METHOD, 2, args_fl_bool_tensor, 1, results_tensor,
     NULL, call_fl_byte_tensor,
     NULL},
    {"cartesian_prod", "", "cartesian_prod(Tensor[] tensors) -> Tensor",
     "Every choice of one element from each vector, a row each. [product of the lengths, number of vectors]. Errors: RuntimeError for other than vectors.",
     FL_OP_FUNCTION, 1, args_fl_hstack, 1, results_tensor,
     NULL, call_fl_cartesian_prod,
     NULL},
    {"cat", "", "cat(Tensor[] tensors, int dim=0) -> Tensor",
     "The tensors one after the other along dim. Sizes agree but along dim, and dtypes are promoted; a copy. Vectors without elements are left out. Errors: ValueError for an empty list, RuntimeError for sizes or numbers of dimensions that differ.",
     FL_OP_FUNCTION | FL_OP_OUT | FL_OP_APART_OUT, 2, args_fl_cat, 1, results_tensor,
     NULL, call_fl_cat,
     NULL},
    {"cauchy_", "", "cauchy_(Tensor self, float median=0.0, float sigma=1.0, *, Generator? generator=None) -> Tensor",
     "Writes numbers of the Cauchy distribution, of density sigma / (pi (sigma^2 + (x - median)^2)). Errors: RuntimeError unless sigma > 0.",
     FL_OP_METHOD, 4, args_fl_cauchy_, 1, results_tensor,
     NULL, call_fl_cauchy_,
     NULL},
    {"cdist", "", "cdist(Tensor x1, Tensor x2, float p=2.0, str compute_mode='use_mm_for_euclid_dist_if_necessary') -> Tensor",
     "The p-norm distances between every row of x1 [..., P, M] and every row of x2 [..., R, M]: [..., P, R]. compute_mode says when euclidean ones come from a matrix product: 'use_mm_for_euclid_dist', 'donot_use_mm_for_euclid_dist', or for more than 25 rows. Leading sizes broadcast. Errors: RuntimeError for integers, two dtypes, a negative p or sizes M that differ.",
     FL_OP_FUNCTION, 4, args_fl_cdist, 1, results_tensor,
     NULL, call_fl_cdist,
     NULL},
    {"ceil", "", "ceil(Tensor self) -> Tensor",
     "The smallest integer not below. Integers stay as they are. The gradient is 0. Errors: NotImplementedError for bool.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT | FL_OP_EXACT_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_ceil,
     NULL},
    {"ceil_", "", "ceil(Tensor self) -> Tensor",
     "The smallest integer not below. Integers stay as they are. The gradient is 0. Errors: NotImplementedError for bool.",
     FL_OP_FUNCTION | FL_OP_METHOD, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_ceil_,
     NULL},
    {"celu", "", "celu(Tensor self, Scalar alpha=1.0) -> Tensor",
     "self above 0, alpha * (e^(self / alpha) - 1) below. (Barron, 2017.) Errors: RuntimeError for alpha 0, NotImplementedError for integers and bool.",
     FL_OP_FUNCTION | FL_OP_NN | FL_OP_INPLACE, 2, args_fl_celu, 1, results_tensor,
     NULL, call_fl_celu,
     NULL},
    {"celu_", "", "celu(Tensor self, Scalar alpha=1.0) -> Tensor",
     "self above 0, alpha * (e^(self / alpha) - 1) below. (Barron, 2017.) Errors: RuntimeError for alpha 0, NotImplementedError for integers and bool.",
     FL_OP_FUNCTION, 2, args_fl_celu, 1, results_tensor,
     NULL, call_fl_celu_,
     NULL},
    {"chain_matmul", "", "chain_matmul(Tensor[] matrices) -> Tensor",
     "The product of matrices in the order that takes the fewest multiplications. Errors: RuntimeError for sizes that do not fit.",
     FL_OP_FUNCTION | FL_OP_OUT | FL_OP_EXACT_OUT, 1, args_fl_chain_matmul, 1, results_tensor,
     NULL, call_fl_chain_matmul,
     NULL},
    {"channel_shuffle", "", "channel_shuffle(Tensor input, SymInt groups) -> Tensor",
     "The channels of [N, C, ...] read by column where they stood by row in a table of `groups` rows. Errors: RuntimeError where groups does not divide C. (Zhang et al., 2018.)",
     FL_OP_FUNCTION | FL_OP_NN, 2, args_fl_channel_shuffle, 1, results_tensor,
     NULL, call_fl_channel_shuffle,
     NULL},
    {"char", "tensor", "char.tensor(Tensor self, MemoryFormat memory_format=preserve_format) -> Tensor",
     "self.to(int8)",
     FL_OP_METHOD, 2, args_fl_bool_tensor, 1, results_tensor,
     NULL, call_fl_char_tensor,
     NULL},
    {"cholesky", "", "cholesky(Tensor self, bool upper=False) -> Tensor",
     "linalg_cholesky by its older name.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT | FL_OP_ROWS_OUT, 2, args_fl_cholesky, 1, results_tensor,
     NULL, call_fl_cholesky,
     NULL},
    {"cholesky_inverse", "", "cholesky_inverse(Tensor self, bool upper=False) -> Tensor",
     "The inverse of A by its Cholesky factor self. [..., n, n].",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT, 2, args_fl_cholesky, 1, results_tensor,
     NULL, call_fl_cholesky_inverse,
     NULL},
    {"cholesky_solve", "", "cholesky_solve(Tensor self, Tensor input2, bool upper=False) -> Tensor",
     "Solves A X = self by the Cholesky factor input2 of A. self [..., n, k], input2 [..., n, n], upper or lower; the result is as self. Errors: RuntimeError for sizes that do not fit.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT | FL_OP_ROWS_OUT, 3, args_fl_cholesky_solve, 1, results_tensor,
     NULL, call_fl_cholesky_solve,
     NULL},
    {"chunk", "", "chunk(Tensor self, int chunks, int dim=0) -> Tensor[]",
     "At most `chunks` pieces of one size. Views of ceil(size / chunks), the last one smaller. Errors: RuntimeError for chunks below 1.",
     FL_OP_FUNCTION | FL_OP_METHOD, 3, args_fl_chunk, -1, results_tensors,
     NULL, call_fl_chunk,
     NULL},
    {"clamp", "tensor", "clamp.tensor(Tensor self, Tensor? min=None, Tensor? max=None) -> Tensor",
     "self brought within [min, max], bounds by item. The bounds broadcast with self.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT | FL_OP_EXACT_OUT, 3, args_fl_clamp_tensor, 1, results_tensor,
     NULL, call_fl_clamp_tensor,
     NULL},
    {"clamp", "", "clamp(Tensor self, Scalar? min=None, Scalar? max=None) -> Tensor",
     "self brought within [min, max]. Where min is above max the result is max; NaN stays NaN. The gradient is 0 outside. Errors: RuntimeError with neither bound.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT | FL_OP_EXACT_OUT, 3, args_fl_clamp, 1, results_tensor,
     NULL, call_fl_clamp,
     NULL},
    {"clamp_", "tensor", "clamp.tensor(Tensor self, Tensor? min=None, Tensor? max=None) -> Tensor",
     "self brought within [min, max], bounds by item. The bounds broadcast with self.",
     FL_OP_FUNCTION | FL_OP_METHOD, 3, args_fl_clamp_tensor, 1, results_tensor,
     NULL, call_fl_clamp_tensor_,
     NULL},
    {"clamp_", "", "clamp(Tensor self, Scalar? min=None, Scalar? max=None) -> Tensor",
     "self brought within [min, max]. Where min is above max the result is max; NaN stays NaN. The gradient is 0 outside. Errors: RuntimeError with neither bound.",
     FL_OP_FUNCTION | FL_OP_METHOD, 3, args_fl_clamp, 1, results_tensor,
     NULL, call_fl_clamp_,
     NULL},
    {"clamp_max", "", "clamp_max(Tensor self, Tensor max) -> Tensor",
     "The smaller of self and max. Shapes broadcast.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 2, args_fl_clamp_max, 1, results_tensor,
     NULL, call_fl_clamp_max,
     NULL},
    {"clamp_max", "scalar", "clamp_max.scalar(Tensor self, Scalar max) -> Tensor",
     "The smaller of self and max.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT | FL_OP_EXACT_OUT, 2, args_fl_clamp_max_scalar, 1, results_tensor,
     NULL, call_fl_clamp_max_scalar,
     NULL},
    {"clamp_max_", "", "clamp_max(Tensor self, Tensor max) -> Tensor",
     "The smaller of self and max. Shapes broadcast.",
     FL_OP_FUNCTION | FL_OP_METHOD, 2, args_fl_clamp_max, 1, results_tensor,
     NULL, call_fl_clamp_max_,
     NULL},
    {"clamp_max_", "scalar", "clamp_max.scalar(Tensor self, Scalar max) -> Tensor",
     "The smaller of self and max.",
     FL_OP_FUNCTION | FL_OP_METHOD, 2, args_fl_clamp_max_scalar, 1, results_tensor,
     NULL, call_fl_clamp_max_scalar_,
     NULL},
    {"clamp_min", "", "clamp_min(Tensor self, Tensor min) -> Tensor",
     "The larger of self and min. Shapes broadcast.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 2, args_fl_clamp_min, 1, results_tensor,
     NULL, call_fl_clamp_min,
     NULL},
    {"clamp_min", "scalar", "clamp_min.scalar(Tensor self, Scalar min) -> Tensor",
     "The larger of self and min.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT | FL_OP_EXACT_OUT, 2, args_fl_clamp_min_scalar, 1, results_tensor,
     NULL, call_fl_clamp_min_scalar,
     NULL},
    {"clamp_min_", "", "clamp_min(Tensor self, Tensor min) -> Tensor",
     "The larger of self and min. Shapes broadcast.",
     FL_OP_FUNCTION | FL_OP_METHOD, 2, args_fl_clamp_min, 1, results_tensor,
     NULL, call_fl_clamp_min_,
     NULL},
    {"clamp_min_", "scalar", "clamp_min.scalar(Tensor self, Scalar min) -> Tensor",
     "The larger of self and min.",
     FL_OP_FUNCTION | FL_OP_METHOD, 2, args_fl_clamp_min_scalar, 1, results_tensor,
     NULL, call_fl_clamp_min_scalar_,
     NULL},
    {"clip", "tensor", "clamp.tensor(Tensor self, Tensor? min=None, Tensor? max=None) -> Tensor",
     "self brought within [min, max], bounds by item. The bounds broadcast with self.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT | FL_OP_EXACT_OUT, 3, args_fl_clamp_tensor, 1, results_tensor,
     NULL, call_fl_clamp_tensor,
     "clamp"},
    {"clip", "", "clamp(Tensor self, Scalar? min=None, Scalar? max=None) -> Tensor",
     "self brought within [min, max]. Where min is above max the result is max; NaN stays NaN. The gradient is 0 outside. Errors: RuntimeError with neither bound.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT | FL_OP_EXACT_OUT, 3, args_fl_clamp, 1, results_tensor,
     NULL, call_fl_clamp,
     "clamp"},
    {"clip_", "tensor", "clamp.tensor(Tensor self, Tensor? min=None, Tensor? max=None) -> Tensor",
     "self brought within [min, max], bounds by item. The bounds broadcast with self.",
     FL_OP_FUNCTION | FL_OP_METHOD, 3, args_fl_clamp_tensor, 1, results_tensor,
     NULL, call_fl_clamp_tensor_,
     "clamp_"},
    {"clip_", "", "clamp(Tensor self, Scalar? min=None, Scalar? max=None) -> Tensor",
     "self brought within [min, max]. Where min is above max the result is max; NaN stays NaN. The gradient is 0 outside. Errors: RuntimeError with neither bound.",
     FL_OP_FUNCTION | FL_OP_METHOD, 3, args_fl_clamp, 1, results_tensor,
     NULL, call_fl_clamp_,
     "clamp_"},
    {"clone", "", "clone(Tensor self, *, MemoryFormat memory_format=preserve_format) -> Tensor",
     "A copy of self's dtype and, with preserve_format, in self's order of strides. It stays in the graph, unlike self.detach().",
     FL_OP_FUNCTION | FL_OP_METHOD, 2, args_fl_clone, 1, results_tensor,
     NULL, call_fl_clone,
     NULL},
    {"column_stack", "", "column_stack(Tensor[] tensors) -> Tensor",
     "hstack with vectors taken as columns. Errors: as cat.",
     FL_OP_FUNCTION | FL_OP_OUT, 1, args_fl_hstack, 1, results_tensor,
     NULL, call_fl_column_stack,
     NULL},
    {"combinations", "", "combinations(Tensor self, int r=2, bool with_replacement=False) -> Tensor",
     "Every choice of r elements of a vector, in order, a row each. [count, r]. Errors: RuntimeError for other than a vector.",
     FL_OP_FUNCTION, 3, args_fl_combinations, 1, results_tensor,
     NULL, call_fl_combinations,
     NULL},
    {"concat", "", "cat(Tensor[] tensors, int dim=0) -> Tensor",
     "The tensors one after the other along dim. Sizes agree but along dim, and dtypes are promoted; a copy. Vectors without elements are left out. Errors: ValueError for an empty list, RuntimeError for sizes or numbers of dimensions that differ.",
     FL_OP_FUNCTION | FL_OP_OUT | FL_OP_APART_OUT, 2, args_fl_cat, 1, results_tensor,
     NULL, call_fl_cat,
     "cat"},
    {"concatenate", "", "cat(Tensor[] tensors, int dim=0) -> Tensor",
     "The tensors one after the other along dim. Sizes agree but along dim, and dtypes are promoted; a copy. Vectors without elements are left out. Errors: ValueError for an empty list, RuntimeError for sizes or numbers of dimensions that differ.",
     FL_OP_FUNCTION | FL_OP_OUT | FL_OP_APART_OUT, 2, args_fl_cat, 1, results_tensor,
     NULL, call_fl_cat,
     "cat"},
    {"conj_physical", "", "conj_physical(Tensor self) -> Tensor",
     "self: all numbers here are real.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT | FL_OP_EXACT_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_conj_physical,
     NULL},
    {"conj_physical_", "", "conj_physical(Tensor self) -> Tensor",
     "self: all numbers here are real.",
     FL_OP_FUNCTION | FL_OP_METHOD, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_conj_physical_,
     NULL},
    {"constant_pad_nd", "", "constant_pad_nd(Tensor self, int[] pad, Scalar value=0) -> Tensor",
     "pad in mode 'constant'.",
     FL_OP_FUNCTION, 3, args_fl_constant_pad_nd, 1, results_tensor,
     NULL, call_fl_constant_pad_nd,
     NULL},
    {"contiguous", "", "contiguous(Tensor self, *, MemoryFormat memory_format=contiguous_format) -> Tensor",
     "self where its memory is laid out so, else a copy that is. A gradient passes through either.",
     FL_OP_METHOD, 2, args_fl_contiguous, 1, results_tensor,
     NULL, call_fl_contiguous,
     NULL},
    {"conv1d", "", "conv1d(Tensor input, Tensor weight, Tensor? bias=None, int[1] stride=1, int[1]|str padding=0, int[1] dilation=1, int groups=1) -> Tensor",
     "Cross-correlation of input [N, C, L] (or [C, L]) with weight [out, C / groups, K]; padding: zeros on each side, or 'same' or 'valid'. Gives [N, out, L'], S' = floor((S + 2 padding - dilation (K - 1) - 1) / stride) + 1. Errors: RuntimeError for sizes that do not fit, NotImplementedError for bool.",
     FL_OP_FUNCTION | FL_OP_NN, 7, args_fl_conv1d, 1, results_tensor,
     NULL, call_fl_conv1d,
     NULL},
    {"conv2d", "", "conv2d(Tensor input, Tensor weight, Tensor? bias=None, int[2] stride=1, int[2]|str padding=0, int[2] dilation=1, int groups=1) -> Tensor",
     "Cross-correlation of input [N, C, H, W] (or [C, H, W]) with weight [out, C / groups, KH, KW]; padding: zeros on each side, or 'same' or 'valid'. The result is channels-last in memory. Gives [N, out, H', W'], S' = floor((S + 2 padding - dilation (K - 1) - 1) / stride) + 1. Errors: RuntimeError for sizes that do not fit, NotImplementedError for bool.",
     FL_OP_FUNCTION | FL_OP_NN, 7, args_fl_conv2d, 1, results_tensor,
     NULL, call_fl_conv2d,
     NULL},
    {"conv3d", "", "conv3d(Tensor input, Tensor weight, Tensor? bias=None, int[3] stride=1, int[3]|str padding=0, int[3] dilation=1, int groups=1) -> Tensor",
     "Cross-correlation of input [N, C, D, H, W] (or [C, D, H, W]) with weight [out, C / groups, KD, KH, KW]; padding: zeros on each side, or 'same' or 'valid'. The result is channels-last in memory. Gives [N, out, D', H', W'], S' = floor((S + 2 padding - dilation (K - 1) - 1) / stride) + 1. Errors: RuntimeError for sizes that do not fit, NotImplementedError for bool.",
     FL_OP_FUNCTION | FL_OP_NN, 7, args_fl_conv3d, 1, results_tensor,
     NULL, call_fl_conv3d,
     NULL},
    {"conv_tbc", "", "conv_tbc(Tensor self, Tensor weight, Tensor bias, int pad=0) -> Tensor",
     "Convolution of a sequence [T, B, in] with weight [K, in, out] and bias [out]: [T + 2 pad - K + 1, B, out]. Errors: RuntimeError for sizes that do not fit.",
     FL_OP_FUNCTION | FL_OP_NN, 4, args_fl_conv_tbc, 1, results_tensor,
     NULL, call_fl_conv_tbc,
     NULL},
    {"conv_transpose1d", "", "conv_transpose1d(Tensor input, Tensor weight, Tensor? bias=None, int[1] stride=1, int[1] padding=0, int[1] output_padding=0, int groups=1, int[1] dilation=1) -> Tensor",
     "The gradient of conv1d with respect to its input, as a function: weight [in, out / groups, K]. Gives [N, out, L'], S' = (S - 1) stride - 2 padding + dilation (K - 1) + output_padding + 1. Errors: RuntimeError for sizes that do not fit, a negative output_padding or one that is not below stride or dilation; NotImplementedError for bool.",
     FL_OP_FUNCTION | FL_OP_NN, 8, args_fl_conv_transpose1d, 1, results_tensor,
     NULL, call_fl_conv_transpose1d,
     NULL},
    {"conv_transpose2d", "", "conv_transpose2d(Tensor input, Tensor weight, Tensor? bias=None, int[2] stride=1, int[2] padding=0, int[2] output_padding=0, int groups=1, int[2] dilation=1) -> Tensor",
     "The gradient of conv2d with respect to its input, as a function: weight [in, out / groups, KH, KW]. Gives [N, out, H', W'], S' = (S - 1) stride - 2 padding + dilation (K - 1) + output_padding + 1. Errors: RuntimeError for sizes that do not fit, a negative output_padding or one that is not below stride or dilation; NotImplementedError for bool.",
     FL_OP_FUNCTION | FL_OP_NN, 8, args_fl_conv_transpose2d, 1, results_tensor,
     NULL, call_fl_conv_transpose2d,
     NULL},
    {"conv_transpose3d", "", "conv_transpose3d(Tensor input, Tensor weight, Tensor? bias=None, int[3] stride=1, int[3] padding=0, int[3] output_padding=0, int groups=1, int[3] dilation=1) -> Tensor",
     "The gradient of conv3d with respect to its input, as a function: weight [in, out / groups, KD, KH, KW]. Gives [N, out, D', H', W'], S' = (S - 1) stride - 2 padding + dilation (K - 1) + output_padding + 1. Errors: RuntimeError for sizes that do not fit, a negative output_padding or one that is not below stride or dilation; NotImplementedError for bool.",
     FL_OP_FUNCTION | FL_OP_NN, 8, args_fl_conv_transpose3d, 1, results_tensor,
     NULL, call_fl_conv_transpose3d,
     NULL},
    {"convolution", "", "convolution(Tensor input, Tensor weight, Tensor? bias, int[] stride, int[] padding, int[] dilation, bool transposed, int[] output_padding, int groups) -> Tensor",
     "conv1d to conv3d and conv_transpose1d to conv_transpose3d by weight's number of dimensions. Errors: RuntimeError for sizes that do not fit.",
     FL_OP_FUNCTION, 9, args_fl_convolution, 1, results_tensor,
     NULL, call_fl_convolution,
     NULL},
    {"copy_", "", "copy_(Tensor self, Tensor src, bool non_blocking=False) -> Tensor",
     "Writes src, broadcast and converted, into self. Errors: RuntimeError for a shape that does not broadcast to self's.",
     FL_OP_METHOD, 3, args_fl_copy_, 1, results_tensor,
     NULL, call_fl_copy_,
     NULL},
    {"copysign", "", "copysign(Tensor self, Tensor other) -> Tensor",
     "|self| with the sign of other. Shapes broadcast; integers give the default dtype.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_copysign,
     NULL},
    {"copysign", "scalar", "copysign.scalar(Tensor self, Scalar other) -> Tensor",
     "|self| with the sign of other.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 2, args_fl_add_scalar, 1, results_tensor,
     NULL, call_fl_copysign_scalar,
     NULL},
    {"copysign_", "", "copysign(Tensor self, Tensor other) -> Tensor",
     "|self| with the sign of other. Shapes broadcast; integers give the default dtype.",
     FL_OP_METHOD, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_copysign_,
     NULL},
    {"copysign_", "scalar", "copysign.scalar(Tensor self, Scalar other) -> Tensor",
     "|self| with the sign of other.",
     FL_OP_METHOD, 2, args_fl_add_scalar, 1, results_tensor,
     NULL, call_fl_copysign_scalar_,
     NULL},
    {"corrcoef", "", "corrcoef(Tensor self) -> Tensor",
     "The correlation coefficients of the rows. [rows, rows], in [-1, 1]. Errors: RuntimeError for bool.",
     FL_OP_FUNCTION | FL_OP_METHOD, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_corrcoef,
     NULL},
    {"cos", "", "cos(Tensor self) -> Tensor",
     "The cosine. Integers and bool give the default dtype. self in radians.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_cos,
     NULL},
    {"cos_", "", "cos(Tensor self) -> Tensor",
     "The cosine. Integers and bool give the default dtype. self in radians.",
     FL_OP_FUNCTION | FL_OP_METHOD, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_cos_,
     NULL},
    {"cosh", "", "cosh(Tensor self) -> Tensor",
     "The hyperbolic cosine. Integers and bool give the default dtype.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_cosh,
     NULL},
    {"cosh_", "", "cosh(Tensor self) -> Tensor",
     "The hyperbolic cosine. Integers and bool give the default dtype.",
     FL_OP_FUNCTION | FL_OP_METHOD, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_cosh_,
     NULL},
    {"cosine_embedding_loss", "", "cosine_embedding_loss(Tensor input1, Tensor input2, Tensor target, float margin=0.0, str reduction='mean') -> Tensor",
     "1 - cos(input1, input2) where target is 1, max(0, cos - margin) where it is -1. input [N, D] with target [N], or [D] with a number. Errors: RuntimeError for other shapes.",
     FL_OP_NN, 5, args_fl_margin_ranking_loss, 1, results_tensor,
     NULL, call_fl_cosine_embedding_loss,
     NULL},
    {"cosine_embedding_loss", "numbered", "cosine_embedding_loss.numbered(Tensor input1, Tensor input2, Tensor target, float margin=0.0, int reduction=0) -> Tensor",
     "1 - cos(input1, input2) where target is 1, max(0, cos - margin) where it is -1; reduction is 0 (none), 1 (mean) or 2 (sum).",
     FL_OP_FUNCTION, 5, args_fl_margin_ranking_loss_numbered, 1, results_tensor,
     NULL, call_fl_cosine_embedding_loss_numbered,
     NULL},
    {"cosine_similarity", "", "cosine_similarity(Tensor x1, Tensor x2, int dim=1, float eps=1e-08) -> Tensor",
     "The cosine of the angle between x1 and x2 along dim; norms are kept above eps. The shapes broadcast; dim goes away. Errors: RuntimeError for integers.",
     FL_OP_FUNCTION | FL_OP_NN, 4, args_fl_cosine_similarity, 1, results_tensor,
     NULL, call_fl_cosine_similarity,
     NULL},
    {"count_nonzero", "", "count_nonzero(Tensor self, int[]?|int dim=None) -> Tensor",
     "How many items are not zero. int64, without gradient.",
     FL_OP_FUNCTION | FL_OP_METHOD, 2, args_fl_count_nonzero, 1, results_tensor,
     NULL, call_fl_count_nonzero,
     NULL},
    {"cov", "", "cov(Tensor self, *, int correction=1, Tensor? fweights=None, Tensor? aweights=None) -> Tensor",
     "The covariances of the rows, whose columns are observations; fweights: how often each was made, aweights: its weight. [rows, rows]; divided by the number of observations less correction. Errors: RuntimeError for bool, fweights that are not integers, aweights that are not floating, or negative ones.",
     FL_OP_FUNCTION | FL_OP_METHOD, 4, args_fl_cov, 1, results_tensor,
     NULL, call_fl_cov,
     NULL},
    {"cross", "", "cross(Tensor self, Tensor other, int? dim=None) -> Tensor",
     "The vector products along a dimension of size 3: dim, or the first of that size. Shapes broadcast. Errors: RuntimeError where there is no such dimension, NotImplementedError for bool.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT | FL_OP_APART_OUT | FL_OP_EXACT_OUT, 3, args_fl_cross, 1, results_tensor,
     NULL, call_fl_cross,
     NULL},
    {"cross_entropy", "", "cross_entropy(Tensor input, Tensor target, Tensor? weight=None, int ignore_index=-100, str reduction='mean', float label_smoothing=0.0) -> Tensor",
     "The cross entropy between logits [N, C, ...] (or [C]) and class numbers [N, ...] or probabilities [N, C, ...]. weight [C] weighs the classes, and the mean; items of class ignore_index count for nothing; label_smoothing e mixes e / C into the target. One number, or with reduction 'none' [N, ...]. Errors: IndexError for a class outside [0, C), ValueError for sizes that do not fit, RuntimeError for a target of another integer type than int64 and uint8, NotImplementedError for an input that is not floating.",
     FL_OP_NN, 6, args_fl_cross_entropy, 1, results_tensor,
     NULL, call_fl_cross_entropy,
     NULL},
    {"ctc_loss", "", "ctc_loss(Tensor log_probs, Tensor targets, Tensor input_lengths, Tensor target_lengths, int blank=0, str reduction='mean', bool zero_infinity=False) -> Tensor",
     "Minus the logarithm of the probability that log_probs [T, N, C] or [T, C] spell targets, [N, S] or one after another. log_probs are logarithms; lengths [N]; 'mean' divides each by its target's length first. zero_infinity: impossible alignments cost 0. Errors: RuntimeError for lengths out of range. (Graves et al., 2006.)",
     FL_OP_NN, 7, args_fl_ctc_loss, 1, results_tensor,
     NULL, call_fl_ctc_loss,
     NULL},
    {"ctc_loss", "lengths", "ctc_loss.lengths(Tensor log_probs, Tensor targets, int[] input_lengths, int[] target_lengths, int blank=0, str reduction='mean', bool zero_infinity=False) -> Tensor",
     "The same with lengths as numbers.",
     FL_OP_NN, 7, args_fl_ctc_loss_lengths, 1, results_tensor,
     NULL, call_fl_ctc_loss_lengths,
     NULL},
    {"ctc_loss", "numbered", "ctc_loss.numbered(Tensor log_probs, Tensor targets, Tensor input_lengths, Tensor target_lengths, int blank=0, int reduction=0, bool zero_infinity=False) -> Tensor",
     "Minus the logarithm of the probability that log_probs [T, N, C] or [T, C] spell targets; reduction is 0 (none), 1 (mean) or 2 (sum).",
     FL_OP_FUNCTION, 7, args_fl_ctc_loss_numbered, 1, results_tensor,
     NULL, call_fl_ctc_loss_numbered,
     NULL},
    {"ctc_loss", "lengths_numbered", "ctc_loss.lengths_numbered(Tensor log_probs, Tensor targets, int[] input_lengths, int[] target_lengths, int blank=0, int reduction=0, bool zero_infinity=False) -> Tensor",
     "The same with lengths as numbers.",
     FL_OP_FUNCTION, 7, args_fl_ctc_loss_lengths_numbered, 1, results_tensor,
     NULL, call_fl_ctc_loss_lengths_numbered,
     NULL},
    {"cummax", "", "cummax(Tensor self, int dim) -> (Tensor values, Tensor indices)",
     "The largest so far along a dimension, and its place. indices, int64, name the last of equals, and have no gradient; NaN stays once it came.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT | FL_OP_EXACT_OUT, 2, args_fl_squeeze_copy_dim, 2, results_tensor_tensor,
     names_fl_cummax, call_fl_cummax,
     NULL},
    {"cummin", "", "cummin(Tensor self, int dim) -> (Tensor values, Tensor indices)",
     "The smallest so far along a dimension, and its place. indices, int64, name the last of equals, and have no gradient; NaN stays once it came.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT | FL_OP_EXACT_OUT, 2, args_fl_squeeze_copy_dim, 2, results_tensor_tensor,
     names_fl_cummin, call_fl_cummin,
     NULL},
    {"cumprod", "", "cumprod(Tensor self, int dim, *, ScalarType? dtype=None) -> Tensor",
     "The running products along dim, of self's shape. Integers and bool give int64. Errors: IndexError for a dim that is not there.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT | FL_OP_TYPED_OUT, 3, args_fl_cumsum, 1, results_tensor,
     NULL, call_fl_cumprod,
     NULL},
    {"cumprod_", "", "cumprod(Tensor self, int dim, *, ScalarType? dtype=None) -> Tensor",
     "The running products along dim, of self's shape. Integers and bool give int64. Errors: IndexError for a dim that is not there.",
     FL_OP_METHOD, 3, args_fl_cumsum, 1, results_tensor,
     NULL, call_fl_cumprod_,
     NULL},
    {"cumsum", "", "cumsum(Tensor self, int dim, *, ScalarType? dtype=None) -> Tensor",
     "The running sums along dim, of self's shape. Integers and bool give int64. Errors: IndexError for a dim that is not there.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT | FL_OP_TYPED_OUT, 3, args_fl_cumsum, 1, results_tensor,
     NULL, call_fl_cumsum,
     NULL},
    {"cumsum_", "", "cumsum(Tensor self, int dim, *, ScalarType? dtype=None) -> Tensor",
     "The running sums along dim, of self's shape. Integers and bool give int64. Errors: IndexError for a dim that is not there.",
     FL_OP_METHOD, 3, args_fl_cumsum, 1, results_tensor,
     NULL, call_fl_cumsum_,
     NULL},
    {"cumulative_trapezoid", "x", "cumulative_trapezoid.x(Tensor y, Tensor x, *, int dim=-1) -> Tensor",
     "The running integral along dim by the trapezoidal rule, at places x.",
     FL_OP_FUNCTION, 3, args_fl_trapezoid_x, 1, results_tensor,
     NULL, call_fl_cumulative_trapezoid_x,
     NULL},
    {"cumulative_trapezoid", "", "cumulative_trapezoid(Tensor y, *, Scalar dx=1, int dim=-1) -> Tensor",
     "The running integral along dim by the trapezoidal rule, dx apart. One shorter along dim. Errors: RuntimeError for bool.",
     FL_OP_FUNCTION, 3, args_fl_trapezoid, 1, results_tensor,
     NULL, call_fl_cumulative_trapezoid,
     NULL},
    {"deg2rad", "", "deg2rad(Tensor self) -> Tensor",
     "Degrees to radians. Integers and bool give the default dtype.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_deg2rad,
     NULL},
    {"deg2rad_", "", "deg2rad(Tensor self) -> Tensor",
     "Degrees to radians. Integers and bool give the default dtype.",
     FL_OP_FUNCTION | FL_OP_METHOD, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_deg2rad_,
     NULL},
    {"det", "", "det(Tensor self) -> Tensor",
     "linalg_det by another name.",
     FL_OP_FUNCTION | FL_OP_METHOD, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_det,
     NULL},
    {"detach", "", "detach(Tensor self) -> Tensor",
     "A view of the same memory, outside the graph: writes to either are seen by both.",
     FL_OP_FUNCTION | FL_OP_METHOD, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_detach,
     NULL},
    {"detach_", "", "detach_(Tensor self) -> Tensor",
     "Takes self itself out of the graph.",
     FL_OP_METHOD, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_detach_,
     NULL},
    {"detach_copy", "", "detach_copy(Tensor self) -> Tensor",
     "A copy of self outside the graph.",
     FL_OP_FUNCTION | FL_OP_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_detach_copy,
     NULL},
    {"diag", "", "diag(Tensor self, int diagonal=0) -> Tensor",
     "The diagonal of a matrix; a matrix of a diagonal. diagonal: how far above the main one. A copy. Errors: RuntimeError for other than one or two dimensions.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT | FL_OP_EXACT_OUT, 2, args_fl_diag, 1, results_tensor,
     NULL, call_fl_diag,
     NULL},
    {"diag_embed", "", "diag_embed(Tensor self, int offset=0, int dim1=-2, int dim2=-1) -> Tensor",
     "Matrices whose diagonals are the last dimension of self. [..., n] to [..., n + |offset|, n + |offset|], the matrices standing in dim1 and dim2. A copy.",
     FL_OP_FUNCTION | FL_OP_METHOD, 4, args_fl_diag_embed, 1, results_tensor,
     NULL, call_fl_diag_embed,
     NULL},
    {"diagflat", "", "diagflat(Tensor self, int offset=0) -> Tensor",
     "The items in row-major order as a diagonal of a matrix of zeros. offset: how far above the main diagonal.",
     FL_OP_FUNCTION | FL_OP_METHOD, 2, args_fl_diagflat, 1, results_tensor,
     NULL, call_fl_diagflat,
     NULL},
    {"diagonal", "", "diagonal(Tensor self, int offset=0, int dim1=0, int dim2=1) -> Tensor",
     "The diagonal of two dimensions, as the last dimension. A view; offset: how far above the main diagonal. Errors: RuntimeError for equal dims, IndexError for dims that are not there.",
     FL_OP_FUNCTION | FL_OP_METHOD, 4, args_fl_diagonal_copy, 1, results_tensor,
     NULL, call_fl_diagonal,
     NULL},
    {"diagonal_copy", "", "diagonal_copy(Tensor self, int offset=0, int dim1=0, int dim2=1) -> Tensor",
     "A copy of diagonal.",
     FL_OP_FUNCTION | FL_OP_OUT, 4, args_fl_diagonal_copy, 1, results_tensor,
     NULL, call_fl_diagonal_copy,
     NULL},
    {"diagonal_scatter", "", "diagonal_scatter(Tensor self, Tensor src, int offset=0, int dim1=0, int dim2=1) -> Tensor",
     "A copy of self with src in place of that diagonal. Errors: RuntimeError for a src of another shape.",
     FL_OP_FUNCTION | FL_OP_METHOD, 5, args_fl_diagonal_scatter, 1, results_tensor,
     NULL, call_fl_diagonal_scatter,
     NULL},
    {"diff", "", "diff(Tensor self, int n=1, int dim=-1, Tensor? prepend=None, Tensor? append=None) -> Tensor",
     "The differences between neighbours along dim, n times over, of prepend, self and append joined. The result is n shorter along dim; of bools it is their xor.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT, 5, args_fl_diff, 1, results_tensor,
     NULL, call_fl_diff,
     NULL},
    {"digamma", "", "digamma(Tensor self) -> Tensor",
     "The derivative of lgamma. Integers and bool give the default dtype.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_digamma,
     NULL},
    {"digamma_", "", "digamma(Tensor self) -> Tensor",
     "The derivative of lgamma. Integers and bool give the default dtype.",
     FL_OP_METHOD, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_digamma_,
     NULL},
    {"dist", "", "dist(Tensor self, Tensor other, Scalar p=2) -> Tensor",
     "The p-norm of self - other. Shapes broadcast; of no dimensions. Errors: RuntimeError for integers.",
     FL_OP_FUNCTION | FL_OP_METHOD, 3, args_fl_dist, 1, results_tensor,
     NULL, call_fl_dist,
     NULL},
    {"div", "", "div(Tensor self, Tensor other) -> Tensor",
     "self / other, of floating type. Shapes broadcast; integers and bool are divided in the default dtype.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_div,
     NULL},
    {"div", "mode", "div.mode(Tensor self, Tensor other, *, str? rounding_mode) -> Tensor",
     "The quotient, rounded towards zero (trunc) or down (floor). Integers stay integers. Errors: RuntimeError for another rounding_mode, and where an integer divisor is 0.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 3, args_fl_div_mode, 1, results_tensor,
     NULL, call_fl_div_mode,
     NULL},
    {"div", "scalar", "div.scalar(Tensor self, Scalar other) -> Tensor",
     "self / other, of floating type",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 2, args_fl_add_scalar, 1, results_tensor,
     NULL, call_fl_div_scalar,
     NULL},
    {"div", "scalar_mode", "div.scalar_mode(Tensor self, Scalar other, *, str? rounding_mode) -> Tensor",
     "The quotient, rounded towards zero (trunc) or down (floor).",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 3, args_fl_div_scalar_mode, 1, results_tensor,
     NULL, call_fl_div_scalar_mode,
     NULL},
    {"div_", "", "div(Tensor self, Tensor other) -> Tensor",
     "self / other, of floating type. Shapes broadcast; integers and bool are divided in the default dtype.",
     FL_OP_METHOD, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_div_,
     NULL},
    {"div_", "mode", "div.mode(Tensor self, Tensor other, *, str? rounding_mode) -> Tensor",
     "The quotient, rounded towards zero (trunc) or down (floor). Integers stay integers. Errors: RuntimeError for another rounding_mode, and where an integer divisor is 0.",
     FL_OP_METHOD, 3, args_fl_div_mode, 1, results_tensor,
     NULL, call_fl_div_mode_,
     NULL},
    {"div_", "scalar", "div.scalar(Tensor self, Scalar other) -> Tensor",
     "self / other, of floating type",
     FL_OP_METHOD, 2, args_fl_add_scalar, 1, results_tensor,
     NULL, call_fl_div_scalar_,
     NULL},
    {"div_", "scalar_mode", "div.scalar_mode(Tensor self, Scalar other, *, str? rounding_mode) -> Tensor",
     "The quotient, rounded towards zero (trunc) or down (floor).",
     FL_OP_METHOD, 3, args_fl_div_scalar_mode, 1, results_tensor,
     NULL, call_fl_div_scalar_mode_,
     NULL},
    {"divide", "", "div(Tensor self, Tensor other) -> Tensor",
     "self / other, of floating type. Shapes broadcast; integers and bool are divided in the default dtype.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_div,
     "div"},
    {"divide", "mode", "div.mode(Tensor self, Tensor other, *, str? rounding_mode) -> Tensor",
     "The quotient, rounded towards zero (trunc) or down (floor). Integers stay integers. Errors: RuntimeError for another rounding_mode, and where an integer divisor is 0.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 3, args_fl_div_mode, 1, results_tensor,
     NULL, call_fl_div_mode,
     "div"},
    {"divide", "scalar", "div.scalar(Tensor self, Scalar other) -> Tensor",
     "self / other, of floating type",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 2, args_fl_add_scalar, 1, results_tensor,
     NULL, call_fl_div_scalar,
     "div"},
    {"divide", "scalar_mode", "div.scalar_mode(Tensor self, Scalar other, *, str? rounding_mode) -> Tensor",
     "The quotient, rounded towards zero (trunc) or down (floor).",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 3, args_fl_div_scalar_mode, 1, results_tensor,
     NULL, call_fl_div_scalar_mode,
     "div"},
    {"divide_", "", "div(Tensor self, Tensor other) -> Tensor",
     "self / other, of floating type. Shapes broadcast; integers and bool are divided in the default dtype.",
     FL_OP_METHOD, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_div_,
     "div_"},
    {"divide_", "mode", "div.mode(Tensor self, Tensor other, *, str? rounding_mode) -> Tensor",
     "The quotient, rounded towards zero (trunc) or down (floor). Integers stay integers. Errors: RuntimeError for another rounding_mode, and where an integer divisor is 0.",
     FL_OP_METHOD, 3, args_fl_div_mode, 1, results_tensor,
     NULL, call_fl_div_mode_,
     "div_"},
    {"divide_", "scalar", "div.scalar(Tensor self, Scalar other) -> Tensor",
     "self / other, of floating type",
     FL_OP_METHOD, 2, args_fl_add_scalar, 1, results_tensor,
     NULL, call_fl_div_scalar_,
     "div_"},
    {"divide_", "scalar_mode", "div.scalar_mode(Tensor self, Scalar other, *, str? rounding_mode) -> Tensor",
     "The quotient, rounded towards zero (trunc) or down (floor).",
     FL_OP_METHOD, 3, args_fl_div_scalar_mode, 1, results_tensor,
     NULL, call_fl_div_scalar_mode_,
     "div_"},
    {"dot", "", "dot(Tensor self, Tensor tensor) -> Tensor",
     "The sum of the products of two vectors' elements. Of no dimensions. Errors: RuntimeError for lengths or dtypes that differ, or other than vectors; NotImplementedError for bool.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT | FL_OP_EXACT_OUT, 2, args_fl_dot, 1, results_tensor,
     NULL, call_fl_dot,
     NULL},
    {"double", "tensor", "double.tensor(Tensor self, MemoryFormat memory_format=preserve_format) -> Tensor",
     "self.to(float64)",
     FL_OP_METHOD, 2, args_fl_bool_tensor, 1, results_tensor,
     NULL, call_fl_double_tensor,
     NULL},
    {"dropout", "", "dropout(Tensor self, float p=0.5, bool training=True) -> Tensor",
     "In training, zeroes each element with probability p and scales the rest by 1 / (1 - p); else self itself. Of self's shape; p in [0, 1]. Errors: ValueError for another p, RuntimeError for integers and bool in training.",
     FL_OP_FUNCTION | FL_OP_NN | FL_OP_INPLACE, 3, args_fl_dropout, 1, results_tensor,
     NULL, call_fl_dropout,
     NULL},
    {"dropout1d", "", "dropout1d(Tensor self, float p=0.5, bool training=True) -> Tensor",
     "dropout of whole channels of (N, C, L) or (C, L). Errors: as dropout.",
     FL_OP_NN | FL_OP_INPLACE, 3, args_fl_dropout, 1, results_tensor,
     NULL, call_fl_dropout1d,
     NULL},
    {"dropout1d_", "", "dropout1d(Tensor self, float p=0.5, bool training=True) -> Tensor",
     "dropout of whole channels of (N, C, L) or (C, L). Errors: as dropout.",
     0, 3, args_fl_dropout, 1, results_tensor,
     NULL, call_fl_dropout1d_,
     NULL},
    {"dropout2d", "", "dropout2d(Tensor self, float p=0.5, bool training=True) -> Tensor",
     "dropout of whole channels of (N, C, H, W). Errors: as dropout.",
     FL_OP_NN | FL_OP_INPLACE, 3, args_fl_dropout, 1, results_tensor,
     NULL, call_fl_dropout2d,
     NULL},
    {"dropout2d_", "", "dropout2d(Tensor self, float p=0.5, bool training=True) -> Tensor",
     "dropout of whole channels of (N, C, H, W). Errors: as dropout.",
     0, 3, args_fl_dropout, 1, results_tensor,
     NULL, call_fl_dropout2d_,
     NULL},
    {"dropout3d", "", "dropout3d(Tensor self, float p=0.5, bool training=True) -> Tensor",
     "dropout of whole channels of (N, C, D, H, W) or (C, D, H, W). Errors: as dropout.",
     FL_OP_NN | FL_OP_INPLACE, 3, args_fl_dropout, 1, results_tensor,
     NULL, call_fl_dropout3d,
     NULL},
    {"dropout3d_", "", "dropout3d(Tensor self, float p=0.5, bool training=True) -> Tensor",
     "dropout of whole channels of (N, C, D, H, W) or (C, D, H, W). Errors: as dropout.",
     0, 3, args_fl_dropout, 1, results_tensor,
     NULL, call_fl_dropout3d_,
     NULL},
    {"dropout_", "", "dropout(Tensor self, float p=0.5, bool training=True) -> Tensor",
     "In training, zeroes each element with probability p and scales the rest by 1 / (1 - p); else self itself. Of self's shape; p in [0, 1]. Errors: ValueError for another p, RuntimeError for integers and bool in training.",
     FL_OP_FUNCTION, 3, args_fl_dropout, 1, results_tensor,
     NULL, call_fl_dropout_,
     NULL},
    {"dsplit", "", "dsplit(Tensor self, int sections) -> Tensor[]",
     "tensor_split along dim 2. Errors: RuntimeError where sections do not divide the size, or for too few dimensions.",
     FL_OP_FUNCTION | FL_OP_METHOD, 2, args_fl_hsplit, -1, results_tensors,
     NULL, call_fl_dsplit,
     NULL},
    {"dsplit", "indices", "dsplit.indices(Tensor self, int[] indices) -> Tensor[]",
     "tensor_split along dim 2.",
     FL_OP_FUNCTION | FL_OP_METHOD, 2, args_fl_hsplit_indices, -1, results_tensors,
     NULL, call_fl_dsplit_indices,
     NULL},
    {"dstack", "", "dstack(Tensor[] tensors) -> Tensor",
     "cat of at least three-dimensional tensors along dim 2. Errors: as cat.",
     FL_OP_FUNCTION | FL_OP_OUT, 1, args_fl_hstack, 1, results_tensor,
     NULL, call_fl_dstack,
     NULL},
    {"einsum", "", "einsum(str equation, Tensor[] tensors) -> Tensor",
     "Sums of products by Einstein's convention: 'bij,bjk->bik'. Letters name dimensions, '...' stands for any number of them; what the result does not name is summed. Errors: ValueError for an equation that is not understood, RuntimeError for sizes that do not fit or two dtypes.",
     FL_OP_FUNCTION, 2, args_fl_einsum, 1, results_tensor,
     NULL, call_fl_einsum,
     NULL},
    {"elu", "", "elu(Tensor self, Scalar alpha=1) -> Tensor",
     "self above 0, alpha * (e^self - 1) below. Errors: NotImplementedError for integers and bool.",
     FL_OP_NN | FL_OP_INPLACE, 2, args_fl_elu, 1, results_tensor,
     NULL, call_fl_elu,
     NULL},
    {"elu_", "", "elu(Tensor self, Scalar alpha=1) -> Tensor",
     "self above 0, alpha * (e^self - 1) below. Errors: NotImplementedError for integers and bool.",
     0, 2, args_fl_elu, 1, results_tensor,
     NULL, call_fl_elu_,
     NULL},
    {"embedding", "", "embedding(Tensor input, Tensor weight, int? padding_idx=None, float? max_norm=None, float norm_type=2.0, bool scale_grad_by_freq=False, bool sparse=False) -> Tensor",
     "Rows of weight (num_embeddings, embedding_dim) by index: any shape of integers to that shape and embedding_dim. The row padding_idx gets no gradient; rows longer than max_norm are shortened in place first. scale_grad_by_freq divides a row's gradient by how often it was asked for. Errors: IndexError for an index outside [0, num_embeddings), RuntimeError for indices that are not int32 or int64.",
     FL_OP_NN, 7, args_fl_embedding, 1, results_tensor,
     NULL, call_fl_embedding,
     NULL},
    {"embedding", "native", "embedding.native(Tensor weight, Tensor indices, SymInt padding_idx=-1, bool scale_grad_by_freq=False, bool sparse=False) -> Tensor",
     "Rows of weight by index; padding_idx -1 is none.",
     FL_OP_FUNCTION, 5, args_fl_embedding_native, 1, results_tensor,
     NULL, call_fl_embedding_native,
     NULL},
    {"embedding_bag", "", "embedding_bag(Tensor input, Tensor weight, Tensor? offsets=None, float? max_norm=None, float norm_type=2.0, bool scale_grad_by_freq=False, str mode='mean', bool sparse=False, Tensor? per_sample_weights=None, bool include_last_offset=False, int? padding_idx=None) -> Tensor",
     "Rows of weight by index, added up ('sum'), averaged ('mean') or maximised ('max') bag by bag: input [bags, size], or [n] with offsets where each bag begins. sparse asks for a gradient that is dense all the same. Gives [bags, embedding_dim]. Errors: ValueError for offsets that do not go with the input or an unknown mode, RuntimeError for an index out of range, NotImplementedError for per_sample_weights unless mode is 'sum'.",
     FL_OP_NN, 11, args_fl_embedding_bag, 1, results_tensor,
     NULL, call_fl_embedding_bag,
     NULL},
    {"embedding_bag", "native", "embedding_bag.native(Tensor weight, Tensor indices, Tensor offsets, bool scale_grad_by_freq=False, int mode=0, bool sparse=False, Tensor? per_sample_weights=None, bool include_last_offset=False, int? padding_idx=None) -> (Tensor output, Tensor offset2bag, Tensor bag_size, Tensor max_indices)",
     "embedding_bag (mode 0: sum, 1: mean, 2: max), the bag of each index, the size of each bag, and the rows that a maximum took.",
     FL_OP_FUNCTION, 9, args_fl_embedding_bag_native, 4, results_tensor_tensor_tensor_tensor,
     NULL, call_fl_embedding_bag_native,
     NULL},
    {"embedding_renorm_", "", "embedding_renorm_(Tensor self, Tensor indices, float max_norm, float norm_type) -> Tensor",
     "Shortens the rows of self that stand in indices and whose norm_type-norm is more than max_norm, in place. self [num_embeddings, embedding_dim]. Errors: IndexError for an index out of range.",
     FL_OP_FUNCTION, 4, args_fl_embedding_renorm_, 1, results_tensor,
     NULL, call_fl_embedding_renorm_,
     NULL},
    {"empty", "", "empty(int[] size, *, ScalarType? dtype=None, MemoryFormat memory_format=contiguous_format) -> Tensor",
     "Memory as it comes, not set to anything, of this shape. dtype None: the default dtype. Errors: RuntimeError for a negative size, or requires_grad of integers.",
     FL_OP_FUNCTION | FL_OP_FACTORY | FL_OP_OUT, 3, args_fl_empty, 1, results_tensor,
     NULL, call_fl_empty,
     NULL},
    {"empty_like", "", "empty_like(Tensor self, *, ScalarType? dtype=None, MemoryFormat memory_format=preserve_format) -> Tensor",
     "Memory as it comes, of self's shape and dtype.",
     FL_OP_FUNCTION | FL_OP_FACTORY, 3, args_fl_zeros_like, 1, results_tensor,
     NULL, call_fl_empty_like,
     NULL},
    {"empty_permuted", "", "empty_permuted(int[] size, int[] physical_layout, *, ScalarType? dtype=None) -> Tensor",
     "Memory as it comes; physical_layout: the dimensions from the outermost in memory to the innermost. Errors: RuntimeError where physical_layout is no permutation.",
     FL_OP_FUNCTION | FL_OP_FACTORY, 3, args_fl_empty_permuted, 1, results_tensor,
     NULL, call_fl_empty_permuted,
     NULL},
    {"empty_strided", "", "empty_strided(int[] size, int[] stride, *, ScalarType? dtype=None) -> Tensor",
     "Memory as it comes, with these strides. stride: elements from one index to the next. Errors: RuntimeError for negative strides.",
     FL_OP_FUNCTION | FL_OP_FACTORY, 3, args_fl_empty_strided, 1, results_tensor,
     NULL, call_fl_empty_strided,
     NULL},
    {"eq", "", "eq(Tensor self, Tensor other) -> Tensor",
     "self == other. Shapes broadcast; a bool for each pair, without gradient.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_eq,
     NULL},
    {"eq", "scalar", "eq.scalar(Tensor self, Scalar other) -> Tensor",
     "self == other",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 2, args_fl_add_scalar, 1, results_tensor,
     NULL, call_fl_eq_scalar,
     NULL},
    {"eq_", "", "eq(Tensor self, Tensor other) -> Tensor",
     "self == other. Shapes broadcast; a bool for each pair, without gradient.",
     FL_OP_METHOD, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_eq_,
     NULL},
    {"eq_", "scalar", "eq.scalar(Tensor self, Scalar other) -> Tensor",
     "self == other",
     FL_OP_METHOD, 2, args_fl_add_scalar, 1, results_tensor,
     NULL, call_fl_eq_scalar_,
     NULL},
    {"equal", "", "equal(Tensor self, Tensor other) -> bool",
     "Whether both have the same shape and elements, as one bool; NaN equals nothing.",
     FL_OP_FUNCTION | FL_OP_METHOD, 2, args_fl_add, 1, results_bool,
     NULL, call_fl_equal,
     NULL},
    {"erf", "", "erf(Tensor self) -> Tensor",
     "The error function, 2 / sqrt(pi) times the integral of e^(-t^2) from 0 to self. Integers and bool give the default dtype.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_erf,
     NULL},
    {"erf_", "", "erf(Tensor self) -> Tensor",
     "The error function, 2 / sqrt(pi) times the integral of e^(-t^2) from 0 to self. Integers and bool give the default dtype.",
     FL_OP_FUNCTION | FL_OP_METHOD, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_erf_,
     NULL},
    {"erfc", "", "erfc(Tensor self) -> Tensor",
     "1 - erf(self), exact where erf is near 1. Integers and bool give the default dtype.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_erfc,
     NULL},
    {"erfc_", "", "erfc(Tensor self) -> Tensor",
     "1 - erf(self), exact where erf is near 1. Integers and bool give the default dtype.",
     FL_OP_FUNCTION | FL_OP_METHOD, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_erfc_,
     NULL},
    {"erfinv", "", "erfinv(Tensor self) -> Tensor",
     "The inverse of erf. Integers and bool give the default dtype. Infinite at -1 and 1, NaN outside.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_erfinv,
     NULL},
    {"erfinv_", "", "erfinv(Tensor self) -> Tensor",
     "The inverse of erf. Integers and bool give the default dtype. Infinite at -1 and 1, NaN outside.",
     FL_OP_METHOD, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_erfinv_,
     NULL},
    {"exp", "", "exp(Tensor self) -> Tensor",
     "e^self. Integers and bool give the default dtype.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_exp,
     NULL},
    {"exp2", "", "exp2(Tensor self) -> Tensor",
     "2^self. Integers and bool give the default dtype.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_exp2,
     NULL},
    {"exp2_", "", "exp2(Tensor self) -> Tensor",
     "2^self. Integers and bool give the default dtype.",
     FL_OP_FUNCTION | FL_OP_METHOD, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_exp2_,
     NULL},
    {"exp_", "", "exp(Tensor self) -> Tensor",
     "e^self. Integers and bool give the default dtype.",
     FL_OP_FUNCTION | FL_OP_METHOD, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_exp_,
     NULL},
    {"expand", "", "expand(Tensor self, int[] size, *, bool implicit=False) -> Tensor",
     "Dimensions of size 1 repeated without copying; -1 keeps a size. A view, whose elements share memory: clone before writing. New dimensions stand in front. Errors: RuntimeError for a size that does not broadcast.",
     FL_OP_METHOD, 3, args_fl_expand_copy, 1, results_tensor,
     NULL, call_fl_expand,
     NULL},
    {"expand_as", "", "expand_as(Tensor self, Tensor other) -> Tensor",
     "self.expand(other.shape)",
     FL_OP_METHOD, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_expand_as,
     NULL},
    {"expand_copy", "", "expand_copy(Tensor self, int[] size, *, bool implicit=False) -> Tensor",
     "A copy of expand.",
     FL_OP_FUNCTION | FL_OP_OUT, 3, args_fl_expand_copy, 1, results_tensor,
     NULL, call_fl_expand_copy,
     NULL},
    {"expm1", "", "expm1(Tensor self) -> Tensor",
     "e^self - 1, exact near 0. Integers and bool give the default dtype.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_expm1,
     NULL},
    {"expm1_", "", "expm1(Tensor self) -> Tensor",
     "e^self - 1, exact near 0. Integers and bool give the default dtype.",
     FL_OP_FUNCTION | FL_OP_METHOD, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_expm1_,
     NULL},
    {"exponential_", "", "exponential_(Tensor self, float lambd=1.0, *, Generator? generator=None) -> Tensor",
     "Writes numbers of the exponential distribution of rate lambd. The density is lambd e^(-lambd x). Errors: RuntimeError unless lambd > 0.",
     FL_OP_METHOD, 3, args_fl_exponential_, 1, results_tensor,
     NULL, call_fl_exponential_,
     NULL},
    {"eye", "", "eye(SymInt n, *, ScalarType? dtype=None) -> Tensor",
     "The identity matrix. [n, n], of the default dtype. Errors: RuntimeError for a negative n.",
     FL_OP_FUNCTION | FL_OP_FACTORY | FL_OP_OUT, 2, args_fl_eye, 1, results_tensor,
     NULL, call_fl_eye,
     NULL},
    {"eye", "m", "eye.m(SymInt n, SymInt m, *, ScalarType? dtype=None) -> Tensor",
     "Ones on the diagonal of an n x m matrix.",
     FL_OP_FUNCTION | FL_OP_FACTORY | FL_OP_OUT, 3, args_fl_eye_m, 1, results_tensor,
     NULL, call_fl_eye_m,
     NULL},
    {"feature_alpha_dropout", "", "feature_alpha_dropout(Tensor self, float p=0.5, bool training=False) -> Tensor",
     "alpha_dropout of whole channels. Errors: as dropout.",
     FL_OP_FUNCTION | FL_OP_NN | FL_OP_INPLACE, 3, args_fl_alpha_dropout, 1, results_tensor,
     NULL, call_fl_feature_alpha_dropout,
     NULL},
    {"feature_alpha_dropout_", "", "feature_alpha_dropout(Tensor self, float p=0.5, bool training=False) -> Tensor",
     "alpha_dropout of whole channels. Errors: as dropout.",
     FL_OP_FUNCTION, 3, args_fl_alpha_dropout, 1, results_tensor,
     NULL, call_fl_feature_alpha_dropout_,
     NULL},
    {"feature_dropout", "", "feature_dropout(Tensor self, float p, bool train) -> Tensor",
     "dropout of whole channels. Errors: as dropout.",
     FL_OP_FUNCTION | FL_OP_INPLACE, 3, args_fl_feature_dropout, 1, results_tensor,
     NULL, call_fl_feature_dropout,
     NULL},
    {"feature_dropout_", "", "feature_dropout(Tensor self, float p, bool train) -> Tensor",
     "dropout of whole channels. Errors: as dropout.",
     FL_OP_FUNCTION, 3, args_fl_feature_dropout, 1, results_tensor,
     NULL, call_fl_feature_dropout_,
     NULL},
    {"fill", "", "fill(Tensor self, Scalar value) -> Tensor",
     "A tensor like self with one value everywhere. Of self's dtype.",
     FL_OP_FUNCTION, 2, args_fl_fill_, 1, results_tensor,
     NULL, call_fl_fill,
     NULL},
    {"fill", "tensor", "fill.tensor(Tensor self, Tensor value) -> Tensor",
     "A tensor like self with the value of a 0-dim tensor.",
     FL_OP_FUNCTION, 2, args_fl_fill_tensor_, 1, results_tensor,
     NULL, call_fl_fill_tensor,
     NULL},
    {"fill_", "tensor", "fill_.tensor(Tensor self, Tensor value) -> Tensor",
     "Writes the value of a 0-dim tensor everywhere. Errors: RuntimeError for a tensor with dimensions.",
     FL_OP_METHOD, 2, args_fl_fill_tensor_, 1, results_tensor,
     NULL, call_fl_fill_tensor_,
     NULL},
    {"fill_", "", "fill_(Tensor self, Scalar value) -> Tensor",
     "Writes one value everywhere.",
     FL_OP_METHOD, 2, args_fl_fill_, 1, results_tensor,
     NULL, call_fl_fill_,
     NULL},
    {"fill_diagonal_", "", "fill_diagonal_(Tensor self, Scalar fill_value, bool wrap=False) -> Tensor",
     "Writes one value on the diagonal. wrap: again after every gap of one row in a tall matrix. Errors: RuntimeError for fewer than two dimensions.",
     FL_OP_METHOD, 3, args_fl_fill_diagonal_, 1, results_tensor,
     NULL, call_fl_fill_diagonal_,
     NULL},
    {"fix", "", "trunc(Tensor self) -> Tensor",
     "Rounded towards zero. Integers stay as they are. The gradient is 0. Errors: NotImplementedError for bool.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT | FL_OP_EXACT_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_trunc,
     "trunc"},
    {"fix_", "", "trunc(Tensor self) -> Tensor",
     "Rounded towards zero. Integers stay as they are. The gradient is 0. Errors: NotImplementedError for bool.",
     FL_OP_FUNCTION | FL_OP_METHOD, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_trunc_,
     "trunc_"},
    {"flatten", "", "flatten(Tensor self, int start_dim=0, int end_dim=-1) -> Tensor",
     "Dimensions start_dim to end_dim as one. A view where strides allow it; a tensor without dimensions becomes [1]. Errors: RuntimeError where start_dim comes after end_dim, IndexError for dims that are not there.",
     FL_OP_FUNCTION | FL_OP_METHOD, 3, args_fl_flatten, 1, results_tensor,
     NULL, call_fl_flatten,
     NULL},
    {"flip", "", "flip(Tensor self, int[] dims) -> Tensor",
     "Dimensions in reverse order of their elements. A copy, of self's shape. Errors: RuntimeError for a dimension named twice, IndexError for one that is not there.",
     FL_OP_FUNCTION | FL_OP_METHOD, 2, args_fl_tile, 1, results_tensor,
     NULL, call_fl_flip,
     NULL},
    {"fliplr", "", "fliplr(Tensor self) -> Tensor",
     "flip of dim 1. A copy.",
     FL_OP_FUNCTION | FL_OP_METHOD, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_fliplr,
     NULL},
    {"flipud", "", "flipud(Tensor self) -> Tensor",
     "flip of dim 0. A copy.",
     FL_OP_FUNCTION | FL_OP_METHOD, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_flipud,
     NULL},
    {"float", "tensor", "float.tensor(Tensor self, MemoryFormat memory_format=preserve_format) -> Tensor",
     "self.to(float32)",
     FL_OP_METHOD, 2, args_fl_bool_tensor, 1, results_tensor,
     NULL, call_fl_float_tensor,
     NULL},
    {"float_power", "", "float_power(Tensor self, Tensor exponent) -> Tensor",
     "self to the power of exponent, computed in float64, which is the result's dtype. Shapes broadcast.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT | FL_OP_EXACT_OUT, 2, args_fl_pow, 1, results_tensor,
     NULL, call_fl_float_power,
     NULL},
    {"float_power", "scalar", "float_power.scalar(Tensor self, Scalar exponent) -> Tensor",
     "pow in float64",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT | FL_OP_EXACT_OUT, 2, args_fl_pow_scalar, 1, results_tensor,
     NULL, call_fl_float_power_scalar,
     NULL},
    {"float_power_", "", "float_power(Tensor self, Tensor exponent) -> Tensor",
     "self to the power of exponent, computed in float64, which is the result's dtype. Shapes broadcast.",
     FL_OP_METHOD, 2, args_fl_pow, 1, results_tensor,
     NULL, call_fl_float_power_,
     NULL},
    {"float_power_", "scalar", "float_power.scalar(Tensor self, Scalar exponent) -> Tensor",
     "pow in float64",
     FL_OP_METHOD, 2, args_fl_pow_scalar, 1, results_tensor,
     NULL, call_fl_float_power_scalar_,
     NULL},
    {"floor", "", "floor(Tensor self) -> Tensor",
     "The largest integer not above. Integers stay as they are. The gradient is 0. Errors: NotImplementedError for bool.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT | FL_OP_EXACT_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_floor,
     NULL},
    {"floor_", "", "floor(Tensor self) -> Tensor",
     "The largest integer not above. Integers stay as they are. The gradient is 0. Errors: NotImplementedError for bool.",
     FL_OP_FUNCTION | FL_OP_METHOD, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_floor_,
     NULL},
    {"floor_divide", "", "floor_divide(Tensor self, Tensor other) -> Tensor",
     "The quotient rounded down. Shapes broadcast; the result has the promoted dtype. Errors: RuntimeError where an integer divisor is 0, NotImplementedError for bool.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_floor_divide,
     NULL},
    {"floor_divide", "scalar", "floor_divide.scalar(Tensor self, Scalar other) -> Tensor",
     "The quotient rounded down.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 2, args_fl_add_scalar, 1, results_tensor,
     NULL, call_fl_floor_divide_scalar,
     NULL},
    {"floor_divide", "base", "floor_divide.base(Scalar self, Tensor other) -> Tensor",
     "The quotient rounded down.",
     FL_OP_FUNCTION | FL_OP_OUT, 2, args_fl_floor_divide_base, 1, results_tensor,
     NULL, call_fl_floor_divide_base,
     NULL},
    {"floor_divide_", "", "floor_divide(Tensor self, Tensor other) -> Tensor",
     "The quotient rounded down. Shapes broadcast; the result has the promoted dtype. Errors: RuntimeError where an integer divisor is 0, NotImplementedError for bool.",
     FL_OP_METHOD, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_floor_divide_,
     NULL},
    {"floor_divide_", "scalar", "floor_divide.scalar(Tensor self, Scalar other) -> Tensor",
     "The quotient rounded down.",
     FL_OP_METHOD, 2, args_fl_add_scalar, 1, results_tensor,
     NULL, call_fl_floor_divide_scalar_,
     NULL},
    {"fmax", "", "fmax(Tensor self, Tensor other) -> Tensor",
     "The larger of each pair; a number rather than NaN. Shapes broadcast; the result has the promoted dtype. Between equals the gradient is halved.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_fmax,
     NULL},
    {"fmin", "", "fmin(Tensor self, Tensor other) -> Tensor",
     "The smaller of each pair; a number rather than NaN. Shapes broadcast; the result has the promoted dtype. Between equals the gradient is halved.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_fmin,
     NULL},
    {"fmod", "", "fmod(Tensor self, Tensor other) -> Tensor",
     "What division rounded towards zero leaves: it has the sign of self. Shapes broadcast; the result has the promoted dtype. Errors: RuntimeError where an integer divisor is 0, NotImplementedError for bool.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_fmod,
     NULL},
    {"fmod", "scalar", "fmod.scalar(Tensor self, Scalar other) -> Tensor",
     "What division rounded towards zero leaves: it has the sign of self.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 2, args_fl_add_scalar, 1, results_tensor,
     NULL, call_fl_fmod_scalar,
     NULL},
    {"fmod_", "", "fmod(Tensor self, Tensor other) -> Tensor",
     "What division rounded towards zero leaves: it has the sign of self. Shapes broadcast; the result has the promoted dtype. Errors: RuntimeError where an integer divisor is 0, NotImplementedError for bool.",
     FL_OP_METHOD, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_fmod_,
     NULL},
    {"fmod_", "scalar", "fmod.scalar(Tensor self, Scalar other) -> Tensor",
     "What division rounded towards zero leaves: it has the sign of self.",
     FL_OP_METHOD, 2, args_fl_add_scalar, 1, results_tensor,
     NULL, call_fl_fmod_scalar_,
     NULL},
    {"fold", "", "fold(Tensor input, int[=2] output_size, int[=2] kernel_size, int[=2] dilation=1, int[=2] padding=0, int[=2] stride=1) -> Tensor",
     "Columns of patches summed to images of output_size: [N, C * KH * KW, number of patches] to [N, C, H, W]. Errors: RuntimeError for sizes that do not fit, NotImplementedError for integers.",
     FL_OP_NN, 6, args_fl_fold, 1, results_tensor,
     NULL, call_fl_fold,
     NULL},
    {"frac", "", "frac(Tensor self) -> Tensor",
     "self - trunc(self). Errors: NotImplementedError for integers and bool.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT | FL_OP_EXACT_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_frac,
     NULL},
    {"frac_", "", "frac(Tensor self) -> Tensor",
     "self - trunc(self). Errors: NotImplementedError for integers and bool.",
     FL_OP_FUNCTION | FL_OP_METHOD, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_frac_,
     NULL},
    {"fractional_max_pool2d", "", "fractional_max_pool2d(Tensor input, int[=2] kernel_size, int[=2]? output_size=None, float[=2]? output_ratio=None, bool|any return_indices=False, Tensor? _random_samples=None) -> Tensor",
     "The largest of windows at random steps that give output_size. For the indices too: fractional_max_pool2d_with_indices. (Graham, 2014.) Give output_size or output_ratio. Errors: ValueError for neither, NotImplementedError for integers.",
     FL_OP_NN, 6, args_fl_fractional_max_pool2d, 1, results_tensor,
     NULL, call_fl_fractional_max_pool2d,
     NULL},
    {"fractional_max_pool2d_with_indices", "", "fractional_max_pool2d_with_indices(Tensor input, int[=2] kernel_size, int[=2]? output_size=None, float[=2]? output_ratio=None, bool|any return_indices=False, Tensor? _random_samples=None) -> (Tensor output, Tensor indices)",
     "The largest of windows at random steps that give output_size, and where in the flattened input they stand.",
     FL_OP_NN, 6, args_fl_fractional_max_pool2d, 2, results_tensor_tensor,
     NULL, call_fl_fractional_max_pool2d_with_indices,
     NULL},
    {"fractional_max_pool3d", "", "fractional_max_pool3d(Tensor input, int[=3] kernel_size, int[=3]? output_size=None, float[=3]? output_ratio=None, bool|any return_indices=False, Tensor? _random_samples=None) -> Tensor",
     "The largest of windows at random steps that give output_size. For the indices too: fractional_max_pool3d_with_indices. (Graham, 2014.) Give output_size or output_ratio. Errors: ValueError for neither, NotImplementedError for integers.",
     FL_OP_NN, 6, args_fl_fractional_max_pool3d, 1, results_tensor,
     NULL, call_fl_fractional_max_pool3d,
     NULL},
    {"fractional_max_pool3d_with_indices", "", "fractional_max_pool3d_with_indices(Tensor input, int[=3] kernel_size, int[=3]? output_size=None, float[=3]? output_ratio=None, bool|any return_indices=False, Tensor? _random_samples=None) -> (Tensor output, Tensor indices)",
     "The largest of windows at random steps that give output_size, and where in the flattened input they stand.",
     FL_OP_NN, 6, args_fl_fractional_max_pool3d, 2, results_tensor_tensor,
     NULL, call_fl_fractional_max_pool3d_with_indices,
     NULL},
    {"frexp", "", "frexp(Tensor self) -> (Tensor mantissa, Tensor exponent)",
     "A mantissa of size [0.5, 1) and an exponent: self = mantissa * 2^exponent. The exponent is int32 and has no gradient. Errors: RuntimeError for integers and bool.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT | FL_OP_EXACT_OUT, 1, args_fl_relu, 2, results_tensor_tensor,
     names_fl_frexp, call_fl_frexp,
     NULL},
    {"frobenius_norm", "", "frobenius_norm(Tensor self, int[]|int dim, bool keepdim=False) -> Tensor",
     "The square root of the sum of squares.",
     FL_OP_FUNCTION | FL_OP_OUT | FL_OP_EXACT_OUT, 3, args_fl_frobenius_norm, 1, results_tensor,
     NULL, call_fl_frobenius_norm,
     NULL},
    {"full", "", "full(int[] size, Scalar fill_value, *, ScalarType? dtype=None) -> Tensor",
     "One value everywhere. Without dtype, bools give bool, integers int64, floats the default dtype. Errors: RuntimeError for a negative size.",
     FL_OP_FUNCTION | FL_OP_FACTORY | FL_OP_OUT, 3, args_fl_full, 1, results_tensor,
     NULL, call_fl_full,
     NULL},
    {"full_like", "", "full_like(Tensor self, Scalar fill_value, *, ScalarType? dtype=None, MemoryFormat memory_format=preserve_format) -> Tensor",
     "One value, in self's shape and dtype.",
     FL_OP_FUNCTION | FL_OP_FACTORY, 4, args_fl_full_like, 1, results_tensor,
     NULL, call_fl_full_like,
     NULL},
    {"gather", "", "gather(Tensor self, int dim, Tensor index, *, bool sparse_grad=False) -> Tensor",
     "out[i][j] = self[index[i][j]][j], for dim 0 of a matrix. The result has index's shape, which has as many dimensions as self; index is int32 or int64. Errors: RuntimeError for an index out of range, another dtype or number of dimensions.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT | FL_OP_APART_OUT | FL_OP_EXACT_OUT, 4, args_fl_gather, 1, results_tensor,
     NULL, call_fl_gather,
     NULL},
    {"gaussian_nll_loss", "", "gaussian_nll_loss(Tensor input, Tensor target, Tensor var, bool|any full=False, float eps=1e-06, str reduction='mean') -> Tensor",
     "(log(var) + (input - target)^2 / var) / 2, var being kept above eps; full: with log(2 pi) / 2. var is as input, or with 1 or nothing for its last size. Errors: ValueError for another size or a negative var, RuntimeError for integers. (Nix and Weigend, 1994.)",
     FL_OP_NN, 6, args_fl_gaussian_nll_loss, 1, results_tensor,
     NULL, call_fl_gaussian_nll_loss,
     NULL},
    {"gaussian_nll_loss", "float", "gaussian_nll_loss.float(Tensor input, Tensor target, float var, bool|any full=False, float eps=1e-06, str reduction='mean') -> Tensor",
     "The same with one variance for all.",
     FL_OP_NN, 6, args_fl_gaussian_nll_loss_float, 1, results_tensor,
     NULL, call_fl_gaussian_nll_loss_float,
     NULL},
    {"gcd", "", "gcd(Tensor self, Tensor other) -> Tensor",
     "The greatest common divisor. Shapes broadcast. Errors: NotImplementedError but for integers.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_gcd,
     NULL},
    {"gcd_", "", "gcd(Tensor self, Tensor other) -> Tensor",
     "The greatest common divisor. Shapes broadcast. Errors: NotImplementedError but for integers.",
     FL_OP_FUNCTION | FL_OP_METHOD, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_gcd_,
     NULL},
    {"ge", "", "ge(Tensor self, Tensor other) -> Tensor",
     "self >= other. Shapes broadcast; a bool for each pair, without gradient.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_ge,
     NULL},
    {"ge", "scalar", "ge.scalar(Tensor self, Scalar other) -> Tensor",
     "self >= other",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 2, args_fl_add_scalar, 1, results_tensor,
     NULL, call_fl_ge_scalar,
     NULL},
    {"ge_", "", "ge(Tensor self, Tensor other) -> Tensor",
     "self >= other. Shapes broadcast; a bool for each pair, without gradient.",
     FL_OP_METHOD, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_ge_,
     NULL},
    {"ge_", "scalar", "ge.scalar(Tensor self, Scalar other) -> Tensor",
     "self >= other",
     FL_OP_METHOD, 2, args_fl_add_scalar, 1, results_tensor,
     NULL, call_fl_ge_scalar_,
     NULL},
    {"gelu", "", "gelu(Tensor self, *, str approximate='none') -> Tensor",
     "self times the normal distribution function, or its approximation by tanh. (Hendrycks and Gimpel, 2016.) approximate 'tanh': self / 2 (1 + tanh(sqrt(2 / pi) (self + 0.044715 self^3))). Errors: RuntimeError for another word, NotImplementedError for integers and bool.",
     FL_OP_NN | FL_OP_OUT | FL_OP_EXACT_OUT, 2, args_fl_gelu, 1, results_tensor,
     NULL, call_fl_gelu,
     NULL},
    {"geometric_", "", "geometric_(Tensor self, float p, *, Generator? generator=None) -> Tensor",
     "Writes the number of trials, from 1 on, to the first success of probability p: (1 - p)^(k - 1) p. Errors: RuntimeError unless 0 < p < 1.",
     FL_OP_METHOD, 3, args_fl_geometric_, 1, results_tensor,
     NULL, call_fl_geometric_,
     NULL},
    {"geqrf", "", "geqrf(Tensor self) -> (Tensor a, Tensor tau)",
     "self = Q R with Q left as reflectors: R above, the reflectors below the diagonal, and their factors. self [..., m, n]: a [..., m, n], tau [..., min(m, n)].",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT, 1, args_fl_relu, 2, results_tensor_tensor,
     names_fl_geqrf, call_fl_geqrf,
     NULL},
    {"ger", "", "outer(Tensor self, Tensor vec2) -> Tensor",
     "The products of every pair of elements of two vectors. [n] and [m] to [n, m]. Errors: RuntimeError for other than vectors.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT, 2, args_fl_outer, 1, results_tensor,
     NULL, call_fl_outer,
     "outer"},
    {"glu", "", "glu(Tensor self, int dim=-1) -> Tensor",
     "The first half of dimension dim times the sigmoid of the second half: the result is half as long there (Dauphin et al., 2017). Errors: RuntimeError for an odd size or a tensor without dimensions, NotImplementedError for integers and bool.",
     FL_OP_NN, 2, args_fl_glu, 1, results_tensor,
     NULL, call_fl_glu,
     NULL},
    {"gradient", "", "gradient(Tensor self, *, float[]? spacing=None, int[]?|int dim=None, int edge_order=1) -> Tensor[]",
     "Slopes along each dimension by central differences of second order; at the ends by differences of edge_order 1 or 2. spacing: the distance between neighbours, one for all or one a dimension. One tensor of self's shape for each dimension. Errors: RuntimeError for a size below edge_order + 1, and for bool.",
     FL_OP_FUNCTION, 4, args_fl_gradient, -1, results_tensors,
     NULL, call_fl_gradient,
     NULL},
    {"gradient", "places", "gradient.places(Tensor self, *, Tensor[] spacing, int[]?|int dim=None, int edge_order=1) -> Tensor[]",
     "The same with the places of the values along each dimension.",
     FL_OP_FUNCTION, 4, args_fl_gradient_places, -1, results_tensors,
     NULL, call_fl_gradient_places,
     NULL},
    {"greater", "", "gt(Tensor self, Tensor other) -> Tensor",
     "self > other. Shapes broadcast; a bool for each pair, without gradient.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_gt,
     "gt"},
    {"greater", "scalar", "gt.scalar(Tensor self, Scalar other) -> Tensor",
     "self > other",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 2, args_fl_add_scalar, 1, results_tensor,
     NULL, call_fl_gt_scalar,
     "gt"},
    {"greater_", "", "gt(Tensor self, Tensor other) -> Tensor",
     "self > other. Shapes broadcast; a bool for each pair, without gradient.",
     FL_OP_METHOD, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_gt_,
     "gt_"},
    {"greater_", "scalar", "gt.scalar(Tensor self, Scalar other) -> Tensor",
     "self > other",
     FL_OP_METHOD, 2, args_fl_add_scalar, 1, results_tensor,
     NULL, call_fl_gt_scalar_,
     "gt_"},
    {"greater_equal", "", "ge(Tensor self, Tensor other) -> Tensor",
     "self >= other. Shapes broadcast; a bool for each pair, without gradient.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_ge,
     "ge"},
    {"greater_equal", "scalar", "ge.scalar(Tensor self, Scalar other) -> Tensor",
     "self >= other",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 2, args_fl_add_scalar, 1, results_tensor,
     NULL, call_fl_ge_scalar,
     "ge"},
    {"greater_equal_", "", "ge(Tensor self, Tensor other) -> Tensor",
     "self >= other. Shapes broadcast; a bool for each pair, without gradient.",
     FL_OP_METHOD, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_ge_,
     "ge_"},
    {"greater_equal_", "scalar", "ge.scalar(Tensor self, Scalar other) -> Tensor",
     "self >= other",
     FL_OP_METHOD, 2, args_fl_add_scalar, 1, results_tensor,
     NULL, call_fl_ge_scalar_,
     "ge_"},
    {"grid_sample", "", "grid_sample(Tensor input, Tensor grid, str mode='bilinear', str padding_mode='zeros', bool? align_corners=None) -> Tensor",
     "input [N, C, (D,) H, W] at the points of grid [N, ..., 2 or 3], which has coordinates (x, y(, z)) from -1 to 1. Gives [N, C, ...] with the grid's sizes. mode: 'bilinear', 'nearest', 'bicubic' (of images); padding_mode, beyond the edges: 'zeros', 'border', 'reflection'; align_corners: -1 and 1 are the centres of the corner pixels, not their edges. Errors: RuntimeError for sizes that do not fit, NotImplementedError for integers.",
     FL_OP_NN, 5, args_fl_grid_sample, 1, results_tensor,
     NULL, call_fl_grid_sample,
     NULL},
    {"grid_sampler", "", "grid_sampler(Tensor input, Tensor grid, int interpolation_mode, int padding_mode, bool align_corners) -> Tensor",
     "grid_sample with its modes as numbers: bilinear, nearest, bicubic; zeros, border, reflection.",
     FL_OP_FUNCTION, 5, args_fl_grid_sampler, 1, results_tensor,
     NULL, call_fl_grid_sampler,
     NULL},
    {"grid_sampler_2d", "", "grid_sampler_2d(Tensor input, Tensor grid, int interpolation_mode, int padding_mode, bool align_corners) -> Tensor",
     "grid_sampler of images.",
     FL_OP_FUNCTION, 5, args_fl_grid_sampler, 1, results_tensor,
     NULL, call_fl_grid_sampler_2d,
     NULL},
    {"grid_sampler_3d", "", "grid_sampler_3d(Tensor input, Tensor grid, int interpolation_mode, int padding_mode, bool align_corners) -> Tensor",
     "grid_sampler of volumes.",
     FL_OP_FUNCTION, 5, args_fl_grid_sampler, 1, results_tensor,
     NULL, call_fl_grid_sampler_3d,
     NULL},
    {"group_norm", "", "group_norm(Tensor input, int num_groups, Tensor? weight=None, Tensor? bias=None, float eps=1e-05) -> Tensor",
     "Groups of channels of each sample brought to mean 0 and variance 1, then scaled and shifted by channel. input [N, C, ...], weight and bias [C]. Errors: RuntimeError where num_groups does not divide C or sizes do not fit, ValueError for one value a group, NotImplementedError for integers. (Wu and He, 2018.)",
     FL_OP_FUNCTION | FL_OP_NN, 5, args_fl_group_norm, 1, results_tensor,
     NULL, call_fl_group_norm,
     NULL},
    {"grouped_mm", "", "grouped_mm(Tensor mat_a, Tensor mat_b, *, Tensor? offs=None, Tensor? bias=None, ScalarType? out_dtype=None) -> Tensor",
     "A product for each of several groups: of rows of mat_a [M, K] with matrices of mat_b [G, K, N], of matrices of mat_a with columns of mat_b, of columns of mat_a with rows of mat_b, which end at offs [G], int32; or of matrices of both. float32, bfloat16 and float16 as PyTorch's, of its layouts: rows or columns on addresses of 16 bytes. There is no bias. Errors: RuntimeError for other dtypes, sizes, strides or an offs that is not int32.",
     FL_OP_NN, 5, args_fl_grouped_mm, 1, results_tensor,
     NULL, call_fl_grouped_mm,
     NULL},
    {"gru", "input", "gru.input(Tensor input, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional, bool batch_first) -> (Tensor output, Tensor h_n)",
     "A GRU, as lstm; returns the outputs and h. hx [layers x directions, B, size]. Gates in the order r, z, n. (Cho et al., 2014.)",
     FL_OP_FUNCTION, 9, args_fl_gru_input, 2, results_tensor_tensor,
     NULL, call_fl_gru_input,
     NULL},
    {"gru", "data", "gru.data(Tensor data, Tensor batch_sizes, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional) -> (Tensor output, Tensor h_n)",
     "A GRU over a packed sequence.",
     FL_OP_FUNCTION, 9, args_fl_gru_data, 2, results_tensor_tensor,
     NULL, call_fl_gru_data,
     NULL},
    {"gru_cell", "", "gru_cell(Tensor input, Tensor hx, Tensor w_ih, Tensor w_hh, Tensor? b_ih=None, Tensor? b_hh=None) -> Tensor",
     "One step of a GRU. input [B, features], hx [B, size], w_ih [3 size, features], w_hh [3 size, size]; returns the next h.",
     FL_OP_FUNCTION, 6, args_fl_gru_cell, 1, results_tensor,
     NULL, call_fl_gru_cell,
     NULL},
    {"gt", "", "gt(Tensor self, Tensor other) -> Tensor",
     "self > other. Shapes broadcast; a bool for each pair, without gradient.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_gt,
     NULL},
    {"gt", "scalar", "gt.scalar(Tensor self, Scalar other) -> Tensor",
     "self > other",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 2, args_fl_add_scalar, 1, results_tensor,
     NULL, call_fl_gt_scalar,
     NULL},
    {"gt_", "", "gt(Tensor self, Tensor other) -> Tensor",
     "self > other. Shapes broadcast; a bool for each pair, without gradient.",
     FL_OP_METHOD, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_gt_,
     NULL},
    {"gt_", "scalar", "gt.scalar(Tensor self, Scalar other) -> Tensor",
     "self > other",
     FL_OP_METHOD, 2, args_fl_add_scalar, 1, results_tensor,
     NULL, call_fl_gt_scalar_,
     NULL},
    {"gumbel_softmax", "", "gumbel_softmax(Tensor logits, float tau=1, bool|any hard=False, float eps=1e-10, int dim=-1) -> Tensor",
     "A sample of the Gumbel-softmax distribution along dim (Jang et al., 2017); hard: one-hot, with the soft one's gradient. Of logits' shape; tau is the temperature. Errors: RuntimeError for integers and bool, IndexError for dim.",
     FL_OP_NN, 5, args_fl_gumbel_softmax, 1, results_tensor,
     NULL, call_fl_gumbel_softmax,
     NULL},
    {"gumbel_softmax", "tensor", "gumbel_softmax.tensor(Tensor logits, Tensor tau, bool|any hard=False, float eps=1e-10, int dim=-1) -> Tensor",
     "The same by a temperature that has a gradient.",
     FL_OP_NN, 5, args_fl_gumbel_softmax_tensor, 1, results_tensor,
     NULL, call_fl_gumbel_softmax_tensor,
     NULL},
    {"half", "tensor", "half.tensor(Tensor self, MemoryFormat memory_format=preserve_format) -> Tensor",
     "self.to(float16)",
     FL_OP_METHOD, 2, args_fl_bool_tensor, 1, results_tensor,
     NULL, call_fl_half_tensor,
     NULL},
    {"hamming_window", "", "hamming_window(int window_length, bool periodic=True, float alpha=0.54, float beta=0.46, *, ScalarType? dtype=None) -> Tensor",
     "alpha - beta cos(2 pi i / N). [window_length], i from 0. Errors: RuntimeError for a negative length or an integer dtype.",
     FL_OP_FUNCTION | FL_OP_FACTORY, 5, args_fl_hamming_window, 1, results_tensor,
     NULL, call_fl_hamming_window,
     NULL},
    {"hann_window", "", "hann_window(int window_length, bool periodic=True, *, ScalarType? dtype=None) -> Tensor",
     "sin^2(pi i / N); periodic: N = window_length, else one less. [window_length], i from 0. Errors: RuntimeError for a negative length or an integer dtype.",
     FL_OP_FUNCTION | FL_OP_FACTORY, 3, args_fl_hann_window, 1, results_tensor,
     NULL, call_fl_hann_window,
     NULL},
    {"hardshrink", "", "hardshrink(Tensor self, Scalar lambd=0.5) -> Tensor",
     "self, 0 within [-lambd, lambd]. Errors: NotImplementedError for integers and bool.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_NN | FL_OP_OUT | FL_OP_EXACT_OUT, 2, args_fl_softshrink, 1, results_tensor,
     NULL, call_fl_hardshrink,
     NULL},
    {"hardsigmoid", "", "hardsigmoid(Tensor self) -> Tensor",
     "relu6(self + 3) / 6. Errors: NotImplementedError for integers and bool.",
     FL_OP_NN | FL_OP_INPLACE, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_hardsigmoid,
     NULL},
    {"hardsigmoid_", "", "hardsigmoid(Tensor self) -> Tensor",
     "relu6(self + 3) / 6. Errors: NotImplementedError for integers and bool.",
     0, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_hardsigmoid_,
     NULL},
    {"hardswish", "", "hardswish(Tensor self) -> Tensor",
     "self * relu6(self + 3) / 6. Errors: NotImplementedError for integers and bool.",
     FL_OP_NN | FL_OP_INPLACE, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_hardswish,
     NULL},
    {"hardswish_", "", "hardswish(Tensor self) -> Tensor",
     "self * relu6(self + 3) / 6. Errors: NotImplementedError for integers and bool.",
     0, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_hardswish_,
     NULL},
    {"hardtanh", "", "hardtanh(Tensor self, Scalar min_val=-1, Scalar max_val=1) -> Tensor",
     "self brought within [min_val, max_val]. Integers stay integers. Errors: RuntimeError for bool, ValueError where min_val is above max_val.",
     FL_OP_NN | FL_OP_INPLACE, 3, args_fl_hardtanh, 1, results_tensor,
     NULL, call_fl_hardtanh,
     NULL},
    {"hardtanh_", "", "hardtanh(Tensor self, Scalar min_val=-1, Scalar max_val=1) -> Tensor",
     "self brought within [min_val, max_val]. Integers stay integers. Errors: RuntimeError for bool, ValueError where min_val is above max_val.",
     0, 3, args_fl_hardtanh, 1, results_tensor,
     NULL, call_fl_hardtanh_,
     NULL},
    {"heaviside", "", "heaviside(Tensor self, Tensor values) -> Tensor",
     "0 below 0, 1 above, values at 0. Shapes broadcast. Errors: RuntimeError for two dtypes.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT | FL_OP_EXACT_OUT, 2, args_fl_heaviside, 1, results_tensor,
     NULL, call_fl_heaviside,
     NULL},
    {"heaviside_", "", "heaviside(Tensor self, Tensor values) -> Tensor",
     "0 below 0, 1 above, values at 0. Shapes broadcast. Errors: RuntimeError for two dtypes.",
     FL_OP_METHOD, 2, args_fl_heaviside, 1, results_tensor,
     NULL, call_fl_heaviside_,
     NULL},
    {"hinge_embedding_loss", "", "hinge_embedding_loss(Tensor input, Tensor target, float margin=1.0, str reduction='mean') -> Tensor",
     "input where target is 1, max(0, margin - input) where it is -1.",
     FL_OP_NN, 4, args_fl_hinge_embedding_loss, 1, results_tensor,
     NULL, call_fl_hinge_embedding_loss,
     NULL},
    {"hinge_embedding_loss", "numbered", "hinge_embedding_loss.numbered(Tensor self, Tensor target, float margin=1.0, int reduction=0) -> Tensor",
     "input where target is 1, max(0, margin - input) where it is -1; reduction is 0 (none), 1 (mean) or 2 (sum).",
     FL_OP_FUNCTION, 4, args_fl_hinge_embedding_loss_numbered, 1, results_tensor,
     NULL, call_fl_hinge_embedding_loss_numbered,
     NULL},
    {"histc", "", "histc(Tensor self, int bins=100, Scalar min=0, Scalar max=0) -> Tensor",
     "How many elements fall into each of `bins` equal intervals from min to max. [bins], of self's dtype, without gradient; min and max both 0: those of self. Elements outside are left out. Errors: RuntimeError for bins below 1 or min above max, NotImplementedError for integers.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT | FL_OP_EXACT_OUT, 4, args_fl_histc, 1, results_tensor,
     NULL, call_fl_histc,
     NULL},
    {"histogram", "bins", "histogram.bins(Tensor self, int bins=100, *, float[]? range=None, Tensor? weight=None, bool density=False) -> (Tensor hist, Tensor bin_edges)",
     "How many elements (or what weight) fall into each of `bins` equal intervals of the range; density: divided by all and by each one's width. hist [bins], bin_edges [bins + 1]. Errors: RuntimeError for bins below 1, NotImplementedError for integers.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT | FL_OP_EXACT_OUT, 5, args_fl_histogram_bins, 2, results_tensor_tensor,
     names_fl_histogram_bins, call_fl_histogram_bins,
     NULL},
    {"histogram", "", "histogram(Tensor self, Tensor bins, *, Tensor? weight=None, bool density=False) -> (Tensor hist, Tensor bin_edges)",
     "How many elements (or what weight) fall between each pair of edges; density: divided by all and by each one's width. bins: the sorted edges, one more than intervals.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT | FL_OP_EXACT_OUT, 4, args_fl_histogram, 2, results_tensor_tensor,
     names_fl_histogram, call_fl_histogram,
     NULL},
    {"histogramdd", "", "histogramdd(Tensor self, Tensor[] bins, *, Tensor? weight=None, bool density=False) -> Tensor",
     "How many rows of self [..., D] fall into each box between the edges `bins` of its D columns. Errors: NotImplementedError for integers.",
     FL_OP_FUNCTION, 4, args_fl_histogramdd, 1, results_tensor,
     NULL, call_fl_histogramdd,
     NULL},
    {"histogramdd_bin_edges", "", "histogramdd_bin_edges(Tensor self, int[] bins, *, float[]? range=None) -> Tensor[]",
     "The edges of that many equal intervals a column of self [..., D], over `range` (two numbers a column) or all values.",
     FL_OP_FUNCTION, 3, args_fl_histogramdd_bin_edges, -1, results_tensors,
     NULL, call_fl_histogramdd_bin_edges,
     NULL},
    {"hsplit", "", "hsplit(Tensor self, int sections) -> Tensor[]",
     "tensor_split along dim 1 (0 of a vector). Errors: RuntimeError where sections do not divide the size, or for too few dimensions.",
     FL_OP_FUNCTION | FL_OP_METHOD, 2, args_fl_hsplit, -1, results_tensors,
     NULL, call_fl_hsplit,
     NULL},
    {"hsplit", "indices", "hsplit.indices(Tensor self, int[] indices) -> Tensor[]",
     "tensor_split along dim 1 (0 of a vector).",
     FL_OP_FUNCTION | FL_OP_METHOD, 2, args_fl_hsplit_indices, -1, results_tensors,
     NULL, call_fl_hsplit_indices,
     NULL},
    {"hstack", "", "hstack(Tensor[] tensors) -> Tensor",
     "cat along dim 1 (0 for vectors). Errors: as cat.",
     FL_OP_FUNCTION | FL_OP_OUT, 1, args_fl_hstack, 1, results_tensor,
     NULL, call_fl_hstack,
     NULL},
    {"huber_loss", "", "huber_loss(Tensor input, Tensor target, str reduction='mean', float delta=1.0, Tensor? weight=None) -> Tensor",
     "Squared below delta, linear above: 0.5 d^2 or delta (|d| - 0.5 delta). Reduced as mse_loss. Errors: RuntimeError for a delta that is not positive, NotImplementedError for integers. (Huber, 1964.)",
     FL_OP_NN, 5, args_fl_huber_loss, 1, results_tensor,
     NULL, call_fl_huber_loss,
     NULL},
    {"hypot", "", "hypot(Tensor self, Tensor other) -> Tensor",
     "sqrt(self^2 + other^2). Shapes broadcast. Errors: NotImplementedError for integers and bool.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_hypot,
     NULL},
    {"hypot_", "", "hypot(Tensor self, Tensor other) -> Tensor",
     "sqrt(self^2 + other^2). Shapes broadcast. Errors: NotImplementedError for integers and bool.",
     FL_OP_METHOD, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_hypot_,
     NULL},
    {"i0", "", "i0(Tensor self) -> Tensor",
     "The modified Bessel function of order 0. Integers and bool give the default dtype.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_i0,
     NULL},
    {"i0_", "", "i0(Tensor self) -> Tensor",
     "The modified Bessel function of order 0. Integers and bool give the default dtype.",
     FL_OP_FUNCTION | FL_OP_METHOD, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_i0_,
     NULL},
    {"igamma", "", "igamma(Tensor self, Tensor other) -> Tensor",
     "The regularised lower incomplete gamma function of (self, other). Shapes broadcast. Errors: NotImplementedError for integers and bool.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_igamma,
     NULL},
    {"igamma_", "", "igamma(Tensor self, Tensor other) -> Tensor",
     "The regularised lower incomplete gamma function of (self, other). Shapes broadcast. Errors: NotImplementedError for integers and bool.",
     FL_OP_METHOD, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_igamma_,
     NULL},
    {"igammac", "", "igammac(Tensor self, Tensor other) -> Tensor",
     "1 - igamma(self, other). Shapes broadcast. Errors: NotImplementedError for integers and bool.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_igammac,
     NULL},
    {"igammac_", "", "igammac(Tensor self, Tensor other) -> Tensor",
     "1 - igamma(self, other). Shapes broadcast. Errors: NotImplementedError for integers and bool.",
     FL_OP_METHOD, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_igammac_,
     NULL},
    {"index", "", "index(Tensor self, Tensor?[] indices) -> Tensor",
     "self[indices]; None takes all of a dimension.",
     0, 2, args_fl_index, 1, results_tensor,
     NULL, call_fl_index,
     NULL},
    {"index_add", "", "index_add(Tensor self, int dim, Tensor index, Tensor source, *, Scalar alpha=1) -> Tensor",
     "self with alpha times source added at the given indices of a dimension. index is a vector as long as source in dim; the other sizes are equal. Errors: IndexError for an index out of range, RuntimeError for sizes or dtypes that do not fit.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT | FL_OP_APART_OUT | FL_OP_EXACT_OUT, 5, args_fl_index_add, 1, results_tensor,
     NULL, call_fl_index_add,
     NULL},
    {"index_add_", "", "index_add(Tensor self, int dim, Tensor index, Tensor source, *, Scalar alpha=1) -> Tensor",
     "self with alpha times source added at the given indices of a dimension. index is a vector as long as source in dim; the other sizes are equal. Errors: IndexError for an index out of range, RuntimeError for sizes or dtypes that do not fit.",
     FL_OP_METHOD, 5, args_fl_index_add, 1, results_tensor,
     NULL, call_fl_index_add_,
     NULL},
    {"index_copy", "", "index_copy(Tensor self, int dim, Tensor index, Tensor source) -> Tensor",
     "self with source at the given indices of a dimension. index is a vector as long as source in dim; the other sizes are equal. Errors: IndexError for an index out of range, RuntimeError for sizes or dtypes that do not fit.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT | FL_OP_EXACT_OUT, 4, args_fl_index_copy, 1, results_tensor,
     NULL, call_fl_index_copy,
     NULL},
    {"index_copy_", "", "index_copy(Tensor self, int dim, Tensor index, Tensor source) -> Tensor",
     "self with source at the given indices of a dimension. index is a vector as long as source in dim; the other sizes are equal. Errors: IndexError for an index out of range, RuntimeError for sizes or dtypes that do not fit.",
     FL_OP_METHOD, 4, args_fl_index_copy, 1, results_tensor,
     NULL, call_fl_index_copy_,
     NULL},
    {"index_fill", "", "index_fill(Tensor self, int dim, Tensor index, Scalar value) -> Tensor",
     "self with one value at the given indices of a dimension. Errors: IndexError for an index out of range or not of int64.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE, 4, args_fl_index_fill, 1, results_tensor,
     NULL, call_fl_index_fill,
     NULL},
    {"index_fill", "tensor", "index_fill.tensor(Tensor self, int dim, Tensor index, Tensor value) -> Tensor",
     "self with the value of a 0-dim tensor at the given indices of a dimension.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE, 4, args_fl_index_fill_tensor, 1, results_tensor,
     NULL, call_fl_index_fill_tensor,
     NULL},
    {"index_fill_", "", "index_fill(Tensor self, int dim, Tensor index, Scalar value) -> Tensor",
     "self with one value at the given indices of a dimension. Errors: IndexError for an index out of range or not of int64.",
     FL_OP_METHOD, 4, args_fl_index_fill, 1, results_tensor,
     NULL, call_fl_index_fill_,
     NULL},
    {"index_fill_", "tensor", "index_fill.tensor(Tensor self, int dim, Tensor index, Tensor value) -> Tensor",
     "self with the value of a 0-dim tensor at the given indices of a dimension.",
     FL_OP_METHOD, 4, args_fl_index_fill_tensor, 1, results_tensor,
     NULL, call_fl_index_fill_tensor_,
     NULL},
    {"index_put", "", "index_put(Tensor self, Tensor?[] indices, Tensor values, bool accumulate=False) -> Tensor",
     "self with values at self[indices]; accumulate adds them. Index tensors broadcast; values broadcast to what they select. Errors: IndexError for an index out of range.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE, 4, args_fl_index_put, 1, results_tensor,
     NULL, call_fl_index_put,
     NULL},
    {"index_put_", "", "index_put(Tensor self, Tensor?[] indices, Tensor values, bool accumulate=False) -> Tensor",
     "self with values at self[indices]; accumulate adds them. Index tensors broadcast; values broadcast to what they select. Errors: IndexError for an index out of range.",
     FL_OP_FUNCTION | FL_OP_METHOD, 4, args_fl_index_put, 1, results_tensor,
     NULL, call_fl_index_put_,
     NULL},
    {"index_reduce", "", "index_reduce(Tensor self, int dim, Tensor index, Tensor source, str reduce, *, bool include_self=True) -> Tensor",
     "self with source reduced into the given indices of a dimension: 'prod', 'mean', 'amax' or 'amin'. Errors: RuntimeError for sizes or dtypes that do not fit, NotImplementedError for bool.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT | FL_OP_EXACT_OUT, 6, args_fl_index_reduce, 1, results_tensor,
     NULL, call_fl_index_reduce,
     NULL},
    {"index_reduce_", "", "index_reduce(Tensor self, int dim, Tensor index, Tensor source, str reduce, *, bool include_self=True) -> Tensor",
     "self with source reduced into the given indices of a dimension: 'prod', 'mean', 'amax' or 'amin'. Errors: RuntimeError for sizes or dtypes that do not fit, NotImplementedError for bool.",
     FL_OP_METHOD, 6, args_fl_index_reduce, 1, results_tensor,
     NULL, call_fl_index_reduce_,
     NULL},
    {"index_select", "", "index_select(Tensor self, int dim, Tensor index) -> Tensor",
     "The given indices of a dimension. A copy, with index's length in dimension dim. index is a vector of int32 or int64. Errors: IndexError for an index out of range or a matrix of them, RuntimeError for another dtype.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT | FL_OP_APART_OUT | FL_OP_EXACT_OUT, 3, args_fl_index_select, 1, results_tensor,
     NULL, call_fl_index_select,
     NULL},
    {"init_calculate_gain", "", "init_calculate_gain(str nonlinearity, float? param) -> float",
     "The factor that keeps the variance of activations through a nonlinearity; param: the slope of a leaky ReLU. tanh: 5/3, relu: sqrt(2), leaky_relu: sqrt(2 / (1 + param^2)), selu: 3/4, the linear ones and sigmoid: 1. Errors: ValueError for another name.",
     FL_OP_INIT, 2, args_fl_init_calculate_gain, 1, results_float,
     NULL, call_fl_init_calculate_gain,
     NULL},
    {"init_constant_", "", "init_constant_(Tensor tensor, Scalar val) -> Tensor",
     "One value everywhere.",
     FL_OP_INIT, 2, args_fl_init_constant_, 1, results_tensor,
     NULL, call_fl_init_constant_,
     NULL},
    {"init_dirac_", "", "init_dirac_(Tensor tensor, int groups=1) -> Tensor",
     "A convolution weight that passes its input through, as many channels as there are. Errors: ValueError for other than three to five dimensions.",
     FL_OP_INIT, 2, args_fl_init_dirac_, 1, results_tensor,
     NULL, call_fl_init_dirac_,
     NULL},
    {"init_eye_", "", "init_eye_(Tensor tensor) -> Tensor",
     "The identity matrix. Errors: ValueError for other than two dimensions.",
     FL_OP_INIT, 1, args_fl_init_ones_, 1, results_tensor,
     NULL, call_fl_init_eye_,
     NULL},
    {"init_kaiming_normal_", "", "init_kaiming_normal_(Tensor tensor, float a=0.0, str mode='fan_in', str nonlinearity='leaky_relu', Generator? generator=None) -> Tensor",
     "Normal numbers of variance gain^2 / fan (He et al., 2015); a: the slope of a leaky ReLU; mode: 'fan_in' or 'fan_out'. fan_in: size 1 times the sizes from 2 on; fan_out: size 0 times those. Errors: ValueError for fewer than two dimensions.",
     FL_OP_INIT, 5, args_fl_init_kaiming_uniform_, 1, results_tensor,
     NULL, call_fl_init_kaiming_normal_,
     NULL},
    {"init_kaiming_uniform_", "", "init_kaiming_uniform_(Tensor tensor, float a=0.0, str mode='fan_in', str nonlinearity='leaky_relu', Generator? generator=None) -> Tensor",
     "Uniform numbers of variance gain^2 / fan (He et al., 2015); a: the slope of a leaky ReLU; mode: 'fan_in' or 'fan_out'. fan_in: size 1 times the sizes from 2 on; fan_out: size 0 times those. Errors: ValueError for fewer than two dimensions.",
     FL_OP_INIT, 5, args_fl_init_kaiming_uniform_, 1, results_tensor,
     NULL, call_fl_init_kaiming_uniform_,
     NULL},
    {"init_normal_", "", "init_normal_(Tensor tensor, float mean=0.0, float std=1.0, Generator? generator=None) -> Tensor",
     "Normal numbers of this mean and standard deviation.",
     FL_OP_INIT, 4, args_fl_init_normal_, 1, results_tensor,
     NULL, call_fl_init_normal_,
     NULL},
    {"init_ones_", "", "init_ones_(Tensor tensor) -> Tensor",
     "Ones.",
     FL_OP_INIT, 1, args_fl_init_ones_, 1, results_tensor,
     NULL, call_fl_init_ones_,
     NULL},
    {"init_orthogonal_", "", "init_orthogonal_(Tensor tensor, float gain=1, Generator? generator=None) -> Tensor",
     "A (semi-)orthogonal matrix, the tensor's later dimensions taken as one, times gain (Saxe et al., 2013). Errors: ValueError for fewer than two dimensions.",
     FL_OP_INIT, 3, args_fl_init_orthogonal_, 1, results_tensor,
     NULL, call_fl_init_orthogonal_,
     NULL},
    {"init_sparse_", "", "init_sparse_(Tensor tensor, float sparsity, float std=0.01, Generator? generator=None) -> Tensor",
     "Normal numbers with a fraction of each column set to zero (Martens, 2010). Errors: ValueError for other than two dimensions.",
     FL_OP_INIT, 4, args_fl_init_sparse_, 1, results_tensor,
     NULL, call_fl_init_sparse_,
     NULL},
    {"init_trunc_normal_", "", "init_trunc_normal_(Tensor tensor, float mean=0.0, float std=1.0, float a=-2.0, float b=2.0, Generator? generator=None) -> Tensor",
     "Normal numbers, those outside [a, b] drawn anew.",
     FL_OP_INIT, 6, args_fl_init_trunc_normal_, 1, results_tensor,
     NULL, call_fl_init_trunc_normal_,
     NULL},
    {"init_uniform_", "", "init_uniform_(Tensor tensor, float a=0.0, float b=1.0, Generator? generator=None) -> Tensor",
     "Uniform numbers from [a, b).",
     FL_OP_INIT, 4, args_fl_init_uniform_, 1, results_tensor,
     NULL, call_fl_init_uniform_,
     NULL},
    {"init_xavier_normal_", "", "init_xavier_normal_(Tensor tensor, float gain=1.0, Generator? generator=None) -> Tensor",
     "Normal numbers of variance gain^2 * 2 / (fan_in + fan_out) (Glorot and Bengio, 2010). fan_in: size 1 times the sizes from 2 on; fan_out: size 0 times those. Errors: ValueError for fewer than two dimensions.",
     FL_OP_INIT, 3, args_fl_init_xavier_uniform_, 1, results_tensor,
     NULL, call_fl_init_xavier_normal_,
     NULL},
    {"init_xavier_uniform_", "", "init_xavier_uniform_(Tensor tensor, float gain=1.0, Generator? generator=None) -> Tensor",
     "Uniform numbers of variance gain^2 * 2 / (fan_in + fan_out) (Glorot and Bengio, 2010). fan_in: size 1 times the sizes from 2 on; fan_out: size 0 times those. Errors: ValueError for fewer than two dimensions.",
     FL_OP_INIT, 3, args_fl_init_xavier_uniform_, 1, results_tensor,
     NULL, call_fl_init_xavier_uniform_,
     NULL},
    {"init_zeros_", "", "init_zeros_(Tensor tensor) -> Tensor",
     "Zeros.",
     FL_OP_INIT, 1, args_fl_init_ones_, 1, results_tensor,
     NULL, call_fl_init_zeros_,
     NULL},
    {"inner", "", "inner(Tensor self, Tensor other) -> Tensor",
     "The sums of products over the last dimensions of the two; with a number, the product. [..., n] and [---, n] to [..., ---]. Errors: RuntimeError for sizes that do not fit or two dtypes.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT | FL_OP_EXACT_OUT, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_inner,
     NULL},
    {"instance_norm", "native", "instance_norm.native(Tensor input, Tensor? weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, bool use_input_stats, float momentum, float eps, bool cudnn_enabled) -> Tensor",
     "instance_norm, its arguments in another order.",
     FL_OP_FUNCTION, 9, args_fl_instance_norm_native, 1, results_tensor,
     NULL, call_fl_instance_norm_native,
     NULL},
    {"instance_norm", "", "instance_norm(Tensor input, Tensor? running_mean=None, Tensor? running_var=None, Tensor? weight=None, Tensor? bias=None, bool use_input_stats=True, float momentum=0.1, float eps=1e-05) -> Tensor",
     "Each channel of each sample brought to mean 0 and variance 1, or by the running statistics. input [N, C, ...]; the others [C]. Errors: ValueError for one value a channel, RuntimeError for sizes that do not fit or without statistics. (Ulyanov et al., 2016.)",
     FL_OP_NN, 8, args_fl_instance_norm, 1, results_tensor,
     NULL, call_fl_instance_norm,
     NULL},
    {"int", "tensor", "int.tensor(Tensor self, MemoryFormat memory_format=preserve_format) -> Tensor",
     "self.to(int32)",
     FL_OP_METHOD, 2, args_fl_bool_tensor, 1, results_tensor,
     NULL, call_fl_int_tensor,
     NULL},
    {"interpolate", "", "interpolate(Tensor input, int[=]?|int size=None, float[=]? scale_factor=None, str mode='nearest', bool? align_corners=None, bool?|any recompute_scale_factor=None, bool|any antialias=False) -> Tensor",
     "[N, C, ...] with its one to three last dimensions resized to size, or by scale_factor. mode: 'nearest', 'nearest-exact', 'linear' (3 dimensions), 'bilinear', 'bicubic' (4), 'trilinear' (5) or 'area'. align_corners: corner pixels keep their places. Errors: ValueError for size and scale_factor both or neither, NotImplementedError for a mode that does not go with the dimensions, and for integers but uint8.",
     FL_OP_NN, 7, args_fl_interpolate, 1, results_tensor,
     NULL, call_fl_interpolate,
     NULL},
    {"inverse", "", "inverse(Tensor self) -> Tensor",
     "linalg_inv by another name.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT | FL_OP_EXACT_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_inverse,
     NULL},
    {"isclose", "", "isclose(Tensor self, Tensor other, float rtol=1e-05, float atol=1e-08, bool equal_nan=False) -> Tensor",
     "Where |self - other| <= atol + rtol |other|. Bools, without gradient; shapes broadcast. equal_nan: NaN is close to NaN. Errors: RuntimeError for two dtypes or a negative tolerance.",
     FL_OP_FUNCTION | FL_OP_METHOD, 5, args_fl_isclose, 1, results_tensor,
     NULL, call_fl_isclose,
     NULL},
    {"isfinite", "", "isfinite(Tensor self) -> Tensor",
     "Is neither NaN nor an infinity. A bool for each item, without gradient.",
     FL_OP_FUNCTION | FL_OP_METHOD, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_isfinite,
     NULL},
    {"isin", "", "isin(Tensor elements, Tensor test_elements, *, bool assume_unique=False, bool invert=False) -> Tensor",
     "Which elements are among the test elements. Bools of elements' shape; invert: which are not. Errors: RuntimeError for bools.",
     FL_OP_FUNCTION | FL_OP_OUT | FL_OP_EXACT_OUT, 4, args_fl_isin, 1, results_tensor,
     NULL, call_fl_isin,
     NULL},
    {"isin", "tensor_scalar", "isin.tensor_scalar(Tensor elements, Scalar test_element, *, bool assume_unique=False, bool invert=False) -> Tensor",
     "Which elements equal a number.",
     FL_OP_FUNCTION | FL_OP_OUT | FL_OP_EXACT_OUT, 4, args_fl_isin_tensor_scalar, 1, results_tensor,
     NULL, call_fl_isin_tensor_scalar,
     NULL},
    {"isin", "scalar_tensor", "isin.scalar_tensor(Scalar element, Tensor test_elements, *, bool assume_unique=False, bool invert=False) -> Tensor",
     "Whether a number is among the test elements.",
     FL_OP_FUNCTION | FL_OP_OUT | FL_OP_EXACT_OUT, 4, args_fl_isin_scalar_tensor, 1, results_tensor,
     NULL, call_fl_isin_scalar_tensor,
     NULL},
    {"isinf", "", "isinf(Tensor self) -> Tensor",
     "Is an infinity. A bool for each item, without gradient.",
     FL_OP_FUNCTION | FL_OP_METHOD, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_isinf,
     NULL},
    {"isnan", "", "isnan(Tensor self) -> Tensor",
     "Is NaN. A bool for each item, without gradient.",
     FL_OP_FUNCTION | FL_OP_METHOD, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_isnan,
     NULL},
    {"isneginf", "", "isneginf(Tensor self) -> Tensor",
     "Is the negative infinity. A bool for each item, without gradient.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT | FL_OP_EXACT_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_isneginf,
     NULL},
    {"isposinf", "", "isposinf(Tensor self) -> Tensor",
     "Is the positive infinity. A bool for each item, without gradient.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT | FL_OP_EXACT_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_isposinf,
     NULL},
    {"isreal", "", "isreal(Tensor self) -> Tensor",
     "True: all numbers here are real.",
     FL_OP_FUNCTION | FL_OP_METHOD, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_isreal,
     NULL},
    {"kaiser_window", "", "kaiser_window(int window_length, bool periodic=True, float beta=12.0, *, ScalarType? dtype=None) -> Tensor",
     "I0(beta sqrt(1 - (2 i / N - 1)^2)) / I0(beta). [window_length], i from 0. Errors: RuntimeError for a negative length or an integer dtype.",
     FL_OP_FUNCTION | FL_OP_FACTORY, 4, args_fl_kaiser_window, 1, results_tensor,
     NULL, call_fl_kaiser_window,
     NULL},
    {"kl_div", "", "kl_div(Tensor input, Tensor target, str reduction='mean', bool log_target=False) -> Tensor",
     "target (log(target) - input), input being logarithms; reduction 'batchmean' divides the sum by input's first size. Shapes broadcast; with log_target target is a logarithm too. Note that 'mean' divides by the number of items. Errors: RuntimeError for integers, ValueError for another reduction.",
     FL_OP_NN, 4, args_fl_kl_div, 1, results_tensor,
     NULL, call_fl_kl_div,
     NULL},
    {"kl_div", "numbered", "kl_div.numbered(Tensor self, Tensor target, int reduction=0, *, bool log_target=False) -> Tensor",
     "target (log(target) - input), input being logarithms; reduction is 0 (none), 1 (mean) or 2 (sum).",
     FL_OP_FUNCTION, 4, args_fl_kl_div_numbered, 1, results_tensor,
     NULL, call_fl_kl_div_numbered,
     NULL},
    {"kron", "", "kron(Tensor self, Tensor other) -> Tensor",
     "The Kronecker product: every element of self times all of other. Sizes multiply dimension by dimension; the shorter shape counts as having leading 1s.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_kron,
     NULL},
    {"kthvalue", "", "kthvalue(Tensor self, SymInt k, int dim=-1, bool keepdim=False) -> (Tensor values, Tensor indices)",
     "The k-th smallest element along dim, and where it was. k counts from 1; dim goes away, or stays as 1 with keepdim; indices are int64. Errors: RuntimeError for k out of range, NotImplementedError for bool.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT | FL_OP_EXACT_OUT | FL_OP_APART_OUT, 4, args_fl_kthvalue, 2, results_tensor_tensor,
     names_fl_kthvalue, call_fl_kthvalue,
     NULL},
    {"l1_loss", "", "l1_loss(Tensor input, Tensor target, str reduction='mean', Tensor? weight=None) -> Tensor",
     "|input - target|. Reduced as mse_loss. Errors: ValueError for another reduction, RuntimeError for the mean of integers.",
     FL_OP_NN, 4, args_fl_mse_loss, 1, results_tensor,
     NULL, call_fl_l1_loss,
     NULL},
    {"layer_norm", "", "layer_norm(Tensor input, int[] normalized_shape, Tensor? weight=None, Tensor? bias=None, float eps=1e-05) -> Tensor",
     "The last dimensions of each item brought to mean 0 and variance 1, then scaled and shifted element by element. weight and bias have normalized_shape, input's last sizes. Errors: RuntimeError for other shapes or dtypes, NotImplementedError for integers. (Ba et al., 2016.)",
     FL_OP_FUNCTION | FL_OP_NN, 5, args_fl_layer_norm, 1, results_tensor,
     NULL, call_fl_layer_norm,
     NULL},
    {"lcm", "", "lcm(Tensor self, Tensor other) -> Tensor",
     "The least common multiple. Shapes broadcast. Errors: NotImplementedError but for integers.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_lcm,
     NULL},
    {"lcm_", "", "lcm(Tensor self, Tensor other) -> Tensor",
     "The least common multiple. Shapes broadcast. Errors: NotImplementedError but for integers.",
     FL_OP_FUNCTION | FL_OP_METHOD, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_lcm_,
     NULL},
    {"ldexp", "", "ldexp(Tensor self, Tensor other) -> Tensor",
     "self * 2^other. Shapes broadcast; integers give the default dtype.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_ldexp,
     NULL},
    {"ldexp_", "", "ldexp(Tensor self, Tensor other) -> Tensor",
     "self * 2^other. Shapes broadcast; integers give the default dtype.",
     FL_OP_FUNCTION | FL_OP_METHOD, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_ldexp_,
     NULL},
    {"le", "", "le(Tensor self, Tensor other) -> Tensor",
     "self <= other. Shapes broadcast; a bool for each pair, without gradient.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_le,
     NULL},
    {"le", "scalar", "le.scalar(Tensor self, Scalar other) -> Tensor",
     "self <= other",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 2, args_fl_add_scalar, 1, results_tensor,
     NULL, call_fl_le_scalar,
     NULL},
    {"le_", "", "le(Tensor self, Tensor other) -> Tensor",
     "self <= other. Shapes broadcast; a bool for each pair, without gradient.",
     FL_OP_METHOD, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_le_,
     NULL},
    {"le_", "scalar", "le.scalar(Tensor self, Scalar other) -> Tensor",
     "self <= other",
     FL_OP_METHOD, 2, args_fl_add_scalar, 1, results_tensor,
     NULL, call_fl_le_scalar_,
     NULL},
    {"leaky_relu", "", "leaky_relu(Tensor self, Scalar negative_slope=0.01) -> Tensor",
     "self above 0, negative_slope * self below. Errors: NotImplementedError for integers and bool.",
     FL_OP_NN | FL_OP_INPLACE, 2, args_fl_leaky_relu, 1, results_tensor,
     NULL, call_fl_leaky_relu,
     NULL},
    {"leaky_relu_", "", "leaky_relu(Tensor self, Scalar negative_slope=0.01) -> Tensor",
     "self above 0, negative_slope * self below. Errors: NotImplementedError for integers and bool.",
     0, 2, args_fl_leaky_relu, 1, results_tensor,
     NULL, call_fl_leaky_relu_,
     NULL},
    {"lerp", "", "lerp(Tensor self, Tensor end, Tensor weight) -> Tensor",
     "self + weight * (end - self). The three broadcast. Errors: RuntimeError for an end or weight of another dtype.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT | FL_OP_EXACT_OUT, 3, args_fl_lerp, 1, results_tensor,
     NULL, call_fl_lerp,
     NULL},
    {"lerp", "scalar", "lerp.scalar(Tensor self, Tensor end, Scalar weight) -> Tensor",
     "self + weight * (end - self)",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 3, args_fl_lerp_scalar, 1, results_tensor,
     NULL, call_fl_lerp_scalar,
     NULL},
    {"lerp_", "", "lerp(Tensor self, Tensor end, Tensor weight) -> Tensor",
     "self + weight * (end - self). The three broadcast. Errors: RuntimeError for an end or weight of another dtype.",
     FL_OP_METHOD, 3, args_fl_lerp, 1, results_tensor,
     NULL, call_fl_lerp_,
     NULL},
    {"lerp_", "scalar", "lerp.scalar(Tensor self, Tensor end, Scalar weight) -> Tensor",
     "self + weight * (end - self)",
     FL_OP_METHOD, 3, args_fl_lerp_scalar, 1, results_tensor,
     NULL, call_fl_lerp_scalar_,
     NULL},
    {"less", "", "lt(Tensor self, Tensor other) -> Tensor",
     "self < other. Shapes broadcast; a bool for each pair, without gradient.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_lt,
     "lt"},
    {"less", "scalar", "lt.scalar(Tensor self, Scalar other) -> Tensor",
     "self < other",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 2, args_fl_add_scalar, 1, results_tensor,
     NULL, call_fl_lt_scalar,
     "lt"},
    {"less_", "", "lt(Tensor self, Tensor other) -> Tensor",
     "self < other. Shapes broadcast; a bool for each pair, without gradient.",
     FL_OP_METHOD, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_lt_,
     "lt_"},
    {"less_", "scalar", "lt.scalar(Tensor self, Scalar other) -> Tensor",
     "self < other",
     FL_OP_METHOD, 2, args_fl_add_scalar, 1, results_tensor,
     NULL, call_fl_lt_scalar_,
     "lt_"},
    {"less_equal", "", "le(Tensor self, Tensor other) -> Tensor",
     "self <= other. Shapes broadcast; a bool for each pair, without gradient.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_le,
     "le"},
    {"less_equal", "scalar", "le.scalar(Tensor self, Scalar other) -> Tensor",
     "self <= other",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 2, args_fl_add_scalar, 1, results_tensor,
     NULL, call_fl_le_scalar,
     "le"},
    {"less_equal_", "", "le(Tensor self, Tensor other) -> Tensor",
     "self <= other. Shapes broadcast; a bool for each pair, without gradient.",
     FL_OP_METHOD, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_le_,
     "le_"},
    {"less_equal_", "scalar", "le.scalar(Tensor self, Scalar other) -> Tensor",
     "self <= other",
     FL_OP_METHOD, 2, args_fl_add_scalar, 1, results_tensor,
     NULL, call_fl_le_scalar_,
     "le_"},
    {"lgamma", "", "lgamma(Tensor self) -> Tensor",
     "log |gamma(self)|. Integers and bool give the default dtype.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_lgamma,
     NULL},
    {"lgamma_", "", "lgamma(Tensor self) -> Tensor",
     "log |gamma(self)|. Integers and bool give the default dtype.",
     FL_OP_METHOD, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_lgamma_,
     NULL},
    {"linalg_cholesky", "", "linalg_cholesky(Tensor self, *, bool upper=False) -> Tensor",
     "The factor of self = L L^T (upper: U^T U), [..., n, n]. One triangle of self is read. Errors: LinAlgError where self is not positive definite, RuntimeError for matrices that are not square or not of a floating type.",
     FL_OP_LINALG | FL_OP_OUT | FL_OP_EXACT_OUT, 2, args_fl_linalg_cholesky, 1, results_tensor,
     NULL, call_fl_linalg_cholesky,
     NULL},
    {"linalg_cholesky_ex", "", "linalg_cholesky_ex(Tensor self, *, bool upper=False, bool check_errors=False) -> (Tensor L, Tensor info)",
     "The factor of self = L L^T; info is not 0 where self is not positive definite. [..., n, n]; info [...], int32, has no gradient. One triangle of self is read. Errors: RuntimeError for matrices that are not square or not of a floating type, LinAlgError with check_errors.",
     FL_OP_LINALG | FL_OP_OUT | FL_OP_EXACT_OUT, 3, args_fl_linalg_cholesky_ex, 2, results_tensor_tensor,
     names_fl_linalg_cholesky_ex, call_fl_linalg_cholesky_ex,
     NULL},
    {"linalg_cond", "", "linalg_cond(Tensor self, Scalar? p=None) -> Tensor",
     "The condition number: the norm times that of the inverse. [..., m, n] to [...]; p None: the largest singular value over the smallest; infinite or NaN for a singular matrix. Errors: RuntimeError for integers, another p, or matrices that are not square where p is not 2 or -2.",
     FL_OP_LINALG | FL_OP_OUT, 2, args_fl_linalg_cond, 1, results_tensor,
     NULL, call_fl_linalg_cond,
     NULL},
    {"linalg_cond", "named", "linalg_cond.named(Tensor self, str p) -> Tensor",
     "The condition number.",
     FL_OP_LINALG | FL_OP_OUT, 2, args_fl_linalg_cond_named, 1, results_tensor,
     NULL, call_fl_linalg_cond_named,
     NULL},
    {"linalg_cross", "", "linalg_cross(Tensor self, Tensor other, *, int dim=-1) -> Tensor",
     "The cross product along a dimension of size 3. Shapes broadcast but for the number of dimensions. Errors: RuntimeError for another size or number of dimensions, NotImplementedError for bool.",
     FL_OP_LINALG | FL_OP_OUT | FL_OP_APART_OUT | FL_OP_EXACT_OUT, 3, args_fl_linalg_cross, 1, results_tensor,
     NULL, call_fl_linalg_cross,
     NULL},
    {"linalg_det", "", "linalg_det(Tensor A) -> Tensor",
     "The determinant. [..., n, n] to [...]; by the LU factorisation. Errors: RuntimeError for matrices that are not square or not of a floating type.",
     FL_OP_LINALG | FL_OP_OUT | FL_OP_EXACT_OUT, 1, args_fl_linalg_inv, 1, results_tensor,
     NULL, call_fl_linalg_det,
     NULL},
    {"linalg_diagonal", "", "linalg_diagonal(Tensor A, *, int offset=0, int dim1=-2, int dim2=-1) -> Tensor",
     "The diagonals, a view. [..., m, n] to [..., length].",
     FL_OP_LINALG, 4, args_fl_linalg_diagonal, 1, results_tensor,
     NULL, call_fl_linalg_diagonal,
     NULL},
    {"linalg_eig", "", "linalg_eig(Tensor self) -> (Tensor eigenvalues, Tensor eigenvectors)",
     "Errors: RuntimeError, for the result is complex.",
     FL_OP_LINALG, 1, args_fl_relu, 2, results_tensor_tensor,
     names_fl_linalg_eig, call_fl_linalg_eig,
     NULL},
    {"linalg_eigh", "", "linalg_eigh(Tensor self, str UPLO='L') -> (Tensor eigenvalues, Tensor eigenvectors)",
     "The eigenvalues of symmetric matrices, smallest first, and their vectors; one triangle is read. [..., n, n]: eigenvalues [..., n], vectors [..., n, n] as columns, their signs left open; UPLO: 'L' or 'U'. Gradients need distinct eigenvalues. Errors: RuntimeError for matrices that are not square or another UPLO, NotImplementedError for integers, LinAlgError where it does not converge.",
     FL_OP_LINALG | FL_OP_OUT | FL_OP_EXACT_OUT, 2, args_fl_linalg_eigh, 2, results_tensor_tensor,
     names_fl_linalg_eigh, call_fl_linalg_eigh,
     NULL},
    {"linalg_eigvals", "", "linalg_eigvals(Tensor self) -> Tensor",
     "Errors: RuntimeError, for the result is complex.",
     FL_OP_LINALG, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_linalg_eigvals,
     NULL},
    {"linalg_eigvalsh", "", "linalg_eigvalsh(Tensor self, str UPLO='L') -> Tensor",
     "The eigenvalues of symmetric matrices. [..., n, n] to [..., n], smallest first. Errors: as linalg_eigh.",
     FL_OP_LINALG | FL_OP_OUT | FL_OP_EXACT_OUT, 2, args_fl_linalg_eigh, 1, results_tensor,
     NULL, call_fl_linalg_eigvalsh,
     NULL},
    {"linalg_householder_product", "", "linalg_householder_product(Tensor input, Tensor tau) -> Tensor",
     "The first columns of the product of reflectors, as geqrf gives them. input [..., m, n], n <= m, tau [..., k], k <= n: [..., m, n]. Errors: RuntimeError for other sizes.",
     FL_OP_LINALG | FL_OP_OUT, 2, args_fl_linalg_householder_product, 1, results_tensor,
     NULL, call_fl_linalg_householder_product,
     NULL},
    {"linalg_inv", "", "linalg_inv(Tensor A) -> Tensor",
     "The inverse, [..., n, n]. Errors: LinAlgError for a singular A, RuntimeError for matrices that are not square or not of a floating type.",
     FL_OP_LINALG | FL_OP_OUT | FL_OP_EXACT_OUT, 1, args_fl_linalg_inv, 1, results_tensor,
     NULL, call_fl_linalg_inv,
     NULL},
    {"linalg_inv_ex", "", "linalg_inv_ex(Tensor A, *, bool check_errors=False) -> (Tensor inverse, Tensor info)",
     "The inverse; info is not 0 where A is singular. [..., n, n]; info [...], int32. Errors: RuntimeError for matrices that are not square or not of a floating type.",
     FL_OP_LINALG | FL_OP_OUT | FL_OP_EXACT_OUT, 2, args_fl_linalg_inv_ex, 2, results_tensor_tensor,
     names_fl_linalg_inv_ex, call_fl_linalg_inv_ex,
     NULL},
    {"linalg_ldl_factor", "", "linalg_ldl_factor(Tensor self, *, bool hermitian=False) -> (Tensor LD, Tensor pivots)",
     "The packed factors of a symmetric matrix, A = L D L^T. LD [..., n, n], pivots [..., n] of int32. Errors: RuntimeError for matrices that are not square.",
     FL_OP_LINALG | FL_OP_OUT | FL_OP_EXACT_OUT, 2, args_fl_linalg_ldl_factor, 2, results_tensor_tensor,
     names_fl_linalg_ldl_factor, call_fl_linalg_ldl_factor,
     NULL},
    {"linalg_ldl_factor_ex", "", "linalg_ldl_factor_ex(Tensor self, *, bool hermitian=False, bool check_errors=False) -> (Tensor LD, Tensor pivots, Tensor info)",
     "The packed factors of a symmetric matrix, A = L D L^T. LD [..., n, n], pivots [..., n] of int32; info [...], int32, is not 0 where D is singular. Errors: RuntimeError for matrices that are not square.",
     FL_OP_LINALG | FL_OP_OUT | FL_OP_EXACT_OUT, 3, args_fl_linalg_ldl_factor_ex, 3, results_tensor_tensor_tensor,
     names_fl_linalg_ldl_factor_ex, call_fl_linalg_ldl_factor_ex,
     NULL},
    {"linalg_ldl_solve", "", "linalg_ldl_solve(Tensor LD, Tensor pivots, Tensor B, *, bool hermitian=False) -> Tensor",
     "Solves A X = B by the factors of linalg_ldl_factor. B [..., n, k]; the result is as B. Errors: RuntimeError for pivots that are not integers or two dtypes.",
     FL_OP_LINALG | FL_OP_OUT | FL_OP_EXACT_OUT, 4, args_fl_linalg_ldl_solve, 1, results_tensor,
     NULL, call_fl_linalg_ldl_solve,
     NULL},
    {"linalg_lstsq", "", "linalg_lstsq(Tensor self, Tensor b, float? rcond=None, *, str? driver=None) -> (Tensor solution, Tensor residuals, Tensor rank, Tensor singular_values)",
     "The X of least |self X - b|. driver: gels, gelsy (by default), gelsd, gelss. self [..., m, n], b [..., m, k] or [..., m]: solution [..., n, k] or [..., n]; residuals (of each column, where m > n and the rank is full; not of gelsy), rank (not of gels) and singular_values (of gelsd, gelss) may be empty. Errors: RuntimeError for sizes that do not fit, two dtypes or another driver.",
     FL_OP_LINALG | FL_OP_OUT, 4, args_fl_linalg_lstsq, 4, results_tensor_tensor_tensor_tensor,
     names_fl_linalg_lstsq, call_fl_linalg_lstsq,
     NULL},
    {"linalg_lu", "", "linalg_lu(Tensor A, *, bool pivot=True) -> (Tensor P, Tensor L, Tensor U)",
     "A = P L U: a permutation, a lower triangle of unit diagonal, an upper triangle. A [..., m, n]: P [..., m, m], L [..., m, k], U [..., k, n], k = min(m, n). P has no gradient.",
     FL_OP_LINALG | FL_OP_OUT | FL_OP_EXACT_OUT, 2, args_fl_linalg_lu_factor, 3, results_tensor_tensor_tensor,
     names_fl_linalg_lu, call_fl_linalg_lu,
     NULL},
    {"linalg_lu_factor", "", "linalg_lu_factor(Tensor A, *, bool pivot=True) -> (Tensor LU, Tensor pivots)",
     "The packed factors of A = P L U: LU [..., m, n]; pivots [..., min(m, n)], int32, counted from 1. Errors: RuntimeError for a singular U.",
     FL_OP_LINALG | FL_OP_OUT | FL_OP_EXACT_OUT, 2, args_fl_linalg_lu_factor, 2, results_tensor_tensor,
     names_fl_linalg_lu_factor, call_fl_linalg_lu_factor,
     NULL},
    {"linalg_lu_factor_ex", "", "linalg_lu_factor_ex(Tensor A, *, bool pivot=True, bool check_errors=False) -> (Tensor LU, Tensor pivots, Tensor info)",
     "The packed factors of A = P L U; info is not 0 where U is singular. A [..., m, n]: LU [..., m, n], pivots [..., min(m, n)] and info [...] of int32, pivots counted from 1. Errors: RuntimeError without pivot, NotImplementedError for other than float32 and float64.",
     FL_OP_LINALG | FL_OP_OUT | FL_OP_EXACT_OUT, 3, args_fl_linalg_lu_factor_ex, 3, results_tensor_tensor_tensor,
     names_fl_linalg_lu_factor_ex, call_fl_linalg_lu_factor_ex,
     NULL},
    {"linalg_lu_solve", "", "linalg_lu_solve(Tensor LU, Tensor pivots, Tensor B, *, bool left=True, bool adjoint=False) -> Tensor",
     "Solves A X = B (left) or X A = B, with A^T for A where adjoint, by the factors of linalg_lu_factor. Sizes as of linalg_solve. Errors: RuntimeError for pivots that are not int32 or sizes that do not fit.",
     FL_OP_LINALG | FL_OP_OUT | FL_OP_EXACT_OUT, 5, args_fl_linalg_lu_solve, 1, results_tensor,
     NULL, call_fl_linalg_lu_solve,
     NULL},
    {"linalg_matmul", "", "linalg_matmul(Tensor self, Tensor other) -> Tensor",
     "matmul by another name.",
     FL_OP_LINALG | FL_OP_OUT | FL_OP_EXACT_OUT, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_linalg_matmul,
     NULL},
    {"linalg_matrix_exp", "", "linalg_matrix_exp(Tensor self) -> Tensor",
     "The exponential of matrices. [..., n, n], by a Taylor polynomial of degree 16, scaled and squared (Paterson and Stockmeyer, 1973). Errors: RuntimeError for matrices that are not square or not of a floating type.",
     FL_OP_LINALG, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_linalg_matrix_exp,
     NULL},
    {"linalg_matrix_norm", "", "linalg_matrix_norm(Tensor self, Scalar ord, int[2] dim=[-2, -1], bool keepdim=False, *, ScalarType? dtype=None) -> Tensor",
     "The norm of matrices: ord 1, -1, 2, -2, inf, -inf. 1, inf: the largest sum of magnitudes of a column, a row; 2: the largest singular value; negative: the smallest. dim goes away, or stays as 1s with keepdim. Errors: RuntimeError for another ord, equal dims or integers.",
     FL_OP_LINALG | FL_OP_OUT | FL_OP_EXACT_OUT, 5, args_fl_linalg_matrix_norm, 1, results_tensor,
     NULL, call_fl_linalg_matrix_norm,
     NULL},
    {"linalg_matrix_norm", "named", "linalg_matrix_norm.named(Tensor self, str ord='fro', int[2] dim=[-2, -1], bool keepdim=False, *, ScalarType? dtype=None) -> Tensor",
     "The Frobenius ('fro') or the nuclear norm ('nuc') of matrices.",
     FL_OP_LINALG | FL_OP_OUT | FL_OP_EXACT_OUT, 5, args_fl_linalg_matrix_norm_named, 1, results_tensor,
     NULL, call_fl_linalg_matrix_norm_named,
     NULL},
    {"linalg_matrix_power", "", "linalg_matrix_power(Tensor self, int n) -> Tensor",
     "The n-th power; of the inverse where n < 0. [..., n, n]; 0 gives the identity. Errors: RuntimeError for matrices that are not square, LinAlgError for the inverse of a singular one.",
     FL_OP_LINALG | FL_OP_OUT | FL_OP_EXACT_OUT | FL_OP_ROWS_OUT, 2, args_fl_linalg_matrix_power, 1, results_tensor,
     NULL, call_fl_linalg_matrix_power,
     NULL},
    {"linalg_matrix_rank", "atol_rtol_tensor", "linalg_matrix_rank.atol_rtol_tensor(Tensor input, *, Tensor? atol=None, Tensor? rtol=None, bool hermitian=False) -> Tensor",
     "How many singular values are above max(atol, rtol * the largest). [..., m, n] to [...], int64, without gradient; rtol is max(m, n) epsilon unless either is given. Errors: RuntimeError for fewer than two dimensions or integers.",
     FL_OP_LINALG | FL_OP_OUT, 4, args_fl_linalg_matrix_rank_atol_rtol_tensor, 1, results_tensor,
     NULL, call_fl_linalg_matrix_rank_atol_rtol_tensor,
     NULL},
    {"linalg_matrix_rank", "atol_rtol_float", "linalg_matrix_rank.atol_rtol_float(Tensor self, *, float? atol=None, float? rtol=None, bool hermitian=False) -> Tensor",
     "How many singular values are above max(atol, rtol * the largest).",
     FL_OP_LINALG | FL_OP_OUT, 4, args_fl_linalg_pinv_atol_rtol_float, 1, results_tensor,
     NULL, call_fl_linalg_matrix_rank_atol_rtol_float,
     NULL},
    {"linalg_matrix_rank", "", "linalg_matrix_rank(Tensor self, float tol, bool hermitian=False) -> Tensor",
     "How many singular values are above tol.",
     FL_OP_LINALG | FL_OP_OUT, 3, args_fl_linalg_matrix_rank, 1, results_tensor,
     NULL, call_fl_linalg_matrix_rank,
     NULL},
    {"linalg_matrix_rank", "tol_tensor", "linalg_matrix_rank.tol_tensor(Tensor input, Tensor tol, bool hermitian=False) -> Tensor",
     "How many singular values are above tol.",
     FL_OP_LINALG | FL_OP_OUT, 3, args_fl_linalg_matrix_rank_tol_tensor, 1, results_tensor,
     NULL, call_fl_linalg_matrix_rank_tol_tensor,
     NULL},
    {"linalg_multi_dot", "", "linalg_multi_dot(Tensor[] tensors) -> Tensor",
     "The product of matrices, in the cheapest order. The first and the last may be vectors. Errors: RuntimeError for fewer than two tensors or sizes that do not fit.",
     FL_OP_LINALG | FL_OP_OUT | FL_OP_EXACT_OUT, 1, args_fl_hstack, 1, results_tensor,
     NULL, call_fl_linalg_multi_dot,
     NULL},
    {"linalg_norm", "", "linalg_norm(Tensor self, Scalar? ord=None, int[]?|int dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor",
     "A vector's or a matrix's norm, by the number of dimensions. ord None: the 2-norm of all elements; one dim: linalg_vector_norm, two: linalg_matrix_norm. Errors: RuntimeError for more dims, for integers, and for ord without dim of more than two dimensions.",
     FL_OP_LINALG | FL_OP_OUT | FL_OP_EXACT_OUT, 5, args_fl_linalg_norm, 1, results_tensor,
     NULL, call_fl_linalg_norm,
     NULL},
    {"linalg_norm", "named", "linalg_norm.named(Tensor self, str ord, int[]?|int dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor",
     "The Frobenius ('fro') or the nuclear norm ('nuc') of matrices.",
     FL_OP_LINALG | FL_OP_OUT | FL_OP_EXACT_OUT, 5, args_fl_linalg_norm_named, 1, results_tensor,
     NULL, call_fl_linalg_norm_named,
     NULL},
    {"linalg_pinv", "atol_rtol_tensor", "linalg_pinv.atol_rtol_tensor(Tensor self, *, Tensor? atol=None, Tensor? rtol=None, bool hermitian=False) -> Tensor",
     "The pseudo-inverse; singular values up to max(atol, rtol * the largest) count as 0. [..., m, n] to [..., n, m], by the singular values, or with hermitian by the eigenvalues; rtol is max(m, n) epsilon unless either is given. Errors: RuntimeError for fewer than two dimensions.",
     FL_OP_LINALG | FL_OP_OUT, 4, args_fl_linalg_pinv_atol_rtol_tensor, 1, results_tensor,
     NULL, call_fl_linalg_pinv_atol_rtol_tensor,
     NULL},
    {"linalg_pinv", "atol_rtol_float", "linalg_pinv.atol_rtol_float(Tensor self, *, float? atol=None, float? rtol=None, bool hermitian=False) -> Tensor",
     "The pseudo-inverse.",
     FL_OP_LINALG | FL_OP_OUT, 4, args_fl_linalg_pinv_atol_rtol_float, 1, results_tensor,
     NULL, call_fl_linalg_pinv_atol_rtol_float,
     NULL},
    {"linalg_pinv", "", "linalg_pinv(Tensor self, float rcond, bool hermitian=False) -> Tensor",
     "The pseudo-inverse. rcond is rtol by its older name.",
     FL_OP_LINALG | FL_OP_OUT, 3, args_fl_linalg_pinv, 1, results_tensor,
     NULL, call_fl_linalg_pinv,
     NULL},
    {"linalg_pinv", "rcond_tensor", "linalg_pinv.rcond_tensor(Tensor self, Tensor rcond, bool hermitian=False) -> Tensor",
     "The pseudo-inverse.",
     FL_OP_LINALG | FL_OP_OUT, 3, args_fl_linalg_pinv_rcond_tensor, 1, results_tensor,
     NULL, call_fl_linalg_pinv_rcond_tensor,
     NULL},
    {"linalg_qr", "", "linalg_qr(Tensor A, str mode='reduced') -> (Tensor Q, Tensor R)",
     "A = Q R. mode: reduced, complete (a square Q), r (Q is empty). A [..., m, n]: Q [..., m, k], R [..., k, n], k = min(m, n), or Q [..., m, m], R [..., m, n] when complete. Errors: RuntimeError for another mode, fewer than two dimensions or integers.",
     FL_OP_LINALG | FL_OP_OUT | FL_OP_EXACT_OUT, 2, args_fl_linalg_qr, 2, results_tensor_tensor,
     names_fl_linalg_qr, call_fl_linalg_qr,
     NULL},
    {"linalg_slogdet", "", "linalg_slogdet(Tensor A) -> (Tensor sign, Tensor logabsdet)",
     "The sign of the determinant and the logarithm of its magnitude. Each [...]. Errors: RuntimeError for matrices that are not square or not of a floating type.",
     FL_OP_LINALG | FL_OP_OUT | FL_OP_EXACT_OUT, 1, args_fl_linalg_inv, 2, results_tensor_tensor,
     names_fl_linalg_slogdet, call_fl_linalg_slogdet,
     NULL},
    {"linalg_solve", "", "linalg_solve(Tensor A, Tensor B, *, bool left=True) -> Tensor",
     "Solves A X = B (left) or X A = B. A [..., n, n]; B [..., n, k] (right: [..., k, n]) or [..., n]; leading sizes broadcast, the result is as B. Errors: LinAlgError for a singular A, RuntimeError for sizes that do not fit, two dtypes or integers.",
     FL_OP_LINALG | FL_OP_OUT | FL_OP_EXACT_OUT, 3, args_fl_linalg_solve, 1, results_tensor,
     NULL, call_fl_linalg_solve,
     NULL},
    {"linalg_solve_ex", "", "linalg_solve_ex(Tensor A, Tensor B, *, bool left=True, bool check_errors=False) -> (Tensor result, Tensor info)",
     "Solves A X = B (left) or X A = B; info is not 0 where A is singular. A [..., n, n]; B [..., n, k] (right: [..., k, n]) or [..., n]; leading sizes broadcast, the result is as B.",
     FL_OP_LINALG | FL_OP_OUT | FL_OP_EXACT_OUT, 4, args_fl_linalg_solve_ex, 2, results_tensor_tensor,
     names_fl_linalg_solve_ex, call_fl_linalg_solve_ex,
     NULL},
    {"linalg_solve_triangular", "", "linalg_solve_triangular(Tensor self, Tensor B, *, bool upper, bool left=True, bool unitriangular=False) -> Tensor",
     "Solves self X = B (left) or X self = B for a triangular self; its other triangle is not read. unitriangular: the diagonal counts as ones. B [..., n, k]; leading sizes broadcast; a singular self gives infinities or NaN. Errors: RuntimeError for sizes that do not fit, NotImplementedError for integers.",
     FL_OP_LINALG | FL_OP_OUT | FL_OP_EXACT_OUT, 5, args_fl_linalg_solve_triangular, 1, results_tensor,
     NULL, call_fl_linalg_solve_triangular,
     NULL},
    {"linalg_svd", "", "linalg_svd(Tensor A, bool full_matrices=True, *, str? driver=None) -> (Tensor U, Tensor S, Tensor Vh)",
     "A = U diag(S) Vh; with full_matrices U and Vh are square. A [..., m, n], k = min(m, n): U [..., m, k], S [..., k], largest first, Vh [..., k, n]. Gradients need distinct singular values. Errors: RuntimeError for integers, fewer than two dimensions or a driver, LinAlgError where it does not converge (NaN in A).",
     FL_OP_LINALG | FL_OP_OUT | FL_OP_EXACT_OUT, 3, args_fl_linalg_svd, 3, results_tensor_tensor_tensor,
     names_fl_linalg_svd, call_fl_linalg_svd,
     NULL},
    {"linalg_svdvals", "", "linalg_svdvals(Tensor A, *, str? driver=None) -> Tensor",
     "The singular values, largest first. [..., m, n] to [..., min(m, n)]. Errors: RuntimeError for integers or a driver.",
     FL_OP_LINALG | FL_OP_OUT | FL_OP_EXACT_OUT, 2, args_fl_linalg_svdvals, 1, results_tensor,
     NULL, call_fl_linalg_svdvals,
     NULL},
    {"linalg_tensorinv", "", "linalg_tensorinv(Tensor self, int ind=2) -> Tensor",
     "The inverse of self as a map from its later dimensions to the first `ind`. Errors: RuntimeError where the products of the first `ind` sizes and of the others differ, or ind is not positive.",
     FL_OP_LINALG | FL_OP_OUT | FL_OP_ROWS_OUT, 2, args_fl_linalg_tensorinv, 1, results_tensor,
     NULL, call_fl_linalg_tensorinv,
     NULL},
    {"linalg_tensorsolve", "", "linalg_tensorsolve(Tensor self, Tensor other, int[]? dims=None) -> Tensor",
     "The X whose tensor product with self, over all its dimensions, is other. dims go to the end of self first. Errors: RuntimeError for sizes that do not fit.",
     FL_OP_LINALG | FL_OP_OUT, 3, args_fl_linalg_tensorsolve, 1, results_tensor,
     NULL, call_fl_linalg_tensorsolve,
     NULL},
    {"linalg_vander", "", "linalg_vander(Tensor x, *, SymInt? N=None) -> Tensor",
     "The powers 0 to N - 1 of every number. [..., n] to [..., n, N], N being n by default. Errors: RuntimeError for N below 2 or bool.",
     FL_OP_LINALG, 2, args_fl_linalg_vander, 1, results_tensor,
     NULL, call_fl_linalg_vander,
     NULL},
    {"linalg_vecdot", "", "linalg_vecdot(Tensor x, Tensor y, *, int dim=-1) -> Tensor",
     "The dot product along a dimension. Shapes broadcast; dim goes away. Errors: RuntimeError for integers.",
     FL_OP_LINALG | FL_OP_OUT | FL_OP_EXACT_OUT, 3, args_fl_linalg_vecdot, 1, results_tensor,
     NULL, call_fl_linalg_vecdot,
     NULL},
    {"linalg_vector_norm", "", "linalg_vector_norm(Tensor self, Scalar ord=2, int[]?|int dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor",
     "The norm of order `ord` over dimensions (None: of all items). (Sum of |x|^ord)^(1 / ord); inf, -inf: the largest, smallest magnitude; 0: the number of items that are not 0. Errors: RuntimeError for integers, or a dtype narrower than self's.",
     FL_OP_LINALG | FL_OP_OUT | FL_OP_EXACT_OUT, 5, args_fl_linalg_vector_norm, 1, results_tensor,
     NULL, call_fl_linalg_vector_norm,
     NULL},
    {"linear", "", "linear(Tensor input, Tensor weight, Tensor? bias=None) -> Tensor",
     "input W^T + bias: input [..., in_features], weight [out_features, in_features] (or [in_features]), bias [out_features]. To [..., out_features]. Errors: RuntimeError for sizes that do not fit or two dtypes.",
     FL_OP_NN | FL_OP_OUT | FL_OP_EXACT_OUT, 3, args_fl_linear, 1, results_tensor,
     NULL, call_fl_linear,
     NULL},
    {"linear_cross_entropy", "", "linear_cross_entropy(Tensor input, Tensor linear_weight, Tensor target, *, Tensor? linear_bias=None, Tensor? weight=None, str reduction='mean', int? ignore_index=None, float label_smoothing=0.0, int? batch_chunk_size=None) -> Tensor",
     "cross_entropy(linear(input, linear_weight, linear_bias), target), batch_chunk_size rows at a time where it is given. Errors: as cross_entropy.",
     FL_OP_NN, 9, args_fl_linear_cross_entropy, 1, results_tensor,
     NULL, call_fl_linear_cross_entropy,
     NULL},
    {"linspace", "", "linspace(Scalar start, Scalar end, int steps, *, ScalarType? dtype=None) -> Tensor",
     "`steps` numbers evenly from start to end, both included. [steps], of the default dtype. Errors: RuntimeError for negative steps.",
     FL_OP_FUNCTION | FL_OP_FACTORY | FL_OP_OUT, 4, args_fl_linspace, 1, results_tensor,
     NULL, call_fl_linspace,
     NULL},
    {"lobpcg", "", "lobpcg(Tensor A, int? k=None, Tensor? B=None, Tensor? X=None, int? n=None, Tensor? iK=None, int? niter=None, float? tol=None, bool? largest=None, str? method=None) -> (Tensor eigenvalues, Tensor eigenvectors)",
     "The k largest (or smallest) eigenvalues of symmetric matrices, A x = e B x, and their vectors. A, B [..., m, m]: values [..., k], vectors [..., m, k]. iK: a preconditioner; X: a first guess [..., m, n]; method: 'ortho' (Knyazev, 2001) or 'basic'. Errors: ValueError where m < 3 n, AssertionError for shapes that do not fit.",
     FL_OP_FUNCTION, 10, args_fl_lobpcg, 2, results_tensor_tensor,
     NULL, call_fl_lobpcg,
     NULL},
    {"local_response_norm", "", "local_response_norm(Tensor input, int size, float alpha=0.0001, float beta=0.75, float k=1.0) -> Tensor",
     "input / (k + alpha * mean of input^2 over `size` neighbouring channels)^beta; input (N, C, ...). Errors: ValueError for fewer than three dimensions. (Krizhevsky et al., 2012.)",
     FL_OP_NN, 5, args_fl_local_response_norm, 1, results_tensor,
     NULL, call_fl_local_response_norm,
     NULL},
    {"log", "", "log(Tensor self) -> Tensor",
     "The natural logarithm. Integers and bool give the default dtype. -inf at 0, NaN below.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_log,
     NULL},
    {"log10", "", "log10(Tensor self) -> Tensor",
     "The logarithm to base 10. Integers and bool give the default dtype. -inf at 0, NaN below.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_log10,
     NULL},
    {"log10_", "", "log10(Tensor self) -> Tensor",
     "The logarithm to base 10. Integers and bool give the default dtype. -inf at 0, NaN below.",
     FL_OP_FUNCTION | FL_OP_METHOD, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_log10_,
     NULL},
    {"log1p", "", "log1p(Tensor self) -> Tensor",
     "log(1 + self), exact near 0. Integers and bool give the default dtype. -inf at -1, NaN below.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_log1p,
     NULL},
    {"log1p_", "", "log1p(Tensor self) -> Tensor",
     "log(1 + self), exact near 0. Integers and bool give the default dtype. -inf at -1, NaN below.",
     FL_OP_FUNCTION | FL_OP_METHOD, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_log1p_,
     NULL},
    {"log2", "", "log2(Tensor self) -> Tensor",
     "The logarithm to base 2. Integers and bool give the default dtype. -inf at 0, NaN below.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_log2,
     NULL},
    {"log2_", "", "log2(Tensor self) -> Tensor",
     "The logarithm to base 2. Integers and bool give the default dtype. -inf at 0, NaN below.",
     FL_OP_FUNCTION | FL_OP_METHOD, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_log2_,
     NULL},
    {"log_", "", "log(Tensor self) -> Tensor",
     "The natural logarithm. Integers and bool give the default dtype. -inf at 0, NaN below.",
     FL_OP_FUNCTION | FL_OP_METHOD, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_log_,
     NULL},
    {"log_normal_", "", "log_normal_(Tensor self, float mean=1.0, float std=2.0, *, Generator? generator=None) -> Tensor",
     "Writes numbers whose logarithm is normal, of this mean and standard deviation. Errors: RuntimeError unless std > 0.",
     FL_OP_METHOD, 4, args_fl_log_normal_, 1, results_tensor,
     NULL, call_fl_log_normal_,
     NULL},
    {"log_softmax", "", "log_softmax(Tensor self, int dim, ScalarType? dtype=None) -> Tensor",
     "The logarithm of softmax, without its rounding and overflow. Of self's shape. Errors: IndexError for a dim that is not there, NotImplementedError for integers without dtype.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_NN | FL_OP_OUT | FL_OP_EXACT_OUT, 3, args_fl_softmax, 1, results_tensor,
     NULL, call_fl_log_softmax,
     NULL},
    {"log_softmax", "implicit", "log_softmax.implicit(Tensor self, int? dim=None, int _stacklevel=3, ScalarType? dtype=None) -> Tensor",
     "log_softmax along the dimension that programs of before `dim` existed got: 0 for 0, 1 and 3 dimensions, else 1.",
     FL_OP_NN, 4, args_fl_softmax_implicit, 1, results_tensor,
     NULL, call_fl_log_softmax_implicit,
     NULL},
    {"logaddexp", "", "logaddexp(Tensor self, Tensor other) -> Tensor",
     "log(exp(self) + exp(other)). Shapes broadcast. Errors: NotImplementedError for integers and bool.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_logaddexp,
     NULL},
    {"logaddexp2", "", "logaddexp2(Tensor self, Tensor other) -> Tensor",
     "log2(2^self + 2^other). Shapes broadcast. Errors: NotImplementedError for integers and bool.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_logaddexp2,
     NULL},
    {"logcumsumexp", "", "logcumsumexp(Tensor self, int dim) -> Tensor",
     "log of the sums of exp of the first items along a dimension. Errors: NotImplementedError for integers and bool.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT | FL_OP_EXACT_OUT, 2, args_fl_squeeze_copy_dim, 1, results_tensor,
     NULL, call_fl_logcumsumexp,
     NULL},
    {"logdet", "", "logdet(Tensor self) -> Tensor",
     "The logarithm of the determinant, NaN where that is negative. [..., n, n] to [...]; -inf where it is 0. Errors: RuntimeError for matrices that are not square or not of a floating type.",
     FL_OP_FUNCTION | FL_OP_METHOD, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_logdet,
     NULL},
    {"logical_and", "", "logical_and(Tensor self, Tensor other) -> Tensor",
     "Both are not zero. Shapes broadcast; a bool for each pair, without gradient.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_logical_and,
     NULL},
    {"logical_and_", "", "logical_and(Tensor self, Tensor other) -> Tensor",
     "Both are not zero. Shapes broadcast; a bool for each pair, without gradient.",
     FL_OP_METHOD, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_logical_and_,
     NULL},
    {"logical_not", "", "logical_not(Tensor self) -> Tensor",
     "Is zero. A bool for each item, without gradient.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_logical_not,
     NULL},
    {"logical_not_", "", "logical_not(Tensor self) -> Tensor",
     "Is zero. A bool for each item, without gradient.",
     FL_OP_METHOD, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_logical_not_,
     NULL},
    {"logical_or", "", "logical_or(Tensor self, Tensor other) -> Tensor",
     "Either is not zero. Shapes broadcast; a bool for each pair, without gradient.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_logical_or,
     NULL},
    {"logical_or_", "", "logical_or(Tensor self, Tensor other) -> Tensor",
     "Either is not zero. Shapes broadcast; a bool for each pair, without gradient.",
     FL_OP_METHOD, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_logical_or_,
     NULL},
    {"logical_xor", "", "logical_xor(Tensor self, Tensor other) -> Tensor",
     "One alone is not zero. Shapes broadcast; a bool for each pair, without gradient.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_logical_xor,
     NULL},
    {"logical_xor_", "", "logical_xor(Tensor self, Tensor other) -> Tensor",
     "One alone is not zero. Shapes broadcast; a bool for each pair, without gradient.",
     FL_OP_METHOD, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_logical_xor_,
     NULL},
    {"logit", "", "logit(Tensor self, float? eps=None) -> Tensor",
     "log(self / (1 - self)), self being clamped to [eps, 1 - eps] first. Integers and bool give the default dtype.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 2, args_fl_logit, 1, results_tensor,
     NULL, call_fl_logit,
     NULL},
    {"logit_", "", "logit(Tensor self, float? eps=None) -> Tensor",
     "log(self / (1 - self)), self being clamped to [eps, 1 - eps] first. Integers and bool give the default dtype.",
     FL_OP_FUNCTION | FL_OP_METHOD, 2, args_fl_logit, 1, results_tensor,
     NULL, call_fl_logit_,
     NULL},
    {"logsigmoid", "", "logsigmoid(Tensor self) -> Tensor",
     "log(sigmoid(self)). Errors: NotImplementedError for integers and bool.",
     FL_OP_NN | FL_OP_OUT | FL_OP_EXACT_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_logsigmoid,
     NULL},
    {"logspace", "", "logspace(Scalar start, Scalar end, int steps, float base=10.0, *, ScalarType? dtype=None) -> Tensor",
     "base to the power of linspace(start, end, steps). [steps], of the default dtype.",
     FL_OP_FUNCTION | FL_OP_FACTORY | FL_OP_OUT, 5, args_fl_logspace, 1, results_tensor,
     NULL, call_fl_logspace,
     NULL},
    {"logsumexp", "", "logsumexp(Tensor self, int[]|int dim, bool keepdim=False) -> Tensor",
     "log of the sum of exp over dimensions, without overflow. A negative dim counts from the end; dim goes away, or stays as 1 with keepdim. Integers give the default dtype.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT | FL_OP_WIDE_OUT, 3, args_fl_frobenius_norm, 1, results_tensor,
     NULL, call_fl_logsumexp,
     NULL},
    {"long", "tensor", "long.tensor(Tensor self, MemoryFormat memory_format=preserve_format) -> Tensor",
     "self.to(int64)",
     FL_OP_METHOD, 2, args_fl_bool_tensor, 1, results_tensor,
     NULL, call_fl_long_tensor,
     NULL},
    {"lp_pool1d", "", "lp_pool1d(Tensor input, Scalar norm_type, int[1] kernel_size, int[1]? stride=None, bool ceil_mode=False) -> Tensor",
     "(sum of x^norm_type)^(1 / norm_type) over each window. Sizes as of avg_pool1d without padding.",
     FL_OP_NN, 5, args_fl_lp_pool1d, 1, results_tensor,
     NULL, call_fl_lp_pool1d,
     NULL},
    {"lp_pool2d", "", "lp_pool2d(Tensor input, Scalar norm_type, int[=2] kernel_size, int[2]? stride=None, bool ceil_mode=False) -> Tensor",
     "(sum of x^norm_type)^(1 / norm_type) over each window. Sizes as of avg_pool2d without padding.",
     FL_OP_NN, 5, args_fl_lp_pool2d, 1, results_tensor,
     NULL, call_fl_lp_pool2d,
     NULL},
    {"lp_pool3d", "", "lp_pool3d(Tensor input, Scalar norm_type, int[=3] kernel_size, int[3]? stride=None, bool ceil_mode=False) -> Tensor",
     "(sum of x^norm_type)^(1 / norm_type) over each window. Sizes as of avg_pool3d without padding.",
     FL_OP_NN, 5, args_fl_lp_pool3d, 1, results_tensor,
     NULL, call_fl_lp_pool3d,
     NULL},
    {"lstm", "input", "lstm.input(Tensor input, Tensor[] hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional, bool batch_first) -> (Tensor output, Tensor h_n, Tensor c_n)",
     "An LSTM of several layers over input [T, B, features] (batch_first: [B, T, features]); hx: h0 and c0, [layers x directions, B, size]; params: for each layer and direction weight_ih, weight_hh, bias_ih, bias_hh, weight_hr as far as there are any. Returns the outputs, h and c. Dropout stands between layers, in training. Errors: RuntimeError for sizes or dtypes that do not fit, NotImplementedError for bool. (Hochreiter and Schmidhuber, 1997; gates in the order i, f, g, o.)",
     FL_OP_FUNCTION, 9, args_fl_lstm_input, 3, results_tensor_tensor_tensor,
     NULL, call_fl_lstm_input,
     NULL},
    {"lstm", "data", "lstm.data(Tensor data, Tensor batch_sizes, Tensor[] hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional) -> (Tensor output, Tensor h_n, Tensor c_n)",
     "The same over a packed sequence: data [rows, features], batch_sizes: how many rows each step has.",
     FL_OP_FUNCTION, 9, args_fl_lstm_data, 3, results_tensor_tensor_tensor,
     NULL, call_fl_lstm_data,
     NULL},
    {"lstm_cell", "", "lstm_cell(Tensor input, Tensor[] hx, Tensor w_ih, Tensor w_hh, Tensor? b_ih=None, Tensor? b_hh=None) -> (Tensor h, Tensor c)",
     "One step of an LSTM: input [B, features], hx: h and c, [B, size]; returns the next h and c. w_ih [4 size, features], w_hh [4 size, size].",
     FL_OP_FUNCTION, 6, args_fl_lstm_cell, 2, results_tensor_tensor,
     NULL, call_fl_lstm_cell,
     NULL},
    {"lt", "", "lt(Tensor self, Tensor other) -> Tensor",
     "self < other. Shapes broadcast; a bool for each pair, without gradient.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_lt,
     NULL},
    {"lt", "scalar", "lt.scalar(Tensor self, Scalar other) -> Tensor",
     "self < other",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 2, args_fl_add_scalar, 1, results_tensor,
     NULL, call_fl_lt_scalar,
     NULL},
    {"lt_", "", "lt(Tensor self, Tensor other) -> Tensor",
     "self < other. Shapes broadcast; a bool for each pair, without gradient.",
     FL_OP_METHOD, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_lt_,
     NULL},
    {"lt_", "scalar", "lt.scalar(Tensor self, Scalar other) -> Tensor",
     "self < other",
     FL_OP_METHOD, 2, args_fl_add_scalar, 1, results_tensor,
     NULL, call_fl_lt_scalar_,
     NULL},
    {"lu_solve", "", "lu_solve(Tensor self, Tensor LU_data, Tensor LU_pivots) -> Tensor",
     "linalg_lu_solve by its older name; self is B.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT | FL_OP_EXACT_OUT, 3, args_fl_lu_solve, 1, results_tensor,
     NULL, call_fl_lu_solve,
     NULL},
    {"lu_unpack", "", "lu_unpack(Tensor LU_data, Tensor LU_pivots, bool unpack_data=True, bool unpack_pivots=True) -> (Tensor P, Tensor L, Tensor U)",
     "The factors out of their packed form. P [..., m, m], L [..., m, k], U [..., k, n]; what is not asked for is empty. Errors: RuntimeError for pivots that are not int32.",
     FL_OP_FUNCTION | FL_OP_OUT | FL_OP_EXACT_OUT, 4, args_fl_lu_unpack, 3, results_tensor_tensor_tensor,
     names_fl_lu_unpack, call_fl_lu_unpack,
     NULL},
    {"mT", "", "mT(Tensor self) -> Tensor",
     "The last two dimensions exchanged (Tensor.mT).",
     0, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_mT,
     NULL},
    {"margin_ranking_loss", "", "margin_ranking_loss(Tensor input1, Tensor input2, Tensor target, float margin=0.0, str reduction='mean') -> Tensor",
     "max(0, -target (input1 - input2) + margin); target 1: input1 should be larger, -1: input2. Errors: RuntimeError for numbers of dimensions that differ.",
     FL_OP_NN, 5, args_fl_margin_ranking_loss, 1, results_tensor,
     NULL, call_fl_margin_ranking_loss,
     NULL},
    {"margin_ranking_loss", "numbered", "margin_ranking_loss.numbered(Tensor input1, Tensor input2, Tensor target, float margin=0.0, int reduction=0) -> Tensor",
     "max(0, -target (input1 - input2) + margin); reduction is 0 (none), 1 (mean) or 2 (sum).",
     FL_OP_FUNCTION, 5, args_fl_margin_ranking_loss_numbered, 1, results_tensor,
     NULL, call_fl_margin_ranking_loss_numbered,
     NULL},
    {"masked_fill", "", "masked_fill(Tensor self, Tensor mask, Scalar value) -> Tensor",
     "self with one value where mask is true. mask broadcasts with self. Errors: RuntimeError for a mask that is not bool.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE, 3, args_fl_masked_fill, 1, results_tensor,
     NULL, call_fl_masked_fill,
     NULL},
    {"masked_fill", "tensor", "masked_fill.tensor(Tensor self, Tensor mask, Tensor value) -> Tensor",
     "self with the value of a 0-dim tensor where mask is true. Errors: RuntimeError for a value with dimensions.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE, 3, args_fl_masked_fill_tensor, 1, results_tensor,
     NULL, call_fl_masked_fill_tensor,
     NULL},
    {"masked_fill_", "", "masked_fill(Tensor self, Tensor mask, Scalar value) -> Tensor",
     "self with one value where mask is true. mask broadcasts with self. Errors: RuntimeError for a mask that is not bool.",
     FL_OP_METHOD, 3, args_fl_masked_fill, 1, results_tensor,
     NULL, call_fl_masked_fill_,
     NULL},
    {"masked_fill_", "tensor", "masked_fill.tensor(Tensor self, Tensor mask, Tensor value) -> Tensor",
     "self with the value of a 0-dim tensor where mask is true. Errors: RuntimeError for a value with dimensions.",
     FL_OP_METHOD, 3, args_fl_masked_fill_tensor, 1, results_tensor,
     NULL, call_fl_masked_fill_tensor_,
     NULL},
    {"masked_scatter", "", "masked_scatter(Tensor self, Tensor mask, Tensor source) -> Tensor",
     "self with the elements of source, in order, where mask is true. mask broadcasts to self. Errors: RuntimeError where source has fewer elements than mask has ones.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE, 3, args_fl_masked_scatter, 1, results_tensor,
     NULL, call_fl_masked_scatter,
     NULL},
    {"masked_scatter_", "", "masked_scatter(Tensor self, Tensor mask, Tensor source) -> Tensor",
     "self with the elements of source, in order, where mask is true. mask broadcasts to self. Errors: RuntimeError where source has fewer elements than mask has ones.",
     FL_OP_METHOD, 3, args_fl_masked_scatter, 1, results_tensor,
     NULL, call_fl_masked_scatter_,
     NULL},
    {"masked_select", "", "masked_select(Tensor self, Tensor mask) -> Tensor",
     "The elements where mask is true, in a row. A copy of one dimension; self and mask broadcast. Errors: RuntimeError for a mask that is not bool.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT | FL_OP_APART_OUT | FL_OP_EXACT_OUT, 2, args_fl_masked_select, 1, results_tensor,
     NULL, call_fl_masked_select,
     NULL},
    {"matmul", "", "matmul(Tensor self, Tensor other) -> Tensor",
     "The product of vectors, matrices or, with leading dimensions that broadcast, batches of matrices. [n] by [n] to no dimensions, [..., n, m] by [m] to [..., n], [..., n, m] by [..., m, p] to [..., n, p]. Errors: RuntimeError for sizes that do not fit or two dtypes.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT | FL_OP_EXACT_OUT, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_matmul,
     NULL},
    {"matrix_exp", "", "matrix_exp(Tensor self) -> Tensor",
     "linalg_matrix_exp by another name.",
     FL_OP_FUNCTION | FL_OP_METHOD, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_matrix_exp,
     NULL},
    {"matrix_power", "", "matrix_power(Tensor self, int n) -> Tensor",
     "linalg_matrix_power by another name.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT | FL_OP_EXACT_OUT | FL_OP_ROWS_OUT, 2, args_fl_linalg_matrix_power, 1, results_tensor,
     NULL, call_fl_matrix_power,
     NULL},
    {"max", "", "max(Tensor self) -> Tensor",
     "The largest of all items. NaN where there is one. Errors: RuntimeError where there are no items.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_max,
     NULL},
    {"max", "other", "max.other(Tensor self, Tensor other) -> Tensor",
     "maximum(self, other)",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_max_other,
     NULL},
    {"max", "dim", "max.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)",
     "The largest over a dimension, and its place. A negative dim counts from the end; dim goes away, or stays as 1 with keepdim. indices are int64, without gradient. Errors: IndexError for a dim that is not there or without items.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT | FL_OP_EXACT_OUT, 3, args_fl_max_dim, 2, results_tensor_tensor,
     names_fl_max_dim, call_fl_max_dim,
     NULL},
    {"max_pool1d", "", "max_pool1d(Tensor input, int[1] kernel_size, int[1]? stride=None, int[1] padding=0, int[1] dilation=1, bool ceil_mode=False, bool return_indices=False) -> Tensor",
     "The largest of each window. For the indices too: max_pool1d_with_indices. input [N, C, L] or [C, L]; each size S becomes S' = floor((S + 2 padding - dilation (kernel_size - 1) - 1) / stride) + 1 (ceil_mode: rounded up); stride None: kernel_size. Errors: RuntimeError for other dimensions, padding above half the kernel or a result without elements; NotImplementedError for bool.",
     FL_OP_FUNCTION | FL_OP_NN, 7, args_fl_max_pool1d, 1, results_tensor,
     NULL, call_fl_max_pool1d,
     NULL},
    {"max_pool1d_with_indices", "", "max_pool1d_with_indices(Tensor input, int[1] kernel_size, int[1]? stride=None, int[1] padding=0, int[1] dilation=1, bool ceil_mode=False, bool return_indices=False) -> (Tensor output, Tensor indices)",
     "The largest of each window, and where in the flattened input it stands. indices are int64, without gradient.",
     FL_OP_FUNCTION | FL_OP_NN, 7, args_fl_max_pool1d, 2, results_tensor_tensor,
     NULL, call_fl_max_pool1d_with_indices,
     NULL},
    {"max_pool2d", "", "max_pool2d(Tensor input, int[2] kernel_size, int[2]? stride=None, int[2] padding=0, int[2] dilation=1, bool ceil_mode=False, bool return_indices=False) -> Tensor",
     "The largest of each window. For the indices too: max_pool2d_with_indices. input [N, C, H, W] or [C, H, W]; each size S becomes S' = floor((S + 2 padding - dilation (kernel_size - 1) - 1) / stride) + 1 (ceil_mode: rounded up); stride None: kernel_size. Errors: RuntimeError for other dimensions, padding above half the kernel or a result without elements; NotImplementedError for bool.",
     FL_OP_FUNCTION | FL_OP_NN, 7, args_fl_max_pool2d, 1, results_tensor,
     NULL, call_fl_max_pool2d,
     NULL},
    {"max_pool2d_with_indices", "", "max_pool2d_with_indices(Tensor input, int[2] kernel_size, int[2]? stride=None, int[2] padding=0, int[2] dilation=1, bool ceil_mode=False, bool return_indices=False) -> (Tensor output, Tensor indices)",
     "The largest of each window, and where in the flattened input it stands. indices are int64, without gradient.",
     FL_OP_NN, 7, args_fl_max_pool2d, 2, results_tensor_tensor,
     NULL, call_fl_max_pool2d_with_indices,
     NULL},
    {"max_pool3d", "", "max_pool3d(Tensor input, int[3] kernel_size, int[3]? stride=None, int[3] padding=0, int[3] dilation=1, bool ceil_mode=False, bool return_indices=False) -> Tensor",
     "The largest of each window. For the indices too: max_pool3d_with_indices. input [N, C, D, H, W] or [C, D, H, W]; each size S becomes S' = floor((S + 2 padding - dilation (kernel_size - 1) - 1) / stride) + 1 (ceil_mode: rounded up); stride None: kernel_size. Errors: RuntimeError for other dimensions, padding above half the kernel or a result without elements; NotImplementedError for bool.",
     FL_OP_FUNCTION | FL_OP_NN, 7, args_fl_max_pool3d, 1, results_tensor,
     NULL, call_fl_max_pool3d,
     NULL},
    {"max_pool3d_with_indices", "", "max_pool3d_with_indices(Tensor input, int[3] kernel_size, int[3]? stride=None, int[3] padding=0, int[3] dilation=1, bool ceil_mode=False, bool return_indices=False) -> (Tensor output, Tensor indices)",
     "The largest of each window, and where in the flattened input it stands. indices are int64, without gradient.",
     FL_OP_NN, 7, args_fl_max_pool3d, 2, results_tensor_tensor,
     NULL, call_fl_max_pool3d_with_indices,
     NULL},
    {"max_unpool1d", "", "max_unpool1d(Tensor input, Tensor indices, int[1] kernel_size, int[1]? stride=None, int[1] padding=0, int[]? output_size=None) -> Tensor",
     "The input's elements where max_pool1d found them, zeros elsewhere. indices: places in the flattened result of each channel. Each size S becomes (S - 1) stride - 2 padding + kernel_size, or output_size. Errors: ValueError for an output_size that pooling would not have, RuntimeError for an index out of range, NotImplementedError for integers.",
     FL_OP_NN, 6, args_fl_max_unpool1d, 1, results_tensor,
     NULL, call_fl_max_unpool1d,
     NULL},
    {"max_unpool2d", "", "max_unpool2d(Tensor input, Tensor indices, int[=2] kernel_size, int[=2]? stride=None, int[=2] padding=0, int[]? output_size=None) -> Tensor",
     "The input's elements where max_pool2d found them, zeros elsewhere. indices: places in the flattened result of each channel. Each size S becomes (S - 1) stride - 2 padding + kernel_size, or output_size. Errors: ValueError for an output_size that pooling would not have, RuntimeError for an index out of range, NotImplementedError for integers.",
     FL_OP_NN, 6, args_fl_max_unpool2d, 1, results_tensor,
     NULL, call_fl_max_unpool2d,
     NULL},
    {"max_unpool3d", "", "max_unpool3d(Tensor input, Tensor indices, int[=3] kernel_size, int[=3]? stride=None, int[=3] padding=0, int[]? output_size=None) -> Tensor",
     "The input's elements where max_pool3d found them, zeros elsewhere. indices: places in the flattened result of each channel. Each size S becomes (S - 1) stride - 2 padding + kernel_size, or output_size. Errors: ValueError for an output_size that pooling would not have, RuntimeError for an index out of range, NotImplementedError for integers.",
     FL_OP_NN, 6, args_fl_max_unpool3d, 1, results_tensor,
     NULL, call_fl_max_unpool3d,
     NULL},
    {"maximum", "", "maximum(Tensor self, Tensor other) -> Tensor",
     "The larger of each pair; NaN where either is. Shapes broadcast; the result has the promoted dtype. Between equals the gradient is halved.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_maximum,
     NULL},
    {"mean", "", "mean(Tensor self, *, ScalarType? dtype=None) -> Tensor",
     "The mean of all items. Errors: RuntimeError for integers and bool without dtype.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT | FL_OP_WIDE_OUT, 2, args_fl_sum, 1, results_tensor,
     NULL, call_fl_mean,
     NULL},
    {"mean", "dim", "mean.dim(Tensor self, int[]?|int dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor",
     "The mean over dimensions (None: all). A negative dim counts from the end; dim goes away, or stays as 1 with keepdim. Errors: IndexError for a dim that is not there, RuntimeError for one named twice.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT | FL_OP_WIDE_OUT, 4, args_fl_sum_dim, 1, results_tensor,
     NULL, call_fl_mean_dim,
     NULL},
    {"median", "", "median(Tensor self) -> Tensor",
     "The median of all elements, the lower one of two; NaN where there is any. Of self's dtype. Errors: NotImplementedError for bool.",
     FL_OP_FUNCTION | FL_OP_METHOD, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_median,
     NULL},
    {"median", "dim", "median.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)",
     "The median along dim, the lower one of two, and where it was; NaN where there is any. Errors: IndexError for a dim without items.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT | FL_OP_EXACT_OUT, 3, args_fl_max_dim, 2, results_tensor_tensor,
     names_fl_median_dim, call_fl_median_dim,
     NULL},
    {"meshgrid", "", "meshgrid(Tensor[] tensors, *, str indexing='ij') -> Tensor[]",
     "The coordinates of a grid: from vectors of n1, n2, ... elements, as many tensors [n1, n2, ...] (indexing 'xy': [n2, n1, ...]), views that repeat them. Errors: RuntimeError for tensors of two or more dimensions.",
     FL_OP_FUNCTION, 2, args_fl_meshgrid, -1, results_tensors,
     NULL, call_fl_meshgrid,
     NULL},
    {"min", "", "min(Tensor self) -> Tensor",
     "The smallest of all items. NaN where there is one. Errors: RuntimeError where there are no items.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_min,
     NULL},
    {"min", "other", "min.other(Tensor self, Tensor other) -> Tensor",
     "minimum(self, other)",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_min_other,
     NULL},
    {"min", "dim", "min.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)",
     "The smallest over a dimension, and its place. A negative dim counts from the end; dim goes away, or stays as 1 with keepdim. indices are int64, without gradient. Errors: IndexError for a dim that is not there or without items.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT | FL_OP_EXACT_OUT, 3, args_fl_max_dim, 2, results_tensor_tensor,
     names_fl_min_dim, call_fl_min_dim,
     NULL},
    {"minimum", "", "minimum(Tensor self, Tensor other) -> Tensor",
     "The smaller of each pair; NaN where either is. Shapes broadcast; the result has the promoted dtype. Between equals the gradient is halved.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_minimum,
     NULL},
    {"mish", "", "mish(Tensor self) -> Tensor",
     "self * tanh(softplus(self)) (Misra, 2019). Errors: NotImplementedError for integers and bool.",
     FL_OP_NN | FL_OP_INPLACE, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_mish,
     NULL},
    {"mish_", "", "mish(Tensor self) -> Tensor",
     "self * tanh(softplus(self)) (Misra, 2019). Errors: NotImplementedError for integers and bool.",
     0, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_mish_,
     NULL},
    {"mm", "", "mm(Tensor self, Tensor mat2) -> Tensor",
     "The product of two matrices. [n, m] by [m, p] to [n, p]. Errors: RuntimeError for sizes that do not fit or two dtypes, NotImplementedError for bool.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT | FL_OP_EXACT_OUT, 2, args_fl_mm, 1, results_tensor,
     NULL, call_fl_mm,
     NULL},
    {"mode", "", "mode(Tensor self, int dim=-1, bool keepdim=False) -> (Tensor values, Tensor indices)",
     "The most frequent element along dim, the least of equals, and where it was last. dim goes away, or stays as 1 with keepdim; indices are int64.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT | FL_OP_EXACT_OUT, 3, args_fl_mode, 2, results_tensor_tensor,
     names_fl_mode, call_fl_mode,
     NULL},
    {"moveaxis", "", "movedim(Tensor self, int source, int destination) -> Tensor",
     "One dimension moved, the others in order. A view. Errors: RuntimeError for a repeated dim, IndexError for one that is not there.",
     FL_OP_FUNCTION | FL_OP_METHOD, 3, args_fl_movedim, 1, results_tensor,
     NULL, call_fl_movedim,
     "movedim"},
    {"moveaxis", "list", "movedim.list(Tensor self, int[] source, int[] destination) -> Tensor",
     "Several dimensions moved.",
     FL_OP_FUNCTION | FL_OP_METHOD, 3, args_fl_movedim_list, 1, results_tensor,
     NULL, call_fl_movedim_list,
     "movedim"},
    {"movedim", "", "movedim(Tensor self, int source, int destination) -> Tensor",
     "One dimension moved, the others in order. A view. Errors: RuntimeError for a repeated dim, IndexError for one that is not there.",
     FL_OP_FUNCTION | FL_OP_METHOD, 3, args_fl_movedim, 1, results_tensor,
     NULL, call_fl_movedim,
     NULL},
    {"movedim", "list", "movedim.list(Tensor self, int[] source, int[] destination) -> Tensor",
     "Several dimensions moved.",
     FL_OP_FUNCTION | FL_OP_METHOD, 3, args_fl_movedim_list, 1, results_tensor,
     NULL, call_fl_movedim_list,
     NULL},
    {"mse_loss", "", "mse_loss(Tensor input, Tensor target, str reduction='mean', Tensor? weight=None) -> Tensor",
     "(input - target)^2. Shapes broadcast, with a warning. The mean over all items ('mean'), their sum, or with 'none' all; weight multiplies each. Errors: RuntimeError for shapes that do not broadcast, ValueError for another reduction, NotImplementedError for integers.",
     FL_OP_NN, 4, args_fl_mse_loss, 1, results_tensor,
     NULL, call_fl_mse_loss,
     NULL},
    {"msort", "", "msort(Tensor self) -> Tensor",
     "self sorted along dim 0.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT | FL_OP_EXACT_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_msort,
     NULL},
    {"mul", "", "mul(Tensor self, Tensor other) -> Tensor",
     "self * other. Shapes broadcast; the result has the promoted dtype. The product of bools is bool.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_mul,
     NULL},
    {"mul", "scalar", "mul.scalar(Tensor self, Scalar other) -> Tensor",
     "self * other",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 2, args_fl_add_scalar, 1, results_tensor,
     NULL, call_fl_mul_scalar,
     NULL},
    {"mul_", "", "mul(Tensor self, Tensor other) -> Tensor",
     "self * other. Shapes broadcast; the result has the promoted dtype. The product of bools is bool.",
     FL_OP_METHOD, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_mul_,
     NULL},
    {"mul_", "scalar", "mul.scalar(Tensor self, Scalar other) -> Tensor",
     "self * other",
     FL_OP_METHOD, 2, args_fl_add_scalar, 1, results_tensor,
     NULL, call_fl_mul_scalar_,
     NULL},
    {"multi_head_attention_forward", "", "multi_head_attention_forward(Tensor query, Tensor key, Tensor value, int embed_dim_to_check, int num_heads, Tensor? in_proj_weight, Tensor? in_proj_bias, Tensor? bias_k, Tensor? bias_v, bool|any add_zero_attn, float dropout_p, Tensor out_proj_weight, Tensor? out_proj_bias, bool|any training=True, Tensor? key_padding_mask=None, bool|any need_weights=True, Tensor? attn_mask=None, bool|any use_separate_proj_weight=False, Tensor? q_proj_weight=None, Tensor? k_proj_weight=None, Tensor? v_proj_weight=None, Tensor? static_k=None, Tensor? static_v=None, bool|any average_attn_weights=True, bool|any is_causal=False) -> (Tensor output, Tensor weights)",
     "Attention of num_heads heads over inputs (L, N, E), or (L, E) unbatched (Vaswani et al., 2017): the output and, with need_weights, the weights (N, L, S), or (N, num_heads, L, S) where they are not averaged. key_padding_mask [N, S]: True leaves a key out; attn_mask [L, S] or [N num_heads, L, S]: True leaves a pair out. Errors: AssertionError for sizes that do not fit.",
     FL_OP_NN, 25, args_fl_multi_head_attention_forward, 2, results_tensor_tensor,
     NULL, call_fl_multi_head_attention_forward,
     NULL},
    {"multi_margin_loss", "", "multi_margin_loss(Tensor input, Tensor target, int p=1, float margin=1.0, Tensor? weight=None, str reduction='mean') -> Tensor",
     "The mean over the classes i other than target of weight[target] max(0, margin - input[target] + input[i])^p. input [N, C] or [C], target [N], int64: [N], reduced. Errors: ValueError for p other than 1 and 2, RuntimeError for a class outside [0, C) or sizes that do not fit.",
     FL_OP_NN, 6, args_fl_multi_margin_loss, 1, results_tensor,
     NULL, call_fl_multi_margin_loss,
     NULL},
    {"multilabel_margin_loss", "", "multilabel_margin_loss(Tensor input, Tensor target, str reduction='mean') -> Tensor",
     "The sum over classes j named in target (up to the first -1) and i not named of max(0, 1 - input[j] + input[i]), over the number of classes. input and target (int64) [N, C] or [C]: [N], reduced. Errors: RuntimeError for a class outside [-1, C) or sizes that do not fit.",
     FL_OP_NN, 3, args_fl_soft_margin_loss, 1, results_tensor,
     NULL, call_fl_multilabel_margin_loss,
     NULL},
    {"multilabel_soft_margin_loss", "", "multilabel_soft_margin_loss(Tensor input, Tensor target, Tensor? weight=None, str reduction='mean') -> Tensor",
     "The mean over the classes of the cross entropy between target and sigmoid(input). [N, C] to [N], reduced. Errors: NotImplementedError for integers.",
     FL_OP_NN, 4, args_fl_binary_cross_entropy, 1, results_tensor,
     NULL, call_fl_multilabel_soft_margin_loss,
     NULL},
    {"multinomial", "", "multinomial(Tensor self, SymInt num_samples, bool replacement=False, *, Generator? generator=None) -> Tensor",
     "Indices drawn with the weights of each row. self: [n] or [rows, n], weights that need not add up to 1. The result, int64, has num_samples for n, and no gradient. Errors: RuntimeError for negative or infinite weights, or more samples than n without replacement.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT | FL_OP_EXACT_OUT, 4, args_fl_multinomial, 1, results_tensor,
     NULL, call_fl_multinomial,
     NULL},
    {"multiply", "", "mul(Tensor self, Tensor other) -> Tensor",
     "self * other. Shapes broadcast; the result has the promoted dtype. The product of bools is bool.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_mul,
     "mul"},
    {"multiply", "scalar", "mul.scalar(Tensor self, Scalar other) -> Tensor",
     "self * other",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 2, args_fl_add_scalar, 1, results_tensor,
     NULL, call_fl_mul_scalar,
     "mul"},
    {"multiply_", "", "mul(Tensor self, Tensor other) -> Tensor",
     "self * other. Shapes broadcast; the result has the promoted dtype. The product of bools is bool.",
     FL_OP_METHOD, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_mul_,
     "mul_"},
    {"multiply_", "scalar", "mul.scalar(Tensor self, Scalar other) -> Tensor",
     "self * other",
     FL_OP_METHOD, 2, args_fl_add_scalar, 1, results_tensor,
     NULL, call_fl_mul_scalar_,
     "mul_"},
    {"mv", "", "mv(Tensor self, Tensor vec) -> Tensor",
     "The product of a matrix and a vector. [n, m] by [m] to [n]. Errors: RuntimeError for sizes that do not fit or two dtypes.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT | FL_OP_EXACT_OUT, 2, args_fl_mv, 1, results_tensor,
     NULL, call_fl_mv,
     NULL},
    {"mvlgamma", "", "mvlgamma(Tensor self, int p) -> Tensor",
     "p (p - 1) / 4 log(pi) + the sum of lgamma(self - i / 2) for i from 0 to p - 1: the logarithm of the multivariate gamma function. Integers and bool give the default dtype. Errors: RuntimeError for p below 1.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 2, args_fl_mvlgamma, 1, results_tensor,
     NULL, call_fl_mvlgamma,
     NULL},
    {"mvlgamma_", "", "mvlgamma(Tensor self, int p) -> Tensor",
     "p (p - 1) / 4 log(pi) + the sum of lgamma(self - i / 2) for i from 0 to p - 1: the logarithm of the multivariate gamma function. Integers and bool give the default dtype. Errors: RuntimeError for p below 1.",
     FL_OP_METHOD, 2, args_fl_mvlgamma, 1, results_tensor,
     NULL, call_fl_mvlgamma_,
     NULL},
    {"nan_to_num", "", "nan_to_num(Tensor self, float? nan=None, float? posinf=None, float? neginf=None) -> Tensor",
     "NaN and infinities replaced: by 0 and the largest and smallest numbers by default. Integers stay as they are.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT | FL_OP_EXACT_OUT, 4, args_fl_nan_to_num, 1, results_tensor,
     NULL, call_fl_nan_to_num,
     NULL},
    {"nan_to_num_", "", "nan_to_num(Tensor self, float? nan=None, float? posinf=None, float? neginf=None) -> Tensor",
     "NaN and infinities replaced: by 0 and the largest and smallest numbers by default. Integers stay as they are.",
     FL_OP_FUNCTION | FL_OP_METHOD, 4, args_fl_nan_to_num, 1, results_tensor,
     NULL, call_fl_nan_to_num_,
     NULL},
    {"nanmean", "", "nanmean(Tensor self, int[]?|int dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor",
     "The mean of what is not NaN. NaN where there is nothing else. Errors: RuntimeError for integers and bool.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT | FL_OP_TYPED_OUT, 4, args_fl_nansum, 1, results_tensor,
     NULL, call_fl_nanmean,
     NULL},
    {"nanmedian", "", "nanmedian(Tensor self) -> Tensor",
     "The median of what is not NaN.",
     FL_OP_FUNCTION | FL_OP_METHOD, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_nanmedian,
     NULL},
    {"nanmedian", "dim", "nanmedian.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)",
     "The median along dim of what is not NaN, and where it was.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT | FL_OP_EXACT_OUT, 3, args_fl_max_dim, 2, results_tensor_tensor,
     names_fl_nanmedian_dim, call_fl_nanmedian_dim,
     NULL},
    {"nanquantile", "tensor", "nanquantile.tensor(Tensor self, Tensor q, int? dim=None, bool keepdim=False, *, str interpolation='linear') -> Tensor",
     "quantile of what is not NaN.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT | FL_OP_EXACT_OUT, 5, args_fl_quantile_tensor, 1, results_tensor,
     NULL, call_fl_nanquantile_tensor,
     NULL},
    {"nanquantile", "", "nanquantile(Tensor self, float q, int? dim=None, bool keepdim=False, *, str interpolation='linear') -> Tensor",
     "quantile of what is not NaN. NaN where there is nothing else.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT | FL_OP_EXACT_OUT, 5, args_fl_quantile, 1, results_tensor,
     NULL, call_fl_nanquantile,
     NULL},
    {"nansum", "", "nansum(Tensor self, int[]?|int dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor",
     "The sum of what is not NaN. Integers and bool give int64.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT | FL_OP_TYPED_OUT, 4, args_fl_nansum, 1, results_tensor,
     NULL, call_fl_nansum,
     NULL},
    {"narrow", "", "narrow(Tensor self, int dim, int start, SymInt length) -> Tensor",
     "Part of one dimension. A view of start to start + length. Errors: RuntimeError where that passes the size, IndexError for start out of range.",
     FL_OP_FUNCTION | FL_OP_METHOD, 4, args_fl_narrow, 1, results_tensor,
     NULL, call_fl_narrow,
     NULL},
    {"narrow_copy", "", "narrow_copy(Tensor self, int dim, SymInt start, SymInt length) -> Tensor",
     "A copy of narrow.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT, 4, args_fl_narrow_copy, 1, results_tensor,
     NULL, call_fl_narrow_copy,
     NULL},
    {"native_batch_norm", "", "native_batch_norm(Tensor input, Tensor? weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, bool training, float momentum, float eps) -> (Tensor, Tensor, Tensor)",
     "batch_norm, and in training the mean and the reciprocal standard deviation of each channel.",
     FL_OP_FUNCTION | FL_OP_OUT, 8, args_fl_native_batch_norm, 3, results_tensor_tensor_tensor,
     NULL, call_fl_native_batch_norm,
     NULL},
    {"native_channel_shuffle", "", "channel_shuffle(Tensor input, SymInt groups) -> Tensor",
     "The channels of [N, C, ...] read by column where they stood by row in a table of `groups` rows. Errors: RuntimeError where groups does not divide C. (Zhang et al., 2018.)",
     FL_OP_FUNCTION | FL_OP_NN, 2, args_fl_channel_shuffle, 1, results_tensor,
     NULL, call_fl_channel_shuffle,
     "channel_shuffle"},
    {"native_dropout", "", "native_dropout(Tensor input, float p, bool? train) -> (Tensor output, Tensor mask)",
     "dropout unless train is False, and where elements were kept. Errors: RuntimeError for p outside [0, 1], and for integers and bool.",
     FL_OP_FUNCTION, 3, args_fl_native_dropout, 2, results_tensor_tensor,
     NULL, call_fl_native_dropout,
     NULL},
    {"native_group_norm", "", "native_group_norm(Tensor input, Tensor? weight, Tensor? bias, SymInt N, SymInt C, SymInt HxW, int group, float eps) -> (Tensor output, Tensor mean, Tensor rstd)",
     "group_norm of N samples of C channels of HxW, and the mean and the reciprocal standard deviation of each group. Each [N, group].",
     FL_OP_FUNCTION, 8, args_fl_native_group_norm, 3, results_tensor_tensor_tensor,
     NULL, call_fl_native_group_norm,
     NULL},
    {"native_layer_norm", "", "native_layer_norm(Tensor input, int[] normalized_shape, Tensor? weight, Tensor? bias, float eps) -> (Tensor output, Tensor mean, Tensor rstd)",
     "layer_norm, and the mean and the reciprocal standard deviation of each item. These two have the leading sizes and 1s, and no gradient.",
     FL_OP_FUNCTION, 5, args_fl_native_layer_norm, 3, results_tensor_tensor_tensor,
     NULL, call_fl_native_layer_norm,
     NULL},
    {"ne", "", "ne(Tensor self, Tensor other) -> Tensor",
     "self != other. Shapes broadcast; a bool for each pair, without gradient.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_ne,
     NULL},
    {"ne", "scalar", "ne.scalar(Tensor self, Scalar other) -> Tensor",
     "self != other",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 2, args_fl_add_scalar, 1, results_tensor,
     NULL, call_fl_ne_scalar,
     NULL},
    {"ne_", "", "ne(Tensor self, Tensor other) -> Tensor",
     "self != other. Shapes broadcast; a bool for each pair, without gradient.",
     FL_OP_METHOD, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_ne_,
     NULL},
    {"ne_", "scalar", "ne.scalar(Tensor self, Scalar other) -> Tensor",
     "self != other",
     FL_OP_METHOD, 2, args_fl_add_scalar, 1, results_tensor,
     NULL, call_fl_ne_scalar_,
     NULL},
    {"neg", "", "neg(Tensor self) -> Tensor",
     "-self. Errors: RuntimeError for bool.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT | FL_OP_EXACT_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_neg,
     NULL},
    {"neg_", "", "neg(Tensor self) -> Tensor",
     "-self. Errors: RuntimeError for bool.",
     FL_OP_FUNCTION | FL_OP_METHOD, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_neg_,
     NULL},
    {"negative", "", "neg(Tensor self) -> Tensor",
     "-self. Errors: RuntimeError for bool.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT | FL_OP_EXACT_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_neg,
     "neg"},
    {"negative_", "", "neg(Tensor self) -> Tensor",
     "-self. Errors: RuntimeError for bool.",
     FL_OP_FUNCTION | FL_OP_METHOD, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_neg_,
     "neg_"},
    {"new_empty", "", "new_empty(Tensor self, int[] size, *, ScalarType? dtype=None) -> Tensor",
     "Memory as it comes, of self's dtype.",
     FL_OP_METHOD | FL_OP_FACTORY, 3, args_fl_new_zeros, 1, results_tensor,
     NULL, call_fl_new_empty,
     NULL},
    {"new_empty_strided", "", "new_empty_strided(Tensor self, int[] size, int[] stride, *, ScalarType? dtype=None) -> Tensor",
     "Memory as it comes, of self's dtype, with these strides.",
     FL_OP_METHOD | FL_OP_FACTORY, 4, args_fl_new_empty_strided, 1, results_tensor,
     NULL, call_fl_new_empty_strided,
     NULL},
    {"new_full", "", "new_full(Tensor self, int[] size, Scalar fill_value, *, ScalarType? dtype=None) -> Tensor",
     "One value everywhere, of this shape and, without dtype, self's dtype.",
     FL_OP_METHOD | FL_OP_FACTORY, 4, args_fl_new_full, 1, results_tensor,
     NULL, call_fl_new_full,
     NULL},
    {"new_ones", "", "new_ones(Tensor self, int[] size, *, ScalarType? dtype=None) -> Tensor",
     "Ones of self's dtype.",
     FL_OP_METHOD | FL_OP_FACTORY, 3, args_fl_new_zeros, 1, results_tensor,
     NULL, call_fl_new_ones,
     NULL},
    {"new_zeros", "", "new_zeros(Tensor self, int[] size, *, ScalarType? dtype=None) -> Tensor",
     "Zeros of self's dtype.",
     FL_OP_METHOD | FL_OP_FACTORY, 3, args_fl_new_zeros, 1, results_tensor,
     NULL, call_fl_new_zeros,
     NULL},
    {"nextafter", "", "nextafter(Tensor self, Tensor other) -> Tensor",
     "The float after self in the direction of other. Shapes broadcast. Errors: NotImplementedError for integers and bool.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_nextafter,
     NULL},
    {"nextafter_", "", "nextafter(Tensor self, Tensor other) -> Tensor",
     "The float after self in the direction of other. Shapes broadcast. Errors: NotImplementedError for integers and bool.",
     FL_OP_METHOD, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_nextafter_,
     NULL},
    {"nll_loss", "", "nll_loss(Tensor input, Tensor target, Tensor? weight=None, int ignore_index=-100, str reduction='mean') -> Tensor",
     "Minus the logarithms of probabilities [N, C, ...] at the target classes [N, ...]. weight, ignore_index, reduction and errors as of cross_entropy.",
     FL_OP_NN, 5, args_fl_nll_loss, 1, results_tensor,
     NULL, call_fl_nll_loss,
     NULL},
    {"nonzero", "", "nonzero(Tensor self) -> Tensor",
     "The indices of every element that is not 0, a row each. [count, dimensions], int64, in row-major order, without gradient.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT | FL_OP_EXACT_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_nonzero,
     NULL},
    {"nonzero_static", "", "nonzero_static(Tensor self, *, SymInt size, int fill_value=-1) -> Tensor",
     "The first `size` rows of nonzero, fill_value in those that it lacks. [size, dimensions], int64.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT, 3, args_fl_nonzero_static, 1, results_tensor,
     NULL, call_fl_nonzero_static,
     NULL},
    {"norm", "", "norm(Tensor self, Scalar? p=2, int[]?|int dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor",
     "The p-norm over dimensions (None: of all items). (Sum of |x|^p)^(1 / p); p inf, -inf: the largest, smallest magnitude; 0: the number of items that are not 0. Errors: RuntimeError for integers and bool.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT | FL_OP_EXACT_OUT, 5, args_fl_norm, 1, results_tensor,
     NULL, call_fl_norm,
     NULL},
    {"norm", "named", "norm.named(Tensor self, str p, int[]?|int dim=None, bool keepdim=False) -> Tensor",
     "The norm by name: 'fro' is the 2-norm.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT | FL_OP_EXACT_OUT, 4, args_fl_norm_named, 1, results_tensor,
     NULL, call_fl_norm_named,
     NULL},
    {"norm_except_dim", "", "norm_except_dim(Tensor v, int pow=2, int dim=0) -> Tensor",
     "The norm over all dimensions but dim, which are kept; over all of them where dim is -1. The other sizes are 1. Errors: RuntimeError for integers and bool.",
     FL_OP_FUNCTION, 3, args_fl_norm_except_dim, 1, results_tensor,
     NULL, call_fl_norm_except_dim,
     NULL},
    {"normal", "tensor_float", "normal.tensor_float(Tensor mean, float std=1.0, *, Generator? generator=None) -> Tensor",
     "Normal numbers, each with a mean of its own. Of mean's shape. Errors: RuntimeError for a negative std.",
     FL_OP_FUNCTION | FL_OP_OUT, 3, args_fl_normal_tensor_float, 1, results_tensor,
     NULL, call_fl_normal_tensor_float,
     NULL},
    {"normal", "float_tensor", "normal.float_tensor(float mean, Tensor std, *, Generator? generator=None) -> Tensor",
     "Normal numbers, each with a deviation of its own.",
     FL_OP_FUNCTION | FL_OP_OUT, 3, args_fl_normal_float_tensor, 1, results_tensor,
     NULL, call_fl_normal_float_tensor,
     NULL},
    {"normal", "tensor_tensor", "normal.tensor_tensor(Tensor mean, Tensor std, *, Generator? generator=None) -> Tensor",
     "Normal numbers, each with a mean and a deviation of its own. The two broadcast.",
     FL_OP_FUNCTION | FL_OP_OUT, 3, args_fl_normal_tensor_tensor, 1, results_tensor,
     NULL, call_fl_normal_tensor_tensor,
     NULL},
    {"normal", "float_float", "normal.float_float(float mean, float std, int[] size, *, Generator? generator=None, ScalarType? dtype=None) -> Tensor",
     "Normal numbers.",
     FL_OP_FUNCTION | FL_OP_FACTORY | FL_OP_OUT, 5, args_fl_normal_float_float, 1, results_tensor,
     NULL, call_fl_normal_float_float,
     NULL},
    {"normal_", "", "normal_(Tensor self, float mean=0.0, float std=1.0, *, Generator? generator=None) -> Tensor",
     "Writes normal numbers of this mean and standard deviation. Errors: RuntimeError for a negative std.",
     FL_OP_METHOD, 4, args_fl_normal_, 1, results_tensor,
     NULL, call_fl_normal_,
     NULL},
    {"normalize", "", "normalize(Tensor input, float? p=2.0, int dim=1, float eps=1e-12) -> Tensor",
     "input divided by its p-norm along dim, or by eps where that is smaller. Of input's shape. Errors: RuntimeError for integers.",
     FL_OP_NN | FL_OP_OUT, 4, args_fl_normalize, 1, results_tensor,
     NULL, call_fl_normalize,
     NULL},
    {"normalize", "dims", "normalize.dims(Tensor input, float? p=2.0, int[]? dim=None, float eps=1e-12) -> Tensor",
     "input divided by its p-norm over several dimensions, or all.",
     FL_OP_NN | FL_OP_OUT, 4, args_fl_normalize_dims, 1, results_tensor,
     NULL, call_fl_normalize_dims,
     NULL},
    {"not_equal", "", "ne(Tensor self, Tensor other) -> Tensor",
     "self != other. Shapes broadcast; a bool for each pair, without gradient.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_ne,
     "ne"},
    {"not_equal", "scalar", "ne.scalar(Tensor self, Scalar other) -> Tensor",
     "self != other",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 2, args_fl_add_scalar, 1, results_tensor,
     NULL, call_fl_ne_scalar,
     "ne"},
    {"not_equal_", "", "ne(Tensor self, Tensor other) -> Tensor",
     "self != other. Shapes broadcast; a bool for each pair, without gradient.",
     FL_OP_METHOD, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_ne_,
     "ne_"},
    {"not_equal_", "scalar", "ne.scalar(Tensor self, Scalar other) -> Tensor",
     "self != other",
     FL_OP_METHOD, 2, args_fl_add_scalar, 1, results_tensor,
     NULL, call_fl_ne_scalar_,
     "ne_"},
    {"nuclear_norm", "", "nuclear_norm(Tensor self, bool keepdim=False) -> Tensor",
     "The sum of the singular values. Of matrices, without their dimensions. Errors: RuntimeError for integers.",
     FL_OP_FUNCTION | FL_OP_OUT | FL_OP_EXACT_OUT, 2, args_fl_nuclear_norm, 1, results_tensor,
     NULL, call_fl_nuclear_norm,
     NULL},
    {"nuclear_norm", "dim", "nuclear_norm.dim(Tensor self, int[2] dim, bool keepdim=False) -> Tensor",
     "The sum of the singular values of the matrices in two dimensions.",
     FL_OP_FUNCTION | FL_OP_OUT | FL_OP_EXACT_OUT, 3, args_fl_nuclear_norm_dim, 1, results_tensor,
     NULL, call_fl_nuclear_norm_dim,
     NULL},
    {"numpy_T", "", "numpy_T(Tensor self) -> Tensor",
     "The dimensions in reverse order (Tensor.T).",
     0, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_numpy_T,
     NULL},
    {"one_hot", "", "one_hot(Tensor self, int num_classes=-1) -> Tensor",
     "A vector of zeros with a one at each class, as int64. self [...] of int64 to [..., num_classes]; -1: one more than the largest. Errors: RuntimeError for another dtype or a class outside [0, num_classes).",
     FL_OP_NN, 2, args_fl_one_hot, 1, results_tensor,
     NULL, call_fl_one_hot,
     NULL},
    {"ones", "", "ones(int[] size, *, ScalarType? dtype=None) -> Tensor",
     "Ones, of this shape. dtype None: the default dtype. Errors: RuntimeError for a negative size, or requires_grad of integers.",
     FL_OP_FUNCTION | FL_OP_FACTORY | FL_OP_OUT, 2, args_fl_zeros, 1, results_tensor,
     NULL, call_fl_ones,
     NULL},
    {"ones_like", "", "ones_like(Tensor self, *, ScalarType? dtype=None, MemoryFormat memory_format=preserve_format) -> Tensor",
     "Ones of self's shape and dtype.",
     FL_OP_FUNCTION | FL_OP_FACTORY, 3, args_fl_zeros_like, 1, results_tensor,
     NULL, call_fl_ones_like,
     NULL},
    {"orgqr", "", "orgqr(Tensor self, Tensor input2) -> Tensor",
     "linalg_householder_product by its older name.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT, 2, args_fl_orgqr, 1, results_tensor,
     NULL, call_fl_orgqr,
     NULL},
    {"ormqr", "", "ormqr(Tensor self, Tensor input2, Tensor input3, bool left=True, bool transpose=False) -> Tensor",
     "Q input3, or input3 Q (or with Q^T), Q the product of reflectors (self, input2). Errors: RuntimeError for sizes that do not fit.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT | FL_OP_EXACT_OUT, 5, args_fl_ormqr, 1, results_tensor,
     NULL, call_fl_ormqr,
     NULL},
    {"outer", "", "outer(Tensor self, Tensor vec2) -> Tensor",
     "The products of every pair of elements of two vectors. [n] and [m] to [n, m]. Errors: RuntimeError for other than vectors.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT, 2, args_fl_outer, 1, results_tensor,
     NULL, call_fl_outer,
     NULL},
    {"pad", "", "pad(Tensor self, int[] pad, str mode='constant', float? value=None) -> Tensor",
     "More elements at the ends of the last dimensions; negative counts take away. pad: before and after the last dimension, then the one before it, and so on. mode: 'constant' (value, 0 by default), 'reflect' (without the edge), 'replicate' (the edge), 'circular'. A copy. Errors: RuntimeError for an odd number of counts, a size below 0, or more reflected than there is.",
     FL_OP_NN, 4, args_fl_pad, 1, results_tensor,
     NULL, call_fl_pad,
     NULL},
    {"pairwise_distance", "", "pairwise_distance(Tensor x1, Tensor x2, float p=2.0, float eps=1e-06, bool keepdim=False) -> Tensor",
     "The p-norm of x1 - x2 + eps along the last dimension. The shapes broadcast; the last dimension goes away, or stays as 1 with keepdim.",
     FL_OP_FUNCTION | FL_OP_NN, 5, args_fl_pairwise_distance, 1, results_tensor,
     NULL, call_fl_pairwise_distance,
     NULL},
    {"pca_lowrank", "", "pca_lowrank(Tensor A, int? q=None, bool|any center=True, int niter=2) -> (Tensor U, Tensor S, Tensor V)",
     "svd_lowrank of A less its mean row. q None: min(6, m, n). Errors: ValueError for q above min(m, n) or a negative niter, RuntimeError for integers.",
     FL_OP_FUNCTION, 4, args_fl_pca_lowrank, 3, results_tensor_tensor_tensor,
     NULL, call_fl_pca_lowrank,
     NULL},
    {"pdist", "", "pdist(Tensor input, float p=2.0) -> Tensor",
     "The p-norm distances between the rows of input [N, M]: row 0 to rows 1, 2, ..., row 1 to rows 2, ...: [N (N - 1) / 2]. Errors: RuntimeError for integers, a negative p or other than two dimensions.",
     FL_OP_FUNCTION | FL_OP_NN, 2, args_fl_pdist, 1, results_tensor,
     NULL, call_fl_pdist,
     NULL},
    {"permute", "", "permute(Tensor self, int[] dims) -> Tensor",
     "The dimensions in another order. A view. Errors: RuntimeError where dims are no permutation.",
     FL_OP_FUNCTION | FL_OP_METHOD, 2, args_fl_tile, 1, results_tensor,
     NULL, call_fl_permute,
     NULL},
    {"permute_copy", "", "permute_copy(Tensor self, int[] dims) -> Tensor",
     "A copy of permute.",
     FL_OP_FUNCTION | FL_OP_OUT, 2, args_fl_tile, 1, results_tensor,
     NULL, call_fl_permute_copy,
     NULL},
    {"pinverse", "", "pinverse(Tensor self, float rcond=1e-15) -> Tensor",
     "linalg_pinv by its older name.",
     FL_OP_FUNCTION | FL_OP_METHOD, 2, args_fl_pinverse, 1, results_tensor,
     NULL, call_fl_pinverse,
     NULL},
    {"pixel_shuffle", "", "pixel_shuffle(Tensor input, int upscale_factor) -> Tensor",
     "[..., C r r, H, W] to [..., C, H r, W r]: each r x r block of pixels from r r channels. Errors: RuntimeError where r r does not divide the channels, or for fewer than three dimensions. (Shi et al., 2016.)",
     FL_OP_FUNCTION | FL_OP_NN, 2, args_fl_pixel_shuffle, 1, results_tensor,
     NULL, call_fl_pixel_shuffle,
     NULL},
    {"pixel_unshuffle", "", "pixel_unshuffle(Tensor input, int downscale_factor) -> Tensor",
     "[..., C, H r, W r] to [..., C r r, H, W]: pixel_shuffle backwards. Errors: RuntimeError where r does not divide the sizes.",
     FL_OP_FUNCTION | FL_OP_NN, 2, args_fl_pixel_unshuffle, 1, results_tensor,
     NULL, call_fl_pixel_unshuffle,
     NULL},
    {"poisson", "", "poisson(Tensor self, Generator? generator=None) -> Tensor",
     "Numbers of the Poisson distribution, each with the rate in self. Of self's shape and dtype; the gradient is 0. Errors: RuntimeError for a negative rate.",
     FL_OP_FUNCTION, 2, args_fl_poisson, 1, results_tensor,
     NULL, call_fl_poisson,
     NULL},
    {"poisson_nll_loss", "", "poisson_nll_loss(Tensor input, Tensor target, bool log_input=True, bool full=False, float eps=1e-08, str reduction='mean') -> Tensor",
     "exp(input) - target input, or input - target log(input + eps); full: with Stirling's approximation of log(target!).",
     FL_OP_NN, 6, args_fl_poisson_nll_loss, 1, results_tensor,
     NULL, call_fl_poisson_nll_loss,
     NULL},
    {"poisson_nll_loss", "numbered", "poisson_nll_loss.numbered(Tensor input, Tensor target, bool log_input, bool full, float eps, int reduction) -> Tensor",
     "exp(input) - target input, or input - target log(input + eps); reduction is 0 (none), 1 (mean) or 2 (sum).",
     FL_OP_FUNCTION, 6, args_fl_poisson_nll_loss_numbered, 1, results_tensor,
     NULL, call_fl_poisson_nll_loss_numbered,
     NULL},
    {"polygamma", "", "polygamma(int n, Tensor self) -> Tensor",
     "The n-th derivative of digamma. Integers and bool give the default dtype. n 0 is digamma. Errors: RuntimeError for a negative n.",
     FL_OP_FUNCTION | FL_OP_OUT, 2, args_fl_polygamma, 1, results_tensor,
     NULL, call_fl_polygamma,
     NULL},
    {"polygamma", "method", "polygamma.method(Tensor self, int n) -> Tensor",
     "The n-th derivative of digamma.",
     FL_OP_METHOD, 2, args_fl_linalg_matrix_power, 1, results_tensor,
     NULL, call_fl_polygamma_method,
     NULL},
    {"polygamma_", "", "polygamma_(Tensor self, int n) -> Tensor",
     "The n-th derivative of digamma, in place.",
     FL_OP_METHOD, 2, args_fl_linalg_matrix_power, 1, results_tensor,
     NULL, call_fl_polygamma_,
     NULL},
    {"positive", "", "positive(Tensor self) -> Tensor",
     "self. Errors: RuntimeError for bool.",
     FL_OP_FUNCTION | FL_OP_METHOD, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_positive,
     NULL},
    {"pow", "", "pow(Tensor self, Tensor exponent) -> Tensor",
     "self to the power of exponent. Shapes broadcast; the result has the promoted dtype. Errors: NotImplementedError for bool.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 2, args_fl_pow, 1, results_tensor,
     NULL, call_fl_pow,
     NULL},
    {"pow", "scalar", "pow.scalar(Tensor self, Scalar exponent) -> Tensor",
     "self to the power of exponent. Errors: RuntimeError for a negative power of integers.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 2, args_fl_pow_scalar, 1, results_tensor,
     NULL, call_fl_pow_scalar,
     NULL},
    {"pow", "base", "pow.base(Scalar self, Tensor exponent) -> Tensor",
     "self to the power of exponent",
     FL_OP_FUNCTION | FL_OP_OUT, 2, args_fl_pow_base, 1, results_tensor,
     NULL, call_fl_pow_base,
     NULL},
    {"pow_", "", "pow(Tensor self, Tensor exponent) -> Tensor",
     "self to the power of exponent. Shapes broadcast; the result has the promoted dtype. Errors: NotImplementedError for bool.",
     FL_OP_METHOD, 2, args_fl_pow, 1, results_tensor,
     NULL, call_fl_pow_,
     NULL},
    {"pow_", "scalar", "pow.scalar(Tensor self, Scalar exponent) -> Tensor",
     "self to the power of exponent. Errors: RuntimeError for a negative power of integers.",
     FL_OP_METHOD, 2, args_fl_pow_scalar, 1, results_tensor,
     NULL, call_fl_pow_scalar_,
     NULL},
    {"prelu", "", "prelu(Tensor self, Tensor weight) -> Tensor",
     "self above 0, weight * self below; one weight, or one for each channel. Channels are dimension 1. Errors: RuntimeError for another number of weights, or a weight of more than one dimension.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_NN, 2, args_fl_prelu, 1, results_tensor,
     NULL, call_fl_prelu,
     NULL},
    {"prod", "", "prod(Tensor self, *, ScalarType? dtype=None) -> Tensor",
     "The product of all items. Integers and bool give int64.",
     FL_OP_FUNCTION | FL_OP_METHOD, 2, args_fl_sum, 1, results_tensor,
     NULL, call_fl_prod,
     NULL},
    {"prod", "dim", "prod.dim(Tensor self, int dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor",
     "The product over a dimension. A negative dim counts from the end; dim goes away, or stays as 1 with keepdim.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT | FL_OP_TYPED_OUT, 4, args_fl_prod_dim, 1, results_tensor,
     NULL, call_fl_prod_dim,
     NULL},
    {"put", "", "put(Tensor self, Tensor index, Tensor source, bool accumulate=False) -> Tensor",
     "self with source at places of self.flatten(). accumulate adds to what is there. Errors: IndexError out of range.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE, 4, args_fl_put, 1, results_tensor,
     NULL, call_fl_put,
     NULL},
    {"put_", "", "put(Tensor self, Tensor index, Tensor source, bool accumulate=False) -> Tensor",
     "self with source at places of self.flatten(). accumulate adds to what is there. Errors: IndexError out of range.",
     FL_OP_METHOD, 4, args_fl_put, 1, results_tensor,
     NULL, call_fl_put_,
     NULL},
    {"qr", "", "qr(Tensor self, bool some=True) -> (Tensor Q, Tensor R)",
     "linalg_qr by its older name.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT | FL_OP_EXACT_OUT, 2, args_fl_qr, 2, results_tensor_tensor,
     names_fl_qr, call_fl_qr,
     NULL},
    {"quantile", "tensor", "quantile.tensor(Tensor self, Tensor q, int? dim=None, bool keepdim=False, *, str interpolation='linear') -> Tensor",
     "The same for every q, as a new first dimension.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT | FL_OP_EXACT_OUT, 5, args_fl_quantile_tensor, 1, results_tensor,
     NULL, call_fl_quantile_tensor,
     NULL},
    {"quantile", "", "quantile(Tensor self, float q, int? dim=None, bool keepdim=False, *, str interpolation='linear') -> Tensor",
     "The value below which the part q of the elements lies, along dim or among all. Between two elements by interpolation: 'linear', 'lower', 'higher', 'midpoint' or 'nearest'; dim goes away, or stays as 1 with keepdim; NaN where there is one. Errors: RuntimeError for q outside [0, 1], and for other than float32 and float64.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT | FL_OP_EXACT_OUT, 5, args_fl_quantile, 1, results_tensor,
     NULL, call_fl_quantile,
     NULL},
    {"rad2deg", "", "rad2deg(Tensor self) -> Tensor",
     "Radians to degrees. Integers and bool give the default dtype.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_rad2deg,
     NULL},
    {"rad2deg_", "", "rad2deg(Tensor self) -> Tensor",
     "Radians to degrees. Integers and bool give the default dtype.",
     FL_OP_FUNCTION | FL_OP_METHOD, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_rad2deg_,
     NULL},
    {"rand", "", "rand(int[] size, *, Generator? generator=None, ScalarType? dtype=None) -> Tensor",
     "Uniform numbers in [0, 1). dtype None: the default dtype. Errors: RuntimeError for a negative size, NotImplementedError for integers.",
     FL_OP_FUNCTION | FL_OP_FACTORY | FL_OP_OUT, 3, args_fl_rand, 1, results_tensor,
     NULL, call_fl_rand,
     NULL},
    {"rand_like", "", "rand_like(Tensor self, *, Generator? generator=None, ScalarType? dtype=None, MemoryFormat memory_format=preserve_format) -> Tensor",
     "rand of self's shape and dtype.",
     FL_OP_FUNCTION | FL_OP_FACTORY, 4, args_fl_rand_like, 1, results_tensor,
     NULL, call_fl_rand_like,
     NULL},
    {"randint", "", "randint(SymInt high, int[] size, *, Generator? generator=None, ScalarType? dtype=None) -> Tensor",
     "Whole numbers in [0, high), int64 by default. Errors: RuntimeError unless 0 < high.",
     FL_OP_FUNCTION | FL_OP_FACTORY | FL_OP_OUT, 4, args_fl_randint, 1, results_tensor,
     NULL, call_fl_randint,
     NULL},
    {"randint", "low", "randint.low(SymInt low, SymInt high, int[] size, *, Generator? generator=None, ScalarType? dtype=None) -> Tensor",
     "Whole numbers in [low, high), int64 by default. Errors: RuntimeError unless low < high.",
     FL_OP_FUNCTION | FL_OP_FACTORY | FL_OP_OUT, 5, args_fl_randint_low, 1, results_tensor,
     NULL, call_fl_randint_low,
     NULL},
    {"randint_like", "", "randint_like(Tensor self, SymInt high, *, Generator? generator=None, ScalarType? dtype=None, MemoryFormat memory_format=preserve_format) -> Tensor",
     "randint of self's shape and dtype.",
     FL_OP_FUNCTION | FL_OP_FACTORY, 5, args_fl_randint_like, 1, results_tensor,
     NULL, call_fl_randint_like,
     NULL},
    {"randint_like", "low", "randint_like.low(Tensor self, SymInt low, SymInt high, *, Generator? generator=None, ScalarType? dtype=None, MemoryFormat memory_format=preserve_format) -> Tensor",
     "randint of self's shape and dtype.",
     FL_OP_FUNCTION | FL_OP_FACTORY, 6, args_fl_randint_like_low, 1, results_tensor,
     NULL, call_fl_randint_like_low,
     NULL},
    {"randn", "", "randn(int[] size, *, Generator? generator=None, ScalarType? dtype=None) -> Tensor",
     "Normal numbers of mean 0 and deviation 1. dtype None: the default dtype. Errors: RuntimeError for a negative size, NotImplementedError for integers.",
     FL_OP_FUNCTION | FL_OP_FACTORY | FL_OP_OUT, 3, args_fl_rand, 1, results_tensor,
     NULL, call_fl_randn,
     NULL},
    {"randn_like", "", "randn_like(Tensor self, *, Generator? generator=None, ScalarType? dtype=None, MemoryFormat memory_format=preserve_format) -> Tensor",
     "randn of self's shape and dtype.",
     FL_OP_FUNCTION | FL_OP_FACTORY, 4, args_fl_rand_like, 1, results_tensor,
     NULL, call_fl_randn_like,
     NULL},
    {"random_", "", "random_(Tensor self, *, Generator? generator=None) -> Tensor",
     "Writes whole numbers from 0 to the largest the dtype holds; of floating types, to the largest up to which all are told apart (2^24 for float32).",
     FL_OP_METHOD, 2, args_fl_random_, 1, results_tensor,
     NULL, call_fl_random_,
     NULL},
    {"random_", "to", "random_.to(Tensor self, int to, *, Generator? generator=None) -> Tensor",
     "Writes whole numbers in [0, to).",
     FL_OP_METHOD, 3, args_fl_random_to_, 1, results_tensor,
     NULL, call_fl_random_to_,
     NULL},
    {"random_", "from", "random_.from(Tensor self, int from, int? to, *, Generator? generator=None) -> Tensor",
     "Writes whole numbers in [from, to). to None: to the largest the dtype holds. Errors: RuntimeError unless from < to.",
     FL_OP_METHOD, 4, args_fl_random_from_, 1, results_tensor,
     NULL, call_fl_random_from_,
     NULL},
    {"randperm", "", "randperm(SymInt n, *, Generator? generator=None, ScalarType? dtype=None) -> Tensor",
     "0 to n - 1 in random order, int64 by default. Errors: RuntimeError for a negative n.",
     FL_OP_FUNCTION | FL_OP_FACTORY | FL_OP_OUT, 3, args_fl_randperm, 1, results_tensor,
     NULL, call_fl_randperm,
     NULL},
    {"range", "", "range(Scalar start, Scalar end, Scalar step=1, *, ScalarType? dtype=None) -> Tensor",
     "start, start + step, ... up to and including end, floating by default.",
     FL_OP_FUNCTION | FL_OP_FACTORY | FL_OP_OUT, 4, args_fl_arange_start, 1, results_tensor,
     NULL, call_fl_range,
     NULL},
    {"ravel", "", "ravel(Tensor self) -> Tensor",
     "All elements in one dimension. A view where strides allow it.",
     FL_OP_FUNCTION | FL_OP_METHOD, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_ravel,
     NULL},
    {"real", "", "real(Tensor self) -> Tensor",
     "self: all numbers here are real.",
     FL_OP_FUNCTION, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_real,
     NULL},
    {"reciprocal", "", "reciprocal(Tensor self) -> Tensor",
     "1 / self. Integers and bool give the default dtype.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_reciprocal,
     NULL},
    {"reciprocal_", "", "reciprocal(Tensor self) -> Tensor",
     "1 / self. Integers and bool give the default dtype.",
     FL_OP_FUNCTION | FL_OP_METHOD, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_reciprocal_,
     NULL},
    {"relu", "", "relu(Tensor self) -> Tensor",
     "max(self, 0). Integers stay integers; the gradient at 0 is 0. Errors: RuntimeError for bool.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_NN | FL_OP_INPLACE, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_relu,
     NULL},
    {"relu6", "", "relu6(Tensor self) -> Tensor",
     "self brought within [0, 6]. Integers stay integers. Errors: RuntimeError for bool.",
     FL_OP_NN | FL_OP_INPLACE, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_relu6,
     NULL},
    {"relu6_", "", "relu6(Tensor self) -> Tensor",
     "self brought within [0, 6]. Integers stay integers. Errors: RuntimeError for bool.",
     0, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_relu6_,
     NULL},
    {"relu_", "", "relu(Tensor self) -> Tensor",
     "max(self, 0). Integers stay integers; the gradient at 0 is 0. Errors: RuntimeError for bool.",
     FL_OP_FUNCTION | FL_OP_METHOD, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_relu_,
     NULL},
    {"remainder", "", "remainder(Tensor self, Tensor other) -> Tensor",
     "What floor_divide leaves: it has the sign of other. Shapes broadcast; the result has the promoted dtype. Errors: RuntimeError where an integer divisor is 0, NotImplementedError for bool.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_remainder,
     NULL},
    {"remainder", "scalar", "remainder.scalar(Tensor self, Scalar other) -> Tensor",
     "What floor_divide leaves: it has the sign of other.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 2, args_fl_add_scalar, 1, results_tensor,
     NULL, call_fl_remainder_scalar,
     NULL},
    {"remainder", "base", "remainder.base(Scalar self, Tensor other) -> Tensor",
     "What floor_divide leaves: it has the sign of other.",
     FL_OP_FUNCTION | FL_OP_OUT, 2, args_fl_floor_divide_base, 1, results_tensor,
     NULL, call_fl_remainder_base,
     NULL},
    {"remainder_", "", "remainder(Tensor self, Tensor other) -> Tensor",
     "What floor_divide leaves: it has the sign of other. Shapes broadcast; the result has the promoted dtype. Errors: RuntimeError where an integer divisor is 0, NotImplementedError for bool.",
     FL_OP_METHOD, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_remainder_,
     NULL},
    {"remainder_", "scalar", "remainder.scalar(Tensor self, Scalar other) -> Tensor",
     "What floor_divide leaves: it has the sign of other.",
     FL_OP_METHOD, 2, args_fl_add_scalar, 1, results_tensor,
     NULL, call_fl_remainder_scalar_,
     NULL},
    {"renorm", "", "renorm(Tensor self, Scalar p, int dim, Scalar maxnorm) -> Tensor",
     "Every slice along dim whose p-norm passes maxnorm scaled down to it. Errors: RuntimeError for a negative maxnorm, and for integers.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT | FL_OP_EXACT_OUT, 4, args_fl_renorm, 1, results_tensor,
     NULL, call_fl_renorm,
     NULL},
    {"renorm_", "", "renorm(Tensor self, Scalar p, int dim, Scalar maxnorm) -> Tensor",
     "Every slice along dim whose p-norm passes maxnorm scaled down to it. Errors: RuntimeError for a negative maxnorm, and for integers.",
     FL_OP_METHOD, 4, args_fl_renorm, 1, results_tensor,
     NULL, call_fl_renorm_,
     NULL},
    {"repeat", "", "repeat(Tensor self, int[] repeats) -> Tensor",
     "The tensor repeated along each dimension. Counts before the dimensions of self add dimensions. A copy. Errors: RuntimeError for fewer counts than dimensions.",
     FL_OP_METHOD, 2, args_fl_repeat, 1, results_tensor,
     NULL, call_fl_repeat,
     NULL},
    {"repeat_interleave", "", "repeat_interleave(Tensor self, int repeats, int? dim=None, *, SymInt? output_size=None) -> Tensor",
     "Every element (along dim) repeats times. Without dim self is taken as a vector. Errors: RuntimeError for negative counts.",
     FL_OP_FUNCTION | FL_OP_METHOD, 4, args_fl_repeat_interleave, 1, results_tensor,
     NULL, call_fl_repeat_interleave,
     NULL},
    {"repeat_interleave", "tensor", "repeat_interleave.tensor(Tensor self, Tensor repeats, int? dim=None, *, SymInt? output_size=None) -> Tensor",
     "Element i (along dim) repeats[i] times.",
     FL_OP_FUNCTION | FL_OP_METHOD, 4, args_fl_repeat_interleave_tensor, 1, results_tensor,
     NULL, call_fl_repeat_interleave_tensor,
     NULL},
    {"repeat_interleave", "counts", "repeat_interleave.counts(Tensor repeats, *, SymInt? output_size=None) -> Tensor",
     "i repeated repeats[i] times, for every i.",
     FL_OP_FUNCTION, 2, args_fl_repeat_interleave_counts, 1, results_tensor,
     NULL, call_fl_repeat_interleave_counts,
     NULL},
    {"reshape", "", "reshape(Tensor self, int[] shape) -> Tensor",
     "A view where strides allow it, else a copy. One size may be -1. Errors: RuntimeError for another number of elements.",
     FL_OP_FUNCTION | FL_OP_METHOD, 2, args_fl_reshape, 1, results_tensor,
     NULL, call_fl_reshape,
     NULL},
    {"reshape_as", "", "reshape_as(Tensor self, Tensor other) -> Tensor",
     "self.reshape(other.shape)",
     FL_OP_METHOD, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_reshape_as,
     NULL},
    {"rms_norm", "", "rms_norm(Tensor input, int[] normalized_shape, Tensor? weight=None, float? eps=None) -> Tensor",
     "The last dimensions of each item divided by their root mean square, then scaled; eps None is the dtype's epsilon. weight has normalized_shape. Errors: RuntimeError for other shapes, NotImplementedError for integers. (Zhang and Sennrich, 2019.)",
     FL_OP_FUNCTION | FL_OP_NN, 4, args_fl_rms_norm, 1, results_tensor,
     NULL, call_fl_rms_norm,
     NULL},
    {"rnn_relu", "input", "rnn_relu.input(Tensor input, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional, bool batch_first) -> (Tensor output, Tensor h_n)",
     "A recurrent layer with relu, as lstm; returns the outputs and h.",
     FL_OP_FUNCTION, 9, args_fl_gru_input, 2, results_tensor_tensor,
     NULL, call_fl_rnn_relu_input,
     NULL},
    {"rnn_relu", "data", "rnn_relu.data(Tensor data, Tensor batch_sizes, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional) -> (Tensor output, Tensor h_n)",
     "A recurrent layer with relu over a packed sequence.",
     FL_OP_FUNCTION, 9, args_fl_gru_data, 2, results_tensor_tensor,
     NULL, call_fl_rnn_relu_data,
     NULL},
    {"rnn_relu_cell", "", "rnn_relu_cell(Tensor input, Tensor hx, Tensor w_ih, Tensor w_hh, Tensor? b_ih=None, Tensor? b_hh=None) -> Tensor",
     "One step of a recurrent layer with relu. input [B, features], hx [B, size], w_ih [size, features], w_hh [size, size]; returns the next h.",
     FL_OP_FUNCTION, 6, args_fl_gru_cell, 1, results_tensor,
     NULL, call_fl_rnn_relu_cell,
     NULL},
    {"rnn_tanh", "input", "rnn_tanh.input(Tensor input, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional, bool batch_first) -> (Tensor output, Tensor h_n)",
     "A recurrent layer with tanh, as lstm; returns the outputs and h. h' = tanh(W_ih x + b_ih + W_hh h + b_hh).",
     FL_OP_FUNCTION, 9, args_fl_gru_input, 2, results_tensor_tensor,
     NULL, call_fl_rnn_tanh_input,
     NULL},
    {"rnn_tanh", "data", "rnn_tanh.data(Tensor data, Tensor batch_sizes, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional) -> (Tensor output, Tensor h_n)",
     "A recurrent layer with tanh over a packed sequence.",
     FL_OP_FUNCTION, 9, args_fl_gru_data, 2, results_tensor_tensor,
     NULL, call_fl_rnn_tanh_data,
     NULL},
    {"rnn_tanh_cell", "", "rnn_tanh_cell(Tensor input, Tensor hx, Tensor w_ih, Tensor w_hh, Tensor? b_ih=None, Tensor? b_hh=None) -> Tensor",
     "One step of a recurrent layer with tanh. input [B, features], hx [B, size], w_ih [size, features], w_hh [size, size]; returns the next h.",
     FL_OP_FUNCTION, 6, args_fl_gru_cell, 1, results_tensor,
     NULL, call_fl_rnn_tanh_cell,
     NULL},
    {"roll", "", "roll(Tensor self, int[]|int shifts, int[]?|int dims=None) -> Tensor",
     "Elements moved along, those that fall off coming in at the other end. Without dims self is rolled as a vector and keeps its shape. A copy.",
     FL_OP_FUNCTION | FL_OP_METHOD, 3, args_fl_roll, 1, results_tensor,
     NULL, call_fl_roll,
     NULL},
    {"rot90", "", "rot90(Tensor self, int k=1, int[2] dims=[0, 1]) -> Tensor",
     "Turned by 90 degrees, k times. From the first of dims towards the second; an odd k exchanges their sizes. A copy.",
     FL_OP_FUNCTION | FL_OP_METHOD, 3, args_fl_rot90, 1, results_tensor,
     NULL, call_fl_rot90,
     NULL},
    {"round", "", "round(Tensor self) -> Tensor",
     "Rounded to the nearest integer, halves to the even one. Integers stay as they are. The gradient is 0. Errors: NotImplementedError for bool.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT | FL_OP_EXACT_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_round,
     NULL},
    {"round", "decimals", "round.decimals(Tensor self, *, int decimals) -> Tensor",
     "Rounded to that many decimals.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT | FL_OP_EXACT_OUT, 2, args_fl_round_decimals, 1, results_tensor,
     NULL, call_fl_round_decimals,
     NULL},
    {"round_", "", "round(Tensor self) -> Tensor",
     "Rounded to the nearest integer, halves to the even one. Integers stay as they are. The gradient is 0. Errors: NotImplementedError for bool.",
     FL_OP_FUNCTION | FL_OP_METHOD, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_round_,
     NULL},
    {"round_", "decimals", "round.decimals(Tensor self, *, int decimals) -> Tensor",
     "Rounded to that many decimals.",
     FL_OP_FUNCTION | FL_OP_METHOD, 2, args_fl_round_decimals, 1, results_tensor,
     NULL, call_fl_round_decimals_,
     NULL},
    {"row_stack", "", "vstack(Tensor[] tensors) -> Tensor",
     "cat of at least two-dimensional tensors along dim 0. Errors: as cat.",
     FL_OP_FUNCTION | FL_OP_OUT, 1, args_fl_hstack, 1, results_tensor,
     NULL, call_fl_vstack,
     "vstack"},
    {"rrelu", "", "rrelu(Tensor self, Scalar lower=0.125, Scalar upper=0.3333333333333333, bool training=False, Generator? generator=None) -> Tensor",
     "self above 0, a * self below: a drawn from [lower, upper) for each element in training, else their mean. (Xu et al., 2015.) Errors: RuntimeError where lower is above upper, NotImplementedError for integers and bool.",
     FL_OP_FUNCTION | FL_OP_NN | FL_OP_INPLACE, 5, args_fl_rrelu, 1, results_tensor,
     NULL, call_fl_rrelu,
     NULL},
    {"rrelu_", "", "rrelu(Tensor self, Scalar lower=0.125, Scalar upper=0.3333333333333333, bool training=False, Generator? generator=None) -> Tensor",
     "self above 0, a * self below: a drawn from [lower, upper) for each element in training, else their mean. (Xu et al., 2015.) Errors: RuntimeError where lower is above upper, NotImplementedError for integers and bool.",
     FL_OP_FUNCTION, 5, args_fl_rrelu, 1, results_tensor,
     NULL, call_fl_rrelu_,
     NULL},
    {"rsqrt", "", "rsqrt(Tensor self) -> Tensor",
     "1 / sqrt(self). Integers and bool give the default dtype. NaN below 0.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_rsqrt,
     NULL},
    {"rsqrt_", "", "rsqrt(Tensor self) -> Tensor",
     "1 / sqrt(self). Integers and bool give the default dtype. NaN below 0.",
     FL_OP_FUNCTION | FL_OP_METHOD, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_rsqrt_,
     NULL},
    {"rsub", "", "rsub(Tensor self, Tensor other) -> Tensor",
     "other - self. Shapes broadcast; the result has the promoted dtype. Errors: RuntimeError for bool tensors.",
     FL_OP_FUNCTION, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_rsub,
     NULL},
    {"rsub", "alpha", "rsub.alpha(Tensor self, Tensor other, *, Scalar alpha) -> Tensor",
     "other - alpha * self",
     FL_OP_FUNCTION, 3, args_fl_add_alpha, 1, results_tensor,
     NULL, call_fl_rsub_alpha,
     NULL},
    {"rsub", "scalar", "rsub.scalar(Tensor self, Scalar other) -> Tensor",
     "other - self",
     FL_OP_FUNCTION, 2, args_fl_add_scalar, 1, results_tensor,
     NULL, call_fl_rsub_scalar,
     NULL},
    {"rsub", "scalar_alpha", "rsub.scalar_alpha(Tensor self, Scalar other, Scalar alpha) -> Tensor",
     "other - alpha * self",
     FL_OP_FUNCTION, 3, args_fl_rsub_scalar_alpha, 1, results_tensor,
     NULL, call_fl_rsub_scalar_alpha,
     NULL},
    {"scalar_tensor", "", "scalar_tensor(Scalar s, *, ScalarType? dtype=None) -> Tensor",
     "A tensor of no dimensions, of dtype or else the default dtype.",
     FL_OP_FUNCTION | FL_OP_FACTORY, 2, args_fl_scalar_tensor, 1, results_tensor,
     NULL, call_fl_scalar_tensor,
     NULL},
    {"scaled_dot_product_attention", "", "scaled_dot_product_attention(Tensor query, Tensor key, Tensor value, Tensor? attn_mask=None, float dropout_p=0.0, bool is_causal=False, *, float? scale=None, bool enable_gqa=False) -> Tensor",
     "softmax(Q K^T scale + mask) V over the last two dimensions; scale: 1 / sqrt(E). attn_mask: True where attention is allowed, or numbers to add; is_causal: each position sees those before it; enable_gqa: several query heads share one of keys and values. query [..., L, E], key [..., S, E] and value [..., S, Ev] give [..., L, Ev]; leading sizes broadcast. dropout_p applies always, in evaluation too. Errors: RuntimeError for dtypes that differ or are not floating, and sizes that do not fit.",
     FL_OP_NN, 8, args_fl_scaled_dot_product_attention, 1, results_tensor,
     NULL, call_fl_scaled_dot_product_attention,
     NULL},
    {"scatter", "", "scatter(Tensor self, int dim, Tensor index, Tensor src) -> Tensor",
     "out[index[i][j]][j] = src[i][j], for dim 0 of a matrix. Where indices meet, which one stays is left open. index, int32 or int64, is no larger than src, nor than self but along dim. Errors: RuntimeError for an index out of range or two dtypes.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT | FL_OP_APART_OUT | FL_OP_EXACT_OUT, 4, args_fl_scatter, 1, results_tensor,
     NULL, call_fl_scatter,
     NULL},
    {"scatter", "value", "scatter.value(Tensor self, int dim, Tensor index, Scalar value) -> Tensor",
     "out[index[i][j]][j] = value, for dim 0 of a matrix.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT | FL_OP_APART_OUT | FL_OP_EXACT_OUT, 4, args_fl_index_fill, 1, results_tensor,
     NULL, call_fl_scatter_value,
     NULL},
    {"scatter", "src_reduce", "scatter.src_reduce(Tensor self, int dim, Tensor index, Tensor src, *, str reduce) -> Tensor",
     "scatter that adds to ('add') or multiplies ('multiply') what is there.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT | FL_OP_APART_OUT | FL_OP_EXACT_OUT, 5, args_fl_scatter_src_reduce, 1, results_tensor,
     NULL, call_fl_scatter_src_reduce,
     NULL},
    {"scatter", "value_reduce", "scatter.value_reduce(Tensor self, int dim, Tensor index, Scalar value, *, str reduce) -> Tensor",
     "scatter of a value that adds to ('add') or multiplies ('multiply') what is there.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT | FL_OP_APART_OUT | FL_OP_EXACT_OUT, 5, args_fl_scatter_value_reduce, 1, results_tensor,
     NULL, call_fl_scatter_value_reduce,
     NULL},
    {"scatter_", "", "scatter(Tensor self, int dim, Tensor index, Tensor src) -> Tensor",
     "out[index[i][j]][j] = src[i][j], for dim 0 of a matrix. Where indices meet, which one stays is left open. index, int32 or int64, is no larger than src, nor than self but along dim. Errors: RuntimeError for an index out of range or two dtypes.",
     FL_OP_METHOD, 4, args_fl_scatter, 1, results_tensor,
     NULL, call_fl_scatter_,
     NULL},
    {"scatter_", "value", "scatter.value(Tensor self, int dim, Tensor index, Scalar value) -> Tensor",
     "out[index[i][j]][j] = value, for dim 0 of a matrix.",
     FL_OP_METHOD, 4, args_fl_index_fill, 1, results_tensor,
     NULL, call_fl_scatter_value_,
     NULL},
    {"scatter_", "src_reduce", "scatter.src_reduce(Tensor self, int dim, Tensor index, Tensor src, *, str reduce) -> Tensor",
     "scatter that adds to ('add') or multiplies ('multiply') what is there.",
     FL_OP_METHOD, 5, args_fl_scatter_src_reduce, 1, results_tensor,
     NULL, call_fl_scatter_src_reduce_,
     NULL},
    {"scatter_", "value_reduce", "scatter.value_reduce(Tensor self, int dim, Tensor index, Scalar value, *, str reduce) -> Tensor",
     "scatter of a value that adds to ('add') or multiplies ('multiply') what is there.",
     FL_OP_METHOD, 5, args_fl_scatter_value_reduce, 1, results_tensor,
     NULL, call_fl_scatter_value_reduce_,
     NULL},
    {"scatter_add", "", "scatter_add(Tensor self, int dim, Tensor index, Tensor src) -> Tensor",
     "out[index[i][j]][j] += src[i][j], for dim 0 of a matrix. Errors: as scatter.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT | FL_OP_APART_OUT | FL_OP_EXACT_OUT, 4, args_fl_scatter, 1, results_tensor,
     NULL, call_fl_scatter_add,
     NULL},
    {"scatter_add_", "", "scatter_add(Tensor self, int dim, Tensor index, Tensor src) -> Tensor",
     "out[index[i][j]][j] += src[i][j], for dim 0 of a matrix. Errors: as scatter.",
     FL_OP_METHOD, 4, args_fl_scatter, 1, results_tensor,
     NULL, call_fl_scatter_add_,
     NULL},
    {"scatter_reduce", "", "scatter_reduce(Tensor self, int dim, Tensor index, Tensor src, str reduce, *, bool include_self=True) -> Tensor",
     "scatter that reduces what meets: 'sum', 'prod', 'mean', 'amax' or 'amin'. include_self=False: what was there counts only where nothing came. Errors: RuntimeError for an unknown reduce, and as scatter.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT | FL_OP_EXACT_OUT, 6, args_fl_scatter_reduce, 1, results_tensor,
     NULL, call_fl_scatter_reduce,
     NULL},
    {"scatter_reduce_", "", "scatter_reduce(Tensor self, int dim, Tensor index, Tensor src, str reduce, *, bool include_self=True) -> Tensor",
     "scatter that reduces what meets: 'sum', 'prod', 'mean', 'amax' or 'amin'. include_self=False: what was there counts only where nothing came. Errors: RuntimeError for an unknown reduce, and as scatter.",
     FL_OP_METHOD, 6, args_fl_scatter_reduce, 1, results_tensor,
     NULL, call_fl_scatter_reduce_,
     NULL},
    {"searchsorted", "", "searchsorted(Tensor sorted_sequence, Tensor self, *, bool out_int32=False, bool right=False, str? side=None, Tensor? sorter=None) -> Tensor",
     "Where each element of self would go in a sorted sequence. sorted_sequence is a vector, or has self's leading sizes; right (or side 'right'): after equal ones, else before. int64, or int32 with out_int32, of self's shape, without gradient. Errors: RuntimeError for leading sizes or dtypes that differ, NotImplementedError for bool.",
     FL_OP_FUNCTION | FL_OP_OUT | FL_OP_EXACT_OUT, 6, args_fl_searchsorted, 1, results_tensor,
     NULL, call_fl_searchsorted,
     NULL},
    {"searchsorted", "scalar", "searchsorted.scalar(Tensor sorted_sequence, Scalar self, *, bool out_int32=False, bool right=False, str? side=None, Tensor? sorter=None) -> Tensor",
     "Where a number would go in a sorted sequence.",
     FL_OP_FUNCTION | FL_OP_OUT | FL_OP_EXACT_OUT, 6, args_fl_searchsorted_scalar, 1, results_tensor,
     NULL, call_fl_searchsorted_scalar,
     NULL},
    {"segment_reduce", "", "segment_reduce(Tensor data, str reduce, *, Tensor? lengths=None, Tensor? indices=None, Tensor? offsets=None, int axis=0, bool unsafe=False, Scalar? initial=None) -> Tensor",
     "The sum, mean, max, min or prod of each of the segments that follow each other along axis. Give lengths, or offsets, of int32 or int64; a segment of no elements gives initial. The result has as many places along axis as there are segments. Errors: RuntimeError for lengths that do not add up (unless unsafe), NotImplementedError for data that is not floating.",
     FL_OP_FUNCTION, 8, args_fl_segment_reduce, 1, results_tensor,
     NULL, call_fl_segment_reduce,
     NULL},
    {"select", "", "select(Tensor self, int dim, SymInt index) -> Tensor",
     "One index of a dimension, which goes away. A view. Errors: IndexError for an index out of range.",
     FL_OP_FUNCTION | FL_OP_METHOD, 3, args_fl_select_copy, 1, results_tensor,
     NULL, call_fl_select,
     NULL},
    {"select_copy", "", "select_copy(Tensor self, int dim, SymInt index) -> Tensor",
     "A copy of select.",
     FL_OP_FUNCTION | FL_OP_OUT, 3, args_fl_select_copy, 1, results_tensor,
     NULL, call_fl_select_copy,
     NULL},
    {"select_scatter", "", "select_scatter(Tensor self, Tensor src, int dim, SymInt index) -> Tensor",
     "A copy of self with src in place of self.select(dim, index). Errors: RuntimeError for a src of another shape.",
     FL_OP_FUNCTION | FL_OP_METHOD, 4, args_fl_select_scatter, 1, results_tensor,
     NULL, call_fl_select_scatter,
     NULL},
    {"selu", "", "selu(Tensor self) -> Tensor",
     "1.0507 times elu with alpha 1.6733, which keeps mean 0 and variance 1 from layer to layer (Klambauer et al., 2017). Errors: NotImplementedError for integers and bool.",
     FL_OP_FUNCTION | FL_OP_NN | FL_OP_INPLACE, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_selu,
     NULL},
    {"selu_", "", "selu(Tensor self) -> Tensor",
     "1.0507 times elu with alpha 1.6733, which keeps mean 0 and variance 1 from layer to layer (Klambauer et al., 2017). Errors: NotImplementedError for integers and bool.",
     FL_OP_FUNCTION, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_selu_,
     NULL},
    {"sgn", "", "sgn(Tensor self) -> Tensor",
     "-1, 0 or 1 by the sign of each item: sign, for all numbers here are real. Of self's dtype; the gradient is 0.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT | FL_OP_EXACT_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_sgn,
     NULL},
    {"sgn_", "", "sgn(Tensor self) -> Tensor",
     "-1, 0 or 1 by the sign of each item: sign, for all numbers here are real. Of self's dtype; the gradient is 0.",
     FL_OP_METHOD, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_sgn_,
     NULL},
    {"short", "tensor", "short.tensor(Tensor self, MemoryFormat memory_format=preserve_format) -> Tensor",
     "self.to(int16)",
     FL_OP_METHOD, 2, args_fl_bool_tensor, 1, results_tensor,
     NULL, call_fl_short_tensor,
     NULL},
    {"sigmoid", "", "sigmoid(Tensor self) -> Tensor",
     "1 / (1 + e^-self). Integers and bool give the default dtype.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_NN | FL_OP_INPLACE | FL_OP_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_sigmoid,
     NULL},
    {"sigmoid_", "", "sigmoid(Tensor self) -> Tensor",
     "1 / (1 + e^-self). Integers and bool give the default dtype.",
     FL_OP_FUNCTION | FL_OP_METHOD, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_sigmoid_,
     NULL},
    {"sign", "", "sign(Tensor self) -> Tensor",
     "-1, 0 or 1 by the sign of each item. Of self's dtype; the gradient is 0.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT | FL_OP_EXACT_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_sign,
     NULL},
    {"sign_", "", "sign(Tensor self) -> Tensor",
     "-1, 0 or 1 by the sign of each item. Of self's dtype; the gradient is 0.",
     FL_OP_METHOD, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_sign_,
     NULL},
    {"signbit", "", "signbit(Tensor self) -> Tensor",
     "The sign bit is set. A bool for each item, without gradient.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT | FL_OP_EXACT_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_signbit,
     NULL},
    {"silu", "", "silu(Tensor self) -> Tensor",
     "self * sigmoid(self), also called swish. Errors: NotImplementedError for integers and bool.",
     FL_OP_NN | FL_OP_INPLACE, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_silu,
     NULL},
    {"silu_", "", "silu(Tensor self) -> Tensor",
     "self * sigmoid(self), also called swish. Errors: NotImplementedError for integers and bool.",
     0, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_silu_,
     NULL},
    {"sin", "", "sin(Tensor self) -> Tensor",
     "The sine. Integers and bool give the default dtype. self in radians.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_sin,
     NULL},
    {"sin_", "", "sin(Tensor self) -> Tensor",
     "The sine. Integers and bool give the default dtype. self in radians.",
     FL_OP_FUNCTION | FL_OP_METHOD, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_sin_,
     NULL},
    {"sinc", "", "sinc(Tensor self) -> Tensor",
     "sin(pi self) / (pi self), 1 at 0. Integers and bool give the default dtype.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_sinc,
     NULL},
    {"sinc_", "", "sinc(Tensor self) -> Tensor",
     "sin(pi self) / (pi self), 1 at 0. Integers and bool give the default dtype.",
     FL_OP_FUNCTION | FL_OP_METHOD, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_sinc_,
     NULL},
    {"sinh", "", "sinh(Tensor self) -> Tensor",
     "The hyperbolic sine. Integers and bool give the default dtype.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_sinh,
     NULL},
    {"sinh_", "", "sinh(Tensor self) -> Tensor",
     "The hyperbolic sine. Integers and bool give the default dtype.",
     FL_OP_FUNCTION | FL_OP_METHOD, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_sinh_,
     NULL},
    {"slice", "", "slice(Tensor self, int dim=0, int? start=None, int? end=None, int step=1) -> Tensor",
     "start:end:step of one dimension.",
     0, 5, args_fl_slice, 1, results_tensor,
     NULL, call_fl_slice,
     NULL},
    {"slice_copy", "", "slice_copy(Tensor self, int dim=0, SymInt? start=None, SymInt? end=None, SymInt step=1) -> Tensor",
     "A copy of start:end:step of one dimension.",
     FL_OP_FUNCTION | FL_OP_OUT, 5, args_fl_slice_copy, 1, results_tensor,
     NULL, call_fl_slice_copy,
     NULL},
    {"slice_scatter", "", "slice_scatter(Tensor self, Tensor src, int dim=0, SymInt? start=None, SymInt? end=None, SymInt step=1) -> Tensor",
     "A copy of self with src in place of that slice. Errors: RuntimeError for a src of another shape.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT | FL_OP_EXACT_OUT, 6, args_fl_slice_scatter, 1, results_tensor,
     NULL, call_fl_slice_scatter,
     NULL},
    {"slogdet", "", "slogdet(Tensor self) -> (Tensor sign, Tensor logabsdet)",
     "linalg_slogdet by another name.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT | FL_OP_EXACT_OUT, 1, args_fl_relu, 2, results_tensor_tensor,
     names_fl_slogdet, call_fl_slogdet,
     NULL},
    {"smooth_l1_loss", "", "smooth_l1_loss(Tensor input, Tensor target, str reduction='mean', float beta=1.0) -> Tensor",
     "Squared below beta, |input - target| above: 0.5 d^2 / beta or |d| - 0.5 beta. Reduced as mse_loss. Errors: RuntimeError for a negative beta, NotImplementedError for integers. (Girshick, 2015.)",
     FL_OP_NN, 4, args_fl_smooth_l1_loss, 1, results_tensor,
     NULL, call_fl_smooth_l1_loss,
     NULL},
    {"soft_margin_loss", "", "soft_margin_loss(Tensor input, Tensor target, str reduction='mean') -> Tensor",
     "log(1 + exp(-target input)). Reduced as mse_loss. Errors: RuntimeError for integers.",
     FL_OP_NN, 3, args_fl_soft_margin_loss, 1, results_tensor,
     NULL, call_fl_soft_margin_loss,
     NULL},
    {"softmax", "", "softmax(Tensor self, int dim, ScalarType? dtype=None) -> Tensor",
     "exp(x) over its sum along dim; with dtype, self is cast first. Of self's shape. Errors: IndexError for a dim that is not there, NotImplementedError for integers without dtype.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_NN | FL_OP_OUT | FL_OP_EXACT_OUT, 3, args_fl_softmax, 1, results_tensor,
     NULL, call_fl_softmax,
     NULL},
    {"softmax", "implicit", "softmax.implicit(Tensor self, int? dim=None, int _stacklevel=3, ScalarType? dtype=None) -> Tensor",
     "softmax along the dimension that programs of before `dim` existed got: 0 for 0, 1 and 3 dimensions, else 1.",
     FL_OP_NN, 4, args_fl_softmax_implicit, 1, results_tensor,
     NULL, call_fl_softmax_implicit,
     NULL},
    {"softmin", "", "softmin(Tensor self, int dim, ScalarType? dtype=None) -> Tensor",
     "softmax(-self)",
     FL_OP_NN, 3, args_fl_softmax, 1, results_tensor,
     NULL, call_fl_softmin,
     NULL},
    {"softmin", "implicit", "softmin.implicit(Tensor self, int? dim=None, int _stacklevel=3, ScalarType? dtype=None) -> Tensor",
     "softmin along the dimension that programs of before `dim` existed got: 0 for 0, 1 and 3 dimensions, else 1.",
     FL_OP_NN, 4, args_fl_softmax_implicit, 1, results_tensor,
     NULL, call_fl_softmin_implicit,
     NULL},
    {"softplus", "", "softplus(Tensor self, Scalar beta=1, Scalar threshold=20) -> Tensor",
     "log(1 + e^(beta self)) / beta; self itself where beta * self passes the threshold. Errors: NotImplementedError for integers and bool.",
     FL_OP_NN | FL_OP_OUT | FL_OP_EXACT_OUT, 3, args_fl_softplus, 1, results_tensor,
     NULL, call_fl_softplus,
     NULL},
    {"softshrink", "", "softshrink(Tensor self, Scalar lambd=0.5) -> Tensor",
     "self moved towards 0 by lambd, 0 within. Errors: RuntimeError for a negative lambd, NotImplementedError for integers and bool.",
     FL_OP_NN | FL_OP_OUT | FL_OP_EXACT_OUT, 2, args_fl_softshrink, 1, results_tensor,
     NULL, call_fl_softshrink,
     NULL},
    {"softsign", "", "softsign(Tensor self) -> Tensor",
     "self / (1 + |self|). Integers give the default dtype. Errors: NotImplementedError for bool.",
     FL_OP_NN, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_softsign,
     NULL},
    {"sort", "", "sort(Tensor self, int dim=-1, bool descending=False, *, bool? stable=False) -> (Tensor values, Tensor indices)",
     "The elements along dim in order, and where they were. indices are int64, without gradient. stable: equal elements keep their order. Errors: IndexError for a dim that is not there.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT | FL_OP_EXACT_OUT, 4, args_fl_sort, 2, results_tensor_tensor,
     names_fl_sort, call_fl_sort,
     NULL},
    {"special_airy_ai", "", "special_airy_ai(Tensor self) -> Tensor",
     "Airy's function Ai. Integers and bool give the default dtype. It has no derivative: backward raises NotImplementedError.",
     FL_OP_SPECIAL | FL_OP_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_special_airy_ai,
     NULL},
    {"special_bessel_j0", "", "special_bessel_j0(Tensor self) -> Tensor",
     "The Bessel function of the first kind and order 0. Integers and bool give the default dtype. It has no derivative: backward raises NotImplementedError.",
     FL_OP_SPECIAL | FL_OP_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_special_bessel_j0,
     NULL},
    {"special_bessel_j1", "", "special_bessel_j1(Tensor self) -> Tensor",
     "The Bessel function of the first kind and order 1. Integers and bool give the default dtype. It has no derivative: backward raises NotImplementedError.",
     FL_OP_SPECIAL | FL_OP_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_special_bessel_j1,
     NULL},
    {"special_bessel_y0", "", "special_bessel_y0(Tensor self) -> Tensor",
     "The Bessel function of the second kind and order 0. Integers and bool give the default dtype. It has no derivative: backward raises NotImplementedError.",
     FL_OP_SPECIAL | FL_OP_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_special_bessel_y0,
     NULL},
    {"special_bessel_y1", "", "special_bessel_y1(Tensor self) -> Tensor",
     "The Bessel function of the second kind and order 1. Integers and bool give the default dtype. It has no derivative: backward raises NotImplementedError.",
     FL_OP_SPECIAL | FL_OP_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_special_bessel_y1,
     NULL},
    {"special_chebyshev_polynomial_t", "", "special_chebyshev_polynomial_t(Tensor x, Tensor n) -> Tensor",
     "T_n = 2x T_(n-1) - T_(n-2), T_0 = 1, T_1 = x. n is cut to a whole number. Shapes broadcast; integers give the default dtype. No gradient.",
     FL_OP_SPECIAL | FL_OP_OUT, 2, args_fl_special_chebyshev_polynomial_t, 1, results_tensor,
     NULL, call_fl_special_chebyshev_polynomial_t,
     NULL},
    {"special_chebyshev_polynomial_t", "base", "special_chebyshev_polynomial_t.base(Scalar x, Tensor n) -> Tensor",
     "Chebyshev's polynomial T.",
     FL_OP_SPECIAL | FL_OP_OUT, 2, args_fl_special_chebyshev_polynomial_t_base, 1, results_tensor,
     NULL, call_fl_special_chebyshev_polynomial_t_base,
     NULL},
    {"special_chebyshev_polynomial_t", "scalar", "special_chebyshev_polynomial_t.scalar(Tensor x, Scalar n) -> Tensor",
     "Chebyshev's polynomial T.",
     FL_OP_SPECIAL | FL_OP_OUT, 2, args_fl_special_chebyshev_polynomial_t_scalar, 1, results_tensor,
     NULL, call_fl_special_chebyshev_polynomial_t_scalar,
     NULL},
    {"special_chebyshev_polynomial_u", "", "special_chebyshev_polynomial_u(Tensor x, Tensor n) -> Tensor",
     "U_n = 2x U_(n-1) - U_(n-2), U_0 = 1, U_1 = 2x. n is cut to a whole number. Shapes broadcast; integers give the default dtype. No gradient.",
     FL_OP_SPECIAL | FL_OP_OUT, 2, args_fl_special_chebyshev_polynomial_t, 1, results_tensor,
     NULL, call_fl_special_chebyshev_polynomial_u,
     NULL},
    {"special_chebyshev_polynomial_u", "base", "special_chebyshev_polynomial_u.base(Scalar x, Tensor n) -> Tensor",
     "Chebyshev's polynomial U.",
     FL_OP_SPECIAL | FL_OP_OUT, 2, args_fl_special_chebyshev_polynomial_t_base, 1, results_tensor,
     NULL, call_fl_special_chebyshev_polynomial_u_base,
     NULL},
    {"special_chebyshev_polynomial_u", "scalar", "special_chebyshev_polynomial_u.scalar(Tensor x, Scalar n) -> Tensor",
     "Chebyshev's polynomial U.",
     FL_OP_SPECIAL | FL_OP_OUT, 2, args_fl_special_chebyshev_polynomial_t_scalar, 1, results_tensor,
     NULL, call_fl_special_chebyshev_polynomial_u_scalar,
     NULL},
    {"special_chebyshev_polynomial_v", "", "special_chebyshev_polynomial_v(Tensor x, Tensor n) -> Tensor",
     "V_n = 2x V_(n-1) - V_(n-2), V_0 = 1, V_1 = 2x - 1. n is cut to a whole number. Shapes broadcast; integers give the default dtype. No gradient.",
     FL_OP_SPECIAL | FL_OP_OUT, 2, args_fl_special_chebyshev_polynomial_t, 1, results_tensor,
     NULL, call_fl_special_chebyshev_polynomial_v,
     NULL},
    {"special_chebyshev_polynomial_v", "base", "special_chebyshev_polynomial_v.base(Scalar x, Tensor n) -> Tensor",
     "Chebyshev's polynomial V.",
     FL_OP_SPECIAL | FL_OP_OUT, 2, args_fl_special_chebyshev_polynomial_t_base, 1, results_tensor,
     NULL, call_fl_special_chebyshev_polynomial_v_base,
     NULL},
    {"special_chebyshev_polynomial_v", "scalar", "special_chebyshev_polynomial_v.scalar(Tensor x, Scalar n) -> Tensor",
     "Chebyshev's polynomial V.",
     FL_OP_SPECIAL | FL_OP_OUT, 2, args_fl_special_chebyshev_polynomial_t_scalar, 1, results_tensor,
     NULL, call_fl_special_chebyshev_polynomial_v_scalar,
     NULL},
    {"special_chebyshev_polynomial_w", "", "special_chebyshev_polynomial_w(Tensor x, Tensor n) -> Tensor",
     "W_n = 2x W_(n-1) - W_(n-2), W_0 = 1, W_1 = 2x + 1. n is cut to a whole number. Shapes broadcast; integers give the default dtype. No gradient.",
     FL_OP_SPECIAL | FL_OP_OUT, 2, args_fl_special_chebyshev_polynomial_t, 1, results_tensor,
     NULL, call_fl_special_chebyshev_polynomial_w,
     NULL},
    {"special_chebyshev_polynomial_w", "base", "special_chebyshev_polynomial_w.base(Scalar x, Tensor n) -> Tensor",
     "Chebyshev's polynomial W.",
     FL_OP_SPECIAL | FL_OP_OUT, 2, args_fl_special_chebyshev_polynomial_t_base, 1, results_tensor,
     NULL, call_fl_special_chebyshev_polynomial_w_base,
     NULL},
    {"special_chebyshev_polynomial_w", "scalar", "special_chebyshev_polynomial_w.scalar(Tensor x, Scalar n) -> Tensor",
     "Chebyshev's polynomial W.",
     FL_OP_SPECIAL | FL_OP_OUT, 2, args_fl_special_chebyshev_polynomial_t_scalar, 1, results_tensor,
     NULL, call_fl_special_chebyshev_polynomial_w_scalar,
     NULL},
    {"special_digamma", "", "digamma(Tensor self) -> Tensor",
     "The derivative of lgamma. Integers and bool give the default dtype.",
     FL_OP_SPECIAL | FL_OP_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_digamma,
     "digamma"},
    {"special_entr", "", "special_entr(Tensor self) -> Tensor",
     "-self log(self), 0 at 0, -inf below. Integers and bool give the default dtype.",
     FL_OP_SPECIAL | FL_OP_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_special_entr,
     NULL},
    {"special_erf", "", "erf(Tensor self) -> Tensor",
     "The error function, 2 / sqrt(pi) times the integral of e^(-t^2) from 0 to self. Integers and bool give the default dtype.",
     FL_OP_SPECIAL | FL_OP_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_erf,
     "erf"},
    {"special_erfc", "", "erfc(Tensor self) -> Tensor",
     "1 - erf(self), exact where erf is near 1. Integers and bool give the default dtype.",
     FL_OP_SPECIAL | FL_OP_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_erfc,
     "erfc"},
    {"special_erfcx", "", "special_erfcx(Tensor self) -> Tensor",
     "e^(self^2) erfc(self). Integers and bool give the default dtype.",
     FL_OP_SPECIAL | FL_OP_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_special_erfcx,
     NULL},
    {"special_erfinv", "", "erfinv(Tensor self) -> Tensor",
     "The inverse of erf. Integers and bool give the default dtype. Infinite at -1 and 1, NaN outside.",
     FL_OP_SPECIAL | FL_OP_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_erfinv,
     "erfinv"},
    {"special_exp2", "", "exp2(Tensor self) -> Tensor",
     "2^self. Integers and bool give the default dtype.",
     FL_OP_SPECIAL | FL_OP_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_exp2,
     "exp2"},
    {"special_expit", "", "sigmoid(Tensor self) -> Tensor",
     "1 / (1 + e^-self). Integers and bool give the default dtype.",
     FL_OP_SPECIAL | FL_OP_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_sigmoid,
     "sigmoid"},
    {"special_expm1", "", "expm1(Tensor self) -> Tensor",
     "e^self - 1, exact near 0. Integers and bool give the default dtype.",
     FL_OP_SPECIAL | FL_OP_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_expm1,
     "expm1"},
    {"special_gammainc", "", "igamma(Tensor self, Tensor other) -> Tensor",
     "The regularised lower incomplete gamma function of (self, other). Shapes broadcast. Errors: NotImplementedError for integers and bool.",
     FL_OP_SPECIAL | FL_OP_OUT, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_igamma,
     "igamma"},
    {"special_gammaincc", "", "igammac(Tensor self, Tensor other) -> Tensor",
     "1 - igamma(self, other). Shapes broadcast. Errors: NotImplementedError for integers and bool.",
     FL_OP_SPECIAL | FL_OP_OUT, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_igammac,
     "igammac"},
    {"special_gammaln", "", "lgamma(Tensor self) -> Tensor",
     "log |gamma(self)|. Integers and bool give the default dtype.",
     FL_OP_SPECIAL | FL_OP_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_lgamma,
     "lgamma"},
    {"special_hermite_polynomial_h", "", "special_hermite_polynomial_h(Tensor x, Tensor n) -> Tensor",
     "H_n = 2x H_(n-1) - 2(n-1) H_(n-2), H_0 = 1. n is cut to a whole number. Shapes broadcast; integers give the default dtype. No gradient.",
     FL_OP_SPECIAL | FL_OP_OUT, 2, args_fl_special_chebyshev_polynomial_t, 1, results_tensor,
     NULL, call_fl_special_hermite_polynomial_h,
     NULL},
    {"special_hermite_polynomial_h", "base", "special_hermite_polynomial_h.base(Scalar x, Tensor n) -> Tensor",
     "Hermite's polynomial H.",
     FL_OP_SPECIAL | FL_OP_OUT, 2, args_fl_special_chebyshev_polynomial_t_base, 1, results_tensor,
     NULL, call_fl_special_hermite_polynomial_h_base,
     NULL},
    {"special_hermite_polynomial_h", "scalar", "special_hermite_polynomial_h.scalar(Tensor x, Scalar n) -> Tensor",
     "Hermite's polynomial H.",
     FL_OP_SPECIAL | FL_OP_OUT, 2, args_fl_special_chebyshev_polynomial_t_scalar, 1, results_tensor,
     NULL, call_fl_special_hermite_polynomial_h_scalar,
     NULL},
    {"special_hermite_polynomial_he", "", "special_hermite_polynomial_he(Tensor x, Tensor n) -> Tensor",
     "He_n = x He_(n-1) - (n-1) He_(n-2), He_0 = 1. n is cut to a whole number. Shapes broadcast; integers give the default dtype. No gradient.",
     FL_OP_SPECIAL | FL_OP_OUT, 2, args_fl_special_chebyshev_polynomial_t, 1, results_tensor,
     NULL, call_fl_special_hermite_polynomial_he,
     NULL},
    {"special_hermite_polynomial_he", "base", "special_hermite_polynomial_he.base(Scalar x, Tensor n) -> Tensor",
     "Hermite's polynomial He.",
     FL_OP_SPECIAL | FL_OP_OUT, 2, args_fl_special_chebyshev_polynomial_t_base, 1, results_tensor,
     NULL, call_fl_special_hermite_polynomial_he_base,
     NULL},
    {"special_hermite_polynomial_he", "scalar", "special_hermite_polynomial_he.scalar(Tensor x, Scalar n) -> Tensor",
     "Hermite's polynomial He.",
     FL_OP_SPECIAL | FL_OP_OUT, 2, args_fl_special_chebyshev_polynomial_t_scalar, 1, results_tensor,
     NULL, call_fl_special_hermite_polynomial_he_scalar,
     NULL},
    {"special_i0", "", "i0(Tensor self) -> Tensor",
     "The modified Bessel function of order 0. Integers and bool give the default dtype.",
     FL_OP_SPECIAL | FL_OP_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_i0,
     "i0"},
    {"special_i0e", "", "special_i0e(Tensor self) -> Tensor",
     "e^-|self| i0(self). Integers and bool give the default dtype.",
     FL_OP_SPECIAL | FL_OP_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_special_i0e,
     NULL},
    {"special_i1", "", "special_i1(Tensor self) -> Tensor",
     "The modified Bessel function of order 1. Integers and bool give the default dtype.",
     FL_OP_SPECIAL | FL_OP_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_special_i1,
     NULL},
    {"special_i1e", "", "special_i1e(Tensor self) -> Tensor",
     "e^-|self| i1(self). Integers and bool give the default dtype.",
     FL_OP_SPECIAL | FL_OP_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_special_i1e,
     NULL},
    {"special_laguerre_polynomial_l", "", "special_laguerre_polynomial_l(Tensor x, Tensor n) -> Tensor",
     "n L_n = (2n-1-x) L_(n-1) - (n-1) L_(n-2), L_0 = 1. n is cut to a whole number. Shapes broadcast; integers give the default dtype. No gradient.",
     FL_OP_SPECIAL | FL_OP_OUT, 2, args_fl_special_chebyshev_polynomial_t, 1, results_tensor,
     NULL, call_fl_special_laguerre_polynomial_l,
     NULL},
    {"special_laguerre_polynomial_l", "base", "special_laguerre_polynomial_l.base(Scalar x, Tensor n) -> Tensor",
     "Laguerre's polynomial L.",
     FL_OP_SPECIAL | FL_OP_OUT, 2, args_fl_special_chebyshev_polynomial_t_base, 1, results_tensor,
     NULL, call_fl_special_laguerre_polynomial_l_base,
     NULL},
    {"special_laguerre_polynomial_l", "scalar", "special_laguerre_polynomial_l.scalar(Tensor x, Scalar n) -> Tensor",
     "Laguerre's polynomial L.",
     FL_OP_SPECIAL | FL_OP_OUT, 2, args_fl_special_chebyshev_polynomial_t_scalar, 1, results_tensor,
     NULL, call_fl_special_laguerre_polynomial_l_scalar,
     NULL},
    {"special_legendre_polynomial_p", "", "special_legendre_polynomial_p(Tensor x, Tensor n) -> Tensor",
     "n P_n = (2n-1)x P_(n-1) - (n-1) P_(n-2), P_0 = 1. n is cut to a whole number. Shapes broadcast; integers give the default dtype. No gradient.",
     FL_OP_SPECIAL | FL_OP_OUT, 2, args_fl_special_chebyshev_polynomial_t, 1, results_tensor,
     NULL, call_fl_special_legendre_polynomial_p,
     NULL},
    {"special_legendre_polynomial_p", "base", "special_legendre_polynomial_p.base(Scalar x, Tensor n) -> Tensor",
     "Legendre's polynomial P.",
     FL_OP_SPECIAL | FL_OP_OUT, 2, args_fl_special_chebyshev_polynomial_t_base, 1, results_tensor,
     NULL, call_fl_special_legendre_polynomial_p_base,
     NULL},
    {"special_legendre_polynomial_p", "scalar", "special_legendre_polynomial_p.scalar(Tensor x, Scalar n) -> Tensor",
     "Legendre's polynomial P.",
     FL_OP_SPECIAL | FL_OP_OUT, 2, args_fl_special_chebyshev_polynomial_t_scalar, 1, results_tensor,
     NULL, call_fl_special_legendre_polynomial_p_scalar,
     NULL},
    {"special_log1p", "", "log1p(Tensor self) -> Tensor",
     "log(1 + self), exact near 0. Integers and bool give the default dtype. -inf at -1, NaN below.",
     FL_OP_SPECIAL | FL_OP_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_log1p,
     "log1p"},
    {"special_log_ndtr", "", "special_log_ndtr(Tensor self) -> Tensor",
     "log(ndtr(self)), also where ndtr is tiny. Integers and bool give the default dtype.",
     FL_OP_SPECIAL | FL_OP_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_special_log_ndtr,
     NULL},
    {"special_log_softmax", "", "log_softmax(Tensor self, int dim, ScalarType? dtype=None) -> Tensor",
     "The logarithm of softmax, without its rounding and overflow. Of self's shape. Errors: IndexError for a dim that is not there, NotImplementedError for integers without dtype.",
     FL_OP_SPECIAL | FL_OP_OUT, 3, args_fl_softmax, 1, results_tensor,
     NULL, call_fl_log_softmax,
     "log_softmax"},
    {"special_logit", "", "logit(Tensor self, float? eps=None) -> Tensor",
     "log(self / (1 - self)), self being clamped to [eps, 1 - eps] first. Integers and bool give the default dtype.",
     FL_OP_SPECIAL | FL_OP_OUT, 2, args_fl_logit, 1, results_tensor,
     NULL, call_fl_logit,
     "logit"},
    {"special_logsumexp", "", "logsumexp(Tensor self, int[]|int dim, bool keepdim=False) -> Tensor",
     "log of the sum of exp over dimensions, without overflow. A negative dim counts from the end; dim goes away, or stays as 1 with keepdim. Integers give the default dtype.",
     FL_OP_SPECIAL | FL_OP_OUT, 3, args_fl_frobenius_norm, 1, results_tensor,
     NULL, call_fl_logsumexp,
     "logsumexp"},
    {"special_modified_bessel_i0", "", "special_modified_bessel_i0(Tensor self) -> Tensor",
     "The modified Bessel function of the first kind and order 0. Integers and bool give the default dtype. It has no derivative: backward raises NotImplementedError.",
     FL_OP_SPECIAL | FL_OP_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_special_modified_bessel_i0,
     NULL},
    {"special_modified_bessel_i1", "", "special_modified_bessel_i1(Tensor self) -> Tensor",
     "The modified Bessel function of the first kind and order 1. Integers and bool give the default dtype. It has no derivative: backward raises NotImplementedError.",
     FL_OP_SPECIAL | FL_OP_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_special_modified_bessel_i1,
     NULL},
    {"special_modified_bessel_k0", "", "special_modified_bessel_k0(Tensor self) -> Tensor",
     "The modified Bessel function of the second kind and order 0. Integers and bool give the default dtype. It has no derivative: backward raises NotImplementedError.",
     FL_OP_SPECIAL | FL_OP_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_special_modified_bessel_k0,
     NULL},
    {"special_modified_bessel_k1", "", "special_modified_bessel_k1(Tensor self) -> Tensor",
     "The modified Bessel function of the second kind and order 1. Integers and bool give the default dtype. It has no derivative: backward raises NotImplementedError.",
     FL_OP_SPECIAL | FL_OP_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_special_modified_bessel_k1,
     NULL},
    {"special_multigammaln", "", "mvlgamma(Tensor self, int p) -> Tensor",
     "p (p - 1) / 4 log(pi) + the sum of lgamma(self - i / 2) for i from 0 to p - 1: the logarithm of the multivariate gamma function. Integers and bool give the default dtype. Errors: RuntimeError for p below 1.",
     FL_OP_SPECIAL | FL_OP_OUT, 2, args_fl_mvlgamma, 1, results_tensor,
     NULL, call_fl_mvlgamma,
     "mvlgamma"},
    {"special_ndtr", "", "special_ndtr(Tensor self) -> Tensor",
     "The normal distribution function, (1 + erf(self / sqrt(2))) / 2. Integers and bool give the default dtype.",
     FL_OP_SPECIAL | FL_OP_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_special_ndtr,
     NULL},
    {"special_ndtri", "", "special_ndtri(Tensor self) -> Tensor",
     "The inverse of ndtr. Integers and bool give the default dtype.",
     FL_OP_SPECIAL | FL_OP_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_special_ndtri,
     NULL},
    {"special_polygamma", "", "polygamma(int n, Tensor self) -> Tensor",
     "The n-th derivative of digamma. Integers and bool give the default dtype. n 0 is digamma. Errors: RuntimeError for a negative n.",
     FL_OP_SPECIAL | FL_OP_OUT, 2, args_fl_polygamma, 1, results_tensor,
     NULL, call_fl_polygamma,
     "polygamma"},
    {"special_polygamma", "method", "polygamma.method(Tensor self, int n) -> Tensor",
     "The n-th derivative of digamma.",
     FL_OP_SPECIAL | FL_OP_OUT, 2, args_fl_linalg_matrix_power, 1, results_tensor,
     NULL, call_fl_polygamma_method,
     "polygamma"},
    {"special_psi", "", "digamma(Tensor self) -> Tensor",
     "The derivative of lgamma. Integers and bool give the default dtype.",
     FL_OP_SPECIAL | FL_OP_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_digamma,
     "digamma"},
    {"special_round", "", "special_round(Tensor self, *, int decimals=0) -> Tensor",
     "The nearest whole number, halves to the even one; of 10^-decimals. Errors: NotImplementedError for integers.",
     FL_OP_SPECIAL | FL_OP_OUT | FL_OP_EXACT_OUT, 2, args_fl_special_round, 1, results_tensor,
     NULL, call_fl_special_round,
     NULL},
    {"special_scaled_modified_bessel_k0", "", "special_scaled_modified_bessel_k0(Tensor self) -> Tensor",
     "e^self modified_bessel_k0(self). Integers and bool give the default dtype. It has no derivative: backward raises NotImplementedError.",
     FL_OP_SPECIAL | FL_OP_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_special_scaled_modified_bessel_k0,
     NULL},
    {"special_scaled_modified_bessel_k1", "", "special_scaled_modified_bessel_k1(Tensor self) -> Tensor",
     "e^self modified_bessel_k1(self). Integers and bool give the default dtype. It has no derivative: backward raises NotImplementedError.",
     FL_OP_SPECIAL | FL_OP_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_special_scaled_modified_bessel_k1,
     NULL},
    {"special_shifted_chebyshev_polynomial_t", "", "special_shifted_chebyshev_polynomial_t(Tensor x, Tensor n) -> Tensor",
     "Chebyshev's polynomial T of 2 x - 1. n is cut to a whole number. Shapes broadcast; integers give the default dtype. No gradient.",
     FL_OP_SPECIAL | FL_OP_OUT, 2, args_fl_special_chebyshev_polynomial_t, 1, results_tensor,
     NULL, call_fl_special_shifted_chebyshev_polynomial_t,
     NULL},
    {"special_shifted_chebyshev_polynomial_t", "base", "special_shifted_chebyshev_polynomial_t.base(Scalar x, Tensor n) -> Tensor",
     "Chebyshev's polynomial T of 2 x - 1.",
     FL_OP_SPECIAL | FL_OP_OUT, 2, args_fl_special_chebyshev_polynomial_t_base, 1, results_tensor,
     NULL, call_fl_special_shifted_chebyshev_polynomial_t_base,
     NULL},
    {"special_shifted_chebyshev_polynomial_t", "scalar", "special_shifted_chebyshev_polynomial_t.scalar(Tensor x, Scalar n) -> Tensor",
     "Chebyshev's polynomial T of 2 x - 1.",
     FL_OP_SPECIAL | FL_OP_OUT, 2, args_fl_special_chebyshev_polynomial_t_scalar, 1, results_tensor,
     NULL, call_fl_special_shifted_chebyshev_polynomial_t_scalar,
     NULL},
    {"special_shifted_chebyshev_polynomial_u", "", "special_shifted_chebyshev_polynomial_u(Tensor x, Tensor n) -> Tensor",
     "Chebyshev's polynomial U of 2 x - 1. n is cut to a whole number. Shapes broadcast; integers give the default dtype. No gradient.",
     FL_OP_SPECIAL | FL_OP_OUT, 2, args_fl_special_chebyshev_polynomial_t, 1, results_tensor,
     NULL, call_fl_special_shifted_chebyshev_polynomial_u,
     NULL},
    {"special_shifted_chebyshev_polynomial_u", "base", "special_shifted_chebyshev_polynomial_u.base(Scalar x, Tensor n) -> Tensor",
     "Chebyshev's polynomial U of 2 x - 1.",
     FL_OP_SPECIAL | FL_OP_OUT, 2, args_fl_special_chebyshev_polynomial_t_base, 1, results_tensor,
     NULL, call_fl_special_shifted_chebyshev_polynomial_u_base,
     NULL},
    {"special_shifted_chebyshev_polynomial_u", "scalar", "special_shifted_chebyshev_polynomial_u.scalar(Tensor x, Scalar n) -> Tensor",
     "Chebyshev's polynomial U of 2 x - 1.",
     FL_OP_SPECIAL | FL_OP_OUT, 2, args_fl_special_chebyshev_polynomial_t_scalar, 1, results_tensor,
     NULL, call_fl_special_shifted_chebyshev_polynomial_u_scalar,
     NULL},
    {"special_shifted_chebyshev_polynomial_v", "", "special_shifted_chebyshev_polynomial_v(Tensor x, Tensor n) -> Tensor",
     "Chebyshev's polynomial V of 2 x - 1. n is cut to a whole number. Shapes broadcast; integers give the default dtype. No gradient.",
     FL_OP_SPECIAL | FL_OP_OUT, 2, args_fl_special_chebyshev_polynomial_t, 1, results_tensor,
     NULL, call_fl_special_shifted_chebyshev_polynomial_v,
     NULL},
    {"special_shifted_chebyshev_polynomial_v", "base", "special_shifted_chebyshev_polynomial_v.base(Scalar x, Tensor n) -> Tensor",
     "Chebyshev's polynomial V of 2 x - 1.",
     FL_OP_SPECIAL | FL_OP_OUT, 2, args_fl_special_chebyshev_polynomial_t_base, 1, results_tensor,
     NULL, call_fl_special_shifted_chebyshev_polynomial_v_base,
     NULL},
    {"special_shifted_chebyshev_polynomial_v", "scalar", "special_shifted_chebyshev_polynomial_v.scalar(Tensor x, Scalar n) -> Tensor",
     "Chebyshev's polynomial V of 2 x - 1.",
     FL_OP_SPECIAL | FL_OP_OUT, 2, args_fl_special_chebyshev_polynomial_t_scalar, 1, results_tensor,
     NULL, call_fl_special_shifted_chebyshev_polynomial_v_scalar,
     NULL},
    {"special_shifted_chebyshev_polynomial_w", "", "special_shifted_chebyshev_polynomial_w(Tensor x, Tensor n) -> Tensor",
     "Chebyshev's polynomial W of 2 x - 1. n is cut to a whole number. Shapes broadcast; integers give the default dtype. No gradient.",
     FL_OP_SPECIAL | FL_OP_OUT, 2, args_fl_special_chebyshev_polynomial_t, 1, results_tensor,
     NULL, call_fl_special_shifted_chebyshev_polynomial_w,
     NULL},
    {"special_shifted_chebyshev_polynomial_w", "base", "special_shifted_chebyshev_polynomial_w.base(Scalar x, Tensor n) -> Tensor",
     "Chebyshev's polynomial W of 2 x - 1.",
     FL_OP_SPECIAL | FL_OP_OUT, 2, args_fl_special_chebyshev_polynomial_t_base, 1, results_tensor,
     NULL, call_fl_special_shifted_chebyshev_polynomial_w_base,
     NULL},
    {"special_shifted_chebyshev_polynomial_w", "scalar", "special_shifted_chebyshev_polynomial_w.scalar(Tensor x, Scalar n) -> Tensor",
     "Chebyshev's polynomial W of 2 x - 1.",
     FL_OP_SPECIAL | FL_OP_OUT, 2, args_fl_special_chebyshev_polynomial_t_scalar, 1, results_tensor,
     NULL, call_fl_special_shifted_chebyshev_polynomial_w_scalar,
     NULL},
    {"special_sinc", "", "sinc(Tensor self) -> Tensor",
     "sin(pi self) / (pi self), 1 at 0. Integers and bool give the default dtype.",
     FL_OP_SPECIAL | FL_OP_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_sinc,
     "sinc"},
    {"special_softmax", "", "softmax(Tensor self, int dim, ScalarType? dtype=None) -> Tensor",
     "exp(x) over its sum along dim; with dtype, self is cast first. Of self's shape. Errors: IndexError for a dim that is not there, NotImplementedError for integers without dtype.",
     FL_OP_SPECIAL | FL_OP_OUT, 3, args_fl_softmax, 1, results_tensor,
     NULL, call_fl_softmax,
     "softmax"},
    {"special_spherical_bessel_j0", "", "special_spherical_bessel_j0(Tensor self) -> Tensor",
     "sin(self) / self. Integers and bool give the default dtype. It has no derivative: backward raises NotImplementedError.",
     FL_OP_SPECIAL | FL_OP_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_special_spherical_bessel_j0,
     NULL},
    {"special_xlog1py", "", "special_xlog1py(Tensor self, Tensor other) -> Tensor",
     "self * log1p(other), 0 where self is 0. Shapes broadcast; integers give the default dtype.",
     FL_OP_SPECIAL | FL_OP_OUT, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_special_xlog1py,
     NULL},
    {"special_xlogy", "", "xlogy(Tensor self, Tensor other) -> Tensor",
     "self * log(other), 0 where self is 0. Shapes broadcast; integers give the default dtype.",
     FL_OP_SPECIAL | FL_OP_OUT, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_xlogy,
     "xlogy"},
    {"special_xlogy", "scalar", "xlogy.scalar(Tensor self, Scalar other) -> Tensor",
     "self * log(other), 0 where self is 0.",
     FL_OP_SPECIAL | FL_OP_OUT, 2, args_fl_add_scalar, 1, results_tensor,
     NULL, call_fl_xlogy_scalar,
     "xlogy"},
    {"special_xlogy", "base", "xlogy.base(Scalar self, Tensor other) -> Tensor",
     "self * log(other), 0 where self is 0.",
     FL_OP_SPECIAL | FL_OP_OUT, 2, args_fl_floor_divide_base, 1, results_tensor,
     NULL, call_fl_xlogy_base,
     "xlogy"},
    {"special_zeta", "", "special_zeta(Tensor self, Tensor other) -> Tensor",
     "Hurwitz's zeta function of (self, other). The sum of (k + other)^-self for k from 0 on; shapes broadcast. Integers and bool give the default dtype.",
     FL_OP_SPECIAL | FL_OP_OUT, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_special_zeta,
     NULL},
    {"special_zeta", "base", "special_zeta.base(Scalar self, Tensor other) -> Tensor",
     "Hurwitz's zeta function.",
     FL_OP_SPECIAL | FL_OP_OUT, 2, args_fl_floor_divide_base, 1, results_tensor,
     NULL, call_fl_special_zeta_base,
     NULL},
    {"special_zeta", "scalar", "special_zeta.scalar(Tensor self, Scalar other) -> Tensor",
     "Hurwitz's zeta function.",
     FL_OP_SPECIAL | FL_OP_OUT, 2, args_fl_add_scalar, 1, results_tensor,
     NULL, call_fl_special_zeta_scalar,
     NULL},
    {"split", "", "split(Tensor self, SymInt split_size, int dim=0) -> Tensor[]",
     "Pieces of split_size along dim, the last one smaller. Views. Errors: RuntimeError for a negative split_size.",
     FL_OP_FUNCTION | FL_OP_METHOD, 3, args_fl_split_copy, -1, results_tensors,
     NULL, call_fl_split,
     NULL},
    {"split", "sizes", "split.sizes(Tensor self, int[] split_size, int dim=0) -> Tensor[]",
     "Pieces of these sizes. Views. Errors: RuntimeError where the sizes do not add up to dim's.",
     FL_OP_FUNCTION | FL_OP_METHOD, 3, args_fl_split_sizes, -1, results_tensors,
     NULL, call_fl_split_sizes,
     NULL},
    {"split_copy", "", "split_copy(Tensor self, SymInt split_size, int dim=0) -> Tensor[]",
     "Copies of the pieces of split.",
     FL_OP_FUNCTION | FL_OP_OUT, 3, args_fl_split_copy, -1, results_tensors,
     NULL, call_fl_split_copy,
     NULL},
    {"split_with_sizes", "", "split_with_sizes(Tensor self, int[] split_sizes, int dim=0) -> Tensor[]",
     "Pieces of these sizes. Views. Errors: RuntimeError where the sizes do not add up to dim's.",
     FL_OP_FUNCTION | FL_OP_METHOD, 3, args_fl_split_with_sizes_copy, -1, results_tensors,
     NULL, call_fl_split_with_sizes,
     NULL},
    {"split_with_sizes_copy", "", "split_with_sizes_copy(Tensor self, int[] split_sizes, int dim=0) -> Tensor[]",
     "Copies of the pieces of split_with_sizes.",
     FL_OP_FUNCTION | FL_OP_OUT, 3, args_fl_split_with_sizes_copy, -1, results_tensors,
     NULL, call_fl_split_with_sizes_copy,
     NULL},
    {"sqrt", "", "sqrt(Tensor self) -> Tensor",
     "The square root. Integers and bool give the default dtype. NaN below 0.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_sqrt,
     NULL},
    {"sqrt_", "", "sqrt(Tensor self) -> Tensor",
     "The square root. Integers and bool give the default dtype. NaN below 0.",
     FL_OP_FUNCTION | FL_OP_METHOD, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_sqrt_,
     NULL},
    {"square", "", "square(Tensor self) -> Tensor",
     "self * self. Integers give their own dtype, bool gives int64.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_square,
     NULL},
    {"square_", "", "square(Tensor self) -> Tensor",
     "self * self. Integers give their own dtype, bool gives int64.",
     FL_OP_FUNCTION | FL_OP_METHOD, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_square_,
     NULL},
    {"squeeze", "", "squeeze(Tensor self) -> Tensor",
     "Without the dimensions of size 1. A view.",
     FL_OP_FUNCTION | FL_OP_METHOD, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_squeeze,
     NULL},
    {"squeeze", "dim", "squeeze.dim(Tensor self, int dim) -> Tensor",
     "Without dimension dim, if its size is 1. A view. Errors: IndexError for a dim that is not there.",
     FL_OP_FUNCTION | FL_OP_METHOD, 2, args_fl_squeeze_copy_dim, 1, results_tensor,
     NULL, call_fl_squeeze_dim,
     NULL},
    {"squeeze", "dims", "squeeze.dims(Tensor self, int[]|int dim) -> Tensor",
     "Without those of these dimensions of size 1.",
     FL_OP_FUNCTION | FL_OP_METHOD, 2, args_fl_squeeze_copy_dims, 1, results_tensor,
     NULL, call_fl_squeeze_dims,
     NULL},
    {"squeeze_", "", "squeeze_(Tensor self) -> Tensor",
     "Takes dimensions of size 1 out of self itself.",
     FL_OP_METHOD, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_squeeze_,
     NULL},
    {"squeeze_", "dim", "squeeze_.dim(Tensor self, int dim) -> Tensor",
     "Takes dimension dim out of self itself, if its size is 1.",
     FL_OP_METHOD, 2, args_fl_squeeze_copy_dim, 1, results_tensor,
     NULL, call_fl_squeeze_dim_,
     NULL},
    {"squeeze_", "dims", "squeeze_.dims(Tensor self, int[]|int dim) -> Tensor",
     "Takes those of these dimensions of size 1 out of self itself.",
     FL_OP_METHOD, 2, args_fl_squeeze_copy_dims, 1, results_tensor,
     NULL, call_fl_squeeze_dims_,
     NULL},
    {"squeeze_copy", "", "squeeze_copy(Tensor self) -> Tensor",
     "A copy of squeeze.",
     FL_OP_FUNCTION | FL_OP_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_squeeze_copy,
     NULL},
    {"squeeze_copy", "dim", "squeeze_copy.dim(Tensor self, int dim) -> Tensor",
     "A copy of squeeze.",
     FL_OP_FUNCTION | FL_OP_OUT, 2, args_fl_squeeze_copy_dim, 1, results_tensor,
     NULL, call_fl_squeeze_copy_dim,
     NULL},
    {"squeeze_copy", "dims", "squeeze_copy.dims(Tensor self, int[]|int dim) -> Tensor",
     "A copy of squeeze.",
     FL_OP_FUNCTION | FL_OP_OUT, 2, args_fl_squeeze_copy_dims, 1, results_tensor,
     NULL, call_fl_squeeze_copy_dims,
     NULL},
    {"stack", "", "stack(Tensor[] tensors, int dim=0) -> Tensor",
     "The tensors along a new dimension. All have one shape. Errors: RuntimeError for an empty list or shapes that differ.",
     FL_OP_FUNCTION | FL_OP_OUT, 2, args_fl_cat, 1, results_tensor,
     NULL, call_fl_stack,
     NULL},
    {"std", "", "std(Tensor self, bool unbiased=True) -> Tensor",
     "The standard deviation of all items. The sum of squares is divided by n - 1, or by n with unbiased=False. Errors: RuntimeError for integers and bool.",
     FL_OP_FUNCTION | FL_OP_METHOD, 2, args_fl_var, 1, results_tensor,
     NULL, call_fl_std,
     NULL},
    {"std", "dim", "std.dim(Tensor self, int[]?|int dim, bool unbiased=True, bool keepdim=False) -> Tensor",
     "The standard deviation over dimensions.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT | FL_OP_WIDE_OUT, 4, args_fl_var_dim, 1, results_tensor,
     NULL, call_fl_std_dim,
     NULL},
    {"std", "correction", "std.correction(Tensor self, int[]?|int dim=None, *, Scalar? correction=None, bool keepdim=False) -> Tensor",
     "The standard deviation, its divisor being the number of items less the correction (1).",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT | FL_OP_WIDE_OUT, 4, args_fl_var_correction, 1, results_tensor,
     NULL, call_fl_std_correction,
     NULL},
    {"std_mean", "", "std_mean(Tensor self, bool unbiased=True) -> (Tensor std, Tensor mean)",
     "std and mean.",
     FL_OP_FUNCTION, 2, args_fl_var, 2, results_tensor_tensor,
     NULL, call_fl_std_mean,
     NULL},
    {"std_mean", "dim", "std_mean.dim(Tensor self, int[]?|int dim, bool unbiased=True, bool keepdim=False) -> (Tensor std, Tensor mean)",
     "std and mean over dimensions.",
     FL_OP_FUNCTION, 4, args_fl_var_dim, 2, results_tensor_tensor,
     NULL, call_fl_std_mean_dim,
     NULL},
    {"std_mean", "correction", "std_mean.correction(Tensor self, int[]?|int dim=None, *, Scalar? correction=None, bool keepdim=False) -> (Tensor std, Tensor mean)",
     "std and mean.",
     FL_OP_FUNCTION, 4, args_fl_var_correction, 2, results_tensor_tensor,
     NULL, call_fl_std_mean_correction,
     NULL},
    {"sub", "", "sub(Tensor self, Tensor other) -> Tensor",
     "self - other. Shapes broadcast; the result has the promoted dtype. Errors: RuntimeError for bool tensors.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_sub,
     NULL},
    {"sub", "alpha", "sub.alpha(Tensor self, Tensor other, *, Scalar alpha) -> Tensor",
     "self - alpha * other",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 3, args_fl_add_alpha, 1, results_tensor,
     NULL, call_fl_sub_alpha,
     NULL},
    {"sub", "scalar", "sub.scalar(Tensor self, Scalar other) -> Tensor",
     "self - other",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 2, args_fl_add_scalar, 1, results_tensor,
     NULL, call_fl_sub_scalar,
     NULL},
    {"sub", "scalar_alpha", "sub.scalar_alpha(Tensor self, Scalar other, *, Scalar alpha) -> Tensor",
     "self - alpha * other",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 3, args_fl_add_scalar_alpha, 1, results_tensor,
     NULL, call_fl_sub_scalar_alpha,
     NULL},
    {"sub_", "", "sub(Tensor self, Tensor other) -> Tensor",
     "self - other. Shapes broadcast; the result has the promoted dtype. Errors: RuntimeError for bool tensors.",
     FL_OP_METHOD, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_sub_,
     NULL},
    {"sub_", "alpha", "sub.alpha(Tensor self, Tensor other, *, Scalar alpha) -> Tensor",
     "self - alpha * other",
     FL_OP_METHOD, 3, args_fl_add_alpha, 1, results_tensor,
     NULL, call_fl_sub_alpha_,
     NULL},
    {"sub_", "scalar", "sub.scalar(Tensor self, Scalar other) -> Tensor",
     "self - other",
     FL_OP_METHOD, 2, args_fl_add_scalar, 1, results_tensor,
     NULL, call_fl_sub_scalar_,
     NULL},
    {"sub_", "scalar_alpha", "sub.scalar_alpha(Tensor self, Scalar other, *, Scalar alpha) -> Tensor",
     "self - alpha * other",
     FL_OP_METHOD, 3, args_fl_add_scalar_alpha, 1, results_tensor,
     NULL, call_fl_sub_scalar_alpha_,
     NULL},
    {"subtract", "", "sub(Tensor self, Tensor other) -> Tensor",
     "self - other. Shapes broadcast; the result has the promoted dtype. Errors: RuntimeError for bool tensors.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_sub,
     "sub"},
    {"subtract", "alpha", "sub.alpha(Tensor self, Tensor other, *, Scalar alpha) -> Tensor",
     "self - alpha * other",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 3, args_fl_add_alpha, 1, results_tensor,
     NULL, call_fl_sub_alpha,
     "sub"},
    {"subtract", "scalar", "sub.scalar(Tensor self, Scalar other) -> Tensor",
     "self - other",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 2, args_fl_add_scalar, 1, results_tensor,
     NULL, call_fl_sub_scalar,
     "sub"},
    {"subtract", "scalar_alpha", "sub.scalar_alpha(Tensor self, Scalar other, *, Scalar alpha) -> Tensor",
     "self - alpha * other",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 3, args_fl_add_scalar_alpha, 1, results_tensor,
     NULL, call_fl_sub_scalar_alpha,
     "sub"},
    {"subtract_", "", "sub(Tensor self, Tensor other) -> Tensor",
     "self - other. Shapes broadcast; the result has the promoted dtype. Errors: RuntimeError for bool tensors.",
     FL_OP_METHOD, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_sub_,
     "sub_"},
    {"subtract_", "alpha", "sub.alpha(Tensor self, Tensor other, *, Scalar alpha) -> Tensor",
     "self - alpha * other",
     FL_OP_METHOD, 3, args_fl_add_alpha, 1, results_tensor,
     NULL, call_fl_sub_alpha_,
     "sub_"},
    {"subtract_", "scalar", "sub.scalar(Tensor self, Scalar other) -> Tensor",
     "self - other",
     FL_OP_METHOD, 2, args_fl_add_scalar, 1, results_tensor,
     NULL, call_fl_sub_scalar_,
     "sub_"},
    {"subtract_", "scalar_alpha", "sub.scalar_alpha(Tensor self, Scalar other, *, Scalar alpha) -> Tensor",
     "self - alpha * other",
     FL_OP_METHOD, 3, args_fl_add_scalar_alpha, 1, results_tensor,
     NULL, call_fl_sub_scalar_alpha_,
     "sub_"},
    {"sum", "", "sum(Tensor self, *, ScalarType? dtype=None) -> Tensor",
     "The sum of all items. Integers and bool give int64, unless dtype says otherwise: self is cast to it first.",
     FL_OP_FUNCTION | FL_OP_METHOD, 2, args_fl_sum, 1, results_tensor,
     NULL, call_fl_sum,
     NULL},
    {"sum", "dim", "sum.dim(Tensor self, int[]?|int dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor",
     "The sum over dimensions (None: all). A negative dim counts from the end; dim goes away, or stays as 1 with keepdim. Errors: IndexError for a dim that is not there, RuntimeError for one named twice.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT | FL_OP_TYPED_OUT, 4, args_fl_sum_dim, 1, results_tensor,
     NULL, call_fl_sum_dim,
     NULL},
    {"sum_to_size", "", "sum_to_size(Tensor self, int[] size) -> Tensor",
     "The sum over the dimensions that broadcasting to self would add. Errors: RuntimeError for a size that would not broadcast to self's.",
     FL_OP_METHOD, 2, args_fl_view_copy, 1, results_tensor,
     NULL, call_fl_sum_to_size,
     NULL},
    {"svd", "", "svd(Tensor self, bool some=True, bool compute_uv=True) -> (Tensor U, Tensor S, Tensor V)",
     "self = U diag(S) V^T. The older form of linalg_svd: V where that gives Vh; some=False: square U and V; compute_uv=False: U and V are zeros.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT | FL_OP_EXACT_OUT, 3, args_fl_svd, 3, results_tensor_tensor_tensor,
     names_fl_svd, call_fl_svd,
     NULL},
    {"svd_lowrank", "", "svd_lowrank(Tensor A, int? q=6, int? niter=2, Tensor? M=None) -> (Tensor U, Tensor S, Tensor V)",
     "U, S and V of about the q largest singular values of A - M, by random projections. A [..., m, n]: [..., m, q], [..., q], [..., n, q], with niter power iterations (Halko et al., 2009). Random numbers come from the default generator.",
     FL_OP_FUNCTION, 4, args_fl_svd_lowrank, 3, results_tensor_tensor_tensor,
     NULL, call_fl_svd_lowrank,
     NULL},
    {"swapaxes", "", "swapaxes(Tensor self, int axis0, int axis1) -> Tensor",
     "transpose by another name",
     FL_OP_FUNCTION | FL_OP_METHOD, 3, args_fl_swapaxes_, 1, results_tensor,
     NULL, call_fl_swapaxes,
     NULL},
    {"swapaxes_", "", "swapaxes_(Tensor self, int axis0, int axis1) -> Tensor",
     "transpose_ by another name",
     FL_OP_METHOD, 3, args_fl_swapaxes_, 1, results_tensor,
     NULL, call_fl_swapaxes_,
     NULL},
    {"swapdims", "", "transpose(Tensor self, int dim0, int dim1) -> Tensor",
     "Two dimensions exchanged. A view. Errors: IndexError for a dim that is not there.",
     FL_OP_FUNCTION | FL_OP_METHOD, 3, args_fl_transpose_copy, 1, results_tensor,
     NULL, call_fl_transpose,
     "transpose"},
    {"swapdims_", "", "transpose_(Tensor self, int dim0, int dim1) -> Tensor",
     "Exchanges two dimensions of self itself.",
     FL_OP_METHOD, 3, args_fl_transpose_copy, 1, results_tensor,
     NULL, call_fl_transpose_,
     "transpose_"},
    {"t", "", "t(Tensor self) -> Tensor",
     "The transpose of a matrix; a vector stays as it is. A view. Errors: RuntimeError for more than two dimensions.",
     FL_OP_FUNCTION | FL_OP_METHOD, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_t,
     NULL},
    {"t_", "", "t_(Tensor self) -> Tensor",
     "Exchanges the dimensions of a matrix itself.",
     FL_OP_METHOD, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_t_,
     NULL},
    {"t_copy", "", "t_copy(Tensor self) -> Tensor",
     "A copy of t.",
     FL_OP_FUNCTION | FL_OP_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_t_copy,
     NULL},
    {"take", "", "take(Tensor self, Tensor index) -> Tensor",
     "Elements by their place in self.flatten(). A copy of index's shape; negative places count from the end. Errors: IndexError out of range, RuntimeError for an index that is not int64.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT | FL_OP_APART_OUT | FL_OP_EXACT_OUT, 2, args_fl_take, 1, results_tensor,
     NULL, call_fl_take,
     NULL},
    {"take_along_dim", "", "take_along_dim(Tensor self, Tensor indices, int? dim=None) -> Tensor",
     "gather with self and indices broadcast against each other. Without dim, both are taken as vectors.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT, 3, args_fl_take_along_dim, 1, results_tensor,
     NULL, call_fl_take_along_dim,
     NULL},
    {"tan", "", "tan(Tensor self) -> Tensor",
     "The tangent. Integers and bool give the default dtype. self in radians.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_tan,
     NULL},
    {"tan_", "", "tan(Tensor self) -> Tensor",
     "The tangent. Integers and bool give the default dtype. self in radians.",
     FL_OP_FUNCTION | FL_OP_METHOD, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_tan_,
     NULL},
    {"tanh", "", "tanh(Tensor self) -> Tensor",
     "The hyperbolic tangent. Integers and bool give the default dtype.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_NN | FL_OP_INPLACE | FL_OP_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_tanh,
     NULL},
    {"tanh_", "", "tanh(Tensor self) -> Tensor",
     "The hyperbolic tangent. Integers and bool give the default dtype.",
     FL_OP_FUNCTION | FL_OP_METHOD, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_tanh_,
     NULL},
    {"tanhshrink", "", "tanhshrink(Tensor self) -> Tensor",
     "self - tanh(self). Integers give the default dtype. Errors: RuntimeError for bool.",
     FL_OP_NN, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_tanhshrink,
     NULL},
    {"tensor_split", "", "tensor_split(Tensor self, int sections, int dim=0) -> Tensor[]",
     "Pieces whose sizes differ by at most one. Views, the larger ones first. Errors: RuntimeError for sections below 1.",
     FL_OP_FUNCTION | FL_OP_METHOD, 3, args_fl_tensor_split, -1, results_tensors,
     NULL, call_fl_tensor_split,
     NULL},
    {"tensor_split", "indices", "tensor_split.indices(Tensor self, int[] indices, int dim=0) -> Tensor[]",
     "Cut at these indices. Views, one more than there are indices.",
     FL_OP_FUNCTION | FL_OP_METHOD, 3, args_fl_tensor_split_indices, -1, results_tensors,
     NULL, call_fl_tensor_split_indices,
     NULL},
    {"tensor_split", "tensor", "tensor_split.tensor(Tensor self, Tensor tensor_indices_or_sections, int dim=0) -> Tensor[]",
     "The number of sections (0-dim) or the indices to cut at (1-dim), as a tensor of int64.",
     FL_OP_FUNCTION | FL_OP_METHOD, 3, args_fl_tensor_split_tensor, -1, results_tensors,
     NULL, call_fl_tensor_split_tensor,
     NULL},
    {"tensordot", "", "tensordot(Tensor self, Tensor other, int[] dims_self, int[] dims_other) -> Tensor",
     "The sums of products over pairs of dimensions of the two. The other dimensions of self come first, then those of other. Errors: RuntimeError for sizes that differ or two dtypes.",
     FL_OP_FUNCTION | FL_OP_OUT | FL_OP_EXACT_OUT, 4, args_fl_tensordot, 1, results_tensor,
     NULL, call_fl_tensordot,
     NULL},
    {"threshold", "", "threshold(Tensor self, Scalar threshold, Scalar value) -> Tensor",
     "self above the threshold, else value. Integers stay integers. Errors: NotImplementedError for bool.",
     FL_OP_FUNCTION | FL_OP_NN | FL_OP_INPLACE | FL_OP_OUT, 3, args_fl_threshold, 1, results_tensor,
     NULL, call_fl_threshold,
     NULL},
    {"threshold_", "", "threshold(Tensor self, Scalar threshold, Scalar value) -> Tensor",
     "self above the threshold, else value. Integers stay integers. Errors: NotImplementedError for bool.",
     FL_OP_FUNCTION, 3, args_fl_threshold, 1, results_tensor,
     NULL, call_fl_threshold_,
     NULL},
    {"tile", "", "tile(Tensor self, int[] dims) -> Tensor",
     "repeat; missing counts are 1. A copy.",
     FL_OP_FUNCTION | FL_OP_METHOD, 2, args_fl_tile, 1, results_tensor,
     NULL, call_fl_tile,
     NULL},
    {"to", "", "to(Tensor self, ScalarType dtype, bool non_blocking=False, bool copy=False, *, MemoryFormat memory_format=preserve_format) -> Tensor",
     "self where it is of this dtype, else a converted copy. With copy, always a copy. Floats become integers by cutting off the fraction. Integers and bool leave the graph: they have no gradient.",
     FL_OP_METHOD, 5, args_fl_to, 1, results_tensor,
     NULL, call_fl_to,
     NULL},
    {"to", "other", "to.other(Tensor self, Tensor other, bool non_blocking=False, bool copy=False, *, MemoryFormat memory_format=preserve_format) -> Tensor",
     "self.to(other.dtype)",
     FL_OP_METHOD, 5, args_fl_to_other, 1, results_tensor,
     NULL, call_fl_to_other,
     NULL},
    {"topk", "", "topk(Tensor self, SymInt k, int dim=-1, bool largest=True, bool sorted=True) -> (Tensor values, Tensor indices)",
     "The k largest (or smallest) elements along dim, in order, and where they were. Size k along dim; indices are int64. sorted=False leaves the order open. Errors: RuntimeError for k out of range, and for bool.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT | FL_OP_EXACT_OUT, 5, args_fl_topk, 2, results_tensor_tensor,
     names_fl_topk, call_fl_topk,
     NULL},
    {"trace", "", "trace(Tensor self) -> Tensor",
     "The sum of the diagonal of a matrix. Of no dimensions; integers give int64. Errors: RuntimeError for other than a matrix, NotImplementedError for bool.",
     FL_OP_FUNCTION | FL_OP_METHOD, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_trace,
     NULL},
    {"transpose", "", "transpose(Tensor self, int dim0, int dim1) -> Tensor",
     "Two dimensions exchanged. A view. Errors: IndexError for a dim that is not there.",
     FL_OP_FUNCTION | FL_OP_METHOD, 3, args_fl_transpose_copy, 1, results_tensor,
     NULL, call_fl_transpose,
     NULL},
    {"transpose_", "", "transpose_(Tensor self, int dim0, int dim1) -> Tensor",
     "Exchanges two dimensions of self itself.",
     FL_OP_METHOD, 3, args_fl_transpose_copy, 1, results_tensor,
     NULL, call_fl_transpose_,
     NULL},
    {"transpose_copy", "", "transpose_copy(Tensor self, int dim0, int dim1) -> Tensor",
     "A copy of transpose.",
     FL_OP_FUNCTION | FL_OP_OUT, 3, args_fl_transpose_copy, 1, results_tensor,
     NULL, call_fl_transpose_copy,
     NULL},
    {"trapezoid", "x", "trapezoid.x(Tensor y, Tensor x, *, int dim=-1) -> Tensor",
     "The integral along dim by the trapezoidal rule, at places x.",
     FL_OP_FUNCTION, 3, args_fl_trapezoid_x, 1, results_tensor,
     NULL, call_fl_trapezoid_x,
     NULL},
    {"trapezoid", "", "trapezoid(Tensor y, *, Scalar dx=1, int dim=-1) -> Tensor",
     "The integral along dim by the trapezoidal rule, dx apart. Without dimension dim; integers give the default dtype. Errors: RuntimeError for bool.",
     FL_OP_FUNCTION, 3, args_fl_trapezoid, 1, results_tensor,
     NULL, call_fl_trapezoid,
     NULL},
    {"trapz", "x", "trapezoid.x(Tensor y, Tensor x, *, int dim=-1) -> Tensor",
     "The integral along dim by the trapezoidal rule, at places x.",
     FL_OP_FUNCTION, 3, args_fl_trapezoid_x, 1, results_tensor,
     NULL, call_fl_trapezoid_x,
     "trapezoid"},
    {"trapz", "", "trapezoid(Tensor y, *, Scalar dx=1, int dim=-1) -> Tensor",
     "The integral along dim by the trapezoidal rule, dx apart. Without dimension dim; integers give the default dtype. Errors: RuntimeError for bool.",
     FL_OP_FUNCTION, 3, args_fl_trapezoid, 1, results_tensor,
     NULL, call_fl_trapezoid,
     "trapezoid"},
    {"triangular_solve", "", "triangular_solve(Tensor self, Tensor A, bool upper=True, bool transpose=False, bool unitriangular=False) -> (Tensor solution, Tensor cloned_coefficient)",
     "Solves A X = self for a triangular A; and a copy of A. Errors: RuntimeError for sizes that do not fit or two dtypes.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT | FL_OP_EXACT_OUT, 5, args_fl_triangular_solve, 2, results_tensor_tensor,
     names_fl_triangular_solve, call_fl_triangular_solve,
     NULL},
    {"tril", "", "tril(Tensor self, SymInt diagonal=0) -> Tensor",
     "The lower triangle of matrices, zeros above. diagonal: how far above (or, negative, below) the main one the border lies; matrices are the last two dimensions. Errors: RuntimeError for fewer than two dimensions.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT | FL_OP_EXACT_OUT, 2, args_fl_tril, 1, results_tensor,
     NULL, call_fl_tril,
     NULL},
    {"tril_", "", "tril(Tensor self, SymInt diagonal=0) -> Tensor",
     "The lower triangle of matrices, zeros above. diagonal: how far above (or, negative, below) the main one the border lies; matrices are the last two dimensions. Errors: RuntimeError for fewer than two dimensions.",
     FL_OP_METHOD, 2, args_fl_tril, 1, results_tensor,
     NULL, call_fl_tril_,
     NULL},
    {"tril_indices", "", "tril_indices(int row, int col, int offset=0, *, ScalarType? dtype=None) -> Tensor",
     "Row and column of every element of the lower triangle. [2, count], int64 by default, row by row; offset: how far above the main diagonal the border lies. Errors: RuntimeError for negative sizes.",
     FL_OP_FUNCTION | FL_OP_FACTORY, 4, args_fl_tril_indices, 1, results_tensor,
     NULL, call_fl_tril_indices,
     NULL},
    {"triplet_margin_loss", "", "triplet_margin_loss(Tensor anchor, Tensor positive, Tensor negative, float margin=1.0, float p=2.0, float eps=1e-06, bool swap=False, str reduction='mean') -> Tensor",
     "max(0, |anchor - positive| - |anchor - negative| + margin) in the p-norm; swap: the negative's distance to the nearer of the two. [N, D] to [N], reduced. Errors: RuntimeError for numbers of dimensions that differ, ValueError for a margin that is not positive. (Balntas et al., 2016.)",
     FL_OP_NN, 8, args_fl_triplet_margin_loss, 1, results_tensor,
     NULL, call_fl_triplet_margin_loss,
     NULL},
    {"triplet_margin_loss", "numbered", "triplet_margin_loss.numbered(Tensor anchor, Tensor positive, Tensor negative, float margin=1.0, float p=2.0, float eps=1e-06, bool swap=False, int reduction=0) -> Tensor",
     "The same with any margin; reduction is 0 (none), 1 (mean) or 2 (sum).",
     FL_OP_FUNCTION, 8, args_fl_triplet_margin_loss_numbered, 1, results_tensor,
     NULL, call_fl_triplet_margin_loss_numbered,
     NULL},
    {"triu", "", "triu(Tensor self, SymInt diagonal=0) -> Tensor",
     "The upper triangle of matrices, zeros below. diagonal: how far above (or, negative, below) the main one the border lies; matrices are the last two dimensions. Errors: RuntimeError for fewer than two dimensions.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT | FL_OP_EXACT_OUT, 2, args_fl_tril, 1, results_tensor,
     NULL, call_fl_triu,
     NULL},
    {"triu_", "", "triu(Tensor self, SymInt diagonal=0) -> Tensor",
     "The upper triangle of matrices, zeros below. diagonal: how far above (or, negative, below) the main one the border lies; matrices are the last two dimensions. Errors: RuntimeError for fewer than two dimensions.",
     FL_OP_METHOD, 2, args_fl_tril, 1, results_tensor,
     NULL, call_fl_triu_,
     NULL},
    {"triu_indices", "", "triu_indices(int row, int col, int offset=0, *, ScalarType? dtype=None) -> Tensor",
     "Row and column of every element of the upper triangle. [2, count], int64 by default, row by row; offset: how far above the main diagonal the border lies. Errors: RuntimeError for negative sizes.",
     FL_OP_FUNCTION | FL_OP_FACTORY, 4, args_fl_tril_indices, 1, results_tensor,
     NULL, call_fl_triu_indices,
     NULL},
    {"true_divide", "", "div(Tensor self, Tensor other) -> Tensor",
     "self / other, of floating type. Shapes broadcast; integers and bool are divided in the default dtype.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_div,
     "div"},
    {"true_divide", "mode", "div.mode(Tensor self, Tensor other, *, str? rounding_mode) -> Tensor",
     "The quotient, rounded towards zero (trunc) or down (floor). Integers stay integers. Errors: RuntimeError for another rounding_mode, and where an integer divisor is 0.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 3, args_fl_div_mode, 1, results_tensor,
     NULL, call_fl_div_mode,
     "div"},
    {"true_divide", "scalar", "div.scalar(Tensor self, Scalar other) -> Tensor",
     "self / other, of floating type",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 2, args_fl_add_scalar, 1, results_tensor,
     NULL, call_fl_div_scalar,
     "div"},
    {"true_divide", "scalar_mode", "div.scalar_mode(Tensor self, Scalar other, *, str? rounding_mode) -> Tensor",
     "The quotient, rounded towards zero (trunc) or down (floor).",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 3, args_fl_div_scalar_mode, 1, results_tensor,
     NULL, call_fl_div_scalar_mode,
     "div"},
    {"true_divide_", "", "div(Tensor self, Tensor other) -> Tensor",
     "self / other, of floating type. Shapes broadcast; integers and bool are divided in the default dtype.",
     FL_OP_METHOD, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_div_,
     "div_"},
    {"true_divide_", "mode", "div.mode(Tensor self, Tensor other, *, str? rounding_mode) -> Tensor",
     "The quotient, rounded towards zero (trunc) or down (floor). Integers stay integers. Errors: RuntimeError for another rounding_mode, and where an integer divisor is 0.",
     FL_OP_METHOD, 3, args_fl_div_mode, 1, results_tensor,
     NULL, call_fl_div_mode_,
     "div_"},
    {"true_divide_", "scalar", "div.scalar(Tensor self, Scalar other) -> Tensor",
     "self / other, of floating type",
     FL_OP_METHOD, 2, args_fl_add_scalar, 1, results_tensor,
     NULL, call_fl_div_scalar_,
     "div_"},
    {"true_divide_", "scalar_mode", "div.scalar_mode(Tensor self, Scalar other, *, str? rounding_mode) -> Tensor",
     "The quotient, rounded towards zero (trunc) or down (floor).",
     FL_OP_METHOD, 3, args_fl_div_scalar_mode, 1, results_tensor,
     NULL, call_fl_div_scalar_mode_,
     "div_"},
    {"trunc", "", "trunc(Tensor self) -> Tensor",
     "Rounded towards zero. Integers stay as they are. The gradient is 0. Errors: NotImplementedError for bool.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT | FL_OP_EXACT_OUT, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_trunc,
     NULL},
    {"trunc_", "", "trunc(Tensor self) -> Tensor",
     "Rounded towards zero. Integers stay as they are. The gradient is 0. Errors: NotImplementedError for bool.",
     FL_OP_FUNCTION | FL_OP_METHOD, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_trunc_,
     NULL},
    {"type_as", "", "type_as(Tensor self, Tensor other) -> Tensor",
     "self.to(other.dtype)",
     FL_OP_METHOD, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_type_as,
     NULL},
    {"unbind", "", "unbind(Tensor self, int dim=0) -> Tensor[]",
     "Every index of a dimension. Views without dim. Errors: IndexError for a tensor without dimensions.",
     FL_OP_FUNCTION | FL_OP_METHOD, 2, args_fl_unbind_copy, -1, results_tensors,
     NULL, call_fl_unbind,
     NULL},
    {"unbind_copy", "", "unbind_copy(Tensor self, int dim=0) -> Tensor[]",
     "Copies of every index of a dimension.",
     FL_OP_FUNCTION | FL_OP_OUT, 2, args_fl_unbind_copy, -1, results_tensors,
     NULL, call_fl_unbind_copy,
     NULL},
    {"unflatten", "", "unflatten(Tensor self, int dim, int[] sizes) -> Tensor",
     "One dimension as several. A view; one of sizes may be -1. Errors: RuntimeError where sizes do not multiply up to that of dim.",
     FL_OP_FUNCTION | FL_OP_METHOD, 3, args_fl_unflatten, 1, results_tensor,
     NULL, call_fl_unflatten,
     NULL},
    {"unfold", "patches", "unfold.patches(Tensor input, int[=2] kernel_size, int[=2] dilation=1, int[=2] padding=0, int[=2] stride=1) -> Tensor",
     "Each patch of [N, C, H, W] (or [C, H, W]) as a column: [N, C * KH * KW, number of patches]. Errors: RuntimeError for an image smaller than the kernel, or numbers that are not positive.",
     FL_OP_NN, 5, args_fl_unfold_patches, 1, results_tensor,
     NULL, call_fl_unfold_patches,
     NULL},
    {"unfold", "", "unfold(Tensor self, int dimension, int size, int step) -> Tensor",
     "Windows of `size` along a dimension, `step` apart, as a new last dimension. A view: size S becomes floor((S - size) / step) + 1. Errors: RuntimeError for a size above S or a step below 1.",
     FL_OP_METHOD, 4, args_fl_unfold_copy, 1, results_tensor,
     NULL, call_fl_unfold,
     NULL},
    {"unfold_copy", "", "unfold_copy(Tensor self, int dimension, int size, int step) -> Tensor",
     "A copy of unfold.",
     FL_OP_FUNCTION | FL_OP_OUT, 4, args_fl_unfold_copy, 1, results_tensor,
     NULL, call_fl_unfold_copy,
     NULL},
    {"uniform_", "", "uniform_(Tensor self, float from=0.0, float to=1.0, *, Generator? generator=None) -> Tensor",
     "Writes uniform numbers in [from, to). Errors: RuntimeError where from is above to, NotImplementedError for integers.",
     FL_OP_METHOD, 4, args_fl_uniform_, 1, results_tensor,
     NULL, call_fl_uniform_,
     NULL},
    {"unique", "", "unique(Tensor self, bool sorted=True, bool return_inverse=False, bool return_counts=False) -> (Tensor output, Tensor inverse, Tensor counts)",
     "The distinct elements in order; which of them each element is; how often each occurs. inverse, of self's shape, and counts are int64, without gradient.",
     FL_OP_FUNCTION, 4, args_fl_unique, 3, results_tensor_tensor_tensor,
     names_fl_unique, call_fl_unique,
     NULL},
    {"unique_consecutive", "", "unique_consecutive(Tensor self, bool return_inverse=False, bool return_counts=False, int? dim=None) -> (Tensor output, Tensor inverse, Tensor counts)",
     "The first of every run of equal elements (or slices along dim). inverse and counts as of unique.",
     FL_OP_FUNCTION, 4, args_fl_unique_consecutive, 3, results_tensor_tensor_tensor,
     names_fl_unique_consecutive, call_fl_unique_consecutive,
     NULL},
    {"unique_dim", "", "unique_dim(Tensor self, int dim, bool sorted=True, bool return_inverse=False, bool return_counts=False) -> (Tensor output, Tensor inverse, Tensor counts)",
     "The distinct slices along dim in order; which of them each slice is; how often each occurs.",
     FL_OP_FUNCTION, 5, args_fl_unique_dim, 3, results_tensor_tensor_tensor,
     names_fl_unique_dim, call_fl_unique_dim,
     NULL},
    {"unravel_index", "", "unravel_index(Tensor indices, int[]|int shape) -> Tensor[]",
     "Places in a tensor of this shape from places in its row-major order. One tensor of indices' shape for each dimension.",
     FL_OP_FUNCTION, 2, args_fl_unravel_index, -1, results_tensors,
     NULL, call_fl_unravel_index,
     NULL},
    {"unsafe_chunk", "", "unsafe_chunk(Tensor self, int chunks, int dim=0) -> Tensor[]",
     "The pieces of chunk, each a tensor of its own for autograd.",
     FL_OP_FUNCTION | FL_OP_METHOD, 3, args_fl_chunk, -1, results_tensors,
     NULL, call_fl_unsafe_chunk,
     NULL},
    {"unsafe_split", "", "unsafe_split(Tensor self, SymInt split_size, int dim=0) -> Tensor[]",
     "The pieces of split, each a tensor of its own for autograd: it may be written to, and others are not told.",
     FL_OP_FUNCTION | FL_OP_METHOD, 3, args_fl_split_copy, -1, results_tensors,
     NULL, call_fl_unsafe_split,
     NULL},
    {"unsafe_split_with_sizes", "", "unsafe_split_with_sizes(Tensor self, int[] split_sizes, int dim=0) -> Tensor[]",
     "The pieces of split_with_sizes, each a tensor of its own for autograd.",
     FL_OP_FUNCTION | FL_OP_METHOD, 3, args_fl_split_with_sizes_copy, -1, results_tensors,
     NULL, call_fl_unsafe_split_with_sizes,
     NULL},
    {"unsqueeze", "", "unsqueeze(Tensor self, int dim) -> Tensor",
     "With a dimension of size 1 put in at dim. A view; dim in [-n - 1, n] of n dimensions. Errors: IndexError for another.",
     FL_OP_FUNCTION | FL_OP_METHOD, 2, args_fl_squeeze_copy_dim, 1, results_tensor,
     NULL, call_fl_unsqueeze,
     NULL},
    {"unsqueeze_", "", "unsqueeze_(Tensor self, int dim) -> Tensor",
     "Puts a dimension of size 1 into self itself.",
     FL_OP_METHOD, 2, args_fl_squeeze_copy_dim, 1, results_tensor,
     NULL, call_fl_unsqueeze_,
     NULL},
    {"unsqueeze_copy", "", "unsqueeze_copy(Tensor self, int dim) -> Tensor",
     "A copy of unsqueeze.",
     FL_OP_FUNCTION | FL_OP_OUT, 2, args_fl_squeeze_copy_dim, 1, results_tensor,
     NULL, call_fl_unsqueeze_copy,
     NULL},
    {"upsample", "", "upsample(Tensor input, int[=]?|int size=None, float[=]? scale_factor=None, str mode='nearest', bool? align_corners=None) -> Tensor",
     "interpolate by its older name.",
     FL_OP_NN, 5, args_fl_upsample, 1, results_tensor,
     NULL, call_fl_upsample,
     NULL},
    {"upsample_bilinear", "", "upsample_bilinear(Tensor input, int[=]?|int size=None, float[=]? scale_factor=None) -> Tensor",
     "interpolate in mode 'bilinear' with align_corners.",
     FL_OP_NN, 3, args_fl_upsample_nearest, 1, results_tensor,
     NULL, call_fl_upsample_bilinear,
     NULL},
    {"upsample_nearest", "", "upsample_nearest(Tensor input, int[=]?|int size=None, float[=]? scale_factor=None) -> Tensor",
     "interpolate in mode 'nearest'.",
     FL_OP_NN, 3, args_fl_upsample_nearest, 1, results_tensor,
     NULL, call_fl_upsample_nearest,
     NULL},
    {"vander", "", "vander(Tensor x, int? N=None, bool increasing=False) -> Tensor",
     "The powers of every element as the columns of a matrix. x [n] to [n, N], N being n by default, the highest power first unless increasing. Errors: RuntimeError for other than a vector.",
     FL_OP_FUNCTION, 3, args_fl_vander, 1, results_tensor,
     NULL, call_fl_vander,
     NULL},
    {"var", "", "var(Tensor self, bool unbiased=True) -> Tensor",
     "The variance of all items. The sum of squares is divided by n - 1, or by n with unbiased=False. Errors: RuntimeError for integers and bool.",
     FL_OP_FUNCTION | FL_OP_METHOD, 2, args_fl_var, 1, results_tensor,
     NULL, call_fl_var,
     NULL},
    {"var", "dim", "var.dim(Tensor self, int[]?|int dim, bool unbiased=True, bool keepdim=False) -> Tensor",
     "The variance over dimensions.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT | FL_OP_WIDE_OUT, 4, args_fl_var_dim, 1, results_tensor,
     NULL, call_fl_var_dim,
     NULL},
    {"var", "correction", "var.correction(Tensor self, int[]?|int dim=None, *, Scalar? correction=None, bool keepdim=False) -> Tensor",
     "The variance, its divisor being the number of items less the correction (1).",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT | FL_OP_WIDE_OUT, 4, args_fl_var_correction, 1, results_tensor,
     NULL, call_fl_var_correction,
     NULL},
    {"var_mean", "", "var_mean(Tensor self, bool unbiased=True) -> (Tensor var, Tensor mean)",
     "var and mean.",
     FL_OP_FUNCTION, 2, args_fl_var, 2, results_tensor_tensor,
     NULL, call_fl_var_mean,
     NULL},
    {"var_mean", "dim", "var_mean.dim(Tensor self, int[]?|int dim, bool unbiased=True, bool keepdim=False) -> (Tensor var, Tensor mean)",
     "var and mean over dimensions.",
     FL_OP_FUNCTION, 4, args_fl_var_dim, 2, results_tensor_tensor,
     NULL, call_fl_var_mean_dim,
     NULL},
    {"var_mean", "correction", "var_mean.correction(Tensor self, int[]?|int dim=None, *, Scalar? correction=None, bool keepdim=False) -> (Tensor var, Tensor mean)",
     "var and mean.",
     FL_OP_FUNCTION, 4, args_fl_var_correction, 2, results_tensor_tensor,
     NULL, call_fl_var_mean_correction,
     NULL},
    {"vdot", "", "vdot(Tensor self, Tensor other) -> Tensor",
     "dot of two vectors. Of no dimensions. Errors: RuntimeError for lengths or dtypes that differ, or other than vectors; NotImplementedError for bool.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT | FL_OP_EXACT_OUT, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_vdot,
     NULL},
    {"view", "", "view(Tensor self, int[] size) -> Tensor",
     "The same memory with other sizes; one size may be -1. A view. Errors: RuntimeError for another number of elements, or where strides do not allow a view.",
     FL_OP_METHOD, 2, args_fl_view_copy, 1, results_tensor,
     NULL, call_fl_view,
     NULL},
    {"view", "dtype", "view.dtype(Tensor self, ScalarType dtype) -> Tensor",
     "The same bytes read as another dtype. A view; the last size is scaled by the ratio of widths. Errors: RuntimeError where that does not divide, or strides do not allow it.",
     FL_OP_METHOD, 2, args_fl_view_copy_dtype, 1, results_tensor,
     NULL, call_fl_view_dtype,
     NULL},
    {"view_as", "", "view_as(Tensor self, Tensor other) -> Tensor",
     "self.view(other.shape)",
     FL_OP_METHOD, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_view_as,
     NULL},
    {"view_copy", "", "view_copy(Tensor self, int[] size) -> Tensor",
     "A copy of view.",
     FL_OP_FUNCTION | FL_OP_OUT, 2, args_fl_view_copy, 1, results_tensor,
     NULL, call_fl_view_copy,
     NULL},
    {"view_copy", "dtype", "view_copy.dtype(Tensor self, ScalarType dtype) -> Tensor",
     "A copy of the bytes read as another dtype.",
     FL_OP_FUNCTION | FL_OP_OUT, 2, args_fl_view_copy_dtype, 1, results_tensor,
     NULL, call_fl_view_copy_dtype,
     NULL},
    {"vsplit", "", "vsplit(Tensor self, int sections) -> Tensor[]",
     "tensor_split along dim 0. Errors: RuntimeError where sections do not divide the size, or for too few dimensions.",
     FL_OP_FUNCTION | FL_OP_METHOD, 2, args_fl_hsplit, -1, results_tensors,
     NULL, call_fl_vsplit,
     NULL},
    {"vsplit", "indices", "vsplit.indices(Tensor self, int[] indices) -> Tensor[]",
     "tensor_split along dim 0.",
     FL_OP_FUNCTION | FL_OP_METHOD, 2, args_fl_hsplit_indices, -1, results_tensors,
     NULL, call_fl_vsplit_indices,
     NULL},
    {"vstack", "", "vstack(Tensor[] tensors) -> Tensor",
     "cat of at least two-dimensional tensors along dim 0. Errors: as cat.",
     FL_OP_FUNCTION | FL_OP_OUT, 1, args_fl_hstack, 1, results_tensor,
     NULL, call_fl_vstack,
     NULL},
    {"where", "", "where(Tensor condition, Tensor self, Tensor other) -> Tensor",
     "self where the condition holds, else other. The three broadcast; the result has the dtype that self and other promote to. Errors: RuntimeError for a condition that is not bool or uint8.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT | FL_OP_EXACT_OUT, 3, args_fl_where, 1, results_tensor,
     NULL, call_fl_where,
     NULL},
    {"where", "scalar_other", "where.scalar_other(Tensor condition, Tensor self, Scalar other) -> Tensor",
     "self where the condition holds, else other.",
     FL_OP_FUNCTION | FL_OP_METHOD, 3, args_fl_where_scalar_other, 1, results_tensor,
     NULL, call_fl_where_scalar_other,
     NULL},
    {"where", "scalar_self", "where.scalar_self(Tensor condition, Scalar self, Tensor other) -> Tensor",
     "self where the condition holds, else other.",
     FL_OP_FUNCTION, 3, args_fl_where_scalar_self, 1, results_tensor,
     NULL, call_fl_where_scalar_self,
     NULL},
    {"where", "scalar", "where.scalar(Tensor condition, Scalar self, Scalar other) -> Tensor",
     "self where the condition holds, else other.",
     FL_OP_FUNCTION, 3, args_fl_where_scalar, 1, results_tensor,
     NULL, call_fl_where_scalar,
     NULL},
    {"where", "indices", "where.indices(Tensor condition) -> Tensor[]",
     "The columns of nonzero(condition).",
     FL_OP_FUNCTION, 1, args_fl_where_indices, -1, results_tensors,
     NULL, call_fl_where_indices,
     NULL},
    {"xlogy", "", "xlogy(Tensor self, Tensor other) -> Tensor",
     "self * log(other), 0 where self is 0. Shapes broadcast; integers give the default dtype.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_xlogy,
     NULL},
    {"xlogy", "scalar", "xlogy.scalar(Tensor self, Scalar other) -> Tensor",
     "self * log(other), 0 where self is 0.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 2, args_fl_add_scalar, 1, results_tensor,
     NULL, call_fl_xlogy_scalar,
     NULL},
    {"xlogy", "base", "xlogy.base(Scalar self, Tensor other) -> Tensor",
     "self * log(other), 0 where self is 0.",
     FL_OP_FUNCTION | FL_OP_OUT, 2, args_fl_floor_divide_base, 1, results_tensor,
     NULL, call_fl_xlogy_base,
     NULL},
    {"xlogy_", "", "xlogy(Tensor self, Tensor other) -> Tensor",
     "self * log(other), 0 where self is 0. Shapes broadcast; integers give the default dtype.",
     FL_OP_FUNCTION | FL_OP_METHOD, 2, args_fl_add, 1, results_tensor,
     NULL, call_fl_xlogy_,
     NULL},
    {"xlogy_", "scalar", "xlogy.scalar(Tensor self, Scalar other) -> Tensor",
     "self * log(other), 0 where self is 0.",
     FL_OP_FUNCTION | FL_OP_METHOD, 2, args_fl_add_scalar, 1, results_tensor,
     NULL, call_fl_xlogy_scalar_,
     NULL},
    {"zero_", "", "zero_(Tensor self) -> Tensor",
     "Writes zeros everywhere.",
     FL_OP_METHOD, 1, args_fl_relu, 1, results_tensor,
     NULL, call_fl_zero_,
     NULL},
    {"zeros", "", "zeros(int[] size, *, ScalarType? dtype=None) -> Tensor",
     "Zeros, of this shape. dtype None: the default dtype. Errors: RuntimeError for a negative size, or requires_grad of integers.",
     FL_OP_FUNCTION | FL_OP_FACTORY | FL_OP_OUT, 2, args_fl_zeros, 1, results_tensor,
     NULL, call_fl_zeros,
     NULL},
    {"zeros_like", "", "zeros_like(Tensor self, *, ScalarType? dtype=None, MemoryFormat memory_format=preserve_format) -> Tensor",
     "Zeros of self's shape and dtype.",
     FL_OP_FUNCTION | FL_OP_FACTORY, 3, args_fl_zeros_like, 1, results_tensor,
     NULL, call_fl_zeros_like,
     NULL},
};
const int fl_ops__count = 1085;
