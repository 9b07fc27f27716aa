"""Cut a text into questions and statements: lines, then blocks, then sentences."""

from dmv_claims.segment.structure import segment

__all__ = ["segment"]
