/* node.c: making, reading and freeing the nodes of the backward graph.
 *
 * A node is one block: the struct, its edges, what is known of its inputs and outputs, its saved tensors and the op's
 * own bytes. Freeing never recurses: nodes that lose their last reference while another is being freed wait in a list,
 * so that a graph of any depth goes in a loop.
 */
#include "autograd/graph.h"

#include "base/alloc.h"

void (*fl_node__drop_metadata)(void *metadata);
fl_anomaly fl_autograd__anomaly;

static _Atomic uint64_t next_sequence = 1;

/* Leaves and their accumulators point at each other, the leaf without owning: finding an accumulator and freeing one
 * exclude each other. Held for a few instructions. */
static atomic_flag accumulator_lock = ATOMIC_FLAG_INIT;
static void lock_accumulators(void) {
    while (atomic_flag_test_and_set_explicit(&accumulator_lock, memory_order_acquire)) {
    }
}
static void unlock_accumulators(void) { atomic_flag_clear_explicit(&accumulator_lock, memory_order_release); }

static size_t aligned(size_t bytes) { return (bytes + 15) & ~(size_t)15; }

/* As of `t`, if it had these sizes. */
static bool meta_set_as(fl_meta *meta, const fl_tensor *t, int ndim, const int64_t *sizes) {
    meta->dtype = t->dtype;
    meta->grad_dtype = (int8_t)fl_grad_dtype(t);
    meta->ndim = (uint8_t)ndim;
    meta->more_sizes = NULL;
    int64_t *to = meta->sizes;
    if (ndim > FL_INLINE_DIMS) {
        to = meta->more_sizes = fl_alloc__get((size_t)ndim * sizeof(int64_t));
        if (!to) {
            meta->ndim = 0;
            return false;
        }
    }
    for (int i = 0; i < ndim; i++) to[i] = sizes[i];
    return true;
}
static bool meta_set(fl_meta *meta, const fl_tensor *t) { return meta_set_as(meta, t, t->ndim, t->sizes); }

static void meta_free(fl_meta *meta) {
    if (meta->more_sizes) fl_alloc__put(meta->more_sizes, meta->ndim * sizeof(int64_t));
}

fl_node *fl_node__make(const fl_rule *rule, int n_inputs, int n_outputs, int n_saved, size_t bytes) {
    size_t edges = aligned(sizeof(fl_node));
    size_t metas = edges + aligned((size_t)n_inputs * sizeof(fl_edge));
    size_t saved = metas + aligned((size_t)(n_inputs + n_outputs) * sizeof(fl_meta));
    size_t data = saved + aligned((size_t)n_saved * sizeof(fl_saved));
    size_t total = data + bytes;
    char *block = fl_alloc__get(total);
    if (!block) return NULL;
    memset(block, 0, total);
    fl_node *node = (fl_node *)block;
    atomic_init(&node->refs, 1);
    node->n_inputs = n_inputs;
    node->n_outputs = n_outputs;
    node->n_saved = n_saved;
    node->sequence = atomic_fetch_add_explicit(&next_sequence, 1, memory_order_relaxed);
    node->rule = rule;
    node->name = rule->name;
    node->picture = rule->picture;
    node->edges = (fl_edge *)(block + edges);
    node->input_meta = (fl_meta *)(block + metas);
    node->output_meta = node->input_meta + n_inputs;
    node->saved = (fl_saved *)(block + saved);
    node->data = block + data;
    node->data_bytes = bytes;
    node->block_bytes = total;
    for (int i = 0; i < n_inputs + n_outputs; i++)
        node->input_meta[i].dtype = node->input_meta[i].grad_dtype = FL_FLOAT32;
    if (FL_UNLIKELY(fl_autograd__anomaly.enabled) && fl_autograd__anomaly.on_made)
        fl_autograd__anomaly.on_made(node, fl_thread__self.running);
    return node;
}

fl_node *fl_node__retain(fl_node *node) {
    if (node) atomic_fetch_add_explicit(&node->refs, 1, memory_order_relaxed);
    return node;
}

