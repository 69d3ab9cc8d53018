/* override.c: __torch_function__, the protocol by which a subclass of Tensor, or any object, answers for the functions
 * it is given to. The name is the one that programs define.
 *
 * Nothing here runs for plain tensors and for Parameters. Where a value is taken from a tensor of another class, the
 * binding has compared its type already; only then is the class asked (fl_py__overrides). Methods and attributes
 * written in C would not notice: classes with a __torch_function__ get an attribute lookup of their own, which hands
 * out a callable that asks first.
 *
 * A mode (overrides.TorchFunctionMode) answers for every function that its thread calls, whatever the arguments. While
 * one stands, in any thread, and for a while after it, all classes of tensors have that attribute lookup.
 */
#include <flashlight/ops.h>

#include "tensor.h"

#include <structmember.h>

#define MAX_OVERLOADED 32

PyTypeObject *fl_py__plain_type;
PyTypeObject *fl_py__batched_type;
static PyObject *answered_by_batched; /* a set: the attributes of which such a tensor is asked as any other is */
Py_ssize_t fl_py__modes;
static PyObject *name_torch_function, *disabled_impl, *nowrap;
static _Thread_local bool disabled, modes_disabled;
static _Thread_local PyObject *modes; /* the stack of this thread's modes, a list; NULL without one */

/* ---- Who is asked ------------------------------------------------------------------------------------------------ */

/* What PyTorch's own tensors answer: they call the function again, which for a function of ours would never end. */
static bool is_foreign(PyObject *answer) {
    static PyObject *known[2]; /* the last one that was not, and the last one that was: each call asks several times */
    if (answer == known[false]) return false;
    if (answer == known[true]) return true;
    if (PyCFunction_Check(answer)) /* of its Parameters */
        return strcmp(((PyCFunctionObject *)answer)->m_ml->ml_name, "_disabled_torch_function_impl") == 0;
    if (!Py_IS_TYPE(answer, &PyClassMethod_Type)) return false;
    PyObject *function = PyObject_GetAttrString(answer, "__func__");
    PyObject *module = function ? PyObject_GetAttrString(function, "__module__") : NULL;
    if (!module) PyErr_Clear();
    const bool foreign =
        module && PyUnicode_Check(module) && PyUnicode_CompareWithASCIIString(module, "torch._tensor") == 0;
    Py_XSETREF(known[foreign], Py_NewRef(answer));
    Py_XDECREF(module);
    Py_XDECREF(function);
    return foreign;
}

static bool class_overrides(PyTypeObject *type) {
    if (type == fl_py__tensor_type || type == fl_py__plain_type) return false;
    PyObject *found = _PyType_Lookup(type, name_torch_function);
    return found && found != disabled_impl && !is_foreign(found);
}

bool fl_py__mode_stands(void) { return modes && !modes_disabled && PyList_GET_SIZE(modes) > 0; }

bool fl_py__type_overrides(PyTypeObject *type) {
    return (!disabled && class_overrides(type)) || (fl_py__modes && fl_py__mode_stands());
}

static bool is_list(PyObject *o) { return PyTuple_Check(o) || PyList_Check(o); }

static bool any_of(PyObject *const *args, Py_ssize_t n) {
    for (Py_ssize_t i = 0; i < n; i++) {
        if (class_overrides(Py_TYPE(args[i]))) return true;
        for (Py_ssize_t k = 0; is_list(args[i]) && k < PySequence_Fast_GET_SIZE(args[i]); k++) {
            if (class_overrides(Py_TYPE(PySequence_Fast_ITEMS(args[i])[k]))) return true;
        }
    }
    return false;
}

bool fl_py__any_overrides(PyObject *const *args, Py_ssize_t n) {
    if (fl_py__modes && fl_py__mode_stands()) return true;
    if (disabled) return false;
    fl_py_exception pending = fl_py__take_exception(); /* a lookup in a type would lose it */
    bool found = any_of(args, n);
    fl_py__put_exception(pending);
    return found;
}

/* The first object of each class that has a say, subclasses before their bases. */
typedef struct overloaded {
    int n;
    PyObject *object[MAX_OVERLOADED];
} overloaded;

