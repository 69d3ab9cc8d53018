"""Distances between results in float16 and bfloat16, in units in the last place."""

from __future__ import annotations

import torch

HALVES = {"float16": (10, -14), "bfloat16": (7, -126)}  # bits after the point, the least exponent of a normal number


def unit(size: torch.Tensor, dtype: str) -> torch.Tensor:
    """The unit in the last place of numbers of these sizes."""
    bits, least = HALVES[dtype]
    return torch.exp2(torch.floor(torch.log2(size.clamp(min=2.0**least))) - bits)


def off_by(got: torch.Tensor, want: torch.Tensor, where: str) -> tuple[torch.Tensor, torch.Tensor]:
    """By how much each item is off, and the size of the largest one; what is not finite must be the same."""
    got, want = got.double(), want.double()
    same = (got == want) | (got.isnan() & want.isnan())
    assert (same | (want.isfinite() & got.isfinite())).all(), f"{where}: {got} for torch's {want}"
    largest = torch.where(want.isfinite(), want.abs(), 0).amax() if want.numel() else torch.zeros(())
    return torch.where(same, 0.0, (got - want).abs()), largest.clamp(min=1e-3)


def assert_units(got: torch.Tensor, want: torch.Tensor, dtype: str, ulps: float, where: str) -> None:
    """No item is off by more than that many units in the last place of the largest item."""
    off, largest = off_by(got, want, where)
    worst = (off / unit(largest, dtype)).max().item() if off.numel() else 0
    assert worst <= ulps, f"{where}: {worst:.3g} units in the last place off"
