/* rnn_pack.c: sequences of different lengths, padded to a rectangle or packed without holes. A packed tensor holds, for
 * each step, the values of the sequences that are that long, longest sequence first; batch_sizes says how many those
 * are. Steps with the same number of sequences are a rectangle of both, and are moved at once.
 */
#include <flashlight/ops.h>

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
    fl_scope_open();
    pack(input, lengths, batch_first, r);
    for (int i = 0; i < 2; i++) fl_keep(r[i]);
    fl_scope_close();
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
