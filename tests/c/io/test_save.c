/* Saving: every kind of value comes back as it was, memory that is shared stays so, and a file is replaced in one step
 * or not at all. */
#include <dirent.h>
#include <flashlight/autograd.h>
#include <flashlight/io.h>
#include <flashlight/ops.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/alloc.h"
#include "io/file.h"
#include "io/load.h"
#include "tensor/tensor.h"
#include "testing.h"

static char folder[100], path[200];

static int setup(void **state) {
    (void)state;
    snprintf(folder, sizeof folder, "/tmp/flashlight-test-XXXXXX");
    if (!mkdtemp(folder)) return -1;
    snprintf(path, sizeof path, "%s/file.pth", folder);
    return 0;
}

static int files_in_folder(void) {
    int count = 0;
    DIR *d = opendir(folder);
    for (struct dirent *e; (e = readdir(d));) count += e->d_name[0] != '.' || strlen(e->d_name) > 2;
    closedir(d);
    return count;
}

static int teardown(void **state) {
    (void)state;
    DIR *d = opendir(folder);
    for (struct dirent *e; (e = readdir(d));) {
        char name[400];
        snprintf(name, sizeof name, "%s/%s", folder, e->d_name);
        unlink(name);
    }
    closedir(d);
    return rmdir(folder);
}

/* Saves to memory, frees the tree and loads it again. */
static fl_object *again(fl_object *tree) {
    void *data;
    size_t size;
    assert_true(fl_save_memory(tree, &data, &size));
    fl_object_free(tree);
    fl_object *loaded = fl_load_memory(data, size, NULL);
    free(data);
    assert_non_null(loaded);
    return loaded;
}

static fl_object *number(int64_t value) { return again(fl_object_int(value)); }

static void integers(void **state) {
    (void)state;
    for (int shift = 0; shift < 64; shift++) {
        for (int64_t add = -2; add <= 2; add++) {
            for (int sign = 0; sign < 2; sign++) {
                int64_t value = (int64_t)((uint64_t)1 << shift) + (uint64_t)add;
                if (sign) value = (int64_t) - (uint64_t)value;
                fl_object *o = number(value);
                assert_true(fl_object_as_int(o) == value);
                fl_object_free(o);
            }
        }
    }
    for (size_t size = 9; size < 600; size += 59) {
        uint8_t bytes[600];
        for (size_t i = 0; i < size; i++) bytes[i] = (uint8_t)(i * 37 + 1);
        fl_object *o = again(fl_object_int_of(bytes, size));
        size_t got;
        assert_memory_equal(fl_object_text(o, &got), bytes, size);
        assert_int_equal(got, size);
        fl_object_free(o);
    }
}

