"""The law frame: an instrument, and what it does to the sharing.

A law with a name or number is a claim wherever it stands; "state law" and the like only where a clause says what the
law does. "This law" and "the section" mean the law named last.
"""

from collections.abc import Iterator

from dmv_claims.citations import Citation
from dmv_claims.citations.unnamed import FEDERAL_LAW, KIND, STATE_LAW
from dmv_claims.extract.candidate import Candidate
from dmv_claims.extract.disclosure import find_disclosures, is_about_sharing, is_barred
from dmv_claims.extract.process import required_papers
from dmv_claims.lexicon import Cue
from dmv_claims.reading import Reading

BACK_REFERENCES = ("legal_basis.back_reference", "legal_basis.back_pronoun")
UNNAMED = (
    *("legal_basis.both_laws", "legal_basis.federal_law", "legal_basis.state_law", "legal_basis.restricting_law"),
    *("legal_basis.back_reference_plural", "legal_basis.by_law"),
)
EFFECTS = ("restricts", "authorizes", "requires", "governs")
# How far behind a law the word may stand that says what a cited and what an unnamed law does.
NAMED_WITHIN, UNNAMED_WITHIN = 16, 7
# How far before a law its passive may stand, and how far from an effect the sharing that it is an effect on.
PASSIVE_WITHIN, SHARING_WITHIN = 6, 12
# The position of a word of effect, and the effect.
Effect = tuple[int, str]


def named_laws(reading: Reading, last_law: Citation | None) -> Iterator[Candidate]:
    """Yield the laws that a statement cites, or points back to where it says what they do."""
    for cue, citation in reading.citations:
        yield _named(reading, cue, citation, _named_effect(reading, cue))
    if last_law is None or reading.citations or not reading.has(*BACK_REFERENCES):
        return
    for cue in _back_references(reading):
        effect = _effect_behind(reading, cue, NAMED_WITHIN)
        if effect and not _precedes(reading, cue, "legal_basis.compliance", 4):
            yield _named(reading, cue, last_law, _on_sharing(reading, effect))
            return


def _back_references(reading: Reading) -> Iterator[Cue]:
    """Yield the words that mean the law named last: "this section", and "it" right before a verb of effect."""
    other = list(reading.all("legal_basis.other_law"))
    yield from (c for c in reading.all("legal_basis.back_reference") if not inside(c, other))
    before = reading.previous
    if before is None or not (before.citations or before.has("legal_basis.back_reference")):
        return
    effects = {c.start for effect in EFFECTS for c in reading.all(f"legal_basis.{effect}")}
    yield from (c for c in reading.all("legal_basis.back_pronoun") if c.start == reading.start and c.end in effects)


def unnamed_laws(reading: Reading, last_law: Citation | None) -> Iterator[Candidate]:
    """Yield "state law" and "federal law" where a clause says what the law does, not only that one complies."""
    if not reading.has(*UNNAMED):
        return
    cited = [cue for cue, _ in reading.citations]
    elsewhere = [*reading.all("legal_basis.other_law", "legal_process/legal_requirement"), *cited]
    elsewhere += [*reading.all("legal_basis.back_reference")] if last_law or cited else []
    both = [cue for cue in reading.all("legal_basis.both_laws") if not inside(cue, elsewhere)]
    for cue in both:
        yield from _unnamed(reading, cue, (STATE_LAW, FEDERAL_LAW))
    federal = [cue for cue in reading.all("legal_basis.federal_law") if not inside(cue, [*both, *elsewhere])]
    for cue in federal:
        yield from _unnamed(reading, cue, (FEDERAL_LAW,))
    taken = [*elsewhere, *reading.all("legal_basis.both_laws", "legal_basis.federal_law")]
    for cue in reading.all("legal_basis.back_reference_plural"):
        taken.append(cue)
        of_congress = last_law is not None and last_law.jurisdiction == "US"
        yield from _unnamed(reading, cue, (FEDERAL_LAW if of_congress else STATE_LAW,))
    for cue in reading.all("legal_basis.by_law"):
        taken.append(cue)
        if is_barred(reading, cue) and not any(c.start < cue.end and cue.start < c.end for c in elsewhere):
            values: dict[str, str | int] = {"citation": STATE_LAW, "effect": "restricts", "law_kind": KIND}
            yield Candidate(reading, "legal_basis", "unnamed", cue, values)
    for cue in reading.all("legal_basis.state_law", "legal_basis.restricting_law"):
        if not inside(cue, taken):
            yield from _unnamed(reading, cue, (STATE_LAW,))


def _named(reading: Reading, cue: Cue, citation: Citation, effect: str) -> Candidate:
    values = {"law_kind": citation.kind, "jurisdiction": citation.jurisdiction}
    return Candidate(reading, "legal_basis", "named", cue, {"citation": citation.citation, "effect": effect, **values})


def _unnamed(reading: Reading, cue: Cue, citations: tuple[str, ...]) -> Iterator[Candidate]:
    effect = _unnamed_effect(reading, cue) if is_about_sharing(reading) else ""
    if not effect or introduces_citation(reading, cue):
        return
    # "The laws that govern it include:" names them one by one below.
    if effect == "governs" and reading.norms[reading.end - 1] == ":":
        return
    for citation in citations:
        values: dict[str, str | int] = {"citation": citation, "effect": effect, "law_kind": KIND}
        yield Candidate(reading, "legal_basis", "unnamed", cue, values)


