import type { WordList } from './word-list.ts';

/** What follows is a size, an amount, a place or a score, or a list of them. */
export const measureWords: WordList = {
  any: 'eurojackpot* jackpot* powerball* keno € $ £ ¥ eur usd gbp sek nok dkk chf pln kr gps lon lng latitude longitude utm wgs hex rgb ral pantone psi lotto bingo sudoku ø § ±',
  en: 'size sizes sized price* prices cost costs amount* sum balance* fee fees limit budget worth value* dimension* width height length depth diameter weight weighs measure* measurement* temperature* coordinate* position area volume distance population score* scores result* lottery draw row sequence* series pattern combination range opening timestamp* epoch section* clause article step steps option* level* grade ratio scale factor capacity quantity qty pcs count frequency pages bpm km miles',
  de: '*größe *preis *betrag größe größen grösse preis* preise kosten* kostet betrag* summe gesamt* saldo gebühr* limit budget wert maß maße abmessung* breite höhe länge tiefe durchmesser gewicht* wiegt temperatur* koordinaten* position fläche volumen entfernung einwohner punktzahl ergebnis* lotto* lottozahlen zahlen zahl reihe reihenfolge folge kombination bereich öffnungszeit* zeitstempel* abschnitt* ziffer schritt stufe verhältnis maßstab faktor menge stück anzahl frequenz',
  sv: '*storlek *pris *belopp storlek* strl stl pris* kostar kostade kostnad* belopp* summa* totalt total saldo* avgift* gräns budget värde* mått måtten bredd höjd längd djup diameter vikt* väger temperatur* koordinat* position yta volym avstånd invånare poäng* resultat* lotto* lottorad rad raden följd serie kombination intervall öppettider tidsstämpel* avsnitt* paragraf* steg nivå betyg skala faktor mängd antal frekvens längdmått',
  no: '*størrelse *pris *beløp størrelse* str pris* koster kostet kostnad* beløp* sum totalt total saldo* gebyr* grense budsjett verdi* bredde høyde lengde dybde diameter vekt* veier temperatur* koordinat* posisjon areal volum avstand innbyggere poeng* resultat* lotto* lottorekke rekke rekkefølge kombinasjon intervall åpningstider tidsstempel* avsnitt* paragraf* trinn nivå karakter skala faktor mengde antall stk frekvens',
  da: '*størrelse *pris *beløb størrelse* str pris* koster kostede omkostning* beløb* sum total saldo* gebyr* grænse budget værdi* bredde højde længde dybde diameter vægt* vejer temperatur* koordinat* position areal volumen afstand indbyggere point* resultat* lotto* lottorække række rækkefølge kombination åbningstid* tidsstempel* afsnit* paragraf* trin niveau karakter skala faktor mængde antal stk frekvens',
  fi: 'koko koot kokoa kokoja hinta* hinnat hinnan maksaa maksoi kustannu* summa* yhteensä saldo* maksu* budjetti mitat mitta* leveys korkeus pituus syvyys halkaisija paino* painaa lämpötila* koordinaatit koordinaat* sijainti tilavuus etäisyys asukasta pisteet piste* tulos* tulokset lotto* lottorivi numerot rivi sarja järjestys yhdistelmä aukioloajat aukiolo* aikaleima* pykälä* askel taso arvosana asteikko kerroin määrä kpl taajuus',
  nl: 'maat maten prijs* prijzen kost kosten* kostte bedrag* totaal* saldo* limiet budget waarde* afmeting* breedte hoogte lengte diepte diameter gewicht* weegt temperatuur* coördina* positie oppervlakte inhoud afstand inwoners punten score* uitslag lotto* getallen cijfers reeks volgorde combinatie bereik openingstijd* tijdstempel* sectie* artikel paragraaf* stap niveau cijfer schaal factor hoeveelheid aantal stuks frequentie',
  fr: 'taille* pointure* prix coût* coûte montant* somme solde* frais limite budget valeur* dimension* largeur hauteur longueur profondeur diamètre poids pèse température* coordonnées position surface volume distance habitants score* résultat* loto loterie chiffres suite série combinaison intervalle horaire* ouvert* horodatage section* article* paragraphe* étape niveau échelle facteur quantité pièces nombre fréquence',
  es: 'talla* precio* cuesta costó coste* costo* importe* suma saldo* tarifa límite presupuesto valor* dimensi* medida* ancho altura longitud fondo diámetro peso* pesa temperatura* coordenada* posición superficie volumen distancia habitantes puntos puntuación resultado* lotería cifras serie secuencia orden combinación intervalo horario* sección* apartado* párrafo* nivel escala factor cantidad unidades uds frecuencia',
  it: 'taglia* taglie misura* misure prezzo* prezzi costa costo* importo* somma saldo* tariffa limite budget valore* dimension* larghezza altezza lunghezza profondità diametro peso pesa temperatura* coordinate posizione superficie volume distanza abitanti punti punteggio* risultat* lotto numeri cifre serie sequenza combinazione intervallo orari* orario* timestamp sezione* paragrafo* articolo* livello voto scala fattore quantità pezzi frequenza',
  pt: 'tamanho* preço* custa custou custo* valor* montante* soma saldo* tarifa limite orçamento medida* dimens* largura altura comprimento profundidade diâmetro peso* pesa temperatura* coordenada* posição área volume distância habitantes pontos pontuação resultado* lotaria loteria algarismos série sequência ordem combinação intervalo horário* secção* seção* artigo* parágrafo* nível escala fator quantidade unidades frequência',
  pl: 'rozmiar* cena ceny cenę koszt* kosztuje kwot* suma sumy razem łącznie saldo* opłat* limit budżet wartoś* wymiar* szerokość wysokość długość głębokość średnica waga wagi waży temperatur* współrzędn* pozycja powierzchnia objętość odległość mieszkańców punkt* wynik* lotto liczby cyfry ciąg kolejność kombinacja zakres otwarcia znacznik sekcja* paragraf* krok poziom ocena skala współczynnik ilość sztuk szt liczba częstotliwość',
};

