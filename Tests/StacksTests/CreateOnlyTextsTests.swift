import Foundation
import Templates
import Testing

/// Names and descriptions that AWS takes only when it creates a resource. The fixture lists them as they are committed.
@Suite struct CreateOnlyTextsTests {
  private static let fixture = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Fixtures/create-only-texts.txt")

  private static let acceptance = "STACKKIT_ACCEPT_TEXTS"

  @Test("no text that replaces a resource has changed by accident")
  func committed() throws {
    let texts = try Self.committedTexts()
    #expect(texts.count > 200)
    if ProcessInfo.processInfo.environment[Self.acceptance] != nil {
      try Data((texts.joined(separator: "\n") + "\n").utf8).write(to: Self.fixture)
    }
    let accepted = try String(contentsOf: Self.fixture, encoding: .utf8).split(separator: "\n").map(String.init)
    let changes = texts.difference(from: accepted).map { change in
      switch change {
      case .remove(_, let line, _): "- \(line)"
      case .insert(_, let line, _): "+ \(line)"
      }
    }
    #expect(
      changes.isEmpty,
      """
      A changed text replaces the resource of everybody who has deployed the stack:
      \(changes.joined(separator: "\n"))
      Restore the text. If the replacement is intended, or the resource is new or gone, accept it with
        \(Self.acceptance)=1 swift test --skip-build --filter CreateOnlyTextsTests
      and commit Tests/StacksTests/Fixtures/create-only-texts.txt.
      """)
  }

  @Test("a text is listed if it is create-only, wherever it stands")
  func cloudFormation() throws {
    let template = try Template(
      """
      Resources:
        Group:
          Type: AWS::EC2::SecurityGroup
          Properties:
            GroupDescription: Tasks
            GroupName: !Sub 'tasks-${AWS::Region}'
            VpcId: !Ref Network
            SecurityGroupEgress: [{IpProtocol: tcp, Description: updatable}]
        Task:
          Type: AWS::ECS::TaskDefinition
          Properties: {Family: shop, Cpu: '256'}
        Files:
          Type: AWS::EFS::AccessPoint
          Properties:
            PosixUser: {Uid: '1000', Gid: 1000}
            RootDirectory: {Path: /data}
      """)
    #expect(
      Self.texts(of: template) == [
        "Group GroupDescription: Tasks", "Group GroupName: tasks-${AWS::Region}", "Task Family: shop",
        "Files PosixUser/Uid: 1000", "Files RootDirectory/Path: /data",
      ])
  }

  @Test("Terraform's names and the description of a security group are listed")
  func terraform() {
    let texts = Self.texts(
      ofTerraform: """
        resource "aws_security_group" "tasks" {
          description = "Tasks"
          vpc_id      = aws_vpc.network.id

          egress {
            description = "updatable"
          }
        }

        resource "aws_iam_role" "tasks" {
          description = "updatable"
        }

        resource "aws_lb" "edge" {
          name = "shop-prod-edge"
        }

        output "name" {
          value = "nothing"
        }
        """)
    #expect(texts == ["aws_security_group.tasks description: Tasks", "aws_lb.edge name: shop-prod-edge"])
  }
}

extension CreateOnlyTextsTests {
  private static func committedTexts() throws -> [String] {
    let folder = CommittedTemplatesTests.folder
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.allObjects as? [URL] ?? []
    return try files.flatMap { file -> [String] in
      let path = file.standardizedFileURL.path.dropFirst(folder.path.count + 1)
      switch file.pathExtension {
      case "yaml": return texts(of: try Template(String(contentsOf: file, encoding: .utf8))).map { "\(path) \($0)" }
      case "tf": return texts(ofTerraform: try String(contentsOf: file, encoding: .utf8)).map { "\(path) \($0)" }
      default: return []
      }
    }.sorted()
  }

  private static func texts(of template: Template) -> [String] {
    template.resources.flatMap { resource -> [String] in
      guard let type = ResourceType.named(resource.type) else { return [] }
      let replacing = Set(type.createOnly.compactMap { $0.split(separator: "/").first.map(String.init) })
      return resource.properties.filter { replacing.contains($0.key) && isKept(type.name, $0.key) }.flatMap {
        texts(in: $0.value, at: [$0.key], of: type)
      }.map { "\(resource.name) \($0)" }
    }
  }

  /// Each change of a task definition makes a new revision, which is not a replacement unless the family changes.
  private static func isKept(_ type: String, _ property: String) -> Bool {
    type != "AWS::ECS::TaskDefinition" || property == "Family"
  }

  private static func texts(in node: Node, at path: [String], of type: ResourceType) -> [String] {
    if let text = text(of: node) {
      return type.recreation(path) == .always ? ["\(path.joined(separator: "/")): \(text)"] : []
    }
    if let items = node.items {
      return items.enumerated().flatMap { texts(in: $1, at: path + ["\($0)"], of: type) }
    }
    guard case .object(let members) = node.content else { return [] }
    return members.flatMap { texts(in: $0.value, at: path + [$0.key], of: type) }
  }

  /// A string, or the text of a `!Sub`; nil for numbers and references, which name no resource.
  private static func text(of node: Node) -> String? {
    if let call = node.call, call.function == .sub { return call.argument.text ?? call.argument.items?.first?.text }
    return node.scalar.flatMap { $0.kind == .string ? $0.text : nil }
  }

  /// Terraform has no schema here, and StackKit writes one argument a line: names replace a resource, and so does the
  /// description of a security group.
  private static func texts(ofTerraform text: String) -> [String] {
    let names: Set = ["alarm_name", "bucket_prefix", "dashboard_name", "family", "name", "replication_group_id"]
    var resource: String?
    var texts: [String] = []
    for line in text.split(separator: "\n") {
      let quoted = line.split(separator: "\"", maxSplits: 4, omittingEmptySubsequences: false)
      if line.hasPrefix("resource "), quoted.count == 5 {
        resource = "\(quoted[1]).\(quoted[3])"
      } else if !line.hasPrefix("  ") {
        resource = nil
      } else if let resource, quoted.count > 2, let name = quoted[0].split(separator: " ").first.map(String.init) {
        guard quoted[0].hasPrefix("  \(name)"), quoted[0].hasSuffix("= ") else { continue }
        let replaces =
          names.contains(name) || name == "description" && resource.hasPrefix("aws_security_group.")
        if replaces { texts.append("\(resource) \(name): \(line.dropFirst(quoted[0].count + 1).dropLast())") }
      }
    }
    return texts
  }
}
