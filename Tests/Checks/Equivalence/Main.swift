import Foundation
import Templates

/// Compares the CloudFormation and the Terraform templates of stacks.
///
/// `equivalence generate COUNT SEED DIR` writes random stacks; `equivalence compare DIR` compares every folder below that
/// holds a template.yaml, a main.tf and a plan.json. `Tests/Checks/templates/equivalence.py` makes the plans.
@main
struct Equivalence {
  static func main() {
    do { try run() } catch { fail("\(error)", status: 1) }
  }

  private static func run() throws {
    let arguments = CommandLine.arguments
    switch arguments.dropFirst().first {
    case "generate" where arguments.count == 5: try RandomStacks.write(to: URL(fileURLWithPath: arguments[4]))
    case "compare" where arguments.count == 3: exit(try compare(URL(fileURLWithPath: arguments[2])) ? 0 : 1)
    default:
      fail("usage: equivalence generate COUNT SEED DIR | compare DIR", status: 64)
    }
  }

  private static func fail(_ message: String, status: Int32) -> Never {
    FileHandle.standardError.write(Data("\(message)\n".utf8))
    exit(status)
  }

  private static func compare(_ root: URL) throws -> Bool {
    var (folders, resources, differences) = (0, 0, 0)
    for path in try FileManager.default.subpathsOfDirectory(atPath: root.path).sorted()
    where path.hasSuffix("plan.json") {
      let folder = root.appendingPathComponent(path).deletingLastPathComponent()
      func read(_ name: String) throws -> Data { try Data(contentsOf: folder.appendingPathComponent(name)) }
      let comparison = Comparison(
        template: try CloudFormationTemplate(
          String(decoding: try read("template.yaml"), as: UTF8.self),
          edge: (try? read("edge.yaml")).map { String(decoding: $0, as: UTF8.self) }),
        plan: KnownPlan(
          try TerraformPlan(try read("plan.json")),
          configuration: String(decoding: try read("main.tf"), as: UTF8.self)),
        // CloudFormation's tags are those of the stack, which `deploy` reads from the manifest.
        manifest: try? read("deploy.json"))
      for difference in comparison.differences { print("\(path.dropLast(10)): \(difference)") }
      folders += 1
      resources += comparison.resourceCount
      differences += comparison.differences.count
    }
    print("\(folders) templates, \(resources) resources in both languages, \(differences) differences")
    return differences == 0 && folders > 0
  }
}
