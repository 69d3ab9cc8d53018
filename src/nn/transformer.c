/* transformer.c: the Transformer (Vaswani et al., 2017) for the C host: layers, stacks of them, and both stacks
 * together, made of leaf layers and MultiheadAttention. Python's classes (nn/modules/transformer.py) do the same, op
 * for op.
 */
#include <flashlight/ops.h>

#include "base/error.h"
#include "nn/init.h"
#include "nn/layer.h"
#include "nn/module.h"
#include "nn/table.h"
#include "ops/attention.h"

_Static_assert((int)FL_TRANSFORMER_ENCODER_LAYER__BIAS == (int)FL_TRANSFORMER_DECODER_LAYER__BIAS,
               "the options of encoder and decoder layers");

/* ---- Making ------------------------------------------------------------------------------------------------------ */

static int option_named(const fl_layer *layer, const char *name) {
    for (int i = 0; i < layer->n_options; i++) {
        if (strcmp(layer->options[i].name, name) == 0) return i;
    }
    return FL_LAYER__NO_OPTION;
}

bool fl_layer__transformer_setup(fl_layer_call *call) {
    const char *activation = fl_option_str(call, option_named(call->layer, "activation"));
    if (fl_failed()) return false;
    if (activation && (strcmp(activation, "relu") == 0 || strcmp(activation, "gelu") == 0)) return true;
    return fl_fail(FL_RUNTIME_ERROR, "activation should be relu/gelu, not %s", activation ? activation : "None") !=
           NULL;
}

typedef struct shape {
    int64_t d_model, nhead, feedforward;
    double dropout, eps;
    bool batch_first, bias;
} shape;

static shape read_shape(fl_layer_call *call) {
    return (shape){.d_model = fl_option_int(call, FL_TRANSFORMER_ENCODER_LAYER__D_MODEL),
                   .nhead = fl_option_int(call, FL_TRANSFORMER_ENCODER_LAYER__NHEAD),
                   .feedforward = fl_option_int(call, FL_TRANSFORMER_ENCODER_LAYER__DIM_FEEDFORWARD),
                   .dropout = fl_option_float(call, FL_TRANSFORMER_ENCODER_LAYER__DROPOUT),
                   .eps = fl_option_float(call, FL_TRANSFORMER_ENCODER_LAYER__LAYER_NORM_EPS),
                   .batch_first = fl_option_bool(call, FL_TRANSFORMER_ENCODER_LAYER__BATCH_FIRST),
                   .bias = fl_option_bool(call, FL_TRANSFORMER_ENCODER_LAYER__BIAS)};
}

static bool add_attention(fl_module *m, const char *name, const shape *s) {
    fl_nn_multihead_attention_options o = FL_NN_MULTIHEAD_ATTENTION_OPTIONS;
    o.dropout = s->dropout;
    o.bias = s->bias;
    o.batch_first = s->batch_first;
    return fl_module_add(m, name, fl_nn_multihead_attention(s->d_model, s->nhead, &o));
}

static bool add_linear(fl_module *m, const char *name, int64_t in, int64_t out, bool bias) {
    fl_nn_linear_options o = FL_NN_LINEAR_OPTIONS;
    o.bias = bias;
    return fl_module_add(m, name, fl_nn_linear(in, out, &o));
}

static bool add_dropout(fl_module *m, const char *name, double p) {
    fl_nn_dropout_options o = FL_NN_DROPOUT_OPTIONS;
    o.p = p;
    return fl_module_add(m, name, fl_nn_dropout(&o));
}

static fl_module *norm_of(int64_t size, double eps, bool bias) {
    fl_nn_layer_norm_options o = FL_NN_LAYER_NORM_OPTIONS;
    o.eps = eps;
    o.bias = bias;
    return fl_nn_layer_norm(&size, 1, &o);
}

/* The feed-forward block, then as many normalisations and dropouts as there are blocks. */
static bool add_rest(fl_module *m, const shape *s, int blocks) {
    static const char *const norms[] = {"norm1", "norm2", "norm3"};
    static const char *const dropouts[] = {"dropout1", "dropout2", "dropout3"};
    bool done = add_linear(m, "linear1", s->d_model, s->feedforward, s->bias) &&
                add_dropout(m, "dropout", s->dropout) && add_linear(m, "linear2", s->feedforward, s->d_model, s->bias);
    for (int i = 0; i < blocks && done; i++) done = fl_module_add(m, norms[i], norm_of(s->d_model, s->eps, s->bias));
    for (int i = 0; i < blocks && done; i++) done = add_dropout(m, dropouts[i], s->dropout);
    return done;
}

