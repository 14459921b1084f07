import { expect, test } from "vitest";
import { ProblemError } from "@/lib/client/problem";
import { taskKeeper } from "./task-keeper";

const refusal = new ProblemError(422, { code: "validation_failed", detail: "currency_not_accepted" }, "r1");

/** A keeper on a clock that is moved by hand, with what it said. */
function keeper() {
  let time = 0;
  const said: string[] = [];
  const tasks = taskKeeper(
    (line) => said.push(line),
    () => time,
  );
  return { tasks, said, wait: (ms: number) => (time += ms) };
}

test("what is done is not done again", async () => {
  const { tasks, said } = keeper();
  let times = 0;
  for (const facts of ["1", "1", "2"])
    await tasks.once("advance", facts, async () => {
      times += 1;
    });
  expect([times, said]).toEqual([1, []]);
});

test("edge 41: what is refused is told once and left, until the invoice or the agreement has changed", async () => {
  const { tasks, said, wait } = keeper();
  let times = 0;
  const post = async () => {
    times += 1;
    if (times < 2) throw refusal;
  };
  for (let round = 0; round < 5; round += 1) {
    await tasks.once("advance", "kroner only", post);
    wait(60_000);
  }
  expect(times).toBe(1);
  expect(said).toEqual([expect.stringContaining("left until something changes: validation_failed")]);

  await tasks.once("advance", "euro too", post);
  await tasks.once("advance", "euro too", post);
  expect(times).toBe(2);
});

test("what failed for another reason has another try after a while, and holds up nobody else", async () => {
  const { tasks, said, wait } = keeper();
  let times = 0;
  const fail = async () => {
    times += 1;
    throw new ProblemError(503, {}, null);
  };
  await tasks.once("payment", "1", fail);
  await tasks.once("payment", "1", fail);
  expect(times).toBe(1);
  wait(10_000);
  await tasks.once("payment", "1", fail);
  expect(times).toBe(2);
  expect(said.length).toBe(2);
});
