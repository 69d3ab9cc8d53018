/* tensor.c: making, freeing and looking at tensors. A tensor is one block of the allocator's; what it views is a
 * storage with a count of its own (storage.c).
 */
#include "tensor/offer.h"

#include <math.h>

#include "base/alloc.h"
#include "base/error.h"

bool (*fl_tensor__drop_host)(fl_tensor *t) = NULL;

/* Sizes and strides in a block of their own have room for as many dimensions as lie between the two. */
static inline int64_t room_for(int ndim) { return ndim <= 16 ? 16 : FL_MAX_DIMS; }
static inline size_t dims_bytes(int64_t room) { return 2 * (size_t)room * sizeof(int64_t); }
static inline int64_t room_of(const fl_tensor *t) { return t->strides - t->sizes; }

/* ---- References ------------------------------------------------------------------------------------------ */

fl_tensor *fl_tensor__retain(fl_tensor *t) {
    if (t) atomic_fetch_add_explicit(&t->refs, 1, memory_order_relaxed);
    return t;
}

static void free_tensor(fl_tensor *t) {
    /* The count stays at 1 meanwhile, so that what runs below may retain and release the tensor for a moment. */
    if (t->host && fl_tensor__drop_host && fl_tensor__drop_host(t)) return;
    if (t->autograd) fl_autograd__free(t);
    if (t->base) fl_release(t->base); /* never a view itself: no deeper than this */
    if (t->storage) fl_storage__release(t->storage);
    if (t->sizes != t->inline_dims) fl_alloc__put(t->sizes, dims_bytes(room_of(t)));
    fl_alloc__put(t, sizeof(*t));
}

void fl_release(fl_tensor *t) {
    if (!t) return;
    /* Whoever sees a count of 1 is alone: no atomic subtraction is needed. */
    if (atomic_load_explicit(&t->refs, memory_order_acquire) == 1) {
        free_tensor(t);
    } else if (atomic_fetch_sub_explicit(&t->refs, 1, memory_order_acq_rel) == 1) {
        atomic_store_explicit(&t->refs, 1, memory_order_relaxed);
        free_tensor(t);
    }
}

/* ---- Making tensors -------------------------------------------------------------------------------------- */

/* A tensor without storage, its sizes and strides not yet written. */
static fl_tensor *bare(fl_dtype dtype, int ndim) {
    fl_tensor *t = fl_alloc__get(sizeof(*t));
    if (!t) return NULL;
    atomic_init(&t->refs, 1);
    t->dtype = (int8_t)dtype;
    t->ndim = (uint8_t)ndim;
    t->flags = 0;
    t->storage = NULL;
    t->autograd = NULL;
    t->base = NULL;
    t->host = NULL;
    t->view_version = 0;
    t->planes = (fl_planes){0, 0};
    t->sizes = t->inline_dims;
    t->strides = t->inline_dims + FL_INLINE_DIMS;
    if (FL_UNLIKELY(ndim > FL_INLINE_DIMS)) {
        int64_t *dims = fl_alloc__get(dims_bytes(room_for(ndim)));
        if (!dims) {
            fl_alloc__put(t, sizeof(*t));
            return NULL;
        }
        t->sizes = dims;
        t->strides = dims + room_for(ndim);
    }
    return t;
}

/* What has memory of its own and is made in inference mode can never be recorded. */
static inline uint16_t inference_flag(void) { return fl_thread__self.inference ? FL_T_INFERENCE : 0; }

/* Gives `t`, sized and strided, storage for its numel elements; frees it where there is none. */
static fl_tensor *with_storage(fl_tensor *t) {
    if (FL_UNLIKELY(fl_thread__self.offer) && fl_offer__take(t)) return t;
    t->storage = fl_storage__new((size_t)(t->numel * fl_dtype__item(t->dtype)));
    if (FL_UNLIKELY(!t->storage)) {
        fl_release(t);
        return NULL;
    }
    t->data = t->storage->data;
    return t;
}

static inline void copy_dims(int64_t *to, const int64_t *from, int n) {
    for (int i = 0; i < n; i++) to[i] = from[i];
}

