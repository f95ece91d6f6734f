"""The program that cdknag.py runs with AWS CDK: writes the report of each template into a folder."""

import sys

from aws_cdk import App, Aspects, BootstraplessSynthesizer, Stack
from aws_cdk.cloudformation_include import CfnInclude
from cdk_nag import AwsSolutionsChecks


def main(folder, *files):
    app = App(outdir=folder, analytics_reporting=False)
    Aspects.of(app).add(AwsSolutionsChecks())
    for index, file in enumerate(files):
        stack = Stack(app, f"T{index}", synthesizer=BootstraplessSynthesizer())
        try:
            CfnInclude(stack, "Template", template_file=file)
        except RuntimeError as error:
            raise SystemExit(f"{file}: {error}")
    app.synth()


if __name__ == "__main__":
    main(*sys.argv[1:])
