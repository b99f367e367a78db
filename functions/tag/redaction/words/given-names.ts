import type { WordList } from './word-list.ts';

/** First names that many have: in lower case they would look like nouns. */
export const givenNames: WordList = {
  any: 'anna maria eva lisa sara sarah emma julia laura elena nina linda monica monika petra andrea martin peter thomas daniel david michael mikael alex alexander max adam simon jonas tobias christian kristian robert richard patrick oliver oscar leo marie sofia sophie hanna hannah johanna karin ida emil victor viktor hugo felix anton',
  en: 'john james mike mark paul steve steven kevin brian chris andrew george tom tim jim joe jack harry sam ben dave rob nick jane mary susan karen emily kate katie lucy amy helen jenny claire rachel rebecca jessica ashley nancy betty dan ed ian neil sean ryan josh luke',
  de: 'hans klaus jürgen wolfgang uwe heinz dieter stefan andreas matthias sebastian florian lukas jan kai sven dirk ralf bernd günter sabine claudia susanne birgit heike ute katrin katja anja silke nicole stefanie jana lena lea mia greta heidi gisela',
  sv: 'erik lars karl per nils sven björn johan fredrik magnus gustav göran bengt ulf leif kjell åke stefan henrik mattias marcus kalle pelle lasse kristina birgitta elisabeth ingrid margareta annika malin jenny elin åsa lena ulla gunilla maja moa ebba',
  no: 'kari ole per lars knut arne bjørn odd tor geir svein terje kjell morten trond øyvind espen ingrid anne berit liv solveig marit silje hilde tone astrid nora ola',
  da: 'jens peter lars michael henrik søren niels jørgen mads rasmus anders mette kirsten hanne lene susanne camilla trine line maja freja signe bodil inge lise pia',
  fi: 'matti juha timo kari antti mikko jari pekka hannu heikki ville jussi sami janne tuomas aino helena anneli johanna päivi tiina sari minna kaisa satu riikka heli tuula leena elina aki esa',
  nl: 'jan piet kees henk hans willem johan jeroen bart koen daan sander wim frank marc maarten anneke marieke ingrid sanne femke lotte fleur esther wilma els truus sjoerd joost',
  fr: 'jean pierre michel philippe alain nicolas christophe laurent luc julien antoine françois jacques olivier sophie nathalie isabelle sylvie catherine valérie céline camille claire léa manon chloé hélène françoise monique',
  es: 'josé jose juan carlos antonio manuel javier miguel luis pablo pedro diego sergio jorge alberto álvaro carmen isabel ana lucía lucia marta paula pilar rosa cristina raquel teresa dolores sonia',
  it: 'marco luca giuseppe giovanni francesco andrea paolo matteo alessandro roberto stefano antonio mario fabio davide giulia chiara francesca federica silvia valentina paola elisa alessia giorgia martina',
  pt: 'joão joao josé antónio antonio manuel pedro rui paulo tiago miguel nuno ricardo carlos luís ana inês ines rita joana marta catarina sofia beatriz teresa filipa',
  pl: 'jan piotr krzysztof andrzej tomasz paweł marcin michał marek grzegorz jacek katarzyna małgorzata agnieszka barbara ewa krystyna magda magdalena joanna kasia basia ola',
};
