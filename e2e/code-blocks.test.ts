import { expect, test } from "vitest";
import { shellSteps } from "./code-blocks";

test("the shell blocks of a page are its steps, each with what stands under it", () => {
  const page =
    "# P\n\n```sh\necho a\necho b\n```\n\n```text\na\n… (b)\n```\n\nWords.\n\n```sh\nx=1\n```\n\n```json\n{}\n```\n";
  const steps = shellSteps(page);
  expect(steps.map(({ code }) => code)).toEqual(["echo a\necho b\n", "x=1\n"]);
  expect(steps[0]?.prints.test("a\nsomething (b)")).toBe(true);
  expect(steps[0]?.prints.test("a\nb")).toBe(false);
  expect(steps[0]?.prints.test("a\n (b)\nmore")).toBe(false);
  expect(steps[1]?.prints.test("anything")).toBe(true);
});
