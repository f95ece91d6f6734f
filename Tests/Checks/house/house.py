#!/usr/bin/env python3
"""Usage: Tests/Checks/house/house.py [FOLDER]

What holds the house up and no compiler checks, for the package in FOLDER (without it, this one):

- only Sources/Templates reads YAML; only Sources/StackKitCLI knows a command, an option or a variable of stackkit;
- every import is declared in Package.swift, and every declared dependency is imported;
- in Sources/StackKit constructs know resources, both know the model, the stacks and the writers, and these know neither;
  nothing is imported;
- in Sources only Essentials imports Foundation: all of it would make the program three times as large;
- only Sources/StackKitCLI/Terminal/Console.swift prints, and only StatusLines.swift beside it has control sequences: text from
  outside controls no terminal and no CI runner;
- only StackKit says `public`; nothing ends the program on input; `@unchecked Sendable` has its proof in a comment;
- every test has a sentence for a name; no Swift file is longer than 400 lines, generated ones aside;
- no text has a word of the table in words.py; README has 150 lines at most;
- every command has a page in Sources/StackKit/StackKit.docc/Commands that names its options, and a line in README; every
  script and every check is in CONTRIBUTING.
"""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

import words
from swift_source import Source

ROOT = Path(__file__).resolve().parents[3]
LINES = 400
README_LINES = 150
COMMAND_PAGES = "Sources/StackKit/StackKit.docc/Commands"
GENERATED = re.compile(r"^// Written by \S+\.py from .* Do not edit\.$", re.MULTILINE)
IMPORT = re.compile(r"^ *(?:@\w+ +)?(?:public +|package +|internal +|private +|fileprivate +)?import +"
                    r"(?:(?:struct|class|enum|protocol|func|var|let|typealias) +)?(\w+)", re.MULTILINE)
# What the toolchain brings.
TOOLCHAIN = {"CryptoKit", "Darwin", "Dispatch", "Foundation", "FoundationEssentials", "Glibc", "Musl", "Synchronization", "Testing"}

# In Sources/StackKit: a folder, and the folders that its files name no type of.
ARROWS = {"Resources": ["Constructs"], **{folder: ["Resources", "Constructs"] for folder in ("Model", "Stacks", "Writers")}}
ENDS_THE_PROGRAM = re.compile(r"\b(?:fatalError|precondition|preconditionFailure|assert|assertionFailure)\s*\(|\btry!|\bas!")
PUBLIC = re.compile(r"(?<!\.)\bpublic\b|\bopen(?= +(?:class|func|var|subscript)\b)")
UNCHECKED = re.compile(r"@unchecked\s+Sendable|\bnonisolated\(unsafe\)")
# What writes to stdout or stderr, or gets their numbers; ArgumentParser's `exit` and `main` print by themselves.
PRINTS = re.compile(
    r"\b(?:print|debugPrint|dump|puts|fputs|putchar|putc|fputc|printf|vprintf|fprintf|vfprintf|dprintf|perror|psignal|"
    r"NSLog|os_log|syslog|vsyslog)\s*\(|\bFileHandle\s*\.\s*standard(?:Output|Error)|\.standard(?:Output|Error)\b|\bfileDescriptor\s*:\s*[12]\b|"
    r"\bSTD(?:OUT|ERR)_FILENO\b|\b(?:stdout|stderr)\b|\b(?:systemWrite|write|writev|pwrite|send|fdopen|dup2?)\s*\(\s*[12]\b|"
    r"\.exit\(withError|\.main\(\)")
