import StackKit

@main
struct Main: StackApp {
  static let stacks: [any Stack.Type] = [Greeter.self]
}
