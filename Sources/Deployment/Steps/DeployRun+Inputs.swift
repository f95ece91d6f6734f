import ContainerImage
import Essentials
import Templates

extension DeployRun {
  /// The image of each service: the chosen one, under the name that it will have in ECR, or the current one.
  ///
  /// - Throws: When a service has no image: at the first deployment, or when the service is new.
  func plannedImages() async throws -> [(service: Manifest.Service, image: String?)] {
    var images: [(service: Manifest.Service, image: String?)] = []
    for service in manifest.services {
      if let image = chosenImage(of: service) {
        deployment.report(.imageChosen(service: service.name, image: image))
        images.append((service, image))
        continue
      }
      guard let kept = try await stacks[.stack]?.keptImage(of: service) else {
        throw DeploymentError(
          .usage, "\(service.name) has no image yet",
          remedy: .giveImage(service: manifest.services.count == 1 ? nil : service.name))
      }
      guard case .image(let image) = kept else {
        images.append((service, nil))
        continue
      }
      deployment.report(.imageChosen(service: service.name, image: image))
      images.append((service, image))
    }
    return images
  }

  private func chosenImage(of service: Manifest.Service) -> String? {
    switch choices[service.name] {
    case .remote(let image): image
    case .local(let image): "\(deployment.repository(of: service, account: caller.account))@\(image.digest)"
    case nil: nil
    }
  }

  /// The local images, as they are called after their push.
  var pushed: [(service: String, image: String)] {
    manifest.services.compactMap { service in
      guard case .local = choices[service.name], let image = chosenImage(of: service) else { return nil }
      return (service.name, image)
    }
  }

  /// Pushes the local images to the repositories, which exist by now.
  func pushImages() async throws {
    try checkRepositories()
    for service in manifest.services where pushesImages {
      guard case .local(let image) = choices[service.name] else { continue }
      try await deployment.images.push(image, to: deployment.repository(of: service, account: caller.account))
    }
  }

  /// Checks that each service's repository is its own: an image goes nowhere else.
  func checkRepositories() throws {
    for service in manifest.services where stacks[.repositories] != nil {
      try deployment.checkRepository(of: service, in: outputs[.repositories] ?? [:], account: caller.account)
    }
  }

  /// The parameters that are outputs of the edge stack. An output that is not known before the deployment of the edge
  /// stack gets a made-up value, and the main stack is planned again later.
  func edgeParameters() throws -> [(name: String, value: String)] {
    guard let edge = manifest.edge, stacks[.edge] != nil else { return [] }
    let plan = plans[.edge]
    // A replaced resource has another ARN.
    let known = plan?.changes.contains(where: \.isLoss) == true ? [:] : outputs[.edge] ?? [:]
    return try edge.parameters.sorted { $0.key < $1.key }.map { parameter, key in
      guard let value = known[key] ?? (plan == nil ? nil : Self.madeUp) else {
        throw DeploymentError(
          .failed,
          "\(edge.stackName) has no output \(key), which \(manifest.stackName) needs as parameter \(parameter)")
      }
      return (parameter, value)
    }
  }

  /// A value that no template can tell from a real one: its conditions shall not know whether this is a plan.
  private static var madeUp: String {
    "arn:aws:acm:us-east-1:123456789012:certificate/\(UUID().uuidString.lowercased())"
  }

  /// The capabilities that the operator grants in addition to the manifest's.
  ///
  /// - Throws: When a template uses a macro that the operator did not name.
  func grantedCapabilities() throws -> [String] {
    let macros = try stacks.values.flatMap { try $0.macros }
    let others = Set(macros).subtracting(order.allowMacros).sorted()
    guard others.isEmpty else {
      throw DeploymentError(
        .refused,
        "the templates of \(manifest.label) use \(others.count == 1 ? "the macro" : "the macros") "
          + "\(others.joined(separator: ", ")): a macro changes the template, and runs code already when changes are "
          + "planned",
        remedy: .allowMacros(others))
    }
    for name in order.allowMacros.subtracting(macros).sorted() {
      deployment.report(.warning("the macro \(name) is allowed, but no template uses it"))
    }
    return (order.allowNamedIAM ? ["CAPABILITY_NAMED_IAM"] : []) + (macros.isEmpty ? [] : ["CAPABILITY_AUTO_EXPAND"])
  }
}
