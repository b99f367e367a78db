import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A call as it came. */
export interface ReceivedCall {
  readonly language: string;
  readonly texts: readonly string[];
}

/** What goes wrong, and how often. */
export interface Faults {
  /** Answers of 503, or none at all, to every call. */
  down?: 'refuses' | 'hangs';
  /** The next calls are throttled. */
  throttled?: number;
  /** Texts that fail within their call, so many times each. */
  failing?: Map<string, number>;
  /** What every call is answered, instead of results. */
  answer?: string;
}

export interface LocalComprehend {
  /** For AWS_ENDPOINT_URL_COMPREHEND. */
  readonly url: string;
  readonly calls: ReceivedCall[];
  /** Requests so far, those refused or never answered among them. */
  countRequests(): number;
  readonly faults: Faults;
  close(): Promise<void>;
}

const languages = ['en', 'es', 'fr', 'de', 'it', 'pt', 'ar', 'hi', 'ja', 'ko', 'zh', 'zh-TW'];

/**
 * A server that behaves as Amazon Comprehend's BatchDetectSentiment does: its limits, its errors, results and errors by
 * document, throttling. It classifies by one word: "bad" is negative, "good" positive.
 */
export async function startLocalComprehend(port = 0): Promise<LocalComprehend> {
  const calls: ReceivedCall[] = [];
  const faults: Faults = {};
  let requests = 0;
  const server = createServer((request, response) => {
    requests++;
    readBody(request).then(
      (body) => answer(request, response, body, calls, faults),
      () => response.destroy(),
    );
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    faults,
    countRequests: () => requests,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function answer(
  { headers }: IncomingMessage,
  response: ServerResponse,
  body: string,
  calls: ReceivedCall[],
  faults: Faults,
): void {
  if (faults.down === 'hangs') return;
  const target = headers['x-amz-target'];
  const { LanguageCode: language, TextList: texts } = JSON.parse(body) as Asked;
  const refusal = refusalOf(String(target), { LanguageCode: language, TextList: texts }, faults);
  if (refusal !== undefined) {
    send(response, refusal.endsWith('ServerException') ? 503 : 400, { __type: refusal, message: refusal });
    return;
  }
  calls.push({ language, texts });
  if (faults.answer !== undefined) response.end(faults.answer);
  else send(response, 200, classify(texts, faults.failing ?? new Map()));
}

interface Asked {
  readonly LanguageCode: string;
  readonly TextList: readonly string[];
}

function refusalOf(target: string, { LanguageCode, TextList }: Asked, faults: Faults): string | undefined {
  if (faults.down === 'refuses') return 'InternalServerException';
  if (target !== 'Comprehend_20171127.BatchDetectSentiment') return 'UnknownOperationException';
  if ((faults.throttled ?? 0) > 0) {
    faults.throttled = faults.throttled! - 1;
    return 'ThrottlingException';
  }
  if (!languages.includes(LanguageCode)) return 'UnsupportedLanguageException';
  if (TextList.length === 0 || TextList.includes('')) return 'InvalidRequestException';
  return TextList.length > 25 ? 'BatchSizeLimitExceededException' : undefined;
}

function classify(texts: readonly string[], failing: Map<string, number>) {
  const ResultList: object[] = [];
  const ErrorList: object[] = [];
  for (const [Index, text] of texts.entries()) {
    const left = failing.get(text) ?? 0;
    if (left > 0) {
      failing.set(text, left - 1);
      ErrorList.push({ Index, ErrorCode: 'INTERNAL_SERVER_ERROR', ErrorMessage: 'try again' });
    } else if (Buffer.byteLength(text) > 5000) {
      ErrorList.push({ Index, ErrorCode: 'TEXT_SIZE_LIMIT_EXCEEDED', ErrorMessage: 'too long' });
    } else ResultList.push({ Index, ...scoresOf(text) });
  }
  return { ResultList, ErrorList };
}

function scoresOf(text: string) {
  const Sentiment = /bad/i.test(text) ? 'NEGATIVE' : /good/i.test(text) ? 'POSITIVE' : 'NEUTRAL';
  const name = `${Sentiment[0]}${Sentiment.slice(1).toLowerCase()}`;
  return {
    Sentiment,
    SentimentScore: { Positive: 0.05, Negative: 0.05, Neutral: 0.05, Mixed: 0.05, [name]: 0.85 },
  };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' });
  response.end(JSON.stringify(body));
}
