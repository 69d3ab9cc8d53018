/* init.h (internal): the initial values of parameters, drawn as torch.nn.init draws them. Each records an error and
 * returns false on failure; takes NULL (a parameter that is None) as done.
 */
#ifndef FL_NN_INIT_H
#define FL_NN_INIT_H

#include "tensor/tensor.h"

bool fl_init__uniform(fl_tensor *t, double low, double high);
bool fl_init__normal(fl_tensor *t, double mean, double std);
bool fl_init__constant(fl_tensor *t, double value);
bool fl_init__xavier_uniform(fl_tensor *t);
bool fl_init__xavier_normal(fl_tensor *t);
/* kaiming_uniform_(t, a=sqrt(5)): what Linear and the convolutions start from, uniform in +-1/sqrt(fan_in) (He et al.
 * 2015, with the gain of a leaky ReLU of slope sqrt(5)). */
bool fl_init__linear_weight(fl_tensor *t);
/* Their bias: uniform in +-1/sqrt(fan_in of the weight). */
bool fl_init__linear_bias(fl_tensor *bias, const fl_tensor *weight);

#endif
