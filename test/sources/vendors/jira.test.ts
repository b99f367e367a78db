import { describe, expect, it } from 'vitest';
import { happened, tell } from './events-of.ts';

const record = (stream: string, one: object) => ({ type: 'RECORD', stream, record: one });

describe('jira', () => {
  const [agent, customer] = [
    { accountId: 'a1', accountType: 'atlassian' },
    { accountId: 'c1', accountType: 'customer' },
  ];
  const issue = {
    ...{ id: '10002', key: 'SUP-2' },
    fields: { created: '2026-03-01T09:00:00.000+0000', reporter: customer, project: { key: 'SUP' } },
  };
  const issues = { find: (id: string) => (id === '10002' ? { key: 'SUP-2' } : undefined) };
  const changed = (at: string, author: object, from: string, to: string) => ({
    ...{ id: at, issueId: '10002', author, created: at },
    items: [{ field: 'status', fromString: from, toString: to }],
  });
  const comment = (id: string, author: object, more: object) => ({
    ...{ id, issueId: '10002', author, created: '2026-03-01T09:30:00.000+0000', jsdPublic: true, ...more },
  });

  it('reads changes and comments that a connector writes by themselves, by a table of issues', () => {
    const records = [
      record('issues', issue),
      record('changelogs', changed('2026-03-01T10:00:00Z', agent, 'Open', 'Done')),
      record('changelogs', changed('2026-03-02T10:00:00Z', customer, 'Done', 'Open')),
      record('issue_comments', comment('7', agent, { body: 'Hello' })),
      record('issue_comments', comment('8', agent, { body: 'Hidden', jsdPublic: false })),
    ];
    const told = tell('jira', records, { issues: 'issues.jsonl' }, new Map([['issues', issues]]));
    expect(told).toMatchObject({ rejections: [], passedOver: 1 });
    expect(new Set(told.events.map(({ ticket_id }) => ticket_id))).toEqual(new Set(['SUP-2']));
    expect(happened(told)).toEqual(['opened', 'message', 'resolved', 'reopened']);
    expect(told.lines).toContain('status_seen 2026-03-01T10:00:00Z resolved agent in_house');
    expect(told.events.at(-1)).toMatchObject({ author: 'human', text: 'Hello' });
    expect(tell('jira', records)).toMatchObject({ passedOver: 4 });
  });

  it('reads requests of the service desk’s own API', () => {
    const request = (issueKey: string, status: string, more: object = {}) => ({
      ...{ issueId: '7', issueKey, createdDate: { iso8601: '2026-03-01T09:00:00+0100', epochMillis: 1 } },
      reporter: customer,
      currentStatus: { status, statusDate: { iso8601: '2026-03-02T09:00:00+0100' }, ...more },
      requestFieldValues: [
        { fieldId: 'summary', value: 'No access' },
        { fieldId: 'description', value: 'Since today' },
      ],
    });
    const values = [
      request('SUP-1', 'Waiting for customer'),
      request('SUP-2', 'Resolved'),
      request('SUP-3', 'Gelöst', { statusCategory: 'DONE' }),
    ];
    const told = tell('jira', [{ size: 3, values }]);
    expect(told.lines).toEqual([
      ...['opened 2026-03-01T08:00:00Z', 'status_seen 2026-03-02T08:00:00Z pending'],
      ...['opened 2026-03-01T08:00:00Z', 'status_seen 2026-03-02T08:00:00Z resolved agent'],
      ...['opened 2026-03-01T08:00:00Z', 'status_seen 2026-03-02T08:00:00Z resolved agent'],
    ]);
    expect(told.events[0]).toMatchObject({ customer_id: 'c1', subject: 'No access', text: 'Since today' });
  });

  it('reads what is written as text (version 2 of the API), as a document (version 3), or rendered', () => {
    const paragraph = (...texts: string[]) => ({
      ...{ type: 'paragraph', content: texts.map((text) => ({ type: 'text', text })) },
    });
    const doc = { type: 'doc', version: 1, content: [paragraph('I want', 'a person.'), paragraph('Please')] };
    const texts = ['Plain', doc, { ...doc, content: [] }].map((body, i) => {
      const { issueId: _, ...one } = comment(String(i), customer, { body });
      const fields = { ...issue.fields, description: body, comment: { comments: [one] } };
      return tell('jira', [{ ...issue, fields }]).events.map(({ text }) => text);
    });
    expect(texts).toEqual([
      ['Plain', 'Plain'],
      ['I want a person. Please', 'I want a person. Please'],
      [undefined, undefined],
    ]);
    const rendered = comment('9', customer, { body: doc, renderedBody: '<p>As shown</p>' });
    const fields = { ...issue.fields, comment: { comments: [rendered] } };
    expect(tell('jira', [{ ...issue, fields }]).events.at(-1)).toMatchObject({ text: 'As shown' });
  });
});
