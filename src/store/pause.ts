/** Waiting for the next look, which others can end early. */
export class Pause {
  readonly #milliseconds: number;
  readonly #sleepers = new Set<() => void>();

  constructor(milliseconds: number) {
    this.#milliseconds = milliseconds;
  }

  /** Resolves after the time, when somebody ends the pause, or when the signal aborts. */
  wait(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer);
        this.#sleepers.delete(end);
        signal.removeEventListener('abort', end);
        resolve();
      };
      const timer = setTimeout(end, this.#milliseconds);
      this.#sleepers.add(end);
      signal.addEventListener('abort', end);
      if (signal.aborted) end();
    });
  }

  /** Ends the pause of everybody who waits. */
  end(): void {
    for (const one of this.#sleepers) one();
  }
}
