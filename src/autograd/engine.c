/* engine.c: the backward pass.
 *
 * A pass (struct pass) first walks the graph from the roots and counts, for every node, the edges by which gradients
 * will arrive; then it runs the nodes whose gradients are complete, the latest made first (a heap by sequence number),
 * and hands what they return to the nodes before them. Nodes are found in a hash table of the pass's own, so that
 * several passes, of several threads or one inside another, may go through the same graph. Nothing recurses.
 */
#include "autograd/graph.h"
#include "base/alloc.h"
#include "base/error.h"

/* ---- The nodes of a pass ----------------------------------------------------------------------------------------- */

typedef struct visit {
    fl_node *node;
    int64_t pending;   /* edges by which gradients are still to come */
    fl_tensor **grads; /* n_outputs sums of what came so far, owned */
    fl_tensor *one[1]; /* room for them where there is one output */
    int32_t capture;   /* first capture at this node, -1 for none */
    bool needed;       /* gradients must come here (with inputs given: it is one of them, or one lies behind it) */
    bool goes_on;      /* with inputs given: one lies behind it */
} visit;

typedef struct capture {
    uint32_t index; /* output of the node */
    int32_t next;
    fl_tensor *grad; /* owned */
} capture;

typedef struct fl_pass {
    uint64_t id;
    visit *visits;
    int64_t count, capacity;
    int32_t *table; /* hash of node -> index in visits, -1 empty */
    int64_t table_size;
    int64_t *heap; /* ready visits, the latest sequence on top */
    int64_t heap_count;
    capture *captures; /* one for each input asked for */
    int n_captures;
    bool retain_graph, create_graph, restricted; /* restricted: only towards the inputs asked for */
    bool accumulate;                             /* captured leaves get theirs in .grad */
    fl_tensor *const *given;                     /* the gradients that the roots start with; or NULL */
    int n_given;
} pass;

static uint64_t hash(const fl_node *node) { return ((uint64_t)(uintptr_t)node >> 4) * 0x9E3779B97F4A7C15u >> 20; }

static visit *find(pass *p, const fl_node *node) {
    for (uint64_t i = hash(node) & (uint64_t)(p->table_size - 1);; i = (i + 1) & (uint64_t)(p->table_size - 1)) {
        if (p->table[i] < 0) return NULL;
        if (p->visits[p->table[i]].node == node) return &p->visits[p->table[i]];
    }
}

static void table_put(pass *p, int32_t index) {
    uint64_t i = hash(p->visits[index].node) & (uint64_t)(p->table_size - 1);
    while (p->table[i] >= 0) i = (i + 1) & (uint64_t)(p->table_size - 1);
    p->table[i] = index;
}

/* Room for twice as many nodes. */
static bool grow(pass *p) {
    int64_t capacity = p->capacity ? 2 * p->capacity : 64;
    if (capacity > INT32_MAX / 4) return fl_fail(FL_RUNTIME_ERROR, "backward: the graph has too many nodes") != NULL;
    size_t old_bytes = (size_t)p->capacity * sizeof(visit);
    visit *visits = fl_alloc__resize(p->visits, old_bytes, (size_t)capacity * sizeof(visit));
    if (!visits) return false;
    p->visits = visits;
    for (int64_t i = 0; i < p->count; i++) { /* `one` moved along */
        if (visits[i].node->n_outputs == 1) visits[i].grads = visits[i].one;
    }
    int32_t *table = fl_alloc__get((size_t)(4 * capacity) * sizeof(int32_t));
    if (!table) {
        p->capacity = capacity; /* what the block has grown to */
        return false;
    }
    fl_alloc__put(p->table, (size_t)p->table_size * sizeof(int32_t));
    p->table = table;
    p->table_size = 4 * capacity;
    p->capacity = capacity;
    memset(table, 0xff, (size_t)p->table_size * sizeof(int32_t));
    for (int64_t i = 0; i < p->count; i++) table_put(p, (int32_t)i);
    return true;
}

/* The visit of a node, new where there was none; NULL: out of memory. */
static visit *enter(pass *p, fl_node *node, bool *is_new) {
    *is_new = false;
    visit *v = p->count ? find(p, node) : NULL;
    if (v) return v;
    if (p->count == p->capacity && !grow(p)) return NULL;
    v = &p->visits[p->count];
    memset(v, 0, sizeof *v);
    v->capture = -1;
    v->grads = v->one;
    if (node->n_outputs > 1) {
        v->grads = fl_alloc__zeroed((size_t)node->n_outputs * sizeof(fl_tensor *));
        if (!v->grads) return NULL;
    }
    v->node = fl_node__retain(node);
    table_put(p, (int32_t)p->count++);
    *is_new = true;
    return v;
}

