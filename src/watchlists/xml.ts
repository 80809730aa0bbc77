import { SaxesParser } from 'saxes';
import { type Issue, quoteReceived } from '#model';
import { decodePieces, headOf, isHtml, refusal } from './decode.ts';
import type { ListFile } from './list.ts';

/*
 * XML read record by record: a small tree for each, given out and forgotten, so that a list of 150 MB needs no more memory than
 * its largest record. Names are local names: `ns:Entity` is `Entity`. What a file declares for itself is never expanded or fetched.
 */

/** An element of a record. */
export type XmlNode = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
  /** Its own text, that of its children left out; trimmed. */
  readonly text: string;
  /** Line on which it begins, counted from 1. */
  readonly line: number;
};

export type XmlShape = {
  readonly file: string;
  /** Names that the root may have. */
  readonly root: readonly string[];
  /** Elements that are one record each: a name at any depth, or the end of a path such as `Locations/Location`. */
  readonly record: readonly string[];
  /** Called with the root and its attributes, before the first record. */
  readonly onRoot?: (root: XmlNode) => void;
};

/** Deepest nesting. Unit: elements. @source house: the deepest published list, OFAC’s advanced XML, has 12 */
const MAX_DEPTH = 64;

/** Largest record. Unit: elements. @source house: the largest published records have a few thousand */
const MAX_NODES = 100_000;

/** Ends the reading; the message is for a person. */
class Refused extends Error {
  readonly expected: string | undefined;
  readonly received: string | undefined;
  constructor(message: string, expected?: string, received?: string) {
    super(message);
    this.expected = expected;
    this.received = received;
  }
}

type Building = { name: string; attributes: Readonly<Record<string, string>>; children: XmlNode[]; text: string; line: number };

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function localAttributes(attributes: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const names = Object.keys(attributes);
  if (!names.some((name) => name === 'xmlns' || name.includes(':'))) return attributes;
  const local = names.filter((name) => name !== 'xmlns' && !name.startsWith('xmlns:'));
  return Object.fromEntries(local.map((name) => [localName(name), attributes[name] ?? '']));
}

/** Which open elements begin a record. */
function recordTest(records: readonly string[]): (path: readonly string[]) => boolean {
  const paths = records.map((record) => record.split('/').reverse());
  return (path) => paths.some((steps) => steps.every((step, index) => path[path.length - 1 - index] === step));
}

function checkRoot(name: string, roots: readonly string[]): void {
  if (name.toLowerCase() === 'html')
    throw new Refused('This is a page of HTML, not the list: the address gave an error page, or the page was saved in place of the file', roots.join(' or '), 'html');
  if (!roots.includes(name)) throw new Refused('The root element is not the one of this format', roots.join(' or '), name);
}

type Parser = SaxesParser<{ xmlns: false }>;

function listen(parser: Parser, shape: XmlShape, onRecord: (record: XmlNode) => void): void {
  const isRecord = recordTest(shape.record);
  const path: string[] = [];
  const open: Building[] = [];
  let nodes = 0;
  parser.on('error', (error) => {
    throw new Refused(`This is no well-formed XML: ${error.message.replace(/^(?:[^:]*:)?\d+:\d+:\s*/, '')}`);
  });
  parser.on('doctype', (doctype) => {
    if (/<!ENTITY/i.test(doctype)) throw new Refused('The file declares entities of its own, which are never expanded; it is not read');
  });
  parser.on('opentag', (tag) => {
    const name = localName(tag.name);
    path.push(name);
    if (path.length > MAX_DEPTH) throw new Refused('Elements are nested too deeply', `at most ${MAX_DEPTH} levels`);
    const node: Building = { name, attributes: localAttributes(tag.attributes), children: [], text: '', line: parser.line };
    if (path.length === 1) {
      checkRoot(name, shape.root);
      shape.onRoot?.(node);
    }
    if (open.length === 0 && !isRecord(path)) return;
    nodes = open.length === 0 ? 1 : nodes + 1;
    if (nodes > MAX_NODES) throw new Refused('A record is too large', `at most ${MAX_NODES} elements`);
    open.at(-1)?.children.push(node);
    open.push(node);
  });
  const addText = (text: string) => {
    const node = open.at(-1);
    if (node !== undefined) node.text += text;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    path.pop();
    const node = open.pop();
    if (node === undefined) return;
    node.text = node.text.trim();
    if (open.length === 0) onRecord(node);
  });
}

