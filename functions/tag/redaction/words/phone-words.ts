import type { WordList } from './word-list.ts';

/** A telephone number follows, or stands just before. */
export const phoneWords: WordList = {
  any: 'tel tele tlf tfn txt tph whatsapp whats sms mms signal telegram viber fax mob cell gsm hotline',
  en: 'phone* telephone* mobile mobiles cellphone* landline* call calls called calling caller callback ring reach reachable reached dial dialed dialled text texting contact extension voicemail handset whatsapped voicemails phoning ringing dialling rang rung reception* switchboard bell buzz answers',
  de: 'privatn* arbeitsn* dienstn* geschäftsn* *telefon *handy telefon* handy handynummer handynr mobil mobilnummer mobilnr mobiltelefon* rufnummer* festnetz* ruf rufen ruft anruf* anrufen anzurufen angerufen rückruf* zurückrufen erreichbar erreiche* durchwahl fernsprech* fon melden meldet klingeln klingelt durchklingeln anklingeln erreichen erreichst durchrufen geläutet geklingelt klingelte angegebene empfang zentrale telefonzentrale abnimmt rangeht durchgeben',
  sv: 'hemn* privatn* jobbn* arbetsn* *telefon *mobil kontaktnummer* telefon* mobil mobilen mobilnummer* mobilnumret mobilnr mobiltelefon* ring ringa ringer ringde ringt nås telnr mobiltel hemnummer* hemtelefon* jobbtelefon* sökas kontakt kontakta swisha sms:a smsa nåbar anträffbar ringas kontaktperson* hemtelefonen reception* växel växeln signal svarar luren',
  no: 'treffer treffe telefon* mobil mobilen mobilnummer* mobilnr mobiltelefon* ring ringe ringer ringte treffes nås tlfnr kontakt kontakte fasttelefon* vippse vipps ringes nåes tekstmelding* melding smse ringt kontaktperson* resepsjon* sentralbord* tråden svarer røret',
  da: 'fange telefon* mobil mobilen mobilnummer* mobilnr mobiltelefon* ring ringe ringer ringede træffes fanges tlfnr opkald opring* kontakt kontakte fastnet* mobilepay ringes besked smse ringet kontaktperson* omstilling* tråden svarer røret',
  fi: 'yhteysnumer* yhteystie* *puhelin puh puhelin* puhelimen puhelime* matkapuhelin* kännyk* gsm soita soitta* soitto* tavoitat tavoittaa tavoitettav* numerosta numeroon tekstaa tekstiviesti* puhnro yhteyttä yhteydessä tavoitatte tavattavissa soitatte soittelee soittele mobilepay* numeroni viestiä soinut soittanut soittaneensa tavoitettavissa tekstari* lankapuhelin* lankapuhelinta vastaanotto vaihde kilaut* pirau* vastaa numerossa numerolla puheluun',
  nl: '*telefoon telefoon* mobiel mobieltje mobielnummer gsm bel bellen gebeld terugbellen opbellen bereikbaar bereiken vast vaste telnr appje appen tikkie telefonisch belt belletje smsje overging contactpersoon* receptie opneemt neemt',
  fr: 'fil téléphon* tél portable mobile joindre joignable appel appelez* appelle* appeler rappel* rappeler contacter fixe sms portab* contactez contacte recontacter recontactez rappelle téléphonez disponible texto téléphoné accueil répond décroche',
  es: 'llam* teléfono* telefon* tfno tlfno telf tlf móvil* movil* celular* llama llame llamar llamarme llamen llámame llámeme llamad* contactar* localizar* fijo whats contacten contacte contactad bizum disponible mensaje avisen avísen* avisar avise localiz* whatsapp sonó suena recepción centralita contesta encontrarme toque marcar marquen',
  it: 'chiam* telefon* cellulare* cell chiama* chiamare chiamatemi chiamarmi contatta* contattar* raggiungibile fisso recapito recapiti richiama* contatto contatti contattatemi contattate trovate trovarmi messaggio messaggino avvisate avvisatemi reperibile richiamate telefonate squillato squilla referente centralino risponde squillo',
  pt: 'telefone* telemóvel* telef tlm celular* ligar ligue liguem contacto contato contactar* contatar* fixo telefon* contactem contatem contatar contactarem contactarme ligarem ligam mensagem mbway falem avisem avise disponível tocou toca ligou ligaram ligado receção recepção atende toque encontrar* encontram apanhar',
  pl: 'telefon* tel komórk* komórkowy dzwoń* dzwonić zadzwoń* zadzwonić oddzwoń* oddzwonić kontakt* stacjonarn* numerem zadzwońcie zadzwoni złapać smsa blikiem dostępny dostępna uchwytny uchwytna esemes* dzwonił dzwoniła dzwonili stacjonarnego stacjonarny komórka komórkę recepcja recepcji centrala odbiera odbierze przedzw*',
};

