/* fold.c: reductions over any dimensions (fold.h).
 *
 * Dimensions that go and dimensions that stay are sorted and merged apart. If the innermost of all goes, each result is
 * a fold of rows; if it stays, neighbouring results are folded together as columns. What does not lie adjacent, or is
 * of another type, passes through a small buffer. Work is cut by results, and where these are few also by stretches of
 * what goes, each with accumulators of its own that are merged in order at the end.
 */
#include "ops/fold.h"

#include "base/alloc.h"
#include "base/pool.h"
#include "kernels/kernels.h"
#include "tensor/cast.h"

#define BLOCK 512           /* results taken together; items of a buffer */
#define BUFFER 16384        /* bytes of one for columns */
#define RUN 16384           /* bytes of a row that columns are read from in one go where they lie */
#define ACCS 49152          /* bytes of a block's accumulators */
#define FEW_ROWS_ACCS 24576 /* the same where so few rows are folded that making and finishing them counts */
#define SHORT_ROW 160       /* items; shorter rows than this are folded as columns; */
#define SHORTEST_ROW 12     /* where the kernel has a way with short rows, such as these */
#define PLACES_ROW 24       /* the same of wide items whose places matter: turning costs more */
#define LONG_ROW 256        /* what is no short row any more */
#define FEW_ROWS 8          /* where a row is one of several to a result: as many neighbours make it worth it */
#define FEW_COLUMNS 8       /* are turned where places matter */
#define NARROW 48           /* columns: fewer are folded as several rows in one */
#define GRAIN 32768         /* items worth a task */
#define FEW 32              /* fewer blocks of results than this: what goes is cut too */
#define MOST_STRETCHES 64
#define STRETCH_STEP 1024     /* stretches begin at multiples of this many items, */
#define COLUMN_STRETCH_STEP 8 /* or of rows of columns, whose items take up */
#define STRETCH_SHARE 150     /* as many times the memory of their accumulators */
#define COLUMN_ROWS 64        /* that a task takes at least where there are so many */

bool fl_fold__dims(const fl_tensor *x, const int64_t *dims, int n, fl_dims *mask) {
    *mask = 0;
    if (n <= 0) {
        *mask = x->ndim ? FL_ALL_DIMS >> (FL_MAX_DIMS - x->ndim) : 0;
        return true;
    }
    for (int i = 0; i < n; ++i) {
        const int dim = fl_shape__wrap_dim(dims[i], x->ndim);
        if (dim < 0) return false;
        if (*mask & FL_DIM(dim)) {
            fl_fail(FL_RUNTIME_ERROR, "dim %d appears multiple times in the list of dims", dim);
            return false;
        }
        *mask |= FL_DIM(dim);
    }
    return true;
}

int fl_fold__shape(const fl_tensor *x, fl_dims dims, bool keepdim, int64_t *sizes) {
    int ndim = 0;
    for (int i = 0; i < x->ndim; ++i) {
        if (!(dims & FL_DIM(i)))
            sizes[ndim++] = x->sizes[i];
        else if (keepdim)
            sizes[ndim++] = 1;
    }
    return ndim;
}

int64_t fl_fold__count(const fl_tensor *x, fl_dims dims) {
    int64_t count = 1;
    for (int i = 0; i < x->ndim; ++i)
        if (dims & FL_DIM(i)) count *= x->sizes[i];
    return count;
}

/* Some dimensions of x, innermost first. */
typedef struct group {
    int ndim;
    int64_t items;
    int64_t sizes[FL_MAX_DIMS], strides[FL_MAX_DIMS]; /* bytes */
} group;

