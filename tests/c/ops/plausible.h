/* plausible.h: arguments for any op of the table, by kind and name: what tests of all ops call them with.
 */
#ifndef FL_TESTS_PLAUSIBLE_H
#define FL_TESTS_PLAUSIBLE_H

#include <flashlight/ops.h>
#include <string.h>

#include "ops/op.h"

/* Kinds of tensors, one after the other: a positive definite matrix, a vector, an image, a batch of matrices, a scalar,
 * zeros of int64 (a matrix, a vector) and of bool. Where the name of an argument asks for integers or truth values it
 * gets them, of the shape. */
enum { MATRIX, VECTOR, IMAGE, MATRICES, SCALAR, INTEGERS, COUNTS, TRUTHS, TENSOR_KINDS };

/* A result as an op's. */
static fl_tensor *plausible_tensor(const char *name, int kind) {
    static const int64_t shapes[TENSOR_KINDS][4] = {{2, 2}, {4}, {2, 2, 4, 4}, {2, 3, 3}, {0}, {2, 2}, {4}, {2, 2}};
    static const int dims[TENSOR_KINDS] = {2, 1, 4, 3, 0, 2, 1, 2};
    static const char *const whole[] = {"index",      "indices",     "target", "lengths",   "offsets",
                                        "boundaries", "repeats",     "pivots", "LU_pivots", "input_lengths",
                                        "n",          "num_samples", "labels", "sizes",     "target_lengths"};
    static const char *const truths[] = {"mask", "condition"};
    fl_dtype dtype = kind == INTEGERS || kind == COUNTS ? FL_INT64 : kind == TRUTHS ? FL_BOOL : FL_FLOAT32;
    for (size_t i = 0; i < sizeof whole / sizeof *whole; i++) {
        if (strcmp(name, whole[i]) == 0) dtype = FL_INT64;
    }
    for (size_t i = 0; i < sizeof truths / sizeof *truths; i++) {
        if (strcmp(name, truths[i]) == 0) dtype = FL_BOOL;
    }
    if (dtype != FL_FLOAT32) return fl_zeros(shapes[kind], dims[kind], &(fl_zeros_options){dtype});
    fl_tensor *t = fl_full(shapes[kind], dims[kind], fl_float(0.25), NULL);
    if (kind == MATRIX) t = fl_add(t, fl_eye(2, NULL));
    return t;
}

static bool among(const char *name, const char *names) { return strstr(names, name) != NULL; }

/* Something of the argument's type: the default where there is one. `tensors` has room for two. */
static fl_value plausible(const fl_arg *arg, int kind, fl_tensor **tensors) {
    static const int64_t ones[] = {1, 1, 1, 1, 1, 1, 1, 1};
    static const int64_t swapped[] = {1, 0}, twos[] = {2, 1};
    static const double halves[] = {0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5};
    if (arg->has_default || arg->kind == FL_K_GENERATOR) return arg->fallback;
    fl_value v = {arg->kind, 0, {0}};
    const int n = arg->size ? arg->size : 1;
    switch (arg->kind) {
        case FL_K_TENSOR:
            v.as.tensor = plausible_tensor(arg->name, kind);
            break;
        case FL_K_TENSORS:
            for (int i = 0; i < 2; i++) tensors[i] = plausible_tensor(arg->name, kind);
            v.count = 2, v.as.tensors = tensors;
            break;
        case FL_K_INT:
            v.as.i = strstr(arg->name, "dim") ? 0 : 1;
            break;
        case FL_K_INTS:
            v.count = n, v.as.ints = ones;
            if (arg->size) break;
            if (among(arg->name, "split_sizes pad")) v.count = 2;
            if (strcmp(arg->name, "dims") == 0) v.count = 2, v.as.ints = swapped;
            if (strcmp(arg->name, "sizes") == 0) v.count = 2, v.as.ints = twos;
            if (strcmp(arg->name, "normalized_shape") == 0) v.as.ints = twos;
            break;
        case FL_K_FLOATS:
            v.count = n, v.as.doubles = halves;
            break;
        case FL_K_SCALAR:
            v.as.scalar = kind == INTEGERS ? fl_int(1) : fl_float(0.5);
            break;
        case FL_K_FLOAT:
            v.as.d = 0.5;
            break;
        case FL_K_BOOL:
            v.as.b = strcmp(arg->name, "training") == 0;
            break;
        case FL_K_DTYPE:
            v.as.dtype = FL_FLOAT32;
            break;
        case FL_K_STR:
            v.as.str = among(arg->name, "equation")        ? "ij,jk->ik"
                       : among(arg->name, "reduce")        ? "prod"
                       : among(arg->name, "rounding_mode") ? "floor"
                       : among(arg->name, "nonlinearity")  ? "relu"
                       : among(arg->name, "ord p")         ? "fro"
                                                           : "mean";
            break;
        default:
            break;
    }
    return v;
}

#endif
