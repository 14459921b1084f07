import { analyze } from "@/db/analyze";
import { openPool } from "@/db/client";
import { saveIntegration } from "@/db/writes/connections";
import { insertIntegrationMember } from "@/db/writes/people";
import { newSecret } from "@/lib/adapters/secrets";
import type { AgreementType } from "@/lib/domain/factoring";
import { addPerson } from "@/lib/services/access/add-person";
import { tellBoatyard } from "./boatyard";
import { lillevann, poFactoring, skjaergard, tinde, trebunn } from "./catalogue";
import { bookkeeper, firstCompany, integrator, viewer } from "./companies";
import { tellInn } from "./inn";
import { tellJoinery } from "./joinery";
import { tellPartnerClient } from "./partner-clients";

/** What the demo prints and writes to `demo-credentials.json`: how to sign in, and the partner's keys. */
export type DemoCredentials = {
  user: { email: string; password: string };
  /** Who works for the partner, and signs in to its desk; a story told before there was one has none. */
  partnerUser?: { email: string; password: string } | undefined;
  /** Slug of the company with factoring active. */
  company: string;
  partner: { applicationKey: string; clientKey: string };
  /** The clients of the partner, one for each type of agreement; a story told before there were several has none. */
  clients?: { agreementType: AgreementType; company: string; clientKey: string }[] | undefined;
};

/**
 * Tell the demo story in an empty, migrated database: by the same verbs as the screens and the API, each with
 * the story's own date. It is the same story every time, but for keys and ids, which are chance.
 *
 * @param url the database, as its owner
 */
export async function seedDemo(url: string): Promise<DemoCredentials> {
  const pool = openPool(url, 4);
  try {
    const userId = await addPerson(pool, bookkeeper);
    const viewerId = await addPerson(pool, viewer);
    const applicationKey = newSecret("fak");
    const integrationId = await saveIntegration(pool, poFactoring(applicationKey));
    const desk = { integrationId, userId: await addPerson(pool, integrator), administrator: true };
    await insertIntegrationMember(pool, desk);
    for (const partner of [skjaergard, trebunn, tinde, lillevann]) {
      await saveIntegration(pool, partner(newSecret("fak")));
    }

    const actor = { kind: "user", userId, name: bookkeeper.name, role: "administrator" } as const;
    const administrator = { userId, role: "administrator" } as const;
    const { clientKey } = await tellInn(pool, actor, [administrator, { userId: viewerId, role: "viewer" }]);
    await tellBoatyard(pool, actor, [administrator]);
    await tellJoinery(pool, actor, [administrator]);
    const bought = await tellPartnerClient(pool, actor, [administrator], "purchase");
    const served = await tellPartnerClient(pool, actor, [administrator], "service_only");
    await analyze(url);
    return {
      user: signInOf(bookkeeper),
      partnerUser: signInOf(integrator),
      company: firstCompany.slug,
      partner: { applicationKey, clientKey },
      clients: [
        { agreementType: "financing", company: firstCompany.slug, clientKey },
        { agreementType: "purchase", ...bought },
        { agreementType: "service_only", ...served },
      ],
    };
  } finally {
    await pool.end();
  }
}

function signInOf({ email, password }: { readonly email: string; readonly password: string }) {
  return { email, password };
}
