#!/usr/bin/env python3
"""Complete a bill of materials, with what is shipped of others and licences: bom.py FROM TO."""

import json
import sys
from pathlib import Path

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

source, target = map(Path, sys.argv[1:])
bom = json.loads(source.read_text("utf-8"))
shipped = json.loads(Path(__file__).with_name("shipped.json").read_text("utf-8"))
root = bom["metadata"]["component"]["bom-ref"]
for component in shipped["components"]:
    bom["components"].append(component)
    bom["dependencies"].append({"ref": component["bom-ref"]})
    next(of for of in bom["dependencies"] if of["ref"] == root)["dependsOn"].append(
        component["bom-ref"]
    )
for component in bom["components"]:
    if not component.get("licenses"):
        component["licenses"] = [{"license": {"id": shipped["unsaid"][component["name"]]}}]
text = json.dumps(bom, indent=1, ensure_ascii=False) + "\n"
if error := JsonStrictValidator(SchemaVersion.from_version(bom["specVersion"])).validate_str(text):
    sys.exit(f"{target} is no CycloneDX: {error}")
target.write_text(text, "utf-8")
sys.stdout.write(f"{target}: {len(bom['components'])} components\n")
