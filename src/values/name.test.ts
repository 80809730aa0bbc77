import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closestRelation, relateNames } from './index.ts';

const near = fc.constantFrom(
  'Robin',
  'Robyn',
  'Marian',
  'Mariam',
  'Marion',
  'Mariana',
  'M',
  'R',
  'Müller',
  'Mueller',
  'van',
  'Le',
  '김민수',
  '김민주',
  'Юрий',
  'Example',
  'Dr.',
  '山',
);
const name = fc.array(near, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' '));

describe('relateNames', () => {
  it('relates near spellings the same way round and about', () => {
    fc.assert(fc.property(name, name, (a, b) => relateNames(a, b) === relateNames(b, a)));
  });

  it('knows every name as its own', () => {
    fc.assert(fc.property(name, (a) => relateNames(a, a) === 'same'));
  });

  it('does not care for the order of words', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(['Robin', 'Quinn', 'Example', 'Sample'], { minLength: 1 }), (parts) => relateNames(parts.join(' '), [...parts].sort().join(' ')) === 'same'),
    );
  });

  it.each([
    ['Jörg Sample', 'JOERG SAMPLE'],
    ['Åse Sample', 'Aase Sample'],
    ['Mary-Jane Sample', 'Mary Sample'],
    ['Robin van Example', 'Robin Example'],
    ['Le Thi Mai', 'Mai Le'],
    ['Prof. Dr. Mira Placeholder', 'Mira Placeholder'],
  ])('reads %s and %s as one person’s', (a, b) => {
    expect(relateNames(a, b)).toBe('same');
  });

  it.each([
    ['Kim Minsu', '김민수'],
    ['Minsu Kim', '김민수'],
    ['Xiaoming Wang', '王小明'],
    ['陈伟', '陳偉'],
    ['Minsu Kim (김민수)', '김민수'],
  ])('joins %s and %s, written in another script or in two', (a, b) => {
    expect(relateNames(a, b)).toBe('same');
  });

  it.each([
    ['Mohammed Sample', 'محمد سامبل'],
    ['Mira Placeholder', 'Мира Образец'],
    ['Kim Minju', '김민수'],
    ['Robin Example', '!!!'],
    ['', 'Robin Example'],
  ])('does not claim that %s and %s differ', (a, b) => {
    expect(relateNames(a, b)).toBe('unknown');
  });

  it.each([
    ['김민수', '이민수', 'different'],
    ['Minh Le', 'Minh Van', 'given-name-shared'],
    ['Mira Placeholder', 'Robin Placeholder', 'given-name-shared'],
    ['M Marian', 'Mariam R', 'given-name-shared'],
    ['R. E.', 'Robin Example', 'different'],
  ])('tells %s and %s apart: %s', (a, b, relation) => {
    expect(relateNames(a, b)).toBe(relation);
  });
});

describe('closestRelation', () => {
  it('takes the closest of several names, whatever their order', () => {
    fc.assert(fc.property(name, fc.array(name, { maxLength: 4 }), (one, others) => closestRelation(one, others) === closestRelation(one, [...others].reverse())));
    expect(closestRelation('Robin Example', ['Dana Specimen', '김민수'])).toBe('different');
  });
});
