import type { CueList } from './cue-list.ts';

export const it: CueList = {
  language: 'it',
  negations: 'non, nn, mai, nessun, nessuno, nessuna, senza, niente, nulla, né, neanche, nemmeno',
  negatesBackwards: false,
  stronger:
    'molto, troppo, davvero, così, veramente, super, totalmente, completamente, assolutamente, estremamente, tanto, proprio',
  weaker: "poco, un po, abbastanza, leggermente, un po'",
  contrasts: 'ma, però, pero, tuttavia, purtroppo, anche se',
  cues: `
-4: vergogna*, vergognos*, truff*, frode*, ladri, ladro, rubat*, mai più, mai piu, merda*, cazzo, schifo*, schifos*, disgust*, catastrof*, inaccettabil*, inammissibil*, presa in giro, prese in giro, presi in giro, prendono in giro, penos*, patetic*, indecent*,
  vaffanculo, stronz*, inferno, imbroglion*, buffon*
-3: mal, male, cattiv*, pessim*, peggio*, peggior*, orribil*, terribil*, orrend*, delus*, delud*, arrabbiat*, furios*, rabbia, fastid*, irritant*, frustra*, maleducat*, scortes*, arrogant*, incompeten*, ridicol*, inutil*, perdita di tempo, perdita di soldi,
  spazzatura, bugi*, mentono, ignorat*, ignorano, nessuna risposta, nessun riscontro, non rispond*, nessuno risponde, nessun aiuto, non funziona, non funzionano, non va, ancora non, non ancora, ancora nessuna, terza volta, più volte, ancora una volta, evitate, non consiglio, non lo consiglio,
  sconsigli*, rimborsatemi, rivoglio i soldi, soldi indietro, disdico, disdire, incubo, caos, fiasco, promess*, stuf*, stanc*, insoddisfatt*, scontent*, mai arrivat*, mai ricevut*, idiot*, cretin*, incapac*, scadent*, mediocre*, abuso, odio, odi*, cagare, palle, vomit*, assurd*
-2: rott*, difettos*, danneggiat*, guast*, error*, problem*, bloccat*, lent*, tard*, ritard*, aspett*, attes*, attend*, non ho ricevuto, non ricevuto, non arriva, non è arrivat*, non risolt*, non riesco, non posso, non content*, non soddisfatt*, non possibile, impossibil*, manca, mancan*, pers*,
  scompars*, addebitat*, addebito doppio, costos*, lamentel*, lament*, reclam*, annullat*, complicat*, difficil*, purtroppo, da settimane, da mesi, da giorni, da ore, tutto il giorno, troppo tempo, eternità, ingiust*, rifiut*, paur*, trist*, peccato, dolor*, malat*, mort*, piang*, pent*, rovinat*, sbagliat*, sporc*,
  noios*, grav*, crisi, pericol*, guerra, corrott*, vittim*, fallit*, fallim*, brutt*, tasse, tagli, povera, poveri, schiav*
-1: ancora, perché, perchè, aspettare, rimborso, invece, ore, settimane, mesi, finalmente, basta
0: cara, caro, cari, care, personal*, persona, persone
1: grazie, ok grazie, nessun problema, non c'è problema, risolto, a posto, va bene, buona giornata
2: bene, ben, buon*, gentil*, simpatic*, veloc*, rapid*, content*, soddisfatt*, disponibil*, aiutato, cortes*, facil*, semplic*, competent*, professional*, affidabil*, consiglio, consigliat*, funziona, felic*, divertent*, util*, pratic*, puntual*, grazie per l'aiuto, grazie mille, molte grazie, apprezz*,
  efficient*, pulit*, carin*, bell*, piac*, fortun*, success*, interessant*, auguri, sorris*, speranz*, onest*
3: ottim*, eccellent*, perfett*, fantastic*, genial*, meravigli*, stupend*, splendid*, magnific*, eccezional*, impeccabil*, top, amo, adoro, miglior*, molto soddisfatt*, molto bene, bravissim*, bravo, brava, bravi, complimenti, bellissim*, consigliatissim*, amore, spettacol*, favolos*, strepitos*
`,
};
