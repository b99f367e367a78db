const value = '[^\\s"\'<>]';
/** Behind the `?` of an address with a scheme, and behind a `#` that carries parameters. */
const ofAddress = new RegExp(
  `(:\\/\\/[^\\s?#"'<>]{1,2048}\\?)${value}{1,65536}|(:\\/\\/[^\\s#"'<>]{1,2048}#)(?=[\\w.~%-]{1,64}=)${value}{1,65536}`,
  'g',
);
/** `x.com/a?b=c`, `/a/b?c=d`, `/#access_token=…`: addresses without a scheme. */
const ofPath = new RegExp(`([\\w/.-]\\?|\\/#)(?=[\\w.~%+[\\]-]{1,64}=)${value}{1,65536}`, 'g');
const ofHost = new RegExp(
  `((?:[\\w-]{1,63}\\.){1,8}[a-z]{2,24}\\/[^\\s?#"'<>]{0,2048}\\?)${value}{1,65536}`,
  'gi',
);

/** Query strings of addresses: they carry tokens, names and order numbers. The address itself stays, and so does `a=b&c=d` that is in none. */
export const redactQueryStrings = (text: string): string =>
  text
    .replace(
      ofAddress,
      (_, query: string | undefined, fragment: string | undefined) => `${query ?? fragment}[query]`,
    )
    .replace(ofPath, '$1[query]')
    .replace(ofHost, '$1[query]');
