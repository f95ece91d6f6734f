import StackKit
import Testing

import struct Templates.Node
import struct Templates.Template

extension Synthesis {
  func text(_ path: String) -> String { files.first { $0.path == path }?.text ?? "" }

  func template(_ path: String = "template.yaml") throws -> Template { try Template(text(path)) }
}

extension Node {
  /// The statements of all policies in it.
  var statements: [Node] { self["Effect"] == nil ? children.flatMap(\.statements) : [self] }

  /// All scalars in it.
  var scalars: [String] { text.map { [$0] } ?? children.flatMap(\.scalars) }
}
