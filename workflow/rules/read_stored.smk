# Objects to text: as read.smk, for documents in object storage. A job brings those of its batch to disk by itself.
#
# They are declared as one folder, and their tags tell which of them changed. Declared one by one, Snakemake would ask
# storage for each more than ten times, one request after another (docs/cluster.md).
READ_STORED = own({*files_of_step("read_stored"), *files_of_step("read_batch")})


rule read_stored:
    input:
        documents=ancient(storage.s3(str(FROM), retrieve=False)),
        library=READ_STORED,
    output:
        texts=f"{WORK}/read/{{batch}}.parquet",
    log:
        f"{PROCESSED}/logs/read_stored/{{batch}}.log",
    conda:
        "../envs/pipeline.yml"
    resources:
        mem_mb=grows(500, 10, 50),
        runtime=grows(5, 0.1),
    params:
        address=str(FROM),
        tags=lambda wildcards: {file: STOCK[file].tag for file in BATCHES[wildcards.batch]},
        code=checksums(READ_STORED),
    message:
        "Reading documents, batch {wildcards.batch}"
    script:
        "../scripts/read_stored.py"