static void plain_values(void **state) {
    (void)state;
    fl_object *list = fl_object_list(), *dict = fl_object_ordered_dict(), *set = fl_object_set_new(false);
    uint8_t bytes[256];
    for (int i = 0; i < 256; i++) bytes[i] = (uint8_t)i;
    fl_object_append(set, fl_object_string("a"));
    fl_object_append(set, fl_object_int(3));
    fl_object_set(dict, "none", fl_object_none());
    fl_object_set(dict, "true", fl_object_bool(true));
    fl_object_set(dict, "float", fl_object_float(-0.1));
    fl_object_set(dict, "complex", fl_object_complex(1, -2));
    fl_object_set(dict, "text", fl_object_string_of("a\0\xe2\x82\xac", 5));
    fl_object_set(dict, "bytes", fl_object_bytes(bytes, 256));
    fl_object_set(dict, "bytearray", fl_object_bytearray(bytes, 256));
    fl_object_set(dict, "no bytes", fl_object_bytes(NULL, 0));
    fl_object_set(dict, "set", set);
    fl_object_set(dict, "frozenset", fl_object_set_new(true));
    fl_object_set(dict, "size", fl_object_size((int64_t[]){2, 3, 4, 5}, 4));
    fl_object_set(dict, "dtype", fl_object_dtype(FL_BFLOAT16));
    fl_object_set(dict, "device", fl_object_device("cuda:3"));
    fl_object_set(dict, "list", fl_object_retain(list));
    fl_object_set(dict, "same list", fl_object_retain(list));
    fl_object *tuple = fl_object_tuple();
    for (int i = 0; i < 5; i++) fl_object_append(tuple, fl_object_int(i));
    fl_object_set(dict, "tuple", tuple);
    fl_object_set_item(dict, fl_object_int(7), fl_object_string("seven"));
    fl_object *metadata = fl_object_dict();
    fl_object_set(metadata, "_metadata", fl_object_ordered_dict());
    fl_object_set_state(dict, metadata);
    for (int i = 0; i < 1000; i++) fl_object_append(list, fl_object_int(i));
    fl_object_free(list);

    fl_object *o = again(dict);
    size_t size;
    assert_string_equal(fl_object_class_name(o), "OrderedDict");
    assert_int_equal(fl_object_count(o), 17);
    assert_int_equal(fl_object_kind_of(fl_object_get(o, "none")), FL_OBJECT_NONE);
    assert_true(fl_object_as_bool(fl_object_get(o, "true")));
    assert_true(fl_object_as_float(fl_object_get(o, "float")) == -0.1);
    assert_int_equal(fl_object_kind_of(fl_object_get(o, "complex")), FL_OBJECT_COMPLEX);
    assert_memory_equal(fl_object_text(fl_object_get(o, "text"), &size), "a\0\xe2\x82\xac", 6);
    assert_int_equal(size, 5);
    assert_memory_equal(fl_object_text(fl_object_get(o, "bytes"), &size), bytes, 256);
    assert_int_equal(fl_object_kind_of(fl_object_get(o, "bytes")), FL_OBJECT_BYTES);
    assert_memory_equal(fl_object_text(fl_object_get(o, "bytearray"), &size), bytes, 256);
    assert_int_equal(fl_object_kind_of(fl_object_get(o, "bytearray")), FL_OBJECT_BYTEARRAY);
    fl_object_text(fl_object_get(o, "no bytes"), &size);
    assert_int_equal(size, 0);
    assert_int_equal(fl_object_count(fl_object_get(o, "set")), 2);
    assert_int_equal(fl_object_kind_of(fl_object_get(o, "frozenset")), FL_OBJECT_FROZENSET);
    assert_int_equal(fl_object_kind_of(fl_object_get(o, "size")), FL_OBJECT_SIZE);
    assert_int_equal(fl_object_as_int(fl_object_item(fl_object_get(o, "size"), 3)), 5);
    assert_int_equal(fl_object_as_dtype(fl_object_get(o, "dtype")), FL_BFLOAT16);
    assert_string_equal(fl_object_as_string(fl_object_get(o, "device")), "cuda:3");
    assert_int_equal(fl_object_as_int(fl_object_item(fl_object_get(o, "list"), 999)), 999);
    assert_ptr_equal(fl_object_get(o, "list"), fl_object_get(o, "same list"));
    assert_int_equal(fl_object_count(fl_object_get(o, "tuple")), 5);
    fl_object *key = fl_object_int(7);
    assert_string_equal(fl_object_as_string(fl_object_get_item(o, key)), "seven");
    fl_object_free(key);
    assert_non_null(fl_object_get(fl_object_state(o), "_metadata"));
    fl_object_free(o);
}

static void instances(void **state) {
    (void)state;
    fl_object *o = fl_object_instance(fl_object_global("m", "Outer.Inner"), fl_object_tuple());
    fl_object *values = fl_object_dict();
    fl_object_set(values, "self", fl_object_retain(o)); /* a cycle */
    fl_object_set_state(o, values);
    void *data;
    size_t size;
    assert_true(fl_save_memory(o, &data, &size));
    fl_object_set_state(o, fl_object_dict());
    fl_object_free(o);
    assert_null(fl_load_memory(data, size, NULL));
    assert_error(FL_UNPICKLING_ERROR, "m.Outer is not an allowed class");
    free(data);
}

