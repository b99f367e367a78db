import { comprehendBill, unitsOfLength } from '../functions/contract/definitions/comprehend-price.ts';
import type { Use } from './monthly-use.ts';

/** Prices: us-east-1, US dollars, list prices without free tiers. */
const prices = {
  lambdaGbSecond: 0.0000133334,
  lambdaRequest: 0.2e-6,
  s3GbMonth: 0.023,
  s3Put: 0.005 / 1000,
  s3Get: 0.0004 / 1000,
  s3List: 0.005 / 1000,
  athenaTb: 5,
  apiRequest: 3.5e-6,
  sqsRequest: 0.4e-6,
  alarm: 0.1,
  metric: 0.3,
  dashboard: 3,
  logsGb: 0.5,
  logGbMonth: 0.03,
  trace: 5e-6,
  stateTransition: 25e-6,
  secret: 0.4,
  glueRequest: 1e-6,
  key: 1,
  keyRequest: 0.03 / 10_000,
};

/** Alarms, and metrics of our own, of a deployment; a test counts them in the template. */
export const alarmCount = 28;
const metricCount = 10;
/** The same, where Amazon Comprehend classifies texts. */
export const comprehendAlarms = 2;
const comprehendMetrics = 2;
/** Texts that one call classifies: 25 at most, of one language. */
const textsPerCall = 20;
/** Metrics of API Gateway for each of the API's methods. */
export const methodCount = 11;
const metricsPerMethod = 5;

const athenaMinimum = 10e6;
const daysPerMonth = 30;
/** Intake days that the nightly run recomputes, and the days of events it reads for them. */
const recomputedDays = 68;
const readDays = recomputedDays + 60;
/** Queries of one night: curation, the detector's look, pruning, a search for erased rows. */
const nightlyQueries = 42;
/** Of these, those that read the events of `readDays`, and those that read all days of a table without a filter. */
const eventQueries = 5;
const unfilteredQueries = 10;
/** How often the insert of facts reads a run's stored rows; bytes of one of them in the columns it names. */
const factReads = 10;
const bytesPerEpisode = 60;
/**
 * Queries of one report; days its window has, the mean of what reports read by default, and tables it reads of each:
 * facts, or episodes and surveys. Besides, it looks into the ledger from its window to today: half of the reports end
 * where values no longer change, 38 days ago.
 */
const reportQueries = 3;
export const reportDays = 93;
const reportTables = 1.4;
const ledgerDaysOfReport = reportDays + 38 / 2;
/** Files of a day of a run's table, superseded ones not yet pruned included. */
const runFilesPerDay = 2;
/** Requests for one small Parquet file: its footer and its columns. */
const getsPerFile = 2;
/** Requests to Glue of one query: its database, each table and view behind it, days that are registered. */
const glueRequestsPerQuery = 20;
/** Requests to KMS of one query, and of an object on its way in: a bucket's key asks once a while, not once a file. */
const keyRequestsPerQuery = 10;
const keyRequestsPerObject = 6;
/** Files that compaction leaves in a closed day of a table: fewer than four small ones and what is large. */
const compactedFiles = 3;
/** Events one gigabyte-second of ingest reads: about 90,000 a second were measured, at 1.8 GB, on a faster processor. */
const eventsPerGbSecond = 40_000;
/** Gigabyte-seconds of a night (curation and detection mostly wait for Athena) and of a report. */
const nightlyGbSeconds = 600;
const reportGbSeconds = 4;
/** Small files one gigabyte-second of maintenance puts together. */
const filesPerGbSecond = 30;

/** Files of a day of events, by table. */
function eventFilesPerDay({ objectsPerDay, daysPerObject, isCompacted }: Use): number {
  const written = objectsPerDay * daysPerObject;
  return isCompacted ? Math.min(written, compactedFiles) : written;
}

const dollarsOfRequests = (gets: number, lists: number): number =>
  gets * prices.s3Get + lists * prices.s3List;

/** Files of a day of the ledger. */
const ledgerFilesPerDay = ({ objectsPerDay, isCompacted }: Use): number =>
  isCompacted ? Math.min(objectsPerDay, compactedFiles) : objectsPerDay;

/** Requests of one night: each day of a table is a LIST, and each of its files is opened. */
function dollarsOfNight(use: Use): number {
  const gets =
    eventQueries * 1.5 * readDays * eventFilesPerDay(use) * getsPerFile +
    factReads * recomputedDays * getsPerFile +
    3 * use.days * ledgerFilesPerDay(use) * getsPerFile;
  const lists = eventQueries * 1.5 * readDays + factReads * recomputedDays + unfilteredQueries * use.days;
  return dollarsOfRequests(gets, lists);
}

