/* tensor.c: the life of the Python object of a tensor: making it, finding it again, and what happens when its count
 * falls to zero while C still holds the tensor (ext.h tells the rule). What the type can do stands in attributes.c,
 * methods.c, number.c and index.c.
 *
 * An exact Tensor without attributes is unknown to the garbage collector and goes to a free list when it dies, so that
 * making one costs next to nothing.
 */
#include "tensor.h"

#include <structmember.h>

PyTypeObject *fl_py__tensor_type;
_Atomic(fl_py_hosted *) fl_py__dropped;

#define FREE_LIST_ROOM 256
static fl_py_hosted *free_list;
static int free_count;

static void subclass_dealloc(PyObject *self);
static void full_dealloc(PyObject *object, destructor own);

/* ---- Wrapping ---------------------------------------------------------------------------------------------------- */

/* The object a tensor has already; takes over one reference to the tensor. */
static PyObject *adopt(fl_tensor *t) {
    PyObject *self = t->host;
    if (t->flags & FL_T_HOST_OWNED) {
        /* The reference that C held becomes the caller's, and the object owns the tensor again. */
        t->flags &= (uint16_t)~FL_T_HOST_OWNED;
    } else {
        Py_INCREF(self);
        fl_release(t);
    }
    return self;
}

static PyObject *wrap_exact(fl_tensor *t) {
    fl_py_tensor *self = (fl_py_tensor *)free_list;
    if (FL_LIKELY(self != NULL)) {
        free_list = self->head.next;
        free_count--;
        PyObject_Init((PyObject *)self, fl_py__tensor_type);
    } else {
        self = PyObject_GC_New(fl_py_tensor, fl_py__tensor_type);
        if (!self) {
            fl_release(t);
            return NULL;
        }
    }
    self->t = t;
    self->dict = NULL;
    self->weak = NULL;
    self->head.next = NULL;
    t->host = self;
    return (PyObject *)self;
}

PyObject *fl_py__wrap_result(fl_tensor *t) {
    /* An op whose history could not be recorded returns its result with the error pending. */
    if (FL_UNLIKELY(t == NULL || fl_failed())) {
        fl_release(t);
        return fl_py__raise();
    }
    if (FL_UNLIKELY(t->host != NULL)) return adopt(t);
    return wrap_exact(t);
}

PyObject *fl_py__wrap(fl_tensor *t) {
    if (FL_UNLIKELY(t == NULL)) return fl_py__raise();
    if (t->host && !(t->flags & FL_T_HOST_OWNED)) return Py_NewRef((PyObject *)t->host);
    return fl_py__wrap_result(fl_tensor__retain(t));
}

/* What a class needs before its first instance: a class statement gives it CPython's own destructor, which knows
 * nothing of a tensor that lives on, and its attribute lookup, which asks no __torch_function__. */
static void prepare(PyTypeObject *type) {
    if (FL_LIKELY(type->tp_dealloc == subclass_dealloc)) return;
    type->tp_dealloc = subclass_dealloc;
    fl_py__override_prepare(type);
}

PyObject *fl_py__wrap_as(PyTypeObject *type, fl_tensor *t) {
    if (type == fl_py__tensor_type) return fl_py__wrap_result(t);
    if (!t) return fl_py__raise();
    if (!PyType_IsSubtype(type, fl_py__tensor_type)) {
        fl_release(t);
        return PyErr_Format(PyExc_TypeError, "%s is not a subclass of Tensor", type->tp_name);
    }
    if (t->host) {
        fl_release(t);
        PyErr_SetString(PyExc_RuntimeError, "this tensor has a Python object already: detach it first");
        return NULL;
    }
    prepare(type);
    fl_py_tensor *self = (fl_py_tensor *)type->tp_alloc(type, 0);
    if (!self) {
        fl_release(t);
        return NULL;
    }
    self->t = t;
    t->host = self;
    return (PyObject *)self;
}

fl_tensor *fl_py__unwrap(PyObject *o, const char *what) {
    if (FL_LIKELY(fl_py__is_tensor(o))) return fl_py__of(o);
    PyErr_Format(PyExc_TypeError, "%s must be a Tensor, not %.200s", what, fl_py__type_name(o));
    return NULL;
}

