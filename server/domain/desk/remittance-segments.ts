import type { Unreadable } from './remittance.ts';

/** One segment by its elements, the name first; `at` counts from the first ISA. */
export type Segment = { at: number; name: string; elements: string[] };
/** The segments of one 835, ST and SE left out, with the sign between the parts of an element. */
export type Transaction = { segments: Segment[]; parts: string };

/** Where an ISA has its element separators: it alone has a fixed length, and so tells all of them. */
const separators = [3, 6, 17, 20, 31, 34, 50, 53, 69, 76, 81, 83, 89, 99, 101, 103];
const isaLength = 106;

/**
 * Opens the envelopes of an X12 file: interchanges, groups, transactions, each with its own signs between. Each tells at
 * its end how much was in it; where that differs or is not there the file is not whole, and none of it is taken.
 */
export function openEnvelopes(text: string): { transactions: Transaction[]; others: string[] } | Unreadable {
  const opened = { transactions: [] as Transaction[], others: [] as string[] };
  let rest = text;
  let at = 0;
  while (rest !== '') {
    const signs = signsOf(rest);
    if (signs === undefined) return { unreadable: 'no-envelope', at: at + 1 };
    const inside = interchange(rest, signs, at);
    if ('unreadable' in inside) return inside;
    opened.transactions.push(...inside.transactions);
    opened.others.push(...inside.others);
    rest = inside.rest;
    at = inside.at;
  }
  return opened;
}

type Signs = { element: string; part: string; end: string };

function signsOf(text: string): Signs | undefined {
  const [element = '', part = '', end = ''] = [text[3], text[104], text[105]];
  const apart = new Set([element, part, end]).size === 3;
  const isOne = separators.every(place => text[place] === element);
  const areSigns =
    /^[^A-Za-z0-9\s]$/.test(element) && /^[^A-Za-z0-9\s]$/.test(part) && /^[^A-Za-z0-9 ]$/.test(end);
  return text.startsWith('ISA') && text.length >= isaLength && apart && isOne && areSigns
    ? { element, part, end }
    : undefined;
}

type Inside = { transactions: Transaction[]; others: string[]; rest: string; at: number };

function interchange(text: string, { element, part, end }: Signs, before: number): Inside | Unreadable {
  const found: Omit<Inside, 'rest' | 'at'> = { transactions: [], others: [] };
  let [from, at] = [0, before];
  let [isa, groups, sets]: [string[], number, number] = [[], 0, 0];
  let [group, set]: [string[] | undefined, { head: string[]; kept: Segment[] } | undefined] = [
    undefined,
    undefined,
  ];
  while (from < text.length) {
    const to = text.indexOf(end, from);
    if (to < 0) break;
    const raw = text.slice(from, to).trim();
    from = to + 1;
    if (raw === '') continue;
    at += 1;
    const elements = raw.split(element);
    const name = elements[0] ?? '';
    const differs: Unreadable = { unreadable: 'counts-differ', at };
    if (name === 'ISA') {
      if (isa.length > 0) return { unreadable: 'cut-off', at };
      isa = elements;
    } else if (name === 'GS') {
      if (group || set) return { unreadable: 'cut-off', at };
      [group, sets] = [elements, 0];
    } else if (name === 'ST') {
      if (set || !group) return { unreadable: 'cut-off', at };
      set = { head: elements, kept: [] };
    } else if (name === 'SE') {
      if (!set) return differs;
      const { head, kept } = set;
      if (Number(elements[1]) !== kept.length + 2 || !isSame(elements[2], head[2])) return differs;
      if (head[1] === '835') found.transactions.push({ segments: kept, parts: part });
      else found.others.push(`ST*${head[1] ?? ''}`);
      set = undefined;
      sets += 1;
    } else if (name === 'GE') {
      if (!group || set || Number(elements[1]) !== sets || !isSame(elements[2], group[6])) return differs;
      group = undefined;
      groups += 1;
    } else if (name === 'IEA') {
      if (group || Number(elements[1]) !== groups || !isSame(elements[2], isa[13])) return differs;
      return { ...found, rest: text.slice(from).trimStart(), at };
    } else if (set) set.kept.push({ at, name, elements });
    else found.others.push(name);
  }
  return { unreadable: 'cut-off', at };
}

const isSame = (one = '', other = ''): boolean => one.trim() !== '' && one.trim() === other.trim();
