/* module.h (internal): the C host's modules, and boxing for the generated constructors.
 */
#ifndef FL_NN_MODULE_H
#define FL_NN_MODULE_H

#include <flashlight/nn.h>
#include <stdatomic.h>

#include "nn/layer.h"

typedef struct fl_module_slot {
    char *name;
    fl_tensor *tensor; /* owned; NULL: None */
    int kind;          /* FL_SLOT_... */
} fl_module_slot;

typedef struct fl_child {
    char *name;
    fl_module *module; /* owned */
} fl_child;

typedef struct fl_module_hook {
    int64_t id;
    fl_pre_hook_fn before; /* one of the two */
    fl_hook_fn after;
    void *context;
    void (*release)(void *context);
} fl_module_hook;

struct fl_module {
    _Atomic int32_t refs;
    bool training;
    const fl_layer *layer; /* the definition of a leaf or composite, else NULL */
    fl_value *options;     /* as many as the layer has, owned copies */
    fl_module_slot *slots;
    int n_slots;
    fl_child *children;
    int n_children;
    char *type;            /* of a container or a module of the program's own */
    fl_forward_fn forward; /* NULL: a container */
    void *context;
    void (*release)(void *context);
    fl_module_hook *hooks;
    int n_hooks, hook_room;
};

/* Whether there is a module and no error; with neither, an error that names the function. */
bool fl_module__given(const fl_module *m, const char *function);

/* ---- Making (module.c) ------------------------------------------------------------------------------------------- */

/* A leaf from ready option values (borrowed), with parameters of `dtype` (FL_DTYPE_NONE: the default one). */
fl_module *fl_module__leaf(const fl_layer *layer, const fl_value *options, fl_dtype dtype);
/* One with these options whose slots are all None and whose children are not there: for what is about to fill them. */
fl_module *fl_module__blank(const fl_layer *layer, const fl_value *options);
/* A container by class name: "Sequential", "ModuleList", "ModuleDict", "ParameterList", "ParameterDict". */
fl_module *fl_module__container(const char *type);
bool fl_module__is_container(const char *type);
bool fl_module__is_sequential(const fl_module *m);
/* The tensor in a slot is replaced; false where there is no slot of that name. add_slot makes one. */
bool fl_module__set_slot(fl_module *m, const char *name, fl_tensor *t);
bool fl_module__add_slot(fl_module *m, const char *name, fl_tensor *t, int kind);
fl_module_slot *fl_module__find_slot(const fl_module *m, const char *name);
/* The tensor in a slot, borrowed; NULL without an error where there is none. */
fl_tensor *fl_module__slot(const fl_module *m, const char *name);
/* What a definition is called with for m. */
fl_layer_call fl_module__layer_call(const fl_module *m);
/* The child of that name, borrowed; NULL without an error where there is none. */
fl_module *fl_module__child(const fl_module *m, const char *name);

/* ---- What stands for what (whole.c): old pointers and new ones, few of them -------------------------------------- */

typedef struct fl_pairs {
    struct fl_pair {
        const void *from;
        void *to;
    } * items;
    size_t count, room;
} fl_pairs;
void *fl_pairs__find(const fl_pairs *pairs, const void *from); /* NULL where it is not there */
bool fl_pairs__add(fl_pairs *pairs, const void *from, void *to);
void fl_pairs__free(fl_pairs *pairs);

/* A module from the tree of a file, and the other way round; allows says which classes such a tree may name. */
fl_module *fl_module__from_tree(const fl_object *tree);
fl_object *fl_module__to_tree(fl_module *m);
bool fl_module__allows(const char *module, const char *name, void *context);

/* ---- Running (run.c) --------------------------------------------------------------------------------------------- */

/* For composites: the child of that name on these inputs (missing ones have their defaults); how many outputs it gave,
 * 0 after an error, which carries the child's name then. */
int fl_module__call(fl_module *m, const char *child, const fl_value *inputs, int n, fl_tensor **outputs, int room);
/* The same for one tensor in and out. */
fl_tensor *fl_module__apply(fl_module *m, const char *child, fl_tensor *x);
/* Puts the name of a child that passes an error on in front of its path. */
void fl_module__locate(fl_module *m, const char *child);

/* ---- Arguments as text (arguments.c) ----------------------------------------------------------------------------- */

