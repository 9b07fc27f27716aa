"""The disclosure frame: who gives what to whom, in active, passive and nominal wording.

A disclosure is a verb of giving whose receiver is ICE, a verb of getting whose subject is ICE, or an exchange named by
a noun. Only a clause that says the thing makes a `sharing` claim; a participle or noun in passing is setting enough for
`data_type`, as the guide has it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from dmv_claims.context.polarity import find_denial, has_exception
from dmv_claims.extract.finite import says_so
from dmv_claims.lexicon import Cue
from dmv_claims.reading import Reading

ICE = "parties.ice"
RECEIVERS = (ICE, "sharing.receiver_role")
AGENCY = ("parties.agency", "parties.agency_role", "alias")
DISCLOSING = ("sharing.give", "sharing.give_split", "sharing.get", "sharing.exchange")
# How many words may stand between a verb and what it gives, or whom it gives to.
OBJECT_WITHIN, RECEIVER_WITHIN = 9, 30
# How far behind a verb of getting the paper may stand that it gets.
PAPER_WITHIN = 2
# How far before an active verb its subject may stand.
SUBJECT_WITHIN = 3


@dataclass(frozen=True, slots=True)
class Disclosure:
    """A disclosure found: its cue, and what the clause makes of it.

    `says_so` where a clause says that it happens; `barred` where a ban governs
    it, `conditional` where an exception follows.
    """

    cue: Cue
    says_so: bool
    negated: bool
    barred: bool
    conditional: bool


@lru_cache(maxsize=64)
def find_disclosures(reading: Reading) -> tuple[Disclosure, ...]:
    """Return the disclosures to ICE in a statement, by position."""
    if not reading.has(*DISCLOSING):
        return ()
    found = [_disclosure(reading, cue, side) for side, cue in _candidates(reading)]
    return tuple(sorted(found, key=lambda d: d.cue.start))


@lru_cache(maxsize=64)
def names_ice(reading: Reading) -> bool:
    """Tell whether ICE receives in a statement: by name, or as "they" or "agents" where the context names it."""
    if reading.has(ICE) or (reading.lead_in is not None and reading.lead_in.has(ICE)):
        return True
    return reading.has("sharing.receiver_role") and context_names_ice(reading)


@lru_cache(maxsize=64)
def context_names_ice(reading: Reading) -> bool:
    """Tell whether ICE is named by what a statement is read with."""
    context = (reading.lead_in, reading.previous, reading.question)
    return reading.about_ice or any(other is not None and other.has(ICE) for other in context)


def is_about_sharing(reading: Reading) -> bool:
    """Tell whether a statement speaks of data, of passing it on or of ICE: a law on seat belts is none of ours."""
    words = (ICE, "sharing.give", "sharing.get", "sharing.exchange", "sharing.data")
    return reading.has(*words) or context_names_ice(reading)


def _goes_to_asker(reading: Reading, cue: Cue) -> bool:
    """Tell whether a verb without a receiver answers a question on sharing with ICE: "It shares addresses"."""
    question = reading.question
    if question is None or not (question.has(ICE) or reading.about_ice):
        return False
    asked = question.has("sharing.give", "sharing.get", "sharing.exchange")
    return asked and _implies_receiver(reading, cue)


def _implies_receiver(reading: Reading, cue: Cue) -> bool:
    """Tell whether a verb of sharing names no receiver at all, so that the context's is meant."""
    verb = reading.norms[cue.start]
    if not verb.startswith(("shar", "disclos", "releas", "transmit")) or reading.norms[cue.start - 1] in (
        "and",
        "or",
        "to",
    ):
        return False
    passive = any(reading.norms[cue.start - 1] in reading.grammar[kind] for kind in ("be", "have", "modal", "adverb"))
    if verb.endswith("d") and not passive:
        return False
    elsewhere = {"with" if verb.startswith("shar") else "to", "across", "among"}
    return not elsewhere & set(reading.norms[cue.end : reading.end]) and says_so(reading, cue, "give")


def _receivers(reading: Reading, cue: Cue) -> list[Cue]:
    """Return who can be the receiver of a verb; "it" right behind the verb is the thing given ("forward it to ...")."""
    found = reading.near(cue, *RECEIVERS)
    given = {c.start for c in things(reading, cue)}
    return [
        c
        for c in found
        if reading.norms[c.start] != "it" or c.start != cue.end or given & set(range(c.end, c.end + SUBJECT_WITHIN))
    ]


def _points_back(reading: Reading, cue: Cue) -> bool:
    return reading.norms[cue.start - 1] in ("this", "such", "that")


@lru_cache(maxsize=64)
def data_labels(reading: Reading) -> list[str]:
    """Return the labels of the kinds of data that a statement names."""
    return [label for label in reading.cues if label.startswith("data_type/")]


def things(reading: Reading, cue: Cue) -> list[Cue]:
    """Return what can be given in the main clause of a cue: kinds of data, or data of no kind."""
    return reading.near(cue, "sharing.data", *data_labels(reading))


def _candidates(reading: Reading) -> Iterator[tuple[str, Cue]]:
    silenced = list(reading.all("sharing.not_give"))
    for cue in [*reading.all("sharing.give"), *_split_verbs(reading)]:
        if any(c.start <= cue.start < c.end for c in silenced):
            continue
        given = names_ice(reading) and _gives(reading, cue)
        if given or (not reading.has(ICE) and _goes_to_asker(reading, cue)):
            yield "give", cue
    for cue in reading.all("sharing.get"):
        if _ice_gets(reading, cue):
            yield "get", cue
    for cue in reading.all("sharing.exchange"):
        if any(0 <= cue.start - c.end <= 3 for c in reading.all("sharing.misuse")):
            continue
        if reading.near(cue, ICE) or (context_names_ice(reading) and _points_back(reading, cue)):
            yield "exchange", cue


