import Essentials

extension Node {
  /// The most bytes of a template: twice what CloudFormation takes.
  package static let largestTemplate = 2 << 20
  /// The most levels of values inside each other. Templates have about 20.
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
