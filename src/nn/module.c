/* module.c: the C host: modules that own options, slots and children.
 *
 * A leaf keeps a copy of its options and its slots by name, and answers its definition's questions from them. A
 * container keeps children; a module of the program's own keeps all of these and a forward function.
 */
#include "nn/module.h"

#include <stdlib.h>

#include "autograd/graph.h"
#include "base/alloc.h"
#include "base/error.h"

static fl_module end_of_list;
fl_module *fl_module_end(void) { return &end_of_list; }

/* ---- Names and values of a module's own -------------------------------------------------------------------------- */

static char *copy_text(const char *text) {
    size_t n = strlen(text) + 1;
    char *copy = fl_alloc__get(n);
    if (copy) memcpy(copy, text, n);
    return copy;
}

static void free_text(char *text) {
    if (text) fl_alloc__put(text, strlen(text) + 1);
}

static bool copy_value(fl_value *to, const fl_value *from) {
    *to = *from;
    if (from->kind == FL_K_STR) return (to->as.str = copy_text(from->as.str)) != NULL;
    if (from->kind == FL_K_TENSOR) fl_tensor__retain(from->as.tensor);
    if (from->kind == FL_K_INTS || from->kind == FL_K_FLOATS) {
        size_t bytes = (size_t)from->count * 8;
        int64_t *copy = fl_alloc__get(bytes);
        if (!copy) {
            to->kind = FL_K_NONE;
            return false;
        }
        if (bytes) memcpy(copy, from->as.ints, bytes);
        to->as.ints = copy;
    }
    return true;
}

static void free_value(fl_value *value) {
    if (value->kind == FL_K_STR) free_text((char *)value->as.str);
    if (value->kind == FL_K_TENSOR) fl_release(value->as.tensor);
    if (value->kind == FL_K_INTS || value->kind == FL_K_FLOATS)
        fl_alloc__put((void *)value->as.ints, (size_t)value->count * 8);
    value->kind = FL_K_NONE;
}

/* ---- Making and freeing ------------------------------------------------------------------------------------------ */

static fl_module *module_new(void) {
    fl_module *m = fl_failed() ? NULL : fl_alloc__zeroed(sizeof *m);
    if (!m) return NULL;
    atomic_init(&m->refs, 1);
    m->training = true;
    return m;
}

fl_module *fl_module_retain(fl_module *m) {
    if (m) atomic_fetch_add_explicit(&m->refs, 1, memory_order_relaxed);
    return m;
}

void fl_module_free(fl_module *m) {
    if (!m || m == &end_of_list || atomic_fetch_sub_explicit(&m->refs, 1, memory_order_acq_rel) > 1) return;
    for (int i = 0; i < m->n_children; i++) {
        free_text(m->children[i].name);
        fl_module_free(m->children[i].module);
    }
    fl_alloc__put(m->children, (size_t)m->n_children * sizeof *m->children);
    for (int i = 0; i < m->n_slots; i++) {
        free_text(m->slots[i].name);
        fl_release(m->slots[i].tensor);
    }
    fl_alloc__put(m->slots, (size_t)m->n_slots * sizeof *m->slots);
    for (int i = 0; m->options && i < m->layer->n_options; i++) free_value(&m->options[i]);
    if (m->options) fl_alloc__put(m->options, (size_t)m->layer->n_options * sizeof(fl_value));
    free_text(m->type);
    if (m->release) m->release(m->context);
    for (int i = 0; i < m->n_hooks; i++) {
        if (m->hooks[i].release) m->hooks[i].release(m->hooks[i].context);
    }
    fl_alloc__put(m->hooks, (size_t)m->hook_room * sizeof *m->hooks);
    fl_alloc__put(m, sizeof *m);
}

bool fl_module__given(const fl_module *m, const char *function) { return !fl_failed() && fl_given(m, function, "m"); }

