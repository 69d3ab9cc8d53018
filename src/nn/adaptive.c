/* adaptive.c: AdaptiveLogSoftmaxWithLoss for the C host (Grave et al., 2017): a softmax over many classes, the rare in
 * clusters. The head decides among the classes below the first cutoff and one entry a cluster; the classes of a cluster
 * are told apart by a tail of two layers, the narrower the rarer they are. Python's class (nn/modules/adaptive.py) does
 * the same.
 */
#include <flashlight/nn.h>
#include <flashlight/ops.h>
#include <math.h>

#include "base/alloc.h"
#include "base/error.h"
#include "nn/layer.h"
#include "nn/module.h"
#include "nn/table.h"

typedef long long ll;

/* The cutoffs with n_classes behind them, which the option is once a module is made: clusters are between two. */
typedef struct clusters {
    const int64_t *cutoffs;
    int count;
    int64_t shortlist, classes;
} clusters;

static clusters read_clusters(fl_layer_call *call) {
    clusters c = {0};
    const fl_value v = fl_option(call, FL_ADAPTIVE_LOG_SOFTMAX_WITH_LOSS__CUTOFFS);
    c.classes = fl_option_int(call, FL_ADAPTIVE_LOG_SOFTMAX_WITH_LOSS__N_CLASSES);
    if (fl_failed()) return c;
    if (v.kind != FL_K_INTS || v.count < 2) {
        fl_fail(FL_VALUE_ERROR, "AdaptiveLogSoftmaxWithLoss: cutoffs should be a list that ends with n_classes");
        return c;
    }
    c.cutoffs = v.as.ints;
    c.count = v.count - 1;
    c.shortlist = c.cutoffs[0];
    return c;
}

bool fl_layer__adaptive_setup(fl_layer_call *call) {
    const int64_t classes = fl_option_int(call, FL_ADAPTIVE_LOG_SOFTMAX_WITH_LOSS__N_CLASSES);
    const fl_value given = fl_option(call, FL_ADAPTIVE_LOG_SOFTMAX_WITH_LOSS__CUTOFFS);
    if (fl_failed()) return false;
    const int n = given.kind == FL_K_INTS ? given.count : 0;
    if (n == 0) return fl_fail(FL_VALUE_ERROR, "cutoffs should be a sequence of length larger than 0") != NULL;
    bool rises = given.as.ints[0] > 0 && given.as.ints[n - 1] <= classes - 1;
    for (int i = 1; i < n; i++) rises = rises && given.as.ints[i - 1] < given.as.ints[i];
    if (!rises)
        return fl_fail(FL_VALUE_ERROR,
                       "cutoffs should be a sequence of unique, positive integers sorted in an increasing order, where "
                       "each value is between 1 and n_classes-1") != NULL;
    const size_t bytes = (size_t)(n + 1) * sizeof(int64_t);
    int64_t *all = fl_alloc__get(bytes);
    if (!all) return false;
    memcpy(all, given.as.ints, (size_t)n * sizeof *all);
    all[n] = classes;
    fl_value value;
    fl_layer__list(&value, FL_K_INTS, all, n + 1);
    const bool done = fl_set_option(call, FL_ADAPTIVE_LOG_SOFTMAX_WITH_LOSS__CUTOFFS, &value);
    fl_alloc__put(all, bytes);
    return done;
}

