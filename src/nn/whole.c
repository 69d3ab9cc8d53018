/* whole.c: models that Python saved whole, rebuilt from standard layers, composites and containers
 * (fl_module_from_file), and saved so that Python loads them (fl_module_to_file).
 *
 * Such a file names classes and holds each instance's __dict__. A class stands for a layer of the table or a container
 * here; its options are the attributes of their names, its parameters and buffers stand in _parameters and _buffers,
 * its children in _modules. What stands in several places of a file does so in the model, and the other way round.
 */
#include <string.h>

#include "base/alloc.h"
#include "base/error.h"
#include "nn/module.h"
#include "tensor/tensor.h"

#define MOST_MODULES 20000

void *fl_pairs__find(const fl_pairs *pairs, const void *from) {
    for (size_t i = 0; i < pairs->count; i++) {
        if (pairs->items[i].from == from) return pairs->items[i].to;
    }
    return NULL;
}

bool fl_pairs__add(fl_pairs *pairs, const void *from, void *to) {
    if (pairs->count == pairs->room) {
        size_t room = 2 * pairs->room + 16, size = sizeof *pairs->items;
        struct fl_pair *items = fl_alloc__resize(pairs->items, pairs->room * size, room * size);
        if (!items) return false;
        pairs->items = items;
        pairs->room = room;
    }
    pairs->items[pairs->count++] = (struct fl_pair){from, to};
    return true;
}

void fl_pairs__free(fl_pairs *pairs) { fl_alloc__put(pairs->items, pairs->room * sizeof *pairs->items); }

/* ---- What a file may name ---------------------------------------------------------------------------------------- */

static bool starts(const char *text, const char *start) { return strncmp(text, start, strlen(start)) == 0; }

/* The activations that PyTorch's Transformer layers hold as functions. */
static bool is_activation(const char *module, const char *name) {
    static const char *const modules[] = {"torch.nn.functional", "torch._C._nn", "torch", "flashlight.nn.functional"};
    if (strcmp(name, "relu") != 0 && strcmp(name, "gelu") != 0) return false;
    for (int i = 0; i < FL_COUNT(modules); i++) {
        if (strcmp(module, modules[i]) == 0) return true;
    }
    return false;
}

bool fl_module__allows(const char *module, const char *name, void *context) {
    (void)context;
    bool of_nn = starts(module, "flashlight.nn.modules") || starts(module, "torch.nn.modules");
    if (of_nn && (fl_module__is_container(name) || fl_layers__find(name))) return true;
    if (is_activation(module, name)) return true;
    fl_fail(FL_UNPICKLING_ERROR,
            "the model is made with %s.%s, which C does not have: only standard layers in standard containers can be "
            "rebuilt without Python. Save its state_dict() and load that into a model built in C.",
            module, name);
    return false;
}

/* ---- Options ----------------------------------------------------------------------------------------------------- */

static bool is_list(fl_object_kind kind) {
    return kind == FL_OBJECT_TUPLE || kind == FL_OBJECT_LIST || kind == FL_OBJECT_SIZE;
}

static bool numbers(fl_arguments *arguments, const fl_object *list, fl_value *value) {
    int64_t n = fl_object_count(list);
    if (n > FL_MAX_DIMS) return fl_fail(FL_UNPICKLING_ERROR, "an attribute has %lld numbers", (long long)n) != NULL;
    bool floats = false;
    for (int64_t i = 0; i < n; i++) floats = floats || fl_object_kind_of(fl_object_item(list, i)) == FL_OBJECT_FLOAT;
    int64_t *ints = fl_arguments__alloc(arguments, (size_t)n * sizeof(int64_t));
    double *doubles = floats ? fl_arguments__alloc(arguments, (size_t)n * sizeof(double)) : NULL;
    if (!ints || (floats && !doubles)) return false;
    for (int64_t i = 0; i < n; i++) {
        const fl_object *item = fl_object_item(list, i);
        if (floats)
            doubles[i] = fl_object_as_float(item);
        else
            ints[i] = fl_object_kind_of(item) == FL_OBJECT_NONE ? FL_NONE : fl_object_as_int(item);
    }
    value->kind = floats ? FL_K_FLOATS : FL_K_INTS;
    value->count = (int32_t)n;
    if (floats)
        value->as.doubles = doubles;
    else
        value->as.ints = ints;
    return !fl_failed();
}

