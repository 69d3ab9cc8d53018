/* io.c: Python objects to trees of fl_objects and back: what flashlight/serialization.py saves and loads with.
 *
 * Plain values are converted here. Whatever else stands in a tree (classes, functions, instances) goes through
 * callbacks of serialization.py, which holds the policy: what an object is saved as, and which names of a file may
 * become objects. An object that stands in several places is converted once; graphs with cycles are fine.
 */
#include "io/load.h"

#include <errno.h>

#include "ext.h"
#include "io/object.h"
#include "io/safetensors.h"
#include "make.h"

/* ---- Errors ------------------------------------------------------------------------------------------------------ */

/* The pending error; one of the system ("[Errno 2] text: 'path'") as OSError(2, text, path), of which Python makes the
 * subclass that fits. */
static PyObject *raise_error(PyObject *path) {
    fl_code code = fl_error_code();
    int number = 0;
    bool system = (code == FL_OS_ERROR || code == FL_FILE_NOT_FOUND_ERROR) &&
                  sscanf(fl_error_message(), "[Errno %d]", &number) == 1;
    if (!system) return fl_py__raise();
    (void)fl_error_take();
    PyObject *name = path && PyBytes_Check(path) ? PyUnicode_DecodeFSDefault(PyBytes_AS_STRING(path)) : NULL;
    PyErr_Clear();
    errno = number;
    PyErr_SetFromErrnoWithFilenameObject(PyExc_OSError, name);
    Py_XDECREF(name);
    return NULL;
}

/* ---- Saving: Python to C ----------------------------------------------------------------------------------------- */

typedef struct saver {
    fl_map memo;      /* PyObject to fl_object, borrowed from `made` */
    fl_object **made; /* what is in the memo, held */
    size_t count, room;
    PyObject *keep;     /* a list of the temporary objects that were met: their addresses must stay theirs */
    PyObject *describe; /* what an object that is not plain is saved as */
    PyObject *ordered_dict, *counter;
} saver;

static fl_object *to_object(saver *s, PyObject *o);

/* Takes over the caller's reference, except for the one it gives back: `made` holds the object. */
static fl_object *remember(saver *s, PyObject *key, fl_object *o) {
    if (!o) return NULL;
    if (s->count == s->room) {
        size_t room = s->room ? 2 * s->room : 256;
        fl_object **grown = PyMem_Realloc(s->made, room * sizeof *grown);
        if (!grown) {
            fl_object_free(o);
            PyErr_NoMemory();
            return NULL;
        }
        s->made = grown;
        s->room = room;
    }
    if (!fl_map__put(&s->memo, key, (int64_t)(intptr_t)o)) {
        fl_object_free(o);
        return NULL;
    }
    s->made[s->count++] = o;
    return fl_object_retain(o);
}

static fl_object *recall(saver *s, PyObject *key) {
    int64_t *known = fl_map__find(&s->memo, key);
    return known ? fl_object_retain((fl_object *)(intptr_t)*known) : NULL;
}

static fl_object *int_to_object(PyObject *o) {
    int overflow;
    long long value = PyLong_AsLongLongAndOverflow(o, &overflow);
    if (!overflow) return value == -1 && PyErr_Occurred() ? NULL : fl_object_int(value);
    PyObject *bits = PyObject_CallMethod(o, "bit_length", NULL);
    Py_ssize_t size = bits ? PyLong_AsSsize_t(bits) / 8 + 1 : -1;
    Py_XDECREF(bits);
    if (size < 0) return NULL;
    PyObject *to_bytes = PyObject_GetAttrString(o, "to_bytes"), *bytes = NULL;
    PyObject *args = Py_BuildValue("(ns)", size, "little"), *words = Py_BuildValue("{sO}", "signed", Py_True);
    if (to_bytes && args && words) bytes = PyObject_Call(to_bytes, args, words);
    fl_object *result = bytes ? fl_object_int_of(PyBytes_AS_STRING(bytes), (size_t)size) : NULL;
    Py_XDECREF(to_bytes);
    Py_XDECREF(args);
    Py_XDECREF(words);
    Py_XDECREF(bytes);
    return result;
}

static fl_object *str_to_object(PyObject *o) {
    Py_ssize_t size;
    const char *text = PyUnicode_AsUTF8AndSize(o, &size);
    if (text) return fl_object_string_of(text, (size_t)size);
    PyErr_Clear(); /* lone surrogates */
    PyObject *bytes = PyUnicode_AsEncodedString(o, "utf-8", "surrogatepass");
    fl_object *result = bytes ? fl_object_string_of(PyBytes_AS_STRING(bytes), (size_t)PyBytes_GET_SIZE(bytes)) : NULL;
    Py_XDECREF(bytes);
    return result;
}

