/// Facts about the place of deployment: pseudo parameters in CloudFormation, data sources in Terraform.
public enum Pseudo {
  /// `aws`, `aws-cn`, `aws-us-gov`
  public static let partition = pseudo("AWS::Partition", Lookup("aws_partition", "Data/Partition"), "partition")
  /// The twelve digits of the account.
  public static let accountID = pseudo("AWS::AccountId", Lookup("aws_caller_identity", "Data/Account"), "account_id")
  /// The region's name. `id`, because `name` is deprecated in version 6 of the provider and `id` exists in every
  /// version.
  public static let region = pseudo("AWS::Region", Lookup("aws_region", "Data/Region"), "id")

  /// The availability zone with this index, in AWS's order.
  public static func availabilityZone(_ index: Int) -> Value { .element(index, of: availabilityZones) }

  /// Excludes the Local Zones that an account has opted in to: they would come first in Terraform's list, have no EFS,
  /// and CloudFormation's list excludes them. Also excludes zones that lack a feature.
  private static let availabilityZones = Reference(
    target: .resource(
      Lookup("aws_availability_zones", "Data/Zones", address: "available") { p in
        p.set(nil, "state", "available")
        let avoided = p.scope.region.zonesToAvoid
        if !avoided.isEmpty { p.set(nil, "exclude_zone_ids", avoided) }
        p.nest(nil, "filter") { p in
          p.set(nil, "name", "opt-in-status")
          p.set(nil, "values", ["opt-in-not-required"])
        }
      }),
    cloudFormation: .availabilityZones, terraform: "names")

  private static func pseudo(_ cloudFormation: String, _ lookup: Lookup, _ terraform: String) -> Reference {
    Reference(target: .resource(lookup), cloudFormation: .pseudo(cloudFormation), terraform: terraform)
  }
}

/// A data source, by which Terraform looks up what CloudFormation has as a pseudo parameter.
struct Lookup: Resource {
  let kind: Kind
  let name: Name
  let terraformAddress: String?
  private let write: @Sendable (inout Properties) -> Void

  init(
    _ type: String, _ name: Name, address: String = "current",
    _ write: @escaping @Sendable (inout Properties) -> Void = { _ in }
  ) {
    kind = Kind(data: type)
    self.name = name
    terraformAddress = address
    self.write = write
  }

  func properties(_ p: inout Properties) { write(&p) }
}
