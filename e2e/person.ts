import { createHmac, randomBytes } from "node:crypto";
import { hashPassword } from "better-auth/crypto";
import { auth } from "@/lib/edge/auth";
import { env, required } from "@/lib/env";

/** The password of every test's person. */
const PASSWORD = "en-lang-setning-som-passord";

let passwordHash: Promise<string> | undefined;

/** Someone of the test's own who can sign in, and is signed in already by `cookie`. */
export type Person = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
  /** For `context.addCookies`. */
  readonly cookie: { name: string; value: string; url: string };
};

/**
 * Add a person with an open session. The password is hashed once a process, and signing in is not gone
 * through: the one costs a tenth of a second, the other is limited for each address.
 */
export async function newPerson(name = "Tove Tester"): Promise<Person> {
  const { internalAdapter, authCookies } = await auth().$context;
  passwordHash ??= hashPassword(PASSWORD);
  const email = `tove.${randomBytes(8).toString("hex")}@prove.example`;
  const { id } = await internalAdapter.createUser(
    { name, email, locale: "nb", emailVerified: true },
    { method: "email-password" },
  );
  await internalAdapter.linkAccount({
    userId: id,
    accountId: id,
    providerId: "credential",
    password: await passwordHash,
  });
  const { token } = await internalAdapter.createSession(id);

  const value = encodeURIComponent(`${token}.${signature(token)}`);
  const cookie = { name: authCookies.sessionToken.name, value, url: env().BASE_URL };
  return { id, name, email, password: PASSWORD, cookie };
}

/** As better-auth signs the cookie of a session. */
function signature(token: string): string {
  return createHmac("sha256", required("AUTH_SECRET")).update(token).digest("base64");
}
