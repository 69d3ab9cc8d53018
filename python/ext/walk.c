/* walk.c: trees of modules: the walks of nn.Module (modules, parameters, train, state_dict, ...). Every step of
 * training takes several.
 *
 * A method of nn.Module that walks calls the same method of each child, and a class, or one instance, may have another.
 * So each walk here goes on by itself where the child's method is nn.Module's own, and calls it where it is not. The
 * three tables of a module are looked up in its __dict__ and may be any mappings.
 */
#include <flashlight/ops.h>

#include "module.h"

enum { PARAMETERS, BUFFERS, MODULES, TABLES };
static PyObject *str_tables[TABLES];
/* The methods that may be somebody else's, and what they are on nn.Module. */
enum {
    NAMED_MODULES,
    NAMED_CHILDREN,
    CHILDREN,
    NAMED_MEMBERS,
    NAMED_PARAMETERS,
    PARAMETERS_METHOD,
    NAMED_BUFFERS,
    TRAIN,
    APPLY,
    STATE_DICT,
    SAVE,
    EXTRA_STATE,
    METHODS
};
static const char *const method_names[METHODS] = {
    "named_modules", "named_children", "children", "_named_members", "named_parameters",    "parameters",
    "named_buffers", "train",          "apply",    "state_dict",     "_save_to_state_dict", "get_extra_state"};
static PyObject *str_methods[METHODS], *own[METHODS];
static PyObject *str_training, *str_setattr, *str_version, *str_metadata, *str_hidden, *str_pre_hooks, *str_hooks,
    *str_extra, *str_before, *str_after, *str_empty, *str_dot, *str_note, *keywords_state_dict;

/* Whether a method of a module is nn.Module's own. */
static bool is_own(PyObject *module, int method) {
    if (!fl_py__is_module(module) || _PyType_Lookup(Py_TYPE(module), str_methods[method]) != own[method]) return false;
    PyObject *dict = fl_py__module_dict(module);
    return !dict || !PyDict_Contains(dict, str_methods[method]);
}

/* One of a module's attributes that stand in its __dict__; a new reference. */
static PyObject *state(PyObject *module, PyObject *name) {
    PyObject *dict = fl_py__is_module(module) ? fl_py__module_dict(module) : NULL;
    PyObject *value = dict ? PyDict_GetItemWithError(dict, name) : NULL;
    if (value) return Py_NewRef(value);
    return PyErr_Occurred() ? NULL : PyObject_GetAttr(module, name);
}

/* ---- Going over a table ------------------------------------------------------------------------------------------ */

/* The entries of a mapping in its order, as a Python loop over its items() meets them. */
typedef struct entries {
    PyObject *table; /* an exact dict, or an iterator of pairs; owned */
    Py_ssize_t at, size;
    PyObject *name, *value; /* of the current one; owned */
} entries;

static bool entries_open(entries *e, PyObject *module, int table) {
    *e = (entries){.table = state(module, str_tables[table])};
    if (!e->table) return false;
    if (PyDict_CheckExact(e->table)) {
        e->size = PyDict_GET_SIZE(e->table);
        return true;
    }
    PyObject *items = PyObject_CallMethod(e->table, "items", NULL);
    Py_SETREF(e->table, items ? PyObject_GetIter(items) : NULL);
    Py_XDECREF(items);
    return e->table != NULL;
}

static void entries_close(entries *e) {
    Py_CLEAR(e->name);
    Py_CLEAR(e->value);
    Py_CLEAR(e->table);
}

/* The next entry that is not None. False at the end, and with an exception. */
static bool entries_next(entries *e) {
    PyObject *pair = NULL, *name, *value;
    do {
        Py_CLEAR(pair);
        if (PyDict_CheckExact(e->table)) {
            if (PyDict_GET_SIZE(e->table) != e->size) {
                PyErr_SetString(PyExc_RuntimeError, "dictionary changed size during iteration");
                return false;
            }
            if (!PyDict_Next(e->table, &e->at, &name, &value)) return false;
        } else {
            if (!(pair = PyIter_Next(e->table))) return false;
            if (!PyTuple_Check(pair) || PyTuple_GET_SIZE(pair) != 2) {
                Py_DECREF(pair);
                PyErr_SetString(PyExc_TypeError, "items() of a module's table must give pairs");
                return false;
            }
            name = PyTuple_GET_ITEM(pair, 0);
            value = PyTuple_GET_ITEM(pair, 1);
        }
    } while (value == Py_None);
    Py_XSETREF(e->name, Py_NewRef(name));
    Py_XSETREF(e->value, Py_NewRef(value));
    Py_XDECREF(pair);
    return true;
}

