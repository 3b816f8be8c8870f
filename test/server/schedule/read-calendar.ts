/** A reader of calendars of our own, by RFC 5545 alone: it imports nothing of the program it reads. */
export function calendarIn(text: string): { [property: string]: string }[] {
  if (!text.endsWith('\r\n')) throw new Error('the last line has no end');
  const physical = text.slice(0, -2).split('\r\n');
  for (const line of physical) {
    if (Buffer.byteLength(line) > 75) throw new Error(`longer than 75 octets: ${line}`);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    if (/[\u0000-\u0008\u000a-\u001f\u007f]/.test(line)) throw new Error('a control character');
  }
  const lines: string[] = [];
  for (const line of physical)
    if (/^[ \t]/.test(line)) lines.push((lines.pop() ?? '') + line.slice(1));
    else lines.push(line);
  const [begin, ...rest] = lines;
  if (begin !== 'BEGIN:VCALENDAR' || rest.at(-1) !== 'END:VCALENDAR') throw new Error('no calendar');
  for (const needed of ['VERSION:2.0', 'PRODID:'])
    if (rest.filter(line => line.startsWith(needed)).length !== 1) throw new Error(`not once: ${needed}`);
  return eventsIn(rest);
}

function eventsIn(lines: readonly string[]): { [property: string]: string }[] {
  const events: { [property: string]: string }[] = [];
  let event: { [property: string]: string } | undefined;
  for (const line of lines) {
    if (line === 'BEGIN:VEVENT') event = {};
    else if (line === 'END:VEVENT') {
      for (const needed of ['UID', 'DTSTAMP', 'DTSTART', 'DTEND'])
        if (event?.[needed] === undefined) throw new Error(`an event without ${needed}`);
      if (event) events.push(event);
      event = undefined;
    } else if (event) {
      const [, name = '', value = ''] = /^([A-Z-]+)(?:;[^:]*)?:(.*)$/.exec(line) ?? [];
      if (name === '' || event[name] !== undefined) throw new Error(`no property, or twice: ${line}`);
      event[name] = /^(DT|CREATED|LAST-MODIFIED)/.test(name) ? instantIn(value) : textIn(value);
    }
  }
  const ids = events.map(({ UID }) => UID);
  if (new Set(ids).size < ids.length) throw new Error('one UID twice');
  return events;
}

function instantIn(value: string): string {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(value);
  if (!parts) throw new Error(`no instant in UTC: ${value}`);
  const [, year, month, day, hour, minute, second] = parts;
  return `${year}-${month}-${day}T${hour}:${minute}:${second}Z`;
}

/** TEXT: a comma or a semicolon by itself would end the value. */
function textIn(value: string): string {
  if (/(?<!\\)(?:\\\\)*[,;]/.test(value)) throw new Error(`not escaped: ${value}`);
  return value.replace(/\\([\\;,nN])/g, (_, one: string) => (/n/i.test(one) ? '\n' : one));
}
