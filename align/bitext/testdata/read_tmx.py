"""Prints the units of a TMX file as JSON lines, as translate-toolkit reads them."""

import json
import sys

from translate.storage import tmx

memory = tmx.tmxfile.parsefile(sys.argv[1])
for unit in memory.units:
    print(json.dumps([unit.source, unit.target]))
