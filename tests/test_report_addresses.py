"""Which page a document has in the report, and where its claims stand."""

import pytest
from dmv_claims.report.addresses import LONGEST, NOTEBOOKS, claim_address, pages_of, statement_address

ID = "d957416d97cbc"

# What the name of a file makes of its page: (comment, file, page)
PAGES = [
    ("the ending goes", "wyoming.txt", "wyoming.html"),
    ("small letters", "Wyoming.TXT", "wyoming.html"),
    ("only the last ending goes", "act.2019.html", "act-2019.html"),
    ("one hyphen for whatever else", "new york (draft) -- 2.txt", "new-york-draft-2.html"),
    ("folders are part of the name", "utah/notes.txt", "utah-notes.html"),
    ("no hyphen at either end", "_a_.txt", "a.html"),
    ("letters outside of a to z", "Doña Ana.txt", "do-a-ana.html"),
    ("nothing left: the id", "документ.txt", f"{ID}.html"),
    ("markup is no part of an address", '"><script>.txt', "script.html"),
    ("the index keeps its page", "index.txt", f"index-{ID}.html"),
    ("so does the list of changes", "Changes.html", f"changes-{ID}.html"),
    *(("so does a notebook", page, page.replace(".html", f"-{ID}.html")) for page in NOTEBOOKS),
    ("but a name that only begins so is free", "index of laws.txt", "index-of-laws.html"),
    ("very long names are cut", "x" * 300 + ".txt", "x" * LONGEST + ".html"),
]


@pytest.mark.parametrize(("comment", "file", "page"), PAGES)
def test_a_page_is_named_after_the_file(comment: str, file: str, page: str) -> None:
    assert pages_of({ID: file}) == {ID: page}, comment


def test_documents_that_would_share_a_page_have_their_ids_in_it() -> None:
    files = {"d1": "iowa.txt", "d2": "Iowa.html", "d3": "iowa-2.txt"}
    assert pages_of(files) == {"d1": "iowa-d1.html", "d2": "iowa-d2.html", "d3": "iowa-2.html"}


def test_addresses() -> None:
    assert claim_address("wyoming.html", f"{ID}.s018.be4b95cd") == f"wyoming.html#claim-{ID}.s018.be4b95cd"
    assert statement_address("wyoming.html", f"{ID}.s018") == f"wyoming.html#{ID}.s018"