void fl_py__track(PyObject *self) {
    if (!PyObject_GC_IsTracked(self)) PyObject_GC_Track(self);
}

/* ---- Dying ------------------------------------------------------------------------------------------------------- */

/* The count of an object fell to zero. True: C holds its tensor, and the object with it from now on. */
static bool give_to_c(fl_py_tensor *self) {
    fl_tensor *t = self->t;
    if (atomic_load_explicit(&t->refs, memory_order_acquire) == 1) return false;
    if (Py_TYPE(self) == fl_py__tensor_type && !self->dict && !self->weak) return false;
    /* Back from the dead, owned by the tensor, and the object's own reference to the tensor goes. */
    fl_py__revive((PyObject *)self);
    t->flags |= FL_T_HOST_OWNED;
    fl_release(t); /* may have been the last one after all: then drop_host has the object by now */
    return true;
}

static void release_tensor(fl_py_tensor *self) {
    fl_tensor *t = self->t;
    if (!t) return;
    self->t = NULL;
    t->host = NULL;
    fl_release(t);
}

static void exact_dealloc(PyObject *object) {
    fl_py_tensor *self = (fl_py_tensor *)object;
    if (FL_UNLIKELY(self->dict || self->weak)) {
        full_dealloc(object, exact_dealloc);
        return;
    }
    if (FL_UNLIKELY(PyObject_GC_IsTracked(object))) PyObject_GC_UnTrack(object);
    PyTypeObject *type = Py_TYPE(object);
    release_tensor(self);
    if (free_count < FREE_LIST_ROOM) {
        self->head.next = free_list;
        free_list = &self->head;
        free_count++;
    } else {
        PyObject_GC_Del(self);
    }
    Py_DECREF(type);
    fl_py__settle();
}

void fl_py__clear_slots(PyTypeObject *type, const PyTypeObject *base, PyObject *self) {
    for (; type && type != base; type = type->tp_base) {
        Py_ssize_t n = Py_SIZE(type);
        PyMemberDef *member = (PyMemberDef *)((char *)type + Py_TYPE(type)->tp_basicsize);
        for (Py_ssize_t i = 0; i < n; i++, member++) {
            if (member->type == T_OBJECT_EX && !(member->flags & READONLY)) {
                PyObject **slot = (PyObject **)((char *)self + member->offset);
                Py_CLEAR(*slot);
            }
        }
    }
}

/* What CPython's subtype_dealloc does, less what a tensor cannot be, plus the flip of ownership before anything is
 * lost. */
static void full_dealloc(PyObject *object, destructor own) {
    fl_py_tensor *self = (fl_py_tensor *)object;
    PyTypeObject *type = Py_TYPE(object);
    if (self->t && give_to_c(self)) {
        fl_py__settle();
        return;
    }
    PyObject_GC_UnTrack(object);
    Py_TRASHCAN_BEGIN(object, own);
    if (type->tp_finalize) {
        PyObject_GC_Track(object);
        if (PyObject_CallFinalizerFromDealloc(object) < 0) goto done; /* somebody holds it again */
        if (self->t && give_to_c(self)) goto done;
        PyObject_GC_UnTrack(object);
    }
    if (self->weak) PyObject_ClearWeakRefs(object);
    fl_py__clear_slots(type, fl_py__tensor_type, object);
    Py_CLEAR(self->dict);
    release_tensor(self);
    type->tp_free(object);
    Py_DECREF(type);
    fl_py__settle();
done:
    Py_TRASHCAN_END;
}

static void subclass_dealloc(PyObject *object) { full_dealloc(object, subclass_dealloc); }

static int settle_call(void *unused) {
    (void)unused;
    fl_py__drop_pending();
    return 0;
}

