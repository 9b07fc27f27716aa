# Tables to a queue: the claims most worth a look by a person, as a sheet to fill in. Not part of `all`.
#
# The queue is no declared output: Snakemake would remove it before the job, and what somebody filled in with it.
QUEUE = PROCESSED / queue.NAME
REVIEWED_BY = own([*files_of_step("queue_review"), decisions.SCHEMA])


rule review:
    input:
        manifest=str(MANIFEST),
        review=DECISIONS,
        vocabulary=VOCABULARY,
        dictionary=DICTIONARY,
        library=REVIEWED_BY,
    log:
        f"{PROCESSED}/logs/review.log",
    conda:
        "../envs/pipeline.yml"
    params:
        processed=PROCESSED,
        review=REVIEW,
        size=config["queue_size"],
        queue=QUEUE,
    message:
        "Looking for claims to review"
    script:
        "../scripts/review.py"
