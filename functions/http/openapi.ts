import { MarkRequest } from '../findings/mark-finding.ts';
import { type Report, reports } from '../report/catalogue.ts';
import { parameterSchema } from '../report/parameters.ts';
import {
  Catalogue,
  CsvQuery,
  EvidenceQuery,
  MarkAnswer,
  Page,
  PageQuery,
  ProblemBody,
  RunAccepted,
  RunAnswer,
  RunQuery,
  WaitQuery,
} from './answers.ts';
import {
  content,
  done,
  type Json,
  location,
  problem,
  problems,
  queryParameters,
  running,
  schemaOf,
} from './openapi-parts.ts';

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
    '/v1/evidence': {
      get: {
        operationId: 'getEvidence',
        summary: 'The evidence page on a change: one self-contained HTML file',
        parameters: queryParameters(EvidenceQuery),
        responses: {
          200: { description: 'The page', content: { 'text/html': { schema: { type: 'string' } } } },
          303: { description: 'A short-lived link to the page', headers: location },
          ...running,
          ...allProblems,
        },
      },
    },
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
