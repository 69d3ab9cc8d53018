/* rnn_pack.c: sequences of different lengths, padded to a rectangle or packed without holes. A packed tensor holds, for
 * each step, the values of the sequences that are that long, longest sequence first; batch_sizes says how many those
 * are. Steps with the same number of sequences are a rectangle of both, and are moved at once.
 */
#include "ops/plain.h"

#include "autograd/graph.h"
#include "base/alloc.h"
#include "tensor/tensor.h"

typedef long long ll;

/* Steps [first, first + length) of the first `count` sequences of x [T, B, ...]. */
static fl_tensor *rectangle(fl_tensor *x, int64_t first, int64_t length, int64_t count) {
    return fl_narrow(fl_narrow(x, 0, first, length), 1, 0, count);
}

/* x [T, B, ...] as [rows, ...]. */
static fl_tensor *rows_of(fl_tensor *x) { return x ? fl_flatten(x, &(fl_flatten_options){0, 1}) : NULL; }

/* A vector of int64, contiguous; NULL with an error. */
static fl_tensor *counts(const char *op, const char *what, fl_tensor *t) {
    if (t->ndim == 1 && t->dtype == FL_INT64) return fl_scope__result(fl_tensor__contiguous(t));
    return fl_fail(FL_RUNTIME_ERROR, "%s: %s must be a vector of int64, got %s", op, what, FL_SHAPE(t));
}

static bool check_lengths(const int64_t *lengths, int64_t n, int64_t steps, int64_t batch) {
    if (n != batch)
        return fl_fail(FL_RUNTIME_ERROR,
                       "Expected `len(lengths)` to be equal to batch_size, but got %lld (batch_size=%lld)", (ll)n,
                       (ll)batch) != NULL;
    if (lengths[n - 1] <= 0)
        return fl_fail(FL_RUNTIME_ERROR,
                       "Length of all samples has to be greater than 0, but found an element in "
                       "'lengths' that is <= 0") != NULL;
    for (int64_t i = 1; i < n; i++)
        if (lengths[i - 1] < lengths[i])
            return fl_fail(FL_RUNTIME_ERROR,
                           "`lengths` array must be sorted in decreasing order when `enforce_sorted` is True. You can "
                           "pass `enforce_sorted=False` to pack_padded_sequence and/or pack_sequence to sidestep this "
                           "requirement if you do not need ONNX exportability.") != NULL;
    if (lengths[0] <= steps) return true;
    return fl_fail(FL_RUNTIME_ERROR, "Expected lengths of at most %lld steps, as there are in the input, but got %lld",
                   (ll)steps, (ll)lengths[0]) != NULL;
}

/* In a scope. */
static void pack(fl_tensor *input, fl_tensor *lengths, bool batch_first, fl_tensor **results) {
    if (input->numel == 0) {
        fl_fail(FL_RUNTIME_ERROR, "Cannot pack empty tensors.");
        return;
    }
    if (input->ndim < 2) {
        fl_fail(FL_INDEX_ERROR, "_pack_padded_sequence: expected an input [T, B, ...], but got %s", FL_SHAPE(input));
        return;
    }
    fl_tensor *steps = batch_first ? fl_transpose(input, 0, 1) : input;
    lengths = counts("_pack_padded_sequence", "lengths", lengths);
    if (fl_failed() || !check_lengths((const int64_t *)(const void *)lengths->data, lengths->sizes[0], steps->sizes[0],
                                      steps->sizes[1]))
        return;
    const int64_t *length = (const int64_t *)(const void *)lengths->data, batch = lengths->sizes[0];
    fl_tensor *sizes = fl_scope__result(fl_tensor__empty(FL_INT64, 1, length)), **parts = fl_tensors__new(batch);
    int n = 0;
    for (int64_t step = 0, count = batch; !fl_failed() && count > 0; count--) {
        if (length[count - 1] == step) continue;
        parts[n++] = rows_of(rectangle(steps, step, length[count - 1] - step, count));
        for (; step < length[count - 1]; step++) ((int64_t *)(void *)sizes->data)[step] = count;
    }
    if (!fl_failed()) {
        results[0] = fl_cat(parts, n, NULL);
        results[1] = sizes;
    }
    fl_tensors__free(parts);
}

