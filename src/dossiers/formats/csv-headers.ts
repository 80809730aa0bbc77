import { fold } from '#values';

/*
 * Column headers of the usual exports, by what they mean. Compared folded: case, accents and punctuation do not count.
 * Written from the exports’ public help pages and from common sense; a header that means different things in different
 * systems (“Location”, “Source”, “Link”) is left to a mapping.
 */
const HEADERS: Readonly<Record<string, readonly string[]>> = {
  // Greenhouse “Candidate ID”, Workday “Employee ID”, BambooHR “Employee #”, Personio “Personnel number”.
  id: ['ID', 'Candidate ID', 'Person ID', 'Employee ID', 'Employee #', 'Employee Number', 'Employee No', 'Worker ID', 'Contractor ID', 'Applicant ID', 'Profile ID', 'Personnel Number', 'Personalnummer'],
  caption: ['Caption', 'Display Name'],
  'names.name': ['Name', 'Full Name', 'Candidate Name', 'Candidate', 'Employee Name', 'Worker', 'Worker Name', 'Applicant Name', 'Contractor Name', 'Legal Name', 'Legal Full Name'],
  'names.givenName': ['First Name', 'Given Name', 'Forename', 'Legal First Name', 'Candidate First Name', 'Vorname'],
  'names.middleName': ['Middle Name', 'Legal Middle Name', 'Second Name'],
  'names.familyName': ['Last Name', 'Family Name', 'Surname', 'Legal Last Name', 'Candidate Last Name', 'Nachname'],
  'names.preferred': ['Preferred Name', 'Preferred First Name', 'Nickname', 'Known As'],
  'names.former': ['Former Name', 'Maiden Name', 'Birth Name', 'Previous Name', 'Geburtsname'],
  // Lever writes “Email(s)”, Greenhouse “Email Addresses”, Ashby “Primary Email Address”.
  'emails.address': ['Email', 'E-mail', 'Emails', 'Email(s)', 'Email Address', 'Email Addresses', 'E-mail Address', 'Primary Email', 'Primary Email Address', 'Candidate Email', 'Candidate Email Address', 'Candidate Email Addresses', 'E-Mail-Adresse'],
  'emails.personal': ['Personal Email', 'Personal Email Address', 'Home Email', 'Private Email'],
  'emails.work': ['Work Email', 'Work Email Address', 'Business Email', 'Company Email'],
  'phones.number': ['Phone', 'Phones', 'Phone(s)', 'Phone Number', 'Phone Numbers', 'Telephone', 'Primary Phone', 'Primary Phone Number', 'Candidate Phone', 'Candidate Phone Numbers', 'Telefon', 'Telefonnummer'],
  'phones.mobile': ['Mobile', 'Mobile Phone', 'Mobile Number', 'Cell', 'Cell Phone', 'Mobiltelefon'],
  'phones.home': ['Home Phone', 'Private Phone', 'Personal Phone'],
  'phones.work': ['Work Phone', 'Business Phone', 'Office Phone'],
  'addresses.address': ['Address', 'Street', 'Street Address', 'Address 1', 'Address Line 1', 'Home Address', 'Primary Address', 'Straße'],
  'addresses.unit': ['Address 2', 'Address Line 2', 'Apartment', 'Unit', 'Suite'],
  'addresses.postalCode': ['Postal Code', 'Postcode', 'Zip', 'Zip Code', 'ZIP/Postal Code', 'PLZ', 'Postleitzahl'],
  'addresses.city': ['City', 'Town', 'Home City', 'Ort', 'Stadt'],
  'addresses.region': ['State', 'Province', 'Region', 'State/Province', 'State/Region', 'County', 'Bundesland'],
  'addresses.countryCode': ['Country', 'Country Code', 'Home Country', 'Land'],
  'subject.claimedResidence.countryCode': ['Country of Residence', 'Residence Country', 'Current Country'],
  'subject.claimedResidence.region': ['State of Residence', 'Region of Residence'],
  'subject.claimedResidence.city': ['City of Residence', 'Current City'],
  'subject.claimedResidence.timeZone': ['Time Zone', 'Timezone'],
  'profiles.LinkedIn': ['LinkedIn', 'LinkedIn URL', 'LinkedIn Profile', 'LinkedIn Link'],
  'profiles.GitHub': ['GitHub', 'GitHub URL', 'GitHub Profile', 'GitHub Username'],
  'profiles.Website': ['Website', 'Websites', 'Website URL', 'Personal Website', 'Portfolio', 'Portfolio URL'],
  // An applicant’s own present job; in exports of employees the title is the role, which “Job Title” stands for.
  'work.0.name': ['Current Company', 'Company', 'Current Employer', 'Most Recent Employer', 'Organization'],
  'work.0.position': ['Current Title', 'Current Position', 'Current Job Title', 'Title', 'Headline'],
  'subject.role.title': ['Job Title', 'Role', 'Position', 'Business Title', 'Job Profile', 'Stellenbezeichnung'],
  'subject.role.tier': ['Tier', 'Role Tier', 'Access Tier'],
  'subject.relation': ['Relation', 'Relationship to Firm', 'Worker Type', 'Employment Type', 'Employee Type', 'Beschäftigungsart'],
  'subject.startedAt': ['Hire Date', 'Start Date', 'Date of Hire', 'Date Hired', 'Original Hire Date', 'Joined On', 'Eintrittsdatum'],
  'subject.endedAt': ['Termination Date', 'End Date', 'Last Working Day', 'Date of Termination', 'Austrittsdatum'],
  'offers.signedAt': ['Offer Accepted', 'Offer Accepted Date', 'Offer Signed Date', 'Offer Accepted At'],
  'offers.startDate': ['Offer Start Date', 'Expected Start Date'],
  'offers.rate': ['Pay Rate', 'Offered Rate', 'Offer Rate'],
  'offers.currency': ['Currency', 'Pay Rate Currency'],
  'offers.period': ['Pay Rate Period', 'Rate Period'],
  'applications.requisition': ['Job', 'Jobs', 'Job Name', 'Job ID', 'Job Requisition', 'Job Requisition ID', 'Requisition', 'Requisition ID', 'Posting', 'Posting Title'],
  'applications.submittedAt': ['Applied On', 'Applied At', 'Application Date', 'Date Applied', 'Application Created At', 'Applied Date', 'Submitted At', 'Application Submitted'],
  'applications.via': ['Agency', 'Recruiting Agency'],
  'payoutAccounts.holderName': ['Account Holder', 'Account Holder Name', 'Account Name', 'Name on Account', 'Beneficiary', 'Beneficiary Name', 'Kontoinhaber'],
  'payoutAccounts.bankName': ['Bank', 'Bank Name', 'Name of Bank'],
  'payoutAccounts.bankCountry': ['Bank Country'],
  'payoutAccounts.number': ['Account Number', 'Bank Account', 'Bank Account Number', 'IBAN'],
  'suppliers.name': ['Supplier', 'Vendor', 'Staffing Firm', 'Staffing Agency', 'Employer of Record', 'Agency Name'],
  'equipment.asset': ['Asset', 'Asset Tag', 'Laptop Asset Tag'],
  'equipment.serial': ['Serial', 'Serial Number', 'Laptop Serial Number'],
  'protected.birthDates': ['Date of Birth', 'Birth Date', 'Birthdate', 'Birthday', 'DOB', 'Geburtsdatum'],
  'protected.birthPlaces': ['Place of Birth', 'Birth Place', 'Birthplace', 'Geburtsort'],
  'protected.nationalities': ['Nationality', 'Citizenship', 'Country of Citizenship', 'Staatsangehörigkeit'],
  // How a firm runs its hiring, not what a source says about the person.
  ignore: [
    ...['Stage', 'Current Stage', 'Status', 'Application Status', 'Candidate Status', 'Recruiter', 'Coordinator', 'Sourcer', 'Hiring Manager', 'Owner', 'Interviewers', 'Rejection Reason', 'Rejected On'],
    ...['Department', 'Division', 'Team', 'Office', 'Cost Center', 'Supervisor', 'Manager', 'Reports To', 'Reporting To', 'Created At', 'Updated At', 'Last Updated', 'Last Activity', 'Days in Stage', 'Application ID'],
  ],
};

/** Target by folded header. */
export const defaultHeaders: ReadonlyMap<string, string> = new Map(Object.entries(HEADERS).flatMap(([target, headers]) => headers.map((header) => [fold(header), target] as const)));
