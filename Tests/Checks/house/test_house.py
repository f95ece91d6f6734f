import tempfile
import unittest
from pathlib import Path
from unittest import mock

import house
import words


class HouseTests(unittest.TestCase):
    """Each rule, with what it lets through and with what it finds."""

    def package(self, files, targets=()):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        for name, text in files.items():
            path = Path(directory.name, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        package = house.House(Path(directory.name))
        package.targets = list(targets)
        return package

    def check(self, rule, files, *expected, targets=()):
        """Compares where problems are, and a part of what is said of each."""
        found = list(rule(self.package(files, targets)))
        self.assertEqual(len(found), len(expected), found)
        for problem, (place, said) in zip(found, expected):
            self.assertTrue(problem.startswith(place + ": "), problem)
            self.assertIn(said, problem)

    def test_yaml_is_read_in_templates_only(self):
        self.check(
            house.yaml_is_read_in_templates,
            {"Sources/Templates/A.swift": "import Yams\n", "Sources/Lint/B.swift": "import Templates\n// import Yams\n",
             "Sources/Lint/C.swift": "import Foundation\nprivate import Yams\n", "Tests/D/D.swift": "@testable import YAML\n"},
            ("Sources/Lint/C.swift:2", "imports Yams"), ("Tests/D/D.swift:1", "imports YAML"))

    def test_templates_are_searched_by_scalars(self):
        self.check(
            house.templates_are_searched_by_scalars,
            {"Sources/Templates/A.swift": "text.utf8.ranges(of: a.utf8)\ntext.firstRange(of: a)\n",
             "Sources/Lint/B.swift": "text.ranges(of: a)\n"},
            ("Sources/Templates/A.swift:2", "splitExactly"))

    def test_foundation_is_imported_by_essentials_only(self):
        self.check(
            house.foundation_is_essentials,
            {"Sources/Essentials/A.swift": "@_exported import FoundationEssentials\n", "Sources/Lint/B.swift": "import Essentials\n",
             "Sources/Lint/C.swift": "import Foundation\n", "Tests/LintTests/D.swift": "import Foundation\n"},
            ("Sources/Lint/C.swift:1", "imports Foundation; import Essentials instead"))

    CLI = """
        struct Deploy: AsyncParsableCommand {
          static let configuration = CommandConfiguration(abstract: "x")
          @Option(name: .customLong("env"), help: "customLong(\\"none\\")") var environment: String
          @Flag(help: ArgumentHelp("x", valueName: "y"))
          var dryRun = false
        }
        struct Main: ParsableCommand { static let configuration = CommandConfiguration(commandName: "stackkit") }
        """

    def test_options_and_commands_are_those_of_the_command_line(self):
        package = self.package({"Sources/StackKitCLI/A.swift": self.CLI})
        self.assertEqual(house.options(package), {"env", "dry-run"})
        self.assertEqual(house.commands(package), {"deploy", "main", "stackkit"})

    def test_only_the_command_line_names_what_is_its_own(self):
        for text, said in (
            ("say --dry-run", "--dry-run"), ("--dry-run now", "--dry-run"), ("(--env)", "--env"), ("--env=\\(name)", "--env"),
            ("run `stackkit deploy`", "stackkit deploy"), ("`stackkit deploy --env \\(x)`", "stackkit deploy"),
            ("STACKKIT_TOKEN", "STACKKIT_TOKEN"),
        ):
            with self.subTest(text):
                package = self.package({"Sources/StackKitCLI/A.swift": self.CLI, "Sources/B/B.swift": f'let a =\n"{text}"'})
                found = list(house.the_command_line_is_known_to_the_cli(package))
                self.assertIn(f"Sources/B/B.swift:2: says '{said}'", found[0])

    def test_arguments_of_other_programs_may_be_named(self):
        other = """
            // say --dry-run
            let a = ["--env", "--dry-run"], b = "use `docker run --env A=b`", c = "--environment", d = "stackkit deploys",
              e = "`FROM --env`", f = "the environment"
            """
        self.check(
            house.the_command_line_is_known_to_the_cli,
            {"Sources/StackKitCLI/A.swift": self.CLI, "Sources/B/B.swift": other})

    def test_a_command_line_without_options_is_not_taken_for_a_pass(self):
        self.check(house.the_command_line_is_known_to_the_cli, {"Sources/B/B.swift": ""}, ("Sources/StackKitCLI", "no command"))

    def target(self, name, *dependencies, kind="regular", **more):
        return {"name": name, "type": kind, "dependencies": [{"byName": [one, None]} for one in dependencies], **more}

    def test_what_is_imported_is_declared_and_the_other_way_round(self):
        targets = [
            self.target("A", "B", "C") | {"dependencies": [{"byName": ["B", None]}, {"product": ["C", "c", None, None]}]},
            self.target("D", "A", "B", path="Tests/Checks/D"), self.target("ATests", "A", kind="test", exclude=["Fixtures"]),
            self.target("B", kind="system")]
        self.check(
            house.imports_are_declared,
            {"Sources/A/A.swift": "import B\nimport Foundation\nimport class C.D\nlet a = \"\"\"\n  import E\n  \"\"\"\n",
             "Tests/Checks/D/D.swift": "import A\nimport C\n",
             "Tests/ATests/A.swift": "@testable import A\n", "Tests/ATests/Fixtures/B.swift": "import F\n"},
            ("Tests/Checks/D/D.swift:2", "imports C, which Package.swift does not declare for D"),
            ("Package.swift", "D depends on B and never imports it"), targets=targets)

    STACKKIT = {
        "Sources/StackKit/Model/Name.swift": "struct Name {}",
        "Sources/StackKit/Resources/VPC.swift": "struct VPC { enum Kind {} }",
        "Sources/StackKit/Constructs/Network.swift": "struct Network { let vpc: VPC; enum Kind {} }\nextension VPC { enum Size {} }",
        "Sources/StackKit/Stacks/Scope.swift": "struct Scope {}",
        "Sources/StackKit/Writers/YAML.swift": "struct YAML { let name: Name }",
    }

    def test_arrows_point_down(self):
        self.check(house.arrows_point_down, self.STACKKIT)
        for folder, text, said in (
            ("Resources", "let a: Network", "names Network, a type of Constructs"),
            ("Resources", "extension VPC { var a: Size }", "names Size, a type of Constructs"),
            ("Model", "func a(_: [Network]) {}", "names Network, a type of Constructs"),
            ("Stacks", "let a = VPC()", "names VPC, a type of Resources"),
            ("Writers", "let a = VPC()", "names VPC, a type of Resources"),
            ("Constructs", "import Foundation", "imports Foundation"),
        ):
            with self.subTest(text):
                name = f"Sources/StackKit/{folder}/X.swift"
                self.check(house.arrows_point_down, {**self.STACKKIT, name: "// Network\n" + text}, (name + ":2", said))

    def test_a_folder_that_is_gone_is_not_taken_for_a_pass(self):
        files = {name: text for name, text in self.STACKKIT.items() if "Writers" not in name}
        self.check(house.arrows_point_down, files, ("Sources/StackKit/Writers", "no file is there"))

    def test_only_stackkit_is_public(self):
        self.check(
            house.only_stackkit_is_public,
            {"Sources/StackKit/A.swift": "public struct A {}", "Sources/B/B.swift": "package struct B { let a = \"public\" }",
             "Sources/B/C.swift": "struct C {\n  public var a = b.public\n}", "Tests/D/D.swift": "open class D {}"},
            ("Sources/B/C.swift:2", "says `public`"), ("Tests/D/D.swift:1", "says `open`"))

    def test_nothing_ends_the_program(self):
        for text in ("fatalError()", "preconditionFailure( )", "precondition (a)", "assert(a)", "try! b()", "c as! D"):
            with self.subTest(text):
                name = "Sources/A/A.swift"
                self.check(house.nothing_ends_the_program, {name: f"// {text}\n{text}"}, (name + ":2", "ends the program"))
        self.check(house.nothing_ends_the_program, {"Sources/A/A.swift": "expectation(a); try? b(); c as? D; \"fatalError()\""})

    def test_only_the_console_prints(self):
        allowed = """
            // print(1), stderr
            func a(inputs: Int) { let outputs = outputs(of: inputs); fingerprint(1); let a = "print(1) to stderr", b = "/dev/null"
              write(12, a); Console.progress("x"); let c = "/dev/fd/\\(b)", d = "\\u{1F600}"; Program.end(1) }
            """
        self.check(
            house.only_the_console_prints,
            {"Sources/A/A.swift": allowed, "Sources/StackKitCLI/Terminal/Console.swift": "write(x, to: STDERR_FILENO); print(1)",
             "Sources/StackKitCLI/Terminal/StatusLines.swift": 'let a = "\\u{1B}[J"', "Tests/A/A.swift": "print(1)",
             "Sources/StackKit/Stacks/StackApp.swift": "print(1)"})
        for text in (
            "print(1)", "print (1)", "Swift.print(1)", "debugPrint(1)", "dump(a)", "fputs(a, b)", "puts(a)", "fwrite(a, 1, 1, stdout)",
            "FileHandle.standardError.write(a)", "let a: FileHandle = .standardOutput", "FileHandle(fileDescriptor: 2)", "write(2, a, 1)",
            "systemWrite(1, a, 1)", "let a = STDERR_FILENO", "NSLog(a)", "perror(a)", "dprintf(2, a)", "Main.exit(withError: a)",
            "Main.main()", 'open("/dev/stderr")', 'open("/dev/tty")', 'open("/proc/self/fd/1")', 'let a = "\\u{1b}[2K"', 'let a = "x\\u{9B}y"',
            'let a = "\\(print(1))"', "dup2(1, 7)",
        ):
            with self.subTest(text):
                self.check(
                    house.only_the_console_prints, {"Sources/StackKitCLI/Terminal/Narrator.swift": f"\nfunc a() {{ {text} }}\n"},
                    ("Sources/StackKitCLI/Terminal/Narrator.swift:2", "only Sources/StackKitCLI/Terminal/Console.swift prints"))

    def test_what_is_unchecked_is_proven(self):
        self.check(
            house.what_is_unchecked_is_proven,
            {"Sources/A/A.swift": "/// An A.\n/// `@unchecked Sendable`: it never changes.\nclass A: @unchecked Sendable {}",
             "Sources/A/B.swift": "/// A B.\nclass B: @unchecked Sendable {}",
             "Sources/A/C.swift": "// `@unchecked Sendable`: c.\n\nnonisolated(unsafe) var c = 1"},
            ("Sources/A/B.swift:2", "`@unchecked Sendable`"), ("Sources/A/C.swift:3", "`nonisolated(unsafe)`"))

    def test_tests_have_sentences(self):
        self.check(
            house.tests_have_sentences,
            {"Tests/A/A.swift": '@Test("what holds") func a() {}\n@Test(\n  "all of it", arguments: [1]) func b() {}',
             "Tests/A/B.swift": '@Test func b() {}\n@Test("b") func c() {}\n@Test(arguments: ["a b"]) func d() {}\n'
                                '@Test(.tags(.a)) func e() {}'},
            *((f"Tests/A/B.swift:{line}", "no sentence") for line in (1, 2, 3, 4)))

    def test_files_are_short_unless_they_are_generated(self):
        self.check(
            house.files_are_short,
            {"Sources/A/A.swift": "a\n" * 400, "Sources/A/B.swift": "b\n" * 401,
             "Sources/A/C.swift": "// swift-format-ignore-file\n// Written by c.py from x 1.0. Do not edit.\n" + "c\n" * 500},
            ("Sources/A/B.swift", "401 lines"))

    def test_words_are_plain(self):
        self.check(
            house.words_are_plain,
            {"Sources/A/A.swift": "/// The name; left\n  /// out, the default.\nlet a = \"'\\(b)' is no path\"\nlet normalised = 1\n",
             "scripts/b": "# It goes on, be it\n# wrong or not.\n", "Tests/Checks/C/c.py": "# Whoever asks.\n",
             "README.md": "| `a` | colour |\n"},
            ("README.md:1", "'colour'"), ("Sources/A/A.swift:1", "'left out'"), ("Sources/A/A.swift:3", "is no path'"),
            ("Sources/A/A.swift:4", "'normalised'; write: z"), ("Tests/Checks/C/c.py:1", "'Whoever'"),
            ("scripts/b:1", "'goes on'"), ("scripts/b:1", "'be it'"))

    def test_plain_words_and_what_is_not_ours_are_let_through(self):
        plain = "There is no stack. It is no longer there; isAtTheEdge; the synthesis; syntheses; it knows nothing of AWS.\n"
        self.check(
            house.words_are_plain,
            {"Sources/A/A.swift": plain, "stacks/templates/a.md": "left out", ".build/a.md": "left out", "a.json": "left out",
             "Sources/A/B.swift": "// Written by c.py from x 1.0. Do not edit.\n// left out\n"})
        with mock.patch.object(words, "EXCEPTIONS", {("A/A.swift", "artefact")}):
            self.check(
                house.words_are_plain, {"Sources/A/A.swift": "Artefact", "Sources/A/B.swift": "artefact"},
                ("Sources/A/B.swift:1", "'artefact'"))

    def test_every_pattern_of_the_table_finds_something(self):
        text = """
            organise behaviour artefact catalogue centre defence fulfil grey judgement learnt licence modelled left out; it is no
            path; heeded; be it; go on; dearer; the time is over; said several times; as good as none; made up; whoever; nobody
            knows; nothing of; for good"""
        for pattern, _ in words.PATTERNS:
            with self.subTest(pattern.pattern):
                self.assertRegex(text, pattern)

    def test_readme_is_short(self):
        self.check(house.readme_is_short, {"README.md": "a\n" * 150})
        self.check(house.readme_is_short, {"README.md": "a\n" * 151}, ("README.md", "151 lines"))

    def test_commands_have_pages(self):
        files = {
            "Sources/StackKitCLI/A.swift": """
                struct Deploy: AsyncParsableCommand {
                  @Option(name: .customLong("env")) var environment: String
                  @OptionGroup var json: JSONFlag
                }
                struct ShowStatus: AsyncParsableCommand { let a = A(commandName: "status", discussion: "@Option var x = 1") }
                struct Main: ParsableCommand { let a = A(commandName: "stackkit", subcommands: [Deploy.self]) }
                """,
            "Sources/StackKitCLI/B.swift": "struct JSONFlag: ParsableArguments { @Flag(help: \"x\") var isJSON = false }",
            "README.md": "`stackkit deploy` `stackkit status`\n",
            f"{house.COMMAND_PAGES}/Deploy.md": "# stackkit deploy\n| `--env ENV` | x |\n| `--is-json`, `-j` | x |\n",
            f"{house.COMMAND_PAGES}/Status.md": "# stackkit status\n", f"{house.COMMAND_PAGES}/Images.md": "# Images\n",
        }
        self.check(house.commands_have_pages, files)
        for name, text, place, said in (
            ("README.md", "`stackkit status`", "README.md", "lacks `stackkit deploy`"),
            (f"{house.COMMAND_PAGES}/Status.md", "# status\n", house.COMMAND_PAGES, "`stackkit status` has no page"),
            (f"{house.COMMAND_PAGES}/Deploy.md", "# stackkit deploy\n| `--env` |\n", f"{house.COMMAND_PAGES}/Deploy.md", "lacks --is-json"),
            (f"{house.COMMAND_PAGES}/Status.md", "# stackkit status\n| `--env` |\n", f"{house.COMMAND_PAGES}/Status.md", "no option --env"),
            (f"{house.COMMAND_PAGES}/X.md", "# stackkit x\n", f"{house.COMMAND_PAGES}/X.md", "no command `stackkit x`"),
        ):
            with self.subTest(said):
                self.check(house.commands_have_pages, {**files, name: text}, (place, said))
        self.check(house.commands_have_pages, {"README.md": ""}, ("Sources/StackKitCLI", "no command"))

    def test_scripts_are_listed(self):
        files = {
            "CONTRIBUTING.md": "`scripts/a [--b]`, `c/d.py`\n", "scripts/a": "#!/bin/sh\n", "Tests/Checks/c/d.py": "#!/usr/bin/env x\n",
            "Tests/Checks/c/test_d.py": "import d\n"}
        self.check(house.scripts_are_listed, files)
        self.check(
            house.scripts_are_listed, {**files, "Tests/Checks/c/e": "#!/bin/sh\n"}, ("Tests/Checks/c/e", "does not list `c/e`"))
        self.check(house.scripts_are_listed, {"CONTRIBUTING.md": ""}, ("scripts", "no script"))


if __name__ == "__main__":
    unittest.main()
