"""Denials, over several claim types: what negates a claim, and what only looks as if it did."""

import pytest
from attributes import all_found

Case = tuple[str, str, list[str]]

BANS: list[Case] = [
    (
        "a law that bars",
        "State law bars the Iowa DOT from giving photographs to ICE.",
        ["data_type/photo disclosure=barred", "legal_basis/state law effect=restricts"],
    ),
    (
        "a section that prohibits",
        "Iowa Code § 321.11 prohibits the release of home addresses to ICE.",
        ["data_type/address disclosure=barred", "legal_basis/Iowa Code § 321.11 effect=restricts"],
    ),
    (
        "a ban on all sharing is the law alone",
        "Iowa law forbids the DOT to share DMV data with ICE.",
        ["legal_basis/state law effect=restricts"],
    ),
    ("must not", "Fingerprints must not be given to ICE by the Iowa DOT.", ["data_type/fingerprint disclosure=barred"]),
    (
        "a verb of refusal",
        "The Iowa DOT withholds medical reports from ICE.",
        ["data_type/medical_record disclosure=barred"],
    ),
    ("certain kinds of data", "The Iowa DOT does not give photographs to ICE.", ["data_type/photo disclosure=barred"]),
    (
        "never, for certain kinds of data",
        "Social Security numbers are never released to ICE by the Iowa DOT.",
        ["data_type/social_security_number disclosure=barred"],
    ),
    (
        "a signed law that bars",
        "House File 30 was signed in Iowa in 2020 and bars the DOT from sharing addresses with ICE.",
        [
            "data_type/address disclosure=barred",
            "event/law_passed year=2020",
            "legal_basis/Iowa HF 30 effect=restricts",
        ],
    ),
]

EXCEPTIONS: list[Case] = [
    (
        "not without",
        "The Iowa DOT does not release photographs to ICE without a court order.",
        ["data_type/photo disclosure=conditional", "legal_process/court_order role=required"],
    ),
    (
        "no one without",
        "No home address goes from the Iowa DOT to ICE without a warrant.",
        ["data_type/address disclosure=conditional", "legal_process/warrant role=required"],
    ),
    (
        "never unless the law",
        "The Iowa DOT never shares DMV data with ICE unless required by law.",
        ["legal_process/legal_requirement role=required"],
    ),
    (
        "except with consent",
        "The Iowa DOT will not share license records with ICE except with the driver's consent.",
        ["data_type/license_record disclosure=conditional", "legal_process/consent role=required"],
    ),
    (
        "nothing without",
        "Nothing leaves the Iowa DOT for ICE without a subpoena.",
        ["legal_process/subpoena role=required"],
    ),
    ("no warrant needed", "ICE needs no warrant to ask the Iowa DOT.", ["legal_process/warrant role=not_required"]),
    (
        "two papers, none of them needed",
        "Neither a warrant nor a subpoena is required when ICE writes to the Iowa DOT.",
        ["legal_process/subpoena role=not_required", "legal_process/warrant role=not_required"],
    ),
    (
        "neither asked for",
        "Iowa neither requires a warrant nor asks for the driver's consent.",
        ["legal_process/consent role=not_required", "legal_process/warrant role=not_required"],
    ),
]

