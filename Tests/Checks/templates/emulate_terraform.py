#!/usr/bin/env python3
"""Usage: Tests/Checks/templates/emulator Tests/Checks/templates/emulate_terraform.py [STACK/ENVIRONMENT…]

For every stack and environment: applies main.tf and repository/main.tf, in one copy, with the real provider of the local
mirror (the one that terraform-aws/check finds; STACKKIT_TF_MIRROR names another) to the emulated AWS, plans again, which must
find no changes, and destroys it. LACKS lists resources that the emulation does not have, FORGETS values that it does not
remember, STAYS resources that it cannot delete, each with the reason; everything else must work.
"""
import concurrent.futures
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from templates import TEMPLATES, image_variables, labels, manifest

# Resources that are taken out of the copy, with all that refers to them.
LACKS = {
    "aws_cloudfront_vpc_origin": "CreateVpcOrigin has no emulation; the distribution stays, without that origin's settings",
    "aws_elasticache_replication_group": "the emulated group has no members, and the provider asks for its first one",
}

# Blocks of a resource that are taken out of it.
LACKS_BLOCKS = {
    "aws_efs_file_system": {"protection": "UpdateFileSystemProtection has no emulation"},
}

# Arguments that were accepted and are not there, or are others, when they are read.
FORGETS = {
    "aws_cloudfront_distribution": {
        "custom_error_response": "GetDistribution returns the members without the element around them",
        "default_cache_behavior.forwarded_values": "GetDistribution returns the settings of before cache policies as well",
        "ordered_cache_behavior.compress": "GetDistribution says false for a behavior that compresses",
        "ordered_cache_behavior.forwarded_values": "GetDistribution returns the settings of before cache policies as well",
        "viewer_certificate.ssl_support_method": "GetDistribution says sni-only for CloudFront's own certificate, too",
    },
    "aws_vpc_security_group_egress_rule": {"description": "a rule that is made by itself has no description"},
    "aws_vpc_security_group_ingress_rule": {"description": "a rule that is made by itself has no description"},
}

# Resources that are only taken out of the state, for nothing can delete them.
STAYS = {
    "aws_elasticache_subnet_group": "DeleteCacheSubnetGroup has no emulation",
}


def find_mirror():
    candidates = [os.environ.get("STACKKIT_TF_MIRROR", ""), Path.home() / ".terraform.d/plugins",
                  "/usr/share/terraform/plugins", "/usr/local/share/terraform/plugins", *sorted(Path("/opt").glob("*"))]
    for candidate in candidates:
        if candidate and (Path(candidate) / "registry.terraform.io/hashicorp/aws").is_dir():
            return str(candidate)
    sys.exit("error: no local mirror of hashicorp/aws; STACKKIT_TF_MIRROR names one")


def differences(before, after, path=""):
    """The paths, without indices, at which two values differ."""
    if isinstance(before, dict) and isinstance(after, dict):
        for key in sorted(before.keys() | after.keys()):
            yield from differences(before.get(key), after.get(key), f"{path}.{key}" if path else key)
    elif isinstance(before, list) and isinstance(after, list) and before and len(before) == len(after):
        for old, new in zip(before, after):
            yield from differences(old, new, path)
    elif before != after:
        yield path, before, after


MINUTES = 10