/**
 * Reads the records of an XML file. Never throws on any bytes: what cannot be read is one error issue with its line and column,
 * and `onRecord` may by then have been called with the records before it.
 */
export function readXml(bytes: Uint8Array, shape: XmlShape, onRecord: (record: XmlNode) => void): readonly Issue[] {
  const issues: Issue[] = [];
  if (isHtml(bytes))
    return [
      refusal(
        shape.file,
        'line 1, column 1',
        'This is a page of HTML, not the list: the address gave an error page, or the page was saved in place of the file',
        shape.root.join(' or '),
        'html',
      ),
    ];
  const parser: Parser = new SaxesParser({ xmlns: false });
  listen(parser, shape, onRecord);
  try {
    for (const piece of decodePieces(bytes, shape.file, (issue) => issues.push(issue))) parser.write(piece);
    parser.close();
  } catch (error) {
    // A text longer than the longest string is the other way in which bytes alone can end the reading.
    if (!(error instanceof Refused) && !(error instanceof RangeError)) throw error;
    const { message, expected, received } = error instanceof Refused ? error : new Refused('A text in the file is too long');
    issues.push(refusal(shape.file, `line ${parser.line}, column ${parser.column}`, quoteMessage(message), expected, received === undefined ? undefined : quoteReceived(received)));
  }
  return issues;
}

/** Whether a file has one of these roots, or is a page of HTML under a name of the list, which reading then refuses with the reason. */
export function isXmlOf(file: ListFile, roots: readonly string[], name: RegExp): boolean {
  const head = headOf(file.bytes);
  return roots.some((root) => new RegExp(`<(?:[\\w.-]+:)?${root}[\\s/>]`).test(head)) || (name.test(file.name) && isHtml(file.bytes));
}

/**
 * Reads the files of a list that are of a format; all of them where none looks like it, so that there is a reason.
 * @returns `whole` is false where a file was refused: what came before the break is then no edition
 */
export function readXmlFiles(
  files: readonly ListFile[],
  recognises: (file: ListFile) => boolean,
  shape: Omit<XmlShape, 'file'>,
  onRecord: (record: XmlNode, file: string) => void,
): { readonly issues: readonly Issue[]; readonly whole: boolean } {
  const own = files.filter(recognises);
  const issues = (own.length > 0 ? own : files).flatMap((file) => readXml(file.bytes, { ...shape, file: file.name }, (record) => onRecord(record, file.name)));
  return { issues, whole: !issues.some(({ severity }) => severity === 'error') };
}

/** Longest message. Unit: characters. @source house: the parser quotes names of elements, which may be of any length */
const MAX_MESSAGE = 300;

function quoteMessage(message: string): string {
  return message.length > MAX_MESSAGE ? `${message.slice(0, MAX_MESSAGE - 1)}…` : message;
}

/** The children of a name. */
export function children(node: XmlNode | undefined, name: string): readonly XmlNode[] {
  return node?.children.filter((child) => child.name === name) ?? [];
}

/** The first element at the end of a path of names. */
export function child(node: XmlNode | undefined, ...path: readonly string[]): XmlNode | undefined {
  return path.reduce<XmlNode | undefined>((at, name) => at?.children.find((one) => one.name === name), node);
}

/** The text of the first element at the end of a path. @returns undefined where it is absent or empty */
export function textOf(node: XmlNode | undefined, ...path: readonly string[]): string | undefined {
  const text = child(node, ...path)?.text ?? '';
  return text === '' ? undefined : text;
}

/** The texts of all elements at the end of a path, empty ones left out. */
export function textsOf(node: XmlNode | undefined, ...path: readonly string[]): readonly string[] {
  const ends = path.reduce<readonly XmlNode[]>((at, name) => at.flatMap((one) => children(one, name)), node === undefined ? [] : [node]);
  return ends.map(({ text }) => text).filter((text) => text !== '');
}
