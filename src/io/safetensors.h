/* safetensors.h (internal): safetensors files from and to anywhere.
 */
#ifndef FL_IO_SAFETENSORS_H
#define FL_IO_SAFETENSORS_H

#include <flashlight/io.h>

#include "io/file.h"

bool fl_safetensors__write(const fl_object *tensors, const fl_object *metadata, fl_sink *sink);
/* Of a path, or (path NULL) of memory. */
fl_object *fl_safetensors__open(const char *path, const void *data, size_t size, bool map, fl_object **metadata);

#endif
