/* autocast.h: automatic mixed precision: products in a 16-bit type, what needs the range in float32.
 *
 *     fl_autocast_begin(NULL);                            // bfloat16
 *     fl_tensor *loss = fl_cross_entropy(fl_forward(model, x), y, NULL);
 *     fl_autocast_end();
 *     fl_backward(loss);                                  // gradients of float32 parameters are float32
 *
 * Within a block, ops cast their floating arguments (all but those of float64) before they run: products, convolutions
 * and attention to the dtype of the block, most losses and decompositions to float32, cat and stack to the widest of
 * what they are given; docs/reference names the policy of each op that has one. All others take what comes. Casts are
 * recorded in the graph. In-place ops cast nothing. Within the backward pass autocast is off, but for custom functions.
 * The state is the calling thread's own.
 */
#ifndef FLASHLIGHT_AUTOCAST_H
#define FLASHLIGHT_AUTOCAST_H

#include <flashlight/tensor.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct fl_autocast_options {
    fl_dtype dtype; /* FL_BFLOAT16 or FL_FLOAT16 */
    bool enabled;   /* false: a block without autocast within one with it */
    bool cache;     /* keep the cast of a float32 parameter until the outermost block ends */
} fl_autocast_options;
#define FL_AUTOCAST_OPTIONS \
    { FL_BFLOAT16, true, true }

/* Opens a block; NULL: FL_AUTOCAST_OPTIONS. Blocks nest, 32 deep. Errors: FL_VALUE_ERROR for another dtype,
 * FL_RUNTIME_ERROR where they nest deeper; the block is open all the same, and changes nothing. */
FL_API void fl_autocast_begin(const fl_autocast_options *options);
/* Closes the innermost block. Casts that were kept are dropped with the outermost one: a parameter that an optimizer
 * step changes within a block is seen anew only after it, or after fl_autocast_clear_cache. */
FL_API void fl_autocast_end(void);
FL_API void fl_autocast_clear_cache(void);

FL_API bool fl_autocast_enabled(void);
FL_API fl_dtype fl_autocast_dtype(void); /* FL_BFLOAT16 where nothing else was set */
FL_API bool fl_autocast_cache_enabled(void);

#ifdef __cplusplus
}
#endif
#endif
