import AWSClient
import ContainerImage

extension ServiceImages {
  /// Tells what ECR's scan found in images that were pushed just now. A scan takes seconds or minutes: one that is still
  /// going on after a moment is told as such. Nothing here ends a deployment that went well.
  func reportScans(of images: [String]) async {
    for image in images {
      guard let reference = try? ImageReference(image), let digest = reference.digest else { continue }
      do {
        guard let scan = try await finishedScan(digest, in: reference.repository) else { continue }
        report(.scanned(image: image, ImageScan(scan)))
      } catch {
        let error = DeploymentError(error)
        guard error.kind != .interrupted else { return }
        report(.warning("the scan of \(image) is not known: \(error)"))
      }
    }
  }

  /// The scan of an image when it has ended, or after a moment; nil where nobody scans it.
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
