import { z } from "zod";
import list from "./behaviours.json";

const behaviour = z.strictObject({
  id: z.string().regex(/^M\d{1,2}b?$/),
  name: z.string(),
  /** In our own words, one or two sentences. */
  promise: z.string(),
  /** Pages below `/[company]`, or endpoints below `/api/v1`. */
  where: z.string(),
  status: z.enum(["done", "part", "later"]),
  /** What is not there yet, of a behaviour that is not done. */
  missing: z.string().optional(),
});

/** What Fordring promises to do, with where it is done. A behaviour that is `done` must have a passing test. */
export type Behaviour = z.infer<typeof behaviour>;

/** Every behaviour, in the order of the two source documents. */
export const behaviours: readonly Behaviour[] = z.array(behaviour).parse(list);