/* In a scope. */
static void pad(fl_tensor *data, fl_tensor *batch_sizes, bool batch_first, fl_scalar value, int64_t total,
                fl_tensor **results) {
    batch_sizes = counts("_pad_packed_sequence", "batch_sizes", batch_sizes);
    if (!batch_sizes) return;
    const int64_t *count = (const int64_t *)(const void *)batch_sizes->data, steps = batch_sizes->sizes[0];
    int64_t rows = 0;
    bool right = steps > 0 && data->ndim > 0 && data->ndim < FL_MAX_DIMS;
    for (int64_t i = 0; right && i < steps; i++) {
        right = count[i] > 0 && (i == 0 || count[i] <= count[i - 1]) && count[i] <= data->sizes[0] - rows;
        rows += count[i];
    }
    if (!right || rows != data->sizes[0]) {
        fl_fail(FL_RUNTIME_ERROR,
                "_pad_packed_sequence: batch_sizes must be positive, not increase and add up to the rows of data %s",
                FL_SHAPE(data));
        return;
    }
    if (total > 0 && total < steps) {
        fl_fail(FL_RUNTIME_ERROR,
                "Expected total_length to be at least the length of the longest sequence in input, but got "
                "total_length=%lld and max sequence length being %lld",
                (ll)total, (ll)steps);
        return;
    }
    int64_t sizes[FL_MAX_DIMS] = {total > 0 ? total : steps, count[0]};
    for (int i = 1; i < data->ndim; i++) sizes[i + 1] = data->sizes[i];
    fl_tensor *padded = fl_new_full(data, sizes, data->ndim + 1, value, NULL);
    fl_tensor *lengths = fl_scope__result(fl_tensor__empty(FL_INT64, 1, count));
    for (int64_t step = 0, row = 0, last; !fl_failed() && step < steps; step = last) {
        for (last = step + 1; last < steps && count[last] == count[step];) last++;
        sizes[0] = last - step, sizes[1] = count[step];
        fl_tensor *from = fl_reshape(fl_narrow(data, 0, row, sizes[0] * sizes[1]), sizes, data->ndim + 1);
        fl_copy_(rectangle(padded, step, sizes[0], sizes[1]), from, NULL);
        row += sizes[0] * sizes[1];
        for (int64_t i = last < steps ? count[last] : 0; lengths && i < count[step]; i++)
            ((int64_t *)(void *)lengths->data)[i] = last;
    }
    if (fl_failed()) return;
    results[0] = batch_first ? fl_transpose(padded, 0, 1) : padded;
    results[1] = lengths;
}

fl_pack_padded_sequence_result fl_pack_padded_sequence(fl_tensor *input, fl_tensor *lengths, bool batch_first) {
    fl_tensor *r[2] = {NULL, NULL};
    if (fl_failed()) return (fl_pack_padded_sequence_result){NULL, NULL};
    fl_whole whole;
    fl_whole__begin(&whole, &input, 1);
    fl_scope_open();
    pack(input, lengths, batch_first, r);
    for (int i = 0; i < 2; i++) fl_keep(r[i]);
    fl_scope_close();
    fl_whole__end(&whole, r[0], "PackPaddedSequenceBackward0");
    for (int i = 0; i < 2 && fl_failed(); i++) {
        fl_release(r[i]);
        r[i] = NULL;
    }
    return (fl_pack_padded_sequence_result){fl_scope__result(r[0]), fl_scope__result(r[1])};
}

fl_pad_packed_sequence_result fl_pad_packed_sequence(fl_tensor *data, fl_tensor *batch_sizes, bool batch_first,
                                                     fl_scalar padding_value, int64_t total_length) {
    fl_tensor *r[2] = {NULL, NULL};
    if (fl_failed()) return (fl_pad_packed_sequence_result){NULL, NULL};
    fl_scope_open();
    pad(data, batch_sizes, batch_first, padding_value, total_length, r);
    for (int i = 0; i < 2; i++) fl_keep(r[i]);
    fl_scope_close();
    return (fl_pad_packed_sequence_result){fl_scope__result(r[0]), fl_scope__result(r[1])};
}

/* ---- Sorting lengths --------------------------------------------------------------------------------------------- */

