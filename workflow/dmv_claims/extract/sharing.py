"""Propose `sharing` and `data_type` claims from the disclosures of a statement."""

from collections.abc import Iterator, Sequence

from dmv_claims.context.polarity import find_denial
from dmv_claims.extract.candidate import Candidate
from dmv_claims.extract.disclosure import (
    Disclosure,
    context_names_ice,
    data_labels,
    find_disclosures,
    is_barred,
    names_ice,
)
from dmv_claims.extract.finite import legalities, says_so
from dmv_claims.extract.process import required_papers
from dmv_claims.lexicon import Cue
from dmv_claims.reading import Reading

MODES = ("sharing/direct_access", "sharing/bulk", "sharing/automatic", "sharing/on_request")
# How far into a statement the word may stand that opens a list: "This may include".
LIST_WITHIN = 12
# How many words a bare answer may have.
SHORT_ANSWER = 14
BARE_ANSWER = 6
# What turns a permission into a refusal, and how far behind it the paper may stand that is asked for.
ONLY, PAPER_WITHIN = frozenset(("only", "solely", "exclusively")), 10
# How far behind "requests from" the one who asks may stand.
REQUESTER_WITHIN = 4
PAPERS = ("legal_process/court_order", "legal_process/warrant", "legal_process/subpoena", "legal_process/consent")


def sharing(reading: Reading) -> Iterator[Candidate]:
    """Yield what a statement says of data passing to ICE, and of which kinds."""
    disclosures = find_disclosures(reading)
    said = [d for d in disclosures if d.says_so]
    if (said or reading.has(*MODES)) and not _only_with_papers(reading):
        yield from _sharing(reading, said)
    yield from _answer(reading, disclosures)
    yield from _data_types(reading, disclosures)


def _sharing(reading: Reading, said: Sequence[Disclosure]) -> Iterator[Candidate]:
    """Yield sharing as said; a ban, or a refusal with an exception, is a matter of other types."""
    told: set[int] = set()
    for mode in MODES:
        for cue in reading.all(mode):
            if _is_from_others(reading, cue):
                continue
            group = reading.clause_of(cue.start).group
            verb = _mode_verb(reading, cue, said)
            if verb is not None and group not in told:
                told.add(group)
                category = mode.removeprefix("sharing/")
                yield Candidate(
                    reading, "sharing", category, cue, polarity=sharing_polarity(reading, verb), anchor=verb
                )
    for disclosure in said:
        group = reading.clause_of(disclosure.cue.start).group
        kinds = any(reading.near(disclosure.cue, label) for label in data_labels(reading))
        if group in told or _is_refused(disclosure) or (disclosure.negated and kinds):
            continue
        told.add(group)
        polarity = "negated" if disclosure.negated else "affirmed"
        yield Candidate(reading, "sharing", _mode(reading, disclosure), disclosure.cue, polarity=polarity)


def _only_with_papers(reading: Reading) -> bool:
    """Tell a refusal in the form of a permission: "released only on a court order", "solely with consent"."""
    only = [c for c in reading.all("context.exception") if reading.norms[c.start] in ONLY]
    if not only:
        return False
    papers = [label for label in reading.cues if label.startswith("legal_process/")]
    return any(0 <= p.start - c.end <= PAPER_WITHIN for c in only for p in reading.all(*papers))


def sharing_polarity(reading: Reading, verb: Cue) -> str:
    """Return `affirmed` or `negated` for the sharing that a verb names."""
    return "negated" if find_denial(reading, verb) is not None else "affirmed"


