"""Find the laws a text cites and give each its normal form: forms, patterns, readers of codes and acts, the search."""

from dmv_claims.citations.find import Citation, CitationForms, find_citations, load_citation_forms

__all__ = ["Citation", "CitationForms", "find_citations", "load_citation_forms"]
