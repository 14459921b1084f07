import type { Pool } from "@/db/client";
import { findConnection } from "@/db/queries/connections";
import { insertIntegrationMember } from "@/db/writes/people";
import type { Company } from "./company";
import { newPerson, type Person } from "./person";

/** Someone who works for the partner of a company, and is a member of no company. */
export async function newDeskPerson(
  pool: Pool,
  company: Company,
  { administrator = false } = {},
): Promise<Person> {
  const { connectionId } = await company.activate();
  const connection = await findConnection(company.scope, connectionId);
  const person = await newPerson("Petra Part");
  await insertIntegrationMember(pool, {
    integrationId: connection?.integrationId ?? "",
    userId: person.id,
    administrator,
  });
  return person;
}
