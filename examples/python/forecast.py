"""An LSTM (Hochreiter and Schmidhuber, 1997) that learns to continue a chaotic series.

    python examples/python/forecast.py             # model.pth, forecast.png in runs/forecast
    python examples/python/forecast.py --help

The series is Mackey and Glass's (1977): the number of blood cells, where new ones come with a delay. The model learns
to say the next value at each place of short windows; then it is shown a stretch it has not seen, and goes on from
there by itself, each answer its next question. With `import torch as flashlight` the script draws the same curve;
examples/c/forecast.c is its twin.
"""

import argparse
import json
from pathlib import Path

import flashlight
import flashlight.nn as nn
from flashlight import Tensor
from tqdm import tqdm

ROOT = Path(__file__).resolve().parent.parent.parent
LEARNT, SHOWN, AHEAD = 4000, 200, 300  # values to learn from; then values shown, and values to foretell


class Forecaster(nn.Module):
    """Values (N, L, 1) -> the values one step later (N, L, 1), and the state to go on from."""

    def __init__(self, hidden: int = 64) -> None:
        super().__init__()
        self.lstm = nn.LSTM(1, hidden, batch_first=True)
        self.head = nn.Linear(hidden, 1)

    def forward(self, x: Tensor, state: tuple[Tensor, Tensor] | None = None) -> tuple[Tensor, tuple[Tensor, Tensor]]:
        h, state = self.lstm(x, state)
        return x + self.head(h), state

    def forecast(self, shown: Tensor, steps: int) -> Tensor:
        """What comes after `shown` (L,): (steps,), each value fed back as the next input."""
        with flashlight.no_grad():
            y, state = self(shown.view(1, -1, 1))
            values = [y[:, -1:]]
            for _ in range(steps - 1):
                y, state = self(values[-1], state)
                values.append(y)
            return flashlight.cat(values).flatten()


def mackey_glass(length: int, delay: int = 17) -> Tensor:
    """x(t + 1) = 0.9 x(t) + 0.2 x(t - delay) / (1 + x(t - delay)^10), without its beginning, around 0: (length,)."""
    values = [1.2] * (delay + 1)
    while len(values) < length + 500:
        late = values[-1 - delay]
        values.append(0.9 * values[-1] + 0.2 * late / (1 + late**10))
    return flashlight.tensor(values[-length:]) - 0.9


def train(model: Forecaster, series: Tensor, steps: int, batch: int, lr: float, length: int = 100) -> list[float]:
    """Returns the loss (mean squared error) of every step."""
    windows = series.unfold(0, length + 1, 1)
    optimizer = flashlight.optim.Adam(model.parameters(), lr=lr)
    losses = []
    with tqdm(range(steps), unit="step") as progress:
        for step in progress:
            optimizer.param_groups[0]["lr"] = lr * (steps - step) / steps
            chosen = windows[flashlight.randint(len(windows), (batch,))].unsqueeze(-1)
            optimizer.zero_grad()
            loss = nn.functional.mse_loss(model(chosen[:, :-1])[0], chosen[:, 1:])
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
            if step % 20 == 0:
                progress.set_postfix(loss=f"{losses[-1]:.2e}")
    return losses


def plot(shown: Tensor, truth: Tensor, forecast: Tensor, path: Path) -> None:
    from matplotlib.figure import Figure

    figure = Figure(figsize=(10, 3.5), layout="constrained")
    axes = figure.subplots()
    axes.plot(range(-len(shown), len(truth)), flashlight.cat([shown, truth]).numpy(), "0.7", label="the series")
    axes.plot(range(len(truth)), forecast.numpy(), label="forecast")
    axes.axvline(0, color="0.4", linewidth=0.8, linestyle=":")
    axes.set(xlabel="steps ahead", title="An LSTM goes on by itself")
    axes.legend(loc="upper left")
    figure.savefig(path, dpi=120)


def main() -> None:
    parser = argparse.ArgumentParser(description="Train an LSTM to continue a chaotic series.")
    parser.add_argument("--steps", type=int, default=2000, help="updates (default: %(default)s)")
    parser.add_argument("--batch-size", type=int, default=32, help="windows a step (default: %(default)s)")
    parser.add_argument("--lr", type=float, default=1e-2, help="Adam's learning rate at first (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=0, help="of weights and windows (default: %(default)s)")
    parser.add_argument("--out", type=Path, default=ROOT / "runs/forecast", help="folder for the results")
    parser.add_argument("--no-plots", action="store_true", help="write model.pth and losses.json alone")
    args = parser.parse_args()

    args.out.mkdir(parents=True, exist_ok=True)
    flashlight.manual_seed(args.seed)
    series = mackey_glass(LEARNT + SHOWN + AHEAD)
    learnt, shown, truth = series.split([LEARNT, SHOWN, AHEAD])
    model = Forecaster()
    losses = train(model, learnt, args.steps, args.batch_size, args.lr)
    forecast = model.forecast(shown, AHEAD)
    flashlight.save(model.state_dict(), args.out / "model.pth")
    (args.out / "losses.json").write_text(json.dumps([*losses, *forecast.tolist()]))
    if not args.no_plots:
        plot(shown, truth, forecast, args.out / "forecast.png")
    error = nn.functional.mse_loss(forecast[:100], truth[:100]).sqrt() / series.std()
    print(f"loss {losses[0]:.2e} at first, {losses[-1]:.2e} at the end; the forecast of the first 100 values is off by")
    print(f"{error.item():.1%} of the series' standard deviation; results in {args.out}")


if __name__ == "__main__":
    main()
