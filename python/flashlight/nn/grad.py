"""The gradients of convolutions as functions of their own."""

import flashlight

__all__ = ["conv1d_input", "conv1d_weight", "conv2d_input", "conv2d_weight", "conv3d_input", "conv3d_weight"]


def _gradient(convolution, wanted, input, weight, grad_output, options):
    """The gradient of a convolution with respect to one of its arguments, whose values do not matter."""
    further = flashlight.is_grad_enabled() and any(t.requires_grad for t in (input, weight, grad_output))
    argument = input if wanted == "input" else weight
    with flashlight.enable_grad():
        argument = argument.detach().requires_grad_()
        given = (argument, weight) if wanted == "input" else (input, argument)
        output = convolution(*given, None, *options)
    (result,) = flashlight.autograd.grad(output, argument, grad_output, create_graph=further)
    return result


def _input(ndim):
    def gradient(input_size, weight, grad_output, stride=1, padding=0, dilation=1, groups=1):
        input = grad_output.new_zeros(input_size)
        convolution = getattr(flashlight, f"conv{ndim}d")
        return _gradient(convolution, "input", input, weight, grad_output, (stride, padding, dilation, groups))

    gradient.__name__ = gradient.__qualname__ = f"conv{ndim}d_input"
    gradient.__doc__ = f"The gradient of conv{ndim}d with respect to an input of the size input_size."
    return gradient


def _weight(ndim):
    def gradient(input, weight_size, grad_output, stride=1, padding=0, dilation=1, groups=1):
        weight = grad_output.new_zeros(weight_size)
        convolution = getattr(flashlight, f"conv{ndim}d")
        return _gradient(convolution, "weight", input, weight, grad_output, (stride, padding, dilation, groups))

    gradient.__name__ = gradient.__qualname__ = f"conv{ndim}d_weight"
    gradient.__doc__ = f"The gradient of conv{ndim}d with respect to a weight of the size weight_size."
    return gradient


conv1d_input, conv2d_input, conv3d_input = map(_input, (1, 2, 3))
conv1d_weight, conv2d_weight, conv3d_weight = map(_weight, (1, 2, 3))
