import AWSClient
import AWSSimulator
import Deployment
import Essentials

/// A simulated AWS account in this process, and the environment variables that lead to it.
struct Rehearsal {
  let simulator: AWSSimulator
  let environment: [String: String]

  /// Starts an empty account.
  ///
  /// - Parameters:
  ///   - account: Its number; nil for 123456789012.
  ///   - region: Its region.
  /// - Returns: The account, which the caller has to stop.
  /// - Throws: When the account or the region is not valid, or the server does not start.
  static func start(account: String?, region: String) async throws(Failure) -> Rehearsal {
    do throws(ConfigurationError) { _ = try Region(region) } catch {
      throw Failure(.usage, "cannot simulate a region: \(error.description)")
    }
    if let account, account.wholeMatch(of: /[0-9]{12}/) == nil {
      throw Failure(.usage, "cannot simulate the account '\(account)'; write its number of 12 digits")
    }
    // Both random: the id alone decides whose requests are read at all.
    let accessKey = "AKID" + UUID().uuidString.replacing("-", with: "").prefix(16)
    let secretKey = UUID().uuidString
    let simulator: AWSSimulator
    do {
      simulator = try await AWSSimulator.start(
        account: account ?? "123456789012", region: region, credentials: (accessKey, secretKey), pace: .rehearsal)
    } catch {
      throw Failure(.checkFailed, "cannot start the simulated AWS: \(error)")
    }
    return Rehearsal(
      simulator: simulator,
      environment: [
        "AWS_ENDPOINT_URL": simulator.endpoint, "STACKKIT_REGISTRY": simulator.registryHost,
        "AWS_ACCESS_KEY_ID": accessKey, "AWS_SECRET_ACCESS_KEY": secretKey, "AWS_REGION": region,
      ])
  }
}