static void tensors(void **state) {
    (void)state;
    double values[24];
    for (int i = 0; i < 24; i++) values[i] = i;
    fl_object *dict = fl_object_dict();
    for (int dtype = 0; dtype < FL_DTYPE_COUNT; dtype++) {
        fl_tensor *t = fl_new((fl_dtype)dtype, (int64_t[]){2, 3}, 2);
        memset(fl_data(t), 1, 6 * fl_dtype_size((fl_dtype)dtype));
        fl_object_set(dict, fl_dtype_name((fl_dtype)dtype), fl_object_tensor(t));
        fl_release(t);
    }
    fl_tensor *base = fl_from_array(values, FL_FLOAT64, (int64_t[]){4, 6}, 2);
    fl_tensor *view =
        fl_from_memory((double *)fl_data(base) + 6, FL_FLOAT64, (int64_t[]){2, 3}, (int64_t[]){6, 2}, 2, NULL, NULL);
    fl_tensor *empty = fl_new(FL_FLOAT32, (int64_t[]){0, 3}, 2), *scalar = fl_new(FL_INT64, NULL, 0);
    *(int64_t *)fl_data(scalar) = -5;
    fl_set_requires_grad(base, true);
    fl_object_set(dict, "base", fl_object_tensor(base));
    fl_object_set(dict, "base again", fl_object_tensor(base));
    fl_object_set(dict, "parameter", fl_object_parameter(base));
    fl_object_set(dict, "view", fl_object_tensor(view));
    fl_object_set(dict, "empty", fl_object_tensor(empty));
    fl_object_set(dict, "scalar", fl_object_tensor(scalar));
    fl_release(view);
    fl_release(base);
    fl_release(empty);
    fl_release(scalar);

    fl_object *o = again(dict);
    for (int dtype = 0; dtype < FL_DTYPE_COUNT; dtype++) {
        fl_tensor *t = fl_object_as_tensor(fl_object_get(o, fl_dtype_name((fl_dtype)dtype)));
        assert_int_equal(fl_dtype_of(t), dtype);
        assert_int_equal(fl_size(t, 1), 3);
        for (size_t i = 0; i < 6 * fl_dtype_size((fl_dtype)dtype); i++) assert_int_equal(((char *)fl_data(t))[i], 1);
    }
    base = fl_object_as_tensor(fl_object_get(o, "base"));
    assert_memory_equal(fl_data(base), values, sizeof values);
    assert_true(fl_requires_grad(base));
    assert_ptr_equal(fl_object_as_tensor(fl_object_get(o, "base again")), base);
    fl_tensor *parameter = fl_object_as_tensor(fl_object_get(o, "parameter"));
    assert_int_equal(fl_object_kind_of(fl_object_get(o, "parameter")), FL_OBJECT_PARAMETER);
    assert_true(fl_requires_grad(parameter));
    assert_ptr_equal(fl_data(parameter), fl_data(base)); /* one memory, as before */
    view = fl_object_as_tensor(fl_object_get(o, "view"));
    assert_int_equal(fl_strides(view)[0], 6);
    assert_int_equal(fl_strides(view)[1], 2);
    assert_true(((double *)fl_data(view))[0] == 6 && ((double *)fl_data(view))[10] == 16);
    assert_int_equal(fl_numel(fl_object_as_tensor(fl_object_get(o, "empty"))), 0);
    assert_int_equal(fl_ndim(fl_object_as_tensor(fl_object_get(o, "scalar"))), 0);
    assert_true(fl_item(fl_object_as_tensor(fl_object_get(o, "scalar"))) == -5);
    fl_object_free(o);
}

static void files(void **state) {
    (void)state;
    fl_object *o = fl_object_string("first");
    assert_true(fl_save(o, path));
    fl_object_free(o);
    assert_int_equal(chmod(path, 0640), 0);
    char link_path[200];
    snprintf(link_path, sizeof link_path, "%s/link", folder);
    assert_int_equal(symlink("file.pth", link_path), 0);
    o = fl_object_string("second");
    assert_true(fl_save(o, link_path));
    fl_object_free(o);
    struct stat info;
    assert_int_equal(lstat(link_path, &info), 0);
    assert_true(S_ISLNK(info.st_mode)); /* what the link points at was replaced */
    assert_int_equal(stat(path, &info), 0);
    assert_int_equal(info.st_mode & 0777, 0640);
    o = fl_load(path);
    assert_string_equal(fl_object_as_string(o), "second");
    fl_object_free(o);
    assert_int_equal(files_in_folder(), 2);
}

static fl_object *megabyte(void) {
    fl_tensor *t = fl_new(FL_UINT8, (int64_t[]){1 << 20}, 1);
    memset(fl_data(t), 7, 1 << 20);
    fl_object *o = fl_object_tensor(t);
    fl_release(t);
    return o;
}

