/* nn.h: modules: leaf layers, containers, training state, parameters.
 *
 *     fl_module *model = fl_sequential(fl_nn_linear(784, 256, NULL), fl_nn_relu(NULL), fl_nn_linear(256, 10, NULL));
 *     fl_tensor *logits = fl_forward(model, x);
 *     fl_module_free(model);
 *
 * A leaf layer is made by its constructor (<flashlight/layers.h>) or by name with arguments written as in Python:
 * fl_module_make("Conv2d", "3, 64, kernel_size=(3, 5), padding='same'"). Names, defaults, initial values and state are
 * PyTorch's, so a state dict goes both ways. Modules are reference counted; a container takes over the references of
 * the children given to it. Adding a layer: docs/adding-a-layer.md.
 */
#ifndef FLASHLIGHT_NN_H
#define FLASHLIGHT_NN_H

#include <flashlight/autograd.h>
#include <flashlight/io.h>
#include <flashlight/ops.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct fl_module fl_module;

/* ---- Making modules ---------------------------------------------------------------------------------------------- */

/* A leaf layer by PyTorch's class name, with arguments as Python writes them (NULL or "": none). Errors: FL_KEY_ERROR
 * for an unknown name; FL_TYPE_ERROR, FL_VALUE_ERROR as the class raises. */
FL_API fl_module *fl_module_make(const char *type, const char *arguments);
/* fl_sequential(a, b, c): children "0", "1", "2", run one after the other. They are made in that order, as a list is
 * and the arguments of a function are not, so that initial values are those of the same lines in Python. A NULL child
 * (its constructor failed) makes the result NULL and frees the others. */
#ifndef __cplusplus
#define fl_sequential(...) fl_sequential_of((fl_module *[]){__VA_ARGS__, fl_module_end()})
#endif
/* The same of an array that ends in fl_module_end(). Takes the children over, also where one of them is NULL. */
FL_API fl_module *fl_sequential_of(fl_module *const *children);
FL_API fl_module *fl_module_end(void);
/* Containers of other kinds are made by name: fl_module_make("ModuleList", ""), "ModuleDict", "ParameterList",
 * "ParameterDict" (with fl_module_add, fl_module_add_parameter). Appends to a sequential or a list, taking `child`
 * over.
 */
FL_API bool fl_module_append(fl_module *container, fl_module *child);
/* A module of your own: named children and parameters, and a forward function that finds them (NULL: it only holds
 * them, and running it is an error). `context` is passed through and released with the module, or at once after an
 * error; `release` may be NULL. */
typedef fl_tensor *(*fl_forward_fn)(fl_module *self, fl_tensor *const *inputs, int n_inputs, void *context);
FL_API fl_module *fl_module_custom(const char *type_name, fl_forward_fn forward, void *context,
                                   void (*release)(void *));
/* num_layers copies of an encoder / decoder layer and a normalisation at the end (NULL: none). Takes over both. */
FL_API fl_module *fl_nn_transformer_encoder(fl_module *layer, int64_t num_layers, fl_module *norm);
FL_API fl_module *fl_nn_transformer_decoder(fl_module *layer, int64_t num_layers, fl_module *norm);
/* Takes over child, also where that fails; but m itself, and what m is in, are refused and stay the caller's. */
FL_API bool fl_module_add(fl_module *m, const char *name, fl_module *child);
FL_API bool fl_module_add_parameter(fl_module *m, const char *name, fl_tensor *t); /* keeps t; NULL: None */
FL_API bool fl_module_add_buffer(fl_module *m, const char *name, fl_tensor *t, bool persistent); /* t NULL: None */
/* A copy of the module and all below it, with parameters and buffers of its own (without their gradients); what stands
 * in several places does so in the copy. A module of your own is copied with the same context, unless that is released
 * with it (FL_TYPE_ERROR). Hooks are not copied. */
FL_API fl_module *fl_module_copy(const fl_module *m);
FL_API fl_module *fl_module_retain(fl_module *m);
FL_API void fl_module_free(fl_module *m); /* gives a reference back; takes NULL */

/* ---- Running ----------------------------------------------------------------------------------------------------- */

/* The module on one input. Errors carry the path of the module they happened in: "2.0 (Conv2d): expected ...". */
FL_API fl_tensor *fl_forward(fl_module *m, fl_tensor *input);
/* With several inputs (Bilinear, losses, an LSTM with its state: NULL entries are None) ... */
FL_API fl_tensor *fl_forward_with(fl_module *m, fl_tensor *const *inputs, int n_inputs);
/* ... and with several outputs too; returns how many there were, 0 after an error. */
FL_API int fl_forward_into(fl_module *m, fl_tensor *const *inputs, int n_inputs, fl_tensor **outputs, int max_outputs);

/* With what is no tensor by name, as Python writes it: fl_forward_named(upsample, &x, 1, "output_size=(7, 7)", &y, 1).
 * Each input is given in one of the two ways. */
FL_API int fl_forward_named(fl_module *m, fl_tensor *const *inputs, int n_inputs, const char *arguments,
                            fl_tensor **outputs, int max_outputs);

/* The module on its inputs, as fl_forward_with, but of what its backward pass needs only the inputs are kept: the
 * forward runs once more in the backward pass, with the random numbers and the autocast of the first time (gradient
 * checkpointing: memory for time). Inputs may be NULL. Second derivatives are there. What a forward changes (running
 * statistics) it changes twice. */
FL_API fl_tensor *fl_checkpoint(fl_module *m, fl_tensor *const *inputs, int n_inputs);

/* Of an AdaptiveLogSoftmaxWithLoss, whose forward takes (input, target) and gives (output, loss): the log-probabilities
 * of all classes (N, n_classes) for input (N, in_features), and the likeliest class of each row (N,). */
