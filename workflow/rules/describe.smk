# Tables to a data package: what explains them to programs (descriptor, schemas) and to people (data dictionary).
#
# Only the descriptor is declared as output, for the reason that write_tables gives.
from dmv_claims.package import dictionary
from dmv_claims.package.write import is_whole

DESCRIPTOR = PROCESSED / "datapackage.json"
DESCRIBE = own([*files_of_step("describe"), dictionary.HEAD, dataset.CHANGELOG])
# A copy of the workflow may be without the labelled documents and so without their figures.
COUNTS = own([dictionary.COUNTS]) if dictionary.COUNTS.is_file() else []

# Without a file that only this rule writes, it runs again.
if workflow.is_main_process and not is_whole(DESCRIPTOR):
    DESCRIPTOR.unlink(missing_ok=True)


rule describe:
    input:
        manifest=str(MANIFEST),
        vocabulary=VOCABULARY,
        dictionary=DICTIONARY,
        dataset=DATASET,
        counts=COUNTS,
        library=DESCRIBE,
    output:
        descriptor=str(DESCRIPTOR),
    log:
        f"{PROCESSED}/logs/describe.log",
    conda:
        "../envs/pipeline.yml"
    params:
        code=checksums(DESCRIBE + VOCABULARY + DICTIONARY + DATASET + COUNTS),
    message:
        "Describing the tables"
    script:
        "../scripts/describe.py"
