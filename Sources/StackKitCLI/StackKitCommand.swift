import ArgumentParser

@main
struct StackKitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "stackkit")
}