bool fl_layer__encoder_layer_children(fl_layer_call *call) {
    shape s = read_shape(call);
    return !fl_failed() && add_attention(call->self, "self_attn", &s) && add_rest(call->self, &s, 2);
}

bool fl_layer__decoder_layer_children(fl_layer_call *call) {
    shape s = read_shape(call);
    return !fl_failed() && add_attention(call->self, "self_attn", &s) &&
           add_attention(call->self, "multihead_attn", &s) && add_rest(call->self, &s, 3);
}

/* ---- The blocks of a layer --------------------------------------------------------------------------------------- */

/* Attention as a Transformer uses it, without its weights, and the dropout after it. */
static fl_tensor *attend(fl_module *m, const char *attention, const char *dropout, fl_tensor *x, fl_tensor *memory,
                         fl_tensor *mask, fl_tensor *padding, bool is_causal) {
    if (fl_failed()) return NULL;
    fl_value in[8];
    fl_layer__tensor(&in[0], x);
    fl_layer__tensor(&in[1], memory);
    fl_layer__tensor(&in[2], memory);
    fl_layer__tensor(&in[3], padding);
    fl_layer__bool(&in[4], false);
    fl_layer__tensor(&in[5], mask);
    fl_layer__bool(&in[6], true);
    fl_layer__bool(&in[7], is_causal);
    fl_tensor *y = NULL;
    return fl_module__call(m, attention, in, 8, &y, 1) ? fl_module__apply(m, dropout, y) : NULL;
}

static fl_tensor *feed_forward(fl_layer_call *call, const char *dropout, fl_tensor *x) {
    fl_module *m = call->self;
    fl_tensor *y = fl_module__apply(m, "linear1", x);
    if (fl_module__child(m, "activation")) { /* a module, as Python's layers take one */
        y = fl_module__apply(m, "activation", y);
    } else {
        const char *activation = fl_option_str(call, FL_TRANSFORMER_ENCODER_LAYER__ACTIVATION);
        y = activation && activation[0] == 'g' ? fl_gelu(y, NULL) : fl_relu(y);
    }
    return fl_module__apply(m, dropout, fl_module__apply(m, "linear2", fl_module__apply(m, "dropout", y)));
}

static fl_tensor *tensor_in(const fl_value *value) { return value->kind == FL_K_TENSOR ? value->as.tensor : NULL; }

bool fl_layer__encoder_layer_forward(fl_layer_call *call, const fl_value *in, fl_value *outputs) {
    fl_module *m = call->self;
    fl_tensor *x = in[0].as.tensor;
    bool norm_first = fl_option_bool(call, FL_TRANSFORMER_ENCODER_LAYER__NORM_FIRST), is_causal = in[3].as.b;
    fl_attention__warn_of_types(tensor_in(&in[2]), "src_key_padding_mask", tensor_in(&in[1]), "src_mask");
    fl_tensor *padding = fl_attention__additive(tensor_in(&in[2]), "src_key_padding_mask", (fl_dtype)x->dtype);
    fl_tensor *mask = fl_attention__additive(tensor_in(&in[1]), "src_mask", (fl_dtype)x->dtype);
    if (norm_first) {
        fl_tensor *normed = fl_module__apply(m, "norm1", x);
        x = fl_add(x, attend(m, "self_attn", "dropout1", normed, normed, mask, padding, is_causal));
        x = fl_add(x, feed_forward(call, "dropout2", fl_module__apply(m, "norm2", x)));
    } else {
        x = fl_add(x, attend(m, "self_attn", "dropout1", x, x, mask, padding, is_causal));
        x = fl_module__apply(m, "norm1", x);
        x = fl_module__apply(m, "norm2", fl_add(x, feed_forward(call, "dropout2", x)));
    }
    return fl_layer__return(outputs, x);
}

