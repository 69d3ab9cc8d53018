/* Loaders: PyTorch's order for a seed, the random stream left where PyTorch leaves it, whole and partial batches. */
#include <flashlight/data.h>
#include <flashlight/ops.h>

#include "base/alloc.h"
#include "base/generator.h"
#include "testing.h"

static fl_tensor *numbers(int64_t n) {
    fl_tensor *t = fl_new(FL_INT64, (int64_t[]){n}, 1);
    for (int64_t i = 0; i < n; i++) ((int64_t *)fl_data(t))[i] = i;
    return t;
}

/* orders.npy: what torch.utils.data.DataLoader(shuffle=True) gave (tests/data/make_npy.py). */
static void the_order_is_that_of_pytorch(void **state) {
    (void)state;
    char path[500];
    snprintf(path, sizeof path, "%s/data/orders.npy", FL_TESTS_DIR);
    fl_tensor *orders = fl_load_npy(path);
    assert_non_null(orders);
    const int64_t *p = fl_data(orders), *end = p + fl_numel(orders);
    int cases = 0;
    while (p < end) {
        int64_t size = p[1], epochs = p[2];
        fl_manual_seed((uint64_t)p[0]);
        p += 3;
        fl_tensor *t = numbers(size);
        fl_loader_options o = FL_LOADER_OPTIONS;
        o.batch_size = 16;
        o.shuffle = true;
        fl_loader *l = fl_loader_new(t, NULL, &o);
        assert_int_equal(fl_loader_batches(l), (size + 15) / 16);
        for (int64_t epoch = 0; epoch < epochs; epoch++) {
            int64_t batches = 0;
            for (fl_batch b; fl_loader_next(l, &b); batches++)
                for (int64_t i = 0; i < b.size; i++) assert_int_equal(((int64_t *)fl_data(b.input))[i], *p++);
            assert_int_equal(batches, fl_loader_batches(l));
        }
        fl_generator *g = fl_generator__lock(NULL);
        for (int i = 0; i < 2; i++) assert_int_equal(fl_generator__integer(g, 1000, 0), *p++);
        fl_generator__unlock(g);
        fl_loader_free(l);
        fl_release(t);
        cases++;
    }
    assert_int_equal(cases, 5);
    fl_release(orders);
}

static void batches(void **state) {
    (void)state;
    float pixels[10 * 6];
    for (int i = 0; i < 60; i++) pixels[i] = (float)i;
    fl_tensor *images = fl_from_array(pixels, FL_FLOAT32, (int64_t[]){10, 2, 3}, 3), *labels = numbers(10);
    for (int drop_last = 0; drop_last < 2; drop_last++) {
        for (int shuffle = 0; shuffle < 2; shuffle++) {
            fl_loader_options o = {4, shuffle, drop_last};
            fl_loader *l = fl_loader_new(images, labels, &o);
            assert_int_equal(fl_loader_batches(l), drop_last ? 2 : 3);
            int64_t seen = 0, expected = 0;
            for (fl_batch b; fl_loader_next(l, &b); seen += b.size) {
                assert_int_equal(fl_size(b.input, 0), b.size);
                assert_int_equal(fl_size(b.input, 2), 3);
                assert_int_equal(fl_size(b.target, 0), b.size);
                assert_int_equal(b.size, seen == 8 ? 2 : 4);
                for (int64_t i = 0; i < b.size; i++) {
                    int64_t label = ((int64_t *)fl_data(b.target))[i];
                    if (!shuffle) assert_int_equal(label, expected++);
                    for (int k = 0; k < 6; k++)
                        assert_true(((float *)fl_data(b.input))[6 * i + k] == pixels[6 * label + k]);
                }
            }
            assert_int_equal(seen, drop_last ? 8 : 10);
            fl_loader_free(l);
        }
    }
    fl_release(images);
    fl_release(labels);
}

static void batches_may_be_kept(void **state) {
    (void)state;
    fl_tensor *t = numbers(4), *kept;
    fl_loader *l = fl_loader_new(t, NULL, NULL);
    fl_release(t); /* the loader holds it */
    fl_batch b;
    assert_true(fl_loader_next(l, &b));
    assert_null(b.target);
    kept = fl_keep(b.input);
    while (fl_loader_next(l, &b)) assert_int_equal(b.size, 1);
    assert_false(fl_loader_next(NULL, &b));
    assert_error(FL_TYPE_ERROR, "NULL");
    fl_loader_free(l);
    assert_true(fl_item(kept) == 0);
    fl_release(kept);
}

/* A dataset whose sample i is (3 i, 3 i + 1) with target i, made on the way. */
typedef struct made {
    int calls, released;
    int64_t without_target, fails, silent;
} made;

static bool make_sample(int64_t index, fl_tensor **input, fl_tensor **target, void *context) {
    made *m = context;
    m->calls++;
    if (index == m->fails) return fl_fail(FL_OS_ERROR, "sample %d cannot be read", (int)index) != NULL;
    if (index == m->silent) return false;
    float pair[] = {3 * (float)index, 3 * (float)index + 1};
    *input = fl_from_array(pair, FL_FLOAT32, (int64_t[]){2}, 1);
    if (index != m->without_target) *target = fl_from_array(&index, FL_INT64, NULL, 0);
    return true;
}

static void count_release(void *context) { ((made *)context)->released++; }

