/* safetensors: what is written is read; headers that lie, in any way the format names, are refused. */
#include "io/safetensors.h"

#include <stdlib.h>
#include <unistd.h>

#include "testing.h"

static char path[100];

static int setup(void **state) {
    (void)state;
    snprintf(path, sizeof path, "/tmp/flashlight-test-XXXXXX");
    int fd = mkstemp(path);
    return fd < 0 ? -1 : close(fd);
}

static int teardown(void **state) {
    (void)state;
    return unlink(path);
}

static fl_object *some_tensors(void) {
    fl_object *dict = fl_object_dict();
    for (int dtype = 0; dtype < FL_DTYPE_COUNT; dtype++) {
        fl_tensor *t = fl_new((fl_dtype)dtype, (int64_t[]){3, 1}, 2);
        memset(fl_data(t), 1, 3 * fl_dtype_size((fl_dtype)dtype));
        fl_object_set(dict, fl_dtype_name((fl_dtype)dtype), fl_object_tensor(t));
        fl_release(t);
    }
    float values[6] = {0, 1, 2, 3, 4, 5};
    fl_tensor *copy = fl_from_array(values, FL_FLOAT32, (int64_t[]){2, 3}, 2);
    fl_object_set(dict, "a \"name\" \\ \xc3\xa9\n", fl_object_parameter(copy));
    fl_release(copy);
    fl_tensor *t = fl_new(FL_FLOAT32, (int64_t[]){0, 7}, 2);
    fl_object_set(dict, "empty", fl_object_tensor(t));
    fl_release(t);
    t = fl_new(FL_INT64, NULL, 0);
    *(int64_t *)fl_data(t) = -9;
    fl_object_set(dict, "scalar", fl_object_tensor(t));
    fl_release(t);
    return dict;
}

static void round_trip(void **state) {
    (void)state;
    fl_object *dict = some_tensors(), *metadata = fl_object_dict(), *back_metadata;
    fl_object_set(metadata, "format", fl_object_string("pt"));
    assert_true(fl_save_safetensors(dict, metadata, path));
    for (int map = 0; map < 2; map++) {
        fl_object *back = fl_load_safetensors(path, map, &back_metadata);
        assert_non_null(back);
        assert_int_equal(fl_object_count(back), fl_object_count(dict));
        assert_string_equal(fl_object_as_string(fl_object_get(back_metadata, "format")), "pt");
        fl_object_free(back_metadata);
        for (int dtype = 0; dtype < FL_DTYPE_COUNT; dtype++) {
            fl_tensor *t = fl_object_as_tensor(fl_object_get(back, fl_dtype_name((fl_dtype)dtype)));
            assert_int_equal(fl_dtype_of(t), dtype);
            assert_int_equal(fl_ndim(t), 2);
            for (size_t i = 0; i < 3 * fl_dtype_size((fl_dtype)dtype); i++)
                assert_int_equal(((char *)fl_data(t))[i], 1);
        }
        fl_tensor *named = fl_object_as_tensor(fl_object_get(back, "a \"name\" \\ \xc3\xa9\n"));
        for (int i = 0; i < 6; i++) assert_true(((float *)fl_data(named))[i] == i);
        assert_int_equal(fl_size(fl_object_as_tensor(fl_object_get(back, "empty")), 1), 7);
        assert_true(fl_item(fl_object_as_tensor(fl_object_get(back, "scalar"))) == -9);
        fl_object_free(back);
    }
    fl_object_free(dict);
    fl_object_free(metadata);
}

static size_t make(uint8_t *out, const char *header, size_t data) {
    size_t size = strlen(header);
    memset(out, 0, 8);
    out[0] = (uint8_t)size;
    out[1] = (uint8_t)(size >> 8);
    memcpy(out + 8, header, size);
    memset(out + 8 + size, 0, data);
    return 8 + size + data;
}

static void refused(const char *header, size_t data, const char *message) {
    uint8_t bytes[1000];
    size_t size = make(bytes, header, data);
    assert_null(fl_safetensors__open(NULL, bytes, size, false, NULL));
    assert_error(FL_UNPICKLING_ERROR, message);
}