void fl_node__release_saved(fl_node *node) {
    if (node->n_saved || node->rule->foreign) node->released = true;
    for (int i = 0; i < node->n_saved; i++) {
        fl_tensor *t = node->saved[i].tensor;
        struct fl_packed *packed = node->saved[i].packed;
        node->saved[i].tensor = NULL;
        node->saved[i].packed = NULL;
        fl_release(t);
        fl_saved__free(packed);
    }
}

fl_hook *fl_hook__handle(fl_hook *hook) {
    if (hook) atomic_fetch_add_explicit(&hook->handles, 1, memory_order_relaxed);
    return hook;
}

void fl_hook__drop_handle(fl_hook *hook) {
    if (hook && atomic_fetch_sub_explicit(&hook->handles, 1, memory_order_acq_rel) == 1)
        fl_alloc__put(hook, sizeof *hook);
}

void fl_hook__release(fl_hook *hook) {
    if (atomic_fetch_sub_explicit(&hook->refs, 1, memory_order_acq_rel) != 1) return;
    if (hook->release) hook->release(hook->context);
    fl_hook__drop_handle(hook);
}

static fl_hook *hook_append(fl_hook **list, fl_hook *hook) {
    hook->list = list;
    while (*list) list = &(*list)->next;
    return *list = hook;
}

static void hooks_free(fl_hook *hook) {
    while (hook) {
        fl_hook *next = hook->next;
        hook->next = NULL;
        hook->list = NULL;
        fl_hook__release(hook);
        hook = next;
    }
}

static void drop_shown(fl_node *node) {
    for (int i = 0; i < node->n_shown; i++) fl_node__release(node->shown[i].node);
    fl_alloc__put(node->shown, (size_t)node->n_shown * sizeof(fl_edge));
    node->shown = NULL;
    node->n_shown = 0;
}

static void node_free(fl_node *node) {
    if (node->metadata) fl_node__drop_metadata(node->metadata);
    if (node->rule->release) node->rule->release(node);
    hooks_free(node->hooks);
    fl_node__release_saved(node);
    for (int i = 0; i < node->n_inputs; i++) fl_node__release(node->edges[i].node);
    drop_shown(node);
    for (int i = 0; i < node->n_inputs + node->n_outputs; i++) meta_free(&node->input_meta[i]);
    fl_release(node->leaf);
    fl_alloc__put(node, node->block_bytes);
}

void fl_node__release(fl_node *node) {
    static FL_TLS fl_node *waiting;
    static FL_TLS bool freeing;
    if (!node) return;
    if (node->accumulates) {
        lock_accumulators();
        if (atomic_fetch_sub_explicit(&node->refs, 1, memory_order_acq_rel) > 1) {
            unlock_accumulators();
            return;
        }
        node->leaf->autograd->accumulator = NULL;
        unlock_accumulators();
    } else if (atomic_fetch_sub_explicit(&node->refs, 1, memory_order_acq_rel) > 1) {
        return;
    }
    node->next_free = waiting;
    waiting = node;
    if (freeing) return;
    freeing = true;
    while (waiting) {
        fl_node *next = waiting;
        waiting = next->next_free;
        node_free(next);
    }
    freeing = false;
}

/* ---- Tensors and their nodes ------------------------------------------------------------------------------------- */

fl_autograd *fl_autograd__of(fl_tensor *t) {
    if (!t->autograd) t->autograd = fl_alloc__zeroed(sizeof(fl_autograd));
    return t->autograd;
}

typedef struct fl_count {
    _Atomic int32_t refs;
    _Atomic uint32_t version;
} fl_count;

static void drop_count(fl_autograd *record) {
    fl_count *count = record->count;
    if (count && atomic_fetch_sub_explicit(&count->refs, 1, memory_order_acq_rel) == 1)
        fl_alloc__put(count, sizeof *count);
}

void fl_autograd__free(fl_tensor *t) {
    fl_autograd *record = t->autograd;
    if (!record) return;
    t->autograd = NULL;
    if (record->grad_fn && (t->flags & FL_T_RETAIN_GRAD)) fl_hook__forget_retained(record->grad_fn, t);
    fl_release(record->grad);
    fl_node__release(record->grad_fn);
    hooks_free(record->hooks);
    drop_count(record);
    fl_alloc__put(record, sizeof *record);
}

