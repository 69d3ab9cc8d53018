/* tensor.h (internal): the layout of tensors and storages, and the helpers ops are written with.
 *
 * A tensor is a small block from the allocator's free lists; its sizes and strides stand inside it up to FL_INLINE_DIMS
 * dimensions. Small data stands in the same block as its storage.
 */
#ifndef FL_TENSOR_TENSOR_H
#define FL_TENSOR_TENSOR_H

#include <flashlight/autograd.h>
#include <flashlight/tensor.h>
#include <stdatomic.h>
#include <string.h>

#include "base/thread.h"

#define FL_INLINE_DIMS 5

typedef struct fl_storage {
    _Atomic int32_t refs;
    _Atomic uint32_t version; /* counts in-place writes; shared by all views, so that a graph sees them */
    void *data;
    size_t bytes;
    uint32_t host;        /* the host's number for the object that it has of this storage; 0: there is none */
    uint16_t block_bytes; /* the size this header (with data inside, if small) was allocated with */
    bool foreign : 1;     /* memory of somebody else's: the header is that of fl_foreign_storage (storage.c) */
    bool shared : 1;      /* with other processes (shared.c) */
    bool emptied : 1;     /* resized to 0 bytes under its tensors; `bytes` says what it had, read_only is set */
    bool read_only;       /* writing is refused (a NumPy array that is not writeable) */
} fl_storage;

enum {
    FL_T_REQUIRES_GRAD = 1, /* a leaf that collects a gradient (a result has a grad_fn instead) */
    FL_T_CONTIGUOUS = 2,    /* row-major without holes; kept by fl_tensor__restride */
    FL_T_WRAPPED = 4,       /* stands for a Python number: ranks as a scalar in promotion */
    FL_T_OWN_COUNT = 8,     /* counts writes in place apart from others over its storage: .data, set_ */
    FL_T_INFERENCE = 16,    /* made in inference mode */
    FL_T_HOST_OWNED = 32,   /* the host object lives as long as this tensor does (ext/tensor.c) */
    FL_T_RETAIN_GRAD = 64,
    /* Views that cannot be written to in place once they need a gradient: */
    FL_T_NO_GRAD_VIEW = 128,  /* made under no_grad */
    FL_T_MULTI_VIEW = 256,    /* one of several views that one op returned (split, unbind) */
    FL_T_FUNCTION_VIEW = 512, /* returned by a custom function */
    FL_T_LENT = 1024,         /* a .grad over the memory of a gradient that backward was given */
};

struct fl_autograd;                          /* autograd/graph.h; these stand in autograd/node.c: */
void fl_autograd__free(struct fl_tensor *t); /* frees t->autograd and what hangs on it */
/* What FL_T_OWN_COUNT means: the count; a new one that starts at `version`; the one that `other` has. */
_Atomic uint32_t *fl_autograd__count(const struct fl_tensor *t);
bool fl_autograd__own_count(struct fl_tensor *t, uint32_t version);
bool fl_autograd__share_count(struct fl_tensor *t, const struct fl_tensor *other);

/* ---- Storage (storage.c) ----------------------------------------------------------------------------------------- */
fl_storage *fl_storage__new(
    size_t bytes); /* one reference, uninitialised; NULL and an error where there is no memory */
