/* einsum.c: sums of products by Einstein's convention, as matrix products of permuted views.
 *
 * Every operand carries the labels of its dimensions. Two operands at a time become one: labels that both have and
 * nobody else needs are contracted by a (batched) matrix product, the others stay. Which two is decided greedily by how
 * much smaller the new operand is than the two it replaces, so that a chain of many operands does not explode.
 */
#include <flashlight/autograd.h>
#include "ops/plain.h"

#include "base/alloc.h"
#include "ops/dense.h"
#include "ops/view.h"

typedef long long ll;

/* Labels: A-Z, a-z, then the dimensions of the ellipsis, the last of which always has the last label. */
enum { LETTERS = 52, LABELS = LETTERS + FL_MAX_DIMS };

/* A tensor (borrowed: of the innermost scope) and the label of each of its dimensions. */
typedef struct operand {
    fl_tensor *t;
    int8_t labels[FL_MAX_DIMS];
} operand;

static int label_of(char c) { return c >= 'A' && c <= 'Z' ? c - 'A' : c >= 'a' && c <= 'z' ? c - 'a' + 26 : -1; }
static char name_of(int label) { return label < 26 ? (char)('A' + label) : (char)('a' + label - 26); }

/* ---- Reading the equation ---------------------------------------------------------------------------------------- */

typedef struct subscripts {
    int count;    /* letters */
    int ellipsis; /* before which of them "..." stands, -1 */
    int8_t labels[LABELS];
} subscripts;

/* Reads up to a comma, an arrow or the end. False and an error for what is no subscript. */
static bool read_subscripts(const char *equation, const char **at, subscripts *s) {
    s->count = 0;
    s->ellipsis = -1;
    for (; **at && **at != ',' && !(**at == '-' && (*at)[1] == '>'); ++*at) {
        if (**at == ' ') continue;
        const int label = label_of(**at);
        if (label >= 0) {
            if (s->count == LABELS)
                return fl_fail(FL_RUNTIME_ERROR, "einsum(): too many subscripts in one term"), false;
            s->labels[s->count++] = (int8_t)label;
        } else if (strncmp(*at, "...", 3) == 0) {
            if (s->ellipsis >= 0)
                return fl_fail(FL_RUNTIME_ERROR, "einsum(): found '.' at %lld for a term that has an ellipsis already",
                               (ll)(*at - equation)),
                       false;
            s->ellipsis = s->count;
            *at += 2;
        } else if (**at == '.') {
            return fl_fail(FL_RUNTIME_ERROR, "einsum(): found '.' at %lld that is not part of any ellipsis",
                           (ll)(*at - equation)),
                   false;
        } else {
            return fl_fail(FL_RUNTIME_ERROR,
                           "einsum(): invalid subscript given at index %lld in the equation string, subscripts must be "
                           "in [a-zA-Z]",
                           (ll)(*at - equation)),
                   false;
        }
    }
    return true;
}

/* Drops dimension d from the labels. */
static void forget(operand *x, int ndim, int d) { memmove(x->labels + d, x->labels + d + 1, (size_t)(ndim - d - 1)); }

/* The tensor under these subscripts; a label that comes twice takes the diagonal. `ellipsis` is raised to the number of
 * dimensions that "..." stands for. False after an error. */
