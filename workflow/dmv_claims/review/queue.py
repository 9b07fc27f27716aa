"""Write the queue: claims worth a look, with all that a person needs to decide on them, as a sheet to fill in."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import StringIO
from pathlib import Path
from typing import Any

from dmv_claims.report.addresses import claim_address
from dmv_claims.review.cells import cell
from dmv_claims.review.decisions import FILLED, SCHEMA, Decision, is_decided
from dmv_claims.review.values import correctable
from dmv_claims.review.worth import REASONS, find_reasons, priority
from dmv_claims.sheet import read_rows
from dmv_claims.tables import parquet
from dmv_claims.tables.columns import load_tables

Row = Mapping[str, Any]

NAME = "review_queue.csv"
OF_CLAIM = ("state", "file", "claim_type", "category", "polarity", "modality", "scope", "subject")
# What a reviewer fills in stands first, as in the sheet of decisions, so that whole rows can be copied there.
COLUMNS = ("claim_id", *FILLED, "priority", "reasons", *OF_CLAIM, "values", "cue", "quote", "contradicts", "page")


def write_queue(processed: Path, decisions: Iterable[Decision], size: int, out: Path) -> None:
    """Write at most `size` claims of the tables in a folder, those with most points first.

    Rows of the last queue that are filled in but not among the decisions stay, before all others.
    """
    decided = {one.claim_id for one in decisions}
    filled = [row for _, row in read_rows(out, SCHEMA) if is_decided(row) and row["claim_id"] not in decided]
    taken = decided | {row["claim_id"] for row in filled}
    rows = [row for row in _rows(processed) if row["claim_id"] not in taken]
    parquet.write_changed(out, _encode([*filled, *rows[:size]]))


def _rows(processed: Path) -> list[Row]:
    answers = parquet.read_rows(processed / "state_answers.parquet")
    documents = parquet.read_rows(processed / "documents.parquet")
    pages = {one["document_id"]: one["page"] for one in documents}
    states = sorted({one["state"] for one in answers})
    found = [row for state in states for row in _rows_of(processed, state, answers, pages)]
    return sorted(found, key=lambda row: -row["priority"])


def _rows_of(processed: Path, state: str, answers: Iterable[Row], pages: Mapping[str, str]) -> Iterator[Row]:
    """Yield the rows of a state in the order of its claims."""
    names = ("claims", "conflicts", "texts")
    claims, conflicts, documents = (parquet.read_rows(processed / name / f"{state}.parquet") for name in names)
    texts = {one["document_id"]: one["text"] for one in documents}
    reasons = find_reasons(claims, conflicts, [one for one in answers if one["state"] == state])
    against = _against(conflicts)
    for claim in claims:
        if claim["claim_id"] in reasons:
            yield {name: claim[name] for name in ("claim_id", *OF_CLAIM, "quote")} | {
                "priority": priority(reasons[claim["claim_id"]]),
                "reasons": "; ".join(reasons[claim["claim_id"]]),
                "values": _values(claim),
                "cue": texts[claim["document_id"]][claim["cue_start"] : claim["cue_end"]],
                "contradicts": against.get(claim["claim_id"]),
                "page": f"report/{claim_address(pages[claim['document_id']], claim['claim_id'])}",
            }


def _against(conflicts: Iterable[Row]) -> dict[str, str]:
    """Return for each claim the words that it contradicts, those of the first hard conflict where there is one."""
    found: dict[str, str] = {}
    for row in sorted(conflicts, key=lambda row: bool(row["strength"] != "hard")):
        found.setdefault(row["claim_a"], row["quote_b"])
        found.setdefault(row["claim_b"], row["quote_a"])
    return found


def _values(claim: Row) -> str:
    """Return the values of a claim's type in the notation of corrections."""
    names = [name for name in correctable(load_tables()) if name not in OF_CLAIM]
    return "; ".join(f"{name}={claim[name]}" for name in names if claim[name] is not None)


def _encode(rows: Iterable[Row]) -> bytes:
    """Return the bytes of a CSV file; with a byte order mark, or spreadsheets take it for another encoding."""
    target = StringIO()
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([cell(row.get(name)) for name in COLUMNS] for row in rows)
    return target.getvalue().encode("utf-8-sig")


def queue_summary(queue: Path, review: Path, size: int) -> str:
    """Return in a few lines how many claims are in a queue of this `size`, why, and what to do with it."""
    rows = [row for _, row in read_rows(queue, SCHEMA)]
    if not rows:
        return "Nothing is left to review: every claim that is worth a look is decided.\n"
    filled = sum(map(is_decided, rows))
    parts = [f"{len(rows):,} claims to look at are in {queue}, the most doubtful first:", _counts(rows)]
    if filled:
        parts.append(f"The first {filled:,} are filled in, but not in {review} yet.")
    if len(rows) - filled == size:
        parts.append(f"There may be more; for twice as many: snakemake review --config queue_size={2 * size}")
    parts.append(
        "Open it in a spreadsheet and fill in decision (accept, reject or correct), reviewer, reviewed_on and why.\n"
        f"Copy the rows that are filled in to {review} and run snakemake again.\n"
        "config/README.md explains the columns."
    )
    return "\n".join(parts) + "\n"


def _counts(rows: Sequence[Row]) -> str:
    found = [row["reasons"].split("; ") for row in rows]
    counts = {name: sum(name in own for own in found) for name in REASONS}
    return "\n".join(f"{n:>6,} {name:<15} {REASONS[name].meaning}" for name, n in counts.items() if n)
