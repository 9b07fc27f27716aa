# Tables and an earlier dataset to what changed between them, for reading and for loading. Not part of `all`.
from dmv_claims.diff import datasets

COMPARE = own([*files_of_step("compare"), *TEMPLATES])


rule diff:
    input:
        manifest=str(MANIFEST),
        # The page leads into it. The index does not lead here: a run that compares nothing has to give the same bytes.
        report=rules.write_report.output.index,
        baseline=lambda wildcards: own(datasets.files_of(baseline(wildcards))),
        vocabulary=VOCABULARY,
        dictionary=DICTIONARY,
        dataset=DATASET,
        library=COMPARE,
    output:
        table=f"{PROCESSED}/changes.parquet",
        page=report(
            f"{PROCESSED}/report/changes.html",
            caption="../report/captions/changes.rst",
            category="Report",
            labels={"page": "What changed"},
        ),
    log:
        f"{PROCESSED}/logs/diff.log",
    conda:
        "../envs/pipeline.yml"
    params:
        baseline=baseline,
        processed=PROCESSED,
        contents=lambda wildcards: checksums(own(datasets.files_of(baseline(wildcards)))),
        code=checksums(COMPARE + VOCABULARY + DICTIONARY + DATASET),
    message:
        "Comparing with the baseline"
    script:
        "../scripts/diff.py"