/* Introsort as C++'s standard library of GCC has it (D. Musser, Introspective Sorting and Selection Algorithms, 1997),
 * which PyTorch sorts with: it moves equal lengths about, and a packed sequence shows it. */
typedef struct entry {
    int64_t length, from;
} entry;

enum { SHORT = 16 }; /* what is left to insertion */

static bool before(entry a, entry b) { return a.length > b.length; }

static void swap_entries(entry *a, entry *b) {
    const entry moved = *a;
    *a = *b;
    *b = moved;
}

/* The median of the second, middle and last comes first; what is not behind it before what is not before it. */
static int64_t split(entry *e, int64_t n) {
    entry *a = &e[1], *b = &e[n / 2], *c = &e[n - 1], *median;
    if (before(*a, *b))
        median = before(*b, *c) ? b : before(*a, *c) ? c : a;
    else
        median = before(*a, *c) ? a : before(*b, *c) ? c : b;
    swap_entries(e, median);
    for (int64_t low = 1, high = n;; low++) {
        while (before(e[low], e[0])) low++;
        high--;
        while (before(e[0], e[high])) high--;
        if (low >= high) return low;
        swap_entries(&e[low], &e[high]);
    }
}

static void sift(entry *e, int64_t hole, int64_t n, entry value) {
    const int64_t top = hole;
    int64_t child = hole;
    while (child < (n - 1) / 2) {
        child = 2 * child + 2;
        if (before(e[child], e[child - 1])) child--;
        e[hole] = e[child];
        hole = child;
    }
    if (n % 2 == 0 && child == (n - 2) / 2) {
        e[hole] = e[2 * child + 1];
        hole = 2 * child + 1;
    }
    for (int64_t parent = (hole - 1) / 2; hole > top && before(e[parent], value); parent = (hole - 1) / 2) {
        e[hole] = e[parent];
        hole = parent;
    }
    e[hole] = value;
}

static void heap_sort(entry *e, int64_t n) {
    for (int64_t i = (n - 2) / 2; i >= 0; i--) sift(e, i, n, e[i]);
    while (n-- > 1) {
        const entry last = e[n];
        e[n] = e[0];
        sift(e, 0, n, last);
    }
}

/* Stretches of at most SHORT are left as they stand. */
static void part(entry *e, int64_t n, int depth) {
    while (n > SHORT) {
        if (depth-- == 0) {
            heap_sort(e, n);
            return;
        }
        const int64_t cut = split(e, n);
        part(e + cut, n - cut, depth);
        n = cut;
    }
}

static void sort_entries(entry *e, int64_t n) {
    int depth = 0;
    for (int64_t i = n; i > 1; i /= 2) depth += 2;
    part(e, n, depth);
    for (int64_t i = 1; i < n; i++) {
        const entry moved = e[i];
        int64_t at = i;
        for (; at > 0 && before(moved, e[at - 1]); at--) e[at] = e[at - 1];
        e[at] = moved;
    }
}

fl_sort_lengths_result fl_sort_lengths(fl_tensor *lengths) {
    fl_sort_lengths_result r = {NULL, NULL};
    if (fl_failed()) return r;
    fl_scope_open();
    fl_tensor *from = counts("_sort_lengths", "lengths", lengths);
    const int64_t n = from ? from->numel : 0;
    const size_t bytes = (size_t)(n ? n : 1) * sizeof(entry);
    entry *e = from ? fl_alloc__get(bytes) : NULL;
    fl_tensor *sorted = e ? fl_tensor__empty(FL_INT64, 1, &n) : NULL;
    fl_tensor *order = sorted ? fl_tensor__empty(FL_INT64, 1, &n) : NULL;
    for (int64_t i = 0; order && i < n; i++) e[i] = (entry){((const int64_t *)(const void *)from->data)[i], i};
    if (order) sort_entries(e, n);
    for (int64_t i = 0; order && i < n; i++) {
        ((int64_t *)(void *)sorted->data)[i] = e[i].length;
        ((int64_t *)(void *)order->data)[i] = e[i].from;
    }
    if (e) fl_alloc__put(e, bytes);
    fl_scope_close();
    if (!order) fl_release(sorted);
    return order ? (fl_sort_lengths_result){fl_scope__result(sorted), fl_scope__result(order)} : r;
}

