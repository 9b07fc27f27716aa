"""Find the wordings of the vocabulary in a text: inflections, phrases, the matcher, and a document's own acronyms."""

from dmv_claims.lexicon.matcher import BY_PLACE, Cue, Lexicon, build_lexicon, find_cues

__all__ = ["BY_PLACE", "Cue", "Lexicon", "build_lexicon", "find_cues"]
