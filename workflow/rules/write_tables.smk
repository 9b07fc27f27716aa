# Batches to tables: everything checked, then one file per table and state.
#
# Only the manifest is declared as output. Snakemake removes what a job declares before the job starts; so a run that
# fails or is killed leaves the last good tables in place.


rule write_tables:
    message:
        "Writing tables"
    input:
        batches=expand(f"{WORK}/extract/{{batch}}/{{table}}.parquet", batch=BATCHES, table=EXTRACTED),
        library=library("write_tables"),
    output:
        manifest=MANIFEST,
    log:
        f"{PROCESSED}/logs/write_tables.log",
    params:
        max_rejected=config["max_rejected"],
    script:
        "../scripts/write_tables.py"
