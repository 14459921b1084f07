/** The mark: an F on the double rule that closes an account. */
export function BrandMark({ className = "size-6" }: { className?: string | undefined }) {
  return (
    <svg aria-hidden viewBox="0 0 32 32" className={className}>
      <rect width="32" height="32" rx="5" className="fill-accent" />
      <path d="M9 6.5h15v4H13.5v4H22v4h-8.5V21H9z" className="fill-on-accent" />
      <path d="M9 23.5h15M9 26.5h15" className="stroke-on-accent" strokeWidth="1.5" />
    </svg>
  );
}
