/* autograd.h: gradients.
 *
 *     fl_set_requires_grad(w, true);
 *     fl_tensor *loss = fl_mse_loss(fl_linear(x, w, NULL), y, NULL);
 *     fl_backward(loss);                      // adds d loss / d w to fl_grad(w)
 *
 * Every op whose inputs need a gradient adds a node to a graph that its result holds; fl_backward walks the graph from
 * the result to the leaves and frees what it saved on the way. Within fl_no_grad_begin() ... fl_grad_mode_end() nothing
 * is recorded. Op authors: docs/adding-an-op.md.
 */
#ifndef FLASHLIGHT_AUTOGRAD_H
#define FLASHLIGHT_AUTOGRAD_H

#include <flashlight/tensor.h>

#ifdef __cplusplus
extern "C" {
#endif

FL_API bool fl_requires_grad(const fl_tensor *t);
/* Errors: FL_RUNTIME_ERROR for a tensor of integers, and for clearing it on a tensor that is not a leaf. */
FL_API bool fl_set_requires_grad(fl_tensor *t, bool requires_grad);
FL_API bool fl_is_leaf(const fl_tensor *t);
/* The accumulated gradient, borrowed; NULL where there is none. */
FL_API fl_tensor *fl_grad(const fl_tensor *t);
/* Replaces the gradient; NULL drops it. Errors: FL_RUNTIME_ERROR for another shape or dtype. */
FL_API bool fl_set_grad(fl_tensor *t, fl_tensor *grad);
/* The dtype of the gradients of `t`: its own where nothing else was set; FL_DTYPE_NONE: whichever they come in. Set it
 * before `t` is used. Errors: FL_RUNTIME_ERROR for a tensor that is not a leaf and where there is a gradient of another
 * dtype. */
FL_API fl_dtype fl_grad_dtype(const fl_tensor *t);
FL_API bool fl_set_grad_dtype(fl_tensor *t, fl_dtype dtype);
/* Keeps the gradient of a tensor that is not a leaf in fl_grad(t) too. */
FL_API bool fl_retain_grad(fl_tensor *t);
/* The name of the op that made `t` ("AddBackward0"), NULL for a leaf. */
FL_API const char *fl_grad_fn_name(const fl_tensor *t);

/* Adds d loss / d leaf to every leaf that needs a gradient, and frees the graph. `loss` has one element. */
FL_API bool fl_backward(fl_tensor *loss);

typedef struct fl_backward_options {
    fl_tensor *const *grad_outputs; /* one a root, NULL entries (or NULL) meaning ones for a one-element root */
    bool retain_graph;              /* keep what the graph saved, to go through it again */
    bool create_graph;              /* record the backward pass itself, for second derivatives */
    bool allow_unused;              /* fl_grad_of: NULL instead of an error for an input the roots do not depend on */
} fl_backward_options;

/* The general form: several roots; gradients accumulate in the leaves, or only in `inputs` where n_inputs > 0. */
FL_API bool fl_backward_from(fl_tensor *const *roots, int n_roots, fl_tensor *const *inputs, int n_inputs,
                             const fl_backward_options *options);
/* The gradients of the roots with respect to `inputs`, written to `grads` (n_inputs, results as an op's; all NULL after
 * an error); no leaf is touched. */
FL_API bool fl_grad_of(fl_tensor *const *roots, int n_roots, fl_tensor *const *inputs, int n_inputs, fl_tensor **grads,
                       const fl_backward_options *options);

/* A hook sees the gradient of `t` in every backward pass that brings one, before it goes on to what made `t` (or into
 * fl_grad of a leaf). It returns a tensor to use in its place, or NULL for no change; it may not write to `grad`. With
 * an error recorded the pass fails. Several run in the order of adding. A hook of fl_add_accumulated_hook is called
 * with the leaf `t` itself when its fl_grad has been written (an optimizer's step may stand there); what it returns
 * does not count. Both return an id for fl_remove_hook, 0 after an error; `release` (may be NULL) frees `context` with
 * the hook, or at once after an error. Errors: FL_RUNTIME_ERROR for a tensor that needs no gradient, or is no leaf. */
typedef fl_tensor *(*fl_grad_hook_fn)(fl_tensor *grad, void *context);
FL_API int64_t fl_add_hook(fl_tensor *t, fl_grad_hook_fn hook, void *context, void (*release)(void *));
FL_API int64_t fl_add_accumulated_hook(fl_tensor *t, fl_grad_hook_fn hook, void *context, void (*release)(void *));
FL_API void fl_remove_hook(fl_tensor *t, int64_t id);

/* For finding what went wrong, in all threads: with check_nan a backward formula that returns a NaN is an error that
 * names it. Slow. */
FL_API void fl_set_detect_anomaly(bool enabled, bool check_nan);

/* Recording on or off for the calling thread. Pairs nest. */
FL_API bool fl_grad_enabled(void);
FL_API void fl_no_grad_begin(void);
FL_API void fl_enable_grad_begin(void);
FL_API void fl_grad_mode_end(void);

/* A differentiable function of your own. `forward` computes outputs from inputs with ops (nothing inside is recorded);
 * `backward` gets the gradients of the outputs (NULL: none came, but at least one did) and sets those of the inputs
 * (NULL: zero). What backward needs it keeps with fl_custom_save in forward and reads with fl_custom_saved. Both return
 * false after an error. */
typedef struct fl_custom_call fl_custom_call;
typedef struct fl_custom_op {
    const char *name; /* fl_grad_fn_name will be "<name>Backward" */
    bool (*forward)(fl_custom_call *call, fl_tensor *const *inputs, int n_inputs, fl_tensor **outputs, int n_outputs);
    bool (*backward)(fl_custom_call *call, fl_tensor *const *grad_outputs, int n_outputs, fl_tensor **grad_inputs,
                     int n_inputs);
    void (*release)(void *context); /* when the graph lets go of `context`; may be NULL */
} fl_custom_op;

/* Runs the function. Inputs may be NULL (none given). Outputs are results as an op's, all NULL after an error. `op`
 * must outlive every graph it stands in. */
FL_API bool fl_custom_apply(const fl_custom_op *op, void *context, fl_tensor *const *inputs, int n_inputs,
                            fl_tensor **outputs, int n_outputs);
FL_API bool fl_custom_save(fl_custom_call *call, fl_tensor *const *tensors, int n);
FL_API fl_tensor *fl_custom_saved(fl_custom_call *call, int index);
FL_API void *fl_custom_context(fl_custom_call *call);

#ifdef __cplusplus
}
#endif
#endif