static bool attribute(fl_arguments *arguments, const fl_object *o, fl_value *value) {
    fl_object_kind kind = fl_object_kind_of(o);
    switch (kind) {
        case FL_OBJECT_NONE:
            fl_layer__none(value);
            return true;
        case FL_OBJECT_BOOL:
            fl_layer__bool(value, fl_object_as_bool(o));
            return true;
        case FL_OBJECT_INT:
            fl_layer__int(value, fl_object_as_int(o));
            return !fl_failed();
        case FL_OBJECT_FLOAT:
            fl_layer__float(value, fl_object_as_float(o));
            return true;
        case FL_OBJECT_STRING:
            fl_layer__str(value, fl_object_as_string(o));
            return !fl_failed();
        case FL_OBJECT_GLOBAL: { /* an activation */
            const char *name = strrchr(fl_object_class_name(o), ' ');
            fl_layer__str(value, name ? name + 1 : fl_object_class_name(o));
            return true;
        }
        default:
            break;
    }
    if (is_list(kind)) return numbers(arguments, o, value);
    return fl_fail(FL_UNPICKLING_ERROR, "an attribute is a %s, which is no option of a layer",
                   fl_object_kind_name(kind)) != NULL;
}

/* The table of that name in an instance's __dict__: NULL where it is no dict. */
static const fl_object *table(const fl_object *state, const char *name) {
    const fl_object *o = fl_object_get(state, name);
    return o && fl_object_kind_of(o) == FL_OBJECT_DICT ? o : NULL;
}

static const fl_object *find_tensor(const fl_object *state, const char *name) {
    static const char *const tables[] = {"_parameters", "_buffers"};
    for (int i = 0; i < FL_COUNT(tables); i++) {
        const fl_object *dict = table(state, tables[i]), *o = dict ? fl_object_get(dict, name) : NULL;
        if (o) return o;
    }
    return NULL;
}

static bool is_tensor(const fl_object *o) {
    return fl_object_kind_of(o) == FL_OBJECT_TENSOR || fl_object_kind_of(o) == FL_OBJECT_PARAMETER;
}

/* The attribute in which PyTorch's class keeps an option. */
static const char *attribute_of(const fl_layer *layer, int option) {
    const char *name = layer->options[option].name;
    return strcmp(layer->name, "PairwiseDistance") == 0 && strcmp(name, "p") == 0 ? "norm" : name;
}

static bool read_options(const fl_layer *layer, const fl_object *state, fl_arguments *arguments) {
    for (int i = 0; i < layer->n_options; i++) {
        const fl_arg *arg = &layer->options[i];
        fl_value *value = &arguments->values[i];
        const fl_object *slot = find_tensor(state, arg->name), *o = fl_object_get(state, attribute_of(layer, i));
        if (slot && arg->kind == FL_K_TENSOR) {
            fl_layer__tensor(value, is_tensor(slot) ? fl_object_as_tensor(slot) : NULL);
        } else if (slot) {
            fl_layer__bool(value, is_tensor(slot));
        } else if (o) {
            if (!attribute(arguments, o, value) || !fl_arguments__fit(arguments, layer, i, value)) return false;
        } else if (arg->has_default) {
            *value = arg->fallback;
        } else if (layer->flags & FL_LAYER_COMPOSITE) {
            fl_layer__none(value); /* what only the making of its children wanted */
        } else {
            return fl_fail(FL_UNPICKLING_ERROR, "a saved %s lacks its '%s'", layer->name, arg->name) != NULL;
        }
    }
    return true;
}

