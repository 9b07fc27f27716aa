# Labelled documents to accuracy: what the pipeline makes of them, held against their labels. Not part of `all`.
from dmv_claims.evaluate import gold

EVALUATE = own(
    {
        *files_of_step("extract_batch"),
        *gold.PACKAGE.glob("*.py"),
        gold.PACKAGE.with_name("checks.py"),
    }
)


rule evaluate:
    input:
        labelled=lambda wildcards: own(gold.files_of(GOLD)),
        vocabulary=VOCABULARY,
        dictionary=DICTIONARY,
        library=EVALUATE,
    output:
        table=f"{PROCESSED}/accuracy.parquet",
        report=f"{PROCESSED}/accuracy.md",
    log:
        f"{PROCESSED}/logs/evaluate.log",
    conda:
        "../envs/pipeline.yml"
    params:
        gold=GOLD,
        contents=lambda wildcards, input: checksums(input.labelled),
        code=checksums(EVALUATE + VOCABULARY + DICTIONARY),
    message:
        "Measuring accuracy"
    script:
        "../scripts/evaluate.py"