def introduces_citation(reading: Reading, cue: Cue) -> bool:
    """Tell whether a law's name follows: "federal laws such as the ...", "a law known as AB 60"."""
    names = [reading.norms[cue.end : c.start] for c, _ in reading.citations if c.start >= cue.end]
    return any(set(between) <= reading.grammar["introducing"] for between in names)


def _named_effect(reading: Reading, cue: Cue) -> str:
    """Return what a cited law does, `governs` where nothing is said or only compliance is talked of."""
    if _precedes(reading, cue, "legal_basis.breach", 12):
        return "restricts"
    found = (
        _passive_effect(reading, cue) or _effect_behind(reading, cue, NAMED_WITHIN) or _effect_before(reading, cue, 4)
    )
    return _on_sharing(reading, found or (cue.end, "governs"))


def _passive_effect(reading: Reading, cue: Cue) -> Effect | None:
    """Return the effect of a law that is the source of a passive: "is authorized under state law, namely Section 5"."""
    before = _effect_before(reading, cue, PASSIVE_WITHIN)
    return before if before and {"under", "by"} & set(reading.norms[before[0] : cue.start]) else None


def _on_sharing(reading: Reading, effect: Effect) -> str:
    """Return the effect on the sharing: a duty to bring a paper restricts, one to do something else governs."""
    position, name = effect
    if name == "restricts":
        return name
    disclosures = find_disclosures(reading)
    if name in ("requires", "governs") and required_papers(reading):
        return "restricts"
    if name == "governs":
        return "restricts" if any(d.negated or d.barred for d in disclosures) else name
    told = [*reading.all("sharing.give", "sharing.get", "sharing.exchange")]
    passive = reading.norms[position - 1] in reading.grammar["be"]
    first = position - SHARING_WITHIN if passive else position
    near = any(first <= c.start <= position + SHARING_WITHIN for c in told)
    return name if near and (disclosures or reading.has("sharing.give")) else "governs"


def _unnamed_effect(reading: Reading, cue: Cue) -> str:
    """Return what an unnamed law does, "" where the clause does not say it."""
    if cue.label == "legal_basis.restricting_law":
        return "restricts" if reading.near(cue, "policy_status.exist") else ""
    if _precedes(reading, cue, "legal_basis.breach", 6):
        return "restricts"
    if _precedes(reading, cue, "legal_basis.compliance", 6) or _precedes(reading, cue, "context.nominal_negation", 4):
        return ""
    if _precedes(reading, cue, "legal_basis.source", 3):
        found = _effect_before(reading, cue, 4)
        return _on_sharing(reading, found) if found else _source_effect(reading, cue)
    behind = _effect_behind(reading, cue, UNNAMED_WITHIN)
    if behind and behind[1] == "governs" and _is_participle_behind(reading, cue):
        return ""
    return _on_sharing(reading, behind) if behind else ""


def _source_effect(reading: Reading, cue: Cue) -> str:
    """Return `authorizes` for a law under which a disclosure is said to happen: "under current law, ICE may obtain"."""
    group = reading.clause_of(cue.start).group
    told = [d for d in find_disclosures(reading) if d.says_so and reading.clause_of(d.cue.start).group == group]
    if not told:
        return ""
    return "restricts" if told[0].barred or told[0].negated else "authorizes"


def _is_participle_behind(reading: Reading, cue: Cue) -> bool:
    """Tell "laws governing the sharing", which is said in passing, from "laws that govern the sharing"."""
    first = next(c for c in reading.all("legal_basis.governs") if c.start >= cue.end)
    return reading.norms[first.start].endswith("ing")


def _precedes(reading: Reading, cue: Cue, label: str, within: int) -> bool:
    return any(0 <= cue.start - c.end <= within for c in reading.all(label))


def _effects(reading: Reading, cue: Cue) -> list[tuple[int, int, str]]:
    """Return the words of effect in the main clause of a law, as (start, end, effect), by position."""
    start, end = reading.group_range(cue.start)
    if end < reading.end and reading.norms[end] == ":":
        end = reading.group_range(end)[1]
    found = [(c, effect) for effect in EFFECTS for c in reading.all(f"legal_basis.{effect}")]
    inside_group = [(c, e) for c, e in found if start <= c.start < end and not cue.start <= c.start < cue.end]
    return [(c.start, c.end, e) for c, e in sorted(inside_group, key=lambda f: (f[0].start, -f[0].end))]


def _effect_behind(reading: Reading, cue: Cue, within: int) -> Effect | None:
    """Return the first effect behind a law; one joined to mere governing wins: "outlines ... and prohibits"."""
    behind = [e for e in _effects(reading, cue) if e[0] - cue.end >= 0]
    if not behind or behind[0][0] - cue.end > within:
        return None
    joined = [e for e in behind if e[2] != "governs" and reading.norms[e[0] - 1] in ("and", ",", "or", "the")]
    first = joined[0] if joined and behind[0][2] == "governs" else behind[0]
    return first[0], first[2]


def _effect_before(reading: Reading, cue: Cue, within: int) -> Effect | None:
    """Return the effect a law has as agent or source: "regulated by", "restricted under", "limits set by"."""
    before = [e for e in _effects(reading, cue) if 0 <= cue.start - e[1] <= within]
    return (before[-1][0], before[-1][2]) if before else None


def inside(cue: Cue, others: list[Cue]) -> bool:
    """Tell whether a cue lies within another."""
    return any(other.start <= cue.start and cue.end <= other.end for other in others)
