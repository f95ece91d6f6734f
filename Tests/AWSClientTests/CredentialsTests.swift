import Foundation
import Testing

@testable import AWSClient

/// A home directory with the shared files, gone when the test has ended.
private final class Home {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("stackkit-home-\(UUID().uuidString)")

  init(credentials: String? = nil, config: String? = nil) throws {
    let aws = folder.appendingPathComponent(".aws")
    try FileManager.default.createDirectory(at: aws, withIntermediateDirectories: true)
    try credentials?.write(to: aws.appendingPathComponent("credentials"), atomically: false, encoding: .utf8)
    try config?.write(to: aws.appendingPathComponent("config"), atomically: false, encoding: .utf8)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func environment(_ more: [String: String] = [:]) -> [String: String] {
    more.merging(["HOME": folder.path]) { _, home in home }
  }
}

private let keys = ["AWS_ACCESS_KEY_ID": "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY": "secret"]

struct EnvironmentCredentialsTests {
  @Test("keys and a session token are taken from the environment")
  func keysAndToken() async throws {
    let environment = keys.merging(["AWS_SESSION_TOKEN": "token", "AWS_CREDENTIAL_EXPIRATION": "2026-01-02T03:04:05Z"])
    {
      $1
    }
    let found = try await EnvironmentCredentials(environment: environment).credentials()
    #expect(
      found
        == Credentials(
          accessKeyID: "AKIDEXAMPLE", secretAccessKey: "secret", sessionToken: "token",
          expiration: Date(timeIntervalSince1970: 1_767_323_045)))
  }

  @Test(
    "half a pair of keys in the environment is unusable, and none is absent",
    arguments: [
      ([:], "no AWS credentials: tried AWS_ACCESS_KEY_ID; set an access key there"),
      (
        ["AWS_ACCESS_KEY_ID": " ", "AWS_SECRET_ACCESS_KEY": ""],
        "no AWS credentials: tried AWS_ACCESS_KEY_ID; set an access key there"
      ),
      (["AWS_ACCESS_KEY_ID": "AKIDEXAMPLE"], "AWS_ACCESS_KEY_ID is set without AWS_SECRET_ACCESS_KEY"),
      (["AWS_SECRET_ACCESS_KEY": "secret"], "AWS_SECRET_ACCESS_KEY is set without AWS_ACCESS_KEY_ID"),
    ])
  func errors(environment: [String: String], words: String) async {
    let error = await #expect(throws: CredentialsError.self) {
      try await EnvironmentCredentials(environment: environment).credentials()
    }
    #expect(error?.description == words)
  }
}

struct ProfileCredentialsTests {
  private func pair(
    _ home: Home, _ profile: String? = nil, _ environment: [String: String] = [:]
  ) async throws -> String {
    let found = try await ProfileCredentials(profile: profile, environment: home.environment(environment)).credentials()
    return "\(found.accessKeyID) \(found.secretAccessKey) \(found.sessionToken ?? "-")"
  }

