"""The page that the report opens with: map, table, conflicts, every claim to filter and search, the documents.

Of a large collection it has the surest claims and conflicts, and leads to the pages of claims.
"""

from collections.abc import Collection, Mapping
from typing import Any

from markupsafe import Markup

from dmv_claims.report.addresses import NOTEBOOKS
from dmv_claims.report.answers import SIGNS, answers_of, counted, tiles
from dmv_claims.report.document import web_address
from dmv_claims.report.index_data import data
from dmv_claims.report.lists import is_large, lists_of
from dmv_claims.report.published import Dataset
from dmv_claims.report.render import render
from dmv_claims.report.script_data import for_script, members_as_json
from dmv_claims.report.search import FACETS, Found, recalled

# The question that the map opens with, where it is asked.
FIRST = "court_order_required"
# So many rejected documents are named where documents are many.
REJECTED = 200


def index_page(dataset: Dataset, parts: Mapping[str, Mapping[str, Any]]) -> str:
    """Return the index; `parts` are those of the states, in the order in which they are shown."""
    answers = answers_of(dataset.answers)
    asked = FIRST if FIRST in dataset.questions else next(iter(dataset.questions), "")
    shown = tiles(dataset.states, answers, asked)
    large = is_large(dataset.documents)
    lists = lists_of(dataset.documents) if large else {}
    first = {state: own[0].page for state, own in lists.items()}
    rejected = [one for one in dataset.documents if not one["page"]]
    return render(
        "index.html",
        accepted=[one for one in dataset.documents if one["page"]],
        rejected=rejected[: REJECTED if large else None],
        n_rejected=len(rejected),
        sources={one["document_id"]: web_address(one["source_url"]) for one in dataset.documents},
        names=dataset.names,
        states=dataset.with_documents,
        questions=dataset.questions,
        asked=asked,
        tiles=shown,
        counts=counted(shown),
        answers=answers,
        meanings=dataset.fields["state_answers"]["answer"].values,
        conflicts={state: part["n_conflicts"] for state, part in parts.items() if part["n_conflicts"]},
        sections={state: Markup(part["conflicts"]) for state, part in parts.items()},
        claim_types=dataset.fields["claims"]["claim_type"].values,
        n_claims=sum(part["counts"]["claims"] for part in parts.values()),
        right=_right(parts.values()),
        large=large,
        lists=lists,
        facets=FACETS,
        signs=SIGNS,
        notebooks=NOTEBOOKS,
        version=dataset.version,
        data=for_script(members_as_json(data(dataset, _found(parts), parts, first))),
    )


def _found(parts: Mapping[str, Mapping[str, Any]]) -> Found:
    found = Found()
    for part in parts.values():
        for entries in part["entries"]:
            found.add(recalled(entries))
    return found


def _right(parts: Collection[Mapping[str, Any]]) -> float | None:
    """Return which share of claims is right by what was measured for their kinds; None where nothing was."""
    measured = sum(part["counts"]["measured"] for part in parts)
    return sum(part["precision"] for part in parts) / measured if measured else None
