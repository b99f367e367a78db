import type { CueList } from './cue-list.ts';

export const es: CueList = {
  language: 'es',
  negations: 'no, nunca, jamás, ningún, ninguna, ninguno, sin, nada, nadie, tampoco, ni',
  negatesBackwards: false,
  stronger:
    'muy, tan, demasiado, realmente, súper, super, totalmente, completamente, absolutamente, extremadamente, bastante, mucho',
  weaker: 'poco, un poco, algo, ligeramente',
  contrasts: 'pero, sin embargo, aunque, lamentablemente, desafortunadamente',
  cues: `
-4: vergüenza*, vergonzos*, verguenza*, estafa*, estafador*, fraude*, robo, robar, ladron*, nunca más, nunca mas, mierda*, puta, puto, putos, putas, joder, asco, asqueros*, repugnan*, catástrof*, catastrof*, inaceptable*, inadmisible*,
  tomadura de pelo, tomando el pelo, se burlan, lamentable*, patétic*, indignante*, indigna*, timo, sinvergüenza*, infierno, hijos de, hdp
-3: mal, malo, mala, malos, malas, malísim*, pésim*, pesim*, peor*, horrible*, terrible*, espantos*, decepcion*, enojad*, enfadad*, furios*, rabia, molest*, irrit*, frustra*, maleducad*, groser*, antipátic*, arrogante*, incompeten*, ridícul*, ridicul*, inútil*, inutil*,
  pérdida de tiempo, perdida de tiempo, pérdida de dinero, basura*, mentira*, mienten, mentiros*, miente, ignoran, ignorad*, sin respuesta, ninguna respuesta, no responden, no contestan, nadie contesta, nadie responde, no responde, ninguna ayuda, no funciona,
  no funcionan, no sirve, no sirven, sigue sin, siguen sin, todavía no, aún no, aun no, tercera vez, una y otra vez, otra vez, eviten, no recomiendo, no lo recomiendo, no recomendable, devuelvan, devuélvanme, quiero mi dinero, mi dinero, dar de baja, cancelar mi, pesadilla*, caos, fiasco,
  prometieron, harto*, harta*, cansad*, insatisfech*, descontent*, nunca llegó, nunca llego, nunca recibí, idiota*, imbécil*, incapaz*, deficiente*, mediocre*, abuso*, odio, odian, porquería, engañ*
-2: rot*, defectuos*, dañad*, averiad*, error*, fallo*, falla*, problema*, avería*, bloquead*, cuelga, colgad*, lent*, tard*, retras*, demora*, esperando, espero desde, llevo esperando, espera, he esperado, no he recibido, no recibí, no ha llegado, no llega, no llegó, no me llega,
  no resuelt*, no puedo, no me deja, no es posible, no estoy content*, imposible*, falta*, perdid*, perdieron, desapareci*, cobrado dos veces, cobraron, doble cobro, caro*, cara, carísim*, queja*, reclam*, cancelad*, complicad*, difícil*, dificil*, lamentablemente, desde hace semanas, hace semanas,
  hace meses, hace días, horas esperando, todo el día, mucho tiempo, eternidad, injust*, niegan, miedo*, triste*, lástima*, pena, dolor*, enferm*, muert*, morir, llorar, lloro, arrepient*, arruin*, equivocad*, suci*, aburrid*, grave*, crisis, peligro*, guerra*, corrup*, víctima*, fracas*, sufr*, feo, fea, pobre*
-1: todavía, sigue, por qué, cuándo, esperar, reembolso, en vez, horas, semanas, meses, por fin, aún
0: cara a cara, tarde o temprano, buenas tardes
1: gracias, ok gracias, vale gracias, sin problema, no hay problema, resuelto, solucionado, de acuerdo, buen día, buenas tardes
2: bien, bueno, buena, buenos, buenas, buen, amable*, simpátic*, rápid*, rapid*, content*, satisfech*, servicial*, ayudó, ayudaron, atent*, fácil*, facil*, sencill*, competente*, profesional*, fiable*, recomiendo, recomendable*, recomend*, funciona, feliz, felices, divertid*, útil*, práctic*,
  a tiempo, gracias por la ayuda, muchas gracias, agradec*, agradezco, sin problemas, eficaz, eficiente*, limpi*, bonit*, lind*, hermos*, guap*, gust*, me gusta, encant*, alegr*, suerte, éxito*, interesante*, abrazo*, bendicion*, jajaja*, risa*
3: excelente*, perfect*, fantástic*, genial*, maravillos*, increíble*, magnífic*, estupend*, espectacular*, excepcional*, impecable*, top, amo, adoro, me encanta, mejor, mejores, muy content*, muy bien, muy satisfech*, mil gracias, enhorabuena, felicidades, felicit*, amor, buenísim*, buenisim*, chulo, lo mejor, precios*
`,
};
