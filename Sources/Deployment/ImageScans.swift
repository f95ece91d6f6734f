import AWSClient
import ContainerImage

extension StackDeployment {
  /// Tells what ECR's scan found in images that were pushed just now. A scan takes seconds or minutes: one that is still
  /// going on after a moment is told as such. Nothing here ends a deployment that went well.
  func reportScans(of images: [String]) async {
    for image in images {
      guard let reference = try? ImageReference(image), let digest = reference.digest else { continue }
      do throws(AWSError) {
        guard let scan = try await finishedScan(digest, in: reference.repository) else { continue }
        report(.scanned(image: image, scan))
      } catch {
        guard error.kind != .transport(.cancelled) else { return }
        report(.warning("the scan of \(image) is not known: \(error)"))
      }
    }
  }

  /// The images that were local files, where they are now.
  func pushedImages(_ choices: [String: ImageChoice], _ repositories: [String: String]) -> [String] {
    manifest.services.compactMap { service in
      guard case .local(_, let image) = choices[service.name], let repository = repositories[service.name] else {
        return nil
      }
      return "\(repository)@\(image.digest)"
    }
  }

  private func finishedScan(_ digest: Digest, in repository: String) async throws(AWSError) -> ECR.ImageScan? {
    var scan = try await aws.ecr.describeImageScan("\(digest)", in: repository)
    for _ in 0..<4 where scan?.isGoingOn == true {
      guard (try? await timing.sleep(.seconds(3))) != nil else { break }
      scan = try await aws.ecr.describeImageScan("\(digest)", in: repository)
    }
    return scan
  }
}
