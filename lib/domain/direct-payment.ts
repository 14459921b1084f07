/** What has become of money that the debtor paid to the company itself (M29b). */
export type DirectPaymentState = "open" | "forwarded" | "set_off";