bool fl_layer__decoder_layer_forward(fl_layer_call *call, const fl_value *in, fl_value *outputs) {
    fl_module *m = call->self;
    fl_tensor *x = in[0].as.tensor, *memory = in[1].as.tensor;
    fl_tensor *mask = tensor_in(&in[2]), *memory_mask = tensor_in(&in[3]);
    fl_tensor *padding = tensor_in(&in[4]), *memory_padding = tensor_in(&in[5]);
    bool causal = in[6].as.b, memory_causal = in[7].as.b;
    if (fl_option_bool(call, FL_TRANSFORMER_DECODER_LAYER__NORM_FIRST)) {
        fl_tensor *normed = fl_module__apply(m, "norm1", x);
        x = fl_add(x, attend(m, "self_attn", "dropout1", normed, normed, mask, padding, causal));
        normed = fl_module__apply(m, "norm2", x);
        x = fl_add(x,
                   attend(m, "multihead_attn", "dropout2", normed, memory, memory_mask, memory_padding, memory_causal));
        x = fl_add(x, feed_forward(call, "dropout3", fl_module__apply(m, "norm3", x)));
    } else {
        x = fl_add(x, attend(m, "self_attn", "dropout1", x, x, mask, padding, causal));
        x = fl_module__apply(m, "norm1", x);
        x = fl_add(x, attend(m, "multihead_attn", "dropout2", x, memory, memory_mask, memory_padding, memory_causal));
        x = fl_module__apply(m, "norm2", x);
        x = fl_module__apply(m, "norm3", fl_add(x, feed_forward(call, "dropout3", x)));
    }
    return fl_layer__return(outputs, x);
}

/* ---- Stacks ------------------------------------------------------------------------------------------------------ */

/* `layer` and copies of it, num_layers in all, and the norm. Takes over both, also after an error. */
static fl_module *stack(const char *type, fl_module *layer, int64_t num_layers, fl_module *norm,
                        const fl_value *values) {
    const fl_layer *definition = fl_layers__find(type);
    bool sound = !fl_failed() && fl_layer__check_depth(type, num_layers);
    fl_module *m = sound ? fl_module__blank(definition, values) : NULL;
    fl_module *layers = m ? fl_module__container("ModuleList") : NULL;
    if (m) fl_given(layer, type, "layer");
    for (int64_t i = 0; i < num_layers && layers && layer && !fl_failed(); i++) {
        fl_module_append(layers, fl_module_copy(layer));
    }
    bool done = m && fl_module_add(m, "layers", layers) && (!norm || fl_module_add(m, "norm", fl_module_retain(norm)));
    if (!m) fl_module_free(layers);
    fl_module_free(layer);
    fl_module_free(norm);
    if (done && !fl_failed()) return m;
    fl_module_free(m);
    return NULL;
}

/* Whether PyTorch takes its fast path through the stack in evaluation, whose outputs at padded positions are zeros. */
static bool is_plain_encoder_layer(const fl_module *layer) {
    if (!layer || !layer->layer || strcmp(layer->layer->name, "TransformerEncoderLayer") != 0) return false;
    fl_layer_call call = fl_module__layer_call(layer);
    const fl_module *attention = fl_module__child(layer, "self_attn"), *norm1 = fl_module__child(layer, "norm1"),
                    *norm2 = fl_module__child(layer, "norm2");
    if (!attention || !norm1 || !norm2 || fl_option_bool(&call, FL_TRANSFORMER_ENCODER_LAYER__NORM_FIRST)) return false;
    fl_layer_call inner = fl_module__layer_call(attention), first = fl_module__layer_call(norm1),
                  second = fl_module__layer_call(norm2);
    return fl_option_bool(&inner, FL_MULTIHEAD_ATTENTION__BATCH_FIRST) &&
           fl_module__slot(attention, "in_proj_weight") && fl_module__slot(attention, "in_proj_bias") &&
           !fl_module__child(layer, "activation") &&
           fl_option_int(&inner, FL_MULTIHEAD_ATTENTION__NUM_HEADS) % 2 == 0 &&
           fl_option_float(&first, FL_LAYER_NORM__EPS) == fl_option_float(&second, FL_LAYER_NORM__EPS);
}

fl_module *fl_nn_transformer_encoder(fl_module *layer, int64_t num_layers, fl_module *norm) {
    fl_value values[4];
    fl_layer__int(&values[FL_TRANSFORMER_ENCODER__NUM_LAYERS], num_layers);
    fl_layer__bool(&values[FL_TRANSFORMER_ENCODER__ENABLE_NESTED_TENSOR], true);
    fl_layer__bool(&values[FL_TRANSFORMER_ENCODER__MASK_CHECK], true);
    fl_layer__bool(&values[FL_TRANSFORMER_ENCODER__USE_NESTED_TENSOR], is_plain_encoder_layer(layer));
    return stack("TransformerEncoder", layer, num_layers, norm, values);
}

fl_module *fl_nn_transformer_decoder(fl_module *layer, int64_t num_layers, fl_module *norm) {
    fl_value value;
    fl_layer__int(&value, num_layers);
    return stack("TransformerDecoder", layer, num_layers, norm, &value);
}