def _split_verbs(reading: Reading) -> Iterator[Cue]:
    """Yield the verbs that give with a particle behind their object: "turn records over", "make data available"."""
    for cue in reading.all("sharing.give_split"):
        if any(0 <= c.start - cue.end <= OBJECT_WITHIN for c in reading.all("sharing.particle")):
            yield cue


def _ice_is_giver(reading: Reading, cue: Cue) -> bool:
    """Tell whether ICE itself gives: it stands right before an active verb, and no other party between them."""
    before = [c for c in reading.near(cue, ICE, *AGENCY) if c.end <= cue.start]
    if not before or max(before, key=lambda c: c.end).label != ICE:
        return False
    ice = max(before, key=lambda c: c.end)
    passive = reading.norms[cue.start - 1] in reading.grammar["be"]
    same_clause = reading.clause_of(ice.start) is reading.clause_of(cue.start)
    oblique = reading.norms[ice.start - 1] in reading.grammar["before_oblique"]
    return same_clause and not passive and not oblique and cue.start - ice.end <= SUBJECT_WITHIN


def _gives(reading: Reading, cue: Cue) -> bool:
    """Tell whether a verb of giving has ICE for its receiver and data for its object, or its subject in the passive."""
    if _ice_is_giver(reading, cue) or (cue.end < reading.end and reading.norms[cue.end] in (",", "that")):
        return False
    receivers = _receivers(reading, cue)
    if not receivers and reading.has(ICE) and _implies_receiver(reading, cue):
        return True
    if not receivers and reading.norms[cue.start - 1] in ("be", "is", "are", "was", "were", "not"):
        receivers = list(reading.all(ICE))
    behind = [c for c in receivers if -2 <= c.start - cue.end <= RECEIVER_WITHIN]
    if not behind and not _receiver_before(reading, cue, receivers):
        return False
    if any(c.start - cue.end <= 0 for c in behind):
        return True
    if behind and reading.norms[reading.end - 1] == ":":
        return True
    if any(c.start - cue.end <= 2 and reading.norms[c.start - 1] in ("to", "with") for c in behind):
        return True
    given = things(reading, cue)
    before = any(c.end <= cue.start for c in given)
    follows = any(0 <= c.start - cue.end <= OBJECT_WITHIN and not _about(reading, cue, c) for c in given)
    return follows or before


def _about(reading: Reading, cue: Cue, thing: Cue) -> bool:
    """Tell whether the data is only what the given thing treats of: "information to the public about how data ..."."""
    return bool(reading.grammar["no_data"] & set(reading.norms[cue.end : thing.start]))


def _receiver_before(reading: Reading, cue: Cue, receivers: list[Cue]) -> bool:
    """Tell whether the receiver stands before the verb: in a lead-in, asked for, or behind "to" and "with"."""
    if reading.lead_in is not None and reading.lead_in.has(ICE) and not receivers:
        return True
    if not receivers:
        return False
    asked = reading.has("sharing/on_request", "sharing/automatic", "sharing/bulk")
    return asked or any(reading.norms[c.start - 1] in ("to", "with") for c in receivers)


def _ice_gets(reading: Reading, cue: Cue) -> bool:
    """Tell whether ICE is the subject of a verb of getting, or its agent in the passive: "is accessed by ICE"."""
    near = reading.near(cue, *RECEIVERS)
    subject = any(c.end <= cue.start for c in near)
    agent = any(reading.norms[c.start - 1] == "by" and c.start >= cue.end for c in near)
    if not (subject or agent) or (not agent and _somebody_else_gets(reading, cue)) or _is_paper(reading, cue):
        return False
    behind = any(0 <= c.start - cue.end <= OBJECT_WITHIN and not _about(reading, cue, c) for c in things(reading, cue))
    opens_list = reading.norms[reading.end - 1] == ":"
    return behind or (agent and bool(things(reading, cue))) or cue.end - cue.start > 2 or opens_list


def _somebody_else_gets(reading: Reading, cue: Cue) -> bool:
    """Tell whether the agency's people, or anybody, stand nearer before a verb of getting than ICE does."""
    before = [c for c in reading.near(cue, *RECEIVERS, "sharing.staff") if c.end <= cue.start]
    return bool(before) and max(before, key=lambda c: (c.end, c.label != "sharing.staff")).label == "sharing.staff"


def _is_paper(reading: Reading, cue: Cue) -> bool:
    """Tell whether what ICE gets is a warrant or consent: "must obtain a court order before ..."."""
    papers = [label for label in reading.cues if label.startswith("legal_process/")]
    return any(0 <= c.start - cue.end <= PAPER_WITHIN for c in reading.all(*papers))


def _disclosure(reading: Reading, cue: Cue, side: str) -> Disclosure:
    negation = find_denial(reading, cue)
    barred = is_barred(reading, cue)
    exception = reading.has("context.exception") and (negation is None or has_exception(reading, negation))
    return Disclosure(cue, says_so(reading, cue, side), negation is not None, barred, exception)


def is_barred(reading: Reading, cue: Cue) -> bool:
    """Tell whether a ban stands in the main clause of a cue; protecting is one only "from" a receiver."""
    for bar in reading.near(cue, "sharing.bar"):
        if not {"not", "never"} & set(reading.norms[max(reading.start, bar.start - 2) : bar.start]):
            return True
    receivers = reading.near(cue, *RECEIVERS, "sharing.exchange", "sharing.give")
    for soft in reading.near(cue, "sharing.soft_bar"):
        for receiver in receivers:
            between = reading.norms[soft.end : receiver.start]
            if len(between) <= RECEIVER_WITHIN // 2 and {"from", "to", "away"} & set(between):
                return True
    return False