static bool label_operand(operand *x, fl_tensor *t, int index, const subscripts *s, int *ellipsis) {
    const int rest = t->ndim - s->count;
    if (rest < 0 || (rest > 0 && s->ellipsis < 0))
        return fl_fail(FL_RUNTIME_ERROR,
                       "einsum(): the number of subscripts in the equation (%d) does not match the number of "
                       "dimensions (%d) for operand %d%s",
                       s->count, t->ndim, index, rest > 0 ? " and no ellipsis was given" : ""),
               false;
    x->t = t;
    int n = 0;
    for (int i = 0; i <= s->count; ++i) {
        if (i == s->ellipsis)
            for (int k = rest; k > 0; --k) x->labels[n++] = (int8_t)(LABELS - k);
        if (i < s->count) x->labels[n++] = s->labels[i];
    }
    if (s->ellipsis >= 0 && rest > *ellipsis) *ellipsis = rest;
    for (int d = 1; d < n;) {
        int first = 0;
        while (x->labels[first] != x->labels[d]) ++first;
        if (first == d) {
            ++d;
            continue;
        }
        const int8_t label = x->labels[d];
        if (x->t->sizes[first] != x->t->sizes[d])
            return fl_fail(FL_RUNTIME_ERROR,
                           "einsum(): subscript %c is repeated for operand %d but the sizes don't match, %lld != %lld",
                           name_of(label), index, (ll)x->t->sizes[d], (ll)x->t->sizes[first]),
                   false;
        fl_diagonal_options o = FL_DIAGONAL_OPTIONS;
        o.dim1 = first;
        o.dim2 = d;
        x->t = fl_diagonal(x->t, &o);
        if (!x->t) return false;
        forget(x, n, d);
        forget(x, n - 1, first);
        x->labels[n - 2] = label;
        --n;
        d = 1;
    }
    return true;
}

/* The labels of the result into out; their number, or -1 and an error. seen: how often the operands' terms name each.
 */
static int read_output(const char *equation, const char *at, const int *seen, int ellipsis, int8_t *out) {
    int n = 0;
    if (!*at) { /* implicit: "...", then what is named once, in the alphabet's order */
        for (int k = ellipsis; k > 0; --k) out[n++] = (int8_t)(LABELS - k);
        for (int l = 0; l < LETTERS; ++l)
            if (seen[l] == 1 && n < LABELS) out[n++] = (int8_t)l;
        return n;
    }
    subscripts s;
    at += 2;
    if (!read_subscripts(equation, &at, &s)) return -1;
    if (*at) return fl_fail(FL_RUNTIME_ERROR, "einsum(): expected one term after '->' in '%.200s'", equation), -1;
    for (int i = 0; i <= s.count; ++i) {
        if (i == s.ellipsis)
            for (int k = ellipsis; k > 0; --k) out[n++] = (int8_t)(LABELS - k);
        if (i == s.count) break;
        const int label = s.labels[i];
        for (int k = 0; k < n; ++k)
            if (out[k] == label)
                return fl_fail(FL_RUNTIME_ERROR, "einsum(): output subscript %c appears more than once in the output",
                               name_of(label)),
                       -1;
        if (!seen[label])
            return fl_fail(FL_RUNTIME_ERROR,
                           "einsum(): output subscript %c does not appear in the equation for any input operand",
                           name_of(label)),
                   -1;
        if (n == LABELS) return fl_fail(FL_RUNTIME_ERROR, "einsum(): too many subscripts in the output"), -1;
        out[n++] = (int8_t)label;
    }
    return n;
}

/* ---- Two operands into one --------------------------------------------------------------------------------------- */

static int place_of(const operand *x, int label) {
    for (int d = 0; d < x->t->ndim; ++d)
        if (x->labels[d] == label) return d;
    return -1;
}

/* x summed over the given dimensions (a mask), or, for dimensions of size 1, without them. */
static bool without(operand *x, fl_dims dims, bool squeeze) {
    if (!dims) return true;
    int64_t list[FL_MAX_DIMS];
    int n = 0, kept = 0;
    for (int d = 0; d < x->t->ndim; ++d) {
        if (dims >> d & 1)
            list[n++] = d;
        else
            x->labels[kept++] = x->labels[d];
    }
    x->t = squeeze ? fl_squeeze_dims(x->t, list, n) : fl_sum_dim(x->t, list, n, NULL);
    return x->t != NULL;
}