static void samples_of_a_function(void **state) {
    (void)state;
    for (int shuffle = 0; shuffle < 2; shuffle++) {
        made m = {0, 0, -1, -1, -1};
        const fl_dataset numbers = {10, make_sample, &m, count_release};
        const fl_loader_options o = {4, shuffle, false};
        int64_t order[10], seen = 0, labels_seen = 0;
        /* the order is that of a loader over tensors */
        fl_tensor *labels = fl_arange(fl_int(10), NULL);
        fl_manual_seed(5);
        fl_loader *l = fl_loader_new(labels, NULL, &o);
        for (fl_batch b; fl_loader_next(l, &b);)
            for (int64_t i = 0; i < b.size; i++) order[labels_seen++] = ((int64_t *)fl_data(b.input))[i];
        fl_loader_free(l);
        fl_manual_seed(5);
        l = fl_loader_over(&numbers, &o);
        assert_int_equal(fl_loader_batches(l), 3);
        for (fl_batch b; fl_loader_next(l, &b);)
            for (int64_t i = 0; i < b.size; i++, seen++) {
                assert_int_equal(((int64_t *)fl_data(b.target))[i], order[seen]);
                assert_true(((float *)fl_data(b.input))[2 * i + 1] == 3 * (float)order[seen] + 1);
            }
        assert_int_equal(seen, 10);
        assert_int_equal(m.calls, 10);
        fl_loader_free(l);
        assert_int_equal(m.released, 1);
        fl_release(labels);
    }
}

static void samples_that_fail(void **state) {
    (void)state;
    fl_batch b;
    for (int kind = 0; kind < 3; kind++) {
        made m = {0, 0, kind == 0 ? 5 : -1, kind == 1 ? 5 : -1, kind == 2 ? 5 : -1};
        fl_loader *l = fl_loader_over(&(fl_dataset){8, make_sample, &m, NULL}, &(fl_loader_options){4, false, false});
        assert_true(fl_loader_next(l, &b));
        assert_false(fl_loader_next(l, &b));
        if (kind == 0) assert_error(FL_VALUE_ERROR, "3 of the 4 samples of a batch have a target");
        if (kind == 1) assert_error(FL_OS_ERROR, "sample 5 cannot be read");
        if (kind == 2) assert_error(FL_RUNTIME_ERROR, "sample 5 failed without saying why");
        assert_null(b.input);
        fl_loader_free(l);
    }
    made m = {0, 0, -1, -1, -1};
    assert_null(fl_loader_over(NULL, NULL));
    assert_error(FL_TYPE_ERROR, "NULL");
    assert_null(fl_loader_over(&(fl_dataset){8, NULL, &m, count_release}, NULL));
    assert_error(FL_TYPE_ERROR, "'dataset->sample' is NULL");
    assert_null(fl_loader_over(&(fl_dataset){-1, make_sample, &m, count_release}, NULL));
    assert_error(FL_VALUE_ERROR, "-1 samples");
    assert_null(
        fl_loader_over(&(fl_dataset){8, make_sample, &m, count_release}, &(fl_loader_options){0, false, false}));
    assert_error(FL_VALUE_ERROR, "batch_size=0");
    assert_int_equal(m.released, 3);
}

static void wrong_arguments(void **state) {
    (void)state;
    fl_tensor *three = numbers(3), *four = numbers(4), *scalar = fl_new(FL_FLOAT32, NULL, 0), *none = numbers(0);
    assert_null(fl_loader_new(three, four, NULL));
    assert_error(FL_VALUE_ERROR, "3 inputs and 4 targets");
    assert_null(fl_loader_new(three, NULL, &(fl_loader_options){0, false, false}));
    assert_error(FL_VALUE_ERROR, "batch_size=0");
    assert_null(fl_loader_new(scalar, NULL, NULL));
    assert_error(FL_VALUE_ERROR, "a scalar has none");
    assert_null(fl_loader_new(NULL, NULL, NULL));
    assert_error(FL_TYPE_ERROR, "NULL");
    fl_batch b;
    fl_loader *l = fl_loader_new(none, none, &(fl_loader_options){4, true, false});
    assert_false(fl_loader_next(l, &b));
    assert_int_equal(fl_loader_batches(l), 0);
    assert_int_equal(fl_error_code(), FL_OK);
    fl_loader_free(l);
    fl_release(three);
    fl_release(four);
    fl_release(scalar);
    fl_release(none);
}

static void every_allocation_may_fail(void **state) {
    (void)state;
    fl_tensor *t = numbers(10);
    for (int64_t n = 1;; n++) {
        fl_alloc__fail_at(n);
        fl_loader *l = fl_loader_new(t, t, &(fl_loader_options){3, true, false});
        fl_batch b;
        int count = 0;
        while (l && fl_loader_next(l, &b)) count++;
        made m = {0, 0, -1, -1, -1};
        fl_loader *over = fl_loader_over(&(fl_dataset){10, make_sample, &m, NULL}, NULL);
        while (over && fl_loader_next(over, &b)) count++;
        fl_alloc__fail_at(0);
        bool done = fl_error_code() == FL_OK;
        if (done) assert_int_equal(count, 14);
        if (!done) assert_error(FL_MEMORY_ERROR, "");
        fl_loader_free(l);
        fl_loader_free(over);
        if (done) break;
    }
    fl_release(t);
}

RUN(cmocka_unit_test(the_order_is_that_of_pytorch), cmocka_unit_test(batches), cmocka_unit_test(batches_may_be_kept),
    cmocka_unit_test(samples_of_a_function), cmocka_unit_test(samples_that_fail), cmocka_unit_test(wrong_arguments),
    cmocka_unit_test(every_allocation_may_fail))
