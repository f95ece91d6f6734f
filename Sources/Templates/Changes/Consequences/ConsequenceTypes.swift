/// The consequences of resource types, whatever their properties are.
///
/// A type of AWS's schemas that is not here has none, unless its properties say so: `TypeConsequenceTests` lists these
/// types, so that each new type is judged once by a person. A type that the schemas do not have is not judged.
enum ConsequenceTypes {
  /// The kinds of a CloudFormation type; nil if the type is not known.
  static func kinds(of type: String) -> [Consequence.Kind]? {
    if type.hasPrefix("Custom::") { return [.runsCode] }
    return table[type] ?? (ResourceType.named(type) == nil ? nil : [])
  }

  /// The types in this table.
  static var listed: Set<String> { Set(table.keys) }

  private static let table: [String: [Consequence.Kind]] = {
    var table: [String: [Consequence.Kind]] = [:]
    for (kind, text) in [
      (Consequence.Kind.grantsAccess, access), (.runsCode, code), (.deploysTemplates, templates), (.sendsData, data),
      (.opensNetwork, network),
    ] {
      for line in text.split(separator: "\n") {
        let words = line.split { $0 == " " || $0 == ":" }
        for word in words.dropFirst() { table["AWS::\(words[0])::\(word)", default: []].append(kind) }
      }
    }
    return table
  }()

  /// Policies, roles and access of others have readers of their own in `Inspection`.
  private static let access = """
    ACMPCA: Permission
    AccountAccess: Application Entitlement
    Chatbot: MicrosoftTeamsChannelConfiguration SlackChannelConfiguration
    Cognito: IdentityPool IdentityPoolPrincipalTag IdentityPoolRoleAttachment
    Config: AggregationAuthorization
    EC2: NetworkInterfacePermission
    EKS: AccessEntry IdentityProviderConfig PodIdentityAssociation
    IAM: AccessKey OIDCProvider SAMLProvider ServiceLinkedRole User UserToGroupAddition
    IdentityStore: GroupMembership
    IoT: Policy PolicyPrincipalAttachment RoleAlias
    LakeFormation: DataLakeSettings Permissions PrincipalPermissions
    Lambda: LayerVersionPermission
    LicenseManager: Grant
    MPA: ApprovalTeam
    OpenSearchServerless: AccessPolicy SecurityPolicy
    Organizations: Account Policy
    RAM: Permission PermissionAssociation PrincipalAssociation ResourceAssociation ResourceShare SourceAssociation
    Redshift: EndpointAuthorization
    RolesAnywhere: Profile TrustAnchor
    S3: AccessGrant AccessGrantsInstance AccessGrantsLocation
    SSO: ApplicationAssignment Assignment InstanceAccessControlAttributeConfiguration PermissionSet
    ServiceCatalog: AcceptedPortfolioShare LaunchRoleConstraint PortfolioPrincipalAssociation PortfolioShare
    Shield: DRTAccess
    SupportAuthZ: SupportPermit
    Transfer: User
    """

