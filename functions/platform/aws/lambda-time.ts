/** Time left for stopping what runs and saying so. */
const reserveMilliseconds = 10_000;

/** Fires ten seconds before Lambda would end the call, so that what runs elsewhere can be stopped. */
export const signalBeforeTimeout = (context: { getRemainingTimeInMillis(): number }): AbortSignal =>
  AbortSignal.timeout(Math.max(0, context.getRemainingTimeInMillis() - reserveMilliseconds));
