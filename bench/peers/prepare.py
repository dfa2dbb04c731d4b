"""Prints the path of an edge list that all tools read alike: nodes 0, 1, 2 ... without gaps, every edge with a weight.

prepare.py FILE.csv FOLDER     FILE.csv: a header, then source,target[,weight], nodes named by anything
A file that is so already is taken as it is; else a copy is written to FOLDER, nodes numbered in order of appearance.
"""
import os
import sys

import numpy as np
import pandas

path, folder = sys.argv[1:]
table = pandas.read_csv(path, keep_default_na=False)
ends = table.iloc[:, :2].to_numpy()
if table.shape[1] > 2 and ends.dtype == np.int64 and ends.min() == 0 and ends.max() + 1 == len(np.unique(ends)):
    print(path)
else:
    numbers, _ = pandas.factorize(ends.ravel())
    weights = table.iloc[:, 2] if table.shape[1] > 2 else 1
    copy = os.path.join(folder, "numbered.csv")
    pandas.DataFrame({"source": numbers[::2], "target": numbers[1::2], "weight": weights}).to_csv(copy, index=False)
    print(copy)
