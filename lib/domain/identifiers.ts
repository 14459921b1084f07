const orgNrWeights = [3, 2, 7, 6, 5, 4, 3, 2];
const bankAccountWeights = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];

/** The MOD11 control value, 0 to 10, of as many leading digits as there are weights; 10 has no digit. */
export function mod11(digits: string, weights: readonly number[]): number {
  const total = weights.reduce((sum, weight, index) => sum + weight * Number(digits.charAt(index)), 0);
  return (11 - (total % 11)) % 11;
}

/** The MOD10 (Luhn) control digit of digits that do not have one yet. */
export function mod10(digits: string): number {
  let total = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits.charAt(digits.length - 1 - place));
    const weighted = place % 2 === 0 ? digit * 2 : digit;
    total += weighted > 9 ? weighted - 9 : weighted;
  }
  return (10 - (total % 10)) % 10;
}

/** Nine digits of which the last is the MOD11 control digit. Nine zeros add up but name nobody. */
export function isOrgNr(text: string): boolean {
  return /^\d{9}$/.test(text) && text !== "000000000" && mod11(text, orgNrWeights) === Number(text.charAt(8));
}

/** A Norwegian bank account: eleven digits, no dots, of which the last is the MOD11 control digit. */
export function isBankAccount(text: string): boolean {
  return (
    /^\d{11}$/.test(text) && !/^0+$/.test(text) && mod11(text, bankAccountWeights) === Number(text.charAt(10))
  );
}
