import Testing

@testable import ContainerImage

@Suite("What packages say of their licenses is SPDX, or a comment")
struct LicenseExpressionTests {
  @Test(
    "expressions, and what is none",
    arguments: [
      ("MIT", "MIT", []), ("MIT OR (Apache-2.0 WITH LLVM-exception)", "MIT OR (Apache-2.0 WITH LLVM-exception)", []),
      ("GPL-2.0+ AND LicenseRef-Own", "GPL-2.0+ AND LicenseRef-Own", ["LicenseRef-Own"]),
      ("( MIT )", "(MIT)", []), ("MIT License", nil, []), ("", nil, []), ("MIT AND", nil, []), ("(MIT", nil, []),
      ("MIT)", nil, []), ("MIT WITH", nil, []), ("see LICENSE, please", nil, []), ("license\u{e9}", nil, []),
      (String(repeating: "(", count: 10_000), nil, []),
    ] as [(String, String?, [String])])
  func expressions(text: String, expected: String?, references: [String]) {
    let expression = LicenseExpression(text)
    #expect(expression?.text == expected)
    #expect(expression?.references ?? [] == references)
  }
}
