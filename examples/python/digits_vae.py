"""A variational autoencoder (Kingma and Welling, 2014) of 8x8 handwritten digits, and digits that it makes up.

    python examples/python/digits_vae.py           # model.pth, samples.png in runs/vae
    python examples/python/digits_vae.py --help

The encoder says for each image where in a space of a few numbers it may lie; the decoder draws an image from a place in
that space. With `import torch as flashlight` the script draws the same curve; examples/c/digits_vae.c is its twin.
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


class VAE(nn.Module):
    def __init__(self, latent: int = 8, hidden: int = 256) -> None:
        super().__init__()
        self.latent = latent
        self.encoder = nn.Sequential(nn.Linear(64, hidden), nn.ReLU())
        self.mean = nn.Linear(hidden, latent)
        self.log_variance = nn.Linear(hidden, latent)
        self.decoder = nn.Sequential(nn.Linear(latent, hidden), nn.ReLU(), nn.Linear(hidden, 64))

    def loss(self, x: Tensor) -> Tensor:
        """What it costs to describe an image: its place beside a standard normal, and the pixels given the place."""
        h = self.encoder(x)
        mean, log_variance = self.mean(h), self.log_variance(h)
        z = mean + flashlight.randn_like(mean) * flashlight.exp(log_variance * 0.5)
        pixels = nn.functional.binary_cross_entropy_with_logits(self.decoder(z), x, reduction="sum")
        place = (mean.square() + log_variance.exp() - log_variance - 1).sum() * 0.5
        return (pixels + place) / len(x)


def load_digits() -> tuple[Tensor, Tensor]:
    """Images (N, 64) in [0, 1] and labels (N,)."""
    images = flashlight.from_numpy(np.load(ROOT / "data/digits_images.npy")).float().flatten(1) / 16
    return images, flashlight.from_numpy(np.load(ROOT / "data/digits_labels.npy")).long()


def train(epochs: int, batch_size: int, lr: float, seed: int) -> tuple[VAE, list[float]]:
    """Returns the trained model and the loss of every step, in nats an image."""
    flashlight.manual_seed(seed)
    model = VAE()
    optimizer = flashlight.optim.Adam(model.parameters(), lr=lr)
    loader = DataLoader(TensorDataset(*load_digits()), batch_size=batch_size, shuffle=True)
    losses = []
    with tqdm(total=epochs * len(loader), unit="step") as progress:
        for epoch in range(epochs):
            for x, _ in loader:
                optimizer.zero_grad()
                loss = model.loss(x)
                loss.backward()
                optimizer.step()
                losses.append(loss.item())
                progress.update()
            mean = sum(losses[-len(loader) :]) / len(loader)
            progress.set_postfix(epoch=epoch + 1, loss=f"{mean:.3f}")
    return model, losses


def plot_samples(model: VAE, path: Path, rows: int = 6, columns: int = 12) -> None:
    """A grid of images decoded from random places."""
    from matplotlib.figure import Figure

    with flashlight.no_grad():
        images = model.decoder(flashlight.randn(rows * columns, model.latent)).sigmoid().view(-1, 8, 8)
    figure = Figure(figsize=(columns * 0.8, rows * 0.8 + 0.5), layout="constrained")
    figure.suptitle("Digits that the model made up")
    for axes, image in zip(figure.subplots(rows, columns).flat, images):
        axes.imshow(image.numpy(), cmap="gray_r", vmin=0, vmax=1)
        axes.set_axis_off()
    figure.savefig(path, dpi=120)


def main() -> None:
    parser = argparse.ArgumentParser(description="Train a variational autoencoder on 8x8 handwritten digits.")
    parser.add_argument("--epochs", type=int, default=100, help="passes over the 1,797 images (default: %(default)s)")
    parser.add_argument("--batch-size", type=int, default=64, help="images a step (default: %(default)s)")
    parser.add_argument("--lr", type=float, default=1e-3, help="Adam's learning rate (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=0, help="of weights, noise and shuffling (default: %(default)s)")
    parser.add_argument("--out", type=Path, default=ROOT / "runs/vae", help="folder for the results")
    parser.add_argument("--no-plots", action="store_true", help="write model.pth and losses.json alone")
    args = parser.parse_args()

    args.out.mkdir(parents=True, exist_ok=True)
    model, losses = train(args.epochs, args.batch_size, args.lr, args.seed)
    flashlight.save(model.state_dict(), args.out / "model.pth")
    (args.out / "losses.json").write_text(json.dumps(losses))
    if not args.no_plots:
        plot_samples(model, args.out / "samples.png")
    print(f"loss {losses[0]:.2f} at first, {losses[-1]:.2f} at the end; results in {args.out}")


if __name__ == "__main__":
    main()