/* Appends all of an iterable; false with an exception or an error. */
static bool append_all(saver *s, fl_object *list, PyObject *iterable) {
    PyObject *iterator = PyObject_GetIter(iterable);
    if (!iterator) return false;
    bool ok = true;
    for (PyObject *item; ok && (item = PyIter_Next(iterator)); Py_DECREF(item))
        ok = fl_object_append(list, to_object(s, item));
    Py_DECREF(iterator);
    return ok && !PyErr_Occurred();
}

static bool set_all(saver *s, fl_object *dict, PyObject *source) {
    PyObject *copy = PyDict_Copy(source); /* callbacks may change the source under way */
    if (!copy) return false;
    bool ok = true;
    Py_ssize_t at = 0;
    for (PyObject *key, *value; ok && PyDict_Next(copy, &at, &key, &value);) {
        fl_object *k = to_object(s, key);
        ok = fl_object_set_item(dict, k, k ? to_object(s, value) : NULL);
    }
    Py_DECREF(copy);
    return ok && !PyErr_Occurred();
}

static fl_object *filled(saver *s, PyObject *o, fl_object *container) {
    fl_object *result = remember(s, o, container);
    bool ok = result != NULL;
    if (ok) ok = fl_object_kind_of(result) == FL_OBJECT_DICT ? set_all(s, result, o) : append_all(s, result, o);
    if (ok) return result;
    fl_object_free(result);
    return NULL;
}

/* A tuple, Size or frozenset is complete before it can be met again, except through itself. */
static fl_object *finished(saver *s, PyObject *o, fl_object *container) {
    bool ok = container && append_all(s, container, o);
    fl_object *known = ok ? recall(s, o) : NULL;
    if (ok && !known) return remember(s, o, container);
    fl_object_free(container);
    return known;
}

static fl_object *with_attributes(saver *s, fl_object *o, PyObject *attributes) {
    if (!o || !attributes || !PyDict_Check(attributes) || !PyDict_GET_SIZE(attributes)) return o;
    if (fl_object_set_state(o, to_object(s, attributes))) return o;
    fl_object_free(o);
    return NULL;
}

static fl_object *ordered_dict_to_object(saver *s, PyObject *o, fl_dict_class kind) {
    fl_object *dict = fl_object_dict();
    if (dict) dict->role = (uint8_t)kind;
    dict = remember(s, o, dict);
    if (!dict) return NULL;
    /* Through the mapping's own methods: an OrderedDict's order is not the dict's. */
    PyObject *items = PyMapping_Items(o);
    bool ok = items != NULL;
    for (Py_ssize_t i = 0; ok && i < PyList_GET_SIZE(items); i++) {
        PyObject *pair = PyList_GET_ITEM(items, i);
        fl_object *k = to_object(s, PyTuple_GET_ITEM(pair, 0));
        ok = fl_object_set_item(dict, k, k ? to_object(s, PyTuple_GET_ITEM(pair, 1)) : NULL);
    }
    PyObject *attributes = ok && kind == FL_DICT_ORDERED ? PyObject_GetAttrString(o, "__dict__") : NULL;
    Py_XDECREF(items);
    if (ok && kind == FL_DICT_ORDERED) ok = attributes && PyList_Append(s->keep, attributes) == 0;
    if (ok) {
        dict = with_attributes(s, dict, attributes);
    } else {
        fl_object_free(dict);
        dict = NULL;
    }
    Py_XDECREF(attributes);
    return dict;
}

static fl_object *tensor_to_object(saver *s, PyObject *o, bool parameter, PyObject *type) {
    if (fl_py__is_unreadable(o)) return NULL;
    fl_tensor *t = fl_py__of(o);
    fl_object *result = remember(s, o, parameter ? fl_object_parameter(t) : fl_object_tensor(t));
    if (result && type && type != Py_None) {
        fl_object *global = to_object(s, type);
        if (!global || global->kind != FL_OBJECT_GLOBAL) {
            fl_object_free(global);
            fl_object_free(result);
            return NULL;
        }
        result->type = global;
    }
    return with_attributes(s, result, ((fl_py_tensor *)o)->dict);
}

/* What describe(o) returns: ("global", module, name), ("tensor", class), ("parameter",), or ("new" or "call", class or
 * function, arguments, state, items to append, items to set), the last three None where there are none. */