_Atomic uint32_t *fl_autograd__count(const fl_tensor *t) { return &t->autograd->count->version; }

bool fl_autograd__own_count(fl_tensor *t, uint32_t version) {
    fl_autograd *record = fl_autograd__of(t);
    fl_count *count = record ? fl_alloc__get(sizeof *count) : NULL;
    if (!count) return false;
    atomic_init(&count->refs, 1);
    atomic_init(&count->version, version);
    drop_count(record);
    record->count = count;
    t->flags |= FL_T_OWN_COUNT;
    return true;
}

bool fl_autograd__share_count(fl_tensor *t, const fl_tensor *other) {
    fl_autograd *record = fl_autograd__of(t);
    if (!record) return false;
    record->count = other->autograd->count;
    atomic_fetch_add_explicit(&record->count->refs, 1, memory_order_relaxed);
    t->flags |= FL_T_OWN_COUNT;
    return true;
}

static void accumulate_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    (void)node, (void)grad, (void)out; /* the engine does it: engine.c, accumulate */
}
static const fl_rule accumulate_rule = {.name = "AccumulateGrad", .backward = accumulate_backward};

static fl_node *accumulator_of(fl_tensor *leaf) {
    fl_autograd *record = fl_autograd__of(leaf);
    if (!record) return NULL;
    lock_accumulators();
    if (record->accumulator) {
        fl_node *node = fl_node__retain(record->accumulator);
        unlock_accumulators();
        return node;
    }
    unlock_accumulators();
    fl_node *node = fl_node__make(&accumulate_rule, 0, 1, 0, 0);
    if (!node) return NULL;
    node->accumulates = true;
    node->sequence = UINT64_MAX; /* ready gradients are put away first */
    if (!meta_set(&node->output_meta[0], leaf)) {
        fl_alloc__put(node, node->block_bytes);
        return NULL;
    }
    lock_accumulators();
    if (record->accumulator) { /* another thread was first */
        fl_node *first = fl_node__retain(record->accumulator);
        unlock_accumulators();
        meta_free(&node->output_meta[0]);
        fl_alloc__put(node, node->block_bytes);
        return first;
    }
    node->leaf = fl_tensor__retain(leaf);
    record->accumulator = node;
    unlock_accumulators();
    return node;
}

static bool has_history(const fl_tensor *t) { return t->autograd && t->autograd->grad_fn; }

/* A view needs a gradient where its base does: also one made under no_grad, or before the base got its history. */
static bool base_needs_grad(const fl_tensor *t) {
    const fl_tensor *base = t->base;
    return base && ((base->flags & FL_T_REQUIRES_GRAD) || has_history(base)) && fl_is_float(t->dtype) &&
           t->dtype == base->dtype;
}

bool fl_needs_grad(const fl_tensor *t) {
    if (!t) return false;
    if (t->flags & FL_T_REQUIRES_GRAD) return true;
    if (has_history(t)) return true;
    return base_needs_grad(t);
}

fl_node *fl_tensor__grad_fn(const fl_tensor *t) {
    fl_tensor *self = (fl_tensor *)t;
    if (base_needs_grad(t) || (t->base && has_history(t))) { /* its own: also where the base was frozen since */
        const uint32_t version = fl_tensor__version(t);
        if (t->view_version != version && !fl_view__renew(self, version)) return NULL;
    }
    return t->autograd ? t->autograd->grad_fn : NULL;
}

fl_edge fl_autograd__edge(fl_tensor *t) {
    fl_edge none = {NULL, 0};
    if (!fl_needs_grad(t)) return none;
    fl_node *grad_fn = fl_tensor__grad_fn(t);
    if (grad_fn) return (fl_edge){fl_node__retain(grad_fn), t->autograd->output_index};
    if (fl_failed() || !(t->flags & FL_T_REQUIRES_GRAD)) return none; /* a view made under no_grad collects nothing */
    return (fl_edge){accumulator_of(t), 0};
}

/* ---- Recording --------------------------------------------------------------------------------------------------- */

