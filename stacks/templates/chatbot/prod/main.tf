# chatbot, prod
# StackKit applies this file and follows the rollout. `terraform apply` alone ends before ECS has replaced the tasks,
# and succeeds even if ECS then rolls back: look at the service's deployments afterwards.

terraform {
  required_version = ">= 1.11"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100, < 7.0"
    }
  }
}

provider "aws" {
  region = "us-east-1"

  default_tags {
    tags = {
      stack       = "chatbot"
      environment = "prod"
    }
  }
}

variable "bot_image" {
  type        = string
  description = "Image of service Bot: repository@sha256:digest"

  validation {
    condition     = can(regex("^(?:[a-z0-9][a-z0-9._:/-]*@sha256:[0-9a-f]{64})$", var.bot_image))
    error_message = "The image must be given by digest: repository@sha256: and 64 hexadecimal digits."
  }
}

resource "aws_vpc" "network" {
  cidr_block           = "10.20.0.0/16"
  enable_dns_support   = true
  enable_dns_hostnames = true
  tags = {
    Name = "chatbot-prod-network"
  }
}

resource "aws_default_security_group" "network_default_security_group" {
  vpc_id = aws_vpc.network.id
}

resource "aws_internet_gateway" "network_gateway" {
  vpc_id = aws_vpc.network.id
  tags = {
    Name = "chatbot-prod-network-gateway"
  }
}

data "aws_availability_zones" "available" {
  state            = "available"
  exclude_zone_ids = ["use1-az3"]

  filter {
    name   = "opt-in-status"
    values = ["opt-in-not-required"]
  }
}

resource "aws_subnet" "network_public_a" {
  vpc_id            = aws_vpc.network.id
  cidr_block        = "10.20.0.0/24"
  availability_zone = data.aws_availability_zones.available.names[0]
  tags = {
    Name = "chatbot-prod-network-public-a"
  }

  lifecycle {
    ignore_changes = [availability_zone]
  }
}

resource "aws_subnet" "network_public_b" {
  vpc_id            = aws_vpc.network.id
  cidr_block        = "10.20.1.0/24"
  availability_zone = data.aws_availability_zones.available.names[1]
  tags = {
    Name = "chatbot-prod-network-public-b"
  }

  lifecycle {
    ignore_changes = [availability_zone]
  }
}

resource "aws_route_table" "network_public_routes" {
  vpc_id = aws_vpc.network.id
  tags = {
    Name = "chatbot-prod-network-public-routes"
  }
}

resource "aws_route" "network_public_route" {
  route_table_id         = aws_route_table.network_public_routes.id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.network_gateway.id
}

resource "aws_route_table_association" "network_public_a_routes" {
  subnet_id      = aws_subnet.network_public_a.id
  route_table_id = aws_route_table.network_public_routes.id
}

resource "aws_route_table_association" "network_public_b_routes" {
  subnet_id      = aws_subnet.network_public_b.id
  route_table_id = aws_route_table.network_public_routes.id
}

resource "aws_subnet" "network_private_a" {
  vpc_id            = aws_vpc.network.id
  cidr_block        = "10.20.16.0/20"
  availability_zone = data.aws_availability_zones.available.names[0]
  tags = {
    Name = "chatbot-prod-network-private-a"
  }

  lifecycle {
    ignore_changes = [availability_zone]
  }
}

resource "aws_subnet" "network_private_b" {
  vpc_id            = aws_vpc.network.id
  cidr_block        = "10.20.32.0/20"
  availability_zone = data.aws_availability_zones.available.names[1]
  tags = {
    Name = "chatbot-prod-network-private-b"
  }

  lifecycle {
    ignore_changes = [availability_zone]
  }
}

resource "aws_route_table" "network_private_routes_a" {
  vpc_id = aws_vpc.network.id
  tags = {
    Name = "chatbot-prod-network-private-routes-a"
  }
}

resource "aws_eip" "network_nat_address_a" {
  domain = "vpc"
  tags = {
    Name = "chatbot-prod-network-nat-address-a"
  }

  depends_on = [aws_internet_gateway.network_gateway]
}

