import { readFileSync } from 'node:fs';
import { type Role, roles } from '../domain/practice/settings.ts';
import type { NewStaff } from './add-practice.ts';

/**
 * People of a roster as they are given on the command line: `fhirUser,name,role[,credential[,how to reach them]]`, or a file that ends in
 * .json with a list of `{ fhirUser, name, role, credential?, reach? }`. Throws a RosterUnreadable that says which entry.
 */
export function readRoster(given: string[]): NewStaff[] {
  return given.flatMap(one => (one.endsWith('.json') ? fromFile(one) : [fromLine(one)]));
}

export class RosterUnreadable extends Error {
  readonly code = 'roster-unreadable';
}

function fromLine(line: string): NewStaff {
  const [fhirUser, name, role, credential, ...reach] = line.split(',').map(part => part.trim());
  return checked({ fhirUser, name, role, credential, reach: reach.join(', ') }, line);
}

function fromFile(path: string): NewStaff[] {
  const list = listIn(path);
  return list.map((one, at) => checked(Object(one), `entry ${at + 1} of ${path}`));
}

function listIn(path: string): unknown[] {
  let list: unknown;
  try {
    list = JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    const because = cause instanceof SyntaxError ? 'is not JSON' : 'cannot be read';
    throw new RosterUnreadable(`The file ${path} ${because}.`, { cause });
  }
  if (!Array.isArray(list)) throw new RosterUnreadable(`The file ${path} holds no list.`);
  return list;
}

function checked(one: Record<string, unknown>, where: string): NewStaff {
  const { fhirUser, name, role, credential = '', reach = '' } = one;
  const known = roles.find((word): word is Role => word === role);
  if (
    typeof fhirUser !== 'string' ||
    typeof name !== 'string' ||
    !name ||
    typeof credential !== 'string' ||
    typeof reach !== 'string'
  ) {
    throw new RosterUnreadable(`${where}: fhirUser, name and role are needed`);
  }
  if (!known) throw new RosterUnreadable(`${where}: the role is one of ${roles.join(', ')}`);
  return { fhirUser, name, role: known, credential, ...(reach && { reach }) };
}
