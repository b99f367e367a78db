import { wordsOf } from './words-of.ts';

/** Words that cells use for what Handback has a name for, without accents. */
const words = {
  channel: {
    email:
      'email|e mail|mail|correo|correo electronico|courriel|mail message|posta|mejl|epost|e post|sahkoposti',
    chat: 'chat|live chat|livechat|web chat|webchat|messaging|chat en vivo|chatt|livechatt',
    phone:
      'phone|call|voice|telephone|telefono|telefon|tel|anruf|llamada|telefonia|appel|telefone|phone call|samtal|opringning|oppringning|telefoon|puhelin|puhelu',
    web: 'web|web form|webform|portal|form|formulario|formular|website|formulaire|webb|webbformular|nettskjema|skjema|formulier|lomake',
    whatsapp: 'whatsapp|whats app|wa',
    sms: 'sms|text message',
    social: 'facebook|twitter|instagram|x|social|social media|redes sociales',
  },
  handler: {
    ai: 'ai|bot|chatbot|virtual agent|virtual assistant|ai agent|assistant|robot|automated|automation|ki|ia|fin|asistente virtual|bot ia|agente virtual|virtuell agent|virtuell assistent|virtuele assistent|botti',
    in_house:
      'human|person|in house|inhouse|internal|employee|staff|agent|teammate|humano|persona|agente|mensch|mitarbeiter|intern|interno|humain|umano|manniska|medarbetare|handlaggare|menneske|medarbejder|medarbeider|mens|medewerker|ihminen',
    outsourced:
      'outsourced|outsource|bpo|external|partner|vendor|externo|extern|externalizado|esterno|externe',
    on_demand: 'on demand|freelance|freelancer|gig',
  },
  status: {
    open: 'open|new|in progress|assigned|active|reopened|abierto|nuevo|en curso|offen|neu|in bearbeitung|ouvert|nouveau|en cours|aberto|novo|em andamento|aperto|nuovo|in corso|oppen|oppet|ny|pagaende|apen|aben|under behandling|i gang|nieuw|in behandeling|avoin|uusi|kesken',
    pending:
      'pending|hold|on hold|waiting|waiting on customer|snoozed|awaiting customer|pendiente|en espera|wartend|ausstehend|en attente|pendente|in attesa|vantar|vilande|venter|pa vent|afventer|wachtend|in de wacht|odottaa',
    resolved:
      'solved|resolved|done|completed|resuelto|solucionado|gelost|erledigt|resolu|resolvido|risolto|atgardad|opgelost|ratkaistu',
    closed:
      'closed|cerrado|geschlossen|ferme|cloture|fechado|encerrado|chiuso|stangd|stangt|avslutad|lukket|avsluttet|afsluttet|gesloten|suljettu',
    void: 'spam|deleted|merged|duplicate|trash|eliminado|geloscht|raderad|slettet|verwijderd|poistettu',
  },
  author: {
    customer:
      'customer|user|end user|client|visitor|requester|contact|consumer|guest|cliente|usuario|visitante|kunde|besucher|utilisateur|visiteur|utente|kund|anvandare|bruker|bruger|klant|gebruiker|asiakas|kayttaja',
    ai: 'ai|bot|chatbot|assistant|virtual assistant|virtual agent|ai agent|robot|ki|botti|asistente virtual|virtuell assistent|virtuele assistent',
    human:
      'human|agent|operator|representative|rep|staff|employee|teammate|admin|support agent|person|agente|operador|mitarbeiter|berater|agent humain|conseiller|operatore|handlaggare|medarbetare|medarbeider|medarbejder|saksbehandler|medewerker|asiakaspalvelija',
    system: 'system|automation|workflow|sistema|systeme|systeem|jarjestelma',
  },
  /** What somebody does to a ticket, in logs of actions; what is done without changing its state is none of these. */
  action: {
    open: 'created|create|opened|open|started|start|submitted|received|registered|logged|raised|new|reopened|reopen|re opened|re open|creado|abierto|reabierto|reabrir|erstellt|eroffnet|wiedereroffnet|cree|ouvert|rouvert|reouvert|criado|aberto|reaberto|creato|aperto|riaperto|skapad|skapat|oppnad|ateroppnad|ateroppnat|opprettet|apnet|gjenapnet|oprettet|abnet|genabnet|aangemaakt|geopend|heropend|luotu|avattu|avattu uudelleen',
    resolved:
      'solved|solve|resolved|resolve|resolution|completed|complete|done|resuelto|solucionado|gelost|erledigt|resolu|resolvido|solucionado|risolto|lost|atgardad|opgelost|ratkaistu',
    closed:
      'closed|close|ended|end|finished|cerrado|geschlossen|ferme|cloture|fechado|encerrado|chiuso|stangd|stangt|avslutad|avslutat|lukket|avsluttet|afsluttet|gesloten|afgesloten|suljettu',
    void: 'spam|marked as spam|mark as spam|deleted|delete|merged|merge|duplicate|eliminado|geloscht|raderad|slettet|verwijderd|poistettu',
  },
} as const;

export type Vocabulary = keyof typeof words;

const known = new Map(
  Object.entries(words).map(([kind, groups]) => [
    kind,
    new Map(
      Object.entries(groups).flatMap(([name, list]) => list.split('|').map((word) => [word, name] as const)),
    ),
  ]),
);

/** What a cell says besides: `Ticket created`, `Close case`, `Incident resolved`. */
const aTicket =
  /^(?:ticket|case|incident|issue|conversation|chat|call|status) | (?:ticket|case|incident|issue|conversation|chat|call)$/;

/** Cells that say in other words what Handback has a name for, with that name; and how many different ones do not. */
export function translate(
  cells: readonly string[],
  vocabulary: Vocabulary,
): { readonly found: ReadonlyMap<string, string>; readonly unknown: number } {
  const names = known.get(vocabulary);
  const found = new Map<string, string>();
  let unknown = 0;
  for (const cell of cells) {
    const name = names?.get(wordsOf(cell)) ?? names?.get(wordsOf(cell).replace(aTicket, ''));
    if (name === undefined) unknown++;
    else found.set(cell, name);
  }
  return { found, unknown };
}
