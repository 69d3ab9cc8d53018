/* .npy files: NumPy's are read, ours are NumPy's byte for byte, and damaged ones are refused. */
#include <flashlight/data.h>
#include <stdlib.h>
#include <unistd.h>

#include "testing.h"

static char folder[100], path[200];

static int setup(void **state) {
    (void)state;
    snprintf(folder, sizeof folder, "/tmp/flashlight-test-XXXXXX");
    if (!mkdtemp(folder)) return -1;
    snprintf(path, sizeof path, "%s/file.npy", folder);
    return 0;
}

static int teardown(void **state) {
    (void)state;
    unlink(path);
    return rmdir(folder);
}

static const char *data_path(const char *name) {
    static char text[500];
    snprintf(text, sizeof text, "%s/data/npy/%s%s", FL_TESTS_DIR, name, strchr(name, '.') ? "" : ".npy");
    return text;
}

static size_t read_file(const char *name, uint8_t *out, size_t room) {
    FILE *f = fopen(name, "rb");
    assert_non_null(f);
    size_t size = fread(out, 1, room, f);
    fclose(f);
    return size;
}

static void write_file(const void *data, size_t size) {
    FILE *f = fopen(path, "wb");
    fwrite(data, 1, size, f);
    fclose(f);
}

static double value_at(fl_tensor *t, int64_t i) {
    fl_dtype dtype = fl_dtype_of(t);
    fl_tensor *one =
        fl_from_memory((char *)fl_data(t) + (size_t)i * fl_dtype_size(dtype), dtype, NULL, NULL, 0, NULL, NULL);
    double value = fl_item(one);
    fl_release(one);
    return value;
}

static void files_of_numpy(void **state) {
    (void)state;
    const char *const names[] = {"b1", "u1", "i1", "i2", "i4", "i8", "f2", "f4", "f8", "big", "version2"};
    const fl_dtype dtypes[] = {FL_BOOL,    FL_UINT8,   FL_INT8,    FL_INT16,   FL_INT32,  FL_INT64,
                               FL_FLOAT16, FL_FLOAT32, FL_FLOAT64, FL_FLOAT32, FL_FLOAT32};
    for (int i = 0; i < 11; i++) {
        fl_tensor *t = fl_load_npy(data_path(names[i]));
        assert_non_null(t);
        assert_int_equal(fl_dtype_of(t), dtypes[i]);
        assert_int_equal(fl_ndim(t), 2);
        assert_int_equal(fl_size(t, 0), 2);
        assert_int_equal(fl_size(t, 1), 3);
        for (int k = 0; k < 6; k++) assert_true(value_at(t, k) == (i == 0 ? k > 0 : k));
        fl_release(t);
    }
    fl_tensor *t = fl_load_npy(data_path("fortran"));
    assert_true(fl_is_contiguous(t, FL_CONTIGUOUS_FORMAT));
    assert_int_equal(fl_size(t, 2), 4);
    for (int k = 0; k < 24; k++) assert_true(value_at(t, k) == k);
    fl_release(t);
    t = fl_load_npy(data_path("scalar"));
    assert_int_equal(fl_ndim(t), 0);
    assert_true(fl_item(t) == 2.5);
    fl_release(t);
    t = fl_load_npy(data_path("empty"));
    assert_int_equal(fl_numel(t), 0);
    assert_int_equal(fl_size(t, 1), 3);
    fl_release(t);
}

static void written_as_numpy_writes(void **state) {
    (void)state;
    const char *const names[] = {"b1", "u1", "i1", "i2", "i4", "i8", "f2", "f4", "f8", "line", "empty", "scalar"};
    for (int i = 0; i < 12; i++) {
        static uint8_t ours[1000], theirs[1000];
        fl_tensor *t = fl_load_npy(data_path(names[i]));
        assert_true(fl_save_npy(t, path));
        fl_release(t);
        size_t size = read_file(data_path(names[i]), theirs, sizeof theirs);
        assert_int_equal(read_file(path, ours, sizeof ours), size);
        assert_memory_equal(ours, theirs, size);
    }
    /* What is not row-major is written row-major. */
    float values[6] = {0, 1, 2, 3, 4, 5};
    fl_tensor *t = fl_from_memory(values, FL_FLOAT32, (int64_t[]){3, 2}, (int64_t[]){1, 3}, 2, NULL, NULL);
    assert_true(fl_save_npy(t, path));
    fl_release(t);
    t = fl_load_npy(path);
    assert_true(value_at(t, 1) == 3 && value_at(t, 2) == 1);
    fl_release(t);
}

