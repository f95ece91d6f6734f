#!/usr/bin/env python3
"""Usage: generate.py [--check]

Writes CatalogText.swift: what AWS's public resource schemas, as the cfn-lint package carries them, say of every resource type
of us-east-1, and which types hold state, as stateful.py says. The same package gives the same bytes.

With --check nothing is written. Exit code 1: the file is not what this package gives. Exit code 2: nothing was checked,
for this version of cfn-lint is not the one that the file was made from.
"""

import ast
import json
import pathlib
import re
import sys
from importlib import metadata

sys.dont_write_bytecode = True
FOLDER = pathlib.Path(__file__).resolve().parent
CATALOG = FOLDER / "CatalogText.swift"
REPOSITORY = FOLDER.parents[2]
REGION = "us-east-1"

# Properties that a type has when something would be lost with it, nearly always.
SIGNS = re.compile(
    r"(Deletion|Delete|Termination)Protect|Snapshot|^(Preferred)?Backup(Retention|Window|Policy|Id$|Target)"
    r"|PointInTimeRecovery|^StorageEncrypted$|EncryptionAtRest|Retention(Period|Days|Properties|In|Policy)|^Retention$"
    r"|EmptyOnDelete|^Force(Delete|Destroy)"
)

# What a path is, as CatalogText.swift writes it behind the path.
REQUIRED, CREATE_ONLY, CONDITIONAL, READ_ONLY, WRITE_ONLY, IDENTIFIER, READABLE = "!", "=", "~", "<", ">", "#", "@"
MARKS = {
    "createOnlyProperties": CREATE_ONLY,
    "conditionalCreateOnlyProperties": CONDITIONAL,
    "readOnlyProperties": READ_ONLY,
    "writeOnlyProperties": WRITE_ONLY,
}


class Refused(Exception):
    """What somebody has to decide or to install."""


class Package:
    """The cfn-lint package: that of the tests, else the one of this Python."""

    def __init__(self):
        pinned = sorted(map(str, REPOSITORY.glob(".build/python/tools/lib/python3*/site-packages")))
        found = next(iter(metadata.distributions(name="cfn-lint", path=pinned + sys.path)), None)
        if found is None:
            raise Refused("cfn-lint is not installed; scripts/setup --test installs it")
        self.version = found.version
        self.root = pathlib.Path(found.locate_file("cfnlint"))
        self.schemas = self.root / "data" / "schemas"
        if not (self.schemas / "providers" / f"{REGION}.json").is_file():
            raise Refused(f"cfn-lint {self.version} does not keep its schemas where 1.58.0 does")
        self.date = self.json(self.schemas / "version.json")["schema_date"][:10]

    @staticmethod
    def json(path):
        return json.loads(path.read_text(encoding="utf-8"))

    def types(self):
        """The schema of each type, by its name."""
        files = self.json(self.schemas / "providers" / f"{REGION}.json")
        schemas = {name: self.json(self.schemas / "resources" / f"{file}.json") for name, file in files.items()}
        for name, schema in schemas.items():
            if schema["typeName"] != name:
                raise Refused(f"the schema of {name} is that of {schema['typeName']}")
        return schemas

    def constant(self, file, name):
        """A literal that a module of cfn-lint assigns, without running the module."""
        for node in ast.parse((self.root / file).read_text(encoding="utf-8")).body:
            if isinstance(node, ast.Assign) and any(getattr(target, "id", "") == name for target in node.targets):
                value = node.value
                # frozenset([…])
                return ast.literal_eval(value.args[0] if isinstance(value, ast.Call) else value)
        raise Refused(f"cfn-lint {self.version} has no {name} in {file}")


def path(pointer):
    """`/properties/A/B` is `A/B`."""
    root, _, rest = pointer.removeprefix("/").partition("/")
    if root != "properties" or not re.fullmatch(r"(\w+|\*)(/(\w+|\*))*", rest):
        raise Refused(f"{pointer} is not a path to a property")
    return rest


def leaves(schema, root, prefix):
    """The paths that Fn::GetAtt takes where it gives back properties: it enters objects and ends at lists."""
    while "$ref" in schema:
        schema = root["definitions"][schema["$ref"].removeprefix("#/definitions/")]
    if "properties" in schema:
        for name, member in schema["properties"].items():
            yield from leaves(member, root, f"{prefix}/{name}")
    elif schema.get("type") != "array" or schema.get("items", {}).get("type") not in ("object", "array"):
        yield prefix


class Attributes:
    """What Fn::GetAtt gives besides read-only properties, which is not in the schemas but in cfn-lint's code."""

    def __init__(self, package):
        self.whole = set(package.constant("schema/_getatts.py", "_all_property_types"))
        self.some = package.constant("schema/_getatts.py", "_exceptions")

    def paths(self, name, schema):
        if name in ("AWS::CloudFormation::Stack", "AWS::ServiceCatalog::CloudFormationProvisionedProduct"):
            return ["Outputs/*"]
        if name == "AWS::CloudFormation::CustomResource":
            return ["*"]
        if name in self.whole:
            members = schema["properties"].items()
            return [leaf for key, member in members for leaf in leaves(member, schema, key)]
        return self.some.get(name, [])