resource "aws_nat_gateway" "network_nat_gateway_a" {
  allocation_id = aws_eip.network_nat_address_a.id
  subnet_id     = aws_subnet.network_public_a.id
  tags = {
    Name = "chatbot-prod-network-nat-gateway-a"
  }

  depends_on = [aws_internet_gateway.network_gateway]
}

resource "aws_route" "network_private_route_a" {
  route_table_id         = aws_route_table.network_private_routes_a.id
  destination_cidr_block = "0.0.0.0/0"
  nat_gateway_id         = aws_nat_gateway.network_nat_gateway_a.id
}

resource "aws_route_table_association" "network_private_a_routes" {
  subnet_id      = aws_subnet.network_private_a.id
  route_table_id = aws_route_table.network_private_routes_a.id
}

resource "aws_route_table" "network_private_routes_b" {
  vpc_id = aws_vpc.network.id
  tags = {
    Name = "chatbot-prod-network-private-routes-b"
  }
}

resource "aws_eip" "network_nat_address_b" {
  domain = "vpc"
  tags = {
    Name = "chatbot-prod-network-nat-address-b"
  }

  depends_on = [aws_internet_gateway.network_gateway]
}

resource "aws_nat_gateway" "network_nat_gateway_b" {
  allocation_id = aws_eip.network_nat_address_b.id
  subnet_id     = aws_subnet.network_public_b.id
  tags = {
    Name = "chatbot-prod-network-nat-gateway-b"
  }

  depends_on = [aws_internet_gateway.network_gateway]
}

resource "aws_route" "network_private_route_b" {
  route_table_id         = aws_route_table.network_private_routes_b.id
  destination_cidr_block = "0.0.0.0/0"
  nat_gateway_id         = aws_nat_gateway.network_nat_gateway_b.id
}

resource "aws_route_table_association" "network_private_b_routes" {
  subnet_id      = aws_subnet.network_private_b.id
  route_table_id = aws_route_table.network_private_routes_b.id
}

data "aws_region" "current" {}

resource "aws_vpc_endpoint" "network_s3_endpoint" {
  vpc_id            = aws_vpc.network.id
  service_name      = "com.amazonaws.${data.aws_region.current.id}.s3"
  vpc_endpoint_type = "Gateway"
  route_table_ids   = [aws_route_table.network_private_routes_a.id, aws_route_table.network_private_routes_b.id]
  tags = {
    Name = "chatbot-prod-network-s3-endpoint"
  }
}

data "aws_partition" "current" {}

data "aws_caller_identity" "current" {}

resource "aws_cloudwatch_log_group" "network_flow_logs" {
  name_prefix       = "/vpc/chatbot-prod-network-flow-logs-"
  retention_in_days = 30

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_iam_role" "network_flow_logs_role" {
  description = "Writes the VPC flow logs of Network"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "vpc-flow-logs.amazonaws.com"
        }
        Action = "sts:AssumeRole"
        Condition = {
          StringEquals = {
            "aws:SourceAccount" = data.aws_caller_identity.current.account_id
          }
          ArnLike = {
            "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:ec2:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:vpc-flow-log/*"
          }
        }
      }
    ]
  })
}

resource "aws_iam_role_policy" "network_flow_logs_policy" {
  name = "chatbot-prod-network-flow-logs-policy"
  role = aws_iam_role.network_flow_logs_role.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:${aws_cloudwatch_log_group.network_flow_logs.name}:*",
        ]
      }
    ]
  })
}

resource "aws_flow_log" "network_flow_log" {
  vpc_id               = aws_vpc.network.id
  traffic_type         = "ALL"
  log_destination_type = "cloud-watch-logs"
  log_destination      = "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:${aws_cloudwatch_log_group.network_flow_logs.name}"
  iam_role_arn         = aws_iam_role.network_flow_logs_role.arn
  tags = {
    Name = "chatbot-prod-network-flow-log"
  }

  depends_on = [aws_iam_role_policy.network_flow_logs_policy]
}

