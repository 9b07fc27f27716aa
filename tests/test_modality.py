"""How firmly a text claims something: asserted, hedged, normative or prospective, over several claim types."""

import pytest
from attributes import all_found

Case = tuple[str, str, list[str]]

HEDGED: list[Case] = [
    ("may", "The Iowa DOT may share DMV data with ICE.", ["sharing/general hedged"]),
    ("might", "The Iowa DOT might encrypt its files.", ["safeguard/encryption hedged"]),
    ("can of what happens", "The releases to ICE can lead to racial profiling in Iowa.", ["impact/profiling hedged"]),
    ("likely", "Iowa likely encrypts its files.", ["safeguard/encryption hedged"]),
    ("typically", "ICE typically uses Iowa data to locate people.", ["purpose/locate hedged"]),
    ("generally", "The Iowa DOT generally shares DMV data with ICE.", ["sharing/general hedged"]),
    ("often", "The Iowa DOT often shares DMV data with ICE.", ["sharing/general hedged"]),
    (
        "potentially",
        "The releases to ICE potentially expose Iowa drivers to identity theft.",
        ["impact/identity_theft hedged"],
    ),
    ("in some cases", "In some cases the Iowa DOT shares DMV data with ICE.", ["sharing/general hedged"]),
    ("risk of", "There is a risk of data breaches in Iowa.", ["impact/data_breach hedged"]),
    ("risk that", "There is a risk that Iowa DMV data is misused.", ["impact/misuse hedged"]),
    ("worry that", "Iowa families worry that the data leads to deportation.", ["impact/deportation hedged"]),
    (
        "two verbs under one modal",
        "A clerk in Iowa may be suspended or fired.",
        ["penalty/discipline hedged", "penalty/termination hedged"],
    ),
    (
        "it is important to note is no norm",
        "It is important to note that the Iowa DOT may share DMV data with ICE.",
        ["sharing/general hedged"],
    ),
    ("a heading before the sentence", "Audits: Iowa may audit the searches by ICE.", ["safeguard/audit hedged"]),
    (
        "a heading, states in general",
        "Audits: States may audit the searches by ICE.",
        ["safeguard/audit generic hedged"],
    ),
    (
        "a heading that repeats the category",
        "1. How does Iowa protect DMV data?\n\n1. "
        "Encryption: Iowa may encrypt its files.\n2. Training: Clerks are trained.\n",
        ["safeguard/encryption hedged", "safeguard/training"],
    ),
    ("sometimes", "The Iowa DOT sometimes shares data with ICE.", ["sharing/general hedged"]),
    ("usually", "The Iowa DOT usually shares data with ICE.", ["sharing/general hedged"]),
    ("probably", "The Iowa DOT probably encrypts its files.", ["safeguard/encryption hedged"]),
    ("it is possible that", "It is possible that Iowa shares data with ICE.", ["sharing/general hedged"]),
    ("may, even of a permission", "ICE may search the Iowa DOT's database directly.", ["sharing/direct_access hedged"]),
    (
        "a remark inside",
        "The releases could, a lawyer said, lead to deportation in Iowa.",
        ["impact/deportation hedged"],
    ),
    (
        "a heading before states in general",
        "Access: States may give ICE direct access to the database.",
        ["sharing/direct_access generic hedged"],
    ),
    ("note that is no norm", "Note that the Iowa DOT may train its clerks.", ["safeguard/training hedged"]),
]

