import Foundation

/// A program called `terraform` that takes the very calls it should get, writes each down, and says what a test wants.
struct TerraformStandIn {
  let folder: URL

  /// The copy of another one.
  init(at folder: URL) { self.folder = folder }

  init(in folder: URL) throws {
    self.folder = folder.appending(path: "terraform")
    try FileManager.default.createDirectory(at: self.folder, withIntermediateDirectories: true)
    let program = self.folder.appending(path: "terraform")
    try Data(Self.script.utf8).write(to: program)
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: program.path)
    for name in ["main", "repository"] {
      try says("output", in: name, "{}")
      try says("show", in: name, #"{"format_version":"1.0"}"#)
    }
  }

  /// Lets a command of `main` or `repository` print something and end with a status; `changes` is what a plan says.
  func says(
    _ command: String, in name: String = "main", _ output: String = "", errors: String = "", status: Int = 0
  ) throws {
    for (kind, text) in [("out", output), ("err", errors), ("status", "\(status)")] {
      try Data(text.utf8).write(to: folder.appending(path: "\(name)-\(command).\(kind)"))
    }
  }

  /// Lets a plan find these changes: members of `resource_changes`.
  func plans(_ changes: [String], in name: String = "main") throws {
    try says("plan", in: name, status: 2)
    try says("changes", in: name, #"{"format_version":"1.2","resource_changes":[\#(changes.joined(separator: ","))]}"#)
  }

  /// Lets the state hold one task definition, and the service in a cluster.
  func knows(_ taskDefinition: String, cluster: String = "") throws {
    let resource = #"{"type":"aws_ecs_task_definition","values":{"arn":"\#(taskDefinition)"}}"#
    let arn = "arn:aws:ecs:us-east-1:123456789012:service/\(cluster)/chatbot-staging-bot"
    let service = #"{"type":"aws_ecs_service","values":{"id":"\#(arn)"}}"#
    try says("show", #"{"values":{"root_module":{"resources":[\#(resource),\#(service)]}}}"#)
  }

  /// Replaces what `apply` does by lines of shell.
  func applies(_ lines: String) throws {
    try Data(lines.utf8).write(to: folder.appending(path: "main-apply.sh"))
  }

  /// Lets `init` select these providers, by their addresses.
  func selects(_ providers: String..., in name: String = "main") throws {
    let blocks = providers.map { "provider \"\($0)\" {\n  version = \"6.25.0\"\n}\n" }
    try Data(blocks.joined().utf8).write(to: folder.appending(path: "\(name)-lock"))
  }

  /// The names of the files in the folder that `main` or `repository` ran in.
  func files(of name: String = "main") -> [String] { lines("\(name)-files") }

  /// The configuration of the backend that it got.
  func backend(of name: String = "main") -> String { lines("\(name)-backend").joined(separator: "\n") }

  /// Each call, without the plan's path: `main init -input=false -no-color`.
  var calls: [String] { lines("calls") }

  /// The variables of all calls; values only of those that are Terraform's.
  var variables: Set<String> { Set(lines("variables")) }

  func lines(_ file: String) -> [String] {
    let text = try? String(contentsOf: folder.appending(path: file), encoding: .utf8)
    return (text ?? "").split(separator: "\n").map(String.init)
  }

  func forget() throws {
    for file in ["calls", "variables"] { try? FileManager.default.removeItem(at: folder.appending(path: file)) }
  }

  /// What a deployment finds it with.
  var environment: [String: String] {
    ["PATH": "\(folder.path):/usr/bin:/bin", "XDG_CACHE_HOME": folder.appending(path: "cache").path]
  }

  private static let script = #"""
    #!/bin/sh
    set -eu
    here=$(dirname "$0")
    [ -f main.tf ] || { echo "no configuration in $PWD" >&2; exit 99; }
    case $(head -n 1 main.tf) in
      *"image repositories") name=repository ;;
      *) name=main ;;
    esac
    said=$1
    case "$*" in
      "init -input=false -no-color" | "output -json -no-color" | "show -json -no-color") plan= ;;
      "plan -input=false -json -detailed-exitcode -out="*) plan=${5#-out=} ;;
      "show -json -no-color "*) plan=$4 said=changes ;;
      "apply -input=false -json "*) plan=$4 ;;
      *) echo "unknown call: $*" >&2; exit 99 ;;
    esac
    if [ -n "$plan" ]; then
      case $(ls -l "$plan") in
        -rw-------*) ;;
        *) echo "the plan is for others to read" >&2; exit 99 ;;
      esac
      if [ "$1" = plan ]; then echo "$name" >"$plan"; fi
      [ "$(cat "$plan")" = "$name" ] || { echo "another plan" >&2; exit 99; }
    fi
    if [ "$1" = init ]; then
      ls -A >"$here/$name-files"
      cat backend.tf >"$here/$name-backend"
      if [ -f "$here/$name-lock" ]; then
        cp "$here/$name-lock" .terraform.lock.hcl
      elif [ ! -f .terraform.lock.hcl ]; then
        echo 'provider "registry.terraform.io/hashicorp/aws" { version = "6.25.0" }' >.terraform.lock.hcl
      fi
    fi
    echo "$name $*" | sed "s|[^ =]*tfplan|PLAN|" >>"$here/calls"
    env | sed -n 's/^\(TF_[^=]*=.*\)/\1/p; s/^\([A-Z_][A-Z_0-9]*\)=.*/\1/p' >>"$here/variables"
    if [ "$said" = apply ] && [ -f "$here/$name-apply.sh" ]; then . "$here/$name-apply.sh"; fi
    [ ! -f "$here/$name-$said.out" ] || cat "$here/$name-$said.out"
    [ ! -f "$here/$name-$said.err" ] || cat "$here/$name-$said.err" >&2
    [ ! -f "$here/$name-$said.status" ] || exit "$(cat "$here/$name-$said.status")"

    """#
}
