import Templates

extension PlannedChange {
  /// Id, effect, disposal, then each path: `!` always replaces, `?` may, `<X` because X is replaced; `.X` for attributes.
  var summary: String {
    let properties = properties.map { property in
      let mark = [ResourceType.Recreation.always: "!", .conditionally: "?"][property.recreation] ?? ""
      return property.path.joined(separator: "/") + mark + (property.cause.map { "<\($0)" } ?? "")
    }
    return ([id, effect.rawValue, disposal?.rawValue] + properties + attributes.map { "." + $0 }).compactMap(\.self)
      .joined(separator: " ")
  }
}
