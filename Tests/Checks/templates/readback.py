#!/usr/bin/env python3
"""Usage: .build/python/tools/bin/python Tests/Checks/templates/readback.py STACK/ENVIRONMENT…

Reads every target group, listener, listener rule, task definition, service, scaling target and scaling policy of deployed
stacks back through AWS's own APIs, and compares each property of the template with what is there. What an emulation does not
remember is listed in FORGETS, with the reason; any other difference is an error, as is a property that cannot be evaluated.
"""
import re
import sys

import awscli.botocore.session  # the aws CLI brings its own
import yaml

from templates import TEMPLATES, manifest

# Properties by type that AWS has and the emulation drops.
FORGETS = {
}


class Template(yaml.SafeLoader):
    """YAML with CloudFormation's short intrinsic functions, each as its long form."""


def intrinsic(loader, suffix, node):
    name = suffix if suffix in ("Ref", "Condition") else f"Fn::{suffix}"
    if isinstance(node, yaml.ScalarNode):
        value = loader.construct_scalar(node)
        return {name: value.split(".", 1) if suffix == "GetAtt" else value}
    construct = loader.construct_sequence if isinstance(node, yaml.SequenceNode) else loader.construct_mapping
    return {name: construct(node, deep=True)}


Template.add_multi_constructor("!", intrinsic)


class Stack:
    """A deployed stack, and the APIs to ask about it."""

    def __init__(self, name):
        said = manifest(name)
        self.region = said["region"]
        self.template = yaml.load((TEMPLATES / name / "template.yaml").read_text(), Template)
        session = awscli.botocore.session.get_session()
        self.client = lambda service: session.create_client(service, region_name=self.region)
        self.account = self.client("sts").get_caller_identity()["Account"]
        cloudformation = self.client("cloudformation")
        stack = cloudformation.describe_stacks(StackName=said["stackName"])["Stacks"][0]
        self.parameters = {p["ParameterKey"]: p["ParameterValue"] for p in stack.get("Parameters", [])}
        resources = cloudformation.describe_stack_resources(StackName=said["stackName"])["StackResources"]
        self.physical = {r["LogicalResourceId"]: r["PhysicalResourceId"] for r in resources}

    def attribute(self, name, attribute):
        kind, physical = self.template["Resources"][name]["Type"], self.physical[name]
        match kind, attribute:
            case ("AWS::EC2::SecurityGroup", "GroupId") | ("AWS::EC2::VPC", "VpcId"):
                return physical
            case "AWS::IAM::Role", "Arn":
                return self.client("iam").get_role(RoleName=physical)["Role"]["Arn"]
            case "AWS::ECS::Service", "Name":
                return physical.split("/")[-1]
            case "AWS::ECS::Cluster", "Arn":
                return self.client("ecs").describe_clusters(clusters=[physical])["clusters"][0]["clusterArn"]
            case "AWS::ElasticLoadBalancingV2::TargetGroup", "TargetGroupName":
                return physical.split("/")[-2]
            case "AWS::ElasticLoadBalancingV2::TargetGroup", "TargetGroupFullName":
                return physical.split(":")[-1]
            case "AWS::ElasticLoadBalancingV2::LoadBalancer", "LoadBalancerFullName":
                return physical.split(":loadbalancer/")[-1]
            case "AWS::ElasticLoadBalancingV2::LoadBalancer", "DNSName":
                answer = self.client("elbv2").describe_load_balancers(LoadBalancerArns=[physical])
                return answer["LoadBalancers"][0]["DNSName"]
        # For other types, such as a Cloud Map service, the emulation generates the attributes.
        return ANYTHING

    def reference(self, name):
        pseudo = {"AWS::Region": self.region, "AWS::AccountId": self.account, "AWS::Partition": "aws"}
        for values in (pseudo, self.parameters, self.physical):
            if name in values:
                return values[name]
        raise KeyError(f"nothing is called {name}")

    def resolve(self, value):
        """The value with its intrinsic functions evaluated."""
        match value:
            case {"Ref": name}:
                return self.reference(name)
            case {"Fn::GetAtt": [name, attribute]}:
                return self.attribute(name, attribute)
            case {"Fn::Sub": str(text)}:
                parts = re.split(r"\$\{([^}]*)\}", text)
                for i in range(1, len(parts), 2):
                    name, _, attribute = parts[i].partition(".")
                    parts[i] = (f"${{{name[1:]}}}" if name.startswith("!") else
                                self.attribute(name, attribute) if attribute else self.reference(name))
                return ANYTHING if ANYTHING in parts else "".join(parts)
            case {"Fn::Join": [separator, items]}:
                items = [self.resolve(item) for item in items]
                return ANYTHING if ANYTHING in items else separator.join(items)
            case {"Fn::Select": [index, items]} if isinstance(items, list):
                return self.resolve(items[int(index)])
            case dict():
                if any(key.startswith("Fn::") for key in value):
                    return ANYTHING
                return {key: self.resolve(item) for key, item in value.items()}
            case list():
                return [self.resolve(item) for item in value]
        return value


class Anything:
    """What only the emulation knows: some value has to be there."""

    def __repr__(self):
        return "something"


ANYTHING = Anything()


def target_group(stack, arn):
    client = stack.client("elbv2")
    found = client.describe_target_groups(TargetGroupArns=[arn])["TargetGroups"][0]
    attributes = client.describe_target_group_attributes(TargetGroupArn=arn)["Attributes"]
    return found | {"Name": found["TargetGroupName"], "TargetGroupAttributes": attributes}


