/** One kind of ticket: what distinguishes it at intake, and how such tickets turn out. */
export interface Stratum {
  readonly intent: string;
  readonly language?: string;
  readonly priority?: string;
  /** Part of the tickets; the strata's parts add up to 1. */
  readonly part: number;
  /** Part of the treated tickets from the change on, where the mix moves. */
  readonly partAfter?: number;
  /** Probabilities of the scores 1…5. */
  readonly scores: readonly number[];
  /** Probability of a yes, for share metrics. */
  readonly rate: number;
  /** Probability that a ticket's survey is answered. */
  readonly response: number;
  /** The same for treated tickets from the change on, where it moves. */
  readonly responseAfter?: number;
}

/** How levels move by themselves, as standard deviations in the metric's unit. */
export interface Movement {
  /** Day shocks that all scopes of a brand share. */
  readonly commonShock: number;
  /** Day shocks of each scope by itself. */
  readonly ownShock: number;
  /** Steps of the daily random walk that all scopes share. */
  readonly commonWalk: number;
  /** Steps of each scope's own daily random walk. */
  readonly ownWalk: number;
  /** The same for treated scopes, where theirs are others. */
  readonly treatedWalk?: number;
}

/** Delays until something is known: probabilities of 0, 1, 2 … days. */
export interface Delays {
  /** For scores of 3 and less (csat), or for a yes (shares). */
  readonly unhappy: readonly number[];
  /** For scores of 4 and 5; shares do not use it. */
  readonly happy: readonly number[];
}

/** Daily share of tickets that AI handles first. */
export interface Exposure {
  readonly before: number;
  /** In treated scopes once the change is complete. */
  readonly after: number;
  /** Standard deviation of the daily share beyond the binomial. */
  readonly dispersion: number;
  /** Lag-1 correlation of that deviation. */
  readonly autocorrelation: number;
}

/** Part of the change in force from so many days after its first day. */
export interface Stage {
  readonly day: number;
  readonly part: number;
}

/** Shares that worlds can have. */
export type ShareName =
  | 'claimed_resolution_rate'
  | 'verified_resolution_rate'
  | 'reopen_rate'
  | 'repeat_contact_rate';

/** A share besides the world's metric: its rate, and how much worse it gets in treated tickets. */
export interface Companion {
  readonly metric: ShareName;
  readonly rate: number;
  readonly drop: number;
}

/** A seeded world: one brand a replication, a treated set of leaf scopes and its controls. */
export interface World {
  readonly name: string;
  readonly about: string;
  readonly metric: 'csat' | ShareName;
  /** Shares of the same tickets besides, each known as late as the world's metric. */
  readonly companions?: readonly Companion[];
  /** Days after which a share is counted, where they are not those of its metric. */
  readonly countedLag?: number;
  /** Treated leaf scopes: observations on an average day (answers or tickets), and how much worse it gets. */
  readonly treated: readonly { readonly perDay: number; readonly drop: number }[];
  readonly controls: { readonly count: number; readonly perDay: number };
  /** The first of the controls have had a declared change of their own: so many days before, and how much worse it made them. */
  readonly steppedControls?: { readonly count: number; readonly daysBefore: number; readonly drop: number };
  /** Each market has a language of its own. */
  readonly hasOwnLanguages?: true;
  readonly strata: readonly Stratum[];
  /** Volume by weekday, Monday first, in any unit: an average day has the scope's `perDay`. */
  readonly weekdayVolume: readonly number[];
  /** Added to the level, Monday first, in the metric's unit. */
  readonly weekdayLevel: readonly number[];
  readonly movement: Movement;
  readonly delays: Delays;
  /** Delays of treated tickets from the change on, where they move. */
  readonly delaysAfter?: Delays;
  readonly exposure: Exposure;
  readonly stages: readonly Stage[];
  /** False: nobody declares the change. */
  readonly isDeclared: boolean;
  readonly historyDays: number;
  /** Days from the change's first day on, that one included. */
  readonly daysAfter: number;
}

/** Part of the change in force on a day, counted from the change's first day = 0. */
export function partInForce(world: World, day: number): number {
  return world.stages.reduce((part, stage) => (day >= stage.day ? stage.part : part), 0);
}
