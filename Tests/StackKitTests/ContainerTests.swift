import Testing

import struct Templates.Node

@testable import StackKit

/// The containers of a task.
@Suite struct ContainerTests {
  private static let task = "aws_ecs_task_definition.app_task"

  static let examples = [
    Example(
      "a container is hardened without being asked", shop(),
      cloudFormation: [
        .at(
          "AppTask", "ContainerDefinitions", 0,
          has: [
            "User": "1000:1000", "ReadonlyRootFilesystem": true, "StopTimeout": 30, "HealthCheck": nil,
            "MountPoints": [["SourceVolume": "app-tmp", "ContainerPath": "/tmp", "ReadOnly": false]],
            "LinuxParameters": ["Capabilities": ["Drop": ["ALL"]], "InitProcessEnabled": true],
          ]),
        .at(
          "AppTask", "ContainerDefinitions", 0, "LogConfiguration", "Options",
          has: ["mode": "non-blocking", "max-buffer-size": "25m"]),
        .at("AppTask", has: ["Volumes": [["Name": "app-tmp"]], "EphemeralStorage": nil]),
        .at(
          "App",
          has: [
            "LaunchType": "FARGATE", "PlatformVersion": "LATEST", "EnableExecuteCommand": false,
            "CapacityProviderStrategy": nil,
          ]),
        .nowhere("ssmmessages"),
      ],
      terraform: [
        .at(
          task, "container_definitions", "jsonencode", 0,
          has: [
            "user": "1000:1000", "readonlyRootFilesystem": true,
            "linuxParameters": ["capabilities": ["drop": ["ALL"]], "initProcessEnabled": true],
          ]),
        .at(task, "container_definitions", "jsonencode", 0, "logConfiguration", "options", "mode", is: "non-blocking"),
        // A rollback needs the previous revision.
        .at(task, has: ["volume": [["name": "app-tmp"]], "skip_destroy": true]),
        .at("aws_ecs_service.app", has: ["platform_version": "LATEST", "enable_execute_command": false]),
      ]),
    Example(
      "a container with root and a writable root file system",
      shop(container: .init(user: .root(because: "a test"), root: .writable(because: "a test"))),
      cloudFormation: [
        .at("AppTask", "ContainerDefinitions", 0, has: ["User": "0:0", "ReadonlyRootFilesystem": false]),
        .nowhere("app-tmp"),
      ]),
    Example(
      "a container that writes nowhere", shop(container: .init(root: .readOnly(writable: []))),
      cloudFormation: [
        .at("AppTask", "ContainerDefinitions", 0, has: ["ReadonlyRootFilesystem": true, "MountPoints": nil]),
        .at("AppTask", "Volumes", is: nil),
      ]),
    Example(
      "folders that outlive a task, and a writable folder that does not",
      shop(mounts: ["/data": "/data"], container: .init(root: .readOnly(writable: ["/var/run"]))),
      cloudFormation: [
        .at(
          "AppTask", "Volumes",
          is: [
            [
              "Name": "files-data",
              "EFSVolumeConfiguration": [
                "FilesystemId": .ref("Files"), "TransitEncryption": "ENABLED",
                "AuthorizationConfig": ["AccessPointId": .ref("FilesData"), "IAM": "ENABLED"],
              ],
            ],
            ["Name": "app-var-run"],
          ]),
        .at(
          "AppTask", "ContainerDefinitions", 0, "MountPoints",
          is: [
            ["SourceVolume": "files-data", "ContainerPath": "/data", "ReadOnly": false],
            ["SourceVolume": "app-var-run", "ContainerPath": "/var/run", "ReadOnly": false],
          ]),
      ]),
    Example(
      "health check, command and stop timeout",
      shop(
        container: .init(
          entryPoint: ["/init"], command: ["serve", "--port=8501"],
          healthCheck: .command(
            "curl -f localhost || exit 1", every: .seconds(5), timeout: .seconds(2), retries: 10, startPeriod: .zero),
          stopTimeout: .seconds(2))),
      cloudFormation: [
        .at(
          "AppTask", "ContainerDefinitions", 0,
          has: [
            "EntryPoint": ["/init"], "Command": ["serve", "--port=8501"], "StopTimeout": 2,
            "HealthCheck": [
              "Command": ["CMD-SHELL", "curl -f localhost || exit 1"], "Interval": 5, "Timeout": 2, "Retries": 10,
              "StartPeriod": 0,
            ],
          ])
      ],
      terraform: [
        .at(task, "container_definitions", "jsonencode", 0, has: ["entryPoint": ["/init"], "stopTimeout": 2]),
        .at(
          task, "container_definitions", "jsonencode", 0, "healthCheck",
          has: ["command": ["CMD-SHELL", "curl -f localhost || exit 1"], "startPeriod": 0]),
      ]),
    Example(
      "sidecars",
      shop(
        container: .init(after: [.healthy("proxy"), .succeeded("migrate")]),
        sidecars: [
          .example(
            cpu: 64, memory: 128, ports: [9000], environment: ["A": "b"],
            settings: .init(root: .readOnly(writable: ["/run"]), healthCheck: .program(["/check"]))),
          .example(
            "migrate", image: "123456789012.dkr.ecr.us-east-1.amazonaws.com/shop/migrate@" + digest, isEssential: false,
            settings: .init(stopTimeout: .seconds(30), after: [.started("proxy")])),
        ]),
      cloudFormation: [
        .at(
          "AppTask", "ContainerDefinitions", 0, "DependsOn",
          is: [
            ["ContainerName": "proxy", "Condition": "HEALTHY"], ["ContainerName": "migrate", "Condition": "SUCCESS"],
          ]),
        .at(
          "AppTask", "ContainerDefinitions", 1,
          has: [
            "Name": "proxy", "Image": .string("public.ecr.aws/x/y@\(digest)"), "Essential": true, "Cpu": 64,
            "Memory": 128, "User": "1000:1000", "ReadonlyRootFilesystem": true,
            "PortMappings": [["ContainerPort": 9000, "HostPort": 9000, "Protocol": "tcp"]],
          ]),
        .at("AppTask", "ContainerDefinitions", 1, "HealthCheck", "Command", is: ["CMD", "/check"]),
        .at(
          "AppTask", "ContainerDefinitions", 2,
          has: [
            "Name": "migrate", "Essential": false, "DependsOn": [["ContainerName": "proxy", "Condition": "START"]],
          ]),
        .at(
          "AppTask", "ContainerDefinitions", 2, "LogConfiguration", "Options", "awslogs-stream-prefix", is: "migrate"),
        .at("AppTask", "Volumes", contains: ["Name": "proxy-run"]),
        .at(
          "AppExecutionPolicy", "PolicyDocument", "Statement",
          contains: [
            "Effect": "Allow",
            "Action": ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
            "Resource": [.sub("arn:${AWS::Partition}:ecr:us-east-1:123456789012:repository/shop/migrate")],
          ]),
      ],
      terraform: [
        .at(task, "container_definitions", "jsonencode", 0, "dependsOn", 0, "condition", is: "HEALTHY"),
        .at(task, "container_definitions", "jsonencode", 1, "memory", is: 128),
        .at(task, "container_definitions", "jsonencode", 2, "essential", is: false),
      ]),
    Example(
      "a larger disk", shop(ephemeralStorage: 21),
      cloudFormation: [.at("AppTask", "EphemeralStorage", is: ["SizeInGiB": 21])],
      terraform: [.at(task, "ephemeral_storage", is: [["size_in_gib": 21]])]),
    Example(
      "a shell for operators, with a record",
      shop(
        cluster: Cluster("Main", exec: .audited(keeping: .month, kmsKey: kmsKey)),
        container: .init(root: .writable(because: "a shell")), exec: true),
      cloudFormation: [
        .at(
          "Main", "Configuration", "ExecuteCommandConfiguration",
          is: [
            "KmsKeyId": .string(kmsKeyARN), "Logging": "OVERRIDE",
            "LogConfiguration": ["CloudWatchLogGroupName": .ref("MainExecLogs"), "CloudWatchEncryptionEnabled": true],
          ]),
        .at(
          "MainExecLogs",
          has: ["LogGroupName": "/ecs/shop-test-main-exec-logs", "RetentionInDays": 30, "KmsKeyId": .string(kmsKeyARN)]),
        .at("App", "EnableExecuteCommand", is: true),
        .at(
          "AppTaskPolicy", "PolicyDocument", "Statement",
          contains: [
            "Effect": "Allow",
            "Action": [
              "ssmmessages:CreateControlChannel", "ssmmessages:CreateDataChannel", "ssmmessages:OpenControlChannel",
              "ssmmessages:OpenDataChannel",
            ],
            "Resource": ["*"],
          ]),
        .at(
          "AppTaskPolicy", "PolicyDocument", "Statement",
          contains: [
            "Effect": "Allow", "Action": ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
            "Resource": [
              .sub("arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:${MainExecLogs}:*")
            ],
          ]),
      ],
      terraform: [
        .at("aws_ecs_cluster.main", "configuration", 0, "execute_command_configuration", 0, "logging", is: "OVERRIDE"),
        .at(
          "aws_ecs_cluster.main", "configuration", 0, "execute_command_configuration", 0, "log_configuration", 0,
          "cloud_watch_log_group_name", is: "${aws_cloudwatch_log_group.main_exec_logs.name}"),
        .at("aws_cloudwatch_log_group.main_exec_logs", "kms_key_id", is: .string(kmsKeyARN)),
      ]),
    Example(
      "a record without a key is not encrypted by one", shop(cluster: Cluster(exec: .audited())),
      cloudFormation: [
        .at(
          "Cluster", "Configuration", "ExecuteCommandConfiguration", "LogConfiguration", "CloudWatchEncryptionEnabled",
          is: false), .nowhere("KmsKeyId"), .nowhere("ssmmessages"),
      ]),
    insights(.enhanced, "enhanced"),
    insights(.off(because: "a test"), "disabled"),
  ]

