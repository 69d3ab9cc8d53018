/* zip.c: reading and writing zip archives (PKWARE's APPNOTE 6.3). Depends on zlib for CRC-32 and inflate.
 */
#include "io/zip.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "base/error.h"

enum {
    LOCAL_HEADER = 0x04034b50,
    DIRECTORY_ENTRY = 0x02014b50,
    DIRECTORY_END = 0x06054b50,
    DIRECTORY_END64 = 0x06064b50,
    DESCRIPTOR = 0x08074b50,
    LOCATOR64 = 0x07064b50
};
enum { LOCAL_BYTES = 30, ENTRY_BYTES = 46, END_BYTES = 22, END64_BYTES = 56, LOCATOR_BYTES = 20 };
#define ZIP64_FIELD 0x0001
#define PADDING_FIELD 0x4246 /* "FB", as PyTorch pads */
/* A byte of deflate gives at most 1,032 (a match of 258 in two bits). */
#define MAX_EXPANSION 1032

static uint32_t read2(const uint8_t *p) { return (uint32_t)p[0] | (uint32_t)p[1] << 8; }
static uint32_t read4(const uint8_t *p) { return read2(p) | read2(p + 2) << 16; }
static uint64_t read8(const uint8_t *p) { return read4(p) | (uint64_t)read4(p + 4) << 32; }

static uint32_t checksum(uint32_t crc, const uint8_t *data, uint64_t size) {
    while (size) {
        uInt part = size < 1u << 30 ? (uInt)size : 1u << 30;
        crc = (uint32_t)crc32(crc, data, part);
        data += part;
        size -= part;
    }
    return crc;
}

/* ---- Writing ----------------------------------------------------------------------------------------------------- */

typedef struct record {
    uint8_t bytes[256];
    size_t size;
} record;

static void put(record *r, uint64_t value, int bytes) {
    for (int i = 0; i < bytes; i++) r->bytes[r->size++] = (uint8_t)(value >> 8 * i);
}

static bool emit(fl_zip_writer *w, const void *data, size_t size) {
    if (!w->sink->write(w->sink, data, size)) return false;
    w->offset += size;
    return true;
}

static bool emit_zeros(fl_zip_writer *w, uint64_t size) {
    static uint8_t zeros[1 << 16]; /* not const: as zeros in the file they would weigh what they are long */
    bool ok = true;
    for (uint64_t part; ok && size; size -= part) {
        part = size < sizeof zeros ? size : sizeof zeros;
        ok = emit(w, zeros, (size_t)part);
    }
    return ok;
}

/* The layout is, byte for byte, that of PyTorch's writer (miniz), whose readers may compute where a storage stands
 * without looking: checksums and sizes follow the data in a descriptor, and the local header has zeros. */
static void put_common(record *r, uint32_t crc, uint64_t size, size_t name_size, size_t extra_size) {
    put(r, 1 << 11 | 1 << 3, 2); /* the name is UTF-8; a descriptor follows */
    put(r, 0, 2);                /* stored */
    put(r, 0x00210000, 4);       /* 1980-01-01: the same tree gives the same file */
    put(r, crc, 4);
    put(r, size, 4);
    put(r, size, 4);
    put(r, name_size, 2);
    put(r, extra_size, 2);
}

/* What does not fit 32 bits: sizes, and the place of the header. */
static void put_wide(record *r, uint64_t size, uint64_t header) {
    bool wide = size >= UINT32_MAX, far = header >= UINT32_MAX;
    if (!wide && !far) return;
    put(r, ZIP64_FIELD, 2);
    put(r, (wide ? 16 : 0) + (far ? 8 : 0), 2);
    if (wide) put(r, size, 8), put(r, size, 8);
    if (far) put(r, header, 8);
}

