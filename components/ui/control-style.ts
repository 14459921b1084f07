/** The box of every typed control: 32 px, a border of 3:1, red when wrong. */
export const controlStyle =
  "h-8 w-full min-w-0 rounded-md border border-rule-strong bg-raised px-2 text-base text-ink transition-colors duration-100 hover:border-ink-soft focus-visible:outline-offset-0 disabled:cursor-not-allowed disabled:bg-sunk disabled:text-ink-soft [&:is(input,textarea):read-only]:bg-sunk aria-invalid:border-negative aria-invalid:shadow-[inset_0_0_0_1px_var(--negative)]";