static void consider(overloaded *found, PyObject *o) {
    PyTypeObject *type = Py_TYPE(o);
    if (found->n == MAX_OVERLOADED || !class_overrides(type)) return;
    int at = found->n;
    for (int i = found->n - 1; i >= 0; i--) {
        if (Py_TYPE(found->object[i]) == type) return;
        if (PyType_IsSubtype(type, Py_TYPE(found->object[i]))) at = i;
    }
    memmove(&found->object[at + 1], &found->object[at], (size_t)(found->n - at) * sizeof(PyObject *));
    found->object[at] = o;
    found->n++;
}

static void consider_all(overloaded *found, PyObject *const *args, Py_ssize_t n) {
    if (disabled) return;
    for (Py_ssize_t i = 0; i < n; i++) {
        consider(found, args[i]);
        for (Py_ssize_t k = 0; is_list(args[i]) && k < PySequence_Fast_GET_SIZE(args[i]); k++)
            consider(found, PySequence_Fast_ITEMS(args[i])[k]);
    }
}

/* ---- Asking ------------------------------------------------------------------------------------------------------ */

static PyObject *refused(PyObject *func, PyObject *types) {
    PyObject *name = PyObject_GetAttrString(func, "__qualname__");
    if (!name) {
        PyErr_Clear();
        name = PyObject_Repr(func);
    }
    if (name) {
        PyErr_Format(
            PyExc_TypeError,
            "Multiple dispatch failed for 'torch.%U'; all __torch_function__ handlers returned NotImplemented: "
            "%R",
            name, types);
    }
    Py_XDECREF(name);
    return NULL;
}

/* What the innermost mode answers; while it does, the one around it is in charge. */
static PyObject *ask_mode(PyObject *func, PyObject *types, PyObject *args, PyObject *kwargs) {
    Py_ssize_t last = PyList_GET_SIZE(modes) - 1;
    PyObject *mode = Py_NewRef(PyList_GET_ITEM(modes, last)), *result = NULL;
    PyObject *function = PyObject_GetAttr(mode, name_torch_function);
    if (function && PyList_SetSlice(modes, last, last + 1, NULL) == 0) {
        result = PyObject_CallFunctionObjArgs(function, func, types, args, kwargs, NULL);
        fl_py_exception pending = fl_py__take_exception();
        if ((!modes && !(modes = PyList_New(0))) || PyList_Append(modes, mode) < 0) { /* NULL: it popped all others */
            Py_CLEAR(result);
        } else {
            fl_py__put_exception(pending);
        }
    }
    Py_XDECREF(function);
    Py_DECREF(mode);
    return result;
}

static PyObject *ask(const overloaded *found, PyObject *func, PyObject *args, PyObject *kwargs, bool operator) {
    PyObject *types = PyTuple_New(found->n), *result = NULL;
    if (!types) return NULL;
    for (int i = 0; i < found->n; i++) PyTuple_SET_ITEM(types, i, Py_NewRef((PyObject *)Py_TYPE(found->object[i])));
    if (fl_py__modes && fl_py__mode_stands()) {
        result = ask_mode(func, types, args, kwargs);
    } else if (!found->n) { /* whoever had a say when the call was taken up has none any more */
        result = PyObject_Call(func, args, kwargs);
    } else {
        result = Py_NewRef(Py_NotImplemented);
    }
    for (int i = 0; i < found->n && result == Py_NotImplemented; i++) {
        PyObject *function = PyObject_GetAttr(found->object[i], name_torch_function);
        Py_SETREF(result, function ? PyObject_CallFunctionObjArgs(function, func, types, args, kwargs, NULL) : NULL);
        Py_XDECREF(function);
    }
    if (result == Py_NotImplemented && !operator) Py_SETREF(result, refused(func, types));
    Py_DECREF(types);
    return result;
}

static PyObject *dispatch(PyObject *func, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames, bool operator) {
    overloaded found;
    found.n = 0;
    Py_ssize_t named = kwnames ? PyTuple_GET_SIZE(kwnames) : 0;
    consider_all(&found, args, nargs + named);
    PyObject *tuple = PyTuple_New(nargs), *dict = named ? PyDict_New() : NULL, *result = NULL;
    bool ok = func && tuple && (dict || !named);
    for (Py_ssize_t i = 0; ok && i < nargs; i++) PyTuple_SET_ITEM(tuple, i, Py_NewRef(args[i]));
    for (Py_ssize_t i = 0; ok && i < named; i++)
        ok = PyDict_SetItem(dict, PyTuple_GET_ITEM(kwnames, i), args[nargs + i]) == 0;
    if (ok) result = ask(&found, func, tuple, dict, operator);
    Py_XDECREF(tuple);
    Py_XDECREF(dict);
    return result;
}

