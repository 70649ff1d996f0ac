import { parseArgs } from 'node:util';
import {
  measure,
  parseAnswersFile,
  sensitivity,
  type Measurement,
  type Sensitivity,
} from '@allmende/sovereignty';
import { z } from 'zod';
import { UsageError, type Command } from '../command.ts';
import { languageOption } from '../language-option.ts';
import { readYamlFile } from '../read-yaml-file.ts';
import { measurementReport } from './measurement-report.ts';

/** AM-1 of an answers file (YAML or JSON), with intervals and levers. */
export const measureFile: Command = async (words, surroundings) => {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: { json: { type: 'boolean' }, lang: { type: 'string' }, date: { type: 'string' } },
  });
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) throw new UsageError('measure FILE');
  const language = languageOption(values.lang, surroundings);
  if (values.date !== undefined && !z.iso.date().safeParse(values.date).success)
    throw new UsageError(`--date ${values.date}`);
  const file = await readYamlFile(path);
  if (!file.ok) return fail(file.message);
  const parsed = parseAnswersFile(file.content);
  if (!parsed.ok)
    return fail(
      parsed.problems.map(({ path: place, message }) => `${path}: ${place}: ${message}`).join('\n'),
    );

  const { applications, authority } = parsed.file;
  const options = { date: values.date ?? parsed.file.date };
  const measurement = measure(applications, options);
  const sensitive = sensitivity(applications, options);
  if (values.json) surroundings.out(`${JSON.stringify(asJson(measurement, sensitive), null, 2)}\n`);
  else surroundings.out(measurementReport(authority, measurement, sensitive, language));
  return 0;

  function fail(message: string): 1 {
    surroundings.err(`${message}\n`);
    return 1;
  }
};

function asJson(
  { applications, ag, class: span, hhi, nonEuShare, completeness, redList }: Measurement,
  { levers, range }: Sensitivity,
) {
  return {
    applications: applications.map(({ id, a, class: letter, w, dims }) => ({
      id,
      a,
      class: letter,
      w,
      dims,
    })),
    ag,
    class: span,
    hhi,
    nonEuShare,
    completeness,
    redList,
    levers: [...levers.single, ...levers.combined],
    /** Lowest and highest AG under other conventions of the measure. */
    range,
  };
}