static fl_module *first_layer(const fl_module *m) {
    const fl_module *layers = fl_module__child(m, "layers");
    return layers && layers->n_children ? layers->children[0].module : NULL;
}

static bool is_batch_first(const fl_module *m) {
    const fl_module *layer = first_layer(m), *attention = layer ? fl_module__child(layer, "self_attn") : NULL;
    if (!attention || !attention->layer || strcmp(attention->layer->name, "MultiheadAttention") != 0) return false;
    fl_layer_call call = fl_module__layer_call(attention);
    return fl_option_bool(&call, FL_MULTIHEAD_ATTENTION__BATCH_FIRST);
}

/* The hint for a mask: what was said, or whether it is the causal one. */
static bool causal_hint(const fl_module *m, fl_tensor *mask, const fl_value *given, const fl_tensor *x) {
    if (given->kind == FL_K_BOOL) return given->as.b;
    if (fl_failed() || !mask || x->ndim < 2) return false;
    int64_t size = x->sizes[x->ndim == 2 ? 0 : is_batch_first(m) ? 1 : 0];
    if (mask->ndim != 2 || mask->sizes[0] != size || mask->sizes[1] != size) return false;
    fl_dtype dtype = fl_is_float((fl_dtype)mask->dtype) ? (fl_dtype)mask->dtype : FL_DTYPE_NONE;
    fl_tensor *same = fl_all(fl_eq(mask, fl_attention__causal(size, dtype)));
    return same && fl_item_scalar(same).as.i != 0;
}

/* Runs the layers one after the other on inputs[0]; the other inputs are the same for all. */
static fl_tensor *run_layers(fl_module *m, fl_value *inputs, int n) {
    fl_module *layers = fl_module__child(m, "layers");
    if (!layers || !layers->n_children) {
        return fl_fail(FL_INDEX_ERROR, "%s: there are no layers", fl_module_type(m));
    }
    fl_tensor *x = inputs[0].as.tensor;
    for (int i = 0; i < layers->n_children && x; i++) {
        fl_tensor *y = NULL;
        fl_layer__tensor(&inputs[0], x);
        x = fl_module__call(layers, layers->children[i].name, inputs, n, &y, 1) ? y : NULL;
    }
    if (!x) fl_module__locate(m, "layers");
    return x;
}

static fl_tensor *normed(fl_module *m, fl_tensor *x) {
    return fl_module__child(m, "norm") ? fl_module__apply(m, "norm", x) : x;
}

static bool any_requires_grad(const fl_module *m) {
    for (int i = 0; i < m->n_slots; i++) {
        if (m->slots[i].tensor && fl_requires_grad(m->slots[i].tensor)) return true;
    }
    for (int i = 0; i < m->n_children; i++) {
        if (any_requires_grad(m->children[i].module)) return true;
    }
    return false;
}

/* Positions (N, S) whose outputs are zeros: those hidden by a padding mask that leaves the rest at the beginning, in
 * evaluation without gradients. NULL where there are none. */
static fl_tensor *dropped_positions(fl_layer_call *call, fl_tensor *src, fl_tensor *mask, fl_tensor *padding) {
    const fl_module *layer = first_layer(call->self);
    if (!padding || mask || src->ndim != 3 || padding->ndim != 2 || !layer || layer->training ||
        !fl_option_bool(call, FL_TRANSFORMER_ENCODER__USE_NESTED_TENSOR))
        return NULL;
    if (fl_grad_enabled() && (fl_requires_grad(src) || any_requires_grad(layer))) return NULL;
    fl_tensor *hidden = fl_ne_scalar(padding, fl_int(0));
    int64_t length = padding->sizes[1];
    if (length > 1 && fl_option_bool(call, FL_TRANSFORMER_ENCODER__MASK_CHECK)) {
        fl_tensor *again =
            fl_logical_and(fl_narrow(hidden, 1, 0, length - 1), fl_logical_not(fl_narrow(hidden, 1, 1, length - 1)));
        fl_tensor *any = fl_any(again);
        if (!any || fl_item_scalar(any).as.i) return NULL;
    }
    return hidden;
}

