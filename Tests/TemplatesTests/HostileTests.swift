import Templates
import Testing

@Suite("Hostile templates") struct HostileTests {
  struct Refused: Sendable, CustomTestStringConvertible {
    let why: String
    let text: String
    let message: String
    var testDescription: String { why }
  }

  /// Each line repeats the line before ten times.
  private static let bomb = (1...9).reduce("a0: &a0 [x]\n") { text, level in
    text + "a\(level): &a\(level) [\((0..<10).map { _ in "*a\(level - 1)" }.joined(separator: ", "))]\n"
  }

  private static func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

  static let refused: [Refused] = [
    Refused(why: "nothing", text: "", message: "a template must be an object"),
    Refused(why: "a comment", text: "# nothing\n", message: "a template must be an object"),
    Refused(why: "a list", text: "- a", message: "1:1: a template must be an object"),
    Refused(why: "a string", text: "hello", message: "1:1: a template must be an object"),
    Refused(why: "an open list", text: "Resources: [", message: "2:1: not well-formed YAML: did not find"),
    Refused(why: "a tab", text: "Resources:\n\tA: b", message: "2:1: not well-formed YAML: found character"),
    Refused(why: "two documents", text: "a: b\n---\nc: d", message: "2:1: not well-formed YAML: found another"),
    Refused(why: "a control character", text: "a: b\nc: \u{1}", message: "2:4: not well-formed YAML: control"),
    Refused(why: "a list for a section", text: "Resources: [a]", message: "1:12: section 'Resources' must be"),
    Refused(why: "a text for a resource", text: "Resources: {A: b}", message: "1:16: 'A' in section 'Resources'"),
    Refused(why: "no type", text: "Resources:\n  A: {}", message: "2:3: resource 'A' has no 'Type'"),
    Refused(why: "a function only", text: "Resources: {A: {Ref: B}}", message: "1:13: resource 'A' has no 'Type'"),
    Refused(why: "a list of types", text: "Resources: {A: {Type: [b]}}", message: "1:13: resource 'A' has no 'Type'"),
    Refused(
      why: "a list of properties", text: "Resources: {A: {Type: T, Properties: [b]}}",
      message: "1:38: 'Properties' of resource 'A'"),
    Refused(why: "an unknown tag", text: "a: !Substitute x", message: "1:4: '!Substitute' is not an intrinsic"),
    Refused(why: "a tag of YAML's", text: "a: !!binary eA==", message: "'tag:yaml.org,2002:binary' is not"),
    Refused(why: "a key twice", text: "A: 1\nB: 2\nA: 3", message: "3:1: key 'A' occurs twice"),
    Refused(why: "a key twice, quoted once", text: "A: 1\n'A': 3", message: "2:1: key 'A' occurs twice"),
    Refused(why: "a list for a key", text: "[a, b]: c", message: "1:1: the key of a member must be a string"),
    Refused(why: "a call for a key", text: "!Ref a: c", message: "1:1: the key of a member must be a string"),
    Refused(
      why: "an alias", text: "a: &x {b: c}\nd: *x",
      message: "2:4: CloudFormation does not accept YAML aliases; write the value again (it is at 1:4)"),
    Refused(why: "an alias of what is before it", text: "[&x a, *x]", message: "1:8: CloudFormation does not accept"),
    Refused(why: "an alias for a key", text: "&x a: b\nc: {*x : d}", message: "2:5: CloudFormation does not accept"),
    Refused(why: "an alias to nothing", text: "a: *x", message: "1:4: not well-formed YAML: found undefined alias"),
    Refused(why: "an alias of itself", text: "a: &x [*x]", message: "1:8: not well-formed YAML: found undefined alias"),
    Refused(why: "an alias bomb", text: bomb, message: "2:10: CloudFormation does not accept YAML aliases"),
    Refused(why: "an alias bomb for a key", text: bomb + "? *a9\n: x", message: "2:10: CloudFormation does not"),
    Refused(
      why: "an alias bomb behind another kind of line end", text: "# x\r" + bomb.replacing("\n", with: "\r"),
      message: "CloudFormation does not accept YAML aliases"),
    Refused(why: "deep lists", text: repeated("[", 1_000_000), message: "values are nested too deeply"),
    Refused(
      why: "deep lists that end", text: "a: " + repeated("[", 900) + repeated("]", 900), message: "1:131: values are"),
    Refused(why: "deep objects", text: "a: " + repeated("{b: ", 100_000), message: "values are nested too deeply"),
    Refused(why: "deep dashes", text: repeated("- ", 500_000) + "a", message: "values are nested too deeply"),
    Refused(why: "deep questions", text: repeated("? ", 500_000) + "a", message: "values are nested too deeply"),
    Refused(
      why: "deep lines", text: (0..<1_100).map { repeated(" ", $0) + "a:\n" }.joined(),
      message: "values are nested too deeply"),
    Refused(
      why: "deep calls", text: "a: " + repeated("!Base64 [", 900) + repeated("]", 900), message: "nested too deeply"),
    Refused(
      why: "too large", text: "a: " + repeated("x", 10 << 20),
      message: "the file has 10485763 bytes; the limit is 2097152"),

    Refused(why: "JSON: an open object", text: "{\"a\": 1", message: "1:8: not well-formed JSON: expected ',' or '}'"),
    Refused(why: "JSON: YAML", text: "{a: 1}", message: "1:2: not well-formed JSON: expected a key in quotes"),
    Refused(why: "JSON: a comma too many", text: "{\"a\": [1,]}", message: "1:10: not well-formed JSON: expected a"),
    Refused(why: "JSON: a word", text: "{\"a\": True}", message: "1:7: not well-formed JSON: expected a value"),
    Refused(why: "JSON: a number", text: "{\"a\": 01}", message: "1:7: not well-formed JSON: expected a value"),
    Refused(why: "JSON: infinity", text: "{\"a\": 1e999}", message: "1:7: not well-formed JSON: expected a value"),
    Refused(why: "JSON: more", text: "{}\n{}", message: "2:1: not well-formed JSON: expected the end of the text"),
    Refused(why: "JSON: an open string", text: "{\"a", message: "1:4: not well-formed JSON: expected a closing quote"),
    Refused(why: "JSON: an escape", text: "{\"\\x\"}", message: "1:4: not well-formed JSON: expected an escape"),
    Refused(why: "JSON: a control", text: "{\"a\nb\"}", message: "1:4: not well-formed JSON: expected an escape for"),
    Refused(why: "JSON: a key twice", text: "{\"a\": 1,\n \"a\": 2}", message: "2:2: key 'a' occurs twice"),
    Refused(why: "JSON: deep", text: repeated("{\"a\":", 400_000), message: "values are nested too deeply"),
    Refused(why: "JSON: deep lists", text: "{\"a\":" + repeated("[", 500_000), message: "1:133: values are nested"),
  ]

