/** Sums of shares and money differ in their last digits from run to run; the same lake gives the same page. */
export const toNineDigits = (value: number): number => Number(value.toPrecision(9));