ASSERTED: list[Case] = [
    ("can of a power", "ICE can obtain DMV data from the Iowa DOT on request.", ["sharing/on_request"]),
    ("can of access", "ICE can search the Iowa DOT's database directly.", ["sharing/direct_access"]),
    ("can of a right", "Iowa drivers can file a complaint.", ["remedy/complaint"]),
    ("can of a choice", "Iowa drivers can opt out.", ["remedy/opt_out"]),
    ("must", "Iowa clerks must complete privacy training.", ["safeguard/training"]),
    ("shall", "The Iowa DOT shall keep a log of every search by ICE.", ["safeguard/audit_trail"]),
    ("required to", "The Iowa DOT is required to audit the searches by ICE.", ["safeguard/audit"]),
    (
        "must, of what ICE brings",
        "ICE must obtain a warrant before the Iowa DOT releases a photograph.",
        ["data_type/photo disclosure=conditional", "legal_process/warrant role=required"],
    ),
    (
        "a modal in a relative clause",
        "The Iowa DOT, which may soon move, encrypts its files.",
        ["safeguard/encryption"],
    ),
    ("a modal in a relative clause after", "The Iowa DOT trains clerks who may see the files.", ["safeguard/training"]),
    ("a norm in a relative clause", "The Iowa DOT logs searches that should be rare.", ["safeguard/audit_trail"]),
    ("a modal in the next clause", "The Iowa DOT shares DMV data with ICE, and fees may rise.", ["sharing/general"]),
    ("a modal in the sentence before", "Fees may rise. The Iowa DOT shares DMV data with ICE.", ["sharing/general"]),
    (
        "one clause hedged, the other not",
        "The Iowa DOT encrypts its files and may train its clerks.",
        ["safeguard/encryption", "safeguard/training hedged"],
    ),
    (
        "the hedge in the first clause",
        "The Iowa DOT may train its clerks, but it encrypts its files.",
        ["safeguard/encryption", "safeguard/training hedged"],
    ),
    (
        "how far an agency may go",
        "Iowa Code § 321.11 limits how far the DOT may open its files.",
        ["legal_basis/Iowa Code § 321.11 effect=restricts"],
    ),
    (
        "an agreement that might end",
        "Iowa has an agreement with ICE, although it might lapse.",
        ["agreement/agreement"],
    ),
    ("have to", "Clerks in Iowa have to be trained.", ["safeguard/training"]),
    ("must after a heading", "Training: Clerks must be trained in Iowa.", ["safeguard/training"]),
    (
        "a modal in a clause that comments",
        "The Iowa DOT logs each search, which can take days.",
        ["safeguard/audit_trail"],
    ),
    (
        "a modal in the reason",
        "The Iowa DOT encrypts its files because hackers might attack.",
        ["safeguard/encryption"],
    ),
    (
        "a modal of aim, in order that",
        "The Iowa DOT encrypts its files in order that drivers may feel safe.",
        ["safeguard/encryption"],
    ),
    (
        "a modal in a clause of time",
        "When hackers might attack, the Iowa DOT encrypts its files.",
        ["safeguard/encryption"],
    ),
    (
        "items under a lead-in without a modal",
        "The Iowa DOT shares with ICE:\n\n- photographs\n- medical reports\n",
        ["data_type/medical_record disclosure=shared", "data_type/photo disclosure=shared", "sharing/general"],
    ),
]

NORMATIVE: list[Case] = [
    ("should", "The Iowa DOT should train its clerks.", ["safeguard/training normative"]),
    ("ought to", "Iowa ought to audit the searches by ICE.", ["safeguard/audit normative"]),
    (
        "essential that",
        "It is essential that the Iowa DOT log every search by ICE.",
        ["safeguard/audit_trail normative"],
    ),
    ("crucial that", "It is crucial that Iowa encrypt its files.", ["safeguard/encryption normative"]),
    ("important to", "It is important for Iowa to train its clerks.", ["safeguard/training normative"]),
    ("a proposal", "Advocates propose an independent oversight board in Iowa.", ["safeguard/oversight_body normative"]),
    (
        "a recommendation",
        "The auditors recommend that the Iowa DOT encrypt its files.",
        ["safeguard/encryption normative"],
    ),
    ("one alternative", "One alternative in Iowa is to anonymize the data.", ["safeguard/anonymization normative"]),
    ("a call for", "Critics call on the Iowa DOT to train its clerks.", ["safeguard/training normative"]),
    (
        "a numbered bill",
        "House File 12 would require ICE to obtain a warrant from a judge in Iowa.",
        ["legal_basis/Iowa HF 12 normative effect=restricts", "legal_process/warrant normative role=required"],
    ),
    (
        "items take the norm from the lead-in",
        "The Iowa DOT should adopt:\n\n- encryption of its files\n- yearly audits\n",
        ["safeguard/audit normative", "safeguard/encryption normative"],
    ),
    (
        "two verbs under one norm",
        "The Iowa DOT should encrypt its files and train its clerks.",
        ["safeguard/encryption normative", "safeguard/training normative"],
    ),
    (
        "the norm stands before the hedge",
        "Clerks in Iowa should generally be trained.",
        ["safeguard/training normative"],
    ),
    (
        "a norm beside a fact",
        "The Iowa DOT encrypts its files but should train its clerks.",
        ["safeguard/encryption", "safeguard/training normative"],
    ),
    ("had better", "The Iowa DOT had better encrypt its files.", ["safeguard/encryption normative"]),
    ("vital that", "It is vital that the Iowa DOT train its clerks.", ["safeguard/training normative"]),
    ("it would be better if", "It would be better if Iowa trained its clerks.", ["safeguard/training normative"]),
    ("a proposal calls for", "A proposal in Iowa calls for yearly audits.", ["safeguard/audit normative"]),
    ("should after a heading", "Training: Clerks in Iowa should be trained.", ["safeguard/training normative"]),
    (
        "a question about alternatives",
        "1. What alternatives are there in Iowa?\n\n1. "
        "Audits: Auditing the searches every year.\n2. Training: Training for clerks.\n",
        ["safeguard/audit normative", "safeguard/training normative"],
    ),
    (
        "proposals in a lead-in",
        "1. What has been proposed in Iowa?\n\nProposals in Iowa include:\n\n"
        "1. Oversight: An independent body that watches over the releases.\n",
        ["safeguard/oversight_body normative"],
    ),
]

