# What documents say state motor-vehicle agencies share with ICE, as tables.
#
#   raw documents ──read──► texts ──extract──► claims by batch ──write_tables──► tables by state
#   labelled documents ──train──► model ──┘                                            └──describe──► data package
#
# Settings: config/config.yaml. How it is run: profiles/. The work itself: workflow/dmv_claims.
from snakemake.utils import min_version

min_version("9.3")


include: "workflow/rules/config.smk"


configfile: "config/config.yaml"


report: "workflow/report/captions/workflow.rst"


include: "workflow/rules/common.smk"
include: "workflow/rules/fetch.smk"
include: "workflow/rules/read_stored.smk" if FROM else "workflow/rules/read.smk"
include: "workflow/rules/train.smk"
include: "workflow/rules/extract.smk"
include: "workflow/rules/write_tables.smk"
include: "workflow/rules/describe.smk"
include: "workflow/rules/write_report.smk"
include: "workflow/rules/run_notebook.smk"
include: "workflow/rules/evaluate.smk"
include: "workflow/rules/review.smk"
include: "workflow/rules/diff.smk"
include: "workflow/rules/upload.smk"


rule all:
    default_target: True
    input:
        str(MANIFEST),
        rules.describe.output.descriptor,
        rules.write_report.output.index,
        PAGES,
        UPLOADED,
    message:
        "All tables are written"


onsuccess:
    print(closing_words(workflow.dag_settings.targets), end="")
