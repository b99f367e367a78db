import type { Phrases } from './phrases.ts';

export const dutch: Phrases = {
  asks: {
    order_status: [
      'Waar blijft mijn bestelling {order}? Die zou dinsdag komen.',
      'Is {order} al verzonden? De winkel verwijst naar jullie.',
    ],
    account_access: [
      'Ik kan sinds de update niet meer inloggen.',
      'De code om in te loggen komt nooit aan, al vijf keer geprobeerd.',
    ],
    refunds: [
      'Alles drie weken geleden teruggestuurd, waar is mijn {amount}?',
      'De retour van {order} is bevestigd en toch vragen jullie {amount}.',
    ],
    payment_plan: ['Kan ik {order} ook in drie delen betalen?', 'Ik wil mijn volgende betaling uitstellen.'],
    card_declined: [
      'Mijn kaart is geweigerd terwijl er genoeg op staat.',
      'Betaling van {amount} twee keer geweigerd zonder reden.',
    ],
    disputes: [
      'De spullen van {order} waren kapot, de winkel zwijgt en jullie rekenen {amount}.',
      'Ik heb {order} nooit besteld. Haal die {amount} van mijn rekening.',
    ],
    fees: ['Waarom kosten voor te laat betalen bij {order}?', 'Waar zijn deze kosten van {amount} voor?'],
    fraud_report: [
      'Iemand heeft voor {amount} op mijn naam gekocht!',
      'Ik kreeg een rekening voor {order} die niet van mij is, dit is fraude.',
    ],
  },
  follows: ['Het gaat om {amount}, bestelling {order}.', 'Ja, die.', 'Nee, dat heb ik al gedaan.'],
  askForPerson: ['Ik wil een mens spreken.', 'Graag een echte medewerker.'],
  aiReplies: [
    'Wat vervelend! Ik heb {order} bekeken en help je graag.',
    'Bedankt. De status van {order} staat in de app bij Aankopen.',
  ],
  aiCloses: ['Mooi, dat is geregeld. Nog iets?', 'Daarmee zou het opgelost moeten zijn. Fijne dag!'],
  humanReplies: [
    'Hallo, bedankt voor het wachten. Ik bekijk {order} nu.',
    'Goedendag, ik zoek het voor je uit bij de winkel.',
  ],
  humanCloses: ['Ik heb het rechtgezet, je krijgt een bevestiging.', 'Klaar: {amount} is onderweg.'],
  reachMe: {
    email: 'Schrijf me op',
    card: 'Mijn kaart is',
    iban: 'Maak het over naar',
    phone: 'Bel me op',
  },
  comesBack: ['Daar ben ik weer over {order}: nog niet opgelost.', 'Er is niets gebeurd met die {amount}.'],
  happyComments: ['Snel en vriendelijk, dank!', 'Meteen opgelost.', 'Goed geholpen.'],
  unhappyComments: [
    'Drie keer om een mens gevraagd, steeds dezelfde tekst.',
    'Niets opgelost, chat gewoon gesloten.',
  ],
};
