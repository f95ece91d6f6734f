import ContainerImage
import Deployment
import Foundation
import Testing

/// What an author of a pull request may write into `deploy.json`, with digests that fit.
@Suite struct ManifestTests {
  /// A change of the manifest, and what is said of it.
  struct Edit: Sendable, CustomTestStringConvertible {
    let old: String
    let new: String
    let message: String
    var testDescription: String { "\(new)".replacing("\n", with: " ") }

    init(_ old: String, _ new: String, _ message: String) {
      (self.old, self.new, self.message) = (old, new, message)
    }
  }

  static let region = "\"region\": \"us-east-1\""
  static let repository = "\"repository\": \"chatbot-staging/bot\""
  static let tasks = "\"tasks\": 1"
  private static let long = String(repeating: "a", count: 300)
  static let edits: [Edit] = [
    Edit(
      region, "\"region\": \"us-east-1 X=$(touch /tmp/x)\"",
      ":6: region is 'us-east-1 X=$(touch /tmp/x)', but must be an AWS region, such as us-east-1"),
    Edit(region, "\"region\": \"us-east-1\\nAWS_X=1\"", ":6: region is "),
    Edit(region, "\"region\": \"\(long)\"", ":6: region is '\(long.prefix(80))…', but must be"),
    Edit(region, "\"region\": 7", ":6: region is 7, but must be"),
    Edit(region, "\"region\": [\"us-east-1\"]", ":6: region is a list, but must be"),
    Edit(region, "\"region\": {\"Ref\": \"us-east-1\"}", ":6: region is an object, but must be"),
    Edit(region, "\"region\": null", ":6: region is null, but must be"),
    Edit(
      region, "\(region),\n  \"region\": \"ap-south-1\"",
      ":7: key 'region' occurs twice in the same object; remove one"),
    Edit(
      region, "\(region),\n  \"\\u0072egion\": \"ap-south-1\"",
      ":7: key 'region' occurs twice in the same object; remove one"),
    Edit("  \(region),\n", "", ":1: region is missing"),
    Edit(
      region, "\(region),\n  \"role\": \"admin\"",
      ":7: 'role' is not a member of the manifest; members: format, stack, "),
    Edit(
      "\"stackName\": \"chatbot-staging\"", "\"stackName\": \"billing-prod\"",
      ":7: stackName is 'billing-prod', but must be 'chatbot-staging'"),
    Edit(
      "chatbot-staging-repository", "billing-repository", ": repositoryStackName is 'billing-repository', but must be "),
    Edit(
      "\"stack\": \"chatbot\",\n  \"env", "\"stack\": \"../x\",\n  \"env", ":3: stack is '../x', but must be words of"),
    Edit(
      "\"environment\": \"staging\",\n  \"eng", "\"environment\": \"a--b\",\n  \"eng", ":4: environment is 'a--b', but"),
    Edit(
      "\"environment\": \"staging\",\n  \"eng", "\"environment\": \"\(String(long.prefix(115)))\",\n  \"eng",
      ":3: stack is "),
    Edit(
      "\"environment\": \"staging\",\n  \"eng", "\"environment\": \"prod-repository\",\n  \"eng",
      ":4: environment is 'prod-repository', but must be such that 'chatbot-prod-repository' neither"),
    Edit(
      "\"stack\": \"chatbot\",\n  \"env", "\"stack\": \"internal-x\",\n  \"env",
      ":4: environment is 'staging', but must be such"),
    Edit("\"cloudformation\"", "\"steam\"", ":5: engine is 'steam', but must be 'cloudformation' or 'terraform'"),
    Edit(
      "\"format\": 2,", "\"format\": 2, \"account\": \"12345678901\",",
      ":2: account is '12345678901', but must be twelve"),
    Edit("\"format\": 2,", "\"format\": 2, \"account\": \"１２３４５６７８９０１２\",", ":2: account is "),
    Edit("\"format\": 2,", "\"format\": 2, \"account\": 123456789012,", ":2: account is 123456789012, but must be"),
    Edit(
      "\"format\": 2,", "\"format\": 2, \"production\": \"no\",", ":2: production is 'no', but must be true or false"),
    Edit(
      "\"format\": 2,", "\"format\": 1,",
      ":2: the file has format 1, which an earlier version wrote; this version reads format 2"),
    Edit("\"format\": 2,", "\"format\": \"2\",", ":2: format is '2', but must be a number"),
    Edit("\"format\": 2,", "\"format\": 2.5,", ":2: format is 2.5, but must be a number"),
    Edit("\"format\": 2,", "", "the file must be an object with the member 'format'"),
    Edit(
      "\"CAPABILITY_IAM\"", "\"CAPABILITY_NAMED_IAM\"",
      ": capabilities[0] is 'CAPABILITY_NAMED_IAM', but must be 'CAPABILITY_IAM'"),
    Edit(
      "\"CAPABILITY_IAM\"", "\"CAPABILITY_IAM\", \"CAPABILITY_AUTO_EXPAND\"",
      ": capabilities has 2 items; the maximum is 1"),
    Edit(
      "\"environment\": \"staging\"\n", "\"environment\": \"prod\"\n",
      ": tags must have the tag 'environment' with the value 'staging'"),
    Edit("\"tags\": {", "\"tags\": {\"aws:x\": \"y\",", ": a key of tags is 'aws:x', but must be 1 to 128 letters"),
    Edit("\"tags\": {", "\"tags\": {\"x\": \"$(y)\",", ": tags.x is '$(y)', but must be at most 256 letters"),
    Edit(
      "\"tags\": {", "\"tags\": {" + (0..<60).map { "\"t\($0)\": \"\"," }.joined(),
      ": tags has 62 items; the maximum is 50"),
    Edit("\"name\": \"Bot\"", "\"name\": \"Bot\\u001b[31m\"", ": services[0].name is "),
    Edit("\"name\": \"Bot\"", "\"name\": \"Bot/\"", ": services[0].name is 'Bot/', but must be parts of letters"),
    Edit("\"arm64\"", "\"riscv\"", ": services[0].architecture is 'riscv', but must be 'arm64' or 'amd64'"),
    Edit("\"/tmp\"", "\"/tmp/../etc\"", ": services[0].writable[0] is '/tmp/../etc', but must be an absolute path"),
    Edit("\"/tmp\"", "\"/\"", ": services[0].writable[0] is '/', but"),
    Edit("\"/tmp\"", "\"/tmp\\nUSER root\"", ": services[0].writable[0] is "),
    Edit("\"/tmp\"", "\"/tmp\", \"/tmp\"", ": services[0].writable[1] is '/tmp', which occurs twice in the list"),
    Edit("\"BotImage\"", "\"bot image\"", ": services[0].imageParameter is 'bot image', but must be up to 255 letters"),
    Edit(
      "\"bot_image\"", "\"bot-image\"", ": services[0].imageVariable is 'bot-image', but must be up to 255 lowercase"),
    Edit(
      repository, "\"repository\": \"billing-prod/bot\"",
      ": services[0].repository is 'billing-prod/bot', but must be the name of an ECR repository that begins with 'chatbot-staging/'"
    ),
    Edit(repository, "\"repository\": \"chatbot-staging/../billing/bot\"", ": services[0].repository is "),
    Edit(repository, "\"repository\": \"chatbot-staging/Bot\"", ": services[0].repository is "),
    Edit(repository, "\"repository\": \"chatbot-staging/bot:1\"", ": services[0].repository is "),
    Edit(repository, "\"repository\": \"chatbot-staging/\"", ": services[0].repository is "),
    Edit(
      "\"RepositoryUri\"", "\"repositoryUri\"", ": services[0].repositoryOutput is 'repositoryUri', but must be up to"),
    Edit(tasks, "\"tasks\": 0", ": services[0].tasks is 0, but must be a number from 1 to 5000"),
    Edit(tasks, "\"tasks\": 99999999999999999999999", ": services[0].tasks is 99999999999999999999999, but must be"),
    Edit(
      tasks, "\"scaling\": {\"minimum\": 3, \"maximum\": 2}",
      ": services[0].scaling.maximum is 2, but must be a number from 3 to"),
    Edit(
      tasks, "\(tasks), \"scaling\": {\"minimum\": 1, \"maximum\": 2}",
      ": services[0] must have either 'tasks' or 'scaling'"),
    Edit(tasks, "\(tasks), \"image\": \"evil\"", ": 'image' is not a member of services[0]; members: name, "),
    Edit(
      "\"services\": [", "\"services\": [\(String(repeating: "{},", count: 100))",
      ": services has 101 items; the maximum is 100"),
    Edit("\"services\": [", "\"services\": [7,", ": services[0] is 7, but must be an object"),
    Edit("\"stateful\": [", "\"stateful\": [\"a;b\",", ": stateful[0] is 'a;b', but must be up to 255 letters"),
    Edit(
      "\"statefulAddresses\": {", "\"statefulAddresses\": {\"Other\": \"aws_x.y\",",
      ": a key of statefulAddresses is 'Other', but must be a logical id in 'stateful'"),
    Edit("\"aws_efs_file_system.sessions\"", "\"aws_efs_file_system.sessions -x\"", ": statefulAddresses.Sessions is "),
    Edit("\"Url\"", "\"Url\\n::error::\"", ": outputs[3] is "),
    Edit("\"Url\"", "\"ClusterName\"", ": outputs[3] is 'ClusterName', which occurs twice in the list"),
    Edit(
      "\"sha256\": {", "\"sha256\": {\"../../../../../../../etc/hostname\": \"\(long.prefix(64))\",",
      ": a key of sha256 is '../../../../../../../etc/hostname', but must be 'template.yaml' or"),
    Edit(
      "\"sha256\": {", "\"sha256\": {\"edge.yaml\": \"\(long.prefix(64))\",",
      ": sha256 lists edge.yaml, which this stack does not have"),
    Edit(
      "\"sha256\": {", "\"sha256\": {\"backend.tf\": \"\(long.prefix(64).uppercased())\",", ": sha256.backend.tf is "),
    Edit("\"sha256\": {", "\"sha256\": {\"backend.tf\": \"\(long.prefix(64))\",", "staging/backend.tf is missing"),
    Edit("\"template.yaml\":", "\"backend.tf\":", ": sha256 does not list template.yaml"),
    Edit("\"repository/main.tf\":", "\"backend.tf\":", ": sha256 does not list repository/main.tf"),
    Edit("{\n  \"format\"", "\"format\"", ":1: not well-formed JSON: expected "),
    Edit("{\n  \"format\"", "[\n  \"format\"", ":2: not well-formed JSON: expected "),
    Edit(
      "\"tags\": {", "\"tags\": \(String(repeating: "[", count: 100_000))",
      ":9: values are nested too deeply: the limit is"),
  ]

  @Test("a member that synth would not write is refused with its line, whatever the digests say", arguments: edits)
  func refused(_ edit: Edit) throws {
    let checkout = try Checkout()
    _ = try checkout.read()
    try checkout.edit("deploy.json", edit.old, to: edit.new)
    let error = try #require(throws: DeploymentError.self) { try checkout.read() }
    #expect(error.description.hasPrefix("stacks/templates/chatbot/staging/"), "\(error)")
    #expect(error.description.contains(edit.message), "\(error)")
    #expect(error.description.utf8.count < 1500)
    #expect(error.kind == .failed && error.remedy == .synthesize)
  }

  @Test("a later format needs another version, and running synth is no remedy")
  func later() throws {
    let checkout = try Checkout()
    try checkout.edit("deploy.json", "\"format\": 2,", to: "\"format\": 3, \"new\": {},")
    #expect(
      throws: DeploymentError(
        .failed,
        "stacks/templates/chatbot/staging/deploy.json:2: the file has format 3, which a later version wrote; this version "
          + "reads format 2; use the version that wrote it")
    ) { try checkout.read() }
  }