resource "aws_security_group" "edge_security_group" {
  description = "Access to load balancer Edge"
  vpc_id      = aws_vpc.network.id
  tags = {
    Name = "chatbot-prod-edge-security-group"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_s3_bucket" "access_logs" {
  bucket_prefix = "chatbot-prod-access-logs-"
  tags = {
    Name = "chatbot-prod-access-logs"
  }

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_s3_bucket_public_access_block" "access_logs_public_access" {
  bucket                  = aws_s3_bucket.access_logs.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_ownership_controls" "access_logs_ownership" {
  bucket = aws_s3_bucket.access_logs.id

  rule {
    object_ownership = "BucketOwnerPreferred"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "access_logs_encryption" {
  bucket = aws_s3_bucket.access_logs.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

resource "aws_s3_bucket_versioning" "access_logs_versioning" {
  bucket = aws_s3_bucket.access_logs.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "access_logs_lifecycle" {
  bucket = aws_s3_bucket.access_logs.id

  rule {
    id     = "Expire"
    status = "Enabled"

    filter {}

    expiration {
      days = 90
    }

    noncurrent_version_expiration {
      noncurrent_days = 30
    }

    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }

  depends_on = [aws_s3_bucket_versioning.access_logs_versioning]
}

resource "aws_s3_bucket_policy" "access_logs_policy" {
  bucket = aws_s3_bucket.access_logs.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "TLSOnly"
        Effect    = "Deny"
        Principal = "*"
        Action    = "s3:*"
        Resource  = [aws_s3_bucket.access_logs.arn, "${aws_s3_bucket.access_logs.arn}/*"]
        Condition = {
          Bool = {
            "aws:SecureTransport" = "false"
          }
        }
      },
      {
        Sid    = "Balancers"
        Effect = "Allow"
        Principal = {
          Service = "logdelivery.elasticloadbalancing.amazonaws.com"
        }
        Action   = "s3:PutObject"
        Resource = "${aws_s3_bucket.access_logs.arn}/balancers/AWSLogs/${data.aws_caller_identity.current.account_id}/*"
      }
    ]
  })

  depends_on = [aws_s3_bucket_public_access_block.access_logs_public_access]
}

resource "aws_lb" "edge" {
  name                       = "chatbot-prod-edge"
  load_balancer_type         = "application"
  internal                   = true
  subnets                    = [aws_subnet.network_private_a.id, aws_subnet.network_private_b.id]
  security_groups            = [aws_security_group.edge_security_group.id]
  idle_timeout               = 300
  client_keep_alive          = 3600
  drop_invalid_header_fields = true
  desync_mitigation_mode     = "defensive"
  xff_header_processing_mode = "append"
  enable_deletion_protection = true

  access_logs {
    enabled = true
    bucket  = aws_s3_bucket.access_logs.id
    prefix  = "balancers"
  }

  depends_on = [
    aws_internet_gateway.network_gateway,
    aws_s3_bucket_ownership_controls.access_logs_ownership,
    aws_s3_bucket_policy.access_logs_policy,
  ]
}

resource "aws_lb_listener" "edge_http" {
  load_balancer_arn = aws_lb.edge.arn
  protocol          = "HTTP"
  port              = 80

  default_action {
    type = "fixed-response"

    fixed_response {
      status_code  = "404"
      content_type = "text/plain"
      message_body = "Not found"
    }
  }
}

resource "aws_lb_target_group" "web" {
  name                          = "chatbot-prod-web"
  vpc_id                        = aws_vpc.network.id
  target_type                   = "ip"
  protocol                      = "HTTP"
  port                          = 80
  deregistration_delay          = 30
  load_balancing_algorithm_type = "round_robin"
  slow_start                    = 0

  health_check {
    protocol            = "HTTP"
    path                = "/_stcore/health"
    interval            = 10
    timeout             = 5
    healthy_threshold   = 2
    unhealthy_threshold = 5
    matcher             = "200"
  }

  stickiness {
    enabled         = true
    type            = "lb_cookie"
    cookie_duration = 86400
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_lb_listener_rule" "web_rule" {
  listener_arn = aws_lb_listener.edge_http.arn
  priority     = 49090

  condition {
    path_pattern {
      values = ["/*"]
    }
  }

  action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.web.arn
  }
}

resource "aws_efs_file_system" "sessions" {
  encrypted        = true
  performance_mode = "generalPurpose"
  throughput_mode  = "elastic"
  tags = {
    Name = "chatbot-prod-sessions"
  }

  protection {
    replication_overwrite = "ENABLED"
  }

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_efs_backup_policy" "sessions_backup" {
  file_system_id = aws_efs_file_system.sessions.id

  backup_policy {
    status = "ENABLED"
  }
}

resource "aws_efs_file_system_policy" "sessions_policy" {
  file_system_id = aws_efs_file_system.sessions.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Deny"
        Principal = {
          AWS = "*"
        }
        Action = ["*"]
        Condition = {
          Bool = {
            "aws:SecureTransport" = "false"
          }
        }
        Resource = aws_efs_file_system.sessions.arn
      },
      {
        Effect = "Allow"
        Principal = {
          AWS = "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:root"
        }
        Action = ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"]
        Condition = {
          Bool = {
            "elasticfilesystem:AccessedViaMountTarget" = "true"
          }
        }
        Resource = aws_efs_file_system.sessions.arn
      }
    ]
  })
}

