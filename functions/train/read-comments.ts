import { sqlText } from '../contract/lake/compose-sql.ts';
import { bindParameters } from '../contract/lake/sql.ts';
import type { QueryEngine } from '../platform/ports.ts';
import { languagesOf } from '../tag/language/languages-of.ts';
import type { ScoredComment } from './sentiment/scored-comment.ts';

/** The newest scored comments of a lake: redacted, as everything there. Their languages are found as ingest finds them. */
export async function readScoredComments(
  engine: Pick<QueryEngine, 'query'>,
  defaultLanguage: string,
  most: number,
): Promise<ScoredComment[]> {
  const { rows } = await engine.query(bindParameters(sqlText('training/scored_comments'), { most }));
  const comments = rows.map(([comment, score, occurredAt, customer]) => ({
    text: String(comment),
    score: (Number(score) - 1) / 4,
    occurredAt: Date.parse(String(occurredAt)),
    customer: String(customer),
  }));
  const languages = await languagesOf(
    comments.map(({ text }) => ({ text, declared: null })),
    defaultLanguage,
  );
  return comments.map((comment, at) => ({ ...comment, language: languages[at]!.language }));
}