static void pass_free(pass *p) {
    for (int64_t i = 0; i < p->count; i++) {
        visit *v = &p->visits[i];
        for (int k = 0; k < v->node->n_outputs; k++) fl_release(v->grads[k]);
        if (v->grads != v->one) fl_alloc__put(v->grads, (size_t)v->node->n_outputs * sizeof(fl_tensor *));
        fl_node__release(v->node);
    }
    fl_alloc__put(p->visits, (size_t)p->capacity * sizeof(visit));
    fl_alloc__put(p->table, (size_t)p->table_size * sizeof(int32_t));
    fl_alloc__put(p->heap, (size_t)p->capacity * sizeof(int64_t));
    for (int i = 0; i < p->n_captures; i++) fl_release(p->captures[i].grad);
    fl_alloc__put(p->captures, (size_t)p->n_captures * sizeof(capture));
}

/* ---- The heap of ready nodes ------------------------------------------------------------------------------------- */

static uint64_t sequence_at(const pass *p, int64_t i) { return p->visits[p->heap[i]].node->sequence; }

static void push(pass *p, int64_t index) {
    int64_t i = p->heap_count++;
    p->heap[i] = index;
    while (i > 0 && sequence_at(p, (i - 1) / 2) < sequence_at(p, i)) {
        int64_t parent = (i - 1) / 2, other = p->heap[parent];
        p->heap[parent] = p->heap[i];
        p->heap[i] = other;
        i = parent;
    }
}

static int64_t pop(pass *p) {
    int64_t top = p->heap[0];
    p->heap[0] = p->heap[--p->heap_count];
    for (int64_t i = 0;;) {
        int64_t largest = i;
        for (int64_t child = 2 * i + 1; child <= 2 * i + 2 && child < p->heap_count; child++) {
            if (sequence_at(p, child) > sequence_at(p, largest)) largest = child;
        }
        if (largest == i) return top;
        int64_t other = p->heap[i];
        p->heap[i] = p->heap[largest];
        p->heap[largest] = other;
        i = largest;
    }
}

/* ---- Gradients on their way -------------------------------------------------------------------------------------- */

/* Adds `grad` (a reference that this takes over) to *sum. A sum that nobody else sees is added to in place. */
static bool add_to(pass *p, fl_tensor **sum, fl_tensor *grad) {
    fl_tensor *old = *sum;
    if (!old) {
        *sum = grad;
        return true;
    }
    bool own = !p->create_graph && atomic_load(&old->refs) == 1 && atomic_load(&old->storage->refs) == 1 &&
               !old->base && old->dtype == grad->dtype && fl_shape__equal(old, grad) && !fl_shape__overlaps_itself(old);
    if (own) {
        bool done = fl_engine__ops.add_(old, grad) != NULL;
        fl_release(grad);
        return done;
    }
    fl_scope_open();
    fl_tensor *total = fl_keep(fl_engine__ops.add(old, grad));
    fl_scope_close();
    fl_release(grad);
    if (!total) return false;
    fl_release(old);
    *sum = total;
    return true;
}

/* Turns *grad (owned) into the shape and dtype that `meta` wants. */
static bool conform(fl_tensor **grad, const fl_meta *meta, const fl_node *node, int input) {
    fl_tensor *g = *grad;
    const int64_t *sizes = meta->more_sizes ? meta->more_sizes : meta->sizes;
    bool same = g->ndim == meta->ndim;
    for (int i = 0; same && i < g->ndim; i++) same = g->sizes[i] == sizes[i];
    bool typed = g->dtype == meta->grad_dtype || meta->grad_dtype == FL_DTYPE_NONE;
    if (same && typed) return true;
    if (!same) {
        bool reducible = g->ndim >= meta->ndim;
        for (int i = 0; reducible && i < meta->ndim; i++) {
            int64_t size = g->sizes[g->ndim - meta->ndim + i];
            reducible = sizes[i] == size || sizes[i] == 1;
        }
        if (!reducible) {
            return fl_fail(FL_RUNTIME_ERROR,
                           "Function %s returned an invalid gradient at index %d - got %s but expected shape "
                           "compatible with "
                           "%s",
                           node->name, input, FL_SHAPE(g),
                           fl_shape__print(&(fl_shape_text){{0}}, sizes, meta->ndim)) != NULL;
        }
    }
    fl_scope_open();
    fl_tensor *fitted = same ? g : fl_engine__ops.sum_to(g, sizes, meta->ndim);
    if (fitted && !typed) fitted = fl_engine__ops.cast(fitted, meta->grad_dtype);
    if (fitted) fl_keep(fitted);
    fl_scope_close();
    if (!fitted) return false;
    fl_release(g);
    *grad = fitted;
    return true;
}

