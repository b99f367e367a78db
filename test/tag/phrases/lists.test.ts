import { describe, expect, test } from 'vitest';
import { tagText } from '../../../functions/tag/phrases/tag-text.ts';
import { readPhraseLists } from '../../../queries/phrase-lists.ts';
import { createExamples } from './examples.ts';

describe.each(readPhraseLists())('$language', (list) => {
  const examplesOf = createExamples(list);
  const { asks_for_person, is_thanks, sign_off, sent_from } = list;
  const thanks = examplesOf(is_thanks.thanks[0]!)[0]!;

  test('each phrase that asks for a person is found', () => {
    const missed = Object.values(asks_for_person)
      .flat()
      .flatMap((line) => examplesOf(line).filter((text) => !tagText(text).asksForPerson));
    expect(missed).toEqual([]);
  });

  test('each phrase that is thanks is found', () => {
    const missed = is_thanks.thanks.flatMap((line) =>
      examplesOf(line).filter((text) => !tagText(text).isThanks),
    );
    expect(missed).toEqual([]);
  });

  test('what may stand beside thanks does', () => {
    for (const text of is_thanks.beside.flatMap(examplesOf)) {
      expect(tagText(`${text}, ${thanks}`), text).toEqual({ isThanks: true, asksForPerson: false });
    }
  });

  test('nothing is read below a signature', () => {
    for (const text of [...sign_off.flatMap(examplesOf), ...sent_from.flatMap(examplesOf)]) {
      const signed = `${thanks}\n${text}\nXyzzy Xyzzy, human agent please!\nI want to speak to a human.`;
      expect(tagText(signed), text).toEqual({ isThanks: true, asksForPerson: false });
    }
  });
});
