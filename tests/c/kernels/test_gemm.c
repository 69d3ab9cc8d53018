/* Matrix products against loops written out: many odd shapes, any strides, every epilogue, every instruction set. */
#include "testing.h"

#include "base/alloc.h"
#include "each_isa.h"
#include "kernels/kernels.h"

static uint64_t seed;
static int64_t below(int64_t n) { return (int64_t)random_between(&seed, 0, (double)n); }
static int64_t pick(void) {
    static const int64_t sizes[] = {1,  1,  2,  3,  4,  5,  6,  7,  8,  9,  13,  14,
                                    15, 16, 17, 28, 31, 32, 33, 40, 64, 65, 100, 129};
    return sizes[below((int64_t)(sizeof sizes / sizeof *sizes))];
}

/* An operand of batch x rows x columns: row-major, column-major, with gaps, or one matrix for all batches. */
typedef struct operand {
    array memory;
    int64_t start, batch, row, column;
} operand;

static operand make(int real, int64_t batch, int64_t rows, int64_t columns, int layout) {
    operand o = {.batch = rows * columns, .row = columns, .column = 1};
    if (layout == 1) {
        o.row = 1;
        o.column = rows;
    } else if (layout == 2) {
        o.row = 2 * columns + 3;
        o.column = 2;
        o.start = 1;
        o.batch = rows * o.row;
    } else if (layout == 3) {
        o.batch = 0;
    }
    int64_t n = o.start + (batch - 1) * o.batch + (rows > 0 ? (rows - 1) * o.row : 0) +
                (columns > 0 ? (columns - 1) * o.column : 0) + 1;
    o.memory = array_random(real, n, -1, 1, seed);
    below(2);
    return o;
}
static int64_t place(const operand *o, int64_t b, int64_t i, int64_t j) {
    return o->start + b * o->batch + i * o->row + j * o->column;
}
static void *first(const operand *o) { return o->memory.data + o->start * (int64_t)array_item(&o->memory); }

static double activated(fl_act act, double x) {
    switch (act) {
        case FL_ACT_RELU:
            return x < 0 ? 0 : x;
        case FL_ACT_GELU:
            return 0.5 * x * (1 + erf(x * 0.70710678118654752));
        case FL_ACT_GELU_TANH:
            return 0.5 * x * (1 + tanh(0.79788456080286536 * (x + 0.044715 * x * x * x)));
        case FL_ACT_SIGMOID:
            return 1 / (1 + exp(-x));
        case FL_ACT_TANH:
            return tanh(x);
        case FL_ACT_SILU:
            return x / (1 + exp(-x));
        default:
            return x;
    }
}

static void check_one(int real, int64_t batch, int64_t m, int64_t n, int64_t k) {
    operand a = make(real, batch, m, k, (int)below(4)), b = make(real, batch, k, n, (int)below(4));
    operand c = make(real, batch, m, n, (int)below(2));
    const bool bias_rows = below(2), accumulate = below(3) == 0;
    array bias = array_random(real, bias_rows ? m : n, -1, 1, seed), old = array_new(real, c.memory.n);
    memcpy(old.data, c.memory.data, (size_t)old.n * array_item(&old));
    fl_gemm g = {.type = real,
                 .batch = batch,
                 .m = m,
                 .n = n,
                 .k = k,
                 .a = first(&a),
                 .a_batch = a.batch,
                 .a_row = a.row,
                 .a_col = a.column,
                 .b = first(&b),
                 .b_batch = b.batch,
                 .b_row = b.row,
                 .b_col = b.column,
                 .c = first(&c),
                 .c_batch = c.batch,
                 .c_row = c.row,
                 .c_col = c.column,
                 .bias_rows = bias_rows,
                 .accumulate = accumulate,
                 .bias = below(2) ? bias.data : NULL,
                 .act = below(2) ? (fl_act)below(FL_ACT_SILU + 1) : FL_ACT_NONE};
    assert_true(fl_gemm__run(&g));
    for (int64_t q = 0; q < batch; q++)
        for (int64_t i = 0; i < m; i++)
            for (int64_t j = 0; j < n; j++) {
                double sum = g.bias ? array_get(&bias, bias_rows ? i : j) : 0;
                for (int64_t p = 0; p < k; p++)
                    sum += array_get(&a.memory, place(&a, q, i, p)) * array_get(&b.memory, place(&b, q, p, j));
                const int64_t at = place(&c, q, i, j);
                if (accumulate) sum += array_get(&old, at);
                check_close(real, array_get(&c.memory, at), activated(g.act, sum), 8 + (double)k, 2, "product", at);
            }
    array_free(&a.memory);
    array_free(&b.memory);
    array_free(&c.memory);
    array_free(&bias);
    array_free(&old);
}

static void check_products(const fl_gemm_kernels *table, int real) {
    const fl_gemm_kernels *active = fl_kernels__active.gemm;
    fl_kernels__active.gemm = table;
    seed = 7;
    for (int i = 0; i < 150; i++) check_one(real, below(4) ? 1 : 1 + below(4), pick(), pick(), below(12) ? pick() : 0);
    check_one(real, 1, 3, 5, 3000); /* few tiles, much depth */
    check_one(real, 1, 40, 33, 2500);
    check_one(real, 1, 70, 300, 500);  /* several blocks of k and tasks of columns */
    check_one(real, 1, 300, 40, 9000); /* more depth than is packed at once */
    check_one(real, 50, 8, 8, 8);
    fl_kernels__active.gemm = active;
}