bool fl_layer__encoder_forward(fl_layer_call *call, const fl_value *in, fl_value *outputs) {
    fl_tensor *src = in[0].as.tensor;
    fl_attention__warn_of_types(tensor_in(&in[2]), "src_key_padding_mask", tensor_in(&in[1]), "mask");
    fl_tensor *padding = fl_attention__additive(tensor_in(&in[2]), "src_key_padding_mask", (fl_dtype)src->dtype);
    fl_tensor *mask = fl_attention__additive(tensor_in(&in[1]), "mask", (fl_dtype)src->dtype);
    fl_value inputs[4];
    fl_layer__tensor(&inputs[0], src);
    fl_layer__tensor(&inputs[1], mask);
    fl_layer__tensor(&inputs[2], padding);
    fl_layer__bool(&inputs[3], causal_hint(call->self, mask, &in[3], src));
    if (fl_failed()) return false;
    fl_tensor *dropped = dropped_positions(call, src, mask, padding), *x = run_layers(call->self, inputs, 4);
    if (dropped) x = fl_masked_fill(x, fl_unsqueeze(dropped, -1), fl_int(0));
    return fl_layer__return(outputs, normed(call->self, x));
}

bool fl_layer__decoder_forward(fl_layer_call *call, const fl_value *in, fl_value *outputs) {
    fl_value inputs[8];
    for (int i = 0; i < 8; i++) inputs[i] = in[i];
    fl_layer__bool(&inputs[6], causal_hint(call->self, tensor_in(&in[2]), &in[6], in[0].as.tensor));
    if (fl_failed()) return false;
    return fl_layer__return(outputs, normed(call->self, run_layers(call->self, inputs, 8)));
}

/* ---- Both together ----------------------------------------------------------------------------------------------- */

/* An encoder or decoder layer with the options of the whole. */
static fl_module *layer_of(fl_layer_call *call, const char *type) {
    const fl_layer *layer = fl_layers__find(type);
    fl_value values[FL_MAX_ARGS];
    for (int i = 0; i < layer->n_options; i++) {
        values[i] = fl_option(call, option_named(call->layer, layer->options[i].name));
    }
    return fl_failed() ? NULL : fl_module__leaf(layer, values, FL_DTYPE_NONE);
}

bool fl_layer__transformer_children(fl_layer_call *call) {
    int64_t size = fl_option_int(call, FL_TRANSFORMER__D_MODEL);
    double eps = fl_option_float(call, FL_TRANSFORMER__LAYER_NORM_EPS);
    bool bias = fl_option_bool(call, FL_TRANSFORMER__BIAS);
    fl_module *layer = layer_of(call, "TransformerEncoderLayer");
    if (!fl_module_add(call->self, "encoder",
                       fl_nn_transformer_encoder(layer, fl_option_int(call, FL_TRANSFORMER__NUM_ENCODER_LAYERS),
                                                 norm_of(size, eps, bias))))
        return false;
    layer = layer_of(call, "TransformerDecoderLayer");
    return fl_module_add(call->self, "decoder",
                         fl_nn_transformer_decoder(layer, fl_option_int(call, FL_TRANSFORMER__NUM_DECODER_LAYERS),
                                                   norm_of(size, eps, bias)));
}

static bool draw(const char *name, fl_tensor *t, void *context) {
    (void)name, (void)context;
    return t->ndim < 2 || fl_init__xavier_uniform(t);
}

bool fl_layer__transformer_reset(fl_layer_call *call) { return fl_module_parameters(call->self, draw, NULL); }

bool fl_layer__transformer_forward(fl_layer_call *call, const fl_value *in, fl_value *outputs) {
    fl_tensor *src = in[0].as.tensor, *tgt = in[1].as.tensor;
    int64_t size = fl_option_int(call, FL_TRANSFORMER__D_MODEL);
    int batch = fl_option_bool(call, FL_TRANSFORMER__BATCH_FIRST) ? 0 : 1;
    if (fl_failed()) return false;
    if (src->ndim == 3 && (tgt->ndim <= batch || src->sizes[batch] != tgt->sizes[batch])) {
        return fl_fail(FL_RUNTIME_ERROR, "the batch number of src and tgt must be equal") != NULL;
    }
    if (!src->ndim || !tgt->ndim || src->sizes[src->ndim - 1] != size || tgt->sizes[tgt->ndim - 1] != size) {
        return fl_fail(FL_RUNTIME_ERROR, "the feature number of src and tgt must be equal to d_model") != NULL;
    }
    const fl_value encoder[] = {in[0], in[2], in[5], in[8]};
    fl_tensor *memory = NULL, *y = NULL;
    if (!fl_module__call(call->self, "encoder", encoder, 4, &memory, 1)) return false;
    fl_value decoder[] = {in[1], in[0], in[3], in[4], in[6], in[7], in[9], in[10]};
    fl_layer__tensor(&decoder[1], memory);
    return fl_module__call(call->self, "decoder", decoder, 8, &y, 1) && fl_layer__return(outputs, y);
}
