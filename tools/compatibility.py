#!/usr/bin/env python3
"""Writes docs/compatibility.md: which of PyTorch's documented names flashlight has, found by comparing the packages.

    python tools/compatibility.py           writes the page
    python tools/compatibility.py --check   writes nothing; exit status 1 where the page is out of date

Needs torch (the version the tests use) and the built package, so the check belongs to the tests and not to ./run lint.
A documented name is a public one that has a docstring (or is no function, like a dtype). REASONS says of whole kinds
of names why they are left out on purpose; a name that is absent without one is simply not there yet.
"""

from __future__ import annotations

import argparse
import importlib
import inspect
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs/compatibility.md"

NAMESPACES = [
    "",
    "Tensor",
    "nn",
    "nn.functional",
    "nn.init",
    "nn.parameter",
    "nn.utils",
    "nn.utils.parametrizations",
    "nn.utils.parametrize",
    "nn.utils.prune",
    "nn.utils.rnn",
    "nn.utils.stateless",
    "nn.attention",
    "nn.attention.bias",
    "nn.attention.flex_attention",
    "nn.grad",
    "nn.parallel",
    "optim",
    "optim.lr_scheduler",
    "optim.swa_utils",
    "linalg",
    "special",
    "autograd",
    "autograd.functional",
    "autograd.graph",
    "func",
    "utils.data",
    "utils.checkpoint",
    "distributions",
    "hub",
    "masked",
    "overrides",
    "quasirandom",
    "random",
    "signal.windows",
    "testing",
]

# Public functions that programs call though PyTorch gives them no docstring.
UNDESCRIBED = {"embedding_bag"}

# Pattern of the full name (without "torch."): why names like it are left out on purpose. The first that fits counts.
REASONS = [
    (
        r"complex|cfloat|cdouble|chalf|(^|\.)(real|imag|angle|polar|adjoint|H|i?stft)$|conj|resolve_neg|is_neg|view_as_real",
        "complex numbers are out of scope (their types can be named, and no tensor has them)",
    ),
    (
        r"sparse|coalesce|c(row|col)_indices|(row|col)_indices|to_dense|smm|hspmm|sspaddmm|dense_dim|saddmm"
        r"|^Tensor\.(values|indices)$|^(values|indices)_copy",
        "there are no sparse tensors",
    ),
    (
        r"quanti[sz]|qscheme|q_(per|scale|zero)|int_repr|fused_moving_avg|qu?int|choose_qparams|fbgemm|^bits\d|u?int[1-7]$"
        r"|float[48]|scaled_(grouped_)?mm",
        "no quantised types and none of 4 or 8 bits with a fraction (the common ones can be named)",
    ),
    (
        r"^uint(16|32|64)$",
        "PyTorch itself computes little with these types (they can be named, and no tensor has them)",
    ),
    (
        r"cuda|[Cc]udnn|miopen|Stream$|^Event|pin_memory|is_pinned|ipu$|xpu|mtia|vulkan|xla|hpu|maia|flash_attention_impl"
        r"|get_device|[aA]ccelerator|mkldnn|is_meta|privateuse|record_stream|stream_mismatch|stale_capture|device_states",
        "there is one device, the CPU",
    ),
    (r"rename|refine_names|align_(as|to|tensors)|has_names|\.names$", "named tensors, a prototype of PyTorch's"),
    (r"[nN]ested|to_padded", "there are no nested tensors"),
    (
        r"JIT|jit|[sS]cript|compile|dynamo|Sym(Int|Bool|Float)|(^|\.)sym_|^cond$|while_loop|^Tag|TracingState|import_ir"
        r"|^parse_|^Graph$|^Node$|\w+Type$|^Argument|ErrorReport|FunctionSchema|Future|^fork$|^wait$|^(merge|unify)_type"
        r"|\w_copy$|unsafe_(chunk|split)|functionalize|BroadcastingList|boolean_dispatch|^(Module|Code|Block|Value|Use)$"
        r"|LiteScript|DeepCopyMemo|GraphExec|activation_memory_budget",
        "for PyTorch's compiler and its intermediate forms",
    ),
    (
        r"CheckpointPolicy|[sS]elective_?[cC]heckpoint",
        "chooses by the names of PyTorch's ops beneath the API (there is no TorchDispatchMode)",
    ),
    (r"hash_tensor", "its result is a uint64, which no tensor has"),
    (
        r"torch_function|^(AVG|SUM|bit)$|DispatchKey|FatalError|init_num_threads"
        r"|const_data_ptr|module_load|debug_unwrap|layout_policy|^Tensor\.(volatile|map_|index)$",
        "PyTorch's own internals",
    ),
    (
        r"DataPipe|DFIter|DataChunk|datapipe|runtime_validation|argument_validation|non_deterministic",
        "deprecated there",
    ),
    (r"^overrides\.(get_testing_overrides|redispatch_function)", "PyTorch's own internals"),
    (r"^nn\.parallel\.\w+CPU$", "spreads work over several devices"),
]

