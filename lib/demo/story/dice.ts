/** Chance that always falls the same: the story must be the same each time it is told. */
export type Dice = {
  /** A whole number from `low` to `high`, both included. */
  between: (low: number, high: number) => number;
  pick: <T>(from: readonly T[]) => T;
  shuffle: <T>(cards: readonly T[]) => T[];
};

/** Dice from a seed (mulberry32). */
export function diceOf(seed: number): Dice {
  let state = seed;
  const roll = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (low: number, high: number) => low + Math.floor(roll() * (high - low + 1));

  return {
    between,
    pick(from) {
      const [picked] = from.slice(between(0, from.length - 1));
      if (picked === undefined) throw new RangeError("nothing to pick from");
      return picked;
    },
    shuffle: (cards) =>
      cards
        .map((card) => ({ card, order: roll() }))
        .sort((a, b) => a.order - b.order)
        .map(({ card }) => card),
  };
}
