"""Findings of other tools, and the reasons why some are accepted."""

import fnmatch
import json


def excuses(exception, finding):
    """Whether an exception covers a finding: its check, and its resource if it names resources."""
    check, file, resource, _ = finding
    patterns = exception.get("resources", ["*"])
    return check in exception["checks"] and any(fnmatch.fnmatchcase(f"{file}:{resource}", p) for p in patterns)


def problems(found, exceptions, name):
    """Findings without an exception, then exceptions without a finding; `name` is the file of the exceptions."""
    found = list(found)
    for finding in found:
        if not any(excuses(exception, finding) for exception in exceptions):
            check, file, resource, words = finding
            yield f"{file}: {resource}: {check}, {words}"
    for exception in exceptions:
        for check in exception["checks"]:
            one = {**exception, "checks": [check]}
            if not any(excuses(one, finding) for finding in found):
                yield f"{name}: {check} is excused and does not occur; remove it"


def report(found, file):
    """Prints the problems and a summary; the exit code."""
    exceptions = json.loads(file.read_text())
    found = list(found)
    wrong = list(problems(found, exceptions, file.name))
    for problem in wrong:
        print(problem)
    print(f"{len(found)} findings, {len(exceptions)} reasons, {len(wrong)} problems")
    return 1 if wrong else 0
