import type { CueList } from './cue-list.ts';

export const de: CueList = {
  language: 'de',
  negations:
    'nicht, nich, net, kein, keine, keinen, keinem, keiner, keines, nie, niemals, ohne, nichts, weder',
  negatesBackwards: true,
  stronger: `sehr, extrem, total, absolut, völlig, richtig, so, wirklich, echt, unglaublich, komplett, äußerst, super, mega,
    ziemlich, überaus, höchst, zu`,
  weaker: 'etwas, bisschen, ein wenig, leicht, halbwegs, einigermaßen',
  contrasts: 'aber, jedoch, allerdings, leider, obwohl, trotzdem, dennoch',
  cues: `
-4: frechheit, unverschämt*, katastroph*, saftladen, sauladen, betrug, betrüger*, betrogen, abzocke*, abgezockt, unter aller sau,
  nie wieder, verarsch*, scheiß*, scheiss*, beschissen*, zum kotzen, kotzt mich an, lächerlich*, widerlich*, ekelhaft, asozial*,
  unzumutbar, inakzeptabel, schweinerei, sauerei, verbrecher*, hass*, skandal*, zum kotzen
-3: schlecht*, furchtbar*, schrecklich*, grauenhaft*, grottig, miserabel, miserable*, mies, mieser, miese, mieses, enttäusch*,
  ärger*, verärgert, wütend, sauer, nervt, nervig*, unfähig*, inkompetent*, unfreundlich*, unhöflich*, frustrier*, frust, mangelhaft,
  wertlos, schrott, müll, nutzlos, unbrauchbar, sinnlos, zeitverschwendung, geldverschwendung, rausgeschmissenes geld, peinlich*,
  armutszeugnis, unprofessionell*, unzuverlässig, dreist*, lüge*, gelogen, lügen, belogen, ignoriert, abgewimmelt, vertröstet,
  keine antwort, keine reaktion, keine rückmeldung, keine hilfe, niemand antwortet, niemand meldet, meldet sich niemand,
  funktioniert nicht, funktioniert immer noch nicht, geht nicht, geht immer noch nicht, klappt nicht, nicht erreichbar,
  immer noch nicht, immer noch keine, immer noch kein, schon wieder, zum dritten mal, zum wiederholten mal, seit wochen, seit monaten,
  geld zurück, kündige, anwalt, verbraucherzentrale, nicht empfehlen, nicht zu empfehlen, finger weg, abstand nehmen, albtraum,
  alptraum, unsinn, blödsinn, dumm, idiot*, arsch*, übel, horror, ungenügend, desaster, chaos, pleite, traurig*, kacke, mist
-2: defekt*, kaputt*, beschädigt*, fehler*, fehlerhaft*, problem*, störung*, ausfall*, ausgefallen, abgestürzt, absturz, stürzt ab,
  hängt, langsam*, verspät*, verzöger*, warteschleife, gewartet, warte seit, warten, verloren, vergeblich, falsch*, beschwer*, reklam*,
  storno, storniert, mahnung, doppelt abgebucht, abgebucht, überteuert, teuer, zu lange, ewig, ewigkeiten, stundenlang, seit tagen,
  seit stunden, unzufrieden*, nicht zufrieden, nicht geliefert, nicht angekommen, nicht erhalten, nicht bekommen, nicht gelöst,
  nicht möglich, nicht mehr, unmöglich, schwach, schade, leider, kompliziert*, umständlich*, unklar, unverständlich*, verweiger*,
  fehlt, fehlen, schlimm*, bitter, angst, krank, tot, gestorben, krieg, terror*, hoffnungslos, langweilig*, doof, blöd*, krise,
  verlust*, verschlechter*, genervt, ungerecht, unfair, nicht nachvollziehbar, immer noch, kotz*, kritik, gefähr*, schuld, opfer
-1: wieder, warum, wieso, weshalb, bereits, endlich, erneut, mehrfach, trotz, statt, wann, noch immer, rückerstattung, stunden, wochen
0: keine probleme
1: danke, dankeschön, vielen dank, ok danke, bitte gerne, alles klar, gerne, passt, kein problem, kein thema, gelöst, geklärt
2: gut, guter, gute, guten, gutes, freundlich*, nett, nette, netter, nettes, schnell*, zufrieden*, hilfreich*, geholfen, hilfsbereit*, kompetent*, einfach,
  zuverlässig*, pünktlich, unkompliziert*, empfehl*, funktioniert, klappt, geklappt, freut, freue, freu, schön*, angenehm*, sauber, lecker,
  günstig, reibungslos, problemlos*, ohne probleme, lob, dankbar, lustig, cool, spannend*, glück*, interessant, lieb, liebe, viel spaß, spaß, fair
3: super, toll, tolle, toller, tolles, klasse, prima, spitze, spitzen*, perfekt*, hervorragend*, ausgezeichnet*, großartig*, fantastisch*, wunderbar*, genial*,
  begeister*, top, exzellent*, traumhaft*, liebe es, vorbildlich*, herzlichen dank, tausend dank, sehr zufrieden, sehr gut, beste, bester,
  besten, geil*, hammer, wunderschön*, mega, einwandfrei*, bestens, weiter so, jederzeit wieder, sehr empfehlenswert, gratulation, glückwunsch*
`,
};
