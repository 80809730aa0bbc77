import { describe, it } from 'vitest';
import { testCheck } from '#testing';
import { copiedRepositoryInjectedAuthor } from './copied-repository-injected-author.ts';

const repository = (more: Record<string, unknown>) => ({ repositories: [{ name: 'sample/ledger', ...more }] });

testCheck(
  copiedRepositoryInjectedAuthor,
  {
    fires: [
      {
        name: 'the original authors were exchanged',
        given: repository({ sharesHistoryWith: 'example/ledger', originalAuthorsReplaced: true }),
        messageId: 'exchanged',
        evidence: ['/repositories/0'],
      },
      {
        name: 'one of several',
        given: {
          repositories: [
            { name: 'sample/notes', originalAuthorsReplaced: false },
            { name: 'sample/ledger', sharesHistoryWith: 'example/ledger', originalAuthorsReplaced: true },
          ],
        },
        messageId: 'exchanged',
        says: 'sample/ledger',
      },
    ],
    quiet: [
      { name: 'innocent twin: a declared fork', given: repository({ forkOf: 'example/ledger', sharesHistoryWith: 'example/ledger', originalAuthorsReplaced: true }) },
      { name: 'a mirror that keeps its authors', given: repository({ sharesHistoryWith: 'example/ledger', originalAuthorsReplaced: false }) },
    ],
    cannotTell: [
      { name: 'a shared history whose authors nobody compared', given: repository({ sharesHistoryWith: 'example/ledger' }) },
      { name: 'nobody compared', given: repository({}) },
      { name: 'no repository is shown', given: {} },
    ],
  },
  { describe, it },
);
