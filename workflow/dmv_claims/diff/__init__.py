"""Compare two datasets as published: what became of documents, claims and answers since an earlier one."""
