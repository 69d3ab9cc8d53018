"""Trains the guide's CNN on 8x8 handwritten digits, and shows how it went.

    python examples/python/train_digits.py           # model.pth, loss.png, predictions.png in runs/digits
    python examples/python/train_digits.py --help

There is nothing here that PyTorch does not have: with `import torch as flashlight` the script draws the same curve.
"""

import argparse
import json
from pathlib import Path

import flashlight
import flashlight.nn as nn
import numpy as np
from flashlight import Tensor
from flashlight.utils.data import DataLoader, TensorDataset
from tqdm import tqdm

ROOT = Path(__file__).resolve().parent.parent.parent
Pair = tuple[Tensor, Tensor]  # images, labels


class CNN(nn.Module):
    def __init__(self, num_classes: int = 10) -> None:
        super().__init__()
        self.features = nn.Sequential(
            nn.Conv2d(1, 32, kernel_size=3, padding=1),
            nn.BatchNorm2d(32),
            nn.ReLU(),
            nn.MaxPool2d(2),
            nn.Conv2d(32, 64, kernel_size=3, padding=1),
            nn.BatchNorm2d(64),
            nn.ReLU(),
            nn.MaxPool2d(2),
            nn.Conv2d(64, 128, kernel_size=3, padding=1),
            nn.BatchNorm2d(128),
            nn.ReLU(),
            nn.AdaptiveAvgPool2d((1, 1)),
        )
        self.classifier = nn.Sequential(
            nn.Flatten(),
            nn.Linear(128, num_classes),
        )

    def forward(self, x: Tensor) -> Tensor:
        x = self.features(x)
        x = self.classifier(x)
        return x


def load_digits() -> tuple[Pair, Pair]:
    """Images (N, 1, 8, 8) in [0, 1] and labels (N,), in two parts: to train on, and every fifth to test on."""
    images = flashlight.from_numpy(np.load(ROOT / "data/digits_images.npy")).float().unsqueeze(1) / 16
    labels = flashlight.from_numpy(np.load(ROOT / "data/digits_labels.npy")).long()
    held_out = flashlight.arange(len(labels)) % 5 == 0
    return (images[~held_out], labels[~held_out]), (images[held_out], labels[held_out])


def accuracy(model: CNN, images: Tensor, labels: Tensor) -> float:
    model.eval()
    with flashlight.no_grad():
        correct: float = (model(images).argmax(dim=1) == labels).sum().item()
    model.train()
    return correct / len(labels)


def train(epochs: int, batch_size: int, lr: float, seed: int) -> tuple[CNN, list[float]]:
    """Returns the trained model and the loss of every step."""
    flashlight.manual_seed(seed)
    (images, labels), test = load_digits()
    model = CNN()
    criterion = nn.CrossEntropyLoss()
    optimizer = flashlight.optim.Adam(model.parameters(), lr=lr)
    loader = DataLoader(TensorDataset(images, labels), batch_size=batch_size, shuffle=True)
    losses = []
    with tqdm(total=epochs * len(loader), unit="step") as progress:
        for epoch in range(epochs):
            for x, y in loader:
                optimizer.zero_grad()
                loss = criterion(model(x), y)
                loss.backward()
                optimizer.step()
                losses.append(loss.item())
                progress.update()
            progress.set_postfix(epoch=epoch + 1, loss=f"{losses[-1]:.4f}", accuracy=f"{accuracy(model, *test):.2%}")
    return model, losses


def plot_loss(losses: list[float], steps_per_epoch: int, path: Path) -> None:
    from matplotlib.figure import Figure

    figure = Figure(figsize=(7, 4), layout="constrained")
    axes = figure.subplots()
    axes.plot(losses, color="tab:blue", alpha=0.35, linewidth=1, label="each step")
    epochs = [losses[i : i + steps_per_epoch] for i in range(0, len(losses), steps_per_epoch)]
    middle = [i * steps_per_epoch + steps_per_epoch / 2 for i in range(len(epochs))]
    axes.plot(
        middle, [sum(e) / len(e) for e in epochs], color="tab:blue", marker="o", markersize=3, label="mean of an epoch"
    )
    axes.set(title="Training loss of the digits CNN", xlabel="step", ylabel="cross entropy", yscale="log")
    axes.grid(alpha=0.3)
    axes.legend()
    figure.savefig(path, dpi=120)


def plot_predictions(model: CNN, images: Tensor, labels: Tensor, path: Path, rows: int = 6, columns: int = 12) -> None:
    """A grid of held-out digits with what the model takes them for: the wrong ones first, in red."""
    from matplotlib.figure import Figure

    model.eval()
    with flashlight.no_grad():
        predicted = model(images).argmax(dim=1)
    wrong = (predicted != labels).nonzero().flatten().tolist()
    right = (predicted == labels).nonzero().flatten().tolist()
    figure = Figure(figsize=(columns * 0.8, rows * 0.95 + 0.5), layout="constrained")
    figure.suptitle(f"{len(wrong)} of {len(labels)} held-out digits read wrongly (red: predicted, not actual)")
    for axes, i in zip(figure.subplots(rows, columns).flat, (wrong + right)[: rows * columns]):
        axes.imshow(images[i, 0].numpy(), cmap="gray_r")
        axes.set(xticks=[], yticks=[])
        is_wrong = predicted[i] != labels[i]
        text = f"{predicted[i].item()}, not {labels[i].item()}" if is_wrong else f"{predicted[i].item()}"
        axes.set_title(text, fontsize=9, color="tab:red" if is_wrong else "black")
        for side in axes.spines.values():
            side.set(color="tab:red" if is_wrong else "0.8", linewidth=2 if is_wrong else 1)
    figure.savefig(path, dpi=120)


def main() -> None:
    parser = argparse.ArgumentParser(description="Train the guide's CNN on 8x8 handwritten digits.")
    parser.add_argument(
        "--epochs", type=int, default=20, help="passes over the 1,437 training images (default: %(default)s)"
    )
    parser.add_argument("--batch-size", type=int, default=64, help="images a step (default: %(default)s)")
    parser.add_argument("--lr", type=float, default=1e-3, help="Adam's learning rate (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=0, help="of weights and shuffling (default: %(default)s)")
    parser.add_argument(
        "--out", type=Path, default=ROOT / "runs/digits", help="folder for the results (default: runs/digits)"
    )
    parser.add_argument("--no-plots", action="store_true", help="write model.pth and losses.json alone")
    args = parser.parse_args()

    args.out.mkdir(parents=True, exist_ok=True)
    model, losses = train(args.epochs, args.batch_size, args.lr, args.seed)
    _, test = load_digits()
    flashlight.save(model.state_dict(), args.out / "model.pth")
    (args.out / "losses.json").write_text(json.dumps(losses))
    written = ["model.pth", "losses.json"]
    if not args.no_plots:
        plot_loss(losses, len(losses) // args.epochs, args.out / "loss.png")
        plot_predictions(model, *test, args.out / "predictions.png")
        written += ["loss.png", "predictions.png"]
    correct = round(accuracy(model, *test) * len(test[1]))
    print(f"accuracy on {len(test[1])} held-out digits: {correct / len(test[1]):.2%} ({correct} right)")
    print(f"wrote {', '.join(written)} to {args.out}")


if __name__ == "__main__":
    main()