static fl_tensor *zeros_like_meta(const fl_meta *meta) {
    const int64_t *sizes = meta->more_sizes ? meta->more_sizes : meta->sizes;
    fl_tensor *zeros = fl_tensor__empty(meta->dtype, meta->ndim, sizes);
    if (zeros && !fl_tensor__fill(zeros, fl_int(0))) {
        fl_release(zeros);
        return NULL;
    }
    return zeros;
}

fl_tensor *fl_node__zeros(const fl_node *node, int output) {
    return fl_scope__result(zeros_like_meta(&node->output_meta[output]));
}

fl_tensor *fl_node__zeros_of_input(const fl_node *node, int input) {
    return fl_scope__result(zeros_like_meta(&node->input_meta[input]));
}

/* The gradient of a tensor that keeps it: added to what it has kept before. */
static bool retain(fl_tensor *t, fl_tensor *grad) {
    fl_tensor *old = fl_grad(t);
    fl_scope_open();
    fl_tensor *sum = old ? fl_engine__ops.add(old, grad) : fl_engine__ops.clone(grad);
    bool done = sum && fl_set_grad(t, sum);
    fl_scope_close();
    return done;
}

/* The hooks of one kind (and output) as they are when a pass comes to them: what they add or remove changes the next.
 */
typedef struct held_hooks {
    fl_hook **hooks, *few[8];
    int n;
} held_hooks;

static bool hold_hooks(held_hooks *held, fl_hook *list, fl_hook_kind kind, uint32_t index) {
    held->n = 0;
    for (const fl_hook *hook = list; hook; hook = hook->next) held->n += hook->kind == kind && hook->index == index;
    held->hooks = held->n > FL_COUNT(held->few) ? fl_alloc__get((size_t)held->n * sizeof *held->hooks) : &held->few[0];
    if (!held->hooks) return false;
    int n = 0;
    for (fl_hook *hook = list; hook; hook = hook->next) {
        if (hook->kind != kind || hook->index != index) continue;
        atomic_fetch_add_explicit(&hook->refs, 1, memory_order_relaxed);
        held->hooks[n++] = hook;
    }
    return true;
}

static void let_hooks(held_hooks *held) {
    for (int i = 0; i < held->n; i++) fl_hook__release(held->hooks[i]);
    if (held->hooks != held->few) fl_alloc__put(held->hooks, (size_t)held->n * sizeof *held->hooks);
}

/* Runs the tensor hooks of one list on *grad (owned; NULL: none came), those kept for retain_grad last. */
static bool run_tensor_hooks(fl_hook *const *list, uint32_t index, fl_tensor **grad) {
    held_hooks held;
    if (!hold_hooks(&held, *list, FL_HOOK_TENSOR, index)) return false;
    for (int i = 0; i < held.n && !fl_failed(); i++) {
        fl_scope_open();
        fl_tensor *replaced = held.hooks[i]->on_tensor(held.hooks[i]->context, *grad);
        if (replaced) fl_keep(replaced);
        fl_scope_close();
        if (fl_failed()) {
            fl_release(replaced);
        } else if (replaced) {
            fl_release(*grad);
            *grad = replaced;
        }
    }
    let_hooks(&held);
    for (fl_hook *hook = *list; hook && *grad && !fl_failed(); hook = hook->next)
        if (hook->kind == FL_HOOK_RETAIN && hook->index == index && !retain(hook->context, *grad)) return false;
    return !fl_failed();
}

/* Whether a gradient that is laid out as the leaf is can be the leaf's .grad without being copied: nobody else sees its
 * memory, or it is a view of what the pass was given (as PyTorch has it, which hands that on), or of what nobody holds.
 */
static bool can_be_kept(const pass *p, const fl_tensor *leaf, const fl_tensor *grad, int holders_known, bool *lent) {
    *lent = false;
    if (atomic_load(&grad->refs) != holders_known || !fl_shape__is_dense(grad) ||
        memcmp(grad->strides, leaf->strides, leaf->ndim * sizeof(int64_t)))
        return false;
    const int holders = (int)atomic_load(&grad->storage->refs);
    const fl_tensor *base = grad->base;
    if (!base) return holders == 1;
    if (holders != 2 || base->storage != grad->storage || grad->storage->read_only) return false;
    if (atomic_load(&base->refs) == 1) return true;
    for (int i = 0; i < p->n_given && !*lent; i++) *lent = p->given[i] == base;
    return *lent;
}

/* Gives a .grad that was lent its memory a copy of its own before it is added to. */
static bool take_back(fl_tensor *grad) {
    if (!(grad->flags & FL_T_LENT)) return true;
    fl_tensor *copy = fl_tensor__empty_like(grad, (fl_dtype)grad->dtype, grad->sizes);
    bool done = copy && fl_tensor__copy(copy, grad);
    done = done && fl_tensor__set_data(grad, copy);
    fl_release(copy);
    grad->flags &= (uint16_t)~FL_T_LENT;
    return done;
}

