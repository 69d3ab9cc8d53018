"""Calling a module with other tensors in the places of its parameters and buffers."""

from flashlight import _C

__all__ = ["functional_call"]


_ABSENT = object()


def _place(module, path):
    """The module that holds a tensor, the table it stands in and its name there."""
    owner, _, name = path.rpartition(".")
    holder = module.get_submodule(owner)
    for table in (holder._parameters, holder._buffers):
        if name in table:
            return holder, table, name
    return holder, None, name


def _with_tied(module, tensors):
    """The given tensors under all names of the ones they stand for."""
    names = {}
    for path, tensor in (
        *module.named_parameters(remove_duplicate=False),
        *module.named_buffers(remove_duplicate=False),
    ):
        names.setdefault(id(tensor), []).append(path)
    result = dict(tensors)
    for paths in names.values():
        given = [path for path in paths if path in tensors]
        if len(paths) > 1 and given:
            if any(tensors[path] is not tensors[given[0]] for path in given):
                raise ValueError(
                    f"functional_call got multiple values for keys {sorted(paths)}, which are tied. "
                    "Consider using tie_weights=False"
                )
            result.update(dict.fromkeys(paths, tensors[given[0]]))
    return result


def _check_keys(module, tensors):
    known = {path for path, _ in module.named_parameters(remove_duplicate=False)}
    known |= {path for path, _ in module.named_buffers(remove_duplicate=False)}
    messages = []
    for label, keys in (("Unexpected", sorted(set(tensors) - known)), ("Missing", sorted(known - set(tensors)))):
        if keys:
            messages.append(f"{label} key(s): {', '.join(map(repr, keys))}.")
    if messages:
        raise RuntimeError(f"Error(s) in reparametrizing for {module._get_name()}:\n\t" + "\n\t".join(messages))


def _functional_call(module, parameters_and_buffers, args=None, kwargs=None, *, tie_weights=True, strict=False):
    args = () if args is None else args if isinstance(args, tuple) else (args,)
    tensors = _with_tied(module, parameters_and_buffers) if tie_weights else dict(parameters_and_buffers)
    if strict:
        _check_keys(module, tensors)
    places = {path: _place(module, path) for path in tensors}
    before = {}
    try:
        for path, tensor in tensors.items():
            holder, table, name = places[path]
            if table is None:
                before[path] = getattr(holder, name, _ABSENT)
                setattr(holder, name, tensor)
            else:
                before[path] = table[name]
                table[name] = tensor
        return module(*args, **(kwargs or {}))
    finally:
        for path, tensor in before.items():
            holder, table, name = places[path]
            current = getattr(holder, name) if table is None else table.get(name)
            if path in parameters_and_buffers:  # a buffer that the call replaced is the caller's now
                parameters_and_buffers[path] = current
            if table is not None:
                table[name] = tensor
            elif tensor is _ABSENT:
                delattr(holder, name)
            else:
                setattr(holder, name, tensor)


def functional_call(module, parameters_and_buffers, args=None, kwargs=None, *, tie_weights=True, strict=False):
    """module(*args, **kwargs) with the given tensors in the places of its parameters and buffers of those names.

    tie_weights: a tensor given for one name of a shared one stands for its other names too. strict: all names must be
    given, and no others.
    """
    _C.warn(
        "`torch.nn.utils.stateless.functional_call` is deprecated as of PyTorch 2.0 and will be removed in a future "
        "version of PyTorch. Please use `torch.func.functional_call` instead which is a drop-in replacement.",
        FutureWarning,
    )
    return _functional_call(module, parameters_and_buffers, args, kwargs, tie_weights=tie_weights, strict=strict)
