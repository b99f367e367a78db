import { expect, it } from 'vitest';
import { tell } from './events-of.ts';

const answer = (QuestionId: string, more: object) => ({
  ...{ attributes: { type: 'SurveyQuestionResponse' }, Id: `0Kz${QuestionId}`, ResponseId: '0Ky1' },
  ...{ InvitationId: '0Ki1', QuestionId, ResponseShortText: 'Very good', NumberValue: null },
  ...{ CreatedDate: '2026-03-01T09:00:00.000+0000', ...more },
});
const rated = answer('0Kx1', { Datatype: 'Int', NumberValue: 4 });
const written = answer('0Kx2', { Datatype: 'String', ResponseValue: 'It took three calls' });
const recommends = answer('0Kx3', { Datatype: 'Int', NumberValue: 9 });
const subjects = {
  find: (key: string) => (key === '0Ki1' ? { ParentId: '0Ki1', SubjectId: '500A' } : undefined),
};
const settings = { survey_subjects: 'subjects.csv', survey_questions: ['0Kx1'] };

it('a number that answers a question is a score of the case that SurveySubject names', () => {
  const told = tell('salesforce', [rated, written, recommends], settings, new Map([['subjects', subjects]]));
  expect(told).toMatchObject({ lines: ['answered 2026-03-01T09:00:00Z 4'], passedOver: 2, rejections: [] });
  expect(told.events[0]).toMatchObject({
    ticket_id: '500A',
    survey_id: '0Ky1 0Kx1',
    scale: { min: 1, max: 5 },
  });
});

it('an invitation whose subject is in no row waits for the table', () => {
  const told = tell('salesforce', [rated], settings, new Map([['subjects', { find: () => undefined }]]));
  expect(told.lines).toEqual([]);
  expect(told.rejections).toHaveLength(1);
});

it('or the case stands in a field of the deployment’s own', () => {
  const record = { ...rated, Response: { Case__c: '500B' } };
  const told = tell('salesforce', [record], { survey_case: 'Response.Case__c', score_max: 10 });
  expect(told.events).toMatchObject([{ ticket_id: '500B', score: 4, scale: { max: 10 } }]);
});

it('without either nothing is an answer', () => {
  expect(tell('salesforce', [rated])).toMatchObject({ lines: [], passedOver: 1, rejections: [] });
});
