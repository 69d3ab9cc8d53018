"""nn.summary: shapes, counts and layout; the C host's table is the same."""

import flashlight
import flashlight.nn as nn
import numpy as np
import pytest
import torch
from flashlight._C import HostModule
from torch.utils.flop_counter import FlopCounterMode


def model():
    return nn.Sequential(
        nn.Conv2d(3, 8, 3, stride=2, padding=1, groups=1),
        nn.BatchNorm2d(8),
        nn.ReLU(),
        nn.Sequential(nn.ConvTranspose2d(8, 4, 2, stride=2), nn.AdaptiveAvgPool2d(2)),
        nn.Flatten(),
        nn.Linear(16, 5),
    )


def shown(capsys):
    out, err = capsys.readouterr()
    assert not err
    return out


def test_table(capsys):
    net = model()
    net[1].eval()
    assert nn.summary(net, (2, 3, 8, 8)) is None
    out = shown(capsys)
    lines = out.splitlines()
    assert all(len(line) <= 80 for line in lines)
    assert len(lines) == 3 + len(list(net.modules())) + 1
    conv = next(line for line in lines if "0 (Conv2d)" in line)
    assert "[2, 8, 4, 4]" in conv
    assert conv.split()[-2:] == ["224", "6,912"]  # 8 (27 + 1) parameters; 2 8 4 4 27 multiply-adds
    assert f"{sum(p.numel() for p in net.parameters())} (" in lines[-1]
    assert [m.training for m in net] == [True, False, True, True, True, True]
    assert not any(m._forward_hooks for m in net.modules())
    assert net[1].num_batches_tracked == 0


@pytest.mark.parametrize(
    "make, inputs",
    [
        (lambda n: n.Sequential(n.Linear(5, 7, bias=False), n.Linear(7, 2)), [(3, 5)]),
        (lambda n: n.Conv1d(4, 6, 3, groups=2), [(2, 4, 9)]),
        (lambda n: n.Conv3d(2, 3, 2), [(1, 2, 4, 4, 4)]),
        (lambda n: n.ConvTranspose2d(4, 6, 3, stride=2), [(2, 4, 5, 5)]),
        (lambda n: n.TransformerEncoderLayer(8, 2, 16), [(5, 3, 8)]),
        (lambda n: n.MultiheadAttention(8, 2), [(5, 3, 8), (4, 3, 8), (4, 3, 8)]),
    ],
)
def test_counts_are_torchs(make, inputs, capsys):
    net = make(nn)
    nn.summary(net, inputs)
    total = shown(capsys).splitlines()[-1].rpartition("mult-adds: ")[2]
    with FlopCounterMode(display=False) as counter:
        make(torch.nn)(*[torch.zeros(s) for s in inputs])
    assert int(total.replace(",", "")) * 2 == counter.get_total_flops()


def test_users_modules_and_ids(capsys):
    class Net(nn.Module):
        def __init__(self):
            super().__init__()
            self.embed = nn.Embedding(10, 4)
            self.rnn = nn.LSTM(4, 3, batch_first=True)
            self.heads = nn.ModuleList([nn.Linear(3, 2), nn.Linear(3, 2)])
            self.a_name_that_is_longer_than_the_column = nn.Identity()

        def forward(self, x):
            y, _ = self.rnn(self.embed(x))
            return [head(y) for head in self.heads]

    nn.summary(Net(), flashlight.zeros(2, 5, dtype=flashlight.int64))
    lines = shown(capsys).splitlines()
    assert any("heads (ModuleList)" in line and " - " in line for line in lines)
    assert any("..." in line for line in lines)
    assert any("rnn (LSTM)" in line and line.split()[-1] == str(10 * 4 * 3 * 7) for line in lines)


def test_errors_leave_the_model_as_it_was(capsys):
    net = model()
    with pytest.raises(RuntimeError, match=r"0 \(Conv2d\)"):
        nn.summary(net, (2, 4, 8, 8))
    assert net.training
    assert not any(m._forward_hooks for m in net.modules())


def test_c_prints_the_same(capsys, tmp_path):
    encoder = nn.TransformerEncoder(nn.TransformerEncoderLayer(8, 2, 16, batch_first=True), 2)
    for net, shape in ((model(), (2, 3, 8, 8)), (nn.Sequential(nn.Linear(4, 8), encoder), (2, 5, 4))):
        nn.summary(net, shape)
        expected = shown(capsys)
        flashlight.save(net, tmp_path / "model.pth")
        c = HostModule.from_file(str(tmp_path / "model.pth"))
        assert c.summary(flashlight.tensor(np.zeros(shape, np.float32)), str(tmp_path / "out.txt")) is None
        assert (tmp_path / "out.txt").read_text() == expected
