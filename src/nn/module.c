/* module.c: the C host: modules that own options, slots and children.
 *
 * A leaf keeps a copy of its options and its slots by name, and answers its definition's questions from them. A
 * container keeps children; a module of the program's own keeps all of these and a forward function.
 */
#include "nn/module.h"

#include <stdarg.h>
#include <stdlib.h>

#include "autograd/graph.h"
#include "base/alloc.h"
#include "base/error.h"

static fl_module end_of_list;
fl_module *fl_module_end(void) { return &end_of_list; }

/* ---- Names and values of a module's own
 * -------------------------------------------------------------------------------- */

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

/* ---- Making and freeing
 * ------------------------------------------------------------------------------------------------ */

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
    fl_alloc__put(m, sizeof *m);
}

static bool add_slot(fl_module *m, const char *name, fl_tensor *t, int kind) {
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

/* ---- The host's answers to a definition
 * --------------------------------------------------------------------------------- */

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
    host_option, host_set_option, host_copy_option, host_tensor, host_set_tensor, host_training, NULL};

static fl_layer_call call_of(const fl_module *m) { return (fl_layer_call){m->layer, &host, (void *)m}; }

static bool make_slots(fl_module *m, fl_dtype dtype) {
    fl_layer_call call = call_of(m);
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
        if (option >= 0 && m->options[option].kind == FL_K_TENSOR) {
            t = fl_tensor__retain(m->options[option].as.tensor);
        } else if (slot->present) {
            fl_dtype type = slot->dtype != FL_DTYPE_NONE ? slot->dtype : dtype;
            t = fl_tensor__empty(type, slot->ndim, slot->sizes);
            done = t && fl_tensor__fill(t, fl_int(0));
            if (done && slot->kind == FL_SLOT_PARAMETER) done = fl_set_requires_grad(t, true);
        }
        done = done && add_slot(m, slot->name, t, slot->kind);
        fl_release(t);
    }
    if (slots != few) fl_alloc__put(slots, (size_t)room * sizeof(fl_slot));
    return done;
}

static fl_module *leaf(const fl_layer *layer, const fl_value *options, fl_dtype dtype, bool initial) {
    fl_module *m = module_new();
    if (!m) return NULL;
    m->layer = layer;
    m->options = fl_alloc__zeroed((size_t)layer->n_options * sizeof(fl_value));
    bool done = m->options != NULL;
    for (int i = 0; i < layer->n_options && done; i++) done = copy_value(&m->options[i], &options[i]);
    fl_layer_call call = call_of(m);
    if (done && layer->setup) done = layer->setup(&call) && !fl_failed();
    if (done && layer->slots) done = make_slots(m, dtype == FL_DTYPE_NONE ? fl_get_default_dtype() : dtype);
    if (done && initial) done = fl_layer__initialise(&call);
    if (done) return m;
    fl_module_free(m);
    return NULL;
}

fl_module *fl_module__leaf(const fl_layer *layer, const fl_value *options, fl_dtype dtype) {
    return leaf(layer, options, dtype, true);
}

fl_module *fl_module__blank(const fl_layer *layer, const fl_value *options, fl_dtype dtype) {
    return leaf(layer, options, dtype, false);
}

static bool is_container_name(const char *type) {
    return strcmp(type, "Sequential") == 0 || strcmp(type, "ModuleList") == 0 || strcmp(type, "ModuleDict") == 0;
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
    if (fl_failed()) return NULL;
    if (is_container_name(type) && (!arguments || !*arguments)) return fl_module__container(type);
    const fl_layer *layer = fl_layers__find(type);
    if (!layer) return fl_fail(FL_KEY_ERROR, "there is no layer '%s'", type);
    fl_arguments parsed;
    if (!fl_arguments__parse(layer, arguments, &parsed)) return NULL;
    fl_module *m = fl_module__leaf(layer, parsed.values, FL_DTYPE_NONE);
    fl_arguments__free(&parsed);
    return m;
}

fl_module *fl_sequential_until(fl_module *first, ...) {
    fl_module *m = fl_module__container("Sequential");
    va_list args;
    va_start(args, first);
    for (fl_module *child = first; child != &end_of_list; child = va_arg(args, fl_module *)) {
        if (!child && !fl_failed()) fl_fail(FL_VALUE_ERROR, "fl_sequential: a child is NULL");
        if (m && child && !fl_failed()) {
            fl_module_append(m, child);
        } else {
            fl_module_free(child);
        }
    }
    va_end(args);
    if (!fl_failed()) return m;
    fl_module_free(m);
    return NULL;
}

bool fl_module_append(fl_module *container, fl_module *child) {
    char name[16];
    snprintf(name, sizeof name, "%d", container ? container->n_children : 0);
    return fl_module_add(container, name, child);
}

