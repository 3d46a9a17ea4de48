"""Makes of kubernetes-validate's schemas a folder that kubeconform reads: kubernetes-schemas.py PACKAGE VERSION FOLDER.

Those files refer to one with all definitions, by an address that kubeconform would ask for. So each file here has the definitions
that it needs in itself, and no `$id`, which would make even those references relative to that address.
"""

import json
import re
import sys
from pathlib import Path

REFERENCE = re.compile(r'"\$ref": "[^"#]*#/\$defs/([^"]+)"')


def needed(schema, definitions):
    """The definitions that a schema refers to, and those that they do."""
    found, open_ = {}, [schema]
    while open_:
        for name in REFERENCE.findall(json.dumps(open_.pop())):
            if name not in found:
                found[name] = definitions[name]
                open_.append(definitions[name])
    return found


def standalone(schema, definitions):
    """The schema as a text that refers to nothing but itself."""
    rest = {key: value for key, value in schema.items() if key != "$id"}
    text = json.dumps({**rest, "$defs": needed(rest, definitions)})
    return REFERENCE.sub(r'"$ref": "#/$defs/\1"', text)


def main(package, version, folder):
    every = Path(package) / "kubernetes_validate" / "kubernetes-json-schema"
    source = every / f"v{version}-local-strict"
    # The name that kubeconform looks for with `-strict` and `-kubernetes-version`.
    target = Path(folder) / f"v{version}-standalone-strict"
    target.mkdir(parents=True, exist_ok=True)
    definitions = json.loads((source / "_definitions.json").read_text())["$defs"]
    for path in source.glob("*.json"):
        schema = json.loads(path.read_text())
        # The rest are parts of objects.
        if "kind" in schema.get("properties", {}):
            (target / path.name).write_text(standalone(schema, definitions))


main(*sys.argv[1:])
