/** What is said of a span: names of operations, routes and tables, numbers, never anything about anybody. */
export type SpanFacts = Readonly<Record<string, string | number>>;

/** Something that takes time, as it goes on. */
export type RunningSpan = {
  /** Tells what is known at its end only. @param name in place of the one it began under */
  readonly tell: (facts: SpanFacts, name?: string) => void;
};

/** Traces of what the program does, for whoever asked for them; off unless an address is set. */
export type Tracing = {
  /** Runs something as a span, below the one that runs. @param from headers of whoever asked, whose trace goes on here */
  readonly span: <T>(
    name: string,
    kind: 'server' | 'client' | 'internal',
    facts: SpanFacts,
    run: (span: RunningSpan) => Promise<T>,
    from?: { readonly traceparent?: string | undefined; readonly tracestate?: string | undefined },
  ) => Promise<T>;
  /** A statement of the store that came to its end just now. Its text never leaves; what it does and to which table does. */
  readonly statement: (sql: string, milliseconds: number, failed: boolean) => void;
  /** Headers that carry the trace on to others. @source W3C Trace Context, level 1 */
  readonly headers: () => Readonly<Record<string, string>>;
  /** Sends what is left. */
  readonly stop: () => Promise<void>;
};
