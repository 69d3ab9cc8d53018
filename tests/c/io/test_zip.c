/* Zip archives: what is written is read, aligned and verified; what is damaged or lies is refused. */
#include "io/zip.h"

#include <stdlib.h>
#include <zlib.h>

#include "testing.h"

/* An archive in memory, made by hand so that every field can be wrong. */
typedef struct maker {
    fl_buffer bytes, directory;
    int count;
} maker;

static void put(fl_buffer *b, uint64_t value, int bytes) {
    for (int i = 0; i < bytes; i++) fl_buffer__add(b, &(uint8_t){(uint8_t)(value >> 8 * i)}, 1);
}

static void add_raw(maker *m, const char *name, int method, const void *data, size_t packed, uint64_t size,
                    uint32_t crc) {
    uint64_t header = m->bytes.size;
    for (int central = 0; central < 2; central++) {
        fl_buffer *b = central ? &m->directory : &m->bytes;
        put(b, central ? 0x02014b50 : 0x04034b50, 4);
        if (central) put(b, 20, 2);
        put(b, 20, 2);
        put(b, 0, 2);
        put(b, (uint64_t)method, 2);
        put(b, 0, 4);
        put(b, crc, 4);
        put(b, packed, 4);
        put(b, size, 4);
        put(b, strlen(name), 2);
        put(b, 0, 2);
        if (central) put(b, 0, 8), put(b, 0, 2), put(b, header, 4);
        fl_buffer__add(b, name, strlen(name));
    }
    fl_buffer__add(&m->bytes, data, packed);
    m->count++;
}

static fl_buffer finish(maker *m) {
    uint64_t begin = m->bytes.size;
    fl_buffer__add(&m->bytes, m->directory.data, m->directory.size);
    put(&m->bytes, 0x06054b50, 4);
    put(&m->bytes, 0, 4);
    put(&m->bytes, (uint64_t)m->count, 2);
    put(&m->bytes, (uint64_t)m->count, 2);
    put(&m->bytes, m->directory.size, 4);
    put(&m->bytes, begin, 4);
    put(&m->bytes, 0, 2);
    fl_buffer__free(&m->directory);
    return m->bytes;
}

static uint32_t crc_of(const void *data, size_t size) { return (uint32_t)crc32(0, data, (uInt)size); }

static void written_archives_are_read(void **state) {
    (void)state;
    fl_buffer out = {0};
    fl_sink sink = fl_sink__buffer(&out);
    fl_zip_writer w = {.sink = &sink};
    char data[1000], name[20];
    for (int i = 0; i < 1000; i++) data[i] = (char)(i * 7);
    for (int i = 0; i < 200; i++) {
        snprintf(name, sizeof name, "a/%d", i);
        assert_true(fl_zip_writer__add(&w, name, data, (uint64_t)i * 5));
    }
    assert_true(fl_zip_writer__end(&w, true));

    fl_source source = fl_source__memory(out.data, out.size);
    fl_zip z;
    assert_true(fl_zip__open(&z, &source));
    assert_int_equal(z.count, 200);
    for (int i = 0; i < 200; i++) {
        snprintf(name, sizeof name, "a/%d", i);
        const fl_zip_entry *e = fl_zip__find(&z, name);
        assert_non_null(e);
        assert_int_equal(e->size, i * 5);
        assert_int_equal(fl_zip__place(&z, e) % FL_ZIP_ALIGNMENT, 0);
        char read[1000];
        assert_true(fl_zip__read(&z, e, read));
        assert_memory_equal(read, data, (size_t)i * 5);
    }
    assert_null(fl_zip__find(&z, "a/200"));
    assert_int_equal(fl_error_code(), FL_OK);
    fl_zip__close(&z);
    fl_buffer__free(&out);
}

/* More entries than the 16-bit count holds: ZIP64 records are written and read. */
static void many_entries(void **state) {
    (void)state;
    fl_buffer out = {0};
    fl_sink sink = fl_sink__buffer(&out);
    fl_zip_writer w = {.sink = &sink};
    char name[20];
    for (int i = 0; i < 70000; i++) {
        snprintf(name, sizeof name, "%d", i);
        assert_true(fl_zip_writer__add(&w, name, &i, i % 2 ? 4 : 0));
    }
    assert_true(fl_zip_writer__end(&w, true));
    fl_source source = fl_source__memory(out.data, out.size);
    fl_zip z;
    assert_true(fl_zip__open(&z, &source));
    assert_int_equal(z.count, 70000);
    int value = 0;
    assert_true(fl_zip__read(&z, fl_zip__find(&z, "69999"), &value));
    assert_int_equal(value, 69999);
    fl_zip__close(&z);
    fl_buffer__free(&out);
}

