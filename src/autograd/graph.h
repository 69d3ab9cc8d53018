/* graph.h (internal): nodes of the backward graph, and how an op records one.
 *
 * An op's backward stands beside its forward:
 *
 *     static void mul_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
 *         if (fl_node__needs(node, 0)) out[0] = fl_mul(grad[0], fl_node__saved(node, 1));
 *         if (fl_node__needs(node, 1)) out[1] = fl_mul(grad[0], fl_node__saved(node, 0));
 *     }
 *     static const fl_rule mul_rule = {.name = "MulBackward0", .backward = mul_backward};
 *     ...
 *         fl_node *node = fl_node__record(&mul_rule, (fl_tensor *[]){a, b}, 2, &result, 1, 2, 0);
 *         if (node) {
 *             fl_node__save(node, 0, a);
 *             fl_node__save(node, 1, b);
 *         }
 *
 * The engine opens a scope around every backward call, so formulas nest freely and leak nothing; results in `out` are
 * kept by the engine, which also sums a gradient that was broadcast back to its input's shape and casts it to its
 * dtype. Formulas are made of ops, so that with create_graph they are recorded themselves. Where a fused backward
 * kernel exists, `if (!fl_grad_enabled())` uses it and the composite formula stays for higher derivatives.
 */
#ifndef FL_AUTOGRAD_GRAPH_H
#define FL_AUTOGRAD_GRAPH_H

#include "tensor/tensor.h"

typedef struct fl_node fl_node;

typedef struct fl_rule {
    const char *name; /* PyTorch's: "MulBackward0" */
    /* grad[i]: the gradient of output i, NULL where none came (never for a node of one output). Sets out[i] for the
     * inputs that need one (fl_node__needs); NULL stands for zero. Records an error to stop the pass. */
    void (*backward)(fl_node *node, fl_tensor *const *grad, fl_tensor **out);
    void (*release)(fl_node *node); /* frees what hangs on fl_node__data beyond its own bytes; may be NULL */
    /* For a host that shows what nodes saved, by PyTorch's names: of the tensors by their slots, then of numbers:
     * "self, , result; dim". NULL: nothing to show. */
    const char *saved;
    /* The i-th of the numbers, or for -1 - slot what was given in the place of that tensor; NULL: they are int64_t at
     * the start of fl_node__data. */
    fl_scalar (*number)(fl_node *node, int i);
    const char *picture; /* what a graph that is walked shows at such a node: fl_node__pictured; NULL: its edges */
    bool foreign; /* backward is a program's own code: it runs with the autocast of the pass's caller, others with none
                   */
} fl_rule;

typedef struct fl_edge {
    fl_node *node;  /* NULL: this input needs no gradient */
    uint32_t index; /* which of the node's outputs */
} fl_edge;

typedef struct fl_saved {
    fl_tensor *tensor; /* owned; for an output of this very node an alias without graph, to avoid a cycle */
    uint32_t version;  /* of the storage, when saved */
    bool is_output;
    bool written; /* by the op, later than it was saved */
    uint32_t output_index;
    struct fl_packed *packed; /* what stands for the tensor instead (saved.c); owned; then `tensor` is NULL */
} fl_saved;

/* What a host does with the tensors that graphs save: pack one away, get it back when the backward pass wants it. The
 * list of a thread is fl_thread.saved_hooks, the innermost first. */
typedef struct fl_saved_hooks {
    struct fl_saved_hooks *outer; /* owned */
    int32_t refs;                 /* of this thread */
    void *context;                /* owned */
    /* What is to be kept in the place of `t` (an alias without graph); NULL and an error. */
    void *(*pack)(void *context, fl_tensor *t);
    /* The tensor again, a result as an op's; NULL and an error. `context` is the one of pack, `retain`ed meanwhile. */
    fl_tensor *(*unpack)(void *context, void *packed);
    void (*retain)(void *context);
    void (*release)(void *object); /* lets go of `context` and of what pack returned */
} fl_saved_hooks;