resource "aws_security_group" "sessions_security_group" {
  description = "Access to file system Sessions"
  vpc_id      = aws_vpc.network.id
  tags = {
    Name = "chatbot-prod-sessions-security-group"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_efs_mount_target" "sessions_mount_a" {
  file_system_id  = aws_efs_file_system.sessions.id
  subnet_id       = aws_subnet.network_private_a.id
  security_groups = [aws_security_group.sessions_security_group.id]

  depends_on = [aws_efs_file_system_policy.sessions_policy]
}

resource "aws_efs_mount_target" "sessions_mount_b" {
  file_system_id  = aws_efs_file_system.sessions.id
  subnet_id       = aws_subnet.network_private_b.id
  security_groups = [aws_security_group.sessions_security_group.id]

  depends_on = [aws_efs_file_system_policy.sessions_policy]
}

resource "aws_security_group" "bot_security_group" {
  description = "Tasks of service Bot"
  vpc_id      = aws_vpc.network.id
  tags = {
    Name = "chatbot-prod-bot-security-group"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_vpc_security_group_ingress_rule" "bot_from_balancer" {
  security_group_id            = aws_security_group.bot_security_group.id
  description                  = "From load balancer Edge"
  ip_protocol                  = "tcp"
  from_port                    = 8501
  to_port                      = 8501
  referenced_security_group_id = aws_security_group.edge_security_group.id
}

resource "aws_vpc_security_group_egress_rule" "edge_to_bot" {
  security_group_id            = aws_security_group.edge_security_group.id
  description                  = "To tasks of service Bot"
  ip_protocol                  = "tcp"
  from_port                    = 8501
  to_port                      = 8501
  referenced_security_group_id = aws_security_group.bot_security_group.id
}

resource "aws_vpc_security_group_egress_rule" "bot_to_https" {
  security_group_id = aws_security_group.bot_security_group.id
  description       = "HTTPS to AWS and the internet"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  cidr_ipv4         = "0.0.0.0/0"
}

resource "aws_vpc_security_group_ingress_rule" "sessions_from_bot" {
  security_group_id            = aws_security_group.sessions_security_group.id
  description                  = "From tasks of service Bot"
  ip_protocol                  = "tcp"
  from_port                    = 2049
  to_port                      = 2049
  referenced_security_group_id = aws_security_group.bot_security_group.id
}

resource "aws_vpc_security_group_egress_rule" "bot_to_sessions" {
  security_group_id            = aws_security_group.bot_security_group.id
  description                  = "NFS to file system Sessions"
  ip_protocol                  = "tcp"
  from_port                    = 2049
  to_port                      = 2049
  referenced_security_group_id = aws_security_group.sessions_security_group.id
}

resource "aws_secretsmanager_secret" "bot_streamlit_server_cookie_secret" {
  description = "STREAMLIT_SERVER_COOKIE_SECRET of Bot, generated at creation"

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_secretsmanager_secret_version" "bot_streamlit_server_cookie_secret_value" {
  secret_id                = aws_secretsmanager_secret.bot_streamlit_server_cookie_secret.arn
  secret_string_wo         = join("", [uuid(), uuid()])
  secret_string_wo_version = 1
}

resource "aws_ecs_cluster" "cluster" {
  name = "chatbot-prod"

  setting {
    name  = "containerInsights"
    value = "enabled"
  }
}

resource "aws_iam_role" "bot_execution_role" {
  description = "Task execution role of service Bot"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "ecs-tasks.amazonaws.com"
        }
        Action = "sts:AssumeRole"
        Condition = {
          StringEquals = {
            "aws:SourceAccount" = data.aws_caller_identity.current.account_id
          }
          ArnLike = {
            "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:ecs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:*"
          }
        }
      }
    ]
  })
}