bool fl_node__would_record(fl_tensor *const *inputs, int n_inputs) {
    if (fl_thread__self.no_grad || fl_thread__self.inference) return false;
    bool needs = false;
    for (int i = 0; i < n_inputs && !needs; i++) needs = fl_needs_grad(inputs[i]);
    if (!needs) return false;
    for (int i = 0; i < n_inputs; i++) { /* where all were made in inference mode, nothing is recorded */
        if (inputs[i] && !(inputs[i]->flags & FL_T_INFERENCE)) return true;
    }
    return false;
}

bool fl_node__constant(fl_tensor *t, const char *function, const char *argument) {
    if (!t || !fl_node__would_record(&t, 1)) return true;
    fl_fail(FL_RUNTIME_ERROR,
            "The function '%s' is not differentiable with respect to argument '%s'. This input cannot have "
            "requires_grad True.",
            function, argument);
    return false;
}

fl_node *fl_node__record(const fl_rule *rule, fl_tensor *const *inputs, int n_inputs, fl_tensor *const *outputs,
                         int n_outputs, int n_saved, size_t bytes) {
    if (fl_failed() || !fl_node__would_record(inputs, n_inputs)) return NULL;
    if (!outputs && n_outputs < 1) n_outputs = 1; /* in place: the tensor written to becomes the one output */
    fl_node *node = fl_node__make(rule, n_inputs, n_outputs, n_saved, bytes);
    if (!node) return NULL;
    for (int i = 0; i < n_inputs; i++) {
        if (inputs[i] && !fl_node__connect(node, i, inputs[i])) goto failed;
    }
    if (!outputs) return node;
    for (int i = 0; i < n_outputs; i++) {
        if (outputs[i] && !fl_node__attach(node, i, outputs[i])) goto failed;
    }
    bool owned = atomic_load_explicit(&node->refs, memory_order_relaxed) > 1;
    fl_node__release(node); /* its outputs own it now; where all are of integer types, nobody does */
    return owned ? node : NULL;
failed:
    for (int i = 0; outputs && i < n_outputs; i++) {
        if (outputs[i] && outputs[i]->autograd && outputs[i]->autograd->grad_fn == node) {
            outputs[i]->autograd->grad_fn = NULL;
            fl_node__release(node);
        }
    }
    fl_node__release(node);
    return NULL;
}

bool fl_node__prepare(fl_node *node, int index, fl_tensor *t, int ndim, const int64_t *sizes) {
    meta_free(&node->output_meta[index]);
    return meta_set_as(&node->output_meta[index], t, ndim, sizes) && (!fl_is_float(t->dtype) || fl_autograd__of(t));
}

/* Hands what keeps the gradient of `t` from the node of its old value to that of its newest. */
static void hand_retained(fl_node *old, fl_node *node, uint32_t index, const fl_tensor *t) {
    for (fl_hook **at = &old->hooks, *hook; (hook = *at); at = &hook->next) {
        if (hook->kind != FL_HOOK_RETAIN || hook->context != t) continue;
        *at = hook->next;
        hook->next = NULL;
        hook->index = index;
        hook_append(&node->hooks, hook);
        return;
    }
}

void fl_node__settle(fl_node *node, int index, fl_tensor *t) {
    if (!fl_is_float(t->dtype)) return;
    fl_autograd *record = t->autograd;
    fl_node *old = record->grad_fn;
    record->grad_fn = fl_node__retain(node);
    record->output_index = (uint32_t)index;
    t->view_version = fl_tensor__version(t);
    if (FL_UNLIKELY(t->flags & FL_T_RETAIN_GRAD) && old) hand_retained(old, node, (uint32_t)index, t);
    fl_node__release(old);
}

bool fl_node__attach(fl_node *node, int index, fl_tensor *t) {
    if (!fl_node__prepare(node, index, t, t->ndim, t->sizes)) return false;
    fl_node__settle(node, index, t);
    return !fl_failed();
}

bool fl_node__describe_output(fl_node *node, int index, const fl_tensor *t) {
    meta_free(&node->output_meta[index]);
    return meta_set(&node->output_meta[index], t);
}

