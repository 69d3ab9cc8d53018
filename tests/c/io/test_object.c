/* Trees of objects: building, looking inside, keys as Python compares them, and freeing without recursion. */
#include "io/object.h"

#include <flashlight/tensor.h>
#include <math.h>

#include "base/alloc.h"
#include "testing.h"

static void scalars(void **state) {
    (void)state;
    assert_int_equal(fl_object_kind_of(fl_object_none()), FL_OBJECT_NONE);
    assert_true(fl_object_as_bool(fl_object_bool(true)));
    fl_object *i = fl_object_int(INT64_MIN), *f = fl_object_float(0.1), *s = fl_object_string("h\xc3\xa9");
    assert_true(fl_object_as_int(i) == INT64_MIN);
    assert_true(fl_object_as_float(f) == 0.1);
    assert_string_equal(fl_object_as_string(s), "h\xc3\xa9");
    assert_true(fl_object_as_float(i) == -0x1p63);
    assert_int_equal(fl_object_as_int(s), 0);
    assert_error(FL_TYPE_ERROR, "expected an int, got a str");
    assert_null(fl_object_as_string(NULL));
    assert_error(FL_TYPE_ERROR, "NULL");
    assert_null(fl_object_string("\xff"));
    assert_error(FL_VALUE_ERROR, "UTF-8");
    fl_object_free(i);
    fl_object_free(f);
    fl_object_free(s);
}

static void integers_of_any_size(void **state) {
    (void)state;
    const struct {
        const char *bytes;
        size_t size;
        int64_t value;
    } small[] = {
        {"", 0, 0},        {"\x01", 1, 1},         {"\xff", 1, -1},         {"\xff\x00", 2, 255},
        {"\x80", 1, -128}, {"\x05\x00\x00", 3, 5}, {"\xfe\xff\xff", 3, -2}, {"\0\0\0\0\0\0\0\x80\xff", 9, INT64_MIN}};
    for (int i = 0; i < FL_COUNT(small); i++) {
        fl_object *o = fl_object_int_of(small[i].bytes, small[i].size);
        assert_true(fl_object_as_int(o) == small[i].value);
        fl_object_free(o);
    }
    fl_object *big = fl_object_int_of("\0\0\0\0\0\0\0\x80\0", 9);
    size_t size;
    assert_int_equal(fl_object_kind_of(big), FL_OBJECT_INT);
    assert_int_equal(fl_object_as_int(big), 0);
    assert_error(FL_VALUE_ERROR, "does not fit");
    assert_memory_equal(fl_object_text(big, &size), "\0\0\0\0\0\0\0\x80\0", 9);
    assert_int_equal(size, 9);
    fl_object_free(big);
}

static void containers(void **state) {
    (void)state;
    fl_object *list = fl_object_list();
    assert_true(fl_object_append(list, fl_object_int(1)));
    assert_true(fl_object_append(list, fl_object_string("two")));
    assert_int_equal(fl_object_count(list), 2);
    assert_string_equal(fl_object_as_string(fl_object_item(list, 1)), "two");
    assert_null(fl_object_item(list, 2));
    assert_error(FL_INDEX_ERROR, "out of range");
    assert_null(fl_object_key(list, 0));
    assert_error(FL_TYPE_ERROR, "no keys");
    assert_false(fl_object_append(list, NULL)); /* a constructor that failed */
    assert_error(FL_TYPE_ERROR, "'item' is NULL");
    fl_object *text = fl_object_string("text");
    assert_false(fl_object_append(text, fl_object_retain(list)));
    assert_error(FL_TYPE_ERROR, "append to a str");
    assert_false(fl_object_set(list, "key", fl_object_none()));
    assert_error(FL_TYPE_ERROR, "set an item of a list");
    fl_object_free(text);

    fl_object *dict = fl_object_ordered_dict();
    assert_string_equal(fl_object_class_name(dict), "OrderedDict");
    for (int i = 0; i < 1000; i++) {
        char key[20];
        snprintf(key, sizeof key, "key%d", i % 500);
        assert_true(fl_object_set(dict, key, fl_object_int(i)));
    }
    assert_int_equal(fl_object_count(dict), 500);
    for (int i = 0; i < 500; i++) {
        char key[20];
        snprintf(key, sizeof key, "key%d", i);
        assert_int_equal(fl_object_as_int(fl_object_get(dict, key)), 500 + i);
        assert_string_equal(fl_object_as_string(fl_object_key(dict, i)), key);
    }
    assert_null(fl_object_get(dict, "key500"));
    assert_int_equal(fl_error_code(), FL_OK);
    fl_object_free(dict);
    fl_object_free(list);
}

