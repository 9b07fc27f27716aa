# Bytes to text: the documents of a batch, in whatever format, become one table of texts.
#
# They are declared as one folder, and their contents (see params) tell which of them changed: twenty thousand files
# declared one by one would keep Snakemake busier than the jobs, and it would unfold names with braces.
READ = own(files_of_step("read_batch"))


rule read:
    input:
        documents=ancient(str(RAW)),
        library=READ,
    output:
        texts=f"{WORK}/read/{{batch}}.parquet",
    log:
        f"{PROCESSED}/logs/read/{{batch}}.log",
    conda:
        "../envs/pipeline.yml"
    resources:
        mem_mb=grows(500, 10, 50),
        runtime=grows(5, 0.1),
    params:
        raw=RAW,
        files=lambda wildcards: BATCHES[wildcards.batch],
        contents=lambda wildcards: {file: inside.digest(RAW, file) for file in BATCHES[wildcards.batch]},
        code=checksums(READ),
    message:
        "Reading documents, batch {wildcards.batch}"
    script:
        "../scripts/read.py"
