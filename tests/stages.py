"""How long each stage of the workflow takes in this process, on labelled documents: seconds of CPU by stage."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from unittest.mock import patch

from dmv_claims import pipeline
from dmv_claims.gold import LabelledDocument
from dmv_claims.read import read_document
from dmv_claims.tables.columns import load_tables
from dmv_claims.tables.parts import write_parts
from dmv_claims.tables.records import accepted
from dmv_claims.vocabulary import FOLDER
from formats_of import files_of
from seconds import seconds, seconds_by_step
from spacy.language import Language

SHEET = "file,state,title,source_url,retrieved_on,provenance,licence"


class Stages:
    """Labelled documents in a folder of their own, and what each stage makes of them there."""

    def __init__(self, folder: Path, documents: Sequence[LabelledDocument], rounds: int) -> None:
        """Write the documents as plain text, with a sheet that tells their states."""
        self.folder, self.documents, self.rounds = folder, documents, rounds
        self.raw, self.out = folder / "raw", folder / "work" / "extract" / "all.arrow"
        self.raw.mkdir()
        for one in documents:
            (self.raw / f"{one.name}.txt").write_text(one.raw.text, encoding="utf-8")
        rows = [f"{one.name}.txt,{one.state},,,,restated," for one in documents]
        (self.raw / "sources.csv").write_text("\n".join([SHEET, *rows, ""]), encoding="utf-8")

    @property
    def texts(self) -> list[str]:
        """The text of each document."""
        return [one.raw.text for one in self.documents]

    def reading(self) -> dict[str, float]:
        """Return the seconds to read the documents from files, by format."""
        folder = self.folder / "formats"
        folder.mkdir()
        names: dict[str, list[str]] = {}
        for one in self.documents:
            for ending, content in files_of(one.raw.text).items():
                (folder / f"{one.name}{ending}").write_bytes(content)
                names.setdefault(ending, []).append(f"{one.name}{ending}")
        return {f"read {ending}": self._each(partial(read_document, folder), files) for ending, files in names.items()}

    def analysis(self, nlp: Language) -> dict[str, float]:
        """Return the seconds of each component, and of what turns documents into rows and rows into a file."""
        steps = seconds_by_step(nlp, self.texts, self.rounds)
        docs = []
        for one in self.documents:
            doc = nlp.make_doc(one.raw.text)
            doc._.state = one.state
            docs.append((one.raw, nlp(doc)))
        rows = [accepted(raw, None, doc) for raw, doc in docs]
        out, tables = self.folder / "rows.arrow", load_tables(FOLDER)
        return {name.removeprefix("dmv_"): taken for name, taken in steps.items()} | {
            "rows": seconds(lambda: [accepted(raw, None, doc) for raw, doc in docs], self.rounds),
            "file of rows": seconds(lambda: write_parts(out, rows, tables), self.rounds),
        }

    def extraction(self, nlp: Language) -> float:
        """Return the seconds of `extract_batch` on one batch of all documents, with a pipeline that is built."""
        texts = self.folder / "texts.parquet"
        pipeline.read_batch(self.raw, [f"{one.name}.txt" for one in self.documents], texts)
        self.out.parent.mkdir(parents=True, exist_ok=True)
        with patch("dmv_claims.nlp.build", return_value=nlp):
            return seconds(
                lambda: pipeline.extract_batch(texts, self.raw / "sources.csv", FOLDER, None, self.out), self.rounds
            )

    def writing(self) -> dict[str, float]:
        """Return the seconds to make tables of what was extracted, a data package of the tables, and their report."""
        processed, manifest = self.folder / "processed", self.folder / "work" / "tables.json"
        steps: dict[str, Callable[[], object]] = {
            "tables": lambda: pipeline.write_tables([self.out], processed, manifest, max_rejected=0),
            "data package": lambda: pipeline.describe(manifest, processed / "datapackage.json", counts=None),
        }
        taken = {name: seconds(step, self.rounds) for name, step in steps.items()}
        # Once: pages that stand there already are not written again.
        return taken | {"report": seconds(lambda: pipeline.write_report(processed, processed / "report/index.html"), 1)}

    def _each(self, step: Callable[[str], object], names: Sequence[str]) -> float:
        return seconds(lambda: [step(name) for name in names], self.rounds)