static void failures_leave_the_old_file(void **state) {
    (void)state;
    fl_object *small = fl_object_string("old"), *large = megabyte();
    assert_true(fl_save(small, path));

    signal(SIGXFSZ, SIG_IGN);
    struct rlimit limit, old;
    getrlimit(RLIMIT_FSIZE, &old);
    limit = old;
    limit.rlim_cur = 100000;
    setrlimit(RLIMIT_FSIZE, &limit);
    assert_false(fl_save(large, path));
    setrlimit(RLIMIT_FSIZE, &old);
    assert_error(FL_OS_ERROR, "File too large");
    assert_int_equal(files_in_folder(), 1);

    /* A tree that cannot be written. */
    fl_object *deep = fl_object_list();
    for (int i = 0; i < 2000; i++) {
        fl_object *outer = fl_object_list();
        fl_object_append(outer, deep);
        deep = outer;
    }
    assert_false(fl_save(deep, path));
    assert_error(FL_RUNTIME_ERROR, "nested more than 1000 deep");
    fl_object_free(deep);
    assert_false(fl_save(NULL, path));
    assert_error(FL_TYPE_ERROR, "NULL");

    fl_object *o = fl_load(path);
    assert_string_equal(fl_object_as_string(o), "old");
    fl_object_free(o);
    assert_int_equal(files_in_folder(), 1);
    fl_object_free(small);
    fl_object_free(large);
}

static void paths_that_cannot_be_written(void **state) {
    (void)state;
    fl_object *o = megabyte();
    char name[300];
    assert_false(fl_save(o, folder));
    assert_error(FL_OS_ERROR, "[Errno 21] Is a directory: '/tmp/flashlight-test-");
    snprintf(name, sizeof name, "%s/", folder);
    assert_false(fl_save(o, name));
    assert_error(FL_OS_ERROR, "Is a directory");
    snprintf(name, sizeof name, "%s/missing/file.pth", folder);
    assert_false(fl_save(o, name));
    assert_error(FL_FILE_NOT_FOUND_ERROR, "missing/file.pth");
    assert_false(fl_save(o, ""));
    assert_error(FL_FILE_NOT_FOUND_ERROR, "");
    assert_false(fl_save(o, "/dev/full"));
    assert_error(FL_OS_ERROR, "[Errno 28] No space left on device: '/dev/full'");
    assert_true(fl_save(o, "/dev/null"));
    fl_object_free(o);
}

/* The process dies in the middle of writing. */
static void a_crash_leaves_the_old_file(void **state) {
    (void)state;
    fl_object *o = fl_object_string("old");
    assert_true(fl_save(o, path));
    pid_t child = fork();
    if (!child) {
        fl_new_file file;
        static char zeros[1 << 20];
        if (fl_new_file__open(&file, path)) file.sink.write(&file.sink, zeros, sizeof zeros);
        _exit(0);
    }
    int status;
    waitpid(child, &status, 0);
    fl_object_free(o);
    o = fl_load(path);
    assert_string_equal(fl_object_as_string(o), "old");
    fl_object_free(o);
}

/* A tuple that holds a list that holds the tuple. */
static void cycles(void **state) {
    (void)state;
    fl_object *tuple = fl_object_tuple(), *list = fl_object_list();
    fl_object_append(list, fl_object_retain(tuple));
    fl_object_append(tuple, list);
    void *data;
    size_t size;
    assert_true(fl_save_memory(tuple, &data, &size));
    fl_object__free_graph(tuple);
    assert_null(fl_load_memory(data, size, NULL));
    assert_error(FL_UNPICKLING_ERROR, "holds itself");
    bool cyclic;
    tuple = fl_load__open(NULL, data, size, NULL, &cyclic, NULL);
    assert_true(cyclic);
    assert_ptr_equal(fl_object_item(fl_object_item(tuple, 0), 0), tuple);
    fl_object__free_graph(tuple);
    free(data);
}

