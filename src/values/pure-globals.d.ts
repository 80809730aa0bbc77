/*
 * The only globals beside the language itself that a pure room may use. Declared here because those rooms are compiled
 * without Node and DOM types, so that `process` and `fetch` are no words in them.
 */
interface TextDecoder {
  decode(input?: Uint8Array): string;
}
declare var TextDecoder: { new (label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean }): TextDecoder };
interface TextEncoder {
  encode(input?: string): Uint8Array<ArrayBuffer>;
}
declare var TextEncoder: { new (): TextEncoder };
