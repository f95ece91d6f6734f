# live-board, prod

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
      stack       = "live-board"
      environment = "prod"
    }
  }
}

variable "live_image" {
  type        = string
  description = "Image of service Live: repository@sha256:digest"

  validation {
    condition     = can(regex("^(?:[a-z0-9][a-z0-9._:/-]*@sha256:[0-9a-f]{64})$", var.live_image))
    error_message = "The image must be given by digest: repository@sha256: and 64 hexadecimal digits."
  }
}

resource "aws_vpc" "network" {
  cidr_block           = "10.40.0.0/16"
  enable_dns_support   = true
  enable_dns_hostnames = true
  tags = {
    Name = "live-board-prod-network"
  }
}

resource "aws_internet_gateway" "network_gateway" {
  vpc_id = aws_vpc.network.id
  tags = {
    Name = "live-board-prod-network-gateway"
  }
}

data "aws_availability_zones" "available" {
  state = "available"

  filter {
    name   = "opt-in-status"
    values = ["opt-in-not-required"]
  }
}

resource "aws_subnet" "network_public_a" {
  vpc_id            = aws_vpc.network.id
  cidr_block        = "10.40.0.0/24"
  availability_zone = data.aws_availability_zones.available.names[0]
  tags = {
    Name = "live-board-prod-network-public-a"
  }
}

resource "aws_subnet" "network_public_b" {
  vpc_id            = aws_vpc.network.id
  cidr_block        = "10.40.1.0/24"
  availability_zone = data.aws_availability_zones.available.names[1]
  tags = {
    Name = "live-board-prod-network-public-b"
  }
}

