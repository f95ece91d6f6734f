/// Says that one thing belongs to one owner: two that claim the same are refused.
struct Claim: Content {
  let thing: String
  let owner: Name
  let advice: String

  /// - Parameters:
  ///   - thing: What can be had once, as in "priority 10 of balancer 'Edge'".
  ///   - owner: Who has it.
  ///   - advice: What to change if somebody else has it, too.
  init(_ thing: String, for owner: Name, otherwise advice: String) {
    self.thing = thing
    self.owner = owner
    self.advice = advice
  }

  func contribute(to assembly: inout Assembly) { assembly.add(self) }
}

/// Something that one construct needs of the rest of the stack, and another provides.
enum Expectation: Content {
  /// Refused with this problem unless something fulfils it.
  case expected(String, orElse: String)
  case fulfilled(String)

  func contribute(to assembly: inout Assembly) { assembly.add(self) }
}
