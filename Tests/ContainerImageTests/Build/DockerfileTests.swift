import Testing

@testable import ContainerImage

@Suite("Dockerfiles are read as docker reads them, and refused where they need more")
struct DockerfileTests {
  @Test(
    "a line that is not for us is named, with what to do",
    arguments: [
      ("", "the file is empty"),
      ("RUN true", ":1: the first instruction is RUN"),
      ("ARG A\nFROM scratch", ":1: the first instruction is ARG"),
      ("FROM a AS b", ":1: write FROM IMAGE"),
      ("FROM $A", ":1: FROM cannot contain variables"),
      ("FROM --platform=arm64 a", "'arm64' is not a platform"),
      ("FROM --pull=always a", "--pull=always is not supported"),
      ("FROM A", "image reference"),
      ("# escape=`\nFROM scratch", ":1: an escape character other than"),
      ("FROM scratch\n\nRUN apt-get install curl", ":3: RUN can only be `pip install"),
      ("FROM scratch\nRUN pip install -r a && true", ":2: RUN can only be"),
      ("FROM scratch\nRUN pip install flask", ":2: 'flask': list packages in a file"),
      ("FROM scratch\nRUN pip install", ":2: RUN can only be"),
      ("FROM scratch\nRUN pip install -r", "-r needs a file"),
      ("FROM scratch\nRUN pip install --only-binary flask -r a", "write --only-binary :all:"),
      ("FROM scratch\nRUN pip install --index-url https://u:p@h -r a", "pip's --index-url is not supported"),
      ("FROM scratch\nRUN --mount=type=cache pip install -r a", ":2: RUN can only be"),
      ("FROM scratch\nADD a b", ":2: ADD is not supported here: write COPY"),
      ("FROM scratch\nARG A=1", "ARG is not supported here: write the value out"),
      ("FROM scratch\nHEALTHCHECK CMD true", "HEALTHCHECK is not supported here"),
      ("FROM scratch\nFROM scratch", "stages need a builder"),
      ("FROM scratch\nFETCH a", "FETCH is not supported here: remove it"),
      ("FROM scratch\nENV A 1", "write ENV NAME=VALUE"),
      ("FROM scratch\nENV 1A=1", "write ENV NAME=VALUE"),
      ("FROM scratch\nENV A=\"1", "the quotation mark \" is not closed"),
      ("FROM scratch\nENV A=${B:?x}", "'${B:?x}' is not supported"),
      ("FROM scratch\nENV A=${B", "'${B' is not a variable"),
      ("FROM scratch\nENV A=" + String(repeating: "${A:-", count: 100_000), "nested more than 10 deep"),
      ("FROM scratch\nCOPY a", "write COPY SOURCE"),
      ("FROM scratch\nCOPY --from=x a b", "COPY --from=x is not supported"),
      ("FROM scratch\nCOPY --chown=app a b", "'app' is not a numeric id"),
      ("FROM scratch\nCOPY --chown=1:2:3 a b", "'1:2:3' is not a numeric id"),
      ("FROM scratch\nCOPY --chmod=u+x a b", "'u+x' is not a mode"),
      ("FROM scratch\nCOPY \"a b\" c", "COPY [\"a name\", \"./\"]"),
      ("FROM scratch\nCOPY <<EOF /a", "not text"),
      ("FROM scratch\nCMD [a]", "CMD is not a JSON array of strings"),
      ("FROM scratch\nWORKDIR a b", "WORKDIR takes one word"),
      ("FROM scratch\nUSER", "USER needs an argument"),
    ])
  func refusals(text: String, reason: String) {
    let error = #expect(throws: BuildError.self) { try Dockerfile(text, path: "Dockerfile") }
    #expect(error?.kind == .dockerfile)
    #expect(error?.description.contains(reason) == true, "\(error?.description ?? "")")
  }

  @Test("names without a registry are Docker Hub's")
  func references() throws {
    for (text, name) in [
      ("python:3.13-slim", "docker.io/library/python:3.13-slim"), ("team/app", "docker.io/team/app:latest"),
      ("localhost/app:1", "localhost/app:1"), ("registry.example.com:5000/a/b", "registry.example.com:5000/a/b:latest"),
      (
        "a@sha256:\(String(repeating: "0", count: 64))",
        "docker.io/library/a@sha256:\(String(repeating: "0", count: 64))"
      ),
    ] {
      #expect(try Dockerfile("FROM \(text)", path: "x").base == .image(ImageReference(name)))
    }
  }

  @Test("words: quotation marks, backslashes, variables")
  func words() throws {
    let environment = ["A": "1", "E": ""]
    for (text, words) in [
      ("a  b\tc", ["a", "b", "c"]), ("\"a b\"c 'd e'", ["a bc", "d e"]), ("a\\ b", ["a b"]),
      ("'$A' \"$A\" $A", ["$A", "1", "1"]),
      ("${A}x $Ax", ["1x", ""]), ("${E:-no} ${A:-no} ${A:+yes} ${E:+yes}", ["no", "1", "yes", ""]),
      ("$ \\$A", ["$", "$A"]), ("$5abc ${E:-'q r'} ${E:-\"$A\"} ${E:-${A}x}", ["abc", "q r", "1", "1x"]),
      ("\"\\\"\\n\"", ["\"\\n"]),
    ] {
      #expect(try DockerfileWord.split(text).map { try $0.expanded(environment) } == words, "\(text)")
    }
  }

  @Test("the texts of an array hold variables and spaces, too")
  func arrays() throws {
    let text = #"FROM scratch\nCOPY --chmod=644 ["a  $A","b\"$E\"", "/x y/"]"#.replacing(#"\n"#, with: "\n")
    guard case .copy(let copy) = try Dockerfile(text, path: "x").instructions.first?.kind else {
      Issue.record("no copy")
      return
    }
    #expect(try copy.sources.map { try $0.expanded(["A": "1"]) } == ["a  1", "b"])
    #expect(try copy.destination.expanded([:]) == "/x y/")
    #expect(copy.mode == 0o644)
  }

  @Test("lines: continuations, comments in between, carriage returns")
  func lines() throws {
    let text = "# syntax=docker/dockerfile:1\r\nfrom scratch\r\nENV A=1 \\\r\n# between\r\n\r\n  B=2\r\n"
    let dockerfile = try Dockerfile(text, path: "x")
    #expect(dockerfile.instructions.map(\.text) == ["ENV A=1 B=2"])
    #expect(dockerfile.instructions.map(\.line) == [3])
    // Nothing comes between two lines but what is there.
    let joined = try Dockerfile("FROM scratch\nCMD exec a\\\nb \\  \n  c\nSTOPSIGNAL a\\\\\nUSER 1", path: "x")
      .instructions
    guard case .command(.shell(let command)) = joined[0].kind else {
      Issue.record("no command")
      return
    }
    #expect(command == "exec ab   c")
    #expect(joined.count == 3)
  }

  @Test("what pip is told")
  func wheels() throws {
    let text =
      "FROM scratch\nRUN python3 -m pip install --no-cache-dir --only-binary=:all: --no-deps -r a.txt -c b.txt --requirement=c"
    guard case .installWheels(let request) = try Dockerfile(text, path: "x").instructions.first?.kind else {
      Issue.record("no wheels")
      return
    }
    #expect(request.requirements == ["a.txt", "c"])
    #expect(request.constraints == ["b.txt"])
    #expect(request.options == ["--no-deps"])
  }
}
