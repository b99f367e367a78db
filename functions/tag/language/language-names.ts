/** Languages by their English and their own names, in lower case, as help desks' menus have them. */
const table = `
ar arabic العربية|bg bulgarian български|bn bengali বাংলা|ca catalan català|cs czech čeština|da danish dansk
de german deutsch|el greek ελληνικά|en english|es spanish español castellano|et estonian eesti|fa persian farsi فارسی
fi finnish suomi|fr french français francais|he hebrew עברית|hi hindi हिन्दी|hr croatian hrvatski|hu hungarian magyar
id indonesian|is icelandic íslenska|it italian italiano|ja japanese 日本語|ko korean 한국어|lt lithuanian lietuvių
lv latvian latviešu|ms malay melayu|nl dutch nederlands flemish vlaams|no norwegian norsk bokmål nynorsk|pl polish polski
pt portuguese português portugues|ro romanian română|ru russian русский|sk slovak slovenčina|sl slovenian slovenščina
sr serbian srpski српски|sv swedish svenska|th thai ไทย|tl tagalog filipino|tr turkish türkçe turkce
uk ukrainian українська|ur urdu اردو|vi vietnamese|zh chinese mandarin cantonese 中文|zh-Hans 简体中文|zh-Hant 繁體中文`;

const codes = new Map(
  table.split(/[|\n]/).flatMap((line) => {
    const [code = '', ...names] = line.trim().split(' ');
    return names.map((name) => [name, code] as const);
  }),
);

/** The tag of a language by its name: `Swedish`, `svenska`, `Chinese (Traditional)`, `English (UK)`. */
export function codeOfName(declared: string): string | undefined {
  const [name = '', place = ''] = declared.toLowerCase().split(/\s*[(,-]\s*/);
  const code = codes.get(name.trim());
  if (code !== 'zh') return code;
  if (/trad|hant|taiwan|hong|macau/.test(place)) return 'zh-Hant';
  return /simp|hans|china|prc|singapore/.test(place) ? 'zh-Hans' : 'zh';
}
