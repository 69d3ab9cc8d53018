"""Whole models under both packages: built with the same seed they start from the same weights, and 20 steps of training
on the same data have the same losses.
"""

import pytest
import torch
from models import convolutional, generative, sequence
from twin import MODULES

CASES = {
    "resnet18": (convolutional.resnet18, "SGD", {"lr": 0.01, "momentum": 0.9, "weight_decay": 1e-4}),
    "resnet50": (convolutional.resnet50, "SGD", {"lr": 0.02, "momentum": 0.9, "weight_decay": 1e-4}),
    "vgg11": (convolutional.vgg11, "SGD", {"lr": 0.01, "momentum": 0.9, "nesterov": True}),
    "mobilenet_v2": (convolutional.mobilenet_v2, "SGD", {"lr": 5e-4, "weight_decay": 4e-5}),
    "mobilenet_v3": (convolutional.mobilenet_v3, "RMSprop", {"lr": 1e-3, "momentum": 0.9, "eps": 1e-2}),
    "unet": (convolutional.unet, "Adam", {"lr": 1e-3, "eps": 1e-4}),
    "vision_transformer": (sequence.vision_transformer, "AdamW", {"lr": 1e-3}),
    "lstm_language_model": (sequence.lstm_language_model, "SGD", {"lr": 1.0}),
    "seq2seq_transformer": (sequence.seq2seq_transformer, "Adam", {"lr": 1e-3, "betas": (0.9, 0.98), "eps": 1e-9}),
    "gpt": (sequence.gpt, "AdamW", {"lr": 1e-3, "betas": (0.9, 0.95), "weight_decay": 0.1}),
    "vae": (generative.vae, "Adam", {"lr": 1e-3}),
    "dcgan": (generative.dcgan, "Adam", {"lr": 2e-4, "betas": (0.5, 0.999)}),
}


def build(mod, name):
    mod.manual_seed(11)
    return CASES[name][0](mod)


def train(mod, name, steps=20):
    """The losses, the model's state at the start and its output in evaluation at the end."""
    model, loss = build(mod, name)
    start = {key: value.detach().tolist() for key, value in model.state_dict().items()}
    optimizer = getattr(mod.optim, CASES[name][1])(model.parameters(), **CASES[name][2])
    schedule = mod.optim.lr_scheduler.LinearLR(optimizer, start_factor=0.1, total_iters=5)
    losses = []
    for _ in range(steps):
        optimizer.zero_grad()
        value = loss()
        value.backward()
        mod.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        losses.append(value.item())
    model.eval()
    with mod.no_grad():
        losses.append(loss().item())
    return losses, start, model


@pytest.mark.parametrize("name", CASES)
def test_the_same_losses(name):
    (theirs, started, their_model), (ours, start, model) = (train(mod, name) for mod in MODULES)
    assert list(start) == list(started)
    for key, value in start.items():
        assert torch.allclose(torch.tensor(value), torch.tensor(started[key]), rtol=1e-5, atol=1e-6), key
    assert ours == pytest.approx(theirs, abs=1e-3)
    assert len(set(theirs)) > 15  # it did train
    their_model.load_state_dict({key: torch.from_numpy(value.numpy()) for key, value in model.state_dict().items()})
