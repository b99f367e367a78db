import type { WordList } from './word-list.ts';

/** "… is my order number" says what the number is; "… order it again" does not. */
export const copulas: WordList = {
  any: '= (',
  en: 'is was',
  de: 'ist war',
  sv: 'är var',
  no: 'er var',
  da: 'er var',
  fi: 'on oli',
  nl: 'is was',
  fr: 'est',
  es: 'es era',
  it: 'è era',
  pt: 'é era',
  pl: 'jest to',
};

/** Between a word and its number: they say nothing and part nothing. */
export const glueWords: WordList = {
  any: '= ° º #',
  en: 'is are was were be been to the of for at under in via should must shall will with',
  de: 'ist sind war lautet der die das den dem auf an im unter via sollte soll muss müsste sein wäre mit vom zum zur',
  sv: 'är var på av till den det ska skall bör borde måste vara med',
  no: 'er var på av til den det skal bør burde må være med',
  da: 'er var på af til den det skal bør burde må være med',
  fi: 'on ovat oli pitäisi pitää täytyy olla',
  nl: 'is zijn was de het op aan moet hoort zou met van',
  fr: 'est sont était le la les au du de sur devrait doit être avec des',
  es: 'es son era el la los al del de en debería debe ser con',
  it: 'è sono era il la lo al di dovrebbe deve essere con dal della',
  pt: 'é são era o a ao do da de em devia deveria deve ser com pelo pela',
  pl: 'to jest w i powinno powinien powinna być ma z',
};

/** Between a word for a number and what it numbers: "numéro de moteur". */
export const ofWords: WordList = {
  en: 'of the',
  nl: 'van',
  fr: 'd de du des l le la',
  es: 'de del el la',
  it: 'di del dello della dell il lo la l',
  pt: 'de do da dos das o a',
};

/** Before a thing, and seldom before a name or an address. */
export const articles: WordList = {
  en: 'the this',
  de: 'der die das den dem des ein eine einen einem einer eines diese dieser diesen diesem dieses zur zum laut',
  sv: 'den',
  nl: 'de',
  fr: 'la',
  es: 'el la',
  it: 'il la',
};

/** Before the address that somebody came from. */
export const fromWords: WordList = {
  en: 'from',
  de: 'von',
  sv: 'från',
  no: 'fra',
  da: 'fra',
  nl: 'vanaf',
  pl: 'z',
};

/** What stands where a number is written says it: "the label reads", "auf dem Etikett steht". */
export const inscriptions: WordList = {
  en: 'reads says states shows lists bears printed written stamped',
  de: 'steht zeigt lautet aufgedruckt',
  sv: 'står visar',
  no: 'står viser',
  da: 'står viser',
  fi: 'lukee näkyy',
  nl: 'staat toont vermeldt',
  fr: 'figure indique mentionne',
  es: 'pone indica figura',
  it: 'riporta scritto indica',
  pt: 'mostra indica está',
  pl: 'widnieje pokazuje jest',
};

/** Where a number is written: "on the label". */
export const placeWords: WordList = {
  en: 'on in inside under',
  de: 'auf im in am unter',
  sv: 'på i',
  no: 'på i',
  da: 'på i',
  nl: 'op in',
  fr: 'sur dans',
  es: 'en',
  it: 'su sul sulla sull nel nella',
  pt: 'na no em',
  pl: 'na w',
};

/** What a thing that begins a clause may begin with. */
export const determiners: WordList = {
  en: 'the this that a an',
  de: 'der die das den dem des diese dieser diesem dieses ein eine einem einer',
  sv: 'den det',
  no: 'den det',
  da: 'den det',
  nl: 'de het deze',
  fr: 'le la les l cette ce',
  es: 'el la los este esta',
  it: 'il lo la l questo questa',
  pt: 'o a este esta',
};

/** What a number is meant for, which it is not the number of: "the number for the delivery". */
export const purposeWords: WordList = {
  en: 'for',
  de: 'für',
  sv: 'för till',
  no: 'for til',
  da: 'for til',
  nl: 'voor',
  fr: 'pour',
  es: 'para',
  it: 'per',
  pt: 'para',
  pl: 'dla do',
};

/** Between what is paid, charged or refunded and the card that it goes to or comes from. */
export const paymentWays: WordList = {
  en: 'to onto on with from by via through using charge',
  de: 'auf mit von über via zu',
  sv: 'till på med från via',
  no: 'til på med fra via',
  da: 'til på med fra via',
  fi: 'kortille kortilta',
  nl: 'op met van via naar',
  fr: 'sur avec à par depuis vers',
  es: 'a en con desde por al',
  it: 'su sulla con da dalla alla tramite',
  pt: 'para com no na do da',
  pl: 'na z kartą',
};