/* Puts hooks on top of this thread's list, taking over the context (false, with an error, too); takes the top ones away
 * (false: there are none). What a pass of this thread does to the list lasts as long as the pass: it holds the list and
 * restores it. (saved.c) */
bool fl_saved_hooks__push(const fl_saved_hooks *hooks);
bool fl_saved_hooks__pop(void);
fl_saved_hooks *fl_saved_hooks__hold(void);
void fl_saved_hooks__restore(fl_saved_hooks *held);
/* Has hooks pack the tensor of a slot. (saved.c) */
void fl_saved__pack(fl_saved *saved, const fl_saved_hooks *hooks, fl_tensor *original, bool as_it_is);
/* The tensor of a packed slot, with the history it had if asked for; a result as an op's. */
fl_tensor *fl_saved__unpack(const fl_saved *saved, fl_node *node, bool history);
void fl_saved__free(struct fl_packed *packed);
/* The memory of a tensor that needs a gradient, as a tensor of its own whose gradient goes on to it: no view, so that a
 * write to it is an ordinary one. A result as an op's. */
fl_tensor *fl_saved__behind(fl_tensor *t);

/* Anomaly detection: what a host notes down about a node when it is made (`running`: the node whose backward made it,
 * or NULL), and says about one whose backward failed. */
typedef struct fl_anomaly {
    bool enabled, check_nan;
    void (*on_made)(fl_node *node, fl_node *running);
    void (*on_failure)(fl_node *node);
} fl_anomaly;
extern fl_anomaly fl_autograd__anomaly;

/* Told when a node's backward begins and when it ends, for a host that measures; NULL otherwise. */
extern void (*fl_autograd__observe)(const char *name, bool begins);

/* What is known of a tensor at either end of a node: to make zeros of, and to check gradients against. */
typedef struct fl_meta {
    int8_t dtype, grad_dtype; /* grad_dtype: that of gradients, FL_DTYPE_NONE for any */
    uint8_t ndim;
    int64_t sizes[FL_INLINE_DIMS];
    int64_t *more_sizes; /* all of them, past FL_INLINE_DIMS dimensions; NULL otherwise */
} fl_meta;

/* Something a host asked to be called during a backward pass. */
typedef enum fl_hook_kind {
    FL_HOOK_TENSOR,      /* the gradient of a tensor is complete: may replace it */
    FL_HOOK_ACCUMULATED, /* a leaf's .grad has been written */
    FL_HOOK_RETAIN,   /* keep the gradient of a tensor that is no leaf in its .grad; context: the tensor, not owned */
    FL_HOOK_NODE_PRE, /* before a node's backward: may replace its grad_outputs */
    FL_HOOK_NODE_POST /* after it: may replace its grad_inputs */
} fl_hook_kind;

typedef struct fl_hook {
    struct fl_hook *next, **list; /* in the order of registration, and the list it stands in; NULL once it is away */
    _Atomic int32_t refs;         /* the list's, and those of passes that run it; the context goes with the last */
    _Atomic int32_t handles;      /* of hosts that may take it away, and one for all of `refs` */
    fl_hook_kind kind;
    int64_t id;     /* one number for each hook that was ever added */
    uint32_t index; /* FL_HOOK_TENSOR, FL_HOOK_RETAIN on a node: which of its outputs */
    /* TENSOR: gets NULL where a pass comes by without a gradient; returns the gradient to use instead (a result as an
     * op's), or NULL to leave it as it is.
     * ACCUMULATED: gets the leaf. */
    fl_tensor *(*on_tensor)(void *context, fl_tensor *grad);
    /* NODE_PRE, NODE_POST: may replace entries of `grads` (each replaced entry: a result as an op's). */
    void (*on_node)(void *context, fl_tensor **grads, int n, fl_tensor *const *grad_outputs, int n_outputs);
    void *context;
    void (*release)(void *context);
} fl_hook;

