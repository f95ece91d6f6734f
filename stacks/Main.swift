import StackKit

/// The stacks that `stackkit` knows.
@main
struct Main: StackApp {
  static let stacks: [any Stack.Type] = [Chatbot.self, VideoStudio.self, LiveBoard.self, DataExplorer.self]
}