/* A sink and a source of more than 4 GiB that keep only what is not zero: sizes and places past 32 bits. */
typedef struct sparse {
    uint64_t size, tail_begin;
    fl_buffer head, tail;
} sparse;

static bool sparse_write(fl_sink *sink, const void *data, size_t size) {
    sparse *s = sink->context;
    if (size < 1 << 20) fl_buffer__add(s->size < 1 << 20 ? &s->head : &s->tail, data, size);
    s->size += size;
    if (size >= 1 << 20) s->tail_begin = s->size;
    return true;
}

static void entries_past_four_gigabytes(void **state) {
    (void)state;
    uint64_t huge = ((uint64_t)4 << 30) + 4096;
    char *zeros = calloc(1, huge); /* never written to: no memory behind it */
    if (!zeros) skip();
    sparse s = {0};
    fl_sink sink = {sparse_write, &s};
    fl_zip_writer w = {.sink = &sink};
    assert_true(fl_zip_writer__add(&w, "huge", zeros, huge));
    assert_true(fl_zip_writer__add(&w, "far", "data", 4));
    assert_true(fl_zip_writer__end(&w, true));
    assert_true(s.size > huge);
    /* The archive in full, over the same pages. */
    free(zeros);
    char *all = calloc(1, s.size);
    if (!all) skip();
    memcpy(all, s.head.data, s.head.size);
    memcpy(all + s.tail_begin, s.tail.data, s.tail.size);
    fl_source source = fl_source__memory(all, s.size);
    fl_zip z;
    assert_true(fl_zip__open(&z, &source));
    assert_true(fl_zip__find(&z, "huge")->size == huge);
    assert_true(fl_zip__place(&z, fl_zip__find(&z, "huge")) == FL_ZIP_ALIGNMENT);
    char data[4];
    assert_true(fl_zip__place(&z, fl_zip__find(&z, "far")) > huge);
    assert_true(fl_zip__read(&z, fl_zip__find(&z, "far"), data));
    assert_memory_equal(data, "data", 4);
    fl_zip__close(&z);
    free(all);
    fl_buffer__free(&s.head);
    fl_buffer__free(&s.tail);
}

static size_t deflate_raw(const void *data, size_t size, uint8_t *out, size_t room) {
    z_stream stream = {0};
    assert_int_equal(deflateInit2(&stream, 9, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY), Z_OK);
    stream.next_in = (Bytef *)data;
    stream.avail_in = (uInt)size;
    stream.next_out = out;
    stream.avail_out = (uInt)room;
    assert_int_equal(deflate(&stream, Z_FINISH), Z_STREAM_END);
    deflateEnd(&stream);
    return room - stream.avail_out;
}

static void deflated_entries(void **state) {
    (void)state;
    static char text[100000], read[100000];
    static uint8_t packed[100000];
    for (size_t i = 0; i < sizeof text; i++) text[i] = (char)(i * i >> 7);
    size_t size = deflate_raw(text, sizeof text, packed, sizeof packed);
    uint8_t nothing[8];
    size_t nothing_size = deflate_raw("", 0, nothing, sizeof nothing);
    maker m = {0};
    add_raw(&m, "text", 8, packed, size, sizeof text, crc_of(text, sizeof text));
    add_raw(&m, "nothing", 8, nothing, nothing_size, 0, 0);
    add_raw(&m, "short", 8, packed, size, sizeof text - 1, 0);
    add_raw(&m, "long", 8, packed, size, sizeof text + 1, 0);
    add_raw(&m, "cut", 8, packed, size - 5, sizeof text, 0);
    add_raw(&m, "wrong", 8, "\xff\xff\xff\xff", 4, 4, 0);
    add_raw(&m, "checksum", 8, packed, size, sizeof text, 1);
    fl_buffer archive = finish(&m);
    fl_source source = fl_source__memory(archive.data, archive.size);
    fl_zip z;
    assert_true(fl_zip__open(&z, &source));
    assert_true(fl_zip__read(&z, fl_zip__find(&z, "text"), read));
    assert_memory_equal(read, text, sizeof text);
    assert_true(fl_zip__read(&z, fl_zip__find(&z, "nothing"), read));
    const char *const bad[] = {"short", "cut", "wrong"};
    for (int i = 0; i < 3; i++) {
        assert_false(fl_zip__read(&z, fl_zip__find(&z, bad[i]), read));
        assert_error(FL_UNPICKLING_ERROR, "cannot be unpacked");
    }
    char *longer = malloc(sizeof text + 1);
    assert_false(fl_zip__read(&z, fl_zip__find(&z, "long"), longer));
    assert_error(FL_UNPICKLING_ERROR, "cannot be unpacked");
    free(longer);
    assert_false(fl_zip__read(&z, fl_zip__find(&z, "checksum"), read));
    assert_error(FL_UNPICKLING_ERROR, "wrong checksum");
    fl_zip__close(&z);
    fl_buffer__free(&archive);
}

