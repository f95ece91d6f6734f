import AWSClient
import ContainerImage

extension ServiceImages {
  /// Reports ECR's scans of images that were just pushed. A scan takes seconds or minutes: after a few seconds it is
  /// reported as ongoing. A failure here does not fail the deployment.
  func reportScans(of images: [String]) async {
    for image in images {
      guard let reference = try? ImageReference(image), let digest = reference.digest else { continue }
      do {
        guard let scan = try await finishedScan(digest, in: reference.repository) else { continue }
        report(.scanned(image: image, ImageScan(scan)))
      } catch {
        let error = DeploymentError(error)
        guard error.kind != .interrupted else { return }
        report(.warning("cannot read the scan of \(image): \(error)"))
      }
    }
  }

  /// The scan of an image, finished or as it is after a few seconds; nil if the image is not scanned.
  private func finishedScan(_ digest: Digest, in repository: String) async throws -> ECR.ImageScan? {
    var scan: ECR.ImageScan?
    let polling = Polling(shortest: .seconds(3), longest: .seconds(3))
    var patience = Patience(polling, timing: access.timing, for: .seconds(12))
    do {
      try await patience.wait(for: "the scan of \(digest)") {
        scan = try await access.ecr.describeImageScan("\(digest)", in: repository)
        return scan?.isGoingOn == true ? .again(news: false) : .done(())
      }
    } catch let error as DeploymentError where error.kind == .timedOut {
      return scan
    }
    return scan
  }
}

extension ImageScan {
  init(_ scan: ECR.ImageScan) {
    if scan.isGoingOn {
      self = .ongoing
    } else if ["COMPLETE", "ACTIVE"].contains(scan.status) {
      self = .findings(scan.severityCounts)
    } else {
      self = .none(status: scan.status)
    }
  }
}
