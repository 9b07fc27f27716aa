# Text to claims: the questions, statements and claims of a batch, all its states together.
EXTRACT = own([*files_of_step("extract_batch"), sources.SCHEMA])


rule extract:
    input:
        texts=f"{WORK}/read/{{batch}}.parquet",
        # Only the rows about the batch count (see params): a new row leaves the other batches alone.
        sheet=[ancient(str(SHEET))] if SHEET.is_file() else [],
        model=rules.train.output.model if TRAINING else [],
        vocabulary=VOCABULARY,
        dictionary=DICTIONARY,
        library=EXTRACT,
    output:
        claims=f"{WORK}/extract/{{batch}}.arrow",
    log:
        f"{PROCESSED}/logs/extract/{{batch}}.log",
    conda:
        "../envs/pipeline.yml"
    resources:
        mem_mb=grows(800, 10, 250),
        runtime=grows(10, 0.5),
    params:
        sheet=SHEET,
        rows=lambda wildcards: [str(SOURCES.get(file)) for file in BATCHES[wildcards.batch]],
        code=checksums(EXTRACT + VOCABULARY + DICTIONARY),
    message:
        "Extracting claims, batch {wildcards.batch}"
    script:
        "../scripts/extract.py"
