declare module "norway-postal-codes" {
  /** Bring's list: four digits to the place's name in capitals. */
  const places: Readonly<Record<string, string>>;
  export default places;
}