/* x with its dimensions in the order of n labels. */
static fl_tensor *ordered(const operand *x, const int8_t *labels, int n) {
    int64_t dims[FL_MAX_DIMS];
    for (int i = 0; i < n; ++i) dims[i] = place_of(x, labels[i]);
    return fl_permute(x->t, dims, n);
}

/* Sums what only one of the two has, or the other has with size 1, where it is not needed, and drops dimensions of size
 * 1 which the other has longer. False after an error. */
static bool reduce_apart(operand *a, operand *b, const bool *needed) {
    fl_dims sum_a = 0, sum_b = 0, unit_a = 0, unit_b = 0;
    for (int d = 0; d < a->t->ndim; ++d) {
        const int other = place_of(b, a->labels[d]);
        if (other < 0) {
            if (!needed[a->labels[d]]) sum_a |= FL_DIM(d);
        } else if (a->t->sizes[d] != b->t->sizes[other]) {
            const bool short_a = a->t->sizes[d] == 1;
            if (short_a)
                unit_a |= FL_DIM(d);
            else
                unit_b |= FL_DIM(other);
            if (needed[a->labels[d]]) continue;
            if (short_a)
                sum_b |= FL_DIM(other);
            else
                sum_a |= FL_DIM(d);
        }
    }
    for (int d = 0; d < b->t->ndim; ++d)
        if (place_of(a, b->labels[d]) < 0 && !needed[b->labels[d]]) sum_b |= FL_DIM(d);
    /* both removals by one numbering: first the sums, then the units among what is left */
    for (int side = 0; side < 2; ++side) {
        operand *x = side ? b : a;
        const fl_dims sums = side ? sum_b : sum_a, units = side ? unit_b : unit_a;
        fl_dims left = 0;
        for (int d = 0, k = 0; d < x->t->ndim; ++d) {
            if (sums >> d & 1) continue;
            left |= (units >> d & 1) << k++;
        }
        if (!without(x, sums, false) || !without(x, left, true)) return false;
    }
    return true;
}

/* A product by what its labels are: both operands' and the result's (batch), one's alone (rows of a, columns of b),
 * both operands' and summed (inner). a is ordered as batch, rows, inner; b as batch, inner, columns; the result, of
 * these sizes, as batch, rows, columns. */
typedef struct roles {
    int8_t order_a[2 * FL_MAX_DIMS], order_b[2 * FL_MAX_DIMS];
    int64_t sizes[2 * FL_MAX_DIMS], batch, rows, inner, columns;
    int n_batch, n_rows, n_inner, n_columns, ndim;
} roles;

static void find_roles(roles *r, const operand *a, const operand *b, const bool *needed) {
    r->n_batch = r->n_rows = r->n_inner = r->n_columns = 0;
    r->batch = r->rows = r->inner = r->columns = 1;
    for (int d = 0; d < a->t->ndim; ++d) {
        if (place_of(b, a->labels[d]) < 0 || !needed[a->labels[d]]) continue;
        r->order_a[r->n_batch] = r->order_b[r->n_batch] = a->labels[d];
        r->sizes[r->n_batch++] = a->t->sizes[d];
        r->batch *= a->t->sizes[d];
    }
    for (int d = 0; d < a->t->ndim; ++d) {
        if (place_of(b, a->labels[d]) >= 0) continue;
        r->order_a[r->n_batch + r->n_rows] = a->labels[d];
        r->sizes[r->n_batch + r->n_rows++] = a->t->sizes[d];
        r->rows *= a->t->sizes[d];
    }
    for (int d = 0; d < a->t->ndim; ++d) {
        if (place_of(b, a->labels[d]) < 0 || needed[a->labels[d]]) continue;
        r->order_a[r->n_batch + r->n_rows + r->n_inner] = r->order_b[r->n_batch + r->n_inner] = a->labels[d];
        r->inner *= a->t->sizes[d];
        ++r->n_inner;
    }
    for (int d = 0; d < b->t->ndim; ++d) {
        if (place_of(a, b->labels[d]) >= 0) continue;
        r->order_b[r->n_batch + r->n_inner + r->n_columns] = b->labels[d];
        r->sizes[r->n_batch + r->n_rows + r->n_columns++] = b->t->sizes[d];
        r->columns *= b->t->sizes[d];
    }
    r->ndim = r->n_batch + r->n_rows + r->n_columns;
}