bool fl_zip_writer__add(fl_zip_writer *w, const char *name, const void *data, uint64_t size) {
    size_t name_size = strlen(name);
    uint64_t header = w->offset;
    bool wide = size >= UINT32_MAX, far = header >= UINT32_MAX;
    uint32_t crc = data && !w->no_checksums ? checksum(0, data, size) : 0;

    record extra = {.size = 0}, local = {.size = 0}, descriptor = {.size = 0};
    put_wide(&extra, size, header);
    uint64_t data_begins = header + LOCAL_BYTES + name_size + extra.size + 4;
    size_t padding = (size_t)(-data_begins & (FL_ZIP_ALIGNMENT - 1)), end = extra.size + 4 + padding;
    put(&extra, PADDING_FIELD, 2);
    put(&extra, padding, 2);
    while (extra.size < end) put(&extra, 'Z', 1);
    put(&local, LOCAL_HEADER, 4);
    put(&local, 0, 2);
    put_common(&local, 0, 0, name_size, extra.size);
    if (size) {
        put(&descriptor, DESCRIPTOR, 4);
        put(&descriptor, crc, 4);
        put(&descriptor, size, wide || far ? 8 : 4);
        put(&descriptor, size, wide || far ? 8 : 4);
    }
    if (!emit(w, local.bytes, local.size) || !emit(w, name, name_size) || !emit(w, extra.bytes, extra.size) ||
        !(data ? emit(w, data, size) : emit_zeros(w, size)) || !emit(w, descriptor.bytes, descriptor.size))
        return false;

    record entry = {.size = 0}, more = {.size = 0};
    put_wide(&more, size, header);
    put(&entry, DIRECTORY_ENTRY, 4);
    put(&entry, 0, 4); /* made by and needed: no version in particular */
    put_common(&entry, crc, wide ? UINT32_MAX : size, name_size, more.size);
    put(&entry, 0, 2 + 2 + 2); /* no comment; disk 0; internal attributes */
    put(&entry, 0, 4);
    put(&entry, far ? UINT32_MAX : header, 4);
    w->count++;
    return fl_buffer__add(&w->directory, entry.bytes, entry.size) && fl_buffer__add(&w->directory, name, name_size) &&
           fl_buffer__add(&w->directory, more.bytes, more.size);
}

bool fl_zip_writer__end(fl_zip_writer *w, bool ok) {
    uint64_t begin = w->offset, size = w->directory.size;
    ok = ok && emit(w, w->directory.data, w->directory.size);
    fl_buffer__free(&w->directory);
    if (!ok) return false;
    bool wide = begin >= UINT32_MAX || size >= UINT32_MAX || w->count >= UINT16_MAX;
    record end = {.size = 0};
    if (wide) {
        uint64_t end64 = w->offset;
        put(&end, DIRECTORY_END64, 4);
        put(&end, END64_BYTES - 12, 8);
        put(&end, 45, 2);
        put(&end, 45, 2);
        put(&end, 0, 8); /* disks */
        put(&end, w->count, 8);
        put(&end, w->count, 8);
        put(&end, size, 8);
        put(&end, begin, 8);
        put(&end, LOCATOR64, 4);
        put(&end, 0, 4);
        put(&end, end64, 8);
        put(&end, 1, 4);
    }
    put(&end, DIRECTORY_END, 4);
    put(&end, 0, 4);
    put(&end, wide && w->count >= UINT16_MAX ? UINT16_MAX : w->count, 2);
    put(&end, wide && w->count >= UINT16_MAX ? UINT16_MAX : w->count, 2);
    put(&end, size >= UINT32_MAX ? UINT32_MAX : size, 4);
    put(&end, begin >= UINT32_MAX ? UINT32_MAX : begin, 4);
    put(&end, 0, 2);
    return emit(w, end.bytes, end.size);
}

/* ---- Reading ----------------------------------------------------------------------------------------------------- */

static bool damaged(const char *what) {
    fl_fail(FL_UNPICKLING_ERROR, "the zip archive is damaged: %s", what);
    return false;
}

typedef struct directory {
    uint64_t begin, size, count;
} directory;

/* The end record is the last thing in the file, followed only by a comment of the size that it states. */
static bool find_directory(const fl_source *s, directory *d) {
    uint8_t tail[END_BYTES + LOCATOR_BYTES];
    if (s->size < END_BYTES) return damaged("it has no directory");
    uint64_t end = 0;
    uint8_t block[4096 + END_BYTES];
    uint64_t lowest = s->size > END_BYTES + UINT16_MAX ? s->size - END_BYTES - UINT16_MAX : 0;
    bool found = false;
    for (uint64_t top = s->size - END_BYTES + 1; !found && top > lowest;) {
        uint64_t bottom = top > lowest + 4096 ? top - 4096 : lowest; /* candidates in [bottom, top) */
        size_t size = (size_t)(top - bottom) + END_BYTES - 1;
        if (!fl_source__read(s, bottom, block, size)) return false;
        for (uint64_t at = top; !found && at-- > bottom;) {
            const uint8_t *p = block + (at - bottom);
            found = read4(p) == DIRECTORY_END && read2(p + 20) == s->size - at - END_BYTES;
            end = at;
        }
        top = bottom;
    }
    if (!found) return damaged("its directory is missing (is the file truncated?)");
    if (!fl_source__read(s, end, tail, END_BYTES)) return false;
    if (read2(tail + 4) || read2(tail + 6)) return damaged("it is spread over several disks");
    *d = (directory){read4(tail + 16), read4(tail + 12), read2(tail + 10)};
    uint64_t directory_limit = end;
    uint8_t locator[LOCATOR_BYTES];
    if (end >= LOCATOR_BYTES + END64_BYTES) {
        if (!fl_source__read(s, end - LOCATOR_BYTES, locator, LOCATOR_BYTES)) return false;
        if (read4(locator) == LOCATOR64) {
            uint64_t place = read8(locator + 8);
            uint8_t wide[END64_BYTES];
            if (place > end - LOCATOR_BYTES - END64_BYTES) return damaged("the place of its directory lies outside");
            if (!fl_source__read(s, place, wide, END64_BYTES)) return false;
            if (read4(wide) != DIRECTORY_END64) return damaged("its directory's end record is wrong");
            if (read4(wide + 16) || read4(wide + 20)) return damaged("it is spread over several disks");
            *d = (directory){read8(wide + 48), read8(wide + 40), read8(wide + 32)};
            directory_limit = place;
        }
    }
    if (d->begin > directory_limit || d->size > directory_limit - d->begin)
        return damaged("its directory lies outside");
    if (d->count > d->size / ENTRY_BYTES) return damaged("its directory is too short");
    return true;
}

