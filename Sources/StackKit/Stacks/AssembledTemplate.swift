/// One template, ready to be written in either language.
struct AssembledTemplate: Sendable {
  let scope: Scope
  let summary: String
  let parameters: [Parameter]
  let resources: [ResolvedResource]
  let outputs: [Output]

  struct Output: Sendable {
    let key: String
    let summary: String
    let text: Text
  }
}
