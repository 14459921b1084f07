import { parseArgs } from "node:util";

/** What stands after `npm run demo --`. */
export type DemoOptions = {
  /** `auto`: the built-in partner fetches, delivers and posts by itself; `off`: left to an integrator. */
  partner: "auto" | "off";
  /** Start the story anew. */
  reset: boolean;
  /** Hot reload instead of a build. */
  dev: boolean;
};

/** A message of one line for the person at the terminal; the demo prints it and exits with 1. */
export class DemoError extends Error {
  override name = "DemoError";
}

/** @throws DemoError naming the option that is wrong. */
export function parseDemoOptions(args: readonly string[]): DemoOptions {
  const { partner, reset, dev } = read(args);
  if (partner !== "auto" && partner !== "off")
    throw new DemoError(`--partner is "auto" or "off", not "${partner}".`);
  return { partner, reset, dev };
}

function read(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        partner: { type: "string", default: "auto" },
        reset: { type: "boolean", default: false },
        dev: { type: "boolean", default: false },
      },
    }).values;
  } catch (error) {
    const what = error instanceof Error ? error.message.split(". ")[0] : String(error);
    throw new DemoError(`${what}. Options: --partner=auto|off, --reset.`);
  }
}