PyObject *fl_py__override(PyObject *func, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames) {
    return dispatch(func, args, nargs, kwnames, false);
}

PyObject *fl_py__override_in(PyObject *module, const char *name, PyObject *const *args, Py_ssize_t nargs,
                             PyObject *kwnames) {
    PyObject *func = PyObject_GetAttrString(module, name);
    PyObject *result = func ? dispatch(func, args, nargs, kwnames, false) : NULL;
    Py_XDECREF(func);
    return result;
}

PyObject *fl_py__override_named(const char *name, PyObject *const *args, Py_ssize_t nargs, bool operator) {
    PyObject *func = PyObject_GetAttrString((PyObject *)fl_py__tensor_type, name);
    PyObject *result = func ? dispatch(func, args, nargs, NULL, operator) : NULL;
    Py_XDECREF(func);
    return result;
}

/* func(self, *args), by those who answer for self where there are any. */
static PyObject *call_method(PyObject *func, PyObject *self, PyObject *const *args, Py_ssize_t n, PyObject *kwnames) {
    const Py_ssize_t all = n + (kwnames ? PyTuple_GET_SIZE(kwnames) : 0);
    PyObject *few[16], **with = all < FL_COUNT(few) ? few : PyMem_Malloc((size_t)(all + 1) * sizeof(PyObject *));
    if (!with) return PyErr_NoMemory();
    with[0] = self;
    if (all) memcpy(with + 1, args, (size_t)all * sizeof(PyObject *));
    PyObject *result = fl_py__overrides(self) ? dispatch(func, with, n + 1, kwnames, false)
                                              : PyObject_Vectorcall(func, with, (size_t)n + 1, kwnames);
    if (with != few) PyMem_Free(with);
    return result;
}

PyObject *fl_py__override_method(const char *name, PyObject *self, PyObject *const *args, Py_ssize_t nargs,
                                 PyObject *kwnames) {
    PyObject *func = PyObject_GetAttrString((PyObject *)fl_py__tensor_type, name);
    PyObject *result = func ? call_method(func, self, args, nargs, kwnames) : NULL;
    Py_XDECREF(func);
    return result;
}

/* ---- What Tensor itself answers ---------------------------------------------------------------------------------- */

static _Thread_local PyObject *running; /* what call_disabled calls, borrowed */

static PyObject *call_disabled(PyObject *func, PyObject *args, PyObject *kwargs) {
    bool before = disabled;
    PyObject *around = running;
    running = func;
    disabled = true;
    PyObject *empty = args ? NULL : PyTuple_New(0);
    PyObject *result =
        args || empty ? PyObject_Call(func, args ? args : empty, kwargs == Py_None ? NULL : kwargs) : NULL;
    Py_XDECREF(empty);
    running = around;
    disabled = before;
    return result;
}

/* The function is one whose tensors stay of their class: what a tensor holds, not what was computed of it. */
static int keeps_class(PyObject *func) {
    static const char *const names[] = {"grad", "_grad", "_base"};
    if (!nowrap) {
        PyObject *set = PySet_New(NULL);
        for (int i = 0; set && i < FL_COUNT(names); i++) {
            PyObject *attribute = PyObject_GetAttrString((PyObject *)fl_py__tensor_type, names[i]);
            PyObject *get = attribute ? PyObject_GetAttrString(attribute, "__get__") : NULL;
            if (!get) PyErr_Clear();
            if (get && PySet_Add(set, get) < 0) Py_CLEAR(set);
            Py_XDECREF(get);
            Py_XDECREF(attribute);
        }
        nowrap = set;
        if (!nowrap) return -1;
    }
    int found = PySet_Contains(nowrap, func);
    if (found < 0) PyErr_Clear(); /* unhashable: none of these */
    return found > 0;
}

static PyObject *as_subclass(PyObject *self, PyTypeObject *type) {
    return fl_py__wrap_as(type, fl_alias(fl_py__of(self)));
}