resource "aws_route_table" "network_public_routes" {
  vpc_id = aws_vpc.network.id
  tags = {
    Name = "live-board-prod-network-public-routes"
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
  cidr_block        = "10.40.16.0/20"
  availability_zone = data.aws_availability_zones.available.names[0]
  tags = {
    Name = "live-board-prod-network-private-a"
  }
}

resource "aws_subnet" "network_private_b" {
  vpc_id            = aws_vpc.network.id
  cidr_block        = "10.40.32.0/20"
  availability_zone = data.aws_availability_zones.available.names[1]
  tags = {
    Name = "live-board-prod-network-private-b"
  }
}

resource "aws_route_table" "network_private_routes_a" {
  vpc_id = aws_vpc.network.id
  tags = {
    Name = "live-board-prod-network-private-routes-a"
  }
}

resource "aws_eip" "network_nat_address_a" {
  domain = "vpc"
  tags = {
    Name = "live-board-prod-network-nat-address-a"
  }

  depends_on = [aws_internet_gateway.network_gateway]
}

resource "aws_nat_gateway" "network_nat_gateway_a" {
  allocation_id = aws_eip.network_nat_address_a.id
  subnet_id     = aws_subnet.network_public_a.id
  tags = {
    Name = "live-board-prod-network-nat-gateway-a"
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
    Name = "live-board-prod-network-private-routes-b"
  }
}

resource "aws_eip" "network_nat_address_b" {
  domain = "vpc"
  tags = {
    Name = "live-board-prod-network-nat-address-b"
  }

  depends_on = [aws_internet_gateway.network_gateway]
}

resource "aws_nat_gateway" "network_nat_gateway_b" {
  allocation_id = aws_eip.network_nat_address_b.id
  subnet_id     = aws_subnet.network_public_b.id
  tags = {
    Name = "live-board-prod-network-nat-gateway-b"
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

resource "aws_security_group" "edge_security_group" {
  description = "Access to load balancer Edge"
  vpc_id      = aws_vpc.network.id
  tags = {
    Name = "live-board-prod-edge-security-group"
  }

  egress {
    description = "To tasks in the VPC"
    protocol    = "tcp"
    from_port   = 1
    to_port     = 65535
    cidr_blocks = ["10.40.0.0/16"]
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_lb" "edge" {
  name                       = "live-board-prod-edge"
  load_balancer_type         = "application"
  internal                   = true
  subnets                    = [aws_subnet.network_private_a.id, aws_subnet.network_private_b.id]
  security_groups            = [aws_security_group.edge_security_group.id]
  idle_timeout               = 300
  client_keep_alive          = 3600
  drop_invalid_header_fields = true
  desync_mitigation_mode     = "defensive"
  xff_header_processing_mode = "append"
  enable_deletion_protection = false

  depends_on = [aws_internet_gateway.network_gateway]
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
  name                          = "live-board-prod-web"
  vpc_id                        = aws_vpc.network.id
  target_type                   = "ip"
  protocol                      = "HTTP"
  port                          = 80
  deregistration_delay          = 120
  load_balancing_algorithm_type = "round_robin"
  slow_start                    = 0

  health_check {
    protocol            = "HTTP"
    path                = "/health"
    interval            = 10
    timeout             = 5
    healthy_threshold   = 2
    unhealthy_threshold = 5
    matcher             = "200"
  }

  stickiness {
    enabled         = true
    type            = "app_cookie"
    cookie_name     = "__Host-board_session"
    cookie_duration = 28800
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

resource "aws_secretsmanager_secret" "board_auth_token" {
  description = "Password of cache Board, generated at creation"

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_secretsmanager_secret_version" "board_auth_token_value" {
  secret_id     = aws_secretsmanager_secret.board_auth_token.arn
  secret_string = join("", [uuid(), uuid()])

  lifecycle {
    ignore_changes = [secret_string]
  }
}

resource "aws_elasticache_subnet_group" "board_subnets" {
  name        = "live-board-prod-board-subnets"
  description = "Private subnets of cache Board"
  subnet_ids  = [aws_subnet.network_private_a.id, aws_subnet.network_private_b.id]
}

resource "aws_security_group" "board_security_group" {
  description = "Access to cache Board"
  vpc_id      = aws_vpc.network.id
  tags = {
    Name = "live-board-prod-board-security-group"
  }

  egress {
    description = "No outbound traffic"
    protocol    = "tcp"
    from_port   = 1
    to_port     = 1
    cidr_blocks = ["127.0.0.1/32"]
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_elasticache_replication_group" "board" {
  replication_group_id       = "live-board-prod-board"
  description                = "Valkey cache Board"
  engine                     = "valkey"
  engine_version             = "8.0"
  node_type                  = "cache.t4g.micro"
  num_cache_clusters         = 2
  automatic_failover_enabled = true
  multi_az_enabled           = true
  port                       = 6379
  subnet_group_name          = aws_elasticache_subnet_group.board_subnets.name
  security_group_ids         = [aws_security_group.board_security_group.id]
  at_rest_encryption_enabled = true
  transit_encryption_enabled = true
  transit_encryption_mode    = "required"
  auth_token                 = aws_secretsmanager_secret_version.board_auth_token_value.secret_string
  auto_minor_version_upgrade = true
  snapshot_retention_limit   = 1
  final_snapshot_identifier  = "live-board-prod-board-final"
  apply_immediately          = true

  lifecycle {
    prevent_destroy = true
    ignore_changes  = [engine_version]
  }
}

resource "aws_security_group" "live_security_group" {
  description = "Tasks of service Live"
  vpc_id      = aws_vpc.network.id
  tags = {
    Name = "live-board-prod-live-security-group"
  }

  egress {
    description = "HTTPS to AWS and the internet"
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = ["0.0.0.0/0"]
  }

  egress {
    description     = "To Board"
    protocol        = "tcp"
    from_port       = 6379
    to_port         = 6379
    security_groups = [aws_security_group.board_security_group.id]
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_vpc_security_group_ingress_rule" "live_from_balancer" {
  security_group_id            = aws_security_group.live_security_group.id
  description                  = "From load balancer Edge"
  ip_protocol                  = "tcp"
  from_port                    = 8000
  to_port                      = 8000
  referenced_security_group_id = aws_security_group.edge_security_group.id
}

resource "aws_vpc_security_group_ingress_rule" "board_from_live" {
  security_group_id            = aws_security_group.board_security_group.id
  description                  = "From tasks of service Live"
  ip_protocol                  = "tcp"
  from_port                    = 6379
  to_port                      = 6379
  referenced_security_group_id = aws_security_group.live_security_group.id
}

resource "aws_secretsmanager_secret" "live_board_session_secret" {
  description = "BOARD_SESSION_SECRET of Live, generated at creation"

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_secretsmanager_secret_version" "live_board_session_secret_value" {
  secret_id                = aws_secretsmanager_secret.live_board_session_secret.arn
  secret_string_wo         = join("", [uuid(), uuid()])
  secret_string_wo_version = 1
}

resource "aws_ecs_cluster" "cluster" {
  name = "live-board-prod"

  setting {
    name  = "containerInsights"
    value = "enabled"
  }
}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}

resource "aws_iam_role" "live_execution_role" {
  description = "Task execution role of service Live"
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

resource "aws_iam_role" "live_task_role" {
  description = "Task role of service Live"
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

resource "aws_cloudwatch_log_group" "live_logs" {
  name              = "/ecs/live-board-prod-live-logs"
  retention_in_days = 30
}

resource "aws_iam_role_policy" "live_execution_policy" {
  name = "live-board-prod-live-execution-policy"
  role = aws_iam_role.live_execution_role.name
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
          "arn:${data.aws_partition.current.partition}:ecr:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:repository/live-board-prod/live",
        ]
      },
      {
        Effect = "Allow"
        Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:${aws_cloudwatch_log_group.live_logs.name}:*",
        ]
      },
      {
        Effect = "Allow"
        Action = ["secretsmanager:GetSecretValue"]
        Resource = [
          aws_secretsmanager_secret.live_board_session_secret.arn,
          aws_secretsmanager_secret.board_auth_token.arn,
        ]
      }
    ]
  })
}

resource "aws_ecs_task_definition" "live_task" {
  family                   = "live-board-prod-live"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = "256"
  memory                   = "512"
  execution_role_arn       = aws_iam_role.live_execution_role.arn
  task_role_arn            = aws_iam_role.live_task_role.arn
  skip_destroy             = true
  container_definitions = jsonencode([
    {
      name                   = "live"
      image                  = var.live_image
      essential              = true
      user                   = "1000:1000"
      readonlyRootFilesystem = true
      portMappings = [
        {
          containerPort = 8000
          hostPort      = 8000
          protocol      = "tcp"
        }
      ]
      environment = [
        {
          name  = "WEB_CONCURRENCY"
          value = "1"
        },
        {
          name  = "VALKEY_URL"
          value = "rediss://${aws_elasticache_replication_group.board.primary_endpoint_address}:6379"
        }
      ]
      secrets = [
        {
          name      = "BOARD_SESSION_SECRET"
          valueFrom = aws_secretsmanager_secret.live_board_session_secret.arn
        },
        {
          name      = "VALKEY_AUTH_TOKEN"
          valueFrom = aws_secretsmanager_secret.board_auth_token.arn
        }
      ]
      mountPoints = [
        {
          sourceVolume  = "live-tmp"
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
          "awslogs-group"         = aws_cloudwatch_log_group.live_logs.name
          "awslogs-region"        = data.aws_region.current.id
          "awslogs-stream-prefix" = "live"
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
    name = "live-tmp"
  }

  lifecycle {
    create_before_destroy = true
  }

  depends_on = [aws_iam_role_policy.live_execution_policy]
}

resource "aws_ecs_service" "live" {
  name                               = "live-board-prod-live"
  cluster                            = aws_ecs_cluster.cluster.arn
  task_definition                    = aws_ecs_task_definition.live_task.arn
  launch_type                        = "FARGATE"
  platform_version                   = "LATEST"
  desired_count                      = 3
  deployment_minimum_healthy_percent = 100
  deployment_maximum_percent         = 200
  availability_zone_rebalancing      = "DISABLED"
  health_check_grace_period_seconds  = 60
  enable_execute_command             = false
  enable_ecs_managed_tags            = true
  propagate_tags                     = "SERVICE"

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  network_configuration {
    subnets          = [aws_subnet.network_private_a.id, aws_subnet.network_private_b.id]
    security_groups  = [aws_security_group.live_security_group.id]
    assign_public_ip = false
  }

  load_balancer {
    container_name   = "live"
    container_port   = 8000
    target_group_arn = aws_lb_target_group.web.arn
  }

  lifecycle {
    ignore_changes = [desired_count]
  }

  depends_on = [
    aws_route.network_private_route_a,
    aws_route_table_association.network_private_a_routes,
    aws_route.network_private_route_b,
    aws_route_table_association.network_private_b_routes,
    aws_lb_listener_rule.web_rule,
    aws_vpc_security_group_ingress_rule.live_from_balancer,
    aws_vpc_security_group_ingress_rule.board_from_live,
    aws_secretsmanager_secret_version.live_board_session_secret_value,
  ]
}

resource "aws_appautoscaling_target" "live_scaling" {
  service_namespace  = "ecs"
  scalable_dimension = "ecs:service:DesiredCount"
  resource_id        = "service/${aws_ecs_cluster.cluster.name}/${aws_ecs_service.live.name}"
  min_capacity       = 3
  max_capacity       = 12
}

resource "aws_appautoscaling_policy" "live_scaling_cpu" {
  name               = "live-board-prod-live-scaling-cpu"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = "ecs"
  scalable_dimension = "ecs:service:DesiredCount"
  resource_id        = aws_appautoscaling_target.live_scaling.resource_id

  target_tracking_scaling_policy_configuration {
    target_value       = 60
    scale_in_cooldown  = 300
    scale_out_cooldown = 60

    predefined_metric_specification {
      predefined_metric_type = "ECSServiceAverageCPUUtilization"
    }
  }
}

resource "aws_appautoscaling_policy" "live_scaling_connections" {
  name               = "live-board-prod-live-scaling-connections"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = "ecs"
  scalable_dimension = "ecs:service:DesiredCount"
  resource_id        = aws_appautoscaling_target.live_scaling.resource_id

  target_tracking_scaling_policy_configuration {
    target_value       = 1000
    scale_in_cooldown  = 300
    scale_out_cooldown = 60

    customized_metric_specification {
      metrics {
        id          = "connections"
        return_data = false

        metric_stat {
          stat = "Sum"

          metric {
            namespace   = "AWS/ApplicationELB"
            metric_name = "ActiveConnectionCount"

            dimensions {
              name  = "LoadBalancer"
              value = aws_lb.edge.arn_suffix
            }
          }
        }
      }

      metrics {
        id          = "tasks"
        return_data = false

        metric_stat {
          stat = "Average"

          metric {
            namespace   = "ECS/ContainerInsights"
            metric_name = "RunningTaskCount"

            dimensions {
              name  = "ClusterName"
              value = aws_ecs_cluster.cluster.name
            }

            dimensions {
              name  = "ServiceName"
              value = aws_ecs_service.live.name
            }
          }
        }
      }

      metrics {
        id          = "sessions"
        expression  = "connections / 2 / tasks"
        label       = "Open connections per task"
        return_data = true
      }
    }
  }
}

resource "aws_vpc_security_group_ingress_rule" "edge_from_cloud_front" {
  security_group_id = aws_security_group.edge_security_group.id
  description       = "From CloudFront"
  ip_protocol       = "tcp"
  from_port         = 80
  to_port           = 80
  prefix_list_id    = "pl-3b927c52"
}

resource "aws_wafv2_web_acl" "cdn_firewall" {
  name        = "live-board-prod-cdn-firewall"
  description = "Rules for requests: Cdn/Firewall"
  scope       = "CLOUDFRONT"
  tags = {
    Name = "live-board-prod-cdn-firewall"
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

resource "aws_cloudfront_vpc_origin" "cdn_origin_cupzwsha" {
  vpc_origin_endpoint_config {
    name                   = "live-board-prod-cdn-origin-cupzwsha"
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
  comment         = "live-board-prod-cdn"
  enabled         = true
  is_ipv6_enabled = true
  http_version    = "http2"
  price_class     = "PriceClass_100"
  web_acl_id      = aws_wafv2_web_acl.cdn_firewall.arn

  origin {
    origin_id   = "balancer"
    domain_name = aws_lb.edge.dns_name

    vpc_origin_config {
      vpc_origin_id            = aws_cloudfront_vpc_origin.cdn_origin_cupzwsha.id
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

  restrictions {
    geo_restriction {
      restriction_type = "none"
    }
  }

  viewer_certificate {
    cloudfront_default_certificate = true
  }
}

output "ClusterName" {
  description = "Name of the ECS cluster"
  value       = aws_ecs_cluster.cluster.name
}

output "ServiceName" {
  description = "Name of the ECS service Live"
  value       = aws_ecs_service.live.name
}

output "Url" {
  description = "URL of the application"
  value       = "https://${aws_cloudfront_distribution.cdn.domain_name}"
}