  private static func insights(_ insights: Cluster.Insights, _ value: Node) -> Example {
    Example(
      "what CloudWatch is told: \(value)", shop(cluster: Cluster(insights: insights)),
      cloudFormation: [.at("Cluster", "ClusterSettings", is: [["Name": "containerInsights", "Value": value]])],
      terraform: [.at("aws_ecs_cluster.cluster", "setting", is: [["name": "containerInsights", "value": value]])])
  }

  @Test("a task is the same in both languages", arguments: examples)
  func both(example: Example) { example.check() }

  @Test(
    "settings that a task would not survive are refused before they are written",
    arguments: [
      (shop(container: .init(user: "root")), "container 'app': 'root' is not a user"),
      (shop(container: .init(user: "0:1000")), "user '0:1000' is root; choose another user, or give `.root(because:)`"),
      (shop(container: .init(user: "1000:")), "'1000:' is not a user"),
      (shop(container: .init(root: .readOnly(writable: ["tmp"]))), "'tmp' is not a writable folder"),
      (shop(container: .init(root: .readOnly(writable: ["/"]))), "'/' is not a writable folder"),
      (shop(container: .init(root: .readOnly(writable: ["/a/../b"]))), "'/a/../b' is not a writable folder"),
      (shop(container: .init(root: .readOnly(writable: ["/a", "/a"]))), "two folders would share the volume 'app-a'"),
      (shop(container: .init(root: .readOnly(writable: ["/a/b", "/a-b"]))), "the volume 'app-a-b'"),
      (
        shop(mounts: ["/data": "/tmp"]),
        "container 'app': '/tmp' is both a mounted folder and a writable folder"
      ),
      (shop(container: .init(stopTimeout: .seconds(121))), "stop timeout of 121 s: Fargate takes 2 to 120 s"),
      (shop(container: .init(stopTimeout: .seconds(1))), "stop timeout of 1 s"),
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
      (shop(sidecars: [.example(image: "nginx:latest")]), "'nginx:latest' is not an image digest reference"),
      (
        shop(sidecars: [.example(image: "nginx@" + digest)]),
        "is not an image digest reference: registry/repository@sha256:"
      ),
      (shop(sidecars: [.example(image: "ghcr.io/x@" + digest.dropLast())]), "is not an image digest reference"),
      (shop(sidecars: [.example(image: "ghcr.io/x@" + digest.uppercased())]), "is not an image digest reference"),
      (shop(sidecars: [.example(ports: [8501])]), "two containers listen on port 8501"),
      (shop(sidecars: [.example(ports: [0])]), "port 0 is not a port"),
      (shop(sidecars: [.example(cpu: 512)]), "its sidecars take 512 of the task's 512 CPU units"),
      (
        shop(sidecars: [.example(memory: 1000), .example("b", memory: 24)]),
        "its sidecars take 1024 of the task's 1024 MiB, which leaves nothing for the application"
      ),
      (shop(sidecars: [.example(cpu: 0)]), "0 CPU units: 1 or more"),
      (shop(sidecars: [.example(memory: 5)]), "5 MiB: ECS takes 6 or more"),
      (
        shop(container: .init(after: [.started("proxy")])),
        "it waits for 'proxy', which does not exist; the task's other containers: none"
      ),
      (
        shop(container: .init(after: [.started("prox")]), sidecars: [.example()]),
        "it waits for 'prox', which does not exist; the task's other containers: 'proxy'"
      ),
      (
        shop(container: .init(after: [.healthy("proxy")]), sidecars: [.example()]),
        "it waits until 'proxy' is healthy, but that container has no health check"
      ),
      (
        shop(container: .init(after: [.succeeded("proxy")]), sidecars: [.example()]),
        "it waits until 'proxy' has ended, but an essential container ends the task; make it not essential"
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
        "operators may open a shell, but cluster 'Cluster' keeps no record; give the cluster `exec: .audited()`"
      ),
      (
        shop(cluster: Cluster(exec: .audited()), exec: true),
        "ECS cannot open a shell in a container with a read-only root file system"
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
    "the manifest lists the volumes that the image must declare; none for root, who owns the folders",
    arguments: [
      (ContainerSettings(), ["/tmp"]), (ContainerSettings(root: .readOnly(writable: ["/a", "/b"])), ["/a", "/b"]),
      (ContainerSettings(root: .readOnly(writable: [])), nil),
      (ContainerSettings(root: .writable(because: "a test")), nil),
      (ContainerSettings(user: .root(because: "a test")), nil),
    ])
  func volumesOfImage(_ container: ContainerSettings, _ folders: [String]?) {
    let service = shop(container: container).manifest["services"]?[0]
    #expect(service?["name"] == "App")
    #expect(service?["writable"]?.texts == folders)
  }

  @Test("the repository keeps its images, and their tags are immutable, in both languages")
  func repository() {
    let shop = shop()
    let expected: KeyValuePairs<String, Node?> = [
      "@DeletionPolicy": "Retain", "@UpdateReplacePolicy": "Retain", "ImageTagMutability": "IMMUTABLE",
      "ImageScanningConfiguration": ["ScanOnPush": true],
    ]
    #expect(shop.synthesis.template("repository.yaml")["AppRepository"].has(expected))
    let terraform: KeyValuePairs<String, Node?> = [
      "lifecycle": [["prevent_destroy": true]], "image_tag_mutability": "IMMUTABLE",
      "image_scanning_configuration": [["scan_on_push": true]],
    ]
    #expect(TemplateTree(terraform: shop.assembled.repositories)["aws_ecr_repository.app_repository"].has(terraform))
  }

  @Test("the services of a stack may have different clusters, and the manifest names them")
  func clusters() {
    func two(_ second: Cluster) -> Shop {
      shop { web, network in
        [
          Service("App", size: .quarterCPU(.gb0_5), behind: web, tasks: 1...1),
          Service("Worker", size: .quarterCPU(.gb0_5), behind: .nothing(in: network), tasks: 1...1, on: second),
        ]
      }
    }
    func outputs(_ shop: Shop) -> [String] {
      shop.manifest["services"]?.array?.compactMap { $0["clusterOutput"]?.scalar } ?? []
    }
    let shared = two(Cluster())
    #expect(shared.synthesis.problems == [])
    #expect(outputs(shared) == ["ClusterName", "ClusterName"])
    #expect(shared.terraform.names(of: "aws_ecs_cluster") == ["aws_ecs_cluster.cluster"])

    let apart = two(Cluster("Other"))
    #expect(apart.synthesis.problems == [])
    #expect(outputs(apart) == ["ClusterClusterName", "OtherClusterName"])
    #expect(apart.template.outputs["OtherClusterName", "Value"] == .ref("Other"))
    #expect(apart.terraform["aws_ecs_cluster.other"]["name"] == "shop-test-other")

    let clash = two(Cluster(insights: .enhanced)).synthesis
    #expect(clash.problems.contains { $0.hasPrefix("two resources are named 'Cluster'") })
  }
}