/* Takes over ret. */
static PyObject *convert(PyObject *ret, PyTypeObject *type) {
    if (!ret || type == fl_py__tensor_type) return ret;
    if (fl_py__is_tensor(ret)) {
        if (!PyType_IsSubtype(Py_TYPE(ret), type)) Py_SETREF(ret, as_subclass(ret, type));
        return ret;
    }
    if (!is_list(ret)) return ret;
    bool contains = false;
    for (Py_ssize_t i = 0; i < PySequence_Fast_GET_SIZE(ret) && !contains; i++) {
        PyObject *item = PySequence_Fast_ITEMS(ret)[i];
        contains = fl_py__is_tensor(item) || is_list(item);
    }
    if (!contains || Py_EnterRecursiveCall(" in the conversion of results to a subclass of Tensor")) return ret;
    PyObject *list = PyList_New(0);
    for (Py_ssize_t i = 0; list && i < PySequence_Fast_GET_SIZE(ret); i++) {
        PyObject *item = convert(Py_NewRef(PySequence_Fast_ITEMS(ret)[i]), type);
        if (!item || PyList_Append(list, item) < 0) Py_CLEAR(list);
        Py_XDECREF(item);
    }
    Py_LeaveRecursiveCall();
    PyObject *result = list ? PyObject_CallOneArg((PyObject *)Py_TYPE(ret), list) : NULL;
    Py_XDECREF(list);
    Py_DECREF(ret);
    return result;
}

static char *names_of_call[] = {"func", "types", "args", "kwargs", NULL};

/* Tensor.__torch_function__(func, types, args=(), kwargs=None): func's own result, as an instance of the class. */
static PyObject *py_torch_function(PyObject *type, PyObject *given, PyObject *keywords) {
    PyObject *func, *types, *args = NULL, *kwargs = NULL;
    if (!PyArg_ParseTupleAndKeywords(given, keywords, "OO|OO:__torch_function__", names_of_call, &func, &types, &args,
                                     &kwargs)) {
        return NULL;
    }
    if (disabled && func == running) return Py_NewRef(Py_NotImplemented); /* one of PyTorch's, which asks again */
    PyObject *list = PySequence_Tuple(types);
    for (Py_ssize_t i = 0; list && i < PyTuple_GET_SIZE(list); i++) {
        int known = PyObject_IsSubclass(type, PyTuple_GET_ITEM(list, i));
        if (known > 0) continue;
        Py_DECREF(list);
        return known < 0 ? NULL : Py_NewRef(Py_NotImplemented);
    }
    if (!list) return NULL;
    Py_DECREF(list);
    PyObject *result = call_disabled(func, args, kwargs);
    int keeps = result ? keeps_class(func) : 0;
    if (keeps < 0) Py_CLEAR(result);
    return keeps ? result : convert(result, (PyTypeObject *)type);
}

static PyObject *py_disabled_torch_function(PyObject *module, PyObject *given, PyObject *keywords) {
    (void)module;
    PyObject *func, *types, *args = NULL, *kwargs = NULL;
    if (!PyArg_ParseTupleAndKeywords(given, keywords, "OO|OO:_disabled_torch_function_impl", names_of_call, &func,
                                     &types, &args, &kwargs)) {
        return NULL;
    }
    return call_disabled(func, args, kwargs);
}

static PyObject *py_as_subclass(PyObject *self, PyObject *args, PyObject *kwargs) {
    PyObject *type;
    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "O:as_subclass", (char *[]){"cls", NULL}, &type)) return NULL;
    if (!PyType_Check(type)) {
        return PyErr_Format(PyExc_TypeError, "as_subclass(): argument 'cls' must be type, not %.200s",
                            Py_TYPE(type)->tp_name);
    }
    return fl_py__is_valueless(self) ? NULL : as_subclass(self, (PyTypeObject *)type);
}

PyMethodDef fl_py__override_methods[] = {
    {"__torch_function__", (PyCFunction)(void (*)(void))py_torch_function, METH_VARARGS | METH_KEYWORDS | METH_CLASS,
     "Calls func and makes the tensors it returns instances of this class."},
    {"as_subclass", (PyCFunction)(void (*)(void))py_as_subclass, METH_VARARGS | METH_KEYWORDS,
     "as_subclass(cls)\n\nA view of the tensor as an instance of cls."},
    {NULL, NULL, 0, NULL}};

