declare module "pdfmake/standard-fonts/Helvetica.js" {
  /** The font that every PDF reader has: style to name. */
  const fonts: { readonly Helvetica: { normal: string; bold: string; italics: string; bolditalics: string } };
  export default fonts;
}
