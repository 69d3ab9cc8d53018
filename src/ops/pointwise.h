/* pointwise.h (internal): pointwise ops as records.
 *
 * An op that computes each output item from the items at the same place of its inputs is a static record: which kernel,
 * which types, what its backward needs, and the backward formula itself. fl_pointwise__run does the rest from it: type
 * promotion, broadcasting, the layout of the result, writing in place, recording. The macros at the end make record,
 * formula and typed functions from one line each:
 *
 *     UNARY(sqrt, "SqrtBackward0", FLOAT, 1, RESULT, fl_div(g, fl_mul_scalar(y, fl_float(2))))
 *
 * In formulas g is the gradient that came, x, y and z the inputs and r the result (only those that the record saves),
 * PARAM(i) the op's i-th number.
 */
#ifndef FL_OPS_POINTWISE_H
#define FL_OPS_POINTWISE_H

#include "ops/plain.h"

#include "autograd/graph.h"
#include "kernels/pointwise.h"

/* How the types of inputs decide the compute type and the result's. */
typedef enum fl_promotion {
    FL_PROMOTE_SAME = 0, /* the common type of the inputs */
    FL_PROMOTE_FLOAT,    /* the same, but the default floating type for integers */
    FL_PROMOTE_BOOL,     /* computed in the common type, the result is bool */
    FL_PROMOTE_WHERE     /* the first input is bool and stands apart; the rest as SAME */
} fl_promotion;

enum { FL_SAVE_X = 1, FL_SAVE_Y = 2, FL_SAVE_Z = 4, FL_SAVE_RESULT = 8 };

/* Numbers of any size wrap around or become infinite, or have to be values of the common type, or of the type that is
 * computed in, as PyTorch converts them before its loop. */
typedef enum fl_number_fit { FL_FIT_ANY, FL_FIT_COMMON, FL_FIT_COMPUTED } fl_number_fit;

typedef struct fl_pointwise_op {
    const char *name; /* for messages: "sqrt" */
    fl_rule rule;     /* its backward; none for ops without a gradient */
    /* The node's name where it has another: in place, with a number as the first and as the second operand, which then
     * has no edge. */
    const char *in_place_name, *first_number_name, *second_number_name;
    uint16_t kernel;    /* fl_pointwise_id */
    uint8_t promotion;  /* fl_promotion */
    uint8_t inputs;     /* 1 to 3 */
    uint8_t cost;       /* of an item, for fl_iter__run */
    uint8_t needs[3];   /* FL_SAVE_ bits: what the gradient of each input needs */
    bool integers_stay; /* floor, ceil, ...: integers are copied as they are */
    bool row_major;     /* the result's layout, whatever the inputs' */
    bool no_halves;     /* refuses float16 and bfloat16, as PyTorch's kernel */
    bool exact_number;  /* a number as the second operand of a half is not rounded to the half first */
    uint8_t number_fit; /* fl_number_fit: whether numbers out of the type's range are refused */
} fl_pointwise_op;

/* An input: a tensor, or a number where tensor is NULL. */
typedef struct fl_operand {
    fl_tensor *tensor;
    fl_scalar number;
} fl_operand;

/* Numbers the op takes besides its operands: the kernel's parameters, kept for the backward pass. */
#define FL_POINTWISE_NUMBERS 4

/* Runs the op on `in` (op->inputs of them). `numbers` (n_numbers, at most FL_POINTWISE_NUMBERS) may be NULL. With
 * `target` (the first input) it writes there and returns it, borrowed; else returns a result as an op's. */
fl_tensor *fl_pointwise__run(const fl_pointwise_op *op, const fl_operand *in, const fl_scalar *numbers, int n_numbers,
                             fl_tensor *target);
/* The same for tensors and without numbers. */
fl_tensor *fl_pointwise__tensors(const fl_pointwise_op *op, fl_tensor *x, fl_tensor *y, fl_tensor *z,
                                 fl_tensor *target);

/* In a formula: input i (of op->inputs), or as a scalar tensor where it was a number; the result (i = 3); the i-th
 * number. */
fl_tensor *fl_pointwise__saved(fl_node *node, int i);
fl_scalar fl_pointwise__number(fl_node *node, int i);
/* In a formula, where nothing is recorded: one pass of a kernel over the gradient and one saved tensor, with the node's
 * numbers. */
