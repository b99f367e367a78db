/** Words of one language that the ordinary texts need. */
export interface OrdinaryWords {
  readonly order: string;
  readonly orderNumber: string;
  readonly invoice: string;
  readonly reference: string;
  readonly tracking: string;
  readonly parcel: string;
  readonly customerNumber: string;
  readonly serial: string;
  readonly article: string;
  readonly size: string;
  readonly price: string;
  readonly currency: string;
  readonly account: string;
  readonly code: string;
  readonly meter: string;
  readonly version: string;
  readonly section: string;
  readonly opening: string;
  readonly booking: string;
  readonly contract: string;
  readonly ticket: string;
  readonly product: string;
  readonly total: string;
  readonly page: string;
  readonly arrived: string;
  readonly hello: string;
  readonly company: string;
  readonly postcode: string;
}

const keys = [
  ...[
    'order',
    'orderNumber',
    'invoice',
    'reference',
    'tracking',
    'parcel',
    'customerNumber',
    'serial',
    'article',
    'size',
  ],
  ...[
    'price',
    'currency',
    'account',
    'code',
    'meter',
    'version',
    'section',
    'opening',
    'booking',
    'contract',
    'ticket',
  ],
  ...['product', 'total', 'page', 'arrived', 'hello', 'company', 'postcode'],
] as const;

const of = (text: string): OrdinaryWords => {
  const values = text.split('|');
  return Object.fromEntries(keys.map((key, i) => [key, values[i]])) as unknown as OrdinaryWords;
};

/** By language. */
export const ordinaryWords: Readonly<Record<string, OrdinaryWords>> = {
  en: of(
    'order|order number|invoice|reference|tracking number|parcel|customer number|serial number|article number|size|price|EUR|account number|code|meter reading|version|section|opening hours|booking|contract|case|product|total|page|has not arrived|Hello|company number|postcode',
  ),
  de: of(
    'Bestellung|Bestellnummer|Rechnung|Referenz|Sendungsnummer|Paket|Kundennummer|Seriennummer|Artikelnummer|Größe|Preis|EUR|Kontonummer|Code|Zählerstand|Version|Abschnitt|Öffnungszeiten|Buchung|Vertrag|Vorgang|Produkt|Summe|Seite|ist nicht angekommen|Hallo|USt-Nummer|PLZ',
  ),
  sv: of(
    'order|ordernummer|faktura|OCR|spårningsnummer|paket|kundnummer|serienummer|artikelnummer|storlek|pris|kr|kontonummer|kod|mätarställning|version|avsnitt|öppettider|bokning|avtal|ärende|produkt|summa|sida|har inte kommit|Hej|organisationsnummer|postnummer',
  ),
  no: of(
    'ordre|ordrenummer|faktura|KID|sporingsnummer|pakke|kundenummer|serienummer|varenummer|størrelse|pris|kr|kontonummer|kode|målerstand|versjon|avsnitt|åpningstider|booking|avtale|sak|produkt|sum|side|har ikke kommet|Hei|organisasjonsnummer|postnummer',
  ),
  da: of(
    'ordre|ordrenummer|faktura|reference|trackingnummer|pakke|kundenummer|serienummer|varenummer|størrelse|pris|kr|kontonummer|kode|målerstand|version|afsnit|åbningstider|booking|aftale|sag|produkt|sum|side|er ikke kommet|Hej|CVR-nummer|postnummer',
  ),
  fi: of(
    'tilaus|tilausnumero|lasku|viitenumero|seurantakoodi|paketti|asiakasnumero|sarjanumero|tuotenumero|koko|hinta|euroa|tilinumero|koodi|mittarilukema|versio|kohta|aukioloajat|varaus|sopimus|tapaus|tuote|yhteensä|sivu|ei ole tullut|Hei|Y-tunnus|postinumero',
  ),
  nl: of(
    'bestelling|bestelnummer|factuur|betalingskenmerk|trackingnummer|pakket|klantnummer|serienummer|artikelnummer|maat|prijs|EUR|rekeningnummer|code|meterstand|versie|paragraaf|openingstijden|boeking|contract|zaak|product|totaal|pagina|is niet aangekomen|Hallo|KvK-nummer|postcode',
  ),
  fr: of(
    "commande|numéro de commande|facture|référence|numéro de suivi|colis|numéro client|numéro de série|référence article|taille|prix|EUR|numéro de compte|code|relevé de compteur|version|section|horaires|réservation|contrat|dossier|produit|total|page|n'est pas arrivé|Bonjour|SIRET|code postal",
  ),
  es: of(
    'pedido|número de pedido|factura|referencia|número de seguimiento|paquete|número de cliente|número de serie|artículo|talla|precio|EUR|número de cuenta|código|lectura del contador|versión|apartado|horario|reserva|contrato|expediente|producto|total|página|no ha llegado|Hola|CIF|código postal',
  ),
  it: of(
    'ordine|numero ordine|fattura|riferimento|numero di tracking|pacco|codice cliente|numero di serie|articolo|taglia|prezzo|EUR|numero di conto|codice|lettura del contatore|versione|sezione|orari|prenotazione|contratto|pratica|prodotto|totale|pagina|non è arrivato|Salve|partita IVA|CAP',
  ),
  pt: of(
    'encomenda|número da encomenda|fatura|referência|código de rastreio|pacote|número de cliente|número de série|artigo|tamanho|preço|EUR|número da conta|código|leitura do contador|versão|secção|horário|reserva|contrato|processo|produto|total|página|não chegou|Olá|matrícula da empresa|código postal',
  ),
  pl: of(
    'zamówienie|numer zamówienia|faktura|referencja|numer przesyłki|paczka|numer klienta|numer seryjny|artykuł|rozmiar|cena|zł|numer konta|kod|odczyt licznika|wersja|rozdział|godziny otwarcia|rezerwacja|umowa|sprawa|produkt|suma|strona|nie dotarła|Dzień dobry|NIP|kod pocztowy',
  ),
};