def _answer(reading: Reading, disclosures: Sequence[Disclosure]) -> Iterator[Candidate]:
    """Yield the sharing that a short answer calls lawful or not: "Is the sharing legal?" "Yes, this is lawful"."""
    question = reading.question
    asked = question is not None and question.has("parties.ice") and question.has("sharing.give", "sharing.exchange")
    if not asked or disclosures or reading.end - reading.start > SHORT_ANSWER:
        return
    for cue in legalities(reading):
        if reading.norms[min(cue.end, reading.end - 1)] not in ("to", "for"):
            yield Candidate(reading, "sharing", "general", cue)
            return
    answer = reading.norms[reading.start]
    if answer in ("yes", "no") and reading.end - reading.start <= BARE_ANSWER and _asks_whether(reading.question):
        polarity = "negated" if answer == "no" else "affirmed"
        yield Candidate(reading, "sharing", "general", Cue("", reading.start, reading.start + 1), polarity=polarity)


def _asks_whether(question: Reading | None) -> bool:
    """Tell a question whether data is shared from one whether a law, a policy or an agreement exists."""
    other = ("policy_status/law", "policy_status/policy", "agreement/mou", "agreement/agreement", *PAPERS)
    return question is not None and not question.has(*other) and question.has("sharing.give", "sharing.get")


def _is_from_others(reading: Reading, cue: Cue) -> bool:
    """Tell requests of somebody else: "answers requests from insurers"."""
    asked = reading.norms[cue.end - 1] in ("requests", "inquiries", "queries")
    if not asked or cue.end >= reading.end or reading.norms[cue.end] not in ("from", "by"):
        return False
    return not any(
        0 <= c.start - cue.end <= REQUESTER_WITHIN for c in reading.all("parties.ice", "sharing.receiver_role")
    )


def _mode_verb(reading: Reading, cue: Cue, said: Sequence[Disclosure]) -> Cue | None:
    """Return the verb of a mode: a disclosure in its main clause, or itself ("search the database themselves")."""
    group = reading.clause_of(cue.start).group
    holding = [d for d in said if reading.clause_of(d.cue.start).group == group]
    if holding:
        return None if _is_refused(holding[0]) else holding[0].cue
    if names_ice(reading) and any(0 <= cue.start - c.end <= 1 for c in reading.all("context.nominal_negation")):
        return cue
    itself = names_ice(reading) and cue.label != "sharing/automatic" and says_so(reading, cue, "mode")
    return cue if itself and not reading.near(cue, "sharing.bar") else None


def _is_refused(disclosure: Disclosure) -> bool:
    return disclosure.barred or (disclosure.negated and disclosure.conditional)


def _mode(reading: Reading, disclosure: Disclosure) -> str:
    """Tell sharing for which a request has to be filed from sharing of no stated way."""
    asked = reading.has("legal_process/formal_request") and not disclosure.negated
    return "on_request" if asked else "general"


def _same_group(reading: Reading, one: Cue, other: Cue) -> bool:
    return reading.clause_of(one.start).group == reading.clause_of(other.start).group


def _data_types(reading: Reading, disclosures: Sequence[Disclosure]) -> Iterator[Candidate]:
    for label in data_labels(reading):
        for cue in reading.cues[label]:
            if _is_service(reading, cue):
                continue
            near = [d for d in disclosures if _passes(reading, d, cue)]
            setting = _setting(reading, cue, near)
            if setting:
                category = label.removeprefix("data_type/")
                bars = reading.near(cue, "sharing.bar") if setting != "shared" else []
                anchor = bars[0] if bars else near[0].cue if near else None
                yield Candidate(reading, "data_type", category, cue, {"disclosure": setting}, "affirmed", anchor)


def disclosure_of(reading: Reading, cue: Cue) -> str:
    """Return how data of the kind that a cue names passes; `shared` where no words around it say otherwise."""
    near = [d for d in find_disclosures(reading) if _passes(reading, d, cue)]
    return _setting(reading, cue, near) or "shared"


def _is_service(reading: Reading, cue: Cue) -> bool:
    """Tell a license that somebody gets or renews from data about it."""
    if cue.label not in ("data_type/license_record", "data_type/vehicle_record", "data_type/id_card_record"):
        return False
    if reading.norms[cue.end - 1] in ("records", "record", "information", "data", "details", "status", "files"):
        return False
    return any(0 <= cue.start - c.end <= 8 for c in reading.all("data_type.service"))


