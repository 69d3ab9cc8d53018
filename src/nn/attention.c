/* attention.c: MultiheadAttention for the C host: its parameters, its output projection as a child, and its call of
 * multi_head_attention_forward. Python's class (nn/modules/activation.py) does the same.
 */
#include <flashlight/ops.h>

#include "nn/init.h"
#include "nn/layer.h"
#include "nn/module.h"
#include "nn/table.h"

typedef struct sizes {
    int64_t embed, key, value;
    bool same; /* one weight projects all three */
} sizes;

static sizes read_sizes(fl_layer_call *call) {
    sizes s = {.embed = fl_option_int(call, FL_MULTIHEAD_ATTENTION__EMBED_DIM),
               .key = fl_option_int(call, FL_MULTIHEAD_ATTENTION__KDIM),
               .value = fl_option_int(call, FL_MULTIHEAD_ATTENTION__VDIM)};
    if (s.key == FL_NONE) s.key = s.embed;
    if (s.value == FL_NONE) s.value = s.embed;
    s.same = s.key == s.embed && s.value == s.embed;
    return s;
}

bool fl_layer__attention_setup(fl_layer_call *call) {
    int64_t embed = fl_option_int(call, FL_MULTIHEAD_ATTENTION__EMBED_DIM),
            heads = fl_option_int(call, FL_MULTIHEAD_ATTENTION__NUM_HEADS);
    if (fl_failed()) return false;
    if (embed <= 0 || heads <= 0) {
        return fl_fail(FL_VALUE_ERROR,
                       "embed_dim and num_heads must be greater than 0, got embed_dim=%lld and num_heads=%lld instead",
                       (long long)embed, (long long)heads) != NULL;
    }
    if (embed > INT64_MAX / 8)
        return fl_fail(FL_VALUE_ERROR, "MultiheadAttention: embed_dim is too large: %lld", (long long)embed) != NULL;
    if (embed % heads == 0) return true;
    return fl_fail(FL_ASSERTION_ERROR, "embed_dim must be divisible by num_heads") != NULL;
}

int fl_layer__attention_slots(fl_layer_call *call, fl_slot *slots, int room) {
    sizes s = read_sizes(call);
    bool bias = fl_option_bool(call, FL_MULTIHEAD_ATTENTION__BIAS),
         add_bias = fl_option_bool(call, FL_MULTIHEAD_ATTENTION__ADD_BIAS_KV);
    const char *const names[] = {"q_proj_weight", "k_proj_weight", "v_proj_weight"};
    int64_t widths[] = {s.embed, s.key, s.value}, together[] = {3 * s.embed, s.embed}, row[] = {1, 1, s.embed};
    int at = 0;
    for (int pass = 0; pass < 2; pass++) { /* what is there comes first */
        if ((pass == 0) == s.same) {
            at = fl_slot_add(slots, room, at, "in_proj_weight", FL_SLOT_PARAMETER, s.same, FL_DTYPE_NONE, 2, together);
        } else {
            for (int i = 0; i < 3; i++) {
                int64_t apart[] = {s.embed, widths[i]};
                at = fl_slot_add(slots, room, at, names[i], FL_SLOT_PARAMETER, !s.same, FL_DTYPE_NONE, 2, apart);
            }
        }
    }
    at = fl_slot_add(slots, room, at, "in_proj_bias", FL_SLOT_PARAMETER, bias, FL_DTYPE_NONE, 1, together);
    at = fl_slot_add(slots, room, at, "bias_k", FL_SLOT_PARAMETER, add_bias, FL_DTYPE_NONE, 3, row);
    return fl_slot_add(slots, room, at, "bias_v", FL_SLOT_PARAMETER, add_bias, FL_DTYPE_NONE, 3, row);
}

bool fl_layer__attention_children(fl_layer_call *call) {
    int64_t embed = fl_option_int(call, FL_MULTIHEAD_ATTENTION__EMBED_DIM);
    fl_nn_non_dynamically_quantizable_linear_options o = FL_NN_NON_DYNAMICALLY_QUANTIZABLE_LINEAR_OPTIONS;
    o.bias = fl_option_bool(call, FL_MULTIHEAD_ATTENTION__BIAS);
    return fl_module_add(call->self, "out_proj", fl_nn_non_dynamically_quantizable_linear(embed, embed, &o));
}