/* The texts one after the other; quickly where they are ASCII, as nearly all names are. */
static PyObject *concatenated(PyObject *const *text, int n) {
    Py_ssize_t length = 0;
    bool plain = true;
    for (int i = 0; i < n; i++) {
        plain = plain && PyUnicode_CheckExact(text[i]) && PyUnicode_IS_COMPACT_ASCII(text[i]);
        if (plain) length += PyUnicode_GET_LENGTH(text[i]);
    }
    if (!plain)
        return n == 2 ? PyUnicode_FromFormat("%S%S", text[0], text[1])
                      : PyUnicode_FromFormat("%S%S%S", text[0], text[1], text[2]);
    PyObject *whole = PyUnicode_New(length, 127);
    char *at = whole ? PyUnicode_DATA(whole) : NULL;
    for (int i = 0; whole && i < n; i++) {
        memcpy(at, PyUnicode_DATA(text[i]), (size_t)PyUnicode_GET_LENGTH(text[i]));
        at += PyUnicode_GET_LENGTH(text[i]);
    }
    return whole;
}

static PyObject *joined(PyObject *path, PyObject *name) {
    if (PyUnicode_Check(path) && PyUnicode_GET_LENGTH(path) == 0) return Py_NewRef(name);
    return concatenated((PyObject *[]){path, str_dot, name}, 3);
}

static PyObject *pair_of(PyObject *first, PyObject *second) {
    PyObject *pair = first && second ? PyTuple_New(2) : NULL;
    if (!pair) return NULL;
    PyTuple_SET_ITEM(pair, 0, Py_NewRef(first));
    PyTuple_SET_ITEM(pair, 1, Py_NewRef(second));
    return pair;
}

/* Objects met, by identity. */
typedef struct met_set {
    PyObject **slots; /* a power of 2 of them, NULL where free; `few` until they are too many */
    size_t room, n;
    PyObject *few[32];
} met_set;

static void met_open(met_set *m) {
    memset(m->few, 0, sizeof(m->few));
    m->slots = m->few;
    m->room = FL_COUNT(m->few);
    m->n = 0;
}

static void met_close(met_set *m) {
    if (m->slots != m->few) PyMem_Free(m->slots);
}

static PyObject **met_place(PyObject **slots, size_t room, PyObject *o) {
    size_t i = (size_t)(uintptr_t)o >> 4;
    for (i ^= i >> 7;; i++) {
        PyObject **slot = &slots[i & (room - 1)];
        if (!*slot || *slot == o) return slot;
    }
}

/* Notes an object. 1: it was there already, 0: it is new, -1: an exception. */
static int met_add(met_set *m, PyObject *o) {
    PyObject **slot = met_place(m->slots, m->room, o);
    if (*slot) return 1;
    if (2 * m->n >= m->room) {
        PyObject **slots = PyMem_Calloc(4 * m->room, sizeof *slots);
        if (!slots) {
            PyErr_NoMemory();
            return -1;
        }
        for (size_t i = 0; i < m->room; i++) {
            if (m->slots[i]) *met_place(slots, 4 * m->room, m->slots[i]) = m->slots[i];
        }
        met_close(m);
        m->slots = slots;
        m->room *= 4;
        slot = met_place(slots, m->room, o);
    }
    *slot = o;
    m->n++;
    return 0;
}

/* ---- named_modules ----------------------------------------------------------------------------------------------- */

/* A module on the way down: it has been met, and its children are being gone over. */
typedef struct level {
    PyObject *module, *path; /* path: NULL where nobody asks for names */
    entries children;
    bool open;         /* the children are being gone over */
    PyObject *foreign; /* the iterator of a module with another named_modules; nothing else counts then */
} level;

typedef struct walk {
    PyObject *memo; /* the modules met; owned */
    bool named, remove_duplicate;
    int depth, room;
    level *levels;
} walk;

static void leave(walk *w) {
    level *l = &w->levels[--w->depth];
    if (l->open) entries_close(&l->children);
    Py_XDECREF(l->module);
    Py_XDECREF(l->path);
    Py_XDECREF(l->foreign);
}

static void walk_close(walk *w) {
    while (w->depth) leave(w);
    PyMem_Free(w->levels);
    w->levels = NULL;
    Py_CLEAR(w->memo);
}

/* Steps down to a module; directly: its class's named_modules is not asked, for that is who asks. 1: it is the next
 * one; 0: it was met before, or brings its own iterator; -1: an exception. */
