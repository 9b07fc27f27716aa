# The sheet to documents: what it names on the web, downloaded into the raw folder. Not part of `all`.
#
# There is no output: Snakemake would remove it before the job, and the web is to be asked each time.


def sheet_to_fetch(wildcards):
    """Return the sheet; only who fetches has to have one, and to say who asks."""
    if FROM:
        sys.exit(f"Cannot run: raw: documents are fetched to disk; name a folder, and copy it to {FROM} afterwards")
    try:
        settings.check_fetch(config, SHEET)
    except settings.SettingsError as error:
        sys.exit(f"Cannot run: {error}")
    return str(SHEET)


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
