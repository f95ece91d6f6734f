import Deployment
import Testing

@testable import StackKitCLI

/// Libraries say what can be done about an error, and only the command line how its options are called:
/// `Tests/Checks/house` finds a library that does.
@Suite struct WordingTests {
  @Test(
    "a remedy is told with the names of options and commands",
    arguments: [
      (.synthesize, "x; run `stackkit synth` and have the result reviewed"),
      (.deploy, "x; `stackkit deploy` creates it"),
      (.scale, "x; use `stackkit scale`"), (.giveImage(service: nil), "x; pass one with --image IMAGE"),
      (.giveImage(service: "Bot"), "x; pass one with --image Bot=IMAGE"),
      (
        .allow(replacing: ["A", "aws_b.c"], removing: ["D"]),
        "x; if that is what you want, add --allow-replace A --allow-replace aws_b.c --allow-delete D"
      ),
      (.allowNamedIAM, "x; if you trust them, add --allow-named-iam"),
      (.followStatus(stack: "s", environment: "e"), "x; follow it with `stackkit status --env e s`"),
      (.image(.nameUserApart), "x; pass a user name with --username"),
      (.image(.choosePlatform), "x; choose one with --platform"),
      (.image(.choosePython), "x; or pass its Python version, such as --python 3.13"), (nil, "x"),
    ] as [(DeploymentError.Remedy?, String)])
  func remedies(remedy: DeploymentError.Remedy?, message: String) {
    #expect(Failure(DeploymentError(.failed, "x", remedy: remedy), about: nil).message == message)
  }
}
