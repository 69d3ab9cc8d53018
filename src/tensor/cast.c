/* cast.c: conversion between element types, by the kernels of kernels/move.h.
 */
#include "tensor/cast.h"

#include "kernels/kernels.h"
#include "tensor/tensor.h"

fl_move_fn fl_cast__find(fl_dtype to, fl_dtype from) {
    const fl_move_kernels *kernels = fl_kernels__active.move;
    if (to != from) return kernels->convert[from][to];
    return kernels->copy[fl_dtype__sizes[to]];
}

void fl_cast__scalar(void *element, fl_dtype dtype, fl_scalar value) {
    const double number = fl_scalar__double(value);
    if (value.kind == FL_SCALAR_FLOAT || (value.kind == FL_SCALAR_UINT && fl_is_float(dtype)))
        fl_cast__find(dtype, FL_FLOAT64)(element, 8, (const char *)&number, 8, 1);
    else
        fl_cast__find(dtype, FL_INT64)(element, 8, (const char *)&value.as.i, 8, 1);
}

float fl_cast__rounded(double number, fl_dtype half) {
    uint16_t item;
    float value;
    fl_tensor__cast(&item, half, &number, FL_FLOAT64, 1);
    fl_tensor__cast(&value, FL_FLOAT32, &item, half, 1);
    return value;
}

void fl_tensor__cast(void *dst, fl_dtype to, const void *src, fl_dtype from, int64_t n) {
    fl_cast__find(to, from)(dst, fl_dtype__item(to), src, fl_dtype__item(from), n);
}