resource "aws_iam_role" "bot_task_role" {
  description = "Task role of service Bot"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "ecs-tasks.amazonaws.com"
        }
        Action = "sts:AssumeRole"
        Condition = {
          StringEquals = {
            "aws:SourceAccount" = data.aws_caller_identity.current.account_id
          }
          ArnLike = {
            "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:ecs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:*"
          }
        }
      }
    ]
  })
}

resource "aws_cloudwatch_log_group" "bot_logs" {
  name              = "/ecs/chatbot-prod-bot-logs"
  retention_in_days = 30
}

resource "aws_efs_access_point" "sessions_conversations" {
  file_system_id = aws_efs_file_system.sessions.id
  tags = {
    Name = "chatbot-prod-sessions-conversations"
  }

  posix_user {
    uid = 1000
    gid = 1000
  }

  root_directory {
    path = "/conversations"

    creation_info {
      owner_uid   = 1000
      owner_gid   = 1000
      permissions = "0750"
    }
  }

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_iam_role_policy" "bot_execution_policy" {
  name = "chatbot-prod-bot-execution-policy"
  role = aws_iam_role.bot_execution_role.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["ecr:GetAuthorizationToken"]
        Resource = ["*"]
      },
      {
        Effect = "Allow"
        Action = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:ecr:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:repository/chatbot-prod/bot",
        ]
      },
      {
        Effect = "Allow"
        Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:${aws_cloudwatch_log_group.bot_logs.name}:*",
        ]
      },
      {
        Effect   = "Allow"
        Action   = ["secretsmanager:GetSecretValue"]
        Resource = [aws_secretsmanager_secret.bot_streamlit_server_cookie_secret.arn]
      }
    ]
  })
}

resource "aws_iam_role_policy" "bot_task_policy" {
  name = "chatbot-prod-bot-task-policy"
  role = aws_iam_role.bot_task_role.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:bedrock:${data.aws_region.current.id}::foundation-model/amazon.nova-lite-v1:0",
        ]
      },
      {
        Effect   = "Allow"
        Action   = ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"]
        Resource = [aws_efs_file_system.sessions.arn]
        Condition = {
          StringEquals = {
            "elasticfilesystem:AccessPointArn" = aws_efs_access_point.sessions_conversations.arn
          }
        }
      }
    ]
  })
}