  @Test("the shared files are read as other tools read them")
  func readsTheFilesAsOtherToolsDo() async throws {
    let home = try Home(
      credentials: """
        # a comment
        [default]
        aws_access_key_id = DEFAULT
        AWS_Secret_Access_Key=a=b#c ; the end
        [  ci  ]
        aws_access_key_id = CI
        aws_secret_access_key = s
        aws_session_token = t
        region =
          nested = 1
        """,
      config: """
        [default]
        aws_access_key_id = LOSES
        aws_secret_access_key = loses
        aws_session_token = loses
        [profile only-config]\r
        aws_access_key_id = CONFIG\r
        aws_secret_access_key = s\r
        [not-a-profile]
        aws_access_key_id = NO
        aws_secret_access_key = no
        """)
    #expect(try await pair(home) == "DEFAULT a=b#c -")
    #expect(try await pair(home, "ci") == "CI s t")
    #expect(try await pair(home, nil, ["AWS_PROFILE": "only-config"]) == "CONFIG s -")
    #expect(try await pair(home, "ci", ["AWS_PROFILE": "only-config"]) == "CI s t")
    let error = await #expect(throws: CredentialsError.self) { try await pair(home, "not-a-profile") }
    #expect(
      error?.description
        == "there is no profile 'not-a-profile' in ~/.aws/credentials or ~/.aws/config; "
        + "profiles: 'ci', 'default', 'only-config'")
  }

  @Test("the shared files may be elsewhere")
  func otherFiles() async throws {
    let home = try Home(credentials: "[default]\naws_access_key_id=A\naws_secret_access_key=s\n")
    let path = home.folder.appendingPathComponent(".aws/credentials").path
    let environment = [
      "AWS_SHARED_CREDENTIALS_FILE": path, "AWS_CONFIG_FILE": "/no/such/file", "HOME": "/no/such/home",
    ]
    #expect(try await ProfileCredentials(environment: environment).credentials().accessKeyID == "A")
  }

  @Test(
    "a file without an end, a folder, and bytes that are no text end with a message",
    arguments: ["zero", "folder", "bytes"])
  func badFiles(_ kind: String) async throws {
    let home = try Home(config: "")
    let file = home.folder.appendingPathComponent("bytes")
    try Data([0xFF, 0xFE]).write(to: file)
    let path = ["zero": "/dev/zero", "folder": home.folder.path, "bytes": file.path][kind] ?? ""
    let error = await #expect(throws: CredentialsError.self) {
      try await pair(home, "x", ["AWS_CONFIG_FILE": path])
    }
    let reason = [
      "zero": "it has more than 4194304 bytes", "folder": "cannot be read: is a directory", "bytes": "as text",
    ]
    #expect(error?.description.contains(reason[kind] ?? "?") == true, "\(String(describing: error))")
    #expect(error?.description.contains(path) == true)
  }

  @Test(
    "a profile that this version cannot use says what to do instead",
    arguments: [
      (
        "role_arn = arn:aws:iam::123456789012:role/x\naws_access_key_id=A\naws_secret_access_key=s",
        "an assumed role"
      ),
      ("sso_session = corporate", "a single sign-on session"),
      ("credential_process = /bin/x", "an external program"),
    ])
  func whatThisVersionCannotDo(lines: String, needs: String) async throws {
    let home = try Home(config: "[profile x]\n" + lines)
    let error = await #expect(throws: CredentialsError.self) { try await pair(home, "x") }
    #expect(error?.description.hasPrefix("the profile 'x' needs \(needs)") == true)
    #expect(error?.description.contains("static keys only") == true)
  }

  @Test("half a pair of keys in a profile is unusable")
  func halfAPair() async throws {
    let home = try Home(credentials: "[default]\naws_access_key_id=A\n", config: "[default]\naws_secret_access_key=s\n")
    let error = await #expect(throws: CredentialsError.self) { try await pair(home) }
    #expect(error?.description == "the profile 'default' has aws_access_key_id without aws_secret_access_key")
  }
}

struct CredentialsChainTests {
  @Test("without any credentials, every source that was asked is named")
  func nothingAnywhere() async throws {
    let home = try Home()
    let error = await #expect(throws: CredentialsError.self) {
      try await CredentialsChain.standard(environment: home.environment()).credentials()
    }
    #expect(
      error?.description
        == "no AWS credentials: tried AWS_ACCESS_KEY_ID, the profile 'default' in ~/.aws/credentials; set an access key "
        + "there")
  }

  @Test("the environment comes before the files, and a named profile is asked alone")
  func theOrder() async throws {
    let home = try Home(credentials: "[other]\naws_access_key_id=OTHER\naws_secret_access_key=s\n")
    let named = home.environment(keys.merging(["AWS_PROFILE": "other"]) { $1 })
    #expect(try await CredentialsChain.standard(environment: named).credentials().accessKeyID == "AKIDEXAMPLE")
    let explicit = CredentialsChain.standard(profile: "other", environment: named)
    #expect(try await explicit.credentials().accessKeyID == "OTHER")
    let half = home.environment(["AWS_PROFILE": "other", "AWS_ACCESS_KEY_ID": "AKIDEXAMPLE"])
    await #expect(throws: CredentialsError.unusable("AWS_ACCESS_KEY_ID is set without AWS_SECRET_ACCESS_KEY")) {
      try await CredentialsChain.standard(environment: half).credentials()
    }
  }

  @Test("no description and no dump shows a secret key or a token")
  func theSecretIsNeverShown() {
    let credentials = Credentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: "hidden", sessionToken: "hidden")
    var dumped = ""
    dump(credentials, to: &dumped)
    dump([credentials as Any], to: &dumped)
    let shown = "\(credentials) \(String(reflecting: credentials)) \([credentials]) \(dumped)"
    #expect(!shown.contains("hidden"))
    #expect(shown.contains("AKIDEXAMPLE <redacted>"))
  }
}
