import type { CueList } from './cue-list.ts';

export const fr: CueList = {
  language: 'fr',
  negations: 'pas, ne, jamais, aucun, aucune, sans, rien, ni',
  negatesBackwards: true,
  stronger:
    'très, trop, vraiment, si, tellement, extrêmement, totalement, complètement, super, absolument, hyper, tres',
  weaker: 'peu, un peu, assez, plutôt, légèrement, moyennement',
  contrasts: 'mais, cependant, malheureusement, pourtant, toutefois, dommage',
  cues: `
-4: honte, honteux, honteuse, scandal*, arnaque*, arnaqué*, escroc*, escroquerie*, voleurs, voleur, plus jamais, jamais plus, merde*, putain, connard*, dégueulasse*, dégoût*, catastroph*, inacceptable*, inadmissible*,
  foutage de gueule, se moque du monde, se moquent de nous, se foutent, lamentable*, pitoyable*, minable*, menteurs, enfer, bordel, intolérable*
-3: mauvais*, pire*, nul, nulle, nuls, horrible*, affreux, affreuse, terrible*, déçu*, déception*, décev*, colère, furieux, furieuse, énerv*, agac*, insupportable*, frustr*, impoli*, désagréable*, arrogant*, incompéten*, ridicule*, inutile*,
  perte de temps, perte d'argent, gaspill*, mensonge*, menti, mentent, ignoré*, aucune réponse, pas de réponse, aucun retour, personne ne répond, injoignable*, aucune aide, ne répond pas, ne répondent pas, ne marche pas,
  ne fonctionne pas, ne fonctionne plus, ne marche plus, marche pas, fonctionne pas, toujours pas, toujours rien, toujours aucune, toujours aucun, troisième fois, encore une fois, à plusieurs reprises, à éviter, fuyez, fuir, je ne recommande pas, ne recommande pas, déconseill*,
  remboursez, je résilie, résilier, cauchemar*, chaos, fiasco, marre, ras le bol, mécontent*, insatisf*, jamais reçu, jamais arrivé, idiot*, raté*, incapable*, déplorable*, médiocre*, abus*, con, cons, conne
-2: cassé*, défectueux, défectueuse, défaut*, endommagé*, abîmé*, erreur*, problème*, probleme*, panne*, bug*, plante, planté, bloqu*, lent*, lenteur, retard*, attendu, attends, attente, attend, j'attends, pas reçu, n'ai pas reçu, pas livré, pas arrivé,
  pas résolu, pas content*, pas satisfait*, pas possible, impossible*, manqu*, perdu*, disparu*, prélevé deux fois, débité, cher, chère, trop cher, plainte*, plaindre, réclam*, annul*, compliqué*, difficile*, malheureusement, depuis des semaines,
  depuis des mois, depuis des jours, des heures, toute la journée, trop long, trop longtemps, une éternité, injuste*, refus*, peur, triste*, dommage, mal, malade*, déteste, mort*, regrette*, gâch*, faux, fausse, sale, ennuy*, grave*, crise*, danger*, guerre*, pollution*, pollu*,
  inquiet, inquiét*, menac*, échec*, détru*, victime*, crime*, attentat*
-1: encore, pourquoi, quand, attendre, remboursement, au lieu, seulement, heures, semaines, mois, toujours, enfin, déjà
0: plus tard, plus d'informations, en plus, de plus
1: merci, ok merci, pas de problème, aucun problème, pas de souci, résolu, réglé, d'accord, bonne journée
2: bon, bonne, bons, bonnes, bien, gentil*, sympa*, agréable*, rapide*, rapidement, content, contente, satisf*, serviable*, aidé, aimable*, facile*, facilement, compétent*, professionnel*, fiable*, recommand*, fonctionne, marche, heureux, heureuse, drôle*, amusant*, pratique,
  à l'heure, merci pour votre aide, merci beaucoup, apprécie*, sans problème, efficace*, propre*, joli*, beau, belle, plaisir, bravo, réussi*, succès, espoir, intéressant*, utile*, bravo, cool, doux, douce
3: super, parfait*, fantastique*, génial*, excellent*, magnifique*, merveilleux, merveilleuse, formidable*, exceptionnel*, impeccable*, top, adore*, aime, j'aime, meilleur*, très content*, très satisf*, très bien, mille mercis, ravi*, enchant*, remarquable*, extraordinaire*, félicit*, chapeau, au top, incroyable*, amour
`,
};