static int enter(walk *w, PyObject *module, PyObject *path, bool directly) {
    if (!w->remove_duplicate && w->depth >= Py_GetRecursionLimit()) { /* a module within itself */
        PyErr_SetString(PyExc_RecursionError, "maximum recursion depth exceeded in a walk over modules");
        return -1;
    }
    if (w->depth == w->room) {
        const int room = w->room ? 2 * w->room : 8;
        level *levels = PyMem_Realloc(w->levels, (size_t)room * sizeof *levels);
        if (!levels) {
            PyErr_NoMemory();
            return -1;
        }
        w->levels = levels;
        w->room = room;
    }
    level new = {.path = path};
    if (!directly && !is_own(module, NAMED_MODULES)) {
        PyObject *from = w->named ? path : str_empty;
        PyObject *call[] = {module, w->memo, from, w->remove_duplicate ? Py_True : Py_False};
        PyObject *modules = PyObject_VectorcallMethod(str_methods[NAMED_MODULES], call, 4, NULL);
        new.foreign = modules ? PyObject_GetIter(modules) : NULL;
        Py_XDECREF(modules);
        if (!new.foreign) return -1;
        Py_XINCREF(path);
        w->levels[w->depth++] = new;
        return 0;
    }
    const int met = PySet_Contains(w->memo, module);
    if (met) return met < 0 ? -1 : 0;
    if (w->remove_duplicate && PySet_Add(w->memo, module) < 0) return -1;
    new.module = Py_NewRef(module);
    Py_XINCREF(path);
    w->levels[w->depth++] = new;
    return 1;
}

/* 1: module (and path, unless names are not asked for) are the next ones, new references; 0: the end; -1: an
 * exception. */
static int walk_next(walk *w, PyObject **module, PyObject **path) {
    *path = NULL;
    while (w->depth) {
        level *l = &w->levels[w->depth - 1];
        if (l->foreign) {
            PyObject *item = PyIter_Next(l->foreign);
            if (item) {
                const bool fits = PyTuple_Check(item) && PyTuple_GET_SIZE(item) == 2;
                if (fits) *path = w->named ? Py_NewRef(PyTuple_GET_ITEM(item, 0)) : NULL;
                if (fits) *module = Py_NewRef(PyTuple_GET_ITEM(item, 1));
                if (!fits) PyErr_SetString(PyExc_TypeError, "named_modules() must give pairs");
                Py_DECREF(item);
                return fits ? 1 : -1;
            }
            if (PyErr_Occurred()) return -1;
            leave(w);
            continue;
        }
        if (!l->open) {
            if (!entries_open(&l->children, l->module, MODULES)) return -1;
            l->open = true;
        }
        if (!entries_next(&l->children)) {
            if (PyErr_Occurred()) return -1;
            leave(w);
            continue;
        }
        PyObject *child = Py_NewRef(l->children.value);
        PyObject *below = w->named ? joined(l->path, l->children.name) : NULL;
        const int status = w->named && !below ? -1 : enter(w, child, below, false);
        if (status > 0) {
            *module = child;
            *path = below;
            return 1;
        }
        Py_DECREF(child);
        Py_XDECREF(below);
        if (status < 0) return -1;
    }
    return 0;
}

/* Ready for the first module, which is the root itself: 1, else 0 or -1 as enter gives them. memo and path may be
 * NULL. */
static int walk_open(walk *w, PyObject *root, PyObject *memo, PyObject *path, bool remove_duplicate, bool directly) {
    *w = (walk){.memo = memo ? Py_NewRef(memo) : PySet_New(NULL), .named = path, .remove_duplicate = remove_duplicate};
    return w->memo ? enter(w, root, path, directly) : -1;
}

/* The same as a Python iterator. */
typedef struct {
    PyObject_HEAD walk walk;
    bool begun, modules_alone;
} walk_object;

static int walk_traverse(PyObject *self, visitproc visit, void *arg) {
    const walk *w = &((walk_object *)self)->walk;
    Py_VISIT(w->memo);
    for (int i = 0; i < w->depth; i++) {
        Py_VISIT(w->levels[i].module);
        Py_VISIT(w->levels[i].children.table);
        Py_VISIT(w->levels[i].children.name);
        Py_VISIT(w->levels[i].children.value);
        Py_VISIT(w->levels[i].foreign);
    }
    return 0;
}

static int walk_clear(PyObject *self) {
    walk_close(&((walk_object *)self)->walk);
    return 0;
}

static void walk_dealloc(PyObject *self) {
    PyObject_GC_UnTrack(self);
    walk_clear(self);
    PyObject_GC_Del(self);
}

static PyObject *walk_iternext(PyObject *self) {
    walk_object *o = (walk_object *)self;
    walk *w = &o->walk;
    PyObject *module = NULL, *path = NULL;
    int status;
    if (!o->begun && w->depth && w->levels[0].module) { /* the root was entered when the walk was made */
        module = Py_NewRef(w->levels[0].module);
        path = Py_XNewRef(w->levels[0].path);
        status = 1;
    } else {
        status = walk_next(w, &module, &path);
    }
    o->begun = true;
    if (status <= 0) {
        walk_close(w);
        return NULL;
    }
    if (o->modules_alone) {
        Py_XDECREF(path);
        return module;
    }
    PyObject *pair = pair_of(path, module);
    Py_DECREF(module);
    Py_XDECREF(path);
    return pair;
}