/* free: tensors of any name may be there, as in a ParameterList. */
static bool fill_slots(fl_module *m, const fl_object *state, bool free) {
    static const char *const tables[] = {"_parameters", "_buffers"};
    for (int i = 0; i < FL_COUNT(tables); i++) {
        const fl_object *dict = table(state, tables[i]);
        for (int64_t k = 0; dict && k < fl_object_count(dict); k++) {
            const fl_object *o = fl_object_item(dict, k);
            const char *name = fl_object_as_string(fl_object_key(dict, k));
            if (!name) return false;
            fl_tensor *t = is_tensor(o) ? fl_object_as_tensor(o) : NULL;
            if (fl_module__set_slot(m, name, t)) continue;
            if (!free) {
                return fl_fail(FL_UNPICKLING_ERROR, "a saved %s has a tensor '%s', which it has not in C",
                               fl_module_type(m), name) != NULL;
            }
            if (!fl_module__add_slot(m, name, t, i == 0 ? FL_SLOT_PARAMETER : FL_SLOT_BUFFER)) return false;
        }
    }
    return true;
}

/* ---- Reading ----------------------------------------------------------------------------------------------------- */

static fl_module *build(const fl_object *o, int depth, fl_pairs *built);

static bool add_children(fl_module *m, const fl_object *state, int depth, fl_pairs *built) {
    const fl_object *modules = table(state, "_modules");
    for (int64_t i = 0; modules && i < fl_object_count(modules); i++) {
        const char *name = fl_object_as_string(fl_object_key(modules, i));
        if (!name) return false;
        if (fl_object_kind_of(fl_object_item(modules, i)) == FL_OBJECT_NONE) continue;
        fl_module *child = build(fl_object_item(modules, i), depth + 1, built);
        if (!child || !fl_module_add(m, name, child)) return false;
    }
    return true;
}

/* A recurrent layer of more layers than it has parameters: nothing is to be made for them. */
static bool is_absurd(const fl_layer *layer, const fl_object *state) {
    const fl_object *layers = fl_object_get(state, "num_layers"), *parameters = table(state, "_parameters");
    if (strcmp(layer->module, "rnn") != 0 || !layers || fl_object_kind_of(layers) != FL_OBJECT_INT) return false;
    return fl_object_as_int(layers) > (parameters ? fl_object_count(parameters) : 0);
}

static fl_module *begin(const fl_layer *layer, const char *name, const fl_object *state) {
    if (!layer) return fl_module__container(name);
    if (is_absurd(layer, state) || fl_failed()) {
        return fl_fail(FL_UNPICKLING_ERROR, "a saved %s has not the parameters of its layers", name);
    }
    fl_arguments arguments = {.values = fl_alloc__zeroed((size_t)layer->n_options * sizeof(fl_value)),
                              .count = layer->n_options};
    fl_module *m = NULL;
    if (arguments.values && read_options(layer, state, &arguments)) m = fl_module__blank(layer, arguments.values);
    fl_arguments__free(&arguments);
    return m;
}

/* A new reference to what stands for an instance. */
static fl_module *build(const fl_object *o, int depth, fl_pairs *built) {
    fl_module *seen = fl_pairs__find(built, o);
    if (seen) return fl_module_retain(seen);
    const fl_object *state = fl_object_kind_of(o) == FL_OBJECT_INSTANCE ? fl_object_state(o) : NULL;
    if (!state || fl_object_kind_of(state) != FL_OBJECT_DICT || depth > 200 || built->count >= MOST_MODULES) {
        return fl_fail(FL_UNPICKLING_ERROR, "the file holds no module where one is expected, but a %s",
                       fl_object_kind_name(fl_object_kind_of(o)));
    }
    const char *class_name = fl_object_class_name(o), *name = strrchr(class_name, ' ');
    name = name ? name + 1 : class_name;
    const fl_layer *layer = fl_layers__find(name);
    bool is_leaf = layer && !(layer->flags & FL_LAYER_COMPOSITE);
    fl_module *m = begin(layer, name, state);
    const fl_object *training = fl_object_get(state, "training");
    if (m && fill_slots(m, state, !is_leaf) && (is_leaf || add_children(m, state, depth, built)) &&
        fl_pairs__add(built, o, m)) {
        m->training = !training || fl_object_kind_of(training) != FL_OBJECT_BOOL || fl_object_as_bool(training);
        return m;
    }
    fl_module_free(m);
    return NULL;
}

