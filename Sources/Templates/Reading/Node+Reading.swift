import Essentials

extension Node {
  /// The maximum size of a template, in bytes: twice CloudFormation's.
  package static let largestTemplate = 2 << 20
  /// The maximum depth of nested values. Templates have about 20 levels.
  static let deepest = 128

  /// Reads a template's YAML or JSON: a text that begins with a brace is JSON, as CloudFormation decides.
  package init(template text: String) throws(TemplateError) {
    guard text.utf8.count <= Self.largestTemplate else {
      throw TemplateError(.tooLarge(bytes: text.utf8.count, limit: Self.largestTemplate))
    }
    let first = text.unicodeScalars.first { !$0.properties.isWhitespace && $0 != "\u{FEFF}" }
    self = first == "{" ? try Node(json: Data(text.utf8)) : try YAMLReader.read(text)
  }

  /// Reads JSON: a template, a plan, or a document inside a text.
  package init(json data: Data) throws(TemplateError) { self = try JSONReader.read(data) }
}
