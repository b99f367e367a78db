import { AwsClient } from 'aws4fetch';
import type { Account } from './account.ts';

/** AWS answered with an error; named as the service names it. */
export class CallRefused extends Error {
  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

export interface Call {
  /** As it stands in signatures and in hosts: `lakeformation`. */
  readonly service: string;
  /** As it stands in AWS_ENDPOINT_URL_<id>: `LAKEFORMATION`. */
  readonly endpointId: string;
  readonly path: string;
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/**
 * One signed request to a service for which the project has no client, at the place that AWS's SDKs would ask.
 * @throws CallRefused with the service's own name and message
 */
export async function call(account: Account, { service, endpointId, path, ...init }: Call): Promise<unknown> {
  const { AWS_ENDPOINT_URL, [`AWS_ENDPOINT_URL_${endpointId}`]: own = AWS_ENDPOINT_URL } = process.env;
  const host = own ?? `https://${service}.${account.region}.${account.urlSuffix}`;
  const response = await signedFetch(account, service, `${host.replace(/\/$/, '')}${path}`, init);
  const text = await response.text();
  if (!response.ok) throw refusalOf(response, text);
  return JSON.parse(text);
}

/** A request with the account's signature. */
export async function signedFetch(
  { credentials, region }: Account,
  service: string,
  url: string,
  init: RequestInit = {},
): Promise<Response> {
  const { accessKeyId, secretAccessKey, sessionToken } = await credentials();
  const token = sessionToken === undefined ? {} : { sessionToken };
  const signer = new AwsClient({ accessKeyId, secretAccessKey, ...token, service, region, retries: 2 });
  return signer.fetch(url, { signal: AbortSignal.timeout(30_000), ...init });
}

function refusalOf({ status, headers }: Response, text: string): CallRefused {
  const said = parse(text);
  const type = headers.get('x-amzn-errortype') ?? said.__type ?? String(status);
  const name = type.replace(/^.*#/, '').replace(/:.*$/, '');
  return new CallRefused(name, said.message ?? said.Message ?? text.slice(0, 200));
}

function parse(text: string): { __type?: string; message?: string; Message?: string } {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