fl_module *fl_module__from_tree(const fl_object *tree) {
    fl_pairs built = {0};
    fl_module *m = tree ? build(tree, 0, &built) : NULL;
    fl_pairs__free(&built);
    return m;
}

fl_module *fl_module_from_file(const char *path) {
    if (fl_failed() || !fl_given(path, "fl_module_from_file", "path")) return NULL;
    fl_load_options options = FL_LOAD_OPTIONS;
    options.allow = fl_module__allows;
    fl_object *tree = fl_load_with(path, &options);
    fl_module *m = fl_module__from_tree(tree);
    fl_object_free(tree);
    return m;
}

/* ---- Writing ----------------------------------------------------------------------------------------------------- */

/* The options of a composite that are attributes of PyTorch's class; all those of a leaf are. */
static bool is_attribute(const fl_layer *layer, const char *option) {
    static const char *const names[][2] = {{"MultiheadAttention", "bias"}, {"MultiheadAttention", "add_bias_kv"}};
    static const char *const kept[] = {"norm_first",           "activation", "num_layers",
                                       "enable_nested_tensor", "mask_check", "use_nested_tensor"};
    if (!(layer->flags & FL_LAYER_COMPOSITE)) return true;
    for (int i = 0; i < FL_COUNT(names); i++) {
        if (strcmp(layer->name, names[i][0]) == 0 && strcmp(option, names[i][1]) == 0) return false;
    }
    if (strcmp(layer->name, "MultiheadAttention") == 0 || strcmp(layer->name, "AdaptiveLogSoftmaxWithLoss") == 0)
        return true;
    if (strcmp(layer->name, "Transformer") == 0) {
        return strcmp(option, "d_model") == 0 || strcmp(option, "nhead") == 0 || strcmp(option, "batch_first") == 0;
    }
    for (int i = 0; i < FL_COUNT(kept); i++) {
        if (strcmp(option, kept[i]) == 0) return true;
    }
    return false;
}

static fl_object *int_or_none(int64_t i) { return i == FL_NONE ? fl_object_none() : fl_object_int(i); }

static fl_object *option_object(const fl_layer *layer, int index, const fl_value *value) {
    switch (value->kind) {
        case FL_K_INT:
            return fl_object_int(value->as.i);
        case FL_K_FLOAT:
            return fl_object_float(value->as.d);
        case FL_K_BOOL:
            return fl_object_bool(value->as.b);
        case FL_K_SCALAR:
            if (value->as.scalar.kind == FL_SCALAR_FLOAT) return fl_object_float(value->as.scalar.as.d);
            if (value->as.scalar.kind == FL_SCALAR_BOOL) return fl_object_bool(value->as.scalar.as.i != 0);
            return fl_object_int(value->as.scalar.as.i);
        case FL_K_STR:
            if (strcmp(layer->options[index].name, "activation") != 0) return fl_object_string(value->as.str);
            return fl_object_global(value->as.str[0] == 'g' ? "torch._C._nn" : "torch.nn.functional", value->as.str);
        case FL_K_INTS:
        case FL_K_FLOATS: {
            fl_value one;
            if (fl_layer__one_number(layer, index, value, &one)) return option_object(layer, index, &one);
            bool ints = value->kind == FL_K_INTS;
            fl_object *tuple = fl_object_tuple();
            for (int i = 0; i < value->count && tuple; i++) {
                fl_object_append(tuple, ints ? int_or_none(value->as.ints[i]) : fl_object_float(value->as.doubles[i]));
            }
            return tuple;
        }
        default:
            return fl_object_none();
    }
}