/* A dict of one entry, so that fl_object_count tells whether a second key is another one. */
static int64_t count_of(fl_object *a, fl_object *b) {
    fl_object *dict = fl_object_dict();
    fl_object_set_item(dict, a, fl_object_none());
    fl_object_set_item(dict, b, fl_object_none());
    int64_t count = fl_object_count(dict);
    fl_object_free(dict);
    return count;
}

static fl_object *pair(fl_object *a, fl_object *b) {
    fl_object *tuple = fl_object_tuple();
    fl_object_append(tuple, a);
    fl_object_append(tuple, b);
    return tuple;
}

static void keys_are_equal_as_in_python(void **state) {
    (void)state;
    assert_int_equal(count_of(fl_object_int(1), fl_object_float(1)), 1);
    assert_int_equal(count_of(fl_object_int(1), fl_object_bool(true)), 1);
    assert_int_equal(count_of(fl_object_float(0.0), fl_object_float(-0.0)), 1);
    assert_int_equal(count_of(fl_object_float(NAN), fl_object_float(NAN)), 2);
    assert_int_equal(count_of(fl_object_int(1), fl_object_string("1")), 2);
    assert_int_equal(count_of(fl_object_string("a"), fl_object_bytes("a", 1)), 2);
    assert_int_equal(count_of(fl_object_string("a"), fl_object_string("a")), 1);
    assert_int_equal(count_of(fl_object_int(INT64_MAX), fl_object_float(0x1p63)), 2);
    assert_int_equal(count_of(fl_object_none(), fl_object_bool(false)), 2);
    assert_int_equal(count_of(fl_object_complex(1, 2), fl_object_complex(1, 2)), 1);
    assert_int_equal(
        count_of(pair(fl_object_int(1), fl_object_string("x")), pair(fl_object_float(1), fl_object_string("x"))), 1);
    assert_int_equal(
        count_of(pair(fl_object_int(1), fl_object_string("x")), pair(fl_object_int(1), fl_object_string("y"))), 2);

    /* The same past the size from which on there is an index. */
    fl_object *set = fl_object_set_new(false);
    for (int i = 0; i < 100; i++) {
        assert_true(fl_object_append(set, fl_object_int(i)));
        assert_true(fl_object_append(set, fl_object_float(i)));
        assert_true(fl_object_append(set, pair(fl_object_int(i), fl_object_none())));
        assert_true(fl_object_append(set, pair(fl_object_float(i), fl_object_none())));
    }
    assert_int_equal(fl_object_count(set), 200);
    fl_object_free(set);

    fl_object *dict = fl_object_dict();
    assert_false(fl_object_set_item(dict, pair(fl_object_list(), fl_object_none()), fl_object_none()));
    assert_error(FL_TYPE_ERROR, "unhashable type: 'list'");
    fl_object_free(dict);
}

/* Tuples that share their halves lead to exponentially many parts. */
static void keys_of_exponential_size_are_refused(void **state) {
    (void)state;
    fl_object *tuple = pair(fl_object_none(), fl_object_none());
    for (int i = 0; i < 60; i++) {
        fl_object *both = fl_object_tuple();
        fl_object_append(both, fl_object_retain(tuple));
        fl_object_append(both, tuple);
        tuple = both;
    }
    fl_object *dict = fl_object_dict();
    assert_false(fl_object_set_item(dict, tuple, fl_object_none()));
    assert_error(FL_VALUE_ERROR, "more than 1000 parts");
    fl_object_free(dict);
}

static void tensors(void **state) {
    (void)state;
    float values[] = {1, 2, 3};
    fl_tensor *t = fl_from_array(values, FL_FLOAT32, (int64_t[]){3}, 1);
    fl_object *o = fl_object_tensor(t), *p = fl_object_parameter(t);
    fl_release(t);
    assert_ptr_equal(fl_object_as_tensor(o), t);
    assert_ptr_equal(fl_object_as_tensor(p), t);
    assert_true(fl_object_set_state(o, fl_object_dict()));
    assert_non_null(fl_object_state(o));
    fl_object_free(o);
    assert_true(((float *)fl_data(fl_object_as_tensor(p)))[2] == 3);
    fl_object_free(p);
    assert_null(fl_object_tensor(NULL));
    assert_error(FL_TYPE_ERROR, "NULL");
}

