import type { WordList } from './word-list.ts';

/** Who has a number: "he has 07700…". */
export const ownerWords: WordList = {
  en: 'he she they i',
  de: 'er sie ich wir',
  sv: 'han hon jag vi de',
  no: 'han hun jeg vi de',
  da: 'han hun jeg vi de',
  fi: 'hänellä heillä minulla meillä',
  nl: 'hij zij ze ik wij',
  fr: 'il elle j nous',
  es: 'él ella yo',
  it: 'lui lei io',
  pt: 'ele ela eu',
  pl: 'on ona ja',
};

/** Between somebody and the number that they have. */
export const havingWords: WordList = {
  en: 'has have',
  de: 'hat habe haben',
  sv: 'har',
  no: 'har',
  da: 'har',
  fi: 'on',
  nl: 'heeft heb hebben',
  fr: 'a ai avons',
  es: 'tiene tengo',
  it: 'ha ho',
  pt: 'tem tenho',
  pl: 'ma mam',
};

/** How else one is written to: "by mail or 07700…". */
export const mailWords: WordList = {
  any: 'mail email e-mail',
  de: 'mails',
  sv: 'mejl mejla mejlen epost',
  no: 'epost eposten',
  da: 'mailen',
  fi: 'sähköposti sähköpostilla postilla',
  nl: 'mailen',
  fr: 'courriel mél',
  es: 'correo',
  it: 'posta',
  pt: 'correio',
  pl: 'mailem mailowo',
};

/** What is done with the number that a message is to go to: "the text went to my old one, use 07700…". */
export const usingWords: WordList = {
  en: 'use try',
  de: 'nehmen benutzen verwenden nutzen probieren versuchen',
  sv: 'använd använda prova testa',
  no: 'bruk bruke prøv',
  da: 'brug bruge prøv',
  fi: 'käyttäkää käytä kokeilkaa',
  nl: 'gebruik probeer neem',
  fr: 'utilisez utiliser essayez prenez',
  es: 'usen use usad prueben pruebe',
  it: 'usate usi provate',
  pt: 'usem use tentem tente',
  pl: 'używać użyć używajcie spróbować',
};

/** That a number suits somebody, behind it: "07700… works best". */
export const suitingWords: WordList = {
  en: 'works suits',
  de: 'passt geht',
  sv: 'passar funkar går',
  no: 'passer funker går',
  da: 'passer virker går',
  fi: 'sopii käy',
  nl: 'past werkt komt',
  fr: 'convient va marche',
  es: 'va viene',
  it: 'va funziona',
  pt: 'dá serve',
  pl: 'pasuje odpowiada',
};

/** How well, or whom, a number suits. */
export const preferences: WordList = {
  en: 'best better',
  de: 'besten besser mir',
  sv: 'bäst bättre',
  no: 'best bedre',
  da: 'bedst bedre',
  fi: 'parhaiten paremmin',
  nl: 'best beter mij',
  fr: 'mieux me',
  es: 'mejor',
  it: 'meglio',
  pt: 'melhor me jeito',
  pl: 'mi najlepiej lepiej',
};

/** Whoever is at home, free all day or wants a person gives the number behind the next comma to be rung. */
export const presenceWords: WordList = {
  en: 'home around available anytime human person somebody someone',
  de: 'zuhause hause daheim ganztägig jederzeit menschen mensch jemanden',
  sv: 'hemma dagen tillgänglig människa person någon',
  no: 'hjemme dagen tilgjengelig menneske person noen',
  da: 'hjemme dagen menneske person nogen',
  fi: 'kotona päivän paikalla ihmisen ihminen ihmiselle',
  nl: 'thuis dag altijd mens iemand persoon',
  fr: 'journée maison dispo humain personne quelqu',
  es: 'casa día persona humano alguien',
  it: 'casa giorno persona umano qualcuno',
  pt: 'casa dia pessoa humano alguém',
  pl: 'domu dzień człowieka człowiek kimś',
};

/** What tells to let somebody know: the number at the end of the sentence is where. */
export const informWords: WordList = {
  en: 'know update inform notify notice',
  de: 'bescheid benachrichtigen informieren',
  sv: 'besked meddela hör',
  no: 'beskjed lyd varsle',
  da: 'besked sig varsle',
  fi: 'ilmoittakaa ilmoittaa ilmoita tiedoksi',
  nl: 'weten verwittig',
  fr: 'prévenez prévenir courant dites',
  es: 'avísenme avisadme díganme',
  it: 'avvisatemi sapere dite',
  pt: 'avisem digam informem',
  pl: 'znać powiadomić powiadomcie',
};

/** That a thing is somebody's: "the account is registered to", `avtalet står på`. */
export const bearingWords: WordList = {
  en: 'registered booked listed made',
  de: 'läuft lautet registriert angemeldet',
  sv: 'står skriven skrivet registrerad registrerat tecknad tecknat lyder',
  no: 'står registrert tegnet lyder',
  da: 'står registreret tegnet lyder',
  nl: 'staat geregistreerd',
  fr: 'enregistré inscrit',
  it: 'intestato intestata registrato',
  pt: 'registado registrado',
  pl: 'zarejestrowana zarejestrowane zapisana',
};

/** In whose name: "in the name of", `a nombre de`. */
export const nameWords: WordList = {
  en: 'name',
  de: 'namen',
  sv: 'namn',
  no: 'navn',
  da: 'navn',
  fi: 'nimellä nimissä',
  nl: 'naam',
  fr: 'nom',
  es: 'nombre',
  it: 'nome',
  pt: 'nome',
};
