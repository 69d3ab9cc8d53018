/* layer.h (internal): the definition of a leaf layer, which both hosts make their modules from.
 *
 * A definition is stateless. Its options, parameters and buffers live in the host (Python's instance __dict__,
 * _parameters and _buffers; the C module's tables) and are read by name when the layer runs, so that whatever a program
 * does to a layer after making it takes effect. Each layer has one row in src/nn/<family>.def:
 *
 *     LAYER("Linear(int in_features, int out_features, bool bias=True)", "(Tensor input) -> Tensor", "linear", 0,
 *           slots=linear_slots reset=linear_reset forward=linear_forward describe=linear_describe,
 *           "y = x W^T + b, ...", "linear(input, weight, bias)")
 *
 * the constructor, forward, PyTorch's module of the class, flags (raw | loss | python | ..., or 0), the functions in
 * <family>.c (fl_layer__linear_slots, ...; those not named do not exist), the help, and what forward is as one call of
 * nn.functional, where it is that.
 * tools/generate.py makes from it the C constructor, FL_LINEAR__IN_FEATURES ... (the indices of options, "nn/table.h"),
 * the Python stub and call, and the table entry.
 *
 * An option with the name of a slot (bias, weight) is not kept: a tensor given for it is the slot's first value, and
 * whether the slot is there is asked of the slot.
 */
#ifndef FL_NN_LAYER_H
#define FL_NN_LAYER_H

#include "ops/op.h"
#include "tensor/tensor.h"

typedef struct fl_layer fl_layer;
struct fl_text;

/* How the definition reaches the state of one module of a host. */
typedef struct fl_layer_host {
    /* The current value of option `index` of the layer (numbers given for int[N] come as N ints). False after an error.
     * Pointers stay valid until the call into the layer ends. */
    bool (*option)(void *self, const fl_layer *layer, int index, fl_value *out);
    bool (*set_option)(void *self, const fl_layer *layer, int index, const fl_value *value);
    /* Gives option `to` what option `from` holds, as it was given. */
    bool (*copy_option)(void *self, const fl_layer *layer, int to, int from);
    /* The parameter or buffer of that name, borrowed; NULL where it is None or absent (without an error). */
    fl_tensor *(*tensor)(void *self, const fl_layer *layer, const char *name, int index);
    /* Replaces a buffer. */
    bool (*set_tensor)(void *self, const fl_layer *layer, const char *name, int index, fl_tensor *t);
    bool (*training)(void *self);
    /* Adds option `index` to a description as Python writes what was given; NULL: from its value. */
    void (*describe_option)(void *self, const fl_layer *layer, int index, struct fl_text *out);
    /* What an option counts for where PyTorch's Python code looks at it itself (`if bias:`, `in_channels % groups`):
     * a bool by any object's truth, a number whatever its type and size (an int, or else a float), a string as str()
     * gives any object. False without an error where it is no such thing. NULL: as `option` has it. */
    bool (*loosely)(void *self, const fl_layer *layer, int index, fl_value *out);
} fl_layer_host;

/* What the functions of a definition get: the definition, the module's state, and the inputs. */
typedef struct fl_layer_call {
    const fl_layer *layer;
    const fl_layer_host *host;
    void *self;
} fl_layer_call;

/* A parameter or buffer as a module starts with it. */
typedef struct fl_slot {
    char name[40];
    enum { FL_SLOT_PARAMETER, FL_SLOT_BUFFER, FL_SLOT_HIDDEN_BUFFER /* not in the state dict */ } kind;
    bool present;   /* false: registered as None */
    fl_dtype dtype; /* FL_DTYPE_NONE: the dtype the module is made with */
    int ndim;
    int64_t sizes[FL_MAX_DIMS];
} fl_slot;

/* Text that grows (extra_repr). */
typedef struct fl_text {
    char *data;
    size_t size, capacity;
} fl_text;
void fl_text__add(fl_text *text, const char *format, ...) FL_PRINTF(2, 3);
void fl_text__free(fl_text *text);

enum {
    FL_LAYER_RAW = 1,         /* options are kept as given (2 stays 2, not (2, 2)): pooling, padding */
    FL_LAYER_LOSS = 2,        /* a loss: Python's class takes the deprecated size_average and reduce too */
    FL_LAYER_BASE_PYTHON = 4, /* Python's class of this name is written by hand (nn/modules) over this definition */
    /* Made of other modules: the definition is the C host's alone (call->self is the fl_module), and Python has a class
     * that does the same, joined by a parity test. */
    FL_LAYER_COMPOSITE = 8,
    FL_LAYER_PARTS = 16 /* a composite made of modules that are given to it, by a constructor in <flashlight/nn.h> */
};

