import StackKit

/// The stacks of this repository.
@main
struct Main: StackApp {
  static let stacks: [any Stack.Type] = [Chatbot.self, VideoStudio.self, LiveBoard.self, DataExplorer.self]
}