  private static let code = """
    APS: Scraper
    ARCRegionSwitch: Plan
    Amplify: App Branch
    ApiGateway: Authorizer
    ApiGatewayV2: Authorizer
    AppConfig: Extension ExtensionAssociation
    AppFlow: Connector
    AppRunner: Service
    AppStream: AppBlock AppBlockBuilder Application Fleet ImageBuilder
    AppSync: DataSource FunctionConfiguration Resolver
    Athena: DataCatalog
    AutoScaling: AutoScalingGroup LaunchConfiguration
    Batch: ComputeEnvironment JobDefinition
    Bedrock: Agent Flow FlowVersion
    BedrockAgentCore: BrowserCustom CodeInterpreterCustom Gateway GatewayTarget Harness HarnessEndpoint Runtime
    BedrockAgentCore: RuntimeEndpoint
    Budgets: BudgetsAction
    Chatbot: CustomAction
    Chime: ChannelFlow SipMediaApplication
    CleanRooms: AnalysisTemplate
    CleanRoomsML: ConfiguredModelAlgorithm
    Cloud9: EnvironmentEC2
    CloudFormation: CustomResource GuardHook HookDefaultVersion HookTypeConfig HookVersion LambdaHook Macro
    CloudFormation: ModuleDefaultVersion
    CloudFormation: ModuleVersion PublicTypeVersion Publisher ResourceDefaultVersion ResourceVersion TypeActivation
    CloudFront: ConnectionFunction Function
    CodeBuild: Fleet Project
    CodeDeploy: DeploymentGroup
    CodePipeline: CustomActionType Pipeline Webhook
    Config: ConfigRule OrganizationConfigRule RemediationConfiguration
    Connect: ContactFlow ContactFlowModule IntegrationAssociation
    DRS: LaunchConfigurationTemplate RecoveryPlan
    DataBrew: Job Recipe
    DataPipeline: Pipeline
    Deadline: Fleet QueueEnvironment Worker
    DevOpsAgent: AgentSpace Asset Association Service Trigger
    EC2: EC2Fleet FpgaImage Instance LaunchTemplate SpotFleet
    ECS: CapacityProvider Daemon ExpressGatewayService
    EKS: Addon Capability Nodegroup
    EMR: Cluster InstanceFleetConfig InstanceGroupConfig Step Studio
    EMRContainers: Endpoint JobTemplate
    EMRServerless: Application
    ElasticBeanstalk: ApplicationVersion ConfigurationTemplate Environment
    Events: Rule
    EventsV2: Subscriber
    FIS: ExperimentTemplate
    GameLift: Build ContainerFleet ContainerGroupDefinition Fleet GameServerGroup Script
    Glue: Blueprint Crawler DevEndpoint Job MLTransform Session Trigger UserDefinedFunction Workflow
    Greengrass: ConnectorDefinition ConnectorDefinitionVersion FunctionDefinition FunctionDefinitionVersion
    GreengrassV2: ComponentVersion Deployment
    ImageBuilder: Component ContainerRecipe Image ImagePipeline ImageRecipe InfrastructureConfiguration Workflow
    IoT: Authorizer CertificateProvider Command Job JobTemplate MitigationAction ProvisioningTemplate
    IoT: SoftwarePackageVersion
    IoT: TopicRule
    IoTAnalytics: Dataset Pipeline
    IoTTwinMaker: ComponentType
    KafkaConnect: Connector CustomPlugin
    KinesisAnalytics: Application
    KinesisAnalyticsV2: Application
    Lambda: EventSourceMapping Function LayerVersion MicrovmImage Version WebFunction WebFunctionRevision
    Lex: Bot BotAlias
    Lightsail: Container Instance
    M2: Application Deployment
    MGN: LaunchConfigurationTemplate
    MWAA: Environment
    MWAAServerless: Workflow
    MediaTailor: Function
    NovaAct: WorkflowDefinition
    Omics: Workflow WorkflowVersion
    PCS: ComputeNodeGroup
    Panorama: ApplicationInstance Package PackageVersion
    Pipes: Pipe
    RDS: CustomDBEngineVersion
    Redshift: ScheduledAction
    RoboMaker: RobotApplication RobotApplicationVersion SimulationApplication SimulationApplicationVersion
    S3ObjectLambda: AccessPoint
    SES: ReceiptRule
    SSM: Association Document MaintenanceWindowTask
    SSMIncidents: ResponsePlan
    SSMQuickSetup: LifecycleAutomation
    SageMaker: Algorithm App AppImageConfig Cluster CodeRepository DataQualityJobDefinition Endpoint Image ImageVersion
    SageMaker: InferenceComponent InferenceExperiment Model ModelBiasJobDefinition ModelExplainabilityJobDefinition
    SageMaker: ModelPackage
    SageMaker: ModelQualityJobDefinition MonitoringSchedule NotebookInstance NotebookInstanceLifecycleConfig Pipeline
    SageMaker: ProcessingJob StudioLifecycleConfig
    Scheduler: Schedule
    SecretsManager: RotationSchedule
    SecurityAgent: AgentSpace Application Integration Pentest
    ServiceCatalog: ServiceAction ServiceActionAssociation
    SimSpaceWeaver: Simulation
    StepFunctions: Activity StateMachine StateMachineAlias StateMachineVersion
    Synthetics: Canary
    SystemsManagerSAP: Application
    Timestream: ScheduledQuery
    Transfer: Workflow
    WorkspacesInstances: WorkspaceInstance
    """

  private static let templates = """
    CloudFormation: ChangeSet Stack StackSet
    CodeConnections: Connection
    CodeStarConnections: Connection RepositoryLink SyncConfiguration
    Config: ConformancePack OrganizationConformancePack
    ControlTower: EnabledBaseline EnabledControl LandingZone
    DataZone: Environment EnvironmentActions EnvironmentBlueprintConfiguration
    LaunchWizard: Deployment
    Proton: EnvironmentAccountConnection EnvironmentTemplate ServiceTemplate
    SSMQuickSetup: ConfigurationManager
    SageMaker: Project
    ServerlessRepo: Application
    ServiceCatalog: CloudFormationProduct CloudFormationProvisionedProduct LaunchTemplateConstraint StackSetConstraint
    """

