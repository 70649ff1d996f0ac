import { parentPort } from 'node:worker_threads';

/** Tries a pattern on texts and tells the time of each in milliseconds. */
parentPort.on('message', ({ source, flags, texts }) => {
  const times = texts.map((text) => {
    const pattern = new RegExp(source, flags);
    const before = performance.now();
    if (flags.includes('g')) text.replace(pattern, '');
    else pattern.test(text);
    return performance.now() - before;
  });
  parentPort.postMessage(times);
});
