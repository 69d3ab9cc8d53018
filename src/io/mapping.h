/* mapping.h (internal): tensors over the pages of a file. A mapping is private (what is written to stays in memory) or
 * shared with the file. It lives as long as the last tensor over it.
 */
#ifndef FL_IO_MAPPING_H
#define FL_IO_MAPPING_H

#include "io/file.h"

typedef struct fl_mapping fl_mapping;

/* The whole of a file that is not empty. */
fl_mapping *fl_mapping__new(const fl_source *source, bool shared);
/* A tensor of uint8 over a part of it: one reference, the caller's, in no scope. */
fl_tensor *fl_mapping__bytes(fl_mapping *m, uint64_t place, int64_t size);
/* Writes zeros into the file, in a shared mapping. */
void fl_mapping__clear(fl_mapping *m, uint64_t place, size_t size);
void fl_mapping__release(void *mapping); /* takes NULL */

#endif
