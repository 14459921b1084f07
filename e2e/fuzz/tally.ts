/** The calls of a fuzz by how they were answered, for whoever reads what CI printed. */
export class Tally {
  private readonly counts = new Map<string, number>();
  private readonly failures: string[] = [];

  /** Count one call, and keep what was wrong with its answer. */
  add(status: number, about: string, complaints: readonly string[]): void {
    this.counts.set(String(status), (this.counts.get(String(status)) ?? 0) + 1);
    for (const complaint of complaints) this.failures.push(`${about}: ${status}, ${complaint}`);
  }

  /** What was wrong, each kind of call once. */
  wrong(): string[] {
    return [...new Set(this.failures)].sort();
  }

  /** How many calls there were. */
  get calls(): number {
    return [...this.counts.values()].reduce((total, count) => total + count, 0);
  }

  /** "1300 calls: 200 × 310, 422 × 800 …" */
  toString(): string {
    const each = [...this.counts].sort().map(([status, count]) => `${status} × ${count}`);
    return `${this.calls} calls: ${each.join(", ")}`;
  }
}
