import type { Command } from 'commander';

/** A command of the command line. */
export interface LazyCommand {
  readonly name: string;
  /** What it does, in one sentence. */
  readonly about: string;
  /** Loads the file that declares it on the program: the others need not be read for it. */
  readonly load: () => Promise<(program: Command) => void>;
}

/** The whole command line: each command is a file that exports `register…(program)`. */
export const commands: readonly LazyCommand[] = [
  {
    name: 'backtest',
    about: 'Replays every daily look at declared (or found) routing changes, as it would have been seen.',
    load: async () => (await import('./run/backtest.ts')).registerBacktest,
  },
  {
    name: 'change',
    about: 'Routing changes.',
    load: async () => {
      const { registerChange } = await import('./change/change.ts');
      return (program) => registerChange(program, performance.timeOrigin);
    },
  },
  {
    name: 'cost',
    about:
      "Forecasts what Amazon Comprehend would charge a month for customers' texts, from the texts that are there; docs/cost.md has the rest of the bill.",
    load: async () => (await import('./ask/cost.ts')).registerCost,
  },
  {
    name: 'curate',
    about: 'Makes episodes and surveys of the events, for the days that need it, in one commit.',
    load: async () => (await import('./run/curate.ts')).registerCurate,
  },
  {
    name: 'demo',
    about: 'Makes a year of a made-up payments company, runs everything over it and shows what was found.',
    load: async () => (await import('./demo/demo.ts')).registerDemo,
  },
  {
    name: 'detect',
    about: 'Takes one look at every routing change, records it, and says where quality dropped.',
    load: async () => (await import('./run/detect.ts')).registerDetect,
  },
  {
    name: 'doctor',
    about:
      'Checks with your AWS credentials what a deployment needs, and once there is one, that it works; says what to do. Exit 1 when something is in the way.',
    load: async () => (await import('./cloud/doctor.ts')).registerDoctor,
  },
  {
    name: 'erase',
    about:
      "Takes back a customer's tickets and surveys up to now; curate then leaves them out, and maintain erases them from the files.",
    load: async () => (await import('./take-back/erase.ts')).registerErase,
  },
  {
    name: 'evidence',
    about:
      'Writes one page that shows what a change did and how sure that is; by default the worst that was found.',
    load: async () => (await import('./ask/evidence.ts')).registerEvidence,
  },
  {
    name: 'export',
    about: 'Writes all rows of a table or view of the lake into one file.',
    load: async () => (await import('./ask/export.ts')).registerExport,
  },
  {
    name: 'findings',
    about: 'Shows the harms found, one for each change and scope, and keeps what people say of them.',
    load: async () => (await import('./findings/findings.ts')).registerFindings,
  },
  {
    name: 'ingest',
    about: 'Reads files or folders into the lake; the same file twice changes nothing.',
    load: async () => (await import('./load/ingest.ts')).registerIngest,
  },
  {
    name: 'maintain',
    about:
      'Keeps a lake in shape: erases what customers asked for, tags texts of earlier versions, puts small files together, deletes what nothing counts.',
    load: async () => (await import('./run/maintain.ts')).registerMaintain,
  },
  {
    name: 'mapping',
    about: 'Begins a mapping file from the files that it is for.',
    load: async () => (await import('./mapping/mapping.ts')).registerMapping,
  },
  {
    name: 'power',
    about:
      'Says how many days after a routing change a drop would be seen (80 % power) at the present volume: plan with it.',
    load: async () => (await import('./run/power.ts')).registerPower,
  },
  {
    name: 'quarantine',
    about: 'Sees and re-ingests rejected records.',
    load: async () => (await import('./quarantine/quarantine.ts')).registerQuarantine,
  },
  {
    name: 'reconcile',
    about: 'Proves by counting rows in the files that no record was lost or doubled; exit 1 when one was.',
    load: async () => (await import('./run/reconcile.ts')).registerReconcile,
  },
  {
    name: 'report',
    about: 'Answers one report from a lake.',
    load: async () => (await import('./ask/report.ts')).registerReport,
  },
  {
    name: 'reports',
    about: 'Lists the reports and the questions they answer.',
    load: async () => (await import('./ask/reports.ts')).registerReports,
  },
  {
    name: 'retract',
    about: 'Takes back the rows of an input object, for instance after a wrong mapping.',
    load: async () => (await import('./take-back/retract.ts')).registerRetract,
  },
  {
    name: 'serve',
    about: 'Serves pages and the HTTP API on 127.0.0.1 until interrupted.',
    load: async () => (await import('./ask/serve.ts')).registerServe,
  },
  {
    name: 'simulate',
    about:
      'Makes a seeded world: facts and changes for the detector, or raw exports, with the truth about them.',
    load: async () => (await import('./demo/simulate.ts')).registerSimulate,
  },
  {
    name: 'tag',
    about:
      "Tags customers' texts again, under a new version: what was tagged stays as tagged otherwise. curate then counts them.",
    load: async () => (await import('./run/tag.ts')).registerTag,
  },
  {
    name: 'train-intent',
    about:
      'Fits the model of intents to the tickets of the lake whose intent is known, prints how well it does, and puts it in use unless it is worse than what is.',
    load: async () => (await import('./train/train-intent.ts')).registerTrainIntent,
  },
  {
    name: 'train-sentiment',
    about:
      'Fits the sentiment model to the scored comments of the lake, prints how well it does, and puts it in use unless it is worse than what is.',
    load: async () => (await import('./train/train-sentiment.ts')).registerTrainSentiment,
  },
];