static fl_object *described_to_object(saver *s, PyObject *o) {
    PyObject *what = PyObject_CallOneArg(s->describe, o);
    if (!what) return NULL;
    const char *kind = NULL, *module, *name;
    PyObject *first, *arguments, *state, *list, *dict;
    fl_object *result = NULL;
    if (PyList_Append(s->keep, what) < 0 || !PyTuple_Check(what) || !PyTuple_GET_SIZE(what) ||
        !(kind = PyUnicode_AsUTF8(PyTuple_GET_ITEM(what, 0)))) {
        if (!PyErr_Occurred()) PyErr_SetString(PyExc_TypeError, "describe() returned something else than it should");
    } else if (!strcmp(kind, "global")) {
        if (PyArg_ParseTuple(what, "sss", &kind, &module, &name))
            result = remember(s, o, fl_object_global(module, name));
    } else if (!strcmp(kind, "tensor") || !strcmp(kind, "parameter")) {
        result = tensor_to_object(s, o, *kind == 'p', *kind == 't' ? PyTuple_GetItem(what, 1) : NULL);
    } else if (PyArg_ParseTuple(what, "sOOOOO", &kind, &first, &arguments, &state, &list, &dict)) {
        fl_object *global = to_object(s, first);
        fl_object *args = global ? to_object(s, arguments) : NULL;
        bool ok = args != NULL;
        if (ok) {
            /* The arguments may lead to the object itself; then it has been made on the way. */
            result = recall(s, o);
            if (result) {
                fl_object_free(global);
                fl_object_free(args);
                Py_DECREF(what);
                return result;
            }
            result = remember(s, o, *kind == 'n' ? fl_object_instance(global, args) : fl_object_call(global, args));
            ok = result != NULL;
        } else {
            fl_object_free(global);
        }
        if (ok && list != Py_None) {
            fl_object *items = fl_object_list();
            if (items) fl_object__put(result, 2, items);
            ok = items && append_all(s, items, list);
        }
        if (ok && dict != Py_None) {
            fl_object *items = fl_object_dict();
            if (items) fl_object__put(result, 3, items);
            ok = items && set_all(s, items, dict);
        }
        if (ok && state != Py_None) ok = fl_object_set_state(result, to_object(s, state));
        if (!ok) {
            fl_object_free(result);
            result = NULL;
        }
    }
    Py_DECREF(what);
    return result;
}

static fl_object *new_object(saver *s, PyObject *o) {
    PyTypeObject *type = Py_TYPE(o);
    if (type == &PyUnicode_Type) return remember(s, o, str_to_object(o));
    if (type == &PyFloat_Type) return fl_object_float(PyFloat_AS_DOUBLE(o));
    if (type == &PyList_Type) return filled(s, o, fl_object_list());
    if (type == &PyTuple_Type) return finished(s, o, fl_object_tuple());
    if (type == &PyDict_Type) return filled(s, o, fl_object_dict());
    if (type == &PyBytes_Type)
        return remember(s, o, fl_object_bytes(PyBytes_AS_STRING(o), (size_t)PyBytes_GET_SIZE(o)));
    if (type == &PyByteArray_Type)
        return remember(s, o, fl_object_bytearray(PyByteArray_AS_STRING(o), (size_t)PyByteArray_GET_SIZE(o)));
    if (type == &PySet_Type) return filled(s, o, fl_object_set_new(false));
    if (type == &PyFrozenSet_Type) return finished(s, o, fl_object_set_new(true));
    if (type == &PyComplex_Type) return fl_object_complex(PyComplex_RealAsDouble(o), PyComplex_ImagAsDouble(o));
    if (fl_py__is_exact(o)) return tensor_to_object(s, o, false, NULL);
    if (type == fl_py__size_type) return finished(s, o, fl_object_size(NULL, 0));
    if (type == (PyTypeObject *)s->ordered_dict) return ordered_dict_to_object(s, o, FL_DICT_ORDERED);
    if (type == (PyTypeObject *)s->counter) return ordered_dict_to_object(s, o, FL_DICT_COUNTER);
    if (type == fl_py__device_type) {
        PyObject *text = PyObject_Str(o);
        const char *name = text ? PyUnicode_AsUTF8(text) : NULL;
        fl_object *device = name ? remember(s, o, fl_object_device(name)) : NULL;
        Py_XDECREF(text);
        return device;
    }
    fl_tensor *memory;
    if (fl_py__of_storage(o, FL_DTYPE_NONE, &memory)) {
        fl_object *storage = memory ? remember(s, o, fl_object_storage(memory)) : NULL;
        fl_release(memory);
        return storage;
    }
    if (fl_py__as_dtype(o) != FL_DTYPE_NONE && !PyType_Check(o)) return fl_object_dtype(fl_py__as_dtype(o));
    return described_to_object(s, o);
}

