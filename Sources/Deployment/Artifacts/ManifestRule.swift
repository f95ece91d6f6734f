import AWSClient
import ContainerImage

/// A rule for a text in `deploy.json`: what `synth` writes, and nothing else.
struct ManifestRule: Sendable {
  /// The allowed texts, as the end of a sentence.
  let allowed: String
  let accepts: @Sendable (String) -> Bool

  /// One text.
  static func exactly(_ text: String) -> ManifestRule { one(of: [text]) }

  /// One of some texts.
  static func one(of texts: [String]) -> ManifestRule {
    ManifestRule(allowed: texts.map { "'\($0)'" }.joined(separator: " or ")) { texts.contains($0) }
  }

  static let stack = ManifestRule(allowed: "words of lowercase letters and digits between hyphens, a letter first") {
    Manifest.isStackName($0)
  }
  static let environment = ManifestRule(allowed: "words of lowercase letters and digits between hyphens") {
    Manifest.isEnvironmentName($0)
  }
  static let region = ManifestRule(allowed: "an AWS region, such as us-east-1") { (try? Region($0)) != nil }
  static let account = ManifestRule(allowed: "twelve digits") { $0.utf8.count == 12 && $0.utf8.allSatisfy(\.isDigit) }

  /// `Site/Web`
  static let name = ManifestRule(allowed: "parts of letters and digits between slashes, each with a letter first") {
    $0.utf8.count <= 128
      && $0.words(between: "/").allSatisfy { part in
        part.first?.isLetter == true && part.allSatisfy { $0.isLetter || $0.isDigit }
      }
  }
  /// `SiteWebImage`
  static let logicalID = ManifestRule(allowed: "up to 255 letters and digits, a capital first") {
    $0.utf8.count <= 255 && $0.utf8.first?.isCapital == true && $0.utf8.allSatisfy { $0.isLetter || $0.isDigit }
  }
  /// `site_web_image`
  static let identifier = ManifestRule(
    allowed: "up to 255 lowercase letters, digits and underscores, a letter first"
  ) {
    $0.utf8.count <= 255 && $0.utf8.first?.isSmall == true
      && $0.utf8.allSatisfy { $0.isSmall || $0.isDigit || $0 == UInt8(ascii: "_") }
  }
  /// `aws_efs_file_system.sessions`
  static let address = ManifestRule(allowed: "the type and the name of a resource, such as aws_efs_file_system.files") {
    let parts = $0.words(between: ".")
    return $0.utf8.count <= 512 && parts.count == 2
      && parts.allSatisfy { part in
        part.first.map { $0.isLetter || $0 == UInt8(ascii: "_") } == true
          && part.allSatisfy { $0.isLetter || $0.isDigit || "_-".utf8.contains($0) }
      }
  }
  static let folder = ManifestRule(
    allowed: "an absolute path other than '/' of letters, digits, _ and -, without '..' and empty parts"
  ) {
    let parts = $0.words(between: "/")
    return $0.utf8.count <= 1024 && parts.count > 1 && parts.first?.isEmpty == true
      && parts.dropFirst().allSatisfy { part in
        !part.isEmpty && part.allSatisfy { $0.isLetter || $0.isDigit || "_-".utf8.contains($0) }
      }
  }
  static let digest = ManifestRule(allowed: "a SHA-256 digest: 64 lowercase hexadecimal digits") {
    $0.utf8.count == 64 && $0.utf8.allSatisfy { $0.isDigit || "abcdef".utf8.contains($0) }
  }

  /// ECR's rule, for the names that `synth` gives.
  static func repository(of stackName: String) -> ManifestRule {
    ManifestRule(
      allowed: "the name of an ECR repository that begins with '\(stackName)/': lowercase letters, digits and single "
        + "separators, at most 256"
    ) {
      $0.utf8.count <= 256 && $0.hasPrefix("\(stackName)/") && ImageReference.isRepository($0)
    }
  }

  static let tagKey = ManifestRule(
    allowed: "1 to 128 letters, digits, spaces and _.:/=+-@, and not begin with 'aws:'"
  ) {
    (1...128).contains($0.count) && isTag($0) && !$0.lowercased().hasPrefix("aws:")
  }
  static let tagValue = ManifestRule(allowed: "at most 256 letters, digits, spaces and _.:/=+-@") {
    $0.count <= 256 && isTag($0)
  }

  /// What all of AWS's services take.
  private static func isTag(_ text: String) -> Bool {
    text.utf8.count <= 1024
      && text.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || $0.properties.numericType != nil || " _.:/=+-@".unicodeScalars.contains($0)
      }
  }
}

extension Manifest {
  /// Whether `synth` accepts the text as the name of a stack.
  package static func isStackName(_ text: String) -> Bool {
    text.utf8.first?.isSmall == true && isEnvironmentName(text)
  }

  /// Whether `synth` accepts the text as the name of an environment.
  package static func isEnvironmentName(_ text: String) -> Bool {
    text.utf8.count <= mostNameBytes
      && text.words(between: "-").allSatisfy { !$0.isEmpty && $0.allSatisfy { $0.isSmall || $0.isDigit } }
  }

  /// CloudFormation's limit for stack names, less the room for `-repository`.
  static let mostNameBytes = 117
}

extension String {
  fileprivate func words(between separator: Unicode.Scalar) -> [Substring.UTF8View] {
    utf8.split(separator: UInt8(ascii: separator), omittingEmptySubsequences: false)
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
  fileprivate var isSmall: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self) }
  fileprivate var isCapital: Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) }
  fileprivate var isLetter: Bool { isSmall || isCapital }
}
