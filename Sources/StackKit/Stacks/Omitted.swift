/// A construct that a stack's body creates but does not deploy, with the reason.
///
/// ```swift
/// let worker = Service("Worker", size: .halfCPU(.gb1), behind: .nothing(in: network), tasks: 1...2)
/// Omitted(worker, because: "its queue exists from March on")
/// ```
///
/// Stands in a stack's body. `synth` refuses a `Service`, `Distribution` or `Monitoring` that a body creates and that is not
/// in the template: the line that deploys it was probably forgotten. Other constructs are in the template when something
/// uses them, and need no such line. The reason is printed as a note.
public struct Omitted: Content {
  let construct: CreatedConstruct
  let reason: String

  /// - Parameters:
  ///   - construct: The construct that is not deployed.
  ///   - reason: The reason, for the review of the stack.
  public init(_ construct: some Construct, because reason: StaticString) {
    self.construct = CreatedConstruct(construct)
    self.reason = reason.description
  }

  public func contribute(to assembly: inout Assembly) { assembly.add(self) }
}

/// A construct that was created; the template may have it or not.
struct CreatedConstruct: Equatable {
  let identity: Assembly.Identity
  /// The construct's name in messages: `service 'Worker'`.
  let label: String

  init<C: Construct>(_ construct: C) {
    identity = Assembly.Identity(construct)
    label = "\(String(describing: C.self).lowercased()) '\(construct.name)'"
  }
}

/// The constructs that one evaluation of a stack's body creates.
///
/// `@unchecked Sendable`: only the task or thread that made the value uses it. A body is synchronous. A task local reaches
/// other tasks only if the body starts them, and constructs that are created in those are not recorded.
final class CreatedConstructs: @unchecked Sendable {
  private static let current = TaskLocal<CreatedConstructs?>(wrappedValue: nil)

  private let owner: Int?
  private(set) var all: [CreatedConstruct] = []

  private init() { owner = Self.task }

  /// The constructs that `operation` creates.
  static func recorded(_ operation: () -> Void) -> [CreatedConstruct] {
    let created = CreatedConstructs()
    current.withValue(created, operation: operation)
    return created.all
  }

  /// Called by the initializers of constructs that are in a template only if a body names them.
  static func record(_ construct: some Construct) {
    guard let created = current.get(), created.owner == task else { return }
    created.all.append(CreatedConstruct(construct))
  }

  /// The task that runs here; nil outside of tasks.
  private static var task: Int? { withUnsafeCurrentTask { $0?.hashValue } }
}
