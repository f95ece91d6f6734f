import AWSClient
import Templates

/// Reads the changes of a change set and of those of its nested stacks, each stack before its resources.
///
/// CloudFormation creates the nested change sets together with the root change set, and deletes them with it. A nested
/// stack that is to be removed has none, and neither have stacks that CloudFormation cannot compare.
struct NestedChangeSets {
  private let cloudFormation: CloudFormation
  /// The root change set.
  private let root: CloudFormation.ChangeSet
  /// The ids of the change sets that were read.
  private var seen: Set<String>

  /// The maximum of nested stacks, and of their depth. A template that somebody else wrote decides about both.
  private static let most = 100
  private static let deepest = 10

  init(_ root: CloudFormation.ChangeSet, _ cloudFormation: CloudFormation) {
    self.root = root
    self.cloudFormation = cloudFormation
    seen = [root.changeSetID]
  }

  /// - Throws: `.failed` for too many nested stacks; why a change set cannot be read.
  mutating func changes() async throws -> [PlannedChange] {
    try await changes(of: root, in: nil, kept: nil)
  }

  private mutating func changes(
    of changeSet: CloudFormation.ChangeSet, in stack: NestedStackPath?, kept: Kept?
  ) async throws -> [PlannedChange] {
    var changes: [PlannedChange] = []
    for change in changeSet.changes {
      let isKept = kept?.has(change.logicalResourceID) ?? false
      guard change.resourceType == "AWS::CloudFormation::Stack", change.action != "Remove" else {
        changes.append(PlannedChange(change, in: stack, isKept: isKept))
        continue
      }
      let nested = try await nested(change)
      // A new stack loses nothing, also if its changes are not known.
      let isHidden = nested == nil && change.action != "Add"
      changes.append(PlannedChange(change, in: stack, isHidden: isHidden, isKept: isKept))
      guard let nested else { continue }
      let path = NestedStackPath(names: (stack?.names ?? []) + [change.logicalResourceID])
      guard path.names.count <= Self.deepest, seen.count <= Self.most else {
        throw DeploymentError(
          .failed,
          "\(root.stackName) has too many nested stacks to review their changes: at most \(Self.most), and "
            + "\(Self.deepest) in each other, are allowed")
      }
      changes += try await self.changes(of: nested, in: path, kept: try await keptResources(nested))
    }
    return changes
  }

  /// The change set of a nested stack; nil if its changes are not known.
  private mutating func nested(_ change: CloudFormation.ResourceChange) async throws -> CloudFormation.ChangeSet? {
    guard let id = change.changeSetID, change.action != "Dynamic", seen.insert(id).inserted else { return nil }
    let nested: CloudFormation.ChangeSet
    do throws(AWSError) { nested = try await cloudFormation.describeChangeSet(id) } catch {
      guard error.kind == .notFound else { throw error }
      return nil
    }
    // The change set of somebody else says nothing about ours.
    guard nested.rootChangeSetID == nil || nested.rootChangeSetID == root.changeSetID else { return nil }
    return nested.isEmpty || nested.status == "CREATE_COMPLETE" ? nested : nil
  }

  /// The resources that the deployed template of a nested stack keeps.
  private enum Kept {
    case names(Set<String>)
    /// The template cannot be read: any resource may hold data.
    case any

    func has(_ name: String) -> Bool {
      switch self {
      case .names(let names): names.contains(name)
      case .any: true
      }
    }
  }

  private func keptResources(_ changeSet: CloudFormation.ChangeSet) async throws -> Kept? {
    guard changeSet.changes.contains(where: { PlannedChange($0).isLoss }) else { return nil }
    do {
      let text = try await cloudFormation.getTemplate(changeSet.stackID)
      return .names(Set(try Template(text).keptResources))
    } catch let error as AWSError where error.kind == .transport(.cancelled) {
      throw error
    } catch {
      return .any
    }
  }
}

/// The logical ids of a nested stack and of the stacks around it, the outermost first.
struct NestedStackPath: CustomStringConvertible {
  let names: [String]

  var description: String { names.joined(separator: "/") }
}

extension CloudFormation {
  /// Why a change set failed: the reason of the nested change set, if that is the cause.
  func failure(of changeSet: ChangeSet) async -> String {
    let reason = changeSet.statusReason ?? "its status is \(changeSet.status), \(changeSet.executionStatus)"
    guard let start = reason.firstRange(of: "arn:")?.lowerBound else { return reason }
    let id = String(reason[start...].prefix { $0 != " " })
    guard id.contains(":changeSet/"), id != changeSet.changeSetID, let nested = try? await describeChangeSet(id),
      let cause = nested.statusReason
    else { return reason }
    return "\(reason) \(nested.stackName): \(cause)"
  }
}
