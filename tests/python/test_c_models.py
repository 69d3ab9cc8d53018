"""Small models trained in C (tests/data/models.c) and in Python: the same losses to the last bit, PyTorch's to 1e-3.

The examples hold a VAE, a GPT and a recurrent forecast together in the same way (test_examples.py), and
test_recurrent_programs.py an LSTM language model.
"""

import flashlight
import pytest
import torch
from test_examples import ROOT, build_tree, compile_c, run

STEPS, VOCABULARY, WIDTH, LATENT = 12, 17, 16, 6


def step(optimizer, loss):
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()


def perceptron(mod):
    nn = mod.nn
    model = nn.Sequential(nn.Linear(10, 33), nn.GELU("tanh"), nn.LayerNorm(33), nn.Dropout(0.2), nn.Linear(33, 1))
    sgd = mod.optim.SGD(model.parameters(), lr=0.05, momentum=0.9, nesterov=True, weight_decay=1e-3)
    for _ in range(STEPS):
        x = mod.randn(20, 10)
        yield step(sgd, nn.functional.mse_loss(model(x), mod.sin(x).sum(1, keepdim=True)))


def network(mod):
    nn = mod.nn

    class Block(nn.Module):
        def __init__(self):
            super().__init__()
            self.conv1, self.norm1 = nn.Conv2d(8, 8, 3, padding=1, bias=False), nn.BatchNorm2d(8)
            self.conv2, self.norm2 = nn.Conv2d(8, 8, 3, padding=1, bias=False), nn.BatchNorm2d(8)

        def forward(self, x):
            return mod.relu(x + self.norm2(self.conv2(mod.relu(self.norm1(self.conv1(x))))))

    first = nn.Conv2d(3, 8, 3, stride=2, padding=1)
    model = nn.Sequential(first, Block(), Block(), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(8, 4))
    adam = mod.optim.AdamW(model.parameters(), weight_decay=0.01)
    for _ in range(STEPS):
        x, y = mod.randn(5, 3, 13, 11), mod.randint(0, 4, (5,))
        yield step(adam, nn.functional.cross_entropy(model(x), y, label_smoothing=0.1))
    model.eval()
    yield model(mod.ones(2, 3, 9, 9)).sum().item()


def translation(mod):
    nn = mod.nn

    class Translator(nn.Module):
        def __init__(self):
            super().__init__()
            self.embedding = nn.Embedding(VOCABULARY, WIDTH)
            self.transformer = nn.Transformer(WIDTH, 4, 2, 1, 24, 0.1, batch_first=True)
            self.head = nn.Linear(WIDTH, VOCABULARY)

        def forward(self, source, target):
            size = target.shape[1]
            causal = mod.triu(mod.full((size, size), -float("inf")), 1)
            return self.head(self.transformer(self.embedding(source), self.embedding(target), tgt_mask=causal))

    model = Translator()
    adam = mod.optim.Adam(model.parameters(), betas=(0.9, 0.98), eps=1e-9)
    for _ in range(STEPS):
        source = mod.randint(0, VOCABULARY, (3, 7))
        target = source.flip(1)
        logits = model(source, target[:, :-1]).reshape(-1, VOCABULARY)
        yield step(adam, nn.functional.cross_entropy(logits, target[:, 1:].reshape(-1)))


def gan(mod):
    nn = mod.nn
    generator = nn.Sequential(
        nn.ConvTranspose2d(LATENT, 8, 4, bias=False),
        nn.BatchNorm2d(8),
        nn.ReLU(True),
        nn.ConvTranspose2d(8, 1, 4, 2, 1, bias=False),
        nn.Tanh(),
    )
    critic = nn.Sequential(
        nn.Conv2d(1, 8, 4, 2, 1, bias=False),
        nn.LeakyReLU(0.2, inplace=True),
        nn.Conv2d(8, 8, 3, bias=False),
        nn.BatchNorm2d(8),
        nn.LeakyReLU(0.2),
        nn.Conv2d(8, 1, 2, bias=False),
        nn.Flatten(),
    )
    of_critic, of_generator = (mod.optim.Adam(m.parameters(), lr=2e-4, betas=(0.5, 0.999)) for m in (critic, generator))

    def said(images, truth):
        logits = critic(images)
        return nn.functional.binary_cross_entropy_with_logits(logits, mod.full_like(logits, truth))

    for _ in range(STEPS):
        images = mod.rand(4, 1, 8, 8)
        made = generator(mod.randn(4, LATENT, 1, 1))
        yield step(of_critic, said(images, 1.0) + said(made.detach(), 0.0))
        yield step(of_generator, said(made, 1.0))


def segmentation(mod):
    nn = mod.nn

    class Unet(nn.Module):
        def __init__(self):
            super().__init__()
            self.stem = nn.Conv2d(2, 8, 3, padding=1)
            self.down = nn.Sequential(
                nn.Conv2d(8, 8, 3, stride=2, padding=1, groups=8, bias=False),
                nn.BatchNorm2d(8),
                nn.Hardswish(),
                nn.Conv2d(8, 16, 1),
                nn.GroupNorm(4, 16),
                nn.SiLU(),
            )
            self.up = nn.ConvTranspose2d(16, 8, 2, 2)
            self.head = nn.Conv2d(16, 1, 1)

        def forward(self, x):
            first = self.stem(x)
            return self.head(mod.cat([first, self.up(self.down(first))], 1))

    model = Unet()
    rmsprop = mod.optim.RMSprop(model.parameters(), lr=1e-3, momentum=0.9)
    schedule = mod.optim.lr_scheduler.CosineAnnealingLR(rmsprop, STEPS)
    for _ in range(STEPS):
        x = mod.randn(3, 2, 12, 10)
        truth = x.sum(1, keepdim=True).gt(0).float()
        yield step(rmsprop, nn.functional.binary_cross_entropy_with_logits(model(x), truth))
        schedule.step()


def losses(mod):
    mod.manual_seed(5)
    return [loss for model in (perceptron, network, translation, gan, segmentation) for loss in model(mod)]


def test_the_same_losses():
    ours, theirs = losses(flashlight), losses(torch)
    assert ours == pytest.approx(theirs, abs=1e-3)
    assert len(set(ours)) > 55


def test_the_same_bits_in_c(tmp_path):
    compile_c(build_tree(), ROOT / "tests/data/models.c", tmp_path / "models")
    assert run([tmp_path / "models"]).split() == [f"{loss:.9g}" for loss in losses(flashlight)]
