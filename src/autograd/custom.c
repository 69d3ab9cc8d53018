/* custom.c: differentiable functions from outside: fl_custom_apply.
 */
#include "autograd/graph.h"
#include "base/alloc.h"
#include "base/error.h"

/* The call lives in the node's bytes when there is one, on fl_custom_apply's stack while forward runs. */
struct fl_custom_call {
    const fl_custom_op *op;
    void *context;
    fl_tensor **saved; /* while forward runs; afterwards they are the node's */
    int n_saved;
    fl_node *node; /* while backward runs */
    char name[72];
};

static void custom_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    fl_custom_call *call = fl_node__data(node);
    bool any = false;
    for (int i = 0; i < node->n_outputs; i++) any = any || grad[i];
    if (!any) return;
    if (call->n_saved && node->released) {
        fl_node__saved(node, 0); /* records the error */
        return;
    }
    call->node = node;
    if (!call->op->backward(call, grad, node->n_outputs, out, node->n_inputs) && !fl_failed()) {
        fl_fail(FL_RUNTIME_ERROR, "%s: backward failed without saying why", call->op->name);
    }
    call->node = NULL;
}

static void custom_release(fl_node *node) {
    fl_custom_call *call = fl_node__data(node);
    if (call->op && call->op->release) call->op->release(call->context);
}

static const fl_rule custom_rule = {
    .name = "CustomBackward", .backward = custom_backward, .release = custom_release, .foreign = true};

bool fl_custom_save(fl_custom_call *call, fl_tensor *const *tensors, int n) {
    if (fl_failed() || !fl_given(call, "fl_custom_save", "call") ||
        !fl_given_array(tensors, n, "fl_custom_save", "tensors"))
        return false;
    if (n > 1000) return fl_fail(FL_VALUE_ERROR, "fl_custom_save: %d tensors", n) != NULL;
    fl_tensor **list = fl_alloc__get((size_t)n * sizeof(fl_tensor *));
    if (!list) return false;
    for (int i = 0; i < n; i++) list[i] = fl_tensor__retain(tensors[i]);
    for (int i = 0; i < call->n_saved; i++) fl_release(call->saved[i]);
    fl_alloc__put(call->saved, (size_t)call->n_saved * sizeof(fl_tensor *));
    call->saved = list;
    call->n_saved = n;
    return true;
}

fl_tensor *fl_custom_saved(fl_custom_call *call, int index) {
    if (fl_failed() || !fl_given(call, "fl_custom_saved", "call")) return NULL;
    if (index < 0 || index >= call->n_saved) {
        return fl_fail(FL_INDEX_ERROR, "fl_custom_saved: index %d of %d saved tensors", index, call->n_saved);
    }
    return call->node ? fl_node__saved(call->node, index) : call->saved[index];
}

void *fl_custom_context(fl_custom_call *call) { return call ? call->context : NULL; }

/* Makes the node of a call whose forward has run; it takes over the call's context. */
static bool record(fl_custom_call *call, fl_tensor *const *inputs, int n_inputs, fl_tensor **outputs, int n_outputs) {
    fl_node *node = fl_node__make(&custom_rule, n_inputs, n_outputs, call->n_saved, sizeof *call);
    if (!node) return false;
    fl_custom_call *kept = fl_node__data(node);
    bool done = true;
    for (int i = 0; i < n_inputs && done; i++) done = !inputs[i] || fl_node__connect(node, i, inputs[i]);
    for (int i = 0; i < call->n_saved && done; i++) {
        int output = -1;
        for (int k = 0; k < n_outputs; k++) {
            if (outputs[k] == call->saved[i]) output = k;
        }
        if (output >= 0) {
            fl_node__save_output(node, i, call->saved[i], output);
        } else {
            fl_node__save(node, i, call->saved[i]);
        }
        done = !fl_failed();
    }
    for (int i = 0; i < n_outputs && done; i++) done = fl_node__attach(node, i, outputs[i]);
    if (done) {
        *kept = *call;
        kept->saved = NULL;
        kept->node = NULL;
        snprintf(kept->name, sizeof kept->name, "%.60sBackward", call->op->name);
        node->name = kept->name;
    }
    fl_node__release(node);
    return done;
}

bool fl_custom_apply(const fl_custom_op *op, void *context, fl_tensor *const *inputs, int n_inputs, fl_tensor **outputs,
                     int n_outputs) {
    static const char function[] = "fl_custom_apply";
    for (int i = 0; outputs && i < n_outputs; i++) outputs[i] = NULL;
    fl_custom_call call = {.op = op, .context = context};
    bool taken = false;
    bool done = fl_given(op, function, "op") && fl_given_array(inputs, n_inputs, function, "inputs") &&
                fl_given_array(outputs, n_outputs, function, "outputs") && fl_given(op->name, function, "op->name") &&
                fl_given(op->forward, function, "op->forward") && fl_given(op->backward, function, "op->backward") &&
                !fl_failed();
    if (done) {
        bool recording = fl_node__would_record(inputs, n_inputs), was_off = fl_thread__self.no_grad;
        fl_thread__self.no_grad = true;
        fl_scope_open();
        done = op->forward(&call, inputs, n_inputs, outputs, n_outputs);
        if (!done && !fl_failed()) fl_fail(FL_RUNTIME_ERROR, "%s: forward failed without saying why", op->name);
        fl_thread__self.no_grad = was_off;
        done = done && !fl_failed();
        for (int i = 0; i < n_outputs && done; i++) {
            if (!outputs[i]) {
                fl_fail(FL_RUNTIME_ERROR, "%s: forward left output %d empty", op->name, i);
                done = false;
            }
        }
        /* An input handed back as it is, or an output given twice, becomes a tensor of its own: it gets its own
         * history. */
        for (int i = 0; i < n_outputs && done; i++) {
            bool shared = false;
            for (int k = 0; k < n_inputs; k++) shared = shared || outputs[i] == inputs[k];
            for (int k = 0; k < i; k++) shared = shared || outputs[i] == outputs[k];
            if (shared) outputs[i] = fl_scope__result(fl_tensor__alias(outputs[i]));
            done = outputs[i] != NULL;
        }
        if (done && recording) {
            done = record(&call, inputs, n_inputs, outputs, n_outputs);
            taken = done;
        }
        for (int i = 0; i < n_outputs; i++) outputs[i] = done ? fl_keep(outputs[i]) : NULL;
        fl_scope_close();
        for (int i = 0; i < n_outputs; i++) outputs[i] = fl_scope__result(outputs[i]);
        for (int i = 0; i < call.n_saved; i++) fl_release(call.saved[i]);
        fl_alloc__put(call.saved, (size_t)call.n_saved * sizeof(fl_tensor *));
    }
    if (!taken && op && op->release) op->release(context);
    return done;
}
