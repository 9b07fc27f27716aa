"""The page that the report opens with: map, table, conflicts, every claim to filter and search, the documents."""

from collections.abc import Iterable, Sequence

from dmv_claims.report.addresses import NOTEBOOKS
from dmv_claims.report.answers import SIGNS, answers_of, counted, tiles
from dmv_claims.report.conflicts import Group
from dmv_claims.report.document import web_address
from dmv_claims.report.index_data import data
from dmv_claims.report.published import Dataset
from dmv_claims.report.render import render
from dmv_claims.report.search import FACETS, Found

# The question that the map opens with, where it is asked.
FIRST = "court_order_required"


def index_page(dataset: Dataset, found: Found, conflicts: Sequence[Group]) -> str:
    """Return the index; `conflicts` are those of all states, one state after the other."""
    answers = answers_of(dataset.answers)
    asked = FIRST if FIRST in dataset.questions else next(iter(dataset.questions), "")
    shown = tiles(dataset.states, answers, asked)
    return render(
        "index.html",
        accepted=[one for one in dataset.documents if one["page"]],
        rejected=[one for one in dataset.documents if not one["page"]],
        sources={one["document_id"]: web_address(one["source_url"]) for one in dataset.documents},
        names=dataset.names,
        states=dataset.with_documents,
        questions=dataset.questions,
        asked=asked,
        tiles=shown,
        counts=counted(shown),
        answers=answers,
        meanings=dataset.fields["state_answers"]["answer"].values,
        conflicts=_by_state(conflicts),
        kinds=dataset.fields["conflicts"]["kind"].values,
        claim_types=dataset.fields["claims"]["claim_type"].values,
        n_claims=len(found.claim_ids),
        right=_right(found.rows.get("precision", [])),
        facets=FACETS,
        signs=SIGNS,
        notebooks=NOTEBOOKS,
        version=dataset.version,
        data=data(dataset, found),
    )


def _by_state(conflicts: Iterable[Group]) -> dict[str, list[Group]]:
    states: dict[str, list[Group]] = {}
    for one in conflicts:
        states.setdefault(one.state, []).append(one)
    return states


def _right(precisions: Iterable[float | None]) -> float | None:
    """Return which share of claims is right by what was measured for their kinds; None where nothing was."""
    known = [share for share in precisions if share is not None]
    return sum(known) / len(known) if known else None