/* Adds a complete gradient to a leaf's .grad, where it still asks for one. Takes over `grad`; `shown`: the caller has
 * another reference, for hooks, which may see what becomes of it. */
static bool accumulate(pass *p, fl_tensor *leaf, fl_tensor *grad, bool shown) {
    fl_autograd *record = leaf->autograd;
    fl_tensor *old = record->grad;
    if (record->grad_fn || !(leaf->flags & FL_T_REQUIRES_GRAD)) { /* since the forward pass: computed, or frozen */
        fl_release(grad);
        return !record->grad_fn || fl_fail(FL_RUNTIME_ERROR, "leaf variable has been moved into the graph interior");
    }
    if (!old) {
        bool lent;
        if (p->create_graph) {
            fl_scope_open();
            fl_tensor *copy = fl_keep(fl_engine__ops.clone_like(grad, leaf));
            fl_scope_close();
            fl_release(grad);
            if (!copy) return false;
            grad = copy;
        } else if (!can_be_kept(p, leaf, grad, 1 + shown, &lent)) {
            fl_tensor *copy = fl_tensor__empty_like(leaf, grad->dtype, grad->sizes);
            bool copied = copy && fl_tensor__copy(copy, grad);
            fl_release(grad);
            if (!copied) {
                fl_release(copy);
                return false;
            }
            grad = copy;
        } else if (grad->base) {
            fl_tensor *alias = fl_tensor__alias(grad);
            fl_release(grad);
            if (!alias) return false;
            if (lent) alias->flags |= FL_T_LENT;
            grad = alias;
        }
        record->grad = grad;
        return true;
    }
    if (!p->create_graph) { /* in place: whoever holds .grad sees the sum */
        bool done = take_back(old) && fl_engine__ops.add_(old, grad) != NULL;
        fl_release(grad);
        return done;
    }
    fl_scope_open();
    fl_tensor *sum = fl_keep(fl_engine__ops.add(old, grad));
    fl_scope_close();
    fl_release(grad);
    if (!sum) return false;
    record->grad = sum;
    fl_release(old);
    return true;
}

/* Replaces owned entries by what a node hook put in their place. */
static bool run_node_hooks(fl_node *node, fl_hook_kind kind, fl_tensor **grads, int n, fl_tensor *const *outputs,
                           int n_outputs) {
    held_hooks held;
    if (!hold_hooks(&held, node->hooks, kind, 0)) return false;
    for (int k = 0; k < held.n && !fl_failed(); k++) {
        fl_tensor **changed = fl_alloc__get((size_t)(n + 1) * sizeof(fl_tensor *));
        if (!changed) break;
        for (int i = 0; i < n; i++) changed[i] = grads[i];
        fl_scope_open();
        held.hooks[k]->on_node(held.hooks[k]->context, changed, n, outputs, n_outputs);
        for (int i = 0; i < n; i++) {
            if (changed[i] == grads[i]) continue;
            fl_keep(changed[i]);
            fl_release(grads[i]);
            grads[i] = changed[i];
        }
        fl_scope_close();
        fl_alloc__put(changed, (size_t)(n + 1) * sizeof(fl_tensor *));
    }
    let_hooks(&held);
    return !fl_failed();
}

static bool run_leaf(pass *p, visit *v) {
    fl_node *node = v->node;
    fl_tensor *leaf = node->leaf, *grad = v->grads[0];
    v->grads[0] = NULL;
    bool done = !(grad || v->needed) || run_tensor_hooks(&leaf->autograd->hooks, 0, &grad);
    if (!grad) return done;
    for (int32_t i = v->capture; i >= 0 && done; i = p->captures[i].next) {
        fl_release(p->captures[i].grad);
        p->captures[i].grad = fl_tensor__retain(grad);
    }
    if (!done || (p->restricted && !(v->capture >= 0 && p->accumulate))) {
        fl_release(grad);
        return done;
    }
    if (node->hooks && !run_node_hooks(node, FL_HOOK_NODE_PRE, &grad, 1, NULL, 0)) {
        fl_release(grad);
        return false;
    }
    fl_tensor *shown = node->hooks ? fl_tensor__retain(grad) : NULL;
    done = accumulate(p, leaf, grad, shown != NULL);
    held_hooks held;
    if (done && hold_hooks(&held, leaf->autograd->hooks, FL_HOOK_ACCUMULATED, 0)) {
        for (int i = 0; i < held.n && !fl_failed(); i++) held.hooks[i]->on_tensor(held.hooks[i]->context, leaf);
        let_hooks(&held);
    }
    if (!fl_failed() && node->hooks) done = run_node_hooks(node, FL_HOOK_NODE_POST, NULL, 0, &shown, 1);
    fl_release(shown);
    return !fl_failed();
}

