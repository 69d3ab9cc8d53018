/* random.h: generators that give PyTorch's numbers on the CPU: the same seed, the same stream.
 *
 *     fl_manual_seed(0);
 *     fl_tensor *x = fl_randn((int64_t[]){2, 3}, 2, NULL);   // what torch.manual_seed(0); torch.randn(2, 3) gives
 *
 * The engine is the Mersenne Twister mt19937. Integers and uniforms are PyTorch's bit for bit; normals to the last ulp
 * or two, where log and cos come in. Functions that draw take a generator or NULL, the default generator of the
 * process.
 */
#ifndef FLASHLIGHT_RANDOM_H
#define FLASHLIGHT_RANDOM_H

#include <flashlight/base.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct fl_generator fl_generator;

/* Size of a saved state, in bytes: PyTorch's own layout (torch.get_rng_state()), readable by either. */
#define FL_GENERATOR_STATE_SIZE 5056

/* A new generator, seeded with 67280421310721 as PyTorch's are. The caller owns it: fl_generator_free. */
FL_API fl_generator *fl_generator_new(void);
FL_API void fl_generator_free(fl_generator *g);
/* The default generator of the process, seeded from the system's entropy until fl_manual_seed. Borrowed. */
FL_API fl_generator *fl_generator_default(void);
FL_API void fl_generator_seed(fl_generator *g, uint64_t seed);
FL_API uint64_t fl_generator_initial_seed(fl_generator *g);
/* Copies the state out and in; set fails with FL_RUNTIME_ERROR where `state` is no generator's. */
FL_API void fl_generator_get_state(fl_generator *g, uint8_t state[FL_GENERATOR_STATE_SIZE]);
FL_API bool fl_generator_set_state(fl_generator *g, const uint8_t state[FL_GENERATOR_STATE_SIZE]);

/* Seeds the default generator. */
FL_API void fl_manual_seed(uint64_t seed);

#ifdef __cplusplus
}
#endif
#endif
