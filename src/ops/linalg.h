/* linalg.h (internal): what the families of linear algebra share: checks in PyTorch's words, batches of matrices as
 * LAPACK takes them, and a loop over a batch.
 */
#ifndef FL_OPS_LINALG_H
#define FL_OPS_LINALG_H

#include "ops/plain.h"

#include "autograd/graph.h"
#include "ops/dense.h"
#include "ops/lapack.h"

/* ---- Checks: false, and PyTorch's message, where they do not hold; `op` is "linalg.inv" -------------------------- */
bool fl_linalg__matrices(const char *op, const char *argument, const fl_tensor *t); /* at least two dimensions */
bool fl_linalg__square(const char *op, const char *argument, const fl_tensor *t);
bool fl_linalg__floating(const char *op, const fl_tensor *t);
/* Floating, and no half: PyTorch's words where it asks for that itself. */
bool fl_linalg__precise(const char *op, const fl_tensor *t);
/* float32 or float64; the error of other floating types names the kernel as PyTorch does. */
bool fl_linalg__real(const char *op, const char *kernel, const fl_tensor *t);
/* The same where PyTorch's error of other types is about the kernel alone. */
bool fl_linalg__has_kernel(const char *kernel, const fl_tensor *t);
bool fl_linalg__same_type(const char *op, const char *a_name, const fl_tensor *a, const char *b_name,
                          const fl_tensor *b);
/* Reads info (int32 of any shape): the first entry that is not 0 and its place in the batch; 0 where all are. */
int fl_linalg__first_failure(const fl_tensor *info, int64_t *index);
/* "(Batch element 3): " for a batch, "" for one matrix. */
const char *fl_linalg__element(char text[64], const fl_tensor *info, int64_t index);

/* ---- Shapes ------------------------------------------------------------------------------------------------------ */
static inline int64_t fl_linalg__rows(const fl_tensor *t) { return t->sizes[t->ndim - 2]; }
static inline int64_t fl_linalg__columns_of(const fl_tensor *t) { return t->sizes[t->ndim - 1]; }
static inline int64_t fl_linalg__smaller(int64_t a, int64_t b) { return a < b ? a : b; }
static inline int64_t fl_linalg__larger(int64_t a, int64_t b) { return a > b ? a : b; }
/* The product of all sizes but the last `inner`. */
int64_t fl_linalg__batch(const fl_tensor *t, int inner);

/* ---- Batches of column-major matrices: one reference, the caller's, in no scope ---------------------------------- */
/* [batch..., rows, columns], the batch row-major; uninitialised. */
fl_tensor *fl_linalg__new(fl_dtype dtype, const int64_t *batch, int n_batch, int64_t rows, int64_t columns);
/* A copy of t, its batch expanded to `batch`, below it uninitialised rows up to `rows`. */
fl_tensor *fl_linalg__copy(const fl_tensor *t, const int64_t *batch, int n_batch, int64_t rows);
/* A copy of t over its own batch. */
static inline fl_tensor *fl_linalg__own(const fl_tensor *t) {
    return fl_linalg__copy(t, t->sizes, t->ndim - 2, fl_linalg__rows(t));
}
/* t itself (retained) where it is so already, else a copy. */
fl_tensor *fl_linalg__as_columns(fl_tensor *t);
/* Row-major: [batch..., columns], and [batch...]. */
fl_tensor *fl_linalg__vectors(fl_dtype dtype, const int64_t *batch, int n_batch, int64_t columns);
fl_tensor *fl_linalg__numbers(fl_dtype dtype, const int64_t *batch, int n_batch);

static inline void *fl_linalg__at(const fl_tensor *t, int64_t matrix, int64_t items) {
    return t ? t->data + matrix * items * (int64_t)fl_dtype_size((fl_dtype)t->dtype) : NULL;
}

/* ---- The loop over a batch --------------------------------------------------------------------------------------- */
typedef struct fl_linalg_job {
    const fl_lapack *lapack;
    int real;                 /* FL_REAL_ */
    int64_t m, n, k;          /* sizes, as the routine has them */
    char letter[4];           /* its characters */
    fl_tensor *a, *b, *c, *d; /* what it reads and writes */
    fl_tensor *pivots;        /* int32 */
    fl_tensor *info;          /* int32 */
    double number;
    int64_t lwork, liwork; /* items of work and of iwork */
} fl_linalg_job;

/* What each call of the routine may use: lwork items of the job's type, liwork 64-bit integers, and room for the
 * routine's wide pivots. */
typedef struct fl_linalg_work {
    void *work, *iwork;
    void *wide;
} fl_linalg_work;

typedef void (*fl_linalg_fn)(const fl_linalg_job *job, int64_t matrix, const fl_linalg_work *work);
/* Calls fn for every matrix of the batch, in parallel where `cost` (multiply-adds of one) is worth it; `pivots` wide
 * ones are made room for. False: out of memory. */
bool fl_linalg__each(const fl_linalg_job *job, int64_t batch, double cost, int64_t pivots, fl_linalg_fn fn);
static inline int32_t *fl_linalg__info(const fl_linalg_job *job, int64_t matrix) {
    return (int32_t *)job->info->data + matrix;
}

/* ---- In formulas ------------------------------------------------------------------------------------------------- */
#define MT(t) fl_mT(t)
#define MM(a, b) fl_matmul__plain(a, b)
/* Triangles of matrices, from a diagonal on. */
fl_tensor *fl_linalg__tril(fl_tensor *t, int64_t diagonal);
fl_tensor *fl_linalg__triu(fl_tensor *t, int64_t diagonal);
fl_tensor *fl_linalg__diag(fl_tensor *t);        /* the diagonals of matrices */
fl_tensor *fl_linalg__diagonal_of(fl_tensor *t); /* matrices with these diagonals */
/* solve_triangular: op(t) x = b, or x op(t) = b, op being the transpose where asked. */
fl_tensor *fl_linalg__triangular(fl_tensor *t, bool transpose, bool upper, bool left, bool unit, fl_tensor *b);
fl_tensor *fl_linalg__narrow(fl_tensor *t, int dim, int64_t start, int64_t length);
fl_tensor *fl_linalg__eye(const fl_tensor *like, int64_t n);
/* Releases a result that nobody asked for. */
static inline void fl_linalg__drop(fl_tensor *t) {
    if (t && fl_thread__self.scope_depth == 0) fl_release(t);
}

/* A = P L U of a copy of t: packed factors, pivots and info, one reference each, in no graph. False after an error. */
bool fl_linalg__lu(const char *op, fl_tensor *t, fl_tensor **lu, fl_tensor **pivots, fl_tensor **info);

/* Ends an op of several results: records the rule over `inputs`, hands results to the scope. False after an error,
 * when they are released and set to NULL. `saved` are inputs or intermediates; entries below n_outputs may name an
 * output of the node, which is then saved as such. */
fl_node *fl_linalg__finish(const fl_rule *rule, fl_tensor *const *inputs, int n_inputs, fl_tensor **outputs,
                           int n_outputs, fl_tensor *const *saved, int n_saved, size_t bytes);

#endif
