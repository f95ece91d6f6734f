import Templates

extension Template {
  /// The resources in the form that rules check, once for each possible combination of the conditions.
  ///
  /// Both branches of `Fn::If` are checked, each only beside the resources that exist with it. Defaults of parameters
  /// are not used: a deployment may set other values.
  var views: [[ResourceView]] {
    get throws(TemplateError) {
      let template = try expanded()
      let open = Evaluator(template, usesDefaults: false)
      let conditions = template.resources.map { open.conditions(of: $0) }
      let variants = try open.variants(of: conditions.reduce(into: Set()) { $0.formUnion($1) }).assignments
      // Most resources depend on few conditions: each is evaluated once for each combination of these.
      var known: [Dependency: ResourceView?] = [:]
      var views: [[ResourceView]] = []
      for assignment in variants {
        let evaluator = Evaluator(template, conditions: assignment, usesDefaults: false)
        var resources: [ResourceView] = []
        for (resource, conditions) in zip(template.resources, conditions) {
          let dependency = Dependency(
            resource: resource.name, truths: assignment.filter { conditions.contains($0.key) })
          let view: ResourceView?
          if let evaluated = known[dependency] {
            view = evaluated
          } else {
            view = try ResourceView(resource, evaluator)
            known[dependency] = .some(view)
          }
          if let view { resources.append(view) }
        }
        views.append(resources)
      }
      return views
    }
  }
}

/// A resource with the values of the conditions that it depends on.
private struct Dependency: Hashable {
  let resource: String
  let truths: [String: Bool]
}

extension ResourceView {
  /// Nil for a resource that does not exist.
  fileprivate init?(_ resource: Template.Resource, _ evaluator: Evaluator) throws(TemplateError) {
    guard try evaluator.holds(resource.condition) ?? true else { return nil }
    var members = Array(try evaluator.properties(of: resource))
    for name in ["DeletionPolicy", "UpdateReplacePolicy"] {
      guard let attribute = resource.body.members?.member(name), let value = try evaluator.evaluate(attribute.value)
      else { continue }
      members.append(Members.Member("@" + name, at: attribute.place, value))
    }
    self.init(
      name: resource.name, type: resource.type, at: resource.place,
      properties: Node(.object(Members(members)), at: resource.place))
  }
}
