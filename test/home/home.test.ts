import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerHome, isPage } from '../../functions/home/answer-home.ts';
import { handleRequest } from '../../functions/http/handle-request.ts';
import { reportNames } from '../../functions/report/catalogue.ts';
import { sampleLook } from '../detect/sample-look.ts';
import { apiPorts, thirtyTickets } from '../http/harness.ts';
import { openTinyLake } from '../report/tiny-lake.ts';

const hostile = '<script>alert(1)</script>"\u202e';
let lake: Awaited<ReturnType<typeof openTinyLake>>;
beforeAll(async () => {
  const look = { ...sampleLook, change_id: hostile, scope: 'DE/chat/general', brand: 'acme' };
  const undone = {
    ...{ ...look, change_id: '<i>', scope: '*', metric: 'csat', status: 'did_not_happen', flagged: false },
    ...{ flagged_on: null, ai_share_before: 0, ai_share_after: 0.01, ai_share_declared: 0.5 },
  };
  const tables = { ...thirtyTickets.tables, evaluations: [look, undone] };
  lake = await openTinyLake({ ...thirtyTickets, tables });
});
afterAll(() => lake.close());

function get(url: string, method = 'GET', accept?: string) {
  const [path = '', query = ''] = url.split('?');
  const request = {
    ...{ method, path, caller: 'local', accept },
    query: Object.fromEntries(new URLSearchParams(query)),
  };
  return isPage(request) ? answerHome(request, apiPorts(lake)) : handleRequest(request, apiPorts(lake));
}
const linksOf = (body: string) =>
  [...body.matchAll(/href="([^"]*)"/g)].map(([, link = '']) => link.replaceAll('&amp;', '&'));
const march = 'from=2026-03-01&to=2026-03-31';

test('the first page says what got worse, and names of others are text', async () => {
  const { status, headers, body } = await get('/');
  expect(status).toBe(200);
  expect(headers['content-security-policy']).toContain("default-src 'none'");
  expect(body).toContain('<h1>One finding stands</h1>');
  expect(body).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  expect(body).not.toMatch(/<script|\u202e/);
});

test('the first page says which change did not take place', async () => {
  const line = 'acme, &lt;i&gt;: the change did not happen: AI share 0 % → 1 %, declared 50 %';
  expect((await get('/')).body).toContain(`<h2>Not as declared</h2><ul><li><bdi>${line}</bdi></li></ul>`);
});

test('each change leads to its page, also where nothing was found', async () => {
  const { body } = await get('/');
  const changes = body.slice(body.indexOf('Changes of routing'));
  const [, one] = /change=([^"]+)"/.exec(changes) ?? [];
  expect(one).toBeDefined();
  expect(changes).toContain(`<a href="/evidence?change=${one}">Evidence</a>`);
});

test('every link of the first page, of the catalogue and of a report leads somewhere', async () => {
  const pages = ['/', '/reports', `/reports/ai_vs_human?${march}`, '/docs'];
  const links = new Set(
    (await Promise.all(pages.map((page) => get(page)))).flatMap(({ body }) => linksOf(body)),
  );
  expect(links.size).toBeGreaterThan(reportNames.length);
  for (const link of links) {
    // A change that nobody looked at has no evidence: that is said, and is no fault.
    const { status, body } = await get(link);
    expect([200, 202], `${link}: ${body.slice(0, 300)}`).toContain(status);
  }
}, 120_000);

test('a report has its parameters as a form, its rows, and the tickets behind each', async () => {
  const { body } = await get(`/reports/tickets?${march}&market=DE`);
  expect(body).toContain('name="market" value="DE"');
  expect(body.match(/<tr>/g)).toHaveLength(16);
  const [link = ''] = linksOf(body).filter((each) => each.includes('ticket_key='));
  expect((await get(link)).body.match(/<tr>/g)).toHaveLength(2);
});

test('CSV of a page and by its header are the same rows', async () => {
  const page = await get(`/reports/tickets.csv?${march}`);
  const header = await get(`/v1/reports/tickets?${march}`, 'GET', 'text/csv');
  expect(page.headers['content-type']).toContain('text/csv');
  expect(header.headers['content-type']).toContain('text/csv');
  expect(header.body).toBe(page.body);
  const browser = await get(`/v1/reports/tickets?${march}`, 'GET', 'text/csv, application/json');
  expect(browser.headers['content-type']).toBe('application/json');
});

test('what is not there, what makes no sense and what would write are refused in words', async () => {
  const wrong = await get('/reports/tickets?from=never');
  expect([wrong.status, wrong.body]).toEqual([400, expect.stringContaining('from: ')]);
  expect((await get('/reports/tiket')).body).toContain('tickets');
  expect((await get('/evidence?change=nowhere')).status).toBe(404);
  expect((await get('/', 'POST')).status).toBe(405);
  expect((await get('/v2')).status).toBe(404);
});

test('a browser that mistypes a path is told so on a page with a way back, a program in its own format', async () => {
  const accept = 'text/html,application/xhtml+xml,*/*;q=0.8';
  const asked = await get('/finding/%00', 'GET', accept);
  expect([asked.status, asked.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
  expect(asked.body).toContain('There is nothing here');
  expect(linksOf(asked.body)).toContain('/');
  expect((await get('/finding')).headers['content-type']).toBe('application/problem+json');
  expect((await get('/v1/nothing', 'GET', accept)).headers['content-type']).toContain('json');
});