static PyTypeObject walk_type = {PyVarObject_HEAD_INIT(NULL, 0).tp_name = "flashlight._C.ModuleWalk",
                                 .tp_basicsize = sizeof(walk_object),
                                 .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC,
                                 .tp_dealloc = walk_dealloc,
                                 .tp_traverse = walk_traverse,
                                 .tp_clear = walk_clear,
                                 .tp_iter = PyObject_SelfIter,
                                 .tp_iternext = walk_iternext};

static bool counts(const char *function, Py_ssize_t n, Py_ssize_t wanted) {
    if (n == wanted) return true;
    PyErr_Format(PyExc_TypeError, "%s() takes %zd arguments, got %zd", function, wanted, n);
    return false;
}

/* _walk(module, memo, prefix, remove_duplicate): what named_modules gives; without a prefix (None) the modules alone.
 */
static PyObject *py_walk(PyObject *unused, PyObject *const *args, Py_ssize_t n) {
    (void)unused;
    if (!counts("_walk", n, 4)) return NULL;
    const int remove_duplicate = PyObject_IsTrue(args[3]);
    if (remove_duplicate < 0) return NULL;
    if (args[1] != Py_None && !PySet_Check(args[1]))
        return PyErr_Format(PyExc_TypeError, "named_modules(): memo must be a set, not %.200s",
                            Py_TYPE(args[1])->tp_name);
    walk_object *o = PyObject_GC_New(walk_object, &walk_type);
    if (!o) return NULL;
    o->begun = false;
    o->modules_alone = args[2] == Py_None;
    const int status = walk_open(&o->walk, args[0], args[1] == Py_None ? NULL : args[1],
                                 o->modules_alone ? NULL : args[2], remove_duplicate, !o->modules_alone);
    PyObject_GC_Track((PyObject *)o);
    if (status >= 0) return (PyObject *)o;
    Py_DECREF(o);
    return NULL;
}

/* ---- Members ----------------------------------------------------------------------------------------------------- */

/* Adds the members of one module to a list; seen: those that are there, NULL where all count. */
static bool add_members(PyObject *list, PyObject *module, int table, PyObject *path, met_set *seen) {
    entries e;
    if (!entries_open(&e, module, table)) return false;
    bool ok = true;
    while (ok && entries_next(&e)) {
        const int met = seen ? met_add(seen, e.value) : 0;
        ok = met >= 0;
        if (met) continue;
        PyObject *name = path ? joined(path, e.name) : NULL;
        PyObject *item = path ? pair_of(name, e.value) : Py_NewRef(e.value);
        ok = item && PyList_Append(list, item) == 0;
        Py_XDECREF(item);
        Py_XDECREF(name);
    }
    ok = ok && !PyErr_Occurred();
    entries_close(&e);
    return ok;
}

/* A list of the members of a module and, with recurse, of all below it; with a path as (name, member). */
static PyObject *members(PyObject *root, int table, PyObject *path, bool recurse, bool remove_duplicate) {
    met_set set, *seen = remove_duplicate ? &set : NULL;
    met_open(&set);
    PyObject *list = PyList_New(0);
    bool ok = list != NULL;
    if (ok && !recurse) {
        ok = add_members(list, root, table, path, seen);
    } else if (ok) {
        walk w;
        int status = walk_open(&w, root, NULL, path, remove_duplicate, false);
        PyObject *module = status > 0 ? Py_NewRef(root) : NULL, *at = status > 0 ? Py_XNewRef(path) : NULL;
        if (status == 0) status = walk_next(&w, &module, &at);
        while (status > 0) {
            ok = add_members(list, module, table, at, seen);
            Py_DECREF(module);
            Py_XDECREF(at);
            status = ok ? walk_next(&w, &module, &at) : -1;
        }
        ok = status == 0;
        walk_close(&w);
    }
    met_close(&set);
    if (!ok) Py_CLEAR(list);
    return list;
}

/* _members(module, buffers, prefix, recurse, remove_duplicate): what named_parameters and named_buffers give, or
 * without a prefix (None) what parameters and buffers do, as a list; None where the methods between are not nn.Module's
 * own. */
static PyObject *py_members(PyObject *unused, PyObject *const *args, Py_ssize_t n) {
    (void)unused;
    if (!counts("_members", n, 5)) return NULL;
    const int buffers = PyObject_IsTrue(args[1]), recurse = PyObject_IsTrue(args[3]), once = PyObject_IsTrue(args[4]);
    if (buffers < 0 || recurse < 0 || once < 0) return NULL;
    PyObject *path = args[2] == Py_None ? NULL : args[2];
    if (!is_own(args[0], NAMED_MEMBERS) || (!path && !is_own(args[0], buffers ? NAMED_BUFFERS : NAMED_PARAMETERS)))
        Py_RETURN_NONE;
    return members(args[0], buffers ? BUFFERS : PARAMETERS, path, recurse, once);
}

