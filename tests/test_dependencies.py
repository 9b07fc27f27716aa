"""The files behind each step: what it imports at any depth is found, what only other steps import is not."""

import pytest
from dmv_claims.dependencies import PACKAGE, files_of_step

# A file, and the steps that run on it
CASES = [
    ("__init__.py", {"read_batch", "extract_batch", "write_tables", "describe"}),
    ("pipeline.py", {"read_batch", "extract_batch", "write_tables", "describe"}),
    ("read/html.py", {"read_batch", "extract_batch", "write_tables", "describe"}),
    # Imported inside the function of its step
    ("nlp.py", {"extract_batch"}),
    ("tables/write.py", {"write_tables"}),
    ("review/apply.py", {"write_tables"}),
    # Behind a module that is imported there
    ("extract/sharing.py", {"extract_batch"}),
    ("context/polarity.py", {"extract_batch"}),
    ("tables/checks.py", {"write_tables"}),
    ("package/dataset.py", {"write_tables", "describe"}),
    ("package/descriptor.py", {"describe"}),
    # Of no step
    ("summary.py", set()),
    ("dependencies.py", set()),
]


@pytest.mark.parametrize(("file", "steps"), CASES, ids=[file for file, _ in CASES])
def test_steps_of_a_file(file: str, steps: set[str]) -> None:
    assert (PACKAGE / file).is_file()
    every = ("read_batch", "extract_batch", "write_tables", "describe")
    assert {step for step in every if PACKAGE / file in files_of_step(step)} == steps
