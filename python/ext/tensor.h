/* tensor.h: what the files that make up the Tensor type share with tensor.c, which puts them together.
 */
#ifndef FL_PYTHON_TENSOR_H
#define FL_PYTHON_TENSOR_H

#include "ext.h"

/* Slots of the type by the file that has them; each list ends in {0, NULL}. */
const PyType_Slot *fl_py__number_slots(void);
extern const PyType_Slot fl_py__index_slots[], fl_py__interop_slots[];
extern PyMethodDef fl_py__methods[], fl_py__autograd_methods[], fl_py__interop_methods[];
extern PyGetSetDef fl_py__attributes[], fl_py__autograd_attributes[];

/* override.c: methods of Tensor; what a class gets before its first instance; and assigning to an attribute of
 * Tensor's, where *done says that the class of self has answered for it (0 or -1 then, as a setter). */
extern PyMethodDef fl_py__override_methods[];
void fl_py__override_prepare(PyTypeObject *type);
int fl_py__override_set(PyObject *self, PyObject *name, PyObject *value, bool *done);

PyObject *fl_py__tensor_new(PyTypeObject *type, PyObject *args, PyObject *kwargs); /* make.c */
extern PyObject *fl_py__dual_apply;           /* not NULL while dual tensors are about (function.c) */
PyObject *fl_py__tensor_repr(PyObject *self); /* methods.c */

/* An object whose count fell to zero lives on with one reference. */
static inline void fl_py__revive(PyObject *object) {
#ifdef Py_TRACE_REFS
    _Py_NewReference(object);
#else
    Py_SET_REFCNT(object, 1);
#endif
}
/* Lets go of what stands in the __slots__ of an instance, from its type up to a base made in C. */
void fl_py__clear_slots(PyTypeObject *type, const PyTypeObject *base, PyObject *self); /* tensor.c */

/* Host objects that hang on the autograd state of a tensor whose only owner is its Python object (autograd.c). */
int fl_py__visit_autograd(fl_tensor *t, visitproc visit, void *arg);

/* The row of a name and overload; NULL and a NotImplementedError where there is none. `cache` keeps it. */
const fl_op *fl_py__row(const fl_op **cache, const char *name, const char *overload);

#endif
