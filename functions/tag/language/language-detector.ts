/** The language of a text by its letters (ISO 639-1; Norwegian is `no`, Chinese `zh`); undefined when unsure. */
export type DetectLanguage = (text: string) => string | undefined;

let loaded: Promise<DetectLanguage> | undefined;

/**
 * Loads eld's smallest model (60 languages) once a process: some 30 MB and a fifth of a second, so only where a text
 * without a declared language comes. `import` is what keeps it out of the start of a Lambda.
 */
export function loadLanguageDetector(): Promise<DetectLanguage> {
  loaded ??= import('eld/extrasmall').then(({ eld }) => {
    const detector = eld.newInstance();
    const read: DetectLanguage = (text) => {
      detector.enableTextCleanup(hasNoise.test(text));
      const found = detector.detect(text);
      return found.isReliable() && isAhead(found.getScores()) ? found.language : undefined;
    };
    return (text) => {
      if (text.length < shortest && !hasDenseScript.test(text)) return undefined;
      const beginning = text.slice(0, mostlyEnough);
      return read(beginning) ?? (text.length > mostlyEnough ? read(text) : undefined);
    };
  });
  return loaded;
}

/**
 * What the clean-up takes away and what would count as words has one of these: addresses, domains, codes of letters and
 * digits. Most texts have none, and it is a third of the work. Numbers alone are no words to the detector.
 */
const hasNoise = /[a-z]\d|\d[a-z]|\S@\S|:\/\/|www\.|\.com/i;

/**
 * So many characters are mostly sure of their language, and cost half of what a long text does. Where they are not, the
 * whole is read.
 */
const mostlyEnough = 120;

/** A shorter text of an alphabet is a word or two, which several languages may have. */
const shortest = 12;
const hasDenseScript = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}/u;

/** Least lead over the next language, of scores from 0 to 1, which come best first. */
const leastLead = 0.02;

function isAhead(scores: Readonly<Record<string, number>>): boolean {
  const [first = 0, second = 0] = Object.values(scores);
  return first - second >= leastLead;
}
