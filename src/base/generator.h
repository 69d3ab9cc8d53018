/* generator.h: PyTorch's CPU random streams over raw buffers. Each function names what of PyTorch it reproduces.
 */
#ifndef FL_BASE_GENERATOR_H
#define FL_BASE_GENERATOR_H

#include <flashlight/random.h>

#include "base/thread.h"

/* The given generator, or the default one for NULL, locked against other threads until fl_generator__unlock. */
fl_generator *fl_generator__lock(fl_generator *g);
void fl_generator__unlock(fl_generator *g);

/* All below take a locked generator. */
uint32_t fl_generator__random(fl_generator *g);
uint64_t fl_generator__random64(fl_generator *g);

/* uniform_: out[i * stride] in [from, to). */
void fl_generator__uniform_f32(fl_generator *g, float *out, int64_t n, int64_t stride, float from, float to);
void fl_generator__uniform_f64(fl_generator *g, double *out, int64_t n, int64_t stride, double from, double to);
/* normal_ of a contiguous tensor: blocks of 16 from n = 16 on, one at a time below. */
void fl_generator__normal_f32(fl_generator *g, float *out, int64_t n, float mean, float std);
void fl_generator__normal_f64(fl_generator *g, double *out, int64_t n, double mean, double std);
/* One normal of the scalar path (at::normal_distribution<double>, the second of a pair kept for the next call). */
double fl_generator__normal(fl_generator *g, double mean, double std);
/* random_from_to: value % range + base, with 64-bit draws where range >= 2^32 (as PyTorch's random_from_to kernel). */
int64_t fl_generator__integer(fl_generator *g, uint64_t range, int64_t base);
/* bernoulli_ with one p for all, as MKL builds draw it: one draw seeds an MCG31m1 stream. One byte 0 or 1 an element. */
void fl_generator__bernoulli(fl_generator *g, uint8_t *out, int64_t n, double p);
/* randperm: Fisher-Yates with random() % (n - i) into out[0..n). */
void fl_generator__permutation(fl_generator *g, int64_t *out, int64_t n);
/* exponential_ with rate lambda. */
void fl_generator__exponential_f32(fl_generator *g, float *out, int64_t n, double lambda);
void fl_generator__exponential_f64(fl_generator *g, double *out, int64_t n, double lambda);

#endif