/* Over memory of somebody else's; `release` (may be NULL) runs when it is let go of. */
fl_storage *fl_storage__foreign(void *data, size_t bytes, void (*release)(void *context), void *context);
void fl_storage__on_release(fl_storage *s, void (*release)(void *context), void *context); /* of foreign storage */
void fl_storage__free(fl_storage *s);                 /* fl_storage__release calls it for the last reference */
bool fl_storage__resize(fl_storage *s, size_t bytes); /* keeps the contents; tensors over it must be re-pointed */
void fl_storage__move(fl_storage *s, void *data);     /* to a copy that has been made of it; foreign no longer */
/* Memory that processes share (shared.c). `known`: how many of the references to the storage are no tensor's. */
bool fl_tensor__alone(const fl_tensor *t, int32_t known); /* whether no other is over its memory but its base */
bool fl_storage__share(fl_storage *s);                    /* moves it there; tensors over it must be re-pointed */
bool fl_tensor__share(fl_tensor *t, int32_t known);
int fl_storage__shared_file(const fl_storage *s);               /* -1: it is not shared */
fl_storage *fl_storage__of_shared_file(int file, size_t bytes); /* with a descriptor of its own */
void fl_shared__unmap(void *data, size_t bytes);
/* The same with tensors over it, which know addresses: only to 0, and back to what it was. */
bool fl_storage__resize_in_place(fl_storage *s, size_t bytes);
extern _Atomic int32_t fl_storage__emptied; /* how many are: while none is, nobody need look */
static inline size_t fl_storage__bytes(const fl_storage *s) { return s->emptied ? 0 : s->bytes; }
static inline fl_storage *fl_storage__retain(fl_storage *s) {
    atomic_fetch_add_explicit(&s->refs, 1, memory_order_relaxed);
    return s;
}
static inline void fl_storage__release(fl_storage *s) {
    if (atomic_load_explicit(&s->refs, memory_order_acquire) == 1 ||
        atomic_fetch_sub_explicit(&s->refs, 1, memory_order_acq_rel) == 1)
        fl_storage__free(s);
}

/* fl_dtype_size of a valid dtype, inline. */
extern const uint8_t fl_dtype__sizes[FL_DTYPE_COUNT];
static inline int64_t fl_dtype__item(int dtype) { return fl_dtype__sizes[dtype]; }

/* Convolutions give channels-last memory where PyTorch's have one plane of pixels after the other. What is drawn for
 * such a tensor is drawn in PyTorch's order, so results and what keeps their layout remember it: how many channels a
 * pixel has here, and how many pixels a plane has there. Zeros: memory as PyTorch's. */
typedef struct fl_planes {
    uint32_t channels, pixels;
} fl_planes;

struct fl_tensor {
    _Atomic int32_t refs;
    int8_t dtype;
    uint8_t ndim;
    uint16_t flags;
    char *data; /* the first element */
    fl_storage *storage;
    int64_t numel;
    int64_t *sizes;               /* inline_dims, or a block of its own past FL_INLINE_DIMS */
    int64_t *strides;             /* in elements */
    struct fl_autograd *autograd; /* NULL until something about gradients is known */
    fl_planes planes;             /* of memory that PyTorch would have laid out plane by plane */
    struct fl_tensor *base;       /* of a view: the tensor it views (never a view itself), owned; see fl_view__of */
    void *host;                   /* the Python object of this tensor; NULL while there is none */
    uint32_t view_version;        /* of a view: the count of writes up to which its history holds (or it has none) */
    int64_t inline_dims[2 * FL_INLINE_DIMS];
};

_Static_assert(sizeof(void *) > 8 || sizeof(struct fl_tensor) + sizeof(fl_storage) <= 200,
               "what a tensor costs beyond its data");

/* How often t, its views or what it is a view of have been written to in place. */
static inline _Atomic uint32_t *fl_tensor__count(const fl_tensor *t) {
    return FL_UNLIKELY(t->flags & FL_T_OWN_COUNT) ? fl_autograd__count(t) : &t->storage->version;
}
static inline uint32_t fl_tensor__version(const fl_tensor *t) {
    return atomic_load_explicit(fl_tensor__count(t), memory_order_relaxed);
}

/* Whether t has elements but no memory for them, as its storage was emptied: then there is an error. Takes NULL. */
bool fl_tensor__lacks_memory(const fl_tensor *t);
static inline bool fl_tensor__is_emptied(const fl_tensor *t) {
    return FL_UNLIKELY(atomic_load_explicit(&fl_storage__emptied, memory_order_relaxed)) && fl_tensor__lacks_memory(t);
}

/* Called when a tensor that has a host object is about to be freed (python/ext sets it). True: the host has taken over
 * the last reference, and the tensor lives on until it is released again. */
