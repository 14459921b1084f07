/** The mark: an F above the rule that closes an account. */
export function BrandMark({ className = "size-6" }: { className?: string | undefined }) {
  return (
    <svg aria-hidden viewBox="0 0 32 32" className={className}>
      <rect width="32" height="32" rx="5" className="fill-accent" />
      <path d="M10 5h14v4H14.5v4H22.5v4h-8V22H10z" className="fill-on-accent" />
      <path d="M10 26h14" className="stroke-on-accent opacity-55" strokeWidth="1.25" />
    </svg>
  );
}
