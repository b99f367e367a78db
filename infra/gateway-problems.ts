import { ResponseType } from 'aws-cdk-lib/aws-apigateway';

/** What API Gateway itself refuses, in the same shape as our own errors (RFC 9457). */
export const gatewayProblems: readonly { type: ResponseType; statusCode: string; title: string }[] = [
  {
    type: ResponseType.BAD_REQUEST_BODY,
    statusCode: '400',
    title: 'The body is not a valid set of parameters',
  },
  {
    type: ResponseType.BAD_REQUEST_PARAMETERS,
    statusCode: '400',
    title: 'A parameter is missing or invalid',
  },
  { type: ResponseType.ACCESS_DENIED, statusCode: '403', title: 'This caller may not do this' },
  { type: ResponseType.INVALID_SIGNATURE, statusCode: '403', title: 'The signature is not valid' },
  { type: ResponseType.EXPIRED_TOKEN, statusCode: '403', title: 'The credentials have expired' },
  {
    type: ResponseType.MISSING_AUTHENTICATION_TOKEN,
    statusCode: '403',
    title: 'Not signed, or no such resource',
  },
  { type: ResponseType.REQUEST_TOO_LARGE, statusCode: '413', title: 'The request is too large' },
  { type: ResponseType.UNSUPPORTED_MEDIA_TYPE, statusCode: '415', title: 'Send application/json' },
  { type: ResponseType.THROTTLED, statusCode: '429', title: 'Too many requests; try again in a moment' },
  { type: ResponseType.QUOTA_EXCEEDED, statusCode: '429', title: 'The quota of this plan is used up' },
  { type: ResponseType.INTEGRATION_FAILURE, statusCode: '502', title: 'The report function failed' },
  {
    type: ResponseType.INTEGRATION_TIMEOUT,
    statusCode: '504',
    title: 'The report took too long; start a run instead',
  },
];