extern bool (*fl_tensor__drop_host)(fl_tensor *t);
/* The same for a storage, whose object always takes over the last reference. */
extern void (*fl_storage__drop_host)(fl_storage *s);

/* ---- References: the caller's own, apart from scopes ------------------------------------------------------------- */
fl_tensor *fl_tensor__retain(fl_tensor *t); /* takes NULL */
/* Makes a fresh result (one reference, the caller's) belong to the innermost scope; every op ends with it. Takes NULL.
 */
fl_tensor *fl_scope__result(fl_tensor *t);
/* Ends an op whose several results other ops gave: true, or after an error false and none of them (NULL). */
bool fl_scope__all(fl_tensor **const *results, int n);
/* While foreign code (a host callback) runs: no scope is open for it. Returns what resume wants. */
int fl_scope__suspend(void);
void fl_scope__resume(int depth);

/* ---- Lists: a result of type Tensor[] ---------------------------------------------------------------------------- */
/* Room for `count` tensors, all NULL; fill it with tensors of one reference each and end with fl_tensors__result, which
 * hands array and tensors to the innermost scope, or after an error releases them and returns {0, NULL}. */
fl_tensor **fl_tensors__new(int64_t count);
fl_tensors fl_tensors__result(fl_tensor **items, int64_t count);
void fl_tensors__free(fl_tensor **items); /* the array alone, unless a scope owns it; takes NULL */

/* ---- Making tensors: one reference, the caller's, in no scope (pass them to fl_scope__result) -------------------- */
/* Row-major, uninitialised. */
fl_tensor *fl_tensor__empty(fl_dtype dtype, int ndim, const int64_t *sizes);
/* Dense with the dimension order of `like`'s strides (channels-last stays so); sizes may differ from like's in number
 * of elements, not in ndim. Preserve-format semantics of PyTorch's empty_like where sizes are equal. */
fl_tensor *fl_tensor__empty_like(const fl_tensor *like, fl_dtype dtype, const int64_t *sizes);
/* The strides that fl_tensor__empty_like gives a tensor of like's sizes. */
void fl_tensor__dense_strides(const fl_tensor *like, int64_t *strides);
/* Tells t, made in the memory order of `like`, of like's planes (NULL: of nothing). Sizes may differ, not ndim. */
void fl_tensor__inherit_planes(fl_tensor *t, const fl_tensor *like);
/* Tells t, row-major or channels-last (dimension 1) here, that PyTorch has it row-major. */
void fl_tensor__row_major_there(fl_tensor *t);
/* The strides t would have in PyTorch. False: those that it has. */
bool fl_tensor__plane_strides(const fl_tensor *t, int64_t *strides);
/* Uninitialised memory for t's elements in the order that PyTorch has them in; NULL: no memory. */
fl_tensor *fl_tensor__empty_planes(const fl_tensor *t, fl_dtype dtype);
/* Dense in the given memory format. */
fl_tensor *fl_tensor__empty_format(fl_dtype dtype, int ndim, const int64_t *sizes, fl_memory_format format);
/* Of like's sizes, in a format that the user names; FL_PRESERVE_FORMAT: as fl_tensor__empty_like. */
fl_tensor *fl_tensor__empty_as(const fl_tensor *like, fl_dtype dtype, fl_memory_format format);
/* Of like's ndim, in a format that follows from like's: channels-last, it has like's planes. */
fl_tensor *fl_tensor__empty_from(const fl_tensor *like, fl_dtype dtype, const int64_t *sizes, fl_memory_format format);
/* With these strides (none negative): storage for what they reach. */
fl_tensor *fl_tensor__empty_strided(fl_dtype dtype, int ndim, const int64_t *sizes, const int64_t *strides);
/* Another view of t's storage; `offset` in elements from t's first. No bounds check, no graph. */
fl_tensor *fl_tensor__view(const fl_tensor *t, int ndim, const int64_t *sizes, const int64_t *strides, int64_t offset);
/* Writes src, which has these sizes, to such a view of t, without making one. */
bool fl_tensor__copy_part(fl_tensor *t, int ndim, int64_t *sizes, int64_t *strides, int64_t offset,
                          const fl_tensor *src);
