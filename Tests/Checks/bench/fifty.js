// Usage: fifty.js COUNT FOLDER   writes COUNT copies of the fifty resources of Tests/SynthBench/Fifty.swift with AWS CDK.
//
// What CDK can do beyond a template is off: metadata, the tree file, the bootstrap rule.
const path = require('node:path');
const [count, folder] = [Number(process.argv[2]), path.resolve(process.argv[3])];
const { App, BootstraplessSynthesizer, Fn, Stack } = require('aws-cdk-lib');
const ec2 = require('aws-cdk-lib/aws-ec2');
const elb = require('aws-cdk-lib/aws-elasticloadbalancingv2');
const iam = require('aws-cdk-lib/aws-iam');
const logs = require('aws-cdk-lib/aws-logs');

const times = (count, build) => Array.from({ length: count }, (_, index) => build(index));

function fifty(app, stackName) {
  const stack = new Stack(app, stackName, { stackName, synthesizer: new BootstraplessSynthesizer() });
  const nameTag = (name) => [{ key: 'Name', value: `${stackName}-${name}` }];

  const vpc = new ec2.CfnVPC(stack, 'Network', {
    cidrBlock: '10.20.0.0/16', enableDnsSupport: true, enableDnsHostnames: true, tags: nameTag('network'),
  });
  const gateway = new ec2.CfnInternetGateway(stack, 'Gateway', { tags: nameTag('gateway') });
  const attachment = new ec2.CfnVPCGatewayAttachment(stack, 'Attachment', {
    vpcId: vpc.ref, internetGatewayId: gateway.ref,
  });
  const routes = new ec2.CfnRouteTable(stack, 'Routes', { vpcId: vpc.ref, tags: nameTag('routes') });
  new ec2.CfnRoute(stack, 'Route', {
    routeTableId: routes.ref, destinationCidrBlock: '0.0.0.0/0', gatewayId: gateway.ref,
  }).addResourceDependency(attachment);

  times(4, (index) => {
    const subnet = new ec2.CfnSubnet(stack, `Subnet${index}`, {
      vpcId: vpc.ref, cidrBlock: `10.20.${index * 16}.0/20`, availabilityZone: Fn.select(index % 2, Fn.getAzs()),
      tags: nameTag(`subnet${index}`),
    });
    new ec2.CfnSubnetRouteTableAssociation(stack, `Association${index}`, {
      subnetId: subnet.ref, routeTableId: routes.ref,
    });
  });

  const groups = times(8, (index) => new ec2.CfnSecurityGroup(stack, `Group${index}`, {
    groupDescription: `Tier ${index}: who may reach it`, vpcId: vpc.ref,
    securityGroupEgress: [{
      description: 'To the web by HTTPS', ipProtocol: 'tcp', fromPort: 443, toPort: 443, cidrIp: '0.0.0.0/0',
    }],
    tags: nameTag(`group${index}`),
  }));
  times(8, (index) => new ec2.CfnSecurityGroupIngress(stack, `Rule${index}`, {
    groupId: groups[index].attrGroupId, description: 'From the tier in front', ipProtocol: 'tcp',
    fromPort: 8000 + index, toPort: 8000 + index, sourceSecurityGroupId: groups[(index + 7) % 8].attrGroupId,
  }));

  times(6, (index) => new elb.CfnTargetGroup(stack, `Targets${index}`, {
    vpcId: vpc.ref, targetType: 'ip', protocol: 'HTTP', port: 8000 + index, healthCheckPath: '/health',
    healthCheckIntervalSeconds: 10,
    targetGroupAttributes: [
      { key: 'deregistration_delay.timeout_seconds', value: '120' },
      { key: 'stickiness.enabled', value: 'true' },
      { key: 'stickiness.type', value: 'lb_cookie' },
    ],
  }));

  times(5, (index) => {
    const group = new logs.CfnLogGroup(stack, `Logs${index}`, {
      logGroupName: `/ecs/${stackName}-logs${index}`, retentionInDays: 30,
    });
    const role = new iam.CfnRole(stack, `Role${index}`, {
      description: `What the tasks of tier ${index} may do`,
      assumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [{
          Effect: 'Allow', Principal: { Service: 'ecs-tasks.amazonaws.com' }, Action: 'sts:AssumeRole',
        }],
      },
    });
    new iam.CfnRolePolicy(stack, `Policy${index}`, {
      policyName: 'application', roleName: role.ref,
      policyDocument: {
        Version: '2012-10-17',
        Statement: [{
          Effect: 'Allow', Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
          Resource: Fn.sub(
            `arn:\${AWS::Partition}:logs:\${AWS::Region}:\${AWS::AccountId}:log-group:\${${group.logicalId}}:*`),
        }],
      },
    });
  });
}

const app = new App({
  outdir: folder, analyticsReporting: false, treeMetadata: false, stackTraces: false,
  context: { 'aws:cdk:disable-creation-stack-traces': true, 'aws:cdk:disable-stack-trace': true },
});
times(count, (index) => fifty(app, `fifty-copy-${index + 1}`));
app.synth();
