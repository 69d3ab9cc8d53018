/* layers.h: a constructor for every leaf layer.
 *
 * Made by tools/generate.py from the .def files of src/nn: edit those rows, not this file.
 *
 * fl_nn_<layer>(required arguments, options): options NULL for PyTorch's defaults, FL_NN_<LAYER>_OPTIONS to start from. Where
 * PyTorch wants int[2] (a kernel size), the argument is one number for all of them; give them apart in the options' field of
 * the same name, which then counts. Errors: NULL, with the exception that the class raises.
 */
// clang-format off
#ifndef FLASHLIGHT_LAYERS_H
#define FLASHLIGHT_LAYERS_H

#include <flashlight/nn.h>
#include <math.h>

#ifdef __cplusplus
extern "C" {
#endif

#ifdef __cplusplus
}
#endif

#endif
