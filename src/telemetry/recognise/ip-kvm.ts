import table from '../../../data/telemetry/ip-kvm.json' with { type: 'json' };
import { NOTHING, type Note, type Recogniser } from './note.ts';

type Hardware = { readonly topic: string; readonly name: string };
const words: [word: string, what: Hardware][] = [];
const ids = new Map<string, Hardware>();
const titles: [word: string, name: string][] = [];
for (const { name, words: those, ids: numbers, titles: pages } of table.devices) {
  for (const word of those) words.push([word, { topic: 'kvm', name }]);
  for (const id of numbers) ids.set(id, { topic: 'kvm', name });
  for (const title of pages) titles.push([title, name]);
}
for (const { name, topic, words: those, ids: numbers } of table.like) {
  for (const word of those) words.push([word, { topic, name }]);
  for (const id of numbers) ids.set(id, { topic, name });
}

/** Classes under which boards for makers, telephones and meters show; an IP-KVM shows keyboard, pointer, storage or display. @source house: descriptors in data/telemetry/ip-kvm.json */
const OTHER_CLASSES = /net|ethernet|rndis|ecm|serial|modem|comm|port|adb|mtp|printer|audio/;

const number = (id: string | undefined): string => (id ?? '').toLowerCase().replace(/^0x/, '').padStart(4, '0');

function hardwareOf(said: string, id: string): Hardware | undefined {
  for (const [word, what] of words) if (said.includes(word)) return what;
  return ids.get(id);
}

/**
 * IP-KVMs by what they call themselves on USB and as display, under `kvm`; what looks like one that had its names changed, and may be
 * something else, under `kvm-like`; HDMI capture sticks under `hdmi-capture`; pages of IP-KVMs that answer on a network, under `kvm-page`.
 */
export const ipKvm: Recogniser = ({ peripheral, kind, title }): readonly Note[] => {
  if (peripheral !== undefined) {
    const { vendor = '', name = '', vendorId, productId } = peripheral;
    const what = hardwareOf(`${vendor} ${name}`.toLowerCase(), `${number(vendorId)}:${number(productId)}`);
    if (what === undefined || (what.topic === 'kvm-like' && OTHER_CLASSES.test((peripheral.class ?? '').toLowerCase()))) return NOTHING;
    const called = [vendor, name].filter((one) => one !== '').join(' ');
    const numbers = vendorId === undefined ? '' : ` (USB ${number(vendorId)}:${number(productId)})`;
    return [{ on: 'device', topic: what.topic, value: what.name, text: `${called === '' ? 'a peripheral' : `“${called}”`}${numbers} was plugged in` }];
  }
  if (kind !== 'network-service' || title === undefined) return NOTHING;
  const plain = title.toLowerCase();
  for (const [word, name] of titles) if (plain.includes(word)) return [{ on: 'device', topic: 'kvm-page', value: name }];
  return NOTHING;
};