static void what_cannot_be(void **state) {
    (void)state;
    assert_null(fl_load_npy("/nonexistent.npy"));
    assert_error(FL_FILE_NOT_FOUND_ERROR, "/nonexistent.npy");
    assert_null(fl_load_npy("/tmp"));
    assert_error(FL_OS_ERROR, "Is a directory");
    fl_tensor *t = fl_new(FL_BFLOAT16, (int64_t[]){2}, 1);
    assert_false(fl_save_npy(t, path));
    assert_error(FL_TYPE_ERROR, "NumPy has no type bfloat16");
    fl_release(t);
    assert_false(fl_save_npy(NULL, path));
    assert_error(FL_TYPE_ERROR, "NULL");
    t = fl_new(FL_FLOAT32, (int64_t[]){100000}, 1);
    memset(fl_data(t), 0, 400000);
    assert_false(fl_save_npy(t, "/dev/full"));
    assert_error(FL_OS_ERROR, "No space left");
    assert_false(fl_save_npy(t, "/tmp"));
    assert_error(FL_OS_ERROR, "Is a directory");
    fl_release(t);
}

static void refused(const char *header, const char *message) {
    uint8_t bytes[500] = {0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    size_t size = strlen(header);
    bytes[8] = (uint8_t)size;
    bytes[9] = (uint8_t)(size >> 8);
    memcpy(bytes + 10, header, size);
    write_file(bytes, 10 + size + 24);
    assert_null(fl_load_npy(path));
    assert_error(FL_VALUE_ERROR, message);
}

#define ONES_16 "1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,"
static void headers_that_lie(void **state) {
    (void)state;
    refused("", "no dict");
    refused("{", "no dict");
    refused("{}", "lacks a key");
    refused("{'descr': '<f4', 'fortran_order': False}", "lacks a key");
    refused("{'descr': '<f4', 'fortran_order': 3, 'shape': (2,)}", "order");
    refused("{'descr': '<f4', 'fortran_order': False, 'shape': 2}", "shape");
    refused("{'descr': '<f4', 'fortran_order': False, 'shape': (2", "shape");
    refused("{'descr': '<f4', 'fortran_order': False, 'shape': (-2,)}", "shape");
    refused("{'descr': '<f4', 'fortran_order': False, 'shape': (7,)}", "truncated");
    refused("{'descr': '<f4', 'fortran_order': False, 'shape': (4611686018427387904, 4)}", "truncated");
    refused("{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999999999999,)}", "out of range");
    refused("{'descr': '<f4', 'fortran_order': False, 'shape': (" ONES_16 ONES_16 ONES_16 ONES_16 "1)}",
            "too many dimensions");
    refused("{'descr': '<f4', 'fortran_order': False, 'shape': (2,), 'evil': 1}", "not known");
    refused("{'descr': '<c8', 'fortran_order': False, 'shape': (2,)}", "type '<c8'");
    refused("{'descr': '|O', 'fortran_order': False, 'shape': (2,)}", "type '|O'");
    refused("{'descr': '', 'fortran_order': False, 'shape': (2,)}", "no text");
    refused("{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (2,)}", "records");
}

/* Every byte changed, every length: an array or an error. */
static void damaged_files(void **state) {
    (void)state;
    static uint8_t bytes[1000];
    size_t size = read_file(data_path("f4"), bytes, sizeof bytes);
    for (size_t at = 0; at < size; at++) {
        for (int how = 0; how < 3; how++) {
            uint8_t byte = bytes[at];
            bytes[at] = how == 0 ? (uint8_t)~byte : how == 1 ? (uint8_t)(byte + 1) : 0;
            write_file(bytes, size);
            fl_tensor *t = fl_load_npy(path);
            if (!t) assert_error(FL_VALUE_ERROR, "file.npy");
            fl_release(t);
            bytes[at] = byte;
        }
    }
    for (size_t n = 0; n < size; n++) {
        write_file(bytes, n);
        assert_null(fl_load_npy(path));
        assert_error(FL_VALUE_ERROR, "file.npy");
    }
}

/* ---- Archives ---------------------------------------------------------------------------------------------------- */

static fl_tensor *array_of(const fl_object *arrays, const char *name) {
    return fl_object_as_tensor(fl_object_get(arrays, name));
}

static void arrays_of_an_archive(const fl_object *arrays) {
    assert_int_equal(fl_dtype_of(array_of(arrays, "weights")), FL_FLOAT32);
    assert_int_equal(fl_size(array_of(arrays, "weights"), 1), 3);
    assert_int_equal(fl_numel(array_of(arrays, "labels")), 5);
    assert_int_equal(fl_dtype_of(array_of(arrays, "x")), FL_BOOL);
    for (int k = 0; k < 6; k++) {
        assert_true(value_at(array_of(arrays, "weights"), k) == k);
        assert_true(value_at(array_of(arrays, "a/b"), k) == k);
        assert_true(k == 5 || value_at(array_of(arrays, "labels"), k) == k);
    }
}

static void archives_of_numpy(void **state) {
    (void)state;
    fl_object *arrays = fl_load_npz(data_path("arrays.npz"));
    arrays_of_an_archive(arrays);
    assert_int_equal(fl_object_count(arrays), 4);
    assert_true(fl_save_npz(arrays, path));
    fl_object_free(arrays);
    arrays = fl_load_npz(path);
    arrays_of_an_archive(arrays);
    fl_object_free(arrays);
    arrays = fl_load_npz(data_path("packed.npz"));
    arrays_of_an_archive(arrays);
    assert_int_equal(fl_object_count(arrays), 5);
    assert_int_equal(fl_dtype_of(array_of(arrays, "arr_0")), FL_UINT8);
    fl_object_free(arrays);
}

static void archives_that_cannot_be(void **state) {
    (void)state;
    assert_null(fl_load_npz("/nonexistent.npz"));
    assert_error(FL_FILE_NOT_FOUND_ERROR, "/nonexistent.npz");
    assert_null(fl_load_npz(data_path("f4")));
    assert_error(FL_UNPICKLING_ERROR, "f4.npy");
    assert_false(fl_save_npz(NULL, path));
    assert_error(FL_TYPE_ERROR, "NULL");
    fl_object *wrong = fl_object_list();
    assert_false(fl_save_npz(wrong, path));
    assert_error(FL_TYPE_ERROR, "must be a dict, not list");
    fl_object_free(wrong);
    wrong = fl_object_dict();
    fl_object_set(wrong, "a", fl_object_int(3));
    assert_false(fl_save_npz(wrong, path));
    assert_error(FL_TYPE_ERROR, "a tensor");
    fl_object_free(wrong);
    static uint8_t bytes[3000];
    const size_t size = read_file(data_path("packed.npz"), bytes, sizeof bytes);
    for (size_t at = 0; at < size; at++) {
        bytes[at] ^= 0x5a;
        write_file(bytes, size);
        fl_object_free(fl_load_npz(path)); /* arrays or an error that names the file */
        if (fl_error_code()) assert_non_null(strstr(fl_error_take().message, "file.npy"));
        bytes[at] ^= 0x5a;
    }
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, setup, teardown)
RUN(cmocka_unit_test(files_of_numpy), IN_FOLDER(written_as_numpy_writes), cmocka_unit_test(what_cannot_be),
    IN_FOLDER(headers_that_lie), IN_FOLDER(damaged_files), IN_FOLDER(archives_of_numpy),
    IN_FOLDER(archives_that_cannot_be))
