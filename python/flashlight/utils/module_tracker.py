"""Which modules are running, in the forward pass and in the backward pass, by their paths from the outermost one."""

from collections import Counter
from weakref import WeakKeyDictionary

from flashlight import _C, Tensor, is_grad_enabled
from flashlight._tree import flatten
from flashlight.autograd.graph import register_multi_grad_hook
from flashlight.nn.modules._global_hooks import register_module_forward_hook, register_module_forward_pre_hook

__all__ = ["ModuleTracker"]


class ModuleTracker:
    """Within its block ``parents`` holds the names of the modules that are running: "Global", "Net", "Net.body.0", ...

    In a backward pass a module runs from the gradients of its results to those of its inputs, and ``is_bw`` is True.
    One whose inputs need no gradient runs to the end of the pass.
    """

    def __init__(self):
        self._names = WeakKeyDictionary()
        self._forward = Counter()
        self._backward = Counter()
        self._pass = -1
        self._handles = []

    @property
    def is_bw(self):
        """Whether a backward pass runs in this thread."""
        return _C._current_graph_task_id() != -1

    @property
    def parents(self):
        """The names of the modules that are running."""
        found = {"Global", *+self._forward}
        return found | set(+self._of_this_pass()) if self.is_bw else found

    def __enter__(self):
        pre, post = (
            register_module_forward_pre_hook(self._begin),
            register_module_forward_hook(self._end, always_call=True),
        )
        self._handles = [pre, post]
        return self

    def __exit__(self, kind, value, trace):
        for handle in self._handles:
            handle.remove()
        self._handles = []
        self._forward.clear()

    def _name(self, module):
        if module not in self._names:
            root = type(module).__name__
            for path, child in module.named_modules():
                self._names.setdefault(child, f"{root}.{path}" if path else root)
        return self._names[module]

    def _of_this_pass(self):
        current = _C._current_graph_task_id()
        if current != self._pass:
            self._pass = current
            self._backward.clear()
        return self._backward

    def _watch(self, values, name, step):
        """Has the gradients of the values, once all are there, begin or end the module in the backward pass."""
        tensors = [t for t in flatten(values)[0] if isinstance(t, Tensor) and t.requires_grad]
        if tensors and is_grad_enabled():
            self._handles.append(register_multi_grad_hook(tensors, lambda grads: self._count(name, step)))

    def _count(self, name, step):
        running = self._of_this_pass()
        running[name] = max(running[name] + step, 0)

    def _begin(self, module, inputs):
        name = self._name(module)
        self._forward[name] += 1
        self._watch(inputs, name, -1)

    def _end(self, module, inputs, output):
        name = self._name(module)
        self._forward[name] -= 1
        self._watch(output, name, 1)
