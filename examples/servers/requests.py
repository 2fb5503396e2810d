#!/usr/bin/python3
"""Prints what a log of one of the servers says of one question, for the scripts beside them.

    requests.py LOG FIRST-LINE EXPRESSION     the expression sees each entry as r; true ones are printed
"""

import json
import sys

log, first, expression = sys.argv[1:]
with open(log, encoding="utf-8") as file:
    entries = [json.loads(line) for line in file.read().splitlines()[int(first) - 1 :]]
for entry in entries:
    value = eval(expression, {"r": entry, "json": json})  # The script's own words.
    if value is not None and value is not False:
        print(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))
