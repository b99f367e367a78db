import type { ScoredComment } from '../../functions/train/sentiment/scored-comment.ts';

/** Words of a trade that no lexicon knows: what is bad and good in it shows in the scores alone. */
const bad = ['boiler banging', 'valve seeping', 'kettle gurgling', 'pilot flickering', 'tub lukewarm'];
const good = ['valve reseated', 'kettle whistles', 'boiler humming', 'toasty tub', 'gasket snug'];
const plain = ['invoice nine', 'model seven', 'the blue one', 'unit four', 'second floor'];
const around = ['today', 'on tuesday', 'in the hall', 'downstairs', 'as said', 'at noon', 'by the door'];

const hour = 3_600_000;
const start = Date.UTC(2026, 0, 1);

/** Comments of a heating company, of a third each; `first` numbers the first, and customers and instants go on from it. */
export const madeComments = (count: number, first = 0): ScoredComment[] =>
  Array.from({ length: count }, (_, i) => {
    const at = first + i;
    const [words, score] = (
      [
        [bad, 0.25],
        [good, 1],
        [plain, 0.5],
      ] as const
    )[at % 3]!;
    const [one, two] = [Math.floor(at / 3), Math.floor(at / 15)];
    return {
      text: `${words[one % words.length]} ${around[two % around.length]}, ${around[(at * 5) % around.length]}`,
      language: 'en',
      score,
      customer: `customer ${at % 997}`,
      occurredAt: start + at * hour,
    };
  });
