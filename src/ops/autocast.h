/* autocast.h (internal): what an op with a policy does where autocast is on (see <flashlight/autocast.h>).
 *
 * A row names its policy with one word: autocast_lower, autocast_float32, autocast_widest or autocast_first. For such a
 * row tools/generate.py writes the public function (src/ops/public.c) so that it casts the arguments and calls the
 * family's own, fl_<op>__plain (src/ops/plain.h), with autocast off. Ops without a word are made of ops that have one,
 * or take their arguments as they are.
 */
#ifndef FL_OPS_AUTOCAST_H
#define FL_OPS_AUTOCAST_H

#include <flashlight/autocast.h>

#include "tensor/tensor.h"

/* Only floating tensors are cast, and of them not those of float64. */
typedef enum fl_autocast_policy {
    FL_AUTOCAST_LOWER,   /* to the dtype of autocast */
    FL_AUTOCAST_FLOAT32, /* to float32 */
    FL_AUTOCAST_WIDEST,  /* to float32 where one of them is */
    FL_AUTOCAST_FIRST    /* to the dtype of the first of them; float32 where that is the other 16-bit type */
} fl_autocast_policy;

static inline bool fl_autocast__on(void) { return FL_UNLIKELY(fl_thread__self.autocast); }

/* Opens a scope and turns autocast off until leave, which closes the scope and gives the results (NULL ones stay) to
 * the one around it. Returns what these arguments are to be cast to, FL_DTYPE_NONE where they stay as they are. After
 * an error the op, called all the same, returns NULL. */
fl_dtype fl_autocast__enter(fl_autocast_policy policy, fl_tensor *const *args, int n);
/* Puts casts in the place of arguments; NULL ones stay. */
void fl_autocast__cast(fl_dtype dtype, fl_tensor **args, int n);
/* The same for a list of the caller's: the list of casts. */
fl_tensor *const *fl_autocast__list(fl_dtype dtype, fl_tensor *const *args, int n);
void fl_autocast__leave(fl_tensor **results, int n);

/* For a host that sets one thing after another: the dtype may be any while autocast is off. nest adds to the number of
 * open blocks and returns it. */
void fl_autocast__set_enabled(bool enabled);
void fl_autocast__set_dtype(fl_dtype dtype);
void fl_autocast__set_cache_enabled(bool enabled);
int fl_autocast__nest(int by);

#endif
