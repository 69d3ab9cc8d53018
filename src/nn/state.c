/* state.c: a module's parameters and buffers taken together: visiting, state dicts.
 */
#include <string.h>

#include "base/alloc.h"
#include "base/error.h"
#include "nn/module.h"
#include "tensor/tensor.h"

/* ---- Visiting ---------------------------------------------------------------------------------------------------- */

typedef struct visiting {
    fl_visit_fn visit;
    void *context;
    bool (*wanted)(int kind);
    bool distinct; /* a tensor that stands in several places counts once, at the first */
    fl_tensor **seen;
    int n_seen, room;
    char path[1024];
} visiting;

static bool see(visiting *v, fl_tensor *t, bool *is_new) {
    *is_new = true;
    if (!v->distinct) return true;
    for (int i = 0; i < v->n_seen; i++) {
        if (v->seen[i] == t) *is_new = false;
    }
    if (!*is_new) return true;
    if (v->n_seen == v->room) {
        int room = 2 * v->room + 16;
        fl_tensor **seen = fl_alloc__resize(v->seen, (size_t)v->room * sizeof *seen, (size_t)room * sizeof *seen);
        if (!seen) return false;
        v->seen = seen;
        v->room = room;
    }
    v->seen[v->n_seen++] = t;
    return true;
}

/* false stops the walk. */
static bool walk(visiting *v, const fl_module *m, size_t length) {
    for (int pass = 0; pass < 2; pass++) { /* parameters before buffers */
        for (int i = 0; i < m->n_slots; i++) {
            const fl_module_slot *slot = &m->slots[i];
            bool is_parameter = slot->kind == FL_SLOT_PARAMETER, is_new;
            if (!slot->tensor || is_parameter != (pass == 0) || !v->wanted(slot->kind)) continue;
            if (!see(v, slot->tensor, &is_new)) return false;
            if (!is_new) continue;
            snprintf(v->path + length, sizeof v->path - length, "%s", slot->name);
            if (!v->visit(v->path, slot->tensor, v->context)) return false;
        }
    }
    for (int i = 0; i < m->n_children; i++) {
        int n = snprintf(v->path + length, sizeof v->path - length, "%s.", m->children[i].name);
        if (n < 0 || length + (size_t)n >= sizeof v->path) {
            fl_fail(FL_RUNTIME_ERROR, "module names too long: %s", v->path);
            return false;
        }
        if (!walk(v, m->children[i].module, length + (size_t)n)) return false;
    }
    return true;
}

static bool visit_all(fl_module *m, fl_visit_fn visit, void *context, bool (*wanted)(int), bool distinct) {
    if (fl_failed() || !m) return false;
    visiting v = {.visit = visit, .context = context, .wanted = wanted, .distinct = distinct};
    bool done = walk(&v, m, 0);
    fl_alloc__put(v.seen, (size_t)v.room * sizeof *v.seen);
    return done && !fl_failed();
}

static bool is_parameter(int kind) { return kind == FL_SLOT_PARAMETER; }
static bool is_buffer(int kind) { return kind != FL_SLOT_PARAMETER; }
static bool is_any(int kind) { return kind >= 0; }
static bool is_state(int kind) { return kind != FL_SLOT_HIDDEN_BUFFER; }

bool fl_module_parameters(fl_module *m, fl_visit_fn visit, void *context) {
    if (!fl_module__given(m, "fl_module_parameters") || !fl_given(visit, "fl_module_parameters", "visit")) return false;
    return visit_all(m, visit, context, is_parameter, true);
}

bool fl_module_buffers(fl_module *m, fl_visit_fn visit, void *context) {
    if (!fl_module__given(m, "fl_module_buffers") || !fl_given(visit, "fl_module_buffers", "visit")) return false;
    return visit_all(m, visit, context, is_buffer, true);
}

static bool count(const char *name, fl_tensor *t, void *context) {
    (void)name;
    *(int64_t *)context += t->numel;
    return true;
}

int64_t fl_module_parameter_count(fl_module *m) {
    int64_t n = 0;
    visit_all(m, count, &n, is_parameter, true);
    return n;
}

static bool drop_grad(const char *name, fl_tensor *t, void *context) {
    (void)name, (void)context;
    return fl_set_grad(t, NULL);
}

void fl_module_zero_grad(fl_module *m) { visit_all(m, drop_grad, NULL, is_parameter, true); }

static bool set_requires(const char *name, fl_tensor *t, void *context) {
    (void)name;
    return fl_set_requires_grad(t, *(bool *)context);
}

bool fl_module_requires_grad(fl_module *m, bool requires_grad) {
    return fl_module__given(m, "fl_module_requires_grad") &&
           visit_all(m, set_requires, &requires_grad, is_parameter, true);
}

