/// `main.tf`: refused if it has what synth never writes and what acts on this machine while Terraform only plans.
///
/// A digest says that a file is the one in the pull request, not that it is harmless. Terraform can start programs
/// (`provisioner`, the provider `external`), read any file (`file`), read from anywhere (`terraform_remote_state`) and call
/// a function in AWS (the data source `aws_lambda_invocation`), and a reviewer may miss it among a thousand lines.
enum MainFile {
  private static let limit = 4 << 20

  /// The provider of what must stand in us-east-1, such as CloudFront's certificate, as synth writes it.
  private static let edge = (alias: "us_east_1", region: "us-east-1")

  /// - Parameters:
  ///   - text: The file.
  ///   - region: The region of `deploy.json`, which is the one that the person who deploys is asked about.
  /// - Throws: `HCLError`, with what is allowed.
  static func check(_ text: some Sequence<UInt8>, region: String) throws(HCLError) {
    let file = try HCLFile(text, limit: limit)
    try checkFunctions(file.tokens)
    if let argument = file.body.arguments.values.first {
      throw HCLError(place: argument.place, reason: "an argument outside of a block")
    }
    for block in file.body.blocks { try check(block, region) }
    try checkRegion(of: file.body.blocks, region)
  }

  private static func check(_ block: HCLFile.Block, _ region: String) throws(HCLError) {
    let type = block.labels.first ?? ""
    switch block.type {
    case "output", "variable": return
    case "terraform": try checkSettings(block)
    case "provider": try checkProvider(block, type, region)
    case "data":
      // What AWS is asked for the place of the deployment. Others read secrets, or call a function.
      let allowed = ["aws_availability_zones", "aws_caller_identity", "aws_partition", "aws_region"]
      guard allowed.contains(type) else {
        throw refused("the data source '\(type)'", block, "allowed are \(allowed.joined(separator: ", "))")
      }
      try checkRegion(block.body.arguments["region"], region)
    case "resource":
      guard ProviderList.has(type: type) else {
        throw refused("the resource type '\(type)'", block, "allowed are types of \(ProviderList.listed)")
      }
      for inner in block.body.blocks where ["connection", "provisioner"].contains(inner.type) {
        throw refused("'\(inner.type)'", inner, "it would start a program on this machine or elsewhere")
      }
      try checkRegion(block.body.arguments["region"], region)
      try checkFiles(of: block.body, type)
    default:
      throw refused(
        "the block '\(block.type)'", block, "allowed are terraform, provider, variable, data, resource and output")
    }
  }

  /// Refuses arguments with the path of a file that the provider uploads, such as `filename` of a function, in a block of
  /// any depth.
  private static func checkFiles(of body: HCLFile.Body, _ type: String) throws(HCLError) {
    let names = ["filename", "source_file", "zip_file"] + (type.hasPrefix("aws_s3_") ? ["source"] : [])
    for name in names {
      guard let expression = body.arguments[name] else { continue }
      throw HCLError(
        place: expression.place, reason: "'\(name)' of \(type) is not allowed: it would send a file of this machine")
    }
    for block in body.blocks { try checkFiles(of: block.body, type) }
  }

  /// Refuses a region that is not written out, or not the one that the person who deploys is asked about.
  private static func checkRegion(_ expression: HCLExpression?, _ allowed: String) throws(HCLError) {
    guard let expression, try expression.literal() != .text(allowed) else { return }
    throw HCLError(
      place: expression.place,
      reason: "this region is not allowed; allowed is \"\(allowed)\": the region of deploy.json, or \(edge.region) for "
        + "the provider aws.\(edge.alias)")
  }

  /// Without a region in the provider, the environment would choose it.
  private static func checkRegion(of blocks: [HCLFile.Block], _ region: String) throws(HCLError) {
    for name in ["aws", "awscc"] {
      guard
        let user = blocks.first(where: {
          ["data", "resource"].contains($0.type) && $0.labels.first?.hasPrefix("\(name)_") == true
        }),
        !blocks.contains(where: {
          $0.type == "provider" && $0.labels == [name] && $0.body.arguments["alias"] == nil
        })
      else { continue }
      throw HCLError(
        place: user.place,
        reason: "there is no block provider \"\(name)\" with region = \"\(region)\", as in deploy.json")
    }
  }

