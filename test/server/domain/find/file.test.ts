import { expect, test } from 'vitest';
import { readFindFile } from '../../../../server/domain/find/file.ts';
import { columnOf } from '../../../../server/domain/find/file-columns.ts';
import { dayIn } from '../../../../server/domain/find/file-row.ts';

const read = (...lines: string[]) => {
  const file = readFindFile(lines.join('\r\n'));
  if ('unreadable' in file) throw new Error(file.unreadable);
  return file;
};

test.each([
  ['Patient ID', 'patient-id'],
  ['Fecha de nacimiento', 'birth-date'],
  ['Date of Birth', 'birth-date'],
  ['HbA1c (%)', 'a1c'],
  ['Presión arterial', 'pressure'],
  ['Última visita', 'last-visit'],
  ['Favourite colour', undefined],
])('a column called %s is %s', (name, column) => expect(columnOf(name)).toBe(column));

test.each([
  ['2026-11-03', '2026-11-03'],
  ['2026-11-03T10:00:00Z', '2026-11-03'],
  ['11/3/2026', '2026-11-03'],
  ['3 Nov 2026', '2026-11-03'],
  ['03-Nov-2026', '2026-11-03'],
  ['3 de noviembre de 2026', '2026-11-03'],
  ['7 ago 2026', '2026-08-07'],
  ['13/11/2026', undefined],
  ['2026-02-30', undefined],
  ['last week', undefined],
])('the date %s is %s', (cell, day) => expect(dayIn(cell)).toBe(day));

test('a row is read whatever the order and the language of its columns', () => {
  const { rows, notRead, tellsSeen } = read(
    'Nombre;Fecha de nacimiento;MRN;Condiciones;HbA1c;Fecha HbA1c;Presión;Fecha presión;Medicinas;Última visita',
    'Ana Ruiz;2/5/1961;LS-1;"E11.65; Presión alta; prediabetes";9,4 %;3 nov 2026;150/92;2026-10-01;Metformin; 2026-09-01',
  );
  expect([notRead, tellsSeen]).toEqual([[], true]);
  expect(rows).toEqual([
    {
      ...{ line: 2, mrn: 'LS-1', birthDate: '1961-02-05', name: 'Ana Ruiz' },
      facts: {
        conditions: { diabetes: 'E11.65', hypertension: 'Presión alta' },
        readings: {
          a1c: { day: '2026-11-03', value: 9.4 },
          pressure: { day: '2026-10-01', value: 150, second: 92 },
        },
        medicines: ['Metformin'],
        missed: [],
        seen: '2026-09-01',
      },
    },
  ]);
});

test.each([
  ['58', '2026-11-03', 'unit'],
  ['58 mmol/l', '2026-11-03', 'unit'],
  ['high', '2026-11-03', 'value'],
  ['9.1', '', 'no-date'],
  ['9.1', '2026-13-03', 'date'],
])('an HbA1c of “%s” on “%s” is told as %s, and the rest of the row counts', (value, day, because) => {
  const { rows, notRead } = read('patient_id,a1c,a1c_date,conditions', `p1,${value},${day},Asthma`);
  expect(notRead).toEqual([{ line: 2, because }]);
  expect(rows[0]?.facts).toMatchObject({ readings: {}, conditions: { asthma: 'Asthma' } });
});

test('mmol/mol and mmol/L are reckoned over', () => {
  const { rows } = read(
    'patient_id,a1c,a1c_date,ldl,ldl_date',
    'p1,75 mmol/mol,2026-11-03,4.5 mmol/L,2026-11-03',
  );
  expect(rows[0]?.facts.readings).toEqual({
    a1c: { day: '2026-11-03', value: 9 },
    ldl: { day: '2026-11-03', value: 174 },
  });
});

test('each row that joins nobody is told with its line: a name alone, a number without a birth date, the same twice, cells that do not fit', () => {
  const { rows, notRead } = read(
    'name,mrn,dob,bmi,bmi_date',
    'Ana Ruiz,,1961-05-02,36,2026-11-03',
    'Ben Ford,LS-2,,36,2026-11-03',
    'Cleo Ward,LS-3,1960-01-01,36,2026-11-03',
    'Cleo Ward,LS-3,1960-01-01,37,2026-11-04',
    'Dan Hale,LS-4,1960-01-01',
    ',,,,',
    'Eva Long,LS-5,soon,36,2026-11-03',
  );
  expect(rows.map(row => row.name)).toEqual(['Cleo Ward']);
  expect(notRead).toEqual([
    { line: 2, because: 'no-patient' },
    { line: 3, because: 'no-patient' },
    { line: 5, because: 'twice' },
    { line: 6, because: 'cells' },
    { line: 8, because: 'birth-date' },
    { line: 8, because: 'no-patient' },
  ]);
});

test.each([
  ['a column by which nobody is joined', 'name,bmi\nAna,36', 'no-columns'],
  ['no columns at all', 'hello', 'no-columns'],
  ['a quotation that is not closed', 'patient_id,bmi\n"p1,36', 'cut-off'],
  ['too many rows', `patient_id,bmi\n${'p1,36\n'.repeat(5_002)}`, 'too-many'],
])('a file with %s is none', (_what, text, unreadable) => expect(readFindFile(text)).toEqual({ unreadable }));
