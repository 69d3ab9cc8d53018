/* half.h: float16 and bfloat16 to float and back, by bits, rounding to nearest even.
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
    uint32_t magnitude = (uint32_t)(h & 0x7fff) << 13;
    uint32_t exponent = magnitude & 0x0f800000;
    uint32_t bits = magnitude + (112u << 23); /* the exponent's bias: 127 - 15 */
    if (exponent == 0x0f800000) {
        bits += 112u << 23; /* infinity and NaN */
    } else if (exponent == 0) {
        /* subnormal: let the subtraction normalise it */
        bits = fl_half__bits(fl_half__float(bits + (1u << 23)) - fl_half__float(113u << 23));
    }
    return fl_half__float(bits | (uint32_t)(h & 0x8000) << 16);
}

static inline uint16_t fl_half__to_f16(float f) {
    uint32_t bits = fl_half__bits(f);
    uint32_t sign = bits >> 16 & 0x8000;
    bits &= 0x7fffffff;
    uint32_t half;
    if (bits >= 0x47800000) { /* 65536 and more, infinity, NaN */
        half = bits > 0x7f800000 ? 0x7e00 : 0x7c00;
    } else if (bits < 0x38800000) {
        /* below 2^-14: the addition rounds at the last bit of a subnormal half */
        half = fl_half__bits(fl_half__float(bits) + 0.5f) - 0x3f000000;
    } else {
        half = (bits - (112u << 23) + 0xfff + (bits >> 13 & 1)) >> 13;
    }
    return (uint16_t)(half | sign);
}

static inline float fl_half__from_bf16(uint16_t h) { return fl_half__float((uint32_t)h << 16); }

static inline uint16_t fl_half__to_bf16(float f) {
    uint32_t bits = fl_half__bits(f);
    if ((bits & 0x7fffffff) > 0x7f800000) return 0x7fc0;
    return (uint16_t)((bits + 0x7fff + (bits >> 16 & 1)) >> 16);
}

#endif
