# Peers: what an analyst would write. The same rows from the same file: by Python's csv module where a .csv is wanted,
# else as a workbook by openpyxl in write-only mode, as many of them as it writes in some twenty seconds.
import csv
import resource
import sqlite3
import sys
import time

study, written = sys.argv[1:3]
began = time.perf_counter()
database = sqlite3.connect(f"file:{study}?mode=ro", uri=True)
names = ("report organisation region level body_kind year edition standing indicator_id indicator unit status value"
         " text printed_unit origin corrected candidates").split()
query = """
  SELECT substr(s.sha256, 1, 16), g.name, coalesce(g.region, ''), coalesce(g.rank, ''), coalesce(g.kind, ''), r.year,
         o.edition, r.standing, o.indicator, o.indicator, o.unit, o.kind, o.number, o.text, coalesce(o.printed_unit, ''),
         o.origin, 0, ''
  FROM organisation g
  JOIN report r ON r.organisation_id = g.id
  JOIN source s ON s.id = r.source_id
  JOIN observation o ON o.report_id = r.id
  ORDER BY g.name, r.year
"""
rows = 0
if written.endswith(".csv"):
    with open(written, "w", encoding="utf-8-sig", newline="") as file:
        out = csv.writer(file)
        out.writerow(names)
        for row in database.execute(query):
            out.writerow(row)
            rows += 1
else:
    from openpyxl import Workbook

    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("long")
    sheet.append(names)
    for row in database.execute(f"{query} LIMIT 200000"):
        sheet.append(row)
        rows += 1
    workbook.save(written)
print(rows, time.perf_counter() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)