/* ---- Attributes of subclasses ------------------------------------------------------------------------------------ */

/* A method of Tensor taken from an instance whose class has a say. */
typedef struct {
    PyObject_HEAD vectorcallfunc vectorcall;
    PyObject *func, *self;
} bound_object;

static PyTypeObject bound_type;

static PyObject *bound_vectorcall(PyObject *callable, PyObject *const *args, size_t flagged, PyObject *kwnames) {
    bound_object *bound = (bound_object *)callable;
    return call_method(bound->func, bound->self, args, PyVectorcall_NARGS(flagged), kwnames);
}

static void bound_dealloc(PyObject *object) {
    PyObject_GC_UnTrack(object);
    Py_XDECREF(((bound_object *)object)->func);
    Py_XDECREF(((bound_object *)object)->self);
    PyObject_GC_Del(object);
}

static int bound_traverse(PyObject *object, visitproc visit, void *arg) {
    Py_VISIT(((bound_object *)object)->func);
    Py_VISIT(((bound_object *)object)->self);
    return 0;
}

static PyObject *bound_getattro(PyObject *object, PyObject *name) {
    PyObject *own = _PyType_Lookup(&bound_type, name);
    return own ? PyObject_GenericGetAttr(object, name) : PyObject_GetAttr(((bound_object *)object)->func, name);
}

static PyObject *bound_repr(PyObject *object) {
    return PyUnicode_FromFormat("<bound method %R of a '%.200s'>", ((bound_object *)object)->func,
                                Py_TYPE(((bound_object *)object)->self)->tp_name);
}

static PyMemberDef bound_members[] = {{"__self__", T_OBJECT, offsetof(bound_object, self), READONLY, NULL},
                                      {"__func__", T_OBJECT, offsetof(bound_object, func), READONLY, NULL},
                                      {NULL, 0, 0, 0, NULL}};

static PyTypeObject bound_type = {PyVarObject_HEAD_INIT(NULL, 0).tp_name = "flashlight._C.BoundMethod",
                                  .tp_basicsize = sizeof(bound_object),
                                  .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_VECTORCALL | Py_TPFLAGS_HAVE_GC,
                                  .tp_vectorcall_offset = offsetof(bound_object, vectorcall),
                                  .tp_call = PyVectorcall_Call,
                                  .tp_dealloc = bound_dealloc,
                                  .tp_traverse = bound_traverse,
                                  .tp_getattro = bound_getattro,
                                  .tp_repr = bound_repr,
                                  .tp_members = bound_members};

static PyObject *bind_method(PyObject *func, PyObject *self) {
    bound_object *bound = PyObject_GC_New(bound_object, &bound_type);
    if (!bound) return NULL;
    bound->vectorcall = bound_vectorcall;
    bound->func = Py_NewRef(func);
    bound->self = Py_NewRef(self);
    PyObject_GC_Track((PyObject *)bound);
    return (PyObject *)bound;
}

/* Tensor's own attribute of this name, where the class of self leaves it as it is and has a say. Borrowed. */
static PyObject *inherited(PyObject *self, PyObject *name) {
    PyObject *own = PyUnicode_Check(name) ? PyDict_GetItemWithError(fl_py__tensor_type->tp_dict, name) : NULL;
    return own && fl_py__overrides(self) && _PyType_Lookup(Py_TYPE(self), name) == own ? own : NULL;
}

static bool is_special(const char *name) { return name && name[0] == '_' && name[1] == '_'; }

/* To exchange the attribute lookup of all classes costs as much as some hundred lookups: what Python remembers of the
 * classes is lost. So it stays when the last mode ends, until that many lookups have asked for nothing: programs enter
 * a mode for every step, or every call. */
#define LOOKUPS_WITHOUT_MODE 500
static bool all_classes_ask;
static int lookups_without_mode;

static int look_up_anew(PyTypeObject *type);

