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
# Before a word in -s or in its base form these make it a noun: "the releases", "direct access".
NOUN_BEFORE = frozenset(
    "the a an of for no direct any such each this that these those unauthorized dmv data its their ice 's federal upon "
    "on by in automatic bulk personal information license to between with".split()
)
PARTICIPLES = frozenset("sent given made got fed sold left let read told shown seen withheld kept held".split())
PEOPLE = frozenset(("who", "whose", "whom"))


def says_so(reading: Reading, cue: Cue, side: str) -> bool:
    """Tell whether a clause says that the exchange named by a cue happens, may, must or does not happen."""
    if _is_embedded(reading, cue):
        return False
    word, place = reading.norms[cue.start], _place_before(reading, cue.start)
    before = reading.norms[place] if place >= reading.start else ""
    if side == "exchange":
        return _licensed(reading, cue) or any(0 <= c.start - cue.end <= 12 for c in reading.all("sharing.legality"))
    if before in MODALS or before in BE or before in HAVE:
        return True
    if word.endswith("ing") or before == "to":
        return _licensed(reading, cue) or (word.endswith("ing") and before in (",", "some", "others"))
    if word.endswith("s") and not word.endswith("ss"):
        return before not in NOUN_BEFORE
    if word.endswith("ed") or word in PARTICIPLES:
        return not _is_participle(reading, place)
    return before in PLURAL_SUBJECTS or _follows_party(reading, place)


def _is_embedded(reading: Reading, cue: Cue) -> bool:
    """Tell whether a clause is a condition, says which people are meant, or hangs on a fear, a question or an aim."""
    clause = reading.clause_of(cue.start)
    if clause.kind == "adverbial":
        return True
    if clause.kind == "relative" and reading.norms[clause.start] in PEOPLE:
        return True
    start = reading.group_range(cue.start)[0]
    return any(start <= c.start < cue.start for c in reading.all("sharing.embedding"))


def _place_before(reading: Reading, position: int) -> int:
    """Return the position of the word before a verb, adverbs aside."""
    place = position - 1
    while place >= reading.start and (reading.norms[place] in ADVERBS or reading.norms[place].endswith("ly")):
        place -= 1
    return place


def _is_participle(reading: Reading, place: int) -> bool:
    """Tell "data shared with ICE" from "the DMV shared data": the noun before a participle is the thing given."""
    labels = [label for label in reading.cues if label.startswith("data_type/")]
    given = any(c.end == place + 1 for c in reading.all("sharing.data", *labels))
    return given or place < reading.start or reading.norms[place] in (",", "and", "as", "or", "the")


def _follows_party(reading: Reading, place: int) -> bool:
    return any(c.end == place + 1 for c in reading.all("parties.ice", "parties.states_generic", "sharing.receiver_role"))


def _licensed(reading: Reading, cue: Cue) -> bool:
    """Tell whether an allowance, duty or practice before a noun, gerund or infinitive makes it something that happens."""
    clause = reading.clause_of(cue.start)
    return any(
        clause.start <= c.start < cue.start and cue.start - c.end <= 5 for c in reading.all("sharing.licence")
    )