  @Test("a text that is not a template is refused with its place", .timeLimit(.minutes(10)), arguments: refused)
  func refuses(_ refused: Refused) throws {
    let error = try #require(throws: TemplateError.self) { try Template(refused.text) }
    #expect(error.description.contains(refused.message), "\(error)")
  }

  @Test("a template that only looks hostile is read")
  func accepts() throws {
    let script = (1...20).map { "f(&v\($0)); return *v\($0)" }.joined(separator: "; ")
    let few = try Template("Metadata: {a: \"&x &y\", b: '*x *y'}\nResources: {A: {Type: T, Properties: {Code: '*x'}}}")
    #expect(few["A"]?["Code"] == "*x")
    #expect(try Template("Metadata: {Code: '\(script)'}").metadata?["Code"]?.text == script)
    let anchor = try Template("Metadata: {a: &x b}")
    #expect(anchor.metadata?["a"] == "b")
    let wide = "Resources:\n" + (0..<20_000).map { "  R\($0): {Type: T}\n" }.joined()
    #expect(try Template(wide).resources["R19999"]?.type == "T")
    let windows = try Template("Resources:\r\n  A:\r\n    Type: T\r\n    Properties: {X: !Sub 'a${B}'}\r\n")
    #expect(windows["A"]?["X", "Fn::Sub"]?.scalar?.start == Place(line: 4, column: 27))
    #expect(try Template("\u{FEFF}{\"Resources\": {}}").resources.isEmpty)
    #expect(try Template("\u{FEFF}Resources: {}").resources.isEmpty)
  }
}
