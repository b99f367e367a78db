const replacement = '\uFFFD';

/** Bytes that arrive in parts → text, without the byte order mark. */
export interface StreamDecoder {
  decode(chunk: Uint8Array): string;
  /** What was still half a character. */
  end(): string;
  /** True from the first replacement character on that does not stand in the bytes itself. */
  readonly isSuspect: boolean;
}

/** @param encoding a label of the WHATWG Encoding Standard, `utf-8` or `windows-1252` */
export function createTextDecoder(encoding: string): StreamDecoder {
  const decoder = new TextDecoder(encoding);
  let isSuspect = false;
  let tail: Uint8Array = new Uint8Array();
  const watch = (text: string, chunk: Uint8Array): string => {
    const bytes = Buffer.concat([tail, chunk]);
    if (!isSuspect && text.includes(replacement)) {
      isSuspect = encoding !== 'utf-8' || count(text, replacement) > count(bytes.toString('latin1'), 'ï¿½');
    }
    tail = bytes.subarray(Math.max(0, bytes.length - 2));
    return text;
  };
  return {
    decode: (chunk) => watch(decoder.decode(chunk, { stream: true }), chunk),
    end: () => watch(decoder.decode(), new Uint8Array()),
    get isSuspect() {
      return isSuspect;
    },
  };
}

const count = (text: string, part: string): number => text.split(part).length - 1;
