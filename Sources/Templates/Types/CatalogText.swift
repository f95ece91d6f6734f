// swift-format-ignore-file
// Written by generate.py from cfn-lint 1.58.0, whose schemas are of 2026-10-20. Do not edit.

extension Catalog {
  /// CloudFormation's 1854 types in us-east-1, sorted: the name, what it holds, its paths with their marks.
  static let types = Catalog("""
AWS::ACMPCA::Certificate||ApiPassthrough=> Arn<# Certificate< CertificateAuthorityArn!=# CertificateSigningRequest!=> SigningAlgorithm!=> TemplateArn=> Validity!=> ValidityNotBefore=>
AWS::ACMPCA::CertificateAuthority|the authority's key|Arn<# CertificateSigningRequest< CsrExtensions=> KeyAlgorithm!= KeyStorageSecurityStandard=> RevocationConfiguration> SigningAlgorithm!= Subject!=> Tags Type!= UsageMode=
AWS::ACMPCA::CertificateAuthorityActivation||Certificate!> CertificateAuthorityArn!=# CertificateChain> CompleteCertificateChain< Status
AWS::ACMPCA::Permission||Actions!= CertificateAuthorityArn!=# Principal!=# SourceAccount=
AWS::AIOps::InvestigationGroup||Arn<# ChatbotNotificationChannels CreatedAt< CreatedBy< CrossAccountConfigurations EncryptionConfig InvestigationGroupPolicy IsCloudTrailEventHistoryEnabled LastModifiedAt< LastModifiedBy< Name!= RetentionInDays= RoleArn TagKeyBoundaries Tags
AWS::APS::AnomalyDetector||Alias!= Arn<# Configuration! EvaluationIntervalInSeconds Labels MissingDataAction Tags Workspace!=
AWS::APS::ResourcePolicy||PolicyDocument! WorkspaceArn!=#
AWS::APS::RuleGroupsNamespace||Arn<# Data! Name!= Tags Workspace!=
AWS::APS::Scraper||Alias Arn<# Destination! RoleArn< RoleConfiguration ScrapeConfiguration! ScraperId< ScraperLoggingConfiguration Source!= Tags
AWS::APS::Workspace|metrics|AlertManagerDefinition Alias Arn<# KmsKeyArn= LoggingConfiguration PrometheusEndpoint< QueryLoggingConfiguration Tags WorkspaceConfiguration WorkspaceId<
AWS::ARCRegionSwitch::Plan||Arn<# AssociatedAlarms Description ExecutionRole! HealthChecksForPlan< Name!= Owner< PlanHealthChecks< PrimaryRegion= RecoveryApproach!= RecoveryTimeObjectiveMinutes Regions!= ReportConfiguration Route53HealthChecks< ServiceQuotaChecksEnabled Tags Triggers Version< Workflows!
AWS::ARCZonalShift::AutoshiftObserverNotificationStatus||AccountId<# Region<# Status!=
AWS::ARCZonalShift::ZonalAutoshiftConfiguration||PracticeRunConfiguration ResourceIdentifier=# ZonalAutoshiftStatus
AWS::AWSExternalAnthropic::Workspace||Arn<# CreatedAt< DataResidency= Id< Name! Tags
AWS::AccessAnalyzer::Analyzer||AnalyzerConfiguration~ AnalyzerName= ArchiveRules Arn<# Tags Type!=
AWS::AccessAnalyzer::ArchiveRule||AnalyzerName!= Arn<# CreatedAt< Filter! RuleName!= UpdatedAt<
AWS::AccountAccess::Application||ApplicationArn<# CreatedAt< IdentitySource!= IdentitySource/IdentityCenter/ApplicationArn< Status< Tags TenantId< UpdatedAt<
AWS::AccountAccess::Entitlement||ApplicationArn!=# CreatedAt< Entitlement!= Entitlement/PrincipalRole/Account< EntitlementId<#
AWS::AgentRegistry::Registry||ApprovalConfiguration AuthorizerType= AutoDetectionEnabled AutoDetectionScope AutoDetectionStatus< CreatedAt< CustomMetadataSchemaConfiguration Description DiscoveryConfiguration EncryptionConfiguration= Name! RegistryArn<# RegistryId< Status< Tags UpdatedAt<
AWS::AgentRegistry::RegistryRecord||CreatedAt< CreatedBy< CustomMetadata Description Descriptors! DisplayName Name! RecordArn<# RecordId< RecordType!= RecordVersion RegistryArn< RegistryId=> Status< Tags UpdatedAt<
AWS::AmazonMQ::Broker|messages|AmqpEndpoints< Arn< AuthenticationStrategy= AutoMinorVersionUpgrade BrokerName!= Configuration> ConfigurationId< ConfigurationRevision< ConsoleURLs< DataReplicationMode DataReplicationPrimaryBrokerArn> DeploymentMode!= EncryptionOptions= EngineType!= EngineVersion> EngineVersionCurrent< HostInstanceType! Id<# IpAddresses< LdapServerMetadata LdapServerMetadata/ServiceAccountPassword> Logs MaintenanceWindowStartTime MqttEndpoints< OpenWireEndpoints< PubliclyAccessible!= ResourceShareArns SecurityGroups StompEndpoints< StorageSize StorageType= SubnetIds= Tags Users> WssEndpoints<
AWS::AmazonMQ::Configuration||Arn< AuthenticationStrategy= Data> Description EngineType!= EngineVersion= Id<# Name!= Revision< Tags
AWS::AmazonMQ::ConfigurationAssociation||Broker!= Configuration! Id<#
AWS::Amplify::App||AccessToken> AppId< AppName< Arn<# AutoBranchCreationConfig> BasicAuthConfig> BuildSpec CacheConfig ComputeRoleArn CustomHeaders CustomRules DefaultDomain< Description EnableBranchAutoDeletion EnvironmentVariables IAMServiceRole JobConfig Name! OauthToken> Platform Repository Tags
AWS::Amplify::Branch||AppId!=@ Arn<# Backend Backend/StackArn@ BasicAuthConfig> BasicAuthConfig/EnableBasicAuth@ BasicAuthConfig/Password@ BasicAuthConfig/Username@ BranchName!=@ BuildSpec@ ComputeRoleArn@ Description@ EnableAutoBuild@ EnablePerformanceMode@ EnablePullRequestPreview@ EnableSkewProtection@ EnvironmentVariables@ Framework@ PullRequestEnvironmentName@ Stage@ Tags@
AWS::Amplify::Domain||AppId!=@ Arn<# AutoSubDomainCreationPatterns@ AutoSubDomainIAMRole@ Certificate< Certificate/CertificateArn@ Certificate/CertificateType@ Certificate/CertificateVerificationDNSRecord@ CertificateRecord< CertificateSettings> CertificateSettings/CertificateType@ CertificateSettings/CustomCertificateArn@ DomainName!=@ DomainStatus< EnableAutoSubDomain@ StatusReason< SubDomainSettings!@ UpdateStatus<
AWS::Amplify::Webhook||AppId=> Arn<# BranchName! Description Tags WebhookId< WebhookUrl<
AWS::AmplifyUIBuilder::Component||AppId=# BindingProperties Children CollectionProperties ComponentType CreatedAt< EnvironmentName=# Events Id<# ModifiedAt< Name Overrides Properties SchemaVersion SourceId Tags Variants
AWS::AmplifyUIBuilder::Form||AppId=# Cta DataType EnvironmentName=# Fields FormActionType Id<# LabelDecorator Name SchemaVersion SectionalElements Style Tags
AWS::AmplifyUIBuilder::Theme||AppId=# CreatedAt< EnvironmentName=# Id<# ModifiedAt< Name Overrides Tags Values
AWS::ApiGateway::Account||CloudWatchRoleArn Id<#
AWS::ApiGateway::ApiKey||APIKeyId<# CustomerId Description Enabled GenerateDistinctId=> Name= StageKeys Tags Value=
AWS::ApiGateway::Authorizer||AuthType AuthorizerCredentials AuthorizerId<# AuthorizerResultTtlInSeconds AuthorizerUri IdentitySource IdentityValidationExpression Name! ProviderARNs RestApiId!=# Type!
AWS::ApiGateway::BasePathMapping||BasePath=# DomainName!=# RestApiId Stage
AWS::ApiGateway::BasePathMappingV2||BasePath= BasePathMappingArn<# DomainNameArn!= RestApiId! Stage
AWS::ApiGateway::ClientCertificate||ClientCertificateId<# Description Tags
AWS::ApiGateway::Deployment||DeploymentCanarySettings=> DeploymentId<# Description RestApiId!=# StageDescription> StageName>
AWS::ApiGateway::DocumentationPart||DocumentationPartId<# Location!= Properties! RestApiId!=#
AWS::ApiGateway::DocumentationVersion||Description DocumentationVersion!=# RestApiId!=#
AWS::ApiGateway::DomainName||CertificateArn DistributionDomainName< DistributionHostedZoneId< DomainName=# DomainNameArn< EndpointAccessMode EndpointConfiguration MutualTlsAuthentication OwnershipVerificationCertificateArn RegionalCertificateArn RegionalDomainName< RegionalHostedZoneId< RoutingMode SecurityPolicy Tags
AWS::ApiGateway::DomainNameAccessAssociation||AccessAssociationSource!= AccessAssociationSourceType!= DomainNameAccessAssociationArn<# DomainNameArn!= Tags=
AWS::ApiGateway::DomainNameV2||CertificateArn DomainName= DomainNameArn<# DomainNameId< EndpointAccessMode EndpointConfiguration= Policy RoutingMode SecurityPolicy= Tags
AWS::ApiGateway::GatewayResponse||Id<# ResponseParameters ResponseTemplates ResponseType!= RestApiId!= StatusCode
AWS::ApiGateway::Method||ApiKeyRequired AuthorizationScopes AuthorizationType AuthorizerId HttpMethod!=# Integration MethodResponses OperationName RequestModels RequestParameters RequestValidatorId ResourceId!=# RestApiId!=#
AWS::ApiGateway::Model||ContentType= Description Name=# RestApiId!=# Schema
AWS::ApiGateway::RequestValidator||Name= RequestValidatorId<# RestApiId!=# ValidateRequestBody ValidateRequestParameters
AWS::ApiGateway::Resource||ParentId!= PathPart!= ResourceId<# RestApiId!=#
AWS::ApiGateway::RestApi||ApiKeySourceType BinaryMediaTypes Body> BodyS3Location> CloneFrom> Description DisableExecuteApiEndpoint EndpointAccessMode EndpointConfiguration FailOnWarnings> MinimumCompressionSize Mode> Name Parameters> Policy RestApiId<# RootResourceId< SecurityPolicy Tags Version
AWS::ApiGateway::Stage||AccessLogSetting CacheClusterEnabled CacheClusterSize CanarySetting ClientCertificateId DeploymentId Description DocumentationVersion MethodSettings RestApiId!=# StageName=# Tags TracingEnabled Variables
AWS::ApiGateway::UsagePlan||ApiStages Description Id<# Quota Tags Throttle UsagePlanName
AWS::ApiGateway::UsagePlanKey||Id<# KeyId!= KeyType!= UsagePlanId!=
AWS::ApiGateway::VpcLink||Description Name! Tags TargetArns!= VpcLinkId<#
AWS::ApiGatewayV2::Api||ApiEndpoint< ApiId<# ApiKeySelectionExpression BasePath> Body> BodyS3Location> CorsConfiguration CredentialsArn> Description DisableExecuteApiEndpoint DisableSchemaValidation> ExecuteApiArn< FailOnWarnings> IpAddressType Name ProtocolType= RouteKey> RouteSelectionExpression Tags Target> Version
AWS::ApiGatewayV2::ApiGatewayManagedOverrides||ApiId!=# Id< Integration Route Stage
AWS::ApiGatewayV2::ApiMapping||ApiId! ApiMappingId<# ApiMappingKey DomainName!=# Stage!
AWS::ApiGatewayV2::Authorizer||ApiId!=# AuthorizerCredentialsArn> AuthorizerId<# AuthorizerPayloadFormatVersion> AuthorizerResultTtlInSeconds> AuthorizerType! AuthorizerUri> EnableSimpleResponses> IdentitySource IdentityValidationExpression JwtConfiguration Name!
AWS::ApiGatewayV2::Deployment||ApiId!=# DeploymentId<# Description StageName>
AWS::ApiGatewayV2::DomainName||DomainName!=# DomainNameArn< DomainNameConfigurations MutualTlsAuthentication RegionalDomainName< RegionalHostedZoneId< RoutingMode Tags
AWS::ApiGatewayV2::Integration||ApiId!=# ConnectionId ConnectionType ContentHandlingStrategy CredentialsArn Description IntegrationId<# IntegrationMethod IntegrationSubtype IntegrationType! IntegrationUri PassthroughBehavior PayloadFormatVersion RequestParameters RequestTemplates ResponseParameters TemplateSelectionExpression TimeoutInMillis TlsConfig
AWS::ApiGatewayV2::IntegrationResponse||ApiId!=# ContentHandlingStrategy IntegrationId!=# IntegrationResponseId<# IntegrationResponseKey! ResponseParameters ResponseTemplates TemplateSelectionExpression
AWS::ApiGatewayV2::Model||ApiId!=# ContentType Description ModelId<# Name! Schema!
AWS::ApiGatewayV2::PortalProduct||Description DisplayName! LastModified< PortalProductArn<# PortalProductId< Tags
AWS::ApiGatewayV2::Route||ApiId!=# ApiKeyRequired AuthorizationScopes AuthorizationType AuthorizerId> ModelSelectionExpression OperationName RequestModels RequestParameters> RouteId<# RouteKey! RouteResponseSelectionExpression Target
AWS::ApiGatewayV2::RouteResponse||ApiId!=# ModelSelectionExpression ResponseModels ResponseParameters RouteId!=# RouteResponseId<# RouteResponseKey!
AWS::ApiGatewayV2::RoutingRule||Actions! Conditions! DomainNameArn!= Priority! RoutingRuleArn<# RoutingRuleId<
AWS::ApiGatewayV2::Stage||AccessLogSettings ApiId!=# AutoDeploy ClientCertificateId DefaultRouteSettings DeploymentId Description RouteSettings StageName!=# StageVariables Tags
AWS::ApiGatewayV2::VpcLink||Name! SecurityGroupIds= SubnetIds!= Tags VpcLinkId<#
AWS::AppConfig::Application||ApplicationId<# Description Name! Tags
AWS::AppConfig::ConfigurationProfile||ApplicationId!=# ConfigurationProfileId<# DeletionProtectionCheck> Description KmsKeyArn< KmsKeyIdentifier LocationUri!= Name! RetrievalRoleArn Tags Type= Validators
AWS::AppConfig::Deployment||ApplicationId!=# ConfigurationProfileId!= ConfigurationVersion!= DeploymentNumber<# DeploymentStrategyId!= Description= DynamicExtensionParameters=> EnvironmentId!=# KmsKeyIdentifier= State< Tags=
AWS::AppConfig::DeploymentStrategy||DeploymentDurationInMinutes! Description FinalBakeTimeInMinutes GrowthFactor! GrowthType Id<# Name!= ReplicateTo!= Tags
AWS::AppConfig::Environment||ApplicationId!=# DeletionProtectionCheck> Description EnvironmentId<# Monitors Name! Tags
AWS::AppConfig::ExperimentDefinition||ApplicationId<# ApplicationIdentifier!= AudienceDescription AudienceRule! ConfigurationProfileIdentifier!= Control! Control/Key< CreatedAt< EnvironmentIdentifier!= FlagKey!= Hypothesis Id<# LaunchCriteria Name!= Status< Tags Treatments! Treatments/*/Key< UpdatedAt<
AWS::AppConfig::ExperimentRun||ApplicationId<# ApplicationIdentifier!= Description ExperimentDefinitionId<# ExperimentDefinitionIdentifier!= ExposurePercentage! Run<# StartedAt< Status< Tags TreatmentOverrides UpdatedAt<
AWS::AppConfig::Extension||Actions! Arn< Description Id<# LatestVersionNumber> Name!= Parameters Tags VersionNumber<
AWS::AppConfig::ExtensionAssociation||Arn< ExtensionArn< ExtensionIdentifier=> ExtensionVersionNumber= Id<# Parameters ResourceArn< ResourceIdentifier=> Tags
AWS::AppConfig::HostedConfigurationVersion||ApplicationId!=# ConfigurationProfileId!=# Content!= ContentType!= Description= LatestVersionNumber=> VersionLabel= VersionNumber<#
AWS::AppFabric::AppAuthorization||App!= AppAuthorizationArn<# AppAuthorizationIdentifier< AppBundleArn< AppBundleIdentifier!= AuthType!= CreatedAt< Credential> Persona< Status< Tags Tenant! UpdatedAt<
AWS::AppFabric::IngestionDestination||AppBundleArn!= Arn<# CreatedAt< DestinationConfiguration! IngestionArn!= ProcessingConfiguration!= Status< Tags UpdatedAt<
AWS::AppFlow::Connector||ConnectorArn< ConnectorLabel=# ConnectorProvisioningConfig! ConnectorProvisioningType! Description
AWS::AppFlow::ConnectorProfile||ConnectionMode! ConnectorLabel= ConnectorProfileArn< ConnectorProfileConfig> ConnectorProfileName!=# ConnectorType!= CredentialsArn< KMSArn>
AWS::AppFlow::Flow||Description DestinationFlowConfigList! FlowArn< FlowName!=# FlowStatus KMSArn= MetadataCatalogConfig SourceFlowConfig! Tags Tasks! TriggerConfig!
AWS::AppIntegrations::Application||ApplicationArn<# ApplicationConfig ApplicationSourceConfig! ApplicationType Description Id< IframeConfig InitializationTimeout IsService Name! Namespace! Permissions Tags
AWS::AppIntegrations::DataIntegration||DataIntegrationArn< Description FileConfiguration Id<# KmsKey!= Name! ObjectConfiguration ScheduleConfig= SourceURI!= Tags
AWS::AppIntegrations::EventIntegration||Description EventBridgeBus!= EventFilter!= EventIntegrationArn< Name!=# Tags
AWS::AppMesh::GatewayRoute||Arn< GatewayRouteName=@ Id<# MeshName!=@ MeshOwner=@ ResourceOwner< Spec! Tags Uid< VirtualGatewayName!=@
AWS::AppMesh::Mesh||Arn< Id<# MeshName=@ MeshOwner< ResourceOwner< Spec Tags Uid<
AWS::AppMesh::Route||Arn< Id<# MeshName!=@ MeshOwner=@ ResourceOwner< RouteName=@ Spec! Tags Uid< VirtualRouterName!=@
AWS::AppMesh::VirtualGateway||Arn< Id<# MeshName!=@ MeshOwner=@ ResourceOwner< Spec! Tags Uid< VirtualGatewayName=@
AWS::AppMesh::VirtualNode||Arn< Id<# MeshName!=@ MeshOwner=@ ResourceOwner< Spec! Tags Uid< VirtualNodeName=@
AWS::AppMesh::VirtualRouter||Arn< Id<# MeshName!=@ MeshOwner=@ ResourceOwner< Spec! Tags Uid< VirtualRouterName=@
AWS::AppMesh::VirtualService||Arn< Id<# MeshName!=@ MeshOwner=@ ResourceOwner< Spec! Tags Uid< VirtualServiceName!=@
AWS::AppRunner::AutoScalingConfiguration||AutoScalingConfigurationArn<# AutoScalingConfigurationName= AutoScalingConfigurationRevision< Latest< MaxConcurrency= MaxSize= MinSize= Tags=
AWS::AppRunner::ObservabilityConfiguration||Latest< ObservabilityConfigurationArn<# ObservabilityConfigurationName= ObservabilityConfigurationRevision< Tags=> TraceConfiguration=
AWS::AppRunner::Service||AutoScalingConfigurationArn> EncryptionConfiguration= HealthCheckConfiguration InstanceConfiguration NetworkConfiguration ObservabilityConfiguration ServiceArn<# ServiceId< ServiceName= ServiceUrl< SourceConfiguration! Status< Tags=>
AWS::AppRunner::VpcConnector||SecurityGroups= Subnets!= Tags=> VpcConnectorArn<# VpcConnectorName= VpcConnectorRevision<
AWS::AppRunner::VpcIngressConnection||DomainName< IngressVpcConfiguration! ServiceArn!= Status< Tags=> VpcIngressConnectionArn<# VpcIngressConnectionName=
AWS::AppStream::AppBlock||Arn<# CreatedTime< Description= DisplayName= Name!= PackagingType= PostSetupScriptDetails= SetupScriptDetails= SourceS3Location!= Tags
AWS::AppStream::AppBlockBuilder||AccessEndpoints AppBlockArns> Arn< CreatedTime< Description DisableIMDSV1 DisplayName EnableDefaultInternetAccess IamRoleArn InstanceType! Name!=# Platform! Tags VpcConfig!
AWS::AppStream::Application||AppBlockArn! Arn<# AttributesToDelete> CreatedTime< Description DisplayName IconS3Location! InstanceFamilies!= LaunchParameters LaunchPath! Name!= Platforms!= Tags WorkingDirectory
AWS::AppStream::ApplicationEntitlementAssociation||ApplicationIdentifier!=# EntitlementName!=# StackName!=#
AWS::AppStream::ApplicationFleetAssociation||ApplicationArn!=# FleetName!=#
AWS::AppStream::DirectoryConfig||CertificateBasedAuthProperties DirectoryName!=# OrganizationalUnitDistinguishedNames! ServiceAccountCredentials! ServiceAccountCredentials/AccountPassword>
AWS::AppStream::Entitlement||AppVisibility! Attributes! CreatedTime< Description LastModifiedTime< Name!=# StackName!=#
AWS::AppStream::Fleet||Arn< AttributesToDelete> ComputeCapacity Description DisableIMDSV1 DisconnectTimeoutInSeconds DisplayName DomainJoinInfo EnableDefaultInternetAccess FleetType= IamRoleArn IdleDisconnectTimeoutInSeconds ImageArn ImageName InstanceType! MaxConcurrentSessions MaxSessionsPerInstance MaxUserDurationInSeconds Name!=# Platform RootVolumeConfig SessionScriptS3Location StreamView Tags UsbDeviceFilterStrings VpcConfig
AWS::AppStream::ImageBuilder||AccessEndpoints AppstreamAgentVersion Description DisableIMDSV1 DisplayName DomainJoinInfo EnableDefaultInternetAccess IamRoleArn ImageArn ImageName> InstanceType! Name!=# RootVolumeConfig SoftwaresToInstall> SoftwaresToUninstall> StreamingUrl< Tags VpcConfig
AWS::AppStream::Stack||AccessEndpoints AgentAccessConfig ApplicationSettings AttributesToDelete> ContentRedirection DeleteStorageConnectors> Description DisplayName EmbedHostDomains FeedbackURL Name=# RedirectURL StorageConnectors StorageConnectors/*/ResourceIdentifier< StreamingExperienceSettings Tags UserSettings
AWS::AppStream::StackFleetAssociation||FleetName!=# StackName!=#
AWS::AppStream::StackUserAssociation||AuthenticationType!=# SendEmailNotification= StackName!=# UserName!=#
AWS::AppStream::User||Arn< AuthenticationType!=# FirstName= LastName= MessageAction=> UserName!=#
AWS::AppSync::Api||ApiArn<# ApiId< Dns< Dns/Http@ Dns/Realtime@ EventConfig Name! OwnerContact Tags
AWS::AppSync::ApiCache||ApiCachingBehavior! ApiId!= AtRestEncryptionEnabled= HealthMetricsConfig Id<# TransitEncryptionEnabled= Ttl! Type!
AWS::AppSync::ApiKey||ApiId!=# ApiKey< ApiKeyId<# Arn< Description Expires
AWS::AppSync::ChannelNamespace||ApiId!= ChannelNamespaceArn<# CodeHandlers CodeS3Location> HandlerConfigs Name!= PublishAuthModes SubscribeAuthModes Tags
AWS::AppSync::DataSource||ApiId!= DataSourceArn<# Description DynamoDBConfig ElasticsearchConfig EventBridgeConfig HttpConfig LambdaConfig MetricsConfig Name!=@ OpenSearchServiceConfig RelationalDatabaseConfig ServiceRoleArn Type!
AWS::AppSync::DomainName||AppSyncDomainName< CertificateArn!=@ Description@ DomainName!=#@ DomainNameArn< HostedZoneId< Tags@
AWS::AppSync::DomainNameApiAssociation||ApiAssociationIdentifier<# ApiId! DomainName!=
AWS::AppSync::FunctionConfiguration||ApiId!=@ Code@ CodeS3Location>@ DataSourceName!@ Description@ FunctionArn<# FunctionId< FunctionVersion@ MaxBatchSize@ Name!@ RequestMappingTemplate@ RequestMappingTemplateS3Location>@ ResponseMappingTemplate@ ResponseMappingTemplateS3Location>@ Runtime Runtime/Name@ Runtime/RuntimeVersion@ SyncConfig SyncConfig/ConflictDetection@ SyncConfig/ConflictHandler@ SyncConfig/LambdaConflictHandlerConfig/LambdaConflictHandlerArn@
AWS::AppSync::GraphQLApi||AdditionalAuthenticationProviders ApiId< ApiType Arn<# AuthenticationType! EnhancedMetricsConfig EnvironmentVariables GraphQLDns< GraphQLEndpointArn< GraphQLUrl< IntrospectionConfig LambdaAuthorizerConfig LambdaAuthorizerConfig/AuthorizerResultTtlInSeconds~ LambdaAuthorizerConfig/AuthorizerUri~ LambdaAuthorizerConfig/IdentityValidationExpression~ LogConfig MergedApiExecutionRoleArn Name! OpenIDConnectConfig OpenIDConnectConfig/AuthTTL~ OpenIDConnectConfig/ClientId~ OpenIDConnectConfig/IatTTL~ OpenIDConnectConfig/Issuer~ OwnerContact QueryDepthLimit RealtimeDns< RealtimeUrl< ResolverCountLimit Tags UserPoolConfig UserPoolConfig/AppIdClientRegex~ UserPoolConfig/AwsRegion~ UserPoolConfig/DefaultAction~ UserPoolConfig/UserPoolId~ Visibility XrayEnabled
AWS::AppSync::GraphQLSchema||ApiId! Definition DefinitionS3Location Id<#
AWS::AppSync::Resolver||ApiId!=@ CachingConfig CachingConfig/CachingKeys@ CachingConfig/Ttl@ Code@ CodeS3Location>@ DataSourceName@ FieldName!=@ Kind@ MaxBatchSize@ MetricsConfig@ PipelineConfig PipelineConfig/Functions@ RequestMappingTemplate@ RequestMappingTemplateS3Location>@ ResolverArn<# ResponseMappingTemplate@ ResponseMappingTemplateS3Location>@ Runtime Runtime/Name@ Runtime/RuntimeVersion@ SyncConfig SyncConfig/ConflictDetection@ SyncConfig/ConflictHandler@ SyncConfig/LambdaConflictHandlerConfig/LambdaConflictHandlerArn@ TypeName!=@
AWS::AppSync::SourceApiAssociation||AssociationArn<# AssociationId< Description LastSuccessfulMergeDate< MergedApiArn< MergedApiId< MergedApiIdentifier=> SourceApiArn< SourceApiAssociationConfig SourceApiAssociationStatus< SourceApiAssociationStatusDetail< SourceApiId< SourceApiIdentifier=>
AWS::AppSync::Type||ApiId!= Arn<# Definition! Format! Name<
AWS::AppTest::TestCase||CreationTime< Description LastUpdateTime< LatestVersion< Name!= Status< Steps! Tags TestCaseArn< TestCaseId<# TestCaseVersion<
AWS::ApplicationAutoScaling::ScalableTarget||Id< MaxCapacity! MinCapacity! ResourceId!=# RoleARN> ScalableDimension!=# ScheduledActions ServiceNamespace!=# SuspendedState Tags
AWS::ApplicationAutoScaling::ScalingPolicy||Arn<# PolicyName!= PolicyType! PredictiveScalingPolicyConfiguration ResourceId= ScalableDimension=# ScalingTargetId=> ServiceNamespace= StepScalingPolicyConfiguration TargetTrackingScalingPolicyConfiguration TargetTrackingScalingPolicyConfiguration/PredefinedMetricSpecification/ResourceLabel>
AWS::ApplicationInsights::Application||ApplicationARN<# AttachMissingPermission> AutoConfigurationEnabled CWEMonitorEnabled ComponentMonitoringSettings> CustomComponents> GroupingType=> LogPatternSets> OpsCenterEnabled OpsItemSNSTopicArn> ResourceGroupName!= SNSNotificationArn> Tags
AWS::ApplicationSignals::Discovery||AccountId<#
AWS::ApplicationSignals::GroupingConfiguration||AccountId<# GroupingAttributeDefinitions! UpdatedAt<
AWS::ApplicationSignals::InstrumentationConfig||Arn< AttributeFilters= CaptureConfiguration!= CreatedAt< Description= Environment!=# ExpiresAt= InstrumentationType!=# Location!= LocationHash<# Service!=# SignalType!=# Tags
AWS::ApplicationSignals::ServiceLevelObjective||Arn<# BurnRateConfigurations CreatedTime< Description EvaluationType< ExclusionWindows Goal LastUpdatedTime< Name!= RequestBasedSli Sli Tags
AWS::Athena::CapacityReservation||AllocatedDpus< Arn<# CapacityAssignmentConfiguration CreationTime< LastSuccessfulAllocationTime< Name!= Status< Tags TargetDpus!
AWS::Athena::DataCatalog||ConnectionType Description Error Name!=# Parameters Status Tags Type!
AWS::Athena::NamedQuery||Database!= Description= Name= NamedQueryId<# QueryString!= WorkGroup=
AWS::Athena::PreparedStatement||Description QueryStatement! StatementName!=# WorkGroup!=#
AWS::Athena::WorkGroup||CreationTime< Description Name!=# RecursiveDeleteOption> State Tags WorkGroupConfiguration WorkGroupConfiguration/AdditionalConfiguration> WorkGroupConfiguration/EngineConfiguration/AdditionalConfigs> WorkGroupConfiguration/EngineConfiguration/CoordinatorDpuSize> WorkGroupConfiguration/EngineConfiguration/DefaultExecutorDpuSize> WorkGroupConfiguration/EngineConfiguration/MaxConcurrentDpus> WorkGroupConfiguration/EngineConfiguration/SparkProperties> WorkGroupConfiguration/EngineVersion/EffectiveEngineVersion< WorkGroupConfigurationUpdates> WorkGroupConfigurationUpdates/EngineVersion/EffectiveEngineVersion<
AWS::AuditManager::Assessment|evidence|Arn< AssessmentId<# AssessmentReportsDestination AwsAccount= AwsAccount/EmailAddress> AwsAccount/Name> CreationTime< Delegations Delegations/*/AssessmentId> Delegations/*/AssessmentName> Description> FrameworkId= Name> Roles Scope Scope/AwsAccounts/*/EmailAddress> Scope/AwsAccounts/*/Name> Scope/AwsServices> Status Tags
AWS::AuditManager::AssessmentFramework||Arn<# ComplianceType ControlSets! CreatedAt< CreatedBy< Description FrameworkId< LastUpdatedAt< LastUpdatedBy< Name! Tags Type<
AWS::AutoScaling::AutoScalingGroup||AutoScalingGroupARN< AutoScalingGroupName=#@ AvailabilityZoneDistribution AvailabilityZoneDistribution/CapacityDistributionStrategy@ AvailabilityZoneIds@ AvailabilityZoneImpairmentPolicy AvailabilityZoneImpairmentPolicy/ImpairedZoneHealthCheckBehavior@ AvailabilityZoneImpairmentPolicy/ZonalShiftEnabled@ AvailabilityZones@ CapacityRebalance@ CapacityReservationSpecification CapacityReservationSpecification/CapacityReservationPreference@ CapacityReservationSpecification/CapacityReservationTarget/CapacityReservationIds@ CapacityReservationSpecification/CapacityReservationTarget/CapacityReservationResourceGroupArns@ Context@ Cooldown@ DefaultInstanceWarmup@ DeletionProtection@ DesiredCapacity@ DesiredCapacityType@ HealthCheckGracePeriod@ HealthCheckType@ InstanceId=>@ InstanceLifecyclePolicy InstanceLifecyclePolicy/RetentionTriggers/TerminateHookAbandon@ InstanceMaintenancePolicy InstanceMaintenancePolicy/MaxHealthyPercentage@ InstanceMaintenancePolicy/MinHealthyPercentage@ LaunchConfigurationName~@ LaunchTemplate~ LaunchTemplate/LaunchTemplateId@ LaunchTemplate/LaunchTemplateName@ LaunchTemplate/Version@ LifecycleHookSpecificationList@ LoadBalancerNames@ MaxInstanceLifetime@ MaxSize!@ MetricsCollection@ MinSize!@ MixedInstancesPolicy~ MixedInstancesPolicy/InstancesDistribution/DistributionSegments@ MixedInstancesPolicy/InstancesDistribution/OnDemandAllocationStrategy@ MixedInstancesPolicy/InstancesDistribution/OnDemandBaseCapacity@ MixedInstancesPolicy/InstancesDistribution/OnDemandPercentageAboveBaseCapacity@ MixedInstancesPolicy/InstancesDistribution/SpotAllocationStrategy@ MixedInstancesPolicy/InstancesDistribution/SpotInstancePools@ MixedInstancesPolicy/InstancesDistribution/SpotMaxPrice@ MixedInstancesPolicy/LaunchTemplate/LaunchTemplateSpecification/LaunchTemplateId@ MixedInstancesPolicy/LaunchTemplate/LaunchTemplateSpecification/LaunchTemplateName@ MixedInstancesPolicy/LaunchTemplate/LaunchTemplateSpecification/Version@ MixedInstancesPolicy/LaunchTemplate/Overrides@ NewInstancesProtectedFromScaleIn@ NotificationConfiguration NotificationConfiguration/NotificationTypes@ NotificationConfiguration/TopicARN@ NotificationConfigurations@ PlacementGroup@ ServiceLinkedRoleARN@ SkipZonalShiftValidation>@ Tags@ TargetGroupARNs@ TerminationPolicies@ TrafficSources@ VPCZoneIdentifier~@
AWS::AutoScaling::LaunchConfiguration||AssociatePublicIpAddress= BlockDeviceMappings= ClassicLinkVPCId=> ClassicLinkVPCSecurityGroups=> EbsOptimized= IamInstanceProfile= ImageId!= InstanceId=> InstanceMonitoring= InstanceType!= KernelId=> KeyName= LaunchConfigurationName=# MetadataOptions= PlacementTenancy= RamDiskId=> SecurityGroups= SpotPrice= UserData=
AWS::AutoScaling::LifecycleHook||AutoScalingGroupName!=# DefaultResult HeartbeatTimeout LifecycleHookName=# LifecycleTransition! NotificationMetadata NotificationTargetARN RoleARN
AWS::AutoScaling::ScalingPolicy||AdjustmentType Arn<# AutoScalingGroupName!= Cooldown EstimatedInstanceWarmup MetricAggregationType MinAdjustmentMagnitude PolicyName< PolicyType PredictiveScalingConfiguration ScalingAdjustment StepAdjustments TargetTrackingConfiguration
AWS::AutoScaling::ScheduledAction||AutoScalingGroupName!=# DesiredCapacity EndTime MaxSize MinSize Recurrence ScheduledActionName<# StartTime TimeZone
AWS::AutoScaling::WarmPool||AutoScalingGroupName!=# InstanceReusePolicy MaxGroupPreparedCapacity MinSize PoolState
AWS::AutoScalingPlans::ScalingPlan||ApplicationSource! ScalingInstructions! ScalingPlanArn< ScalingPlanName<# ScalingPlanVersion<#
AWS::B2BI::Capability||CapabilityArn< CapabilityId<# Configuration! CreatedAt< InstructionsDocuments ModifiedAt< Name! Tags Type!=
AWS::B2BI::Partnership||Capabilities! CapabilityOptions CreatedAt< Email!= ModifiedAt< Name! PartnershipArn< PartnershipId<# Phone= ProfileId!= Tags TradingPartnerId<
AWS::B2BI::Profile||BusinessName! CreatedAt< Email LogGroupName< Logging!= ModifiedAt< Name! Phone! ProfileArn< ProfileId<# Tags
AWS::B2BI::Transformer||CreatedAt< EdiType FileFormat InputConversion Mapping MappingTemplate ModifiedAt< Name! OutputConversion SampleDocument SampleDocuments Status! Tags TransformerArn< TransformerId<#
AWS::BCM::Dashboard||Arn<# CreatedAt< Description Name! Tags Type< UpdatedAt< Widgets!
AWS::BCM::ScheduledReport||Arn<# CreatedAt< DashboardArn! Description HealthStatus< Name! ScheduleConfig! ScheduledReportExecutionRoleArn! Tags UpdatedAt< WidgetDateRangeOverride WidgetIds
AWS::BCMDataExports::Export||Export! Export/ExportArn< Export/Name= Export/RefreshCadence= ExportArn<# Tags
AWS::Backup::BackupPlan||BackupPlan! BackupPlanArn< BackupPlanId<# BackupPlanTags VersionId<
AWS::Backup::BackupSelection||BackupPlanId!=@ BackupSelection!= BackupSelection/Conditions/StringEquals@ BackupSelection/Conditions/StringLike@ BackupSelection/Conditions/StringNotEquals@ BackupSelection/Conditions/StringNotLike@ BackupSelection/IamRoleArn@ BackupSelection/ListOfTags@ BackupSelection/NotResources@ BackupSelection/Resources@ BackupSelection/SelectionName@ Id<# SelectionId<
AWS::Backup::BackupVault|recovery points|AccessPolicy@ BackupVaultArn< BackupVaultName!=#@ BackupVaultTags@ EncryptionKeyArn=@ LockConfiguration LockConfiguration/ChangeableForDays>@ LockConfiguration/MaxRetentionDays@ LockConfiguration/MinRetentionDays@ Notifications Notifications/BackupVaultEvents@ Notifications/SNSTopicArn@
AWS::Backup::Framework||CreationTime< DeploymentStatus< FrameworkArn<# FrameworkControls! FrameworkDescription FrameworkName= FrameworkStatus< FrameworkTags
AWS::Backup::LegalHold||Arn<# CreationDate< Description!= LegalHoldId< RecoveryPointSelection!= Status< Tags Title!=
AWS::Backup::LogicallyAirGappedBackupVault|recovery points|AccessPolicy@ BackupVaultArn< BackupVaultName!=#@ BackupVaultTags@ EncryptionKeyArn=@ MaxRetentionDays!=@ MinRetentionDays!=@ MpaApprovalTeamArn@ Notifications Notifications/BackupVaultEvents@ Notifications/SNSTopicArn@ VaultState< VaultType<
AWS::Backup::ReportPlan||ReportDeliveryChannel! ReportPlanArn<# ReportPlanDescription ReportPlanName= ReportPlanTags ReportSetting!
AWS::Backup::RestoreTestingPlan||RecoveryPointSelection! RestoreTestingPlanArn< RestoreTestingPlanName!=# ScheduleExpression! ScheduleExpressionTimezone StartWindowHours Tags
AWS::Backup::RestoreTestingSelection||IamRoleArn! ProtectedResourceArns ProtectedResourceConditions ProtectedResourceType!= RestoreMetadataOverrides RestoreTestingPlanName!=# RestoreTestingSelectionName!=# ValidationWindowHours
AWS::Backup::TieringConfiguration||BackupVaultName! CreationTime< LastUpdatedTime< ResourceSelection! TieringConfigurationArn< TieringConfigurationName!=# TieringConfigurationTags
AWS::BackupGateway::Hypervisor||Host HypervisorArn<# KmsKeyArn=> LogGroupArn> Name> Password> Tags= Username>
AWS::Batch::ComputeEnvironment||ComputeEnvironmentArn<# ComputeEnvironmentName= ComputeResources ComputeResources/AllocationStrategy~ ComputeResources/BidPercentage~ ComputeResources/Ec2Configuration~ ComputeResources/Ec2Configuration/*/BatchImageStatus< ComputeResources/Ec2KeyPair~ ComputeResources/ImageId~ ComputeResources/InstanceRole~ ComputeResources/InstanceTypes~ ComputeResources/LaunchTemplate~ ComputeResources/ManagedInstancesProvider/InstanceLaunchTemplate/CapacityOptionType= ComputeResources/ManagedInstancesProvider/InstanceLaunchTemplate/FipsEnabled= ComputeResources/PlacementGroup~ ComputeResources/ScalingPolicy~ ComputeResources/SecurityGroupIds~ ComputeResources/SpotIamFleetRole= ComputeResources/Subnets~ ComputeResources/Tags~ ComputeResources/Type~ ComputeResources/UpdateToLatestImageVersion> Context EcsSettings EksConfiguration EksConfiguration/AccessEntry/Status< EksConfiguration/EksClusterArn= EksConfiguration/KubernetesNamespace= ReplaceComputeEnvironment> ServiceRole State Tags= Type!= UnmanagedvCpus UpdatePolicy>
AWS::Batch::ConsumableResource||AvailableQuantity< ConsumableResourceArn<# ConsumableResourceName= CreatedAt< InUseQuantity< ResourceType!= Tags TotalQuantity!
AWS::Batch::JobDefinition||ConsumableResourceProperties ContainerProperties EcsProperties EksProperties JobDefinitionArn< JobDefinitionName=# NodeProperties Parameters PlatformCapabilities PropagateTags ResourceRetentionPolicy> RetryStrategy SchedulingPriority Tags Timeout Type!
AWS::Batch::JobQueue||ComputeEnvironmentOrder JobQueueArn<# JobQueueName= JobQueueType= JobStateTimeLimitActions Priority! SchedulingPolicyArn ServiceEnvironmentOrder State Tags
AWS::Batch::QuotaShare||CapacityLimits! JobQueue!= PreemptionConfiguration! QuotaShareArn<# QuotaShareName!= ResourceSharingConfiguration! State Tags
AWS::Batch::SchedulingPolicy||Arn<# FairsharePolicy Name= QuotaSharePolicy Tags
AWS::Batch::ServiceEnvironment||CapacityLimits! ServiceEnvironmentArn<# ServiceEnvironmentName= ServiceEnvironmentType!= State Tags
AWS::BcmPricingCalculator::BillEstimate||Arn<# BillInterval< BillScenarioId=> CostCategoryGroupSharingPreferenceArn< CostCategoryGroupSharingPreferenceEffectiveDate< CreatedAt< ExpiresAt GroupSharingPreference< Id< Name! Status< Tags
AWS::BcmPricingCalculator::BillScenario||Arn<# BillInterval< CostCategoryGroupSharingPreferenceArn CreatedAt< ExpiresAt FailureMessage< GroupSharingPreference Id< Name Status< Tags
AWS::BcmPricingCalculator::WorkloadEstimate||Arn<# CostCurrency< CreatedAt< ExpiresAt FailureMessage< Id< Name! RateTimestamp< RateType= Status< Tags TotalCost<
AWS::Bedrock::Agent||ActionGroups ActionGroups/*/SkipResourceInUseCheckOnDelete> AgentArn< AgentCollaboration AgentCollaborators AgentId<# AgentName! AgentResourceRoleArn AgentStatus< AgentVersion< AutoPrepare> CreatedAt< CustomOrchestration CustomerEncryptionKeyArn Description FailureReasons< FoundationModel GuardrailConfiguration IdleSessionTTLInSeconds Instruction KnowledgeBases MemoryConfiguration OrchestrationType PreparedAt< PromptOverrideConfiguration RecommendedActions< SkipResourceInUseCheckOnDelete> Tags TestAliasTags UpdatedAt<
AWS::Bedrock::AgentAlias||AgentAliasArn< AgentAliasHistoryEvents< AgentAliasId<# AgentAliasName! AgentAliasStatus< AgentId!=# CreatedAt< Description RoutingConfiguration Tags UpdatedAt<
AWS::Bedrock::ApplicationInferenceProfile||CreatedAt< Description= InferenceProfileArn< InferenceProfileId< InferenceProfileIdentifier<# InferenceProfileName!= ModelSource=> Models< Status< Tags Type< UpdatedAt<
AWS::Bedrock::AutomatedReasoningPolicy|the policy that was built from documents|CreatedAt< DefinitionHash< Description ForceDelete> KmsKeyArn< KmsKeyId=> Name! PolicyArn<# PolicyDefinition> PolicyId< Tags UpdatedAt< Version<
AWS::Bedrock::AutomatedReasoningPolicyVersion||CreatedAt< DefinitionHash< Description< LastUpdatedDefinitionHash=> Name< PolicyArn!=# PolicyId< Tags= UpdatedAt< Version<#
AWS::Bedrock::Blueprint||BlueprintArn<# BlueprintName!= BlueprintStage< CreationTime< KmsEncryptionContext KmsKeyId LastModifiedTime< Schema! Tags Type!=
AWS::Bedrock::DataAutomationLibrary||CreationTime< EncryptionConfiguration= EntityTypes< LibraryArn<# LibraryDescription LibraryName!= Status< Tags
AWS::Bedrock::DataAutomationProject||CreationTime< CustomOutputConfiguration KmsEncryptionContext KmsKeyId LastModifiedTime< OverrideConfiguration ProjectArn<# ProjectDescription ProjectName!= ProjectStage< ProjectType= StandardOutputConfiguration Status< Tags
AWS::Bedrock::DataSource||CreatedAt< DataDeletionPolicy DataSourceConfiguration! DataSourceConfiguration/Type= DataSourceConfiguration/WebConfiguration/CrawlerConfiguration/UserAgentHeader< DataSourceId<# DataSourceStatus< Description FailureReasons< KnowledgeBaseId!=# Name! ServerSideEncryptionConfiguration UpdatedAt< VectorIngestionConfiguration VectorIngestionConfiguration/ChunkingConfiguration= VectorIngestionConfiguration/ParsingConfiguration=
AWS::Bedrock::EnforcedGuardrailConfiguration||ConfigId<# CreatedAt< CreatedBy< GuardrailArn< GuardrailId< GuardrailIdentifier! GuardrailVersion! ModelEnforcement Owner< SelectiveContentGuarding UpdatedAt< UpdatedBy<
AWS::Bedrock::Flow||Arn<# CreatedAt< CustomerEncryptionKeyArn Definition DefinitionS3Location> DefinitionString> DefinitionSubstitutions> Description ExecutionRoleArn! Id< Name! Status< Tags TestAliasTags UpdatedAt< Validations< Version<
AWS::Bedrock::FlowAlias||Arn<# ConcurrencyConfiguration CreatedAt< Description FlowArn!=# FlowId< Id< Name! RoutingConfiguration! Tags UpdatedAt<
AWS::Bedrock::FlowVersion||CreatedAt< CustomerEncryptionKeyArn< Definition< Description= ExecutionRoleArn< FlowArn!=# FlowId< Name< Status< Version<#
AWS::Bedrock::Guardrail||AutomatedReasoningPolicyConfig BlockedInputMessaging! BlockedOutputsMessaging! ContentPolicyConfig ContextualGroundingPolicyConfig CreatedAt< CrossRegionConfig Description FailureRecommendations< GuardrailArn<# GuardrailId< KmsKeyArn Name! SensitiveInformationPolicyConfig Status< StatusReasons< Tags TopicPolicyConfig UpdatedAt< Version< WordPolicyConfig
AWS::Bedrock::GuardrailVersion||Description= GuardrailArn< GuardrailId<# GuardrailIdentifier!=> Version<#
AWS::Bedrock::IntelligentPromptRouter||CreatedAt< Description= FallbackModel!= Models!= PromptRouterArn<# PromptRouterName!= RoutingCriteria!= Status< Tags Type< UpdatedAt<
AWS::Bedrock::KnowledgeBase||CreatedAt< Description FailureReasons< KnowledgeBaseArn< KnowledgeBaseConfiguration! KnowledgeBaseConfiguration/KendraKnowledgeBaseConfiguration= KnowledgeBaseConfiguration/ManagedKnowledgeBaseConfiguration= KnowledgeBaseConfiguration/SqlKnowledgeBaseConfiguration/RedshiftConfiguration/QueryEngineConfiguration= KnowledgeBaseConfiguration/SqlKnowledgeBaseConfiguration/RedshiftConfiguration/StorageConfigurations= KnowledgeBaseConfiguration/SqlKnowledgeBaseConfiguration/Type= KnowledgeBaseConfiguration/Type= KnowledgeBaseConfiguration/VectorKnowledgeBaseConfiguration= KnowledgeBaseId<# Name! RoleArn! Status< StorageConfiguration= Tags UpdatedAt<
AWS::Bedrock::KnowledgeBasePolicy||KnowledgeBaseId!=# PolicyDocument! RevisionId<
AWS::Bedrock::Prompt||Arn<# CreatedAt< CustomerEncryptionKeyArn DefaultVariant Description Id< Name! Tags UpdatedAt< Variants Variants/*/TemplateConfiguration/Text/TextS3Location> Version<
AWS::Bedrock::PromptVersion||Arn<# CreatedAt< CustomerEncryptionKeyArn< DefaultVariant< Description= Name< PromptArn!= PromptId< Tags= UpdatedAt< Variants< Version<
AWS::Bedrock::ResourcePolicy||PolicyDocument! ResourceArn!=#
AWS::Bedrock::RetrievalInstruction||Arn<# CreatedAt< CustomerEncryptionKeyArn= Description Instruction! LastTransitionStatus< Name!= RetrievalInstructionId< Status< Tags UpdatedAt<
AWS::Bedrock::Session||CreatedAt< EncryptionKeyArn= LastUpdatedAt< SessionArn<# SessionId< SessionMetadata SessionStatus< Tags
AWS::BedrockAgentCore::ApiKeyCredentialProvider||ApiKey> ApiKeySecretArn< ApiKeySecretConfig> ApiKeySecretJsonKey< ApiKeySecretSource> CreatedTime< CredentialProviderArn<# LastUpdatedTime< Name!= Tags
AWS::BedrockAgentCore::BrowserCustom||BrowserArn< BrowserId<# BrowserSigning= Certificates= CreatedAt< Description= EnterprisePolicies= ExecutionRoleArn= FailureReason< LastUpdatedAt< Name!= NetworkConfiguration!= RecordingConfig= Status< Tags
AWS::BedrockAgentCore::BrowserProfile||CreatedAt< Description= LastSavedAt< LastSavedBrowserId< LastSavedBrowserSessionId< LastUpdatedAt< Name!= ProfileArn< ProfileId<# Status< Tags
AWS::BedrockAgentCore::CapacityProvider||Arn<# CapacityProviderId< ComputeConfiguration!= CreatedAt< Description LastUpdatedAt< Name!= PermissionsConfiguration!= Status< Tags
AWS::BedrockAgentCore::CodeInterpreterCustom||Certificates= CodeInterpreterArn< CodeInterpreterId<# CreatedAt< Description= ExecutionRoleArn= FailureReason< LastUpdatedAt< Name!= NetworkConfiguration!= Status< Tags
AWS::BedrockAgentCore::ConfigurationBundle||BranchName> BundleArn<# BundleId< BundleName!= CommitMessage> Components! CreatedAt< CreatedBy> Description KmsKeyArn LineageMetadata< Tags UpdatedAt< VersionId<
AWS::BedrockAgentCore::ConsentPortal||ConsentPortalArn<# ConsentPortalId< CreatedAt< Description ExecutionRoleArn! IdpConfig! Name!= PortalUrl< Sources!= Status< Tags UpdatedAt<
AWS::BedrockAgentCore::Dataset||CreatedAt< DatasetArn<# DatasetId< DatasetName!= Description ExampleCount< KmsKeyArn= SchemaType!= Source=> Status< Tags UpdatedAt<
AWS::BedrockAgentCore::Evaluator||CreatedAt< Description EvaluatorArn<# EvaluatorConfig! EvaluatorConfig/Derived/BaseEvaluatorId= EvaluatorId< EvaluatorName!= EvaluatorType< KmsKeyArn Level! Provider< Status< Tags UpdatedAt<
AWS::BedrockAgentCore::Gateway||AuthorizerConfiguration AuthorizerConfiguration/CustomJWTAuthorizer/PrivateEndpoint/ManagedVpcResource/Tags> AuthorizerType! CreatedAt< Description ExceptionLevel GatewayArn< GatewayIdentifier<# GatewayUrl< InterceptorConfigurations KmsKeyArn Name! PolicyEngineConfiguration ProtocolConfiguration ProtocolType RoleArn! Status< StatusReasons< Tags UpdatedAt< WafConfiguration WebAclArn< WorkloadIdentityDetails<
AWS::BedrockAgentCore::GatewayRateLimit||CreatedAt< Description DimensionKeys!= Entries! GatewayIdentifier=# RateLimitId=# Status< UpdatedAt<
AWS::BedrockAgentCore::GatewayRule||Actions! Conditions CreatedAt< Description GatewayArn< GatewayIdentifier=# Priority! RuleId<# Status< System< UpdatedAt<
AWS::BedrockAgentCore::GatewayTarget||AuthorizationData< CreatedAt< CredentialProviderConfigurations Description GatewayArn< GatewayIdentifier=# LastSynchronizedAt< MetadataConfiguration Name PrivateEndpoint PrivateEndpoint/ManagedVpcResource/Tags> PrivateEndpointManagedResources< ProtocolType< Status< StatusReasons< TargetConfiguration! TargetId<# UpdatedAt<
AWS::BedrockAgentCore::Harness||AllowedTools Arn<# AuthorizerConfiguration CreatedAt< Environment Environment/AgentCoreRuntimeEnvironment/AgentRuntimeArn< Environment/AgentCoreRuntimeEnvironment/AgentRuntimeId< Environment/AgentCoreRuntimeEnvironment/AgentRuntimeName< EnvironmentArtifact EnvironmentVariables ExecutionRoleArn! HarnessId< HarnessName!= Hooks MaxIterations MaxTokens Memory Memory/ManagedMemoryConfiguration/Arn< Memory/ManagedMemoryConfiguration/EncryptionKeyArn= Model! Skills Status< SystemPrompt Tags TimeoutSeconds Tools Truncation UpdatedAt< Version<
AWS::BedrockAgentCore::HarnessEndpoint||Arn<# CreatedAt< Description EndpointName!= HarnessId!= HarnessName< LiveVersion< Status< Tags TargetVersion> UpdatedAt<
AWS::BedrockAgentCore::Memory|memories|CreatedAt< Description EncryptionKeyArn= EventExpiryDuration! FailureReason< IndexedKeys MemoryArn<# MemoryExecutionRoleArn MemoryId< MemoryStrategies MemoryStrategies/*/CustomMemoryStrategy/CreatedAt< MemoryStrategies/*/CustomMemoryStrategy/RecordExpiryDurationDays< MemoryStrategies/*/CustomMemoryStrategy/RecordExpirySpecification> MemoryStrategies/*/CustomMemoryStrategy/Status< MemoryStrategies/*/CustomMemoryStrategy/StrategyId< MemoryStrategies/*/CustomMemoryStrategy/Type< MemoryStrategies/*/CustomMemoryStrategy/UpdatedAt< MemoryStrategies/*/EpisodicMemoryStrategy/CreatedAt< MemoryStrategies/*/EpisodicMemoryStrategy/RecordExpiryDurationDays< MemoryStrategies/*/EpisodicMemoryStrategy/RecordExpirySpecification> MemoryStrategies/*/EpisodicMemoryStrategy/Status< MemoryStrategies/*/EpisodicMemoryStrategy/StrategyId< MemoryStrategies/*/EpisodicMemoryStrategy/Type< MemoryStrategies/*/EpisodicMemoryStrategy/UpdatedAt< MemoryStrategies/*/SemanticMemoryStrategy/CreatedAt< MemoryStrategies/*/SemanticMemoryStrategy/RecordExpiryDurationDays< MemoryStrategies/*/SemanticMemoryStrategy/RecordExpirySpecification> MemoryStrategies/*/SemanticMemoryStrategy/Status< MemoryStrategies/*/SemanticMemoryStrategy/StrategyId< MemoryStrategies/*/SemanticMemoryStrategy/Type< MemoryStrategies/*/SemanticMemoryStrategy/UpdatedAt< MemoryStrategies/*/SummaryMemoryStrategy/CreatedAt< MemoryStrategies/*/SummaryMemoryStrategy/RecordExpiryDurationDays< MemoryStrategies/*/SummaryMemoryStrategy/RecordExpirySpecification> MemoryStrategies/*/SummaryMemoryStrategy/Status< MemoryStrategies/*/SummaryMemoryStrategy/StrategyId< MemoryStrategies/*/SummaryMemoryStrategy/Type< MemoryStrategies/*/SummaryMemoryStrategy/UpdatedAt< MemoryStrategies/*/UserPreferenceMemoryStrategy/CreatedAt< MemoryStrategies/*/UserPreferenceMemoryStrategy/RecordExpiryDurationDays< MemoryStrategies/*/UserPreferenceMemoryStrategy/RecordExpirySpecification> MemoryStrategies/*/UserPreferenceMemoryStrategy/Status< MemoryStrategies/*/UserPreferenceMemoryStrategy/StrategyId< MemoryStrategies/*/UserPreferenceMemoryStrategy/Type< MemoryStrategies/*/UserPreferenceMemoryStrategy/UpdatedAt< Name!= NamespaceKeys Status< StreamDeliveryResources Tags UpdatedAt<
AWS::BedrockAgentCore::OAuth2CredentialProvider||CallbackUrl< ClientSecretArn< ClientSecretJsonKey< ClientSecretSource< CreatedTime< CredentialProviderArn<# CredentialProviderVendor!= LastUpdatedTime< Name!= Oauth2ProviderConfigInput> Oauth2ProviderConfigOutput< Status< Tags
AWS::BedrockAgentCore::OnlineEvaluationConfig||ClusteringConfig CreatedAt< DataSourceConfig! Description EvaluationExecutionRoleArn! Evaluators ExecutionStatus Insights OnlineEvaluationConfigArn<# OnlineEvaluationConfigId< OnlineEvaluationConfigName!= OutputConfig Rule! Status< Tags UpdatedAt<
AWS::BedrockAgentCore::PaymentConnector||AuthorizationUrl< ConnectorCreatedAt< ConnectorLastUpdatedAt< ConnectorName!= ConnectorStatus< ConnectorType!= CredentialProviderConfigurations Description PaymentConnectorArn<# PaymentConnectorId< PaymentManagerId!= ProvisionMode=>
AWS::BedrockAgentCore::PaymentCredentialProvider||CreatedTime< CredentialProviderArn<# CredentialProviderVendor!= LastUpdatedTime< Name!= ProviderConfigurationInput> ProviderConfigurationOutput< Tags
AWS::BedrockAgentCore::PaymentManager||AuthorizerConfiguration= AuthorizerType!= CreatedAt< Description LastUpdatedAt< Name!= PaymentManagerArn<# PaymentManagerId< RoleArn! Status< Tags WorkloadIdentityDetails<
AWS::BedrockAgentCore::Policy||CreatedAt< Definition! Description EnforcementMode Name!= PolicyArn<# PolicyEngineId!= PolicyId< Status< StatusReasons< UpdatedAt< ValidationMode>
AWS::BedrockAgentCore::PolicyEngine||CreatedAt< Description EncryptionKeyArn= Name!= PolicyEngineArn<# PolicyEngineId< Status< StatusReasons< Tags UpdatedAt<
AWS::BedrockAgentCore::ResourcePolicy||Policy! ResourceArn!=#
AWS::BedrockAgentCore::Runtime||AgentRuntimeArn< AgentRuntimeArtifact! AgentRuntimeId<# AgentRuntimeName!= AgentRuntimeVersion< AuthorizerConfiguration CapacityProviderConfiguration CreatedAt< Description EnvironmentVariables FailureReason< FilesystemConfigurations LastUpdatedAt< LifecycleConfiguration NetworkConfiguration PlatformVersion ProtocolConfiguration RequestHeaderConfiguration RoleArn! Status< Tags WorkloadIdentityDetails<
AWS::BedrockAgentCore::RuntimeEndpoint||AgentRuntimeArn< AgentRuntimeEndpointArn<# AgentRuntimeId!= AgentRuntimeVersion CreatedAt< Description FailureReason< Id< LastUpdatedAt< LiveVersion< Name!= Status< Tags TargetVersion<
AWS::BedrockAgentCore::WorkloadIdentity||AllowedResourceOauth2ReturnUrls CreatedTime< LastUpdatedTime< Name!=# Tags WorkloadIdentityArn<
AWS::BedrockMantle::Project||Arn<# CreatedAt< Id< Name! Tags
AWS::Billing::BillingView||Arn<# BillingViewType< CreatedAt< DataFilterExpression Description= Name!= OwnerAccountId< SourceViews! Tags UpdatedAt<
AWS::BillingConductor::BillingGroup||AccountGrouping! Arn<# ComputationPreference! CreationTime< Description LastModifiedTime< Name! PrimaryAccountId= Size< Status< StatusReason< Tags
AWS::BillingConductor::CustomLineItem||AccountId= Arn<# AssociationSize< BillingGroupArn!= BillingPeriodRange BillingPeriodRange/ExclusiveEndBillingPeriod= BillingPeriodRange/InclusiveStartBillingPeriod= ComputationRule= CreationTime< CurrencyCode< CustomLineItemChargeDetails CustomLineItemChargeDetails/Type= Description LastModifiedTime< Name! PresentationDetails= ProductCode< Tags
AWS::BillingConductor::PricingPlan||Arn<# CreationTime< Description LastModifiedTime< Name! PricingRuleArns Size< Tags
AWS::BillingConductor::PricingRule||Arn<# AssociatedPricingPlanCount< BillingEntity= CreationTime< Description LastModifiedTime< ModifierPercentage Name! Operation= Scope!= Service= Tags Tiering Type! UsageType=
AWS::Braket::SpendingLimit||CreatedAt< DeviceArn!= QueuedSpend< SpendingLimit! SpendingLimitArn<# Tags TimePeriod TotalSpend< UpdatedAt<
AWS::Budgets::Budget||Budget! Budget/BudgetName= Id<# NotificationsWithSubscribers= ResourceTags
AWS::Budgets::BudgetsAction||ActionId<# ActionThreshold! ActionType!= ApprovalModel BudgetName!=# Definition! ExecutionRoleArn! NotificationType! ResourceTags Subscribers!
AWS::CDK::Metadata||Analytics Id<# Modules
AWS::CE::AnomalyMonitor||CreationDate< DimensionalValueCount< LastEvaluatedDate< LastUpdatedDate< MonitorArn<# MonitorDimension= MonitorName! MonitorSpecification= MonitorType!= ResourceTags=
AWS::CE::AnomalySubscription||AccountId< Frequency! MonitorArnList! ResourceTags= Subscribers! Subscribers/*/Status< SubscriptionArn<# SubscriptionName! Threshold ThresholdExpression
AWS::CE::CostCategory||Arn<# DefaultValue EffectiveStart< Name!= RuleVersion! Rules! SplitChargeRules Tags
AWS::CUR::ReportDefinition||AdditionalArtifacts AdditionalSchemaElements= BillingViewArn= Compression! Format! RefreshClosedReports! ReportName!=# ReportVersioning!= S3Bucket! S3Prefix! S3Region! Tags TimeUnit!=
AWS::Cases::Case||Arn<# CaseId< CustomerId!= DomainId!= Tags TemplateId!= Title!
AWS::Cases::CaseRule||CaseRuleArn<# CaseRuleId< CreatedTime< Description DomainId= LastModifiedTime< Name! Rule! Tags
AWS::Cases::Domain|cases|CreatedTime< DomainArn<# DomainId< DomainStatus< Name!= Tags
AWS::Cases::Field||Attributes CreatedTime< Description DomainId= FieldArn<# FieldId< LastModifiedTime< Name! Namespace< Tags Type!=
AWS::Cases::Layout||Content! CreatedTime< DomainId= LastModifiedTime< LayoutArn<# LayoutId< Name! Tags
AWS::Cases::RelatedItem||CaseId!= Content!= DomainId!= RelatedItemArn<# RelatedItemId< Tags Type!=
AWS::Cases::Template||CreatedTime< Description DomainId= LastModifiedTime< LayoutConfiguration Name! RequiredFields Rules Status Tags TemplateArn<# TemplateId<
AWS::Cassandra::Keyspace|tables and their rows|ClientSideTimestampsEnabled> KeyspaceName=# ReplicationSpecification ReplicationSpecification/RegionList> Tags
AWS::Cassandra::Table|rows|AutoScalingSpecifications> BillingMode CdcSpecification ClientSideTimestampsEnabled= ClusteringKeyColumns= DefaultTimeToLive EncryptionSpecification KeyspaceName!=# PartitionKeyColumns!= PointInTimeRecoveryEnabled RegularColumns ReplicaSpecifications> TableName=# Tags WarmThroughput
AWS::Cassandra::Type||DirectParentTypes< DirectReferringTables< Fields!= KeyspaceArn< KeyspaceName!=# LastModifiedTimestamp< MaxNestingDepth< TypeName!=#
AWS::CertificateManager::Account||AccountId<# ExpiryEventsConfiguration!
AWS::CertificateManager::AcmeDomainValidation||AcmeEndpointArn!= Arn<# DomainName!= PrevalidationOptions! PrevalidationOptions/DnsPrevalidation/HostedZoneId= Tags
AWS::CertificateManager::AcmeEndpoint||AcmeEndpointArn<# AuthorizationBehavior!= CertificateAuthority! CertificateTags= Contact EndpointUrl< Tags
AWS::CertificateManager::AcmeExternalAccountBinding||AcmeEndpointArn!= AcmeExternalAccountBindingArn<# Expiration=> RoleArn!= Tags
AWS::CertificateManager::Certificate||CertificateArn<# CertificateAuthorityArn= CertificateExport= CertificateTransparencyLoggingPreference DomainName!= DomainValidationOptions= DomainValidationOptions/*/HostedZoneId> Id KeyAlgorithm= SubjectAlternativeNames= Tags ValidationMethod>
AWS::Chatbot::CustomAction||ActionName!= AliasName Attachments CustomActionArn<# Definition! Tags
AWS::Chatbot::MicrosoftTeamsChannelConfiguration||Arn<# ConfigurationName!= CustomizationResourceArns GuardrailPolicies IamRoleArn! LoggingLevel SnsTopicArns Tags TeamId!= TeamsChannelId! TeamsChannelName TeamsTenantId!= UserRoleRequired
AWS::Chatbot::SlackChannelConfiguration||Arn<# ConfigurationName!= CustomizationResourceArns GuardrailPolicies IamRoleArn! LoggingLevel SlackChannelId! SlackWorkspaceId!= SnsTopicArns Tags UserRoleRequired
AWS::Chime::AppInstance|users and messages|AppInstanceArn<# CreatedTimestamp< LastUpdatedTimestamp< Metadata Name! Tags
AWS::Chime::AppInstanceBot||AppInstanceArn!= AppInstanceBotArn<# Configuration! CreatedTimestamp< LastUpdatedTimestamp< Metadata Name Tags
AWS::Chime::AppInstanceUser||AppInstanceArn!= AppInstanceUserArn<# AppInstanceUserId!= ExpirationSettings Metadata Name Tags
AWS::Chime::Channel||AppInstanceArn!= Arn<# ChannelFlowArn< ChannelId= ChimeBearer!=# CreatedBy< CreatedTimestamp< ElasticChannelConfiguration= ExpirationSettings LastMessageTimestamp< LastUpdatedTimestamp< MemberArns=> Metadata Mode ModeratorArns=> Name! Privacy= Tags
AWS::Chime::ChannelFlow||AppInstanceArn!= AppInstanceId< Arn<# ChannelFlowId< CreatedTimestamp< LastUpdatedTimestamp< Name! Processors! Tags
AWS::Chime::MediaInsightsPipelineConfiguration||CreatedTimestamp< Elements! MediaInsightsPipelineConfigurationArn<# MediaInsightsPipelineConfigurationId< MediaInsightsPipelineConfigurationName!= RealTimeAlertConfiguration ResourceAccessRoleArn! Tags UpdatedTimestamp<
AWS::Chime::MediaPipelineKinesisVideoStreamPool||Arn<# CreatedTimestamp< PoolId< PoolName!= PoolStatus< StreamConfiguration! StreamConfiguration/Region= Tags UpdatedTimestamp<
AWS::Chime::SipMediaApplication||AwsRegion!= CreatedTimestamp< Endpoints! Name! SipMediaApplicationArn<# SipMediaApplicationId< Tags UpdatedTimestamp<
AWS::Chime::VoiceConnector||AwsRegion= CreatedTimestamp< Name! NetworkType= OutboundHostName< RequireEncryption! Tags UpdatedTimestamp< VoiceConnectorArn<# VoiceConnectorId<
AWS::CleanRooms::AnalysisTemplate||AnalysisParameters= AnalysisTemplateIdentifier<# Arn< CollaborationArn< CollaborationIdentifier< Description ErrorMessageConfiguration Format!= MembershipArn< MembershipIdentifier!=# Name!= Schema Source!= SourceMetadata SyntheticDataParameters Tags
AWS::CleanRooms::Collaboration||AllowedResultRegions= AnalyticsEngine Arn< AutoApprovedChangeTypes= CollaborationIdentifier<# CreatorDisplayName!= CreatorMLMemberAbilities= CreatorMemberAbilities= CreatorPaymentConfiguration= DataEncryptionMetadata= Description! IsMetricsEnabled JobLogStatus= Members= Name! QueryLogStatus!= Tags
AWS::CleanRooms::ConfiguredTable||AllowedColumns! AnalysisMethod! AnalysisRules Arn< ConfiguredTableIdentifier<# Description Name! SelectedAnalysisMethods TableReference! Tags
AWS::CleanRooms::ConfiguredTableAssociation||Arn< ConfiguredTableAssociationAnalysisRules ConfiguredTableAssociationIdentifier<# ConfiguredTableIdentifier!= Description MembershipIdentifier!=# Name!= RoleArn! Tags
AWS::CleanRooms::IdMappingTable||Arn< CollaborationArn< CollaborationIdentifier< Description IdMappingTableIdentifier<# InputReferenceConfig!= InputReferenceProperties< KmsKeyArn MembershipArn< MembershipIdentifier!=# Name!= Tags
AWS::CleanRooms::IdNamespaceAssociation||Arn< CollaborationArn< CollaborationIdentifier< Description IdMappingConfig IdNamespaceAssociationIdentifier<# InputReferenceConfig!= InputReferenceProperties< MembershipArn< MembershipIdentifier!=# Name! Tags
AWS::CleanRooms::IntermediateTable||AnalysisRules Arn< CollaborationArn< CollaborationIdentifier< Description IntermediateTableIdentifier<# KmsKeyArn MembershipArn< MembershipIdentifier!=# Name!= PopulationAnalysisConfiguration!= Status< Tags
AWS::CleanRooms::Membership||Arn< CollaborationArn< CollaborationCreatorAccountId< CollaborationIdentifier!= DefaultJobResultConfiguration DefaultResultConfiguration IsMetricsEnabled JobLogStatus MembershipIdentifier<# PaymentConfiguration QueryLogStatus! Tags
AWS::CleanRooms::PrivacyBudgetTemplate||Arn< AutoRefresh!= CollaborationArn< CollaborationIdentifier< MembershipArn< MembershipIdentifier!=# Parameters! Parameters/ResourceArn= PrivacyBudgetTemplateIdentifier<# PrivacyBudgetType!= Tags
AWS::CleanRoomsML::ConfiguredModelAlgorithm||ConfiguredModelAlgorithmArn<# Description= InferenceContainerConfig= KmsKeyArn= Name!= RoleArn!= Tags TrainingContainerConfig=
AWS::CleanRoomsML::ConfiguredModelAlgorithmAssociation||CollaborationIdentifier< ConfiguredModelAlgorithmArn!= ConfiguredModelAlgorithmAssociationArn<# Description= MembershipIdentifier!= Name!= PrivacyConfiguration= Tags
AWS::CleanRoomsML::TrainingDataset||Description= Name!= RoleArn!= Status< Tags TrainingData!= TrainingDatasetArn<#
AWS::Cloud9::EnvironmentEC2|files of the environment|Arn< AutomaticStopTimeMinutes=> ConnectionType= Description EnvironmentId<# ImageId=> InstanceType=> Name@ OwnerArn= Repositories=> SubnetId=> Tags
AWS::CloudFormation::ChangeSet||Capabilities= ChangeSetId<# ChangeSetName!= ChangeSetType=> CreationTime< DeploymentMode= Description= ImportExistingResources= IncludeNestedStacks= NotificationARNs= OnStackFailure= RoleARN=> StackId< StackName!= Tags= TemplateBody=> TemplateURL=> UsePreviousTemplate=>
AWS::CloudFormation::CustomResource||*@ Id<# ServiceTimeout ServiceToken!=
AWS::CloudFormation::GeneratedTemplate||CreationTime< GeneratedTemplateId<# GeneratedTemplateName! LastUpdatedTime< Progress< Status< TemplateConfiguration TotalWarnings<
AWS::CloudFormation::GuardHook||Alias!= ExecutionRole!= FailureMode! HookArn<# HookStatus! LogBucket Options RuleLocation! StackFilters TargetFilters TargetOperations!
AWS::CloudFormation::HookDefaultVersion||Arn<# TypeName TypeVersionArn VersionId
AWS::CloudFormation::HookTypeConfig||Configuration ConfigurationAlias= ConfigurationArn<# TypeArn TypeName
AWS::CloudFormation::HookVersion||Arn<# ExecutionRoleArn= IsDefaultVersion< LoggingConfig= SchemaHandlerPackage!=> TypeArn< TypeName!= VersionId< Visibility<
AWS::CloudFormation::LambdaHook||Alias!= AutoUpdate=> ExecutionRole! FailureMode! HookArn<# HookStatus! LambdaFunction! LoggingConfig=> StackFilters TargetFilters TargetOperations!
AWS::CloudFormation::Macro||Description FunctionName! Id<# LogGroupName LogRoleARN Name!=
AWS::CloudFormation::ModuleDefaultVersion||Arn=# ModuleName=> VersionId=>
AWS::CloudFormation::ModuleVersion||Arn<# Description< DocumentationUrl< IsDefaultVersion< ModuleName!= ModulePackage!=> Schema< TimeCreated< VersionId< Visibility<
AWS::CloudFormation::PublicTypeVersion||Arn=> LogDeliveryBucket= PublicTypeArn<# PublicVersionNumber= PublisherId< Type= TypeName= TypeVersionArn<
AWS::CloudFormation::Publisher||AcceptTermsAndConditions!= ConnectionArn= IdentityProvider< PublisherId<# PublisherProfile< PublisherStatus<
AWS::CloudFormation::ResourceDefaultVersion||Arn<# TypeName TypeVersionArn VersionId
AWS::CloudFormation::ResourceVersion||Arn<# ExecutionRoleArn= IsDefaultVersion< LoggingConfig= ProvisioningType< SchemaHandlerPackage!=> TypeArn< TypeName!= VersionId< Visibility<
AWS::CloudFormation::Stack|whatever the nested stack holds|NotificationARNs Outputs/*@ Parameters StackId<# Tags TemplateURL!> TimeoutInMinutes
AWS::CloudFormation::StackSet|whatever its stacks hold|AdministrationRoleARN AutoDeployment CallAs> Capabilities Description ExecutionRoleName ManagedExecution OperationPreferences> Parameters PermissionModel!= StackInstancesGroup> StackSetId<# StackSetName!= Tags TemplateBody TemplateURL>
AWS::CloudFormation::TypeActivation||Arn<# AutoUpdate> ExecutionRoleArn> LoggingConfig=> MajorVersion> PublicTypeArn PublisherId Type> TypeName TypeNameAlias VersionBump>
AWS::CloudFormation::WaitCondition||Count Data< Handle Id<# Timeout
AWS::CloudFormation::WaitConditionHandle||Id<#
AWS::CloudFront::AnycastIpList||AnycastIpList< ETag< Id<# IpAddressType IpCount!= IpamCidrConfigResults< IpamCidrConfigs> Name!= Tags=
AWS::CloudFront::CachePolicy||CachePolicyConfig! Id<# LastModifiedTime<
AWS::CloudFront::CloudFrontOriginAccessIdentity||CloudFrontOriginAccessIdentityConfig! Id<# S3CanonicalUserId<
AWS::CloudFront::ConnectionFunction||AutoPublish> ConnectionFunctionArn< ConnectionFunctionCode! ConnectionFunctionConfig! ConnectionFunctionConfig/Runtime= CreatedTime< ETag< Id<# LastModifiedTime< Name!= Stage< Status< Tags
AWS::CloudFront::ConnectionGroup||AnycastIpListId Arn< CreatedTime< ETag< Enabled Id<# Ipv6Enabled IsDefault< LastModifiedTime< Name!= RoutingEndpoint< Status< Tags
AWS::CloudFront::ContinuousDeploymentPolicy||ContinuousDeploymentPolicyConfig! Id<# LastModifiedTime<
AWS::CloudFront::Distribution||DistributionConfig! DomainName< Id<# Tags
AWS::CloudFront::DistributionTenant||Arn< ConnectionGroupId CreatedTime< Customizations DistributionId! DomainResults< Domains! ETag< Enabled Id<# LastModifiedTime< ManagedCertificateRequest> Name!= Parameters Status< Tags
AWS::CloudFront::FieldLevelEncryptionConfig||Arn<# CallerReference!= Comment ContentTypeProfileConfig! Id< LastModifiedTime< QueryArgProfileConfig!
AWS::CloudFront::FieldLevelEncryptionProfile||Arn<# FieldLevelEncryptionProfileConfig! FieldLevelEncryptionProfileConfig/CallerReference= Id< LastModifiedTime<
AWS::CloudFront::Function||AutoPublish> FunctionARN<# FunctionCode! FunctionConfig! FunctionMetadata FunctionMetadata/FunctionARN< Name!= Stage< Tags
AWS::CloudFront::KeyGroup||Id<# KeyGroupConfig! LastModifiedTime<
AWS::CloudFront::KeyValueStore|keys and their values|Arn< Comment Id< ImportSource> Name!=# Status< Tags
AWS::CloudFront::MonitoringSubscription||DistributionId!=# MonitoringSubscription!
AWS::CloudFront::OriginAccessControl||Id<# OriginAccessControlConfig!
AWS::CloudFront::OriginRequestPolicy||Id<# LastModifiedTime< OriginRequestPolicyConfig!
AWS::CloudFront::PublicKey||CreatedTime< Id<# PublicKeyConfig!
AWS::CloudFront::RealtimeLogConfig||Arn<# EndPoints! Fields! Name!= SamplingRate!
AWS::CloudFront::ResponseHeadersPolicy||Id<# LastModifiedTime< ResponseHeadersPolicyConfig!
AWS::CloudFront::StreamingDistribution||DomainName< Id<# StreamingDistributionConfig! Tags!
AWS::CloudFront::TrustStore||Arn< CaCertificatesBundleSource> ETag< Id<# LastModifiedTime< Name!= NumberOfCaCertificates< Status< Tags UseClientCertificateOCSPEndpoint
AWS::CloudFront::VpcOrigin||AccountId< Arn< CreatedTime< Id<# LastModifiedTime< Status< Tags VpcOriginEndpointConfig!
AWS::CloudHSM::Cluster|keys|Arn<# BackupPolicy< BackupRetentionPolicy ClusterId< HsmType!= Mode= NetworkType= SecurityGroup< State< SubnetIds=> SubnetMapping< Tags VpcId<
AWS::CloudTrail::Channel||ChannelArn<# Destinations Name Source= Tags
AWS::CloudTrail::Dashboard||CreatedTimestamp< DashboardArn<# Name RefreshSchedule Status< Tags TerminationProtectionEnabled Type< UpdatedTimestamp< Widgets
AWS::CloudTrail::EventDataStore|recorded events|AdvancedEventSelectors BillingMode ContextKeySelectors CreatedTimestamp< EventDataStoreArn<# FederationEnabled FederationRoleArn IngestionEnabled InsightSelectors InsightsDestination KmsKeyId MaxEventSize MultiRegionEnabled Name OrganizationEnabled RetentionPeriod Status< Tags TerminationProtectionEnabled UpdatedTimestamp<
AWS::CloudTrail::ResourcePolicy||ResourceArn!=# ResourcePolicy!
AWS::CloudTrail::Trail||AdvancedEventSelectors AggregationConfigurations Arn< CloudWatchLogsLogGroupArn CloudWatchLogsRoleArn EnableLogFileValidation EventSelectors IncludeGlobalServiceEvents InsightSelectors IsLogging! IsMultiRegionTrail IsOrganizationTrail KMSKeyId S3BucketName! S3KeyPrefix SnsTopicArn< SnsTopicName Tags TrailName=#
AWS::CloudWatch::Alarm||ActionConfiguration ActionsEnabled AlarmActions AlarmDescription AlarmName=# Arn< ComparisonOperator DatapointsToAlarm Dimensions EvaluateLowSampleCountPercentile EvaluationCriteria EvaluationInterval EvaluationPeriods EvaluationWindow ExtendedStatistic InsufficientDataActions MetricName Metrics Namespace OKActions Period Statistic Tags Threshold ThresholdMetricId TreatMissingData Unit WarmUpConfiguration
AWS::CloudWatch::AlarmMuteRule||Arn<# Description ExpireDate LastUpdatedTimestamp< MuteTargets MuteType< Name= Rule! StartDate Status< Tags
AWS::CloudWatch::AnomalyDetector||Configuration Dimensions= Id<# MetricCharacteristics= MetricMathAnomalyDetector= MetricName= Namespace= SingleMetricAnomalyDetector= Stat=
AWS::CloudWatch::CompositeAlarm||ActionConfiguration ActionsEnabled ActionsSuppressor ActionsSuppressorExtensionPeriod ActionsSuppressorWaitPeriod AlarmActions AlarmDescription AlarmName=# AlarmRule! Arn< InsufficientDataActions OKActions Tags
AWS::CloudWatch::Dashboard||DashboardBody! DashboardName=# Tags
AWS::CloudWatch::InsightRule||ApplyOnTransformedLogs Arn<# RuleBody! RuleName!=@ RuleState! Tags
AWS::CloudWatch::Integration||CreatedAt< Credential> IntegrationArn<# IntegrationAttributes IntegrationId< IntegrationType!= Name!= RoleArn Status< Tags UpdatedAt<
AWS::CloudWatch::LogAlarm||ActionConfiguration ActionLogLineCount ActionLogLineRoleArn ActionsEnabled AlarmActions AlarmDescription AlarmName=# Arn< ComparisonOperator! InsufficientDataActions OKActions QueryResultsToAlarm! QueryResultsToEvaluate! ScheduledQueryConfiguration! Tags Threshold! TreatMissingData WarmUpConfiguration
AWS::CloudWatch::MetricStream||Arn< CreationDate< ExcludeFilters FirehoseArn IncludeFilters IncludeLinkedAccountsMetrics LastUpdateDate< Name=# OutputFormat RoleArn State< StatisticsConfigurations Tags
AWS::CloudWatch::OTelEnrichment||AccountId<# ExcludeFilters IncludeFilters Status<
AWS::CloudWatch::ResourceMetricsConfiguration||CreatedAt< MetricSelections ResourceArn!=# UpdatedAt<
AWS::CloudWatch::View||Arn< CreatedAt< Definition! Description Name=# Tags Type< UpdatedAt<
AWS::CodeArtifact::Domain|packages|Arn<# DomainName!=@ EncryptionKey=< Name< Owner< PermissionsPolicyDocument@ Tags@
AWS::CodeArtifact::PackageGroup||Arn<# ContactInfo Description DomainName!= DomainOwner OriginConfiguration Pattern!= Tags
AWS::CodeArtifact::Repository|packages|Arn<# Description@ DomainName!=@ DomainOwner=< ExternalConnections@ Name< PermissionsPolicyDocument@ RepositoryName!=@ Tags@ Upstreams@
AWS::CodeBuild::Fleet||Arn<# BaseCapacity ComputeConfiguration ComputeType EnvironmentType FleetProxyConfiguration FleetServiceRole FleetVpcConfig ImageId Name= OverflowBehavior ScalingConfiguration Tags
AWS::CodeBuild::Project||Arn< Artifacts! AutoRetryLimit BadgeEnabled BuildBatchConfig Cache ConcurrentBuildLimit Description EncryptionKey Environment! FileSystemLocations Id<# LogsConfig Name= QueuedTimeoutInMinutes ResourceAccessRole SecondaryArtifacts SecondarySourceVersions SecondarySources ServiceRole! Source! SourceVersion Tags TimeoutInMinutes Triggers Visibility VpcConfig
AWS::CodeBuild::ReportGroup||Arn<# DeleteReports> ExportConfig! Name= Tags Type!=
AWS::CodeBuild::SourceCredential||Arn<# AuthType! ServerType!= Token!> Username>
AWS::CodeCommit::Repository|commits|Arn< CloneUrlHttp< CloneUrlSsh< Code> KmsKeyId Name< RepositoryDescription RepositoryId<# RepositoryName! Tags Triggers
AWS::CodeConnections::Connection||ConnectionArn<# ConnectionName!= ConnectionStatus< HostArn= OwnerAccountId< ProviderType= Tags
AWS::CodeConnections::Host||HostArn<# HostId< Name!= ProviderEndpoint! ProviderType!= Status< Tags VpcConfiguration
AWS::CodeDeploy::Application||ApplicationName=# ComputePlatform= Tags
AWS::CodeDeploy::DeploymentConfig||ComputePlatform= DeploymentConfigName=# MinimumHealthyHosts= TrafficRoutingConfig= ZonalConfig=
AWS::CodeDeploy::DeploymentGroup||AlarmConfiguration ApplicationName!=# AutoRollbackConfiguration AutoScalingGroups BlueGreenDeploymentConfiguration Deployment DeploymentConfigName DeploymentGroupName=# DeploymentStyle ECSServices Ec2TagFilters Ec2TagSet LoadBalancerInfo OnPremisesInstanceTagFilters OnPremisesTagSet OutdatedInstancesStrategy ServiceRoleArn! Tags TerminationHookEnabled TriggerConfigurations
AWS::CodeGuruProfiler::ProfilingGroup||AgentPermissions AnomalyDetectionNotificationConfiguration Arn< ComputePlatform= ProfilingGroupName!=# Tags
AWS::CodeGuruReviewer::RepositoryAssociation||AssociationArn<# BucketName= ConnectionArn=> Name!= Owner=> Tags= Type!=
AWS::CodePipeline::CustomActionType||Category!=# ConfigurationProperties= ConfigurationProperties/*/Type> Id< InputArtifactDetails!= OutputArtifactDetails!= Provider!=# Settings= Settings/ThirdPartyConfigurationUrl> Tags Version!=#
AWS::CodePipeline::Pipeline||Arn< ArtifactStore ArtifactStores DisableInboundStageTransitions ExecutionMode Name=# PipelineType RestartExecutionOnUpdate> RoleArn! Stages! Tags Triggers Variables Version<
AWS::CodePipeline::Webhook||Authentication! AuthenticationConfiguration! AuthenticationConfiguration/SecretToken> Filters! Id<# Name= RegisterWithThirdParty> Tags TargetAction! TargetPipeline! TargetPipelineVersion> Url<
AWS::CodeStar::GitHubRepository||Code ConnectionArn EnableIssues Id<# IsPrivate RepositoryAccessToken RepositoryDescription RepositoryName! RepositoryOwner!
AWS::CodeStarConnections::Connection||ConnectionArn<# ConnectionName!= ConnectionStatus< HostArn= OwnerAccountId< ProviderType= Tags
AWS::CodeStarConnections::RepositoryLink||ConnectionArn! EncryptionKeyArn OwnerId!= ProviderType< RepositoryLinkArn<# RepositoryLinkId< RepositoryName!= Tags
AWS::CodeStarConnections::SyncConfiguration||Branch! ConfigFile! OwnerId< ProviderType< PublishDeploymentStatus RepositoryLinkId! RepositoryName< ResourceName!=# RoleArn! SyncType!=# TriggerResourceUpdateOn
AWS::CodeStarNotifications::NotificationRule||Arn<# CreatedBy DetailType! EventTypeId> EventTypeIds! Name! Resource!= Status Tags TargetAddress> Targets!
AWS::Cognito::IdentityPool|the identities of users|AllowClassicFlow AllowUnauthenticatedIdentities! CognitoEvents> CognitoIdentityProviders CognitoStreams> DeveloperProviderName Id<# IdentityPoolName IdentityPoolTags Name< OpenIdConnectProviderARNs PushSync> SamlProviderARNs SupportedLoginProviders
AWS::Cognito::IdentityPoolPrincipalTag||IdentityPoolId!=# IdentityProviderName!=# PrincipalTags UseDefaults
AWS::Cognito::IdentityPoolRoleAttachment||Id<# IdentityPoolId!= RoleMappings Roles
AWS::Cognito::LogDeliveryConfiguration||Id<# LogConfigurations UserPoolId!=
AWS::Cognito::ManagedLoginBranding||Assets ClientId=> ManagedLoginBrandingId<# ReturnMergedResources> Settings UseCognitoProvidedValues UserPoolId!=#
AWS::Cognito::Terms||ClientId=> Enforcement! Links! TermsId<# TermsName! TermsSource! UserPoolId!=#
AWS::Cognito::UserPool|users and their passwords|AccountRecoverySetting AdminCreateUserConfig AliasAttributes Arn< AutoVerifiedAttributes DeletionProtection DeviceConfiguration EmailAuthenticationMessage EmailAuthenticationSubject EmailConfiguration EmailVerificationMessage EmailVerificationSubject EnabledMfas> IssuerConfiguration KeyConfiguration LambdaConfig MfaConfiguration Policies ProviderName< ProviderURL< Schema SmsAuthenticationMessage SmsConfiguration SmsVerificationMessage UserAttributeUpdateSettings UserPoolAddOns UserPoolId<# UserPoolName UserPoolTags UserPoolTier UsernameAttributes UsernameConfiguration VerificationMessageTemplate WebAuthnFactorConfiguration WebAuthnRelyingPartyID WebAuthnUserVerification
AWS::Cognito::UserPoolClient||AccessTokenValidity AllowedOAuthFlows AllowedOAuthFlowsUserPoolClient AllowedOAuthScopes AnalyticsConfiguration AuthSessionValidity CallbackURLs ClientId<# ClientName ClientSecret< DefaultRedirectURI EnablePropagateAdditionalUserContextData EnableTokenRevocation ExplicitAuthFlows GenerateSecret= IdTokenValidity LogoutURLs Name< PreventUserExistenceErrors ReadAttributes RefreshTokenRotation RefreshTokenValidity SupportedIdentityProviders TokenValidityUnits UserPoolId!=# WriteAttributes
AWS::Cognito::UserPoolDomain||CloudFrontDistribution< CustomDomainConfig Domain!=# ManagedLoginVersion> Routing UserPoolId!=#
AWS::Cognito::UserPoolGroup||Description GroupName=# Precedence RoleArn UserPoolId!=#
AWS::Cognito::UserPoolIdentityProvider||AttributeMapping IdpIdentifiers ProviderDetails! ProviderName!=# ProviderType!= UserPoolId!=#
AWS::Cognito::UserPoolRegionalConfigurationAttachment||EmailConfiguration LambdaConfig SmsConfiguration Status UserPoolId!=# UserPoolTags
AWS::Cognito::UserPoolReplica||RegionName!=# UserPoolId!=# UserPoolTagsAtCreate=
AWS::Cognito::UserPoolResourceServer||Identifier!=# Name! Scopes UserPoolId!=#
AWS::Cognito::UserPoolRiskConfigurationAttachment||AccountTakeoverRiskConfiguration ClientId!=# CompromisedCredentialsRiskConfiguration RiskExceptionConfiguration UserPoolId!=#
AWS::Cognito::UserPoolUICustomizationAttachment||CSS ClientId!=# UserPoolId!=#
AWS::Cognito::UserPoolUser||ClientMetadata=> DesiredDeliveryMediums=> ForceAliasCreation=> MessageAction=> UserAttributes= UserPoolId!=# Username=# ValidationData=>
AWS::Cognito::UserPoolUserToGroupAttachment||GroupName!=# UserPoolId!=# Username!=#
AWS::Comprehend::DocumentClassifier||Arn<# DataAccessRoleArn!= DocumentClassifierName!= InputDataConfig!= LanguageCode!= Mode= ModelKmsKeyId= ModelPolicy OutputDataConfig= Tags VersionName= VolumeKmsKeyId= VpcConfig=
AWS::Comprehend::DocumentClassifierEndpoint||Arn<# CreationTime< CurrentInferenceUnits< DesiredInferenceUnits! EndpointName!= LastModifiedTime< ModelArn! Tags
AWS::Comprehend::EntityRecognizer||Arn<# DataAccessRoleArn!= InputDataConfig!= LanguageCode!= ModelKmsKeyId= ModelPolicy=> RecognizerName!= Tags VersionName= VolumeKmsKeyId= VpcConfig=
AWS::Comprehend::EntityRecognizerEndpoint||Arn<# CreationTime< CurrentInferenceUnits< DataAccessRoleArn DesiredInferenceUnits! EndpointName!= EndpointStatus< FlywheelArn= LastModifiedTime< ModelArn Tags
AWS::Comprehend::Flywheel||ActiveModelArn Arn<# DataAccessRoleArn! DataLakeS3Uri!= DataSecurityConfig FlywheelName!= ModelType= Tags TaskConfig=
AWS::ComputeOptimizer::AutomationRule||AccountId< CreatedTimestamp< Criteria Description LastUpdatedTimestamp< Name! OrganizationConfiguration Priority RecommendedActionTypes! RuleArn<# RuleId< RuleRevision< RuleType! Schedule! Status! Tags
AWS::Config::AggregationAuthorization||AggregationAuthorizationArn< AuthorizedAccountId!=# AuthorizedAwsRegion!=# Tags
AWS::Config::ConfigRule||Arn< Compliance Compliance/Type< ConfigRuleId< ConfigRuleName=# Description EvaluationModes InputParameters MaximumExecutionFrequency Scope Source! Source/CustomPolicyDetails/PolicyText>
AWS::Config::ConfigurationAggregator||AccountAggregationSources ConfigurationAggregatorArn< ConfigurationAggregatorName=# OrganizationAggregationSource Tags
AWS::Config::ConfigurationRecorder||Name=# RecordingGroup RecordingMode ResourceARN< RoleARN! StartedOnCreate=>
AWS::Config::ConformancePack||ConformancePackArn< ConformancePackInputParameters ConformancePackName!=# DeliveryS3Bucket DeliveryS3KeyPrefix Tags TemplateBody> TemplateS3Uri> TemplateSSMDocumentDetails>
AWS::Config::Connector||Arn<# ConnectorConfiguration!= CreatedTime< Name< Tags
AWS::Config::DeliveryChannel||ConfigSnapshotDeliveryProperties Name=# S3BucketName! S3KeyPrefix S3KmsKeyArn SnsTopicARN
AWS::Config::OrganizationConfigRule||ExcludedAccounts OrganizationConfigRuleArn< OrganizationConfigRuleName!=# OrganizationCustomPolicyRuleMetadata OrganizationCustomRuleMetadata OrganizationManagedRuleMetadata
AWS::Config::OrganizationConformancePack||ConformancePackInputParameters DeliveryS3Bucket DeliveryS3KeyPrefix ExcludedAccounts OrganizationConformancePackArn< OrganizationConformancePackName!=# Tags TemplateBody> TemplateS3Uri>
AWS::Config::RemediationConfiguration||Automatic ConfigRuleName!=# ExecutionControls MaximumAutomaticAttempts Parameters ResourceType RetryAttemptSeconds TargetId! TargetType! TargetVersion
AWS::Config::StoredQuery||QueryArn< QueryDescription QueryExpression! QueryId< QueryName!=# Tags
AWS::Connect::AgentStatus||AgentStatusArn<# Description DisplayOrder InstanceArn! LastModifiedRegion< LastModifiedTime< Name! ResetOrderNumber State! Tags Type
AWS::Connect::ApprovedOrigin||InstanceId!=# Origin!=#
AWS::Connect::ContactFlow||ContactFlowArn<# Content! Description InstanceArn! Name! State Tags Type!=
AWS::Connect::ContactFlowModule||ContactFlowModuleArn<# Content! Description ExternalInvocationConfiguration InstanceArn! Name! Settings State Status< Tags
AWS::Connect::ContactFlowModuleAlias||AliasId< ContactFlowModuleAliasARN<# ContactFlowModuleId!= ContactFlowModuleVersion! Description Name!
AWS::Connect::ContactFlowModuleVersion||ContactFlowModuleId!= ContactFlowModuleVersionARN<# Description= FlowModuleContentSha256< Version<
AWS::Connect::ContactFlowVersion||ContactFlowId!= ContactFlowVersionARN<# Description= FlowContentSha256< Version<
AWS::Connect::DataLakeAssociation||DataSetId!=# InstanceId!=# ResourceShareArn< ResourceShareId< TargetAccountId=#
AWS::Connect::DataTable|rows|Arn<# CreatedTime< Description InstanceArn!=# LastModifiedRegion< LastModifiedTime< LockVersion< Name! Status!= Tags TimeZone! ValueLockLevel!
AWS::Connect::DataTableAttribute||AttributeId<# DataTableArn!=# Description InstanceArn!=# LastModifiedRegion< LastModifiedTime< LockVersion< Name!~ Primary Validation ValueType!
AWS::Connect::DataTableRecord||DataTableArn!=# DataTableRecord! InstanceArn!=# RecordId<#
AWS::Connect::EmailAddress||AliasConfigurations Description DisplayName EmailAddress!= EmailAddressArn<# InstanceArn! Tags
AWS::Connect::EvaluationForm||AIVersion AutoEvaluationConfiguration Description EvaluationFormArn<# InstanceArn! Items! LanguageConfiguration ReviewConfiguration ScoringStrategy Status! Tags TargetConfiguration Title!
AWS::Connect::HoursOfOperation||ChildHoursOfOperations Config! Description HoursOfOperationArn<# HoursOfOperationOverrides InstanceArn! Name! ParentHoursOfOperations Tags TimeZone!
AWS::Connect::Instance|contacts and their records|Arn<# Attributes! CreatedTime< DirectoryId=> Id< IdentityManagementType!= InstanceAlias= InstanceStatus< ServiceRole< Tags
AWS::Connect::InstanceStorageConfig||AssociationId<# InstanceArn!=# KinesisFirehoseConfig KinesisStreamConfig KinesisVideoStreamConfig ResourceType!=# S3Config StorageType!
AWS::Connect::IntegrationAssociation||InstanceId!=# IntegrationArn!=# IntegrationAssociationId< IntegrationType!=# SourceApplicationName= SourceApplicationUrl= SourceType= Tags
AWS::Connect::Metric||Category< CreatedTime< CreatedUser< CreationMethod< Description EffectiveTime< Filters< Groupings< InstanceArn!= LastModifiedRegion< LastModifiedTime< LastModifiedUser< MetricArn<# MetricCalculation! Name! PositiveTrendIndicator PrimaryEventSource< PrimaryEventSourceEffectiveTimestampType< RefreshRate< Status!= SupportedStats< SupportsCustomCalculation< SupportsPreaggregateCalculation< Tags Type< Unit!
AWS::Connect::Notification||Arn<# Content! CreatedAt< ExpiresAt= Id< InstanceArn!= Priority= Recipients= Tags
AWS::Connect::PhoneNumber|the phone number|Address< CountryCode= Description PhoneNumberArn<# Prefix=> SourcePhoneNumberArn= Tags TargetArn! Type=
AWS::Connect::PredefinedAttribute||AttributeConfiguration InstanceArn!=# LastModifiedRegion< LastModifiedTime< Name!=# Purposes Values
AWS::Connect::Prompt||Description InstanceArn! Name! PromptArn<# S3Uri> Tags
AWS::Connect::Queue||AdditionalEmailAddresses Description HoursOfOperationArn! InstanceArn! LastModifiedRegion< LastModifiedTime< MaxContacts Name! OutboundCallerConfig OutboundEmailConfig QueueArn<# QuickConnectArns Status Tags Type<
AWS::Connect::QuickConnect||Description InstanceArn! Name! QuickConnectArn<# QuickConnectConfig! QuickConnectType< Tags
AWS::Connect::RoutingProfile||AgentAvailabilityTimer DefaultOutboundQueueArn! Description! InstanceArn! ManualAssignmentQueueConfigs MediaConcurrencies! Name! QueueConfigs RoutingProfileArn<# Tags
AWS::Connect::Rule||Actions! Function! InstanceArn!= Name! PublishStatus! RuleArn<# Tags TriggerEventSource!=
AWS::Connect::SecurityKey||AssociationId<# InstanceId!=# Key!=
AWS::Connect::SecurityProfile||AllowedAccessControlHierarchyGroupId AllowedAccessControlTags AllowedFlowModules Applications Description GranularAccessControlConfiguration HierarchyRestrictedResources InstanceArn!= LastModifiedRegion< LastModifiedTime< Permissions SecurityProfileArn<# SecurityProfileName!= TagRestrictedResources Tags
AWS::Connect::TaskTemplate||Arn<# ClientToken Constraints ContactFlowArn Defaults Description Fields InstanceArn! Name SelfAssignContactFlowArn Status Tags
AWS::Connect::TestCase||Content! Description EntryPoint InitializationData InstanceArn! LastModifiedRegion< LastModifiedTime< Name! Status Tags TestCaseArn<#
AWS::Connect::TrafficDistributionGroup||Description= InstanceArn! IsDefault< Name!= Status< Tags TrafficDistributionGroupArn<#
AWS::Connect::UseCase||InstanceId!=# IntegrationAssociationId!=# Tags UseCaseArn< UseCaseId<# UseCaseType!=
AWS::Connect::User||AfterContactWorkConfigs AutoAcceptConfigs DirectoryUserId HierarchyGroupArn IdentityInfo InstanceArn! Password> PersistentConnectionConfigs PhoneConfig PhoneNumberConfigs RoutingProfileArn! SecurityProfileArns! Tags UserArn<# UserProficiencies Username! VoiceEnhancementConfigs
AWS::Connect::UserHierarchyGroup||InstanceArn! Name! ParentGroupArn= Tags UserHierarchyGroupArn<#
AWS::Connect::UserHierarchyStructure||InstanceArn!= UserHierarchyStructure UserHierarchyStructureArn<#
AWS::Connect::View||Actions! Description InstanceArn! Name! Tags Template! ViewArn<# ViewContentSha256< ViewId<
AWS::Connect::ViewVersion||Version< VersionDescription ViewArn!= ViewContentSha256= ViewVersionArn<#
AWS::Connect::Vocabulary||Arn<# Content!= InstanceId!= LanguageCode!= LastModifiedTime< State< Tags VocabularyId< VocabularyName!=
AWS::Connect::Workspace||Arn<# Associations Description Id< InstanceArn!= Media Media/*/Source> Name! Pages Tags Theme Title Visibility
AWS::ConnectCampaigns::Campaign||Arn<# ConnectInstanceArn!= DialerConfig! Name! OutboundCallConfig! Tags
AWS::ConnectCampaignsV2::Campaign||Arn<# ChannelSubtypeConfig CommunicationLimitsOverride CommunicationTimeConfig ConnectCampaignFlowArn ConnectInstanceId!= EntryLimitsConfig Name! Schedule Source Tags Type
AWS::ControlTower::EnabledBaseline||BaselineIdentifier!= BaselineVersion! EnabledBaselineIdentifier<# Parameters Tags TargetIdentifier!=
AWS::ControlTower::EnabledControl||ControlIdentifier!=# Parameters Tags TargetIdentifier!=#
AWS::ControlTower::LandingZone||Arn< DriftStatus< LandingZoneIdentifier<# LatestAvailableVersion< Manifest! RemediationTypes Status< Tags Version!
AWS::CustomerProfiles::CalculatedAttributeDefinition||AttributeDetails! CalculatedAttributeName!=# Conditions Conditions/Range/TimestampFormat= Conditions/Range/TimestampSource= CreatedAt< Description DisplayName DomainName!=# LastUpdatedAt< Readiness< Statistic! Status< Tags UseHistoricalData=
AWS::CustomerProfiles::Domain|profiles|CreatedAt< DataStore DataStore/Readiness< DeadLetterQueueUrl DefaultEncryptionKey DefaultExpirationDays! DomainName!=# LastUpdatedAt< Matching RuleBasedMatching RuleBasedMatching/Status< Stats< Tags
AWS::CustomerProfiles::DomainObjectType||CreatedAt< Description DomainName!=# EncryptionKey Fields!= LastUpdatedAt< ObjectTypeName!=# Tags
AWS::CustomerProfiles::EventStream||CreatedAt< DestinationDetails< DomainName!=# EventStreamArn< EventStreamName!=# State< Tags Uri!=
AWS::CustomerProfiles::EventTrigger||CreatedAt< Description DomainName!=# EventTriggerConditions! EventTriggerLimits EventTriggerName!=# LastUpdatedAt< ObjectTypeName! SegmentFilter Tags
AWS::CustomerProfiles::Integration||CreatedAt< DomainName!=# EventTriggerNames FlowDefinition> LastUpdatedAt< ObjectTypeName ObjectTypeNames Scope Tags Uri=#
AWS::CustomerProfiles::ObjectType||AllowProfileCreation CreatedAt< Description! DomainName!=# EncryptionKey ExpirationDays Fields Keys LastUpdatedAt< MaxAvailableProfileObjectCount< MaxProfileObjectCount ObjectTypeName!=# SourceLastUpdatedTimestampFormat SourcePriority Tags TemplateId
AWS::CustomerProfiles::Recommender||CreatedAt< Description DomainName!=# FailureReason< LastUpdatedAt< LatestRecommenderUpdate< RecommenderArn< RecommenderConfig RecommenderName!=# RecommenderRecipeName!= Status< Tags TrainingMetrics<
AWS::CustomerProfiles::RecommenderFilter||CreatedAt< Description= DomainName!= RecommenderFilterArn<# RecommenderFilterExpression!= RecommenderFilterName!= RecommenderSchemaName= Status< Tags
AWS::CustomerProfiles::RecommenderSchema||Arn<# CreatedAt< DomainName!= Fields!= RecommenderSchemaName!= Status< Tags
AWS::CustomerProfiles::SegmentDefinition||CreatedAt< Description DisplayName!= DomainName!=# SegmentDefinitionArn< SegmentDefinitionName!=# SegmentGroups= SegmentSort SegmentSqlQuery= SegmentType< Tags
AWS::DAX::Cluster||Arn< AvailabilityZones ClusterDiscoveryEndpoint< ClusterDiscoveryEndpointURL< ClusterEndpointEncryptionType= ClusterName= Description IAMRoleARN!= Id<# NetworkType= NodeType!= NotificationTopicARN ParameterGroupName PreferredMaintenanceWindow ReplicationFactor! SSESpecification= SecurityGroupIds SubnetGroupName= Tags
AWS::DAX::ParameterGroup||Description= ParameterGroupName=# ParameterNameValues
AWS::DAX::SubnetGroup||Description SubnetGroupName=# SubnetIds!
AWS::DLM::LifecyclePolicy||Arn< CopyTags CreateInterval CrossRegionCopyTargets DefaultPolicy Description Exclusions ExecutionRoleArn ExtendDeletion PolicyDetails PolicyId<# RetainInterval State Tags
AWS::DMS::Certificate||CertificateArn<# CertificateIdentifier= CertificatePem=> CertificateWallet=>
AWS::DMS::DataMigration||DataMigrationArn<# DataMigrationCreateTime< DataMigrationIdentifier> DataMigrationName DataMigrationSettings DataMigrationType! MigrationProjectIdentifier! ServiceAccessRoleArn! SourceDataSettings Tags
AWS::DMS::DataProvider||DataProviderArn<# DataProviderCreationTime< DataProviderIdentifier> DataProviderName Description Engine! ExactSettings> Settings Tags Virtual
AWS::DMS::Endpoint||CertificateArn DatabaseName DocDbSettings DocDbSettings/SecretsManagerSecretId> DynamoDbSettings ElasticsearchSettings ElasticsearchSettings/EndpointUri= EndpointArn<# EndpointIdentifier EndpointType! EngineName! ExternalId< ExtraConnectionAttributes> GcpMySQLSettings GcpMySQLSettings/Password> IbmDb2Settings KafkaSettings KafkaSettings/SaslPassword> KafkaSettings/SslClientKeyPassword> KinesisSettings KmsKeyId= MicrosoftSqlServerSettings MicrosoftSqlServerSettings/Password> MongoDbSettings MongoDbSettings/AuthType= MongoDbSettings/Password> MySqlSettings NeptuneSettings OracleSettings OracleSettings/AsmPassword> OracleSettings/SecurityDbEncryption> OracleSettings/SecurityDbEncryptionName> Password> Port PostgreSqlSettings RedisSettings RedisSettings/AuthPassword> RedshiftSettings RedshiftSettings/ServerSideEncryptionKmsKeyId> RedshiftSettings/TruncateColumns> ResourceIdentifier=> S3Settings S3Settings/ServerSideEncryptionKmsKeyId> ServerName SslMode SybaseSettings Tags Username
AWS::DMS::EventSubscription||Enabled EventCategories SnsTopicArn! SourceIds= SourceType SubscriptionName=# Tags
AWS::DMS::InstanceProfile||AvailabilityZone Description InstanceProfileArn<# InstanceProfileCreationTime< InstanceProfileIdentifier> InstanceProfileName KmsKeyArn NetworkType PubliclyAccessible SubnetGroupIdentifier Tags VpcSecurityGroups
AWS::DMS::MigrationProject||Description InstanceProfileArn< InstanceProfileIdentifier> InstanceProfileName< MigrationProjectArn<# MigrationProjectCreationTime< MigrationProjectIdentifier> MigrationProjectName SchemaConversionApplicationAttributes SourceDataProviderDescriptors SourceDataProviderDescriptors/*/DataProviderArn< SourceDataProviderDescriptors/*/DataProviderIdentifier> SourceDataProviderDescriptors/*/DataProviderName< Tags TargetDataProviderDescriptors TargetDataProviderDescriptors/*/DataProviderArn< TargetDataProviderDescriptors/*/DataProviderIdentifier> TargetDataProviderDescriptors/*/DataProviderName< TransformationRules
AWS::DMS::ReplicationConfig||ComputeConfig! ReplicationConfigArn<# ReplicationConfigIdentifier! ReplicationSettings ReplicationType! ResourceIdentifier=> SourceEndpointArn! SupplementalSettings TableMappings! Tags TargetEndpointArn!
AWS::DMS::ReplicationInstance||AllocatedStorage AllowMajorVersionUpgrade AutoMinorVersionUpgrade AvailabilityZone DnsNameServers= EngineVersion Id<# KmsKeyId= MultiAZ NetworkType PreferredMaintenanceWindow PubliclyAccessible= ReplicationInstanceClass! ReplicationInstanceIdentifier ReplicationInstancePrivateIpAddresses< ReplicationInstancePublicIpAddresses< ReplicationSubnetGroupIdentifier= ResourceIdentifier= Tags VpcSecurityGroupIds
AWS::DMS::ReplicationSubnetGroup||ReplicationSubnetGroupDescription! ReplicationSubnetGroupIdentifier=# SubnetIds! Tags
AWS::DMS::ReplicationTask||CdcStartPosition CdcStartTime> CdcStopPosition MigrationType!= ReplicationInstanceArn!= ReplicationTaskArn<# ReplicationTaskIdentifier ReplicationTaskSettings ResourceIdentifier= SourceEndpointArn!= TableMappings! Tags TargetEndpointArn!= TaskData
AWS::DRS::LaunchConfigurationTemplate||Arn<# CopyPrivateIp CopyTags ExportBucketArn LaunchConfigurationTemplateID< LaunchDisposition LaunchIntoSourceInstance Licensing PostLaunchEnabled Tags= TargetInstanceTypeRightSizingMethod
AWS::DRS::RecoveryPlan||Arn<# CreatedAt< Description Name! RecoveryPlanID< Status< Tags UpdatedAt<
AWS::DRS::ReplicationConfigurationTemplate||Arn<# AssociateDefaultSecurityGroup AutoReplicateNewDisks BandwidthThrottling! CreatePublicIP DataPlaneRouting DefaultLargeStagingDiskType EbsEncryption! EbsEncryptionKeyArn InternetProtocol PitPolicy! ReplicationConfigurationTemplateID< ReplicationServerInstanceType ReplicationServersSecurityGroupsIDs! StagingAreaSubnetId! StagingAreaTags! Tags UseDedicatedReplicationServer
AWS::DRS::SourceNetwork||Arn<# OriginAccountID!= OriginRegion!= SourceNetworkID< Tags VpcID!=
AWS::DSQL::Cluster|databases|CreationTime< DeletionProtectionEnabled EncryptionDetails< Endpoint< Identifier<# KmsEncryptionKey> MultiRegionProperties PolicyDocument PolicyVersion< ResourceArn< Status< Tags VpcEndpoint< VpcEndpointServiceName<
AWS::DataBrew::Dataset||Format FormatOptions Input! Name!=# PathOptions Source Tags
AWS::DataBrew::Job||DataCatalogOutputs DatabaseOutputs DatasetName EncryptionKeyArn EncryptionMode JobSample LogSubscription MaxCapacity MaxRetries Name!=# OutputLocation Outputs ProfileConfiguration ProjectName Recipe RoleArn! Tags Timeout Type!= ValidationConfigurations
AWS::DataBrew::Project||DatasetName! Name!=# RecipeName! RoleArn! Sample Tags
AWS::DataBrew::Recipe||Description Name!=# Steps! Tags
AWS::DataBrew::Ruleset||Description Name!=# Rules! Tags TargetArn!=
AWS::DataBrew::Schedule||CronExpression! JobNames Name!=# Tags
AWS::DataExchange::DataSet|revisions|Arn<# AssetType!= CreatedAt< Description! Id< Name! Origin< Tags UpdatedAt<
AWS::DataExchange::EventAction||Action! Arn<# CreatedAt< Event!= EventActionId< Tags UpdatedAt<
AWS::DataPipeline::Pipeline||Activate Description= Name!= ParameterObjects ParameterValues PipelineId<# PipelineObjects PipelineTags
AWS::DataSync::Agent||ActivationKey=> AgentArn<# AgentName EndpointType< SecurityGroupArns= SubnetArns= Tags VpcEndpointId=
AWS::DataSync::LocationAzureBlob||AgentArns AzureAccessTier AzureBlobAuthenticationType! AzureBlobContainerUrl=> AzureBlobSasConfiguration> AzureBlobType CmkSecretConfig CmkSecretConfig/SecretArn< CustomSecretConfig FederatedIdentity LocationArn<# LocationUri< ManagedSecretConfig< Subdirectory> Tags
AWS::DataSync::LocationEFS||AccessPointArn Ec2Config!= EfsFilesystemArn=> FileSystemAccessRoleArn InTransitEncryption LocationArn<# LocationUri< Subdirectory> Tags
AWS::DataSync::LocationFSxLustre||FsxFilesystemArn=> LocationArn<# LocationUri< SecurityGroupArns!= Subdirectory> Tags
AWS::DataSync::LocationFSxONTAP||FsxFilesystemArn< LocationArn<# LocationUri< Protocol Protocol/SMB/CmkSecretConfig/SecretArn< Protocol/SMB/ManagedSecretConfig< Protocol/SMB/Password> SecurityGroupArns!= StorageVirtualMachineArn!= Subdirectory> Tags
AWS::DataSync::LocationFSxOpenZFS||FsxFilesystemArn=> LocationArn<# LocationUri< Protocol! SecurityGroupArns!= Subdirectory> Tags
AWS::DataSync::LocationFSxWindows||CmkSecretConfig CmkSecretConfig/SecretArn< CustomSecretConfig Domain FsxFilesystemArn=> LocationArn<# LocationUri< ManagedSecretConfig< Password> SecurityGroupArns!= Subdirectory> Tags User!
AWS::DataSync::LocationHDFS||AgentArns! AuthenticationType! BlockSize CmkSecretConfig CmkSecretConfig/SecretArn< CustomSecretConfig KerberosKeytab> KerberosKrb5Conf> KerberosPrincipal KmsKeyProviderUri LocationArn<# LocationUri< ManagedSecretConfig< NameNodes! QopConfiguration ReplicationFactor SimpleUser Subdirectory> Tags
AWS::DataSync::LocationNFS||LocationArn<# LocationUri< MountOptions OnPremConfig! ServerHostname> Subdirectory> Tags
AWS::DataSync::LocationObjectStorage||AccessKey AgentArns BucketName=> CmkSecretConfig CmkSecretConfig/SecretArn< CustomSecretConfig FederatedIdentity LocationArn<# LocationUri< ManagedSecretConfig< SecretKey> ServerCertificate ServerHostname> ServerPort ServerProtocol Subdirectory> Tags
AWS::DataSync::LocationS3||LocationArn<# LocationUri< S3BucketArn=> S3Config! S3StorageClass Subdirectory> Tags
AWS::DataSync::LocationSMB||AgentArns! AuthenticationType CmkSecretConfig CmkSecretConfig/SecretArn< CustomSecretConfig DnsIpAddresses Domain KerberosKeytab> KerberosKrb5Conf> KerberosPrincipal LocationArn<# LocationUri< ManagedSecretConfig< MountOptions Password> ServerHostname> Subdirectory> Tags User
AWS::DataSync::Task||CloudWatchLogGroupArn DestinationLocationArn!= DestinationNetworkInterfaceArns< Excludes Includes ManifestConfig Name Options Schedule SourceLocationArn!= SourceNetworkInterfaceArns< Status< Tags TaskArn<# TaskMode= TaskReportConfig
AWS::DataZone::Connection||AwsLocation> Configurations> ConnectionId<# Description DomainId<# DomainIdentifier!=> DomainUnitId< EnableTrustedIdentityPropagation=> EnvironmentId< EnvironmentIdentifier=> EnvironmentUserRole< Name!= ProjectId< ProjectIdentifier=> Props> Scope=> Type<
AWS::DataZone::DataSource||AssetFormsInput> Configuration> ConnectionId< ConnectionIdentifier=> CreatedAt< Description DomainId<# DomainIdentifier!=> EnableSetting EnvironmentId< EnvironmentIdentifier=> Id<# LastRunAssetCount< LastRunAt< LastRunStatus< Name! ProjectId< ProjectIdentifier!=> PublishOnImport Recommendation Schedule Status< Type!= UpdatedAt<
AWS::DataZone::Domain|the catalog|Arn< CreatedAt< Description DomainExecutionRole DomainVersion= Id<# KmsKeyIdentifier= LastUpdatedAt< ManagedAccountId< Name! PortalUrl< RootDomainUnitId< ServiceRole> SingleSignOn Status< Tags
AWS::DataZone::DomainUnit||CreatedAt< Description DomainId<# DomainIdentifier!= Id<# Identifier< LastUpdatedAt< Name! ParentDomainUnitId< ParentDomainUnitIdentifier!=
AWS::DataZone::Environment||AwsAccountId< AwsAccountRegion< CreatedAt< CreatedBy< DeploymentOrder=> Description DomainId<# DomainIdentifier!=> EnvironmentAccountIdentifier=> EnvironmentAccountRegion=> EnvironmentBlueprintId< EnvironmentBlueprintIdentifier=> EnvironmentConfigurationId=> EnvironmentProfileId< EnvironmentProfileIdentifier=> EnvironmentRoleArn> GlossaryTerms Id<# Name! ProjectId< ProjectIdentifier!=> Provider< Status< UpdatedAt< UserParameters=
AWS::DataZone::EnvironmentActions||Description DomainId<# DomainIdentifier=> EnvironmentId<# EnvironmentIdentifier=> Id<# Identifier> Name! Parameters
AWS::DataZone::EnvironmentBlueprintConfiguration||CreatedAt< DomainId<# DomainIdentifier!=> EnabledRegions! EnvironmentBlueprintId<# EnvironmentBlueprintIdentifier!=> EnvironmentRolePermissionBoundary> GlobalParameters> ManageAccessRoleArn ProvisioningConfigurations> ProvisioningRoleArn RegionalParameters UpdatedAt<
AWS::DataZone::EnvironmentProfile||AwsAccountId! AwsAccountRegion! CreatedAt< CreatedBy< Description DomainId<# DomainIdentifier!=> EnvironmentBlueprintId< EnvironmentBlueprintIdentifier!=> Id<# Name! ProjectId< ProjectIdentifier!=> UpdatedAt< UserParameters
AWS::DataZone::FormType||CreatedAt< CreatedBy< Description~ DomainId< DomainIdentifier!=# FormTypeIdentifier<# Model!~ Name!= OwningProjectId< OwningProjectIdentifier!~ Revision< Status~
AWS::DataZone::GroupProfile||DomainId<# DomainIdentifier!=> GroupIdentifier=> GroupName< GroupType> Id<# RolePrincipalArn=> RolePrincipalId< Status
AWS::DataZone::Owner||DomainIdentifier!=# EntityIdentifier!=# EntityType!=# Owner!=> OwnerIdentifier<# OwnerType<#
AWS::DataZone::PolicyGrant||CreatedAt< CreatedBy< Detail!= DomainIdentifier!=# EntityIdentifier!=# EntityType!=# GrantId<# PolicyType!=# Principal!= Principal/DomainUnit/DomainUnitGrantFilter> Principal/Project/ProjectGrantFilter>
AWS::DataZone::Project||CreatedAt< CreatedBy< Description DomainId<# DomainIdentifier!=> DomainUnitId GlossaryTerms Id<# LastUpdatedAt< MembershipAssignments=> Name! ProjectCategory= ProjectExecutionRole=> ProjectProfileId=> ProjectProfileVersion> ProjectStatus< ResourceTags UserParameters>
AWS::DataZone::ProjectMembership||Designation!> DomainIdentifier!=# Member!=> MemberIdentifier< MemberIdentifierType< ProjectIdentifier!=#
AWS::DataZone::ProjectProfile||AllowCustomProjectResourceTags CreatedAt< CreatedBy< Description DomainId< DomainIdentifier=# DomainUnitId< DomainUnitIdentifier> EnvironmentConfigurations EnvironmentConfigurations/*/ConfigurationParameters/ResolvedParameters< EnvironmentConfigurations/*/EnvironmentConfigurationId< Id< Identifier<# LastUpdatedAt< Name! ProjectResourceTags ProjectResourceTagsDescription Status UseDefaultConfigurations=>
AWS::DataZone::SubscriptionTarget||ApplicableAssetTypes! AuthorizedPrincipals! CreatedAt< CreatedBy< DomainId<# DomainIdentifier!=> EnvironmentId<# EnvironmentIdentifier!=> Id<# ManageAccessRole Name! ProjectId< Provider SubscriptionTargetConfig! Type!= UpdatedAt< UpdatedBy<
AWS::DataZone::UserProfile||Details< DomainId<# DomainIdentifier!=> Id<# SessionName> Status Type< UserIdentifier!=> UserType=>
AWS::Deadline::Budget||Actions! ApproximateDollarLimit! Arn<# BudgetId< Description DisplayName! FarmId!= Schedule! Status< Tags UsageTrackingResource!=
AWS::Deadline::Farm||Arn<# CostScaleFactor Description DisplayName! FarmId< KmsKeyArn= Tags
AWS::Deadline::Fleet||Arn<# Capabilities< Configuration! Description DisplayName! FarmId!= FleetId< HostConfiguration MaxWorkerCount! MinWorkerCount RoleArn! Status< StatusMessage< Tags WorkerCount<
AWS::Deadline::LicenseEndpoint||Arn<# DnsName< LicenseEndpointId< SecurityGroupIds!= Status< StatusMessage< SubnetIds!= Tags VpcId!=
AWS::Deadline::Limit||AmountRequirementName!= CurrentCount< Description DisplayName! FarmId!=# LimitId<# MaxCount!
AWS::Deadline::MeteredProduct||Arn<# Family< LicenseEndpointId= Port< ProductId= Vendor<
AWS::Deadline::Monitor||Arn<# DisplayName! IdentityCenterApplicationArn< IdentityCenterInstanceArn!= IdentityCenterRegion= MonitorId< RoleArn! Subdomain! Tags Url<
AWS::Deadline::Queue||AllowedStorageProfileIds Arn<# DefaultBudgetAction Description DisplayName! FarmId!= JobAttachmentSettings JobRunAsUser QueueId< RequiredFileSystemLocationNames RoleArn SchedulingConfiguration Tags
AWS::Deadline::QueueEnvironment||FarmId!=# Name< Priority! QueueEnvironmentId<# QueueId!=# Template! TemplateType!
AWS::Deadline::QueueFleetAssociation||FarmId!=# FleetId!=# QueueId!=#
AWS::Deadline::QueueLimitAssociation||FarmId!=# LimitId!=# QueueId!=#
AWS::Deadline::StorageProfile||DisplayName! FarmId!=# FileSystemLocations OsFamily! StorageProfileId<#
AWS::Deadline::Worker||Arn<# CreatedAt< CreatedBy< FarmId!= FleetId!= HostProperties= Status< Tags WorkerId<
AWS::Detective::Graph|the behavior graph|Arn<# AutoEnableMembers Tags
AWS::Detective::MemberInvitation||DisableEmailNotification> GraphArn!=# MemberEmailAddress! MemberId!=# Message>
AWS::Detective::OrganizationAdmin||AccountId!=# GraphArn<
AWS::DevOpsAgent::AgentSpace||AgentSpaceId<# Arn< CreatedAt< Description KmsKeyArn= Locale Name! OperatorApp OperatorApp/Iam/CreatedAt< OperatorApp/Iam/UpdatedAt< OperatorApp/Idc/CreatedAt< OperatorApp/Idc/IdcApplicationArn< OperatorApp/Idc/UpdatedAt< OperatorApp/Idp/ClientSecret> OperatorApp/Idp/CreatedAt< OperatorApp/Idp/UpdatedAt< OperatorApp/Idp/UserIdClaim< Preferences Tags UpdatedAt<
AWS::DevOpsAgent::Asset||AgentSpaceId!=# Arn< AssetId<# AssetType!= CreatedAt< Files> Metadata UpdatedAt< Version< Zip>
AWS::DevOpsAgent::Association||AgentSpaceId!=# AssociationId<# Configuration! Configuration/Dynatrace/EnableWebhookUpdates> Configuration/EventChannel/EnableWebhookUpdates> Configuration/GitLab/EnableWebhookUpdates> Configuration/MCPServer/EnableWebhookUpdates> Configuration/MCPServerDatadog/EnableWebhookUpdates> Configuration/MCPServerGrafana/EnableWebhookUpdates> Configuration/MCPServerSplunk/EnableWebhookUpdates> Configuration/PagerDuty/EnableWebhookUpdates> Configuration/ServiceNow/EnableWebhookUpdates> CreatedAt< LinkedAssociationIds> ServiceId! UpdatedAt<
AWS::DevOpsAgent::PrivateConnection||Arn< Certificate> CertificateExpiryTime< ConnectionConfiguration!= ConnectionConfiguration/ServiceManaged/IpAddressType> ConnectionConfiguration/ServiceManaged/Ipv4AddressesPerEni> ConnectionConfiguration/ServiceManaged/PortRanges> ConnectionConfiguration/ServiceManaged/SecurityGroupIds> ConnectionConfiguration/ServiceManaged/SubnetIds> Name!=# Status< Tags
AWS::DevOpsAgent::Service||AccessibleResources< AdditionalServiceDetails< Arn< ExchangeUrlPrivateConnectionName=> KmsKeyArn= Name PrivateConnectionName= ServiceDetails> ServiceDetails/AzureIdentity= ServiceDetails/Dynatrace= ServiceDetails/GitHub= ServiceDetails/MCPServerSplunk= ServiceDetails/PagerDuty= ServiceDetails/ServiceNow= ServiceId<# ServiceType!= Tags TargetUrlPrivateConnectionName=>
AWS::DevOpsAgent::Trigger||Action!= AgentSpaceId!=# Arn< Condition!= CreatedAt< Status TriggerId<# Type!= UpdatedAt<
AWS::DevOpsGuru::LogAnomalyDetectionIntegration||AccountId<#
AWS::DevOpsGuru::NotificationChannel||Config!= Id<#
AWS::DevOpsGuru::ResourceCollection||ResourceCollectionFilter! ResourceCollectionType<#
AWS::DirectConnect::Connection||Bandwidth!= ConnectionArn<# ConnectionId< ConnectionName! ConnectionState< LagId Location!= ProviderName= RequestMACSec=> Tags
AWS::DirectConnect::DirectConnectGateway||AmazonSideAsn= DirectConnectGatewayArn<# DirectConnectGatewayId< DirectConnectGatewayName! Tags
AWS::DirectConnect::DirectConnectGatewayAssociation||AcceptDirectConnectGatewayAssociationProposalRoleArn=> AllowedPrefixesToDirectConnectGateway AssociatedGatewayId!= AssociationId<# DirectConnectGatewayId!=
AWS::DirectConnect::Lag||ConnectionsBandwidth!= LagArn<# LagId< LagName! LagState< Location!= MinimumLinks ProviderName= RequestMACSec=> Tags
AWS::DirectConnect::PrivateVirtualInterface||AllocatePrivateVirtualInterfaceRoleArn=> BgpPeers! BgpPeers/*/BgpPeerId< ConnectionId! DirectConnectGatewayId= EnableSiteLink Mtu RateLimit Tags VirtualGatewayId= VirtualInterfaceArn<# VirtualInterfaceId< VirtualInterfaceName! Vlan!=
AWS::DirectConnect::PublicVirtualInterface||AllocatePublicVirtualInterfaceRoleArn=> BgpPeers! BgpPeers/*/BgpPeerId< ConnectionId! RateLimit RouteFilterPrefixes= Tags VirtualInterfaceArn<# VirtualInterfaceId< VirtualInterfaceName! Vlan!=
AWS::DirectConnect::TransitVirtualInterface||AllocateTransitVirtualInterfaceRoleArn=> BgpPeers! BgpPeers/*/BgpPeerId< ConnectionId! DirectConnectGatewayId!= EnableSiteLink Mtu RateLimit Tags VirtualInterfaceArn<# VirtualInterfaceId< VirtualInterfaceName! Vlan!=
AWS::DirectoryService::MicrosoftAD|users and computers|Alias< CreateAlias= DirectoryId<# DnsIpAddresses< Edition= EnableSso Name!= Password=> ShortName= VpcSettings!=
AWS::DirectoryService::SimpleAD|users and computers|Alias< CreateAlias= Description= DirectoryId<# DnsIpAddresses< EnableSso Name!= Password=> ShortName= Size!= Tags VpcSettings!=
AWS::DocDB::DBCluster|databases|AvailabilityZones= BackupRetentionPeriod ClusterResourceId< CopyTagsToSnapshot DBClusterIdentifier= DBClusterParameterGroupName DBSubnetGroupName= DeletionProtection EnableCloudwatchLogsExports Endpoint< EngineVersion GlobalClusterIdentifier Id<# KmsKeyId= ManageMasterUserPassword MasterUserPassword MasterUserSecretKmsKeyId MasterUsername= NetworkType Port@ PreferredBackupWindow PreferredMaintenanceWindow ReadEndpoint< RestoreToTime RestoreType RotateMasterUserPassword ServerlessV2ScalingConfiguration SnapshotIdentifier= SourceDBClusterIdentifier= StorageEncrypted= StorageType Tags UseLatestRestorableTime VpcSecurityGroupIds
AWS::DocDB::DBClusterParameterGroup||Description!= Family!= Name=# Parameters! Tags
AWS::DocDB::DBInstance|the database instance|AutoMinorVersionUpgrade AvailabilityZone= CACertificateIdentifier CertificateRotationRestart DBClusterIdentifier!= DBInstanceClass! DBInstanceIdentifier= EnablePerformanceInsights Endpoint< Id<# Port< PreferredMaintenanceWindow Tags
AWS::DocDB::DBSubnetGroup||DBSubnetGroupDescription! DBSubnetGroupName=# SubnetIds! Tags
AWS::DocDB::EventSubscription||Enabled EventCategories SnsTopicArn!= SourceIds SourceType SubscriptionName=#
AWS::DocDB::GlobalCluster||DeletionProtection Engine= EngineVersion= GlobalClusterArn< GlobalClusterIdentifier!=# GlobalClusterResourceId< SourceDBClusterIdentifier=> StorageEncrypted= Tags
AWS::DocDBElastic::Cluster|databases|AdminUserName!= AdminUserPassword> AuthType!= BackupRetentionPeriod ClusterArn<# ClusterEndpoint< ClusterName!= KmsKeyId= PreferredBackupWindow PreferredMaintenanceWindow ShardCapacity! ShardCount! ShardInstanceCount SubnetIds Tags VpcSecurityGroupIds
AWS::DocDBElastic::ClusterSnapshot|the snapshot|AdminUserName< ClusterArn!= ClusterCreationTime< KmsKeyId< SnapshotArn<# SnapshotCreationTime< SnapshotName!= SnapshotType< Status< SubnetIds< Tags VpcSecurityGroupIds<
AWS::DynamoDB::GlobalTable|items|Arn< AttributeDefinitions BillingMode GlobalSecondaryIndexes GlobalSecondaryIndexes/*/WriteProvisionedThroughputSettings/WriteCapacityAutoScalingSettings/SeedCapacity> GlobalTableSourceArn~> GlobalTableWitnesses KeySchema~ LocalSecondaryIndexes~ MultiRegionConsistency ReadOnDemandThroughputSettings ReadProvisionedThroughputSettings Replicas! Replicas/*/GlobalSecondaryIndexes/*/ReadProvisionedThroughputSettings/ReadCapacityAutoScalingSettings/SeedCapacity> Replicas/*/ReadProvisionedThroughputSettings/ReadCapacityAutoScalingSettings/SeedCapacity> SSESpecification StreamArn< StreamSpecification TableId< TableName=# TableType TimeToLiveSpecification VectorIndexes WarmThroughput WriteOnDemandThroughputSettings WriteProvisionedThroughputSettings WriteProvisionedThroughputSettings/WriteCapacityAutoScalingSettings/SeedCapacity>
AWS::DynamoDB::Table|items|Arn< AttributeDefinitions BillingMode ContributorInsightsSpecification DeletionProtectionEnabled GlobalSecondaryIndexes ImportSourceSpecification=> KeySchema!~ KinesisStreamSpecification LocalSecondaryIndexes OnDemandThroughput PointInTimeRecoverySpecification ProvisionedThroughput ResourcePolicy SSESpecification StreamArn< StreamSpecification TableClass TableName=# Tags TimeToLiveSpecification VectorIndexes WarmThroughput
AWS::EC2::ApplicationStatusCheck||Aggregation ApplicationStatusCheckId< Arn<# CreationTime< DeviceIndex FailureThreshold HealthCheckPaths InitializationGracePeriodSeconds Interval= IpScope= IpVersion Path Port! Protocol! StatusCodeMatcher SuccessThreshold Tags Timeout
AWS::EC2::CapacityManagerDataExport||CapacityManagerDataExportId<# OutputFormat!= S3BucketName!= S3BucketPrefix= Schedule!= Tags
AWS::EC2::CapacityReservation||AvailabilityZone=@ AvailabilityZoneId=@ AvailableInstanceCount< CapacityAllocationSet< CapacityReservationArn< CapacityReservationFleetId< CommitmentInfo< CommitmentInfo/CommitmentEndDate@ CommitmentInfo/CommittedInstanceCount@ CreateDate< DeliveryPreference< EbsOptimized=@ EndDate@ EndDateType@ EphemeralStorage=@ Id<# InstanceCount!@ InstanceMatchCriteria@ InstancePlatform!=@ InstanceType!=@ OutPostArn=@ OwnerId< PlacementGroupArn=@ ReservationType< StartDate< State< TagSpecifications@ Tenancy=@ TotalInstanceCount< UnusedReservationBillingOwnerId>@
AWS::EC2::CapacityReservationFleet||AllocationStrategy= CapacityReservationFleetId<# EndDate= InstanceMatchCriteria= InstanceTypeSpecifications= NoRemoveEndDate> RemoveEndDate> TagSpecifications Tenancy= TotalTargetCapacity
AWS::EC2::CarrierGateway||CarrierGatewayId<# OwnerId< State< Tags VpcId!=
AWS::EC2::ClientVpnAuthorizationRule||AccessGroupId= AuthorizeAllGroups= ClientVpnEndpointId!= Description= Id<# TargetNetworkCidr!=
AWS::EC2::ClientVpnEndpoint||AuthenticationOptions!= AuthorizationPolicy ClientCidrBlock= ClientConnectOptions ClientLoginBannerOptions ClientRouteEnforcementOptions ConnectionLogOptions! Description DevicePostureOptions DisconnectOnSessionTimeout DnsServers EndpointIpAddressType= Id<# SecurityGroupIds SelfServicePortal ServerCertificateArn! SessionTimeoutHours SplitTunnel TagSpecifications= TrafficIpAddressType= TransitGatewayConfiguration= TransportProtocol= VpcId VpnPort
AWS::EC2::ClientVpnRoute||ClientVpnEndpointId!= Description= DestinationCidrBlock!= Id<# TargetVpcSubnetId=
AWS::EC2::ClientVpnTargetNetworkAssociation||AvailabilityZone= AvailabilityZoneId= ClientVpnEndpointId!= Id<# SubnetId=
AWS::EC2::CustomerGateway||BgpAsn= BgpAsnExtended= CertificateArn= CustomerGatewayId<# DeviceName= IpAddress!= Tags Type!=
AWS::EC2::DHCPOptions||DhcpOptionsId<# DomainName= DomainNameServers= Ipv6AddressPreferredLeaseTime= NetbiosNameServers= NetbiosNodeType= NtpServers= Tags
AWS::EC2::EC2Fleet||Context ExcessCapacityTerminationPolicy FleetId<# LaunchTemplateConfigs!= LaunchTemplateConfigs/*/Overrides/*/Placement/Affinity> LaunchTemplateConfigs/*/Overrides/*/Placement/AvailabilityZone> LaunchTemplateConfigs/*/Overrides/*/Placement/HostId> LaunchTemplateConfigs/*/Overrides/*/Placement/HostResourceGroupArn> LaunchTemplateConfigs/*/Overrides/*/Placement/PartitionNumber> LaunchTemplateConfigs/*/Overrides/*/Placement/SpreadDomain> LaunchTemplateConfigs/*/Overrides/*/Placement/Tenancy> OnDemandOptions= ReplaceUnhealthyInstances= ReservedCapacityOptions= SpotOptions= TagSpecifications= TargetCapacitySpecification! TargetCapacitySpecification/DefaultTargetCapacityType= TargetCapacitySpecification/TargetCapacityUnitType= TerminateInstancesWithExpiration= Type= ValidFrom= ValidUntil=
AWS::EC2::EIP||Address=> AllocationId<# Domain InstanceId IpamPoolId=> NetworkBorderGroup= PublicIp<# PublicIpv4Pool Tags TransferAddress=>
AWS::EC2::EIPAssociation||AllocationId= EIP= Id<# InstanceId= NetworkInterfaceId= PrivateIpAddress=
AWS::EC2::EgressOnlyInternetGateway||Id<# Tags VpcId!=
AWS::EC2::EnclaveCertificateIamRoleAssociation||CertificateArn!=# CertificateS3BucketName< CertificateS3ObjectKey< EncryptionKmsKeyId< RoleArn!=#
AWS::EC2::FlowLog||DeliverCrossAccountRole= DeliverLogsPermissionArn= DestinationOptions= Id<# LogDestination= LogDestinationType= LogFormat= LogGroupName= MaxAggregationInterval= ResourceId!= ResourceType!= TagFieldSpecifications= Tags TrafficType=
AWS::EC2::FpgaImage||Arn<# CreateTime< DataRetentionSupport< Description FpgaImageGlobalId< FpgaImageId< InputStorageLocation=> LogsStorageLocation=> Name OwnerId< Public< State< Tags UpdateTime<
AWS::EC2::GatewayRouteTableAssociation||AssociationId< GatewayId!=# RouteTableId!
AWS::EC2::Host||AssetId= AutoPlacement AvailabilityZone!= HostId<# HostMaintenance HostRecovery InstanceFamily= InstanceType= OutpostArn= Tags
AWS::EC2::IPAM||Arn< DefaultResourceDiscoveryAssociationId< DefaultResourceDiscoveryId< DefaultResourceDiscoveryOrganizationalUnitExclusions Description EnablePrivateGua IpamId<# MeteredAccount OperatingRegions PrivateDefaultScopeId< PublicDefaultScopeId< ResourceDiscoveryAssociationCount< ScopeCount< Tags Tier
AWS::EC2::IPAMAllocation||Cidr=# Description= IpamPoolAllocationId<# IpamPoolId!=# NetmaskLength=>
AWS::EC2::IPAMPool||AddressFamily!= AllocationDefaultNetmaskLength AllocationMaxNetmaskLength AllocationMinNetmaskLength AllocationResourceTags Arn< AutoImport AwsService= Description IpamArn< IpamPoolId<# IpamScopeArn< IpamScopeId!= IpamScopeType< Locale= PoolDepth< ProvisionedCidrs PublicIpSource= PubliclyAdvertisable= SourceIpamPoolId= SourceResource= State< StateMessage< Tags
AWS::EC2::IPAMPoolCidr||Cidr= IpamPoolCidrId<# IpamPoolId!=# NetmaskLength= State<
AWS::EC2::IPAMPrefixListResolver||AddressFamily!= Description IpamArn< IpamId=> IpamPrefixListResolverArn< IpamPrefixListResolverId<# Rules Tags
AWS::EC2::IPAMPrefixListResolverTarget||DesiredVersion IpamPrefixListResolverId!= IpamPrefixListResolverTargetArn< IpamPrefixListResolverTargetId<# PrefixListId!= PrefixListRegion!= Tags TrackLatestVersion!
AWS::EC2::IPAMResourceDiscovery||Description IpamResourceDiscoveryArn< IpamResourceDiscoveryId<# IpamResourceDiscoveryRegion< IsDefault< OperatingRegions OrganizationalUnitExclusions OwnerId< State< Tags
AWS::EC2::IPAMResourceDiscoveryAssociation||IpamArn< IpamId!= IpamRegion< IpamResourceDiscoveryAssociationArn< IpamResourceDiscoveryAssociationId<# IpamResourceDiscoveryId!= IsDefault< OwnerId< ResourceDiscoveryStatus< State< Tags
AWS::EC2::IPAMScope||Arn< Description ExternalAuthorityConfiguration IpamArn< IpamId!= IpamScopeId<# IpamScopeType< IsDefault< PoolCount< Tags
AWS::EC2::IPv4Pool||Arn<# Description< NetworkBorderGroup< PoolId< Tags TotalAddressCount< TotalAvailableAddressCount<
AWS::EC2::Instance||AdditionalInfo~>@ Affinity~@ AvailabilityZone=@ BlockDeviceMappings~@ BlockDeviceMappings/*/NoDevice> BlockDeviceMappings/*/VirtualName> CpuOptions= CpuOptions/CoreCount@ CpuOptions/ThreadsPerCore@ CreditSpecification CreditSpecification/CPUCredits@ DisableApiTermination@ EbsOptimized~@ ElasticGpuSpecifications=@ ElasticInferenceAccelerators=@ EnclaveOptions= EnclaveOptions/Enabled@ HibernationOptions= HibernationOptions/Configured@ HostId~@ HostResourceGroupArn=@ IamInstanceProfile@ ImageId=@ InstanceId<# InstanceInitiatedShutdownBehavior@ InstanceType~@ Ipv6AddressCount=>@ Ipv6Addresses=>@ KernelId~@ KeyName=@ LaunchTemplate= LaunchTemplate/LaunchTemplateId@ LaunchTemplate/LaunchTemplateName@ LaunchTemplate/Version@ LicenseSpecifications=>@ MetadataOptions MetadataOptions/HttpEndpoint@ MetadataOptions/HttpProtocolIpv6@ MetadataOptions/HttpPutResponseHopLimit@ MetadataOptions/HttpTokens@ MetadataOptions/InstanceMetadataTags@ Monitoring@ NetworkInterfaces=@ PlacementGroupName=@ PrivateDnsName< PrivateDnsNameOptions~ PrivateDnsNameOptions/EnableResourceNameDnsAAAARecord@ PrivateDnsNameOptions/EnableResourceNameDnsARecord@ PrivateDnsNameOptions/HostnameType@ PrivateIp< PrivateIpAddress=@ PropagateTagsToVolumeOnCreation>@ PublicDnsName< PublicIp< RamdiskId~@ SecurityGroupIds~@ SecurityGroups=@ SourceDestCheck@ SsmAssociations@ State< State/Code@ State/Name@ SubnetId=@ Tags@ Tenancy~@ UserData~@ Volumes@ VpcId<
AWS::EC2::InstanceConnectEndpoint||AvailabilityZone< AvailabilityZoneId< ClientToken=> CreatedAt< Id<# InstanceConnectEndpointArn< NetworkInterfaceIds< OwnerId< PreserveClientIp= PublicDnsNames< SecurityGroupIds= State< StateMessage< SubnetId!= Tags VpcId<
AWS::EC2::InstanceEventWindow||Arn<# CronExpression InstanceEventWindowId< Name State< Tags TimeRanges
AWS::EC2::InternetGateway||InternetGatewayId<# Tags
AWS::EC2::IpPoolRouteTableAssociation||AssociationId<# PublicIpv4Pool!= RouteTableId!=
AWS::EC2::IpamExternalResourceVerificationToken||IpamArn< IpamExternalResourceVerificationTokenArn<# IpamExternalResourceVerificationTokenId< IpamId!= IpamRegion< NotAfter< State< Status< Tags TokenName< TokenValue<
AWS::EC2::IpamInternetRegistryAssociation||ChildRequestXml< Description= IpamId!= IpamInternetRegistryAssociationArn<# IpamInternetRegistryAssociationId< IpamRegion< OrganizationHandle!= OwnerId< Rir!= State< Tags
AWS::EC2::KeyPair||KeyFingerprint< KeyFormat=> KeyName!=# KeyPairId< KeyType= PublicKeyMaterial= Tags=
AWS::EC2::LaunchTemplate||DefaultVersionNumber< LatestVersionNumber< LaunchTemplateData!> LaunchTemplateId<# LaunchTemplateName= TagSpecifications> VersionDescription>
AWS::EC2::LocalGatewayRoute||DestinationCidrBlock=# LocalGatewayRouteTableId=# LocalGatewayVirtualInterfaceGroupId NetworkInterfaceId State< Type<
AWS::EC2::LocalGatewayRouteTable||LocalGatewayId!= LocalGatewayRouteTableArn< LocalGatewayRouteTableId<# Mode= OutpostArn< OwnerId< State< Tags
AWS::EC2::LocalGatewayRouteTableVPCAssociation||LocalGatewayId< LocalGatewayRouteTableId!= LocalGatewayRouteTableVpcAssociationId<# State< Tags VpcId!=
AWS::EC2::LocalGatewayRouteTableVirtualInterfaceGroupAssociation||LocalGatewayId< LocalGatewayRouteTableArn< LocalGatewayRouteTableId!= LocalGatewayRouteTableVirtualInterfaceGroupAssociationId<# LocalGatewayVirtualInterfaceGroupId!= OwnerId< State< Tags
AWS::EC2::LocalGatewayVirtualInterface||ConfigurationState< LocalAddress!= LocalBgpAsn< LocalGatewayId< LocalGatewayVirtualInterfaceGroupId!= LocalGatewayVirtualInterfaceId<# OutpostLagId!= OwnerId< PeerAddress!= PeerBgpAsn= PeerBgpAsnExtended= Tags Vlan!=
AWS::EC2::LocalGatewayVirtualInterfaceGroup||ConfigurationState< LocalBgpAsn= LocalBgpAsnExtended= LocalGatewayId!= LocalGatewayVirtualInterfaceGroupArn< LocalGatewayVirtualInterfaceGroupId<# LocalGatewayVirtualInterfaceIds< OwnerId< Tags
AWS::EC2::NatGateway||AllocationId= AutoProvisionZones< AutoScalingIps< AvailabilityMode= AvailabilityZoneAddresses ConnectivityType= EniId< MaxDrainDurationSeconds> NatGatewayId<# PrivateIpAddress= RouteTableId< SecondaryAllocationIds SecondaryPrivateIpAddressCount SecondaryPrivateIpAddresses SubnetId= Tags VpcId=
AWS::EC2::NetworkAcl||Id<# Tags VpcId!=
AWS::EC2::NetworkAclEntry||CidrBlock Egress= Icmp Id<# Ipv6CidrBlock NetworkAclId!= PortRange Protocol! RuleAction! RuleNumber!=
AWS::EC2::NetworkInsightsAccessScope||CreatedDate< ExcludePaths= MatchPaths= NetworkInsightsAccessScopeArn< NetworkInsightsAccessScopeId<# Tags UpdatedDate<
AWS::EC2::NetworkInsightsAccessScopeAnalysis||AnalyzedEniCount< EndDate< FindingsFound< NetworkInsightsAccessScopeAnalysisArn< NetworkInsightsAccessScopeAnalysisId<# NetworkInsightsAccessScopeId!= StartDate< Status< StatusMessage< Tags
AWS::EC2::NetworkInsightsAnalysis||AdditionalAccounts AlternatePathHints< Explanations< FilterInArns= FilterOutArns= ForwardPathComponents< NetworkInsightsAnalysisArn< NetworkInsightsAnalysisId<# NetworkInsightsPathId!= NetworkPathFound< ReturnPathComponents< StartDate< Status< StatusMessage< SuggestedAccounts< Tags
AWS::EC2::NetworkInsightsPath||CreatedDate< Destination= DestinationArn< DestinationIp= DestinationPort= FilterAtDestination= FilterAtSource= NetworkInsightsPathArn< NetworkInsightsPathId<# Protocol!= Source!= SourceArn< SourceIp= Tags
AWS::EC2::NetworkInterface||ConnectionTrackingSpecification~ Description EnablePrimaryIpv6~ GroupSet Id<# InterfaceType= Ipv4PrefixCount Ipv4Prefixes Ipv6AddressCount Ipv6Addresses Ipv6PrefixCount Ipv6Prefixes PrimaryIpv6Address< PrimaryPrivateIpAddress< PrivateIpAddress= PrivateIpAddresses~ PublicIpDnsHostnameTypeSpecification> PublicIpDnsNameOptions< SecondaryPrivateIpAddressCount SecondaryPrivateIpAddresses< SourceDestCheck SubnetId!= Tags VpcId<
AWS::EC2::NetworkInterfaceAttachment||AttachmentId<# DeleteOnTermination DeviceIndex!= EnaQueueCount EnaSrdSpecification InstanceId!= NetworkInterfaceId!=
AWS::EC2::NetworkInterfacePermission||AwsAccountId!= Id<# NetworkInterfaceId!= Permission!=
AWS::EC2::NetworkPerformanceMetricSubscription||Destination!=# Metric!=# Source!=# Statistic!=#
AWS::EC2::PlacementGroup||GroupId< GroupName<# ParentGroupId= PartitionCount= SpreadLevel= Strategy= Tags=
AWS::EC2::PrefixList||AddressFamily! Arn< Entries MaxEntries OwnerId< PrefixListId<# PrefixListName! Tags Version<
AWS::EC2::Route||CarrierGatewayId CidrBlock<# CoreNetworkArn DestinationCidrBlock= DestinationIpv6CidrBlock= DestinationPrefixListId= EgressOnlyInternetGatewayId GatewayId InstanceId LocalGatewayId NatGatewayId NetworkInterfaceId OdbNetworkArn RouteTableId!=# TransitGatewayId VpcEndpointId VpcPeeringConnectionId
AWS::EC2::RouteServer||AmazonSideAsn!= Arn< Id<# PersistRoutes PersistRoutesDuration> SnsNotificationsEnabled Tags
AWS::EC2::RouteServerAssociation||RouteServerId!=# VpcId!=#
AWS::EC2::RouteServerEndpoint||Arn< EniAddress< EniId< Id<# RouteServerId!= SubnetId!= Tags VpcId<
AWS::EC2::RouteServerPeer||Arn< BgpOptions!= EndpointEniAddress< EndpointEniId< Id<# PeerAddress!= RouteServerEndpointId!= RouteServerId< SubnetId< Tags VpcId<
AWS::EC2::RouteServerPropagation||RouteServerId!=# RouteTableId!=#
AWS::EC2::RouteTable||RouteTableId<# Tags VpcId!=
AWS::EC2::SecondaryNetwork||Ipv4CidrBlock!= Ipv4CidrBlockAssociations< NetworkType!= OwnerId< SecondaryNetworkArn<# SecondaryNetworkId< Tags
AWS::EC2::SecurityGroup||GroupDescription!=@ GroupId< GroupName=@ Id<# SecurityGroupEgress@ SecurityGroupIngress@ SecurityGroupIngress/*/SourceSecurityGroupName> Tags@ VpcId=@
AWS::EC2::SecurityGroupEgress||CidrIp= CidrIpv6= Description DestinationPrefixListId= DestinationSecurityGroupId= FromPort= GroupId!= Id<# IpProtocol!= ToPort=
AWS::EC2::SecurityGroupIngress||CidrIp= CidrIpv6= Description FromPort= GroupId= GroupName= Id<# IpProtocol!= SourcePrefixListId= SourceSecurityGroupId= SourceSecurityGroupName= SourceSecurityGroupOwnerId= ToPort=
AWS::EC2::SecurityGroupVpcAssociation||GroupId!=# State< StateReason< VpcId!=# VpcOwnerId<
AWS::EC2::SnapshotBlockPublicAccess||AccountId<# State!
AWS::EC2::SpotFleet||Id<# SpotFleetRequestConfigData! SpotFleetRequestConfigData/AllocationStrategy= SpotFleetRequestConfigData/IamFleetRole= SpotFleetRequestConfigData/InstanceInterruptionBehavior= SpotFleetRequestConfigData/InstancePoolsToUseCount= SpotFleetRequestConfigData/LaunchSpecifications= SpotFleetRequestConfigData/LaunchSpecifications/*/NetworkInterfaces/*/Groups> SpotFleetRequestConfigData/LoadBalancersConfig= SpotFleetRequestConfigData/OnDemandAllocationStrategy= SpotFleetRequestConfigData/OnDemandMaxTotalPrice= SpotFleetRequestConfigData/ReplaceUnhealthyInstances= SpotFleetRequestConfigData/SpotMaintenanceStrategies= SpotFleetRequestConfigData/SpotMaxTotalPrice= SpotFleetRequestConfigData/SpotPrice= SpotFleetRequestConfigData/TagSpecifications=> SpotFleetRequestConfigData/TerminateInstancesWithExpiration= SpotFleetRequestConfigData/Type= SpotFleetRequestConfigData/ValidFrom= SpotFleetRequestConfigData/ValidUntil= Tags
AWS::EC2::SqlHaStandbyDetectedInstance||HaStatus< InstanceId!=# LastUpdatedTime< SqlServerCredentials SqlServerLicenseUsage<
AWS::EC2::Subnet||AssignIpv6AddressOnCreation@ AvailabilityZone=@ AvailabilityZoneId=@ BlockPublicAccessStates< BlockPublicAccessStates/InternetGatewayBlockMode@ CidrBlock=@ EnableDns64@ EnableLniAtDeviceIndex>@ Ipv4IpamPoolId=>@ Ipv4NetmaskLength=>@ Ipv6CidrBlock~@ Ipv6CidrBlocks< Ipv6IpamPoolId=>@ Ipv6Native=@ Ipv6NetmaskLength=>@ MapPublicIpOnLaunch@ NetworkAclAssociationId< OutpostArn=@ PrivateDnsNameOptionsOnLaunch PrivateDnsNameOptionsOnLaunch/EnableResourceNameDnsAAAARecord@ PrivateDnsNameOptionsOnLaunch/EnableResourceNameDnsARecord@ PrivateDnsNameOptionsOnLaunch/HostnameType@ SubnetId<# Tags@ VpcId!=@
AWS::EC2::SubnetCidrBlock||Id<# IpSource< Ipv6AddressAttribute< Ipv6CidrBlock= Ipv6IpamPoolId=> Ipv6NetmaskLength=> SubnetId!=
AWS::EC2::SubnetCidrReservation||Arn< Cidr!= Description= OwnerId< ReservationType!= SubnetCidrReservationId<# SubnetId!=# Tags
AWS::EC2::SubnetNetworkAclAssociation||AssociationId<# NetworkAclId!= SubnetId!=
AWS::EC2::SubnetRouteTableAssociation||Id<# RouteTableId!= SubnetId!=
AWS::EC2::TrafficMirrorFilter||Description= Id<# NetworkServices Tags
AWS::EC2::TrafficMirrorFilterRule||Description DestinationCidrBlock! DestinationPortRange Protocol RuleAction! RuleNumber! SourceCidrBlock! SourcePortRange Tags TrafficDirection! TrafficMirrorFilterId!= TrafficMirrorFilterRuleId<#
AWS::EC2::TrafficMirrorSession||Description Id<# NetworkInterfaceId! OwnerId PacketLength SessionNumber! Tags TrafficMirrorFilterId! TrafficMirrorTargetId! VirtualNetworkId
AWS::EC2::TrafficMirrorTarget||Description= GatewayLoadBalancerEndpointId= Id<# NetworkInterfaceId= NetworkLoadBalancerArn= Tags
AWS::EC2::TransitGateway||AmazonSideAsn= AssociationDefaultRouteTableId AutoAcceptSharedAttachments DefaultRouteTableAssociation DefaultRouteTablePropagation Description DnsSupport EncryptionSupport> EncryptionSupportState< Id<# MulticastSupport= PropagationDefaultRouteTableId SecurityGroupReferencingSupport Tags TransitGatewayArn< TransitGatewayCidrBlocks VpnEcmpSupport
AWS::EC2::TransitGatewayAttachment||Id<# Options SubnetIds! Tags TransitGatewayId!= VpcId!=
AWS::EC2::TransitGatewayConnect||CreationTime< Options!= State< Tags TransitGatewayAttachmentId<# TransitGatewayId< TransportTransitGatewayAttachmentId!=
AWS::EC2::TransitGatewayConnectPeer||ConnectPeerConfiguration!= ConnectPeerConfiguration/BgpConfigurations< ConnectPeerConfiguration/Protocol< CreationTime< State< Tags TransitGatewayAttachmentId!= TransitGatewayConnectPeerId<#
AWS::EC2::TransitGatewayMeteringPolicy||MiddleboxAttachmentIds State< Tags TransitGatewayId!= TransitGatewayMeteringPolicyId<# UpdateEffectiveAt<
AWS::EC2::TransitGatewayMeteringPolicyEntry||DestinationCidrBlock= DestinationPortRange= DestinationTransitGatewayAttachmentId= DestinationTransitGatewayAttachmentType= MeteredAccount!= PolicyRuleNumber!=# Protocol= SourceCidrBlock= SourcePortRange= SourceTransitGatewayAttachmentId= SourceTransitGatewayAttachmentType= State< TransitGatewayMeteringPolicyId!=# UpdateEffectiveAt<
AWS::EC2::TransitGatewayMulticastDomain||CreationTime< Options State< Tags TransitGatewayId!= TransitGatewayMulticastDomainArn< TransitGatewayMulticastDomainId<#
AWS::EC2::TransitGatewayMulticastDomainAssociation||ResourceId< ResourceType< State< SubnetId!=# TransitGatewayAttachmentId!=# TransitGatewayMulticastDomainId!=#
AWS::EC2::TransitGatewayMulticastGroupMember||GroupIpAddress!=# GroupMember< GroupSource< MemberType< NetworkInterfaceId!=# ResourceId< ResourceType< SubnetId< TransitGatewayAttachmentId< TransitGatewayMulticastDomainId!=#
AWS::EC2::TransitGatewayMulticastGroupSource||GroupIpAddress!=# GroupMember< GroupSource< NetworkInterfaceId!=# ResourceId< ResourceType< SourceType< SubnetId< TransitGatewayAttachmentId< TransitGatewayMulticastDomainId!=#
AWS::EC2::TransitGatewayPeeringAttachment||CreationTime< PeerAccountId!= PeerRegion!= PeerTransitGatewayId!= State< Status< Tags TransitGatewayAttachmentId<# TransitGatewayId!=
AWS::EC2::TransitGatewayPolicyTable||CreationTime< State< Tags TransitGatewayId!= TransitGatewayPolicyTableId<#
AWS::EC2::TransitGatewayPolicyTableAssociation||State< TransitGatewayAttachmentId!=# TransitGatewayPolicyTableId!=#
AWS::EC2::TransitGatewayPolicyTableEntry||PolicyRule! PolicyRuleNumber!=# State< TargetRouteTableId! TransitGatewayPolicyTableId!=#
AWS::EC2::TransitGatewayRoute||Blackhole= DestinationCidrBlock!=# TransitGatewayAttachmentId= TransitGatewayRouteTableId!=#
AWS::EC2::TransitGatewayRouteTable||Tags TransitGatewayId!= TransitGatewayRouteTableId<#
AWS::EC2::TransitGatewayRouteTableAssociation||TransitGatewayAttachmentId!=# TransitGatewayRouteTableId!=#
AWS::EC2::TransitGatewayRouteTablePropagation||TransitGatewayAttachmentId!=# TransitGatewayRouteTableId!=#
AWS::EC2::TransitGatewayVpcAttachment||AddSubnetIds> Id<# Options RemoveSubnetIds> SubnetIds!= Tags TransitGatewayId!= VpcId!=
AWS::EC2::VPC||CidrBlock=@ CidrBlockAssociations< DefaultNetworkAcl< DefaultSecurityGroup< EnableDnsHostnames@ EnableDnsSupport@ InstanceTenancy~@ Ipv4IpamPoolId=>@ Ipv4NetmaskLength=>@ Ipv6CidrBlocks< Tags@ VpcEncryptionControl= VpcEncryptionControl/EgressOnlyInternetGatewayExclusion>@ VpcEncryptionControl/ElasticFileSystemExclusion>@ VpcEncryptionControl/InternetGatewayExclusion>@ VpcEncryptionControl/LambdaExclusion>@ VpcEncryptionControl/Mode@ VpcEncryptionControl/NatGatewayExclusion>@ VpcEncryptionControl/ResourceExclusions< VpcEncryptionControl/ResourceExclusions/EgressOnlyInternetGateway@ VpcEncryptionControl/ResourceExclusions/EgressOnlyInternetGateway/State@ VpcEncryptionControl/ResourceExclusions/EgressOnlyInternetGateway/StateMessage@ VpcEncryptionControl/ResourceExclusions/ElasticFileSystem@ VpcEncryptionControl/ResourceExclusions/ElasticFileSystem/State@ VpcEncryptionControl/ResourceExclusions/ElasticFileSystem/StateMessage@ VpcEncryptionControl/ResourceExclusions/InternetGateway@ VpcEncryptionControl/ResourceExclusions/InternetGateway/State@ VpcEncryptionControl/ResourceExclusions/InternetGateway/StateMessage@ VpcEncryptionControl/ResourceExclusions/Lambda@ VpcEncryptionControl/ResourceExclusions/Lambda/State@ VpcEncryptionControl/ResourceExclusions/Lambda/StateMessage@ VpcEncryptionControl/ResourceExclusions/NatGateway@ VpcEncryptionControl/ResourceExclusions/NatGateway/State@ VpcEncryptionControl/ResourceExclusions/NatGateway/StateMessage@ VpcEncryptionControl/ResourceExclusions/VirtualPrivateGateway@ VpcEncryptionControl/ResourceExclusions/VirtualPrivateGateway/State@ VpcEncryptionControl/ResourceExclusions/VirtualPrivateGateway/StateMessage@ VpcEncryptionControl/ResourceExclusions/VpcLattice@ VpcEncryptionControl/ResourceExclusions/VpcLattice/State@ VpcEncryptionControl/ResourceExclusions/VpcLattice/StateMessage@ VpcEncryptionControl/ResourceExclusions/VpcPeering@ VpcEncryptionControl/ResourceExclusions/VpcPeering/State@ VpcEncryptionControl/ResourceExclusions/VpcPeering/StateMessage@ VpcEncryptionControl/State< VpcEncryptionControl/StateMessage< VpcEncryptionControl/VirtualPrivateGatewayExclusion>@ VpcEncryptionControl/VpcEncryptionControlId< VpcEncryptionControl/VpcId< VpcEncryptionControl/VpcLatticeExclusion>@ VpcEncryptionControl/VpcPeeringExclusion>@ VpcId<#
AWS::EC2::VPCBlockPublicAccessExclusion||ExclusionId<# InternetGatewayExclusionMode! SubnetId= Tags VpcId=
AWS::EC2::VPCBlockPublicAccessOptions||AccountId<# ExclusionsAllowed< InternetGatewayBlockMode!
AWS::EC2::VPCCidrBlock||AmazonProvidedIpv6CidrBlock= CidrBlock= Id<# IpSource< Ipv4IpamPoolId=> Ipv4NetmaskLength=> Ipv6AddressAttribute< Ipv6CidrBlock= Ipv6CidrBlockNetworkBorderGroup= Ipv6IpamPoolId=> Ipv6NetmaskLength=> Ipv6Pool= VpcId!=#
AWS::EC2::VPCDHCPOptionsAssociation||DhcpOptionsId!=# VpcId!=#
AWS::EC2::VPCEncryptionControl||EgressOnlyInternetGatewayExclusionInput> ElasticFileSystemExclusionInput> InternetGatewayExclusionInput> LambdaExclusionInput> Mode NatGatewayExclusionInput> ResourceExclusions< ResourceExclusions/EgressOnlyInternetGateway@ ResourceExclusions/EgressOnlyInternetGateway/State@ ResourceExclusions/EgressOnlyInternetGateway/StateMessage@ ResourceExclusions/ElasticFileSystem@ ResourceExclusions/ElasticFileSystem/State@ ResourceExclusions/ElasticFileSystem/StateMessage@ ResourceExclusions/InternetGateway@ ResourceExclusions/InternetGateway/State@ ResourceExclusions/InternetGateway/StateMessage@ ResourceExclusions/Lambda@ ResourceExclusions/Lambda/State@ ResourceExclusions/Lambda/StateMessage@ ResourceExclusions/NatGateway@ ResourceExclusions/NatGateway/State@ ResourceExclusions/NatGateway/StateMessage@ ResourceExclusions/VirtualPrivateGateway@ ResourceExclusions/VirtualPrivateGateway/State@ ResourceExclusions/VirtualPrivateGateway/StateMessage@ ResourceExclusions/VpcLattice@ ResourceExclusions/VpcLattice/State@ ResourceExclusions/VpcLattice/StateMessage@ ResourceExclusions/VpcPeering@ ResourceExclusions/VpcPeering/State@ ResourceExclusions/VpcPeering/StateMessage@ State< StateMessage< Tags VirtualPrivateGatewayExclusionInput> VpcEncryptionControlId<# VpcId= VpcLatticeExclusionInput> VpcPeeringExclusionInput>
AWS::EC2::VPCEndpoint||CreationTimestamp< DnsEntries< DnsOptions DnsOptions/PrivateDnsPreference= DnsOptions/PrivateDnsSpecifiedDomains= Id<# IpAddressType NetworkInterfaceIds< PolicyDocument PrivateDnsEnabled ResourceConfigurationArn= RouteTableIds SecurityGroupIds ServiceName= ServiceNetworkArn= ServiceRegion= SubnetIds Tags VpcEndpointType= VpcId!=
AWS::EC2::VPCEndpointConnectionNotification||ConnectionEvents! ConnectionNotificationArn! ServiceId= VPCEndpointConnectionNotificationId<# VPCEndpointId=
AWS::EC2::VPCEndpointService||AcceptanceRequired ContributorInsightsEnabled> GatewayLoadBalancerArns NetworkLoadBalancerArns PayerResponsibility PrivateDnsName PrivateDnsNameConfiguration PrivateDnsNameConfiguration/Name< PrivateDnsNameConfiguration/State< PrivateDnsNameConfiguration/Type< PrivateDnsNameConfiguration/Value< ServiceId<# SupportedIpAddressTypes SupportedRegions Tags
AWS::EC2::VPCEndpointServicePermissions||AllowedPrincipals ServiceId!=#
AWS::EC2::VPCGatewayAttachment||AttachmentType<# InternetGatewayId VpcId!=# VpnGatewayId
AWS::EC2::VPCPeeringConnection||AssumeRoleRegion> Id<# PeerOwnerId= PeerRegion= PeerRoleArn> PeerVpcId!= Tags VpcId!=
AWS::EC2::VPNConcentrator||Tags TransitGatewayAttachmentId< TransitGatewayId= Type!= VpnConcentratorId<#
AWS::EC2::VPNConnection||CustomerGatewayId! EnableAcceleration= LocalIpv4NetworkCidr= LocalIpv6NetworkCidr= OutsideIpAddressType= PreSharedKeyStorage=> RemoteIpv4NetworkCidr= RemoteIpv6NetworkCidr= StaticRoutesOnly= Tags TransitGatewayId TransportTransitGatewayAttachmentId= TunnelBandwidth TunnelInsideIpVersion= Type!= VpnConcentratorId= VpnConnectionId<# VpnGatewayId VpnTunnelOptionsSpecifications VpnTunnelOptionsSpecifications/*/PreSharedKey>
AWS::EC2::VPNConnectionRoute||DestinationCidrBlock!=# VpnConnectionId!=#
AWS::EC2::VPNGateway||AmazonSideAsn= Tags Type!= VPNGatewayId<#
AWS::EC2::VPNGatewayRoutePropagation||Id<# RouteTableIds! VpnGatewayId!
AWS::EC2::VerifiedAccessEndpoint||ApplicationDomain= AttachmentType!= CidrOptions CidrOptions/Cidr= CidrOptions/Protocol= CidrOptions/SubnetIds= CreationTime< Description DeviceValidationDomain< DomainCertificateArn= EndpointDomain< EndpointDomainPrefix= EndpointType!= LastUpdatedTime< LoadBalancerOptions LoadBalancerOptions/LoadBalancerArn= NetworkInterfaceOptions NetworkInterfaceOptions/NetworkInterfaceId= PolicyDocument PolicyEnabled RdsOptions RdsOptions/Protocol= RdsOptions/RdsDbClusterArn= RdsOptions/RdsDbInstanceArn= RdsOptions/RdsDbProxyArn= SecurityGroupIds= SseSpecification Status< Tags VerifiedAccessEndpointId<# VerifiedAccessGroupId! VerifiedAccessInstanceId<
AWS::EC2::VerifiedAccessGroup||CreationTime< Description LastUpdatedTime< Owner< PolicyDocument PolicyEnabled SseSpecification Tags VerifiedAccessGroupArn< VerifiedAccessGroupId<# VerifiedAccessInstanceId!
AWS::EC2::VerifiedAccessInstance||CidrEndpointsCustomSubDomain CidrEndpointsCustomSubDomainNameServers< CreationTime< Description FipsEnabled LastUpdatedTime< LoggingConfigurations Tags VerifiedAccessInstanceId<# VerifiedAccessTrustProviderIds VerifiedAccessTrustProviders
AWS::EC2::VerifiedAccessTrustProvider||CreationTime< Description DeviceOptions= DeviceTrustProviderType= LastUpdatedTime< NativeApplicationOidcOptions NativeApplicationOidcOptions/ClientSecret> OidcOptions PolicyReferenceName!= SseSpecification Tags TrustProviderType!= UserTrustProviderType= VerifiedAccessTrustProviderId<#
AWS::EC2::Volume|files on the volume|AutoEnableIO AvailabilityZone AvailabilityZoneId Encrypted Iops KmsKeyId MultiAttachEnabled OutpostArn> Size SnapshotId SourceVolumeId Tags Throughput VolumeId<# VolumeInitializationRate VolumeType
AWS::EC2::VolumeAttachment||Device= EbsCardIndex= InstanceId!=# VolumeId!=#
AWS::ECR::PublicRepository|container images|Arn< RepositoryCatalogData RepositoryName=# RepositoryPolicyText Tags
AWS::ECR::PullThroughCacheRule||CredentialArn=> CustomRoleArn=> EcrRepositoryPrefix=# UpstreamRegistry=> UpstreamRegistryUrl= UpstreamRepositoryPrefix=
AWS::ECR::PullTimeUpdateExclusion||PrincipalArn!=#
AWS::ECR::RegistryPolicy||PolicyText! RegistryId<#
AWS::ECR::RegistryScanningConfiguration||RegistryId<# Rules! ScanType!
AWS::ECR::ReplicationConfiguration||RegistryId<# ReplicationConfiguration!
AWS::ECR::Repository|container images|Arn< EmptyOnDelete> EncryptionConfiguration= ImageScanningConfiguration ImageTagMutability ImageTagMutabilityExclusionFilters LifecyclePolicy RepositoryName=# RepositoryPolicyText RepositoryUri< Tags
AWS::ECR::RepositoryCreationTemplate||AppliedFor! CreatedAt< CustomRoleArn Description EncryptionConfiguration ImageTagMutability ImageTagMutabilityExclusionFilters LifecyclePolicy Prefix!=# RepositoryPolicy ResourceTags UpdatedAt<
AWS::ECR::SigningConfiguration||RegistryId<# Rules!
AWS::ECS::CapacityProvider||AutoScalingGroupProvider AutoScalingGroupProvider/AutoScalingGroupArn= ClusterName= ManagedInstancesProvider Name=# Tags
AWS::ECS::Cluster||Arn< CapacityProviders ClusterName=# ClusterSettings Configuration DefaultCapacityProviderStrategy ServiceConnectDefaults> Tags
AWS::ECS::ClusterCapacityProviderAssociations||CapacityProviders Cluster!=# DefaultCapacityProviderStrategy!
AWS::ECS::Daemon||CapacityProviderArns> ClusterArn= CreatedAt< Critical> DaemonArn<# DaemonName=> DaemonStatus< DaemonTaskDefinitionArn> DeploymentArn< DeploymentConfiguration> EnableECSManagedTags> EnableExecuteCommand> PropagateTags> Tags UpdatedAt<
AWS::ECS::DaemonTaskDefinition||ContainerDefinitions= Cpu= DaemonTaskDefinitionArn<# ExecutionRoleArn= Family= IpcMode= Memory= PidMode= Tags TaskRoleArn= Volumes=
AWS::ECS::ExpressGatewayService||ActiveConfigurations< Cluster= Cpu> CreatedAt< ECSManagedResourceArns< ECSManagedResourceArns/AutoScaling@ ECSManagedResourceArns/AutoScaling/ApplicationAutoScalingPolicies@ ECSManagedResourceArns/AutoScaling/ScalableTarget@ ECSManagedResourceArns/IngressPath@ ECSManagedResourceArns/IngressPath/CertificateArn@ ECSManagedResourceArns/IngressPath/ListenerArn@ ECSManagedResourceArns/IngressPath/ListenerRuleArn@ ECSManagedResourceArns/IngressPath/LoadBalancerArn@ ECSManagedResourceArns/IngressPath/LoadBalancerSecurityGroups@ ECSManagedResourceArns/IngressPath/TargetGroupArns@ ECSManagedResourceArns/LogGroups@ ECSManagedResourceArns/MetricAlarms@ ECSManagedResourceArns/ServiceSecurityGroups@ Endpoint< ExecutionRoleArn> HealthCheckPath> InfrastructureRoleArn!= Memory> NetworkConfiguration> PrimaryContainer> ScalingTarget> ServiceArn<# ServiceName= Status< Tags= TaskDefinitionArn> TaskRoleArn> UpdatedAt<
AWS::ECS::Gateway||AccessType< Arn<# Configuration! Configuration/HostSharedAlb/CurrentAlbCount< Configuration/HostSharedAlb/NetworkConfiguration/IpAddressType= Configuration/HostSharedAlb/NetworkConfiguration/Subnets= Configuration/HostSharedAlb/Port= Configuration/HostSharedAlb/Protocol= Configuration/HostSharedAlb/Scheme= CreatedAt< DeletionProtection GatewayName!= InfrastructureRoleArn! PropagateTags Status< Tags UpdatedAt<
AWS::ECS::GatewayClusterAssociations||Cluster!=# ClusterArn< Gateway!=# GatewayArn< Status<
AWS::ECS::PrimaryTaskSet||Cluster!=# Service!=# TaskSetId!
AWS::ECS::Service||AvailabilityZoneRebalancing CapacityProviderStrategy Cluster=# DeploymentConfiguration DeploymentController DesiredCount EnableECSManagedTags EnableExecuteCommand ForceNewDeployment> GatewayConnectors> HealthCheckGracePeriodSeconds LaunchType~ LoadBalancers Monitoring> Name< NetworkConfiguration PlacementConstraints PlacementStrategies PlatformVersion PropagateTags Role= SchedulingStrategy= ServiceArn<# ServiceConnectConfiguration> ServiceName= ServiceRegistries Tags TaskDefinition VolumeConfigurations> VpcLatticeConfigurations
AWS::ECS::TaskDefinition||ContainerDefinitions= Cpu= EnableFaultInjection= EphemeralStorage= ExecutionRoleArn= Family= InferenceAccelerators= IpcMode= Memory= NetworkMode= PidMode= PlacementConstraints= ProxyConfiguration= RequiresCompatibilities= RuntimePlatform= Tags TaskDefinitionArn<# TaskRoleArn= Volumes=
AWS::ECS::TaskSet||CapacityProviderStrategy= Cluster!=# ExternalId= Id<# LaunchType= LoadBalancers= NetworkConfiguration= PlatformVersion= Scale Service!=# ServiceRegistries= Tags TaskDefinition!=
AWS::EFS::AccessPoint|the way to its files|AccessPointId<# AccessPointTags Arn< ClientToken= FileSystemId!= PosixUser= RootDirectory=
AWS::EFS::FileSystem|files|Arn< AvailabilityZoneName= BackupPolicy BypassPolicyLockoutSafetyCheck> Encrypted= FileSystemId<# FileSystemPolicy FileSystemProtection FileSystemTags KmsKeyId= LifecyclePolicies PerformanceMode= ProvisionedThroughputInMibps ReplicationConfiguration ReplicationConfiguration/Destinations/*/AvailabilityZoneName> ReplicationConfiguration/Destinations/*/KmsKeyId> ReplicationConfiguration/Destinations/*/Status< ReplicationConfiguration/Destinations/*/StatusMessage< ThroughputMode
AWS::EFS::MountTarget||FileSystemId!=@ Id<# IpAddress=@ IpAddressType=>@ Ipv6Address=@ SecurityGroups!@ SubnetId!=@
AWS::EKS::AccessEntry||AccessEntryArn< AccessPolicies ClusterName!=# KubernetesGroups PrincipalArn!=# Tags Type= Username
AWS::EKS::Addon||AddonName!=# AddonVersion Arn< ClusterName!=# ConfigurationValues NamespaceConfig= PodIdentityAssociations> PreserveOnDelete> ResolveConflicts> ServiceAccountRoleArn Tags
AWS::EKS::Capability||Arn<# CapabilityName!= ClusterName!= Configuration Configuration/ArgoCd/AwsIdc= Configuration/ArgoCd/AwsIdc/IdcManagedApplicationArn< Configuration/ArgoCd/EndpointPrefix= Configuration/ArgoCd/Namespace= Configuration/ArgoCd/ServerUrl< CreatedAt< DeletePropagationPolicy! ModifiedAt< RoleArn! Status< Tags Type!= Version<
AWS::EKS::CertificateAuthority||ActivatedAt< ActivatedBy< ClusterName!=# CreatedAt< CreatedBy< Data< DistributionStatus< Id<# RollbackAvailable< ScheduledEvents< ScheduledEvents/FinalAutoActivation@ ScheduledEvents/FirstAutoActivation@ SigningStatus< Validity< Validity/NotAfter@ Validity/NotBefore@
AWS::EKS::Cluster|Kubernetes objects|AccessConfig AccessConfig/BootstrapClusterCreatorAdminPermissions=> ActiveCertificateAuthorityId> Arn< BootstrapSelfManagedAddons=> CertificateAuthority CertificateAuthority/Active/ActivatedBy< CertificateAuthority/Active/Id< CertificateAuthority/Data< CertificateAuthorityData< ClusterSecurityGroupId< ComputeConfig ControlPlaneScalingConfig DeletionProtection EncryptionConfig= EncryptionConfigKeyArn< Endpoint< Force> Id< KubeApiServerConfig KubeControllerManagerConfig KubeSchedulerConfig KubernetesNetworkConfig KubernetesNetworkConfig/IpFamily= KubernetesNetworkConfig/ServiceIpv4Cidr= KubernetesNetworkConfig/ServiceIpv6Cidr< Logging Name=# OpenIdConnectIssuerUrl< OutpostConfig= RemoteNetworkConfig ResourcesVpcConfig! RoleArn!= RollbackConfig> StorageConfig Tags UpgradePolicy Version ZonalShiftConfig
AWS::EKS::FargateProfile||Arn< ClusterName!=# FargateProfileName=# PodExecutionRoleArn!= Selectors!= Subnets= Tags
AWS::EKS::IdentityProviderConfig||ClusterName!=# IdentityProviderConfigArn< IdentityProviderConfigName=# Oidc= Tags Type!=#
AWS::EKS::Nodegroup||AmiType=@ Arn< CapacityType=@ ClusterName!=@ DiskSize=@ ForceUpdateEnabled>@ Id<# InstanceTypes=@ Labels@ LaunchTemplate LaunchTemplate/Id@ LaunchTemplate/Name@ LaunchTemplate/Version@ NodeRepairConfig NodeRepairConfig/Enabled@ NodeRepairConfig/MaxParallelNodesRepairedCount@ NodeRepairConfig/MaxParallelNodesRepairedPercentage@ NodeRepairConfig/MaxUnhealthyNodeThresholdCount@ NodeRepairConfig/MaxUnhealthyNodeThresholdPercentage@ NodeRepairConfig/NodeRepairConfigOverrides@ NodeRole!=@ NodegroupName=@ ReleaseVersion@ RemoteAccess= RemoteAccess/Ec2SshKey@ RemoteAccess/SourceSecurityGroups@ ScalingConfig ScalingConfig/DesiredSize@ ScalingConfig/MaxSize@ ScalingConfig/MinSize@ Subnets!=@ Tags@ Taints@ UpdateConfig UpdateConfig/MaxUnavailable@ UpdateConfig/MaxUnavailablePercentage@ UpdateConfig/UpdateStrategy@ Version@ WarmPoolConfig WarmPoolConfig/Enabled@ WarmPoolConfig/MaxGroupPreparedCapacity@ WarmPoolConfig/MinSize@ WarmPoolConfig/PoolState@ WarmPoolConfig/ReuseOnScaleIn@
AWS::EKS::PodIdentityAssociation||AssociationArn<# AssociationId< ClusterName!= DisableSessionTags ExternalId< Namespace!= Policy RoleArn! ServiceAccount!= Tags TargetRoleArn
AWS::EMR::Cluster|files in the cluster's HDFS|AdditionalInfo= Applications= AutoScalingRole= AutoTerminationPolicy BootstrapActions= Configurations= CustomAmiId= EbsRootVolumeIops= EbsRootVolumeSize= EbsRootVolumeThroughput= Id<# Instances! JobFlowRole!= KerberosAttributes= LogEncryptionKmsKeyId= LogUri= ManagedScalingPolicy MasterPublicDNS< Name!= OSReleaseLabel= PlacementGroupConfigs= ReleaseLabel= ScaleDownBehavior= SecurityConfiguration= ServiceRole!= StepConcurrencyLevel Steps= Tags VisibleToAllUsers
AWS::EMR::InstanceFleetConfig||ClusterId!=# InstanceFleetId<# InstanceFleetType!= InstanceTypeConfigs InstanceTypeConfigs/*/EbsConfiguration/EbsBlockDeviceConfigs/*/VolumesPerInstance> LaunchSpecifications= Name= ResizeSpecifications TargetOnDemandCapacity TargetSpotCapacity
AWS::EMR::InstanceGroupConfig||AutoScalingPolicy BidPrice= Configurations= CustomAmiId= EbsConfiguration= EbsConfiguration/EbsBlockDeviceConfigs/*/VolumesPerInstance> InstanceCount! InstanceGroupId<# InstanceRole!= InstanceType!= JobFlowId!=# Market= Name=
AWS::EMR::SecurityConfiguration||Name=# SecurityConfiguration!=
AWS::EMR::Step||ActionOnFailure!= EncryptionKeyArn= HadoopJarStep!= Id<# JobFlowId!= LogUri= Name!=
AWS::EMR::Studio||Arn< AuthMode!= DefaultS3Location! Description EncryptionKeyArn= EngineSecurityGroupId!= IdcInstanceArn= IdcUserAssignment= IdpAuthUrl IdpRelayStateParameterName Name! ServiceRole!= StudioId<# SubnetIds! Tags TrustedIdentityPropagationEnabled= Url< UserRole= VpcId!= WorkspaceSecurityGroupId!=
AWS::EMR::StudioSessionMapping||IdentityName!=# IdentityType!=# SessionPolicyArn! StudioId!=#
AWS::EMR::WALWorkspace|write-ahead logs|Tags WALWorkspaceName=#
AWS::EMRContainers::Endpoint||Arn<# AuthProxyUrl< CertificateAuthority< ConfigurationOverrides= CreatedAt< ExecutionRoleArn!= FailureReason< Id< Name= ReleaseLabel!= SecurityGroup< ServerUrl< SessionIdleTimeoutInMinutes=> State< StateDetails< Tags Type!= VirtualClusterId!=
AWS::EMRContainers::JobTemplate||Arn<# CreatedAt< CreatedBy< Id< JobTemplateData!= Name!= Tags=
AWS::EMRContainers::SecurityConfiguration||Arn<# ContainerProvider= Id< Name= SecurityConfigurationData!= SecurityConfigurationData/AuthenticationConfiguration/IdentityCenterConfiguration/IdentityCenterApplicationAssignmentRequired> SecurityConfigurationData/AuthenticationConfiguration/IdentityCenterConfiguration/IdentityCenterInstanceARN> SecurityConfigurationData/AuthorizationConfiguration/LakeFormationConfiguration/QueryAccessControlEnabled> SecurityConfigurationData/EncryptionConfiguration/AtRestEncryptionConfiguration> Tags
AWS::EMRContainers::VirtualCluster||Arn< ContainerProvider!= Id<# Name!= SecurityConfigurationId= SessionEnabled= Tags
AWS::EMRServerless::Application||ApplicationId<# Architecture~ Arn< AutoStartConfiguration~ AutoStopConfiguration~ IdentityCenterConfiguration ImageConfiguration~ InitialCapacity~ InteractiveConfiguration~ MaximumCapacity~ MonitoringConfiguration~ Name= NetworkConfiguration~ ReleaseLabel!~ RuntimeConfiguration~ SchedulerConfiguration~ Tags Type!= WorkerTypeSpecifications~
AWS::EVS::Environment|virtual machines and their disks|Checks< ConnectivityInfo= CreatedAt< Credentials< EnvironmentArn< EnvironmentId<# EnvironmentName= EnvironmentState< Hosts> InitialVlans> KmsKeyId= LicenseInfo= ModifiedAt< ServiceAccessSecurityGroups= ServiceAccessSubnetId!= SiteId= StateDetails< Tags TermsAccepted!= VcfHostnames= VcfVersion!= VpcId!=
AWS::ElastiCache::CacheCluster|cached data and sessions|AZMode AutoMinorVersionUpgrade CacheNodeType! CacheParameterGroupName CacheSecurityGroupNames> CacheSubnetGroupName= ClusterName=# ConfigurationEndpoint< ConfigurationEndpoint/Address@ ConfigurationEndpoint/Port@ Engine!= EngineVersion IpDiscovery~ LogDeliveryConfigurations NetworkType= NotificationTopicArn NumCacheNodes! Port= PreferredAvailabilityZone> PreferredAvailabilityZones~ PreferredMaintenanceWindow RedisEndpoint< RedisEndpoint/Address@ RedisEndpoint/Port@ SnapshotArns=> SnapshotName=> SnapshotRetentionLimit SnapshotWindow Tags TransitEncryptionEnabled VpcSecurityGroupIds
AWS::ElastiCache::GlobalReplicationGroup||Arn< AutomaticFailoverEnabled> CacheNodeType> CacheParameterGroupName> Engine EngineVersion> GlobalNodeGroupCount> GlobalReplicationGroupDescription GlobalReplicationGroupId<# GlobalReplicationGroupIdSuffix> Members! RegionalConfigurations> Status< Tags
AWS::ElastiCache::ParameterGroup||CacheParameterGroupFamily!= CacheParameterGroupName<# Description! Properties Tags
AWS::ElastiCache::ReplicationGroup|cached data and sessions|AtRestEncryptionEnabled=@ AuthToken~>@ AutoMinorVersionUpgrade@ AutomaticFailoverEnabled@ CacheNodeType@ CacheParameterGroupName>@ CacheSecurityGroupNames>@ CacheSubnetGroupName=>@ ClusterMode@ ConfigurationEndPoint< ConfigurationEndPoint/Address@ ConfigurationEndPoint/Port@ DataTieringEnabled=@ Durability@ EffectiveDurability< Engine@ EngineVersion>@ GlobalReplicationGroupId=@ IpDiscovery@ KmsKeyId=>@ LogDeliveryConfigurations@ MultiAZEnabled@ NetworkType=@ NodeGroupConfiguration~>@ NotificationTopicArn>@ NumCacheClusters@ NumNodeGroups>@ Port=@ PreferredCacheClusterAZs=>@ PreferredMaintenanceWindow>@ PrimaryClusterId>@ PrimaryEndPoint< PrimaryEndPoint/Address@ PrimaryEndPoint/Port@ ReadEndPoint< ReadEndPoint/Addresses@ ReadEndPoint/AddressesList@ ReadEndPoint/Ports@ ReadEndPoint/PortsList@ ReaderEndPoint< ReaderEndPoint/Address@ ReaderEndPoint/Port@ ReplicasPerNodeGroup@ ReplicationGroupDescription!@ ReplicationGroupId=#@ SecurityGroupIds>@ SnapshotArns=>@ SnapshotName=>@ SnapshotRetentionLimit@ SnapshotWindow@ SnapshottingClusterId@ Tags@ TransitEncryptionEnabled@ TransitEncryptionMode@ UserGroupIds@
AWS::ElastiCache::SecurityGroup||Description! Id<# Tags
AWS::ElastiCache::SecurityGroupIngress||CacheSecurityGroupName! EC2SecurityGroupName! EC2SecurityGroupOwnerId Id<#
AWS::ElastiCache::ServerlessCache|cached data and sessions|ARN< CacheUsageLimits ConnectionType= CreateTime< DailySnapshotTime Description Endpoint Endpoint/Address< Endpoint/Port< Engine! FinalSnapshotName> FullEngineVersion< KmsKeyId= MajorEngineVersion NetworkType= ReaderEndpoint ReaderEndpoint/Address< ReaderEndpoint/Port< SecurityGroupIds ServerlessCacheName!=# SnapshotArnsToRestore=> SnapshotRetentionLimit Status< SubnetIds= Tags UserGroupId
AWS::ElastiCache::ServerlessCacheSnapshot|the snapshot|ARN<# BytesUsedForCache< CreateTime< KmsKeyId= ServerlessCacheConfiguration< ServerlessCacheName!= ServerlessCacheSnapshotName!= SnapshotType< Status< Tags
AWS::ElastiCache::Snapshot|the snapshot|Arn<# AutoMinorVersionUpgrade< AutomaticFailover< CacheClusterCreateTime< CacheClusterId= CacheNodeType< CacheParameterGroupName< CacheSubnetGroupName< DataTiering< Engine< EngineVersion< KmsKeyId= NodeSnapshots< NumCacheNodes< NumNodeGroups< Port< PreferredAvailabilityZone< PreferredMaintenanceWindow< ReplicationGroupDescription< ReplicationGroupId= SnapshotName!= SnapshotRetentionLimit< SnapshotSource< SnapshotStatus< SnapshotWindow< Tags TopicArn< VpcId<
AWS::ElastiCache::SubnetGroup||CacheSubnetGroupName=# Description! SubnetIds! Tags
AWS::ElastiCache::User||AccessString> Arn< AuthenticationMode> Engine! NoPasswordRequired> Passwords> Status< Tags UserId!=# UserName!=
AWS::ElastiCache::UserGroup||Arn< Engine! Status< Tags UserGroupId!=# UserIds!
AWS::ElasticBeanstalk::Application||ApplicationName=# Description ResourceLifecycleConfig
AWS::ElasticBeanstalk::ApplicationVersion||ApplicationName!=# BuildConfiguration=> Description Id<# ImageConfiguration=> Process=> SourceBundle=
AWS::ElasticBeanstalk::ConfigurationTemplate||ApplicationName!=# Description EnvironmentId=> OptionSettings PlatformArn= SolutionStackName= SourceConfiguration= SourceConfiguration/ApplicationName> SourceConfiguration/TemplateName> TemplateName<#
AWS::ElasticBeanstalk::Environment||ApplicationName!= CNAMEPrefix= Description EndpointURL< EnvironmentName=# OperationsRole OptionSettings> PlatformArn SolutionStackName= Tags TemplateName> Tier Tier/Name= Tier/Type= VersionLabel
AWS::ElasticLoadBalancing::LoadBalancer||AccessLoggingPolicy AppCookieStickinessPolicy AvailabilityZones~ CanonicalHostedZoneName< CanonicalHostedZoneNameID< ConnectionDrainingPolicy ConnectionSettings CrossZone DNSName< HealthCheck~ Instances LBCookieStickinessPolicy Listeners! LoadBalancerName=# Policies Scheme= SecurityGroups SourceSecurityGroup< SourceSecurityGroup/GroupName@ SourceSecurityGroup/OwnerAlias@ Subnets~ Tags
AWS::ElasticLoadBalancingV2::Listener||AlpnPolicy Certificates DefaultActions! DefaultActions/*/AuthenticateOidcConfig/ClientSecret> ListenerArn<# ListenerAttributes LoadBalancerArn!= MutualAuthentication Port Protocol SslPolicy Tags
AWS::ElasticLoadBalancingV2::ListenerCertificate||Certificates! Id<# ListenerArn!=
AWS::ElasticLoadBalancingV2::ListenerRule||Actions! Actions/*/AuthenticateOidcConfig/ClientSecret> Conditions! IsDefault< ListenerArn=> Priority! RuleArn<# Tags Transforms
AWS::ElasticLoadBalancingV2::LoadBalancer||CanonicalHostedZoneID< DNSName< EnableCapacityReservationProvisionStabilize>@ EnablePrefixForIpv6SourceNat@ EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic@ IpAddressType@ Ipv4IpamPoolId@ LoadBalancerArn<# LoadBalancerAttributes@ LoadBalancerFullName< LoadBalancerName< MinimumLoadBalancerCapacity MinimumLoadBalancerCapacity/CapacityUnits@ Name=@ Scheme=@ SecurityGroups@ SubnetMappings@ Subnets@ Tags@ Type=@
AWS::ElasticLoadBalancingV2::TargetGroup||HealthCheckEnabled HealthCheckIntervalSeconds HealthCheckPath HealthCheckPort HealthCheckProtocol HealthCheckTimeoutSeconds HealthyThresholdCount IpAddressType= LoadBalancerArns< Matcher Name= Port= Protocol= ProtocolVersion= Tags TargetControlPort TargetGroupArn<# TargetGroupAttributes TargetGroupFullName< TargetGroupName< TargetType= Targets UnhealthyThresholdCount VpcId=
AWS::ElasticLoadBalancingV2::TrustStore||CaCertificatesBundleS3Bucket> CaCertificatesBundleS3Key> CaCertificatesBundleS3ObjectVersion> Name= NumberOfCaCertificates< Status< Tags TrustStoreArn<#
AWS::ElasticLoadBalancingV2::TrustStoreRevocation||RevocationContents=> RevocationId<# TrustStoreArn=# TrustStoreRevocations<
AWS::Elasticsearch::Domain|indexes|AccessPolicies AdvancedOptions AdvancedSecurityOptions Arn< CognitoOptions DomainArn< DomainEndpoint< DomainEndpointOptions DomainName= EBSOptions ElasticsearchClusterConfig ElasticsearchVersion EncryptionAtRestOptions Id<# LogPublishingOptions NodeToNodeEncryptionOptions SnapshotOptions Tags VPCOptions
AWS::ElementalInference::Dictionary||Arn< Entries> Id<# Language! Name! Tags
AWS::ElementalInference::Feed||AccessRoleArn Arn< DataEndpoints< Id<# Name! Outputs! Tags
AWS::EntityResolution::IdMappingWorkflow||CreatedAt< Description IdMappingIncrementalRunConfig IdMappingTechniques! InputSourceConfig! OutputSourceConfig RoleArn! Tags UpdatedAt< WorkflowArn< WorkflowName!=#
AWS::EntityResolution::IdNamespace||CreatedAt< Description IdMappingWorkflowProperties IdNamespaceArn< IdNamespaceName!=# InputSourceConfig RoleArn Tags Type! UpdatedAt<
AWS::EntityResolution::MatchingWorkflow||CreatedAt< Description IncrementalRunConfig InputSourceConfig! OutputSourceConfig! ResolutionTechniques! ResolutionTechniques/EnableRealTimeMatching= RoleArn! Tags UpdatedAt< WorkflowArn< WorkflowName!=#
AWS::EntityResolution::PolicyStatement||Action Arn!=# Condition Effect Principal StatementId!=#
AWS::EntityResolution::SchemaMapping||CreatedAt< Description HasWorkflows< MappedInputFields! SchemaArn< SchemaName!=# Tags UpdatedAt<
AWS::EventSchemas::Discoverer||CrossAccount@ Description@ DiscovererArn<# DiscovererId< SourceArn!=@ State< Tags@
AWS::EventSchemas::Registry||Description@ RegistryArn<# RegistryName=@ Tags@
AWS::EventSchemas::RegistryPolicy||Id<# Policy! RegistryName! RevisionId
AWS::EventSchemas::Schema||Content!@ Description@ LastModified< RegistryName!=@ SchemaArn<# SchemaName=@ SchemaVersion< Tags@ Type!@ VersionCreatedDate<
AWS::Events::ApiDestination||Arn< ArnForPolicy< ConnectionArn! Description HttpMethod! InvocationEndpoint! InvocationRateLimitPerSecond Name=#
AWS::Events::Archive|archived events|ArchiveName=# Arn< Description EventPattern KmsKeyIdentifier RetentionDays SourceArn!=
AWS::Events::Connection||Arn< ArnForPolicy< AuthParameters AuthParameters/ApiKeyAuthParameters/ApiKeyValue> AuthParameters/BasicAuthParameters/Password> AuthParameters/ConnectivityParameters/ResourceParameters/ResourceAssociationArn< AuthParameters/InvocationHttpParameters> AuthParameters/OAuthParameters/ClientParameters/ClientSecret> AuthParameters/OAuthParameters/OAuthHttpParameters/BodyParameters> AuthParameters/OAuthParameters/OAuthHttpParameters/HeaderParameters> AuthParameters/OAuthParameters/OAuthHttpParameters/QueryStringParameters> AuthorizationType Description InvocationConnectivityParameters InvocationConnectivityParameters/ResourceParameters/ResourceAssociationArn< KmsKeyIdentifier Name=# SecretArn<
AWS::Events::Endpoint||Arn< Description EndpointId< EndpointUrl< EventBuses! Name=# ReplicationConfig RoleArn RoutingConfig! State< StateReason<
AWS::Events::EventBus||Arn< DeadLetterConfig DeadLetterConfig/Arn@ Description@ EventSourceName>@ KmsKeyIdentifier@ LogConfig LogConfig/IncludeDetail@ LogConfig/Level@ Name!=#@ Policy@ Tags@
AWS::Events::EventBusPolicy||Action> Condition> EventBusName=# Principal> Statement StatementId!=#
AWS::Events::Rule||Arn<# Description EventBusName~ EventPattern Name= RoleArn RuleName< ScheduleExpression State Tags Targets
AWS::EventsV2::EventBus||CreationTime< Description EncryptionConfiguration EventBusArn<# LastModifiedTime< Name!= State< StorageConfiguration Tags
AWS::EventsV2::EventSource||Configuration! Configuration/PartnerEventsConfiguration/PartnerEventSourceArn= CreationTime< Description EventBusArn!= EventSourceArn<# LastModifiedTime< Name!= Revoked< State< Tags
AWS::EventsV2::ResourcePolicy||EventBusArn!=# PolicyDocument! RevisionId<
AWS::EventsV2::Subscriber||BatchConfiguration BusName< CreationTime< Description EventBusArn!= FilterConfiguration InvokeConfiguration! InvokeConfiguration/TargetArn= LastModifiedTime< LogConfiguration Name!= OnFailureConfiguration PointInTimeConfiguration= ResumePosition> RetryPolicy StartingPosition= State SubscriberArn<# Tags Transformer Type=
AWS::Evidently::Experiment||Arn<# Description MetricGoals! Name!= OnlineAbConfig! Project!= RandomizationSalt RemoveSegment RunningStatus SamplingRate Segment Tags Treatments!
AWS::Evidently::Feature||Arn<# DefaultVariation Description EntityOverrides EvaluationStrategy Name!= Project!= Tags Variations!
AWS::Evidently::Launch||Arn<# Description ExecutionStatus Groups! MetricMonitors Name!= Project!= RandomizationSalt ScheduledSplitsConfig! Tags
AWS::Evidently::Project||AppConfigResource Arn<# DataDelivery Description Name!= Tags
AWS::Evidently::Segment||Arn<# Description Name! Pattern Tags
AWS::FIS::ExperimentTemplate||Actions Description! ExperimentOptions ExperimentOptions/AccountTargeting= ExperimentReportConfiguration Id<# LogConfiguration RoleArn! StopConditions! Tags Targets!
AWS::FIS::TargetAccountConfiguration||AccountId!=# Description ExperimentTemplateId!=# RoleArn!
AWS::FMS::ApplicationsList||AppsList! Arn<# CreateTime< LastUpdateTime< ListId< ListName! Tags
AWS::FMS::NotificationChannel||SnsRoleName! SnsTopicArn!=#
AWS::FMS::Policy||Arn< DeleteAllPolicyResources> ExcludeMap ExcludeResourceTags! Id<# IncludeMap PolicyDescription PolicyName! RemediationEnabled! ResourceSetIds ResourceTagLogicalOperator ResourceTags ResourceType ResourceTypeList ResourcesCleanUp SecurityServicePolicyData! Tags
AWS::FMS::ProtocolsList||Arn<# CreateTime< LastUpdateTime< ListId< ListName! ProtocolsList! Tags
AWS::FMS::ResourceSet||Description Id<# Name! ResourceTypeList! Resources Tags
AWS::FSx::Backup|the backup|BackupId< CreationTime< FileSystemId!= Lifecycle< ResourceARN<# Tags Type<
AWS::FSx::DataRepositoryAssociation||AssociationId<# BatchImportMetaDataOnCreate= DataRepositoryPath!= FileSystemId!= FileSystemPath!= ImportedFileChunkSize ResourceARN< S3 Tags
AWS::FSx::FileCache|files not yet written back|CopyTagsToDataRepositoryAssociations=> CreationTime< DNSName< DataRepositoryAssociationIds< DataRepositoryAssociations=> FileCacheId< FileCacheType!= FileCacheTypeVersion!= KmsKeyId= Lifecycle< LustreConfiguration LustreConfiguration/DeploymentType= LustreConfiguration/LogConfiguration< LustreConfiguration/MetadataConfiguration= LustreConfiguration/MountName< LustreConfiguration/PerUnitStorageThroughput= NetworkInterfaceIds< OwnerId< ResourceARN<# SecurityGroupIds=> StorageCapacity!= SubnetIds!= Tags VpcId<
AWS::FSx::FileSystem|files|BackupId= DNSName< FileSystemType!= FileSystemTypeVersion Id<# KmsKeyId= LustreConfiguration LustreMountName< NetworkType OntapConfiguration OpenZFSConfiguration ResourceARN< RootVolumeId< SecurityGroupIds= StorageCapacity StorageType SubnetIds!= Tags WindowsConfiguration
AWS::FSx::S3AccessPointAttachment||Lifecycle< Name!=# OntapConfiguration= OpenZFSConfiguration= S3AccessPoint= S3AccessPoint/Alias< S3AccessPoint/Policy> S3AccessPoint/ResourceARN< Type!=
AWS::FSx::Snapshot|the snapshot|Id<# Name! ResourceARN< Tags VolumeId!=
AWS::FSx::StorageVirtualMachine|volumes and their files|ActiveDirectoryConfiguration ActiveDirectoryConfiguration/SelfManagedActiveDirectoryConfiguration/FileSystemAdministratorsGroup> ActiveDirectoryConfiguration/SelfManagedActiveDirectoryConfiguration/Password> FileSystemId!= Name!= ResourceARN< RootVolumeSecurityStyle=> StorageVirtualMachineId<# SvmAdminPassword> Tags UUID<
AWS::FSx::Volume|files on the volume|BackupId=> Name! OntapConfiguration OntapConfiguration/AggregateConfiguration= OntapConfiguration/AggregateConfiguration/ConstituentsPerAggregate> OntapConfiguration/OntapVolumeType= OntapConfiguration/SnaplockConfiguration/SnaplockType= OntapConfiguration/StorageVirtualMachineId= OntapConfiguration/VolumeStyle= OpenZFSConfiguration OpenZFSConfiguration/Options> OpenZFSConfiguration/OriginSnapshot= OpenZFSConfiguration/ParentVolumeId= ResourceARN< Tags UUID< VolumeId<# VolumeType=
AWS::FinSpace::Environment||AwsAccountId< DataBundles= DedicatedServiceAccountId< Description EnvironmentArn< EnvironmentId<# EnvironmentUrl< FederationMode FederationParameters= FederationParameters/AttributeMap> KmsKeyId= Name! SageMakerStudioDomainUrl< Status< SuperuserParameters=> Tags=>
AWS::Forecast::Dataset||Arn<# DataFrequency DatasetName!= DatasetType! Domain! EncryptionConfig Schema! Tags
AWS::Forecast::DatasetGroup||DatasetArns DatasetGroupArn<# DatasetGroupName!= Domain! Tags
AWS::FraudDetector::Detector||Arn<# AssociatedModels AssociatedModels/*/Arn< CreatedTime< Description DetectorId!= DetectorVersionId< DetectorVersionStatus EventType! EventType/Arn< EventType/CreatedTime< EventType/EntityTypes/*/Arn< EventType/EntityTypes/*/CreatedTime< EventType/EntityTypes/*/LastUpdatedTime< EventType/EventVariables/*/Arn< EventType/EventVariables/*/CreatedTime< EventType/EventVariables/*/LastUpdatedTime< EventType/Labels/*/Arn< EventType/Labels/*/CreatedTime< EventType/Labels/*/LastUpdatedTime< EventType/LastUpdatedTime< LastUpdatedTime< RuleExecutionMode Rules! Rules/*/Arn< Rules/*/CreatedTime< Rules/*/LastUpdatedTime< Rules/*/Outcomes/*/Arn< Rules/*/Outcomes/*/CreatedTime< Rules/*/Outcomes/*/LastUpdatedTime< Rules/*/RuleVersion< Tags
AWS::FraudDetector::EntityType||Arn<# CreatedTime< Description LastUpdatedTime< Name!= Tags
AWS::FraudDetector::EventType||Arn<# CreatedTime< Description EntityTypes! EntityTypes/*/Arn< EntityTypes/*/CreatedTime< EntityTypes/*/LastUpdatedTime< EventVariables! EventVariables/*/Arn< EventVariables/*/CreatedTime< EventVariables/*/LastUpdatedTime< Labels! Labels/*/Arn< Labels/*/CreatedTime< Labels/*/LastUpdatedTime< LastUpdatedTime< Name!= Tags
AWS::FraudDetector::Label||Arn<# CreatedTime< Description LastUpdatedTime< Name!= Tags
AWS::FraudDetector::List||Arn<# CreatedTime< Description Elements LastUpdatedTime< Name!= Tags VariableType
AWS::FraudDetector::Outcome||Arn<# CreatedTime< Description LastUpdatedTime< Name!= Tags
AWS::FraudDetector::Variable||Arn<# CreatedTime< DataSource! DataType! DefaultValue! Description LastUpdatedTime< Name!= Tags VariableType
AWS::GameLift::Alias||AliasArn< AliasId<# Description Name! RoutingStrategy! Tags
AWS::GameLift::Build||BuildArn< BuildId<# Name OperatingSystem= ServerSdkVersion= StorageLocation=> Tags Version
AWS::GameLift::ContainerFleet||BillingType= CreationTime< DeploymentConfiguration> DeploymentDetails< Description FleetArn< FleetId<# FleetRoleArn! GameServerContainerGroupDefinitionArn< GameServerContainerGroupDefinitionName> GameServerContainerGroupsPerInstance GameSessionCreationLimitPolicy InstanceConnectionPortRange InstanceInboundPermissions InstanceType= Locations Locations/*/PlayerGatewayStatus< LogConfiguration MaximumGameServerContainerGroupsPerInstance< MetricGroups NewGameSessionProtectionPolicy PerInstanceContainerGroupDefinitionArn< PerInstanceContainerGroupDefinitionName> PlayerGatewayMode= ScalingPolicies Status< Tags
AWS::GameLift::ContainerGroupDefinition||ContainerGroupDefinitionArn< ContainerGroupType= CreationTime< GameServerContainerDefinition Name!=# OperatingSystem! SourceVersionNumber> Status< StatusReason< SupportContainerDefinitions Tags TotalMemoryLimitMebibytes! TotalVcpuLimit VersionDescription VersionNumber<
AWS::GameLift::Fleet||AnywhereConfiguration ApplyCapacity> BuildId= CertificateConfiguration= ComputeType= Description DesiredEC2Instances EC2InboundPermissions EC2InstanceType= FleetArn< FleetId<# FleetType= InstanceRoleARN= InstanceRoleCredentialsProvider= Locations Locations/*/PlayerGatewayStatus< LogPaths= MaxSize MetricGroups MinSize Name! NewGameSessionProtectionPolicy PeerVpcAwsAccountId= PeerVpcId= PlayerGatewayConfiguration= PlayerGatewayMode= ResourceCreationLimitPolicy RuntimeConfiguration ScalingPolicies ScriptId= ServerLaunchParameters= ServerLaunchPath= Tags
AWS::GameLift::GameServerGroup||AutoScalingGroupArn< AutoScalingPolicy> BalancingStrategy DeleteOption> GameServerGroupArn<# GameServerGroupName! GameServerProtectionPolicy InstanceDefinitions! LaunchTemplate> MaxSize> MinSize> RoleArn! Tags VpcSubnets>
AWS::GameLift::GameSessionQueue||Arn< CustomEventData@ Destinations@ FilterConfiguration FilterConfiguration/AllowedLocations@ Name!=#@ NotificationTarget@ PlayerLatencyPolicies@ PriorityConfiguration PriorityConfiguration/LocationOrder@ PriorityConfiguration/PriorityOrder@ Tags@ TimeoutInSeconds@
AWS::GameLift::Location||LocationArn< LocationName!=# Tags
AWS::GameLift::MatchmakingConfiguration||AcceptanceRequired!@ AcceptanceTimeoutSeconds@ AdditionalPlayerCount@ Arn< BackfillMode@ CreationTime@ CustomEventData@ Description@ FlexMatchMode@ GameProperties@ GameSessionData@ GameSessionQueueArns@ Name!=#@ NotificationTarget@ RequestTimeoutSeconds!@ RuleSetArn@ RuleSetName!@ Tags@
AWS::GameLift::MatchmakingRuleSet||Arn< CreationTime< Name!=#@ RuleSetBody!=@ Tags@
AWS::GameLift::Script||Arn< CreationTime< Id<# Name NodeJsVersion= SizeOnDisk< StorageLocation! Tags Version
AWS::GlobalAccelerator::Accelerator||AcceleratorArn<# DnsName< DualStackDnsName< Enabled FlowLogsEnabled FlowLogsS3Bucket FlowLogsS3Prefix IpAddressType IpAddresses Ipv4Addresses< Ipv6Addresses< Name! Tags
AWS::GlobalAccelerator::CrossAccountAttachment||AttachmentArn<# Name! Principals Resources Resources/*/Region> Tags
AWS::GlobalAccelerator::EndpointGroup||EndpointConfigurations EndpointConfigurations/*/AttachmentArn> EndpointGroupArn<# EndpointGroupRegion!= HealthCheckIntervalSeconds HealthCheckPath HealthCheckPort HealthCheckProtocol ListenerArn!= PortOverrides ThresholdCount TrafficDialPercentage
AWS::GlobalAccelerator::Listener||AcceleratorArn!= ClientAffinity ListenerArn<# PortRanges! Protocol!
AWS::Glue::Blueprint||Arn<# BlueprintLocation! CreatedOn< Description LastModifiedOn< Name!= ParameterSpec< Status< Tags
AWS::Glue::Catalog|tables that jobs and crawlers wrote|AllowFullTableExternalDataAccess CatalogId< CatalogProperties CatalogProperties/CustomProperties< CatalogProperties/DataLakeAccessProperties/AllowFullTableExternalDataAccess> CatalogProperties/DataLakeAccessProperties/ManagedWorkgroupName< CatalogProperties/DataLakeAccessProperties/ManagedWorkgroupStatus< CatalogProperties/DataLakeAccessProperties/RedshiftDatabaseName< CreateDatabaseDefaultPermissions CreateDatabaseDefaultPermissions/*/Permissions< CreateDatabaseDefaultPermissions/*/Principal< CreateTableDefaultPermissions CreateTableDefaultPermissions/*/Permissions< CreateTableDefaultPermissions/*/Principal< CreateTime< Description FederatedCatalog Name!= OverwriteChildResourcePermissionsWithDefault> Parameters ResourceArn<# Tags TargetRedshiftCatalog UpdateTime<
AWS::Glue::Classifier||CsvClassifier CsvClassifier/Name= GrokClassifier GrokClassifier/Name= JsonClassifier JsonClassifier/Name= Name<# XMLClassifier XMLClassifier/Name=
AWS::Glue::Connection||CatalogId!=# ConnectionInput! ConnectionInput/AuthenticationConfiguration> ConnectionInput/Name= ConnectionInput/ValidateCredentials> ConnectionInput/ValidateForComputeEnvironments> Name<# Tags
AWS::Glue::ConnectionType||ConnectionProperties=> ConnectionType!= ConnectionTypeArn<# ConnectorAuthenticationConfiguration=> Description= IntegrationType=> RestConfiguration!= Tags
AWS::Glue::Crawler||Classifiers Configuration CrawlerSecurityConfiguration DatabaseName Description LakeFormationConfiguration Name=# RecrawlPolicy Role! Schedule SchemaChangePolicy TablePrefix Tags Targets!
AWS::Glue::CustomEntityType||ContextWords Name=# RegexString Tags>
AWS::Glue::DataCatalogEncryptionSettings||CatalogId!=# DataCatalogEncryptionSettings!
AWS::Glue::DataQualityRuleset||ClientToken> Description Name!=# Ruleset Tags TargetTable
AWS::Glue::Database|tables that jobs and crawlers wrote|CatalogId! DatabaseInput! DatabaseName=#
AWS::Glue::DevEndpoint||Arguments EndpointName= ExtraJarsS3Path ExtraPythonLibsS3Path GlueVersion Id<# NumberOfNodes NumberOfWorkers PublicKey PublicKeys RoleArn! SecurityConfiguration SecurityGroupIds SubnetId Tags WorkerType
AWS::Glue::IdentityCenterConfiguration||AccountId<# ApplicationArn< InstanceArn!= Scopes UserBackgroundSessionsEnabled
AWS::Glue::Integration||AdditionalEncryptionContext= CreateTime< DataFilter Description IntegrationArn<# IntegrationConfig= IntegrationConfig/ContinuousSync> IntegrationConfig/SourceProperties> IntegrationName!=# KmsKeyId= SourceArn!= Status< Tags TargetArn!=
AWS::Glue::IntegrationResourceProperty||ResourceArn!=# ResourcePropertyArn<# SourceProcessingProperties Tags TargetProcessingProperties
AWS::Glue::Job||AllocatedCapacity Command! Connections DefaultArguments Description ExecutionClass ExecutionProperty GlueVersion JobMode JobRunQueuingEnabled LogUri MaintenanceWindow MaxCapacity MaxRetries Name=# NonOverridableArguments NotificationProperty NumberOfWorkers Role! SecurityConfiguration Tags Timeout WorkerType
AWS::Glue::MLTransform||Description GlueVersion InputRecordTables!= MaxCapacity MaxRetries Name NumberOfWorkers Role! Tags Timeout TransformEncryption= TransformId<# TransformParameters! TransformParameters/FindMatchesParameters/PrimaryKeyColumnName= WorkerType
AWS::Glue::Partition||CatalogId!=# DatabaseName!=# IdentifierPartitionInputValues<# PartitionInput! PartitionInput/Values= TableName!=#
AWS::Glue::Registry|schemas and their versions|Arn<# Description Name!= Tags
AWS::Glue::Schema|versions of the schema|Arn<# CheckpointVersion Compatibility! DataFormat!= Description InitialSchemaVersionId< Name!= Registry= SchemaDefinition=> Tags
AWS::Glue::SchemaVersion||Schema!= SchemaDefinition!= VersionId<#
AWS::Glue::SchemaVersionMetadata||Key!=# SchemaVersionId!=# Value!=#
AWS::Glue::SecurityConfiguration||EncryptionConfiguration! Name!=#
AWS::Glue::Session||Arn<# Command!= Connections= CreatedOn< DefaultArguments= Description= GlueVersion= Id!= IdleTimeout= MaxCapacity= NumberOfWorkers= Progress< RequestOrigin=> Role!= SecurityConfiguration= Status< Tags Timeout=> WorkerType=
AWS::Glue::Table|partitions and versions of the table|CatalogId!=# DatabaseName!=# Name=# OpenTableFormatInput> TableInput TableInput/Name= TableInput/ViewDefinition/Representations/*/ValidationConnection> TableInput/ViewDefinition/Representations/*/ViewExpandedText> TableInput/ViewDefinition/Representations/*/ViewOriginalText> TableInput/ViewDefinition/SubObjects>
AWS::Glue::TableOptimizer||CatalogId!=# DatabaseName!=# TableName!=# TableOptimizerConfiguration! Type!=#
AWS::Glue::Trigger||Actions! Description EventBatchingCondition Name=# Predicate Schedule StartOnCreation> Tags Type!= WorkflowName=
AWS::Glue::UsageProfile||Configuration CreatedOn< Description Name!=# Tags
AWS::Glue::UserDefinedFunction||Arn<# ClassName DatabaseName!= FunctionName!= FunctionType= OwnerName OwnerType ResourceUris
AWS::Glue::Workflow||DefaultRunProperties Description MaxConcurrentRuns Name=# Tags
AWS::Grafana::Workspace|dashboards|AccountAccessType!@ AuthenticationProviders!@ ClientToken=>@ CreationTimestamp< DataSources@ Description@ Endpoint< GrafanaVersion@ Id<# ModificationTimestamp< Name@ NetworkAccessControl NetworkAccessControl/PrefixListIds@ NetworkAccessControl/VpceIds@ NotificationDestinations@ OrganizationRoleName@ OrganizationalUnits@ PermissionType!@ PluginAdminEnabled@ RoleArn@ SamlConfiguration SamlConfiguration/AllowedOrganizations@ SamlConfiguration/AssertionAttributes/Email@ SamlConfiguration/AssertionAttributes/Groups@ SamlConfiguration/AssertionAttributes/Login@ SamlConfiguration/AssertionAttributes/Name@ SamlConfiguration/AssertionAttributes/Org@ SamlConfiguration/AssertionAttributes/Role@ SamlConfiguration/IdpMetadata/Url@ SamlConfiguration/IdpMetadata/Xml@ SamlConfiguration/LoginValidityDuration@ SamlConfiguration/RoleValues/Admin@ SamlConfiguration/RoleValues/Editor@ SamlConfigurationStatus< SsoClientId< StackSetName@ Status< Tags VpcConfiguration VpcConfiguration/SecurityGroupIds@ VpcConfiguration/SubnetIds@
AWS::Greengrass::ConnectorDefinition||Arn< Id<# InitialVersion= InitialVersion/Connectors@ LatestVersionArn< Name!@ Tags@
AWS::Greengrass::ConnectorDefinitionVersion||ConnectorDefinitionId!= Connectors!= Id<#
AWS::Greengrass::CoreDefinition||Arn< Id<# InitialVersion= InitialVersion/Cores@ LatestVersionArn< Name!@ Tags@
AWS::Greengrass::CoreDefinitionVersion||CoreDefinitionId!= Cores!= Id<#
AWS::Greengrass::DeviceDefinition||Arn< Id<# InitialVersion= InitialVersion/Devices@ LatestVersionArn< Name!@ Tags@
AWS::Greengrass::DeviceDefinitionVersion||DeviceDefinitionId!= Devices!= Id<#
AWS::Greengrass::FunctionDefinition||Arn< Id<# InitialVersion= InitialVersion/DefaultConfig/Execution/IsolationMode@ InitialVersion/DefaultConfig/Execution/RunAs/Gid@ InitialVersion/DefaultConfig/Execution/RunAs/Uid@ InitialVersion/Functions@ LatestVersionArn< Name!@ Tags@
AWS::Greengrass::FunctionDefinitionVersion||DefaultConfig= FunctionDefinitionId!= Functions!= Id<#
AWS::Greengrass::Group||Arn< Id<# InitialVersion= InitialVersion/ConnectorDefinitionVersionArn@ InitialVersion/CoreDefinitionVersionArn@ InitialVersion/DeviceDefinitionVersionArn@ InitialVersion/FunctionDefinitionVersionArn@ InitialVersion/LoggerDefinitionVersionArn@ InitialVersion/ResourceDefinitionVersionArn@ InitialVersion/SubscriptionDefinitionVersionArn@ LatestVersionArn< Name!@ RoleArn@ RoleAttachedAt< Tags@
AWS::Greengrass::GroupVersion||ConnectorDefinitionVersionArn= CoreDefinitionVersionArn= DeviceDefinitionVersionArn= FunctionDefinitionVersionArn= GroupId!= Id<# LoggerDefinitionVersionArn= ResourceDefinitionVersionArn= SubscriptionDefinitionVersionArn=
AWS::Greengrass::LoggerDefinition||Arn< Id<# InitialVersion= InitialVersion/Loggers@ LatestVersionArn< Name!@ Tags@
AWS::Greengrass::LoggerDefinitionVersion||Id<# LoggerDefinitionId!= Loggers!=
AWS::Greengrass::ResourceDefinition||Arn< Id<# InitialVersion= InitialVersion/Resources@ LatestVersionArn< Name!@ Tags@
AWS::Greengrass::ResourceDefinitionVersion||Id<# ResourceDefinitionId!= Resources!=
AWS::Greengrass::SubscriptionDefinition||Arn< Id<# InitialVersion= InitialVersion/Subscriptions@ LatestVersionArn< Name!@ Tags@
AWS::Greengrass::SubscriptionDefinitionVersion||Id<# SubscriptionDefinitionId!= Subscriptions!=
AWS::GreengrassV2::ComponentVersion||Arn<# ComponentName< ComponentVersion< InlineRecipe=> LambdaFunction=> Tags
AWS::GreengrassV2::Deployment||Components= DeploymentId<# DeploymentName= DeploymentPolicies= IotJobConfiguration= ParentTargetArn= Tags TargetArn!=
AWS::GroundStation::Config||Arn<# ConfigData! Id< Name! Tags Type<
AWS::GroundStation::DataflowEndpointGroup||Arn< ContactPostPassDurationSeconds= ContactPrePassDurationSeconds= EndpointDetails!= Id<# Tags
AWS::GroundStation::DataflowEndpointGroupV2||Arn< ContactPostPassDurationSeconds= ContactPrePassDurationSeconds= EndpointDetails< Endpoints=> Id<# Tags
AWS::GroundStation::MissionProfile||Arn<# ContactPostPassDurationSeconds ContactPrePassDurationSeconds DataflowEdges! Id<# MinimumViableContactDurationSeconds! Name! Region< StreamsKmsKey StreamsKmsRole Tags TelemetrySinkConfigArn TrackingConfigArn!
AWS::GuardDuty::CustomDetectionRuleAssociation||AccountId< Arn< AssociationId<# CreatedAt< Mode! RuleId!=# Tags UpdatedAt<
AWS::GuardDuty::Detector||DataSources Enable! Features FindingPublishingFrequency Id<# Tags
AWS::GuardDuty::Filter||Action Description DetectorId!=# FindingCriteria! Name!=# Rank Tags
AWS::GuardDuty::IPSet||Activate> DetectorId=# ExpectedBucketOwner Format!= Id<# Location! Name Tags
AWS::GuardDuty::MalwareProtectionPlan||Actions Arn< CreatedAt< MalwareProtectionPlanId<# ProtectedResource! Role! Status< StatusReasons< Tags
AWS::GuardDuty::Master||DetectorId!=# InvitationId= MasterId!=#
AWS::GuardDuty::Member||DetectorId=# DisableEmailNotification> Email! MemberId=# Message> Status
AWS::GuardDuty::PublishingDestination||DestinationProperties! DestinationType! DetectorId!=# Id<# PublishingFailureStartTimestamp< Status< Tags
AWS::GuardDuty::ThreatEntitySet||Activate> CreatedAt< DetectorId=# ErrorDetails< ExpectedBucketOwner Format!= Id<# Location! Name Status< Tags UpdatedAt<
AWS::GuardDuty::ThreatIntelSet||Activate> DetectorId=# ExpectedBucketOwner Format!= Id<# Location! Name Tags
AWS::GuardDuty::TrustedEntitySet||Activate> CreatedAt< DetectorId=# ErrorDetails< ExpectedBucketOwner Format!= Id<# Location! Name Status< Tags UpdatedAt<
AWS::HealthAgent::Domain||Arn<# CreatedAt< DomainId< EncryptionContext< Name!= Status< Tags
AWS::HealthImaging::Datastore|images|CreatedAt< DatastoreArn< DatastoreId<# DatastoreName= DatastoreStatus< KmsKeyArn= Tags= UpdatedAt<
AWS::HealthLake::DataTransformationProfile||Arn<# KmsKeyId=> ProfileDescription= ProfileId< ProfileName!= Source=> SourceFormat!= Tags TargetFormat<
AWS::HealthLake::FHIRDatastore|health records|AnalyticsConfiguration CreatedAt< DatastoreArn< DatastoreEndpoint< DatastoreId<# DatastoreName DatastoreStatus< DatastoreTypeVersion!= IdentityProviderConfiguration NlpConfiguration PreloadDataConfig= ProfileConfiguration SseConfiguration= Tags
AWS::IAM::AccessKey||Id<# SecretAccessKey< Serial= Status UserName!=
AWS::IAM::Group||Arn< GroupName=# ManagedPolicyArns Path Policies
AWS::IAM::GroupPolicy||GroupName!=# PolicyDocument PolicyName!=#
AWS::IAM::InstanceProfile||Arn< InstanceProfileName=# Path= Roles!
AWS::IAM::ManagedPolicy||AttachmentCount< CreateDate< DefaultVersionId< Description= Groups IsAttachable< ManagedPolicyName= Path= PermissionsBoundaryUsageCount< PolicyArn<# PolicyDocument! PolicyId< Roles UpdateDate< Users
AWS::IAM::OIDCProvider||Arn<# ClientIdList Tags ThumbprintList Url=
AWS::IAM::Policy||Groups Id<# PolicyDocument! PolicyName! Roles Users
AWS::IAM::Role||Arn< AssumeRolePolicyDocument! Description ManagedPolicyArns MaxSessionDuration Path= PermissionsBoundary Policies RoleId< RoleName=# Tags
AWS::IAM::RolePolicy||PolicyDocument PolicyName!=# RoleName!=#
AWS::IAM::SAMLProvider||AddPrivateKey=> Arn<# AssertionEncryptionMode Name= PrivateKeyList RemovePrivateKey=> SamlMetadataDocument SamlProviderUUID< Tags
AWS::IAM::ServerCertificate||Arn< CertificateBody=> CertificateChain=> Path PrivateKey=> ServerCertificateName=# Tags
AWS::IAM::ServiceLinkedRole||AWSServiceName=> CustomSuffix=> Description RoleName<#
AWS::IAM::User||Arn< Groups LoginProfile LoginProfile/Password> ManagedPolicyArns Path PermissionsBoundary Policies Tags UserName=#
AWS::IAM::UserPolicy||PolicyDocument PolicyName!=# UserName!=#
AWS::IAM::UserToGroupAddition||GroupName! Id<# Users!
AWS::IAM::VirtualMFADevice||Path= SerialNumber<# Tags Users! VirtualMfaDeviceName=
AWS::IVS::AdConfiguration||Arn<# MediaTailorPlaybackConfigurations! Name PostRollConfiguration Tags
AWS::IVS::Channel||Arn<# Authorized ContainerFormat IngestEndpoint< InsecureIngest LatencyMode MultitrackInputConfiguration Name PlaybackUrl< Preset RecordingConfigurationArn Tags Type
AWS::IVS::EncoderConfiguration||Arn<# Name= Tags Video=
AWS::IVS::IngestConfiguration||Arn<# IngestProtocol= InsecureIngest=> Name= ParticipantId< StageArn State< StreamKey< Tags UserId=
AWS::IVS::PlaybackKeyPair||Arn<# Fingerprint< Name= PublicKeyMaterial=> Tags
AWS::IVS::PlaybackRestrictionPolicy||AllowedCountries AllowedOrigins Arn<# EnableStrictOriginEnforcement Name Tags
AWS::IVS::PublicKey||Arn<# Fingerprint< Name= PublicKeyMaterial= Tags
AWS::IVS::RecordingConfiguration||Arn<# DestinationConfiguration!= Name= RecordingReconnectWindowSeconds= RenditionConfiguration= State< Tags ThumbnailConfiguration=
AWS::IVS::Stage||ActiveSessionId< Arn<# AutoParticipantRecordingConfiguration Name Tags
AWS::IVS::StorageConfiguration||Arn<# Name= S3!= Tags
AWS::IVS::StreamKey||Arn<# ChannelArn!= Tags Value<
AWS::IVSChat::LoggingConfiguration||Arn<# DestinationConfiguration! Id< Name State< Tags
AWS::IVSChat::Room||Arn<# Id< LoggingConfigurationIdentifiers MaximumMessageLength MaximumMessageRatePerSecond MessageReviewHandler Name Tags
AWS::IdentityStore::Group||Description DisplayName! GroupId<# IdentityStoreId!=#
AWS::IdentityStore::GroupMembership||GroupId!= IdentityStoreId!=# MemberId!= MembershipId<#
AWS::IdentityStore::User||Addresses= Arn<# Birthdate CreatedAt< CreatedBy< DisplayName Emails= IdentityStoreId!= Locale Name NickName PhoneNumbers= Photos= PreferredLanguage ProfileUrl Roles= Timezone Title UpdatedAt< UpdatedBy< UserId< UserName= UserStatus< UserType Website
AWS::ImageBuilder::Component||Arn<# ChangeDescription=@ Data=>@ Description=@ Encrypted< KmsKeyId=@ LatestVersion< LatestVersion/Arn@ LatestVersion/Major@ LatestVersion/Minor@ LatestVersion/Patch@ Name!=@ Platform!=@ SupportedOsVersions=@ Tags@ Type< Uri=>@ Version!=@
AWS::ImageBuilder::ContainerRecipe||Arn<# Components=@ ContainerType=@ Description=@ DockerfileTemplateData=>@ DockerfileTemplateUri=>@ ImageOsVersionOverride=>@ InstanceConfiguration= InstanceConfiguration/BlockDeviceMappings@ InstanceConfiguration/Image@ KmsKeyId=@ LatestVersion< LatestVersion/Arn@ LatestVersion/Major@ LatestVersion/Minor@ LatestVersion/Patch@ Name=@ ParentImage=@ PlatformOverride=>@ Tags@ TargetRepository= TargetRepository/RepositoryName@ TargetRepository/Service@ Version=@ WorkingDirectory=@
AWS::ImageBuilder::DistributionConfiguration||Arn<# Description@ Distributions!@ Name!=@ Tags@
AWS::ImageBuilder::Image||Arn<# ContainerRecipeArn= DeletionSettings> DistributionConfigurationArn= EnhancedImageMetadataEnabled= ExecutionRole ImageId< ImagePipelineExecutionSettings~> ImageRecipeArn= ImageScanningConfiguration= ImageTestsConfiguration= ImageUri< InfrastructureConfigurationArn= LatestVersion< LatestVersion/Arn@ LatestVersion/Major@ LatestVersion/Minor@ LatestVersion/Patch@ LoggingConfiguration Name< Tags Workflows=
AWS::ImageBuilder::ImagePipeline||Arn<# ContainerRecipeArn@ DeploymentId< Description@ DistributionConfigurationArn@ EnhancedImageMetadataEnabled@ ExecutionRole@ ImageRecipeArn@ ImageScanningConfiguration ImageScanningConfiguration/EcrConfiguration/ContainerTags@ ImageScanningConfiguration/EcrConfiguration/RepositoryName@ ImageScanningConfiguration/ImageScanningEnabled@ ImageTags@ ImageTestsConfiguration ImageTestsConfiguration/ImageTestsEnabled@ ImageTestsConfiguration/TimeoutMinutes@ InfrastructureConfigurationArn@ LoggingConfiguration LoggingConfiguration/ImageLogGroupName@ LoggingConfiguration/PipelineLogGroupName@ Name=@ Schedule Schedule/AutoDisablePolicy/FailureCount@ Schedule/PipelineExecutionStartCondition@ Schedule/ScheduleExpression@ Schedule/Timezone@ Status@ Tags@ Workflows@
AWS::ImageBuilder::ImageRecipe||AdditionalInstanceConfiguration= AdditionalInstanceConfiguration/SystemsManagerAgent/UninstallAfterBuild@ AdditionalInstanceConfiguration/UserDataOverride@ AmiTags=@ AmiWatermarks=@ Arn<# BlockDeviceMappings=@ Components=@ Description=@ LatestVersion< LatestVersion/Arn@ LatestVersion/Major@ LatestVersion/Minor@ LatestVersion/Patch@ Name!=@ ParentImage!=@ Tags@ Version!=@ WorkingDirectory=@
AWS::ImageBuilder::InfrastructureConfiguration||Arn<# Description@ InstanceMetadataOptions InstanceMetadataOptions/HttpPutResponseHopLimit@ InstanceMetadataOptions/HttpTokens@ InstanceProfileName!@ InstanceTypes@ KeyPair@ Logging Logging/S3Logs/S3BucketName@ Logging/S3Logs/S3KeyPrefix@ Name!=@ ParentInstance ParentInstance/AutoScalingGroup/CapacityWaitTimeoutSeconds@ ParentInstance/AutoScalingGroup/Name@ Placement Placement/AvailabilityZone@ Placement/HostId@ Placement/HostResourceGroupArn@ Placement/Tenancy@ ResourceTags@ SecurityGroupIds@ SnsTopicArn@ SubnetId@ Tags@ TerminateInstanceOnCompletion@ TerminateInstanceOnFailure@
AWS::ImageBuilder::LifecyclePolicy||Arn<# Description ExecutionRole! Name!= PolicyDetails! ResourceSelection! ResourceType! Status Tags
AWS::ImageBuilder::Workflow||Arn<# ChangeDescription= Data=> Description= KmsKeyId= LatestVersion< LatestVersion/Arn@ LatestVersion/Major@ LatestVersion/Minor@ LatestVersion/Patch@ Name!= Tags Type!= Uri=> Version!=
AWS::Inspector::AssessmentTarget||Arn<# AssessmentTargetName= ResourceGroupArn
AWS::Inspector::AssessmentTemplate||Arn<# AssessmentTargetArn!= AssessmentTemplateName= DurationInSeconds!= RulesPackageArns!= UserAttributesForFindings=
AWS::Inspector::ResourceGroup||Arn<# ResourceGroupTags!=
AWS::InspectorV2::CisScanConfiguration||Arn<# ScanName! Schedule! SecurityLevel! Tags Targets!
AWS::InspectorV2::CodeSecurityIntegration||Arn<# AuthorizationUrl< CreateIntegrationDetails=> CreatedAt< LastUpdatedAt< Name Status< StatusReason< Tags Type UpdateIntegrationDetails>
AWS::InspectorV2::CodeSecurityScanConfiguration||Arn<# Configuration Level= Name= ScopeSettings= Tags
AWS::InspectorV2::Connector||ConnectorArn<# CreatedAt< Description EnablementStatus< EnablementStatusReason< Health< LastUpdatedAt< Name!= Provider!= ProviderConfiguration! ProviderConfiguration/Azure/AwsConfigConnectorArn= ProviderConfiguration/Azure/ScopeConfiguration/ContainerImageScanning/State< ProviderConfiguration/Azure/ScopeConfiguration/ContainerImageScanning/StateReason< ProviderConfiguration/Azure/ScopeConfiguration/ServerlessScanning/State< ProviderConfiguration/Azure/ScopeConfiguration/ServerlessScanning/StateReason< ProviderConfiguration/Azure/ScopeConfiguration/VmScanning/State< ProviderConfiguration/Azure/ScopeConfiguration/VmScanning/StateReason< Tags
AWS::InspectorV2::Filter||Arn<# Description FilterAction! FilterCriteria! Name! Tags
AWS::Interconnect::Connection||ActivationKey= Arn<# AttachPoint!= Bandwidth BillingTier< ConnectionId< Description EnvironmentId= OwnerAccount< Provider< RemoteAccount=> RemoteOwnerAccount> SharedId< State< Tags Type<
AWS::InternetMonitor::Monitor||CreatedAt< HealthEventsConfig IncludeLinkedAccounts> InternetMeasurementsLogDelivery LinkedAccountId> MaxCityNetworksToMonitor ModifiedAt< MonitorArn< MonitorName!=# ProcessingStatus< ProcessingStatusInfo< Resources ResourcesToAdd> ResourcesToRemove> Status Tags TrafficPercentageToMonitor
AWS::Invoicing::InvoiceUnit||Description InvoiceReceiver!= InvoiceUnitArn<# LastModified< Name!= ResourceTags Rule! TaxInheritanceDisabled
AWS::Invoicing::ProcurementPortalPreference||AwsAccountId< BuyerDomain!= BuyerIdentifier!= Contacts! CreateDate< EinvoiceDeliveryEnabled! EinvoiceDeliveryPreference EinvoiceDeliveryPreferenceStatus< LastUpdateDate< ProcurementPortalInstanceEndpoint ProcurementPortalName!= ProcurementPortalPreferenceArn<# ProcurementPortalSharedSecret> PurchaseOrderRetrievalEnabled! PurchaseOrderRetrievalEndpoint< PurchaseOrderRetrievalPreferenceStatus< Selector SupplierDomain!= SupplierIdentifier!= Tags TestEnvPreference Version<
AWS::IoT::AccountAuditConfiguration||AccountId!=# AuditCheckConfigurations! AuditNotificationTargetConfigurations RoleArn!
AWS::IoT::Authorizer||Arn< AuthorizerFunctionArn! AuthorizerName=# EnableCachingForHttp SigningDisabled= Status Tags TokenKeyName TokenSigningPublicKeys
AWS::IoT::BillingGroup||Arn< BillingGroupName=# BillingGroupProperties Id< Tags
AWS::IoT::CACertificate||Arn< AutoRegistrationStatus CACertificatePem!= CertificateMode= Id<# RegistrationConfig RemoveAutoRegistration> Status! Tags VerificationCertificatePem=>
AWS::IoT::Certificate||Arn< CACertificatePem=> CertificateMode= CertificatePem= CertificateSigningRequest=> Id<# Status!
AWS::IoT::CertificateProvider||AccountDefaultForOperations! Arn< CertificateProviderName=# LambdaFunctionArn! Tags
AWS::IoT::Command||CommandArn< CommandId!=# CreatedAt Deprecated Description DisplayName LastUpdatedAt> MandatoryParameters Namespace Payload PayloadTemplate= PendingDeletion Preprocessor= RoleArn Tags
AWS::IoT::CustomMetric||DisplayName MetricArn< MetricName=# MetricType!= Tags
AWS::IoT::Dimension||Arn< Name=# StringValues! Tags Type!=
AWS::IoT::DomainConfiguration||ApplicationProtocol Arn< AuthenticationType AuthorizerConfig ClientCertificateConfig DomainConfigurationName=# DomainConfigurationStatus DomainName= DomainType< ServerCertificateArns=> ServerCertificateConfig ServerCertificates< ServiceType= Tags TlsConfig ValidationCertificateArn=>
AWS::IoT::EncryptionConfiguration||AccountId<# ConfigurationDetails< EncryptionType! KmsAccessRoleArn KmsKeyArn LastModifiedDate<
AWS::IoT::FleetMetric||AggregationField AggregationType CreationDate< Description IndexName LastModifiedDate< MetricArn< MetricName!=# Period QueryString QueryVersion Tags Unit Version<
AWS::IoT::Job||AbortConfig Arn<# CreatedAt< Description DestinationPackageVersions= Document=> DocumentParameters= DocumentSource= JobExecutionsRetryConfig= JobExecutionsRolloutConfig JobId!= JobTemplateArn= PresignedUrlConfig SchedulingConfig= Tags TargetSelection= Targets!= TimeoutConfig
AWS::IoT::JobTemplate||AbortConfig=> Arn< Description!= DestinationPackageVersions=> Document=> DocumentSource=> JobArn=> JobExecutionsRetryConfig=> JobExecutionsRolloutConfig=> JobTemplateId!=# MaintenanceWindows=> PresignedUrlConfig=> Tags= TimeoutConfig=>
AWS::IoT::Logging||AccountId!=# DefaultLogLevel! EventConfigurations RoleArn!
AWS::IoT::MitigationAction||ActionName=# ActionParams! MitigationActionArn< MitigationActionId< RoleArn! Tags
AWS::IoT::Policy||Arn< Id<# PolicyDocument! PolicyName= Tags
AWS::IoT::PolicyPrincipalAttachment||PolicyName!=# Principal!=#
AWS::IoT::ProvisioningTemplate||Description Enabled PreProvisioningHook ProvisioningRoleArn! Tags TemplateArn< TemplateBody! TemplateName=# TemplateType=
AWS::IoT::ResourceSpecificLogging||LogLevel! TargetId<# TargetName!= TargetType!=
AWS::IoT::RoleAlias||CredentialDurationSeconds RoleAlias=# RoleAliasArn< RoleArn! Tags
AWS::IoT::ScheduledAudit||DayOfMonth DayOfWeek Frequency! ScheduledAuditArn< ScheduledAuditName=# Tags TargetCheckNames!
AWS::IoT::SecurityProfile||AdditionalMetricsToRetainV2 AlertTargets Behaviors MetricsExportConfig SecurityProfileArn< SecurityProfileDescription SecurityProfileName=# Tags TargetArns
AWS::IoT::SoftwarePackage||Description PackageArn< PackageName=# Tags
AWS::IoT::SoftwarePackageVersion||Artifact Attributes Description ErrorReason< PackageName!=# PackageVersionArn< Recipe Sbom SbomValidationStatus< Status< Tags VersionName=#
AWS::IoT::Stream||Arn<# CreatedAt< Description Files! LastUpdatedAt< RoleArn! StreamId!= StreamVersion< Tags
AWS::IoT::Thing||Arn< AttributePayload Id< ThingName=#
AWS::IoT::ThingGroup||Arn< Id< ParentGroupName= QueryString Tags ThingGroupName=# ThingGroupProperties
AWS::IoT::ThingPrincipalAttachment||Principal!=# ThingName!=# ThingPrincipalType=
AWS::IoT::ThingType||Arn< DeprecateThingType Id< Tags ThingTypeName=# ThingTypeProperties
AWS::IoT::TopicRule||Arn< RuleName=# Tags TopicRulePayload!
AWS::IoT::TopicRuleDestination||Arn<# HttpUrlProperties= InfluxDBProperties= Status StatusReason< VpcProperties=
AWS::IoTAnalytics::Channel|messages|ChannelName=# ChannelStorage Id< RetentionPeriod Tags
AWS::IoTAnalytics::Dataset|contents of the data set|Actions! ContentDeliveryRules DatasetName=# Id< LateDataRules RetentionPeriod Tags Triggers VersioningConfiguration
AWS::IoTAnalytics::Datastore|messages|DatastoreName=# DatastorePartitions DatastoreStorage FileFormatConfiguration Id< RetentionPeriod Tags
AWS::IoTAnalytics::Pipeline||Id< PipelineActivities! PipelineName=# Tags
AWS::IoTCoreDeviceAdvisor::SuiteDefinition||SuiteDefinitionArn< SuiteDefinitionConfiguration! SuiteDefinitionId<# SuiteDefinitionVersion< Tags
AWS::IoTFleetWise::Campaign||Action> Arn< CollectionScheme!= Compression= CreationTime< DataDestinationConfigs= DataExtraDimensions DataPartitions= Description DiagnosticsMode= ExpiryTime= LastModificationTime< Name!=# PostTriggerCollectionDuration= Priority= SignalCatalogArn!= SignalsToCollect= SignalsToFetch= SpoolingMode= StartTime= Status< Tags TargetArn!=
AWS::IoTFleetWise::DecoderManifest||Arn< CreationTime< DefaultForUnmappedSignals> Description LastModificationTime< ModelManifestArn!= Name!=# NetworkInterfaces SignalDecoders Status Tags
AWS::IoTFleetWise::Fleet||Arn< CreationTime< Description Id!=# LastModificationTime< SignalCatalogArn!= Tags
AWS::IoTFleetWise::ModelManifest||Arn< CreationTime< Description LastModificationTime< Name!=# Nodes SignalCatalogArn!= Status Tags
AWS::IoTFleetWise::SignalCatalog||Arn< CreationTime< Description LastModificationTime< Name=# NodeCounts NodeCounts/TotalActuators< NodeCounts/TotalAttributes< NodeCounts/TotalBranches< NodeCounts/TotalNodes< NodeCounts/TotalSensors< Nodes Tags
AWS::IoTFleetWise::StateTemplate||Arn< CreationTime< DataExtraDimensions Description Id< LastModificationTime< MetadataExtraDimensions Name!=# SignalCatalogArn!= StateTemplateProperties! Tags
AWS::IoTFleetWise::Vehicle||Arn< AssociationBehavior> Attributes CreationTime< DecoderManifestArn! LastModificationTime< ModelManifestArn! Name!=# StateTemplates Tags
AWS::IoTSecureTunneling::Tunnel||Description= DestinationConfig= Status< Tags TimeoutConfig= TunnelArn<# TunnelId<
AWS::IoTSiteWise::AccessPolicy||AccessPolicyArn< AccessPolicyId<# AccessPolicyIdentity! AccessPolicyPermission! AccessPolicyResource!
AWS::IoTSiteWise::Application||ApplicationId< Arn<# CreatedAt< Description= DnsSubdomain< IdcApplicationArn< IdcInstanceArn=> Name!= Status< Tags UpdatedAt< WorkspaceName!=
AWS::IoTSiteWise::Asset|measurements|AssetArn< AssetDescription AssetExternalId AssetHierarchies AssetHierarchies/*/Id< AssetId<# AssetModelId! AssetName! AssetProperties AssetProperties/*/Id< Tags
AWS::IoTSiteWise::AssetModel||AssetModelArn< AssetModelCompositeModels AssetModelCompositeModels/*/CompositeModelProperties/*/DataTypeSpec> AssetModelCompositeModels/*/CompositeModelProperties/*/Id< AssetModelCompositeModels/*/CompositeModelProperties/*/Type/Metric/Variables/*/Value/HierarchyId> AssetModelCompositeModels/*/CompositeModelProperties/*/Type/Metric/Variables/*/Value/PropertyId< AssetModelCompositeModels/*/CompositeModelProperties/*/Type/Metric/Variables/*/Value/PropertyPath/*/Name> AssetModelCompositeModels/*/CompositeModelProperties/*/Type/Transform/Variables/*/Value/HierarchyExternalId> AssetModelCompositeModels/*/CompositeModelProperties/*/Type/Transform/Variables/*/Value/HierarchyId> AssetModelCompositeModels/*/CompositeModelProperties/*/Type/Transform/Variables/*/Value/HierarchyLogicalId> AssetModelCompositeModels/*/CompositeModelProperties/*/Type/Transform/Variables/*/Value/PropertyId< AssetModelCompositeModels/*/CompositeModelProperties/*/Type/Transform/Variables/*/Value/PropertyPath/*/Name> AssetModelCompositeModels/*/Id< AssetModelDescription AssetModelExternalId AssetModelHierarchies AssetModelHierarchies/*/Id< AssetModelId<# AssetModelName! AssetModelProperties AssetModelProperties/*/DataTypeSpec> AssetModelProperties/*/Id< AssetModelProperties/*/Type/Metric/Variables/*/Value/HierarchyId> AssetModelProperties/*/Type/Metric/Variables/*/Value/PropertyId< AssetModelProperties/*/Type/Metric/Variables/*/Value/PropertyPath/*/Name> AssetModelProperties/*/Type/Transform/Variables/*/Value/HierarchyExternalId> AssetModelProperties/*/Type/Transform/Variables/*/Value/HierarchyId> AssetModelProperties/*/Type/Transform/Variables/*/Value/HierarchyLogicalId> AssetModelProperties/*/Type/Transform/Variables/*/Value/PropertyId< AssetModelProperties/*/Type/Transform/Variables/*/Value/PropertyPath/*/Name> AssetModelType= EnforcedAssetModelInterfaceRelationships Tags
AWS::IoTSiteWise::ComputationModel||ComputationModelArn< ComputationModelConfiguration! ComputationModelDataBinding! ComputationModelDescription ComputationModelId<# ComputationModelName! Tags
AWS::IoTSiteWise::Dashboard||DashboardArn< DashboardDefinition! DashboardDescription! DashboardId<# DashboardName! ProjectId= Tags
AWS::IoTSiteWise::Dataset||DatasetArn< DatasetConfig DatasetDescription DatasetId<# DatasetName! DatasetSource DatasetType= Tags WorkspaceName=
AWS::IoTSiteWise::Gateway||GatewayCapabilitySummaries GatewayId<# GatewayName! GatewayPlatform!= GatewayVersion= Tags
AWS::IoTSiteWise::Pipeline||Computations! Description EnvironmentVariables PipelineArn<# PipelineName!= Status< Tags WorkspaceName!=
AWS::IoTSiteWise::Portal||Alarms NotificationSenderEmail PortalArn< PortalAuthMode= PortalClientId< PortalContactEmail! PortalDescription PortalId<# PortalName! PortalStartUrl< PortalType= PortalTypeConfiguration RoleArn! Tags
AWS::IoTSiteWise::Project||AssetIds PortalId!= ProjectArn< ProjectDescription ProjectId<# ProjectName! Tags
AWS::IoTSiteWise::Task||Description Status< Tags TaskArn<# TaskConfiguration! TaskName!= WorkspaceName!=
AWS::IoTSiteWise::Workspace||CreatedAt< EncryptionConfiguration!= KmsKeyId= Status< Tags UpdatedAt< WorkspaceArn<# WorkspaceDescription WorkspaceName!=
AWS::IoTThingsGraph::FlowTemplate||CompatibleNamespaceVersion Definition! Id<#
AWS::IoTTwinMaker::ComponentType||Arn< ComponentTypeId!=# CompositeComponentTypes CreationDateTime< Description ExtendsFrom Functions IsAbstract< IsSchemaInitialized< IsSingleton PropertyDefinitions PropertyGroups Status< Tags UpdateDateTime< WorkspaceId!=#
AWS::IoTTwinMaker::Entity||Arn< Components CompositeComponents CreationDateTime< Description EntityId=# EntityName! HasChildEntities< ParentEntityId Status< Tags UpdateDateTime< WorkspaceId!=#
AWS::IoTTwinMaker::Scene||Arn< Capabilities ContentLocation! CreationDateTime< Description GeneratedSceneMetadata< SceneId!=# SceneMetadata Tags UpdateDateTime< WorkspaceId!=#
AWS::IoTTwinMaker::SyncJob||Arn< CreationDateTime< State< SyncRole!= SyncSource!=# Tags= UpdateDateTime< WorkspaceId!=#
AWS::IoTTwinMaker::Workspace||Arn< CreationDateTime< Description Role! S3Location! Tags UpdateDateTime< WorkspaceId!=#
AWS::IoTWireless::Destination||Arn< Description Expression! ExpressionType! Name!=# RoleArn Tags
AWS::IoTWireless::DeviceProfile||Arn< Id<# LoRaWAN= Name= Tags
AWS::IoTWireless::FuotaTask||Arn< AssociateMulticastGroup AssociateWirelessDevice Description DisassociateMulticastGroup DisassociateWirelessDevice FirmwareUpdateImage! FirmwareUpdateRole! FuotaTaskStatus< Id<# LoRaWAN! LoRaWAN/StartTime< Name Tags
AWS::IoTWireless::MulticastGroup||Arn< AssociateWirelessDevice Description DisassociateWirelessDevice Id<# LoRaWAN! LoRaWAN/NumberOfDevicesInGroup< LoRaWAN/NumberOfDevicesRequested< Name Status< Tags
AWS::IoTWireless::NetworkAnalyzerConfiguration||Arn< Description Name!=# Tags TraceContent WirelessDevices WirelessGateways
AWS::IoTWireless::PartnerAccount||AccountLinked Arn< Fingerprint< PartnerAccountId=# PartnerType Sidewalk> SidewalkResponse SidewalkUpdate> Tags
AWS::IoTWireless::ServiceProfile||Arn< Id<# LoRaWAN= LoRaWAN/ChannelMask< LoRaWAN/DevStatusReqFreq< LoRaWAN/DlBucketSize< LoRaWAN/DlRate< LoRaWAN/DlRatePolicy< LoRaWAN/DrMax< LoRaWAN/DrMin< LoRaWAN/HrAllowed< LoRaWAN/MinGwDiversity< LoRaWAN/NwkGeoLoc< LoRaWAN/ReportDevStatusBattery< LoRaWAN/ReportDevStatusMargin< LoRaWAN/TargetPer< LoRaWAN/UlBucketSize< LoRaWAN/UlRate< LoRaWAN/UlRatePolicy< Name= Tags
AWS::IoTWireless::TaskDefinition||Arn< AutoCreateTasks! Id<# LoRaWANUpdateGatewayTaskEntry Name Tags TaskDefinitionType Update
AWS::IoTWireless::WirelessDevice||Arn< Description DestinationName! Id<# LastUplinkReceivedAt LoRaWAN Name Positioning Tags ThingArn ThingName< Type!
AWS::IoTWireless::WirelessDeviceImportTask||Arn< CreationDate< DestinationName! FailedImportedDevicesCount< Id<# InitializedImportedDevicesCount< OnboardedImportedDevicesCount< PendingImportedDevicesCount< Sidewalk! Sidewalk/DeviceCreationFile> Sidewalk/DeviceCreationFileList< Sidewalk/SidewalkManufacturingSn> Status< StatusReason< Tags
AWS::IoTWireless::WirelessGateway||Arn< Description Id<# LastUplinkReceivedAt LoRaWAN! Name Tags ThingArn ThingName
AWS::KMS::Alias||AliasName!=# TargetKeyId!
AWS::KMS::Key|the key and all that it encrypts|Arn< BypassPolicyLockoutSafetyCheck> Description EnableKeyRotation Enabled KeyId<# KeyPolicy KeySpec KeyUsage MultiRegion Origin PendingWindowInDays> RotationPeriodInDays> Tags
AWS::KMS::ReplicaKey|the key in this region|Arn< Description Enabled KeyId<# KeyPolicy! PendingWindowInDays> PrimaryKeyArn!= Tags
AWS::KafkaConnect::Connector||Capacity! ConnectorArn<# ConnectorConfiguration! ConnectorDescription= ConnectorName!= KafkaCluster!= KafkaClusterClientAuthentication!= KafkaClusterEncryptionInTransit!= KafkaConnectVersion!= LogDelivery= NetworkType= Plugins!= ServiceExecutionRoleArn!= Tags WorkerConfiguration=
AWS::KafkaConnect::CustomPlugin||ContentType!= CustomPluginArn<# Description= FileDescription< Location!= Name!= Revision< Tags
AWS::KafkaConnect::WorkerConfiguration||Description= Name!= PropertiesFileContent!= Revision< Tags WorkerConfigurationArn<#
AWS::Kendra::DataSource||Arn< CustomDocumentEnrichmentConfiguration DataSourceConfiguration Description Id<# IndexId!=# LanguageCode Name! RoleArn Schedule Tags Type!=
AWS::Kendra::Faq||Arn< Description= FileFormat= Id<# IndexId!=# LanguageCode Name!= RoleArn!= S3Path!= Tags
AWS::Kendra::FeaturedResultsSet||Arn<# Description FeaturedDocuments> FeaturedResultsSetId< FeaturedResultsSetName! IndexId!= QueryTexts Status Tags
AWS::Kendra::Index|the index|Arn< CapacityUnits Description DocumentMetadataConfigurations Edition!= Id<# Name! RoleArn! ServerSideEncryptionConfiguration= Tags UserContextPolicy UserTokenConfigurations
AWS::Kendra::QuerySuggestionsBlockList||Arn<# Description Id< IndexId!= Name! RoleArn! SourceS3Path! Tags
AWS::Kendra::Thesaurus||Arn<# Description Id< IndexId!= Name! RoleArn! SourceS3Path! Tags
AWS::KendraRanking::ExecutionPlan||Arn< CapacityUnits Description Id<# Name! Tags
AWS::Kinesis::Channel||ChannelARN<# ChannelCreationTimestamp< ChannelId< ChannelName!= ChannelStatus< EncryptionConfiguration= LoggingConfiguration S3DestinationConfiguration S3DestinationConfiguration/DeadLetterQueueS3Configuration= S3DestinationConfiguration/StorageConfiguration= S3TablesDestinationConfiguration S3TablesDestinationConfiguration/DeadLetterQueueS3Configuration= S3TablesDestinationConfiguration/S3TablesConfigurationList= ServiceExecutionRoleARN!= StreamConfigurationList!= Tags
AWS::Kinesis::ResourcePolicy||ResourceArn!=# ResourcePolicy!
AWS::Kinesis::Stream|records|Arn< DesiredShardLevelMetrics MaxRecordSizeInKiB Name=# RecordDistributionStrategy RetentionPeriodHours ShardCount StreamEncryption StreamModeDetails Tags WarmThroughputMiBps> WarmThroughputObject<
AWS::Kinesis::StreamConsumer||ConsumerARN<# ConsumerCreationTimestamp< ConsumerName!=@ ConsumerStatus< StreamARN!=@ Tags=
AWS::KinesisAnalytics::Application||ApplicationCode ApplicationDescription ApplicationName= Id<# Inputs!
AWS::KinesisAnalytics::ApplicationOutput||ApplicationName!= Id<# Output!
AWS::KinesisAnalytics::ApplicationReferenceDataSource||ApplicationName!= Id<# ReferenceDataSource!
AWS::KinesisAnalyticsV2::Application||ApplicationConfiguration ApplicationConfiguration/ApplicationCodeConfiguration/CodeContent/ZipFileContent> ApplicationConfiguration/EnvironmentProperties> ApplicationDescription ApplicationMaintenanceConfiguration ApplicationMode= ApplicationName=# RunConfiguration> RuntimeEnvironment! ServiceExecutionRole! Tags
AWS::KinesisAnalyticsV2::ApplicationCloudWatchLoggingOption||ApplicationName!= CloudWatchLoggingOption! Id<#
AWS::KinesisAnalyticsV2::ApplicationOutput||ApplicationName!= Id<# Output!
AWS::KinesisAnalyticsV2::ApplicationReferenceDataSource||ApplicationName!= Id<# ReferenceDataSource!
AWS::KinesisFirehose::DeliveryStream||AmazonOpenSearchServerlessDestinationConfiguration> AmazonOpenSearchServerlessDestinationConfiguration/VpcConfiguration= AmazonopensearchserviceDestinationConfiguration> AmazonopensearchserviceDestinationConfiguration/VpcConfiguration= Arn< DatabaseSourceConfiguration=> DeliveryStreamEncryptionConfigurationInput DeliveryStreamName=# DeliveryStreamType= DirectPutSourceConfiguration= DirectPutSourceConfiguration/ThroughputHintInMBs> ElasticsearchDestinationConfiguration> ElasticsearchDestinationConfiguration/VpcConfiguration= ExtendedS3DestinationConfiguration ExtendedS3DestinationConfiguration/CustomTimeZone> ExtendedS3DestinationConfiguration/FileExtension> HttpEndpointDestinationConfiguration HttpEndpointDestinationConfiguration/EndpointConfiguration/AccessKey> HttpEndpointDestinationConfiguration/ProcessingConfiguration> HttpEndpointDestinationConfiguration/S3Configuration/EncryptionConfiguration/KMSEncryptionConfig/AWSKMSKeyARN> HttpEndpointDestinationConfiguration/SecretsManagerConfiguration> IcebergDestinationConfiguration> IcebergDestinationConfiguration/CatalogConfiguration= KinesisStreamSourceConfiguration=> MSKSourceConfiguration=> RedshiftDestinationConfiguration RedshiftDestinationConfiguration/Password> RedshiftDestinationConfiguration/ProcessingConfiguration> RedshiftDestinationConfiguration/S3BackupConfiguration/EncryptionConfiguration/KMSEncryptionConfig/AWSKMSKeyARN> RedshiftDestinationConfiguration/S3BackupConfiguration/ErrorOutputPrefix> RedshiftDestinationConfiguration/S3Configuration/EncryptionConfiguration/KMSEncryptionConfig/AWSKMSKeyARN> RedshiftDestinationConfiguration/S3Configuration/ErrorOutputPrefix> RedshiftDestinationConfiguration/SecretsManagerConfiguration/Enabled> RedshiftDestinationConfiguration/SecretsManagerConfiguration/RoleARN> RedshiftDestinationConfiguration/SecretsManagerConfiguration/SecretARN> S3DestinationConfiguration> SnowflakeDestinationConfiguration> SnowflakeDestinationConfiguration/SnowflakeVpcConfiguration= SplunkDestinationConfiguration SplunkDestinationConfiguration/BufferingHints> SplunkDestinationConfiguration/CloudWatchLoggingOptions> SplunkDestinationConfiguration/ProcessingConfiguration> SplunkDestinationConfiguration/S3Configuration/EncryptionConfiguration/NoEncryptionConfig> SplunkDestinationConfiguration/SecretsManagerConfiguration> Tags
AWS::KinesisVideo::SignalingChannel||Arn< MessageTtlSeconds Name=# Tags Type
AWS::KinesisVideo::Stream|recorded video|Arn< DataRetentionInHours DeviceName KmsKeyId MediaType Name=# StreamStorageConfiguration Tags
AWS::LakeFormation::DataCellsFilter||ColumnNames= ColumnWildcard= DatabaseName!=# Name!=# RowFilter= TableCatalogId!=# TableName!=#
AWS::LakeFormation::DataLakeSettings||Admins AllowExternalDataFiltering AllowFullTableExternalDataAccess AuthorizedSessionTagValueList CreateDatabaseDefaultPermissions CreateTableDefaultPermissions ExternalDataFilteringAllowList Id<# MutationType Parameters ReadOnlyAdmins TrustedResourceOwners
AWS::LakeFormation::Permissions||DataLakePrincipal!= Id<# Permissions PermissionsWithGrantOption Resource!=
AWS::LakeFormation::PrincipalPermissions||Catalog=> Permissions!= PermissionsWithGrantOption!= Principal!= PrincipalIdentifier<# Resource!= ResourceIdentifier<#
AWS::LakeFormation::Resource||HybridAccessEnabled Id<# ResourceArn!= RoleArn UseServiceLinkedRole! WithFederation
AWS::LakeFormation::Tag||CatalogId= TagKey!=# TagValues!
AWS::LakeFormation::TagAssociation||LFTags!= Resource!= ResourceIdentifier<# TagsIdentifier<#
AWS::Lambda::Alias||AliasArn<# Description FunctionName!= FunctionVersion! Name!= ProvisionedConcurrencyConfig RoutingConfig
AWS::Lambda::CapacityProvider||Arn< CapacityProviderName=# CapacityProviderScalingConfig InstanceRequirements= KmsKeyArn= PermissionsConfig!= PropagateTags State< Tags TelemetryConfig VpcConfig!=
AWS::Lambda::CodeSigningConfig||AllowedPublishers! CodeSigningConfigArn<# CodeSigningConfigId< CodeSigningPolicies Description Tags
AWS::Lambda::EventInvokeConfig||DestinationConfig FunctionName!=# MaximumEventAgeInSeconds MaximumRetryAttempts Qualifier!=#
AWS::Lambda::EventSourceMapping||AmazonManagedKafkaEventSourceConfig BatchSize BisectBatchOnFunctionError DestinationConfig DocumentDBEventSourceConfig Enabled EventSourceArn= EventSourceMappingArn< FilterCriteria FunctionName! FunctionResponseTypes Id<# KmsKeyArn LoggingConfig MaximumBatchingWindowInSeconds MaximumRecordAgeInSeconds MaximumRetryAttempts MetricsConfig ParallelizationFactor ProvisionedPollerConfig Queues ScalingConfig SelfManagedEventSource= SelfManagedKafkaEventSourceConfig SourceAccessConfigurations StartingPosition= StartingPositionTimestamp= Tags Topics TumblingWindowInSeconds
AWS::Lambda::Function||Architectures Arn< CapacityProviderConfig Code! Code/ImageUri> Code/S3Bucket> Code/S3Key> Code/S3ObjectStorageMode> Code/S3ObjectVersion> Code/SourceKMSKeyArn> Code/ZipFile> CodeSigningConfigArn DeadLetterConfig Description DurableConfig~ Environment EphemeralStorage FileSystemConfigs FunctionName=# FunctionScalingConfig Handler ImageConfig KmsKeyArn Layers LoggingConfig MemorySize PackageType= PublishToLatestPublished> RecursiveLoop ReservedConcurrentExecutions Role! Runtime RuntimeManagementConfig SnapStart> SnapStartResponse< SnapStartResponse/ApplyOn@ SnapStartResponse/OptimizationStatus@ Tags TenancyConfig= Timeout TracingConfig VpcConfig
AWS::Lambda::LayerVersion||CompatibleArchitectures= CompatibleRuntimes= Content!=> Description= LayerName= LayerVersionArn<# LicenseInfo=
AWS::Lambda::LayerVersionPermission||Action!= Id<# LayerVersionArn!= OrganizationId= Principal!=
AWS::Lambda::MicrovmImage||AdditionalOsCapabilities!> BaseImageArn!> BaseImageVersion!> BuildRoleArn!> CodeArtifact!> CpuConfigurations!> CreatedAt< Description!> EgressNetworkConnectors!> EnvironmentVariables!> Hooks!> ImageArn<# LatestActiveImageVersion< LatestFailedImageVersion< Logging!> Name!= Resources!> State< Tags UpdatedAt<
AWS::Lambda::NetworkConnector||Arn<# Configuration! LatestVersion< LatestVersionArn< Name= OperatorRole State< Tags
AWS::Lambda::Permission||Action!= EventSourceToken= FunctionName!=# FunctionUrlAuthType= Id<# InvokedViaFunctionUrl= Principal!= PrincipalOrgID= SourceAccount= SourceArn=
AWS::Lambda::ResourcePolicy||PolicyDocument! ResourceArn!=#
AWS::Lambda::Url||AuthType! Cors FunctionArn<# FunctionUrl< InvokeMode Qualifier= TargetFunctionArn!=
AWS::Lambda::Version||CodeSha256= Description= FunctionArn<# FunctionName!= FunctionScalingConfig ProvisionedConcurrencyConfig= RuntimePolicy= Version<
AWS::Lambda::WebFunction||CreatedAt< FunctionArn<# FunctionName!= State< StateReason< Tags UpdatedAt<
AWS::Lambda::WebFunctionEndpoint||AuthType! CreatedAt< Description DomainName< EndpointArn<# EndpointName!= EndpointType!= FunctionArn< FunctionName!= RegionalEndpoints< Regions= RevisionWeights ScalingConfig State< StateReason< ThrottleConfig UpdateStatus< UpdateStatusReason< UpdatedAt<
AWS::Lambda::WebFunctionRevision||BuildConfig!= CreatedAt< Description= FunctionArn< FunctionName!= KmsKeyArn= RevisionArn<# RevisionId< ServiceConfig!= State< StateReason<
AWS::LaunchWizard::Deployment||Arn<# CreatedAt< DeletedAt< DeploymentId< DeploymentPatternName!= Name!= ResourceGroup< Specifications> Status< Tags WorkloadName!=
AWS::Lex::Bot||Arn< AutoBuildBotLocales> BotFileS3Location> BotLocales> BotMembers> BotTags BotType= DataPrivacy! Description ErrorLogSettings Id<# IdleSessionTTLInSeconds! Name! Replication> RoleArn! TestBotAliasSettings> TestBotAliasTags>
AWS::Lex::BotAlias||Arn< BotAliasId<# BotAliasLocaleSettings BotAliasName! BotAliasStatus< BotAliasTags BotId!=# BotVersion ConversationLogSettings Description SentimentAnalysisSettings
AWS::Lex::BotVersion||BotId!=# BotVersion<# BotVersionLocaleSpecification!> Description
AWS::Lex::ResourcePolicy||Id<# Policy! ResourceArn!= RevisionId<
AWS::LicenseManager::Grant||AllowedOperations> GrantArn<# GrantName HomeRegion LicenseArn Principals> Status> Tags Version<
AWS::LicenseManager::License||Beneficiary! ConsumptionConfiguration! Entitlements! HomeRegion! Issuer! LicenseArn<# LicenseMetadata LicenseName! ProductName! ProductSKU! Status Tags Validity! Version<
AWS::LicenseManager::LicenseAssetGroup||AssociatedLicenseAssetRulesetARNs! Description LicenseAssetGroupArn<# LicenseAssetGroupConfigurations!= Name! Properties Tags
AWS::LicenseManager::LicenseAssetRuleSet||Description LicenseAssetRulesetArn<# Name! Rules! Tags
AWS::LicenseManager::LicenseConfiguration||Description DisassociateWhenNotFound LicenseConfigurationArn<# LicenseConfigurationId< LicenseCount LicenseCountHardLimit LicenseCountingType!= LicenseExpiry LicenseRules= Name! OwnerAccountId< ProductInformationList Status< Tags
AWS::LicenseManager::ReportGenerator||Arn<# CreateTime< Description ReportContext! ReportCreatorAccount< ReportFrequency! ReportGeneratorName! ReportType! S3Location< Tags
AWS::LicenseManagerLinuxSubscriptions::SubscriptionProvider||LastSuccessfulDataRetrievalTime< SecretArn!= SubscriptionProviderArn<# SubscriptionProviderSource!= SubscriptionProviderStatus< SubscriptionProviderStatusMessage< Tags
AWS::LicenseManagerUserSubscriptions::LicenseServerEndpoint||CreationTime< IdentityProviderArn!=# LicenseServerEndpointArn<# LicenseServerEndpointId< LicenseServerEndpointProvisioningStatus< LicenseServerSettings=> LicenseServers< ServerEndpoint< ServerType< Tags
AWS::Lightsail::Alarm||AlarmArn< AlarmName!=# ComparisonOperator! ContactProtocols DatapointsToAlarm EvaluationPeriods! MetricName!= MonitoredResourceName!= NotificationEnabled NotificationTriggers State< Threshold! TreatMissingData
AWS::Lightsail::Bucket|objects|AbleToUpdateBundle< AccessRules BucketArn< BucketName!=# BundleId! ObjectVersioning ReadOnlyAccessAccounts ResourcesReceivingAccess Tags Url<
AWS::Lightsail::Certificate||CertificateArn< CertificateName!=# DomainName!= Status< SubjectAlternativeNames= Tags
AWS::Lightsail::ContactMethod||Arn<# ContactEndpoint!= CreatedAt< Name< Protocol!= ResourceType< Status< SupportCode<
AWS::Lightsail::Container||ContainerArn< ContainerServiceDeployment IsDisabled Power! PrincipalArn< PrivateRegistryAccess PrivateRegistryAccess/EcrImagePullerRole/PrincipalArn< PublicDomainNames Scale! ServiceName!=# Tags Url<
AWS::Lightsail::Database|databases|AvailabilityZone= BackupRetention CaCertificateIdentifier DatabaseArn< MasterDatabaseName!= MasterUserPassword> MasterUsername!= PreferredBackupWindow PreferredMaintenanceWindow PubliclyAccessible RelationalDatabaseBlueprintId!= RelationalDatabaseBundleId!= RelationalDatabaseName!=# RelationalDatabaseParameters> RotateMasterUserPassword> Tags
AWS::Lightsail::DatabaseSnapshot|the snapshot|Arn< CreatedAt< Engine< EngineVersion< FromRelationalDatabaseArn< FromRelationalDatabaseBlueprintId< FromRelationalDatabaseBundleId< FromRelationalDatabaseName< Location< Name< RelationalDatabaseName!= RelationalDatabaseSnapshotName!=# ResourceType< SizeInGb< State< SupportCode< Tags
AWS::Lightsail::Disk|files on the disk|AddOns AttachedTo< AttachmentState< AvailabilityZone= DiskArn< DiskName!=# Iops< IsAttached< Location Location/AvailabilityZone< Location/RegionName< Path< ResourceType< SizeInGb!= State< SupportCode< Tags
AWS::Lightsail::DiskSnapshot|the snapshot|CreatedAt< DiskName!= DiskSnapshotArn< DiskSnapshotName!=# FromDiskName< IsFromAutoSnapshot< Location< Progress< ResourceType< SizeInGb< State< SupportCode< Tags
AWS::Lightsail::Distribution||AbleToUpdateBundle< BundleId! CacheBehaviorSettings CacheBehaviors CertificateName DefaultCacheBehavior! DistributionArn< DistributionName!=# IpAddressType= IsEnabled Origin! Status< Tags
AWS::Lightsail::Domain|records and the delegation of the domain|Arn< CreatedAt< DomainEntries DomainEntries/*/Id< DomainName!=# Location< ResourceType< SupportCode< Tags
AWS::Lightsail::Instance||AddOns AvailabilityZone= BlueprintId!= BundleId!= Hardware Hardware/CpuCount< Hardware/RamSizeInGb< InstanceArn< InstanceName!=# Ipv6Addresses< IsStaticIp< KeyPairName Location Location/AvailabilityZone< Location/RegionName< Networking Networking/MonthlyTransfer/GbPerMonthAllocated< PrivateIpAddress< PublicIpAddress< ResourceType< SshKeyName< State State/Code< State/Name< SupportCode< Tags UserData> UserName<
AWS::Lightsail::InstanceSnapshot|the snapshot|Arn< FromInstanceArn< FromInstanceName< InstanceName!= InstanceSnapshotName!=# IsFromAutoSnapshot< Location< ResourceType< SizeInGb< State< SupportCode< Tags
AWS::Lightsail::KeyPair||CreatedAt< Fingerprint< KeyPairArn< KeyPairName!=# Location< ResourceType< SupportCode< Tags
AWS::Lightsail::LoadBalancer||AttachedInstances HealthCheckPath InstancePort!= IpAddressType= LoadBalancerArn< LoadBalancerName!=# SessionStickinessEnabled SessionStickinessLBCookieDurationSeconds Tags TlsPolicyName
AWS::Lightsail::LoadBalancerTlsCertificate||CertificateAlternativeNames= CertificateDomainName!= CertificateName!=# HttpsRedirectionEnabled IsAttached LoadBalancerName!=# LoadBalancerTlsCertificateArn< Status<
AWS::Lightsail::StaticIp||AttachedTo IpAddress< IsAttached< StaticIpArn< StaticIpName!=#
AWS::Location::APIKey||Arn< CreateTime< Description ExpireTime ForceDelete> ForceUpdate> KeyArn< KeyName!=# NoExpiry> Restrictions! Tags UpdateTime<
AWS::Location::GeofenceCollection|geofences|Arn< CollectionArn< CollectionName!=# CreateTime< Description KmsKeyId= PricingPlan PricingPlanDataSource Tags UpdateTime<
AWS::Location::Map||Arn< Configuration!= CreateTime< Description MapArn< MapName!=# PricingPlan Tags UpdateTime<
AWS::Location::PlaceIndex||Arn< CreateTime< DataSource!= DataSourceConfiguration Description IndexArn< IndexName!=# PricingPlan Tags UpdateTime<
AWS::Location::RouteCalculator||Arn< CalculatorArn< CalculatorName!=# CreateTime< DataSource!= Description PricingPlan Tags UpdateTime<
AWS::Location::Tracker|positions|Arn< CreateTime< Description EventBridgeEnabled KmsKeyEnableGeospatialQueries KmsKeyId= PositionFiltering PricingPlan PricingPlanDataSource Tags TrackerArn< TrackerName!=# UpdateTime<
AWS::Location::TrackerConsumer||ConsumerArn!=# TrackerName!=#
AWS::Logs::AccountPolicy||AccountId<# PolicyDocument! PolicyName!=# PolicyType!=# Scope SelectionCriteria
AWS::Logs::Delivery||Arn< DeliveryDestinationArn!= DeliveryDestinationType< DeliveryId<# DeliverySourceName!= FieldDelimiter RecordFields S3EnableHiveCompatiblePath S3SuffixPath Tags
AWS::Logs::DeliveryDestination||Arn< DeliveryDestinationPolicy> DeliveryDestinationType= DestinationResourceArn= Name!=# OutputFormat= Tags
AWS::Logs::DeliverySource||Arn< DeliverySourceConfiguration LogType Name!=# ResourceArn> ResourceArns< Service< Status< StatusReason< Tags
AWS::Logs::Destination||Arn< DestinationName!=# DestinationPolicy RoleArn! Tags TargetArn!
AWS::Logs::Integration||IntegrationName!=# IntegrationStatus< IntegrationType!= ResourceConfig!=>
AWS::Logs::LogAnomalyDetector||AccountId> AnomalyDetectorArn<# AnomalyDetectorStatus< AnomalyVisibilityTime CreationTimeStamp< DetectorName EvaluationFrequency FilterPattern KmsKeyId LastModifiedTimeStamp< LogGroupArnList
AWS::Logs::LogGroup|log events|Arn< BearerTokenAuthenticationEnabled DataProtectionPolicy DeletionProtectionEnabled FieldIndexPolicies KmsKeyId LogGroupClass LogGroupName=# ResourcePolicyDocument RetentionInDays Tags
AWS::Logs::LogStream|log events|LogGroupName!=# LogStreamName=#
AWS::Logs::MetricFilter||ApplyOnTransformedLogs EmitSystemFieldDimensions FieldSelectionCriteria FilterName=# FilterPattern! LogGroupName!=# MetricTransformations!
AWS::Logs::QueryDefinition||LogGroupNames Name! Parameters QueryDefinitionId<# QueryLanguage QueryString!
AWS::Logs::ResourcePolicy||PolicyDocument! PolicyName!=#
AWS::Logs::ScheduledQuery||CreationTime< Description DestinationConfiguration ExecutionRoleArn! LastExecutionStatus< LastTriggeredTime< LastUpdatedTime< LogGroupIdentifiers Name!= QueryLanguage! QueryString! ScheduleEndTime ScheduleExpression! ScheduleStartTime ScheduledQueryArn<# StartTimeOffset State Tags Timezone
AWS::Logs::StorageTierPolicy||AccountId<# LastUpdatedTime< StorageTier!
AWS::Logs::SubscriptionFilter||ApplyOnTransformedLogs DestinationArn! Distribution EmitSystemFields FieldSelectionCriteria FilterName=# FilterPattern! LogGroupName!=# RoleArn
AWS::Logs::Transformer||LogGroupIdentifier!=# TransformerConfig!
AWS::LookoutEquipment::InferenceScheduler||DataDelayOffsetInMinutes DataInputConfiguration! DataOutputConfiguration! DataUploadFrequency! InferenceSchedulerArn< InferenceSchedulerName=# ModelName!= RoleArn! ServerSideKmsKeyId= Tags
AWS::LookoutVision::Project||Arn< ProjectName!=#
AWS::M2::Application||ApplicationArn<# ApplicationId< Definition> Description EngineType!= KmsKeyId= Name!= RoleArn= Tags
AWS::M2::Deployment||ApplicationId!=# ApplicationVersion! DeploymentId< EnvironmentId!= Status<
AWS::M2::Environment||Description= EngineType!= EngineVersion EnvironmentArn<# EnvironmentId< HighAvailabilityConfig InstanceType! KmsKeyId= Name!= NetworkType= PreferredMaintenanceWindow PubliclyAccessible= SecurityGroupIds= StorageConfigurations= SubnetIds= Tags
AWS::MGN::Connector||Arn<# ConnectorID< Name! SsmCommandConfig SsmInstanceID!= Tags
AWS::MGN::LaunchConfigurationTemplate||Arn<# AssociatePublicIpAddress BootMode CopyPrivateIp CopyTags Ec2LaunchTemplateID< EnableMapAutoTagging EnableParametersEncryption LargeVolumeConf LaunchConfigurationTemplateID< LaunchDisposition Licensing MapAutoTaggingMpeID ParametersEncryptionKey PostLaunchActions SmallVolumeConf SmallVolumeMaxSize Tags= TargetInstanceTypeRightSizingMethod
AWS::MGN::NetworkMigrationDefinition||Arn<# CreatedAt< Description Name! NetworkMigrationDefinitionID< ScopeTags SourceConfigurations! Tags TargetDeployment TargetNetwork! TargetS3Configuration! UpdatedAt<
AWS::MPA::ApprovalTeam||ApprovalStrategy! Approvers! Approvers/*/ApproverId< Approvers/*/PrimaryIdentityStatus< Approvers/*/ResponseTime< Arn<# CreationTime< Description! LastUpdateTime< Name!= NumberOfApprovers< Policies!= Status< StatusCode< StatusMessage< Tags UpdateSessionArn< VersionId<
AWS::MPA::IdentitySource||CreationTime< IdentitySourceArn<# IdentitySourceParameters!= IdentitySourceParameters/IamIdentityCenter/ApprovalPortalUrl< IdentitySourceType< Status< StatusCode< StatusMessage< Tags
AWS::MSK::BatchScramSecret||ClusterArn!=# SecretArnList
AWS::MSK::Channel||ChannelArn<# ChannelName!= ClusterArn=> EncryptionConfiguration= IcebergDestinationConfiguration IcebergDestinationConfiguration/AppendOnly= IcebergDestinationConfiguration/Catalog= IcebergDestinationConfiguration/CompressionType= IcebergDestinationConfiguration/DeadLetterQueueS3= IcebergDestinationConfiguration/DestinationTableList= IcebergDestinationConfiguration/SchemaEvolution= IcebergDestinationConfiguration/ServiceExecutionRoleArn= IcebergDestinationConfiguration/TableCreation= LoggingInfo= S3DestinationConfiguration S3DestinationConfiguration/DeadLetterQueueS3= S3DestinationConfiguration/ServiceExecutionRoleArn= S3DestinationConfiguration/Storage= StateInfo< Status< Tags TopicConfigurationList!=
AWS::MSK::Cluster|topics and their messages|Arn<# BrokerNodeGroupInfo! BrokerNodeGroupInfo/BrokerAZDistribution= BrokerNodeGroupInfo/ClientSubnets= BrokerNodeGroupInfo/SecurityGroups= ClientAuthentication ClusterName!= ConfigurationInfo CurrentVersion< EncryptionInfo EncryptionInfo/EncryptionAtRest= EncryptionInfo/EncryptionInTransit/InCluster= EnhancedMonitoring KafkaVersion! LoggingInfo NumberOfBrokerNodes! OpenMonitoring Rebalancing StorageMode Tags ZookeeperAccess>
AWS::MSK::ClusterPolicy||ClusterArn!=# CurrentVersion< Policy!
AWS::MSK::Configuration||Arn<# Description KafkaVersionsList= LatestRevision LatestRevision/CreationTime< LatestRevision/Description< LatestRevision/Revision< Name!= ServerProperties!>
AWS::MSK::Replicator||CurrentVersion< Description= KafkaClusters!= LogDelivery ReplicationInfoList! ReplicationInfoList/*/ConsumerGroupReplication/ConsumerGroupOffsetSyncMode= ReplicationInfoList/*/SourceKafkaClusterArn= ReplicationInfoList/*/SourceKafkaClusterId= ReplicationInfoList/*/TargetCompressionType= ReplicationInfoList/*/TargetKafkaClusterArn= ReplicationInfoList/*/TargetKafkaClusterId= ReplicationInfoList/*/TopicReplication/StartingPosition= ReplicationInfoList/*/TopicReplication/TopicNameConfiguration= ReplicatorArn<# ReplicatorName!= ServiceExecutionRoleArn!= Tags
AWS::MSK::ServerlessCluster|topics and their messages|Arn<# ClientAuthentication!= ClusterName!= Tags= VpcConfigs!=
AWS::MSK::Topic|messages|ClusterArn!= Configs> PartitionCount! ReplicationFactor!= TopicArn<# TopicName!=
AWS::MSK::VpcConnection||Arn<# Authentication!= ClientSubnets!= SecurityGroups!= Tags TargetClusterArn!= VpcId!=
AWS::MWAA::Environment|variables, connections and the history of runs|AirflowConfigurationOptions AirflowVersion Arn< CeleryExecutorQueue< DagS3Path DatabaseVpcEndpointService< EndpointManagement= EnvironmentClass ExecutionRoleArn KmsKey= LoggingConfiguration LoggingConfiguration/DagProcessingLogs/CloudWatchLogGroupArn< LoggingConfiguration/SchedulerLogs/CloudWatchLogGroupArn< LoggingConfiguration/TaskLogs/CloudWatchLogGroupArn< LoggingConfiguration/WebserverLogs/CloudWatchLogGroupArn< LoggingConfiguration/WorkerLogs/CloudWatchLogGroupArn< MaxWebservers MaxWorkers MinWebservers MinWorkers Name!=# NetworkConfiguration NetworkConfiguration/SubnetIds= PluginsS3ObjectVersion PluginsS3Path RequirementsS3ObjectVersion RequirementsS3Path Schedulers SourceBucketArn StartupScriptS3ObjectVersion StartupScriptS3Path Tags WebserverAccessMode WebserverUrl< WebserverVpcEndpointService< WeeklyMaintenanceWindowStart WorkerReplacementStrategy>
AWS::MWAAServerless::Workflow||Code CodeSnapshottedAt< CreatedAt< DefinitionS3Location! Description EncryptionConfiguration= LoggingConfiguration ModifiedAt< Name= NetworkConfiguration RoleArn! ScheduleConfiguration< Tags TriggerMode WorkflowArn<# WorkflowStatus< WorkflowVersion<
AWS::Macie::AllowList||Arn< Criteria! Description Id<# Name! Status< Tags
AWS::Macie::CustomDataIdentifier||Arn< Description= Id<# IgnoreWords= Keywords= MaximumMatchDistance= Name!= Regex!= Tags
AWS::Macie::FindingsFilter||Action Arn< Description FindingCriteria! Id<# Name! Position Tags
AWS::Macie::Member||AccountId!= AdministratorAccountId< Arn<# Email=> RelationshipStatus< Tags UpdatedAt<
AWS::Macie::Session||AutomatedDiscoveryStatus< AwsAccountId<# FindingPublishingFrequency ServiceRole< Status
AWS::ManagedBlockchain::Accessor||AccessorType!= Arn< BillingToken< CreationDate< Id<# NetworkType= Status< Tags>
AWS::ManagedBlockchain::Member|the member's identity|InvitationId MemberConfiguration! MemberId<# NetworkConfiguration NetworkId@
AWS::ManagedBlockchain::Node||Arn< MemberId@ NetworkId!@ NodeConfiguration! NodeConfiguration/AvailabilityZone@ NodeConfiguration/InstanceType@ NodeId<#
AWS::MediaConnect::Bridge||BridgeArn<# BridgeState< EgressGatewayBridge IngressGatewayBridge Name! Outputs PlacementArn! SourceFailoverConfig Sources!
AWS::MediaConnect::BridgeOutput||BridgeArn!=# Name!=# NetworkOutput!
AWS::MediaConnect::BridgeSource||BridgeArn!=# FlowSource Name!=# NetworkSource
AWS::MediaConnect::Flow||AvailabilityZone= EgressIp< EncodingConfig FlowArn<# FlowAvailabilityZone< FlowNdiMachineName< FlowSize Maintenance MediaStreams Name!= NdiConfig Source! Source/IngestIp< Source/Name= Source/SourceArn< Source/SourceIngestPort< SourceFailoverConfig SourceMonitoringConfig Tags VpcInterfaces
AWS::MediaConnect::FlowEntitlement||DataTransferSubscriberFeePercent= Description! Encryption EntitlementArn<# EntitlementStatus FlowArn!= Name!= Subscribers! Tags
AWS::MediaConnect::FlowMediaStream||Arn<# Attributes ClockRate Description FlowArn!= Fmt< MediaStreamId!= MediaStreamName!= MediaStreamType! Tags VideoFormat
AWS::MediaConnect::FlowOutput||CidrAllowList Description Destination Encryption FlowArn!= MaxLatency MediaStreamOutputConfigurations MinLatency Name= NdiAudioReferenceLevel NdiOutputTimecodeSource NdiProgramName NdiSpeedHqQuality OutputArn<# OutputStatus Port Protocol RemoteId RouterIntegrationState RouterIntegrationTransitEncryption SmoothingLatency StreamId Tags VpcInterfaceAttachment
AWS::MediaConnect::FlowSource||Decryption Description! EntitlementArn FlowArn!= GatewayBridgeSource IngestIp< IngestPort MaxBitrate MaxLatency MinLatency Name!= Protocol= SenderControlPort SenderIpAddress SourceArn<# SourceIngestPort< SourceListenerAddress SourceListenerPort StreamId Tags VpcInterfaceName WhitelistCidr
AWS::MediaConnect::FlowVpcInterface||FlowArn!=# Name!=# NetworkInterfaceIds< RoleArn! SecurityGroupIds! SubnetId! Tags
AWS::MediaConnect::Gateway||EgressCidrBlocks!= GatewayArn<# GatewayState< Name!= Networks!=
AWS::MediaConnect::RouterInput||Arn<# AvailabilityZone= Configuration! Configuration/Failover/NetworkInterfaceArn= Configuration/Merge/NetworkInterfaceArn= Configuration/Standard/NetworkInterfaceArn= ContentQualityAnalysisConfiguration ContentQualityAnalysisType< CreatedAt< Id< InputType< IpAddress< MaintenanceConfiguration MaintenanceType< MaximumBitrate! Name! RegionName= RoutedOutputs< RoutingScope! State< Tags Tier! TransitEncryption UpdatedAt<
AWS::MediaConnect::RouterNetworkInterface||Arn<# AssociatedInputCount< AssociatedOutputCount< Configuration! CreatedAt< Id< Name! NetworkInterfaceType< RegionName= State< Tags UpdatedAt<
AWS::MediaConnect::RouterOutput||Arn<# AvailabilityZone= Configuration! Configuration/Standard/NetworkInterfaceArn= CreatedAt< FabricConfiguration Id< IpAddress< MaintenanceConfiguration MaintenanceType< MaximumBitrate! Name! OutputType< RegionName= RoutedState< RoutingScope! State< Tags Tier! UpdatedAt<
AWS::MediaConvert::CertificateAssociation||Arn!=#
AWS::MediaConvert::JobTemplate||AccelerationSettings Arn< Category Description HopDestinations Name=#@ Priority Queue SettingsJson! StatusUpdateInterval Tags
AWS::MediaConvert::Preset||Arn< Category Description Name=#@ SettingsJson! Tags
AWS::MediaConvert::Queue||Arn< ConcurrentJobs Description MaximumConcurrentFeeds Name=#@ PricingPlan Status Tags
AWS::MediaLive::Channel||AnywhereSettings Arn< CdiInputSpecification ChannelClass ChannelEngineVersion ChannelSecurityGroups Destinations DryRun EncoderSettings Id<# InferenceSettings InputAttachments InputSpecification Inputs< LinkedChannelSettings LogLevel Maintenance Name RoleArn Tags Vpc=
AWS::MediaLive::ChannelPlacementGroup||Arn< Channels< ClusterId=# Id<# Name Nodes State< Tags
AWS::MediaLive::CloudWatchAlarmTemplate||Arn< ComparisonOperator! CreatedAt< DatapointsToAlarm Description EvaluationPeriods! GroupId< GroupIdentifier> Id< Identifier<# MetricName! ModifiedAt< Name! Period! Statistic! Tags= TargetResourceType! Threshold! TreatMissingData!
AWS::MediaLive::CloudWatchAlarmTemplateGroup||Arn< CreatedAt< Description Id< Identifier<# ModifiedAt< Name!= Tags=
AWS::MediaLive::Cluster||Arn< ChannelIds< ClusterType= Id<# InstanceRoleArn= Name NetworkSettings State< Tags
AWS::MediaLive::EventBridgeRuleTemplate||Arn< CreatedAt< Description EventTargets EventType! GroupId< GroupIdentifier> Id< Identifier<# ModifiedAt< Name! Tags=
AWS::MediaLive::EventBridgeRuleTemplateGroup||Arn< CreatedAt< Description Id< Identifier<# ModifiedAt< Name!= Tags=
AWS::MediaLive::Input||Arn< AttachedChannels< DestinationUrls< Destinations@ Destinations/*/Ip< Destinations/*/Port< Destinations/*/StaticIpAddress> Destinations/*/Url< Destinations/*/Vpc< Id<# InputClass< InputDevices InputNetworkLocation= InputPartnerIds< InputSecurityGroups> InputSourceType< MediaConnectFlows MulticastSettings Name RoleArn RouterSettings= RouterSettings/Destinations/*/RouterOutputArn< SdiSources SecurityGroups< Smpte2110ReceiverGroupSettings SourceUrls< Sources@ SrtSettings State< Tags Type= Vpc=>
AWS::MediaLive::InputSecurityGroup||Arn< Id<# Inputs< Tags WhitelistRules
AWS::MediaLive::Multiplex||Arn< AvailabilityZones!= Destinations Id<# MultiplexSettings! Name! PipelinesRunningCount< ProgramCount< State< Tags
AWS::MediaLive::Multiplexprogram||ChannelId< MultiplexId=# MultiplexProgramSettings PacketIdentifiersMap PipelineDetails PreferredChannelPipeline> ProgramName=#
AWS::MediaLive::Network||Arn< AssociatedClusterIds< Id<# IpPools! Name! Routes State< Tags
AWS::MediaLive::Node||Arn<# ChannelPlacementGroups< ClusterId!= ConnectionState< Id< InstanceArn< Name NodeInterfaceMappings= Role SdiSourceMappings State< Tags
AWS::MediaLive::SdiSource||Arn< Id<# Inputs< Mode Name! State< Tags Type!
AWS::MediaLive::SignalMap||Arn< CloudWatchAlarmTemplateGroupIdentifiers> CloudWatchAlarmTemplateGroupIds< CreatedAt< Description DiscoveryEntryPointArn! ErrorMessage< EventBridgeRuleTemplateGroupIdentifiers> EventBridgeRuleTemplateGroupIds< FailedMediaResourceMap< ForceRediscovery> Id< Identifier<# LastDiscoveredAt< LastSuccessfulMonitorDeployment< MediaResourceMap< ModifiedAt< MonitorChangesPendingDeployment< MonitorDeployment< Name! Status< Tags=
AWS::MediaPackage::Asset||Arn< CreatedAt< EgressEndpoints EgressEndpoints/*/PackagingConfigurationId< EgressEndpoints/*/Url< Id!=# PackagingGroupId! ResourceId SourceArn! SourceRoleArn! Tags=
AWS::MediaPackage::Channel||Arn< Description EgressAccessLogs HlsIngest HlsIngest/ingestEndpoints/*/Id< HlsIngest/ingestEndpoints/*/Password< HlsIngest/ingestEndpoints/*/Url< HlsIngest/ingestEndpoints/*/Username< Id!=# IngressAccessLogs Tags=
AWS::MediaPackage::OriginEndpoint||Arn< Authorization ChannelId! CmafPackage DashPackage Description HlsPackage Id!=# ManifestName MssPackage Origination StartoverWindowSeconds Tags TimeDelaySeconds Url< Whitelist
AWS::MediaPackage::PackagingConfiguration||Arn< CmafPackage DashPackage HlsPackage Id!=# MssPackage PackagingGroupId! Tags
AWS::MediaPackage::PackagingGroup||Arn< Authorization DomainName< EgressAccessLogs Id!=# Tags=
AWS::MediaPackageV2::Channel||Arn<# AttachedMultiviewChannels< ChannelGroupName!= ChannelName!= CreatedAt< Description IngestEndpointUrls< IngestEndpoints< InputSwitchConfiguration InputType= ModifiedAt< MultiviewConfiguration OutputHeaderConfiguration OutputLockingMode= Tags
AWS::MediaPackageV2::ChannelGroup||Arn<# ChannelGroupName!= CreatedAt< Description EgressDomain< ModifiedAt< Tags
AWS::MediaPackageV2::ChannelPolicy||ChannelGroupName!=# ChannelName!=# Policy!
AWS::MediaPackageV2::OriginEndpoint||Arn<# ChannelGroupName!= ChannelName!= ContainerType! CreatedAt< DashManifestUrls< DashManifests Description ForceEndpointErrorConfiguration HlsManifestUrls< HlsManifests HlsManifests/*/Url< LowLatencyHlsManifestUrls< LowLatencyHlsManifests LowLatencyHlsManifests/*/Url< ModifiedAt< MssManifestUrls< MssManifests OriginEndpointName!= Segment StartoverWindowSeconds StreamNameOutputMode Tags UriSeparator
AWS::MediaPackageV2::OriginEndpointPolicy||CdnAuthConfiguration ChannelGroupName!=# ChannelName!=# OriginEndpointName!=# Policy!
AWS::MediaStore::Container|objects|AccessLoggingEnabled ContainerName!= CorsPolicy Endpoint< Id<# LifecyclePolicy MetricPolicy Policy Tags
AWS::MediaTailor::Channel||Arn< Audiences ChannelName!=# FillerSlate LogConfiguration Outputs! PlaybackMode! Tags Tier= TimeShiftConfiguration
AWS::MediaTailor::ChannelPolicy||ChannelName!=# Policy!
AWS::MediaTailor::Function||Arn< AwsServiceRequestConfiguration ConcurrentExecutorConfiguration CustomOutputConfiguration Description FunctionId!=# FunctionType! HttpRequestConfiguration SequentialExecutorConfiguration Tags VastRequestConfiguration
AWS::MediaTailor::LiveSource||Arn< HttpPackageConfigurations! LiveSourceName!=# SourceLocationName!=# Tags
AWS::MediaTailor::PlaybackConfiguration||AdConditioningConfiguration AdDecisionServerConfiguration AdDecisionServerUrl! AdsPersonalizationConcurrency AdsPersonalizationTimeouts AvailSuppression BeaconingConfiguration Bumper CdnConfiguration ConfigurationAliases DashConfiguration DashConfiguration/ManifestEndpointPrefix< FunctionMapping HlsConfiguration HlsConfiguration/ManifestEndpointPrefix< InsertionMode LivePreRollConfiguration LogConfiguration ManifestProcessingRules Name!=# PersonalizationThresholdSeconds PlaybackConfigurationArn< PlaybackEndpointPrefix< SessionInitializationEndpointPrefix< SlateAdUrl Tags TranscodeProfileName VideoContentSourceUrl!
AWS::MediaTailor::PrefetchSchedule||Arn<# Consumption= Name!= PlaybackConfigurationName!= RecurringPrefetchConfiguration= Retrieval= ScheduleType= StreamId= Tags
AWS::MediaTailor::Program||AdBreaks Arn<# AudienceMedia ChannelName!= ClipRange< CreationTime< DurationMillis< LiveSourceName= ProgramName!= ScheduleConfiguration> ScheduledStartTime< SourceLocationName!= VodSourceName=
AWS::MediaTailor::SourceLocation||AccessConfiguration Arn< DefaultSegmentDeliveryConfiguration HttpConfiguration! SegmentDeliveryConfigurations SourceLocationName!=# Tags
AWS::MediaTailor::VodSource||Arn< HttpPackageConfigurations! SourceLocationName!=# Tags VodSourceName!=#
AWS::MemoryDB::ACL||ACLName!=# Arn< Status< Tags UserNames
AWS::MemoryDB::Cluster|keys and their values|ACLName! ARN< AutoMinorVersionUpgrade ClusterEndpoint ClusterEndpoint/Address< ClusterEndpoint/Port< ClusterName!=# DataTiering= Description Engine EngineVersion FinalSnapshotName> IpDiscovery KmsKeyId= MaintenanceWindow MultiRegionClusterName=> NetworkType= NodeType! NumReplicasPerShard NumShards ParameterGroupName ParameterGroupStatus< Port= SecurityGroupIds SnapshotArns=> SnapshotName=> SnapshotRetentionLimit SnapshotWindow SnsTopicArn SnsTopicStatus Status< SubnetGroupName= TLSEnabled= Tags
AWS::MemoryDB::MultiRegionCluster|keys and their values|ARN< Description Engine EngineVersion= MultiRegionClusterName<# MultiRegionClusterNameSuffix=> MultiRegionParameterGroupName= NodeType! NumShards Status< TLSEnabled= Tags UpdateStrategy>
AWS::MemoryDB::ParameterGroup||ARN< Description= Family!= ParameterGroupName!=# Parameters> Tags
AWS::MemoryDB::Snapshot|the snapshot|Arn<# ClusterConfiguration< ClusterName!= DataTiering< KmsKeyId= SnapshotName!= Source< Status< Tags
AWS::MemoryDB::SubnetGroup||ARN< Description SubnetGroupName!=# SubnetIds! SupportedNetworkTypes< Tags
AWS::MemoryDB::User||AccessString> Arn< AuthenticationMode> Status< Tags UserName!=#
AWS::Neptune::DBCluster|graphs|AssociatedRoles@ AvailabilityZones=@ BackupRetentionPeriod@ ClusterResourceId< CopyTagsToSnapshot@ DBClusterIdentifier=#@ DBClusterParameterGroupName@ DBInstanceParameterGroupName>@ DBPort@ DBSubnetGroupName=@ DeletionProtection@ EnableCloudwatchLogsExports@ Endpoint< EngineVersion@ GlobalClusterIdentifier=@ IamAuthEnabled@ KmsKeyId=@ NetworkType@ Port< PreferredBackupWindow@ PreferredMaintenanceWindow@ ReadEndpoint< RestoreToTime=>@ RestoreType=>@ ServerlessScalingConfiguration ServerlessScalingConfiguration/MaxCapacity@ ServerlessScalingConfiguration/MinCapacity@ SnapshotIdentifier=>@ SourceDBClusterIdentifier=>@ StorageEncrypted=@ Tags@ UseLatestRestorableTime=>@ VpcSecurityGroupIds@
AWS::Neptune::DBClusterParameterGroup||Description!= Family!= Name=# Parameters! Tags
AWS::Neptune::DBInstance|the database instance|AllowMajorVersionUpgrade> AutoMinorVersionUpgrade~ AvailabilityZone= DBClusterIdentifier= DBInstanceClass! DBInstanceIdentifier=# DBParameterGroupName~ DBSnapshotIdentifier=> DBSubnetGroupName= Endpoint< Port< PreferredMaintenanceWindow~ PubliclyAccessible Tags
AWS::Neptune::DBParameterGroup||Description!= Family!= Name=# Parameters! Tags
AWS::Neptune::DBSubnetGroup||DBSubnetGroupDescription! DBSubnetGroupName=# SubnetIds! Tags
AWS::Neptune::EventSubscription||Enabled EventCategories SnsTopicArn!= SourceIds SourceType SubscriptionName=# Tags
AWS::Neptune::GlobalCluster||DeletionProtection Engine= EngineVersion GlobalClusterIdentifier=# SourceDBClusterIdentifier= StorageEncrypted= Tags
AWS::NeptuneGraph::Graph|the graph|DeletionProtection Endpoint< GraphArn< GraphId<# GraphName= ImportTask=> KmsKeyIdentifier= ProvisionedMemory!~ PublicConnectivity ReplicaCount= Tags VectorSearchConfiguration=
AWS::NeptuneGraph::GraphSnapshot|the snapshot|Arn<# GraphIdentifier!= Id< KmsKeyIdentifier< SnapshotCreateTime< SnapshotName!= Status< Tags
AWS::NeptuneGraph::PrivateGraphEndpoint||GraphIdentifier!= PrivateGraphEndpointIdentifier<# SecurityGroupIds=> SubnetIds= VpcEndpointId< VpcId!=
AWS::NetworkFirewall::ContainerAssociation||ContainerAssociationArn<# ContainerAssociationName!= ContainerMonitoringConfigurations! Description ResolvedCidrCount< Status< Tags Type!=
AWS::NetworkFirewall::Firewall||AvailabilityZoneChangeProtection AvailabilityZoneMappings DeleteProtection Description EnabledAnalysisTypes EndpointIds< FirewallArn<# FirewallId< FirewallName!= FirewallPolicyArn! FirewallPolicyChangeProtection NatGatewayMappings= NoSourcePreservation= NumberOfAssociations< ProxySettings SubnetChangeProtection SubnetMappings Tags TransitGatewayAttachmentId< TransitGatewayId VpcEndpoint= VpcId=
AWS::NetworkFirewall::FirewallPolicy||Description FirewallPolicy! FirewallPolicyArn<# FirewallPolicyId< FirewallPolicyName!= Tags
AWS::NetworkFirewall::LoggingConfiguration||EnableMonitoringDashboard FirewallArn!=# FirewallName= LoggingConfiguration!
AWS::NetworkFirewall::RuleGroup||Capacity!= Description RuleGroup RuleGroupArn<# RuleGroupId< RuleGroupName!= SummaryConfiguration Tags Type!=
AWS::NetworkFirewall::TLSInspectionConfiguration||Description TLSInspectionConfiguration! TLSInspectionConfigurationArn<# TLSInspectionConfigurationId< TLSInspectionConfigurationName!= Tags
AWS::NetworkFirewall::VpcEndpointAssociation||Description= EndpointId< FirewallArn!= SubnetMapping!= Tags VpcEndpointAssociationArn<# VpcEndpointAssociationId< VpcId!=
AWS::NetworkFlowMonitor::Monitor||Arn<# CreatedAt< LocalResources! ModifiedAt< MonitorName!= MonitorStatus< RemoteResources ScopeArn=> Tags
AWS::NetworkFlowMonitor::Scope||ScopeArn<# ScopeId< Status< Tags Targets!=
AWS::NetworkManager::ConnectAttachment||AttachmentId<# AttachmentPolicyRuleNumber< AttachmentType< CoreNetworkArn< CoreNetworkId!= CreatedAt< EdgeLocation!= LastModificationErrors< NetworkFunctionGroupName Options!= OwnerAccountId< ProposedNetworkFunctionGroupChange< ProposedSegmentChange< ResourceArn< RoutingPolicyLabel> SegmentName< State< Tags TransportAttachmentId!= UpdatedAt<
AWS::NetworkManager::ConnectPeer||BgpOptions=> Configuration< ConnectAttachmentId!= ConnectPeerId<# CoreNetworkAddress=> CoreNetworkId< CreatedAt< EdgeLocation< InsideCidrBlocks= LastModificationErrors< PeerAddress!= State< SubnetArn=> Tags
AWS::NetworkManager::CoreNetwork||CoreNetworkArn< CoreNetworkId<# CreatedAt< Description Edges< GlobalNetworkId!= NetworkFunctionGroups< OwnerAccount< PolicyDocument Segments< State< Tags
AWS::NetworkManager::CoreNetworkPrefixListAssociation||CoreNetworkId!=# PrefixListAlias!= PrefixListArn!=#
AWS::NetworkManager::CustomerGatewayAssociation||CustomerGatewayArn!=# DeviceId!= GlobalNetworkId!=# LinkId=
AWS::NetworkManager::Device||AWSLocation CreatedAt< Description DeviceArn< DeviceId<# GlobalNetworkId!=# Location Model SerialNumber SiteId State< Tags Type Vendor
AWS::NetworkManager::DirectConnectGatewayAttachment||AttachmentId<# AttachmentPolicyRuleNumber< AttachmentType< CoreNetworkArn< CoreNetworkId!= CreatedAt< DirectConnectGatewayArn!= EdgeLocations! LastModificationErrors< NetworkFunctionGroupName< OwnerAccountId< ProposedNetworkFunctionGroupChange< ProposedSegmentChange< ResourceArn< RoutingPolicyLabel> SegmentName< State< Tags UpdatedAt<
AWS::NetworkManager::GlobalNetwork||Arn< CreatedAt Description Id<# State Tags
AWS::NetworkManager::Link||Bandwidth! CreatedAt< Description GlobalNetworkId!=# LinkArn< LinkId<# Provider SiteId!= State< Tags Type
AWS::NetworkManager::LinkAssociation||DeviceId!=# GlobalNetworkId!=# LinkId!=#
AWS::NetworkManager::Site||CreatedAt< Description GlobalNetworkId!=# Location SiteArn< SiteId<# State< Tags
AWS::NetworkManager::SiteToSiteVpnAttachment||AttachmentId<# AttachmentPolicyRuleNumber< AttachmentType< CoreNetworkArn< CoreNetworkId!= CreatedAt< EdgeLocation< LastModificationErrors< NetworkFunctionGroupName OwnerAccountId< ProposedNetworkFunctionGroupChange< ProposedSegmentChange< ResourceArn< RoutingPolicyLabel> SegmentName< State< Tags UpdatedAt< VpnConnectionArn!=
AWS::NetworkManager::TransitGatewayPeering||CoreNetworkArn< CoreNetworkId!= CreatedAt< EdgeLocation< LastModificationErrors< OwnerAccountId< PeeringId<# PeeringType< ResourceArn< State< Tags TransitGatewayArn!= TransitGatewayPeeringAttachmentId<
AWS::NetworkManager::TransitGatewayRegistration||GlobalNetworkId!=# TransitGatewayArn!=#
AWS::NetworkManager::TransitGatewayRouteTableAttachment||AttachmentId<# AttachmentPolicyRuleNumber< AttachmentType< CoreNetworkArn< CoreNetworkId< CreatedAt< EdgeLocation< LastModificationErrors< NetworkFunctionGroupName OwnerAccountId< PeeringId!= ProposedNetworkFunctionGroupChange< ProposedSegmentChange< ResourceArn< RoutingPolicyLabel> SegmentName< State< Tags TransitGatewayRouteTableArn!= UpdatedAt<
AWS::NetworkManager::VpcAttachment||AttachmentId<# AttachmentPolicyRuleNumber< AttachmentType< CoreNetworkArn< CoreNetworkId!= CreatedAt< EdgeLocation< LastModificationErrors< NetworkFunctionGroupName< Options OwnerAccountId< ProposedNetworkFunctionGroupChange< ProposedSegmentChange< ResourceArn< RoutingPolicyLabel> SegmentName< State< SubnetArns! Tags UpdatedAt< VpcArn!=
AWS::NetworkMonitor::Monitor||AggregationPeriod CreatedAt< ModifiedAt< MonitorArn<# MonitorName!= State< Tags
AWS::NetworkSecurityManager::Deployment||AssociatedPolicyList AssociatedScopeList DeploymentArn<# DeploymentConfiguration DeploymentDescription DeploymentId< DeploymentName!= Status< Tags UpdatedAt< Version<
AWS::NetworkSecurityManager::Policy||AssociatedTemplateAndRuleList FirewallType!= PolicyArn<# PolicyConfiguration! PolicyDescription PolicyId< PolicyName!= Priority! Status< Tags UpdatedAt< Version<
AWS::NetworkSecurityManager::Rule||Configuration FirewallType= RuleArn<# RuleDescription RuleId< RuleName!= RuleType= Status< Tags UpdatedAt< Version<
AWS::NetworkSecurityManager::Scope||ScopeArn<# ScopeConfiguration ScopeDescription ScopeId< ScopeName!= Status< Tags UpdatedAt< Version<
AWS::NetworkSecurityManager::Template||AssociatedRuleList FirewallType= Status< Tags TemplateArn<# TemplateDescription TemplateId< TemplateName!= UpdatedAt< Version<
AWS::Notifications::ChannelAssociation||Arn!=# NotificationConfigurationArn!=#
AWS::Notifications::EventRule||Arn<# CreationTime< EventPattern EventType!= ManagedRules< NotificationConfigurationArn!= Regions! Source!= StatusSummaryByRegion<
AWS::Notifications::ManagedNotificationAccountContactAssociation||ContactIdentifier!=# IsSensitiveEventsSubscribed ManagedNotificationConfigurationArn!=#
AWS::Notifications::ManagedNotificationAdditionalChannelAssociation||ChannelArn!=# IsSensitiveEventsSubscribed ManagedNotificationConfigurationArn!=#
AWS::Notifications::NotificationConfiguration||AggregationDuration Arn<# CreationTime< Description! Name! Status< Tags=
AWS::Notifications::NotificationHub||CreationTime< NotificationHubStatusSummary< Region!=#
AWS::Notifications::OrganizationalUnitAssociation||NotificationConfigurationArn!=# OrganizationalUnitId!=#
AWS::NotificationsContacts::EmailContact||Arn<# EmailAddress!= EmailContact< EmailContact/Address@ EmailContact/Arn@ EmailContact/CreationTime@ EmailContact/Name@ EmailContact/Status@ EmailContact/UpdateTime@ Name!= Tags=
AWS::NovaAct::WorkflowDefinition||Arn<# CreatedAt< Description= ExportConfig= Name!= Status<
AWS::ODB::CloudAutonomousVmCluster|databases|AutonomousDataStoragePercentage< AutonomousDataStorageSizeInTBs= AvailableAutonomousDataStorageSizeInTBs< AvailableContainerDatabases< AvailableCpus< CloudAutonomousVmClusterArn<# CloudAutonomousVmClusterId< CloudExadataInfrastructureId= ComputeModel< CpuCoreCount< CpuCoreCountPerNode= CpuPercentage< DataStorageSizeInGBs< DataStorageSizeInTBs< DbNodeStorageSizeInGBs< DbServers= Description= DisplayName= Domain< ExadataStorageInTBsLowestScaledValue< Hostname< IamRoles IamRoles/*/Status< IsMtlsEnabledVmCluster= LicenseModel= MaintenanceWindow= MaxAcdsLowestScaledValue< MemoryPerOracleComputeUnitInGBs= MemorySizeInGBs< NodeCount< NonProvisionableAutonomousContainerDatabases< OciResourceAnchorName< OciUrl< Ocid< OdbNetworkId= ProvisionableAutonomousContainerDatabases< ProvisionedAutonomousContainerDatabases< ProvisionedCpus< ReclaimableCpus< ReservedCpus< ScanListenerPortNonTls= ScanListenerPortTls= Shape< Tags TimeZone= TotalContainerDatabases=
AWS::ODB::CloudExadataInfrastructure|databases|ActivatedStorageCount< AdditionalStorageCount< AvailabilityZone= AvailabilityZoneId= AvailableStorageSizeInGBs< CloudExadataInfrastructureArn<# CloudExadataInfrastructureId< ComputeCount= ComputeModel< CpuCount< CustomerContactsToSendToOCI= DataStorageSizeInTBs< DatabaseServerType= DbNodeStorageSizeInGBs< DbServerIds< DbServerVersion< DisplayName= MaintenanceWindow MaxCpuCount< MaxDataStorageInTBs< MaxDbNodeStorageSizeInGBs< MaxMemoryInGBs< MemorySizeInGBs< OciResourceAnchorName< OciUrl< Ocid< Shape= StorageCount= StorageServerType= StorageServerVersion< Tags TotalStorageSizeInGBs<
AWS::ODB::CloudVmCluster|databases|CloudExadataInfrastructureId= CloudVmClusterArn<# CloudVmClusterId< ClusterName= ComputeModel< CpuCoreCount= DataCollectionOptions= DataStorageSizeInTBs= DbNodeStorageSizeInGBs= DbNodes~ DbNodes/*/BackupIpId< DbNodes/*/BackupVnic2Id< DbNodes/*/CpuCoreCount< DbNodes/*/DbNodeArn< DbNodes/*/DbNodeId< DbNodes/*/DbNodeStorageSizeInGBs< DbNodes/*/DbServerId= DbNodes/*/DbSystemId< DbNodes/*/HostIpId< DbNodes/*/Hostname< DbNodes/*/MemorySizeInGBs< DbNodes/*/Ocid< DbNodes/*/Status< DbNodes/*/Vnic2Id< DbNodes/*/VnicId< DbServers= DiskRedundancy< DisplayName= Domain< GiVersion= Hostname= IamRoles IamRoles/*/Status< IsLocalBackupEnabled= IsSparseDiskgroupEnabled= LicenseModel= ListenerPort< MemorySizeInGBs= NodeCount< OciResourceAnchorName< OciUrl< Ocid< OdbNetworkId= ScanDnsName< ScanIpIds< ScanListenerPortTcp=> Shape< SshPublicKeys= StorageSizeInGBs< SystemVersion= Tags TimeZone= VipIds<
AWS::ODB::OdbNetwork||AvailabilityZone= AvailabilityZoneId= BackupSubnetCidr= ClientSubnetCidr= CrossRegionS3RestoreSources> CustomDomainName= DefaultDnsPrefix=> DeleteAssociatedResources> DisplayName Ec2PlacementGroupIds< KmsAccess> KmsPolicyDocument> ManagedServices< OciNetworkAnchorId< OciResourceAnchorName< OciVcnUrl< OdbNetworkArn<# OdbNetworkId< S3Access> S3PolicyDocument> StsAccess> StsPolicyDocument> Tags ZeroEtlAccess>
AWS::ODB::OdbPeeringConnection||AdditionalPeerNetworkCidrs> DisplayName OdbNetworkArn< OdbNetworkId=> OdbPeeringConnectionArn<# OdbPeeringConnectionId< PeerNetworkArn< PeerNetworkCidrs< PeerNetworkId=> PeerNetworkRouteTableIds=> Tags
AWS::OSIS::Pipeline||BufferOptions EncryptionAtRestOptions IngestEndpointUrls< LogPublishingOptions MaxUnits! MinUnits! PipelineArn<# PipelineConfigurationBody! PipelineName!= PipelineRoleArn ResourcePolicy Tags VpcEndpointService< VpcEndpoints< VpcOptions>
AWS::Oam::Link||Arn<# Label< LabelTemplate=> LinkConfiguration ResourceTypes! SinkIdentifier!= Tags
AWS::Oam::Sink||Arn<# Name!= Policy Tags
AWS::ObservabilityAdmin::DatasetIntegration||Arn<# CreatedAt< RoleArn! Tags UpdatedAt<
AWS::ObservabilityAdmin::OrganizationCentralizationRule||Rule! RuleArn<# RuleName!= Tags
AWS::ObservabilityAdmin::OrganizationTelemetryRule||RegionStatuses< Rule! Rule/AllRegions= Rule/Regions> RuleArn<# RuleName!= Tags
AWS::ObservabilityAdmin::S3TableIntegration||Arn<# Encryption!= LogSources LogSources/*/Identifier< RoleArn!= Tags
AWS::ObservabilityAdmin::TelemetryEnrichment||Scope!=# Status<
AWS::ObservabilityAdmin::TelemetryPipelines||Arn< Configuration! Name= Pipeline< PipelineIdentifier<# Status< StatusReason< Tags
AWS::ObservabilityAdmin::TelemetryRule||RegionStatuses< Rule! Rule/AllRegions= Rule/Regions> RuleArn<# RuleName!= Tags
AWS::Omics::AnnotationStore|annotations|CreationTime< Description Id< Name!=# Reference= SseConfig= Status< StatusMessage< StoreArn< StoreFormat!= StoreOptions= StoreSizeBytes< Tags= UpdateTime<
AWS::Omics::Configuration||Arn< CreationTime< Description Name!=# RunConfigurations!= Status< Tags Uuid<
AWS::Omics::ReferenceStore|reference genomes|Arn< CreationTime< Description= Name!= ReferenceStoreId<# SseConfig= Tags=
AWS::Omics::RunCache||Arn<# CacheBehavior CacheBucketOwnerId= CacheS3Location=> CreationTime< Description Id< Name Status< Tags
AWS::Omics::RunGroup||Arn< CreationTime< Id<# MaxCpus MaxDuration MaxGpus MaxRuns Name Tags
AWS::Omics::SequenceStore|sequences|AccessLogLocation Arn< CreationTime< Description ETagAlgorithmFamily= FallbackLocation Name! PropagatedSetLevelTags S3AccessPointArn< S3AccessPolicy S3Uri< SequenceStoreId<# SseConfig= Status< StatusMessage< Tags UpdateTime<
AWS::Omics::VariantStore|variants|CreationTime< Description Id< Name!=# Reference!= SseConfig= Status< StatusMessage< StoreArn< StoreSizeBytes< Tags= UpdateTime<
AWS::Omics::Workflow||Accelerators= Arn< ContainerRegistryMap= ContainerRegistryMapUri=> CreationTime< DefinitionRepository=> DefinitionUri=> Description Engine= Id<# Main= Name ParameterTemplate= ParameterTemplatePath=> Status< StorageCapacity= StorageType Tags Type< Uuid< WorkflowBucketOwnerId=> readmeMarkdown> readmePath= readmeUri=>
AWS::Omics::WorkflowVersion||Accelerators= Arn<# ContainerRegistryMap= ContainerRegistryMapUri=> CreationTime< DefinitionRepository=> DefinitionUri=> Description Engine= Main= ParameterTemplate= ParameterTemplatePath=> Status< StorageCapacity StorageType Tags Type< Uuid< VersionName!= WorkflowBucketOwnerId= WorkflowId!= readmeMarkdown> readmePath= readmeUri=>
AWS::OpenSearch::DataSource||Arn<# DataSourceType! Description DomainName!= Name!= Status<
AWS::OpenSearchServerless::AccessPolicy||Description Name!=# Policy! Type!=#
AWS::OpenSearchServerless::Collection|indexes|Arn< CollectionEndpoint< CollectionGroupName= DashboardEndpoint< DeletionProtection Description EncryptionConfig=> FipsEndpoints< Id<# KmsKeyArn< Name!= StandbyReplicas= Tags=> Type= VectorOptions
AWS::OpenSearchServerless::CollectionGroup||Arn< CapacityLimits Description Generation= Id<# Name!= StandbyReplicas!= Tags
AWS::OpenSearchServerless::CollectionIndex|documents|Id!=# IndexName!=# IndexSchema
AWS::OpenSearchServerless::Index|documents|CollectionEndpoint!=# IndexName!=# Mappings Settings Settings/Analysis= Settings/Index/KnnAlgoParamEfSearch> Settings/Index/RefreshInterval> Uuid<
AWS::OpenSearchServerless::LifecyclePolicy||Description Name!=# Policy! Type!=#
AWS::OpenSearchServerless::SecurityConfig||Description IamFederationOptions IamIdentityCenterOptions IamIdentityCenterOptions/ApplicationArn< IamIdentityCenterOptions/ApplicationDescription< IamIdentityCenterOptions/ApplicationName< IamIdentityCenterOptions/InstanceArn= Id<# Name=> SamlOptions Type=
AWS::OpenSearchServerless::SecurityPolicy||Description Name!=# Policy! Type!=#
AWS::OpenSearchServerless::VpcEndpoint||Id<# Name!= SecurityGroupIds SubnetIds! VpcId!=
AWS::OpenSearchService::Application||AppConfigs Arn< DataSources Endpoint IamIdentityCenterOptions Id< KmsKeyArn=> Name!=# Tags
AWS::OpenSearchService::Domain|indexes|AIMLOptions AccessPolicies AdvancedOptions AdvancedSecurityOptions AdvancedSecurityOptions/AnonymousAuthDisableDate< AdvancedSecurityOptions/Enabled~ AdvancedSecurityOptions/JWTOptions/PublicKey> AdvancedSecurityOptions/MasterUserOptions> AdvancedSecurityOptions/SAMLOptions/MasterBackendRole> AdvancedSecurityOptions/SAMLOptions/MasterUserName> Arn< AutomatedSnapshotPauseOptions ClusterConfig CognitoOptions DeploymentStrategyOptions DomainArn< DomainEndpoint< DomainEndpointOptions DomainEndpointV2< DomainEndpoints< DomainName=# EBSOptions EncryptionAtRestOptions EncryptionAtRestOptions/Enabled~ EncryptionAtRestOptions/KmsKeyId~ EngineMode= EngineVersion IPAddressType Id< IdentityCenterOptions IdentityCenterOptions/IdentityCenterApplicationARN< IdentityCenterOptions/IdentityStoreId< LogPublishingOptions NodeToNodeEncryptionOptions OffPeakWindowOptions ServiceSoftwareOptions< SkipShardMigrationWait SnapshotOptions SoftwareUpdateOptions Tags UseCase VPCOptions
AWS::Organizations::Account|the account|AccountId<# AccountName! Arn< Email! JoinedMethod< JoinedTimestamp< ParentIds Paths< RoleName> State< Status< Tags
AWS::Organizations::Organization|the organization|Arn< FeatureSet Id<# ManagementAccountArn< ManagementAccountEmail< ManagementAccountId< RootId<
AWS::Organizations::OrganizationalUnit||Arn< Id<# Name! ParentId!= Path< Tags
AWS::Organizations::Policy||Arn< AwsManaged< Content! Description Id<# Name! Tags TargetIds Type!=
AWS::Organizations::ResourcePolicy||Arn< Content! Id<# Tags
AWS::Outposts::Outpost||AvailabilityZone= AvailabilityZoneId= Description LifeCycleStatus< Name! OutpostArn<# OutpostId< OwnerId< SiteArn< SiteId!= SupportedHardwareType Tags
AWS::Outposts::Site||Description Name! Notes OperatingAddress= RackPhysicalProperties ShippingAddress= SiteArn<# SiteId< Tags
AWS::PCAConnectorAD::Connector||CertificateAuthorityArn!= ConnectorArn<# DirectoryId!= Tags VpcInformation!=
AWS::PCAConnectorAD::DirectoryRegistration||DirectoryId!= DirectoryRegistrationArn<# Tags
AWS::PCAConnectorAD::ServicePrincipalName||ConnectorArn!=# DirectoryRegistrationArn!=#
AWS::PCAConnectorAD::Template||ConnectorArn!= Definition! Name!= ReenrollAllCertificateHolders> Tags TemplateArn<#
AWS::PCAConnectorAD::TemplateGroupAccessControlEntry||AccessRights!> GroupDisplayName!> GroupSecurityIdentifier!=# TemplateArn!=#
AWS::PCAConnectorSCEP::Challenge||ChallengeArn<# ConnectorArn!= Tags
AWS::PCAConnectorSCEP::Connector||CertificateAuthorityArn!= ConnectorArn<# Endpoint< MobileDeviceManagement= OpenIdConfiguration< Tags Type< VpcEndpointId=>
AWS::PCS::Cluster||Arn<# Endpoints< ErrorInfo< Id< Name= Networking!= Scheduler! Size!= SlurmConfiguration Status< Tags
AWS::PCS::ComputeNodeGroup||AmiId Arn<# ClusterId!= CustomLaunchTemplate ErrorInfo< IamInstanceProfileArn! Id< InstanceConfigs!= Name= NodeLifecycleActions PurchaseOption ScalingConfiguration! SlurmConfiguration SpotOptions Status< SubnetIds! Tags
AWS::PCS::Queue||Arn<# ClusterId!= ComputeNodeGroupConfigurations ErrorInfo< Id< Name= SlurmConfiguration Status< Tags
AWS::PI::PerfReports||AnalysisReportId< Arn<# CreateTime< EndTime!= Identifier!= ServiceType!= StartTime!= Status< Tags=
AWS::Panorama::ApplicationInstance||ApplicationInstanceId<# ApplicationInstanceIdToReplace=> Arn< CreatedTime< DefaultRuntimeContextDevice!= DefaultRuntimeContextDeviceName< Description= HealthStatus< LastUpdatedTime< ManifestOverridesPayload= ManifestPayload!= Name= RuntimeRoleArn= Status< StatusDescription< Tags
AWS::Panorama::Package||Arn< CreatedTime< PackageId<# PackageName!= StorageLocation StorageLocation/BinaryPrefixLocation< StorageLocation/Bucket< StorageLocation/GeneratedPrefixLocation< StorageLocation/ManifestPrefixLocation< StorageLocation/RepoPrefixLocation< Tags
AWS::Panorama::PackageVersion||IsLatestPatch< MarkLatest OwnerAccount= PackageArn< PackageId!=# PackageName< PackageVersion!=# PatchVersion!=# RegisteredTime< Status< StatusDescription< UpdatedLatestPatchVersion>
AWS::PaymentCryptography::Alias||AliasName!=# KeyArn
AWS::PaymentCryptography::Key|the key|DeriveKeyUsage Enabled Exportable! KeyAttributes! KeyCheckValueAlgorithm KeyIdentifier<# KeyOrigin< KeyState< Policy ReplicationRegions> ReplicationStatus< Tags
AWS::Personalize::Campaign||CampaignArn<# CampaignConfig CreationDateTime< LastUpdatedDateTime< MinProvisionedTPS Name!= SolutionVersionArn! Status< Tags
AWS::Personalize::Dataset|records|DatasetArn<# DatasetGroupArn!= DatasetImportJob DatasetType!= Name!= SchemaArn!= Tags=
AWS::Personalize::DatasetGroup|datasets and their records|DatasetGroupArn<# Domain= KmsKeyArn= Name!= RoleArn= Tags=
AWS::Personalize::EventTracker||DatasetGroupArn!= EventTrackerArn<# Name!= Tags TrackingId<
AWS::Personalize::Filter||CreationDateTime< DatasetGroupArn!= FilterArn<# FilterExpression!= LastUpdatedDateTime< Name!= Status< Tags
AWS::Personalize::MetricAttribution||DatasetGroupArn!= MetricAttributionArn<# Metrics!= MetricsOutputConfig! Name!= Status<
AWS::Personalize::Schema||Domain= Name!= Schema!= SchemaArn<# Tags=
AWS::Personalize::Solution||DatasetGroupArn!= EventType= Name!= PerformAutoML= PerformHPO= RecipeArn= SolutionArn<# SolutionConfig= Tags=
AWS::Pinpoint::ADMChannel||ApplicationId!= ClientId! ClientSecret! Enabled Id<#
AWS::Pinpoint::APNSChannel||ApplicationId!= BundleId Certificate DefaultAuthenticationMethod Enabled Id<# PrivateKey TeamId TokenKey TokenKeyId
AWS::Pinpoint::APNSSandboxChannel||ApplicationId!= BundleId Certificate DefaultAuthenticationMethod Enabled Id<# PrivateKey TeamId TokenKey TokenKeyId
AWS::Pinpoint::APNSVoipChannel||ApplicationId!= BundleId Certificate DefaultAuthenticationMethod Enabled Id<# PrivateKey TeamId TokenKey TokenKeyId
AWS::Pinpoint::APNSVoipSandboxChannel||ApplicationId!= BundleId Certificate DefaultAuthenticationMethod Enabled Id<# PrivateKey TeamId TokenKey TokenKeyId
AWS::Pinpoint::App|endpoints and segments|Arn< Id<# Name!= Tags
AWS::Pinpoint::ApplicationSettings||ApplicationId!= CampaignHook CloudWatchMetricsEnabled Id<# Limits QuietTime
AWS::Pinpoint::BaiduChannel||ApiKey! ApplicationId!= Enabled Id<# SecretKey!
AWS::Pinpoint::Campaign||AdditionalTreatments ApplicationId!= Arn< CampaignHook CampaignId<# CustomDeliveryConfiguration Description HoldoutPercent IsPaused Limits MessageConfiguration Name! Priority Schedule! SegmentId! SegmentVersion Tags TemplateConfiguration TreatmentDescription TreatmentName
AWS::Pinpoint::EmailChannel||ApplicationId!= ConfigurationSet Enabled FromAddress! Id<# Identity! OrchestrationSendingRoleArn RoleArn
AWS::Pinpoint::EmailTemplate||Arn< DefaultSubstitutions HtmlPart Id<# Subject! Tags TemplateDescription TemplateName!= TextPart
AWS::Pinpoint::EventStream||ApplicationId!= DestinationStreamArn! Id<# RoleArn!
AWS::Pinpoint::GCMChannel||ApiKey ApplicationId!= DefaultAuthenticationMethod Enabled Id<# ServiceJson
AWS::Pinpoint::InAppTemplate||Arn< Content CustomConfig Layout Tags TemplateDescription TemplateName!=#
AWS::Pinpoint::PushTemplate||ADM APNS Arn< Baidu Default DefaultSubstitutions GCM Id<# Tags TemplateDescription TemplateName!=
AWS::Pinpoint::SMSChannel||ApplicationId!= Enabled Id<# SenderId ShortCode
AWS::Pinpoint::Segment||ApplicationId!= Arn< Dimensions Name! SegmentGroups SegmentId<# Tags
AWS::Pinpoint::SmsTemplate||Arn< Body! DefaultSubstitutions Id<# Tags TemplateDescription TemplateName!=
AWS::Pinpoint::VoiceChannel||ApplicationId!= Enabled Id<#
AWS::PinpointEmail::ConfigurationSet||DeliveryOptions Id<# Name!= ReputationOptions SendingOptions Tags TrackingOptions
AWS::PinpointEmail::ConfigurationSetEventDestination||ConfigurationSetName!= EventDestination EventDestinationName!= Id<#
AWS::PinpointEmail::DedicatedIpPool||Id<# PoolName= Tags
AWS::PinpointEmail::Identity||DkimSigningEnabled FeedbackForwardingEnabled Id<# IdentityDNSRecordName1< IdentityDNSRecordName2< IdentityDNSRecordName3< IdentityDNSRecordValue1< IdentityDNSRecordValue2< IdentityDNSRecordValue3< MailFromAttributes Name!= Tags
AWS::Pipes::Pipe||Arn< CreationTime< CurrentState< Description DesiredState Enrichment EnrichmentParameters KmsKeyIdentifier LastModifiedTime< LogConfiguration Name=# RoleArn! Source!= SourceParameters> SourceParameters/ActiveMQBrokerParameters/QueueName= SourceParameters/DynamoDBStreamParameters/StartingPosition= SourceParameters/KinesisStreamParameters/StartingPosition= SourceParameters/KinesisStreamParameters/StartingPositionTimestamp= SourceParameters/ManagedStreamingKafkaParameters/ConsumerGroupID= SourceParameters/ManagedStreamingKafkaParameters/StartingPosition= SourceParameters/ManagedStreamingKafkaParameters/TopicName= SourceParameters/RabbitMQBrokerParameters/QueueName= SourceParameters/RabbitMQBrokerParameters/VirtualHost= SourceParameters/SelfManagedKafkaParameters/AdditionalBootstrapServers= SourceParameters/SelfManagedKafkaParameters/ConsumerGroupID= SourceParameters/SelfManagedKafkaParameters/StartingPosition= SourceParameters/SelfManagedKafkaParameters/TopicName= StateReason< Tags Target! TargetParameters>
AWS::Polly::Lexicon||Alphabet< Arn<# Content! LanguageCode< LastModified< LexemesCount< Name!= Size<
AWS::PricingPlanManager::Subscription||Arn<# CreatedAt< CurrentPlanTier< PlanFamily!= PlanTier! ResourceArns! Status< StatusReason< UpdatedAt< UsageLevel
AWS::Proton::EnvironmentAccountConnection||Arn<# CodebuildRoleArn ComponentRoleArn EnvironmentAccountId EnvironmentName Id< ManagementAccountId RoleArn Status< Tags
AWS::Proton::EnvironmentTemplate||Arn<# Description DisplayName EncryptionKey= Name= Provisioning= Tags
AWS::Proton::ServiceTemplate||Arn<# Description DisplayName EncryptionKey= Name= PipelineProvisioning= Tags
AWS::QBusiness::Application|conversations|ApplicationArn< ApplicationId<# AttachmentsConfiguration AutoSubscriptionConfiguration ClientIdsForOIDC= CreatedAt< Description DisplayName! EncryptionConfiguration= IamIdentityProviderArn= IdentityCenterApplicationArn< IdentityCenterInstanceArn> IdentityType= PersonalizationConfiguration QAppsConfiguration QuickSightConfiguration= RoleArn Status< Tags UpdatedAt<
AWS::QBusiness::DataAccessor||ActionConfigurations! ApplicationId!=# AuthenticationDetail CreatedAt< DataAccessorArn< DataAccessorId<# DisplayName! IdcApplicationArn< Principal!= Tags UpdatedAt<
AWS::QBusiness::DataSource||ApplicationId!=# Configuration! CreatedAt< DataSourceArn< DataSourceId<# Description DisplayName! DocumentEnrichmentConfiguration IndexId!=# MediaExtractionConfiguration RoleArn Status< SyncSchedule Tags Type< UpdatedAt< VpcConfiguration
AWS::QBusiness::Index|the index|ApplicationId!=# CapacityConfiguration CreatedAt< Description DisplayName! DocumentAttributeConfigurations IndexArn< IndexId<# IndexStatistics< Status< Tags Type= UpdatedAt<
AWS::QBusiness::Permission||Actions!= ApplicationId!=# Conditions= Principal!= StatementId!=#
AWS::QBusiness::Plugin||ApplicationId=# AuthConfiguration! BuildStatus< CreatedAt< CustomPluginConfiguration DisplayName! PluginArn< PluginId<# ServerUrl State Tags Type!= UpdatedAt<
AWS::QBusiness::Retriever||ApplicationId!=# Configuration! CreatedAt< DisplayName! RetrieverArn< RetrieverId<# RoleArn Status< Tags Type!= UpdatedAt<
AWS::QBusiness::WebExperience||ApplicationId!=# BrowserExtensionConfiguration CreatedAt< CustomizationConfiguration DefaultEndpoint< IdentityProviderConfiguration Origins RoleArn SamplePromptsControlMode Status< Subtitle Tags Title UpdatedAt< WebExperienceArn< WebExperienceId<# WelcomeMessage
AWS::QLDB::Ledger|the ledger|DeletionProtection Id<# KmsKey Name= PermissionsMode! Tags
AWS::QLDB::Stream||Arn< ExclusiveEndTime= Id<# InclusiveStartTime!= KinesisConfiguration!= LedgerName!=# RoleArn!= StreamName!= Tags
AWS::QuickSight::ActionConnector||ActionConnectorId!=# Arn< AuthenticationConfig!> AwsAccountId!=# CreatedTime< Description EnabledActions< LastUpdatedTime< Name! Permissions Status< Tags Type!= VpcConnectionArn>
AWS::QuickSight::Agent||ActionConnectors AgentId!=# AgentLifecycle= AgentStatus< Arn< AwsAccountId!=# CreatedAt< Creator< CustomPromptInput> CustomPromptInterface< Description ErrorMessage< IconId Name! Spaces StarterPrompts Tags UpdatedAt< WelcomeMessage
AWS::QuickSight::Analysis||AnalysisId!=# Arn< AwsAccountId!=# CreatedTime< DataSetArns< Definition> Errors FolderArns> LastUpdatedTime< Name! Parameters> Permissions Sheets SourceEntity> Status> Tags ThemeArn ValidationStrategy>
AWS::QuickSight::ApprovalPolicy||Actions! ApplicableTo! ApprovalGroups! AssetTypes! CreatedAt< Description Name! PolicyArn< PolicyId!=# UpdatedAt<
AWS::QuickSight::Assignment||Arn<# AssignmentId< AssignmentName!= AssignmentStatus! Identities> Namespace!= PolicyArn
AWS::QuickSight::Brand||Arn<# AwsAccountId< BrandDefinition BrandId!= BrandStatus< CreatedTime< LastUpdatedTime< Tags VersionId< VersionStatus<
AWS::QuickSight::CustomPermissions||Arn< AwsAccountId!=# Capabilities CustomPermissionsName!=# Tags
AWS::QuickSight::Customization||Arn<# AwsAccountId< DefaultTheme! Namespace!= Tags
AWS::QuickSight::DLPSetting||Arn< AwsAccountId=# CreatedAt< DlpSettingId!=# Enabled! Name! ProviderConfig! ProviderOutageAction! ProviderType! Status< Tags UpdatedAt<
AWS::QuickSight::Dashboard||Arn< AwsAccountId!=# CreatedTime< DashboardId!=# DashboardPublishOptions> Definition> FolderArns> LastPublishedTime< LastUpdatedTime< LinkEntities LinkSharingConfiguration> Name! Parameters> Permissions SourceEntity> Tags ThemeArn> ValidationStrategy> Version< VersionDescription>
AWS::QuickSight::DataSet||Arn< AwsAccountId=# ColumnGroups ColumnLevelPermissionRules ConsumedSpiceCapacityInBytes< CreatedTime< DataPrepConfiguration DataSetId=# DataSetRefreshProperties DataSetUsageConfiguration DatasetParameters FieldFolders> FolderArns> ImportMode IngestionWaitPolicy> LastUpdatedTime< LogicalTableMap Name OutputColumns< PerformanceConfiguration Permissions PhysicalTableMap RowLevelPermissionDataSet RowLevelPermissionTagConfiguration SemanticModelConfiguration Tags UseAs
AWS::QuickSight::DataSource||AlternateDataSourceParameters Arn< AwsAccountId=# CreatedTime< Credentials> DataSourceId=# DataSourceParameters ErrorInfo FolderArns> LastUpdatedTime< Name! Permissions SslProperties Status< Tags Type!= VpcConnectionProperties
AWS::QuickSight::Flow||Arn<# AwsAccountId!= CreatedTime< Description FlowDefinition! FlowId< LastUpdatedTime< Name! Permissions> PublishState< StepAliases<
AWS::QuickSight::Folder||Arn< AwsAccountId=# CreatedTime< FolderId=# FolderType= LastUpdatedTime< Name ParentFolderArn=> Permissions SharingModel= Tags
AWS::QuickSight::Group||Arn<# Description GroupName!= Namespace!= PrincipalId<
AWS::QuickSight::KnowledgeBase||AccessControlConfiguration AwsAccountId!=# CreatedAt< DataSourceArn!= Description DocumentCount< IsEmailNotificationOptedForIngestionFailures KnowledgeBaseArn< KnowledgeBaseConfiguration! KnowledgeBaseId!=# KnowledgeBaseSizeBytes< MediaExtractionConfiguration Name! Permissions PrimaryOwnerArn= PrimaryOwnerUsername< Status< Tags Type< UpdatedAt<
AWS::QuickSight::LimitsProfile||AccountId!=# Arn< CreatedAt< Description ProfileId<# ProfileName! ResourceLimits! UpdatedAt<
AWS::QuickSight::OAuthClientApplication||Arn<# ClientId> ClientSecret> CreatedTime< DataSourceType IdentityProviderVpcConnectionProperties LastUpdatedTime< Name! OAuthAuthorizationEndpointUrl OAuthClientApplicationId!= OAuthClientAuthenticationType!= OAuthScopes OAuthTokenEndpointUrl! Tags
AWS::QuickSight::RefreshSchedule||Arn< AwsAccountId=# DataSetId=# Schedule Schedule/ScheduleId=#
AWS::QuickSight::Space||Arn< AwsAccountId!=# CreatedAt< CreatedBy< Description Name! Permissions Resources SpaceId!=# Tags UpdatedAt<
AWS::QuickSight::Template||Arn< AwsAccountId!=# CreatedTime< Definition> LastUpdatedTime< Name Permissions SourceEntity> Tags TemplateId!=# ValidationStrategy> Version< VersionDescription>
AWS::QuickSight::Theme||Arn< AwsAccountId!=# BaseThemeId! Configuration! CreatedTime< LastUpdatedTime< Name! Permissions Tags ThemeId!=# Type< Version< VersionDescription
AWS::QuickSight::Topic||Arn< AwsAccountId=# ConfigOptions CustomInstructions DataSets Description FolderArns=> Name Tags= TopicId=# UserExperienceVersion
AWS::QuickSight::TopicV2||Arn< AwsAccountId=# CustomInstructions DataSetRelations DataSets Description FolderArns=> Name Permissions Tags= TopicId=#
AWS::QuickSight::VPCConnection||Arn< AvailabilityStatus AwsAccountId=# CreatedTime< DnsResolvers LastUpdatedTime< Name NetworkInterfaces< RoleArn SecurityGroupIds Status< SubnetIds> Tags VPCConnectionId=# VPCId<
AWS::RAM::Permission||Arn<# IsResourceTypeDefault< Name!= PermissionType< PolicyTemplate!= ResourceType!= Tags Version<
AWS::RAM::PermissionAssociation||AssociationStatus< FeatureSet< IsDefault< LastUpdatedTime< PermissionArn!=# PermissionVersion< Replace> ResourceShareArn!=# ResourceType<
AWS::RAM::PrincipalAssociation||AssociationType< CreationTime< External< LastUpdatedTime< Principal!=# ResourceShareArn!=# Status<
AWS::RAM::ResourceAssociation||AssociationType< CreationTime< External< LastUpdatedTime< ResourceArn!=# ResourceShareArn!=# Status<
AWS::RAM::ResourceShare||AllowExternalPrincipals Arn<# CreationTime< FeatureSet< LastUpdatedTime< Name! OwningAccountId< PermissionArns> Principals> ResourceArns> ResourceShareConfiguration ResourceShareConfiguration/RetainSharingOnAccountLeaveOrganization= Sources> Status< Tags
AWS::RAM::SourceAssociation||CreationTime< LastUpdatedTime< ResourceShareArn!=# SourceId!=# SourceType< Status<
AWS::RDS::ClusterSnapshot|the snapshot|AllocatedStorage< AvailabilityZones< ClusterCreateTime< DBClusterIdentifier!= DBClusterSnapshotArn<# DBClusterSnapshotIdentifier!= DbClusterResourceId< Engine< EngineMode< EngineVersion< IAMDatabaseAuthenticationEnabled< KmsKeyId< LicenseModel< MasterUsername< Port< SnapshotCreateTime< SnapshotType< Status< StorageEncrypted< Tags VpcId<
AWS::RDS::CustomDBEngineVersion||DBEngineVersionArn< DatabaseInstallationFiles= DatabaseInstallationFilesS3BucketName= DatabaseInstallationFilesS3Prefix= Description Engine!=# EngineVersion!=# ImageId= KMSKeyId= Manifest=> SourceCustomDbEngineVersionIdentifier=> Status Tags UseAwsProvidedLatestImage=>
AWS::RDS::DBCluster|databases|AllocatedStorage AssociatedRoles AutoMinorVersionUpgrade AvailabilityZones~ BacktrackWindow BackupRetentionPeriod ClusterScalabilityType=> CopyTagsToSnapshot DBClusterArn< DBClusterIdentifier=# DBClusterInstanceClass DBClusterParameterGroupName DBClusterResourceId< DBInstanceParameterGroupName> DBSubnetGroupName= DBSystemId= DatabaseInsightsMode DatabaseName= DeleteAutomatedBackups> DeletionProtection Domain DomainIAMRoleName EnableCloudwatchLogsExports EnableGlobalWriteForwarding EnableHttpEndpoint EnableIAMDatabaseAuthentication EnableLocalWriteForwarding Endpoint< Endpoint/Address@ Endpoint/Port@ Engine~ EngineLifecycleSupport EngineMode= EngineVersion GlobalClusterIdentifier~ Iops KmsKeyId= ManageMasterUserPassword MasterUserAuthenticationType> MasterUserPassword> MasterUserSecret MasterUserSecret/SecretArn< MasterUsername~ MonitoringInterval MonitoringRoleArn NetworkType PerformanceInsightsEnabled PerformanceInsightsKmsKeyId PerformanceInsightsRetentionPeriod Port PreferredBackupWindow PreferredMaintenanceWindow PubliclyAccessible= ReadEndpoint< ReadEndpoint/Address@ ReplicationSourceIdentifier RestoreToTime=> RestoreType=> ScalingConfiguration ServerlessV2ScalingConfiguration SnapshotIdentifier=> SourceDBClusterIdentifier=> SourceDbClusterResourceId=> SourceRegion=> StorageEncrypted= StorageEncryptionType< StorageThroughput< StorageType Tags UseLatestRestorableTime=> VpcSecurityGroupIds
AWS::RDS::DBClusterEndpoint||CustomEndpointType! DBClusterEndpointArn<# DBClusterEndpointIdentifier!= DBClusterEndpointResourceIdentifier< DBClusterIdentifier!= Endpoint< EndpointType< ExcludedMembers StaticMembers Status< Tags
AWS::RDS::DBClusterParameterGroup||DBClusterParameterGroupName=# Description!= Family!= Parameters! Tags
AWS::RDS::DBInstance|databases|AdditionalStorageVolumes@ AdditionalStorageVolumes/*/StorageOperationPercentProgress< AdditionalStorageVolumes/*/StorageOperationStatus< AllocatedStorage@ AllowMajorVersionUpgrade>@ ApplyImmediately>@ AssociatedRoles@ AutoMinorVersionUpgrade~@ AutomaticBackupReplicationKmsKeyId>@ AutomaticBackupReplicationRegion@ AutomaticBackupReplicationRetentionPeriod@ AutomaticRestartTime< AvailabilityZone~@ BackupRetentionPeriod~@ BackupTarget=@ CACertificateIdentifier@ CertificateDetails< CertificateDetails/CAIdentifier@ CertificateDetails/ValidTill@ CertificateRotationRestart>@ CharacterSetName=@ CopyTagsToSnapshot@ CustomIAMInstanceProfile=@ DBClusterIdentifier=@ DBClusterSnapshotIdentifier~@ DBInstanceArn< DBInstanceClass@ DBInstanceIdentifier=#@ DBInstanceStatus< DBName=@ DBParameterGroupName~@ DBSecurityGroups@ DBSnapshotIdentifier~>@ DBSubnetGroupName=@ DBSystemId=@ DatabaseInsightsMode@ DbiResourceId< DedicatedLogVolume@ DeleteAutomatedBackups>@ DeletionProtection@ Domain@ DomainAuthSecretArn@ DomainDnsIps@ DomainFqdn@ DomainIAMRoleName@ DomainOu@ EnableCloudwatchLogsExports@ EnableIAMDatabaseAuthentication@ EnablePerformanceInsights@ Endpoint< Endpoint/Address@ Endpoint/HostedZoneId@ Endpoint/Port@ Engine~@ EngineLifecycleSupport@ EngineVersion@ InstanceCreateTime< Iops@ IsStorageConfigUpgradeAvailable< KmsKeyId=@ LatestRestorableTime< LicenseModel@ ListenerEndpoint< ListenerEndpoint/Address@ ListenerEndpoint/HostedZoneId@ ListenerEndpoint/Port@ ManageMasterUserPassword@ MasterUserAuthenticationType>@ MasterUserPassword>@ MasterUserSecret MasterUserSecret/KmsKeyId@ MasterUserSecret/SecretArn< MasterUsername=@ MaxAllocatedStorage@ MonitoringInterval@ MonitoringRoleArn@ MultiAZ~@ NcharCharacterSetName=@ NetworkType@ OptionGroupName@ PercentProgress< PerformanceInsightsKMSKeyId~@ PerformanceInsightsRetentionPeriod@ Port@ PreferredBackupWindow@ PreferredMaintenanceWindow~@ ProcessorFeatures@ PromotionTier@ PubliclyAccessible@ ReadReplicaDBClusterIdentifiers< ReadReplicaDBInstanceIdentifiers< ReplicaMode@ RestoreTime~>@ ResumeFullAutomationModeTime< SecondaryAvailabilityZone< SourceDBClusterIdentifier~@ SourceDBInstanceAutomatedBackupsArn~>@ SourceDBInstanceIdentifier~>@ SourceDbiResourceId~>@ SourceRegion=>@ StatusInfos< StorageEncrypted=@ StorageOperationPercentProgress< StorageOperationStatus< StorageThroughput@ StorageType@ Tags@ TdeCredentialArn@ TdeCredentialPassword>@ Timezone=@ UseDefaultProcessorFeatures>@ UseLatestRestorableTime~>@ VPCSecurityGroups@
AWS::RDS::DBParameterGroup||DBParameterGroupArn< DBParameterGroupName=#@ Description!=@ Family!=@ Parameters@ Tags@
AWS::RDS::DBProxy||Auth DBProxyArn< DBProxyName!=# DebugLogging DefaultAuthScheme Endpoint< EndpointNetworkType= EngineFamily!= IdleClientTimeout RequireTLS RoleArn! Tags TargetConnectionNetworkType= VpcId< VpcSecurityGroupIds VpcSubnetIds!=
AWS::RDS::DBProxyEndpoint||DBProxyEndpointArn< DBProxyEndpointName!=# DBProxyName!= Endpoint< EndpointNetworkType= IsDefault< Tags TargetRole VpcId< VpcSecurityGroupIds VpcSubnetIds!=
AWS::RDS::DBProxyTargetGroup||ConnectionPoolConfigurationInfo DBClusterIdentifiers DBInstanceIdentifiers DBProxyName!= Tags TargetGroupArn<# TargetGroupName!=
AWS::RDS::DBSecurityGroup||DBSecurityGroupIngress! EC2VpcId= GroupDescription!= Id<# Tags
AWS::RDS::DBSecurityGroupIngress||CIDRIP DBSecurityGroupName! EC2SecurityGroupId EC2SecurityGroupName EC2SecurityGroupOwnerId Id<#
AWS::RDS::DBShardGroup|databases|ComputeRedundancy DBClusterIdentifier!= DBShardGroupIdentifier=# DBShardGroupResourceId< Endpoint< MaxACU! MinACU> PubliclyAccessible= Tags
AWS::RDS::DBSnapshot|the snapshot|AllocatedStorage< AvailabilityZone< DBInstanceIdentifier!= DBSnapshotArn<# DBSnapshotIdentifier!= DbiResourceId< Encrypted< Engine< EngineVersion< IAMDatabaseAuthenticationEnabled< InstanceCreateTime< Iops< KmsKeyId< LicenseModel< MasterUsername< OptionGroupName< OriginalSnapshotCreateTime< Port< SnapshotCreateTime< SnapshotType< Status< StorageThroughput< StorageType< Tags VpcId<
AWS::RDS::DBSubnetGroup||DBSubnetGroupArn< DBSubnetGroupDescription! DBSubnetGroupName=# SubnetIds! Tags
AWS::RDS::Deployment||Arn<# BlueGreenDeploymentIdentifier< BlueGreenDeploymentName!= CreateTime< Source!= Status< SwitchoverDetails< Tags Target< TargetAllocatedStorage=> TargetDBClusterParameterGroupName=> TargetDBInstanceClass=> TargetDBParameterGroupName=> TargetEngineVersion=> TargetIops=> TargetStorageThroughput=> TargetStorageType=> Tasks< UpgradeTargetStorageConfig=>
AWS::RDS::EventSubscription||Enabled EventCategories SnsTopicArn!= SourceIds SourceType SubscriptionName=# Tags
AWS::RDS::GlobalCluster||DeletionProtection Engine= EngineLifecycleSupport EngineVersion GlobalClusterIdentifier=# GlobalEndpoint< SourceDBClusterIdentifier= StorageEncrypted= Tags
AWS::RDS::Integration||AdditionalEncryptionContext= CreateTime< DataFilter Description IntegrationArn<# IntegrationName KMSKeyId= SourceArn!= Tags TargetArn!=
AWS::RDS::OptionGroup||EngineName!= MajorEngineVersion!= OptionConfigurations OptionGroupDescription!= OptionGroupName=# Tags
AWS::RTBFabric::InboundExternalLink||Arn<# CreatedTimestamp< DomainName< GatewayId!~ LinkAttributes~ LinkId< LinkLogSettings!~ LinkStatus< Tags UpdatedTimestamp<
AWS::RTBFabric::Link||Arn<# CreatedTimestamp< GatewayId!~ HttpResponderAllowed~> LinkAttributes~ LinkDirection< LinkId< LinkLogSettings! LinkStatus< ModuleConfigurationList> PeerGatewayId!~ Tags UpdatedTimestamp<
AWS::RTBFabric::LinkRoutingRule||Arn<# Conditions! CreatedTimestamp< GatewayId!~ LinkId!~ Priority! RuleId< Status< Tags UpdatedTimestamp<
AWS::RTBFabric::OutboundExternalLink||Arn<# CreatedTimestamp< GatewayId!~ LinkAttributes~ LinkId< LinkLogSettings!~ LinkStatus< PublicEndpoint!~ Tags UpdatedTimestamp<
AWS::RTBFabric::RequesterGateway||ActiveLinksCount< Arn<# CreatedTimestamp< Description~ DomainName< GatewayId< RequesterGatewayStatus< SecurityGroupIds!~ SubnetIds!~ Tags TotalLinksCount< UpdatedTimestamp< VpcId!~
AWS::RTBFabric::ResponderGateway||AcmCertificateArn~ Arn<# CertificateAssociationStatus< CreatedTimestamp< Description~ DomainName~ ExternalInboundEndpoint< GatewayId< GatewayType~ ListenerConfig ManagedEndpointConfiguration~ Port!~ Protocol!~ ResponderGatewayStatus< SecurityGroupIds!~ SubnetIds!~ Tags TrustStoreConfiguration~ UpdatedTimestamp< VpcId!~
AWS::RUM::AppMonitor||AppMonitorConfiguration CustomEvents CwLogEnabled DeobfuscationConfiguration Domain DomainList Id< Name!=# Platform= ResourcePolicy Tags
AWS::Rbin::Rule||Arn<# Description ExcludeResourceTags Identifier< LockConfiguration> LockState< ResourceTags ResourceType!= RetentionPeriod! Status Tags
AWS::Redshift::Cluster|databases|AllowVersionUpgrade AquaConfigurationStatus AutomatedSnapshotRetentionPeriod AvailabilityZone AvailabilityZoneRelocation AvailabilityZoneRelocationStatus Classic> ClusterIdentifier=# ClusterNamespaceArn< ClusterParameterGroupName ClusterSecurityGroups ClusterSubnetGroupName= ClusterType! ClusterVersion DBName!= DeferMaintenance> DeferMaintenanceDuration> DeferMaintenanceEndTime DeferMaintenanceIdentifier< DeferMaintenanceStartTime DestinationRegion ElasticIp Encrypted Endpoint Endpoint/Address< Endpoint/Port< EnhancedVpcRouting HsmClientCertificateIdentifier HsmConfigurationIdentifier IamRoles KmsKeyId LoggingProperties MaintenanceTrackName ManageMasterPassword> ManualSnapshotRetentionPeriod MasterPasswordSecretArn< MasterPasswordSecretKmsKeyId MasterUserPassword> MasterUsername!= MultiAZ NamespaceResourcePolicy NodeType! NumberOfNodes OwnerAccount= Port PreferredMaintenanceWindow PubliclyAccessible ResourceAction RevisionTarget RotateEncryptionKey SnapshotClusterIdentifier= SnapshotCopyGrantName SnapshotCopyManual SnapshotCopyRetentionPeriod SnapshotIdentifier=> Tags VpcSecurityGroupIds
AWS::Redshift::ClusterParameterGroup||Description!= ParameterGroupFamily!= ParameterGroupName=# Parameters Tags
AWS::Redshift::ClusterSecurityGroup||Description!= Id<# Tags
AWS::Redshift::ClusterSecurityGroupIngress||CIDRIP= ClusterSecurityGroupName!= EC2SecurityGroupName= EC2SecurityGroupOwnerId= Id<#
AWS::Redshift::ClusterSubnetGroup||ClusterSubnetGroupName<# Description! SubnetIds! Tags
AWS::Redshift::EndpointAccess||Address< ClusterIdentifier!= EndpointCreateTime< EndpointName!=# EndpointStatus< Port< ResourceOwner= SubnetGroupName!= VpcEndpoint< VpcEndpoint/VpcEndpointId@ VpcEndpoint/VpcId@ VpcSecurityGroupIds! VpcSecurityGroups<
AWS::Redshift::EndpointAuthorization||Account!=# AllowedAllVPCs< AllowedVPCs< AuthorizeTime< ClusterIdentifier!=# ClusterStatus< EndpointCount< Force> Grantee< Grantor< Status< VpcIds
AWS::Redshift::EventSubscription||CustSubscriptionId< CustomerAwsId< Enabled EventCategories EventCategoriesList< Severity SnsTopicArn SourceIds SourceIdsList< SourceType Status< SubscriptionCreationTime< SubscriptionName!=# Tags
AWS::Redshift::Integration||AdditionalEncryptionContext= CreateTime< IntegrationArn<# IntegrationName KMSKeyId= SourceArn!= Tags TargetArn!=
AWS::Redshift::QEV2IdcApplication||IdcDisplayName! IdcInstanceArn!= IdcManagedApplicationArn< IdcOnboardStatus< Qev2IdcApplicationArn<# Qev2IdcApplicationName!= Tags
AWS::Redshift::RedshiftIdcApplication||ApplicationType= AuthorizedTokenIssuerList IamRoleArn! IdcDisplayName! IdcInstanceArn!= IdcManagedApplicationArn< IdcOnboardStatus< IdentityNamespace RedshiftIdcApplicationArn<# RedshiftIdcApplicationName!= ServiceIntegrations> SsoTagKeys=> Tags
AWS::Redshift::ScheduledAction||Enable EndTime IamRole NextInvocations< Schedule ScheduledActionDescription ScheduledActionName!=# StartTime State< TargetAction
AWS::Redshift::Snapshot|the snapshot|AvailabilityZone< ClusterCreateTime< ClusterIdentifier!= ClusterVersion< DBName< Encrypted< EncryptedWithHSM< EngineFullVersion< EnhancedVpcRouting< KmsKeyId< MaintenanceTrackName< ManualSnapshotRetentionPeriod MasterUsername< NodeType< NumberOfNodes< OwnerAccount< Port< SnapshotArn<# SnapshotCreateTime< SnapshotIdentifier!= SnapshotType< Status< Tags VpcId<
AWS::Redshift::SnapshotCopyGrant||Arn<# KmsKeyId=> SnapshotCopyGrantName!= Tags
AWS::Redshift::SnapshotSchedule||Arn<# AssociatedClusterCount< ScheduleDefinitions! ScheduleDescription= ScheduleIdentifier!= Tags
AWS::Redshift::UsageLimit||Amount! Arn<# BreachAction ClusterIdentifier!= FeatureType!= LimitType!= Period= Tags UsageLimitId<
AWS::RedshiftServerless::Namespace|databases|AdminPasswordSecretKmsKeyId AdminUserPassword> AdminUsername DbName DefaultIamRoleArn FinalSnapshotName> FinalSnapshotRetentionPeriod> IamRoles KmsKeyId LogExports ManageAdminPassword> Namespace< Namespace/AdminUsername@ Namespace/CreationDate@ Namespace/DbName@ Namespace/DefaultIamRoleArn@ Namespace/IamRoles@ Namespace/KmsKeyId@ Namespace/LogExports@ Namespace/NamespaceArn@ Namespace/NamespaceId@ Namespace/NamespaceName@ Namespace/Status@ NamespaceName!=# NamespaceResourcePolicy RedshiftIdcApplicationArn> SnapshotCopyConfigurations Tags
AWS::RedshiftServerless::Snapshot|the snapshot|NamespaceName= OwnerAccount< RetentionPeriod Snapshot< Snapshot/AdminUsername@ Snapshot/KmsKeyId@ Snapshot/NamespaceArn@ Snapshot/NamespaceName@ Snapshot/OwnerAccount@ Snapshot/RetentionPeriod@ Snapshot/SnapshotArn@ Snapshot/SnapshotCreateTime@ Snapshot/SnapshotName@ Snapshot/Status@ SnapshotName!=# Tags=
AWS::RedshiftServerless::Workgroup||BaseCapacity@ ConfigParameters>@ EnhancedVpcRouting@ MaxCapacity@ NamespaceName=@ Port@ PricePerformanceTarget PricePerformanceTarget/Level@ PricePerformanceTarget/Status@ PubliclyAccessible@ RecoveryPointId>@ SecurityGroupIds>@ SnapshotArn>@ SnapshotName>@ SnapshotOwnerAccount>@ SubnetIds>@ Tags@ TrackName@ Workgroup Workgroup/BaseCapacity< Workgroup/ConfigParameters< Workgroup/CreationDate< Workgroup/Endpoint/Address< Workgroup/Endpoint/Port< Workgroup/Endpoint/VpcEndpoints@ Workgroup/Endpoint/VpcEndpoints/*/NetworkInterfaces/*/AvailabilityZone< Workgroup/Endpoint/VpcEndpoints/*/NetworkInterfaces/*/NetworkInterfaceId< Workgroup/Endpoint/VpcEndpoints/*/NetworkInterfaces/*/PrivateIpAddress< Workgroup/Endpoint/VpcEndpoints/*/NetworkInterfaces/*/SubnetId< Workgroup/Endpoint/VpcEndpoints/*/VpcEndpointId< Workgroup/Endpoint/VpcEndpoints/*/VpcId< Workgroup/EnhancedVpcRouting< Workgroup/MaxCapacity< Workgroup/NamespaceName< Workgroup/PricePerformanceTarget/Level@ Workgroup/PricePerformanceTarget/Status@ Workgroup/PubliclyAccessible< Workgroup/SecurityGroupIds< Workgroup/Status< Workgroup/SubnetIds< Workgroup/TrackName< Workgroup/WorkgroupArn< Workgroup/WorkgroupId< Workgroup/WorkgroupName< WorkgroupName!=#@
AWS::RefactorSpaces::Application||ApiGatewayId< ApiGatewayProxy=> ApplicationIdentifier<# Arn< EnvironmentIdentifier!=# Name!= NlbArn< NlbName< ProxyType!= ProxyUrl< StageName< Tags VpcId!= VpcLinkId<
AWS::RefactorSpaces::Environment||Arn< Description=> EnvironmentIdentifier<# Name=> NetworkFabricType=> Tags TransitGatewayId<
AWS::RefactorSpaces::Route||ApplicationIdentifier!=# Arn< DefaultRoute> EnvironmentIdentifier!=# PathResourceToId< RouteIdentifier<# RouteType!=> ServiceIdentifier!=> Tags UriPathRoute> UriPathRoute/AppendSourcePath= UriPathRoute/IncludeChildPaths= UriPathRoute/Methods= UriPathRoute/SourcePath=
AWS::RefactorSpaces::Service||ApplicationIdentifier!=# Arn< Description=> EndpointType!=> EnvironmentIdentifier!=# LambdaEndpoint=> Name!=> ServiceIdentifier<# Tags UrlEndpoint=> VpcId=>
AWS::Rekognition::Collection|faces|Arn< CollectionId!=# Tags
AWS::Rekognition::Dataset|labeled images|DatasetArn<# DatasetType!= ProjectArn=> Tags
AWS::Rekognition::Project||Arn< ProjectName!=# Tags
AWS::Rekognition::StreamProcessor||Arn< BoundingBoxRegionsOfInterest= ConnectedHomeSettings= DataSharingPreference= FaceSearchSettings= KinesisDataStream= KinesisVideoStream!= KmsKeyId= Name=# NotificationChannel= PolygonRegionsOfInterest= RoleArn!= S3Destination= Status< StatusMessage< Tags
AWS::ResilienceHub::App||AppArn<# AppAssessmentSchedule AppTemplateBody! Description DriftStatus< EventSubscriptions Name!= PermissionModel ResiliencyPolicyArn ResourceMappings! Tags
AWS::ResilienceHub::ResiliencyPolicy||DataLocationConstraint Policy! PolicyArn<# PolicyDescription PolicyName! Tags Tier!
AWS::ResilienceHubV2::Policy||AssociatedServiceCount< AvailabilitySlo CreatedAt< DataRecovery Description KmsKeyId=> MultiAz MultiRegion Name!= PolicyArn<# SharingEnabled Tags UpdatedAt<
AWS::ResilienceHubV2::Service||Assertions AssociatedSystems CreatedAt< DependencyDiscovery Description DevOpsAgentConfiguration EffectivePolicyValues< InputSources KmsKeyId=> Name!= PermissionModel PolicyArn Regions!= ReportConfiguration ServiceArn<# Tags UpdatedAt<
AWS::ResilienceHubV2::ServiceFunction||CreatedAt< Criticality! Description Name! ResourceCount< ServiceArn!=# ServiceFunctionId<# Source< UpdatedAt<
AWS::ResilienceHubV2::System||CreatedAt< Description KmsKeyId=> Name!= SharingEnabled SystemArn<# SystemId< Tags UpdatedAt<
AWS::ResilienceHubV2::UserJourney||CreatedAt< Description Name!= PolicyArn SystemIdentifier!=# UpdatedAt< UserJourneyId<#
AWS::ResourceExplorer2::DefaultViewAssociation||AssociatedAwsPrincipal<# ViewArn!
AWS::ResourceExplorer2::Index||Arn<# IndexState< Tags Type!
AWS::ResourceExplorer2::View||Filters IncludedProperties Scope= Tags ViewArn<# ViewName!=
AWS::ResourceGroups::Group||Arn< Configuration Description Name!=# ResourceQuery Resources Tags
AWS::ResourceGroups::TagSyncTask||Group!= GroupArn< GroupName< RoleArn!= Status< TagKey!= TagValue!= TaskArn<#
AWS::RoboMaker::Fleet||Arn<# Name= Tags
AWS::RoboMaker::Robot||Architecture!= Arn<# Fleet= GreengrassGroupId!= Name= Tags
AWS::RoboMaker::RobotApplication||Arn<# CurrentRevisionId@ Environment@ Name=@ RobotSoftwareSuite! RobotSoftwareSuite/Name@ RobotSoftwareSuite/Version>@ Sources>@ Tags@
AWS::RoboMaker::RobotApplicationVersion||Application!= ApplicationVersion< Arn<# CurrentRevisionId=
AWS::RoboMaker::SimulationApplication||Arn<# CurrentRevisionId@ Environment@ Name=@ RenderingEngine> RenderingEngine/Name@ RenderingEngine/Version@ RobotSoftwareSuite! RobotSoftwareSuite/Name@ RobotSoftwareSuite/Version>@ SimulationSoftwareSuite! SimulationSoftwareSuite/Name@ SimulationSoftwareSuite/Version>@ Sources>@ Tags@
AWS::RoboMaker::SimulationApplicationVersion||Application!= ApplicationVersion< Arn<# CurrentRevisionId=
AWS::RolesAnywhere::CRL||CrlData! CrlId<# Enabled Name! Tags TrustAnchorArn
AWS::RolesAnywhere::Profile||AcceptRoleSessionName AttributeMappings DurationSeconds Enabled ManagedPolicyArns Name! ProfileArn< ProfileId<# RequireInstanceProperties=> RoleArns! SessionPolicy Tags
AWS::RolesAnywhere::TrustAnchor||Enabled Name! NotificationSettings Source! Tags TrustAnchorArn< TrustAnchorId<#
AWS::Route53::CidrCollection||Arn< Id<# Locations Name!=
AWS::Route53::DNSSEC||HostedZoneId!=#
AWS::Route53::DelegationSet||Arn<# CallerReference< Id< NameServers<
AWS::Route53::HealthCheck||HealthCheckConfig! HealthCheckConfig/MeasureLatency= HealthCheckConfig/RequestInterval= HealthCheckConfig/Type= HealthCheckId<# HealthCheckTags
AWS::Route53::HostedZone|records and the delegation of the domain|DelegationSetId= HostedZoneConfig HostedZoneFeatures HostedZoneTags Id<# Name= NameServers< QueryLoggingConfig VPCs
AWS::Route53::KeySigningKey||HostedZoneId!=# KeyManagementServiceArn!= Name!=# Status!
AWS::Route53::QueryLoggingConfig||Arn<# CloudWatchLogsLogGroupArn!= HostedZoneId!= Id<
AWS::Route53::RecordSet||AliasTarget CidrRoutingConfig Comment> Failover GeoLocation GeoProximityLocation HealthCheckId HostedZoneId=# HostedZoneName=> MultiValueAnswer Name!# Region ResourceRecords SetIdentifier# TTL Type!# Weight
AWS::Route53::RecordSetGroup||Comment HostedZoneId= HostedZoneName= Id<# RecordSets
AWS::Route53::TrafficPolicy||Arn<# Comment Document!= Id< Name!= Type< Version<
AWS::Route53::TrafficPolicyInstance||Arn<# HostedZoneId!= Id< Name!= State< TTL! TrafficPolicyId! TrafficPolicyType< TrafficPolicyVersion!
AWS::Route53GlobalResolver::AccessSource||AccessSourceId<# Arn< Cidr! ClientToken=> CreatedAt< DnsViewId!= IpAddressType Name Protocol! Status< Tags UpdatedAt<
AWS::Route53GlobalResolver::AccessToken||AccessTokenId<# Arn< ClientToken=> CreatedAt< DnsViewId!= ExpiresAt= GlobalResolverId< Name Status< Tags UpdatedAt< Value<
AWS::Route53GlobalResolver::DnsView||Arn< ClientToken=> CreatedAt< Description DnsViewId<# DnssecValidation EdnsClientSubnet FirewallRulesFailOpen GlobalResolverId!= Name! Status< Tags UpdatedAt<
AWS::Route53GlobalResolver::FirewallDomainList||Arn< ClientToken=> CreatedAt< Description= DomainCount< DomainFileUrl> Domains> FirewallDomainListId<# GlobalResolverId!= Name!= Status< StatusMessage< Tags UpdatedAt<
AWS::Route53GlobalResolver::FirewallRule||Action! BlockOverrideDnsType BlockOverrideDomain BlockOverrideTtl BlockResponse ClientToken=> ConfidenceThreshold CreatedAt< Description DnsAdvancedProtection DnsViewId!= FirewallDomainListId= FirewallRuleId<# Name! Priority QType=> QueryType< Status< UpdatedAt<
AWS::Route53GlobalResolver::GlobalResolver||Arn< ClientToken=> CreatedAt< Description DnsName< GlobalResolverId<# IPv4Addresses< IPv6Addresses< IpAddressType Name! ObservabilityRegion Regions! Status< Tags UpdatedAt<
AWS::Route53GlobalResolver::HostedZoneAssociation||CreatedAt< HostedZoneAssociationId<# HostedZoneId!= HostedZoneName< Name! ResourceArn!= Status< UpdatedAt<
AWS::Route53Profiles::Profile||Arn< ClientToken< Id<# Name!= ShareStatus< Tags
AWS::Route53Profiles::ProfileAssociation||Arn> Id<# Name!= ProfileId!= ResourceId!= Tags
AWS::Route53Profiles::ProfileResourceAssociation||Id<# Name!= ProfileId!= ResourceArn!= ResourceProperties ResourceType<
AWS::Route53RecoveryControl::Cluster||ClusterArn<# ClusterEndpoints< Name!= NetworkType Status< Tags=
AWS::Route53RecoveryControl::ControlPanel||ClusterArn= ControlPanelArn<# DefaultControlPanel< Name! RoutingControlCount< Status< Tags=
AWS::Route53RecoveryControl::RoutingControl||ClusterArn=> ControlPanelArn= Name! RoutingControlArn<# Status<
AWS::Route53RecoveryControl::SafetyRule||AssertionRule AssertionRule/AssertedControls~ ControlPanelArn~ GatingRule GatingRule/GatingControls~ GatingRule/TargetControls~ Name RuleConfig~ SafetyRuleArn<# Status< Tags~
AWS::Route53RecoveryReadiness::Cell||CellArn< CellName=# Cells ParentReadinessScopes< Tags
AWS::Route53RecoveryReadiness::ReadinessCheck||ReadinessCheckArn< ReadinessCheckName=# ResourceSetName Tags
AWS::Route53RecoveryReadiness::RecoveryGroup||Cells RecoveryGroupArn< RecoveryGroupName=# Tags
AWS::Route53RecoveryReadiness::ResourceSet||ResourceSetArn< ResourceSetName=# ResourceSetType!= Resources! Tags
AWS::Route53Resolver::FirewallDomainList||Arn< CreationTime< CreatorRequestId< DomainCount< DomainFileUrl> Domains> Id<# ManagedOwnerName< ModificationTime< Name= Status< StatusMessage< Tags
AWS::Route53Resolver::FirewallRuleGroup||Arn< CreationTime< CreatorRequestId< FirewallRules FirewallRules/*/FirewallThreatProtectionId< FirewallRules/*/Status< Id<# ModificationTime< Name= OwnerId< RuleCount< ShareStatus< Status< StatusMessage< Tags
AWS::Route53Resolver::FirewallRuleGroupAssociation||Arn< CreationTime< CreatorRequestId< FirewallRuleGroupId!= Id<# ManagedOwnerName< ModificationTime< MutationProtection Name Priority! Status< StatusMessage< Tags VpcId!=
AWS::Route53Resolver::OutpostResolver||Arn< CreationTime< CreatorRequestId< Id<# InstanceCount ModificationTime< Name! OutpostArn!= PreferredInstanceType! Status< StatusMessage< Tags
AWS::Route53Resolver::ResolverConfig||AutodefinedReverse< AutodefinedReverseFlag!= Id< OwnerId< ResourceId!=#
AWS::Route53Resolver::ResolverDNSSECConfig||Id<# OwnerId< ResourceId= ValidationStatus<
AWS::Route53Resolver::ResolverEndpoint||Arn< Direction!=@ Dns64Enabled HostVPCId< IpAddressCount< IpAddresses! Ipv6InternetAccessEnabled Name@ OutpostArn= PreferredInstanceType= Protocols ResolverEndpointId<# ResolverEndpointType RniEnhancedMetricsEnabled SecurityGroupIds!= Tags TargetNameServerMetricsEnabled
AWS::Route53Resolver::ResolverQueryLoggingConfig||Arn< AssociationCount< CreationTime< CreatorRequestId< DestinationArn= Id<# Name= OwnerId< ShareStatus< Status< Tags=
AWS::Route53Resolver::ResolverQueryLoggingConfigAssociation||CreationTime< Error< ErrorMessage< Id<# ResolverQueryLogConfigId= ResourceId= Status<
AWS::Route53Resolver::ResolverRule||Arn< DelegationRecord@ DomainName~@ Name@ ResolverEndpointId@ ResolverRuleId<# RuleType!=@ Tags@ TargetIps@
AWS::Route53Resolver::ResolverRuleAssociation||Name=@ ResolverRuleAssociationId<# ResolverRuleId!=@ VPCId!=@
AWS::S3::AccessGrant||AccessGrantArn< AccessGrantId<# AccessGrantsLocationConfiguration AccessGrantsLocationId! ApplicationArn GrantScope< Grantee! Permission! S3PrefixType=> Tags=
AWS::S3::AccessGrantsInstance||AccessGrantsInstanceArn<# AccessGrantsInstanceId< IdentityCenterArn Tags=
AWS::S3::AccessGrantsLocation||AccessGrantsLocationArn< AccessGrantsLocationId<# IamRoleArn! LocationScope! Tags=
AWS::S3::AccessPoint||Alias< Arn< Bucket!=@ BucketAccountId=@ Name=#@ NetworkOrigin< Policy@ PublicAccessBlockConfiguration PublicAccessBlockConfiguration/BlockPublicAcls@ PublicAccessBlockConfiguration/BlockPublicPolicy@ PublicAccessBlockConfiguration/IgnorePublicAcls@ PublicAccessBlockConfiguration/RestrictPublicBuckets@ Tags@ VpcConfiguration= VpcConfiguration/VpcId@
AWS::S3::Bucket|objects|AbacStatus AccelerateConfiguration AccessControl> AnalyticsConfigurations Arn< BucketEncryption BucketName=# BucketNamePrefix=> BucketNamespace=> CorsConfiguration DomainName< DualStackDomainName< IntelligentTieringConfigurations InventoryConfigurations LifecycleConfiguration LifecycleConfiguration/Rules/*/ExpiredObjectDeleteMarker> LifecycleConfiguration/Rules/*/NoncurrentVersionExpirationInDays> LifecycleConfiguration/Rules/*/NoncurrentVersionTransition> LifecycleConfiguration/Rules/*/Transition> LoggingConfiguration MetadataConfiguration MetadataConfiguration/AnnotationTableConfiguration/EncryptionConfiguration> MetadataConfiguration/AnnotationTableConfiguration/TableArn< MetadataConfiguration/AnnotationTableConfiguration/TableName< MetadataConfiguration/Destination< MetadataConfiguration/InventoryTableConfiguration/EncryptionConfiguration> MetadataConfiguration/InventoryTableConfiguration/TableArn< MetadataConfiguration/InventoryTableConfiguration/TableName< MetadataConfiguration/JournalTableConfiguration/EncryptionConfiguration> MetadataConfiguration/JournalTableConfiguration/TableArn< MetadataConfiguration/JournalTableConfiguration/TableName< MetadataTableConfiguration MetadataTableConfiguration/S3TablesDestination/TableArn< MetadataTableConfiguration/S3TablesDestination/TableNamespace< MetricsConfigurations NotificationConfiguration ObjectLockConfiguration ObjectLockEnabled OwnershipControls PublicAccessBlockConfiguration RegionalDomainName< ReplicationConfiguration ReplicationConfiguration/Rules/*/Prefix> Tags VersioningConfiguration WebsiteConfiguration WebsiteURL<
AWS::S3::BucketPolicy||Bucket!=# PolicyDocument!
AWS::S3::MultiRegionAccessPoint||Alias< CreatedAt< Name=# PublicAccessBlockConfiguration= Regions!=
AWS::S3::MultiRegionAccessPointPolicy||MrapName!=# Policy! PolicyStatus< PolicyStatus/IsPublic@
AWS::S3::StorageLens||StorageLensConfiguration! StorageLensConfiguration/Id=# StorageLensConfiguration/StorageLensArn< Tags
AWS::S3::StorageLensGroup||Filter! Name!=# StorageLensGroupArn< Tags
AWS::S3Express::AccessPoint||Arn< Bucket!= BucketAccountId= Name=# NetworkOrigin< Policy PublicAccessBlockConfiguration Scope Tags VpcConfiguration=
AWS::S3Express::BucketPolicy||Bucket!=# PolicyDocument!
AWS::S3Express::DirectoryBucket|objects|Arn< AvailabilityZoneName< BucketEncryption BucketName=# DataRedundancy!= InventoryConfigurations LifecycleConfiguration LocationName!= MetricsConfigurations Tags
AWS::S3Files::AccessPoint||AccessPointArn< AccessPointId<# ClientToken= FileSystemId!= OwnerId< PosixUser= RootDirectory= Status< Tags
AWS::S3Files::FileSystem|files not yet written back|AcceptBucketWarning=> Bucket!= ClientToken= CreationTime< FileSystemArn<# FileSystemId< KmsKeyId= OwnerId< Prefix= RoleArn!= Status< StatusMessage< SynchronizationConfiguration SynchronizationConfiguration/LatestVersionNumber< Tags
AWS::S3Files::FileSystemPolicy||FileSystemId!=# Policy!
AWS::S3Files::MountTarget||AvailabilityZoneId< FileSystemId!= IpAddressType= Ipv4Address= Ipv6Address= MountTargetId<# NetworkInterfaceId< OwnerId< SecurityGroups Status< StatusMessage< SubnetId!= VpcId<
AWS::S3ObjectLambda::AccessPoint||Alias< Alias/Status@ Alias/Value@ Arn< CreationDate< Name=# ObjectLambdaConfiguration! PolicyStatus< PolicyStatus/IsPublic@ PublicAccessBlockConfiguration<
AWS::S3ObjectLambda::AccessPointPolicy||ObjectLambdaAccessPoint!=# PolicyDocument!
AWS::S3Outposts::AccessPoint||Arn<# Bucket!= Name!= Policy VpcConfiguration!=
AWS::S3Outposts::Bucket|objects|Arn<# BucketName!= LifecycleConfiguration OutpostId!= Tags
AWS::S3Outposts::BucketPolicy||Bucket!=# PolicyDocument!
AWS::S3Outposts::Endpoint||AccessType= Arn<# CidrBlock< CreationTime< CustomerOwnedIpv4Pool= FailedReason Id< NetworkInterfaces< OutpostId!= SecurityGroupId!= Status< SubnetId!=
AWS::S3Tables::Namespace||Namespace!=# TableBucketARN!=#
AWS::S3Tables::Table|rows|Compaction IcebergMetadata=> Namespace! OpenTableFormat!= SnapshotManagement StorageClassConfiguration= TableARN<# TableBucketARN!= TableName! Tags VersionToken< WarehouseLocation< WithoutMetadata=>
AWS::S3Tables::TableBucket|tables and their rows|EncryptionConfiguration MetricsConfiguration ReplicationConfiguration StorageClassConfiguration TableBucketARN<# TableBucketName!= Tags UnreferencedFileRemoval
AWS::S3Tables::TableBucketPolicy||ResourcePolicy! TableBucketARN!=#
AWS::S3Tables::TablePolicy||Namespace< ResourcePolicy! TableARN!=# TableBucketARN< TableName<
AWS::S3Vectors::Index|vectors|CreationTime< DataType!= Dimension!= DistanceMetric!= EncryptionConfiguration= IndexArn<# IndexName= MetadataConfiguration= Tags VectorBucketArn= VectorBucketName=
AWS::S3Vectors::VectorBucket|vectors|CreationTime< EncryptionConfiguration= Tags VectorBucketArn<# VectorBucketName=
AWS::S3Vectors::VectorBucketPolicy||Policy! VectorBucketArn=# VectorBucketName=>
AWS::SCN::DataIntegrationFlow||Arn<# CreatedTime< InstanceId!= LastModifiedTime< Name!= Sources! Tags Target! Transformation!
AWS::SCN::Dataset|rows|Arn<# CreatedTime< Description InstanceId!= LastModifiedTime< Name!= Namespace!= PartitionSpec= Schema= Tags
AWS::SCN::Instance|datasets and their rows|Arn<# AwsAccountId< CreatedTime< InstanceDescription InstanceId< InstanceName LastModifiedTime< State< Tags VersionNumber< WebAppDnsDomain=
AWS::SCN::Namespace||Arn<# CreatedTime< Description InstanceId!= LastModifiedTime< Name!= Tags
AWS::SDB::Domain|items|Description Id<#
AWS::SES::ConfigurationSet||ArchivingOptions DeliveryOptions Name=# ReputationOptions SendingOptions SuppressionOptions Tags TrackingOptions VdmOptions
AWS::SES::ConfigurationSetEventDestination||ConfigurationSetName!=# EventDestination! EventDestination/Name~ Id<#
AWS::SES::ContactList|contacts|ContactListName=# Description Tags Topics
AWS::SES::CustomVerificationEmailTemplate||FailureRedirectionURL! FromEmailAddress! SuccessRedirectionURL! Tags TemplateContent! TemplateName!=# TemplateSubject!
AWS::SES::DedicatedIpPool||PoolName=# ScalingMode~ Tags
AWS::SES::EmailIdentity||ConfigurationSetAttributes DkimAttributes DkimDNSTokenName1< DkimDNSTokenName2< DkimDNSTokenName3< DkimDNSTokenValue1< DkimDNSTokenValue2< DkimDNSTokenValue3< DkimSigningAttributes DkimSigningAttributes/DomainSigningPrivateKey> DkimSigningAttributes/DomainSigningSelector> EmailIdentity!=# FeedbackAttributes MailFromAttributes Tags
AWS::SES::EmailIdentityCertificate||CertificateArn!= EmailIdentity!=# FromAddress!=#
AWS::SES::MailManagerAddonInstance||AddonInstanceArn< AddonInstanceId<# AddonName< AddonSubscriptionId!= Tags
AWS::SES::MailManagerAddonSubscription||AddonName!= AddonSubscriptionArn< AddonSubscriptionId<# Tags
AWS::SES::MailManagerAddressList||AddressListArn< AddressListId<# AddressListName= Tags
AWS::SES::MailManagerArchive|archived mail|ArchiveArn< ArchiveId<# ArchiveName ArchiveState< KmsKeyArn= Retention Tags
AWS::SES::MailManagerIngressPoint||ARecord< IngressPointArn< IngressPointConfiguration> IngressPointId<# IngressPointName NetworkConfiguration= RuleSetId! Status< StatusToUpdate Tags TlsPolicy TrafficPolicyId! Type!=
AWS::SES::MailManagerRelay||Authentication! RelayArn< RelayId<# RelayName ServerName! ServerPort! Tags
AWS::SES::MailManagerRuleSet||RuleSetArn< RuleSetId<# RuleSetName Rules! Tags
AWS::SES::MailManagerTrafficPolicy||DefaultAction! MaxMessageSizeBytes PolicyStatements! Tags TrafficPolicyArn< TrafficPolicyId<# TrafficPolicyName
AWS::SES::MultiRegionEndpoint||Details!= EndpointName!=# Tags
AWS::SES::ReceiptFilter||Filter!= Id<#
AWS::SES::ReceiptRule||After> Rule! Rule/Name= RuleName<# RuleSetName!=#
AWS::SES::ReceiptRuleSet||RuleSetName=#
AWS::SES::Template||Id<# Tags Template Template/TemplateName=
AWS::SES::Tenant||Arn< ReputationEntity ResourceAssociations SuppressionAttributes Tags TenantName!=#
AWS::SES::VdmAttributes||DashboardAttributes GuardianAttributes VdmAttributesResourceId<#
AWS::SMSVOICE::ConfigurationSet||Arn< ConfigurationSetName=# DefaultSenderId EventDestinations MessageFeedbackEnabled ProtectConfigurationId Tags
AWS::SMSVOICE::NotifyConfiguration||CreatedTimestamp< DefaultTemplateId DeletionProtectionEnabled DisplayName!= EnabledChannels! EnabledCountries NotifyConfigurationArn<# NotifyConfigurationId< PoolId Status< Tags Tier< TierUpgradeStatus< UseCase!=
AWS::SMSVOICE::OptOutList|the numbers that opted out|Arn< OptOutListName=# Tags
AWS::SMSVOICE::PhoneNumber|the phone number|Arn< DeletionProtectionEnabled IsoCountryCode!= MandatoryKeywords! NumberCapabilities!= NumberType!= OptOutListName OptionalKeywords PhoneNumber< PhoneNumberId<# SelfManagedOptOutsEnabled Tags TwoWay
AWS::SMSVOICE::Pool||Arn< DeletionProtectionEnabled MandatoryKeywords! OptOutListName OptionalKeywords OriginationIdentities! PoolId<# SelfManagedOptOutsEnabled SharedRoutesEnabled Tags TwoWay
AWS::SMSVOICE::ProtectConfiguration||Arn< CountryRuleSet DeletionProtectionEnabled ProtectConfigurationId<# Tags
AWS::SMSVOICE::RcsAgent||CreatedTimestamp< DeletionProtectionEnabled OptOutListName PoolId< RcsAgentArn<# RcsAgentId< SelfManagedOptOutsEnabled Status< Tags TestingAgent< TwoWayChannelArn TwoWayChannelRole TwoWayEnabled TwoWayMediaS3BucketName TwoWayMediaS3KeyPrefix TwoWayMediaS3Role TwoWayRcsEventsEnabled
AWS::SMSVOICE::Registration||CreatedTimestamp< CurrentVersionNumber< RegistrationArn<# RegistrationId< RegistrationStatus< RegistrationType!= Tags
AWS::SMSVOICE::RegistrationAttachment||AttachmentBody=> AttachmentStatus< AttachmentUrl=> CreatedTimestamp< RegistrationAttachmentArn<# RegistrationAttachmentId< Tags UploadedAttachmentUrl<
AWS::SMSVOICE::ResourcePolicy||PolicyDocument! ResourceArn!=#
AWS::SMSVOICE::SenderId||Arn< DeletionProtectionEnabled IsoCountryCode!=# SenderId!=# Tags
AWS::SMSVOICE::VerifiedDestinationNumber||CreatedTimestamp< DestinationPhoneNumber!= Status< Tags VerifiedDestinationNumberArn<# VerifiedDestinationNumberId<
AWS::SNS::Subscription||Arn<# DeliveryPolicy Endpoint= FilterPolicy FilterPolicyScope Protocol!= RawMessageDelivery RedrivePolicy Region~> ReplayPolicy SubscriptionRoleArn TopicArn!=
AWS::SNS::Topic||ArchivePolicy@ ContentBasedDeduplication@ DataProtectionPolicy@ DeliveryStatusLogging@ DisplayName@ FifoThroughputScope@ FifoTopic=@ KmsMasterKeyId@ MaximumMessageSize@ SignatureVersion@ Subscription@ Tags@ TopicArn<# TopicName=@ TracingConfig@
AWS::SNS::TopicInlinePolicy||PolicyDocument! TopicArn!=#
AWS::SNS::TopicPolicy||Id<# PolicyDocument! Topics!
AWS::SQS::Queue|messages|Arn< ContentBasedDeduplication@ DeduplicationScope@ DelaySeconds@ FifoQueue=@ FifoThroughputLimit@ KmsDataKeyReusePeriodSeconds@ KmsMasterKeyId@ MaximumMessageSize@ MessageRetentionPeriod@ QueueName=@ QueueUrl<# ReceiveMessageWaitTimeSeconds@ RedriveAllowPolicy@ RedrivePolicy RedrivePolicy/deadLetterTargetArn@ RedrivePolicy/maxReceiveCount@ SqsManagedSseEnabled@ Tags@ VisibilityTimeout@
AWS::SQS::QueueInlinePolicy||PolicyDocument! Queue!=#
AWS::SQS::QueuePolicy||Id<# PolicyDocument! Queues!
AWS::SSM::Association||ApplyOnlyAtCronInterval AssociationDispatchAssumeRole AssociationId<# AssociationName AutomationTargetParameterName CalendarNames ComplianceSeverity DocumentVersion InstanceId= MaxConcurrency MaxErrors Name! OutputLocation Parameters ScheduleExpression ScheduleOffset SyncCompliance Tags Targets WaitForSuccessTimeoutSeconds>
AWS::SSM::CloudConnector||CloudConnectorArn<# CloudConnectorId< ConfigConnectorArn!= Configuration! Configuration/AzureConfiguration/TenantId= CreatedAt< Description DisplayName! RoleArn!= Tags UpdatedAt<
AWS::SSM::Document||Attachments~> Content!~ DocumentFormat~ DocumentType= Name=# Requires~ Tags TargetType~ UpdateMethod> VersionName~
AWS::SSM::MaintenanceWindow||AllowUnassociatedTargets! Cutoff! Description Duration! EndDate Name! Schedule! ScheduleOffset ScheduleTimezone StartDate Tags WindowId<#
AWS::SSM::MaintenanceWindowTarget||Description Name OwnerInformation ResourceType! Targets! WindowId!=# WindowTargetId<#
AWS::SSM::MaintenanceWindowTask||CutoffBehavior Description LoggingInfo MaxConcurrency MaxErrors Name Priority! ServiceRoleArn Targets TaskArn! TaskInvocationParameters TaskParameters TaskType!= WindowId!=# WindowTaskId<#
AWS::SSM::OpsItem||Category CreatedBy< CreatedTime< Description! LastModifiedBy< LastModifiedTime< OpsItemArn<# OpsItemId< OpsItemType< Priority Severity Source!= Status< Tags Title! Version<
AWS::SSM::Parameter||AllowedPattern>@ Arn< DataType@ Description>@ Name=#@ Policies>@ Tags@ Tier>@ Type!@ Value!@
AWS::SSM::PatchBaseline||ApprovalRules ApprovedPatches ApprovedPatchesComplianceLevel ApprovedPatchesEnableNonSecurity AvailableSecurityUpdatesComplianceStatus DefaultBaseline Description GlobalFilters Id<# Name! OperatingSystem= PatchGroups RejectedPatches RejectedPatchesAction Sources Tags
AWS::SSM::ResourceDataSync||BucketName= BucketPrefix= BucketRegion= KMSKeyArn= S3Destination= SyncFormat= SyncName!=# SyncSource SyncType=
AWS::SSM::ResourcePolicy||Policy! PolicyHash< PolicyId<# ResourceArn!=#
AWS::SSM::ServiceSetting||Arn<# LastModifiedDate< LastModifiedUser< SettingId!= SettingValue! Status<
AWS::SSMContacts::Contact||Alias!= Arn<# DisplayName! Plan> Tags Type!=
AWS::SSMContacts::ContactChannel||Arn<# ChannelAddress ChannelName ChannelType= ContactId= DeferActivation>
AWS::SSMContacts::Plan||Arn<# ContactId= RotationIds> Stages
AWS::SSMContacts::Rotation||Arn<# ContactIds! Name! Recurrence! StartTime! Tags TimeZoneId!
AWS::SSMGuiConnect::Preferences||AccountId<# ConnectionRecordingPreferences
AWS::SSMIncidents::ReplicationSet|incidents|Arn<# DeletionProtected Regions! Tags
AWS::SSMIncidents::ResponsePlan||Actions Arn<# ChatChannel DisplayName Engagements IncidentTemplate! Integrations Name!= Tags
AWS::SSMQuickSetup::ConfigurationManager||ConfigurationDefinitions! ConfigurationDefinitions/*/Type= ConfigurationDefinitions/*/TypeVersion= ConfigurationDefinitions/*/id< CreatedAt< Description LastModifiedAt< ManagerArn<# Name StatusSummaries< Tags
AWS::SSMQuickSetup::LifecycleAutomation||AssociationId<# AutomationDocument! AutomationParameters! ResourceKey!= Tags
AWS::SSO::Application||ApplicationArn<# ApplicationProviderArn!= Description IdentityStoreArn< InstanceArn!= Name! PortalOptions Status Tags
AWS::SSO::ApplicationAssignment||ApplicationArn!=# PrincipalId!=# PrincipalType!=#
AWS::SSO::Assignment||InstanceArn!=# PermissionSetArn!=# PrincipalId!=# PrincipalType!=# TargetId!=# TargetType!=#
AWS::SSO::Instance||IdentityStoreId< InstanceArn<# Name OwnerAccountId< Status< Tags
AWS::SSO::InstanceAccessControlAttributeConfiguration||AccessControlAttributes InstanceAccessControlAttributeConfiguration InstanceArn!=#
AWS::SSO::PermissionSet||CustomerManagedPolicyReferences Description InlinePolicy InstanceArn!=# ManagedPolicies Name!= PermissionSetArn<# PermissionsBoundary RelayStateType SessionDuration Tags
AWS::SageMaker::AIWorkloadConfig||AIWorkloadConfigArn<# AIWorkloadConfigName!= AIWorkloadConfigs= CreationTime< DatasetConfig= Tags
AWS::SageMaker::Action||ActionName!= ActionType!= Arn<# CreationTime< Description LastModifiedTime< MetadataProperties= Properties Source!= Status Tags
AWS::SageMaker::Algorithm||AlgorithmArn<# AlgorithmDescription= AlgorithmName!= CertifyForMarketplace= CreationTime< InferenceSpecification= Tags TrainingSpecification!=
AWS::SageMaker::App||AppArn< AppName!=# AppType!=# BuiltInLifecycleConfigArn< DomainId!=# RecoveryMode ResourceSpec= Tags UserProfileName!=#
AWS::SageMaker::AppImageConfig||AppImageConfigArn< AppImageConfigName!=# CodeEditorAppImageConfig JupyterLabAppImageConfig KernelGatewayImageConfig Tags
AWS::SageMaker::Artifact||Arn<# ArtifactName ArtifactType!= CreationTime< LastModifiedTime< MetadataProperties= Properties Source!= Tags
AWS::SageMaker::Cluster||AutoScaling ClusterArn<# ClusterName= ClusterRole ClusterStatus< CreationTime< FailureMessage< InstanceGroups InstanceGroups/*/AutoPatchConfig/PatchSchedule/NextPatchDate< InstanceGroups/*/CurrentCount< NodeProvisioningMode NodeRecovery Orchestrator Orchestrator/Eks= RestrictedInstanceGroups RestrictedInstanceGroups/*/CurrentCount< RestrictedInstanceGroupsConfig Tags TieredStorageConfig VpcConfig=
AWS::SageMaker::ClusterSchedulerConfig||ClusterArn!= ClusterSchedulerConfigArn<# ClusterSchedulerConfigId< ClusterSchedulerConfigVersion< CreationTime< Description Name!= SchedulerConfig! Status< Tags
AWS::SageMaker::CodeRepository||CodeRepositoryArn<# CodeRepositoryName=@ GitConfig! GitConfig/Branch= GitConfig/RepositoryUrl= Tags
AWS::SageMaker::ComputeQuota||ActivationState ClusterArn!= ComputeQuotaArn<# ComputeQuotaConfig! ComputeQuotaId< ComputeQuotaTarget! ComputeQuotaTarget/TeamName= ComputeQuotaVersion< CreationTime< Description LastModifiedTime< Name!= Status< Tags
AWS::SageMaker::Context||Arn<# ContextName!= ContextType!= CreationTime< Description LastModifiedTime< Properties Source!= Tags
AWS::SageMaker::DataQualityJobDefinition||CreationTime< DataQualityAppSpecification!= DataQualityAppSpecification/ContainerArguments@ DataQualityAppSpecification/ContainerEntrypoint@ DataQualityAppSpecification/Environment@ DataQualityAppSpecification/ImageUri@ DataQualityAppSpecification/PostAnalyticsProcessorSourceUri@ DataQualityAppSpecification/RecordPreprocessorSourceUri@ DataQualityBaselineConfig= DataQualityBaselineConfig/BaseliningJobName@ DataQualityBaselineConfig/ConstraintsResource/S3Uri@ DataQualityBaselineConfig/StatisticsResource/S3Uri@ DataQualityJobInput!= DataQualityJobInput/BatchTransformInput/DataCapturedDestinationS3Uri@ DataQualityJobInput/BatchTransformInput/DatasetFormat/Csv/Header@ DataQualityJobInput/BatchTransformInput/DatasetFormat/Json/Line@ DataQualityJobInput/BatchTransformInput/DatasetFormat/Parquet@ DataQualityJobInput/BatchTransformInput/ExcludeFeaturesAttribute@ DataQualityJobInput/BatchTransformInput/LocalPath@ DataQualityJobInput/BatchTransformInput/S3DataDistributionType@ DataQualityJobInput/BatchTransformInput/S3InputMode@ DataQualityJobInput/EndpointInput/EndpointName@ DataQualityJobInput/EndpointInput/ExcludeFeaturesAttribute@ DataQualityJobInput/EndpointInput/LocalPath@ DataQualityJobInput/EndpointInput/S3DataDistributionType@ DataQualityJobInput/EndpointInput/S3InputMode@ DataQualityJobOutputConfig!= DataQualityJobOutputConfig/KmsKeyId@ DataQualityJobOutputConfig/MonitoringOutputs@ EndpointName=>@ JobDefinitionArn<# JobDefinitionName=@ JobResources!= JobResources/ClusterConfig/InstanceCount@ JobResources/ClusterConfig/InstanceType@ JobResources/ClusterConfig/VolumeKmsKeyId@ JobResources/ClusterConfig/VolumeSizeInGB@ NetworkConfig= NetworkConfig/EnableInterContainerTrafficEncryption@ NetworkConfig/EnableNetworkIsolation@ NetworkConfig/VpcConfig/SecurityGroupIds@ NetworkConfig/VpcConfig/Subnets@ RoleArn!=@ StoppingCondition= StoppingCondition/MaxRuntimeInSeconds@ Tags=@
AWS::SageMaker::Device||Device Device/DeviceName=# DeviceFleetName! Tags
AWS::SageMaker::DeviceFleet||Description DeviceFleetName!=# OutputConfig! RoleArn! Tags
AWS::SageMaker::Domain|home folders|AppNetworkAccessType AppSecurityGroupManagement AuthMode!= DefaultSpaceSettings DefaultUserSettings! DomainArn< DomainId<# DomainName!= DomainSettings DomainSettings/RStudioServerProDomainSettings/DefaultResourceSpec= HomeEfsFileSystemCreation HomeEfsFileSystemId< KmsKeyId= SecurityGroupIdForDomainBoundary< SingleSignOnApplicationArn< SingleSignOnManagedApplicationInstanceId< SubnetIds TagPropagation Tags Url< VpcId~
AWS::SageMaker::Endpoint||DeploymentConfig EndpointArn<# EndpointConfigName! EndpointName=@ ExcludeRetainedVariantProperties> RetainAllVariantProperties> RetainDeploymentConfig> Tags
AWS::SageMaker::EndpointConfig||AsyncInferenceConfig= DataCaptureConfig= EnableNetworkIsolation= EndpointConfigArn<# EndpointConfigName=@ ExecutionRoleArn= ExplainerConfig= KmsKeyId= MetricsConfig= ProductionVariants!= ShadowProductionVariants= Tags VpcConfig=
AWS::SageMaker::Experiment||Arn<# CreationTime< Description DisplayName ExperimentName!= LastModifiedTime< Tags
AWS::SageMaker::ExperimentTrialComponent||Arn< CreationTime< DisplayName EndTime Id<# LastModifiedTime< LineageGroupArn< MetadataProperties= StartTime Status Tags TrialComponentName!=
AWS::SageMaker::FeatureGroup|features|CreationTime< Description= EventTimeFeatureName!= FeatureDefinitions! FeatureGroupName!=# FeatureGroupStatus< OfflineStoreConfig= OnlineStoreConfig OnlineStoreConfig/EnableOnlineStore= OnlineStoreConfig/SecurityConfig= OnlineStoreConfig/StorageType= RecordIdentifierFeatureName!= RoleArn= Tags= ThroughputConfig
AWS::SageMaker::Hub||CreationTime< HubArn<# HubDescription! HubDisplayName HubName!= HubSearchKeywords HubStatus< LastModifiedTime< S3StorageConfig= Tags
AWS::SageMaker::HumanTaskUi||CreationTime< HumanTaskUiArn<# HumanTaskUiName!= Tags UiTemplate=>
AWS::SageMaker::Image||ImageArn<# ImageDescription ImageDisplayName ImageName!= ImageRoleArn! Tags
AWS::SageMaker::ImageVersion||Alias> Aliases> BaseImage!= ContainerImage< Horovod ImageArn< ImageName!= ImageVersionArn<# JobType MLFramework Processor ProgrammingLang ReleaseNotes VendorGuidance Version<
AWS::SageMaker::InferenceComponent||CreationTime< DeploymentConfig> EndpointArn EndpointName! FailureReason< InferenceComponentArn<# InferenceComponentName InferenceComponentStatus< LastModifiedTime< RuntimeConfig RuntimeConfig/CopyCount> RuntimeConfig/CurrentCopyCount< RuntimeConfig/DesiredCopyCount< RuntimeConfig/PlacementStatus< Specification Specification/Container/DeployedImage< Specification/Container/Image> Specification/CurrentDataCacheConfig< Specification/DataCacheConfig> Specifications Specifications/*/Container/Image> Specifications/*/CurrentDataCacheConfig< Specifications/*/DataCacheConfig> Tags VariantName
AWS::SageMaker::InferenceExperiment||Arn< CreationTime< DataStorageConfig Description DesiredState> EndpointMetadata< EndpointName!= KmsKey= LastModifiedTime< ModelVariants! Name!=# RoleArn!= Schedule> ShadowModeConfig Status< StatusReason> Tags Type!=
AWS::SageMaker::MlflowApp|experiments and their runs|Arn<# ArtifactStoreUri! CreationTime< LastModifiedTime< MlflowAppId< MlflowVersion< ModelRegistrationMode Name!= RoleArn!= Status< Tags WeeklyMaintenanceWindowStart
AWS::SageMaker::MlflowTrackingServer|experiments and their runs|ArtifactStoreUri! AutomaticModelRegistration MlflowVersion~ RoleArn!~ Tags TrackingServerArn< TrackingServerName!=# TrackingServerSize WeeklyMaintenanceWindowStart
AWS::SageMaker::Model||Containers= EnableNetworkIsolation= ExecutionRoleArn= InferenceExecutionConfig= ModelArn<# ModelName=@ PrimaryContainer= Tags VpcConfig=
AWS::SageMaker::ModelBiasJobDefinition||CreationTime< EndpointName=>@ JobDefinitionArn<# JobDefinitionName=@ JobResources!= JobResources/ClusterConfig/InstanceCount@ JobResources/ClusterConfig/InstanceType@ JobResources/ClusterConfig/VolumeKmsKeyId@ JobResources/ClusterConfig/VolumeSizeInGB@ ModelBiasAppSpecification!= ModelBiasAppSpecification/ConfigUri@ ModelBiasAppSpecification/Environment@ ModelBiasAppSpecification/ImageUri@ ModelBiasBaselineConfig= ModelBiasBaselineConfig/BaseliningJobName@ ModelBiasBaselineConfig/ConstraintsResource/S3Uri@ ModelBiasJobInput!= ModelBiasJobInput/BatchTransformInput/DataCapturedDestinationS3Uri@ ModelBiasJobInput/BatchTransformInput/DatasetFormat/Csv/Header@ ModelBiasJobInput/BatchTransformInput/DatasetFormat/Json/Line@ ModelBiasJobInput/BatchTransformInput/DatasetFormat/Parquet@ ModelBiasJobInput/BatchTransformInput/EndTimeOffset@ ModelBiasJobInput/BatchTransformInput/FeaturesAttribute@ ModelBiasJobInput/BatchTransformInput/InferenceAttribute@ ModelBiasJobInput/BatchTransformInput/LocalPath@ ModelBiasJobInput/BatchTransformInput/ProbabilityAttribute@ ModelBiasJobInput/BatchTransformInput/ProbabilityThresholdAttribute@ ModelBiasJobInput/BatchTransformInput/S3DataDistributionType@ ModelBiasJobInput/BatchTransformInput/S3InputMode@ ModelBiasJobInput/BatchTransformInput/StartTimeOffset@ ModelBiasJobInput/EndpointInput/EndTimeOffset@ ModelBiasJobInput/EndpointInput/EndpointName@ ModelBiasJobInput/EndpointInput/FeaturesAttribute@ ModelBiasJobInput/EndpointInput/InferenceAttribute@ ModelBiasJobInput/EndpointInput/LocalPath@ ModelBiasJobInput/EndpointInput/ProbabilityAttribute@ ModelBiasJobInput/EndpointInput/ProbabilityThresholdAttribute@ ModelBiasJobInput/EndpointInput/S3DataDistributionType@ ModelBiasJobInput/EndpointInput/S3InputMode@ ModelBiasJobInput/EndpointInput/StartTimeOffset@ ModelBiasJobInput/GroundTruthS3Input/S3Uri@ ModelBiasJobOutputConfig!= ModelBiasJobOutputConfig/KmsKeyId@ ModelBiasJobOutputConfig/MonitoringOutputs@ NetworkConfig= NetworkConfig/EnableInterContainerTrafficEncryption@ NetworkConfig/EnableNetworkIsolation@ NetworkConfig/VpcConfig/SecurityGroupIds@ NetworkConfig/VpcConfig/Subnets@ RoleArn!=@ StoppingCondition= StoppingCondition/MaxRuntimeInSeconds@ Tags=@
AWS::SageMaker::ModelCard||Content! CreatedBy CreatedBy/DomainId< CreatedBy/UserProfileArn< CreatedBy/UserProfileName< CreationTime< LastModifiedBy LastModifiedBy/DomainId< LastModifiedBy/UserProfileArn< LastModifiedBy/UserProfileName< LastModifiedTime< ModelCardArn< ModelCardName!=# ModelCardProcessingStatus< ModelCardStatus! ModelCardVersion< SecurityConfig= Tags
AWS::SageMaker::ModelExplainabilityJobDefinition||CreationTime< EndpointName=>@ JobDefinitionArn<# JobDefinitionName=@ JobResources!= JobResources/ClusterConfig/InstanceCount@ JobResources/ClusterConfig/InstanceType@ JobResources/ClusterConfig/VolumeKmsKeyId@ JobResources/ClusterConfig/VolumeSizeInGB@ ModelExplainabilityAppSpecification!= ModelExplainabilityAppSpecification/ConfigUri@ ModelExplainabilityAppSpecification/Environment@ ModelExplainabilityAppSpecification/ImageUri@ ModelExplainabilityBaselineConfig= ModelExplainabilityBaselineConfig/BaseliningJobName@ ModelExplainabilityBaselineConfig/ConstraintsResource/S3Uri@ ModelExplainabilityJobInput!= ModelExplainabilityJobInput/BatchTransformInput/DataCapturedDestinationS3Uri@ ModelExplainabilityJobInput/BatchTransformInput/DatasetFormat/Csv/Header@ ModelExplainabilityJobInput/BatchTransformInput/DatasetFormat/Json/Line@ ModelExplainabilityJobInput/BatchTransformInput/DatasetFormat/Parquet@ ModelExplainabilityJobInput/BatchTransformInput/FeaturesAttribute@ ModelExplainabilityJobInput/BatchTransformInput/InferenceAttribute@ ModelExplainabilityJobInput/BatchTransformInput/LocalPath@ ModelExplainabilityJobInput/BatchTransformInput/ProbabilityAttribute@ ModelExplainabilityJobInput/BatchTransformInput/S3DataDistributionType@ ModelExplainabilityJobInput/BatchTransformInput/S3InputMode@ ModelExplainabilityJobInput/EndpointInput/EndpointName@ ModelExplainabilityJobInput/EndpointInput/FeaturesAttribute@ ModelExplainabilityJobInput/EndpointInput/InferenceAttribute@ ModelExplainabilityJobInput/EndpointInput/LocalPath@ ModelExplainabilityJobInput/EndpointInput/ProbabilityAttribute@ ModelExplainabilityJobInput/EndpointInput/S3DataDistributionType@ ModelExplainabilityJobInput/EndpointInput/S3InputMode@ ModelExplainabilityJobOutputConfig!= ModelExplainabilityJobOutputConfig/KmsKeyId@ ModelExplainabilityJobOutputConfig/MonitoringOutputs@ NetworkConfig= NetworkConfig/EnableInterContainerTrafficEncryption@ NetworkConfig/EnableNetworkIsolation@ NetworkConfig/VpcConfig/SecurityGroupIds@ NetworkConfig/VpcConfig/Subnets@ RoleArn!=@ StoppingCondition= StoppingCondition/MaxRuntimeInSeconds@ Tags=@
AWS::SageMaker::ModelPackage||AdditionalInferenceSpecifications AdditionalInferenceSpecificationsToAdd> ApprovalDescription CertifyForMarketplace ClientToken=> CreationTime< CustomerMetadataProperties Domain= DriftCheckBaselines= InferenceSpecification= LastModifiedTime< MetadataProperties= ModelApprovalStatus ModelCard~ ModelMetrics= ModelPackageArn<# ModelPackageDescription= ModelPackageGroupName= ModelPackageName ModelPackageStatus< ModelPackageStatusDetails ModelPackageVersion SamplePayloadUrl= SecurityConfig= SkipModelValidation SourceAlgorithmSpecification= SourceUri~ Tags Task= ValidationSpecification=
AWS::SageMaker::ModelPackageGroup|versions of the model|CreationTime< ModelPackageGroupArn<# ModelPackageGroupDescription= ModelPackageGroupName!= ModelPackageGroupPolicy ModelPackageGroupStatus< Tags
AWS::SageMaker::ModelQualityJobDefinition||CreationTime< EndpointName=>@ JobDefinitionArn<# JobDefinitionName=@ JobResources!= JobResources/ClusterConfig/InstanceCount@ JobResources/ClusterConfig/InstanceType@ JobResources/ClusterConfig/VolumeKmsKeyId@ JobResources/ClusterConfig/VolumeSizeInGB@ ModelQualityAppSpecification!= ModelQualityAppSpecification/ContainerArguments@ ModelQualityAppSpecification/ContainerEntrypoint@ ModelQualityAppSpecification/Environment@ ModelQualityAppSpecification/ImageUri@ ModelQualityAppSpecification/PostAnalyticsProcessorSourceUri@ ModelQualityAppSpecification/ProblemType@ ModelQualityAppSpecification/RecordPreprocessorSourceUri@ ModelQualityBaselineConfig= ModelQualityBaselineConfig/BaseliningJobName@ ModelQualityBaselineConfig/ConstraintsResource/S3Uri@ ModelQualityJobInput!= ModelQualityJobInput/BatchTransformInput/DataCapturedDestinationS3Uri@ ModelQualityJobInput/BatchTransformInput/DatasetFormat/Csv/Header@ ModelQualityJobInput/BatchTransformInput/DatasetFormat/Json/Line@ ModelQualityJobInput/BatchTransformInput/DatasetFormat/Parquet@ ModelQualityJobInput/BatchTransformInput/EndTimeOffset@ ModelQualityJobInput/BatchTransformInput/InferenceAttribute@ ModelQualityJobInput/BatchTransformInput/LocalPath@ ModelQualityJobInput/BatchTransformInput/ProbabilityAttribute@ ModelQualityJobInput/BatchTransformInput/ProbabilityThresholdAttribute@ ModelQualityJobInput/BatchTransformInput/S3DataDistributionType@ ModelQualityJobInput/BatchTransformInput/S3InputMode@ ModelQualityJobInput/BatchTransformInput/StartTimeOffset@ ModelQualityJobInput/EndpointInput/EndTimeOffset@ ModelQualityJobInput/EndpointInput/EndpointName@ ModelQualityJobInput/EndpointInput/InferenceAttribute@ ModelQualityJobInput/EndpointInput/LocalPath@ ModelQualityJobInput/EndpointInput/ProbabilityAttribute@ ModelQualityJobInput/EndpointInput/ProbabilityThresholdAttribute@ ModelQualityJobInput/EndpointInput/S3DataDistributionType@ ModelQualityJobInput/EndpointInput/S3InputMode@ ModelQualityJobInput/EndpointInput/StartTimeOffset@ ModelQualityJobInput/GroundTruthS3Input/S3Uri@ ModelQualityJobOutputConfig!= ModelQualityJobOutputConfig/KmsKeyId@ ModelQualityJobOutputConfig/MonitoringOutputs@ NetworkConfig= NetworkConfig/EnableInterContainerTrafficEncryption@ NetworkConfig/EnableNetworkIsolation@ NetworkConfig/VpcConfig/SecurityGroupIds@ NetworkConfig/VpcConfig/Subnets@ RoleArn!=@ StoppingCondition= StoppingCondition/MaxRuntimeInSeconds@ Tags=@
AWS::SageMaker::MonitoringSchedule||CreationTime< EndpointName@ FailureReason@ LastModifiedTime< LastMonitoringExecutionSummary LastMonitoringExecutionSummary/CreationTime@ LastMonitoringExecutionSummary/EndpointName@ LastMonitoringExecutionSummary/FailureReason@ LastMonitoringExecutionSummary/LastModifiedTime@ LastMonitoringExecutionSummary/MonitoringExecutionStatus@ LastMonitoringExecutionSummary/MonitoringScheduleName@ LastMonitoringExecutionSummary/ProcessingJobArn@ LastMonitoringExecutionSummary/ScheduledTime@ MonitoringScheduleArn<# MonitoringScheduleConfig! MonitoringScheduleConfig/MonitoringJobDefinition/BaselineConfig/ConstraintsResource/S3Uri@ MonitoringScheduleConfig/MonitoringJobDefinition/BaselineConfig/StatisticsResource/S3Uri@ MonitoringScheduleConfig/MonitoringJobDefinition/Environment@ MonitoringScheduleConfig/MonitoringJobDefinition/MonitoringAppSpecification/ContainerArguments@ MonitoringScheduleConfig/MonitoringJobDefinition/MonitoringAppSpecification/ContainerEntrypoint@ MonitoringScheduleConfig/MonitoringJobDefinition/MonitoringAppSpecification/ImageUri@ MonitoringScheduleConfig/MonitoringJobDefinition/MonitoringAppSpecification/PostAnalyticsProcessorSourceUri@ MonitoringScheduleConfig/MonitoringJobDefinition/MonitoringAppSpecification/RecordPreprocessorSourceUri@ MonitoringScheduleConfig/MonitoringJobDefinition/MonitoringInputs@ MonitoringScheduleConfig/MonitoringJobDefinition/MonitoringOutputConfig/KmsKeyId@ MonitoringScheduleConfig/MonitoringJobDefinition/MonitoringOutputConfig/MonitoringOutputs@ MonitoringScheduleConfig/MonitoringJobDefinition/MonitoringResources/ClusterConfig/InstanceCount@ MonitoringScheduleConfig/MonitoringJobDefinition/MonitoringResources/ClusterConfig/InstanceType@ MonitoringScheduleConfig/MonitoringJobDefinition/MonitoringResources/ClusterConfig/VolumeKmsKeyId@ MonitoringScheduleConfig/MonitoringJobDefinition/MonitoringResources/ClusterConfig/VolumeSizeInGB@ MonitoringScheduleConfig/MonitoringJobDefinition/NetworkConfig/EnableInterContainerTrafficEncryption@ MonitoringScheduleConfig/MonitoringJobDefinition/NetworkConfig/EnableNetworkIsolation@ MonitoringScheduleConfig/MonitoringJobDefinition/NetworkConfig/VpcConfig/SecurityGroupIds@ MonitoringScheduleConfig/MonitoringJobDefinition/NetworkConfig/VpcConfig/Subnets@ MonitoringScheduleConfig/MonitoringJobDefinition/RoleArn@ MonitoringScheduleConfig/MonitoringJobDefinition/StoppingCondition/MaxRuntimeInSeconds@ MonitoringScheduleConfig/MonitoringJobDefinitionName@ MonitoringScheduleConfig/MonitoringType@ MonitoringScheduleConfig/ScheduleConfig/DataAnalysisEndTime@ MonitoringScheduleConfig/ScheduleConfig/DataAnalysisStartTime@ MonitoringScheduleConfig/ScheduleConfig/ScheduleExpression@ MonitoringScheduleName!=@ MonitoringScheduleStatus@ Tags@
AWS::SageMaker::NotebookInstance|notebooks|AcceleratorTypes AdditionalCodeRepositories DefaultCodeRepository DirectInternetAccess= InstanceMetadataServiceConfiguration InstanceType! KmsKeyId= LifecycleConfigName NotebookInstanceArn<# NotebookInstanceName=@ PlatformIdentifier= RoleArn! RootAccess SecurityGroupIds= SubnetId= Tags VolumeSizeInGB
AWS::SageMaker::NotebookInstanceLifecycleConfig||NotebookInstanceLifecycleConfigArn<# NotebookInstanceLifecycleConfigName=@ OnCreate OnStart Tags
AWS::SageMaker::PartnerApp||AppVersion ApplicationConfig Arn<# AuthType!= BaseUrl< ClientToken> CurrentVersionEolDate< EnableAutoMinorVersionUpgrade EnableIamSessionBasedIdentity ExecutionRoleArn!= KmsKeyId= MaintenanceConfig Name!= Tags Tier! Type!=
AWS::SageMaker::Pipeline||ParallelismConfiguration PipelineDefinition! PipelineDescription PipelineDisplayName PipelineName!=# RoleArn! Tags
AWS::SageMaker::ProcessingJob||AppSpecification!= AutoMLJobArn< CreationTime< Environment= ExitMessage< ExperimentConfig= FailureReason< LastModifiedTime< MonitoringScheduleArn< NetworkConfig= ProcessingEndTime< ProcessingInputs= ProcessingJobArn<# ProcessingJobName= ProcessingJobStatus< ProcessingOutputConfig= ProcessingResources!= ProcessingStartTime< RoleArn!= StoppingCondition= Tags= TrainingJobArn<
AWS::SageMaker::Project||CreationTime< ProjectArn<# ProjectDescription= ProjectId< ProjectName!= ProjectStatus< ServiceCatalogProvisionedProductDetails ServiceCatalogProvisioningDetails= Tags= TemplateProviderDetails=
AWS::SageMaker::Space|files of the space|DomainId!=# OwnershipSettings= SpaceArn< SpaceDisplayName SpaceName!=# SpaceSettings> SpaceSharingSettings= Tags Url<
AWS::SageMaker::StudioLifecycleConfig||StudioLifecycleConfigAppType!= StudioLifecycleConfigArn< StudioLifecycleConfigContent!= StudioLifecycleConfigName!=# Tags=
AWS::SageMaker::TrialComponent||CreationTime< DisplayName InputArtifacts LastModifiedTime< LineageGroupArn< MetadataProperties= OutputArtifacts Parameters Status Tags TrialComponentArn<# TrialComponentName!=
AWS::SageMaker::UserProfile||DomainId!=# SingleSignOnUserIdentifier= SingleSignOnUserValue= Tags UserProfileArn< UserProfileName!=# UserSettings UserSettings/RStudioServerProAppSettings/AccessStatus= UserSettings/RStudioServerProAppSettings/UserGroup=
AWS::SageMaker::Workforce||CognitoConfig= IpAddressType OidcConfig OidcConfig/ClientSecret> SourceIpConfig SubDomain< Tags WorkforceArn<# WorkforceName!= WorkforceVpcConfig
AWS::SageMaker::Workteam||Description! MemberDefinitions! NotificationConfiguration Tags WorkforceName=> WorkteamArn<# WorkteamName=@
AWS::Scheduler::Schedule||Arn< Description EndDate FlexibleTimeWindow! GroupName KmsKeyArn Name=# ScheduleExpression! ScheduleExpressionTimezone StartDate State Target!
AWS::Scheduler::ScheduleGroup||Arn< CreationDate< LastModificationDate< Name=# State< Tags
AWS::SecretsManager::ResourcePolicy||BlockPublicPolicy> Id<# ResourcePolicy! SecretId!=
AWS::SecretsManager::RotationSchedule||ExternalSecretRotationMetadata ExternalSecretRotationRoleArn HostedRotationLambda> Id<# RotateImmediatelyOnUpdate> RotationLambdaARN RotationRules SecretId!=
AWS::SecretsManager::Secret|the secret's value|Description GenerateSecretString> Id<# KmsKeyId Name= ReplicaRegions SecretString> Tags Type
AWS::SecretsManager::SecretTargetAttachment||Id<# SecretId!= TargetId! TargetType!
AWS::SecurityAgent::AgentSpace||AgentSpaceId<# AwsResources CodeReviewSettings CreatedAt< Description IntegratedResources IntegratedResources/*/ProviderResources/*/ConfluenceDocument/SpaceTitle< IntegratedResources/*/ProviderResources/*/ConfluenceDocument/Title< KmsKeyId= Name! Tags TargetDomainIds UpdatedAt<
AWS::SecurityAgent::Application||ApplicationId<# ApplicationName< DefaultKmsKeyId Domain< IdCConfiguration= IdCConfiguration/IdCApplicationArn< RoleArn Tags
AWS::SecurityAgent::Artifact||AgentSpaceId!= Arn<# ArtifactContent=> ArtifactId< ArtifactType!= FileName!= UpdatedAt<
AWS::SecurityAgent::Integration||Arn<# DisplayName!= InstallationId< IntegrationId< KmsKeyId=> PrivateConnectionName= Provider!= ProviderInput=> ProviderType< Tags TargetUrl<
AWS::SecurityAgent::Pentest||AgentSpaceId!=# Assets! Assets/Actors/*/EnableEmailMfa> Assets/Actors/*/MfaForwardingAddress< CleanUpStrategy CodeRemediationStrategy CreatedAt< DisableManagedSkills ExcludeRiskTypes LogConfig NetworkTrafficConfig PentestId<# ServiceRole! Title UpdatedAt< VpcConfig
AWS::SecurityAgent::SecurityRequirementPack||Description KmsKeyId= Name! PackId<# SecurityRequirements Status Tags
AWS::SecurityAgent::TargetDomain||CreatedAt< Tags TargetDomainId<# TargetDomainName!= VerificationDetails< VerificationMethod! VerificationStatus< VerificationStatusReason< VerifiedAt<
AWS::SecurityHub::ActionTarget||ActionTargetArn<# Description! Id!= Name!
AWS::SecurityHub::AggregatorV2||AggregationRegion< AggregatorV2Arn<# LinkedRegions! RegionLinkingMode! Tags
AWS::SecurityHub::AutomationRule||Actions! CreatedAt< CreatedBy< Criteria! Description! IsTerminal RuleArn<# RuleName! RuleOrder! RuleStatus Tags UpdatedAt<
AWS::SecurityHub::AutomationRuleV2||Actions! CreatedAt< Criteria! Description! RuleArn<# RuleId< RuleName! RuleOrder! RuleStatus Tags UpdatedAt<
AWS::SecurityHub::ConfigurationPolicy||Arn<# ConfigurationPolicy! CreatedAt< Description Id< Name! ServiceEnabled< Tags UpdatedAt<
AWS::SecurityHub::Connector||ConnectorArn<# ConnectorId< ConnectorStatus< CreatedAt< CreatedBy< Description EnablementStatus< Issues< LastCheckedAt< LastUpdatedAt< Message< Name!= Provider! Provider/Azure/AWSConfigConnectorArn= Tags
AWS::SecurityHub::ConnectorV2||ConnectorArn<# ConnectorId< ConnectorStatus< CreatedAt< Description EnablementStatus< EnablementStatusReason< Issues< KmsKeyArn= LastCheckedAt< LastUpdatedAt< Message< Name!= Provider! Provider/Azure/AWSConfigConnectorArn= Provider/ServiceNow/InstanceName= Tags
AWS::SecurityHub::DelegatedAdmin||AdminAccountId!= DelegatedAdminIdentifier<# Status<
AWS::SecurityHub::FindingAggregator||FindingAggregationRegion< FindingAggregatorArn<# RegionLinkingMode! Regions
AWS::SecurityHub::Hub||ARN<# AutoEnableControls ControlFindingGenerator EnableDefaultStandards> SubscribedAt< Tags
AWS::SecurityHub::HubV2||HubV2Arn<# NetworkScanning SubscribedAt< Tags
AWS::SecurityHub::Insight||Filters! GroupByAttribute! InsightArn<# Name!
AWS::SecurityHub::OrganizationConfiguration||AutoEnable! AutoEnableStandards ConfigurationType MemberAccountLimitReached< OrganizationConfigurationIdentifier<# Status< StatusMessage<
AWS::SecurityHub::PolicyAssociation||AssociationIdentifier<# AssociationStatus< AssociationStatusMessage< AssociationType< ConfigurationPolicyId! TargetId!= TargetType!= UpdatedAt<
AWS::SecurityHub::ProductSubscription||ProductArn!= ProductSubscriptionArn<#
AWS::SecurityHub::SecurityControl||LastUpdateReason Parameters! SecurityControlArn SecurityControlId=#
AWS::SecurityHub::Standard||DisabledStandardsControls StandardsArn!= StandardsSubscriptionArn<#
AWS::SecurityLake::AwsLogSource||Accounts DataLakeArn!= SourceName!=# SourceVersion!=#
AWS::SecurityLake::DataLake||Arn<# EncryptionConfiguration LifecycleConfiguration MetaStoreManagerRoleArn> ReplicationConfiguration S3BucketArn< Tags
AWS::SecurityLake::Subscriber||AccessTypes! DataLakeArn!= ResourceShareArn< ResourceShareName< S3BucketArn< Sources! SubscriberArn<# SubscriberDescription SubscriberIdentity! SubscriberName! SubscriberRoleArn< Tags
AWS::SecurityLake::SubscriberNotification||NotificationConfiguration! NotificationConfiguration/HttpsNotificationConfiguration/AuthorizationApiKeyName> NotificationConfiguration/HttpsNotificationConfiguration/AuthorizationApiKeyValue> NotificationConfiguration/HttpsNotificationConfiguration/Endpoint> NotificationConfiguration/HttpsNotificationConfiguration/HttpMethod> NotificationConfiguration/HttpsNotificationConfiguration/TargetRoleArn> SubscriberArn!=# SubscriberEndpoint<
AWS::ServerlessRepo::Application||ApplicationId<# Author! CreationTime< Description! HomePageUrl IsVerifiedAuthor< Labels LicenseBody=> Name!= ReadmeBody> SemanticVersion=> SourceCodeUrl=> SpdxLicenseId= TemplateBody=>
AWS::ServiceCatalog::AcceptedPortfolioShare||AcceptLanguage=> PortfolioId!=#
AWS::ServiceCatalog::CloudFormationProduct||AcceptLanguage> Description Distributor Id<# Name! Owner! ProductName< ProductType ProvisioningArtifactIds< ProvisioningArtifactNames< ProvisioningArtifactParameters ProvisioningArtifactParameters/*/DisableTemplateValidation> ReplaceProvisioningArtifacts> SourceConnection SupportDescription SupportEmail SupportUrl Tags
AWS::ServiceCatalog::CloudFormationProvisionedProduct|whatever the product holds|AcceptLanguage CloudformationStackArn< NotificationArns= Outputs< Outputs/*@ PathId PathName ProductId ProductName ProvisionedProductId<# ProvisionedProductName= ProvisioningArtifactId ProvisioningArtifactName ProvisioningParameters ProvisioningPreferences RecordId< Tags
AWS::ServiceCatalog::LaunchNotificationConstraint||AcceptLanguage> Description Id<# NotificationArns! PortfolioId!= ProductId!=
AWS::ServiceCatalog::LaunchRoleConstraint||AcceptLanguage> Description Id<# LocalRoleName PortfolioId!= ProductId!= RoleArn
AWS::ServiceCatalog::LaunchTemplateConstraint||AcceptLanguage> Description Id<# PortfolioId!= ProductId!= Rules!
AWS::ServiceCatalog::Portfolio||AcceptLanguage> Description DisplayName! Id<# PortfolioName< ProviderName! Tags
AWS::ServiceCatalog::PortfolioPrincipalAssociation||AcceptLanguage=> PortfolioId=# PrincipalARN=# PrincipalType!=
AWS::ServiceCatalog::PortfolioProductAssociation||AcceptLanguage=> PortfolioId=# ProductId=# SourcePortfolioId=>
AWS::ServiceCatalog::PortfolioShare||AcceptLanguage> AccountId!=# PortfolioId!=# ShareTagOptions
AWS::ServiceCatalog::ResourceUpdateConstraint||AcceptLanguage> Description Id<# PortfolioId!= ProductId!= TagUpdateOnProvisionedProduct!
AWS::ServiceCatalog::ServiceAction||AcceptLanguage> Definition! DefinitionType! Description Id<# Name!
AWS::ServiceCatalog::ServiceActionAssociation||ProductId!=# ProvisioningArtifactId!=# ServiceActionId!=#
AWS::ServiceCatalog::StackSetConstraint||AcceptLanguage> AccountList! AdminRole! Description! ExecutionRole! Id<# PortfolioId!= ProductId!= RegionList! StackInstanceControl!
AWS::ServiceCatalog::TagOption||Active Id<# Key!= Value!=
AWS::ServiceCatalog::TagOptionAssociation||ResourceId=# TagOptionId=#
AWS::ServiceCatalogAppRegistry::Application||ApplicationName< ApplicationTagKey< ApplicationTagValue< Arn< Description Id<# Name! Tags
AWS::ServiceCatalogAppRegistry::AttributeGroup||Arn< Attributes! Description Id<# Name! Tags
AWS::ServiceCatalogAppRegistry::AttributeGroupAssociation||Application!= ApplicationArn<# AttributeGroup!= AttributeGroupArn<#
AWS::ServiceCatalogAppRegistry::ResourceAssociation||Application!= ApplicationArn<# Resource!= ResourceArn<# ResourceType!=#
AWS::ServiceDiscovery::HttpNamespace||Arn< Description Id<# Name!= Tags
AWS::ServiceDiscovery::Instance||InstanceAttributes! InstanceId=# ServiceId!=#
AWS::ServiceDiscovery::PrivateDnsNamespace||Arn< Description HostedZoneId< Id<# Name!= Properties Tags Vpc=>
AWS::ServiceDiscovery::PublicDnsNamespace||Arn< Description HostedZoneId< Id<# Name!= Properties Tags
AWS::ServiceDiscovery::Service||Arn< Description DnsConfig HealthCheckConfig HealthCheckCustomConfig= Id<# Name=@ NamespaceId= ServiceAttributes Tags Type=
AWS::Shield::DRTAccess||AccountId<# LogBucketList RoleArn!
AWS::Shield::ProactiveEngagement||AccountId<# EmergencyContactList! ProactiveEngagementStatus!
AWS::Shield::Protection||ApplicationLayerAutomaticResponseConfiguration HealthCheckArns Name!= ProtectionArn<# ProtectionId< ResourceArn!= Tags
AWS::Shield::ProtectionGroup||Aggregation! Members Pattern! ProtectionGroupArn<# ProtectionGroupId!= ResourceType Tags
AWS::Signer::ProfilePermission||Action!= Principal!= ProfileName!=# ProfileVersion= StatementId!=#
AWS::Signer::SigningProfile||Arn<# PlatformId!= ProfileName=< ProfileVersion< ProfileVersionArn< SignatureValidityPeriod= Tags
AWS::SimSpaceWeaver::Simulation||DescribePayload< MaximumDuration= Name!=# RoleArn!= SchemaS3Location= SnapshotS3Location=
AWS::StepFunctions::Activity||Arn<# EncryptionConfiguration= EncryptionConfiguration/KmsDataKeyReusePeriodSeconds@ EncryptionConfiguration/KmsKeyId@ EncryptionConfiguration/Type@ Name!=@ Tags@
AWS::StepFunctions::StateMachine||Arn<# Definition> DefinitionS3Location> DefinitionString DefinitionSubstitutions> EncryptionConfiguration LoggingConfiguration Name< RoleArn! StateMachineName= StateMachineRevisionId< StateMachineType= Tags TracingConfiguration
AWS::StepFunctions::StateMachineAlias||Arn<# DeploymentPreference> Description Name= RoutingConfiguration StateMachineArn
AWS::StepFunctions::StateMachineVersion||Arn<# Description= StateMachineArn!= StateMachineRevisionId=
AWS::StorageGateway::NFSFileShare||AuditDestinationARN BucketRegion= CacheAttributes ClientList DefaultStorageClass EncryptionType FileShareARN<# FileShareId< FileShareName FileShareStatus< GatewayARN!= GuessMIMETypeEnabled KMSEncrypted KMSKey LocationARN!= NFSFileShareDefaults NotificationPolicy ObjectACL Path< ReadOnly RequesterPays Role!= Squash Tags VPCEndpointDNSName=
AWS::StorageGateway::SMBFileShare||AccessBasedEnumeration AdminUserList AuditDestinationARN Authentication= BucketRegion= CacheAttributes CaseSensitivity DefaultStorageClass EncryptionType FileShareARN<# FileShareId< FileShareName FileShareStatus< GatewayARN!= GuessMIMETypeEnabled InvalidUserList KMSEncrypted KMSKey LocationARN!= NotificationPolicy ObjectACL OplocksEnabled Path< ReadOnly RequesterPays Role!= SMBACLEnabled Tags VPCEndpointDNSName= ValidUserList
AWS::StorageGateway::Tape|data on the tape|GatewayARN!= KMSEncrypted=> KMSKey= PoolId= Tags TapeARN<# TapeBarcode= TapeCreatedDate< TapeSizeInBytes!= TapeStatus< TapeUsedInBytes< Worm=
AWS::StorageGateway::TapePool||PoolARN<# PoolId< PoolName!= RetentionLockTimeInDays= RetentionLockType= StorageClass!= Tags
AWS::StorageGateway::Volume|files on the volume|CreatedDate< GatewayARN!= KMSEncrypted=> KMSKey= NetworkInterfaceId!= SnapshotId=> SourceVolumeARN=> Tags TargetARN< TargetName!= VolumeARN<# VolumeAttachmentStatus< VolumeId< VolumeSizeInBytes!= VolumeStatus< VolumeType< VolumeUsedInBytes<
AWS::SupportApp::AccountAlias||AccountAlias! AccountAliasResourceId<#
AWS::SupportApp::SlackChannelConfiguration||ChannelId!=# ChannelName ChannelRoleArn! NotifyOnAddCorrespondenceToCase NotifyOnCaseSeverity! NotifyOnCreateOrReopenCase NotifyOnResolveCase TeamId!=#
AWS::SupportApp::SlackWorkspaceConfiguration||TeamId!=# VersionId>
AWS::SupportAuthZ::SupportPermit||Arn<# CreatedAt< Description= Name!= Permit!= PermitId< SigningKeyInfo!= Status< SupportCaseDisplayId= Tags
AWS::Synthetics::Canary||ArtifactConfig ArtifactS3Location! BrowserConfigs Code! Code/S3Bucket> Code/S3Key> Code/S3ObjectVersion> Code/Script> Code/SourceLocationArn< DeleteLambdaResourcesOnCanaryDeletion> DryRunAndUpdate> ExecutionRoleArn! FailureRetentionPeriod Id< KmsKeyArn Name!=# ProvisionedResourceCleanup Replicas Replicas/*/CanaryState< Replicas/*/KmsKeyArn> Replicas/*/LastModified< Replicas/*/ReplicationStatus< Replicas/*/ResourcesToReplicateTags> Replicas/*/Tags> Replicas/*/VpcConfig/VpcId< ResourcesToReplicateTags> RunConfig RunConfig/EnvironmentVariables> RuntimeVersion! Schedule! StartCanaryAfterCreation> State< SuccessRetentionPeriod Tags VPCConfig VisualReference> VisualReferences>
AWS::Synthetics::Group||Id< Name!=# ResourceArns Tags
AWS::SystemsManagerSAP::Application||ApplicationId! ApplicationType! Arn<# ComponentsInfo=> Credentials=> DatabaseArn=> Instances=> SapInstanceNumber=> Sid=> Tags
AWS::Textract::Adapter||AdapterId< AdapterName! Arn<# AutoUpdate CreationTime< Description FeatureTypes!= Tags
AWS::Timestream::Database|tables and their records|Arn< DatabaseName=# KmsKeyId Tags
AWS::Timestream::InfluxDBBackup|the backup|AllocatedStorage< Arn<# ClusterConfiguration< CreatedAt< DbInstanceType< DbParameterGroupId< DbResourceId!= DbStorageType< DeploymentType< EngineType< ExpiresAfter< FailoverMode< Id< InfluxAuthParametersSecretArn< KmsKeyId< LogDeliveryConfiguration< MaintenanceSchedule< Name!= NetworkType< Port< PubliclyAccessible< RetentionDays=> Status< Tags Type< VpcSecurityGroupIds< VpcSubnetIds<
AWS::Timestream::InfluxDBCluster|buckets and their points|AllocatedStorage= Arn< Bucket=> DbInstanceType DbParameterGroupIdentifier DbStorageType= DeploymentType= Endpoint< EngineType< FailoverMode Id<# InfluxAuthParametersSecretArn< LogDeliveryConfiguration MaintenanceSchedule Name= NetworkType= NextMaintenanceTime< Organization=> Password=> Port PubliclyAccessible= ReaderEndpoint< Status< Tags Username=> VpcSecurityGroupIds= VpcSubnetIds=
AWS::Timestream::InfluxDBInstance|buckets and their points|AllocatedStorage Arn< AvailabilityZone< Bucket=> DbInstanceType DbParameterGroupIdentifier DbStorageType DeploymentType Endpoint< Id<# InfluxAuthParametersSecretArn< LogDeliveryConfiguration MaintenanceSchedule Name= NetworkType= NextMaintenanceTime< Organization=> Password=> Port PubliclyAccessible= SecondaryAvailabilityZone< Status< Tags Username=> VpcSecurityGroupIds= VpcSubnetIds=
AWS::Timestream::ScheduledQuery||Arn<# ClientToken> ErrorReportConfiguration!= KmsKeyId= NotificationConfiguration!= QueryString!= SQErrorReportConfiguration< SQKmsKeyId< SQName< SQNotificationConfiguration< SQQueryString< SQScheduleConfiguration< SQScheduledQueryExecutionRoleArn< SQTargetConfiguration< ScheduleConfiguration!= ScheduledQueryExecutionRoleArn!= ScheduledQueryName= Tags TargetConfiguration=
AWS::Timestream::Table|records|Arn< DatabaseName!=# MagneticStoreWriteProperties Name< RetentionProperties Schema TableName=# Tags
AWS::Transcribe::CallAnalyticsCategory||Arn<# CategoryName!= CreateTime< InputType= LastUpdateTime< Rules! Tags
AWS::Transcribe::MedicalVocabulary||Arn<# LanguageCode!= Tags VocabularyFileUri> VocabularyName!=
AWS::Transcribe::Vocabulary||Arn<# DataAccessRoleArn> LanguageCode!= LastModifiedTime< Phrases> Tags VocabularyFileUri> VocabularyName!= VocabularyState<
AWS::Transcribe::VocabularyFilter||Arn<# DataAccessRoleArn> LanguageCode!= Tags VocabularyFilterFileUri> VocabularyFilterName!= Words>
AWS::Transfer::Agreement||AccessRole! AgreementId<# Arn< BaseDirectory CustomDirectories Description EnforceMessageSigning LocalProfileId! PartnerProfileId! PreserveFilename ServerId!=# Status Tags
AWS::Transfer::Certificate||ActiveDate Arn< Certificate!= CertificateChain= CertificateId<# Description InactiveDate NotAfterDate< NotBeforeDate< PrivateKey=> Serial< Status< Tags Type< Usage!
AWS::Transfer::Connector||AccessRole! Arn< As2Config ConnectorId<# EgressConfig EgressType ErrorMessage< IpAddressType LoggingRole SecurityPolicyName ServiceManagedEgressIpAddresses< SftpConfig Status< Tags Url
AWS::Transfer::HostKey||Arn<# DateImported< Description HostKeyBody=> HostKeyFingerprint< HostKeyId< KmsKey> SecretId< ServerId!= StorageType Tags Type<
AWS::Transfer::Profile||Arn< As2Id! CertificateIds ProfileId<# ProfileType!= Tags
AWS::Transfer::Server||Arn<# As2ServiceManagedEgressIpAddresses< Certificate CreateWithHostKey> Domain= EndpointDetails~ EndpointType IdentityProviderDetails IdentityProviderType IpAddressType~ LoggingRole PostAuthenticationLoginBanner PreAuthenticationLoginBanner ProtocolDetails Protocols S3StorageOptions SecurityPolicyName ServerId< State< StructuredLogDestinations Tags WorkflowDetails
AWS::Transfer::User||Arn<# HomeDirectory HomeDirectoryMappings HomeDirectoryType Policy PosixProfile Role! ServerId!=@ SshPublicKeys Tags UserName!=@
AWS::Transfer::WebApp||AccessEndpoint Arn<# EndpointDetails EndpointDetails/Vpc/IpAddressType> EndpointDetails/Vpc/SecurityGroupIds=> EndpointDetails/Vpc/VpcId= IdentityProviderDetails! IdentityProviderDetails/ApplicationArn< IdentityProviderDetails/InstanceArn= Tags VpcEndpointId< WebAppCustomization WebAppEndpointPolicy= WebAppId< WebAppUnits
AWS::Transfer::Workflow||Arn< Description= OnExceptionSteps= Steps!= Tags WorkflowId<#
AWS::Translate::ParallelData||Arn<# CreatedAt< Description= EncryptionKey= FailedRecordCount< ImportedDataSize< ImportedRecordCount< LastUpdatedAt< Name!= ParallelDataConfig! SkippedRecordCount< SourceLanguageCode< Status< Tags TargetLanguageCodes<
AWS::Translate::Terminology||Arn<# CreatedAt< Description Directionality< EncryptionKey= Format< LastUpdatedAt< MergeStrategy> Name!= SizeBytes< SourceLanguageCode< Tags TargetLanguageCodes< TermCount< TerminologyData>
AWS::UXC::AccountCustomization||AccountColor AccountId<# VisibleRegions VisibleServices
AWS::VerifiedPermissions::IdentitySource||Configuration! Details< IdentitySourceId<# PolicyStoreId!=# PrincipalEntityType
AWS::VerifiedPermissions::Policy||Definition! Name PolicyId<# PolicyStoreId!=# PolicyType<
AWS::VerifiedPermissions::PolicyStore|policies that applications wrote|Arn< DeletionProtection Description EncryptionSettings> EncryptionState< PolicyStoreId<# Schema Tags ValidationSettings!
AWS::VerifiedPermissions::PolicyStoreAlias||AliasName!=# PolicyStoreId!=
AWS::VerifiedPermissions::PolicyTemplate||Description Name PolicyStoreId!=# PolicyTemplateId<# Statement!
AWS::VoiceID::Domain|voice prints|Description DomainId<# Name! ServerSideEncryptionConfiguration! Tags
AWS::VpcLattice::AccessLogSubscription||Arn<# DestinationArn! Id< ResourceArn< ResourceId< ResourceIdentifier=> ServiceNetworkLogType Tags
AWS::VpcLattice::AuthPolicy||Policy! ResourceIdentifier!=# State<
AWS::VpcLattice::DomainVerification||Arn<# DomainName!= Id< Status< Tags TxtMethodConfig<
AWS::VpcLattice::Listener||Arn<# DefaultAction! Id< Name= Port= Protocol!= ServiceArn< ServiceId< ServiceIdentifier=> Tags
AWS::VpcLattice::ResourceConfiguration||AllowAssociationToSharableServiceNetwork Arn<# CustomDomainName= DomainVerificationId= GroupDomain= Id< Name! PortRanges ProtocolType= ResourceConfigurationAuthType=> ResourceConfigurationDefinition ResourceConfigurationGroupId> ResourceConfigurationType!= ResourceGatewayId= Tags
AWS::VpcLattice::ResourceGateway||Arn<# Id< IpAddressType= Ipv4AddressesPerEni Name!= ResourceConfigDnsResolution= SecurityGroupIds SubnetIds!= Tags VpcIdentifier!=
AWS::VpcLattice::ResourcePolicy||Policy! ResourceArn!=#
AWS::VpcLattice::Rule||Action! Arn<# Id< ListenerIdentifier=> Match! Name= Priority! ServiceIdentifier=> Tags
AWS::VpcLattice::Service||Arn<# AuthType CertificateArn CreatedAt< CustomDomainName= DnsEntry DnsEntry/DomainName< DnsEntry/HostedZoneId< Id< IdleTimeoutSeconds LastUpdatedAt< Name= Status< Tags
AWS::VpcLattice::ServiceNetwork||Arn<# AuthType CreatedAt< Id< LastUpdatedAt< Name= SharingConfig= Tags
AWS::VpcLattice::ServiceNetworkResourceAssociation||Arn<# Id< PrivateDnsEnabled= ResourceConfigurationId= ServiceNetworkId= Tags
AWS::VpcLattice::ServiceNetworkServiceAssociation||Arn<# CreatedAt< DnsEntry DnsEntry/DomainName< DnsEntry/HostedZoneId< Id< ServiceArn< ServiceId< ServiceIdentifier=> ServiceName< ServiceNetworkArn< ServiceNetworkId< ServiceNetworkIdentifier=> ServiceNetworkName< Status< Tags
AWS::VpcLattice::ServiceNetworkVpcAssociation||Arn<# CreatedAt< DnsOptions Id< PrivateDnsEnabled SecurityGroupIds ServiceNetworkArn< ServiceNetworkId< ServiceNetworkIdentifier=> ServiceNetworkName< Status< Tags VpcId< VpcIdentifier=>
AWS::VpcLattice::TargetGroup||Arn<# Config Config/IpAddressType= Config/LambdaEventStructureVersion= Config/Port= Config/Protocol= Config/ProtocolVersion= Config/VpcIdentifier= CreatedAt< Id< LastUpdatedAt< Name= Status< Tags Targets Type!=
AWS::WAF::ByteMatchSet||ByteMatchTuples Id<# Name!=
AWS::WAF::IPSet||IPSetDescriptors Id<# Name!=
AWS::WAF::Rule||Id<# MetricName!= Name!= Predicates
AWS::WAF::SizeConstraintSet||Id<# Name!= SizeConstraints!
AWS::WAF::SqlInjectionMatchSet||Id<# Name!= SqlInjectionMatchTuples
AWS::WAF::WebACL||DefaultAction! Id<# MetricName!= Name!= Rules
AWS::WAF::XssMatchSet||Id<# Name!= XssMatchTuples!
AWS::WAFRegional::ByteMatchSet||ByteMatchTuples Id<# Name!=
AWS::WAFRegional::GeoMatchSet||GeoMatchConstraints Id<# Name!=
AWS::WAFRegional::IPSet||IPSetDescriptors Id<# Name!=
AWS::WAFRegional::RateBasedRule||Id<# MatchPredicates MetricName!= Name!= RateKey!= RateLimit!
AWS::WAFRegional::RegexPatternSet||Id<# Name!= RegexPatternStrings!
AWS::WAFRegional::Rule||Id<# MetricName!= Name!= Predicates
AWS::WAFRegional::SizeConstraintSet||Id<# Name!= SizeConstraints
AWS::WAFRegional::SqlInjectionMatchSet||Id<# Name!= SqlInjectionMatchTuples
AWS::WAFRegional::WebACL||DefaultAction! Id<# MetricName!= Name!= Rules
AWS::WAFRegional::WebACLAssociation||Id<# ResourceArn!= WebACLId!=
AWS::WAFRegional::XssMatchSet||Id<# Name!= XssMatchTuples
AWS::WAFv2::IPSet||Addresses! Arn< Description IPAddressVersion! Id<# Name=# Scope!=# Tags
AWS::WAFv2::LoggingConfiguration||LogDestinationConfigs! LoggingFilter ManagedByFirewallManager< RedactedFields ResourceArn!=#
AWS::WAFv2::RegexPatternSet||Arn< Description Id<# Name=# RegularExpressionList! Scope!=# Tags
AWS::WAFv2::RuleGroup||Arn< AvailableLabels AvailableLabels/*/Name< Capacity! ConsumedLabels ConsumedLabels/*/Name< CustomResponseBodies Description Id<# LabelNamespace< MonetizationConfig Name=# Rules Scope!=# Tags VisibilityConfig!
AWS::WAFv2::WebACL||ApplicationConfig Arn< AssociationConfig Capacity< CaptchaConfig ChallengeConfig CustomResponseBodies DataProtectionConfig DefaultAction! Description Id<# LabelNamespace< MonetizationConfig Name=# OnSourceDDoSProtectionConfig Rules Scope!=# Tags TokenDomains VisibilityConfig!
AWS::WAFv2::WebACLAssociation||ResourceArn!=# WebACLArn!=#
AWS::WellArchitected::AgentContext||ApplicationType< Arn<# Content! ContextType!= CreatedAt< CreatedBy< Criticality< Id< LastModifiedAt< LastModifiedBy< ProfileArn!= Title!
AWS::WellArchitected::AgentGoal||Arn<# CreatedAt< CreatedBy< Description Id< LastModifiedAt< LastModifiedBy< Pillars! ProfileArn!= Title!
AWS::WellArchitected::AgentProfile||AggregationConfiguration! Arn<# BusinessOverview CreatedAt< CreatedBy< DeletionProtection Description DisplayName ExecutionRoleArn! LastModifiedAt< LastModifiedBy< Name!= Pillars! Tags
AWS::WellArchitected::Lens||Description< JSONString=> LensArn<# LensId< LensVersion= Name< Owner< Tags
AWS::WellArchitected::Profile||CreatedAt< Owner< ProfileArn<# ProfileDescription! ProfileName!= ProfileQuestions! ProfileVersion< Tags UpdatedAt<
AWS::WellArchitected::ReviewTemplate||Description! Lenses!= Notes Owner< Tags TemplateArn<# TemplateName! UpdateStatus< UpdatedAt<
AWS::WellArchitected::Workload||AccountIds ArchitecturalDesign AwsRegions Description! DiscoveryConfig Environment! ImprovementStatus< Industry IndustryType Lenses!= NonAwsRegions Notes ReviewOwner Tags WorkloadArn<# WorkloadId< WorkloadName!
AWS::Wickr::Network|users and messages|AccessLevel!= AwsAccountId< MigrationState< NetworkArn<# NetworkId< NetworkName! Standing<
AWS::Wisdom::AIAgent||AIAgentArn< AIAgentId<# AssistantArn< AssistantId!=# Configuration! Description ModifiedTimeSeconds< Name= Tags= Type!=
AWS::Wisdom::AIAgentVersion||AIAgentArn< AIAgentId!=# AIAgentVersionId< AssistantArn< AssistantId!=# ModifiedTimeSeconds= VersionNumber<#
AWS::Wisdom::AIGuardrail||AIGuardrailArn< AIGuardrailId<# AssistantArn< AssistantId!=# BlockedInputMessaging! BlockedOutputsMessaging! ContentPolicyConfig ContextualGroundingPolicyConfig Description ModifiedTimeSeconds< Name= SensitiveInformationPolicyConfig Tags= TopicPolicyConfig WordPolicyConfig
AWS::Wisdom::AIGuardrailVersion||AIGuardrailArn< AIGuardrailId!=# AIGuardrailVersionId< AssistantArn< AssistantId!=# ModifiedTimeSeconds= VersionNumber<#
AWS::Wisdom::AIPrompt||AIPromptArn< AIPromptId<# ApiFormat!= AssistantArn< AssistantId=# Description ModelId! ModifiedTimeSeconds< Name= Tags= TemplateConfiguration! TemplateType!= Type!=
AWS::Wisdom::AIPromptVersion||AIPromptArn< AIPromptId!=# AIPromptVersionId< AssistantArn< AssistantId!=# ModifiedTimeSeconds= VersionNumber<#
AWS::Wisdom::Assistant||AssistantArn< AssistantId<# Description= Name!= ServerSideEncryptionConfiguration= Tags= Type!=
AWS::Wisdom::AssistantAssociation||AssistantArn< AssistantAssociationArn< AssistantAssociationId<# AssistantId!=# Association!= AssociationType!= Tags=
AWS::Wisdom::Content||ContentArn<# ContentId< ContentType< KnowledgeBaseArn< KnowledgeBaseId!= LinkOutUri< Metadata Name!= OverrideLinkOutUri RevisionId< Status< Tags Title UploadId>
AWS::Wisdom::ContentAssociation||Association!= AssociationType!= ContentArn< ContentAssociationArn<# ContentAssociationId< ContentId!= KnowledgeBaseArn< KnowledgeBaseId!= Tags=
AWS::Wisdom::KnowledgeBase|content|Description= KnowledgeBaseArn< KnowledgeBaseId<# KnowledgeBaseType!= Name!= RenderingConfiguration ServerSideEncryptionConfiguration= SourceConfiguration= Tags= VectorIngestionConfiguration
AWS::Wisdom::MessageTemplate||ChannelSubtype!= Content! DefaultAttributes Description GroupingConfiguration KnowledgeBaseArn!= Language MessageTemplateArn<# MessageTemplateAttachments MessageTemplateAttachments/*/AttachmentId< MessageTemplateAttachments/*/S3PresignedUrl> MessageTemplateContentSha256< MessageTemplateId< Name! Tags
AWS::Wisdom::MessageTemplateVersion||MessageTemplateArn!= MessageTemplateContentSha256~ MessageTemplateVersionArn<# MessageTemplateVersionNumber<
AWS::Wisdom::QuickResponse||Channels Content! ContentType Contents< Description GroupingConfiguration IsActive KnowledgeBaseArn!= Language Name! QuickResponseArn<# QuickResponseId< ShortcutKey Status< Tags
AWS::WorkSpaces::ConnectionAlias||AliasId<# Associations< ConnectionAliasState< ConnectionString!= Tags=
AWS::WorkSpaces::Directory||ActiveDirectoryConfig= Alias< Arn<# CertificateBasedAuthProperties CustomerUserName< DirectoryId< DirectoryName< DirectoryType< DnsIpAddresses< DnsIpv6Addresses< EnableSelfService=> EndpointEncryptionMode IDCConfig< IamRoleId< IdcInstanceArn=> IpGroupIds MicrosoftEntraConfig= RegistrationCode< SamlProperties SelfservicePermissions State< StreamingProperties SubnetIds= Tags Tenancy= UserIdentityType= WorkspaceAccessProperties WorkspaceCreationProperties WorkspaceDirectoryDescription= WorkspaceDirectoryName= WorkspaceSecurityGroupId< WorkspaceType=
AWS::WorkSpaces::Workspace|files of the user|BundleId!~ DirectoryId!= Id< RootVolumeEncryptionEnabled~ Tags UserName!= UserVolumeEncryptionEnabled~ VolumeEncryptionKey~ WorkspaceId<# WorkspaceProperties
AWS::WorkSpaces::WorkspaceIpGroup||Arn<# GroupDesc= GroupId< GroupName!= Tags UserRules
AWS::WorkSpaces::WorkspacesPool||ApplicationSettings BundleId! Capacity! CreatedAt< Description DirectoryId! PoolArn< PoolId<# PoolName!= RunningMode Tags TimeoutSettings
AWS::WorkSpacesThinClient::Environment||ActivationCode< Arn< CreatedAt< DesiredSoftwareSetId DesktopArn!= DesktopEndpoint DesktopType< DeviceCreationTags Id<# KmsKeyArn= MaintenanceWindow Name PendingSoftwareSetId< PendingSoftwareSetVersion< RegisteredDevicesCount< SoftwareSetComplianceStatus< SoftwareSetUpdateMode SoftwareSetUpdateSchedule Tags UpdatedAt<
AWS::WorkSpacesWeb::BrowserSettings||AdditionalEncryptionContext= AssociatedPortalArns< BrowserPolicy BrowserSettingsArn<# CustomerManagedKey= Tags WebContentFilteringPolicy
AWS::WorkSpacesWeb::DataProtectionSettings||AdditionalEncryptionContext= AssociatedPortalArns< CreationDate< CustomerManagedKey= DataProtectionSettingsArn<# Description DisplayName InlineRedactionConfiguration Tags
AWS::WorkSpacesWeb::IdentityProvider||IdentityProviderArn<# IdentityProviderDetails! IdentityProviderName! IdentityProviderType! PortalArn=> Tags
AWS::WorkSpacesWeb::IpAccessSettings||AdditionalEncryptionContext= AssociatedPortalArns< CreationDate< CustomerManagedKey= Description DisplayName IpAccessSettingsArn<# IpRules! Tags
AWS::WorkSpacesWeb::NetworkSettings||AssociatedPortalArns< NetworkSettingsArn<# SecurityGroupIds! SubnetIds! Tags VpcId!
AWS::WorkSpacesWeb::Portal||AdditionalEncryptionContext= AuthenticationType BrowserSettingsArn BrowserType< CreationDate< CustomerManagedKey= DataProtectionSettingsArn DisplayName InstanceType IpAccessSettingsArn MaxConcurrentSessions NetworkSettingsArn PortalArn<# PortalCustomDomain PortalEndpoint< PortalStatus< RendererType< ServiceProviderSamlMetadata< SessionLoggerArn StatusReason< Tags TrustStoreArn UserAccessLoggingSettingsArn UserSettingsArn
AWS::WorkSpacesWeb::SessionLogger||AdditionalEncryptionContext= AssociatedPortalArns< CreationDate< CustomerManagedKey= DisplayName EventFilter! LogConfiguration! SessionLoggerArn<# Tags
AWS::WorkSpacesWeb::TrustStore||AssociatedPortalArns< CertificateList! Tags TrustStoreArn<#
AWS::WorkSpacesWeb::UserAccessLoggingSettings||AssociatedPortalArns< KinesisStreamArn! Tags UserAccessLoggingSettingsArn<#
AWS::WorkSpacesWeb::UserSettings||AdditionalEncryptionContext AssociatedPortalArns< BrandingConfiguration BrandingConfiguration/Favicon> BrandingConfiguration/FaviconMetadata< BrandingConfiguration/Logo> BrandingConfiguration/LogoMetadata< BrandingConfiguration/Wallpaper> BrandingConfiguration/WallpaperMetadata< CookieSynchronizationConfiguration CopyAllowed! CustomerManagedKey DeepLinkAllowed DisconnectTimeoutInMinutes DownloadAllowed! IdleDisconnectTimeoutInMinutes PasteAllowed! PrintAllowed! Tags ToolbarConfiguration UploadAllowed! UserSettingsArn<# WebAuthnAllowed
AWS::WorkspacesInstances::Volume|files on the volume|AvailabilityZone!= Encrypted= Iops= KmsKeyId= SizeInGB= SnapshotId= TagSpecifications= Throughput= VolumeId<# VolumeType=
AWS::WorkspacesInstances::VolumeAssociation||Device!=# DisassociateMode> VolumeId!=# WorkspaceInstanceId!=#
AWS::WorkspacesInstances::WorkspaceInstance||EC2ManagedInstance< EC2ManagedInstance/InstanceId@ ManagedInstance=> ProvisionState< Tags~ WorkspaceInstanceId<#
AWS::XRay::Group||FilterExpression GroupARN<# GroupName! InsightsConfiguration Tags
AWS::XRay::ResourcePolicy||BypassPolicyLockoutCheck> PolicyDocument! PolicyName!=#
AWS::XRay::SamplingRule||RuleARN<# RuleName SamplingRule SamplingRule/Version= SamplingRuleRecord SamplingRuleUpdate Tags
AWS::XRay::TransactionSearchConfig||AccountId<# IndexingPercentage
Alexa::ASK::Skill||AuthenticationConfiguration! Id<# SkillPackage! VendorId!=
""")

  /// Terraform's types that hold state, sorted: the name, CloudFormation's type.
  static let statefulTerraformTypes = Catalog("""
aws_acmpca_certificate_authority|AWS::ACMPCA::CertificateAuthority
aws_auditmanager_assessment|AWS::AuditManager::Assessment
aws_backup_logically_air_gapped_vault|AWS::Backup::LogicallyAirGappedBackupVault
aws_backup_vault|AWS::Backup::BackupVault
aws_cloud9_environment_ec2|AWS::Cloud9::EnvironmentEC2
aws_cloudformation_stack|AWS::CloudFormation::Stack
aws_cloudformation_stack_instances|AWS::CloudFormation::StackSet
aws_cloudformation_stack_set|AWS::CloudFormation::StackSet
aws_cloudformation_stack_set_instance|AWS::CloudFormation::StackSet
aws_cloudfront_key_value_store|AWS::CloudFront::KeyValueStore
aws_cloudhsm_v2_cluster|AWS::CloudHSM::Cluster
aws_cloudtrail_event_data_store|AWS::CloudTrail::EventDataStore
aws_cloudwatch_event_archive|AWS::Events::Archive
aws_cloudwatch_log_group|AWS::Logs::LogGroup
aws_cloudwatch_log_stream|AWS::Logs::LogStream
aws_codeartifact_domain|AWS::CodeArtifact::Domain
aws_codeartifact_repository|AWS::CodeArtifact::Repository
aws_codecommit_repository|AWS::CodeCommit::Repository
aws_cognito_identity_pool|AWS::Cognito::IdentityPool
aws_cognito_user_pool|AWS::Cognito::UserPool
aws_connect_instance|AWS::Connect::Instance
aws_connect_phone_number|AWS::Connect::PhoneNumber
aws_customerprofiles_domain|AWS::CustomerProfiles::Domain
aws_dataexchange_data_set|AWS::DataExchange::DataSet
aws_datazone_domain|AWS::DataZone::Domain
aws_db_cluster_snapshot|AWS::RDS::ClusterSnapshot
aws_db_instance|AWS::RDS::DBInstance
aws_db_snapshot|AWS::RDS::DBSnapshot
aws_db_snapshot_copy|AWS::RDS::DBSnapshot
aws_detective_graph|AWS::Detective::Graph
aws_directory_service_directory|AWS::DirectoryService::MicrosoftAD
aws_docdb_cluster|AWS::DocDB::DBCluster
aws_docdb_cluster_instance|AWS::DocDB::DBInstance
aws_docdbelastic_cluster|AWS::DocDBElastic::Cluster
aws_dsql_cluster|AWS::DSQL::Cluster
aws_dynamodb_table|AWS::DynamoDB::Table
aws_ebs_volume|AWS::EC2::Volume
aws_ecr_repository|AWS::ECR::Repository
aws_ecrpublic_repository|AWS::ECR::PublicRepository
aws_efs_access_point|AWS::EFS::AccessPoint
aws_efs_file_system|AWS::EFS::FileSystem
aws_eks_cluster|AWS::EKS::Cluster
aws_elasticache_cluster|AWS::ElastiCache::CacheCluster
aws_elasticache_replication_group|AWS::ElastiCache::ReplicationGroup
aws_elasticache_serverless_cache|AWS::ElastiCache::ServerlessCache
aws_elasticsearch_domain|AWS::Elasticsearch::Domain
aws_emr_cluster|AWS::EMR::Cluster
aws_fsx_backup|AWS::FSx::Backup
aws_fsx_file_cache|AWS::FSx::FileCache
aws_fsx_lustre_file_system|AWS::FSx::FileSystem
aws_fsx_ontap_file_system|AWS::FSx::FileSystem
aws_fsx_ontap_storage_virtual_machine|AWS::FSx::StorageVirtualMachine
aws_fsx_ontap_volume|AWS::FSx::Volume
aws_fsx_openzfs_file_system|AWS::FSx::FileSystem
aws_fsx_openzfs_snapshot|AWS::FSx::Snapshot
aws_fsx_openzfs_volume|AWS::FSx::Volume
aws_fsx_windows_file_system|AWS::FSx::FileSystem
aws_glue_catalog_database|AWS::Glue::Database
aws_glue_catalog_table|AWS::Glue::Table
aws_glue_registry|AWS::Glue::Registry
aws_glue_schema|AWS::Glue::Schema
aws_grafana_workspace|AWS::Grafana::Workspace
aws_kendra_index|AWS::Kendra::Index
aws_keyspaces_keyspace|AWS::Cassandra::Keyspace
aws_keyspaces_table|AWS::Cassandra::Table
aws_kinesis_stream|AWS::Kinesis::Stream
aws_kinesis_video_stream|AWS::KinesisVideo::Stream
aws_kms_external_key|AWS::KMS::Key
aws_kms_key|AWS::KMS::Key
aws_kms_replica_external_key|AWS::KMS::ReplicaKey
aws_kms_replica_key|AWS::KMS::ReplicaKey
aws_lightsail_bucket|AWS::Lightsail::Bucket
aws_lightsail_database|AWS::Lightsail::Database
aws_lightsail_disk|AWS::Lightsail::Disk
aws_lightsail_domain|AWS::Lightsail::Domain
aws_location_geofence_collection|AWS::Location::GeofenceCollection
aws_location_tracker|AWS::Location::Tracker
aws_media_store_container|AWS::MediaStore::Container
aws_memorydb_cluster|AWS::MemoryDB::Cluster
aws_memorydb_multi_region_cluster|AWS::MemoryDB::MultiRegionCluster
aws_memorydb_snapshot|AWS::MemoryDB::Snapshot
aws_mq_broker|AWS::AmazonMQ::Broker
aws_msk_cluster|AWS::MSK::Cluster
aws_msk_serverless_cluster|AWS::MSK::ServerlessCluster
aws_mwaa_environment|AWS::MWAA::Environment
aws_neptune_cluster|AWS::Neptune::DBCluster
aws_neptune_cluster_instance|AWS::Neptune::DBInstance
aws_neptunegraph_graph|AWS::NeptuneGraph::Graph
aws_opensearch_domain|AWS::OpenSearchService::Domain
aws_opensearchserverless_collection|AWS::OpenSearchServerless::Collection
aws_organizations_account|AWS::Organizations::Account
aws_organizations_organization|AWS::Organizations::Organization
aws_paymentcryptography_key|AWS::PaymentCryptography::Key
aws_pinpoint_app|AWS::Pinpoint::App
aws_pinpointsmsvoicev2_opt_out_list|AWS::SMSVOICE::OptOutList
aws_pinpointsmsvoicev2_phone_number|AWS::SMSVOICE::PhoneNumber
aws_prometheus_workspace|AWS::APS::Workspace
aws_qbusiness_application|AWS::QBusiness::Application
aws_qldb_ledger|AWS::QLDB::Ledger
aws_rds_cluster|AWS::RDS::DBCluster
aws_rds_cluster_instance|AWS::RDS::DBInstance
aws_rds_shard_group|AWS::RDS::DBShardGroup
aws_redshift_cluster|AWS::Redshift::Cluster
aws_redshift_cluster_snapshot|AWS::Redshift::Snapshot
aws_redshiftserverless_namespace|AWS::RedshiftServerless::Namespace
aws_redshiftserverless_snapshot|AWS::RedshiftServerless::Snapshot
aws_rekognition_collection|AWS::Rekognition::Collection
aws_route53_zone|AWS::Route53::HostedZone
aws_s3_bucket|AWS::S3::Bucket
aws_s3_directory_bucket|AWS::S3Express::DirectoryBucket
aws_s3control_bucket|AWS::S3Outposts::Bucket
aws_s3tables_table|AWS::S3Tables::Table
aws_s3tables_table_bucket|AWS::S3Tables::TableBucket
aws_sagemaker_domain|AWS::SageMaker::Domain
aws_sagemaker_feature_group|AWS::SageMaker::FeatureGroup
aws_sagemaker_mlflow_tracking_server|AWS::SageMaker::MlflowTrackingServer
aws_sagemaker_model_package_group|AWS::SageMaker::ModelPackageGroup
aws_sagemaker_notebook_instance|AWS::SageMaker::NotebookInstance
aws_sagemaker_space|AWS::SageMaker::Space
aws_secretsmanager_secret|AWS::SecretsManager::Secret
aws_secretsmanager_secret_version|AWS::SecretsManager::Secret
aws_servicecatalog_provisioned_product|AWS::ServiceCatalog::CloudFormationProvisionedProduct
aws_sesv2_contact_list|AWS::SES::ContactList
aws_simpledb_domain|AWS::SDB::Domain
aws_sqs_queue|AWS::SQS::Queue
aws_ssmincidents_replication_set|AWS::SSMIncidents::ReplicationSet
aws_storagegateway_cached_iscsi_volume|AWS::StorageGateway::Volume
aws_storagegateway_stored_iscsi_volume|AWS::StorageGateway::Volume
aws_timestreaminfluxdb_db_instance|AWS::Timestream::InfluxDBInstance
aws_timestreamwrite_database|AWS::Timestream::Database
aws_timestreamwrite_table|AWS::Timestream::Table
aws_verifiedpermissions_policy_store|AWS::VerifiedPermissions::PolicyStore
aws_workspaces_workspace|AWS::WorkSpaces::Workspace
""")
}