bool fl_module__add_slot(fl_module *m, const char *name, fl_tensor *t, int kind) {
    char *copy = copy_text(name);
    fl_module_slot *slots =
        copy ? fl_alloc__resize(m->slots, (size_t)m->n_slots * sizeof *slots, (size_t)(m->n_slots + 1) * sizeof *slots)
             : NULL;
    if (!slots) {
        free_text(copy);
        return false;
    }
    m->slots = slots;
    slots[m->n_slots++] = (fl_module_slot){copy, fl_tensor__retain(t), kind};
    return true;
}

static fl_module_slot *find_slot(const fl_module *m, const char *name, int index) {
    if (index >= 0 && index < m->n_slots && strcmp(m->slots[index].name, name) == 0) return &m->slots[index];
    for (int i = 0; i < m->n_slots; i++) {
        if (strcmp(m->slots[i].name, name) == 0) return &m->slots[i];
    }
    return NULL;
}

fl_module_slot *fl_module__find_slot(const fl_module *m, const char *name) { return find_slot(m, name, -1); }

fl_tensor *fl_module__slot(const fl_module *m, const char *name) {
    const fl_module_slot *slot = find_slot(m, name, -1);
    return slot ? slot->tensor : NULL;
}

static void put_slot(fl_module_slot *slot, fl_tensor *t) {
    fl_tensor *old = slot->tensor;
    slot->tensor = fl_tensor__retain(t);
    fl_release(old);
}

bool fl_module__set_slot(fl_module *m, const char *name, fl_tensor *t) {
    fl_module_slot *slot = find_slot(m, name, -1);
    if (slot) put_slot(slot, t);
    return slot != NULL;
}

/* ---- The host's answers to a definition -------------------------------------------------------------------------- */

static bool host_option(void *self, const fl_layer *layer, int index, fl_value *out) {
    fl_module *m = self;
    const fl_module_slot *slot = m->n_slots ? find_slot(m, layer->options[index].name, -1) : NULL;
    if (slot) { /* "bias": is it there? */
        fl_layer__tensor(out, slot->tensor);
        return true;
    }
    *out = m->options[index];
    return true;
}

static bool host_set_option(void *self, const fl_layer *layer, int index, const fl_value *value) {
    (void)layer;
    fl_module *m = self;
    fl_value copy;
    if (!copy_value(&copy, value)) return false;
    free_value(&m->options[index]);
    m->options[index] = copy;
    return true;
}

static bool host_copy_option(void *self, const fl_layer *layer, int to, int from) {
    return host_set_option(self, layer, to, &((fl_module *)self)->options[from]);
}

static fl_tensor *host_tensor(void *self, const fl_layer *layer, const char *name, int index) {
    (void)layer;
    const fl_module_slot *slot = find_slot(self, name, index);
    return slot ? slot->tensor : NULL;
}

static bool host_set_tensor(void *self, const fl_layer *layer, const char *name, int index, fl_tensor *t) {
    fl_module_slot *slot = find_slot(self, name, index);
    if (!slot) return fl_fail(FL_ATTRIBUTE_ERROR, "'%s' object has no attribute '%s'", layer->name, name) != NULL;
    put_slot(slot, t);
    return true;
}

static bool host_training(void *self) { return ((fl_module *)self)->training; }

static const fl_layer_host host = {
    host_option, host_set_option, host_copy_option, host_tensor, host_set_tensor, host_training, NULL, NULL};

fl_layer_call fl_module__layer_call(const fl_module *m) { return (fl_layer_call){m->layer, &host, (void *)m}; }

