/* generator.h: PyTorch's CPU random streams over raw buffers. Each function names what of PyTorch it reproduces.
 *
 * Strided tensors: PyTorch draws in the order of memory (the dimension of the smallest stride first) for all of these
 * but normal_ of 16 elements and more, whose vectorised fill is for row-major tensors alone; other tensors draw one
 * normal at a time.
 */
#ifndef FL_BASE_GENERATOR_H
#define FL_BASE_GENERATOR_H

#include <flashlight/random.h>

#include "base/thread.h"

/* The given generator, or the default one for NULL, locked against other threads until fl_generator__unlock. */
fl_generator *fl_generator__lock(fl_generator *g);
void fl_generator__unlock(fl_generator *g);

/* Where a generator (NULL: the default one) stands, for an op that may fail after it has drawn: it goes back there. */
typedef struct fl_generator_mark {
    char state[2560];
} fl_generator_mark;
void fl_generator__mark(fl_generator *g, fl_generator_mark *mark);
void fl_generator__back(fl_generator *g, const fl_generator_mark *mark);

/* All below take a locked generator. */
uint32_t fl_generator__random(fl_generator *g);
uint64_t fl_generator__random64(fl_generator *g);
/* In [0, 1): 53 bits of two draws. */
double fl_generator__uniform(fl_generator *g);

/* uniform_: out[i * stride] in [from, to). */
void fl_generator__uniform_f32(fl_generator *g, float *out, int64_t n, int64_t stride, float from, float to);
void fl_generator__uniform_f64(fl_generator *g, double *out, int64_t n, int64_t stride, double from, double to);
/* normal_ of a contiguous tensor: blocks of 16 from n = 16 on, one at a time below. */
void fl_generator__normal_f32(fl_generator *g, float *out, int64_t n, double mean, double std);
void fl_generator__normal_f64(fl_generator *g, double *out, int64_t n, double mean, double std);
/* The same for float16 and bfloat16: float32 values that the caller rounds. (Uniforms and exponentials of those types
 * are the float32 ones, rounded.) */
void fl_generator__normal_reduced(fl_generator *g, float *out, int64_t n, double mean, double std);
/* One normal of the scalar path (at::normal_distribution<double>, the second of a pair kept for the next call). */
double fl_generator__normal(fl_generator *g, double mean, double std);
/* random_from_to (randint): draw % range + base, with 64-bit draws where range >= 2^28. A range of 0 stands for 2^64.
 */
int64_t fl_generator__integer(fl_generator *g, uint64_t range, int64_t base);
void fl_generator__integers(fl_generator *g, int64_t *out, int64_t n, uint64_t range, int64_t base);
/* bernoulli_ with one p for all, and so dropout's masks: 53-bit uniforms below p. One byte 0 or 1 an element. */
void fl_generator__bernoulli(fl_generator *g, uint8_t *out, int64_t n, double p);
/* randperm: Fisher-Yates with random() % (n - i) into out[0..n). */
void fl_generator__permutation(fl_generator *g, int64_t *out, int64_t n);
/* exponential_ with rate lambda. */
void fl_generator__exponential_f32(fl_generator *g, float *out, int64_t n, double lambda);
void fl_generator__exponential_f64(fl_generator *g, double *out, int64_t n, double lambda);
/* geometric_. */
void fl_generator__geometric(fl_generator *g, double *out, int64_t n, double p);
/* One value of cauchy_ and log_normal_. */
double fl_generator__cauchy(fl_generator *g, double median, double sigma);
double fl_generator__log_normal(fl_generator *g, double mean, double std);

#endif
