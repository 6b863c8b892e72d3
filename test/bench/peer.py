# A peer for the HTML part: what an analyst would write. Reads every table of every page and puts the cells into SQLite.
import os
import sqlite3
import sys
import time
import warnings
from io import StringIO

import pandas

warnings.filterwarnings("ignore")
folder, written = sys.argv[1:3]
names = sorted(name for name in os.listdir(folder) if name.endswith(".html"))
began = time.perf_counter()
study = sqlite3.connect(written)
for name in names:
    with open(os.path.join(folder, name), encoding="utf-8", errors="replace") as file:
        text = file.read()
    for nth, table in enumerate(pandas.read_html(StringIO(text))):
        table.columns = [str(at) for at in range(len(table.columns))]
        long = table.astype(str).reset_index().melt(id_vars="index")
        long.insert(0, "file", name)
        long.insert(1, "nth", nth)
        long.to_sql("cell", study, if_exists="append", index=False)
study.commit()
print(len(names), time.perf_counter() - began)
