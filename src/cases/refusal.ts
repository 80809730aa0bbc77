import { BonafideError, type Case } from '#model';

/** That something may not be done to a case. */
export function refused(message: string, hint: string): BonafideError {
  return new BonafideError('case.refused', message, hint);
}

/** An id within a case, from the place of the event that makes it. @param prefix such as `req` */
export function nextId({ version }: Pick<Case, 'version'>, prefix: string): string {
  return `${prefix}-${version + 1}`;
}
