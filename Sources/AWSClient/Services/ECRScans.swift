import Essentials

/// ECR's scan of an image for known vulnerabilities.
extension ECR {
  /// A scan of an image.
  package struct ImageScan: Sendable, Equatable {
    /// `COMPLETE`, `ACTIVE` (scanned again and again), `IN_PROGRESS`, `PENDING`, `UNSUPPORTED_IMAGE`, `FAILED`, …
    package let status: String
    /// The number of findings by severity: `CRITICAL`, `HIGH`, `MEDIUM`, `LOW`, `INFORMATIONAL`, `UNDEFINED`.
    package let severityCounts: [String: Int]

    package init(status: String, severityCounts: [String: Int]) {
      self.status = status
      self.severityCounts = severityCounts
    }

    /// Whether the scan has not finished.
    package var isGoingOn: Bool { ["IN_PROGRESS", "PENDING"].contains(status) }
  }

  /// The scan of the image with that digest; nil if the image is not scanned.
  package func describeImageScan(_ digest: String, in repository: String) async throws(AWSError) -> ImageScan? {
    struct Input: Encodable {
      var repositoryName: String
      var imageId: ID
      // The counts come with the first page.
      var maxResults = 1
      struct ID: Encodable { var imageDigest: String }
    }
    struct Reply: Decodable {
      var imageScanStatus: Status?
      var imageScanFindings: Findings?
      struct Status: Decodable { var status: String? }
      struct Findings: Decodable { var findingSeverityCounts: [String: Int]? }
    }
    do throws(AWSError) {
      let input = Input(repositoryName: repository, imageId: .init(imageDigest: digest))
      let reply = try await client.json(Call(.ecr, "DescribeImageScanFindings"), input, as: Reply.self)
      return ImageScan(
        status: reply.imageScanStatus?.status ?? "",
        severityCounts: reply.imageScanFindings?.findingSeverityCounts ?? [:])
    } catch {
      if error.code == "ScanNotFoundException" { return nil }
      throw error
    }
  }
}
