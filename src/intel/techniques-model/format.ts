/** A technique that the model knows, and how its sum becomes a probability. */
export type ModelClass = {
  /** ATT&CK id. */
  readonly id: string;
  /** Weight per step of a stored weight. */
  readonly scale: number;
  /** Margin of a sentence without any known word. */
  readonly bias: number;
  /** Calibration: the curve at 1 / (1 + e^-(slope · margin + offset)). */
  readonly slope: number;
  readonly offset: number;
};

/** A model as it is stored. Feature `n` has weights `first[n]` to `first[n + 1]` of `classOf` and `weight`. */
export type StoredModel = {
  readonly classes: readonly ModelClass[];
  /** Least probability that is told unless the caller asks for another. */
  readonly threshold: number;
  /** Least share of known words below which nothing is told. */
  readonly leastKnown: number;
  /** What the logistic value means: its measured frequency at 0, 0.1 … 1, rising; between them a line. Even the surest answers are not all right, and this says so. */
  readonly curve: Float32Array;
  /** Hashes of the features, ascending. */
  readonly keys: Uint32Array;
  /** How rare each is: inverse document frequency. */
  readonly rarity: Float32Array;
  readonly first: Uint32Array;
  /** Index of the class of each weight. */
  readonly classOf: Uint8Array;
  readonly weight: Int8Array;
};

/** First four bytes: “BFTM”. @source house */
const MAGIC = 0x4d544642;
/** Form of the bytes. @source house: raised when the form or the features change */
const VERSION = 2;
/** Points of the curve. Unit: points. @source house: tenths and both ends */
export const CURVE = 11;
/** Bytes before the classes. Unit: bytes. @source house: eight numbers of four bytes, and the curve */
const HEAD = 32 + 4 * CURVE;
/** Bytes of a class. Unit: bytes. @source house: five numbers of four bytes */
const CLASS = 20;
/** Bytes of a feature. Unit: bytes. @source house: hash, rarity, number of weights */
const FEATURE = 4 + 4 + 2;
/** Most classes. Unit: classes. @source one byte holds the index of a class */
export const MOST_CLASSES = 255;

/** FNV-1a over everything behind the checksum. */
function checksum(bytes: Uint8Array): number {
  let sum = 0x811c9dc5;
  for (let at = 8; at < bytes.length; at++) sum = Math.imul(sum ^ (bytes[at] ?? 0), 0x01000193);
  return sum >>> 0;
}

const numberOf = (id: string): number => Number(id.slice(1, 5)) * 1000 + Number(id.slice(6) || 0);
const idOf = (number: number): string => `T${String(Math.floor(number / 1000)).padStart(4, '0')}${number % 1000 === 0 ? '' : `.${String(number % 1000).padStart(3, '0')}`}`;

/** A model as bytes, little-endian, with a checksum. */
export function packTechniqueModel({ classes, threshold, leastKnown, curve, keys, rarity, first, classOf, weight }: StoredModel): Uint8Array {
  const bytes = new Uint8Array(HEAD + CLASS * classes.length + FEATURE * keys.length + 2 * weight.length);
  const view = new DataView(bytes.buffer);
  for (const [at, value] of [VERSION, classes.length, keys.length, weight.length].entries()) view.setUint32(8 + 4 * at, value, true);
  view.setFloat32(24, threshold, true);
  view.setFloat32(28, leastKnown, true);
  for (let nth = 0; nth < CURVE; nth++) view.setFloat32(32 + 4 * nth, curve[nth] ?? 0, true);
  let at = HEAD;
  for (const { id, scale, bias, slope, offset } of classes) {
    view.setUint32(at, numberOf(id), true);
    for (const [nth, value] of [scale, bias, slope, offset].entries()) view.setFloat32(at + 4 + 4 * nth, value, true);
    at += CLASS;
  }
  for (const [nth, key] of keys.entries()) view.setUint32(at + 4 * nth, key, true);
  at += 4 * keys.length;
  for (const [nth, one] of rarity.entries()) view.setFloat32(at + 4 * nth, one, true);
  at += 4 * keys.length;
  for (let nth = 0; nth < keys.length; nth++) view.setUint16(at + 2 * nth, (first[nth + 1] ?? 0) - (first[nth] ?? 0), true);
  at += 2 * keys.length;
  bytes.set(classOf, at);
  bytes.set(new Uint8Array(weight.buffer, weight.byteOffset, weight.length), at + weight.length);
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, checksum(bytes), true);
  return bytes;
}

/** The model in the bytes, or nothing where they are damaged, cut off or of another form. */
export function unpackTechniqueModel(bytes: Uint8Array): StoredModel | undefined {
  if (bytes.length < HEAD) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const count = (at: number) => view.getUint32(at, true);
  const [classCount, featureCount, weightCount] = [count(12), count(16), count(20)];
  const size = HEAD + CLASS * classCount + FEATURE * featureCount + 2 * weightCount;
  if (count(0) !== MAGIC || count(8) !== VERSION || classCount > MOST_CLASSES || size !== bytes.length || count(4) !== checksum(bytes)) return undefined;
  const classes = Array.from({ length: classCount }, (_, nth): ModelClass => {
    const at = HEAD + CLASS * nth;
    const real = (place: number) => view.getFloat32(at + 4 * place, true);
    return { id: idOf(count(at)), scale: real(1), bias: real(2), slope: real(3), offset: real(4) };
  });
  const keysAt = HEAD + CLASS * classCount;
  const keys = new Uint32Array(featureCount);
  const rarity = new Float32Array(featureCount);
  const first = new Uint32Array(featureCount + 1);
  for (let nth = 0; nth < featureCount; nth++) {
    keys[nth] = count(keysAt + 4 * nth);
    rarity[nth] = view.getFloat32(keysAt + 4 * (featureCount + nth), true);
    first[nth + 1] = (first[nth] ?? 0) + view.getUint16(keysAt + 8 * featureCount + 2 * nth, true);
  }
  const weightsAt = keysAt + FEATURE * featureCount;
  // Copies: `slice` of a Node buffer would share its memory, and `buffer` of that is the whole file.
  const classOf = new Uint8Array(bytes.subarray(weightsAt, weightsAt + weightCount));
  // A checksum can be forged: no index may leave its table.
  if (first[featureCount] !== weightCount || classOf.some((one) => one >= classCount)) return undefined;
  const weight = new Int8Array(bytes.subarray(weightsAt + weightCount));
  const curve = Float32Array.from({ length: CURVE }, (_, nth) => view.getFloat32(32 + 4 * nth, true));
  return { classes, threshold: view.getFloat32(24, true), leastKnown: view.getFloat32(28, true), curve, keys, rarity, first, classOf, weight };
}
