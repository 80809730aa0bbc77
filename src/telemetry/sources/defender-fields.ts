/** Columns of the advanced hunting tables that are read, or left out by name: hashes, process numbers, versions and settings. @source https://learn.microsoft.com/defender-xdr/advanced-hunting-schema-tables */
const COLUMNS = `time tenantId operationName category properties _TimeReceivedBySvc Tenant Timestamp TimeGenerated TenantId SourceSystem Type MachineGroup DeviceId
DeviceName ReportId ActionType AdditionalFields AppGuardContainerId CreatedProcessSessionId FileName FolderPath FileSize FileOriginIP FileOriginUrl
FileOriginReferrerUrl MD5 SHA1 SHA256 PreviousFileName PreviousFolderPath ProcessId ProcessCommandLine ProcessIntegrityLevel ProcessTokenElevation
ProcessCreationTime ProcessUniqueId ProcessRemoteSessionDeviceName ProcessRemoteSessionIP IsProcessRemoteSession IsInitiatingProcessRemoteSession
ProcessVersionInfoCompanyName ProcessVersionInfoProductName ProcessVersionInfoProductVersion ProcessVersionInfoInternalFileName
ProcessVersionInfoOriginalFileName ProcessVersionInfoFileDescription AccountDomain AccountName AccountSid AccountUpn AccountObjectId LogonId LogonType
FailureReason IsLocalAdmin Protocol RemoteIP RemoteIPType RemotePort RemoteUrl RemoteDeviceName LocalIP LocalIPType LocalPort RegistryKey
RegistryValueName RegistryValueData PublicIP OSPlatform OSVersion OSArchitecture OSBuild OSDistribution OSVersionInfo ClientVersion IsAzureADJoined
JoinType AadDeviceId LoggedOnUsers RegistryDeviceTag OnboardingStatus DeviceCategory DeviceType DeviceSubtype Model Vendor MergedDeviceIds
MergedToDeviceId IsInternetFacing SensorHealthState IsExcluded ExclusionReason ExposureLevel AssetValue DeviceManualTags DeviceDynamicTags
ConnectivityType HostDeviceId SoftwareVendor SoftwareName SoftwareVersion EndOfSupportStatus EndOfSupportDate ProductCodeCpe LastSeenTime
RegistryPaths DiskPaths BrowserName ExtensionId ExtensionName ExtensionDescription ExtensionVersion ExtensionRisk ExtensionVendor IsActivated
InstallationTime AlertId Title Category Categories Severity ServiceSource DetectionSource AttackTechniques EntityType EvidenceRole EvidenceDirection
ThreatFamily NetworkMessageId EmailSubject Application ApplicationId OAuthApplicationId CloudResource CloudPlatform ResourceType ResourceID
SubscriptionId CountryCode`;

/** Columns about the program that did something, all under one prefix. */
const INITIATING_PROCESS = `AccountDomain AccountName AccountObjectId AccountSid AccountUpn CommandLine CreationTime FileName FileSize FolderPath Id IntegrityLevel LogonId MD5
ParentCreationTime ParentFileName ParentId SHA1 SHA256 TokenElevation SignatureStatus SignerType SessionId UniqueId RemoteSessionDeviceName
RemoteSessionIP VersionInfoCompanyName VersionInfoFileDescription VersionInfoInternalFileName VersionInfoOriginalFileName VersionInfoProductName
VersionInfoProductVersion`;

export const FIELDS: ReadonlySet<string> = new Set([
  ...COLUMNS.split(/\s+/),
  ...INITIATING_PROCESS.split(/\s+/).map((column) => `InitiatingProcess${column}`),
  // Log Analytics marks the zone in the heading.
  'Timestamp [UTC]',
  'TimeGenerated [UTC]',
]);
