import { firstDay } from '../../../simulate/story/plan/planted-truth.ts';
import { heading, showCommand, write } from '../../terminal/words.ts';
import { commandOf, type Question, questions } from '../questions.ts';
import type { DemoNumbers } from '../summarise/numbers.ts';
import { renderDetection } from './render-detection.ts';
import { renderDirt } from './render-dirt.ts';
import { renderHandedBack, renderHandlers, renderIntents } from './render-intents.ts';
import { renderManagement, renderVerified, renderVolume } from './render-markets.ts';
import { renderTexts } from './render-texts.ts';

/**
 * The demo as lines for a terminal of 96 characters or more: every table with the command that shows its numbers.
 * @param out the demo's folder, as it stands in the commands
 */
export function renderDemo(numbers: DemoNumbers, out: string): string[] {
  const lake = `${out}/lake`;
  const from = (...asked: Question[]) => asked.flatMap((question) => showCommand(commandOf(question, lake)));
  return [
    heading(`A year of Vellopay, a made-up payments company: ${write(numbers.tickets, 'count')} tickets`),
    'From 17 March AI takes two thirds of the chats in SE and US, in DE step by step until 30 June.',
    '▲ better, ▼ worse, ◆ moved: marked where the 95 % interval of the difference leaves out 0.',
    '',
    heading('1. What management sees: 6 January – 16 March → 7 July – 28 September'),
    ...renderManagement(numbers.markets),
    renderVolume(numbers.markets),
    ...from(questions.markets, questions.speedWithAi, questions.costWithAi),
    '',
    heading('2. The same chats, verified: did it hold for 7 days? (at the same ticket mix)'),
    ...renderVerified(numbers.markets),
    ...from(questions.moneyWithAi),
    '',
    heading('3. Where it hurts: Swedish chats by intent, same days'),
    ...renderIntents(numbers.intents),
    ...from(questions.intents),
    '',
    heading('4. By handler: Swedish chats, 7 July – 28 September, raw / at the same ticket mix'),
    ...renderHandlers(numbers.handlers),
    ...from(questions.handlers),
    '',
    heading('5. After the hand-back: from 6 October people take refunds and disputes in Swedish chats again'),
    'Chats, 7 July – 28 September → 6 October – 23 November',
    ...renderHandedBack(numbers.handedBack),
    ...from(questions.handedBack),
    '',
    heading('6. What the dirt did'),
    ...renderDirt(numbers.dirt),
    ...showCommand(`npx handback quarantine list --lake ${lake}`),
    ...showCommand(`npx handback reconcile --lake ${lake}`),
    '',
    heading('7. When would it have been seen? The detector, one look a day, as it would have been that day'),
    ...renderDetection(numbers.detection),
    ...showCommand(`npx handback detect --lake ${lake} --from ${firstDay}`),
    ...showCommand(
      `npx handback report routing_impact --lake ${lake} --from ${firstDay} --param as_of=2025-04-14`,
    ),
    '',
    heading('8. What the texts say: would tags of sentiment have shown it, and when?'),
    'Chats, 6 January – 16 March → 7 July – 28 September, at the same ticket mix',
    ...renderTexts(numbers.texts),
    ...from(questions.texts, questions.agreement),
    ...showCommand(`npx handback train-sentiment --lake ${lake}`),
    ...showCommand(`npx handback tag --again --from ${firstDay} --lake ${lake}`),
    '',
    heading('Now your own export'),
    ...showCommand('npx handback mapping start your-export.csv --out your-mapping.yaml'),
    ...showCommand(
      'npx handback ingest your-export.csv --mapping your-mapping.yaml --dry-run --lake my-lake',
    ),
    ...showCommand('npx handback ingest your-export.csv --mapping your-mapping.yaml --lake my-lake'),
    ...showCommand('npx handback curate --lake my-lake'),
    ...showCommand('npx handback report ai_vs_human --lake my-lake'),
    'The first command begins the mapping from your file and marks what you decide (docs/mapping.md).',
    'Of Zendesk, Intercom and other help desks it is there already (docs/help-desks.md).',
  ];
}
