import type { Highs } from 'highs';

/** Loads the solver when it is needed: it brings a file of WebAssembly along, so it stays outside of the bundle. */
export async function loadSolver(): Promise<Highs> {
  const { default: loadHighs } = await import('highs');
  return loadHighs();
}
