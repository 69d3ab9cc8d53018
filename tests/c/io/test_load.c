/* Loading: files that PyTorch wrote, in both of its formats; mapped files; files with anything wrong in any byte. */
#include <flashlight/autograd.h>
#include <flashlight/io.h>
#include <stdlib.h>
#include <unistd.h>

#include "testing.h"

static const char *data_path(const char *name) {
    static char path[500];
    snprintf(path, sizeof path, "%s/data/%s", FL_TESTS_DIR, name);
    return path;
}

static size_t read_file(const char *name, uint8_t *out, size_t room) {
    FILE *f = fopen(data_path(name), "rb");
    assert_non_null(f);
    size_t size = fread(out, 1, room, f);
    fclose(f);
    return size;
}

static bool allow_nn(const char *module, const char *name, void *context) {
    (void)name;
    ++*(int *)context;
    return !strncmp(module, "torch.nn.modules.", 17);
}

static fl_object *get(fl_object *dict, const char *key) {
    fl_object *o = fl_object_get(dict, key);
    if (!o) fail_msg("%s is missing", key);
    return o;
}

static void check_values(fl_object *o) {
    assert_non_null(o);
    const int64_t ints[] = {0, 255, 256, 65535, 65536, -1, 1ll << 31, -(1ll << 31) - 1, INT64_MAX, INT64_MIN};
    for (int i = 0; i < 10; i++) assert_true(fl_object_as_int(fl_object_item(get(o, "int"), i)) == ints[i]);
    size_t size;
    assert_memory_equal(fl_object_text(fl_object_item(get(o, "int"), 10), &size), "\0\0\0\0\0\0\0\0\1", 9);
    assert_true(fl_object_as_float(fl_object_item(get(o, "float"), 0)) == 1.5);
    assert_string_equal(fl_object_as_string(fl_object_item(get(o, "text"), 2)), "\xc3\xa9\xe2\x80\xa8\xf0\x9f\x98\x80");
    assert_memory_equal(fl_object_text(get(o, "bytes"), &size), "\x00\x7f\x80\xff", 4);
    for (int i = 0; i < 5; i++) assert_int_equal(fl_object_count(fl_object_item(get(o, "tuples"), i)), i);
    assert_int_equal(fl_object_kind_of(get(o, "complex")), FL_OBJECT_COMPLEX);
    assert_int_equal(fl_object_kind_of(get(o, "set")), FL_OBJECT_SET);
    assert_int_equal(fl_object_as_int(fl_object_item(get(o, "size"), 1)), 3);
    assert_int_equal(fl_object_as_dtype(get(o, "dtype")), FL_BFLOAT16);
    assert_string_equal(fl_object_as_string(get(o, "device")), "cuda:1");
    assert_int_equal(fl_object_as_int(get(get(o, "counter"), "a")), 2);
    fl_tensor *base = fl_object_as_tensor(get(o, "base")), *view = fl_object_as_tensor(get(o, "view"));
    for (int i = 0; i < 24; i++) assert_true(((float *)fl_data(base))[i] == i);
    assert_ptr_equal(fl_data(view), (float *)fl_data(base) + 6);
    assert_int_equal(fl_strides(view)[1], 2);
    assert_int_equal(fl_object_kind_of(get(o, "parameter")), FL_OBJECT_PARAMETER);
    assert_true(fl_requires_grad(fl_object_as_tensor(get(o, "parameter"))));
    assert_true(fl_requires_grad(fl_object_as_tensor(get(o, "leaf"))));
    assert_false(fl_requires_grad(base));
    assert_true(fl_item(fl_object_as_tensor(get(o, "scalar"))) == 3);
    assert_int_equal(fl_numel(fl_object_as_tensor(get(o, "empty"))), 0);
    for (int dtype = 0; dtype < FL_DTYPE_COUNT; dtype++) {
        fl_tensor *t = fl_object_as_tensor(get(o, fl_dtype_name((fl_dtype)dtype)));
        assert_int_equal(fl_dtype_of(t), dtype);
        fl_tensor *last = fl_from_memory((char *)fl_data(t) + 2 * fl_dtype_size((fl_dtype)dtype), (fl_dtype)dtype, NULL,
                                         NULL, 0, NULL, NULL);
        assert_true(fl_item(last) == (dtype == FL_BOOL ? 1 : 100));
        fl_release(last);
    }
    assert_int_equal(fl_error_code(), FL_OK);
    fl_object_free(o);
}

static void files_of_pytorch(void **state) {
    (void)state;
    check_values(fl_load(data_path("values.pth")));
    check_values(fl_load(data_path("values_old.pth")));
    fl_load_options map = {.map = true};
    check_values(fl_load_with(data_path("values.pth"), &map));
    assert_null(fl_load_with(data_path("values_old.pth"), &map));
    assert_error(FL_UNPICKLING_ERROR, "mmap can only be used");
    static uint8_t bytes[20000];
    size_t size = read_file("values.pth", bytes, sizeof bytes);
    check_values(fl_load_memory(bytes, size, NULL));
}

static void state_dicts(void **state) {
    (void)state;
    fl_object *o = fl_load(data_path("state.pth"));
    assert_string_equal(fl_object_class_name(o), "OrderedDict");
    assert_int_equal(fl_size(fl_object_as_tensor(get(o, "0.weight")), 0), 3);
    assert_non_null(fl_object_get(fl_object_state(o), "_metadata"));
    fl_object_free(o);
}

