"""An LSTM language model and a bidirectional GRU classifier, trained for 20 steps: the losses are PyTorch's, and
those of the same program in C (tests/data/recurrent.c) to the last bit.
"""

import flashlight
import pytest
import torch
from test_examples import ROOT, build_tree, compile_c, run

VOCABULARY, WIDTH = 31, 32


def step(optimizer, loss):
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()


def language_model(mod):
    nn = mod.nn

    class LanguageModel(nn.Module):
        def __init__(self):
            super().__init__()
            self.embedding = nn.Embedding(VOCABULARY, 24)
            self.lstm = nn.LSTM(24, WIDTH, num_layers=2, dropout=0.2)
            self.head = nn.Linear(WIDTH, VOCABULARY)

        def forward(self, tokens):
            return self.head(self.lstm(self.embedding(tokens))[0])

    model = LanguageModel()
    sgd = mod.optim.SGD(model.parameters(), lr=1.0)
    for _ in range(20):
        tokens = mod.randint(0, VOCABULARY, (13, 4))
        logits = model(tokens[:12]).reshape(-1, VOCABULARY)
        yield step(sgd, nn.functional.cross_entropy(logits, tokens[1:].reshape(-1)))


def classifier(mod):
    nn = mod.nn

    class Classifier(nn.Module):
        def __init__(self):
            super().__init__()
            self.gru = nn.GRU(6, 16, batch_first=True, bidirectional=True)
            self.head = nn.Linear(32, 3)

        def forward(self, x):
            return self.head(self.gru(x)[0].mean(1))

    model = Classifier()
    adam = mod.optim.Adam(model.parameters(), lr=0.01)
    x, target = mod.randn(8, 10, 6), mod.randint(0, 3, (8,))
    for _ in range(20):
        yield step(adam, nn.functional.cross_entropy(model(x), target))


def losses(mod):
    mod.manual_seed(3)
    return [*language_model(mod), *classifier(mod)]


def test_the_same_losses():
    theirs = losses(torch)
    assert losses(flashlight) == pytest.approx(theirs, abs=1e-3)
    assert theirs[39] < theirs[20] - 0.1  # it did learn


def test_the_same_bits_in_c(tmp_path):
    compile_c(build_tree(), ROOT / "tests/data/recurrent.c", tmp_path / "recurrent")
    assert run([tmp_path / "recurrent"]).split() == [f"{loss:.9g}" for loss in losses(flashlight)]
