# Tables to pictures: each notebook, run from top to bottom, as a page beside those of the documents.
import re

NOTEBOOK_FOLDER = os.path.relpath(Path(workflow.basedir, "notebooks"))
NOTEBOOKS = sorted(Path(NOTEBOOK_FOLDER).glob("*.ipynb"))
PAGES = [f"{PROCESSED}/report/{notebook.stem}.html" for notebook in NOTEBOOKS]
PUBLISH = own(
    [
        *files_of_step("publish_notebook"),
        *(render.TEMPLATES / name for name in ("layout.html", "report.css", "notebook.html", "notebook.css")),
    ]
)
# What the notebooks import
DRAWING = own(Path(NOTEBOOK_FOLDER).glob("*.py"))


rule run_notebook:
    input:
        notebook=f"{NOTEBOOK_FOLDER}/{{notebook}}.ipynb",
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
    resources:
        mem_mb=grows(1500, 5),
        runtime=grows(10, 0.1),
    params:
        processed=PROCESSED,
        # Not by way of `input`: Snakemake would not compare it then.
        code=lambda wildcards: checksums([f"{NOTEBOOK_FOLDER}/{wildcards.notebook}.ipynb", *DRAWING, *PUBLISH]),
    message:
        "Running notebook {wildcards.notebook}"
    script:
        "../scripts/run_notebook.py"
