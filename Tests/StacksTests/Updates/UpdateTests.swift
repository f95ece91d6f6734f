import AWSSimulator
import StackKit
import Templates
import Testing

/// Edits of a deployed stack, through a simulated account that is as strict as AWS.
///
/// No edit may fail half-way. A row that does is a defect of what StackKit writes: mend it, or let `UpdateGuard` refuse
/// the update with a way around it.
@Suite struct UpdateTests {
  static let edits =
    Edit.ofEntrances + Edit.ofDistributions + Edit.ofTargets + Edit.ofServices + Edit.ofNames + Edit.ofNetworks
    + Edit.ofStorage + Edit.refusedAtSynth

  @Test("the table has no edit twice, and enough of them")
  func table() {
    #expect(Set(Self.edits.map(\.testDescription)).count == Self.edits.count)
    #expect(Self.edits.count >= 40)
  }

  @Test("an edit updates the stack, or is refused before anything has changed", arguments: edits)
  func update(edit: Edit) async throws {
    #expect(edit.old.problems == [])
    if case .refusedAtSynth(let words) = edit.expected {
      #expect(edit.new.problems.contains { $0.contains(words) }, "\(edit.new.problems)")
      return
    }
    #expect(edit.new.problems == [])
    let (old, new) = (try edit.old.template(), try edit.new.template())
    let (before, after) = try await RehearsedAccount.with(region: "eu-west-1") { account in
      (await edit.old.deploy(to: account), await edit.new.deploy(to: account))
    }
    for outcome in before { #expect(outcome.status == "CREATE_COMPLETE", "\(outcome.failures)") }
    let refusals = try UpdateGuard.refusals(from: old, to: new)
    switch edit.expected {
    case .updated(let replaced, let removed, let state):
      #expect(refusals == [])
      for outcome in after {
        #expect(["UPDATE_COMPLETE", "CREATE_COMPLETE", "UNCHANGED"].contains(outcome.status), "\(outcome.failures)")
        #expect(outcome.interruptions == [])
      }
      #expect(after.contains { $0.status != "UNCHANGED" })
      let found = Self.replaced(new, before, after)
      #expect(found == replaced.sorted())
      let gone = old.resources.names.filter { new[$0] == nil }.sorted()
      #expect(gone == removed.sorted())
      let lost = try Self.lost(old, new, stateful: edit.new.stateful)
      #expect(lost == state.sorted())
    case .refused(let id, let words, let harm):
      #expect(refusals.contains { $0.id == id && $0.description.contains(words) }, "\(refusals)")
      let harms = after.flatMap { $0.failures + $0.interruptions }
      #expect(harms.contains { $0.contains(harm) }, "\(harms)")
    case .refusedAtSynth: break
    }
  }

  /// The resources that exist before and after, as another physical one.
  private static func replaced(
    _ template: Template, _ before: [RehearsedAccount.Outcome], _ after: [RehearsedAccount.Outcome]
  ) -> [String] {
    let old = before.reduce(into: [:]) { $0.merge($1.resources) { $1 } }
    let new = after.reduce(into: [:]) { $0.merge($1.resources) { $1 } }
    return new.filter { id, physical in
      old[id].map { $0 != physical } == true && template[id]?.type != "AWS::ECS::TaskDefinition"
    }.keys.sorted()
  }

  /// The resources whose state the guard of `deploy` asks for.
  private static func lost(_ old: Template, _ new: Template, stateful: [String]) throws -> [String] {
    let changes = try Difference(from: Evaluator(old), to: Evaluator(new)).changes
    return StateGuard(stateful: stateful, deployed: .template(old)).losses(of: changes).map(\.change.id).sorted()
  }
}