struct fl_node {
    _Atomic int32_t refs;
    int32_t n_inputs, n_outputs, n_saved;
    bool released;     /* saved tensors are gone: reading one is an error */
    bool accumulates;  /* the node of a leaf: adds to its .grad */
    uint64_t sequence; /* later nodes run first */
    const fl_rule *rule;
    const char *name;     /* rule->name, or a custom op's own (inside data) */
    fl_edge *edges;       /* n_inputs: where gradients go */
    fl_meta *input_meta;  /* n_inputs */
    fl_meta *output_meta; /* n_outputs */
    fl_saved *saved;
    void *data; /* the op's own bytes */
    size_t data_bytes, block_bytes;
    fl_hook *hooks;
    fl_tensor *leaf;     /* accumulates: the leaf, owned */
    fl_node *next_free;  /* while waiting to be freed */
    void *host;          /* the Python object of this node (grad_fn); not owned */
    void *metadata;      /* what a host keeps with the node; fl_node__drop_metadata lets go of it */
    const char *picture; /* rule->picture, or what fl_node__pictured said */
    fl_edge *shown;      /* n_shown: where a walk of the graph goes from here in the place of edges (fl_whole); owned */
    int n_shown;
};

/* What a tensor knows of gradients. */
typedef struct fl_autograd {
    fl_tensor *grad;  /* accumulated; owned */
    fl_node *grad_fn; /* the node that made this tensor; owned; NULL for a leaf. Read it through fl_tensor__grad_fn */
    uint32_t output_index;  /* which of its outputs */
    fl_node *accumulator;   /* leaves: the node that adds to grad; not owned (it owns the tensor) */
    fl_hook *hooks;         /* of a leaf; those of other tensors stand on their node */
    struct fl_count *count; /* FL_T_OWN_COUNT: shared with its views and aliases */
    bool has_grad_dtype;    /* grad_dtype was set; else it is the tensor's own dtype */
    int8_t grad_dtype;
} fl_autograd;

/* Called when a node that has metadata is freed (python/ext sets it). */
extern void (*fl_node__drop_metadata)(void *metadata);

/* The tensor's record, made on first use; NULL and an error where memory is out. */
fl_autograd *fl_autograd__of(fl_tensor *t);
/* The node a gradient of `t` goes to and the output it belongs to; makes a leaf's accumulator. node NULL: needs none.
 * The node comes retained. */
fl_edge fl_autograd__edge(fl_tensor *t);
/* The node that made t, borrowed (views of a tensor changed in place get theirs here); NULL for a leaf. */
fl_node *fl_tensor__grad_fn(const fl_tensor *t);

/* Hooks: `t` or `node` must need a gradient. Returns the hook (borrowed), NULL after an error; `release` is called in
 * any case. */
fl_hook *fl_hook__add_tensor(fl_tensor *t, fl_hook_kind kind, fl_tensor *(*call)(void *, fl_tensor *), void *context,
                             void (*release)(void *));
fl_hook *fl_hook__add_node(fl_node *node, fl_hook_kind kind,
                           void (*call)(void *, fl_tensor **, int, fl_tensor *const *, int), void *context,
                           void (*release)(void *));
void fl_hook__release(fl_hook *hook);
/* A handle knows its hook, also one that is away, without keeping what it calls. A pass that has come to the hook
 * already still calls a hook that is removed. */
fl_hook *fl_hook__handle(fl_hook *hook);
void fl_hook__drop_handle(fl_hook *hook);
void fl_hook__remove(fl_hook *hook);
/* The hook of this number on `t` or on the node that made it; NULL where it is away. */
fl_hook *fl_hook__find(const fl_tensor *t, int64_t id);

/* The few ops the engine itself needs, which src/ops provides (ops/engine_ops.c): differentiable, results as an op's.
 */