/* The caller's reference; NULL with an exception or an error of the library's. */
static fl_object *to_object(saver *s, PyObject *o) {
    if (o == Py_None) return fl_object_none();
    if (PyBool_Check(o)) return fl_object_bool(o == Py_True);
    if (PyLong_CheckExact(o)) return int_to_object(o);
    fl_object *known = recall(s, o);
    if (known) return known;
    if (Py_EnterRecursiveCall(" while saving an object")) return NULL;
    fl_object *result = new_object(s, o);
    Py_LeaveRecursiveCall();
    return result;
}

/* A sink that calls write(bytes-like). Small pieces are gathered. */
typedef struct python_sink {
    fl_sink sink;
    PyObject *write;
    fl_buffer pending;
} python_sink;

static bool call_write(python_sink *p, const char *data, size_t size) {
    while (size) {
        PyObject *view = PyMemoryView_FromMemory((char *)data, (Py_ssize_t)size, PyBUF_READ);
        PyObject *written = view ? PyObject_CallOneArg(p->write, view) : NULL;
        size_t n = size;
        if (written && PyLong_Check(written)) { /* unbuffered files may take a part */
            n = PyLong_AsSize_t(written);
            if (n == (size_t)-1 && PyErr_Occurred()) PyErr_Clear(), n = size;
        }
        PyObject *type, *value, *trace;
        PyErr_Fetch(&type, &value, &trace);
        if (view) { /* a writer that kept it finds it closed, not dangling */
            PyObject *done = PyObject_CallMethod(view, "release", NULL);
            if (!done) PyErr_Clear();
            Py_XDECREF(done);
        }
        PyErr_Restore(type, value, trace);
        Py_XDECREF(view);
        if (!written) {
            fl_py__fail();
            return false;
        }
        Py_DECREF(written);
        if (n == 0 || n > size) {
            fl_fail(FL_OS_ERROR, "write() took %zu of %zu bytes", n, size);
            return false;
        }
        data += n;
        size -= n;
    }
    return true;
}

static bool flush(python_sink *p) {
    size_t size = p->pending.size;
    p->pending.size = 0;
    return call_write(p, (const char *)p->pending.data, size);
}

static bool python_write(fl_sink *sink, const void *data, size_t size) {
    python_sink *p = (python_sink *)sink;
    if (fl_failed() || (size + p->pending.size > 1 << 16 && !flush(p))) return false;
    return size > 1 << 16 ? call_write(p, data, size) : fl_buffer__add(&p->pending, data, size);
}

/* Writes to a path (bytes), or with path None by calling `write`; as safetensors where `metadata` is not NULL. */
static bool save_tree(const fl_object *tree, const fl_object *metadata, PyObject *path, PyObject *write,
                      const fl_save_options *options) {
    if (path != Py_None && metadata) return fl_save_safetensors(tree, metadata, PyBytes_AS_STRING(path));
    if (path != Py_None) return fl_save_with(tree, PyBytes_AS_STRING(path), options);
    python_sink p = {.sink = {python_write, NULL}, .write = write};
    bool ok =
        metadata ? fl_safetensors__write(tree, metadata, &p.sink) : fl_save__write(tree, &p.sink, "archive", options);
    ok = ok && flush(&p);
    fl_buffer__free(&p.pending);
    return ok;
}

static PyObject *save(PyObject *object, PyObject *metadata, PyObject *path, PyObject *write, PyObject *describe,
                      const fl_save_options *options) {
    saver s = {.describe = describe, .keep = PyList_New(0)};
    PyObject *collections = PyImport_ImportModule("collections");
    if (collections) {
        s.ordered_dict = PyObject_GetAttrString(collections, "OrderedDict");
        s.counter = s.ordered_dict ? PyObject_GetAttrString(collections, "Counter") : NULL;
        Py_DECREF(collections);
    }
    fl_object *tree = s.keep && s.ordered_dict && s.counter ? to_object(&s, object) : NULL;
    fl_object *more = tree && metadata ? to_object(&s, metadata) : NULL;
    bool ok = tree && (more || !metadata) && save_tree(tree, more, path, write, options);
    fl_object_free(tree);
    fl_object_free(more);
    fl_object__discard(s.made, s.count); /* cycles too */
    PyMem_Free(s.made);
    fl_map__free(&s.memo);
    Py_XDECREF(s.keep);
    Py_XDECREF(s.ordered_dict);
    Py_XDECREF(s.counter);
    if (ok) Py_RETURN_NONE;
    if (PyErr_Occurred() && fl_error_code() != FL_OK) (void)fl_error_take();
    return PyErr_Occurred() ? NULL : raise_error(path);
}

