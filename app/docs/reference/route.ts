import { referencePage } from "@/lib/edge/reference-page";

/** The API reference. */
export function GET(): Response {
  return referencePage();
}