def marks(name, schema, attributes):
    """The marks of each path of a type."""
    found = {path(f"/properties/{key}"): set() for key in schema["properties"]}
    if "patternProperties" in schema:
        found["*"] = set()
    for key in schema.get("required", []):
        found[key].add(REQUIRED)
    for keyword, mark in MARKS.items():
        paths = sorted(map(path, schema.get(keyword, [])))
        for each in paths:
            # What holds of an object holds of all that is in it.
            if not any(each.startswith(other + "/") for other in paths):
                found.setdefault(each, set()).add(mark)
    for pointer in schema.get("primaryIdentifier", []):
        found.setdefault(path(pointer), set()).add(IDENTIFIER)
    # A read-only object has read-only members, which Fn::GetAtt gives, too.
    for pointer in schema.get("readOnlyProperties", []):
        if "*" not in pointer and READ_ONLY not in found.get(path(pointer), ()):
            found.setdefault(path(pointer), set()).add(READABLE)
    for each in attributes.paths(name, schema):
        if READ_ONLY not in found.setdefault(each, set()):
            found[each].add(READABLE)
    return found


def state(types, package):
    """What each type holds, by its name."""
    import stateful

    holds = {name: what for name, _, what in stateful.HOLDS}
    nothing = {name for name, _ in stateful.HOLDS_NOTHING}
    looks = {name for name, schema in types.items() if any(SIGNS.search(key) for key in schema["properties"])}
    aws = set(package.json(package.root / "data/AdditionalSpecs/StatefulResources.json")["ResourceTypes"])
    aws |= set(package.constant("helpers.py", "valid_snapshot_types"))
    complaints = [f"{name} is in stateful.py and not in the schemas" for name in {*holds, *nothing} - set(types)]
    complaints += [f"{name} is in both lists of stateful.py" for name in nothing & set(holds)]
    complaints += [f"{name} does not look like state: take it out of HOLDS_NOTHING" for name in nothing - looks]
    complaints += [
        f"{name} looks like state, as {', '.join(filter(SIGNS.search, types[name]['properties']))} show: decide in stateful.py"
        for name in looks - set(holds) - nothing
    ]
    complaints += [f"AWS says that {name} holds state, stateful.py does not" for name in aws - set(holds)]
    if complaints:
        raise Refused("\n".join(sorted(complaints)))
    terraform = {other: name for name, others, _ in stateful.HOLDS for other in others.split()}
    return holds, terraform


def catalog(package):
    """The text of CatalogText.swift."""
    types = package.types()
    holds, terraform = state(types, package)
    attributes = Attributes(package)
    order = REQUIRED + CREATE_ONLY + CONDITIONAL + READ_ONLY + WRITE_ONLY + IDENTIFIER + READABLE
    lines = []
    for name in sorted(types):
        found = marks(name, types[name], attributes)
        words = [each + "".join(sorted(found[each], key=order.index)) for each in sorted(found)]
        lines.append(f"{name}|{holds.get(name, '')}|{' '.join(words)}")
    text = "\n".join(lines)
    if not text.isascii() or '"' in text or "\\" in text:
        raise Refused("the schemas have characters that a Swift literal would not take as they are")
    others = "\n".join(f"{name}|{terraform[name]}" for name in sorted(terraform))
    return f'''\
// swift-format-ignore-file
// Written by generate.py from cfn-lint {package.version}, whose schemas are of {package.date}. Do not edit.

extension Catalog {{
  /// CloudFormation's {len(lines)} types in us-east-1, sorted: the name, what it holds, its paths with their marks.
  static let types = Catalog("""
{text}
""")

  /// Terraform's types that hold state, sorted: the name, CloudFormation's type.
  static let statefulTerraformTypes = Catalog("""
{others}
""")
}}
'''


def main(arguments):
    if arguments not in ([], ["--check"]):
        print(__doc__.splitlines()[0], file=sys.stderr)
        return 64
    package = Package()
    if not arguments:
        CATALOG.write_text(catalog(package), encoding="utf-8")
        return 0
    present = CATALOG.read_text(encoding="utf-8")
    made = re.search(r"from cfn-lint ([\w.]+)", present)
    if not made or made[1] != package.version:
        print(
            f"NOT CHECKED: {CATALOG.name} was made from cfn-lint {made[1] if made else '?'}, and {package.version} is installed",
            file=sys.stderr,
        )
        return 2
    if present != catalog(package):
        print(f"error: {CATALOG.name} is not what cfn-lint {package.version} gives: run {__file__}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Refused as refused:
        print(f"error: {refused}", file=sys.stderr)
        sys.exit(2)
