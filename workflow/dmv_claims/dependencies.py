"""Tell which files of the library a step of the pipeline runs on, by following its imports.

Snakemake sees an edit of a script but none of a module behind it, so the workflow declares these as inputs.
"""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parent


def files_of_step(step: str) -> list[Path]:
    """Return the files that the function `step` of pipeline.py imports, and those behind them, sorted."""
    pipeline = PACKAGE / "pipeline.py"
    found = {pipeline}
    todo = list(_imported(_without_other_steps(_parse(pipeline), step)))
    while todo:
        file = todo.pop()
        if file not in found:
            found.add(file)
            todo += _imported_by(file)
    return sorted(found)


# The workflow asks for ten steps, which have most files in common.
@cache
def _imported_by(file: Path) -> tuple[Path, ...]:
    return tuple(_imported(_parse(file)))


def _parse(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def _without_other_steps(module: ast.Module, step: str) -> ast.Module:
    """Leave out the other public functions: a step may import inside its function what only it needs."""
    own = [
        node
        for node in module.body
        if not isinstance(node, ast.FunctionDef) or node.name == step or node.name.startswith("_")
    ]
    return ast.Module(own, module.type_ignores)


def _imported(module: ast.Module) -> Iterator[Path]:
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        else:
            continue
        for name in names:
            yield from _files(name)


def _files(name: str) -> Iterator[Path]:
    """Yield the files that Python runs for an import of this name: packages on the way and the module."""
    package, *parts = name.split(".")
    if package != PACKAGE.name:
        return
    for depth in range(len(parts) + 1):
        path = PACKAGE.joinpath(*parts[:depth])
        for file in (path / "__init__.py", path.with_suffix(".py")):
            if file.is_file():
                yield file
