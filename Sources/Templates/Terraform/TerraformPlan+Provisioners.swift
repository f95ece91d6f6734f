extension TerraformPlan {
  /// Whether a configuration may have provisioners, which run programs on the machine that applies it.
  ///
  /// A plan shows the provisioners of resources. Those of `removed` blocks run as well, and no plan shows them. This does
  /// not parse the text: the word anywhere outside a plain string counts, so that no provisioner is missed.
  package static func mayHaveProvisioners(_ configuration: String) -> Bool {
    let word = "provisioner"
    guard configuration.contains(word) else { return false }
    return configuration.split(whereSeparator: { $0 == "\n" || $0 == "\r\n" }).contains { line in
      guard !isPlain(line) else { return false }
      return line.ranges(of: word).contains { range in
        let before = line[..<range.lowerBound].unicodeScalars.last
        let after = line[range.upperBound...].unicodeScalars.first
        return ![before, after].contains { $0.map(isPartOfName) ?? false }
      }
    }
  }

  /// Whether a line is an argument with a text of harmless characters: `name = "shop-prod/provisioner"`.
  private static func isPlain(_ line: Substring) -> Bool {
    let line = line.filter { $0 != " " }
    guard let equals = line.firstIndex(of: "="), equals != line.startIndex, line.count < 1024 else { return false }
    let value = line[line.index(after: equals)...]
    guard value.utf8.count >= 2, value.first == "\"", value.last == "\"" else { return false }
    return line[..<equals].unicodeScalars.allSatisfy(isPartOfName)
      && value.dropFirst().dropLast().unicodeScalars.allSatisfy {
        isPartOfName($0) || ":/.@".unicodeScalars.contains($0)
      }
  }

  private static func isPartOfName(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "_" || scalar == "-"
  }
}
