/* flashlight.h: everything. Link with libflashlight. docs/ has a guide; each header opens with what it is for. */
#ifndef FLASHLIGHT_FLASHLIGHT_H
#define FLASHLIGHT_FLASHLIGHT_H

#include <flashlight/autocast.h>
#include <flashlight/autograd.h>
#include <flashlight/base.h>
#include <flashlight/data.h>
#include <flashlight/io.h>
#include <flashlight/nn.h>
#include <flashlight/ops.h>
#include <flashlight/optim.h>
#include <flashlight/random.h>
#include <flashlight/tensor.h>

#endif
