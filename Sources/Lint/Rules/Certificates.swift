extension Rule {
  static let certificates: [Rule] = [
    Rule(
      "certificate-by-dns", .warning, "A certificate is validated by DNS, so that it renews itself.",
      fix: "Set ValidationMethod to DNS: validation by mail needs a person each year.", also: ["ACM.1"],
      Check("AWS::CertificateManager::Certificate", "ValidationMethod", .oneOf(["DNS"])),
      Check("aws_acm_certificate", "validation_method", .oneOf(["DNS"]), ifMissing: .passes))
  ]
}