#define ONES_16 "1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,"
static void accepted(const char *header, size_t data, int64_t count) {
    uint8_t bytes[1000];
    size_t size = make(bytes, header, data);
    fl_object *o = fl_safetensors__open(NULL, bytes, size, false, NULL);
    if (!o) fail_msg("%s: %s", header, fl_error_message());
    assert_int_equal(fl_object_count(o), count);
    fl_object_free(o);
}

#define F32(shape, begin, end) "{\"dtype\":\"F32\",\"shape\":" shape ",\"data_offsets\":[" #begin "," #end "]}"

static void headers(void **state) {
    (void)state;
    accepted("{}", 0, 0);
    accepted("{\"a\":" F32("[2]", 0, 8) "}   ", 8, 1);
    accepted("{ \"a\" : {\"shape\" : [ 2 ] , \"data_offsets\":[0, 8],\n\t\"dtype\": \"F32\"} }", 8, 1);
    accepted("{\"b\":" F32("[1]", 4, 8) ",\"a\":" F32("[]", 0, 4) "}", 8, 2);
    accepted("{\"a\":" F32("[0]", 0, 0) ",\"b\":" F32("[1]", 0, 4) ",\"c\":" F32("[2,0]", 4, 4) "}", 4, 3);
    accepted("{\"\\u00e9\\ud83d\\ude00\\n\\\"\":" F32("[]", 0, 4) ",\"__metadata__\":{}}", 4, 1);
    accepted("{\"__metadata__\":{\"a\":\"b\",\"c\":\"\"}}", 0, 0);

    refused("[]", 0, "does not begin with {");
    refused(" {}", 0, "does not begin with {");
    refused("{", 0, "no possible size");
    refused("{}}", 0, "stands behind");
    refused("{}\n", 0, "stands behind");
    refused("{} x", 0, "stands behind");
    refused("{}", 4, "do not fill it");
    refused("{\"a\":" F32("[2]", 0, 8) "}", 7, "do not fill it");
    refused("{\"a\":" F32("[2]", 0, 8) "}", 9, "do not fill it");
    refused("{\"a\":" F32("[1]", 4, 8) "}", 8, "do not fill it");
    refused("{\"a\":" F32("[2]", 0, 8) ",\"b\":" F32("[1]", 4, 8) "}", 8, "overlap");
    refused("{\"a\":" F32("[1]", 0, 4) ",\"b\":" F32("[1]", 8, 12) "}", 12, "do not fill it");
    refused("{\"a\":" F32("[1]", 0, 4) ",\"a\":" F32("[1]", 4, 8) "}", 8, "twice");
    refused("{\"a\":" F32("[1]", 0, 4) ",\"\\u0061\":" F32("[1]", 4, 8) "}", 8, "twice");
    refused("{\"a\":" F32("[3]", 0, 8) "}", 8, "does not fit its place");
    refused("{\"a\":" F32("[2]", 8, 0) "}", 8, "does not fit its place");
    refused("{\"a\":" F32("[4611686018427387904,4611686018427387904]", 0, 8) "}", 8, "overflowed");
    refused("{\"a\":" F32("[99999999999999999999]", 0, 8) "}", 8, "out of range");
    refused("{\"a\":" F32("[-1]", 0, 8) "}", 8, "number is missing");
    refused("{\"a\":" F32("[1.5]", 0, 8) "}", 8, "list of numbers");
    refused("{\"a\":" F32("2", 0, 8) "}", 8, "list of numbers");
    refused("{\"a\":" F32("[" ONES_16 ONES_16 ONES_16 ONES_16 "1]", 0, 4) "}", 4, "too many");
    refused("{\"a\":{\"dtype\":\"F33\",\"shape\":[],\"data_offsets\":[0,4]}}", 4, "type F33");
    refused("{\"a\":{\"dtype\":\"F32\",\"shape\":[]}}", 4, "lacks a key");
    refused("{\"a\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[0]}}", 4, "place is wrong");
    refused("{\"a\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[0,4,4]}}", 4, "too many");
    refused("{\"a\":{\"dtype\":\"F32\",\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[0,4]}}", 4, "wrong key");
    refused("{\"a\":{\"evil\":1,\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[0,4]}}", 4, "wrong key");
    refused("{\"a\":1}", 0, "described by no object");
    refused("{\"a\"}", 0, "no object");
    refused("{\"a\":" F32("[]", 0, 4), 4, "no object");
    refused("{\"a", 0, "string that is wrong");
    refused("{\"a\n\":1}", 0, "string that is wrong");
    refused("{\"\\x\":1}", 0, "string that is wrong");
    refused("{\"\\ud800\":1}", 0, "string that is wrong");
    refused("{\"\\udc00\":1}", 0, "string that is wrong");
    refused("{\"__metadata__\":{\"a\":1}}", 0, "string that is wrong");
    refused("{\"__metadata__\":{\"a\":\"b\",\"a\":\"c\"}}", 0, "twice");
    refused("{\"__metadata__\":{},\"__metadata__\":{}}", 0, "twice");
    refused("{\"__metadata__\":[]}", 0, "no object");

    assert_null(fl_safetensors__open(NULL, "abc", 3, false, NULL));
    assert_error(FL_UNPICKLING_ERROR, "too short");
    assert_null(fl_safetensors__open(NULL, "\xff\xff\xff\xff\xff\xff\xff\xff{}", 10, false, NULL));
    assert_error(FL_UNPICKLING_ERROR, "no possible size");
    assert_null(fl_load_safetensors("/nonexistent", false, NULL));
    assert_error(FL_FILE_NOT_FOUND_ERROR, "/nonexistent");
}