bool fl_node__connect(fl_node *node, int input, fl_tensor *t) {
    return fl_node__connect_along(node, input, t, fl_autograd__edge(t));
}

bool fl_node__connect_along(fl_node *node, int input, const fl_tensor *t, fl_edge edge) {
    node->edges[input] = edge;
    const fl_node *behind = edge.node;
    if (!behind) return !fl_failed() && meta_set(&node->input_meta[input], t);
    /* A view's history may have been made anew just now: nodes come after what is behind them. */
    if (FL_UNLIKELY(behind->sequence > node->sequence) && !behind->accumulates)
        node->sequence = atomic_fetch_add_explicit(&next_sequence, 1, memory_order_relaxed);
    return meta_set(&node->input_meta[input], t);
}

void fl_node__zero_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    (void)grad;
    for (int i = 0; i < node->n_inputs; i++)
        if (fl_node__needs(node, i)) out[i] = fl_node__zeros_of_input(node, i);
}

void fl_node__no_derivative(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    (void)grad, (void)out;
    const size_t length = strlen(node->name), tail = strlen("Backward0");
    if (length <= tail || strcmp(node->name + length - tail, "Backward0") != 0) {
        fl_fail(FL_RUNTIME_ERROR, "derivative is not implemented for the function that gave this result");
        return;
    }
    fl_fail(FL_NOT_IMPLEMENTED_ERROR, "the derivative for '%.*s' is not implemented", (int)(length - tail), node->name);
}

fl_tensor *fl_node__named(fl_tensor *t, const char *name) {
    if (t && !fl_thread__self.no_grad && t->autograd && t->autograd->grad_fn) t->autograd->grad_fn->name = name;
    return t;
}

fl_tensor *fl_node__named_as(fl_tensor *t, const char *name, const char *picture) {
    if (name) fl_node__named(t, name);
    if (t && !fl_thread__self.no_grad && t->autograd) fl_node__pictured(t->autograd->grad_fn, picture);
    return t;
}

void fl_whole__begin(fl_whole *whole, fl_tensor *const *inputs, int n) {
    *whole = (fl_whole){NULL, n};
    if (fl_failed() || !fl_node__would_record(inputs, n)) return;
    whole->edges = fl_alloc__get((size_t)n * sizeof(fl_edge));
    for (int i = 0; i < n && whole->edges; i++)
        whole->edges[i] = inputs[i] ? fl_autograd__edge(inputs[i]) : (fl_edge){NULL, 0};
}

fl_tensor *fl_whole__end(fl_whole *whole, fl_tensor *t, const char *name) {
    if (!whole->edges) return fl_failed() ? NULL : t;
    fl_node *node = t && t->autograd ? t->autograd->grad_fn : NULL;
    bool made = node != NULL; /* by the op: what it gave is none of its inputs */
    for (int i = 0; i < whole->n; i++) made = made && whole->edges[i].node != node;
    if (made) {
        drop_shown(node);
        node->name = name;
        node->shown = whole->edges;
        node->n_shown = whole->n;
        node->picture = NULL;
    } else {
        for (int i = 0; i < whole->n; i++) fl_node__release(whole->edges[i].node);
        fl_alloc__put(whole->edges, (size_t)whole->n * sizeof(fl_edge));
    }
    whole->edges = NULL;
    return fl_failed() ? NULL : t;
}

bool fl_node__copy_edge(fl_node *node, int input, const fl_node *from, int from_input) {
    const fl_meta *meta = &from->input_meta[from_input];
    node->edges[input] = from->edges[from_input];
    fl_node__retain(node->edges[input].node);
    node->input_meta[input] = *meta;
    if (!meta->more_sizes) return true;
    node->input_meta[input].more_sizes = fl_alloc__get(meta->ndim * sizeof(int64_t));
    if (!node->input_meta[input].more_sizes) {
        node->input_meta[input].ndim = 0;
        return false;
    }
    memcpy(node->input_meta[input].more_sizes, meta->more_sizes, meta->ndim * sizeof(int64_t));
    return true;
}

