/** Long enough to hold an id or an address; RFC 4648 §4 and §5. */
const form = /^[A-Za-z\d+/_-]{12,}={0,2}$/;
const notText = /[^\P{C}\n\r\t]|\ufffd/u;

/**
 * The text that a value holds in base64, as queues and mail carry their payloads: `eyJ…`; undefined where it is no
 * base64 or what comes out is no text. Hashes and ids without meaning come out as bytes.
 */
export function textInBase64(value: string): string | undefined {
  if (!form.test(value)) return undefined;
  const text = Buffer.from(value, 'base64').toString('utf8');
  return notText.test(text) ? undefined : text;
}
