/** Lets one in at a time, in the order they came. */
export class Turnstile {
  #last: Promise<void> = Promise.resolve();
  #leave: (() => void) | undefined;
  #turn = 0;

  /** Number of the turn of whoever is inside, or was last. */
  get turn(): number {
    return this.#turn;
  }

  async enter(): Promise<void> {
    const before = this.#last;
    let leave = (): void => undefined;
    this.#last = new Promise((resolve) => {
      leave = resolve;
    });
    await before;
    this.#leave = leave;
    this.#turn += 1;
  }

  leave(): void {
    this.#leave?.();
  }
}
