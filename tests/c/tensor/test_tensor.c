/* Tensors as a C program makes and keeps them: over memory of its own, inside scopes, on several threads. */
#include <pthread.h>
#include <sys/wait.h>
#include <unistd.h>

#include <flashlight/flashlight.h>

#include "testing.h"

static void count_release(void *context) { ++*(int *)context; }

/* ---- Memory of several processes --------------------------------------------------------------------------------- */

static void a_fork_writes_to_shared_memory(void **state) {
    (void)state;
    float data[6] = {0, 1, 2, 3, 4, 5};
    int released = 0;
    fl_tensor *t = fl_from_memory(data, FL_FLOAT32, (int64_t[]){2, 3}, NULL, 2, count_release, &released);
    fl_scope_open();
    fl_select(t, 0, 1);
    assert_null(fl_share_memory_(t)); /* the row would stay behind */
    assert_int_equal(fl_error_take().code, FL_RUNTIME_ERROR);
    fl_scope_close();
    assert_false(fl_is_shared(t));
    assert_ptr_equal(fl_share_memory_(t), t);
    assert_true(fl_is_shared(t));
    assert_int_equal(released, 1);
    const pid_t child = fork();
    if (!child) {
        ((float *)fl_data(t))[4] = 40;
        _exit(0);
    }
    assert_int_equal(waitpid(child, NULL, 0), child);
    fl_scope_open();
    assert_float_equal(fl_item(fl_sum(t, NULL)), 51, 0);
    fl_scope_close();
    fl_release(t);
    assert_null(fl_share_memory_(NULL));
    assert_int_equal(fl_error_take().code, FL_TYPE_ERROR);
}

/* ---- Memory of the caller's -------------------------------------------------------------------------------------- */

static void memory_is_shared_and_released_once(void **state) {
    (void)state;
    float data[6] = {0, 1, 2, 3, 4, 5};
    int released = 0;
    fl_tensor *t = fl_from_memory(data, FL_FLOAT32, (int64_t[]){2, 3}, NULL, 2, count_release, &released);
    assert_non_null(t);
    assert_ptr_equal(fl_data(t), data);
    fl_scope_open();
    fl_tensor *row = fl_keep(fl_select(t, 0, 1));
    fl_scope_close();
    fl_release(t);
    assert_int_equal(released, 0); /* the row looks at it still */
    data[4] = 40;
    fl_scope_open();
    assert_float_equal(fl_item(fl_sum(row, NULL)), 48, 0);
    fl_add_scalar_(row, fl_int(1));
    fl_scope_close();
    assert_float_equal(data[3], 4, 0);
    assert_float_equal(data[0], 0, 0);
    fl_release(row);
    assert_int_equal(released, 1);
    assert_int_equal(fl_error_code(), FL_OK);
}

static void memory_with_strides(void **state) {
    (void)state;
    double data[6] = {0, 1, 2, 3, 4, 5};
    int released = 0;
    fl_tensor *columns =
        fl_from_memory(data, FL_FLOAT64, (int64_t[]){3, 2}, (int64_t[]){1, 3}, 2, count_release, &released);
    assert_non_null(columns);
    fl_scope_open();
    assert_float_equal(fl_item(fl_select(fl_select(columns, 0, 2), 0, 1)), 5, 0);
    fl_tensor *copy = fl_contiguous(columns, NULL);
    assert_float_equal(((double *)fl_data(copy))[1], 3, 0);
    fl_scope_close();
    fl_release(columns);
    assert_int_equal(released, 1);
}

static void a_failed_call_releases_too(void **state) {
    (void)state;
    float data[2] = {0};
    int released = 0;
    assert_null(fl_from_memory(data, FL_FLOAT32, (int64_t[]){-1}, NULL, 1, count_release, &released));
    assert_int_equal(fl_error_take().code, FL_RUNTIME_ERROR);
    assert_int_equal(released, 1);
    fl_new(FL_FLOAT32, (int64_t[]){-2}, 1); /* with an error pending nothing is made either */
    assert_null(fl_from_memory(data, FL_FLOAT32, (int64_t[]){2}, NULL, 1, count_release, &released));
    assert_int_equal(released, 2);
    assert_error(FL_RUNTIME_ERROR, "-2");
    fl_tensor *plain = fl_from_memory(data, FL_FLOAT32, (int64_t[]){2}, NULL, 1, NULL, NULL);
    assert_non_null(plain);
    fl_release(plain);
    fl_tensor *none = fl_from_memory(NULL, FL_FLOAT32, (int64_t[]){0}, NULL, 1, count_release, &released);
    assert_non_null(none);
    assert_int_equal(fl_numel(none), 0);
    fl_release(none);
    assert_int_equal(released, 3);
}

static void a_graph_keeps_the_memory(void **state) {
    (void)state;
    float data[2] = {2, 3};
    int released = 0;
    fl_tensor *x = fl_from_memory(data, FL_FLOAT32, (int64_t[]){2}, NULL, 1, count_release, &released);
    assert_true(fl_set_requires_grad(x, true));
    fl_scope_open();
    fl_tensor *y = fl_keep(fl_sum(fl_mul(x, x), NULL));
    fl_scope_close();
    assert_true(fl_backward(y));
    assert_float_equal(((float *)fl_data(fl_grad(x)))[1], 6, 0);
    fl_release(x);
    fl_release(y);
    assert_int_equal(released, 1);
}