/* ---- Padding ----------------------------------------------------------------------------------------------------- */

fl_tensor *fl_pad_sequence(fl_tensor *const *sequences, int n_sequences, const fl_pad_sequence_options *options) {
    const fl_pad_sequence_options o = options ? *options : (fl_pad_sequence_options)FL_PAD_SEQUENCE_OPTIONS;
    if (fl_failed()) return NULL;
    if (n_sequences < 1) return fl_fail(FL_RUNTIME_ERROR, "pad_sequence: received an empty list of sequences");
    const bool right = strcmp(o.padding_side, "right") == 0;
    if (!right && strcmp(o.padding_side, "left") != 0)
        return fl_fail(FL_RUNTIME_ERROR, "pad_sequence: Expected padding_side to be one of left or right, but got %s.",
                       o.padding_side);
    const fl_tensor *first = sequences[0];
    int64_t sizes[FL_MAX_DIMS], steps = 0;
    for (int i = 0; i < n_sequences; i++) {
        const fl_tensor *s = sequences[i];
        if (s->ndim == 0 || s->ndim >= FL_MAX_DIMS)
            return fl_fail(FL_INDEX_ERROR, "pad_sequence: expected sequences of 1 dimension and more, got %s",
                           FL_SHAPE(s));
        if (s->ndim != first->ndim ||
            memcmp(s->sizes + 1, first->sizes + 1, (size_t)(s->ndim - 1) * sizeof *s->sizes) != 0)
            return fl_fail(FL_RUNTIME_ERROR, "pad_sequence: sequences differ in more than their length: %s and %s",
                           FL_SHAPE(first), FL_SHAPE(s));
        if (s->sizes[0] > steps) steps = s->sizes[0];
    }
    sizes[0] = o.batch_first ? n_sequences : steps;
    sizes[1] = o.batch_first ? steps : n_sequences;
    for (int i = 1; i < first->ndim; i++) sizes[i + 1] = first->sizes[i];
    fl_scope_open();
    fl_tensor *padded = fl_new_full(sequences[0], sizes, first->ndim + 1, o.padding_value, NULL);
    for (int i = 0; i < n_sequences && !fl_failed(); i++) {
        const int64_t length = sequences[i]->sizes[0];
        fl_tensor *line = fl_select(padded, o.batch_first ? 0 : 1, i);
        fl_copy_(fl_narrow(line, 0, right ? 0 : steps - length, length), sequences[i], NULL);
    }
    return fl_scope_return(fl_failed() ? NULL : padded);
}

fl_tensors fl_unpad_sequence(fl_tensor *padded_sequences, const int64_t *lengths, int n_lengths,
                             const fl_unpad_sequence_options *options) {
    const bool batch_first = options && options->batch_first;
    const fl_tensors none = {0, NULL};
    if (fl_failed()) return none;
    if (padded_sequences->ndim < 2) {
        fl_shape__wrap_dim(1, padded_sequences->ndim);
        return none;
    }
    if (padded_sequences->sizes[batch_first ? 0 : 1] != n_lengths) {
        fl_fail(FL_VALUE_ERROR, "unpad_sequence: expected a length for each sequence of %s, but got %d of them",
                FL_SHAPE(padded_sequences), n_lengths);
        return none;
    }
    fl_tensor **parts = fl_tensors__new(n_lengths);
    if (!parts) return none;
    fl_scope_open();
    for (int i = 0; i < n_lengths && !fl_failed(); i++) {
        fl_tensor *line = fl_select(padded_sequences, batch_first ? 0 : 1, i);
        const int64_t most = line ? line->sizes[0] : 0, length = lengths[i] < 0 ? lengths[i] + most : lengths[i];
        parts[i] = fl_clone(fl_narrow(line, 0, 0, length < 0 ? 0 : length > most ? most : length), NULL);
    }
    for (int i = 0; i < n_lengths; i++) fl_keep(fl_failed() ? NULL : parts[i]);
    fl_scope_close();
    if (fl_failed()) {
        fl_tensors__free(parts);
        return none;
    }
    return fl_tensors__result(parts, n_lengths);
}
