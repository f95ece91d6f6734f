// Source: Amazon CloudFront, "Choose the price class for a CloudFront distribution" in the developer guide.
// As of: 2026-11-30.

extension Distribution {
  /// CloudFront's edge locations. Fewer locations cost less, and distant viewers wait longer.
  public enum PriceClass: String, Sendable {
    /// North America, Europe and Israel.
    case class100 = "PriceClass_100"
    /// The same, and Asia, the Middle East and Africa.
    case class200 = "PriceClass_200"
    /// All edge locations: the most expensive class.
    case all = "PriceClass_All"
  }
}