bool fl_layer__attention_reset(fl_layer_call *call) {
    static const char *const weights[] = {"in_proj_weight", "q_proj_weight", "k_proj_weight", "v_proj_weight"};
    for (int i = 0; i < FL_COUNT(weights); i++) {
        if (!fl_init__xavier_uniform(fl_slot_tensor(call, -1, weights[i]))) return false;
    }
    fl_tensor *bias = fl_slot_tensor(call, -1, "in_proj_bias");
    fl_module *out = fl_module__child(call->self, "out_proj");
    if (bias && !(fl_init__constant(bias, 0) && fl_init__constant(fl_module__slot(out, "bias"), 0))) return false;
    return fl_init__xavier_normal(fl_slot_tensor(call, -1, "bias_k")) &&
           fl_init__xavier_normal(fl_slot_tensor(call, -1, "bias_v"));
}

bool fl_layer__attention_forward(fl_layer_call *call, const fl_value *in, fl_value *outputs) {
    fl_tensor *t[3];
    for (int i = 0; i < 3; i++) t[i] = in[i].as.tensor;
    int64_t embed = fl_option_int(call, FL_MULTIHEAD_ATTENTION__EMBED_DIM),
            heads = fl_option_int(call, FL_MULTIHEAD_ATTENTION__NUM_HEADS);
    bool zero = fl_option_bool(call, FL_MULTIHEAD_ATTENTION__ADD_ZERO_ATTN),
         batch_first = fl_option_bool(call, FL_MULTIHEAD_ATTENTION__BATCH_FIRST);
    double dropout = fl_option_float(call, FL_MULTIHEAD_ATTENTION__DROPOUT);
    fl_module *out = fl_module__child(call->self, "out_proj");
    fl_tensor *out_weight = out ? fl_module__slot(out, "weight") : NULL;
    if (!out_weight) {
        return fl_fail(FL_ATTRIBUTE_ERROR, "'MultiheadAttention' object has no attribute 'out_proj.weight'") != NULL;
    }
    bool turned = batch_first && t[0]->ndim == 3;
    if (turned) { /* the same tensor stays the same, which saves products */
        fl_tensor *query = t[0], *key = t[1];
        t[0] = fl_transpose(query, 1, 0);
        t[1] = key == query ? t[0] : fl_transpose(key, 1, 0);
        t[2] = t[2] == key ? t[1] : t[2] == query ? t[0] : fl_transpose(t[2], 1, 0);
    }
    fl_multi_head_attention_forward_options o = FL_MULTI_HEAD_ATTENTION_FORWARD_OPTIONS;
    o.training = fl_training(call);
    o.key_padding_mask = in[3].kind == FL_K_TENSOR ? in[3].as.tensor : NULL;
    o.need_weights = in[4].as.b;
    o.attn_mask = in[5].kind == FL_K_TENSOR ? in[5].as.tensor : NULL;
    o.average_attn_weights = in[6].as.b;
    o.is_causal = in[7].as.b;
    o.q_proj_weight = fl_slot_tensor(call, -1, "q_proj_weight");
    o.k_proj_weight = fl_slot_tensor(call, -1, "k_proj_weight");
    o.v_proj_weight = fl_slot_tensor(call, -1, "v_proj_weight");
    fl_tensor *together = fl_slot_tensor(call, -1, "in_proj_weight"), *bias = fl_slot_tensor(call, -1, "in_proj_bias");
    fl_tensor *bias_k = fl_slot_tensor(call, -1, "bias_k"), *bias_v = fl_slot_tensor(call, -1, "bias_v");
    o.use_separate_proj_weight = !together;
    if (fl_failed()) return false;
    fl_multi_head_attention_forward_result r =
        fl_multi_head_attention_forward(t[0], t[1], t[2], embed, heads, together, bias, bias_k, bias_v, zero, dropout,
                                        out_weight, fl_module__slot(out, "bias"), &o);
    if (!r.output) return false;
    fl_layer__tensor(&outputs[1], r.weights);
    return fl_layer__return(outputs, turned ? fl_transpose(r.output, 1, 0) : r.output);
}
