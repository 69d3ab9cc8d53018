"""Writes the NumPy files of this folder, and orders of PyTorch's shuffled DataLoader, for the C tests."""

import pathlib

import numpy as np
import torch
from torch.utils.data import DataLoader, TensorDataset

here = pathlib.Path(__file__).parent


def orders() -> np.ndarray:
    """For some seeds and sizes: seed, size, epochs, the epochs' orders, and two numbers drawn after them."""
    out = []
    for seed, size, epochs in [(0, 1, 1), (0, 10, 3), (1, 64, 2), (12345678901234, 257, 2), (7, 1797, 1)]:
        torch.manual_seed(seed)
        loader = DataLoader(TensorDataset(torch.arange(size)), batch_size=16, shuffle=True)
        out += [seed, size, epochs]
        for _ in range(epochs):
            out += torch.cat([batch for (batch,) in loader]).tolist()
        out += torch.randint(0, 1000, (2,)).tolist()
    return np.array(out, dtype=np.int64)


def main() -> None:
    np.save(here / "orders.npy", orders())
    values = np.arange(6).reshape(2, 3)
    for name in "? u1 i1 i2 i4 i8 f2 f4 f8".split():
        np.save(here / "npy" / f"{name.replace('?', 'b1')}.npy", values.astype(name))
    np.save(here / "npy" / "fortran.npy", np.asfortranarray(np.arange(24, dtype=np.float32).reshape(2, 3, 4)))
    np.save(here / "npy" / "big.npy", values.astype(">f4"))
    np.save(here / "npy" / "scalar.npy", np.float64(2.5))
    np.save(here / "npy" / "line.npy", np.arange(5, dtype=np.int32))
    np.save(here / "npy" / "empty.npy", np.zeros((0, 3), dtype=np.float32))
    with open(here / "npy" / "version2.npy", "wb") as f:
        np.lib.format.write_array(f, values.astype(np.float32), version=(2, 0))
    arrays = {"weights": values.astype(np.float32), "labels": np.arange(5), "a/b": np.asfortranarray(values), "x": True}
    np.savez(here / "npy" / "arrays.npz", **arrays)
    np.savez_compressed(here / "npy" / "packed.npz", values.astype(np.uint8), **arrays)


if __name__ == "__main__":
    main()
