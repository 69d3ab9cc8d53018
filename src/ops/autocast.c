/* autocast.c: the state of autocast, the casts it makes of arguments, and the casts of parameters that it keeps.
 */
#include "ops/autocast.h"

#include "ops/plain.h"

#include "base/alloc.h"
#include "base/error.h"

/* ---- State ------------------------------------------------------------------------------------------------------- */

bool fl_autocast_enabled(void) { return fl_thread__self.autocast; }

fl_dtype fl_autocast_dtype(void) {
    const fl_thread *self = &fl_thread__self;
    return self->autocast_dtype_set ? (fl_dtype)self->autocast_dtype : FL_BFLOAT16;
}

bool fl_autocast_cache_enabled(void) { return !fl_thread__self.autocast_uncached; }

void fl_autocast__set_enabled(bool enabled) { fl_thread__self.autocast = enabled; }

void fl_autocast__set_dtype(fl_dtype dtype) {
    fl_thread__self.autocast_dtype = (int8_t)dtype;
    fl_thread__self.autocast_dtype_set = true;
}

void fl_autocast__set_cache_enabled(bool enabled) { fl_thread__self.autocast_uncached = !enabled; }

int fl_autocast__nest(int by) { return fl_thread__self.autocast_depth += by; }

/* A block's state in a byte, to go back to. */
enum { ENABLED = 1, FLOAT16 = 2, UNCACHED = 4 };

void fl_autocast_begin(const fl_autocast_options *options) {
    static const fl_autocast_options defaults = FL_AUTOCAST_OPTIONS;
    const fl_autocast_options *o = options ? options : &defaults;
    fl_thread *self = &fl_thread__self;
    int depth = self->autocast_blocks++;
    fl_autocast__nest(1);
    if (depth >= FL_COUNT(self->autocast_outer)) {
        fl_fail(FL_RUNTIME_ERROR, "fl_autocast_begin: nested deeper than %d", FL_COUNT(self->autocast_outer));
        return;
    }
    self->autocast_outer[depth] =
        (uint8_t)((self->autocast ? ENABLED : 0) | (fl_autocast_dtype() == FL_FLOAT16 ? FLOAT16 : 0) |
                  (self->autocast_uncached ? UNCACHED : 0));
    if (o->dtype != FL_BFLOAT16 && o->dtype != FL_FLOAT16) {
        fl_fail(FL_VALUE_ERROR, "fl_autocast_begin: expected bfloat16 or float16, got %s", fl_dtype_name(o->dtype));
        return;
    }
    fl_autocast__set_enabled(o->enabled);
    fl_autocast__set_dtype(o->dtype);
    fl_autocast__set_cache_enabled(o->cache);
}

void fl_autocast_end(void) {
    fl_thread *self = &fl_thread__self;
    if (!self->autocast_blocks) return;
    int depth = --self->autocast_blocks;
    if (fl_autocast__nest(-1) == 0) fl_autocast_clear_cache();
    if (depth >= FL_COUNT(self->autocast_outer)) return;
    uint8_t outer = self->autocast_outer[depth];
    fl_autocast__set_enabled(outer & ENABLED);
    fl_autocast__set_dtype(outer & FLOAT16 ? FL_FLOAT16 : FL_BFLOAT16);
    fl_autocast__set_cache_enabled(!(outer & UNCACHED));
}

/* ---- Casts that are kept ----------------------------------------------------------------------------------------- */

/* A table of open addressing, at most half full; a power of two of entries. */
typedef struct kept_cast {
    fl_tensor *parameter, *cast; /* owned */
} kept_cast;
struct fl_autocast_cache {
    size_t count, capacity;
    kept_cast *entries;
};

static kept_cast *place_of(const struct fl_autocast_cache *cache, const fl_tensor *parameter, fl_dtype dtype) {
    size_t mask = cache->capacity - 1, at = ((uintptr_t)parameter >> 6) * 0x9E3779B1u & mask;
    while (cache->entries[at].parameter &&
           (cache->entries[at].parameter != parameter || cache->entries[at].cast->dtype != dtype))
        at = (at + 1) & mask;
    return &cache->entries[at];
}

void fl_autocast_clear_cache(void) {
    fl_thread *self = &fl_thread__self;
    struct fl_autocast_cache *cache = self->autocast_cache;
    if (!cache) return;
    self->autocast_cache = NULL; /* releasing may run foreign code that casts */
    for (size_t i = 0; i < cache->capacity; i++) {
        fl_release(cache->entries[i].cast);
        fl_release(cache->entries[i].parameter);
    }
    fl_alloc__put(cache->entries, cache->capacity * sizeof(kept_cast));
    fl_alloc__put(cache, sizeof(*cache));
}