/* ---- The modules of a tree --------------------------------------------------------------------------------------- */

typedef struct touring {
    fl_module_fn visit;
    void *context;
    fl_module **seen;
    int n_seen, room;
    char path[1024];
} touring;

/* false stops the walk. */
static bool tour(touring *v, fl_module *m, size_t length) {
    for (int i = 0; i < v->n_seen; i++) {
        if (v->seen[i] == m) return true;
    }
    if (v->n_seen == v->room) {
        int room = 2 * v->room + 16;
        fl_module **seen = fl_alloc__resize(v->seen, (size_t)v->room * sizeof *seen, (size_t)room * sizeof *seen);
        if (!seen) return false;
        v->seen = seen;
        v->room = room;
    }
    v->seen[v->n_seen++] = m;
    v->path[length] = 0;
    if (!v->visit(v->path, m, v->context)) return false;
    for (int i = 0; i < m->n_children; i++) {
        int n = snprintf(v->path + length, sizeof v->path - length, "%s%s", length ? "." : "", m->children[i].name);
        if (n < 0 || length + (size_t)n >= sizeof v->path) {
            return fl_fail(FL_RUNTIME_ERROR, "module names too long: %s", v->path) != NULL;
        }
        if (!tour(v, m->children[i].module, length + (size_t)n)) return false;
    }
    return true;
}

bool fl_module_modules(fl_module *m, fl_module_fn visit, void *context) {
    if (!fl_module__given(m, "fl_module_modules") || !fl_given(visit, "fl_module_modules", "visit")) return false;
    touring v = {.visit = visit, .context = context};
    bool done = tour(&v, m, 0);
    fl_alloc__put(v.seen, (size_t)v.room * sizeof *v.seen);
    return done && !fl_failed();
}

/* Tensors of another dtype, all made before the first takes the place of what is there. */
typedef struct conversion {
    fl_tensor *t, *changed, *grad; /* t is the module's */
} conversion;
typedef struct converting {
    fl_dtype dtype;
    conversion *list;
    int n, room;
} converting;

static bool convert(const char *name, fl_tensor *t, void *context) {
    (void)name;
    converting *c = context;
    if (!fl_is_float((fl_dtype)t->dtype) || t->dtype == c->dtype) return true;
    if (c->n == c->room) {
        int room = 2 * c->room + 16;
        conversion *list = fl_alloc__resize(c->list, (size_t)c->room * sizeof *list, (size_t)room * sizeof *list);
        if (!list) return false;
        c->list = list;
        c->room = room;
    }
    conversion *one = &c->list[c->n++];
    fl_tensor *grad = fl_grad(t);
    *one = (conversion){t, fl_tensor__dense(t, c->dtype, FL_PRESERVE_FORMAT), NULL};
    if (one->changed && grad) one->grad = fl_tensor__dense(grad, c->dtype, FL_PRESERVE_FORMAT);
    if (!one->changed || (grad && !one->grad)) return false;
    /* What set_data needs room for, so that the exchange cannot fail. */
    return t->flags & FL_T_OWN_COUNT || fl_autograd__own_count(t, fl_tensor__version(t));
}

/* A gradient of another type does not fit while the parameter changes. */
static bool exchange(const conversion *c) {
    return fl_set_grad(c->t, NULL) && fl_tensor__set_data(c->t, c->changed) && (!c->grad || fl_set_grad(c->t, c->grad));
}

bool fl_module_to(fl_module *m, fl_dtype dtype) {
    if (!fl_module__given(m, "fl_module_to")) return false;
    if (!fl_is_float(dtype)) {
        return fl_fail(FL_TYPE_ERROR,
                       "nn.Module.to only accepts floating point or complex dtypes, but got desired dtype=torch.%s",
                       fl_dtype_name(dtype)) != NULL;
    }
    converting c = {.dtype = dtype};
    bool done = visit_all(m, convert, &c, is_any, true);
    for (int i = 0; i < c.n; i++) {
        done = done && exchange(&c.list[i]);
        fl_release(c.list[i].changed);
        fl_release(c.list[i].grad);
    }
    fl_alloc__put(c.list, (size_t)c.room * sizeof *c.list);
    return done;
}

/* ---- State dicts ------------------------------------------------------------------------------------------------- */

static bool put_state(const char *name, fl_tensor *t, void *context) {
    fl_tensor *plain = fl_tensor__alias(t); /* detached, sharing memory */
    fl_object *value = plain ? fl_object_tensor(plain) : NULL;
    fl_release(plain);
    return value && fl_object_set(context, name, value);
}

