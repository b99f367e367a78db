import type { CueList } from './cue-list.ts';

export const nl: CueList = {
  language: 'nl',
  negations: 'niet, geen, nooit, zonder, niets, niks, noch, nergens, nauwelijks',
  negatesBackwards: true,
  stronger:
    'heel, erg, zeer, zo, echt, ontzettend, enorm, extreem, totaal, volledig, super, helemaal, te, veel te, ongelofelijk, bijzonder',
  weaker: 'beetje, enigszins, redelijk, een beetje, vrij',
  contrasts: 'maar, echter, helaas, hoewel, toch',
  cues: `
-4: schandalig*, schande, schandalen, oplichter*, oplichting, opgelicht, bedrog, bedrogen, fraude*, nooit meer, nooit weer, kut*, klote, godverdomme, verdomme, walgelijk*, ramp, rampzalig, onacceptabel, niet acceptabel, beneden alle peil,
  belachelijk*, schaam je, dieven, afzetter*, afzetterij, waardeloos, waardeloze, bagger, drama, dramatisch*
-3: slecht*, slechtste, vreselijk*, verschrikkelijk*, afschuwelijk*, teleurstell*, teleurgesteld, boos, woedend, irrit*, geïrriteerd, gefrustreerd, frustr*, onbeschoft*, onvriendelijk*, brutaal, arrogant*, incompetent*, onprofessioneel, onprofessionele,
  zielig, triest*, nutteloos, nutteloze, verspilling, troep, rotzooi, leugen*, liegen, gelogen, genegeerd, negeren, geen antwoord, geen reactie, niemand reageert, niemand neemt op, geen gehoor, geen hulp, reageert niet, reageren niet, werkt niet,
  werkt nog steeds niet, doet het niet, nog steeds niet, nog steeds geen, nog altijd niet, derde keer, keer op keer, steeds weer, vermijd, niet aan te raden, raad ik niet aan, geld terug, zeg op, opzeggen, stap over, nachtmerrie, chaos, fiasco,
  beloofd, beu, klaar mee, ontevreden, nooit ontvangen, nooit aangekomen, blijf weg, idioot, idioten, sukkel*, belazerd, afgescheept, kastje naar de muur
-2: kapot, defect*, beschadigd*, stuk, fout*, probleem, problemen, storing*, crasht, vastgelopen, loopt vast, traag, trage, langzaam, laat, te laat, vertrag*, gewacht, wacht, wachten, wachttijd*, wachtrij, wacht al, niet ontvangen, niet gekregen, niet geleverd,
  niet aangekomen, niet opgelost, niet tevreden, niet mogelijk, onmogelijk*, ontbreekt, ontbreken, kwijt, verloren, verdwenen, dubbel afgeschreven, afgeschreven, duur, te duur, klacht*, klagen, geannuleerd, annuleren, onduidelijk*, moeilijk*, lastig*, helaas, wekenlang, al weken,
  al maanden, al dagen, al uren, urenlang, hele dag, duurt te lang, eeuwen, oneerlijk*, onbetrouwbaar*, weigert, weigeren, omslachtig*, bang, verdrietig, jammer, pijn, ziek, haat, dood, spijt, verpest*, verkeerd*, eruit, ligt eruit, vervelend*, saai
-1: nog steeds, weer, waarom, wanneer, wachten, terugbetaling, in plaats, alleen, uren, weken, maanden, eindelijk, opnieuw
1: bedankt, dank, dankje, dankjewel, dank je, dank u, ok bedankt, geen probleem, opgelost, geregeld, prima, duidelijk
2: goed, goede, fijn, fijne, vriendelijk*, aardig*, snel*, tevreden, behulpzaam, behulpzame, geholpen, makkelijk*, eenvoudig*, deskundig*, professioneel, professionele, betrouwbaar, betrouwbare, aanrader, aan te raden, aanbevolen, werkt, werkte, blij, leuk*, gezellig*,
  slim, goedkoop, op tijd, bedankt voor de hulp, hartelijk dank, waardeer, zonder problemen, probleemloos, soepel*, lief, lieve, mooi*, netjes, correct*, lekker*, gelukkig
3: top, super, perfect*, fantastisch*, geweldig*, uitstekend*, uitmuntend*, voortreffelijk*, heerlijk*, beste, best, hou van, houd van, zeer tevreden, heel tevreden, heel blij, duizendmaal dank, heel erg bedankt, hartstikke bedankt, indrukwekkend*, duim omhoog, gefeliciteerd, toppers, topservice, prachtig*,
  schitterend*, keurig*, subliem*, echte aanrader
`,
};
