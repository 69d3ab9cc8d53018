#!/usr/bin/env python3
"""Writes tests/c/base/generator_goldens.h: what PyTorch's CPU generator draws, for tests/c/base/test_generator.c.

    python tools/dump_generator_goldens.py

Needs torch. Streams that are exact on every machine are kept as a hash over many draws; those that go through the C
library's log and sine as values, which the test compares to a few units in the last place.
"""

from pathlib import Path

import numpy as np
import torch

TARGET = Path(__file__).resolve().parent.parent / "tests/c/base/generator_goldens.h"
SIZES = [1, 5, 15, 16, 17, 31, 33, 100, 623, 625, 1000, 3001]
SEEDS = [0, 1, 42, 2**32 + 7, 2**63 + 5]
F32, F64 = torch.float32, torch.float64

# name in the test: how PyTorch draws n of it
EXACT = {
    "uniform_f32": lambda n: torch.rand(n),
    "uniform_f64": lambda n: torch.rand(n, dtype=F64),
    "uniform_between_f32": lambda n: torch.empty(n).uniform_(-1.3, 2.7),
    "uniform_between_f64": lambda n: torch.empty(n, dtype=F64).uniform_(-1.3, 2.7),
    "uniform_strided_f32": lambda n: torch.empty(2 * n)[::2].uniform_(-1.3, 2.7).contiguous(),
    "normal_f32": lambda n: torch.randn(n + 15),
    "normal_between_f32": lambda n: torch.empty(n + 15).normal_(0.7, 1.9),
    "normal_bf16": lambda n: torch.empty(n + 15, dtype=torch.bfloat16).normal_(0.7, 1.9).float(),
    "integer_small": lambda n: torch.randint(-5, 995, (n,)),
    "integer_2_28": lambda n: torch.randint(0, 2**28, (n,)),
    "integer_large": lambda n: torch.randint(-17, 2**62, (n,)),
    "bernoulli": lambda n: torch.empty(n, dtype=torch.uint8).bernoulli_(0.3),
    "permutation": lambda n: torch.randperm(n),
}
CLOSE = {
    "scalar_normal": lambda n: torch.empty(2 * n, dtype=F64)[::2].normal_(0.7, 1.9).contiguous(),
    "normal_f64": lambda n: torch.randn(n, dtype=F64),
    "exponential": lambda n: torch.empty(n, dtype=F64).exponential_(1.5),
    "geometric": lambda n: torch.empty(n, dtype=F64).geometric_(0.3),
    "cauchy": lambda n: torch.empty(n, dtype=F64).cauchy_(1.0, 2.0),
    "log_normal": lambda n: torch.empty(n, dtype=F64).log_normal_(0.5, 0.7),
}


def seed(value):
    torch.manual_seed(value if value < 2**63 else value - 2**64)


def fnv(data, start=0xCBF29CE484222325):
    """FNV-1a, 64 bits."""
    for byte in data:
        start = ((start ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return start


def main():
    torch.set_num_threads(1)
    out = [
        f"/* Made by tools/dump_generator_goldens.py with PyTorch {torch.__version__}. Do not edit. */",
        f"static const uint64_t golden_seeds[] = {{{', '.join(f'{s}u' for s in SEEDS)}}};",
        f"static const int64_t golden_sizes[] = {{{', '.join(map(str, SIZES))}}};",
        "",
        "/* A row a stream: for each seed, the hash over draws of all sizes in turn and the state after them. */",
        "static const struct {",
        "    const char *name;",
        "    uint64_t hash[5];",
        "} golden_exact[] = {",
    ]
    for name, draw in EXACT.items():
        hashes = []
        for value in SEEDS:
            seed(value)
            digest = fnv(b"")
            for n in SIZES:
                digest = fnv(draw(n).numpy().tobytes(), digest)
            hashes.append(fnv(torch.get_rng_state().numpy().tobytes(), digest))
        out.append(f'    {{"{name}", {{{", ".join(f"0x{h:016x}u" for h in hashes)}}}}},')
    out += ["};", "", "/* The first 23 draws after seed 42. */", "static const struct {", "    const char *name;"]
    out += ["    double value[23];", "} golden_close[] = {"]
    for name, draw in CLOSE.items():
        seed(42)
        values = draw(23).numpy().astype(np.float64)
        text = [float(v).hex() for v in values]
        rows = [", ".join(text[i : i + 4]) for i in range(0, len(text), 4)]
        out.append(f'    {{"{name}",')
        out.append("     {" + ",\n      ".join(rows) + "}},")
    out += ["};", ""]
    TARGET.write_text("// clang-format off\n" + "\n".join(out))


if __name__ == "__main__":
    main()
