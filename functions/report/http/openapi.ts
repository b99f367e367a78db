import * as z from 'zod';
import { MarkRequest } from '../../findings/mark-finding.ts';
import { type Report, reports } from '../catalogue.ts';
import { parameterSchema } from '../parameters.ts';
import {
  Catalogue,
  CsvQuery,
  MarkAnswer,
  Page,
  PageQuery,
  ProblemBody,
  RunAccepted,
  RunAnswer,
  RunQuery,
  WaitQuery,
} from './answers.ts';

type Json = Readonly<Record<string, unknown>>;

const schemaOf = (schema: z.ZodType): Json => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input' }) as Json;
  return rest;
};

/** Query parameters from an object schema, one a property. */
function queryParameters(schema: z.ZodType): Json[] {
  const properties = (schemaOf(schema).properties ?? {}) as Record<string, Json>;
  return Object.entries(properties).map(([name, { description, ...own }]) => ({
    name,
    in: 'query',
    description,
    schema: own,
    ...(own.type === 'array' ? { style: 'form', explode: false } : {}),
  }));
}

const content = (name: string, mediaType = 'application/json'): Json => ({
  content: { [mediaType]: { schema: { $ref: `#/components/schemas/${name}` } } },
});
const problem = (description: string): Json => ({
  description,
  ...content('Problem', 'application/problem+json'),
});
const problems = {
  invalid: { 400: problem('A parameter is not valid; each such one is named') },
  missing: { 404: problem("There is no such thing, or it is another caller's") },
  uncurated: { 409: problem('The lake has no curated episodes yet') },
  failed: {
    429: problem('Too many reports were started, or too many requests made; ask again after Retry-After'),
    422: problem('The answer is too long, or its query reads too much; the detail says how to narrow it'),
    500: problem('The query failed'),
    503: problem('Too many queries run at once; ask again after Retry-After'),
  },
} as const;
const running = { 202: { description: 'Still running; ask status_url again', ...content('RunAccepted') } };
const rowsOrCsv = {
  content: { ...(content('RunAnswer').content as Json), 'text/csv': { schema: { type: 'string' } } },
};
const done = {
  200: { description: 'The rows; as CSV with Accept: text/csv', ...rowsOrCsv },
  303: {
    description: 'With Accept: text/csv: a short-lived link to the rows',
    headers: { location: { schema: { type: 'string' } } },
  },
};

const runIdParameter: Json = {
  name: 'run_id',
  in: 'path',
  required: true,
  schema: { type: 'string', minLength: 1 },
};

/** The OpenAPI 3.1 document of the API, from the schemas that check requests and answers. */
export function openApiDocument(): Json {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Handback reports',
      version: '1',
      description: 'Reports on service quality where work moves between AI and people.',
    },
    paths: { ...fixedPaths(), ...Object.assign({}, ...reports.map(reportPaths)) },
    components: {
      schemas: {
        Catalogue: schemaOf(Catalogue),
        RunAccepted: schemaOf(RunAccepted),
        RunAnswer: schemaOf(RunAnswer),
        Page: schemaOf(Page),
        MarkAnswer: schemaOf(MarkAnswer),
        Problem: schemaOf(ProblemBody),
      },
    },
  };
}

function fixedPaths(): Json {
  const list = (operationId: string, summary: string): Json => ({
    get: {
      operationId,
      summary,
      parameters: queryParameters(PageQuery),
      responses: {
        200: { description: 'A page, newest first', ...content('Page') },
        ...problems.invalid,
        ...problems.failed,
        503: problem('Not ready yet; ask again'),
      },
    },
  });
  return {
    '/v1/reports': {
      get: {
        operationId: 'listReports',
        summary: 'All reports with their parameters and columns',
        responses: { 200: { description: 'The catalogue', ...content('Catalogue') }, ...problems.invalid },
      },
    },
    '/v1/runs/{run_id}': {
      get: {
        operationId: 'getRun',
        summary: "A run's rows",
        parameters: [runIdParameter, ...queryParameters(RunQuery)],
        responses: { ...done, ...running, ...allProblems },
      },
    },
    '/v1/runs/{run_id}/rows.csv': {
      get: {
        operationId: 'getRunCsv',
        summary: "A run's rows as CSV",
        parameters: [runIdParameter, ...queryParameters(CsvQuery)],
        responses: {
          200: { description: 'The rows', content: { 'text/csv': { schema: { type: 'string' } } } },
          303: { description: 'A short-lived link to the rows', headers: location },
          ...running,
          ...allProblems,
        },
      },
    },
    '/v1/findings': list('listFindings', 'The harms found, one a change and scope, current state'),
    '/v1/findings/acknowledge': mark('acknowledgeFinding', 'Says that somebody sees to a finding'),
    '/v1/findings/dismiss': mark('dismissFinding', 'Says that a finding is none; needs a reason'),
    '/v1/changes': list('listChanges', 'Declared routing changes, current state'),
    '/v1/openapi.json': {
      get: {
        operationId: 'getOpenApi',
        summary: 'This document',
        responses: {
          200: {
            description: 'OpenAPI 3.1',
            content: { 'application/json': { schema: { type: 'object' } } },
          },
          ...problems.invalid,
        },
      },
    },
  };
}

const mark = (operationId: string, summary: string): Json => ({
  post: {
    operationId,
    summary,
    requestBody: { required: true, content: { 'application/json': { schema: schemaOf(MarkRequest) } } },
    responses: {
      200: { description: 'Kept; the list shows it within a minute', ...content('MarkAnswer') },
      ...problems.invalid,
      ...problems.missing,
      413: problem('The body is too long'),
      ...problems.failed,
    },
  },
});

const location = { location: { schema: { type: 'string' } } };
const allProblems = {
  ...problems.invalid,
  ...problems.missing,
  ...problems.uncurated,
  ...problems.failed,
};

function reportPaths(report: Report): Json {
  const { invalid, uncurated, failed } = problems;
  const parameters = schemaOf(parameterSchema(report));
  return {
    [`/v1/reports/${report.name}`]: {
      get: {
        operationId: `get_${report.name}`,
        summary: report.question,
        parameters: [...queryParameters(parameterSchema(report)), ...queryParameters(WaitQuery)],
        responses: { ...done, ...running, ...invalid, ...uncurated, ...failed },
      },
    },
    [`/v1/reports/${report.name}/runs`]: {
      post: {
        operationId: `run_${report.name}`,
        summary: `Starts: ${report.question}`,
        requestBody: { content: { 'application/json': { schema: parameters } } },
        responses: {
          202: { description: 'Accepted', headers: location, ...content('RunAccepted') },
          ...invalid,
          ...uncurated,
          413: problem('The body is too long'),
          ...failed,
        },
      },
    },
  };
}
