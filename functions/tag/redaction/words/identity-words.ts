import type { WordList } from './word-list.ts';

/** The number of a payment card follows. */
export const cardWords: WordList = {
  any: 'visa mastercard maestro amex diners jcb discover dankort bancontact pan',
  en: 'cardn* card cards creditcard* debitcard* credit debit',
  de: 'karte karten kreditkarte* karten* bankkarte* girokarte* debitkarte* kredit',
  sv: 'kortn* kort kortet kortnummer* kreditkort* bankkort* betalkort* kontokort* debetkort*',
  no: 'kort kortet kortnummer* kredittkort* bankkort* betalingskort* debetkort*',
  da: 'kort kortet kortnummer* kreditkort* betalingskort* debetkort* hævekort*',
  fi: 'kortti korttini kortin kortilla kortille luottokort* pankkikort* maksukort* korttinumero*',
  nl: 'kaartn* kaart kaartnummer* creditcard* bankpas pinpas* betaalpas* betaalkaart* kredietkaart*',
  fr: 'carte cartes crédit',
  es: 'tarjeta tarjetas crédito débito',
  it: 'carta carte bancomat credito debito',
  pt: 'cartão cartões cartao crédito débito',
  pl: 'karta karty kartę kartą karcie',
};

/** The number that a state gave a person follows. */
export const identityWords: WordList = {
  any: 'ssn itin nino nhs bsn cpr pesel nif dni nir cpf ahv avs tin personnr pnr fnr hetu niss insz rrn',
  en: 'national insurance identity passport security tax social soc',
  de: 'steuer steueridentifikation* identifikationsnummer* steuerid* sozialversicherung* versichertennummer* personalausweis* ausweis*',
  sv: 'födelsenr samordningsnr personbeteckning* personnummer* personnumret samordningsnummer* persnr födelsenummer* legitimation*',
  no: 'fødselsn* fødselsnummer* fødselsnr personnummer*',
  da: 'cprnummer* cprnr personnummer* sygesikring* sundhedskort*',
  fi: 'henkilötunnus* henkilötunnukse* sotu sosiaaliturvatunnus* hetu* hetutunnus*',
  nl: 'bsnr bsnnr bsnnummer* burgerservicen* burgerservicenummer* burgerservice* sofinummer* sofi rijksregister* rijksregisternummer*',
  fr: 'sécu sécurité insee nss',
  es: 'identidad documento afiliación',
  it: 'fiscale codicefiscale',
  pt: 'contribuinte contribuinte* fiscal cidadão',
  pl: 'peselu dowód dowodu',
};

/** Before a word for a number they say that it is a person's: "birth number". */
export const wordsOfPersons: WordList = {
  en: 'person birth citizen civil',
  sv: 'pers',
};

/** Before "id" they say the same: "Danish id", "personal id". */
export const wordsOfStates: WordList = {
  en: 'personal national danish swedish norwegian finnish polish dutch belgian german swiss french spanish italian portuguese british american brazilian',
};

/** Who a customer is, where the word is not of their number: "patient (943 476 5919)". */
export const customerPersons: WordList = {
  en: 'customer client patient member',
  de: 'kunde kundin patient patientin mandant mandantin',
  sv: 'kund kunden patient patienten',
  no: 'kunde kunden pasient pasienten',
  da: 'kunde kunden patient patienten',
  fi: 'asiakas potilas',
  nl: 'klant cliënt patiënt',
  fr: 'client cliente patient patiente assuré assurée',
  es: 'cliente paciente asegurado asegurada',
  it: 'cliente paziente assistito assistita',
  pt: 'cliente utente paciente',
  pl: 'klient klientka pacjent pacjentka',
};

/** A customer's number with the firm follows: no telephone, whatever its digits. */
export const customerWords: WordList = {
  en: 'customer* client clients member membership* subscriber* user users userid username loyalty buyer*',
  de: 'kundennummer* kundennr kdnr mitglied mitgliedsnummer* mitgliedsnr',
  sv: 'kund kunden kundnummer* kundnumret kundnr kundid medlem medlemsnummer* medlemsnr',
  no: 'kundenummer* kundenr kundeid medlemsnummer*',
  da: 'kundenummer* kundenr medlemsnummer*',
  fi: 'asiakasnumero* asiakastunnus* asiakasnro jäsennumero*',
  nl: 'klant klantnummer* klantnr lidnummer* lidmaatschap*',
  fr: 'client cliente adhérent abonné',
  es: 'cliente socio abonado',
  it: 'cliente socio tessera',
  pt: 'cliente sócio',
  pl: 'klient klienta członkowski*',
};