/* blank: all of them None. */
static bool make_slots(fl_module *m, fl_dtype dtype, bool blank) {
    fl_layer_call call = fl_module__layer_call(m);
    fl_slot few[8], *slots = few;
    int room = FL_COUNT(few), n = m->layer->slots(&call, slots, room);
    if (n > room) {
        room = n;
        slots = fl_alloc__get((size_t)room * sizeof(fl_slot));
        if (!slots) return false;
        n = m->layer->slots(&call, slots, room);
    }
    bool done = !fl_failed() && fl_slots__check(&call, slots, n);
    for (int i = 0; i < n && done; i++) {
        const fl_slot *slot = &slots[i];
        fl_tensor *t = NULL;
        int option = -1;
        for (int k = 0; k < m->layer->n_options; k++) {
            if (strcmp(m->layer->options[k].name, slot->name) == 0) option = k;
        }
        if (blank) {
            /* its tensor is about to come */
        } else if (option >= 0 && m->options[option].kind == FL_K_TENSOR) {
            t = fl_tensor__retain(m->options[option].as.tensor);
        } else if (slot->present) {
            fl_dtype type = slot->dtype != FL_DTYPE_NONE ? slot->dtype : dtype;
            t = fl_tensor__empty(type, slot->ndim, slot->sizes);
            done = t && fl_tensor__fill(t, fl_int(0));
            if (done && slot->kind == FL_SLOT_PARAMETER) done = fl_set_requires_grad(t, true);
        }
        done = done && fl_module__add_slot(m, slot->name, t, slot->kind);
        fl_release(t);
    }
    if (slots != few) fl_alloc__put(slots, (size_t)room * sizeof(fl_slot));
    return done;
}

static fl_module *with_options(const fl_layer *layer, const fl_value *options) {
    fl_module *m = module_new();
    if (!m) return NULL;
    m->layer = layer;
    m->options = fl_alloc__zeroed((size_t)layer->n_options * sizeof(fl_value));
    bool done = m->options != NULL;
    for (int i = 0; i < layer->n_options && done; i++) done = copy_value(&m->options[i], &options[i]);
    if (done) return m;
    fl_module_free(m);
    return NULL;
}

fl_module *fl_module__leaf(const fl_layer *layer, const fl_value *options, fl_dtype dtype) {
    fl_module *m = with_options(layer, options);
    if (!m) return NULL;
    fl_layer_call call = fl_module__layer_call(m);
    bool done = !layer->setup || (layer->setup(&call) && !fl_failed());
    if (done && layer->slots) done = make_slots(m, dtype == FL_DTYPE_NONE ? fl_get_default_dtype() : dtype, false);
    if (done && layer->children) done = layer->children(&call) && !fl_failed();
    if (done && fl_layer__initialise(&call)) return m;
    fl_module_free(m);
    return NULL;
}

fl_module *fl_module__blank(const fl_layer *layer, const fl_value *options) {
    fl_module *m = with_options(layer, options);
    if (!m || (layer->flags & FL_LAYER_COMPOSITE)) return m;
    fl_layer_call call = fl_module__layer_call(m);
    if ((!layer->setup || (layer->setup(&call) && !fl_failed())) &&
        (!layer->slots || make_slots(m, FL_DTYPE_NONE, true)))
        return m;
    fl_module_free(m);
    return NULL;
}

bool fl_module__is_container(const char *type) {
    static const char *const names[] = {"Sequential", "ModuleList", "ModuleDict", "ParameterList", "ParameterDict"};
    for (int i = 0; i < FL_COUNT(names); i++) {
        if (strcmp(type, names[i]) == 0) return true;
    }
    return false;
}

fl_module *fl_module__container(const char *type) {
    fl_module *m = module_new();
    if (!m) return NULL;
    m->type = copy_text(type);
    if (m->type) return m;
    fl_module_free(m);
    return NULL;
}

bool fl_module__is_sequential(const fl_module *m) {
    return m->type && !m->forward && strcmp(m->type, "Sequential") == 0;
}

fl_module *fl_module_make(const char *type, const char *arguments) {
    if (fl_failed() || !fl_given(type, "fl_module_make", "type")) return NULL;
    if (fl_module__is_container(type) && (!arguments || !*arguments)) return fl_module__container(type);
    const fl_layer *layer = fl_layers__find(type);
    if (!layer) return fl_fail(FL_KEY_ERROR, "there is no layer '%s'", type);
    if (layer->flags & FL_LAYER_PARTS) {
        return fl_fail(FL_TYPE_ERROR, "%s is made of other modules, by its constructor in nn.h", type);
    }
    fl_arguments parsed;
    if (!fl_arguments__parse(layer, arguments, &parsed)) return NULL;
    fl_module *m = fl_module__leaf(layer, parsed.values, FL_DTYPE_NONE);
    fl_arguments__free(&parsed);
    return m;
}

