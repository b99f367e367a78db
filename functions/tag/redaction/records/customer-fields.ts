/**
 * Names of fields that say whose record it is, or how to reach them. A name is taken apart at signs and capitals,
 * accents and digits go, and what is left must be made of these parts alone: `customer_id`, `endUserEmail`,
 * `kundnummer`, `<buyer-account-no>` are; `customer_type`, `user_agent`, `account_manager` are not.
 */
const persons =
  'customer cust client user enduser endcustomer requester requestor contact caller callee member subscriber consumer person buyer purchaser payer payee account acct shopper guest visitor patient student passenger holder cardholder accountholder beneficiary recipient sender lead profile party household policyholder tenant resident citizen employee borrower author ' +
  'kund kunder kunde kunden konto bestallare kopare anvandare medlem avsandare mottagare bruker kjoper avsender mottaker kober bruger afsender modtager ' +
  'nutzer benutzer besteller kaufer mitglied absender empfanger auftraggeber versicherter ' +
  'asiakas asiakkaan kayttaja jasen ostaja tili tilaaja lahettaja vastaanottaja ' +
  'klant gebruiker lid koper afzender ontvanger rekening ' +
  'cliente clientes utilisateur abonne acheteur adherent membre compte expediteur destinataire ' +
  'usuario comprador socio abonado titular cuenta remitente destinatario ' +
  'utente acquirente intestatario mittente ' +
  'utilizador cidadao conta remetente ' +
  'klient klienta uzytkownik kupujacy czlonek nadawca odbiorca';

/** What may stand beside such a word: `id` and its like, and words that tell one such field from another. */
const companions =
  'id ids key no num number nr ref reference uuid guid code handle hash token login pk fk value external ext internal original primary secondary crm shop billing shipping ' +
  'nummer numret nro numero identifier identifiant identificador identificativo codice codigo kod tunnus numer nummeret kennung schlussel';

/** Ways to reach somebody, names, addresses and numbers of the state: enough by themselves. */
const contacts =
  'email emails mail mailaddress emailaddress epost epostadress epostadresse sahkoposti correo courriel ' +
  'phone phonenumber telephone tel mobile mobilephone cellphone msisdn ani callerid callernumber fax telefon telefonnummer mobil mobilnummer handy handynummer rufnummer tlf puhelin puhelinnumero telefoon telefoonnummer telefono movil cellulare telefone telemovel komorka ' +
  'name firstname lastname fullname surname givenname familyname displayname username nickname namn fornamn efternamn vorname nachname navn fornavn etternavn efternavn nimi etunimi sukunimi naam voornaam achternaam nom prenom nombre apellido apellidos nome cognome apelido imie nazwisko ' +
  'address street streetaddress addressline adresse adress osoite adres direccion indirizzo endereco ' +
  'ssn socialsecuritynumber nationalid nationalidentifier passport passportnumber personnummer personnr fodselsnummer cpr cprnumber cprnummer hetu henkilotunnus pesel bsn dni nie nif nir codicefiscale taxid steuerid nino nhsnumber cpf ' +
  'iban cardnumber creditcard pan ip ipaddress';

const words = (list: string): string[] => list.split(' ').sort((a, b) => b.length - a.length);
const anyOf = (list: string): string => words(list).join('|');
const customerField = new RegExp(
  `^(?:${anyOf(companions)})*(?:${anyOf(persons)})+(?:${anyOf(persons)}|${anyOf(contacts)}|${anyOf(companions)})*$`,
);
const contactField = new RegExp(
  `^(?:${anyOf(persons)}|${anyOf(companions)})*(?:${anyOf(contacts)})(?:${anyOf(companions)}|\\d)*$`,
);

/** The lists as docs/redaction.md shows them. */
export const customerFieldWords = {
  persons: persons.split(' '),
  companions: companions.split(' '),
  contacts: contacts.split(' '),
};

const longestName = 60;
const known = new Map<string, boolean>();
const mostKnown = 2_000;

/** Whether a field's name says that its value tells who the customer is. */
export function isCustomerField(name: string): boolean {
  if (name.length > longestName) return false;
  const found = known.get(name);
  if (found !== undefined) return found;
  const letters = name
    .normalize('NFD')
    .toLowerCase()
    .replaceAll('ø', 'o')
    .replaceAll('ł', 'l')
    .replaceAll('ß', 'ss')
    .replace(/[^a-z]/g, '');
  const isOne = letters !== '' && (customerField.test(letters) || contactField.test(letters));
  if (known.size >= mostKnown) known.clear();
  known.set(name, isOne);
  return isOne;
}