static PyObject *asking_getattro(PyObject *self, PyObject *name) {
    if (!fl_py__modes && all_classes_ask && ++lookups_without_mode > LOOKUPS_WITHOUT_MODE) {
        all_classes_ask = false;
        if (look_up_anew(fl_py__tensor_type) < 0) return NULL;
    }
    if (Py_TYPE(self) == fl_py__batched_type && !(fl_py__modes && fl_py__mode_stands())) {
        const int as_any = PySet_Contains(answered_by_batched, name);
        if (as_any) return as_any < 0 ? NULL : PyObject_GenericGetAttr(self, name);
    }
    PyObject *own = inherited(self, name);
    if (!own) return PyErr_Occurred() ? NULL : PyObject_GenericGetAttr(self, name);
    const char *text = PyUnicode_AsUTF8(name);
    if (!text) return NULL;
    if (Py_TYPE(own) == &PyGetSetDescr_Type && !is_special(text)) {
        PyObject *get = PyObject_GetAttrString(own, "__get__");
        PyObject *result = get ? dispatch(get, &self, 1, NULL, false) : NULL;
        Py_XDECREF(get);
        return result;
    }
    bool callable = Py_TYPE(own) == &PyMethodDescr_Type || PyFunction_Check(own);
    if (!callable || (text[0] == '_' && !is_special(text)) || strcmp(text, "as_subclass") == 0)
        return PyObject_GenericGetAttr(self, name);
    PyObject *dict = ((fl_py_tensor *)self)->dict;
    if (dict && PyDict_Contains(dict, name)) return PyObject_GenericGetAttr(self, name);
    return bind_method(own, self);
}

int fl_py__override_set(PyObject *self, PyObject *name, PyObject *value, bool *done) {
    PyObject *own = inherited(self, name);
    *done = own && Py_TYPE(own) == &PyGetSetDescr_Type && !is_special(PyUnicode_AsUTF8(name));
    if (!*done) return 0;
    PyObject *set = PyObject_GetAttrString(own, value ? "__set__" : "__delete__");
    PyObject *args[] = {self, value};
    PyObject *result = set ? dispatch(set, args, value ? 2 : 1, NULL, false) : NULL;
    Py_XDECREF(set);
    Py_XDECREF(result);
    return result ? 0 : -1;
}

void fl_py__override_prepare(PyTypeObject *type) {
    if (type->tp_getattro != PyObject_GenericGetAttr || !(all_classes_ask || class_overrides(type))) return;
    type->tp_getattro = asking_getattro;
    PyType_Modified(type);
}

/* ---- Modes ------------------------------------------------------------------------------------------------------- */

/* Attribute lookup of a class and of those derived from it, when all classes begin to ask or no longer do. */
static int look_up_anew(PyTypeObject *type) {
    if (all_classes_ask) {
        fl_py__override_prepare(type);
    } else if (type->tp_getattro == asking_getattro && !class_overrides(type)) {
        type->tp_getattro = PyObject_GenericGetAttr;
        PyType_Modified(type);
    }
    PyObject *derived = PyObject_CallMethod((PyObject *)type, "__subclasses__", NULL);
    int status = derived ? 0 : -1;
    for (Py_ssize_t i = 0; status == 0 && i < PyList_GET_SIZE(derived); i++)
        status = look_up_anew((PyTypeObject *)PyList_GET_ITEM(derived, i));
    Py_XDECREF(derived);
    return status;
}

static PyObject *py_push_mode(PyObject *module, PyObject *mode) {
    (void)module;
    if (!modes && !(modes = PyList_New(0))) return NULL;
    if (PyList_Append(modes, mode) < 0) return NULL;
    fl_py__modes++;
    lookups_without_mode = 0;
    if (!all_classes_ask) {
        all_classes_ask = true;
        if (look_up_anew(fl_py__tensor_type) < 0) return NULL;
    }
    Py_RETURN_NONE;
}

static PyObject *py_pop_mode(PyObject *module, PyObject *unused) {
    (void)module, (void)unused;
    Py_ssize_t last = modes ? PyList_GET_SIZE(modes) - 1 : -1;
    if (last < 0) return PyErr_Format(PyExc_AssertionError, "there is no TorchFunctionMode to take away");
    PyObject *mode = Py_NewRef(PyList_GET_ITEM(modes, last));
    if (PyList_SetSlice(modes, last, last + 1, NULL) < 0) {
        Py_DECREF(mode);
        return NULL;
    }
    fl_py__modes--;
    if (!last) Py_CLEAR(modes);
    return mode;
}

static PyObject *py_modes(PyObject *module, PyObject *unused) {
    (void)module, (void)unused;
    return modes ? PyList_AsTuple(modes) : PyTuple_New(0);
}

