# video-studio, staging: image repositories

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
      stack       = "video-studio"
      environment = "staging"
    }
  }
}

resource "aws_ecr_repository" "studio_repository" {
  name                 = "video-studio-staging/studio"
  image_tag_mutability = "IMMUTABLE"
  force_delete         = true

  image_scanning_configuration {
    scan_on_push = true
  }
}

resource "aws_ecr_lifecycle_policy" "studio_repository_rules" {
  repository = aws_ecr_repository.studio_repository.name
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

resource "aws_ecr_repository" "front_repository" {
  name                 = "video-studio-staging/front"
  image_tag_mutability = "IMMUTABLE"
  force_delete         = true

  image_scanning_configuration {
    scan_on_push = true
  }
}

resource "aws_ecr_lifecycle_policy" "front_repository_rules" {
  repository = aws_ecr_repository.front_repository.name
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

output "StudioRepositoryUri" {
  description = "ECR repository of service Studio"
  value       = aws_ecr_repository.studio_repository.repository_url
}

output "FrontRepositoryUri" {
  description = "ECR repository of service Front"
  value       = aws_ecr_repository.front_repository.repository_url
}
