/// `.terraform.lock.hcl`: the versions of the providers, with their digests.
struct LockFile: Sendable, Equatable {
  struct Provider: Sendable, Equatable {
    /// The address: `registry.terraform.io/hashicorp/aws`.
    let address: String
    let version: String
  }

  /// In the order of the addresses.
  let providers: [Provider]

  private static let limit = 256 << 10

  /// - Throws: `HCLError` for anything but blocks `provider` as Terraform writes them.
  init(_ text: some Sequence<UInt8>) throws(HCLError) {
    let file = try HCLFile(text, limit: Self.limit)
    let form = "only blocks provider \"…\" are allowed, with version, constraints and hashes"
    if let argument = file.body.arguments.values.first { throw HCLError(place: argument.place, reason: form) }
    var providers: [Provider] = []
    for block in file.body.blocks {
      let arguments = block.body.arguments
      guard block.type == "provider", block.labels.count == 1, block.body.blocks.isEmpty,
        Set(arguments.keys).isSubset(of: ["version", "constraints", "hashes"])
      else { throw HCLError(place: block.place, reason: form) }
      for expression in arguments.values { _ = try expression.literal() }
      guard let version = try arguments["version"]?.literal().text, !version.isEmpty, version.utf8.count <= 64,
        version.utf8.allSatisfy({ Self.versionSigns.contains($0) })
      else { throw HCLError(place: block.place, reason: "the provider has no version, such as \"6.25.0\"") }
      providers.append(Provider(address: block.labels[0], version: version))
    }
    self.providers = providers.sorted { $0.address < $1.address }
  }

  private static let versionSigns = Set("0123456789.+-abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8)
}