void fl_py__drop(fl_py_hosted *self) {
    fl_py_hosted *head = atomic_load_explicit(&fl_py__dropped, memory_order_relaxed);
    do {
        self->next = head;
    } while (!atomic_compare_exchange_weak_explicit(&fl_py__dropped, &head, self, memory_order_release,
                                                    memory_order_relaxed));
    /* Ops and destructors settle at their ends; this is for what happens elsewhere. */
    if (!head) Py_AddPendingCall(settle_call, NULL);
}

/* C let go of a tensor that owns its object: the object takes the tensor over. */
static bool drop_host(fl_tensor *t) {
    t->flags &= (uint16_t)~FL_T_HOST_OWNED;
    fl_py__drop(t->host);
    return true;
}

void fl_py__drop_pending(void) {
    static bool busy; /* under the GIL: what dies here may drop more, which the outer loop finds */
    if (busy) return;
    busy = true;
    fl_py_exception pending = fl_py__take_exception();
    fl_py_guard guard;
    fl_py__enter(&guard);
    for (fl_py_hosted *self; (self = atomic_exchange_explicit(&fl_py__dropped, NULL, memory_order_acquire)) != NULL;) {
        while (self) {
            fl_py_hosted *next = self->next;
            self->next = NULL;
            Py_DECREF((PyObject *)self);
            self = next;
        }
    }
    fl_py__leave(&guard);
    fl_py__put_exception(pending);
    busy = false;
}

/* ---- The garbage collector --------------------------------------------------------------------------------------- */

static int tensor_traverse(PyObject *object, visitproc visit, void *arg) {
    fl_py_tensor *self = (fl_py_tensor *)object;
    Py_VISIT(Py_TYPE(object));
    Py_VISIT(self->dict);
    /* What the C tensor alone keeps alive belongs to this object's cycle too. */
    fl_tensor *t = self->t;
    if (t && !(t->flags & FL_T_HOST_OWNED) && t->autograd &&
        atomic_load_explicit(&t->refs, memory_order_relaxed) == 1) {
        return fl_py__visit_autograd(t, visit, arg);
    }
    return 0;
}

static int tensor_clear(PyObject *object) {
    /* Enough to break a cycle through C too: what stands on its other side is cleared by its own type. */
    Py_CLEAR(((fl_py_tensor *)object)->dict);
    return 0;
}

/* ---- Attributes of the instance ---------------------------------------------------------------------------------- */

static PyObject *class_name; /* "__class__", interned */

/* Whether `type` is Tensor or adds no storage to it. */
static bool is_same_layout(PyTypeObject *type) {
    return PyType_IsSubtype(type, fl_py__tensor_type) && type->tp_basicsize == fl_py__tensor_type->tp_basicsize;
}

/* CPython compares destructors too, which differ between Tensor and its subclasses although either can run the other's
 * objects: an UninitializedBuffer becomes a Tensor. */
static bool set_class(PyObject *self, PyObject *value) {
    PyTypeObject *from = Py_TYPE(self), *to = (PyTypeObject *)value;
    if (!value || !PyType_Check(value) || !is_same_layout(to) || !is_same_layout(from)) return false;
    Py_INCREF(to);
    Py_SET_TYPE(self, to);
    Py_DECREF(from);
    return true;
}

static int tensor_setattro(PyObject *self, PyObject *name, PyObject *value) {
    if (FL_UNLIKELY(fl_py__modes || !(fl_py__is_exact(self) || Py_TYPE(self) == fl_py__plain_type))) {
        bool done;
        int answer = fl_py__override_set(self, name, value, &done);
        if (done) return answer;
    }
    int status = name == class_name && set_class(self, value) ? 0 : PyObject_GenericSetAttr(self, name, value);
    if (((fl_py_tensor *)self)->dict) fl_py__track(self);
    /* It may be a class now of which no instance has been made before. */
    if (name == class_name && !fl_py__is_exact(self)) prepare(Py_TYPE(self));
    return status;
}

static PyObject *get_dict(PyObject *self, void *unused) {
    (void)unused;
    PyObject *dict = PyObject_GenericGetDict(self, NULL);
    if (dict) fl_py__track(self);
    return dict;
}

