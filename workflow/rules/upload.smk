# Results to object storage, where `processed` is there: what is new or changed goes up, what is gone goes away.
#
# The output is the list of what lies in storage. Snakemake stores it last and removes it before the job: while it is
# not there, the results in storage are old and new ones mixed.
from dmv_claims.objects.upload import MARK

UPLOAD = own(files_of_step("upload_results"))
UPLOADED = [storage.s3(f"{TO}/{MARK}")] if TO else []

if TO:

    rule upload:
        input:
            results=lambda wildcards: [file for file in rules.all.input if file not in UPLOADED],
            library=UPLOAD,
        output:
            mark=UPLOADED,
        log:
            f"{PROCESSED}/logs/upload.log",
        # The nodes of a cluster seldom reach the web.
        localrule: True
        conda:
            "../envs/pipeline.yml"
        params:
            processed=PROCESSED,
            address=str(TO),
            last=LAST_UPLOAD,
            code=checksums(UPLOAD),
        message:
            "Uploading the results"
        script:
            "../scripts/upload.py"
