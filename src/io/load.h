/* load.h (internal): loading for hosts, which can hold what a C tree cannot.
 */
#ifndef FL_IO_LOAD_H
#define FL_IO_LOAD_H

#include "io/file.h"
#include "io/object.h"

/* fl_load for a path (data NULL) or memory. Objects that hold themselves are allowed where `cyclic` is not NULL: it
 * then tells whether there are any, and the tree must be freed with fl_object__free_graph. `used` (may be NULL) gets
 * the bytes of `data` that were read: a file of the old format may be followed by something else. */
fl_object *fl_load__open(const char *path, const void *data, size_t size, const fl_load_options *options, bool *cyclic,
                         size_t *used);
/* Writes the archive to a sink; `name` is the folder in it (the file's stem, or "archive"). options NULL: the defaults.
 */
bool fl_save__write(const fl_object *tree, fl_sink *sink, const char *name, const fl_save_options *options);

#endif