/* Parses arguments written as in Python into values for the layer's options; the strings and lists made stand in
 * `block`, freed with fl_arguments__free. */
typedef struct fl_arguments {
    fl_value *values; /* n_options */
    int count;
    struct fl_argument_block *blocks;
} fl_arguments;
bool fl_arguments__parse(const fl_layer *layer, const char *text, fl_arguments *out);
/* The same for forward: fills what stands in `text` of the layer's inputs, which hold their defaults or what was given
 * apart from the text (taken[i]). Frees nothing of `out` on failure. */
bool fl_arguments__parse_inputs(const fl_layer *layer, const char *text, bool *taken, fl_arguments *out);
/* Makes a value fit its option (3 for int[2] becomes 3, 3; an int for a float); false and a TypeError where it does
 * not. */
bool fl_arguments__fit(fl_arguments *arguments, const fl_layer *layer, int index, fl_value *value);
void *fl_arguments__alloc(fl_arguments *arguments, size_t size);
void fl_arguments__free(fl_arguments *arguments);

/* ---- Boxing, for the constructors of layers.h -------------------------------------------------------------------- */

static inline void fl_layer__none(fl_value *v) {
    v->kind = FL_K_NONE;
    v->count = 0;
    v->as.i = 0;
}
static inline void fl_layer__int(fl_value *v, int64_t i) {
    fl_layer__none(v);
    if (i == FL_NONE) return;
    v->kind = FL_K_INT;
    v->as.i = i;
}
static inline void fl_layer__float(fl_value *v, double d) {
    fl_layer__none(v);
    if (d != d) return;
    v->kind = FL_K_FLOAT;
    v->as.d = d;
}
static inline void fl_layer__bool(fl_value *v, bool b) {
    fl_layer__none(v);
    v->kind = FL_K_BOOL;
    v->as.b = b;
}
static inline void fl_layer__optional_bool(fl_value *v, int8_t b) {
    fl_layer__none(v);
    if (b >= 0) fl_layer__bool(v, b != 0);
}
static inline void fl_layer__scalar(fl_value *v, fl_scalar s) {
    fl_layer__none(v);
    if (s.kind == FL_SCALAR_NONE) return;
    v->kind = FL_K_SCALAR;
    v->as.scalar = s;
}
static inline void fl_layer__str(fl_value *v, const char *text) {
    fl_layer__none(v);
    if (!text) return;
    v->kind = FL_K_STR;
    v->as.str = text;
}
static inline void fl_layer__tensor(fl_value *v, fl_tensor *t) {
    fl_layer__none(v);
    if (!t) return;
    v->kind = FL_K_TENSOR;
    v->as.tensor = t;
}
/* int[N]: the numbers, or a word in their place; FL_NONE first means None. */
static inline void fl_layer__ints(fl_value *v, const int64_t *ints, int n, const char *word) {
    fl_layer__none(v);
    if (word) {
        fl_layer__str(v, word);
    } else if (ints[0] != FL_NONE) {
        v->kind = FL_K_INTS;
        v->count = n;
        v->as.ints = ints;
    }
}
static inline void fl_layer__list(fl_value *v, fl_kind kind, const void *items, int n) {
    fl_layer__none(v);
    if (!items) return;
    v->kind = kind;
    v->count = n;
    v->as.ints = items;
}
/* The same, where a count of -1 says that the one item is a single number. */
static inline void fl_layer__single(fl_value *v, fl_kind kind, const void *items, int n) {
    fl_layer__list(v, kind, items, n);
    if (!items || n >= 0) return;
    v->kind = kind == FL_K_INTS ? FL_K_INT : FL_K_FLOAT;
    if (kind == FL_K_INTS)
        v->as.i = *(const int64_t *)items;
    else
        v->as.d = *(const double *)items;
}
/* A required int[N]: `square` for each of them unless the options give them apart. */
static inline void fl_layer__square(fl_value *v, int64_t square, const int64_t *apart, int n, int64_t *room) {
    for (int i = 0; i < n; i++) room[i] = apart && apart[0] != FL_NONE ? apart[i] : square;
    fl_layer__ints(v, room, n, NULL);
    v->kind = FL_K_INTS;
    v->count = n;
    v->as.ints = room;
}

#endif
