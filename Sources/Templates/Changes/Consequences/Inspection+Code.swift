extension Inspection {
  /// Images and commands that are in the template, and not in the image that a deployment chooses.
  mutating func inspectContainers(_ subject: Subject) {
    switch subject.type {
    case "AWS::ECS::TaskDefinition", "AWS::ECS::DaemonTaskDefinition":
      inspectContainers(subject, subject.properties.values(at: ["ContainerDefinitions"]))
    case "aws_ecs_task_definition":
      guard let definitions = subject.properties["container_definitions"] else { return }
      guard let text = definitions.text, let containers = try? Node(json: .init(text.utf8)) else {
        return add(.runsCode, subject, "containers that are not known", weight: Findings.Weight.wide)
      }
      inspectContainers(subject, containers.entries)
    case "AWS::EC2::Instance", "AWS::AutoScaling::LaunchConfiguration", "aws_instance", "aws_launch_configuration":
      if subject.properties.value("UserData", "user_data", "user_data_base64") != nil {
        add(.runsCode, subject, "commands in its user data")
      }
    case "AWS::EC2::LaunchTemplate", "aws_launch_template":
      let data = subject.properties["LaunchTemplateData"] ?? subject.properties
      if data.value("UserData", "user_data") != nil { add(.runsCode, subject, "commands in its user data") }
    default: break
    }
  }

  private mutating func inspectContainers(_ subject: Subject, _ containers: [Node]) {
    for container in containers {
      guard container.call == nil, let members = container.members else {
        add(.runsCode, subject, "containers that are not known", weight: Findings.Weight.wide)
        continue
      }
      let name = container.all("Name").first?.brief ?? "?"
      for image in container.all("Image") where !isGiven(image) {
        add(.runsCode, subject, "container \(name) runs \(Self.name(ofImage: image))", weight: Findings.Weight.wide)
      }
      inspectPrivileges(subject, container, name)
      inspectData(subject, container, name)
      for member in members where ["command", "entrypoint"].contains(member.key.lowercased()) && !member.value.isNull {
        add(.runsCode, subject, "container \(name) starts with \(Self.words(member.value))")
      }
      for check in container.all("HealthCheck").flatMap({ $0.all("Command") }) {
        add(.runsCode, subject, "container \(name) checks its health with \(Self.words(check))")
      }
    }
  }

  private static func words(_ command: Node) -> String {
    Node.string(
      command.entries.map { $0.knownText?.replacing(PolicyDocument.unknown, with: "…") ?? "…" }.joined(separator: " ")
    ).brief
  }

  /// Whether the deployment gives the image, as the manifest says.
  private func isGiven(_ image: Node) -> Bool {
    image.text.map(givenImages.contains)
      ?? (image.call?.function == .ref && image.soleReference.map { imageParameters.contains($0.name) } == true)
  }

  private static func name(ofImage image: Node) -> String {
    image.text == nil ? "an unknown image: \(image.brief)" : image.brief
  }

  /// Rights of a container over its host.
  private mutating func inspectPrivileges(_ subject: Subject, _ container: Node, _ name: String) {
    for flag in container.all("Privileged") where flag.bool != false {
      let text = flag.bool == true ? "container \(name) is privileged" : "container \(name) may be privileged"
      add(.runsCode, subject, text, weight: Findings.Weight.wide)
    }
    let added = container.all("LinuxParameters").flatMap { $0.all("Capabilities") }.flatMap { $0.all("Add") }
      .flatMap(\.entries)
    if !added.isEmpty {
      let names = added.map(\.brief).shortened(to: 3)
      add(.runsCode, subject, "container \(name) has capabilities of its host: \(names)", weight: Findings.Weight.wide)
    }
  }

  // MARK: - Secrets

  /// Dynamic references in properties that are not for secrets: CloudFormation fills them in, and the resource shows or
  /// sends them.
  mutating func inspectSecrets(_ subject: Subject) {
    guard let written = subject.written else { return }
    let isForeign =
      subject.kinds == nil || subject.knownType?.hasPrefix("AWS::") != true
      || subject.knownType == "AWS::CloudFormation::CustomResource"
    var found: [String] = []
    Self.collectSecrets(subject.properties, property: "", isForeign: isForeign, &found)
    // Also what a function encodes.
    Self.collectSecrets(written, property: "", isForeign: isForeign, &found)
    for text in Set(found).sorted() {
      add(.passesSecrets, subject, text, weight: isForeign ? Findings.Weight.everything : Findings.Weight.plain)
    }
  }

  /// Words in the names of properties that are for secrets.
  private static let secretWords = [
    "password", "passphrase", "secret", "authtoken", "oauthtoken", "privatekey", "username", "credentials",
  ]

  private static let freeKeys: Set = ["DefaultArguments", "Parameters", "Tags", "Variables"]

  private static func collectSecrets(_ node: Node, property: String, isForeign: Bool, _ found: inout [String]) {
    if let text = node.knownText, let start = text.firstRange(of: "{{") {
      let isSecretProperty = secretWords.contains { property.lowercased().contains($0) }
      let reference = text[start.lowerBound...]
      // A parameter of Systems Manager in plain text is not secret.
      let isPlain =
        reference.hasPrefix("{{resolve:ssm:")
        && !["{{resolve:secretsmanager", "{{resolve:ssm-secure"].contains(where: reference.contains)
      if reference.contains("resolve") || node.text == nil, isForeign || !isSecretProperty && !isPlain {
        found.append("\(Node.string(String(reference)).brief) in \(property)")
      }
    }
    if let members = node.members, node.knownText == nil {
      for member in members {
        // The keys below some properties are the author's, and say nothing.
        let isFree = node.call != nil || freeKeys.contains(property)
        collectSecrets(member.value, property: isFree ? property : member.key, isForeign: isForeign, &found)
      }
    } else if let items = node.items {
      for item in items { collectSecrets(item, property: property, isForeign: isForeign, &found) }
    }
  }
}
