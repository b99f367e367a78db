import { isObject } from '../record/look-up.ts';
import { beginSection, type Section } from './begin-section.ts';
import { recogniseVendors } from './look/recognise-vendor.ts';
import { csvKeys, type Sample } from './look/sample.ts';
import { askToCheck, askToDecide, comment, type Draft, newDraft, yamlText } from './write/draft.ts';

/** What is begun from files. */
export type Begun =
  | {
      readonly kind: 'mapping';
      readonly text: string;
      readonly decide: readonly string[];
      readonly check: readonly string[];
    }
  /** Shipped mappings read the files: one, or several that read them alike. */
  | { readonly kind: 'vendor'; readonly vendors: readonly string[] }
  /** They hold canonical events, which need no mapping. */
  | { readonly kind: 'canonical' }
  | { readonly kind: 'nothing'; readonly why: readonly string[] };

/**
 * Begins a mapping from the beginnings of files. What the data does not decide is not guessed: it is marked, and nothing
 * comes in by it until a person decides.
 * @param source the name of the source, where it is known
 */
export function beginMapping(samples: readonly Sample[], source: string): Begun {
  if (samples.every(({ records }) => records.length > 0 && records.every(isCanonical)))
    return { kind: 'canonical' };
  const vendors = samples.map(recogniseVendors);
  const common = vendors.reduce((all, some) => all.filter((vendor) => some.includes(vendor)));
  if (common.length > 0) return { kind: 'vendor', vendors: common };
  const sections = sectionsOf(samples);
  const fit = sections.filter(
    (section): section is Section & { draft: Draft } => section.draft !== undefined,
  );
  if (fit.length === 0)
    return { kind: 'nothing', why: sections.map(({ why, files }) => `${files.join(', ')}: ${why}`) };
  const draft = newDraft();
  const rows = sections.reduce((sum, section) => sum + section.rows, 0);
  writeTop(draft, samples, fit, { source, rows });
  if (fit.length === 1 && sections.length === 1) draft.lines.push(...fit[0]!.draft.lines);
  else writeStreams(draft, fit);
  for (const { files, why } of sections)
    if (why !== undefined) comment(draft, '', `Not mapped: ${files.join(', ')}: ${why}`);
  const all = [draft, ...fit.map((one) => one.draft)];
  return {
    kind: 'mapping',
    text: `${draft.lines.join('\n')}\n`,
    decide: all.flatMap(({ decide }) => decide),
    check: all.flatMap(({ check }) => check),
  };
}

const isCanonical = (record: unknown): boolean =>
  isObject(record) &&
  'schema' in record &&
  ['ticket', 'csat', 'routing_change'].includes(String(record.event));

/** Files whose records have the same fields are one kind. */
function sectionsOf(samples: readonly Sample[]): Section[] {
  const kinds = Map.groupBy(samples, ({ records, csv }) =>
    JSON.stringify(csv?.heading ?? Object.keys(records[0] ?? {}).sort()),
  );
  return [...kinds.values()].map((alike) => beginSection(alike, kinds.size > 1));
}

function writeTop(
  draft: Draft,
  samples: readonly Sample[],
  sections: readonly Section[],
  { source, rows }: { readonly source: string; readonly rows: number },
): void {
  const end = samples.every(({ isWhole }) => isWhole) ? '' : ', the beginning of what there is';
  comment(
    draft,
    '',
    `Begun by handback mapping start from ${rows} ${rows === 1 ? 'record' : 'records'} of ${samples.map(({ fileName }) => fileName).join(', ')}${end}. DECIDE marks what the data does not say: by such lines nothing comes in until you decide. CHECK marks what is assumed. Every key: docs/mapping.md`,
  );
  draft.lines.push(
    `source: ${yamlText(source)}   # a short name for the system; tickets are identified by it and their id`,
  );
  writeCsvKeys(draft, samples);
  if (sections.some(({ needsZone }) => needsZone)) {
    askToDecide(
      draft,
      '',
      'dates do not say their zone: give the one in which they are written, as Europe/Madrid or UTC',
    );
    draft.lines.push('time_zone: unknown');
  }
  const missing = [...new Set(sections.flatMap((one) => one.missing))];
  if (missing.length > 0)
    draft.lines.push(`missing: [${missing.map((one) => JSON.stringify(one)).join(', ')}]`);
}

function writeCsvKeys(draft: Draft, samples: readonly Sample[]): void {
  const csvs = samples.flatMap(({ csv }) => (csv === undefined ? [] : [csv]));
  if (csvs.length === 0) return;
  if (csvs.length === samples.length) draft.lines.push('format: csv');
  const written = [...new Set(csvs.map((csv) => JSON.stringify(csvKeys(csv))))];
  if (csvs.some(({ isEncodingDoubtful }) => isEncodingDoubtful))
    askToCheck(
      draft,
      '',
      'the bytes are no UTF-8, and are taken for windows-1252: look at the accents in the dry run',
    );
  const [only] = written;
  if (written.length === 1 && only !== undefined && only !== '{"delimiter":","}') {
    const keys = Object.entries(JSON.parse(only) as object).map(
      ([key, value]) => `${key}: ${JSON.stringify(value)}`,
    );
    draft.lines.push(`csv: { ${keys.join(', ')} }`);
  } else if (written.length > 1) {
    comment(
      draft,
      '',
      'the files are written in different ways: the delimiter is found for each; an encoding is one for all',
    );
  }
}

function writeStreams(draft: Draft, sections: readonly (Section & { draft: Draft })[]): void {
  draft.lines.push('streams:');
  for (const { files, draft: section } of sections) {
    draft.lines.push(`  - files: [${files.map((file) => JSON.stringify(file)).join(', ')}]`);
    draft.lines.push(...section.lines);
  }
}
