# The sheet to documents: what it names on the web, downloaded into the raw folder. Not part of `all`.
#
# There is no output: Snakemake would remove it before the job, and the web is to be asked each time.


rule fetch:
    input:
        sheet_to_fetch,
    log:
        f"{PROCESSED}/logs/fetch.log",
    # The nodes of a cluster seldom reach the web, and one place has to keep the pace.
    localrule: True
    conda:
        "../envs/pipeline.yml"
    params:
        raw=RAW,
        agent=config.get("fetch_agent"),
        interval=config["fetch_interval"],
        max_mb=config["fetch_max_mb"],
    message:
        "Fetching documents"
    script:
        "../scripts/fetch.py"
