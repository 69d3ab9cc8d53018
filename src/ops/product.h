/* product.h (internal): matrix products of tensors as one differentiable op, on which linear, matmul and their kin
 * stand.
 *
 * Three kinds close under differentiation, so that no transposed view, reshaped copy or expanded batch is ever made:
 *
 *   ROWS   C[..., n] = sum over k of A[..., k] W[k, n]           (W of two dimensions: [n, k] with tb)
 *   SUMS   C[p, q] = sum over ... of A[..., p] B[..., q]         (what the gradient of W is)
 *   BATCH  C[..., m, n] = A[..., m, k] B[..., k, n]              (leading dimensions broadcast; ta, tb: transposed)
 *
 * A vector (or a batch of them) takes part as a matrix with a dimension of 1 that its shape does not have, before its
 * last dimension (FIRST) or behind it (LAST); the result drops such a dimension likewise.
 */
#ifndef FL_OPS_PRODUCT_H
#define FL_OPS_PRODUCT_H

#include "autograd/graph.h"
#include "kernels/gemm.h"

typedef enum fl_product_kind { FL_PRODUCT_ROWS, FL_PRODUCT_SUMS, FL_PRODUCT_BATCH } fl_product_kind;
typedef enum fl_unit { FL_UNIT_NONE = 0, FL_UNIT_FIRST, FL_UNIT_LAST } fl_unit;

typedef struct fl_product {
    fl_product_kind kind;
    bool ta, tb;
    fl_unit a_unit, b_unit; /* of A and B (or W) */
    fl_unit drop;           /* of C */
} fl_product;

/* What a result's grad_fn is called. */
typedef enum fl_product_name {
    FL_NAME_MM,
    FL_NAME_BMM,
    FL_NAME_MV,
    FL_NAME_DOT,
    FL_NAME_ADDMM,
    FL_NAME_UNSAFE_VIEW,
    FL_NAME_VIEW,
    FL_NAME_SQUEEZE
} fl_product_name;

/* The product of n matrices in the order that takes the fewest multiplications: a result as an op's. */
fl_tensor *fl_product__chain(fl_tensor *const *matrices, int n);

/* The product; shapes must fit and dtypes agree (the caller's to check, with its own words), bool is refused by the
 * caller. bias: for ROWS, NULL or a tensor of n elements (one dimension), added. A result as an op's. */
fl_tensor *fl_product__apply(const fl_product *p, fl_tensor *a, fl_tensor *b, fl_tensor *bias, fl_product_name name);

/* a and b, of bfloat16, as the pairs that FL_GEMM_BF16 multiplies, one reference each, the caller's also after an
 * error; false where there are none: this CPU has no instructions for them, or k is 1. */
bool fl_product__pairs(const fl_product *p, fl_tensor *a, fl_tensor *b, fl_tensor **pairs_a, fl_tensor **pairs_b);

/* beta self + alpha (a b), self broadcast, with the gradient of all three; in place: written to self, which is
 * returned. */
typedef enum fl_add_name { FL_ADD_ADDMM, FL_ADD_ADDMV, FL_ADD_BADDBMM } fl_add_name;
fl_tensor *fl_product__add(const fl_product *p, fl_tensor *self, fl_tensor *a, fl_tensor *b, fl_scalar beta,
                           fl_scalar alpha, fl_add_name name, bool inplace);

/* PyTorch's names of element types in messages: "Float" and "float". */
const char *fl_product__dtype(fl_dtype dtype);
const char *fl_product__c_type(fl_dtype dtype);

#endif
