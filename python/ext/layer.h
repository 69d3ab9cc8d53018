/* layer.h: leaf layers on behalf of Python's modules: what definition.c shares with layer.c. */
#ifndef FL_PYTHON_LAYER_H
#define FL_PYTHON_LAYER_H

#include "module.h"
#include "nn/layer.h"

/* A leaf layer's forward: what nn.Module's classes have under that name. */
typedef struct fl_py_forward {
    PyObject_HEAD vectorcallfunc vectorcall;
    const fl_layer *layer;
    PyObject *spelled; /* the same over nn.functional, for what has a __torch_function__ to ask; NULL: there is none */
    PyObject *name, *qualname, *doc;
    PyObject *option_names[FL_MAX_ARGS]; /* interned */
    PyObject *input_names[FL_MAX_ARGS];
    PyObject *slot_names[FL_MAX_ARGS]; /* interned, filled as they are met */
} fl_py_forward;

#define FL_PY_HELD 8
/* One call into a definition on behalf of one module. */
typedef struct fl_py_layer_call {
    PyObject *module, *dict;
    fl_py_forward *forward;
    fl_py_arena arena;
    PyObject *held[FL_PY_HELD]; /* what properties returned, kept until the call ends */
    int n_held;
    bool making; /* a constructor's work, and not forward's */
} fl_py_layer_call;

/* The host that reads a module's options and tensors, for fl_layer_call. */
extern const fl_layer_host fl_py__layer_host;
/* Opens a call; -1 and an exception for what is no module whose __init__ has run. End each that was opened. */
int fl_py__layer_call_begin(fl_py_layer_call *call, fl_py_forward *forward, PyObject *module);
void fl_py__layer_call_end(fl_py_layer_call *call);
PyObject *fl_py__forward_new(const fl_layer *layer);

/* definition.c: its functions go into flashlight._C. */
int fl_py__init_definitions(PyObject *module);

#endif
