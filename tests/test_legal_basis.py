"""Laws with a name or number, in their normal form, and what they do to the sharing."""

import pytest
from claims import found

CASES: list[tuple[str, str, list[str]]] = [
    (
        "a code section that forbids",
        "Iowa Code § 321.11 prohibits the release of license files to ICE.",
        ["Iowa Code § 321.11 effect=restricts"],
    ),
    (
        "the section before the code, and no subsection in the citation",
        "Section 321.11(2) of the Iowa Code bars the DOT from giving home addresses to ICE.",
        ["Iowa Code § 321.11 effect=restricts"],
    ),
    (
        "a section that protects",
        "Photographs in the Iowa license file are shielded from ICE by Iowa Code § 321.11.",
        ["Iowa Code § 321.11 effect=restricts"],
    ),
    (
        "a section that allows",
        "Iowa Code section 321.24 permits the DOT to release driving histories to federal agencies.",
        ["Iowa Code § 321.24 effect=authorizes"],
    ),
    (
        "the verb before the section",
        "The DOT is authorized by Iowa Code § 321.24 to disclose driver records to ICE.",
        ["Iowa Code § 321.24 effect=authorizes"],
    ),
    (
        "a section that compels",
        "Iowa Code § 321.24 obliges the DOT to hand driver records to ICE.",
        ["Iowa Code § 321.24 effect=requires"],
    ),
    (
        "a section that regulates",
        "Iowa Code § 321.24 sets out how the DOT answers federal requests for driver data.",
        ["Iowa Code § 321.24 effect=governs"],
    ),
    (
        "a section that is only named",
        "The chapter quotes Iowa Code § 321.24 in its first paragraph.",
        ["Iowa Code § 321.24 effect=governs"],
    ),
    (
        "an act by its name and its acronym is one claim",
        "The federal Driver's Privacy Protection Act (DPPA) forbids the Iowa DOT to publish addresses.",
        ["Driver's Privacy Protection Act effect=restricts"],
    ),
    (
        "an act with a curly apostrophe and a year",
        "The Driver’s Privacy Protection Act of 1994 lets Iowa disclose driver records to ICE.",
        ["Driver's Privacy Protection Act effect=authorizes"],
    ),
    (
        "a named law in compliance talk governs",
        "The Iowa DOT complies with the Driver's Privacy Protection Act when it answers ICE.",
        ["Driver's Privacy Protection Act effect=governs"],
    ),
    (
        "in accordance with a named law",
        "Every release to ICE is made in accordance with Iowa Code § 321.11.",
        ["Iowa Code § 321.11 effect=governs"],
    ),
    (
        "subject to a named law",
        "Iowa's exchange with ICE is subject to the Driver's Privacy Protection Act.",
        ["Driver's Privacy Protection Act effect=governs"],
    ),
    (
        "the REAL ID Act gets its year",
        "The REAL ID Act sets standards for Iowa's license database.",
        ["REAL ID Act of 2005 effect=governs"],
    ),
    (
        "an act denied to compel",
        "The REAL ID Act of 2005 does not require Iowa to share driver data with ICE.",
        ["REAL ID Act of 2005 negated effect=requires"],
    ),
    (
        "a section of the United States Code",
        "18 U.S.C. § 2721 forbids the Iowa DOT to disclose personal information, with some exceptions.",
        ["18 U.S.C. § 2721 effect=restricts"],
    ),
    (
        "the same without signs and with et seq.",
        "Under 18 USC 2721 et seq., the Iowa DOT is barred from selling addresses.",
        ["18 U.S.C. § 2721 effect=restricts"],
    ),
    (
        "a federal regulation",
        "6 CFR 37.41 lays down how Iowa has to guard its license files.",
        ["6 C.F.R. § 37.41 effect=governs"],
    ),
    (
        "a law said to be violated restricts",
        "Plaintiffs say that the nightly feed to ICE violates the Iowa Constitution.",
        ["Iowa Constitution effect=restricts"],
    ),
    (
        "two named laws are two claims",
        "Iowa Code § 321.11 and the Driver's Privacy Protection Act restrict disclosures to ICE.",
        ["Driver's Privacy Protection Act effect=restricts", "Iowa Code § 321.11 effect=restricts"],
    ),
    (
        "two laws with opposite effects",
        "Iowa Code § 321.24 permits such releases to ICE, but Iowa Code § 321.11 forbids them.",
        ["Iowa Code § 321.11 effect=restricts", "Iowa Code § 321.24 effect=authorizes"],
    ),
    (
        "an enacted bill",
        "House File 2416, which Iowa enacted in 2019, allows the DOT to share license data with ICE.",
        ["Iowa HF 2416 effect=authorizes"],
    ),
    (
        "a proposed bill is normative",
        "Senate File 77, introduced this winter, would bar the Iowa DOT from sharing data with ICE.",
        ["Iowa SF 77 normative effect=restricts"],
    ),
    (
        "a records act under which people can do something",
        "Iowans can ask for their own file under the Iowa Open Records Act.",
        ["Iowa Open Records Act effect=governs"],
    ),
    (
        "the act of another state",
        "The Illinois TRUST Act forbids that state's clerks to open license files to ICE.",
        ["Illinois TRUST Act other_state:IL effect=restricts"],
    ),
    ("a section of an agreement is no law", "Section 4 of this agreement limits how ICE uses Iowa records.", []),
    ("a section of a form is no law", "ICE fills in section 2 of the form that the Iowa DOT sends.", []),
    ("to act is no act", "ICE has to act quickly once the Iowa DOT sends a file.", []),
    (
        "two sections of one code",
        "Iowa Code sections 321.11 and 321.24 restrict disclosures to ICE.",
        ["Iowa Code § 321.11 effect=restricts", "Iowa Code § 321.24 effect=restricts"],
    ),
    (
        "the title behind the section",
        "Section 2721 of title 18 of the United States Code restricts the Iowa DOT.",
        ["18 U.S.C. § 2721 effect=restricts"],
    ),
    (
        "another title",
        "8 U.S.C. § 1373 bars Iowa from keeping immigration status from ICE.",
        ["8 U.S.C. § 1373 effect=restricts"],
    ),
    (
        "an act with its year",
        "The Privacy Act of 1974 governs what ICE does with Iowa files.",
        ["Privacy Act of 1974 effect=governs"],
    ),
    (
        "a constitution that protects",
        "The Iowa Constitution protects drivers from such releases to ICE.",
        ["Iowa Constitution effect=restricts"],
    ),
    (
        "a short bill with points",
        "H.F. 2416 bars the Iowa DOT from sharing data with ICE.",
        ["Iowa HF 2416 effect=restricts"],
    ),
    (
        "an act, and then the act",
        "The Safe Roads Act was passed in Iowa in 2018. The act permits the DOT to share driver histories with ICE.",
        ["Safe Roads Act effect=governs", "Safe Roads Act effect=authorizes"],
    ),
    (
        "a section, and then it",
        "Iowa Code § 321.11 governs driver files. It forbids the release of photographs to ICE.",
        ["Iowa Code § 321.11 effect=governs", "Iowa Code § 321.11 effect=restricts"],
    ),
    (
        "a section, and then that section",
        "Iowa Code § 321.11 governs driver files. That section forbids the release of photographs to ICE.",
        ["Iowa Code § 321.11 effect=governs", "Iowa Code § 321.11 effect=restricts"],
    ),
    (
        "the Nebraska code in a text on Iowa",
        "Neb. Rev. Stat. § 60-483 bars Nebraska from giving driver data to ICE.",
        ["Neb. Rev. Stat. § 60-483 other_state:NE effect=restricts"],
    ),
]


@pytest.mark.parametrize(("comment", "text", "expected"), CASES)
def test_laws(comment: str, text: str, expected: list[str]) -> None:
    assert found(text, "legal_basis") == sorted(expected), comment
