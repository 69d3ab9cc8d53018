/* cast.c: conversion between element types: one loop for each pair, made by macros from how a type is read and how it
 * is written. Floats become integers as x86 converts them (out of range: the smallest integer), so that no cast is
 * undefined.
 */
#include "tensor/cast.h"

#include "base/half.h"
#include "tensor/tensor.h"

static inline int64_t to_i64(double v) {
    return v >= -0x1p63 && v < 0x1p63 ? (int64_t)v : INT64_MIN; /* NaN fails both */
}
static inline int32_t to_i32(double v) { return v > -0x1p31 - 1 && v < 0x1p31 ? (int32_t)v : INT32_MIN; }

/* How each type is read: as a number of a C type. */
#define READ_FL_BOOL(x) ((int32_t)((x) != 0))
#define READ_FL_UINT8(x) ((int32_t)(x))
#define READ_FL_INT8(x) ((int32_t)(x))
#define READ_FL_INT16(x) ((int32_t)(x))
#define READ_FL_INT32(x) (x)
#define READ_FL_INT64(x) (x)
#define READ_FL_FLOAT16(x) fl_half__from_f16(x)
#define READ_FL_BFLOAT16(x) fl_half__from_bf16(x)
#define READ_FL_FLOAT32(x) (x)
#define READ_FL_FLOAT64(x) (x)

/* How a number is written. */
#define WIDE(v) _Generic((v), float : to_i64((double)(v)), double : to_i64((double)(v)), default : (int64_t)(v))
#define NARROW(v) _Generic((v), float : to_i32((double)(v)), double : to_i32((double)(v)), default : (v))
#define WRITE_FL_BOOL(v) ((uint8_t)((v) != 0))
#define WRITE_FL_UINT8(v) ((uint8_t)WIDE(v))
#define WRITE_FL_INT8(v) ((int8_t)NARROW(v))
#define WRITE_FL_INT16(v) ((int16_t)NARROW(v))
#define WRITE_FL_INT32(v) ((int32_t)NARROW(v))
#define WRITE_FL_INT64(v) WIDE(v)
#define WRITE_FL_FLOAT16(v) fl_half__to_f16((float)(v))
#define WRITE_FL_BFLOAT16(v) fl_half__to_bf16((float)(v))
#define WRITE_FL_FLOAT32(v) ((float)(v))
#define WRITE_FL_FLOAT64(v) ((double)(v))

#define TYPE_FL_BOOL uint8_t
#define TYPE_FL_UINT8 uint8_t
#define TYPE_FL_INT8 int8_t
#define TYPE_FL_INT16 int16_t
#define TYPE_FL_INT32 int32_t
#define TYPE_FL_INT64 int64_t
#define TYPE_FL_FLOAT16 uint16_t
#define TYPE_FL_BFLOAT16 uint16_t
#define TYPE_FL_FLOAT32 float
#define TYPE_FL_FLOAT64 double

#define CAST(TO, FROM)                                                                              \
    static void cast_##TO##_##FROM(char *dst, int64_t ds, const char *src, int64_t ss, int64_t n) { \
        if (ds == (int64_t)sizeof(TYPE_##TO) && ss == (int64_t)sizeof(TYPE_##FROM)) {               \
            TYPE_##TO *restrict d = (TYPE_##TO *)(void *)dst;                                       \
            const TYPE_##FROM *restrict s = (const TYPE_##FROM *)(const void *)src;                 \
            for (int64_t i = 0; i < n; i++) d[i] = WRITE_##TO(READ_##FROM(s[i]));                   \
            return;                                                                                 \
        }                                                                                           \
        for (int64_t i = 0; i < n; i++)                                                             \
            *(TYPE_##TO *)(void *)(dst + i * ds) =                                                  \
                WRITE_##TO(READ_##FROM(*(const TYPE_##FROM *)(const void *)(src + i * ss)));        \
    }

#define MOVE(BYTES)                                                                           \
    static void move_##BYTES(char *dst, int64_t ds, const char *src, int64_t ss, int64_t n) { \
        if (ds == BYTES && ss == BYTES) {                                                     \
            if (n) memcpy(dst, src, (size_t)n *BYTES);                                        \
            return;                                                                           \
        }                                                                                     \
        for (int64_t i = 0; i < n; i++) memcpy(dst + i * ds, src + i * ss, BYTES);            \
    }
MOVE(1)
MOVE(2)
MOVE(4)
MOVE(8)

#define CASTS(FROM)         \
    CAST(FL_BOOL, FROM)     \
    CAST(FL_UINT8, FROM)    \
    CAST(FL_INT8, FROM)     \
    CAST(FL_INT16, FROM)    \
    CAST(FL_INT32, FROM)    \
    CAST(FL_INT64, FROM)    \
    CAST(FL_FLOAT16, FROM)  \
    CAST(FL_BFLOAT16, FROM) \
    CAST(FL_FLOAT32, FROM)  \
    CAST(FL_FLOAT64, FROM)
CASTS(FL_BOOL)
CASTS(FL_UINT8)
CASTS(FL_INT8)
CASTS(FL_INT16)
CASTS(FL_INT32)
CASTS(FL_INT64)
CASTS(FL_FLOAT16)
CASTS(FL_BFLOAT16)
CASTS(FL_FLOAT32)
CASTS(FL_FLOAT64)

#define ROW(FROM)                                                                             \
    [FROM] = {[FL_BOOL] = cast_FL_BOOL_##FROM,       [FL_UINT8] = cast_FL_UINT8_##FROM,       \
              [FL_INT8] = cast_FL_INT8_##FROM,       [FL_INT16] = cast_FL_INT16_##FROM,       \
              [FL_INT32] = cast_FL_INT32_##FROM,     [FL_INT64] = cast_FL_INT64_##FROM,       \
              [FL_FLOAT16] = cast_FL_FLOAT16_##FROM, [FL_BFLOAT16] = cast_FL_BFLOAT16_##FROM, \
              [FL_FLOAT32] = cast_FL_FLOAT32_##FROM, [FL_FLOAT64] = cast_FL_FLOAT64_##FROM}

static const fl_cast_fn casts[FL_DTYPE_COUNT][FL_DTYPE_COUNT] = {
    ROW(FL_BOOL),  ROW(FL_UINT8),   ROW(FL_INT8),     ROW(FL_INT16),   ROW(FL_INT32),
    ROW(FL_INT64), ROW(FL_FLOAT16), ROW(FL_BFLOAT16), ROW(FL_FLOAT32), ROW(FL_FLOAT64),
};

fl_cast_fn fl_cast__find(fl_dtype to, fl_dtype from) {
    if (to != from) return casts[from][to];
    switch (fl_dtype_size(to)) {
        case 1:
            return move_1;
        case 2:
            return move_2;
        case 4:
            return move_4;
        default:
            return move_8;
    }
}

void fl_cast__scalar(void *element, fl_dtype dtype, fl_scalar value) {
    if (value.kind == FL_SCALAR_FLOAT)
        casts[FL_FLOAT64][dtype](element, 8, (const char *)&value.as.d, 8, 1);
    else
        casts[FL_INT64][dtype](element, 8, (const char *)&value.as.i, 8, 1);
}

void fl_tensor__cast(void *dst, fl_dtype to, const void *src, fl_dtype from, int64_t n) {
    fl_cast__find(to, from)(dst, (int64_t)fl_dtype_size(to), src, (int64_t)fl_dtype_size(from), n);
}