fl_object *fl_module_state(fl_module *m) {
    fl_object *state = fl_module__given(m, "fl_module_state") ? fl_object_ordered_dict() : NULL;
    if (!state) return NULL;
    if (visit_all(m, put_state, state, is_state, false)) return state;
    fl_object_free(state);
    return NULL;
}

typedef struct loading {
    const fl_object *state;
    fl_text missing, unexpected, sizes;
    int n_missing, n_unexpected;
} loading;

static bool compare(const char *name, fl_tensor *t, void *context) {
    loading *load = context;
    const fl_object *value = fl_object_get(load->state, name);
    if (!value) {
        fl_text__add(&load->missing, load->n_missing++ ? ", \"%s\"" : "\"%s\"", name);
        return true;
    }
    fl_object_kind kind = fl_object_kind_of(value);
    if (kind != FL_OBJECT_TENSOR && kind != FL_OBJECT_PARAMETER) {
        fl_text__add(&load->sizes, "\n\tWhile copying the parameter named \"%s\", expected a Tensor.", name);
        return true;
    }
    const fl_tensor *given = fl_object_as_tensor(value);
    if (!fl_shape__equal(t, given)) {
        fl_text__add(
            &load->sizes,
            "\n\tsize mismatch for %s: copying a param with shape torch.Size(%s) from checkpoint, the shape in "
            "current model is torch.Size(%s).",
            name, FL_SHAPE(given), FL_SHAPE(t));
    }
    return true;
}

static bool copy_in(const char *name, fl_tensor *t, void *context) {
    const loading *load = context;
    const fl_object *value = fl_object_get(load->state, name);
    if (!value) return true;
    fl_bump_version(t);
    return fl_tensor__copy(t, fl_object_as_tensor(value));
}

typedef struct seeking {
    const char *key;
    bool found;
} seeking;

static bool seek(const char *name, fl_tensor *t, void *context) {
    (void)t;
    seeking *s = context;
    s->found = strcmp(name, s->key) == 0;
    return !s->found;
}

static bool is_known(fl_module *m, const char *key) {
    seeking s = {key, false};
    visit_all(m, seek, &s, is_state, false);
    return s.found;
}

bool fl_module_load_state(fl_module *m, const fl_object *state, bool strict) {
    if (!fl_module__given(m, "fl_module_load_state") || !fl_given(state, "fl_module_load_state", "state")) return false;
    if (fl_object_kind_of(state) != FL_OBJECT_DICT) {
        return fl_fail(FL_TYPE_ERROR, "Expected state_dict to be dict-like, got something else.") != NULL;
    }
    loading load = {.state = state};
    bool done = visit_all(m, compare, &load, is_state, false);
    for (int64_t i = 0; done && strict && i < fl_object_count(state); i++) {
        const fl_object *key = fl_object_key(state, i);
        if (fl_object_kind_of(key) != FL_OBJECT_STRING || is_known(m, fl_object_as_string(key))) continue;
        fl_text__add(&load.unexpected, load.n_unexpected++ ? ", \"%s\"" : "\"%s\"", fl_object_as_string(key));
    }
    if (done && (load.sizes.size || (strict && (load.missing.size || load.unexpected.size)))) {
        fl_text text = {0};
        if (strict && load.missing.size)
            fl_text__add(&text, "\n\tMissing key(s) in state_dict: %s. ", load.missing.data);
        if (strict && load.unexpected.size) {
            fl_text__add(&text, "\n\tUnexpected key(s) in state_dict: %s. ", load.unexpected.data);
        }
        if (load.sizes.size) fl_text__add(&text, "%s", load.sizes.data);
        fl_fail(FL_RUNTIME_ERROR, "Error(s) in loading state_dict for %s:%s", fl_module_type(m),
                text.data ? text.data : "");
        fl_text__free(&text);
        done = false;
    }
    done = done && !fl_failed() && visit_all(m, copy_in, &load, is_state, false);
    fl_text__free(&load.missing);
    fl_text__free(&load.unexpected);
    fl_text__free(&load.sizes);
    return done;
}

bool fl_save_module(fl_module *m, const char *path) {
    if (!fl_module__given(m, "fl_save_module") || !fl_given(path, "fl_save_module", "path")) return false;
    fl_object *state = fl_module_state(m);
    bool done = state && fl_save(state, path);
    fl_object_free(state);
    return done;
}

bool fl_load_module(fl_module *m, const char *path) {
    if (!fl_module__given(m, "fl_load_module") || !fl_given(path, "fl_load_module", "path")) return false;
    fl_object *state = fl_load(path);
    bool done = state && fl_module_load_state(m, state, true);
    fl_object_free(state);
    return done;
}