# Documented namespaces that are left out as a whole.
ABSENT = {
    "nested": "there are no nested tensors: pad_sequence and masks, or packed sequences",
    "sparse": "there are no sparse tensors",
    "export": "for PyTorch's compiler and its intermediate forms",
    "package": "packs a program's code into a file, from which nothing is run here",
    "monitor": "counters of PyTorch's own",
    "quantization": "no quantised types",
    "mtia": "there is one device, the CPU",
    "utils._python_dispatch": "the ops beneath the API are not PyTorch's, so a TorchDispatchMode would see others",
    "utils.flop_counter": "stands on TorchDispatchMode; a model's summary counts operations",
    "utils.cpp_extension": "builds against PyTorch's C++; a C program links the library, and fl_custom_op adds ops",
    "utils.mobile_optimizer": "for PyTorch's compiler and its intermediate forms",
}

# What is there and differs on purpose.
DIFFERENCES = [
    ("`Tensor.view`", "copies where a channels-last result has no such view in memory, instead of failing"),
    ("`load`", "never runs code from a file, also with weights_only=False; it builds what the program has classes for"),
    ("`cuda`, `backends`, `compile`, `jit.script`", "there for programs that ask, and change nothing"),
    (
        '`device("meta")`',
        "tensors without memory are refused; a block of it makes modules on the CPU, and draws their parameters",
    ),
    ("`set_num_threads`", "changes the time and never a result"),
    ("`nn.attention.sdpa_kernel`", "keeps the choice; there is one kernel"),
    ("`nn.parallel`", "the wrappers run the module where it is, in one process"),
    ("`optim.SparseAdam`", "refuses dense gradients as PyTorch's does, and there are no sparse ones"),
    ("`distributed`", "is_available() is False; what needs a group raises the error of a program that made none"),
    (
        "`overrides.TorchFunctionMode`",
        "sees the forward of a recurrent layer as one function, and there parameters of other classes are taken as "
        "plain ones; there is no TorchDispatchMode",
    ),
    ("`nn.attention.flex_attention`", "makes the whole table of scores; has gradients, which PyTorch lacks on CPUs"),
    (
        "`masked.MaskedTensor`",
        "takes more views than PyTorch's; gradients of plain tensors are plain, with zeros where they were masked out",
    ),
    ("`lobpcg`", "takes no tracker, and ortho_*params change nothing"),
    ("`distributions.Wishart`", "samples without the warning of singular ones that PyTorch gives for every sample"),
    ("tensors of more than 64 dimensions", "are refused; PyTorch makes them, and reduces none"),
    ("`mode` and `unique(dim=)` of NaN", "sort NaN behind numbers (PyTorch: it lies where its sort leaves it)"),
    ("`cummax`, `cummin` of no elements", "refuse a dimension that is not there, as all others do"),
    ("`Tensor.set_`", "is refused for a tensor with a history (PyTorch: its backward pass fails)"),
    ("functions of NumPy on tensors", "give bool tensors where NumPy gives bools (PyTorch: uint8)"),
    ("`pickle` of a slice with holes", "holds its elements alone, packed (PyTorch: all of the memory behind it)"),
    (
        "`Tensor.share_memory_`",
        "is refused where others than the tensor and the one it is a view of are over the memory, and such a tensor "
        "goes to another process as a copy; memory mapped from a file counts as not shared",
    ),
    ("`nn.utils.rnn.pack_padded_sequence`", "refuses lengths beyond the steps that there are"),
    ("`segment_reduce`", "gives no gradient to a NaN that is the maximum or the minimum"),
    ("convolutions", "their results are channels-last in memory"),
]


