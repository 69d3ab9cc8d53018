"""Optimizer: the base class that owns parameter groups and per-parameter state. An algorithm adds its step()."""

from collections import defaultdict
from collections.abc import Iterable
from contextlib import contextmanager
from functools import wraps

import flashlight
from flashlight import _C, Tensor
from flashlight.utils.hooks import RemovableHandle
from flashlight.utils.hooks import prepend as _move_to_front

__all__ = [
    "Optimizer",
    "register_optimizer_step_post_hook",
    "register_optimizer_step_pre_hook",
    "swap_in_optimizer_params_and_state",
]

ParamsT = Iterable[Tensor] | Iterable[dict] | Iterable[tuple[str, Tensor]]
_params_t = ParamsT  # its older name

_global_pre_hooks = {}
_global_post_hooks = {}


def register_optimizer_step_pre_hook(hook):
    """hook(optimizer, args, kwargs) -> None or changed (args, kwargs), before every step() of every optimizer."""
    handle = RemovableHandle(_global_pre_hooks)
    _global_pre_hooks[handle.id] = hook
    return handle


def register_optimizer_step_post_hook(hook):
    """hook(optimizer, args, kwargs), after every step() of every optimizer."""
    handle = RemovableHandle(_global_post_hooks)
    _global_post_hooks[handle.id] = hook
    return handle


def _use_grad_for_differentiable(step):
    """A decorator of step(): it records a graph where the optimizer is differentiable, and none elsewhere."""

    @wraps(step)
    def wrapper(self, *args, **kwargs):
        with flashlight.set_grad_enabled(bool(self.defaults.get("differentiable"))):
            return step(self, *args, **kwargs)

    return wrapper


def _default_to_fused_or_foreach(params, differentiable, use_fused=False):
    """Which of the two implementations a program should take by itself: on the CPU, fused if it asks for that."""
    return bool(use_fused and not differentiable), False


def _get_capturable_supported_devices(supports_xla=True):
    return ["cuda", "xpu", "hpu", "privateuseone"] + ["xla"] * bool(supports_xla)


class _RequiredParameter:
    """The default of an option that every parameter group has to give."""

    def __repr__(self):
        return "<required parameter>"


required = _RequiredParameter()


def _with_hooks(func):
    """func(), a step, between the hooks before and after it."""

    def hooked(self, *args, **kwargs):
        if not (
            self._optimizer_step_pre_hooks or self._optimizer_step_post_hooks or _global_pre_hooks or _global_post_hooks
        ):
            return func(self, *args, **kwargs)
        args = (self, *args)
        for hook in (*_global_pre_hooks.values(), *self._optimizer_step_pre_hooks.values()):
            result = hook(self, args, kwargs)
            if result is not None:
                if not isinstance(result, tuple) or len(result) != 2:
                    raise RuntimeError(
                        f"{func} must return None or a tuple of (new_args, new_kwargs), but got {result}."
                    )
                args, kwargs = result
        out = func(*args, **kwargs)
        for hook in (*self._optimizer_step_post_hooks.values(), *_global_post_hooks.values()):
            hook(self, args, kwargs)
        return out

    hooked.__name__ = getattr(func, "__name__", "step")
    hooked.__qualname__ = getattr(func, "__qualname__", "step")
    hooked.__doc__ = func.__doc__
    hooked.__wrapped__ = func
    hooked.hooked = True
    return hooked


_HOOK_TABLES = (
    "_optimizer_step_pre_hooks",
    "_optimizer_step_post_hooks",
    "_optimizer_state_dict_pre_hooks",
    "_optimizer_state_dict_post_hooks",
    "_optimizer_load_state_dict_pre_hooks",
    "_optimizer_load_state_dict_post_hooks",
)


