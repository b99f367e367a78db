/** What a column may be to a mapping. */
export type Role = keyof typeof names;

const thing =
  '(?:ticket|case|conversation|incident|issue|call|request|chat|session|thread|interaction|caso|conversacion|incidencia|llamada|vorgang|anfrage|fall|dossier|demande|chamado|atendimento|protocolo|pratica|segnalazione|expediente|folio|reclamo|solicitud|arende|sak|sag|henvendelse|samtal|samtale|melding|verzoek|gesprek|zaak|aanvraag|tiketti|tapaus|pyynto|keskustelu)';
const number =
  '(?:id|uid|uuid|guid|number|no|nr|num|numero|key|ref|reference|code|codigo|nummer|kennung|sys id|nro|tunnus)';
const person =
  '(?:customer|requester|client|cliente|kunde|kunden|end user|user|usuario|utilisateur|contact|contacto|kontakt|caller|visitor|reporter|consumer|member|guest|utente|solicitante|demandeur|kund|kunder|bruker|bruger|anvandare|klant|gebruiker|asiakas|kayttaja|kontaktperson)';
const when = '(?: (?:at|on|date|time|datetime|timestamp|dt|ts|utc))*';
const dayOf =
  '(?:date|datetime|time|timestamp|fecha|fecha y hora|datum|data|uhrzeit|zeitpunkt|heure|hora|tidpunkt|tidspunkt|tid|tijdstip|paivamaara|aika)';
const of = '(?: (?:de|del|della|di|da|do|du|des|der|of|the|la|le|el|l|d))*';

/**
 * Names of columns in words without accents, by role, the surest first: English, Spanish, German, French, Portuguese,
 * Italian, Swedish, Norwegian, Danish, Dutch and Finnish.
 */
