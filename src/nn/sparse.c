/* sparse.c: Embedding and EmbeddingBag.
 */
#include <flashlight/ops.h>

#include "nn/init.h"
#include "nn/layer.h"
#include "nn/table.h"

_Static_assert((int)FL_EMBEDDING__NUM_EMBEDDINGS == (int)FL_EMBEDDING_BAG__NUM_EMBEDDINGS &&
                   (int)FL_EMBEDDING__EMBEDDING_DIM == (int)FL_EMBEDDING_BAG__EMBEDDING_DIM,
               "the sizes of Embedding and EmbeddingBag");

/* Makes a negative padding_idx a row. */
static bool settle_padding(fl_layer_call *call, int option) {
    if (fl_option_is_none(call, option)) return !fl_failed();
    const double n = fl_option_number(call, FL_EMBEDDING__NUM_EMBEDDINGS), padding = fl_option_number(call, option);
    if (fl_failed()) return false;
    if (padding > 0 ? padding >= n : padding < -n)
        return fl_fail(FL_ASSERTION_ERROR, "Padding_idx must be within num_embeddings") != NULL;
    if (!(padding < 0)) return true;
    fl_value value = {.kind = FL_K_INT,
                      .as.i = fl_option_int(call, FL_EMBEDDING__NUM_EMBEDDINGS) + fl_option_int(call, option)};
    return !fl_failed() && fl_set_option(call, option, &value);
}

bool fl_layer__embedding_setup(fl_layer_call *call) { return settle_padding(call, FL_EMBEDDING__PADDING_IDX); }
bool fl_layer__embedding_bag_setup(fl_layer_call *call) { return settle_padding(call, FL_EMBEDDING_BAG__PADDING_IDX); }

int fl_layer__embedding_slots(fl_layer_call *call, fl_slot *slots, int room) {
    int64_t sizes[2] = {fl_option_int(call, FL_EMBEDDING__NUM_EMBEDDINGS),
                        fl_option_size(call, FL_EMBEDDING__EMBEDDING_DIM)};
    return fl_slot_add(slots, room, 0, "weight", FL_SLOT_PARAMETER, true, FL_DTYPE_NONE, 2, sizes);
}

static bool draw(fl_layer_call *call, int padding_option) {
    fl_tensor *weight = fl_slot_tensor(call, 0, "weight");
    if (!weight || !fl_init__normal(weight, 0, 1)) return false;
    if (fl_option_is_none(call, padding_option)) return !fl_failed();
    const int64_t padding = fl_option_size(call, padding_option);
    if (fl_failed()) return false;
    fl_scope_open();
    fl_tensor *row = fl_select(weight, 0, padding);
    bool done = row && fl_tensor__fill(row, fl_int(0));
    fl_scope_close();
    return done;
}

bool fl_layer__embedding_reset(fl_layer_call *call) { return draw(call, FL_EMBEDDING__PADDING_IDX); }
bool fl_layer__embedding_bag_reset(fl_layer_call *call) { return draw(call, FL_EMBEDDING_BAG__PADDING_IDX); }

bool fl_layer__embedding_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {
    fl_embedding_options o = FL_EMBEDDING_OPTIONS;
    o.padding_idx = fl_option_int(call, FL_EMBEDDING__PADDING_IDX);
    o.max_norm = fl_option_float(call, FL_EMBEDDING__MAX_NORM);
    if (!fl_float__is_none(o.max_norm)) o.norm_type = fl_option_float(call, FL_EMBEDDING__NORM_TYPE);
    o.scale_grad_by_freq = fl_option_bool(call, FL_EMBEDDING__SCALE_GRAD_BY_FREQ);
    o.sparse = fl_option_bool(call, FL_EMBEDDING__SPARSE);
    fl_tensor *weight = fl_slot_required(call, 0, "weight");
    if (!weight)
        return fl_failed() ? false : fl_fail(FL_TYPE_ERROR, "embedding(): weight must be a Tensor, not None") != NULL;
    return fl_layer__return(outputs, fl_embedding(inputs[0].as.tensor, weight, &o));
}

