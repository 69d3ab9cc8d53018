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
    for (int i = 0; i < n; i++) to[i] = v->kind == FL_K_NONE ? NAN : v->as.doubles[i];
}
static inline bool tensor_result(fl_value *result, fl_tensor *t) {
    result->kind = FL_K_TENSOR;
    result->as.tensor = t;
    return t != NULL;
}

static bool call_fl_cat(const fl_value *a, fl_value *r) {
    fl_cat_options o;
    o.dim = a[1].as.i;
    return tensor_result(r, fl_cat(a[0].as.tensors, a[0].count, &o));
}
static const fl_arg args_fl_cat[] = {
    {"tensors", FL_K_TENSORS, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, false, false, false, true, {FL_K_INT, 0, {.i = 0}}, "0"},
};

static bool call_fl_concat(const fl_value *a, fl_value *r) {
    fl_concat_options o;
    o.dim = a[1].as.i;
    return tensor_result(r, fl_concat(a[0].as.tensors, a[0].count, &o));
}
static const fl_arg args_fl_concat[] = {
    {"tensors", FL_K_TENSORS, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, false, false, false, true, {FL_K_INT, 0, {.i = 0}}, "0"},
};

static bool call_fl_concatenate(const fl_value *a, fl_value *r) {
    fl_concatenate_options o;
    o.dim = a[1].as.i;
    return tensor_result(r, fl_concatenate(a[0].as.tensors, a[0].count, &o));
}
static const fl_arg args_fl_concatenate[] = {
    {"tensors", FL_K_TENSORS, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, false, false, false, true, {FL_K_INT, 0, {.i = 0}}, "0"},
};

static bool call_fl_stack(const fl_value *a, fl_value *r) {
    fl_stack_options o;
    o.dim = a[1].as.i;
    return tensor_result(r, fl_stack(a[0].as.tensors, a[0].count, &o));
}
static const fl_arg args_fl_stack[] = {
    {"tensors", FL_K_TENSORS, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, false, false, false, true, {FL_K_INT, 0, {.i = 0}}, "0"},
};

static bool call_fl_hstack(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_hstack(a[0].as.tensors, a[0].count));
}
static const fl_arg args_fl_hstack[] = {
    {"tensors", FL_K_TENSORS, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_vstack(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_vstack(a[0].as.tensors, a[0].count));
}
static const fl_arg args_fl_vstack[] = {
    {"tensors", FL_K_TENSORS, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_row_stack(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_row_stack(a[0].as.tensors, a[0].count));
}
static const fl_arg args_fl_row_stack[] = {
    {"tensors", FL_K_TENSORS, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_dstack(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_dstack(a[0].as.tensors, a[0].count));
}
static const fl_arg args_fl_dstack[] = {
    {"tensors", FL_K_TENSORS, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_column_stack(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_column_stack(a[0].as.tensors, a[0].count));
}
static const fl_arg args_fl_column_stack[] = {
    {"tensors", FL_K_TENSORS, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_block_diag(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_block_diag(a[0].as.tensors, a[0].count));
}
static const fl_arg args_fl_block_diag[] = {
    {"tensors", FL_K_TENSORS, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_repeat(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_repeat(a[0].as.tensor, a[1].as.ints, a[1].count));
}
static const fl_arg args_fl_repeat[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"repeats", FL_K_INTS, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_tile(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_tile(a[0].as.tensor, a[1].as.ints, a[1].count));
}
static const fl_arg args_fl_tile[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dims", FL_K_INTS, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_repeat_interleave(const fl_value *a, fl_value *r) {
    fl_repeat_interleave_options o;
    o.dim = int_of(&a[2]);
    o.output_size = int_of(&a[3]);
    return tensor_result(r, fl_repeat_interleave(a[0].as.tensor, a[1].as.i, &o));
}
static const fl_arg args_fl_repeat_interleave[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"repeats", FL_K_INT, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, true, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"output_size", FL_K_INT, 0, true, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_repeat_interleave_tensor(const fl_value *a, fl_value *r) {
    fl_repeat_interleave_tensor_options o;
    o.dim = int_of(&a[2]);
    o.output_size = int_of(&a[3]);
    return tensor_result(r, fl_repeat_interleave_tensor(a[0].as.tensor, a[1].as.tensor, &o));
}
static const fl_arg args_fl_repeat_interleave_tensor[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"repeats", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, true, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"output_size", FL_K_INT, 0, true, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_repeat_interleave_counts(const fl_value *a, fl_value *r) {
    fl_repeat_interleave_counts_options o;
    o.output_size = int_of(&a[1]);
    return tensor_result(r, fl_repeat_interleave_counts(a[0].as.tensor, &o));
}
static const fl_arg args_fl_repeat_interleave_counts[] = {
    {"repeats", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"output_size", FL_K_INT, 0, true, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_flip(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_flip(a[0].as.tensor, a[1].as.ints, a[1].count));
}
static const fl_arg args_fl_flip[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dims", FL_K_INTS, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_fliplr(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_fliplr(a[0].as.tensor));
}
static const fl_arg args_fl_fliplr[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_flipud(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_flipud(a[0].as.tensor));
}
static const fl_arg args_fl_flipud[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_roll(const fl_value *a, fl_value *r) {
    fl_roll_options o;
    o.dims = a[2].as.ints;
    o.n_dims = a[2].count;
    return tensor_result(r, fl_roll(a[0].as.tensor, a[1].as.ints, a[1].count, &o));
}
static const fl_arg args_fl_roll[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"shifts", FL_K_INTS, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dims", FL_K_INTS, 0, false, false, false, true, {FL_K_INTS, 0, {0}}, "[]"},
};

static bool call_fl_rot90(const fl_value *a, fl_value *r) {
    fl_rot90_options o;
    o.k = a[1].as.i;
    copy_ints(o.dims, &a[2], 2);
    return tensor_result(r, fl_rot90(a[0].as.tensor, &o));
}
static const fl_arg args_fl_rot90[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"k", FL_K_INT, 0, false, false, false, true, {FL_K_INT, 0, {.i = 1}}, "1"},
    {"dims", FL_K_INTS, 2, false, false, false, true, {FL_K_INTS, 2, {.ints = (const int64_t[]){0, 1}}}, "[0, 1]"},
};

static bool call_fl_tril(const fl_value *a, fl_value *r) {
    fl_tril_options o;
    o.diagonal = a[1].as.i;
    return tensor_result(r, fl_tril(a[0].as.tensor, &o));
}
static const fl_arg args_fl_tril[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"diagonal", FL_K_INT, 0, false, false, false, true, {FL_K_INT, 0, {.i = 0}}, "0"},
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
static const fl_arg args_fl_triu[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"diagonal", FL_K_INT, 0, false, false, false, true, {FL_K_INT, 0, {.i = 0}}, "0"},
};

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
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"diagonal", FL_K_INT, 0, false, false, false, true, {FL_K_INT, 0, {.i = 0}}, "0"},
};

static bool call_fl_diag_embed(const fl_value *a, fl_value *r) {
    fl_diag_embed_options o;
    o.offset = a[1].as.i;
    o.dim1 = a[2].as.i;
    o.dim2 = a[3].as.i;
    return tensor_result(r, fl_diag_embed(a[0].as.tensor, &o));
}
static const fl_arg args_fl_diag_embed[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"offset", FL_K_INT, 0, false, false, false, true, {FL_K_INT, 0, {.i = 0}}, "0"},
    {"dim1", FL_K_INT, 0, false, false, false, true, {FL_K_INT, 0, {.i = -2}}, "-2"},
    {"dim2", FL_K_INT, 0, false, false, false, true, {FL_K_INT, 0, {.i = -1}}, "-1"},
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
    {"input", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"weight", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"bias", FL_K_TENSOR, 0, true, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"stride", FL_K_INTS, 1, false, false, false, true, {FL_K_INTS, 1, {.ints = (const int64_t[]){1}}}, "1"},
    {"padding", FL_K_INTS, 1, false, true, false, true, {FL_K_INTS, 1, {.ints = (const int64_t[]){0}}}, "0"},
    {"dilation", FL_K_INTS, 1, false, false, false, true, {FL_K_INTS, 1, {.ints = (const int64_t[]){1}}}, "1"},
    {"groups", FL_K_INT, 0, false, false, false, true, {FL_K_INT, 0, {.i = 1}}, "1"},
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
    {"input", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"weight", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"bias", FL_K_TENSOR, 0, true, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"stride", FL_K_INTS, 2, false, false, false, true, {FL_K_INTS, 2, {.ints = (const int64_t[]){1, 1}}}, "1"},
    {"padding", FL_K_INTS, 2, false, true, false, true, {FL_K_INTS, 2, {.ints = (const int64_t[]){0, 0}}}, "0"},
    {"dilation", FL_K_INTS, 2, false, false, false, true, {FL_K_INTS, 2, {.ints = (const int64_t[]){1, 1}}}, "1"},
    {"groups", FL_K_INT, 0, false, false, false, true, {FL_K_INT, 0, {.i = 1}}, "1"},
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
    {"input", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"weight", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"bias", FL_K_TENSOR, 0, true, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"stride", FL_K_INTS, 3, false, false, false, true, {FL_K_INTS, 3, {.ints = (const int64_t[]){1, 1, 1}}}, "1"},
    {"padding", FL_K_INTS, 3, false, true, false, true, {FL_K_INTS, 3, {.ints = (const int64_t[]){0, 0, 0}}}, "0"},
    {"dilation", FL_K_INTS, 3, false, false, false, true, {FL_K_INTS, 3, {.ints = (const int64_t[]){1, 1, 1}}}, "1"},
    {"groups", FL_K_INT, 0, false, false, false, true, {FL_K_INT, 0, {.i = 1}}, "1"},
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
    {"input", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"weight", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"bias", FL_K_TENSOR, 0, true, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"stride", FL_K_INTS, 1, false, false, false, true, {FL_K_INTS, 1, {.ints = (const int64_t[]){1}}}, "1"},
    {"padding", FL_K_INTS, 1, false, false, false, true, {FL_K_INTS, 1, {.ints = (const int64_t[]){0}}}, "0"},
    {"output_padding", FL_K_INTS, 1, false, false, false, true, {FL_K_INTS, 1, {.ints = (const int64_t[]){0}}}, "0"},
    {"groups", FL_K_INT, 0, false, false, false, true, {FL_K_INT, 0, {.i = 1}}, "1"},
    {"dilation", FL_K_INTS, 1, false, false, false, true, {FL_K_INTS, 1, {.ints = (const int64_t[]){1}}}, "1"},
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
    {"input", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"weight", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"bias", FL_K_TENSOR, 0, true, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"stride", FL_K_INTS, 2, false, false, false, true, {FL_K_INTS, 2, {.ints = (const int64_t[]){1, 1}}}, "1"},
    {"padding", FL_K_INTS, 2, false, false, false, true, {FL_K_INTS, 2, {.ints = (const int64_t[]){0, 0}}}, "0"},
    {"output_padding", FL_K_INTS, 2, false, false, false, true, {FL_K_INTS, 2, {.ints = (const int64_t[]){0, 0}}}, "0"},
    {"groups", FL_K_INT, 0, false, false, false, true, {FL_K_INT, 0, {.i = 1}}, "1"},
    {"dilation", FL_K_INTS, 2, false, false, false, true, {FL_K_INTS, 2, {.ints = (const int64_t[]){1, 1}}}, "1"},
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
    {"input", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"weight", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"bias", FL_K_TENSOR, 0, true, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"stride", FL_K_INTS, 3, false, false, false, true, {FL_K_INTS, 3, {.ints = (const int64_t[]){1, 1, 1}}}, "1"},
    {"padding", FL_K_INTS, 3, false, false, false, true, {FL_K_INTS, 3, {.ints = (const int64_t[]){0, 0, 0}}}, "0"},
    {"output_padding", FL_K_INTS, 3, false, false, false, true, {FL_K_INTS, 3, {.ints = (const int64_t[]){0, 0, 0}}}, "0"},
    {"groups", FL_K_INT, 0, false, false, false, true, {FL_K_INT, 0, {.i = 1}}, "1"},
    {"dilation", FL_K_INTS, 3, false, false, false, true, {FL_K_INTS, 3, {.ints = (const int64_t[]){1, 1, 1}}}, "1"},
};

static bool call_fl_clone(const fl_value *a, fl_value *r) {
    fl_clone_options o;
    o.memory_format = a[1].as.format;
    return tensor_result(r, fl_clone(a[0].as.tensor, &o));
}
static const fl_arg args_fl_clone[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"memory_format", FL_K_FORMAT, 0, false, false, true, true, {FL_K_FORMAT, 0, {.format = FL_PRESERVE_FORMAT}}, "preserve_format"},
};

static bool call_fl_contiguous(const fl_value *a, fl_value *r) {
    fl_contiguous_options o;
    o.memory_format = a[1].as.format;
    return tensor_result(r, fl_contiguous(a[0].as.tensor, &o));
}
static const fl_arg args_fl_contiguous[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"memory_format", FL_K_FORMAT, 0, false, false, true, true, {FL_K_FORMAT, 0, {.format = FL_CONTIGUOUS_FORMAT}}, "contiguous_format"},
};

static bool call_fl_to(const fl_value *a, fl_value *r) {
    fl_to_options o;
    o.non_blocking = a[2].as.b;
    o.copy = a[3].as.b;
    o.memory_format = a[4].as.format;
    return tensor_result(r, fl_to(a[0].as.tensor, a[1].as.dtype, &o));
}
static const fl_arg args_fl_to[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dtype", FL_K_DTYPE, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"non_blocking", FL_K_BOOL, 0, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"copy", FL_K_BOOL, 0, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"memory_format", FL_K_FORMAT, 0, false, false, true, true, {FL_K_FORMAT, 0, {.format = FL_PRESERVE_FORMAT}}, "preserve_format"},
};

static bool call_fl_to_other(const fl_value *a, fl_value *r) {
    fl_to_other_options o;
    o.non_blocking = a[2].as.b;
    o.copy = a[3].as.b;
    o.memory_format = a[4].as.format;
    return tensor_result(r, fl_to_other(a[0].as.tensor, a[1].as.tensor, &o));
}
static const fl_arg args_fl_to_other[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"other", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"non_blocking", FL_K_BOOL, 0, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"copy", FL_K_BOOL, 0, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
    {"memory_format", FL_K_FORMAT, 0, false, false, true, true, {FL_K_FORMAT, 0, {.format = FL_PRESERVE_FORMAT}}, "preserve_format"},
};

static bool call_fl_type_as(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_type_as(a[0].as.tensor, a[1].as.tensor));
}
static const fl_arg args_fl_type_as[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"other", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_bool_tensor(const fl_value *a, fl_value *r) {
    fl_bool_tensor_options o;
    o.memory_format = a[1].as.format;
    return tensor_result(r, fl_bool_tensor(a[0].as.tensor, &o));
}
static const fl_arg args_fl_bool_tensor[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"memory_format", FL_K_FORMAT, 0, false, false, false, true, {FL_K_FORMAT, 0, {.format = FL_PRESERVE_FORMAT}}, "preserve_format"},
};

static bool call_fl_byte_tensor(const fl_value *a, fl_value *r) {
    fl_byte_tensor_options o;
    o.memory_format = a[1].as.format;
    return tensor_result(r, fl_byte_tensor(a[0].as.tensor, &o));
}
static const fl_arg args_fl_byte_tensor[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"memory_format", FL_K_FORMAT, 0, false, false, false, true, {FL_K_FORMAT, 0, {.format = FL_PRESERVE_FORMAT}}, "preserve_format"},
};

static bool call_fl_char_tensor(const fl_value *a, fl_value *r) {
    fl_char_tensor_options o;
    o.memory_format = a[1].as.format;
    return tensor_result(r, fl_char_tensor(a[0].as.tensor, &o));
}
static const fl_arg args_fl_char_tensor[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"memory_format", FL_K_FORMAT, 0, false, false, false, true, {FL_K_FORMAT, 0, {.format = FL_PRESERVE_FORMAT}}, "preserve_format"},
};

