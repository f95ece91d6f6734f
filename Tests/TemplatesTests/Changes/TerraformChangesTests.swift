import Foundation
import Templates
import Testing

@Suite struct TerraformChangesTests {
  struct Planned: Sendable, CustomTestStringConvertible {
    let why: String
    /// The members of `change`.
    let change: String
    var mode = "managed"
    let summary: String?
    var testDescription: String { why }
  }

  static let cases = [
    Planned(why: "new", change: #""actions":["create"],"before":null,"after":{"a":1}"#, summary: "add"),
    Planned(
      why: "imported", change: #""actions":["no-op"],"before":{},"after":{},"importing":{"id":"x"}"#, summary: "import"),
    Planned(why: "as it is", change: #""actions":["no-op"],"before":{"a":1},"after":{"a":1}"#, summary: nil),
    Planned(why: "read", change: #""actions":["read"],"before":null,"after":{}"#, summary: nil),
    Planned(
      why: "a data source", change: #""actions":["update"],"before":null,"after":{}"#, mode: "data", summary: nil),
    Planned(
      why: "changed in place, inside too",
      change: #""actions":["update"],"before":{"a":1,"b":{"c":[1,2]},"d":null},"after":{"a":2,"b":{"c":[1,3]}}"#,
      summary: "change a b/c/1"),
    Planned(
      why: "what only the execution will tell",
      change:
        #""actions":["update"],"before":{"arn":"x","b":[{"id":"1","n":1}]},"after":{"b":[{"n":1}]},"#
        + #""after_unknown":{"arn":true,"b":[{"id":true}],"c":false}"#, summary: "change arn b/0/id"),
    Planned(
      why: "replaced, with what makes it necessary",
      change:
        #""actions":["delete","create"],"before":{"name":"a","b":[{"key":1,"n":1}]},"#
        + #""after":{"name":"a","b":[{"key":2,"n":2}]},"replace_paths":[["b",0,"key"]]"#,
      summary: "replace Delete b/0/key! b/0/n"),
    Planned(why: "made before the old one goes", change: #""actions":["create","delete"]"#, summary: "replace Delete"),
    Planned(why: "removed", change: #""actions":["delete"],"before":{"a":1},"after":null"#, summary: "remove Delete"),
    Planned(why: "forgotten", change: #""actions":["forget"],"before":{"a":1}"#, summary: "remove Retain"),
    Planned(why: "what a later version does", change: #""actions":["delete","melt"]"#, summary: "replace? Delete"),
  ]

  @Test("a plan's actions become changes", arguments: cases)
  func changes(_ planned: Planned) throws {
    let plan = try TerraformPlan(
      Data(
        """
        {"format_version":"1.2","resource_changes":[{"address":"module.m.aws_x.y[0]","mode":"\(planned.mode)",
         "type":"aws_x","name":"y","index":0,"change":{\(planned.change)}}]}
        """.utf8))
    let changes = plan.changes
    #expect(changes.allSatisfy { $0.id == "module.m.aws_x.y[0]" && $0.type == "aws_x" })
    #expect(changes.map(\.summary) == (planned.summary.map { ["module.m.aws_x.y[0] " + $0] } ?? []))
  }
}
