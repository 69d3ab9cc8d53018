/* mode.c: what no_grad, enable_grad, set_grad_enabled and inference_mode do around a block. Their classes in Python
 * derive from these, and add that they decorate functions.
 */
#include "ext.h"

typedef struct mode {
    PyObject_HEAD bool on;   /* inference_mode(False), set_grad_enabled(True) */
    bool no_grad, inference; /* what was before */
} mode;

/* no_grad(): a block. no_grad(function), or None: the function within one. */
static PyObject *block_new(PyTypeObject *type, PyObject *args, PyObject *kwargs) {
    PyObject *function = Py_None;
    if (FL_UNLIKELY(PyTuple_GET_SIZE(args) || kwargs)) {
        static char *names[] = {"orig_func", NULL};
        if (!PyArg_ParseTupleAndKeywords(args, kwargs, "|O", names, &function)) return NULL;
    }
    PyObject *self = type->tp_alloc(type, 0);
    if (!self || function == Py_None) return self;
    PyObject *wrapped = PyObject_CallOneArg(self, function);
    Py_DECREF(self);
    return wrapped;
}

static PyObject *inference_new(PyTypeObject *type, PyObject *args, PyObject *kwargs) {
    PyObject *on = Py_True;
    static char *names[] = {"mode", NULL};
    if ((PyTuple_GET_SIZE(args) || kwargs) && !PyArg_ParseTupleAndKeywords(args, kwargs, "|O", names, &on)) return NULL;
    PyObject *self = type->tp_alloc(type, 0);
    if (!self) return NULL;
    ((mode *)self)->on = on != Py_False;
    if (PyBool_Check(on)) return self;
    PyObject *wrapped = PyObject_CallOneArg(self, on);
    Py_DECREF(self);
    return wrapped;
}

static inline void keep(mode *self) {
    self->no_grad = fl_thread__self.no_grad;
    self->inference = fl_thread__self.inference;
}

/* set_grad_enabled(mode): at once. */
static int setting_init(PyObject *self, PyObject *args, PyObject *kwargs) {
    PyObject *on;
    static char *names[] = {"mode", NULL};
    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "O:set_grad_enabled", names, &on)) return -1;
    if (!PyBool_Check(on)) {
        PyErr_Format(PyExc_TypeError, "set_grad_enabled(): argument 'enabled' (position 1) must be bool, not %.200s",
                     Py_TYPE(on)->tp_name);
        return -1;
    }
    ((mode *)self)->on = on == Py_True;
    keep((mode *)self);
    fl_thread__self.no_grad = on != Py_True;
    return 0;
}
static PyObject *enter_setting(PyObject *self, PyObject *unused) {
    (void)unused;
    fl_thread__self.no_grad = !((mode *)self)->on;
    Py_RETURN_NONE;
}

static PyObject *enter_no_grad(PyObject *self, PyObject *unused) {
    (void)unused;
    keep((mode *)self);
    fl_thread__self.no_grad = true;
    Py_RETURN_NONE;
}
static PyObject *enter_grad(PyObject *self, PyObject *unused) {
    (void)unused;
    keep((mode *)self);
    fl_thread__self.no_grad = false;
    Py_RETURN_NONE;
}
static PyObject *enter_inference(PyObject *self, PyObject *unused) {
    (void)unused;
    keep((mode *)self);
    fl_thread__self.inference = ((mode *)self)->on;
    fl_thread__self.no_grad = ((mode *)self)->on;
    Py_RETURN_NONE;
}
static PyObject *leave(PyObject *self, PyObject *const *args, Py_ssize_t n) {
    (void)args, (void)n;
    fl_thread__self.no_grad = ((mode *)self)->no_grad;
    Py_RETURN_NONE;
}
static PyObject *leave_inference(PyObject *self, PyObject *const *args, Py_ssize_t n) {
    fl_thread__self.inference = ((mode *)self)->inference;
    return leave(self, args, n);
}

static PyObject *reduce_block(PyObject *self, PyObject *unused) {
    (void)unused;
    return Py_BuildValue("O()", Py_TYPE(self));
}
static PyObject *reduce_with_mode(PyObject *self, PyObject *unused) {
    (void)unused;
    return Py_BuildValue("O(O)", Py_TYPE(self), ((mode *)self)->on ? Py_True : Py_False);
}
static PyObject *is_on(PyObject *self, void *unused) {
    (void)unused;
    return PyBool_FromLong(((mode *)self)->on);
}
static PyGetSetDef mode_getset[] = {{"mode", is_on, NULL, NULL, NULL}, {NULL, NULL, NULL, NULL, NULL}};

#define LEAVE(function) \
    { "__exit__", (PyCFunction)(void (*)(void))function, METH_FASTCALL, NULL }
static PyMethodDef no_grad_methods[] = {{"__enter__", enter_no_grad, METH_NOARGS, NULL},
                                        LEAVE(leave),
                                        {"__reduce__", reduce_block, METH_NOARGS, NULL},
                                        {NULL, NULL, 0, NULL}};
static PyMethodDef grad_methods[] = {{"__enter__", enter_grad, METH_NOARGS, NULL},
                                     LEAVE(leave),
                                     {"__reduce__", reduce_block, METH_NOARGS, NULL},
                                     {NULL, NULL, 0, NULL}};
static PyMethodDef setting_methods[] = {{"__enter__", enter_setting, METH_NOARGS, NULL},
                                        LEAVE(leave),
                                        {"__reduce__", reduce_with_mode, METH_NOARGS, NULL},
                                        {NULL, NULL, 0, NULL}};
static PyMethodDef inference_methods[] = {{"__enter__", enter_inference, METH_NOARGS, NULL},
                                          LEAVE(leave_inference),
                                          {"__reduce__", reduce_with_mode, METH_NOARGS, NULL},
                                          {NULL, NULL, 0, NULL}};

#define MODE(type_name, make, functions, ...)                                                              \
    {                                                                                                      \
        PyVarObject_HEAD_INIT(NULL, 0).tp_name = "flashlight._C." type_name, .tp_basicsize = sizeof(mode), \
                                    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE, .tp_new = make,  \
                                    .tp_methods = functions, __VA_ARGS__                                   \
    }
static PyTypeObject types[] = {
    MODE("NoGradBase", block_new, no_grad_methods, ), MODE("EnableGradBase", block_new, grad_methods, ),
    MODE("SetGradEnabledBase", PyType_GenericNew, setting_methods, .tp_init = setting_init, .tp_getset = mode_getset),
    MODE("InferenceModeBase", inference_new, inference_methods, .tp_getset = mode_getset)};

int fl_py__init_modes(PyObject *module) {
    for (int i = 0; i < FL_COUNT(types); i++)
        if (PyModule_AddType(module, &types[i]) < 0) return -1;
    return 0;
}
