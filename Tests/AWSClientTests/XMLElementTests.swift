import Foundation
import Testing

@testable import AWSClient

struct XMLElementTests {
  private func parse(_ text: String) throws(ReplyError) -> XMLElement { try XMLElement(parsing: Data(text.utf8)) }

  @Test("a reply is read, whatever its name space and white space")
  func aReply() throws {
    let reply = try parse(
      """
      <?xml version="1.0"?>
      <R xmlns="http://x.test/"><Name>a &lt;b&gt; &amp; <![CDATA[<c>]]> &#228;</Name><Empty/>
        <List><member>1</member><other/><member>2</member></List>
        <T>2026-01-02T03:04:05.678Z</T><U>2026-01-02T03:04:05Z</U><V>soon</V></R>
      """)
    #expect(reply["Name"] == "a <b> & <c> ä")
    #expect(reply["Empty"] == "")
    #expect(reply["Absent"] == nil)
    #expect(reply.members("List").map(\.text) == ["1", "2"])
    #expect(reply.members("Absent").isEmpty)
    #expect(reply.date("T") == Date(timeIntervalSince1970: 1_767_323_045.678))
    #expect(reply.date("U") == Date(timeIntervalSince1970: 1_767_323_045))
    #expect(reply.date("V") == nil)
    #expect(throws: ReplyError(missing: "Absent")) { try reply.required("Absent") }
  }

  /// Documents that are no reply, and a word of what is said of them.
  @Test(
    "an invalid document is refused with the reason",
    arguments: [
      ("", "empty"), ("   ", "not XML"), ("<a>", "not XML: line 1"), ("<a></b>", "not XML"), ("{\"a\":1}", "not XML"),
      ("<a>&undefined;</a>", "not XML"), ("<a/><b/>", "not XML"), ("<a>\u{1}</a>", "not XML"),
      ("<!DOCTYPE html><html></html>", "document type"),
      ("<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>", "document type"),
      (
        "<!DOCTYPE a [<!ENTITY b \"bb\"><!ENTITY c \"&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;\">]><a>&d;</a>", "document type"
      ), (String(repeating: "<a>", count: 65) + String(repeating: "</a>", count: 65), "nested too deeply"),
      (String(repeating: "<a>", count: 100_000), "not XML"),
    ])
  func unreadable(text: String, word: String) {
    let error = #expect(throws: ReplyError.self) { try parse(text) }
    #expect(error?.description.contains(word) == true, "\(error?.description ?? "")")
  }

  @Test("a document that is too large or too deep is refused")
  func tooLarge() {
    let error = #expect(throws: ReplyError.self) {
      try XMLElement(parsing: Data(count: XMLElement.largestDocument + 1))
    }
    #expect(error?.description == "the reply is larger than 32 MB")
  }

  /// Half of anything is an error, never a crash.
  @Test("half of any document is an error, and never a crash")
  func truncations() throws {
    let whole = Data("<A><B x='1'>ä&amp;</B><C><![CDATA[c]]></C></A>".utf8)
    for length in 0..<whole.count {
      #expect(throws: ReplyError.self) { try XMLElement(parsing: whole.prefix(length)) }
    }
    #expect(try XMLElement(parsing: whole)["B"] == "ä&")
  }
}
