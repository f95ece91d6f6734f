/// A claim to something that only one owner may have. A second claim is a problem.
struct Claim: Content {
  let thing: String
  let owner: Name
  let advice: String

  /// - Parameters:
  ///   - thing: Something unique, such as "priority 10 of balancer 'Edge'".
  ///   - owner: Its owner.
  ///   - advice: What to change if it has two owners.
  init(_ thing: String, for owner: Name, otherwise advice: String) {
    self.thing = thing
    self.owner = owner
    self.advice = advice
  }

  func contribute(to assembly: inout Assembly) { assembly.add(self) }
}

/// Something that one construct needs from the rest of the stack, and another construct provides.
enum Expectation: Content {
  /// A problem with the text `orElse`, unless something fulfills the expectation.
  case expected(String, orElse: String)
  case fulfilled(String)

  func contribute(to assembly: inout Assembly) { assembly.add(self) }
}
