import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** Bytes of chance in a secret: 256 bits, which no one guesses and no slow hash need protect. */
const entropyBytes = 32;

/**
 * A new key or token, shown once and never stored: `prefix_` and 43 characters that may stand in a
 * URL, a header or a shell. The prefix says what it is, to people and to scanners for leaked keys.
 */
export function newSecret(prefix: string): string {
  return `${prefix}_${randomBytes(entropyBytes).toString("base64url")}`;
}

/** What is stored of a secret, and looked up by: its SHA-256, 32 bytes. Only for secrets of `newSecret`, never for passwords. */
export function hashSecret(secret: string): Uint8Array {
  return new Uint8Array(createHash("sha256").update(secret, "utf8").digest());
}

/** Whether a secret is the one that was hashed, in a time that tells nothing of where they differ. */
export function matchesHash(secret: string, hash: Uint8Array): boolean {
  const candidate = hashSecret(secret);
  return candidate.length === hash.length && timingSafeEqual(candidate, hash);
}
