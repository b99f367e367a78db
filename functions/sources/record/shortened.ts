/** Whether a spreadsheet wrote an id as 5.70306E+17: many different ones look alike then, so they identify nothing. */
export const isShortened = (id: string): boolean => /^\d(?:[.,]\d+)?E\+\d+$/i.test(id);