typedef struct fl_engine_ops {
    fl_tensor *(*add)(fl_tensor *a, fl_tensor *b);
    fl_tensor *(*add_)(fl_tensor *a, fl_tensor *b);
    fl_tensor *(*sum_to)(fl_tensor *t, const int64_t *sizes, int ndim);
    fl_tensor *(*cast)(fl_tensor *t, fl_dtype dtype);
    fl_tensor *(*clone)(fl_tensor *t);
    fl_tensor *(*clone_like)(fl_tensor *t, const fl_tensor *like); /* with its strides */
    fl_tensor *(*as_strided)(fl_tensor *t, const int64_t *sizes, const int64_t *strides, int ndim, int64_t offset);
    /* t with the elements of that strided view replaced by src */
    fl_tensor *(*as_strided_scatter)(fl_tensor *t, fl_tensor *src, const int64_t *sizes, const int64_t *strides,
                                     int ndim, int64_t offset);
    bool (*has_nan)(fl_tensor *t);
} fl_engine_ops;
extern const fl_engine_ops fl_engine__ops;

/* Makes the node of an op that has run, where recording is on and any of the inputs (NULL entries allowed) needs a
 * gradient; else, and after an error, returns NULL. Room for n_saved tensors and `bytes` (zeroed) of the op's own. The
 * outputs (fresh results) get it as their grad_fn and own it. An in-place op passes NULL outputs and hands the node to
 * fl_inplace__end, which takes over its one reference. Outputs of integer types are left out. */
fl_node *fl_node__record(const fl_rule *rule, fl_tensor *const *inputs, int n_inputs, fl_tensor *const *outputs,
                         int n_outputs, int n_saved, size_t bytes);
/* Whether record would make one: for ops that keep more (a mask, indices) when a backward pass may come. */
bool fl_node__would_record(fl_tensor *const *inputs, int n_inputs);
/* That an argument (NULL allowed) for which there is no formula does not ask for a gradient; else an error that names
 * PyTorch's function and the argument. */
bool fl_node__constant(fl_tensor *t, const char *function, const char *argument);
/* Saves an input or an intermediate (NULL allowed). */
void fl_node__save(fl_node *node, int slot, fl_tensor *t);
/* Saves output `index` of this very node: without a cycle, and with this node as its grad_fn when read back. */
void fl_node__save_output(fl_node *node, int slot, fl_tensor *t, int index);
/* In place, before the write, saves what is about to be written: the target itself (`output`), or something beside it.
 * fl_inplace__end has hooks pack it. */
void fl_node__save_written(fl_node *node, int slot, fl_tensor *t, bool output);
void fl_saved__pack_written(fl_node *node);
/* The saved tensor, in the innermost scope; NULL where NULL was saved, or with an error where the graph was freed or
 * the tensor was changed in place since ("one of the variables needed for gradient computation has been modified ...").
 */
fl_tensor *fl_node__saved(fl_node *node, int slot);
/* The same with the history it had in a pass that records nothing too. */
fl_tensor *fl_node__saved_with_history(fl_node *node, int slot);
/* Where what the rule calls `name` is kept: a slot, or (*number) the index of a number; -1 where it names nothing so.
 */
int fl_node__find_saved(const fl_node *node, const char *name, bool *number);
/* Zeros shaped as output i: what stands for a gradient that did not come. A result as an op's. */
fl_tensor *fl_node__zeros(const fl_node *node, int output);
fl_tensor *fl_node__zeros_of_input(const fl_node *node, int input);
static inline bool fl_node__needs(const fl_node *node, int input) { return node->edges[input].node != NULL; }
static inline void *fl_node__data(fl_node *node) { return node->data; }
/* Sizes of input i at record time: its ndim, sizes written to `sizes` (FL_MAX_DIMS). */
int fl_node__input_shape(const fl_node *node, int input, int64_t *sizes);

/* Makes the node the history of `t`, as its output `index`. For in-place ops and fl_node__record; false: out of memory.
 */
