"""The steps as functions of lists of tensors, for optimizers of one's own that keep their state themselves."""

import flashlight
from flashlight import _C


def _step(algorithm, options, params, grads, states, grad_scale=None, found_inf=None):
    """One step in place. states: the algorithm's name of a state -> a list of it, empty where the options need none."""
    if grad_scale is not None or found_inf is not None:
        raise AssertionError("Expected grad_scale and found_inf to be None: GradScaler.step() unscales gradients")
    if flashlight.is_grad_enabled() and any(t.requires_grad for t in (*params, *grads)):
        raise RuntimeError(
            "functions of optimizers record no graph: call them within no_grad(), or step an optimizer that is made "
            "with differentiable=True"
        )
    stand_ins, dicts = [], []
    for i, (param, grad) in enumerate(zip(params, grads)):
        stand_in = param.detach()  # the same memory with a gradient of its own
        stand_in.grad = grad
        stand_ins.append(stand_in)
        dicts.append({name: tensors[i] for name, tensors in states.items() if tensors})
    _C._optim_step(algorithm, [(options, stand_ins, dicts, False)])
    return dicts


def adam(
    params,
    grads,
    exp_avgs,
    exp_avg_sqs,
    max_exp_avg_sqs,
    state_steps,
    foreach=None,
    capturable=False,
    differentiable=False,
    fused=None,
    grad_scale=None,
    found_inf=None,
    has_complex=False,
    decoupled_weight_decay=False,
    *,
    amsgrad,
    beta1,
    beta2,
    lr,
    weight_decay,
    eps,
    maximize,
):
    """A step of Adam."""
    options = {
        "lr": lr,
        "betas": (beta1, beta2),
        "eps": eps,
        "weight_decay": weight_decay,
        "amsgrad": amsgrad,
        "maximize": maximize,
        "decoupled_weight_decay": decoupled_weight_decay,
    }
    states = {"step": state_steps, "exp_avg": exp_avgs, "exp_avg_sq": exp_avg_sqs}
    if amsgrad:
        states["max_exp_avg_sq"] = max_exp_avg_sqs
    _step("Adam", options, params, grads, states, grad_scale, found_inf)


def adamw(*args, **kwargs):
    """A step of AdamW, with adam's arguments."""
    adam(*args, decoupled_weight_decay=True, **kwargs)


def sgd(
    params,
    d_p_list,
    momentum_buffer_list,
    has_sparse_grad=False,
    foreach=None,
    fused=None,
    grad_scale=None,
    found_inf=None,
    *,
    weight_decay,
    momentum,
    lr,
    dampening,
    nesterov,
    maximize,
):
    """A step of SGD, which puts momentum into the list where that has None."""
    options = {
        "lr": lr,
        "momentum": momentum,
        "dampening": dampening,
        "weight_decay": weight_decay,
        "nesterov": nesterov,
        "maximize": maximize,
    }
    states = {"momentum_buffer": momentum_buffer_list}
    stepped = _step("SGD", options, params, d_p_list, states, grad_scale, found_inf)
    if momentum != 0:
        momentum_buffer_list[:] = [state["momentum_buffer"] for state in stepped]


def rmsprop(
    params,
    grads,
    square_avgs,
    grad_avgs,
    momentum_buffer_list,
    state_steps,
    foreach=None,
    maximize=False,
    differentiable=False,
    capturable=False,
    has_complex=False,
    *,
    lr,
    alpha,
    eps,
    weight_decay,
    momentum,
    centered,
):
    """A step of RMSprop."""
    options = {
        "lr": lr,
        "momentum": momentum,
        "alpha": alpha,
        "eps": eps,
        "centered": centered,
        "weight_decay": weight_decay,
        "maximize": maximize,
    }
    states = {"step": state_steps, "square_avg": square_avgs}
    if centered:
        states["grad_avg"] = grad_avgs
    if momentum > 0:
        states["momentum_buffer"] = momentum_buffer_list
    _step("RMSprop", options, params, grads, states)


def adagrad(
    params,
    grads,
    state_sums,
    state_steps,
    fused=None,
    grad_scale=None,
    found_inf=None,
    has_sparse_grad=False,
    foreach=None,
    differentiable=False,
    has_complex=False,
    *,
    lr,
    weight_decay,
    lr_decay,
    eps,
    maximize,
):
    """A step of Adagrad."""
    options = {
        "lr": lr,
        "lr_decay": lr_decay,
        "eps": eps,
        "weight_decay": weight_decay,
        "initial_accumulator_value": 0,
        "maximize": maximize,
    }
    states = {"step": state_steps, "sum": state_sums}
    _step("Adagrad", options, params, grads, states, grad_scale, found_inf)
