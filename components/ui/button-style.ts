import { cva, type VariantProps } from "class-variance-authority";

/** The look shared by buttons and links that look like buttons. At least 28 px high: targets of 24 px and more. */
export const buttonStyle = cva(
  "inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md border font-medium whitespace-nowrap select-none transition-colors duration-100 [&_svg]:size-4 [&_svg]:shrink-0 disabled:cursor-not-allowed disabled:opacity-55 aria-disabled:cursor-not-allowed",
  {
    variants: {
      variant: {
        primary: "border-accent bg-accent text-on-accent hover:border-accent-hover hover:bg-accent-hover",
        secondary: "border-rule-strong bg-raised text-ink hover:bg-hover",
        quiet: "border-transparent bg-transparent text-ink hover:bg-hover",
        danger:
          "border-negative bg-negative text-on-accent hover:border-negative-hover hover:bg-negative-hover",
      },
      size: {
        normal: "h-8 px-3 text-base",
        small: "h-7 px-2 text-sm",
        icon: "size-8 p-0",
      },
    },
    defaultVariants: { variant: "secondary", size: "normal" },
  },
);

export type ButtonLook = VariantProps<typeof buttonStyle>;