static bool call_fl_short_tensor(const fl_value *a, fl_value *r) {
    fl_short_tensor_options o;
    o.memory_format = a[1].as.format;
    return tensor_result(r, fl_short_tensor(a[0].as.tensor, &o));
}
static const fl_arg args_fl_short_tensor[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"memory_format", FL_K_FORMAT, 0, false, false, false, true, {FL_K_FORMAT, 0, {.format = FL_PRESERVE_FORMAT}}, "preserve_format"},
};

static bool call_fl_int_tensor(const fl_value *a, fl_value *r) {
    fl_int_tensor_options o;
    o.memory_format = a[1].as.format;
    return tensor_result(r, fl_int_tensor(a[0].as.tensor, &o));
}
static const fl_arg args_fl_int_tensor[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"memory_format", FL_K_FORMAT, 0, false, false, false, true, {FL_K_FORMAT, 0, {.format = FL_PRESERVE_FORMAT}}, "preserve_format"},
};

static bool call_fl_long_tensor(const fl_value *a, fl_value *r) {
    fl_long_tensor_options o;
    o.memory_format = a[1].as.format;
    return tensor_result(r, fl_long_tensor(a[0].as.tensor, &o));
}
static const fl_arg args_fl_long_tensor[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"memory_format", FL_K_FORMAT, 0, false, false, false, true, {FL_K_FORMAT, 0, {.format = FL_PRESERVE_FORMAT}}, "preserve_format"},
};

static bool call_fl_half_tensor(const fl_value *a, fl_value *r) {
    fl_half_tensor_options o;
    o.memory_format = a[1].as.format;
    return tensor_result(r, fl_half_tensor(a[0].as.tensor, &o));
}
static const fl_arg args_fl_half_tensor[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"memory_format", FL_K_FORMAT, 0, false, false, false, true, {FL_K_FORMAT, 0, {.format = FL_PRESERVE_FORMAT}}, "preserve_format"},
};

static bool call_fl_bfloat16_tensor(const fl_value *a, fl_value *r) {
    fl_bfloat16_tensor_options o;
    o.memory_format = a[1].as.format;
    return tensor_result(r, fl_bfloat16_tensor(a[0].as.tensor, &o));
}
static const fl_arg args_fl_bfloat16_tensor[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"memory_format", FL_K_FORMAT, 0, false, false, false, true, {FL_K_FORMAT, 0, {.format = FL_PRESERVE_FORMAT}}, "preserve_format"},
};

static bool call_fl_float_tensor(const fl_value *a, fl_value *r) {
    fl_float_tensor_options o;
    o.memory_format = a[1].as.format;
    return tensor_result(r, fl_float_tensor(a[0].as.tensor, &o));
}
static const fl_arg args_fl_float_tensor[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"memory_format", FL_K_FORMAT, 0, false, false, false, true, {FL_K_FORMAT, 0, {.format = FL_PRESERVE_FORMAT}}, "preserve_format"},
};

static bool call_fl_double_tensor(const fl_value *a, fl_value *r) {
    fl_double_tensor_options o;
    o.memory_format = a[1].as.format;
    return tensor_result(r, fl_double_tensor(a[0].as.tensor, &o));
}
static const fl_arg args_fl_double_tensor[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"memory_format", FL_K_FORMAT, 0, false, false, false, true, {FL_K_FORMAT, 0, {.format = FL_PRESERVE_FORMAT}}, "preserve_format"},
};

static bool call_fl_copy_(const fl_value *a, fl_value *r) {
    fl_copy__options o;
    o.non_blocking = a[2].as.b;
    return tensor_result(r, fl_copy_(a[0].as.tensor, a[1].as.tensor, &o));
}
static const fl_arg args_fl_copy_[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"src", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"non_blocking", FL_K_BOOL, 0, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};