typedef struct fold {
    const fl_reduce_kernel *kernel;
    fl_reduce_params params;
    const char *x;
    group stays, goes;
    char *out, *out2;
    int64_t out_size, out2_size;
    int64_t item; /* bytes of an item as the kernel takes it */
    bool direct;  /* items along the inner dimension are adjacent and of the kernel's type */
    bool columns;
    bool short_rows; /* rows, of which the kernel takes those of several results at once */
    bool few_rows;   /* columns whose results the kernel makes at once */
    bool turned;     /* columns that are rows in memory: a block of them is transposed first */
    fl_move_fn move;
    fl_transpose_fn transpose;
    int64_t stored;             /* bytes of an item in memory */
    bool converts;              /* from another type to the kernel's */
    int64_t width;              /* results of a block: columns never leave their row of results */
    int64_t row_blocks;         /* blocks of a row of results */
    int64_t stretches, stretch; /* how many, and items of what goes in each */
    char *partial;              /* accumulators by stretch, where there are several */
} fold;

static int64_t offset_of(const group *g, int64_t index) {
    int64_t offset = 0;
    for (int d = 0; d < g->ndim && index; ++d) {
        offset += index % g->sizes[d] * g->strides[d];
        index /= g->sizes[d];
    }
    return offset;
}

/* Folds items [begin, end) of what goes into the accumulator of result `index`. */
static void fold_row(const fold *f, char *acc, int64_t index, int64_t begin, int64_t end) {
    const char *base = f->x + offset_of(&f->stays, index);
    const int64_t inner = f->goes.ndim ? f->goes.sizes[0] : 1, stride = f->goes.ndim ? f->goes.strides[0] : 0;
    _Alignas(64) char buffer[BLOCK * 8];
    for (int64_t at = begin; at < end;) {
        int64_t n = inner - at % inner;
        if (n > end - at) n = end - at;
        const char *from = base + offset_of(&f->goes, at);
        if (f->direct) {
            f->kernel->row(acc, from, n, at);
        } else {
            for (int64_t done = 0; done < n; done += BLOCK) {
                const int64_t count = n - done < BLOCK ? n - done : BLOCK;
                f->move(buffer, f->item, from + done * stride, stride, count);
                f->kernel->row(acc, buffer, count, at + done);
            }
        }
        at += n;
    }
}

/* Brings `rows` rows of n items into `buffer`, as the kernel takes them. */
static void gather_columns(const fold *f, char *buffer, const char *from, int64_t stride, int64_t across, int64_t rows,
                           int64_t n) {
    if (!f->turned && across == f->stored && stride == n * f->stored) {
        f->move(buffer, f->item, from, f->stored, rows * n);
        return;
    }
    if (!f->turned) {
        for (int64_t r = 0; r < rows; ++r) f->move(buffer + r * n * f->item, f->item, from + r * stride, across, n);
        return;
    }
    if (!f->converts) {
        f->transpose(buffer, n * f->item, from, across, rows, n);
        return;
    }
    _Alignas(64) char turned[BUFFER];
    f->transpose(turned, n * f->stored, from, across, rows, n);
    f->move(buffer, f->item, turned, f->stored, rows * n);
}

/* Rows of n columns that follow each other: several make one long row, whose accumulators are joined at the end. */
static void fold_narrow(const fold *f, char *acc, const char *from, int64_t rows, int64_t n, int64_t at) {
    const int64_t together = (2 * NARROW + n - 1) / n, stride = n * f->item, size = f->kernel->acc_size;
    const int64_t wide = rows / together * together;
    _Alignas(64) char parts[3 * NARROW * FL_REDUCE_ACC_MAX];
    f->kernel->init(parts, together * n);
    f->kernel->columns(parts, from, together * stride, rows / together, together * n, at);
    for (int64_t i = 0; i < together; ++i) f->kernel->merge(acc, parts + i * n * size, n);
    if (wide < rows) f->kernel->columns(acc, from + wide * stride, stride, rows - wide, n, at + wide);
}