/* _drop_gradients(module): zero_grad(set_to_none=True). False where parameters() is not nn.Module's own. */
static PyObject *py_drop_gradients(PyObject *unused, PyObject *module) {
    (void)unused;
    if (!is_own(module, PARAMETERS_METHOD) || !is_own(module, NAMED_PARAMETERS) || !is_own(module, NAMED_MEMBERS))
        Py_RETURN_FALSE;
    PyObject *list = members(module, PARAMETERS, NULL, true, true);
    bool ok = list != NULL;
    for (Py_ssize_t i = 0; ok && i < PyList_GET_SIZE(list); i++) {
        PyObject *p = PyList_GET_ITEM(list, i);
        if (Py_TYPE(p) == fl_py__plain_type && !fl_py__modes) {
            if (!fl_grad(fl_py__of(p))) continue;
            ok = fl_set_grad(fl_py__of(p), NULL);
            if (!ok) fl_py__raise();
        } else {
            ok = PyObject_SetAttrString(p, "grad", Py_None) == 0;
        }
    }
    fl_py__settle();
    Py_XDECREF(list);
    return ok ? Py_NewRef(Py_True) : NULL;
}

/* _children(module, named): a list of the direct children, each once. */
static PyObject *py_children(PyObject *unused, PyObject *const *args, Py_ssize_t n) {
    (void)unused;
    if (!counts("_children", n, 2)) return NULL;
    const bool named = args[1] == Py_True;
    entries e;
    if (!entries_open(&e, args[0], MODULES)) return NULL;
    met_set seen;
    met_open(&seen);
    PyObject *list = PyList_New(0);
    bool ok = list != NULL;
    while (ok && entries_next(&e)) {
        const int met = met_add(&seen, e.value);
        ok = met >= 0;
        if (met) continue;
        PyObject *item = named ? pair_of(e.name, e.value) : Py_NewRef(e.value);
        ok = item && PyList_Append(list, item) == 0;
        Py_XDECREF(item);
    }
    if (PyErr_Occurred()) Py_CLEAR(list);
    met_close(&seen);
    entries_close(&e);
    return list;
}

/* ---- train, apply ------------------------------------------------------------------------------------------------ */

/* The children of a module that a loop over its children() meets: its table, or an iterator. */
static bool open_children(PyObject *module, entries *e, PyObject **iterator) {
    *iterator = NULL;
    *e = (entries){0};
    if (is_own(module, CHILDREN) && is_own(module, NAMED_CHILDREN)) return entries_open(e, module, MODULES);
    PyObject *children = PyObject_CallMethodNoArgs(module, str_methods[CHILDREN]);
    *iterator = children ? PyObject_GetIter(children) : NULL;
    Py_XDECREF(children);
    return *iterator != NULL;
}

static bool is_childless(PyObject *module) {
    PyObject *dict = fl_py__is_module(module) ? fl_py__module_dict(module) : NULL;
    PyObject *table = dict ? PyDict_GetItemWithError(dict, str_tables[MODULES]) : NULL;
    return table && PyDict_CheckExact(table) && !PyDict_GET_SIZE(table) && is_own(module, CHILDREN) &&
           is_own(module, NAMED_CHILDREN);
}

typedef bool (*visitor)(PyObject *module, PyObject *argument);

/* Calls `method` of each child once: directly where it is nn.Module's own. */
static bool for_children(PyObject *module, int method, visitor visit, PyObject *argument) {
    PyObject *iterator;
    entries e;
    met_set seen; /* two children may be one */
    if (is_childless(module)) return true;
    if (Py_EnterRecursiveCall(" in a walk over modules")) return false;
    met_open(&seen);
    bool ok = open_children(module, &e, &iterator);
    while (ok) {
        PyObject *child = iterator ? PyIter_Next(iterator) : entries_next(&e) ? Py_NewRef(e.value) : NULL;
        if (!child) break;
        const int met = met_add(&seen, child);
        ok = met >= 0;
        if (ok && !met && is_own(child, method)) {
            ok = visit(child, argument);
        } else if (ok && !met) {
            PyObject *call[] = {child, argument}, *done = PyObject_VectorcallMethod(str_methods[method], call, 2, NULL);
            ok = done != NULL;
            Py_XDECREF(done);
        }
        Py_DECREF(child);
    }
    ok = ok && !PyErr_Occurred();
    Py_XDECREF(iterator);
    entries_close(&e);
    met_close(&seen);
    Py_LeaveRecursiveCall();
    return ok;
}

/* module.training = mode, past the class's __setattr__ where that is ModuleBase's and the module has the attribute. */
static bool set_training(PyObject *module, PyObject *mode) {
    PyObject *dict = fl_py__is_module(module) ? fl_py__module_dict(module) : NULL;
    const bool plain = dict && _PyType_Lookup(Py_TYPE(module), str_training) == NULL &&
                       _PyType_Lookup(Py_TYPE(module), str_setattr) == _PyType_Lookup(&fl_py__module_type, str_setattr);
    if (plain && PyDict_Contains(dict, str_training) > 0) return PyDict_SetItem(dict, str_training, mode) == 0;
    return !PyErr_Occurred() && PyObject_SetAttr(module, str_training, mode) == 0;
}