resource "aws_ecs_task_definition" "bot_task" {
  family                   = "chatbot-prod-bot"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = "256"
  memory                   = "512"
  execution_role_arn       = aws_iam_role.bot_execution_role.arn
  task_role_arn            = aws_iam_role.bot_task_role.arn
  skip_destroy             = true
  container_definitions = jsonencode([
    {
      name                   = "bot"
      image                  = var.bot_image
      essential              = true
      user                   = "1000:1000"
      readonlyRootFilesystem = true
      portMappings = [
        {
          containerPort = 8501
          hostPort      = 8501
          protocol      = "tcp"
        }
      ]
      environment = [
        {
          name  = "CHATBOT_MODEL"
          value = "amazon.nova-lite-v1:0"
        },
        {
          name  = "CHATBOT_SESSION_DIR"
          value = "/app/session_data"
        }
      ]
      secrets = [
        {
          name      = "STREAMLIT_SERVER_COOKIE_SECRET"
          valueFrom = aws_secretsmanager_secret.bot_streamlit_server_cookie_secret.arn
        }
      ]
      mountPoints = [
        {
          sourceVolume  = "sessions-conversations"
          containerPath = "/app/session_data"
          readOnly      = false
        },
        {
          sourceVolume  = "bot-tmp"
          containerPath = "/tmp"
          readOnly      = false
        }
      ]
      linuxParameters = {
        capabilities = {
          drop = ["ALL"]
        }
        initProcessEnabled = true
      }
      stopTimeout = 30
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          "awslogs-group"         = aws_cloudwatch_log_group.bot_logs.name
          "awslogs-region"        = data.aws_region.current.id
          "awslogs-stream-prefix" = "bot"
          mode                    = "non-blocking"
          "max-buffer-size"       = "25m"
        }
      }
    }
  ])

  runtime_platform {
    cpu_architecture        = "ARM64"
    operating_system_family = "LINUX"
  }

  volume {
    name = "sessions-conversations"

    efs_volume_configuration {
      file_system_id     = aws_efs_file_system.sessions.id
      transit_encryption = "ENABLED"

      authorization_config {
        access_point_id = aws_efs_access_point.sessions_conversations.id
        iam             = "ENABLED"
      }
    }
  }

  volume {
    name = "bot-tmp"
  }

  lifecycle {
    create_before_destroy = true
  }

  depends_on = [aws_iam_role_policy.bot_execution_policy, aws_iam_role_policy.bot_task_policy]
}

resource "aws_ecs_service" "bot" {
  name                               = "chatbot-prod-bot"
  cluster                            = aws_ecs_cluster.cluster.arn
  task_definition                    = aws_ecs_task_definition.bot_task.arn
  launch_type                        = "FARGATE"
  platform_version                   = "LATEST"
  desired_count                      = 2
  deployment_minimum_healthy_percent = 100
  deployment_maximum_percent         = 200
  availability_zone_rebalancing      = "DISABLED"
  health_check_grace_period_seconds  = 120
  enable_execute_command             = false
  enable_ecs_managed_tags            = true
  propagate_tags                     = "SERVICE"

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  network_configuration {
    subnets          = [aws_subnet.network_private_a.id, aws_subnet.network_private_b.id]
    security_groups  = [aws_security_group.bot_security_group.id]
    assign_public_ip = false
  }

  load_balancer {
    container_name   = "bot"
    container_port   = 8501
    target_group_arn = aws_lb_target_group.web.arn
  }

  lifecycle {
    ignore_changes = [desired_count]
  }

  depends_on = [
    aws_route.network_public_route,
    aws_route_table_association.network_public_a_routes,
    aws_route_table_association.network_public_b_routes,
    aws_route.network_private_route_a,
    aws_route_table_association.network_private_a_routes,
    aws_route.network_private_route_b,
    aws_route_table_association.network_private_b_routes,
    aws_vpc_endpoint.network_s3_endpoint,
    aws_lb_listener_rule.web_rule,
    aws_efs_mount_target.sessions_mount_a,
    aws_efs_mount_target.sessions_mount_b,
    aws_vpc_security_group_ingress_rule.bot_from_balancer,
    aws_vpc_security_group_egress_rule.edge_to_bot,
    aws_vpc_security_group_egress_rule.bot_to_https,
    aws_vpc_security_group_ingress_rule.sessions_from_bot,
    aws_vpc_security_group_egress_rule.bot_to_sessions,
    aws_secretsmanager_secret_version.bot_streamlit_server_cookie_secret_value,
  ]
}

resource "aws_appautoscaling_target" "bot_scaling" {
  service_namespace  = "ecs"
  scalable_dimension = "ecs:service:DesiredCount"
  resource_id        = "service/${aws_ecs_cluster.cluster.name}/${aws_ecs_service.bot.name}"
  min_capacity       = 2
  max_capacity       = 10
}

