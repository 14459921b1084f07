/** A unit as Enhetsregisteret knows it, with the address that invoices go to. */
export type RegistryUnit = {
  readonly orgNr: string;
  readonly name: string;
  /** "AS", "ENK" …; null when it is not told. */
  readonly form: string | null;
  readonly street: string | null;
  readonly street2: string | null;
  readonly postalCode: string | null;
  readonly city: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly phone: string | null;
  readonly email: string | null;
  /** Struck off the register. */
  readonly deleted: boolean;
};
