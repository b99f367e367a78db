// The rules of the house (docs/architecture.md): which room may import which.
const room = (name) => `^functions/${name}/`;
const edge = ['^functions/[^/]+/handler\\.ts$', room('cli')];
const only = (from, allowed, exceptions = []) => ({
  name: `${from}-imports`,
  severity: 'error',
  from: { path: room(from), pathNot: [...edge, ...exceptions] },
  to: { path: '^(functions|infra|queries|test)/', pathNot: [room(from), ...allowed] },
});
/** Rooms of a room in the order of its flow: each imports only those before it, and none imports the top. */
const flow = (name, rooms) =>
  rooms.map((inner, i) => ({
    name: `${name}-${inner}-imports`,
    severity: 'error',
    from: { path: room(`${name}/${inner}`) },
    to: { path: room(name), pathNot: rooms.slice(0, i + 1).map((before) => room(`${name}/${before}`)) },
  }));
const ports = '^functions/platform/ports\\.ts$';

export default {
  forbidden: [
    only('contract', []),
    ...flow('contract', ['generated', 'records', 'lake', 'detection', 'definitions']),
    only('sources', [room('contract')]),
    ...flow('sources', [
      'instants',
      'record',
      'yaml',
      'mapping-file',
      'csv',
      'row',
      'mapping',
      'vendors',
      'starter',
    ]),
    ...flow('sources/starter', ['look', 'write']),
    only('tag', [room('contract'), ports]),
    ...flow('tag/redaction', ['words', 'context', 'numbers', 'internet', 'records']),
    only('parquet', [room('contract')]),
    only('train', [room('contract'), room('tag'), ports]),
    ...flow('train', ['linear', 'examples', 'sentiment', 'intent']),
    only('ingest', [room('contract'), room('parquet'), room('sources'), room('tag'), ports]),
    ...flow('ingest', ['unpack', 'read', 'accept', 'sql', 'write']),
    only('curate', [room('contract'), ports]),
    only('unload', [room('contract'), '^functions/ingest/sql/', ports]),
    only('maintain', [room('contract'), room('parquet'), room('tag'), room('ingest'), room('curate'), ports]),
    only('findings', [room('contract'), ports]),
    only('report', [room('contract'), room('findings'), ports]),
    only('evidence', [room('contract'), room('findings'), room('report'), ports]),
    only('http', [room('contract'), room('findings'), room('report'), ports]),
    only('home', [room('contract'), room('findings'), room('report'), room('evidence'), room('http'), ports]),
    ...flow('evidence', ['gather', 'figures', 'page']),
    only('notify', [room('contract'), room('findings'), room('report'), ports]),
    only('detect', [room('contract')], ['^functions/detect/run-(detect|power)\\.ts$']),
    ...flow('detect', ['facts', 'noise', 'changes', 'design', 'estimate', 'decide', 'record', 'explain']),
    {
      name: 'run-detect-imports',
      severity: 'error',
      from: { path: '^functions/detect/run-(detect|power)\\.ts$' },
      to: { path: '^(functions|infra|queries|test)/', pathNot: [room('detect'), room('contract'), ports] },
    },
    only('simulate', [room('contract')]),
    only('views', [room('contract'), ports]),
    {
      name: 'terminal-knows-no-command',
      comment: 'What every command shares imports no room of commands.',
      severity: 'error',
      from: { path: room('cli/terminal') },
      to: { path: room('cli'), pathNot: room('cli/terminal') },
    },
    only('platform', [room('contract')]),
    {
      name: 'infra-imports',
      severity: 'error',
      from: { path: '^infra/' },
      to: { path: '^(functions|queries|test)/', pathNot: ['^infra/', room('contract')] },
    },
    {
      name: 'effects-stay-at-the-edge',
      comment: 'No file system, network, process or AWS outside platform, handlers and cli.',
      severity: 'error',
      from: { path: '^functions/', pathNot: ['^functions/platform/', ...edge] },
      to: {
        path: '^(node:)?(fs|fs/promises|http|https|net|child_process|os|process)$|node_modules/(@aws-sdk|@duckdb)/',
      },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'nobody-imports-tests',
      severity: 'error',
      from: { path: '^(functions|infra|queries)/' },
      to: { path: '^test/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    parser: 'swc',
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.mjs', '.js'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
};
