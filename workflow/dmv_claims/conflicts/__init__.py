"""Find the pairs of statements of a state that cannot both be true: the rules, and the pairs they make."""

from dmv_claims.conflicts.across import Firsts
from dmv_claims.conflicts.find import find_conflicts

__all__ = ["Firsts", "find_conflicts"]