const names = {
  ticket_id: [
    `^${thing} ?${number}$|^${number}${of} ${thing}$|^${thing}s?(?:nummer|nr|id)$|^(?:arende|saks|sags|henvendelses|tiketin|tapauksen)(?: ?(?:nummer|nr|id|numero|tunnus))$`,
    '^(?:ticket|case|incident|issue|arende|sak|sag|henvendelse|tiketti|tapaus|caso|incidencia|vorgang|conversation|chamado|protocolo|folio)$',
    '^(?:id|number|key|numero|nummer|reference|external id|record id)$',
    '^contact id$',
    '^case concept name$',
  ],
  customer_id: [
    `^${person} ?(?:id|uid|uuid|guid|number|no|nr|ref|key|hash|numero|nummer|code|codigo|sys id)$|^${number}${of} ${person}$|^(?:kunden|kund|kunde|klant|asiakas)(?:nummer|nr|numero|id)$`,
    `^${person} (?:e ?mail|mail|correo|phone|telefono|telefon|address)$|^(?:e ?mail|correo)${of} ${person}$`,
    `^${person}$|^(?:e ?mail|email address|correo|correo electronico|courriel)$`,
    `^primary ${person} id$|^${person} name$`,
  ],
  opened_at: [
    `^(?:created?|opened|open|creation|submitted|raised|reported|received|started)${when}$|^(?:ticket|case|call|conversation|chat|thread) (?:created|opened|started)${when}$`,
    `^${dayOf}${of} (?:creacion|apertura|alta|inicio|creation|ouverture|criacao|abertura|creazione|opened|created|opening|eingang|entrada)$`,
    '^(?:erstellt|erstellt am|erstelldatum|erstellungsdatum|eroffnet|eroffnet am|angelegt am|eingang|eingangsdatum|creado|creado el|creada|abierto|abierto el|cree le|ouvert le|criado em|aberto em|creato il|aperto il|skapad|skapat|oppnad|oppnat|skapad datum|inkommen|opprettet|apnet|mottatt|oprettet|abnet|modtaget|aangemaakt|aangemaakt op|geopend|ontvangen|luotu|avattu|saapunut)$',
    `^(?:start|begin|beginn|inicio|debut|inizio)${when}$`,
  ],
  date: [
    `^${dayOf}$|^(?:ts|occurred at|event (?:time|date|timestamp)|happened at)$|^(?:call|chat|case|ticket|contact) ?(?:date|datetime|timestamp)$|^fecha y hora$|^(?:time|complete|start|event) timestamp$`,
  ],
  time: ['^(?:time|hora|uhrzeit|heure|ora|zeit)$|^(?:call|chat|start|created) time$'],
  first_reply_at: [
    `^first (?:agent )?(?:reply|response|answer)${when}$`,
    `^(?:${dayOf}${of} )?(?:primera respuesta|premiere reponse|primeira resposta|prima risposta|erste antwort)${when}$|^erste antwort am$`,
  ],
  resolved_at: [
    `^(?:solved|resolved|resolution|completed)${when}$|^(?:ticket|case) (?:solved|resolved)${when}$`,
    `^${dayOf}${of} (?:resolucion|solucion|resolution|resolucao|solucao|risoluzione|losung|resolved|solved)$`,
    '^(?:resuelto|resuelto el|solucionado|gelost|gelost am|erledigt am|losungsdatum|resolu le|resolvido em|solucionado em|risolto il|lost|lost datum|loses|atgardad|lost dato|opgelost|opgelost op|ratkaistu)$',
  ],
  closed_at: [
    `^(?:closed|close|closure|ended|end|finished)${when}$|^(?:ticket|case|call) (?:closed|ended)${when}$`,
    `^${dayOf}${of} (?:cierre|cloture|fechamento|encerramento|chiusura|abschluss|closed|closing|fin)$`,
    '^(?:cerrado|cerrado el|geschlossen|geschlossen am|abgeschlossen am|abschlussdatum|ferme le|cloture le|fechado em|encerrado em|chiuso il|stangd|stangt|avslutad|avslutat|lukket|avsluttet|lukket dato|afsluttet|gesloten|gesloten op|afgesloten|suljettu|paatetty)$',
  ],
  reopened_at: [
    `^(?:last )?re ?opened${when}$`,
    `^(?:${dayOf}${of} )?(?:reapertura|reouverture|reabertura|riapertura|wiedereroffnung)$|^(?:reabierto|reabierto el|wiedereroffnet|wiedereroffnet am|rouvert le|reaberto em|riaperto il|ateroppnad|gjenapnet|genabnet|heropend|avattu uudelleen)$`,
  ],
  reopens: [
    '^(?:re ?opens|re ?openings|re ?open count|re ?opened count|(?:number|count|no|times)(?: of)? re ?(?:opens|openings|opened)|reaperturas|wiedereroffnungen|reouvertures|reaberturas|riaperture)$',
  ],
  updated_at: [
    `^(?:updated|last ?update|last updated|modified|last modified|last change|sys updated|user updated)${when}$`,
  ],
  answered_at: [
    `^(?:survey|csat|rating|rated|feedback|satisfaction)(?: (?:answered|responded|response|submitted|completed|rated))?${when}$`,
    `^(?:answered|responded|submitted|response)${when}$`,
    `^${dayOf}${of} (?:encuesta|respuesta|valoracion|enquete|reponse|avis|pesquisa|avaliacao|resposta|sondaggio|risposta)$|^bewertet am$|^bewertungsdatum$|^umfragedatum$`,
  ],
  score: [
    '^(?:csat|csat score|csat rating|happiness|happiness rating|satisfaction|satisfaction (?:score|rating)|customer satisfaction(?: (?:score|rating))?|survey(?: (?:score|rating|result|results))?)$',
    '^(?:rating|score|stars|puntuacion|valoracion|satisfaccion|calificacion|nota|bewertung|zufriedenheit|kundenzufriedenheit|sterne|note|etoiles|avaliacao|satisfacao|voto|valutazione|soddisfazione|zufriedenheit kunde|survey response|betyg|nojdhet|kundnojdhet|tilfredshet|kundetilfredshet|tilfredshed|kundetilfredshed|karakter|vurdering|beoordeling|tevredenheid|klanttevredenheid|arvosana|tyytyvaisyys|asiakastyytyvaisyys)$',
    // A loyalty score, of which a person decides whether it is meant of the ticket.
    '^(?:nps(?: (?:score|rating))?|net promoter score|likelihood to recommend|how likely .*recommend.*)$',
  ],
  comment: [
    '^(?:(?:csat|survey|rating|satisfaction|customer) (?:comment|comments|feedback|remark)|feedback|remark|verbatim)$',
    '^(?:comment|comments|comentario|comentarios|kommentar|commentaire|commento|kommentti|palaute|opmerking|toelichting)$',
  ],
  channel: [
    '^(?:channel|canal|kanal|canale|kanaal|kanava|via channel|contact type|medium)$',
    '^(?:via|origin|origen|source)$',
  ],
  market: [
    '^(?:market|mercado|markt|marknad|marked|markkina|marche|mercato)$',
    '^(?:country|country code|pais|land|pays|paese|maa)$',
  ],
  language: ['^(?:language|locale|lang|idioma|sprache|langue|lingua|sprak|sprog|taal|kieli)$'],
  brand: ['^(?:brand|marca|marke|marque|varumarke|merke|maerke|merk|brandi)$'],
  queue: [
    '^(?:queue|queue name|assignment group|group|team|skill|cola|warteschlange|gruppe|groupe|grupo|gruppo|fila|coda|equipo|equipe|department|dept|mailbox id|departamento|abteilung|ko|kogrupp|grupp|avdelning|avdeling|afdeling|wachtrij|groep|jono|ryhma|osasto)$',
  ],
  intent: [
    '^(?:intent|topic|contact reason|reason|motivo|grund|anliegen|motif|thema|tema|arendetyp|orsak|sakstype|arsak|sagstype|reden|syy)$',
    '^(?:category|issue type|categoria|kategorie|categorie|kategori|kategoria|subcategory|tipo|tipologia)$',
  ],
  priority: [
    '^(?:priority|prio|prioridad|prioritat|priorite|prioridade|priorita|prioritet|prioriteit|prioriteetti)$',
  ],
  agent: [
    '^(?:agent|assignee|assigned to|owner|handler|operator|rep|agente|asignado(?: a)?|bearbeiter|sachbearbeiter|zugewiesen an|conseiller|atendente|responsavel|operatore|assegnatario|handlaggare|agare|tilldelad|saksbehandler|tildelt|sagsbehandler|behandler|medewerker|behandelaar|toegewezen aan|kasittelija|asiakaspalvelija|staff|ticket owner|case owner|actor|resource|org resource)(?: id| name)?$',
  ],
  handler_kind: [
    '^(?:handler (?:kind|type)|agent type|handled by(?: type)?|resolved by(?: type)?|is (?:bot|ai)|bot|tipo de agente|bearbeitertyp)$',
  ],
  status: [`^(?:${thing} ?)?(?:status|state|estado|zustand|statut|etat|stato|tila)$`],
  action: [
    '^(?:action|activity|event|event type|event name|action type|action name|activity type|activity name|concept name|operation|aktivitat|aktion|accion|actividad|evento|acao|atividade|azione|attivita|activite|evenement|handelse|hendelse|haendelse|aktivitet|activiteit|gebeurtenis|tapahtuma|toiminto)$',
  ],
  author: [
    '^(?:author|sender|speaker|role|from|sent by|written by|(?:author|sender|participant|speaker|from|message) (?:type|kind|role)|participant|absender|remitente|autor|remetente|mittente|expediteur|auteur|avsandare|avsender|afsender|afzender|lahettaja)$',
  ],
  version: ['^(?:version|revision|sys mod count|mod count|modification count|version (?:number|no|nr))$'],
  subject: [
    '^(?:subject|title|asunto|betreff|sujet|objet|assunto|oggetto|titulo|amne|arenderubrik|emne|tittel|titel|onderwerp|aihe|otsikko|short description)$',
  ],
  text: [
    '^(?:description|message|body|text|first message|mensaje|nachricht|beschreibung|descripcion|descricao|descrizione|beskrivning|beskrivelse|meddelande|omschrijving|bericht|kuvaus|viesti)$',
  ],
} as const satisfies Record<string, readonly string[]>;

