/* error.c: fl errors become Python exceptions and the other way round; what surrounds Python code that C calls.
 */
#include "base/error.h"

#include "ext.h"

#include <frameobject.h> /* PyFrame_GetBack, which Python.h has from 3.11 on */

static PyObject *unpickling_error; /* pickle.UnpicklingError, looked up when first raised */

/* OutOfMemoryError: a RuntimeError, which programs written for PyTorch catch, and Python's MemoryError. */
static PyObject *memory_error;

static PyObject *exception_of(fl_code code) {
    switch (code) {
        case FL_TYPE_ERROR:
            return PyExc_TypeError;
        case FL_VALUE_ERROR:
            return PyExc_ValueError;
        case FL_INDEX_ERROR:
            return PyExc_IndexError;
        case FL_KEY_ERROR:
            return PyExc_KeyError;
        case FL_ATTRIBUTE_ERROR:
            return PyExc_AttributeError;
        case FL_NOT_IMPLEMENTED_ERROR:
            return PyExc_NotImplementedError;
        case FL_MEMORY_ERROR:
            return memory_error;
        case FL_OS_ERROR:
            return PyExc_OSError;
        case FL_FILE_NOT_FOUND_ERROR:
            return PyExc_FileNotFoundError;
        case FL_ASSERTION_ERROR:
            return PyExc_AssertionError;
        case FL_ZERO_DIVISION_ERROR:
            return PyExc_ZeroDivisionError;
        case FL_LINALG_ERROR:
            return fl_py__linalg_error;
        case FL_UNPICKLING_ERROR:
            if (!unpickling_error) {
                PyObject *pickle = PyImport_ImportModule("_pickle");
                if (pickle) {
                    unpickling_error = PyObject_GetAttrString(pickle, "UnpicklingError");
                    Py_DECREF(pickle);
                }
                PyErr_Clear();
            }
            return unpickling_error ? unpickling_error : PyExc_RuntimeError;
        default:
            return PyExc_RuntimeError;
    }
}

PyObject *fl_py__raise(void) {
    fl_error error = fl_error_take();
    if (error.code == FL_HOST_ERROR) {
        if (!PyErr_Occurred()) PyErr_SetString(PyExc_RuntimeError, error.message);
    } else if (error.code == FL_OK) {
        if (!PyErr_Occurred()) PyErr_SetString(PyExc_SystemError, "an operation failed without saying why");
    } else {
        PyObject *type = exception_of(error.code);
        /* The message may have been cut inside a character. */
        PyObject *text = PyUnicode_DecodeUTF8(error.message, (Py_ssize_t)strlen(error.message), "replace");
        if (text) PyErr_SetObject(type, text);
        Py_XDECREF(text);
    }
    return NULL;
}

void fl_py__fail(void) { fl_fail(FL_HOST_ERROR, "a Python exception is set"); }

void fl_py__enter(fl_py_guard *guard) {
    guard->scopes = fl_scope__suspend();
    fl_error__save(&guard->error);
    guard->offer = fl_thread__self.offer;
    fl_thread__self.offer = NULL;
}

void fl_py__leave(fl_py_guard *guard) {
    if (guard->error.code != FL_OK) {
        if (PyErr_Occurred() && guard->error.code != FL_HOST_ERROR) PyErr_WriteUnraisable(NULL);
        fl_error__restore(&guard->error);
    }
    fl_thread__self.offer = guard->offer;
    fl_scope__resume(guard->scopes);
}

static void *release_gil(void) {
    fl_thread__self.host_lock = false;
    return PyEval_SaveThread();
}

static void acquire_gil(void *state) {
    PyEval_RestoreThread(state);
    fl_thread__self.host_lock = true;
}

/* ---- Warnings ---------------------------------------------------------------------------------------------------- */

