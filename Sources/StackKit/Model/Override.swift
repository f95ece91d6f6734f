struct Override: Content {
  let resource: any Resource
  let write: @Sendable (inout Properties) -> Void

  func contribute(to assembly: inout Assembly) {
    assembly.override(resource, write)
  }
}
