"""Usage: fifty.py COUNT FOLDER   writes COUNT copies of the fifty resources of Tests/SynthBench/Fifty.swift with troposphere.

JSON, as AWS CDK writes it: troposphere's YAML takes it several times as long.
"""

import sys
from pathlib import Path

from troposphere import GetAtt, GetAZs, Ref, Select, Sub, Tags, Template, ec2, elasticloadbalancingv2, iam, logs


def fifty(stack_name: str) -> Template:
    template = Template()
    add = template.add_resource

    def name_tag(name: str) -> Tags:
        return Tags(Name=f"{stack_name}-{name}")

    vpc = add(
        ec2.VPC(
            "Network",
            CidrBlock="10.20.0.0/16",
            EnableDnsSupport=True,
            EnableDnsHostnames=True,
            Tags=name_tag("network"),
        )
    )
    gateway = add(ec2.InternetGateway("Gateway", Tags=name_tag("gateway")))
    attachment = add(ec2.VPCGatewayAttachment("Attachment", VpcId=Ref(vpc), InternetGatewayId=Ref(gateway)))
    routes = add(ec2.RouteTable("Routes", VpcId=Ref(vpc), Tags=name_tag("routes")))
    add(
        ec2.Route(
            "Route",
            RouteTableId=Ref(routes),
            DestinationCidrBlock="0.0.0.0/0",
            GatewayId=Ref(gateway),
            DependsOn=attachment.title,
        )
    )

    for index in range(4):
        subnet = add(
            ec2.Subnet(
                f"Subnet{index}",
                VpcId=Ref(vpc),
                CidrBlock=f"10.20.{index * 16}.0/20",
                AvailabilityZone=Select(index % 2, GetAZs("")),
                Tags=name_tag(f"subnet{index}"),
            )
        )
        add(ec2.SubnetRouteTableAssociation(f"Association{index}", SubnetId=Ref(subnet), RouteTableId=Ref(routes)))

    for index in range(8):
        egress = ec2.SecurityGroupRule(
            Description="To the web by HTTPS", IpProtocol="tcp", FromPort=443, ToPort=443, CidrIp="0.0.0.0/0"
        )
        group = add(
            ec2.SecurityGroup(
                f"Group{index}",
                GroupDescription=f"Tier {index}: who may reach it",
                VpcId=Ref(vpc),
                SecurityGroupEgress=[egress],
                Tags=name_tag(f"group{index}"),
            )
        )
        add(
            ec2.SecurityGroupIngress(
                f"Rule{index}",
                GroupId=GetAtt(group, "GroupId"),
                Description="From the tier in front",
                IpProtocol="tcp",
                FromPort=8000 + index,
                ToPort=8000 + index,
                SourceSecurityGroupId=GetAtt(f"Group{(index + 7) % 8}", "GroupId"),
            )
        )

    attributes = {
        "deregistration_delay.timeout_seconds": "120",
        "stickiness.enabled": "true",
        "stickiness.type": "lb_cookie",
    }
    for index in range(6):
        add(
            elasticloadbalancingv2.TargetGroup(
                f"Targets{index}",
                VpcId=Ref(vpc),
                TargetType="ip",
                Protocol="HTTP",
                Port=8000 + index,
                HealthCheckPath="/health",
                HealthCheckIntervalSeconds=10,
                TargetGroupAttributes=[
                    elasticloadbalancingv2.TargetGroupAttribute(Key=key, Value=value)
                    for key, value in attributes.items()
                ],
            )
        )

    for index in range(5):
        group = add(logs.LogGroup(f"Logs{index}", LogGroupName=f"/ecs/{stack_name}-logs{index}", RetentionInDays=30))
        trust = {"Effect": "Allow", "Principal": {"Service": "ecs-tasks.amazonaws.com"}, "Action": "sts:AssumeRole"}
        role = add(
            iam.Role(
                f"Role{index}",
                Description=f"What the tasks of tier {index} may do",
                AssumeRolePolicyDocument={"Version": "2012-10-17", "Statement": [trust]},
            )
        )
        arn = f"arn:${{AWS::Partition}}:logs:${{AWS::Region}}:${{AWS::AccountId}}:log-group:${{{group.title}}}:*"
        write = {"Effect": "Allow", "Action": ["logs:CreateLogStream", "logs:PutLogEvents"], "Resource": Sub(arn)}
        add(
            iam.RolePolicy(
                f"Policy{index}",
                PolicyName="application",
                RoleName=Ref(role),
                PolicyDocument={"Version": "2012-10-17", "Statement": [write]},
            )
        )
    return template


count, folder = int(sys.argv[1]), Path(sys.argv[2])
folder.mkdir(parents=True, exist_ok=True)
for number in range(1, count + 1):
    name = f"fifty-copy-{number}"
    (folder / f"{name}.template.json").write_text(fifty(name).to_json())
