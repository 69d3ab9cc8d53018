/* op.h (internal): what the op table holds, and how a host calls an op without knowing which one it is.
 *
 * Every op has one row in a .def file beside its family's source:
 *
 *     OP("softmax(Tensor self, int dim, ScalarType? dtype=None) -> Tensor", function | method | nn, "exp(x) /
 * sum(exp(x)) ...")
 *
 * Another name for an op is one line, ALIAS("absolute", "abs"), with flags of its own where they differ.
 * tools/generate.py turns the rows into the typed prototypes of <flashlight/ops.h>, the table here and the Python
 * stubs. Flags: function, method, nn, inplace, out, exact_out, typed_out, wide_out, truth_out, any_out, rows_out,
 * apart_out, factory, linalg, special, init (the FL_OP_ below), inplace_function (the in-place form is a function too,
 * flashlight.<name>_), tuple (several results come as a plain tuple in Python, not as a named one), internal (for C
 * alone).
 */
#ifndef FL_OPS_OP_H
#define FL_OPS_OP_H

#include <flashlight/random.h>
#include <flashlight/tensor.h>

/* The types of PyTorch's schema grammar. Optional (`?`) is a flag of its own in fl_arg. */
typedef enum fl_kind {
    FL_K_NONE = 0, /* an optional that is None */
    FL_K_TENSOR,
    FL_K_TENSORS, /* Tensor[] */
    FL_K_INT,
    FL_K_INTS, /* int[], int[2] */
    FL_K_FLOAT,
    FL_K_FLOATS,
    FL_K_BOOL,
    FL_K_SCALAR,
    FL_K_DTYPE,
    FL_K_FORMAT, /* MemoryFormat */
    FL_K_STR,
    FL_K_GENERATOR
} fl_kind;

#define FL_MAX_ARGS 32
#define FL_MAX_RESULTS 4

/* A value of any of them. Pointers are borrowed for the length of the call. */
typedef struct fl_value {
    fl_kind kind;
    int32_t count; /* items of a list */
    union {
        fl_tensor *tensor;
        fl_tensor *const *tensors;
        int64_t i;
        const int64_t *ints;
        double d;
        const double *doubles;
        bool b;
        fl_scalar scalar;
        fl_dtype dtype;
        fl_memory_format format;
        const char *str;
        fl_generator *generator;
    } as;
} fl_value;

typedef struct fl_arg {
    const char *name;
    fl_kind kind;
    int8_t size;     /* N of int[N]: a single number stands for N of them; 0: any length */
    bool optional;   /* None is allowed */
    bool or_text;    /* int[N]|str: a string is accepted in its place (then the value is FL_K_STR) */
    bool or_int;     /* int[]|int: one number is accepted for a list of one */
    bool none_items; /* int?[N]: items may be None */
    bool exact;      /* int[=N]: a list of one does not stand for N of it; int[=]: a number stays one (FL_K_INT) */
    bool truth;      /* bool|any: whatever has a truth value */
    bool or_item;    /* SymInt: a tensor of one integer is accepted in its place */
    bool keyword;    /* stands after the * */
    bool has_default;
    fl_value fallback;         /* the default */
    const char *fallback_text; /* the default as Python writes it */
} fl_arg;

enum {
    FL_OP_FUNCTION = 1,     /* flashlight.<name> */
    FL_OP_METHOD = 2,       /* Tensor.<name> */
    FL_OP_NN = 4,           /* nn.functional.<name>; with FL_OP_INPLACE it takes inplace=False there */
    FL_OP_INPLACE = 8,      /* <name>_ exists: fl_<name>_, Tensor.<name>_ */
    FL_OP_OUT = 16,         /* the function takes out= */
    FL_OP_FACTORY = 32,     /* the host accepts device=, layout=, pin_memory=, requires_grad= */
    FL_OP_LINALG = 64,      /* linalg.<name less its linalg_> */
    FL_OP_SPECIAL = 128,    /* special.<name less its special_> */
    FL_OP_EXACT_OUT = 512,  /* out= must have the result's type */
    FL_OP_TYPED_OUT = 1024, /* without dtype=, that of out= is meant, as for factories */
    FL_OP_WIDE_OUT = 32768, /* computed in the floating type of out=, where it is the wider */
    FL_OP_TRUTH_OUT = 2048, /* out= must be of bool or uint8 */
    FL_OP_ANY_OUT = 4096,   /* out= of every type */
    FL_OP_ROWS_OUT = 16384, /* out= that is resized becomes row-major, where the result is column-major */
    FL_OP_APART_OUT = 8192, /* out= shares no memory with an argument, but for what the function exists in place for */
    FL_OP_INIT = 256        /* nn.init.<name less its init_>: writes its first argument under no_grad and returns it */
};

typedef struct fl_op {
    const char *name;     /* "max"; an in-place form is a row of its own here: "add_" */
    const char *overload; /* "", "dim", ... */
    const char *schema;   /* the row's text */
    const char *doc;
    int flags;
    int n_args;
    const fl_arg *args;
    int n_results; /* -1: one Tensor[] */
    const fl_kind *results;
    const char *const *result_names; /* NULL where they have none */
    /* Calls the typed function. Tensor results are results as an op's (scope or caller); false after an error. */
    bool (*call)(const fl_value *args, fl_value *results);
    const char *alias_of; /* of another name for an op: that op's name; NULL else */
} fl_op;

/* The table, sorted by name and, within a name, in the order overloads are tried. */
extern const fl_op fl_ops__table[];
extern const int fl_ops__count;
/* The first row of a name (its overloads follow), NULL where there is none. */
const fl_op *fl_ops__find(const char *name);

/* For the host: an Tensor[] result's array is freed with this (the tensors are results of their own). */
void fl_ops__free_list(fl_value *list);

#endif
