/** Languages that Amazon Comprehend classifies the sentiment of. */
export const comprehendLanguages = [
  'en',
  'es',
  'fr',
  'de',
  'it',
  'pt',
  'ar',
  'hi',
  'ja',
  'ko',
  'zh',
  'zh-TW',
] as const;

/** Bytes of a text that the service reads at most. */
export const mostBytes = 5000;

/** Of a long text the last so many characters are classified. */
export const mostClassified = 2000;

/** What is charged for a text, as parameters of queries: units of so many characters, so many at least. */
export const chargeParameters = {
  unit_characters: 100,
  least_units: 3,
  most_characters: mostClassified,
} as const;

/** Units that a text of so many characters is charged as. */
export const unitsOfLength = (characters: number): number =>
  Math.max(chargeParameters.least_units, Math.ceil(characters / chargeParameters.unit_characters));

/** List price of a unit by how many a month has: US dollars, up to so many units. */
const tiers = [
  { upTo: 10_000_000, dollars: 0.0001 },
  { upTo: 50_000_000, dollars: 0.00005 },
  { upTo: Number.POSITIVE_INFINITY, dollars: 0.000025 },
] as const;

/** Of the first units of a month. */
export const dollarsPerUnit: number = tiers[0].dollars;

/** What a month of so many units costs, US dollars. */
export function comprehendBill(units: number): number {
  let [left, from, bill] = [units, 0, 0];
  for (const { upTo, dollars } of tiers) {
    const here = Math.min(left, upTo - from);
    bill += here * dollars;
    left -= here;
    from = upTo;
  }
  return bill;
}