/* Whether somebody could tell that a node is not run. */
static bool is_watched(const fl_node *node) {
    bool watched = node->rule->foreign;
    for (const fl_hook *hook = node->hooks; hook && !watched; hook = hook->next)
        watched = hook->kind == FL_HOOK_NODE_PRE || hook->kind == FL_HOOK_NODE_POST;
    return watched;
}

static void take_captures(pass *p, int64_t at) {
    for (int32_t i = p->visits[at].capture; i >= 0; i = p->captures[i].next) {
        p->captures[i].grad = fl_tensor__retain(p->visits[at].grads[p->captures[i].index]);
    }
}

/* The first result that holds a NaN, -1 for none. */
static int find_nan(fl_tensor *const *out, int n) {
    for (int i = 0; i < n; i++) {
        if (out[i] && fl_is_float((fl_dtype)out[i]->dtype) && fl_engine__ops.has_nan(out[i])) return i;
    }
    return -1;
}

void (*fl_autograd__observe)(const char *name, bool begins);

static bool call_backward(fl_node *node, fl_tensor *const *grads, fl_tensor **out) {
    fl_node *outer = fl_thread__self.running;
    const bool autocast = fl_thread__self.autocast;
    fl_thread__self.running = node;
    fl_thread__self.autocast = autocast && node->rule->foreign;
    void (*observe)(const char *, bool) = fl_autograd__observe;
    if (FL_UNLIKELY(observe != NULL)) observe(node->name, true);
    node->rule->backward(node, grads, out);
    if (FL_UNLIKELY(observe != NULL)) observe(node->name, false);
    fl_thread__self.running = outer;
    fl_thread__self.autocast = autocast;
    if (FL_UNLIKELY(fl_autograd__anomaly.enabled)) {
        int at = !fl_failed() && fl_autograd__anomaly.check_nan ? find_nan(out, node->n_inputs) : -1;
        if (at >= 0) fl_fail(FL_RUNTIME_ERROR, "Function '%s' returned nan values in its %dth output.", node->name, at);
        if (fl_failed() && fl_autograd__anomaly.on_failure) fl_autograd__anomaly.on_failure(node);
    }
    return !fl_failed();
}

/* How many outputs hooks are shown: without indices, which come last and have no gradient; all of a program's own. */
static int shown_outputs(const fl_node *node) {
    int n = node->n_outputs;
    while (!node->rule->foreign && n > 1 && !fl_is_float((fl_dtype)node->output_meta[n - 1].dtype)) n--;
    return n;
}

/* In the order of the node's picture, which is that of next_functions, where it shows edges of the node alone. */
static bool run_post_hooks(fl_node *node, fl_tensor **out, int n, fl_tensor *const *grads) {
    fl_tensor *seen[16];
    int order[FL_COUNT(seen)], count = 0;
    const int n_outputs = shown_outputs(node);
    bool plain = node->picture && !node->shown;
    for (const char *at = node->picture; plain && *at; at++) {
        if (*at == ' ' || *at == ',') continue;
        const int input = *at == '-' ? -1 : *at - '0';
        plain = input >= -1 && input < n && count < FL_COUNT(seen);
        if (!plain) break;
        seen[count] = input < 0 ? NULL : out[input];
        order[count++] = input;
    }
    if (!plain) return run_node_hooks(node, FL_HOOK_NODE_POST, out, n, grads, n_outputs);
    const bool done = run_node_hooks(node, FL_HOOK_NODE_POST, seen, count, grads, n_outputs);
    for (int i = 0; i < count; i++) {
        if (order[i] >= 0)
            out[order[i]] = seen[i];
        else
            fl_release(seen[i]); /* of an edge to nowhere */
    }
    return done;
}

