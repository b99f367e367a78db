/** Run in a process of its own: what the engine adds to an empty one. Prints one line of JSON. */
const collect = globalThis.gc;
if (collect === undefined) throw new Error('weight-child: needs --expose-gc');
const memory = (): number => {
  collect();
  collect();
  return process.memoryUsage().rss / 2 ** 20;
};
const cpu = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

const [memoryBefore, cpuBefore] = [memory(), cpu()];
const { createEmbeddedSentiment } = await import(
  '../../../functions/tag/sentiment/embedded/create-embedded-sentiment.ts'
);
const texts = ['Where is my parcel? Still waiting!', 'Danke, alles bestens', 'Inte bra'];
const inEach = ['en', 'de', 'sv', 'no', 'da', 'fi', 'nl', 'fr', 'es', 'it', 'pt'].flatMap((language) =>
  texts.map((text) => ({ text, language })),
);
await createEmbeddedSentiment().classify(inEach);
const [memoryEngine, cpuEngine] = [memory(), cpu()];
const { languagesOf } = await import('../../../functions/tag/language/languages-of.ts');
await languagesOf(
  texts.map((text) => ({ text, declared: null })),
  'en',
);
process.stdout.write(
  JSON.stringify({
    engine: { mib: memoryEngine - memoryBefore, ms: cpuEngine - cpuBefore },
    detector: { mib: memory() - memoryEngine, ms: cpu() - cpuEngine },
  }),
);
