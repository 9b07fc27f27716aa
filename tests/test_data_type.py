"""Kinds of data in sentences: what is shared, conditional or barred, and words that name no data passed on."""

import pytest
from claims import found

# (comment, text, expected)
SHARED = [
    (
        "three in one list",
        "The Iowa DMV gives ICE each driver's full name, home address and date of birth.",
        ["address disclosure=shared", "date_of_birth disclosure=shared", "name disclosure=shared"],
    ),
    ("the agency's data as such", "The Iowa DMV shares its data with ICE.", []),
    ("ICE receives photographs", "ICE receives license photographs from the Iowa DMV.", ["photo disclosure=shared"]),
    ("kept, not shared", "Iowa prints a photograph on every license.", []),
    ("shared with police", "Iowa shares photographs with the police.", []),
    ("status of a license", "The Iowa DMV tells ICE the status of a license.", ["license_record disclosure=shared"]),
    (
        "registrations and plates",
        "ICE agents look up vehicle registrations and plate numbers in Iowa's files.",
        ["license_plate disclosure=shared", "vehicle_record disclosure=shared"],
    ),
    (
        "one category, two words",
        "Iowa furnishes driving histories and crash reports to ICE.",
        ["traffic_record disclosure=shared"],
    ),
    (
        "proof of residency",
        "The Iowa DMV hands copies of proof of residency to ICE.",
        ["identity_document disclosure=shared"],
    ),
    ("papers an applicant brings", "Iowa applicants must show a passport and proof of residency.", []),
    (
        "a law permits",
        "Iowa law permits the DMV to disclose immigration status to federal agencies.",
        ["immigration_status disclosure=shared"],
    ),
    ("status as a purpose", "The Iowa DMV shares data with ICE to verify immigration status.", []),
    ("regardless of status", "Iowa issues licenses regardless of immigration status.", []),
    (
        "personal information",
        "The Iowa DMV provides personal information to federal authorities.",
        ["personal_information disclosure=shared"],
    ),
    ("protected, not shared", "Names and addresses are encrypted at the Iowa DMV.", []),
    ("a name as an idiom", "In the name of safety, Iowa shares data with ICE.", []),
    ("a name that ICE brings", "ICE must give the driver's name before the Iowa DMV opens a file.", []),
    (
        "a statute's list",
        "The Iowa DMV shall disclose to ICE the name, photograph and Social Security number of a driver.",
        ["name disclosure=shared", "photo disclosure=shared", "social_security_number disclosure=shared"],
    ),
    (
        "including",
        "Iowa gives ICE license records, including photographs and addresses.",
        ["address disclosure=shared", "license_record disclosure=shared", "photo disclosure=shared"],
    ),
    (
        "identification documents",
        "Birth certificates that Iowa applicants present are passed on to ICE.",
        ["identity_document disclosure=shared"],
    ),
]

BARRED = [
    (
        "never released",
        "Social Security numbers are never released to ICE by the Iowa DMV.",
        ["social_security_number disclosure=barred"],
    ),
    (
        "does not give",
        "The Iowa DMV does not give ICE Social Security numbers.",
        ["social_security_number disclosure=barred"],
    ),
    (
        "with or without a paper",
        "The Iowa DMV does not share fingerprints with ICE, with or without a warrant.",
        ["fingerprint disclosure=barred"],
    ),
    ("off limits", "Medical records held by the Iowa DMV are off limits to ICE.", ["medical_record disclosure=barred"]),
    (
        "kept from",
        "The Iowa DMV keeps fingerprints and biometric templates from ICE.",
        ["biometric disclosure=barred", "fingerprint disclosure=barred"],
    ),
    (
        "a law forbids",
        "Iowa law forbids the DMV to disclose an applicant's citizenship status to federal agents.",
        ["immigration_status disclosure=barred"],
    ),
    (
        "an act protects",
        "The Driver's Privacy Protection Act protects the personal information of Iowa drivers from disclosure.",
        ["personal_information disclosure=barred"],
    ),
    (
        "shared and barred",
        "Iowa shares vehicle registrations with ICE but withholds photographs.",
        ["photo disclosure=barred", "vehicle_record disclosure=shared"],
    ),
    ("race as an impact", "Critics in Iowa say that ICE targets drivers by race.", []),
    (
        "neither nor",
        "Neither fingerprints nor photographs are given to ICE by the Iowa DMV.",
        ["fingerprint disclosure=barred", "photo disclosure=barred"],
    ),
    (
        "kept from it",
        "The Iowa DMV sends plate numbers to ICE but keeps medical records from it.",
        ["license_plate disclosure=shared", "medical_record disclosure=barred"],
    ),
]

CONDITIONAL = [
    (
        "only under an order",
        "Iowa releases a license number to ICE only under a court order.",
        ["license_number disclosure=conditional"],
    ),
    (
        "unless the law requires it",
        "The Iowa DMV does not release personal information to ICE unless the law requires it.",
        ["personal_information disclosure=conditional"],
    ),
    (
        "only with a warrant",
        "Facial recognition results go to ICE only with a warrant in Iowa.",
        ["facial_recognition disclosure=conditional"],
    ),
    (
        "ICE must present",
        "ICE must present a subpoena before the Iowa DMV releases a photograph.",
        ["photo disclosure=conditional"],
    ),
    ("a warrant described", "A warrant that ICE brings to the Iowa DMV bears the signature of a judge.", []),
    (
        "only if a court orders it",
        "An address is disclosed to ICE by the Iowa DMV only if a court orders it.",
        ["address disclosure=conditional"],
    ),
]

CONTEXT = [
    ("items under another question", "What does an Iowa license show?\n\n- Full name\n- Date of birth", []),
    (
        "items of a barring lead-in",
        "The Iowa DMV must not release to ICE:\n\n(a) medical records;\n(b) fingerprints.",
        ["fingerprint disclosure=barred", "medical_record disclosure=barred"],
    ),
    (
        "items of a conditional lead-in",
        "On presentation of a court order, the Iowa DMV gives ICE:\n\n(a) the home address;\n(b) the photograph.",
        ["address disclosure=conditional", "photo disclosure=conditional"],
    ),
    (
        "items of a lead-in on something else",
        "The Iowa DMV checks before renewal:\n\n(a) the home address;\n(b) the photograph.",
        [],
    ),
]

ATTRIBUTES = [
    ("may", "The Iowa DMV may release home addresses to ICE.", ["address hedged disclosure=shared"]),
    ("should not", "The Iowa DMV should not give ICE home addresses.", ["address normative disclosure=barred"]),
    (
        "a bill would bar",
        "House File 9 would bar the Iowa DMV from giving photographs to ICE.",
        ["photo normative disclosure=barred"],
    ),
    (
        "future",
        "In the future, the Iowa DMV might send fingerprints to ICE.",
        ["fingerprint prospective disclosure=shared"],
    ),
    (
        "another state",
        "Minnesota prohibits the release of photographs to immigration agencies.",
        ["photo other_state:MN disclosure=barred"],
    ),
    ("many states", "Many states share license photos with ICE.", ["photo generic disclosure=shared"]),
    ("states, often", "State DMVs often give ICE home addresses.", ["address generic hedged disclosure=shared"]),
]

CASES = [*SHARED, *BARRED, *CONDITIONAL, *CONTEXT, *ATTRIBUTES]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_data_type(text: str, expected: list[str]) -> None:
    assert found(text, "data_type") == sorted(expected)