/* x and y in their orders, nothing of theirs summed: each with dimensions of size 1 for the other's. */
static fl_tensor *multiply(const roles *r, fl_tensor *x, fl_tensor *y) {
    int64_t sizes_x[FL_MAX_DIMS], sizes_y[FL_MAX_DIMS];
    for (int d = 0; d < r->ndim; ++d) {
        sizes_x[d] = d < r->n_batch + r->n_rows ? r->sizes[d] : 1;
        sizes_y[d] = d < r->n_batch || d >= r->n_batch + r->n_rows ? r->sizes[d] : 1;
    }
    x = r->n_columns ? fl_reshape(x, sizes_x, r->ndim) : x;
    y = r->n_rows ? fl_reshape(y, sizes_y, r->ndim) : y;
    return fl_mul(x, y);
}

/* x and y in their orders, as matrices. */
static fl_tensor *multiply_matrices(const roles *r, fl_tensor *x, fl_tensor *y) {
    const int64_t sizes_x[3] = {r->batch, r->rows, r->inner}, sizes_y[3] = {r->batch, r->inner, r->columns};
    const int skip = r->n_batch == 0;
    x = fl_reshape(x, sizes_x + skip, 3 - skip);
    y = fl_reshape(y, sizes_y + skip, 3 - skip);
    fl_tensor *product = fl_failed() ? NULL : skip ? fl_mm(x, y) : fl_bmm(x, y);
    return product ? fl_reshape(product, r->sizes, r->ndim) : NULL;
}

/* The product of a and b, summed over the labels that are not needed. False after an error. */
static bool contract(operand *a, operand *b, const bool *needed, operand *result) {
    if (!reduce_apart(a, b, needed)) return false;
    roles r;
    find_roles(&r, a, b, needed);
    if (r.ndim > FL_MAX_DIMS)
        return fl_fail(FL_RUNTIME_ERROR, "einsum(): a product of %d dimensions, more than the %d a tensor can have",
                       r.ndim, FL_MAX_DIMS),
               false;
    fl_tensor *x = ordered(a, r.order_a, a->t->ndim), *y = x ? ordered(b, r.order_b, b->t->ndim) : NULL;
    if (!y) return false;
    result->t = r.n_inner ? multiply_matrices(&r, x, y) : multiply(&r, x, y);
    if (!result->t) return false;
    memcpy(result->labels, r.order_a, (size_t)(r.n_batch + r.n_rows));
    memcpy(result->labels + r.n_batch + r.n_rows, r.order_b + r.n_batch + r.n_inner, (size_t)r.n_columns);
    return true;
}

/* ---- In which order ---------------------------------------------------------------------------------------------- */

/* How much larger the product of a and b is than the two. */
static double growth(const operand *a, const operand *b, const int *users) {
    double product = 1;
    for (int d = 0; d < a->t->ndim; ++d) {
        const int other = place_of(b, a->labels[d]);
        const int64_t size = other >= 0 && a->t->sizes[d] == 1 ? b->t->sizes[other] : a->t->sizes[d];
        if (users[a->labels[d]] > 1 + (other >= 0)) product *= (double)size;
    }
    for (int d = 0; d < b->t->ndim; ++d)
        if (place_of(a, b->labels[d]) < 0 && users[b->labels[d]] > 1) product *= (double)b->t->sizes[d];
    return product - (double)a->t->numel - (double)b->t->numel;
}

#define MANY 40 /* from that many operands on only neighbours are tried */