/* Row-major in the common sense: dimensions of size 1 may have any stride. */
static bool row_major(int ndim, const int64_t *sizes, const int64_t *strides, int64_t numel) {
    if (numel == 0) return true;
    int64_t stride = 1;
    for (int i = ndim - 1; i >= 0; i--) {
        if (sizes[i] == 1) continue;
        if (strides[i] != stride) return false;
        stride *= sizes[i];
    }
    return true;
}

fl_tensor *fl_tensor__empty(fl_dtype dtype, int ndim, const int64_t *sizes) {
    int64_t numel = fl_shape__numel(sizes, ndim);
    if (FL_UNLIKELY(numel < 0)) return NULL;
    fl_tensor *t = bare(dtype, ndim);
    if (!t) return NULL;
    copy_dims(t->sizes, sizes, ndim);
    fl_shape__row_major(sizes, ndim, t->strides);
    t->numel = numel;
    t->flags = FL_T_CONTIGUOUS | inference_flag();
    return with_storage(t);
}

/* Dense strides for `sizes` with dimension order[0] innermost. */
fl_tensor *fl_tensor__empty_strided(fl_dtype dtype, int ndim, const int64_t *sizes, const int64_t *strides) {
    int64_t numel = fl_shape__numel(sizes, ndim);
    if (FL_UNLIKELY(numel < 0)) return NULL;
    int64_t extent = numel ? 1 : 0;
    for (int i = 0; i < ndim && numel; i++) {
        int64_t step;
        if (__builtin_mul_overflow(sizes[i] - 1, strides[i], &step) || __builtin_add_overflow(extent, step, &extent) ||
            strides[i] < 0 || extent > INT64_MAX / 16)
            return fl_fail(FL_RUNTIME_ERROR, "Storage size calculation overflowed with sizes=%s and strides=%s",
                           fl_shape__print(&(fl_shape_text){{0}}, sizes, ndim),
                           fl_shape__print(&(fl_shape_text){{0}}, strides, ndim));
    }
    fl_tensor *t = bare(dtype, ndim);
    if (!t) return NULL;
    copy_dims(t->sizes, sizes, ndim);
    copy_dims(t->strides, strides, ndim);
    t->numel = extent;
    t = with_storage(t);
    if (!t) return NULL;
    t->numel = numel;
    t->flags = (row_major(ndim, sizes, strides, numel) ? FL_T_CONTIGUOUS : 0) | inference_flag();
    return t;
}

void fl_tensor__dense_strides(const fl_tensor *like, int64_t *strides) {
    if (fl_shape__is_dense(like)) {
        copy_dims(strides, like->strides, like->ndim);
        return;
    }
    int order[FL_MAX_DIMS];
    fl_shape__order(&(const int64_t *){like->strides}, 1, like->sizes, like->ndim, order);
    fl_shape__strides_in_order(like->sizes, like->ndim, order, strides);
}

fl_tensor *fl_tensor__empty_like(const fl_tensor *like, fl_dtype dtype, const int64_t *sizes) {
    int ndim = like->ndim;
    int64_t strides[FL_MAX_DIMS];
    bool same = sizes == like->sizes || !ndim || !memcmp(sizes, like->sizes, (size_t)ndim * sizeof(*sizes));
    if (like->flags & FL_T_CONTIGUOUS) {
        fl_tensor *t = fl_tensor__empty(dtype, ndim, sizes);
        if (t && same && like->numel) copy_dims(t->strides, like->strides, ndim); /* of sizes of 1, any */
        if (t && like->planes.channels) fl_tensor__inherit_planes(t, like);
        return t;
    }
    if (same && fl_shape__is_dense(like)) {
        copy_dims(strides, like->strides, ndim);
    } else {
        if (fl_shape__numel(sizes, ndim) < 0) return NULL;
        int order[FL_MAX_DIMS];
        fl_shape__order(&(const int64_t *){like->strides}, 1, like->sizes, like->ndim, order);
        fl_shape__strides_in_order(sizes, ndim, order, strides);
    }
    fl_tensor *t = fl_tensor__empty_strided(dtype, ndim, sizes, strides);
    if (t && like->planes.channels) fl_tensor__inherit_planes(t, like);
    return t;
}

