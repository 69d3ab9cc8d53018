"""Runs the benchmarks that compare with PyTorch, one after another: ./run bench [name ...]"""

import argparse
import runpy
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main():
    names = sorted(p.stem for p in HERE.glob("*.py") if p.stem not in ("run", "timing"))
    parser = argparse.ArgumentParser(description="Compare flashlight's speed with PyTorch's, side by side.")
    parser.add_argument("names", nargs="*", metavar="name", help=f"which to run: {', '.join(names)} (default: all)")
    chosen = parser.parse_args().names or names
    for name in chosen:
        if name not in names:
            parser.error(f"there is no benchmark '{name}': choose from {', '.join(names)}")
        print(f"---- {name}")
        sys.argv[1:] = []  # what was given is the names of benchmarks
        runpy.run_path(str(HERE / f"{name}.py"), run_name="__main__")


if __name__ == "__main__":
    main()
