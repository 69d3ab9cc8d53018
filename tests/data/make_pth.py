"""Writes the .pth files of this folder with PyTorch; the C tests read them. Run with torch 2.13 installed."""

import collections
import pathlib

import torch

here = pathlib.Path(__file__).parent


def main() -> None:
    base = torch.arange(24, dtype=torch.float32).reshape(4, 6)
    values = {
        "int": [0, 255, 256, 65535, 65536, -1, 2**31, -(2**31) - 1, 2**63 - 1, -(2**63), 2**64],
        "float": [1.5, float("inf")],
        "text": ["", "x", "\u00e9\u2028\U0001f600"],
        "bytes": b"\x00\x7f\x80\xff",
        "tuples": [(), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4)],
        "flags": [True, False, None],
        "complex": 1 - 2j,
        "set": {1, 2},
        "size": torch.Size([2, 3]),
        "dtype": torch.bfloat16,
        "device": torch.device("cuda", 1),
        "counter": collections.Counter("aab"),
        7: "seven",
        "base": base,
        "view": base[1:3, ::2],
        "parameter": torch.nn.Parameter(torch.ones(2)),
        "leaf": torch.zeros(3, requires_grad=True),
        "scalar": torch.tensor(3.0, dtype=torch.float64),
        "empty": torch.empty(0, 3),
    }
    for name in ["bool", "uint8", "int8", "int16", "int32", "int64", "float16", "bfloat16", "float32", "float64"]:
        values[name] = torch.tensor([0, 1, 100]).to(getattr(torch, name))
    for name, new in [("values.pth", True), ("values_old.pth", False)]:
        torch.save(values, here / name, _use_new_zipfile_serialization=new)
    model = torch.nn.Sequential(torch.nn.Linear(2, 3), torch.nn.ReLU())
    with torch.no_grad():
        for i, p in enumerate(model.parameters()):
            p.copy_(torch.arange(p.numel(), dtype=torch.float32).reshape(p.shape) + i)
    torch.save(model.state_dict(), here / "state.pth")
    torch.save(model, here / "model.pth")


if __name__ == "__main__":
    main()