fl_module *fl_sequential_of(fl_module *const *children) {
    if (!fl_given(children, "fl_sequential_of", "children")) return NULL;
    fl_module *m = fl_module__container("Sequential");
    for (; *children != &end_of_list; children++) {
        fl_module *child = *children;
        fl_given(child, "fl_sequential", "children");
        if (m && child && !fl_failed()) {
            fl_module_append(m, child);
        } else {
            fl_module_free(child);
        }
    }
    if (!fl_failed()) return m;
    fl_module_free(m);
    return NULL;
}

bool fl_module_append(fl_module *container, fl_module *child) {
    char name[16];
    snprintf(name, sizeof name, "%d", container ? container->n_children : 0);
    return fl_module_add(container, name, child);
}

static bool holds(const fl_module *tree, const fl_module *m) {
    bool found = tree == m;
    for (int i = 0; i < tree->n_children && !found; i++)
        found = tree->children[i].module && holds(tree->children[i].module, m);
    return found;
}

bool fl_module_add(fl_module *m, const char *name, fl_module *child) {
    if (!fl_module__given(m, "fl_module_add") || !fl_given(child, "fl_module_add", "child") ||
        !fl_given(name, "fl_module_add", "name")) {
        fl_module_free(child);
        return false;
    }
    if (holds(child, m)) { /* to free it would free m */
        fl_fail(FL_VALUE_ERROR, "fl_module_add: \"%s\" is %s", name,
                m == child ? "the module itself" : "a module that the other one is in");
        return false;
    }
    bool is_leaf = m->layer && !(m->layer->flags & FL_LAYER_COMPOSITE);
    if (is_leaf || !*name || strchr(name, '.')) {
        if (is_leaf)
            fl_fail(FL_TYPE_ERROR, "a %s takes no children", m->layer->name);
        else
            fl_fail(FL_KEY_ERROR, "module name can't contain \".\" and can't be \"\", got: \"%s\"", name);
        fl_module_free(child);
        return false;
    }
    for (int i = 0; i < m->n_children; i++) {
        if (strcmp(m->children[i].name, name) != 0) continue;
        fl_module_free(m->children[i].module); /* as assigning the attribute again */
        m->children[i].module = child;
        return true;
    }
    char *copy = copy_text(name);
    fl_child *children = copy ? fl_alloc__resize(m->children, (size_t)m->n_children * sizeof *children,
                                                 (size_t)(m->n_children + 1) * sizeof *children)
                              : NULL;
    if (!children) {
        free_text(copy);
        fl_module_free(child);
        return false;
    }
    m->children = children;
    children[m->n_children++] = (fl_child){copy, child};
    return true;
}

fl_module *fl_module_custom(const char *type_name, fl_forward_fn forward, void *context, void (*release)(void *)) {
    fl_module *m = fl_given(type_name, "fl_module_custom", "type_name") ? fl_module__container(type_name) : NULL;
    if (!m) {
        if (release) release(context);
        return NULL;
    }
    m->forward = forward;
    m->context = context;
    m->release = release;
    return m;
}

bool fl_module_add_parameter(fl_module *m, const char *name, fl_tensor *t) {
    if (!fl_module__given(m, "fl_module_add_parameter") || !fl_given(name, "fl_module_add_parameter", "name"))
        return false;
    const bool turned = t && !fl_requires_grad(t) && fl_is_float((fl_dtype)t->dtype);
    if (turned && !fl_set_requires_grad(t, true)) return false;
    if (fl_module__set_slot(m, name, t) || fl_module__add_slot(m, name, t, FL_SLOT_PARAMETER)) return true;
    if (turned) t->flags &= (uint16_t)~FL_T_REQUIRES_GRAD;
    return false;
}

