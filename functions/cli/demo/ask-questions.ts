import type { Settings } from '../../contract/definitions/settings.ts';
import { type Row, rowsByName } from '../../contract/lake/rows.ts';
import type { QueryEngine } from '../../platform/ports.ts';
import { findReport } from '../../report/catalogue.ts';
import { checkTextParameters } from '../../report/parameters.ts';
import { runReport } from '../../report/run-report.ts';
import type { Output } from '../terminal/output.ts';
import { type Question, type QuestionName, questions } from './questions.ts';

export type Answers = Readonly<Record<QuestionName, readonly Row[]>>;

/** Runs every report the demo needs, one after the other, as the command `report` does. */
export async function askQuestions(
  engine: QueryEngine,
  settings: Settings,
  output: Output,
): Promise<Answers> {
  const answers: Partial<Record<QuestionName, readonly Row[]>> = {};
  for (const name of Object.keys(questions) as QuestionName[]) {
    output.progress(`report: ${questions[name].report}`);
    answers[name] = await answer(questions[name], engine, settings);
  }
  return answers as Answers;
}

async function answer(question: Question, engine: QueryEngine, settings: Settings): Promise<Row[]> {
  const report = findReport(question.report);
  const given = checkTextParameters(report, { ...question.window, ...question.parameters });
  return rowsByName(await runReport(report, given, settings, (sql) => engine.query(sql)));
}
