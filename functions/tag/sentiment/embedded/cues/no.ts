import type { CueList } from './cue-list.ts';

export const no: CueList = {
  language: 'no',
  negations: 'ikke, ikkje, aldri, ingen, ingenting, uten, verken, neppe, knapt',
  negatesBackwards: true,
  stronger:
    'veldig, svært, så, utrolig, ekstremt, helt, virkelig, skikkelig, super, kjempe, sykt, altfor, meget',
  weaker: 'litt, ganske, nokså',
  contrasts: 'men, dessverre, derimot, likevel, selv om',
  cues: `
-4: skandal*, skammelig*, svindel*, svindl*, lurt, bedrageri*, aldri mer, aldri igjen, drit*, jævla, faen, helvete, ekkelt, motbydelig*, katastrof*, uakseptab*, ikke akseptabelt,
  under enhver kritikk, skam dere, tyver, ran, elendig*, håpløs*
-3: dårlig*, verst*, verre, forferdelig*, grusom*, fryktelig*, skuff*, skuffet, sint, forbanna*, irriter*, frustrer*, uhøflig*, frekk*, arrogant*, inkompetent*, uprofesjonell*, latterlig*, pinlig*,
  patetisk*, verdiløs*, ubrukelig*, bortkastet*, sløsing, søppel, løgn*, lyver, løy, ignorer*, ingen svar, ikke noe svar, ingen svarer, ingen hjelp, svarer ikke, fungerer ikke, fungerer fortsatt ikke,
  virker ikke, funker ikke, går ikke, fortsatt ikke, fremdeles ikke, enda ikke, ennå ikke, tredje gang, gang på gang, igjen og igjen, unngå, anbefaler ikke, kan ikke anbefale, pengene tilbake, penger tilbake,
  sier opp, bytter til, mareritt, kaos, fiasko, lovet, lei av, drittlei, misfornøyd*, opprørt*, aldri fått, aldri kom, styr unna, idiot*
-2: ødelagt, defekt*, skadet, feil*, problem*, trøbbel, krasj*, henger, treg*, sen, sent, forsink*, ventet, venter, ventetid*, telefonkø, kø, har ikke fått, ikke fått, ikke kommet, ikke levert, ikke løst,
  ikke fornøyd, ikke mulig, umulig*, mangler, forsvunnet, borte, mistet, dobbelt, dyrt, dyr, overpris*, klag*, reklam*, kansell*, avlys*, uklart, utydelig*, vanskelig*, kjedelig*, dessverre, i ukevis, i månedsvis,
  i timevis, flere uker, flere dager, flere timer, hele dagen, for lang tid, evigheter, urettferdig*, upålitelig*, nekter, nektet, tungvint*, redd, lei seg, synd, skam, vondt, syk, hater, død, angrer, ødelegg*, nede
-1: fortsatt, fremdeles, igjen, hvorfor, vente, refusjon, tilbakebetaling, isteden, bare, timer, uker, måneder, allerede, endelig
1: takk, ok takk, ingen problem, ikke noe problem, løst, ordnet, den er grei, greit
2: bra, god, gode, godt, fin, fint, fine, hyggelig*, rask*, fornøyd*, hjelpsom*, hjalp, vennlig*, enkel, enkelt, kunnskapsrik*, profesjonell*, pålitelig*, anbefal*, fungerer, virker, funker, fungerte, glad, koselig*,
  morsom*, gøy, smart, billig*, i tide, takk for hjelpen, mange takk, setter pris på, problemfri*, uten problemer, snill*, lykke, lykkelig*, smidig*, grei
3: topp, super, perfekt*, fantastisk*, nydelig*, utmerket, strålende, suveren*, kjempebra, kjempefin*, best, beste, elsker, enestående, veldig fornøyd, kjempefornøyd*, superbra, tusen takk, anbefales, imponer*,
  tommel opp, gratulerer, supert, flott*, knallbra, herlig*
`,
};
