import { Problem } from './problem.ts';

/** Longest body, characters. */
const longestBody = 65_536;

/** The JSON of a request's body; without a body an empty object. @throws Problem 413, 400 */
export function readBody(body: string | undefined): unknown {
  if (body === undefined || body.trim() === '') return {};
  if (body.length > longestBody)
    throw new Problem(413, 'body-too-large', `The body is longer than ${longestBody} characters`);
  try {
    return JSON.parse(body);
  } catch (cause) {
    throw new Problem(400, 'invalid-body', 'The body is not JSON', { cause });
  }
}