/* A few columns whose items' places matter: turned into rows. */
static void fold_few_columns(const fold *f, char *acc, const char *from, int64_t rows, int64_t n, int64_t at) {
    _Alignas(64) char buffer[BUFFER];
    const int64_t stride = n * f->item, most = BUFFER / stride / 8 * 8;
    for (int64_t r = 0, count; r < rows; r += count) {
        count = rows - r < most ? rows - r : most;
        fl_kernels__active.move->transpose[f->item](buffer, count * f->item, from + r * stride, stride, n, count);
        for (int64_t j = 0; j < n; ++j)
            f->kernel->row(acc + j * f->kernel->acc_size, buffer + j * count * f->item, count, at + r);
    }
}

/* Rows of n adjacent columns, as the kernel takes them. */
static void fold_dense_columns(const fold *f, char *acc, const char *from, int64_t stride, int64_t rows, int64_t n,
                               int64_t at) {
    const bool follow = stride == n * f->item && rows > 4 * NARROW;
    if (follow && f->params.places && n <= FEW_COLUMNS)
        fold_few_columns(f, acc, from, rows, n, at);
    else if (follow && n < NARROW && !f->params.places && !(f->kernel->short_rows && (n & (n - 1)) == 0))
        fold_narrow(f, acc, from, rows, n, at);
    else
        f->kernel->columns(acc, from, stride, rows, n, at);
}

/* Folds rows [begin, end) of what goes into the accumulators of n neighbouring results from `index` on. */
static void fold_columns(const fold *f, char *acc, int64_t index, int64_t n, int64_t begin, int64_t end) {
    const char *base = f->x + offset_of(&f->stays, index);
    const int64_t inner = f->goes.ndim ? f->goes.sizes[0] : 1, stride = f->goes.ndim ? f->goes.strides[0] : 0;
    const int64_t across = f->stays.ndim ? f->stays.strides[0] : 0;
    const int64_t most = BUFFER / (f->item > f->stored ? f->item : f->stored) / n;
    _Alignas(64) char buffer[BUFFER];
    for (int64_t at = begin; at < end;) {
        int64_t rows = inner - at % inner;
        if (rows > end - at) rows = end - at;
        const char *from = base + offset_of(&f->goes, at);
        if (f->direct) {
            fold_dense_columns(f, acc, from, stride, rows, n, at);
        } else {
            for (int64_t r = 0, count; r < rows; r += count) {
                count = rows - r < most ? rows - r : most;
                gather_columns(f, buffer, from + r * stride, stride, across, count, n);
                fold_dense_columns(f, acc, buffer, n * f->item, count, n, at + r);
            }
        }
        at += rows;
    }
}

/* Rows of `count` items, `offset` bytes from the first of each of n results. */
static void fold_rows(const fold *f, char *acc, int64_t offset, int64_t index, int64_t n, int64_t count, int64_t at) {
    const group *stays = &f->stays;
    const int64_t stride = stays->ndim ? stays->strides[0] : 0;
    for (int64_t k = 0, some; k < n; k += some, acc += some * f->kernel->acc_size) { /* evenly apart */
        const char *from = f->x + offset_of(stays, index + k) + offset;
        some = stays->ndim ? stays->sizes[0] - (index + k) % stays->sizes[0] : n;
        if (some > n - k) some = n - k;
        if (f->short_rows)
            f->kernel->short_rows(acc, from, stride, some, count);
        else
            for (int64_t i = 0; i < some; ++i)
                f->kernel->row(acc + i * f->kernel->acc_size, from + i * stride, count, at);
    }
}

/* The results of one block, from one stretch. */
static void fold_block(const fold *f, char *acc, int64_t index, int64_t n, int64_t begin, int64_t end) {
    f->kernel->init(acc, n);
    if (f->columns) {
        fold_columns(f, acc, index, n, begin, end);
    } else if (f->direct && (f->goes.ndim <= 1 || f->short_rows)) {
        const int64_t inner = f->goes.ndim > 1 ? f->goes.sizes[0] : end - begin;
        for (int64_t at = begin; at < end; at += inner) fold_rows(f, acc, offset_of(&f->goes, at), index, n, inner, at);
    } else {
        for (int64_t k = 0; k < n; ++k) fold_row(f, acc + k * f->kernel->acc_size, index + k, begin, end);
    }
}