PRINTING_PATHS = re.compile(r"/dev/(?:stdout|stderr|tty|console|fd/[12]\b)|/proc/(?:self|thread-self)/fd/[12]\b")
CONTROL_SEQUENCE = re.compile(r"\\u\{0*(?:1[bB]|9[bB])\}")
TERMINAL = "Sources/StackKitCLI/Terminal"
# (the file, what it may say): why.
PRINTERS = {
    (f"{TERMINAL}/Prompt.swift", "STDERR_FILENO"): "asks whether stderr is a terminal",
    ("Sources/Processes/ProgramStart.swift", "STDOUT_FILENO"): "the stdout of another program, which goes to a file",
    ("Sources/Processes/ProgramStart.swift", "STDERR_FILENO"): "the same for stderr",
    ("Sources/StackKit/Stacks/StackApp.swift", "print("): "the records of the stacks program, which `synth` reads",
    ("Sources/Templates/Reading/YAMLScanner+Scalars.swift", "\\u{1B}"): "an escape of YAML",
    (f"{TERMINAL}/StatusLines.swift", "\\u{1B}"): "the program's own control sequences",
}
OPTION = re.compile(r"@(?:Option|Flag)\b")
OPTION_GROUP = re.compile(r"@OptionGroup\b[^\n]*\bvar\s+\w+\s*:\s*(\w+)")
COMMAND = re.compile(r"\b(?:struct|enum)\s+(\w+)\s*:[^{]*\b(?:Async)?ParsableCommand\b")


class House:
    """A package: its Swift files, and what Package.swift declares."""

    def __init__(self, root: Path):
        self.root = root
        self._sources: dict[Path, Source] = {}

    def sources(self, *folders: str) -> Iterator[Source]:
        for folder in folders:
            for path in sorted((self.root / folder).rglob("*.swift")):
                yield self._source(path)

    def _source(self, path: Path) -> Source:
        if path not in self._sources:
            self._sources[path] = Source.read(path, str(path.relative_to(self.root)))
        return self._sources[path]

    def texts(self) -> Iterator[tuple[str, str]]:
        """The name and the text of each file that a person reads: sources, scripts and pages."""
        tops = [path for path in self.root.iterdir() if path.name not in (".build", ".git")]
        for path in sorted(path for top in tops for path in (top.rglob("*") if top.is_dir() else [top])):
            name = str(path.relative_to(self.root))
            if name.startswith("stacks/templates/") or not path.is_file():
                continue
            if path.suffix in (".swift", ".md", ".py", ".sh") or name.startswith(("scripts/", ".ci/")):
                text = path.read_text()
                if not GENERATED.search(text, 0, 400):
                    yield name, text

    @cached_property
    def targets(self) -> list[dict]:
        """What `swift package dump-package` says of the targets."""
        done = subprocess.run(
            # A scratch folder of its own: what builds meanwhile is not waited for.
            ("swift", "package", "--scratch-path", ".build/house", "dump-package"), cwd=self.root, stdout=subprocess.PIPE, text=True, check=True)
        return json.loads(done.stdout)["targets"]


def yaml_is_read_in_templates(house: House) -> Iterator[str]:
    for source in house.sources("Sources", "Tests", "stacks"):
        if not source.name.startswith("Sources/Templates/"):
            for found in IMPORT.finditer(source.code):
                if re.search("ya?ml|yams", found[1], re.IGNORECASE):
                    yield f"{source.at(found.start(1))}: imports {found[1]}; only Sources/Templates reads YAML: use what it read"


GRAPHEME_SEARCH = re.compile(r"components\(separatedBy:|(?<!utf8)\.(?:firstRange|ranges)\(of:|\.range\(of:")


def templates_are_searched_by_scalars(house: House) -> Iterator[str]:
    for source in house.sources("Sources/Templates"):
        for found in GRAPHEME_SEARCH.finditer(source.code):
            yield (f"{source.at(found.start())}: searches grapheme clusters, AWS searches scalars; use splitExactly, "
                   "containsExactly or firstExactRange")


def foundation_is_essentials(house: House) -> Iterator[str]:
    for source in house.sources("Sources"):
        if not source.name.startswith("Sources/Essentials/"):
            for found in IMPORT.finditer(source.code):
                if found[1].startswith("Foundation"):
                    yield f"{source.at(found.start(1))}: imports {found[1]}; import Essentials instead"


