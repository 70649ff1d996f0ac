import { z } from 'zod';
import { bundle, changeCase, effortFile, guidance, pilotKit, prerequisite } from './planning-schema.ts';
import { alternative, capability, deployment, lifecycle, product, vendor } from './schema.ts';

const files = {
  capabilities: z.array(capability),
  vendor,
  product,
  alternatives: z.array(alternative),
  deployments: z.array(deployment),
  lifecycle,
  effort: effortFile,
  prerequisites: z.array(prerequisite),
  pilot: pilotKit,
  bundle,
  guidance: z.array(guidance),
  case: changeCase,
};

/**
 * The JSON Schemas that editors use for the fact files, by file name below `schemas/`.
 *
 * @example
 * jsonSchemas()['product.json']; // '{\n  "$schema": "https://json-schema.org/draft/2020-12/schema", …'
 */
export const jsonSchemas = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(files).map(([name, schema]) => [
      `${name}.json`,
      `${JSON.stringify(z.toJSONSchema(schema, { io: 'input' }), null, 2)}\n`,
    ]),
  );
