/* table.h: the indices of each layer's options, for fl_option_int(call, FL_CONV2D__STRIDE) and its kin.
 *
 * Made by tools/generate.py from the .def files of src/nn: edit those rows, not this file.
 */
// clang-format off
#ifndef FL_NN_TABLE_H
#define FL_NN_TABLE_H

enum {
    FL_RELU__INPLACE = 0,
    FL_GELU__APPROXIMATE = 0,
    FL_SILU__INPLACE = 0,
    FL_LEAKY_RELU__NEGATIVE_SLOPE = 0,
    FL_LEAKY_RELU__INPLACE = 1,
    FL_CONV1D__IN_CHANNELS = 0,
    FL_CONV1D__OUT_CHANNELS = 1,
    FL_CONV1D__KERNEL_SIZE = 2,
    FL_CONV1D__STRIDE = 3,
    FL_CONV1D__PADDING = 4,
    FL_CONV1D__DILATION = 5,
    FL_CONV1D__GROUPS = 6,
    FL_CONV1D__BIAS = 7,
    FL_CONV1D__PADDING_MODE = 8,
    FL_CONV2D__IN_CHANNELS = 0,
    FL_CONV2D__OUT_CHANNELS = 1,
    FL_CONV2D__KERNEL_SIZE = 2,
    FL_CONV2D__STRIDE = 3,
    FL_CONV2D__PADDING = 4,
    FL_CONV2D__DILATION = 5,
    FL_CONV2D__GROUPS = 6,
    FL_CONV2D__BIAS = 7,
    FL_CONV2D__PADDING_MODE = 8,
    FL_CONV3D__IN_CHANNELS = 0,
    FL_CONV3D__OUT_CHANNELS = 1,
    FL_CONV3D__KERNEL_SIZE = 2,
    FL_CONV3D__STRIDE = 3,
    FL_CONV3D__PADDING = 4,
    FL_CONV3D__DILATION = 5,
    FL_CONV3D__GROUPS = 6,
    FL_CONV3D__BIAS = 7,
    FL_CONV3D__PADDING_MODE = 8,
    FL_FLATTEN__START_DIM = 0,
    FL_FLATTEN__END_DIM = 1,
    FL_LINEAR__IN_FEATURES = 0,
    FL_LINEAR__OUT_FEATURES = 1,
    FL_LINEAR__BIAS = 2,
    FL_LAYER__NO_OPTION = -1
};

#endif
