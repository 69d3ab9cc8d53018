"""A program that mypy --strict must accept: ./run lint checks it. It also runs (tests/python/test_examples.py)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import flashlight
import flashlight.nn.functional as F
from flashlight import Tensor, nn
from flashlight.autograd import Function, gradcheck
from flashlight.autograd.function import FunctionCtx
from flashlight.func import functional_call, grad, vmap
from flashlight.optim.lr_scheduler import StepLR
from flashlight.utils.checkpoint import checkpoint
from flashlight.utils.data import DataLoader, Dataset, TensorDataset, random_split


class Square(Function):
    @staticmethod
    def forward(ctx: FunctionCtx, x: Tensor) -> Tensor:
        ctx.save_for_backward(x)
        return x * x

    @staticmethod
    def backward(ctx: FunctionCtx, grad_output: Tensor) -> Tensor:
        (x,) = ctx.saved_tensors
        result: Tensor = 2 * x * grad_output
        return result


class Block(nn.Module):
    scale: Tensor

    def __init__(self, width: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(width)
        self.layers = nn.Sequential(nn.Linear(width, 4 * width), nn.GELU(), nn.Linear(4 * width, width))
        self.drop = nn.Dropout(dropout)
        self.weight = nn.Parameter(flashlight.ones(width))
        self.register_buffer("scale", flashlight.tensor(0.5))

    def forward(self, x: Tensor) -> Tensor:
        y: Tensor = self.drop(self.layers(self.norm(x)))
        return x + y * self.weight * self.scale


class Pairs(Dataset[tuple[Tensor, int]]):
    def __len__(self) -> int:
        return 8

    def __getitem__(self, index: int) -> tuple[Tensor, int]:
        return flashlight.full((4,), float(index)), index % 2


def batches(n: int) -> Iterator[Tensor]:
    for _ in range(n):
        yield flashlight.randn(2, 4)


def arithmetic() -> list[float]:
    x = flashlight.arange(12, dtype=flashlight.float32).reshape(3, 4)
    y = x[1:, ::2].T + 1
    z = flashlight.cat([y, -y], dim=0).sum(dim=1, keepdim=True)
    values, indices = x.max(dim=1)
    total = float(z.sum()) + values.mean().item() + int(indices[0])
    mask = (x > 3) & ~(x == 5)
    shape: tuple[int, ...] = tuple(flashlight.where(mask, x, 0).shape)
    return [total, *map(float, shape), *x.view(-1).tolist()]


def train(model: nn.Module, steps: int = 3) -> float:
    optimizer = flashlight.optim.AdamW(model.parameters(), lr=1e-3, weight_decay=0.01)
    schedule = StepLR(optimizer, step_size=2)
    loss = flashlight.zeros(())
    for x in batches(steps):
        optimizer.zero_grad(set_to_none=True)
        out = checkpoint(model, x, use_reentrant=False)
        loss = F.mse_loss(out, F.softmax(x, dim=-1)) + F.relu(out).mean()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
    return float(loss)


def attributes() -> list[float]:
    """What layers keep, and what recurrent ones take and give."""
    table, norm, lstm = nn.Embedding(10, 4), nn.BatchNorm1d(4), nn.LSTM(4, 3, batch_first=True)
    head = nn.Linear(lstm.hidden_size, table.num_embeddings)
    head.weight = nn.Parameter(head.weight.detach() * 2)
    y, (h, c) = lstm(table(flashlight.arange(6).view(2, 3)))
    y, (h, c) = lstm(norm(h.squeeze(0) @ flashlight.ones(3, 4)).unsqueeze(1), (h, c))
    packed = nn.utils.rnn.pack_padded_sequence(flashlight.ones(2, 3, 4), [3, 2], batch_first=True)
    _, state = nn.GRU(4, 5, batch_first=True)(packed)
    assert flashlight.linalg.norm(flashlight.special.expit(c)) > 0 and flashlight.func.grad(flashlight.sum)(h).all()
    return [head(c).sum().item(), norm.running_mean.mean().item(), float(norm.eps), float(state.size(0))]


def passed_on(model: nn.Module) -> tuple[Tensor, dict[str, Any], list[Tensor], float]:
    """Results that are returned as what they are."""
    first: nn.Parameter = next(model.parameters())
    norm: Tensor = nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    slopes = list(flashlight.autograd.grad((first**2).sum(), [first]))
    rate = StepLR(flashlight.optim.SGD([first], lr=0.5), step_size=1).get_last_lr()[0]
    return norm, model.eval().requires_grad_(True).state_dict(), slopes, rate


def layers_of(model: nn.Module) -> Iterator[int]:
    for layer in model.modules():
        if isinstance(layer, nn.Conv2d):
            yield layer.kernel_size[0]
        elif isinstance(layer, nn.modules.batchnorm._BatchNorm) and layer.running_mean is not None:
            yield layer.num_features


def made_of_others() -> Tensor:
    encoder = nn.TransformerEncoder(nn.TransformerEncoderLayer(4, 2, batch_first=True), num_layers=1)
    words = nn.Embedding.from_pretrained(flashlight.ones(5, 4), freeze=False)
    result: Tensor = encoder(words(flashlight.tensor([[1, 2]])))
    return result


def halves(data: Dataset[tuple[Tensor, int]]) -> list[DataLoader[tuple[Tensor, int]]]:
    return [DataLoader(part, batch_size=2) for part in random_split(data, [0.5, 0.5])]


def main() -> None:
    flashlight.manual_seed(0)
    assert attributes()[2:] == [1e-5, 1]
    assert list(layers_of(nn.Sequential(nn.Conv2d(1, 2, 3), nn.BatchNorm2d(2)))) == [3, 2]
    assert passed_on(nn.Linear(2, 2))[3] == 0.5 and made_of_others().numel() and len(halves(Pairs())[0]) == 2
    model = Block(4).train()
    print(sum(p.numel() for p in model.parameters()), [name for name, _ in model.named_buffers()])
    print(arithmetic(), train(model))
    state: dict[str, Any] = model.state_dict()
    model.load_state_dict(state)
    with flashlight.no_grad(), flashlight.inference_mode():
        model.eval()(flashlight.zeros(1, 4))
    x = flashlight.rand(3, dtype=flashlight.float64, requires_grad=True)
    assert gradcheck(Square.apply, (x,))
    gradients = vmap(grad(lambda t: (t**3).sum()))(flashlight.ones(2, 3))
    called = functional_call(model, state, (flashlight.ones(1, 4),))
    train_part, _ = random_split(TensorDataset(flashlight.ones(8, 4)), [6, 2])
    for batch, label in DataLoader(Pairs(), batch_size=4, shuffle=True):
        assert batch.shape == (4, 4) and label.dtype == flashlight.int64
    handle = model.register_forward_hook(lambda module, args, output: None)
    handle.remove()
    print(gradients.shape, called.shape, len(train_part))


if __name__ == "__main__":
    main()
