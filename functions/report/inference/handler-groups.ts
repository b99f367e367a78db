/** Rows of comparisons by handler: kinds, and the two sides they make, which overlap them on purpose. */
export const handlerGroups: Readonly<Record<string, readonly string[]>> = {
  ai_first: ['ai', 'hybrid'],
  human: ['in_house', 'outsourced', 'on_demand'],
  ai: ['ai'],
  hybrid: ['hybrid'],
  in_house: ['in_house'],
  outsourced: ['outsourced'],
  on_demand: ['on_demand'],
  none: ['none'],
};
