/* scope.c: scopes, the owners of temporaries. Each thread has one growing stack of what its open scopes own, and one of
 * the marks where they begin. A tensor in a scope holds one reference of the scope's; a block (the array of an
 * fl_tensors) is two entries, its size below its address with the lowest bit set.
 */
#include <limits.h>

#include "base/alloc.h"
#include "base/error.h"
#include "tensor/tensor.h"

struct fl_scope_stack {
    uintptr_t *items;
    size_t count, capacity;
    size_t *marks;
    size_t n_marks, marks_capacity;
    int lost; /* opened while there was no memory for a mark: they are one with the scope around them */
};

static void *grow(void *block, size_t *capacity, size_t item) {
    size_t wanted = *capacity ? 2 * *capacity : 64;
    void *grown = *capacity ? fl_alloc__resize(block, *capacity * item, wanted * item) : fl_alloc__get(wanted * item);
    if (grown) *capacity = wanted;
    return grown;
}

static bool push(struct fl_scope_stack *stack, uintptr_t item) {
    if (FL_UNLIKELY(stack->count == stack->capacity)) {
        uintptr_t *items = grow(stack->items, &stack->capacity, sizeof(*items));
        if (!items) return false;
        stack->items = items;
    }
    stack->items[stack->count++] = item;
    return true;
}

static bool push_mark(struct fl_scope_stack *stack) {
    if (stack->n_marks == stack->marks_capacity) {
        size_t *marks = grow(stack->marks, &stack->marks_capacity, sizeof(*marks));
        if (!marks) return false;
        stack->marks = marks;
    }
    stack->marks[stack->n_marks++] = stack->count;
    return true;
}

static void end_scopes(void);

void fl_scope_open(void) {
    fl_thread *self = &fl_thread__self;
    if (FL_UNLIKELY(!self->scopes)) {
        self->scopes = fl_alloc__zeroed(sizeof(*self->scopes));
        fl_thread__end_scopes = end_scopes;
        fl_thread__watch_exit();
        if (!self->scopes) return; /* depth stays 0: results are the caller's, and lost with the error */
    }
    if (!push_mark(self->scopes)) {
        self->scopes->lost++;
        return;
    }
    self->scope_depth++;
}

/* A stack that once grew large is not kept. */
static void shrink(fl_thread *self) {
    struct fl_scope_stack *stack = self->scopes;
    if (stack->n_marks || stack->lost) return;
    if (stack->capacity > 4096) {
        fl_alloc__put(stack->items, stack->capacity * sizeof(*stack->items));
        stack->items = NULL;
        stack->capacity = 0;
    }
}

void fl_scope_close(void) {
    fl_thread *self = &fl_thread__self;
    struct fl_scope_stack *stack = self->scopes;
    if (!stack) return;
    if (stack->lost) {
        stack->lost--;
        return;
    }
    if (!self->scope_depth) return;
    size_t mark = stack->marks[stack->n_marks - 1];
    /* Releasing may run foreign code that opens scopes of its own, above these items. */
    while (stack->count > mark) {
        uintptr_t item = stack->items[--stack->count];
        if (item & 1) {
            size_t size = stack->items[--stack->count];
            fl_alloc__put((void *)(item - 1), size);
        } else {
            fl_release((fl_tensor *)item);
        }
    }
    stack->n_marks--;
    self->scope_depth--;
    shrink(self);
}

/* The thread ends. */
static void end_scopes(void) {
    fl_thread *self = &fl_thread__self;
    struct fl_scope_stack *stack = self->scopes;
    if (!stack) return;
    while (self->scope_depth) fl_scope_close();
    if (stack->capacity) fl_alloc__put(stack->items, stack->capacity * sizeof(*stack->items));
    if (stack->marks_capacity) fl_alloc__put(stack->marks, stack->marks_capacity * sizeof(*stack->marks));
    fl_alloc__put(stack, sizeof(*stack));
    self->scopes = NULL;
}

fl_tensor *fl_scope__result(fl_tensor *t) {
    if (!t || !fl_thread__self.scope_depth) return t;
    if (FL_LIKELY(push(fl_thread__self.scopes, (uintptr_t)t))) return t;
    fl_release(t);
    return NULL;
}

fl_tensor *fl_scope_return(fl_tensor *t) {
    fl_tensor__retain(t);
    fl_scope_close();
    return fl_scope__result(t);
}

bool fl_scope__all(fl_tensor **const *results, int n) {
    if (!fl_failed()) return true;
    for (int i = 0; i < n; i++) {
        if (!fl_thread__self.scope_depth) fl_release(*results[i]);
        *results[i] = NULL;
    }
    return false;
}

fl_tensor *fl_keep(fl_tensor *t) { return fl_tensor__retain(t); }

int fl_scope__suspend(void) {
    int depth = fl_thread__self.scope_depth;
    fl_thread__self.scope_depth = 0;
    return depth;
}

void fl_scope__resume(int depth) {
    while (fl_thread__self.scope_depth) fl_scope_close(); /* what the foreign code left open */
    fl_thread__self.scope_depth = depth;
}

/* Memory released when the innermost scope closes (fl_tensors arrays). False with none open: the caller's to free. */
static bool own_block(void *block, size_t size) {
    struct fl_scope_stack *stack = fl_thread__self.scopes;
    if (!fl_thread__self.scope_depth) return false;
    if (!push(stack, (uintptr_t)size)) return false;
    if (!push(stack, (uintptr_t)block | 1)) {
        stack->count--;
        return false;
    }
    return true;
}

/* ---- Lists ----------------------------------------------------------------------------------------------- */

/* Stands before the items of an fl_tensors. */
typedef struct list_header {
    size_t bytes;
    size_t in_scope;
} list_header;

fl_tensor **fl_tensors__new(int64_t count) {
    if (count < 0) count = 0;
    if (count > INT_MAX) return fl_fail(FL_RUNTIME_ERROR, "a list of %lld tensors is too long", (long long)count);
    size_t bytes = sizeof(list_header) + (size_t)count * sizeof(fl_tensor *);
    list_header *header = fl_alloc__zeroed(bytes);
    if (!header) return NULL;
    header->bytes = bytes;
    return (fl_tensor **)(header + 1);
}

void fl_tensors__free(fl_tensor **items) {
    if (!items) return;
    list_header *header = (list_header *)items - 1;
    if (!header->in_scope) fl_alloc__put(header, header->bytes);
}

static void discard(fl_tensor **items, int64_t count) {
    for (int64_t i = 0; i < count; i++) fl_release(items[i]);
    fl_tensors__free(items);
}

fl_tensors fl_tensors__result(fl_tensor **items, int64_t count) {
    fl_tensors list = {0, NULL};
    if (!items) return list;
    if (fl_failed()) {
        discard(items, count);
        return list;
    }
    if (fl_thread__self.scope_depth) {
        list_header *header = (list_header *)items - 1;
        for (int64_t i = 0; i < count; i++) {
            if (fl_scope__result(items[i])) continue;
            for (int64_t j = i + 1; j < count; j++) fl_release(items[j]);
            fl_tensors__free(items);
            return list;
        }
        if (!own_block(header, header->bytes)) {
            fl_tensors__free(items);
            return list;
        }
        header->in_scope = 1;
    }
    list.count = count;
    list.items = items;
    return list;
}

void fl_tensors_release(fl_tensors list) {
    if (!list.items || ((list_header *)list.items - 1)->in_scope) return;
    discard(list.items, list.count);
}
