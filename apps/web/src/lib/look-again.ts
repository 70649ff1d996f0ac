/**
 * Looks again and again, each time so many milliseconds after the look before has come to its end; what is returned
 * ends it. Not by a steady clock: the page keeps only the newest of several answers, so that on a slow line each look
 * would throw away the one before, and the page would never get on.
 *
 * @example $effect(() => (isRunning ? lookAgain(loadAnew, 1000) : undefined));
 */
export function lookAgain(look: () => Promise<void>, pause: number): () => void {
  let isOver = false;
  let timer: ReturnType<typeof setTimeout>;
  const wait = (): void => {
    if (!isOver) timer = setTimeout(() => void look().then(wait, wait), pause);
  };
  wait();
  return () => {
    isOver = true;
    clearTimeout(timer);
  };
}
