import { mod11 } from "@/lib/domain/identifiers";

/** A valid organisation number in the range for made-up organisations, from any small number. */
export function inventedOrgNr(serial: number): string {
  for (let tried = serial; ; tried += 1) {
    const body = `3${String(tried).padStart(7, "0")}`;
    const control = mod11(body, [3, 2, 7, 6, 5, 4, 3, 2]);
    if (control < 10) return `${body}${control}`;
  }
}
