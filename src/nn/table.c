/* table.c: the layer table and the constructors of <flashlight/layers.h>.
 *
 * Made by tools/generate.py from the .def files of src/nn: edit those rows, not this file.
 */
// clang-format off
#include <flashlight/layers.h>

#include "nn/layer.h"
#include "nn/module.h"



const fl_layer fl_layers__table[] = {
};
const int fl_layers__count = 0;
