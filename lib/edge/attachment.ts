/** The heading that makes an answer a file to be kept. RFC 6266: plain letters for old readers, the real name for others. */
export function attachment(filename: string): string {
  const safe = filename.replace(/[\\/:*?"<>|\p{Cc}]/gu, "_");
  const ascii = safe.normalize("NFKD").replace(/[^\x20-\x7e]/g, "_");
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(safe).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)}`;
}