static void refused(fl_buffer archive, const char *message) {
    fl_source source = fl_source__memory(archive.data, archive.size);
    fl_zip z;
    assert_false(fl_zip__open(&z, &source));
    assert_error(FL_UNPICKLING_ERROR, message);
    fl_buffer__free(&archive);
}

static void lies_are_refused(void **state) {
    (void)state;
    maker bomb = {0};
    add_raw(&bomb, "bomb", 8, "abc", 3, 0xfffffffe, 0);
    refused(finish(&bomb), "does not fit its packed size");

    maker stored = {0};
    add_raw(&stored, "a", 0, "abc", 3, 4, 0);
    refused(finish(&stored), "does not fit its packed size");

    maker method = {0};
    add_raw(&method, "a", 12, "abc", 3, 3, 0);
    refused(finish(&method), "other than deflate");

    maker twice = {0};
    add_raw(&twice, "a", 0, "abc", 3, 3, 0);
    add_raw(&twice, "a", 0, "abc", 3, 3, 0);
    refused(finish(&twice), "one name");

    /* Two directory entries for the same bytes, as "quoted overlap" bombs have. */
    maker overlap = {0};
    add_raw(&overlap, "a", 0, "abc", 3, 3, 0);
    size_t entry = overlap.directory.size;
    uint8_t copy[100];
    memcpy(copy, overlap.directory.data, entry);
    copy[entry - 1] = 'b';
    fl_buffer__add(&overlap.directory, copy, entry);
    overlap.count++;
    refused(finish(&overlap), "overlap");

    maker beyond = {0};
    add_raw(&beyond, "a", 0, "abc", 3, 3, 0);
    beyond.directory.data[42] = 200;
    refused(finish(&beyond), "lie outside");

    maker count = {0};
    add_raw(&count, "a", 0, "abc", 3, 3, 0);
    count.count = 60000;
    refused(finish(&count), "too short");

    maker encrypted = {0};
    add_raw(&encrypted, "a", 0, "abc", 3, 3, 0);
    encrypted.directory.data[8] = 1;
    refused(finish(&encrypted), "encrypted");

    fl_buffer nothing = {0};
    fl_buffer__add(&nothing, "PK\5\6", 4);
    refused(nothing, "no directory");
    fl_buffer zeros = {0};
    for (int i = 0; i < 100; i++) fl_buffer__add(&zeros, "\0", 1);
    refused(zeros, "missing");
}

static void headers_must_agree(void **state) {
    (void)state;
    maker m = {0};
    add_raw(&m, "a", 0, "abc", 3, 3, crc_of("abc", 3));
    fl_buffer archive = finish(&m);
    char read[3];
    for (int at = 0; at < 31; at++) {
        bool used =
            at < 4 || (at >= 8 && at < 10) || at >= 26; /* the signature, the method, the name, the sizes of both */
        archive.data[at] ^= 0x40;
        fl_source source = fl_source__memory(archive.data, archive.size);
        fl_zip z;
        assert_true(fl_zip__open(&z, &source));
        assert_true(fl_zip__read(&z, &z.entries[0], read) != used);
        if (used) assert_error(FL_UNPICKLING_ERROR, "the header of a is wrong");
        fl_zip__close(&z);
        archive.data[at] ^= 0x40;
    }
    fl_buffer__free(&archive);
}

static void comments_after_the_directory(void **state) {
    (void)state;
    maker m = {0};
    add_raw(&m, "a", 0, "abc", 3, 3, 0);
    fl_buffer archive = finish(&m);
    archive.data[archive.size - 2] = 0x70;
    archive.data[archive.size - 1] = 0x17;
    for (int i = 0; i < 0x1770; i++) fl_buffer__add(&archive, &"PK\5\6"[i % 4], 1); /* looks like end records */
    fl_source source = fl_source__memory(archive.data, archive.size);
    fl_zip z;
    assert_true(fl_zip__open(&z, &source));
    assert_int_equal(z.count, 1);
    fl_zip__close(&z);
    fl_buffer__free(&archive);
}

RUN(cmocka_unit_test(written_archives_are_read), cmocka_unit_test(many_entries),
    cmocka_unit_test(entries_past_four_gigabytes), cmocka_unit_test(deflated_entries),
    cmocka_unit_test(lies_are_refused), cmocka_unit_test(headers_must_agree),
    cmocka_unit_test(comments_after_the_directory))
