"""Prints the units of an XLIFF 1.2 file as JSON lines, as translate-toolkit reads them."""

import json
import sys

from translate.storage import xliff

store = xliff.xlifffile.parsefile(sys.argv[1])
for unit in store.units:
    print(json.dumps([unit.source, unit.target]))