static void check_column_sums(const fl_gemm_kernels *table, int real) {
    const fl_gemm_kernels *active = fl_kernels__active.gemm;
    fl_kernels__active.gemm = table;
    seed = 9;
    for (int i = 0; i < 40; i++) {
        const int64_t m = i % 5 == 4 ? 3000 + below(100) : below(40), n = pick(), row = n + below(3);
        array x = array_random(real, m * row + 1, -1, 1, seed), out = array_random(real, n, -1, 1, seed + 1),
              old = array_new(real, n);
        memcpy(old.data, out.data, (size_t)n * array_item(&out));
        const bool accumulate = below(2);
        assert_true(fl_gemm__column_sums(real, m, n, x.data, row, out.data, accumulate));
        for (int64_t j = 0; j < n; j++) {
            double sum = accumulate ? array_get(&old, j) : 0;
            for (int64_t r = 0; r < m; r++) sum += array_get(&x, r * row + j);
            check_close(real, array_get(&out, j), sum, 10 + (double)m / 8, 4, "sum", j);
        }
        array_free(&x);
        array_free(&out);
        array_free(&old);
    }
    fl_kernels__active.gemm = active;
}

static void test_products(void **state) {
    (void)state;
    EACH_ISA(gemm, check_products);
}
static void test_column_sums(void **state) {
    (void)state;
    EACH_ISA(gemm, check_column_sums);
}

static void check_integers(const fl_gemm_kernels *table, int real) {
    const fl_gemm_kernels *active = fl_kernels__active.gemm;
    fl_kernels__active.gemm = table;
    seed = 3;
    const int bytes = real ? 8 : 4;
    for (int t = 0; t < 10; t++) {
        const int64_t m = pick(), n = pick(), k = pick();
        uint8_t *a = malloc((size_t)(m * k * bytes)), *b = malloc((size_t)(k * n * bytes)),
                *c = malloc((size_t)(m * n * bytes));
        for (int64_t i = 0; i < m * k * bytes; i++) a[i] = (uint8_t)below(256);
        for (int64_t i = 0; i < k * n * bytes; i++) b[i] = (uint8_t)below(256);
        /* b is given by columns. */
        fl_gemm g = {.type = bytes == 8 ? FL_GEMM_U64 : FL_GEMM_U32,
                     .batch = 1,
                     .m = m,
                     .n = n,
                     .k = k,
                     .a = a,
                     .a_row = k,
                     .a_col = 1,
                     .b = b,
                     .b_row = 1,
                     .b_col = k,
                     .c = c,
                     .c_row = n,
                     .c_col = 1};
        assert_true(fl_gemm__run(&g));
        const uint64_t mask = bytes == 8 ? UINT64_MAX : (UINT64_C(1) << 8 * bytes) - 1;
        for (int64_t i = 0; i < m; i++)
            for (int64_t j = 0; j < n; j++) {
                uint64_t sum = 0, got = 0;
                for (int64_t p = 0; p < k; p++) {
                    uint64_t x = 0, y = 0;
                    memcpy(&x, a + (i * k + p) * bytes, (size_t)bytes);
                    memcpy(&y, b + (j * k + p) * bytes, (size_t)bytes);
                    sum += x * y;
                }
                memcpy(&got, c + (i * n + j) * bytes, (size_t)bytes);
                assert_true(got == (sum & mask));
            }
        free(a);
        free(b);
        free(c);
    }
    fl_kernels__active.gemm = active;
}

static void test_integers(void **state) {
    (void)state;
    EACH_ISA(gemm, check_integers);
}

/* The same bits with one thread and with two. */
static void test_threads(void **state) {
    (void)state;
    const int threads = fl_get_num_threads();
    static const int64_t shapes[][3] = {{300, 300, 300}, {3, 700, 900}, {900, 5, 700}, {20, 30, 30000}};
    for (size_t s = 0; s < sizeof shapes / sizeof *shapes; s++) {
        const int64_t m = shapes[s][0], n = shapes[s][1], k = shapes[s][2];
        array a = array_random(0, m * k, -1, 1, 1), b = array_random(0, k * n, -1, 1, 2);
        array one = array_new(0, m * n), two = array_new(0, m * n);
        fl_gemm g = {.type = FL_REAL_F32,
                     .batch = 1,
                     .m = m,
                     .n = n,
                     .k = k,
                     .a = a.data,
                     .a_row = k,
                     .a_col = 1,
                     .b = b.data,
                     .b_row = n,
                     .b_col = 1,
                     .c = one.data,
                     .c_row = n,
                     .c_col = 1};
        fl_set_num_threads(1);
        assert_true(fl_gemm__run(&g));
        fl_set_num_threads(2);
        g.c = two.data;
        assert_true(fl_gemm__run(&g));
        assert_memory_equal(one.data, two.data, (size_t)(m * n) * sizeof(float));
        array_free(&a);
        array_free(&b);
        array_free(&one);
        array_free(&two);
    }
    fl_set_num_threads(threads);
}

static void test_no_memory(void **state) {
    (void)state;
    const int64_t n = 200;
    array a = array_random(0, n * n, -1, 1, 1), c = array_new(0, n * n);
    fl_gemm g = {.type = FL_REAL_F32,
                 .batch = 1,
                 .m = n,
                 .n = n,
                 .k = n,
                 .a = a.data,
                 .a_row = n,
                 .a_col = 1,
                 .b = a.data,
                 .b_row = n,
                 .b_col = 1,
                 .c = c.data,
                 .c_row = n,
                 .c_col = 1};
    fl_alloc__fail_at(1);
    assert_false(fl_gemm__run(&g));
    fl_alloc__fail_at(0);
    assert_int_equal(fl_error_take().code, FL_MEMORY_ERROR);
    assert_true(fl_gemm__run(&g));
    array_free(&a);
    array_free(&c);
}

RUN(cmocka_unit_test(test_products), cmocka_unit_test(test_column_sums), cmocka_unit_test(test_integers),
    cmocka_unit_test(test_threads), cmocka_unit_test(test_no_memory))
