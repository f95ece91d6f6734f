import Testing

@testable import Templates

/// Every type of AWS's schemas is judged by a person: it has consequences by its type, in `ConsequenceTypes`, or it is
/// listed here, because only its properties may have some, such as a policy.
@Suite("Consequences of types") struct TypeConsequenceTests {
  @Test("every type of the schemas is either in the table or judged to have no consequences by itself")
  func everyType() {
    let all = Set(ResourceType.names)
    let judged = ConsequenceTypes.listed.union(Self.withoutConsequences)
    #expect(all.subtracting(judged).sorted() == [], "new types: put them into ConsequenceTypes or into this list")
    #expect(judged.subtracting(all).sorted() == [], "types that the schemas no longer have")
    #expect(ConsequenceTypes.listed.intersection(Self.withoutConsequences) == [])
  }

  private static let withoutConsequences = Set(
    text.split(whereSeparator: { $0 == "\n" || $0 == ";" }).flatMap { line in
      let words = line.split { $0 == " " || $0 == ":" }
      return words.dropFirst().map { "AWS::\(words[0])::\($0)" }
    } + ["Alexa::ASK::Skill"])

  private static let text = """
    ACMPCA: Certificate CertificateAuthority CertificateAuthorityActivation; AIOps: InvestigationGroup;
    APS: AnomalyDetector ResourcePolicy RuleGroupsNamespace Workspace;
    ARCZonalShift: AutoshiftObserverNotificationStatus ZonalAutoshiftConfiguration; AWSExternalAnthropic: Workspace;
    AccessAnalyzer: Analyzer ArchiveRule; AgentRegistry: Registry RegistryRecord; AmazonMQ: Broker Configuration
    AmazonMQ: ConfigurationAssociation; Amplify: Domain Webhook; AmplifyUIBuilder: Component Form Theme;
    ApiGateway: Account ApiKey ClientCertificate Deployment DocumentationPart DocumentationVersion
    ApiGateway: DomainNameAccessAssociation GatewayResponse Method Model RequestValidator Resource Stage UsagePlan
    ApiGateway: UsagePlanKey VpcLink; ApiGatewayV2: ApiGatewayManagedOverrides ApiMapping Deployment DomainName
    ApiGatewayV2: Integration IntegrationResponse Model PortalProduct Route RouteResponse RoutingRule Stage VpcLink;
    AppConfig: Application ConfigurationProfile Deployment DeploymentStrategy Environment ExperimentDefinition
    AppConfig: ExperimentRun HostedConfigurationVersion; AppFabric: AppAuthorization; AppIntegrations: Application;
    AppMesh: GatewayRoute Mesh Route VirtualGateway VirtualNode VirtualRouter VirtualService;
    AppRunner: AutoScalingConfiguration ObservabilityConfiguration VpcConnector;
    AppStream: ApplicationEntitlementAssociation ApplicationFleetAssociation DirectoryConfig Entitlement Stack
    AppStream: StackFleetAssociation StackUserAssociation User; AppSync: ApiCache ApiKey ChannelNamespace DomainName
    AppSync: DomainNameApiAssociation GraphQLSchema SourceApiAssociation Type; AppTest: TestCase;
    ApplicationAutoScaling: ScalableTarget ScalingPolicy; ApplicationInsights: Application;
    ApplicationSignals: Discovery GroupingConfiguration InstrumentationConfig ServiceLevelObjective;
    Athena: CapacityReservation NamedQuery PreparedStatement WorkGroup; AuditManager: Assessment AssessmentFramework;
    AutoScaling: LifecycleHook ScalingPolicy ScheduledAction WarmPool; AutoScalingPlans: ScalingPlan; B2BI: Capability
    B2BI: Partnership Profile Transformer; BCM: Dashboard ScheduledReport; Backup: BackupSelection BackupVault
    Backup: Framework LegalHold LogicallyAirGappedBackupVault RestoreTestingPlan RestoreTestingSelection
    Backup: TieringConfiguration; BackupGateway: Hypervisor; Batch: ConsumableResource JobQueue QuotaShare
    Batch: SchedulingPolicy ServiceEnvironment; BcmPricingCalculator: BillEstimate BillScenario WorkloadEstimate;
    Bedrock: AgentAlias ApplicationInferenceProfile AutomatedReasoningPolicy AutomatedReasoningPolicyVersion Blueprint
    Bedrock: DataAutomationLibrary DataAutomationProject DataSource EnforcedGuardrailConfiguration FlowAlias Guardrail
    Bedrock: GuardrailVersion IntelligentPromptRouter KnowledgeBase KnowledgeBasePolicy Prompt PromptVersion
    Bedrock: ResourcePolicy RetrievalInstruction Session; BedrockAgentCore: ApiKeyCredentialProvider BrowserProfile
    BedrockAgentCore: CapacityProvider ConfigurationBundle ConsentPortal Dataset Evaluator GatewayRateLimit GatewayRule
    BedrockAgentCore: Memory OAuth2CredentialProvider OnlineEvaluationConfig PaymentConnector PaymentCredentialProvider
    BedrockAgentCore: PaymentManager Policy PolicyEngine ResourcePolicy WorkloadIdentity; BedrockMantle: Project;
    Billing: BillingView; BillingConductor: BillingGroup CustomLineItem PricingPlan PricingRule; Braket: SpendingLimit;
    Budgets: Budget; CDK: Metadata; CE: AnomalyMonitor AnomalySubscription CostCategory; Cases: Case CaseRule Domain
    Cases: Field Layout RelatedItem Template; Cassandra: Keyspace Table Type; CertificateManager: Account
    CertificateManager: AcmeDomainValidation AcmeEndpoint AcmeExternalAccountBinding Certificate; Chime: AppInstance
    Chime: AppInstanceBot AppInstanceUser Channel MediaInsightsPipelineConfiguration
    Chime: MediaPipelineKinesisVideoStreamPool VoiceConnector; CleanRooms: IntermediateTable PrivacyBudgetTemplate;
    CloudFormation: GeneratedTemplate WaitCondition WaitConditionHandle; CloudFront: AnycastIpList CachePolicy
    CloudFront: CloudFrontOriginAccessIdentity ConnectionGroup ContinuousDeploymentPolicy FieldLevelEncryptionConfig
    CloudFront: FieldLevelEncryptionProfile KeyGroup KeyValueStore MonitoringSubscription OriginAccessControl
    CloudFront: OriginRequestPolicy PublicKey ResponseHeadersPolicy TrustStore VpcOrigin; CloudHSM: Cluster;
    CloudTrail: Dashboard ResourcePolicy; CloudWatch: Alarm AlarmMuteRule AnomalyDetector CompositeAlarm Dashboard
    CloudWatch: InsightRule Integration LogAlarm OTelEnrichment ResourceMetricsConfiguration View; CodeArtifact: Domain
    CodeArtifact: PackageGroup Repository; CodeBuild: ReportGroup SourceCredential; CodeCommit: Repository;
    CodeConnections: Host; CodeDeploy: Application DeploymentConfig; CodeGuruProfiler: ProfilingGroup;
    CodeGuruReviewer: RepositoryAssociation; CodeStar: GitHubRepository; Cognito: LogDeliveryConfiguration
    Cognito: ManagedLoginBranding Terms UserPool UserPoolClient UserPoolDomain UserPoolGroup UserPoolIdentityProvider
    Cognito: UserPoolRegionalConfigurationAttachment UserPoolReplica UserPoolResourceServer
    Cognito: UserPoolRiskConfigurationAttachment UserPoolUICustomizationAttachment UserPoolUser
    Cognito: UserPoolUserToGroupAttachment; Comprehend: DocumentClassifier DocumentClassifierEndpoint EntityRecognizer
    Comprehend: EntityRecognizerEndpoint Flywheel; ComputeOptimizer: AutomationRule; Config: ConfigurationAggregator
    Config: ConfigurationRecorder Connector DeliveryChannel StoredQuery; Connect: AgentStatus ApprovedOrigin
    Connect: ContactFlowModuleAlias ContactFlowModuleVersion ContactFlowVersion DataLakeAssociation DataTable
    Connect: DataTableAttribute DataTableRecord EmailAddress EvaluationForm HoursOfOperation Instance Metric
    Connect: Notification PhoneNumber PredefinedAttribute Prompt Queue QuickConnect RoutingProfile Rule SecurityKey
    Connect: SecurityProfile TaskTemplate TestCase TrafficDistributionGroup UseCase User UserHierarchyGroup
    Connect: UserHierarchyStructure View ViewVersion Vocabulary Workspace; ConnectCampaigns: Campaign;
    ConnectCampaignsV2: Campaign; CustomerProfiles: CalculatedAttributeDefinition Domain DomainObjectType EventTrigger
    CustomerProfiles: ObjectType Recommender RecommenderFilter RecommenderSchema SegmentDefinition; DAX: Cluster
    DAX: ParameterGroup SubnetGroup; DMS: Certificate DataProvider EventSubscription InstanceProfile MigrationProject
    DMS: ReplicationInstance ReplicationSubnetGroup; DRS: SourceNetwork; DSQL: Cluster; DataBrew: Dataset Project
    DataBrew: Ruleset Schedule; DataExchange: DataSet; DataSync: Agent; DataZone: Connection DataSource Domain
    DataZone: DomainUnit EnvironmentProfile FormType GroupProfile Owner PolicyGrant Project ProjectMembership
    DataZone: ProjectProfile SubscriptionTarget UserProfile; Deadline: Budget Farm LicenseEndpoint Limit MeteredProduct
    Deadline: Monitor Queue QueueFleetAssociation QueueLimitAssociation StorageProfile; Detective: Graph
    Detective: MemberInvitation OrganizationAdmin; DevOpsAgent: PrivateConnection;
    DevOpsGuru: LogAnomalyDetectionIntegration NotificationChannel ResourceCollection;
    DirectConnect: DirectConnectGateway Lag; DirectoryService: MicrosoftAD SimpleAD; DocDB: DBCluster
    DocDB: DBClusterParameterGroup DBInstance DBSubnetGroup EventSubscription GlobalCluster; DocDBElastic: Cluster
    DocDBElastic: ClusterSnapshot; DynamoDB: GlobalTable Table; EC2: ApplicationStatusCheck CapacityReservation
    EC2: CapacityReservationFleet CarrierGateway ClientVpnRoute ClientVpnTargetNetworkAssociation CustomerGateway
    EC2: DHCPOptions EIP EIPAssociation EgressOnlyInternetGateway EnclaveCertificateIamRoleAssociation
    EC2: GatewayRouteTableAssociation Host IPAM IPAMAllocation IPAMPool IPAMPoolCidr IPAMPrefixListResolver
    EC2: IPAMPrefixListResolverTarget IPAMResourceDiscovery IPAMResourceDiscoveryAssociation IPAMScope IPv4Pool
    EC2: InstanceEventWindow InternetGateway IpPoolRouteTableAssociation IpamExternalResourceVerificationToken
    EC2: IpamInternetRegistryAssociation KeyPair LocalGatewayRoute LocalGatewayRouteTable
    EC2: LocalGatewayRouteTableVirtualInterfaceGroupAssociation LocalGatewayVirtualInterface
    EC2: LocalGatewayVirtualInterfaceGroup NatGateway NetworkAcl NetworkAclEntry NetworkInsightsAccessScope
    EC2: NetworkInsightsAccessScopeAnalysis NetworkInsightsAnalysis NetworkInsightsPath NetworkInterface
    EC2: NetworkInterfaceAttachment NetworkPerformanceMetricSubscription PlacementGroup PrefixList Route RouteServer
    EC2: RouteServerAssociation RouteServerEndpoint RouteServerPeer RouteServerPropagation RouteTable SecondaryNetwork
    EC2: SecurityGroup SecurityGroupEgress SecurityGroupIngress SecurityGroupVpcAssociation SnapshotBlockPublicAccess
    EC2: SqlHaStandbyDetectedInstance Subnet SubnetCidrBlock SubnetCidrReservation SubnetNetworkAclAssociation
    EC2: SubnetRouteTableAssociation TrafficMirrorFilter TrafficMirrorFilterRule TransitGateway
    EC2: TransitGatewayConnectPeer TransitGatewayMeteringPolicy TransitGatewayMeteringPolicyEntry
    EC2: TransitGatewayMulticastDomain TransitGatewayMulticastDomainAssociation TransitGatewayMulticastGroupMember
    EC2: TransitGatewayMulticastGroupSource TransitGatewayPolicyTable TransitGatewayPolicyTableAssociation
    EC2: TransitGatewayPolicyTableEntry TransitGatewayRoute TransitGatewayRouteTable
    EC2: TransitGatewayRouteTableAssociation TransitGatewayRouteTablePropagation VPC VPCCidrBlock
    EC2: VPCDHCPOptionsAssociation VPCEncryptionControl VPCEndpoint VPCEndpointConnectionNotification
    EC2: VPCEndpointServicePermissions VPCGatewayAttachment VPNConcentrator VPNConnectionRoute VPNGateway
    EC2: VPNGatewayRoutePropagation VerifiedAccessGroup VerifiedAccessInstance VerifiedAccessTrustProvider Volume
    EC2: VolumeAttachment; ECR: PublicRepository PullTimeUpdateExclusion RegistryPolicy RegistryScanningConfiguration
    ECR: Repository RepositoryCreationTemplate SigningConfiguration; ECS: Cluster ClusterCapacityProviderAssociations
    ECS: DaemonTaskDefinition GatewayClusterAssociations PrimaryTaskSet Service TaskDefinition TaskSet;
    EFS: AccessPoint FileSystem MountTarget; EKS: CertificateAuthority Cluster FargateProfile;
    EMR: SecurityConfiguration WALWorkspace; EMRContainers: SecurityConfiguration VirtualCluster; EVS: Environment;
    ElastiCache: CacheCluster GlobalReplicationGroup ParameterGroup ReplicationGroup SecurityGroup ServerlessCache
    ElastiCache: ServerlessCacheSnapshot Snapshot SubnetGroup User UserGroup; ElasticBeanstalk: Application;
    ElasticLoadBalancing: LoadBalancer; ElasticLoadBalancingV2: Listener ListenerCertificate ListenerRule LoadBalancer
    ElasticLoadBalancingV2: TargetGroup TrustStore TrustStoreRevocation; Elasticsearch: Domain;
    ElementalInference: Dictionary Feed; EntityResolution: IdMappingWorkflow IdNamespace MatchingWorkflow
    EntityResolution: PolicyStatement SchemaMapping; EventSchemas: Discoverer Registry RegistryPolicy Schema;
    Events: Archive EventBus EventBusPolicy; EventsV2: EventBus EventSource ResourcePolicy; Evidently: Experiment
    Evidently: Feature Launch Project Segment; FIS: TargetAccountConfiguration; FMS: ApplicationsList
    FMS: NotificationChannel Policy ProtocolsList ResourceSet; FSx: Backup DataRepositoryAssociation FileCache
    FSx: FileSystem S3AccessPointAttachment Snapshot StorageVirtualMachine Volume; FinSpace: Environment;
    Forecast: Dataset DatasetGroup; FraudDetector: Detector EntityType EventType Label List Outcome Variable;
    GameLift: Alias GameSessionQueue Location MatchmakingConfiguration MatchmakingRuleSet;
    GlobalAccelerator: CrossAccountAttachment EndpointGroup Listener; Glue: Catalog Classifier Connection
    Glue: ConnectionType CustomEntityType DataCatalogEncryptionSettings DataQualityRuleset Database
    Glue: IdentityCenterConfiguration IntegrationResourceProperty Partition Registry Schema SchemaVersion
    Glue: SchemaVersionMetadata SecurityConfiguration Table TableOptimizer UsageProfile; Grafana: Workspace;
    Greengrass: CoreDefinition CoreDefinitionVersion DeviceDefinition DeviceDefinitionVersion Group GroupVersion
    Greengrass: LoggerDefinition LoggerDefinitionVersion ResourceDefinition ResourceDefinitionVersion
    Greengrass: SubscriptionDefinition SubscriptionDefinitionVersion; GroundStation: Config DataflowEndpointGroup
    GroundStation: DataflowEndpointGroupV2 MissionProfile; GuardDuty: CustomDetectionRuleAssociation Detector Filter
    GuardDuty: IPSet MalwareProtectionPlan Master Member ThreatEntitySet ThreatIntelSet TrustedEntitySet;
    HealthAgent: Domain; HealthImaging: Datastore; HealthLake: DataTransformationProfile FHIRDatastore; IAM: Group
    IAM: GroupPolicy InstanceProfile ManagedPolicy Policy Role RolePolicy ServerCertificate UserPolicy
    IAM: VirtualMFADevice; IVS: AdConfiguration Channel EncoderConfiguration IngestConfiguration PlaybackKeyPair
    IVS: PlaybackRestrictionPolicy PublicKey RecordingConfiguration Stage StorageConfiguration StreamKey;
    IVSChat: LoggingConfiguration Room; IdentityStore: Group User; ImageBuilder: DistributionConfiguration
    ImageBuilder: LifecyclePolicy; Inspector: AssessmentTarget AssessmentTemplate ResourceGroup;
    InspectorV2: CisScanConfiguration CodeSecurityIntegration CodeSecurityScanConfiguration Connector Filter;
    InternetMonitor: Monitor; Invoicing: InvoiceUnit ProcurementPortalPreference; IoT: AccountAuditConfiguration
    IoT: BillingGroup CACertificate Certificate CustomMetric Dimension DomainConfiguration EncryptionConfiguration
    IoT: FleetMetric Logging ResourceSpecificLogging ScheduledAudit SecurityProfile SoftwarePackage Stream Thing
    IoT: ThingGroup ThingPrincipalAttachment ThingType; IoTAnalytics: Channel Datastore;
    IoTCoreDeviceAdvisor: SuiteDefinition; IoTFleetWise: DecoderManifest Fleet ModelManifest SignalCatalog
    IoTFleetWise: StateTemplate Vehicle; IoTSiteWise: AccessPolicy Application Asset AssetModel ComputationModel
    IoTSiteWise: Dashboard Dataset Gateway Pipeline Portal Project Task Workspace; IoTThingsGraph: FlowTemplate;
    IoTTwinMaker: Entity Scene SyncJob Workspace; IoTWireless: Destination DeviceProfile FuotaTask MulticastGroup
    IoTWireless: NetworkAnalyzerConfiguration PartnerAccount ServiceProfile TaskDefinition WirelessDevice
    IoTWireless: WirelessDeviceImportTask WirelessGateway; KMS: Alias Key ReplicaKey;
    KafkaConnect: WorkerConfiguration; Kendra: DataSource Faq FeaturedResultsSet Index QuerySuggestionsBlockList
    Kendra: Thesaurus; KendraRanking: ExecutionPlan; Kinesis: Channel ResourcePolicy Stream StreamConsumer;
    KinesisAnalytics: ApplicationOutput ApplicationReferenceDataSource;
    KinesisAnalyticsV2: ApplicationCloudWatchLoggingOption ApplicationOutput ApplicationReferenceDataSource;
    KinesisVideo: SignalingChannel Stream; LakeFormation: DataCellsFilter Resource Tag TagAssociation; Lambda: Alias
    Lambda: CapacityProvider CodeSigningConfig Permission ResourcePolicy Url; Lex: BotVersion ResourcePolicy;
    LicenseManager: License LicenseAssetGroup LicenseAssetRuleSet LicenseConfiguration ReportGenerator;
    LicenseManagerLinuxSubscriptions: SubscriptionProvider; LicenseManagerUserSubscriptions: LicenseServerEndpoint;
    Lightsail: Alarm Bucket Certificate ContactMethod Database DatabaseSnapshot Disk DiskSnapshot Distribution Domain
    Lightsail: InstanceSnapshot KeyPair LoadBalancer LoadBalancerTlsCertificate StaticIp; Location: APIKey
    Location: GeofenceCollection Map PlaceIndex RouteCalculator Tracker TrackerConsumer; Logs: Integration
    Logs: LogAnomalyDetector LogGroup LogStream MetricFilter QueryDefinition ResourcePolicy ScheduledQuery
    Logs: StorageTierPolicy Transformer; LookoutEquipment: InferenceScheduler; LookoutVision: Project; M2: Environment;
    MGN: Connector NetworkMigrationDefinition; MPA: IdentitySource; MSK: BatchScramSecret Channel Cluster ClusterPolicy
    MSK: Configuration ServerlessCluster Topic; Macie: AllowList CustomDataIdentifier FindingsFilter Member Session;
    ManagedBlockchain: Accessor Member Node; MediaConnect: Bridge BridgeOutput BridgeSource Flow FlowMediaStream
    MediaConnect: FlowSource FlowVpcInterface Gateway RouterInput RouterNetworkInterface;
    MediaConvert: CertificateAssociation JobTemplate Preset Queue; MediaLive: Channel ChannelPlacementGroup
    MediaLive: CloudWatchAlarmTemplate CloudWatchAlarmTemplateGroup Cluster EventBridgeRuleTemplate
    MediaLive: EventBridgeRuleTemplateGroup Input InputSecurityGroup Multiplex Multiplexprogram Network Node SdiSource
    MediaLive: SignalMap; MediaPackage: Asset Channel OriginEndpoint PackagingConfiguration PackagingGroup;
    MediaPackageV2: Channel ChannelGroup ChannelPolicy OriginEndpoint OriginEndpointPolicy; MediaStore: Container;
    MediaTailor: Channel ChannelPolicy LiveSource PlaybackConfiguration PrefetchSchedule Program SourceLocation
    MediaTailor: VodSource; MemoryDB: ACL Cluster MultiRegionCluster ParameterGroup Snapshot SubnetGroup User;
    Neptune: DBCluster DBClusterParameterGroup DBInstance DBParameterGroup DBSubnetGroup EventSubscription
    Neptune: GlobalCluster; NeptuneGraph: Graph GraphSnapshot PrivateGraphEndpoint;
    NetworkFirewall: ContainerAssociation Firewall FirewallPolicy LoggingConfiguration RuleGroup
    NetworkFirewall: TLSInspectionConfiguration VpcEndpointAssociation; NetworkFlowMonitor: Monitor Scope;
    NetworkManager: ConnectPeer CoreNetwork CoreNetworkPrefixListAssociation CustomerGatewayAssociation Device
    NetworkManager: GlobalNetwork Link LinkAssociation Site TransitGatewayRegistration
    NetworkManager: TransitGatewayRouteTableAttachment; NetworkMonitor: Monitor; NetworkSecurityManager: Deployment
    NetworkSecurityManager: Policy Rule Scope Template; Notifications: EventRule
    Notifications: ManagedNotificationAccountContactAssociation ManagedNotificationAdditionalChannelAssociation
    Notifications: NotificationConfiguration NotificationHub OrganizationalUnitAssociation;
    ODB: CloudAutonomousVmCluster CloudExadataInfrastructure CloudVmCluster OdbNetwork; Oam: Sink;
    ObservabilityAdmin: DatasetIntegration OrganizationTelemetryRule TelemetryEnrichment TelemetryRule;
    Omics: AnnotationStore Configuration ReferenceStore RunCache RunGroup SequenceStore VariantStore;
    OpenSearch: DataSource; OpenSearchServerless: Collection CollectionGroup CollectionIndex Index LifecyclePolicy
    OpenSearchServerless: SecurityConfig VpcEndpoint; OpenSearchService: Application Domain;
    Organizations: Organization OrganizationalUnit ResourcePolicy; Outposts: Outpost Site; PCAConnectorAD: Connector
    PCAConnectorAD: DirectoryRegistration ServicePrincipalName Template TemplateGroupAccessControlEntry;
    PCAConnectorSCEP: Challenge Connector; PCS: Cluster Queue; PI: PerfReports; PaymentCryptography: Alias Key;
    Personalize: Campaign Dataset DatasetGroup EventTracker Filter MetricAttribution Schema Solution;
    Pinpoint: ADMChannel APNSChannel APNSSandboxChannel APNSVoipChannel APNSVoipSandboxChannel App ApplicationSettings
    Pinpoint: BaiduChannel Campaign EmailChannel EmailTemplate GCMChannel InAppTemplate PushTemplate SMSChannel Segment
    Pinpoint: SmsTemplate VoiceChannel; PinpointEmail: ConfigurationSet DedicatedIpPool Identity; Polly: Lexicon;
    PricingPlanManager: Subscription; QBusiness: Application DataSource Index Permission Plugin Retriever
    QBusiness: WebExperience; QLDB: Ledger; QuickSight: ActionConnector Agent Analysis ApprovalPolicy Assignment Brand
    QuickSight: CustomPermissions Customization DLPSetting Dashboard DataSet DataSource Flow Folder Group KnowledgeBase
    QuickSight: LimitsProfile OAuthClientApplication RefreshSchedule Space Template Theme Topic TopicV2 VPCConnection;
    RDS: ClusterSnapshot DBCluster DBClusterEndpoint DBClusterParameterGroup DBInstance DBParameterGroup DBProxy
    RDS: DBProxyEndpoint DBProxyTargetGroup DBShardGroup DBSnapshot DBSubnetGroup Deployment EventSubscription
    RDS: GlobalCluster OptionGroup; RTBFabric: LinkRoutingRule RequesterGateway ResponderGateway; RUM: AppMonitor;
    Rbin: Rule; Redshift: Cluster ClusterParameterGroup ClusterSecurityGroup ClusterSubnetGroup EventSubscription
    Redshift: QEV2IdcApplication RedshiftIdcApplication Snapshot SnapshotCopyGrant SnapshotSchedule UsageLimit;
    RedshiftServerless: Namespace Snapshot Workgroup; RefactorSpaces: Environment Service; Rekognition: Collection
    Rekognition: Dataset Project StreamProcessor; ResilienceHub: App ResiliencyPolicy; ResilienceHubV2: Policy Service
    ResilienceHubV2: ServiceFunction System UserJourney; ResourceExplorer2: DefaultViewAssociation Index View;
    ResourceGroups: Group TagSyncTask; RoboMaker: Fleet Robot; RolesAnywhere: CRL; Route53: CidrCollection DNSSEC
    Route53: DelegationSet HealthCheck HostedZone KeySigningKey QueryLoggingConfig
    Route53: TrafficPolicy TrafficPolicyInstance; Route53GlobalResolver: AccessSource AccessToken DnsView
    Route53GlobalResolver: FirewallDomainList FirewallRule GlobalResolver HostedZoneAssociation;
    Route53Profiles: Profile ProfileAssociation ProfileResourceAssociation; Route53RecoveryControl: Cluster
    Route53RecoveryControl: ControlPanel RoutingControl SafetyRule; Route53RecoveryReadiness: Cell ReadinessCheck
    Route53RecoveryReadiness: RecoveryGroup ResourceSet; Route53Resolver: FirewallDomainList FirewallRuleGroup
    Route53Resolver: FirewallRuleGroupAssociation OutpostResolver ResolverConfig ResolverDNSSECConfig
    Route53Resolver: ResolverQueryLoggingConfigAssociation ResolverRuleAssociation; S3: AccessPoint Bucket BucketPolicy
    S3: MultiRegionAccessPoint MultiRegionAccessPointPolicy StorageLensGroup; S3Express: AccessPoint BucketPolicy
    S3Express: DirectoryBucket; S3Files: AccessPoint FileSystem FileSystemPolicy MountTarget;
    S3ObjectLambda: AccessPointPolicy; S3Outposts: AccessPoint Bucket BucketPolicy Endpoint; S3Tables: Namespace Table
    S3Tables: TableBucket TableBucketPolicy TablePolicy; S3Vectors: Index VectorBucket VectorBucketPolicy;
    SCN: DataIntegrationFlow Dataset Instance Namespace; SDB: Domain; SES: ConfigurationSet ContactList
    SES: CustomVerificationEmailTemplate DedicatedIpPool EmailIdentity EmailIdentityCertificate
    SES: MailManagerAddonInstance MailManagerAddonSubscription MailManagerAddressList MailManagerArchive
    SES: MailManagerTrafficPolicy MultiRegionEndpoint ReceiptFilter ReceiptRuleSet Template Tenant VdmAttributes;
    SMSVOICE: ConfigurationSet NotifyConfiguration OptOutList PhoneNumber Pool ProtectConfiguration RcsAgent
    SMSVOICE: Registration RegistrationAttachment ResourcePolicy SenderId VerifiedDestinationNumber; SNS: Topic
    SNS: TopicInlinePolicy TopicPolicy; SQS: Queue QueueInlinePolicy QueuePolicy; SSM: CloudConnector MaintenanceWindow
    SSM: MaintenanceWindowTarget OpsItem Parameter PatchBaseline ResourcePolicy ServiceSetting; SSMContacts: Contact
    SSMContacts: ContactChannel Plan Rotation; SSMGuiConnect: Preferences; SSMIncidents: ReplicationSet;
    SSO: Application Instance; SageMaker: AIWorkloadConfig Action Artifact ClusterSchedulerConfig ComputeQuota Context
    SageMaker: Device DeviceFleet Domain EndpointConfig Experiment ExperimentTrialComponent FeatureGroup Hub
    SageMaker: HumanTaskUi MlflowApp MlflowTrackingServer ModelCard ModelPackageGroup PartnerApp Space TrialComponent
    SageMaker: UserProfile Workforce Workteam; Scheduler: ScheduleGroup; SecretsManager: ResourcePolicy Secret
    SecretsManager: SecretTargetAttachment; SecurityAgent: Artifact SecurityRequirementPack TargetDomain;
    SecurityHub: ActionTarget AggregatorV2 AutomationRule AutomationRuleV2 ConfigurationPolicy Connector ConnectorV2
    SecurityHub: DelegatedAdmin FindingAggregator Hub HubV2 Insight OrganizationConfiguration PolicyAssociation
    SecurityHub: ProductSubscription SecurityControl Standard; SecurityLake: AwsLogSource;
    ServiceCatalog: LaunchNotificationConstraint Portfolio PortfolioProductAssociation ResourceUpdateConstraint
    ServiceCatalog: TagOption TagOptionAssociation; ServiceCatalogAppRegistry: Application AttributeGroup
    ServiceCatalogAppRegistry: AttributeGroupAssociation ResourceAssociation; ServiceDiscovery: HttpNamespace Instance
    ServiceDiscovery: PrivateDnsNamespace PublicDnsNamespace Service; Shield: ProactiveEngagement Protection
    Shield: ProtectionGroup; Signer: ProfilePermission SigningProfile; StorageGateway: NFSFileShare SMBFileShare Tape
    StorageGateway: TapePool Volume; SupportApp: AccountAlias SlackChannelConfiguration SlackWorkspaceConfiguration;
    Synthetics: Group; Textract: Adapter; Timestream: Database InfluxDBBackup InfluxDBCluster InfluxDBInstance Table;
    Transcribe: CallAnalyticsCategory MedicalVocabulary Vocabulary VocabularyFilter; Transfer: Certificate HostKey
    Transfer: Profile; Translate: ParallelData Terminology; UXC: AccountCustomization;
    VerifiedPermissions: IdentitySource Policy PolicyStore PolicyStoreAlias PolicyTemplate; VoiceID: Domain;
    VpcLattice: AccessLogSubscription AuthPolicy DomainVerification Listener ResourceGateway ResourcePolicy Rule
    VpcLattice: Service ServiceNetwork ServiceNetworkResourceAssociation TargetGroup; WAF: ByteMatchSet IPSet Rule
    WAF: SizeConstraintSet SqlInjectionMatchSet WebACL XssMatchSet; WAFRegional: ByteMatchSet GeoMatchSet IPSet
    WAFRegional: RateBasedRule RegexPatternSet Rule SizeConstraintSet SqlInjectionMatchSet WebACL WebACLAssociation
    WAFRegional: XssMatchSet; WAFv2: IPSet LoggingConfiguration RegexPatternSet RuleGroup WebACL WebACLAssociation;
    WellArchitected: AgentContext AgentGoal AgentProfile Lens Profile ReviewTemplate Workload; Wickr: Network;
    Wisdom: AIAgent AIAgentVersion AIGuardrail AIGuardrailVersion AIPrompt AIPromptVersion Assistant
    Wisdom: AssistantAssociation Content ContentAssociation KnowledgeBase MessageTemplate MessageTemplateVersion
    Wisdom: QuickResponse; WorkSpaces: ConnectionAlias Directory Workspace WorkspaceIpGroup WorkspacesPool;
    WorkSpacesThinClient: Environment; WorkSpacesWeb: BrowserSettings DataProtectionSettings IdentityProvider
    WorkSpacesWeb: IpAccessSettings NetworkSettings Portal SessionLogger TrustStore UserAccessLoggingSettings
    WorkSpacesWeb: UserSettings; WorkspacesInstances: Volume VolumeAssociation; XRay: Group ResourcePolicy SamplingRule
    XRay: TransactionSearchConfig
    """
}
