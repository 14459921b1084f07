import { randomUUID } from "node:crypto";
import { parseArgs } from "node:util";
import { openPool } from "@/db/client";
import { findPartnerBySlug, findPersonByEmail, peopleDb } from "@/db/queries/partner-people";
import { inviteToDeskInput } from "@/lib/contracts/partner-people";
import { required } from "@/lib/env";
import { inviteToDesk } from "@/lib/services/partner-people/invite";
import { admitPerson } from "@/lib/services/partner-people/manage-people";
import { refusalText } from "@/lib/text/refusals";
import { getTexts } from "@/lib/text/server";

// `npm run partner:admit -- --partner SLUG --email ADDRESS`: a partner's first administrator, by the operator. Whoever
// signs in already is let in at once; anyone else gets an invitation, which the worker mails.
process.exitCode = await admit();

async function admit(): Promise<0 | 1 | 2> {
  const { partner: slug = "", email: address = "" } = readArgs();
  const asked = inviteToDeskInput.safeParse({ email: address, administrator: true });
  if (slug === "" || !asked.success) {
    return fail(
      "Usage: npm run partner:admit -- --partner po-factoring --email petra@po-factoring.example",
      2,
    );
  }

  const pool = openPool(required("DATABASE_URL"), 1);
  try {
    const partner = await findPartnerBySlug(peopleDb(pool), slug);
    if (!partner) return fail(`There is no partner "${slug}" in the catalogue.`, 1);

    const { email } = asked.data;
    const person = await findPersonByEmail(peopleDb(pool), email);
    const scope = { pool, integrationId: partner.id, now: new Date(), requestId: randomUUID() };
    const operator = { ...scope, actor: "operator" } as const;
    const result = person
      ? await admitPerson(operator, { userId: person.id, email })
      : await inviteToDesk(operator, asked.data);
    if (!result.ok) return fail(refusalText(getTexts("en"), result.error), 1);

    const done = person ? "is an administrator now" : "has been sent an invitation";
    process.stdout.write(`${email} ${done} at ${partner.name}.\n`);
    return 0;
  } finally {
    await pool.end();
  }
}

function readArgs() {
  try {
    return parseArgs({ options: { partner: { type: "string" }, email: { type: "string" } } }).values;
  } catch {
    return {};
  }
}

function fail<Code extends 1 | 2>(line: string, code: Code): Code {
  process.stderr.write(`${line}\n`);
  return code;
}