/* What PyTorch's convolutions keep besides their arguments. */
static bool add_conv(fl_module *m, fl_object *state) {
    int n = m->layer->name[strlen(m->layer->name) - 2] - '0';
    bool transposed = starts(m->layer->name, "ConvTranspose");
    fl_layer_call call = fl_module__layer_call(m);
    int64_t padding[3] = {0}, dilation[3] = {1, 1, 1}, kernel[3] = {1, 1, 1};
    const char *word = NULL;
    for (int i = 0; i < m->layer->n_options; i++) {
        const char *name = m->layer->options[i].name;
        if (strcmp(name, "padding") == 0 && !(word = fl_option_str(&call, i))) fl_option_ints(&call, i, padding, n);
        if (strcmp(name, "dilation") == 0) fl_option_ints(&call, i, dilation, n);
        if (strcmp(name, "kernel_size") == 0) fl_option_ints(&call, i, kernel, n);
    }
    fl_object *sides = fl_object_list(), *zeros = transposed ? NULL : fl_object_tuple();
    for (int i = n - 1; i >= 0; i--) {
        int64_t total = word ? (word[0] == 's' ? dilation[i] * (kernel[i] - 1) : 0) : 2 * padding[i];
        fl_object_append(sides, fl_object_int(word ? total / 2 : padding[i]));
        fl_object_append(sides, fl_object_int(word ? total - total / 2 : padding[i]));
        if (zeros) fl_object_append(zeros, fl_object_int(0));
    }
    return fl_object_set(state, "transposed", fl_object_bool(transposed)) &&
           fl_object_set(state, "_reversed_padding_repeated_twice", sides) &&
           (transposed || fl_object_set(state, "output_padding", zeros));
}

/* The same of its recurrent layers; `parameters` is their table. */
static bool add_rnn(const fl_module *m, fl_object *state, const fl_object *parameters) {
    fl_object *names = fl_object_list(), *flat = fl_object_list(), *all = fl_object_list(), *group = NULL;
    const char *last = NULL;
    for (int64_t i = 0; i < fl_object_count(parameters); i++) {
        const char *name = fl_object_as_string(fl_object_key(parameters, i)), *which = strstr(name, "_l");
        if (!last || !which || strcmp(last, which) != 0) {
            group = fl_object_list();
            if (!fl_object_append(all, group)) return false;
        }
        last = which;
        fl_object_append(group, fl_object_string(name));
        fl_object_append(names, fl_object_string(name));
        fl_object_append(flat, fl_object_retain(fl_object_item(parameters, i)));
    }
    char mode[24];
    snprintf(mode, sizeof mode, "%s", m->layer->name);
    for (int i = 0; i < m->layer->n_options; i++) {
        if (strcmp(m->layer->options[i].name, "nonlinearity") != 0 || m->options[i].kind != FL_K_STR) continue;
        snprintf(mode, sizeof mode, "RNN_%s", m->options[i].as.str[0] == 'r' ? "RELU" : "TANH");
    }
    return fl_object_set(state, "mode", fl_object_string(mode)) && fl_object_set(state, "_all_weights", all) &&
           fl_object_set(state, "_flat_weights_names", names) && fl_object_set(state, "_flat_weights", flat);
}

/* Upsample's kin are Upsamples of a fixed mode. */
static bool add_upsampling(const fl_module *m, fl_object *state) {
    const bool bilinear = strcmp(m->layer->name, "UpsamplingBilinear2d") == 0;
    if (!fl_object_set(state, "name", fl_object_string(m->layer->name))) return false;
    if (strcmp(m->layer->name, "Upsample") == 0) return true;
    return fl_object_set(state, "mode", fl_object_string(bilinear ? "bilinear" : "nearest")) &&
           fl_object_set(state, "align_corners", bilinear ? fl_object_bool(true) : fl_object_none()) &&
           fl_object_set(state, "recompute_scale_factor", fl_object_none());
}