/* ---- Switching it off -------------------------------------------------------------------------------------------- */

typedef struct {
    PyObject_HEAD bool before, modes_before;
} guard_object;

static PyTypeObject all_guard_type;

static PyObject *guard_enter(PyObject *self, PyObject *unused) {
    (void)unused;
    ((guard_object *)self)->before = disabled;
    ((guard_object *)self)->modes_before = modes_disabled;
    disabled = true;
    modes_disabled |= Py_TYPE(self) == &all_guard_type;
    Py_RETURN_NONE;
}

static PyObject *guard_exit(PyObject *self, PyObject *unused) {
    (void)unused;
    disabled = ((guard_object *)self)->before;
    modes_disabled = ((guard_object *)self)->modes_before;
    Py_RETURN_FALSE;
}

static PyMethodDef guard_methods[] = {
    {"__enter__", guard_enter, METH_NOARGS, NULL}, {"__exit__", guard_exit, METH_VARARGS, NULL}, {NULL, NULL, 0, NULL}};

static PyTypeObject guard_type = {PyVarObject_HEAD_INIT(NULL, 0).tp_name = "flashlight._C.DisableTorchFunctionSubclass",
                                  .tp_basicsize = sizeof(guard_object), .tp_flags = Py_TPFLAGS_DEFAULT,
                                  .tp_new = PyType_GenericNew, .tp_methods = guard_methods};

/* The same for modes as well. */
static PyTypeObject all_guard_type = {PyVarObject_HEAD_INIT(NULL, 0).tp_name = "flashlight._C.DisableTorchFunction",
                                      .tp_basicsize = sizeof(guard_object), .tp_flags = Py_TPFLAGS_DEFAULT,
                                      .tp_new = PyType_GenericNew, .tp_methods = guard_methods};

/* ---- The module's part ------------------------------------------------------------------------------------------- */

static PyObject *py_is_enabled(PyObject *module, PyObject *unused) {
    (void)module, (void)unused;
    return PyBool_FromLong(!disabled);
}

static PyObject *py_has(PyObject *module, PyObject *objects) {
    (void)module;
    PyObject *tuple = PySequence_Tuple(objects);
    if (!tuple) return NULL;
    bool found = fl_py__mode_stands();
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(tuple); i++)
        found = found || fl_py__type_overrides(Py_TYPE(PyTuple_GET_ITEM(tuple, i)));
    Py_DECREF(tuple);
    return PyBool_FromLong(found);
}

static PyObject *py_has_unary(PyObject *module, PyObject *o) {
    (void)module;
    return PyBool_FromLong(fl_py__type_overrides(Py_TYPE(o)));
}

static PyObject *py_has_variadic(PyObject *module, PyObject *const *args, Py_ssize_t n) {
    (void)module;
    bool found = fl_py__mode_stands();
    for (Py_ssize_t i = 0; i < n; i++) found = found || fl_py__type_overrides(Py_TYPE(args[i]));
    return PyBool_FromLong(found);
}

/* _handle_torch_function(func, relevant_args, args, kwargs) */
static PyObject *py_handle(PyObject *module, PyObject *given) {
    (void)module;
    PyObject *func, *relevant, *args, *kwargs;
    if (!PyArg_ParseTuple(given, "OO!O!O!:handle_torch_function", &func, &PyTuple_Type, &relevant, &PyTuple_Type, &args,
                          &PyDict_Type, &kwargs)) {
        return NULL;
    }
    overloaded found = {.n = 0};
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(relevant); i++) consider(&found, PyTuple_GET_ITEM(relevant, i));
    if (!found.n && !fl_py__mode_stands()) return refused(func, relevant);
    return ask(&found, func, args, kwargs, false);
}

/* _overloaded_args(objects): those that would be asked, in order. */
static PyObject *py_overloaded(PyObject *module, PyObject *objects) {
    (void)module;
    PyObject *tuple = PySequence_Tuple(objects);
    if (!tuple) return NULL;
    overloaded found = {.n = 0};
    for (Py_ssize_t i = 0; !disabled && i < PyTuple_GET_SIZE(tuple); i++) consider(&found, PyTuple_GET_ITEM(tuple, i));
    PyObject *list = PyList_New(found.n);
    for (int i = 0; list && i < found.n; i++) PyList_SET_ITEM(list, i, Py_NewRef(found.object[i]));
    Py_DECREF(tuple);
    return list;
}