  private static func checkSettings(_ block: HCLFile.Block) throws(HCLError) {
    if let (name, expression) = block.body.arguments.first(where: { $0.key != "required_version" }) {
      throw HCLError(place: expression.place, reason: "'\(name)' is not allowed in the block terraform")
    }
    for inner in block.body.blocks {
      guard inner.type == "required_providers", inner.body.blocks.isEmpty else {
        throw refused("'\(inner.type)' in the block terraform", inner, "a backend belongs into backend.tf")
      }
      for (name, expression) in inner.body.arguments.sorted(by: { $0.key < $1.key }) {
        guard case .object(let members) = try expression.literal(),
          Set(members.map(\.key)).isSubset(of: ["source", "version"]),
          let source = members.first(where: { $0.key == "source" })?.value.text,
          ProviderList.allows(name, source: source)
        else {
          throw HCLError(
            place: expression.place, reason: "the provider '\(name)' is not allowed; allowed are \(ProviderList.listed)"
          )
        }
      }
    }
  }

  private static func checkProvider(_ block: HCLFile.Block, _ name: String, _ region: String) throws(HCLError) {
    let allowed = ["alias", "region"]
    guard ProviderList.names.contains(name) else {
      throw refused("the provider '\(name)'", block, "allowed are \(ProviderList.listed)")
    }
    if let (name, expression) = block.body.arguments.first(where: { !allowed.contains($0.key) }) {
      throw HCLError(
        place: expression.place,
        reason: "'\(name)' is not allowed in a provider: the account and the endpoints are the operator's choice")
    }
    for inner in block.body.blocks where inner.type != "default_tags" {
      throw refused("'\(inner.type)' in a provider", inner, "allowed are alias, region and default_tags")
    }
    let alias = block.body.arguments["alias"]
    if let alias, try alias.literal().text != edge.alias {
      throw HCLError(place: alias.place, reason: "this alias is not allowed; allowed is \"\(edge.alias)\"")
    }
    try checkRegion(block.body.arguments["region"], alias == nil ? region : edge.region)
    guard block.body.arguments["region"] != nil || !["aws", "awscc"].contains(name) else {
      throw refused("a provider without a region", block, "the environment would choose one")
    }
  }

  private static func refused(_ what: String, _ block: HCLFile.Block, _ why: String) -> HCLError {
    HCLError(place: block.place, reason: "\(what) is not allowed; \(why)")
  }

  /// Refuses functions that read files.
  private static func checkFunctions(_ tokens: [HCLToken]) throws(HCLError) {
    var word: HCLToken?
    for token in tokens where token.kind != .newline {
      if let word, token.isSign("("), let name = word.word, !functions.contains(name) {
        throw HCLError(
          place: word.place, reason: "the function '\(name)' is not allowed: only functions of values are, no files")
      }
      word = token.word == nil ? nil : token
    }
  }

  /// Terraform's functions whose result depends on their arguments only, and those for random values.
  private static let functions: Set = [
    "abs", "alltrue", "anytrue", "base64decode", "base64encode", "base64gzip", "base64sha256", "base64sha512", "can",
    "ceil", "chomp", "chunklist", "cidrhost", "cidrnetmask", "cidrsubnet", "cidrsubnets", "coalesce", "coalescelist",
    "compact", "concat", "contains", "csvdecode", "distinct", "element", "endswith", "flatten", "floor", "for",
    "format",
    "formatdate", "formatlist", "if", "in", "indent", "index", "issensitive", "join", "jsondecode", "jsonencode",
    "keys",
    "length", "log", "lookup", "lower", "matchkeys", "max", "md5", "merge", "min", "nonsensitive", "one", "parseint",
    "plantimestamp", "pow", "range", "regex", "regexall", "replace", "reverse", "sensitive", "setintersection",
    "setproduct", "setsubtract", "setunion", "sha1", "sha256", "sha512", "signum", "slice", "sort", "split",
    "startswith", "strcontains", "strrev", "substr", "sum", "timeadd", "timecmp", "timestamp", "title", "tobool",
    "tolist", "tomap", "tonumber", "toset", "tostring", "transpose", "trim", "trimprefix", "trimspace", "trimsuffix",
    "try", "upper", "urlencode", "uuid", "uuidv5", "values", "yamldecode", "yamlencode", "zipmap",
  ]
}
