import type { CueList } from './cue-list.ts';

export const sv: CueList = {
  language: 'sv',
  negations: 'inte, ej, icke, aldrig, ingen, inget, inga, utan, knappast, knappt, varken',
  negatesBackwards: true,
  stronger: 'mycket, väldigt, jätte, så, otroligt, extremt, helt, verkligen, riktigt, super, sjukt, alldeles',
  weaker: 'lite, något, ganska, en aning, rätt så',
  contrasts: 'men, dock, däremot, tyvärr, fast, trots',
  cues: `
-4: skandal*, skamligt, bedrägeri*, bedragare, lurad, lurade, lurendrej*, bluff*, aldrig mer, aldrig igen, skit*, jävla, fan, helvete, åt helvete,
  äckligt, vidrig*, värdelös*, katastrof*, oacceptab*, under all kritik, skämmas, ni borde skämmas, pajas*, tjuvar, rån, kass, kasst, usel*, urusel*
-3: dålig*, sämst*, sämre, hemsk*, fruktansvärd*, bedrövlig*, urdålig*, besviken, besvikna, besvikelse, arg, förbannad, irriter*, frustrer*, otrevlig*,
  oförskämd*, nonchalant*, inkompetent*, oprofession*, löjlig*, pinsamt, patetisk*, slöseri, bortkastade pengar, bortkastad tid, skräp, lögn*, ljuger, ljög,
  ignorera*, struntar i, inget svar, ingen svarar, inga svar, ingen hjälp, svarar inte, fungerar inte, fungerar fortfarande inte,
  funkar inte, funkar fortfarande inte, går inte, kommer inte in, fortfarande inte, fortfarande inget, fortfarande ingen, tredje gången, gång på gång,
  om och om igen, undvik, rekommenderar inte, kan inte rekommendera, vill ha pengarna tillbaka, pengarna tillbaka, pengar tillbaka, säger upp, byter till,
  mardröm, kaos, fiasko, lovade, under all, trött på, less på, upprörd*, missnöjd*, missnöje, aldrig fått, aldrig kom, håll er borta, idiot*
-2: trasig*, sönder, defekt*, skadad*, fel, felaktig*, felmeddelande*, problem*, krångl*, strul*, avbrott, nere, ligger nere, krasch*, hänger sig, långsam*, seg, segt,
  sen, sent, försen*, väntat, väntar, väntetid*, telefonkö, kö, har inte fått, inte fått, inte kommit, inte levererat, inte löst, inte nöjd, inte möjligt, omöjligt,
  saknas, försvunn*, borta, tappat, dubbelt, dubbeldebiter*, dyr, dyrt, överpris, klag*, reklam*, avboka*, inställ*, oklart, otydlig*, svårt, jobbig*, tråkig*, tyvärr,
  i veckor, i månader, i timmar, flera veckor, flera dagar, flera timmar, hela dagen, för lång tid, alldeles för länge, evighet, orättvis*, opålitlig*, vägra*, omständlig*,
  dåligt bemötande, hopplös*, rädd, ledsen, synd, skam, ont, sjuk, hat*, hatar, död, äcklig, ångrar, förstörd*, förstör
-1: fortfarande, igen, varför, fortfarand, vänta, återbetalning, istället, trots, när kommer, bara, timmar, veckor, månader, redan
1: tack, tackar, ok tack, okej tack, inga problem, ingen fara, inget problem, löst, löste sig, ordnat, hej hej
2: bra, fin, fint, fina, trevlig*, snabb*, nöjd*, hjälpsam*, hjälpte, vänlig*, smidig*, enkel, enkelt, kunnig*, proffsig*, pålitlig*, rekommendera*, fungerar, funkar,
  funkade, fungerade, glad, glada, gott, god, skön*, rolig*, kul, smart, billig*, prisvärd*, i tid, tack för hjälpen, tack så mycket, tack snälla, uppskatta*, problemfri*, utan problem, snäll*, mysig*, lycka, lycklig*
3: toppen, super, perfekt*, fantastisk*, underbar*, utmärkt*, strålande, suverän*, jättebra, kanon*, grym*, bäst, bästa, älskar, enastående, otrolig service, mycket nöjd, jättenöjd*, supernöjd*,
  jättesnäll*, jättetrevlig*, superbra, jättefin*, tusen tack, stort tack, varmt rekommender*, klockren*, magisk*, imponer*, tummen upp, grattis, helnöjd*
`,
};