static void what_cannot_be_written(void **state) {
    (void)state;
    fl_object *dict = fl_object_dict(), *list = fl_object_list();
    fl_object_set(dict, "a", fl_object_int(1));
    assert_false(fl_save_safetensors(dict, NULL, path));
    assert_error(FL_TYPE_ERROR, "tensors alone, not a int");
    assert_false(fl_save_safetensors(list, NULL, path));
    assert_error(FL_TYPE_ERROR, "dict of tensors");
    fl_object_free(dict);
    dict = some_tensors();
    assert_false(fl_save_safetensors(dict, list, path));
    assert_error(FL_TYPE_ERROR, "must be a dict");
    fl_object *metadata = fl_object_dict();
    fl_object_set(metadata, "a", fl_object_int(1));
    assert_false(fl_save_safetensors(dict, metadata, path));
    assert_error(FL_TYPE_ERROR, "a value of the metadata");
    assert_false(fl_save_safetensors(dict, NULL, "/tmp"));
    assert_error(FL_OS_ERROR, "Is a directory");
    fl_object_free(dict);
    fl_object_free(list);
    fl_object_free(metadata);
}

static void every_byte_changed(void **state) {
    (void)state;
    fl_object *dict = some_tensors();
    fl_buffer good = {0};
    fl_sink sink = fl_sink__buffer(&good);
    assert_true(fl_safetensors__write(dict, NULL, &sink));
    fl_object_free(dict);
    for (size_t at = 0; at < good.size; at++) {
        for (int how = 0; how < 256; how += 5) {
            uint8_t byte = good.data[at];
            good.data[at] = (uint8_t)how;
            fl_object_free(fl_safetensors__open(NULL, good.data, good.size, false, NULL));
            fl_error e = fl_error_take();
            assert_true(e.code == FL_OK || e.code == FL_UNPICKLING_ERROR);
            good.data[at] = byte;
        }
    }
    for (size_t n = 0; n < good.size; n++) {
        assert_null(fl_safetensors__open(NULL, good.data, n, false, NULL));
        assert_error(FL_UNPICKLING_ERROR, "safetensors");
    }
    fl_buffer__free(&good);
}

#define WITH_FILE(test) cmocka_unit_test_setup_teardown(test, setup, teardown)
RUN(WITH_FILE(round_trip), cmocka_unit_test(headers), WITH_FILE(what_cannot_be_written),
    cmocka_unit_test(every_byte_changed))
