"""Handles that take a registered hook away again, and the backward hooks of modules.

A module's full backward hooks need two moments of the backward pass: when the gradients of its outputs are known and
when those of its inputs are. Both are reached by passing the tensors through an identity function whose backward
calls here.
"""

__all__ = ["BackwardHook", "RemovableHandle", "prepend"]


class RemovableHandle:
    """Takes a hook out of its table: by remove(), or at the end of a `with` block."""

    next_id = 0

    def __init__(self, hooks, *, extra_dict=None):
        self.hooks = hooks
        self.id = RemovableHandle.next_id
        RemovableHandle.next_id += 1
        if extra_dict is None:
            self.extra = ()
        else:
            self.extra = tuple(extra_dict) if isinstance(extra_dict, (list, tuple)) else (extra_dict,)

    def remove(self):
        """Takes the hook away; nothing where it is gone."""
        self.hooks.pop(self.id, None)
        for table in self.extra:
            table.pop(self.id, None)

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        self.remove()

    def __getstate__(self):
        return self.hooks, self.id, self.extra

    def __setstate__(self, state):
        self.hooks, self.id, self.extra = state
        RemovableHandle.next_id = max(RemovableHandle.next_id, self.id + 1)


def prepend(hooks, key):
    """Moves an entry of an ordered table to its front."""
    hook = hooks.pop(key)
    rest = list(hooks.items())
    hooks.clear()
    hooks[key] = hook
    hooks.update(rest)


_tap = None


def _tap_function():
    """The identity whose backward shows the gradients to `watcher`, made at first use."""
    global _tap
    if _tap is None:
        import flashlight

        class BackwardHookFunction(flashlight.autograd.Function):
            @staticmethod
            def forward(ctx, watcher, *tensors):
                ctx.watcher = watcher
                ctx.set_materialize_grads(False)
                return tuple(t.view_as(t) for t in tensors)

            @staticmethod
            def backward(ctx, *grads):
                return (None, *ctx.watcher(grads))

        _tap = BackwardHookFunction
    return _tap


class BackwardHook:
    """One call of a module that has full backward hooks.

    `pre_hooks` are called as hook(module, grad_output), `hooks` as hook(module, grad_input, grad_output); what they
    return replaces the gradients of the outputs or the inputs. Positions of arguments that are no tensors that need a
    gradient hold None.
    """

    def __init__(self, module, hooks, pre_hooks):
        self.module = module
        self.hooks = hooks
        self.pre_hooks = pre_hooks
        self.grad_output = None
        self.inputs_watched = False

    def setup_input_hook(self, args):
        """Watches the gradients of a module's arguments, a tuple; returns the arguments to call it with."""
        wrapped, where = self._watch(args, self._inputs_known)
        self.inputs_watched = bool(where)
        self.input_count, self.input_where = len(args), where
        # Where no gradient comes, the hooks see zeros, for tensors that need none too.
        self.input_kinds = self._kinds(args) if where else {}
        return wrapped

    def setup_output_hook(self, result):
        """Watches the gradients of a module's result, a tensor or a tuple; returns the result to hand on."""
        single = not isinstance(result, tuple)
        results = (result,) if single else result
        self.output_kinds = self._kinds(results)
        wrapped, self.output_where = self._watch(results, self._outputs_known)
        self.output_count = len(wrapped)
        return wrapped[0] if single else wrapped

    def _watch(self, values, watcher):
        import flashlight

        tensor = flashlight.Tensor
        where = []
        if flashlight.is_grad_enabled():
            where = [i for i, v in enumerate(values) if isinstance(v, tensor) and v.requires_grad]
        if not where:
            return values, where
        watched = list(values)
        for i, t in zip(where, _tap_function().apply(watcher, *[values[i] for i in where])):
            watched[i] = t
        kind = type(values)
        return (kind(*watched) if hasattr(values, "_fields") else kind(watched)), where

    @staticmethod
    def _kinds(values):
        import flashlight

        return {i: (v.shape, v.dtype) for i, v in enumerate(values) if isinstance(v, flashlight.Tensor)}

    @staticmethod
    def _zeros(kind):
        import flashlight

        return flashlight.zeros(kind[0], dtype=kind[1])

    @staticmethod
    def _spread(values, where, count):
        full = [None] * count
        for i, v in zip(where, values):
            full[i] = v
        return tuple(full)

    @staticmethod
    def _replacement(given, expected, kind):
        """What a hook returned, as a tuple of the right length."""
        import flashlight

        given = given if isinstance(given, tuple) else (given,)
        for value in given:
            if value is not None and not isinstance(value, flashlight.Tensor):
                raise TypeError(
                    f"expected a Tensor or None, but a backward {kind[0]} returned '{type(value).__name__}'"
                )
        if len(given) != expected:
            raise RuntimeError(
                f"Backward {kind[0]} returned an invalid number of {kind[1]}, got {len(given)}, but expected {expected}"
            )
        return given

    def _outputs_known(self, grads):
        grad_output = self._spread(grads, self.output_where, self.output_count)
        for hook in self.pre_hooks:
            result = hook(self.module, grad_output)
            if result is not None:
                grad_output = self._replacement(result, len(grad_output), ("pre hook", "grad_output"))
        self.grad_output = grad_output
        if not self.inputs_watched:
            # No input needs a gradient, so nothing else will come: the hooks run now.
            if self.hooks:
                import warnings

                warnings.warn(
                    "Full backward hook is firing when gradients are computed with respect to module outputs since no "
                    "inputs require gradients. See https://docs.pytorch.org/docs/main/generated/torch.nn.Module.html"
                    "#torch.nn.Module.register_full_backward_hook for more details.",
                    stacklevel=5,
                )
            for hook in self.hooks:
                result = hook(self.module, self._spread((), (), self.input_count), grad_output)
                if result is not None and not (isinstance(result, tuple) and all(r is None for r in result)):
                    raise RuntimeError(
                        "Backward hook for Modules where no input requires gradient should "
                        "always return None or None for all gradients."
                    )
            self.grad_output = None
        kinds = self.output_kinds
        return tuple(self._zeros(kinds[i]) if grad_output[i] is None else grad_output[i] for i in self.output_where)

    def _inputs_known(self, grads):
        if self.grad_output is None:  # the gradient did not come through the output, as in a second derivative
            return grads
        given = dict(zip(self.input_where, grads))
        grad_input = [None] * self.input_count
        for i, kind in self.input_kinds.items():
            grad_input[i] = self._zeros(kind) if given.get(i) is None else given[i]
        grad_input = tuple(grad_input)
        for hook in self.hooks:
            result = hook(self.module, grad_input, self.grad_output)
            if result is not None:
                grad_input = self._replacement(result, len(grad_input), ("hook", "grad_input"))
        self.grad_output = None
        return tuple(grad_input[i] for i in self.input_where)