/* save(obj, path, write, describe, checksums, skip_data) */
static PyObject *py_save(PyObject *module, PyObject *const *args, Py_ssize_t nargs) {
    (void)module;
    if (nargs != 6 || !(args[1] == Py_None || PyBytes_Check(args[1])))
        return PyErr_Format(PyExc_TypeError, "save(obj, path, write, describe, checksums, skip_data)");
    const fl_save_options options = {.checksums = args[4] == Py_True, .skip_data = args[5] == Py_True};
    return save(args[0], NULL, args[1], args[2], args[3], &options);
}

/* save_safetensors(tensors, metadata, path, write, describe) */
static PyObject *py_save_safetensors(PyObject *module, PyObject *const *args, Py_ssize_t nargs) {
    (void)module;
    if (nargs != 5 || !(args[2] == Py_None || PyBytes_Check(args[2])))
        return PyErr_Format(PyExc_TypeError, "save_safetensors(tensors, metadata, path, write, describe)");
    return save(args[0], args[1], args[2], args[3], args[4], NULL);
}

/* ---- Loading: C to Python ---------------------------------------------------------------------------------------- */

typedef struct reader {
    fl_map memo;         /* fl_object to PyObject, held by `made` */
    PyObject *made;      /* a list */
    PyObject *find;      /* find(module, name): the object of that name, or an exception; asked for each name once */
    PyObject *found;     /* a dict of "module name" to what find returned */
    PyObject *instance;  /* instance(class, arguments) */
    PyObject *call;      /* call(function, arguments) */
    PyObject *restore;   /* restore(object, state) */
    PyObject *parameter; /* the class */
    PyObject *collections;
    bool cyclic; /* then everything is kept: a tuple is met again through what it holds */
} reader;

static PyObject *from_object(reader *r, const fl_object *o);

/* Takes and gives back the caller's reference. */
static PyObject *keep(reader *r, const fl_object *o, PyObject *value) {
    if (!value || !(r->cyclic || atomic_load_explicit(&o->refs, memory_order_relaxed) > 1)) return value;
    if (PyList_Append(r->made, value) < 0 || !fl_map__put(&r->memo, o, (int64_t)(intptr_t)value)) {
        if (!PyErr_Occurred()) fl_py__raise();
        Py_DECREF(value);
        return NULL;
    }
    return value;
}

static PyObject *text_from(const fl_object *o) {
    return PyUnicode_DecodeUTF8(fl_object__text(o), (Py_ssize_t)o->as.text_size, "surrogatepass");
}

static PyObject *int_from(const fl_object *o) {
    if (!o->role) return PyLong_FromLongLong(o->as.integer);
    PyObject *bytes = PyBytes_FromStringAndSize(fl_object__text(o), (Py_ssize_t)o->as.text_size), *result = NULL;
    PyObject *from_bytes = PyObject_GetAttrString((PyObject *)&PyLong_Type, "from_bytes");
    PyObject *args = bytes ? Py_BuildValue("(Os)", bytes, "little") : NULL,
             *words = Py_BuildValue("{sO}", "signed", Py_True);
    if (from_bytes && args && words) result = PyObject_Call(from_bytes, args, words);
    Py_XDECREF(bytes);
    Py_XDECREF(from_bytes);
    Py_XDECREF(args);
    Py_XDECREF(words);
    return result;
}

static PyObject *tuple_from(reader *r, const fl_object *o) {
    int64_t n = o->as.list.count;
    PyObject *tuple = PyTuple_New((Py_ssize_t)n);
    for (int64_t i = 0; tuple && i < n; i++) {
        PyObject *item = from_object(r, o->as.list.items[i]);
        if (item) PyTuple_SET_ITEM(tuple, i, item);
        if (!item) Py_CLEAR(tuple);
    }
    return tuple;
}

/* An immutable container is made of its items; one that leads back to itself has been made on the way. */
static PyObject *frozen_from(reader *r, const fl_object *o) {
    PyObject *value = tuple_from(r, o);
    int64_t *known = value ? fl_map__find(&r->memo, o) : NULL;
    if (known) {
        Py_DECREF(value);
        return Py_NewRef((PyObject *)(intptr_t)*known);
    }
    if (value && o->kind == FL_OBJECT_FROZENSET) Py_SETREF(value, PyFrozenSet_New(value));
    if (value && o->kind == FL_OBJECT_SIZE) Py_SETREF(value, PyObject_CallOneArg((PyObject *)fl_py__size_type, value));
    return keep(r, o, value);
}

static bool append_to(reader *r, PyObject *target, const fl_object *list) {
    for (int64_t i = 0; list && i < list->as.list.count; i++) {
        PyObject *item = from_object(r, list->as.list.items[i]);
        if (!item) return false;
        int status;
        if (PyList_CheckExact(target)) {
            status = PyList_Append(target, item);
        } else if (PySet_CheckExact(target)) {
            status = PySet_Add(target, item);
        } else {
            PyObject *done = PyObject_CallMethod(target, "append", "O", item);
            status = done ? 0 : -1;
            Py_XDECREF(done);
        }
        Py_DECREF(item);
        if (status < 0) return false;
    }
    return true;
}