static void tensors_of_two_types_over_one_memory(void **state) {
    (void)state;
    fl_tensor *a = fl_new(FL_FLOAT32, (int64_t[]){4}, 1), *b = fl_tensor__alias(a);
    b->dtype = FL_INT32;
    fl_object *o = fl_object_list();
    fl_object_append(o, fl_object_tensor(a));
    fl_object_append(o, fl_object_tensor(b));
    fl_release(a);
    fl_release(b);
    void *data;
    size_t size;
    assert_false(fl_save_memory(o, &data, &size));
    assert_error(FL_RUNTIME_ERROR, "view the same data as different types");
    assert_null(data);
    fl_object_free(o);
}

/* Every allocation of saving and loading fails once: an error, nothing lost, and the old file still there. */
static void every_allocation_may_fail(void **state) {
    (void)state;
    fl_object *o = fl_object_dict();
    for (int i = 0; i < 12; i++) {
        char name[20];
        snprintf(name, sizeof name, "%d", i);
        fl_object *pair = fl_object_list();
        fl_tensor *t = fl_new(FL_INT32, (int64_t[]){i < 2 ? 5000 : 5}, 1);
        memset(fl_data(t), 1, (size_t)fl_numel(t) * 4);
        fl_object_append(pair, fl_object_tensor(t));
        fl_release(t);
        fl_object_append(pair, fl_object_float(i));
        fl_object_set(o, name, pair);
    }
    assert_true(fl_save(o, path));
    for (int64_t n = 1;; n++) {
        fl_alloc__fail_at(n);
        bool saved = fl_save(o, path);
        fl_object *loaded = fl_load(path);
        fl_alloc__fail_at(0);
        bool done = saved && loaded;
        if (!done) assert_error(FL_MEMORY_ERROR, "");
        fl_object_free(loaded);
        loaded = fl_load(path);
        assert_int_equal(fl_object_count(loaded), 12);
        fl_object_free(loaded);
        if (done) break;
    }
    fl_object_free(o);
    assert_int_equal(files_in_folder(), 1);
}

/* What stands first in the tensor of a file. */
static double first_of(const fl_load_options *options) {
    fl_object *o = fl_load_with(path, options);
    assert_non_null(o);
    const double value = *(float *)fl_data(fl_object_as_tensor(fl_object_get(o, "t")));
    fl_object_free(o);
    return value;
}

static void files_without_checksums_or_data(void **state) {
    (void)state;
    fl_tensor *t = fl_ones((int64_t[]){5}, 1, NULL);
    fl_object *o = fl_object_dict();
    fl_object_set(o, "t", fl_object_tensor(t));
    fl_save_options options = FL_SAVE_OPTIONS;
    options.checksums = false;
    assert_true(fl_save_with(o, path, &options));
    assert_true(first_of(NULL) == 1);
    options = (fl_save_options){.checksums = true, .skip_data = true};
    assert_true(fl_save_with(o, path, &options));
    assert_true(first_of(NULL) == 0);

    assert_true(fl_save_with(o, path, NULL));
    fl_load_options load = FL_LOAD_OPTIONS;
    load.map = true;
    fl_object *mapped = fl_load_with(path, &load);
    *(float *)fl_data(fl_object_as_tensor(fl_object_get(mapped, "t"))) = 42;
    fl_object_free(mapped);
    assert_true(first_of(NULL) == 1);
    load.share = true;
    mapped = fl_load_with(path, &load);
    *(float *)fl_data(fl_object_as_tensor(fl_object_get(mapped, "t"))) = 42;
    fl_object_free(mapped);
    assert_true(first_of(NULL) == 42);
    load = (fl_load_options)FL_LOAD_OPTIONS;
    load.skip_data = true;
    first_of(&load);
    fl_object_free(o);
    fl_release(t);
    assert_int_equal(fl_error_code(), FL_OK);
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, setup, teardown)
RUN(cmocka_unit_test(integers), cmocka_unit_test(plain_values), cmocka_unit_test(instances), cmocka_unit_test(tensors),
    IN_FOLDER(files), IN_FOLDER(failures_leave_the_old_file), IN_FOLDER(paths_that_cannot_be_written),
    IN_FOLDER(a_crash_leaves_the_old_file), cmocka_unit_test(tensors_of_two_types_over_one_memory),
    cmocka_unit_test(cycles), IN_FOLDER(every_allocation_may_fail), IN_FOLDER(files_without_checksums_or_data))