static void instances(void **state) {
    (void)state;
    fl_object *o = fl_object_instance(fl_object_global("a.b", "C.D"), fl_object_tuple());
    assert_string_equal(fl_object_class_name(o), "a.b C.D");
    assert_int_equal(fl_object_count(o), 4);
    assert_null(fl_object_state(o));
    assert_true(fl_object_set_state(o, fl_object_dict()));
    assert_ptr_equal(fl_object_state(o), fl_object_item(o, 1));
    fl_object_free(o);
    assert_null(fl_object_instance(fl_object_none(), fl_object_tuple()));
    assert_error(FL_TYPE_ERROR, "made of a global and a tuple");
    assert_null(fl_object_instance(NULL, fl_object_tuple()));
    assert_error(FL_TYPE_ERROR, "'global' is NULL");
}

static void deep_trees_are_freed_and_measured_without_recursion(void **state) {
    (void)state;
    fl_object *o = fl_object_list();
    for (int i = 0; i < 1000000; i++) {
        fl_object *outer = fl_object_list();
        fl_object_append(outer, o);
        o = outer;
    }
    assert_int_equal(fl_object__depth(o, NULL, NULL), 0);
    assert_error(FL_RUNTIME_ERROR, "nested more than 1000 deep");
    fl_object_free(o);
}

static void depth(void **state) {
    (void)state;
    fl_object *leaf = fl_object_list(), *root = fl_object_dict();
    fl_object_append(leaf, fl_object_int(1));
    assert_int_equal(fl_object__depth(leaf, NULL, NULL), 2);
    fl_object_set(root, "a", fl_object_retain(leaf));
    fl_object *middle = fl_object_tuple();
    fl_object_append(middle, leaf);
    fl_object_set(root, "b", middle);
    assert_int_equal(fl_object__depth(root, NULL, NULL), 4);
    fl_object_set_state(root, fl_object_dict());
    assert_int_equal(fl_object__depth(root, NULL, NULL), 4);
    fl_object_free(root);
    assert_int_equal(fl_object__depth(fl_object_none(), NULL, NULL), 1);
}

static void graphs_with_cycles_are_freed(void **state) {
    (void)state;
    int64_t before = fl_memory().live_bytes;
    fl_object *a = fl_object_list(), *b = fl_object_dict();
    fl_object_append(a, fl_object_retain(b));
    fl_object_set(b, "a", fl_object_retain(a));
    fl_object_set(b, "self", fl_object_retain(b));
    fl_object_free(b);
    bool cycle;
    assert_int_equal(fl_object__depth(a, NULL, NULL), 0);
    assert_error(FL_UNPICKLING_ERROR, "holds itself");
    assert_true(fl_object__depth(a, &cycle, NULL) > 0);
    assert_true(cycle);
    fl_object__free_graph(a);
    assert_int_equal(fl_memory().live_bytes, before);
}

static void every_allocation_may_fail(void **state) {
    (void)state;
    for (int64_t n = 1;; n++) {
        fl_alloc__fail_at(n);
        fl_object *dict = fl_object_ordered_dict();
        for (int i = 0; i < 20; i++) {
            char key[20];
            snprintf(key, sizeof key, "%d", i);
            fl_object *list = fl_object_list();
            fl_object_append(list, fl_object_float(i));
            fl_object_append(list, fl_object_instance(fl_object_global("m", "C"), fl_object_tuple()));
            fl_object_set(dict, key, list);
        }
        bool done = fl_error_code() == FL_OK;
        fl_alloc__fail_at(0);
        if (!done) assert_error(FL_MEMORY_ERROR, "");
        fl_object_free(dict);
        if (done) break;
    }
}

RUN(cmocka_unit_test(scalars), cmocka_unit_test(integers_of_any_size), cmocka_unit_test(containers),
    cmocka_unit_test(keys_are_equal_as_in_python), cmocka_unit_test(keys_of_exponential_size_are_refused),
    cmocka_unit_test(tensors), cmocka_unit_test(instances),
    cmocka_unit_test(deep_trees_are_freed_and_measured_without_recursion), cmocka_unit_test(depth),
    cmocka_unit_test(graphs_with_cycles_are_freed), cmocka_unit_test(every_allocation_may_fail))
