"""A small GPT (Radford et al., 2019) that learns to write like a text, character by character.

    python examples/python/character_gpt.py                        # the project's own pages; results in runs/gpt
    python examples/python/character_gpt.py --text novel.txt       # or a text of yours
    python examples/python/character_gpt.py --help

A character is a byte, and the model says for each place of a text how likely each of the 256 bytes comes next. With
`import torch as flashlight` the script draws the same curve; examples/c/character_gpt.c is its twin.
"""

import argparse
import json
from pathlib import Path

import flashlight
import flashlight.nn as nn
from flashlight import Tensor
from tqdm import tqdm

ROOT = Path(__file__).resolve().parent.parent.parent
VOCABULARY = 256


class Block(nn.Module):
    """What a place knows goes to the places after it, then every place thinks by itself."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.norm1 = nn.LayerNorm(width)
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm2 = nn.LayerNorm(width)
        self.mlp = nn.Sequential(nn.Linear(width, 4 * width), nn.GELU(), nn.Linear(4 * width, width))

    def forward(self, x: Tensor) -> Tensor:
        n, length, width = x.shape
        parts = self.qkv(self.norm1(x)).chunk(3, dim=-1)
        q, k, v = (part.view(n, length, self.heads, -1).transpose(1, 2) for part in parts)
        y = nn.functional.scaled_dot_product_attention(q, k, v, is_causal=True)
        x = x + self.out(y.transpose(1, 2).reshape(n, length, width))
        thought: Tensor = self.mlp(self.norm2(x))
        return x + thought


class GPT(nn.Module):
    """Bytes (N, L) -> logits of the byte after each (N, L, 256), for L up to `context`."""

    def __init__(self, context: int = 64, width: int = 128, heads: int = 4, layers: int = 4) -> None:
        super().__init__()
        self.context = context
        self.tokens = nn.Embedding(VOCABULARY, width)
        self.places = nn.Embedding(context, width)
        self.blocks = nn.Sequential(*[Block(width, heads) for _ in range(layers)])
        self.norm = nn.LayerNorm(width)
        self.head = nn.Linear(width, VOCABULARY)
        for table in (self.tokens, self.places):
            nn.init.normal_(table.weight, std=0.02)

    def forward(self, text: Tensor) -> Tensor:
        x = self.tokens(text) + self.places(flashlight.arange(text.size(1)))
        return self.head(self.norm(self.blocks(x)))

    def loss(self, windows: Tensor) -> Tensor:
        """In nats a character, over windows of context + 1 bytes."""
        logits = self(windows[:, :-1])
        return nn.functional.cross_entropy(logits.flatten(0, 1), windows[:, 1:].flatten())

    def write(self, prompt: bytes, length: int) -> bytes:
        """Goes on from a prompt, each byte drawn as likely as the model says."""
        text = flashlight.tensor([list(prompt)])
        with flashlight.no_grad():
            for _ in range(length):
                likely = self(text[:, -self.context :])[:, -1].softmax(-1)
                text = flashlight.cat([text, flashlight.multinomial(likely, 1)], dim=1)
        return bytes(text[0].tolist())


def read(paths: list[Path]) -> tuple[Tensor, Tensor]:
    """The bytes of the texts, (L,): the first nine tenths to learn from, and the rest to be tested on."""
    text = flashlight.tensor(list(b"".join(path.read_bytes() for path in paths)))
    cut = len(text) * 9 // 10
    return text[:cut], text[cut:]


def train(model: GPT, text: Tensor, held_out: Tensor, steps: int, batch: int, lr: float) -> tuple[list[float], float]:
    """Returns the loss of every step, and that of the held-out text at the end."""
    windows = text.unfold(0, model.context + 1, 1)
    optimizer = flashlight.optim.AdamW(model.parameters(), lr=lr)
    losses = []
    with tqdm(range(steps), unit="step") as progress:
        for step in progress:
            # Up over the first hundred steps, then down to nothing.
            optimizer.param_groups[0]["lr"] = lr * min((step + 1) / 100, (steps - step) / steps)
            optimizer.zero_grad()
            loss = model.loss(windows[flashlight.randint(len(windows), (batch,))])
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
            if step % 20 == 0:
                progress.set_postfix(loss=f"{losses[-1]:.3f}")
    with flashlight.no_grad():
        unseen = model.loss(held_out.unfold(0, model.context + 1, model.context)).item()
    return losses, unseen


def plot(losses: list[float], unseen: float, path: Path) -> None:
    from matplotlib.figure import Figure

    figure = Figure(figsize=(7, 4), layout="constrained")
    axes = figure.subplots()
    axes.plot(losses, linewidth=0.8, label="text it learns from")
    axes.axhline(unseen, color="tab:orange", label="held-out text, at the end")
    axes.set(xlabel="step", ylabel="loss (nats a character)", ylim=(0, None))
    axes.legend()
    figure.savefig(path, dpi=120)


def main() -> None:
    pages = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
    parser = argparse.ArgumentParser(description="Train a small GPT on the characters of a text.")
    parser.add_argument("--text", type=Path, nargs="+", default=pages, help="files (default: the project's own pages)")
    parser.add_argument("--steps", type=int, default=600, help="updates (default: %(default)s)")
    parser.add_argument("--batch-size", type=int, default=32, help="windows a step (default: %(default)s)")
    parser.add_argument("--lr", type=float, default=2e-3, help="AdamW's highest learning rate (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=0, help="of weights, windows and writing (default: %(default)s)")
    parser.add_argument("--prompt", default="The ", help="what the sample begins with (default: %(default)r)")
    parser.add_argument("--length", type=int, default=400, help="characters of the sample (default: %(default)s)")
    parser.add_argument("--out", type=Path, default=ROOT / "runs/gpt", help="folder for the results")
    parser.add_argument("--no-plots", action="store_true", help="write model.pth, losses.json and sample.txt alone")
    args = parser.parse_args()

    args.out.mkdir(parents=True, exist_ok=True)
    flashlight.manual_seed(args.seed)
    model = GPT()
    text, held_out = read(args.text)
    if len(held_out) <= model.context:
        parser.error(f"--text: a tenth of the text must be more than {model.context} bytes, and is {len(held_out)}")
    losses, unseen = train(model, text, held_out, args.steps, args.batch_size, args.lr)
    sample = model.write(args.prompt.encode(), args.length)
    flashlight.save(model.state_dict(), args.out / "model.pth")
    (args.out / "losses.json").write_text(json.dumps([*losses, unseen]))
    (args.out / "sample.txt").write_bytes(sample)
    if not args.no_plots:
        plot(losses, unseen, args.out / "loss.png")
    print(sample.decode(errors="replace"))
    print(
        f"\nloss {losses[0]:.2f} at first, {losses[-1]:.2f} at the end, {unseen:.2f} on held-out text; see {args.out}"
    )


if __name__ == "__main__":
    main()