bool fl_module_add_buffer(fl_module *m, const char *name, fl_tensor *t, bool persistent) {
    if (!fl_module__given(m, "fl_module_add_buffer") || !fl_given(name, "fl_module_add_buffer", "name")) return false;
    if (fl_module__set_slot(m, name, t)) return true;
    return fl_module__add_slot(m, name, t, persistent ? FL_SLOT_BUFFER : FL_SLOT_HIDDEN_BUFFER);
}

/* ---- Copying ----------------------------------------------------------------------------------------------------- */

/* A new reference. */
static fl_tensor *copy_tensor(fl_pairs *c, fl_tensor *t) {
    fl_tensor *seen = fl_pairs__find(c, t);
    if (seen) return fl_tensor__retain(seen);
    fl_tensor *copy = fl_tensor__empty_like(t, (fl_dtype)t->dtype, t->sizes);
    bool done = copy && fl_tensor__copy(copy, t) && (!fl_requires_grad(t) || fl_set_requires_grad(copy, true)) &&
                fl_pairs__add(c, t, copy);
    if (done) return copy;
    fl_release(copy);
    return NULL;
}

/* A new reference. */
static fl_module *copy_module(fl_pairs *c, const fl_module *from) {
    fl_module *seen = fl_pairs__find(c, from);
    if (seen) return fl_module_retain(seen);
    if (from->context && from->release) {
        return fl_fail(FL_TYPE_ERROR, "fl_module_copy: a %s has a context of its own", fl_module_type(from));
    }
    fl_module *m = from->layer ? with_options(from->layer, from->options) : fl_module__container(from->type);
    if (!m) return NULL;
    m->training = from->training;
    m->forward = from->forward;
    m->context = from->context;
    bool done = fl_pairs__add(c, from, m);
    for (int i = 0; i < from->n_slots && done; i++) {
        const fl_module_slot *slot = &from->slots[i];
        fl_tensor *t = slot->tensor ? copy_tensor(c, slot->tensor) : NULL;
        done = (t || !slot->tensor) && fl_module__add_slot(m, slot->name, t, slot->kind);
        fl_release(t);
    }
    for (int i = 0; i < from->n_children && done; i++) {
        fl_module *child = copy_module(c, from->children[i].module);
        done = child && fl_module_add(m, from->children[i].name, child);
    }
    if (done) return m;
    fl_module_free(m);
    return NULL;
}

fl_module *fl_module_copy(const fl_module *m) {
    if (!fl_module__given(m, "fl_module_copy")) return NULL;
    fl_pairs c = {0}; /* what stands in several places is copied once */
    fl_module *copy = copy_module(&c, m);
    fl_pairs__free(&c);
    return copy;
}

/* ---- Looking inside ---------------------------------------------------------------------------------------------- */

const char *fl_module_type(const fl_module *m) { return !m ? NULL : m->layer ? m->layer->name : m->type; }

int fl_module_children(const fl_module *m) { return m ? m->n_children : 0; }

fl_module *fl_module_child(const fl_module *m, int i) {
    if (!m) return NULL;
    if (i >= 0 && i < m->n_children) return m->children[i].module;
    return fl_fail(FL_INDEX_ERROR, "index %d is out of range", i);
}

const char *fl_module_child_name(const fl_module *m, int i) {
    if (!m) return NULL;
    if (i >= 0 && i < m->n_children) return m->children[i].name;
    return fl_fail(FL_INDEX_ERROR, "index %d is out of range", i);
}

fl_module *fl_module__child(const fl_module *m, const char *name) {
    for (int i = 0; i < m->n_children; i++) {
        if (strcmp(m->children[i].name, name) == 0) return m->children[i].module;
    }
    return NULL;
}

