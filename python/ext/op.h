/* op.h: what op.c shares with the files around it.
 */
#ifndef FL_PYTHON_OP_H
#define FL_PYTHON_OP_H

#include "ext.h"

/* Raises the TypeError for a call of an op that no overload takes. */
PyObject *fl_py__no_overload(PyObject *callable, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames);
/* What a call in a form that PyTorch has deprecated gives (torch.add(x, 2, y)); NULL without an exception where it is
 * in none. `op`: the row's name; a method's args begin with self. */
PyObject *fl_py__deprecated_form(PyObject *callable, const char *op, bool method, PyObject *const *args,
                                 Py_ssize_t nargs, PyObject *kwnames);
/* signature.c: the signature of a function of nn.functional where its row does not give it, else NULL; how many
 * arguments it has; and how many of a row's first n are those that it begins with. */
const char *fl_py__signature(const char *name);
int fl_py__signature_places(const char *text);
int fl_py__signature_prefix(const char *text, const fl_op *op, int n);
/* The call with the names of such a signature for all arguments from `first` on. NULL without an exception where there
 * are none of those, or more than it has. */
PyObject *fl_py__call_with_names(PyObject *callable, const char *text, int first, PyObject *const *args,
                                 Py_ssize_t nargs, PyObject *kwnames);
/* device= and layout= of a function that makes tensors; NULL where not given. False and an exception for others. */
bool fl_py__check_factory(PyObject *device, PyObject *layout);

/* The truth of an argument that must be True, False or (NULL or None) left out; -1 with an exception set. */
int fl_py__flag(const char *function, const char *name, PyObject *value);

#endif
