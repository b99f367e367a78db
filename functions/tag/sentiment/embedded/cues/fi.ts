import type { CueList } from './cue-list.ts';

export const fi: CueList = {
  language: 'fi',
  negations: `ei, en, et, emme, ette, eivät, eikä, enkä, älä, älkää, ilman, eikö, etkö, en ole, ei ole, koskaan, tuskin`,
  negatesBackwards: false,
  stronger:
    'erittäin, todella, tosi, niin, aivan, täysin, ihan, äärimmäisen, uskomattoman, super, liian, hyvin, oikein, hirveän',
  weaker: 'vähän, hieman, melko, aika, jokseenkin',
  contrasts: 'mutta, kuitenkin, valitettavasti, vaikka, silti',
  cues: `
-4: huijau*, huijar*, huijat*, häpeä*, häpeälli*, törkeä*, törkeää, ala-arvoi*, katastrof*, paska*, vittu*, saatana*, perkele*, helvet*, inhottav*, ei koskaan enää, en koskaan enää, varka*, ryöst*, sietämät*,
  käsittämätön, surkea*, surkei*, hyväksymät*
-3: huono*, huonoin*, pahin*, kamala*, hirveä*, karmea*, kauhea*, pettyny*, pettymy*, petyin, vihai*, suuttu*, ärsyt*, turhaut*, töykeä*, epäystävälli*, tyly*, ylimieli*, epäpätevä*, ammattitaidot*, naurettava*, nolo*,
  säälittävä*, hyödytön, turha*, tuhlau*, roska*, valeh*, valhe*, ei vastausta, kukaan ei vastaa, ei vastata, ei vastaa, ei apua, ei toimi, ei edelleenkään, ei vieläkään, en vieläkään, edelleenkään, vieläkään,
  kolmatta kertaa, kerta toisensa jälkeen, yhä uudelleen, vältä, en suosittele, ei voi suositella, rahat takaisin, irtisano*, painajai*, kaaos, fiasko, kyllästyny*, tyytymät*, järkyttä*, idiootti*, ei saa yhteyttä
-2: rikki, rikkoutu*, viallinen, viallise*, vaurioitu*, virhe*, vika*, ongelma*, ongelmi*, häiriö*, kaatu*, jumi*, hidas*, hitaa*, hitaasti, myöhä*, viiväst*, odottanut, odotan, odotta*, jono*, en ole saanut, ei ole tullut, ei ole saapunut,
  ei saapunut, ei ole ratkaistu, mahdot*, puuttu*, kadon*, hävi*, kallis, kallii*, ylihin*, valit*, reklam*, peruut*, peru*, epäselv*, vaikea*, hankala*, tylsä*, valitettavasti, viikkoja, kuukausia, tuntikausia, tunteja, päiväkausia,
  koko päivän, ikuisuu*, epäreilu*, epäluotettav*, kieltäyty*, pelkä*, surullinen, sairas, vihaan, kuollut, kuolema*, harmi*, ikävä*, pilalla, pilasi, veloitettu kahdesti, tuplana, väärä*, väärin, alhaalla, mones*
-1: edelleen, yhä, taas, miksi, milloin, odottaa, hyvitys, palautus, sen sijaan, vain, tuntia, viikkoa, kuukautta, jo
1: kiitos, kiitti, ok kiitos, ei ongelmaa, ei hätää, ratkesi, selvä, kunnossa, selvisi
2: hyvä*, hyvin, mukava*, kiva*, ystävälli*, nopea*, nopeasti, tyytyväi*, avuli*, auttoi, helppo*, helposti, vaivat*, sujuva*, asiantunte*, ammattimai*, luotettav*, suosittel*, toimii, toimi, ilo*, hauska*, edulli*, ajallaan,
  kiitos avusta, paljon kiitoksia, arvosta*, ongelmitta, ilman ongelmia, kaunis, kaunii*, rakas, onnelli*, miellyttäv*
3: loistava*, loistavasti, erinomai*, upea*, mahtava*, täydelli*, huippu*, paras, parasta, parhaa*, rakastan, fantasti*, ihana*, ihanaa, erittäin tyytyväinen, suuri kiitos, suurkiitos, tuhannet kiitokset, kiitos paljon, vaikuttava*, vau, onnea, mainio*, super, moitteet*
`,
};