static bool train(PyObject *module, PyObject *mode) {
    return set_training(module, mode) && for_children(module, TRAIN, train, mode);
}

static bool apply(PyObject *module, PyObject *function) {
    if (!for_children(module, APPLY, apply, function)) return false;
    PyObject *result = PyObject_CallOneArg(function, module);
    Py_XDECREF(result);
    return result != NULL;
}

/* _train(module, mode), _apply(module, function): nn.Module's train and apply. */
static PyObject *py_train(PyObject *unused, PyObject *const *args, Py_ssize_t n) {
    (void)unused;
    return counts("_train", n, 2) && train(args[0], args[1]) ? Py_NewRef(args[0]) : NULL;
}

static PyObject *py_apply(PyObject *unused, PyObject *const *args, Py_ssize_t n) {
    (void)unused;
    return counts("_apply", n, 2) && apply(args[0], args[1]) ? Py_NewRef(args[0]) : NULL;
}

/* ---- state_dict -------------------------------------------------------------------------------------------------- */

/* What a whole walk has in common. */
typedef struct saving {
    PyObject *metadata; /* of the destination, NULL where it has none */
    PyObject *keep_vars;
    bool keep;
} saving;

static int put(PyObject *destination, PyObject *key, PyObject *value) {
    return PyODict_CheckExact(destination) ? PyODict_SetItem(destination, key, value)
                                           : PyObject_SetItem(destination, key, value);
}

/* Members under prefix + name; hidden: names that are left out, or NULL. */
static bool save_members(PyObject *module, int table, PyObject *hidden, PyObject *destination, PyObject *prefix,
                         bool keep) {
    entries e;
    if (!entries_open(&e, module, table)) return false;
    bool ok = true;
    while (ok && entries_next(&e)) {
        const int left_out = hidden ? PySequence_Contains(hidden, e.name) : 0;
        if (left_out > 0) continue;
        PyObject *key = left_out == 0 ? concatenated((PyObject *[]){prefix, e.name}, 2) : NULL, *value = NULL;
        const bool plain = (fl_py__is_exact(e.value) || Py_TYPE(e.value) == fl_py__plain_type) && !fl_py__modes;
        if (key && keep) {
            value = Py_NewRef(e.value);
        } else if (key && plain) {
            value = fl_py__wrap_result(fl_tensor__alias(fl_py__of(e.value)));
        } else if (key) {
            value = PyObject_CallMethod(e.value, "detach", NULL);
        }
        ok = value && put(destination, key, value) == 0;
        Py_XDECREF(value);
        Py_XDECREF(key);
    }
    ok = ok && !PyErr_Occurred();
    entries_close(&e);
    return ok;
}

static bool save_own(PyObject *module, PyObject *destination, PyObject *prefix, bool keep) {
    PyObject *hidden = state(module, str_hidden);
    const bool some = hidden && !(PyAnySet_CheckExact(hidden) && PySet_GET_SIZE(hidden) == 0);
    bool ok = hidden && save_members(module, PARAMETERS, NULL, destination, prefix, keep) &&
              save_members(module, BUFFERS, some ? hidden : NULL, destination, prefix, keep);
    Py_XDECREF(hidden);
    if (!ok || _PyType_Lookup(Py_TYPE(module), str_methods[EXTRA_STATE]) == own[EXTRA_STATE]) return ok;
    PyObject *key = concatenated((PyObject *[]){prefix, str_extra}, 2);
    PyObject *value = key ? PyObject_CallMethodNoArgs(module, str_methods[EXTRA_STATE]) : NULL;
    ok = value && put(destination, key, value) == 0;
    Py_XDECREF(value);
    Py_XDECREF(key);
    return ok;
}

/* _save_to_state_dict(module, destination, prefix, keep_vars): the tensors of one module. */
static PyObject *py_save_own(PyObject *unused, PyObject *const *args, Py_ssize_t n) {
    (void)unused;
    if (!counts("_save_to_state_dict", n, 4)) return NULL;
    const int keep = PyObject_IsTrue(args[3]);
    if (keep < 0 || !save_own(args[0], args[1], args[2], keep)) return NULL;
    Py_RETURN_NONE;
}

/* The version of a module, noted in the destination's metadata; a new reference to the note. */
static PyObject *note_version(PyObject *module, PyObject *prefix, const saving *s) {
    PyObject *version = PyObject_GetAttr(module, str_version), *note = version ? PyDict_New() : NULL;
    PyObject *path = NULL;
    bool ok = note && PyDict_SetItem(note, str_note, version) == 0;
    if (ok && s->metadata) {
        const Py_ssize_t length = PyUnicode_GET_LENGTH(prefix);
        path = length ? PyUnicode_Substring(prefix, 0, length - 1) : Py_NewRef(prefix);
        ok = path && put(s->metadata, path, note) == 0;
    }
    Py_XDECREF(path);
    Py_XDECREF(version);
    if (!ok) Py_CLEAR(note);
    return note;
}

