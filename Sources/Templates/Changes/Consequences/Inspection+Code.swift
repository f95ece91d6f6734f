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
      inspectEnvironment(subject, container, name)
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
    for user in container.all("User") {
      let id = user.text?.splitExactly(by: ":").first
      guard user.text == nil || id == "root" || id.flatMap({ Int($0) }) == 0 else { continue }
      let text = user.text == nil ? "may run as root" : "runs as root"
      add(.runsCode, subject, "container \(name) \(text)", weight: Findings.Weight.wide)
    }
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

  // MARK: - Environment

  /// Variables that choose code for a program which reads them, or the place that its requests go to.
  private mutating func inspectEnvironment(_ subject: Subject, _ container: Node, _ name: String) {
    let variables = container.all("Environment").flatMap(\.entries) + container.all("Secrets").flatMap(\.entries)
    for variable in variables {
      for key in variable.call == nil ? variable.all("Name") : [variable] {
        guard let text = key.text else {
          add(
            .runsCode, subject, "container \(name) has a variable of an unknown name: \(key.brief)",
            weight: Findings.Weight.wide)
          continue
        }
        let value = variable.all("Value").first?.brief
        let words = "container \(name) has \(Node.string(text).brief)" + (value.map { "=\($0)" } ?? "")
        if Self.choosesCode(text.uppercased()) {
          add(.runsCode, subject, words, weight: Findings.Weight.wide)
        } else if Self.choosesPlace(text.uppercased()) {
          add(.sendsData, subject, words, weight: Findings.Weight.wide)
        }
      }
    }
  }

  private static func choosesCode(_ name: String) -> Bool {
    let names: Set = [
      "BASH_ENV", "CLASSPATH", "ENV", "GCONV_PATH", "GEM_PATH", "IFS", "JAVA_OPTS", "JAVA_TOOL_OPTIONS",
      "JDK_JAVA_OPTIONS", "NODE_OPTIONS", "NODE_PATH", "PATH", "PERL5DB", "PERL5LIB", "PERL5OPT", "PHPRC",
      "PROMPT_COMMAND",
      "RUBYLIB", "RUBYOPT", "UVICORN_APP_DIR", "ZDOTDIR", "_JAVA_OPTIONS",
    ]
    // What these Python variables choose is not code.
    let harmless: Set = [
      "PYTHONDONTWRITEBYTECODE", "PYTHONFAULTHANDLER", "PYTHONHASHSEED", "PYTHONIOENCODING", "PYTHONUNBUFFERED",
      "PYTHONUTF8",
    ]
    let prefixes = ["LD_", "DYLD_", "PYTHON", "DOTNET_STARTUP_HOOKS", "CORECLR_", "GUNICORN_CMD_ARGS", "PIP_"]
    return names.contains(name) || prefixes.contains(where: name.startsExactly) && !harmless.contains(name)
  }

  private static func choosesPlace(_ name: String) -> Bool {
    let names: Set = ["AWS_CA_BUNDLE", "CURL_CA_BUNDLE", "NODE_EXTRA_CA_CERTS", "REQUESTS_CA_BUNDLE", "SSL_CERT_FILE"]
    return name.startsExactly(with: "AWS_ENDPOINT_URL") || name.endsExactly(with: "_PROXY") && name != "NO_PROXY"
      || names.contains(name) || name == "NODE_TLS_REJECT_UNAUTHORIZED"
  }
}
