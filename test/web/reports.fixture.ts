/* Reports on a scheme that nobody ran. */

/** A report as somebody would write it, on a scheme that nobody ran. */
export const REPORT = `# Remote workers under false names at Example Group

May 20, 2026

Published by the Example Threat Institute. TLP:CLEAR

Example Group, a tracked intrusion set also known as EXAMPLE SPIDER, placed remote IT workers at technology companies in the United States under false names. We assess with moderate confidence that the group is criminal. The scheme brought at least $1.2 million between January 2024 and March 2026, and touched 14 companies.

The workers used stolen identity documents and installed AnyDesk on company laptops that stood in one house. The group used spearphishing (T1566.001) and valid accounts (T1078).

## Indicators of compromise

The workers used the following email addresses, accounts and servers:

- robin@worker.example
- casey[@]worker[.]example
- 203.0.113.77
- hxxps://login.worker[.]example/session

## Recommendations

- Verify the identity of each remote worker in a live video call, and compare it with the document.
- Ship laptops only to the address that was verified.
- Look for remote access software that the company did not install.
`;

export const SECOND = `# A second look at Example Group

June 2, 2026

Example Group, also known as EXAMPLE SPIDER, is behind false remote workers. The scheme brought at least $2 million, and touched 14 companies.

## Indicators of compromise

The workers used the following email addresses:

- robin@worker.example
`;