/* And of attention and the Transformer layers. */
static bool add_composite(const fl_module *m, fl_object *state) {
    const char *name = m->layer->name;
    if (strcmp(name, "MultiheadAttention") == 0) {
        const fl_object *embed = fl_object_get(state, "embed_dim"), *heads = fl_object_get(state, "num_heads");
        static const char *const widths[] = {"kdim", "vdim"};
        for (int i = 0; i < 2; i++) {
            if (fl_object_kind_of(fl_object_get(state, widths[i])) != FL_OBJECT_NONE) continue;
            if (!fl_object_set(state, widths[i], fl_object_int(fl_object_as_int(embed)))) return false;
        }
        static const char *const biases[] = {"bias_k", "bias_v"};
        for (int i = 0; i < 2; i++) {
            if (!fl_module__slot(m, biases[i]) && !fl_object_set(state, biases[i], fl_object_none())) return false;
        }
        int64_t width = fl_object_as_int(embed), n = fl_object_as_int(heads);
        return !fl_failed() && fl_object_set(state, "head_dim", fl_object_int(n > 0 ? width / n : 0)) &&
               fl_object_set(state, "_qkv_same_embed_dim",
                             fl_object_bool(fl_module__slot(m, "in_proj_weight") != NULL));
    }
    if (strcmp(name, "AdaptiveLogSoftmaxWithLoss") == 0) {
        const fl_object *cutoffs = fl_object_get(state, "cutoffs");
        const int64_t clusters = fl_object_count(cutoffs) - 1, first = fl_object_as_int(fl_object_item(cutoffs, 0));
        fl_object *list = fl_object_list(); /* PyTorch adds to it */
        for (int64_t i = 0; i <= clusters; i++)
            fl_object_append(list, fl_object_int(fl_object_as_int(fl_object_item(cutoffs, i))));
        return !fl_failed() && fl_object_set(state, "cutoffs", list) &&
               fl_object_set(state, "shortlist_size", fl_object_int(first)) &&
               fl_object_set(state, "n_clusters", fl_object_int(clusters)) &&
               fl_object_set(state, "head_size", fl_object_int(first + clusters));
    }
    if (strcmp(name, "TransformerEncoderLayer") == 0) {
        const fl_object *activation = fl_object_get(state, "activation");
        const char *function = activation ? fl_object_class_name(activation) : NULL;
        int kind = fl_module__child(m, "activation") || !function ? 0 : strstr(function, "gelu") ? 2 : 1;
        return fl_object_set(state, "activation_relu_or_gelu", fl_object_int(kind));
    }
    bool stack = strcmp(name, "TransformerEncoder") == 0 || strcmp(name, "TransformerDecoder") == 0;
    return !stack || fl_module__child(m, "norm") || fl_object_set(state, "norm", fl_object_none());
}

typedef struct writing {
    fl_pairs tensors, modules; /* what was written as which object */
    int depth;
} writing;

static bool put_tensor(writing *w, fl_object *dict, const fl_module_slot *slot) {
    fl_object *o = slot->tensor ? fl_pairs__find(&w->tensors, slot->tensor) : NULL;
    if (o) return fl_object_set(dict, slot->name, fl_object_retain(o));
    if (!slot->tensor)
        o = fl_object_none();
    else
        o = slot->kind == FL_SLOT_PARAMETER ? fl_object_parameter(slot->tensor) : fl_object_tensor(slot->tensor);
    return fl_object_set(dict, slot->name, o) && (!slot->tensor || fl_pairs__add(&w->tensors, slot->tensor, o));
}

static bool put_options(const fl_module *m, fl_object *state) {
    for (int i = 0; m->layer && i < m->layer->n_options; i++) {
        const char *name = m->layer->options[i].name;
        bool child = fl_module__child(m, name) != NULL; /* an activation that is a module */
        if (fl_module__find_slot(m, name) || child || !is_attribute(m->layer, name)) continue;
        fl_object *value = option_object(m->layer, i, &m->options[i]);
        if (!fl_object_set(state, attribute_of(m->layer, i), value)) return false;
    }
    return true;
}

/* ParameterList and ParameterDict count what they hold. */
static bool put_contents(const fl_module *m, fl_object *state) {
    if (!m->type) return true;
    if (strcmp(m->type, "ParameterList") == 0) return fl_object_set(state, "_size", fl_object_int(m->n_slots));
    if (strcmp(m->type, "ParameterDict") != 0) return true;
    fl_object *keys = fl_object_dict();
    for (int i = 0; i < m->n_slots; i++) fl_object_set(keys, m->slots[i].name, fl_object_none());
    return fl_object_set(state, "_keys", keys);
}

