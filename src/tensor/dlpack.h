/* dlpack.h (internal): the DLPack 1.x exchange of tensors with other libraries, declared after its published layout.
 */
#ifndef FL_TENSOR_DLPACK_H
#define FL_TENSOR_DLPACK_H

#include <flashlight/tensor.h>

enum { FL_DL_CPU = 1, FL_DL_CUDA_HOST = 3 };                                               /* device_type */
enum { FL_DL_INT = 0, FL_DL_UINT = 1, FL_DL_FLOAT = 2, FL_DL_BFLOAT = 4, FL_DL_BOOL = 6 }; /* code */
#define FL_DL_READ_ONLY 1u                                                                 /* flags */
#define FL_DL_IS_COPIED 2u
#define FL_DL_MAJOR 1
#define FL_DL_MINOR 1

typedef struct fl_dl_device {
    int32_t device_type;
    int32_t device_id;
} fl_dl_device;

typedef struct fl_dl_dtype {
    uint8_t code, bits;
    uint16_t lanes;
} fl_dl_dtype;

typedef struct fl_dl_tensor {
    void *data;
    fl_dl_device device;
    int32_t ndim;
    fl_dl_dtype dtype;
    int64_t *shape;
    int64_t *strides; /* in elements; NULL: row-major */
    uint64_t byte_offset;
} fl_dl_tensor;

/* "dltensor" capsules */
typedef struct fl_dl_managed {
    fl_dl_tensor tensor;
    void *context;
    void (*deleter)(struct fl_dl_managed *self);
} fl_dl_managed;

/* "dltensor_versioned" capsules */
typedef struct fl_dl_versioned {
    struct {
        uint32_t major, minor;
    } version;
    void *context;
    void (*deleter)(struct fl_dl_versioned *self);
    uint64_t flags;
    fl_dl_tensor tensor;
} fl_dl_versioned;

/* t's memory for others, alive until the deleter is called (by any thread). NULL after an error. */
fl_dl_managed *fl_dlpack__export(const fl_tensor *t);
fl_dl_versioned *fl_dlpack__export_versioned(const fl_tensor *t, bool copied);
/* A tensor over others' memory (one reference, the caller's, in no scope); it calls the deleter when it is gone. After
 * an error (memory that is not the CPU's, a dtype we have not, ...) NULL, and the argument stays the caller's. */
fl_tensor *fl_dlpack__import(fl_dl_managed *managed);
fl_tensor *fl_dlpack__import_versioned(fl_dl_versioned *managed);

#endif
