import { isTraditionalChinese } from './chinese-script.ts';
import { codeOfName } from './language-names.ts';

/** Codes that name no language: undetermined, several, none. */
const noLanguage = new Set(['und', 'mul', 'zxx', 'mis', 'root']);

/** Languages that Comprehend and the detector know by another code than CLDR does. */
const otherCodes: Readonly<Record<string, string>> = { nb: 'no', nn: 'no', fil: 'tl' };

const found = new Map<string, string | undefined>();
/** A source declares a handful of languages; what it declares is anybody's text, so what is kept has a bound. */
const mostKept = 1000;

/**
 * A declared language as Amazon Comprehend writes it: `en-GB`, `eng`, `English` are `en`; Norwegian is `no`; Chinese is
 * `zh` or, in its traditional script, `zh-TW` (by script or place; where neither is declared, by the text).
 * @returns undefined where no known language is declared
 */
export function comprehendCode(declared: string, text: string): string | undefined {
  if (!found.has(declared)) {
    if (found.size >= mostKept) found.clear();
    found.set(declared, readDeclared(declared.trim()));
  }
  const code = found.get(declared);
  if (code !== chineseOfAnyScript) return code;
  return isTraditionalChinese(text) ? 'zh-TW' : 'zh';
}

const chineseOfAnyScript = 'zh-?';

function readDeclared(declared: string): string | undefined {
  const locale = localeOf(declared.replaceAll('_', '-')) ?? localeOf(codeOfName(declared));
  if (locale === undefined) return undefined;
  const { language } = locale;
  if (language !== 'zh' && language !== 'yue') return otherCodes[language] ?? language;
  if (locale.script === undefined && locale.region === undefined) return chineseOfAnyScript;
  return locale.maximize().script === 'Hant' ? 'zh-TW' : 'zh';
}

const shapeOfTag = /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i;

function localeOf(tag: string | undefined): Intl.Locale | undefined {
  if (tag === undefined || !shapeOfTag.test(tag)) return undefined;
  try {
    const locale = new Intl.Locale(tag);
    return isLanguage(locale.language) ? locale : undefined;
  } catch {
    return undefined;
  }
}

let languageNames: Intl.DisplayNames | undefined;

/** Whether a code stands for a language: any word of letters has the form of one. */
function isLanguage(code: string): boolean {
  languageNames ??= new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
  return !noLanguage.has(code) && languageNames.of(code) !== undefined;
}
