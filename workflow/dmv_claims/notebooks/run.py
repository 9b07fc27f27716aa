"""Run a notebook top to bottom in a kernel of this very Python, whatever kernels are registered elsewhere."""

import logging
import os
from pathlib import Path
from tempfile import TemporaryDirectory

import nbformat
from ipykernel.kernelspec import make_ipkernel_cmd
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from nbconvert.filters import strip_ansi
from nbformat import NotebookNode
from traitlets.config import Config

LOG = logging.getLogger(__name__)
# Names the folder of the tables to a notebook, which otherwise looks beside its own folder.
FOLDER = "DMV_CLAIMS_PROCESSED"


class NotebookError(RuntimeError):
    """A cell of a notebook failed."""


class _ThisPython(AsyncKernelManager):
    @property
    def kernel_spec(self) -> KernelSpec:
        return KernelSpec(argv=make_ipkernel_cmd(), display_name="Python", language="python")


def run(notebook: Path, processed: Path) -> NotebookNode:
    """Return the notebook with the outputs of its cells, which read the tables in the folder `processed`.

    Raises NotebookError with the first cell that fails. What cells write to stderr goes into the log.
    """
    node: NotebookNode = nbformat.read(notebook, as_version=4)
    with TemporaryDirectory(prefix="nb-") as folder:
        client = NotebookClient(
            node,
            kernel_manager_class=_ThisPython,
            config=_sockets(Path(folder)),
            timeout=None,
            coalesce_streams=True,
        )
        try:
            client.execute(cwd=str(notebook.parent), env=_environment(processed, folder))
        except CellExecutionError:
            raise NotebookError(_failure(notebook, node)) from None
    # What a cell shows can fail without the cell.
    if any(output.output_type == "error" for cell in node.cells for output in cell.get("outputs", ())):
        raise NotebookError(_failure(notebook, node))
    _log_warnings(notebook, node)
    return node


def _sockets(folder: Path) -> Config:
    """Let kernel and client talk through files: two kernels that start at once may pick the same port."""
    return Config(KernelManager={"transport": "ipc", "connection_file": str(folder / "kernel.json")})


def _environment(processed: Path, settings: str) -> dict[str, str]:
    """Leave the user's own IPython settings out, they have no part in what is published."""
    return os.environ | {FOLDER: str(processed.resolve()), "IPYTHONDIR": settings, "PYTHONHASHSEED": "0"}


def _failure(notebook: Path, node: NotebookNode) -> str:
    """Say which cell failed and why, and give its traceback."""
    number, cell, output = next(
        (number, cell, output)
        for number, cell in enumerate(node.cells, start=1)
        for output in cell.get("outputs", ())
        if output.output_type == "error"
    )
    first = next((line for line in cell.source.splitlines() if line.strip()), "")
    traceback = strip_ansi("\n".join(output.traceback))
    return (
        f"{notebook.name}, cell {number} of {len(node.cells)} ({first.strip()}): {output.ename}: {output.evalue}\n"
        f"Open the notebook, mend the cell and run it again. Its traceback:\n{traceback}"
    )


def _log_warnings(notebook: Path, node: NotebookNode) -> None:
    for number, cell in enumerate(node.cells, start=1):
        for output in cell.get("outputs", ()):
            if output.output_type == "stream" and output.name == "stderr":
                LOG.warning("%s, cell %d: %s", notebook.name, number, output.text.rstrip())