class Configuration:
    """A main.tf as `terraform fmt` writes it: blocks that begin and end in the first column."""

    def __init__(self, text):
        self.blocks = re.split(r"\n(?=\S[^\n]*\{\n|\S[^\n]*\{\}\n|#)", text)

    @property
    def text(self):
        return "\n".join(self.blocks)

    @staticmethod
    def address(block):
        found = re.match(r'resource "(\w+)" "(\w+)"', block)
        return f"{found[1]}.{found[2]}" if found else None

    def add(self, other):
        """Takes the resources and outputs of another configuration in, and the data that is not here yet."""
        header = lambda block: block.split("{", 1)[0]
        known = {header(block) for block in self.blocks}
        self.blocks += [b for b in other.blocks if b.startswith(("resource", "data", "output")) and header(b) not in known]

    def leave_out(self, types):
        """Takes resources of these types out; returns the addresses of all that went, theirs and those that need them."""
        gone, queue = [], [a for b in self.blocks if (a := self.address(b)) and a.split(".")[0] in types]
        while queue:
            address = queue.pop()
            gone.append(address)
            kept = []
            for block in self.blocks:
                if self.address(block) == address:
                    continue
                rest = self.without(block, address)
                if rest is None and (own := self.address(block)) and own not in queue:
                    queue.append(own)
                if rest is not None or self.address(block):
                    kept.append(block if rest is None else rest)
            self.blocks = kept
        return gone

    def leave_out_blocks(self, types):
        """Takes blocks out of resources; yields each resource with the name of the block."""
        for index, block in enumerate(self.blocks):
            address = self.address(block) or ""
            for name in types.get(address.split(".")[0], {}):
                self.blocks[index], count = re.subn(rf"\n+  {name} \{{\n.*?\n  \}}(?=\n)", "", self.blocks[index], flags=re.S)
                if count:
                    yield address, name

    @staticmethod
    def without(block, address):
        """The block without what refers to an address; None if it is nothing without it."""
        reference = re.compile(rf"(?<![\w.]){re.escape(address)}(?!\w)(\.\w+|\[[^\]]*\])*")
        while found := reference.search(block):
            lines = block.split("\n")
            number = block[: found.start()].count("\n")
            line = lines[number]
            if re.fullmatch(rf"\s*{reference.pattern},?", line):
                del lines[number]
            elif re.match(r"\s*depends_on = \[", line):
                line = re.sub(rf"{reference.pattern}(, )?", "", line, count=1)
                lines[number : number + 1] = [] if line.endswith("= []") else [line.replace(", ]", "]")]
            else:
                start = number
                indent = len(line) - len(line.lstrip())
                while start > 0 and not (lines[start].rstrip().endswith(("{", "(")) and len(lines[start]) - len(lines[start].lstrip()) < indent):
                    start -= 1
                if start == 0:
                    return None
                depth = len(lines[start]) - len(lines[start].lstrip())
                end = next(i for i in range(start + 1, len(lines)) if lines[i].startswith(" " * depth + "}"))
                del lines[start : end + 1]
            block = "\n".join(lines)
        return block