PROSPECTIVE: list[Case] = [
    ("in the future", "In the future, the Iowa DOT may encrypt its files.", ["safeguard/encryption prospective"]),
    (
        "a question on the future",
        "1. What may change in Iowa in the future?\n\nThe Iowa DOT could share DMV data with ICE automatically.\n",
        ["sharing/automatic prospective"],
    ),
    (
        "the future beats the norm",
        "1. What future developments are possible in Iowa?\n\nThe Iowa DOT should audit the searches by ICE.\n",
        ["safeguard/audit prospective"],
    ),
    (
        "potential future",
        "A potential future step in Iowa is the encryption of all files.",
        ["safeguard/encryption prospective"],
    ),
    (
        "a year ahead",
        "By 2040 the Iowa DOT might share DMV data with ICE automatically.",
        ["sharing/automatic prospective"],
    ),
    (
        "the future of one statement only",
        "In the future, the Iowa DOT may encrypt its files. The Iowa DOT trains its clerks.",
        ["safeguard/encryption prospective", "safeguard/training"],
    ),
    ("next year", "Next year the Iowa DOT might train its clerks.", ["safeguard/training prospective"]),
    ("in future, inside the verb", "Iowa could in future train its clerks.", ["safeguard/training prospective"]),
    ("someday", "Iowa may someday encrypt its files.", ["safeguard/encryption prospective"]),
    (
        "what the future holds",
        "1. What does the future hold for Iowa drivers?\n\nClerks might be trained.\n",
        ["safeguard/training prospective"],
    ),
    (
        "a question whether",
        "1. Will Iowa share more data with ICE in the future?\n\nThe Iowa DOT may send bulk files to ICE.\n",
        ["sharing/bulk prospective"],
    ),
    (
        "what may change",
        "1. What may change in Iowa?\n\nThe files may be encrypted.\n",
        ["safeguard/encryption prospective"],
    ),
    (
        "items under a question on the future",
        "1. What may change in Iowa in the future?\n\n1. "
        "Encryption: The DOT could encrypt its files.\n2. Training: Yearly training for clerks.\n",
        ["safeguard/encryption prospective", "safeguard/training prospective"],
    ),
    (
        "items of a lead-in on the future",
        "In the future, the Iowa DOT might adopt:\n\n- encryption of all files\n- training of clerks\n",
        ["safeguard/encryption prospective", "safeguard/training prospective"],
    ),
]


@pytest.mark.parametrize(("comment", "text", "expected"), HEDGED + ASSERTED + NORMATIVE + PROSPECTIVE)
def test_modality(comment: str, text: str, expected: list[str]) -> None:
    assert all_found(text) == sorted(expected), comment
