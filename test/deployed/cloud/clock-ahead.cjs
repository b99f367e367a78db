// Loaded into an emulated Lambda by NODE_OPTIONS: what it takes for the time is DAYS_AHEAD days later.
const ahead = Number(process.env.DAYS_AHEAD) * 86_400_000;
const Real = Date;
globalThis.Date = class extends Real {
  constructor(...given) {
    super(...(given.length === 0 ? [Real.now() + ahead] : given));
  }
  static now() {
    return Real.now() + ahead;
  }
};
