import Testing

import struct Templates.Node

@testable import StackKit

@Suite struct ZoneTests {
  /// The region of the tests is eu-west-1.
  private static func network(_ zones: Network.Zones) -> Network {
    Network("Network", cidr: "10.0.0.0/16", zones: zones)
  }

  @Test(
    "names that are no zones of the region are refused",
    arguments: [
      (network(.named("eu-west-1a", "eu-west-2a")), "'eu-west-2a' is not the name of a zone in eu-west-1"),
      (network(.named("eu-west-1a", "eu-west-1-lon-1a")), "'eu-west-1-lon-1a' is not the name of a zone"),
      (network(.named("euw1-az1", "eu-west-1a")), "'euw1-az1' is not the name of a zone in eu-west-1"),
      (network(.named("eu-west-1a", "eu-west-1a")), "the zone 'eu-west-1a' is given twice"),
      (network(.named("eu-west-1a")), "1 zones: name two or three"),
      (network(.named("eu-west-1a", "eu-west-1b", "eu-west-1c", "eu-west-1d")), "4 zones: name two or three"),
    ])
  func refused(network: Network, problem: String) {
    let problems = Shop { network }.synthesis.problems
    #expect(problems.count == 1 && problems[0].contains(problem), "\(problems)")
  }

  @Test("named zones are those of the subnets, and a change of AWS's list of zones moves no other subnet")
  func namedZones() {
    let named = Shop { Self.network(.named("eu-west-1c", "eu-west-1a")) }
    #expect(named["NetworkPrivateA"]["AvailabilityZone"] == "eu-west-1c")
    #expect(named["NetworkPublicB"]["AvailabilityZone"] == "eu-west-1a")
    let subnet = named.terraform["aws_subnet.network_private_a"]
    #expect(subnet.has(["availability_zone": "eu-west-1c", "lifecycle": nil]))
    #expect(!named.terraform.mentions("aws_availability_zones"))
    let counted = Shop { Self.network(.two) }.terraform["aws_subnet.network_private_a"]
    #expect(counted["lifecycle"] == [["ignore_changes": ["availability_zone"]]])
  }

  @Test(
    "Terraform leaves zones out that lack a feature",
    arguments: [("us-east-1", ["use1-az3"]), ("us-west-1", ["usw1-az2"]), ("ap-northeast-1", ["apne1-az3"])])
  func zonesToAvoid(region: String, zones: [String]) {
    let shop = Shop(region: Region(stringLiteral: region)) { Self.network(.two) }
    #expect(shop.terraform["data.aws_availability_zones.available"]["exclude_zone_ids"]?.texts == zones)
    let other = Shop { Self.network(.two) }
    #expect(other.terraform["data.aws_availability_zones.available"]["exclude_zone_ids"] == nil)
  }
}