/** Requests of one report. */
function dollarsOfReport(use: Use): number {
  const gets =
    reportDays * reportTables * runFilesPerDay * getsPerFile +
    ledgerDaysOfReport * ledgerFilesPerDay(use) * getsPerFile;
  return dollarsOfRequests(gets, reportDays * reportTables + ledgerDaysOfReport);
}

/** Requests and bytes of BI tools: each day of a table is a LIST, and each of its files is opened. */
function dollarsOfBi({ biQueriesPerDay, biDays }: Use): number {
  const days = 2 * biDays;
  const requests = dollarsOfRequests(days * runFilesPerDay * getsPerFile, days);
  return daysPerMonth * biQueriesPerDay * (requests + (athenaMinimum / 1e12) * prices.athenaTb);
}

/** Queries of a month, whoever asks. */
const queriesOf = ({ reportsPerDay, biQueriesPerDay }: Use): number =>
  daysPerMonth * (nightlyQueries + reportsPerDay * reportQueries + biQueriesPerDay);

/** Dollars a month, by service. */
export function monthlyCost(use: Use): Record<string, number> {
  const events = use.tickets * use.eventsPerTicket;
  const gigabytes = (events * use.bytesPerEvent) / 1e9;
  const objects = use.objectsPerDay * daysPerMonth;
  const files = objects * (2 * use.daysPerObject + 1);
  const rewritten = use.isCompacted ? files : 0;
  const reports = use.reportsPerDay * daysPerMonth;
  const eventBytes = (gigabytes * 1e9 * readDays) / daysPerMonth / 4;
  const factBytes = (use.tickets / daysPerMonth) * recomputedDays * bytesPerEpisode * factReads;
  const scanned =
    daysPerMonth *
      (eventQueries * Math.max(athenaMinimum, eventBytes) +
        Math.max(athenaMinimum, factBytes) +
        (nightlyQueries - eventQueries - 1) * athenaMinimum) +
    reports * reportQueries * athenaMinimum;
  const gbSeconds =
    events / eventsPerGbSecond +
    daysPerMonth * nightlyGbSeconds +
    reports * reportGbSeconds +
    rewritten / filesPerGbSecond;
  return {
    Lambda: gbSeconds * prices.lambdaGbSecond + (objects + 3 * reports) * prices.lambdaRequest,
    'S3 storage': gigabytes * use.monthsKept * 2 * prices.s3GbMonth,
    'S3 requests of ingest': files * (prices.s3Put + prices.s3Get) + objects * 4 * prices.s3Get,
    'S3 requests of compaction': rewritten * (prices.s3Get + prices.s3Put / 10),
    'S3 requests of the nights': daysPerMonth * dollarsOfNight(use),
    'S3 requests of reports': reports * dollarsOfReport(use),
    'BI queries': dollarsOfBi(use),
    'Athena bytes': (scanned / 1e12) * prices.athenaTb,
    'Glue requests': queriesOf(use) * glueRequestsPerQuery * prices.glueRequest,
    "A key of the company's": use.hasOwnKey
      ? prices.key +
        (queriesOf(use) * keyRequestsPerQuery + objects * keyRequestsPerObject) * prices.keyRequest
      : 0,
    'API Gateway': reports * 2 * prices.apiRequest,
    'SQS polling': daysPerMonth * 86_400 * 5 * (1 / 20) * prices.sqsRequest,
    'Alarms, metrics, secret': alarmCount * prices.alarm + metricCount * prices.metric + prices.secret,
    Dashboard: use.hasDashboard ? prices.dashboard : 0,
    "API Gateway's metrics by method": use.hasDetailedMetrics
      ? methodCount * metricsPerMethod * prices.metric
      : 0,
    'Logs, traces, steps': dollarsOfObserving(objects, reports),
    'Amazon Comprehend': use.usesComprehend ? dollarsOfComprehend(use) : 0,
  };
}

/** Units of all texts by its tiers; each call reserves its part of the budget by an object; alarms and metrics besides. */
function dollarsOfComprehend({ tickets, textsPerTicket, charactersPerText }: Use): number {
  const texts = tickets * textsPerTicket;
  return (
    comprehendBill(texts * unitsOfLength(charactersPerText)) +
    (texts / textsPerCall) * prices.s3Put +
    comprehendAlarms * prices.alarm +
    comprehendMetrics * prices.metric
  );
}

/** Bytes of logs, kept for 90 days; traces of calls, all sampled; steps of the nights. */
function dollarsOfObserving(objects: number, reports: number): number {
  const calls = objects + 2 * reports + 5 * daysPerMonth;
  const logGb = (3 * objects + daysPerMonth * nightlyQueries + 4 * reports) * 2e-6;
  const steps = 10 * daysPerMonth;
  return (
    logGb * (prices.logsGb + 3 * prices.logGbMonth) + calls * prices.trace + steps * prices.stateTransition
  );
}