static void whole_models(void **state) {
    (void)state;
    assert_null(fl_load(data_path("model.pth")));
    assert_error(FL_UNPICKLING_ERROR,
                 "model.pth: Unsupported global: torch.nn.modules.container.Sequential is not an allowed class");
    int asked = 0;
    fl_load_options options = {.allow = allow_nn, .context = &asked};
    fl_object *o = fl_load_with(data_path("model.pth"), &options);
    assert_int_equal(asked, 3);
    assert_string_equal(fl_object_class_name(o), "torch.nn.modules.container Sequential");
    fl_object *linear = get(get(fl_object_state(o), "_modules"), "0");
    assert_string_equal(fl_object_class_name(linear), "torch.nn.modules.linear Linear");
    fl_tensor *bias = fl_object_as_tensor(get(get(fl_object_state(linear), "_parameters"), "bias"));
    assert_true(((float *)fl_data(bias))[2] == 3);
    fl_object_free(o);
}

/* Writes to a mapped tensor stay in memory. */
static void mapped_files_do_not_change(void **state) {
    (void)state;
    fl_load_options map = {.map = true};
    fl_object *o = fl_load_with(data_path("state.pth"), &map);
    float *first = fl_data(fl_object_as_tensor(get(o, "0.weight")));
    assert_int_equal((uintptr_t)first % 64, 0);
    first[0] = 77;
    fl_object *other = fl_load_with(data_path("state.pth"), &map);
    assert_true(*(float *)fl_data(fl_object_as_tensor(get(other, "0.weight"))) == 0);
    fl_object_free(other);
    fl_tensor *kept = fl_keep(fl_object_as_tensor(get(o, "0.bias")));
    fl_object_free(o);
    assert_true(((float *)fl_data(kept))[2] == 3); /* a tensor keeps the mapping */
    fl_release(kept);
}

static void *saved(fl_object *o, size_t *size) {
    void *data;
    assert_true(fl_save_memory(o, &data, size));
    return data;
}

/* Each byte of a file changed in three ways: an error that names a damaged file, or the very same values (a byte that
 * says nothing, as padding). */
static void every_byte_changed(void **state) {
    (void)state;
    static uint8_t bytes[20000];
    const char *const names[] = {"state.pth", "values_old.pth"};
    for (int which = 0; which < 2; which++) {
        size_t size = read_file(names[which], bytes, sizeof bytes), good_size;
        fl_object *good = fl_load_memory(bytes, size, NULL);
        void *good_bytes = saved(good, &good_size);
        fl_object_free(good);
        int refused = 0;
        for (size_t at = 0; at < size; at++) {
            for (int how = 0; how < 3; how++) {
                uint8_t byte = bytes[at];
                bytes[at] = how == 0 ? (uint8_t)~byte : how == 1 ? (uint8_t)(byte + 1) : 0;
                fl_object *o = fl_load_memory(bytes, size, NULL);
                if (!o) {
                    assert_error(FL_UNPICKLING_ERROR, "");
                    refused++;
                } else if (which == 0) { /* the old format has no checksums: values may differ */
                    size_t got_size;
                    void *got = saved(o, &got_size);
                    assert_int_equal(got_size, good_size);
                    assert_memory_equal(got, good_bytes, good_size);
                    free(got);
                }
                fl_object_free(o);
                bytes[at] = byte;
            }
        }
        free(good_bytes);
        assert_true(refused > 1000);
    }
}

static void every_truncation(void **state) {
    (void)state;
    static uint8_t bytes[20000];
    const char *const names[] = {"state.pth", "values.pth", "values_old.pth"};
    for (int i = 0; i < 3; i++) {
        size_t size = read_file(names[i], bytes, sizeof bytes);
        for (size_t n = 0; n < size; n++) {
            assert_null(fl_load_memory(bytes, n, NULL));
            assert_error(FL_UNPICKLING_ERROR, "");
        }
    }
}

static void files_that_are_something_else(void **state) {
    (void)state;
    assert_null(fl_load("/nonexistent/file.pth"));
    assert_error(FL_FILE_NOT_FOUND_ERROR, "[Errno 2] No such file or directory: '/nonexistent/file.pth'");
    assert_null(fl_load("/tmp"));
    assert_error(FL_OS_ERROR, "[Errno 21] Is a directory: '/tmp'");
    assert_null(fl_load("/dev/null"));
    assert_error(FL_OS_ERROR, "not a regular file: '/dev/null'");
    assert_null(fl_load(data_path("make_pth.py")));
    assert_error(FL_UNPICKLING_ERROR, "make_pth.py: not a .pth file");
    assert_null(fl_load_memory("", 0, NULL));
    assert_error(FL_UNPICKLING_ERROR, "empty");
    assert_null(fl_load_memory(NULL, 0, NULL));
    assert_error(FL_UNPICKLING_ERROR, "empty");
    assert_null(fl_load_memory("\x10\0\0\0\0\0\0\0{\"a\":1}       ", 24, NULL));
    assert_error(FL_UNPICKLING_ERROR, "safetensors");
    assert_null(fl_load_memory("\x80\2K\1.", 5, NULL));
    assert_error(FL_UNPICKLING_ERROR, "magic number");
    assert_null(fl_load_memory("PK\3\4", 4, NULL));
    assert_error(FL_UNPICKLING_ERROR, "zip archive is damaged");
}

RUN(cmocka_unit_test(files_of_pytorch), cmocka_unit_test(state_dicts), cmocka_unit_test(whole_models),
    cmocka_unit_test(mapped_files_do_not_change), cmocka_unit_test(every_byte_changed),
    cmocka_unit_test(every_truncation), cmocka_unit_test(files_that_are_something_else))
