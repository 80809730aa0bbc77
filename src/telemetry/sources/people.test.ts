import { describe, it } from 'vitest';
import { testTelemetrySources, type VendorRecords } from '#testing';
import { sourceOf, telemetrySources } from './index.ts';

/** Logs in which people act, in the vendors’ documented shapes, and what must be read of each record. */
const RECORDS: VendorRecords = {
  okta: [
    [
      {
        uuid: 'o-1',
        published: '2026-03-02T09:05:00.000Z',
        eventType: 'user.session.start',
        displayMessage: 'User login to Okta',
        actor: { id: '00u1', type: 'User', alternateId: 'alex@example.com', displayName: 'Alex Example' },
        client: { ipAddress: '192.0.2.7', geographicalContext: { city: 'Austin', state: 'Texas', country: 'United States', geolocation: { lat: 30.2672, lon: -97.7431 } } },
        device: { id: 'guo1', name: 'LT-1', os_platform: 'MACOS', managed: true },
        outcome: { result: 'SUCCESS' },
        target: [{ id: '0oa1', type: 'AppInstance', displayName: 'VPN' }],
        severity: 'INFO',
      },
      {
        uid: 'o-1',
        kind: 'sign-in',
        time: Date.UTC(2026, 2, 2, 9, 5),
        status: 'success',
        user: { uid: '00u1', emailAddr: 'alex@example.com', name: 'Alex Example' },
        ip: '192.0.2.7',
        place: { countryCode: 'US', region: 'Texas', city: 'Austin', latitude: 30.2672, longitude: -97.7431 },
        device: { uid: 'guo1', hostname: 'LT-1', isManaged: true },
        app: 'VPN',
      },
    ],
    [
      {
        uuid: 'o-2',
        published: '2026-03-02T09:06:00.000Z',
        eventType: 'user.authentication.auth_via_mfa',
        actor: { id: '00u1', alternateId: 'alex@example.com' },
        client: { ipAddress: '192.0.2.7' },
        outcome: { result: 'SUCCESS' },
        target: [{ id: 'pfd1', type: 'AuthenticatorEnrollment', displayName: 'Phone XXX-XXX-0142' }],
      },
      { kind: 'sign-in', isMfa: true, mfaDevice: 'Phone XXX-XXX-0142 pfd1' },
    ],
  ],
  'entra-sign-in': [
    [
      {
        id: 'e-1',
        createdDateTime: '2026-03-02T09:05:00Z',
        userDisplayName: 'Alex Example',
        userPrincipalName: 'alex@example.com',
        userId: 'u-1',
        appDisplayName: 'Salesforce',
        ipAddress: '2001:db8::7',
        status: { errorCode: 0 },
        deviceDetail: { deviceId: '', displayName: '', operatingSystem: 'Windows 10', isManaged: false },
        location: { city: 'Dallas', state: 'Texas', countryOrRegion: 'US', geoCoordinates: { latitude: 32.8, longitude: -96.8 } },
        authenticationRequirement: 'multiFactorAuthentication',
        mfaDetail: { authMethod: 'Text message', authDetail: '+X XXXXXXXX42' },
      },
      {
        kind: 'sign-in',
        status: 'success',
        ip: '2001:db8::7',
        app: 'Salesforce',
        device: { os: 'Windows 10', isManaged: false },
        mfaDevice: '+X XXXXXXXX42',
        place: { countryCode: 'US', city: 'Dallas' },
      },
    ],
    [
      {
        time: '2026-03-02T09:05:00Z',
        category: 'SignInLogs',
        operationName: 'Sign-in activity',
        resultType: '50126',
        callerIpAddress: '192.0.2.9',
        location: 'US',
        properties: { id: 'e-2', createdDateTime: '2026-03-02T09:05:00Z', userPrincipalName: 'alex@example.com', appDisplayName: 'Portal', ipAddress: '192.0.2.9' },
      },
      { kind: 'sign-in', status: 'failure', ip: '192.0.2.9', place: { countryCode: 'US' } },
    ],
  ],
  'entra-audit': [
    [
      {
        id: 'a-1',
        activityDateTime: '2026-03-02T10:00:00Z',
        activityDisplayName: 'User registered security info',
        category: 'UserManagement',
        result: 'success',
        initiatedBy: { user: { id: 'u-1', userPrincipalName: 'alex@example.com', ipAddress: '192.0.2.7' } },
        targetResources: [],
        additionalDetails: [{ key: 'PhoneNumber', value: '+1 202-555-0142' }],
      },
      { kind: 'factor', user: { emailAddr: 'alex@example.com' }, mfaDevice: '+1 202-555-0142' },
    ],
  ],
  'google-workspace': [
    [
      {
        kind: 'admin#reports#activity',
        id: { time: '2026-03-02T09:05:00.000Z', uniqueQualifier: '77', applicationName: 'login', customerId: 'C' },
        actor: { email: 'alex@example.com', profileId: '1' },
        ipAddress: '192.0.2.7',
        events: [{ type: 'login', name: 'login_success', parameters: [{ name: 'is_second_factor', boolValue: true }] }],
      },
      { kind: 'sign-in', isMfa: true, user: { emailAddr: 'alex@example.com' } },
    ],
  ],
  zoom: [
    [
      {
        meeting_uuid: 'm1',
        user_id: 'z1',
        topic: 'Interview Alex',
        user_name: 'Alex',
        user_email: 'alex@example.com',
        ip_address: '192.0.2.7',
        join_time: '2026-03-02T09:00:00Z',
        leave_time: '2026-03-02T09:45:00Z',
        share_desktop: true,
        camera: 'FaceTime HD',
      },
      { kind: 'meeting', meeting: { uid: 'm1', durationMinutes: 45, sharesScreen: true, isInterview: true, camera: 'on' }, ip: '192.0.2.7' },
    ],
  ],
  teams: [
    [
      {
        id: 't1',
        meetingId: 'm2',
        subject: 'Pairing',
        emailAddress: 'alex@example.com',
        totalAttendanceInSeconds: 36_000,
        identity: { id: 'u', displayName: 'Alex' },
        attendanceIntervals: [{ joinDateTime: '2026-03-02T09:00:00Z' }],
        externalParticipant: 'x@example.net',
        sharesScreen: true,
      },
      { kind: 'meeting', meeting: { durationMinutes: 600, outsider: 'x@example.net', sharesScreen: true } },
    ],
  ],
  github: [
    [
      {
        '@timestamp': Date.UTC(2026, 2, 2, 9),
        action: 'git.clone',
        actor: 'alex-example',
        actor_ip: '192.0.2.7',
        actor_location: { country_code: 'US' },
        org: 'example',
        repo: 'example/core',
        external_identity_nameid: 'alex@example.com',
      },
      { kind: 'repository', repository: { action: 'clone', name: 'example/core' }, user: { emailAddr: 'alex@example.com' }, place: { countryCode: 'US' } },
    ],
  ],
  gitlab: [
    [
      {
        id: 9,
        author_id: 3,
        author_name: 'Alex',
        entity_type: 'Project',
        entity_path: 'example/core',
        event_type: 'repository_git_operation',
        created_at: '2026-03-02T09:00:00Z',
        ip_address: '192.0.2.7',
        details: {},
      },
      { kind: 'repository', repository: { action: 'clone', name: 'example/core' } },
    ],
  ],
  carrier: [
    [
      {
        'Tracking Number': '1Z-EXAMPLE',
        'Event Time': '2026-02-20 14:00:00',
        'Status Description': 'Delivered, signed',
        'Asset Tag': 'SN1',
        'Employee Email': 'alex@example.com',
        City: 'Reno',
        State: 'NV',
        'Country Code': 'US',
        'Signed By': 'R. SAMPLE',
      },
      {
        kind: 'shipment',
        shipment: { tracking: '1Z-EXAMPLE', step: 'delivered', recipientName: 'R. SAMPLE' },
        place: { city: 'Reno', region: 'NV', countryCode: 'US', measured: true },
        device: { serial: 'SN1' },
      },
    ],
  ],
  payroll: [
    [
      {
        Employee: 'alex@example.com',
        'Effective Date': '2026-03-15',
        'New Account Number': '000123456789',
        'Account Holder': 'Sam Sample',
        'Account Holder Type': 'individual',
        'Bank Name': 'Example Bank',
        'Bank State': 'KS',
        Method: 'Direct deposit',
      },
      { kind: 'pay', pay: { rail: 'bank', account: '000123456789', holderName: 'Sam Sample', holderKind: 'person', bankRegion: 'KS' } },
    ],
  ],
  charges: [
    [
      { Cardholder: 'alex@example.com', Date: '2026-03-15', Amount: '19.90', Merchant: 'Example Cloud', Approved: 'no', 'Transaction Id': '7' },
      { kind: 'charge', pay: { amount: 19.9, authorized: false }, title: 'Example Cloud' },
    ],
  ],
  dlp: [
    [
      { User: 'alex@example.com', Time: '2026-03-15T10:00:00Z', Bytes: '500000', Destination: 'https://drive.example.net', File: 'a.zip' },
      { kind: 'download', bytes: 500_000, title: 'a.zip' },
    ],
    [
      { User: 'alex@example.com', Time: '2026-03-15T10:00:00Z', Bytes: '1', Destination: 'https://github.com/alex-example/core', File: '' },
      { kind: 'repository', repository: { action: 'push', name: 'alex-example/core', isForeign: true } },
    ],
  ],
};

testTelemetrySources(RECORDS, telemetrySources, sourceOf, { describe, it });
