import type { Dossier, Issue } from '#model';

/** A person as read, with what was wrong with them. */
export type ReadPerson = { readonly dossier: Dossier; readonly issues: readonly Issue[] };

/** What a format gives, piece by piece: a person, or issues of the file that belong to nobody who was read. */
export type Entry =
  | {
      readonly kind: 'person';
      readonly person: ReadPerson /** Where it stands, for people. */;
      readonly place: string /** Everything the source said, to tell a repetition from a contradiction. */;
      readonly content: string;
    }
  | { readonly kind: 'issues'; readonly issues: readonly Issue[] };
