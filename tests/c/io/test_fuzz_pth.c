/* The fuzz target over deterministic mutations of real files: bytes changed, removed, doubled, spliced. */
#include "../../fuzz/fuzz_pth.c"

#include "testing.h"

static uint32_t random_state = 1;
static uint32_t next_random(uint32_t below) {
    random_state = random_state * 1664525u + 1013904223u;
    return (random_state >> 8) % below;
}

static size_t read_file(const char *name, uint8_t *out, size_t room) {
    char path[500];
    snprintf(path, sizeof path, "%s/data/%s", FL_TESTS_DIR, name);
    FILE *f = fopen(path, "rb");
    assert_non_null(f);
    size_t size = fread(out, 1, room, f);
    fclose(f);
    return size;
}

static void mutate(const uint8_t *seed, size_t seed_size, int rounds, int mode) {
    static uint8_t bytes[20000];
    static const uint8_t interesting[] = {0, 1, 0x7f, 0x80, 0xff, '.', '(', 'R', 'b', 'Q', 'h', 'q', 0x81, 0x85, 0x8a};
    for (int round = 0; round < rounds; round++) {
        bytes[0] = (uint8_t)mode;
        memcpy(bytes + 1, seed, seed_size);
        size_t size = seed_size + 1;
        for (uint32_t n = 1 + next_random(4); n; n--) {
            uint32_t at = 1 + next_random((uint32_t)size - 1), length = 1 + next_random(8);
            switch (next_random(5)) {
                case 0:
                    bytes[at] = (uint8_t)next_random(256);
                    break;
                case 1:
                    bytes[at] = interesting[next_random(sizeof interesting)];
                    break;
                case 2: /* remove */
                    if (at + length < size) {
                        memmove(bytes + at, bytes + at + length, size - at - length);
                        size -= length;
                    }
                    break;
                case 3: /* double */
                    if (at + length < size) {
                        memmove(bytes + at + length, bytes + at, size - at);
                        size += length;
                    }
                    break;
                default: /* copy from elsewhere */
                    if (at + length < size)
                        memmove(bytes + at, bytes + 1 + next_random((uint32_t)(size - length)), length);
            }
        }
        LLVMFuzzerTestOneInput(bytes, size);
        assert_int_equal(fl_error_code(), FL_OK);
    }
}

static void files(void **state) {
    (void)state;
    static uint8_t seed[10000];
    const char *const names[] = {"values.pth", "values_old.pth", "state.pth", "model.pth"};
    for (int i = 0; i < 4; i++) {
        size_t size = read_file(names[i], seed, sizeof seed);
        mutate(seed, size, 3000, 0);
    }
}

/* The pickles inside, past the checksums. */
static void pickles(void **state) {
    (void)state;
    static uint8_t seed[10000], pickle[10000];
    const char *const names[] = {"values.pth", "state.pth", "model.pth"};
    for (int i = 0; i < 3; i++) {
        fl_source source = fl_source__memory(seed, read_file(names[i], seed, sizeof seed));
        fl_zip zip;
        assert_true(fl_zip__open(&zip, &source));
        size_t size = 0;
        for (size_t j = 0; j < zip.count; j++) {
            if (!strstr(zip.entries[j].name, "data.pkl")) continue;
            size = zip.entries[j].size;
            assert_true(fl_zip__read(&zip, &zip.entries[j], pickle));
        }
        fl_zip__close(&zip);
        mutate(pickle, size, 6000, 1);
        mutate(pickle, size, 2000, 2);
    }
}

static void safetensors(void **state) {
    (void)state;
    static const char header[] =
        "{\"__metadata__\":{\"a\":\"b\"},\"x\":{\"dtype\":\"F32\",\"shape\":[2,1],\"data_offsets\":[0,8]},"
        "\"y\":{\"dtype\":\"I64\",\"shape\":[],\"data_offsets\":[8,16]}}";
    uint8_t seed[8 + sizeof header - 1 + 16] = {sizeof header - 1};
    memcpy(seed + 8, header, sizeof header - 1);
    mutate(seed, sizeof seed, 20000, 3);
}

RUN(cmocka_unit_test(files), cmocka_unit_test(pickles), cmocka_unit_test(safetensors))