def listener(stack, arn):
    client = stack.client("elbv2")
    found = client.describe_listeners(ListenerArns=[arn])["Listeners"][0]
    return found | {"ListenerAttributes": client.describe_listener_attributes(ListenerArn=arn)["Attributes"]}


def listener_rule(stack, arn):
    rule = stack.client("elbv2").describe_rules(RuleArns=[arn])["Rules"][0]
    return rule | {"ListenerArn": re.sub(r":listener-rule/(.*)/[^/]*$", r":listener/\1", arn)}


def task_definition(stack, arn):
    return stack.client("ecs").describe_task_definition(taskDefinition=arn)["taskDefinition"]


def service(stack, arn):
    cluster = arn.split("/")[1]
    found = stack.client("ecs").describe_services(cluster=cluster, services=[arn])["services"][0]
    primary = next(d for d in found["deployments"] if d["status"] == "PRIMARY")
    return primary | found | {"cluster": cluster}


def scaling_resource(stack, name):
    properties = stack.template["Resources"][name]["Properties"]
    if "ScalingTargetId" in properties:
        properties = stack.template["Resources"][properties["ScalingTargetId"]["Ref"]]["Properties"]
    return stack.resolve(properties["ResourceId"])


def scalable_target(stack, _, name):
    resource = scaling_resource(stack, name)
    client = stack.client("application-autoscaling")
    found = client.describe_scalable_targets(ServiceNamespace="ecs", ResourceIds=[resource])["ScalableTargets"][0]
    actions = client.describe_scheduled_actions(ServiceNamespace="ecs", ResourceId=resource)["ScheduledActions"]
    return found | {"ScheduledActions": actions}


def scaling_policy(stack, _, name):
    policies = stack.client("application-autoscaling").describe_scaling_policies(
        ServiceNamespace="ecs", ResourceId=scaling_resource(stack, name))["ScalingPolicies"]
    wanted = stack.resolve(stack.template["Resources"][name]["Properties"]["PolicyName"])
    found = next(policy for policy in policies if policy["PolicyName"] == wanted)
    return found | {"ScalingTargetId": stack.physical[stack.template["Resources"][name]["Properties"]["ScalingTargetId"]["Ref"]]}


READERS = {
    "AWS::ElasticLoadBalancingV2::TargetGroup": lambda stack, id, _: target_group(stack, id),
    "AWS::ElasticLoadBalancingV2::Listener": lambda stack, id, _: listener(stack, id),
    "AWS::ElasticLoadBalancingV2::ListenerRule": lambda stack, id, _: listener_rule(stack, id),
    "AWS::ECS::TaskDefinition": lambda stack, id, _: task_definition(stack, id),
    "AWS::ECS::Service": lambda stack, id, _: service(stack, id),
    "AWS::ApplicationAutoScaling::ScalableTarget": scalable_target,
    "AWS::ApplicationAutoScaling::ScalingPolicy": scaling_policy,
}


def plain(value):
    """APIs and templates differ in the case of keys, in numbers as text, and in what is a list of keys and values."""
    if isinstance(value, dict):
        return {key.lower(): plain(item) for key, item in value.items()}
    if isinstance(value, list):
        if value and all(isinstance(item, dict) and item.keys() == {"Key", "Value"} for item in value):
            return {item["Key"].lower(): plain(item["Value"]) for item in value}
        return [plain(item) for item in value]
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (int, float)):
        return f"{value:g}"
    return value


def compare(wanted, found, path):
    """Yields every property: its path, and why it is another, None for equal."""
    if isinstance(wanted, dict):
        for key, item in wanted.items():
            inner = found.get(key) if isinstance(found, dict) else None
            yield from compare(item, inner, f"{path}.{key}")
    elif isinstance(wanted, list) and any(isinstance(item, dict) for item in wanted):
        if not isinstance(found, list) or len(found) != len(wanted):
            yield path, f"expected {len(wanted)} members, found {found!r}"
            return
        for index, item in enumerate(wanted):
            yield from compare(item, found[index], f"{path}[{index}]")
    elif wanted is ANYTHING:
        yield path, None if found not in (None, "") else "expected something, found nothing"
    elif isinstance(wanted, list) and isinstance(found, list):
        # Sets: subnets, groups, values.
        yield path, None if sorted(map(str, wanted)) == sorted(map(str, found)) else f"expected {wanted!r}, found {found!r}"
    else:
        yield path, None if wanted == found else f"expected {wanted!r}, found {found!r}"


def read_back(name):
    stack, resources, equal, forgotten, failures = Stack(name), 0, 0, 0, 0
    for logical, resource in stack.template["Resources"].items():
        reader = READERS.get(resource["Type"])
        if not reader:
            continue
        resources += 1
        forgets = {key.lower(): reason for key, reason in FORGETS.get(resource["Type"], {}).items()}
        wanted = dict(resource.get("Properties", {}))
        wanted.pop("Tags", None)
        found = plain(reader(stack, stack.physical[logical], logical))
        for path, problem in compare(plain(stack.resolve(wanted)), found, ""):
            reason = forgets.get(re.split(r"[.\[]", path[1:])[0])
            if not problem:
                equal += 1
            elif reason:
                forgotten += 1
                print(f"{name} {logical}{path}: not compared, {reason}")
            else:
                failures += 1
                print(f"FAILED {name} {logical} ({resource['Type']}) {path[1:]}: {problem}")
    print(f"{name}: {equal} properties of {resources} resources are as the template says, {failures} are not, "
          f"{forgotten} could not be compared")
    return failures == 0 and resources > 0


if __name__ == "__main__":
    if not sys.argv[1:]:
        sys.exit(__doc__)
    sys.exit(0 if all([read_back(name) for name in sys.argv[1:]]) else 1)