static void finish(const fold *f, const char *acc, int64_t index, int64_t n) {
    char *out = f->out + index * f->out_size;
    if (f->kernel->finish)
        f->kernel->finish(out, f->out2 ? f->out2 + index * f->out2_size : NULL, acc, n, &f->params);
    else
        memcpy(out, acc, (size_t)(n * f->out_size));
}

/* Block b's first result and how many it has. */
static int64_t block_at(const fold *f, int64_t b, int64_t *n) {
    const int64_t row = f->columns && f->stays.ndim ? f->stays.sizes[0] : f->stays.items;
    const int64_t within = b % f->row_blocks * f->width;
    *n = row - within < f->width ? row - within : f->width;
    return b / f->row_blocks * row + within;
}

static void run_blocks(void *context, int64_t begin, int64_t end) {
    const fold *f = context;
    _Alignas(64) char acc[ACCS];
    for (int64_t b = begin; b < end; ++b) {
        int64_t n, index = block_at(f, b, &n);
        char *out = f->out + index * f->out_size;
        if (f->few_rows) {
            const int64_t stride = f->goes.ndim ? f->goes.strides[0] : 0;
            f->kernel->few_rows(out, f->x + offset_of(&f->stays, index), stride, f->goes.items, n, &f->params);
        } else if (!f->kernel->finish) {
            fold_block(f, out, index, n, 0, f->goes.items);
        } else {
            fold_block(f, acc, index, n, 0, f->goes.items);
            finish(f, acc, index, n);
        }
    }
}

static void run_stretches(void *context, int64_t begin, int64_t end) {
    const fold *f = context;
    for (int64_t task = begin; task < end; ++task) {
        const int64_t which = task % f->stretches, from = which * f->stretch;
        int64_t n, index = block_at(f, task / f->stretches, &n);
        const int64_t to = f->goes.items - from < f->stretch ? f->goes.items : from + f->stretch;
        fold_block(f, f->partial + (which * f->stays.items + index) * f->kernel->acc_size, index, n, from, to);
    }
}

/* Results [begin, end) of what the stretches have left. */
static void join_stretches(void *context, int64_t begin, int64_t end) {
    const fold *f = context;
    char *acc = f->partial + begin * f->kernel->acc_size;
    for (int64_t s = 1; s < f->stretches; ++s)
        f->kernel->merge(acc, acc + s * f->stays.items * f->kernel->acc_size, end - begin);
    finish(f, acc, begin, end - begin);
}

/* Columns of a block: memory is read in long runs, unless that left tasks of too few items. */
static int64_t column_width(const fold *f, int64_t row) {
    if (f->turned) {
        const int64_t most = f->goes.sizes[0] < SHORTEST_ROW ? BLOCK : BLOCK / 8;
        return row < most ? row : most;
    }
    if (!f->direct || row <= BLOCK) return row < BLOCK ? row : BLOCK;
    int64_t width = RUN / f->stored;
    const int64_t accs = f->goes.items < COLUMN_ROWS && !f->few_rows ? FEW_ROWS_ACCS : ACCS;
    if (width > accs / f->kernel->acc_size) width = accs / f->kernel->acc_size;
    const int64_t enough = 4 * GRAIN / (f->goes.items < COLUMN_ROWS ? f->goes.items + 1 : COLUMN_ROWS);
    if (width > enough) width = enough;
    width = width < BLOCK ? BLOCK : width / 64 * 64;
    if (width >= row) return row;
    const int64_t even = (row - 1) / ((row - 1) / width + 1) + 1; /* no narrow last one */
    return (even + 63) / 64 * 64;
}

