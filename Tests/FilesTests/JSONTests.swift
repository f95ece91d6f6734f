import Files
import Foundation
import Testing

@Suite("The tree of JSON")
struct JSONTests {
  @Test(
    "the same value has the same text, with members sorted by their bytes",
    arguments: [
      (#"{"b":1,"a":[true,null,1.5,"x"],"B":{}}"#, #"{"B":{},"a":[true,null,1.5,"x"],"b":1}"#),
      (#""\u0041/\u00e9\t\n\u0001\"\\""#, #""A/é\t\n\u0001\"\\""#),
      ("[9007199254740993,-9223372036854775808,1e300]", "[9007199254740993,-9223372036854775808,1e+300]"),
      ("[]", "[]"), (#"{"z":2,"é":1}"#, #"{"z":2,"é":1}"#),
    ])
  func text(json: String, expected: String) throws {
    let value = try #require(JSON(json: Data(json.utf8)))
    #expect(value.text() == expected)
    #expect(value.json == Data(expected.utf8))
    #expect(JSON(json: value.json) == value)
  }

  @Test("an indented text has a line for each member and item")
  func indented() {
    let value: JSON = ["b": ["x", 1], "a": [:], "c": []]
    #expect(
      value.text(isIndented: true) == """
        {
          "a": {},
          "b": [
            "x",
            1
          ],
          "c": []
        }
        """)
  }

  @Test("a number that JSON has no word for is null")
  func noNumber() {
    #expect(JSON.array([.decimal(.infinity), .decimal(.nan)]).text() == "[null,null]")
  }

  @Test("members are set and taken away, and only objects have any")
  func members() {
    var value: JSON = ["a": 1]
    value["b"] = "x"
    value["a"] = nil
    #expect(value == ["b": "x"] && value["b"]?.string == "x" && value["a"] == nil)
    var list: JSON = [1]
    list["a"] = 1
    #expect(list == [1] && list["a"] == nil && list.string == nil)
  }

  @Test("invalid JSON is nil", arguments: ["", "{", "[1", "nul", "{\"a\":}"])
  func noJSON(text: String) {
    #expect(JSON(json: Data(text.utf8)) == nil)
  }

  @Test("each element once, in the order of their first appearance")
  func uniqued() {
    #expect(["b", "a", "b", "c", "a"].uniqued() == ["b", "a", "c"])
    #expect([1, 11, 2, 21].uniqued(by: { $0 % 10 }) == [1, 2])
  }
}