static void save(fl_node *node, int slot, fl_tensor *t, fl_tensor *original) {
    node->saved[slot].tensor = t;
    node->saved[slot].version = fl_tensor__version(t);
    const fl_saved_hooks *hooks = fl_thread__self.saved_hooks;
    if (FL_UNLIKELY(hooks != NULL) && hooks != fl_thread__self.packing)
        fl_saved__pack(&node->saved[slot], hooks, original, node->saved[slot].tensor == original);
}

void fl_node__save(fl_node *node, int slot, fl_tensor *t) {
    if (!node || !t) return;
    if (FL_UNLIKELY(t->flags & FL_T_INFERENCE)) {
        fl_fail(FL_RUNTIME_ERROR,
                "Inference tensors cannot be saved for backward. Please do not use Tensors created in inference mode "
                "in computation tracked by autograd: make a clone to get a normal tensor, or use no_grad instead of "
                "inference_mode.");
        return;
    }
    save(node, slot, fl_tensor__retain(t), t);
}

void fl_node__save_output(fl_node *node, int slot, fl_tensor *t, int index) {
    if (!node || !t) return;
    fl_tensor *alias = fl_tensor__alias(t);
    if (!alias) return;
    node->saved[slot].is_output = true;
    node->saved[slot].output_index = (uint32_t)index;
    save(node, slot, alias, t);
}

void fl_node__save_written(fl_node *node, int slot, fl_tensor *t, bool output) {
    fl_tensor *kept = output ? fl_tensor__alias(t) : fl_tensor__retain(t);
    if (!kept) return;
    node->saved[slot].tensor = kept;
    node->saved[slot].is_output = output;
    node->saved[slot].written = true;
    node->saved[slot].version = fl_tensor__version(t);
}

void fl_saved__pack_written(fl_node *node) {
    const fl_saved_hooks *hooks = fl_thread__self.saved_hooks;
    if (FL_LIKELY(hooks == NULL) || hooks == fl_thread__self.packing) return;
    for (int i = 0; i < node->n_saved; i++) {
        fl_saved *saved = &node->saved[i];
        if (saved->written && saved->tensor) fl_saved__pack(saved, hooks, saved->tensor, !saved->is_output);
    }
}

static fl_tensor *read_saved(fl_node *node, int slot, bool history) {
    if (fl_failed()) return NULL;
    if (node->released) {
        return fl_fail(
            FL_RUNTIME_ERROR,
            "Trying to backward through the graph a second time (or directly access saved tensors after they "
            "have already been freed). Saved intermediate values of the graph are freed when you call "
            ".backward() or autograd.grad(). Specify retain_graph=True if you need to backward through the "
            "graph a second time or if you need to access saved tensors after calling backward.");
    }
    fl_saved *saved = &node->saved[slot];
    fl_tensor *t = saved->tensor;
    if (FL_UNLIKELY(saved->packed != NULL)) return fl_saved__unpack(saved, node, history);
    if (!t || fl_tensor__is_emptied(t)) return NULL;
    uint32_t version = fl_tensor__version(t);
    if (version != saved->version) {
        fl_node *maker = saved->is_output ? node : t->autograd ? t->autograd->grad_fn : NULL;
        char from[160] = "";
        if (maker) {
            snprintf(from, sizeof from, ", which is output %u of %s,",
                     saved->is_output ? saved->output_index : t->autograd->output_index, maker->name);
        }
        return fl_fail(
            FL_RUNTIME_ERROR,
            "one of the variables needed for gradient computation has been modified by an inplace operation: "
            "[%s %s]%s is at version %u; expected version %u instead. Hint: clone the tensor before changing it "
            "in place, or make the change after backward. (needed by %s)",
            fl_dtype_name(t->dtype), FL_SHAPE(t), from, version, saved->version, node->name);
    }
    if (!saved->is_output || !fl_is_float(t->dtype) || !history) return fl_scope__result(fl_tensor__retain(t));
    /* in a recorded backward pass the output must know this node, without owning itself for ever */
    fl_tensor *alias = fl_tensor__alias(t);
    if (!alias) return NULL;
    fl_autograd *record = fl_autograd__of(alias);
    if (!record) {
        fl_release(alias);
        return NULL;
    }
    record->grad_fn = fl_node__retain(node);
    record->output_index = saved->output_index;
    return fl_scope__result(alias);
}