/* Sorts by stride, innermost first (`by` the strides that decide), and merges what continues. */
static void tidy(group *g, int64_t *by) {
    for (int i = 1; i < g->ndim; ++i)
        for (int k = i; k > 0 && by[k - 1] > by[k]; --k) {
            int64_t *lists[3] = {g->sizes, g->strides, by};
            for (int l = 0; l < (by == g->strides ? 2 : 3); ++l) {
                const int64_t moved = lists[l][k];
                lists[l][k] = lists[l][k - 1];
                lists[l][k - 1] = moved;
            }
        }
    int last = 0;
    for (int d = 1; d < g->ndim; ++d) {
        if (g->strides[last] * g->sizes[last] == g->strides[d]) {
            g->sizes[last] *= g->sizes[d];
        } else if (++last != d) {
            g->sizes[last] = g->sizes[d];
            g->strides[last] = g->strides[d];
        }
    }
    if (g->ndim) g->ndim = last + 1;
}

/* The dimensions of x that stay and those that go, each as few as strides allow. */
static void find_groups(fold *f, const fl_tensor *x, fl_dims dims, bool keepdim, const fl_tensor *result) {
    int64_t out_strides[FL_MAX_DIMS];
    f->stays.items = f->goes.items = 1;
    for (int i = x->ndim - 1, k = result->ndim - 1; i >= 0; --i) {
        const bool gone = dims & FL_DIM(i);
        group *g = gone ? &f->goes : &f->stays;
        g->items *= x->sizes[i];
        if (x->sizes[i] != 1) {
            if (!gone) out_strides[g->ndim] = result->strides[k];
            g->sizes[g->ndim] = x->sizes[i];
            g->strides[g->ndim++] = x->strides[i] * f->stored;
        }
        if (!gone || keepdim) --k;
    }
    if (f->stays.items == 0) return;
    tidy(&f->goes, f->goes.strides);
    tidy(&f->stays, out_strides);
}

/* By rows or by columns, and how their items come to the kernel. */
static void choose_way(fold *f, fl_dtype from, fl_dtype compute) {
    const int64_t row_stride = f->goes.ndim ? f->goes.strides[0] : INT64_MAX;
    const int64_t column_stride = f->stays.ndim ? f->stays.strides[0] : INT64_MAX;
    f->converts = from != compute;
    f->columns = column_stride < row_stride;
    const int64_t row = f->goes.ndim ? f->goes.sizes[0] : 1;
    f->short_rows = !f->columns && f->stays.ndim && f->kernel->short_rows && row >= SHORTEST_ROW && row < LONG_ROW &&
                    row_stride == f->stored && !f->converts;
    /* Many short rows: as columns through the buffer. */
    if (!f->columns && f->stays.ndim && f->goes.ndim &&
        row < (f->params.places && f->item == 8 ? PLACES_ROW : SHORT_ROW) &&
        f->stays.sizes[0] >= (f->goes.ndim > 1 ? FEW_ROWS : 64) && !f->short_rows)
        f->columns = true;
    f->turned = f->columns && row_stride == f->stored && column_stride > row_stride;
    f->transpose = fl_kernels__active.move->transpose[f->stored];
    f->direct = (f->columns ? column_stride : f->goes.ndim ? row_stride : f->stored) == f->stored && !f->converts;
    f->few_rows = f->columns && f->direct && f->kernel->few_rows && f->goes.ndim <= 1 &&
                  f->goes.items <= FL_REDUCE_FEW_ROWS && f->stays.sizes[0] >= 2 * NARROW;
    f->move = fl_cast__find(compute, from);
}

