import Testing

@testable import StackKit

/// On text: spelling, alignment and order of the writers' output. Other tests read the templates.
@Suite struct EmitterTests {
  @Test(
    "a text keeps its meaning in YAML 1.1",
    arguments: [
      ("plain", "plain"), ("two words", "two words"), ("AWS::EC2::VPC", "AWS::EC2::VPC"), ("a: b", "'a: b'"),
      ("yes", "'yes'"), ("No", "'No'"), ("on", "'on'"), ("null", "'null'"), ("~", "'~'"), ("y", "'y'"),
      ("2012-10-17", "'2012-10-17'"), ("10.20.0.0/16", "'10.20.0.0/16'"), ("0755", "'0755'"), ("1e3", "'1e3'"),
      ("12:30:45", "'12:30:45'"), ("", "''"), (" a", "' a'"), ("a ", "'a '"), ("it's", "'it''s'"), ("#a", "'#a'"),
      ("a #b", "'a #b'"), ("*a", "'*a'"), ("&a", "'&a'"), ("!a", "'!a'"), ("- a", "'- a'"), ("a:", "'a:'"),
      ("[a]", "'[a]'"), ("{a}", "'{a}'"), ("%a", "'%a'"), ("@a", "'@a'"), ("`a`", "'`a`'"), ("\"a\"", "'\"a\"'"),
      ("a\nb", #""a\nb""#), ("a\tb", #""a\tb""#), ("\u{7}", #""\u0007""#), ("é", "'é'"), ("=", "'='"), ("<<", "'<<'"),
      ("-", "'-'"), (".5", "'.5'"), ("+1", "'+1'"), ("_a", "_a"), ("/a", "/a"),
      ("'\u{301}", "'''\u{301}'"), ("a\r\nb", #""a\r\nb""#), ("\u{80}", #""\u0080""#), ("\u{85}", #""\u0085""#),
      ("\u{2028}", #""\u2028""#), ("\u{feff}", #""\ufeff""#), ("\u{1f468}\u{200d}", "'\u{1f468}\u{200d}'"),
    ])
  func yaml(text: String, scalar: String) {
    #expect(YAML.scalar(text) == scalar)
  }

  @Test(
    "a text keeps its meaning in a quoted HCL template",
    arguments: [
      ("plain", "plain"), (#"say "hi""#, #"say \"hi\""#), (#"a\b"#, #"a\\b"#), ("a\nb", #"a\nb"#),
      ("${x}", "$${x}"), ("%{if}", "%%{if}"), ("$x", "$x"), ("$", "$"), ("100%", "100%"),
      ("$${x}", #"${"$"}$${x}"#), ("$%{x}", "$%%{x}"), ("{x}", "{x}"), ("é", "é"), ("\u{7}", #"\u0007"#),
    ])
  func hcl(text: String, escaped: String) {
    #expect(HCL.escaped(text) == escaped)
  }

  @Test("references in a text are substituted, and text that looks like one is not")
  func references() {
    let one = Thing(name: "One")
    let cases: [(Text, yaml: String, hcl: String)] = [
      ("\(one.id)", "!Ref One", "test_thing.one.id"),
      ("\(one.arn)", "!GetAtt One.Arn", "test_thing.one.arn"),
      ("a-\(one.id)", "!Sub 'a-${One}'", #""a-${test_thing.one.id}""#),
      ("\(one.arn)/*", "!Sub '${One.Arn}/*'", #""${test_thing.one.arn}/*""#),
      ("${HOME}", "!Sub '${!HOME}'", #""$${HOME}""#),
      ("${A}\(one.id)", "!Sub '${!A}${One}'", #""$${A}${test_thing.one.id}""#),
      ("$\(one.id)", "!Sub '$${One}'", #""${"$"}${test_thing.one.id}""#),
      ("it's \(one.id)", "!Sub 'it''s ${One}'", #""it's ${test_thing.one.id}""#),
      // A combining accent is one character together with the character before it.
      ("${\u{301}}\(one.id)", "!Sub '${!\u{301}}${One}'", "\"$${\u{301}}${test_thing.one.id}\""),
      ("\u{600}$\(one.id)", "!Sub '\u{600}$${One}'", "\"\u{600}${\"$\"}${test_thing.one.id}\""),
      ("\(Pseudo.partition)", "!Ref AWS::Partition", "data.aws_partition.current.partition"),
      (
        "\(Pseudo.region):\(Pseudo.accountID)", "!Sub '${AWS::Region}:${AWS::AccountId}'",
        #""${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}""#
      ),
      (
        "\(PhysicalName("Two", limit: 64))/x", "shop-test-two/x", #""shop-test-two/x""#
      ),
    ]
    for (text, yaml, hcl) in cases {
      let shop = Shop { Thing(name: "Two", text: text) }
      #expect(shop.yaml.contains("Text: \(yaml)\n"))
      #expect(shop.hcl.contains("text = \(hcl)\n"))
    }
  }

  @Test("a property shows on the side that has it")
  func sides() {
    let raw = Raw("One", cloudFormation: "Test::One", terraform: "test_one") { p in
      p.set("Here", nil, 1)
      p.set(nil, "there", 2)
      p.set("Both", "both", true)
      p.set("Absent", "absent", Int?.none)
      p.nest("Nested", "nested") { $0.set("A", "a", "x") }
      p.each(["p", "q"], "Items", "item") { $1.set("Name", "name", $0) }
      p.wrap("Wrapper") { $0.set("Inner", "inner", [1, 2]) }
      p.set("Document", "document", Value.document(["Version": "2012-10-17"]), style: .json)
      p.set("Map", "map", Value.document(["for": 1, "a b": 1]))
      p.set("Zone", "zone", Pseudo.availabilityZone(1))
      p.set("Ratio", "ratio", 0.5)
      p.set("Empty", "empty", [String]())
    }
    let shop = Shop { raw }
    #expect(
      shop.yaml.hasSuffix(
        """
          One:
            Type: Test::One
            Properties:
              Here: 1
              Both: true
              Nested:
                A: x
              Items:
                - Name: p
                - Name: q
              Wrapper:
                Inner:
                  - 1
                  - 2
              Document:
                Version: '2012-10-17'
              Map:
                for: 1
                a b: 1
              Zone: !Select [1, !GetAZs '']
              Ratio: 0.5
              Empty: []

        """))
    #expect(
      shop.hcl.hasSuffix(
        """
        resource "test_one" "one" {
          there = 2
          both  = true
          inner = [1, 2]
          document = jsonencode({
            Version = "2012-10-17"
          })
          map = {
            "for" = 1
            "a b" = 1
          }
          zone  = data.aws_availability_zones.available.names[1]
          ratio = 0.5
          empty = []

          nested {
            a = "x"
          }

          item {
            name = "p"
          }

          item {
            name = "q"
          }
        }

        """))
  }

  @Test("a resource's policies come before its properties")
  func lifecycle() {
    let first = Thing(name: "First")
    let shop = Shop {
      Thing(
        name: "Second", after: [first], holdsState: true, ignoredChanges: ["text"], createsBeforeDestroy: true)
    }
    #expect(
      shop.yaml.contains(
        """
          Second:
            Type: Test::Thing
            DeletionPolicy: Retain
            UpdateReplacePolicy: Retain
            DependsOn: First
            Properties:

        """))
    #expect(
      shop.hcl.contains(
        """
          lifecycle {
            create_before_destroy = true
            prevent_destroy       = true
            ignore_changes        = [text]
          }

          depends_on = [test_thing.first]
        }

        """))
  }

  @Test("parameters and outputs are sections in CloudFormation, and blocks in Terraform")
  func parametersAndOutputs() {
    let parameter = Parameter("Image", summary: "an image", pattern: "[a-z]+", constraint: "small letters")
    let shop = Shop {
      Thing(name: "One", text: "\(parameter.reference)")
      Output("Id", "who it is", "\(Thing(name: "One", text: "\(parameter.reference)").id)")
    }
    #expect(shop.synthesis.problems.isEmpty)
    #expect(
      shop.yaml.contains(
        """
        Parameters:
          Image:
            Type: String
            Description: an image
            AllowedPattern: '[a-z]+'
            ConstraintDescription: small letters

        Resources:
          One:
            Type: Test::Thing
            Properties:
              Text: !Ref Image

        Outputs:
          Id:
            Description: who it is
            Value: !Ref One

        """))
    #expect(
      shop.hcl.hasSuffix(
        """
        variable "image" {
          type        = string
          description = "an image"

          validation {
            condition     = can(regex("^(?:[a-z]+)$", var.image))
            error_message = "Small letters."
          }
        }

        resource "test_thing" "one" {
          text = var.image
        }

        output "Id" {
          description = "who it is"
          value       = test_thing.one.id
        }

        """))
  }

  @Test("the same stack gives the same bytes")
  func determinism() {
    let shop = Shop { Thing(name: "One", text: "\(Thing(name: "Two").id)") }
    let texts = shop.synthesis.files.map(\.text)
    for _ in 0..<20 { #expect(shop.synthesis.files.map(\.text) == texts) }
  }
}
