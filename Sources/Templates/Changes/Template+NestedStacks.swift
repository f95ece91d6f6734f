extension Template {
  /// Whether the template has nested stacks, or may have some after its macros.
  package var mayHaveNestedStacks: Bool {
    !macros.isEmpty || resources.contains { $0.type == "AWS::CloudFormation::Stack" }
  }
}
