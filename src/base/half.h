/* half.h: float16 and bfloat16 to float and back, by bits, rounding to nearest even. All cases are computed and one is
 * chosen, so that loops over these functions become vectors.
 */
#ifndef FL_BASE_HALF_H
#define FL_BASE_HALF_H

#include <stdint.h>
#include <string.h>

static inline uint32_t fl_half__bits(float f) {
    uint32_t u;
    memcpy(&u, &f, sizeof(u));
    return u;
}

static inline float fl_half__float(uint32_t u) {
    float f;
    memcpy(&f, &u, sizeof(f));
    return f;
}

static inline float fl_half__from_f16(uint16_t h) {
    const uint32_t magnitude = (uint32_t)(h & 0x7fff) << 13;
    const uint32_t exponent = magnitude & 0x0f800000;
    const uint32_t normal = magnitude + (112u << 23); /* the exponent's bias: 127 - 15 */
    const uint32_t endless = normal + (112u << 23);   /* infinity and NaN */
    /* subnormal: let the subtraction normalise it */
    const uint32_t subnormal = fl_half__bits(fl_half__float(normal + (1u << 23)) - fl_half__float(113u << 23));
    const uint32_t bits = exponent == 0x0f800000 ? endless : exponent == 0 ? subnormal : normal;
    return fl_half__float(bits | (uint32_t)(h & 0x8000) << 16);
}

static inline uint16_t fl_half__to_f16(float f) {
    const uint32_t all = fl_half__bits(f), sign = all >> 16 & 0x8000, bits = all & 0x7fffffff;
    const uint32_t endless = bits > 0x7f800000 ? 0x7e00 : 0x7c00; /* 65536 and more, infinity, NaN */
    /* below 2^-14: the addition rounds at the last bit of a subnormal half */
    const uint32_t subnormal = fl_half__bits(fl_half__float(bits) + 0.5f) - 0x3f000000;
    const uint32_t normal = (bits - (112u << 23) + 0xfff + (bits >> 13 & 1)) >> 13;
    const uint32_t half = bits >= 0x47800000 ? endless : bits < 0x38800000 ? subnormal : normal;
    return (uint16_t)(half | sign);
}

static inline float fl_half__from_bf16(uint16_t h) { return fl_half__float((uint32_t)h << 16); }

static inline uint16_t fl_half__to_bf16(float f) {
    const uint32_t bits = fl_half__bits(f), rounded = (bits + 0x7fff + (bits >> 16 & 1)) >> 16;
    return (uint16_t)((bits & 0x7fffffff) > 0x7f800000 ? 0x7fc0 : rounded);
}

#endif