def find(package, path: str):
    """A namespace of a package, None where it is not there."""
    if not path:
        return package
    if path == "Tensor":
        return package.Tensor
    try:
        return importlib.import_module(f"{package.__name__}.{path}")
    except ImportError:
        return None


def documented(namespace, path: str) -> list[str]:
    names = dir(namespace) if path == "Tensor" else getattr(namespace, "__all__", None) or dir(namespace)
    found = []
    for name in names:
        value = getattr(namespace, name, None)
        if f"{path}.{name}".lstrip(".") in UNDESCRIBED:
            found.append(name)
        if name.startswith("_") or inspect.ismodule(value) or value is None:
            continue
        home = getattr(value, "__module__", None) or "torch"
        if callable(value) and (not inspect.getdoc(value) or not home.startswith("torch")):
            continue
        if not callable(value) and isinstance(value, (str, bool, dict, list, set)):
            continue
        found.append(name)
    return sorted(set(found))


def reason(path: str, name: str) -> str | None:
    full = f"{path}.{name}" if path else name
    return next((text for pattern, text in REASONS if re.search(pattern, full)), None)


def has(namespace, name: str) -> bool:
    import flashlight

    value = getattr(namespace, name, None)
    if isinstance(value, flashlight.dtype):
        try:
            flashlight.empty(0, dtype=value)
        except TypeError:  # there to be named
            return False
    return namespace is not None and hasattr(namespace, name)


def page() -> str:
    import flashlight
    import torch

    lines = [
        "<!-- Made by tools/compatibility.py by comparing the packages: run it, do not edit this file. -->",
        "# Compatibility",
        "",
        f"PyTorch {torch.__version__.partition('+')[0]}'s documented names, and which of them flashlight has.",
        "",
        "| namespace | names | present | left out on purpose | not there |",
        "|---|---|---|---|---|",
    ]
    sections = []
    for path in NAMESPACES:
        theirs, ours = find(torch, path), find(flashlight, path)
        names = documented(theirs, path)
        present = [name for name in names if has(ours, name)]
        reasons: dict[str, list[str]] = {}
        missing = []
        for name in names:
            if name not in present:
                why = reason(path, name)
                if why:
                    reasons.setdefault(why, []).append(name)
                else:
                    missing.append(name)
        title = f"torch.{path}" if path else "torch"
        left_out = sum(map(len, reasons.values()))
        anchor = title.replace(".", "").lower()
        lines.append(f"| [{title}](#{anchor}) | {len(names)} | {len(present)} | {left_out} | {len(missing)} |")
        sections += ["", f"## {title}", ""]
        if missing:
            sections += ["Not there: " + listed(missing), ""]
        for why, absent in sorted(reasons.items()):
            sections += [f"Left out, {why}: " + listed(absent), ""]
        sections += ["Present: " + listed(present)]
    lines += ["", "What is present and differs on purpose:", "", "| | |", "|---|---|"]
    lines += [f"| {what} | {how} |" for what, how in DIFFERENCES]
    for path in ABSENT:
        if find(flashlight, path):
            raise SystemExit(f"tools/compatibility.py: flashlight has {path}, which ABSENT says it has not")
    lines += ["", "Namespaces that are left out:", "", "| | |", "|---|---|"]
    lines += [f"| `torch.{path}` | {why} |" for path, why in ABSENT.items()]
    return "\n".join(lines + sections) + "\n"


def listed(names: list[str]) -> str:
    return ", ".join(f"`{name}`" for name in names) if names else "none"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing, only look")
    check = parser.parse_args().check
    sys.path.insert(0, str(ROOT / "python"))
    text = page()
    if check:
        if not PAGE.exists() or PAGE.read_text() != text:
            print("out of date (run python tools/compatibility.py): docs/compatibility.md", file=sys.stderr)
            return 1
    else:
        PAGE.write_text(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
