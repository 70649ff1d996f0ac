import { mergeConfig } from 'vitest/config';
import base from '../../vitest.base.ts';

/** A property with ten thousand cases may take seconds where other work shares the machine. */
export default mergeConfig(base, { test: { testTimeout: 60_000 } });