fl_tensor *fl_node__saved(fl_node *node, int slot) { return read_saved(node, slot, !fl_thread__self.no_grad); }
fl_tensor *fl_node__saved_with_history(fl_node *node, int slot) { return read_saved(node, slot, true); }

int fl_node__input_shape(const fl_node *node, int input, int64_t *sizes) {
    const fl_meta *meta = &node->input_meta[input];
    const int64_t *from = meta->more_sizes ? meta->more_sizes : meta->sizes;
    for (int i = 0; i < meta->ndim; i++) sizes[i] = from[i];
    return meta->ndim;
}

/* ---- Hooks ------------------------------------------------------------------------------------------------------- */

static fl_hook *hook_new(fl_hook_kind kind, void *context, void (*release)(void *)) {
    fl_hook *hook = fl_failed() ? NULL : fl_alloc__zeroed(sizeof *hook);
    if (!hook) {
        if (release) release(context);
        return NULL;
    }
    atomic_init(&hook->refs, 1);
    atomic_init(&hook->handles, 1);
    static _Atomic int64_t last;
    hook->id = atomic_fetch_add_explicit(&last, 1, memory_order_relaxed) + 1;
    hook->kind = kind;
    hook->context = context;
    hook->release = release;
    return hook;
}

void fl_hook__remove(fl_hook *hook) {
    if (!hook->list) return;
    fl_hook **at = hook->list;
    while (*at != hook) at = &(*at)->next;
    *at = hook->next;
    hook->next = NULL;
    hooks_free(hook);
}

fl_hook *fl_hook__add_tensor(fl_tensor *t, fl_hook_kind kind, fl_tensor *(*call)(void *, fl_tensor *), void *context,
                             void (*release)(void *)) {
    fl_hook *hook = hook_new(kind, context, release);
    if (!hook) return NULL;
    hook->on_tensor = call;
    fl_node *node = fl_tensor__grad_fn(t);
    if (node) {
        hook->index = t->autograd->output_index;
        return hook_append(&node->hooks, hook);
    }
    fl_autograd *record = fl_failed() ? NULL : fl_autograd__of(t);
    if (!record) {
        hooks_free(hook);
        return NULL;
    }
    return hook_append(&record->hooks, hook);
}

static fl_hook *hook_find(fl_hook *list, int64_t id) {
    while (list && list->id != id) list = list->next;
    return list;
}

fl_hook *fl_hook__find(const fl_tensor *t, int64_t id) {
    fl_hook *hook = t->autograd ? hook_find(t->autograd->hooks, id) : NULL;
    fl_node *node = hook || !t->autograd ? NULL : fl_tensor__grad_fn(t);
    return node ? hook_find(node->hooks, id) : hook;
}

fl_hook *fl_hook__add_node(fl_node *node, fl_hook_kind kind,
                           void (*call)(void *, fl_tensor **, int, fl_tensor *const *, int), void *context,
                           void (*release)(void *)) {
    fl_hook *hook = hook_new(kind, context, release);
    if (!hook) return NULL;
    hook->on_node = call;
    return hook_append(&node->hooks, hook);
}

void fl_hook__forget_retained(fl_node *node, fl_tensor *t) {
    for (fl_hook *hook = node->hooks, *next; hook; hook = next) {
        next = hook->next;
        if (hook->kind == FL_HOOK_RETAIN && hook->context == t) fl_hook__remove(hook);
    }
}

int fl_node__find_saved(const fl_node *node, const char *name, bool *number) {
    const size_t length = strlen(name);
    *number = false;
    int at = 0;
    for (const char *next = node->rule->saved; next && *next && length; at++) {
        while (*next == ' ') next++;
        const size_t n = strcspn(next, ",;");
        if (n == length && memcmp(next, name, n) == 0) return at;
        next += n;
        if (*next == ';') {
            *number = true;
            at = -1;
        }
        if (*next) next++;
    }
    return -1;
}
