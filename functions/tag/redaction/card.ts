import { luhnChecksumValidate } from 'stdnum/lib/cjs/util/checksum.js';

/** Lengths and first digits of the card schemes in use (ISO/IEC 7812 ranges of their networks). */
const scheme =
  /^(?:4\d{12}(?:\d{3}|\d{6})?|5[1-5]\d{14}|(?:5[0678]|6\d)\d{14,17}|3[47]\d{13}|3(?:0[0-5]|[689]\d)\d{11}|35\d{14,17}|2[2-7]\d{14})$/;

/** Whether digits are a card number: the range of a scheme, and Luhn's check digit. */
export const isCardNumber = (digits: string): boolean => scheme.test(digits) && luhnChecksumValidate(digits);

/**
 * How cards are written: in fours, as on American Express and Diners cards, together, or each digit by itself. The
 * signs between may change.
 */
const usual =
  /^(?:1[3-9]|4(?:[^\d]{1,2}4){2,3}(?:[^\d]{1,2}[1-4])?|4[^\d]{1,2}6[^\d]{1,2}[45]|1(?:[^\d]{1,2}1){12,18}|8[^\d]{1,2}8|4[^\d]{1,2}1[12]|6[^\d]{1,2}1[03]|12[^\d]{1,2}4)$/;

/** Whether the groups are those of a card; others need a word beside them. */
export const isCardShape = (shape: string): boolean => usual.test(shape);
