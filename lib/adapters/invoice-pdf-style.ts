/** Points of a length in millimetres, the unit of paper and envelopes. */
export function mm(millimetres: number): number {
  return (millimetres * 72) / 25.4;
}

/** Text, quieter text, the lines between rows and the panel that says what to pay. */
export const colours = {
  ink: "#1c2127",
  quiet: "#59636e",
  rule: "#c9ced4",
  hairline: "#dde1e5",
  panel: "#f2f4f6",
} as const;
