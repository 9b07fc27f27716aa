"""Measure the pipeline on documents whose claims are labelled: gold, match, figures, report, baseline."""