/* "/.../flashlight/", where the package's own files are; NULL before it is imported. */
static PyObject *package_folder(void) {
    static PyObject *folder;
    if (folder) return folder;
    PyObject *package = PyDict_GetItemString(PyImport_GetModuleDict(), "flashlight");
    PyObject *path = package ? PyObject_GetAttrString(package, "__path__") : NULL;
    PyObject *first = path ? PySequence_GetItem(path, 0) : NULL;
    if (first && PyUnicode_Check(first)) folder = PyUnicode_FromFormat("%U/", first);
    Py_XDECREF(path);
    Py_XDECREF(first);
    PyErr_Clear();
    return folder;
}

/* For PyErr_WarnEx: the level of the first frame outside the package, the line of the program that is warned. */
static Py_ssize_t level_of_caller(void) {
    PyObject *folder = package_folder();
    PyFrameObject *frame = folder ? PyEval_GetFrame() : NULL;
    Py_XINCREF(frame);
    Py_ssize_t level = 1;
    while (frame) {
        PyCodeObject *code = PyFrame_GetCode(frame);
        const bool inside = PyUnicode_Tailmatch(code->co_filename, folder, 0, PY_SSIZE_T_MAX, -1) > 0;
        Py_DECREF(code);
        PyFrameObject *back = inside ? PyFrame_GetBack(frame) : NULL;
        Py_DECREF(frame);
        frame = back;
        level += inside;
    }
    PyErr_Clear(); /* no memory to walk further: the frame reached is the one that is warned */
    return level;
}

static void warn(void *context, fl_warning kind, const char *message) {
    (void)context;
    PyObject *const categories[] = {PyExc_UserWarning, PyExc_FutureWarning, PyExc_DeprecationWarning};
    PyGILState_STATE state = PyGILState_Ensure();
    fl_py_guard guard;
    fl_py__enter(&guard);
    const bool refused = PyErr_WarnEx(categories[kind], message, level_of_caller()) < 0;
    fl_py__leave(&guard);
    PyGILState_Release(state);
    if (refused) fl_py__fail();
}

static PyObject *py_set_warn_always(PyObject *module, PyObject *mode) {
    (void)module;
    fl_set_warn_always(mode == Py_True);
    Py_RETURN_NONE;
}
static PyObject *py_get_warn_always(PyObject *module, PyObject *unused) {
    (void)module, (void)unused;
    return PyBool_FromLong(fl_get_warn_always());
}

/* warn(message, category=UserWarning): for what Python's own part of the package warns about. */
static PyObject *py_warn(PyObject *module, PyObject *args) {
    (void)module;
    const char *message;
    PyObject *category = PyExc_UserWarning;
    if (!PyArg_ParseTuple(args, "s|O", &message, &category)) return NULL;
    if (PyErr_WarnEx(category, message, level_of_caller()) < 0) return NULL;
    Py_RETURN_NONE;
}

static PyMethodDef functions[] = {{"warn", py_warn, METH_VARARGS, "A warning at the line that called the package."},
                                  {"set_warn_always", py_set_warn_always, METH_O, NULL},
                                  {"get_warn_always", py_get_warn_always, METH_NOARGS, NULL},
                                  {NULL, NULL, 0, NULL}};

int fl_py__init_errors(PyObject *module) {
    PyObject *bases = PyTuple_Pack(2, PyExc_RuntimeError, PyExc_MemoryError);
    if (bases)
        memory_error = PyErr_NewExceptionWithDoc("flashlight.OutOfMemoryError", "There is no memory left for a tensor.",
                                                 bases, NULL);
    Py_XDECREF(bases);
    if (!memory_error || PyModule_AddObjectRef(module, "OutOfMemoryError", memory_error) < 0) return -1;
    if (PyModule_AddFunctions(module, functions) < 0) return -1;
    fl_set_warning_handler(warn, NULL);
    fl_base__host.release = release_gil;
    fl_base__host.acquire = acquire_gil;
    fl_thread__self.host_lock = true;
    return 0;
}