static bool call_fl_detach(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_detach(a[0].as.tensor));
}
static const fl_arg args_fl_detach[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_detach_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_detach_(a[0].as.tensor));
}
static const fl_arg args_fl_detach_[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_zeros(const fl_value *a, fl_value *r) {
    fl_zeros_options o;
    o.dtype = dtype_of(&a[1]);
    return tensor_result(r, fl_zeros(a[0].as.ints, a[0].count, &o));
}
static const fl_arg args_fl_zeros[] = {
    {"size", FL_K_INTS, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dtype", FL_K_DTYPE, 0, true, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_ones(const fl_value *a, fl_value *r) {
    fl_ones_options o;
    o.dtype = dtype_of(&a[1]);
    return tensor_result(r, fl_ones(a[0].as.ints, a[0].count, &o));
}
static const fl_arg args_fl_ones[] = {
    {"size", FL_K_INTS, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dtype", FL_K_DTYPE, 0, true, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_full(const fl_value *a, fl_value *r) {
    fl_full_options o;
    o.dtype = dtype_of(&a[2]);
    return tensor_result(r, fl_full(a[0].as.ints, a[0].count, scalar_of(&a[1]), &o));
}
static const fl_arg args_fl_full[] = {
    {"size", FL_K_INTS, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"fill_value", FL_K_SCALAR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dtype", FL_K_DTYPE, 0, true, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_empty(const fl_value *a, fl_value *r) {
    fl_empty_options o;
    o.dtype = dtype_of(&a[1]);
    o.memory_format = a[2].as.format;
    return tensor_result(r, fl_empty(a[0].as.ints, a[0].count, &o));
}
static const fl_arg args_fl_empty[] = {
    {"size", FL_K_INTS, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dtype", FL_K_DTYPE, 0, true, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
    {"memory_format", FL_K_FORMAT, 0, false, false, true, true, {FL_K_FORMAT, 0, {.format = FL_CONTIGUOUS_FORMAT}}, "contiguous_format"},
};

static bool call_fl_empty_strided(const fl_value *a, fl_value *r) {
    fl_empty_strided_options o;
    o.dtype = dtype_of(&a[2]);
    return tensor_result(r, fl_empty_strided(a[0].as.ints, a[0].count, a[1].as.ints, a[1].count, &o));
}
static const fl_arg args_fl_empty_strided[] = {
    {"size", FL_K_INTS, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"stride", FL_K_INTS, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dtype", FL_K_DTYPE, 0, true, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_zeros_like(const fl_value *a, fl_value *r) {
    fl_zeros_like_options o;
    o.dtype = dtype_of(&a[1]);
    o.memory_format = a[2].as.format;
    return tensor_result(r, fl_zeros_like(a[0].as.tensor, &o));
}
static const fl_arg args_fl_zeros_like[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dtype", FL_K_DTYPE, 0, true, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
    {"memory_format", FL_K_FORMAT, 0, false, false, true, true, {FL_K_FORMAT, 0, {.format = FL_PRESERVE_FORMAT}}, "preserve_format"},
};

static bool call_fl_ones_like(const fl_value *a, fl_value *r) {
    fl_ones_like_options o;
    o.dtype = dtype_of(&a[1]);
    o.memory_format = a[2].as.format;
    return tensor_result(r, fl_ones_like(a[0].as.tensor, &o));
}
static const fl_arg args_fl_ones_like[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dtype", FL_K_DTYPE, 0, true, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
    {"memory_format", FL_K_FORMAT, 0, false, false, true, true, {FL_K_FORMAT, 0, {.format = FL_PRESERVE_FORMAT}}, "preserve_format"},
};

static bool call_fl_full_like(const fl_value *a, fl_value *r) {
    fl_full_like_options o;
    o.dtype = dtype_of(&a[2]);
    o.memory_format = a[3].as.format;
    return tensor_result(r, fl_full_like(a[0].as.tensor, scalar_of(&a[1]), &o));
}
static const fl_arg args_fl_full_like[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"fill_value", FL_K_SCALAR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dtype", FL_K_DTYPE, 0, true, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
    {"memory_format", FL_K_FORMAT, 0, false, false, true, true, {FL_K_FORMAT, 0, {.format = FL_PRESERVE_FORMAT}}, "preserve_format"},
};

static bool call_fl_empty_like(const fl_value *a, fl_value *r) {
    fl_empty_like_options o;
    o.dtype = dtype_of(&a[1]);
    o.memory_format = a[2].as.format;
    return tensor_result(r, fl_empty_like(a[0].as.tensor, &o));
}
static const fl_arg args_fl_empty_like[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dtype", FL_K_DTYPE, 0, true, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
    {"memory_format", FL_K_FORMAT, 0, false, false, true, true, {FL_K_FORMAT, 0, {.format = FL_PRESERVE_FORMAT}}, "preserve_format"},
};

static bool call_fl_new_zeros(const fl_value *a, fl_value *r) {
    fl_new_zeros_options o;
    o.dtype = dtype_of(&a[2]);
    return tensor_result(r, fl_new_zeros(a[0].as.tensor, a[1].as.ints, a[1].count, &o));
}
static const fl_arg args_fl_new_zeros[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"size", FL_K_INTS, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dtype", FL_K_DTYPE, 0, true, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_new_ones(const fl_value *a, fl_value *r) {
    fl_new_ones_options o;
    o.dtype = dtype_of(&a[2]);
    return tensor_result(r, fl_new_ones(a[0].as.tensor, a[1].as.ints, a[1].count, &o));
}
static const fl_arg args_fl_new_ones[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"size", FL_K_INTS, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dtype", FL_K_DTYPE, 0, true, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_new_full(const fl_value *a, fl_value *r) {
    fl_new_full_options o;
    o.dtype = dtype_of(&a[3]);
    return tensor_result(r, fl_new_full(a[0].as.tensor, a[1].as.ints, a[1].count, scalar_of(&a[2]), &o));
}
static const fl_arg args_fl_new_full[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"size", FL_K_INTS, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"fill_value", FL_K_SCALAR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dtype", FL_K_DTYPE, 0, true, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_new_empty(const fl_value *a, fl_value *r) {
    fl_new_empty_options o;
    o.dtype = dtype_of(&a[2]);
    return tensor_result(r, fl_new_empty(a[0].as.tensor, a[1].as.ints, a[1].count, &o));
}
static const fl_arg args_fl_new_empty[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"size", FL_K_INTS, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dtype", FL_K_DTYPE, 0, true, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_scalar_tensor(const fl_value *a, fl_value *r) {
    fl_scalar_tensor_options o;
    o.dtype = dtype_of(&a[1]);
    return tensor_result(r, fl_scalar_tensor(scalar_of(&a[0]), &o));
}
static const fl_arg args_fl_scalar_tensor[] = {
    {"s", FL_K_SCALAR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dtype", FL_K_DTYPE, 0, true, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_arange(const fl_value *a, fl_value *r) {
    fl_arange_options o;
    o.dtype = dtype_of(&a[1]);
    return tensor_result(r, fl_arange(scalar_of(&a[0]), &o));
}
static const fl_arg args_fl_arange[] = {
    {"end", FL_K_SCALAR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dtype", FL_K_DTYPE, 0, true, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_arange_start(const fl_value *a, fl_value *r) {
    fl_arange_start_options o;
    o.step = scalar_of(&a[2]);
    o.dtype = dtype_of(&a[3]);
    return tensor_result(r, fl_arange_start(scalar_of(&a[0]), scalar_of(&a[1]), &o));
}
static const fl_arg args_fl_arange_start[] = {
    {"start", FL_K_SCALAR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"end", FL_K_SCALAR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"step", FL_K_SCALAR, 0, false, false, false, true, {FL_K_SCALAR, 0, {.scalar = {FL_SCALAR_INT, {1}}}}, "1"},
    {"dtype", FL_K_DTYPE, 0, true, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_linspace(const fl_value *a, fl_value *r) {
    fl_linspace_options o;
    o.dtype = dtype_of(&a[3]);
    return tensor_result(r, fl_linspace(scalar_of(&a[0]), scalar_of(&a[1]), a[2].as.i, &o));
}
static const fl_arg args_fl_linspace[] = {
    {"start", FL_K_SCALAR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"end", FL_K_SCALAR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"steps", FL_K_INT, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dtype", FL_K_DTYPE, 0, true, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_logspace(const fl_value *a, fl_value *r) {
    fl_logspace_options o;
    o.base = a[3].as.d;
    o.dtype = dtype_of(&a[4]);
    return tensor_result(r, fl_logspace(scalar_of(&a[0]), scalar_of(&a[1]), a[2].as.i, &o));
}
static const fl_arg args_fl_logspace[] = {
    {"start", FL_K_SCALAR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"end", FL_K_SCALAR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"steps", FL_K_INT, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"base", FL_K_FLOAT, 0, false, false, false, true, {FL_K_FLOAT, 0, {.d = 10.0}}, "10.0"},
    {"dtype", FL_K_DTYPE, 0, true, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_eye(const fl_value *a, fl_value *r) {
    fl_eye_options o;
    o.dtype = dtype_of(&a[1]);
    return tensor_result(r, fl_eye(a[0].as.i, &o));
}
static const fl_arg args_fl_eye[] = {
    {"n", FL_K_INT, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dtype", FL_K_DTYPE, 0, true, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_eye_m(const fl_value *a, fl_value *r) {
    fl_eye_m_options o;
    o.dtype = dtype_of(&a[2]);
    return tensor_result(r, fl_eye_m(a[0].as.i, a[1].as.i, &o));
}
static const fl_arg args_fl_eye_m[] = {
    {"n", FL_K_INT, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"m", FL_K_INT, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dtype", FL_K_DTYPE, 0, true, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_fill_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_fill_(a[0].as.tensor, scalar_of(&a[1])));
}
static const fl_arg args_fl_fill_[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"value", FL_K_SCALAR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_fill_tensor_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_fill_tensor_(a[0].as.tensor, a[1].as.tensor));
}
static const fl_arg args_fl_fill_tensor_[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"value", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_zero_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_zero_(a[0].as.tensor));
}
static const fl_arg args_fl_zero_[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_fill(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_fill(a[0].as.tensor, scalar_of(&a[1])));
}
static const fl_arg args_fl_fill[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"value", FL_K_SCALAR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_fill_tensor(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_fill_tensor(a[0].as.tensor, a[1].as.tensor));
}
static const fl_arg args_fl_fill_tensor[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"value", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_fill_diagonal_(const fl_value *a, fl_value *r) {
    fl_fill_diagonal__options o;
    o.wrap = a[2].as.b;
    return tensor_result(r, fl_fill_diagonal_(a[0].as.tensor, scalar_of(&a[1]), &o));
}
static const fl_arg args_fl_fill_diagonal_[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"fill_value", FL_K_SCALAR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"wrap", FL_K_BOOL, 0, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
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
    {"tensors", FL_K_TENSORS, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"indexing", FL_K_STR, 0, false, false, true, true, {FL_K_STR, 0, {.str = "ij"}}, "'ij'"},
};

static bool call_fl_tril_indices(const fl_value *a, fl_value *r) {
    fl_tril_indices_options o;
    o.offset = a[2].as.i;
    o.dtype = dtype_of(&a[3]);
    return tensor_result(r, fl_tril_indices(a[0].as.i, a[1].as.i, &o));
}
static const fl_arg args_fl_tril_indices[] = {
    {"row", FL_K_INT, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"col", FL_K_INT, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"offset", FL_K_INT, 0, false, false, false, true, {FL_K_INT, 0, {.i = 0}}, "0"},
    {"dtype", FL_K_DTYPE, 0, true, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_triu_indices(const fl_value *a, fl_value *r) {
    fl_triu_indices_options o;
    o.offset = a[2].as.i;
    o.dtype = dtype_of(&a[3]);
    return tensor_result(r, fl_triu_indices(a[0].as.i, a[1].as.i, &o));
}
static const fl_arg args_fl_triu_indices[] = {
    {"row", FL_K_INT, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"col", FL_K_INT, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"offset", FL_K_INT, 0, false, false, false, true, {FL_K_INT, 0, {.i = 0}}, "0"},
    {"dtype", FL_K_DTYPE, 0, true, false, true, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_equal(const fl_value *a, fl_value *r) {
    r->kind = FL_K_BOOL;
    r->as.b = fl_equal(a[0].as.tensor, a[1].as.tensor);
    return fl_error_code() == FL_OK;
}
static const fl_arg args_fl_equal[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"other", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_isclose(const fl_value *a, fl_value *r) {
    fl_isclose_options o;
    o.rtol = a[2].as.d;
    o.atol = a[3].as.d;
    o.equal_nan = a[4].as.b;
    return tensor_result(r, fl_isclose(a[0].as.tensor, a[1].as.tensor, &o));
}
static const fl_arg args_fl_isclose[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"other", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"rtol", FL_K_FLOAT, 0, false, false, false, true, {FL_K_FLOAT, 0, {.d = 1e-05}}, "1e-05"},
    {"atol", FL_K_FLOAT, 0, false, false, false, true, {FL_K_FLOAT, 0, {.d = 1e-08}}, "1e-08"},
    {"equal_nan", FL_K_BOOL, 0, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
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
static const fl_arg args_fl_allclose[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"other", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"rtol", FL_K_FLOAT, 0, false, false, false, true, {FL_K_FLOAT, 0, {.d = 1e-05}}, "1e-05"},
    {"atol", FL_K_FLOAT, 0, false, false, false, true, {FL_K_FLOAT, 0, {.d = 1e-08}}, "1e-08"},
    {"equal_nan", FL_K_BOOL, 0, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};

static bool call_fl_index_select(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_index_select(a[0].as.tensor, a[1].as.i, a[2].as.tensor));
}
static const fl_arg args_fl_index_select[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"index", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_index_add(const fl_value *a, fl_value *r) {
    fl_index_add_options o;
    o.alpha = scalar_of(&a[4]);
    return tensor_result(r, fl_index_add(a[0].as.tensor, a[1].as.i, a[2].as.tensor, a[3].as.tensor, &o));
}
static const fl_arg args_fl_index_add[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"index", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"source", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"alpha", FL_K_SCALAR, 0, false, false, true, true, {FL_K_SCALAR, 0, {.scalar = {FL_SCALAR_INT, {1}}}}, "1"},
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
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"index", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"source", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_index_copy_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_index_copy_(a[0].as.tensor, a[1].as.i, a[2].as.tensor, a[3].as.tensor));
}

static bool call_fl_index_fill(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_index_fill(a[0].as.tensor, a[1].as.i, a[2].as.tensor, scalar_of(&a[3])));
}
static const fl_arg args_fl_index_fill[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"index", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"value", FL_K_SCALAR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_index_fill_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_index_fill_(a[0].as.tensor, a[1].as.i, a[2].as.tensor, scalar_of(&a[3])));
}

static bool call_fl_index_fill_tensor(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_index_fill_tensor(a[0].as.tensor, a[1].as.i, a[2].as.tensor, a[3].as.tensor));
}
static const fl_arg args_fl_index_fill_tensor[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"index", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"value", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
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
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"index", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"sparse_grad", FL_K_BOOL, 0, false, false, true, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};

static bool call_fl_take_along_dim(const fl_value *a, fl_value *r) {
    fl_take_along_dim_options o;
    o.dim = int_of(&a[2]);
    return tensor_result(r, fl_take_along_dim(a[0].as.tensor, a[1].as.tensor, &o));
}
static const fl_arg args_fl_take_along_dim[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"indices", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, true, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_scatter(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_scatter(a[0].as.tensor, a[1].as.i, a[2].as.tensor, a[3].as.tensor));
}
static const fl_arg args_fl_scatter[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"index", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"src", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_scatter_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_scatter_(a[0].as.tensor, a[1].as.i, a[2].as.tensor, a[3].as.tensor));
}

static bool call_fl_scatter_value(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_scatter_value(a[0].as.tensor, a[1].as.i, a[2].as.tensor, scalar_of(&a[3])));
}
static const fl_arg args_fl_scatter_value[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"index", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"value", FL_K_SCALAR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_scatter_value_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_scatter_value_(a[0].as.tensor, a[1].as.i, a[2].as.tensor, scalar_of(&a[3])));
}

static bool call_fl_scatter_src_reduce(const fl_value *a, fl_value *r) {
    return tensor_result(r,
                         fl_scatter_src_reduce(a[0].as.tensor, a[1].as.i, a[2].as.tensor, a[3].as.tensor, a[4].as.str));
}
static const fl_arg args_fl_scatter_src_reduce[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"index", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"src", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"reduce", FL_K_STR, 0, false, false, true, false, {FL_K_NONE, 0, {0}}, NULL},
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
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"index", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"value", FL_K_SCALAR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"reduce", FL_K_STR, 0, false, false, true, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_scatter_value_reduce_(const fl_value *a, fl_value *r) {
    return tensor_result(r,
                         fl_scatter_value_reduce_(a[0].as.tensor, a[1].as.i, a[2].as.tensor, scalar_of(&a[3]), a[4].as.str));
}

static bool call_fl_scatter_add(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_scatter_add(a[0].as.tensor, a[1].as.i, a[2].as.tensor, a[3].as.tensor));
}
static const fl_arg args_fl_scatter_add[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"index", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"src", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

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
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"index", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"src", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"reduce", FL_K_STR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"include_self", FL_K_BOOL, 0, false, false, true, true, {FL_K_BOOL, 0, {.b = true}}, "True"},
};

static bool call_fl_scatter_reduce_(const fl_value *a, fl_value *r) {
    fl_scatter_reduce_options o;
    o.include_self = a[5].as.b;
    return tensor_result(r,
                         fl_scatter_reduce_(a[0].as.tensor, a[1].as.i, a[2].as.tensor, a[3].as.tensor, a[4].as.str, &o));
}

static bool call_fl_take(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_take(a[0].as.tensor, a[1].as.tensor));
}
static const fl_arg args_fl_take[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"index", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_put(const fl_value *a, fl_value *r) {
    fl_put_options o;
    o.accumulate = a[3].as.b;
    return tensor_result(r, fl_put(a[0].as.tensor, a[1].as.tensor, a[2].as.tensor, &o));
}
static const fl_arg args_fl_put[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"index", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"source", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"accumulate", FL_K_BOOL, 0, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};

static bool call_fl_put_(const fl_value *a, fl_value *r) {
    fl_put_options o;
    o.accumulate = a[3].as.b;
    return tensor_result(r, fl_put_(a[0].as.tensor, a[1].as.tensor, a[2].as.tensor, &o));
}

static bool call_fl_index(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_index(a[0].as.tensor, a[1].as.tensors, a[1].count));
}
static const fl_arg args_fl_index[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"indices", FL_K_TENSORS, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_index_put(const fl_value *a, fl_value *r) {
    fl_index_put_options o;
    o.accumulate = a[3].as.b;
    return tensor_result(r, fl_index_put(a[0].as.tensor, a[1].as.tensors, a[1].count, a[2].as.tensor, &o));
}
static const fl_arg args_fl_index_put[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"indices", FL_K_TENSORS, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"values", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"accumulate", FL_K_BOOL, 0, false, false, false, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};

static bool call_fl_index_put_(const fl_value *a, fl_value *r) {
    fl_index_put_options o;
    o.accumulate = a[3].as.b;
    return tensor_result(r, fl_index_put_(a[0].as.tensor, a[1].as.tensors, a[1].count, a[2].as.tensor, &o));
}

static bool call_fl_masked_fill(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_masked_fill(a[0].as.tensor, a[1].as.tensor, scalar_of(&a[2])));
}
static const fl_arg args_fl_masked_fill[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"mask", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"value", FL_K_SCALAR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_masked_fill_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_masked_fill_(a[0].as.tensor, a[1].as.tensor, scalar_of(&a[2])));
}

static bool call_fl_masked_fill_tensor(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_masked_fill_tensor(a[0].as.tensor, a[1].as.tensor, a[2].as.tensor));
}
static const fl_arg args_fl_masked_fill_tensor[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"mask", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"value", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_masked_fill_tensor_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_masked_fill_tensor_(a[0].as.tensor, a[1].as.tensor, a[2].as.tensor));
}

static bool call_fl_masked_select(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_masked_select(a[0].as.tensor, a[1].as.tensor));
}
static const fl_arg args_fl_masked_select[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"mask", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_masked_scatter(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_masked_scatter(a[0].as.tensor, a[1].as.tensor, a[2].as.tensor));
}
static const fl_arg args_fl_masked_scatter[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"mask", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"source", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_masked_scatter_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_masked_scatter_(a[0].as.tensor, a[1].as.tensor, a[2].as.tensor));
}

static bool call_fl_nonzero(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_nonzero(a[0].as.tensor));
}
static const fl_arg args_fl_nonzero[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_argwhere(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_argwhere(a[0].as.tensor));
}
static const fl_arg args_fl_argwhere[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_where_indices(const fl_value *a, fl_value *r) {
    fl_tensors list = fl_where_indices(a[0].as.tensor);
    r->kind = FL_K_TENSORS;
    r->count = (int32_t)list.count;
    r->as.tensors = list.items;
    return list.items != NULL;
}
static const fl_arg args_fl_where_indices[] = {
    {"condition", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_one_hot(const fl_value *a, fl_value *r) {
    fl_one_hot_options o;
    o.num_classes = a[1].as.i;
    return tensor_result(r, fl_one_hot(a[0].as.tensor, &o));
}
static const fl_arg args_fl_one_hot[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"num_classes", FL_K_INT, 0, false, false, false, true, {FL_K_INT, 0, {.i = -1}}, "-1"},
};

static bool call_fl_mm(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_mm(a[0].as.tensor, a[1].as.tensor));
}
static const fl_arg args_fl_mm[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"mat2", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_bmm(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_bmm(a[0].as.tensor, a[1].as.tensor));
}
static const fl_arg args_fl_bmm[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"mat2", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_mv(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_mv(a[0].as.tensor, a[1].as.tensor));
}
static const fl_arg args_fl_mv[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"vec", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_dot(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_dot(a[0].as.tensor, a[1].as.tensor));
}
static const fl_arg args_fl_dot[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"tensor", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_matmul(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_matmul(a[0].as.tensor, a[1].as.tensor));
}
static const fl_arg args_fl_matmul[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"other", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_linear(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_linear(a[0].as.tensor, a[1].as.tensor, tensor_of(&a[2])));
}
static const fl_arg args_fl_linear[] = {
    {"input", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"weight", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"bias", FL_K_TENSOR, 0, true, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_addmm(const fl_value *a, fl_value *r) {
    fl_addmm_options o;
    o.beta = scalar_of(&a[3]);
    o.alpha = scalar_of(&a[4]);
    return tensor_result(r, fl_addmm(a[0].as.tensor, a[1].as.tensor, a[2].as.tensor, &o));
}
static const fl_arg args_fl_addmm[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"mat1", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"mat2", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"beta", FL_K_SCALAR, 0, false, false, true, true, {FL_K_SCALAR, 0, {.scalar = {FL_SCALAR_INT, {1}}}}, "1"},
    {"alpha", FL_K_SCALAR, 0, false, false, true, true, {FL_K_SCALAR, 0, {.scalar = {FL_SCALAR_INT, {1}}}}, "1"},
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
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"mat", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"vec", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"beta", FL_K_SCALAR, 0, false, false, true, true, {FL_K_SCALAR, 0, {.scalar = {FL_SCALAR_INT, {1}}}}, "1"},
    {"alpha", FL_K_SCALAR, 0, false, false, true, true, {FL_K_SCALAR, 0, {.scalar = {FL_SCALAR_INT, {1}}}}, "1"},
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
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"batch1", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"batch2", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"beta", FL_K_SCALAR, 0, false, false, true, true, {FL_K_SCALAR, 0, {.scalar = {FL_SCALAR_INT, {1}}}}, "1"},
    {"alpha", FL_K_SCALAR, 0, false, false, true, true, {FL_K_SCALAR, 0, {.scalar = {FL_SCALAR_INT, {1}}}}, "1"},
};

static bool call_fl_baddbmm_(const fl_value *a, fl_value *r) {
    fl_baddbmm_options o;
    o.beta = scalar_of(&a[3]);
    o.alpha = scalar_of(&a[4]);
    return tensor_result(r, fl_baddbmm_(a[0].as.tensor, a[1].as.tensor, a[2].as.tensor, &o));
}

static bool call_fl_constant_pad_nd(const fl_value *a, fl_value *r) {
    fl_constant_pad_nd_options o;
    o.value = scalar_of(&a[2]);
    return tensor_result(r, fl_constant_pad_nd(a[0].as.tensor, a[1].as.ints, a[1].count, &o));
}
static const fl_arg args_fl_constant_pad_nd[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"pad", FL_K_INTS, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"value", FL_K_SCALAR, 0, false, false, false, true, {FL_K_SCALAR, 0, {.scalar = {FL_SCALAR_INT, {0}}}}, "0"},
};

static bool call_fl_pad(const fl_value *a, fl_value *r) {
    fl_pad_options o;
    o.mode = a[2].as.str;
    o.value = float_of(&a[3]);
    return tensor_result(r, fl_pad(a[0].as.tensor, a[1].as.ints, a[1].count, &o));
}
static const fl_arg args_fl_pad[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"pad", FL_K_INTS, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"mode", FL_K_STR, 0, false, false, false, true, {FL_K_STR, 0, {.str = "constant"}}, "'constant'"},
    {"value", FL_K_FLOAT, 0, true, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
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
static const fl_arg args_fl_split[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"split_size", FL_K_INT, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, false, false, false, true, {FL_K_INT, 0, {.i = 0}}, "0"},
};

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
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"split_size", FL_K_INTS, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, false, false, false, true, {FL_K_INT, 0, {.i = 0}}, "0"},
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
static const fl_arg args_fl_split_with_sizes[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"split_sizes", FL_K_INTS, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, false, false, false, true, {FL_K_INT, 0, {.i = 0}}, "0"},
};

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
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"chunks", FL_K_INT, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, false, false, false, true, {FL_K_INT, 0, {.i = 0}}, "0"},
};

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
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"sections", FL_K_INT, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, false, false, false, true, {FL_K_INT, 0, {.i = 0}}, "0"},
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
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"indices", FL_K_INTS, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, false, false, false, true, {FL_K_INT, 0, {.i = 0}}, "0"},
};