DENIALS: list[Case] = [
    ("does not", "The Iowa DOT does not share DMV data with ICE.", ["sharing/general negated"]),
    ("contracted", "Iowa doesn't share DMV data with ICE.", ["sharing/general negated"]),
    ("never", "Iowa never shares DMV data with ICE.", ["sharing/general negated"]),
    ("no data", "No DMV data is shared with ICE by the Iowa DOT.", ["sharing/general negated"]),
    ("none of it", "None of Iowa's DMV data is supplied to ICE.", ["sharing/general negated"]),
    ("nothing", "Nothing in the Iowa DOT's database is shared with ICE.", ["sharing/general negated"]),
    ("nothing passes", "Nothing passes from the Iowa DOT to ICE automatically.", ["sharing/automatic negated"]),
    ("no access", "ICE has no direct access to the Iowa DOT's database.", ["sharing/direct_access negated"]),
    ("nobody", "Nobody at ICE can log in to the Iowa DOT's database.", ["sharing/direct_access negated"]),
    (
        "neither state",
        "Neither Iowa nor Nebraska lets ICE search its database.",
        ["sharing/direct_access negated", "sharing/direct_access other_state:NE negated"],
    ),
    (
        "neither law nor policy",
        "Iowa has neither a law nor a policy on sharing DMV data with ICE.",
        ["policy_status/law negated", "policy_status/policy negated"],
    ),
    (
        "neither verb",
        "The Iowa DOT neither encrypts its files nor trains its clerks.",
        ["safeguard/encryption negated", "safeguard/training negated"],
    ),
    (
        "nor does, after a denial",
        "The Iowa DOT has no agreement with ICE. Nor does it have a policy on requests from ICE.",
        ["agreement/agreement negated", "policy_status/policy negated"],
    ),
    (
        "nor is",
        "Iowa drivers cannot opt out. Nor is there a complaint procedure in Iowa.",
        ["remedy/complaint negated", "remedy/opt_out negated"],
    ),
    ("none exists", "No memorandum of understanding exists between the Iowa DOT and ICE.", ["agreement/mou negated"]),
    ("no way", "There is no way to opt out in Iowa.", ["remedy/opt_out negated"]),
    ("no body", "No independent body oversees the Iowa DOT's dealings with ICE.", ["safeguard/oversight_body negated"]),
    ("a lack", "The Iowa DOT lacks an audit trail of ICE searches.", ["safeguard/audit_trail negated"]),
    ("a failure", "The Iowa DOT failed to train its clerks.", ["safeguard/training negated"]),
    ("not very", "The Iowa DOT is not very transparent about ICE.", ["safeguard/transparency negated"]),
    ("no controversy", "There has been no public controversy over DMV data in Iowa.", ["event/controversy negated"]),
    ("no suit", "No lawsuit over the releases to ICE is pending in Iowa.", ["event/litigation negated"]),
    ("no log, after the verb", "Iowa keeps no log of searches by ICE.", ["safeguard/audit_trail negated"]),
    ("no training, after the verb", "Iowa offers no training to its clerks.", ["safeguard/training negated"]),
    ("will not", "Iowa will not share data with ICE.", ["sharing/general negated"]),
    ("won't", "Iowa won't share data with ICE.", ["sharing/general negated"]),
    ("is not allowed to", "ICE is not allowed to search the Iowa DOT's database.", ["sharing/direct_access negated"]),
    ("cannot", "ICE cannot search the Iowa DOT's database.", ["sharing/direct_access negated"]),
    ("no longer", "ICE no longer has access to the Iowa DOT's database.", ["sharing/direct_access negated"]),
    (
        "three denials",
        "Iowa has no oversight board, no audits and no training.",
        ["safeguard/audit negated", "safeguard/oversight_body negated", "safeguard/training negated"],
    ),
    (
        "not, nor",
        "The files of the Iowa DOT are not encrypted, nor are its clerks trained.",
        ["safeguard/encryption negated", "safeguard/training negated"],
    ),
    (
        "two rights denied",
        "Iowa drivers have no right to opt out and no way to file a complaint.",
        ["remedy/complaint negated", "remedy/opt_out negated"],
    ),
    (
        "no law and no policy",
        "No law and no policy in Iowa governs what ICE obtains from the DOT.",
        ["policy_status/law negated", "policy_status/policy negated"],
    ),
    ("not one clerk", "Not one clerk in Iowa has been trained.", ["safeguard/training negated"]),
    (
        "an absence",
        "The absence of a policy on ICE requests in Iowa troubles auditors.",
        ["policy_status/policy negated"],
    ),
]

AFFIRMED: list[Case] = [
    (
        "not only",
        "The Iowa DOT not only shares photographs with ICE but also sends it home addresses.",
        ["data_type/address disclosure=shared", "data_type/photo disclosure=shared", "sharing/general"],
    ),
    (
        "not only, purposes",
        "ICE uses Iowa license data not only to locate people but also to verify their immigration status.",
        ["purpose/locate", "purpose/verify_status"],
    ),
    (
        "a denial in the other clause before",
        "Iowa has no agreement with ICE, but the DOT encrypts its files.",
        ["agreement/agreement negated", "safeguard/encryption"],
    ),
    (
        "a denial in the other clause after",
        "The Iowa DOT logs ICE searches, although it has no policy on ICE requests.",
        ["policy_status/policy negated", "safeguard/audit_trail"],
    ),
    (
        "a denial in a relative clause",
        "The Iowa DOT, which charges no fee, encrypts its files.",
        ["safeguard/encryption"],
    ),
    (
        "a denial of something else",
        "The Iowa DOT does not charge ICE, and it shares DMV data automatically.",
        ["sharing/automatic"],
    ),
    (
        "what cannot be read",
        "The Iowa DOT encrypts its files so that nobody else reads them.",
        ["safeguard/encryption"],
    ),
    ("the sentence before", "The Iowa DOT charges no fee. It shares DMV data with ICE.", ["sharing/general"]),
]


@pytest.mark.parametrize(("comment", "text", "expected"), BANS + EXCEPTIONS + DENIALS + AFFIRMED)
def test_polarity(comment: str, text: str, expected: list[str]) -> None:
    assert all_found(text) == sorted(expected), comment
