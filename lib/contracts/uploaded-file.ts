/** How much a file that is read in may hold, in megabytes: what the readers take, and below what a server action does. */
export const maxFileMegabytes = 10;

/** The same in bytes. */
export const maxFileBytes = maxFileMegabytes * 1024 * 1024;

/** Why a chosen file need not be sent at all: a server would read all of it to say the same. Null when it may be. */
export function tooLarge(file: { readonly size: number }) {
  return file.size > maxFileBytes ? { code: "file_too_large", maxMegabytes: maxFileMegabytes } : null;
}
