import Essentials

/// A line of the output of `terraform plan -json` and `terraform apply -json`.
struct TerraformMessage: Decodable {
  let message: String
  let type: String
  let diagnostic: Diagnostic?

  private enum CodingKeys: String, CodingKey {
    case message = "@message"
    case type, diagnostic
  }

  struct Diagnostic: Decodable {
    let severity: String
    let summary: String
    let detail: String?
    let address: String?
  }

  init?(_ line: String) {
    guard let message = try? JSONDecoder().decode(Self.self, from: Data(line.utf8)) else { return nil }
    self = message
  }
}
