# Labelled documents to weights: which words speak for which category. Without labelled documents no model is made.

LEARNED_FROM = own(gold.files_of(TRAINING, gold.HELD_OUT)) if TRAINING else []
TRAIN = own(files_of_step("train_model"))
TRAINED_BY = [file for file in VOCABULARY if Path(file).name in ("learned.yaml", "segmentation.yaml")]


rule train:
    input:
        labelled=LEARNED_FROM,
        vocabulary=TRAINED_BY,
        library=TRAIN,
    output:
        model=f"{WORK}/model.parquet",
    log:
        f"{PROCESSED}/logs/train.log",
    conda:
        "../envs/pipeline.yml"
    params:
        labelled=TRAINING,
        contents=checksums(LEARNED_FROM),
        code=checksums(TRAIN + TRAINED_BY),
    message:
        "Training the model on labelled documents"
    script:
        "../scripts/train.py"
