import AWSSimulator
import Deployment
import Essentials

/// A simulated AWS account in this process, and the environment variables that lead to it.
struct Rehearsal {
  let simulator: AWSSimulator
  let environment: [String: String]

  /// Starts an empty account.
  static func start(account: String?, region: String) async throws(Failure) -> Rehearsal {
    let (accessKey, secretKey) = ("AKIDEXAMPLE", UUID().uuidString)
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
