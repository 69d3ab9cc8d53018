/* graph.h (internal): nodes of the backward graph, and how an op records one.
 *
 * An op's backward stands beside its forward:
 *
 *     static void mul_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
 *         if (fl_node__needs(node, 0)) out[0] = fl_mul(grad[0], fl_node__saved(node, 1));
 *         if (fl_node__needs(node, 1)) out[1] = fl_mul(grad[0], fl_node__saved(node, 0));
 *     }
 *     static const fl_rule mul_rule = {.name = "MulBackward0", .backward = mul_backward, .sum_to_input = true};
 *     ...
 *         fl_node *node = fl_node__record(&mul_rule, (fl_tensor *[]){a, b}, 2, &result, 1, 2, 0);
 *         if (node) {
 *             fl_node__save(node, 0, a);
 *             fl_node__save(node, 1, b);
 *         }
 *
 * The engine opens a scope around every backward call, so formulas nest freely and leak nothing; results in `out` are
 * kept by the engine. Formulas are made of ops, so that with create_graph they are recorded themselves. Where a fused
 * backward kernel exists, `if (!fl_grad_enabled())` uses it and the composite formula stays for higher derivatives.
 */
#ifndef FL_AUTOGRAD_GRAPH_H
#define FL_AUTOGRAD_GRAPH_H

#include "tensor/tensor.h"

typedef struct fl_node fl_node;

typedef struct fl_rule {
    const char *name; /* PyTorch's: "MulBackward0" */
    /* grad[i]: the gradient of output i, NULL where none came (never for a node of one output). Sets out[i] for the inputs
     * that need one (fl_node__needs); NULL stands for zero. Records an error to stop the pass. */
    void (*backward)(fl_node *node, fl_tensor *const *grad, fl_tensor **out);
    void (*release)(fl_node *node); /* frees what hangs on fl_node__data beyond its own bytes; may be NULL */
    bool sum_to_input;              /* the engine reduces each gradient to its input's shape (broadcast ops) and casts it to
                                       its dtype; without it both must match already */
} fl_rule;

typedef struct fl_edge {
    fl_node *node;  /* NULL: this input needs no gradient */
    uint32_t index; /* which of the node's outputs */
} fl_edge;

typedef struct fl_saved {
    fl_tensor *tensor;  /* owned; for an output of this very node an alias without graph, to avoid a cycle */
    uint32_t version;   /* of the storage, when saved */
    bool is_output;
    uint32_t output_index;
    void *packed;       /* what a saved_tensors_hooks pack hook returned (a host object), instead of tensor */
} fl_saved;

/* What is known of a tensor that an edge points at: to make zeros of, and to check gradients against. */
typedef struct fl_meta {
    int8_t dtype;
    uint8_t ndim;
    bool channels_last;
    int64_t sizes[FL_INLINE_DIMS];
    int64_t *more_sizes; /* past FL_INLINE_DIMS */
} fl_meta;

struct fl_node {
    _Atomic int32_t refs;
    uint16_t n_inputs, n_outputs, n_saved;
    bool released;     /* saved tensors are gone: a second pass is an error */
    uint64_t sequence; /* later nodes run first */
    const fl_rule *rule;
    fl_edge *edges;    /* n_inputs: where gradients go */
    fl_meta *input_meta;  /* n_inputs */
    fl_meta *output_meta; /* n_outputs */
    fl_saved *saved;
    void *data;        /* the op's own bytes */
    size_t block_bytes;
    void *hooks;       /* host hooks on this node */
    void *host;        /* the Python object of this node (grad_fn) */
};

/* What a tensor knows of gradients. */
typedef struct fl_autograd {
    fl_tensor *grad;         /* accumulated; owned */
    fl_node *grad_fn;        /* the node that made this tensor; owned; NULL for a leaf */
    uint32_t output_index;   /* which of its outputs */
    fl_node *accumulator;    /* leaves: the node that adds to grad; not owned (it owns the tensor) */
    fl_tensor *base;         /* views that are tracked: the tensor they view; owned */
    uint32_t view_version;   /* of the storage when grad_fn of this view was made; older: it is made anew */
    void *hooks;             /* host hooks on this tensor (autograd/hooks.c) */
} fl_autograd;

/* Makes the node of an op that has run, where recording is on and any of the inputs (NULL entries allowed) needs a gradient;
 * else, and after an error, returns NULL. Room for n_saved tensors and `bytes` (zeroed) of the op's own. The outputs (fresh
 * results) get it as their grad_fn and own it. An in-place op passes NULL outputs and hands the node to fl_inplace__end,
 * which takes over its one reference. Outputs of integer types are left out. */
fl_node *fl_node__record(const fl_rule *rule, fl_tensor *const *inputs, int n_inputs, fl_tensor *const *outputs,
                         int n_outputs, int n_saved, size_t bytes);
/* Whether record would make one: for ops that keep more (a mask, indices) when a backward pass may come. */
bool fl_node__would_record(fl_tensor *const *inputs, int n_inputs);
/* Saves an input or an intermediate (NULL allowed). */
void fl_node__save(fl_node *node, int slot, fl_tensor *t);
/* Saves output `index` of this very node: without a cycle, and with this node as its grad_fn when read back. */
void fl_node__save_output(fl_node *node, int slot, fl_tensor *t, int index);
/* The saved tensor, in the innermost scope; NULL where NULL was saved, or with an error where the graph was freed or the
 * tensor was changed in place since ("one of the variables needed for gradient computation has been modified ..."). */
fl_tensor *fl_node__saved(fl_node *node, int slot);
static inline bool fl_node__needs(const fl_node *node, int input) { return node->edges[input].node != NULL; }
static inline void *fl_node__data(fl_node *node) { return node->data; }
/* Sizes of input i at record time: its ndim, sizes written to `sizes` (FL_MAX_DIMS). */
int fl_node__input_shape(const fl_node *node, int input, int64_t *sizes);

fl_node *fl_node__retain(fl_node *node);
void fl_node__release(fl_node *node); /* never recurses: deep graphs are freed by a loop */

/* Recording is on. */
static inline bool fl_recording(void) { return !fl_thread__self.no_grad; }
bool fl_needs_grad(const fl_tensor *t); /* takes NULL: false */

/* In-place ops, once their arguments are found valid: begin refuses what PyTorch refuses (a leaf that needs a gradient, a
 * view of one, an expanded tensor, an inference tensor outside inference mode, read-only memory) and bumps the version;
 * then comes the write; then end makes `node` (may be NULL) the history of `t`, and of its base where t is a view.
 * A node that needs the old value saves a clone made before the write. */
bool fl_inplace__begin(fl_tensor *t);
void fl_inplace__end(fl_tensor *t, fl_node *node);
/* Marks `view` a view of `base` for the two above; ops that return views call it last. */
void fl_view__of(fl_tensor *view, fl_tensor *base);

#endif