bool fl_node__attach(fl_node *node, int index, fl_tensor *t);
/* For nodes built by hand (inplace.c, custom.c, a host): no edges yet, one reference. */
fl_node *fl_node__make(const fl_rule *rule, int n_inputs, int n_outputs, int n_saved, size_t bytes);
/* Sends the gradient of input i to where `t`'s goes (nowhere, if t needs none); to where it went earlier (takes over
 * the edge's reference); or to where that of `from`'s input goes. */
bool fl_node__connect(fl_node *node, int input, fl_tensor *t);
bool fl_node__connect_along(fl_node *node, int input, const fl_tensor *t, fl_edge edge);
bool fl_node__copy_edge(fl_node *node, int input, const fl_node *from, int from_input);
/* Backward functions of rules: of what does not depend on its inputs, and of what has no derivative. */
void fl_node__zero_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out);
void fl_node__no_derivative(fl_node *node, fl_tensor *const *grad, fl_tensor **out);
/* The history of what an op has just made of other ops, under the name that PyTorch has for the whole; returns `t`. */
fl_tensor *fl_node__named(fl_tensor *t, const char *name);

/* What a walk of the graph shows where PyTorch has other nodes than there are here. Passes go by edges all the same.
 *
 * A picture says what lies behind a node that does the work of several of PyTorch's: the node's edges by their numbers,
 * "-" for an edge to nowhere, and nodes that exist in the picture alone, by their names and with edges of their own:
 * "2, ViewBackward0(0), TBackward0(1)". Where all of a pictured node's edges lead nowhere, so does the edge to it; "0="
 * leads to the first output of what is there. The text must outlive the node (NULL allowed). */
static inline void fl_node__pictured(fl_node *node, const char *picture) {
    if (node) node->picture = picture;
}
/* The same for what an op has just made, whose node gets this name (NULL: it keeps its own); returns `t`. */
fl_tensor *fl_node__named_as(fl_tensor *t, const char *name, const char *picture);
/* The other way round, an op made of several that is one node for PyTorch: begin before the first of them, with the
 * inputs (NULL entries allowed); end gives the history of what came out this name, and as its edges those of the
 * inputs. Returns `t`, which may be NULL after an error. */
typedef struct fl_whole {
    fl_edge *edges; /* owned; NULL: nothing is recorded. Made at the start, for an op in place has written at the end */
    int n;
} fl_whole;
void fl_whole__begin(fl_whole *whole, fl_tensor *const *inputs, int n);
fl_tensor *fl_whole__end(fl_whole *whole, fl_tensor *t, const char *name);
/* What the node's output i looks like, without making it t's history. */
bool fl_node__describe_output(fl_node *node, int index, const fl_tensor *t);
/* In two steps: what may fail (`t` will have these sizes), and what cannot. */
bool fl_node__prepare(fl_node *node, int index, fl_tensor *t, int ndim, const int64_t *sizes);
void fl_node__settle(fl_node *node, int index, fl_tensor *t);
/* Drops what the node saved: a second pass through it is an error. */
void fl_node__release_saved(fl_node *node);
/* A node's retain hook of a tensor that is going. */
void fl_hook__forget_retained(fl_node *node, fl_tensor *t);
/* Makes the grad_fn of a view whose base was changed in place since (inplace.c). */
bool fl_view__renew(fl_tensor *view, uint32_t version);

/* A pass from edges: `root_tensors[i]` (may be NULL) is the tensor that belongs to roots[i], and so for inputs. With
 * `grads` the gradients that arrive at `inputs` go there (results as an op's); without, to the leaves, or with inputs
 * only to theirs. Edges are borrowed. (engine.c) */
bool fl_engine__run(const fl_edge *roots, fl_tensor *const *root_tensors, int n_roots, const fl_edge *inputs,
                    fl_tensor *const *input_tensors, int n_inputs, fl_tensor **grads,
                    const fl_backward_options *options);
/* The number of the pass that runs on this thread, 0 where none does; and whether a gradient will have come to the node
 * in it. */