fl_tensor *fl_pointwise__fused(fl_node *node, fl_pointwise_id kernel, fl_tensor *grad, fl_tensor *saved);
/* In a formula that is recorded: `value`, with an edge to x over which 0 comes. Where a slope is the same all around x,
 * who differentiates once more gets 0 for x, as in PyTorch, and not the error that x had no part in it. */
fl_tensor *fl_pointwise__flat(fl_tensor *value, fl_tensor *x);

/* One pass of a kernel over n tensors of out's type and shape into `out`, which has no history and is none of them. */
void fl_pointwise__into(fl_pointwise_id kernel, fl_tensor *const *in, int n, fl_tensor *out);

/* A dense uninitialised result for up to three inputs that broadcast to these sizes: PyTorch's rule, by which the order
 * of dimensions in memory follows the inputs'. taken: the type in which each input is computed with (NULL: its own);
 * what is converted counts as the dense copy that PyTorch makes. One reference, the caller's. */
fl_tensor *fl_pointwise__result(fl_tensor *const *in, const fl_dtype *taken, int n, fl_dtype dtype, int ndim,
                                const int64_t *sizes);
/* NotImplementedError: "\"sqrt_cpu\" not implemented for 'Bool'". Returns NULL. */
fl_tensor *fl_pointwise__no_kernel(const char *name, fl_dtype dtype);

/* ---- Making ops of one line -------------------------------------------------------------------------------------- */

/* What a formula needs. */
#define NONE 0
#define X FL_SAVE_X
#define Y FL_SAVE_Y
#define Z FL_SAVE_Z
#define RESULT FL_SAVE_RESULT
#define FL_UNUSED __attribute__((unused))

#define PARAM(i) fl_pointwise__number(node, i)
#define FUSED(kernel, saved) fl_pointwise__fused(node, FL_PW_##kernel, g, saved)

/* PyTorch's names for what two such needs save. */
#define SAVES(a, b, bit) (((a) | (b)) & FL_SAVE_##bit)
#define SAVED_NAMES(a, b)                                                                               \
    (SAVES(a, b, X) ? (SAVES(a, b, Y) ? (SAVES(a, b, RESULT) ? "self, other, , result" : "self, other") \
                                      : (SAVES(a, b, RESULT) ? "self, , , result" : "self"))            \
                    : (SAVES(a, b, Y) ? (SAVES(a, b, RESULT) ? ", other, , result" : ", other") : ", , , result"))

/* One input. The record, the backward formula, and (UNARY) fl_name and fl_name_. */
#define UNARY_RECORD(id, kernel_id, node_name, promote, price, saves, formula, ...) \
    UNARY_RECORD_SHOWING(SAVED_NAMES(saves, 0), id, kernel_id, node_name, promote, price, saves, formula, __VA_ARGS__)
#define UNARY_RECORD_SHOWING(saved_names, id, kernel_id, node_name, promote, price, saves, formula, ...) \
    static void id##_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {                  \
        fl_tensor *g FL_UNUSED = grad[0], *x FL_UNUSED = NULL, *r FL_UNUSED = NULL;                      \
        if ((saves)&FL_SAVE_X) x = fl_pointwise__saved(node, 0);                                         \
        if ((saves)&FL_SAVE_RESULT) r = fl_pointwise__saved(node, 3);                                    \
        if (!fl_failed()) out[0] = formula;                                                              \
    }                                                                                                    \
    static const fl_pointwise_op id##_op = {.name = #id,                                                 \
                                            .rule = {.name = node_name,                                  \
                                                     .backward = id##_backward,                          \
                                                     .saved = (saves) ? saved_names : NULL,              \
                                                     .number = fl_pointwise__number},                    \
                                            .kernel = FL_PW_##kernel_id,                                 \
                                            .promotion = FL_PROMOTE_##promote,                           \
                                            .inputs = 1,                                                 \
                                            .cost = price,                                               \
                                            .needs = {saves},                                            \
                                            __VA_ARGS__};
#define UNARY(id, node_name, promote, price, saves, formula, ...)                                           \
    UNARY_RECORD(id, id, node_name, promote, price, saves, formula, __VA_ARGS__)                            \
    fl_tensor *fl_##id(fl_tensor *self) { return fl_pointwise__tensors(&id##_op, self, NULL, NULL, NULL); } \
    fl_tensor *fl_##id##_(fl_tensor *self) { return fl_pointwise__tensors(&id##_op, self, NULL, NULL, self); }