static int set_dict(PyObject *self, PyObject *value, void *unused) {
    (void)unused;
    int status = PyObject_GenericSetDict(self, value, NULL);
    if (((fl_py_tensor *)self)->dict) fl_py__track(self);
    return status;
}

static PyGetSetDef dict_getset[] = {{"__dict__", get_dict, set_dict, NULL, NULL}, {NULL, NULL, NULL, NULL, NULL}};

static PyMemberDef members[] = {{"__dictoffset__", T_PYSSIZET, offsetof(fl_py_tensor, dict), READONLY, NULL},
                                {"__weaklistoffset__", T_PYSSIZET, offsetof(fl_py_tensor, weak), READONLY, NULL},
                                {NULL, 0, 0, 0, NULL}};

/* id(self), as PyTorch's. */
static Py_hash_t tensor_hash(PyObject *self) { return (Py_hash_t)(intptr_t)self; }

/* PyType_FromSpec reads one list of each: those of the files, put together. */
static PyMethodDef methods[192];
static PyGetSetDef getset[64];

static bool gather(void) {
    PyMethodDef *const method_lists[] = {fl_py__methods, fl_py__autograd_methods, fl_py__interop_methods,
                                         fl_py__override_methods};
    PyGetSetDef *const getset_lists[] = {fl_py__attributes, fl_py__autograd_attributes, dict_getset};
    int n = 0;
    for (int i = 0; i < FL_COUNT(method_lists); i++) {
        for (PyMethodDef *m = method_lists[i]; m->ml_name; m++) {
            if (n == FL_COUNT(methods) - 1) return false;
            methods[n++] = *m;
        }
    }
    n = 0;
    for (int i = 0; i < FL_COUNT(getset_lists); i++) {
        for (PyGetSetDef *g = getset_lists[i]; g->name; g++) {
            if (n == FL_COUNT(getset) - 1) return false;
            getset[n++] = *g;
        }
    }
    return true;
}

int fl_py__init_tensor(PyObject *module) {
    static const char doc[] =
        "Tensor(sizes) or Tensor(data): an array of numbers of one type, which gradients may flow through.\n\n"
        "Made by tensor(), zeros(), randn() and their kin rather than by this legacy constructor.";
    static PyType_Slot slots[96] = {{Py_tp_doc, (void *)(uintptr_t)doc},
                                    {Py_tp_dealloc, exact_dealloc},
                                    {Py_tp_traverse, tensor_traverse},
                                    {Py_tp_clear, tensor_clear},
                                    {Py_tp_setattro, tensor_setattro},
                                    {Py_tp_members, members},
                                    {Py_tp_methods, methods},
                                    {Py_tp_getset, getset},
                                    {Py_tp_hash, tensor_hash},
                                    {Py_tp_new, fl_py__tensor_new},
                                    {Py_tp_repr, fl_py__tensor_repr}};
    int used = 0;
    while (slots[used].slot) used++;
    const PyType_Slot *const parts[] = {fl_py__number_slots(), fl_py__index_slots, fl_py__interop_slots};
    for (int i = 0; i < FL_COUNT(parts); i++) {
        for (const PyType_Slot *slot = parts[i]; slot->slot && used < FL_COUNT(slots) - 1; slot++)
            slots[used++] = *slot;
    }
    if (!gather() || used == FL_COUNT(slots) - 1) {
        PyErr_SetString(PyExc_SystemError, "tensor.c: the tables of the Tensor type are too small");
        return -1;
    }
    static PyType_Spec spec = {.name = "flashlight.Tensor",
                               .basicsize = sizeof(fl_py_tensor),
                               .flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC,
                               .slots = slots};
    fl_py__tensor_type = (PyTypeObject *)PyType_FromSpec(&spec);
    if (!fl_py__tensor_type) return -1;
    class_name = PyUnicode_InternFromString("__class__");
    if (!class_name) return -1;
    fl_py__tensor_type->tp_name = "Tensor"; /* in messages, as PyTorch's */
    fl_tensor__drop_host = drop_host;
    return PyModule_AddObjectRef(module, "Tensor", (PyObject *)fl_py__tensor_type);
}
