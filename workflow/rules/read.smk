# Bytes to text: the documents of a batch, in whatever format, into one table of texts.


rule read:
    message:
        "Reading documents, batch {wildcards.batch}"
    input:
        documents=documents_of,
        library=library("read"),
    output:
        texts=f"{WORK}/read/{{batch}}.parquet",
    log:
        f"{PROCESSED}/logs/read/{{batch}}.log",
    params:
        # Checksums, since a document may be replaced by an older file, which Snakemake would not see.
        checksums=lambda wildcards: {file: DOCUMENTS[file] for file in BATCHES[wildcards.batch]},
    script:
        "../scripts/read.py"
