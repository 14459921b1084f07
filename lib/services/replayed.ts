/** Thrown by `transact` when an `Idempotency-Key` was answered before; the edge sends that answer again. */
export class Replayed extends Error {
  readonly status: number;
  readonly body: unknown;

  constructor(status: number, body: unknown) {
    super("the request was answered before");
    this.status = status;
    this.body = body;
  }
}
