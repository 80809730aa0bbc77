import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanJson, needsCleaning, parseJson } from './json.ts';

describe('parseJson', () => {
  it('gives what the engine gives', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(parseJson(text).value).toEqual(JSON.parse(text));
      }),
    );
  });

  it('names every name that stands twice in one object, with its place', () => {
    expect(parseJson('{"a": 1,\n "b": {"a": 2, "c": ["a", "a"]},\n "a" : 3}')).toMatchObject({ value: { a: 3 }, repeated: [{ line: 3, column: 2, name: 'a' }] });
    expect(parseJson('[{"a": 1}, {"a": ":"}]')).toMatchObject({ repeated: [] });
  });

  it.each([
    ['{"a":', 1, 6, 'ends where a value'],
    ['{"a":1,\n "b" 2}', 2, 6, 'Expected a colon'],
    ['{"a":1,}', 1, 8, 'name in quotation marks'],
    ['[1,\n2', 2, 2, 'a comma or ]'],
    ['[1 2]', 1, 4, 'a comma or ]'],
    ['{"a":"x\ny"}', 1, 8, 'an escaped character'],
    ['{"a":"\\x"}', 1, 7, 'an escaped character'],
    ['{"a":"x', 1, 8, 'end of a text'],
    ['{"a":}', 1, 6, 'Expected a value'],
    ['{"a":tru', 1, 9, 'ends where a value'],
    ['{"a":01}', 1, 7, 'a comma or }'],
    ['{}\n{}', 2, 1, 'nothing more'],
    ['', 1, 1, 'ends where a value'],
    ['nope', 1, 1, 'Expected a value'],
    ["{'a':1}", 1, 2, 'name in quotation marks'],
    ['{"a":1 "b":2}', 1, 8, 'a comma or }'],
    ['[,]', 1, 2, 'a value or ]'],
  ])('names line and column in %j', (text, line, column, message) => {
    const { problem } = parseJson(text);
    expect(problem).toMatchObject({ line, column });
    expect(problem?.message).toContain(message);
  });

  it('names a place wherever the engine refuses, and quotes nothing', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), fc.string({ maxLength: 3 }), (text, position, inserted) => {
        const at = position % (text.length + 1);
        const damaged = text.slice(0, at) + inserted + text.slice(at + 1);
        const refused = (() => {
          try {
            JSON.parse(damaged);
            return false;
          } catch {
            return true;
          }
        })();
        const { problem } = parseJson(damaged);
        expect(problem !== undefined).toBe(refused);
        expect(problem?.message ?? '').not.toBe('Expected JSON');
      }),
      { numRuns: 1_000 },
    );
  });

  it('refuses nesting that no person is, before any parser builds it', () => {
    for (const text of ['['.repeat(1_000_000), `${'['.repeat(65)}${']'.repeat(65)}`, '{"a":'.repeat(100_000)]) expect(parseJson(text).problem?.message).toContain('Nested deeper');
    expect(parseJson(`${'['.repeat(64)}"[[[[\\"[["${']'.repeat(64)}`).problem).toBeUndefined();
  });
});

describe('cleanJson', () => {
  it('replaces what is no text and leaves __proto__ out, and reports both', () => {
    const text = '{"a":"x\\u0000y","__proto__":{"b":1},"c":["\\ud800"],"d\\u0000":1}';
    expect(needsCleaning(text)).toBe(true);
    const reported: string[] = [];
    const value = cleanJson(JSON.parse(text), '', (code, pointer) => reported.push(`${code} ${pointer}`));
    expect(JSON.stringify(value)).toBe('{"a":"x\ufffdy","c":["\ufffd"],"d\ufffd":1}');
    expect(reported).toEqual(['invalid-value /a', 'unknown-field /__proto__', 'invalid-value /c/0', 'invalid-value ']);
  });

  it('is not needed for ordinary texts', () => {
    expect(needsCleaning('{"a":"\\u00e9 😀"}')).toBe(false);
  });
});
