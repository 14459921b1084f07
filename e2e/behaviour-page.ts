import type { Behaviour } from "./behaviour-list";

/** A test that passed: where it stands, and its whole title. */
export type PassedTest = { readonly file: string; readonly title: string };

const statusWords = { done: "Done", part: "In part", later: "Later" } as const;

/**
 * The behaviours that a title names: "M8, M9", "M26–M29" and "M29b, edge 33" alike. A range holds its whole
 * numbers; M29b stands only where it is named.
 */
export function behavioursIn(title: string): string[] {
  const named = new Set<string>();
  for (const [, from, letter = "", to] of title.matchAll(
    /\bM(\d{1,2})(b?)(?:\s?(?:–|-|to)\s?M(\d{1,2}))?\b/g,
  )) {
    named.add(`M${from}${letter}`);
    for (let no = Number(from) + 1; no <= Number(to ?? from); no += 1) named.add(`M${no}`);
  }
  return [...named];
}

/** The behaviours marked as done that no passing test names. */
export function unproven(behaviours: readonly Behaviour[], tests: readonly PassedTest[]): string[] {
  const proven = new Set(tests.flatMap(({ title }) => behavioursIn(title)));
  return behaviours.filter(({ id, status }) => status === "done" && !proven.has(id)).map(({ id }) => id);
}

/** `docs/behaviours.md`: each behaviour with where it is done, its status, and the tests that prove it. */
export function behaviourPage(behaviours: readonly Behaviour[], tests: readonly PassedTest[]): string {
  const head = [
    "# Behaviours",
    "",
    "Every behaviour of Fordring, where it is done, and the tests that prove it. Written by `npm run behaviours` from the",
    "titles of tests that passed: a behaviour marked as done without a passing test fails `npm test`, and so does a page that differs.",
    "",
    "| | behaviour | where | status | tests |",
    "|---|---|---|---|---|",
    ...behaviours.map((one) => row(one, proofs(one, tests))),
  ];
  const sections = behaviours.map((one) => section(one, proofs(one, tests)));
  return `${[...head, "", ...sections].join("\n")}`;
}

function proofs({ id }: Behaviour, tests: readonly PassedTest[]): PassedTest[] {
  return tests
    .filter(({ title }) => behavioursIn(title).includes(id))
    .sort((a, b) => compare(a.file, b.file) || compare(a.title, b.title));
}

function row({ id, name, where, status }: Behaviour, tests: readonly PassedTest[]): string {
  return `| [${id}](#${id.toLowerCase()}) | ${name} | ${where} | ${statusWords[status]} | ${tests.length} |`;
}

function section({ id, name, promise, status, missing }: Behaviour, tests: readonly PassedTest[]): string {
  const files = [...new Set(tests.map(({ file }) => file))];
  const lines = files.flatMap((file) => [
    `- \`${file}\``,
    ...tests.filter((test) => test.file === file).map(({ title }) => `  - ${title}`),
  ]);
  const lacking = missing ? [`Not there yet: ${missing}`, ""] : [];
  return [
    `<a id="${id.toLowerCase()}"></a>`,
    "",
    `## ${id} ${name} (${statusWords[status].toLowerCase()})`,
    "",
    promise,
    "",
    ...lacking,
    ...lines,
    "",
  ].join("\n");
}

/** By code point, so that the page is the same on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