static bool has_hooks(PyObject *module, PyObject *name, int *answer) {
    PyObject *hooks = state(module, name);
    *answer = hooks ? PyObject_IsTrue(hooks) : -1;
    Py_XDECREF(hooks);
    return *answer >= 0;
}

/* state_dict of a module and all below it. A new reference to the destination, which a hook may replace. */
static PyObject *save(PyObject *module, PyObject *destination, PyObject *prefix, const saving *s) {
    int before, after;
    if (!has_hooks(module, str_pre_hooks, &before) || !has_hooks(module, str_hooks, &after) ||
        Py_EnterRecursiveCall(" in state_dict()"))
        return NULL;
    PyObject *note = note_version(module, prefix, s);
    bool ok = note != NULL;
    if (ok && before) {
        PyObject *call[] = {module, prefix, s->keep_vars};
        PyObject *done = PyObject_VectorcallMethod(str_before, call, 3, NULL);
        ok = done != NULL;
        Py_XDECREF(done);
    }
    if (ok && is_own(module, SAVE)) {
        ok = save_own(module, destination, prefix, s->keep);
    } else if (ok) {
        PyObject *call[] = {module, destination, prefix, s->keep_vars};
        PyObject *done = PyObject_VectorcallMethod(str_methods[SAVE], call, 4, NULL);
        ok = done != NULL;
        Py_XDECREF(done);
    }
    entries e = {0};
    ok = ok && entries_open(&e, module, MODULES);
    while (ok && entries_next(&e)) {
        PyObject *child = Py_NewRef(e.value), *done = NULL;
        PyObject *below = concatenated((PyObject *[]){prefix, e.name, str_dot}, 3);
        PyObject *call[] = {child, destination, below, s->keep_vars};
        if (below && is_own(child, STATE_DICT)) {
            done = save(child, destination, below, s);
        } else if (below) {
            done = PyObject_VectorcallMethod(str_methods[STATE_DICT], call, 1, keywords_state_dict);
        }
        ok = done != NULL;
        Py_XDECREF(done);
        Py_XDECREF(below);
        Py_DECREF(child);
    }
    ok = ok && !PyErr_Occurred();
    entries_close(&e);
    PyObject *result = ok ? Py_NewRef(destination) : NULL;
    if (ok && after) {
        PyObject *call[] = {module, destination, prefix, note};
        Py_SETREF(result, PyObject_VectorcallMethod(str_after, call, 4, NULL));
    }
    Py_LeaveRecursiveCall();
    Py_XDECREF(note);
    return result;
}

static PyObject *new_destination(void) {
    PyObject *destination = PyODict_New(), *metadata = PyODict_New();
    if (!destination || !metadata || PyObject_SetAttr(destination, str_metadata, metadata) < 0) Py_CLEAR(destination);
    Py_XDECREF(metadata);
    return destination;
}

/* _state_dict(module, destination, prefix, keep_vars): nn.Module's state_dict. */
static PyObject *py_state_dict(PyObject *unused, PyObject *const *args, Py_ssize_t n) {
    (void)unused;
    if (!counts("_state_dict", n, 4)) return NULL;
    if (!PyUnicode_Check(args[2]))
        return PyErr_Format(PyExc_TypeError, "state_dict(): prefix must be str, not %.200s", Py_TYPE(args[2])->tp_name);
    const int keep = PyObject_IsTrue(args[3]);
    PyObject *destination = args[1] == Py_None ? new_destination() : Py_NewRef(args[1]);
    if (!destination || keep < 0) return NULL;
    saving s = {.metadata = PyObject_GetAttr(destination, str_metadata), .keep_vars = args[3], .keep = keep};
    if (!s.metadata) PyErr_Clear(); /* a destination of the caller's that is no state dict */
    PyObject *result = save(args[0], destination, args[2], &s);
    Py_XDECREF(s.metadata);
    Py_DECREF(destination);
    return result;
}

/* ---- Sequential, ModuleList -------------------------------------------------------------------------------------- */

