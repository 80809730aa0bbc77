import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { byHost, hostOf, programOf } from './host.ts';

describe('the host of an address', () => {
  test.each([
    ['https://www.Example.com/path?q=1#top', 'example.com'],
    ['example.com', 'example.com'],
    ['example.com:443', 'example.com'],
    ['http://user:word@example.com:8080/a@b', 'example.com'],
    ['', ''],
  ])('of %j is %j', (url, host) => {
    expect(hostOf(url)).toBe(host);
  });

  test('is found by itself and by the domains above it, and by no other', () => {
    const table = new Map([['example.com', 1]]);
    expect([byHost(table, 'example.com'), byHost(table, 'a.b.example.com'), byHost(table, 'notexample.com'), byHost(table, 'example.com.example.org'), byHost(table, '')]).toEqual([
      1,
      1,
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('and of a program are read from any text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(hostOf(text)).not.toMatch(/[/?# ]/);
        expect(programOf(text)).not.toMatch(/[\\/]/);
      }),
    );
  });
});

test.each([
  ['C:\\Program Files\\AnyDesk\\AnyDesk.exe', 'anydesk'],
  ['/Applications/RustDesk.app', 'rustdesk'],
  ['/usr/bin/curl', 'curl'],
])('the program of %s is %s', (path, program) => {
  expect(programOf(path)).toBe(program);
});
