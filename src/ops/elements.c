/* elements.c: loops over elements that meet what is there: add, multiply, the larger, the smaller.
 */
#include "ops/elements.h"

#include "base/half.h"
#include "tensor/cast.h"

#define LOOP(NAME, TYPE, LOAD, STORE, EXPRESSION)                                     \
    static void NAME(char *dst, int64_t ds, const char *src, int64_t ss, int64_t n) { \
        for (int64_t i = 0; i < n; i++) {                                             \
            TYPE *to = (TYPE *)(void *)(dst + i * ds);                                \
            const TYPE *from = (const TYPE *)(const void *)(src + i * ss);            \
            __typeof__(LOAD(*to)) a = LOAD(*to), b = LOAD(*from);                     \
            *to = (TYPE)STORE(EXPRESSION);                                            \
        }                                                                             \
    }
#define SAME(x) (x)
/* Integers wrap around: unsigned arithmetic is defined. */
#define AS_UNSIGNED(x) ((uint64_t)(x))

#define INTEGERS(NAME, TYPE)                             \
    LOOP(add_##NAME, TYPE, AS_UNSIGNED, SAME, a + b)     \
    LOOP(multiply_##NAME, TYPE, AS_UNSIGNED, SAME, a *b) \
    LOOP(max_##NAME, TYPE, SAME, SAME, a > b ? a : b)    \
    LOOP(min_##NAME, TYPE, SAME, SAME, a < b ? a : b)
INTEGERS(u8, uint8_t)
INTEGERS(i8, int8_t)
INTEGERS(i16, int16_t)
INTEGERS(i32, int32_t)
INTEGERS(i64, int64_t)
LOOP(or_bool, uint8_t, SAME, SAME, a || b)
LOOP(and_bool, uint8_t, SAME, SAME, a &&b)

#define FLOATS(NAME, TYPE, LOAD, STORE)                          \
    LOOP(add_##NAME, TYPE, LOAD, STORE, a + b)                   \
    LOOP(multiply_##NAME, TYPE, LOAD, STORE, a *b)               \
    LOOP(max_##NAME, TYPE, LOAD, STORE, a != a || a > b ? a : b) \
    LOOP(min_##NAME, TYPE, LOAD, STORE, a != a || a < b ? a : b)
FLOATS(f16, uint16_t, fl_half__from_f16, fl_half__to_f16)
FLOATS(bf16, uint16_t, fl_half__from_bf16, fl_half__to_bf16)
FLOATS(f32, float, SAME, SAME)
FLOATS(f64, double, SAME, SAME)

#define ROW(NAME) \
    { add_##NAME, multiply_##NAME, max_##NAME, min_##NAME }

fl_meet_fn fl_elements__meet(fl_dtype dtype, fl_meet meet) {
    static const fl_meet_fn loops[FL_DTYPE_COUNT][4] = {
        [FL_BOOL] = {or_bool, and_bool, or_bool, and_bool},
        [FL_UINT8] = ROW(u8),
        [FL_INT8] = ROW(i8),
        [FL_INT16] = ROW(i16),
        [FL_INT32] = ROW(i32),
        [FL_INT64] = ROW(i64),
        [FL_FLOAT16] = ROW(f16),
        [FL_BFLOAT16] = ROW(bf16),
        [FL_FLOAT32] = ROW(f32),
        [FL_FLOAT64] = ROW(f64),
    };
    return meet == FL_MEET_SET ? fl_cast__find(dtype, dtype) : loops[dtype][meet - FL_MEET_ADD];
}
