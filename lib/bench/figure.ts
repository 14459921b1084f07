/** One line of the bench: what we do in a second, beside the limit of the same machine in the same run. */
export type Figure = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly baseline: number;
  readonly ratio: number;
  /** What the same server does of requests that ask for nothing, and our share of that: what the framework leaves. */
  readonly empty?: number;
  readonly besideEmpty?: number;
};

/** Does some work and answers how many units of it there were; called again and again until a round is over. */
export type Work = () => Promise<number>;

type Measured = {
  readonly work: (worker: number) => Work;
  readonly baseline: (worker: number) => Work;
  /** A request to the same server that asks for nothing. */
  readonly empty?: (worker: number) => Work;
  readonly workers?: number;
  readonly prepare?: () => Promise<void>;
};

const rounds = 3;
const roundMs = 1_200;

/**
 * Measure work beside its baseline, and beside an empty request where there is one, in turn, so that what else the machine does hits both alike.
 * Each is the median of its rounds, after one short round that nobody counts.
 *
 * @param workers how many do the work at once; 1 unless told
 * @param prepare what must be there before a round of the work begins; not counted
 */
export async function figure(
  name: string,
  unit: string,
  { work, baseline, empty, workers = 1, prepare = async () => {} }: Measured,
): Promise<Figure> {
  const [ours, limits, empties]: [number[], number[], number[]] = [[], [], []];
  await rate(baseline, workers, roundMs / 4);
  await prepare();
  await rate(work, workers, roundMs / 4);
  for (let round = 0; round < rounds; round++) {
    limits.push(await rate(baseline, workers, roundMs));
    await prepare();
    ours.push(await rate(work, workers, roundMs));
    if (empty) empties.push(await rate(empty, workers, roundMs));
  }
  return empty
    ? besideEmpty(figureOf(name, unit, ours, limits), empties)
    : figureOf(name, unit, ours, limits);
}

function besideEmpty(of: Figure, empties: readonly number[]): Figure {
  const empty = median(empties);
  return { ...of, empty: rounded(empty), besideEmpty: share(of.value, empty) };
}

/** The same measurement counted in rows, of which each request has so many. */
export function perRow({ name, value, baseline, ratio }: Figure, rows: number, unit: string): Figure {
  return {
    name: `${name}, by row`,
    unit,
    value: rounded(value * rows),
    baseline: rounded(baseline * rows),
    ratio,
  };
}

/** A figure out of what the rounds of the work and of its limit gave: the median of each. */
export function figureOf(
  name: string,
  unit: string,
  ours: readonly number[],
  limits: readonly number[],
): Figure {
  const [value, limit] = [median(ours), median(limits)];
  return {
    name,
    value: rounded(value),
    unit,
    baseline: rounded(limit),
    ratio: share(value, limit),
  };
}

function share(part: number, whole: number): number {
  return Math.round((part / whole) * 1000) / 1000;
}

/** Units a second, from the first start to the last end. */
async function rate(work: (worker: number) => Work, workers: number, ms: number): Promise<number> {
  const started = performance.now();
  const counts = await Promise.all(
    Array.from({ length: workers }, async (_, worker) => {
      const step = work(worker);
      let done = 0;
      do done += await step();
      while (performance.now() - started < ms);
      return done;
    }),
  );
  return counts.reduce((total, count) => total + count, 0) / ((performance.now() - started) / 1000);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