static bool set_in(reader *r, PyObject *target, const fl_object *dict) {
    for (int64_t i = 0; dict && i < dict->as.list.count; i++) {
        PyObject *key = from_object(r, dict->as.list.items[2 * i]);
        PyObject *value = key ? from_object(r, dict->as.list.items[2 * i + 1]) : NULL;
        int status = -1;
        if (value)
            status =
                PyDict_CheckExact(target) ? PyDict_SetItem(target, key, value) : PyObject_SetItem(target, key, value);
        Py_XDECREF(key);
        Py_XDECREF(value);
        if (status < 0) return false;
    }
    return true;
}

static PyObject *dict_from(reader *r, const fl_object *o) {
    static const char *const classes[] = {NULL, "OrderedDict", "Counter"};
    PyObject *dict = keep(r, o, o->role ? PyObject_CallMethod(r->collections, classes[o->role], NULL) : PyDict_New());
    if (!dict) return NULL;
    PyObject *state = NULL, *attributes = NULL;
    bool ok = set_in(r, dict, o);
    if (ok && o->state) {
        state = from_object(r, o->state);
        attributes = state ? PyObject_GetAttrString(dict, "__dict__") : NULL;
        ok = attributes && PyDict_Check(state) && PyDict_Update(attributes, state) == 0;
    }
    Py_XDECREF(state);
    Py_XDECREF(attributes);
    if (ok) return dict;
    Py_DECREF(dict);
    if (!PyErr_Occurred()) PyErr_SetString(PyExc_TypeError, "the state of a dict is no dict");
    return NULL;
}

static PyObject *tensor_from(reader *r, const fl_object *o) {
    fl_tensor *t = o->as.tensor;
    PyObject *tensor, *type = NULL;
    if (o->kind == FL_OBJECT_PARAMETER)
        type = Py_NewRef(r->parameter);
    else if (o->type)
        type = from_object(r, o->type);
    if (o->type && !type) return NULL;
    if (type && !(PyType_Check(type) && PyType_IsSubtype((PyTypeObject *)type, fl_py__tensor_type))) {
        PyErr_Format(PyExc_TypeError, "%R is no class of tensors", type);
        tensor = NULL;
    } else {
        tensor = keep(r, o, type ? fl_py__wrap_as((PyTypeObject *)type, fl_tensor__retain(t)) : fl_py__wrap(t));
    }
    Py_XDECREF(type);
    if (!tensor || !o->state) return tensor;
    /* Into the __dict__, so that a file cannot run a property's setter. */
    PyObject *state = from_object(r, o->state), *attributes = state ? PyObject_GetAttrString(tensor, "__dict__") : NULL;
    bool ok = attributes && (state == Py_None || (PyDict_Check(state) && PyDict_Update(attributes, state) == 0));
    Py_XDECREF(state);
    Py_XDECREF(attributes);
    if (ok) return tensor;
    Py_DECREF(tensor);
    if (!PyErr_Occurred()) PyErr_SetString(PyExc_TypeError, "the attributes of a tensor are no dict");
    return NULL;
}

/* A new reference. find was asked when the name was met; a name that the machine itself knows is looked up here. */
static PyObject *global_from(reader *r, const fl_object *o) {
    PyObject *text = text_from(o), *found = text ? PyDict_GetItemWithError(r->found, text) : NULL;
    Py_XINCREF(found);
    if (text && !found && !PyErr_Occurred()) {
        const char *name = strchr(fl_object__text(o), ' ') + 1;
        found = PyObject_CallFunction(r->find, "s#s", fl_object__text(o), (Py_ssize_t)(name - 1 - fl_object__text(o)),
                                      name);
        if (found && PyDict_SetItem(r->found, text, found) < 0) Py_CLEAR(found);
    }
    Py_XDECREF(text);
    return found;
}

static PyObject *made_from(reader *r, const fl_object *o) {
    fl_object *const *items = o->as.list.items;
    PyObject *what = from_object(r, o->type), *args = what ? from_object(r, items[0]) : NULL;
    PyObject *maker = o->kind == FL_OBJECT_INSTANCE ? r->instance : r->call;
    PyObject *object = args ? PyObject_CallFunctionObjArgs(maker, what, args, NULL) : NULL;
    Py_XDECREF(what);
    Py_XDECREF(args);
    object = keep(r, o, object);
    if (!object) return NULL;
    bool ok = append_to(r, object, items[2]) && set_in(r, object, items[3]);
    if (ok && items[1]) {
        PyObject *state = from_object(r, items[1]);
        PyObject *done = state ? PyObject_CallFunctionObjArgs(r->restore, object, state, NULL) : NULL;
        ok = done != NULL;
        Py_XDECREF(state);
        Py_XDECREF(done);
    }
    if (ok) return object;
    Py_DECREF(object);
    return NULL;
}