/* Along a dimension of like's memory run channels (closer than a pixel is wide), pixels, or images. */
void fl_tensor__inherit_planes(fl_tensor *t, const fl_tensor *like) {
    t->planes = (fl_planes){0, 0};
    if (!like || !like->planes.channels || t->ndim != like->ndim) return;
    const int64_t pixel = like->planes.channels, image = pixel * like->planes.pixels;
    int64_t channels = 1, pixels = 1;
    for (int i = 0; i < t->ndim; i++) {
        const int64_t stride = like->strides[i];
        if (like->sizes[i] == 1) {
            if (t->sizes[i] != 1) return;
        } else if (stride == 0) {
            return;
        } else if (stride < pixel) {
            channels *= t->sizes[i];
        } else if (stride < image) {
            pixels *= t->sizes[i];
        }
    }
    if (channels > 1 && pixels > 1 && channels <= UINT32_MAX && pixels <= UINT32_MAX)
        t->planes = (fl_planes){(uint32_t)channels, (uint32_t)pixels};
}

void fl_tensor__row_major_there(fl_tensor *t) {
    t->planes = (fl_planes){0, 0};
    if (t->flags & FL_T_CONTIGUOUS) return;
    const int64_t channels = t->sizes[1];
    int64_t pixels = 1;
    for (int i = 2; i < t->ndim; i++) pixels *= t->sizes[i];
    if (channels <= UINT32_MAX && pixels <= UINT32_MAX) t->planes = (fl_planes){(uint32_t)channels, (uint32_t)pixels};
}

bool fl_tensor__plane_strides(const fl_tensor *t, int64_t *strides) {
    const int64_t channels = t->planes.channels, pixels = t->planes.pixels;
    if (!channels) return false;
    for (int i = 0; i < t->ndim; i++) {
        const int64_t stride = t->strides[i];
        if (t->sizes[i] < 2 || stride >= channels * pixels)
            strides[i] = stride;
        else if (stride < channels)
            strides[i] = stride * pixels;
        else if (stride % channels)
            return false;
        else
            strides[i] = stride / channels;
    }
    return true;
}

fl_tensor *fl_tensor__empty_planes(const fl_tensor *t, fl_dtype dtype) {
    int64_t strides[FL_MAX_DIMS];
    if (!fl_tensor__plane_strides(t, strides)) copy_dims(strides, t->strides, t->ndim);
    fl_tensor *there = fl_tensor__view(t, t->ndim, t->sizes, strides, 0);
    if (!there) return NULL;
    there->planes = (fl_planes){0, 0};
    fl_tensor *made = fl_tensor__empty_like(there, dtype, t->sizes);
    fl_release(there);
    return made;
}

static const int order_2d[] = {1, 3, 2, 0}, order_3d[] = {1, 4, 3, 2, 0};

fl_tensor *fl_tensor__empty_format(fl_dtype dtype, int ndim, const int64_t *sizes, fl_memory_format format) {
    if (format == FL_CONTIGUOUS_FORMAT || format == FL_PRESERVE_FORMAT) return fl_tensor__empty(dtype, ndim, sizes);
    int wanted = format == FL_CHANNELS_LAST ? 4 : 5;
    if (ndim != wanted)
        return fl_fail(FL_RUNTIME_ERROR, "required rank %d tensor to use channels_last%s format", wanted,
                       wanted == 4 ? "" : "_3d");
    if (fl_shape__numel(sizes, ndim) < 0) return NULL;
    int64_t strides[FL_MAX_DIMS];
    fl_shape__strides_in_order(sizes, ndim, wanted == 4 ? order_2d : order_3d, strides);
    return fl_tensor__empty_strided(dtype, ndim, sizes, strides);
}

fl_tensor *fl_tensor__empty_as(const fl_tensor *like, fl_dtype dtype, fl_memory_format format) {
    return format == FL_PRESERVE_FORMAT ? fl_tensor__empty_like(like, dtype, like->sizes)
                                        : fl_tensor__empty_format(dtype, like->ndim, like->sizes, format);
}

fl_tensor *fl_tensor__empty_from(const fl_tensor *like, fl_dtype dtype, const int64_t *sizes, fl_memory_format format) {
    fl_tensor *t = fl_tensor__empty_format(dtype, like->ndim, sizes, format);
    if (t && format != FL_CONTIGUOUS_FORMAT) fl_tensor__inherit_planes(t, like);
    return t;
}

