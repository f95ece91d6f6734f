import Templates
import Testing

/// The expected values are libyaml's.
@Suite("Reading YAML") struct YAMLTests {
  static let read: [(yaml: String, json: String)] = [
    ("a: |\n  x\n   y\n\n  z\n\n", #"{"a": "x\n y\n\nz\n"}"#),
    ("a: |-\n  x\n\n", #"{"a": "x"}"#),
    ("a: |+\n  x\n\n", #"{"a": "x\n\n"}"#),
    ("a: |2\n   x\n  y\n", #"{"a": " x\ny\n"}"#),
    ("a: |-2\n   x\n", #"{"a": " x"}"#),
    ("a: >\n  x\n  y\n\n  z\n   w\n  v\n", #"{"a": "x y\nz\n w\nv\n"}"#),
    ("a: >-\n\n  x\n\n\n  y\n", #"{"a": "\nx\n\ny"}"#),
    ("a: >+\n  x\n\n", #"{"a": "x\n\n"}"#),
    ("a: | # why\n  # x\n", ##"{"a": "# x\n"}"##),
    ("a: |\nb: c", #"{"a": "", "b": "c"}"#),
    ("a: >\n\n\n", #"{"a": ""}"#),
    ("- |\n x\n- >\n y\n z", #"["x\n", "y z"]"#),
    ("a: x\n  y\n\n  z # c\nb: 'x\n  y\n\n  z'", #"{"a": "x y\nz", "b": "x y\nz"}"#),
    ("a: \"x\n  y\\\n  z\\n\n  w\"", #"{"a": "x yz\n w"}"#),
    ("a: \"x  \n\n  y \"", #"{"a": "x\ny "}"#),
    ("a: 'it''s'", #"{"a": "it's"}"#),
    (#"a: "\x41\u00e9\U0001F600\t\_\N\/""#, #"{"a": "Aé😀\t\u00a0\u0085/"}"#),
    ("a: \"\"\nb: ''", #"{"a": "", "b": ""}"#),
    ("a:\n- x\n- y\nb:\n  - z", #"{"a": ["x", "y"], "b": ["z"]}"#),
    ("- - a\n  - b\n- c", #"[["a", "b"], "c"]"#),
    ("-\n  a: b\n-\n- c", #"[{"a": "b"}, null, "c"]"#),
    ("a: [x, y: z, {w: v}, [u]]", #"{"a": ["x", {"y": "z"}, {"w": "v"}, ["u"]]}"#),
    (
      "a: [x,\n  y ,]\nb: {x, y: , z: w,}",
      #"{"a": ["x", "y"], "b": {"x": null, "y": null, "z": "w"}}"#
    ),
    (#"{a: b, "c":d, 'e' : f}"#, #"{"a": "b", "c": "d", "e": "f"}"#),
    ("{a:b}", #"{"a:b": null}"#),
    ("? a\n: b\n? c\n", #"{"a": "b", "c": null}"#),
    ("a:\n  b:\n    c: d\n  e: f\ng: h", #"{"a": {"b": {"c": "d"}, "e": "f"}, "g": "h"}"#),
    ("a: x#y #z\n# c\nb: '#'", ##"{"a": "x#y", "b": "#"}"##),
    ("a: http://x:80/y?z=1#w", ##"{"a": "http://x:80/y?z=1#w"}"##),
    ("a: -x\nb: ?y\nc: :z", #"{"a": "-x", "b": "?y", "c": ":z"}"#),
    ("a : b\n\"c\" : d\n? e\n: f", #"{"a": "b", "c": "d", "e": "f"}"#),
    ("%YAML 1.1\n---\na: b\n...\n# end\n", #"{"a": "b"}"#),
    ("\u{FEFF}a: b", #"{"a": "b"}"#),
    ("a: b\r\nc: |\r\n  d\r\n  e\r\n", #"{"a": "b", "c": "d\ne\n"}"#),
    ("a:\tb\nc: d\t\n", #"{"a": "b", "c": "d"}"#),
    ("a: b\n  - c", #"{"a": "b - c"}"#),
    ("&a b: c\nd: &e f", #"{"b": "c", "d": "f"}"#),
    ("!!map {a: ! b}", #"{"a": "b"}"#),
    ("a: !<tag:yaml.org,2002:str> b", #"{"a": "b"}"#),
    ("a: [\n]\nb: {\n}", #"{"a": [], "b": {}}"#),
    ("a: {? b: c}\nd: [? e : f]", #"{"a": {"b": "c"}, "d": [{"e": "f"}]}"#),
    ("  a: b\n  c: d", #"{"a": "b", "c": "d"}"#),
    ("a: # c\n  b\n  # d\nc: d", #"{"a": "b", "c": "d"}"#),
    ("a: |\u{2028}  x\u{2028}  y", "{\"a\": \"x\u{2028}y\"}"),
  ]

  @Test("texts of every form, lists and objects by indentation and in brackets", arguments: read)
  func reads(_ case: (yaml: String, json: String)) throws {
    // A key in front, for a template that begins with a brace is JSON.
    let indented = `case`.yaml.hasPrefix("{") ? "- \(`case`.yaml)" : `case`.yaml
    let expected = `case`.yaml.hasPrefix("{") ? "[\(`case`.json)]" : `case`.json
    #expect(try Node(template: indented).json == Node(template: "{\"x\": \(expected)}")["x"]?.json)
  }

  static let refused: [(yaml: String, place: String)] = [
    ("a: b: c", "1:5"), ("? - \"\n", "1:5"), ("a: - b", "1:4"), ("---\na: b\n--- \nc: d", "3:1"),
    ("a: b\n c: d", "2:3"),
    ("a: [b, c\nd: e", "2:2"), ("a: {b\n", "2:1"), ("a: 'b\n", "1:4"), ("a: |x\n  b", "1:5"),
    ("a: @b", "1:4"),
    ("a: `b", "1:4"), ("a: %b", "1:4"), ("- a\nb: c", "2:1"), ("a: & b", "1:4"),
    ("a: !x!y b", "1:4"),
    ("\"a\n b\": c", "2:4"), (#"a: "\q""#, "1:6"), (#"a: "\x4""#, "1:7"), (#"a: "\ud800""#, "1:7"),
    ("a: |\n \tx\n", "2:2"),
    ("a:\n  b: c\n d: e", "3:2"), ("a: [- b]", "1:5"), ("a: \"b\" c", "1:8"), ("a: ]", "1:4"),
    ("a: |0\n  b", "1:5"),
    ("%TAG ! x\n---\na: b", "1:1"), ("%YAML 1.1\na: b", "1:1"), ("a: [b:,]", "1:6"),
    ("a: b\n\tc", "2:1"),
    ("a: b\nc", "2:1"), ("{a b\n: c}", "2:1"), ("{,}", "1:2"), ("a: {b: c d: e}", "1:11"),
    ("a: \u{FFFE}", "1:4"),
  ]

  @Test("malformed YAML is refused, with the place", arguments: refused)
  func refuses(_ case: (yaml: String, place: String)) throws {
    let shift = `case`.yaml.hasPrefix("{")
    let error = try #require(throws: TemplateError.self) {
      try Node(template: (shift ? "- " : "") + `case`.yaml)
    }
    #expect(error.description.contains("not well-formed YAML"), "\(error)")
    if !shift { #expect(error.description.hasPrefix("\(`case`.place):"), "\(error)") }
  }
}
