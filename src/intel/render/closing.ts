import type { ActorProfile } from '#model';

/** Whence it comes, and on what terms it may go on. @source attack.mitre.org/resources/legal-and-branding/terms-of-use: the notice that goes with ATT&CK */
export function closing({ source, id, sha256, characters, attackVersion }: ActorProfile): readonly string[] {
  const { title, publisher, published, url, file, format, tlp } = source;
  const from = [title, publisher, published, url?.replace(/^http/i, 'hxxp'), file].filter((one) => one !== undefined);
  return [
    `Source: ${from.length === 0 ? 'not told' : from.join(', ')} (${format}).`,
    tlp === undefined ? 'Marking: the text has none.' : `Marking: TLP:${tlp.toUpperCase()}, as in the text.`,
    `Text: ${characters} characters, SHA-256 ${sha256}. Profile: ${id}.`,
    `Technique ids: MITRE ATT&CK ${attackVersion}. © The MITRE Corporation. This work is reproduced and distributed with the permission of The MITRE Corporation. ATT&CK is a registered trademark of The MITRE Corporation.`,
    'Likelihood words: very likely 0.80 to 0.95, likely 0.55 to 0.80, roughly even chance 0.45 to 0.55, unlikely below (ICD 203).',
    'Everything here is what one text says, for people to weigh; it is no finding about anybody.',
  ];
}
