import type { Phrases } from './phrases.ts';

export const swedish: Phrases = {
  asks: {
    order_status: [
      'Var är min beställning {order}? Den skulle komma i tisdags.',
      'Har {order} skickats än? Butiken säger att jag ska fråga er.',
    ],
    account_access: [
      'Jag kan inte logga in sedan uppdateringen.',
      'Koden för att logga in kommer aldrig fram.',
    ],
    refunds: [
      'Skickade tillbaka allt för tre veckor sedan, var är mina {amount}?',
      'Butiken har bekräftat returen av {order} men ni kräver ändå {amount}.',
    ],
    payment_plan: ['Kan jag dela upp {order} på tre betalningar?', 'Jag vill flytta min nästa förfallodag.'],
    card_declined: [
      'Mitt kort nekades trots att det finns pengar på det.',
      'Betalningen på {amount} nekades två gånger utan förklaring.',
    ],
    disputes: [
      'Varan i {order} var trasig, butiken svarar inte och ni drar {amount}.',
      'Jag har aldrig beställt {order}. Ta bort {amount} från mitt konto.',
    ],
    fees: ['Varför en förseningsavgift på {order}? Jag betalade i tid.', 'Vad är avgiften på {amount} för?'],
    fraud_report: [
      'Någon har handlat för {amount} i mitt namn!',
      'Fick en faktura för {order} som inte är min, det är bedrägeri.',
    ],
  },
  follows: ['Det gäller {amount}, beställning {order}.', 'Ja, just den.', 'Nej, det har jag redan gjort.'],
  askForPerson: ['Jag vill prata med en människa.', 'En riktig person, tack.'],
  aiReplies: [
    'Vad tråkigt! Jag har tittat på {order} och hjälper gärna till.',
    'Tack! Du ser läget för {order} i appen under Köp.',
  ],
  aiCloses: ['Toppen, då är det ordnat. Något mer?', 'Nu ska allt vara klart. Ha en fin dag!'],
  humanReplies: [
    'Hej, tack för att du väntade. Jag tittar på {order} nu.',
    'Hej, jag kontrollerar det med butiken åt dig.',
  ],
  humanCloses: ['Jag har rättat det, du får en bekräftelse.', 'Klart: {amount} är på väg.'],
  reachMe: {
    email: 'Skriv till mig på',
    card: 'Mitt kort är',
    iban: 'Skicka pengarna till',
    phone: 'Ring mig på',
  },
  comesBack: ['Jag hör av mig igen om {order}, fortfarande inte löst.', 'Inget har hänt med {amount}.'],
  happyComments: ['Snabbt och trevligt, tack!', 'Löste sig direkt.', 'Mycket hjälpsamt.'],
  unhappyComments: [
    'Bad om en människa tre gånger och fick samma svar.',
    'Inget löst, chatten stängdes bara.',
  ],
};
