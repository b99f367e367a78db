import { expect, it } from 'vitest';
import { sayUnread } from '../../../functions/sources/vendors/say-unread.ts';

it('names the fields of what is not read, also within what a connector puts around it', () => {
  const says =
    'records with id, name passed over: zendesk.yaml reads none such (docs/help-desks.md says what to export)';
  expect(sayUnread('zendesk', { id: 1, name: 'Ana' })).toBe(says);
  expect(sayUnread('zendesk', { type: 'RECORD', stream: 'groups', record: { id: 1, name: 'Ana' } })).toBe(
    says,
  );
});

it('holds no value, and few names', () => {
  const many = Object.fromEntries(['ana@x.example', ...'bcdefghi'].map((name) => [name, 'secret']));
  expect(sayUnread('jira', many)).toMatch(/^records with aaa@a\.aaaaaaa, b, c, d, e, f, … passed over/);
});

it('of a page of one ticket’s comments it says what to export instead', () => {
  const comment = { id: 1, author_id: 7, body: 'Hi' };
  expect(sayUnread('zendesk', { comments: [comment], count: 1 })).toMatch(
    /do not say whose they are; export ticket audits/,
  );
  expect(sayUnread('zendesk', { comments: [{ ...comment, ticket_id: 5 }] })).not.toMatch(/whose/);
});

it('of analyses of calls it says who knows when', () => {
  const spoken = { Id: 't', ParticipantId: 'AGENT', BeginOffsetMillis: 0 };
  expect(sayUnread('amazon-connect', { Channel: 'VOICE', Transcript: [spoken] })).toMatch(/contact records$/);
  expect(sayUnread('amazon-connect', { Segments: [{ Transcript: spoken }] })).toMatch(/contact records$/);
});

it('of what a connector writes of itself it says nothing', () => {
  expect(sayUnread('zendesk', { type: 'STATE', value: {} })).toBeUndefined();
});
