"""The time a text takes grows with its length and no faster, or one long document would hold up a run."""

from time import process_time

from dmv_claims.nlp import build

PARAGRAPH = (
    "The Iowa DOT may share names and addresses with ICE under Iowa Code § 321.11 unless a court order is missing. "
    "Critics worry about profiling, fear and distrust. Audits, training and encryption protect the data. "
    "ICE keeps it for 18 months. Many states have no policy, but Iowa has an agreement with ICE.\n\n"
)
SHORT, LONG = 20, 320


def seconds(copies: int) -> float:
    pipeline = build()
    pipeline(PARAGRAPH)
    start = process_time()
    pipeline(PARAGRAPH * copies)
    return process_time() - start


def test_time_grows_with_length_alone() -> None:
    # A quadratic step would make this 256; the rest is room for a busy machine.
    assert seconds(LONG) / seconds(SHORT) < 4 * LONG / SHORT
