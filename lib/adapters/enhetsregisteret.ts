import { z } from "zod";
import type { RegistryUnit } from "@/lib/domain/registry-unit";
import { ok, type Result, refuse } from "@/lib/domain/result";

export type RegistryRefusal = { readonly code: "registry_not_found" | "registry_unavailable" };

/** Enhetsregisteret, as far as we ask it. Nothing throws: a registry that does not answer is an answer too. */
export type Registry = {
  /** One unit by its organisation number, nine digits. */
  readonly find: (orgNr: string) => Promise<Result<RegistryUnit, RegistryRefusal>>;
  /** The units that a name fits best, ten at most; none is an empty list. */
  readonly search: (name: string) => Promise<Result<RegistryUnit[], RegistryRefusal>>;
};

/** How patient we are, and how much we read. */
export type RegistryLimits = { readonly milliseconds: number; readonly bytes: number };

const limits: RegistryLimits = { milliseconds: 4_000, bytes: 1024 * 1024 };

const text = z.string().trim().max(500).nullish();
const address = z.object({
  adresse: z.array(z.string().nullable()).nullish(),
  postnummer: text,
  poststed: text,
  landkode: text,
});
const unit = z.object({
  organisasjonsnummer: z.string().regex(/^\d{9}$/),
  navn: z.string().min(1).max(500),
  organisasjonsform: z.object({ kode: z.string() }).nullish(),
  forretningsadresse: address.nullish(),
  postadresse: address.nullish(),
  telefon: text,
  mobil: text,
  epostadresse: text,
  slettedato: text,
});
const found = z.object({ _embedded: z.object({ enheter: z.array(unit) }).optional() });

/**
 * A client of Enhetsregisteret's open API (data.brreg.no).
 *
 * @param base the address below which `/enheter` lies, without a slash at its end
 */
export function enhetsregisteret(base: string, within: RegistryLimits = limits): Registry {
  return {
    find: async (orgNr) => {
      const answer = await ask(`${base}/enheter/${encodeURIComponent(orgNr)}`, unit, within);
      return answer.ok ? ok(toUnit(answer.value)) : answer;
    },
    search: async (name) => {
      const query = new URLSearchParams({ navn: name, size: "10" });
      const answer = await ask(`${base}/enheter?${query}`, found, within);
      if (!answer.ok) return answer.error.code === "registry_not_found" ? ok([]) : answer;
      return ok((answer.value._embedded?.enheter ?? []).slice(0, 10).map(toUnit));
    },
  };
}

async function ask<Schema extends z.ZodType>(
  url: string,
  schema: Schema,
  { milliseconds, bytes }: RegistryLimits,
): Promise<Result<z.output<Schema>, RegistryRefusal>> {
  try {
    const response = await fetch(url, {
      headers: { accept: "application/json" },
      redirect: "error",
      signal: AbortSignal.timeout(milliseconds),
    });
    // 410 is a number that was there once.
    if (response.status === 404 || response.status === 410 || response.status === 400) {
      await response.body?.cancel();
      return refuse({ code: "registry_not_found" });
    }
    if (!response.ok) {
      await response.body?.cancel();
      return refuse({ code: "registry_unavailable" });
    }
    const parsed = schema.safeParse(JSON.parse(await bodyWithin(response, bytes)));
    return parsed.success ? ok(parsed.data) : refuse({ code: "registry_unavailable" });
  } catch {
    // No connection, too slow, too much, no JSON: for the user it is one thing, and he goes on by hand.
    return refuse({ code: "registry_unavailable" });
  }
}

async function bodyWithin(response: Response, bytes: number): Promise<string> {
  const decoder = new TextDecoder();
  let [body, size] = ["", 0];
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > bytes) throw new Error("the answer is too big");
    body += decoder.decode(chunk, { stream: true });
  }
  return body + decoder.decode();
}

/** The postal address where there is one: that is where an invoice goes. */
function toUnit(told: z.output<typeof unit>): RegistryUnit {
  const place = told.postadresse?.poststed ? told.postadresse : told.forretningsadresse;
  const lines = (place?.adresse ?? []).flatMap((line) => line?.trim() || []);
  return {
    orgNr: told.organisasjonsnummer,
    name: told.navn,
    form: told.organisasjonsform?.kode ?? null,
    street: lines.at(-1) ?? null,
    street2: lines.slice(0, -1).join(", ") || null,
    postalCode: place?.postnummer || null,
    city: place?.poststed || null,
    country: /^[A-Z]{2}$/.test(place?.landkode ?? "") ? (place?.landkode ?? "NO") : "NO",
    phone: told.telefon || told.mobil || null,
    email: told.epostadresse || null,
    deleted: Boolean(told.slettedato),
  };
}
