/* signature.c: signatures of functions of nn.functional that their rows do not give: PyTorch has arguments there that
 * are the host's affair (size_average, reduce, inplace, _stacklevel), each in its place among the others, or writes a
 * default in another way. inspect shows these; a call that gives such an argument by its place is made again with
 * names.
 */
#include "op.h"

#include <string.h>

static const struct {
    const char *name, *text;
} signatures[] = {
    {"binary_cross_entropy", "(input, target, weight=None, size_average=None, reduce=None, reduction='mean')"},
    {"binary_cross_entropy_with_logits",
     "(input, target, weight=None, size_average=None, reduce=None, reduction='mean', pos_weight=None)"},
    {"cosine_embedding_loss", "(input1, input2, target, margin=0, size_average=None, reduce=None, reduction='mean')"},
    {"cross_entropy",
     "(input, target, weight=None, size_average=None, ignore_index=-100, reduce=None, "
     "reduction='mean', label_smoothing=0.0)"},
    {"ctc_loss", "(log_probs, targets, input_lengths, target_lengths, blank=0, reduction='mean', zero_infinity=False)"},
    {"elu", "(input, alpha=1.0, inplace=False)"},
    {"embedding_bag",
     "(input, weight, offsets=None, max_norm=None, norm_type=2, scale_grad_by_freq=False, "
     "mode='mean', sparse=False, per_sample_weights=None, include_last_offset=False, "
     "padding_idx=None)"},
    {"gaussian_nll_loss", "(input, target, var, full=False, eps=1e-06, reduction='mean')"},
    {"hardtanh", "(input, min_val=-1.0, max_val=1.0, inplace=False)"},
    {"hinge_embedding_loss", "(input, target, margin=1.0, size_average=None, reduce=None, reduction='mean')"},
    {"huber_loss", "(input, target, reduction='mean', delta=1.0, weight=None)"},
    {"kl_div", "(input, target, size_average=None, reduce=None, reduction='mean', log_target=False)"},
    {"l1_loss", "(input, target, size_average=None, reduce=None, reduction='mean', weight=None)"},
    {"log_softmax", "(input, dim=None, _stacklevel=3, dtype=None)"},
    {"margin_ranking_loss", "(input1, input2, target, margin=0, size_average=None, reduce=None, reduction='mean')"},
    {"mse_loss", "(input, target, size_average=None, reduce=None, reduction='mean', weight=None)"},
    {"multi_margin_loss",
     "(input, target, p=1, margin=1.0, weight=None, size_average=None, reduce=None, reduction='mean')"},
    {"multilabel_margin_loss", "(input, target, size_average=None, reduce=None, reduction='mean')"},
    {"multilabel_soft_margin_loss", "(input, target, weight=None, size_average=None, reduce=None, reduction='mean')"},
    {"nll_loss", "(input, target, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction='mean')"},
    {"normalize", "(input, p=2.0, dim=1, eps=1e-12, out=None)"},
    {"poisson_nll_loss",
     "(input, target, log_input=True, full=False, size_average=None, eps=1e-08, reduce=None, "
     "reduction='mean')"},
    {"rrelu", "(input, lower=0.125, upper=0.3333333333333333, training=False, inplace=False)"},
    {"sigmoid", "(input)"},
    {"smooth_l1_loss", "(input, target, size_average=None, reduce=None, reduction='mean', beta=1.0)"},
    {"soft_margin_loss", "(input, target, size_average=None, reduce=None, reduction='mean')"},
    {"softmax", "(input, dim=None, _stacklevel=3, dtype=None)"},
    {"softmin", "(input, dim=None, _stacklevel=3, dtype=None)"},
    {"tanh", "(input)"},
    {"threshold", "(input, threshold, value, inplace=False)"},
    {"triplet_margin_loss",
     "(anchor, positive, negative, margin=1.0, p=2, eps=1e-06, swap=False, size_average=None, "
     "reduce=None, reduction='mean')"},
};

const char *fl_py__signature(const char *name) {
    for (int i = 0; i < FL_COUNT(signatures); i++) {
        if (strcmp(signatures[i].name, name) == 0) return signatures[i].text;
    }
    return NULL;
}

/* The argument behind *at, and on to the next; its length, 0 at the end. Defaults have neither "," nor "=" in them. */
static size_t next_name(const char **at, const char **name) {
    *name = *at + (**at == '(');
    const size_t length = strcspn(*name, ",=)");
    *at = *name + strcspn(*name, ",)");
    *at += strspn(*at, ", )");
    return length;
}

int fl_py__signature_places(const char *text) {
    const char *name;
    int n = 0;
    while (next_name(&text, &name)) n++;
    return n;
}

int fl_py__signature_prefix(const char *text, const fl_op *op, int n) {
    const char *name;
    for (int i = 0; i < n; i++) {
        const char *own = strcmp(op->args[i].name, "self") == 0 ? "input" : op->args[i].name;
        const size_t length = next_name(&text, &name);
        if (length != strlen(own) || strncmp(name, own, length) != 0) return i;
    }
    return n;
}

PyObject *fl_py__call_with_names(PyObject *callable, const char *text, int first, PyObject *const *args,
                                 Py_ssize_t nargs, PyObject *kwnames) {
    const Py_ssize_t n_given = kwnames ? PyTuple_GET_SIZE(kwnames) : 0;
    if (nargs <= first || nargs > fl_py__signature_places(text)) return NULL;
    PyObject *names = PyTuple_New(nargs - first + n_given);
    for (Py_ssize_t i = 0; names && i < nargs; i++) {
        const char *name;
        const size_t length = next_name(&text, &name);
        PyObject *object = i < first ? NULL : PyUnicode_FromStringAndSize(name, (Py_ssize_t)length);
        if (i < first) continue;
        if (object) PyUnicode_InternInPlace(&object);
        PyTuple_SET_ITEM(names, i - first, object);
        const int twice = object && kwnames ? PySequence_Contains(kwnames, object) : 0;
        if (twice > 0) PyErr_Format(PyExc_TypeError, "got multiple values for argument '%U'", object);
        if (twice || !object) Py_CLEAR(names);
    }
    for (Py_ssize_t k = 0; names && k < n_given; k++)
        PyTuple_SET_ITEM(names, nargs - first + k, Py_NewRef(PyTuple_GET_ITEM(kwnames, k)));
    PyObject *result = names ? PyObject_Vectorcall(callable, args, (size_t)first, names) : NULL;
    Py_XDECREF(names);
    return result;
}
