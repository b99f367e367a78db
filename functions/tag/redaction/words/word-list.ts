/** Languages whose words are known; `any` holds signs and names alike in all of them. */
export type Language =
  | 'any'
  | 'en'
  | 'de'
  | 'sv'
  | 'no'
  | 'da'
  | 'fi'
  | 'nl'
  | 'fr'
  | 'es'
  | 'it'
  | 'pt'
  | 'pl';

/**
 * Words by language, written in lower case and parted by blanks. `order*` stands for every word that begins so
 * (compounds and inflections), `*rechnung` for every word that ends so. Accents may be left out by writers: a word
 * is found with and without them.
 */
export type WordList = Readonly<Partial<Record<Language, string>>>;
