/* file.h (internal): where bytes come from and go to: files and memory. Files are written beside their place and
 * renamed, so that whatever happens the old file or the new one is there. Errors read as Python's: "[Errno 2] No such
 * file or directory: 'a.pth'".
 */
#ifndef FL_IO_FILE_H
#define FL_IO_FILE_H

#include "base/thread.h"

/* Bytes that grow; from malloc, so that a user may get them. {0} is an empty one. */
typedef struct fl_buffer {
    uint8_t *data;
    size_t size, capacity;
} fl_buffer;
bool fl_buffer__add(fl_buffer *b, const void *data, size_t size);
void fl_buffer__free(fl_buffer *b);

/* Somewhere to write to, front to back. `write` records the error where it returns false. */
typedef struct fl_sink {
    bool (*write)(struct fl_sink *sink, const void *data, size_t size);
    void *context;
} fl_sink;
fl_sink fl_sink__buffer(fl_buffer *b);

/* A file that takes its name only when it is complete. */
typedef struct fl_new_file {
    fl_sink sink;
    const char *path; /* as the caller gave it, for messages */
    char *target;     /* the file that will be replaced: links followed; NULL for a device, which is written at once */
    char *temporary;
    int fd;
    int mode;         /* of the file that is replaced; -1: a new one */
    uint8_t *pending; /* small writes, gathered */
    size_t pending_size;
} fl_new_file;
bool fl_new_file__open(fl_new_file *f, const char *path);
/* Ends the file: with `ok` (and no error meanwhile) synced and put in place, else removed. The error stays pending. */
bool fl_new_file__close(fl_new_file *f, bool ok);

/* Somewhere to read from, at any place: a file, or memory that outlives it. */
typedef struct fl_source {
    const uint8_t *memory; /* NULL: a file */
    uint64_t size;
    int fd;
    const char *path;
} fl_source;
fl_source fl_source__memory(const void *data, size_t size);
bool fl_source__open(fl_source *s, const char *path);
void fl_source__close(fl_source *s);
/* Exactly `size` bytes; an FL_UNPICKLING_ERROR past the end (also of a file that became shorter). */
bool fl_source__read(const fl_source *s, uint64_t offset, void *out, size_t size);

/* Records the error of a failed system call on a path. Returns false. */
bool fl_io__fail(int error, const char *path);
/* Makes sure that an error is one of the file's, not of the functions that were fed from it: FL_TYPE_ERROR and the like
 * become FL_UNPICKLING_ERROR, and the path (NULL: none) is put in front. */
void fl_io__blame_file(const char *path);

#endif
