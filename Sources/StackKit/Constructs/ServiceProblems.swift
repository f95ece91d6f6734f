// What is refused before AWS would, or what AWS would take and the application would not.
extension Service {
  var problems: [String] {
    var problems = reach.problems + callProblems + mounts.flatMap(\.problems)
    if tasks.lowerBound < 1 {
      problems.append("at least \(tasks.lowerBound) tasks: one is the least; a stack without tasks deadlocks")
    }
    for mount in mounts where mount.fileSystem.network.name != network.name {
      problems.append("file system '\(mount.fileSystem.name)' is in another network than the service")
    }
    for (index, mount) in mounts.enumerated() {
      let others = mounts[..<index]
      if others.contains(where: { $0.point.name == mount.point.name }) {
        problems.append("the folder '\(mount.folder)' of file system '\(mount.fileSystem.name)' is mounted twice")
      }
      if others.contains(where: { $0.containerPath == mount.containerPath }) {
        problems.append("two folders are mounted at '\(mount.containerPath)'")
      }
    }
    problems += permissions.flatMap(\.problems)
    let names = (environment + callVariables).map(\.name) + secrets.map(\.name) + callSecrets.map(\.name)
    for name in names where name.isEmpty || !name.consists(of: Self.isTakenInVariables) {
      problems.append("'\(name)' is not the name of a variable: ASCII letters, digits and _.-")
    }
    for name in names where names.filter({ $0 == name }).count > 1 {
      problems.append("the variable '\(name)' is set twice")
    }
    for variable in environment where Self.soundsSecret(variable.name) {
      problems.append("'\(variable.name)' sounds secret, and `environment` can be read by many: move it to `secrets`")
    }
    for scaling in scaling where !(1...100).contains(scaling.target) {
      problems.append("scaling at \(scaling.target) %: 1 to 100")
    }
    return problems
  }

  private static func isTakenInVariables(_ byte: UInt8) -> Bool {
    byte.isASCIIAlphanumeric || "_.-".utf8.contains(byte)
  }

  /// By how it ends: `API_TOKEN` is secret, `MAX_TOKENS` and `DB_SECRET_NAME` are not.
  private static func soundsSecret(_ name: String) -> Bool {
    let words = [
      "SECRET", "TOKEN", "PASSWORD", "PASSWD", "PASSPHRASE", "APIKEY", "API_KEY", "PRIVATE_KEY", "SECRET_KEY",
    ]
    return words.contains { name.uppercased().hasSuffix($0) }
  }
}
