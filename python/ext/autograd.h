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
/* The node behind such an object, borrowed. NULL for other objects; NULL and an error for what is shown as a node and
 * is none (node.c). */
fl_node *fl_py__node_of(PyObject *o);
/* A dict that lives as long as the node, which its object may not: a new reference. */
PyObject *fl_py__node_metadata(fl_node *node);
int fl_py__init_node(PyObject *module);
/* The handle that takes a hook away again: it holds the hook in a capsule, and not what the hook calls. hook NULL: an
 * error is pending. */
PyObject *fl_py__hook_handle(fl_hook *hook);
/* hook(grad_inputs, grad_outputs) after a node, hook(grad_outputs) before it; a tuple it returns replaces the first. */
void fl_py__node_hook(void *context, fl_tensor **grads, int n, fl_tensor *const *outputs, int n_outputs);
/* A tuple of wrapped tensors, None for NULL. */
PyObject *fl_py__tensors_tuple(fl_tensor *const *tensors, int n);

/* The context of a node that an autograd.Function made, borrowed; NULL for other nodes. (function.c) */
PyObject *fl_py__context_of(fl_node *node);
int fl_py__init_function(PyObject *module);

/* What a node saved, by its attribute's name: "_saved_self", "_raw_saved_self". NULL and an AttributeError where it
 * saved nothing so called, a RuntimeError where it has been freed. (saved.c) */
PyObject *fl_py__saved(fl_node *node, PyObject *attribute);
/* Appends the names of what it saved, as attributes. */
bool fl_py__list_saved(const fl_node *node, PyObject *list);
int fl_py__init_saved(PyObject *module);

/* For the collector: what hangs on a node that nobody else holds. */
int fl_py__visit_node(fl_node *node, visitproc visit, void *arg);

#endif
