import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { cpuMilliseconds } from '../../../cpu-milliseconds.ts';
import { interpretList, readList } from '../src/index.ts';

interface Install {
  machine: number;
  program: number;
  version: number;
}

const installs = fc.array(fc.record({ machine: fc.nat(30), program: fc.nat(12), version: fc.nat(3) }), {
  minLength: 20,
  maxLength: 120,
});
const nameOf = (program: number): string => `Fachanwendung ${'ABCDEFGHIJKLM'[program]}`;
const machineOf = (machine: number): string => `host-${machine}-canary`;

/** The same installations in every format that names machines. */
const FORMATS: Record<string, (list: readonly Install[]) => { name: string; text: string }> = {
  'Intune AppInvRawData': (list) => ({
    name: 'AppInvRawData.csv',
    text: [
      'ApplicationKey,ApplicationName,ApplicationPublisher,ApplicationVersion,DeviceId,DeviceName,UserName',
      ...list.map(
        ({ machine, program, version }) =>
          `k${program},${nameOf(program)},Haus,1.${version},${machineOf(machine)},PC-canary,Erika canary`,
      ),
    ].join('\n'),
  }),
  'a table with computers': (list) => ({
    name: 'list.csv',
    text: [
      'Computername;Hostname;IP-Adresse;DisplayName;DisplayVersion;Publisher',
      ...list.map(
        (each) =>
          `${machineOf(each.machine)};PC-canary;10.0.0.${each.machine}-canary;${nameOf(each.program)};1.${each.version};Haus`,
      ),
    ].join('\n'),
  }),
  'a view of ConfigMgr': (list) => ({
    name: 'view.csv',
    text: [
      'ResourceID0,Netbios_Name0,DisplayName0,Version0,Publisher0,UserName0',
      ...list.map(
        (each) =>
          `${machineOf(each.machine)},PC-canary,${nameOf(each.program)},1.${each.version},Haus,Erika canary`,
      ),
    ].join('\n'),
  }),
  'GLPI agents': (list) => ({
    name: 'agents.json',
    text: JSON.stringify(
      [...new Set(list.map(({ machine }) => machine))].map((machine) => ({
        deviceid: machineOf(machine),
        content: {
          softwares: list
            .filter((each) => each.machine === machine)
            .map(({ program, version }) => ({
              name: nameOf(program),
              publisher: 'Haus',
              version: `1.${version}`,
              username: 'Erika canary',
            })),
        },
      })),
    ),
  }),
  'opsi on clients': (list) => ({
    name: 'opsi.json',
    text: JSON.stringify(
      list.map(({ machine, program, version }) => ({
        type: 'AuditSoftwareOnClient',
        name: nameOf(program),
        version: `1.${version}`,
        clientId: machineOf(machine),
        licenseKey: 'AAAAA-BBBBB-CCCCC-DDDDD-EEEEE',
      })),
    ),
  }),
};

describe.each(Object.entries(FORMATS))('machines in %s', (_, write) => {
  it('become installations, each counted once for a program, and none of them is kept', () => {
    fc.assert(
      fc.property(installs, (list) => {
        const { name, text } = write(list);
        const result = readList({ name, bytes: strToU8(text) });
        if (!result.ok) throw new Error(JSON.stringify(result.problems));
        expect(JSON.stringify(result)).not.toMatch(/canary|AAAAA/);
        const { accepted } = interpretList(result.list);
        const all = new Set(list.map(({ machine }) => machine)).size;
        const wanted = new Map<string, Set<number>>();
        for (const { machine, program } of list)
          wanted.set(nameOf(program), (wanted.get(nameOf(program)) ?? new Set()).add(machine));
        expect(new Map(accepted.map((entry) => [entry.name, entry.installations]))).toEqual(
          new Map([...wanted].map(([program, on]) => [program, on.size])),
        );
        for (const { name: program, reach } of accepted) {
          const share = (wanted.get(program)?.size ?? 0) / all;
          const rounded = Math.round(share * 100);
          expect(reach).toBe(all < 10 ? undefined : rounded <= 10 ? 1 : rounded <= 50 ? 2 : 3);
        }
      }),
      { numRuns: 60 },
    );
  });
});

it('the most frequent version is the version, and the others are told beside it', () => {
  const rows = ['a,1.0', 'b,2.0', 'c,2.0'].map(
    (each) => `k,QGIS,QGIS.org,${each.split(',')[1]},${each.split(',')[0]}`,
  );
  const text = [
    'ApplicationKey,ApplicationName,ApplicationPublisher,ApplicationVersion,DeviceId',
    ...rows,
  ].join('\n');
  const result = readList({ name: 'x.csv', bytes: strToU8(text) });
  expect(result.ok && result.list.rows.map(({ cells }) => cells)).toEqual([
    ['k', 'QGIS', 'QGIS.org', '2.0', '3', '', '2.0 (2), 1.0 (1)'],
  ]);
  expect(result.ok && result.list.problems.find(({ code }) => code === 'machines-counted')?.detail).toEqual({
    rows: 3,
    machines: 3,
    count: 1,
  });
});

it('a list of programs with the server of each is no list of machines', () => {
  const text = 'Verfahren;Hersteller;Server\nVOIS;HSH;srv1\nLOGA;P&I;srv1\nMESO;HSH;srv2\n';
  const result = readList({ name: 'x.csv', bytes: strToU8(text) });
  expect(result.ok && result.list.rows).toHaveLength(3);
});

it('forty machines with 3,000 packages each are one list of 3,000 programs, with a few seconds of work', () => {
  const header = 'ApplicationKey,ApplicationName,ApplicationPublisher,ApplicationVersion,DeviceId';
  const lines = Array.from({ length: 40 }, (_, machine) =>
    Array.from(
      { length: 3000 },
      (_each, at) => `k${at},Paket ${at},Haus ${at % 40},1.${(at + machine) % 3},device-${machine}`,
    ),
  ).flat();
  const bytes = zipSync({ 'AppInvRawData_1.csv': strToU8([header, ...lines].join('\n')) });
  const start = cpuMilliseconds();
  const result = readList({ name: 'AppInvRawData.zip', bytes });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  const { accepted } = interpretList(result.list);
  expect(cpuMilliseconds() - start).toBeLessThan(15_000);
  expect(accepted).toHaveLength(3000);
  expect(accepted.every(({ installations, reach }) => installations === 40 && reach === 3)).toBe(true);
});
