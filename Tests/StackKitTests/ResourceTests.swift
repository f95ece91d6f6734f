import Testing

@testable import StackKit

/// Resources that the committed templates do not contain: each case is a resource in both languages. As text, to be
/// read as it is written.
@Suite struct ResourceTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let resource: any Resource
    let yaml: String
    let hcl: String
  }

  private static let network = Network("Network", cidr: "10.0.0.0/16")
  private static let balancer = LoadBalancer("Edge", in: network, entrance: .distribution)

  private static func targets(_ stickiness: Stickiness) -> TargetGroup {
    balancer.targets(
      "Web", for: SessionProfile(port: 8000, healthCheck: .init("/up"), drain: .seconds(30)), stickiness: stickiness
    ).group
  }

  static let cases = [
    Case(
      testDescription: "stickiness by the application's cookie",
      resource: targets(.applicationCookie("session", for: .days(7))),
      yaml: """
              TargetGroupAttributes:
                - Key: deregistration_delay.timeout_seconds
                  Value: '30'
                - Key: load_balancing.algorithm.type
                  Value: round_robin
                - Key: slow_start.duration_seconds
                  Value: '0'
                - Key: stickiness.enabled
                  Value: 'true'
                - Key: stickiness.type
                  Value: app_cookie
                - Key: stickiness.app_cookie.cookie_name
                  Value: session
                - Key: stickiness.app_cookie.duration_seconds
                  Value: '604800'
        """,
      hcl: """
          deregistration_delay          = 30
          load_balancing_algorithm_type = "round_robin"
          slow_start                    = 0

          health_check {
            protocol            = "HTTP"
            path                = "/up"
            interval            = 10
            timeout             = 5
            healthy_threshold   = 2
            unhealthy_threshold = 5
            matcher             = "200"
          }

          stickiness {
            enabled         = true
            type            = "app_cookie"
            cookie_name     = "session"
            cookie_duration = 604800
          }
        """),
    Case(
      testDescription: "no stickiness",
      resource: targets(.off(because: "it keeps nothing")),
      yaml: """
                - Key: stickiness.enabled
                  Value: 'false'
                - Key: stickiness.type
                  Value: lb_cookie
        """,
      hcl: """
          stickiness {
            enabled = false
            type    = "lb_cookie"
          }
        """),
    Case(
      testDescription: "an HTTPS listener",
      resource: Listener(
        name: "Listener", balancer: balancer.resource, port: 443, certificate: "arn:aws:acm:eu-west-1:123456789012:x",
        action: .notFound, after: []),
      yaml: """
          Listener:
            Type: AWS::ElasticLoadBalancingV2::Listener
            Properties:
              LoadBalancerArn: !Ref Edge
              Protocol: HTTPS
              Port: 443
              SslPolicy: ELBSecurityPolicy-TLS13-1-2-2021-06
              Certificates:
                - CertificateArn: arn:aws:acm:eu-west-1:123456789012:x
              DefaultActions:
                - Type: fixed-response
                  FixedResponseConfig:
                    StatusCode: '404'
                    ContentType: text/plain
                    MessageBody: Not found
        """,
      hcl: """
        resource "aws_lb_listener" "listener" {
          load_balancer_arn = aws_lb.edge.arn
          protocol          = "HTTPS"
          port              = 443
          ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"
          certificate_arn   = "arn:aws:acm:eu-west-1:123456789012:x"

          default_action {
            type = "fixed-response"

            fixed_response {
              status_code  = "404"
              content_type = "text/plain"
              message_body = "Not found"
            }
          }
        }
        """),
    Case(
      testDescription: "a rule by host and path",
      resource: balancer.targets(
        "Api", for: .streamlit, answering: .path("/api/*", "/v1/*", host: "app.example.com", priority: 10)
      ).rule,
      yaml: """
              ListenerArn: !Ref EdgeHTTP
              Priority: 10
              Conditions:
                - Field: host-header
                  HostHeaderConfig:
                    Values:
                      - app.example.com
                - Field: path-pattern
                  PathPatternConfig:
                    Values:
                      - /api/*
                      - /v1/*
              Actions:
                - Type: forward
                  TargetGroupArn: !Ref Api
        """,
      hcl: """
          condition {
            host_header {
              values = ["app.example.com"]
            }
          }

          condition {
            path_pattern {
              values = ["/api/*", "/v1/*"]
            }
          }
        """),
    Case(
      testDescription: "a condition beside another of the same operator",
      resource: RolePolicy(
        name: "Policy", role: Role(name: "Role", summary: "test"),
        permissions: [
          .custom(
            ["s3:GetObject"], on: ["arn:aws:s3:::bucket/*"],
            when: [("StringEquals", "a:b", "c"), ("StringLike", "d:e", "f*"), ("StringEquals", "g:h", "i")])
        ]),
      yaml: """
                    Condition:
                      StringEquals:
                        a:b: c
                        g:h: i
                      StringLike:
                        d:e: f*
        """,
      hcl: """
                Condition = {
                  StringEquals = {
                    "a:b" = "c"
                    "g:h" = "i"
                  }
                  StringLike = {
                    "d:e" = "f*"
                  }
                }
        """),
  ]

  @Test("a resource is the same in both languages", arguments: cases)
  func both(example: Case) {
    let shop = Shop { example.resource }
    #expect(shop.synthesis.problems.isEmpty)
    #expect(shop.yaml.contains(example.yaml))
    #expect(shop.hcl.contains(example.hcl))
  }

  @Test("tags are Terraform's default tags, and the manifest's")
  func tags() {
    var shop = Shop { Thing(name: "One") }
    shop.tags = ["team": "web", "cost-center": "ours+2"]
    // On text: the provider is not part of the model.
    #expect(
      shop.hcl.contains(
        """
          default_tags {
            tags = {
              stack         = "shop"
              environment   = "test"
              team          = "web"
              "cost-center" = "ours+2"
            }
          }
        """))
    #expect(shop.manifest["tags"]?["cost-center"] == "ours+2")
  }
}