bool fl_layer__adaptive_children(fl_layer_call *call) {
    const clusters c = read_clusters(call);
    const int64_t in = fl_option_int(call, FL_ADAPTIVE_LOG_SOFTMAX_WITH_LOSS__IN_FEATURES);
    const double divide = fl_option_float(call, FL_ADAPTIVE_LOG_SOFTMAX_WITH_LOSS__DIV_VALUE);
    fl_nn_linear_options o = FL_NN_LINEAR_OPTIONS;
    o.bias = fl_option_bool(call, FL_ADAPTIVE_LOG_SOFTMAX_WITH_LOSS__HEAD_BIAS);
    if (fl_failed() || !fl_module_add(call->self, "head", fl_nn_linear(in, c.shortlist + c.count, &o))) return false;
    fl_module *tail = fl_module__container("ModuleList");
    if (!fl_module_add(call->self, "tail", tail)) return false;
    o.bias = false;
    double by = 1;
    for (int i = 0; i < c.count && !fl_failed(); i++) {
        by *= divide;
        if (by == 0)
            return fl_fail(FL_ZERO_DIVISION_ERROR, "AdaptiveLogSoftmaxWithLoss: div_value must not be 0") != NULL;
        const double width = floor((double)in / by);
        if (!(width >= 0 && width < 0x1p62))
            return fl_fail(FL_RUNTIME_ERROR, "AdaptiveLogSoftmaxWithLoss: div_value %g gives layers of no size",
                           divide) != NULL;
        fl_module *first = fl_nn_linear(in, (int64_t)width, &o);
        fl_module *second = fl_nn_linear((int64_t)width, c.cutoffs[i + 1] - c.cutoffs[i], &o);
        fl_module_append(tail, fl_sequential(first, second));
    }
    return !fl_failed();
}

/* The log-probabilities within cluster i of its classes. */
static fl_tensor *in_cluster(fl_module *self, int i, fl_tensor *x) {
    char name[16];
    snprintf(name, sizeof name, "%d", i);
    fl_module *tail = fl_module__child(self, "tail");
    if (!tail) return fl_fail(FL_ATTRIBUTE_ERROR, "'AdaptiveLogSoftmaxWithLoss' object has no attribute 'tail'");
    fl_tensor *logits = fl_module__apply(tail, name, x);
    if (!logits) fl_module__locate(self, "tail");
    return fl_log_softmax(logits, 1, NULL);
}

static fl_tensor *column(fl_tensor *x, fl_tensor *index) {
    return fl_squeeze_dim(fl_gather(x, 1, fl_unsqueeze(index, 1), NULL), 1);
}

static bool check(const fl_tensor *x, fl_tensor *target, int64_t classes) {
    if (target->ndim > 1)
        return fl_fail(FL_RUNTIME_ERROR, "0D or 1D target tensor expected, multi-target not supported") != NULL;
    if (target->ndim == 1 && x->ndim > 0 && x->sizes[0] != target->sizes[0])
        return fl_fail(FL_RUNTIME_ERROR, "Input and target should have the same size in the batch dimension.") != NULL;
    if (x->ndim != target->ndim + 1)
        return fl_fail(FL_RUNTIME_ERROR,
                       "%dD target tensor expects %dD input tensors, but found inputs with size torch.Size(%s)",
                       target->ndim, target->ndim + 1, FL_SHAPE(x)) != NULL;
    if (target->numel == 0) return true;
    const fl_aminmax_result ends = fl_aminmax(target, NULL);
    if (fl_failed()) return false;
    const int64_t least = (int64_t)fl_item(ends.min), most = (int64_t)fl_item(ends.max);
    if (least >= 0 && most < classes) return true;
    return fl_fail(FL_RUNTIME_ERROR,
                   "Target values should be in [0, %lld], but values in range [%lld, %lld] were found. ",
                   (ll)classes - 1, (ll)least, (ll)most) != NULL;
}

