/// A group of resources under one name.
public protocol Construct: Content {
  associatedtype Body: Content
  var name: Name { get }
  @ContentBuilder var body: Body { get }
}

extension Construct {
  public func contribute(to assembly: inout Assembly) { assembly.add(self) }
}