/* __getitem__: the child at a position; slices, wrong positions and what is no int are _item's. */
PyObject *fl_py__module_item(PyObject *self, PyObject *index) {
    static PyObject *str_item;
    if (!str_item && !(str_item = PyUnicode_InternFromString("_item"))) return NULL;
    PyObject *dict = fl_py__module_dict(self);
    PyObject *table = dict && PyLong_CheckExact(index) ? PyDict_GetItemWithError(dict, str_tables[MODULES]) : NULL;
    if (table && PyDict_CheckExact(table)) {
        int overflow;
        long at = PyLong_AsLongAndOverflow(index, &overflow);
        if (at < 0) at += (long)PyDict_GET_SIZE(table);
        PyObject *child;
        for (Py_ssize_t place = 0; at >= 0 && !overflow && PyDict_Next(table, &place, NULL, &child);) {
            if (at-- == 0) return Py_NewRef(child);
        }
    }
    return PyErr_Occurred() ? NULL : PyObject_CallMethodOneArg(self, str_item, index);
}

/* ---- The module's part ------------------------------------------------------------------------------------------- */

/* _set_module_class(cls): nn.Module, once it is made. */
static PyObject *py_set_class(PyObject *unused, PyObject *cls) {
    (void)unused;
    if (!PyType_Check(cls)) return PyErr_Format(PyExc_TypeError, "_set_module_class() takes a class");
    for (int i = 0; i < METHODS; i++) {
        if (!(own[i] = Py_XNewRef(_PyType_Lookup((PyTypeObject *)cls, str_methods[i]))))
            return PyErr_Format(PyExc_TypeError, "%s is missing", method_names[i]);
    }
    Py_RETURN_NONE;
}

#define FAST(function) ((PyCFunction)(void (*)(void))(function))
/* _copy_alike(target, value): copies a tensor of a state dict into one of the same shape, both plain; whether that was
 * done. What is not, and why, is for load_state_dict to say. */
static PyObject *py_copy_alike(PyObject *unused, PyObject *const *args, Py_ssize_t n) {
    (void)unused;
    if (!counts("_copy_alike", n, 2)) return NULL;
    for (int i = 0; i < 2; i++) {
        const bool plain = fl_py__is_exact(args[i]) || Py_TYPE(args[i]) == fl_py__plain_type;
        if (!plain || fl_py__modes) Py_RETURN_FALSE;
    }
    fl_tensor *target = fl_py__of(args[0]), *value = fl_py__of(args[1]);
    if (target->ndim != value->ndim || memcmp(target->sizes, value->sizes, (size_t)target->ndim * sizeof(int64_t)) != 0)
        Py_RETURN_FALSE;
    fl_no_grad_begin();
    const bool done = fl_copy_(target, value, NULL) != NULL;
    fl_grad_mode_end();
    if (!done) fl_error_take();
    fl_py__settle();
    return PyBool_FromLong(done);
}

static PyMethodDef functions[] = {{"_walk", FAST(py_walk), METH_FASTCALL, NULL},
                                  {"_members", FAST(py_members), METH_FASTCALL, NULL},
                                  {"_children", FAST(py_children), METH_FASTCALL, NULL},
                                  {"_drop_gradients", py_drop_gradients, METH_O, NULL},
                                  {"_train", FAST(py_train), METH_FASTCALL, NULL},
                                  {"_apply", FAST(py_apply), METH_FASTCALL, NULL},
                                  {"_save_to_state_dict", FAST(py_save_own), METH_FASTCALL, NULL},
                                  {"_state_dict", FAST(py_state_dict), METH_FASTCALL, NULL},
                                  {"_copy_alike", FAST(py_copy_alike), METH_FASTCALL, NULL},
                                  {"_set_module_class", py_set_class, METH_O, NULL},
                                  {NULL, NULL, 0, NULL}};

int fl_py__init_walk(PyObject *module) {
    static const char *const tables[TABLES] = {"_parameters", "_buffers", "_modules"};
    struct {
        PyObject **to;
        const char *text;
    } names[] = {{&str_training, "training"},
                 {&str_setattr, "__setattr__"},
                 {&str_version, "_version"},
                 {&str_metadata, "_metadata"},
                 {&str_hidden, "_non_persistent_buffers_set"},
                 {&str_pre_hooks, "_state_dict_pre_hooks"},
                 {&str_hooks, "_state_dict_hooks"},
                 {&str_extra, "_extra_state"},
                 {&str_before, "_before_state_dict"},
                 {&str_after, "_after_state_dict"},
                 {&str_empty, ""},
                 {&str_dot, "."},
                 {&str_note, "version"}};
    for (int i = 0; i < FL_COUNT(names); i++) {
        if (!(*names[i].to = PyUnicode_InternFromString(names[i].text))) return -1;
    }
    for (int i = 0; i < TABLES; i++) {
        if (!(str_tables[i] = PyUnicode_InternFromString(tables[i]))) return -1;
    }
    for (int i = 0; i < METHODS; i++) {
        if (!(str_methods[i] = PyUnicode_InternFromString(method_names[i]))) return -1;
    }
    keywords_state_dict = Py_BuildValue("(sss)", "destination", "prefix", "keep_vars");
    if (!keywords_state_dict || PyType_Ready(&walk_type) < 0) return -1;
    return PyModule_AddFunctions(module, functions);
}