/* Calls one node's backward and sends its results on. */
static bool run_node(pass *p, int64_t at) {
    fl_node *node = p->visits[at].node;
    fl_tensor **grads = p->visits[at].grads;
    /* As in PyTorch, a gradient that is asked for is taken before the hooks where the pass goes on from here. */
    const bool goes_on =
        !p->restricted || p->visits[at].goes_on || (p->accumulate && p->visits[at].needed && is_watched(node));
    if (goes_on && !p->accumulate) take_captures(p, at);
    if (node->hooks) {
        for (int i = 0; i < node->n_outputs; i++) {
            if ((grads[i] || p->visits[at].needed) && !run_tensor_hooks(&node->hooks, (uint32_t)i, &grads[i]))
                return false;
        }
    }
    if (!goes_on) {
        take_captures(p, at);
        return true;
    }

    int n = node->n_inputs;
    fl_tensor *few[8];
    fl_tensor **out = n <= FL_COUNT(few) ? few : fl_alloc__get((size_t)n * sizeof(fl_tensor *));
    if (!out) return false;
    for (int i = 0; i < n; i++) out[i] = NULL;
    bool any = false, done = true;
    if (node->hooks) done = run_node_hooks(node, FL_HOOK_NODE_PRE, grads, shown_outputs(node), NULL, 0);
    for (int i = 0; i < node->n_outputs; i++) any = any || grads[i];
    if (any || node->rule->foreign) { /* a program's own may make something of no gradient */
        fl_scope_open();
        done = done && call_backward(node, grads, out);
        for (int i = 0; i < n; i++) {
            if (out[i] && done && node->edges[i].node) {
                fl_keep(out[i]);
            } else {
                out[i] = NULL;
            }
        }
        fl_scope_close();
    }
    for (int i = 0; i < n && done && node->hooks; i++) /* hooks see gradients as they are sent on */
        if (out[i]) done = conform(&out[i], &node->input_meta[i], node, i);
    if (done && node->hooks) done = run_post_hooks(node, out, n, grads);
    if (!p->retain_graph) fl_node__release_saved(node);
    for (int i = 0; i < node->n_outputs; i++) { /* no longer needed: their memory serves what comes */
        fl_release(grads[i]);
        grads[i] = NULL;
    }
    for (int i = 0; i < n; i++) {
        fl_edge edge = node->edges[i];
        if (!edge.node) continue;
        visit *to = find(p, edge.node);
        if (out[i] && done && to->needed) {
            done = conform(&out[i], &node->input_meta[i], node, i);
            if (done) {
                done = add_to(p, &to->grads[edge.index], out[i]);
            } else {
                fl_release(out[i]);
            }
        } else {
            fl_release(out[i]);
        }
        if (--to->pending == 0 && done) push(p, to - p->visits);
    }
    if (out != few) fl_alloc__put(out, (size_t)n * sizeof(fl_tensor *));
    return done;
}

/* ---- Setting a pass up ------------------------------------------------------------------------------------------- */

/* Enters every node below the roots already entered and counts edges. */
static bool count_edges(pass *p) {
    for (int64_t i = 0; i < p->count; i++) { /* visits grow while the loop runs: it is the queue of the walk */
        fl_node *node = p->visits[i].node;
        for (int k = 0; k < node->n_inputs; k++) {
            if (!node->edges[k].node) continue;
            bool is_new;
            visit *v = enter(p, node->edges[k].node, &is_new);
            if (!v) return false;
            v->pending++;
        }
    }
    return true;
}

/* A node is needed where an input asked for is captured there or behind it. Edges lead to nodes made earlier (and to
 * leaves), so a walk in the order of sequence numbers meets what is behind a node before the node. */
static bool mark_needed(pass *p) {
    int64_t n = p->count;
    int64_t *order = fl_alloc__get((size_t)n * sizeof(int64_t));
    if (!order) return false;
    /* heap sort with the pass's own heap: popped latest first, so the array fills from its end; leaves go in front */
    int64_t leaves = 0, end = n;
    for (int64_t i = 0; i < n; i++) {
        if (p->visits[i].node->accumulates) {
            order[leaves++] = i;
        } else {
            push(p, i);
        }
    }
    while (p->heap_count) order[--end] = pop(p);
    for (int64_t i = 0; i < n; i++) {
        visit *v = &p->visits[order[i]];
        for (int k = 0; !v->goes_on && k < v->node->n_inputs; k++) {
            fl_node *behind = v->node->edges[k].node;
            if (behind) v->goes_on = find(p, behind)->needed;
        }
        v->needed = v->goes_on || v->capture >= 0;
    }
    fl_alloc__put(order, (size_t)n * sizeof(int64_t));
    return true;
}

/* The gradient a root starts with, owned. `root` is NULL where only an edge is known. */
static fl_tensor *root_grad(fl_tensor *root, const fl_meta *meta, fl_tensor *given, int i) {
    const int64_t *sizes = root ? root->sizes : meta->more_sizes ? meta->more_sizes : meta->sizes;
    const int ndim = root ? root->ndim : meta->ndim;
    int64_t numel = 1;
    for (int d = 0; d < ndim; d++) numel *= sizes[d];
    if (given) {
        bool same = given->ndim == ndim;
        for (int d = 0; d < ndim && same; d++) same = given->sizes[d] == sizes[d];
        if (!same) {
            return fl_fail(
                FL_RUNTIME_ERROR,
                "Mismatch in shape: grad_output[%d] has a shape of torch.Size(%s) and output[%d] has a shape of "
                "torch.Size(%s).",
                i, FL_SHAPE(given), i, fl_shape__print(&(fl_shape_text){{0}}, sizes, ndim));
        }
        const fl_dtype wanted = root ? fl_grad_dtype(root) : (fl_dtype)meta->grad_dtype;
        if (wanted == FL_DTYPE_NONE || given->dtype == wanted) return fl_tensor__retain(given);
        fl_scope_open();
        fl_tensor *typed = fl_keep(fl_engine__ops.cast(given, wanted));
        fl_scope_close();
        return typed;
    }
    if (numel != 1) return fl_fail(FL_RUNTIME_ERROR, "grad can be implicitly created only for scalar outputs");
    fl_tensor *one = root ? fl_tensor__empty_like(root, (fl_dtype)root->dtype, sizes)
                          : fl_tensor__empty((fl_dtype)meta->dtype, ndim, sizes);
    if (one && !fl_tensor__fill(one, fl_int(1))) {
        fl_release(one);
        return NULL;
    }
    return one;
}

