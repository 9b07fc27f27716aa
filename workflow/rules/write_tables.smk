# Batches to tables: everything checked, then one file per table and state.
#
# Only the manifest is declared as output. Snakemake removes what a job declares before the job starts; so a run that
# fails or is killed leaves the last good tables in place.
WRITE = own([*files_of_step("write_tables"), decisions.SCHEMA])
# The sheet of decisions, where there is one.
DECISIONS = own([REVIEW]) if REVIEW.is_file() else []


rule write_tables:
    input:
        batches=extracted,
        vocabulary=VOCABULARY,
        dictionary=DICTIONARY,
        dataset=DATASET,
        review=DECISIONS,
        library=WRITE,
    output:
        manifest=str(MANIFEST),
    log:
        f"{PROCESSED}/logs/write_tables.log",
    conda:
        "../envs/pipeline.yml"
    resources:
        mem_mb=grows(1000, 3),
        runtime=grows(10, 0.1),
    params:
        processed=PROCESSED,
        max_rejected=config["max_rejected"],
        review=REVIEW,
        decisions=checksums(DECISIONS),
        code=checksums(WRITE + VOCABULARY + DICTIONARY + DATASET),
    message:
        "Writing tables"
    script:
        "../scripts/write_tables.py"
