"""Tell a clause that says that something happens from a noun, a participle or a clause that only mentions it.

Without a parser, the form of the verb and the few words before it decide: "the DMV shared data" against "data shared
with ICE", "is required to share" against "laws on how to share".
"""

from dmv_claims.context.polarity import find_negation
from dmv_claims.lexicon import Cue
from dmv_claims.reading import Reading

# How far before an infinitive and before a noun or gerund its allowance may stand.
INFINITIVE_WITHIN, GERUND_WITHIN, LEGALITY_WITHIN = 12, 5, 12


def says_so(reading: Reading, cue: Cue, side: str) -> bool:
    """Tell whether a clause says that the exchange named by a cue happens, may, must or does not happen."""
    grammar = reading.grammar
    if _is_embedded(reading, cue):
        return False
    if side == "exchange":
        return _licensed(reading, cue, GERUND_WITHIN) or _is_legal(reading, cue)
    word = _verb(reading, cue)
    place = _place_before(reading, cue.start)
    before = reading.norms[place] if place >= reading.start else ""
    if before == "being" and _ends_thing(reading, place):
        return False
    if word in grammar["be"] or any(before in grammar[kind] for kind in ("modal", "be", "have")):
        return True
    if before == "to" or _is_second_infinitive(reading, place):
        return _licensed(reading, cue, INFINITIVE_WITHIN)
    if word.endswith("ing"):
        return _licensed(reading, cue, GERUND_WITHIN) or (before == "," and _has_subject(reading, place))
    if word.endswith("ed") or word in grammar["irregular_participle"]:
        return not _is_participle(reading, cue, place)
    return _is_finite_present(reading, cue, side, place)


def _is_second_infinitive(reading: Reading, place: int) -> bool:
    """Tell "are trained to handle and share" from "are close to ICE and share"."""
    if place - 2 < reading.start or reading.norms[place] not in ("and", "or") or reading.norms[place - 2] != "to":
        return False
    return not any(c.start <= place - 1 < c.end for c in reading.all("parties.ice", "parties.agency"))


def _verb(reading: Reading, cue: Cue) -> str:
    """Return the inflected word of a verb; "e-mailed" is three tokens."""
    hyphenated = cue.end - cue.start > 2 and reading.norms[cue.start + 1] == "-"
    return reading.norms[cue.start + 2] if hyphenated else reading.norms[cue.start]


def _is_finite_present(reading: Reading, cue: Cue, side: str, place: int) -> bool:
    """Tell a verb in the present from a noun of the same form by what stands before it, or by its object behind it."""
    word = _verb(reading, cue)
    if place < reading.start:
        imperative = reading.norms[reading.end - 1] == ":"
        return not word.endswith("s") and (imperative or word not in reading.grammar["noun_or_verb"])
    if reading.norms[place] in reading.grammar["before_noun"] or _ends_law_verb(reading, place + 1):
        return False
    if word.endswith("s") and not word.endswith("ss"):
        return True
    has_object = side == "mode" or any(c.start == cue.end for c in reading.all("parties.ice"))
    inverted = {"do", "does", "did"} & set(reading.norms[reading.clause_of(cue.start).start : place])
    plural = reading.norms[place].endswith("s") and cue.end < reading.end and reading.norms[cue.end] != "to"
    has_object = has_object or plural or bool(inverted)
    return (
        word not in reading.grammar["noun_or_verb"]
        or has_object
        or reading.norms[place] in reading.grammar["plural_subject"]
        or _follows_party(reading, place)
    )


def _ends_law_verb(reading: Reading, end: int) -> bool:
    """Tell whether the word before is a verb whose object follows: "governs releases", "restricts transfers"."""
    labels = ("legal_basis.governs", "legal_basis.restricts", "legal_basis.authorizes", "sharing.bar")
    return any(c.end == end for c in reading.all(*labels))


def _is_embedded(reading: Reading, cue: Cue) -> bool:
    """Tell whether a clause is a condition, says which people are meant, or hangs on a fear, a question or an aim."""
    clause = reading.clause_of(cue.start)
    if clause.kind == "adverbial" or (
        clause.kind == "relative" and reading.norms[clause.start] in reading.grammar["people"]
    ):
        return True
    passive = bool(reading.grammar["be"] & set(reading.norms[clause.start : cue.start]))
    restrictive = passive and clause.kind == "relative" and reading.norms[clause.start] == "that"
    if restrictive and _ends_thing(reading, clause.start) and not _opens_list(reading, cue):
        return True
    if reading.norms[cue.start - 1] in ("it", "they") and _ends_thing(reading, cue.start - 1):
        return True
    start = reading.group_range(cue.start)[0]
    silenced = list(reading.all("context.not_denying"))
    embedding = [c for c in reading.all("sharing.embedding") if start <= c.start < cue.start]
    return any(not any(s.start <= c.start < s.end for s in silenced) for c in embedding)