static bool enter_roots(pass *p, const fl_edge *roots, fl_tensor *const *tensors, int n, fl_tensor *const *grads) {
    for (int i = 0; i < n; i++) {
        const fl_edge edge = roots[i];
        if (!edge.node) {
            fl_fail(FL_RUNTIME_ERROR, "element %d of tensors does not require grad and does not have a grad_fn", i);
            return false;
        }
        fl_tensor *root = tensors[i];
        const fl_node *node = edge.node;
        if (!root && node->accumulates) root = node->leaf;
        fl_tensor *grad = root_grad(root, &node->output_meta[edge.index], grads ? grads[i] : NULL, i);
        bool is_new;
        visit *v = grad ? enter(p, edge.node, &is_new) : NULL;
        if (!v) {
            fl_release(grad);
            return false;
        }
        if (!add_to(p, &v->grads[edge.index], grad)) return false;
    }
    return true;
}

static bool enter_inputs(pass *p, const fl_edge *inputs, fl_tensor *const *tensors, int n) {
    p->captures = fl_alloc__zeroed((size_t)n * sizeof(capture));
    if (!p->captures) return false;
    p->n_captures = n;
    for (int i = 0; i < n; i++) {
        if (!inputs[i].node && !fl_needs_grad(tensors[i]))
            return fl_fail(FL_RUNTIME_ERROR, "One of the differentiated Tensors does not require grad") != NULL;
        /* A view that was made under no_grad needs one and has no node: nothing leads to it. */
        visit *v = inputs[i].node ? find(p, inputs[i].node) : NULL;
        p->captures[i].index = inputs[i].index;
        p->captures[i].next = -1;
        if (!v) continue; /* the roots do not depend on it */
        p->captures[i].next = v->capture;
        v->capture = i;
    }
    return true;
}

static bool run(pass *p) {
    bool was_off = fl_thread__self.no_grad;
    fl_saved_hooks *hooks = fl_saved_hooks__hold();
    fl_thread__self.no_grad = !p->create_graph;
    bool done = true;
    for (int64_t i = 0; i < p->count; i++) {
        if (!p->restricted) p->visits[i].needed = true;
    }
    for (int64_t i = 0; i < p->count; i++) {
        if (p->visits[i].pending == 0) push(p, i);
    }
    while (done && p->heap_count) {
        int64_t at = pop(p);
        done = p->visits[at].node->accumulates ? run_leaf(p, &p->visits[at]) : run_node(p, at);
    }
    fl_saved_hooks__restore(hooks);
    fl_thread__self.no_grad = was_off;
    return done;
}

bool fl_engine__call(fl_node *node, fl_tensor *const *grads, fl_tensor **out) {
    if (fl_failed()) return false;
    if (node->accumulates) {
        pass p = {.create_graph = !fl_thread__self.no_grad};
        return !grads[0] || accumulate(&p, node->leaf, fl_tensor__retain(grads[0]), false);
    }
    bool any = node->rule->foreign;
    for (int i = 0; i < node->n_inputs; i++) out[i] = NULL;
    for (int i = 0; i < node->n_outputs; i++) any = any || grads[i];
    return !any || call_backward(node, grads, out);
}

uint64_t fl_engine__pass(void) { return fl_thread__self.pass ? fl_thread__self.pass->id : 0; }

bool fl_engine__restricted(void) { return fl_thread__self.pass && fl_thread__self.pass->restricted; }

bool fl_engine__visits(const fl_node *node) {
    pass *p = fl_thread__self.pass;
    const visit *v = p ? find(p, node) : NULL;
    return v && v->needed;
}

