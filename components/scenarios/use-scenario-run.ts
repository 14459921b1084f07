"use client";

import { useRef, useState } from "react";
import type { z } from "zod";
import type { KeptRun, runScenarioInput, ScenarioLine, ScenarioStep } from "@/lib/contracts/scenarios";

/** How a run stands: its steps so far, and how it ended. */
export type ScenarioRun = Omit<KeptRun, "state"> & { readonly state: KeptRun["state"] | "playing" };

type Ending = Pick<KeptRun, "state" | "missing">;

/** Play a scenario at an address that tells of each step as it ends, a line of JSON each. `keep` is given what is over. */
export function useScenarioRun(address: string, keep: (run: KeptRun) => void) {
  const [run, setRun] = useState<ScenarioRun | null>(null);
  const stopper = useRef<AbortController | null>(null);

  async function play(title: KeptRun["title"], input: z.input<typeof runScenarioInput>): Promise<void> {
    stopper.current?.abort();
    const stop = new AbortController();
    stopper.current = stop;
    const steps: ScenarioStep[] = [];
    const begun = { title, seed: input.seed, at: new Date().toISOString(), missing: null };
    setRun({ ...begun, steps, state: "playing" });
    const ended = await readLines(address, input, stop.signal, (step) => {
      steps.push(step);
      setRun({ ...begun, steps: [...steps], state: "playing" });
    });
    const over = { ...begun, ...ended, steps: [...steps] };
    setRun(over);
    keep(over);
  }

  return { run, play, show: (kept: KeptRun) => setRun(kept), stop: () => stopper.current?.abort() };
}

async function readLines(
  address: string,
  input: unknown,
  signal: AbortSignal,
  told: (step: ScenarioStep) => void,
): Promise<Ending> {
  try {
    const answer = await fetch(address, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(input),
      signal,
    });
    if (!answer.ok || !answer.body) return { state: "not_reached", missing: null };
    let rest = "";
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      const lines = `${rest}${part.value}`.split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) {
        const said: ScenarioLine = JSON.parse(line);
        if (said.kind === "step") told(said.step);
        else if (said.kind === "end") return { state: said.outcome, missing: said.missing };
        else return { state: said.why, missing: null };
      }
    }
  } catch {
    // Told below: it was stopped, or the connection broke.
  }
  return { state: "interrupted", missing: null };
}