class Optimizer:
    """The base class of all optimizers.

    params: tensors, (name, tensor) pairs, or dicts that each make a group with options of its own; defaults: the
    options of groups that do not give them.
    """

    def __init__(self, params, defaults):
        self.defaults = defaults
        self._complete()
        if isinstance(params, Tensor):
            raise TypeError(
                "params argument given to the optimizer should be an iterable of Tensors or dicts, but got "
                + _typename(params)
            )
        self.state = defaultdict(dict)
        self.param_groups = []
        groups = list(params)
        if not groups:
            raise ValueError("optimizer got an empty parameter list")
        if not isinstance(groups[0], dict):
            groups = [{"params": groups}]
        for group in groups:
            self.add_param_group(group)

    def _complete(self):
        """What a pickle does not hold: the hook tables, and the hooks around the class's step()."""
        for name in _HOOK_TABLES:
            if not hasattr(self, name):  # not in self.__dict__: asked for, it makes all attributes slower to read
                setattr(self, name, {})
        self._patch_step_function()

    def _patch_step_function(self):
        """Puts the hooks around the class's step(). Wrappers that are optimizers without being one call it."""
        cls = type(self)
        if not getattr(cls.step, "hooked", False):
            cls.step = _with_hooks(cls.step)

    def __getstate__(self):
        return {"defaults": self.defaults, "state": self.state, "param_groups": self.param_groups}

    def __setstate__(self, state):
        self.__dict__.update(state)
        self._complete()
        self.defaults.setdefault("differentiable", False)

    def __repr__(self):
        text = f"{type(self).__name__} ("
        for i, group in enumerate(self.param_groups):
            options = "".join(f"    {key}: {group[key]}\n" for key in sorted(group) if key != "params")
            text += f"\nParameter Group {i}\n{options}"
        return text + ")"

    # ---- Parameter groups -------------------------------------------------------------------------------------------

    def add_param_group(self, param_group):
        """Adds a group: a dict with "params" and options that differ from the defaults."""
        if not isinstance(param_group, dict):
            raise TypeError(f"param_group must be a dict, but got {type(param_group)}")
        given = param_group["params"]
        if isinstance(given, set):
            raise TypeError(
                "optimizer parameters need to be organized in ordered collections, but the ordering of tensors in sets "
                "will change between runs. Please use a list instead."
            )
        params, names = [], []
        for item in (given,) if isinstance(given, Tensor) else given:
            if isinstance(item, tuple):
                names.append(item[0])
                item = item[1]
            params.append(item)
        param_group["params"] = params
        if names:
            if len(names) != len(params):
                raise ValueError("all optimizer params should be with/without names. Some param names are missing")
            param_group["param_names"] = names
        differentiable = self.defaults.get("differentiable")
        for param in params:
            if not isinstance(param, Tensor):
                raise TypeError(f"optimizer can only optimize Tensors, but one of the params is {_typename(param)}")
            if not (differentiable or param.is_leaf or param.retains_grad):
                raise ValueError("can't optimize a non-leaf Tensor")
        for name, default in self.defaults.items():
            if name not in param_group:
                if default is required:
                    raise ValueError(
                        f"parameter group didn't specify a value of required optimization parameter {name}"
                    )
                param_group[name] = default
        own = set(map(id, params))
        if len(own) != len(params):
            import warnings

            warnings.warn(
                "optimizer contains a parameter group with duplicate parameters; in future, this will cause an error; "
                "see github.com/pytorch/pytorch/issues/40967 for more information",
                stacklevel=3,
            )
        named = "param_names" in param_group
        for group in self.param_groups:
            if named != ("param_names" in group):
                raise ValueError(
                    "all optimizer param groups should be with/without names. cannot add param group "
                    f"{'with names' if named else 'without names'} to the optimizer"
                )
            if not own.isdisjoint(map(id, group["params"])):
                raise ValueError("some parameters appear in more than one parameter group")
        self.param_groups.append(param_group)

    def zero_grad(self, set_to_none=True):
        """Drops the gradients of all parameters, or fills them with zeros."""
        for group in self.param_groups:
            for param in group["params"]:
                if set_to_none:
                    param.grad = None
                    continue
                grad = param.grad
                if grad is not None:
                    if grad.grad_fn is not None:
                        grad.detach_()
                    else:
                        grad.requires_grad_(False)
                    grad.zero_()

    def step(self, closure=None):
        """One update of every parameter that has a gradient. closure: computes the loss again, and is asked for it."""
        raise NotImplementedError

    profile_hook_step = staticmethod(_with_hooks)

    # ---- State ------------------------------------------------------------------------------------------------------

    def state_dict(self):
        """{"state": {number: ...}, "param_groups": [...]}, parameters numbered in the order of the groups."""
        for hook in self._optimizer_state_dict_pre_hooks.values():
            hook(self)
        numbers = {}
        groups = []
        start = 0
        for group in self.param_groups:
            packed = {key: value for key, value in group.items() if key != "params"}
            for i, param in enumerate(group["params"], start):
                numbers.setdefault(id(param), i)
            packed["params"] = [numbers[id(param)] for param in group["params"]]
            start += len(packed["params"])
            groups.append(packed)
        state = {numbers[id(key)] if isinstance(key, Tensor) else key: value for key, value in self.state.items()}
        result = {"state": state, "param_groups": groups}
        for hook in self._optimizer_state_dict_post_hooks.values():
            changed = hook(self, result)
            if changed is not None:
                result = changed
        return result

    def load_state_dict(self, state_dict):
        """Takes over a state dict: its options, and its state, for the parameters in the order they stand here."""
        from copy import deepcopy

        state_dict = state_dict.copy()
        for hook in self._optimizer_load_state_dict_pre_hooks.values():
            changed = hook(self, state_dict)
            if changed is not None:
                state_dict = changed
        saved_groups = deepcopy(state_dict["param_groups"])
        if len(saved_groups) != len(self.param_groups):
            raise ValueError("loaded state dict has a different number of parameter groups")
        params = {}
        for group, saved in zip(self.param_groups, saved_groups):
            if len(group["params"]) != len(saved["params"]):
                raise ValueError(
                    "loaded state dict contains a parameter group that doesn't match the size of optimizer's group"
                )
            for number, param in zip(saved["params"], group["params"]):
                # The step count stays as it was saved unless the step itself works on tensors.
                keep_step = not (saved.get("fused") or saved.get("capturable"))
                params[number] = (param, keep_step)
        state = defaultdict(dict)
        for key, value in state_dict["state"].items():
            if key in params:
                param, keep_step = params[key]
                state[param] = _fitted(param, value, keep_step)
            else:
                state[key] = value
        for group, saved in zip(self.param_groups, saved_groups):
            saved["params"] = group["params"]
            if "param_names" in group:
                saved.setdefault("param_names", group["param_names"])
        before = self.state, self.param_groups
        try:
            self.__setstate__({"state": state, "param_groups": saved_groups})
        except BaseException:
            self.state, self.param_groups = before
            raise
        for hook in self._optimizer_load_state_dict_post_hooks.values():
            hook(self)

    # ---- Hooks ------------------------------------------------------------------------------------------------------

    def _add_hook(self, table, hook, prepend=False):
        handle = RemovableHandle(table)
        table[handle.id] = hook
        if prepend:
            _move_to_front(table, handle.id)
        return handle

    def register_step_pre_hook(self, hook):
        """hook(optimizer, args, kwargs) -> None or changed (args, kwargs), before step()."""
        return self._add_hook(self._optimizer_step_pre_hooks, hook)

    def register_step_post_hook(self, hook):
        """hook(optimizer, args, kwargs), after step()."""
        return self._add_hook(self._optimizer_step_post_hooks, hook)

    def register_state_dict_pre_hook(self, hook, prepend=False):
        """hook(optimizer), before state_dict()."""
        return self._add_hook(self._optimizer_state_dict_pre_hooks, hook, prepend)

    def register_state_dict_post_hook(self, hook, prepend=False):
        """hook(optimizer, state_dict) -> None or another state dict, after state_dict()."""
        return self._add_hook(self._optimizer_state_dict_post_hooks, hook, prepend)

    def register_load_state_dict_pre_hook(self, hook, prepend=False):
        """hook(optimizer, state_dict) -> None or another state dict, before load_state_dict()."""
        return self._add_hook(self._optimizer_load_state_dict_pre_hooks, hook, prepend)

    def register_load_state_dict_post_hook(self, hook, prepend=False):
        """hook(optimizer), after load_state_dict()."""
        return self._add_hook(self._optimizer_load_state_dict_post_hooks, hook, prepend)


