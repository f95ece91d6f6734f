# chatbot, staging: image repositories

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
      environment = "staging"
    }
  }
}

resource "aws_ecr_repository" "bot_repository" {
  name                 = "chatbot-staging/bot"
  image_tag_mutability = "IMMUTABLE"

  image_scanning_configuration {
    scan_on_push = true
  }

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_ecr_lifecycle_policy" "bot_repository_rules" {
  repository = aws_ecr_repository.bot_repository.name
  policy = jsonencode({
    rules = [
      {
        rulePriority = 1
        description  = "Keep the last 50 images"
        selection = {
          tagStatus   = "any"
          countType   = "imageCountMoreThan"
          countNumber = 50
        }
        action = {
          type = "expire"
        }
      }
    ]
  })
}

output "RepositoryUri" {
  description = "ECR repository of service Bot"
  value       = aws_ecr_repository.bot_repository.repository_url
}
