"use client";

import { useRef, useState } from "react";
import type { z } from "zod";
import type {
  runScenarioInput,
  ScenarioFailure,
  ScenarioLine,
  ScenarioStep,
} from "@/lib/contracts/scenarios";

/** How a run stands: its steps so far, and how it ended. */
export type ScenarioRun = {
  readonly title: string;
  readonly steps: readonly ScenarioStep[];
  readonly state: "playing" | "passed" | "failed" | "not_played" | "interrupted" | ScenarioFailure;
};

/** Play a scenario at an address that tells of each step as it ends, a line of JSON each. */
export function useScenarioRun(address: string) {
  const [run, setRun] = useState<ScenarioRun | null>(null);
  const stopper = useRef<AbortController | null>(null);

  async function play(title: string, input: z.input<typeof runScenarioInput>): Promise<void> {
    stopper.current?.abort();
    const stop = new AbortController();
    stopper.current = stop;
    const steps: ScenarioStep[] = [];
    setRun({ title, steps, state: "playing" });
    const ended = await readLines(address, input, stop.signal, (step) => {
      steps.push(step);
      setRun({ title, steps: [...steps], state: "playing" });
    });
    setRun({ title, steps: [...steps], state: ended });
  }

  return { run, play, stop: () => stopper.current?.abort() };
}

async function readLines(
  address: string,
  input: unknown,
  signal: AbortSignal,
  told: (step: ScenarioStep) => void,
): Promise<ScenarioRun["state"]> {
  try {
    const answer = await fetch(address, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(input),
      signal,
    });
    if (!answer.ok || !answer.body) return "not_reached";
    let rest = "";
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      const lines = `${rest}${part.value}`.split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) {
        const said: ScenarioLine = JSON.parse(line);
        if (said.kind === "step") told(said.step);
        else return said.kind === "end" ? said.outcome : said.why;
      }
    }
  } catch {
    // Told below: it was stopped, or the connection broke.
  }
  return "interrupted";
}
