#include <flashlight/flashlight.h>
#include <stdio.h>

int main(void) {
    fl_scope_open();
    fl_manual_seed(0);

    /* Gradients of a joint norm of at most 1. */
    fl_module *layer = fl_nn_linear(3, 2, NULL);
    fl_tensor *y = fl_forward(layer, fl_ones((int64_t[]){4, 3}, 2, NULL));
    fl_backward(fl_sum(fl_mul_scalar(y, fl_int(10)), NULL));
    fl_tensor *parameters[] = {fl_module_tensor(layer, "weight"), fl_module_tensor(layer, "bias")};
    double before = fl_clip_grad_norm(parameters, 2, 1.0), after = fl_clip_grad_norm(parameters, 2, 1.0);
    printf("%.3f %.3f\n", before, after);

    /* Sequences of several lengths in one batch: padded, and packed without the padding. */
    fl_tensor *sequences[] = {fl_arange(fl_float(3), NULL), fl_arange(fl_float(1), NULL), fl_arange(fl_float(2), NULL)};
    fl_pad_sequence_options o = FL_PAD_SEQUENCE_OPTIONS;
    o.batch_first = true;
    o.padding_value = fl_float(-1);
    fl_tensor *padded = fl_pad_sequence(sequences, 3, &o);
    fl_print(padded);
    fl_tensor *lengths = fl_from_array((int64_t[]){3, 1, 2}, FL_INT64, (int64_t[]){3}, 1);
    fl_sort_lengths_result sorted = fl_sort_lengths(lengths); /* the longest first, and where they were */
    fl_tensor *longest_first = fl_index_select(padded, 0, sorted.indices);
    fl_pack_padded_sequence_result packed = fl_pack_padded_sequence(longest_first, sorted.lengths, true);
    fl_print(packed.data);
    fl_print(packed.batch_sizes);
    fl_module_free(layer);
    fl_scope_close();
    return fl_error_report(stderr);
}
