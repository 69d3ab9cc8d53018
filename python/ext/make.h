/* make.h: tensors from Python's data, for the files that need one.
 */
#ifndef FL_PYTHON_MAKE_H
#define FL_PYTHON_MAKE_H

#include "ext.h"

/* A new tensor of nested sequences, numbers, arrays or tensors, as flashlight.tensor makes it (dtype FL_DTYPE_NONE: as
 * the data suggest). One reference, the caller's; NULL and a Python exception on failure. */
fl_tensor *fl_py__make(PyObject *data, fl_dtype dtype);
/* The same for a list or an array that stands as an index: an empty list counts as integers. */
fl_tensor *fl_py__make_index(PyObject *data);
/* Writes a Python number as an element of this type. False with a Python exception. */
bool fl_py__store(char *to, fl_dtype dtype, PyObject *number);
/* A tensor over the memory of an object with the buffer protocol (interop.c). */
fl_tensor *fl_py__from_buffer(PyObject *array, bool warn);
/* frombuffer(), as Python calls it. */
PyObject *fl_py__frombuffer(PyObject *module, PyObject *args, PyObject *kwargs);
/* tensor.untyped_storage(), as Python calls it; and two more of storage.c. */
PyObject *fl_py__untyped_storage(PyObject *tensor, PyObject *unused);
PyObject *fl_py__share_memory_(PyObject *tensor, PyObject *unused);
/* Sets *t to a tensor over the memory of a storage, NULL after an exception; its dtype must be the storage's own, if
 * that has one. Whether o is a storage. */
bool fl_py__of_storage(PyObject *o, fl_dtype dtype, fl_tensor **t);
/* The TypedStorage over a tensor of bytes. */
PyObject *fl_py__storage_over(fl_tensor *bytes, fl_dtype dtype);
/* A tensor over the memory of a capsule or of an object with __dlpack__; copy as that takes it, or None. */
PyObject *fl_py__from_dlpack(PyObject *source, PyObject *copy);
/* numpy.ndarray or a subclass, told without importing NumPy. */
bool fl_py__is_array(PyObject *o);
/* Warns, once, of an element that becomes a number and needs a gradient (number.c); false with an exception. */
bool fl_py__warn_of_scalar(const fl_tensor *t);
/* "FloatTensor": what torch.Tensor.type() calls a dtype. */
const char *fl_py__legacy_name(fl_dtype dtype);

#endif
