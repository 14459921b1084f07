declare module "pdfmake/fonts/Roboto.js" {
  /** The font shipped with pdfmake: style to file. */
  const fonts: { readonly Roboto: { normal: string; bold: string; italics: string; bolditalics: string } };
  export default fonts;
}
