# Labelled documents to accuracy: what the pipeline makes of them, held against their labels. Not part of `all`.
from dmv_claims import dependencies

# It is run seldom and takes seconds, so all of the library counts.
LIBRARY = own(dependencies.PACKAGE.rglob("*.py"))


rule evaluate:
    input:
        labelled=labelled,
        vocabulary=VOCABULARY,
        dictionary=DICTIONARY,
        dataset=DATASET,
        library=LIBRARY,
    output:
        table=f"{PROCESSED}/accuracy.parquet",
        report=report(
            f"{PROCESSED}/accuracy.md",
            caption="../report/captions/accuracy.rst",
            category="Accuracy",
            labels={"page": "Claims and labels"},
        ),
    log:
        f"{PROCESSED}/logs/evaluate.log",
    conda:
        "../envs/pipeline.yml"
    params:
        gold=GOLD,
        training=TRAINING,
        contents=lambda wildcards: checksums(labelled(wildcards)),
        code=checksums(LIBRARY + VOCABULARY + DICTIONARY + DATASET),
    message:
        "Measuring accuracy"
    script:
        "../scripts/evaluate.py"
