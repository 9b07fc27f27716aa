"""Tell a clause that says that something happens from a noun, a participle or a clause that only mentions it.

Without a parser, the form of the verb and the few words before it decide: "the DMV shared data" against "data shared
with ICE", "is required to share" against "laws on how to share".
"""

from dmv_claims.lexicon import Cue
from dmv_claims.reading import Reading

MODALS = frozenset("may might can could must shall will would should do does did cannot".split())
BE = frozenset("is are was were be been being am".split())
HAVE = frozenset("has have had having".split())
ADVERBS = frozenset("not also then only first still now never already even often ever always either both".split())
PLURAL_SUBJECTS = frozenset(
    "we they you states dmvs agencies authorities agents officers bureaus officials departments personnel clerks "
    "counties supervisors registrars employees which that themselves and or".split()
)
# Words that are nouns as often as verbs in their base form: only a subject before them makes them verbs.
AMBIGUOUS = frozenset(
    "share release access transfer feed exchange view search query request mail return supply hand pass export open run "
    "draw cover comb tap read leave yield swap stream dispatch route answer".split()
)
# Before a word in -s or in its base form these make it a noun: "the releases", "direct access".
NOUN_BEFORE = frozenset(
    "the a an of for no direct any such each this that these those unauthorized dmv data its their 's federal upon on "
    "by in automatic bulk personal information license to between with".split()
)
PARTICIPLES = frozenset("sent given made got fed sold left let read told shown seen withheld kept held".split())
PEOPLE = frozenset(("who", "whose", "whom"))
# How far before an infinitive and before a noun or gerund its allowance may stand.
INFINITIVE_WITHIN, GERUND_WITHIN, LEGALITY_WITHIN = 12, 5, 12


def says_so(reading: Reading, cue: Cue, side: str) -> bool:
    """Tell whether a clause says that the exchange named by a cue happens, may, must or does not happen."""
    if _is_embedded(reading, cue):
        return False
    if side == "exchange":
        return _licensed(reading, cue, GERUND_WITHIN) or _is_legal(reading, cue)
    word = _verb(reading, cue)
    place = _place_before(reading, cue.start)
    before = reading.norms[place] if place >= reading.start else ""
    if word in BE or before in MODALS or before in BE or before in HAVE:
        return True
    if before == "to":
        return _licensed(reading, cue, INFINITIVE_WITHIN)
    if word.endswith("ing"):
        return _licensed(reading, cue, GERUND_WITHIN) or (before == "," and _has_subject(reading, place))
    if word.endswith("ed") or word in PARTICIPLES:
        return not _is_participle(reading, cue, place)
    return _is_finite_present(reading, word, before, place)


def _verb(reading: Reading, cue: Cue) -> str:
    """Return the inflected word of a verb; "e-mailed" is three tokens."""
    hyphenated = cue.end - cue.start > 2 and reading.norms[cue.start + 1] == "-"
    return reading.norms[cue.start + 2] if hyphenated else reading.norms[cue.start]


def _is_finite_present(reading: Reading, word: str, before: str, place: int) -> bool:
    if before in NOUN_BEFORE:
        return False
    if word.endswith("s") and not word.endswith("ss"):
        return True
    return word not in AMBIGUOUS or before in PLURAL_SUBJECTS or _follows_party(reading, place)


def _is_embedded(reading: Reading, cue: Cue) -> bool:
    """Tell whether a clause is a condition, says which people are meant, or hangs on a fear, a question or an aim."""
    clause = reading.clause_of(cue.start)
    if clause.kind == "adverbial" or (clause.kind == "relative" and reading.norms[clause.start] in PEOPLE):
        return True
    if reading.norms[cue.start - 1] in ("it", "they") and _ends_thing(reading, cue.start - 1):
        return True
    start = reading.group_range(cue.start)[0]
    return any(start <= c.start < cue.start for c in reading.all("sharing.embedding"))


def _place_before(reading: Reading, position: int) -> int:
    """Return the position of the word before a verb, adverbs aside."""
    place = position - 1
    while place >= reading.start and (reading.norms[place] in ADVERBS or reading.norms[place].endswith("ly")):
        place -= 1
    return place


def _is_participle(reading: Reading, cue: Cue, place: int) -> bool:
    """Tell "data shared with ICE" and "forms provided by the DMV" from "the DMV shared data"."""
    if reading.norms[cue.end] == "by" if cue.end < reading.end else False:
        return True
    return place < reading.start or reading.norms[place] in (",", "as", "or", "the") or _ends_thing(reading, place + 1)


def _ends_thing(reading: Reading, end: int) -> bool:
    """Tell whether the words before a position name data."""
    labels = [label for label in reading.cues if label.startswith("data_type/")]
    return any(c.end == end for c in reading.all("sharing.data", *labels))


def _follows_party(reading: Reading, place: int) -> bool:
    labels = ("parties.ice", "parties.states_generic", "sharing.receiver_role")
    return any(c.end == place + 1 for c in reading.all(*labels))


def _has_subject(reading: Reading, place: int) -> bool:
    """Tell whether a party stands before a comma, so that the participle behind it goes on telling what the party does."""
    parties = ("parties.ice", "parties.agency", "parties.agency_role", "parties.states_generic", "alias")
    labels = [label for label in reading.cues if label.startswith("state:") or label in parties]
    return any(c.end <= place for c in reading.all(*labels))


def _licensed(reading: Reading, cue: Cue, within: int) -> bool:
    """Tell whether an allowance, duty or practice before a noun, gerund or infinitive makes it something that happens."""
    clause = reading.clause_of(cue.start)
    return any(
        clause.start <= c.start < cue.start and cue.start - c.end <= within for c in reading.all("sharing.licence")
    )


def _is_legal(reading: Reading, cue: Cue) -> bool:
    return any(0 <= c.start - cue.end <= LEGALITY_WITHIN for c in reading.all("sharing.legality"))