resource "aws_appautoscaling_policy" "bot_scaling_cpu" {
  name               = "chatbot-prod-bot-scaling-cpu"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = "ecs"
  scalable_dimension = "ecs:service:DesiredCount"
  resource_id        = aws_appautoscaling_target.bot_scaling.resource_id

  target_tracking_scaling_policy_configuration {
    target_value       = 60
    scale_in_cooldown  = 300
    scale_out_cooldown = 60

    predefined_metric_specification {
      predefined_metric_type = "ECSServiceAverageCPUUtilization"
    }
  }
}

resource "aws_appautoscaling_policy" "bot_scaling_memory" {
  name               = "chatbot-prod-bot-scaling-memory"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = "ecs"
  scalable_dimension = "ecs:service:DesiredCount"
  resource_id        = aws_appautoscaling_target.bot_scaling.resource_id

  target_tracking_scaling_policy_configuration {
    target_value       = 75
    scale_in_cooldown  = 300
    scale_out_cooldown = 60

    predefined_metric_specification {
      predefined_metric_type = "ECSServiceAverageMemoryUtilization"
    }
  }
}

resource "aws_vpc_security_group_ingress_rule" "edge_from_cloud_front" {
  security_group_id = aws_security_group.edge_security_group.id
  description       = "From CloudFront"
  ip_protocol       = "tcp"
  from_port         = 80
  to_port           = 443
  prefix_list_id    = "pl-3b927c52"
}

