import type { CueList } from './cue-list.ts';

export const da: CueList = {
  language: 'da',
  negations: 'ikke, aldrig, ingen, intet, ingenting, uden, hverken, næppe, knap, knapt',
  negatesBackwards: true,
  stronger:
    'meget, rigtig, så, utrolig, utroligt, ekstremt, helt, virkelig, super, vildt, alt for, særdeles, mega',
  weaker: 'lidt, nogenlunde, temmelig',
  contrasts: 'men, desværre, derimod, dog, selvom, alligevel',
  cues: `
-4: skandal*, skammeligt, svindel*, svindl*, snydt, snyd, bedrageri*, aldrig mere, aldrig igen, lort*, pis, fandeme, fanden, helvede, ulækker*, modbydelig*, katastrof*, uacceptab*, under al kritik,
  skam jer, tyve, røveri, elendig*, håbløs*, fup
-3: dårlig*, værst*, værre, forfærdelig*, frygtelig*, rædselsfuld*, skuff*, sur, vred, irriter*, frustrer*, uhøflig*, fræk*, arrogant*, inkompetent*, uprofessionel*, latterlig*, pinlig*, patetisk*, værdiløs*,
  ubrugelig*, spild*, skrald, løgn*, lyver, løj, ignorer*, intet svar, ingen svar, ingen svarer, ingen hjælp, svarer ikke, fungerer ikke, fungerer stadig ikke, virker ikke, virker stadig ikke, går ikke, stadig ikke,
  endnu ikke, tredje gang, gang på gang, igen og igen, undgå, anbefaler ikke, kan ikke anbefale, pengene tilbage, penge tilbage, opsiger, skifter til, mareridt, kaos, fiasko, lovede, træt af, utilfreds*, oprørt*,
  aldrig fået, aldrig kom, hold jer væk, idiot*
-2: ødelagt, defekt*, beskadiget, i stykker, fejl*, problem*, bøvl*, nedbrud, crash*, hænger, langsom*, sen, sent, forsink*, ventet, venter, ventetid*, telefonkø, kø, har ikke fået, ikke fået, ikke kommet,
  ikke modtaget, ikke leveret, ikke løst, ikke tilfreds, ikke muligt, umulig*, mangler, forsvundet, væk, mistet, dobbelt, dyrt, dyr, overpris*, klag*, reklam*, aflys*, annuller*, uklart, utydelig*, svært, kedelig*,
  desværre, i ugevis, i månedsvis, i timevis, flere uger, flere dage, flere timer, hele dagen, alt for lang tid, evigheder, uretfærdig*, upålidelig*, nægter, nægtede, besværlig*, bange, ked af, synd, skam, ondt, syg, hader, død,
  fortryder, ødelæg*, nede
-1: stadig, stadigvæk, igen, hvorfor, vente, refusion, tilbagebetaling, i stedet, kun, timer, uger, måneder, allerede, endelig
1: tak, ok tak, intet problem, ingen problemer, løst, ordnet, helt i orden, i orden
2: god, gode, godt, fin, fint, fine, flink*, venlig*, hurtig*, tilfreds, tilfredse, hjælpsom*, hjalp, nem, nemt, let, kompetent*, professionel*, pålidelig*, anbefal*, fungerer, virker, fungerede, virkede, glad, hyggelig*,
  sjov*, smart, billig*, til tiden, tak for hjælpen, mange tak, sætter pris på, problemfri*, uden problemer, sød*, lykke, lykkelig*, smidig*, dejlig*
3: top, super, perfekt*, fantastisk*, vidunderlig*, fremragende, strålende, suveræn*, mega god, bedst, bedste, elsker, enestående, meget tilfreds, rigtig god, rigtig gode, superb, tusind tak, imponer*, tommel op,
  tillykke, skøn*, genial*, flot*, klart anbefal*, upåklagelig*
`,
};
