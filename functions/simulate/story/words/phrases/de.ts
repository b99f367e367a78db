import type { Phrases } from './phrases.ts';

export const german: Phrases = {
  asks: {
    order_status: [
      'Wo bleibt meine Bestellung {order}? Sie sollte Dienstag kommen.',
      'Ist {order} schon verschickt? Der Händler verweist auf Sie.',
    ],
    account_access: [
      'Ich komme seit dem Update nicht mehr in mein Konto.',
      'Der Code zum Anmelden kommt nicht an, schon fünfmal versucht.',
    ],
    refunds: [
      'Alles vor drei Wochen zurückgeschickt, wo ist meine Erstattung über {amount}?',
      'Die Retoure von {order} ist bestätigt, trotzdem fordern Sie {amount} von mir.',
    ],
    payment_plan: [
      'Kann ich {order} auch in drei Raten zahlen?',
      'Ich möchte die nächste Rate gern verschieben.',
    ],
    card_declined: [
      'Meine Karte wurde abgelehnt, obwohl genug Geld da ist.',
      'Zahlung über {amount} zweimal abgelehnt, ohne Grund.',
    ],
    disputes: [
      'Die Ware aus {order} war kaputt, der Händler schweigt, und Sie buchen {amount} ab.',
      'Ich habe {order} nie bestellt. Bitte {amount} aus meinem Konto nehmen.',
    ],
    fees: [
      'Warum eine Mahngebühr für {order}? Ich habe pünktlich gezahlt.',
      'Wofür ist diese Gebühr von {amount}?',
    ],
    fraud_report: [
      'Jemand hat auf meinen Namen für {amount} eingekauft!',
      'Rechnung zu {order} erhalten, die nicht von mir ist. Das ist Betrug.',
    ],
  },
  follows: [
    'Es geht um {amount}, Bestellung {order}.',
    'Ja, genau die.',
    'Nein, das habe ich schon gemacht.',
  ],
  askForPerson: ['Ich möchte mit einem Menschen sprechen.', 'Bitte einen echten Mitarbeiter!'],
  aiReplies: [
    'Das tut mir leid! Ich habe mir {order} angesehen und helfe gern.',
    'Vielen Dank. Den Stand von {order} sehen Sie in der App unter Einkäufe.',
  ],
  aiCloses: ['Prima, das habe ich für Sie erledigt.', 'Damit sollte alles geklärt sein. Schönen Tag!'],
  humanReplies: [
    'Guten Tag, danke fürs Warten. Ich sehe mir {order} jetzt an.',
    'Hallo, ich kläre das für Sie mit dem Händler.',
  ],
  humanCloses: [
    'Ich habe das berichtigt, Sie bekommen eine Bestätigung.',
    'Erledigt: {amount} ist unterwegs.',
  ],
  reachMe: {
    email: 'Schreiben Sie mir an',
    card: 'Meine Karte ist',
    iban: 'Bitte auf mein Konto',
    phone: 'Sie erreichen mich unter',
  },
  comesBack: [
    'Ich bin es noch einmal wegen {order}: immer noch nicht gelöst.',
    'Wieder ich, bei {amount} ist nichts passiert.',
  ],
  happyComments: ['Schnell und freundlich, danke!', 'Problem gelöst.', 'Sehr hilfreich.'],
  unhappyComments: [
    'Dreimal nach einem Menschen gefragt, immer derselbe Text.',
    'Nichts gelöst, Chat einfach beendet.',
  ],
};
