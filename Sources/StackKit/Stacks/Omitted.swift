/// A construct that a stack's body creates and does not deploy, with the reason why.
///
/// ```swift
/// let worker = Service("Worker", size: .halfCPU(.gb1), behind: .nothing(in: network), tasks: 1...2)
/// Omitted(worker, because: "its queue exists from March on")
/// ```
///
/// Stands in a stack's body. `synth` refuses a `Service`, `Distribution` or `Monitoring` that a body creates and that is
/// not in the template: nothing else refers to these, so that the missing line would be noticed by nobody. Other
/// constructs come with what uses them. The reason is printed as a note.
public struct Omitted: Content {
  let construct: CreatedConstruct
  let reason: String

  /// - Parameters:
  ///   - construct: What is not deployed.
  ///   - reason: Why it is created all the same; for whoever reviews the stack.
  public init(_ construct: some Construct, because reason: StaticString) {
    self.construct = CreatedConstruct(construct)
    self.reason = reason.description
  }

  public func contribute(to assembly: inout Assembly) { assembly.add(self) }
}

/// A construct that may be in a template or not.
struct CreatedConstruct: Equatable {
  let identity: Assembly.Identity
  /// How messages call it: `service 'Worker'`.
  let label: String

  init<C: Construct>(_ construct: C) {
    identity = Assembly.Identity(construct)
    label = "\(String(describing: C.self).lowercased()) '\(construct.name)'"
  }
}

/// The constructs that one evaluation of a stack's body creates.
///
/// `@unchecked Sendable`: the task or thread that made it is the only one that uses it. A body is synchronous, a task local
/// reaches no other thread, and what a `Task` that a body starts would add is dropped, because its task is another.
final class CreatedConstructs: @unchecked Sendable {
  private static let current = TaskLocal<CreatedConstructs?>(wrappedValue: nil)

  private let owner: Int?
  private(set) var all: [CreatedConstruct] = []

  private init() { owner = Self.task }

  /// What `operation` creates.
  static func recorded(_ operation: () -> Void) -> [CreatedConstruct] {
    let created = CreatedConstructs()
    current.withValue(created, operation: operation)
    return created.all
  }

  /// Called by the initializer of every construct that nothing else brings into a template.
  static func record(_ construct: some Construct) {
    guard let created = current.get(), created.owner == task else { return }
    created.all.append(CreatedConstruct(construct))
  }

  /// The task that runs here; nil outside of tasks.
  private static var task: Int? { withUnsafeCurrentTask { $0?.hashValue } }
}
