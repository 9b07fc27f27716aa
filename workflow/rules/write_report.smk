# Tables to pages: one for each document with its claims, and the index that leads to them. What the pages of a state were
# made of is kept in .work/report/, `code` among it, so that only those are written again that something has changed for.
#
# Only the index is declared as output, for the reason that write_tables gives.
from dmv_claims.report import published, render

INDEX = PROCESSED / "report" / "index.html"
TEMPLATES = [file for kind in ("html", "css", "js") for file in render.TEMPLATES.glob(f"*.{kind}")]
REPORT = own([*files_of_step("write_report"), *TEMPLATES])

# Without a page that documents need, it runs again.
if workflow.is_main_process and not published.pages_are_whole(PROCESSED, INDEX.parent):
    INDEX.unlink(missing_ok=True)


rule write_report:
    input:
        manifest=str(MANIFEST),
        descriptor=rules.describe.output.descriptor,
        library=REPORT,
    output:
        index=report(
            str(INDEX),
            caption="../report/captions/index.rst",
            category="Report",
            labels={"page": "What the documents say"},
        ),
    log:
        f"{PROCESSED}/logs/write_report.log",
    conda:
        "../envs/pipeline.yml"
    resources:
        mem_mb=grows(1000, 3),
        runtime=grows(10, 0.2),
    params:
        processed=PROCESSED,
        code=checksums(REPORT),
    message:
        "Writing the report"
    script:
        "../scripts/write_report.py"