/* Walks the dotted path up to its last name, which is left in *last. */
static const fl_module *walk(const fl_module *m, const char *path, const char **last) {
    for (const char *dot; (dot = strchr(path, '.')); path = dot + 1) {
        const fl_module *next = NULL;
        size_t n = (size_t)(dot - path);
        for (int i = 0; i < m->n_children && !next; i++) {
            const char *name = m->children[i].name;
            if (strlen(name) == n && memcmp(name, path, n) == 0) next = m->children[i].module;
        }
        if (!next) {
            return fl_fail(FL_ATTRIBUTE_ERROR, "%s has no attribute `%.*s`", fl_module_type(m), (int)n, path);
        }
        m = next;
    }
    *last = path;
    return m;
}

fl_module *fl_module_get(const fl_module *m, const char *path) {
    if (fl_failed() || !m || !fl_given(path, "fl_module_get", "path")) return NULL;
    if (!*path) return (fl_module *)m;
    const char *last;
    const fl_module *parent = walk(m, path, &last);
    fl_module *child = parent ? fl_module__child(parent, last) : NULL;
    if (child) return child;
    return parent ? fl_fail(FL_ATTRIBUTE_ERROR, "%s has no attribute `%s`", fl_module_type(parent), last) : NULL;
}

fl_tensor *fl_module_tensor(const fl_module *m, const char *path) {
    if (fl_failed() || !m || !fl_given(path, "fl_module_tensor", "path")) return NULL;
    const char *last;
    const fl_module *parent = walk(m, path, &last);
    const fl_module_slot *slot = parent ? find_slot(parent, last, -1) : NULL;
    if (slot && slot->tensor) return slot->tensor;
    return parent ? fl_fail(FL_ATTRIBUTE_ERROR, "%s has no attribute `%s`", fl_module_type(parent), last) : NULL;
}

void fl_module_train(fl_module *m, bool training) {
    if (!m) return;
    m->training = training;
    for (int i = 0; i < m->n_children; i++) fl_module_train(m->children[i].module, training);
}

bool fl_module_training(const fl_module *m) { return m && m->training; }

/* ---- Repr -------------------------------------------------------------------------------------------------------- */

static void describe(const fl_module *m, fl_text *out, int indent);

/* Children i to j - 1 as one line and what follows it; text: theirs, which is the same. */
static void describe_run(const fl_module *m, int i, int j, const fl_text *text, fl_text *out, int indent) {
    fl_text__add(out, "\n%*s(", indent, "");
    if (j - i > 1) {
        fl_text__add(out, "%d-%d): %d x ", i, j - 1, j - i);
    } else {
        fl_text__add(out, "%s): ", m->children[i].name);
    }
    fl_text__add(out, "%s", text->data ? text->data : "");
}

/* Equal neighbours of a list are shown once: "(0-2): 3 x Linear(...)". */
static void describe_children(const fl_module *m, fl_text *out, int indent) {
    bool list = m->type && strcmp(m->type, "ModuleList") == 0;
    fl_text last = {0};
    int first = 0;
    for (int i = 0; i <= m->n_children; i++) {
        fl_text text = {0};
        if (i < m->n_children) describe(m->children[i].module, &text, indent);
        bool same = list && i && i < m->n_children && text.data && last.data && strcmp(text.data, last.data) == 0;
        if (i && !same) {
            describe_run(m, first, i, &last, out, indent);
            first = i;
        }
        fl_text__free(&last);
        last = text;
    }
    fl_text__free(&last);
}

static void describe(const fl_module *m, fl_text *out, int indent) {
    fl_text__add(out, "%s(", fl_module_type(m));
    if (m->layer && m->layer->describe) {
        fl_layer_call call = fl_module__layer_call(m);
        m->layer->describe(&call, out);
    }
    describe_children(m, out, indent + 2);
    if (m->n_children) fl_text__add(out, "\n%*s", indent, "");
    fl_text__add(out, ")");
}

char *fl_module_repr(const fl_module *m) {
    if (!m) return NULL;
    fl_text text = {0};
    describe(m, &text, 0);
    char *copy = NULL;
    if (text.data && !fl_failed()) {
        copy = malloc(text.size + 1);
        if (copy)
            memcpy(copy, text.data, text.size + 1);
        else
            fl_error__no_memory(text.size + 1);
    }
    fl_text__free(&text);
    return copy;
}
