extension Template {
  /// The names of all macros that CloudFormation would run on the template, each once, in the order of the file.
  ///
  /// A macro is a Lambda function of the account, or a transform of AWS such as `AWS::Include`, which brings in a file
  /// that nobody has reviewed. It runs as soon as a change set is created, and may change the whole template. Nothing is
  /// evaluated: a macro counts wherever it is written, and one whose name is computed counts by the text of its name.
  package var macros: [String] {
    var found: [String] = []
    if let transform = root["Transform"] { found += transform.macroNames }
    // A list in place of recursion: the order is that of the file, and the depth does not matter.
    var open = [root]
    while let node = open.popLast() {
      if let transform = node.members?[Function.transform.rawValue] { found += transform.macroNames }
      open += node.children.reversed()
    }
    var seen: Set<String> = []
    return found.filter { seen.insert($0).inserted }
  }
}

extension Node {
  /// The maximum length of a macro's name: twice that of a function's ARN.
  private static let longestMacroName = 400

  /// The names in the value of `Transform` or `Fn::Transform`: a name, an object with a name, or a list of these.
  fileprivate var macroNames: [String] {
    (items ?? [self]).filter { !$0.isNull }.map { macro in
      let name = macro.text ?? macro["Name"]?.text ?? (macro["Name"] ?? macro).jsonText
      return String(name.prefix(Self.longestMacroName))
    }
  }
}
