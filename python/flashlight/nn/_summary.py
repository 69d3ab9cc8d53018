"""summary(): a table of a model's layers, what they put out, hold and compute."""

import flashlight
from flashlight import _C, Tensor

__all__ = ["summary"]


def _inputs(given):
    """The tensors of one forward pass: zeros of a shape or of several, or what was given."""
    if isinstance(given, Tensor):
        return [given]
    given = list(given)
    if all(isinstance(size, int) for size in given):
        return [flashlight.zeros(given)]
    return [item if isinstance(item, Tensor) else flashlight.zeros(tuple(item)) for item in given]


class _Row:
    def __init__(self, path, module):
        self.name = path.rpartition(".")[2]
        self.depth = path.count(".") + 1 if path else 0
        self.type = module._get_name()
        # The class of PyTorch's that it is or derives from: it knows what a call costs.
        self.kind = next((c.__name__ for c in type(module).__mro__ if c.__module__.startswith("flashlight.nn.")), "")
        self.parameters = sum(p.numel() for p in module._parameters.values() if p is not None)
        self.ran = False
        self.shape = None
        self.operations = 0

    def note(self, module, args, kwargs, output):
        first = output[0] if isinstance(output, (tuple, list)) and output else output
        inputs = [*args, *kwargs.values()]
        batch_first = bool(getattr(module, "batch_first", False))
        self.operations += _C._summary_operations(
            self.kind, list(module._parameters.values()), inputs, batch_first, first
        )
        if not self.ran:
            self.ran = True
            self.shape = tuple(first.shape) if isinstance(first, Tensor) else None

    def values(self):
        return self.name, self.type, self.depth, self.shape, self.ran, self.parameters, self.operations


def summary(model, input_shape):
    """Prints a table of the model's layers: the shape of each one's output, its parameters, and how many multiply-adds
    its products take for one input (what takes one operation an element counts as none).

    input_shape: with the batch, (1, 3, 224, 224); a list of shapes, or tensors, for other inputs: a tensor of token ids
    for an embedding. The model runs once in evaluation mode without gradients, and is left as it was.
    """
    inputs = _inputs(input_shape)
    rows, handles, modes = [], [], []
    for path, module in model.named_modules():
        row = _Row(path, module)
        rows.append(row)
        modes.append((module, module.training))
        handles.append(module.register_forward_hook(row.note, with_kwargs=True))
    try:
        model.eval()
        with flashlight.no_grad():
            model(*inputs)
    finally:
        for handle in handles:
            handle.remove()
        for module, training in modes:
            module.training = training
    parameters = list(model.parameters())
    trainable = sum(p.numel() for p in parameters if p.requires_grad)
    total = sum(p.numel() for p in parameters)
    print(_C._summary_table([row.values() for row in rows], total, trainable), end="")
