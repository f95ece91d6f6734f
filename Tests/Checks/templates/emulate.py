#!/usr/bin/env python3
"""Usage: STACKKIT_TOOLS=DIR Tests/Checks/templates/emulator Tests/Checks/templates/emulate.py

Deploys every stack and environment to an emulated AWS with CloudFormation, and reads every property back. Deploys the
production chatbot several times, and checks it with the aws CLI and skopeo.
"""

import base64
import json
import os
import subprocess
import sys
from pathlib import Path

from templates import ROOT, labels, manifest

AGAIN = "chatbot/prod"
PYTHON = ROOT / ".build" / "python" / "tools" / "bin"
CHECKS = ROOT / "Tests" / "Checks"


def run(*command: str | Path, **environment: str) -> str:
    """Runs the command and returns what it prints."""
    sys.stdout.flush()
    done = subprocess.run(
        list(map(str, command)), cwd=ROOT, env=os.environ | environment, stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, text=True)
    if done.returncode:
        sys.exit(f"{done.stdout}error: {' '.join(map(str, command))} ended with {done.returncode}")
    return done.stdout.strip()


def stackkit(*arguments: str) -> str:
    """Runs stackkit, shows what it says, and returns it."""
    sys.stdout.flush()
    done = subprocess.run(
        [ROOT / ".build/debug/stackkit", *arguments], cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, text=True)
    print(done.stdout, end="", flush=True)
    if done.returncode:
        sys.exit(f"error: stackkit {arguments[0]} ended with {done.returncode}")
    return done.stdout


def aws(*arguments: str) -> str:
    return run(PYTHON / "aws", *arguments, "--output", "text")


def expect(what: str, found: str, wanted: str) -> None:
    if found != wanted:
        sys.exit(f"error: {what}: expected '{wanted}', found '{found}'")
    print(f"ok: {what} is {found}", flush=True)


def deploy(label: str, image: Path) -> str:
    """Deploys with the same image for every service."""
    stack, environment = label.split("/")
    images = [word for service in manifest(label)["services"] for word in ("--image", f"{service['name']}={image}")]
    return stackkit("deploy", stack, "--env", environment, "--yes", *images)


class Deployed:
    """A deployed stack with one service, as the aws CLI shows it."""

    def __init__(self, label: str):
        self.manifest = manifest(label)
        [self.service] = self.manifest["services"]
        self.cluster, self.name = (self.output(self.service[key]) for key in ("clusterOutput", "serviceOutput"))
        self.revision = aws(
            "ecs", "describe-services", "--cluster", self.cluster, "--services", self.name,
            "--query", "services[0].taskDefinition")

    def output(self, key: str) -> str:
        return aws("cloudformation", "describe-stacks", "--stack-name", self.manifest["stackName"],
                   "--query", f"Stacks[0].Outputs[?OutputKey=='{key}'].OutputValue | [0]")

    def physical(self, kind: str) -> str:
        return aws("cloudformation", "describe-stack-resources", "--stack-name", self.manifest["stackName"],
                   "--query", f"StackResources[?ResourceType=='{kind}'].PhysicalResourceId | [0]")

    def task(self, path: str) -> str:
        return aws("ecs", "describe-task-definition", "--task-definition", self.revision, "--query", f"taskDefinition.{path}")

    def count(self) -> str:
        """What `stackkit scale` sets: autoscaling's lower bound, or the service's own count."""
        if self.service.get("scaling"):
            return aws("application-autoscaling", "describe-scalable-targets", "--service-namespace", "ecs",
                       "--resource-ids", f"service/{self.cluster}/{self.name}",
                       "--query", "ScalableTargets[0].MinCapacity")
        return aws("ecs", "describe-services", "--cluster", self.cluster, "--services", self.name,
                   "--query", "services[0].desiredCount")


def check(deployed: Deployed, digest: str, login: str) -> None:
    group = deployed.physical("AWS::ElasticLoadBalancingV2::TargetGroup")
    expect("stickiness of the target group", aws(
        "elbv2", "describe-target-group-attributes", "--target-group-arn", group,
        "--query", "Attributes[?Key=='stickiness.enabled'].Value | [0]"), "true")
    expect("architecture of the task", deployed.task("runtimePlatform.cpuArchitecture"), "ARM64")
    expect("file system of the task", deployed.task("volumes[?efsVolumeConfiguration].efsVolumeConfiguration.fileSystemId | [0]"),
           deployed.physical("AWS::EFS::FileSystem"))
    expect("digest in the task definition", deployed.task("containerDefinitions[0].image").partition("@")[2], digest)
    image = f"docker://{os.environ['STACKKIT_REGISTRY']}/{deployed.service['repository']}@{digest}"
    expect("what skopeo finds in the registry", run(
        "skopeo", "inspect", "--creds", login, "--format", "{{.Digest}} {{.Architecture}}", image,
        SSL_CERT_FILE=os.environ["AWS_CA_BUNDLE"]), f"{digest} arm64")
    expect("count after scale", deployed.count(), "3")


def main(state: Path) -> None:
    region = manifest(AGAIN)["region"]
    os.environ |= {
        "AWS_REGION": region, "AWS_DEFAULT_REGION": region, "AWS_CA_BUNDLE": os.environ["STACKKIT_EMULATOR_CA"],
        "STACKKIT_REGISTRY": os.environ["STACKKIT_EMULATOR_REGISTRY"]}
    digests = {name: run(CHECKS / "images" / "demo_image.py", state / name, name) for name in ("a", "b")}

    # Every stack and environment; then what came of it, property by property.
    for label in labels():
        deploy(label, state / "a")
        print(run(PYTHON / "python", CHECKS / "templates" / "readback.py", label), flush=True)

    stack, environment = AGAIN.split("/")
    if "no changes" not in deploy(AGAIN, state / "a").lower():
        sys.exit("error: the second deploy found something to change")
    deploy(AGAIN, state / "b")
    [service] = manifest(AGAIN)["services"]
    stackkit("scale", f"{service['name']}=3", stack, "--env", environment)
    json.loads(run(ROOT / ".build/debug/stackkit", "status", stack, "--env", environment, "--json"))
    print("ok: repository, push, deploy, no changes, new image, scale and status", flush=True)

    token = aws("ecr", "get-authorization-token", "--query", "authorizationData[0].authorizationToken")
    check(Deployed(AGAIN), digests["b"], base64.b64decode(token).decode())


if __name__ == "__main__":
    if len(sys.argv) > 1:
        sys.exit(__doc__)
    if "STACKKIT_EMULATOR_STATE" not in os.environ:
        sys.exit("error: there is no emulated AWS; run this with Tests/Checks/templates/emulator")
    main(Path(os.environ["STACKKIT_EMULATOR_STATE"]))
