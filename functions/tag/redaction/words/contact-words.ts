import type { WordList } from './word-list.ts';

/** Before what somebody is to ring: "call before delivery on 07700…". */
export const beforeWords: WordList = {
  en: 'before',
  de: 'vor',
  sv: 'före innan',
  no: 'før',
  da: 'før inden',
  fi: 'ennen',
  nl: 'voor vóór',
  fr: 'avant',
  es: 'antes',
  it: 'prima',
  pt: 'antes',
  pl: 'przed',
};

/** What somebody rings before. */
export const deliveryWords: WordList = {
  en: 'delivery delivering collection pickup arrival',
  de: 'lieferung anlieferung auslieferung zustellung abholung',
  sv: 'leverans leveransen utkörning utkörningen',
  no: 'levering leveringen utkjøring',
  da: 'levering leveringen udlevering',
  fi: 'toimitusta toimituksen noutoa',
  nl: 'levering bezorging aflevering',
  fr: 'livraison',
  es: 'entrega',
  it: 'consegna',
  pt: 'entrega',
  pl: 'dostawą dostawa odbiorem',
};

/** Why something is to be written somewhere: "so the driver rings". */
export const resultWords: WordList = {
  en: 'so',
  de: 'damit',
  sv: 'så',
  no: 'så',
  da: 'så',
  fi: 'niin jotta',
  nl: 'zodat dan',
  fr: 'pour',
  es: 'para',
  it: 'così cosi perché',
  pt: 'para',
  pl: 'to żeby aby',
};

/** Sending, telling, confirming, and paying by telephone: what follows `to` is where. */
export const sendingWords: WordList = {
  en: 'send sent forward confirm text resend reply',
  de: 'schick* send* bestätig* weiterleit* antwort*',
  sv: 'skicka* sänd* bekräft* swisha svara* meddela',
  no: 'send* bekreft* vipps* svar*',
  da: 'send* bekræft* mobilepay* svar*',
  fi: 'lähettä* lähetä vahvist* vastat*',
  nl: 'stuur* verstuur* bevestig* antwoord* tikkie',
  fr: 'envoy* confirm* répond* transmet*',
  es: 'mand* envía* envíe* enviar* confirm* respond* bizum',
  it: 'invi* mandat* mandare manda conferm* rispond*',
  pt: 'envi* mand* confirm* respond* mbway',
  pl: 'wyśl* wysł* potwier* odpis* prześl* blikiem',
};

/** Between what is sent and where it goes. */
export const towardsWords: WordList = {
  en: 'to',
  de: 'an',
  sv: 'till',
  no: 'til',
  da: 'til',
  fi: 'numeroon',
  nl: 'naar aan',
  fr: 'au',
  es: 'al',
  it: 'al',
  pt: 'para',
  pl: 'na',
};

/** Right before somebody's number: how else to reach one, what one gave, where one is. */
export const cueWords: WordList = {
  en: 'else otherwise alternatively better now failing left',
  de: 'sonst ansonsten andernfalls besser alternativ jetzt ersatzweise notfalls hilfsweise',
  sv: 'annars alternativt bättre uppgav angav nu lämnade',
  no: 'ellers alternativt bedre oppga oppgav nå',
  da: 'ellers alternativt bedre oplyste opgav nu lagde efterlod',
  fi: 'muuten vaihtoehtoisesti parempi annoin ilmoitin nyt jätin',
  nl: 'anders liever beter opgaf nu liet',
  fr: 'sinon autrement plutôt mieux maintenant laissé laissais',
  es: 'mejor estoy ahora dejé dejado',
  it: 'altrimenti sennò meglio ora adesso lasciato lasciai',
  pt: 'senão melhor estou agora deixei deixado',
  pl: 'inaczej lepiej podałem podałam jestem teraz ewentualnie zostawiłem zostawiłam',
};

/** At the end of a letter, before a name. */
export const signOffWords: WordList = {
  any: 'mvh mfg vh lg bg',
  en: 'regards sincerely wishes thanks cheers yours',
  de: 'gruß grüße grüßen gruss grüsse grüssen danke',
  sv: 'hälsning hälsningar hälsar tack',
  no: 'hilsen hilsener takk',
  da: 'hilsen hilsner tak',
  fi: 'terveisin terv kiitos kiitokset',
  nl: 'groet groeten groetjes bedankt',
  fr: 'cordialement salutations merci bientôt',
  es: 'saludo saludos atentamente gracias',
  it: 'saluti cordialmente grazie',
  pt: 'cumprimentos atenciosamente obrigado obrigada',
  pl: 'pozdrawiam pozdrowienia poważaniem dziękuję',
};

/** Whom one reaches somewhere: "get hold of me on 07700…". */
export const pronouns: WordList = {
  en: 'me us him her them',
  de: 'mich mir uns ihn ihm',
  sv: 'mig oss honom henne',
  no: 'meg oss ham henne',
  da: 'mig os ham hende',
  nl: 'mij me ons hem haar',
  fr: 'me moi nous m',
  es: 'me nos',
  it: 'mi ci me lo',
  pt: 'me nos mim',
  pl: 'mnie mi nas',
};

/** Between a person and where one reaches them. */
export const reachWords: WordList = {
  en: 'on at via',
  de: 'unter auf',
  sv: 'på via',
  no: 'på via',
  da: 'på via',
  nl: 'op via',
  fr: 'au',
  es: 'en al',
  it: 'al',
  pt: 'no pelo',
  pl: 'pod na',
};

/** What is done with a number, at the end of a clause. */
export const lastVerbs: WordList = {
  de: 'anrufen anzurufen erreichen erreichbar zurückrufen durchrufen kontaktieren anklingeln',
  nl: 'bellen terugbellen opbellen bereiken bereikbaar appen',
};

/** Who talks to whom, or is to come back to whom: "who do I speak to? 722188033". */
export const speakWords: WordList = {
  en: 'speak talk spoke talked back answer answers',
  de: 'spreche sprechen sprach reden rede zurückmelden zurück',
  sv: 'prata pratar pratade tala talar återkomma återkommer tillbaka',
  no: 'snakke snakker snakket prate tilbake',
  da: 'tale taler talte snakke snakker tilbage',
  fi: 'puhun puhua puhutaan puhuin palata palaatte takaisin',
  nl: 'praat praten spreek spreken sprak terug',
  fr: 'parler parle parlé parlez revenir répondre',
  es: 'hablo hablar hablé hablen responder volver',
  it: 'parlo parlare parlato parlate rispondere tornare',
  pt: 'falo falar falei falem responder voltar',
  pl: 'rozmawiać rozmawiam mówić odezwać odpowiedzieć',
};