fl_tensor *fl_tensor__view(const fl_tensor *t, int ndim, const int64_t *sizes, const int64_t *strides, int64_t offset) {
    if (FL_UNLIKELY(ndim > FL_MAX_DIMS))
        return fl_fail(FL_RUNTIME_ERROR, "a tensor has at most %d dimensions, got %d", FL_MAX_DIMS, ndim);
    fl_tensor *v = bare((fl_dtype)t->dtype, ndim);
    if (FL_UNLIKELY(!v)) return NULL;
    int64_t numel = 1;
    for (int i = 0; i < ndim; i++) {
        v->sizes[i] = sizes[i];
        v->strides[i] = strides[i];
        numel *= sizes[i];
    }
    v->numel = numel;
    v->flags = row_major(ndim, sizes, strides, numel) ? FL_T_CONTIGUOUS : 0;
    v->planes = t->planes;
    v->storage = fl_storage__retain(t->storage);
    v->data = offset ? t->data + offset * fl_dtype__item(t->dtype) : t->data;
    if (FL_UNLIKELY(t->flags & FL_T_OWN_COUNT) && !fl_autograd__share_count(v, t)) {
        fl_release(v);
        return NULL;
    }
    return v;
}

bool fl_tensor__copy_part(fl_tensor *t, int ndim, int64_t *sizes, int64_t *strides, int64_t offset,
                          const fl_tensor *src) {
    fl_tensor part = {.dtype = t->dtype,
                      .ndim = (uint8_t)ndim,
                      .data = t->data + offset * fl_dtype__item(t->dtype),
                      .storage = t->storage,
                      .numel = src->numel,
                      .sizes = sizes,
                      .strides = strides};
    if (row_major(ndim, sizes, strides, src->numel)) part.flags |= FL_T_CONTIGUOUS;
    return fl_tensor__copy(&part, src);
}

fl_tensor *fl_tensor__alias(const fl_tensor *t) {
    fl_tensor *alias = fl_tensor__view(t, t->ndim, t->sizes, t->strides, 0);
    if (alias) alias->flags |= t->flags & FL_T_INFERENCE;
    return alias;
}

fl_tensor *fl_tensor__scalar(fl_dtype dtype, fl_scalar value) {
    struct fl_offer *const offer = fl_thread__self.offer; /* an argument, no result */
    fl_thread__self.offer = NULL;
    fl_tensor *t = fl_tensor__empty(dtype, 0, NULL);
    fl_thread__self.offer = offer;
    if (t) fl_tensor__fill(t, value);
    return t;
}

fl_tensor *fl_tensor__wrapped(fl_scalar value) {
    fl_tensor *t = fl_tensor__scalar(fl_dtype__of_scalar(value), value);
    if (t) t->flags |= FL_T_WRAPPED;
    return t;
}

fl_tensor *fl_tensor__dense(fl_tensor *t, fl_dtype dtype, fl_memory_format format) {
    if (t->dtype == (int8_t)dtype && fl_is_contiguous(t, format)) return fl_tensor__retain(t);
    struct fl_offer *const offer = fl_thread__self.offer; /* what is converted is seldom a result */
    fl_thread__self.offer = NULL;
    fl_tensor *copy = fl_tensor__empty_as(t, dtype, format);
    fl_thread__self.offer = offer;
    if (!copy) return NULL;
    if (fl_tensor__copy(copy, t)) return copy;
    fl_release(copy);
    return NULL;
}

fl_tensor *fl_tensor__contiguous(fl_tensor *t) {
    return t->flags & FL_T_CONTIGUOUS ? fl_tensor__retain(t)
                                      : fl_tensor__dense(t, (fl_dtype)t->dtype, FL_CONTIGUOUS_FORMAT);
}

fl_tensor *fl_tensor__contiguous_as(fl_tensor *t, fl_dtype dtype) {
    return fl_tensor__dense(t, dtype, FL_CONTIGUOUS_FORMAT);
}

/* ---- Changing tensors in place --------------------------------------------------------------------------- */