def _fitted(param, value, keep_step, key=None):
    """A saved state value in the type of its parameter."""
    if isinstance(value, Tensor):
        if key == "step":
            return value if keep_step else value.float()
        return value.to(param.dtype) if param.is_floating_point() else value
    if isinstance(value, dict):
        return {k: _fitted(param, v, keep_step, k) for k, v in value.items()}
    if isinstance(value, (list, tuple, set)):
        return type(value)(_fitted(param, v, keep_step) for v in value)
    return value


def _typename(value):
    from flashlight.nn.modules.module import _typename

    return _typename(value)


@contextmanager
def swap_in_optimizer_params_and_state(optimizer, swapin_parameters, swapin_optim_state):
    """Inside the block the optimizer works on other parameters, with other state and options.

    swapin_parameters: as many tensors as the optimizer has, in their order (the values of a dict); swapin_optim_state:
    a state dict. Tensors are used as they are, so that steps change them; afterwards all is as it was.
    """
    given = list(swapin_parameters.values())
    groups = optimizer.param_groups
    if len(given) != sum(len(group["params"]) for group in groups):
        raise ValueError(f"expected {sum(len(g['params']) for g in groups)} parameters, got {len(given)}")
    numbered = {}
    for group, saved in zip(groups, swapin_optim_state["param_groups"]):
        for number in saved["params"][: len(group["params"])]:
            numbered[number] = given[len(numbered)]
    before = optimizer.state, groups
    optimizer.state = defaultdict(dict)
    for number, state in swapin_optim_state["state"].items():
        optimizer.state[numbered.get(number, number)] = dict(state) if isinstance(state, dict) else state
    optimizer.param_groups = [
        {**saved, "params": [numbered[number] for number in saved["params"]]}
        for saved in swapin_optim_state["param_groups"]
    ]
    try:
        yield
    finally:
        optimizer.state, optimizer.param_groups = before


