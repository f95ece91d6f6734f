import Templates

extension Template {
  /// The resources as rules look at them, once for each way in which the conditions can turn out together.
  ///
  /// So `Fn::If` is looked at both ways, and a branch only beside the resources that exist with it. A default is one
  /// value of a parameter among others, and decides nothing.
  var views: [[ResourceView]] {
    get throws(TemplateError) {
      let template = try expanded()
      let open = Evaluator(template, usesDefaults: false)
      let names = template.resources.reduce(into: Set()) { $0.formUnion(open.conditions(of: $1)) }
      var views: [[ResourceView]] = []
      for conditions in try open.variants(of: names).assignments {
        let evaluator = Evaluator(template, conditions: conditions, usesDefaults: false)
        var resources: [ResourceView] = []
        for resource in template.resources where try evaluator.holds(resource.condition) ?? true {
          resources.append(try ResourceView(resource, evaluator))
        }
        views.append(resources)
      }
      return views
    }
  }
}

extension ResourceView {
  fileprivate init(_ resource: Template.Resource, _ evaluator: Evaluator) throws(TemplateError) {
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
