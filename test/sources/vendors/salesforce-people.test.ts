import { describe, expect, it } from 'vitest';
import { happened, tell } from './events-of.ts';

const at = (time: string) => `2026-03-01T${time}.000+0000`;
const mail = (more: object) => ({
  ...{ attributes: { type: 'EmailMessage' }, Id: '02sA', ParentId: '500A', Incoming: false, Status: '3' },
  ...{ MessageDate: at('09:01:00'), CreatedById: '005P', TextBody: 'We got it', IsDeleted: false, ...more },
});
const users = new Map([
  [
    'users',
    {
      find: (key: string) =>
        ({
          '005P': { Id: '005P', UserType: 'AutomatedProcess' },
          '005A': { Id: '005A', UserType: 'Standard' },
          '005C': { Id: '005C', UserType: 'CspLitePortal' },
        })[key],
    },
  ],
]);

describe('what Salesforce does by itself', () => {
  const bySystem = 'message 2026-03-01T09:01:00Z system';

  it.each([
    ['by the kind of user', { CreatedBy: { UserType: 'AutomatedProcess' } }],
    ['by the user of its own applications', { CreatedBy: { Name: 'Platform Integration User' } }],
  ])('an e-mail is the system’s, %s', (_, more) => {
    expect(tell('salesforce', [mail(more)]).lines).toEqual([bySystem]);
  });

  it('or by a table of users', () => {
    const told = tell(
      'salesforce',
      [mail({}), mail({ Id: '02sB', CreatedById: '005A' })],
      { users: 'u.csv' },
      users,
    );
    expect(told.lines).toEqual([bySystem, 'message 2026-03-01T09:01:00Z human in_house']);
  });

  it('what AI wrote and sent is AI’s, what a person sent is the person’s', () => {
    const [auto, assisted] = [
      mail({ AutomationType: 'AiAutomated' }),
      mail({ Id: '02sB', AutomationType: 'AiAssisted' }),
    ];
    expect(tell('salesforce', [auto, assisted]).lines).toEqual([
      'message 2026-03-01T09:01:00Z ai ai',
      'message 2026-03-01T09:01:00Z human in_house',
    ]);
  });

  it('a case that a flow closes nobody has solved', () => {
    const history = {
      ...{ Id: '017A', CaseId: '500A', Field: 'Status', OldValue: 'Working', NewValue: 'Closed' },
      ...{ CreatedDate: at('10:00:00'), CreatedById: '005P', CreatedBy: { UserType: 'AutomatedProcess' } },
    };
    expect(tell('salesforce', [history]).lines.at(-1)).toBe(
      'status_seen 2026-03-01T10:00:00Z resolved assumed',
    );
    const byTable = tell('salesforce', [{ ...history, CreatedBy: undefined }], { users: 'u.csv' }, users);
    expect(byTable.lines.at(-1)).toBe('status_seen 2026-03-01T10:00:00Z resolved assumed');
  });
});

describe('comments of cases', () => {
  const comment = (more: object) => ({
    ...{ attributes: { type: 'CaseComment' }, Id: '00aA', ParentId: '500A', IsPublished: true },
    ...{ CommentBody: 'We are on it', CreatedById: '005A', CreatedDate: at('09:30:00'), ...more },
  });

  it('published ones are messages of who wrote them, others none', () => {
    const told = tell('salesforce', [
      comment({ CreatedBy: { UserType: 'Standard' } }),
      comment({ Id: '00aB', CreatedBy: { UserType: 'CspLitePortal' }, CreatedById: '005C' }),
      comment({ Id: '00aC', CreatedBy: { UserType: 'AutomatedProcess' } }),
      comment({ Id: '00aD', CreatedBy: { UserType: 'Standard' }, IsPublished: false }),
    ]);
    expect(told).toMatchObject({
      lines: [
        'message 2026-03-01T09:30:00Z human in_house',
        'message 2026-03-01T09:30:00Z customer',
        'message 2026-03-01T09:30:00Z system',
      ],
      passedOver: 1,
      rejections: [],
    });
  });

  it('or a table of users says who did; without either nobody knows', () => {
    const one = [comment({}), comment({ Id: '00aB', CreatedById: '005C' })];
    expect(tell('salesforce', one, { users: 'u.csv' }, users).lines).toEqual([
      'message 2026-03-01T09:30:00Z human in_house',
      'message 2026-03-01T09:30:00Z customer',
    ]);
    expect(tell('salesforce', one)).toMatchObject({ lines: [], passedOver: 2 });
  });
});

describe('change events', () => {
  const header = (changeType: string, recordIds: string[], minute: number) => ({
    ChangeEventHeader: {
      ...{ entityName: 'Case', recordIds, changeType, commitUser: '005A' },
      commitTimestamp: Date.parse(`2026-03-01T09:${minute}:00Z`),
    },
  });

  it('one may tell the same change of several cases', () => {
    const told = tell('salesforce', [
      { ...header('CREATE', ['500A', '500B'], 10), Status: 'New', ContactId: '003A', Origin: 'Email' },
      { ...header('UPDATE', ['500A', '500B'], 20), Status: 'Closed' },
      { ...header('UPDATE', ['500B'], 30), Status: 'Reopened' },
      { ...header('DELETE', ['500A'], 40) },
    ]);
    expect(told.rejections).toEqual([]);
    const of = (id: string) => ({ ...told, events: told.events.filter(({ ticket_id }) => ticket_id === id) });
    expect(happened(of('500B'))).toEqual(['opened', 'resolved', 'reopened']);
    expect(of('500A').events.map(({ type, status }) => status ?? type)).toEqual([
      ...['opened', 'open', 'resolved', 'void'],
    ]);
    expect(told.events.filter(({ type }) => type === 'opened')).toMatchObject([
      { ticket_id: '500A', customer_id: '003A', channel: 'email' },
      { ticket_id: '500B', customer_id: '003A', channel: 'email' },
    ]);
  });
});

describe('names of fields', () => {
  const one = { Id: '500A', CaseNumber: '1', Status: 'Closed', CreatedDate: at('09:00:00') };
  const whole = { ...one, ClosedDate: at('10:00:00'), OwnerId: '005A', ContactId: '003A', Origin: 'Email' };
  const written = (name: (own: string) => string) =>
    Object.fromEntries(Object.entries(whole).map(([own, value]) => [name(own), value]));

  it.each([
    ['Data Loader', (own: string) => own.toUpperCase()],
    ['Hevo', (own: string) => own.toLowerCase()],
    ['Fivetran', (own: string) => own.replace(/(?<=[a-z])[A-Z]/g, '_$&').toLowerCase()],
  ])('as %s writes them say the same', (_, name) => {
    expect(tell('salesforce', [written(name)])).toEqual(tell('salesforce', [whole]));
  });
});