/* An op without a gradient. */
#define PLAIN_RECORD(id, kernel_id, promote, count) \
    static const fl_pointwise_op id##_op = {        \
        .name = #id, .kernel = FL_PW_##kernel_id, .promotion = FL_PROMOTE_##promote, .inputs = count, .cost = 1};

/* Two inputs: what each gradient needs, and its formula. */
#define BINARY_RECORD(...) BINARY_RECORD_WITH(__VA_ARGS__, )
#define BINARY_RECORD_WITH(id, kernel_id, node_name, promote, price, needs_x, formula_x, needs_y, ...)            \
    BINARY_RECORD_AS(SAVED_NAMES(needs_x, needs_y), id, kernel_id, node_name, promote, price, needs_x, formula_x, \
                     needs_y, __VA_ARGS__)
#define BINARY_RECORD_SHOWING(...) BINARY_RECORD_AS(__VA_ARGS__, )
#define BINARY_RECORD_AS(saved_names, id, kernel_id, node_name, promote, price, needs_x, formula_x, needs_y, \
                         formula_y, ...)                                                                     \
    static void id##_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {                      \
        fl_tensor *g FL_UNUSED = grad[0], *x FL_UNUSED, *y FL_UNUSED, *r FL_UNUSED;                          \
        if (fl_node__needs(node, 0)) {                                                                       \
            x = (needs_x)&FL_SAVE_X ? fl_pointwise__saved(node, 0) : NULL;                                   \
            y = (needs_x)&FL_SAVE_Y ? fl_pointwise__saved(node, 1) : NULL;                                   \
            r = (needs_x)&FL_SAVE_RESULT ? fl_pointwise__saved(node, 3) : NULL;                              \
            if (!fl_failed()) out[0] = formula_x;                                                            \
        }                                                                                                    \
        if (fl_node__needs(node, 1)) {                                                                       \
            x = (needs_y)&FL_SAVE_X ? fl_pointwise__saved(node, 0) : NULL;                                   \
            y = (needs_y)&FL_SAVE_Y ? fl_pointwise__saved(node, 1) : NULL;                                   \
            r = (needs_y)&FL_SAVE_RESULT ? fl_pointwise__saved(node, 3) : NULL;                              \
            if (!fl_failed()) out[1] = formula_y;                                                            \
        }                                                                                                    \
    }                                                                                                        \
    static const fl_pointwise_op id##_op = {.name = #id,                                                     \
                                            .rule = {.name = node_name,                                      \
                                                     .backward = id##_backward,                              \
                                                     .saved = (needs_x) | (needs_y) ? saved_names : NULL,    \
                                                     .number = fl_pointwise__number},                        \
                                            .kernel = FL_PW_##kernel_id,                                     \
                                            .promotion = FL_PROMOTE_##promote,                               \
                                            .inputs = 2,                                                     \
                                            .cost = price,                                                   \
                                            .needs = {needs_x, needs_y},                                     \
                                            __VA_ARGS__};

/* The functions of a binary op: tensor with tensor and tensor with number, each also in place. */
#define BINARY_FUNCTIONS(id)                                             \
    fl_tensor *fl_##id(fl_tensor *self, fl_tensor *other) {              \
        return fl_pointwise__tensors(&id##_op, self, other, NULL, NULL); \
    }                                                                    \
    fl_tensor *fl_##id##_(fl_tensor *self, fl_tensor *other) {           \
        return fl_pointwise__tensors(&id##_op, self, other, NULL, self); \
    }
#define SCALAR_FUNCTIONS(id)                                                                        \
    fl_tensor *fl_##id##_scalar(fl_tensor *self, fl_scalar other) {                                 \
        return fl_pointwise__run(&id##_op, (fl_operand[]){IN(self), NUMBER(other)}, NULL, 0, NULL); \
    }                                                                                               \
    fl_tensor *fl_##id##_scalar_(fl_tensor *self, fl_scalar other) {                                \
        return fl_pointwise__run(&id##_op, (fl_operand[]){IN(self), NUMBER(other)}, NULL, 0, self); \
    }

/* An expression of ops whose temporaries go at once, for ops made of others. */
#define SCOPED(expression) (fl_scope_open(), fl_scope_return(expression))

#define IN(t) \
    { .tensor = (t) }
#define NUMBER(v) \
    { .tensor = NULL, .number = (v) }

#endif
