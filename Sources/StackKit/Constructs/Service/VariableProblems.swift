// Variables that could expose a secret.
extension Service {
  /// Problems of the application's variables and the sidecars'.
  var variableProblems: [String] {
    let passed = callVariables.map(\.name) + callSecrets.map(\.name)
    return Self.problems(of: environment, secrets, and: passed)
      + sidecars.flatMap { Self.problems(of: $0.environment, $0.secrets, and: []) }
  }

  /// - Parameters:
  ///   - environment: Plain variables.
  ///   - secrets: Secret variables.
  ///   - passed: The names of further variables that StackKit adds.
  /// - Returns: What is wrong with the variables.
  private static func problems(
    of environment: [(name: String, value: Text)], _ secrets: [(name: String, source: SecretSource)],
    and passed: [String]
  ) -> [String] {
    var problems: [String] = []
    let names = environment.map(\.name) + secrets.map(\.name) + passed
    for name in names where name.isEmpty || !name.consists(of: { $0.isASCIIAlphanumeric || "_.-".utf8.contains($0) }) {
      problems.append("'\(name)' is not the name of a variable: ASCII letters, digits and _.-")
    }
    for name in names where names.filter({ $0 == name }).count > 1 {
      problems.append("the variable '\(name)' is set twice")
    }
    for variable in environment {
      if soundsSecret(variable.name) {
        problems.append(
          "'\(variable.name)' sounds like a secret, and many people can read `environment`: move it to `secrets`")
      } else if variable.value.looksSecret {
        // The message does not contain the value, which may be a key.
        problems.append(
          "the value of '\(variable.name)' looks like a key, and many people can read `environment`: move it to "
            + "`secrets`"
        )
      }
    }
    return problems + secrets.flatMap { $0.source.problems(of: $0.name) }
  }

  /// Decides by the suffix: `API_TOKEN` is secret, `MAX_TOKENS` and `DB_SECRET_NAME` are not.
  private static func soundsSecret(_ name: String) -> Bool {
    let words = [
      "SECRET", "TOKEN", "PASSWORD", "PASSWD", "PASSPHRASE", "APIKEY", "API_KEY", "PRIVATE_KEY", "SECRET_KEY",
      "ACCESS_KEY",
    ]
    return words.contains { name.uppercased().hasSuffix($0) }
  }
}

extension String {
  /// Whether a URL in the text contains a password: `postgres://user:password@host`.
  fileprivate var hasLogin: Bool {
    var rest = utf8[...]
    while let start = rest.firstIndex(of: UInt8(ascii: ":")) {
      rest = rest[rest.index(after: start)...]
      guard rest.starts(with: "//".utf8) else { continue }
      let authority = rest.dropFirst(2).prefix { !"/?# ".utf8.contains($0) }
      guard let end = authority.lastIndex(of: UInt8(ascii: "@")) else { continue }
      let login = authority[..<end]
      if let colon = login.firstIndex(of: UInt8(ascii: ":")), login.index(after: colon) < login.endIndex { return true }
    }
    return false
  }
}

extension Text {
  /// Whether a word is as random as a key, or begins as the keys of well-known services do.
  fileprivate var looksSecret: Bool {
    let literals = segments.compactMap { if case .literal(let text) = $0 { text } else { nil } }
    return literals.contains { literal in
      if literal.contains("-----BEGIN") || literal.hasLogin { return true }
      return literal.utf8.split { !($0.isASCIIAlphanumeric || "+/_-".utf8.contains($0)) }.contains {
        Self.hasKnownStart($0) || Self.isDisorderly($0)
      }
    }
  }

  private static func hasKnownStart(_ word: Substring.UTF8View) -> Bool {
    let starts = ["AKIA", "ASIA", "ghp_", "gho_", "ghs_", "github_pat_", "glpat-", "xoxb-", "xoxp-", "sk-", "sk_live_"]
    return word.count >= 20 && starts.contains { word.starts(with: $0.utf8) }
  }

  /// Random text changes between uppercase letters, lowercase letters and digits about five times in ten characters; a
  /// sequence of words does so twice. A change from an uppercase to a lowercase letter does not count, because words
  /// begin with one. Hexadecimal texts of 40 and 64 digits are commits and digests, not secrets.
  private static func isDisorderly(_ word: Substring.UTF8View) -> Bool {
    let isHexadecimal = word.allSatisfy { $0.isASCIIDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0) }
    if isHexadecimal {
      return word.count >= 32 && word.count != 40 && word.count != 64 && word.contains(where: \.isASCIIDigit)
        && word.contains(where: \.isASCIILetter)
    }
    let classes = word.map { $0.isASCIIUppercase ? 0 : $0.isASCIILowercase ? 1 : $0.isASCIIDigit ? 2 : 3 }
    let hasAll = (0...2).allSatisfy { classes.contains($0) }
    let changes = zip(classes, classes.dropFirst()).filter { $0 != $1 && ($0, $1) != (0, 1) && $0 != 3 && $1 != 3 }
      .count
    return word.count >= 20 && hasAll && changes * 100 >= word.count * 28
  }
}
