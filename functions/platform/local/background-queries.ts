import type { QueryEngine, QueryResult, QueryRunner } from '../ports.ts';

/** Finished answers kept for callers that come back; the oldest go first. */
const keptAnswers = 64;

/** Queries on a local engine that go on while their caller is away, within this process. */
export function createBackgroundQueries(engine: QueryEngine): QueryRunner {
  const started = new Map<string, Promise<QueryResult>>();
  return {
    async poll(sql, { key, waitSeconds }) {
      const id = JSON.stringify([key, sql]);
      const running = started.get(id) ?? engine.query(sql);
      if (!started.has(id)) remember(started, id, running);
      return Promise.race([running, elapse(waitSeconds)]);
    },
  };
}

function remember(
  started: Map<string, Promise<QueryResult>>,
  id: string,
  running: Promise<QueryResult>,
): void {
  running.catch(() => started.delete(id));
  started.set(id, running);
  const [oldest] = started.keys();
  if (started.size > keptAnswers && oldest !== undefined) started.delete(oldest);
}

const elapse = (seconds: number) =>
  new Promise<undefined>((resolve) => {
    setTimeout(() => resolve(undefined), seconds * 1000).unref();
  });
