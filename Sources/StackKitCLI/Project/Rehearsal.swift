import AWSSimulator
import Deployment
import Essentials

/// An AWS account in this process, and what the environment has to say for it to be used.
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
      throw Failure(.checkFailed, "the simulator does not start: \(error)")
    }
    return Rehearsal(
      simulator: simulator,
      environment: [
        "AWS_ENDPOINT_URL": simulator.endpoint, "STACKKIT_REGISTRY": simulator.registryHost,
        "AWS_ACCESS_KEY_ID": accessKey, "AWS_SECRET_ACCESS_KEY": secretKey, "AWS_REGION": region,
      ])
  }
}
