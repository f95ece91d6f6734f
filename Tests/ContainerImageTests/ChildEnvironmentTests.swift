import Foundation
import Processes
import Testing

/// Which variables other programs get.
@Suite struct ChildEnvironmentTests {
  private static let all: [(name: String, ChildEnvironment)] = [
    ("stacks", .stacks), ("compiler", .compiler), ("swiftPM", .swiftPM), ("pip", .pip),
    ("terraform", .terraform(backend: ["PG"])),
  ]

  /// The programs that get a variable.
  private static func receivers(of name: String) -> [String] {
    all.filter { $0.1.variables(of: [name: "/x"]) == [name: "/x"] }.map(\.name)
  }

  @Test(
    "a secret reaches only the program that needs it, and a setting only the program that it is for",
    arguments: [
      ("AWS_ACCESS_KEY_ID", ""), ("AWS_SECRET_ACCESS_KEY", ""), ("AWS_SESSION_TOKEN", ""), ("AWS_PROFILE", ""),
      ("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", ""), ("AWS_CONTAINER_AUTHORIZATION_TOKEN", ""),
      ("AWS_WEB_IDENTITY_TOKEN_FILE", ""), ("AWS_SHARED_CREDENTIALS_FILE", ""), ("AWS_ENDPOINT_URL_TOKEN", ""),
      ("STACKKIT_REGISTRY_PASSWORD", ""), ("GITHUB_TOKEN", ""), ("ACTIONS_ID_TOKEN_REQUEST_TOKEN", ""),
      ("CI_JOB_TOKEN", ""), ("NPM_TOKEN", ""), ("GOOGLE_APPLICATION_CREDENTIALS", ""), ("ARM_CLIENT_SECRET", ""),
      ("SWIFT_SIGNING_KEY", ""), ("SWIFTPM_REGISTRY_TOKEN", ""), ("SWIFTLY_PASSWORD", ""), ("MY_OWN_VARIABLE", ""),
      ("PYTHONPATH", ""), ("PYTHONSTARTUP", ""), ("PIP_PYTHON", ""), ("PIP_TARGET", ""), ("LD_PRELOAD", ""),
      ("DYLD_INSERT_LIBRARIES", ""), ("BASH_ENV", ""), ("GIT_EXEC_PATH", ""), ("TF_VAR_bot_image", ""),
      ("TF_CLI_ARGS", ""), ("TF_CLI_ARGS_plan", ""), ("TF_REATTACH_PROVIDERS", ""), ("TF_DATA_DIR", ""),
      ("PGPASSWORD", "terraform"), ("TF_TOKEN_app_terraform_io", "terraform"), ("TF_CLI_ARGS_init", "terraform"),
      ("AWS_REGION", "terraform"), ("AWS_ENDPOINT_URL_S3", "terraform"), ("AWS_CA_BUNDLE", "terraform"),
      ("PIP_INDEX_URL", "pip"), ("PIP_CONFIG_FILE", "pip"), ("REQUESTS_CA_BUNDLE", "pip"),
      ("SSH_AUTH_SOCK", "swiftPM"), ("GIT_SSH_COMMAND", "swiftPM"), ("NETRC", "swiftPM pip"),
      ("DEVELOPER_DIR", "compiler swiftPM"), ("SWIFT_EXEC", "compiler swiftPM"), ("CPATH", "compiler swiftPM"),
      ("HTTPS_PROXY", "swiftPM pip terraform"), ("no_proxy", "swiftPM pip terraform"),
      ("SSL_CERT_FILE", "swiftPM pip terraform"), ("LANG", "compiler swiftPM pip terraform"),
      ("PATH", "stacks compiler swiftPM pip terraform"), ("HOME", "stacks compiler swiftPM pip terraform"),
      ("TMPDIR", "stacks compiler swiftPM pip terraform"),
    ])
  func names(name: String, receivers: String) {
    #expect(Self.receivers(of: name).joined(separator: " ") == receivers)
  }

  @Test("a relative path in a setting becomes absolute, because the program may run in another folder")
  func paths() {
    let here = FileManager.default.currentDirectoryPath
    let variables = ChildEnvironment.terraform(backend: []).variables(
      of: ["TF_CLI_CONFIG_FILE": "ci/terraform.rc", "SSL_CERT_FILE": "/a", "PATH": "bin:/usr/bin", "TF_LOG_PATH": ""])
    #expect(
      variables == [
        "TF_CLI_CONFIG_FILE": "\(here)/ci/terraform.rc", "SSL_CERT_FILE": "/a", "PATH": "bin:/usr/bin",
        "TF_LOG_PATH": "",
      ])
  }

  @Test("a program is not looked for in relative folders of PATH, which may be part of a checkout")
  func relative() throws {
    let folder = try TemporaryDirectory()
    try folder.write(Data("#!/bin/sh\n".utf8), to: "terraform")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: "\(folder.path)/terraform")
    let depth = FileManager.default.currentDirectoryPath.split(separator: "/").count
    let up = Array(repeating: "..", count: depth).joined(separator: "/") + folder.path
    #expect(FileManager.default.fileExists(atPath: "\(up)/terraform"))
    #expect(ChildProcess.program("terraform", in: ["PATH": up]) == nil)
    #expect(ChildProcess.program("terraform", in: ["PATH": "\(up):\(folder.path)"])?.path == "\(folder.path)/terraform")
  }

  @Test("a program starts in the folder that is asked for")
  func folder() async throws {
    let (folder, scratch) = (try TemporaryDirectory(), try TemporaryDirectory())
    let shell = URL(filePath: "/bin/sh")
    let child = ChildProcess(
      program: shell, arguments: ["-c", "pwd -P"], environment: [:], in: URL(filePath: folder.path),
      scratch: URL(filePath: scratch.path))
    let end = try await child.run()
    let real = URL(filePath: folder.path).resolvingSymlinksInPath().path
    #expect(String(decoding: end.output, as: UTF8.self) == "\(real)\n")
    let missing = ChildProcess(
      program: shell, arguments: ["-c", "true"], environment: [:], in: URL(filePath: "\(folder.path)/none"),
      scratch: URL(filePath: scratch.path))
    await #expect(throws: ChildProcessError.self) { try await missing.run() }
  }
}