/* Reads the ZIP64 values of a directory entry where the 32-bit fields say that they are there. */
static bool read_wide(const uint8_t *extra, size_t size, fl_zip_entry *e, bool wide_size, bool wide_packed,
                      bool wide_header) {
    while (size >= 4) {
        size_t field = read2(extra), length = read2(extra + 2);
        extra += 4;
        size -= 4;
        if (length > size) return damaged("an extra field is too long");
        if (field == ZIP64_FIELD) {
            const uint8_t *p = extra, *end = extra + length;
            if (wide_size && end - p >= 8) e->size = read8(p), p += 8, wide_size = false;
            if (wide_packed && end - p >= 8) e->packed_size = read8(p), p += 8, wide_packed = false;
            if (wide_header && end - p >= 8) e->header = read8(p), wide_header = false;
            break;
        }
        extra += length;
        size -= length;
    }
    return wide_size || wide_packed || wide_header ? damaged("a 64-bit size is missing") : true;
}

static bool read_entry(fl_zip_entry *e, const uint8_t **at, const uint8_t *end, char **names) {
    const uint8_t *p = *at;
    if (end - p < ENTRY_BYTES || read4(p) != DIRECTORY_ENTRY) return damaged("its directory is cut off");
    size_t name_size = read2(p + 28), extra_size = read2(p + 30), comment_size = read2(p + 32);
    if ((size_t)(end - p) < ENTRY_BYTES + name_size + extra_size + comment_size)
        return damaged("its directory is cut off");
    if (read2(p + 8) & 1) return damaged("an entry is encrypted");
    uint32_t method = read2(p + 10);
    if (method != 0 && method != 8) return damaged("an entry is packed by a method other than deflate");
    *e = (fl_zip_entry){.name = *names,
                        .header = read4(p + 42),
                        .size = read4(p + 24),
                        .packed_size = read4(p + 20),
                        .crc = read4(p + 16),
                        .deflated = method == 8};
    if (memchr(p + ENTRY_BYTES, 0, name_size)) return damaged("an entry's name has a NUL in it");
    memcpy(*names, p + ENTRY_BYTES, name_size);
    (*names)[name_size] = 0;
    *names += name_size + 1;
    bool wide_size = e->size == UINT32_MAX, wide_packed = e->packed_size == UINT32_MAX,
         wide_header = e->header == UINT32_MAX;
    if ((wide_size || wide_packed || wide_header) &&
        !read_wide(p + ENTRY_BYTES + name_size, extra_size, e, wide_size, wide_packed, wide_header))
        return false;
    if (e->deflated ? e->size / MAX_EXPANSION > e->packed_size : e->size != e->packed_size)
        return damaged("an entry's size does not fit its packed size");
    *at = p + ENTRY_BYTES + name_size + extra_size + comment_size;
    return true;
}

static int by_header(const void *a, const void *b) {
    const fl_zip_entry *x = a, *y = b;
    return x->header < y->header ? -1 : x->header > y->header;
}

static int by_name(const void *a, const void *b) {
    return strcmp(((const fl_zip_entry *)a)->name, ((const fl_zip_entry *)b)->name);
}

static bool check_entries(fl_zip *z, uint64_t directory_begin) {
    qsort(z->entries, z->count, sizeof *z->entries, by_header);
    for (size_t i = 0; i < z->count; i++) {
        fl_zip_entry *e = &z->entries[i];
        e->limit = i + 1 < z->count ? z->entries[i + 1].header : directory_begin;
        uint64_t least = LOCAL_BYTES + strlen(e->name);
        if (e->header > e->limit || e->limit - e->header < least || e->limit - e->header - least < e->packed_size)
            return damaged("entries overlap or lie outside");
    }
    qsort(z->entries, z->count, sizeof *z->entries, by_name);
    for (size_t i = 1; i < z->count; i++)
        if (!strcmp(z->entries[i - 1].name, z->entries[i].name)) return damaged("two entries have one name");
    return true;
}

