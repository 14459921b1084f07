const classes = ["1", "2", "3", "4", "5", "6", "7", "8"] as const;

/** The class of an account in NS 4102: its first digit; 9 is free and counted with 8. */
export function classOf(accountNo: number): (typeof classes)[number] {
  return classes[Math.floor(accountNo / 1000) - 1] ?? "8";
}
