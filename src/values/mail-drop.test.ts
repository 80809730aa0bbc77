import { describe, expect, it } from 'vitest';
import { mailDropNamed } from './mail-drop.ts';

describe('mailDropNamed', () => {
  it.each([
    ['P.O. Box 12', 'PO box'],
    ['PO BOX 900', 'PO box'],
    ['GPO Box 7', 'PO box'],
    ['Postfach 10 02 03', 'PO box'],
    ['Apartado de correos 44', 'PO box'],
    ['12 Example Street PMB 301', 'private mailbox'],
    ['c/o Example Mail Services, 5 Sample Road', 'mail agent'],
    ['The UPS Store, 1 Example Plaza', 'mail agent'],
    ['Packstation 145', 'parcel shop'],
    ['Example Freight Forwarding, Dock 3', 'freight forwarder'],
  ])('reads %s as a %s', (address, kind) => {
    expect(mailDropNamed({ address })).toBe(kind);
  });

  it('reads the unit line too', () => {
    expect(mailDropNamed({ address: '12 Example Street', unit: 'PMB 301' })).toBe('private mailbox');
  });

  it.each(['c/o Robin Example, 5 Sample Road', '7 Postbox Lane', '12 Mail Street', 'Apartamento 4, Calle Ejemplo 12', 'Suite 400, 1 Example Plaza', '3 Boxwood Drive'])(
    'finds nothing in %s',
    (address) => {
      expect(mailDropNamed({ address })).toBeUndefined();
    },
  );
});