static PyObject *new_value(reader *r, const fl_object *o) {
    PyObject *value;
    switch (o->kind) {
        case FL_OBJECT_NONE:
            Py_RETURN_NONE;
        case FL_OBJECT_BOOL:
            return PyBool_FromLong((long)o->as.integer);
        case FL_OBJECT_INT:
            return int_from(o);
        case FL_OBJECT_FLOAT:
            return PyFloat_FromDouble(o->as.real[0]);
        case FL_OBJECT_COMPLEX:
            return PyComplex_FromDoubles(o->as.real[0], o->as.real[1]);
        case FL_OBJECT_STRING:
            return keep(r, o, text_from(o));
        case FL_OBJECT_BYTES:
            return keep(r, o, PyBytes_FromStringAndSize(fl_object__text(o), (Py_ssize_t)o->as.text_size));
        case FL_OBJECT_BYTEARRAY:
            return keep(r, o, PyByteArray_FromStringAndSize(fl_object__text(o), (Py_ssize_t)o->as.text_size));
        case FL_OBJECT_LIST:
        case FL_OBJECT_SET:
            value = keep(r, o, o->kind == FL_OBJECT_LIST ? PyList_New(0) : PySet_New(NULL));
            if (value && !append_to(r, value, o)) Py_CLEAR(value);
            return value;
        case FL_OBJECT_TUPLE:
        case FL_OBJECT_FROZENSET:
        case FL_OBJECT_SIZE:
            return frozen_from(r, o);
        case FL_OBJECT_DICT:
            return dict_from(r, o);
        case FL_OBJECT_TENSOR:
        case FL_OBJECT_PARAMETER:
            return tensor_from(r, o);
        case FL_OBJECT_DTYPE:
            return Py_NewRef(fl_py__dtype(o->as.dtype));
        case FL_OBJECT_DEVICE:
            return keep(r, o, PyObject_CallFunction((PyObject *)fl_py__device_type, "s", fl_object__text(o)));
        case FL_OBJECT_GLOBAL:
            return global_from(r, o);
        case FL_OBJECT_INSTANCE:
        case FL_OBJECT_CALL:
            return made_from(r, o);
        case FL_OBJECT_STORAGE:
            return keep(r, o, fl_py__storage_over(o->as.tensor, (fl_dtype)o->role));
    }
    return PyErr_Format(PyExc_SystemError, "an object of kind %d in a tree", o->kind);
}

static PyObject *from_object(reader *r, const fl_object *o) {
    int64_t *known = fl_map__find(&r->memo, o);
    if (known) return Py_NewRef((PyObject *)(intptr_t)*known);
    if (Py_EnterRecursiveCall(" while loading an object")) return NULL;
    PyObject *value = new_value(r, o);
    Py_LeaveRecursiveCall();
    return value;
}

static bool allow(const char *module, const char *name, void *context) {
    reader *r = context;
    PyObject *key = PyUnicode_FromFormat("%s %s", module, name);
    PyObject *found = key ? PyDict_GetItemWithError(r->found, key) : NULL;
    bool ok = found != NULL;
    if (key && !found && !PyErr_Occurred()) {
        fl_py_guard guard;
        fl_py__enter(&guard);
        found = PyObject_CallFunction(r->find, "ss", module, name);
        fl_py__leave(&guard);
        ok = found && PyDict_SetItem(r->found, key, found) == 0;
        Py_XDECREF(found);
    }
    Py_XDECREF(key);
    if (!ok) fl_py__fail();
    return ok;
}

/* load(path, data, map, find, instance, call, restore, Parameter, byte_order, share, skip_data) -> (object, bytes of
 * data that were used). */