/* A new reference. */
static fl_object *write(writing *w, fl_module *m) {
    fl_object *seen = fl_pairs__find(&w->modules, m);
    if (seen) return fl_object_retain(seen);
    if (m->forward || (!m->layer && !fl_module__is_container(m->type)) || w->depth > 200) {
        return fl_fail(FL_TYPE_ERROR, "a %s is a module of the program's own: save its state and make it again",
                       fl_module_type(m));
    }
    static const char *const hooks[] = {"_backward_pre_hooks",
                                        "_backward_hooks",
                                        "_forward_hooks",
                                        "_forward_hooks_with_kwargs",
                                        "_forward_hooks_always_called",
                                        "_forward_pre_hooks",
                                        "_forward_pre_hooks_with_kwargs",
                                        "_state_dict_hooks",
                                        "_state_dict_pre_hooks",
                                        "_load_state_dict_pre_hooks",
                                        "_load_state_dict_post_hooks"};
    char module[80];
    snprintf(module, sizeof module, "torch.nn.modules.%s", m->layer ? m->layer->module : "container");
    fl_object *parameters = fl_object_dict(), *buffers = fl_object_dict(), *hidden = fl_object_set_new(false);
    fl_object *children = fl_object_dict(), *state = fl_object_dict();
    for (int i = 0; i < m->n_slots && !fl_failed(); i++) {
        const fl_module_slot *slot = &m->slots[i];
        if (!slot->tensor && (strcmp(slot->name, "bias_k") == 0 || strcmp(slot->name, "bias_v") == 0))
            continue; /* attention's are attributes where there are none */
        put_tensor(w, slot->kind == FL_SLOT_PARAMETER ? parameters : buffers, slot);
        if (slot->kind == FL_SLOT_HIDDEN_BUFFER) fl_object_append(hidden, fl_object_string(slot->name));
    }
    w->depth++;
    for (int i = 0; i < m->n_children && !fl_failed(); i++) {
        fl_object_set(children, m->children[i].name, write(w, m->children[i].module));
    }
    w->depth--;
    fl_object_set(state, "training", fl_object_bool(m->training));
    fl_object_set(state, "_parameters", fl_object_retain(parameters));
    fl_object_set(state, "_buffers", buffers);
    fl_object_set(state, "_non_persistent_buffers_set", hidden);
    fl_object_set(state, "_is_full_backward_hook", fl_object_none());
    for (int i = 0; i < FL_COUNT(hooks); i++) fl_object_set(state, hooks[i], fl_object_ordered_dict());
    fl_object_set(state, "_modules", children);
    bool done = !fl_failed() && put_options(m, state) && put_contents(m, state);
    if (done && m->layer && strcmp(m->layer->module, "conv") == 0) done = add_conv(m, state);
    if (done && m->layer && strcmp(m->layer->module, "upsampling") == 0) done = add_upsampling(m, state);
    if (done && m->layer && strcmp(m->layer->module, "rnn") == 0 && !strstr(m->layer->name, "Cell"))
        done = add_rnn(m, state, parameters);
    if (done && m->layer && (m->layer->flags & FL_LAYER_COMPOSITE)) done = add_composite(m, state);
    fl_object_free(parameters);
    fl_object *o = fl_object_instance(fl_object_global(module, fl_module_type(m)), fl_object_tuple());
    if (fl_object_set_state(o, state) && done && fl_pairs__add(&w->modules, m, o)) return o;
    fl_object_free(o);
    return NULL;
}

fl_object *fl_module__to_tree(fl_module *m) {
    if (!fl_module__given(m, "fl_module_to_file")) return NULL;
    writing w = {.depth = 0};
    fl_object *tree = write(&w, m);
    fl_pairs__free(&w.tensors);
    fl_pairs__free(&w.modules);
    return tree;
}

bool fl_module_to_file(fl_module *m, const char *path) {
    if (!fl_given(path, "fl_module_to_file", "path")) return false;
    fl_object *tree = fl_module__to_tree(m);
    bool done = tree && fl_save(tree, path);
    fl_object_free(tree);
    return done;
}