/* ---- Scopes ------------------------------------------------------------------------------------------------------ */

/* A tensor whose end shows in *released. */
static fl_tensor *watched(float *data, int *released) {
    return fl_from_memory(data, FL_FLOAT32, (int64_t[]){1}, NULL, 1, count_release, released);
}

static fl_tensor *handed_on(fl_tensor *x) {
    fl_scope_open();
    return fl_scope_return(fl_mul(fl_exp(x), x));
}

static void scopes_own_what_is_made_in_them(void **state) {
    (void)state;
    float data[3] = {1, 2, 3};
    int released[3] = {0};
    fl_scope_open();
    watched(&data[0], &released[0]);
    fl_scope_open();
    fl_tensor *kept = fl_keep(watched(&data[1], &released[1]));
    fl_scope_return(watched(&data[2], &released[2])); /* closes the scope, and belongs to the outer one */
    assert_int_equal(released[2], 0);
    fl_scope_close();
    assert_int_equal(released[0], 1);
    assert_int_equal(released[1], 0);
    assert_int_equal(released[2], 1);
    fl_release(kept);
    assert_int_equal(released[1], 1);
}

static void scopes_nest_in_functions(void **state) {
    (void)state;
    fl_scope_open();
    fl_tensor *x = fl_ones((int64_t[]){3}, 1, NULL), *sum = x;
    for (int i = 0; i < 200; i++) sum = fl_add(sum, handed_on(x));
    assert_true(fl_item(fl_select(sum, 0, 0)) > 500);
    fl_scope_close();
    fl_tensor *alone = fl_ones((int64_t[]){1}, 1, NULL), *result = handed_on(alone); /* with no scope open: ours */
    assert_true(fl_item(result) > 2.7);
    fl_release(alone);
    fl_release(result);
}

static void a_failure_inside_a_scope(void **state) {
    (void)state;
    float data = 1;
    int released = 0;
    fl_scope_open();
    fl_tensor *x = watched(&data, &released);
    assert_null(fl_scope_return((fl_scope_open(), fl_reshape(x, (int64_t[]){7}, 1))));
    assert_int_equal(released, 0);
    fl_scope_close();
    assert_int_equal(released, 1);
    assert_error(FL_RUNTIME_ERROR, "shape '[7]' is invalid");
}

/* ---- Threads ----------------------------------------------------------------------------------------------------- */

enum { THREADS = 4 };

typedef struct work {
    fl_tensor *shared; /* read only */
    int number;
    double first, last;
    bool error_was_mine;
} work;

/* Fits w to shared w = number by gradient descent, with errors, scopes and modes of its own. */
static void *fit(void *argument) {
    work *job = argument;
    fl_tensor *w = fl_zeros((int64_t[]){8}, 1, NULL);
    fl_set_requires_grad(w, true);
    for (int step = 0; step < 100; step++) {
        fl_scope_open();
        fl_tensor *miss = fl_sub_scalar(fl_mv(job->shared, w), fl_int(job->number));
        fl_tensor *loss = fl_mean(fl_mul(miss, miss), NULL);
        fl_set_grad(w, NULL);
        fl_backward(loss);
        if (step == 0) job->first = fl_item(loss);
        job->last = fl_item(loss);
        fl_no_grad_begin();
        fl_sub_(w, fl_mul_scalar(fl_grad(w), fl_float(0.5)));
        fl_grad_mode_end();
        fl_scope_close();
    }
    fl_release(w);
    char wanted[32];
    snprintf(wanted, sizeof wanted, "shape '[%d]'", 100 + job->number);
    fl_reshape(job->shared, (int64_t[]){100 + job->number}, 1);
    fl_error mine = fl_error_take();
    job->error_was_mine = mine.code == FL_RUNTIME_ERROR && strstr(mine.message, wanted);
    return NULL;
}

static void threads_work_side_by_side(void **state) {
    (void)state;
    fl_tensor *shared = fl_eye(8, NULL);
    work jobs[THREADS];
    pthread_t threads[THREADS];
    for (int i = 0; i < THREADS; i++) {
        jobs[i] = (work){.shared = shared, .number = i + 1};
        assert_int_equal(pthread_create(&threads[i], NULL, fit, &jobs[i]), 0);
    }
    for (int i = 0; i < THREADS; i++) {
        pthread_join(threads[i], NULL);
        assert_float_equal(jobs[i].first, (i + 1) * (i + 1), 1e-6);
        assert_true(jobs[i].last < 1e-3);
        assert_true(jobs[i].error_was_mine);
    }
    fl_release(shared);
    assert_int_equal(fl_error_code(), FL_OK);
}

RUN(cmocka_unit_test(a_fork_writes_to_shared_memory), cmocka_unit_test(memory_is_shared_and_released_once),
    cmocka_unit_test(memory_with_strides), cmocka_unit_test(a_failed_call_releases_too),
    cmocka_unit_test(a_graph_keeps_the_memory), cmocka_unit_test(scopes_own_what_is_made_in_them),
    cmocka_unit_test(scopes_nest_in_functions), cmocka_unit_test(a_failure_inside_a_scope),
    cmocka_unit_test(threads_work_side_by_side))