/* A 0-dim tensor holding `value`, of the given dtype; fl_tensor__wrapped: of the scalar's own kind, marked WRAPPED. */
fl_tensor *fl_tensor__scalar(fl_dtype dtype, fl_scalar value);
fl_tensor *fl_tensor__wrapped(fl_scalar value);
/* Shares storage and shape, knows no graph (detach). */
fl_tensor *fl_tensor__alias(const fl_tensor *t);
/* t itself (retained) where it is row-major, else a dense copy; and the same after converting. No graph. */
fl_tensor *fl_tensor__contiguous(fl_tensor *t);
fl_tensor *fl_tensor__contiguous_as(fl_tensor *t, fl_dtype dtype);
/* The same for a memory format. */
fl_tensor *fl_tensor__dense(fl_tensor *t, fl_dtype dtype, fl_memory_format format);

/* Whether memory that a program asks for without saying what is in it (empty, resize_) is filled all the same, so that
 * reading it gives the same each time: with NaN, the largest integer, true. Off at first. */
void fl_tensor__fill_unwritten(bool mode);
fl_tensor *fl_tensor__unwritten(fl_tensor *t); /* a new tensor (NULL: NULL), filled where that is on */

/* Replaces sizes and strides in place (ndim may change); recomputes numel and FL_T_CONTIGUOUS. False: out of memory. */
bool fl_tensor__restride(fl_tensor *t, int ndim, const int64_t *sizes, const int64_t *strides);
/* Makes t stand for `source`'s storage, shape and dtype (set_data, `p.data = x`); t keeps its identity, its gradient
 * and its count of writes. */
bool fl_tensor__set_data(fl_tensor *t, fl_tensor *source);
/* resize_: new sizes, row-major, storage grown where needed, contents of the old storage kept. */
bool fl_tensor__resize(fl_tensor *t, int ndim, const int64_t *sizes);
/* All of that that may fail: room for these sizes, before anything is changed. */
bool fl_tensor__reserve(fl_tensor *t, int ndim, const int64_t *sizes);
/* The same laid out as `format` says; a tensor that has the sizes stays as it is where none was `asked` for. */
bool fl_tensor__resize_format(fl_tensor *t, int ndim, const int64_t *sizes, fl_memory_format format, bool asked);

static inline double fl_scalar__double(fl_scalar s) {
    return s.kind == FL_SCALAR_FLOAT ? s.as.d : s.kind == FL_SCALAR_UINT ? (double)(uint64_t)s.as.i : (double)s.as.i;
}

/* ---- Copying and filling (raw: no graph, no version) ------------------------------------------------------------- */
/* dst <- src with broadcasting and casting; shapes must broadcast. Overlap is safe. */
bool fl_tensor__copy(fl_tensor *dst, const fl_tensor *src);
bool fl_tensor__fill(fl_tensor *dst, fl_scalar value);
/* n elements between contiguous buffers of any two dtypes, PyTorch's conversions. */
void fl_tensor__cast(void *dst, fl_dtype to, const void *src, fl_dtype from, int64_t n);

/* ---- Printing ---------------------------------------------------------------------------------------------------- */
/* fl_repr with another opening than "tensor(", by whose length lines are indented. */
char *fl_tensor__repr(const fl_tensor *t, const char *prefix);

/* A set of dimensions, a bit for each. */
typedef uint64_t fl_dims;
#define FL_DIM(d) ((fl_dims)1 << (d))
#define FL_ALL_DIMS (~(fl_dims)0)