uint64_t fl_engine__pass(void);
bool fl_engine__visits(const fl_node *node);
/* Whether it goes towards inputs that were asked for alone, and not to all leaves. */
bool fl_engine__restricted(void);
/* Runs one node by itself: grads[i] for its outputs (NULL: none came), *out (n_inputs, results as an op's) what goes to
 * its inputs. That of a leaf adds to its .grad. */
bool fl_engine__call(fl_node *node, fl_tensor *const *grads, fl_tensor **out);
/* Whether the graph behind `roots` ends in leaves that need a gradient and are not among `leaves`. -1 after an error.
 */
int fl_engine__reaches_other(const fl_edge *roots, int n_roots, const fl_edge *leaves, int n_leaves);

fl_node *fl_node__retain(fl_node *node);
void fl_node__release(fl_node *node); /* never recurses: deep graphs are freed by a loop */

bool fl_needs_grad(const fl_tensor *t); /* takes NULL: false */

/* In-place ops, once their arguments are found valid, in five steps, so that one that fails has changed nothing:
 *
 *     if (!fl_inplace__begin(t)) return NULL;
 *     fl_node *node = fl_node__record(&rule, &t, 1, NULL, 0, n_saved, bytes);     and what it saves
 *     if (!fl_inplace__ready(t, &node)) return NULL;
 *     write(t);
 *     fl_inplace__end(t, node);
 *
 * begin refuses what PyTorch refuses (a leaf that needs a gradient, a view of one, an expanded tensor, an inference
 * tensor outside inference mode, read-only memory). ready makes all that `node` (may be NULL; it takes the reference)
 * will need as the history of `t`, or of its base where t is a view, and bumps the version; nothing is left of the node
 * where that fails, or an error is pending. So what record connects and saves is found as it was before the write. end
 * cannot fail. A write that may fail itself, without having written anything, is followed by cancel then, in the place
 * of end. A node that needs the old value saves a clone made before the write. */
bool fl_inplace__begin(fl_tensor *t);
/* begin and the bump of the version for a write that makes no history; nothing follows it but the write, or cancel. */
bool fl_inplace__begin_unrecorded(fl_tensor *t);
/* Makes node (takes over its reference) the history of a write that has been made, and bumped the version, already. */
bool fl_inplace__written(fl_tensor *t, fl_node *node);
/* What begin asks, and nothing more: for writes to several tensors, each of which must be able to follow the others.
 * `recorded`: what is written makes history, if t itself does not. */
bool fl_inplace__may_write(const fl_tensor *t, bool recorded);
/* The same where other tensors are written into t: a write that makes history is refused for some views. */
bool fl_inplace__begin_with(fl_tensor *t, fl_tensor *const *sources, int n);
/* The same where one value, that of source (may be NULL) or a number, is written everywhere: t may be expanded. */
bool fl_inplace__begin_filling(fl_tensor *t, fl_tensor *source);
/* Whether no two items of t share memory; else an error. begin and begin_with ask it. */
bool fl_inplace__apart(const fl_tensor *t);
/* Whether no item of t shares memory with one of `input` (may be NULL), which the op reads while it writes t; with
 * `item_by_item` they may share it where they lie in the same places. Else an error. Tensors with holes are not looked
 * at, as in PyTorch. */
bool fl_inplace__apart_from(const fl_tensor *t, const fl_tensor *input, bool item_by_item);
/* Warns of a write by index or mask into memory that several elements share (expand); false where an error is pending.
 */
bool fl_inplace__warn_expanded(const fl_tensor *t, const char *op);
bool fl_inplace__ready(fl_tensor *t, fl_node **node);
/* The same where t is to have these sizes afterwards. */
bool fl_inplace__ready_as(fl_tensor *t, fl_node **node, int ndim, const int64_t *sizes);
void fl_inplace__cancel(fl_tensor *t, fl_node *node);
void fl_inplace__end(fl_tensor *t, fl_node *node);
/* Marks `view` a view of `base` for the two above; ops that return views call it last. */
void fl_view__of(fl_tensor *view, fl_tensor *base);

#endif
