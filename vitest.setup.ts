import fc from 'fast-check';

/**
 * The same commit gives the same verdict: properties draw the same cases every time. Another number explores others,
 * and a failure names the one it happened with: `FAST_CHECK_SEED=7 npm test`.
 */
const seed = Number(process.env['FAST_CHECK_SEED'] ?? 20_261_122);
fc.configureGlobal({ seed });
