import Deployment
import Testing

@testable import StackKitCLI

/// Libraries say what can be done about an error, and only the command line how its options are called:
/// `Tests/Checks/house` finds a library that does.
@Suite struct WordingTests {
  @Test(
    "a remedy is told with the names of options and commands",
    arguments: [
      (.synthesize, "x; run `stackkit synth` and have it reviewed"), (.deploy, "x; `stackkit deploy` makes it"),
      (.scale, "x; use `stackkit scale`"), (.giveImage(service: nil), "x; give one with --image IMAGE"),
      (.giveImage(service: "Bot"), "x; give one with --image Bot=IMAGE"),
      (
        .allow(replacing: ["A", "aws_b.c"], removing: ["D"]),
        "x; if that is what you want, add --allow-replace A --allow-replace aws_b.c --allow-delete D"
      ),
      (.followStatus(stack: "s", environment: "e"), "x; follow it with `stackkit status --env e s`"),
      (.image(.nameUserApart), "x; pass it as --username"), (.image(.choosePlatform), "x; choose one with --platform"),
      (.image(.choosePython), "x; or say which one it has, such as --python 3.13"), (nil, "x"),
    ] as [(DeploymentError.Remedy?, String)])
  func remedies(remedy: DeploymentError.Remedy?, message: String) {
    #expect(Failure(DeploymentError(.failed, "x", remedy: remedy), about: nil).message == message)
  }
}