void fl_layer__embedding_describe(fl_layer_call *call, fl_text *out) {
    fl_text__option(out, call, FL_EMBEDDING__NUM_EMBEDDINGS);
    fl_text__add(out, ", ");
    fl_text__option(out, call, FL_EMBEDDING__EMBEDDING_DIM);
    if (!fl_option_is_none(call, FL_EMBEDDING__PADDING_IDX))
        fl_text__option_unless(out, call, FL_EMBEDDING__PADDING_IDX, "None");
    if (!fl_option_is_none(call, FL_EMBEDDING__MAX_NORM))
        fl_text__option_unless(out, call, FL_EMBEDDING__MAX_NORM, "None");
    if (!fl_option_is(call, FL_EMBEDDING__NORM_TYPE, 2))
        fl_text__option_unless(out, call, FL_EMBEDDING__NORM_TYPE, "2.0");
    fl_text__option_unless(out, call, FL_EMBEDDING__SCALE_GRAD_BY_FREQ, "False");
    if (fl_option_truth(call, FL_EMBEDDING__SPARSE)) fl_text__add(out, ", sparse=True");
}

bool fl_layer__embedding_bag_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {
    fl_embedding_bag_options o = FL_EMBEDDING_BAG_OPTIONS;
    o.offsets = inputs[1].kind == FL_K_TENSOR ? inputs[1].as.tensor : NULL;
    o.per_sample_weights = inputs[2].kind == FL_K_TENSOR ? inputs[2].as.tensor : NULL;
    o.max_norm = fl_option_float(call, FL_EMBEDDING_BAG__MAX_NORM);
    if (!fl_float__is_none(o.max_norm)) o.norm_type = fl_option_float(call, FL_EMBEDDING_BAG__NORM_TYPE);
    o.mode = fl_option_word(call, FL_EMBEDDING_BAG__MODE);
    if (fl_failed()) return false;
    const bool max = strcmp(o.mode, "max") == 0; /* which has neither */
    o.scale_grad_by_freq = (max && fl_option_truth(call, FL_EMBEDDING_BAG__SCALE_GRAD_BY_FREQ)) ||
                           fl_option_bool(call, FL_EMBEDDING_BAG__SCALE_GRAD_BY_FREQ);
    o.sparse =
        (max && fl_option_truth(call, FL_EMBEDDING_BAG__SPARSE)) || fl_option_bool(call, FL_EMBEDDING_BAG__SPARSE);
    o.include_last_offset =
        inputs[0].as.tensor->ndim != 2 && fl_option_bool(call, FL_EMBEDDING_BAG__INCLUDE_LAST_OFFSET);
    o.padding_idx = fl_option_int(call, FL_EMBEDDING_BAG__PADDING_IDX);
    fl_tensor *weight = fl_slot_tensor(call, 0, "weight");
    if (fl_failed()) return false;
    if (!weight) return fl_fail(FL_TYPE_ERROR, "embedding_bag(): weight must be a Tensor, not None") != NULL;
    return fl_layer__return(outputs, fl_embedding_bag(inputs[0].as.tensor, weight, &o));
}

void fl_layer__embedding_bag_describe(fl_layer_call *call, fl_text *out) {
    fl_text__option(out, call, FL_EMBEDDING_BAG__NUM_EMBEDDINGS);
    fl_text__add(out, ", ");
    fl_text__option(out, call, FL_EMBEDDING_BAG__EMBEDDING_DIM);
    if (!fl_option_is_none(call, FL_EMBEDDING_BAG__MAX_NORM))
        fl_text__option_unless(out, call, FL_EMBEDDING_BAG__MAX_NORM, "None");
    if (!fl_option_is(call, FL_EMBEDDING_BAG__NORM_TYPE, 2))
        fl_text__option_unless(out, call, FL_EMBEDDING_BAG__NORM_TYPE, "2.0");
    fl_text__option_unless(out, call, FL_EMBEDDING_BAG__SCALE_GRAD_BY_FREQ, "False");
    fl_text__add(out, ", mode=");
    fl_text__option(out, call, FL_EMBEDDING_BAG__MODE);
    if (!fl_option_is_none(call, FL_EMBEDDING_BAG__PADDING_IDX))
        fl_text__option_unless(out, call, FL_EMBEDDING_BAG__PADDING_IDX, "None");
}
