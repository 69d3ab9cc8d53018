/* bilinear.c: a product of two inputs with a weight between them, in terms of other ops: its gradients are theirs.
 */
#include "ops/plain.h"

#include "tensor/tensor.h"

fl_tensor *fl_bilinear(fl_tensor *input1, fl_tensor *input2, fl_tensor *weight, fl_tensor *bias) {
    if (fl_failed()) return NULL;
    if ((weight->ndim == 0 && fl_shape__wrap_dim(1, 0) < 0) ||
        (bias && bias->ndim == 0 && fl_shape__wrap_dim(1, 0) < 0))
        return NULL;
    if (weight->ndim != 3)
        return fl_fail(FL_RUNTIME_ERROR, "bilinear(): weight must have 3 dimensions, got %d", weight->ndim);
    int n = input1->ndim;
    bool same = n == input2->ndim && n >= 1;
    if (!same) {
        return fl_fail(FL_RUNTIME_ERROR, "bilinear(): input dimensions do not match: got %d and %d", n, input2->ndim);
    }
    for (int i = 0; i < n - 1; i++) {
        if (input1->sizes[i] == input2->sizes[i]) continue;
        return fl_fail(FL_RUNTIME_ERROR, "bilinear(): input batch dimensions do not match at dim %d: got %lld and %lld",
                       i, (long long)input1->sizes[i], (long long)input2->sizes[i]);
    }
    int64_t out = weight->sizes[0], in1 = weight->sizes[1], in2 = weight->sizes[2];
    if (input1->sizes[n - 1] != in1 || input2->sizes[n - 1] != in2) {
        return fl_fail(FL_RUNTIME_ERROR,
                       "bilinear(): input%d size does not match weight size: got %lld but expected %lld",
                       input1->sizes[n - 1] != in1 ? 1 : 2,
                       (long long)(input1->sizes[n - 1] != in1 ? input1->sizes[n - 1] : input2->sizes[n - 1]),
                       (long long)(input1->sizes[n - 1] != in1 ? in1 : in2));
    }
    if (bias && (bias->ndim != 1 || bias->sizes[0] != out)) {
        return fl_fail(FL_RUNTIME_ERROR, "bilinear(): bias size does not match weight size: got %s but expected [%lld]",
                       FL_SHAPE(bias), (long long)out);
    }
    const int8_t dtype = input1->dtype;
    if (input2->dtype != dtype || weight->dtype != dtype || (bias && bias->dtype != dtype))
        return fl_fail(FL_RUNTIME_ERROR,
                       "All tensors must have the same dtype, got input1: %s, input2: %s, weight: %s, bias: %s",
                       fl_dtype__scalar_type((fl_dtype)dtype), fl_dtype__scalar_type((fl_dtype)input2->dtype),
                       fl_dtype__scalar_type((fl_dtype)weight->dtype),
                       bias ? fl_dtype__scalar_type((fl_dtype)bias->dtype) : "None");
    int64_t sizes[FL_MAX_DIMS], batch = 1;
    for (int i = 0; i < n - 1; i++) batch *= sizes[i] = input1->sizes[i];
    sizes[n - 1] = out;
    fl_scope_open();
    fl_tensor *a = fl_reshape(input1, (int64_t[]){batch, in1}, 2),
              *b = fl_reshape(input2, (int64_t[]){batch, 1, in2}, 3);
    /* a W as one product, (batch, out * in2), then with b over in2 */
    fl_tensor *w = fl_reshape(fl_transpose(weight, 0, 1), (int64_t[]){in1, out * in2}, 2);
    fl_tensor *aw = fl_view(fl_mm__plain(a, w), (int64_t[]){batch, out, in2}, 3);
    const fl_sum_dim_options own = {.dtype = (fl_dtype)dtype};
    fl_tensor *y = fl_sum_dim(fl_mul(aw, b), (int64_t[]){2}, 1, &own);
    if (bias) y = fl_add(y, bias);
    return fl_scope_return(fl_reshape(y, sizes, n));
}
