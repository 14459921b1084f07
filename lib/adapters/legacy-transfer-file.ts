import { createHash } from "node:crypto";
import { type Transfer, trailerRecord, transferRecords } from "@/lib/domain/legacy-transfer";

/** A transfer as the file that the bureau gets: UTF-8, and in its last record the checksum of what stands above it. */
export function writeTransferFile(transfer: Transfer): {
  readonly filename: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  readonly sha256: Uint8Array;
} {
  const body = Buffer.from(transferRecords(transfer), "utf8");
  const trailer = trailerRecord(transfer, createHash("sha256").update(body).digest("hex"));
  const bytes = new Uint8Array(Buffer.concat([body, Buffer.from(trailer, "utf8")]));
  const sequence = String(transfer.sequenceNo).padStart(5, "0");
  return {
    filename: `factoring-${transfer.seller.orgNr}-${sequence}.txt`,
    mediaType: "text/plain; charset=utf-8",
    bytes,
    sha256: new Uint8Array(createHash("sha256").update(bytes).digest()),
  };
}
