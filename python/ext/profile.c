/* profile.c: what flashlight.profiler records. Every call of an op from Python comes through fl_py__run_row, which
 * looks at one flag; leaf layers, nodes of the backward pass and the ranges a program names are recorded beside them.
 * Ops that C code calls inside an op are part of it.
 *
 * Events are kept in one array in the order they began, under the GIL. An index into it stands for an open event, and
 * is of no use any more when recording has been started anew meanwhile (`session`).
 */
#include <time.h>

#include "autograd/graph.h"
#include "ext.h"

enum { OP, RANGE, NODE };

typedef struct event {
    PyObject *name, *shapes; /* owned; shapes NULL where not recorded */
    int64_t start, end;      /* ns of the monotonic clock; end 0: still open */
    int64_t memory;          /* bytes that stayed allocated */
    unsigned long thread;
    int kind;
} event;

bool fl_py__profiling;
static bool with_shapes;
static event *events;
static Py_ssize_t count, capacity;
static unsigned session;

static int64_t now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

/* Takes over name and shapes. -1 where the event could not be kept: it is then missing from the record, no more. */
static Py_ssize_t begin(PyObject *name, PyObject *shapes, int kind) {
    if (name && count == capacity) {
        Py_ssize_t more = capacity ? capacity * 2 : 1024;
        event *grown = PyMem_Realloc(events, (size_t)more * sizeof(event));
        if (grown) {
            events = grown;
            capacity = more;
        }
    }
    if (!name || count == capacity) {
        Py_XDECREF(name);
        Py_XDECREF(shapes);
        return -1;
    }
    event *e = &events[count];
    *e = (event){name, shapes, 0, 0, fl_memory().live_bytes, PyThread_get_thread_ident(), kind};
    e->start = now();
    return count++;
}

static void finish(Py_ssize_t at, unsigned of_session) {
    if (at < 0 || of_session != session) return;
    events[at].end = now();
    events[at].memory = fl_memory().live_bytes - events[at].memory;
}

/* ---- Ops and layers ---------------------------------------------------------------------------------------------- */

static PyObject *shapes_of(const fl_value *v) {
    PyObject *list = PyList_New(0);
    int n = v->kind == FL_K_TENSORS ? v->count : 0;
    if (v->kind == FL_K_TENSOR && v->as.tensor) n = v->as.tensor->ndim;
    for (int i = 0; list && i < n; i++) {
        PyObject *item;
        if (v->kind == FL_K_TENSOR) {
            item = PyLong_FromLongLong(v->as.tensor->sizes[i]);
        } else {
            fl_value one = {.kind = FL_K_TENSOR, .as.tensor = v->as.tensors[i]};
            item = shapes_of(&one);
        }
        if (!item || PyList_Append(list, item) < 0) Py_CLEAR(list);
        Py_XDECREF(item);
    }
    return list;
}

static PyObject *all_shapes(const fl_value *values, int n) {
    PyObject *list = PyList_New(0);
    for (int i = 0; list && i < n; i++) {
        PyObject *item = shapes_of(&values[i]);
        if (!item || PyList_Append(list, item) < 0) Py_CLEAR(list);
        Py_XDECREF(item);
    }
    return list;
}

static Py_ssize_t begin_call(const char *space, const char *name, const fl_value *values, int n) {
    /* An exception may be pending where an op runs in the middle of something; making strings must leave it alone. */
    fl_py_exception pending = fl_py__take_exception();
    Py_ssize_t at = begin(PyUnicode_FromFormat("%s::%s", space, name), with_shapes ? all_shapes(values, n) : NULL, OP);
    PyErr_Clear();
    fl_py__put_exception(pending);
    return at;
}

bool fl_py__profile_row(const fl_op *op, const fl_value *values, fl_value *results) {
    Py_ssize_t at = begin_call("aten", op->name, values, op->n_args);
    unsigned of_session = session;
    bool ok = op->call(values, results);
    finish(at, of_session);
    return ok;
}

fl_py_event fl_py__profile_begin(const char *layer, const fl_value *inputs, int n) {
    return (fl_py_event){begin_call("nn", layer, inputs, n), session};
}

void fl_py__profile_end(fl_py_event e) { finish(e.at, e.session); }