/** Words for a number or an id that say nothing of what it numbers. */
export const numberWords: WordList = {
  any: 'n id ids nr no num idnr',
  en: 'number numbers nos digits',
  de: 'nummer nummern nrn',
  sv: 'nummer numret nummret',
  no: 'nummer nummeret numrene',
  da: 'nummer nummeret numrene',
  fi: 'numero numeroni numeronsa numerot nro numeromme',
  nl: 'nummer nummers nrs',
  fr: 'numéro numéros',
  es: 'número números núm',
  it: 'numero numeri',
  pt: 'número números',
  pl: 'numer numery numeru',
};

/** With a word for a number beside it, the number is the writer's own: a telephone or an identity number. */
export const possessives: WordList = {
  en: 'my our her his their whose',
  de: 'mein meine meiner meinen unsere unser seine ihre ihr sein',
  sv: 'min mitt vårt vår hans hennes',
  no: 'min mitt vårt vår hans hennes',
  da: 'mit min vores hans hendes',
  fi: 'minun meidän hänen',
  nl: 'mijn ons onze zijn haar hun',
  fr: 'mon ma notre sa son',
  es: 'mi nuestro nuestra su',
  it: 'mio mia nostro nostra suo sua loro',
  pt: 'meu minha nosso nossa seu sua dele dela deles',
  pl: 'mój moja mojego nasz jej jego mego swój',
};

/** Beside a word for a number they say that it is somebody's: "my new number", "instead of the old number". */
export const newWords: WordList = {
  en: 'new old',
  de: 'neue neuen alte alten',
  sv: 'nya nytt gamla',
  no: 'nye nytt gamle',
  da: 'nye nyt gamle',
  fi: 'uusi vanha',
  nl: 'nieuwe oude',
  fr: 'nouveau ancien',
  es: 'nuevo antiguo viejo',
  it: 'nuovo vecchio',
  pt: 'novo antigo',
  pl: 'nowy stary',
};

/** A writer's own number where the word carries the owner itself. */
export const ownWords: WordList = { fi: 'numeroni numeromme' };

/** Between two numbers of one kind: what is said of the first holds for the second. */
export const conjunctions: WordList = {
  any: '&',
  en: 'and or also but',
  de: 'und oder bzw sowie sondern',
  sv: 'och eller samt utan',
  no: 'og eller samt men',
  da: 'og eller samt men',
  fi: 'ja tai sekä vaan',
  nl: 'en of maar',
  fr: 'et ou mais',
  es: 'y o e u sino',
  it: 'e o oppure ma',
  pt: 'e ou mas',
  pl: 'i lub oraz albo a lecz',
};

/** "… and not": the second is a number of the same thing, only a wrong one. */
export const negations: WordList = {
  en: 'not',
  de: 'nicht',
  sv: 'inte ej',
  no: 'ikke',
  da: 'ikke',
  fi: 'eikä',
  nl: 'niet',
  fr: 'non pas',
  es: 'no',
  it: 'non',
  pt: 'não',
  pl: 'nie',
};