/* Room for ndim sizes and strides. */
static bool reserve_dims(fl_tensor *t, int ndim) {
    if (ndim <= room_of(t)) return true;
    const int64_t room = room_for(ndim);
    int64_t *dims = fl_alloc__get(dims_bytes(room));
    if (!dims) return false;
    copy_dims(dims, t->sizes, t->ndim);
    copy_dims(dims + room, t->strides, t->ndim);
    if (t->sizes != t->inline_dims) fl_alloc__put(t->sizes, dims_bytes(room_of(t)));
    t->sizes = dims;
    t->strides = dims + room;
    return true;
}

bool fl_tensor__restride(fl_tensor *t, int ndim, const int64_t *sizes, const int64_t *strides) {
    int64_t numel = fl_shape__numel(sizes, ndim);
    if (numel < 0) return false;
    int64_t old[2 * FL_MAX_DIMS]; /* the arguments may be t's own arrays */
    copy_dims(old, sizes, ndim);
    copy_dims(old + FL_MAX_DIMS, strides, ndim);
    if (!reserve_dims(t, ndim)) return false;
    copy_dims(t->sizes, old, ndim);
    copy_dims(t->strides, old + FL_MAX_DIMS, ndim);
    t->ndim = (uint8_t)ndim;
    t->numel = numel;
    t->flags &= (uint16_t)~FL_T_CONTIGUOUS;
    t->planes = (fl_planes){0, 0};
    if (row_major(ndim, t->sizes, t->strides, numel)) t->flags |= FL_T_CONTIGUOUS;
    return true;
}

bool fl_tensor__set_data(fl_tensor *t, fl_tensor *source) {
    if (!(t->flags & FL_T_OWN_COUNT) && !fl_autograd__own_count(t, fl_tensor__version(t))) return false;
    if (!fl_tensor__restride(t, source->ndim, source->sizes, source->strides)) return false;
    fl_storage *old = t->storage;
    t->storage = fl_storage__retain(source->storage);
    t->data = source->data;
    t->dtype = source->dtype;
    t->planes = source->planes;
    fl_storage__release(old);
    return true;
}

static _Atomic bool fills_unwritten;
void fl_tensor__fill_unwritten(bool mode) { atomic_store_explicit(&fills_unwritten, mode, memory_order_relaxed); }

/* t's storage from byte `first` on. All bits but the sign's are the largest integer, and NaN in every float. */
static void fill_unwritten(fl_tensor *t, size_t first) {
    if (!atomic_load_explicit(&fills_unwritten, memory_order_relaxed)) return;
    const size_t bytes = fl_storage__bytes(t->storage), item = fl_dtype_size((fl_dtype)t->dtype);
    char *data = t->storage->data;
    if (first >= bytes) return;
    memset(data + first, t->dtype == FL_BOOL ? 1 : 0xff, bytes - first);
    if (t->dtype == FL_BOOL || t->dtype == FL_UINT8) return;
    for (size_t i = first + item - 1; i < bytes; i += item) data[i] = 0x7f;
}

fl_tensor *fl_tensor__unwritten(fl_tensor *t) {
    if (t) fill_unwritten(t, 0);
    return t;
}

bool fl_tensor__reserve(fl_tensor *t, int ndim, const int64_t *sizes) {
    int64_t numel = fl_shape__numel(sizes, ndim);
    if (numel < 0 || !reserve_dims(t, ndim)) return false; /* before anything is changed */
    size_t item = fl_dtype_size((fl_dtype)t->dtype);
    size_t offset = t->data ? (size_t)(t->data - (char *)t->storage->data) : 0;
    size_t needed = numel ? offset + (size_t)numel * item : 0;
    if (needed > fl_storage__bytes(t->storage)) {
        fl_storage *old = t->storage;
        if (old->shared) return fl_storage__resize(old, needed); /* refuses */
        if (old->foreign || atomic_load_explicit(&old->refs, memory_order_relaxed) > 1) {
            /* other tensors, or their owner, know the old address: this one moves out */
            fl_storage *moved = fl_storage__new(needed);
            if (!moved) return false;
            if (fl_storage__bytes(old)) memcpy(moved->data, old->data, old->bytes);
            atomic_init(&moved->version, atomic_load_explicit(&old->version, memory_order_relaxed));
            t->storage = moved;
            fl_storage__release(old);
        } else if (!fl_storage__resize(old, needed)) {
            return false;
        }
        t->data = (char *)t->storage->data + offset;
    }
    return true;
}

