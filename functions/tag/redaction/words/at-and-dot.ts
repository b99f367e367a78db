/** How `@` is said where people do not write it. Words that are rare otherwise suffice with a plain point behind. */
export const atWords = {
  clear:
    'snabel[- ]?a|alfakrøll|krøllalfa|grisehale|apenstaart(?:je)?|apestaart(?:je)?|klammer-?affe|affenschwanz|chiocciola|chiocciolina|arroba|arobase|arobas|małpa|malpa|miukumauku|kissanhäntä|ät-merkki|at-tegn|at-tecken|at-zeichen|at-sign',
  plain: 'at|ät|aet|à',
} as const;

/** How the point of an address is said. */
export const dotWords = 'dot|punkt|punktum|prick|piste|punt|point|punto|ponto|kropka';

/** How the other signs of an address are said: the dash, the line below, the plus. */
export const joinWords =
  "dash|hyphen|underscore|minus|plus|bindestrich|unterstrich|bindestreck|understreck|bindestrek|understrek|bindestreg|understreg|tavuviiva|väliviiva|alaviiva|streepje|koppelteken|tiret|tiret bas|trait d'union|gui[oó]n|gui[oó]n bajo|barra baja|trattino|trattino basso|h[ií]fen|underline|my[sś]lnik|podkre[sś]lnik|podkre[sś]lenie";

/** Digits as they are said at the end of a mailbox: "r dot mensah seven four". */
export const digitWords =
  'zero|one|two|three|four|five|six|seven|eight|nine|null|eins|zwei|zwo|drei|vier|fünf|sechs|sieben|acht|neun|noll|ett|två|tre|fyra|fem|sex|sju|åtta|nio|to|fire|seks|sju|syv|åtte|otte|ni|nolla|yksi|kaksi|kolme|neljä|viisi|kuusi|seitsemän|kahdeksan|yhdeksän|nul|een|twee|drie|vijf|zes|zeven|negen|zéro|un|deux|trois|quatre|cinq|six|sept|huit|neuf|cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|due|quattro|cinque|sei|sette|otto|nove|um|dois|três|quatro|sete|oito|jeden|dwa|trzy|cztery|pięć|sześć|siedem|osiem|dziewięć';

/** Of these last parts those that are words too: "at this point in time" is no address. */
export const topLevelsThatAreWords = 'in|is|at|me|no|it|be|us|is|si|am|so';

/** Of those the ones that may stand behind "dot", which is no verb of everyday: "at libero dot it" is an address. */
export const topLevelsBehindADot = 'in|is|at|me|us|so';

/** Last parts of addresses that are looked for where an address is spelled out or has blanks in it. */
export const topLevels =
  'com|org|net|edu|gov|mil|info|biz|name|io|ai|app|dev|eu|co|me|tv|cc|mail|email|online|shop|site|cloud|se|no|dk|fi|is|de|at|ch|li|nl|be|lu|fr|es|pt|it|pl|cz|sk|hu|ro|bg|gr|hr|si|ee|lv|lt|ie|uk|us|ca|au|nz|br|mx|ar|in|jp|cn|kr|za|tr|ru|ua|example|test|invalid';

/** Houses where people have their mail. An address there needs no spelled point: `anna.berg at gmail.com`. */
export const mailHouses =
  'gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|icloud|aol|gmx|web|proton|protonmail|posteo|freenet|telia|wanadoo|orange|libero|sapo|ziggo|wp|onet|o2';

/** Mailboxes of firms: what stands before a joined "at" in `info-at-firma.de`. */
export const mailboxWords =
  'info|kontakt|contact|contacto|contatto|contato|support|office|mail|post|hello|hallo|sales|service|kundservice|kundenservice|kundeservice|asiakaspalvelu|klantenservice|admin|webmaster|bestellung|rechnung|faktura|order|orders|billing|jobs|presse|press';

/** What names of files end in: "invoice.pdf at nike.com" is no address. */
export const fileEndings =
  'pdf|docx?|xlsx?|pptx?|csv|txt|rtf|json|xml|ya?ml|html?|php|js|css|png|jpe?g|gif|heic|svg|mp[34]|mov|avi|zip|rar|gz|exe|apk|dmg|msg|eml|ics|log';

/** What begins the names of settings and senders of a program of mail: `Gmail: settings.forwarding`, `gmail: no_reply`. */
export const mailProgramWords =
  'smtp|imap|pop3?|mail|www|ios|android|windows|office|version|error|fehler|iphone|chrome|no[._-]?reply|settings?|config|preferences?|forward(?:ing)?|filters?|labels?|inbox|folders?|storage|sync|backup|security|privacy|oauth2?|auth|api|signature|notifications?|password|passwort|login';

/** Words that begin a sentence on a house of mail: "Login at gmail.com fails". */
export const wordsBeforeAt =
  'look\\p{L}*|log(?:in|ged|ging)?|sign(?:ed|ing|up)?|regist\\p{L}*|host\\p{L}*|account\\p{L}*|(?:e-?)?mails?|mailbox\\p{L}*|inbox|postfach|page|site|website|server\\p{L}*|problem\\p{L}*|issues?|errors?|outage|support|spam|folder|messages?|letters?|password|user\\p{L}*|work\\p{L}*|arriv\\p{L}*|receiv\\p{L}*|sent|stuck|blocked|down|people|nobody|someone|everyone|anyone|engineers?|friends?|address\\p{L}*|filters?|search\\p{L}*|check\\p{L}*|open\\p{L}*|click\\p{L}*|reset\\p{L}*|buy|bought|any(?:body|thing)|order\\p{L}*|price\\p{L}*|contract|phone|router|modem';
