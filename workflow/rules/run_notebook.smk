# Tables to pictures: each notebook, run from top to bottom, as a page beside those of the documents.
import re

NOTEBOOKS = sorted(Path(workflow.basedir, "notebooks").glob("*.ipynb"))
PAGES = [f"{PROCESSED}/report/{notebook.stem}.html" for notebook in NOTEBOOKS]
PUBLISH = own(
    [
        *files_of_step("publish_notebook"),
        *(render.TEMPLATES / name for name in ("layout.html", "report.css", "notebook.html", "notebook.css")),
    ]
)
# What the notebooks import
DRAWING = own(Path(workflow.basedir, "notebooks").glob("*.py"))


rule run_notebook:
    input:
        notebook=os.path.relpath(Path(workflow.basedir, "notebooks", "{notebook}.ipynb")),
        drawing=DRAWING,
        manifest=str(MANIFEST),
        descriptor=rules.describe.output.descriptor,
        library=PUBLISH,
    output:
        page=report(
            f"{PROCESSED}/report/{{notebook}}.html",
            caption="../report/captions/notebook.rst",
            category="Notebooks",
            labels={"notebook": "{notebook}"},
        ),
    log:
        f"{PROCESSED}/logs/run_notebook/{{notebook}}.log",
    wildcard_constraints:
        notebook="|".join(re.escape(notebook.stem) for notebook in NOTEBOOKS),
    conda:
        "../envs/pipeline.yml"
    params:
        processed=PROCESSED,
        code=lambda wildcards, input: checksums([input.notebook, *DRAWING, *PUBLISH]),
    message:
        "Running notebook {wildcards.notebook}"
    script:
        "../scripts/run_notebook.py"