/** What a ticket is identified by, in the order of a mapping. */
export const attributes = [
  'channel',
  'market',
  'language',
  'brand',
  'queue',
  'intent',
  'priority',
] as const satisfies readonly Role[];

const tests = Object.entries(names).map(([role, patterns]) => ({
  role: role as Role,
  patterns: patterns.map((one) => new RegExp(one)),
}));

/** The scale that stands behind the name of a score, `rating 1 5`. */
const scale = / (?:out of )?\d+(?: (?:to )?\d+)?$/;

/** What a report or a log adds to say of what a column is: `Created Time (Ticket)`, `case:channel`. */
const table = /^(?:ticket|case|conversation) | (?:ticket|case|conversation)s?$/;

/** The roles that a column may have by its name, with how sure that is: 0 is the surest. */
export function rolesOf(words: string): { readonly role: Role; readonly rank: number }[] {
  const roles = rolesByName(words);
  return roles.length > 0 ? roles : rolesByName(words.replace(table, ''));
}

const rolesByName = (words: string): { readonly role: Role; readonly rank: number }[] =>
  tests.flatMap(({ role, patterns }) => {
    const name = role === 'score' ? words.replace(scale, '') : words;
    const rank = patterns.findIndex((pattern) => pattern.test(name));
    return rank === -1 ? [] : [{ role, rank }];
  });