class Run:
    """One configuration, in a copy."""

    def __init__(self, name, mirror, work):
        self.name = name
        self.mirror = mirror
        self.folder = work / name.replace("/", "-")
        self.lines = []
        self.problems = []

    def terraform(self, *arguments, accept=(0,)):
        # Where the emulation never ends what was begun, the provider waits for an hour.
        try:
            result = self.run(arguments)
        except subprocess.TimeoutExpired:
            raise RuntimeError(f"terraform {arguments[0]}: not done within {MINUTES} minutes") from None
        if result.returncode not in accept:
            errors = re.findall(r"Error: .*?(?=\nError: |\Z)", result.stderr, re.S) or [result.stderr or result.stdout[-2000:]]
            raise RuntimeError(f"terraform {arguments[0]}: " + "; ".join(" ".join(e.split()) for e in errors))
        return result.stdout

    def run(self, arguments):
        # `state` and `show` do not have -no-color.
        plain = [] if arguments[0] in ("state", "show") else ["-no-color"]
        return subprocess.run(
            ["terraform", *arguments, *plain], cwd=self.folder, env=self.environment, stdin=subprocess.DEVNULL,
            capture_output=True, text=True, timeout=MINUTES * 60)

    def prepare(self):
        source = TEMPLATES / self.name
        self.folder.mkdir()
        configuration = Configuration((source / "main.tf").read_text())
        if (source / "repository" / "main.tf").exists():
            configuration.add(Configuration((source / "repository" / "main.tf").read_text()))
        for address in configuration.leave_out(LACKS):
            self.lines.append(f"omitted {address}: {LACKS.get(address.split('.')[0], 'depends on an omitted one')}")
        for address, name in configuration.leave_out_blocks(LACKS_BLOCKS):
            self.lines.append(f"omitted {address} {name}: {LACKS_BLOCKS[address.split('.')[0]][name]}")
        # Resources that hold state are also destroyed here.
        text = configuration.text.replace("prevent_destroy = true", "prevent_destroy = false")
        (self.folder / "main.tf").write_text(text)
        said = manifest(self.name)
        self.environment = os.environ | image_variables(said) | {
            "CHECKPOINT_DISABLE": "1", "TF_IN_AUTOMATION": "1", "TF_CLI_CONFIG_FILE": os.devnull,
            "AWS_REGION": said["region"], "AWS_DEFAULT_REGION": said["region"]}

    def unexpected(self):
        """The changes of a plan that are not artifacts of the emulation."""
        plan = json.loads(self.terraform("show", "-json", "-no-color", "again.tfplan"))
        for resource in plan.get("resource_changes", []):
            change = resource["change"]
            if resource["mode"] != "managed" or change["actions"] == ["no-op"]:
                continue
            unknown = change.get("after_unknown") or {}
            known = FORGETS.get(resource["type"], {})
            different = [(path, old, new) for path, old, new in differences(change["before"] or {}, change["after"] or {})
                         if not unknown.get(path)]
            for path, old, new in different or [("", None, None)]:
                if change["actions"] == ["update"] and path in known:
                    self.lines.append(f"artifact {resource['address']} {path}: {known[path]}")
                else:
                    yield f"{resource['address']}: {'/'.join(change['actions'])} {path}: {old!r} -> {new!r}"

    def apply(self):
        """Applies everything. If the emulation is slow, a response is lost, and the provider's second request finds the work
        done: then it starts once more from nothing. A resource that is really there twice fails again."""
        arguments = ("apply", "-input=false", "-auto-approve", "-parallelism=30")
        try:
            self.terraform(*arguments)
        except RuntimeError as error:
            if not re.search(r"AlreadyExists|Duplicate", str(error)):
                raise
            self.lines.append(f"applied a second time: {error}")
            self.forget_what_stays()
            self.destroy()
            self.terraform(*arguments)

    def forget_what_stays(self):
        for address in self.terraform("state", "list").splitlines():
            if reason := STAYS.get(address.split(".")[0]):
                self.terraform("state", "rm", address)
                self.lines.append(f"not destroyed {address}: {reason}")

    def destroy(self):
        """Destroys everything. Where the emulation is slow, an answer is lost, and what is asked for again is not found: then
        the rest goes in a second step, which looks first at what is there."""
        arguments = ("destroy", "-input=false", "-auto-approve", "-parallelism=30")
        try:
            self.terraform(*arguments, "-refresh=false")
        except RuntimeError as error:
            if not re.search("not ?found", str(error), re.IGNORECASE):
                raise
            self.lines.append(f"destroyed in two steps: {error}")
            self.terraform(*arguments)

    def __call__(self):
        started = time.monotonic()
        try:
            self.prepare()
            self.terraform("init", "-input=false", f"-plugin-dir={self.mirror}")
            applied = False
            try:
                self.apply()
                applied = True
                self.terraform("plan", "-input=false", "-detailed-exitcode", "-out=again.tfplan", accept=(0, 2))
                self.problems += list(self.unexpected())
                count = len(self.terraform("state", "list").splitlines())
            finally:
                try:
                    self.forget_what_stays()
                    self.destroy()
                except RuntimeError:
                    if applied:
                        raise
            left = self.terraform("state", "list").split()
            if left:
                self.problems.append(f"not destroyed: {' '.join(left)}")
            self.lines.append(f"applied, planned and destroyed {count} resources in {time.monotonic() - started:.0f} s")
        except (RuntimeError, OSError) as error:
            self.problems.append(str(error))
        return self


def main():
    names = sys.argv[1:] or labels()
    mirror = find_mirror()
    failed = 0
    with tempfile.TemporaryDirectory() as work:
        # Most of the time a provider only waits between questions.
        with concurrent.futures.ThreadPoolExecutor(8) as pool:
            for run in pool.map(lambda name: Run(name, mirror, Path(work))(), names):
                for line in run.lines:
                    print(f"{run.name} {line}", flush=True)
                for problem in run.problems:
                    print(f"FAILED {run.name} {problem}", flush=True)
                failed += bool(run.problems)
    print(f"{len(names) - failed} stacks applied, planned again without a change and destroyed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