bool fl_tensor__resize(fl_tensor *t, int ndim, const int64_t *sizes) {
    if (!fl_tensor__reserve(t, ndim, sizes)) return false;
    int64_t strides[FL_MAX_DIMS];
    fl_shape__row_major(sizes, ndim, strides);
    return fl_tensor__restride(t, ndim, sizes, strides);
}

bool fl_tensor__resize_format(fl_tensor *t, int ndim, const int64_t *sizes, fl_memory_format format, bool asked) {
    if (format == FL_PRESERVE_FORMAT) return fl_fail(FL_RUNTIME_ERROR, "resize_: unsupported memory format Preserve");
    const bool last = format != FL_CONTIGUOUS_FORMAT;
    const int rank = format == FL_CHANNELS_LAST ? 4 : 5;
    if (last && ndim != rank)
        return fl_fail(FL_RUNTIME_ERROR, "resize_: required rank %d tensor to use channels_last%s format, got %d", rank,
                       rank == 4 ? "" : "_3d", ndim);
    if (!asked && t->ndim == ndim && (!ndim || !memcmp(t->sizes, sizes, (size_t)ndim * sizeof(*sizes)))) return true;
    const size_t before = fl_storage__bytes(t->storage);
    if (!fl_tensor__resize(t, ndim, sizes)) return false;
    fill_unwritten(t, before);
    fl_bump_version(t);
    if (!last) return true;
    int64_t strides[FL_MAX_DIMS];
    fl_shape__strides_in_order(t->sizes, ndim, rank == 4 ? order_2d : order_3d, strides);
    return fl_tensor__restride(t, ndim, t->sizes, strides);
}

/* ---- The public face ------------------------------------------------------------------------------------- */

static bool check(const char *function, fl_dtype dtype, const int64_t *shape, int ndim) {
    if (fl_failed()) return false;
    if (dtype >= 0 && dtype < FL_DTYPE_COUNT) return fl_given_array(shape, ndim, function, "shape");
    return fl_fail(FL_TYPE_ERROR, "%s: %d is not a dtype", function, (int)dtype) != NULL;
}

fl_tensor *fl_new(fl_dtype dtype, const int64_t *shape, int ndim) {
    if (!check("fl_new", dtype, shape, ndim)) return NULL;
    return fl_scope__result(fl_tensor__empty(dtype, ndim, shape));
}

fl_tensor *fl_from_array(const void *data, fl_dtype dtype, const int64_t *shape, int ndim) {
    if (!check("fl_from_array", dtype, shape, ndim)) return NULL;
    const int64_t numel = fl_shape__numel(shape, ndim);
    if (numel < 0 || (numel && !fl_given(data, "fl_from_array", "data"))) return NULL;
    fl_tensor *t = fl_tensor__empty(dtype, ndim, shape);
    if (t && t->numel) memcpy(t->data, data, (size_t)t->numel * fl_dtype_size(dtype));
    return fl_scope__result(t);
}