/* Cuts the results into blocks, whose number it returns, and where these are few, what goes into stretches. */
static int64_t cut_up(fold *f) {
    const int64_t row = f->columns ? f->stays.sizes[0] : f->stays.items;
    f->width = f->columns ? column_width(f, row) : row < BLOCK ? row : BLOCK;
    /* Rows need no neighbours: blocks of about a task's work. */
    if (!f->columns && f->width > 1 && !(f->short_rows && f->goes.ndim > 1)) {
        const int64_t wanted = GRAIN / (f->goes.items + 1) + 1;
        if (f->width > wanted) f->width = wanted;
    }
    f->row_blocks = (row + f->width - 1) / f->width;
    const int64_t blocks = f->stays.items / row * f->row_blocks, work = f->stays.items * f->goes.items;
    f->stretches = 1;
    f->stretch = f->goes.items;
    if (blocks >= FEW || f->few_rows || work / blocks <= 2 * GRAIN) return blocks;
    f->stretches = work / GRAIN / blocks;
    if (f->columns) f->stretches = f->stretches / 2 + 1;
    int64_t most = MOST_STRETCHES;
    if (f->columns) {
        most = f->goes.items * f->stored / (STRETCH_SHARE * f->kernel->acc_size) + 1;
        if (most > MOST_STRETCHES / 2) most = MOST_STRETCHES / 2;
    }
    if (f->stretches > most) f->stretches = most;
    f->stretch = (f->goes.items + f->stretches - 1) / f->stretches;
    if (f->columns) f->stretches += f->stretches & 1; /* a few for two threads */
    int64_t step = f->columns ? COLUMN_STRETCH_STEP : STRETCH_STEP;
    if (f->short_rows) step = (step - 1) / f->goes.sizes[0] * f->goes.sizes[0] + f->goes.sizes[0]; /* whole rows */
    f->stretch = (f->stretch + step - 1) / step * step;
    f->stretches = (f->goes.items + f->stretch - 1) / f->stretch;
    return blocks;
}

/* False: no memory. */
static bool run(fold *f, int64_t blocks) {
    if (f->stretches <= 1) {
        const int64_t each = f->width * f->goes.items + f->width;
        fl_pool__for(blocks, each > GRAIN ? 1 : GRAIN / each, run_blocks, f);
        return true;
    }
    const size_t bytes = (size_t)(f->stretches * f->stays.items * f->kernel->acc_size);
    f->partial = fl_alloc__get(bytes);
    if (!f->partial) return false;
    fl_pool__for(blocks * f->stretches, 1, run_stretches, f);
    fl_pool__for(f->stays.items, fl_pool__grain(f->stays.items, f->stretches), join_stretches, f);
    fl_alloc__put(f->partial, bytes);
    return true;
}

bool fl_fold__run(const fl_reduce_kernel *kernel, fl_tensor *x, fl_dtype compute, fl_dims dims, bool keepdim,
                  fl_reduce_params params, fl_dtype out_type, fl_tensor **out, fl_dtype out2_type, fl_tensor **out2) {
    int64_t sizes[FL_MAX_DIMS];
    const int ndim = fl_fold__shape(x, dims, keepdim, sizes);
    fl_tensor *result = fl_tensor__empty(out_type, ndim, sizes); /* row-major whatever x is, as PyTorch's */
    fl_tensor *second = result && out2 ? fl_tensor__empty(out2_type, ndim, sizes) : NULL;
    bool done = result && (!out2 || second);
    if (done) {
        fold f; /* no initializer, which would write all of the groups' long lists: a fifth of a small reduction */
        f.kernel = kernel;
        f.params = params;
        f.x = x->data;
        f.stays.ndim = f.goes.ndim = 0;
        f.out = result->data;
        f.out2 = second ? second->data : NULL;
        f.out_size = (int64_t)fl_dtype_size(out_type);
        f.out2_size = out2 ? (int64_t)fl_dtype_size(out2_type) : 0;
        f.item = (int64_t)fl_dtype_size(compute);
        f.stored = (int64_t)fl_dtype_size((fl_dtype)x->dtype);
        f.partial = NULL;
        find_groups(&f, x, dims, keepdim, result);
        f.params.count = f.goes.items;
        if (f.stays.items > 0) {
            choose_way(&f, (fl_dtype)x->dtype, compute);
            done = run(&f, cut_up(&f));
        }
    }
    if (!done) {
        fl_release(result);
        fl_release(second);
        return false;
    }
    *out = result;
    if (out2) *out2 = second;
    return true;
}