def _passes(reading: Reading, disclosure: Disclosure, cue: Cue) -> bool:
    """Tell whether a kind of data is what a disclosure gives: in its main clause, and not in a condition or aside."""
    if not _same_group(reading, disclosure.cue, cue):
        return False
    clause = reading.clause_of(disclosure.cue.start)
    other = reading.clause_of(cue.start)
    if reading.norms[clause.start] == "before" and reading.has(*PAPERS):
        return True
    if clause.kind == "dependent" and other is not clause and cue.end <= clause.start:
        return False
    if cue.start == other.start:
        return True
    if clause is other:
        return clause.kind != "adverbial" or reading.has("sharing.bar")
    if other.kind == "relative":
        return any(0 <= c.start - other.start <= 4 for c in reading.all("sharing.include"))
    return "adverbial" not in (clause.kind, other.kind) or (clause.kind == "adverbial" and reading.has("sharing.bar"))


def _setting(reading: Reading, cue: Cue, near: Sequence[Disclosure]) -> str:
    """Return `shared`, `conditional` or `barred` where a statement or its context speaks of disclosure."""
    if near:
        return _kind(reading, near[0])
    if _bars(reading, cue):
        return "conditional" if reading.has("context.exception") else "barred"
    told = [d for d in find_disclosures(reading.lead_in) if d.says_so] if reading.lead_in is not None else []
    if reading.lead_in is not None and told:
        return _kind(reading.lead_in, told[0])
    if required_papers(reading) and (reading.has("parties.ice") or context_names_ice(reading)):
        return "conditional"
    return "shared" if _goes_on(reading, cue) else _listed(reading)


def _listed(reading: Reading) -> str:
    """Return what a bare noun phrase answers to "What does the DMV share with ICE?" or "What is withheld?"."""
    question = reading.question
    if question is None or not (_asks_for_kinds(question) or reading.about_ice) or reading.has("context.auxiliary"):
        return ""
    barred = question.has("sharing.bar", "context.verbal_negation")
    asks = question.norms[question.start] in ("what", "which") and (
        barred or question.has("sharing.give", "sharing.get")
    )
    if not asks or reading.end - reading.start > SHORT_ANSWER:
        return ""
    return "barred" if barred else "shared"


def _bars(reading: Reading, cue: Cue) -> bool:
    """Tell whether a statement bars a disclosure, ICE named or not: "prohibits the release of personal information"."""
    if not is_barred(reading, cue):
        return False
    asked = reading.question is not None and _asks_for_kinds(reading.question)
    return asked or bool(reading.near(cue, "sharing.give", "sharing.exchange")) or reading.has("parties.ice")


def _goes_on(reading: Reading, cue: Cue) -> bool:
    """Tell whether a statement lists what the one before it, its lead-in or its question said to pass."""
    opening = [c for c in reading.all("sharing.include") if c.start - reading.start <= LIST_WITHIN]
    if not opening or reading.grammar["no_data"] & set(reading.norms[opening[0].end : cue.start]):
        return False
    before = reading.lead_in or reading.previous
    if before is not None and find_disclosures(before):
        return True
    question = reading.question
    return reading.lead_in is not None and question is not None and _asks_for_kinds(question)


def _asks_for_kinds(question: Reading) -> bool:
    return question.has("parties.ice") and question.has("sharing.give", "sharing.get")


def _kind(reading: Reading, disclosure: Disclosure) -> str:
    if disclosure.barred or disclosure.negated:
        return "conditional" if disclosure.conditional else "barred"
    conditions = [c for c in reading.all("context.exception") if reading.norms[c.start] in ("unless", "except")]
    if conditions or reading.has("sharing.condition"):
        return "conditional"
    return "conditional" if required_papers(reading) else "shared"
