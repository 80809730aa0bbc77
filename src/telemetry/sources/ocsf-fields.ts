/** Attributes of the classes that are read and of their profiles: read, or left out by name. @source https://schema.ocsf.io/1.8.0, and lists of earlier versions */
const NAMES = `access_list access_mask access_result account_switch_type account_switch_type_id action action_id activity_id activity_name actor actual_permissions
ai_agent ai_model analytic anomaly_analyses answers api app_name app_protocol_name assignee assignee_group attacks attestation_list auth_factors
auth_protocol auth_protocol_id authentication_token authority authorizations category_name category_uid certificate cis_csc class_name class_uid cloud
comment compliance confidence confidence_id confidence_score connection_info container count cumulative_traffic data_classification
data_classifications data_sources device disposition disposition_id dst_endpoint duration end_time end_time_dt enrichments evidence evidences
exit_code expiration_time file file_result finding finding_info firewall_rule flag_ids flags http_cookies http_request http_response http_status
iam_roles impact impact_id impact_score initiator initiator_id injection_type injection_type_id is_alert is_cleartext is_mfa is_new_logon is_remote
is_src_dst_assignment_known is_suspected_breach ja4_fingerprint_list kill_chain launch_type launch_type_id load_balancer logon_process logon_type
logon_type_id malware malware_scan_info message message_context metadata module namespace_pid network_observation_point nist notes observables
observation_point observation_point_id opcode opcode_id osint package packages packet_list peripheral_device policies policy priority priority_id
privileges process product products proxy proxy_connection_info proxy_endpoint proxy_http_request proxy_http_response proxy_tls proxy_traffic query
query_additional query_info query_result query_result_id query_time raw_data raw_data_hash raw_data_size rcode rcode_id remediation
requested_permissions resources response_additional response_time risk_details risk_level risk_level_id risk_score sbom service session severity
severity_id share share_type share_type_id src_endpoint src_url start_time start_time_dt state state_id status status_code status_detail status_id
ticket tickets time time_dt timezone_offset tls trace traffic transaction_id type_name type_uid unmapped updated_user updated_web_resources url user
user_result vendor_attributes verdict verdict_id vulnerabilities web_resources web_resources_result`;

export const FIELDS: ReadonlySet<string> = new Set(NAMES.split(/\s+/));
