import type { CueList } from './cue-list.ts';

export const pt: CueList = {
  language: 'pt',
  negations: 'não, nao, nunca, jamais, nenhum, nenhuma, sem, nada, ninguém, nem, tampouco',
  negatesBackwards: false,
  stronger:
    'muito, tão, tao, demais, realmente, super, totalmente, completamente, absolutamente, extremamente, bastante, bem, mt, mto',
  weaker: 'pouco, um pouco, algo, ligeiramente, meio',
  contrasts: 'mas, porém, contudo, infelizmente, embora, apesar',
  cues: `
-4: vergonha*, vergonhos*, golpe*, golpista*, fraude*, burla*, roubo, roubad*, ladr*, nunca mais, merda*, porra, caralho, bosta, nojo, nojent*, catástrof*, inaceitáve*, inadmissíve*, palhaçada*, enganaç*, enrolaç*, lamentáve*, patétic*, absurdo*, puta, fdp,
  descaso, desrespeito*, picaret*, lixo, falta de respeito
-3: mal, mau, má, ruim, ruins, péssim*, pessim*, pior*, horríve*, horrive*, terríve*, decepcion*, decepç*, desaponta*, raiva, irritad*, irritant*, furios*, chatead*, frustra*, mal educad*, grosseir*, arrogant*, incompeten*, ridícul*, ridicul*, inútil, inúteis, perda de tempo,
  mentira*, mentem, mentiros*, ignoram, ignorad*, sem resposta, nenhuma resposta, não respondem, ninguém responde, ninguém atende, não atendem, não responde, nenhuma ajuda, não funciona, não funcionam, ainda não, continua sem, terceira vez, várias vezes, de novo, evitem, não recomendo, não comprem,
  quero meu dinheiro, meu dinheiro, dinheiro de volta, cancelar meu, procon, reclame aqui, pesadelo*, caos, fiasco, prometeram, fart*, cansad*, insatisfeit*, descontent*, nunca chegou, nunca recebi, idiota*, imbecil*, incapaz*, deficiente, medíocre*, abuso*, odeio, ódio, porcaria*, engana*, enganad*, aff, affs
-2: quebrad*, partid*, defeito*, defeituos*, danificad*, erro*, falha*, problema*, bloquead*, trava*, travou, travando, lent*, demora*, atras*, tarde, esperando, à espera, esperei, espero há, não recebi, não chegou, não chega, não resolv*, não consigo, não posso, não é possível, não estou satisfeit*, impossíve*, falta*,
  perdid*, perderam, sumiu, desaparec*, cobrad* duas vezes, cobrança*, cobraram, caro, cara, caríssim*, queixa*, reclam*, cancelad*, complicad*, difícil*, dificil*, infelizmente, há semanas, há meses, há dias, há horas, o dia todo, muito tempo, eternidade, injust*, recusa*, medo*, triste*, tristeza, pena, dor, doente*, morr*,
  mort*, chor*, arrepend*, estrag*, errad*, suj*, chato, chata, chatos, chatas, grave*, crise*, perigo*, guerra*, corrup*, vítima*, fracass*, sofr*, feio, feia, aflição, fora do ar, caiu, vergonh
-1: ainda, por que, esperar, reembolso, estorno, em vez, horas, semanas, meses, finalmente, novamente
0: mais tarde, boa tarde
1: obrigad*, ok obrigad*, valeu, sem problema, sem problemas, resolvido, tudo bem, de acordo, bom dia, boa tarde, tudo certo
2: bem, bom, boa, bons, boas, simpátic*, gentil, gentis, atencios*, rápid*, rapid*, content*, satisfeit*, prestáve*, ajudou, ajudaram, fácil, fáceis, facil, simples, competente*, profissiona*, confiáve*, recomendo, recomend*, funciona, funcionou, feliz, felizes, divertid*, útil, prátic*, a tempo, no prazo,
  obrigado pela ajuda, muito obrigad*, agradeç*, agradec*, eficiente*, eficaz, limp*, bonit*, lind*, gost*, sorte, sucesso*, interessante*, abraço*, alegr*, torcendo, parabens
3: excelente*, ótim*, otim*, perfeit*, fantástic*, genial, maravilhos*, incríve*, magnífic*, sensaciona*, espetacular*, excepciona*, impecáve*, top, amo, amei, adoro, adorei, melhor, melhores, muito bom, muito boa, muito bem, muito satisfeit*, nota 10, parabéns, amor, show, sucesso, saudade boa, amando, arrasou, arrasa*
`,
};
