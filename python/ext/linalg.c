/* linalg.c: what linear algebra needs of Python: its exception, and the places where a Python installation keeps a
 * LAPACK (flashlight/_lapack.py knows them), asked for when the first op wants one.
 */
#include <stdlib.h>
#include <string.h>

#include "ext.h"
#include "ops/lapack.h"

PyObject *fl_py__linalg_error;

/* Called from an op, with or without the GIL, and with no Python exception pending. */
static char *candidates(void) {
    const PyGILState_STATE state = PyGILState_Ensure();
    fl_py_guard guard;
    fl_py__enter(&guard);
    char *lines = NULL;
    PyObject *module = PyImport_ImportModule("flashlight._lapack");
    PyObject *text = module ? PyObject_CallMethod(module, "candidates", NULL) : NULL;
    const char *utf8 = text ? PyUnicode_AsUTF8(text) : NULL;
    if (utf8) lines = strdup(utf8);
    Py_XDECREF(text);
    Py_XDECREF(module);
    if (PyErr_Occurred()) PyErr_WriteUnraisable(NULL);
    fl_py__leave(&guard);
    PyGILState_Release(state);
    return lines;
}

int fl_py__init_linalg(PyObject *module) {
    fl_py__linalg_error = PyErr_NewExceptionWithDoc("flashlight.linalg.LinAlgError",
                                                    "A matrix does not allow what was asked: it is singular, say.",
                                                    PyExc_RuntimeError, NULL);
    if (!fl_py__linalg_error || PyModule_AddObjectRef(module, "_LinAlgError", fl_py__linalg_error) < 0) return -1;
    fl_lapack__candidates = candidates;
    return 0;
}
