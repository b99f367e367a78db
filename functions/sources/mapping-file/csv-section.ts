import * as z from 'zod';
import { keys, says, text, wholeNumber } from './entries.ts';

const encoding = text().transform((label, { addIssue }) => {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    addIssue(`"${label}" is no encoding; known are for instance utf-8, utf-16le, windows-1252`);
    return z.NEVER;
  }
});

/** The section `csv`: how the text is cut into cells. */
export const CsvSection = keys({
  delimiter: text()
    .refine(
      (given) => /^[^\r\n"]$/.test(given),
      'the delimiter is one character, no quote and no end of a line; a tab is written "\\t"',
    )
    .optional()
    .describe(
      '`","`, `";"`, `"\\t"` (in double quotes), `"\\|"`; without it the one by which the heading has the columns that the mapping uses',
    ),
  quote: z
    .union(
      [z.string().max(1, 'the quote is one character, or null for none'), z.null()],
      says('', 'one character, or null'),
    )
    .transform((given) => (given === '' ? null : given))
    .default('"')
    .describe('the quoting character, or `null` for none'),
  encoding: encoding
    .default('utf-8')
    .describe('`windows-1252`, `utf-16le`, …; a byte order mark of UTF-8 or UTF-16 in the file outranks it'),
  header: z.array(text()).optional().describe('list of column names for a file without a heading'),
  skip_lines: wholeNumber('lines before the heading', 0).default(0),
});