static PyObject *py_nowrap(PyObject *module, PyObject *unused) {
    (void)module, (void)unused;
    return keeps_class(Py_None) < 0 ? NULL : PySet_New(nowrap);
}

/* _set_plain_class(cls): a class that never overrides, to be told by one comparison. */
static PyObject *py_set_plain(PyObject *module, PyObject *type) {
    (void)module;
    if (!PyType_Check(type)) return PyErr_Format(PyExc_TypeError, "_set_plain_class() takes a class");
    fl_py__plain_type = (PyTypeObject *)Py_NewRef(type);
    Py_RETURN_NONE;
}

bool fl_py__is_valueless(PyObject *o) {
    if (FL_LIKELY(Py_TYPE(o) != fl_py__batched_type)) return false;
    PyErr_SetString(PyExc_RuntimeError,
                    "vmap: It looks like you're reading the values of a Tensor that has a batch. "
                    "We don't support vmap over what reads values outside of its functions");
    return true;
}

bool fl_py__is_unreadable(PyObject *o) {
    if (fl_py__is_valueless(o)) return true;
    if (!fl_py__is_tensor(o) || !fl_tensor__is_emptied(fl_py__of(o))) return false;
    fl_py__raise();
    return true;
}

/* _set_batched_class(cls, names): the class of the tensors of vmap, whose own storage stands for nothing, and the
 * attributes that their shapes and dtypes answer. */
static PyObject *py_set_batched(PyObject *module, PyObject *args) {
    (void)module;
    PyObject *type, *names;
    if (!PyArg_ParseTuple(args, "O!O!:_set_batched_class", &PyType_Type, &type, &PySet_Type, &names)) return NULL;
    Py_XSETREF(answered_by_batched, Py_NewRef(names));
    fl_py__batched_type = (PyTypeObject *)Py_NewRef(type);
    Py_RETURN_NONE;
}

static PyMethodDef functions[] = {
    {"_disabled_torch_function_impl", (PyCFunction)(void (*)(void))py_disabled_torch_function,
     METH_VARARGS | METH_KEYWORDS, "As a class's __torch_function__: the class leaves all functions as they are."},
    {"_is_torch_function_enabled", py_is_enabled, METH_NOARGS, NULL},
    {"_has_torch_function", py_has, METH_O,
     "Whether one of the objects in a sequence overrides functions by __torch_function__."},
    {"_has_torch_function_unary", py_has_unary, METH_O, "Whether an object overrides functions by __torch_function__."},
    {"_has_torch_function_variadic", (PyCFunction)(void (*)(void))py_has_variadic, METH_FASTCALL,
     "Whether one of the arguments overrides functions by __torch_function__."},
    {"_handle_torch_function", py_handle, METH_VARARGS, NULL},
    {"_overloaded_args", py_overloaded, METH_O, NULL},
    {"_nowrap_functions", py_nowrap, METH_NOARGS, "The functions whose results keep the class Tensor."},
    {"_set_plain_class", py_set_plain, METH_O, NULL},
    {"_set_batched_class", py_set_batched, METH_VARARGS, NULL},
    {"_push_function_mode", py_push_mode, METH_O, NULL},
    {"_pop_function_mode", py_pop_mode, METH_NOARGS, NULL},
    {"_function_modes", py_modes, METH_NOARGS, "The modes of this thread, the innermost last."},
    {NULL, NULL, 0, NULL}};

int fl_py__init_override(PyObject *module) {
    if (PyType_Ready(&bound_type) < 0 || PyType_Ready(&guard_type) < 0 || PyType_Ready(&all_guard_type) < 0) return -1;
    name_torch_function = PyUnicode_InternFromString("__torch_function__");
    if (!name_torch_function || PyModule_AddFunctions(module, functions) < 0) return -1;
    disabled_impl = PyObject_GetAttrString(module, "_disabled_torch_function_impl"); /* kept for ever */
    if (!disabled_impl) return -1;
    if (PyModule_AddObjectRef(module, "DisableTorchFunction", (PyObject *)&all_guard_type) < 0) return -1;
    return PyModule_AddObjectRef(module, "DisableTorchFunctionSubclass", (PyObject *)&guard_type);
}
