/* whole.c: models that Python saved whole, rebuilt from standard layers: fl_module_from_file.
 *
 * Such a file names classes and holds each instance's __dict__. A class stands for a layer of the table or a container
 * here; its options are read from the attributes of their names, its parameters from _parameters and _buffers.
 */
#include <string.h>

#include "base/alloc.h"
#include "nn/module.h"
#include "tensor/tensor.h"

/* "torch.nn.modules.linear Linear" -> "Linear" for the classes of nn; NULL for others. */
static const char *class_of(const char *module, const char *name) {
    bool ours = strncmp(module, "flashlight.nn.modules", 21) == 0,
         theirs = strncmp(module, "torch.nn.modules", 16) == 0;
    if (!ours && !theirs) return NULL;
    bool container =
        strcmp(name, "Sequential") == 0 || strcmp(name, "ModuleList") == 0 || strcmp(name, "ModuleDict") == 0;
    return container || fl_layers__find(name) ? name : NULL;
}

static bool allow(const char *module, const char *name, void *context) {
    (void)context;
    if (class_of(module, name)) return true;
    fl_fail(FL_UNPICKLING_ERROR,
            "the model is made with %s.%s, which C does not have: only standard layers in Sequential, ModuleList and "
            "ModuleDict "
            "can be rebuilt without Python. Save its state_dict() and load that into a model built in C.",
            module, name);
    return false;
}

static bool ints(fl_arguments *arguments, const fl_object *list, fl_value *value) {
    int64_t n = fl_object_count(list);
    int64_t *copy = fl_arguments__alloc(arguments, (size_t)n * sizeof(int64_t));
    if (!copy) return false;
    for (int64_t i = 0; i < n; i++) {
        const fl_object *item = fl_object_item(list, i);
        copy[i] = fl_object_kind_of(item) == FL_OBJECT_NONE ? FL_NONE : fl_object_as_int(item);
    }
    value->kind = FL_K_INTS;
    value->count = (int32_t)n;
    value->as.ints = copy;
    return !fl_failed();
}

static bool attribute(fl_arguments *arguments, const fl_object *o, fl_value *value) {
    switch (fl_object_kind_of(o)) {
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
            return true;
        case FL_OBJECT_TUPLE:
        case FL_OBJECT_LIST:
        case FL_OBJECT_SIZE:
            return ints(arguments, o, value);
        default:
            break;
    }
    fl_fail(FL_UNPICKLING_ERROR, "an attribute is a %s, which is no option of a layer",
            fl_object_kind_name(fl_object_kind_of(o)));
    return false;
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

static bool read_options(const fl_layer *layer, const fl_object *state, fl_arguments *arguments) {
    for (int i = 0; i < layer->n_options; i++) {
        const fl_arg *arg = &layer->options[i];
        fl_value *value = &arguments->values[i];
        const fl_object *slot = find_tensor(state, arg->name), *o = fl_object_get(state, arg->name);
        if (slot && arg->kind == FL_K_TENSOR) {
            fl_layer__tensor(value, is_tensor(slot) ? fl_object_as_tensor(slot) : NULL);
        } else if (slot) {
            fl_layer__bool(value, is_tensor(slot));
        } else if (o) {
            if (!attribute(arguments, o, value) || !fl_arguments__fit(arguments, layer, i, value)) return false;
        } else if (arg->has_default) {
            *value = arg->fallback;
        } else {
            return fl_fail(FL_UNPICKLING_ERROR, "a saved %s lacks its '%s'", layer->name, arg->name) != NULL;
        }
    }
    return true;
}

static bool fill_slots(fl_module *m, const fl_object *state) {
    static const char *const tables[] = {"_parameters", "_buffers"};
    for (int i = 0; i < FL_COUNT(tables); i++) {
        const fl_object *dict = table(state, tables[i]);
        for (int64_t k = 0; dict && k < fl_object_count(dict); k++) {
            const fl_object *o = fl_object_item(dict, k);
            const char *name = fl_object_as_string(fl_object_key(dict, k));
            if (!name) return false;
            fl_tensor *t = is_tensor(o) ? fl_object_as_tensor(o) : NULL;
            if (!fl_module__set_slot(m, name, t)) {
                return fl_fail(FL_UNPICKLING_ERROR, "a saved %s has a tensor '%s', which it has not in C",
                               fl_module_type(m), name) != NULL;
            }
        }
    }
    return true;
}

static fl_module *build(const fl_object *o, int depth);

static bool add_children(fl_module *m, const fl_object *state, int depth) {
    const fl_object *modules = table(state, "_modules");
    for (int64_t i = 0; modules && i < fl_object_count(modules); i++) {
        const char *name = fl_object_as_string(fl_object_key(modules, i));
        fl_module *child = name ? build(fl_object_item(modules, i), depth + 1) : NULL;
        if (!child || !fl_module_add(m, name, child)) return false;
    }
    return true;
}

static fl_module *build(const fl_object *o, int depth) {
    const fl_object *state = fl_object_kind_of(o) == FL_OBJECT_INSTANCE ? fl_object_state(o) : NULL;
    if (!state || fl_object_kind_of(state) != FL_OBJECT_DICT || depth > 200) {
        return fl_fail(FL_UNPICKLING_ERROR, "the file holds no module where one is expected, but a %s",
                       fl_object_kind_name(fl_object_kind_of(o)));
    }
    const char *class_name = fl_object_class_name(o), *name = strrchr(class_name, ' ');
    name = name ? name + 1 : class_name;
    const fl_layer *layer = fl_layers__find(name);
    fl_module *m = NULL;
    if (layer) {
        fl_arguments arguments = {.values = fl_alloc__zeroed((size_t)layer->n_options * sizeof(fl_value)),
                                  .count = layer->n_options};
        if (!arguments.values) return NULL;
        if (read_options(layer, state, &arguments)) m = fl_module__blank(layer, arguments.values);
        fl_arguments__free(&arguments);
    } else {
        m = fl_module__container(name);
    }
    const fl_object *training = fl_object_get(state, "training");
    if (m && (layer ? fill_slots(m, state) : add_children(m, state, depth))) {
        m->training = !training || fl_object_kind_of(training) != FL_OBJECT_BOOL || fl_object_as_bool(training);
        return m;
    }
    fl_module_free(m);
    return NULL;
}

fl_module *fl_module_from_file(const char *path) {
    if (fl_failed()) return NULL;
    fl_load_options options = FL_LOAD_OPTIONS;
    options.allow = allow;
    fl_object *tree = fl_load_with(path, &options);
    fl_module *m = tree ? build(tree, 0) : NULL;
    fl_object_free(tree);
    return m;
}