def kebab(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", name).lower()


def declared_options(source: Source, start: int = 0, end: int | None = None) -> Iterator[str]:
    """The long names of the options that a part of a file declares, without their dashes."""
    for found in OPTION.finditer(source.code, start, len(source.code) if end is None else end):
        declared = re.compile(r"\bvar\s+(\w+)").search(source.code, found.end())
        if declared is None:
            continue
        given = [
            text for offset, text in source.literals.items()
            if found.end() < offset < declared.start() and source.code[:offset].endswith("customLong(")]
        yield from given or [kebab(declared[1])]


def options(house: House) -> set[str]:
    """The long names of stackkit's options, without their dashes."""
    return {name for source in house.sources("Sources/StackKitCLI") for name in declared_options(source)}


def options_by_command(house: House) -> dict[str, set[str]]:
    """The options of each command that has any or is one of several: its own, and those of its option groups."""
    own, groups, names = {}, {}, {}
    for source in house.sources("Sources/StackKitCLI"):
        for found in re.finditer(r"\bstruct\s+(\w+)[^{]*{", source.code):
            depth, end = 1, found.end()
            while depth and end < len(source.code):
                depth += {"{": 1, "}": -1}.get(source.code[end], 0)
                end += 1
            own[found[1]] = set(declared_options(source, found.end(), end))
            groups[found[1]] = {group[1] for group in OPTION_GROUP.finditer(source.code, found.end(), end)}
            if COMMAND.match(source.code, found.start()) and "subcommands:" not in source.code[found.end() : end]:
                given = [text for offset, text in source.literals.items()
                         if found.end() < offset < end and re.search(r"\bcommandName:\s*$", source.code[:offset])]
                names[(given or [kebab(found[1])])[0]] = found[1]
    return {name: own[command].union(*(own.get(group, set()) for group in groups[command]))
            for name, command in names.items()}


def commands(house: House) -> set[str]:
    names = set()
    for source in house.sources("Sources/StackKitCLI"):
        names |= {kebab(found[1]) for found in COMMAND.finditer(source.code)}
        names |= {text for offset, text in source.literals.items()
                  if re.search(r"\bcommandName:\s*$", source.code[max(0, offset - 40):offset])}
    return names


def the_command_line_is_known_to_the_cli(house: House) -> Iterator[str]:
    """A literal of an option alone is an argument of another program, as is what a command of another says in backquotes."""
    names, verbs = options(house), commands(house)
    if not names or not verbs:
        yield "Sources/StackKitCLI: no command and no option is found there, so none can be looked for elsewhere"
        return
    known = re.compile(
        r"(?<![\w-])--(?:%s)(?![\w-])|\bstackkit (?:%s)\b|\bSTACKKIT_\w*"
        % tuple("|".join(sorted(some, key=len, reverse=True)) for some in (names, verbs)))
    for source in house.sources("Sources"):
        if source.name.startswith("Sources/StackKitCLI/"):
            continue
        for offset, text in source.literals.items():
            if re.fullmatch(r"--[\w-]+", text):
                continue
            of_ours = re.sub(r"`(?!stackkit\b)\w[^`]* [^`]*`", "", text)
            for found in known.finditer(of_ours):
                yield (f"{source.at(offset)}: says '{found[0]}'; only Sources/StackKitCLI knows that name: let the error carry "
                       "what can be done, for the command line to word it")


def imports_are_declared(house: House) -> Iterator[str]:
    for target in house.targets:
        if target["type"] == "system":
            continue
        declared = {next(iter(one.values()))[0] for one in target["dependencies"]}
        folder = target.get("path") or ("Tests/" if target["type"] == "test" else "Sources/") + target["name"]
        imported: dict[str, str] = {}
        excluded = [f"{folder}/{name}/" for name in target.get("exclude", [])]
        for source in house.sources(folder):
            if not source.name.startswith(tuple(excluded)):
                for found in IMPORT.finditer(source.code):
                    imported.setdefault(found[1], source.at(found.start(1)))
        for module, place in sorted(imported.items()):
            if module not in declared and module not in TOOLCHAIN and module != target["name"]:
                yield f"{place}: imports {module}, which Package.swift does not declare for {target['name']}"
        for module in sorted(declared - imported.keys()):
            yield f"Package.swift: {target['name']} depends on {module} and never imports it"


def arrows_point_down(house: House) -> Iterator[str]:
    for source in house.sources("Sources/StackKit"):
        for found in IMPORT.finditer(source.code):
            yield f"{source.at(found.start(1))}: imports {found[1]}; StackKit imports nothing"
    for folder, above in ARROWS.items():
        sources = list(house.sources(f"Sources/StackKit/{folder}"))
        if not sources:
            yield f"Sources/StackKit/{folder}: no file is there, so no arrow from it can be looked for"
        for other in above:
            types = types_of(house, f"Sources/StackKit/{other}")
            name = re.compile(rf"\b(?:{'|'.join(sorted(types)) or '(?!)'})\b")
            for source in sources:
                own = {declared for declared, _ in source.declared_types()}
                for found in name.finditer(source.code):
                    if found[0] not in own:
                        yield f"{source.at(found.start())}: names {found[0]}, a type of {other}; {folder} knows none of them"


def types_of(house: House, folder: str) -> set[str]:
    """The types that files outside a folder can name: at the top of a file, or in an extension of a type from elsewhere."""
    declared = [one for source in house.sources(folder) for one in source.declared_types()]
    own = {name for name, owner in declared if not owner}
    return own | {name for name, owner in declared if owner and owner.split(".")[0] not in own}


def only_the_console_prints(house: House) -> Iterator[str]:
    for source in house.sources("Sources"):
        if source.name == f"{TERMINAL}/Console.swift":
            continue
        found = [(hit.start(), re.sub(r"\s", "", hit[0])) for hit in PRINTS.finditer(source.code)]
        for offset, text in source.literals.items():
            found += [(offset, hit[0]) for pattern in (PRINTING_PATHS, CONTROL_SEQUENCE) for hit in pattern.finditer(text)]
        for offset, said in sorted(found):
            if (source.name, said) not in PRINTERS:
                yield (f"{source.at(offset)}: says `{said}`; only {TERMINAL}/Console.swift prints, because it replaces what text from "
                       "outside could do: return or report the text")


def only_stackkit_is_public(house: House) -> Iterator[str]:
    for source in house.sources("Sources", "Tests"):
        if not source.name.startswith("Sources/StackKit/"):
            for found in PUBLIC.finditer(source.code):
                yield f"{source.at(found.start())}: says `{found[0]}`; only StackKit has a public interface, say `package`"


def nothing_ends_the_program(house: House) -> Iterator[str]:
    for source in house.sources("Sources"):
        for found in ENDS_THE_PROGRAM.finditer(source.code):
            yield f"{source.at(found.start())}: `{found[0].rstrip('( ')}` ends the program; throw an error that says what to change"


def what_is_unchecked_is_proven(house: House) -> Iterator[str]:
    for source in house.sources("Sources"):
        lines = source.text.splitlines()
        for found in UNCHECKED.finditer(source.code):
            above = source.line(found.start()) - 2
            comment = []
            while above >= 0 and lines[above].lstrip().startswith("//"):
                comment.append(lines[above])
                above -= 1
            if f"`{found[0]}`:" not in "\n".join(comment):
                yield f"{source.at(found.start())}: nothing proves it; add a comment above: // `{found[0]}`: why it is safe"


def tests_have_sentences(house: House) -> Iterator[str]:
    for source in house.sources("Tests"):
        for found in re.finditer(r"@Test\b(\s*\(\s*(?=[\"#]))?", source.code):
            name = source.literals.get(found.end(), "")
            if not found[1] or " " not in name.strip():
                yield f"{source.at(found.start())}: the test has no sentence for a name: @Test(\"what holds\")"


def files_are_short(house: House) -> Iterator[str]:
    for source in house.sources("Sources", "Tests", "stacks"):
        lines = source.text.count("\n")
        if lines > LINES and not GENERATED.search(source.text, 0, 400):
            yield f"{source.name}: {lines} lines, more than {LINES}: it has more than one subject"


def words_are_plain(house: House) -> Iterator[str]:
    for name, text in house.texts():
        if Path(name).name in ("words.py", "test_house.py"):
            continue
        for offset, word, instead in words.found(text):
            if not any(name.endswith(end) and word.lower() == exception for end, exception in words.EXCEPTIONS):
                yield f"{name}:{text.count(chr(10), 0, offset) + 1}: '{word}'; write: {instead}"


def readme_is_short(house: House) -> Iterator[str]:
    lines = (house.root / "README.md").read_text().count("\n")
    if lines > README_LINES:
        yield f"README.md: {lines} lines, more than {README_LINES}: move manuals to {COMMAND_PAGES}"


def commands_have_pages(house: House) -> Iterator[str]:
    """The table of a page has a row for each option, and for no other."""
    readme = (house.root / "README.md").read_text()
    pages = {}
    for path in sorted((house.root / COMMAND_PAGES).glob("*.md")):
        if title := re.match(r"# stackkit (\S+)\n", text := path.read_text()):
            pages[title[1]] = (path.relative_to(house.root), set(re.findall(r"^\| `--([\w-]+)", text, re.MULTILINE)))
    commands = options_by_command(house)
    if not commands:
        yield "Sources/StackKitCLI: no command is found there, so none can be looked for in the pages"
    for command, known in sorted(commands.items()):
        if f"`stackkit {command}`" not in readme:
            yield f"README.md: the table of commands lacks `stackkit {command}`"
        if command not in pages:
            yield f"{COMMAND_PAGES}: `stackkit {command}` has no page; add one that begins with '# stackkit {command}'"
            continue
        page, told = pages[command]
        for option in sorted(known - told):
            yield f"{page}: the table lacks --{option}"
        for option in sorted(told - known):
            yield f"{page}: `stackkit {command}` has no option --{option}"
    for command in sorted(pages.keys() - commands.keys()):
        yield f"{pages[command][0]}: there is no command `stackkit {command}`"


def scripts_are_listed(house: House) -> Iterator[str]:
    contributing = (house.root / "CONTRIBUTING.md").read_text()
    scripts = [path for folder in ("scripts", "Tests/Checks") for path in sorted((house.root / folder).rglob("*"))
               if path.is_file() and path.read_bytes().startswith(b"#!")]
    if not scripts:
        yield "scripts: no script is found there, so none can be looked for in CONTRIBUTING.md"
    for path in scripts:
        name = path.relative_to(house.root)
        told = name.relative_to("Tests/Checks") if name.is_relative_to("Tests/Checks") else name
        if not re.search(rf"`{re.escape(str(told))}\b", contributing):
            yield f"{name}: CONTRIBUTING.md does not list `{told}`"


RULES = [
    yaml_is_read_in_templates, templates_are_searched_by_scalars, the_command_line_is_known_to_the_cli, imports_are_declared, foundation_is_essentials,
    arrows_point_down, only_the_console_prints, only_stackkit_is_public, nothing_ends_the_program, what_is_unchecked_is_proven, tests_have_sentences, files_are_short,
    words_are_plain, readme_is_short, commands_have_pages, scripts_are_listed,
]


def main(root: Path) -> int:
    house = House(root)
    found = [problem for rule in RULES for problem in rule(house)]
    for problem in found:
        print(problem)
    print(f"{len(RULES)} rules, {len(found)} problems")
    return 1 if found else 0


if __name__ == "__main__":
    if len(sys.argv) > 2 or sys.argv[1:2] in (["-h"], ["--help"]):
        sys.exit(__doc__)
    sys.exit(main(Path(sys.argv[1]).resolve() if len(sys.argv) == 2 else ROOT))
