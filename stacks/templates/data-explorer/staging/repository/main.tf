# data-explorer, staging: image repositories

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
      stack       = "data-explorer"
      environment = "staging"
    }
  }
}

resource "aws_ecr_repository" "explorer_repository" {
  name                 = "data-explorer-staging/explorer"
  image_tag_mutability = "IMMUTABLE"
  force_delete         = true

  image_scanning_configuration {
    scan_on_push = true
  }
}

resource "aws_ecr_lifecycle_policy" "explorer_repository_rules" {
  repository = aws_ecr_repository.explorer_repository.name
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
  description = "ECR repository of service Explorer"
  value       = aws_ecr_repository.explorer_repository.repository_url
}