/* ---- Shapes ------------------------------------------------------------------------------------------------------ */
/* dim in [-ndim, ndim) to [0, ndim) (0-dim counts as 1-dim); -1 and PyTorch's IndexError otherwise. */
int fl_shape__wrap_dim(int64_t dim, int ndim);
/* Product; -1 and an error for a negative size or overflow. */
int64_t fl_shape__numel(const int64_t *sizes, int ndim);
/* out (FL_MAX_DIMS) <- the broadcast shape; its ndim, or -1 and PyTorch's message. */
int fl_shape__broadcast(const int64_t *a, int na, const int64_t *b, int nb, int64_t *out);
bool fl_shape__equal(const fl_tensor *a, const fl_tensor *b);
/* Whether target has the sizes of what is to be written into it; false and PyTorch's message where not. */
bool fl_shape__fits(const fl_tensor *target, const int64_t *sizes, int ndim);
void fl_shape__row_major(const int64_t *sizes, int ndim, int64_t *strides);
/* The order of dimensions in memory, innermost first, that n operands' strides (0 where they are broadcast) lead to:
 * for two dimensions the first operand decides that tells, by strides, and of equal ones by the smaller size; where
 * none does, the later dimension comes first (PyTorch's iterator). */
void fl_shape__order(const int64_t *const *strides, int n, const int64_t *sizes, int ndim, int *order);
/* The strides of dense memory in an order of dimensions. */
void fl_shape__strides_in_order(const int64_t *sizes, int ndim, const int *order, int64_t *strides);
/* "[2, 3]" into text; for messages. Returns text. */
typedef struct fl_shape_text {
    char text[256];
} fl_shape_text;
const char *fl_shape__print(fl_shape_text *buffer, const int64_t *sizes, int ndim);
#define FL_SHAPE(t) fl_shape__print(&(fl_shape_text){{0}}, (t)->sizes, (t)->ndim)
/* The strides that make `sizes` a view of t, or false where it takes a copy (PyTorch's computeStride). */
bool fl_shape__view_strides(const fl_tensor *t, int ndim, const int64_t *sizes, int64_t *strides);
/* FL_CHANNELS_LAST or FL_CHANNELS_LAST_3D where the strides are ordered so (PyTorch's suggest_memory_format), else
 * FL_CONTIGUOUS_FORMAT: what a result of t's kind is made in. */
fl_memory_format fl_shape__suggest_format(const fl_tensor *t);
/* Dense (without holes or overlap) in some order of its dimensions. */
bool fl_shape__is_dense(const fl_tensor *t);
/* Elements share memory along one dimension (a zero stride over a size > 1): what PyTorch refuses to write to. */
bool fl_shape__overlaps_itself(const fl_tensor *t);
/* The same, or windows, whose memory is less than they are. */
bool fl_shape__shares_memory(const fl_tensor *t);

/* ---- Promotion --------------------------------------------------------------------------------------------------- */
/* PyTorch's result_type over tensors (dimensioned, zero-dim and wrapped ones rank apart). */
fl_dtype fl_dtype__result(fl_tensor *const *tensors, int n);
/* What PyTorch's messages call a type: "Float", "Long", ... */
const char *fl_dtype__scalar_type(fl_dtype dtype);
fl_dtype fl_dtype__of_scalar(fl_scalar s);           /* bool, int64 or float64 */
bool fl_dtype__can_cast(fl_dtype from, fl_dtype to); /* torch.can_cast */
/* Whether a result of this type can be written into target; false and PyTorch's message where not. */
bool fl_dtype__fits(fl_dtype target, fl_dtype result);
/* Whether a number fits the type, as fill_ asks; false and PyTorch's message ("value cannot be converted to ...") where
 * not. */
bool fl_dtype__check_value(fl_dtype dtype, fl_scalar value);
/* Of a floating type. */
double fl_dtype__largest(fl_dtype dtype);

/* Whether a float option is FL_NONE_FLOAT; any other NaN is a number that was given. */
static inline bool fl_float__is_none(double x) {
    const double none = FL_NONE_FLOAT;
    return memcmp(&x, &none, sizeof(x)) == 0;
}

static inline bool fl_is_float(fl_dtype d) { return d >= FL_FLOAT16; }
static inline bool fl_is_half(fl_dtype d) { return d == FL_FLOAT16 || d == FL_BFLOAT16; }

#endif
