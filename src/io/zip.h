/* zip.h (internal): zip archives, as much as .pth files need: stored entries written with their data on 64-byte
 * boundaries; stored and deflated entries read, ZIP64 included. Everything an archive says about itself is checked
 * before it is used: entries lie inside the file, do not overlap, have one name each, and sizes that their packed bytes
 * can hold.
 */
#ifndef FL_IO_ZIP_H
#define FL_IO_ZIP_H

#include "io/file.h"

#define FL_ZIP_ALIGNMENT 64

typedef struct fl_zip_writer {
    fl_sink *sink;
    uint64_t offset;
    uint64_t count;
    fl_buffer directory;
    bool no_checksums;
} fl_zip_writer;

/* data NULL: zeros, and no checksum. */
bool fl_zip_writer__add(fl_zip_writer *w, const char *name, const void *data, uint64_t size);
/* Writes the directory. Frees it in any case, also with `ok` false, which writes nothing. */
bool fl_zip_writer__end(fl_zip_writer *w, bool ok);

typedef struct fl_zip_entry {
    const char *name; /* NUL-terminated */
    uint64_t header;  /* place of the local header */
    uint64_t limit;   /* where the next thing in the file begins */
    uint64_t size, packed_size;
    uint32_t crc;
    uint64_t crc_place; /* of the checksum in the directory */
    bool deflated;
} fl_zip_entry;

typedef struct fl_zip {
    const fl_source *source;
    fl_zip_entry *entries; /* sorted by name */
    size_t count;
    char *names;
} fl_zip;

/* FL_UNPICKLING_ERROR where the archive is damaged. */
bool fl_zip__open(fl_zip *z, const fl_source *source);
void fl_zip__close(fl_zip *z);
/* NULL without an error where there is none. */
const fl_zip_entry *fl_zip__find(const fl_zip *z, const char *name);
/* Where the data of an entry begins in the file; 0 with an error. */
uint64_t fl_zip__place(const fl_zip *z, const fl_zip_entry *entry);
/* The entry's `size` bytes, unpacked, their checksum verified (a checksum of 0 means that the writer made none). */
bool fl_zip__read(const fl_zip *z, const fl_zip_entry *entry, void *out);

#endif
