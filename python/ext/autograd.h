/* autograd.h: what autograd.c and function.c share.
 */
#ifndef FL_PYTHON_AUTOGRAD_H
#define FL_PYTHON_AUTOGRAD_H

#include "autograd/graph.h"
#include "ext.h"

/* Lets go of a Python object that C held; the GIL need not be held. */
void fl_py__release_object(void *object);
/* The object that stands for a node: a new reference; None for NULL. */
PyObject *fl_py__node(fl_node *node);
/* A tuple of wrapped tensors, None for NULL. */
PyObject *fl_py__tensors_tuple(fl_tensor *const *tensors, int n);

/* The context of a node that an autograd.Function made, borrowed; NULL for other nodes. (function.c) */
PyObject *fl_py__context_of(fl_node *node);
int fl_py__init_function(PyObject *module);

/* What a node saved, by its attribute's name: "_saved_self", "_raw_saved_self". NULL and an AttributeError where it
 * saved nothing so called, a RuntimeError where it has been freed. (saved.c) */
PyObject *fl_py__saved(fl_node *node, PyObject *attribute);
int fl_py__init_saved(PyObject *module);

#endif