def _opens_list(reading: Reading, cue: Cue) -> bool:
    """Tell "the information that is shared includes" from "records of data shared, including dates"."""
    behind = [c for c in reading.near(cue, "sharing.include") if c.start >= cue.end]
    return any(not reading.norms[c.start].endswith("ing") and reading.norms[c.start] != "such" for c in behind)


def _place_before(reading: Reading, position: int) -> int:
    """Return the position of the word before a verb, adverbs aside."""
    place = position - 1
    while place >= reading.start and (
        reading.norms[place] in reading.grammar["adverb"] or reading.norms[place].endswith("ly")
    ):
        place -= 1
    if place > reading.start and reading.norms[place] == ")":
        while place > reading.start and reading.norms[place] != "(":
            place -= 1
        place -= 1
    return place


def _is_participle(reading: Reading, cue: Cue, place: int) -> bool:
    """Tell "data shared with ICE" and "forms provided by the DMV" from "the DMV shared data"."""
    if _opens_list(reading, cue) and _ends_thing(reading, place + 1):
        return False
    if reading.grammar["have"] & set(reading.norms[max(reading.start, place - 3) : place]) and _ends_thing(
        reading, place + 1
    ):
        return False
    if place < reading.start or (cue.end < reading.end and reading.norms[cue.end] == "by"):
        return True
    return reading.norms[place] in reading.grammar["before_participle"] or _ends_thing(reading, place + 1)


def _ends_thing(reading: Reading, end: int) -> bool:
    """Tell whether the words before a position name data."""
    labels = [label for label in reading.cues if label.startswith("data_type/")]
    return any(c.end == end for c in reading.all("sharing.data", *labels))


def _follows_party(reading: Reading, place: int) -> bool:
    labels = ("parties.ice", "parties.states_generic", "sharing.receiver_role")
    states = [label for label in reading.cues if label.startswith("state:")]
    return any(c.end == place + 1 for c in reading.all(*labels, *states))


def _has_subject(reading: Reading, place: int) -> bool:
    """Tell whether a party stands before a comma, so that the participle behind it tells what the party does."""
    parties = ("parties.ice", "parties.agency", "parties.agency_role", "parties.states_generic", "alias")
    labels = [label for label in reading.cues if label.startswith("state:") or label in parties]
    return any(c.end <= place for c in reading.all(*labels))


def _licensed(reading: Reading, cue: Cue, within: int) -> bool:
    """Tell whether an allowance, duty or practice makes a noun, gerund or infinitive something that happens."""
    clause = reading.clause_of(cue.start)
    return any(
        clause.start <= c.start < cue.start
        and cue.start - c.end <= within
        and not _is_aside(reading, c)
        and not _is_no_duty(reading, c)
        for c in reading.all("sharing.licence")
    )


def _is_no_duty(reading: Reading, licence: Cue) -> bool:
    """Tell "does not require states to share", which leaves open whether they do, from "may not share"."""
    duties = reading.all("sharing.duty")
    if not any(c.start < licence.end and licence.start < c.end for c in duties):
        return False
    return find_negation(reading, licence) is not None


def _is_aside(reading: Reading, licence: Cue) -> bool:
    """Tell "while also allowing necessary sharing", which takes the sharing for granted."""
    aside = reading.norms[licence.start - 1] in ("while", "still", "also")
    return aside and reading.norms[licence.start].endswith("ing")


def _is_legal(reading: Reading, cue: Cue) -> bool:
    return any(0 <= c.start - cue.end <= LEGALITY_WITHIN for c in legalities(reading))


def legalities(reading: Reading) -> list[Cue]:
    """Return the words that call something legal or not: "is lawful", but not "may be legal repercussions"."""
    behind = reading.grammar["behind_predicate"]
    found = reading.all("sharing.legality")
    return [c for c in found if c.end >= reading.end or reading.norms[c.end] in behind]
