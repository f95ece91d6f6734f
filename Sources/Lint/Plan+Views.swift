import Templates

extension TerraformPlan {
  /// The resources that exist after the plan, in the form that rules check.
  var views: [ResourceView] {
    plannedProperties.map { resource, properties in
      ResourceView(name: resource.address, type: resource.type, at: resource.place, properties: properties)
    }
  }
}
