import { DigestError } from "./problem.ts";

/**
 * The SHA-256 of a file in hexadecimal, when it is what the answer's `Repr-Digest` (RFC 9530) and the list say.
 *
 * @throws DigestError when one of them says another
 */
export async function checkDigest(
  bytes: Uint8Array<ArrayBuffer>,
  reprDigest: string | null,
  promised: string | undefined,
): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const sha256 = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  const told = /(?:^|,)\s*sha-256=:([A-Za-z0-9+/=]+):/.exec(reprDigest ?? "")?.[1];
  if (told !== undefined && told !== btoa(String.fromCharCode(...digest)))
    throw new DigestError(`the file is damaged: its SHA-256 is ${sha256}, and Repr-Digest says ${told}`);
  if (promised !== undefined && promised !== sha256)
    throw new DigestError(`the file is another: its SHA-256 is ${sha256}, and ${promised} was promised`);
  return sha256;
}
