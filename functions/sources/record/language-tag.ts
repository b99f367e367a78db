const tag = /^([a-z]{2,3})(?:[-_]([a-z]{4}))?(?:[-_]([a-z]{2}|\d{3}))?$/i;

/**
 * A language as BCP 47 writes it, however a help desk does: `en_us` and `EN-US` are `en-US`, `zh_hant` is `zh-Hant`. What
 * is no code, as `English`, stays as it is.
 */
export function languageTag(written: string): string {
  const parts = tag.exec(written);
  if (parts === null) return written;
  const [, language = '', script, region] = parts;
  return [language.toLowerCase(), script && titled(script), region?.toUpperCase()].filter(Boolean).join('-');
}

const titled = (script: string): string => script[0]!.toUpperCase() + script.slice(1).toLowerCase();
