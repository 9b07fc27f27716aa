"""What the panel of a document's page shows of every claim, as JSON: its row, its quote, and what values mean.

It goes column by column: what many claims have in common is made JSON once.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from itertools import repeat
from typing import Any

from markupsafe import Markup

from dmv_claims.report.claims import Note
from dmv_claims.report.published import Columns, Dataset, Field, Row
from dmv_claims.report.quotes import Quote, quotes
from dmv_claims.report.script_data import as_json, for_script, members_as_json, text_as_json

# Columns that say where a claim stands; the panel shows them last.
PLACE = (
    *("claim_id", "state", "document_id", "file", "statement_id", "question_number"),
    *("start", "end", "cue_start", "cue_end"),
)
# It stands beside the row, with its cue marked.
QUOTE = "quote"


class Panel:
    """The panel of all documents of a state."""

    def __init__(self, dataset: Dataset) -> None:
        """The dataset is what is published of the state."""
        self._fields = {name: _Field(field) for name, field in dataset.fields["claims"].items()}
        self._categories = dataset.fields["claims"]["category"].values
        self._types = tuple(dataset.fields["claims"]["claim_type"].values)
        self._reviews = dataset.reviews

    def data(self, claims: Columns, text: str, noted: Mapping[str, Note]) -> Markup:
        """Return what is shown of a document's claims, in the order of their numbers, and what their values mean."""
        said = {name: values for name in self._fields if (values := set(claims[name]) - {None})}
        explained = {name: self._fields[name].explained(values) for name, values in said.items()}
        shown = dict(zip(claims["claim_id"], self._shown(claims, text, said), strict=True))
        entries = ",".join([self._entry(note, shown[claim]) for claim, note in noted.items()])
        fields = members_as_json(explained)
        return for_script(members_as_json({"claims": f"[{entries}]", "fields": fields, "place": as_json(PLACE)}))

    def _entry(self, note: Note, shown: str) -> str:
        anchor, look, review = text_as_json(note.anchor), text_as_json(note.look), self._reviews.get(note.claim_id)
        return f'{{"anchor":{anchor},"look":{look},{shown},"review":{as_json(_review(review)) if review else "null"}}}'

    def _shown(self, claims: Columns, text: str, said: Mapping[str, Collection[Any]]) -> Iterator[str]:
        kinds = map(self._kind, claims["category"], claims["claim_type"])
        columns = [self._fields[name].members(claims[name], values) for name, values in said.items() if name != QUOTE]
        rows = zip(*columns, strict=True)
        for kind, quote, row in zip(kinds, quotes(claims, repeat(text)), rows, strict=True):
            yield f'"kind":{kind},"quote":{_quote(quote)},"row":{{{",".join(filter(None, row))}}}'

    def _kind(self, category: str, claim_type: str) -> str:
        return _kind(self._types, self._categories[category], claim_type)


class _Field:
    """A column, as it is explained and as members of rows."""

    def __init__(self, field: Field) -> None:
        unit = f" ({field.unit})" if field.unit else ""
        self._name, self._description = text_as_json(field.name), text_as_json(field.description + unit)
        self._meanings = {
            value: f"{text_as_json(value)}:{text_as_json(meaning)}" for value, meaning in field.values.items()
        }

    def explained(self, values: Iterable[Any]) -> str:
        """Return what the column means, and those of these values that are explained."""
        known = sorted({str(one) for one in values} & self._meanings.keys()) if self._meanings else ()
        meanings = ",".join([self._meanings[one] for one in known])
        return f'{{"description":{self._description},"values":{{{meanings}}}}}'

    def members(self, cells: Iterable[Any], values: Iterable[Any]) -> list[str]:
        """Return the member of each claim's row, "" where it has no value; `values` are all there are."""
        name = self._name
        # JSON has numbers as Python writes them.
        members = {one: f"{name}:{text_as_json(one) if isinstance(one, str) else repr(one)}" for one in values}
        return list(map((members | {None: ""}).__getitem__, cells))


def _quote(quote: Quote) -> str:
    before, cue, after, lead = map(text_as_json, quote)
    return f'{{"before":{before},"cue":{cue},"after":{after},"lead":{lead}}}'


@cache
def _kind(types: tuple[str, ...], meaning: str, claim_type: str) -> str:
    """Return what a category means; one that several claim types have is explained for each of them."""
    meanings = re.split(rf"; (?=(?:{'|'.join(types)}): )", meaning)
    own = f"{claim_type}: "
    return text_as_json(next((one.removeprefix(own) for one in meanings if one.startswith(own)), "; ".join(meanings)))


def _review(review: Row) -> dict[str, Any]:
    changed = {name: review[name] for name in review["corrected"]}
    return {name: review[name] for name in ("decision", "reviewer", "reviewed_on", "why")} | {"values": changed}