# ---- For the algorithms --------------------------------------------------------------------------------------------


def _check(ok, message, *values):
    """A ValueError unless ok: message.format(*values), which is spelled out only then."""
    if not ok:
        raise ValueError(message.format(*values) if values else message)


def _check_lr(lr, or_nan=False):
    if isinstance(lr, Tensor):
        _check(lr.numel() == 1, "Tensor lr must be 1-element")
    _check(lr >= 0.0 or (or_nan and lr != lr), "Invalid learning rate: {}", lr)


def _check_lr_from_zero(lr):
    """_check_lr in the words of the newer algorithms."""
    if isinstance(lr, Tensor):
        _check(lr.numel() == 1, "Tensor lr must be 1-element")
    _check(lr >= 0.0, "Learning rate should be >= 0 but is: {}", lr)


def _check_adam(lr, betas, eps, weight_decay):
    """What Adam and its kin want of the options they share."""
    _check_lr(lr)
    _check(eps >= 0.0, "Invalid epsilon value: {}", eps)
    for i in range(2):
        _check(0.0 <= betas[i] < 1.0, "Invalid beta parameter at index {}: {}", i, betas[i])
    _check(weight_decay >= 0.0, "Invalid weight_decay value: {}", weight_decay)


def _check_flags(foreach=None, fused=None, differentiable=False):
    if fused:
        if differentiable:
            raise RuntimeError("`fused` does not support `differentiable`")
        if foreach:
            raise RuntimeError("`fused` and `foreach` cannot be `True` together.")


def _evaluate(closure):
    """The loss that a step's closure computes, with gradients recorded; None without one."""
    if closure is None:
        return None
    with flashlight.enable_grad():
        return closure()


def _scalar(value):
    """A number, also where an option or a step count is a tensor."""
    return value.item() if isinstance(value, Tensor) else value


def _step_count():
    """A step count as a state begins with it."""
    double = flashlight.get_default_dtype() == flashlight.float64
    return flashlight.tensor(0.0, dtype=flashlight.float64 if double else flashlight.float32)


class _Algorithm(Optimizer):
    """An algorithm of the C library: _C._optim_step reads a group's options, makes missing state, and steps."""

    # Its name there.
    _name = ""
    # Options that files of old versions lack.
    _late_options = {"foreach": None, "maximize": False, "differentiable": False, "capturable": False}
    # What capturable=True wants on a device that captures; the CPU is none.
    _captured = "params and state_steps"

    def __setstate__(self, state):
        super().__setstate__(state)
        for group in self.param_groups:
            for name, default in self._late_options.items():
                group.setdefault(name, default)
        for values in self.state.values():
            for name in ("step", "mu_product", "eta", "mu"):
                if name in values and not isinstance(values[name], Tensor):
                    values[name] = _step_count().fill_(float(values[name]))

    def step(self, closure=None):
        """One update of every parameter that has a gradient."""
        loss = _evaluate(closure)
        planned = []
        try:
            for group in self.param_groups:
                params = [p for p in group["params"] if p.grad is not None]
                self._check_group(group, params)
                if self._step_differentiable is not None and group["differentiable"]:
                    with flashlight.enable_grad():
                        self._step_differentiable(group, params)
                else:
                    planned.append((group, params, self._states(group, params), group.get("differentiable", False)))
            _C._optim_step(self._name, planned)
        except BaseException:
            for _, params, states, _ in planned:
                for p, state in zip(params, states):
                    if not state and self.state.get(p) is state:
                        del self.state[p]
            raise
        return loss

    # The step of a group through which gradients flow, also to tensors among options, where the library's is not it.
    _step_differentiable = None

    def _states(self, group, params):
        """The state dict of each, in which the step makes what is missing."""
        return [self.state[p] for p in params]

    def _check_group(self, group, params):
        if group.get("capturable", False) and not group.get("fused") and params:
            devices = _get_capturable_supported_devices(supports_xla=not group.get("foreach"))
            raise AssertionError(
                f"If capturable=True, {self._captured} must be on supported devices: {devices}, but are on the CPU."
            )