/* Contracts all operands into operands[0]; users[l]: how many operands, and the output, have label l. */
static bool contract_all(operand *operands, int n, int *users) {
    for (; n > 1; --n) {
        int first = 0, second = 1;
        double least = n > 2 ? growth(&operands[0], &operands[1], users) : 0;
        for (int i = 0; i < n && n > 2; ++i) {
            for (int j = i + 1; j < n && (n < MANY || j == i + 1); ++j) {
                const double grown = growth(&operands[i], &operands[j], users);
                if (grown < least) {
                    least = grown;
                    first = i;
                    second = j;
                }
            }
        }
        operand *a = &operands[first], *b = &operands[second], product;
        bool needed[LABELS];
        for (int d = 0; d < a->t->ndim; ++d) --users[a->labels[d]];
        for (int d = 0; d < b->t->ndim; ++d) --users[b->labels[d]];
        for (int l = 0; l < LABELS; ++l) needed[l] = users[l] > 0;
        if (!contract(a, b, needed, &product)) return false;
        for (int d = 0; d < product.t->ndim; ++d) ++users[product.labels[d]];
        operands[first] = product;
        memmove(b, b + 1, (size_t)(n - second - 1) * sizeof(operand));
    }
    return true;
}

/* All sizes of one label must agree, or be 1. */
static bool sizes_agree(const operand *operands, int n) {
    int64_t sizes[LABELS];
    for (int l = 0; l < LABELS; ++l) sizes[l] = 1;
    for (int i = 0; i < n; ++i) {
        for (int d = 0; d < operands[i].t->ndim; ++d) {
            const int label = operands[i].labels[d];
            const int64_t size = operands[i].t->sizes[d];
            if (size != 1 && sizes[label] != 1 && sizes[label] != size) {
                if (label >= LETTERS)
                    fl_fail(FL_RUNTIME_ERROR,
                            "einsum(): operands do not broadcast: a dimension of the ellipsis of operand %d has size "
                            "%lld, others have %lld",
                            i, (ll)size, (ll)sizes[label]);
                else
                    fl_fail(FL_RUNTIME_ERROR,
                            "einsum(): subscript %c has size %lld for operand %d which does not broadcast with "
                            "previously seen size %lld",
                            name_of(label), (ll)size, i, (ll)sizes[label]);
                return false;
            }
            if (size != 1) sizes[label] = size;
        }
    }
    return true;
}

static fl_tensor *evaluate(const char *equation, fl_tensor *const *tensors, int n, operand *operands) {
    const char *at = equation;
    int seen[LABELS] = {0}, users[LABELS] = {0}, ellipsis = 0;
    for (int i = 0; i < n; ++i) {
        subscripts s;
        if (!read_subscripts(equation, &at, &s) || !label_operand(&operands[i], tensors[i], i, &s, &ellipsis))
            return NULL;
        for (int k = 0; k < s.count; ++k) ++seen[s.labels[k]];
        for (int d = 0; d < operands[i].t->ndim; ++d) ++users[operands[i].labels[d]];
        if (i + 1 < n && *at != ',')
            return fl_fail(FL_RUNTIME_ERROR, "einsum(): more operands were provided than specified in the equation");
        if (i + 1 == n && *at == ',')
            return fl_fail(FL_RUNTIME_ERROR, "einsum(): fewer operands were provided than specified in the equation");
        if (*at == ',') ++at;
    }
    int8_t output[LABELS + FL_MAX_DIMS];
    const int n_output = read_output(equation, at, seen, ellipsis, output);
    if (n_output < 0 || !sizes_agree(operands, n)) return NULL;
    for (int i = 0; i < n_output; ++i) ++users[output[i]];
    if (!contract_all(operands, n, users)) return NULL;
    operand *last = &operands[0];
    fl_dims sums = 0;
    for (int d = 0; d < last->t->ndim; ++d) {
        bool kept = false;
        for (int i = 0; i < n_output; ++i) kept = kept || output[i] == last->labels[d];
        if (!kept) sums |= FL_DIM(d);
    }
    return without(last, sums, false) ? ordered(last, output, n_output) : NULL;
}

