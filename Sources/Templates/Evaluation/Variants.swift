/// The possible combinations of a template's conditions.
package struct Variants: Sendable {
  /// For each combination, the value of each condition.
  package let assignments: [[String: Bool]]
  /// False if there are more combinations than were tried.
  package let isComplete: Bool
}

extension Evaluator {
  /// The combinations of conditions that are possible, for all values of the parameters without a value.
  ///
  /// Contradictions are excluded: with `Env == prod` true, `Env == dev` is false, and a parameter has one of its allowed
  /// values. `names` are the conditions that matter; nil stands for all.
  package func variants(of names: Set<String>? = nil, limit: Int = 64) throws(TemplateError) -> Variants {
    let names = template.conditions.names.filter { names?.contains($0) ?? true }
    var questions = try Questions(template, answeredBy: self, names)
    // Each combination costs an evaluation of the conditions that matter, and of the conditions that these name.
    let relevant = relevant(names)
    let most = max(4, min(1024, 50_000 / max(relevant.count, 1)))
    var seen: Set<[Bool?]> = []
    var assignments: [[String: Bool]] = []
    for answers in questions.answers(limit: most) {
      let evaluator = Evaluator(
        template, parameters: parameters, surroundings: surroundings, conditions: forced, assumption: answers.answer,
        relevant: relevant)
      var values: [Bool?] = []
      for name in names { values.append(try evaluator.holds(name)) }
      guard seen.insert(values).inserted else { continue }
      guard assignments.count < limit else { return Variants(assignments: assignments, isComplete: false) }
      assignments.append(
        Dictionary(zip(names, values).compactMap { name, value in value.map { (name, $0) } }) { first, _ in first })
    }
    return Variants(assignments: assignments, isComplete: questions.count <= most)
  }

  /// The conditions that decide about a resource: whether it exists, and what its properties are.
  package func conditions(of resource: Template.Resource) -> Set<String> {
    Set(resource.body.namesOfConditions + [resource.condition?.text].compactMap(\.self)).filter(
      template.conditions.contains)
  }
}

/// The comparisons with unknown values, and the answers that are possible together.
private struct Questions {
  /// An unknown value that is compared with known values, or two unknown values that are compared with each other.
  struct Question {
    let subject: String
    /// The possible values; nil stands for any other.
    var choices: [String?]
  }

  struct Answers {
    let choices: [String: String?]

    @Sendable func answer(_ one: Node, _ other: Node) -> Bool? {
      let comparison = Comparison(one, other)
      guard let choice = choices[comparison.subject] else { return nil }
      return choice == comparison.value
    }
  }

  /// A comparison: its question, and the answer that makes it true.
  struct Comparison {
    let subject: String
    let value: String

    init(_ one: Node, _ other: Node) {
      switch (one.text, other.text) {
      case (nil, let text?): (subject, value) = (one.jsonText, text)
      case (let text?, nil): (subject, value) = (other.jsonText, text)
      default:
        let sides = [one.jsonText, other.jsonText].sorted()
        (subject, value) = (sides.joined(separator: " == "), "true")
      }
    }
  }

  private var questions: [Question] = []

  init(_ template: Template, answeredBy evaluator: Evaluator, _ names: [String]) throws(TemplateError) {
    var positions: [String: Int] = [:]
    for (one, other) in try evaluator.openComparisons(of: names) {
      let comparison = Comparison(one, other)
      if let position = positions[comparison.subject] {
        guard !questions[position].choices.contains(comparison.value) else { continue }
        questions[position].choices.insert(comparison.value, at: questions[position].choices.count - 1)
      } else {
        positions[comparison.subject] = questions.count
        questions.append(Question(subject: comparison.subject, choices: [comparison.value, nil]))
      }
    }
    for index in questions.indices { restrict(&questions[index], template) }
  }

  /// A parameter has one of its allowed values.
  private func restrict(_ question: inout Question, _ template: Template) {
    for parameter in template.parameters where !parameter.allowedValues.isEmpty {
      let reference = Node(.call(Call(.ref, .string(parameter.name))))
      guard reference.jsonText == question.subject else { continue }
      let allowed = Set(parameter.allowedValues)
      let named = question.choices.compactMap(\.self)
      question.choices = named.filter(allowed.contains) + (allowed.isSubset(of: named) ? [] : [nil])
      if question.choices.isEmpty { question.choices = [nil] }
    }
  }

  /// The number of combinations, or a large number.
  var count: Int {
    questions.reduce(1) { min($0 * $1.choices.count, 1 << 40) }
  }

  /// All combinations; if they are more than `limit`, only those that differ in one question from the first or last.
  mutating func answers(limit: Int) -> [Answers] {
    guard count > limit else { return (0..<count).map { answers(number: $0) } }
    let first = questions.map { $0.choices.first ?? nil }
    let last = questions.map { $0.choices.last ?? nil }
    var all = [answers(first), answers(last)]
    for (index, question) in questions.enumerated() {
      for choice in question.choices {
        for base in [first, last] where all.count < limit {
          var changed = base
          changed[index] = choice
          all.append(answers(changed))
        }
      }
    }
    return all
  }

  private func answers(number: Int) -> Answers {
    var rest = number
    return answers(
      questions.map { question in
        defer { rest /= question.choices.count }
        return question.choices[rest % question.choices.count]
      })
  }

  private func answers(_ choices: [String?]) -> Answers {
    Answers(choices: Dictionary(zip(questions.map(\.subject), choices)) { first, _ in first })
  }
}

extension Evaluator {
  /// The comparisons with at least one unknown side, in conditions and in the conditions that these name.
  fileprivate func openComparisons(of names: [String]) throws(TemplateError) -> [(Node, Node)] {
    var found: [(Node, Node)] = []
    let relevant = relevant(names)
    // In the order of the file, not in that of the names.
    for condition in template.conditions where relevant.contains(condition.name) {
      try collect(condition.expression, &found)
    }
    return found
  }

  /// The conditions of these names, and the conditions that they name, without the forced ones.
  fileprivate func relevant(_ names: [String]) -> Set<String> {
    var found: Set<String> = []
    var waiting = names
    while let name = waiting.popLast() {
      guard forced[name] == nil, let condition = template.conditions[name], found.insert(name).inserted else {
        continue
      }
      waiting += condition.expression.namesOfConditions
    }
    return found
  }

  private func collect(_ node: Node, _ found: inout [(Node, Node)]) throws(TemplateError) {
    if let call = node.call, call.function == .equals, call.arguments.count == 2 {
      if let one = try evaluate(call.arguments[0]), let other = try evaluate(call.arguments[1]),
        one.hasCalls || other.hasCalls, one != other
      {
        found.append((one, other))
      }
      return
    }
    for child in node.children { try collect(child, &found) }
  }
}
