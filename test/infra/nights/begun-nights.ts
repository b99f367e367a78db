import { evaluate, evaluateAll, type Machine, type State } from './machine.ts';

/** One start of the machine. */
export interface Start {
  readonly name: string;
  /** Milliseconds, as all times here. */
  readonly at: number;
  /** How much later the list of executions shows what becomes of it. */
  readonly listedAfter: number;
}

/** What became of it. */
export interface Night extends Start {
  /** When its work was done; undefined where it ended since another runs. */
  readonly worked?: readonly [from: number, to: number];
}

interface Running extends Start {
  now: number;
  state: string;
  variables: Record<string, unknown>;
  endedAt?: number;
  worked?: readonly [from: number, to: number];
}

export interface World {
  /** How long the work of a night takes. */
  readonly work: number;
  /** Executions that a page of the list has at most. */
  readonly pageSize: number;
}

/** How long a call of the list takes. */
const listing = 100;

/** Runs every start up to the night's work in a world with a clock of its own. */
export async function beginNights(
  machine: Machine,
  starts: readonly Start[],
  world: World,
): Promise<readonly Night[]> {
  const all: Running[] = starts.map((start) => ({
    ...start,
    now: start.at,
    state: machine.StartAt,
    variables: {},
  }));
  for (;;) {
    const [next] = all.filter(({ endedAt }) => endedAt === undefined).sort((a, b) => a.now - b.now);
    if (next === undefined) return all;
    await step(next, machine.States[next.state]!, all, world);
  }
}

async function step(night: Running, state: State, all: readonly Running[], world: World): Promise<void> {
  const go = (to: string | undefined) => {
    if (to === undefined) throw new Error(`${night.state} leads nowhere`);
    night.state = to;
  };
  const states = { context: { Execution: { Id: night.name } }, input: {} };
  if (state.Type === 'Wait') {
    night.now += 1000 * (state.Seconds ?? 0);
    go(state.Next);
  } else if (state.Type === 'Choice') {
    go(await choose(state, { ...night.variables, states }));
  } else if (state.Resource?.endsWith(':listExecutions') === true) {
    const given = await evaluateAll(state.Arguments, { ...night.variables, states });
    night.now += listing;
    const result = list(all, night.now, world.pageSize, given);
    const assigned = await evaluateAll(state.Assign, { ...night.variables, states: { ...states, result } });
    night.variables = { ...night.variables, ...assigned };
    go(state.Next);
  } else {
    if (state.Type === 'Task') night.worked = [night.now, night.now + world.work];
    night.endedAt = night.worked?.[1] ?? night.now;
  }
}

async function choose(
  { Choices = [], Default }: State,
  bindings: Readonly<Record<string, unknown>>,
): Promise<string | undefined> {
  for (const { Condition, Next } of Choices) if ((await evaluate(Condition, bindings)) === true) return Next;
  return Default;
}

/** ListExecutions: the most recent first, those of one instant in any order, and late. */
function list(
  all: readonly Running[],
  now: number,
  pageSize: number,
  given: Readonly<Record<string, unknown>>,
): object {
  if (given.StatusFilter !== 'RUNNING') throw new Error('asks for more than what runs');
  const [from = 0, order = (now / listing) % 2 < 1 ? -1 : 1] = String(given.NextToken ?? '')
    .split(' ')
    .filter(Boolean)
    .map(Number);
  const shown = all
    .filter(({ at, listedAfter }) => at + listedAfter <= now)
    .filter(({ endedAt = Infinity, listedAfter }) => endedAt + listedAfter > now)
    .sort((a, b) => b.at - a.at || order * (a.name < b.name ? -1 : 1));
  const to = from + pageSize;
  return {
    Executions: shown.slice(from, to).map(({ name, at }) => ({
      ExecutionArn: name,
      StartDate: new Date(at).toISOString(),
      Status: 'RUNNING',
    })),
    ...(to < shown.length ? { NextToken: `${to} ${order}` } : {}),
  };
}