FL_API fl_tensor *fl_adaptive_log_prob(fl_module *m, fl_tensor *input);
FL_API fl_tensor *fl_adaptive_predict(fl_module *m, fl_tensor *input);

/* A hook sees every call of a module after forward: its inputs (NULL: not given) and its first output. It returns the
 * output, or a tensor to put in its place, or NULL for no change. A hook of fl_module_add_pre_hook comes before forward
 * and may put other tensors in the place of the inputs. With an error recorded the call fails. Several run in the order
 * of adding; one may remove itself. Returns an id for fl_module_remove_hook, 0 after an error; `release` (may be NULL)
 * frees `context` with the hook. */
typedef fl_tensor *(*fl_hook_fn)(fl_module *m, fl_tensor *const *inputs, int n_inputs, fl_tensor *output,
                                 void *context);
typedef void (*fl_pre_hook_fn)(fl_module *m, fl_tensor **inputs, int n_inputs, void *context);
FL_API int64_t fl_module_add_hook(fl_module *m, fl_hook_fn hook, void *context, void (*release)(void *));
FL_API int64_t fl_module_add_pre_hook(fl_module *m, fl_pre_hook_fn hook, void *context, void (*release)(void *));
FL_API void fl_module_remove_hook(fl_module *m, int64_t id);

FL_API void fl_module_train(fl_module *m, bool training); /* of all modules below too; takes NULL */
FL_API bool fl_module_training(const fl_module *m);
FL_API bool fl_module_requires_grad(fl_module *m, bool requires_grad);
FL_API void fl_module_zero_grad(fl_module *m);
/* Floating parameters, their gradients and buffers as `dtype`. Errors: FL_TYPE_ERROR for a dtype that is not floating.
 */
FL_API bool fl_module_to(fl_module *m, fl_dtype dtype);

/* ---- Looking inside ---------------------------------------------------------------------------------------------- */

/* Of NULL, what a constructor that failed returned, these say that nothing is there: NULL, 0, false. */
FL_API const char *fl_module_type(const fl_module *m); /* "Conv2d" */
FL_API int fl_module_children(const fl_module *m);
FL_API fl_module *fl_module_child(const fl_module *m, int i);       /* borrowed */
FL_API const char *fl_module_child_name(const fl_module *m, int i); /* "0", "encoder": borrowed */
/* By dotted path: "features.0"; NULL and FL_ATTRIBUTE_ERROR where there is none. Borrowed. */
FL_API fl_module *fl_module_get(const fl_module *m, const char *path);
/* A parameter or buffer by dotted path: "features.0.weight". Borrowed. */
FL_API fl_tensor *fl_module_tensor(const fl_module *m, const char *path);
/* Calls visit(name, tensor, context) for each distinct parameter / buffer in PyTorch's order, until one returns false.
 */
typedef bool (*fl_visit_fn)(const char *name, fl_tensor *t, void *context);
FL_API bool fl_module_parameters(fl_module *m, fl_visit_fn visit, void *context);
FL_API bool fl_module_buffers(fl_module *m, fl_visit_fn visit, void *context);
/* Calls visit(path, module, context) for this module (path "") and each distinct one below it, parents first, until one
 * returns false. */
typedef bool (*fl_module_fn)(const char *path, fl_module *m, void *context);
FL_API bool fl_module_modules(fl_module *m, fl_module_fn visit, void *context);
FL_API int64_t fl_module_parameter_count(fl_module *m);
/* What Python prints for the module; malloc'ed, the caller frees it. */
FL_API char *fl_module_repr(const fl_module *m);

/* Prints a table of the module and all below it on `file`: what each puts out, its parameters, and the multiply-adds of
 * its products. Runs it once on these inputs in evaluation mode without gradients, and leaves it as it was. */
FL_API bool fl_module_summary(fl_module *m, fl_tensor *const *inputs, int n_inputs, FILE *file);

/* ---- State ------------------------------------------------------------------------------------------------------- */

/* The state dict: an ordered dict of name to tensor (sharing memory with the module). */
FL_API fl_object *fl_module_state(fl_module *m);
/* Copies values in. strict: missing and unexpected keys are errors. Errors name every key and shape that differs;
 * nothing is changed then. */
FL_API bool fl_module_load_state(fl_module *m, const fl_object *state, bool strict);
/* The two of them with a file. fl_save(model, "model.pth") is fl_save_module: fl_save takes modules and objects. */
FL_API bool fl_save_module(fl_module *m, const char *path);
FL_API bool fl_load_module(fl_module *m, const char *path);
#ifndef __cplusplus
#define fl_save(module_or_object, path) \
    _Generic((module_or_object), fl_module * : fl_save_module, default : fl_save)(module_or_object, path)
#endif
/* A model that was saved whole (flashlight.save(model, path), torch.save or fl_module_to_file), rebuilt from standard
 * layers, composites and containers. Errors: FL_UNPICKLING_ERROR naming the first class that C does not have. */
FL_API fl_module *fl_module_from_file(const char *path);
/* Saves a model whole: flashlight.load and torch.load(weights_only=False) give the model. Errors: FL_TYPE_ERROR for a
 * module of the program's own; those of fl_save. */
FL_API bool fl_module_to_file(fl_module *m, const char *path);

#ifdef __cplusplus
}

extern "C++" { /* what the macros above are in C */
#include <initializer_list>

inline fl_module *fl_sequential_of(std::initializer_list<fl_module *> children) {
    return fl_sequential_of(children.begin());
}
#define fl_sequential(...) fl_sequential_of({__VA_ARGS__, fl_module_end()})

inline bool fl_save(fl_module *m, const char *path) { return fl_save_module(m, path); }
}
#endif

#include <flashlight/layers.h>

#endif