/* slots, forward and the rest are NULL where a layer has none. */
struct fl_layer {
    const char *name;   /* "Conv2d" */
    const char *schema; /* of the constructor */
    const char *inputs; /* of forward */
    const char *module; /* PyTorch's module of the class: "conv", for pickles: torch.nn.modules.conv.Conv2d */
    const char *doc;
    int flags;
    int n_options;
    const fl_arg *options;
    int n_inputs;
    const fl_arg *forward_args;
    int n_outputs;
    /* Checks options, completes them (stride=None -> kernel_size). False after an error. */
    bool (*setup)(fl_layer_call *call);
    /* Writes the slots in PyTorch's order, parameters first, as many as there is room for; returns how many there are.
     */
    int (*slots)(fl_layer_call *call, fl_slot *slots, int room);
    /* Of a composite: makes its children, after the slots. */
    bool (*children)(fl_layer_call *call);
    /* Initial values, drawn in PyTorch's order. */
    bool (*reset)(fl_layer_call *call);
    /* Outputs are results as an op's. */
    bool (*forward)(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
    void (*describe)(fl_layer_call *call, fl_text *out);
};

extern const fl_layer fl_layers__table[]; /* sorted by name */
extern const int fl_layers__count;
const fl_layer *fl_layers__find(const char *name);

/* Reading options inside a definition, as strictly as an op's arguments; after an error they return zeros. */
fl_value fl_option(fl_layer_call *call, int index);
int64_t fl_option_int(fl_layer_call *call, int index);  /* FL_NONE for None */
double fl_option_float(fl_layer_call *call, int index); /* FL_NONE_FLOAT for None */
bool fl_option_bool(fl_layer_call *call, int index);    /* false for None */
/* NULL for None, and where the option may be something else than a string, for that. */
const char *fl_option_str(fl_layer_call *call, int index);
/* Fills out[n], one number standing for all of them; returns how many there are, 0 for None and, where None may be
 * given, for an empty list. */
int fl_option_ints(fl_layer_call *call, int index, int64_t *out, int n);
/* The same of n numbers; a list of any other length fails with this code. */
bool fl_option_all_ints(fl_layer_call *call, int index, int64_t *out, int n, fl_code code);
/* Reading options as Python's operators do. */
bool fl_option_truth(fl_layer_call *call, int index);       /* if option: */
double fl_option_number(fl_layer_call *call, int index);    /* in arithmetic: any number */
int64_t fl_option_size(fl_layer_call *call, int index);     /* a size of a tensor after the first: also True for 1 */
const char *fl_option_word(fl_layer_call *call, int index); /* compared with strings: also "3" for 3, "None" */
bool fl_option_is(fl_layer_call *call, int index, double number); /* option == number; false for what is no number */
bool fl_option_all_are(fl_layer_call *call, int index, int64_t number); /* option == (number,) * len(option) */
bool fl_option_is_none(fl_layer_call *call, int index);
/* Sizes of a tensor after the first, as many as there are (at most n) or one for all n; returns how many. */
int fl_option_sizes(fl_layer_call *call, int index, int64_t *out, int n, int room);
bool fl_set_option(fl_layer_call *call, int index, const fl_value *value);
bool fl_copy_option(fl_layer_call *call, int to, int from); /* stride=None -> kernel_size */
/* The parameter or buffer in a slot, borrowed; NULL for None. `index` is its place among the slots (-1 where names are
 * made up as they are needed, as an LSTM's), by which a host may find it faster than by name. */
fl_tensor *fl_slot_tensor(fl_layer_call *call, int index, const char *name);
/* The same where the layer cannot do without: NULL only with an error. */
fl_tensor *fl_slot_required(fl_layer_call *call, int index, const char *name);
bool fl_training(fl_layer_call *call);

/* A forward's last line: one tensor, a result of an op's, into outputs[0]; false where it is NULL. */
static inline bool fl_layer__return(fl_value *outputs, fl_tensor *t) {
    outputs[0].kind = FL_K_TENSOR;
    outputs[0].as.tensor = t;
    return t != NULL;
}
/* Forward of a layer of one input, in a row of layers. Where only the row has `x` (mine: one reference, the row's own)
 * and no gradient is recorded, an activation overwrites it: the same numbers without another tensor. */
bool fl_layer__step(fl_layer_call *call, fl_tensor *x, bool mine, fl_value *outputs);
bool fl_layer__identity_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs);
/* Initial values, with nothing recorded. */
bool fl_layer__initialise(fl_layer_call *call);

/* Describing slots: writes slots[at] where there is room; returns at + 1. */
int fl_slot_add(fl_slot *slots, int room, int at, const char *name, int kind, bool present, fl_dtype dtype, int ndim,
                const int64_t *sizes);
/* The buffer of a tensor that option `index` was given. */
int fl_slot_given(fl_layer_call *call, int index, const char *name, fl_slot *slots, int room, int at);
/* False and a RuntimeError that names the argument where a slot would have a negative size. */
bool fl_slots__check(fl_layer_call *call, const fl_slot *slots, int n);
/* Whether a stack may have num_layers layers. Each is made one by one: 65,536 are more than any network has, and asking
 * for more would go on until memory ends. */
bool fl_layer__check_depth(const char *layer, int64_t num_layers);
/* Whether a list stands for one number that was given (MaxPool2d(2) keeps 2, not (2, 2)), which goes into `one`. */
bool fl_layer__one_number(const fl_layer *layer, int index, const fl_value *list, fl_value *one);
/* An option's value as Python's str, a string option's as its repr; the same in ", name=value", unless that text is
 * `usual`; and a description of all options: "a=1, b=2". */
void fl_text__option(fl_text *text, fl_layer_call *call, int index);
void fl_text__option_unless(fl_text *text, fl_layer_call *call, int index, const char *usual);
void fl_layer__describe_all(fl_layer_call *call, fl_text *out);

#endif
