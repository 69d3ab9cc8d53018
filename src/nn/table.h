/* table.h: the indices of each layer's options, for fl_option_int(call, FL_CONV2D__STRIDE) and its kin.
 *
 * Made by tools/generate.py from the .def files of src/nn: edit those rows, not this file.
 */
// clang-format off
#ifndef FL_NN_TABLE_H
#define FL_NN_TABLE_H

enum {
    FL_LAYER__NO_OPTION = -1
};

#endif
