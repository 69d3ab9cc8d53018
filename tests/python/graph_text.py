"""A backward graph as text, from the node down, as next_functions shows it: "Addmm(L4,L2x3,T(L4x3))". Nodes without
their "Backward0", with the output where it is not the first (Split.1), leaves by the sizes of their tensors, "None" for
edges to nowhere, "^3" for the third node once more.
"""

from __future__ import annotations

from typing import Any


def graph_text(node: Any, output: int = 0) -> str:
    numbers: dict[Any, int] = {}

    def go(node: Any, output: int) -> str:
        if node is None:
            return "None"
        if node in numbers:
            return f"^{numbers[node]}"
        numbers[node] = len(numbers)
        name = node.name().removeprefix("torch::autograd::").removesuffix("Backward0")
        if name == "AccumulateGrad":
            return "L" + "x".join(map(str, node.variable.shape))
        return f"{name}{f'.{output}' if output else ''}({','.join(go(*edge) for edge in node.next_functions)})"

    return go(node, output)


def result_text(module: Any, results: Any) -> str:
    """Of all tensors among the results: "-" for a constant, "leaf" for one that is a leaf itself."""
    texts: list[str] = []
    for result in results if isinstance(results, (list, tuple)) else [results]:
        if isinstance(result, module.Tensor):
            leaf = "leaf" if result.requires_grad else "-"
            texts.append(graph_text(result.grad_fn, result.output_nr) if result.grad_fn else leaf)
        elif isinstance(result, (list, tuple)):
            texts.append(result_text(module, result))
    return " ".join(texts)
