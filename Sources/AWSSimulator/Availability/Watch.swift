/// A harm to clients by the change of a stack that succeeded or failed: nobody answered, or a firewall was gone.
package struct Interruption: Sendable, Hashable {
  /// The name of the stack.
  package let stack: String
  package let description: String
}

/// What answers clients, from the start of a stack's change to its end.
struct Watch: Sendable {
  /// The requests that tasks answered before.
  let before: Set<ClientRequests>
  /// Those that no task answered at some moment since.
  var unanswered: Set<ClientRequests> = []
}

extension Cloud {
  func beginWatch(of stack: String) {
    watches[stack] = Watch(before: Set(answers().filter { $0.value > 0 }.keys))
  }

  /// Looks who is answered now. Called after each step of a change.
  func look() {
    guard watches.contains(where: { !$0.value.before.isEmpty }) else { return }
    let now = answers()
    for (stack, watch) in watches {
      watches[stack]?.unanswered.formUnion(watch.before.filter { now[$0, default: 0] == 0 })
    }
  }

  /// Notes the interruptions. Requests whose entrance or rule is gone were removed on purpose.
  func endWatch(of id: String) {
    look()
    guard let watch = watches.removeValue(forKey: id) else { return }
    let stack = findStack(id)?.name ?? id
    let remaining = answers()
    let harmed = watch.unanswered.filter { remaining[$0] != nil }.map { "no task answered \($0)" }
    for description in harmed.sorted() + unprotected() {
      interruptions.append(Interruption(stack: stack, description: description))
    }
  }
}

/// Associations of web ACLs. WAF has one for each balancer: a new one takes the place of the old, and the deletion of
/// either, by the balancer, removes what is there.
extension Cloud {
  func associate(_ association: PhysicalResource) {
    guard let resource = association["ResourceArn"] else { return }
    webACLs[resource] = association["WebACLArn"]
  }

  func disassociate(_ association: PhysicalResource) {
    guard let resource = association["ResourceArn"] else { return }
    webACLs[resource] = nil
  }

  /// The balancers that an association of a stack should protect, and that have no web ACL.
  private func unprotected() -> [String] {
    resources("AWS::WAFv2::WebACLAssociation").compactMap { $0["ResourceArn"] }.filter { webACLs[$0] == nil }.sorted()
      .map { "the web ACL of \($0) is gone" }
  }
}
