/** Words of the guided tour. */
export const words = {
  label: 'Tour of the example workforce',
  step: (at: number, of: number) => `Tour, ${at} of ${of}`,
  next: 'Next',
  back: 'Back',
  close: 'Close the tour',
  done: 'Take the examples away',
  steps: {
    worklist: {
      title: 'Who needs a human now',
      text: 'Everybody here is invented. The most urgent stand on top, each with the reason. Open Alex Placeholder to see what it rests on.',
    },
    person: {
      title: 'Evidence before verdict',
      text: 'Each finding quotes its evidence and gives the honest reasons it may have. What nobody looked at is said below, and so is the next step that would settle it.',
    },
    network: {
      title: 'One hand behind several people',
      text: 'Five people share a house, an account, a number and the words of their résumés. A couple who share a home are not drawn as a ring.',
    },
    intelligence: {
      title: 'What others saw',
      text: 'A report, read into sections with a quotation for every line. Two addresses in it belong to people here. Drop a report of your own to try.',
    },
    vet: {
      title: 'Now somebody of your own',
      text: 'Drop a dossier or a table, or fill the short form. When you have seen enough, one button takes the examples away.',
    },
  },
  examples: {
    title: 'The example workforce is here',
    text: (people: number) => `${people} invented people. Nothing recorded about them counts for anybody real.`,
    tour: 'Show me around',
    remove: 'Take the examples away',
    removing: 'Taking them away…',
    sure: 'Take the example workforce away?',
    sureText: 'Its people, their logs, the report, and every case and note about them go. The audit log keeps that they were here.',
    keep: 'Keep them',
    add: 'Put in the example workforce',
    adding: 'Vetting the examples and reading their logs: a few seconds.',
  },
} as const;
