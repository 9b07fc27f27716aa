"""Code sections and bills of several states, each in a text on that state, in their normal form."""

import pytest
from claims import found

CASES: list[tuple[str, str, str, list[str]]] = [
    (
        "CA",
        "vehicle code",
        "Vehicle Code section 12800.7 bars the California DMV from telling ICE about a license.",
        ["Cal. Veh. Code § 12800.7 effect=restricts"],
    ),
    (
        "CA",
        "assembly bill",
        "California's Assembly Bill 60 forbids the DMV to give license files to ICE.",
        ["Cal. AB 60 effect=restricts"],
    ),
    ("CA", "short bill", "AB 60 keeps California license files from ICE.", ["Cal. AB 60 effect=restricts"]),
    (
        "MO",
        "section and RSMo",
        "Section 302.181, RSMo, forbids the Missouri Department of Revenue to give photographs to ICE.",
        ["Mo. Rev. Stat. § 302.181 effect=restricts"],
    ),
    (
        "MT",
        "MCA before",
        "MCA 61-12-701 limits the release of Montana driver data to ICE.",
        ["Mont. Code Ann. § 61-12-701 effect=restricts"],
    ),
    (
        "MT",
        "MCA after",
        "Section 61-12-701, MCA, limits the release of Montana driver data to ICE.",
        ["Mont. Code Ann. § 61-12-701 effect=restricts"],
    ),
    (
        "WY",
        "W.S.",
        "W.S. 31-7-120 permits the Wyoming DOT to share license photographs with ICE.",
        ["Wyo. Stat. § 31-7-120 effect=authorizes"],
    ),
    (
        "WA",
        "RCW",
        "RCW 46.20.118 prohibits the release of Washington license photographs to ICE.",
        ["Wash. Rev. Code § 46.20.118 effect=restricts"],
    ),
    (
        "NJ",
        "N.J.S.A.",
        "N.J.S.A. 39:2-3.4 forbids New Jersey to disclose driver data to ICE.",
        ["N.J. Stat. Ann. § 39:2-3.4 effect=restricts"],
    ),
    (
        "IL",
        "chapter and act",
        "625 ILCS 5/6-110.1 bars Illinois from giving license photographs to ICE.",
        ["625 Ill. Comp. Stat. 5/6-110.1 effect=restricts"],
    ),
    (
        "NY",
        "vehicle and traffic law",
        "Section 201 of the Vehicle and Traffic Law forbids the New York DMV to give records to ICE.",
        ["N.Y. Veh. & Traf. Law § 201 effect=restricts"],
    ),
    (
        "TX",
        "transportation code",
        "Transportation Code section 730.005 permits Texas to disclose driver data to federal agencies.",
        ["Tex. Transp. Code § 730.005 effect=authorizes"],
    ),
    (
        "VT",
        "title before",
        "23 V.S.A. § 104 prohibits the Vermont DMV from giving driver data to ICE.",
        ["Vt. Stat. Ann. tit. 23, § 104 effect=restricts"],
    ),
    (
        "FL",
        "section before statutes",
        "Section 322.20, Florida Statutes, permits the release of driver data to ICE.",
        ["Fla. Stat. § 322.20 effect=authorizes"],
    ),
    (
        "OK",
        "O.S.",
        "47 O.S. § 2-110 requires Oklahoma to open its driver files to ICE.",
        ["Okla. Stat. tit. 47, § 2-110 effect=requires"],
    ),
    (
        "NV",
        "NRS",
        "NRS 481.063 bars the Nevada DMV from giving license files to ICE.",
        ["Nev. Rev. Stat. § 481.063 effect=restricts"],
    ),
]


@pytest.mark.parametrize(("state", "comment", "text", "expected"), CASES)
def test_laws_of_the_states(state: str, comment: str, text: str, expected: list[str]) -> None:
    assert found(text, "legal_basis", state) == sorted(expected), comment