fl_tensor *fl_einsum(const char *equation, fl_tensor *const *tensors, int n_tensors) {
    if (fl_failed()) return NULL;
    if (n_tensors == 0) return fl_fail(FL_RUNTIME_ERROR, "einsum(): must provide at least one operand");
    const size_t bytes = (size_t)n_tensors * sizeof(operand);
    operand *operands = fl_alloc__get(bytes);
    if (!operands) return NULL;
    fl_scope_open();
    fl_tensor *result = fl_scope_return(evaluate(equation, tensors, n_tensors, operands));
    fl_alloc__put(operands, bytes);
    return result;
}

fl_tensor *fl_tensordot(fl_tensor *self, fl_tensor *other, const int64_t *dims_self, int n_dims_self,
                        const int64_t *dims_other, int n_dims_other) {
    if (fl_failed()) return NULL;
    if (n_dims_self != n_dims_other) return fl_fail(FL_RUNTIME_ERROR, "both dimension lists should have same length");
    if (self->dtype != other->dtype) return fl_fail(FL_RUNTIME_ERROR, "both inputs should have same dtype");
    /* a's dimensions are labels 0, 1, ..., b's others follow FL_MAX_DIMS */
    operand a = {.t = self}, b = {.t = other}, product;
    bool needed[LABELS];
    for (int l = 0; l < LABELS; ++l) needed[l] = true;
    for (int d = 0; d < self->ndim; ++d) a.labels[d] = (int8_t)d;
    for (int d = 0; d < other->ndim; ++d) b.labels[d] = (int8_t)(FL_MAX_DIMS + d);
    for (int i = 0; i < n_dims_self; ++i) {
        const int d = fl_shape__wrap_dim(dims_self[i], self->ndim), e = fl_shape__wrap_dim(dims_other[i], other->ndim);
        if (d < 0 || e < 0) return NULL;
        if (self->ndim == 0 || other->ndim == 0) continue;
        if (!needed[d] || b.labels[e] < FL_MAX_DIMS)
            return fl_fail(FL_RUNTIME_ERROR, "tensordot(): dim %d appears multiple times in the list of dims",
                           !needed[d] ? d : e);
        if (self->sizes[d] != other->sizes[e] && self->sizes[d] != 1 && other->sizes[e] != 1)
            return fl_fail(FL_RUNTIME_ERROR,
                           "contracted dimensions need to match, but first has size %lld in dim %lld and second has "
                           "size %lld in dim %lld",
                           (ll)self->sizes[d], (ll)dims_self[i], (ll)other->sizes[e], (ll)dims_other[i]);
        needed[d] = false;
        b.labels[e] = (int8_t)d;
    }
    if (self->dtype == FL_BOOL && n_dims_self == self->ndim && n_dims_self == other->ndim)
        return fl_dense__unsupported("dot", self);
    if (self->dtype == FL_BOOL && self->numel && other->numel) return fl_dense__unsupported("addmm_impl_cpu_", self);
    fl_scope_open();
    for (int i = 0; i < n_dims_self && self->ndim && other->ndim; ++i) { /* a dimension of 1 meets another size */
        const int d = fl_shape__wrap_dim(dims_self[i], self->ndim), e = fl_shape__wrap_dim(dims_other[i], other->ndim);
        const fl_sum_dim_options keep = {.keepdim = true, .dtype = (fl_dtype)self->dtype};
        if (!a.t || !b.t || self->sizes[d] == other->sizes[e]) continue;
        if (other->sizes[e] == 1)
            a.t = fl_sum_dim(a.t, (int64_t[]){d}, 1, &keep);
        else
            b.t = fl_sum_dim(b.t, (int64_t[]){e}, 1, &keep);
    }
    if (fl_failed()) return fl_scope_return(NULL);
    return fl_scope_return(contract(&a, &b, needed, &product) ? product.t : NULL);
}