  @Test(
    "a manifest that was changed without its own digest is stale",
    arguments: [
      ("\"tasks\": 1", "\"tasks\": 2"), ("\n}\n", "\n} \n"), ("\n}\n", "\n}"), ("{\n  \"format\"", "{ \n  \"format\""),
      ("\n}\n", ",\n  \"account\": \"123456789012\"\n}\n"), ("\"manifestSHA256\"", "\"manifest\\u0053HA256\""),
    ])
  func stale(_ old: String, _ new: String) throws {
    let checkout = try Checkout()
    let file = checkout.artifacts.appending(path: "deploy.json")
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(text.contains(old))
    let changed = text.replacingOccurrences(of: old, with: new)
    #expect(changed != text)
    try checkout.write("deploy.json", changed)
    #expect(
      throws: DeploymentError(
        .failed,
        "stacks/templates/chatbot/staging/deploy.json: the file does not match the digest at its end: it was changed after "
          + "synth wrote it", remedy: .synthesize)
    ) { try checkout.read() }
  }

  @Test("two services cannot share what belongs to one", arguments: ["name", "imageParameter", "repository"])
  func shared(_ member: String) throws {
    let checkout = try Checkout()
    let service = [
      "name": "Web", "architecture": "arm64", "imageParameter": "WebImage", "imageVariable": "web_image",
      "repository": "chatbot-staging/web", "repositoryOutput": "WebRepositoryUri", "clusterOutput": "ClusterName",
      "serviceOutput": "WebServiceName",
    ]
    func text(_ service: [String: String]) -> String {
      let members = service.sorted { $0.key < $1.key }.map { "\"\($0.key)\": \"\($0.value)\", " }.joined()
      return "\"services\": [{\(members)\"tasks\": 1},"
    }
    try checkout.edit("deploy.json", "\"services\": [", to: text(service))
    #expect(try checkout.read().manifest.services.map(\.name) == ["Web", "Bot"])
    // A name is the same in any case.
    let bot = ["name": "bOT", "imageParameter": "BotImage", "repository": "chatbot-staging/bot"]
    try checkout.edit("deploy.json", text(service), to: text(service.merging([member: bot[member] ?? ""]) { $1 }))
    let error = try #require(throws: DeploymentError.self) { try checkout.read() }
    #expect(error.description.contains("services[1].\(member) is "), "\(error)")
    #expect(error.description.contains("which occurs twice"))
  }

  // MARK: - The files

  /// Something wrong with a file beside the manifest.
  struct BadFile: Sendable, CustomTestStringConvertible {
    let name: String
    let spoil: @Sendable (borrowing Checkout) throws -> Void
    let message: String
    var testDescription: String { name }
  }

  private static func replace(_ checkout: borrowing Checkout, _ path: String, byLinkTo target: URL) throws {
    let url = checkout.folder.appending(path: path)
    try FileManager.default.moveItem(at: url, to: target)
    try FileManager.default.createSymbolicLink(at: url, withDestinationURL: target)
  }

  private static let isLink = ": it is a symbolic link, and links are not followed here; replace it with the file or"
  static let badFiles: [BadFile] =
    [
      "stacks", "stacks/templates", "stacks/templates/chatbot", "stacks/templates/chatbot/staging",
      "stacks/templates/chatbot/staging/deploy.json", "stacks/templates/chatbot/staging/template.yaml",
      "stacks/templates/chatbot/staging/repository",
    ].map { path in
      BadFile(
        name: "a link at \(path), which leads to the right bytes",
        spoil: { try replace($0, path, byLinkTo: $0.folder.appending(path: "elsewhere")) }, message: path + isLink)
    } + [
      BadFile(
        name: "a sparse file of 3 GB",
        spoil: { try #require(truncate($0.artifacts.appending(path: "main.tf").path, 3 << 30) == 0) },
        message: "main.tf: it has 3221225472 bytes; the maximum is 2097152"),
      BadFile(
        name: "a manifest of 2 MB",
        spoil: { try $0.edit("deploy.json", "\"tags\"", to: String(repeating: " ", count: 2 << 20) + "\"tags\"") },
        message: "deploy.json: it has "),
      BadFile(
        name: "a pipe",
        spoil: {
          let path = $0.artifacts.appending(path: "template.yaml").path
          try FileManager.default.removeItem(atPath: path)
          try #require(mkfifo(path, 0o666) == 0)
        }, message: "template.yaml: it is not a regular file"),
      BadFile(
        name: "a backend of nobody", spoil: { try $0.write("backend.tf", "terraform {}\n") },
        message: "backend.tf exists, but deploy.json does not list it"),
      BadFile(
        name: "a lock file of nobody", spoil: { try $0.write("repository/.terraform.lock.hcl", "") },
        message: "repository/.terraform.lock.hcl exists, but deploy.json does not list it"),
      BadFile(
        name: "a linked lock file of nobody",
        spoil: {
          try FileManager.default.createSymbolicLink(
            atPath: $0.artifacts.appending(path: ".terraform.lock.hcl").path, withDestinationPath: "nowhere")
        }, message: ".terraform.lock.hcl exists, but deploy.json does not list it"),
      BadFile(
        name: "an edge template of no edge", spoil: { try $0.write("edge.yaml", "Resources: {}\n") },
        message: "edge.yaml exists, but the stack does not have this file; delete it"),
      BadFile(
        name: "a changed backend",
        spoil: {
          try $0.write("backend.tf", "terraform {}\n")
          try $0.digest()
          try $0.write("backend.tf", "provider \"x\" {}\n")
        }, message: "backend.tf does not match its digest in deploy.json: it was changed"),
    ]

  @Test("a file that a step would use is what was reviewed, or nothing is done", arguments: badFiles)
  func files(_ bad: BadFile) throws {
    let checkout = try Checkout()
    try bad.spoil(checkout)
    let start = ContinuousClock.now
    let error = try #require(throws: DeploymentError.self) { try checkout.read() }
    #expect(error.description.contains(bad.message), "\(error)")
    #expect(ContinuousClock.now - start < .seconds(5))
  }

  @Test("a backend and a lock file are under digest, in both folders")
  func ofUser() throws {
    let checkout = try Checkout()
    let paths = ArtifactPath.allCases.filter(\.isOfUser)
    for path in paths { try checkout.write(path.rawValue, "# \(path)\n") }
    #expect(throws: DeploymentError.self) { try checkout.read() }
    try checkout.digest()
    #expect(try checkout.read().manifest.sha256.count == 4 + paths.count)
  }

  @Test("a stack without services is deployed, and has no file of repositories")
  func noServices() async throws {
    let checkout = try Checkout()
    try checkout.write("template.yaml", "Resources:\n  Bucket:\n    Type: AWS::S3::Bucket\n")
    for path in ["repository.yaml", "repository"] {
      try FileManager.default.removeItem(at: checkout.artifacts.appending(path: path))
    }
    let text = try String(contentsOf: checkout.artifacts.appending(path: "deploy.json"), encoding: .utf8)
    let services = try #require(text.firstRange(of: /\[\n    \{\n      "name"[^}]*\}\n  \]/))
    let outputs = try #require(text.firstRange(of: /"outputs": \[[^\]]*\]/))
    try checkout.write(
      "deploy.json",
      text.replacingOccurrences(of: text[outputs], with: "\"outputs\": []")
        .replacingOccurrences(of: text[services], with: "[]"))
    try checkout.digest()
    try await Account.with { account in
      let first = try await account.deploy(checkout.artifacts)
      #expect(first.changed == true)
      #expect(await account.simulator.stacks().map(\.name) == ["chatbot-staging"])
      #expect(try await account.deploy(checkout.artifacts).changed == false)
    }
    try FileManager.default.createDirectory(
      at: checkout.artifacts.appending(path: "repository"), withIntermediateDirectories: true)
    try checkout.write("repository/backend.tf", "terraform {}\n")
    #expect(throws: DeploymentError.self) { try checkout.read() }
  }
}
