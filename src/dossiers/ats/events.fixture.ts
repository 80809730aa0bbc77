/** Events in the vendors’ shapes, about people who do not exist. @source the vendors’ documentation, named in the readers */

export const greenhouseEvent = {
  action: 'new_candidate_application',
  payload: {
    application: {
      id: 71_980_812,
      rejected_at: null,
      status: 'active',
      applied_at: '2026-05-27T14:44:43Z',
      last_activity_at: '2026-05-27T14:44:42Z',
      url: 'https://app.example.com/people/60304594',
      source: { id: 16, public_name: 'Example Jobs' },
      credited_to: { id: 1, email: 'recruiter@example.com', name: 'Riley Recruiter' },
      current_stage: { id: 2, name: 'Phone screen', interviews: [] },
      custom_fields: {
        pronouns_field: { name: 'Pronouns', type: 'short_text', value: 'zie-hir-value' },
        salary: { name: 'Desired Salary', type: 'short_text', value: 'salary-value' },
      },
      candidate: {
        id: 60_304_594,
        first_name: 'Robin',
        last_name: 'Example',
        title: 'Engineer',
        company: 'Example Ltd',
        gender: 'gender-value',
        race: 'race-value',
        veteran_status: 'veteran-value',
        disability_status: 'disability-value',
        hispanic_ethnicity: 'ethnicity-value',
        favourite_colour: 'colour-value',
        phone_numbers: [{ value: '+1 202 555 0142', type: 'mobile' }],
        email_addresses: [{ value: 'robin@example.com', type: 'personal', ethnicity: 'nested-ethnicity-value' }],
        addresses: [{ value: '1 Example Street\nExample City, NY 10001', type: 'home' }],
        website_addresses: [{ value: 'https://robin.example', type: 'personal' }],
        social_media_addresses: [{ value: 'https://social.example/robin' }],
        educations: [{ school_name: 'Example University', degree: 'BSc', discipline: 'Computing', start_date: '09/15/2007', end_date: '05/15/2011' }],
        employments: [{ company_name: 'Sample Corp', title: 'Developer', start_date: '01/02/2012', end_date: '01/01/2016' }],
        attachments: [{ filename: 'resume.pdf', url: 'https://files.example/resume.pdf', type: 'resume' }],
        tags: ['Ruby'],
        custom_fields: { eeo_1: { name: 'Gender identity', type: 'single_select', value: 'identity-value' } },
      },
      jobs: [{ id: 3, name: 'Data Scientist' }],
    },
  },
};

export const leverEvent = {
  id: 'b3c7e0f2-0000-4000-8000-000000000001',
  event: 'candidateStageChange',
  token: '7f1e0000000000000000',
  triggeredAt: 1_780_000_000_000,
  signature: '',
  data: {
    opportunityId: '0b1d0000-0000-4000-8000-000000000002',
    contactId: '7f23e772-f2cb-4ebb-b33f-54b872999992',
    opportunity: {
      id: '0b1d0000-0000-4000-8000-000000000002',
      name: 'Robin Example',
      contact: '7f23e772-f2cb-4ebb-b33f-54b872999992',
      headline: 'Example Ltd',
      emails: ['robin@example.com'],
      phones: [{ type: 'mobile', value: '+1 202 555 0142' }],
      links: ['https://social.example/robin'],
      location: 'Example City',
      tags: ['Ruby'],
      updatedAt: 1_779_999_000_000,
      eeoResponses: { gender: 'gender-value', race: 'race-value', veteran: 'veteran-value', disability: 'disability-value' },
      gender: 'gender-value',
    },
  },
};

export const ashbyEvent = {
  webhookActionId: '75395d87-4044-4dc4-bc29-0cec185e5f06',
  action: 'applicationSubmit',
  data: {
    application: {
      id: 'e9ed0000-0000-4000-8000-000000000001',
      createdAt: '2026-05-27T14:44:43.000Z',
      updatedAt: '2026-05-28T10:00:00.000Z',
      status: 'Active',
      customFields: [
        { id: 'a', title: 'Ethnicity', value: 'ethnicity-value' },
        { id: 'b', title: 'Notice period', value: 'notice-value' },
      ],
      candidate: {
        id: 'ca7d0000-0000-4000-8000-000000000002',
        name: 'Robin Example',
        primaryEmailAddress: { value: 'robin@example.com', type: 'Personal', isPrimary: true },
        primaryPhoneNumber: { value: '+1 202 555 0142', type: 'Personal', isPrimary: true },
        emailAddresses: [{ value: 'robin@example.com', type: 'Personal', isPrimary: true }],
        socialLinks: [{ type: 'LinkedIn', url: 'https://social.example/robin' }],
        company: 'Example Ltd',
        position: 'Engineer',
        gender: 'gender-value',
        resumeFileHandle: { id: 'f1', name: 'resume.pdf', handle: 'h' },
      },
      currentInterviewStage: { id: 's', title: 'New lead' },
      source: { id: 'x', title: 'Example Jobs' },
      job: { id: 'j', title: 'Data Scientist' },
    },
  },
};
