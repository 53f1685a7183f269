"""`python -m benchmarks [NAME…]`: run the benchmarks, or those named."""

from __future__ import annotations

import importlib
import pkgutil
import sys

import benchmarks

TOOLS = {"__main__", "measure", "segment_checkers", "synthetic"}


def main(names: list[str]) -> None:
    """Run every module of this package that has a `run`, or the named ones."""
    known = [module.name for module in pkgutil.iter_modules(benchmarks.__path__) if module.name not in TOOLS]
    if unknown := set(names) - set(known):
        sys.exit(f"benchmarks: no such benchmark: {', '.join(sorted(unknown))}; there are {', '.join(known)}")
    for name in names or known:
        print(f"== {name}")
        importlib.import_module(f"benchmarks.{name}").run()


if __name__ == "__main__":
    main(sys.argv[1:])