static bool grow(struct fl_autocast_cache *cache) {
    struct fl_autocast_cache grown = {cache->count, cache->capacity ? 2 * cache->capacity : 32, NULL};
    grown.entries = fl_alloc__zeroed(grown.capacity * sizeof(kept_cast));
    if (!grown.entries) return false;
    for (size_t i = 0; i < cache->capacity; i++) {
        const kept_cast *old = &cache->entries[i];
        if (old->parameter) *place_of(&grown, old->parameter, (fl_dtype)old->cast->dtype) = *old;
    }
    if (cache->capacity) fl_alloc__put(cache->entries, cache->capacity * sizeof(kept_cast));
    *cache = grown;
    return true;
}

static void keep(fl_tensor *parameter, fl_tensor *cast) {
    fl_thread *self = &fl_thread__self;
    if (!self->autocast_cache) {
        self->autocast_cache = fl_alloc__zeroed(sizeof(*self->autocast_cache));
        fl_thread__end_autocast = fl_autocast_clear_cache;
        fl_thread__watch_exit();
        if (!self->autocast_cache) return;
    }
    struct fl_autocast_cache *cache = self->autocast_cache;
    if (2 * cache->count >= cache->capacity && !grow(cache)) return;
    *place_of(cache, parameter, (fl_dtype)cast->dtype) =
        (kept_cast){fl_tensor__retain(parameter), fl_tensor__retain(cast)};
    cache->count++;
}

static fl_tensor *kept(const fl_tensor *parameter, fl_dtype dtype) {
    const struct fl_autocast_cache *cache = fl_thread__self.autocast_cache;
    return cache && cache->capacity ? place_of(cache, parameter, dtype)->cast : NULL;
}

/* ---- Casting arguments ------------------------------------------------------------------------------------------- */

static bool eligible(const fl_tensor *t) { return t && fl_is_float((fl_dtype)t->dtype) && t->dtype != FL_FLOAT64; }

static fl_tensor *cast(fl_tensor *t, fl_dtype dtype) {
    if (dtype == FL_DTYPE_NONE || !eligible(t) || t->dtype == (int8_t)dtype) return t;
    /* What is made under no_grad knows no graph and must not be met where there is one. */
    const bool keeps = t->dtype == FL_FLOAT32 && t->flags & FL_T_REQUIRES_GRAD && !t->base && fl_is_leaf(t) &&
                       fl_grad_enabled() && dtype == fl_autocast_dtype() && fl_autocast_cache_enabled();
    fl_tensor *found = keeps ? kept(t, dtype) : NULL;
    if (found) return found;
    fl_tensor *made = fl_to(t, dtype, NULL);
    if (made && keeps) keep(t, made);
    return made;
}

fl_dtype fl_autocast__enter(fl_autocast_policy policy, fl_tensor *const *args, int n) {
    fl_scope_open();
    fl_thread__self.autocast = false;
    if (policy == FL_AUTOCAST_LOWER) return fl_autocast_dtype();
    if (policy == FL_AUTOCAST_FLOAT32) return FL_FLOAT32;
    for (int i = 0; i < n; i++) {
        if (!eligible(args[i])) continue;
        if (args[i]->dtype == FL_FLOAT32) return FL_FLOAT32;
        if (policy == FL_AUTOCAST_FIRST)
            return args[i]->dtype == (int8_t)fl_autocast_dtype() ? fl_autocast_dtype() : FL_FLOAT32;
    }
    return FL_DTYPE_NONE;
}

void fl_autocast__cast(fl_dtype dtype, fl_tensor **args, int n) {
    for (int i = 0; i < n && !fl_failed(); i++) args[i] = cast(args[i], dtype);
}

fl_tensor *const *fl_autocast__list(fl_dtype dtype, fl_tensor *const *args, int n) {
    if (fl_failed() || dtype == FL_DTYPE_NONE) return args;
    fl_tensor **casts = fl_tensors__new(n);
    for (int i = 0; i < n && casts && !fl_failed(); i++) casts[i] = fl_tensor__retain(cast(args[i], dtype));
    fl_tensors list = fl_tensors__result(casts, n);
    return list.items ? list.items : args;
}

void fl_autocast__leave(fl_tensor **results, int n) {
    for (int i = 0; i < n; i++) fl_tensor__retain(results[i]);
    fl_scope_close();
    for (int i = 0; i < n; i++) results[i] = fl_scope__result(results[i]);
    fl_thread__self.autocast = true;
}
