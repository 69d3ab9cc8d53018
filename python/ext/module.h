/* module.h: what the files about modules share: layer.c (calls), definition.c, modulebase.c (attributes) and walk.c
 * (trees of modules).
 */
#ifndef FL_PYTHON_MODULE_H
#define FL_PYTHON_MODULE_H

#include "ext.h"

/* ModuleBase, which nn.Module derives from. */
typedef struct fl_py_module {
    PyObject_HEAD PyObject *dict;
    PyObject *weak;
} fl_py_module;

extern PyTypeObject fl_py__module_type;

static inline bool fl_py__is_module(PyObject *o) {
    return Py_TYPE(o) == &fl_py__module_type || PyType_IsSubtype(Py_TYPE(o), &fl_py__module_type);
}
/* The __dict__ of a module, borrowed; NULL before anything was set. */
static inline PyObject *fl_py__module_dict(PyObject *module) { return ((fl_py_module *)module)->dict; }

/* modulebase.c: what ModuleBase is given: its constructor and its methods, and what is left to do when it is ready. */
PyObject *fl_py__module_new(PyTypeObject *type, PyObject *args, PyObject *kwargs);
extern PyMethodDef fl_py__module_methods[];
int fl_py__module_attributes(void);

/* walk.c: its functions go into flashlight._C. */
int fl_py__init_walk(PyObject *module);
PyObject *fl_py__module_item(PyObject *self, PyObject *index); /* of a container whose children are numbered */

#endif