  private static let data = """
    APS: Scraper
    AppFabric: IngestionDestination
    AppFlow: ConnectorProfile Flow
    AppIntegrations: DataIntegration EventIntegration
    BCMDataExports: Export
    Backup: BackupPlan ReportPlan
    CUR: ReportDefinition
    CleanRooms: Collaboration ConfiguredTable ConfiguredTableAssociation IdMappingTable IdNamespaceAssociation
    CleanRooms: Membership
    CleanRoomsML: ConfiguredModelAlgorithmAssociation TrainingDataset
    CloudFront: RealtimeLogConfig
    CloudTrail: Channel EventDataStore Trail
    CloudWatch: MetricStream
    CodeStarNotifications: NotificationRule
    Connect: InstanceStorageConfig
    CustomerProfiles: EventStream Integration
    DLM: LifecyclePolicy
    DMS: DataMigration Endpoint ReplicationConfig ReplicationTask
    DRS: ReplicationConfigurationTemplate
    DataExchange: EventAction
    DataSync: LocationAzureBlob LocationEFS LocationFSxLustre LocationFSxONTAP LocationFSxOpenZFS LocationFSxWindows
    DataSync: LocationHDFS LocationNFS LocationObjectStorage LocationS3 LocationSMB Task
    EC2: CapacityManagerDataExport FlowLog TrafficMirrorSession TrafficMirrorTarget
    ECR: PullThroughCacheRule ReplicationConfiguration
    EMR: StudioSessionMapping
    Events: ApiDestination Connection Endpoint
    Glue: Integration
    GuardDuty: PublishingDestination
    IoT: TopicRuleDestination
    IoTFleetWise: Campaign
    KinesisFirehose: DeliveryStream
    Lambda: EventInvokeConfig
    Logs: AccountPolicy Delivery DeliveryDestination DeliverySource Destination SubscriptionFilter
    MSK: Replicator
    MediaConnect: FlowEntitlement FlowOutput RouterOutput
    Notifications: ChannelAssociation
    NotificationsContacts: EmailContact
    OSIS: Pipeline
    Oam: Link
    ObservabilityAdmin: OrganizationCentralizationRule S3TableIntegration TelemetryPipelines
    Pinpoint: EventStream
    PinpointEmail: ConfigurationSetEventDestination
    QBusiness: DataAccessor
    QLDB: Stream
    RDS: Integration
    RTBFabric: Link OutboundExternalLink
    Redshift: Integration
    Route53: RecordSet RecordSetGroup
    Route53Resolver: ResolverEndpoint ResolverQueryLoggingConfig ResolverRule
    S3: StorageLens
    SES: ConfigurationSetEventDestination MailManagerRelay MailManagerRuleSet
    SNS: Subscription
    SSM: ResourceDataSync
    SecurityLake: DataLake Subscriber SubscriberNotification
    Transfer: Agreement Connector
    """

  private static let network = """
    ApiGateway: BasePathMapping BasePathMappingV2 DomainName DomainNameV2 RestApi
    ApiGatewayV2: Api
    AppRunner: VpcIngressConnection
    AppSync: Api GraphQLApi
    CloudFront: Distribution DistributionTenant StreamingDistribution
    DirectConnect: Connection DirectConnectGatewayAssociation PrivateVirtualInterface PublicVirtualInterface
    DirectConnect: TransitVirtualInterface
    EC2: ClientVpnAuthorizationRule ClientVpnEndpoint InstanceConnectEndpoint LocalGatewayRouteTableVPCAssociation
    EC2: TransitGatewayAttachment TransitGatewayConnect TransitGatewayPeeringAttachment TransitGatewayVpcAttachment
    EC2: VPCBlockPublicAccessExclusion VPCBlockPublicAccessOptions VPCEndpointService VPCPeeringConnection VPNConnection
    EC2: VerifiedAccessEndpoint
    ECS: Gateway
    ElastiCache: SecurityGroupIngress
    GlobalAccelerator: Accelerator
    Interconnect: Connection
    IoTSecureTunneling: Tunnel
    Lambda: NetworkConnector WebFunctionEndpoint
    MSK: VpcConnection
    NetworkManager: ConnectAttachment DirectConnectGatewayAttachment SiteToSiteVpnAttachment TransitGatewayPeering
    NetworkManager: VpcAttachment
    ODB: OdbPeeringConnection
    RDS: DBSecurityGroup DBSecurityGroupIngress
    RTBFabric: InboundExternalLink
    Redshift: ClusterSecurityGroupIngress EndpointAccess
    RefactorSpaces: Application Route
    SES: MailManagerIngressPoint
    Transfer: Server WebApp
    VpcLattice: ResourceConfiguration ServiceNetworkServiceAssociation ServiceNetworkVpcAssociation
    """
}