static PyObject *py_load(PyObject *module, PyObject *const *args, Py_ssize_t nargs) {
    (void)module;
    if (nargs != 11 || !(args[0] == Py_None || PyBytes_Check(args[0])) || !PyType_Check(args[7]) ||
        !PyLong_Check(args[8]))
        return PyErr_Format(PyExc_TypeError,
                            "load(path, data, map, find, instance, call, restore, Parameter, byte_order, share, skip)");
    reader r = {.find = args[3], .instance = args[4], .call = args[5], .restore = args[6], .parameter = args[7]};
    Py_buffer buffer = {0};
    const char *path = args[0] == Py_None ? NULL : PyBytes_AS_STRING(args[0]);
    if (!path && PyObject_GetBuffer(args[1], &buffer, PyBUF_SIMPLE) < 0) return NULL;
    r.made = PyList_New(0);
    r.found = PyDict_New();
    r.collections = PyImport_ImportModule("collections");
    PyObject *result = NULL;
    if (r.made && r.found && r.collections) {
        fl_load_options options = {.map = args[2] == Py_True,
                                   .share = args[9] == Py_True,
                                   .skip_data = args[10] == Py_True,
                                   .allow = allow,
                                   .context = &r,
                                   .byte_order = (int)PyLong_AsLong(args[8])};
        size_t used = 0;
        fl_object *tree = fl_load__open(path, buffer.buf, (size_t)buffer.len, &options, &r.cyclic, &used);
        if (tree) {
            PyObject *value = from_object(&r, tree);
            if (r.cyclic)
                fl_object__free_graph(tree);
            else
                fl_object_free(tree);
            if (value) result = Py_BuildValue("(Nn)", value, (Py_ssize_t)used);
        }
        if (!result && fl_error_code() == FL_HOST_ERROR)
            fl_py__raise();
        else if (!result && !PyErr_Occurred())
            raise_error(args[0]);
    }
    (void)fl_error_take();
    fl_map__free(&r.memo);
    Py_XDECREF(r.made);
    Py_XDECREF(r.found);
    Py_XDECREF(r.collections);
    if (buffer.obj) PyBuffer_Release(&buffer);
    return result;
}

/* load_safetensors(path, data, map) -> (dict of tensors, dict of strings) */
static PyObject *py_load_safetensors(PyObject *module, PyObject *const *args, Py_ssize_t nargs) {
    (void)module;
    if (nargs != 3 || !(args[0] == Py_None || PyBytes_Check(args[0])))
        return PyErr_Format(PyExc_TypeError, "load_safetensors(path, data, map)");
    const char *path = args[0] == Py_None ? NULL : PyBytes_AS_STRING(args[0]);
    Py_buffer buffer = {0};
    if (!path && PyObject_GetBuffer(args[1], &buffer, PyBUF_SIMPLE) < 0) return NULL;
    fl_object *metadata;
    fl_object *tree = fl_safetensors__open(path, buffer.buf, (size_t)buffer.len, args[2] == Py_True, &metadata);
    if (buffer.obj) PyBuffer_Release(&buffer);
    if (!tree) return raise_error(args[0]);
    reader r = {.made = PyList_New(0)}; /* nothing in these trees needs a callback */
    PyObject *tensors = r.made ? from_object(&r, tree) : NULL, *strings = tensors ? from_object(&r, metadata) : NULL;
    Py_XDECREF(r.made);
    fl_map__free(&r.memo);
    fl_object_free(tree);
    fl_object_free(metadata);
    if (strings) return Py_BuildValue("(NN)", tensors, strings);
    Py_XDECREF(tensors);
    return NULL;
}

/* _from_file(path, shared, size, dtype or None) */
static PyObject *py_from_file(PyObject *module, PyObject *args) {
    (void)module;
    const char *path;
    int shared;
    long long size;
    PyObject *dtype;
    if (!PyArg_ParseTuple(args, "spLO:from_file", &path, &shared, &size, &dtype)) return NULL;
    if (dtype != Py_None && fl_py__as_dtype(dtype) == FL_DTYPE_NONE) {
        return PyErr_Format(PyExc_TypeError, "from_file(): argument 'dtype' must be torch.dtype, not %.200s",
                            Py_TYPE(dtype)->tp_name);
    }
    fl_tensor *t = fl_from_file(path, shared, size, dtype == Py_None ? FL_DTYPE_NONE : fl_py__as_dtype(dtype));
    return t ? fl_py__wrap_result(t) : fl_py__raise();
}

static PyMethodDef functions[] = {
    {"_save", (PyCFunction)(void (*)(void))py_save, METH_FASTCALL, "Writes an object as a .pth file."},
    {"_load", (PyCFunction)(void (*)(void))py_load, METH_FASTCALL, "Reads a .pth file."},
    {"_save_safetensors", (PyCFunction)(void (*)(void))py_save_safetensors, METH_FASTCALL,
     "Writes a dict of tensors as a safetensors file."},
    {"_load_safetensors", (PyCFunction)(void (*)(void))py_load_safetensors, METH_FASTCALL, "Reads a safetensors file."},
    {"_from_file", py_from_file, METH_VARARGS, "A tensor over the elements of a file."},
    {NULL, NULL, 0, NULL},
};

int fl_py__init_io(PyObject *module) { return PyModule_AddFunctions(module, functions); }
