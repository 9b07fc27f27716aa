"""The page of a list: its documents, and all their claims to filter and search."""

from collections.abc import Sequence

from dmv_claims.report.document import web_address
from dmv_claims.report.index_data import claims_data
from dmv_claims.report.lists import List
from dmv_claims.report.published import Dataset
from dmv_claims.report.reading import Stored, claims_of
from dmv_claims.report.render import render
from dmv_claims.report.script_data import for_script, members_as_json
from dmv_claims.report.search import FACETS, Found, entries_of

# All are about one state.
OWN_FACETS = tuple(name for name in FACETS if name != "state")


def claims_page(listed: List, documents: Sequence[Stored], dataset: Dataset) -> str:
    """Return the page of a list with these documents; the dataset is what is published of their state."""
    found = Found()
    found.add(entries_of(*claims_of(documents)))
    return render(
        "claims.html",
        heading=dataset.names[listed.state] + (f", {listed.number} of {listed.of}" if listed.of > 1 else ""),
        names=dataset.names,
        listed=listed,
        accepted=listed.documents,
        sources={one["document_id"]: web_address(one["source_url"]) for one in listed.documents},
        claim_types=dataset.fields["claims"]["claim_type"].values,
        facets=OWN_FACETS,
        data=for_script(members_as_json(claims_data(dataset, found, OWN_FACETS))),
    )