static bool call_fl_hsplit(const fl_value *a, fl_value *r) {
    fl_tensors list = fl_hsplit(a[0].as.tensor, a[1].as.i);
    r->kind = FL_K_TENSORS;
    r->count = (int32_t)list.count;
    r->as.tensors = list.items;
    return list.items != NULL;
}
static const fl_arg args_fl_hsplit[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"sections", FL_K_INT, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_hsplit_indices(const fl_value *a, fl_value *r) {
    fl_tensors list = fl_hsplit_indices(a[0].as.tensor, a[1].as.ints, a[1].count);
    r->kind = FL_K_TENSORS;
    r->count = (int32_t)list.count;
    r->as.tensors = list.items;
    return list.items != NULL;
}
static const fl_arg args_fl_hsplit_indices[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"indices", FL_K_INTS, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_vsplit(const fl_value *a, fl_value *r) {
    fl_tensors list = fl_vsplit(a[0].as.tensor, a[1].as.i);
    r->kind = FL_K_TENSORS;
    r->count = (int32_t)list.count;
    r->as.tensors = list.items;
    return list.items != NULL;
}
static const fl_arg args_fl_vsplit[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"sections", FL_K_INT, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_vsplit_indices(const fl_value *a, fl_value *r) {
    fl_tensors list = fl_vsplit_indices(a[0].as.tensor, a[1].as.ints, a[1].count);
    r->kind = FL_K_TENSORS;
    r->count = (int32_t)list.count;
    r->as.tensors = list.items;
    return list.items != NULL;
}
static const fl_arg args_fl_vsplit_indices[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"indices", FL_K_INTS, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_dsplit(const fl_value *a, fl_value *r) {
    fl_tensors list = fl_dsplit(a[0].as.tensor, a[1].as.i);
    r->kind = FL_K_TENSORS;
    r->count = (int32_t)list.count;
    r->as.tensors = list.items;
    return list.items != NULL;
}
static const fl_arg args_fl_dsplit[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"sections", FL_K_INT, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_dsplit_indices(const fl_value *a, fl_value *r) {
    fl_tensors list = fl_dsplit_indices(a[0].as.tensor, a[1].as.ints, a[1].count);
    r->kind = FL_K_TENSORS;
    r->count = (int32_t)list.count;
    r->as.tensors = list.items;
    return list.items != NULL;
}
static const fl_arg args_fl_dsplit_indices[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"indices", FL_K_INTS, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_unbind(const fl_value *a, fl_value *r) {
    fl_unbind_options o;
    o.dim = a[1].as.i;
    fl_tensors list = fl_unbind(a[0].as.tensor, &o);
    r->kind = FL_K_TENSORS;
    r->count = (int32_t)list.count;
    r->as.tensors = list.items;
    return list.items != NULL;
}
static const fl_arg args_fl_unbind[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, false, false, false, true, {FL_K_INT, 0, {.i = 0}}, "0"},
};

static bool call_fl_expand(const fl_value *a, fl_value *r) {
    fl_expand_options o;
    o.implicit = a[2].as.b;
    return tensor_result(r, fl_expand(a[0].as.tensor, a[1].as.ints, a[1].count, &o));
}
static const fl_arg args_fl_expand[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"size", FL_K_INTS, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"implicit", FL_K_BOOL, 0, false, false, true, true, {FL_K_BOOL, 0, {.b = false}}, "False"},
};

static bool call_fl_expand_as(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_expand_as(a[0].as.tensor, a[1].as.tensor));
}
static const fl_arg args_fl_expand_as[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"other", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_broadcast_to(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_broadcast_to(a[0].as.tensor, a[1].as.ints, a[1].count));
}
static const fl_arg args_fl_broadcast_to[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"size", FL_K_INTS, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_broadcast_tensors(const fl_value *a, fl_value *r) {
    fl_tensors list = fl_broadcast_tensors(a[0].as.tensors, a[0].count);
    r->kind = FL_K_TENSORS;
    r->count = (int32_t)list.count;
    r->as.tensors = list.items;
    return list.items != NULL;
}
static const fl_arg args_fl_broadcast_tensors[] = {
    {"tensors", FL_K_TENSORS, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_unfold(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_unfold(a[0].as.tensor, a[1].as.i, a[2].as.i, a[3].as.i));
}
static const fl_arg args_fl_unfold[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dimension", FL_K_INT, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"size", FL_K_INT, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"step", FL_K_INT, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_as_strided(const fl_value *a, fl_value *r) {
    fl_as_strided_options o;
    o.storage_offset = int_of(&a[3]);
    return tensor_result(r, fl_as_strided(a[0].as.tensor, a[1].as.ints, a[1].count, a[2].as.ints, a[2].count, &o));
}
static const fl_arg args_fl_as_strided[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"size", FL_K_INTS, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"stride", FL_K_INTS, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"storage_offset", FL_K_INT, 0, true, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_select_scatter(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_select_scatter(a[0].as.tensor, a[1].as.tensor, a[2].as.i, a[3].as.i));
}
static const fl_arg args_fl_select_scatter[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"src", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"index", FL_K_INT, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
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
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"src", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, false, false, false, true, {FL_K_INT, 0, {.i = 0}}, "0"},
    {"start", FL_K_INT, 0, true, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"end", FL_K_INT, 0, true, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"step", FL_K_INT, 0, false, false, false, true, {FL_K_INT, 0, {.i = 1}}, "1"},
};

static bool call_fl_diagonal_scatter(const fl_value *a, fl_value *r) {
    fl_diagonal_scatter_options o;
    o.offset = a[2].as.i;
    o.dim1 = a[3].as.i;
    o.dim2 = a[4].as.i;
    return tensor_result(r, fl_diagonal_scatter(a[0].as.tensor, a[1].as.tensor, &o));
}
static const fl_arg args_fl_diagonal_scatter[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"src", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"offset", FL_K_INT, 0, false, false, false, true, {FL_K_INT, 0, {.i = 0}}, "0"},
    {"dim1", FL_K_INT, 0, false, false, false, true, {FL_K_INT, 0, {.i = 0}}, "0"},
    {"dim2", FL_K_INT, 0, false, false, false, true, {FL_K_INT, 0, {.i = 1}}, "1"},
};

static bool call_fl_as_strided_scatter(const fl_value *a, fl_value *r) {
    fl_as_strided_scatter_options o;
    o.storage_offset = int_of(&a[4]);
    return tensor_result(r,
                         fl_as_strided_scatter(a[0].as.tensor, a[1].as.tensor, a[2].as.ints, a[2].count, a[3].as.ints, a[3].count, &o));
}
static const fl_arg args_fl_as_strided_scatter[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"src", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"size", FL_K_INTS, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"stride", FL_K_INTS, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"storage_offset", FL_K_INT, 0, true, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
};

static bool call_fl_view(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_view(a[0].as.tensor, a[1].as.ints, a[1].count));
}
static const fl_arg args_fl_view[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"size", FL_K_INTS, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_view_dtype(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_view_dtype(a[0].as.tensor, a[1].as.dtype));
}
static const fl_arg args_fl_view_dtype[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dtype", FL_K_DTYPE, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_view_as(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_view_as(a[0].as.tensor, a[1].as.tensor));
}
static const fl_arg args_fl_view_as[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"other", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_reshape(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_reshape(a[0].as.tensor, a[1].as.ints, a[1].count));
}
static const fl_arg args_fl_reshape[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"shape", FL_K_INTS, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_reshape_as(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_reshape_as(a[0].as.tensor, a[1].as.tensor));
}
static const fl_arg args_fl_reshape_as[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"other", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_flatten(const fl_value *a, fl_value *r) {
    fl_flatten_options o;
    o.start_dim = a[1].as.i;
    o.end_dim = a[2].as.i;
    return tensor_result(r, fl_flatten(a[0].as.tensor, &o));
}
static const fl_arg args_fl_flatten[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"start_dim", FL_K_INT, 0, false, false, false, true, {FL_K_INT, 0, {.i = 0}}, "0"},
    {"end_dim", FL_K_INT, 0, false, false, false, true, {FL_K_INT, 0, {.i = -1}}, "-1"},
};

static bool call_fl_ravel(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_ravel(a[0].as.tensor));
}
static const fl_arg args_fl_ravel[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_unflatten(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_unflatten(a[0].as.tensor, a[1].as.i, a[2].as.ints, a[2].count));
}
static const fl_arg args_fl_unflatten[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"sizes", FL_K_INTS, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_squeeze(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_squeeze(a[0].as.tensor));
}
static const fl_arg args_fl_squeeze[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_squeeze_dim(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_squeeze_dim(a[0].as.tensor, a[1].as.i));
}
static const fl_arg args_fl_squeeze_dim[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_squeeze_dims(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_squeeze_dims(a[0].as.tensor, a[1].as.ints, a[1].count));
}
static const fl_arg args_fl_squeeze_dims[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INTS, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_unsqueeze(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_unsqueeze(a[0].as.tensor, a[1].as.i));
}
static const fl_arg args_fl_unsqueeze[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_squeeze_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_squeeze_(a[0].as.tensor));
}
static const fl_arg args_fl_squeeze_[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_squeeze_dim_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_squeeze_dim_(a[0].as.tensor, a[1].as.i));
}
static const fl_arg args_fl_squeeze_dim_[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_unsqueeze_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_unsqueeze_(a[0].as.tensor, a[1].as.i));
}
static const fl_arg args_fl_unsqueeze_[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_transpose(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_transpose(a[0].as.tensor, a[1].as.i, a[2].as.i));
}
static const fl_arg args_fl_transpose[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim0", FL_K_INT, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim1", FL_K_INT, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_transpose_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_transpose_(a[0].as.tensor, a[1].as.i, a[2].as.i));
}
static const fl_arg args_fl_transpose_[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim0", FL_K_INT, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim1", FL_K_INT, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_t_(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_t_(a[0].as.tensor));
}
static const fl_arg args_fl_t_[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_swapaxes(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_swapaxes(a[0].as.tensor, a[1].as.i, a[2].as.i));
}
static const fl_arg args_fl_swapaxes[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"axis0", FL_K_INT, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"axis1", FL_K_INT, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_swapdims(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_swapdims(a[0].as.tensor, a[1].as.i, a[2].as.i));
}
static const fl_arg args_fl_swapdims[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim0", FL_K_INT, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim1", FL_K_INT, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_permute(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_permute(a[0].as.tensor, a[1].as.ints, a[1].count));
}
static const fl_arg args_fl_permute[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dims", FL_K_INTS, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_movedim(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_movedim(a[0].as.tensor, a[1].as.i, a[2].as.i));
}
static const fl_arg args_fl_movedim[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"source", FL_K_INT, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"destination", FL_K_INT, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_movedim_list(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_movedim_list(a[0].as.tensor, a[1].as.ints, a[1].count, a[2].as.ints, a[2].count));
}
static const fl_arg args_fl_movedim_list[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"source", FL_K_INTS, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"destination", FL_K_INTS, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_moveaxis(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_moveaxis(a[0].as.tensor, a[1].as.i, a[2].as.i));
}
static const fl_arg args_fl_moveaxis[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"source", FL_K_INT, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"destination", FL_K_INT, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_moveaxis_list(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_moveaxis_list(a[0].as.tensor, a[1].as.ints, a[1].count, a[2].as.ints, a[2].count));
}
static const fl_arg args_fl_moveaxis_list[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"source", FL_K_INTS, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"destination", FL_K_INTS, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_t(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_t(a[0].as.tensor));
}
static const fl_arg args_fl_t[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_numpy_T(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_numpy_T(a[0].as.tensor));
}
static const fl_arg args_fl_numpy_T[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_mT(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_mT(a[0].as.tensor));
}
static const fl_arg args_fl_mT[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_adjoint(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_adjoint(a[0].as.tensor));
}
static const fl_arg args_fl_adjoint[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_narrow(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_narrow(a[0].as.tensor, a[1].as.i, a[2].as.i, a[3].as.i));
}
static const fl_arg args_fl_narrow[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"start", FL_K_INT, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"length", FL_K_INT, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_select(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_select(a[0].as.tensor, a[1].as.i, a[2].as.i));
}
static const fl_arg args_fl_select[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"index", FL_K_INT, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_slice(const fl_value *a, fl_value *r) {
    fl_slice_options o;
    o.dim = a[1].as.i;
    o.start = int_of(&a[2]);
    o.end = int_of(&a[3]);
    o.step = a[4].as.i;
    return tensor_result(r, fl_slice(a[0].as.tensor, &o));
}
static const fl_arg args_fl_slice[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"dim", FL_K_INT, 0, false, false, false, true, {FL_K_INT, 0, {.i = 0}}, "0"},
    {"start", FL_K_INT, 0, true, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"end", FL_K_INT, 0, true, false, false, true, {FL_K_NONE, 0, {0}}, "None"},
    {"step", FL_K_INT, 0, false, false, false, true, {FL_K_INT, 0, {.i = 1}}, "1"},
};

static bool call_fl_diagonal(const fl_value *a, fl_value *r) {
    fl_diagonal_options o;
    o.offset = a[1].as.i;
    o.dim1 = a[2].as.i;
    o.dim2 = a[3].as.i;
    return tensor_result(r, fl_diagonal(a[0].as.tensor, &o));
}
static const fl_arg args_fl_diagonal[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
    {"offset", FL_K_INT, 0, false, false, false, true, {FL_K_INT, 0, {.i = 0}}, "0"},
    {"dim1", FL_K_INT, 0, false, false, false, true, {FL_K_INT, 0, {.i = 0}}, "0"},
    {"dim2", FL_K_INT, 0, false, false, false, true, {FL_K_INT, 0, {.i = 1}}, "1"},
};

