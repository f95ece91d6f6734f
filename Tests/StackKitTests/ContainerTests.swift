import Testing

@testable import StackKit

/// What runs in a task.
@Suite struct ContainerTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let shop: Shop
    var yaml: [String] = []
    var hcl: [String] = []
    var absent: [String] = []
  }

  static let cases = [
    Case(
      testDescription: "a container is hardened without being asked",
      shop: shop(),
      yaml: [
        "          User: '1000:1000'\n          ReadonlyRootFilesystem: true\n",
        "            - SourceVolume: app-tmp\n              ContainerPath: /tmp\n              ReadOnly: false\n",
        """
                  LinuxParameters:
                    Capabilities:
                      Drop:
                        - ALL
                    InitProcessEnabled: true
                  StopTimeout: 120

        """, "              mode: non-blocking\n              max-buffer-size: '25m'\n", "        - Name: app-tmp\n",
        "      LaunchType: FARGATE\n      PlatformVersion: LATEST\n", "      EnableExecuteCommand: false\n",
      ],
      hcl: [
        "user                   = \"1000:1000\"", "readonlyRootFilesystem = true", "drop = [\"ALL\"]",
        "mode                    = \"non-blocking\"", "volume {\n    name = \"app-tmp\"\n  }",
        "platform_version                   = \"LATEST\"", "enable_execute_command             = false",
        // A rollback must find the revision before.
        "skip_destroy             = true",
      ],
      absent: ["CapacityProviderStrategy", "EphemeralStorage", "HealthCheck:\n            Command", "ssmmessages"]),
    Case(
      testDescription: "a container as root, on a disk that it may write to, says so",
      shop: shop(container: .init(user: .root(because: "a test"), root: .writable(because: "a test"))),
      yaml: ["          User: '0:0'\n          ReadonlyRootFilesystem: false\n"], absent: ["app-tmp"]),
    Case(
      testDescription: "a container that writes nowhere",
      shop: shop(container: .init(root: .readOnly(writable: []))),
      yaml: ["          ReadonlyRootFilesystem: true\n"], absent: ["Volumes:", "MountPoints:"]),
    Case(
      testDescription: "folders that outlive a task, and one that does not",
      shop: shop(mounts: ["/data": "/data"], container: .init(root: .readOnly(writable: ["/var/run"]))),
      yaml: [
        """
              Volumes:
                - Name: files-data
                  EFSVolumeConfiguration:
                    FilesystemId: !Ref Files
                    TransitEncryption: ENABLED
                    AuthorizationConfig:
                      AccessPointId: !Ref FilesData
                      IAM: ENABLED
                - Name: app-var-run

        """,
        """
                    - SourceVolume: files-data
                      ContainerPath: /data
                      ReadOnly: false
                    - SourceVolume: app-var-run
                      ContainerPath: /var/run
                      ReadOnly: false

        """,
      ]),
    Case(
      testDescription: "health, command and time to stop",
      shop: shop(
        container: .init(
          entryPoint: ["/init"], command: ["serve", "--port=8501"],
          healthCheck: .command(
            "curl -f localhost || exit 1", every: .seconds(5), timeout: .seconds(2), retries: 10, startPeriod: .zero),
          stopTimeout: .seconds(2))),
      yaml: [
        "          EntryPoint:\n            - /init\n          Command:\n            - serve\n            - '--port=8501'\n",
        """
                  HealthCheck:
                    Command:
                      - CMD-SHELL
                      - 'curl -f localhost || exit 1'
                    Interval: 5
                    Timeout: 2
                    Retries: 10
                    StartPeriod: 0

        """, "          StopTimeout: 2\n",
      ],
      hcl: [
        "entryPoint             = [\"/init\"]", "command     = [\"CMD-SHELL\", \"curl -f localhost || exit 1\"]",
        "startPeriod = 0", "stopTimeout = 2",
      ]),
    Case(
      testDescription: "sidecars",
      shop: shop(
        container: .init(after: [.healthy("proxy"), .succeeded("migrate")]),
        sidecars: [
          .example(
            cpu: 64, memory: 128, ports: [9000], environment: ["A": "b"],
            settings: .init(root: .readOnly(writable: ["/run"]), healthCheck: .program(["/check"]))),
          .example(
            "migrate", image: "123456789012.dkr.ecr.us-east-1.amazonaws.com/shop/migrate@" + digest, isEssential: false,
            settings: .init(stopTimeout: .seconds(30), after: [.started("proxy")])),
        ]),
      yaml: [
        """
                  DependsOn:
                    - ContainerName: proxy
                      Condition: HEALTHY
                    - ContainerName: migrate
                      Condition: SUCCESS

        """,
        """
                - Name: proxy
                  Image: 'public.ecr.aws/x/y@\(digest)'
                  Essential: true
                  Cpu: 64
                  Memory: 128
                  User: '1000:1000'
                  ReadonlyRootFilesystem: true
                  PortMappings:
                    - ContainerPort: 9000
                      HostPort: 9000
                      Protocol: tcp

        """, "            Command:\n              - CMD\n              - /check\n",
        "          Essential: false\n", "            - ContainerName: proxy\n              Condition: START\n",
        "              awslogs-stream-prefix: migrate\n", "        - Name: proxy-run\n",
        "arn:${AWS::Partition}:ecr:us-east-1:123456789012:repository/shop/migrate'\n",
      ],
      hcl: ["condition     = \"HEALTHY\"", "memory                 = 128", "essential              = false"]),
    Case(
      testDescription: "a larger disk", shop: shop(ephemeralStorage: 21),
      yaml: ["      EphemeralStorage:\n        SizeInGiB: 21\n"], hcl: ["ephemeral_storage {\n    size_in_gib = 21\n"]),
    Case(
      testDescription: "a shell for operators, and a record of it",
      shop: shop(
        cluster: Cluster("Main", exec: .audited(keeping: .month, kmsKey: kmsKey)),
        container: .init(root: .writable(because: "a shell")), exec: true),
      yaml: [
        """
              Configuration:
                ExecuteCommandConfiguration:
                  KmsKeyId: arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-3333-4444-555555555555
                  Logging: OVERRIDE
                  LogConfiguration:
                    CloudWatchLogGroupName: !Ref MainExecLogs
                    CloudWatchEncryptionEnabled: true

        """, "      EnableExecuteCommand: true\n",
        """
                    Action:
                      - ssmmessages:CreateControlChannel
                      - ssmmessages:CreateDataChannel
                      - ssmmessages:OpenControlChannel
                      - ssmmessages:OpenDataChannel
                    Resource:
                      - '*'

        """, "log-group:${MainExecLogs}:*'\n",
        "      LogGroupName: /ecs/shop-test-main-exec-logs\n      RetentionInDays: 30\n      KmsKeyId: arn:aws:kms:",
      ],
      hcl: [
        "logging    = \"OVERRIDE\"",
        "cloud_watch_log_group_name     = aws_cloudwatch_log_group.main_exec_logs.name",
        "kms_key_id        = \"arn:aws",
      ]),
    Case(
      testDescription: "a record without a key is not encrypted by one",
      shop: shop(cluster: Cluster(exec: .audited())),
      yaml: ["            CloudWatchEncryptionEnabled: false\n"], absent: ["KmsKeyId", "ssmmessages"]),
    Case(
      testDescription: "what CloudWatch is told", shop: shop(cluster: Cluster(insights: .enhanced)),
      yaml: ["          Value: enhanced\n"], hcl: ["value = \"enhanced\""]),
    Case(
      testDescription: "what CloudWatch is not told", shop: shop(cluster: Cluster(insights: .off(because: "a test"))),
      yaml: ["          Value: disabled\n"], hcl: ["value = \"disabled\""]),
  ]

  @Test("a task is the same in both languages", arguments: cases)
  func both(example: Case) {
    let synthesis = example.shop.synthesis
    #expect(synthesis.problems.isEmpty)
    let (yaml, hcl) = (synthesis.text("template.yaml"), synthesis.text("main.tf"))
    for text in example.yaml { #expect(yaml.contains(text), "\(text)") }
    for text in example.hcl { #expect(hcl.contains(text), "\(text)") }
    for text in example.absent { #expect(!yaml.contains(text), "\(text)") }
  }

  @Test(
    "what a task would not survive is refused before it is written",
    arguments: [
      (shop(container: .init(user: "root")), "container 'app': 'root' is not a user"),
      (shop(container: .init(user: "0:1000")), "user '0:1000' is root; take another, or say `.root(because:)`"),
      (shop(container: .init(user: "1000:")), "'1000:' is not a user"),
      (shop(container: .init(root: .readOnly(writable: ["tmp"]))), "'tmp' is not a writable folder"),
      (shop(container: .init(root: .readOnly(writable: ["/"]))), "'/' is not a writable folder"),
      (shop(container: .init(root: .readOnly(writable: ["/a/../b"]))), "'/a/../b' is not a writable folder"),
      (shop(container: .init(root: .readOnly(writable: ["/a", "/a"]))), "two folders would be on the volume 'app-a'"),
      (shop(container: .init(root: .readOnly(writable: ["/a/b", "/a-b"]))), "the volume 'app-a-b'"),
      (
        shop(mounts: ["/data": "/tmp"]),
        "container 'app': '/tmp' is a folder of a file system and a writable folder"
      ),
      (shop(container: .init(stopTimeout: .seconds(121))), "a stop timeout of 121 s: Fargate takes 2 to 120 s"),
      (shop(container: .init(stopTimeout: .seconds(1))), "a stop timeout of 1 s"),
      (check(.command("true", every: .seconds(4))), "health check every 4 s: ECS takes 5 to 300"),
      (check(.command("true", every: .seconds(301))), "health check every 301 s"),
      (check(.command("true", timeout: .seconds(1))), "health check timeout of 1 s: ECS takes 2 to 60"),
      (check(.command("true", timeout: .seconds(61))), "health check timeout of 61 s"),
      (check(.command("true", retries: 0)), "0 retries of the health check: ECS takes 1 to 10"),
      (check(.command("true", retries: 11)), "11 retries"),
      (check(.command("true", startPeriod: .seconds(301))), "start period of 301 s: ECS takes 0 to 300"),
      (check(.command("")), "a health check without a command"),
      (check(.program([])), "a health check without a command"),
      (shop(sidecars: [.example("Proxy")]), "'Proxy' is not the name of a container"),
      (shop(sidecars: [.example("app")]), "two containers are called 'app'"),
      (shop(sidecars: [.example(image: "nginx:latest")]), "'nginx:latest' is not an image by its digest"),
      (
        shop(sidecars: [.example(image: "nginx@" + digest)]),
        "is not an image by its digest: registry/repository@sha256:"
      ),
      (shop(sidecars: [.example(image: "ghcr.io/x@" + digest.dropLast())]), "is not an image by its digest"),
      (shop(sidecars: [.example(image: "ghcr.io/x@" + digest.uppercased())]), "is not an image by its digest"),
      (shop(sidecars: [.example(ports: [8501])]), "two containers listen on port 8501"),
      (shop(sidecars: [.example(ports: [0])]), "port 0 is not a port"),
      (shop(sidecars: [.example(cpu: 512)]), "its sidecars take 512 of the task's 512 CPU units"),
      (
        shop(sidecars: [.example(memory: 1000), .example("b", memory: 24)]),
        "its sidecars take 1024 of the task's 1024 MiB, and nothing is left for the application"
      ),
      (shop(sidecars: [.example(cpu: 0)]), "0 CPU units: 1 or more"),
      (shop(sidecars: [.example(memory: 5)]), "5 MiB: ECS takes 6 or more"),
      (shop(container: .init(after: [.started("proxy")])), "it waits for 'proxy'; the task's other containers: none"),
      (
        shop(container: .init(after: [.started("prox")]), sidecars: [.example()]),
        "it waits for 'prox'; the task's other containers: 'proxy'"
      ),
      (
        shop(container: .init(after: [.healthy("proxy")]), sidecars: [.example()]),
        "it waits until 'proxy' is healthy, which has no health check"
      ),
      (
        shop(container: .init(after: [.succeeded("proxy")]), sidecars: [.example()]),
        "it waits until 'proxy' has ended, and the task ends with that one; make it not essential"
      ),
      (
        shop(container: .init(after: [.completed("proxy")]), sidecars: [.example()]), "make it not essential"
      ),
      (
        shop(
          container: .init(after: [.started("proxy")]),
          sidecars: [.example(settings: .init(after: [.started("app")]))]),
        "container 'app' waits for itself"
      ),
      (shop(ephemeralStorage: 20), "ephemeral storage of 20 GiB: Fargate takes 21 to 200"),
      (shop(ephemeralStorage: 201), "ephemeral storage of 201 GiB"),
      (
        shop(container: .init(root: .writable(because: "a shell")), exec: true),
        "operators may open a shell, and cluster 'Cluster' keeps no record; give it `exec: .audited()`"
      ),
      (
        shop(cluster: Cluster(exec: .audited()), exec: true),
        "ECS opens no shell in a container whose root file system is read-only"
      ),
      (
        shop(cluster: Cluster(exec: .audited(kmsKey: "alias/x"))),
        "cluster 'Cluster': 'alias/x' is not the ARN of a KMS key"
      ),
      (shop(kmsKey: "11111111-2222"), "'11111111-2222' is not the ARN of a KMS key"),
    ])
  func refused(shop: Shop, problem: String) {
    let problems = shop.synthesis.problems
    #expect(problems.count == 1, "\(problems)")
    #expect(problems.first?.contains(problem) == true, "\(problems)")
  }

  private static func check(_ healthCheck: ContainerHealthCheck) -> Shop {
    shop(container: .init(healthCheck: healthCheck))
  }

  @Test(
    "`deploy` is told which volumes the image must declare: root may write to folders that are root's",
    arguments: [
      (ContainerSettings(), "\n      \"writable\": [\n        \"/tmp\"\n      ],\n"),
      (ContainerSettings(root: .readOnly(writable: ["/a", "/b"])), "\n        \"/a\",\n        \"/b\"\n      ],\n"),
      (ContainerSettings(root: .readOnly(writable: [])), nil),
      (ContainerSettings(root: .writable(because: "a test")), nil),
      (ContainerSettings(user: .root(because: "a test")), nil),
    ])
  func volumesOfImage(_ container: ContainerSettings, _ expected: String?) {
    let manifest = shop(container: container).synthesis.text("deploy.json")
    #expect(expected.map { manifest.contains($0) } ?? !manifest.contains("\"writable\""), "\(manifest)")
  }

  @Test("the services of a stack may run in clusters of their own, and `deploy` is told which")
  func clusters() {
    func two(_ second: Cluster) -> Shop {
      shop { web, network in
        [
          Service("App", size: .quarterCPU(.gb0_5), behind: web, tasks: 1...1),
          Service("Worker", size: .quarterCPU(.gb0_5), behind: .nothing(in: network), tasks: 1...1, on: second),
        ]
      }
    }
    let shared = two(Cluster()).synthesis
    #expect(shared.problems.isEmpty)
    #expect(
      shared.text("deploy.json").split(separator: "\n").count { $0.contains("\"clusterOutput\": \"ClusterName\"") } == 2
    )
    #expect(!shared.text("main.tf").contains("aws_ecs_cluster\" \"other\""))

    let apart = two(Cluster("Other")).synthesis
    #expect(apart.problems.isEmpty)
    #expect(apart.text("deploy.json").contains("\"clusterOutput\": \"OtherClusterName\""))
    #expect(apart.text("template.yaml").contains("  OtherClusterName:\n"))
    #expect(apart.text("main.tf").contains("name = \"shop-test-other\""))

    let clash = two(Cluster(insights: .enhanced)).synthesis
    #expect(clash.problems.contains { $0.hasPrefix("two resources are named 'Cluster'") })
  }
}