bool fl_engine__run(const fl_edge *roots, fl_tensor *const *root_tensors, int n_roots, const fl_edge *inputs,
                    fl_tensor *const *input_tensors, int n_inputs, fl_tensor **grads,
                    const fl_backward_options *options) {
    static const fl_backward_options plain;
    if (fl_failed()) return false;
    if (!options) options = &plain;
    static _Atomic uint64_t passes;
    pass p = {.id = atomic_fetch_add_explicit(&passes, 1, memory_order_relaxed) + 1}, *outer = fl_thread__self.pass;
    p.create_graph = options->create_graph;
    p.retain_graph = options->retain_graph || options->create_graph;
    p.restricted = n_inputs > 0;
    p.accumulate = !grads;
    p.given = options->grad_outputs;
    p.n_given = p.given ? n_roots : 0;
    for (int i = 0; grads && i < n_inputs; i++) grads[i] = NULL;
    bool was_off = fl_thread__self.no_grad;
    fl_thread__self.no_grad = !p.create_graph;
    bool done = grow(&p) && enter_roots(&p, roots, root_tensors, n_roots, options->grad_outputs) && count_edges(&p) &&
                (!p.restricted || enter_inputs(&p, inputs, input_tensors, n_inputs));
    fl_thread__self.no_grad = was_off;
    if (done) {
        p.heap = fl_alloc__get((size_t)p.capacity * sizeof(int64_t));
        done = p.heap != NULL;
    }
    fl_thread__self.pass = &p;
    done = done && (!p.restricted || mark_needed(&p)) && run(&p);
    fl_thread__self.pass = outer;
    for (int i = 0; grads && done && i < n_inputs; i++) {
        if (!p.captures[i].grad && !options->allow_unused) {
            fl_fail(FL_RUNTIME_ERROR,
                    "The differentiated Tensor at index %d appears to not have been used in the graph. Set "
                    "allow_unused=True if this is the desired behavior.",
                    i);
            done = false;
        }
    }
    for (int i = 0; grads && done && i < n_inputs; i++) {
        grads[i] = fl_scope__result(fl_tensor__retain(p.captures[i].grad));
    }
    done = done && !fl_failed();
    pass_free(&p);
    return done;
}

int fl_engine__reaches_other(const fl_edge *roots, int n_roots, const fl_edge *leaves, int n_leaves) {
    pass p = {0};
    bool is_new, done = grow(&p), found = false;
    for (int i = 0; i < n_roots && done; i++) done = !roots[i].node || enter(&p, roots[i].node, &is_new);
    done = done && count_edges(&p);
    for (int64_t i = 0; i < p.count && done && !found; i++) {
        const fl_node *node = p.visits[i].node;
        if (!node->accumulates || !(node->leaf->flags & FL_T_REQUIRES_GRAD)) continue;
        found = true;
        for (int k = 0; k < n_leaves; k++) found = found && leaves[k].node != node;
    }
    pass_free(&p);
    return done ? found : -1;
}

/* One pass from tensors. */
static bool backward(const char *function, fl_tensor *const *roots, int n_roots, fl_tensor *const *inputs, int n_inputs,
                     fl_tensor **grads, const fl_backward_options *options) {
    if (fl_failed() || fl_error__bad_list(function, "roots", (void *const *)roots, n_roots, false) ||
        fl_error__bad_list(function, "inputs", (void *const *)inputs, n_inputs, false))
        return false;
    for (int i = 0; !grads && i < n_inputs; i++) {
        if (!fl_is_leaf(inputs[i]) && !fl_retain_grad(inputs[i])) return false;
    }
    fl_edge few[8], *edges = few;
    const int n = n_roots + n_inputs;
    if (n > FL_COUNT(few)) edges = fl_alloc__get((size_t)n * sizeof(fl_edge));
    if (!edges) return false;
    for (int i = 0; i < n; i++) edges[i] = fl_autograd__edge(i < n_roots ? roots[i] : inputs[i - n_roots]);
    bool done = fl_engine__run(edges, roots, n_roots, edges + n_roots, inputs, n_inputs, grads, options);
    for (int i = 0; i < n; i++) fl_node__release(edges[i].node);
    if (edges != few) fl_alloc__put(edges, (size_t)n * sizeof(fl_edge));
    return done;
}

bool fl_backward_from(fl_tensor *const *roots, int n_roots, fl_tensor *const *inputs, int n_inputs,
                      const fl_backward_options *options) {
    return backward("fl_backward_from", roots, n_roots, inputs, n_inputs, NULL, options);
}

bool fl_backward(fl_tensor *loss) {
    if (fl_failed() || !fl_given(loss, "fl_backward", "loss")) return false;
    return backward("fl_backward", &loss, 1, NULL, 0, NULL, NULL);
}

bool fl_grad_of(fl_tensor *const *roots, int n_roots, fl_tensor *const *inputs, int n_inputs, fl_tensor **grads,
                const fl_backward_options *options) {
    for (int i = 0; grads && i < n_inputs; i++) grads[i] = NULL;
    if (fl_failed() || !fl_given(grads, "fl_grad_of", "grads")) return false;
    if (n_inputs < 1) return fl_fail(FL_RUNTIME_ERROR, "`inputs` argument to `grad()` cannot be empty.") != NULL;
    return backward("fl_grad_of", roots, n_roots, inputs, n_inputs, grads, options);
}
