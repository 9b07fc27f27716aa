# Text to claims: questions, statements and claims of a batch, all its states together.


rule extract:
    message:
        "Extracting claims, batch {wildcards.batch}"
    input:
        texts=f"{WORK}/read/{{batch}}.parquet",
        # Of the sheet only the rows of the batch count, see params: a new row leaves other batches alone.
        sheet=ancient(SHEET),
        vocabulary=VOCABULARY,
        library=library("extract"),
    output:
        tables=expand(f"{WORK}/extract/{{{{batch}}}}/{{table}}.parquet", table=EXTRACTED),
    log:
        f"{PROCESSED}/logs/extract/{{batch}}.log",
    params:
        sources=lambda wildcards: [str(SOURCES[file]) for file in BATCHES[wildcards.batch] if file in SOURCES],
    script:
        "../scripts/extract.py"