static fl_tensor *from_memory(void *data, fl_dtype dtype, const int64_t *shape, const int64_t *strides, int ndim,
                              void (*release)(void *), void *context) {
    if (!check("fl_from_memory", dtype, shape, ndim)) return NULL;
    int64_t numel = fl_shape__numel(shape, ndim);
    if (numel < 0 || (numel && !fl_given(data, "fl_from_memory", "data"))) return NULL;
    int64_t own[FL_MAX_DIMS];
    if (!strides) {
        fl_shape__row_major(shape, ndim, own);
        strides = own;
    }
    int64_t extent = numel ? 1 : 0;
    for (int i = 0; i < ndim && numel; i++) {
        int64_t step;
        if (shape[i] < 2) continue;
        if (strides[i] < 0)
            return fl_fail(FL_VALUE_ERROR, "negative strides are not supported: %s",
                           fl_shape__print(&(fl_shape_text){{0}}, strides, ndim));
        if (__builtin_mul_overflow(shape[i] - 1, strides[i], &step) || __builtin_add_overflow(extent, step, &extent) ||
            extent > INT64_MAX / 16)
            return fl_fail(FL_RUNTIME_ERROR, "Storage size calculation overflowed with sizes=%s and strides=%s",
                           fl_shape__print(&(fl_shape_text){{0}}, shape, ndim),
                           fl_shape__print(&(fl_shape_text){{0}}, strides, ndim));
    }
    fl_tensor *t = bare(dtype, ndim);
    if (!t) return NULL;
    t->storage = fl_storage__foreign(data, (size_t)extent * fl_dtype_size(dtype), release, context);
    if (!t->storage) {
        fl_release(t);
        return NULL;
    }
    copy_dims(t->sizes, shape, ndim);
    copy_dims(t->strides, strides, ndim);
    t->data = data;
    t->numel = numel;
    if (row_major(ndim, shape, strides, numel)) t->flags |= FL_T_CONTIGUOUS;
    return t;
}

fl_tensor *fl_from_memory(void *data, fl_dtype dtype, const int64_t *shape, const int64_t *strides, int ndim,
                          void (*release)(void *context), void *context) {
    fl_tensor *t = from_memory(data, dtype, shape, strides, ndim, release, context);
    if (!t && release) release(context);
    return fl_scope__result(t);
}

fl_dtype fl_dtype_of(const fl_tensor *t) { return t ? (fl_dtype)t->dtype : FL_DTYPE_NONE; }
int fl_ndim(const fl_tensor *t) { return t ? t->ndim : 0; }
const int64_t *fl_shape(const fl_tensor *t) { return t ? t->sizes : NULL; }
const int64_t *fl_strides(const fl_tensor *t) { return t ? t->strides : NULL; }
int64_t fl_numel(const fl_tensor *t) { return t ? t->numel : 0; }
void *fl_data(const fl_tensor *t) { return t ? t->data : NULL; }
void fl_bump_version(fl_tensor *t) {
    if (t) atomic_fetch_add_explicit(fl_tensor__count(t), 1, memory_order_relaxed);
}

int64_t fl_size(const fl_tensor *t, int dim) {
    if (!t) return 0;
    if (t->ndim == 0) {
        fl_fail(FL_INDEX_ERROR, "Dimension specified as %d but tensor has no dimensions", dim);
        return 0;
    }
    int d = fl_shape__wrap_dim(dim, t->ndim);
    return d < 0 ? 0 : t->sizes[d];
}

bool fl_is_contiguous(const fl_tensor *t, fl_memory_format format) {
    if (!t) return false;
    if (format == FL_CONTIGUOUS_FORMAT) return t->flags & FL_T_CONTIGUOUS;
    if (format == FL_PRESERVE_FORMAT) return fl_shape__is_dense(t);
    int n = format == FL_CHANNELS_LAST ? 4 : 5;
    if (t->ndim != n) return false;
    const int *order = n == 4 ? order_2d : order_3d;
    int64_t stride = 1;
    for (int i = 0; i < n; i++) {
        int64_t size = t->sizes[order[i]];
        if (size == 1) continue;
        if (t->strides[order[i]] != stride) return false;
        stride *= size;
    }
    return true;
}

fl_scalar fl_item_scalar(const fl_tensor *t) {
    if (!t) return fl_float((double)NAN);
    if (t->numel != 1) {
        fl_fail(FL_RUNTIME_ERROR, "a Tensor with %lld elements cannot be converted to Scalar", (long long)t->numel);
        return fl_float((double)NAN);
    }
    if (fl_tensor__is_emptied(t)) return fl_float((double)NAN);
    if (fl_is_float((fl_dtype)t->dtype)) {
        double value;
        fl_tensor__cast(&value, FL_FLOAT64, t->data, (fl_dtype)t->dtype, 1);
        return fl_float(value);
    }
    int64_t value;
    fl_tensor__cast(&value, FL_INT64, t->data, (fl_dtype)t->dtype, 1);
    return t->dtype == FL_BOOL ? fl_boolean(value != 0) : fl_int(value);
}

double fl_item(const fl_tensor *t) { return fl_scalar__double(fl_item_scalar(t)); }