bool fl_zip__open(fl_zip *z, const fl_source *source) {
    *z = (fl_zip){.source = source};
    directory d;
    if (fl_failed() || !find_directory(source, &d)) return false;
    if (d.size >= SIZE_MAX / 4 || d.count >= SIZE_MAX / sizeof(fl_zip_entry)) {
        fl_error__no_memory(SIZE_MAX);
        return false;
    }
    /* Names take less room than the entries that they stand in. */
    uint8_t *block = malloc(d.size + 1);
    z->names = malloc(d.size + 1);
    z->entries = calloc(d.count + 1, sizeof(fl_zip_entry));
    bool ok = block && z->names && z->entries;
    if (!ok) fl_error__no_memory(d.size);
    ok = ok && fl_source__read(source, d.begin, block, d.size);
    const uint8_t *at = block;
    char *names = z->names;
    for (; ok && z->count < d.count; z->count++) {
        const uint64_t place = d.begin + (uint64_t)(at - block);
        ok = read_entry(&z->entries[z->count], &at, block + d.size, &names);
        z->entries[z->count].crc_place = place + 16;
    }
    ok = ok && check_entries(z, d.begin);
    free(block);
    if (!ok) fl_zip__close(z);
    return ok;
}

void fl_zip__close(fl_zip *z) {
    free(z->entries);
    free(z->names);
    *z = (fl_zip){0};
}

const fl_zip_entry *fl_zip__find(const fl_zip *z, const char *name) {
    fl_zip_entry key = {.name = name};
    return z->count ? bsearch(&key, z->entries, z->count, sizeof key, by_name) : NULL;
}

uint64_t fl_zip__place(const fl_zip *z, const fl_zip_entry *e) {
    uint8_t local[LOCAL_BYTES], name[UINT16_MAX];
    size_t name_size = strlen(e->name);
    if (!fl_source__read(z->source, e->header, local, LOCAL_BYTES)) return 0;
    if (!fl_source__read(z->source, e->header + LOCAL_BYTES, name, name_size)) return 0;
    bool same = read4(local) == LOCAL_HEADER && read2(local + 8) == (e->deflated ? 8u : 0u) &&
                read2(local + 26) == name_size && !memcmp(name, e->name, name_size);
    uint64_t place = e->header + LOCAL_BYTES + name_size + read2(local + 28);
    if (!same || place > e->limit || e->packed_size > e->limit - place) {
        fl_fail(FL_UNPICKLING_ERROR, "the zip archive is damaged: the header of %s is wrong", e->name);
        return 0;
    }
    return place;
}

static bool inflate_entry(const fl_zip *z, const fl_zip_entry *e, uint64_t place, uint8_t *out) {
    uint8_t in[1 << 14];
    z_stream stream = {0};
    if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) {
        fl_error__no_memory(1 << 15);
        return false;
    }
    uint64_t packed = e->packed_size, left = e->size;
    uint8_t none;
    int status = Z_OK;
    bool ok = true;
    stream.next_out = e->size ? out : &none;
    while (ok && status == Z_OK) {
        if (!stream.avail_in && packed) {
            size_t part = packed < sizeof in ? (size_t)packed : sizeof in;
            ok = fl_source__read(z->source, place, in, part);
            place += part;
            packed -= part;
            stream.next_in = in;
            stream.avail_in = (uInt)part;
        }
        if (!stream.avail_out && left) {
            stream.avail_out = left < 1u << 30 ? (uInt)left : 1u << 30;
            left -= stream.avail_out;
        }
        if (ok) status = inflate(&stream, Z_NO_FLUSH); /* Z_BUF_ERROR: neither input nor room is left */
    }
    ok = ok && status == Z_STREAM_END && !left && !stream.avail_out && !packed && !stream.avail_in;
    inflateEnd(&stream);
    if (!ok && !fl_failed()) fl_fail(FL_UNPICKLING_ERROR, "the zip archive is damaged: %s cannot be unpacked", e->name);
    return ok;
}

bool fl_zip__read(const fl_zip *z, const fl_zip_entry *e, void *out) {
    uint64_t place = fl_zip__place(z, e);
    if (!place) return false;
    if (!(e->deflated ? inflate_entry(z, e, place, out) : fl_source__read(z->source, place, out, (size_t)e->size)))
        return false;
    if (e->crc && checksum(0, out, e->size) != e->crc) {
        fl_fail(FL_UNPICKLING_ERROR, "the zip archive is damaged: %s has a wrong checksum", e->name);
        return false;
    }
    return true;
}
