import Files
import Foundation
import Templates
import Testing

/// StackKit's resources declare by themselves whether they hold state; `deploy.json` and the templates show it.
@Suite struct CommittedStateTests {
  static let folders: [String] = {
    let templates = URL(filePath: #filePath).appending(path: "../../../../stacks/templates").standardizedFileURL
    let manifests = FileManager.default.enumerator(at: templates, includingPropertiesForKeys: nil)?.allObjects ?? []
    return manifests.compactMap { ($0 as? URL)?.path }.filter { $0.hasSuffix("/deploy.json") }
      .map { String($0.dropLast("deploy.json".count)) }.sorted()
  }()

  @Test("StackKit and the catalog agree on the resources that hold state, in both languages", arguments: folders)
  func state(_ folder: String) throws {
    let manifest = try #require(JSON(json: try Data(contentsOf: URL(filePath: folder + "deploy.json"))))
    let template = try Template(try String(contentsOfFile: folder + "template.yaml", encoding: .utf8))
    let named = Set(manifest["stateful"]?.array?.compactMap(\.scalar) ?? [])
    #expect(!named.isEmpty)
    // The logs of a stack are deleted with it, except for records of connections and shells.
    let typed = template.resources.filter {
      ResourceType.state(of: $0.type) != nil
        && ($0.type != "AWS::Logs::LogGroup" || $0.name.hasSuffix("FlowLogs") || $0.name.hasSuffix("ExecLogs"))
    }
    #expect(Set(typed.map(\.name)) == named)
    let addresses = try #require(manifest["statefulAddresses"]?.object)
    #expect(Set(addresses.keys) == named)
    for address in addresses.values.compactMap(\.scalar) {
      let type = String(address.prefix { $0 != "." })
      #expect(ResourceType.stateful(terraform: type) != nil, "\(address)")
    }
  }

  @Test("every committed environment is checked") func areThere() { #expect(Self.folders.count >= 8) }
}
