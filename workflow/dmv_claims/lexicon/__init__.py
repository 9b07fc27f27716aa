"""Find the wordings of the vocabulary in a text: inflections, phrases, the matcher, and a document's own acronyms."""

from dmv_claims.lexicon.matcher import Cue, Lexicon, build_lexicon, find_cues

__all__ = ["Cue", "Lexicon", "build_lexicon", "find_cues"]
