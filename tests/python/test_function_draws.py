"""Functions of nn.functional in random valid ways, mostly such as no layer passes on: outputs, gradients, second
gradients, arguments and random numbers after the call are PyTorch's.

A failure names the draw, which `PYTHONPATH=python:tests/python python tests/python/test_function_draws.py NAME NUMBER`
repeats.
"""

import sys

import pytest
from draws import compare, functions

DRAWS = 6
NAMES = sorted(functions.FUNCTIONS)


@pytest.mark.parametrize("name", NAMES)
def test_function(name):
    for seed in range(DRAWS):
        draw = functions.draw(name, seed)
        found = compare.differences(draw, compare.FunctionRun)
        assert not found, "\n".join([str(draw), *found])


def main(args):
    numbers = [int(a) for a in args if a.isdigit()]
    for name in [a for a in args if not a.isdigit()] or NAMES:
        bad = 0
        for seed in numbers if len(numbers) == 1 else range(*numbers or (0, 100)):
            draw = functions.draw(name, seed)
            found = compare.differences(draw, compare.FunctionRun)
            bad += bool(found)
            if found and bad <= 3:
                print("\n".join([str(draw), *(line[:600] for line in found[:4])]), flush=True)
        print(f"{name}: {bad}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
