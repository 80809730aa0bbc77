/** How work in the background stands. `failed`: every try failed, or one for a reason that does not pass, and nobody tries again unless asked to. */
export const jobStates = ['waiting', 'running', 'done', 'failed', 'cancelled'] as const;
