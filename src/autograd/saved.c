/* saved.c: tensors that a graph saves, packed away by a host's hooks (fl_saved_hooks): moved elsewhere, compressed, or
 * thrown away and computed again. What comes back gets the history of the tensor that was saved, so that a pass that is
 * itself recorded goes on through it.
 */
#include "autograd/graph.h"
#include "base/alloc.h"

typedef struct fl_packed {
    void *object; /* what pack returned */
    fl_saved_hooks hooks;
    fl_edge edge; /* where the gradient of the saved tensor goes; owned; none for an output of the node itself */
} fl_packed;

bool fl_saved_hooks__push(const fl_saved_hooks *hooks) {
    fl_saved_hooks *top = fl_alloc__get(sizeof *top);
    if (!top) {
        hooks->release(hooks->context);
        return false;
    }
    *top = *hooks;
    top->refs = 1;
    top->outer = fl_thread__self.saved_hooks; /* the thread's reference becomes this one's */
    fl_thread__self.saved_hooks = top;
    return true;
}

fl_saved_hooks *fl_saved_hooks__hold(void) {
    fl_saved_hooks *top = fl_thread__self.saved_hooks;
    if (top) top->refs++;
    return top;
}

static void let_go(fl_saved_hooks *hooks) {
    while (hooks && --hooks->refs == 0) {
        fl_saved_hooks *outer = hooks->outer;
        hooks->release(hooks->context);
        fl_alloc__put(hooks, sizeof *hooks);
        hooks = outer;
    }
}

void fl_saved_hooks__restore(fl_saved_hooks *held) {
    fl_saved_hooks *now = fl_thread__self.saved_hooks;
    fl_thread__self.saved_hooks = held;
    let_go(now);
}

bool fl_saved_hooks__pop(void) {
    fl_saved_hooks *top = fl_thread__self.saved_hooks;
    if (!top) return false;
    if (top->outer) top->outer->refs++;
    fl_saved_hooks__restore(top->outer);
    return true;
}

void fl_saved__pack(fl_saved *saved, const fl_saved_hooks *hooks, fl_tensor *original, bool as_it_is) {
    fl_packed *packed = fl_alloc__zeroed(sizeof *packed);
    fl_tensor *alias = !packed ? NULL : as_it_is ? fl_tensor__retain(original) : fl_tensor__alias(saved->tensor);
    if (!alias) {
        fl_alloc__put(packed, sizeof *packed);
        return;
    }
    const uint32_t version = fl_tensor__version(alias);
    packed->hooks = *hooks; /* a copy: the hook may take its hooks off the list */
    packed->hooks.retain(packed->hooks.context);
    if (!saved->is_output) packed->edge = fl_autograd__edge(original);
    const bool was_off = fl_thread__self.no_grad;
    fl_saved_hooks *outer = fl_thread__self.packing;
    fl_thread__self.no_grad = true;
    fl_thread__self.packing = fl_thread__self.saved_hooks; /* what the hook itself computes is not packed */
    if (!fl_failed()) packed->object = packed->hooks.pack(packed->hooks.context, alias);
    fl_thread__self.packing = outer;
    fl_thread__self.no_grad = was_off;
    if (!fl_failed() && version != fl_tensor__version(alias)) {
        fl_fail(FL_RUNTIME_ERROR,
                "A saved tensor pack hook is modifying its input in place. Tensors provided as input "
                "to pack hook can not be modified by in-place operations, as the result of the "
                "forward pass would change: clone the tensor first");
    }
    fl_release(alias);
    if (fl_failed()) {
        fl_saved__free(packed);
        return;
    }
    fl_release(saved->tensor);
    saved->tensor = NULL;
    saved->packed = packed;
}

static void hand_on(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    (void)node;
    out[0] = grad[0];
}
static const fl_rule hand_on_rule = {.name = "AliasBackward0", .backward = hand_on};

/* `t` as the tensor whose gradient goes along the edge: its maker's output, or what a leaf accumulates, so that a
 * gradient by it is one by the leaf. */
static bool give_history(fl_tensor *t, fl_edge edge) {
    fl_autograd *record = fl_autograd__of(t);
    if (!record) return false;
    record->grad_fn = fl_node__retain(edge.node);
    record->output_index = edge.index;
    return true;
}

fl_tensor *fl_saved__behind(fl_tensor *t) {
    fl_tensor *alias = fl_failed() ? NULL : fl_tensor__alias(t);
    fl_edge edge = alias ? fl_autograd__edge(t) : (fl_edge){NULL, 0};
    fl_node *node = edge.node ? fl_node__make(&hand_on_rule, 1, 1, 0, 0) : NULL;
    fl_node__release(edge.node);
    bool done = node && fl_node__connect(node, 0, t) && fl_node__attach(node, 0, alias);
    fl_node__release(node);
    if (done) return fl_scope__result(alias);
    fl_release(alias);
    return NULL;
}

fl_tensor *fl_saved__unpack(const fl_saved *saved, fl_node *node, bool history) {
    const fl_packed *packed = saved->packed;
    fl_tensor *t = packed->hooks.unpack(packed->hooks.context, packed->object);
    fl_edge edge = saved->is_output ? (fl_edge){node, saved->output_index} : packed->edge;
    if (!t || !history || !edge.node || !fl_is_float((fl_dtype)t->dtype)) return t;
    fl_tensor *alias = fl_tensor__alias(t);
    if (alias && !give_history(alias, edge)) {
        fl_release(alias);
        return NULL;
    }
    return fl_scope__result(alias);
}

void fl_saved__free(fl_packed *packed) {
    if (!packed) return;
    if (packed->object) packed->hooks.release(packed->object);
    packed->hooks.release(packed->hooks.context);
    fl_node__release(packed->edge.node);
    fl_alloc__put(packed, sizeof *packed);
}