static bool call_fl_atleast_1d(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_atleast_1d(a[0].as.tensor));
}
static const fl_arg args_fl_atleast_1d[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_atleast_2d(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_atleast_2d(a[0].as.tensor));
}
static const fl_arg args_fl_atleast_2d[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_atleast_3d(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_atleast_3d(a[0].as.tensor));
}
static const fl_arg args_fl_atleast_3d[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static bool call_fl_alias(const fl_value *a, fl_value *r) {
    return tensor_result(r, fl_alias(a[0].as.tensor));
}
static const fl_arg args_fl_alias[] = {
    {"self", FL_K_TENSOR, 0, false, false, false, false, {FL_K_NONE, 0, {0}}, NULL},
};

static const fl_kind results_bool[] = {FL_K_BOOL};
static const fl_kind results_tensor[] = {FL_K_TENSOR};
static const fl_kind results_tensors[] = {FL_K_TENSORS};

const fl_op fl_ops__table[] = {
    {"addmm", "", "addmm(Tensor self, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1) -> Tensor",
     "beta self + alpha (mat1 mat2). With beta 0, self is not read.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 5, args_fl_addmm, 1, results_tensor,
     NULL, call_fl_addmm},
    {"addmm_", "", "addmm(Tensor self, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1) -> Tensor",
     "beta self + alpha (mat1 mat2). With beta 0, self is not read.",
     FL_OP_FUNCTION | FL_OP_METHOD, 5, args_fl_addmm, 1, results_tensor,
     NULL, call_fl_addmm_},
    {"addmv", "", "addmv(Tensor self, Tensor mat, Tensor vec, *, Scalar beta=1, Scalar alpha=1) -> Tensor",
     "beta self + alpha (mat vec). With beta 0, self is not read.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 5, args_fl_addmv, 1, results_tensor,
     NULL, call_fl_addmv},
    {"addmv_", "", "addmv(Tensor self, Tensor mat, Tensor vec, *, Scalar beta=1, Scalar alpha=1) -> Tensor",
     "beta self + alpha (mat vec). With beta 0, self is not read.",
     FL_OP_FUNCTION | FL_OP_METHOD, 5, args_fl_addmv, 1, results_tensor,
     NULL, call_fl_addmv_},
    {"adjoint", "", "adjoint(Tensor self) -> Tensor",
     "The last two dimensions exchanged.",
     FL_OP_FUNCTION | FL_OP_METHOD, 1, args_fl_adjoint, 1, results_tensor,
     NULL, call_fl_adjoint},
    {"alias", "", "alias(Tensor self) -> Tensor",
     "Another tensor over the same memory.",
     0, 1, args_fl_alias, 1, results_tensor,
     NULL, call_fl_alias},
    {"allclose", "", "allclose(Tensor self, Tensor other, float rtol=1e-05, float atol=1e-08, bool equal_nan=False) -> bool",
     "isclose everywhere.",
     FL_OP_FUNCTION | FL_OP_METHOD, 5, args_fl_allclose, 1, results_bool,
     NULL, call_fl_allclose},
    {"arange", "", "arange(Scalar end, *, ScalarType? dtype=None) -> Tensor",
     "0, 1, ... below end.",
     FL_OP_FUNCTION | FL_OP_FACTORY, 2, args_fl_arange, 1, results_tensor,
     NULL, call_fl_arange},
    {"arange", "start", "arange.start(Scalar start, Scalar end, Scalar step=1, *, ScalarType? dtype=None) -> Tensor",
     "start, start + step, ... before end.",
     FL_OP_FUNCTION | FL_OP_FACTORY, 4, args_fl_arange_start, 1, results_tensor,
     NULL, call_fl_arange_start},
    {"argwhere", "", "argwhere(Tensor self) -> Tensor",
     "The indices of every element that is not 0, a row each.",
     FL_OP_FUNCTION | FL_OP_METHOD, 1, args_fl_argwhere, 1, results_tensor,
     NULL, call_fl_argwhere},
    {"as_strided", "", "as_strided(Tensor self, int[] size, int[] stride, int? storage_offset=None) -> Tensor",
     "The storage seen with any sizes and strides.",
     FL_OP_FUNCTION | FL_OP_METHOD, 4, args_fl_as_strided, 1, results_tensor,
     NULL, call_fl_as_strided},
    {"as_strided_scatter", "", "as_strided_scatter(Tensor self, Tensor src, int[] size, int[] stride, int? storage_offset=None) -> Tensor",
     "A copy of self with src in place of that strided view.",
     FL_OP_FUNCTION | FL_OP_METHOD, 5, args_fl_as_strided_scatter, 1, results_tensor,
     NULL, call_fl_as_strided_scatter},
    {"atleast_1d", "", "atleast_1d(Tensor self) -> Tensor",
     "With at least one dimension.",
     FL_OP_FUNCTION, 1, args_fl_atleast_1d, 1, results_tensor,
     NULL, call_fl_atleast_1d},
    {"atleast_2d", "", "atleast_2d(Tensor self) -> Tensor",
     "With at least two dimensions.",
     FL_OP_FUNCTION, 1, args_fl_atleast_2d, 1, results_tensor,
     NULL, call_fl_atleast_2d},
    {"atleast_3d", "", "atleast_3d(Tensor self) -> Tensor",
     "With at least three dimensions.",
     FL_OP_FUNCTION, 1, args_fl_atleast_3d, 1, results_tensor,
     NULL, call_fl_atleast_3d},
    {"baddbmm", "", "baddbmm(Tensor self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor",
     "beta self + alpha (batch1 batch2), batches of matrices. With beta 0, self is not read.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE | FL_OP_OUT, 5, args_fl_baddbmm, 1, results_tensor,
     NULL, call_fl_baddbmm},
    {"baddbmm_", "", "baddbmm(Tensor self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor",
     "beta self + alpha (batch1 batch2), batches of matrices. With beta 0, self is not read.",
     FL_OP_FUNCTION | FL_OP_METHOD, 5, args_fl_baddbmm, 1, results_tensor,
     NULL, call_fl_baddbmm_},
    {"bfloat16", "tensor", "bfloat16.tensor(Tensor self, MemoryFormat memory_format=preserve_format) -> Tensor",
     "self.to(bfloat16)",
     FL_OP_METHOD, 2, args_fl_bfloat16_tensor, 1, results_tensor,
     NULL, call_fl_bfloat16_tensor},
    {"block_diag", "", "block_diag(Tensor[] tensors) -> Tensor",
     "The matrices along the diagonal of one matrix of zeros.",
     FL_OP_FUNCTION, 1, args_fl_block_diag, 1, results_tensor,
     NULL, call_fl_block_diag},
    {"bmm", "", "bmm(Tensor self, Tensor mat2) -> Tensor",
     "The products of two batches of matrices, [b, n, m] by [b, m, p].",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT, 2, args_fl_bmm, 1, results_tensor,
     NULL, call_fl_bmm},
    {"bool", "tensor", "bool.tensor(Tensor self, MemoryFormat memory_format=preserve_format) -> Tensor",
     "self.to(bool)",
     FL_OP_METHOD, 2, args_fl_bool_tensor, 1, results_tensor,
     NULL, call_fl_bool_tensor},
    {"broadcast_tensors", "", "broadcast_tensors(Tensor[] tensors) -> Tensor[]",
     "All expanded to one shape.",
     FL_OP_FUNCTION, 1, args_fl_broadcast_tensors, -1, results_tensors,
     NULL, call_fl_broadcast_tensors},
    {"broadcast_to", "", "broadcast_to(Tensor self, int[] size) -> Tensor",
     "expand by another name",
     FL_OP_FUNCTION | FL_OP_METHOD, 2, args_fl_broadcast_to, 1, results_tensor,
     NULL, call_fl_broadcast_to},
    {"byte", "tensor", "byte.tensor(Tensor self, MemoryFormat memory_format=preserve_format) -> Tensor",
     "self.to(uint8)",
     FL_OP_METHOD, 2, args_fl_byte_tensor, 1, results_tensor,
     NULL, call_fl_byte_tensor},
    {"cat", "", "cat(Tensor[] tensors, int dim=0) -> Tensor",
     "The tensors one after the other along dim.",
     FL_OP_FUNCTION | FL_OP_OUT, 2, args_fl_cat, 1, results_tensor,
     NULL, call_fl_cat},
    {"char", "tensor", "char.tensor(Tensor self, MemoryFormat memory_format=preserve_format) -> Tensor",
     "self.to(int8)",
     FL_OP_METHOD, 2, args_fl_char_tensor, 1, results_tensor,
     NULL, call_fl_char_tensor},
    {"chunk", "", "chunk(Tensor self, int chunks, int dim=0) -> Tensor[]",
     "At most `chunks` pieces of one size.",
     FL_OP_FUNCTION | FL_OP_METHOD, 3, args_fl_chunk, -1, results_tensors,
     NULL, call_fl_chunk},
    {"clone", "", "clone(Tensor self, *, MemoryFormat memory_format=preserve_format) -> Tensor",
     "A copy.",
     FL_OP_FUNCTION | FL_OP_METHOD, 2, args_fl_clone, 1, results_tensor,
     NULL, call_fl_clone},
    {"column_stack", "", "column_stack(Tensor[] tensors) -> Tensor",
     "hstack with vectors taken as columns.",
     FL_OP_FUNCTION, 1, args_fl_column_stack, 1, results_tensor,
     NULL, call_fl_column_stack},
    {"concat", "", "concat(Tensor[] tensors, int dim=0) -> Tensor",
     "cat by another name",
     FL_OP_FUNCTION, 2, args_fl_concat, 1, results_tensor,
     NULL, call_fl_concat},
    {"concatenate", "", "concatenate(Tensor[] tensors, int dim=0) -> Tensor",
     "cat by another name",
     FL_OP_FUNCTION, 2, args_fl_concatenate, 1, results_tensor,
     NULL, call_fl_concatenate},
    {"constant_pad_nd", "", "constant_pad_nd(Tensor self, int[] pad, Scalar value=0) -> Tensor",
     "pad with one value",
     FL_OP_FUNCTION, 3, args_fl_constant_pad_nd, 1, results_tensor,
     NULL, call_fl_constant_pad_nd},
    {"contiguous", "", "contiguous(Tensor self, *, MemoryFormat memory_format=contiguous_format) -> Tensor",
     "self where its memory is laid out so, else a copy that is.",
     FL_OP_METHOD, 2, args_fl_contiguous, 1, results_tensor,
     NULL, call_fl_contiguous},
    {"conv1d", "", "conv1d(Tensor input, Tensor weight, Tensor? bias=None, int[1] stride=1, int[1]|str padding=0, int[1] dilation=1, int groups=1) -> Tensor",
     "Cross-correlation of input [N, C, L] (or [C, L]) with weight [out, C / groups, K]; padding: zeros on each side, or 'same' or 'valid'.",
     FL_OP_FUNCTION | FL_OP_NN, 7, args_fl_conv1d, 1, results_tensor,
     NULL, call_fl_conv1d},
    {"conv2d", "", "conv2d(Tensor input, Tensor weight, Tensor? bias=None, int[2] stride=1, int[2]|str padding=0, int[2] dilation=1, int groups=1) -> Tensor",
     "Cross-correlation of input [N, C, H, W] (or [C, H, W]) with weight [out, C / groups, KH, KW]; padding: zeros on each side, or 'same' or 'valid'. The result is channels-last in memory.",
     FL_OP_FUNCTION | FL_OP_NN, 7, args_fl_conv2d, 1, results_tensor,
     NULL, call_fl_conv2d},
    {"conv3d", "", "conv3d(Tensor input, Tensor weight, Tensor? bias=None, int[3] stride=1, int[3]|str padding=0, int[3] dilation=1, int groups=1) -> Tensor",
     "Cross-correlation of input [N, C, D, H, W] (or [C, D, H, W]) with weight [out, C / groups, KD, KH, KW]; padding: zeros on each side, or 'same' or 'valid'. The result is channels-last in memory.",
     FL_OP_FUNCTION | FL_OP_NN, 7, args_fl_conv3d, 1, results_tensor,
     NULL, call_fl_conv3d},
    {"conv_transpose1d", "", "conv_transpose1d(Tensor input, Tensor weight, Tensor? bias=None, int[1] stride=1, int[1] padding=0, int[1] output_padding=0, int groups=1, int[1] dilation=1) -> Tensor",
     "The gradient of conv1d with respect to its input, as a function: weight [in, out / groups, K].",
     FL_OP_FUNCTION | FL_OP_NN, 8, args_fl_conv_transpose1d, 1, results_tensor,
     NULL, call_fl_conv_transpose1d},
    {"conv_transpose2d", "", "conv_transpose2d(Tensor input, Tensor weight, Tensor? bias=None, int[2] stride=1, int[2] padding=0, int[2] output_padding=0, int groups=1, int[2] dilation=1) -> Tensor",
     "The gradient of conv2d with respect to its input, as a function: weight [in, out / groups, KH, KW].",
     FL_OP_FUNCTION | FL_OP_NN, 8, args_fl_conv_transpose2d, 1, results_tensor,
     NULL, call_fl_conv_transpose2d},
    {"conv_transpose3d", "", "conv_transpose3d(Tensor input, Tensor weight, Tensor? bias=None, int[3] stride=1, int[3] padding=0, int[3] output_padding=0, int groups=1, int[3] dilation=1) -> Tensor",
     "The gradient of conv3d with respect to its input, as a function: weight [in, out / groups, KD, KH, KW].",
     FL_OP_FUNCTION | FL_OP_NN, 8, args_fl_conv_transpose3d, 1, results_tensor,
     NULL, call_fl_conv_transpose3d},
    {"copy_", "", "copy_(Tensor self, Tensor src, bool non_blocking=False) -> Tensor",
     "Writes src, broadcast and converted, into self.",
     FL_OP_METHOD, 3, args_fl_copy_, 1, results_tensor,
     NULL, call_fl_copy_},
    {"detach", "", "detach(Tensor self) -> Tensor",
     "The same memory, outside the graph.",
     FL_OP_FUNCTION | FL_OP_METHOD, 1, args_fl_detach, 1, results_tensor,
     NULL, call_fl_detach},
    {"detach_", "", "detach_(Tensor self) -> Tensor",
     "Takes self itself out of the graph.",
     FL_OP_METHOD, 1, args_fl_detach_, 1, results_tensor,
     NULL, call_fl_detach_},
    {"diag", "", "diag(Tensor self, int diagonal=0) -> Tensor",
     "The diagonal of a matrix; a matrix of a diagonal.",
     FL_OP_FUNCTION | FL_OP_METHOD, 2, args_fl_diag, 1, results_tensor,
     NULL, call_fl_diag},
    {"diag_embed", "", "diag_embed(Tensor self, int offset=0, int dim1=-2, int dim2=-1) -> Tensor",
     "Matrices whose diagonals are the last dimension of self.",
     FL_OP_FUNCTION | FL_OP_METHOD, 4, args_fl_diag_embed, 1, results_tensor,
     NULL, call_fl_diag_embed},
    {"diagonal", "", "diagonal(Tensor self, int offset=0, int dim1=0, int dim2=1) -> Tensor",
     "The diagonal of two dimensions, as the last dimension.",
     FL_OP_FUNCTION | FL_OP_METHOD, 4, args_fl_diagonal, 1, results_tensor,
     NULL, call_fl_diagonal},
    {"diagonal_scatter", "", "diagonal_scatter(Tensor self, Tensor src, int offset=0, int dim1=0, int dim2=1) -> Tensor",
     "A copy of self with src in place of that diagonal.",
     FL_OP_FUNCTION | FL_OP_METHOD, 5, args_fl_diagonal_scatter, 1, results_tensor,
     NULL, call_fl_diagonal_scatter},
    {"dot", "", "dot(Tensor self, Tensor tensor) -> Tensor",
     "The sum of the products of two vectors' elements.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT, 2, args_fl_dot, 1, results_tensor,
     NULL, call_fl_dot},
    {"double", "tensor", "double.tensor(Tensor self, MemoryFormat memory_format=preserve_format) -> Tensor",
     "self.to(float64)",
     FL_OP_METHOD, 2, args_fl_double_tensor, 1, results_tensor,
     NULL, call_fl_double_tensor},
    {"dsplit", "", "dsplit(Tensor self, int sections) -> Tensor[]",
     "tensor_split along dim 2.",
     FL_OP_FUNCTION | FL_OP_METHOD, 2, args_fl_dsplit, -1, results_tensors,
     NULL, call_fl_dsplit},
    {"dsplit", "indices", "dsplit.indices(Tensor self, int[] indices) -> Tensor[]",
     "tensor_split along dim 2.",
     FL_OP_FUNCTION | FL_OP_METHOD, 2, args_fl_dsplit_indices, -1, results_tensors,
     NULL, call_fl_dsplit_indices},
    {"dstack", "", "dstack(Tensor[] tensors) -> Tensor",
     "cat of at least three-dimensional tensors along dim 2.",
     FL_OP_FUNCTION, 1, args_fl_dstack, 1, results_tensor,
     NULL, call_fl_dstack},
    {"empty", "", "empty(int[] size, *, ScalarType? dtype=None, MemoryFormat memory_format=contiguous_format) -> Tensor",
     "Memory as it comes.",
     FL_OP_FUNCTION | FL_OP_FACTORY, 3, args_fl_empty, 1, results_tensor,
     NULL, call_fl_empty},
    {"empty_like", "", "empty_like(Tensor self, *, ScalarType? dtype=None, MemoryFormat memory_format=preserve_format) -> Tensor",
     "Memory as it comes, of self's shape and dtype.",
     FL_OP_FUNCTION | FL_OP_FACTORY, 3, args_fl_empty_like, 1, results_tensor,
     NULL, call_fl_empty_like},
    {"empty_strided", "", "empty_strided(int[] size, int[] stride, *, ScalarType? dtype=None) -> Tensor",
     "Memory as it comes, with these strides.",
     FL_OP_FUNCTION | FL_OP_FACTORY, 3, args_fl_empty_strided, 1, results_tensor,
     NULL, call_fl_empty_strided},
    {"equal", "", "equal(Tensor self, Tensor other) -> bool",
     "Same shape and elements.",
     FL_OP_FUNCTION | FL_OP_METHOD, 2, args_fl_equal, 1, results_bool,
     NULL, call_fl_equal},
    {"expand", "", "expand(Tensor self, int[] size, *, bool implicit=False) -> Tensor",
     "Dimensions of size 1 repeated without copying; -1 keeps a size.",
     FL_OP_METHOD, 3, args_fl_expand, 1, results_tensor,
     NULL, call_fl_expand},
    {"expand_as", "", "expand_as(Tensor self, Tensor other) -> Tensor",
     "self.expand(other.shape)",
     FL_OP_METHOD, 2, args_fl_expand_as, 1, results_tensor,
     NULL, call_fl_expand_as},
    {"eye", "", "eye(int n, *, ScalarType? dtype=None) -> Tensor",
     "The identity matrix.",
     FL_OP_FUNCTION | FL_OP_FACTORY, 2, args_fl_eye, 1, results_tensor,
     NULL, call_fl_eye},
    {"eye", "m", "eye.m(int n, int m, *, ScalarType? dtype=None) -> Tensor",
     "Ones on the diagonal of an n x m matrix.",
     FL_OP_FUNCTION | FL_OP_FACTORY, 3, args_fl_eye_m, 1, results_tensor,
     NULL, call_fl_eye_m},
    {"fill", "", "fill(Tensor self, Scalar value) -> Tensor",
     "A tensor like self with one value everywhere.",
     FL_OP_FUNCTION, 2, args_fl_fill, 1, results_tensor,
     NULL, call_fl_fill},
    {"fill", "tensor", "fill.tensor(Tensor self, Tensor value) -> Tensor",
     "A tensor like self with the value of a 0-dim tensor.",
     FL_OP_FUNCTION, 2, args_fl_fill_tensor, 1, results_tensor,
     NULL, call_fl_fill_tensor},
    {"fill_", "", "fill_(Tensor self, Scalar value) -> Tensor",
     "Writes one value everywhere.",
     FL_OP_METHOD, 2, args_fl_fill_, 1, results_tensor,
     NULL, call_fl_fill_},
    {"fill_", "tensor", "fill_.tensor(Tensor self, Tensor value) -> Tensor",
     "Writes the value of a 0-dim tensor everywhere.",
     FL_OP_METHOD, 2, args_fl_fill_tensor_, 1, results_tensor,
     NULL, call_fl_fill_tensor_},
    {"fill_diagonal_", "", "fill_diagonal_(Tensor self, Scalar fill_value, bool wrap=False) -> Tensor",
     "Writes one value on the diagonal.",
     FL_OP_METHOD, 3, args_fl_fill_diagonal_, 1, results_tensor,
     NULL, call_fl_fill_diagonal_},
    {"flatten", "", "flatten(Tensor self, int start_dim=0, int end_dim=-1) -> Tensor",
     "Dimensions start_dim to end_dim as one.",
     FL_OP_FUNCTION | FL_OP_METHOD, 3, args_fl_flatten, 1, results_tensor,
     NULL, call_fl_flatten},
    {"flip", "", "flip(Tensor self, int[] dims) -> Tensor",
     "Dimensions in reverse order of their elements.",
     FL_OP_FUNCTION | FL_OP_METHOD, 2, args_fl_flip, 1, results_tensor,
     NULL, call_fl_flip},
    {"fliplr", "", "fliplr(Tensor self) -> Tensor",
     "flip of dim 1",
     FL_OP_FUNCTION | FL_OP_METHOD, 1, args_fl_fliplr, 1, results_tensor,
     NULL, call_fl_fliplr},
    {"flipud", "", "flipud(Tensor self) -> Tensor",
     "flip of dim 0",
     FL_OP_FUNCTION | FL_OP_METHOD, 1, args_fl_flipud, 1, results_tensor,
     NULL, call_fl_flipud},
    {"float", "tensor", "float.tensor(Tensor self, MemoryFormat memory_format=preserve_format) -> Tensor",
     "self.to(float32)",
     FL_OP_METHOD, 2, args_fl_float_tensor, 1, results_tensor,
     NULL, call_fl_float_tensor},
    {"full", "", "full(int[] size, Scalar fill_value, *, ScalarType? dtype=None) -> Tensor",
     "One value everywhere; its kind decides the dtype where none is given.",
     FL_OP_FUNCTION | FL_OP_FACTORY, 3, args_fl_full, 1, results_tensor,
     NULL, call_fl_full},
    {"full_like", "", "full_like(Tensor self, Scalar fill_value, *, ScalarType? dtype=None, MemoryFormat memory_format=preserve_format) -> Tensor",
     "One value, in self's shape and dtype.",
     FL_OP_FUNCTION | FL_OP_FACTORY, 4, args_fl_full_like, 1, results_tensor,
     NULL, call_fl_full_like},
    {"gather", "", "gather(Tensor self, int dim, Tensor index, *, bool sparse_grad=False) -> Tensor",
     "out[i][j] = self[index[i][j]][j], for dim 0 of a matrix.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT, 4, args_fl_gather, 1, results_tensor,
     NULL, call_fl_gather},
    {"half", "tensor", "half.tensor(Tensor self, MemoryFormat memory_format=preserve_format) -> Tensor",
     "self.to(float16)",
     FL_OP_METHOD, 2, args_fl_half_tensor, 1, results_tensor,
     NULL, call_fl_half_tensor},
    {"hsplit", "", "hsplit(Tensor self, int sections) -> Tensor[]",
     "tensor_split along dim 1 (0 of a vector).",
     FL_OP_FUNCTION | FL_OP_METHOD, 2, args_fl_hsplit, -1, results_tensors,
     NULL, call_fl_hsplit},
    {"hsplit", "indices", "hsplit.indices(Tensor self, int[] indices) -> Tensor[]",
     "tensor_split along dim 1 (0 of a vector).",
     FL_OP_FUNCTION | FL_OP_METHOD, 2, args_fl_hsplit_indices, -1, results_tensors,
     NULL, call_fl_hsplit_indices},
    {"hstack", "", "hstack(Tensor[] tensors) -> Tensor",
     "cat along dim 1 (0 for vectors).",
     FL_OP_FUNCTION, 1, args_fl_hstack, 1, results_tensor,
     NULL, call_fl_hstack},
    {"index", "", "index(Tensor self, Tensor?[] indices) -> Tensor",
     "self[indices]; None takes all of a dimension.",
     0, 2, args_fl_index, 1, results_tensor,
     NULL, call_fl_index},
    {"index_add", "", "index_add(Tensor self, int dim, Tensor index, Tensor source, *, Scalar alpha=1) -> Tensor",
     "self with alpha times source added at the given indices of a dimension.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE, 5, args_fl_index_add, 1, results_tensor,
     NULL, call_fl_index_add},
    {"index_add_", "", "index_add(Tensor self, int dim, Tensor index, Tensor source, *, Scalar alpha=1) -> Tensor",
     "self with alpha times source added at the given indices of a dimension.",
     FL_OP_FUNCTION | FL_OP_METHOD, 5, args_fl_index_add, 1, results_tensor,
     NULL, call_fl_index_add_},
    {"index_copy", "", "index_copy(Tensor self, int dim, Tensor index, Tensor source) -> Tensor",
     "self with source at the given indices of a dimension.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE, 4, args_fl_index_copy, 1, results_tensor,
     NULL, call_fl_index_copy},
    {"index_copy_", "", "index_copy(Tensor self, int dim, Tensor index, Tensor source) -> Tensor",
     "self with source at the given indices of a dimension.",
     FL_OP_FUNCTION | FL_OP_METHOD, 4, args_fl_index_copy, 1, results_tensor,
     NULL, call_fl_index_copy_},
    {"index_fill", "", "index_fill(Tensor self, int dim, Tensor index, Scalar value) -> Tensor",
     "self with one value at the given indices of a dimension.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE, 4, args_fl_index_fill, 1, results_tensor,
     NULL, call_fl_index_fill},
    {"index_fill", "tensor", "index_fill.tensor(Tensor self, int dim, Tensor index, Tensor value) -> Tensor",
     "self with the value of a 0-dim tensor at the given indices of a dimension.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE, 4, args_fl_index_fill_tensor, 1, results_tensor,
     NULL, call_fl_index_fill_tensor},
    {"index_fill_", "", "index_fill(Tensor self, int dim, Tensor index, Scalar value) -> Tensor",
     "self with one value at the given indices of a dimension.",
     FL_OP_FUNCTION | FL_OP_METHOD, 4, args_fl_index_fill, 1, results_tensor,
     NULL, call_fl_index_fill_},
    {"index_fill_", "tensor", "index_fill.tensor(Tensor self, int dim, Tensor index, Tensor value) -> Tensor",
     "self with the value of a 0-dim tensor at the given indices of a dimension.",
     FL_OP_FUNCTION | FL_OP_METHOD, 4, args_fl_index_fill_tensor, 1, results_tensor,
     NULL, call_fl_index_fill_tensor_},
    {"index_put", "", "index_put(Tensor self, Tensor?[] indices, Tensor values, bool accumulate=False) -> Tensor",
     "self with values at self[indices]; accumulate adds them.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE, 4, args_fl_index_put, 1, results_tensor,
     NULL, call_fl_index_put},
    {"index_put_", "", "index_put(Tensor self, Tensor?[] indices, Tensor values, bool accumulate=False) -> Tensor",
     "self with values at self[indices]; accumulate adds them.",
     FL_OP_FUNCTION | FL_OP_METHOD, 4, args_fl_index_put, 1, results_tensor,
     NULL, call_fl_index_put_},
    {"index_select", "", "index_select(Tensor self, int dim, Tensor index) -> Tensor",
     "The given indices of a dimension.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT, 3, args_fl_index_select, 1, results_tensor,
     NULL, call_fl_index_select},
    {"int", "tensor", "int.tensor(Tensor self, MemoryFormat memory_format=preserve_format) -> Tensor",
     "self.to(int32)",
     FL_OP_METHOD, 2, args_fl_int_tensor, 1, results_tensor,
     NULL, call_fl_int_tensor},
    {"isclose", "", "isclose(Tensor self, Tensor other, float rtol=1e-05, float atol=1e-08, bool equal_nan=False) -> Tensor",
     "Where |self - other| <= atol + rtol |other|.",
     FL_OP_FUNCTION | FL_OP_METHOD, 5, args_fl_isclose, 1, results_tensor,
     NULL, call_fl_isclose},
    {"linear", "", "linear(Tensor input, Tensor weight, Tensor? bias=None) -> Tensor",
     "input W^T + bias: input [..., in_features], weight [out_features, in_features] (or [in_features]), bias [out_features].",
     FL_OP_NN, 3, args_fl_linear, 1, results_tensor,
     NULL, call_fl_linear},
    {"linspace", "", "linspace(Scalar start, Scalar end, int steps, *, ScalarType? dtype=None) -> Tensor",
     "`steps` numbers evenly from start to end, both included.",
     FL_OP_FUNCTION | FL_OP_FACTORY, 4, args_fl_linspace, 1, results_tensor,
     NULL, call_fl_linspace},
    {"logspace", "", "logspace(Scalar start, Scalar end, int steps, float base=10.0, *, ScalarType? dtype=None) -> Tensor",
     "base to the power of linspace(start, end, steps).",
     FL_OP_FUNCTION | FL_OP_FACTORY, 5, args_fl_logspace, 1, results_tensor,
     NULL, call_fl_logspace},
    {"long", "tensor", "long.tensor(Tensor self, MemoryFormat memory_format=preserve_format) -> Tensor",
     "self.to(int64)",
     FL_OP_METHOD, 2, args_fl_long_tensor, 1, results_tensor,
     NULL, call_fl_long_tensor},
    {"mT", "", "mT(Tensor self) -> Tensor",
     "The last two dimensions exchanged (Tensor.mT).",
     0, 1, args_fl_mT, 1, results_tensor,
     NULL, call_fl_mT},
    {"masked_fill", "", "masked_fill(Tensor self, Tensor mask, Scalar value) -> Tensor",
     "self with one value where mask is true.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE, 3, args_fl_masked_fill, 1, results_tensor,
     NULL, call_fl_masked_fill},
    {"masked_fill", "tensor", "masked_fill.tensor(Tensor self, Tensor mask, Tensor value) -> Tensor",
     "self with the value of a 0-dim tensor where mask is true.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE, 3, args_fl_masked_fill_tensor, 1, results_tensor,
     NULL, call_fl_masked_fill_tensor},
    {"masked_fill_", "", "masked_fill(Tensor self, Tensor mask, Scalar value) -> Tensor",
     "self with one value where mask is true.",
     FL_OP_FUNCTION | FL_OP_METHOD, 3, args_fl_masked_fill, 1, results_tensor,
     NULL, call_fl_masked_fill_},
    {"masked_fill_", "tensor", "masked_fill.tensor(Tensor self, Tensor mask, Tensor value) -> Tensor",
     "self with the value of a 0-dim tensor where mask is true.",
     FL_OP_FUNCTION | FL_OP_METHOD, 3, args_fl_masked_fill_tensor, 1, results_tensor,
     NULL, call_fl_masked_fill_tensor_},
    {"masked_scatter", "", "masked_scatter(Tensor self, Tensor mask, Tensor source) -> Tensor",
     "self with the elements of source, in order, where mask is true.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE, 3, args_fl_masked_scatter, 1, results_tensor,
     NULL, call_fl_masked_scatter},
    {"masked_scatter_", "", "masked_scatter(Tensor self, Tensor mask, Tensor source) -> Tensor",
     "self with the elements of source, in order, where mask is true.",
     FL_OP_FUNCTION | FL_OP_METHOD, 3, args_fl_masked_scatter, 1, results_tensor,
     NULL, call_fl_masked_scatter_},
    {"masked_select", "", "masked_select(Tensor self, Tensor mask) -> Tensor",
     "The elements where mask is true, in a row.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT, 2, args_fl_masked_select, 1, results_tensor,
     NULL, call_fl_masked_select},
    {"matmul", "", "matmul(Tensor self, Tensor other) -> Tensor",
     "The product of vectors, matrices or, with leading dimensions that broadcast, batches of matrices.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT, 2, args_fl_matmul, 1, results_tensor,
     NULL, call_fl_matmul},
    {"meshgrid", "", "meshgrid(Tensor[] tensors, *, str indexing='ij') -> Tensor[]",
     "The coordinates of a grid.",
     FL_OP_FUNCTION, 2, args_fl_meshgrid, -1, results_tensors,
     NULL, call_fl_meshgrid},
    {"mm", "", "mm(Tensor self, Tensor mat2) -> Tensor",
     "The product of two matrices.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT, 2, args_fl_mm, 1, results_tensor,
     NULL, call_fl_mm},
    {"moveaxis", "", "moveaxis(Tensor self, int source, int destination) -> Tensor",
     "movedim by another name",
     FL_OP_FUNCTION | FL_OP_METHOD, 3, args_fl_moveaxis, 1, results_tensor,
     NULL, call_fl_moveaxis},
    {"moveaxis", "list", "moveaxis.list(Tensor self, int[] source, int[] destination) -> Tensor",
     "movedim by another name",
     FL_OP_FUNCTION | FL_OP_METHOD, 3, args_fl_moveaxis_list, 1, results_tensor,
     NULL, call_fl_moveaxis_list},
    {"movedim", "", "movedim(Tensor self, int source, int destination) -> Tensor",
     "One dimension moved, the others in order.",
     FL_OP_FUNCTION | FL_OP_METHOD, 3, args_fl_movedim, 1, results_tensor,
     NULL, call_fl_movedim},
    {"movedim", "list", "movedim.list(Tensor self, int[] source, int[] destination) -> Tensor",
     "Several dimensions moved.",
     FL_OP_FUNCTION | FL_OP_METHOD, 3, args_fl_movedim_list, 1, results_tensor,
     NULL, call_fl_movedim_list},
    {"mv", "", "mv(Tensor self, Tensor vec) -> Tensor",
     "The product of a matrix and a vector.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT, 2, args_fl_mv, 1, results_tensor,
     NULL, call_fl_mv},
    {"narrow", "", "narrow(Tensor self, int dim, int start, int length) -> Tensor",
     "Part of one dimension.",
     FL_OP_FUNCTION | FL_OP_METHOD, 4, args_fl_narrow, 1, results_tensor,
     NULL, call_fl_narrow},
    {"new_empty", "", "new_empty(Tensor self, int[] size, *, ScalarType? dtype=None) -> Tensor",
     "Memory as it comes, of self's dtype.",
     FL_OP_METHOD | FL_OP_FACTORY, 3, args_fl_new_empty, 1, results_tensor,
     NULL, call_fl_new_empty},
    {"new_full", "", "new_full(Tensor self, int[] size, Scalar fill_value, *, ScalarType? dtype=None) -> Tensor",
     "One value, in self's dtype.",
     FL_OP_METHOD | FL_OP_FACTORY, 4, args_fl_new_full, 1, results_tensor,
     NULL, call_fl_new_full},
    {"new_ones", "", "new_ones(Tensor self, int[] size, *, ScalarType? dtype=None) -> Tensor",
     "Ones of self's dtype.",
     FL_OP_METHOD | FL_OP_FACTORY, 3, args_fl_new_ones, 1, results_tensor,
     NULL, call_fl_new_ones},
    {"new_zeros", "", "new_zeros(Tensor self, int[] size, *, ScalarType? dtype=None) -> Tensor",
     "Zeros of self's dtype.",
     FL_OP_METHOD | FL_OP_FACTORY, 3, args_fl_new_zeros, 1, results_tensor,
     NULL, call_fl_new_zeros},
    {"nonzero", "", "nonzero(Tensor self) -> Tensor",
     "The indices of every element that is not 0, a row each.",
     FL_OP_FUNCTION | FL_OP_METHOD, 1, args_fl_nonzero, 1, results_tensor,
     NULL, call_fl_nonzero},
    {"numpy_T", "", "numpy_T(Tensor self) -> Tensor",
     "The dimensions in reverse order (Tensor.T).",
     0, 1, args_fl_numpy_T, 1, results_tensor,
     NULL, call_fl_numpy_T},
    {"one_hot", "", "one_hot(Tensor self, int num_classes=-1) -> Tensor",
     "A vector of zeros with a one at each class, as int64.",
     FL_OP_NN, 2, args_fl_one_hot, 1, results_tensor,
     NULL, call_fl_one_hot},
    {"ones", "", "ones(int[] size, *, ScalarType? dtype=None) -> Tensor",
     "Ones.",
     FL_OP_FUNCTION | FL_OP_FACTORY, 2, args_fl_ones, 1, results_tensor,
     NULL, call_fl_ones},
    {"ones_like", "", "ones_like(Tensor self, *, ScalarType? dtype=None, MemoryFormat memory_format=preserve_format) -> Tensor",
     "Ones of self's shape and dtype.",
     FL_OP_FUNCTION | FL_OP_FACTORY, 3, args_fl_ones_like, 1, results_tensor,
     NULL, call_fl_ones_like},
    {"pad", "", "pad(Tensor self, int[] pad, str mode='constant', float? value=None) -> Tensor",
     "More elements at the ends of the last dimensions; negative counts take away.",
     FL_OP_NN, 4, args_fl_pad, 1, results_tensor,
     NULL, call_fl_pad},
    {"permute", "", "permute(Tensor self, int[] dims) -> Tensor",
     "The dimensions in another order.",
     FL_OP_FUNCTION | FL_OP_METHOD, 2, args_fl_permute, 1, results_tensor,
     NULL, call_fl_permute},
    {"put", "", "put(Tensor self, Tensor index, Tensor source, bool accumulate=False) -> Tensor",
     "self with source at places of self.flatten().",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE, 4, args_fl_put, 1, results_tensor,
     NULL, call_fl_put},
    {"put_", "", "put(Tensor self, Tensor index, Tensor source, bool accumulate=False) -> Tensor",
     "self with source at places of self.flatten().",
     FL_OP_FUNCTION | FL_OP_METHOD, 4, args_fl_put, 1, results_tensor,
     NULL, call_fl_put_},
    {"ravel", "", "ravel(Tensor self) -> Tensor",
     "All elements in one dimension.",
     FL_OP_FUNCTION | FL_OP_METHOD, 1, args_fl_ravel, 1, results_tensor,
     NULL, call_fl_ravel},
    {"repeat", "", "repeat(Tensor self, int[] repeats) -> Tensor",
     "The tensor repeated along each dimension.",
     FL_OP_METHOD, 2, args_fl_repeat, 1, results_tensor,
     NULL, call_fl_repeat},
    {"repeat_interleave", "", "repeat_interleave(Tensor self, int repeats, int? dim=None, *, int? output_size=None) -> Tensor",
     "Every element (along dim) repeats times.",
     FL_OP_FUNCTION | FL_OP_METHOD, 4, args_fl_repeat_interleave, 1, results_tensor,
     NULL, call_fl_repeat_interleave},
    {"repeat_interleave", "tensor", "repeat_interleave.tensor(Tensor self, Tensor repeats, int? dim=None, *, int? output_size=None) -> Tensor",
     "Element i (along dim) repeats[i] times.",
     FL_OP_FUNCTION | FL_OP_METHOD, 4, args_fl_repeat_interleave_tensor, 1, results_tensor,
     NULL, call_fl_repeat_interleave_tensor},
    {"repeat_interleave", "counts", "repeat_interleave.counts(Tensor repeats, *, int? output_size=None) -> Tensor",
     "i repeated repeats[i] times, for every i.",
     FL_OP_FUNCTION, 2, args_fl_repeat_interleave_counts, 1, results_tensor,
     NULL, call_fl_repeat_interleave_counts},
    {"reshape", "", "reshape(Tensor self, int[] shape) -> Tensor",
     "A view where strides allow it, else a copy.",
     FL_OP_FUNCTION | FL_OP_METHOD, 2, args_fl_reshape, 1, results_tensor,
     NULL, call_fl_reshape},
    {"reshape_as", "", "reshape_as(Tensor self, Tensor other) -> Tensor",
     "self.reshape(other.shape)",
     FL_OP_METHOD, 2, args_fl_reshape_as, 1, results_tensor,
     NULL, call_fl_reshape_as},
    {"roll", "", "roll(Tensor self, int[] shifts, int[] dims=[]) -> Tensor",
     "Elements moved along, those that fall off coming in at the other end.",
     FL_OP_FUNCTION | FL_OP_METHOD, 3, args_fl_roll, 1, results_tensor,
     NULL, call_fl_roll},
    {"rot90", "", "rot90(Tensor self, int k=1, int[2] dims=[0, 1]) -> Tensor",
     "Turned by 90 degrees, k times.",
     FL_OP_FUNCTION | FL_OP_METHOD, 3, args_fl_rot90, 1, results_tensor,
     NULL, call_fl_rot90},
    {"row_stack", "", "row_stack(Tensor[] tensors) -> Tensor",
     "vstack by another name",
     FL_OP_FUNCTION, 1, args_fl_row_stack, 1, results_tensor,
     NULL, call_fl_row_stack},
    {"scalar_tensor", "", "scalar_tensor(Scalar s, *, ScalarType? dtype=None) -> Tensor",
     "A 0-dim tensor of the default dtype.",
     FL_OP_FUNCTION | FL_OP_FACTORY, 2, args_fl_scalar_tensor, 1, results_tensor,
     NULL, call_fl_scalar_tensor},
    {"scatter", "", "scatter(Tensor self, int dim, Tensor index, Tensor src) -> Tensor",
     "out[index[i][j]][j] = src[i][j], for dim 0 of a matrix.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE, 4, args_fl_scatter, 1, results_tensor,
     NULL, call_fl_scatter},
    {"scatter", "value", "scatter.value(Tensor self, int dim, Tensor index, Scalar value) -> Tensor",
     "out[index[i][j]][j] = value, for dim 0 of a matrix.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE, 4, args_fl_scatter_value, 1, results_tensor,
     NULL, call_fl_scatter_value},
    {"scatter", "src_reduce", "scatter.src_reduce(Tensor self, int dim, Tensor index, Tensor src, *, str reduce) -> Tensor",
     "scatter that adds to ('add') or multiplies ('multiply') what is there.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE, 5, args_fl_scatter_src_reduce, 1, results_tensor,
     NULL, call_fl_scatter_src_reduce},
    {"scatter", "value_reduce", "scatter.value_reduce(Tensor self, int dim, Tensor index, Scalar value, *, str reduce) -> Tensor",
     "scatter of a value that adds to ('add') or multiplies ('multiply') what is there.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE, 5, args_fl_scatter_value_reduce, 1, results_tensor,
     NULL, call_fl_scatter_value_reduce},
    {"scatter_", "", "scatter(Tensor self, int dim, Tensor index, Tensor src) -> Tensor",
     "out[index[i][j]][j] = src[i][j], for dim 0 of a matrix.",
     FL_OP_FUNCTION | FL_OP_METHOD, 4, args_fl_scatter, 1, results_tensor,
     NULL, call_fl_scatter_},
    {"scatter_", "value", "scatter.value(Tensor self, int dim, Tensor index, Scalar value) -> Tensor",
     "out[index[i][j]][j] = value, for dim 0 of a matrix.",
     FL_OP_FUNCTION | FL_OP_METHOD, 4, args_fl_scatter_value, 1, results_tensor,
     NULL, call_fl_scatter_value_},
    {"scatter_", "src_reduce", "scatter.src_reduce(Tensor self, int dim, Tensor index, Tensor src, *, str reduce) -> Tensor",
     "scatter that adds to ('add') or multiplies ('multiply') what is there.",
     FL_OP_FUNCTION | FL_OP_METHOD, 5, args_fl_scatter_src_reduce, 1, results_tensor,
     NULL, call_fl_scatter_src_reduce_},
    {"scatter_", "value_reduce", "scatter.value_reduce(Tensor self, int dim, Tensor index, Scalar value, *, str reduce) -> Tensor",
     "scatter of a value that adds to ('add') or multiplies ('multiply') what is there.",
     FL_OP_FUNCTION | FL_OP_METHOD, 5, args_fl_scatter_value_reduce, 1, results_tensor,
     NULL, call_fl_scatter_value_reduce_},
    {"scatter_add", "", "scatter_add(Tensor self, int dim, Tensor index, Tensor src) -> Tensor",
     "out[index[i][j]][j] += src[i][j], for dim 0 of a matrix.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE, 4, args_fl_scatter_add, 1, results_tensor,
     NULL, call_fl_scatter_add},
    {"scatter_add_", "", "scatter_add(Tensor self, int dim, Tensor index, Tensor src) -> Tensor",
     "out[index[i][j]][j] += src[i][j], for dim 0 of a matrix.",
     FL_OP_FUNCTION | FL_OP_METHOD, 4, args_fl_scatter_add, 1, results_tensor,
     NULL, call_fl_scatter_add_},
    {"scatter_reduce", "", "scatter_reduce(Tensor self, int dim, Tensor index, Tensor src, str reduce, *, bool include_self=True) -> Tensor",
     "scatter that reduces what meets: 'sum', 'prod', 'mean', 'amax' or 'amin'.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE, 6, args_fl_scatter_reduce, 1, results_tensor,
     NULL, call_fl_scatter_reduce},
    {"scatter_reduce_", "", "scatter_reduce(Tensor self, int dim, Tensor index, Tensor src, str reduce, *, bool include_self=True) -> Tensor",
     "scatter that reduces what meets: 'sum', 'prod', 'mean', 'amax' or 'amin'.",
     FL_OP_FUNCTION | FL_OP_METHOD, 6, args_fl_scatter_reduce, 1, results_tensor,
     NULL, call_fl_scatter_reduce_},
    {"select", "", "select(Tensor self, int dim, int index) -> Tensor",
     "One index of a dimension, which goes away.",
     FL_OP_FUNCTION | FL_OP_METHOD, 3, args_fl_select, 1, results_tensor,
     NULL, call_fl_select},
    {"select_scatter", "", "select_scatter(Tensor self, Tensor src, int dim, int index) -> Tensor",
     "A copy of self with src in place of self.select(dim, index).",
     FL_OP_FUNCTION | FL_OP_METHOD, 4, args_fl_select_scatter, 1, results_tensor,
     NULL, call_fl_select_scatter},
    {"short", "tensor", "short.tensor(Tensor self, MemoryFormat memory_format=preserve_format) -> Tensor",
     "self.to(int16)",
     FL_OP_METHOD, 2, args_fl_short_tensor, 1, results_tensor,
     NULL, call_fl_short_tensor},
    {"slice", "", "slice(Tensor self, int dim=0, int? start=None, int? end=None, int step=1) -> Tensor",
     "start:end:step of one dimension.",
     0, 5, args_fl_slice, 1, results_tensor,
     NULL, call_fl_slice},
    {"slice_scatter", "", "slice_scatter(Tensor self, Tensor src, int dim=0, int? start=None, int? end=None, int step=1) -> Tensor",
     "A copy of self with src in place of that slice.",
     FL_OP_FUNCTION | FL_OP_METHOD, 6, args_fl_slice_scatter, 1, results_tensor,
     NULL, call_fl_slice_scatter},
    {"split", "", "split(Tensor self, int split_size, int dim=0) -> Tensor[]",
     "Pieces of split_size along dim, the last one smaller.",
     FL_OP_FUNCTION | FL_OP_METHOD, 3, args_fl_split, -1, results_tensors,
     NULL, call_fl_split},
    {"split", "sizes", "split.sizes(Tensor self, int[] split_size, int dim=0) -> Tensor[]",
     "Pieces of these sizes.",
     FL_OP_FUNCTION | FL_OP_METHOD, 3, args_fl_split_sizes, -1, results_tensors,
     NULL, call_fl_split_sizes},
    {"split_with_sizes", "", "split_with_sizes(Tensor self, int[] split_sizes, int dim=0) -> Tensor[]",
     "Pieces of these sizes.",
     FL_OP_FUNCTION | FL_OP_METHOD, 3, args_fl_split_with_sizes, -1, results_tensors,
     NULL, call_fl_split_with_sizes},
    {"squeeze", "", "squeeze(Tensor self) -> Tensor",
     "Without the dimensions of size 1.",
     FL_OP_FUNCTION | FL_OP_METHOD, 1, args_fl_squeeze, 1, results_tensor,
     NULL, call_fl_squeeze},
    {"squeeze", "dim", "squeeze.dim(Tensor self, int dim) -> Tensor",
     "Without dimension dim, if its size is 1.",
     FL_OP_FUNCTION | FL_OP_METHOD, 2, args_fl_squeeze_dim, 1, results_tensor,
     NULL, call_fl_squeeze_dim},
    {"squeeze", "dims", "squeeze.dims(Tensor self, int[] dim) -> Tensor",
     "Without those of these dimensions of size 1.",
     FL_OP_FUNCTION | FL_OP_METHOD, 2, args_fl_squeeze_dims, 1, results_tensor,
     NULL, call_fl_squeeze_dims},
    {"squeeze_", "", "squeeze_(Tensor self) -> Tensor",
     "Takes dimensions of size 1 out of self itself.",
     FL_OP_METHOD, 1, args_fl_squeeze_, 1, results_tensor,
     NULL, call_fl_squeeze_},
    {"squeeze_", "dim", "squeeze_.dim(Tensor self, int dim) -> Tensor",
     "Takes dimension dim out of self itself, if its size is 1.",
     FL_OP_METHOD, 2, args_fl_squeeze_dim_, 1, results_tensor,
     NULL, call_fl_squeeze_dim_},
    {"stack", "", "stack(Tensor[] tensors, int dim=0) -> Tensor",
     "The tensors along a new dimension.",
     FL_OP_FUNCTION | FL_OP_OUT, 2, args_fl_stack, 1, results_tensor,
     NULL, call_fl_stack},
    {"swapaxes", "", "swapaxes(Tensor self, int axis0, int axis1) -> Tensor",
     "transpose by another name",
     FL_OP_FUNCTION | FL_OP_METHOD, 3, args_fl_swapaxes, 1, results_tensor,
     NULL, call_fl_swapaxes},
    {"swapdims", "", "swapdims(Tensor self, int dim0, int dim1) -> Tensor",
     "transpose by another name",
     FL_OP_FUNCTION | FL_OP_METHOD, 3, args_fl_swapdims, 1, results_tensor,
     NULL, call_fl_swapdims},
    {"t", "", "t(Tensor self) -> Tensor",
     "The transpose of a matrix; a vector stays as it is.",
     FL_OP_FUNCTION | FL_OP_METHOD, 1, args_fl_t, 1, results_tensor,
     NULL, call_fl_t},
    {"t_", "", "t_(Tensor self) -> Tensor",
     "Exchanges the dimensions of a matrix itself.",
     FL_OP_METHOD, 1, args_fl_t_, 1, results_tensor,
     NULL, call_fl_t_},
    {"take", "", "take(Tensor self, Tensor index) -> Tensor",
     "Elements by their place in self.flatten().",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_OUT, 2, args_fl_take, 1, results_tensor,
     NULL, call_fl_take},
    {"take_along_dim", "", "take_along_dim(Tensor self, Tensor indices, int? dim=None) -> Tensor",
     "gather with self and indices broadcast against each other.",
     FL_OP_FUNCTION | FL_OP_METHOD, 3, args_fl_take_along_dim, 1, results_tensor,
     NULL, call_fl_take_along_dim},
    {"tensor_split", "", "tensor_split(Tensor self, int sections, int dim=0) -> Tensor[]",
     "Pieces whose sizes differ by at most one.",
     FL_OP_FUNCTION | FL_OP_METHOD, 3, args_fl_tensor_split, -1, results_tensors,
     NULL, call_fl_tensor_split},
    {"tensor_split", "indices", "tensor_split.indices(Tensor self, int[] indices, int dim=0) -> Tensor[]",
     "Cut at these indices.",
     FL_OP_FUNCTION | FL_OP_METHOD, 3, args_fl_tensor_split_indices, -1, results_tensors,
     NULL, call_fl_tensor_split_indices},
    {"tile", "", "tile(Tensor self, int[] dims) -> Tensor",
     "repeat; missing counts are 1.",
     FL_OP_FUNCTION | FL_OP_METHOD, 2, args_fl_tile, 1, results_tensor,
     NULL, call_fl_tile},
    {"to", "", "to(Tensor self, ScalarType dtype, bool non_blocking=False, bool copy=False, *, MemoryFormat memory_format=preserve_format) -> Tensor",
     "self where it is of this dtype, else a converted copy.",
     FL_OP_METHOD, 5, args_fl_to, 1, results_tensor,
     NULL, call_fl_to},
    {"to", "other", "to.other(Tensor self, Tensor other, bool non_blocking=False, bool copy=False, *, MemoryFormat memory_format=preserve_format) -> Tensor",
     "self.to(other.dtype)",
     FL_OP_METHOD, 5, args_fl_to_other, 1, results_tensor,
     NULL, call_fl_to_other},
    {"transpose", "", "transpose(Tensor self, int dim0, int dim1) -> Tensor",
     "Two dimensions exchanged.",
     FL_OP_FUNCTION | FL_OP_METHOD, 3, args_fl_transpose, 1, results_tensor,
     NULL, call_fl_transpose},
    {"transpose_", "", "transpose_(Tensor self, int dim0, int dim1) -> Tensor",
     "Exchanges two dimensions of self itself.",
     FL_OP_METHOD, 3, args_fl_transpose_, 1, results_tensor,
     NULL, call_fl_transpose_},
    {"tril", "", "tril(Tensor self, int diagonal=0) -> Tensor",
     "The lower triangle of matrices, zeros above.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE, 2, args_fl_tril, 1, results_tensor,
     NULL, call_fl_tril},
    {"tril_", "", "tril(Tensor self, int diagonal=0) -> Tensor",
     "The lower triangle of matrices, zeros above.",
     FL_OP_FUNCTION | FL_OP_METHOD, 2, args_fl_tril, 1, results_tensor,
     NULL, call_fl_tril_},
    {"tril_indices", "", "tril_indices(int row, int col, int offset=0, *, ScalarType? dtype=None) -> Tensor",
     "Row and column of every element of the lower triangle.",
     FL_OP_FUNCTION | FL_OP_FACTORY, 4, args_fl_tril_indices, 1, results_tensor,
     NULL, call_fl_tril_indices},
    {"triu", "", "triu(Tensor self, int diagonal=0) -> Tensor",
     "The upper triangle of matrices, zeros below.",
     FL_OP_FUNCTION | FL_OP_METHOD | FL_OP_INPLACE, 2, args_fl_triu, 1, results_tensor,
     NULL, call_fl_triu},
    {"triu_", "", "triu(Tensor self, int diagonal=0) -> Tensor",
     "The upper triangle of matrices, zeros below.",
     FL_OP_FUNCTION | FL_OP_METHOD, 2, args_fl_triu, 1, results_tensor,
     NULL, call_fl_triu_},
    {"triu_indices", "", "triu_indices(int row, int col, int offset=0, *, ScalarType? dtype=None) -> Tensor",
     "Row and column of every element of the upper triangle.",
     FL_OP_FUNCTION | FL_OP_FACTORY, 4, args_fl_triu_indices, 1, results_tensor,
     NULL, call_fl_triu_indices},
    {"type_as", "", "type_as(Tensor self, Tensor other) -> Tensor",
     "self.to(other.dtype)",
     FL_OP_METHOD, 2, args_fl_type_as, 1, results_tensor,
     NULL, call_fl_type_as},
    {"unbind", "", "unbind(Tensor self, int dim=0) -> Tensor[]",
     "Every index of a dimension.",
     FL_OP_FUNCTION | FL_OP_METHOD, 2, args_fl_unbind, -1, results_tensors,
     NULL, call_fl_unbind},
    {"unflatten", "", "unflatten(Tensor self, int dim, int[] sizes) -> Tensor",
     "One dimension as several.",
     FL_OP_FUNCTION | FL_OP_METHOD, 3, args_fl_unflatten, 1, results_tensor,
     NULL, call_fl_unflatten},
    {"unfold", "", "unfold(Tensor self, int dimension, int size, int step) -> Tensor",
     "Windows of `size` along a dimension, `step` apart, as a new last dimension.",
     FL_OP_METHOD, 4, args_fl_unfold, 1, results_tensor,
     NULL, call_fl_unfold},
    {"unsqueeze", "", "unsqueeze(Tensor self, int dim) -> Tensor",
     "With a dimension of size 1 put in at dim.",
     FL_OP_FUNCTION | FL_OP_METHOD, 2, args_fl_unsqueeze, 1, results_tensor,
     NULL, call_fl_unsqueeze},
    {"unsqueeze_", "", "unsqueeze_(Tensor self, int dim) -> Tensor",
     "Puts a dimension of size 1 into self itself.",
     FL_OP_METHOD, 2, args_fl_unsqueeze_, 1, results_tensor,
     NULL, call_fl_unsqueeze_},
    {"view", "", "view(Tensor self, int[] size) -> Tensor",
     "The same memory with other sizes; one size may be -1.",
     FL_OP_METHOD, 2, args_fl_view, 1, results_tensor,
     NULL, call_fl_view},
    {"view", "dtype", "view.dtype(Tensor self, ScalarType dtype) -> Tensor",
     "The same bytes read as another dtype.",
     FL_OP_METHOD, 2, args_fl_view_dtype, 1, results_tensor,
     NULL, call_fl_view_dtype},
    {"view_as", "", "view_as(Tensor self, Tensor other) -> Tensor",
     "self.view(other.shape)",
     FL_OP_METHOD, 2, args_fl_view_as, 1, results_tensor,
     NULL, call_fl_view_as},
    {"vsplit", "", "vsplit(Tensor self, int sections) -> Tensor[]",
     "tensor_split along dim 0.",
     FL_OP_FUNCTION | FL_OP_METHOD, 2, args_fl_vsplit, -1, results_tensors,
     NULL, call_fl_vsplit},
    {"vsplit", "indices", "vsplit.indices(Tensor self, int[] indices) -> Tensor[]",
     "tensor_split along dim 0.",
     FL_OP_FUNCTION | FL_OP_METHOD, 2, args_fl_vsplit_indices, -1, results_tensors,
     NULL, call_fl_vsplit_indices},
    {"vstack", "", "vstack(Tensor[] tensors) -> Tensor",
     "cat of at least two-dimensional tensors along dim 0.",
     FL_OP_FUNCTION, 1, args_fl_vstack, 1, results_tensor,
     NULL, call_fl_vstack},
    {"where", "indices", "where.indices(Tensor condition) -> Tensor[]",
     "The columns of nonzero(condition).",
     FL_OP_FUNCTION, 1, args_fl_where_indices, -1, results_tensors,
     NULL, call_fl_where_indices},
    {"zero_", "", "zero_(Tensor self) -> Tensor",
     "Writes zeros everywhere.",
     FL_OP_METHOD, 1, args_fl_zero_, 1, results_tensor,
     NULL, call_fl_zero_},
    {"zeros", "", "zeros(int[] size, *, ScalarType? dtype=None) -> Tensor",
     "Zeros.",
     FL_OP_FUNCTION | FL_OP_FACTORY, 2, args_fl_zeros, 1, results_tensor,
     NULL, call_fl_zeros},
    {"zeros_like", "", "zeros_like(Tensor self, *, ScalarType? dtype=None, MemoryFormat memory_format=preserve_format) -> Tensor",
     "Zeros of self's shape and dtype.",
     FL_OP_FUNCTION | FL_OP_FACTORY, 3, args_fl_zeros_like, 1, results_tensor,
     NULL, call_fl_zeros_like},
};
const int fl_ops__count = 196;
