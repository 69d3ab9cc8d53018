"""A call of a module with hooks of any kind around its forward()."""

import functools

from flashlight import _C, Tensor
from flashlight.utils.hooks import BackwardHook

from . import _global_hooks


class HookedCall:
    """One call of a module that has hooks: its arguments, its result so far and the hooks that ran."""

    def __init__(self, module, args, kwargs):
        self.module = module
        self.args = args
        self.kwargs = kwargs
        self.result = None
        self.done = set()

    def run(self):
        """Calls the hooks and forward in order, and returns the result."""
        module = self.module
        full, legacy, pre = self._backward_hooks()
        self._run_pre_hooks()
        watch = BackwardHook(module, full, pre) if full or pre else None
        if watch is not None:
            self.args = watch.setup_input_hook(self.args)
        self.result = module.forward(*self.args, **self.kwargs)
        self._run_forward_hooks()
        if watch is not None:
            if not isinstance(self.result, (Tensor, tuple)):
                _C.warn(
                    "For backward hooks to be called, module output should be a Tensor or a tuple of Tensors"
                    f" but received {type(self.result)}"
                )
            self.result = watch.setup_output_hook(self.result)
        if legacy:
            self._hook_last_node(legacy)
        return self.result

    def _backward_hooks(self):
        module = self.module
        full, legacy = [], []
        if _global_hooks.backward:
            (full if _global_hooks.backward_is_full else legacy).extend(_global_hooks.backward.values())
        if module._backward_hooks:
            (full if module._is_full_backward_hook else legacy).extend(module._backward_hooks.values())
        return full, legacy, [*_global_hooks.backward_pre.values(), *module._backward_pre_hooks.values()]

    def _run_pre_hooks(self):
        module = self.module
        for key, hook in (*_global_hooks.forward_pre.items(), *module._forward_pre_hooks.items()):
            if key in module._forward_pre_hooks_with_kwargs:
                result = hook(module, self.args, self.kwargs)
                if result is not None:
                    if not isinstance(result, tuple) or len(result) != 2:
                        raise RuntimeError(
                            f"forward pre-hook must return None or a tuple of (new_args, new_kwargs), but got {result}."
                        )
                    self.args, self.kwargs = result
            else:
                result = hook(module, self.args)
                if result is not None:
                    self.args = result if isinstance(result, tuple) else (result,)

    def _run_forward_hook(self, key, hook):
        module = self.module
        if key in module._forward_hooks_with_kwargs or key in _global_hooks.forward_with_kwargs:
            result = hook(module, self.args, self.kwargs, self.result)
        else:
            result = hook(module, self.args, self.result)
        if result is not None:
            self.result = result

    def _run_forward_hooks(self):
        for key, hook in (*_global_hooks.forward.items(), *self.module._forward_hooks.items()):
            self.done.add(key)
            self._run_forward_hook(key, hook)

    def run_always_called(self):
        """After an error: the hooks that run in any case and did not yet."""
        own = self.module._forward_hooks_always_called
        for key, hook in (*_global_hooks.forward.items(), *self.module._forward_hooks.items()):
            everywhere = key in _global_hooks.forward_always_called
            if key in self.done or not (everywhere or key in own):
                continue
            try:
                self._run_forward_hook(key, hook)
            except Exception as error:
                _C.warn(
                    f"{'global ' if everywhere else ''}module forward hook with ``always_call=True`` raised an "
                    f"exception that was silenced as another error was raised in forward: {error}"
                )

    def _hook_last_node(self, hooks):
        """Backward hooks of the old kind see what the last recorded operation gets and gives."""
        found = self.result
        while not isinstance(found, Tensor):
            if isinstance(found, dict):
                found = next(v for v in found.values() if isinstance(v, Tensor))
            else:
                found = found[0]
        node = found.grad_fn
        if node is not None:
            for hook in hooks:
                named = functools.partial(hook, self.module)
                functools.update_wrapper(named, hook)
                node.register_hook(named)
            self._warn_of_old_hooks(node)

    def _warn_of_old_hooks(self, node):
        """Says what backward hooks of the old kind miss of this call."""
        lost = None
        results = (self.result,) if isinstance(self.result, Tensor) else self.result
        if not (isinstance(results, tuple) and all(isinstance(r, Tensor) for r in results)):
            lost = "output", "hooks on a Module that does not return a single Tensor or a tuple of Tensors is"
        elif not all(isinstance(a, Tensor) for a in self.args):
            lost = "input", "hooks on a Module that does not take as input a single Tensor or a tuple of Tensors is"
        elif {r.grad_fn for r in results if r.grad_fn is not None} != {node}:
            lost = "output", "hook when outputs are generated by different autograd Nodes is"
        elif {a.grad_fn for a in self.args if a.grad_fn is not None} != {n for n, _ in node.next_functions}:
            lost = "input", "hook when the forward contains multiple autograd Nodes is"
        if lost:
            which, why = lost
            one, of = ("a ", "") if why.startswith("hook ") else ("", "of the ")
            _C.warn(
                f"Using {one}non-full backward {why} deprecated and will be removed in future versions. This hook will "
                f"be missing some {of}grad_{which}. Please use register_full_backward_hook to get the documented "
                "behavior.",
                FutureWarning,
            )