bool fl_module_add(fl_module *m, const char *name, fl_module *child) {
    if (fl_failed() || !m || !child) {
        if (!fl_failed()) fl_fail(FL_VALUE_ERROR, "fl_module_add: %s is NULL", m ? "the child" : "the module");
        fl_module_free(child);
        return false;
    }
    if (m->layer || !*name || strchr(name, '.')) {
        if (m->layer)
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
    fl_module *m = fl_module__container(type_name);
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
    if (fl_failed()) return false;
    if (t && !fl_requires_grad(t) && fl_is_float((fl_dtype)t->dtype) && !fl_set_requires_grad(t, true)) return false;
    if (fl_module__set_slot(m, name, t)) return true;
    return add_slot(m, name, t, FL_SLOT_PARAMETER);
}

bool fl_module_add_buffer(fl_module *m, const char *name, fl_tensor *t, bool persistent) {
    if (fl_failed()) return false;
    if (fl_module__set_slot(m, name, t)) return true;
    return add_slot(m, name, t, persistent ? FL_SLOT_BUFFER : FL_SLOT_HIDDEN_BUFFER);
}

/* ---- Running
 * ---------------------------------------------------------------------------------------------------------- */

/* An error gets the path of the module it happened in, one name a level on its way out: "2.0 (Conv2d): ...". */
static FL_TLS bool located;
static FL_TLS fl_module *parent; /* whose forward function runs now */

static int run(fl_module *m, fl_tensor *const *inputs, int n, fl_tensor **outputs, int room);

static void locate(const fl_child *child) {
    char prefix[160];
    if (located) {
        snprintf(prefix, sizeof prefix, "%.100s.", child->name);
    } else {
        snprintf(prefix, sizeof prefix, "%.80s (%.60s): ", child->name, fl_module_type(child->module));
    }
    located = true;
    fl_error__prefix(prefix);
}

/* The same for a module that stands anywhere below `m`: one name a level. */
static bool locate_below(const fl_module *m, const fl_module *failed) {
    for (int i = 0; i < m->n_children; i++) {
        if (m->children[i].module == failed || locate_below(m->children[i].module, failed)) {
            locate(&m->children[i]);
            return true;
        }
    }
    return false;
}

/* Hands a layer's outputs over, as many as are wanted. */
static int take(const fl_layer *layer, const fl_value *results, fl_tensor **outputs, int room) {
    int made = 1; /* a layer may give fewer than it can: max pooling without return_indices */
    while (made < layer->n_outputs && results[made].kind != FL_K_NONE) made++;
    int count = made < room ? made : room;
    for (int i = 0; i < count; i++) outputs[i] = results[i].as.tensor;
    for (int i = count; i < made; i++) {
        if (!fl_thread__self.scope_depth) fl_release(results[i].as.tensor);
    }
    return count;
}

static int least_inputs(const fl_layer *layer) {
    int required = 0;
    while (required < layer->n_inputs && !layer->forward_args[required].has_default) required++;
    return required;
}

static int run_leaf(fl_module *m, fl_tensor *const *inputs, int n, fl_tensor **outputs, int room) {
    const fl_layer *layer = m->layer;
    fl_value values[FL_MAX_ARGS], results[FL_MAX_RESULTS];
    int required = least_inputs(layer);
    if (n < required || n > layer->n_inputs) {
        fl_fail(FL_TYPE_ERROR, "%s.forward() takes %s%d inputs, got %d", layer->name,
                required < layer->n_inputs ? "up to " : "", layer->n_inputs, n);
        return 0;
    }
    for (int i = 0; i < layer->n_inputs; i++) {
        const fl_arg *arg = &layer->forward_args[i];
        if (i < n && arg->kind == FL_K_TENSOR) {
            fl_layer__tensor(&values[i], inputs[i]);
        } else {
            values[i] = arg->fallback;
        }
        if (i < n && !inputs[i] && !arg->has_default && !arg->optional) {
            fl_fail(FL_TYPE_ERROR, "%s.forward(): input '%s' is NULL", layer->name, arg->name);
            return 0;
        }
    }
    for (int i = 0; i < FL_MAX_RESULTS; i++) fl_layer__none(&results[i]);
    fl_layer_call call = call_of(m);
    return layer->forward(&call, values, results) ? take(layer, results, outputs, room) : 0;
}

/* A child of a sequential on `x`; mine: nobody but the sequential has x. */
static fl_tensor *run_in_row(fl_module *m, fl_tensor *x, bool mine) {
    fl_tensor *y = NULL;
    const fl_layer *layer = m->layer;
    if (!layer || !layer->forward || least_inputs(layer) != 1) return run(m, &x, 1, &y, 1) ? y : NULL;
    fl_value results[FL_MAX_RESULTS];
    fl_layer_call call = call_of(m);
    return fl_layer__step(&call, x, mine, results) && take(layer, results, &y, 1) ? y : NULL;
}

static int run_sequential(fl_module *m, fl_tensor *const *inputs, int n, fl_tensor **outputs) {
    if (n != 1) {
        fl_fail(FL_TYPE_ERROR, "Sequential.forward() takes 1 input, got %d", n);
        return 0;
    }
    fl_tensor *x = inputs[0], *mine = NULL; /* what is passed on is released as soon as the next layer ran */
    for (int i = 0; i < m->n_children && x; i++) {
        fl_scope_open();
        fl_tensor *y = fl_tensor__retain(run_in_row(m->children[i].module, x, x == mine));
        fl_scope_close();
        if (!y) locate(&m->children[i]);
        fl_release(mine);
        x = mine = y;
    }
    outputs[0] = fl_scope__result(mine || !x ? mine : fl_tensor__retain(x));
    return outputs[0] ? 1 : 0;
}

static int run(fl_module *m, fl_tensor *const *inputs, int n, fl_tensor **outputs, int room) {
    if (m->layer) {
        if (m->layer->forward) return run_leaf(m, inputs, n, outputs, room);
    } else if (m->forward) {
        fl_scope_open();
        fl_module *outer = parent;
        parent = m;
        fl_tensor *y = m->forward(m, inputs, n, m->context);
        parent = outer;
        if (!y && !fl_failed()) fl_fail(FL_RUNTIME_ERROR, "%s: forward failed without saying why", m->type);
        outputs[0] = fl_scope_return(fl_failed() ? NULL : y);
        return outputs[0] ? 1 : 0;
    } else if (fl_module__is_sequential(m)) {
        return run_sequential(m, inputs, n, outputs);
    }
    fl_fail(FL_NOT_IMPLEMENTED_ERROR, "Module [%s] is missing the required \"forward\" function", fl_module_type(m));
    return 0;
}

int fl_forward_into(fl_module *m, fl_tensor *const *inputs, int n_inputs, fl_tensor **outputs, int max_outputs) {
    for (int i = 0; i < max_outputs; i++) outputs[i] = NULL;
    if (fl_failed()) return 0;
    if (!m || max_outputs < 1) {
        fl_fail(FL_VALUE_ERROR, "fl_forward: %s", m ? "no room for an output" : "the module is NULL");
        return 0;
    }
    located = false; /* no error is pending */
    int got = run(m, inputs, n_inputs, outputs, max_outputs);
    if (!got && parent) locate_below(parent, m);
    return got;
}

fl_tensor *fl_forward_with(fl_module *m, fl_tensor *const *inputs, int n_inputs) {
    fl_tensor *output = NULL;
    return fl_forward_into(m, inputs, n_inputs, &output, 1) ? output : NULL;
}

fl_tensor *fl_forward(fl_module *m, fl_tensor *input) {
    if (fl_failed()) return NULL;
    if (!input) return fl_fail(FL_VALUE_ERROR, "fl_forward: the input is NULL");
    return fl_forward_with(m, &input, 1);
}

/* ---- Looking inside
 * ----------------------------------------------------------------------------------------------------- */

const char *fl_module_type(const fl_module *m) { return m->layer ? m->layer->name : m->type; }

int fl_module_children(const fl_module *m) { return m->n_children; }

fl_module *fl_module_child(const fl_module *m, int i) {
    if (i >= 0 && i < m->n_children) return m->children[i].module;
    return fl_fail(FL_INDEX_ERROR, "index %d is out of range", i);
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
    if (fl_failed()) return NULL;
    if (!*path) return (fl_module *)m;
    const char *last;
    const fl_module *parent = walk(m, path, &last);
    for (int i = 0; parent && i < parent->n_children; i++) {
        if (strcmp(parent->children[i].name, last) == 0) return parent->children[i].module;
    }
    return parent ? fl_fail(FL_ATTRIBUTE_ERROR, "%s has no attribute `%s`", fl_module_type(parent), last) : NULL;
}

fl_tensor *fl_module_tensor(const fl_module *m, const char *path) {
    if (fl_failed()) return NULL;
    const char *last;
    const fl_module *parent = walk(m, path, &last);
    const fl_module_slot *slot = parent ? find_slot(parent, last, -1) : NULL;
    if (slot && slot->tensor) return slot->tensor;
    return parent ? fl_fail(FL_ATTRIBUTE_ERROR, "%s has no attribute `%s`", fl_module_type(parent), last) : NULL;
}

void fl_module_train(fl_module *m, bool training) {
    m->training = training;
    for (int i = 0; i < m->n_children; i++) fl_module_train(m->children[i].module, training);
}

bool fl_module_training(const fl_module *m) { return m->training; }

/* ---- Repr
 * --------------------------------------------------------------------------------------------------------------- */

static void describe(const fl_module *m, fl_text *out, int indent) {
    fl_text__add(out, "%s(", fl_module_type(m));
    if (m->layer && m->layer->describe) {
        fl_layer_call call = call_of(m);
        m->layer->describe(&call, out);
    }
    for (int i = 0; i < m->n_children; i++) {
        fl_text__add(out, "\n%*s(%s): ", indent + 2, "", m->children[i].name);
        describe(m->children[i].module, out, indent + 2);
    }
    if (m->n_children) fl_text__add(out, "\n%*s", indent, "");
    fl_text__add(out, ")");
}

char *fl_module_repr(const fl_module *m) {
    fl_text text = {0};
    describe(m, &text, 0);
    char *copy = text.data && !fl_failed() ? malloc(text.size + 1) : NULL;
    if (copy) memcpy(copy, text.data, text.size + 1);
    fl_text__free(&text);
    return copy;
}