resource "aws_wafv2_web_acl" "cdn_firewall" {
  name        = "chatbot-prod-cdn-firewall"
  description = "Rules for requests: Cdn/Firewall"
  scope       = "CLOUDFRONT"
  tags = {
    Name = "chatbot-prod-cdn-firewall"
  }

  default_action {
    allow {}
  }

  rule {
    name     = "RateLimit"
    priority = 0

    statement {
      rate_based_statement {
        limit                 = 2000
        evaluation_window_sec = 300
        aggregate_key_type    = "IP"
      }
    }

    action {
      block {}
    }

    visibility_config {
      metric_name                = "RateLimit"
      cloudwatch_metrics_enabled = true
      sampled_requests_enabled   = true
    }
  }

  rule {
    name     = "AWSManagedRulesAmazonIpReputationList"
    priority = 1

    statement {
      managed_rule_group_statement {
        vendor_name = "AWS"
        name        = "AWSManagedRulesAmazonIpReputationList"
      }
    }

    override_action {
      none {}
    }

    visibility_config {
      metric_name                = "AWSManagedRulesAmazonIpReputationList"
      cloudwatch_metrics_enabled = true
      sampled_requests_enabled   = true
    }
  }

  rule {
    name     = "AWSManagedRulesCommonRuleSet"
    priority = 2

    statement {
      managed_rule_group_statement {
        vendor_name = "AWS"
        name        = "AWSManagedRulesCommonRuleSet"

        rule_action_override {
          name = "SizeRestrictions_BODY"

          action_to_use {
            count {}
          }
        }
      }
    }

    override_action {
      none {}
    }

    visibility_config {
      metric_name                = "AWSManagedRulesCommonRuleSet"
      cloudwatch_metrics_enabled = true
      sampled_requests_enabled   = true
    }
  }

  rule {
    name     = "AWSManagedRulesKnownBadInputsRuleSet"
    priority = 3

    statement {
      managed_rule_group_statement {
        vendor_name = "AWS"
        name        = "AWSManagedRulesKnownBadInputsRuleSet"
      }
    }

    override_action {
      none {}
    }

    visibility_config {
      metric_name                = "AWSManagedRulesKnownBadInputsRuleSet"
      cloudwatch_metrics_enabled = true
      sampled_requests_enabled   = true
    }
  }

  visibility_config {
    metric_name                = "CdnFirewall"
    cloudwatch_metrics_enabled = true
    sampled_requests_enabled   = true
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_cloudfront_vpc_origin" "cdn_origin_p6pmbp6z" {
  vpc_origin_endpoint_config {
    name                   = "chatbot-prod-cdn-origin-p6pmbp6z"
    arn                    = aws_lb.edge.arn
    http_port              = 80
    https_port             = 443
    origin_protocol_policy = "http-only"

    origin_ssl_protocols {
      items    = ["TLSv1.2"]
      quantity = 1
    }
  }

  lifecycle {
    create_before_destroy = true
  }

  depends_on = [aws_internet_gateway.network_gateway, aws_lb_listener.edge_http]
}

resource "aws_cloudfront_distribution" "cdn" {
  comment         = "chatbot-prod-cdn"
  enabled         = true
  is_ipv6_enabled = true
  http_version    = "http2"
  price_class     = "PriceClass_100"
  web_acl_id      = aws_wafv2_web_acl.cdn_firewall.arn

  origin {
    origin_id   = "balancer"
    domain_name = aws_lb.edge.dns_name

    vpc_origin_config {
      vpc_origin_id            = aws_cloudfront_vpc_origin.cdn_origin_p6pmbp6z.id
      origin_read_timeout      = 60
      origin_keepalive_timeout = 60
    }
  }

  default_cache_behavior {
    target_origin_id           = "balancer"
    viewer_protocol_policy     = "redirect-to-https"
    allowed_methods            = ["GET", "HEAD", "OPTIONS", "PUT", "PATCH", "POST", "DELETE"]
    cached_methods             = ["GET", "HEAD"]
    compress                   = false
    cache_policy_id            = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id   = "33f36d7e-f396-46d9-90e0-52428a34d9dc"
    response_headers_policy_id = "67f7725c-6f97-4210-82d7-5512b31e9d03"
  }

  ordered_cache_behavior {
    path_pattern               = "/static/*"
    target_origin_id           = "balancer"
    viewer_protocol_policy     = "redirect-to-https"
    allowed_methods            = ["GET", "HEAD"]
    cached_methods             = ["GET", "HEAD"]
    compress                   = true
    cache_policy_id            = "658327ea-f89d-4fab-a63d-7e88639e58f6"
    origin_request_policy_id   = "bf0718e1-ba1e-49d1-88b1-f726733018ae"
    response_headers_policy_id = "67f7725c-6f97-4210-82d7-5512b31e9d03"
  }

  custom_error_response {
    error_code            = 400
    error_caching_min_ttl = 0
  }

  custom_error_response {
    error_code            = 403
    error_caching_min_ttl = 0
  }

  custom_error_response {
    error_code            = 404
    error_caching_min_ttl = 0
  }

  custom_error_response {
    error_code            = 405
    error_caching_min_ttl = 0
  }

  custom_error_response {
    error_code            = 414
    error_caching_min_ttl = 0
  }

  custom_error_response {
    error_code            = 500
    error_caching_min_ttl = 0
  }

  custom_error_response {
    error_code            = 501
    error_caching_min_ttl = 0
  }

  custom_error_response {
    error_code            = 502
    error_caching_min_ttl = 0
  }

  custom_error_response {
    error_code            = 503
    error_caching_min_ttl = 0
  }

  custom_error_response {
    error_code            = 504
    error_caching_min_ttl = 0
  }

  logging_config {
    bucket          = aws_s3_bucket.access_logs.bucket_domain_name
    prefix          = "distributions/"
    include_cookies = false
  }

  restrictions {
    geo_restriction {
      restriction_type = "none"
    }
  }

  viewer_certificate {
    cloudfront_default_certificate = true
  }

  depends_on = [
    aws_s3_bucket_ownership_controls.access_logs_ownership,
    aws_s3_bucket_policy.access_logs_policy,
  ]
}

output "LogBucketName" {
  description = "Name of the access log bucket AccessLogs"
  value       = aws_s3_bucket.access_logs.id
}

output "FileSystemId" {
  description = "ID of the EFS file system Sessions"
  value       = aws_efs_file_system.sessions.id
}

output "ClusterName" {
  description = "Name of the ECS cluster"
  value       = aws_ecs_cluster.cluster.name
}

output "ServiceName" {
  description = "Name of the ECS service Bot"
  value       = aws_ecs_service.bot.name
}

output "Url" {
  description = "URL of the application"
  value       = "https://${aws_cloudfront_distribution.cdn.domain_name}"
}
