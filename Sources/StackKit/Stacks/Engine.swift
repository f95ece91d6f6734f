/// The program that deploys a stack.
public enum Engine: String, Sendable {
  case cloudFormation = "cloudformation"
  case terraform
}
