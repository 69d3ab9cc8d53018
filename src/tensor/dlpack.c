/* dlpack.c: tensors out to other libraries and in from them without copying. What goes out holds a view of its own,
 * which knows no graph and no host object, so that any thread may let go of it.
 */
#include "tensor/dlpack.h"

#include "base/alloc.h"
#include "tensor/tensor.h"

/* ---- Out ------------------------------------------------------------------------------------------------- */

typedef struct export {
    union {
        fl_dl_managed plain;
        fl_dl_versioned versioned;
    } as;
    fl_tensor *view;
    int64_t dims[2 * FL_MAX_DIMS];
}
export;

static void free_export(export *e) {
    fl_release(e->view);
    fl_alloc__put(e, sizeof(*e));
}
static void delete_plain(fl_dl_managed *self) { free_export(self->context); }
static void delete_versioned(fl_dl_versioned *self) { free_export(self->context); }

static export *make_export(const fl_tensor *t) {
    export *e = fl_alloc__zeroed(sizeof(*e));
    if (!e) return NULL;
    e->view = fl_tensor__alias(t);
    if (!e->view) {
        fl_alloc__put(e, sizeof(*e));
        return NULL;
    }
    return e;
}

static void describe(export *e, fl_dl_tensor *out) {
    const fl_tensor *t = e->view;
    fl_dtype dtype = (fl_dtype)t->dtype;
    out->data = t->data;
    out->device = (fl_dl_device){FL_DL_CPU, 0};
    out->ndim = t->ndim;
    out->dtype.bits = (uint8_t)(8 * fl_dtype_size(dtype));
    out->dtype.lanes = 1;
    out->dtype.code = dtype == FL_BOOL       ? FL_DL_BOOL
                      : dtype == FL_UINT8    ? FL_DL_UINT
                      : dtype == FL_BFLOAT16 ? FL_DL_BFLOAT
                      : fl_is_float(dtype)   ? FL_DL_FLOAT
                                             : FL_DL_INT;
    out->shape = e->dims;
    out->strides = e->dims + FL_MAX_DIMS;
    for (int i = 0; i < t->ndim; i++) {
        out->shape[i] = t->sizes[i];
        out->strides[i] = t->sizes[i] == 1 ? 1 : t->strides[i]; /* some readers take size-1 strides at their word */
    }
}

fl_dl_managed *fl_dlpack__export(const fl_tensor *t) {
    export *e = make_export(t);
    if (!e) return NULL;
    describe(e, &e->as.plain.tensor);
    e->as.plain.context = e;
    e->as.plain.deleter = delete_plain;
    return &e->as.plain;
}

fl_dl_versioned *fl_dlpack__export_versioned(const fl_tensor *t, bool copied) {
    export *e = make_export(t);
    if (!e) return NULL;
    fl_dl_versioned *v = &e->as.versioned;
    describe(e, &v->tensor);
    v->version.major = FL_DL_MAJOR;
    v->version.minor = FL_DL_MINOR;
    v->flags = (t->storage->read_only ? FL_DL_READ_ONLY : 0) | (copied ? FL_DL_IS_COPIED : 0);
    v->context = e;
    v->deleter = delete_versioned;
    return v;
}

/* ---- In -------------------------------------------------------------------------------------------------- */

static fl_dtype dtype_of(fl_dl_dtype d) {
    if (d.lanes != 1) return FL_DTYPE_NONE;
    switch (d.code) {
        case FL_DL_BOOL:
            return d.bits == 8 ? FL_BOOL : FL_DTYPE_NONE;
        case FL_DL_UINT:
            return d.bits == 8 ? FL_UINT8 : FL_DTYPE_NONE;
        case FL_DL_BFLOAT:
            return d.bits == 16 ? FL_BFLOAT16 : FL_DTYPE_NONE;
        case FL_DL_INT:
            return d.bits == 8    ? FL_INT8
                   : d.bits == 16 ? FL_INT16
                   : d.bits == 32 ? FL_INT32
                   : d.bits == 64 ? FL_INT64
                                  : FL_DTYPE_NONE;
        case FL_DL_FLOAT:
            return d.bits == 16 ? FL_FLOAT16 : d.bits == 32 ? FL_FLOAT32 : d.bits == 64 ? FL_FLOAT64 : FL_DTYPE_NONE;
        default:
            return FL_DTYPE_NONE;
    }
}

/* `release` is not called after an error. */
static fl_tensor *import(const fl_dl_tensor *in, void (*release)(void *), void *context) {
    if (in->device.device_type != FL_DL_CPU && in->device.device_type != FL_DL_CUDA_HOST)
        return fl_fail(FL_RUNTIME_ERROR, "only memory of the CPU can be taken in, not of device type %d",
                       (int)in->device.device_type);
    fl_dtype dtype = dtype_of(in->dtype);
    if (dtype == FL_DTYPE_NONE)
        return fl_fail(FL_RUNTIME_ERROR, "no dtype for DLPack's type code %d with %d bits and %d lanes",
                       (int)in->dtype.code, (int)in->dtype.bits, (int)in->dtype.lanes);
    if (in->ndim < 0 || in->ndim > FL_MAX_DIMS)
        return fl_fail(FL_RUNTIME_ERROR, "a tensor has at most %d dimensions, got %d", FL_MAX_DIMS, (int)in->ndim);
    char *data = in->data ? (char *)in->data + in->byte_offset : NULL;
    if ((uintptr_t)data % fl_dtype_size(dtype))
        return fl_fail(FL_RUNTIME_ERROR, "the memory of a DLPack tensor is not aligned to its %s elements",
                       fl_dtype_name(dtype));
    int depth = fl_scope__suspend();
    fl_tensor *t = fl_from_memory(data, dtype, in->shape, in->strides, in->ndim, NULL, NULL);
    fl_scope__resume(depth);
    if (t) fl_storage__on_release(t->storage, release, context);
    return t;
}

static void release_plain(void *context) {
    fl_dl_managed *managed = context;
    if (managed->deleter) managed->deleter(managed);
}
static void release_versioned(void *context) {
    fl_dl_versioned *managed = context;
    if (managed->deleter) managed->deleter(managed);
}

fl_tensor *fl_dlpack__import(fl_dl_managed *managed) { return import(&managed->tensor, release_plain, managed); }

fl_tensor *fl_dlpack__import_versioned(fl_dl_versioned *managed) {
    if (managed->version.major > FL_DL_MAJOR)
        return fl_fail(FL_RUNTIME_ERROR, "DLPack version %u.%u is newer than %d.%d", (unsigned)managed->version.major,
                       (unsigned)managed->version.minor, FL_DL_MAJOR, FL_DL_MINOR);
    fl_tensor *t = import(&managed->tensor, release_versioned, managed);
    if (t && managed->flags & FL_DL_READ_ONLY) t->storage->read_only = true;
    return t;
}