/* ---- The backward pass ------------------------------------------------------------------------------------------- */

static _Thread_local fl_py_event open_node[64]; /* passes inside passes */
static _Thread_local int open_nodes;

static void observe(const char *name, bool begins) {
    if (!fl_thread__self.host_lock) return; /* a thread that Python knows nothing of */
    if (!begins) {
        if (open_nodes && --open_nodes < FL_COUNT(open_node)) fl_py__profile_end(open_node[open_nodes]);
        return;
    }
    if (open_nodes < FL_COUNT(open_node)) {
        fl_py_exception pending = fl_py__take_exception();
        open_node[open_nodes] = (fl_py_event){
            begin(PyUnicode_FromFormat("autograd::engine::evaluate_function: %s", name), NULL, NODE), session};
        PyErr_Clear();
        fl_py__put_exception(pending);
    }
    open_nodes++;
}

/* ---- The module's part ------------------------------------------------------------------------------------------- */

static void clear(void) {
    session++;
    for (Py_ssize_t i = 0; i < count; i++) {
        Py_XDECREF(events[i].name);
        Py_XDECREF(events[i].shapes);
    }
    PyMem_Free(events);
    events = NULL;
    count = capacity = 0;
}

/* _profiler_start(record_shapes) */
static PyObject *py_start(PyObject *module, PyObject *shapes) {
    (void)module;
    int wanted = PyObject_IsTrue(shapes);
    if (wanted < 0) return NULL;
    if (fl_py__profiling) {
        PyErr_SetString(PyExc_RuntimeError, "Profiler is already enabled on this thread");
        return NULL;
    }
    clear();
    with_shapes = wanted;
    fl_py__profiling = true;
    fl_autograd__observe = observe;
    Py_RETURN_NONE;
}

/* _profiler_stop(): a list of (name, start, end, bytes, thread, kind, shapes), times in ns, in the order they began. */
static PyObject *py_stop(PyObject *module, PyObject *unused) {
    (void)module, (void)unused;
    fl_py__profiling = false;
    fl_autograd__observe = NULL;
    PyObject *list = PyList_New(0);
    for (Py_ssize_t i = 0; list && i < count; i++) {
        const event *e = &events[i];
        bool open = e->end == 0; /* a range that is not left yet ends here */
        PyObject *item =
            Py_BuildValue("OLLLkiO", e->name, (long long)e->start, (long long)(open ? now() : e->end),
                          (long long)(open ? 0 : e->memory), e->thread, e->kind, e->shapes ? e->shapes : Py_None);
        if (!item || PyList_Append(list, item) < 0) Py_CLEAR(list);
        Py_XDECREF(item);
    }
    clear();
    return list;
}

/* _profiler_enter(name): opens a range; returns what _profiler_exit takes. None while nothing is recorded. */
static PyObject *py_enter(PyObject *module, PyObject *name) {
    (void)module;
    if (!fl_py__profiling) Py_RETURN_NONE;
    Py_ssize_t at = begin(Py_NewRef(name), NULL, RANGE);
    return Py_BuildValue("(nI)", at, session);
}

static PyObject *py_exit(PyObject *module, PyObject *range) {
    (void)module;
    Py_ssize_t at;
    unsigned of_session;
    if (range == Py_None) Py_RETURN_NONE;
    if (!PyArg_ParseTuple(range, "nI:_profiler_exit", &at, &of_session)) return NULL;
    if (at < count) finish(at, of_session);
    Py_RETURN_NONE;
}

static PyObject *py_is_on(PyObject *module, PyObject *unused) {
    (void)module, (void)unused;
    return PyBool_FromLong(fl_py__profiling);
}

static PyMethodDef functions[] = {
    {"_profiler_start", py_start, METH_O, NULL},        {"_profiler_stop", py_stop, METH_NOARGS, NULL},
    {"_profiler_enter", py_enter, METH_O, NULL},        {"_profiler_exit", py_exit, METH_O, NULL},
    {"_profiler_enabled", py_is_on, METH_NOARGS, NULL}, {NULL, NULL, 0, NULL}};

int fl_py__init_profile(PyObject *module) { return PyModule_AddFunctions(module, functions); }