bool fl_layer__adaptive_forward(fl_layer_call *call, const fl_value *inputs, fl_value *outputs) {
    fl_tensor *x = inputs[0].as.tensor, *target = inputs[1].as.tensor;
    const clusters c = read_clusters(call);
    if (fl_failed() || !check(x, target, c.classes)) return false;
    const bool batched = target->ndim > 0;
    if (!batched) {
        x = fl_unsqueeze(x, 0);
        target = fl_unsqueeze(target, 0);
    }
    fl_tensor *entry = target, *output = NULL; /* entry of the head: the class itself, or its cluster */
    fl_tensor **rows = fl_tensors__new(2 * c.count), **logs = rows ? rows + c.count : NULL;
    for (int i = 0; i < c.count && rows && !fl_failed(); i++) {
        fl_tensor *inside =
            fl_logical_and(fl_ge_scalar(target, fl_int(c.cutoffs[i])), fl_lt_scalar(target, fl_int(c.cutoffs[i + 1])));
        fl_tensor *here = fl_squeeze_dim(fl_nonzero(inside), 1);
        if (!here || here->numel == 0) continue;
        entry = fl_masked_fill(entry, inside, fl_int(c.shortlist + i));
        fl_tensor *place = fl_sub_scalar(fl_index_select(target, 0, here), fl_int(c.cutoffs[i]));
        rows[i] = here;
        logs[i] = column(in_cluster(call->self, i, fl_index_select(x, 0, here)), place);
    }
    if (!fl_failed()) output = column(fl_log_softmax(fl_module__apply(call->self, "head", x), 1, NULL), entry);
    for (int i = 0; i < c.count && rows; i++)
        if (rows[i]) output = fl_index_add(output, 0, rows[i], logs[i], NULL);
    fl_tensors__free(rows);
    fl_tensor *loss = fl_mean(fl_neg(output), NULL);
    fl_layer__tensor(&outputs[1], loss);
    return loss && fl_layer__return(outputs, batched ? output : fl_squeeze_dim(output, 0));
}

/* ---- All classes ------------------------------------------------------------------------------------------------- */

static bool is_adaptive(const fl_module *m, const fl_tensor *input, const char *name) {
    if (!fl_module__given(m, name) || !fl_given(input, name, "input")) return false;
    if (m->layer && strcmp(m->layer->name, "AdaptiveLogSoftmaxWithLoss") == 0) return true;
    return fl_fail(FL_TYPE_ERROR, "%s: expected an AdaptiveLogSoftmaxWithLoss and an input", name) != NULL;
}

/* The log-probabilities of all classes, from the head's output. */
static fl_tensor *all_classes(fl_module *m, const clusters *c, fl_tensor *x, fl_tensor *head) {
    fl_tensor *logs = fl_log_softmax(head, 1, NULL), **parts = fl_tensors__new(c->count + 1), *all = NULL;
    if (!parts) return NULL;
    parts[0] = fl_narrow(logs, 1, 0, c->shortlist);
    for (int i = 0; i < c->count; i++)
        parts[i + 1] = fl_add(in_cluster(m, i, x), fl_narrow(logs, 1, c->shortlist + i, 1));
    fl_cat_options o = FL_CAT_OPTIONS;
    o.dim = 1;
    if (!fl_failed()) all = fl_cat(parts, c->count + 1, &o);
    fl_tensors__free(parts);
    return all;
}

static fl_tensor *likeliest(fl_tensor *x) { return fl_argmax(x, &(fl_argmax_options){.dim = 1}); }

fl_tensor *fl_adaptive_log_prob(fl_module *m, fl_tensor *input) {
    if (!is_adaptive(m, input, "fl_adaptive_log_prob")) return NULL;
    fl_layer_call call = fl_module__layer_call(m);
    const clusters c = read_clusters(&call);
    fl_scope_open();
    return fl_scope_return(fl_failed() ? NULL : all_classes(m, &c, input, fl_module__apply(m, "head", input)));
}

fl_tensor *fl_adaptive_predict(fl_module *m, fl_tensor *input) {
    if (!is_adaptive(m, input, "fl_adaptive_predict")) return NULL;
    fl_layer_call call = fl_module__layer_call(m);
    const clusters c = read_clusters(&call);
    fl_scope_open();
    fl_tensor *head = fl_failed() ? NULL : fl_module__apply(m, "head", input), *best = likeliest(head);
    fl_tensor *rows = fl_squeeze_dim(fl_nonzero(fl_ge_scalar(best, fl_int(c.shortlist))), 1);
    if (rows && rows->numel > 0) { /* into clusters only where it has to be */
        fl_tensor *all = all_classes(m, &c, fl_index_select(input, 0, rows), fl_index_select(head, 0, rows));
        best = fl_index_copy(best, 0, rows, likeliest(all));
    }
    return fl_scope_return(best);
}