/** What follows is the version of a thing, or a part of a text: `14.4.1.242`, `3.2.1.4`. */
export const versionWords: WordList = {
  any: 'os ver vers ios ipados macos android windows linux chrome firefox safari edge opera app build firmware fw bios sdk api oid jira kernel patch rc beta release § driver drivers php java node python',
  en: 'version* update* updated updating upgrade* upgrading revision* rev released installed software section* chapter* clause* paragraph* article* appendix annex heading step running',
  de: 'version* update* aktualisier* revision* software treiber* abschnitt* kapitel* absatz paragraf* artikel* anhang ziffer firmware* stand ausgabe release*',
  sv: 'version* uppdater* uppgrader* revision* programvara* mjukvara* drivrutin* avsnitt* kapitel* paragraf* bilaga* utgåva* firmware*',
  no: 'versjon* oppdater* oppgrader* revisjon* programvare* driver* avsnitt* kapittel* paragraf* vedlegg* utgave* fastvare*',
  da: 'version* opdater* opgrader* revision* software* driver* afsnit* kapitel* paragraf* bilag* udgave* firmware*',
  fi: 'versio* version päivit* päivitys* ohjelmisto* ajuri* kohdassa luku luvussa pykälä* liite laiteohjelmisto* julkaisu*',
  nl: 'versie* update* bijgewerkt upgrade* revisie* software stuurprogramma* sectie* hoofdstuk* paragraaf* artikel* bijlage* uitgave*',
  fr: 'version* mise maj mettre révision* logiciel* pilote* section* chapitre* paragraphe* article* annexe*',
  es: 'versión* version* actualiz* revisión* software controlador* sección* capítulo* apartado* párrafo* artículo* anexo*',
  it: 'versione* aggiorna* revisione* software driver sezione* capitolo* paragrafo* articolo* allegato*',
  pt: 'versão* versao* atualiz* actualiz* revisão* software controlador* secção* seção* capítulo* parágrafo* artigo* anexo*',
  pl: 'wersj* aktualiz* zaktualiz* rewizj* oprogramowani* sterownik* sekcj* rozdział* paragraf* artykuł* załącznik* punkt*',
};

/** The address of a machine follows. */
export const addressWords: WordList = {
  any: 'ip ips ipv4 ipv6 ping dns vpn proxy host hostname server gateway subnet ssh login logins',
  en: 'address* connected connection logged signed blocked traced accessed',
  de: 'adresse* verbindung* anmeldung* angemeldet eingeloggt',
  sv: 'adress* anslut* inlogg* inloggad',
  no: 'adresse* tilkobl* pålogg* logget',
  da: 'adresse* forbind* logget',
  fi: 'osoite* osoitteesta kirjaut* yhteys*',
  nl: 'adres* verbind* ingelogd aangemeld',
  fr: 'adresse* connexion* connecté*',
  es: 'dirección* conexión* conectado*',
  it: 'indirizzo* connession* connesso*',
  pt: 'endereço* ligação* conexão* conectado*',
  pl: 'adres* połączeni* zalogowan*',
};

/** Right behind a number: the number counts something. */
export const units: WordList = {
  any: 'kr sek nok dkk isk eur euro euros usd gbp chf pln zł zl czk huf jpy cny inr € $ £ ¥ % ‰ kwh mwh wh kw mw m3 m³ m2 m² km mm cm dm m kg g mg dl cl ml gb mb tb kb mhz ghz khz hz mah psi °c °f ° mio mrd stk pcs pc stck pkt pct bpm rpm',
  en: 'dollars pounds cents pence units pieces items miles kilometers kilometres meters metres inches inch feet pages people users views steps hours minutes seconds days years followers subscribers records rows bytes am pm',
  de: 'stück einwohner kilometer meter seiten uhr stunden minuten tage jahre personen schritte franken dollar',
  sv: 'kronor öre stycken invånare meter kilometer poäng sidor timmar minuter dagar personer steg',
  no: 'kroner øre stykker innbyggere meter kilometer poeng sider timer minutter dager personer skritt',
  da: 'kroner øre styk indbyggere meter kilometer point sider timer minutter dage personer skridt',
  fi: 'euroa senttiä kpl asukasta metriä kilometriä pistettä sivua tuntia minuuttia päivää vuotta henkilöä askelta',
  nl: 'stuks inwoners kilometer meter punten minuten dagen personen stappen',
  fr: 'pièces habitants kilomètres mètres heures minutes jours ans personnes',
  es: 'unidades habitantes kilómetros metros puntos páginas horas minutos días años personas pesos',
  it: 'pezzi abitanti chilometri metri punti pagine minuti giorni anni persone passi',
  pt: 'unidades habitantes quilómetros metros pontos páginas horas minutos dias anos pessoas passos reais',
  pl: 'złotych zlotych groszy sztuk szt mieszkańców kilometrów metrów punktów stron godzin minut dni lat osób kroków',
};
